#include "run/pauses.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define N_PLACES 3

typedef struct bench {
    rf__pauses pauses;
    rf__rng rng[N_PLACES];
    int64_t before[N_PLACES], today[N_PLACES];
    rf__lots lots;
} bench;

static void set_up(bench *b, double few) {
    memset(b, 0, sizeof *b);
    assert_true(rf__pauses_make(&b->pauses, 0, 3, N_PLACES));
    rf__rng_key key = rf__rng_key_make(5, 0);
    for (uint32_t i = 0; i < N_PLACES; i++) {
        b->rng[i] = rf__rng_at(key, i, 0, 1, 0);
        b->today[i] = 1000000;
    }
    b->lots = (rf__lots){few, 1, b->before, b->today, b->rng};
}

static void put(bench *b, rf_place_id place, double km, int32_t traced, int64_t n) {
    rf__state s;
    memset(&s, 0, sizeof s);
    s.at = place;
    s.km = km;
    s.traced = traced;
    assert_true(rf__pauses_add(&b->pauses, &s, n, NULL, 0));
}

/* The next pause's distance; *n its people. -1: none is left. */
static double next(bench *b, int64_t *n) {
    size_t i;
    if (!rf__pauses_next(&b->pauses, &b->lots, &i, n))
        return -1;
    return b->pauses.set.list[i].state.km;
}

static bool near(double a, double b) { return fabs(a - b) < 1e-9; }

static void who_has_covered_less_comes_first(void **state) {
    (void)state;
    bench b;
    int64_t n;
    set_up(&b, 0);
    put(&b, 0, 90, 0, 5);
    put(&b, 1, 1e7, 0, 1);
    put(&b, 2, 10, 0, 3);
    put(&b, 0, 90, 0, 2);
    assert_true(near(next(&b, &n), 10) && n == 3);
    put(&b, 1, 50, 0, 4);
    assert_true(near(next(&b, &n), 50) && n == 4);
    assert_true(near(next(&b, &n), 90) && n == 7);
    put(&b, 0, 90, 0, 6); /* again, after they were worked off */
    assert_true(near(next(&b, &n), 90) && n == 6);
    put(&b, 2, 20, 0, 9); /* a distance that was rounded down */
    assert_true(near(next(&b, &n), 20) && n == 9);
    assert_true(near(next(&b, &n), 1e7) && n == 1);
    assert_true(next(&b, &n) < 0);
    assert_true(next(&b, &n) < 0);
    rf__pauses_free(&b.pauses);
}

static void few_are_joined_with_the_nearest_and_all_means_kept(void **state) {
    (void)state;
    bench b;
    set_up(&b, 50);
    int64_t n, at_first = 0, at_second = 0;
    const int rounds = 20000;
    for (int i = 0; i < rounds; i++) {
        put(&b, 0, 10, 0, 10);
        put(&b, 0, 40, 0, 30);
        put(&b, 0, 300, 0, 70);
        put(&b, 1, 12, 0, 60); /* elsewhere */
        double first = next(&b, &n);
        if (near(first, 10)) { /* all of them are here */
            assert_int_equal(n, 40);
            at_first += n;
            assert_true(near(next(&b, &n), 12) && n == 60);
            assert_true(near(next(&b, &n), 300) && n == 70);
        } else {
            assert_true(near(first, 12) && n == 60);
            double second = next(&b, &n); /* 40 people are few as well, and may be joined with 70 */
            at_second += near(second, 40) ? n : 0;
            int64_t rest = 110 - n;
            if (rest)
                assert_true(near(next(&b, &n), 300) && n == rest);
        }
        assert_true(next(&b, &n) < 0);
    }
    /* Standard deviations of the means: 0.12 and 0.33. */
    assert_true(fabs((double)at_first / rounds - 10) < 0.6);
    assert_true(fabs((double)at_second / rounds - 30) < 1.7);
    rf__pauses_free(&b.pauses);
}

static void who_is_followed_and_who_is_many_here_stays_apart(void **state) {
    (void)state;
    bench b;
    int64_t n;
    set_up(&b, 50);
    put(&b, 0, 10, 1, 1);
    put(&b, 0, 20, 2, 1);
    put(&b, 0, 30, 0, 1);
    assert_true(near(next(&b, &n), 10) && n == 1);
    assert_true(near(next(&b, &n), 20) && n == 1);
    assert_true(near(next(&b, &n), 30) && n == 1);
    assert_true(next(&b, &n) < 0);
    b.today[1] = 40;
    b.lots.part = 0.0625;
    put(&b, 1, 10, 0, 10);
    put(&b, 1, 20, 0, 30);
    assert_true(near(next(&b, &n), 10) && n == 10);
    assert_true(near(next(&b, &n), 20) && n == 30);
    assert_true(next(&b, &n) < 0);
    rf__pauses_free(&b.pauses);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_covered_less_comes_first),
        cmocka_unit_test(few_are_joined_with_the_nearest_and_all_means_kept),
        cmocka_unit_test(who_is_followed_and_who_is_many_here_stays_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
