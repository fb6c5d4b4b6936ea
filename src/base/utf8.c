#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

bool rf__is_utf8(const char *bytes, size_t n) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    for (size_t i = 0; i < n;) {
        uint64_t eight; /* mostly ASCII: eight bytes at once */
        if (n - i >= sizeof eight) {
            memcpy(&eight, bytes + i, sizeof eight);
            if (!(eight & 0x8080808080808080u)) {
                i += sizeof eight;
                continue;
            }
        }
        unsigned char lead = (unsigned char)bytes[i];
        size_t length = lead < 0x80             ? 1
                        : (lead & 0xE0) == 0xC0 ? 2
                        : (lead & 0xF0) == 0xE0 ? 3
                        : (lead & 0xF8) == 0xF0 ? 4
                                                : 0;
        if (length == 0 || n - i < length)
            return false;
        uint32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (size_t k = 1; k < length; k++) {
            unsigned char c = (unsigned char)bytes[i + k];
            if ((c & 0xC0) != 0x80)
                return false;
            code = code << 6 | (c & 0x3F);
        }
        if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return false;
        i += length;
    }
    return true;
}

size_t rf__utf8_count(const char *bytes, size_t n) {
    const uint64_t ones = 0x0101010101010101u;
    size_t later = 0, i = 0;
    for (; n - i >= 8; i += 8) {
        uint64_t eight;
        memcpy(&eight, bytes + i, sizeof eight);
        if (eight & ones * 0x80)
            later += (eight >> 7 & ~(eight >> 6) & ones) * ones >> 56;
    }
    for (; i < n; i++)
        later += ((unsigned char)bytes[i] & 0xC0) == 0x80;
    return n - later;
}
