/* The work goes by states, not by people. */
#include "dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Cohorts after some days with so many people; camps of `capacity`. */
static int64_t cohorts_of(int64_t people, int64_t capacity, const char *awareness) {
    kit *k = kit_new(RF_RULES_FLEE3);
    char places[400];
    snprintf(places, sizeof places,
             "A,r,X,0,0,conflict,0,1000\nB,r,X,0,0,town,,1\nC,r,X,0,0,town,,1\nD,r,Y,0,0,camp,,%lld\n"
             "E,r,Y,0,0,camp,,%lld\n",
             (long long)capacity, (long long)capacity);
    kit_file(k, "locations.csv", places);
    kit_file(k, "routes.csv", "A,B,90,0\nB,C,150,0\nC,D,200,0\nB,E,560,0\nA,C,300,0\n");
    kit_set(k, "avoid_short_stints", "true");
    kit_set(k, "awareness_level", awareness);
    kit_set(k, "camp_movechance", "0.05");
    kit_sim(k, 3);
    kit_put(k, "A", people);
    kit_days(k, 20);
    assert_int_equal(kit_everyone(k), people);
    int64_t n = rf_sim_sum(k->sim).cohorts;
    kit_free(k);
    return n;
}

static void a_thousand_times_the_people_are_no_more_states(void **state) {
    (void)state;
    static const char *const awareness[] = {"1", "3"};
    for (int i = 0; i < 2; i++) {
        int64_t few = cohorts_of(10000000, 1000000000000, awareness[i]);
        int64_t many = cohorts_of(10000000000, 1000000000000, awareness[i]);
        if (many > 2 * few)
            print_message("%lld cohorts, then %lld\n", (long long)few, (long long)many);
        assert_true(many <= 2 * few);
    }
}

static void a_trillion_people_fit(void **state) {
    (void)state;
    assert_true(cohorts_of(1000000000000, 2000000000000, "2") > 0);
}

static void camps_that_overflow_cost_states_but_end(void **state) {
    (void)state;
    assert_true(cohorts_of(1000000, 10, "2") > 0);
    assert_true(cohorts_of(1000000000, 1000000, "2") > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_times_the_people_are_no_more_states),
        cmocka_unit_test(a_trillion_people_fit),
        cmocka_unit_test(camps_that_overflow_cost_states_but_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
