#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* Who says the word: the shortest stretch that holds it. */
static const rf__says *says_of(reading *r, const char *word) {
    rf__doc *doc = reading_doc(r);
    const rf__says *best = NULL;
    for (uint32_t i = 0; i < doc->n_says; i++)
        for (uint32_t t = doc->says[i].token; t < doc->says[i].token + doc->says[i].n_tokens; t++)
            if (!strcmp(reading_words(r, t, 1), word) &&
                (!best || doc->says[i].n_tokens < best->n_tokens))
                best = &doc->says[i];
    return best;
}

typedef struct row {
    const char *text, *word; /* whose speaker is asked for */
    const char *person, *role, *organisation;
} row;

static bool same(const char *have, const char *want) {
    return want ? have && !strcmp(have, want) : !have;
}

static void check(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        reading *r = reading_new(rows[i].text, NULL);
        const rf__says *says = says_of(r, rows[i].word);
        rf__speaker nobody = {0};
        const rf__speaker *got =
            says && says->speaker >= 0 ? &reading_doc(r)->speakers[says->speaker] : &nobody;
        bool good = same(got->person, rows[i].person) && same(got->role, rows[i].role) &&
                    same(got->organisation, rows[i].organisation);
        if (!good)
            fail_msg("%s\n  person %s, role %s, organisation %s", rows[i].text, got->person,
                     got->role, got->organisation);
        reading_free(r);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void the_subject_of_a_verb_of_reporting_speaks(void **state) {
    (void)state;
    static const row rows[] = {
        {"OCHA said 70 people had fled.", "70", NULL, NULL, "OCHA"},
        {"Some 70 people fled, the World Food Programme said.", "70", NULL, NULL,
         "World Food Programme"},
        {"Some 70 people, witnesses said on Monday, had fled the town.", "70", NULL, "witnesses",
         "witnesses"},
        {"In Tarsa, the disaster agency BNPB reports, as of 8 May, 70 deaths.", "70", NULL, NULL,
         "BNPB"},
        {"Norland's health ministry put the toll at 70.", "70", NULL, NULL,
         "Norland's health ministry"},
        {"The Norland Red Cross has recorded 70 deaths.", "70", NULL, NULL, "Norland Red Cross"},
        {"Seventy died, provincial officials say.", "Seventy", NULL, "provincial officials",
         "provincial officials"},
        {"Seventy died, said the head of the Emergency Office.", "Seventy", NULL, "head",
         "Emergency Office"},
        {"The rebels claimed to have taken 70 villages.", "70", NULL, "rebels", "rebels"},
    };
    CHECK(rows);
}

static void persons_come_with_role_and_organisation(void **state) {
    (void)state;
    static const row rows[] = {
        {"UNHCR spokesperson Aisha Karim said 70 people had fled.", "70", "Aisha Karim",
         "spokesperson", "UNHCR"},
        {"Aisha Karim, a spokesperson for the Ministry of Health, said 70 had died.", "70",
         "Aisha Karim", "spokesperson", "Ministry of Health"},
        {"A UN spokesman, David Holt, said 70 people had fled.", "70", "David Holt", "spokesman",
         "UN"},
        {"Seventy people fled, said Aisha Karim of UNHCR.", "Seventy", "Aisha Karim", NULL,
         "UNHCR"},
        {"Aisha Karim, asked about the town, said 70 had died.", "70", "Aisha Karim", NULL, NULL},
        {"Police chief Omar Diallo said 70 had died.", "70", "Omar Diallo", "Police chief",
         "Police"},
        {"Gen Ivan Petrov told reporters that 70 men had died.", "70", "Ivan Petrov", NULL, NULL},
        {"Norland's ambassador to the UN, Ann Berg, warned that 70 could die.", "70", "Ann Berg",
         "ambassador", "Norland"},
    };
    CHECK(rows);
}

static void a_quotation_belongs_to_the_speaker_beside_it(void **state) {
    (void)state;
    static const row rows[] = {
        {"\"We saw 70 dead,\" said Aisha Karim, a nurse. The road is shut.", "70", "Aisha Karim",
         "nurse", NULL},
        {"\"It was dark. We saw 70 dead,\" Aisha Karim told Reuters.", "dark", "Aisha Karim", NULL,
         NULL},
        {"\"It was dark,\" Aisha Karim said. \"We saw 70 dead.\"", "70", "Aisha Karim", NULL, NULL},
        {"Aisha Karim said: \"We saw 70 dead. It was dark.\"", "dark", "Aisha Karim", NULL, NULL},
        {"\xE2\x80\x9CIt was dark,\xE2\x80\x9D Aisha Karim said.\n\n\xE2\x80\x9CWe saw 70 "
         "dead.\xE2\x80\x9D",
         "70", "Aisha Karim", NULL, NULL},
        {"\xC2\xABWe saw 70 dead,\xC2\xBB Aisha Karim said.", "70", "Aisha Karim", NULL, NULL},
        {"'We saw 70 dead,' Aisha Karim said.", "70", "Aisha Karim", NULL, NULL},
    };
    CHECK(rows);
}

static void short_forms_find_who_was_named_before(void **state) {
    (void)state;
    static const row rows[] = {
        {"Aisha Karim, a UNHCR spokeswoman, said it was cold. Karim said 70 had died.", "70",
         "Aisha Karim", "spokeswoman", "UNHCR"},
        {"UN coordinator Paul Berg said it was cold. Mr Berg said 70 had died.", "70", "Paul Berg",
         "coordinator", "UN"},
        {"UN coordinator Paul Berg said it was cold. He said 70 had died.", "70", "Paul Berg",
         "coordinator", "UN"},
        {"The Norland Observatory said it was cold. The Observatory said 70 had died.", "70", NULL,
         NULL, "Norland Observatory"},
        {"The Norland Observatory said it was cold. It said 70 had died.", "70", NULL, NULL,
         "Norland Observatory"},
        {"The disaster unit is careful. It counts 70 dead.", "70", NULL, NULL, "disaster unit"},
        {"OCHA said it was cold, adding that 70 had died.", "70", NULL, NULL, "OCHA"},
    };
    CHECK(rows);
}

static void sources_stand_behind_according_to_and_in_brackets(void **state) {
    (void)state;
    static const row rows[] = {
        {"According to OCHA, 70 people fled.", "70", NULL, NULL, "OCHA"},
        {"Some 70 people fled, according to figures collected by IOM.", "70", NULL, NULL, "IOM"},
        {"Some 70 people died, according to a tally by Levant Wire.", "70", NULL, NULL,
         "Levant Wire"},
        {"The war killed 70 people, by UN count.", "70", NULL, NULL, "UN"},
        {"There 12 died according to the Ministry of Health and 70 according to OCHA.", "70", NULL,
         NULL, "OCHA"},
        {"There 12 died according to the Ministry of Health and 70 according to OCHA.", "12", NULL,
         NULL, "Ministry of Health"},
        {"- 70 people have fled (OCHA).", "70", NULL, NULL, "OCHA"},
        {"OCHA reported the following:\n- 70 people have fled", "70", NULL, NULL, "OCHA"},
    };
    CHECK(rows);
}

static void of_two_sources_each_has_its_part(void **state) {
    (void)state;
    static const row rows[] = {
        {"OCHA said 12 had died, while the army put the number at 70.", "12", NULL, NULL, "OCHA"},
        {"OCHA said 12 had died, while the army put the number at 70.", "70", NULL, "army", "army"},
        {"The Red Cross put the toll at 12 and the ministry at 70.", "70", NULL, "ministry",
         "ministry"},
        {"OCHA said IOM had recorded 70 deaths.", "70", NULL, NULL, "IOM"},
        {"Troops took 70 villages, OCHA said, as Norland saw storms.", "storms", NULL, NULL, NULL},
    };
    CHECK(rows);
}

static void what_nobody_says_has_no_speaker(void **state) {
    (void)state;
    static const row rows[] = {
        {"Some 70 people fled. OCHA said it was cold.", "70", NULL, NULL, NULL},
        {"OCHA did not say that 70 had fled.", "70", NULL, NULL, NULL},
        {"The town has an estimated 70 people.", "70", NULL, NULL, NULL},
        {"More than half of the travellers said 70 was too much.", "70", NULL, NULL, NULL},
        {"It is said that 70 died.", "70", NULL, NULL, NULL},
        {"The truce that the government declared on Monday holds for 70 days.", "70", NULL, NULL,
         NULL},
    };
    CHECK(rows);
}

static void a_stretch_is_what_is_said_and_no_more(void **state) {
    (void)state;
    reading *r = reading_new("It is cold and OCHA has warned that 70 people could die.", NULL);
    const rf__says *says = says_of(r, "70");
    assert_non_null(says);
    assert_string_equal(reading_words(r, says->token, says->n_tokens), "70 people could die");
    assert_string_equal(reading_words(r, says->cue, says->n_cue), "OCHA has warned that");
    assert_null(says_of(r, "cold"));
    reading_free(r);
}

static void odd_quotation_marks_do_no_harm(void **state) {
    (void)state;
    static const char *const texts[] = {
        "\"",   "\"\"", "\"said", "said \"",      "' \" ' \"",
        "said", "(",    "by",     "according to", "\xE2\x80\x9C said \xE2\x80\x9C"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        reading_free(reading_new(texts[i], NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_subject_of_a_verb_of_reporting_speaks),
        cmocka_unit_test(persons_come_with_role_and_organisation),
        cmocka_unit_test(a_quotation_belongs_to_the_speaker_beside_it),
        cmocka_unit_test(short_forms_find_who_was_named_before),
        cmocka_unit_test(sources_stand_behind_according_to_and_in_brackets),
        cmocka_unit_test(of_two_sources_each_has_its_part),
        cmocka_unit_test(what_nobody_says_has_no_speaker),
        cmocka_unit_test(a_stretch_is_what_is_said_and_no_more),
        cmocka_unit_test(odd_quotation_marks_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
