/* Claims as JSON, for those who write many into one buffer. */
#ifndef RF_CLAIM_JSON_H
#define RF_CLAIM_JSON_H

#include "base/buf.h"
#include "refuge/claim.h"

/* What stands behind the opening brace of rf_claim_json's line, to its end. */
void rf__claim_json_add(rf__buf *to, const rf_claim *c, const rf_report *report);

#endif
