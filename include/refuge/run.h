/* One simulation, day by day. docs/design/engine.md says why cohorts give the same distribution as
 * people one by one.
 *
 *     rf_sim *sim;
 *     rf_sim_new(&sim, scenario, settings, &(rf_sim_options){.seed = 1});
 *     while (rf_sim_day(sim) < rf_sim_n_days(sim) && !rf_sim_step(sim))
 *         use(rf_sim_at(sim, camp));
 *     rf_sim_free(sim);
 *
 * A simulation belongs to one thread at a time; any number may run beside each other. */
#ifndef REFUGE_RUN_H
#define REFUGE_RUN_H

#include "refuge/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct rf_sim rf_sim;

typedef struct rf_sim_options {
    uint64_t seed;
    uint32_t run;         /* number of the run in its ensemble: another run, other numbers */
    int64_t n_days;       /* 0: the scenario's own length */
    int32_t n_traced;     /* people to follow, drawn with equal chance among all */
    bool ignore_capacity; /* no camp is ever full */
} rf_sim_options;

/* Scenario and settings must outlive the simulation. Day 0 has not been simulated yet. Cost: linear in
 * places, roads, days of data. */
rf_err rf_sim_new(rf_sim **ret, const rf_scenario *scenario, const rf_settings *settings,
                  const rf_sim_options *options) RF_NODISCARD;
void rf_sim_free(rf_sim *sim);

/* Simulates the next day. Cost: by cohorts (states that people are in), not by people. After a
 * failure the simulation can only be freed. */
rf_err rf_sim_step(rf_sim *sim) RF_NODISCARD;

int64_t rf_sim_n_days(const rf_sim *sim);
/* Days simulated so far. */
int64_t rf_sim_day(const rf_sim *sim);
/* People counted at a place after the last simulated day. Numbers are of simulated people; each
 * stands for `hasten`. */
int64_t rf_sim_at(const rf_sim *sim, rf_place_id place);
/* People on a road at the end of the last day; backward: towards its first place. */
int64_t rf_sim_on_road(const rf_sim *sim, rf_road_id road, bool backward);
/* People who have set out on it since the start. */
int64_t rf_sim_set_out(const rf_sim *sim, rf_road_id road, bool backward);
/* What the data say of a place's camp on a day, as the simulation sees them; 0 without data. */
int64_t rf_sim_observed(const rf_sim *sim, rf_place_id place, int64_t day);
/* Is the place a camp in the output: one at the start, or any place under flood-driven spawning? */
bool rf_sim_is_camp(const rf_sim *sim, rf_place_id place);

typedef struct rf_sim_totals {
    int64_t people;     /* all who have fled so far */
    int64_t travelling; /* of these on the road */
    int64_t settled;    /* of these settled for good in camps (camps_are_sinks) */
    int64_t raw;        /* Flee's "raw UNHCR refugee count" */
    int64_t debt;       /* Flee's "refugee_debt": decreases of the data not yet made up */
    int64_t unplaced;   /* should have fled, but no place had conflict */
    int64_t idps;       /* in camps for internally displaced people */
    int64_t cohorts;    /* states that people are in: what the work is proportional to */
} rf_sim_totals;
rf_sim_totals rf_sim_sum(const rf_sim *sim);

/* Where a followed person was at the end of a day. */
typedef struct rf_trace_row {
    int64_t day;
    int32_t person;      /* from 0 */
    rf_place_id home;
    rf_place_id place;   /* the place, or the one that the road leaves */
    rf_place_id towards; /* the road's other end, or RF_NONE */
    double travelled_km; /* on finished roads */
    double today_km;
    int32_t places;      /* places travelled, the first included */
} rf_trace_row;

/* All rows so far of the people who are followed at the end, by day and person. Owned by the
 * simulation, valid until its next step. */
rf_err rf_sim_trace(rf_sim *sim, const rf_trace_row **ret, size_t *ret_n) RF_NODISCARD;
/* Number of demographic attributes that a followed person has, and their values. */
const char *rf_sim_trace_value(const rf_sim *sim, int32_t person, int32_t attribute);

#ifdef __cplusplus
}
#endif
#endif
