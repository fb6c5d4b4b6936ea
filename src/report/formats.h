/* The readers of each format. Each writes an article from a text in memory; none looks further than
 * its text, and none knows what comes after it. */
#ifndef RF_FORMATS_H
#define RF_FORMATS_H

#include "report/mapped.h"
#include "report/rules.h"

/* Plain text: paragraphs, lists, tables and headings found from lines. pages: form feeds part
 * pages, and blocks get the number of theirs. */
void rf__read_plain(rf__article *article, const char *text, size_t n, bool pages);
/* A page, or a fragment of one (then nothing is taken for the frame around a report). */
void rf__read_html(rf__article *article, const char *text, size_t n, const rf_report_rules *rules,
                   bool fragment);

#endif
