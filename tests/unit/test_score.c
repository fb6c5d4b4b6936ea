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

/* The folder as it is, with one file written anew, and its validation. */
typedef struct changed {
    rf_scenario *scenario;
    rf_ensemble *e;
    rf_validation *v;
} changed;

static changed change(const fixture *f, const char *name, const char *text, int32_t n_runs) {
    changed c = {0};
    write_text(f->dir, name, text);
    assert_int_equal(rf_scenario_load(&c.scenario, f->dir, f->settings, NULL, NULL), 0);
    assert_int_equal(rf_ensemble_run(&c.e, c.scenario, f->settings,
                                     &(rf_ensemble_options){.seed = 7, .n_runs = n_runs}),
                     0);
    c.v = validate(c.e);
    return c;
}

static void drop(changed *c) {
    rf_validation_free(c->v);
    rf_ensemble_free(c->e);
    rf_scenario_free(c->scenario);
}

static void a_camp_without_data_is_not_scored(void **state) {
    changed c =
        change(*state, "data_layout.csv", "total,total.csv\nCamp A,a.csv\nCamp B,b.csv\n", 2);
    assert_int_equal(c.v->n_camps, 2);
    /* Shares are now 3/5 and 2/5: twice |1/2 - 3/5|. */
    assert_true(near(c.v->naive[RF_NAIVE_EQUAL].ard, 0.2));
    drop(&c);
}

static void without_capacities_there_are_no_shares_by_them(void **state) {
    changed c = change(*state, "locations.csv",
                       "#name,region,country,lat,lon,location_type,conflict_date,population\n"
                       "Zone,r,Here,1,1,conflict_zone,0,100000\nTown,r,Here,1,2,town,0,5000\n"
                       "Camp A,r,There,1,3,camp,0,0\nCamp B,r,There,2,3,camp,0,0\n"
                       "Camp C,r,There,3,3,camp,0,0\n",
                       2);
    assert_true(isnan(c.v->naive[RF_NAIVE_CAPACITY].ard));
    assert_null(strstr(c.v->verdict, "by capacity"));
    drop(&c);
}

static void the_shares_of_day_30_are_a_forecast_for_later_days(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 2});
    rf_validation *v = validate(e);
    double sum = 0;
    for (int32_t r = 0; r < 2; r++)
        for (int64_t day = 31; day < N_DAYS; day++) {
            double sim = 0, miss = 0, data = 60.0 * (double)(day + 1);
            for (int pass = 0; pass < 2; pass++)
                for (int32_t c = 0; c < v->n_camps; c++) {
                    double a = (double)rf_ensemble_count(e, r, day, v->camp[c].place);
                    if (pass == 0)
                        sim += a;
                    else
                        miss += fabs(a * data / sim -
                                     (double)rf_ensemble_observed(e, v->camp[c].place, day));
                }
            sum += miss / data / (N_DAYS - 31) / 2;
        }
    assert_true(near(v->mean_after30.ard, sum));
    rf_validation_free(v);
    rf_ensemble_free(e);
    e = run(f, (rf_ensemble_options){.n_runs = 2, .n_days = 31});
    v = validate(e);
    assert_true(isnan(v->mean_after30.ard) && isnan(v->naive[RF_NAIVE_DAY30].ard));
    assert_null(strstr(v->verdict, "of day 30"));
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void a_camp_that_stays_empty_says_nothing_of_the_interval(void **state) {
    fixture *f = *state;
    write_text(f->dir, "c.csv", "Date,count\n2020-01-01,0\n");
    changed c =
        change(f, "routes.csv", "#h\nZone,Town,300,0\nTown,Camp A,200,0\nTown,Camp B,500,0\n", 5);
    assert_true(isnan(c.v->camp[2].coverage));
    assert_true(near(c.v->coverage, (c.v->camp[0].coverage + c.v->camp[1].coverage) / 2));
    drop(&c);
}

static void a_forecast_within_the_range_of_the_runs_is_no_verdict(void **state) {
    /* Few people between two camps with one road each: chance decides who is nearer. */
    fixture *f = *state;
    write_text(f->dir, "a.csv", "Date,count\n2020-01-01,0\n2020-01-02,8\n2020-02-09,8\n");
    write_text(f->dir, "data_layout.csv", "total,a.csv\nCamp A,a.csv\nCamp B,a.csv\n");
    write_text(f->dir, "c.csv", "Date,count\n2020-01-01,0\n");
    changed c = change(f, "routes.csv", "#h\nZone,Camp A,100,0\nZone,Camp B,100,0\n", 10);
    assert_true(c.v->best.ard < c.v->worst.ard && near(c.v->naive[RF_NAIVE_EQUAL].ard, 0));
    assert_non_null(strstr(c.v->verdict, "o clear difference"));
    assert_non_null(strstr(c.v->verdict, "equal shares"));
    assert_null(strstr(c.v->verdict, "should be used"));
    drop(&c);
}

static void a_total_that_is_wrong_is_told(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    rf_validation *v = validate(e);
    assert_null(strstr(v->verdict, "number of people"));
    rf_validation_free(v);
    rf_ensemble_free(e);
    assert_int_equal(rf_settings_set(f->settings, "conflict_driven_spawning", "true", NULL), 0);
    e = run(f, (rf_ensemble_options){.n_runs = 1});
    v = validate(e);
    assert_non_null(strstr(v->verdict, "The number of people is not judged"));
    rf_validation_free(v);
    rf_ensemble_free(e);
}

static void data_of_another_time_give_no_verdict(void **state) {
    fixture *f = *state;
    for (int i = 0; i < 3; i++)
        write_text(f->dir, (const char *const[]){"a.csv", "b.csv", "c.csv"}[i],
                   "Date,count\n2021-01-01,10\n2021-02-02,80\n");
    changed c = change(f, "total.csv", "2021-01-01,10\n", 2);
    assert_non_null(strstr(c.v->verdict, "no figure for the days simulated"));
    drop(&c);
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

/* A test that changes the folder or the settings. */
#define ALONE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

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
        ALONE(a_camp_without_data_is_not_scored),
        ALONE(without_capacities_there_are_no_shares_by_them),
        ALONE(the_shares_of_day_30_are_a_forecast_for_later_days),
        ALONE(a_camp_that_stays_empty_says_nothing_of_the_interval),
        ALONE(a_forecast_within_the_range_of_the_runs_is_no_verdict),
        ALONE(a_total_that_is_wrong_is_told),
        ALONE(data_of_another_time_give_no_verdict),
        cmocka_unit_test(without_any_data_there_is_nothing_to_score),
    };
    return cmocka_run_group_tests_name("score", tests, set_up, tear_down);
}
