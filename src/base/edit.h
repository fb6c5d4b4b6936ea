/* How unlike two short words are, for "did you mean ...?". */
#ifndef RF_EDIT_H
#define RF_EDIT_H

#include <stddef.h>

/* Levenshtein's distance, in bytes, of the n bytes at `word` and a name. A name of more than 63
 * bytes is as far off as anything can be: n and its own length. Takes n times the length of the
 * name. */
size_t rf__edit_distance(const char *word, size_t n, const char *name);

#endif
