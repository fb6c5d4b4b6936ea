/* Files that are whole or not there: written beside their final name (NAME.partial) and renamed when
 * everything, flush to disk included, went well. Devices and pipes are written to directly. */
#ifndef RF_OUTFILE_H
#define RF_OUTFILE_H

#include "refuge/err.h"

#include <stdio.h>

typedef struct rf__outfile {
    FILE *file;
    char *path, *partial;
    int error; /* errno of the first write that failed, or 0 */
} rf__outfile;

/* RF_ERR_IO when the file can't be made. */
rf_err rf__outfile_open(rf__outfile *out, const char *path, rf_diag *diag) RF_NODISCARD;
/* Writes n bytes; errors are kept and told by rf__outfile_commit. */
void rf__outfile_write(rf__outfile *out, const char *bytes, size_t n);
/* Flushes, renames and closes. On failure the partial file is removed. */
rf_err rf__outfile_commit(rf__outfile *out, rf_diag *diag) RF_NODISCARD;
/* Closes and removes the partial file; does nothing when it was committed or never opened. */
void rf__outfile_abort(rf__outfile *out);

/* The folder, made with its parents. */
rf_err rf__make_dir(const char *path, rf_diag *diag) RF_NODISCARD;

#endif
