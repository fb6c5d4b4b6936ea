/* RSS 0.9 to 2.0, RDF and Atom. */
#ifndef RF_FEED_H
#define RF_FEED_H

#include "report/mapped.h"
#include "report/markup.h"
#include "report/rules.h"

typedef struct rf__feed {
    rf__markup markup;
    char outlet[256]; /* the channel's title */
    bool closed;      /* its end tag was met */
    rf__buf text, scratch;
    rf__runs map;
    rf__mapped from; /* the text that the article was read from */
} rf__feed;

/* Starts on a feed's text, which must outlive it. */
void rf__feed_start(rf__feed *feed, const char *text, size_t n);
/* Reads the next item into the article, up to where the next begins or the text ends when its own
 * end tag is missing; false at the end. The item is text[*ret_start, *ret_end).
 * `file` is what the text is. */
bool rf__feed_next(rf__feed *feed, rf__article *article, const rf__mapped *file,
                   const rf_report_rules *rules, size_t *ret_start, size_t *ret_end);
void rf__feed_free(rf__feed *feed);

#endif
