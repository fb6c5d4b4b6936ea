#include "report_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return read_as(size && data[0] % 2 ? "json" : "ndjson", data + (size > 0), size - (size > 0));
}
