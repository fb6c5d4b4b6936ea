/* Places and roads as they stand on a day of one run: kinds, conflicts, floods, hunger, open and
 * closed roads. What people do is not known here. */
#ifndef RF_WORLD_H
#define RF_WORLD_H

#include "run/plan.h"

typedef struct rf__place_state {
    /* What everybody who comes by touches stands together: on a large map memory is what takes time. */
    int64_t n; /* people counted here; Flee's numAgents */
    int64_t capacity;
    double nearly_full, full; /* people from which it attracts less, and not at all; else infinity */
    bool camp, idp_camp, town, marker, flood_zone;
    int32_t n_open, n_closed;
    double move_chance;
    double conflict;        /* intensity, or -1 */
    int64_t conflict_since; /* day, or -1 */
    int64_t pop;            /* own population still at home */
    double flood_level, hunger; /* hunger: share 0 to 1 */
    double score;
    double pop_factor;
    rf_place_kind kind, kind_when_open; /* the latter of a camp that a closure has closed */
} rf__place_state;

typedef struct rf__world {
    const rf__plan *plan;
    rf__place_state *place;
    int32_t *open;      /* adjacency: open links of place p at [first_slot[p], + n_open) */
    int32_t *closed;    /* the same for closed ones */
    bool *is_closed;    /* by link */
    bool *closed_today; /* by link; cleared by rf__world_change */
    bool any_closed_today;
    uint32_t topology;  /* grows when roads or markers change: cached routes are stale then */
    double *spawn_weight; /* by place */
    bool weights_stale;
    int64_t day;
} rf__world;

rf_err rf__world_make(rf__world *ret, const rf__plan *plan) RF_NODISCARD;
void rf__world_free(rf__world *world);

/* The parts of a day, in Flee's order. */
void rf__world_change(rf__world *world, int64_t day); /* location changes, hunger, floods, conflicts */
void rf__world_close(rf__world *world);               /* borders, roads, camps */
void rf__world_score(rf__world *world);               /* capacity growth and location scores */

/* Recomputes spawn weights with conflicts aged to `day`. */
void rf__world_weigh(rf__world *world, int64_t day);

/* 1 below the buffer, 0 when full, linear between; n is what the place counts. */
double rf__capacity_factor(const rf__world *world, const rf__place_state *place);
/* list[level], interpolated between whole levels; the last value beyond the list's end (Flee stops
 * there); `missing` for an empty list. */
double rf__by_level(rf_list list, double level, double missing);
/* conflict_spawn_decay at a conflict's age. */
double rf__decay(const rf_settings *settings, int64_t day, int64_t since);
/* Flood level of a place's column on a day, 0 outside the table. */
double rf__flood_on(const rf__world *world, rf_place_id place, int64_t day);

#endif
