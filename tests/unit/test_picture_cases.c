/* Small ledgers as files, tests/picture/NAME.case: each is read in both orders of its reports, at
 * once and report by report, and must give the same answers each time. */
#include "small_ledger.h"

#include "base/buf.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

static void holds_in_any_order(void **state) {
    rf__buf text = {0};
    small_ledger ledger;
    const char *wrong = NULL;
    assert_int_equal(rf__read_file(*state, 1 << 20, &text, NULL), RF_OK);
    if (!small_ledger_read(&ledger, text.bytes, &wrong))
        fail_msg("%s: %s", (const char *)*state, wrong);
    if (!*ledger.checks)
        fail_msg("%s checks nothing", (const char *)*state);
    for (int way = 0; way < 4; way++) {
        char why[1200] = "";
        rf_picture *picture = small_ledger_picture(&ledger, way & 1, way & 2, RF_NO_DATE);
        if (!small_ledger_check(&ledger, picture, why, sizeof why))
            fail_msg("%s, way %d: %s", (const char *)*state, way, why);
        rf_picture_free(picture);
    }
    small_ledger_free(&ledger);
    rf__buf_free(&text);
}

int main(void) {
    glob_t files = {0};
    if (glob("tests/picture/*.case", 0, NULL, &files) != 0 &&
        glob("../tests/picture/*.case", 0, NULL, &files) != 0)
        printf("# no case files from here\n");
    struct CMUnitTest *tests = calloc(files.gl_pathc + 1, sizeof *tests);
    for (size_t i = 0; tests && i < files.gl_pathc; i++) {
        const char *name = strrchr(files.gl_pathv[i], '/') + 1;
        tests[i] = (struct CMUnitTest){name, holds_in_any_order, NULL, NULL, files.gl_pathv[i]};
    }
    int failed = tests ? _cmocka_run_group_tests("cases", tests, files.gl_pathc, NULL, NULL) : 1;
    free(tests);
    globfree(&files);
    return failed;
}
