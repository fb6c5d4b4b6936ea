#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

/* The words of the tag of a class that begins at the first token so called, or "". */
static const char *tagged(reading *r, const char *word, rf__class class) {
    rf__doc *doc = reading_doc(r);
    for (uint32_t t = 0; t < doc->n_tokens; t++)
        if (!strcmp(reading_words(r, t, 1), word)) {
            const rf__tag *tag = rf__tag_at(doc, t, class);
            return tag ? reading_words(r, tag->token, tag->n) : "";
        }
    return "";
}

static void the_longest_phrase_comes_first(void **state) {
    (void)state;
    reading *r = reading_new("No fewer than 70 fled; more than half are children.", NULL);
    assert_string_equal(tagged(r, "No", RF__C_QUALIFIER), "No fewer than");
    assert_string_equal(tagged(r, "more", RF__C_QUALIFIER), "more than");
    assert_string_equal(tagged(r, "fled", RF__C_VERB), "fled");
    assert_string_equal(tagged(r, "fled", RF__C_NOUN), "");
    reading_free(r);
}

static void a_hyphen_counts_as_a_space(void **state) {
    (void)state;
    reading *r = reading_new("An air-strike and an air strike hit Tarsa.", NULL);
    assert_string_equal(tagged(r, "air", RF__C_EVENT_WORD), "air-strike");
    reading_free(r);
    r = reading_new("An air strike hit Tarsa.", NULL);
    assert_string_equal(tagged(r, "air", RF__C_EVENT_WORD), "air strike");
    reading_free(r);
}

static void capitals_are_asked_for_where_the_lexicon_has_them(void **state) {
    (void)state;
    reading *r = reading_new("WHO officials asked who fled.", NULL);
    assert_string_equal(tagged(r, "WHO", RF__C_ORGANISATION), "WHO");
    assert_string_equal(tagged(r, "who", RF__C_ORGANISATION), "");
    reading_free(r);
}

static void tags_do_not_cross_sentences(void **state) {
    (void)state;
    reading *r = reading_new("They want more.\nthan before they fled.", NULL);
    assert_string_equal(tagged(r, "more", RF__C_QUALIFIER), "");
    reading_free(r);
}

static void a_token_within_a_tag_is_found(void **state) {
    (void)state;
    reading *r = reading_new("The World Food Programme left.", NULL);
    rf__doc *doc = reading_doc(r);
    const rf__tag *tag = rf__tag_over(doc, 2, RF__C_ORGANISATION);
    assert_non_null(tag);
    assert_int_equal(tag->token, 1);
    assert_int_equal(tag->n, 3);
    assert_null(rf__tag_over(doc, 4, RF__C_ORGANISATION));
    assert_int_equal(rf__function_at(doc, 0), RF__F_THE);
    assert_int_equal(rf__function_at(doc, 1), RF__F_NONE);
    assert_null(rf__tag_at(doc, 9999, RF__C_VERB));
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_phrase_comes_first),
        cmocka_unit_test(a_hyphen_counts_as_a_space),
        cmocka_unit_test(capitals_are_asked_for_where_the_lexicon_has_them),
        cmocka_unit_test(tags_do_not_cross_sentences),
        cmocka_unit_test(a_token_within_a_tag_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
