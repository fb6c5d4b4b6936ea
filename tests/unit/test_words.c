#include "report/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* "start+length" of every word, with '#' behind numbers and ':' behind words before a colon. */
static void check(const char *text, bool names, const char *expected) {
    rf__word words[64];
    char said[512] = "";
    size_t n = strlen(text), at = 0;
    size_t n_words = names ? rf__name_words(text, n, words, 64) : rf__words(text, n, words, 64);
    for (size_t i = 0; i < n_words; i++)
        at += (size_t)snprintf(said + at, sizeof said - at, "%s%u+%u%s%s", i ? " " : "",
                               (unsigned)words[i].start, (unsigned)words[i].n,
                               words[i].number ? "#" : "", words[i].colon ? ":" : "");
    assert_string_equal(said, expected);
}

static uint64_t hash(const char *word) {
    rf__word words[2];
    assert_int_equal(rf__words(word, strlen(word), words, 2), 1);
    return words[0].hash;
}

static void words_end_at_spaces_and_punctuation(void **state) {
    (void)state;
    check("", false, "");
    check(" ,.- ", false, "");
    check("a bb, ccc-dddd", false, "0+1 2+2 6+3 10+4");
    check("abcdefgh abcdefghi abcdefghijklmnop q", false, "0+8 9+9 19+16 36+1");
    check("\xE2\x80\x9C"
          "fled\xE2\x80\x9D\xC2\xA0"
          "caf\xC3\xA9 \xC2\xA9 x",
          false, "3+4 12+5 18+2 21+1");
}

static void digits_with_points_and_commas_are_one_number(void **state) {
    (void)state;
    check("1,200.5 people", false, "0+7# 8+6");
    check("12, 13.", false, "0+2# 4+2#");
    check("5.30pm a1,5", false, "0+6 7+2 10+1#");
}

static void a_colon_behind_a_word_is_noted(void **state) {
    (void)state;
    check("Source: x  : y ;z:", false, "0+6: 8+1: 13+1 16+1:");
    check("10:30", false, "0+2#: 3+2#");
}

static void class_names_are_cut_at_capitals(void **state) {
    (void)state;
    check("relatedLinks main-nav", true, "0+7 7+5 13+4 18+3");
    check("relatedLinks main-nav", false, "0+12 13+4 18+3");
}

/* Words of letters alone go another way than those with other signs in them. */
static void capitals_and_apostrophes_do_not_count(void **state) {
    (void)state;
    char plain[40] = "", marked[90] = "";
    for (int n = 1; n < 30; n++) {
        char small = (char)('a' + n % 26);
        snprintf(plain + n - 1, sizeof plain - (size_t)n, "%c", small);
        snprintf(marked + strlen(marked), 8, "%s%c", n % 3 ? "" : "\xE2\x80\x99", small - 32);
        assert_true(hash(plain) == hash(marked));
        assert_true(n == 1 || hash(plain) != hash(plain + 1));
    }
    assert_true(hash("1,200") == hash("1200"));
    assert_true(hash("caf\xC3\xA9") != hash("cafe"));
}

static void no_more_than_the_most_are_cut(void **state) {
    (void)state;
    rf__word words[3] = {{0}};
    words[2].n = 77;
    assert_int_equal(rf__words("one two 3 four", 14, words, 2), 2);
    assert_int_equal(words[2].n, 77);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_at_spaces_and_punctuation),
        cmocka_unit_test(digits_with_points_and_commas_are_one_number),
        cmocka_unit_test(a_colon_behind_a_word_is_noted),
        cmocka_unit_test(class_names_are_cut_at_capitals),
        cmocka_unit_test(capitals_and_apostrophes_do_not_count),
        cmocka_unit_test(no_more_than_the_most_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
