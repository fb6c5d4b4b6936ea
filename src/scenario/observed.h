/* The observed figures of a scenario as a simulation sees them: divided by hasten, files of one camp
 * added, level-1 registration corrections applied, interpolated to days. */
#ifndef RF_OBSERVED_H
#define RF_OBSERVED_H

#include "refuge/scenario.h"

typedef struct rf__observed {
    int32_t n_series;
    int64_t n_days;
    int64_t *count;       /* n_series * n_days: people (simulated ones) on each day */
    int32_t *of_place;    /* by place: its series, or -1 */
} rf__observed;

rf_err rf__observed_make(rf__observed *ret, const rf_scenario *scenario,
                         const rf_settings *settings, int64_t n_days) RF_NODISCARD;
void rf__observed_free(rf__observed *observed);
int64_t rf__observed_at(const rf__observed *observed, int32_t series, int64_t day);
/* The figure of a place's camp on a day; 0 where it has no data. */
int64_t rf__observed_place(const rf__observed *observed, rf_place_id place, int64_t day);
/* The figure whose changes are those who flee: the sum over all rows but the first, or the first
 * row, the total. */
int64_t rf__observed_all(const rf__observed *observed, bool sum_from_camps, int64_t day);

#endif
