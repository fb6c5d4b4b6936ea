#include "run/cohort.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static rf__state state_of(int32_t at, double km) {
    rf__state s;
    memset(&s, 0, sizeof s);
    s.at = at;
    s.km = km;
    return s;
}

static int64_t people(const rf__cohorts *set) {
    int64_t n = 0;
    for (size_t i = 0; i < set->n; i++)
        n += set->list[i].n;
    return n;
}

static void equal_states_merge_and_others_do_not(void **state) {
    (void)state;
    rf__cohorts set = {0};
    rf__state s = state_of(1, 0);
    assert_true(rf__cohorts_add(&set, &s, 3, NULL, 0));
    assert_true(rf__cohorts_add(&set, &s, 4, NULL, 0));
    assert_int_equal(set.n, 1);
    assert_int_equal(set.list[0].n, 7);
    rf__state others[10];
    for (int i = 0; i < 10; i++)
        others[i] = s;
    others[0].km = 1, others[1].at = 2, others[2].route = 1, others[3].home = 1;
    others[4].traced = 1, others[5].flags = 2, others[6].cls = 1, others[7].flags = 1;
    others[8].connections = 1, others[9].days_here = 1;
    for (int i = 0; i < 10; i++)
        assert_true(rf__cohorts_add(&set, &others[i], 1, NULL, 0));
    assert_int_equal(set.n, 11);
    assert_int_equal(people(&set), 17);
    rf__cohorts_free(&set);
    rf__cohorts_free(&set);
}

static void nobody_makes_no_cohort(void **state) {
    (void)state;
    rf__cohorts set = {0};
    rf__state s = state_of(1, 0);
    assert_true(rf__cohorts_add(&set, &s, 0, NULL, 0));
    assert_true(rf__cohorts_add(&set, &s, -5, NULL, 0));
    assert_int_equal(set.n, 0);
    rf__cohorts_clear(&set);
    rf__cohorts_free(&set);
}

static void cohorts_keep_the_order_of_arrival(void **state) {
    (void)state;
    rf__cohorts set = {0};
    size_t at;
    for (int32_t i = 0; i < 5000; i++) {
        rf__state s = state_of(i * 7919 % 5000, 0.5);
        assert_true(rf__cohorts_add_at(&set, &s, i + 1, NULL, 0, &at));
        assert_int_equal(at, i);
    }
    for (int32_t i = 0; i < 5000; i++) {
        rf__state s = state_of(i * 7919 % 5000, 0.5);
        assert_true(rf__cohorts_add_at(&set, &s, 1, NULL, 0, &at));
        assert_int_equal(at, i);
        assert_int_equal(set.list[i].n, i + 2);
    }
    rf__cohorts_free(&set);
}

static void a_cleared_set_is_empty_whether_it_was_sparse_or_full(void **state) {
    (void)state;
    static const int32_t sizes[] = {1, 3, 1000, 2, 5000, 10, 128, 127};
    rf__cohorts set = {0};
    for (size_t round = 0; round < 8; round++) {
        for (int32_t i = 0; i < sizes[round]; i++) {
            rf__state s = state_of(i, (double)round);
            assert_true(rf__cohorts_add(&set, &s, 1, NULL, 0));
        }
        assert_int_equal(set.n, sizes[round]);
        rf__cohorts_clear(&set);
        assert_int_equal(set.n, 0);
        for (size_t i = 0; i < set.table_cap; i++)
            assert_int_equal(set.table[i], 0);
    }
    rf__cohorts_free(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_states_merge_and_others_do_not),
        cmocka_unit_test(nobody_makes_no_cohort),
        cmocka_unit_test(cohorts_keep_the_order_of_arrival),
        cmocka_unit_test(a_cleared_set_is_empty_whether_it_was_sparse_or_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
