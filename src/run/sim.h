/* The inside of a simulation, shared by the files that make a day: spawn.c (who leaves), choice.c
 * (whether and where to), move.c (along the roads), trace.c, sim.c (the day). */
#ifndef RF_SIM_H
#define RF_SIM_H

#include "base/rng.h"
#include "run/cohort.h"

#define RF__N_BUCKETS 256

/* What a random number is for: part of its counter. */
typedef enum rf__purpose {
    RF__FOR_SPAWN_PLACE = 1,
    RF__FOR_SPAWN_NUMBER,
    RF__FOR_CLASS,
    RF__FOR_FARMER,
    RF__FOR_CONNECTIONS,
    RF__FOR_LEAVING,
    RF__FOR_ROUTE,
    RF__FOR_WALKING,
    RF__FOR_SETTLING,
    RF__FOR_TRACE,
    RF__FOR_SLICE
} rf__purpose;

/* People on a road within a day. */
typedef struct rf__mover {
    rf__state state;
    int64_t n;
    double day_km;  /* covered today */
} rf__mover;

/* Weights of a place's candidates for each class, without capacity. */
typedef struct rf__weights {
    double *w; /* n_classes * n_candidates */
    size_t cap;
    int64_t day; /* for which they were computed; -1: never */
    uint32_t topology;
} rf__weights;

typedef struct rf__traced {
    rf_place_id home;
    double travelled_km;
    int32_t places;
    int32_t *values; /* one a demographic */
    size_t first_row;
} rf__traced;

struct rf_sim {
    const rf__plan *plan;
    rf__plan own_plan; /* of a simulation that was made alone */
    rf_sim_options options;
    rf__rng_key key;
    rf__world world;
    rf__routes routes;
    rf__cohorts now, next; /* before and after the day's moves */
    rf__mover *moving;     /* who set out today, and who was on a road */
    size_t n_moving, moving_cap;
    rf__cohorts paused; /* at a place with their day not over, by distance covered today */
    int32_t *next_paused; /* the next in its bucket, or -1 */
    size_t next_paused_cap;
    int32_t bucket[RF__N_BUCKETS]; /* first paused cohort of a stretch of distance, or -1 */
    rf__weights *weights[RF__N_OUTLOOKS]; /* by place */
    double *choice_w;                     /* scratch of a choice */
    int64_t *choice_n;
    rf__route *choice_route;
    size_t choice_cap, choice_n_cap, choice_route_cap;
    int64_t *class_n; /* scratch, n_classes */
    int64_t *spawn_n; /* scratch, n_places */
    uint32_t *draws;  /* by place: next index of its random numbers today */
    int64_t *group_n; /* people by place and ethnicity (then religion) at the start of the day */
    int32_t n_ethnicities, n_religions;
    int64_t *arrived;   /* by place: arrivals yesterday */
    int64_t *arriving;  /* and today */
    int64_t *flow;      /* scratch of the slices */
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

/* The stream of random numbers of a place for a purpose today, and its return when done. */
rf__rng rf__sim_rng(const rf_sim *sim, rf_place_id place, rf__purpose purpose);
void rf__sim_rng_done(rf_sim *sim, rf_place_id place, const rf__rng *rng);

/* spawn.c */
rf_err rf__sim_begin(rf_sim *sim) RF_NODISCARD;       /* people there before day 0 */
rf_err rf__sim_spawn(rf_sim *sim) RF_NODISCARD;       /* today's */

/* choice.c */
double rf__move_chance(const rf_sim *sim, const rf__state *state, bool forced, bool *ret_planned);
/* Deals n people at a place among routes. *ret_n candidates; choice_n, choice_route hold the result;
 * the first `*ret_used` people were dealt, the rest must ask again because a camp fills up. */
rf_err rf__choose_routes(rf_sim *sim, const rf__state *state, bool planned, int64_t n,
                         bool may_arrive, size_t *ret_n, int64_t *ret_used) RF_NODISCARD;
bool rf__destination_is_full(const rf_sim *sim, rf__route route);

/* move.c */
rf_err rf__leave_places(rf_sim *sim, int n_slices) RF_NODISCARD;
rf_err rf__follow_roads(rf_sim *sim, int n_slices) RF_NODISCARD;

/* trace.c */
rf_err rf__trace_offer(rf_sim *sim, rf__state *state, int64_t n) RF_NODISCARD;
rf_err rf__trace_note(rf_sim *sim, const rf__state *state, double day_km) RF_NODISCARD;
void rf__trace_arrive(rf_sim *sim, const rf__state *state, double dist_km);
void rf__trace_free(rf_sim *sim);

#endif
