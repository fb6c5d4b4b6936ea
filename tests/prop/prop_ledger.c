/* What is put into a ledger comes out of it, whatever the fields hold. */
#include "base/rng.h"
#include "dice.h"
#include "refuge/scenario.h"
#include "reports.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define N_REPORTS 200

static const char *const words[] = {NULL,
                                    "UN",
                                    "David O'Neill",
                                    "\"quoted\"",
                                    "معرة النعمان",
                                    "a, b; c",
                                    "line\nend",
                                    "'; DROP TABLE claim; --",
                                    "Ma'arrat an Nu'm\xc4\x81n",
                                    "%_*",
                                    " spaces ",
                                    "\xf0\x9f\x8f\x95"};
#define N_TEXTS (sizeof words / sizeof *words)

static const char *any_text(rf__rng *rng) { return words[dice_below(rng, N_TEXTS)]; }

static rf_date any_date(rf__rng *rng) {
    return dice_true(rng, 0.3) ? RF_NO_DATE : (rf_date)dice_below(rng, 40000) - 10000;
}

static double any_number(rf__rng *rng) {
    switch (dice_below(rng, 4)) {
    case 0:
        return 0;
    case 1:
        return dice_below(rng, 2000000000);
    case 2:
        return rf__rng_uniform(rng);
    default:
        return 1e15 * rf__rng_uniform(rng);
    }
}

/* A gazetteer says the same of a place each time. */
static rf_claim_place any_place(rf__rng *rng) {
    static const char *const ids[] = {"geonames:1", "geonames:2", "admin1:SY.12", "country:SY"};
    static const char *const names[] = {"Idlib", "Aleppo", "Idlib", "Syria"};
    rf_claim_place none = {.lat_deg = (double)NAN, .lon_deg = (double)NAN};
    uint32_t k = dice_below(rng, 6);
    if (k == 5)
        return none;
    const char *text = words[1 + dice_below(rng, N_TEXTS - 1)];
    if (k == 4) {
        none.text = text;
        none.confidence = 0.25;
        none.country = dice_true(rng, 0.5) ? "SY" : NULL;
        return none;
    }
    rf_claim_place p = made_place(text, ids[k], names[k], (rf_gaz_kind)(k + 1), "SY",
                                  k % 2 ? "Idlib" : NULL, 30 + k * 1.25, 36.123456789 + k);
    p.confidence = rf__rng_uniform(rng);
    return p;
}

static void any_claim(rf__rng *rng, rf_claim *c) {
    if (c->kind == RF_FIGURE) {
        c->low = any_number(rng);
        c->high = c->low + (dice_true(rng, 0.5) ? any_number(rng) : 0);
        c->indicator = (rf_indicator)(1 + dice_below(rng, RF_N_INDICATORS - 1));
        c->qualifier = (rf_qualifier)dice_below(rng, RF_N_QUALIFIERS);
        c->unit = (rf_unit)dice_below(rng, RF_N_UNITS);
    } else {
        c->event = (rf_event_type)(1 + dice_below(rng, RF_N_EVENT_TYPES - 1));
        c->km = dice_true(rng, 0.5) ? any_number(rng) : (double)NAN;
    }
    c->groups = dice_below(rng, 1u << RF_N_GROUPS);
    c->side = any_text(rng);
    c->perpetrator = any_text(rng);
    c->what = any_text(rng);
    c->actor1 = any_text(rng);
    c->actor2 = any_text(rng);
    c->modality = (rf_modality)dice_below(rng, RF_N_MODALITIES);
    c->flow = (rf_flow)dice_below(rng, RF_N_FLOWS);
    c->from = any_date(rng);
    c->to = any_date(rng);
    c->place = any_place(rng);
    c->origin = any_place(rng);
    c->destination = any_place(rng);
    c->source = (rf_claim_source){any_text(rng), any_text(rng), any_text(rng), any_date(rng)};
    c->page = dice_below(rng, 3);
    c->confidence = rf__rng_uniform(rng);
    c->doubt = (rf_doubt)dice_below(rng, RF_N_DOUBTS);
}

static made_report *any_report(rf__rng *rng, uint32_t i, char text[200]) {
    char name[16];
    snprintf(name, sizeof name, "%u", i);
    snprintf(text, 200, "Report %u. Some 300 people fled. Then 5 of 300 came back.", i);
    made_report *m = made_new(name, text, dice_true(rng, 0.5) ? "2020-02-18" : NULL);
    m->report.title = dice_true(rng, 0.5) ? "A \"title\"" : "";
    uint32_t n = dice_below(rng, 6);
    for (uint32_t k = 0; k < n; k++) {
        bool second = dice_true(rng, 0.5);
        const char *sentence = second ? "Then 5 of 300 came back." : "Some 300 people fled.";
        any_claim(rng, dice_true(rng, 0.6) ? made_figure(m, RF_DISPLACED, 0, 0, "300", sentence)
                                           : made_event(m, RF_TALKS, NULL, sentence));
    }
    return m;
}

static void what_goes_in_comes_out(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    rf__rng rng = rf__rng_at(rf__rng_key_make(7, 0), 0, 0, 0, 0);
    made_report *made[N_REPORTS];
    static char texts[N_REPORTS][200];
    for (uint32_t i = 0; i < N_REPORTS; i++) {
        made[i] = any_report(&rng, i, texts[i]);
        made_add(ledger, made[i]);
    }
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row;
    assert_int_equal(rf_ledger_query(ledger, &RF_ALL_CLAIMS, &rows, NULL), RF_OK);
    for (uint32_t i = 0; i < N_REPORTS; i++)
        for (size_t k = 0; k < made[i]->claims.n; k++) {
            assert_int_equal(rf_ledger_next(rows, &row, NULL), RF_OK);
            assert_non_null(row);
            assert_true(same_claims(&made[i]->claims.claims[k], &row->claim));
            assert_string_equal(row->report.name, made[i]->report.name);
            assert_string_equal(row->report.title, made[i]->report.title);
            assert_int_equal(row->report.published, made[i]->report.published);
            if (row->claim.kind == RF_FIGURE)
                assert_memory_equal(texts[i] + row->number_at, "300", 3);
        }
    assert_int_equal(rf_ledger_next(rows, &row, NULL), RF_OK);
    assert_null(row);
    rf_ledger_rows_free(rows);
    rf_ledger_free(ledger);
    for (uint32_t i = 0; i < N_REPORTS; i++)
        made_free(made[i]);
    folder_remove(&dir);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_goes_in_comes_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
