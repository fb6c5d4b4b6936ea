#include "base/buf.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool reserve(rf__buf *buf, size_t extra) {
    if (buf->failed)
        return false;
    if (extra > (size_t)-1 - buf->n - 1 ||
        !rf__grow(&buf->bytes, &buf->cap, buf->n + extra + 1, 1)) {
        buf->failed = true;
        return false;
    }
    return true;
}

void rf__buf_add_more(rf__buf *buf, const char *bytes, size_t n) {
    if (!reserve(buf, n))
        return;
    if (n)
        memcpy(buf->bytes + buf->n, bytes, n);
    buf->n += n;
    buf->bytes[buf->n] = 0;
}

void rf__buf_printf(rf__buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char small[256];
    int n = vsnprintf(small, sizeof small, format, args);
    if (n >= 0 && (size_t)n < sizeof small)
        rf__buf_add(buf, small, (size_t)n);
    else if (n >= 0 && reserve(buf, (size_t)n)) {
        vsnprintf(buf->bytes + buf->n, (size_t)n + 1, format, again);
        buf->n += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

/* The digits of value, ending before `end`, two by two; the first of them. */
static char *digits_before(char *end, uint64_t value) {
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324252627282930313233"
        "34353637383940414243444546474849505152535455565758596061626364656667"
        "6869707172737475767778798081828384858687888990919293949596979899";
    for (; value >= 100; value /= 100) {
        end -= 2;
        memcpy(end, pairs + 2 * (value % 100), 2);
    }
    if (value < 10) {
        *--end = (char)('0' + value);
        return end;
    }
    end -= 2;
    memcpy(end, pairs + 2 * value, 2);
    return end;
}

void rf__buf_int(rf__buf *buf, int64_t value) {
    char digits[20], *end = digits + sizeof digits;
    char *first = digits_before(end, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
    if (value < 0)
        *--first = '-';
    rf__buf_add(buf, first, (size_t)(end - first));
}

/* A number of at most five decimals: the double nearest to it has no other digits among the first
 * ten. */
static bool add_short_decimal(rf__buf *buf, double value) {
    enum { SCALE = 100000 };
    double scaled = nearbyint(value * SCALE);
    if (!(fabs(value) < 10000 && fabs(value) >= 1e-4) || scaled / SCALE != value)
        return false;
    uint64_t all = (uint64_t)fabs(scaled), part = all % SCALE;
    char digits[24], *end = digits + sizeof digits, *first = end;
    for (int i = 0; i < 5; i++, part /= 10)
        *--first = (char)('0' + part % 10);
    while (end[-1] == '0')
        end--;
    *--first = '.';
    first = digits_before(first, all / SCALE);
    if (value < 0)
        *--first = '-';
    rf__buf_add(buf, first, (size_t)(end - first));
    return true;
}

void rf__buf_number(rf__buf *buf, double value) {
    if (!isfinite(value))
        rf__buf_str(buf, "null");
    else if (fabs(value) < 1e15 && (double)(int64_t)value == value)
        rf__buf_int(buf, (int64_t)value);
    else if (!add_short_decimal(buf, value))
        rf__buf_printf(buf, "%.10g", value);
}

void rf__buf_csv(rf__buf *buf, const char *text) {
    if (!strpbrk(text, ",\"\r\n") && text[0] != '#') {
        rf__buf_str(buf, text);
        return;
    }
    rf__buf_add(buf, "\"", 1);
    for (const char *p = text; *p; p++) {
        if (*p == '"')
            rf__buf_add(buf, "\"", 1);
        rf__buf_add(buf, p, 1);
    }
    rf__buf_add(buf, "\"", 1);
}

static bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

static inline bool block_escapes(const char *p) {
    rf__bytes bytes = rf__bytes_at(p);
    return rf__bytes_any(rf__bytes_below(bytes, 0x20) | rf__bytes_are(bytes, '"') |
                         rf__bytes_are(bytes, '\\'));
}

/* Up to fifteen bytes with those at the front read twice, where they do not fill the sixteen. */
static inline void fill_block(char block[16], const char *text, size_t n) {
    if (n >= 8) {
        memcpy(block, text, 8);
        memcpy(block + 8, text + n - 8, 8);
    } else if (n >= 4) {
        memcpy(block, text, 4);
        memcpy(block + 4, text + n - 4, 4);
        memcpy(block + 8, block, 8);
    } else {
        memset(block, 'x', 16);
        for (size_t i = 0; i < n; i++)
            block[i] = text[i];
    }
}

static bool has_escapes(const char *text, size_t n) {
    if (n < 16) {
        char block[16];
        fill_block(block, text, n);
        return block_escapes(block);
    }
    bool any = block_escapes(text + n - 16);
    for (size_t i = 0; i + 16 < n && !any; i += 16)
        any = block_escapes(text + i);
    return any;
}

static void add_escaped(rf__buf *buf, const char *text, size_t n) {
    size_t from = 0; /* what needs no escape goes in one piece */
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!needs_escape(c))
            continue;
        char escape[6] = {'\\', text[i]};
        size_t length = 2;
        if (c < 0x20) {
            static const char digits[] = "0123456789abcdef";
            memcpy(escape, "\\u00", 4);
            escape[4] = digits[c >> 4];
            escape[5] = digits[c & 15];
            length = 6;
        }
        rf__buf_add(buf, text + from, i - from);
        rf__buf_add(buf, escape, length);
        from = i + 1;
    }
    rf__buf_add(buf, text + from, n - from);
}

/* Names of files need not be UTF-8: a replacement stands for each byte that is no character. */
static void add_repaired(rf__buf *buf, const char *text, size_t n) {
    for (size_t i = 0, length; i < n; i += length) {
        for (length = 1; length < 4 && i + length < n && !rf__is_utf8(text + i, length);)
            length++;
        if (rf__is_utf8(text + i, length)) {
            add_escaped(buf, text + i, length);
        } else {
            rf__buf_str(buf, "\xEF\xBF\xBD");
            length = 1;
        }
    }
}

void rf__buf_json(rf__buf *buf, const char *text) {
    size_t n = strlen(text);
    if (!rf__is_utf8(text, n)) {
        rf__buf_add(buf, "\"", 1);
        add_repaired(buf, text, n);
        rf__buf_add(buf, "\"", 1);
        return;
    }
    if (buf->failed || (n + 2 >= buf->cap - buf->n && !reserve(buf, n + 2)))
        return;
    if (has_escapes(text, n)) {
        rf__buf_add(buf, "\"", 1);
        add_escaped(buf, text, n);
        rf__buf_add(buf, "\"", 1);
        return;
    }
    char *to = buf->bytes + buf->n;
    to[0] = '"';
    memcpy(to + 1, text, n);
    to[n + 1] = '"';
    to[n + 2] = 0;
    buf->n += n + 2;
}

void rf__buf_clear(rf__buf *buf) {
    buf->n = 0;
    if (buf->bytes)
        buf->bytes[0] = 0;
}

void rf__buf_free(rf__buf *buf) {
    rf__free(buf->bytes);
    *buf = (rf__buf){0};
}

static rf_err read_all(int fd, const char *path, size_t most, rf__buf *out, rf_diag *diag) {
    char block[65536];
    for (;;) {
        ssize_t got = read(fd, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be read: %s", strerror(errno));
        if (got == 0)
            return RF_OK;
        if (out->n + (size_t)got > most)
            return rf_diag_set(diag, RF_ERR_TOO_BIG, path, 0, 0,
                               "is larger than %zu bytes, the most that is read", most);
        rf__buf_add(out, block, (size_t)got);
        if (out->failed)
            return rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "does not fit into memory");
    }
}

rf_err rf__read_file(const char *path, size_t most, rf__buf *ret, rf_diag *diag) {
    /* Not blocking: a pipe without a writer would be waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        rf_err err = errno == ENOENT || errno == ENOTDIR ? RF_ERR_NOT_FOUND : RF_ERR_IO;
        return rf_diag_set(diag, err, path, 0, 0, "can't be opened: %s", strerror(errno));
    }
    struct stat st;
    rf__buf out = {0};
    rf_err err;
    if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
        err = rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "is %s, not a file",
                          S_ISDIR(st.st_mode) ? "a folder" : "a pipe or device");
    else {
        rf__buf_add(&out, "", 0);
        err = out.failed ? rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "does not fit into memory")
                         : read_all(fd, path, most, &out, diag);
    }
    close(fd);
    if (err) {
        rf__buf_free(&out);
        return err;
    }
    *ret = out;
    return RF_OK;
}

char *rf__path_join(const char *dir, const char *name) {
    size_t a = strlen(dir), b = strlen(name);
    while (a > 1 && dir[a - 1] == '/')
        a--;
    char *path = rf__malloc(a + b + 2);
    if (!path)
        return NULL;
    memcpy(path, dir, a);
    path[a] = '/';
    memcpy(path + a + 1, name, b + 1);
    return path;
}

bool rf__file_exists(const char *path) {
    struct stat st;
    return stat(path, &st) == 0;
}
