/* CSV as Python's csv module reads it (RFC 4180 with lenient quotes), over a text in memory. Gives
 * every field its line and column, so that an issue can name them. A UTF-8 byte order mark is
 * skipped; lines end with LF, CRLF or CR. */
#ifndef RF_CSV_H
#define RF_CSV_H

#include "refuge/err.h"

#include <stdbool.h>

/* A field with the spaces around it taken off (Flee's files have them); text is NUL-ended. */
typedef struct rf__csv_field {
    const char *text;
    uint32_t n;
    uint32_t line, column;
} rf__csv_field;

typedef struct rf__csv {
    const char *path; /* for diags; not owned */
    const char *at, *end;
    uint32_t line, column;
    char *store; /* fields of the current row */
    size_t store_cap, store_n;
    rf__csv_field *fields;
    size_t n_fields, fields_cap;
    uint32_t row_line;
} rf__csv;

/* Starts on n bytes of text, which must outlive the reader. */
void rf__csv_start(rf__csv *csv, const char *path, const char *text, size_t n);
/* The next row: *ret_more is false at the end. Empty lines give a row of 0 fields. Fields live until
 * the next call. RF_ERR_CSV (a NUL byte, a quote that never ends), RF_ERR_NOMEM. */
rf_err rf__csv_next(rf__csv *csv, bool *ret_more, rf_diag *diag) RF_NODISCARD;
void rf__csv_free(rf__csv *csv);
/* Field i, or an empty field when the row is shorter. */
rf__csv_field rf__csv_get(const rf__csv *csv, size_t i);
/* A row that Flee passes over: no fields, or the first begins with '#'. */
bool rf__csv_is_comment(const rf__csv *csv);

/* Whole-field numbers, as Python's int() and float() take them. False when the text is anything
 * else ("22,849", "12 km", ""), or does not fit. */
bool rf__parse_int(const char *text, size_t n, int64_t *ret);
bool rf__parse_double(const char *text, size_t n, double *ret);

#endif
