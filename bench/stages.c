/* What each stage of `refuge simulate` and `refuge validate` costs, for an ensemble on one thread.
 *
 * usage: stages DIR SETTINGS RUNS OUT_DIR [KEY=VALUE ...]     OUT_DIR must exist */
#include "opened.h"
#include "refuge/refuge.h"

#include <stdio.h>
#include <stdlib.h>

static double last;

static void lap(const char *stage) {
    double now = cpu_s();
    printf("%s %.6f\n", stage, now - last);
    last = cpu_s();
}

static void one_simulation(const opened *o) {
    rf_sim *sim;
    must(rf_sim_new(&sim, o->scenario, o->settings, &(rf_sim_options){.seed = 1}), NULL);
    lap("plan_s");
    while (rf_sim_day(sim) < rf_sim_n_days(sim))
        must(rf_sim_step(sim), NULL);
    lap("days_s");
    rf_sim_free(sim);
    last = cpu_s();
}

static void summarise(const rf_ensemble *e, const rf_scenario *s) {
    double sum = 0;
    for (int64_t day = 0; day < rf_ensemble_n_days(e); day++)
        for (rf_place_id p = 0; p < s->n_places; p++) {
            rf_summary summary;
            must(rf_ensemble_summary(e, day, p, &summary), NULL);
            sum += summary.q95;
        }
    lap(sum >= 0 ? "summary_s" : "impossible"); /* the sum is used, so that it must be computed */
}

static void write_all(const rf_ensemble *e, const opened *o, const char *dir) {
    rf_diag diag = {0};
    char path[4][512];
    static const char *const name[] = {"out.csv", "summary.csv", "links.csv", "run.db"};
    for (int i = 0; i < 4; i++)
        snprintf(path[i], sizeof path[i], "%s/%s", dir, name[i]);
    must(rf_write_out(e, 0, path[0], &diag), &diag);
    lap("write_out_s");
    must(rf_write_summary(e, path[1], &diag), &diag);
    lap("write_summary_s");
    must(rf_write_links(e, path[2], &diag), &diag);
    lap("write_links_s");
    must(rf_write_run_file(e, o->issues, path[3], &diag), &diag);
    lap("write_run_file_s");
}

int main(int argc, char **argv) {
    if (argc < 5) {
        fprintf(stderr, "usage: stages DIR SETTINGS RUNS OUT_DIR [KEY=VALUE ...]\n");
        return 2;
    }
    last = cpu_s();
    opened o = open_scenario(argv[1], argv[2], argc - 5, argv + 5);
    lap("load_s");
    must(rf_scenario_check(o.scenario, o.settings, 0, o.issues), NULL);
    lap("check_s");
    one_simulation(&o);
    rf_ensemble *e;
    rf_ensemble_options options = {.seed = 1, .n_runs = atoi(argv[3]), .n_threads = 1};
    must(rf_ensemble_run(&e, o.scenario, o.settings, &options), NULL);
    lap("ensemble_s");
    summarise(e, o.scenario);
    rf_validation *v;
    must(rf_validate(&v, e), NULL);
    lap("validate_s");
    rf_validation_free(v);
    write_all(e, &o, argv[4]);
    rf_ensemble_free(e);
    close_scenario(&o);
    return 0;
}
