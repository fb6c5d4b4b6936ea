#include "base/outfile.h"

#include "base/mem.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A device or pipe is written to as it is: a rename would put a file in its place. */
static bool is_stream(const char *path) {
    struct stat st;
    return !stat(path, &st) && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static rf_err open_stream(rf__outfile *out, const char *path, rf_diag *diag) {
    out->path = rf__strdup(path);
    if (!out->path)
        return RF_ERR_NOMEM;
    out->file = fopen(path, "we");
    if (out->file)
        return RF_OK;
    rf_err err = rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be written: %s", strerror(errno));
    rf__outfile_abort(out);
    return err;
}

rf_err rf__outfile_open(rf__outfile *out, const char *path, rf_diag *diag) {
    struct stat st;
    char target[PATH_MAX];
    *out = (rf__outfile){0};
    if (is_stream(path))
        return open_stream(out, path, diag);
    /* The file that a link leads to is replaced, not the link. */
    if (!lstat(path, &st) && S_ISLNK(st.st_mode) && realpath(path, target))
        path = target;
    size_t n = strlen(path);
    out->path = rf__strndup(path, n);
    out->partial = rf__malloc(n + sizeof ".partial");
    if (!out->path || !out->partial) {
        rf__outfile_abort(out);
        return RF_ERR_NOMEM;
    }
    memcpy(out->partial, path, n);
    memcpy(out->partial + n, ".partial", sizeof ".partial");
    out->file = fopen(out->partial, "we");
    if (!out->file) {
        rf_err err =
            rf_diag_set(diag, RF_ERR_IO, out->partial, 0, 0, "can't be made: %s", strerror(errno));
        rf__outfile_abort(out);
        return err;
    }
    return RF_OK;
}

void rf__outfile_write(rf__outfile *out, const char *bytes, size_t n) {
    if (out->file && n && fwrite(bytes, 1, n, out->file) != n && !out->error)
        out->error = errno ? errno : EIO;
}

rf_err rf__outfile_commit(rf__outfile *out, rf_diag *diag) {
    int failed = out->error || ferror(out->file);
    errno = out->error ? out->error : failed ? EIO : 0;
    if (!failed && (fflush(out->file) || fsync(fileno(out->file))))
        failed = errno != EINVAL && errno != EROFS; /* pipes and devices can't be synced */
    int why = errno;
    if (fclose(out->file) && !failed) {
        failed = 1;
        why = errno;
    }
    out->file = NULL;
    if (!failed && out->partial && rename(out->partial, out->path)) {
        failed = 1;
        why = errno;
    }
    rf_err err = RF_OK;
    if (failed)
        err = rf_diag_set(diag, RF_ERR_IO, out->path, 0, 0,
                          "could not be written whole and was not kept: %s", strerror(why));
    else {
        rf__free(out->partial);
        out->partial = NULL;
    }
    rf__outfile_abort(out);
    return err;
}

void rf__outfile_abort(rf__outfile *out) {
    if (out->file)
        fclose(out->file);
    if (out->partial)
        unlink(out->partial);
    rf__free(out->path);
    rf__free(out->partial);
    *out = (rf__outfile){0};
}

rf_err rf__make_dir(const char *path, rf_diag *diag) {
    if (!*path)
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "a folder needs a name");
    char *copy = rf__strdup(path);
    if (!copy)
        return RF_ERR_NOMEM;
    rf_err err = RF_OK;
    for (char *p = copy + 1;; p++) {
        if (*p != '/' && *p != 0)
            continue;
        char keep = *p;
        *p = 0;
        struct stat st;
        int why = mkdir(copy, 0777) ? errno : 0;
        if (why && !(stat(copy, &st) == 0 && S_ISDIR(st.st_mode))) {
            err = rf_diag_set(diag, RF_ERR_IO, copy, 0, 0, "the folder can't be made: %s",
                              strerror(why));
            break;
        }
        if (!keep)
            break;
        *p = keep;
    }
    rf__free(copy);
    return err;
}
