/* Settings of a simulation: every key of Flee's simsetting.yml, and the quirk switches.
 *
 * docs/reference/parameters.md lists each key with unit, range, default and meaning; a test keeps
 * that page equal to the table in src/scenario/settings.c. */
#ifndef REFUGE_SETTINGS_H
#define REFUGE_SETTINGS_H

#include "refuge/err.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* flee3 behaves as Flee 3 does, quirks included; refuge has the quirks mended. */
typedef enum rf_rules { RF_RULES_FLEE3, RF_RULES_REFUGE } rf_rules;

typedef enum rf_spawn_mode {
    RF_SPAWN_CONSTANT,  /* people a day for each place, times intensity */
    RF_SPAWN_POP_RATIO, /* share of the place's population a day, times intensity */
    RF_SPAWN_POISSON    /* a Poisson number with that mean */
} rf_spawn_mode;

/* Numbers of a list setting; owned by the settings. */
typedef struct rf_list {
    const double *v;
    int32_t n;
} rf_list;

/* The values. Read freely; change only through rf_settings_set and rf_settings_load. */
typedef struct rf_settings {
    rf_rules rules;

    /* spawn_rules */
    bool take_from_population, insert_day0, empty_camps_on_day0;
    bool conflict_zone_spawning_only, flood_zone_spawning_only;
    bool camps_are_sinks, camps_are_sicks, read_from_agents_csv_file, sum_from_camps;
    bool starvation_driven_spawning;
    double average_social_connectivity;
    rf_list conflict_spawn_decay;
    int64_t conflict_spawn_decay_interval; /* days */
    bool conflict_driven_spawning;
    rf_spawn_mode conflict_spawn_mode;
    double displaced_per_conflict_day; /* people, or share; negative: the mode's default */
    bool flood_driven_spawning;
    rf_spawn_mode flood_spawn_mode;
    rf_list displaced_per_flood_day; /* by flood level; empty: the mode's default */

    /* move_rules */
    double max_move_speed, max_walk_speed, max_crossing_speed; /* km a day */
    double foreign_weight, camp_weight, conflict_weight;
    double conflict_movechance, camp_movechance, idpcamp_movechance, default_movechance;
    int64_t awareness_level;
    double capacity_buffer, capacity_scaling;
    bool avoid_short_stints, start_on_foot, use_v1_rules;
    double softening; /* km */
    double weight_softening, weight_power, distance_power;
    bool stay_close_to_home;
    double home_distance_power;
    bool use_pop_for_loc_weight;
    double pop_power_for_loc_weight;
    double movechance_pop_base, movechance_pop_scale_factor;
    double pruning_threshold;
    bool fixed_routes, two_system_decision_making, use_economic_pull;
    rf_list harvest_months;
    bool flee_when_starving, avoid_food_deprived_locations;
    double avg_religion_fraction;
    bool women_avoid_hazards, children_avoid_hazards, elderly_avoid_hazards, boys_take_risk;
    bool match_camp_religion, match_camp_ethnicity, match_town_ethnicity, match_conflict_ethnicity;
    bool flood_rules;
    int64_t max_flood_level;
    rf_list flood_movechances, flood_loc_weights, flood_link_weights;
    bool flood_forecaster;
    int64_t flood_forecaster_timescale, flood_forecaster_end_time; /* days */
    rf_list flood_forecaster_weights, flood_awareness_weights;

    /* log_levels, optimisations, top level */
    int64_t log_agent, log_link, log_camp, log_conflict, log_init, log_idp_totals;
    int64_t hasten; /* people for whom one simulated person stands */
    int64_t recency_levels;
    double lot_share;
    double distance_step; /* km; negative: by the number of places */
    int64_t number_of_steps, default_conflict_intensity;

    /* quirks: true behaves as Flee 3 does */
    bool quirk_any_end_reopens, quirk_awareness0_stays, quirk_boys_and_men;
    bool quirk_closed_road_sends_back, quirk_closure_names_camp_type;
    bool quirk_conflict_driven_no_decay, quirk_day0_capacity_cut, quirk_day0_counted_twice;
    bool quirk_double_redirected_roads, quirk_ended_conflict_is_town, quirk_ethnicity_by_population;
    bool quirk_first_parallel_road, quirk_fixed_route_markers_count, quirk_fixed_route_score_twice;
    bool quirk_flood_level_whole, quirk_flood_weight_twice, quirk_forecast_zeroes;
    bool quirk_frozen_intensity, quirk_full_range_each_hop, quirk_harvest_freezes_all;
    bool quirk_hasten_multiplies, quirk_home_is_here, quirk_late_spawn_decay, quirk_link_closures_ignored;
    bool quirk_low_movechance_camps, quirk_prune_mismatch, quirk_repulsion_decays;
    bool quirk_row_date_ahead, quirk_rows_are_days, quirk_sinks_misspelt, quirk_sum_files_stepwise;
    bool quirk_swapped_coordinates, quirk_town_idps_ignored, quirk_two_system_ignored;
} rf_settings;

/* Defaults of a rule set. */
rf_err rf_settings_new(rf_settings **ret, rf_rules rules) RF_NODISCARD;
rf_err rf_settings_copy(rf_settings **ret, const rf_settings *settings) RF_NODISCARD;
void rf_settings_free(rf_settings *settings);

/* Reads a simsetting.yml over the values there are. Unknown keys and values that can't be used are
 * issues (the nearest known key is named) and leave the setting as it was; a file that is not YAML
 * is RF_ERR_YAML with the diag filled. */
rf_err rf_settings_load(rf_settings *settings, const char *path, rf_issues *issues, rf_diag *diag)
    RF_NODISCARD;
/* The same over n bytes of YAML; `path` only names it. */
rf_err rf_settings_parse(rf_settings *settings, const char *path, const char *yaml, size_t n,
                         rf_issues *issues, rf_diag *diag) RF_NODISCARD;

/* Sets one key ("awareness_level", or with its sections "move_rules.awareness_level") to a value
 * written as in YAML. RF_ERR_SETTING with the diag filled. */
rf_err rf_settings_set(rf_settings *settings, const char *key, const char *value, rf_diag *diag)
    RF_NODISCARD;

/* One row of the table of settings. */
typedef struct rf_setting_info {
    const char *section; /* "move_rules", or "" at the top level */
    const char *key;
    const char *type; /* "switch", "whole number", "number", "list", "map", "spawn mode", "word" */
    const char *flee3, *refuge; /* defaults, as written in YAML */
    double min, max;
    const char *unit;
    const char *meaning;
} rf_setting_info;

/* The i-th row, or false past the end. */
bool rf_setting_info_get(size_t i, rf_setting_info *ret);
/* The value of row i as YAML text into out (always ended); returns the length it needs. */
size_t rf_settings_value(const rf_settings *settings, size_t i, char *out, size_t cap);

const char *rf_rules_name(rf_rules rules);

#ifdef __cplusplus
}
#endif
#endif
