/* Issues of the input, for people and for programs. */
#ifndef RF_ISSUE_LIST_H
#define RF_ISSUE_LIST_H

#include "refuge/err.h"

#include <stdio.h>

/* All issues in a format: "table" (path:line:column: severity: message [code]), "csv", "ndjson" or
 * "json". RF_ERR_NOMEM. */
rf_err cli_issues_print(const rf_issues *issues, const char *format, rf_severity least,
                        FILE *to) RF_NODISCARD;

/* Those of some severities, a line each. */
void cli_issues_list(const rf_issues *issues, rf_severity least, rf_severity most, FILE *to);

/* Tells on stderr of one issue. */
void cli_issue_tell(const rf_issue *issue);

/* Tells on stderr of the issues of at least this severity, twenty at most, then how many there are
 * more and how to list them. */
void cli_issues_tell(const rf_issues *issues, rf_severity least, const char *scenario);

/* "2 errors, 1 row or value left out, 3 warnings, 0 notes" */
void cli_issues_sum(const rf_issues *issues, char out[160]);

#endif
