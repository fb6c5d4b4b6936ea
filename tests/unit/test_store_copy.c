#include "base/rng.h"
#include "reports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST 8000

/* n words of a story, from number `from` on; stories share no five words in a row. */
static void tell(char *to, uint32_t story, uint32_t from, uint32_t n) {
    rf__rng_key key = rf__rng_key_make(story, 0);
    size_t at = strlen(to);
    for (uint32_t i = from; i < from + n; i++) {
        rf__rng rng = rf__rng_at(key, i, 0, 0, 0);
        at += (size_t)snprintf(to + at, MOST - at, "w%u ", (unsigned)(rf__rng_uniform(&rng) * 500));
    }
}

typedef struct desk {
    folder dir;
    rf_ledger *ledger;
} desk;

static int set_up(void **state) {
    desk *d = calloc(1, sizeof *d);
    if (!d)
        return -1;
    d->dir = folder_make();
    d->ledger = made_ledger(folder_path(&d->dir, "a.db"), RF_LEDGER_WRITE);
    *state = d;
    return 0;
}

static int tear_down(void **state) {
    desk *d = *state;
    rf_ledger_free(d->ledger);
    folder_remove(&d->dir);
    free(d);
    return 0;
}

static rf_added put(void **state, const char *name, const char *text) {
    made_report *m = made_new(name, text, NULL);
    rf_added added = made_add(((desk *)*state)->ledger, m);
    made_free(m);
    return added;
}

static void another_headline_makes_no_other_story(void **state) {
    char a[MOST] = "UN warns of a disaster. ", b[MOST] = "A DISASTER IS NEAR, SAYS THE UN! ";
    tell(a, 1, 0, 300);
    tell(b, 1, 0, 300);
    rf_added first = put(state, "a", a), second = put(state, "b", b);
    assert_int_equal(first.outcome, RF_ADDED);
    assert_int_equal(second.outcome, RF_COPY);
    assert_int_equal(second.copy_of, first.report);
    assert_true(second.similarity > 0.9);
}

static void case_and_punctuation_do_not_matter(void **state) {
    char a[MOST] = "", b[MOST] = "";
    tell(a, 2, 0, 100);
    for (size_t i = 0; a[i]; i++) {
        b[i] = (char)(a[i] == 'w' ? 'W' : a[i] == ' ' ? (i % 2 ? ',' : '\n') : a[i]);
    }
    put(state, "a", a);
    rf_added second = put(state, "b", b);
    assert_int_equal(second.outcome, RF_COPY);
    assert_true(second.similarity >= 1);
}

static void a_story_that_was_cut_is_a_copy(void **state) {
    int n_found = 0;
    for (uint32_t story = 100; story < 120; story++) {
        char a[MOST] = "", b[MOST] = "Cut short. ", name[16];
        tell(a, story, 0, 400);
        tell(b, story, 0, 240);
        snprintf(name, sizeof name, "a%u", story);
        put(state, name, a);
        snprintf(name, sizeof name, "b%u", story);
        n_found += put(state, name, b).outcome == RF_COPY;
    }
    assert_true(n_found >= 16); /* resemblance 0.6: 18 of 20 are to be expected */
}

static void a_story_that_goes_on_is_another(void **state) {
    char a[MOST] = "", b[MOST] = "";
    tell(a, 3, 0, 300);
    tell(b, 3, 150, 300); /* half of each is common: 1/3 of all */
    put(state, "a", a);
    assert_int_equal(put(state, "b", b).outcome, RF_ADDED);
}

static void unrelated_stories_are_not_linked(void **state) {
    for (uint32_t story = 200; story < 400; story++) {
        char text[MOST] = "According to the Observatory for Human Rights in the city, ", name[16];
        tell(text, story, 0, 200);
        snprintf(name, sizeof name, "u%u", story);
        assert_int_equal(put(state, name, text).outcome, RF_ADDED);
    }
}

static void all_copies_lead_to_the_first(void **state) {
    int64_t first = 0;
    for (int i = 0; i < 30; i++) {
        char text[MOST], name[16];
        snprintf(text, sizeof text, "Outlet number %d has this. ", i);
        tell(text, 5, 0, 300);
        snprintf(name, sizeof name, "c%d", i);
        rf_added added = put(state, name, text);
        assert_int_equal(added.copy_of, first);
        first = first ? first : added.report;
    }
}

static void short_texts_are_alike_by_chance(void **state) {
    put(state, "s1", "Ten people fled from the town of Idlib on Monday, the UN said.");
    assert_int_equal(
        put(state, "s2", "Ten people fled from the town of Idlib on Monday, the UN said!").outcome,
        RF_ADDED);
    assert_int_equal(put(state, "s3", "").outcome, RF_ADDED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_headline_makes_no_other_story),
        cmocka_unit_test(case_and_punctuation_do_not_matter),
        cmocka_unit_test(a_story_that_was_cut_is_a_copy),
        cmocka_unit_test(a_story_that_goes_on_is_another),
        cmocka_unit_test(unrelated_stories_are_not_linked),
        cmocka_unit_test(all_copies_lead_to_the_first),
        cmocka_unit_test(short_texts_are_alike_by_chance),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
