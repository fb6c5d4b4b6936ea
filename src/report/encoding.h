/* Bytes to UTF-8, with the map kept. */
#ifndef RF_ENCODING_H
#define RF_ENCODING_H

#include "report/mapped.h"

typedef enum rf__encoding {
    RF__UTF8,
    RF__UTF8_BROKEN, /* UTF-8 with bytes that are none */
    RF__UTF16LE,
    RF__UTF16BE,
    RF__WINDOWS_1252, /* and Latin-1, as browsers read it */
    RF__WINDOWS_1256,
    RF__NAMED, /* one that the file names and iconv knows */
    RF__BINARY /* no text */
} rf__encoding;

typedef struct rf__encoding_guess {
    rf__encoding encoding;
    size_t bom;    /* bytes of a byte order mark */
    char name[32]; /* of a named one */
} rf__encoding_guess;

/* What n bytes are written in: a byte order mark, the pattern of UTF-16, validity as UTF-8, the
 * encoding that markup declares, else the look of Arabic in Windows-1256, else Windows-1252. */
rf__encoding_guess rf__encoding_guess_of(const char *bytes, size_t n);

/* The text of n bytes, in ret, which may use the bytes themselves, or `store` and `map`. The base
 * of ret is set to what was skipped. *ret_bad counts bytes that stand for no character.
 * RF_ERR_NOMEM, RF_ERR_ENCODING (a named encoding that iconv does not know). */
rf_err rf__decode(const rf__encoding_guess *guess, const char *bytes, size_t n, rf__buf *store,
                  rf__runs *map, rf__mapped *ret, size_t *ret_bad) RF_NODISCARD;

/* Appends a character as UTF-8 (at most 4 bytes); returns its length. What is no character becomes
 * U+FFFD. */
size_t rf__put_utf8(char out[4], uint32_t code);

#endif
