#ifndef RF_DATELINE_H
#define RF_DATELINE_H

#include "report/dates.h"

/* "KHARTOUM, Sudan, April 20 (Reuters) -" before the text of a report. Offsets are into the
 * paragraph. */
typedef struct rf__dateline {
    uint32_t place_start, place_n; /* "KHARTOUM, Sudan"; n is 0 when none is named */
    uint32_t agency_start, agency_n;
    rf__written date; /* month 0 when there is none */
    uint32_t end;     /* where the text begins */
    bool label;       /* capitals and a colon, no more: perhaps the label of an item of a list */
} rf__dateline;

/* Is there a dateline at the beginning of n bytes of text? words: its first ones. */
bool rf__dateline_find(const rf_report_rules *rules, const char *text, size_t n,
                       const rf__word *words, size_t n_words, rf__dateline *ret);

#endif
