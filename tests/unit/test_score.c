/* Scores on a small scenario that the test writes itself. Its camps always hold 1/2, 1/3 and 1/6 of
 * all, so that the errors of naive forecasts can be told by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "three_camps.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static rf_validation *validate(const rf_ensemble *e) {
    rf_validation *v = NULL;
    assert_int_equal(rf_validate(&v, e), 0);
    return v;
}

static bool near(double a, double b) { return fabs(a - b) < 1e-9; }

/* The equations once more, straight from the counts of one run. */
static rf_errors errors_by_hand(const fixture *f, const rf_ensemble *e, int32_t run_number) {
    rf_errors sum = {0};
    double miss = 0, people = 0;
    for (int64_t day = 0; day < N_DAYS; day++) {
        double sim = 0, data = 0, scaled = 0, plain = 0;
        for (int pass = 0; pass < 2; pass++)
            for (rf_place_id p = 0; p < f->scenario->n_places; p++) {
                if (!rf_ensemble_is_camp(e, p))
                    continue;
                double a = (double)rf_ensemble_count(e, run_number, day, p);
                double b = (double)rf_ensemble_observed(e, p, day);
                if (pass == 0) {
                    sim += a;
                    data += b;
                } else {
                    scaled += fabs(a * data / sim - b);
                    plain += fabs(a - b);
                }
            }
        sum.ard += scaled / data / N_DAYS;
        sum.ard_normal += plain / data / N_DAYS;
        miss += scaled;
        people += data;
    }
    sum.weighted = miss / people;
    return sum;
}

static void errors_follow_their_equations(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    rf_validation *v = validate(e);
    rf_errors hand = errors_by_hand(f, e, 0);
    assert_true(near(v->mean_of_runs.ard, hand.ard));
    assert_true(near(v->mean_of_runs.ard_normal, hand.ard_normal));
    assert_true(near(v->mean_of_runs.weighted, hand.weighted));
    assert_true(near(v->of_mean.ard, hand.ard));
    assert_true(hand.ard > 0);
    assert_int_equal(v->n_camps, 3);
    assert_int_equal(v->n_days, N_DAYS);
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void an_ensemble_has_a_best_and_a_worst_run(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 5});
    rf_validation *v = validate(e);
    double best = 1e9, worst = 0, mean = 0;
    for (int32_t r = 0; r < 5; r++) {
        double ard = errors_by_hand(f, e, r).ard;
        best = fmin(best, ard);
        worst = fmax(worst, ard);
        mean += ard / 5;
    }
    assert_true(near(v->best.ard, best));
    assert_true(near(v->worst.ard, worst));
    assert_true(near(v->mean_of_runs.ard, mean));
    assert_true(best < worst);
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void naive_forecasts_share_out_the_true_total(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    rf_validation *v = validate(e);
    /* |1/3 - 1/2| + 0 + |1/3 - 1/6|, and of 4000, 2000 and 2000: 0 + 1/12 + 1/12. */
    assert_true(near(v->naive[RF_NAIVE_EQUAL].ard, 1.0 / 3));
    assert_true(near(v->naive[RF_NAIVE_EQUAL].weighted, 1.0 / 3));
    assert_true(near(v->naive[RF_NAIVE_CAPACITY].ard, 1.0 / 6));
    assert_true(near(v->naive[RF_NAIVE_CAPACITY].ard_normal, 1.0 / 6));
    assert_true(near(v->naive[RF_NAIVE_DAY30].ard, 0));
    assert_true(near(v->naive[RF_NAIVE_PERSISTENCE].ard, 0));
    assert_string_equal(rf_naive_name(RF_NAIVE_DAY30), "day30");
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void a_flat_naive_forecast_scales_the_absolute_error(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    rf_validation *v = validate(e);
    /* A camp that grows by s a day is missed by s * (1 + ... + 32) / 32 = 16.5 s after day 7. */
    double sum = 0, weight = 0;
    static const double step[] = {30, 20, 10};
    for (int c = 0; c < 3; c++) {
        sum += step[c] * v->camp[c].mean_abs_error / (16.5 * step[c]);
        weight += step[c];
    }
    assert_true(near(v->mase.flat7, sum / weight));
    assert_true(near(v->camp[0].mean_observed, 30 * 20.5));
    /* The shares never change, so the shares of day 7 are a forecast without error. */
    assert_true(v->mase.ratio7 > 1e6);
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void short_runs_have_no_mase(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1, .n_days = 31});
    rf_validation *v = validate(e);
    assert_true(isnan(v->mase.flat7) && isnan(v->mase.sloped30) && isnan(v->mase.ratio7));
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void one_run_has_no_interval(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    rf_validation *v = validate(e);
    assert_true(isnan(v->coverage) && isnan(v->interval_width) && isnan(v->camp[0].coverage));
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void coverage_is_the_share_of_days_inside_the_interval(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 20});
    rf_validation *v = validate(e);
    double inside = 0;
    for (int32_t c = 0; c < v->n_camps; c++) {
        double days = 0;
        for (int64_t day = 0; day < N_DAYS; day++) {
            rf_summary s;
            double seen = (double)rf_ensemble_observed(e, v->camp[c].place, day);
            assert_int_equal(rf_ensemble_summary(e, day, v->camp[c].place, &s), 0);
            days += seen >= s.q05 && seen <= s.q95;
        }
        assert_true(near(v->camp[c].coverage, days / N_DAYS));
        inside += days;
    }
    assert_true(near(v->coverage, inside / (3 * N_DAYS)));
    assert_true(v->interval_width > 0);
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void the_verdict_names_the_naive_forecasts(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 3});
    rf_validation *v = validate(e);
    assert_non_null(strstr(v->verdict, "equal shares"));
    assert_non_null(strstr(v->verdict, "shares by capacity"));
    assert_non_null(strstr(v->verdict, "the shares of day 30"));
    assert_non_null(strstr(v->verdict, "naive forecast should be used"));
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void without_capacity_the_verdict_leaves_it_out(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1, .ignore_capacity = true});
    rf_validation *v = validate(e);
    assert_null(strstr(v->verdict, "shares by capacity"));
    assert_true(near(v->naive[RF_NAIVE_CAPACITY].ard, 1.0 / 6));
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void a_camp_without_data_counts_as_observed_zero(void **state) {
    fixture *f = *state;
    rf_scenario *less;
    rf_ensemble *e;
    write_text(f->dir, "data_layout.csv", "total,total.csv\nCamp A,a.csv\nCamp B,b.csv\n");
    assert_int_equal(rf_scenario_load(&less, f->dir, f->settings, NULL, NULL), 0);
    write_data(f->dir);
    assert_int_equal(
        rf_ensemble_run(&e, less, f->settings, &(rf_ensemble_options){.seed = 7, .n_runs = 2}), 0);
    rf_validation *v = validate(e);
    assert_int_equal(v->n_camps, 3);
    /* Shares are now 3/5, 2/5 and 0: |1/3 - 3/5| + |1/3 - 2/5| + 1/3. */
    assert_true(near(v->naive[RF_NAIVE_EQUAL].ard, 2.0 / 3));
    assert_true(isnan(v->camp[2].coverage) && isnan(v->camp[2].share_abs_error));
    rf_validation_free(v);
    rf_ensemble_free(e);
    rf_scenario_free(less);
}

static void without_any_data_there_is_nothing_to_score(void **state) {
    fixture *f = *state;
    rf_scenario *bare;
    rf_ensemble *e;
    rf_validation *v = NULL;
    write_text(f->dir, "data_layout.csv", "total,total.csv\n");
    assert_int_equal(rf_scenario_load(&bare, f->dir, f->settings, NULL, NULL), 0);
    write_data(f->dir);
    assert_int_equal(rf_ensemble_run(&e, bare, f->settings, &(rf_ensemble_options){.n_runs = 1}),
                     0);
    assert_int_equal(rf_validate(&v, e), RF_ERR_NO_DATA);
    assert_null(v);
    rf_validation_free(NULL);
    rf_ensemble_free(e);
    rf_scenario_free(bare);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_follow_their_equations),
        cmocka_unit_test(an_ensemble_has_a_best_and_a_worst_run),
        cmocka_unit_test(naive_forecasts_share_out_the_true_total),
        cmocka_unit_test(a_flat_naive_forecast_scales_the_absolute_error),
        cmocka_unit_test(short_runs_have_no_mase),
        cmocka_unit_test(one_run_has_no_interval),
        cmocka_unit_test(coverage_is_the_share_of_days_inside_the_interval),
        cmocka_unit_test(the_verdict_names_the_naive_forecasts),
        cmocka_unit_test(without_capacity_the_verdict_leaves_it_out),
        cmocka_unit_test(a_camp_without_data_counts_as_observed_zero),
        cmocka_unit_test(without_any_data_there_is_nothing_to_score),
    };
    return cmocka_run_group_tests_name("score", tests, set_up, tear_down);
}
