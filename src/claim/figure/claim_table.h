/* Tables: what stands over a column says what its numbers count, what stands over the column of
 * names says what the names are. */
#ifndef RF_CLAIM_TABLE_H
#define RF_CLAIM_TABLE_H

#include "claim/figure/figure.h"

enum { RF__MOST_COLUMNS = 32, RF__MOST_HEADS = 3, RF__MOST_CAPTIONS = 3 /* lines */ };

typedef struct rf__column {
    uint32_t token, n;       /* the words over it; n 0: there are none */
    uint32_t group, n_group; /* the words over those, for several columns ("IDPs" over "HH") */
    rf__trigger trigger;     /* what its numbers count, where has_trigger */
    const rf__tag *noun;     /* who or what is counted ("Households"), or NULL */
    uint32_t groups;
    bool has_trigger;
    bool own;       /* the trigger stands over this column, not beside or above the table */
    bool countable; /* the words leave open what is counted: a unit, "Total", a group, a place, a
                       time */
    bool both;      /* a sum of dead and wounded */
    bool measured;  /* a measure: no claim */
    rf__trigger behind;         /* what the number behind a stroke counts: "IDPs / returnees" */
    const rf__tag *noun_behind; /* its noun: "Households / individuals" */
    bool has_behind;
} rf__column;

typedef struct rf__table {
    uint32_t first; /* sentence: its first row; UINT32_MAX: none is read */
    uint32_t n_columns;
    bool counts;    /* a column says what it counts; else the rows do ("Key figure | Value") */
    bool by_origin; /* a column tells where people came from */
    bool by_border; /* ... where they crossed a border */
    rf__column columns[RF__MOST_COLUMNS];
} rf__table;

/* Reads the head of the table whose first row is sentence `first`; n_columns is 0 where the first
 * row is no head. `above` (may be NULL) is what the text before the table counted. */
void rf__table_read(const rf__doc *doc, uint32_t first, const rf__trigger *above, rf__table *ret);
/* A number in a row by the head of its column, or by the row's own label where the column leaves
 * that open. `label` are the triggers of the row's sentence. False: nothing says what it counts. */
bool rf__table_link(const rf__doc *doc, const rf__table *table, uint32_t row,
                    const rf__quantity *quantity, const rf__trigger *label, uint32_t n_label,
                    rf__phrase *phrase, rf__trigger *ret_trigger, rf__link *ret);
/* The column of a quantity in a row of the table, or NULL. */
const rf__column *rf__table_column(const rf__doc *doc, const rf__table *table, uint32_t row,
                                   uint32_t token);

/* Is it a row or the head of a table? */
bool rf__is_table(const rf__doc *doc, const rf__sentence *sentence);
/* The first row of the table that a row stands in: itself where it is the first. */
uint32_t rf__table_first(const rf__doc *doc, uint32_t row);
/* The lines over a table that name it ("Table 2: IDPs by state"): the nearest is n 0. UINT32_MAX:
 * there is none. */
uint32_t rf__table_caption(const rf__doc *doc, uint32_t first, uint32_t n);
/* The day that ends the caption of a table tells up to when its numbers count (period_table.c). */
void rf__mark_captions(rf__doc *doc);
/* The first token of the cell that names what a row is about: the first that holds a word, behind a
 * serial number. */
uint32_t rf__row_label(const rf__doc *doc, const rf__sentence *row);
/* Is it a row of sums ("Grand total")? */
bool rf__is_total_row(const rf__doc *doc, const rf__sentence *row);

/* What a name in a row says of the people counted: where they are, where they came from, where they
 * went. */
typedef enum rf__name_use {
    RF__NAME_PLACE,
    RF__NAME_ORIGIN,
    RF__NAME_DESTINATION,
    RF__NAME_ABROAD, /* where they went, across a border */
    RF__NAME_BORDER  /* where they crossed one */
} rf__name_use;
/* Of the name at a token that begins a cell; *ret_told: the head or caption has a word for it. */
rf__name_use rf__name_use_of(const rf__doc *doc, uint32_t row, uint32_t token, bool *ret_told);
/* Does the head of the first column name a kind of place ("District", "State of origin")? */
bool rf__names_places(const rf__doc *doc, uint32_t row);
/* Does a token begin a cell? */
bool rf__begins_cell(const rf__doc *doc, const rf__sentence *row, uint32_t token);

/* The line that says what the numbers of a list count, by the draft's trigger: the draft's own or
 * one of the last lines before it. */
uint32_t rf__lead_of(const rf__doc *doc, const rf__draft *draft);

/* ---- times (period_table.c); NULL: none is told ---- */

/* The day that lines of a box, a list or a table are of ("as of 30 August" over them). */
const rf__time *rf__day_of_lines(const rf__doc *doc, uint32_t sentence);
/* The days that the line over a list, and that the nearest heading tells. */
const rf__time *rf__span_of_lead(const rf__doc *doc, const rf__draft *draft);
const rf__time *rf__span_of_heading(const rf__doc *doc, const rf__draft *draft);
/* The time over the column of a number, else in the caption. */
const rf__time *rf__time_of_table(const rf__doc *doc, const rf__draft *draft);
/* The time in the line that names a number alone on its own. */
const rf__time *rf__time_of_label(const rf__doc *doc, const rf__draft *draft);
/* That of the line that says what a list counts. */
const rf__time *rf__time_of_lead(const rf__doc *doc, const rf__draft *draft);

#endif
