/* The n-th allocation fails while reports are read: the answer is RF_ERR_NOMEM or an issue list
 * that says it is not whole, nothing leaks, and nothing crashes. */
#include "faults.h"
#include "refuge/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static rf_err read_all(const char *text, size_t n, const rf_report_options *options, int *ret_n) {
    rf_reader *reader = NULL;
    const rf_report *report;
    rf_diag diag;
    *ret_n = 0;
    rf_err err = rf_reader_open_bytes(&reader, "x", text, n, options, NULL, &diag);
    while (!err && !(err = rf_reader_next(reader, &report, &diag)) && report)
        ++*ret_n;
    rf_reader_free(reader);
    return err;
}

static void try_all(const char *text, size_t n, int n_reports) {
    rf_report_rules *rules = NULL;
    int64_t at = 0;
    int found;
    assert_int_equal(rf_report_rules_new(&rules, NULL, NULL, NULL), RF_OK);
    rf_report_options options = {.published = RF_NO_DATE, .rules = rules};
    do {
        failed = false;
        fail_at = ++at;
        rf_err err = read_all(text, n, &options, &found);
        fail_at = 0;
        assert_true(err == RF_OK || (failed && err == RF_ERR_NOMEM));
        if (!failed)
            assert_int_equal(found, n_reports);
    } while (failed && at < 10000);
    assert_false(failed);
    assert_true(at > 5);
    rf_report_rules_free(rules);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static const char page[] =
        "<html><head><meta property='og:title' content='T'><script type='application/ld+json'>"
        "{\"headline\":\"H\",\"author\":{\"name\":\"N\"}}</script></head><body><article><h1>T</"
        "h1><p>Some "
        "500 people fled the town on Monday, and ten were killed, officials "
        "said.</p><table><tr><td>a"
        "<td>5<tr><td>b<td>6</table></article></body></html>";
    static const char lines[] =
        "{\"text\":\"Some \\u201c500\\u201d people fled.\",\"title\":\"T\"}\n"
        "{\"body-html\":\"<p>Ten &amp; five died.<\\/p>\"}\n";
    static const char feed[] = "<rss><channel><title>F</title><item><title>T</title><description>"
                               "&lt;p&gt;Ten died.&lt;/p&gt;</description></item></channel></rss>";
    static const char plain[] = "By A. B.\n\nGENEVA (AFP) - Some \xE9 500 people fled on Friday.\n";
    static const char wide[] = "S\0o\0m\0e\0 \0p\0e\0o\0p\0l\0e\0 \0f\0l\0e\0d\0.\0\n";
    try_all(page, sizeof page - 1, 1);
    try_all(lines, sizeof lines - 1, 2);
    try_all(feed, sizeof feed - 1, 1);
    try_all(plain, sizeof plain - 1, 1);
    try_all(wide, sizeof wide - 1, 1);
}

static void rules_may_fail_at_any_allocation(void **state) {
    (void)state;
    int64_t at = 0;
    do {
        rf_report_rules *rules = NULL;
        failed = false;
        fail_at = ++at;
        rf_err err = rf_report_rules_new(&rules, NULL, NULL, NULL);
        fail_at = 0;
        assert_int_equal(err, failed ? RF_ERR_NOMEM : RF_OK);
        if (!err)
            rf_report_rules_free(rules);
    } while (failed && at < 10000);
    assert_false(failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail),
                                       cmocka_unit_test(rules_may_fail_at_any_allocation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
