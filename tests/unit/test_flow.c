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
    rf_flow flow;
} row;

static void check(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = reading_new(rows[i].text, "2024-02-18");
        rf_flow got = figure(reading_doc(r), rows[i].low)->flow;
        if (got != rows[i].flow)
            fail_msg("%s: %s", rows[i].text, rf_flow_name(got));
        reading_free(r);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void a_perfect_counts_up_to_now(void **state) {
    (void)state;
    static const row rows[] = {
        {"The war has killed 4,000 people and forced more than 90,000 from their homes.", 90000,
         RF_CUMULATIVE},
        {"Shells have hit two markets and killed 45 traders.", 45, RF_CUMULATIVE},
        {"Shells hit two markets and killed 45 traders.", 45, RF_NEW},
        {"The mayor said gunmen had killed 31 farmers on Monday.", 31, RF_NEW},
    };
    CHECK(rows);
}

static void states_are_stock(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 23,000 displaced people sleep in schools.", 23000, RF_STOCK},
        {"Some 600 people are missing.", 600, RF_STOCK},
        {"Fighters abducted nine drivers.", 9, RF_NEW},
        {"At least 5,500 people remain missing.", 5500, RF_STOCK},
    };
    CHECK(rows);
}

static void words_say_it(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 700 people were newly displaced.", 700, RF_NEW},
        {"So far 700 people were displaced.", 700, RF_CUMULATIVE},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_perfect_counts_up_to_now),
        cmocka_unit_test(states_are_stock),
        cmocka_unit_test(words_say_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
