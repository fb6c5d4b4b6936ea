#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

/* The figure whose low end is this number. */
static const rf_claim *figure(reading *r, double low) {
    rf__doc *doc = reading_doc(r);
    for (uint32_t i = 0; i < doc->n_drafts; i++)
        if (doc->drafts[i].claim.kind == RF_FIGURE && doc->drafts[i].claim.low == low)
            return &doc->drafts[i].claim;
    return NULL;
}

static void expect(const char *text, double low, const char *organisation) {
    reading *r = reading_new(text, "2020-02-18");
    const rf_claim *claim = figure(r, low);
    if (!claim)
        fail_msg("no figure: %s", text);
    const char *got = claim->source.organisation;
    if (organisation ? !got || strcmp(got, organisation) != 0 : got != NULL)
        fail_msg("source %s: %s", got, text);
    reading_free(r);
}

static void a_figure_takes_the_innermost_speaker(void **state) {
    (void)state;
    expect("OCHA said 70 people had fled.", 70, "OCHA");
    expect("OCHA said IOM had recorded 70 displaced people.", 70, "IOM");
    expect("OCHA said 12 people had fled, while the army put the number of displaced people at 70.",
           12, "OCHA");
}

static void a_part_takes_the_source_of_its_whole(void **state) {
    (void)state;
    expect("Some 70 people were killed, 12 of them children, OCHA said.", 12, "OCHA");
}

static void the_source_ends_with_its_sentence(void **state) {
    (void)state;
    expect("OCHA said it was cold. Some 70 people have fled.", 70, NULL);
    expect("OCHA said it was cold. Some 70 people have reportedly fled.", 70, "OCHA");
    expect("OCHA said it was cold.\nSome 70 people have reportedly fled.", 70, NULL);
}

static void who_counts_goes_on_counting(void **state) {
    (void)state;
    expect("OCHA recorded 12 deaths. In Tarsa 70 people fled.", 70, "OCHA");
    expect("OCHA said that 12 people had died. In Tarsa 70 people died.", 70, "OCHA");
    expect("OCHA said that 12 people had died. In Tarsa 70 people fled.", 70, NULL);
    expect("OCHA said that 12 people had died.\nIn Tarsa 70 people fled.", 70, NULL);
    expect("OCHA said that 12 people had died.\nAnother 70 people fled.", 70, "OCHA");
}

static void who_helps_tells_of_it(void **state) {
    (void)state;
    expect("WFP has fed 70 displaced people in Tarsa.", 70, "WFP");
    expect("WFP was told of 70 displaced people in Tarsa.", 70, NULL);
}

static void the_day_of_saying_is_kept_apart(void **state) {
    (void)state;
    reading *r = reading_new("Some 70 people have fled, OCHA said on 17 February.", "2020-02-18");
    const rf_claim *claim = figure(r, 70);
    rf_date day;
    assert_non_null(claim);
    assert_int_equal(rf_date_make(&day, 2020, 2, 17), RF_OK);
    assert_int_equal(claim->source.said_on, day);
    reading_free(r);
}

static void who_warns_is_the_source_of_the_warning(void **state) {
    (void)state;
    reading *r = reading_new("UNICEF warned of a bloodbath in Tarsa.", NULL);
    rf__doc *doc = reading_doc(r);
    assert_int_equal(doc->n_drafts, 1);
    assert_string_equal(doc->drafts[0].claim.source.organisation, "UNICEF");
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_takes_the_innermost_speaker),
        cmocka_unit_test(a_part_takes_the_source_of_its_whole),
        cmocka_unit_test(the_source_ends_with_its_sentence),
        cmocka_unit_test(who_counts_goes_on_counting),
        cmocka_unit_test(who_helps_tells_of_it),
        cmocka_unit_test(the_day_of_saying_is_kept_apart),
        cmocka_unit_test(who_warns_is_the_source_of_the_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
