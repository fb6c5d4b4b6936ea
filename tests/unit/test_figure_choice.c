#include "claim/figure/figure_choice.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TOLD                                                                                       \
    "At least 117 people were killed and 340 injured when a quake struck Karal on Sunday. Some "   \
    "2,100 families fled their homes. "
#define UNTOLD                                                                                     \
    "The morgue of Rocca has 41 names on its list. Tickets for the bus cost 12 dinars and 40 "     \
    "seats were empty. Another 16 people died on Monday."

static const rf__draft *draft_of(const rf__doc *doc, double number) {
    for (uint32_t i = 0; i < doc->n_drafts; i++)
        if (doc->drafts[i].claim.kind == RF_FIGURE && fabs(doc->drafts[i].claim.low - number) < 0.5)
            return &doc->drafts[i];
    return NULL;
}

static uint32_t quantity_of(const rf__doc *doc, double number) {
    for (uint32_t i = 0; i < doc->n_quantities; i++)
        if (fabs(doc->quantities[i].low - number) < 0.5)
            return i;
    fail();
    return 0;
}

static void a_number_that_no_rule_reads_is_chosen(void **state) {
    (void)state;
    reading *r = reading_new(TOLD UNTOLD, "2024-05-14");
    const rf__doc *doc = reading_doc(r);
    const rf__draft *names = draft_of(doc, 41), *killed = draft_of(doc, 117);
    assert_non_null(names);
    assert_int_equal(names->claim.indicator, RF_KILLED);
    assert_int_equal(names->claim.unit, RF_PEOPLE);
    assert_true(names->chosen && names->link >= 0.5 && names->link < 1);
    assert_true(names->claim.confidence <= names->link);
    assert_true(killed && !killed->chosen);
    assert_null(draft_of(doc, 12));
    assert_null(draft_of(doc, 40));
    reading_free(r);
}

static void drafts_stay_in_the_order_of_the_text(void **state) {
    (void)state;
    reading *r = reading_new(TOLD "Among them are two nurses. " UNTOLD " Of these 3 were children.",
                             "2024-05-14");
    const rf__doc *doc = reading_doc(r);
    uint32_t n_chosen = 0, last = 0;
    for (uint32_t i = 0; i < doc->n_drafts && doc->drafts[i].quantity != UINT32_MAX; i++) {
        const rf__draft *d = &doc->drafts[i];
        assert_true(!i || d->quantity > last);
        last = d->quantity;
        n_chosen += d->chosen;
        if (d->parent >= 0)
            assert_true(doc->drafts[d->parent].quantity < d->quantity);
    }
    assert_true(n_chosen > 0);
    reading_free(r);
}

static void options_are_nothing_and_what_is_supported(void **state) {
    (void)state;
    reading *r = reading_new(TOLD UNTOLD, "2024-05-14");
    rf__doc *doc = reading_doc(r);
    rf__figures_read read;
    rf__figure_option options[RF__MOST_FIGURE_OPTIONS];
    double chances[RF__MOST_FIGURE_OPTIONS], sum = 0;
    assert_int_equal(rf__see_figures(doc, &read), RF_OK);
    assert_int_equal(read.n_all, 4);
    assert_int_equal(read.n[RF_KILLED], 2);
    uint32_t at = quantity_of(doc, 41);
    assert_true(rf__may_choose_figure(doc, &read, at));
    assert_false(rf__may_choose_figure(doc, &read, quantity_of(doc, 117)));
    assert_false(rf__may_choose_figure(doc, &read, quantity_of(doc, 12))); /* money */
    uint32_t n = rf__figure_options(doc, &read, at, options);
    assert_true(n >= 4 && n < RF_N_INDICATORS);
    for (uint32_t k = 0; k < n; k++) {
        assert_true(k ? options[k].indicator > options[k - 1].indicator : !options[k].indicator);
        assert_true(options[k].traits.n > 0 && options[k].traits.n < RF__MOST_TRAITS);
        chances[k] = rf__traits_sum(&options[k].traits, rf__figure_weights);
        assert_int_not_equal(options[k].indicator, RF_DRONES); /* nothing speaks for them */
    }
    rf__to_chances(chances, n);
    for (uint32_t k = 0; k < n; k++)
        sum += chances[k];
    assert_true(fabs(sum - 1) < 1e-9);
    reading_free(r);
}

static void a_text_with_few_figures_is_not_asked(void **state) {
    (void)state;
    reading *r =
        reading_new("At least 117 people were killed in a quake in Karal. " UNTOLD, "2024-05-14");
    rf__doc *doc = reading_doc(r);
    rf__figures_read read;
    assert_int_equal(rf__see_figures(doc, &read), RF_OK);
    assert_int_equal(read.n_all, 2);
    assert_false(rf__may_choose_figure(doc, &read, quantity_of(doc, 41)));
    assert_null(draft_of(doc, 41));
    reading_free(r);
}

static void clues_are_bits_of_indicators(void **state) {
    (void)state;
    reading *r = reading_new("Bodies, votes and stones.", "2024-05-14");
    const rf__doc *doc = reading_doc(r);
    uint32_t bodies = rf__lexicon_clues(doc->lexicon, doc->tokens[0].hash);
    uint32_t votes = rf__lexicon_clues(doc->lexicon, doc->tokens[2].hash);
    uint32_t stones = rf__lexicon_clues(doc->lexicon, doc->tokens[4].hash);
    assert_true(bodies >> RF_KILLED & 1);
    assert_int_equal(votes, 1);
    assert_int_equal(stones, 0);
    assert_int_equal(rf__lexicon_clues(doc->lexicon, 0), 0);
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_that_no_rule_reads_is_chosen),
        cmocka_unit_test(drafts_stay_in_the_order_of_the_text),
        cmocka_unit_test(options_are_nothing_and_what_is_supported),
        cmocka_unit_test(a_text_with_few_figures_is_not_asked),
        cmocka_unit_test(clues_are_bits_of_indicators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
