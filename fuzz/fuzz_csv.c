/* CSV and numbers: any bytes give rows or an error with a place; what is read can be written and read
 * again as the same. */
#include "base/buf.h"
#include "base/csv.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good) {
    if (!good)
        abort();
}

static void read_again(const rf__csv *csv) {
    rf__buf buf = {0};
    for (size_t i = 0; i < csv->n_fields; i++) {
        rf__buf_str(&buf, i ? "," : "");
        rf__buf_csv(&buf, csv->fields[i].text);
    }
    rf__buf_str(&buf, "\n");
    if (!strncmp(buf.bytes, "\xEF\xBB\xBF", 3)) { /* at the start it would be passed over */
        rf__buf_free(&buf);
        return;
    }
    rf__csv again;
    bool more;
    rf__csv_start(&again, "again", buf.bytes, buf.n);
    check(!rf__csv_next(&again, &more, NULL) && more);
    bool blank = csv->n_fields <= 1 && (!csv->n_fields || !csv->fields[0].n);
    check(blank || again.n_fields == csv->n_fields);
    for (size_t i = 0; !blank && i < csv->n_fields; i++) {
        /* Spaces that stood inside quotes may be taken off the second time. */
        const char *a = csv->fields[i].text, *b = again.fields[i].text;
        a += strspn(a, " \t");
        b += strspn(b, " \t");
        check(!strncmp(a, b, strlen(b)) && strspn(a + strlen(b), " \t") == strlen(a + strlen(b)));
    }
    rf__csv_free(&again);
    rf__buf_free(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = rf__strndup((const char *)data, size);
    rf__csv csv;
    rf_diag diag = {0};
    bool more = false;
    rf_err err;
    size_t rows = 0;
    if (!text)
        return 0;
    rf__csv_start(&csv, "in", text, size);
    while (!(err = rf__csv_next(&csv, &more, &diag)) && more) {
        uint32_t line = csv.row_line;
        check(++rows <= size + 1);
        for (size_t i = 0; i < csv.n_fields; i++) {
            rf__csv_field f = rf__csv_get(&csv, i);
            int64_t whole;
            double number;
            check(strlen(f.text) == f.n && f.line >= line && f.column >= 1);
            if (rf__parse_int(f.text, f.n, &whole))
                check(rf__parse_double(f.text, f.n, &number));
        }
        (void)rf__csv_is_comment(&csv);
        read_again(&csv);
    }
    if (err)
        check(err == RF_ERR_CSV && diag.line >= 1 && diag.column >= 1 && diag.message[0]);
    rf__csv_free(&csv);
    rf__free(text);
    return 0;
}
