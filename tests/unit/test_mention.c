#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct expected {
    const char *text, *phrase; /* NULL phrase: the text names no place */
    const char *name, *kind, *country;
} expected;

static reading *read_or_skip(const char *text) {
    reading *r = reading_with_places(text, "2020-02-18");
    if (!r)
        skip();
    return r;
}

static bool is_place(const rf__mention *m) {
    return !m->person && !m->actor && m->use == RF_NAME_PLACE;
}

/* The first place of the text. */
static void expect(const expected *e, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = read_or_skip(e[i].text);
        rf__doc *doc = reading_doc(r);
        uint32_t at = 0;
        while (at < doc->n_mentions && !is_place(&doc->mentions[at]))
            at++;
        if (!e[i].phrase) {
            if (at < doc->n_mentions)
                fail_msg("%s: %s is no place", e[i].text,
                         reading_words(r, doc->mentions[at].phrase, doc->mentions[at].n_phrase));
        } else if (at == doc->n_mentions) {
            fail_msg("%s: no place", e[i].text);
        } else {
            const rf__mention *m = &doc->mentions[at];
            rf_gaz_place p = rf_gazetteer_get(doc->gazetteer, m->place);
            assert_string_equal(reading_words(r, m->phrase, m->n_phrase), e[i].phrase);
            if (e[i].name) {
                assert_string_equal(p.name, e[i].name);
                assert_string_equal(rf_gaz_kind_name(p.kind), e[i].kind);
                assert_string_equal(p.country, e[i].country);
            } else {
                assert_int_equal(m->place, RF_NO_PLACE);
            }
        }
        reading_free(r);
    }
}
#define EXPECT(cases) expect(cases, sizeof(cases) / sizeof *(cases))

static void kind_and_direction_words_belong_to_the_phrase(void **state) {
    (void)state;
    static const expected cases[] = {
        {"Fighting goes on in the northern countryside of Hama province in Syria.",
         "the northern countryside of Hama province", "Hama", "admin1", "SY"},
        {"Raids hit the town of Darat Izza in Syria.", "the town of Darat Izza", "Dārat ‘Izzah",
         "town", "SY"},
        {"Fighting goes on in western Aleppo, Syria.", "western Aleppo", "Aleppo", "town", "SY"},
        {"People live in Zaatari camp in Jordan.", "Zaatari camp", "Za'atari", "camp", "JO"},
        {"Floods came to Kherson Oblast in Ukraine.", "Kherson Oblast", "Kherson", "admin1", "UA"},
        {"Rain fell in Cox's Bazar, Bangladesh.", "Cox's Bazar", "Cox’s Bāzār", "town", "BD"},
    };
    EXPECT(cases);
}

static void a_region_is_meant_where_it_bears_the_name_of_its_seat(void **state) {
    (void)state;
    static const expected cases[] = {
        {"People in Idlib fled.", "Idlib", "Idlib", "admin1", "SY"},
        {"People in the city of Idlib fled.", "the city of Idlib", "Idlib", "town", "SY"},
        {"People in Aleppo fled.", "Aleppo", "Aleppo", "town", "SY"},
    };
    EXPECT(cases);
}

static void people_agencies_and_governments_are_no_places(void **state) {
    (void)state;
    static const expected cases[] = {
        {"Damascus launched an offensive.", NULL, NULL, NULL, NULL},
        {"They held talks with Moscow on the crisis.", NULL, NULL, NULL, NULL},
        {"Turkey-backed rebels fled.", NULL, NULL, NULL, NULL},
        {"Gen. Omar Hassan said so.", NULL, NULL, NULL, NULL},
        {"The Syrian Observatory for Human Rights said so.", NULL, NULL, NULL, NULL},
        {"US and UK officials told us that he is nice.", "US", "United States", "country", "US"},
        {"Reading is a joy. Most of them agreed.", NULL, NULL, NULL, NULL},
        {"On Monday it rained. In March it snowed.", NULL, NULL, NULL, NULL},
    };
    EXPECT(cases);
}

static void names_that_are_not_listed_keep_their_words(void **state) {
    (void)state;
    static const expected cases[] = {
        {"Troops took the village of Zzyzxville in Syria.", "the village of Zzyzxville", NULL, NULL,
         NULL},
        {"They live in Qwertyabad in Syria.", "Qwertyabad", NULL, NULL, NULL},
        {"They live in the northwest of it.", NULL, NULL, NULL, NULL},
        {"They live in the northwest.", "the northwest", NULL, NULL, NULL},
    };
    EXPECT(cases);
}

static void the_report_has_a_country(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Storms hit Bobonong on Friday.", ""},
        {"A storm struck in Bobonong on Friday.", "BW"},
        {"Russian and Turkish leaders met. Civilians fled Idlib and Saraqib in Syria.", "SY"},
        {"Nothing was said.", ""}};
    for (size_t i = 1; i < sizeof cases / sizeof *cases; i++) {
        reading *r = read_or_skip(cases[i][0]);
        assert_string_equal(reading_doc(r)->country, cases[i][1]);
        reading_free(r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kind_and_direction_words_belong_to_the_phrase),
        cmocka_unit_test(a_region_is_meant_where_it_bears_the_name_of_its_seat),
        cmocka_unit_test(people_agencies_and_governments_are_no_places),
        cmocka_unit_test(names_that_are_not_listed_keep_their_words),
        cmocka_unit_test(the_report_has_a_country),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
