/* What closures, conflicts, floods and hunger make of the map, day by day. */
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

#define PLACES                                                                                     \
    "A,r,X,0,0,conflict,0,1000\nB,r,X,0,0,town,,500\nC,s,Y,0,0,camp,,100\nD,s,Y,0,0,idpcamp,,"     \
    "100\n"
#define ROADS "A,B,10,0\nB,C,10,0\nC,D,10,0\nA,C,10,0\n"

typedef struct stage {
    kit *k;
    rf__plan plan;
    rf__world w;
} stage;

static kit *fresh(rf_rules rules) {
    kit *k = kit_new(rules);
    kit_file(k, "locations.csv", PLACES);
    kit_file(k, "routes.csv", ROADS);
    return k;
}

static void raise_curtain(stage *s) {
    kit_load(s->k);
    assert_int_equal(rf__plan_make(&s->plan, s->k->scenario, s->k->settings, 0, false), 0);
    assert_int_equal(rf__world_make(&s->w, &s->plan), 0);
}

static void drop_curtain(stage *s) {
    rf__world_free(&s->w);
    rf__plan_free(&s->plan);
    kit_free(s->k);
}

static void day(stage *s, int64_t n) {
    rf__world_change(&s->w, n);
    rf__world_close(&s->w);
    rf__world_weigh(&s->w, n);
    rf__world_score(&s->w);
}

static bool same(double a, double b) { return fabs(a - b) < 1e-9 * (1 + fabs(b)); }

static const rf__place_state *at(const stage *s, const char *name) {
    return &s->w.place[kit_place(s->k, name)];
}

/* Open roads of a place as the first letters of where they lead. */
static const char *open_from(const stage *s, const char *name) {
    static char text[4][64];
    static int next;
    char *out = text[next++ % 4];
    rf_place_id p = kit_place(s->k, name);
    int32_t n = s->w.place[p].n_open;
    for (int32_t i = 0; i < n; i++)
        out[i] = *s->k->scenario->place[s->plan.link[s->w.open[s->plan.first_slot[p] + i]].to].name;
    out[n] = 0;
    return out;
}

static void capacity_falls_linearly_behind_the_buffer(void **state) {
    (void)state;
    static const struct {
        int64_t n;
        double factor;
    } table[] = {{0, 1}, {90, 1}, {91, 0.9}, {95, 0.5}, {99, 0.1}, {100, 0}, {101, 0}, {100000, 0}};
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    raise_curtain(&s);
    rf__place_state *camp = &s.w.place[2], *town = &s.w.place[1];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        camp->n = town->n = table[i].n;
        assert_true(same(rf__capacity_factor(&s.w, camp), table[i].factor));
        assert_true(same(rf__capacity_factor(&s.w, town), 1));
    }
    drop_curtain(&s);
}

static void capacity_scales_and_grows(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "locations.csv",
             "#n,r,c,x,y,t,d,p,capacity_per_day\nA,r,X,0,0,town,0,10,5\nC,s,Y,0,0,camp,,100,10\n");
    kit_file(s.k, "routes.csv", "A,C,10,0\n");
    kit_set(s.k, "capacity_scaling", "2");
    raise_curtain(&s);
    day(&s, 0);
    assert_int_equal(s.w.place[1].capacity, 110);
    assert_int_equal(s.w.place[0].capacity, -1);
    day(&s, 1);
    assert_int_equal(s.w.place[1].capacity, 120);
    s.w.place[1].n = 240;
    assert_true(same(rf__capacity_factor(&s.w, &s.w.place[1]), 0));
    s.w.place[1].n = 228;
    assert_true(same(rf__capacity_factor(&s.w, &s.w.place[1]), 0.5));
    drop_curtain(&s);
}

static void a_place_of_no_capacity_is_never_full(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "locations.csv", "A,r,X,0,0,conflict,0,1\nC,s,Y,0,0,camp,,0\n");
    kit_file(s.k, "routes.csv", "A,C,10,0\n");
    raise_curtain(&s);
    s.w.place[1].n = 1000000;
    assert_true(same(rf__capacity_factor(&s.w, &s.w.place[1]), 1));
    drop_curtain(&s);
}

/* FLEE.md's figures: .2 .9 0 .5 .7 in the file. */
static void the_intensity_of_a_conflict_is_frozen_in_flee(void **state) {
    (void)state;
    static const double flee[] = {0.2, 0.2, -1, 0.5, 0.5}, mended[] = {0.2, 0.9, -1, 0.5, 0.7};
    for (int rules = 0; rules < 2; rules++) {
        stage s = {.k = fresh(rules ? RF_RULES_REFUGE : RF_RULES_FLEE3)};
        kit_file(s.k, "conflicts.csv", "#Day,B\n0,0.2\n1,0.9\n2,0\n3,0.5\n4,0.7\n");
        raise_curtain(&s);
        for (int t = 0; t < 5; t++) {
            day(&s, t);
            assert_true(same(at(&s, "B")->conflict, (rules ? mended : flee)[t]));
            assert_int_equal(at(&s, "B")->town, t == 2);
            assert_true(same(at(&s, "B")->move_chance, t == 2 ? 0.3 : 1));
            assert_int_equal(at(&s, "B")->conflict_since, t < 3 ? 0 : 3);
            assert_true(at(&s, "A")->conflict > 0); /* from its type, not in the file */
        }
        day(&s, 20); /* the last row holds on */
        assert_true(at(&s, "B")->conflict > 0);
        drop_curtain(&s);
    }
}

static void a_camp_where_a_conflict_ends_becomes_a_town_in_flee(void **state) {
    (void)state;
    for (int rules = 0; rules < 2; rules++) {
        stage s = {.k = fresh(rules ? RF_RULES_REFUGE : RF_RULES_FLEE3)};
        kit_file(s.k, "conflicts.csv", "#Day,C,D\n0,1,1\n1,0,0\n");
        raise_curtain(&s);
        day(&s, 0);
        assert_true(at(&s, "C")->camp && same(at(&s, "C")->move_chance, 1));
        day(&s, 1);
        assert_int_equal(at(&s, "C")->town, !rules);
        assert_true(at(&s, "C")->camp);
        assert_true(same(at(&s, "C")->move_chance, rules ? 0.001 : 0.3));
        assert_true(same(at(&s, "D")->move_chance, rules ? 0.1 : 0.3));
        drop_curtain(&s);
    }
}

static void without_conflicts_csv_the_dates_of_places_count(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "locations.csv", "A,r,X,0,0,conflict,3,1000\nB,r,X,0,0,conflict,0,500\n");
    kit_file(s.k, "routes.csv", "A,B,10,0\n");
    raise_curtain(&s);
    for (int t = 0; t < 6; t++) {
        day(&s, t);
        assert_int_equal(at(&s, "A")->conflict > 0, t >= 3);
        assert_int_equal(at(&s, "A")->town, t < 3);
        assert_true(at(&s, "B")->conflict > 0);
    }
    drop_curtain(&s);
}

static void spawn_weights_decay_with_a_conflict_s_age(void **state) {
    (void)state;
    for (int rules = 0; rules < 2; rules++) {
        stage s = {.k = fresh(rules ? RF_RULES_REFUGE : RF_RULES_FLEE3)};
        kit_file(s.k, "conflicts.csv",
                 "#Day,A,B\n0,1,0\n1,1,0\n2,1,0\n3,1,0\n4,1,0\n5,1,0\n6,1,0\n7,1,0.5\n8,1,0.5\n");
        kit_set(s.k, "conflict_spawn_decay", "[1, 0.5, 0.1]");
        kit_set(s.k, "conflict_spawn_decay_interval", "3");
        raise_curtain(&s);
        static const double by_age[] = {1, 1, 1, 0.5, 0.5, 0.5, 0.1, 0.1, 0.1};
        for (int t = 0; t < 9; t++) {
            rf__world_change(&s.w, t);
            /* Flee: at spawning a conflict is a day younger, unless one began or ended today. */
            bool fresh_weights = rules || t == 0 || t == 7;
            assert_true(same(s.w.spawn_weight[0], 1000 * by_age[fresh_weights ? t : t - 1]));
            assert_true(same(s.w.spawn_weight[1], t >= 7 ? 250 : 0));
            assert_true(same(s.w.spawn_weight[2], 0));
            rf__world_close(&s.w);
            rf__world_weigh(&s.w, t);
            rf__world_score(&s.w);
            assert_true(same(s.w.spawn_weight[0], 1000 * by_age[t]));
            double repulsion = rules ? 1 : by_age[t];
            assert_true(same(s.w.place[0].score, pow(s.k->settings->conflict_weight, repulsion)));
        }
        drop_curtain(&s);
    }
}

static void decay_uses_the_last_value_beyond_the_list_and_the_first_before(void **state) {
    (void)state;
    kit *k = fresh(RF_RULES_FLEE3);
    assert_true(same(rf__decay(k->settings, 1000, 0), 1));
    kit_set(k, "conflict_spawn_decay", "[0.9, 0.4]");
    kit_set(k, "conflict_spawn_decay_interval", "10");
    assert_true(same(rf__decay(k->settings, 9, 0), 0.9));
    assert_true(same(rf__decay(k->settings, 10, 0), 0.4));
    assert_true(same(rf__decay(k->settings, 1000000000, 0), 0.4));
    assert_true(same(rf__decay(k->settings, 0, 50), 0.9));
    assert_true(same(rf__decay(k->settings, 9, -1), 0.4));
    kit_free(k);
}

static void levels_are_interpolated_and_the_top_one_holds(void **state) {
    (void)state;
    const double v[] = {1, 3, 7};
    rf_list list = {v, 3};
    assert_true(same(rf__by_level(list, 0, 9), 1) && same(rf__by_level(list, -4, 9), 1));
    assert_true(same(rf__by_level(list, 0.5, 9), 2) && same(rf__by_level(list, 1.75, 9), 6));
    assert_true(same(rf__by_level(list, 2, 9), 7) && same(rf__by_level(list, 1e300, 9), 7));
    assert_true(same(rf__by_level((rf_list){0}, 2, 9), 9));
    assert_true(same(rf__by_level((rf_list){v, 1}, 0, 9), 1));
}

static void borders_close_and_open_both_ways(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "closures.csv", "country,X,Y,1,3\n");
    raise_curtain(&s);
    day(&s, 0);
    assert_string_equal(open_from(&s, "A"), "BC");
    assert_string_equal(open_from(&s, "C"), "BDA");
    uint32_t topology = s.w.topology;
    day(&s, 1);
    assert_true(s.w.topology != topology && s.w.any_closed_today);
    assert_string_equal(open_from(&s, "A"), "B");
    assert_string_equal(open_from(&s, "B"), "A");
    assert_string_equal(open_from(&s, "C"), "D");
    assert_string_equal(open_from(&s, "D"), "C");
    topology = s.w.topology;
    day(&s, 2);
    assert_true(s.w.topology == topology && !s.w.any_closed_today);
    day(&s, 3);
    assert_string_equal(open_from(&s, "A"), "BC");
    assert_string_equal(open_from(&s, "B"), "AC");
    assert_string_equal(open_from(&s, "C"), "DBA"); /* Flee: reopened roads stand last */
    drop_curtain(&s);
}

static void a_closed_place_has_no_roads_in_or_out(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "closures.csv", "location,B,,0,2\nlocation,C,,1,-1\n");
    raise_curtain(&s);
    day(&s, 0);
    assert_string_equal(open_from(&s, "B"), "");
    assert_string_equal(open_from(&s, "A"), "C");
    assert_string_equal(open_from(&s, "C"), "DA");
    day(&s, 1);
    assert_string_equal(open_from(&s, "A"), "");
    assert_string_equal(open_from(&s, "C"), "");
    assert_string_equal(open_from(&s, "D"), "");
    day(&s, 2);
    assert_string_equal(open_from(&s, "A"), "B");
    for (int t = 3; t < 10; t++)
        day(&s, t);
    assert_string_equal(open_from(&s, "D"), "");
    drop_curtain(&s);
}

static void a_closed_camp_is_a_town_till_it_opens(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "closures.csv", "camp,C,,0,2\nidpcamp,D,,1,3\n");
    raise_curtain(&s);
    static const bool c_camp[] = {false, false, true, true}, d_camp[] = {true, false, false, true};
    for (int t = 0; t < 4; t++) {
        day(&s, t);
        assert_int_equal(at(&s, "C")->camp, c_camp[t]);
        assert_int_equal(at(&s, "C")->town, !c_camp[t]);
        assert_true(same(at(&s, "C")->move_chance, c_camp[t] ? 0.001 : 0.3));
        assert_int_equal(at(&s, "D")->camp, d_camp[t]);
        assert_int_equal(at(&s, "D")->idp_camp, d_camp[t]);
        assert_true(same(at(&s, "D")->move_chance, d_camp[t] ? 0.1 : 0.3));
        assert_string_equal(open_from(&s, "C"), "BDA");
    }
    drop_curtain(&s);
}

static void closures_that_end_on_the_day_they_start_are_open(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "closures.csv", "country,X,Y,1,1\ncountry,Y,X,5,4\nlocation,A,,-1,2\n");
    raise_curtain(&s);
    day(&s, 0);
    day(&s, 1);
    assert_int_equal(at(&s, "A")->n_open, 2);
    for (int t = 2; t < 6; t++)
        day(&s, t);
    assert_int_equal(at(&s, "A")->n_open, 1); /* ends before it starts: never opens */
    drop_curtain(&s);
}

static void overlapping_closures_lose_no_road(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_REFUGE)};
    kit_file(s.k, "closures.csv",
             "country,X,Y,0,6\nlocation,B,,1,3\nlink,A,C,2,4\nlocation,C,,3,8\n"
             "country,Y,Y,4,5\nlink,A,B,1,9\n");
    raise_curtain(&s);
    for (int t = 0; t < 12; t++) {
        day(&s, t);
        for (rf_place_id p = 0; p < 4; p++) {
            const rf__place_state *place = &s.w.place[p];
            int32_t first = s.plan.first_slot[p];
            assert_int_equal(place->n_open + place->n_closed, s.plan.first_slot[p + 1] - first);
            for (int32_t i = 0; i < place->n_open; i++)
                assert_false(s.w.is_closed[s.w.open[first + i]]);
            for (int32_t i = 0; i < place->n_closed; i++)
                assert_true(s.w.is_closed[s.w.closed[first + i]]);
        }
    }
    for (rf_place_id p = 0; p < 4; p++)
        assert_int_equal(s.w.place[p].n_closed, 0);
    drop_curtain(&s);
}

/* Rows of closures.csv, and the days on which the road from A to C is closed, `x`. */
static void what_several_closures_hold_opens_with_the_last(void **state) {
    (void)state;
    static const struct {
        const char *rows, *flee3, *mended;
    } table[] = {{"country,X,Y,0,-1\nlocation,C,,2,4\n", "xxxx......", "xxxxxxxxxx"},
                 {"country,X,Y,0,3\ncountry,Y,X,2,7\n", "xxx.......", "xxxxxxx..."},
                 {"country,X,Y,3,8\ncountry,X,Y,0,3\n", "xxx.......", "xxxxxxxx.."},
                 {"country,X,Y,0,3\ncountry,X,Y,3,8\n", "xxxxxxxx..", "xxxxxxxx.."},
                 {"country,X,Y,2,4\ncountry,X,Y,-1,3\n", "..x.......", "..xx......"},
                 {"location,A,,1,9\nlink,A,C,2,4\n", ".xxx......", ".xxxxxxxx."},
                 {"country,X,Y,1,3\nlocation,A,,5,6\n", ".xx..x....", ".xx..x...."}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (int mended = 0; mended < 2; mended++) {
            stage s = {.k = fresh(RF_RULES_FLEE3)};
            kit_file(s.k, "closures.csv", table[i].rows);
            kit_set(s.k, "quirk_link_closures_ignored", "false");
            kit_set(s.k, "quirk_any_end_reopens", mended ? "false" : "true");
            raise_curtain(&s);
            char seen[11] = {0}, back[11] = {0};
            for (int t = 0; t < 10; t++) {
                day(&s, t);
                seen[t] = strchr(open_from(&s, "A"), 'C') ? '.' : 'x';
                back[t] = strchr(open_from(&s, "C"), 'A') ? '.' : 'x';
            }
            assert_string_equal(seen, mended ? table[i].mended : table[i].flee3);
            assert_string_equal(back, seen);
            drop_curtain(&s);
        }
}

static void a_camp_closed_twice_opens_with_the_last_and_as_it_was(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        stage s = {.k = fresh(mended ? RF_RULES_REFUGE : RF_RULES_FLEE3)};
        kit_file(s.k, "closures.csv", "camp,D,,0,6\ncamp,D,,1,3\ncamp,B,,0,2\n");
        raise_curtain(&s);
        for (int t = 0; t < 8; t++) {
            day(&s, t);
            assert_int_equal(at(&s, "D")->camp, t >= (mended ? 6 : 3));
        }
        assert_int_equal(at(&s, "D")->idp_camp, mended);
        assert_true(same(at(&s, "D")->move_chance, mended ? 0.1 : 0.001));
        assert_true(at(&s, "B")->camp && !at(&s, "B")->idp_camp);
        drop_curtain(&s);
    }
}

static void places_change_their_kind_on_their_day(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "location_changes.csv",
             "B,camp,1\nB,marker,2\nB,conflict_zone,3\nB,town,4\nB,forwarding_hub,5\n");
    kit_set(s.k, "default_conflict_intensity", "4");
    raise_curtain(&s);
    day(&s, 0);
    assert_true(at(&s, "B")->town);
    day(&s, 1);
    assert_true(at(&s, "B")->camp && !at(&s, "B")->town && same(at(&s, "B")->move_chance, 0.001));
    uint32_t topology = s.w.topology;
    day(&s, 2);
    assert_true(at(&s, "B")->marker && !at(&s, "B")->camp && s.w.topology != topology);
    topology = s.w.topology;
    day(&s, 3);
    assert_true(!at(&s, "B")->marker && same(at(&s, "B")->conflict, 4) && s.w.topology != topology);
    assert_true(s.w.spawn_weight[1] > 0);
    day(&s, 4);
    assert_true(at(&s, "B")->town && at(&s, "B")->conflict < 0);
    assert_true(same(s.w.spawn_weight[1], 0));
    day(&s, 5);
    assert_true(!at(&s, "B")->town && same(at(&s, "B")->move_chance, 1));
    drop_curtain(&s);
}

static void places_that_few_leave_count_as_camps_in_flee(void **state) {
    (void)state;
    for (int rules = 0; rules < 2; rules++) {
        stage s = {.k = fresh(rules ? RF_RULES_REFUGE : RF_RULES_FLEE3)};
        kit_set(s.k, "default_movechance", "0.004");
        raise_curtain(&s);
        assert_int_equal(at(&s, "B")->camp, !rules);
        assert_int_equal(at(&s, "B")->town, rules);
        drop_curtain(&s);
    }
}

static void flood_levels_are_whole_in_flee_and_switch_conflicts_off(void **state) {
    (void)state;
    for (int rules = 0; rules < 2; rules++) {
        stage s = {.k = fresh(rules ? RF_RULES_REFUGE : RF_RULES_FLEE3)};
        kit_file(s.k, "locations.csv", "A,r,X,0,0,flood_zone,0,10\nB,r,X,0,0,town,,5\n");
        kit_file(s.k, "routes.csv", "A,B,10,0\n");
        kit_file(s.k, "conflicts.csv", "#Day,B\n0,1\n");
        kit_file(s.k, "flood_level.csv", "#Day,A\n0,0\n1,1.5\n2,2\n");
        kit_set(s.k, "flood_rules", "true");
        kit_set(s.k, "flood_loc_weights", "[1, 0.5, 0.25]");
        raise_curtain(&s);
        static const double whole[] = {0, 1, 2}, level[] = {0, 1.5, 2};
        for (int t = 0; t < 3; t++) {
            day(&s, t);
            assert_true(same(at(&s, "A")->flood_level, (rules ? level : whole)[t]));
            assert_true(at(&s, "B")->conflict < 0);
            double in_score = rules && t ? 1 : t == 0 ? 1 : t == 1 ? 0.5 : 0.25;
            assert_true(same(at(&s, "A")->score, in_score));
        }
        assert_true(same(rf__flood_on(&s.w, 0, 1), rules ? 1.5 : 1));
        assert_true(same(rf__flood_on(&s.w, 0, 99), 2));
        assert_true(same(rf__flood_on(&s.w, 1, 1), 0));
        drop_curtain(&s);
    }
}

static void hunger_is_interpolated_between_its_days(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "region_attributes_IPC.csv", "#Day,r\n2,20\n6,60\n");
    kit_set(s.k, "avoid_food_deprived_locations", "true");
    kit_set(s.k, "starvation_driven_spawning", "true");
    kit_set(s.k, "conflict_zone_spawning_only", "false");
    raise_curtain(&s);
    static const double share[] = {0.2, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6, 0.6};
    for (int t = 0; t < 9; t++) {
        day(&s, t);
        assert_true(same(at(&s, "B")->hunger, share[t]));
        assert_true(same(at(&s, "C")->hunger, 0)); /* another region */
        assert_true(same(at(&s, "B")->score, t ? 1 - share[t] * share[t] : 1));
        assert_true(same(s.w.spawn_weight[1], t ? 500 * share[t] : 0));
    }
    drop_curtain(&s);
}

static void scores_follow_the_kinds_of_places(void **state) {
    (void)state;
    stage s = {.k = fresh(RF_RULES_FLEE3)};
    kit_file(s.k, "locations.csv",
             "#n,r,c,x,y,t,d,p,trade_volume,hdi,conflict_intensity\nA,r,X,0,0,conflict,0,10,9,9,2\n"
             "B,r,X,0,0,town,,5,9,9,\nC,s,Y,0,0,camp,,50,0.5,0.6,\nD,s,Y,0,0,town,,50,,,\n");
    kit_set(s.k, "foreign_weight", "3");
    kit_set(s.k, "camp_weight", "5");
    kit_set(s.k, "conflict_weight", "0.5");
    kit_set(s.k, "use_economic_pull", "true");
    kit_set(s.k, "use_pop_for_loc_weight", "true");
    kit_set(s.k, "pop_power_for_loc_weight", "2");
    raise_curtain(&s);
    day(&s, 0);
    assert_true(same(at(&s, "A")->score, 0.25));
    assert_true(same(at(&s, "B")->score, 1));
    assert_true(same(at(&s, "C")->score, (1 + 0.5 + 0.36) * 3 * 5));
    assert_true(same(at(&s, "D")->score, 3));
    assert_true(same(at(&s, "B")->pop_factor, 25));
    drop_curtain(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capacity_falls_linearly_behind_the_buffer),
        cmocka_unit_test(capacity_scales_and_grows),
        cmocka_unit_test(a_place_of_no_capacity_is_never_full),
        cmocka_unit_test(the_intensity_of_a_conflict_is_frozen_in_flee),
        cmocka_unit_test(a_camp_where_a_conflict_ends_becomes_a_town_in_flee),
        cmocka_unit_test(without_conflicts_csv_the_dates_of_places_count),
        cmocka_unit_test(spawn_weights_decay_with_a_conflict_s_age),
        cmocka_unit_test(decay_uses_the_last_value_beyond_the_list_and_the_first_before),
        cmocka_unit_test(levels_are_interpolated_and_the_top_one_holds),
        cmocka_unit_test(borders_close_and_open_both_ways),
        cmocka_unit_test(a_closed_place_has_no_roads_in_or_out),
        cmocka_unit_test(a_closed_camp_is_a_town_till_it_opens),
        cmocka_unit_test(closures_that_end_on_the_day_they_start_are_open),
        cmocka_unit_test(overlapping_closures_lose_no_road),
        cmocka_unit_test(what_several_closures_hold_opens_with_the_last),
        cmocka_unit_test(a_camp_closed_twice_opens_with_the_last_and_as_it_was),
        cmocka_unit_test(places_change_their_kind_on_their_day),
        cmocka_unit_test(places_that_few_leave_count_as_camps_in_flee),
        cmocka_unit_test(flood_levels_are_whole_in_flee_and_switch_conflicts_off),
        cmocka_unit_test(hunger_is_interpolated_between_its_days),
        cmocka_unit_test(scores_follow_the_kinds_of_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
