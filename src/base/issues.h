/* What the library itself asks of a list of issues. */
#ifndef RF_ISSUES_H
#define RF_ISSUES_H

#include "refuge/err.h"

/* How often an error was added so far, repeats included: whether a stretch of work met one can be
 * told from the difference, even where the list held the same error before. */
size_t rf__issues_errors_seen(const rf_issues *issues);

#endif
