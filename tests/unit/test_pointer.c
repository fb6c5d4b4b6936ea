#include "claim/where/where.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void the_kind_behind_an_article_points(void **state) {
    (void)state;
    static const struct {
        const char *text;
        rf_gaz_kind kind;
        bool country, there;
    } rows[] = {
        {"Some 15 people were killed in the town.", RF_GAZ_TOWN, false, false},
        {"Some 15 people were killed in the gas-rich province.", RF_GAZ_ADMIN1, false, false},
        {"Some 15 people were killed in the area.", RF_GAZ_UNKNOWN, false, true},
        {"Some 15 people were killed nationwide.", RF_GAZ_UNKNOWN, true, false},
        {"Some 15 people were killed there.", RF_GAZ_UNKNOWN, false, true},
        {"Some 15 people were killed in the central district.", RF_GAZ_UNKNOWN, false, false},
        {"Some 15 people were killed in towns.", RF_GAZ_UNKNOWN, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        rf__doc *doc = reading_doc(r);
        rf__pointer p = rf__pointer_in(doc, &doc->sentences[0]);
        if (p.kind != rows[i].kind || p.country != rows[i].country || p.there != rows[i].there)
            fail_msg("%s: %s %d %d", rows[i].text, rf_gaz_kind_name(p.kind), p.country, p.there);
        reading_free(r);
    }
}

static void words_that_point_stand_near_their_figure(void **state) {
    (void)state;
    static const struct {
        const char *text;
        rf_gaz_kind kind;
    } rows[] = {
        {"Some 260,000 civilians are trapped in the city.", RF_GAZ_TOWN},
        {"The region hosts some 260,000 people.", RF_GAZ_ADMIN1},
        {"Some 260,000 civilians are trapped, said the head of the city council.", RF_GAZ_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        rf__doc *doc = reading_doc(r);
        assert_true(doc->n_drafts > 0);
        const rf__draft *d = &doc->drafts[0];
        uint32_t to = d->np + d->n_np, at;
        if (d->trigger >= to && d->trigger < to + 6)
            to = d->trigger + d->n_trigger;
        rf_gaz_kind kind = rf__pointer_near(doc, &doc->sentences[0], d->np, to, &at);
        if (kind != rows[i].kind)
            fail_msg("%s: %s", rows[i].text, rf_gaz_kind_name(kind));
        reading_free(r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kind_behind_an_article_points),
        cmocka_unit_test(words_that_point_stand_near_their_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
