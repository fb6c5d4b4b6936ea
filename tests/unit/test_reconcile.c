/* The annotated reports against the picture that was written by hand (../shared/reports/idlib). */
#include "small_ledger.h"

#include "refuge/scenario.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static small_ledger gold;
static rf_picture *picture;
static bool have_gold;

static rf_date day(const char *text) {
    rf_date date;
    assert_int_equal(rf_date_parse(&date, text, strlen(text)), RF_OK);
    return date;
}

/* The claim of a report with this number. */
static int64_t claim_id(const char *report, rf_indicator indicator, double low) {
    for (size_t i = 0; i < gold.n; i++)
        if (!strncmp(gold.evidence[i].report, report, 3) && gold.claims[i].kind == RF_FIGURE &&
            gold.claims[i].indicator == indicator && gold.claims[i].low == low)
            return gold.evidence[i].id;
    fail_msg("%s has no such claim", report);
    return 0;
}

static const rf_quantity *quantity(const char *report, rf_indicator indicator, double low) {
    if (!have_gold)
        skip();
    const rf_quantity *q = small_quantity(picture, claim_id(report, indicator, low));
    assert_non_null(q);
    return q;
}

static const rf_member *member(const char *report, rf_indicator indicator, double low) {
    const rf_member *m = small_member(picture, claim_id(report, indicator, low));
    assert_non_null(m);
    return m;
}

static void displaced_since_december_are_just_under_900000(void **state) {
    (void)state;
    const rf_quantity *q = quantity("001", RF_DISPLACED, 900000);
    assert_int_equal(q->best, 900000);
    assert_int_equal(q->qualifier, RF_NEARLY);
    assert_int_equal(q->from, day("2019-12-01"));
    assert_int_equal(q->high, 1000000);
    assert_true(q->below_high);
    assert_ptr_equal(q, quantity("000", RF_DISPLACED, 900000));
    assert_int_equal(q->n_origins, 1);
    assert_int_equal(q->n_reports, 2);
    assert_int_equal(member("001", RF_DISPLACED, 900000)->relation, RF_BEST);
    assert_int_equal(member("000", RF_DISPLACED, 900000)->relation, RF_SAME_ORIGIN);
    assert_true(member("000", RF_DISPLACED, 900000)->inferred);
}

static void nearly_a_million_is_a_conflict_and_235000_an_earlier_part(void **state) {
    (void)state;
    const rf_quantity *q = quantity("001", RF_DISPLACED, 900000);
    assert_int_equal(q->agreement, RF_IN_CONFLICT);
    assert_int_equal(member("001", RF_DISPLACED, 1000000)->relation, RF_CONFLICTS);
    assert_ptr_equal(q, quantity("002", RF_DISPLACED, 235000));
    assert_int_equal(member("002", RF_DISPLACED, 235000)->relation, RF_PART_OF);
}

static void a_million_in_camps_is_another_quantity(void **state) {
    (void)state;
    const rf_quantity *q = quantity("000", RF_DISPLACED, 1000000);
    assert_true(q->is_stock);
    assert_ptr_not_equal(q, quantity("001", RF_DISPLACED, 900000));
}

static void children_are_500000_to_525000(void **state) {
    (void)state;
    const rf_quantity *q = quantity("001", RF_DISPLACED, 525000);
    assert_ptr_equal(q, quantity("000", RF_DISPLACED, 500000));
    assert_int_equal(q->low, 500000);
    assert_int_equal(q->high, 525000);
    assert_int_equal(q->n_origins, 1);
    assert_ptr_equal(q->part_of, quantity("001", RF_DISPLACED, 900000));
}

static void population_is_one_standing_estimate(void **state) {
    (void)state;
    const rf_quantity *q = quantity("001", RF_POPULATION, 3000000);
    assert_int_equal(q->best, 3000000);
    assert_int_equal(q->n_reports, 4);
    assert_int_equal(q->n_origins, 1);
    assert_int_equal(q->n_named, 0);
    char *note;
    assert_int_equal(rf_quantity_note(picture, q, RF_NO_DATE, &note), RF_OK);
    assert_non_null(strstr(note, "Four reports say it; none names a source"));
    assert_non_null(strstr(note, "unchanged for 18 months"));
    rf_free(note);
}

static void the_wars_deaths_are_a_conflict_and_no_trend(void **state) {
    (void)state;
    const rf_quantity *q = quantity("001", RF_KILLED, 400000);
    assert_int_equal(q->best, 400000);
    assert_int_equal(q->low, 370000);
    assert_true(isinf(q->high));
    assert_int_equal(member("003", RF_KILLED, 400000)->relation, RF_RESTATES);
    assert_int_equal(member("002", RF_KILLED, 370000)->relation, RF_CONFLICTS);
    assert_int_equal(q->n_origins, 1);
}

static void earlier_episodes_are_apart(void **state) {
    (void)state;
    const rf_quantity *q = quantity("002", RF_DISPLACED, 400000);
    assert_int_equal(q->from, day("2019-04-01"));
    assert_true(q->no_end);
    assert_ptr_not_equal(q, quantity("001", RF_DISPLACED, 900000));
    assert_ptr_equal(q, quantity("004", RF_DISPLACED, 150000));
    assert_int_equal(member("004", RF_DISPLACED, 150000)->relation, RF_UPDATED);
}

static void on_the_day_150000_is_the_best_of_may(void **state) {
    (void)state;
    if (!have_gold)
        skip();
    rf_picture *may = small_ledger_picture(&gold, false, false, day("2019-05-06"));
    const rf_quantity *q = small_quantity(may, claim_id("004", RF_DISPLACED, 150000));
    assert_non_null(q);
    assert_int_equal(q->best, 150000);
    assert_int_equal(small_member(may, claim_id("004", RF_DISPLACED, 10000))->relation,
                     RF_CONFLICTS);
    rf_picture_free(may);
}

static void the_800000_of_2018_is_a_forecast(void **state) {
    (void)state;
    const rf_quantity *q = quantity("003", RF_DISPLACED, 800000);
    assert_int_equal(q->modality, RF_PROJECTED);
    assert_ptr_equal(q->came, quantity("001", RF_DISPLACED, 900000));
}

static void about_300_is_299(void **state) {
    (void)state;
    const rf_quantity *q = quantity("001", RF_KILLED, 299);
    assert_ptr_equal(q, quantity("001", RF_KILLED, 300));
    assert_int_equal(q->best, 299);
    assert_int_equal(q->from, day("2020-01-01"));
    assert_int_equal(member("001", RF_KILLED, 300)->relation, RF_SAME_ORIGIN);
    const rf_quantity *share = quantity("001", RF_SHARE, 0.93);
    assert_ptr_equal(share->base, q);
    char *note;
    assert_int_equal(rf_quantity_note(picture, share, RF_NO_DATE, &note), RF_OK);
    assert_non_null(strstr(note, "about 278 of 299"));
    rf_free(note);
}

static void health_facilities_are_three_quantities(void **state) {
    (void)state;
    const rf_quantity *two = quantity("001", RF_HEALTH_FACILITY_ATTACKED, 2);
    assert_int_equal(two->from, day("2020-02-17"));
    const rf_quantity *seven = quantity("004", RF_HEALTH_FACILITY_ATTACKED, 7);
    assert_int_equal(seven->from, day("2019-04-28"));
    assert_ptr_equal(quantity("004", RF_HEALTH_FACILITY_ATTACKED, 3)->part_of, seven);
    assert_ptr_not_equal(two, seven);
    assert_true(quantity("001", RF_HEALTH_FACILITY_FUNCTIONING, 0.5)->best == 0.5);
}

static void what_nobody_counted_is_unknown(void **state) {
    (void)state;
    if (!have_gold)
        skip();
    char *text;
    assert_int_equal(rf_picture_unknown(picture, RF_NO_DATE, NULL, &text), RF_OK);
    assert_non_null(strstr(text, "civilians killed from 2019-12-01 until 2020-01-01: unknown"));
    assert_non_null(strstr(text, "health facilities attacked since 2019-12-01: no total"));
    rf_free(text);
}

static void a_party_to_the_conflict_is_marked(void **state) {
    (void)state;
    assert_true(quantity("004", RF_MISSILES, 36)->by_party);
    assert_false(quantity("001", RF_DISPLACED, 900000)->by_party);
}

static const rf_incident *incident_of(const rf_timeline *t, const char *place, rf_event_type type) {
    for (size_t i = 0; i < t->n; i++)
        if (t->incidents[i].type == type && t->incidents[i].where.text &&
            !strcmp(t->incidents[i].where.text, place) && t->incidents[i].from == day("2019-05-06"))
            return &t->incidents[i];
    fail_msg("no such incident at %s", place);
    return NULL;
}

static void the_hill_is_contested_and_the_village_is_not(void **state) {
    (void)state;
    if (!have_gold)
        skip();
    rf_timeline t;
    assert_int_equal(rf_timeline_make(&t, picture, RF_NO_DATE, RF_NO_DATE), RF_OK);
    const rf_incident *hill = incident_of(&t, "Othman hill", RF_PLACE_CAPTURED);
    assert_int_equal(hill->contest, RF_STILL_FOUGHT);
    const rf_incident *village = incident_of(&t, "Al Bani", RF_PLACE_CAPTURED);
    assert_int_equal(village->n_claims, 2);
    assert_int_equal(village->n_origins, 2);
    assert_int_equal(village->contest, RF_UNCONTESTED);
    rf_timeline_free(&t);
}

static void an_incident_has_the_figures_of_its_sentences(void **state) {
    (void)state;
    if (!have_gold)
        skip();
    rf_timeline t;
    rf_date on = day("2018-09-04");
    bool found = false;
    assert_int_equal(rf_timeline_make(&t, picture, on, on), RF_OK);
    for (size_t i = 0; i < t.n; i++)
        for (uint32_t f = 0; f < t.incidents[i].n_figures; f++)
            found |= rf_picture_of_claim(picture, t.incidents[i].figures[f]) ==
                     quantity("003", RF_KILLED, 12);
    assert_true(found);
    rf_timeline_free(&t);
}

static char *figure_of(const rf_picture *p, const rf_timeline *t, uint32_t figure) {
    char *text = NULL;
    assert_true(figure < t->incidents[0].n_figures);
    assert_int_equal(rf_incident_figure(p, &t->incidents[0], figure, &text), RF_OK);
    return text;
}

static void an_incident_keeps_the_toll_of_its_own_day(void **state) {
    (void)state;
    static char lines[] =
        "report a published=2031-10-04\n"
        "1 event air_strike - from=2031-10-03 to=2031-10-03 place=Tarn/town/Oru/XX words=\"S "
        "one\"\n"
        "2 killed 37 new from=2031-10-03 to=2031-10-03 place=Tarn/town/Oru/XX words=\"S one\"\n"
        "3 killed 410 from=2031-05-01 to=2031-10-04 place=Oru/admin1/Oru/XX words=\"S one\"\n"
        "report b published=2031-11-08\n"
        "4 killed 980 from=2031-05-01 to=2031-11-08 place=Oru/admin1/Oru/XX words=\"S two\"\n"
        "---\n";
    small_ledger l;
    const char *why;
    rf_timeline t;
    assert_true(small_ledger_read(&l, lines, &why));
    rf_picture *p = small_ledger_picture(&l, false, false, RF_NO_DATE);
    assert_int_equal(rf_timeline_make(&t, p, RF_NO_DATE, RF_NO_DATE), RF_OK);
    assert_int_equal(t.n, 1);
    assert_string_equal(t.incidents[0].country, "XX");
    assert_int_equal(t.incidents[0].n_figures, 2);
    char *a = figure_of(p, &t, 0), *b = figure_of(p, &t, 1);
    assert_string_equal(a, "37 killed");
    assert_string_equal(b, "410 killed (2031-05-01 to 2031-10-04)");
    rf_free(a);
    rf_free(b);
    rf_timeline_free(&t);
    rf_picture_free(p);
    small_ledger_free(&l);
}

static char *as_text(const rf_picture *p) {
    static char text[200000];
    size_t n = 0;
    for (size_t i = 0; i < rf_picture_count(p); i++) {
        const rf_quantity *q = rf_picture_get(p, i);
        n += (size_t)snprintf(text + n, sizeof text - n, "%s %g %g %g %u\n", q->key, q->best,
                              q->low, q->high, q->n_origins);
        for (uint32_t m = 0; m < q->n_members; m++)
            n += (size_t)snprintf(text + n, sizeof text - n, " %d %s\n",
                                  (int)rf_picture_claim(p, q->members[m].claim)->id,
                                  rf_relation_name(q->members[m].relation));
    }
    return text;
}

static void the_order_of_adding_changes_nothing(void **state) {
    (void)state;
    if (!have_gold)
        skip();
    char *wanted = strdup(as_text(picture));
    for (int way = 1; way < 4; way++) {
        rf_picture *other = small_ledger_picture(&gold, way & 1, way & 2, RF_NO_DATE);
        assert_string_equal(as_text(other), wanted);
        rf_picture_free(other);
    }
    free(wanted);
}

/* ---- size ---- */

static rf_evidence made_evidence(rf_claim *claim, int64_t id, int64_t report) {
    static char names[8][24];
    char *name = names[report % 8];
    snprintf(name, sizeof names[0], "r%06d", (int)report);
    return (rf_evidence){.id = id,
                         .report_id = report,
                         .report = name,
                         .outlet = "Outlet",
                         .published = 18000 + (rf_date)(report % 700),
                         .claim = claim};
}

static void adding_a_report_touches_only_its_groups(void **state) {
    (void)state;
    static const char *const countries[] = {"SY", "SD", "UA", "ML", "ET"};
    rf_picture *p;
    assert_int_equal(rf_picture_new(&p, NULL), RF_OK);
    int64_t id = 0;
    for (int64_t report = 1; report <= 10000; report++) {
        rf_claim claims[10];
        rf_evidence evidence[10];
        for (int k = 0; k < 10; k++) {
            uint64_t x = (uint64_t)(report * 10 + k) * 0x9E3779B97F4A7C15u;
            x ^= x >> 29;
            claims[k] = (rf_claim){.indicator = (rf_indicator)(1 + x % (RF_N_INDICATORS - 1)),
                                   .low = (double)(1 + (x >> 8) % 5000),
                                   .unit = RF_PEOPLE,
                                   .flow = RF_CUMULATIVE,
                                   .from = 17900 + (rf_date)((x >> 24) % 600),
                                   .source = {.said_on = RF_NO_DATE},
                                   .place = {.text = countries[report % 5],
                                             .kind = RF_GAZ_COUNTRY,
                                             .country = countries[report % 5]}};
            claims[k].to = claims[k].from + (rf_date)((x >> 40) % 90);
            claims[k].high = claims[k].low;
            evidence[k] = made_evidence(&claims[k], ++id, report);
        }
        assert_int_equal(rf_picture_add(p, evidence, 10), RF_OK);
    }
    size_t n = 0;
    assert_int_equal(rf_picture_reconcile(p, &n), RF_OK);
    assert_int_equal(n, 5 * (RF_N_INDICATORS - 1));
    rf_claim one = {.indicator = RF_KILLED,
                    .low = 7,
                    .high = 7,
                    .unit = RF_PEOPLE,
                    .from = 18000,
                    .to = 18001,
                    .source = {.said_on = RF_NO_DATE},
                    .place = {.text = "SY", .kind = RF_GAZ_COUNTRY, .country = "SY"}};
    rf_evidence evidence = made_evidence(&one, ++id, 10001);
    assert_int_equal(rf_picture_add(p, &evidence, 1), RF_OK);
    assert_int_equal(rf_picture_reconcile(p, &n), RF_OK);
    assert_int_equal(n, 1);
    rf_picture_free(p);
}

static int open_gold(void **state) {
    (void)state;
    const char *folders[] = {"../shared/reports/idlib", "../../shared/reports/idlib"};
    for (size_t i = 0; i < 2 && !have_gold; i++)
        have_gold = small_ledger_gold(&gold, folders[i]);
    if (have_gold)
        picture = small_ledger_picture(&gold, false, false, RF_NO_DATE);
    return 0;
}

static int close_gold(void **state) {
    (void)state;
    rf_picture_free(picture);
    small_ledger_free(&gold);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(displaced_since_december_are_just_under_900000),
        cmocka_unit_test(nearly_a_million_is_a_conflict_and_235000_an_earlier_part),
        cmocka_unit_test(a_million_in_camps_is_another_quantity),
        cmocka_unit_test(children_are_500000_to_525000),
        cmocka_unit_test(population_is_one_standing_estimate),
        cmocka_unit_test(the_wars_deaths_are_a_conflict_and_no_trend),
        cmocka_unit_test(earlier_episodes_are_apart),
        cmocka_unit_test(on_the_day_150000_is_the_best_of_may),
        cmocka_unit_test(the_800000_of_2018_is_a_forecast),
        cmocka_unit_test(about_300_is_299),
        cmocka_unit_test(health_facilities_are_three_quantities),
        cmocka_unit_test(what_nobody_counted_is_unknown),
        cmocka_unit_test(a_party_to_the_conflict_is_marked),
        cmocka_unit_test(the_hill_is_contested_and_the_village_is_not),
        cmocka_unit_test(an_incident_has_the_figures_of_its_sentences),
        cmocka_unit_test(an_incident_keeps_the_toll_of_its_own_day),
        cmocka_unit_test(the_order_of_adding_changes_nothing),
        cmocka_unit_test(adding_a_report_touches_only_its_groups),
    };
    return cmocka_run_group_tests(tests, open_gold, close_gold);
}
