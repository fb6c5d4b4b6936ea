#ifndef RF_SCAN_H
#define RF_SCAN_H

#include "claim/doc.h"

/* Adds the tokens of text[start, end) to a doc; the lexicon's own phrases are cut up by it as well.
 * RF_ERR_NOMEM. */
rf_err rf__scan(rf__doc *doc, const char *text, uint32_t start, uint32_t end) RF_NODISCARD;

#endif
