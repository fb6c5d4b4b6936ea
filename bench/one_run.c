/* One run without any output: what loading, planning and the days cost, and how many states (cohorts)
 * people were in.
 *
 * usage: one_run DIR SETTINGS SECONDS [KEY=VALUE ...]
 *
 * Ends early, with the day on which SECONDS have gone by. */
#include "opened.h"
#include "refuge/run.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct days {
    double s, worst_s, last_s; /* all, the slowest, the last one */
    int64_t n, person_days, most_cohorts;
} days;

static days run_days(rf_sim *sim, double most_s) {
    days d = {0};
    while (rf_sim_day(sim) < rf_sim_n_days(sim) && d.s < most_s) {
        double begin = cpu_s();
        must(rf_sim_step(sim), NULL);
        d.last_s = cpu_s() - begin;
        rf_sim_totals now = rf_sim_sum(sim);
        d.n++;
        d.s += d.last_s;
        d.worst_s = d.last_s > d.worst_s ? d.last_s : d.worst_s;
        d.person_days += now.people;
        d.most_cohorts = now.cohorts > d.most_cohorts ? now.cohorts : d.most_cohorts;
    }
    return d;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: one_run DIR SETTINGS SECONDS [KEY=VALUE ...]\n");
        return 2;
    }
    double begin = cpu_s();
    opened o = open_scenario(argv[1], argv[2], argc - 4, argv + 4);
    double loaded = cpu_s();
    rf_sim *sim;
    must(rf_sim_new(&sim, o.scenario, o.settings, &(rf_sim_options){.seed = 1}), NULL);
    double planned = cpu_s();
    days d = run_days(sim, strtod(argv[3], NULL));
    printf("places %d\nroads %d\nload_s %.6f\nplan_s %.6f\ndays %lld\nall_days %lld\ndays_s %.6f\n"
           "worst_day_s %.6f\nlast_day_s %.6f\npeople %lld\nperson_days %lld\ncohorts %lld\n"
           "peak_mb %.1f\n",
           o.scenario->n_places, o.scenario->n_roads, loaded - begin, planned - loaded, (long long)d.n,
           (long long)rf_sim_n_days(sim), d.s, d.worst_s, d.last_s, (long long)rf_sim_sum(sim).people,
           (long long)d.person_days, (long long)d.most_cohorts, peak_mb());
    rf_sim_free(sim);
    close_scenario(&o);
    return 0;
}
