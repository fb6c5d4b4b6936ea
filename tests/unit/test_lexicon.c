#include "claim/text/scan.h"
#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

typedef struct opened {
    rf_lexicon *lexicon;
    rf_issues *issues;
    rf_err err;
} opened;

static opened open_text(const char *text) {
    opened o = {0};
    rf_diag diag = {0};
    assert_int_equal(rf_issues_new(&o.issues), 0);
    o.err = rf__lexicon_from_text(&o.lexicon, "l.txt", text, strlen(text), true, o.issues, &diag);
    assert_true(!o.err || diag.message[0]);
    return o;
}

static void close_text(opened *o) {
    rf_lexicon_free(o->lexicon);
    rf_issues_free(o->issues);
}

static rf__lex_hits look(const opened *o, const char *phrase) {
    rf__lex_hits hits = {0};
    assert_int_equal(rf__lexicon_find(o->lexicon, phrase, &hits), 0);
    return hits;
}

static void endings_tell_what_words_are_that_no_section_lists(void **state) {
    (void)state;
    opened o = open_text("[ending]\nED : past 5\naient, ait : past\nment : adverb 7\n");
    assert_int_equal(o.err, 0);
    assert_int_equal(rf_issues_count(o.issues), 0);
    assert_true(rf__lexicon_ends(o.lexicon, RF__END_PAST, "stormed", 7));
    assert_false(rf__lexicon_ends(o.lexicon, RF__END_PAST, "shed", 4));
    assert_true(rf__lexicon_ends(o.lexicon, RF__END_PAST, "fuyaient", 8));
    assert_false(rf__lexicon_ends(o.lexicon, RF__END_PAST, "ait", 3));
    assert_true(rf__lexicon_ends(o.lexicon, RF__END_ADVERB, "lentement", 9));
    assert_false(rf__lexicon_ends(o.lexicon, RF__END_ADVERB, "cement", 6));
    assert_false(rf__lexicon_ends(o.lexicon, RF__END_ING, "storming", 8));
    assert_int_equal(look(&o, "ed").n, 0);
    close_text(&o);
    o = open_text("[ending]\nmore than : past\na, b, c, d, e, f, g, h, i : ing\n");
    assert_int_equal(rf_issues_count(o.issues), 2);
    close_text(&o);
}

static bool tells_crisis(const opened *o, const char *word) {
    rf__doc words = {0};
    assert_int_equal(rf__scan(&words, word, 0, (uint32_t)strlen(word)), 0);
    bool tells = rf__lexicon_tells_crisis(o->lexicon, words.tokens[0].hash);
    rf__doc_free(&words);
    return tells;
}

static void hints_of_a_crisis_are_single_words_and_no_tags(void **state) {
    (void)state;
    opened o = open_text("[topic]\nflood, floods, Séléka, war crimes : crisis\n"
                         "rescue : hint\nmarket : ordinary\n[noun]\nflood : events\n");
    assert_int_equal(o.err, 0);
    assert_true(tells_crisis(&o, "FLOODS"));
    assert_true(tells_crisis(&o, "seleka"));
    assert_false(tells_crisis(&o, "market"));
    assert_true(tells_crisis(&o, "Rescue"));
    assert_false(tells_crisis(&o, "crimes"));
    assert_int_equal(look(&o, "rescue").n, 0);
    assert_int_equal(look(&o, "floods").n, 1);
    assert_int_equal(look(&o, "flood").n, 2);
    close_text(&o);
    o = open_text("[topic]\nair strike, strike : hint\n");
    assert_int_equal(rf_issues_count(o.issues), 1);
    assert_int_equal(rf_issues_get(o.issues, 0)->column, 1);
    close_text(&o);
}

static void a_line_gives_its_forms_their_meaning(void **state) {
    (void)state;
    opened o = open_text("# words\n[verb]\nflee/flees/fled/fled/fleeing : displaced subject\n\n"
                         "[qualifier]\nmore than, Over : over\n"
                         "[noun]\nchild, children : people group=children,civilians subgroup\n"
                         "[organisation kind=un]\nOCHA, UN office : name=\"UN OCHA\"\n"
                         "[season]\nwinter : 12 2\n");
    assert_int_equal(o.err, 0);
    rf__lex_hits hits = look(&o, "FLED");
    assert_int_equal(hits.n, 2);
    assert_int_equal(hits.entries[0].form, RF__PAST);
    assert_int_equal(hits.entries[1].form, RF__PARTICIPLE);
    assert_int_equal(hits.entries[0].indicator, RF_DISPLACED);
    assert_true(hits.entries[0].flags & RF__SUBJECT);
    assert_int_equal(hits.entries[0].line, 3);
    assert_int_equal(look(&o, "more than").entries[0].code, RF_OVER);
    assert_true(look(&o, "more").more);
    assert_int_equal(look(&o, "more").n, 0);
    assert_int_equal(look(&o, "over").n, 1);
    assert_int_equal(look(&o, "children").entries[0].groups, RF_CHILDREN | RF_CIVILIANS);
    assert_string_equal(look(&o, "un office").entries[0].text, "UN OCHA");
    assert_string_equal(look(&o, "OCHA").entries[0].what_kind, "un");
    assert_true(look(&o, "OCHA").entries[0].flags & RF__CAPITALS);
    assert_false(look(&o, "un office").entries[0].flags & RF__CAPITALS);
    const rf__lex_entry *winter = &look(&o, "winter").entries[0];
    assert_true(fabs(winter->low - 12) < 1e-9 && fabs(winter->high - 2) < 1e-9);
    assert_int_equal(look(&o, "summer").n, 0);
    assert_int_equal(rf_issues_count(o.issues), 0);
    close_text(&o);
}

typedef struct complaint {
    const char *text;
    rf_severity severity;
    uint32_t line, column;
    const char *says;
} complaint;

static void lines_that_can_not_be_used_are_told_with_their_place(void **state) {
    (void)state;
    static const complaint rows[] = {
        {"fled : displaced\n", RF_ERROR, 1, 1, "before any"},
        {"[verbs]\nx\n", RF_ERROR, 1, 1, "Did you mean [verb]"},
        {"[verb\nx\n", RF_ERROR, 1, 1, "no section"},
        {"[noun]\nmen\n b\xff\xfe\n", RF_ERROR, 3, 2, "UTF-8"},
        {"[verb]\nflee/flees : displaced subject\n", RF_ERROR, 2, 1, "five forms"},
        {"[verb]\n  go/goes/went/gone/going : displacd subject\n", RF_ERROR, 2, 29,
         "Did you mean displaced"},
        {"[noun]\nhorses : unit=peple\n", RF_ERROR, 2, 10, "Did you mean people"},
        {"[noun]\nhorses : unitt=people\n", RF_ERROR, 2, 10, "Did you mean unit"},
        {"[noun]\nmen : group=mem\n", RF_ERROR, 2, 7, "Did you mean men"},
        {"[qualifier]\nor so\n", RF_ERROR, 2, 1, "needs a word"},
        {"[organisation]\nUN : name=\"UN\n", RF_ERROR, 2, 11, "not closed"},
        {"[noun]\na b c d e f g h i : people\n", RF_ERROR, 2, 1, "eight words"},
        {"[clue]\ngun shot : injured\n", RF_ERROR, 2, 1, "must be a single word"},
        {"[clue]\nbodies\n", RF_ERROR, 2, 1, "needs indicators"},
        {"[clue]\nbodies : kiled\n", RF_ERROR, 2, 10, "Did you mean killed"},
        {"[qualifier abuot]\nor so\n", RF_ERROR, 1, 12, "Did you mean about"},
        {"[qualifier]\nabout : about\nabout : exact\n", RF_WARNING, 3, 1, "l.txt:2"},
        {"[noun]\nmen : people\nmen : people\n", RF_NOTE, 3, 1, "twice"},
        {"[verb]\ngo/goes/went/gone/going : displaced subject needs=homes\n", RF_WARNING, 2, 1,
         "needs"},
        {"[verb]\ngo/goes/went/gone/going : weak\n", RF_WARNING, 2, 1, "makes no claim"},
        {"[verb]\ngo/goes/went/gone/going : displaced\n", RF_WARNING, 2, 1, "who is counted"},
        {"[month]\nMay : 15\n", RF_WARNING, 2, 1, "1 to 12"},
        {"[weekday]\nMonday\n", RF_WARNING, 2, 1, "1 (Monday)"},
        {"[noun]\nmen:people\n", RF_WARNING, 2, 1, "space after"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        opened o = open_text(rows[i].text);
        const rf_issue *issue = rf_issues_get(o.issues, 0);
        if (!issue || issue->severity != rows[i].severity || issue->line != rows[i].line ||
            issue->column != rows[i].column || !strstr(issue->message, rows[i].says))
            fail_msg("%s\n  gave %s:%u:%u %s", rows[i].text,
                     issue ? rf_severity_name(issue->severity) : "-", issue ? issue->line : 0,
                     issue ? issue->column : 0, issue ? issue->message : "nothing");
        assert_int_equal(o.err, rows[i].severity == RF_ERROR ? RF_ERR_LEXICON : 0);
        close_text(&o);
    }
}

static void what_is_listed_twice_on_purpose_is_passed_over(void **state) {
    (void)state;
    opened o = open_text("[number]\nthird : fraction 0.3333\nthird : ordinal 3\n"
                         "[qualifier]\nat most : up_to\nat most : up_to after\n"
                         "[complement text=a]\nhome\n[complement text=b]\nhome\n"
                         "[verb]\ngo/goes/went/gone/going : displaced subject needs=a\n"
                         "go/goes/went/gone/going : returned subject needs=b\n"
                         "[first_name title]\nSeleka, S\xc3\xa9l\xc3\xa9ka\n");
    for (size_t i = 0; i < rf_issues_count(o.issues); i++)
        fail_msg("%s", rf_issues_get(o.issues, i)->message);
    close_text(&o);
}

static void a_folder_is_read_file_by_file(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_lexicon *lexicon = NULL;
    rf_issues *issues;
    rf_diag diag = {0};
    assert_int_equal(rf_issues_new(&issues), 0);
    assert_int_equal(rf_lexicon_open(&lexicon, dir.path, issues, &diag), RF_ERR_NOT_FOUND);
    folder_write(&dir, "a.txt", "[noun]\r\nmen : people\r\n");
    folder_write(&dir, "b.txt", "men\n");
    folder_write(&dir, "notes.md", "what?\n");
    assert_int_equal(rf_lexicon_open(&lexicon, dir.path, issues, &diag), RF_ERR_LEXICON);
    assert_int_equal(rf_issues_count(issues), 1);
    folder_write(&dir, "b.txt", "[noun]\nwomen : people\n");
    assert_int_equal(rf_lexicon_open(&lexicon, dir.path, issues, &diag), 0);
    rf__lex_hits hits;
    assert_int_equal(rf__lexicon_find(lexicon, "men", &hits), 0);
    assert_int_equal(hits.n, 1);
    rf_lexicon_free(lexicon);
    assert_int_equal(rf_lexicon_check(folder_path(&dir, "nowhere"), issues, &diag),
                     RF_ERR_NOT_FOUND);
    rf_issues_free(issues);
    folder_remove(&dir);
}

static void the_lexicon_that_is_compiled_in_has_no_faults(void **state) {
    (void)state;
    rf_issues *issues;
    assert_int_equal(rf_issues_new(&issues), 0);
    assert_int_equal(rf_lexicon_check(NULL, issues, NULL), 0);
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        if (rf_issues_get(issues, i)->severity > RF_NOTE)
            fail_msg("%s:%u: %s", rf_issues_get(issues, i)->path, rf_issues_get(issues, i)->line,
                     rf_issues_get(issues, i)->message);
    rf_issues_free(issues);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_tell_what_words_are_that_no_section_lists),
        cmocka_unit_test(a_line_gives_its_forms_their_meaning),
        cmocka_unit_test(lines_that_can_not_be_used_are_told_with_their_place),
        cmocka_unit_test(what_is_listed_twice_on_purpose_is_passed_over),
        cmocka_unit_test(hints_of_a_crisis_are_single_words_and_no_tags),
        cmocka_unit_test(a_folder_is_read_file_by_file),
        cmocka_unit_test(the_lexicon_that_is_compiled_in_has_no_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
