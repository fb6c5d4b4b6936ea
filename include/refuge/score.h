/* How wrong a simulation is, and whether guessing would have been better. All errors compare camps
 * that have data, day by day, with the observed figures (FLEE.md 15; docs/reference/scores.md has the
 * equations). */
#ifndef REFUGE_SCORE_H
#define REFUGE_SCORE_H

#include "refuge/ensemble.h"

#ifdef __cplusplus
extern "C" {
#endif

/* sim' is sim scaled to the day's observed total. */
typedef struct rf_errors {
    double ard;        /* Flee's "Error (rescaled)": mean over days of sum|sim'-data| / sum data */
    double ard_normal; /* Flee's "Error (normal)": the same of sim not scaled */
    double weighted;   /* sum over all days |sim'-data| / sum over all days data: days count by people */
} rf_errors;

/* Forecasts that know the true total and share it out by a simple rule. */
typedef enum rf_naive {
    RF_NAIVE_EQUAL,       /* the same for every camp */
    RF_NAIVE_CAPACITY,    /* by capacity in locations.csv; none (NaN) where no camp has one */
    RF_NAIVE_DAY30,       /* the shares of day 30 kept: of the days after it; NaN where there are none */
    RF_NAIVE_PERSISTENCE, /* the shares of 30 days before (of day 0 up to day 30) */
    RF_N_NAIVE
} rf_naive;
const char *rf_naive_name(rf_naive naive); /* "equal", "capacity", "day30", "persistence" */

/* Flee's mean absolute scaled errors: mean |sim'-data| over mean |naive-data| after day k, averaged over
 * camps by their observed people. Below 1 the simulation beats the naive forecast. NaN for runs of 31
 * days or less. */
typedef struct rf_mase {
    double flat7, flat30;   /* naive: the value of day k kept */
    double sloped7, sloped30; /* naive: day k's value times the day. Flee: not divided by k */
    double ratio7, ratio30; /* naive: day k's share of the day's total */
} rf_mase;

typedef struct rf_camp_score {
    rf_place_id place;
    double mean_observed, mean_simulated; /* people, over days; simulated not scaled */
    double mean_abs_error;                /* people a day, scaled */
    double share_abs_error;               /* the same over mean_observed; NaN when that is 0 */
    double coverage;                      /* share of days inside the ensemble's 90% interval, of those
                                             with people in the data or a run; NaN for one run */
} rf_camp_score;

typedef struct rf_validation {
    int64_t n_days;
    int32_t n_runs, n_camps; /* camps that have data: others are not scored */
    rf_errors mean_of_runs;  /* mean over runs of each run's error */
    rf_errors best, worst;   /* smallest and largest over runs */
    rf_errors mean_after30;  /* mean_of_runs over the days after day 30 alone; NaN where there are none */
    rf_errors of_mean;       /* error of the ensemble's mean */
    rf_errors naive[RF_N_NAIVE];
    rf_mase mase;            /* of the ensemble's mean */
    double coverage;         /* share of camp-days inside the 5% to 95% interval; as of a camp */
    double interval_width;   /* mean width of that interval over the mean observed figure */
    const rf_camp_score *camp;
    const char *verdict;     /* better or worse than which naive forecast, in a sentence or two */
} rf_validation;

/* RF_ERR_NO_DATA when no camp has data. */
rf_err rf_validate(rf_validation **ret, const rf_ensemble *ensemble) RF_NODISCARD;
void rf_validation_free(rf_validation *validation);

#ifdef __cplusplus
}
#endif
#endif
