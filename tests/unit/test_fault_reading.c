/* The n-th allocation fails while the stages of reading work on a report: the answer is
 * RF_ERR_NOMEM, nothing leaks (run it under AddressSanitizer), and the same doc reads the report
 * afterwards. Linked with --wrap for malloc, calloc and realloc. */
#include "faults.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char text[] =
    "\"We saw 70 people flee,\" said Aisha Karim, a UN spokeswoman. \"It was dark.\"\n"
    "Norland warplanes bombed a hospital in Tarsa on Monday, killing 12 civilians, the Norland "
    "Observatory said. The Observatory put the displaced at 3,000 and the ministry at 4,000.\n"
    "OCHA warned that another 5,000 could flee if the road to Gorsk was cut.\n";

/* Back to a new doc, so that its arrays are allocated again. */
static void forget(rf__doc *doc) {
    const rf_lexicon *lexicon = doc->lexicon;
    rf__doc_free(doc);
    doc->lexicon = lexicon;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    reading *r = reading_new(text, "2020-02-18");
    rf__doc *doc = reading_doc(r);
    const rf_report *report = doc->report;
    uint32_t n_drafts = doc->n_drafts, n_says = doc->n_says;
    assert_true(n_drafts > 5 && n_says > 5);
    int64_t n = 0;
    do {
        forget(doc);
        failed = false;
        fail_at = ++n;
        rf_err err = rf__doc_read(doc, report);
        fail_at = 0;
        assert_int_equal(err, failed ? RF_ERR_NOMEM : RF_OK);
    } while (failed && n < 100000);
    assert_false(failed);
    assert_true(n > 10);
    assert_int_equal(rf__doc_read(doc, report), RF_OK);
    assert_int_equal(doc->n_drafts, n_drafts);
    assert_int_equal(doc->n_says, n_says);
    reading_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
