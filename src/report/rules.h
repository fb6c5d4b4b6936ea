/* Rules for page furniture, names of months and days, and common words of languages, from text
 * files (docs/reference/reports.md). Text is compared by its words: capitals, accents of quotation
 * and punctuation do not count. */
#ifndef RF_RULES_H
#define RF_RULES_H

#include "base/embedded.h"
#include "refuge/report.h"
#include "report/words.h"

typedef enum rf__section {
    RF__LINE,
    RF__PHRASE,
    RF__END,
    RF__TEASERS,
    RF__CREDIT,
    RF__CAPTION,
    RF__BYLINE,
    RF__OUTLET,
    RF__DATE_LABEL,
    RF__LATER_DATE,
    RF__STATE_DATE,
    RF__CLASS,
    RF__CONTENT_CLASS,
    RF__HIDDEN_CLASS,
    RF__REPORT_NAME,
    RF__MONTH,   /* the value is 1..12 */
    RF__WEEKDAY, /* 1 Monday .. 7 */
    RF__LANGUAGE,
    RF__N_SECTIONS
} rf__section;

/* A pattern that fits all the words (or its first words, with `as_prefix`), or -1. ret_rest
 * (optional) is the first word that a final * stood for. */
int rf__rules_match(const rf_report_rules *rules, rf__section section, const rf__word *words,
                    size_t n_words, size_t *ret_rest);
/* The first place where a pattern of the section stands among the words: its first word, or n_words
 * when there is none. */
size_t rf__rules_find(const rf_report_rules *rules, rf__section section, const rf__word *words,
                      size_t n_words);
/* The value of a word that is a pattern of the section (the number of a month), or 0. */
int rf__rules_value(const rf_report_rules *rules, rf__section section, uint64_t hash);
/* Adds to hits, for each language by its bit, how many of the words are common in it; then the
 * language's name. */
void rf__rules_languages(const rf_report_rules *rules, const rf__word *words, size_t n_words,
                         uint32_t hits[64]);
const char *rf__rules_language(const rf_report_rules *rules, unsigned bit);

extern const rf__embedded rf__embedded_rules[];

#endif
