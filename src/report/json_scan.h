/* JSON (RFC 8259) walked in place, so that strings keep their place in the file. Nothing is built:
 * the caller asks for one value after the other and skips what it does not want. */
#ifndef RF_JSON_SCAN_H
#define RF_JSON_SCAN_H

#include "report/mapped.h"

typedef struct rf__json {
    const char *text;
    size_t n, at;
    const char *why; /* what is wrong, once something is */
} rf__json;

/* A string's bytes between its quotes. */
typedef struct rf__json_string {
    size_t start, n;
    bool escaped;
} rf__json_string;

/* The first byte of the next value, or 0 at the end. */
char rf__json_peek(rf__json *json);
/* Passes over any value; false (with why) when it is broken or nested more than 256 deep. */
bool rf__json_skip(rf__json *json);
bool rf__json_read_string(rf__json *json, rf__json_string *ret);
/* Walks an object or an array: begin with *first true. False at its end or when something is wrong
 * (then why is set). For an object *ret_key is the key and the value comes next. */
bool rf__json_next(rf__json *json, bool *first, rf__json_string *ret_key);
/* The line and column, from 1, of where it stands. */
void rf__json_where(const rf__json *json, uint32_t *ret_line, uint32_t *ret_column);
bool rf__json_is(const rf__json *json, const rf__json_string *s, const char *word);
/* Writes the string's characters to out and, with map, where they stood in json->text. */
void rf__json_decode(const rf__json *json, const rf__json_string *s, rf__buf *out, rf__runs *map);

#endif
