#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static size_t show_day(char *out, size_t cap, rf_date day) {
    char text[11] = "?";
    if (day != RF_NO_DATE)
        rf_date_format(day, text);
    return (size_t)snprintf(out, cap, "%s", text);
}

/* The times of a text in one line: "since 2019-12-01..2020-02-18; 2020-02-14". A question mark
 * stands for an end that is not known. */
static void show(reading *r, char *out, size_t cap) {
    static const char *const kinds[] = {"", "", "since ", "as of ", "length", "until ", "future "};
    rf__doc *doc = reading_doc(r);
    size_t n = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < doc->n_times && n + 40 < cap; i++) {
        const rf__time *t = &doc->times[i];
        n += (size_t)snprintf(out + n, cap - n, "%s%s%s", i ? "; " : "", t->vague ? "vague " : "",
                              kinds[t->kind]);
        if (t->kind == RF__TIME_LENGTH) {
            if (t->n_days)
                n += (size_t)snprintf(out + n, cap - n, " %d", t->n_days);
            continue;
        }
        n += show_day(out + n, cap - n, t->from);
        if (t->from != t->to) {
            n += (size_t)snprintf(out + n, cap - n, "..");
            n += show_day(out + n, cap - n, t->to);
        }
    }
}

typedef struct row {
    const char *published, *text, *wanted;
} row;

static void check(const row *rows, size_t n) {
    size_t n_wrong = 0;
    for (size_t i = 0; i < n; i++) {
        char got[2000];
        reading *r = reading_new(rows[i].text, rows[i].published);
        show(r, got, sizeof got);
        if (strcmp(got, rows[i].wanted) != 0) {
            print_message("%s\n  wanted %s\n  read   %s\n", rows[i].text, rows[i].wanted, got);
            n_wrong++;
        }
        reading_free(r);
    }
    assert_int_equal(n_wrong, 0);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))
#define TUESDAY "2020-02-18"

static void dates_of_the_calendar_are_read_in_many_forms(void **state) {
    (void)state;
    static const row rows[] = {
        {NULL, "on 3 Feb 2013", "2013-02-03"},
        {NULL, "on Feb. 3, 2013", "2013-02-03"},
        {NULL, "on the 3rd of February 2013", "2013-02-03"},
        {NULL, "on Sunday, 3 February 2013,", "2013-02-03"},
        {NULL, "on 2013-02-03", "2013-02-03"},
        {NULL, "on 21/04/2016", "2016-04-21"},
        {NULL, "on 13.5.2015", "2015-05-13"},
        {NULL, "in September 2015", "2015-09-01..2015-09-30"},
        {NULL, "in 2022 it rained", "2022-01-01..2022-12-31"},
        {NULL, "in the first quarter of 2024", "2024-01-01..2024-03-31"},
        {NULL, "in the 1990s", "1990-01-01..1999-12-31"},
        {NULL, "February 30, 2013", "?"},
        {TUESDAY, "on 28 June in 2017", "2017-06-28"},
        {TUESDAY, "May God help them", ""},
        {TUESDAY, "they may march on", ""},
        {NULL, "call 133-03-03-2020", ""},
    };
    CHECK(rows);
}

static void a_date_without_a_year_is_the_latest_one(void **state) {
    (void)state;
    static const row rows[] = {
        {TUESDAY, "on September 4", "2019-09-04"},
        {TUESDAY, "in April", "2019-04-01..2019-04-30"},
        {TUESDAY, "on 2 February", "2020-02-02"},
        {"2018-09-05", "meets on September 7", "future 2018-09-07"},
        {TUESDAY, "on Feb 29", "future 2020-02-29"},
        {"2019-04-22", "on Feb 29", "2016-02-29"},
        {TUESDAY, "the plan will begin in April", "future 2020-04-01..2020-04-30"},
        {NULL, "on September 4", "?"},
        {NULL, "since December", "since ?"},
        {TUESDAY, "in March last year", "2019-03-01..2019-03-31"},
        {TUESDAY, "on the 12th", "2020-02-12"},
    };
    CHECK(rows);
}

static void days_of_the_week_look_back_from_the_report(void **state) {
    (void)state;
    static const row rows[] = {
        {TUESDAY, "on Tuesday", "2020-02-18"},
        {TUESDAY, "on Wednesday", "2020-02-12"},
        {TUESDAY, "on Friday evening", "2020-02-14"},
        {TUESDAY, "will meet on Friday", "future 2020-02-21"},
        {TUESDAY, "last Tuesday", "2020-02-11"},
        {TUESDAY, "next Tuesday", "future 2020-02-25"},
        {TUESDAY, "Earlier Monday", "2020-02-17"},
        {TUESDAY, "Monday alone", "2020-02-17"},
        {TUESDAY, "on Monday and Tuesday", "2020-02-17..2020-02-18"},
        {TUESDAY, "over the weekend", "2020-02-15..2020-02-16"},
        {TUESDAY, "on Friday of last week", "2020-02-14"},
        {TUESDAY, "every Tuesday", "length"},
        {NULL, "on Tuesday", "?"},
    };
    CHECK(rows);
}

static void weeks_and_months_are_told_by_the_report(void **state) {
    (void)state;
    static const row rows[] = {
        {"2019-12-27", "this week", "2019-12-23..2019-12-27"},
        {TUESDAY, "last week", "2020-02-10..2020-02-16"},
        {TUESDAY, "last month", "2020-01-01..2020-01-31"},
        {TUESDAY, "last year", "2019-01-01..2019-12-31"},
        {TUESDAY, "next month", "future 2020-03-01..2020-03-31"},
        {TUESDAY, "in the past two weeks", "2020-02-04..2020-02-18"},
        {TUESDAY, "over the last 24 hours", "2020-02-17..2020-02-18"},
        {TUESDAY, "over the past month", "2020-01-18..2020-02-18"},
        {TUESDAY, "in the last two quarters", "2019-07-01..2019-12-31"},
        {TUESDAY, "earlier this year", "2020-01-01..2020-02-18"},
        {TUESDAY, "late last year", "2019-07-01..2019-12-31"},
        {TUESDAY, "at the end of December", "2019-12-31"},
        {TUESDAY, "in recent days", "vague ?"},
        {TUESDAY, "last winter", "2018-12-01..2019-02-28"},
        {TUESDAY, "in the first week of January", "2020-01-01..2020-01-07"},
        {TUESDAY, "the last three months of 2019", "2019-10-01..2019-12-31"},
        {TUESDAY, "the week of 5 February", "2020-02-03..2020-02-09"},
        {TUESDAY, "the week beginning 3 February", "2020-02-03..2020-02-09"},
    };
    CHECK(rows);
}

static void a_start_runs_up_to_the_report(void **state) {
    (void)state;
    static const row rows[] = {
        {TUESDAY, "since December", "since 2019-12-01..2020-02-18"},
        {TUESDAY, "since January 1", "since 2020-01-01..2020-02-18"},
        {TUESDAY, "since mid-December", "since 2019-12-15..2020-02-18"},
        {TUESDAY, "since Friday", "since 2020-02-14..2020-02-18"},
        {"2024-06-17", "since 15 April 2023", "since 2023-04-15..2024-06-17"},
        {TUESDAY, "since the start of the year", "since 2020-01-01..2020-02-18"},
        {TUESDAY, "since the conflict began in 2011", "since 2011-01-01..2020-02-18"},
        {TUESDAY, "since it erupted almost nine years ago", "since 2011-02-18..2020-02-18"},
        {"2024-05-14", "since the full-scale invasion in February 2022",
         "since 2022-02-01..2024-05-14"},
        {TUESDAY, "since the ceasefire", "since ?..2020-02-18"},
        {TUESDAY, "so far this year", "since 2020-01-01..2020-02-18"},
        {TUESDAY, "to date", "since ?..2020-02-18"},
        {TUESDAY, "the most up to date figures", ""},
        {TUESDAY, "since they have nothing", ""},
        {TUESDAY, "from March to date", "since 2019-03-01..2020-02-18"},
    };
    CHECK(rows);
}

static void two_ends_make_a_period(void **state) {
    (void)state;
    static const row rows[] = {
        {"2019-12-27", "between 12 and 25 December", "2019-12-12..2019-12-25"},
        {"2024-03-28", "between 1 January and 22 March", "2024-01-01..2024-03-22"},
        {"2024-03-28", "between January 1 and 22 March", "2024-01-01..2024-03-22"},
        {"2023-04-10", "from March 28 to 29", "2023-03-28..2023-03-29"},
        {"2023-04-10", "March 28 and 29", "2023-03-28..2023-03-29"},
        {TUESDAY, "5-7 January", "2020-01-05..2020-01-07"},
        {TUESDAY, "28 December to 3 January", "2019-12-28..2020-01-03"},
        {TUESDAY, "between November 2019 and January", "2019-11-01..2020-01-31"},
        {TUESDAY, "between April and August", "2019-04-01..2019-08-31"},
        {TUESDAY, "from December to March", "2019-12-01..2020-03-31"},
        {TUESDAY, "in March and April 2019", "2019-03-01..2019-04-30"},
        {TUESDAY, "Monday to Wednesday", "2020-02-10..2020-02-12"},
        {NULL, "from 2014 to 2018", "2014-01-01..2018-12-31"},
        {NULL, "in 2011-2013", "2011-01-01..2013-12-31"},
        {"2024-03-28", "are projected to rise between June and August",
         "future 2024-06-01..2024-08-31"},
    };
    CHECK(rows);
}

static void times_count_from_one_another(void **state) {
    (void)state;
    static const row rows[] = {
        {TUESDAY, "raids on Sunday, one day after two hospitals were hit",
         "2020-02-16; 2020-02-15"},
        {TUESDAY, "on 3 February. Two days later they fled.", "2020-02-03; 2020-02-05"},
        {TUESDAY, "on Sunday. The next day they fled.", "2020-02-16; 2020-02-17"},
        {TUESDAY, "on Sunday. The same day they fled.", "2020-02-16; 2020-02-16"},
        {TUESDAY, "yesterday, three days ago", "2020-02-17; 2020-02-15"},
        {TUESDAY, "overnight", "2020-02-18"},
        {TUESDAY, "last night", "2020-02-17"},
        {TUESDAY, "between 1 and 9 January. Over the same period",
         "2020-01-01..2020-01-09; 2020-01-01..2020-01-09"},
    };
    CHECK(rows);
}

static void ends_states_and_lengths_are_told_apart(void **state) {
    (void)state;
    static const row rows[] = {
        {"2020-05-10", "as of 3 May", "as of 2020-05-03"},
        {TUESDAY, "now controls", "as of 2020-02-18"},
        {TUESDAY, "by Monday", "until ?..2020-02-17"},
        {TUESDAY, "until 3 February", "until ?..2020-02-03"},
        {TUESDAY, "before 2011", "until ?..2010-12-31"},
        {TUESDAY, "after Monday's strike", "2020-02-17"},
        {TUESDAY, "for nine years", "length 3287"},
        {TUESDAY, "a 22-day pause", "length 22"},
        {TUESDAY, "over five days", "length 5"},
        {TUESDAY, "300 a day", "length"},
    };
    CHECK(rows);
}

static void long_chains_of_times_end(void **state) {
    (void)state;
    char text[60000] = "";
    for (size_t n = 0; n + 40 < sizeof text; n += strlen(text + n))
        strcpy(text + n, "the last week of the first month of ");
    reading *r = reading_new(text, TUESDAY);
    assert_true(reading_doc(r)->n_tokens > 1000);
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_the_calendar_are_read_in_many_forms),
        cmocka_unit_test(a_date_without_a_year_is_the_latest_one),
        cmocka_unit_test(days_of_the_week_look_back_from_the_report),
        cmocka_unit_test(weeks_and_months_are_told_by_the_report),
        cmocka_unit_test(a_start_runs_up_to_the_report),
        cmocka_unit_test(two_ends_make_a_period),
        cmocka_unit_test(times_count_from_one_another),
        cmocka_unit_test(ends_states_and_lengths_are_told_apart),
        cmocka_unit_test(long_chains_of_times_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
