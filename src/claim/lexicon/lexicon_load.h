/* What lexicon.c, which reads the files, and lexicon_check.c, which looks at what they say, share.
 */
#ifndef RF_LEXICON_LOAD_H
#define RF_LEXICON_LOAD_H

#include "claim/doc.h"

typedef struct rf__listing { /* one phrase of one entry */
    uint64_t hash;
    uint32_t column, n;   /* n bytes of phrase */
    rf__lex_entry *entry; /* NULL: only the beginning of a longer phrase */
    const char *phrase;   /* as written; only a review may look at it */
} rf__listing;

typedef struct rf__lexicon_loader {
    rf_lexicon *lexicon;
    rf__listing *listings; /* sorted by hash once the table is built */
    size_t n, cap;
    rf__doc words; /* phrases are scanned into its tokens */
    rf_issues *issues;
    const char *path;
    uint32_t line, indent; /* of the line being read; spaces before its text */
    rf__class class;
    rf__lex_entry section; /* what the section's heading gives every line */
    uint32_t n_errors;
    bool out_of_memory, review, skipping; /* skipping: a section that is not known */
} rf__lexicon_loader;

/* Adds warnings and notes on lines that can be used but say too little, twice or against each
 * other. RF_ERR_NOMEM. */
rf_err rf__lexicon_review(rf__lexicon_loader *loader) RF_NODISCARD;
/* The name known in a section that is most like a word, or NULL when none is near. */
const char *rf__lexicon_nearest(rf__class class, const char *word, size_t n);
const char *rf__lexicon_nearest_section(const char *word, size_t n);

#endif
