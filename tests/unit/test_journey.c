#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const rf_claim *figure(rf__doc *doc, double low) {
    for (uint32_t d = 0; d < doc->n_drafts; d++)
        if (doc->drafts[d].claim.kind == RF_FIGURE && doc->drafts[d].claim.low == low)
            return &doc->drafts[d].claim;
    fail_msg("no figure of %g", low);
    return NULL;
}

typedef struct row {
    const char *text;
    double low;
    const char *origin, *destination; /* "": none */
} row;

static void check(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = reading_with_places(rows[i].text, "2024-02-18");
        if (!r)
            skip();
        const rf_claim *c = figure(reading_doc(r), rows[i].low);
        const char *from = c->origin.text ? c->origin.text : "";
        const char *to = c->destination.text ? c->destination.text : "";
        if (strcmp(from, rows[i].origin) != 0 || strcmp(to, rows[i].destination) != 0)
            fail_msg("%s: from \"%s\" to \"%s\"", rows[i].text, from, to);
        reading_free(r);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void what_verbs_of_leaving_take_is_the_origin(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 4,300 people fled their homes in two villages of Kibati.", 4300,
         "villages of Kibati", ""},
        {"At least 950 families left Bria for Bambari.", 950, "Bria", "Bambari"},
        {"Some 18,000 people were told to leave Nowshera.", 18000, "Nowshera", ""},
        {"Clashes displaced 2,100 households from quarters of Bria.", 2100, "Bria", ""},
    };
    CHECK(rows);
}

static void what_verbs_of_arriving_take_is_the_destination(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 62,000 refugees have entered Chad.", 62000, "", "Chad"},
        {"Another 300 people made it as far as Bambari.", 300, "", "Bambari"},
        {"Uganda has taken in 5,400 new Congolese refugees.", 5400, "Congolese", "Uganda"},
    };
    CHECK(rows);
}

static void a_river_that_is_crossed_is_neither(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 800 people crossed the Ruo river from Malawi.", 800, "Malawi", ""},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_verbs_of_leaving_take_is_the_origin),
        cmocka_unit_test(what_verbs_of_arriving_take_is_the_destination),
        cmocka_unit_test(a_river_that_is_crossed_is_neither),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
