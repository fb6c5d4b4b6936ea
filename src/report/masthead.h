/* Who published a report, who wrote it, where and when. */
#ifndef RF_MASTHEAD_H
#define RF_MASTHEAD_H

#include "report/dates.h"
#include "report/mapped.h"

typedef struct rf__masthead {
    char title[512], outlet[128], byline[256], dateline[128]; /* "" when not found */
    char bad_date[128]; /* a line that gives a day which is not in the calendar */
    rf_date published;
    rf_date_how how;
    rf_date candidates[RF__MOST_CANDIDATES];
    uint32_t n_candidates;
} rf__masthead;

/* Looks through an article whose furniture is dropped. Lines that only say what was found, and a
 * dateline before a paragraph's text, are taken out of the article. not_after: no report is
 * younger. */
void rf__find_masthead(rf__masthead *ret, const rf_report_rules *rules, rf__article *article,
                       rf_date not_after);

#endif
