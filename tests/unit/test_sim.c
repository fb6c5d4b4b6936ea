/* What people do on small maps, as FLEE.md's micro-tests saw it. */
#include "kit.h"
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

/* Everyone always moves on, so that what a road does shows at once. */
static kit *everyone_moves(rf_rules rules, const char *places, const char *roads) {
    kit *k = kit_new(rules);
    kit_file(k, "locations.csv", places);
    kit_file(k, "routes.csv", roads);
    kit_set(k, "default_movechance", "1");
    kit_set(k, "conflict_movechance", "1");
    return k;
}

#define LINE "A,r,X,0,0,town,,10\nB,r,X,0,0,town,,10\nC,r,X,0,0,town,,10\nD,r,X,0,0,camp,,0\n"

static void a_day_s_chain_of_hops_goes_beyond_the_day_s_range(void **state) {
    (void)state;
    /* Towns in a row, closed behind people: 100 + 200 + 300 km at 360 km a day. */
    kit *k = everyone_moves(RF_RULES_FLEE3, LINE, "A,B,100,0\nB,C,200,0\nC,D,300,0\n");
    kit_set(k, "awareness_level", "3");
    kit_set(k, "camp_weight", "1000000");
    kit_set(k, "camp_movechance", "0.005");
    kit_sim(k, 1);
    kit_put(k, "A", 1000);
    kit_days(k, 1);
    assert_true(kit_at(k, "D") > 900);
    assert_int_equal(kit_everyone(k), 1000);
    kit_free(k);
    /* Mended: 360 km are 360 km. */
    k = everyone_moves(RF_RULES_REFUGE, LINE, "A,B,100,0\nB,C,200,0\nC,D,300,0\n");
    kit_set(k, "awareness_level", "3");
    kit_set(k, "camp_weight", "1000000");
    kit_sim(k, 1);
    kit_put(k, "A", 1000);
    kit_days(k, 1);
    assert_int_equal(kit_at(k, "D"), 0);
    assert_true(rf_sim_on_road(k->sim, 2, false) > 900);
    for (size_t i = 0; i < k->sim->now.n; i++)
        if (k->sim->now.list[i].state.flags & RF__TRAVELLING &&
            k->sim->plan->link[k->sim->now.list[i].state.at].road == 2)
            assert_true(fabs(k->sim->now.list[i].state.km - 60) < 1e-9);
    kit_free(k);
}

static void what_is_left_of_a_day_is_a_whole_day_on_the_next_road(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3, "A,r,X,0,0,town,,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n",
                            "A,B,350,0\nB,C,800,0\n");
    kit_sim(k, 1);
    kit_put(k, "A", 100);
    kit_days(k, 1);
    /* Who did not turn back at B is 360 km along the next road, 710 km in one day. */
    int64_t seen = 0;
    for (size_t i = 0; i < k->sim->now.n; i++) {
        const rf__cohort *c = &k->sim->now.list[i];
        if (!(c->state.flags & RF__TRAVELLING))
            continue;
        assert_int_equal(k->sim->plan->link[c->state.at].road, 1);
        assert_true(fabs(c->state.km - 360) < 1e-9);
        seen += c->n;
    }
    assert_true(seen > 10);
    assert_int_equal(kit_on_roads(k), seen);
    assert_int_equal(kit_at(k, "A"), 100 - seen);
    kit_free(k);
}

static void a_road_as_long_as_the_range_takes_another_day(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3, "A,r,X,0,0,town,,1\nB,r,X,0,0,camp,,0\n", "A,B,360,0\n");
    kit_set(k, "camp_movechance", "0.005");
    kit_sim(k, 1);
    kit_put(k, "A", 100);
    kit_days(k, 1);
    assert_int_equal(kit_at(k, "B"), 0);
    assert_int_equal(rf_sim_on_road(k->sim, 0, false), 100);
    kit_days(k, 1);
    assert_true(kit_at(k, "B") > 0);
    assert_int_equal(kit_everyone(k), 100);
    kit_free(k);
}

static int64_t set_out_after_closure(rf_rules rules, const char *closures) {
    kit *k = everyone_moves(rules, "A,r,X,0,0,town,,1\nB,r,Y,0,0,town,,1\n", "A,B,1000,0\n");
    kit_file(k, "closures.csv", closures);
    kit_sim(k, 1);
    kit_put(k, "A", 100);
    kit_put(k, "B", 50);
    kit_days(k, 1);
    int64_t n = rf_sim_set_out(k->sim, 0, false) * 1000 + rf_sim_set_out(k->sim, 0, true);
    assert_int_equal(kit_everyone(k), 150);
    kit_free(k);
    return n;
}

static void closures_of_links_do_nothing_in_flee_and_close_mended(void **state) {
    (void)state;
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, ""), 100050);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "link,A,B,0,-1\n"), 100050);
    assert_int_equal(set_out_after_closure(RF_RULES_REFUGE, "link,A,B,0,-1\n"), 0);
    assert_int_equal(set_out_after_closure(RF_RULES_REFUGE, "link,B,A,0,-1\n"), 0);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "location,A,,0,-1\n"), 0);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "location,B,,0,-1\n"), 0);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "country,X,Y,0,-1\n"), 0);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "country,Y,X,0,-1\n"), 0);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "country,X,X,0,-1\n"), 100050);
    assert_int_equal(set_out_after_closure(RF_RULES_FLEE3, "country,X,Y,1,-1\n"), 100050);
    assert_int_equal(
        set_out_after_closure(RF_RULES_FLEE3, "remove_forced_redirection,A,B,0,-1\n"), 100050);
}

static void people_on_a_road_that_closes_come_back_to_its_start(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        kit *k = everyone_moves(mended ? RF_RULES_REFUGE : RF_RULES_FLEE3,
                                "A,r,X,0,0,town,,1\nB,r,Y,0,0,town,,1\n", "A,B,1000,0\n");
        /* Closed on day 1, open again on day 2; they would arrive on day 2. */
        kit_file(k, "closures.csv", "country,X,Y,1,2\n");
        kit_sim(k, 1);
        kit_put(k, "A", 100);
        kit_days(k, 2);
        assert_int_equal(rf_sim_on_road(k->sim, 0, false), 100);
        kit_days(k, 1);
        assert_int_equal(kit_at(k, "A"), mended ? 0 : 100);
        if (mended) /* they arrive, have 80 km of the day left, and set out again */
            assert_int_equal(rf_sim_on_road(k->sim, 0, true), 100);
        assert_int_equal(kit_everyone(k), 100);
        kit_free(k);
    }
}

static void with_awareness_0_nobody_moves_in_flee(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        kit *k = everyone_moves(mended ? RF_RULES_REFUGE : RF_RULES_FLEE3, LINE,
                                "A,B,100,0\nB,C,200,0\nC,D,300,0\n");
        kit_set(k, "awareness_level", "0");
        kit_sim(k, 1);
        kit_put(k, "A", 100);
        kit_days(k, 3);
        assert_int_equal(kit_everyone(k), 100);
        if (!mended)
            assert_int_equal(kit_at(k, "A"), 100);
        else
            assert_true(rf_sim_set_out(k->sim, 0, false) >= 100);
        kit_free(k);
    }
}

/* A to B redirected, A to C not, equally long: Flee makes the first road twice. */
static double share_to_b(rf_rules rules, const char *redirection) {
    char roads[100];
    snprintf(roads, sizeof roads, "A,B,1000,%s\nA,C,1000,0\n", redirection);
    kit *k = everyone_moves(rules, "A,r,X,0,0,town,,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\n",
                            roads);
    kit_sim(k, 4);
    kit_put(k, "A", 30000);
    kit_days(k, 1);
    double share = (double)rf_sim_set_out(k->sim, 0, false) / 30000;
    assert_int_equal(rf_sim_set_out(k->sim, 0, false) + rf_sim_set_out(k->sim, 1, false), 30000);
    kit_free(k);
    return share;
}

static void a_redirected_road_counts_twice_in_flee(void **state) {
    (void)state;
    double se = sqrt(2.0 / 9 / 30000);
    assert_true(fabs(share_to_b(RF_RULES_FLEE3, "1") - 2.0 / 3) < 4.5 * se);
    assert_true(fabs(share_to_b(RF_RULES_REFUGE, "1") - 0.5) < 4.5 * se);
    assert_true(fabs(share_to_b(RF_RULES_FLEE3, "0") - 0.5) < 4.5 * se);
    assert_true(fabs(share_to_b(RF_RULES_FLEE3, "2") - 0.5) < 4.5 * se);
    assert_true(fabs(share_to_b(RF_RULES_FLEE3, "") - 0.5) < 4.5 * se);
}

static void closer_and_better_places_are_chosen_in_proportion(void **state) {
    (void)state;
    kit *k = everyone_moves(
        RF_RULES_FLEE3,
        "A,r,X,0,0,town,,1\nB,r,X,0,0,town,,1\nC,r,Y,0,0,town,,1\nD,r,X,0,0,camp,,0\nE,r,X,0,0,"
        "conflict,0,1\n",
        "A,B,990,0\nA,C,490,0\nA,D,1990,0\nA,E,990,0\n");
    kit_set(k, "foreign_weight", "2");
    kit_set(k, "camp_weight", "3");
    kit_set(k, "conflict_weight", "0.25");
    kit_set(k, "weight_power", "2");
    kit_sim(k, 4);
    kit_put(k, "A", 1000000);
    kit_days(k, 1);
    static const double weights[] = {1.0 / 1000, 2.0 / 500, 3.0 / 2000, 0.25 / 1000};
    double expected[4], seen[4], total = 0;
    for (int i = 0; i < 4; i++)
        total += weights[i] * weights[i];
    for (int i = 0; i < 4; i++) {
        expected[i] = 1e6 * weights[i] * weights[i] / total;
        seen[i] = (double)rf_sim_set_out(k->sim, i, false);
    }
    assert_true(fabs(stats_chi_square_z(seen, expected, 4)) < 4.5);
    kit_free(k);
}

static void two_system_decisions_are_ignored_in_flee_and_act_mended(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        kit *k = kit_new(mended ? RF_RULES_REFUGE : RF_RULES_FLEE3);
        kit_file(k, "locations.csv", "A,r,X,0,0,conflict,0,10\nB,r,X,0,0,town,,1\n");
        kit_file(k, "routes.csv", "A,B,100,0\n");
        kit_file(k, "conflicts.csv", "#Day,A\n0,1\n1,1\n2,1\n3,1\n4,1\n5,1\n6,1\n7,1\n8,1\n9,1\n"
                                     "10,1\n11,1\n12,1\n13,1\n14,1\n15,1\n");
        kit_set(k, "two_system_decision_making", "true");
        kit_set(k, "conflict_movechance", "0");
        kit_set(k, "default_movechance", "0.005"); /* below, it would be a camp */
        kit_set(k, "quirk_low_movechance_camps", "false");
        kit_sim(k, 3);
        kit_days(k, 10);
        /* People with many contacts come after ten days of conflict. */
        kit_put(k, "A", 5);
        for (size_t i = 0; i < k->sim->now.n; i++)
            k->sim->now.list[i].state.connections = 9;
        kit_days(k, 1);
        assert_int_equal(kit_at(k, "A"), mended ? 0 : 5);
        assert_int_equal(kit_everyone(k), 5);
        kit_free(k);
    }
}

static void in_harvest_months_people_count_at_home(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3, "A,r,X,0,0,town,,1\nB,r,X,0,0,camp,,0\n", "A,B,100,0\n");
    kit_file(k, "sim_period.csv", "StartDate,2020-01-30\nLength,60\n");
    kit_set(k, "harvest_months", "[2]");
    kit_set(k, "camp_movechance", "0.005");
    kit_sim(k, 2);
    kit_put(k, "A", 1000);
    kit_days(k, 2);
    int64_t away = kit_at(k, "B");
    assert_true(away > 900);
    kit_days(k, 1); /* the first of February */
    assert_int_equal(kit_at(k, "A"), 1000);
    assert_int_equal(kit_at(k, "B"), 0);
    kit_days(k, 28); /* all of February 2020, and the first of March begins */
    assert_int_equal(kit_at(k, "A") + kit_at(k, "B"), 1000);
    kit_days(k, 2);
    assert_true(kit_at(k, "B") > 900);
    assert_int_equal(kit_everyone(k), 1000);
    kit_free(k);
}

static void camps_are_sinks_only_by_the_misspelt_key_in_flee(void **state) {
    (void)state;
    static const struct {
        rf_rules rules;
        const char *key;
        bool settles;
    } cases[] = {{RF_RULES_FLEE3, "camps_are_sinks", false},
                 {RF_RULES_FLEE3, "camps_are_sicks", true},
                 {RF_RULES_REFUGE, "camps_are_sinks", true},
                 {RF_RULES_REFUGE, "camps_are_sicks", true}};
    for (size_t i = 0; i < 4; i++) {
        kit *k = everyone_moves(
            cases[i].rules,
            "#name,r,c,x,y,type,date,pop,deactivation_probability\nA,r,X,0,0,town,,1,1\n"
            "B,r,X,0,0,camp,,0,0.5\n",
            "A,B,100,0\n");
        kit_set(k, cases[i].key, "true");
        kit_set(k, "camp_movechance", "0.005");
        kit_sim(k, 2);
        kit_put(k, "A", 10000);
        kit_days(k, 1);
        rf_sim_totals t = rf_sim_sum(k->sim);
        if (cases[i].settles)
            assert_true(t.settled > 4500 && t.settled < 5500);
        else
            assert_int_equal(t.settled, 0);
        kit_days(k, 10);
        assert_int_equal(kit_everyone(k), 10000);
        assert_int_equal(rf_sim_sum(k->sim).people, 10000);
        kit_free(k);
    }
}

static kit *conflict_spawns(rf_rules rules, const char *mode, const char *rate) {
    kit *k = kit_new(rules);
    kit_file(k, "locations.csv", "A,r,X,0,0,conflict,0,1000\nB,r,X,0,0,town,,1\n");
    kit_file(k, "routes.csv", "A,B,10000,0\n");
    kit_file(k, "conflicts.csv", "#Day,A\n0,0.5\n1,0.5\n2,0\n3,0.5\n");
    kit_set(k, "conflict_driven_spawning", "true");
    kit_set(k, "conflict_driven_spawning.spawn_mode", mode);
    if (rate)
        kit_set(k, "displaced_per_conflict_day", rate);
    return k;
}

static void conflict_drives_people_out_in_given_numbers(void **state) {
    (void)state;
    kit *k = conflict_spawns(RF_RULES_FLEE3, "constant", "101");
    kit_sim(k, 1);
    static const int64_t sums[] = {50, 100, 100, 150};
    for (int day = 0; day < 4; day++) {
        kit_days(k, 1);
        assert_int_equal(rf_sim_sum(k->sim).people, sums[day]);
        assert_int_equal(kit_everyone(k), sums[day]);
        assert_int_equal(rf_sim_sum(k->sim).raw, 0);
    }
    kit_free(k);
    k = conflict_spawns(RF_RULES_FLEE3, "constant", NULL);
    kit_sim(k, 1);
    kit_days(k, 1);
    assert_int_equal(rf_sim_sum(k->sim).people, 250);
    kit_free(k);
    k = conflict_spawns(RF_RULES_FLEE3, "pop_ratio", "0.1");
    kit_set(k, "take_from_population", "true");
    kit_sim(k, 1);
    kit_days(k, 2);
    assert_int_equal(rf_sim_sum(k->sim).people, 50 + 47);
    assert_int_equal(k->sim->world.place[0].pop, 1000 - 97);
    kit_free(k);
}

static void hasten_divides_mended_what_conflict_drives_out(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++)
        for (int poisson = 0; poisson < 2; poisson++) {
            kit *k = conflict_spawns(RF_RULES_FLEE3, poisson ? "poisson" : "constant", "20002");
            kit_set(k, "hasten", "10");
            kit_set(k, "quirk_hasten_multiplies", mended ? "false" : "true");
            kit_sim(k, 1);
            kit_days(k, 2);
            /* half of the rate a day: the intensity is 0.5 */
            assert_in_range(rf_sim_sum(k->sim).people, mended ? 1850 : 19400, mended ? 2150 : 20600);
            kit_free(k);
        }
}

static void hasten_divides_mended_who_is_there_at_first_and_what_capacity_grows_by(void **state) {
    (void)state;
    for (int mended = 0; mended < 2; mended++) {
        kit *k = kit_new(RF_RULES_FLEE3);
        kit_file(k, "locations.csv",
                 "#name,r,c,x,y,t,d,p,initial_idps,capacity_per_day\nA,r,X,0,0,conflict,0,1000\n"
                 "C,r,X,0,0,camp,,100,50,15\n");
        kit_file(k, "routes.csv", "A,C,50,0\n");
        kit_file(k, "conflicts.csv", "#Day,A\n0,1\n");
        kit_set(k, "hasten", "10");
        kit_set(k, "quirk_hasten_multiplies", mended ? "false" : "true");
        kit_sim(k, 1);
        assert_int_equal(kit_at(k, "C"), mended ? 5 : 50);
        kit_days(k, 3);
        assert_int_equal(k->sim->world.place[1].capacity, mended ? 10 + 4 : 10 + 45);
        kit_free(k);
    }
}

static void populations_do_not_fall_below_nothing(void **state) {
    (void)state;
    kit *k = conflict_spawns(RF_RULES_FLEE3, "constant", "1600");
    kit_set(k, "take_from_population", "true");
    kit_sim(k, 1);
    kit_days(k, 2);
    assert_int_equal(rf_sim_sum(k->sim).people, 1600); /* Flee: from an empty place too */
    assert_int_equal(k->sim->world.place[0].pop, 0);
    kit_free(k);
}

static void absurd_rates_end_in_an_error_or_sane_numbers(void **state) {
    (void)state;
    static const char *const modes[] = {"constant", "pop_ratio", "poisson"};
    for (int m = 0; m < 3; m++) {
        kit *k = conflict_spawns(RF_RULES_FLEE3, modes[m], "1e9");
        kit_file(k, "locations.csv", "A,r,X,0,0,conflict,0,1000000000000000\nB,r,X,0,0,town,,1\n");
        kit_file(k, "conflicts.csv", "#Day,A\n0,1e9\n1,1e9\n");
        if (!kit_try_load(k) && !kit_try_sim(k, 1))
            for (int day = 0; day < 30 && !rf_sim_step(k->sim); day++) {
                assert_true(rf_sim_sum(k->sim).people >= 0);
                assert_int_equal(kit_everyone(k), rf_sim_sum(k->sim).people);
            }
        kit_free(k);
    }
}

static void people_flee_as_the_data_rise_and_falls_are_made_up_first(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,conflict,0,1000\nC,r,X,0,0,camp,,1000\n");
    kit_file(k, "routes.csv", "A,C,10000,0\n");
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv\n");
    kit_file(k, "refugees.csv", "2020-01-01,10\n");
    kit_file(k, "c.csv", "2020-01-01,10\n2020-01-02,30\n2020-01-03,5\n2020-01-04,20\n2020-01-05,50\n");
    kit_sim(k, 1);
    static const int64_t people[] = {10, 30, 30, 30, 50}, debt[] = {0, 0, 25, 10, 0},
                         raw[] = {20, 40, 15, 30, 60};
    for (int day = 0; day < 5; day++) {
        kit_days(k, 1);
        rf_sim_totals t = rf_sim_sum(k->sim);
        assert_int_equal(t.people, people[day]);
        assert_int_equal(t.debt, debt[day]);
        assert_int_equal(t.raw, raw[day]);
        assert_int_equal(kit_everyone(k), people[day]);
    }
    assert_int_equal(k->sim->world.place[1].capacity, 990); /* Flee: the first ten are taken off */
    assert_int_equal(rf_sim_observed(k->sim, 1, 4), 50);
    assert_int_equal(rf_sim_observed(k->sim, 1, 999), 0);
    assert_int_equal(rf_sim_observed(k->sim, 1, -1), 0);
    assert_int_equal(rf_sim_observed(k->sim, 0, 0), 0);
    kit_free(k);
}

static void a_day_without_conflict_keeps_people_for_the_next(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", "A,r,X,0,0,town,0,1000\nC,r,X,0,0,camp,,1000\n");
    kit_file(k, "routes.csv", "A,C,10000,0\n");
    kit_file(k, "conflicts.csv", "#Day,A\n0,0\n1,0\n2,1\n");
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv\n");
    kit_file(k, "c.csv", "2020-01-01,0\n2020-01-02,30\n");
    kit_sim(k, 1);
    kit_days(k, 2);
    assert_int_equal(rf_sim_sum(k->sim).people, 0);
    assert_int_equal(rf_sim_sum(k->sim).unplaced, 30);
    kit_days(k, 1);
    assert_int_equal(rf_sim_sum(k->sim).people, 30);
    assert_int_equal(rf_sim_sum(k->sim).unplaced, 0);
    kit_free(k);
}

static void the_same_seed_gives_the_same_days_and_another_others(void **state) {
    (void)state;
    int64_t seen[3][20];
    static const uint64_t seeds[] = {5, 5, 6};
    for (int s = 0; s < 3; s++) {
        kit *k = kit_new(RF_RULES_FLEE3);
        kit_file(k, "locations.csv", LINE);
        kit_file(k, "routes.csv", "A,B,100,0\nB,C,200,0\nC,D,300,0\n");
        kit_sim(k, seeds[s]);
        kit_put(k, "A", 10000);
        for (int day = 0; day < 20; day++) {
            kit_days(k, 1);
            seen[s][day] = kit_at(k, "B");
        }
        kit_free(k);
    }
    assert_memory_equal(seen[0], seen[1], sizeof seen[0]);
    assert_memory_not_equal(seen[0], seen[2], sizeof seen[0]);
}

static void two_simulations_side_by_side_do_not_touch_each_other(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", LINE);
    kit_file(k, "routes.csv", "A,B,100,0\nB,C,200,0\nC,D,300,0\n");
    kit_set(k, "conflict_driven_spawning", "true");
    kit_file(k, "conflicts.csv", "#Day,A\n0,1\n1,1\n2,1\n");
    kit_load(k);
    rf_sim *a, *b, *alone;
    rf_sim_options one = {.seed = 1, .n_days = 5}, two = {.seed = 1, .run = 1, .n_days = 5};
    assert_int_equal(rf_sim_new(&a, k->scenario, k->settings, &one), 0);
    assert_int_equal(rf_sim_new(&b, k->scenario, k->settings, &two), 0);
    assert_int_equal(rf_sim_new(&alone, k->scenario, k->settings, &one), 0);
    for (int day = 0; day < 5; day++) {
        assert_int_equal(rf_sim_step(a), 0);
        assert_int_equal(rf_sim_step(b), 0);
    }
    while (rf_sim_day(alone) < rf_sim_n_days(alone))
        assert_int_equal(rf_sim_step(alone), 0);
    bool differ = false;
    for (rf_place_id p = 0; p < 4; p++) {
        assert_int_equal(rf_sim_at(a, p), rf_sim_at(alone, p));
        differ |= rf_sim_at(a, p) != rf_sim_at(b, p);
    }
    assert_true(differ);
    assert_int_equal(rf_sim_step(a), RF_ERR_USAGE); /* its days are over */
    assert_int_equal(rf_sim_day(a), 5);
    rf_sim_free(a);
    rf_sim_free(b);
    rf_sim_free(alone);
    rf_sim_free(NULL);
    kit_free(k);
}

static void a_full_camp_takes_nobody_and_people_do_not_wait_for_ever_to_be_dealt(void **state) {
    (void)state;
    /* A billion people pass a town near a camp of a hundred that is almost full: the work must not
     * grow with their number. (Were it so, this test would run for hours.) */
    kit *k = everyone_moves(RF_RULES_FLEE3,
                            "A,r,X,0,0,town,,1\nT,r,X,0,0,town,,1\nC,r,X,0,0,camp,,100\n",
                            "A,T,100,0\nT,C,100,0\n");
    kit_sim(k, 1);
    kit_put(k, "C", 96);
    kit_put(k, "A", 10000000);
    kit_days(k, 1);
    assert_int_equal(kit_everyone(k), 10000096);
    assert_true(kit_at(k, "C") <= 101);
    kit_free(k);
}

static void a_far_camp_that_is_almost_full_does_not_slow_the_day(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3,
                            "A,r,X,0,0,town,,1\nT,r,X,0,0,town,,1\nC,r,X,0,0,camp,,100\n",
                            "A,T,100,0\nT,C,2000,0\n");
    kit_sim(k, 1);
    kit_put(k, "C", 91);
    kit_put(k, "A", 10000000);
    kit_days(k, 1);
    assert_int_equal(kit_everyone(k), 10000091);
    kit_free(k);
}

static void roads_without_length_in_a_circle_end(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3, "A,r,X,0,0,forward,,1\nB,r,X,0,0,forward,,1\n",
                            "A,B,0,0\n");
    rf_err err = kit_try_load(k);
    if (!err)
        err = kit_try_sim(k, 1);
    if (!err) {
        kit_put(k, "A", 10);
        err = rf_sim_step(k->sim);
    }
    assert_true(err == 0 || err == RF_ERR_TOO_BIG || err == RF_ERR_SCENARIO);
    kit_free(k);
}

static void followed_people_are_where_the_counts_say(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "locations.csv", LINE);
    kit_file(k, "routes.csv", "A,B,100,0\nB,C,200,0\nC,D,300,0\n");
    kit_file(k, "conflicts.csv", "#Day,A\n0,1\n1,1\n2,1\n");
    kit_set(k, "conflict_driven_spawning", "true");
    kit_set(k, "displaced_per_conflict_day", "3");
    kit_load(k);
    rf_sim_options options = {.seed = 1, .n_days = 3, .n_traced = 9};
    assert_int_equal(rf_sim_new(&k->sim, k->scenario, k->settings, &options), 0);
    for (int day = 0; day < 3; day++) {
        const rf_trace_row *rows;
        size_t n;
        int64_t at[4] = {0}, roads = 0;
        kit_days(k, 1);
        assert_int_equal(rf_sim_trace(k->sim, &rows, &n), 0);
        assert_int_equal(n, 3 + 6 * (day > 0) + 9 * (day > 1) - 3 * 0);
        for (size_t i = 0; i < n; i++) {
            if (i)
                assert_true(rows[i].day > rows[i - 1].day ||
                            (rows[i].day == rows[i - 1].day && rows[i].person > rows[i - 1].person));
            if (rows[i].day != day)
                continue;
            if (rows[i].towards == RF_NONE)
                at[rows[i].place]++;
            else
                roads++;
            assert_true(rows[i].places >= 1 && rows[i].travelled_km >= 0);
        }
        for (int p = 0; p < 4; p++)
            assert_int_equal(at[p], rf_sim_at(k->sim, p));
        assert_int_equal(roads, kit_on_roads(k));
    }
    kit_free(k);
}

static void a_place_without_roads_keeps_its_people(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3, "A,r,X,0,0,conflict,0,10\n", "#none\n");
    kit_sim(k, 1);
    kit_put(k, "A", 10);
    kit_days(k, 5);
    assert_int_equal(kit_at(k, "A"), 10);
    kit_free(k);
}

static void absurd_lengths_are_refused_not_attempted(void **state) {
    (void)state;
    kit *k = everyone_moves(RF_RULES_FLEE3, LINE, "A,B,1,0\n");
    kit_load(k);
    static const int64_t days[] = {INT64_MAX, (int64_t)1 << 62, (int64_t)1 << 61, (int64_t)1 << 60};
    for (size_t i = 0; i < 4; i++) {
        rf_sim *sim = NULL;
        rf_sim_options options = {.seed = 1, .n_days = days[i]};
        assert_int_not_equal(rf_sim_new(&sim, k->scenario, k->settings, &options), 0);
        assert_null(sim);
    }
    kit_free(k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_s_chain_of_hops_goes_beyond_the_day_s_range),
        cmocka_unit_test(what_is_left_of_a_day_is_a_whole_day_on_the_next_road),
        cmocka_unit_test(a_road_as_long_as_the_range_takes_another_day),
        cmocka_unit_test(closures_of_links_do_nothing_in_flee_and_close_mended),
        cmocka_unit_test(people_on_a_road_that_closes_come_back_to_its_start),
        cmocka_unit_test(with_awareness_0_nobody_moves_in_flee),
        cmocka_unit_test(a_redirected_road_counts_twice_in_flee),
        cmocka_unit_test(closer_and_better_places_are_chosen_in_proportion),
        cmocka_unit_test(two_system_decisions_are_ignored_in_flee_and_act_mended),
        cmocka_unit_test(in_harvest_months_people_count_at_home),
        cmocka_unit_test(camps_are_sinks_only_by_the_misspelt_key_in_flee),
        cmocka_unit_test(conflict_drives_people_out_in_given_numbers),
        cmocka_unit_test(hasten_divides_mended_what_conflict_drives_out),
        cmocka_unit_test(hasten_divides_mended_who_is_there_at_first_and_what_capacity_grows_by),
        cmocka_unit_test(populations_do_not_fall_below_nothing),
        cmocka_unit_test(absurd_rates_end_in_an_error_or_sane_numbers),
        cmocka_unit_test(people_flee_as_the_data_rise_and_falls_are_made_up_first),
        cmocka_unit_test(a_day_without_conflict_keeps_people_for_the_next),
        cmocka_unit_test(the_same_seed_gives_the_same_days_and_another_others),
        cmocka_unit_test(two_simulations_side_by_side_do_not_touch_each_other),
        cmocka_unit_test(a_full_camp_takes_nobody_and_people_do_not_wait_for_ever_to_be_dealt),
        cmocka_unit_test(a_far_camp_that_is_almost_full_does_not_slow_the_day),
        cmocka_unit_test(followed_people_are_where_the_counts_say),
        cmocka_unit_test(a_place_without_roads_keeps_its_people),
        cmocka_unit_test(absurd_lengths_are_refused_not_attempted),
        cmocka_unit_test(roads_without_length_in_a_circle_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
