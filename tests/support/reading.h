/* Texts read by the stages of reading, for their unit tests. Helpers of tests: they end the program
 * when the machine itself fails them. */
#ifndef READING_H
#define READING_H

#include "claim/doc.h"

typedef struct reading reading;

/* Reads a text with the lexicon of the program and without a gazetteer. Blocks are lines; one that
 * begins with "- " is a bullet, empty ones are left out. date is YYYY-MM-DD or NULL. */
reading *reading_new(const char *text, const char *date);
/* As above, with the gazetteer that was built; NULL when there is none, or one without towns. */
reading *reading_with_places(const char *text, const char *date);
void reading_free(reading *r);
rf__doc *reading_doc(reading *r);
/* The text of tokens [from, from + n); lives until the reading is freed. */
const char *reading_words(reading *r, uint32_t from, uint32_t n);

#endif
