/* What the parts of rf_scenario_check share: check.c (roads, conflicts, settings), check_camps.c
 * (camps and their figures), check_closures.c. Column 1 stands for the whole row. */
#ifndef RF_CHECK_H
#define RF_CHECK_H

#include "base/map.h"
#include "refuge/scenario.h"
#include "scenario/observed.h"

typedef enum rf__checked_file {
    RF__LOCATIONS,
    RF__ROUTES,
    RF__CLOSURES,
    RF__CONFLICTS,
    RF__FLOODS,
    RF__HUNGER,
    RF__LAYOUT,
    RF__N_CHECKED
} rf__checked_file;

/* A road by its ends, the lower id first, so that roads can be sorted and found. */
typedef struct rf__road_ends {
    rf_place_id low, high;
    rf_road_id road;
} rf__road_ends;

typedef struct rf__check {
    const rf_scenario *s;
    const rf_settings *st;
    rf_issues *issues;
    int64_t n_days; /* simulated: those of the scenario or more */
    char *dir[2]; /* of the input files, of source_data */
    char *path[RF__N_CHECKED];
    rf__map place_of;
    rf__observed observed; /* in people, whatever hasten is */
    int32_t *part;         /* by place: union-find */
    int32_t *n_roads;      /* by place */
    rf__road_ends *pairs;  /* all roads, sorted */
    int32_t *column;       /* by place: its column of conflicts.csv, or -1 */
    bool *starts;          /* by place: people flee from here on some day */
    bool conflict_driven, flood_driven, by_data;
    bool any_number; /* a place sends people whatever its population is */
    bool by_hunger;  /* hunger alone makes people leave */
} rf__check;

#define RF__TELL(c, severity, code, file, line, ...)                                               \
    rf_issues_add((c)->issues, severity, code, (c)->path[file], line, (line) ? 1 : 0, __VA_ARGS__)

/* rf__check.pairs is sorted by rf__compare_ends, then by road. */
int rf__compare_ends(const void *x, const void *y);
rf__road_ends rf__ends_of(rf_place_id a, rf_place_id b, rf_road_id road);

void rf__check_camps(rf__check *check);
rf_err rf__check_closures(rf__check *check) RF_NODISCARD;

#endif
