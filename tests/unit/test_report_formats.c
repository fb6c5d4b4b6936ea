/* Pages, feeds and JSON: the report's part is found, and its words lead back to their bytes. */
#include "refuge/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct opened {
    rf_reader *reader;
    const rf_report *report;
    rf_issues *issues;
    rf_diag diag;
} opened;

static void next(opened *o) {
    assert_int_equal(rf_reader_next(o->reader, &o->report, &o->diag), RF_OK);
}

static opened open_text(const char *text, uint64_t most) {
    opened o = {0};
    rf_report_options options = {.published = RF_NO_DATE, .most_bytes = most};
    assert_int_equal(rf_issues_new(&o.issues), RF_OK);
    assert_int_equal(
        rf_reader_open_bytes(&o.reader, "x", text, strlen(text), &options, o.issues, &o.diag),
        RF_OK);
    next(&o);
    return o;
}

static void close_it(opened *o) {
    rf_reader_free(o->reader);
    rf_issues_free(o->issues);
}

static bool has_issue(const opened *o, const char *code) {
    for (size_t i = 0; i < rf_issues_count(o->issues); i++)
        if (!strcmp(rf_issues_get(o->issues, i)->code, code))
            return true;
    return false;
}

static void a_block_is(const rf_report *r, uint32_t i, rf_block_kind kind, const char *text) {
    assert_true(i < r->n_blocks);
    const rf_block *b = &r->blocks[i];
    char found[512];
    snprintf(found, sizeof found, "%.*s", (int)b->n, r->text + b->start);
    assert_string_equal(found, text);
    assert_int_equal(b->kind, kind);
}

static void published_is(const rf_report *r, const char *date) {
    char text[11] = "";
    if (r->published != RF_NO_DATE)
        rf_date_format(r->published, text);
    assert_string_equal(text, date);
}

static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void words_lead_back(const rf_report *r, const char *bytes) {
    for (uint32_t i = 0; i < r->n; i++) {
        if (!is_word(r->text[i]) || (i && is_word(r->text[i - 1])))
            continue;
        uint32_t end = i;
        while (end < r->n && is_word(r->text[end]))
            end++;
        uint64_t from, to;
        rf_report_raw_span(r, i, end, &from, &to);
        if (to - from != end - i) /* a tag stands in the word: its first letters will do */
            end = i + 1;
        assert_memory_equal(bytes + from, r->text + i, end - i);
    }
}

/* ---- pages ---- */

#define BODY                                                                                       \
    "<p>More than <b>30,000</b> people have fled the city over the past two weeks, the "           \
    "UN&#8217;s "                                                                                  \
    "agency said on Tuesday &mdash; more than ever.</p>"                                           \
    "<p>Families walk for days without water, an official said, and sleep in the open along the "  \
    "road to the west of the town.</p>"

static void a_page_is_cleaned_to_its_report(void **state) {
    (void)state;
    const char *page =
        "<!doctype html><html lang=en><head><title>Thousands flee | Paper</title>"
        "<meta property='og:site_name' content='Paper'><meta name=author content='A. Writer'>"
        "<meta property='article:published_time' content='2024-05-14T08:12:00Z'>"
        "<style>p{}</style><script>var x = '<p>no</p>';</script></head>"
        "<body class='newsletter has-sidebar'><nav><a href=/>Home</a></nav>"
        "<div id=cookie-banner><p>We use cookies and similar technologies to make your visit here "
        "better in every way that there is to make it.</p></div>"
        "<article><h1>Thousands flee as fighting&nbsp;nears</h1>"
        "<div class=share><a>Share</a></div>"
        "<figure><figcaption>A camp in May</figcaption></figure>" BODY
        "<aside class=related><h3>Related</h3><a href=1>Hundred killed in a market, doctors say "
        "to reporters in the capital</a></aside>"
        "<h2>Hospitals</h2><ul><li>South: closed<li>North: open</ul>"
        "<table><tr><th>Place<th>Families<tr><td>Tawila<td>3,500<tr><td><td>12</table>"
        "<p aria-hidden=true>x</p><span class='sr-only'>hidden words</span></article>"
        "<div class=comments><p>A reader's comment that is long enough to look like the text of a "
        "report, with 500 people in it.</p></div><footer><p>Paper is a paper, and this footer is "
        "long enough to be taken for the text of a report.</p></footer></body></html>";
    opened o = open_text(page, 0);
    const rf_report *r = o.report;
    assert_string_equal(r->title, "Thousands flee as fighting nears");
    assert_string_equal(r->outlet, "Paper");
    assert_string_equal(r->byline, "A. Writer");
    published_is(r, "2024-05-14");
    assert_int_equal(r->date_how, RF_DATE_METADATA);
    uint32_t i = 0;
    a_block_is(r, i++, RF_BLOCK_TITLE, "Thousands flee as fighting nears");
    a_block_is(r, i++, RF_BLOCK_CAPTION, "A camp in May");
    a_block_is(
        r, i++, RF_BLOCK_PARAGRAPH,
        "More than 30,000 people have fled the city over the past two weeks, the UN\xE2\x80\x99s "
        "agency said on Tuesday \xE2\x80\x94 more than ever.");
    i++;
    a_block_is(r, i++, RF_BLOCK_HEADING, "Hospitals");
    a_block_is(r, i++, RF_BLOCK_BULLET, "South: closed");
    a_block_is(r, i++, RF_BLOCK_BULLET, "North: open");
    a_block_is(r, i++, RF_BLOCK_TABLE_HEAD, "Place\tFamilies");
    a_block_is(r, i++, RF_BLOCK_TABLE_ROW, "Tawila\t3,500");
    a_block_is(r, i++, RF_BLOCK_TABLE_ROW, "\t12");
    assert_int_equal(r->n_blocks, i);
    words_lead_back(r, page);
    close_it(&o);
}

static void a_class_name_does_not_hide_the_whole_report(void **state) {
    (void)state;
    opened o = open_text("<html><body><div class='sidebar share'>" BODY "</div></body></html>", 0);
    assert_non_null(o.report);
    assert_int_equal(o.report->n_blocks, 2);
    close_it(&o);
}

static void a_form_around_the_page_is_no_furniture(void **state) {
    (void)state;
    opened o = open_text("<html><body><form action=x><table><tr><td><div>" BODY
                         "</div></td></tr></table></form></body></html>",
                         0);
    assert_int_equal(o.report->n_blocks, 2);
    assert_int_equal(o.report->blocks[0].kind, RF_BLOCK_PARAGRAPH);
    close_it(&o);
}

static void a_line_break_parts_lines_but_not_sentences(void **state) {
    (void)state;
    opened o =
        open_text("<html><body><div><p>Killed: 5<br>Injured: 10<br>among them<br>children</p>" BODY
                  "</div></body></html>",
                  0);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Killed: 5");
    a_block_is(o.report, 1, RF_BLOCK_PARAGRAPH, "Injured: 10 among them children");
    close_it(&o);
}

/* ---- JSON ---- */

static void reliefweb_is_read(void **state) {
    (void)state;
    const char *json =
        "{\"totalCount\":2,\"data\":[{\"id\":\"1\",\"fields\":{\"title\":\"Flash "
        "\\u201cUpdate\\u201d\","
        "\"body\":\"x\",\"body-html\":\"<p>Some <b>4,000 people<\\/b> fled on 12&nbsp;May,\\nlocal "
        "\\u201cauthorities\\u201d said.<\\/p><ul><li>27 "
        "killed<\\/li><\\/ul>\",\"date\":{\"created\":"
        "\"2024-05-15T00:00:00+00:00\",\"original\":\"2024-05-14T00:00:00+00:00\"},\"source\":"
        "[{\"name\":\"OCHA\"}],\"language\":[{\"code\":\"en\"}],\"url\":\"https:\\/\\/x\"}},"
        "{\"id\":\"2\",\"fields\":{\"title\":\"none\"}}]}";
    opened o = open_text(json, 0);
    assert_string_equal(o.report->name, "x#1");
    assert_string_equal(o.report->outlet, "OCHA");
    assert_string_equal(o.report->url, "https://x");
    assert_string_equal(o.report->title, "Flash \xE2\x80\x9CUpdate\xE2\x80\x9D");
    published_is(o.report, "2024-05-14");
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH,
               "Some 4,000 people fled on 12 May, local \xE2\x80\x9C"
               "authorities\xE2\x80\x9D said.");
    a_block_is(o.report, 1, RF_BLOCK_BULLET, "27 killed");
    words_lead_back(o.report, json);
    next(&o);
    assert_null(o.report);
    assert_true(has_issue(&o, "no-text-field"));
    close_it(&o);
}

static void lines_of_json_are_read_one_by_one(void **state) {
    (void)state;
    const char *lines =
        "{\"text\":\"Some 500 people fled.\\nTen died.\",\"date\":\"2023-02-07\","
        "\"source\":\"Wire\"}\nbroken {\n\n{\"body\":\"Third report here.\"}\n{\"a\":1}";
    opened o = open_text(lines, 0);
    assert_string_equal(o.report->outlet, "Wire");
    assert_int_equal(o.report->raw_start, 0);
    a_block_is(o.report, 1, RF_BLOCK_PARAGRAPH, "Ten died.");
    words_lead_back(o.report, lines);
    next(&o);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Third report here.");
    words_lead_back(o.report, lines);
    next(&o);
    assert_null(o.report);
    assert_true(has_issue(&o, "bad-json"));
    assert_true(has_issue(&o, "no-text-field"));
    close_it(&o);
}

static void a_line_too_long_is_passed_over(void **state) {
    (void)state;
    const char *lines = "{\"text\":\"Short one.\"}\n"
                        "{\"text\":\"A line that is longer than the limit of this test allows.\"}\n"
                        "{\"text\":\"Last one.\"}\n";
    opened o = open_text(lines, 40);
    next(&o);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Last one.");
    assert_true(has_issue(&o, "line-too-long"));
    close_it(&o);
}

static void deep_json_is_refused(void **state) {
    (void)state;
    char deep[4000];
    memset(deep, '[', sizeof deep - 1);
    memcpy(deep, "[{\"a\":", 6);
    deep[sizeof deep - 1] = 0;
    opened o = open_text(deep, 0);
    assert_null(o.report);
    assert_true(has_issue(&o, "bad-json"));
    close_it(&o);
}

static void several_values_are_read_whichever_way_they_stand(void **state) {
    (void)state;
#define HOMS "{\"text\":\"Some 500 people fled Homs.\"}"
#define HAMA "{\"text\":\"Some 600 people fled Hama.\"}"
    static const char *const files[] = {
        HOMS HAMA,
        HOMS " " HAMA "\n" HOMS "\n",
        HOMS "\n" HOMS "\t" HAMA "\n",
        "{\n\"text\":\n\"Some 500 people fled Homs.\"\n}\n" HAMA "\n",
        "[" HOMS "]\n[" HAMA "]\n",
        "{\"n\":1,\"data\":[" HOMS "],\"x\":{},\"items\":[" HAMA "]}",
        "{\"data\":[" HOMS "]}\n{\"data\":[]}\n{\"data\":[" HAMA "]}",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        bool hama = false;
        opened o = open_text(files[i], 0);
        assert_string_equal(o.report->name, "x#1");
        for (; o.report; next(&o)) {
            words_lead_back(o.report, files[i]);
            hama |= strstr(o.report->text, "600 people") != NULL;
        }
        assert_true(hama);
        assert_int_equal(rf_issues_count(o.issues), 0);
        close_it(&o);
    }
}

static void an_object_with_a_text_is_a_report_whatever_it_holds(void **state) {
    (void)state;
#define LISTED "{\"docs\":[{\"id\":1}],\"text\":\"Some 700 people fled Daraa.\"}"
    static const char *const files[] = {LISTED, LISTED "\n" HOMS "\n", LISTED "\n" LISTED};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        opened o = open_text(files[i], 0);
        assert_string_equal(o.report->text, "Some 700 people fled Daraa.");
        while (o.report)
            next(&o);
        assert_int_equal(rf_issues_count(o.issues), 0);
        close_it(&o);
    }
}

static void what_follows_and_is_no_json_is_told_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t n_reports, line, column;
    } files[] = {{"[" HOMS "]\n garbage", 1, 2, 2},
                 {"{\"data\":[" HOMS "]} garbage", 1, 1, 50},
                 {HOMS "\n" HAMA " xx\n" HOMS, 3, 2, 39},
                 {"[" HOMS ",\n{\"text\":\"Some", 1, 2, 9}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        uint32_t n = 0;
        opened o = open_text(files[i].text, 0);
        for (; o.report; next(&o))
            n++;
        assert_int_equal(n, files[i].n_reports);
        assert_int_equal(rf_issues_count(o.issues), 1);
        assert_string_equal(rf_issues_get(o.issues, 0)->code, "bad-json");
        assert_int_equal(rf_issues_get(o.issues, 0)->line, files[i].line);
        assert_int_equal(rf_issues_get(o.issues, 0)->column, files[i].column);
        close_it(&o);
    }
}

static void a_file_without_a_report_is_told(void **state) {
    (void)state;
    static const char *const files[] = {"[]", "{\"data\":[]}",
                                        "<rss><channel><title>T</title></channel></rss>"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        opened o = open_text(files[i], 0);
        assert_null(o.report);
        assert_true(has_issue(&o, "empty-report"));
        close_it(&o);
    }
}

/* ---- feeds ---- */

static void a_feed_that_breaks_off_keeps_its_last_item_and_is_told(void **state) {
    (void)state;
    const char *rss = "<?xml version='1.0'?><rss><channel><item><title>x</title><description>More "
                      "than 235,000 people fled.";
    opened o = open_text(rss, 0);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "More than 235,000 people fled.");
    words_lead_back(o.report, rss);
    next(&o);
    assert_null(o.report);
    assert_true(has_issue(&o, "feed-cut"));
    close_it(&o);
    o = open_text("<rss><channel><item><description>Ten died.</description></item>", 0);
    next(&o);
    assert_true(has_issue(&o, "feed-cut"));
    close_it(&o);
}

static void an_item_that_is_not_closed_ends_where_the_next_begins(void **state) {
    (void)state;
    opened o = open_text("<rss><channel><item><description>Ten died.</description>"
                         "<item><description>Five died.</description></item></channel></rss>",
                         0);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Ten died.");
    next(&o);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Five died.");
    next(&o);
    assert_null(o.report);
    assert_int_equal(rf_issues_count(o.issues), 0);
    close_it(&o);
}

static void feeds_are_read(void **state) {
    (void)state;
    const char *rss =
        "<?xml version='1.0'?><rss version='2.0'><channel><title>A Feed</title>"
        "<item><title>Floods</title><link>http://x/1</link><pubDate>Thu, 25 Aug 2022 10:00:00 GMT"
        "</pubDate><description>&lt;p&gt;Floods killed 12 &amp;amp; displaced &lt;b&gt;3,000"
        "&lt;/b&gt; families.&lt;/p&gt;</description></item>"
        "<item><title>No text</title></item>"
        "<item><content:encoded><![CDATA[<p>About 500 homes &mdash; gone.</p>]]></content:encoded>"
        "<description>short</description></item></channel></rss>";
    opened o = open_text(rss, 0);
    assert_string_equal(o.report->title, "Floods");
    assert_string_equal(o.report->outlet, "A Feed");
    published_is(o.report, "2022-08-25");
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Floods killed 12 & displaced 3,000 families.");
    words_lead_back(o.report, rss);
    next(&o);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "About 500 homes \xE2\x80\x94 gone.");
    assert_string_equal(o.report->name, "x#3");
    words_lead_back(o.report, rss);
    next(&o);
    assert_null(o.report);
    close_it(&o);
    const char *atom =
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>T</title>"
        "<link href='http://a/1'/><published>2021-01-02T00:00:00Z</published><author>"
        "<name>N. N.</name></author><content type='xhtml'><div><p>Some 45 people were "
        "killed.</p></div></content></entry></feed>";
    o = open_text(atom, 0);
    assert_string_equal(o.report->byline, "N. N.");
    assert_string_equal(o.report->url, "http://a/1");
    published_is(o.report, "2021-01-02");
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Some 45 people were killed.");
    words_lead_back(o.report, atom);
    close_it(&o);
}

/* ---- PDF ---- */

static void a_pdf_is_read_with_its_pages(void **state) {
    (void)state;
#define PAGE(n, contents)                                                                          \
#n " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"     \
       "/Contents " #contents " 0 R>>endobj\n"
    const char *pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                      "2 0 obj<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>endobj\n"
                      "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" PAGE(
                          4, 5) "5 0 obj<</Length 63>>stream\nBT /F1 11 Tf 72 720 Td (Some 500 "
                                "people fled the town.) Tj ET  \n"
                                "endstream endobj\n" PAGE(
                                    6, 7) "7 0 obj<</Length 63>>stream\nBT /F1 11 Tf 72 720 Td "
                                          "(Ten families stayed in town.) Tj ET    \n"
                                          "endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    if (system("command -v pdftotext >/dev/null 2>&1") != 0) {
        print_message("pdftotext is not installed\n");
        skip();
    }
    opened o = open_text(pdf, 0);
    assert_non_null(o.report);
    a_block_is(o.report, 0, RF_BLOCK_PARAGRAPH, "Some 500 people fled the town.");
    a_block_is(o.report, 1, RF_BLOCK_PARAGRAPH, "Ten families stayed in town.");
    assert_int_equal(o.report->blocks[0].page, 1);
    assert_int_equal(o.report->blocks[1].page, 2);
    close_it(&o);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_cleaned_to_its_report),
        cmocka_unit_test(a_class_name_does_not_hide_the_whole_report),
        cmocka_unit_test(a_form_around_the_page_is_no_furniture),
        cmocka_unit_test(a_line_break_parts_lines_but_not_sentences),
        cmocka_unit_test(reliefweb_is_read),
        cmocka_unit_test(lines_of_json_are_read_one_by_one),
        cmocka_unit_test(a_line_too_long_is_passed_over),
        cmocka_unit_test(deep_json_is_refused),
        cmocka_unit_test(several_values_are_read_whichever_way_they_stand),
        cmocka_unit_test(an_object_with_a_text_is_a_report_whatever_it_holds),
        cmocka_unit_test(what_follows_and_is_no_json_is_told_with_its_place),
        cmocka_unit_test(a_file_without_a_report_is_told),
        cmocka_unit_test(feeds_are_read),
        cmocka_unit_test(a_feed_that_breaks_off_keeps_its_last_item_and_is_told),
        cmocka_unit_test(an_item_that_is_not_closed_ends_where_the_next_begins),
        cmocka_unit_test(a_pdf_is_read_with_its_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
