/* Files that a command writes in one piece. */
#ifndef RF_CLI_OUTPUT_H
#define RF_CLI_OUTPUT_H

#include "base/buf.h"
#include "refuge/err.h"

/* The end of a file's name from its last dot on, or "" (also of NULL). */
const char *cli_output_end(const char *path);
/* "-" is standard output, as NULL is. */
bool cli_output_is_stdout(const char *path);
/* 0, or CLI_USAGE after saying why a file of this name may not be written: it is one of the n
 * inputs, or a ledger. */
int cli_output_check(const char *path, const char *const *inputs, size_t n) RF_NODISCARD;
/* Writes the text to the file, or to standard output when path is NULL. */
rf_err cli_output_write(const char *path, const rf__buf *text, rf_diag *diag) RF_NODISCARD;

#endif
