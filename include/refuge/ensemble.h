/* Many runs of one scenario, dealt to threads and, built with MPI, to ranks. The answer does not
 * depend on how they were dealt: run r uses the same random numbers wherever it is simulated, and
 * sums are taken over integers or in order of runs. */
#ifndef REFUGE_ENSEMBLE_H
#define REFUGE_ENSEMBLE_H

#include "refuge/run.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Called now and then by one thread at a time with the days simulated so far over all runs and their
 * total (under MPI: over the runs of this rank); not 0 stops the work (RF_ERR_STOPPED). */
typedef int (*rf_progress_fn)(void *user, int64_t done, int64_t total);

typedef struct rf_ensemble_options {
    uint64_t seed;
    int32_t n_runs;       /* at least 1 */
    int32_t n_threads;    /* 0: all cores */
    int64_t n_days;       /* 0: the scenario's own length */
    int32_t n_traced;     /* people to follow in run 0, whose random numbers this changes */
    bool ignore_capacity;
    rf_progress_fn progress; /* or NULL */
    void *user;
} rf_ensemble_options;

typedef struct rf_ensemble rf_ensemble;

/* Simulates all runs. Scenario and settings must outlive the ensemble. Memory: 4 bytes (8 above
 * 2 billion people) a run, day and place (and 8 totals), 16 bytes (48 for more than one run) a day and
 * directed road, and one simulation a thread. Under MPI every rank must make the same call; MPI is
 * started if the program has not done so. The counts end up on rank 0 and the others get an ensemble
 * without counts, for which rf_ensemble_is_root is false; when one rank fails, all return its error. */
rf_err rf_ensemble_run(rf_ensemble **ret, const rf_scenario *scenario, const rf_settings *settings,
                       const rf_ensemble_options *options) RF_NODISCARD;
void rf_ensemble_free(rf_ensemble *ensemble);

bool rf_ensemble_is_root(const rf_ensemble *ensemble);
const rf_scenario *rf_ensemble_scenario(const rf_ensemble *ensemble);
const rf_settings *rf_ensemble_settings(const rf_ensemble *ensemble);
/* What rf_ensemble_run was asked for. */
const rf_ensemble_options *rf_ensemble_asked(const rf_ensemble *ensemble);
uint64_t rf_ensemble_seed(const rf_ensemble *ensemble);
int32_t rf_ensemble_n_runs(const rf_ensemble *ensemble);
int64_t rf_ensemble_n_days(const rf_ensemble *ensemble);

/* In place of a place: all people on roads; all people. */
#define RF_ON_ROADS (-2)
#define RF_ALL_PEOPLE (-3)

/* People at a place (or RF_ON_ROADS, RF_ALL_PEOPLE) at the end of a day of a run. */
int64_t rf_ensemble_count(const rf_ensemble *ensemble, int32_t run, int64_t day, rf_place_id place);

/* Over the runs: sd is the sample standard deviation (0 for one run); quantiles are linear between
 * order statistics (type 7 of Hyndman and Fan, as NumPy's). */
typedef struct rf_summary {
    double mean, sd, q05, q25, q50, q75, q95;
} rf_summary;
rf_err rf_ensemble_summary(const rf_ensemble *ensemble, int64_t day, rf_place_id place,
                           rf_summary *ret) RF_NODISCARD;

/* Over the runs: people on a road at the end of a day, and set out on it since the start. */
typedef struct rf_road_summary {
    double on_road, on_road_sd, set_out, set_out_sd;
} rf_road_summary;
rf_road_summary rf_ensemble_road(const rf_ensemble *ensemble, int64_t day, rf_road_id road,
                                 bool backward);

/* Sums of one run at the end of a day. */
rf_sim_totals rf_ensemble_totals(const rf_ensemble *ensemble, int32_t run, int64_t day);
/* Of RF_ALL_PEOPLE: the figure whose changes are those who flee, the sum over all rows of
 * data_layout.csv or, with sum_from_camps off, the total. */
int64_t rf_ensemble_observed(const rf_ensemble *ensemble, rf_place_id place, int64_t day);
bool rf_ensemble_is_camp(const rf_ensemble *ensemble, rf_place_id place);
/* Does data_layout.csv give figures for the place? */
bool rf_ensemble_has_data(const rf_ensemble *ensemble, rf_place_id place);

/* The people followed in run 0, by day and person, and their demographic values. */
const rf_trace_row *rf_ensemble_trace(const rf_ensemble *ensemble, size_t *ret_n);
const char *rf_ensemble_trace_value(const rf_ensemble *ensemble, int32_t person,
                                    int32_t attribute);

#ifdef __cplusplus
}
#endif
#endif
