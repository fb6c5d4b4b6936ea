/* Tags and text of HTML and XML, told apart as browsers do, one after the other, with their place.
 * libxml2 gives no byte positions, which the map needs, and makes a tree of every hostile page. */
#ifndef RF_MARKUP_H
#define RF_MARKUP_H

#include "base/buf.h"

#include <stdbool.h>

typedef enum rf__token_kind {
    RF__TEXT,  /* text with entities */
    RF__RAW,   /* text without entities: CDATA, a script's content */
    RF__OPEN,  /* a start tag; self_closing as written */
    RF__CLOSE, /* an end tag */
    RF__MARKUP_END
} rf__token_kind;

typedef struct rf__markup_token {
    rf__token_kind kind;
    size_t start, end;               /* of the whole token */
    size_t name, n_name;             /* of a tag */
    size_t attributes, n_attributes; /* bytes between name and the tag's end */
    bool self_closing;
} rf__markup_token;

typedef struct rf__markup {
    const char *text;
    size_t n, at;
    bool xml; /* names matter as written; no element's content is raw */
} rf__markup;

/* The next token; comments, declarations and processing instructions are passed over. */
rf__token_kind rf__markup_next(rf__markup *markup, rf__markup_token *ret);
/* After the start tag of script, style and the like: its content, up to the end tag of this name.
 */
void rf__markup_raw(rf__markup *markup, const char *name, size_t n_name, size_t *ret_start,
                    size_t *ret_end);

typedef struct rf__attribute {
    const char *name, *value;
    size_t n_name, n_value;
} rf__attribute;

/* Walks the attributes of a start tag: *at begins with 0. */
bool rf__markup_attribute(const char *attributes, size_t n, size_t *at, rf__attribute *ret);

/* The character of an entity at s ("&amp;", "&#8217;"); returns its bytes, or 0 when it is none. */
size_t rf__entity(const char *s, size_t n, char out[4], size_t *ret_n_out);
/* Text with its entities resolved, appended to out. */
void rf__markup_decode(const char *s, size_t n, rf__buf *out);

/* Is the name this word, in small letters? */
bool rf__name_is(const char *name, size_t n, const char *word);

#endif
