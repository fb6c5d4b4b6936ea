#include "small_gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROWS                                                                                       \
    "Syria;;country;SY;35;38;\n"                                                                   \
    "Jordan;;country;JO;31;36;\n"                                                                  \
    "Idlib;;admin1;SY;35.8;36.6;\n"                                                                \
    "Tripoli;;town;LY;32.9;13.2;1100000\n"                                                         \
    "Tripoli;;town;LB;34.4;35.8;230000\n"                                                          \
    "Lebanon;;country;LB;33.8;35.8;\n"                                                             \
    "Halba;;town;LB;34.5;36.1;20000\n"                                                             \
    "Springfield;;town;US;39.8;-89.6;400\n"                                                        \
    "Hama;;admin1;SY;35.1;36.8;\nHama;;town;SY;35.13;36.75;460000\n"

static rf_place_mention mention(const rf_gazetteer *g, const char *name) {
    rf_place_mention m = {.within = -1, .weight = 1};
    if (!small_match(g, name, &m.match))
        fail_msg("no %s", name);
    return m;
}

static const char *country_of(const rf_gazetteer *g, const rf_place_mention *m) {
    return rf_gazetteer_get(g, m->place).country;
}

static void the_country_of_the_report_decides(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_mention alone = mention(g, "Tripoli");
    char country[3];
    assert_int_equal(rf_places_resolve(g, &alone, 1, NULL, country), RF_OK);
    assert_string_equal(country_of(g, &alone), "LY"); /* the larger one */
    assert_string_equal(country, "LY");
    rf_place_mention two[] = {mention(g, "Lebanon"), mention(g, "Tripoli")};
    assert_int_equal(rf_places_resolve(g, two, 2, NULL, country), RF_OK);
    assert_string_equal(country_of(g, &two[1]), "LB");
    assert_string_equal(country, "LB");
    rf_place_mention given = mention(g, "Tripoli");
    assert_int_equal(rf_places_resolve(g, &given, 1, "LB", country), RF_OK);
    assert_string_equal(country_of(g, &given), "LB");
    rf_gazetteer_free(g);
}

static void a_little_place_needs_words_that_say_so(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_mention m = mention(g, "Halba");
    assert_int_equal(rf_places_resolve(g, &m, 1, NULL, NULL), RF_OK);
    assert_int_equal(m.place, RF_NO_PLACE);
    m.cue = true;
    assert_int_equal(rf_places_resolve(g, &m, 1, NULL, NULL), RF_OK);
    assert_string_equal(country_of(g, &m), "LB");
    m.doubt = 4;
    assert_int_equal(rf_places_resolve(g, &m, 1, NULL, NULL), RF_OK);
    assert_int_equal(m.place, RF_NO_PLACE);
    rf_gazetteer_free(g);
}

static void kind_words_choose_between_a_region_and_its_town(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_mention m = mention(g, "Hama");
    m.kind_hint = RF_GAZ_ADMIN1;
    assert_int_equal(rf_places_resolve(g, &m, 1, NULL, NULL), RF_OK);
    assert_int_equal(rf_gazetteer_get(g, m.place).kind, RF_GAZ_ADMIN1);
    m.kind_hint = RF_GAZ_TOWN;
    assert_int_equal(rf_places_resolve(g, &m, 1, NULL, NULL), RF_OK);
    assert_int_equal(rf_gazetteer_get(g, m.place).kind, RF_GAZ_TOWN);
    rf_gazetteer_free(g);
}

static void what_it_lies_in_decides(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_mention m[] = {mention(g, "Syria"), mention(g, "Syria"), mention(g, "Tripoli"),
                            mention(g, "Lebanon")};
    m[2].within = 3;
    assert_int_equal(rf_places_resolve(g, m, 4, NULL, NULL), RF_OK);
    assert_string_equal(country_of(g, &m[2]), "LB");
    m[2].within = 99; /* no such mention: passed over */
    assert_int_equal(rf_places_resolve(g, m, 4, NULL, NULL), RF_OK);
    rf_gazetteer_free(g);
}

static void unknown_names_stay_unknown(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_mention m[] = {{.within = -1, .weight = 1, .cue = true}, mention(g, "Syria")};
    char country[3];
    assert_int_equal(rf_places_resolve(g, m, 2, NULL, country), RF_OK);
    assert_int_equal(m[0].place, RF_NO_PLACE);
    assert_string_equal(country, "SY");
    assert_int_equal(rf_places_resolve(g, NULL, 0, NULL, country), RF_OK);
    assert_string_equal(country, "");
    rf_gazetteer_free(g);
}

static void a_spelling_is_looked_for_in_the_first_country(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer("Lebanon;;country;LB;33.8;35.8;\n"
                                      "Halba;;town;LB;34.5;36.1;20000\n"
                                      "Zgharta;;town;LB;34.4;35.9;20000\n"
                                      "Israel;;country;IL;31;35;\n"
                                      "Saraqib;;town;IL;32.2;34.9;3000\n");
    rf_place_mention m[] = {mention(g, "Lebanon"), mention(g, "Halba"), mention(g, "Zgharta"),
                            mention(g, "Israel"), mention(g, "Saraqeb")};
    char country[3];
    assert_true(m[4].match.quality < 1);
    assert_int_equal(rf_places_resolve(g, m, 5, NULL, country), RF_OK);
    assert_string_equal(country, "LB");
    assert_int_equal(m[4].place, RF_NO_PLACE);
    rf_gazetteer_free(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_country_of_the_report_decides),
        cmocka_unit_test(a_little_place_needs_words_that_say_so),
        cmocka_unit_test(kind_words_choose_between_a_region_and_its_town),
        cmocka_unit_test(what_it_lies_in_decides),
        cmocka_unit_test(unknown_names_stay_unknown),
        cmocka_unit_test(a_spelling_is_looked_for_in_the_first_country),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
