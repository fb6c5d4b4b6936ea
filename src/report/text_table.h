/* Tables in plain text: lines whose cells are parted by bars, tabs or wide spaces. */
#ifndef RF_TEXT_TABLE_H
#define RF_TEXT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RF__MOST_CELLS = 64 };

typedef struct rf__cell {
    uint32_t at, n; /* bytes in the line, without the spaces around; n may be 0 */
} rf__cell;

typedef struct rf__text_row {
    rf__cell cells[RF__MOST_CELLS];
    uint32_t n;
    bool barred;  /* parted by bars */
    bool numbers; /* a cell holds a number and little else */
    bool rule;    /* a line of dashes between head and rows */
} rf__text_row;

/* Cuts a line of n bytes into cells. False: fewer than two. */
bool rf__text_row_cut(const char *line, uint32_t n, rf__text_row *ret);
/* Can two rows that follow each other belong to one table? */
bool rf__text_rows_fit(const rf__text_row *a, const rf__text_row *b);

#endif
