/* Aligned tables for people to read on a terminal. Cells are collected first, since the widest one
 * sets its column's width. */
#ifndef RF_TABLE_H
#define RF_TABLE_H

#include "base/buf.h"

#include <stdio.h>

typedef struct cli_table {
    const char *align; /* 'l' or 'r' for each column */
    rf__buf cells;     /* each ended by a NUL */
    size_t n_cells;
} cli_table;

/* `align` must outlive the table; its length is the number of columns. */
void cli_table_start(cli_table *table, const char *align);
/* The next cell, row by row; the first row is the heading. */
void cli_table_cell(cli_table *table, const char *format, ...) RF_PRINTF(2, 3);
/* RF_ERR_NOMEM when a cell got lost. */
rf_err cli_table_print(const cli_table *table, FILE *to) RF_NODISCARD;
void cli_table_free(cli_table *table);

/* A number of people rounded to whole ones, digits in groups of three: "22,849". */
const char *cli_people(char out[32], double people);
/* A ratio with so many decimals, "-" for not a number. */
const char *cli_ratio(char out[32], double ratio, int decimals);

#endif
