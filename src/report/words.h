/* Words as the rules for furniture, mastheads, dates and languages see them: capitals, quotation
 * marks, apostrophes and punctuation do not count. */
#ifndef RF_WORDS_H
#define RF_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word of a text. */
typedef struct rf__word {
    uint64_t hash; /* of its letters in small; never 0 */
    uint32_t start, n;
    bool colon;  /* a colon stands behind it */
    bool number; /* digits, with points and commas between them */
} rf__word;

/* Cuts up to `most` words out of text. */
size_t rf__words(const char *text, size_t n, rf__word *words, size_t most);
/* The same for a page's class and id names: also cut where a capital follows a small letter. */
size_t rf__name_words(const char *text, size_t n, rf__word *words, size_t most);

#endif
