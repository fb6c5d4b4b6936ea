#include "kit.h"
#include "scenario/observed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "sim_period.csv", "StartDate,2020-01-01\nLength,12\n");
    kit_file(k, "locations.csv", "A,r,X,0,0,conflict,0,100\nC,r,Y,0,0,camp,,100\n");
    kit_file(k, "routes.csv", "A,C,10,0\n");
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv\n");
    *state = k;
    return 0;
}

static int tear_down(void **state) {
    kit_free(*state);
    return 0;
}

/* The camp's figures by day must be these. */
static void camp_is(kit *k, const int64_t *expected, int64_t n) {
    rf__observed o;
    kit_load(k);
    assert_int_equal(rf__observed_make(&o, k->scenario, k->settings, 12), 0);
    for (int64_t day = 0; day < n; day++) {
        int64_t got = rf__observed_place(&o, 1, day);
        if (got != expected[day])
            print_message("day %lld: %lld, not %lld\n", (long long)day, (long long)got,
                          (long long)expected[day]);
        assert_int_equal(got, expected[day]);
        assert_int_equal(rf__observed_at(&o, 1, day), got);
        assert_int_equal(rf__observed_place(&o, 0, day), 0);
    }
    assert_int_equal(rf__observed_at(&o, 1, 12), 0);
    assert_int_equal(rf__observed_at(&o, 9, 0), 0);
    assert_int_equal(rf__observed_at(&o, -1, 0), 0);
    rf__observed_free(&o);
    rf__observed_free(&o);
}

static void days_between_figures_are_interpolated_and_cut_to_whole_people(void **state) {
    kit_file(*state, "c.csv", "Date,n\n2020-01-03,10\n2020-01-06,20\n2020-01-08,5\n");
    camp_is(*state, (const int64_t[]){10, 10, 10, 13, 16, 20, 12, 5, 5, 5}, 10);
}

static void figures_before_the_start_are_interpolated_from(void **state) {
    kit_file(*state, "c.csv", "2019-12-22,0\n2020-01-01,100\n2020-01-11,0\n");
    camp_is(*state, (const int64_t[]){100, 90, 80}, 3);
    kit_file(*state, "c.csv", "2019-12-31,0\n2020-01-02,100\n");
    camp_is(*state, (const int64_t[]){50, 100, 100}, 3);
    kit_file(*state, "c.csv", "2019-12-01,7\n2019-12-05,9\n");
    camp_is(*state, (const int64_t[]){9, 9}, 2);
}

static void one_figure_holds_on_all_days(void **state) {
    kit_file(*state, "c.csv", "DateTime,n\n#x\n2020-01-05,42\n2020-01-06,\n");
    camp_is(*state, (const int64_t[]){42, 42, 42, 42, 42, 42, 42}, 7);
}

static void hasten_divides_truly_and_cuts_at_the_end(void **state) {
    kit_file(*state, "c.csv", "2020-01-01,10\n2020-01-02,11\n2020-01-03,12\n2020-01-05,27\n");
    kit_set(*state, "hasten", "4");
    camp_is(*state, (const int64_t[]){2, 2, 3, 4, 6}, 5);
}

static void empty_camps_lose_the_first_day_s_people(void **state) {
    kit_file(*state, "c.csv", "2020-01-01,10\n2020-01-03,30\n2020-01-04,5\n");
    kit_set(*state, "empty_camps_on_day0", "true");
    camp_is(*state, (const int64_t[]){0, 10, 20, -5}, 4);
}

static void a_correction_scales_what_came_before(void **state) {
    kit_file(*state, "c.csv", "2020-01-01,100\n2020-01-03,200\n2020-01-05,50\n2020-01-07,60\n");
    kit_file(*state, "registration_corrections.csv", "C,2020-01-05,normalize\n");
    /* 50 / 200: the first two figures become 25 and 50. */
    camp_is(*state, (const int64_t[]){25, 37, 50, 50, 50, 55, 60}, 7);
}

static void corrections_on_the_first_figure_and_after_nobody_change_nothing(void **state) {
    kit_file(*state, "c.csv", "2020-01-01,0\n2020-01-03,200\n");
    kit_file(*state, "registration_corrections.csv", "C,2020-01-01\nC,2020-01-03\n");
    camp_is(*state, (const int64_t[]){0, 100, 200}, 3);
}

static void two_files_are_added_stepwise_as_in_flee(void **state) {
    kit *k = *state;
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv,d.csv\n");
    /* Same days: plain sums. */
    kit_file(k, "c.csv", "2020-01-01,1\n2020-01-03,3\n");
    kit_file(k, "d.csv", "2020-01-01,10\n2020-01-03,30\n");
    camp_is(k, (const int64_t[]){11, 22, 33, 33}, 4);
    /* The first table goes on after the second's last row: those rows are lost. */
    kit_file(k, "c.csv", "2020-01-01,1\n2020-01-03,3\n2020-01-09,900\n");
    camp_is(k, (const int64_t[]){11, 22, 33, 33, 33, 33, 33, 33, 33}, 9);
}

static void mended_two_files_are_interpolated_and_then_added(void **state) {
    kit *k = *state;
    kit_set(k, "quirk_sum_files_stepwise", "false");
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv,d.csv,e.csv\n");
    kit_file(k, "c.csv", "2020-01-01,0\n2020-01-05,40\n");
    kit_file(k, "d.csv", "2020-01-03,100\n");
    kit_file(k, "e.csv", "2020-01-02,0\n2020-01-04,8\n2020-01-09,8\n");
    camp_is(k, (const int64_t[]){100, 110, 124, 138, 148, 148}, 6);
}

static void figures_too_large_after_corrections_stay_figures(void **state) {
    kit *k = *state;
    rf__observed o;
    kit_file(k, "c.csv", "2020-01-01,1000000000000000\n2020-01-02,1\n2020-01-03,1000000000000000\n"
                         "2020-01-04,1\n2020-01-05,1000000000000000\n");
    kit_file(k, "registration_corrections.csv", "C,2020-01-03\nC,2020-01-05\n");
    kit_load(k);
    assert_int_equal(rf__observed_make(&o, k->scenario, k->settings, 12), 0);
    for (int64_t day = 0; day < 12; day++)
        assert_true(rf__observed_place(&o, 1, day) >= 0);
    rf__observed_free(&o);
}

static void dates_out_of_order_or_twice_still_give_figures(void **state) {
    kit *k = *state;
    static const char *const texts[] = {"2020-01-05,1\n2020-01-01,2\n2020-01-03,3\n",
                                        "2020-01-02,1\n2020-01-02,2\n2020-01-02,3\n",
                                        "2020-01-09,1\n2020-01-08,2\n2020-01-07,3\n"};
    for (int mended = 0; mended < 2; mended++)
        for (size_t i = 0; i < 3; i++)
            for (size_t j = 0; j < 3; j++) {
                rf__observed o;
                kit_set(k, "quirk_sum_files_stepwise", mended ? "false" : "true");
                kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv,d.csv\n");
                kit_file(k, "c.csv", texts[i]);
                kit_file(k, "d.csv", texts[j]);
                kit_load(k);
                assert_int_equal(rf__observed_make(&o, k->scenario, k->settings, 12), 0);
                for (int64_t day = 0; day < 12; day++)
                    assert_in_range(rf__observed_place(&o, 1, day), 0, 6);
                rf__observed_free(&o);
            }
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(days_between_figures_are_interpolated_and_cut_to_whole_people),
        TEST(figures_before_the_start_are_interpolated_from),
        TEST(one_figure_holds_on_all_days),
        TEST(hasten_divides_truly_and_cuts_at_the_end),
        TEST(empty_camps_lose_the_first_day_s_people),
        TEST(a_correction_scales_what_came_before),
        TEST(corrections_on_the_first_figure_and_after_nobody_change_nothing),
        TEST(two_files_are_added_stepwise_as_in_flee),
        TEST(mended_two_files_are_interpolated_and_then_added),
        TEST(figures_too_large_after_corrections_stay_figures),
        TEST(dates_out_of_order_or_twice_still_give_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
