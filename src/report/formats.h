/* The readers of each format. Each writes an article from a text in memory; none looks further than
 * its text, and none knows what comes after it. */
#ifndef RF_FORMATS_H
#define RF_FORMATS_H

#include "report/mapped.h"

/* Plain text: paragraphs, lists, tables and headings found from lines. */
void rf__read_plain(rf__article *article, const char *text, size_t n);

#endif
