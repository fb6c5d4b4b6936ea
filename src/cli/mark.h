/* Text for people with stretches marked: bold on a terminal, else between [[ and ]]. */
#ifndef RF_MARK_H
#define RF_MARK_H

#include <stddef.h>
#include <stdio.h>

/* \x02 begins a mark and \x03 ends it; other control bytes are shown as '?'. */
void cli_mark_put(FILE *to, const char *text);
/* n bytes of text, wrapped at words to `width` columns with `indent` spaces before each line; bytes
 * from mark_at on are marked (mark_n 0: none). */
void cli_mark_wrap(FILE *to, const char *text, size_t n, size_t mark_at, size_t mark_n, int indent,
                   int width);

#endif
