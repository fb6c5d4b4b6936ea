/* A scenario: places, roads, who fights where and when, closed borders, and the figures to compare
 * with. Read from a folder of Flee input files; docs/reference/scenario.md describes every file and
 * column. A loaded scenario does not change; any number of simulations and threads may share it. */
#ifndef REFUGE_SCENARIO_H
#define REFUGE_SCENARIO_H

#include "refuge/date.h"
#include "refuge/settings.h"

#ifdef __cplusplus
extern "C" {
#endif

#define RF_NONE (-1)

/* Indices into the arrays of a scenario; RF_NONE where there is none. */
typedef int32_t rf_place_id;
typedef int32_t rf_road_id;

typedef enum rf_place_kind {
    RF_PLACE_OTHER, /* location_type not understood */
    RF_PLACE_TOWN,
    RF_PLACE_CONFLICT,
    RF_PLACE_CAMP,
    RF_PLACE_IDP_CAMP,
    RF_PLACE_FORWARD, /* everyone moves on */
    RF_PLACE_MARKER,  /* a bend in a road: no destination */
    RF_PLACE_FLOOD_ZONE
} rf_place_kind;

/* "town", "camp", "idp camp", ... */
const char *rf_place_kind_name(rf_place_kind kind);
bool rf_place_kind_is_camp(rf_place_kind kind);

typedef struct rf_attribute {
    const char *name, *value;
} rf_attribute;

typedef struct rf_place {
    const char *name, *region, *country;
    double column3, column4;   /* coordinates as they stand in the file, degrees */
    rf_place_kind kind;
    int64_t conflict_date;     /* day; only used where there is no conflicts.csv */
    int64_t people;            /* last column: population, or a camp's capacity; people */
    const rf_attribute *attributes;
    int32_t n_attributes;
    uint32_t line;
} rf_place;

typedef struct rf_road {
    rf_place_id from, to;
    double dist_km;
    int redirection;           /* 0, 1 or 2 */
    double max_move_speed;     /* km a day; negative: the setting */
    double walk_probability;   /* 0 to 1 */
    uint32_t line;
} rf_road;

typedef enum rf_closure_kind {
    RF_CLOSE_COUNTRY, /* all roads between two countries */
    RF_CLOSE_LOCATION,/* all roads of a place */
    RF_CLOSE_CAMP,
    RF_CLOSE_IDP_CAMP,
    RF_CLOSE_LINK,
    RF_CLOSE_REDIRECTION /* without effect, as in Flee */
} rf_closure_kind;

typedef struct rf_closure {
    rf_closure_kind kind;
    const char *name1, *name2;
    rf_place_id place1, place2; /* RF_NONE for countries */
    int64_t start, end;         /* days; end -1: never */
    uint32_t line;
} rf_closure;

typedef struct rf_location_change {
    rf_place_id place;
    rf_place_kind kind;
    int64_t day;
} rf_location_change;

/* A table by day: row `day`, one column a place (conflicts, floods) or region (hunger). */
typedef struct rf_day_table {
    int32_t n_days, n_columns;
    const int32_t *column;   /* place ids; for regions an index of region_names */
    const double *value;     /* n_days * n_columns */
    const int64_t *day;      /* the first column as written; hunger is interpolated over it */
    const char *const *region_names;
} rf_day_table;

/* One demographic attribute: how its values are spread among people of a place. */
typedef struct rf_demographic {
    const char *name;
    int32_t n_values, n_columns;
    const char *const *values;
    const double *weight;      /* n_columns * n_values; column 0 is Default */
    const int32_t *column_of;  /* by place: which column holds for it */
} rf_demographic;

typedef struct rf_agent_row {
    rf_place_id place;
    const char *const *values; /* one a column of agents.csv after the first */
} rf_agent_row;

typedef struct rf_point {
    int64_t day;  /* since the start; may be negative */
    double count; /* people */
} rf_point;

/* The figures of one file of source_data. */
typedef struct rf_series_file {
    const char *path;
    const rf_point *point;
    int32_t n;
} rf_series_file;

/* One row of data_layout.csv. */
typedef struct rf_series {
    const char *name;
    rf_place_id place; /* RF_NONE for the total and for places that the graph lacks */
    const rf_series_file *file;
    int32_t n_files;
    uint32_t line;
} rf_series;

typedef struct rf_correction {
    int32_t series;
    int64_t day;
    uint32_t line;
} rf_correction;

/* A file that was read, for provenance. */
typedef struct rf_input {
    const char *path;      /* relative to the scenario */
    const char *sha256;    /* 64 hexadecimal digits */
} rf_input;

typedef struct rf_scenario {
    const char *dir, *name;
    rf_date start;
    int64_t n_days;
    const rf_place *place;
    int32_t n_places;
    const rf_road *road;
    int32_t n_roads;
    const rf_closure *closure;
    int32_t n_closures;
    const rf_location_change *change;
    int32_t n_changes;
    rf_day_table conflicts, floods, hunger;
    bool has_conflicts, has_floods, has_hunger;
    const rf_demographic *demographic;
    int32_t n_demographics;
    const char *const *agent_columns;
    int32_t n_agent_columns;
    const rf_agent_row *agent;
    int32_t n_agents;
    const rf_place_id *const *major_route; /* each ended by RF_NONE */
    int32_t n_major_routes;
    const rf_series *series; /* series[0] is the total */
    int32_t n_series;
    const rf_correction *correction;
    int32_t n_corrections;
    const rf_input *input;
    int32_t n_inputs;
    const char *sources; /* what SOURCES.md of the folder says, or "" */
} rf_scenario;

/* Reads the folder `dir`: input_csv/ and source_data/ in it, or the CSV files at its top. Every
 * problem found is an issue. RF_ERR_SCENARIO when one of them is an error: nothing is returned then,
 * and what could be read has been looked over by rf_scenario_check, so that all problems are known.
 * `settings` says which of the optional files matter; it is not kept. Cost: linear in the files. */
rf_err rf_scenario_load(rf_scenario **ret, const char *dir, const rf_settings *settings,
                        rf_issues *issues, rf_diag *diag) RF_NODISCARD;
void rf_scenario_free(rf_scenario *scenario);

/* Looks for what loads but is probably not meant (docs/reference/issues.md): unconnected places,
 * camps without data, data without a camp, capacities equal to the largest figure of the data, ...
 * n_days: how long it will be simulated, for what ends before; 0 is as it says. Adds issues only. */
rf_err rf_scenario_check(const rf_scenario *scenario, const rf_settings *settings, int64_t n_days,
                         rf_issues *issues) RF_NODISCARD;

/* The settings file that belongs to a scenario folder: simsetting.yml at its top or in input_csv.
 * A new string that the caller frees with rf_free, or RF_ERR_NOT_FOUND. */
rf_err rf_scenario_settings_path(char **ret, const char *dir) RF_NODISCARD;

/* The place of this name, or RF_NONE. Linear. */
rf_place_id rf_scenario_find(const rf_scenario *scenario, const char *name);
/* An attribute of a place as text, or NULL. */
const char *rf_place_attribute(const rf_place *place, const char *name);
/* Great-circle distance of two places in km (haversine, R = 6371 km), with column 3 as longitude when
 * swapped is true (Flee's reading), else as latitude. */
double rf_scenario_dist_km(const rf_scenario *scenario, rf_place_id a, rf_place_id b, bool swapped);

/* Frees a string that the library returned. */
void rf_free(void *block);

#ifdef __cplusplus
}
#endif
#endif
