/* The codes of claims as written: one table for an enumeration, in its order. */
#include "refuge/claim.h"

#include <string.h>

static const char *const indicators[] = {"",
                                         "displaced",
                                         "evacuated",
                                         "relocated",
                                         "in_relief_camp",
                                         "sheltered",
                                         "homeless",
                                         "returned",
                                         "crossed_border",
                                         "population",
                                         "in_need",
                                         "killed",
                                         "injured",
                                         "casualties",
                                         "died_of_exposure",
                                         "missing",
                                         "homes_destroyed",
                                         "homes_damaged",
                                         "health_facility_attacked",
                                         "health_facility_functioning",
                                         "school_attacked",
                                         "camp_attacked",
                                         "air_strike",
                                         "shelling",
                                         "missile",
                                         "drone",
                                         "place_captured",
                                         "territory",
                                         "troops",
                                         "aid",
                                         "share"};
static const char *const qualifiers[] = {"exact",    "about", "nearly", "over",
                                         "at_least", "up_to", "range"};
static const char *const units[] = {"",       "people",   "households", "facilities", "events",
                                    "places", "vehicles", "homes",      "share"};
static const char *const groups[] = {"civilians", "children",           "women",
                                     "men",       "women_and_children", "fighters",
                                     "soldiers",  "health_workers",     "aid_workers"};
static const char *const modalities[] = {"reported", "projected", "planned", "denied", "demanded"};
static const char *const flows[] = {"", "new", "stock", "cumulative"};
static const char *const event_types[] = {"",
                                          "battle",
                                          "air_strike",
                                          "shelling",
                                          "missile_or_drone",
                                          "attack_on_health_care",
                                          "attack_on_school",
                                          "attack_on_camp",
                                          "place_captured",
                                          "front_line",
                                          "road_opened",
                                          "road_closed",
                                          "border_opened",
                                          "border_closed",
                                          "aid_crossing",
                                          "aid_blocked",
                                          "displacement",
                                          "ceasefire",
                                          "ceasefire_broken",
                                          "talks",
                                          "agreement",
                                          "troop_movement",
                                          "warning",
                                          "appeal",
                                          "protest"};

static const char *const doubts[] = {"", "what", "place", "period", "source"};

#define LENGTH(a) (sizeof(a) / sizeof *(a))
_Static_assert(LENGTH(indicators) == RF_N_INDICATORS, "a code for each indicator");
_Static_assert(LENGTH(qualifiers) == RF_N_QUALIFIERS, "a code for each qualifier");
_Static_assert(LENGTH(units) == RF_N_UNITS, "a code for each unit");
_Static_assert(LENGTH(groups) == RF_N_GROUPS, "a code for each group");
_Static_assert(LENGTH(modalities) == RF_N_MODALITIES, "a code for each modality");
_Static_assert(LENGTH(flows) == RF_N_FLOWS, "a code for each flow");
_Static_assert(LENGTH(event_types) == RF_N_EVENT_TYPES, "a code for each type of event");
_Static_assert(LENGTH(doubts) == RF_N_DOUBTS, "a code for each doubt");

static const char *name_of(const char *const *codes, size_t n, unsigned value) {
    return value < n ? codes[value] : "";
}

static int find(const char *const *codes, size_t n_codes, const char *code, size_t n) {
    for (size_t i = 0; i < n_codes && n; i++)
        if (strlen(codes[i]) == n && !memcmp(codes[i], code, n))
            return (int)i;
    return -1;
}

#define CODE(type, name, table)                                                                    \
    const char *rf_##name##_name(type v) { return name_of(table, LENGTH(table), (unsigned)v); }    \
    int rf_##name##_find(const char *code, size_t n) { return find(table, LENGTH(table), code, n); }

CODE(rf_indicator, indicator, indicators)
CODE(rf_qualifier, qualifier, qualifiers)
CODE(rf_unit, unit, units)
CODE(rf_modality, modality, modalities)
CODE(rf_flow, flow, flows)
CODE(rf_event_type, event_type, event_types)
CODE(rf_doubt, doubt, doubts)

const char *rf_group_name(rf_group bit) {
    for (unsigned i = 0; i < LENGTH(groups); i++)
        if ((unsigned)bit == 1u << i)
            return groups[i];
    return "";
}

int rf_group_find(const char *code, size_t n) {
    int i = find(groups, LENGTH(groups), code, n);
    return i < 0 ? -1 : 1 << i;
}
