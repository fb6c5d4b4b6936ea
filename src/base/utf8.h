#ifndef RF_UTF8_H
#define RF_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Are these n bytes UTF-8 (RFC 3629: shortest forms, no surrogates, up to U+10FFFF)? */
bool rf__is_utf8(const char *bytes, size_t n);

/* How many characters n bytes of UTF-8 hold: the bytes that are not the second or a later one of a
 * character. */
size_t rf__utf8_count(const char *bytes, size_t n);

#endif
