#include "dice.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_DAYS 12

uint32_t dice_below(rf__rng *rng, uint32_t n) {
    uint32_t i = (uint32_t)(rf__rng_uniform(rng) * n);
    return i < n ? i : n - 1;
}

bool dice_true(rf__rng *rng, double chance) { return rf__rng_uniform(rng) < chance; }

static void keep(kit *k, const char *name, rf__buf *text) {
    kit_file(k, name, text->bytes ? text->bytes : "");
    rf__buf_free(text);
}

static void places(kit *k, rf__rng *rng, uint32_t n, int64_t people) {
    static const char *const kinds[] = {"town",   "camp", "conflict_zone", "idpcamp",
                                        "marker", "forwarding_hub", "flood_zone", "camp"};
    rf__buf text = {0};
    rf__buf_str(&text, "#name,region,country,x,y,location_type,conflict_date,pop,initial_idps,"
                       "capacity_per_day,deactivation_probability,farmer_fraction,hdi\n");
    for (uint32_t i = 0; i < n; i++)
        rf__buf_printf(&text, "P%u,R%u,%c,%u,%u,%s,%u,%lld,%u,%u,0.%u,0.%u,0.%u\n", i,
                       dice_below(rng, 2), "XXY"[dice_below(rng, 3)], dice_below(rng, 60),
                       dice_below(rng, 60), kinds[i == 0 ? 2 : dice_below(rng, 8)],
                       dice_below(rng, 3), (long long)(people * dice_below(rng, 5)),
                       dice_below(rng, 20), dice_below(rng, 30), dice_below(rng, 9),
                       dice_below(rng, 9), dice_below(rng, 9));
    keep(k, "locations.csv", &text);
}

static void roads(kit *k, rf__rng *rng, uint32_t n_places) {
    static const uint32_t lengths[] = {5, 40, 100, 180, 360, 700, 2000};
    rf__buf text = {0};
    rf__buf_str(&text, "#a,b,distance,forced_redirection,max_move_speed,walk_probability\n");
    uint32_t n = n_places + dice_below(rng, n_places);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t a = i < n_places ? i : dice_below(rng, n_places), b = dice_below(rng, n_places);
        if (a == b)
            continue;
        rf__buf_printf(&text, "P%u,P%u,%u.%u,%u,%s,%s\n", a, b, lengths[dice_below(rng, 7)],
                       dice_below(rng, 2), dice_true(rng, 0.2) ? dice_below(rng, 3) : 0,
                       dice_true(rng, 0.1) ? "90" : "", dice_true(rng, 0.1) ? "0.5" : "");
    }
    keep(k, "routes.csv", &text);
}

static void closures(kit *k, rf__rng *rng, uint32_t n_places) {
    static const char *const kinds[] = {"location", "link", "camp", "idpcamp",
                                        "remove_forced_redirection"};
    rf__buf text = {0};
    for (uint32_t i = dice_below(rng, 6); i > 0; i--) {
        int start = (int)dice_below(rng, N_DAYS), end = (int)dice_below(rng, N_DAYS) - 1;
        if (dice_true(rng, 0.4))
            rf__buf_printf(&text, "country,X,%c,%d,%d\n", "XY"[dice_below(rng, 2)], start, end);
        else
            rf__buf_printf(&text, "%s,P%u,P%u,%d,%d\n", kinds[dice_below(rng, 5)],
                           dice_below(rng, n_places), dice_below(rng, n_places), start, end);
    }
    keep(k, "closures.csv", &text);
    for (uint32_t i = dice_below(rng, 3); i > 0; i--)
        rf__buf_printf(&text, "P%u,%s,%u\n", dice_below(rng, n_places),
                       dice_true(rng, 0.5) ? "camp" : dice_true(rng, 0.5) ? "conflict" : "marker",
                       dice_below(rng, N_DAYS));
    keep(k, "location_changes.csv", &text);
}

static void day_table(kit *k, rf__rng *rng, const char *file, uint32_t n_columns, const char *prefix,
                      int kind) {
    rf__buf text = {0};
    rf__buf_str(&text, "#Day");
    for (uint32_t i = 0; i < n_columns; i++)
        rf__buf_printf(&text, ",%s%u", prefix, i);
    for (int day = 0; day < N_DAYS; day++) {
        rf__buf_printf(&text, "\n%d", day);
        for (uint32_t i = 0; i < n_columns; i++)
            if (kind == 0)
                rf__buf_printf(&text, ",%s", i == 0 || dice_true(rng, 0.3) ? "0.7" : "0");
            else if (kind == 1)
                rf__buf_printf(&text, ",%u", dice_true(rng, 0.4) ? dice_below(rng, 5) : 0);
            else
                rf__buf_printf(&text, ",%u", dice_below(rng, 101));
    }
    rf__buf_str(&text, "\n");
    keep(k, file, &text);
}

static void data(kit *k, rf__rng *rng, uint32_t n_places, int64_t people) {
    rf__buf layout = {0};
    rf__buf_str(&layout, "total,refugees.csv\n");
    for (uint32_t i = 0; i < n_places; i++) {
        if (dice_true(rng, 0.4))
            continue;
        char name[20];
        rf__buf text = {0};
        snprintf(name, sizeof name, "p%u.csv", i);
        int64_t count = (int64_t)dice_below(rng, 50);
        for (int day = 1; day <= N_DAYS; day += 1 + (int)dice_below(rng, 4)) {
            rf__buf_printf(&text, "2020-01-%02d,%lld\n", day, (long long)count);
            count += (int64_t)(rf__rng_uniform(rng) * (double)people) - people / 5;
            count = count < 0 ? 0 : count;
        }
        keep(k, name, &text);
        rf__buf_printf(&layout, "P%u,%s\n", i, name);
    }
    keep(k, "data_layout.csv", &layout);
}

static void toggle(kit *k, rf__rng *rng) {
    static const struct {
        const char *key, *value;
        double chance;
    } options[] = {{"take_from_population", "true", 0.5},
                   {"insert_day0", "false", 0.3},
                   {"empty_camps_on_day0", "true", 0.2},
                   {"camps_are_sicks", "true", 0.3},
                   {"sum_from_camps", "false", 0.2},
                   {"starvation_driven_spawning", "true", 0.3},
                   {"conflict_zone_spawning_only", "false", 0.2},
                   {"conflict_spawn_decay", "[1, 0.5, 0.2]", 0.4},
                   {"conflict_spawn_decay_interval", "3", 0.5},
                   {"conflict_driven_spawning", "true", 0.3},
                   {"conflict_driven_spawning.spawn_mode", "poisson", 0.3},
                   {"conflict_driven_spawning.spawn_mode", "pop_ratio", 0.3},
                   {"awareness_level", "2", 0.4},
                   {"awareness_level", "3", 0.2},
                   {"awareness_level", "0", 0.05},
                   {"capacity_buffer", "0.5", 0.2},
                   {"capacity_scaling", "0.3", 0.2},
                   {"avoid_short_stints", "true", 0.5},
                   {"start_on_foot", "true", 0.3},
                   {"softening", "0", 0.2},
                   {"weight_power", "2", 0.2},
                   {"weight_softening", "0.3", 0.2},
                   {"distance_power", "0.5", 0.2},
                   {"stay_close_to_home", "true", 0.2},
                   {"use_pop_for_loc_weight", "true", 0.2},
                   {"movechance_pop_scale_factor", "0.3", 0.2},
                   {"pruning_threshold", "2", 0.2},
                   {"fixed_routes", "true", 0.2},
                   {"two_system_decision_making", "true", 0.4},
                   {"use_economic_pull", "true", 0.2},
                   {"harvest_months", "[1]", 0.15},
                   {"harvest_months", "[2, 12]", 0.1},
                   {"flee_when_starving", "true", 0.3},
                   {"avoid_food_deprived_locations", "true", 0.3},
                   {"WomenAvoidHazards", "true", 0.3},
                   {"ChildrenAvoidHazards", "true", 0.3},
                   {"ElderlyAvoidHazards", "true", 0.3},
                   {"BoysTakeRisk", "true", 0.3},
                   {"MatchCampReligion", "true", 0.2},
                   {"MatchCampEthnicity", "true", 0.2},
                   {"MatchTownEthnicity", "true", 0.2},
                   {"MatchConflictEthnicity", "true", 0.2},
                   {"flood_rules", "true", 0.3},
                   {"flood_movechances", "[0, 0.3, 1, 1, 1]", 0.5},
                   {"flood_loc_weights", "[1, 0.5, 0.1, 0, 0]", 0.5},
                   {"flood_forecaster", "true", 0.3},
                   {"flood_forecaster_timescale", "4", 0.5},
                   {"flood_forecaster_end_time", "9", 0.5},
                   {"flood_forecaster_weights", "[1, 1, 0.5, 0.5, 0.2]", 0.5},
                   {"default_movechance", "0.001", 0.05},
                   {"camp_movechance", "0.2", 0.3},
                   {"conflict_movechance", "0.5", 0.2},
                   {"max_move_speed", "50", 0.1}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (dice_true(rng, options[i].chance))
            kit_set(k, options[i].key, options[i].value);
    if (dice_true(rng, 0.2)) {
        kit_set(k, "flood_driven_spawn_mode", "true");
        kit_set(k, "flood_zone_spawning_only", "true");
    }
    rf_setting_info info;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++)
        if (!strncmp(info.key, "quirk_", 6) && dice_true(rng, 0.15))
            kit_set(k, info.key, k->settings->rules == RF_RULES_FLEE3 ? "false" : "true");
}

kit *dice_scenario(uint64_t seed, int64_t people) {
    rf__rng rng = rf__rng_at(rf__rng_key_make(seed, 77), 0, 0, 1, 0);
    kit *k = kit_new(dice_true(&rng, 0.5) ? RF_RULES_FLEE3 : RF_RULES_REFUGE);
    uint32_t n = 2 + dice_below(&rng, 9);
    char period[80];
    snprintf(period, sizeof period, "StartDate,2020-01-01\nLength,%d\n", N_DAYS);
    kit_file(k, "sim_period.csv", period);
    places(k, &rng, n, people);
    roads(k, &rng, n);
    closures(k, &rng, n);
    data(k, &rng, n, people);
    if (!dice_true(&rng, 0.1))
        day_table(k, &rng, "conflicts.csv", n, "P", 0);
    day_table(k, &rng, "flood_level.csv", n, "P", 1);
    kit_file(k, "demographics_age.csv", "age,Default,P0\n5,3,1\n16,2,5\n40,5,1\n70,1,1\n");
    kit_file(k, "demographics_gender.csv", "gender,Default\nmale,1\nfemale,1.1\n");
    kit_file(k, "demographics_ethnicity.csv", "ethnicity,Default,P1\nE1,3,0\nE2,1,1\n");
    kit_file(k, "demographics_religion.csv", "religion,Default\nR1,3\nR2,1\n");
    kit_file(k, "demographics_floodawareness.csv", "floodawareness,Default\n0,3\n1,1\n");
    rf__buf ipc = {0}; /* regions may both be missing */
    rf__buf_printf(&ipc, "#Day,R0,R1\n0,%u,10\n%d,60,%u\n", dice_below(&rng, 101), N_DAYS,
                   dice_below(&rng, 101));
    keep(k, "region_attributes_IPC.csv", &ipc);
    toggle(k, &rng);
    return k;
}

void dice_describe(const kit *k) {
    rf_setting_info info;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        char value[200];
        rf_settings_value(k->settings, i, value, sizeof value);
        const char *usual = k->settings->rules == RF_RULES_FLEE3 ? info.flee3 : info.refuge;
        if (strcmp(value, usual))
            fprintf(stderr, "  %s: %s\n", info.key, value);
    }
}
