#include "base/csv.h"

#include "base/mem.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void rf__csv_start(rf__csv *csv, const char *path, const char *text, size_t n) {
    *csv = (rf__csv){.path = path, .at = text, .end = text + n, .line = 1, .column = 1};
    if (n >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
        csv->at += 3;
}

void rf__csv_free(rf__csv *csv) {
    rf__free(csv->store);
    rf__free(csv->fields);
    csv->store = NULL;
    csv->fields = NULL;
}

static bool put(rf__csv *csv, char c) {
    if (!rf__grow(&csv->store, &csv->store_cap, csv->store_n + 1, 1))
        return false;
    csv->store[csv->store_n++] = c;
    return true;
}

static void step(rf__csv *csv) {
    char c = *csv->at++;
    if (c == '\n' || (c == '\r' && (csv->at == csv->end || *csv->at != '\n'))) {
        csv->line++;
        csv->column = 1;
    } else
        csv->column++;
}

static bool at_line_end(const rf__csv *csv) {
    return csv->at == csv->end || *csv->at == '\n' || *csv->at == '\r';
}

/* One quoted run; the opening quote has been seen. */
static rf_err read_quoted(rf__csv *csv, rf_diag *diag) {
    uint32_t line = csv->line, column = csv->column;
    step(csv);
    for (;;) {
        if (csv->at == csv->end)
            return rf_diag_set(diag, RF_ERR_CSV, csv->path, line, column,
                               "a quoted field begins here and never ends");
        if (*csv->at == '"') {
            step(csv);
            if (csv->at == csv->end || *csv->at != '"')
                return RF_OK;
        }
        if (*csv->at == 0)
            return rf_diag_set(diag, RF_ERR_CSV, csv->path, csv->line, csv->column,
                               "a NUL byte: the file is not text; save it as UTF-8 CSV");
        if (!put(csv, *csv->at))
            return RF_ERR_NOMEM;
        step(csv);
    }
}

/* One field up to its comma or the line's end. */
static rf_err read_field(rf__csv *csv, rf_diag *diag) {
    if (!rf__grow(&csv->fields, &csv->fields_cap, csv->n_fields + 1, sizeof *csv->fields))
        return RF_ERR_NOMEM;
    while (csv->at < csv->end && (*csv->at == ' ' || *csv->at == '\t'))
        step(csv);
    size_t start = csv->store_n;
    uint32_t line = csv->line, column = csv->column;
    if (csv->at < csv->end && *csv->at == '"') {
        rf_err err = read_quoted(csv, diag);
        if (err)
            return err;
    }
    while (!at_line_end(csv) && *csv->at != ',') {
        if (*csv->at == 0)
            return rf_diag_set(diag, RF_ERR_CSV, csv->path, csv->line, csv->column,
                               "a NUL byte: the file is not text; save it as UTF-8 CSV");
        if (!put(csv, *csv->at))
            return RF_ERR_NOMEM;
        step(csv);
    }
    while (csv->store_n > start &&
           (csv->store[csv->store_n - 1] == ' ' || csv->store[csv->store_n - 1] == '\t'))
        csv->store_n--;
    uint32_t n = (uint32_t)(csv->store_n - start);
    if (!put(csv, 0))
        return RF_ERR_NOMEM;
    /* The store may still move: offsets now, pointers when the row is whole. */
    csv->fields[csv->n_fields++] = (rf__csv_field){NULL, n, line, column};
    return RF_OK;
}

rf_err rf__csv_next(rf__csv *csv, bool *ret_more, rf_diag *diag) {
    csv->n_fields = 0;
    csv->store_n = 0;
    csv->row_line = csv->line;
    if (csv->at == csv->end) {
        *ret_more = false;
        return RF_OK;
    }
    if (!at_line_end(csv)) {
        for (;;) {
            rf_err err = read_field(csv, diag);
            if (err)
                return err;
            if (at_line_end(csv))
                break;
            step(csv);
        }
    }
    if (csv->at < csv->end && *csv->at == '\r') {
        step(csv);
        if (csv->at < csv->end && *csv->at == '\n')
            step(csv);
    } else if (csv->at < csv->end)
        step(csv);
    size_t offset = 0;
    for (size_t i = 0; i < csv->n_fields; i++) {
        csv->fields[i].text = csv->store + offset;
        offset += csv->fields[i].n + 1;
    }
    *ret_more = true;
    return RF_OK;
}

rf__csv_field rf__csv_get(const rf__csv *csv, size_t i) {
    if (i < csv->n_fields)
        return csv->fields[i];
    return (rf__csv_field){"", 0, csv->row_line, 0};
}

bool rf__csv_is_comment(const rf__csv *csv) {
    return csv->n_fields == 0 || csv->fields[0].text[0] == '#' ||
           (csv->n_fields == 1 && csv->fields[0].n == 0);
}

bool rf__parse_double(const char *text, size_t n, double *ret) {
    char copy[64];
    if (n == 0 || n >= sizeof copy)
        return false;
    memcpy(copy, text, n);
    copy[n] = 0;
    /* strtod also takes hexadecimal, "inf" and "nan", none of which is a figure in a table. */
    if (strspn(copy, "0123456789+-.eE") != n)
        return false;
    char *end;
    errno = 0;
    double value = strtod(copy, &end);
    if (*end || end == copy || !isfinite(value))
        return false;
    *ret = value;
    return true;
}

bool rf__parse_int(const char *text, size_t n, int64_t *ret) {
    char copy[32];
    if (n == 0 || n >= sizeof copy)
        return false;
    memcpy(copy, text, n);
    copy[n] = 0;
    if (strspn(copy, "0123456789+-") != n)
        return false;
    char *end;
    errno = 0;
    long long value = strtoll(copy, &end, 10);
    if (*end || end == copy || errno)
        return false;
    *ret = value;
    return true;
}
