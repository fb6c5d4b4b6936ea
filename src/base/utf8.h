#ifndef RF_UTF8_H
#define RF_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Are these n bytes UTF-8 (RFC 3629: shortest forms, no surrogates, up to U+10FFFF)? */
bool rf__is_utf8(const char *bytes, size_t n);

#endif
