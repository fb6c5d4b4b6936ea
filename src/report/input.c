/* A file is read, not mapped: one that is cut short by another program while it is read must not
 * end this one. */
#include "report/input.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ = 1 << 16 };

static rf_err io_error(const rf__input *input, rf_diag *diag) {
    int why = errno;
    return rf_diag_set(diag, why == ENOENT ? RF_ERR_NOT_FOUND : RF_ERR_IO, input->path, 0, 0, "%s",
                       strerror(why));
}

rf_err rf__input_open(rf__input *input, const char *path, rf_diag *diag) {
    *input = (rf__input){.fd = STDIN_FILENO, .path = path};
    if (strcmp(path, "-")) {
        input->fd = open(path, O_RDONLY | O_CLOEXEC);
        if (input->fd < 0)
            return io_error(input, diag);
    }
    return RF_OK;
}

void rf__input_from_bytes(rf__input *input, const char *path, const char *bytes, size_t n) {
    *input = (rf__input){.fd = -1, .path = path, .bytes = bytes, .n = n, .at_end = true};
}

void rf__input_close(rf__input *input) {
    if (input->fd > STDIN_FILENO)
        close(input->fd);
    rf__free(input->store);
    *input = (rf__input){.fd = -1, .at_end = true};
}

/* What is left of the window moves to the store's start before more is read. */
static rf_err make_room(rf__input *input, size_t need, rf_diag *diag) {
    if (input->n)
        memmove(input->store, input->bytes, input->n);
    input->bytes = input->store;
    if (need <= input->cap)
        return RF_OK;
    if (!rf__grow(&input->store, &input->cap, need, 1))
        return rf_diag_set(diag, RF_ERR_NOMEM, input->path, 0, 0, "there is not enough memory");
    input->bytes = input->store;
    return RF_OK;
}

rf_err rf__input_fill(rf__input *input, size_t need, rf_diag *diag) {
    if (input->at_end || input->n >= need)
        return RF_OK;
    size_t used = (size_t)(input->bytes - input->store);
    if (!input->store || used + need > input->cap) {
        rf_err err = make_room(input, need < FIRST_READ ? FIRST_READ : need, diag);
        if (err)
            return err;
        used = 0;
    }
    while (input->n < need) {
        ssize_t got = read(input->fd, input->store + used + input->n, input->cap - used - input->n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return io_error(input, diag);
        if (got == 0) {
            input->at_end = true;
            break;
        }
        input->n += (size_t)got;
    }
    return RF_OK;
}

void rf__input_skip(rf__input *input, size_t n) {
    input->bytes += n;
    input->n -= n;
    input->offset += n;
}

static rf_err too_big(const rf__input *input, size_t most, rf_diag *diag) {
    bool large = most >= 1 << 20;
    return rf_diag_set(diag, RF_ERR_TOO_BIG, input->path, 0, 0,
                       "it is larger than %zu %s, the most of one report; cut it up, or give it "
                       "as NDJSON with one report a line",
                       large ? most >> 20 : most, large ? "MB" : "bytes");
}

rf_err rf__input_all(rf__input *input, size_t most, rf_diag *diag) {
    struct stat st;
    if (!input->at_end && !fstat(input->fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0) {
        if ((uint64_t)st.st_size > input->offset + most)
            return too_big(input, most, diag);
        rf_err err = rf__input_fill(input, (size_t)st.st_size + 1, diag);
        if (err)
            return err;
    }
    while (!input->at_end && input->n <= most) {
        size_t need = input->n < FIRST_READ ? FIRST_READ : 2 * input->n;
        rf_err err = rf__input_fill(input, need < most ? need : most + 1, diag);
        if (err)
            return err;
    }
    return input->n > most ? too_big(input, most, diag) : RF_OK;
}
