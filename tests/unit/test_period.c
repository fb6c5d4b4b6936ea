#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static void show_day(char out[11], rf_date day) {
    if (day == RF_NO_DATE)
        strcpy(out, "?");
    else
        rf_date_format(day, out);
}

/* The figures of a text with their periods: "400,000 2011-01-01..2020-02-18". */
static void show(reading *r, char *out, size_t cap) {
    rf__doc *doc = reading_doc(r);
    size_t n = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < doc->n_drafts && n < cap; i++) {
        const rf__draft *draft = &doc->drafts[i];
        if (draft->quantity == UINT32_MAX)
            continue;
        const rf__quantity *q = &doc->quantities[draft->quantity];
        char from[11], to[11];
        show_day(from, draft->claim.from);
        show_day(to, draft->claim.to);
        n += (size_t)snprintf(out + n, cap - n, "%s%s %s..%s", n ? "; " : "",
                              reading_words(r, q->token, q->n_tokens), from, to);
    }
}

typedef struct row {
    const char *text, *wanted;
} row;

static void check(const row *rows, size_t n) {
    size_t n_wrong = 0;
    for (size_t i = 0; i < n; i++) {
        char got[2000];
        reading *r = reading_new(rows[i].text, "2020-02-18");
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

static void the_nearest_time_of_the_sentence_is_taken(void **state) {
    (void)state;
    static const row rows[] = {
        {"On Monday 300 people fled the town.", "300 2020-02-17..2020-02-17"},
        {"Three clinics were hit on Sunday and 12 people were killed on Monday.",
         "Three 2020-02-16..2020-02-16; 12 2020-02-17..2020-02-17"},
        {"At least 17 people were killed and 367 injured on Monday and Tuesday.",
         "17 2020-02-17..2020-02-18; 367 2020-02-17..2020-02-18"},
        {"Since December 730,000 people have been displaced.", "730,000 2019-12-01..2020-02-18"},
        {"Between 1 and 22 January 1,554 people were killed.", "1,554 2020-01-01..2020-01-22"},
    };
    CHECK(rows);
}

static void the_day_of_saying_is_not_the_day_of_happening(void **state) {
    (void)state;
    static const row rows[] = {
        {"The agency said on Monday that 300 people had fled.", "300 ?..?"},
        {"More than 300 people fled on Saturday, the agency said on Monday.",
         "300 2020-02-15..2020-02-15"},
        {"The agency said fighting on Monday killed 20 people.", "20 2020-02-17..2020-02-17"},
    };
    CHECK(rows);
}

static void the_day_of_a_comparison_is_not_taken(void **state) {
    (void)state;
    static const row rows[] = {
        {"On Monday 40 people were killed, the worst toll since September.",
         "40 2020-02-17..2020-02-17"},
    };
    CHECK(rows);
}

static void parts_take_the_period_of_their_whole(void **state) {
    (void)state;
    static const row rows[] = {
        {"On Monday 40 people were killed, including 12 children.",
         "40 2020-02-17..2020-02-17; 12 2020-02-17..2020-02-17"},
        {"Since December 900,000 people have been displaced. More than 500,000 of them are "
         "children.",
         "900,000 2019-12-01..2020-02-18; 500,000 2019-12-01..2020-02-18"},
    };
    CHECK(rows);
}

static void a_total_counts_from_the_beginning_of_its_crisis(void **state) {
    (void)state;
    static const row rows[] = {
        {"The war, which began in March 2011, goes on. The war has killed over 380,000 people.",
         "380,000 2011-03-01..2020-02-18"},
        {"The fighting erupted on 3 February. So far, 21 people have been killed in the violence.",
         "21 2020-02-03..2020-02-18"},
        {"The war has killed 400,000 people.", "400,000 ?..?"},
    };
    CHECK(rows);
}

static void lengths_and_headings_give_a_period(void **state) {
    (void)state;
    static const row rows[] = {
        {"Over five days 300 people were killed.", "300 2020-02-13..2020-02-18"},
        {"Figures as of 3 February 2020\nDisplaced people: 81,200\n",
         "81,200 2020-02-03..2020-02-03"},
    };
    CHECK(rows);
}

static void a_report_without_a_date_gives_only_told_dates(void **state) {
    (void)state;
    reading *r = reading_new("On Monday 300 people fled. On 3 May 2019 200 people fled.", NULL);
    char got[400];
    show(r, got, sizeof got);
    assert_string_equal(got, "300 ?..?; 200 2019-05-03..2019-05-03");
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_time_of_the_sentence_is_taken),
        cmocka_unit_test(the_day_of_saying_is_not_the_day_of_happening),
        cmocka_unit_test(the_day_of_a_comparison_is_not_taken),
        cmocka_unit_test(parts_take_the_period_of_their_whole),
        cmocka_unit_test(a_total_counts_from_the_beginning_of_its_crisis),
        cmocka_unit_test(lengths_and_headings_give_a_period),
        cmocka_unit_test(a_report_without_a_date_gives_only_told_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
