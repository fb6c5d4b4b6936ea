/* The bytes of a file, standard input or memory, as a window that grows and slides. */
#ifndef RF_INPUT_H
#define RF_INPUT_H

#include "refuge/err.h"

#include <stdbool.h>

typedef struct rf__input {
    int fd; /* -1: memory */
    const char *path;
    char *store; /* owned, for a file */
    size_t cap;
    const char *bytes; /* the window */
    size_t n;
    uint64_t offset; /* of bytes[0] in the file */
    bool at_end;     /* bytes[n) is the file's end */
} rf__input;

/* "-" is standard input. RF_ERR_NOT_FOUND, RF_ERR_IO. */
rf_err rf__input_open(rf__input *input, const char *path, rf_diag *diag) RF_NODISCARD;
void rf__input_from_bytes(rf__input *input, const char *path, const char *bytes, size_t n);
void rf__input_close(rf__input *input);
/* Reads until the window holds `need` bytes or the file ends. */
rf_err rf__input_fill(rf__input *input, size_t need, rf_diag *diag) RF_NODISCARD;
/* Lets the first n bytes of the window go. */
void rf__input_skip(rf__input *input, size_t n);
/* Fills the window with all of the file; RF_ERR_TOO_BIG when it is larger than `most`. A regular
 * file is refused by its size, before a byte is read. */
rf_err rf__input_all(rf__input *input, size_t most, rf_diag *diag) RF_NODISCARD;

#endif
