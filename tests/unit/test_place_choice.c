#include "base/buf.h"
#include "claim/where/place_choice.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void chances_add_up_to_one(void **state) {
    (void)state;
    double alike[] = {3, 3, 3, 3}, far[] = {1000, 0, -1000};
    rf__to_chances(alike, 4);
    rf__to_chances(far, 3);
    for (int i = 0; i < 4; i++)
        assert_true(fabs(alike[i] - 0.25) < 1e-12);
    assert_true(fabs(far[0] - 1) < 1e-12);
    assert_true(far[1] >= 0 && far[1] < 1e-12 && far[2] >= 0);
}

static void a_trait_counts_by_its_weight_and_value(void **state) {
    (void)state;
    static const rf__trait_weights weights[2] = {{0.5F}, {0, 0, -2}};
    rf__traits traits = {0};
    rf__has(&traits, 0, 0, 1);
    rf__has(&traits, 1, 2, 0.25);
    rf__has(&traits, 1, 1, 0);
    assert_int_equal(traits.n, 2);
    assert_true(fabs(rf__traits_sum(&traits, weights)) < 1e-6);
}

static void mentions_of_a_place_are_tied(void **state) {
    (void)state;
    reading *r =
        reading_with_places("Floods hit Zomba in Malawi. Blantyre was spared. In Zomba, 12 "
                            "people died and Malawi mourned.",
                            "2024-02-18");
    if (!r)
        skip();
    const rf__doc *doc = reading_doc(r);
    uint32_t n_again = 0;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        bool again = m->previous != UINT32_MAX;
        n_again += again;
        assert_int_equal(m->nth, again ? 2 : 1);
        assert_int_equal(m->first, again ? m->previous : i);
        if (again)
            assert_int_equal(m->place, doc->mentions[m->first].place);
    }
    assert_int_equal(n_again, 2);
    reading_free(r);
}

static const rf__draft *last_draft(const rf__doc *doc) {
    assert_true(doc->n_drafts > 0);
    return &doc->drafts[doc->n_drafts - 1];
}

static void options_are_places_told_so_far_each_once(void **state) {
    (void)state;
    reading *r =
        reading_with_places("Floods hit Zomba and Blantyre in Malawi. Zomba was cut off. The "
                            "police said that 12 people had died. Lilongwe was spared.",
                            "2024-02-18");
    if (!r)
        skip();
    const rf__doc *doc = reading_doc(r);
    rf__place_option options[RF__MOST_OPTIONS];
    uint32_t n = rf__place_options(doc, doc->n_drafts - 1, options);
    assert_int_equal(n, 3);
    for (uint32_t k = 0; k < n; k++) {
        assert_true(doc->mentions[options[k].last].sentence < last_draft(doc)->sentence);
        assert_true(options[k].here == UINT32_MAX && options[k].before != UINT32_MAX);
        for (uint32_t j = 0; j < k; j++)
            assert_int_not_equal(doc->mentions[options[k].last].first,
                                 doc->mentions[options[j].last].first);
    }
    reading_free(r);
}

static void only_what_the_sentence_does_not_tell_is_chosen(void **state) {
    (void)state;
    reading *r = reading_with_places("Floods hit Zomba on Monday. In Blantyre, 12 people died.",
                                     "2024-02-18");
    if (!r)
        skip();
    assert_false(last_draft(reading_doc(r))->carried);
    reading_free(r);
    r = reading_with_places("Floods hit Zomba on Monday. The police said that 12 people had died.",
                            "2024-02-18");
    const rf__doc *doc = reading_doc(r);
    const rf__draft *d = last_draft(doc);
    assert_true(d->carried && d->chance > 0.5F && d->chance <= 1);
    assert_int_equal(doc->mentions[d->at].sentence, 0);
    assert_string_equal(d->claim.place.text, "Zomba");
    reading_free(r);
}

static void a_long_report_has_no_more_options_than_there_is_room_for(void **state) {
    (void)state;
    static const char *const towns[] = {"Zomba", "Blantyre", "Lilongwe", "Mzuzu", "Karonga",
                                        "Beira", "Tete",     "Nampula",  "Pemba", "Quelimane"};
    rf__buf text = {0};
    for (int i = 0; i < 3000; i++)
        rf__buf_printf(&text, "Water reached %s and Village%c%c. ", towns[i % 10], 'a' + i % 26,
                       'a' + i / 26 % 26);
    rf__buf_str(&text, "The police said that 12 people had died.");
    reading *r = reading_with_places(text.bytes, "2024-02-18");
    rf__buf_free(&text);
    if (!r)
        skip();
    const rf__doc *doc = reading_doc(r);
    rf__place_option options[RF__MOST_OPTIONS];
    uint32_t n = rf__place_options(doc, doc->n_drafts - 1, options);
    assert_true(n > 0 && n <= RF__MOST_OPTIONS);
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chances_add_up_to_one),
        cmocka_unit_test(a_trait_counts_by_its_weight_and_value),
        cmocka_unit_test(mentions_of_a_place_are_tied),
        cmocka_unit_test(options_are_places_told_so_far_each_once),
        cmocka_unit_test(only_what_the_sentence_does_not_tell_is_chosen),
        cmocka_unit_test(a_long_report_has_no_more_options_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
