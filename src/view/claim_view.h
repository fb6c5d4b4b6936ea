/* Claims as rows for spreadsheets (CSV, with or without HXL hashtags) and as points for maps
 * (GeoJSON). docs/reference/claims.md describes the columns. */
#ifndef RF_CLAIM_VIEW_H
#define RF_CLAIM_VIEW_H

#include "base/buf.h"
#include "refuge/claim.h"

typedef struct rf__claim_row {
    const rf_claim *claim;
    const rf_report *report;
    int64_t id, copy_of;        /* of a ledger; else 0 */
    const rf__buf *report_json; /* rf__claim_json_report, for reports with many rows; or NULL */
} rf__claim_row;

/* The row of names; with hxl, also that of hashtags. */
void rf__claim_csv_head(rf__buf *to, bool hxl);
void rf__claim_csv(rf__buf *to, const rf__claim_row *row);

/* A whole collection is head, features (first is true for the first one), tail. A claim without a
 * place on the map is a feature without geometry. */
void rf__claim_geojson_head(rf__buf *to);
void rf__claim_geojson(rf__buf *to, const rf__claim_row *row, bool first);
void rf__claim_geojson_tail(rf__buf *to);

/* rf_claim_json with the ids of a ledger in front. */
rf_err rf__claim_row_json(rf__buf *to, const rf__claim_row *row) RF_NODISCARD;

/* "nearly 900,000", "1,000 to 9,999", "80%"; "" for an event without a distance. */
void rf__claim_amount(const rf_claim *claim, char *out, size_t cap);

#endif
