#include "refuge/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Not the formula of the library: one day after the other. */
static int month_length(int year, int month) {
    if (month == 2)
        return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void every_day_of_two_centuries_is_the_day_after_the_one_before(void **state) {
    (void)state;
    rf_date expected;
    assert_int_equal(rf_date_make(&expected, 1899, 12, 31), 0);
    for (int y = 1900; y <= 2100; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= month_length(y, m); d++) {
                rf_date made, read;
                char text[40], back[11];
                int y2, m2, d2;
                expected++;
                assert_int_equal(rf_date_make(&made, y, m, d), 0);
                assert_int_equal(made, expected);
                snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
                assert_int_equal(rf_date_parse(&read, text, strlen(text)), 0);
                assert_int_equal(read, expected);
                rf_date_split(expected, &y2, &m2, &d2);
                assert_true(y == y2 && m == m2 && d == d2);
                rf_date_format(expected, back);
                assert_string_equal(back, text);
            }
}

static void the_count_begins_in_1970(void **state) {
    (void)state;
    rf_date date;
    assert_int_equal(rf_date_make(&date, 1970, 1, 1), 0);
    assert_int_equal(date, 0);
    assert_int_equal(rf_date_make(&date, 2000, 3, 1), 0);
    assert_int_equal(date, 11017);
    assert_int_equal(rf_date_make(&date, 1, 1, 1), 0);
    assert_int_equal(date, -719162);
    assert_int_equal(rf_date_make(&date, 9999, 12, 31), 0);
    assert_int_equal(date, 2932896);
}

static void days_that_do_not_exist_are_refused(void **state) {
    (void)state;
    static const int days[][3] = {{1900, 2, 29}, {2100, 2, 29}, {2015, 2, 29}, {2015, 4, 31},
                                  {2015, 0, 1},  {2015, 13, 1}, {2015, 1, 0},  {2015, 1, 32},
                                  {0, 1, 1},     {10000, 1, 1}, {-1, 1, 1},    {2015, -1, 1},
                                  {2015, 1, -1}, {2015, INT32_MAX, 1}, {INT32_MIN, 1, 1}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        rf_date date = 77;
        assert_int_equal(rf_date_make(&date, days[i][0], days[i][1], days[i][2]), RF_ERR_DATE);
        assert_int_equal(date, 77);
    }
    rf_date date;
    assert_int_equal(rf_date_make(&date, 2000, 2, 29), 0);
    assert_int_equal(rf_date_make(&date, 2016, 2, 29), 0);
}

static void garbage_is_no_date_and_leaves_the_result_alone(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",           " ",           "-",           "2015",         "2015-",       "2015-01",
        "2015-01-",   "15-01-01",    "02015-01-01", "2015-1-1x",    "2015-01-01T", "2015/01/01",
        "01-02-2015", "2015-001-01", "2015-01-001", "2015--1-01",   "+2015-01-01", "-2015-01-01",
        "2015-01-1 2", "2015 -01-01", "2015- 01-01", "2015-01-01\n", "2015-02-30",  "2015-1e-01",
        "\xd9\xa2\xd9\xa0\xd9\xa1\xd9\xa5-01-01", "2015-01-01,", "99999999999999999999-1-1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        rf_date date = 77;
        assert_int_equal(rf_date_parse(&date, texts[i], strlen(texts[i])), RF_ERR_DATE);
        assert_int_equal(date, 77);
    }
    rf_date date;
    assert_int_equal(rf_date_parse(&date, "2015-01-01\0", 11), RF_ERR_DATE);
}

static void one_digit_months_and_spaces_are_allowed_as_in_flee(void **state) {
    (void)state;
    rf_date a, b;
    assert_int_equal(rf_date_parse(&a, "2015-03-09", 10), 0);
    static const char *const texts[] = {"2015-3-9", " 2015-03-9", "2015-3-09 \t", "\t 2015-3-9  "};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(rf_date_parse(&b, texts[i], strlen(texts[i])), 0);
        assert_int_equal(a, b);
    }
}

static void reading_stops_at_the_given_length(void **state) {
    (void)state;
    rf_date date, first;
    assert_int_equal(rf_date_make(&first, 2015, 1, 1), 0);
    assert_int_equal(rf_date_parse(&date, "2015-01-012", 10), 0);
    assert_int_equal(date, first);
    for (size_t n = 0; n < 8; n++)
        assert_int_equal(rf_date_parse(&date, "2015-01-01", n), RF_ERR_DATE);
}

static void any_count_of_days_can_be_written(void **state) {
    (void)state;
    /* A start date plus days may leave the four-digit years; the text must still end. */
    static const rf_date dates[] = {-719163, -719528, -1000000, 2932897, 100000000, -100000000};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        char out[11];
        memset(out, 'x', sizeof out);
        rf_date_format(dates[i], out);
        assert_true(strlen(out) <= 10);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_two_centuries_is_the_day_after_the_one_before),
        cmocka_unit_test(the_count_begins_in_1970),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(garbage_is_no_date_and_leaves_the_result_alone),
        cmocka_unit_test(one_digit_months_and_spaces_are_allowed_as_in_flee),
        cmocka_unit_test(reading_stops_at_the_given_length),
        cmocka_unit_test(any_count_of_days_can_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
