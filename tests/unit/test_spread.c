#include "run/spread.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define WIDTH 32

typedef struct room {
    float at[WIDTH + 2 * RF__SPREAD_PAD];
} room;

/* Undefined steps are filled, so that whoever reads them shows. */
static rf__spread empty(room *r) {
    for (size_t i = 0; i < sizeof r->at / sizeof *r->at; i++)
        r->at[i] = 1e6F;
    return (rf__spread){r->at + RF__SPREAD_PAD, 0, 0, 0};
}

/* n people on a step. */
static rf__spread people_on(room *r, int32_t step, double n) {
    room start;
    rf__spread one = empty(&start), s = empty(r);
    one.hi = 4;
    one.total = 1;
    for (int32_t i = -4; i < 8; i++)
        one.at[i] = i == 0;
    rf__spread_add(&s, WIDTH, &one, n, step);
    rf__spread_sum(&s);
    return s;
}

static double at(const rf__spread *s, int32_t step) {
    return step >= s->lo && step < s->hi ? (double)s->at[step] : 0;
}

static double mean(rf__spread *s) {
    double sum = 0;
    for (int32_t i = s->lo; i < s->hi; i++)
        sum += i * (double)s->at[i];
    rf__spread_sum(s);
    return sum / s->total;
}

static bool near(double a, double b) { return fabs(a - b) < 1e-4; }

static void adding_counts_people_where_they_are(void **state) {
    (void)state;
    for (int32_t step = 0; step < WIDTH; step++) {
        room a, b;
        rf__spread s = people_on(&a, step, 10), t = people_on(&b, 3, 5);
        assert_true(near(at(&s, step), 10));
        rf__spread_add(&s, WIDTH, &t, 20, 0);
        rf__spread_sum(&s);
        assert_true(near(s.total, 30));
        assert_true(near(at(&s, 3), step == 3 ? 30 : 20));
        assert_int_equal(s.lo % 4, 0);
        assert_int_equal(s.hi % 4, 0);
        for (int32_t i = 1; i <= RF__SPREAD_PAD; i++) {
            assert_true(near((double)s.at[s.lo - i], 0));
            assert_true(near((double)s.at[s.hi + i - 1], 0));
        }
    }
}

static void a_shift_moves_the_mean_by_as_much(void **state) {
    (void)state;
    for (int k = 0; k < 60; k++) {
        double shift = k * 0.37;
        room a, b, c;
        rf__spread s = people_on(&a, 1, 3), other = people_on(&b, 6, 1), to = empty(&c);
        rf__spread_add(&s, WIDTH, &other, 1, 0);
        double before = mean(&s);
        rf__spread_add(&to, WIDTH, &s, 4, shift);
        if (6 + shift + 1 < WIDTH)
            assert_true(near(mean(&to), before + shift));
        rf__spread_sum(&to);
        assert_true(near(to.total, 4));
    }
}

static void nobody_is_lost_beyond_the_last_step(void **state) {
    (void)state;
    static const double shifts[] = {26.5, 30.25, 31, 32, 40.5, 1e9};
    for (size_t k = 0; k < 6; k++) {
        room a, b;
        rf__spread s = people_on(&a, 5, 7), to = empty(&b);
        rf__spread_add(&to, WIDTH, &s, 7, shifts[k]);
        rf__spread_sum(&to);
        assert_true(near(to.total, 7));
        assert_true(near(at(&to, WIDTH - 1), 7));
        assert_true(to.hi <= WIDTH);
    }
}

static void halving_halves_the_mean(void **state) {
    (void)state;
    for (int32_t step = 0; step < WIDTH; step++) {
        room a, b;
        rf__spread s = people_on(&a, step, 6), other = people_on(&b, 9, 2);
        rf__spread_add(&s, WIDTH, &other, 2, 0);
        double before = mean(&s);
        rf__spread_halve(&s);
        assert_true(near(mean(&s), before / 2));
        assert_true(near(s.total, 8));
    }
}

static void splitting_tells_who_acted(void **state) {
    (void)state;
    for (int32_t below = -1; below <= WIDTH; below++) {
        room a, b, c, d;
        rf__spread s = people_on(&a, 2, 3), other = people_on(&b, 9, 1), go = empty(&c),
                   stay = empty(&d);
        rf__spread_add(&s, WIDTH, &other, 1, 0);
        rf__spread_sum(&s);
        double chance = rf__spread_split(&s, below, 0.25, &go, &stay);
        double sure = (below > 2 ? 3 : 0) + (below > 9 ? 1 : 0);
        assert_true(near(chance, (sure + 0.25 * (4 - sure)) / 4));
        assert_true(near(at(&go, 2), below > 2 ? 3 : 0.75));
        assert_true(near(at(&stay, 2), below > 2 ? 0 : 3));
        assert_true(near(at(&go, 9), below > 9 ? 1 : 0.25));
        assert_true(near(at(&stay, 9), below > 9 ? 0 : 1));
        double go_total = go.total, stay_total = stay.total;
        rf__spread_sum(&go);
        rf__spread_sum(&stay);
        assert_true(near(go.total, go_total));
        assert_true(near(stay.total, stay_total));
    }
}

static void copies_and_multiples_are_alike(void **state) {
    (void)state;
    room a, b;
    rf__spread s = people_on(&a, 11, 8), copy = empty(&b);
    rf__spread_copy(&copy, &s);
    assert_true(near(copy.total, 8));
    rf__spread_scale(&copy, 1.5);
    rf__spread_sum(&copy);
    assert_true(near(copy.total, 12));
    assert_true(near(mean(&copy), mean(&s)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_counts_people_where_they_are),
        cmocka_unit_test(a_shift_moves_the_mean_by_as_much),
        cmocka_unit_test(nobody_is_lost_beyond_the_last_step),
        cmocka_unit_test(halving_halves_the_mean),
        cmocka_unit_test(splitting_tells_who_acted),
        cmocka_unit_test(copies_and_multiples_are_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
