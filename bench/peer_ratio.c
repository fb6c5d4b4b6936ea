/* One run of the engine and one of the peer that moves people one by one, one after the other on one
 * core: seconds, person-days and what a person-day costs in each.
 *
 * usage: peer_ratio DIR SETTINGS MOST_PERSON_DAYS
 *
 * The engine moves every person (hasten 1). Where that is more than MOST_PERSON_DAYS, the peer gets a
 * sample (hasten 2, 5, 10, ...) and the caller takes its time a person-day for all. That favours the
 * peer: fewer people stay in the caches. */
#include "one_by_one.h"
#include "opened.h"
#include "refuge/run.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct measured {
    double s;
    int64_t person_days;
} measured;

static measured run_engine(const opened *o) {
    measured m = {0};
    double begin = cpu_s();
    rf_sim *sim;
    must(rf_sim_new(&sim, o->scenario, o->settings, &(rf_sim_options){.seed = 1}), NULL);
    while (rf_sim_day(sim) < rf_sim_n_days(sim)) {
        must(rf_sim_step(sim), NULL);
        m.person_days += rf_sim_sum(sim).people;
    }
    m.s = cpu_s() - begin;
    rf_sim_free(sim);
    return m;
}

static measured run_peer(const opened *o) {
    double begin = cpu_s();
    peer *p = peer_new(o->scenario, o->settings, 1);
    for (int64_t day = 0; day < o->scenario->n_days; day++)
        if (peer_step(p)) {
            fprintf(stderr, "bench: the peer stopped on day %lld\n", (long long)day);
            exit(1);
        }
    measured m = {.s = cpu_s() - begin, .person_days = peer_steps(p)};
    peer_free(p);
    return m;
}

static int hasten_for(int64_t person_days, int64_t most) {
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    size_t i = 0;
    while (i < sizeof steps / sizeof *steps - 1 && person_days / steps[i] > most)
        i++;
    return steps[i];
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: peer_ratio DIR SETTINGS MOST_PERSON_DAYS\n");
        return 2;
    }
    char *one[] = {(char[]){"hasten=1"}};
    opened all = open_scenario(argv[1], argv[2], 1, one);
    measured engine = run_engine(&all);
    int hasten = hasten_for(engine.person_days, strtoll(argv[3], NULL, 10));
    char text[32], *sample[] = {text};
    snprintf(text, sizeof text, "hasten=%d", hasten);
    opened some = open_scenario(argv[1], argv[2], 1, sample);
    measured person = run_peer(&some);
    printf("days %lld\nengine_s %.6f\nperson_days %lld\npeer_hasten %d\npeer_s %.6f\n"
           "peer_person_days %lld\n",
           (long long)all.scenario->n_days, engine.s, (long long)engine.person_days, hasten, person.s,
           (long long)person.person_days);
    close_scenario(&some);
    close_scenario(&all);
    return 0;
}
