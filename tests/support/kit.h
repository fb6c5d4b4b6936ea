/* A scenario made of strings, with its settings: what most tests of the loader and the engine begin
 * with. Calls that can only fail through a mistake in the test end the program. */
#ifndef KIT_H
#define KIT_H

#include "folder.h"
#include "refuge/run.h"
#include "run/sim.h"

typedef struct kit {
    folder dir;
    rf_settings *settings;
    rf_issues *issues;
    rf_scenario *scenario; /* NULL until kit_load */
    rf_diag diag;
    rf_sim *sim; /* the one that kit_sim made last */
} kit;

/* An empty folder. sim_period.csv (30 days from 2020-01-01), closures.csv and data_layout.csv with a
 * total of 0 are written, so that a test only names what it is about. */
kit *kit_new(rf_rules rules);
void kit_free(kit *k);
void kit_file(kit *k, const char *name, const char *text);
void kit_set(kit *k, const char *key, const char *value);
rf_err kit_try_load(kit *k);
/* Ends the program, after printing the issues, when the scenario has errors. */
void kit_load(kit *k);
rf_err kit_try_sim(kit *k, uint64_t seed);
/* Loads where that was not done, and makes a simulation (freeing the one before). */
rf_sim *kit_sim(kit *k, uint64_t seed);
void kit_days(kit *k, int64_t n_days);
rf_place_id kit_place(const kit *k, const char *name);
/* People at the named place now; sum over all roads; over all places. */
int64_t kit_at(const kit *k, const char *name);
int64_t kit_on_roads(const kit *k);
int64_t kit_everyone(const kit *k);
/* The issue of this code in a file whose path ends so (either may be NULL for any), or NULL. */
const rf_issue *kit_issue(const kit *k, const char *code, const char *file);
/* Puts n people at a place, as if they had fled from it. */
void kit_put(kit *k, const char *place, int64_t n);

#endif
