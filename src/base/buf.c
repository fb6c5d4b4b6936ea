#include "base/buf.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
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

void rf__buf_add(rf__buf *buf, const char *bytes, size_t n) {
    if (!reserve(buf, n))
        return;
    if (n)
        memcpy(buf->bytes + buf->n, bytes, n);
    buf->n += n;
    buf->bytes[buf->n] = 0;
}

void rf__buf_str(rf__buf *buf, const char *text) { rf__buf_add(buf, text, strlen(text)); }

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

void rf__buf_json(rf__buf *buf, const char *text) {
    rf__buf_add(buf, "\"", 1);
    const char *from = text, *p = text;
    for (;; p++) { /* what needs no escape goes in one piece */
        unsigned char c = (unsigned char)*p;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        rf__buf_add(buf, from, (size_t)(p - from));
        if (!c)
            break;
        if (c < 0x20)
            rf__buf_printf(buf, "\\u%04x", c);
        else
            rf__buf_printf(buf, "\\%c", c);
        from = p + 1;
    }
    rf__buf_add(buf, "\"", 1);
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
