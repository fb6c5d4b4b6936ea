/* Shared by the readers of a scenario's files. Each load_*.c reads one group of files into vectors
 * of the loader; load.c moves them into the finished scenario. */
#ifndef RF_LOAD_H
#define RF_LOAD_H

#include "base/buf.h"
#include "base/csv.h"
#include "base/map.h"
#include "base/mem.h"
#include "refuge/scenario.h"

enum { RF__MOST_DAYS = 200000 }; /* five centuries: of a simulation, and of a table by day */

/* The public struct first, so that the two can be cast to each other. */
typedef struct rf__scenario_box {
    rf_scenario s;
    rf__arena arena;
} rf__scenario_box;

typedef struct rf__loader {
    rf__scenario_box *box;
    const rf_settings *settings;
    rf_issues *issues;
    rf_diag *diag;
    char *input_dir, *source_dir;
    rf__map place_of, series_of, input_of;
    rf_place *places;
    size_t n_places, places_cap;
    rf_road *roads;
    size_t n_roads, roads_cap;
    rf_closure *closures;
    size_t n_closures, closures_cap;
    rf_location_change *changes;
    size_t n_changes, changes_cap;
    rf_demographic *demographics;
    size_t n_demographics, demographics_cap;
    rf_agent_row *agents;
    size_t n_agents, agents_cap;
    const rf_place_id **major;
    size_t n_major, major_cap;
    rf_series *series;
    size_t n_series, series_cap;
    rf_correction *corrections;
    size_t n_corrections, corrections_cap;
    rf_input *inputs;
    size_t n_inputs, inputs_cap;
} rf__loader;

/* An open CSV file of the scenario. */
typedef struct rf__table {
    rf__loader *l;
    char *path;
    rf__buf text;
    rf__csv csv;
} rf__table;

/* Opens dir/name and notes its hash. A file that is missing gives RF_ERR_NOT_FOUND and, where it is
 * required, an issue. Close also after failure. */
rf_err rf__table_open(rf__loader *l, rf__table *table, const char *dir, const char *name,
                      bool required) RF_NODISCARD;
/* The next row that is no comment; *ret_more false at the end. Text that is not CSV is an issue and
 * ends the file. */
rf_err rf__table_next(rf__table *table, bool *ret_more) RF_NODISCARD;
/* The next row of any kind. */
rf_err rf__table_next_any(rf__table *table, bool *ret_more) RF_NODISCARD;
void rf__table_close(rf__table *table);

/* An issue at field i of the current row. */
void rf__table_issue(rf__table *table, rf_severity severity, const char *code, size_t field,
                     const char *format, ...) RF_PRINTF(5, 6);

/* A whole number >= least in field i; anything else is an error issue and false. An empty field is
 * `empty`. `what` names the figure in the message. */
bool rf__table_whole(rf__table *table, size_t field, const char *what, int64_t least, int64_t empty,
                     int64_t *ret);
bool rf__table_number(rf__table *table, size_t field, const char *what, double least, double *ret);

/* The field as a string of the scenario; NULL when memory is out. */
const char *rf__table_text(rf__table *table, size_t field);
/* The place that field i names, or RF_NONE. No issue is made. */
rf_place_id rf__table_place(rf__table *table, size_t field);
/* The known place whose name is nearest to `name`, for a hint; NULL when there are none. */
const char *rf__nearest_place(const rf__loader *l, const char *name);

bool rf__parse_place_kind(const char *text, rf_place_kind *ret);

rf_err rf__load_places(rf__loader *l) RF_NODISCARD;
rf_err rf__load_roads(rf__loader *l) RF_NODISCARD;
rf_err rf__load_closures(rf__loader *l) RF_NODISCARD;
rf_err rf__load_changes(rf__loader *l) RF_NODISCARD;
rf_err rf__load_major_routes(rf__loader *l) RF_NODISCARD;
rf_err rf__load_conflicts(rf__loader *l) RF_NODISCARD;
rf_err rf__load_floods(rf__loader *l) RF_NODISCARD;
rf_err rf__load_hunger(rf__loader *l) RF_NODISCARD;
rf_err rf__load_demographics(rf__loader *l) RF_NODISCARD;
rf_err rf__load_agents(rf__loader *l) RF_NODISCARD;
rf_err rf__load_series(rf__loader *l) RF_NODISCARD;

/* n elements of `size` bytes copied into the scenario's arena. */
void *rf__keep(rf__loader *l, const void *items, size_t n, size_t size);

#endif
