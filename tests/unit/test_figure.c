/* Which trigger governs which number: phrases, triggers, links, and what kind of statement a
 * figure is. Each row is a sentence and the figures that must come of it. */
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct row {
    const char *text;
    const char *figures; /* "indicator low unit", parted by bars, in the order of the text */
} row;

static void figures_of(reading *r, char *out, size_t cap) {
    rf__doc *doc = reading_doc(r);
    size_t n = 0;
    out[0] = 0;
    for (uint32_t d = 0; d < doc->n_drafts; d++) {
        const rf_claim *c = &doc->drafts[d].claim;
        if (c->kind == RF_FIGURE && n < cap)
            n += (size_t)snprintf(out + n, cap - n, "%s%s %.10g %s", n ? "|" : "",
                                  rf_indicator_name(c->indicator), c->low, rf_unit_name(c->unit));
    }
}

static void check(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = reading_new(rows[i].text, "2021-06-15");
        char got[512];
        figures_of(r, got, sizeof got);
        if (strcmp(got, rows[i].figures))
            fail_msg("%s\n  gave %s\n  not  %s", rows[i].text, got, rows[i].figures);
        reading_free(r);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void verbs_count_their_subject_or_object(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 4,100 people fled Tarsa.", "displaced 4100 people"},
        {"The floods displaced 4,100 people.", "displaced 4100 people"},
        {"About 4,100 people were displaced by the floods.", "displaced 4100 people"},
        {"The blast killed 12 people and wounded 30.", "killed 12 people|injured 30 people"},
        {"At least 12 people were killed and 30 others injured.",
         "killed 12 people|injured 30 people"},
        {"The army forced 300 families from their homes.", "displaced 300 households"},
        {"The army forced 300 families to pay.", ""},
    };
    CHECK(rows);
}

static void nouns_and_adjectives_are_triggers_too(void **state) {
    (void)state;
    static const row rows[] = {
        {"The death toll rose to 41.", "killed 41 people"},
        {"The storm left 230 people homeless.", "homeless 230 people"},
        {"The camp is home to 6,000 people.", "population 6000 people"},
        {"The displacement of 70,000 people is feared.", "displaced 70000 people"},
        {"There are 19 dead and three missing.", "killed 19 people|missing 3 people"},
    };
    CHECK(rows);
}

static void numbers_without_a_trigger_take_that_of_their_neighbour(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 9,000 people (1,800 households) were displaced.",
         "displaced 9000 people|displaced 1800 households"},
        {"The raid killed 12 people, including four children.", "killed 12 people|killed 4 people"},
        {"In Tarsa 120 people were killed, in Gorsk 80.", "killed 120 people|killed 80 people"},
    };
    CHECK(rows);
}

static void what_is_measured_or_named_is_no_figure(void **state) {
    (void)state;
    static const row rows[] = {
        {"They fled 40 kilometres on foot.", ""},
        {"Amina, 34, fled with her son.", ""},
        {"The 12-year-old was killed.", ""},
        {"Resolution 2254 was adopted after people fled.", ""},
        {"In 2019 many people fled.", ""},
        {"Thirty lawmakers voted on the displaced.", ""},
    };
    CHECK(rows);
}

static void clauses_keep_numbers_apart(void **state) {
    (void)state;
    static const row rows[] = {
        {"While 300 homes were destroyed, 2,000 people were evacuated.",
         "homes_destroyed 300 homes|evacuated 2000 people"},
        {"The quake killed 52 people; 1,400 lost their homes.",
         "killed 52 people|homeless 1400 people"},
    };
    CHECK(rows);
}

static const rf_claim *first_figure(reading *r) {
    for (uint32_t d = 0; d < reading_doc(r)->n_drafts; d++)
        if (reading_doc(r)->drafts[d].claim.kind == RF_FIGURE)
            return &reading_doc(r)->drafts[d].claim;
    return NULL;
}

static void modality_and_flow_follow_the_words_around(void **state) {
    (void)state;
    static const struct {
        const char *text;
        rf_modality modality;
        rf_qualifier qualifier;
        uint32_t groups;
    } rows[] = {
        {"Some 400 people fled.", RF_REPORTED, RF_ABOUT, 0},
        {"Up to 400 people could flee.", RF_PROJECTED, RF_UP_TO, 0},
        {"The ministry plans to evacuate 400 people.", RF_PLANNED, RF_EXACT, 0},
        {"The army denied that 400 people had been killed.", RF_DENIED, RF_EXACT, 0},
        {"More than 400 children were killed.", RF_REPORTED, RF_OVER, RF_CHILDREN},
        {"At least 40 civilians, were killed.", RF_REPORTED, RF_AT_LEAST, RF_CIVILIANS},
        {"Between 40 and 50 women were injured.", RF_REPORTED, RF_RANGE, RF_WOMEN},
        {"Nearly 400 soldiers were killed.", RF_REPORTED, RF_NEARLY, RF_SOLDIERS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading *r = reading_new(rows[i].text, "2021-06-15");
        const rf_claim *c = first_figure(r);
        if (!c || c->modality != rows[i].modality || c->qualifier != rows[i].qualifier ||
            c->groups != rows[i].groups)
            fail_msg("%s: %s, %s, groups %x", rows[i].text, c ? rf_modality_name(c->modality) : "-",
                     c ? rf_qualifier_name(c->qualifier) : "-", c ? c->groups : 0);
        reading_free(r);
    }
}

static void confidence_falls_with_what_stands_between(void **state) {
    (void)state;
    reading *near = reading_new("Some 400 people fled.", NULL);
    reading *far =
        reading_new("Some 400 people in the hills, where it had rained for days, fled.", NULL);
    const rf_claim *a = first_figure(near), *b = first_figure(far);
    assert_non_null(a);
    assert_true(a->confidence > 0.6 && a->confidence <= 1);
    assert_true(!b || b->confidence < a->confidence);
    reading_free(near);
    reading_free(far);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_count_their_subject_or_object),
        cmocka_unit_test(nouns_and_adjectives_are_triggers_too),
        cmocka_unit_test(numbers_without_a_trigger_take_that_of_their_neighbour),
        cmocka_unit_test(what_is_measured_or_named_is_no_figure),
        cmocka_unit_test(clauses_keep_numbers_apart),
        cmocka_unit_test(modality_and_flow_follow_the_words_around),
        cmocka_unit_test(confidence_falls_with_what_stands_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
