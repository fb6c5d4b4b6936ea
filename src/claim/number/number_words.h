/* Amounts: what digits and number words, standing beside one another, are worth. */
#ifndef RF_NUMBER_WORDS_H
#define RF_NUMBER_WORDS_H

#include "claim/doc.h"

typedef struct rf__amount {
    uint32_t token, n_tokens;
    double low, high;
    double scale;      /* of the last scale word or suffix ("3.5 million": 1e6), else 1 */
    bool vague;        /* "dozens", "several hundred" */
    bool fraction;     /* "two thirds", "half" */
    bool percent;      /* low, high are still out of a hundred */
    bool one_word_one; /* just the word for one */
    bool bare_digits;  /* one numeral and nothing else */
} rf__amount;

/* Reads the longest amount that begins at a token and ends before token `end`. False: none begins
 * there. */
bool rf__amount_read(const rf__doc *doc, uint32_t token, uint32_t end, rf__amount *ret);

/* The first tag of class number with this code that begins at a token, or NULL. */
const rf__tag *rf__number_tag_find(const rf__doc *doc, uint32_t token, rf__number_word code);
static inline const rf__tag *rf__number_tag(const rf__doc *doc, uint32_t token,
                                            rf__number_word code) {
    bool here = token < doc->n_tokens && doc->tokens[token].number_words >> code & 1;
    return here ? rf__number_tag_find(doc, token, code) : NULL;
}
/* Do tokens stand beside one another without a space? */
static inline bool rf__joined(const rf__doc *doc, uint32_t token) {
    return !(doc->tokens[token].flags & RF__SPACE_BEFORE);
}
/* The worth of a vulgar fraction's sign ("½"), or 0. */
double rf__fraction_sign(const rf__doc *doc, uint32_t token);

#endif
