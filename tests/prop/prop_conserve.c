/* Random scenarios under random settings: people are conserved to the last one, nothing is negative,
 * the same seed gives the same days. */
#include "dice.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define N_SCENARIOS 200

static uint64_t first_seed(void) {
    const char *text = getenv("REFUGE_PROP_SEED");
    return text ? strtoull(text, NULL, 10) : 1;
}

static uint64_t n_scenarios(void) { return getenv("REFUGE_PROP_SEED") ? 1 : N_SCENARIOS; }

static void blame(const kit *k, uint64_t seed, const char *what) {
    fprintf(stderr, "seed %llu (REFUGE_PROP_SEED), day %lld: %s\n", (unsigned long long)seed,
            (long long)rf_sim_day(k->sim), what);
    dice_describe(k);
    fail();
}

/* A day that never ends is told with its seed; no day of these small maps comes near a minute. */
static volatile uint64_t current;

static void give_up(int signal_number) {
    (void)signal_number;
    char text[100];
    int n = snprintf(text, sizeof text, "seed %llu (REFUGE_PROP_SEED): a day does not end\n",
                     (unsigned long long)current);
    (void)!write(STDERR_FILENO, text, (size_t)n);
    _exit(1);
}

static void watch(uint64_t seed) {
    current = seed;
    signal(SIGALRM, give_up);
    alarm(60);
}

/* All that must hold after any day. */
static void check_day(const kit *k, uint64_t seed) {
    const rf_scenario *s = k->scenario;
    rf_sim_totals t = rf_sim_sum(k->sim);
    int64_t places = 0, roads = 0, cohorts = 0;
    for (rf_place_id p = 0; p < s->n_places; p++) {
        if (rf_sim_at(k->sim, p) < 0)
            blame(k, seed, "fewer than no people at a place");
        places += rf_sim_at(k->sim, p);
    }
    for (rf_road_id r = 0; r < s->n_roads; r++)
        for (int back = 0; back < 2; back++) {
            int64_t n = rf_sim_on_road(k->sim, r, back);
            if (n < 0 || rf_sim_set_out(k->sim, r, back) < n)
                blame(k, seed, "more people on a road than set out on it, or fewer than none");
            roads += n;
        }
    for (size_t i = 0; i < k->sim->now.n; i++) {
        if (k->sim->now.list[i].n < 0)
            blame(k, seed, "a cohort of fewer than no people");
        cohorts += k->sim->now.list[i].n;
    }
    if (places + roads != t.people)
        blame(k, seed, "places and roads do not add up to all people");
    if (roads != t.travelling)
        blame(k, seed, "roads do not add up to those who travel");
    if (cohorts + t.settled != t.people)
        blame(k, seed, "cohorts and settled people do not add up");
    if (t.debt < 0 || t.unplaced < 0 || t.settled < 0 || t.idps < 0)
        blame(k, seed, "a total is negative");
}

static void people_are_conserved_under_all_settings(void **state) {
    (void)state;
    int64_t moved = 0;
    for (uint64_t seed = first_seed(), n = n_scenarios(); n > 0; n--, seed++) {
        kit *k = dice_scenario(seed, seed % 3 ? 300 : 50000);
        watch(seed);
        int64_t before = 0;
        kit_sim(k, seed);
        while (rf_sim_day(k->sim) < rf_sim_n_days(k->sim)) {
            if (rf_sim_step(k->sim))
                blame(k, seed, "the day could not be simulated");
            check_day(k, seed);
            if (rf_sim_sum(k->sim).people < before)
                blame(k, seed, "people vanished");
            before = rf_sim_sum(k->sim).people;
        }
        for (rf_road_id r = 0; r < k->scenario->n_roads; r++)
            moved += rf_sim_set_out(k->sim, r, false) + rf_sim_set_out(k->sim, r, true);
        kit_free(k);
    }
    assert_true(moved > 0); /* else the dice make scenarios in which nothing happens */
}

/* Counts of all days folded into one number. */
static uint64_t digest(kit *k, uint64_t seed, uint32_t run, int32_t n_traced) {
    rf_sim *sim;
    rf_sim_options options = {.seed = seed, .run = run, .n_traced = n_traced};
    uint64_t h = 14695981039346656037ULL;
    assert_int_equal(rf_sim_new(&sim, k->scenario, k->settings, &options), 0);
    while (rf_sim_day(sim) < rf_sim_n_days(sim)) {
        assert_int_equal(rf_sim_step(sim), 0);
        for (rf_place_id p = 0; p < k->scenario->n_places; p++)
            h = (h ^ (uint64_t)rf_sim_at(sim, p)) * 1099511628211ULL;
        for (rf_road_id r = 0; r < k->scenario->n_roads; r++)
            h = (h ^ (uint64_t)rf_sim_on_road(sim, r, false)) * 1099511628211ULL;
    }
    rf_sim_free(sim);
    return h;
}

static void the_same_seed_gives_the_same_result_and_another_run_another(void **state) {
    (void)state;
    int differ = 0, all = 0;
    for (uint64_t seed = first_seed(); seed < first_seed() + n_scenarios() / 5 + 1; seed++) {
        kit *k = dice_scenario(seed, 500);
        watch(seed);
        kit_load(k);
        uint64_t a = digest(k, seed, 0, 0), b = digest(k, seed, 1, 0), c = digest(k, seed, 0, 0);
        assert_int_equal(a, c);
        differ += a != b;
        all++;
        kit_free(k);
    }
    assert_true(all < 10 || differ * 2 > all);
}

static void following_people_leaves_everyone_counted(void **state) {
    (void)state;
    for (uint64_t seed = first_seed(); seed < first_seed() + n_scenarios() / 5 + 1; seed++) {
        kit *k = dice_scenario(seed, 200);
        watch(seed);
        kit_load(k);
        rf_sim_options options = {.seed = seed, .n_traced = 7};
        assert_int_equal(rf_sim_new(&k->sim, k->scenario, k->settings, &options), 0);
        while (rf_sim_day(k->sim) < rf_sim_n_days(k->sim)) {
            const rf_trace_row *rows;
            size_t n;
            if (rf_sim_step(k->sim))
                blame(k, seed, "the day could not be simulated");
            check_day(k, seed);
            assert_int_equal(rf_sim_trace(k->sim, &rows, &n), 0);
            int64_t today = 0, most = rf_sim_sum(k->sim).people;
            for (size_t i = 0; i < n; i++)
                today += rows[i].day == rf_sim_day(k->sim) - 1;
            if (rf_sim_sum(k->sim).settled == 0 && today != (most < 7 ? most : 7))
                blame(k, seed, "not every followed person has a row today");
        }
        kit_free(k);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_conserved_under_all_settings),
        cmocka_unit_test(the_same_seed_gives_the_same_result_and_another_run_another),
        cmocka_unit_test(following_people_leaves_everyone_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
