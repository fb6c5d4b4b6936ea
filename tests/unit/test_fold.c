#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const char *folded(const char *word) {
    static char out[64];
    size_t n = rf__fold_word(word, strlen(word), out, sizeof out - 1);
    out[n] = 0;
    return out;
}

static void spellings_of_one_name_are_one_word(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"Ma'arrat", "maarrat"},
        {"Ma\xca\xbf"
         "arrat",
         "maarrat"},
        {"MAARRAT", "maarrat"},
        {"Ma\xe2\x80\x99"
         "arrat",
         "maarrat"},
        {"S\xc3\xa9l\xc3\xa9ka", "seleka"},
        {"\xc5\x81\xc3\xb3"
         "d\xc5\xba",
         "lodz"},
        {"Stra\xc3\x9f"
         "e",
         "strasse"},
        {"\xc3\x98rsted", "orsted"},
        {"Diyarbak\xc4\xb1r", "diyarbakir"},
        {"\xef\xbc\xb5\xef\xbc\xae", "un"}, /* full width */
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(folded(rows[i][0]), rows[i][1]);
}

static void other_letters_stay_apart(void **state) {
    (void)state;
    char a[16];
    strcpy(a, folded("Homs"));
    assert_string_not_equal(a, folded("Hama"));
    assert_string_not_equal(folded("\xd9\x85"), folded("\xd9\x86") + 1);
}

static void what_does_not_fit_is_cut_at_a_character(void **state) {
    (void)state;
    char out[4] = "xxx";
    assert_int_equal(rf__fold_word("abcdef", 6, out, 3), 3);
    assert_memory_equal(out, "abc", 3);
    /* two Arabic letters of two bytes each: the second does not fit whole */
    assert_int_equal(rf__fold_word("\xd9\x85\xd9\x86", 4, out, 3), 2);
}

static void bytes_that_are_not_utf8_stay(void **state) {
    (void)state;
    assert_string_equal(folded("a\xff"
                               "b"),
                        "a\xff"
                        "b");
    assert_string_equal(folded("\xe2\x80"), "\xe2\x80");
}

static void the_hash_of_a_phrase_depends_on_its_order(void **state) {
    (void)state;
    uint64_t a = rf__word_hash("more", 4), b = rf__word_hash("than", 4);
    assert_true(a != b);
    assert_true(rf__phrase_hash(rf__phrase_hash(0, a), b) !=
                rf__phrase_hash(rf__phrase_hash(0, b), a));
    assert_true(rf__phrase_hash(0, a) == rf__phrase_hash(0, rf__word_hash("more", 4)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name_are_one_word),
        cmocka_unit_test(other_letters_stay_apart),
        cmocka_unit_test(what_does_not_fit_is_cut_at_a_character),
        cmocka_unit_test(bytes_that_are_not_utf8_stay),
        cmocka_unit_test(the_hash_of_a_phrase_depends_on_its_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
