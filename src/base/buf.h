/* A growing byte buffer. A failed append leaves `failed` set and the bytes so far in place, so that
 * a long chain of appends needs one check at its end. */
#ifndef RF_BUF_H
#define RF_BUF_H

#include "refuge/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct rf__buf {
    char *bytes; /* always ended by a NUL when n > 0 */
    size_t n, cap;
    bool failed;
} rf__buf;

/* As rf__buf_add, where there may be no room yet. */
void rf__buf_add_more(rf__buf *buf, const char *bytes, size_t n);

static inline void rf__buf_add(rf__buf *buf, const char *bytes, size_t n) {
    if (buf->failed || n >= buf->cap - buf->n) {
        rf__buf_add_more(buf, bytes, n);
        return;
    }
    if (n)
        memcpy(buf->bytes + buf->n, bytes, n);
    buf->n += n;
    buf->bytes[buf->n] = 0;
}

static inline void rf__buf_str(rf__buf *buf, const char *text) {
    rf__buf_add(buf, text, strlen(text));
}

/* In decimal digits. */
void rf__buf_int(rf__buf *buf, int64_t value);
/* As "%.10g" writes it; whole numbers below 10^15 as "%.0f". JSON has no infinity: null. */
void rf__buf_number(rf__buf *buf, double value);
void rf__buf_printf(rf__buf *buf, const char *format, ...) RF_PRINTF(2, 3);
/* A CSV field, quoted where it must be. */
void rf__buf_csv(rf__buf *buf, const char *text);
/* A JSON string with its quotes; U+FFFD stands for bytes that are no UTF-8. */
void rf__buf_json(rf__buf *buf, const char *text);
void rf__buf_clear(rf__buf *buf);
void rf__buf_free(rf__buf *buf);

/* Reads a whole regular file of at most `most` bytes. RF_ERR_NOT_FOUND, RF_ERR_IO, RF_ERR_TOO_BIG.
 */
rf_err rf__read_file(const char *path, size_t most, rf__buf *ret, rf_diag *diag) RF_NODISCARD;

/* dir + "/" + name into a new string; NULL when memory is out. */
char *rf__path_join(const char *dir, const char *name);
bool rf__file_exists(const char *path);

#endif
