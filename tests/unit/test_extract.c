/* The whole of reading, from bytes to lines of JSON: spans, tables, threads, faults. Linked with
 * --wrap for malloc, calloc and realloc. */
#include "base/mem.h"
#include "claim/lexicon/lexicon.h"
#include "faults.h"
#include "refuge/claim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char story[] =
    "More than 4,100 people fled Tarsa on Monday, the UN refugee agency said.\n\n"
    "Norland warplanes bombed a hospital near Gorsk, killing at least 12 civilians, including four "
    "children. \xe2\x80\x9c"
    "Another 20,000 people could flee,\xe2\x80\x9d said Aisha Karim, a UN "
    "spokeswoman.\n\n"
    "District\tKilled\tInjured\nTarsa\t31\t40\nGorsk\t7\t9\n";

static rf_lexicon *lexicon;

static int open_lexicon(void **state) {
    (void)state;
    return rf_lexicon_open(&lexicon, NULL, NULL, NULL);
}

static int close_lexicon(void **state) {
    (void)state;
    rf_lexicon_free(lexicon);
    return 0;
}

typedef struct result {
    char *lines;
    size_t n, n_claims;
} result;

static void forget(result *r) {
    rf__free(r->lines);
    *r = (result){0};
}

static rf_err add_line(result *r, const char *line) {
    size_t n = strlen(line);
    char *longer = rf__realloc(r->lines, r->n + n + 1, 1);
    if (!longer)
        return RF_ERR_NOMEM;
    memcpy(longer + r->n, line, n + 1);
    r->lines = longer;
    r->n += n;
    r->n_claims++;
    return RF_OK;
}

static rf_err read_with(rf_extractor *extractor, const char *text, rf_claims *claims,
                        rf_issues *issues, result *ret) {
    rf_reader *reader = NULL;
    const rf_report *report;
    rf_report_options options = {.format = "text"};
    rf_err err = rf_date_make(&options.published, 2021, 6, 15);
    if (!err)
        err =
            rf_reader_open_bytes(&reader, "story.txt", text, strlen(text), &options, issues, NULL);
    while (!err && !(err = rf_reader_next(reader, &report, NULL)) && report) {
        err = rf_extract(extractor, report, claims, issues);
        for (size_t i = 0; i < claims->n && !err; i++) {
            char *line = NULL;
            err = rf_claim_json(&line, &claims->claims[i], report);
            if (!err)
                err = add_line(ret, line);
            rf__free(line);
        }
    }
    rf_reader_free(reader);
    return err;
}

static rf_err read_once(const char *text, result *ret) {
    rf_extractor *extractor = NULL;
    rf_issues *issues = NULL;
    rf_claims claims = {0};
    *ret = (result){0};
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_extractor_new(&extractor, lexicon, NULL);
    if (!err)
        err = read_with(extractor, text, &claims, issues, ret);
    if (!err && !rf_issues_complete(issues))
        err = RF_ERR_NOMEM;
    rf_claims_free(&claims);
    rf_extractor_free(extractor);
    rf_issues_free(issues);
    return err;
}

static void a_claim_is_a_line_of_json_with_its_words(void **state) {
    (void)state;
    result r;
    assert_int_equal(read_once(story, &r), 0);
    assert_true(r.n_claims >= 8);
    static const char *const parts[] = {
        "{\"kind\":\"figure\",\"report\":\"story.txt\",\"published\":\"2021-06-15\",\"indicator\":"
        "\"displaced\",\"low\":4100,\"high\":4100,\"qualifier\":\"over\",\"unit\":\"people\"",
        "\"from\":\"2021-06-14\",\"to\":\"2021-06-14\"",
        "\"number\":{\"text\":\"4,100\",\"start\":10,\"end\":15}",
        "\"words\":{\"text\":\"More than 4,100 people fled Tarsa on Monday, the UN refugee agency "
        "said.\",\"start\":0,\"end\":72}",
        "\"indicator\":\"killed\",\"low\":12,\"high\":12,\"qualifier\":\"at_least\"",
        "\"group\":[\"children\"]",
        "\"modality\":\"projected\"",
        "\"type\":\"attack_on_health_care\"",
        "\"person\":\"Aisha Karim\"",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(r.lines, parts[i]))
            fail_msg("%s\nis not in\n%s", parts[i], r.lines);
    forget(&r);
}

static void cells_of_a_table_are_counted_by_the_head_of_their_column(void **state) {
    (void)state;
    result r;
    assert_int_equal(read_once("Losses by district\n\nDistrict\tKilled\tInjured\nTarsa\t31\t40\n"
                               "Gorsk\t7\t9\n",
                               &r),
                     0);
    static const char *const parts[] = {"\"killed\",\"low\":31", "\"injured\",\"low\":40",
                                        "\"killed\",\"low\":7", "\"injured\",\"low\":9"};
    for (size_t i = 0; i < 4; i++)
        if (!r.lines || !strstr(r.lines, parts[i]))
            fail_msg("%s is not in %s", parts[i], r.lines ? r.lines : "nothing");
    forget(&r);
}

static void spans_are_bytes_of_the_file(void **state) {
    (void)state;
    rf_extractor *extractor;
    rf_reader *reader;
    const rf_report *report;
    rf_claims claims = {0};
    rf_report_options options = {.format = "text", .published = RF_NO_DATE};
    assert_int_equal(rf_extractor_new(&extractor, lexicon, NULL), 0);
    assert_int_equal(
        rf_reader_open_bytes(&reader, "a", story, sizeof story - 1, &options, NULL, NULL), 0);
    assert_int_equal(rf_reader_next(reader, &report, NULL), 0);
    assert_int_equal(rf_extract(extractor, report, &claims, NULL), 0);
    assert_true(claims.n > 5);
    for (size_t i = 0; i < claims.n; i++) {
        const rf_claim *c = &claims.claims[i];
        assert_true(c->words.start < c->words.end && c->words.end < sizeof story);
        assert_true(c->confidence > 0 && c->confidence <= 1);
        if (c->kind != RF_FIGURE)
            continue;
        assert_true(c->number.start >= c->words.start && c->number.end <= c->words.end);
        assert_memory_equal(story + c->number.start, c->number.text, strlen(c->number.text));
        assert_int_equal(c->number.end - c->number.start, strlen(c->number.text));
    }
    rf_claims_free(&claims);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
}

static void the_same_text_gives_the_same_bytes_again(void **state) {
    (void)state;
    rf_extractor *extractor;
    rf_claims claims = {0};
    result first = {0}, other = {0}, again = {0};
    assert_int_equal(rf_extractor_new(&extractor, lexicon, NULL), 0);
    assert_int_equal(read_with(extractor, story, &claims, NULL, &first), 0);
    assert_int_equal(read_with(extractor, "Some 70 people fled.\n", &claims, NULL, &other), 0);
    assert_int_equal(read_with(extractor, story, &claims, NULL, &again), 0);
    assert_string_equal(first.lines, again.lines);
    assert_int_equal(other.n_claims, 1);
    forget(&first);
    forget(&other);
    forget(&again);
    rf_claims_free(&claims);
    rf_extractor_free(extractor);
}

static void *read_many(void *out) {
    result *r = out;
    for (int i = 0; i < 20; i++) {
        forget(r);
        if (read_once(story, r))
            return NULL;
    }
    return out;
}

static void threads_share_a_lexicon(void **state) {
    (void)state;
    result alone, of_threads[2] = {{0}, {0}};
    pthread_t threads[2];
    assert_int_equal(read_once(story, &alone), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_many, &of_threads[i]), 0);
    for (int i = 0; i < 2; i++) {
        void *good;
        assert_int_equal(pthread_join(threads[i], &good), 0);
        assert_non_null(good);
        assert_string_equal(of_threads[i].lines, alone.lines);
        forget(&of_threads[i]);
    }
    forget(&alone);
}

static void an_explanation_names_every_stage(void **state) {
    (void)state;
    rf_extractor *extractor;
    rf_reader *reader;
    const rf_report *report;
    char *text = NULL;
    rf_report_options options = {.format = "text"};
    assert_int_equal(rf_date_make(&options.published, 2021, 6, 15), 0);
    assert_int_equal(rf_extractor_new(&extractor, lexicon, NULL), 0);
    assert_int_equal(
        rf_reader_open_bytes(&reader, "a", story, sizeof story - 1, &options, NULL, NULL), 0);
    assert_int_equal(rf_reader_next(reader, &report, NULL), 0);
    assert_int_equal(rf_explain(extractor, report, &text), 0);
    static const char *const parts[] = {"- More than 4,100 people fled",
                                        "  word      fled",
                                        "[verb] displaced",
                                        "  number    More than 4,100",
                                        "  time      on Monday  2021-06-14..2021-06-14",
                                        "  says      Aisha Karim",
                                        "  FIGURE    displaced",
                                        "  EVENT     attack_on_health_care"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(text, parts[i]))
            fail_msg("%s\nis not in\n%s", parts[i], text);
    rf__free(text);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
}

static void a_report_without_a_day_is_told(void **state) {
    (void)state;
    rf_extractor *extractor;
    rf_reader *reader;
    const rf_report *report;
    rf_claims claims = {0};
    rf_issues *issues;
    rf_report_options options = {.format = "text", .published = RF_NO_DATE};
    static const char text[] = "Some 70 people fled on Monday.\n";
    assert_int_equal(rf_issues_new(&issues), 0);
    assert_int_equal(rf_extractor_new(&extractor, lexicon, NULL), 0);
    assert_int_equal(
        rf_reader_open_bytes(&reader, "a", text, sizeof text - 1, &options, issues, NULL), 0);
    assert_int_equal(rf_reader_next(reader, &report, NULL), 0);
    assert_int_equal(rf_extract(extractor, report, &claims, issues), 0);
    assert_int_equal(claims.n, 1);
    assert_true(claims.claims[0].from == RF_NO_DATE);
    bool told = false;
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        told |= !strcmp(rf_issues_get(issues, i)->code, "unknown-date");
    assert_true(told);
    rf_claims_free(&claims);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
    rf_issues_free(issues);
}

static rf_lexicon *lexicon_of(const char *words) {
    rf_lexicon *made;
    rf_issues *issues;
    assert_int_equal(rf_issues_new(&issues), 0);
    assert_int_equal(
        rf__lexicon_from_text(&made, "l.txt", words, strlen(words), false, issues, NULL), 0);
    rf_issues_free(issues);
    return made;
}

/* Reads a text; the claims found, and whether an issue of this code was told. */
static size_t read_text_with(const rf_lexicon *of, const char *text, const char *code,
                             bool *ret_told) {
    rf_extractor *extractor;
    rf_reader *reader;
    const rf_report *report;
    rf_claims claims = {0};
    rf_issues *issues;
    rf_report_options options = {.format = "text", .published = 18000};
    assert_int_equal(rf_issues_new(&issues), 0);
    assert_int_equal(rf_extractor_new(&extractor, of, NULL), 0);
    assert_int_equal(rf_reader_open_bytes(&reader, "a", text, strlen(text), &options, issues, NULL),
                     0);
    assert_int_equal(rf_reader_next(reader, &report, NULL), 0);
    assert_int_equal(rf_extract(extractor, report, &claims, issues), 0);
    *ret_told = false;
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        *ret_told |= !strcmp(rf_issues_get(issues, i)->code, code);
    size_t n = claims.n;
    rf_claims_free(&claims);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
    rf_issues_free(issues);
    return n;
}

static void more_people_than_there_are_give_no_figure_and_are_told(void **state) {
    (void)state;
    char digits[400] = "";
    memset(digits, '9', 309);
    strcpy(digits + 309, " people fled the town of Tarsa.\n");
    const char *texts[] = {digits, "Some 12 trillion people fled the town of Tarsa.\n",
                           "Between 300 and 99999999999999999999999999 people fled the town.\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool told;
        assert_int_equal(read_text_with(lexicon, texts[i], "impossible-figure", &told), 0);
        assert_true(told);
    }
    bool told;
    assert_int_equal(read_text_with(lexicon, "Some 12 million people fled the town of Tarsa.\n",
                                    "impossible-figure", &told),
                     1);
    assert_false(told);
}

static void a_report_in_another_language_is_told(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool told;
    } rows[] = {
        {"Selon les autorites, les habitants ont quitte la ville dans la nuit, et plusieurs "
         "familles sont encore sur les routes de la province avec leurs enfants.\n",
         true},
        {"According to the authorities the residents left the town in the night, and many "
         "families are still on the roads of the province with their children.\n",
         false}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        bool told;
        read_text_with(lexicon, rows[r].text, "other-language", &told);
        assert_int_equal(told, rows[r].told);
    }
}

#define BUSINESS                                                                                   \
    "The maker of lorries lost 400 workers in the spring and its shares fell, the company said. "  \
    "It "                                                                                          \
    "blamed the dear steel and the slow sales in the north, where three of its works are. In the " \
    "summer the market for lorries grew again, and the company hopes to sell more of them in the " \
    "coming year than in the one before, when 9,000 left its works.\n"

static void ordinary_news_is_not_read_further_and_told(void **state) {
    (void)state;
    bool told;
    assert_int_equal(read_text_with(lexicon, BUSINESS, "other-subject", &told), 0);
    assert_true(told);
    assert_true(read_text_with(lexicon, BUSINESS "On Monday 12 people were killed in a works.\n",
                               "other-subject", &told) > 0);
    assert_false(told);
    /* A sentence alone need not hold a word of a crisis. */
    assert_int_equal(read_text_with(lexicon, "Some 700 farmers left their homes along the river.\n",
                                    "other-subject", &told),
                     1);
    assert_false(told);
}

static void a_lexicon_without_words_of_a_crisis_reads_every_report(void **state) {
    (void)state;
    static const char words[] = "[verb]\nlose/loses/lost/lost/losing : killed object\n"
                                "[noun]\nworkers : people\n";
    rf_lexicon *small = lexicon_of(words);
    bool told;
    assert_true(read_text_with(small, BUSINESS, "other-subject", &told) > 0);
    assert_false(told);
    rf_lexicon_free(small);
}

static void events_of_a_report_on_other_matters_need_a_sentence_on_a_crisis(void **state) {
    (void)state;
    static const char words[] = "[topic]\nbanks, rebels : hint\n[event_word]\ntalks : talks\n"
                                "[topic]\nhostages, rebels : crisis\n"
                                "banks, loan, shares : ordinary\n";
    rf_lexicon *small = lexicon_of(words);
    bool told;
    const char *code = "other-subject";
    assert_int_equal(read_text_with(small, "It held talks with banks on a loan.\n", code, &told),
                     0);
    assert_int_equal(
        read_text_with(small, "Banks lost shares. It held talks on hostages.\n", code, &told), 1);
    assert_int_equal(
        read_text_with(small, "Rebels left. Talks began. It held talks with banks on a loan.\n",
                       code, &told),
        1);
    assert_int_equal(read_text_with(small, "It held talks with banks.\n", code, &told), 1);
    rf_lexicon_free(small);
}

static void a_number_that_gave_no_figure_is_told_with_its_sentence(void **state) {
    (void)state;
    static const char text[] = "Some 70 people fled.\n\nThey are sheltered in 22 schools.\n\n"
                               "He is 34 years old and was injured in 2019.\n";
    rf_extractor *extractor;
    rf_reader *reader;
    const rf_report *report;
    rf_claims claims = {0};
    rf_issues *issues;
    rf_report_options options = {.format = "text", .published = 18000};
    assert_int_equal(rf_issues_new(&issues), 0);
    assert_int_equal(rf_extractor_new(&extractor, lexicon, NULL), 0);
    assert_int_equal(
        rf_reader_open_bytes(&reader, "a", text, sizeof text - 1, &options, issues, NULL), 0);
    assert_int_equal(rf_reader_next(reader, &report, NULL), 0);
    assert_int_equal(rf_extract(extractor, report, &claims, issues), 0);
    assert_int_equal(rf_issues_count(issues), 1);
    const rf_issue *issue = rf_issues_get(issues, 0);
    assert_string_equal(issue->code, "number-without-claim");
    assert_int_equal(issue->severity, RF_NOTE);
    assert_non_null(strstr(issue->message, "at byte 22: \"They are sheltered in 22 schools.\""));
    rf_claims_free(&claims);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
    rf_issues_free(issues);
}

/* ---- no memory ---- */

static void every_allocation_of_reading_may_fail(void **state) {
    (void)state;
    result right, r;
    int64_t n = 0;
    assert_int_equal(read_once(story, &right), 0);
    do {
        failed = false;
        fail_at = ++n;
        rf_err err = read_once(story, &r);
        fail_at = 0;
        assert_true(failed ? err == RF_ERR_NOMEM || (!err && !strcmp(r.lines, right.lines)) : !err);
        forget(&r);
    } while (failed && n < 100000);
    assert_false(failed);
    assert_true(n > 20);
    forget(&right);
}

/* Of the whole lexicon every 97th is tried, of the first thousand all. */
static void every_allocation_of_a_lexicon_may_fail(void **state) {
    (void)state;
    int64_t n = 0;
    do {
        rf_lexicon *opened = NULL;
        rf_issues *issues = NULL;
        failed = false;
        fail_at = n += n < 1000 ? 1 : 97;
        rf_err err = rf_issues_new(&issues);
        if (!err)
            err = rf_lexicon_open(&opened, NULL, issues, NULL);
        fail_at = 0;
        assert_int_equal(err, failed ? RF_ERR_NOMEM : 0);
        rf_lexicon_free(opened);
        rf_issues_free(issues);
    } while (failed && n < 1000000);
    assert_false(failed);
    assert_true(n > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_is_a_line_of_json_with_its_words),
        cmocka_unit_test(cells_of_a_table_are_counted_by_the_head_of_their_column),
        cmocka_unit_test(spans_are_bytes_of_the_file),
        cmocka_unit_test(the_same_text_gives_the_same_bytes_again),
        cmocka_unit_test(threads_share_a_lexicon),
        cmocka_unit_test(an_explanation_names_every_stage),
        cmocka_unit_test(a_report_without_a_day_is_told),
        cmocka_unit_test(more_people_than_there_are_give_no_figure_and_are_told),
        cmocka_unit_test(a_report_in_another_language_is_told),
        cmocka_unit_test(ordinary_news_is_not_read_further_and_told),
        cmocka_unit_test(a_lexicon_without_words_of_a_crisis_reads_every_report),
        cmocka_unit_test(events_of_a_report_on_other_matters_need_a_sentence_on_a_crisis),
        cmocka_unit_test(a_number_that_gave_no_figure_is_told_with_its_sentence),
        cmocka_unit_test(every_allocation_of_reading_may_fail),
        cmocka_unit_test(every_allocation_of_a_lexicon_may_fail),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
