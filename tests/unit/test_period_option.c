#include "claim/period/period_option.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static rf_date date(int month, int day) {
    rf_date ret;
    assert_int_equal(rf_date_make(&ret, 2024, month, day), RF_OK);
    return ret;
}

static const rf__period_option *find(const rf__periods *all, rf_date from, rf_date to) {
    for (uint32_t k = 0; k < all->n; k++)
        if (all->list[k].from == from && all->list[k].to == to)
            return &all->list[k];
    return NULL;
}

static rf__periods periods_of_last(const rf__doc *doc) {
    rf__report_times report;
    rf__periods all;
    assert_true(doc->n_drafts > 0);
    rf__see_times(doc, &report);
    rf__period_options(doc, &report, doc->n_drafts - 1, &all);
    return all;
}

static void each_period_is_there_once_and_the_rules_answer_first(void **state) {
    (void)state;
    reading *r =
        reading_new("Floods hit Zomba on 3 May. On 3 May a bridge fell. More rain came on 5 "
                    "May. In Blantyre 12 people were killed.",
                    "2024-05-10");
    const rf__doc *doc = reading_doc(r);
    rf__periods all = periods_of_last(doc);
    const rf__draft *last = &doc->drafts[doc->n_drafts - 1];
    assert_int_equal(all.list[0].from, last->from_by_rule);
    assert_int_equal(all.list[0].to, last->to_by_rule);
    for (uint32_t i = 0; i < all.n; i++)
        for (uint32_t k = 0; k < i; k++)
            assert_false(all.list[i].from == all.list[k].from && all.list[i].to == all.list[k].to);
    const rf__period_option *third = find(&all, date(5, 3), date(5, 3));
    assert_non_null(third);
    assert_int_equal(third->n_told, 2);
    assert_non_null(find(&all, date(5, 5), date(5, 5)));
    assert_non_null(find(&all, RF_NO_DATE, RF_NO_DATE));
    reading_free(r);
}

static void the_day_on_which_a_toll_was_told_is_not_asked(void **state) {
    (void)state;
    reading *r =
        reading_new("Floods hit Zomba on 3 May. The mayor said on Monday that 12 people had "
                    "been killed in the district.",
                    "2024-05-10");
    rf__periods all = periods_of_last(reading_doc(r));
    assert_null(find(&all, date(5, 6), date(5, 6)));
    assert_non_null(find(&all, date(5, 3), date(5, 3)));
    reading_free(r);
}

static void a_sum_of_weights_is_that_of_the_traits(void **state) {
    (void)state;
    reading *r = reading_new("Gunmen raided Tarsa on Sunday. The raid lasted for hours. Two guards "
                             "and a driver were hurt, and 12 houses were burnt.",
                             "2024-05-10");
    const rf__doc *doc = reading_doc(r);
    rf__report_times report;
    rf__see_times(doc, &report);
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__periods traits, sums;
        rf__period_options(doc, &report, i, &traits);
        sums = traits;
        rf__period_traits(doc, &report, i, NULL, &traits);
        rf__period_traits(doc, &report, i, rf__period_weights, &sums);
        for (uint32_t k = 0; k < traits.n; k++) {
            double sum = rf__traits_sum(&traits.list[k].traits, rf__period_weights);
            assert_true(fabs(sum - sums.list[k].sum) < 1e-4);
        }
    }
    reading_free(r);
}

static void no_other_is_chosen_for_what_is_warned_of(void **state) {
    (void)state;
    reading *r = reading_new("Floods hit Zomba on 3 May. Up to 2,000 people could be displaced.",
                             "2024-05-10");
    const rf__doc *doc = reading_doc(r);
    rf__report_times report;
    rf__see_times(doc, &report);
    assert_false(rf__may_choose_period(doc, &report, &doc->drafts[doc->n_drafts - 1]));
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_period_is_there_once_and_the_rules_answer_first),
        cmocka_unit_test(the_day_on_which_a_toll_was_told_is_not_asked),
        cmocka_unit_test(a_sum_of_weights_is_that_of_the_traits),
        cmocka_unit_test(no_other_is_chosen_for_what_is_warned_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
