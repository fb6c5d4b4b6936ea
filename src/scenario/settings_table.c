#include "scenario/settings_table.h"

#include <math.h>

#define AT(field) offsetof(rf_settings, field)
#define SWITCH(section, key, field, value, meaning)                                                \
    {section, key, RF__SWITCH, AT(field), value, value, 0, 1, "", meaning}
#define WHOLE(section, key, field, value, min, max, unit, meaning)                                 \
    {section, key, RF__WHOLE, AT(field), value, value, min, max, unit, meaning}
#define NUMBER(section, key, field, value, min, max, unit, meaning)                                \
    {section, key, RF__NUMBER, AT(field), value, value, min, max, unit, meaning}
#define LIST(section, key, field, value, min, max, unit, meaning)                                  \
    {section, key, RF__LIST, AT(field), value, value, min, max, unit, meaning}
#define MAP(section, key, field, meaning)                                                          \
    {section, key, RF__MAP, AT(field), "false", "false", 0, 1, "", meaning}
#define MODE(section, key, field, value, meaning)                                                  \
    {section, key, RF__MODE, AT(field), value, value, 0, 0, "", meaning}
#define QUIRK(key, meaning)                                                                        \
    {"quirks", #key, RF__SWITCH, AT(key), "true", "false", 0, 1, "", meaning}

#define SPAWN "spawn_rules"
#define CONFLICT "spawn_rules.conflict_driven_spawning"
#define FLOOD "spawn_rules.flood_driven_spawn_mode"
#define MOVE "move_rules"
#define FLOODS "move_rules.flood_rules"
#define LOG "log_levels"

const rf__setting_row rf__setting_rows[] = {
    SWITCH(SPAWN, "take_from_population", take_from_population, "false",
           "Each person who flees is taken off the population of the place."),
    SWITCH(SPAWN, "insert_day0", insert_day0, "true",
           "Camps start with the people whom the data count there on the first day."),
    SWITCH(SPAWN, "empty_camps_on_day0", empty_camps_on_day0, "false",
           "Camps start empty, and the first day's figures are taken off all data."),
    SWITCH(SPAWN, "conflict_zone_spawning_only", conflict_zone_spawning_only, "true",
           "Only places with conflict are left. Switched off it acts together with "
           "starvation_driven_spawning."),
    SWITCH(SPAWN, "flood_zone_spawning_only", flood_zone_spawning_only, "false",
           "Only flooded places are left; needs the map flood_driven_spawn_mode."),
    SWITCH(SPAWN, "camps_are_sinks", camps_are_sinks, "false",
           "People in camps settle for good with the place's deactivation_probability a day. Under "
           "quirk_sinks_misspelt this key does nothing."),
    SWITCH(SPAWN, "camps_are_sicks", camps_are_sicks, "false",
           "Flee's misspelling of camps_are_sinks, the one key that it reads."),
    SWITCH(SPAWN, "read_from_agents_csv_file", read_from_agents_csv_file, "false",
           "Starts with the people listed in agents.csv."),
    SWITCH(SPAWN, "sum_from_camps", sum_from_camps, "true",
           "New people a day come from the sum over the camps' data, else from the total's data."),
    SWITCH(SPAWN, "starvation_driven_spawning", starvation_driven_spawning, "false",
           "The share of hungry people (IPC) adds to the weight with which places are left."),
    NUMBER(SPAWN, "average_social_connectivity", average_social_connectivity, "3.0", 0, 1e6,
           "people", "Mean of the Poisson number of contacts a person starts with."),
    LIST(SPAWN, "conflict_spawn_decay", conflict_spawn_decay, "[]", 0, 1e6, "",
         "Factors on the weight of a place by the age of its conflict, one an interval; the last "
         "holds on."),
    WHOLE(SPAWN, "conflict_spawn_decay_interval", conflict_spawn_decay_interval, "30", 1, 100000,
          "days", "Length of an interval of conflict_spawn_decay."),
    MAP(SPAWN, "conflict_driven_spawning", conflict_driven_spawning,
        "People flee in numbers set by the conflict, not by the data. In YAML the presence of the "
        "map switches it on."),
    MODE(CONFLICT, "spawn_mode", conflict_spawn_mode, "constant",
         "constant, pop_ratio or poisson."),
    NUMBER(CONFLICT, "displaced_per_conflict_day", displaced_per_conflict_day, "-1", -1, 1e9,
           "people, or share", "People a day and unit of intensity, or the share of the population "
           "under pop_ratio. -1: 500 people, 0.01 under pop_ratio."),
    MAP(SPAWN, "flood_driven_spawn_mode", flood_driven_spawning,
        "People flee in numbers set by the flood level; needs flood_zone_spawning_only. In YAML "
        "the presence of the map switches it on."),
    MODE(FLOOD, "spawn_mode", flood_spawn_mode, "pop_ratio", "constant, pop_ratio or poisson."),
    LIST(FLOOD, "displaced_per_flood_day", displaced_per_flood_day, "[]", 0, 1e9,
         "people, or share", "By flood level from 0. Empty: [0, 0.1, 0.2, 0.5, 0.9] under "
         "pop_ratio, else [0, 100, 200, 300, 500]."),

    NUMBER(MOVE, "max_move_speed", max_move_speed, "360", 1e-6, 1e6, "km/day",
           "How far people get in a day."),
    NUMBER(MOVE, "max_walk_speed", max_walk_speed, "35", 1e-6, 1e6, "km/day",
           "How far people get in a day on foot."),
    NUMBER(MOVE, "max_crossing_speed", max_crossing_speed, "20", 0, 1e6, "km/day",
           "Read and not used, as in Flee's model of places and roads."),
    NUMBER(MOVE, "foreign_weight", foreign_weight, "1.0", 0, 1e6, "",
           "Factor on the score of places in another country than the first place's."),
    NUMBER(MOVE, "camp_weight", camp_weight, "1.0", 0, 1e6, "", "Factor on the score of camps."),
    NUMBER(MOVE, "conflict_weight", conflict_weight, "0.31622776601667585", 0, 1e6, "",
           "Factor on the score of places with conflict, to the power of the intensity."),
    NUMBER(MOVE, "conflict_movechance", conflict_movechance, "1.0", 0, 1e6, "chance/day",
           "Chance to leave a place with conflict."),
    NUMBER(MOVE, "camp_movechance", camp_movechance, "0.001", 0, 1e6, "chance/day",
           "Chance to leave a camp."),
    NUMBER(MOVE, "idpcamp_movechance", idpcamp_movechance, "0.1", 0, 1e6, "chance/day",
           "Chance to leave a camp for internally displaced people."),
    NUMBER(MOVE, "default_movechance", default_movechance, "0.3", 0, 1e6, "chance/day",
           "Chance to leave any other place."),
    WHOLE(MOVE, "awareness_level", awareness_level, "1", 0, 10, "roads",
          "How many roads ahead people see when they choose where to go."),
    NUMBER(MOVE, "capacity_buffer", capacity_buffer, "0.9", 0, 1, "share",
           "Above this share of its capacity a camp attracts less, down to nothing when full."),
    NUMBER(MOVE, "capacity_scaling", capacity_scaling, "1.0", 0, 1e6, "",
           "Factor on all capacities."),
    SWITCH(MOVE, "avoid_short_stints", avoid_short_stints, "false",
           "People who travelled little today and lately do not rest in towns that they pass."),
    SWITCH(MOVE, "start_on_foot", start_on_foot, "false", "The first road is walked."),
    SWITCH(MOVE, "use_v1_rules", use_v1_rules, "false",
           "The speed and weights of Flee 1: max_move_speed 200, start_on_foot and "
           "avoid_short_stints off, camp_weight 2, conflict_weight 0.25."),
    NUMBER(MOVE, "softening", softening, "10.0", 0, 1e6, "km",
           "Added to every distance when destinations are weighed."),
    NUMBER(MOVE, "weight_softening", weight_softening, "0.0", 0, 1e6, "",
           "Added to every score when destinations are weighed."),
    NUMBER(MOVE, "weight_power", weight_power, "1.0", 0, 100, "",
           "Power to which the weight of a destination is raised."),
    NUMBER(MOVE, "distance_power", distance_power, "1.0", 0, 100, "",
           "Power of the distance when destinations are weighed."),
    SWITCH(MOVE, "stay_close_to_home", stay_close_to_home, "false",
           "Destinations far from home weigh less."),
    NUMBER(MOVE, "home_distance_power", home_distance_power, "0.5", 0, 100, "",
           "Power of the distance from home."),
    SWITCH(MOVE, "use_pop_for_loc_weight", use_pop_for_loc_weight, "false",
           "Populous places weigh more."),
    NUMBER(MOVE, "pop_power_for_loc_weight", pop_power_for_loc_weight, "0.1", -100, 100, "",
           "Power of the population in a place's weight."),
    NUMBER(MOVE, "movechance_pop_base", movechance_pop_base, "10000.0", 1e-6, 1e12, "people",
           "Population at which the chance to leave is not scaled."),
    NUMBER(MOVE, "movechance_pop_scale_factor", movechance_pop_scale_factor, "0.0", -100, 100, "",
           "Power of population (or capacity) over movechance_pop_base in the chance to leave."),
    NUMBER(MOVE, "pruning_threshold", pruning_threshold, "1.0", 0, 1e12, "",
           "From 1.001 on: routes with less than the best weight over this are not considered."),
    SWITCH(MOVE, "fixed_routes", fixed_routes, "false",
           "Only the best route to each destination is considered, and major_routes.csv is used."),
    SWITCH(MOVE, "two_system_decision_making", two_system_decision_making, "false",
           "Well-connected people in long, heavy conflict plan deliberately. Under "
           "quirk_two_system_ignored it does nothing."),
    SWITCH(MOVE, "use_economic_pull", use_economic_pull, "false",
           "Foreign places gain by their trade_volume and hdi."),
    LIST(MOVE, "harvest_months", harvest_months, "[]", 1, 12, "months",
         "Months in which farmers go home to harvest."),
    SWITCH(MOVE, "flee_when_starving", flee_when_starving, "false",
           "Hunger (IPC) raises the chance to leave."),
    SWITCH(MOVE, "avoid_food_deprived_locations", avoid_food_deprived_locations, "false",
           "Hunger (IPC) lowers the score of a place at home."),
    NUMBER(MOVE, "avg_religion_fraction", avg_religion_fraction, "0.25", 1e-6, 1, "share",
           "Typical share of a religion; its inverse scales MatchCampReligion."),
    SWITCH(MOVE, "WomenAvoidHazards", women_avoid_hazards, "false",
           "Women square the score of a destination (needs demographics_gender.csv)."),
    SWITCH(MOVE, "ChildrenAvoidHazards", children_avoid_hazards, "false",
           "People under 19 square the score of a destination (needs demographics_age.csv)."),
    SWITCH(MOVE, "ElderlyAvoidHazards", elderly_avoid_hazards, "false",
           "People over 59 square the score of a destination (needs demographics_age.csv)."),
    SWITCH(MOVE, "BoysTakeRisk", boys_take_risk, "false",
           "With ChildrenAvoidHazards: males over 14 do not look at the score."),
    SWITCH(MOVE, "MatchCampReligion", match_camp_religion, "false",
           "Camps weigh by the presence of a person's religion (needs demographics_religion.csv)."),
    SWITCH(MOVE, "MatchCampEthnicity", match_camp_ethnicity, "false",
           "Camps weigh by the presence of a person's ethnicity (needs "
           "demographics_ethnicity.csv)."),
    SWITCH(MOVE, "MatchTownEthnicity", match_town_ethnicity, "false",
           "The same for towns."),
    SWITCH(MOVE, "MatchConflictEthnicity", match_conflict_ethnicity, "false",
           "The same for places with conflict."),
    MAP(MOVE, "flood_rules", flood_rules,
        "Floods change chances and weights, and conflicts.csv is not used. In YAML the presence of "
        "the map switches it on."),
    WHOLE(FLOODS, "max_flood_level", max_flood_level, "-1", -1, 1000, "level",
          "Read and not used, as in Flee."),
    LIST(FLOODS, "flood_movechances", flood_movechances, "[]", 0, 1e6, "chance/day",
         "Chance to leave by flood level from 0."),
    LIST(FLOODS, "flood_loc_weights", flood_loc_weights, "[]", 0, 1e6, "",
         "Factor on the score of a place by flood level from 0."),
    LIST(FLOODS, "flood_link_weights", flood_link_weights, "[]", 0, 1e6, "",
         "Read and not used, as in Flee."),
    SWITCH(FLOODS, "flood_forecaster", flood_forecaster, "false",
           "People act on the flood levels of the coming days (needs "
           "demographics_floodawareness.csv)."),
    WHOLE(FLOODS, "flood_forecaster_timescale", flood_forecaster_timescale, "0", 0, 10000, "days",
          "How many days ahead the forecast looks."),
    LIST(FLOODS, "flood_forecaster_weights", flood_forecaster_weights, "[]", 0, 1e6, "",
         "Weight of each day of the simulation in the forecast."),
    WHOLE(FLOODS, "flood_forecaster_end_time", flood_forecaster_end_time, "0", 0, 1000000, "day",
          "Last day that the forecast knows."),
    LIST(FLOODS, "flood_awareness_weights", flood_awareness_weights, "[]", 0, 1e6, "",
         "Weight of the forecast by a person's floodawareness from 0."),

    WHOLE(LOG, "agent", log_agent, "0", 0, 3, "level",
          "Read and not used: --trace follows people."),
    WHOLE(LOG, "link", log_link, "0", 0, 2, "level",
          "Read and not used: links.csv is always written."),
    WHOLE(LOG, "camp", log_camp, "0", 0, 10, "level", "Read and not used."),
    WHOLE(LOG, "conflict", log_conflict, "0", 0, 10, "level", "Read and not used."),
    WHOLE(LOG, "init", log_init, "0", 0, 10, "level", "Read and not used."),
    WHOLE(LOG, "idp_totals", log_idp_totals, "0", 0, 10, "level",
          "From 1 on out.csv has a last column with the people in camps for internally displaced."),
    {LOG, "granularity", RF__WORD, 0, "location", "location", 0, 0, "", "Read and not used."},
    WHOLE("optimisations", "hasten", hasten, "1", 1, 1e9, "people",
          "One simulated person stands for so many; populations, capacities and data are divided "
          "by it. Not needed for speed here."),
    WHOLE("optimisations", "recency_levels", recency_levels, "16", 2, 4096, "levels",
          "Steps per unit in which the recent-travel average is kept, four times as many under "
          "start_on_foot (not in Flee; see "
          "docs/design/engine.md)."),
    NUMBER("optimisations", "lot_share", lot_share, "-1", -1, 1000, "share",
           "Where fewer pause within a day than this share of those on their way by place, they may be joined "
           "with others at the same place by lot. 0: never. -1: 0.05 up to 2,000 places, 0.5 above (not in Flee; see "
           "docs/design/engine.md)."),
    NUMBER("optimisations", "distance_step", distance_step, "-1", -1, 1e6, "km",
           "Steps to which the distance covered in a day is rounded where people pause. 0: none. -1: "
           "none up to 2,000 places, above a 16th of max_move_speed (not in Flee; see "
           "docs/design/engine.md)."),
    WHOLE("", "number_of_steps", number_of_steps, "-1", -1, 1e9, "days",
          "Read and not used, as by Flee's run.py."),
    WHOLE("", "default_conflict_intensity", default_conflict_intensity, "1", 0, 1e6, "",
          "Intensity given to a place that location_changes.csv turns into a conflict zone."),
    {"", "conflict_input_file", RF__WORD, 0, "", "", 0, 0, "",
     "Read and not used: conflicts.csv of the scenario is."},
    {"", "flood_level_input_file", RF__WORD, 0, "", "", 0, 0, "",
     "Read and not used: flood_level.csv of the scenario is."},

    QUIRK(quirk_any_end_reopens,
          "Where several closures hold a road or a camp, the first that ends opens it; mended: the "
          "last."),
    QUIRK(quirk_awareness0_stays, "With awareness_level 0 nobody moves; mended: a road is taken at "
                                  "random."),
    QUIRK(quirk_boys_and_men, "BoysTakeRisk holds for every male over 14; mended: up to 18."),
    QUIRK(quirk_closed_road_sends_back,
          "Who is on a road when it closes is sent back at its end even if it has reopened; "
          "mended: only while it is closed."),
    QUIRK(quirk_closure_names_camp_type,
          "A camp that a closure closed is afterwards of the closure's type, camp or idpcamp; "
          "mended: what it was."),
    QUIRK(quirk_conflict_driven_no_decay,
          "conflict_spawn_decay does not act on conflict_driven_spawning; mended: it does."),
    QUIRK(quirk_day0_capacity_cut,
          "With insert_day0 a camp's capacity loses the people it starts with, though they also "
          "fill it; mended: it does not."),
    QUIRK(quirk_day0_counted_twice,
          "The first day counts the total and the sum of the camps; mended: the camps alone."),
    QUIRK(quirk_double_redirected_roads,
          "A road with forced_redirection 1 is made twice; mended: once."),
    QUIRK(quirk_ended_conflict_is_town,
          "Where a conflict ends, the place counts as a town with default_movechance even if it is "
          "a camp; mended: a camp stays one."),
    QUIRK(quirk_ethnicity_by_population,
          "Ethnicity and religion are matched by people of the group over the place's own "
          "population (1e8 where that is 0); mended: by the group's share among the displaced "
          "there."),
    QUIRK(quirk_first_parallel_road,
          "Of several roads between two places the first is taken, whichever was chosen; mended: "
          "the shortest one."),
    QUIRK(quirk_fixed_route_markers_count,
          "Under fixed_routes marker places use up awareness; mended: they do not."),
    QUIRK(quirk_fixed_route_score_twice,
          "Under fixed_routes a destination's score enters its weight twice; mended: once, and "
          "capacity counts."),
    QUIRK(quirk_flood_level_whole,
          "Flood levels lose their fraction; mended: levels between are interpolated."),
    QUIRK(quirk_flood_weight_twice,
          "In flood zones flood_loc_weights enter a place's score and its weight; mended: once."),
    QUIRK(quirk_forecast_zeroes,
          "With the flood forecaster a place without forecast flood gets score 0 and its people "
          "never leave, and the forecast enters squared; mended: no forecast flood changes "
          "nothing."),
    QUIRK(quirk_frozen_intensity,
          "The intensity of a conflict stays as it began until it ends; mended: it follows "
          "conflicts.csv."),
    QUIRK(quirk_full_range_each_hop,
          "After each place on the way the whole day's range is granted again; mended: what is left "
          "of it."),
    QUIRK(quirk_harvest_freezes_all,
          "In harvest months everyone who is not on the road stays and is counted at home; mended: "
          "farmers do."),
    QUIRK(quirk_hasten_multiplies,
          "Numbers a day that conflicts or floods drive out, initial_idps and capacity_per_day are "
          "not divided by hasten, so that as many times more people flee; mended: they are."),
    QUIRK(quirk_home_is_here,
          "stay_close_to_home measures from the present place; mended: from home."),
    QUIRK(quirk_late_spawn_decay,
          "Spawn weights use the age of a conflict on the day before; mended: on the day."),
    QUIRK(quirk_link_closures_ignored,
          "Closures of type link do nothing; mended: they close the road both ways."),
    QUIRK(quirk_low_movechance_camps,
          "A place with a chance to leave below 0.005 becomes a camp; mended: it does not."),
    QUIRK(quirk_prune_mismatch,
          "Pruning takes the first of two equal routes off the list, which shifts weights against "
          "routes; mended: it takes the right one."),
    QUIRK(quirk_repulsion_decays,
          "conflict_spawn_decay also weakens the repulsion of a conflict; mended: it does not."),
    QUIRK(quirk_row_date_ahead,
          "Rows of out.csv carry the date of the next day; mended: of their own."),
    QUIRK(quirk_rows_are_days,
          "In the tables by day the order of rows gives the day, whatever the first column says; "
          "mended: the first column does, and a day without a row repeats the one before."),
    QUIRK(quirk_sinks_misspelt, "Only the key camps_are_sicks is read; mended: camps_are_sinks is."),
    QUIRK(quirk_sum_files_stepwise,
          "Several data files of one camp are added as Flee does, rows after the end of the last "
          "file lost; mended: each is interpolated, then added."),
    QUIRK(quirk_swapped_coordinates,
          "Column 3 of locations.csv is taken for the longitude; mended: for the latitude, as in "
          "all published scenarios."),
    QUIRK(quirk_town_idps_ignored,
          "initial_idps counts for camps only; mended: for every place."),
    QUIRK(quirk_two_system_ignored,
          "two_system_decision_making is read and never acts; mended: it acts."),
};

const size_t rf__n_setting_rows = sizeof rf__setting_rows / sizeof rf__setting_rows[0];
