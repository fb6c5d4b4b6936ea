#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

static const rf_claim *event_of(reading *r, rf_event_type type) {
    rf__doc *doc = reading_doc(r);
    for (uint32_t i = 0; i < doc->n_drafts; i++)
        if (doc->drafts[i].claim.kind == RF_EVENT && doc->drafts[i].claim.event == type)
            return &doc->drafts[i].claim;
    return NULL;
}

static size_t n_events(reading *r) {
    size_t n = 0;
    for (uint32_t i = 0; i < reading_doc(r)->n_drafts; i++)
        n += reading_doc(r)->drafts[i].claim.kind == RF_EVENT;
    return n;
}

typedef struct row {
    const char *text;
    rf_event_type type;
    rf_modality modality;
    const char *actor1, *actor2; /* NULL: not looked at */
} row;

static void check(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        const rf_claim *claim = event_of(r, rows[i].type);
        if (!claim)
            fail_msg("no %s in: %s", rf_event_type_name(rows[i].type), rows[i].text);
        if (claim->modality != rows[i].modality)
            fail_msg("%s: %s", rf_modality_name(claim->modality), rows[i].text);
        if (rows[i].actor1 && (!claim->actor1 || strcmp(claim->actor1, rows[i].actor1) != 0))
            fail_msg("by %s: %s", claim->actor1, rows[i].text);
        if (rows[i].actor2 && (!claim->actor2 || strcmp(claim->actor2, rows[i].actor2) != 0))
            fail_msg("to %s: %s", claim->actor2, rows[i].text);
        reading_free(r);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void a_word_alone_or_a_pair_makes_an_event(void **state) {
    (void)state;
    static const row rows[] = {
        {"An air strike hit the market.", RF_AIR_STRIKE, RF_REPORTED, NULL, NULL},
        {"Mortar fire hit a bakery.", RF_SHELLING, RF_REPORTED, NULL, NULL},
        {"A drone struck the depot.", RF_MISSILE_OR_DRONE, RF_REPORTED, NULL, NULL},
        {"A clinic was looted.", RF_ATTACK_ON_HEALTH_CARE, RF_REPORTED, NULL, NULL},
        {"Gunmen burned down a school.", RF_ATTACK_ON_SCHOOL, RF_REPORTED, "Gunmen", NULL},
        {"Shells landed in a refugee camp.", RF_ATTACK_ON_CAMP, RF_REPORTED, NULL, NULL},
        {"Rebels overran the base in Tarsa.", RF_PLACE_CAPTURED, RF_REPORTED, "Rebels", NULL},
        {"The bridge to Tarsa has been destroyed.", RF_ROAD_CLOSED, RF_REPORTED, NULL, NULL},
        {"Norland reopened its border with Sorland.", RF_BORDER_OPENED, RF_REPORTED, "Norland",
         NULL},
        {"An aid convoy entered Tarsa.", RF_AID_CROSSING, RF_REPORTED, NULL, NULL},
        {"Families packed their belongings and left.", RF_DISPLACEMENT, RF_REPORTED, NULL, NULL},
        {"The army broke the truce.", RF_CEASEFIRE_BROKEN, RF_REPORTED, NULL, NULL},
        {"Protesters blocked the square.", RF_PROTEST, RF_REPORTED, "Protesters", NULL},
    };
    CHECK(rows);
}

static void actors_stand_where_the_voice_puts_them(void **state) {
    (void)state;
    static const row rows[] = {
        {"Norland air strikes hit Tarsa.", RF_AIR_STRIKE, RF_REPORTED, "Norland", NULL},
        {"Tarsa was hit in air strikes by Norland.", RF_AIR_STRIKE, RF_REPORTED, "Norland", NULL},
        {"Norland warplanes bombed Tarsa.", RF_AIR_STRIKE, RF_REPORTED, "Norland warplanes", NULL},
        {"Government forces launched an offensive on Tarsa.", RF_BATTLE, RF_REPORTED,
         "Government forces", NULL},
        {"Clashes between the rebels and the army went on.", RF_BATTLE, RF_REPORTED, "rebels",
         "army"},
        {"Tarsa fell to the rebels.", RF_PLACE_CAPTURED, RF_REPORTED, "rebels", NULL},
        {"Norland and Sorland agreed on a ceasefire.", RF_CEASEFIRE, RF_REPORTED, "Norland",
         "Sorland"},
        {"The UN urged all parties to stop.", RF_APPEAL, RF_DEMANDED, "UN", "all parties"},
    };
    CHECK(rows);
}

static void plans_fears_and_denials_are_told_apart(void **state) {
    (void)state;
    static const row rows[] = {
        {"The army may launch an offensive.", RF_BATTLE, RF_PROJECTED, NULL, NULL},
        {"Troops are preparing an offensive.", RF_BATTLE, RF_PLANNED, NULL, NULL},
        {"The army vowed to retake Tarsa.", RF_PLACE_CAPTURED, RF_PLANNED, NULL, NULL},
        {"The army denied that Tarsa had fallen.", RF_PLACE_CAPTURED, RF_DENIED, NULL, NULL},
        {"UNHCR urged Norland to open its border.", RF_BORDER_OPENED, RF_DEMANDED, NULL, NULL},
        {"OCHA warned of a bloodbath in Tarsa.", RF_WARNING_EVENT, RF_PROJECTED, "OCHA", NULL},
        {"No aid has reached Tarsa.", RF_AID_BLOCKED, RF_REPORTED, NULL, NULL},
    };
    CHECK(rows);
}

static void a_front_has_its_distance_in_kilometres(void **state) {
    (void)state;
    reading *r = reading_new("Rebel forces are now 25 kilometres from Tarsa.", NULL);
    const rf_claim *claim = event_of(r, RF_FRONT_LINE);
    assert_non_null(claim);
    assert_true(fabs(claim->km - 25) < 1e-9);
    reading_free(r);
    r = reading_new("Rebel forces are ten miles from Tarsa.", NULL);
    claim = event_of(r, RF_FRONT_LINE);
    assert_non_null(claim);
    assert_true(fabs(claim->km - 16.09344) < 1e-6);
    reading_free(r);
}

static void what_only_sounds_like_an_event_is_none(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Teachers went on strike on Monday.",
        "Firefighters are fighting a fire.",
        "A court battle goes on.",
        "The wounded were taken to a hospital.",
        "Families sleep in a school.",
        "Police captured the suspect.",
        "The village lies 25 kilometres from Tarsa.",
        "Flood water is advancing on Tarsa.",
        "The former minister fled to Sorland.",
        "The referee warned the captain.",
        "Children sell shells on the beach.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading *r = reading_new(texts[i], NULL);
        if (n_events(r))
            fail_msg("an event in: %s", texts[i]);
        reading_free(r);
    }
}

static void a_sentence_gives_one_event_of_a_type(void **state) {
    (void)state;
    reading *r =
        reading_new("Air strikes hit Tarsa and air raids hit Gorsk; shelling went on.", NULL);
    assert_int_equal(n_events(r), 2);
    reading_free(r);
}

static void flight_with_a_number_is_a_figure_and_no_event(void **state) {
    (void)state;
    reading *r = reading_new("Some 300 people fled Tarsa.", NULL);
    assert_null(event_of(r, RF_DISPLACEMENT));
    reading_free(r);
}

static void words_of_war_count_only_in_reports_on_war(void **state) {
    (void)state;
    reading *r =
        reading_new("The campaign against malaria is a battle. The siege of prices goes on.", NULL);
    assert_int_equal(n_events(r), 0);
    reading_free(r);
    r = reading_new("Rebels shelled Tarsa. Militants fired rockets. The siege goes on.", NULL);
    assert_non_null(event_of(r, RF_BATTLE));
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_alone_or_a_pair_makes_an_event),
        cmocka_unit_test(actors_stand_where_the_voice_puts_them),
        cmocka_unit_test(plans_fears_and_denials_are_told_apart),
        cmocka_unit_test(a_front_has_its_distance_in_kilometres),
        cmocka_unit_test(what_only_sounds_like_an_event_is_none),
        cmocka_unit_test(a_sentence_gives_one_event_of_a_type),
        cmocka_unit_test(flight_with_a_number_is_a_figure_and_no_event),
        cmocka_unit_test(words_of_war_count_only_in_reports_on_war),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
