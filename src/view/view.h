/* What the writers of results share: rows of cells in any of the formats, and where results came
 * from. provenance.c holds these; each *_csv.c gives the rows of one table. */
#ifndef RF_VIEW_H
#define RF_VIEW_H

#include "base/buf.h"
#include "refuge/output.h"

typedef enum rf__format { RF__CSV, RF__NDJSON, RF__JSON } rf__format;

/* A table on its way out. Begins with the provenance: comment lines in CSV, a first object
 * {"provenance": ...} in ndjson, {"provenance": ..., "rows": [...]} in JSON. Cells are given in the
 * order of the columns. Failures are kept and told by rf__rows_end. */
typedef struct rf__rows {
    FILE *to;
    rf__format format;
    const char *const *names; /* not owned */
    size_t n_columns, column;
    bool any; /* a row has been written */
    rf__buf buf;
    rf_err err;
    int why; /* errno of a failed write */
} rf__rows;

void rf__rows_begin(rf__rows *rows, FILE *to, rf__format format, const char *const *names,
                    size_t n_columns, const rf_ensemble *ensemble);
void rf__cell_text(rf__rows *rows, const char *text);
void rf__cell_int(rf__rows *rows, int64_t value);
/* So many digits after the point; NaN and infinities are empty in CSV and null in JSON. */
void rf__cell_fixed(rf__rows *rows, double value, int digits);
/* The shortest text that reads back as the same number, written as Python writes it: 0.5, 1e-05. */
void rf__cell_number(rf__rows *rows, double value);
/* A switch: True or False as Python writes it, true or false in JSON. */
void rf__cell_switch(rf__rows *rows, bool value);
/* The cell's text as it is: a number already written out. */
void rf__cell_raw(rf__rows *rows, const char *text);
void rf__row_end(rf__rows *rows);
/* Writes what is left; RF_ERR_IO or RF_ERR_NOMEM of any call before. */
rf_err rf__rows_end(rf__rows *rows) RF_NODISCARD;

/* The rows of a table onto a stream; `run` matters to out.csv only. */
typedef rf_err (*rf__table_fn)(const rf_ensemble *ensemble, int32_t run, rf__format format,
                               FILE *to, int *ret_why);
/* A table as a CSV file that is whole or not there. */
rf_err rf__write_table(const rf_ensemble *ensemble, int32_t run, rf__table_fn table,
                       const char *path, rf_diag *diag) RF_NODISCARD;
rf_err rf__out_rows(const rf_ensemble *ensemble, int32_t run, rf__format format, FILE *to,
                    int *ret_why) RF_NODISCARD;
rf_err rf__summary_rows(const rf_ensemble *ensemble, int32_t run, rf__format format, FILE *to,
                        int *ret_why) RF_NODISCARD;

/* Provenance as pairs, without the inputs. */
#define RF__MOST_FACTS 16
typedef struct rf__fact {
    const char *key;
    char value[1024];
} rf__fact;
rf_err rf__facts(const rf_ensemble *ensemble, rf__fact ret[RF__MOST_FACTS],
                 size_t *ret_n) RF_NODISCARD;

/* The kind of a place, or of RF_ON_ROADS ("") and RF_ALL_PEOPLE ("total"); likewise the name. */
const char *rf__kind_name(const rf_ensemble *ensemble, rf_place_id place);
const char *rf__place_name(const rf_ensemble *ensemble, rf_place_id place);
/* The place of row i of a day: all places, then the two that stand for sums. */
rf_place_id rf__row_place(const rf_ensemble *ensemble, int32_t i);

#endif
