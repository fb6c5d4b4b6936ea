#ifndef RF_FURNITURE_H
#define RF_FURNITURE_H

#include "report/mapped.h"
#include "report/rules.h"

/* Does a line (without a list mark) end as a sentence does? */
bool rf__ends_sentence(const char *text, size_t n);
/* Marks blocks that are page furniture, or say a second time what stands before, as dropped, and
 * captions as captions. RF_ERR_NOMEM. */
rf_err rf__drop_furniture(const rf_report_rules *rules, rf__article *article) RF_NODISCARD;

#endif
