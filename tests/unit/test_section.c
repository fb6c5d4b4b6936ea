#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *country_of_last(const char *text, char ret[3]) {
    reading *r = reading_with_places(text, "2024-02-18");
    if (!r)
        skip();
    rf__doc *doc = reading_doc(r);
    memcpy(ret, doc->sentences[doc->n_sentences - 1].country, 3);
    reading_free(r);
    return ret;
}

static void a_label_before_a_colon_has_its_country(void **state) {
    (void)state;
    char country[3];
    assert_string_equal(
        country_of_last("Floods hit Malawi, Malawi said.\n- Peru: 12 people died.", country), "PE");
}

static void a_place_that_is_only_spoken_of_heads_nothing(void **state) {
    (void)state;
    char country[3];
    assert_string_equal(
        country_of_last("Floods hit Zomba in Malawi. Malawi wept.\nPeru sent 12 tents.", country),
        "MW");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_before_a_colon_has_its_country),
        cmocka_unit_test(a_place_that_is_only_spoken_of_heads_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
