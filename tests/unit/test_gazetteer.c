#include "base/buf.h"
#include "folder.h"
#include "place/name_words.h"
#include "small_gazetteer.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROWS                                                                                       \
    "Alba;Albah|Old Alba;town;SY;35.5;36.5;1000\n"                                                 \
    "Alba;;town;US;40;-80;900000\n"                                                                \
    "Alba Longa;;town;IT;41.7;12.6;5000\n"                                                         \
    "Saraqib;;town;SY;35.86;36.81;34000\n"                                                         \
    "Darfur;;region;SD;13;24;\n"

static void the_longest_name_wins(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_match m;
    rf__name_words words;
    rf__name_split(&words, "Alba Longa fell", 15);
    assert_true(rf_gazetteer_match(g, words.words, words.n, words.n, &m));
    assert_int_equal(m.n_words, 2);
    rf__name_split(&words, "Alba fell", 9);
    assert_true(rf_gazetteer_match(g, words.words, words.n, words.n, &m));
    assert_int_equal(m.n_words, 1);
    assert_int_equal(m.n_candidates, 2);
    assert_string_equal(rf_gazetteer_get(g, m.candidates[0]).country, "US"); /* the larger one */
    assert_true(m.known[0] > m.known[1]);
    rf__name_split(&words, "fell", 4);
    assert_false(rf_gazetteer_match(g, words.words, words.n, words.n, &m));
    rf_gazetteer_free(g);
}

static void variants_are_found_but_less_sure(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf_place_match m;
    assert_true(small_match(g, "Saraqib", &m));
    assert_true(m.quality == 1);
    assert_true(small_match(g, "Saraqeb", &m));
    assert_true(m.quality < 1);
    rf__name_words words;
    rf__name_split(&words, "Saraqeb", 7);
    assert_false(rf_gazetteer_match(g, words.words, words.n, 0, &m)); /* no spelling is allowed */
    rf_gazetteer_free(g);
}

static void places_outside_are_empty(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    assert_int_equal(rf_gazetteer_count(g), 5);
    rf_place_id ids[] = {RF_NO_PLACE, -7, 5, INT32_MAX};
    for (size_t i = 0; i < 4; i++) {
        rf_gaz_place p = rf_gazetteer_get(g, ids[i]);
        assert_string_equal(p.name, "");
        assert_true(isnan(p.lat_deg));
    }
    rf_gazetteer_free(g);
}

static void own_places_lie_over_the_others(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    folder dir = folder_make();
    folder_write(&dir, "locations.csv",
                 "#name,region,country,lat,lon,location_type,conflict_date,population\n"
                 "Alba,X,Nowhere,1,2,camp,,50\nNew Camp,X,,3,4,camp,,\nBroken,X,,north,4,camp,,\n");
    rf_issues *issues;
    assert_int_equal(rf_issues_new(&issues), RF_OK);
    assert_int_equal(rf_gazetteer_add_file(g, folder_path(&dir, "locations.csv"), issues, NULL),
                     RF_OK);
    assert_int_equal(rf_issues_count(issues), 1);
    assert_int_equal(rf_issues_get(issues, 0)->line, 4);
    assert_int_equal(rf_gazetteer_count(g), 7);
    rf_place_match m;
    assert_true(small_match(g, "Alba", &m));
    assert_int_equal(m.n_candidates, 3);
    assert_string_equal(rf_gazetteer_get(g, m.candidates[0]).id, "own:Alba");
    assert_true(small_match(g, "New Camp", &m));
    assert_int_equal(rf_gazetteer_get(g, m.candidates[0]).kind, RF_GAZ_CAMP);
    assert_true(small_match(g, "Darfur", &m));

    const char *saved = folder_path(&dir, "saved.gaz");
    assert_int_equal(rf_gazetteer_save(g, saved, NULL), RF_OK);
    rf_gazetteer *again;
    assert_int_equal(rf_gazetteer_open(&again, saved, NULL), RF_OK);
    assert_int_equal(rf_gazetteer_count(again), 7);
    assert_true(small_match(again, "Alba", &m));
    assert_string_equal(rf_gazetteer_get(again, m.candidates[0]).id, "own:Alba");
    assert_true(small_match(again, "Alba Longa", &m));
    assert_true(small_match(again, "Saraqeb", &m));
    rf_gazetteer_free(again);
    rf_gazetteer_free(g);
    rf_issues_free(issues);
    folder_remove(&dir);
}

static void tables_are_told_apart_by_their_columns(void **state) {
    (void)state;
    static const struct {
        const char *text, *name, *id;
    } cases[] = {
        {"1000\tTestton\tTestton\t\t35.1\t36.2\tP\tPPL\tSY\t\t12\t\t\t\t50\t\t\tAsia/"
         "Damascus\t2020-01-01"
         "\n",
         "Testton", "geonames:1000"},
        {"name\tkind\tcountry\tlat\tlon\nTestton\ttown\tSY\t35\t36\n", "Testton", "own:SY/Testton"},
        {"admin1Name_en,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode\n"
         "#adm1+name,#adm1+code,#adm2+name,#adm2+name,#adm2+code\nAleppo,SY02,Testton,X,SY0299\n",
         "Testton", "pcode:SY0299"},
        {"ADM1_EN\tADM1_PCODE\tADM2_EN\tADM2_PCODE\nAleppo\tSY02\tTestton\tSY0299\n", "Testton",
         "pcode:SY0299"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rf_gazetteer *g = small_gazetteer(ROWS);
        rf_diag diag;
        assert_int_equal(
            rf__gazetteer_add_text(g, "t", cases[i].text, strlen(cases[i].text), NULL, &diag),
            RF_OK);
        rf_place_match m;
        if (!small_match(g, cases[i].name, &m))
            fail_msg("case %zu: no place", i);
        assert_string_equal(rf_gazetteer_get(g, m.candidates[0]).id, cases[i].id);
        rf_gazetteer_free(g);
    }
}

static void a_unit_of_a_p_code_table_is_added_once(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    const char *text = "admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode\n"
                       "Aleppo,SY02,Azaz,SY0201\nAleppo,SY02,Jarablus,SY0202\n";
    assert_int_equal(rf__gazetteer_add_text(g, "t", text, strlen(text), NULL, NULL), RF_OK);
    assert_int_equal(rf_gazetteer_count(g), 5 + 3);
    rf_place_match m;
    assert_true(small_match(g, "Jarablus", &m));
    rf_gaz_place p = rf_gazetteer_get(g, m.candidates[0]);
    assert_string_equal(p.admin1, "Aleppo");
    assert_string_equal(p.country, "SY");
    rf_gazetteer_free(g);
}

static void other_files_are_refused_and_change_nothing(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    const char *text = "day,people\n1,2\n";
    rf_diag diag;
    assert_int_equal(rf__gazetteer_add_text(g, "t", text, strlen(text), NULL, &diag),
                     RF_ERR_GAZETTEER);
    assert_int_equal(rf_gazetteer_count(g), 5);
    folder dir = folder_make();
    folder_write(&dir, "not.gaz",
                 "this is no gazetteer, but longer than the head of one, which is "
                 "a hundred bytes or so and some more");
    folder_write(&dir, "short.gaz", "x");
    rf_gazetteer *other = NULL;
    assert_int_equal(rf_gazetteer_open(&other, folder_path(&dir, "none.gaz"), &diag),
                     RF_ERR_NOT_FOUND);
    assert_int_equal(rf_gazetteer_open(&other, folder_path(&dir, "not.gaz"), &diag),
                     RF_ERR_GAZETTEER);
    assert_int_equal(rf_gazetteer_open(&other, folder_path(&dir, "short.gaz"), &diag),
                     RF_ERR_GAZETTEER);
    assert_null(other);
    rf_gazetteer_free(NULL);
    rf_gazetteer_free(g);
    folder_remove(&dir);
}

static void damaged_images_are_refused(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer(ROWS);
    rf__gaz_head *head = (rf__gaz_head *)(void *)g->own_base;
    size_t n_bytes = g->base.n_bytes;
    rf__gaz_image image;
    assert_int_equal(rf__gaz_image_check(&image, g->own_base, n_bytes, "g", NULL), RF_OK);
    rf__gaz_head good = *head;
    head->exact_marks.n = 3; /* no power of two */
    assert_int_equal(rf__gaz_image_check(&image, g->own_base, n_bytes, "g", NULL),
                     RF_ERR_GAZETTEER);
    *head = good;
    head->variant_marks.n = 0;
    assert_int_equal(rf__gaz_image_check(&image, g->own_base, n_bytes, "g", NULL),
                     RF_ERR_GAZETTEER);
    *head = good;
    head->lists.at = n_bytes;
    assert_int_equal(rf__gaz_image_check(&image, g->own_base, n_bytes, "g", NULL),
                     RF_ERR_GAZETTEER);
    *head = good;
    rf_gazetteer_free(g);
}

static void distances_are_great_circles(void **state) {
    (void)state;
    assert_true(fabs(rf_place_distance_km(0, 0, 0, 90) - 6371 * 3.14159265358979 / 2) < 1e-6);
    assert_true(fabs(rf_place_distance_km(36.586, 37.044, 35.931, 36.634) - 81.6) < 0.5);
    assert_true(rf_place_distance_km(10, 20, 10, 20) == 0);
    assert_true(fabs(rf_place_distance_km(0, 179.9, 0, -179.9) - 22.24) < 0.01);
}

/* ---- the one that is built ---- */

static rf_gazetteer *built(void) {
    rf_gazetteer *g = NULL;
    if (rf_gazetteer_open(&g, NULL, NULL))
        skip();
    return g;
}

static void names_of_crises_are_there(void **state) {
    (void)state;
    rf_gazetteer *g = built();
    if (rf_gazetteer_count(g) < 100000) { /* built without towns */
        rf_gazetteer_free(g);
        skip();
    }
    static const char *const names[][2] = {
        {"Maaret al-Numan", "SY"},
        {"Ma'arrat an Nu'man", "SY"},
        {"Saraqab", "SY"},
        {"\xD9\x85\xD8\xB9\xD8\xB1\xD8\xA9 "
         "\xD8\xA7\xD9\x84\xD9\x86\xD8\xB9\xD9\x85\xD8\xA7\xD9\x86",
         "SY"},
        {"Darat Izza", "SY"},
        {"Kyiv", "UA"},
        {"Kiev", "UA"},
        {"Khartum", "SD"},
        {"El Fasher", "SD"},
        {"Cox's Bazar", "BD"},
        {"Zaatari", "JO"},
        {"Port-au-Prince", "HT"},
        {"Rafah", "PS"},
        {"DRC", "CD"},
        {"Burma", "MM"},
        {"North Darfur", "SD"},
        {"Cabo Delgado", "MZ"},
        {"Kutupalong", "BD"},
        {"Donbas", "UA"},
        {"Syrians", "SY"},
        {"Ivory Coast", "CI"},
        {"Rakhine State", "MM"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        rf_place_match m;
        if (!small_match(g, names[i][0], &m))
            fail_msg("%s is not there", names[i][0]);
        assert_string_equal(rf_gazetteer_get(g, m.candidates[0]).country, names[i][1]);
    }
    rf_gazetteer_free(g);
}

static void hyphens_apostrophes_and_accents_make_no_difference(void **state) {
    (void)state;
    rf_gazetteer *g = small_gazetteer("Pont-Sondé;;town;HT;19.1;-72.6;5000\n"
                                      "Sana'a;;town;YE;15.3;44.2;9000\n"
                                      "L'Estère;;town;HT;19.3;-72.6;4000\n");
    static const char *const names[] = {"Pont Sonde",  "PONT-SONDÉ", "Pont-Sonde",   "Sanaa",
                                        "Sana\u2019a", "L'Estere",   "L\u2019Estère"};
    rf_place_match m;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!small_match(g, names[i], &m))
            fail_msg("no %s", names[i]);
    rf_gazetteer_free(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_name_wins),
        cmocka_unit_test(variants_are_found_but_less_sure),
        cmocka_unit_test(places_outside_are_empty),
        cmocka_unit_test(own_places_lie_over_the_others),
        cmocka_unit_test(tables_are_told_apart_by_their_columns),
        cmocka_unit_test(a_unit_of_a_p_code_table_is_added_once),
        cmocka_unit_test(other_files_are_refused_and_change_nothing),
        cmocka_unit_test(damaged_images_are_refused),
        cmocka_unit_test(distances_are_great_circles),
        cmocka_unit_test(names_of_crises_are_there),
        cmocka_unit_test(hyphens_apostrophes_and_accents_make_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
