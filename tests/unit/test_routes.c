/* Which destinations people see from a place, and in which order. */
#include "kit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* All candidates of a place as "BC:30 ": the route's places (first letters) and its length. */
static const char *candidates(kit *k, const char *place) {
    static char text[4][800];
    static int next;
    char *out = text[next++ % 4];
    const rf__candidates *list;
    *out = 0;
    kit_sim(k, 1);
    assert_int_equal(rf__routes_from(&k->sim->routes, kit_place(k, place), RF__OUTLOOK_NORMAL, &list),
                     0);
    for (size_t i = 0; i < list->n; i++) {
        const rf__candidate *c = &list->list[i];
        for (rf__route r = c->route; r; r = k->sim->routes.node[r].rest) {
            sprintf(out + strlen(out), "%c", *k->scenario->place[k->sim->routes.node[r].next].name);
            assert_int_equal(k->sim->routes.node[r].last, c->to);
        }
        sprintf(out + strlen(out), ":%g ", list->far[i].dist_km);
        double base = k->settings->softening + list->far[i].dist_km;
        assert_true(fabs(list->far[i].dist_factor - pow(base, -k->settings->distance_power)) < 1e-12);
    }
    return out;
}

static kit *square(void) {
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n"
                                 "D,r,X,0,0,camp,,1\n");
    kit_file(k, "routes.csv", "A,B,1,0\nB,C,10,0\nC,D,100,0\nD,A,1000,0\n");
    return k;
}

static void awareness_is_how_many_roads_ahead_people_see(void **state) {
    (void)state;
    kit *k = square();
    assert_string_equal(candidates(k, "A"), "B:1 D:1000 ");
    kit_set(k, "awareness_level", "2");
    assert_string_equal(candidates(k, "A"), "B:1 BC:11 D:1000 DC:1100 ");
    kit_set(k, "awareness_level", "3");
    assert_string_equal(candidates(k, "A"), "B:1 BC:11 BCD:111 D:1000 DC:1100 DCB:1110 ");
    kit_set(k, "awareness_level", "10");
    assert_string_equal(candidates(k, "A"), "B:1 BC:11 BCD:111 D:1000 DC:1100 DCB:1110 ");
    kit_free(k);
}

static void markers_are_no_destinations_and_take_no_depth(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nM,r,X,0,0,marker,,1\nN,r,X,0,0,marker,,1\n"
                                 "B,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n");
    kit_file(k, "routes.csv", "A,M,1,0\nM,N,10,0\nN,B,100,0\nB,C,1000,0\n");
    assert_string_equal(candidates(k, "A"), "MNB:111 ");
    assert_string_equal(candidates(k, "M"), "A:1 NB:110 ");
    kit_set(k, "awareness_level", "2");
    assert_string_equal(candidates(k, "A"), "MNB:111 MNBC:1111 ");
    kit_free(k);
}

static void a_circle_of_markers_ends(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nM,r,X,0,0,marker,,1\nN,r,X,0,0,marker,,1\n"
                                 "O,r,X,0,0,marker,,1\n");
    kit_file(k, "routes.csv", "A,M,1,0\nM,N,1,0\nN,O,1,0\nO,M,1,0\n");
    kit_set(k, "awareness_level", "3");
    assert_string_equal(candidates(k, "A"), "");
    kit_free(k);
}

static void parallel_roads_are_candidates_each(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        kit *k = kit_new(mended ? RF_RULES_REFUGE : RF_RULES_FLEE3);
        kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nB,r,X,0,0,town,,1\n");
        kit_file(k, "routes.csv", "A,B,300,0\nA,B,100,0\n");
        assert_string_equal(candidates(k, "A"), "B:300 B:100 ");
        const rf__candidates *list;
        assert_int_equal(rf__routes_from(&k->sim->routes, 0, RF__OUTLOOK_NORMAL, &list), 0);
        /* Flee: whichever was chosen, the first road is taken. */
        int32_t link = rf__routes_step(&k->sim->routes, 0, list->list[1].route);
        assert_true(fabs(k->sim->plan->link[link].dist_km - (mended ? 100 : 300)) < 1e-9);
        kit_free(k);
    }
}

static void redirected_roads_are_made_twice_in_flee(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        kit *k = kit_new(mended ? RF_RULES_REFUGE : RF_RULES_FLEE3);
        kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n");
        kit_file(k, "routes.csv", "A,B,5,1\nA,C,6,2\n");
        assert_string_equal(candidates(k, "A"), mended ? "B:5 C:6 " : "B:5 B:5 C:6 ");
        assert_string_equal(candidates(k, "B"), mended ? "A:5 " : "A:5 A:5 ");
        assert_string_equal(candidates(k, "C"), "A:6 ");
        assert_int_equal(k->sim->plan->n_links, mended ? 4 : 6);
        kit_free(k);
    }
}

static void closed_roads_are_not_seen_and_seen_again_when_open(void **state) {
    (void)state;
    kit *k = square();
    const rf__candidates *list;
    kit_file(k, "closures.csv", "location,B,,1,2\n");
    kit_sim(k, 1);
    rf__world *w = &k->sim->world;
    static const size_t seen[] = {2, 1, 2};
    for (int day = 0; day < 3; day++) {
        rf__world_change(w, day);
        rf__world_close(w);
        assert_int_equal(rf__routes_from(&k->sim->routes, 0, RF__OUTLOOK_NORMAL, &list), 0);
        assert_int_equal(list->n, seen[day]);
        rf__route to_b = day == 1 ? 0 : list->list[day == 2 ? 1 : 0].route;
        if (to_b)
            assert_true(rf__routes_step(&k->sim->routes, 0, to_b) >= 0);
    }
    kit_free(k);
}

static void equal_remainders_are_one_route(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n"
                                 "D,r,X,0,0,town,,1\n");
    kit_file(k, "routes.csv", "A,C,1,0\nB,C,2,0\nC,D,4,0\n");
    kit_set(k, "awareness_level", "2");
    assert_string_equal(candidates(k, "A"), "C:1 CB:3 CD:5 ");
    const rf__candidates *a, *b;
    assert_int_equal(rf__routes_from(&k->sim->routes, 0, RF__OUTLOOK_NORMAL, &a), 0);
    assert_int_equal(rf__routes_from(&k->sim->routes, 1, RF__OUTLOOK_NORMAL, &b), 0);
    assert_int_equal(a->list[2].route, b->list[2].route);
    kit_free(k);
}

static void fixed_routes_keep_the_shortest_way_to_each_place(void **state) {
    (void)state;
    kit *k = square();
    kit_set(k, "awareness_level", "3");
    kit_set(k, "fixed_routes", "true");
    assert_string_equal(candidates(k, "A"), "B:1 BC:11 BCD:111 ");
    kit_free(k);
}

static void major_routes_lead_beyond_the_awareness_at_a_quarter(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n"
                                 "D,r,X,0,0,camp,,1\n");
    kit_file(k, "routes.csv", "A,B,4,0\nB,C,40,0\nC,D,400,0\n");
    kit_file(k, "major_routes.csv", "B,C,D\n");
    kit_set(k, "fixed_routes", "true");
    assert_string_equal(candidates(k, "B"), "A:4 C:40 CD:110 ");
    assert_string_equal(candidates(k, "A"), "B:4 BCD:111 ");
    assert_string_equal(candidates(k, "D"), "C:400 CB:110 ");
    kit_free(k);
}

static void a_wild_awareness_on_a_dense_map_ends_in_an_error(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    char places[2000] = "", roads[8000] = "";
    for (int i = 0; i < 20; i++) {
        sprintf(places + strlen(places), "P%d,r,X,0,0,town,0,1\n", i);
        for (int j = 0; j < i; j++)
            sprintf(roads + strlen(roads), "P%d,P%d,10,0\n", i, j);
    }
    kit_file(k, "locations.csv", places);
    kit_file(k, "routes.csv", roads);
    kit_set(k, "awareness_level", "10");
    const rf__candidates *list;
    kit_sim(k, 1);
    assert_int_equal(rf__routes_from(&k->sim->routes, 0, RF__OUTLOOK_NORMAL, &list), RF_ERR_TOO_BIG);
    kit_free(k);
}

/* FLEE.md 7.2: routes below the best weight over the threshold are dropped. */
static int64_t set_out_with(const char *threshold, int road) {
    kit *k = kit_new(RF_RULES_REFUGE);
    kit_file(k, "locations.csv", "A,r,X,0,0,forward,0,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n"
                                 "D,r,X,0,0,town,,1\n");
    kit_file(k, "routes.csv", "A,B,990,0\nA,C,1490,0\nA,D,3990,0\n");
    kit_set(k, "pruning_threshold", threshold);
    kit_sim(k, 1);
    kit_put(k, "A", 10000);
    kit_days(k, 1);
    int64_t n = rf_sim_set_out(k->sim, road, false);
    kit_free(k);
    return n;
}

static void pruned_routes_are_not_taken(void **state) {
    (void)state;
    assert_true(set_out_with("1.0", 2) > 500);
    assert_true(set_out_with("1.0005", 2) > 500);
    assert_int_equal(set_out_with("2", 2), 0);
    assert_true(set_out_with("2", 1) > 3000);
    assert_int_equal(set_out_with("1.2", 1), 0);
    assert_int_equal(set_out_with("1.2", 0), 10000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(awareness_is_how_many_roads_ahead_people_see),
        cmocka_unit_test(markers_are_no_destinations_and_take_no_depth),
        cmocka_unit_test(a_circle_of_markers_ends),
        cmocka_unit_test(parallel_roads_are_candidates_each),
        cmocka_unit_test(redirected_roads_are_made_twice_in_flee),
        cmocka_unit_test(closed_roads_are_not_seen_and_seen_again_when_open),
        cmocka_unit_test(equal_remainders_are_one_route),
        cmocka_unit_test(fixed_routes_keep_the_shortest_way_to_each_place),
        cmocka_unit_test(major_routes_lead_beyond_the_awareness_at_a_quarter),
        cmocka_unit_test(a_wild_awareness_on_a_dense_map_ends_in_an_error),
        cmocka_unit_test(pruned_routes_are_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
