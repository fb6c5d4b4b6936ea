#ifndef RF_PDF_H
#define RF_PDF_H

#include "base/buf.h"

/* The text of a PDF file, pages parted by form feeds, in reading order, as `pdftotext` gives it.
 * The program runs as a child with limits on processor time, memory and output. n bytes are handed
 * to it on a pipe. RF_ERR_NOT_FOUND (pdftotext is not installed), RF_ERR_ENCODING (it is no PDF, or
 * asks for a password), RF_ERR_TOO_BIG (time or output), RF_ERR_IO, RF_ERR_NOMEM. */
rf_err rf__pdf_text(const char *path, const char *bytes, size_t n, size_t most, rf__buf *ret,
                    rf_diag *diag) RF_NODISCARD;

#endif
