#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void expect(const char *text, double low, const char *doer) {
    reading *r = reading_new(text, "2020-02-18");
    rf__doc *doc = reading_doc(r);
    const char *got = "(no figure)";
    for (uint32_t i = 0; i < doc->n_drafts; i++)
        if (doc->drafts[i].claim.kind == RF_FIGURE && doc->drafts[i].claim.low == low)
            got = doc->drafts[i].claim.perpetrator;
    if (doer ? !got || strcmp(got, doer) != 0 : got != NULL)
        fail_msg("doer %s: %s", got, text);
    reading_free(r);
}

static void harm_in_one_sentence_has_one_doer(void **state) {
    (void)state;
    expect("Rebel fire killed 82 people and 234 were hurt.", 234, "Rebel");
}

static void the_attack_of_the_sentence_before_tells_who(void **state) {
    (void)state;
    expect("Gunmen opened fire on a bus. Another 12 people were killed.", 12, "Gunmen");
    expect("Gunmen opened fire on a bus.\nAnother 12 people were killed.", 12, NULL);
    expect("Gunmen opened fire on a bus. Another 12 people were displaced.", 12, NULL);
}

static void floods_are_nobodys_deed(void **state) {
    (void)state;
    expect("Gunmen opened fire on a bus. Another 12 people were killed by floods.", 12, NULL);
}

static void fighting_between_two_has_no_single_doer(void **state) {
    (void)state;
    expect("Clashes broke out between the army and rebels. Some 12 people were killed.", 12, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(harm_in_one_sentence_has_one_doer),
        cmocka_unit_test(the_attack_of_the_sentence_before_tells_who),
        cmocka_unit_test(floods_are_nobodys_deed),
        cmocka_unit_test(fighting_between_two_has_no_single_doer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
