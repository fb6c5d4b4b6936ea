/* The n-th allocation fails, for every n: places are added whole or not at all, and nothing leaks
 * (run it under AddressSanitizer). Linked with --wrap for malloc, calloc and realloc. */
#include "faults.h"
#include "small_gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void adding_places_survives_every_fault(void **state) {
    (void)state;
    static const char text[] = "admin1Name_en\tadmin1Pcode\tadmin2Name_en\tadmin2Pcode\n"
                               "Aleppo\tSY02\tAzaz\tSY0201\nAleppo\tSY02\tJarablus\tSY0202\n";
    int64_t n = 0;
    do {
        rf_gazetteer *g = small_gazetteer("Alba;;town;SY;35.5;36.5;1000\n");
        failed = false;
        fail_at = ++n;
        rf_err err = rf__gazetteer_add_text(g, "t", text, sizeof text - 1, NULL, NULL);
        fail_at = 0;
        assert_true(err == RF_OK || (failed && err == RF_ERR_NOMEM));
        assert_int_equal(rf_gazetteer_count(g), err ? 1 : 4);
        rf_place_match m;
        assert_true(small_match(g, "Alba", &m));
        assert_true(small_match(g, "Jarablus", &m) == !err);
        /* it can be tried again */
        assert_int_equal(rf__gazetteer_add_text(g, "t", text, sizeof text - 1, NULL, NULL), RF_OK);
        rf_gazetteer_free(g);
    } while (failed && n < 10000);
    assert_false(failed);
    assert_true(n > 10);
}

static void resolving_survives_every_fault(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer("Alba;;town;SY;35.5;36.5;1000\n");
    rf_place_mention m = {.within = -1, .weight = 1, .cue = true};
    assert_true(small_match(g, "Alba", &m.match));
    int64_t n = 0;
    do {
        failed = false;
        fail_at = ++n;
        rf_err err = rf_places_resolve(g, &m, 1, NULL, NULL);
        fail_at = 0;
        assert_int_equal(err, failed ? RF_ERR_NOMEM : RF_OK);
    } while (failed && n < 100);
    assert_false(failed);
    assert_true(n > 3);
    rf_gazetteer_free(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_places_survives_every_fault),
        cmocka_unit_test(resolving_survives_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
