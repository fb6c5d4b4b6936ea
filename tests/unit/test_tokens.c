#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct row {
    const char *text, *tokens; /* parted by bars */
} row;

static void texts_are_cut_into_words_numerals_and_marks(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 70 fled.", "Some|70|fled|."},
        {"1,308 and 9 300 and 1.5", "1,308|and|9 300|and|1.5"},
        {"about 1.2m people", "about|1.2|m|people"},
        {"the 5th day", "the|5|th|day"},
        {"the U.N. and the U.S. army", "the|U.N.|and|the|U.S.|army"},
        {"al-Numan", "al|-|Numan"},
        {"Syria's north", "Syria|'s|north"},
        {"(12 children)", "(|12|children|)"},
        {"52% of them", "52|%|of|them"},
        {"$20 million", "$|20|million"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        char got[256] = "";
        for (uint32_t t = 0; t < reading_doc(r)->n_tokens; t++) {
            strcat(got, t ? "|" : "");
            strcat(got, reading_words(r, t, 1));
        }
        assert_string_equal(got, rows[i].tokens);
        reading_free(r);
    }
}

static void numerals_have_their_value(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } rows[] = {{"1,308", 1308}, {"9 300", 9300}, {"1.5", 1.5}, {"12,000,000", 12000000},
                {"007", 7},      {"0.25", 0.25},  {"3,5", 3.5}, {"192.168.1.2", NAN},
                {"70", 70},      {"1,2,3", NAN}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        const rf__token *token = &reading_doc(r)->tokens[0];
        assert_int_equal(token->kind, RF__NUMERAL);
        if (isnan(rows[i].value) ? !isnan(token->value) && token->n == strlen(rows[i].text)
                                 : fabs(token->value - rows[i].value) > 1e-9)
            fail_msg("%s is %g", rows[i].text, token->value);
        reading_free(r);
    }
}

static void sentences_end_where_a_new_one_may_begin(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t n;
    } rows[] = {
        {"Some fled. Others stayed.", 2},
        {"Gen. Karim spoke. He left.", 2},
        {"It is 1.5 million. No more.", 2},
        {"\"They fled.\" He nodded.", 2},
        {"Who fled? Nobody knows! They left.", 3},
        {"The U.N. said so.", 1},
        {"One line\nAnother line", 2},
        {"- a bullet\n- another one. And more.", 3},
        {"It was at 5 p.m. on Monday.", 1},
        {"", 0},
        {"...", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        if (reading_doc(r)->n_sentences != rows[i].n)
            fail_msg("%s: %u sentences, not %u", rows[i].text, reading_doc(r)->n_sentences,
                     rows[i].n);
        reading_free(r);
    }
}

static void sentences_cover_their_tokens_in_order(void **state) {
    (void)state;
    reading *r = reading_new("A \xe2\x80\x9cquoted\xe2\x80\x9d word. \xd9\x86\xd8\xb2\xd8\xad 70.\n"
                             "B\xff\xfe bytes \xe2\x80 here; 1\xc2\xa0"
                             "308 homes.\n",
                             NULL);
    rf__doc *doc = reading_doc(r);
    uint32_t token = 0, end = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        const rf__sentence *sentence = &doc->sentences[s];
        assert_int_equal(sentence->token, token);
        token += sentence->n_tokens;
        for (uint32_t t = sentence->token; t < token; t++) {
            assert_true(doc->tokens[t].start >= end && doc->tokens[t].n > 0);
            assert_true(doc->tokens[t].start >= sentence->start);
            end = doc->tokens[t].start + doc->tokens[t].n;
            assert_true(end <= sentence->start + sentence->n);
        }
    }
    assert_int_equal(token, doc->n_tokens);
    reading_free(r);
}

static void a_sentence_that_stands_again_is_marked(void **state) {
    (void)state;
    reading *r = reading_new("Some 70 people fled the town.\nIt rained for days.\n"
                             "Some 70 people fled the town.\n",
                             NULL);
    rf__doc *doc = reading_doc(r);
    assert_int_equal(doc->n_sentences, 3);
    assert_false(doc->sentences[0].repeated || doc->sentences[1].repeated);
    assert_true(doc->sentences[2].repeated);
    uint32_t n_figures = 0;
    for (uint32_t d = 0; d < doc->n_drafts; d++)
        n_figures += doc->drafts[d].claim.kind == RF_FIGURE;
    assert_int_equal(n_figures, 1);
    reading_free(r);
}

/* Stages may look through a whole sentence for each of its words. */
static void a_text_without_ends_is_cut_behind_marks(void **state) {
    (void)state;
    static char text[40000];
    for (size_t i = 0; i < 4000; i++) /* 4,000 words, a comma behind every 300th */
        strcat(text, i % 300 == 299 ? "word, " : "word ");
    reading *r = reading_new(text, NULL);
    rf__doc *doc = reading_doc(r);
    assert_true(doc->n_tokens == 4013);
    uint32_t token = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        const rf__sentence *sentence = &doc->sentences[s];
        assert_int_equal(sentence->token, token);
        assert_true(sentence->n_tokens <= 400);
        token += sentence->n_tokens;
        bool comma = doc->tokens[token - 1].punct == ',';
        assert_true(comma || s + 1 == doc->n_sentences);
    }
    assert_int_equal(token, doc->n_tokens);
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cut_into_words_numerals_and_marks),
        cmocka_unit_test(numerals_have_their_value),
        cmocka_unit_test(sentences_end_where_a_new_one_may_begin),
        cmocka_unit_test(sentences_cover_their_tokens_in_order),
        cmocka_unit_test(a_sentence_that_stands_again_is_marked),
        cmocka_unit_test(a_text_without_ends_is_cut_behind_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
