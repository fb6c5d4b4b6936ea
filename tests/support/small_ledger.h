/* Small ledgers as text (tests/picture/README.md has the format), and the annotated reports of
 * ../shared as one: claims for a picture without a database. Helpers of tests: they end the program
 * when the machine fails them. */
#ifndef SMALL_LEDGER_H
#define SMALL_LEDGER_H

#include "refuge/picture.h"

typedef struct small_report {
    const char *name;
    size_t first, n; /* of claims */
} small_report;

typedef struct small_ledger {
    rf_evidence *evidence; /* in the order of the text; ids from 1 */
    rf_claim *claims;
    const char **labels; /* of the claims, as the case calls them */
    size_t n, cap;
    small_report *reports;
    size_t n_reports;
    const char *checks; /* what follows the line of dashes, or "" */
    void *store;
} small_ledger;

/* Reads a case. False: *ret_why says which line is wrong (static). */
bool small_ledger_read(small_ledger *ret, char *text, const char **ret_why);
/* Runs the checks of a case on its picture. False: ret_why tells the line and what was found. */
bool small_ledger_check(const small_ledger *ledger, rf_picture *picture, char *ret_why, size_t cap);
/* The annotated reports in a folder (manifest.tsv, places.tsv, gold/); false when absent. */
bool small_ledger_gold(small_ledger *ret, const char *folder);
void small_ledger_free(small_ledger *ledger);

/* A picture of it; `reverse`: reports added from the last to the first; `step`: reconciled after
 * each report. published after `on`: left out. */
rf_picture *small_ledger_picture(const small_ledger *ledger, bool reverse, bool step, rf_date on);

/* The quantity with this claim, by id; NULL when it has none or the claim is not in. */
const rf_quantity *small_quantity(const rf_picture *picture, int64_t id);
const rf_member *small_member(const rf_picture *picture, int64_t id);

#endif
