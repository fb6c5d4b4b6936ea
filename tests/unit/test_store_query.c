#include "ledger/store.h"
#include "refuge/scenario.h"
#include "reports.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Seven claims in three reports; the third is nearly the first. */
#define FILLER                                                                                     \
    " The cold is hard on those who sleep in the open, and most of them are women and children"    \
    " who left with what they could carry, according to people who met them on the road to the"    \
    " border, where fields of olive trees have become camps without water, light or latrines."

static const char first_text[] =
    "Nearly 900,000 people have fled Idlib since December. 299 civilians were killed in Saraqib, "
    "David Swanson said. Air strikes hit a hospital in Maaret al-Numan." FILLER;
static const char second_text[] =
    "Some 40,000 could flee Mosul. Troops took a hill near Nowhereville. 12 villages of Aleppo "
    "province were shelled in May 2019.";

typedef struct world {
    folder dir;
    rf_ledger *ledger;
} world;

static made_report *first(const char *name, const char *text) {
    made_report *m = made_new(name, text, "2020-02-18");
    m->report.outlet = "Field News";
    m->report.title = "Flight from Idlib";
    rf_claim *c = made_figure(m, RF_DISPLACED, 900000, 900000, "900,000",
                              "Nearly 900,000 people have fled Idlib since December.");
    c->qualifier = RF_NEARLY;
    c->from = made_date("2019-12-01");
    c->to = made_date("2020-02-18");
    c->confidence = 0.9;
    c->origin = c->place =
        made_place("Idlib", "geonames:169387", "Idlib", RF_GAZ_ADMIN1, "SY", "Idlib", 35.83, 36.67);
    c = made_figure(m, RF_KILLED, 299, 299, "299",
                    "299 civilians were killed in Saraqib, David Swanson said.");
    c->groups = RF_CIVILIANS;
    c->confidence = 0.8;
    c->place = made_place("Saraqib", "geonames:171051", "Saraqib", RF_GAZ_TOWN, "SY", "Idlib",
                          35.8644, 36.8058);
    c->source = (rf_claim_source){"David Swanson", "spokesman", "UN", RF_NO_DATE};
    c = made_event(m, RF_AIR_STRIKE, "hit a hospital",
                   "Air strikes hit a hospital in Maaret al-Numan.");
    c->confidence = 0.6;
    c->from = c->to = made_date("2020-02-17");
    c->place = made_place("Maaret al-Numan", "geonames:167990", "Ma'arrat an Nu'man", RF_GAZ_TOWN,
                          "SY", "Idlib", 35.6437, 36.6683);
    return m;
}

static made_report *second(void) {
    made_report *m = made_new("second", second_text, NULL);
    m->report.path = "other/second.txt";
    m->report.name = "other/second.txt";
    snprintf(m->claims.country, sizeof m->claims.country, "IQ");
    rf_claim *c =
        made_figure(m, RF_DISPLACED, 40000, 40000, "40,000", "Some 40,000 could flee Mosul.");
    c->modality = RF_PROJECTED;
    c->place = made_place("Mosul", "geonames:99072", "Mosul", RF_GAZ_TOWN, "IQ", "Nineveh", 36.335,
                          43.1189);
    c = made_event(m, RF_PLACE_CAPTURED, "took a hill", "Troops took a hill near Nowhereville.");
    c->place =
        made_place("Nowhereville", NULL, NULL, RF_GAZ_TOWN, "SY", NULL, (double)NAN, (double)NAN);
    c = made_figure(m, RF_SHELLINGS, 12, 12, "12",
                    "12 villages of Aleppo province were shelled in May 2019.");
    c->unit = RF_PLACES;
    c->from = made_date("2019-05-01");
    c->to = made_date("2019-05-31");
    c->place = made_place("Aleppo province", "geonames:170062", "Aleppo", RF_GAZ_ADMIN1, "SY",
                          "Aleppo", 36.2, 37.6);
    made_event(m, RF_TALKS, "spoke", "Troops took a hill near Nowhereville.");
    return m;
}

static int set_up(void **state) {
    world *w = calloc(1, sizeof *w);
    char copy[1024];
    if (!w)
        return -1;
    snprintf(copy, sizeof copy, "By our reporter. %s", first_text);
    w->dir = folder_make();
    w->ledger = made_ledger(folder_path(&w->dir, "a.db"), RF_LEDGER_WRITE);
    made_report *a = first("first", first_text), *b = second(), *c = first("third", copy);
    made_add(w->ledger, a);
    made_add(w->ledger, b);
    rf_added added = made_add(w->ledger, c);
    if (added.outcome != RF_COPY || added.copy_of != 1)
        return -1;
    made_free(a);
    made_free(b);
    made_free(c);
    *state = w;
    return rf_ledger_commit(w->ledger, NULL);
}

static int tear_down(void **state) {
    world *w = *state;
    rf_ledger_free(w->ledger);
    folder_remove(&w->dir);
    free(w);
    return 0;
}

/* The ids that pass, as "1 2 8". */
static const char *ids(void **state, rf_claim_filter filter) {
    static char out[256];
    world *w = *state;
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row;
    rf_diag diag = {0};
    rf_err err = rf_ledger_query(w->ledger, &filter, &rows, &diag);
    if (err)
        printf("# %s\n", diag.message);
    assert_int_equal(err, RF_OK);
    out[0] = 0;
    for (;;) {
        assert_int_equal(rf_ledger_next(rows, &row, &diag), RF_OK);
        if (!row)
            break;
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%lld", out[0] ? " " : "",
                 (long long)row->id);
    }
    assert_int_equal(rf_ledger_next(rows, &row, &diag), RF_OK);
    assert_null(row);
    rf_ledger_rows_free(rows);
    return out;
}

#define WITH(...) ((rf_claim_filter){.from = RF_NO_DATE, .to = RF_NO_DATE, __VA_ARGS__})

static void no_condition_gives_all(void **state) {
    assert_string_equal(ids(state, RF_ALL_CLAIMS), "1 2 3 4 5 6 7 8 9 10");
}

static void kinds_and_codes(void **state) {
    assert_string_equal(ids(state, WITH(.kinds = 1 << RF_EVENT)), "3 5 7 10");
    assert_string_equal(ids(state, WITH(.indicators = 1 << RF_DISPLACED)), "1 4 8");
    assert_string_equal(ids(state, WITH(.events = 1 << RF_AIR_STRIKE)), "3 10");
    assert_string_equal(ids(state, WITH(.indicators = 1 << RF_KILLED, .events = 1 << RF_TALKS)),
                        "2 7 9");
    assert_string_equal(ids(state, WITH(.modalities = 1 << RF_PROJECTED)), "4");
    assert_string_equal(ids(state, WITH(.confidence = 0.8)), "1 2 4 5 6 7 8 9");
}

static void a_place_is_found_however_spelt(void **state) {
    static const char *const spellings[] = {"Maaret al-Numan", "MAARET AL NUMAN",
                                            "Ma'arrat an Nu'm\xc4\x81n", "geonames:167990"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        assert_string_equal(ids(state, WITH(.place = spellings[i])), "3 10");
    assert_string_equal(ids(state, WITH(.place = "nowhereville")), "5");
    assert_string_equal(ids(state, WITH(.place = "Atlantis")), "");
}

static void a_region_holds_its_towns(void **state) {
    assert_string_equal(ids(state, WITH(.place = "Idlib")), "1 2 3 8 9 10");
    assert_string_equal(ids(state, WITH(.admin1 = "idlib")), "1 2 3 8 9 10");
    assert_string_equal(ids(state, WITH(.admin1 = "Aleppo")), "6");
    assert_string_equal(ids(state, WITH(.country = "SY")), "1 2 3 5 6 8 9 10");
    assert_string_equal(ids(state, WITH(.country = "IQ")), "4 7"); /* 7 by its report */
}

static void the_surroundings_of_a_place(void **state) {
    /* Saraqib to Maaret al-Numan is 27.5 km, to the point of Idlib region 12.9 km. */
    assert_string_equal(ids(state, WITH(.place = "Saraqib", .within_km = 5)), "2 9");
    assert_string_equal(ids(state, WITH(.place = "Saraqib", .within_km = 15)), "1 2 8 9");
    assert_string_equal(ids(state, WITH(.place = "Saraqib", .within_km = 30)), "1 2 3 8 9 10");
    assert_string_equal(ids(state, WITH(.place = "Saraqib", .within_km = 20000)),
                        "1 2 3 4 6 8 9 10");
}

static void a_period_is_met_by_one_common_day(void **state) {
    rf_claim_filter that_day = RF_ALL_CLAIMS;
    that_day.from = that_day.to = made_date("2020-02-18");
    assert_string_equal(ids(state, that_day), "1 2 8 9");
    rf_claim_filter to_spring = RF_ALL_CLAIMS;
    to_spring.to = made_date("2019-05-01");
    assert_string_equal(ids(state, to_spring), "6");
    rf_claim_filter from_feb = RF_ALL_CLAIMS;
    from_feb.from = made_date("2020-02-01");
    assert_string_equal(ids(state, from_feb), "1 2 3 8 9 10");
}

static void a_source_is_part_of_a_name(void **state) {
    assert_string_equal(ids(state, WITH(.source = "swanson")), "2 9");
    assert_string_equal(ids(state, WITH(.source = "SPOKESMAN")), "2 9");
    assert_string_equal(ids(state, WITH(.source = "field news")), "1 2 3 8 9 10");
}

static void words_of_the_sentence(void **state) {
    assert_string_equal(ids(state, WITH(.text = "kill civilian")), "2 9");
    assert_string_equal(ids(state, WITH(.text = "hospit*")), "3 10");
    assert_string_equal(ids(state, WITH(.text = "people -Mosul")), "1 8");
}

static void reports_and_copies(void **state) {
    assert_string_equal(ids(state, WITH(.report = 2)), "4 5 6 7");
    assert_string_equal(ids(state, WITH(.report_name = "second.txt")), "4 5 6 7");
    assert_string_equal(ids(state, WITH(.report_name = "other/second.txt")), "4 5 6 7");
    assert_string_equal(ids(state, WITH(.report_name = "econd.txt")), "");
    assert_string_equal(ids(state, WITH(.no_copies = true)), "1 2 3 4 5 6 7");
}

static void a_list_goes_on_where_it_ended(void **state) {
    assert_string_equal(ids(state, WITH(.most = 3)), "1 2 3");
    assert_string_equal(ids(state, WITH(.most = 3, .after = 3)), "4 5 6");
    assert_string_equal(ids(state, WITH(.after = 10)), "");
}

static void what_makes_no_sense_is_refused(void **state) {
    world *w = *state;
    rf_ledger_rows *rows = NULL;
    const rf_claim_filter wrong[] = {WITH(.within_km = 5),
                                     WITH(.place = "Idlib", .within_km = -1),
                                     WITH(.place = "Idlib", .within_km = (double)NAN),
                                     WITH(.place = "\xff"),
                                     WITH(.text = "- *"),
                                     WITH(.source = "%"),
                                     WITH(.place = "\xe2\x80\x99 ")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(rf_ledger_query(w->ledger, &wrong[i], &rows, NULL), RF_ERR_USAGE);
    assert_int_equal(rf_ledger_claim_get(w->ledger, 99, &rows, NULL), RF_ERR_NOT_FOUND);
    char *text;
    assert_int_equal(rf_ledger_text(w->ledger, 99, &text, NULL), RF_ERR_NOT_FOUND);
    assert_null(rows);
}

static void a_claim_comes_back_as_it_was(void **state) {
    world *w = *state;
    made_report *made[] = {first("first", first_text), second()};
    int64_t id = 0;
    for (size_t r = 0; r < 2; r++)
        for (size_t i = 0; i < made[r]->claims.n; i++) {
            rf_ledger_rows *rows = NULL;
            const rf_ledger_claim *row;
            assert_int_equal(rf_ledger_claim_get(w->ledger, ++id, &rows, NULL), RF_OK);
            assert_int_equal(rf_ledger_next(rows, &row, NULL), RF_OK);
            assert_true(same_claims(&made[r]->claims.claims[i], &row->claim));
            assert_string_equal(row->report.name, made[r]->report.name);
            assert_string_equal(row->report.sha256, made[r]->report.sha256);
            assert_string_equal(row->report.outlet, made[r]->report.outlet);
            assert_int_equal(row->report.published, made[r]->report.published);
            assert_int_equal(row->report.date_how, made[r]->report.date_how);
            rf_ledger_rows_free(rows);
        }
    made_free(made[0]);
    made_free(made[1]);
}

static void the_words_stand_in_the_text(void **state) {
    world *w = *state;
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row;
    assert_int_equal(rf_ledger_query(w->ledger, &RF_ALL_CLAIMS, &rows, NULL), RF_OK);
    int n = 0;
    while (!rf_ledger_next(rows, &row, NULL) && row) {
        char *text;
        assert_int_equal(rf_ledger_text(w->ledger, row->report_id, &text, NULL), RF_OK);
        if (row->claim.words.text[0])
            assert_memory_equal(text + row->words_at, row->claim.words.text, row->n_words);
        if (row->claim.kind == RF_FIGURE) {
            assert_memory_equal(text + row->number_at, row->claim.number.text, row->n_number);
            n++;
        }
        rf_free(text);
    }
    assert_int_equal(n, 6);
    rf_ledger_rows_free(rows);
}

typedef struct heap {
    char text[600];
    int n;
} heap;

static rf_err keep_hit(void *user, const rf_ledger_hit *hit) {
    heap *h = user;
    size_t n = strlen(h->text);
    snprintf(h->text + n, sizeof h->text - n, "%lld/%lld %s|%s|%s;", (long long)hit->report_id,
             (long long)hit->claim_id, hit->name, hit->title, hit->snippet);
    return ++h->n == 2 ? RF_ERR_STOPPED : RF_OK;
}

static void sentences_and_titles_are_searched(void **state) {
    world *w = *state;
    heap h = {0};
    assert_int_equal(rf_ledger_search(w->ledger, "villages shell", 0, keep_hit, &h, NULL), RF_OK);
    assert_string_equal(h.text, "2/6 other/second.txt||12 \x02villages\x03 of Aleppo province were "
                                "\x02shelled\x03 in May 2019.;");
    h = (heap){0};
    assert_int_equal(rf_ledger_search(w->ledger, "\"flight from\"", 1, keep_hit, &h, NULL), RF_OK);
    assert_string_equal(h.text, "1/0 reports/first.txt|Flight from Idlib|\x02"
                                "Flight from\x03 Idlib;");
    h = (heap){0};
    assert_int_equal(rf_ledger_search(w->ledger, "idlib", 0, keep_hit, &h, NULL), RF_ERR_STOPPED);
    h = (heap){0};
    assert_int_equal(rf_ledger_search(w->ledger, "idlib -idlib", 0, keep_hit, &h, NULL), RF_OK);
    assert_int_equal(h.n, 0);
    static const char *const none[] = {"",     "  ",  "-idlib",       "*",
                                       "\"\"", "- -", "\xe2\x80\x9c", "\xff"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(rf_ledger_search(w->ledger, none[i], 0, keep_hit, &h, NULL), RF_ERR_USAGE);
    static const char *const odd[] = {
        "a\"b",   "NEAR(a b)",           "title:x",  "^x",  "x)", "((a", "a OR",
        "\"open", "'; DROP TABLE claim", "{a b}: c", "a+b", "x**"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        h = (heap){0};
        assert_int_equal(rf_ledger_search(w->ledger, odd[i], 1, keep_hit, &h, NULL), RF_OK);
    }
}

static void sums(void **state) {
    world *w = *state;
    rf_ledger_sums s;
    assert_int_equal(rf_ledger_sum(w->ledger, &s, NULL), RF_OK);
    assert_int_equal(s.n_reports, 3);
    assert_int_equal(s.n_copies, 1);
    assert_int_equal(s.n_figures, 6);
    assert_int_equal(s.n_events, 4);
    assert_int_equal(s.n_places, 6);
    assert_int_equal(s.first, made_date("2020-02-18"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_condition_gives_all),
        cmocka_unit_test(kinds_and_codes),
        cmocka_unit_test(a_place_is_found_however_spelt),
        cmocka_unit_test(a_region_holds_its_towns),
        cmocka_unit_test(the_surroundings_of_a_place),
        cmocka_unit_test(a_period_is_met_by_one_common_day),
        cmocka_unit_test(a_source_is_part_of_a_name),
        cmocka_unit_test(words_of_the_sentence),
        cmocka_unit_test(reports_and_copies),
        cmocka_unit_test(a_list_goes_on_where_it_ended),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(a_claim_comes_back_as_it_was),
        cmocka_unit_test(the_words_stand_in_the_text),
        cmocka_unit_test(sentences_and_titles_are_searched),
        cmocka_unit_test(sums),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
