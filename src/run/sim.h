/* The inside of a simulation, shared by the files that make a day: spawn.c (who leaves), choice.c
 * (whether and where to), move.c (along the roads), trace.c, sim.c (the day). */
#ifndef RF_SIM_H
#define RF_SIM_H

#include "run/cohort.h"
#include "run/hops.h"
#include "run/pauses.h"

/* What a random number is for: part of its counter. */
typedef enum rf__purpose {
    RF__FOR_BEGINNING = 1, /* who is there before day 0 */
    RF__FOR_MOVES,         /* who people are and what they do at a place on a day */
    RF__FOR_SPAWN_PLACE,
    RF__FOR_SPAWN_NUMBER,
    RF__FOR_SLICE
} rf__purpose;

/* People on a road within a day. */
typedef struct rf__mover {
    rf__state state;
    int64_t n;
    double day_km;  /* covered today */
    rf__spread who; /* in sim->now, or scratch */
} rf__mover;

/* People who come to rest, for today or for now, and are not added to their cohort yet: what that
 * touches is asked for first, for several of them at a time. */
typedef struct rf__coming {
    rf__state state;
    int64_t n;
    rf__spread who;
    double shift;
    bool pauses;
} rf__coming;

#define RF__MOST_COMING 16
#define RF__BARRED_FROM 0.5 /* of a camp's buffer zone; Flee: attraction below 1/2 */

/* A place's candidates as they weigh today, capacity aside. */
typedef struct rf__weights {
    double *w;       /* n_classes * n candidates */
    double *total;   /* by class */
    int32_t *capped; /* candidates whose destination has a capacity */
    size_t n_capped;
    size_t w_cap, total_cap, capped_cap;
    int64_t day; /* for which they were computed; -1: never */
    uint32_t topology;
} rf__weights;

/* How n people at a place were dealt: n_of[i] of them to candidate at[i] of the list, for i below
 * n. */
typedef struct rf__choice {
    const rf__candidate *list;
    const int32_t *at; /* NULL: at[i] is i */
    const int64_t *n_of;
    size_t n;
    int64_t used; /* people dealt; the others must ask again, because a camp fills up */
} rf__choice;

typedef struct rf__traced {
    rf_place_id home;
    double travelled_km;
    int32_t places;
    int32_t *values; /* one a demographic */
} rf__traced;

struct rf_sim {
    const rf__plan *plan;
    rf__plan own_plan; /* of a simulation that was made alone */
    rf_sim_options options;
    rf__rng_key key;
    rf__world world;
    rf__routes routes;
    rf__hops hops;
    rf__cohorts now, next; /* before and after the day's moves */
    rf__mover *moving;     /* who set out today, and who was on a road */
    size_t n_moving, moving_cap;
    rf__pauses pauses; /* at a place with their day not over */
    rf__coming coming[RF__MOST_COMING];
    int n_coming;
    float *scratch;                       /* steps of the three: */
    rf__spread all, going, staying;       /* spreads at a pause */
    rf__weights *weights[RF__N_OUTLOOKS]; /* by place */
    double *choice_w;                     /* scratch of a choice */
    int64_t *choice_n;
    int32_t *choice_at;
    size_t choice_w_cap, choice_n_cap, choice_at_cap;
    int64_t *class_n; /* scratch, n_classes */
    int64_t *spawn_n; /* scratch, n_places */
    rf__rng *stream;  /* by place: random numbers of its people's moves today */
    int64_t *group_n; /* people by place and ethnicity (then religion) at the start of the day */
    int32_t n_ethnicities, n_religions;
    int64_t n_came;    /* arrivals at places with a capacity so far */
    int64_t *arrived;  /* by place: arrivals yesterday */
    int64_t *arriving; /* and today */
    int64_t *flow;     /* scratch of the slices */
    int64_t *link_now, *link_set_out;
    int64_t *settled; /* by place: people who settled for good; they stay counted */
    int64_t day;      /* days done */
    int64_t n_people, n_travelling, n_settled, raw, debt, unplaced;
    bool harvest; /* today is in a harvest month */
    bool failed;
    rf__traced *traced;
    int32_t n_traced;
    int64_t n_seen; /* people offered to the sample so far */
    rf_trace_row *rows;
    size_t n_rows, rows_cap;
};

/* A stream of random numbers of a place for a purpose that comes up once a day there. */
static inline rf__rng rf__sim_rng(const rf_sim *sim, rf_place_id place, rf__purpose purpose) {
    return rf__rng_at(sim->key, (uint32_t)place, (uint32_t)sim->day, purpose, 0);
}

/* spawn.c */
rf_err rf__sim_begin(rf_sim *sim) RF_NODISCARD; /* people there before day 0 */
rf_err rf__sim_spawn(rf_sim *sim) RF_NODISCARD; /* today's */

/* choice.c */
double rf__move_chance(const rf_sim *sim, const rf__state *state, bool forced, bool *ret_planned);
/* Deals n people who leave a place among its candidates. parts > 0: they may reach a camp before
 * the others have chosen; then at most `parts` times as many are dealt as may be by capacity. 0:
 * they can't arrive yet. Scratch of the simulation, valid until the next choice. */
rf_err rf__choose(rf_sim *sim, const rf__state *state, bool planned, int64_t n, int64_t parts,
                  rf__choice *ret) RF_NODISCARD;
bool rf__is_full(const rf_sim *sim, rf_place_id place);

/* move.c */
rf_err rf__leave_places(rf_sim *sim, int n_slices) RF_NODISCARD;
rf_err rf__follow_roads(rf_sim *sim, int n_slices) RF_NODISCARD;

/* trace.c */
rf_err rf__trace_offer(rf_sim *sim, rf__state *state, int64_t n) RF_NODISCARD;
rf_err rf__trace_note(rf_sim *sim, const rf__state *state, double day_km) RF_NODISCARD;
void rf__trace_arrive(rf_sim *sim, const rf__state *state, double dist_km);
void rf__trace_free(rf_sim *sim);

#endif
