/* The picture and the timeline as rows for programs and spreadsheets. docs/reference/picture.md
 * describes the columns. */
#ifndef RF_PICTURE_VIEW_H
#define RF_PICTURE_VIEW_H

#include "base/buf.h"
#include "refuge/picture.h"

typedef struct rf__picture_filter {
    uint64_t indicators; /* bits; 0: all */
    const char
        *place;    /* a name, however spelt, of the place, its region or its country; NULL: all */
    rf_date on;    /* the day of the picture, or RF_NO_DATE */
    uint64_t most; /* quantities; 0: all */
} rf__picture_filter;

/* Does the quantity pass (but for `most`)? */
bool rf__quantity_passes(const rf__picture_filter *filter, const rf_quantity *quantity);

/* A whole document each. why: with the members of each quantity and their sentences. */
rf_err rf__picture_json(rf__buf *to, const rf_picture *picture, const rf__picture_filter *filter,
                        bool why) RF_NODISCARD;
rf_err rf__picture_csv(rf__buf *to, const rf_picture *picture, const rf__picture_filter *filter,
                       bool hxl) RF_NODISCARD;

rf_err rf__timeline_json(rf__buf *to, const rf_picture *picture,
                         const rf_timeline *timeline) RF_NODISCARD;
rf_err rf__timeline_csv(rf__buf *to, const rf_picture *picture,
                        const rf_timeline *timeline) RF_NODISCARD;
rf_err rf__timeline_ics(rf__buf *to, const rf_picture *picture,
                        const rf_timeline *timeline) RF_NODISCARD;

#endif
