#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct expected {
    const char *text;
    double low;
    const char *place, *country, *origin, *destination; /* NULL: not looked at; "": none */
} expected;

static void one(const char *text, const char *what, const char *wanted, const char *got) {
    if (wanted && strcmp(wanted, got ? got : "") != 0)
        fail_msg("%s: %s is \"%s\", not \"%s\"", text, what, got ? got : "", wanted);
}

static void expect(const expected *e, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = reading_with_places(e[i].text, "2020-02-18");
        if (!r)
            skip();
        rf__doc *doc = reading_doc(r);
        const rf_claim *c = NULL;
        for (uint32_t d = 0; d < doc->n_drafts; d++)
            if (doc->drafts[d].claim.kind == RF_FIGURE && doc->drafts[d].claim.low == e[i].low)
                c = &doc->drafts[d].claim;
        if (!c)
            fail_msg("%s: no figure", e[i].text);
        one(e[i].text, "place", e[i].place, c->place.text);
        one(e[i].text, "country", e[i].country, c->place.country);
        one(e[i].text, "origin", e[i].origin, c->origin.text);
        one(e[i].text, "destination", e[i].destination, c->destination.text);
        reading_free(r);
    }
}
#define EXPECT(cases) expect(cases, sizeof(cases) / sizeof *(cases))

static void the_place_beside_the_figure_is_meant(void **state) {
    (void)state;
    static const expected cases[] = {
        {"Shelling killed 13 people in Darat Izza in Aleppo province, Syria.", 13, "Darat Izza",
         "SY", "", ""},
        {"Floods killed 12 people in Sofala and 30 people in Manica, Mozambique.", 12, "Sofala",
         "MZ", "", ""},
        {"Floods killed 12 people in Sofala and 30 people in Manica, Mozambique.", 30, "Manica",
         "MZ", "", ""},
        {"In Maiduguri, floods displaced 200,000 people.", 200000, "Maiduguri", "NG", "", ""},
        {"Floods displaced 900 people in Phalombe, Malawi, followed by Mulanje with 310.", 310,
         "Mulanje", "MW", NULL, NULL},
        {"Idlib is home to 3,000,000 people.", 3000000, "Idlib", "SY", "", ""},
    };
    EXPECT(cases);
}

static void lists_are_one_place(void **state) {
    (void)state;
    static const expected cases[] = {
        {"Some 900 people were displaced in Idlib province and western Aleppo.", 900,
         "Idlib province and western Aleppo", "SY", "", ""},
    };
    EXPECT(cases);
}

static void people_come_from_somewhere_and_go_somewhere(void **state) {
    (void)state;
    static const expected cases[] = {
        {"About 1,300 people fled from Bria in the Central African Republic.", 1300, "Bria", "CF",
         "Bria", ""},
        {"About 1,300 people fled Bria.", 1300, "Bria", "CF", "Bria", ""},
        {"Some 600 families fled to Tawila.", 600, "Tawila", "SD", "", "Tawila"},
        {"More than 2,000 people fled from Saraqib to Idlib.", 2000, "Saraqib", "SY", "Saraqib",
         "Idlib"},
    };
    EXPECT(cases);
}

static void the_discourse_gives_what_the_sentence_leaves_out(void **state) {
    (void)state;
    static const expected cases[] = {
        {"The storm hit Beira in Mozambique on Thursday. It killed 15 people.", 15, "Beira", "MZ",
         "", ""},
        {"Soldiers took Djibo in Burkina Faso.\nThe war has killed 9,000 people.", 9000,
         "Burkina Faso", "BF", "", ""},
        {"Kyiv said 13 people were killed in Kramatorsk.", 13, "Kramatorsk", "UA", "", ""},
        {"It rained. Some 15 people were killed.", 15, "", "", "", ""},
    };
    EXPECT(cases);
}

/* The second word of a report is a relative one: nothing stands before it that could be looked at.
 */
static void a_report_may_begin_with_a_relative_clause(void **state) {
    (void)state;
    static const expected cases[] = {{"Those who Tawila 24 killed", 24, NULL, NULL, NULL, NULL}};
    EXPECT(cases);
}

static void where_a_speaker_sits_is_not_the_place(void **state) {
    (void)state;
    static const expected cases[] = {
        {"People fled Saraqib in Syria.\nSome 70 people were killed, a spokesman told reporters in "
         "Geneva.",
         70, NULL, "SY", "", ""},
        {"NAIROBI, 3 May - Clashes killed 19 people in Malakal.", 19, "Malakal", "SS", "", ""},
    };
    EXPECT(cases);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_beside_the_figure_is_meant),
        cmocka_unit_test(lists_are_one_place),
        cmocka_unit_test(people_come_from_somewhere_and_go_somewhere),
        cmocka_unit_test(the_discourse_gives_what_the_sentence_leaves_out),
        cmocka_unit_test(a_report_may_begin_with_a_relative_clause),
        cmocka_unit_test(where_a_speaker_sits_is_not_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
