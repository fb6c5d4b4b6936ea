#include "folder.h"
#include "small_ledger.h"
#include "view/brief.h"
#include "view/geo_export.h"
#include "view/labels.h"
#include "view/outline.h"
#include "view/picture_view.h"

#include "base/mem.h"
#include "refuge/scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

static char text[] =
    "report a published=2020-02-18 outlet=\"Alpha <b>\"\n"
    "1 displaced 900000 nearly place=Idlib/admin1/Idlib/SY from=2019-12-01 to=2020-02-18 "
    "person=\"Ann Lee\" org=UN words=\"Nearly 900,000 <script>fled</script> & more.\"\n"
    "2 displaced 1000000 nearly place=Idlib/admin1/Idlib/SY org=UN words=\"Nearly one million.\"\n"
    "3 event air_strike - actor1=Warplanes place=\"إدلب/town/Idlib/SY\" from=2020-02-17 "
    "to=2020-02-17 words=\"A raid on إدلب; two, three.\"\n"
    "---\n1 best\n";

static small_ledger ledger;
static rf_picture *picture;

static int start(void **state) {
    (void)state;
    const char *why;
    if (!small_ledger_read(&ledger, text, &why))
        return -1;
    ledger.claims[2].place.lat_deg = 35.93;
    ledger.claims[2].place.lon_deg = 36.63;
    picture = small_ledger_picture(&ledger, false, false, RF_NO_DATE);
    return 0;
}

static int stop(void **state) {
    (void)state;
    rf_picture_free(picture);
    small_ledger_free(&ledger);
    return 0;
}

static rf__buf make(bool pdf) {
    rf__brief brief;
    rf__buf buf = {0};
    assert_int_equal(rf__brief_make(&brief, picture, RF_NO_DATE, NULL), RF_OK);
    assert_int_equal(pdf ? rf__brief_pdf(&buf, &brief) : rf__brief_html(&buf, &brief), RF_OK);
    rf__brief_free(&brief);
    return buf;
}

static void a_page_runs_nothing_and_loads_nothing(void **state) {
    (void)state;
    rf__buf page = make(false);
    assert_null(strstr(page.bytes, "<script"));
    assert_null(strstr(page.bytes, "src="));
    assert_null(strstr(page.bytes, "Alpha <b>"));
    assert_non_null(strstr(page.bytes, "&lt;script&gt;fled&lt;/script&gt; &amp; more."));
    assert_non_null(strstr(page.bytes, "default-src 'none'"));
    rf__buf_free(&page);
}

static void every_link_of_a_page_leads_somewhere(void **state) {
    (void)state;
    rf__buf page = make(false);
    int n = 0;
    for (const char *at = strstr(page.bytes, "href=\"#"); at; at = strstr(at + 1, "href=\"#")) {
        char id[64];
        const char *name = at + 7;
        snprintf(id, sizeof id, "id=\"%.*s\"", (int)strcspn(name, "\""), name);
        if (!strstr(page.bytes, id))
            fail_msg("nothing has %s", id);
        n++;
    }
    assert_true(n >= 4);
    rf__buf_free(&page);
}

static void a_page_has_chart_map_conflict_and_sentence(void **state) {
    (void)state;
    rf__buf page = make(false);
    static const char *const wanted[] = {
        "nearly 900,000",   "aria-label=\"Map", "aria-label=\"Displaced",
        "In conflict with", "id=\"c1\"",        "إدلب"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(page.bytes, wanted[i]))
            fail_msg("the page has no %s", wanted[i]);
    rf__buf_free(&page);
}

static void a_pdf_is_whole_and_the_same_each_time(void **state) {
    (void)state;
    rf__buf a = make(true), b = make(true);
    assert_true(a.n > 4000);
    assert_memory_equal(a.bytes, "%PDF-", 5);
    assert_non_null(strstr(a.bytes + a.n - 16, "%%EOF"));
    assert_int_equal(a.n, b.n);
    assert_memory_equal(a.bytes, b.bytes, a.n);
    rf__buf_free(&a);
    rf__buf_free(&b);
}

static void a_calendar_is_folded_and_escaped(void **state) {
    (void)state;
    rf_timeline timeline;
    rf__buf ics = {0};
    assert_int_equal(rf_timeline_make(&timeline, picture, RF_NO_DATE, RF_NO_DATE), RF_OK);
    assert_int_equal(rf__timeline_ics(&ics, picture, &timeline), RF_OK);
    assert_non_null(strstr(ics.bytes, "DTSTART;VALUE=DATE:20200217\r\n"));
    assert_non_null(strstr(ics.bytes, "DTEND;VALUE=DATE:20200218\r\n"));
    for (const char *line = ics.bytes; *line;) {
        const char *end = strstr(line, "\r\n");
        assert_non_null(end);
        assert_true(end - line <= 75);
        line = end + 2;
    }
    rf_timeline_free(&timeline);
    rf__buf_free(&ics);
}

static void a_picture_has_the_columns_of_its_page_and_hashtags(void **state) {
    (void)state;
    rf__picture_filter filter = {.on = RF_NO_DATE};
    rf__buf csv = {0};
    assert_int_equal(rf__picture_csv(&csv, picture, &filter, true), RF_OK);
    assert_non_null(strstr(csv.bytes, "#affected+displaced+num"));
    assert_non_null(strstr(csv.bytes, "#adm1+name"));
    assert_non_null(strstr(csv.bytes, ",810000,1000000,people,900000,"));
    rf__buf_free(&csv);
    filter.place = "IDLIB";
    filter.indicators = 1ull << RF_KILLED;
    assert_int_equal(rf__picture_json(&csv, picture, &filter, true), RF_OK);
    assert_non_null(strstr(csv.bytes, "\"quantities\":[]"));
    rf__buf_clear(&csv);
    filter.indicators = 0;
    assert_int_equal(rf__picture_json(&csv, picture, &filter, true), RF_OK);
    assert_non_null(strstr(csv.bytes, "\"relation\":\"conflicts\""));
    rf__buf_free(&csv);
}

static void a_geopackage_says_what_it_is(void **state) {
    (void)state;
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.gpkg");
    assert_int_equal(rf__export_gpkg(path, picture, RF_NO_DATE, NULL), RF_OK);
    sqlite3 *db;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    static const struct {
        const char *sql;
        int wanted;
    } checks[] = {
        {"PRAGMA application_id", 0x47504B47},
        {"SELECT count(*) FROM gpkg_contents c JOIN gpkg_geometry_columns g USING"
         " (table_name) WHERE c.srs_id = 4326",
         3},
        {"SELECT count(*) FROM figures WHERE best = 900000 AND agreement = 'conflict'", 1},
        {"SELECT count(*) FROM events WHERE length(geom) = 29 AND"
         " hex(substr(geom, 1, 13)) = '47500001E61000000101000000'",
         1},
        {"SELECT count(*) FROM gpkg_contents WHERE table_name = 'events' AND min_x ="
         " 36.63 AND max_y = 35.93",
         1}};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        assert_int_equal(sqlite3_prepare_v2(db, checks[i].sql, -1, &stmt, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(stmt, 0), checks[i].wanted);
        sqlite3_finalize(stmt);
    }
    sqlite3_close(db);
    assert_int_equal(folder_count(&dir), 1);
    folder_remove(&dir);
}

static void geojson_has_a_point_where_one_is_known(void **state) {
    (void)state;
    rf__buf buf = {0};
    assert_int_equal(rf__export_geojson(&buf, picture), RF_OK);
    assert_non_null(strstr(buf.bytes, "\"coordinates\":[36.63000,35.93000]"));
    assert_non_null(strstr(buf.bytes, "\"geometry\":null"));
    assert_non_null(strstr(buf.bytes, "\"layer\":\"figures\""));
    rf__buf_free(&buf);
}

static void outlines_are_whole(void **state) {
    (void)state;
    rf__outline outline;
    rf__ring ring;
    size_t n = 0;
    rf__outline_start(&outline);
    while (rf__outline_next(&outline, &ring)) {
        double lon, lat;
        rf__ring_point(&ring, ring.n - 1, &lon, &lat);
        assert_true(lon >= -180.1 && lon <= 180.1 && lat >= -90.1 && lat <= 90.1);
        n++;
    }
    if (!n)
        skip(); /* built without outlines */
    assert_true(n > 200);
    assert_int_equal(outline.at, rf__outline_n);
}

/* ---- what goes on a page ---- */

typedef struct made {
    small_ledger ledger;
    rf_picture *picture;
    rf__brief brief;
    rf__buf page;
} made;

/* A brief of a ledger that is written as text; at: where the place of a claim lies. */
typedef struct position {
    size_t claim;
    double lon, lat;
} position;

static made make_of(const char *lines, const char *country, const position *at, size_t n_at) {
    made m = {0};
    const char *why = "";
    static char copy[8192];
    snprintf(copy, sizeof copy, "%s---\n", lines);
    if (!small_ledger_read(&m.ledger, copy, &why))
        fail_msg("%s", why);
    for (size_t i = 0; i < n_at; i++) {
        m.ledger.claims[at[i].claim].place.lon_deg = at[i].lon;
        m.ledger.claims[at[i].claim].place.lat_deg = at[i].lat;
    }
    m.picture = small_ledger_picture(&m.ledger, false, false, RF_NO_DATE);
    assert_int_equal(rf__brief_make(&m.brief, m.picture, RF_NO_DATE, country), RF_OK);
    assert_int_equal(rf__brief_html(&m.page, &m.brief), RF_OK);
    return m;
}

static void made_free(made *m) {
    rf__buf_free(&m->page);
    rf__brief_free(&m->brief);
    rf_picture_free(m->picture);
    small_ledger_free(&m->ledger);
}

static bool leads(const made *m, rf_indicator indicator, double best) {
    for (size_t i = 0; i < m->brief.n_headlines; i++)
        if (m->brief.headlines[i]->indicator == indicator && m->brief.headlines[i]->best == best)
            return true;
    return false;
}

static void a_country_cites_only_what_is_there(void **state) {
    (void)state;
    made m = make_of(
        "report a published=2031-02-18\n"
        "1 displaced 52000 place=Oru/admin1/Oru/AA from=2030-12-01 to=2031-02-18 words=\"Of "
        "Oru.\"\n"
        "report b published=2031-03-20\n"
        "2 displaced 9000 place=Bel/admin1/Bel/BB from=2031-03-01 to=2031-03-20 words=\"Of Bel.\"\n"
        "3 killed 12 place=Bel/admin1/Bel/BB from=2031-03-20 to=2031-03-20 words=\"Dead of Bel.\"\n"
        "4 event battle - from=2031-03-19 to=2031-03-19 words=\"Battle of Bel.\"\n",
        "AA", NULL, 0);
    assert_non_null(strstr(m.page.bytes, "Of Oru."));
    assert_non_null(strstr(m.page.bytes, "As of 18 Feb 2031. It rests on 1 claim of 1 report;"));
    assert_null(strstr(m.page.bytes, "of Bel."));
    assert_null(strstr(m.page.bytes, "Of Bel."));
    assert_null(strstr(m.page.bytes, "Mar 2031"));
    made_free(&m);
}

static void the_whole_toll_stands_before_that_of_a_day(void **state) {
    (void)state;
    made m = make_of("report a published=2031-10-06\n"
                     "1 killed 2059 new place=Oru/admin1/Oru/AA from=2031-10-05 to=2031-10-06\n"
                     "2 displaced 900 place=Tarn/town/Oru/AA from=2031-10-04 to=2031-10-06\n"
                     "3 killed 8000 place=Oru/admin1/Oru/AA from=2029-01-01 to=2029-12-31\n"
                     "report b published=2031-11-08\n"
                     "4 killed 3117 place=Oru/admin1/Oru/AA\n"
                     "5 displaced 410000 place=Oru/admin1/Oru/AA\n"
                     "6 injured 40 place=Oru/admin1/Oru/AA from=2031-10-05 to=2031-10-06\n"
                     "7 injured 900000 place=Oru/admin1/Oru/AA\n", /* of a whole war */
                     "AA", NULL, 0);
    assert_true(leads(&m, RF_KILLED, 3117));
    assert_true(leads(&m, RF_DISPLACED, 410000));
    assert_true(leads(&m, RF_INJURED, 40));
    assert_int_equal(m.brief.n_headlines, 3);
    made_free(&m);
}

static void without_a_day_nothing_is_over(void **state) {
    (void)state;
    made m = make_of("report a\n"
                     "1 displaced 5000 place=Oru/admin1/Oru/AA from=2031-10-01 to=2031-10-06\n",
                     "AA", NULL, 0);
    assert_true(leads(&m, RF_DISPLACED, 5000));
    assert_non_null(strstr(m.page.bytes, "No report has a day. It rests on 1 claim of 1 report;"));
    made_free(&m);
}

static void few_beside_many_are_no_headline(void **state) {
    (void)state;
    made m =
        make_of("report a published=2031-10-06\n"
                "1 displaced 1 place=Tarn/town/Oru/AA from=2031-10-05 to=2031-10-06\n"
                "2 homeless 2 stock place=Tarn/town/Oru/AA from=2031-10-06 to=2031-10-06\n"
                "3 sheltered 5000 stock place=Oru/admin1/Oru/AA from=2031-10-06 to=2031-10-06\n"
                "4 killed 3 place=Tarn/town/Oru/AA from=2031-10-05 to=2031-10-06\n",
                "AA", NULL, 0);
    assert_int_equal(m.brief.n_headlines, 2);
    assert_true(leads(&m, RF_SHELTERED, 5000));
    assert_true(leads(&m, RF_KILLED, 3));
    assert_non_null(strstr(m.page.bytes, "No running count of displaced people."));
    made_free(&m);
}

static void an_unsure_headline_is_marked(void **state) {
    (void)state;
    made m = make_of(
        "report a published=2031-10-06\n"
        "1 displaced 5000 place=Oru/admin1/Oru/AA from=2031-10-01 to=2031-10-06 confidence=0.4 "
        "doubt=place\n"
        "2 injured 73000 place=Oru/admin1/Oru/AA to=2031-10-05 confidence=0.2 doubt=period\n"
        "3 injured 1641 place=Oru/admin1/Oru/AA from=2031-10-01 to=2031-10-05\n"
        "4 evacuated 900 place=Oru/admin1/Oru/AA from=2031-10-01 to=2031-10-05 confidence=0.4 "
        "doubt=what\n"
        "5 returned 700 place=Oru/admin1/Oru/AA from=2031-10-01 to=2031-10-05\n",
        "AA", NULL, 0);
    assert_int_equal(m.brief.n_headlines, 3);
    assert_true(leads(&m, RF_INJURED, 1641));
    assert_string_equal(rf__brief_doubt(&m.brief, m.brief.headlines[0]),
                        "Unsure reading: check the place.");
    assert_null(rf__brief_doubt(&m.brief, m.brief.headlines[1]));
    assert_non_null(strstr(m.page.bytes, "<p class=\"mark\">Unsure reading: check the place."));
    made_free(&m);
}

static void facilities_come_with_their_sentence(void **state) {
    (void)state;
    made m =
        make_of("report a published=2031-10-06\n"
                "1 health_facility_functioning 84 stock unit=facilities place=Oru/admin1/Oru/AA "
                "from=2031-10-06 to=2031-10-06 words=\"84 had shut.\"\n",
                "AA", NULL, 0);
    const char *card = strstr(m.page.bytes, "class=\"card");
    const char *words = card ? strstr(card, "84 had shut.") : NULL;
    assert_non_null(words);
    assert_true(words < strstr(card, "</div>"));
    made_free(&m);
}

/* ---- the map ---- */

static void have_outlines_or_skip(void) {
    rf__outline outline;
    rf__ring ring;
    rf__outline_start(&outline);
    if (!rf__outline_next(&outline, &ring))
        skip();
}

static void a_country_is_found_from_its_coast(void **state) {
    (void)state;
    have_outlines_or_skip();
    const position port = {0, 34.90, -19.87}; /* off the outline's shore */
    made m = make_of("report a published=2031-10-06\n"
                     "1 displaced 5000 place=Porto/town/Oru/AA from=2031-10-01 to=2031-10-06\n",
                     "AA", &port, 1);
    assert_non_null(strstr(m.page.bytes, "fill=\"#fffdf7\""));
    made_free(&m);
}

static void an_arrow_begins_at_a_place_and_ends_in_the_window(void **state) {
    (void)state;
    const position at[2] = {{0, 36.6, 35.9}, {1, 37.2, 36.2}};
    const char *lines = "report a published=2031-10-06\n"
                        "1 displaced 5000 place=Tarn/town/Oru/AA from=2031-10-01 to=2031-10-06 "
                        "destination=Farland/country//BB\n"
                        "2 displaced 700 place=Ulm/town/Oru/AA from=2031-10-01 to=2031-10-06\n";
    small_ledger l;
    made m = {0};
    for (int from_country = 0; from_country < 2; from_country++) {
        static char copy[2048];
        const char *why;
        snprintf(copy, sizeof copy, "%s---\n", lines);
        assert_true(small_ledger_read(&l, copy, &why));
        for (size_t i = 0; i < 2; i++) {
            l.claims[i].place.lon_deg = at[i].lon;
            l.claims[i].place.lat_deg = at[i].lat;
        }
        l.claims[0].destination.lon_deg = 35;
        l.claims[0].destination.lat_deg = 39;
        if (from_country)
            l.claims[0].place.kind = RF_GAZ_COUNTRY;
        m.picture = small_ledger_picture(&l, false, false, RF_NO_DATE);
        assert_int_equal(rf__brief_make(&m.brief, m.picture, RF_NO_DATE, "AA"), RF_OK);
        assert_int_equal(rf__brief_html(&m.page, &m.brief), RF_OK);
        bool arrow = strstr(m.page.bytes, "#8a5a00") != NULL;
        bool named = strstr(m.page.bytes, ">to Farland<") != NULL;
        assert_int_equal(arrow, !from_country);
        assert_int_equal(named, !from_country);
        rf__buf_free(&m.page);
        rf__brief_free(&m.brief);
        rf_picture_free(m.picture);
        small_ledger_free(&l);
    }
}

static void one_name_is_one_dot_and_violence_has_corners(void **state) {
    (void)state;
    const position at[3] = {{0, 36.6, 35.9}, {1, 36.8, 35.7}, {2, 37.2, 36.2}};
    made m = make_of("report a published=2031-10-06\n"
                     "1 displaced 5000 place=Tarn/town/Oru/AA from=2031-10-01 to=2031-10-06\n"
                     "2 homeless 900 place=Tarn/admin1/Tarn/AA from=2031-10-01 to=2031-10-06\n"
                     "3 event battle - place=Ulm/town/Oru/AA from=2031-10-05 to=2031-10-05 "
                     "words=\"A battle.\"\n",
                     "AA", at, 3);
    const char *map = strstr(m.page.bytes, "aria-label=\"Map");
    int n_circles = 0, n_names = 0;
    for (const char *c = map; (c = strstr(c, "<circle")) != NULL; c++)
        n_circles++;
    for (const char *c = map; (c = strstr(c, "<title>Tarn<")) != NULL; c++)
        n_names++;
    assert_int_equal(n_circles, 1);
    assert_int_equal(n_names, 1);
    assert_non_null(strstr(map, "Z\" fill=\"#b42318\""));
    made_free(&m);
}

static void no_outline_runs_across_the_map(void **state) {
    (void)state;
    have_outlines_or_skip();
    rf__outline outline;
    rf__ring ring;
    rf__outline_start(&outline);
    while (rf__outline_next(&outline, &ring)) {
        double lon, lat, before, ignored;
        rf__ring_point(&ring, ring.n - 1, &before, &ignored);
        for (uint32_t i = 0; i < ring.n; i++, before = lon) {
            rf__ring_point(&ring, i, &lon, &lat);
            if (lat > -60 && lon - before > 180) /* Antarctica goes around the pole */
                fail_msg("%.*s at %.1f", (int)ring.n_name, ring.country, lat);
        }
    }
}

/* ---- the chart ---- */

static void a_chart_of_some_days_has_days(void **state) {
    (void)state;
    made m = make_of(
        "report a published=2031-10-09\n"
        "1 displaced 1180 place=Oru/admin1/Oru/AA from=2031-10-07 to=2031-10-09\n"
        "2 displaced 400 place=Tarn/town/Oru/AA from=2031-10-08 to=2031-10-09\n"
        "3 displaced 100000-999999 range place=Ulm/town/Oru/AA from=2031-10-08 to=2031-10-09\n",
        "AA", NULL, 0);
    assert_non_null(strstr(m.page.bytes, ">8 Oct<"));
    assert_non_null(strstr(m.page.bytes, ">400, Tarn<"));
    assert_null(strstr(m.page.bytes, ">hundreds of thousands, Ulm<"));
    made_free(&m);
}

static void note_where(rf__canvas *canvas, rf__point at, const char *words, double size, bool bold,
                       rf__anchor anchor, uint32_t colour) {
    (void)words, (void)size, (void)bold, (void)colour, (void)anchor;
    *(rf__point *)canvas->to = at;
}

static void no_label_lies_on_a_line(void **state) {
    (void)state;
    rf__point put = {0, 0};
    rf__canvas canvas = {.text = note_where, .to = &put};
    rf__labels *labels = calloc(1, sizeof *labels);
    labels->right = labels->bottom = 200;
    const rf__point at = {100, 100};
    assert_true(rf__labels_put(labels, &canvas, at, 3, "9", 10, false, 0));
    assert_true(put.x > 100 && put.y > 95 && put.y < 110);
    *labels = (rf__labels){.right = 200, .bottom = 200};
    rf__labels_keep_line(labels, at, (rf__point){200, 100});
    assert_true(rf__labels_put(labels, &canvas, at, 3, "9", 10, false, 0));
    assert_true(put.x < 100);
    free(labels);
}

/* ---- words ---- */

static void dates_stand_in_words(void **state) {
    (void)state;
    static const char *const texts[][2] = {
        {"2031-10-01 to 2031-10-18", "1 to 18 Oct 2031"},
        {"2031-09-30 to 2031-10-18", "30 Sep to 18 Oct 2031"},
        {"up to 2031-01-02, 3,117", "up to 2 Jan 2031, 3,117"},
        {"2030-12-31 to 2031-01-02", "31 Dec 2030 to 2 Jan 2031"},
        {"call 2031-13-01 or 12031-10-01", "call 2031-13-01 or 12031-10-01"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        rf__buf buf = {0};
        rf__brief_words(&buf, texts[i][0]);
        assert_string_equal(buf.bytes, texts[i][1]);
        rf__buf_free(&buf);
    }
}

static void a_place_is_named_without_the_words_around(void **state) {
    (void)state;
    static const struct {
        const char *text, *name, *place, *spot;
    } cases[] = {{"The lakeside city of Tarn", "Tarn", "Tarn", "Tarn"},
                 {"the eastern town of Al-Bel", "Al Bil", "Al-Bel", "Al-Bel"},
                 {"rebel-held Nair", "An Nayr", "rebel-held Nair", "Nair"},
                 {"northwest Oru", "Oru", "northwest Oru", "Oru"},
                 {"east of Tarn", "Tarn", "east of Tarn", "Tarn"},
                 {"ORU", "Oru", "Oru", "Oru"},
                 {"North and South Oru", "South Oru", "North and South Oru", "South Oru"},
                 {NULL, NULL, "", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[64];
        rf_claim_place place = {.text = cases[i].text, .name = cases[i].name};
        rf__label_place(&place, out, sizeof out);
        assert_string_equal(out, cases[i].place);
        rf__label_spot(&place, out, sizeof out);
        assert_string_equal(out, cases[i].spot);
    }
}

static void what_is_counted_has_its_unit(void **state) {
    (void)state;
    made m =
        make_of("report a published=2031-10-09\n"
                "1 aid 1400 place=Oru/admin1/Oru/AA from=2031-10-07 to=2031-10-09\n"
                "2 aid 31 unit=vehicles place=Oru/admin1/Oru/AA from=2031-10-07 to=2031-10-09\n"
                "3 air_strike 6 unit=events group=children place=Oru/admin1/Oru/AA "
                "from=2031-10-07 to=2031-10-09\n"
                "4 killed 10 about place=Oru/admin1/Oru/AA from=2031-10-07 to=2031-10-09\n"
                "report b published=2031-10-09\n"
                "5 share 0.95 unit=share place=Oru/admin1/Oru/AA\n",
                "AA", NULL, 0);
    static const char *const phrases[] = {"1,400 people reached by aid", "31 vehicles with aid",
                                          "6 air strikes (children)", "about 10 killed",
                                          "95% share (of what, the sentence says)"};
    char *said;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        assert_int_equal(rf_quantity_phrase(small_quantity(m.picture, (int64_t)i + 1), &said),
                         RF_OK);
        assert_string_equal(said, phrases[i]);
        rf_free(said);
    }
    assert_int_equal(rf_quantity_range(small_quantity(m.picture, 4), &said), RF_OK);
    assert_string_equal(said, "10"); /* 9.5 to 10.5 */
    rf_free(said);
    made_free(&m);
}

static void a_pdf_says_what_its_parts_are(void **state) {
    (void)state;
    rf__buf pdf = make(true);
    bool tagged = false;
    for (size_t i = 0; i + 14 < pdf.n && !tagged; i++)
        tagged = !memcmp(pdf.bytes + i, "StructTreeRoot", 14);
    assert_true(tagged);
    rf__buf_free(&pdf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_runs_nothing_and_loads_nothing),
        cmocka_unit_test(every_link_of_a_page_leads_somewhere),
        cmocka_unit_test(a_page_has_chart_map_conflict_and_sentence),
        cmocka_unit_test(a_pdf_is_whole_and_the_same_each_time),
        cmocka_unit_test(a_calendar_is_folded_and_escaped),
        cmocka_unit_test(a_picture_has_the_columns_of_its_page_and_hashtags),
        cmocka_unit_test(a_geopackage_says_what_it_is),
        cmocka_unit_test(geojson_has_a_point_where_one_is_known),
        cmocka_unit_test(outlines_are_whole),
        cmocka_unit_test(a_country_cites_only_what_is_there),
        cmocka_unit_test(the_whole_toll_stands_before_that_of_a_day),
        cmocka_unit_test(without_a_day_nothing_is_over),
        cmocka_unit_test(few_beside_many_are_no_headline),
        cmocka_unit_test(an_unsure_headline_is_marked),
        cmocka_unit_test(facilities_come_with_their_sentence),
        cmocka_unit_test(a_country_is_found_from_its_coast),
        cmocka_unit_test(an_arrow_begins_at_a_place_and_ends_in_the_window),
        cmocka_unit_test(one_name_is_one_dot_and_violence_has_corners),
        cmocka_unit_test(no_outline_runs_across_the_map),
        cmocka_unit_test(a_chart_of_some_days_has_days),
        cmocka_unit_test(no_label_lies_on_a_line),
        cmocka_unit_test(dates_stand_in_words),
        cmocka_unit_test(a_place_is_named_without_the_words_around),
        cmocka_unit_test(what_is_counted_has_its_unit),
        cmocka_unit_test(a_pdf_says_what_its_parts_are),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
