#include "kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Some tests ask for more memory than there is: AddressSanitizer is to give NULL, not to end. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "allocator_may_return_null=1"; }

static void need(const kit *k, rf_err err, const char *what) {
    if (!err)
        return;
    fprintf(stderr, "%s: %s %s\n", what, rf_strerror(err), k ? k->diag.message : "");
    for (size_t i = 0; k && i < rf_issues_count(k->issues); i++) {
        const rf_issue *issue = rf_issues_get(k->issues, i);
        fprintf(stderr, "%s:%u:%u: %s: %s\n", issue->path, issue->line, issue->column, issue->code,
                issue->message);
    }
    abort();
}

kit *kit_new(rf_rules rules) {
    kit *k = calloc(1, sizeof *k);
    if (!k)
        abort();
    k->dir = folder_make();
    need(NULL, rf_settings_new(&k->settings, rules), "settings");
    need(NULL, rf_issues_new(&k->issues), "issues");
    kit_file(k, "sim_period.csv", "StartDate,2020-01-01\nLength,30\n");
    kit_file(k, "closures.csv", "#type,name1,name2,start,end\n");
    kit_file(k, "data_layout.csv", "total,refugees.csv\n");
    kit_file(k, "refugees.csv", "Date,n\n2020-01-01,0\n");
    return k;
}

void kit_free(kit *k) {
    rf_sim_free(k->sim);
    rf_scenario_free(k->scenario);
    rf_settings_free(k->settings);
    rf_issues_free(k->issues);
    folder_remove(&k->dir);
    free(k);
}

void kit_file(kit *k, const char *name, const char *text) { folder_write(&k->dir, name, text); }

void kit_set(kit *k, const char *key, const char *value) {
    need(k, rf_settings_set(k->settings, key, value, &k->diag), key);
}

rf_err kit_try_load(kit *k) {
    rf_sim_free(k->sim);
    k->sim = NULL;
    rf_scenario_free(k->scenario);
    k->scenario = NULL;
    rf_issues_free(k->issues);
    k->issues = NULL;
    need(NULL, rf_issues_new(&k->issues), "issues");
    return rf_scenario_load(&k->scenario, k->dir.path, k->settings, k->issues, &k->diag);
}

void kit_load(kit *k) { need(k, kit_try_load(k), "load"); }

rf_err kit_try_sim(kit *k, uint64_t seed) {
    if (!k->scenario)
        kit_load(k);
    rf_sim_free(k->sim);
    k->sim = NULL;
    rf_sim_options options = {.seed = seed};
    return rf_sim_new(&k->sim, k->scenario, k->settings, &options);
}

rf_sim *kit_sim(kit *k, uint64_t seed) {
    need(k, kit_try_sim(k, seed), "simulation");
    return k->sim;
}

void kit_days(kit *k, int64_t n_days) {
    while (n_days-- > 0)
        need(k, rf_sim_step(k->sim), "day");
}

rf_place_id kit_place(const kit *k, const char *name) {
    rf_place_id id = rf_scenario_find(k->scenario, name);
    if (id == RF_NONE) {
        fprintf(stderr, "no place %s\n", name);
        abort();
    }
    return id;
}

int64_t kit_at(const kit *k, const char *name) { return rf_sim_at(k->sim, kit_place(k, name)); }

int64_t kit_on_roads(const kit *k) {
    int64_t n = 0;
    for (rf_road_id r = 0; r < k->scenario->n_roads; r++)
        n += rf_sim_on_road(k->sim, r, false) + rf_sim_on_road(k->sim, r, true);
    return n;
}

int64_t kit_everyone(const kit *k) {
    int64_t n = kit_on_roads(k);
    for (rf_place_id p = 0; p < k->scenario->n_places; p++)
        n += rf_sim_at(k->sim, p);
    return n;
}

static int ends_so(const char *text, const char *tail) {
    size_t a = strlen(text), b = strlen(tail);
    return a >= b && !strcmp(text + a - b, tail);
}

const rf_issue *kit_issue(const kit *k, const char *code, const char *file) {
    for (size_t i = 0; i < rf_issues_count(k->issues); i++) {
        const rf_issue *issue = rf_issues_get(k->issues, i);
        if ((!code || !strcmp(issue->code, code)) && (!file || ends_so(issue->path, file)))
            return issue;
    }
    return NULL;
}

void kit_put(kit *k, const char *place, int64_t n) {
    rf__state state;
    memset(&state, 0, sizeof state);
    state.at = kit_place(k, place);
    state.home = k->sim->plan->track_home ? state.at : RF_NONE;
    if (k->settings->start_on_foot)
        state.flags |= RF__FIRST_ROAD;
    k->sim->n_people += n;
    k->sim->world.place[state.at].n += n;
    if (!rf__cohorts_add(&k->sim->now, &state, n, NULL, 0))
        abort();
}
