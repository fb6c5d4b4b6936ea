#ifndef RF_LANGUAGE_H
#define RF_LANGUAGE_H

#include "report/mapped.h"
#include "report/rules.h"

/* The ISO 639 code of the language that n bytes of UTF-8 are written in, from their script and,
 * where several languages share it, from their common words; "" when unsure. Looks at the first
 * 8 KB. The text is what was kept of the article, a block a line. */
void rf__language(const rf_report_rules *rules, const rf__article *article, const char *text,
                  size_t n, char ret[4]);

#endif
