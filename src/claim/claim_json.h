/* Claims as JSON, for those who write many into one buffer. */
#ifndef RF_CLAIM_JSON_H
#define RF_CLAIM_JSON_H

#include "base/buf.h"
#include "refuge/claim.h"

/* The fields of the report in all of its claims' lines. */
void rf__claim_json_report(rf__buf *to, const rf_report *report);
/* What stands behind the opening brace of rf_claim_json's line, to its end. report_fields: what
 * rf__claim_json_report wrote. */
void rf__claim_json_add(rf__buf *to, const rf_claim *c, const rf__buf *report_fields);

#endif
