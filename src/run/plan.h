/* What all runs of one scenario and one set of settings share: nothing in it changes once made, so
 * threads use it side by side. */
#ifndef RF_PLAN_H
#define RF_PLAN_H

#include "refuge/run.h"
#include "scenario/observed.h"

/* A directed road as Flee makes them: two for each road, four where redirection 1 doubles it. */
typedef struct rf__link {
    rf_place_id from, to;
    rf_road_id road;
    bool backward;
    double dist_km;
    double speed; /* km a day, the road's own or the setting */
    double walk_probability;
} rf__link;

/* How scores act on a person: reduced to what the active rules can tell apart. */
typedef struct rf__person_class {
    int8_t score_power; /* 0: the score does not matter, 1, or 2: squared */
    int16_t ethnicity, religion; /* value index, or -1 */
    int16_t flood_awareness;     /* value index, or -1 */
} rf__person_class;

typedef struct rf__place_base {
    rf_place_kind kind;
    bool foreign;
    bool is_output_camp;
    int64_t pop, capacity;
    int64_t capacity_per_day, initial_idps;
    double conflict_intensity, deactivation, farmer_fraction, trade_volume, hdi;
    int32_t region_column; /* of the hunger table, or -1 */
} rf__place_base;

typedef struct rf__plan {
    const rf_scenario *scenario;
    const rf_settings *settings;
    int64_t n_days;
    bool ignore_capacity;
    bool floods;       /* flood rules are on */
    bool flood_spawn, track_home, track_connections, match_groups, use_farmers;
    bool sinks;
    int64_t people_per_count; /* by which numbers that are no data are divided: hasten, or 1 in Flee */
    rf__observed observed;
    rf__place_base *place;
    rf__link *link;
    int32_t n_links;
    double distance_step_km; /* 0: distances are kept */
    double lot_share, lot_part; /* of people by place, of those who came to one: below, they are few */
    double recency_levels; /* steps of the recent-travel average per unit */
    double steps_per_km;   /* what a km adds to it, in steps */
    int32_t recency_width; /* all steps of it that are kept; 0: no rule asks for it */
    double fastest_km; /* the farthest that any road lets people get in a day */
    int32_t *first_slot; /* by place: where its outgoing links begin in an adjacency array */
    int32_t *slot;       /* links by place, in Flee's order */

    rf__person_class *cls;
    int32_t n_classes;
    double *class_share; /* n_share_rows * n_classes */
    int32_t *share_row;  /* by place */
    int32_t demo_age, demo_gender, demo_ethnicity, demo_religion, demo_awareness; /* or -1 */
} rf__plan;

rf_err rf__plan_make(rf__plan *ret, const rf_scenario *scenario, const rf_settings *settings,
                     int64_t n_days, bool ignore_capacity) RF_NODISCARD;
void rf__plan_free(rf__plan *plan);

/* classes.c */
rf_err rf__plan_classes(rf__plan *plan) RF_NODISCARD;
/* The class of a person with these value indices, one for each demographic attribute. */
int32_t rf__plan_class_of(const rf__plan *plan, const int32_t *values);

/* A simulation over a shared plan, which must outlive it. */
rf_err rf__sim_new(rf_sim **ret, const rf__plan *plan, const rf_sim_options *options) RF_NODISCARD;

#endif
