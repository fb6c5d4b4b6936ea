/* Reports: what is kept, what goes, and that every word of the clean text leads back to its bytes.
 */
#include "base/sha256.h"
#include "refuge/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sha256.h>

typedef struct opened {
    rf_reader *reader;
    const rf_report *report;
    rf_issues *issues;
    rf_diag diag;
    rf_err err;
} opened;

static opened read_as(const char *path, const char *bytes, size_t n, rf_report_options options) {
    opened o = {0};
    assert_int_equal(rf_issues_new(&o.issues), RF_OK);
    if (!options.published)
        options.published = RF_NO_DATE;
    if (!options.not_after)
        assert_int_equal(rf_date_make(&options.not_after, 2025, 6, 30), RF_OK);
    o.err = rf_reader_open_bytes(&o.reader, path, bytes, n, &options, o.issues, &o.diag);
    if (!o.err)
        o.err = rf_reader_next(o.reader, &o.report, &o.diag);
    return o;
}

static opened read_text(const char *text) {
    return read_as("x", text, strlen(text), (rf_report_options){0});
}

static void close_it(opened *o) {
    rf_reader_free(o->reader);
    rf_issues_free(o->issues);
}

static const char *date_of(const rf_report *r) {
    static char text[11];
    if (r->published == RF_NO_DATE)
        return "";
    rf_date_format(r->published, text);
    return text;
}

static bool has_issue(const opened *o, const char *code) {
    for (size_t i = 0; i < rf_issues_count(o->issues); i++)
        if (!strcmp(rf_issues_get(o->issues, i)->code, code))
            return true;
    return false;
}

/* Every word of ASCII letters and digits stands in the file as it stands in the text; `step` is the
 * bytes of a character in the file. */
static void words_lead_back(const rf_report *r, const char *bytes, size_t n, size_t step) {
    size_t n_words = 0;
    for (uint32_t i = 0; i < r->n;) {
        uint32_t end = i;
        while (end < r->n && ((r->text[end] >= '0' && r->text[end] <= '9') ||
                              (r->text[end] >= 'a' && r->text[end] <= 'z') ||
                              (r->text[end] >= 'A' && r->text[end] <= 'Z')))
            end++;
        if (end > i) {
            uint64_t from, to;
            rf_report_raw_span(r, i, end, &from, &to);
            assert_true(to <= n);
            assert_int_equal(to - from, (end - i) * step);
            for (uint32_t k = 0; k < end - i; k++)
                assert_int_equal(bytes[from + k * step], r->text[i + k]);
            n_words++;
        }
        i = end + (end == i);
    }
    assert_true(n_words > 0);
}

static void a_block_is(const rf_report *r, uint32_t i, rf_block_kind kind, const char *text) {
    assert_true(i < r->n_blocks);
    const rf_block *b = &r->blocks[i];
    assert_int_equal(b->n, strlen(text));
    assert_memory_equal(r->text + b->start, text, b->n);
    assert_int_equal(b->kind, kind);
}

/* ---- plain text ---- */

static void a_line_is_a_paragraph(void **state) {
    (void)state;
    opened o = read_text("The first paragraph has five people.\nThe second has  two\tspaces.\n\n"
                         "- an item\n\xE2\x80\xA2 another item\n");
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "The first paragraph has five people.");
    a_block_is(o.report, 2, RF_BLOCK_BULLET, "an item");
    a_block_is(o.report, 3, RF_BLOCK_BULLET, "another item");
    assert_int_equal(o.report->n_blocks, 4);
    close_it(&o);
}

static void lines_broken_at_a_column_are_joined(void **state) {
    (void)state;
    const char *text =
        "More than thirty thousand people have fled the city over the past\n"
        "two weeks, the United Nations migration agency said on Tuesday in a\n"
        "statement, as fighting came closer to the camps in its south and to\n"
        "the last hospital.\n\nThe roads to the west were closed by soldiers for the\n"
        "third day, and families waited in the open without water or shade.\n";
    opened o = read_text(text);
    assert_int_equal(o.report->n_blocks, 2);
    words_lead_back(o.report, text, strlen(text), 1);
    close_it(&o);
}

static void drawn_lines_part_blocks_and_are_no_text(void **state) {
    (void)state;
    opened o = read_text("The road to the port is open again.\n==========\n"
                         "District   Families\n-------------------\nTarsa           310\n"
                         "Mellit           94\n+-----+------+\nNobody has come back so far.\n");
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "The road to the port is open again.");
    a_block_is(o.report, 1, RF_BLOCK_TABLE_HEAD, "District\tFamilies");
    a_block_is(o.report, 3, RF_BLOCK_TABLE_ROW, "Mellit\t94");
    a_block_is(o.report, 4, RF_BLOCK_PARAGRAPH, "Nobody has come back so far.");
    assert_int_equal(o.report->n_blocks, 5);
    close_it(&o);
}

static void furniture_goes_and_the_body_stays(void **state) {
    (void)state;
    opened o = read_text(
        "Hundreds of families left the town on Monday, officials said, as the river rose.\n\n"
        "Download our app\n\nAdvertisement\n\n"
        "The government sent 20 boats to the villages that are cut off, the minister said.\n\n"
        "Related articles\n\nTen killed in a storm\n\nWhy rivers rise\n\n"
        "At least 12 people are missing, the rescue service said late on Monday evening.\n\n"
        "Comments\n\nStay respectful when making a comment here; our Community Guidelines "
        "in full are below.\n  \xE2\x80\xA2 No swearing, personal abuse, racism, sexism of any "
        "kind\n"
        "Loading comments...\n");
    assert_int_equal(o.report->n_blocks, 3);
    assert_non_null(strstr(o.report->text, "At least 12 people"));
    assert_null(strstr(o.report->text, "Ten killed"));
    close_it(&o);
}

static void a_dateline_on_a_line_of_its_own_gives_the_date(void **state) {
    (void)state;
    opened o = read_text("TARSA, 18 February 2020\n\nMore than 300 people fled the town, the UN "
                         "refugee agency said in a statement.\n");
    assert_string_equal(o.report->dateline, "TARSA");
    rf_date day;
    assert_int_equal(rf_date_parse(&day, "2020-02-18", 10), RF_OK);
    assert_int_equal(o.report->published, day);
    close_it(&o);
    o = read_text("Floods of 18 February 2020\n\nMore than 300 people fled the town, the UN "
                  "refugee agency said in a statement.\n");
    assert_int_equal(o.report->published, RF_NO_DATE);
    close_it(&o);
}

static void a_caption_that_stands_twice_is_kept_once(void **state) {
    (void)state;
    opened o = read_text("Children sit at a camp near the border, February 17, 2020.\n"
                         "Children sit at a camp near the border, February 17, 2020. (Reuters)\n\n"
                         "Nearly a million people have fled towards the border, officials said.\n");
    assert_int_equal(o.report->n_blocks, 2);
    assert_int_equal(o.report->blocks[0].kind, RF_BLOCK_CAPTION);
    close_it(&o);
}

/* ---- mastheads and dates ---- */

static void a_dateline_is_taken_off_the_text(void **state) {
    (void)state;
    static const struct {
        const char *text, *dateline, *begins, *outlet, *date;
    } cases[] = {
        {"KHARTOUM, Sudan (AP) \xE2\x80\x94 At least 12 people were killed in shelling, doctors "
         "said.",
         "KHARTOUM, Sudan", "At least", "AP", ""},
        {"GENEVA (14 March 2023) \xE2\x80\x93 Some 500 families were displaced, the agency said "
         "today.",
         "GENEVA", "Some 500", "", "2023-03-14"},
        {"Port-au-Prince, 5 March 2024 - Gangs attacked two prisons and 3,000 inmates fled, it "
         "said.",
         "Port-au-Prince", "Gangs", "", "2024-03-05"},
        {"Juba \xE2\x80\x93 Heavy rain has displaced 4,000 people in Bor, the commission said on "
         "Monday.",
         "Juba", "Heavy", "", ""},
        {"Turkey \xE2\x80\x93 which backs the opposition \xE2\x80\x93 sent 200 trucks to the "
         "border on Monday.",
         "", "Turkey", "", ""},
        {"ISLAMABAD: At least 30 people died as a bus fell into a ravine, police said on Sunday.",
         "ISLAMABAD", "At least", "", ""},
        {"UNICEF: more than 400 children were killed or injured in the first half of the year.", "",
         "UNICEF", "", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened o = read_text(cases[i].text);
        assert_string_equal(o.report->dateline, cases[i].dateline);
        assert_string_equal(o.report->outlet, cases[i].outlet);
        assert_memory_equal(o.report->text, cases[i].begins, strlen(cases[i].begins));
        assert_string_equal(date_of(o.report), cases[i].date);
        words_lead_back(o.report, cases[i].text, strlen(cases[i].text), 1);
        close_it(&o);
    }
}

static void a_day_without_a_year_is_solved_or_left_open(void **state) {
    (void)state;
    opened o =
        read_text("Beirut, Dec 27 (AFP) More than 235,000 people have fled, the UN said Friday.");
    assert_int_equal(o.report->published, RF_NO_DATE);
    assert_true(o.report->n_date_candidates > 1);
    for (uint32_t i = 0; i < o.report->n_date_candidates; i++) { /* all of them are Fridays */
        int days = (int)o.report->date_candidates[i];
        assert_int_equal((days + 3) % 7, 4);
    }
    close_it(&o);
    o = read_text("Beirut, Dec 27 (AFP) More than 235,000 people have fled, the UN said Friday, in "
                  "fighting that goes on since the ceasefire of August 2019 broke down.");
    assert_int_equal(o.report->n_date_candidates, 2); /* 2019 and 2024 */
    close_it(&o);
    o = read_text("Beirut, Dec 27 (AFP) More than 235,000 people have fled, the UN said Friday, in "
                  "fighting that goes on since the truce of 2022 broke down in the north.");
    assert_string_equal(date_of(o.report), "2024-12-27");
    assert_int_equal(o.report->date_how, RF_DATE_CONSTRAINED);
    close_it(&o);
}

static void a_masthead_gives_date_and_byline(void **state) {
    (void)state;
    opened o =
        read_text("Floods displace thousands in the north\n\nBy Amal Hassan\n\n"
                  "Published: 20 February 2020 14:03 GMT\n\n"
                  "Some 4,000 people left their homes on Monday as water rose, the council said, "
                  "and many of them sleep in schools and in the mosque of the old town.\n");
    assert_string_equal(o.report->byline, "Amal Hassan");
    assert_string_equal(date_of(o.report), "2020-02-20");
    assert_int_equal(o.report->date_how, RF_DATE_MASTHEAD);
    assert_string_equal(o.report->title, "Floods displace thousands in the north");
    assert_int_equal(o.report->n_blocks, 2);
    close_it(&o);
}

static void the_day_at_the_end_of_a_reports_name_is_its_date(void **state) {
    (void)state;
    static const struct {
        const char *title, *date;
    } rows[] = {
        {"Sudan Humanitarian Update (23 August 2023)", "2023-08-23"},
        {"Floods in the north: Flash Update No. 4, 14 May 2021 [EN/AR]", "2021-05-14"},
        {"Five years after the earthquake of 12 January 2010", ""},
        {"The storm of 8 November 2013", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "%s\n\nSome 4,000 people left their homes as water rose, the council said, and "
                 "many of them sleep in schools and in the mosque of the old town.\n",
                 rows[i].title);
        opened o = read_text(text);
        assert_string_equal(date_of(o.report), rows[i].date);
        close_it(&o);
    }
}

static void a_date_in_digits_that_can_be_two_days_stays_open(void **state) {
    (void)state;
    opened o =
        read_text("Situation report\n\nDate: 03/04/2021\n\nSome 4,000 people left their homes as "
                  "water rose, the council said, and many of them sleep in schools there.\n");
    assert_int_equal(o.report->published, RF_NO_DATE);
    assert_int_equal(o.report->n_date_candidates, 2);
    close_it(&o);
}

static void what_the_user_gives_comes_first(void **state) {
    (void)state;
    rf_date given;
    assert_int_equal(rf_date_make(&given, 2001, 2, 3), RF_OK);
    const char *text =
        "GENEVA (14 March 2023) \xE2\x80\x93 Some 500 families were displaced today.";
    opened o = read_as("x", text, strlen(text),
                       (rf_report_options){.published = given, .outlet = "Paper"});
    assert_string_equal(date_of(o.report), "2001-02-03");
    assert_int_equal(o.report->date_how, RF_DATE_GIVEN);
    assert_string_equal(o.report->outlet, "Paper");
    close_it(&o);
}

/* ---- encodings ---- */

static void encodings_are_told_and_mapped(void **state) {
    (void)state;
    const char *latin = "Les autorit\xE9s ont \xE9vacu\xE9 \x93"
                        "5000 personnes\x94 apr\xE8s.";
    opened o = read_as("x", latin, strlen(latin), (rf_report_options){0});
    assert_non_null(strstr(o.report->text, "autorit\xC3\xA9s ont"));
    assert_non_null(strstr(o.report->text, "\xE2\x80\x9C"
                                           "5000"));
    close_it(&o);
    const char *ascii = "Some 500 people fled, officials said.\r\nTen died.";
    for (int big = 0; big < 2; big++)
        for (int bom = 0; bom < 2; bom++) {
            char wide[256];
            size_t n = 0;
            if (bom) {
                wide[n++] = big ? '\xFE' : '\xFF';
                wide[n++] = big ? '\xFF' : '\xFE';
            }
            for (const char *p = ascii; *p; p++) {
                wide[n + (size_t)big] = *p;
                wide[n + (size_t)!big] = 0;
                n += 2;
            }
            o = read_as("x", wide, n, (rf_report_options){0});
            a_block_is(o.report, 1, RF_BLOCK_PARAGRAPH, "Ten died.");
            for (uint32_t i = 0; i < o.report->n; i++)
                if (o.report->text[i] == '5') {
                    uint64_t from, to;
                    rf_report_raw_span(o.report, i, i + 3, &from, &to);
                    assert_int_equal(to - from, 6);
                    assert_int_equal(wide[from + (uint64_t)big], '5');
                }
            close_it(&o);
        }
}

static void bad_bytes_are_told_and_binary_files_refused(void **state) {
    (void)state;
    const char bad[] = "\xC3\xA9t\xC3\xA9 \xC3\xA9t\xC3\xA9 \xFF 5 morts \xC3\xA9t\xC3\xA9";
    opened o = read_as("x", bad, sizeof bad - 1, (rf_report_options){0});
    assert_true(has_issue(&o, "bad-encoding"));
    assert_non_null(strstr(o.report->text, "\xEF\xBF\xBD 5 morts"));
    close_it(&o);
    o = read_as("x", "PK\x03\x04 and more", 13, (rf_report_options){0});
    assert_int_equal(o.err, RF_ERR_ENCODING);
    close_it(&o);
    o = read_as("x", "", 0, (rf_report_options){0});
    assert_null(o.report);
    assert_true(has_issue(&o, "empty-report"));
    close_it(&o);
}

static void too_large_a_file_is_refused(void **state) {
    (void)state;
    const char *text = "Some 500 people fled.";
    opened o = read_as("x", text, strlen(text), (rf_report_options){.most_bytes = 10});
    assert_int_equal(o.err, RF_ERR_TOO_BIG);
    close_it(&o);
}

static void the_hash_is_sha_256(void **state) {
    (void)state;
    char bytes[300], ours[65], theirs[65];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    for (size_t n = 0; n <= sizeof bytes; n++) {
        rf__sha256(bytes, n, ours);
        SHA256Data((const uint8_t *)bytes, n, theirs);
        assert_string_equal(ours, theirs);
    }
}

static void the_language_is_told(void **state) {
    (void)state;
    static const struct {
        const char *text, *language;
    } cases[] = {
        {"More than five hundred people fled from their homes in the north of the country.", "en"},
        {"Plus de cinq cents personnes ont fui leurs maisons dans le nord du pays selon les "
         "autorit\xC3\xA9s.",
         "fr"},
        {"M\xC3\xA1s de quinientas personas huyeron de sus casas en el norte del pa\xC3\xADs "
         "seg\xC3\xBAn las "
         "autoridades.",
         "es"},
        {"\xD9\x82\xD8\xA7\xD9\x84 \xD8\xA5\xD9\x86 \xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 "
         "\xD9\x85\xD9\x86 "
         "\xD9\x85\xD8\xA6\xD8\xA9 \xD9\x81\xD9\x8A \xD8\xA5\xD8\xAF\xD9\x84\xD8\xA8",
         "ar"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened o = read_text(cases[i].text);
        assert_string_equal(o.report->language, cases[i].language);
        close_it(&o);
    }
}

static void a_report_is_hashed_unless_told_otherwise(void **state) {
    (void)state;
    for (int unhashed = 0; unhashed < 2; unhashed++) {
        rf_report_options options = {.published = RF_NO_DATE, .unhashed = unhashed};
        rf_reader *reader = NULL;
        const rf_report *report = NULL;
        rf_issues *issues = NULL;
        assert_int_equal(rf_issues_new(&issues), 0);
        assert_int_equal(
            rf_reader_open_bytes(&reader, "one", "People fled.", 12, &options, issues, NULL), 0);
        assert_int_equal(rf_reader_next(reader, &report, NULL), 0);
        assert_int_equal(strlen(report->sha256), unhashed ? 0 : 64);
        rf_reader_free(reader);
        rf_issues_free(issues);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_is_hashed_unless_told_otherwise),
        cmocka_unit_test(a_line_is_a_paragraph),
        cmocka_unit_test(lines_broken_at_a_column_are_joined),
        cmocka_unit_test(drawn_lines_part_blocks_and_are_no_text),
        cmocka_unit_test(furniture_goes_and_the_body_stays),
        cmocka_unit_test(a_caption_that_stands_twice_is_kept_once),
        cmocka_unit_test(a_dateline_is_taken_off_the_text),
        cmocka_unit_test(a_dateline_on_a_line_of_its_own_gives_the_date),
        cmocka_unit_test(a_day_without_a_year_is_solved_or_left_open),
        cmocka_unit_test(a_masthead_gives_date_and_byline),
        cmocka_unit_test(the_day_at_the_end_of_a_reports_name_is_its_date),
        cmocka_unit_test(a_date_in_digits_that_can_be_two_days_stays_open),
        cmocka_unit_test(what_the_user_gives_comes_first),
        cmocka_unit_test(encodings_are_told_and_mapped),
        cmocka_unit_test(bad_bytes_are_told_and_binary_files_refused),
        cmocka_unit_test(too_large_a_file_is_refused),
        cmocka_unit_test(the_hash_is_sha_256),
        cmocka_unit_test(the_language_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
