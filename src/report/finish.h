/* From an article to a report: what all formats share. */
#ifndef RF_FINISH_H
#define RF_FINISH_H

#include "report/mapped.h"

/* A report being made; the strings and arrays of `report` belong to it. */
typedef struct rf__finished {
    rf_report report;
    rf__buf text;
    rf__runs map;
    rf_block *blocks;
    size_t blocks_cap;
} rf__finished;

/* Makes the report from the article's blocks that were not dropped; its map leads to the file's
 * bytes through `from`, the text that the article was read from. RF_ERR_NOMEM. */
rf_err rf__finish(rf__finished *ret, const rf__article *article, const rf__mapped *from,
                  rf_diag *diag) RF_NODISCARD;
void rf__finished_free(rf__finished *finished);

#endif
