/* The n-th allocation fails, the library's or SQLite's: the answer is RF_ERR_NOMEM, nothing leaks,
 * and the ledger stays whole. */
#include "faults.h"
#include "ledger/store.h"
#include "reports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* SQLite lives in a library of its own, where linking does not reach. */
static sqlite3_mem_methods real;
static void *sqlite_malloc(int n) { return fails() ? NULL : real.xMalloc(n); }
static void *sqlite_realloc(void *block, int n) { return fails() ? NULL : real.xRealloc(block, n); }

static int wrap_sqlite(void **state) {
    (void)state;
    sqlite3_shutdown();
    int rc = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
    sqlite3_mem_methods mine = real;
    mine.xMalloc = sqlite_malloc;
    mine.xRealloc = sqlite_realloc;
    rc |= sqlite3_config(SQLITE_CONFIG_MALLOC, &mine);
    return rc | sqlite3_initialize();
}

static const char text[] = "Nearly 900 people have fled Idlib since December, and 12 were killed.";

static made_report *make(void) {
    made_report *m = made_new("a", text, "2020-02-18");
    m->report.title = "Flight";
    rf_claim *c = made_figure(m, RF_DISPLACED, 900, 900, "900", text);
    c->groups = RF_CIVILIANS;
    c->place =
        made_place("Idlib", "admin1:SY.12", "Idlib", RF_GAZ_ADMIN1, "SY", "Idlib", 35.8, 36.6);
    made_figure(m, RF_KILLED, 12, 12, "12", text);
    return m;
}

static rf_err keep_nothing(void *user, const rf_ledger_hit *hit) {
    (void)hit;
    ++*(int *)user;
    return RF_OK;
}

static rf_err ask(rf_ledger *ledger, int *ret_answer) {
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row;
    rf_claim_filter filter = RF_ALL_CLAIMS;
    filter.place = "idlib";
    filter.within_km = 20;
    filter.text = "people";
    rf_err err = rf_ledger_query(ledger, &filter, &rows, NULL);
    while (!err && !(err = rf_ledger_next(rows, &row, NULL)) && row)
        *ret_answer += (int)row->claim.low;
    rf_ledger_rows_free(rows);
    return err ? err : rf_ledger_search(ledger, "idlib", 0, keep_nothing, ret_answer, NULL);
}

static rf_err add_and_ask(const char *path, const made_report *m, int *ret_answer) {
    rf_ledger *ledger = NULL;
    rf_added added;
    rf_err err = rf_ledger_open(&ledger, path, RF_LEDGER_WRITE, NULL);
    if (!err)
        err = rf_ledger_add(ledger, &m->report, &m->claims, NULL, &added, NULL);
    if (!err)
        err = rf_ledger_commit(ledger, NULL);
    if (!err)
        err = ask(ledger, ret_answer);
    rf_ledger_free(ledger);
    return err;
}

/* What is there is whole: no report, or one with its two claims. */
static void must_be_whole(const char *path) {
    sqlite3 *db;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM report", -1, &stmt, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int n = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM claim", -1, &stmt, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(stmt, 0), 2 * n);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

static void a_ledger_stays_whole_at_every_allocation(void **state) {
    (void)state;
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.db");
    rf_ledger_free(made_ledger(path, RF_LEDGER_WRITE));
    made_report *m = make();
    int64_t n = 0;
    do {
        int answer = 0;
        failed = false;
        fail_at = ++n;
        rf_err err = add_and_ask(path, m, &answer);
        fail_at = 0;
        /* SQLite can do without some of its memory. */
        if (err ? err != RF_ERR_NOMEM : answer != 901)
            print_message("allocation %lld: error %d, answer %d\n", (long long)n, err, answer);
        assert_true(err == RF_ERR_NOMEM || (!err && answer == 901));
        if (n % 16 == 0)
            must_be_whole(path);
    } while (failed && n < 100000);
    assert_false(failed);
    assert_true(n > 100);
    must_be_whole(path);
    made_free(m);
    folder_remove(&dir);
}

static void making_a_ledger_fails_cleanly(void **state) {
    (void)state;
    for (int64_t n = 1; n < 3000; n += 7) {
        folder dir = folder_make();
        rf_ledger *ledger = NULL;
        failed = false;
        fail_at = n;
        rf_err err = rf_ledger_open(&ledger, folder_path(&dir, "a.db"), RF_LEDGER_WRITE, NULL);
        fail_at = 0;
        assert_true(err == RF_OK || err == RF_ERR_NOMEM);
        rf_ledger_free(ledger);
        rf_ledger_free(made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE));
        folder_remove(&dir);
        if (!failed)
            break;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ledger_stays_whole_at_every_allocation),
        cmocka_unit_test(making_a_ledger_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, wrap_sqlite, NULL);
}
