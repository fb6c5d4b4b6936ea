/* Cohorts and people one by one give the same distribution: ensembles of both on small maps, means
 * of every place and day compared. */
#include "dice.h"
#include "one_by_one.h"
#include "stats.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define N_RUNS 200
#define N_DAYS 10
#define MOST_CELLS 20

#define MAP                                                                                        \
    "A,r,X,0,0,conflict,0,3000\nB,r,X,0,0,town,,500\nC,r,X,0,0,town,,100\nD,r,Y,0,0,camp,,%s\n"    \
    "E,r,Y,0,0,camp,,100000\nF,r,X,0,0,idpcamp,,5000\nM,r,X,0,0,marker,,0\n"
#define ROADS                                                                                      \
    "A,B,90,0\nB,C,150,0\nC,D,200,0\nB,M,60,0\nM,E,240,0\nA,F,420,0\nC,E,310,0\nA,C,300,1\n"

typedef struct setting {
    const char *key, *value;
} setting;

typedef struct cells {
    double sum[N_DAYS][MOST_CELLS], squares[N_DAYS][MOST_CELLS];
} cells;

static void note(cells *c, int day, int cell, double n) {
    c->sum[day][cell] += n;
    c->squares[day][cell] += n * n;
}

static void run_cohorts(kit *k, cells *c, uint32_t run) {
    rf_sim *sim;
    rf_sim_options options = {.seed = 99, .run = run, .n_days = N_DAYS};
    assert_int_equal(rf_sim_new(&sim, k->scenario, k->settings, &options), 0);
    for (int day = 0; day < N_DAYS; day++) {
        assert_int_equal(rf_sim_step(sim), 0);
        int cell = 0;
        for (rf_place_id p = 0; p < k->scenario->n_places; p++)
            note(c, day, cell++, (double)rf_sim_at(sim, p));
        for (rf_road_id r = 0; r < k->scenario->n_roads; r++)
            note(c, day, cell++, (double)rf_sim_on_road(sim, r, false));
    }
    rf_sim_free(sim);
}

static void run_people(kit *k, cells *c, uint32_t run) {
    peer *p = peer_new(k->scenario, k->settings, 1000 + run);
    peer_shuffle(p, true);
    for (int day = 0; day < N_DAYS; day++) {
        assert_int_equal(peer_step(p), 0);
        int cell = 0;
        for (rf_place_id i = 0; i < k->scenario->n_places; i++)
            note(c, day, cell++, (double)peer_at(p, i));
        for (rf_road_id r = 0; r < k->scenario->n_roads; r++)
            note(c, day, cell++, (double)peer_on_road(p, r, false));
    }
    peer_free(p);
}

/* Capacity is seen by slices of people, not one by one: there a small share of the figure is allowed
 * beyond chance. */
static void compare(const kit *k, const cells *a, const cells *b, double slack) {
    int n_cells = k->scenario->n_places + k->scenario->n_roads, far = 0, compared = 0;
    for (int day = 0; day < N_DAYS; day++)
        for (int cell = 0; cell < n_cells; cell++) {
            double n = N_RUNS, ma = a->sum[day][cell] / n, mb = b->sum[day][cell] / n;
            double va = (a->squares[day][cell] - n * ma * ma) / (n - 1);
            double vb = (b->squares[day][cell] - n * mb * mb) / (n - 1);
            double off = fabs(ma - mb) - slack * mb, z = 0;
            if (off > 0)
                z = stats_z_of_means(off, va + 0.01, n, 0, vb + 0.01, n);
            compared++;
            far += z > 4;
            if (z > 4)
                print_message("day %d cell %d: cohorts %.2f (sd %.2f), people %.2f (sd %.2f), z %.1f\n",
                              day, cell, ma, sqrt(va), mb, sqrt(vb), z);
            /* The spread too: its standard error is about sd / sqrt(2 n). */
            if (va > 4 && vb > 4 && slack <= 0)
                far += fabs(log(va / vb)) > 4.5 * sqrt(4 / n);
        }
    assert_true(far * 200 <= compared);
}

static void same_distribution(const setting *settings, const char *capacity, double slack) {
    kit *k = kit_new(RF_RULES_FLEE3);
    char places[600], closures[] = "country,X,Y,2,5\nlocation,F,,3,6\n";
    snprintf(places, sizeof places, MAP, capacity);
    kit_file(k, "locations.csv", places);
    kit_file(k, "routes.csv", ROADS);
    kit_file(k, "closures.csv", strtol(capacity, NULL, 10) > 1000 ? closures : "");
    kit_file(k, "data_layout.csv", "total,refugees.csv\nD,d.csv\nE,e.csv\n");
    kit_file(k, "refugees.csv", "2020-01-01,10\n");
    kit_file(k, "d.csv", "2020-01-01,20\n2020-01-06,400\n2020-01-10,450\n");
    kit_file(k, "e.csv", "2020-01-01,0\n2020-01-03,100\n2020-01-04,50\n2020-01-10,100\n");
    for (; settings->key; settings++)
        kit_set(k, settings->key, settings->value);
    kit_load(k);
    cells *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
    assert_true(a && b);
    assert_true(k->scenario->n_places + k->scenario->n_roads <= MOST_CELLS);
    for (uint32_t run = 0; run < N_RUNS; run++) {
        run_cohorts(k, a, run);
        run_people(k, b, run);
    }
    compare(k, a, b, slack);
    free(a);
    free(b);
    kit_free(k);
}

static void with_default_settings(void **state) {
    (void)state;
    same_distribution((const setting[]){{NULL, NULL}}, "100000", 0);
}

static void with_awareness_and_powers(void **state) {
    (void)state;
    same_distribution((const setting[]){{"awareness_level", "3"},
                                        {"weight_power", "1.5"},
                                        {"distance_power", "0.7"},
                                        {"softening", "50"},
                                        {"camp_weight", "3"},
                                        {"camp_movechance", "0.1"},
                                        {NULL, NULL}},
                      "100000", 0);
}

static void with_short_stints_and_walking(void **state) {
    (void)state;
    same_distribution((const setting[]){{"avoid_short_stints", "true"},
                                        {"start_on_foot", "true"},
                                        {"default_movechance", "0.6"},
                                        {"recency_levels", "1024"}, /* no rounding to speak of */
                                        {NULL, NULL}},
                      "100000", 0);
}

static void with_short_stints_alone(void **state) {
    (void)state;
    same_distribution((const setting[]){{"avoid_short_stints", "true"},
                                        {"awareness_level", "2"},
                                        {"max_move_speed", "200"},
                                        {NULL, NULL}},
                      "100000", 0);
}

static void with_pruning_populations_and_softened_weights(void **state) {
    (void)state;
    same_distribution((const setting[]){{"pruning_threshold", "2"},
                                        {"awareness_level", "2"},
                                        {"use_pop_for_loc_weight", "true"},
                                        {"weight_softening", "0.2"},
                                        {"movechance_pop_scale_factor", "0.2"},
                                        {"quirk_prune_mismatch", "false"},
                                        {NULL, NULL}},
                      "100000", 0);
}

static void with_a_camp_that_fills_up(void **state) {
    (void)state;
    same_distribution((const setting[]){{"camp_weight", "4"}, {"awareness_level", "2"}, {NULL, NULL}},
                      "120", 0.02);
}

static void with_a_surge_on_a_small_camp_of_wide_buffer(void **state) {
    (void)state;
    same_distribution((const setting[]){{"camp_weight", "10"},
                                        {"capacity_buffer", "0.5"},
                                        {"camp_movechance", "0.3"},
                                        {"default_movechance", "0.9"},
                                        {NULL, NULL}},
                      "80", 0.02);
}

/* Mean and variance of the people in a camp over the days from `first` on, of many runs. */
typedef struct moments {
    double n, sum, squares;
} moments;

static void add(moments *m, double value) {
    m->n++;
    m->sum += value;
    m->squares += value * value;
}

static double mean_of(const moments *m) { return m->sum / m->n; }

static double sd_of(const moments *m) {
    return sqrt(m->squares / m->n - mean_of(m) * mean_of(m));
}

/* A camp bars the way when it is half through its buffer. People who leave it make room, and who sees
 * that depends on the order in which people take their turns in the morning. */
static void a_camp_that_has_filled_stays_as_far_beyond_its_bar(void **state) {
    (void)state;
    enum { N = 60, FIRST = 15, LAST = 45 };
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "sim_period.csv", "StartDate,2020-01-01\nLength,45\n");
    kit_file(k, "locations.csv", "A,r,X,0,0,conflict,0,100000\nT,r,X,0,0,town,,0\n"
                                 "B,r,Y,0,0,camp,,400\nC,r,Y,0,0,camp,,0\n");
    kit_file(k, "routes.csv", "A,T,150,0\nT,B,150,0\nT,C,140,0\n");
    kit_file(k, "conflicts.csv", "#Day,A\n0,1\n");
    kit_file(k, "data_layout.csv", "total,b.csv\nB,b.csv\n");
    kit_file(k, "b.csv", "2020-01-01,0\n2020-02-14,2640\n");
    kit_set(k, "max_move_speed", "400");
    kit_set(k, "camp_movechance", "0.01");
    kit_load(k);
    moments cohorts = {0}, people = {0};
    for (uint32_t r = 0; r < N; r++) {
        rf_sim *sim;
        rf_sim_options options = {.seed = 99, .run = r, .n_days = LAST};
        assert_int_equal(rf_sim_new(&sim, k->scenario, k->settings, &options), 0);
        peer *p = peer_new(k->scenario, k->settings, 1000 + r);
        peer_shuffle(p, true);
        for (int day = 0; day < LAST; day++) {
            assert_int_equal(rf_sim_step(sim), 0);
            assert_int_equal(peer_step(p), 0);
            if (day < FIRST)
                continue;
            add(&cohorts, (double)rf_sim_at(sim, kit_place(k, "B")));
            add(&people, (double)peer_at(p, kit_place(k, "B")));
        }
        rf_sim_free(sim);
        peer_free(p);
    }
    print_message("cohorts %.2f, sd %.2f; people %.2f, sd %.2f\n", mean_of(&cohorts),
                  sd_of(&cohorts), mean_of(&people), sd_of(&people));
    assert_true(fabs(mean_of(&cohorts) - mean_of(&people)) < 1.5);
    assert_true(fabs(sd_of(&cohorts) / sd_of(&people) - 1) < 0.35);
    kit_free(k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_default_settings),
        cmocka_unit_test(with_awareness_and_powers),
        cmocka_unit_test(with_short_stints_and_walking),
        cmocka_unit_test(with_short_stints_alone),
        cmocka_unit_test(with_pruning_populations_and_softened_weights),
        cmocka_unit_test(with_a_camp_that_fills_up),
        cmocka_unit_test(a_camp_that_has_filled_stays_as_far_beyond_its_bar),
        cmocka_unit_test(with_a_surge_on_a_small_camp_of_wide_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
