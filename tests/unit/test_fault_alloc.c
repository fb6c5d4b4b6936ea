/* The n-th allocation fails, for every n: the answer is RF_ERR_NOMEM and nothing leaks (run it
 * under AddressSanitizer). Linked with --wrap for malloc, calloc and realloc. */
#include "faults.h"
#include "kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef rf_err (*attempt_fn)(kit *k, int64_t *ret_answer);

/* Until the attempt goes through without meeting its fault. */
static void try_every_fault(kit *k, attempt_fn attempt) {
    int64_t right = 0, answer = 0, n = 0;
    fail_at = 0;
    assert_int_equal(attempt(k, &right), 0);
    do {
        answer = 0;
        failed = false;
        fail_at = ++n;
        rf_err err = attempt(k, &answer);
        fail_at = 0;
        if (failed && err != RF_ERR_NOMEM && (err || answer != right))
            print_message("allocation %lld: error %d, answer %lld, not %lld\n", (long long)n, err,
                          (long long)answer, (long long)right);
        assert_true(!failed || err == RF_ERR_NOMEM || (!err && answer == right));
        assert_true(failed || (!err && answer == right));
    } while (failed && n < 100000);
    assert_false(failed);
    assert_true(n > 3);
}

static rf_err run_three_days(kit *k, int64_t *ret_answer) {
    rf_scenario *s = NULL;
    rf_issues *issues = NULL;
    rf_sim *sim = NULL;
    rf_diag diag;
    rf_sim_options options = {.seed = 1, .n_days = 3, .n_traced = 3};
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_scenario_load(&s, k->dir.path, k->settings, issues, &diag);
    if (!err)
        err = rf_sim_new(&sim, s, k->settings, &options);
    for (int day = 0; !err && day < 3; day++)
        err = rf_sim_step(sim);
    if (!err) {
        const rf_trace_row *rows;
        size_t n;
        err = rf_sim_trace(sim, &rows, &n);
    }
    if (!err) {
        rf_sim_totals t = rf_sim_sum(sim);
        *ret_answer = 1 + t.people * 1000 + t.travelling;
        for (rf_place_id p = 0; p < s->n_places; p++)
            *ret_answer = *ret_answer * 31 % 1000000007 + rf_sim_at(sim, p);
    }
    rf_sim_free(sim);
    rf_scenario_free(s);
    rf_issues_free(issues);
    return err;
}

static kit *small_scenario(void) {
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "sim_period.csv", "StartDate,2020-01-01\nLength,3\n");
    kit_file(k, "locations.csv",
             "#n,r,c,x,y,t,d,p,hdi\nA,r,X,0,0,conflict,0,100,1\nB,r,X,0,0,town,,5,1\n"
             "C,s,Y,0,0,camp,,50,1\nD,s,Y,0,0,idpcamp,,50,1\nM,r,X,0,0,marker,,0,1\n");
    kit_file(k, "routes.csv", "A,B,40,0\nB,M,50,1\nM,C,60,0\nA,D,70,2\n");
    kit_file(k, "closures.csv", "country,X,Y,1,2\nlocation,D,,2,-1\nlink,A,B,1,2\n");
    kit_file(k, "conflicts.csv", "#Day,A,B\n0,1,0\n1,1,0.5\n2,1,1\n");
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv,d.csv\nD,d.csv\n");
    kit_file(k, "c.csv", "2020-01-01,5\n2020-01-03,60\n");
    kit_file(k, "d.csv", "2020-01-01,1\n2020-01-03,40\n");
    kit_file(k, "registration_corrections.csv", "C,2020-01-03\n");
    kit_file(k, "region_attributes_IPC.csv", "#Day,r\n0,10\n5,20\n");
    kit_file(k, "demographics_age.csv", "age,Default,A\n5,1,2\n40,3,1\n");
    kit_file(k, "demographics_ethnicity.csv", "ethnicity,Default\nE,1\nF,1\n");
    kit_file(k, "location_changes.csv", "B,conflict,2\n");
    kit_file(k, "agents.csv", "place,age\nA,5\nB,40\n");
    kit_file(k, "major_routes.csv", "A,B,M,C\n");
    kit_file(k, "SOURCES.md", "own\n");
    kit_set(k, "awareness_level", "2");
    kit_set(k, "avoid_short_stints", "true");
    kit_set(k, "ChildrenAvoidHazards", "true");
    kit_set(k, "MatchTownEthnicity", "true");
    kit_set(k, "read_from_agents_csv_file", "true");
    return k;
}

static void a_simulation_ends_cleanly_at_every_allocation(void **state) {
    (void)state;
    kit *k = small_scenario();
    try_every_fault(k, run_three_days);
    kit_free(k);
}

static void so_it_does_with_fixed_routes_and_planning(void **state) {
    (void)state;
    kit *k = small_scenario();
    kit_set(k, "fixed_routes", "true");
    kit_set(k, "two_system_decision_making", "true");
    kit_set(k, "quirk_two_system_ignored", "false");
    kit_set(k, "stay_close_to_home", "true");
    kit_set(k, "quirk_home_is_here", "false");
    try_every_fault(k, run_three_days);
    kit_free(k);
}

static rf_err load_with_issues(kit *k, int64_t *ret_answer) {
    rf_scenario *s = NULL;
    rf_issues *issues = NULL;
    rf_diag diag;
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_scenario_load(&s, k->dir.path, k->settings, issues, &diag);
    if (!err || err == RF_ERR_SCENARIO) {
        rf_issues_sort(issues);
        *ret_answer = (int64_t)rf_issues_count(issues);
        err = 0;
    }
    rf_scenario_free(s);
    rf_issues_free(issues);
    return err;
}

static void issues_are_not_lost_in_silence(void **state) {
    (void)state;
    kit *k = small_scenario();
    kit_file(k, "routes.csv", "A,Q,40,0\nA,B,x,0\nB,M,50,1\n\"A\"x,,\nM,C,60,9\n");
    kit_file(k, "c.csv", "2020-01-01,5\n2020-01-99,60\n2020-01-01,\"1,2\"\n");
    try_every_fault(k, load_with_issues);
    kit_free(k);
}

static rf_err read_settings(kit *k, int64_t *ret_answer) {
    static const char yaml[] = "spawn_rules:\n  conflict_spawn_decay: [1, 2, 3]\n  typo: 1\n"
                               "move_rules:\n  camp_weight: 2\n  softening: x\n";
    rf_settings *s = NULL, *copy = NULL;
    rf_issues *issues = NULL;
    rf_diag diag;
    (void)k;
    rf_err err = rf_settings_new(&s, RF_RULES_REFUGE);
    if (!err)
        err = rf_issues_new(&issues);
    if (!err)
        err = rf_settings_parse(s, "x", yaml, sizeof yaml - 1, issues, &diag);
    if (!err && !rf_issues_complete(issues))
        err = RF_ERR_NOMEM; /* the list says so itself */
    if (!err)
        err = rf_settings_copy(&copy, s);
    if (!err)
        *ret_answer = copy->conflict_spawn_decay.n * 100 + (int64_t)(copy->camp_weight) * 10 +
                      (int64_t)rf_issues_count(issues);
    rf_settings_free(s);
    rf_settings_free(copy);
    rf_issues_free(issues);
    return err;
}

static void settings_are_read_whole_or_not(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    try_every_fault(k, read_settings);
    kit_free(k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_simulation_ends_cleanly_at_every_allocation),
        cmocka_unit_test(so_it_does_with_fixed_routes_and_planning),
        cmocka_unit_test(issues_are_not_lost_in_silence),
        cmocka_unit_test(settings_are_read_whole_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
