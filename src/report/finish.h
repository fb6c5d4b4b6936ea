/* From an article to a report: what all formats share. */
#ifndef RF_FINISH_H
#define RF_FINISH_H

#include "report/mapped.h"
#include "report/masthead.h"

/* A report being made; the strings and arrays of `report` belong to it. */
typedef struct rf__finished {
    rf_report report;
    rf__buf text;
    rf__runs map;
    rf_block *blocks;
    size_t blocks_cap;
    rf__masthead masthead;
} rf__finished;

/* Takes furniture out of the article, finds its masthead and language and makes the report; its map
 * leads to the file's bytes through `from`, the text that the article was read from. What the user
 * gave comes before what the format says, and that before what the text says. path, name, sha256
 * and the raw range are the caller's. RF_ERR_NOMEM. */
rf_err rf__finish(rf__finished *ret, rf__article *article, const rf__mapped *from,
                  const rf_report_rules *rules, const rf_report_options *options,
                  rf_diag *diag) RF_NODISCARD;
void rf__finished_free(rf__finished *finished);

#endif
