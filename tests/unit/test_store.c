#include "ledger/store.h"
#include "reports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const char story[] =
    "Nearly 900,000 people have fled since December. Air strikes hit a hospital in Idlib.";

static int64_t count(rf_ledger *ledger, const char *sql) {
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(ledger->db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return n;
}

static made_report *make_story(const char *name, const char *text) {
    made_report *m = made_new(name, text, "2020-02-18");
    rf_claim *c = made_figure(m, RF_DISPLACED, 900000, 900000, "900,000",
                              "Nearly 900,000 people have fled since December.");
    c->qualifier = RF_NEARLY;
    c->groups = RF_CIVILIANS | RF_CHILDREN;
    c->from = made_date("2019-12-01");
    c->to = made_date("2020-02-18");
    c = made_event(m, RF_AIR_STRIKE, "hit a hospital", "Air strikes hit a hospital in Idlib.");
    c->place =
        made_place("Idlib", "geonames:169389", "Idlib", RF_GAZ_TOWN, "SY", "Idlib", 35.93, 36.63);
    return m;
}

static void a_report_is_kept_with_its_claims(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    made_report *m = make_story("a", story);
    rf_added added = made_add(ledger, m);
    assert_int_equal(added.outcome, RF_ADDED);
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
    assert_int_equal(count(ledger, "SELECT count(*) FROM claim"), 2);
    assert_int_equal(count(ledger, "SELECT count(*) FROM claim_group"), 2);
    assert_int_equal(count(ledger, "SELECT count(*) FROM place_box"), 1);
    assert_int_equal(count(ledger, "SELECT number_at FROM claim WHERE id = 1"), 7);
    assert_int_equal(count(ledger, "SELECT at FROM sentence WHERE id = 2"), 48);
    assert_int_equal(
        count(ledger,
              "SELECT count(*) FROM sentence_index WHERE sentence_index MATCH 'flee OR fled'"),
        1);
    rf_ledger_free(ledger);
    made_free(m);
    folder_remove(&dir);
}

static void reading_twice_changes_nothing(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    made_report *m = make_story("a", story);
    bool known = true;
    assert_int_equal(rf_ledger_knows(ledger, &m->report, &known, NULL), RF_OK);
    assert_false(known);
    made_add(ledger, m);
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
    int64_t changes = sqlite3_total_changes64(ledger->db);
    rf_added again = made_add(ledger, m);
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
    assert_int_equal(again.outcome, RF_KNOWN);
    assert_int_equal(again.report, 1);
    assert_int_equal(sqlite3_total_changes64(ledger->db), changes);
    assert_int_equal(rf_ledger_knows(ledger, &m->report, &known, NULL), RF_OK);
    assert_true(known);
    rf_ledger_free(ledger);
    made_free(m);
    folder_remove(&dir);
}

static void a_date_given_later_makes_a_new_reading(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    made_report *m = make_story("a", story);
    made_add(ledger, m);
    m->report.published = made_date("2020-02-19");
    assert_int_equal(made_add(ledger, m).outcome, RF_KNOWN); /* found otherwise, but not given */
    m->report.date_how = RF_DATE_GIVEN;
    rf_added added = made_add(ledger, m);
    assert_int_equal(added.outcome, RF_REVISED);
    assert_int_equal(made_add(ledger, m).outcome, RF_KNOWN);
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
    assert_int_equal(count(ledger, "SELECT replaced_by FROM report WHERE id = 1"), added.report);
    assert_int_equal(count(ledger, "SELECT count(*) FROM claim"), 4);
    assert_int_equal(count(ledger, "SELECT count(*) FROM current_claim"), 2);
    rf_ledger_free(ledger);
    made_free(m);
    folder_remove(&dir);
}

static void what_was_not_committed_is_gone(void **state) {
    (void)state;
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.db");
    rf_ledger *ledger = made_ledger(path, RF_LEDGER_WRITE);
    made_report *m = make_story("a", story);
    made_add(ledger, m);
    rf_ledger_free(ledger);
    ledger = made_ledger(path, RF_LEDGER_WRITE);
    assert_int_equal(count(ledger, "SELECT count(*) FROM report"), 0);
    rf_ledger_free(ledger);
    made_free(m);
    folder_remove(&dir);
}

static void other_files_are_no_ledgers(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = NULL;
    rf_diag diag;
    folder_write(&dir, "text",
                 "This is a text that is no database at all, and it is long enough "
                 "that SQLite would look at its header: more than a hundred bytes.");
    for (int mode = RF_LEDGER_READ; mode <= RF_LEDGER_WRITE; mode++)
        assert_int_equal(
            rf_ledger_open(&ledger, folder_path(&dir, "text"), (rf_ledger_mode)mode, &diag),
            RF_ERR_LEDGER);
    assert_int_equal(rf_ledger_open(&ledger, folder_path(&dir, "none"), RF_LEDGER_READ, &diag),
                     RF_ERR_NOT_FOUND);
    assert_int_equal(rf_ledger_open(&ledger, folder_path(&dir, "no/where"), RF_LEDGER_WRITE, &diag),
                     RF_ERR_IO);
    assert_int_equal(rf_ledger_open(&ledger, dir.path, RF_LEDGER_WRITE, &diag), RF_ERR_IO);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(folder_path(&dir, "other.db"), &db), SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE t (x)", NULL, NULL, NULL);
    sqlite3_close(db);
    assert_int_equal(rf_ledger_open(&ledger, folder_path(&dir, "other.db"), RF_LEDGER_WRITE, &diag),
                     RF_ERR_LEDGER);
    assert_string_equal(diag.message, "is a database, but not a ledger");
    assert_null(ledger);
    folder_remove(&dir);
}

static void reading_writes_nothing(void **state) {
    (void)state;
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.db");
    rf_ledger *ledger = made_ledger(path, RF_LEDGER_WRITE);
    made_report *m = make_story("a", story);
    made_add(ledger, m);
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
    rf_ledger_free(ledger);
    assert_int_equal(folder_count(&dir), 1);
    ledger = made_ledger(path, RF_LEDGER_READ);
    assert_int_equal(count(ledger, "SELECT count(*) FROM report"), 1);
    rf_added added;
    made_report *other = make_story("b", "Nearly 900,000 people have fled since December. Air "
                                         "strikes hit a hospital in Idlib. So it was.");
    assert_int_equal(rf_ledger_add(ledger, &other->report, &other->claims, NULL, &added, NULL),
                     RF_ERR_USAGE);
    assert_int_not_equal(sqlite3_exec(ledger->db, "DELETE FROM report", NULL, NULL, NULL),
                         SQLITE_OK);
    rf_ledger_free(ledger);
    assert_int_equal(folder_count(&dir), 1);
    made_free(m);
    made_free(other);
    folder_remove(&dir);
}

static void a_newer_ledger_is_left_alone(void **state) {
    (void)state;
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.db");
    rf_ledger *ledger = made_ledger(path, RF_LEDGER_WRITE);
    sqlite3_exec(ledger->db, "PRAGMA user_version = 1000", NULL, NULL, NULL);
    rf_ledger_free(ledger);
    ledger = NULL;
    rf_diag diag;
    assert_int_equal(rf_ledger_open(&ledger, path, RF_LEDGER_WRITE, &diag), RF_ERR_LEDGER);
    assert_non_null(strstr(diag.message, "newer version"));
    folder_remove(&dir);
}

static void a_version_that_can_not_be_is_damage(void **state) {
    (void)state;
    static const struct {
        int version;
        const char *says;
    } rows[] = {{-1, "is damaged: it says to be of ledger version -1"},
                {0, "is damaged: it says to be of ledger version 0"},
                {1, "is damaged: its tables are not those of ledger version 1"}};
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.db");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        rf_ledger *ledger = made_ledger(path, RF_LEDGER_WRITE);
        char sql[48];
        snprintf(sql, sizeof sql, "PRAGMA user_version = %d", rows[i].version);
        sqlite3_exec(ledger->db, sql, NULL, NULL, NULL);
        rf_ledger_free(ledger);
        ledger = NULL;
        rf_diag diag;
        assert_true(rf_ledger_open(&ledger, path, RF_LEDGER_WRITE, &diag) != RF_OK);
        assert_ptr_equal(strstr(diag.message, rows[i].says), diag.message);
        if (rows[i].version < 1)
            assert_int_equal(rf_ledger_open(&ledger, path, RF_LEDGER_READ, &diag), RF_ERR_LEDGER);
        unlink(path);
    }
    folder_remove(&dir);
}

/* A file of an older version, as that version made it. */
static void make_old(const char *path, int version) {
    sqlite3 *db;
    int rc = 0;
    char sql[80];
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(rf__ledger_migrate(db, 0, version, &rc), RF_OK);
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d", RF__LEDGER_APPLICATION_ID);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    const char *rows =
        "INSERT INTO report (id, sha256, name, path, date_how, raw_start, n_raw) VALUES"
        " (1, 'x', 'a.txt', 'a.txt', 'unknown', 0, 9);"
        "INSERT INTO report_text VALUES (1, 'Ten fled.');"
        "INSERT INTO sentence VALUES (1, 1, 'Ten fled.', 0, 9, 0, 9);"
        "INSERT INTO claim (id, report, ordinal, kind, indicator, low, high, qualifier, unit,"
        " modality, sentence, confidence) VALUES (1, 1, 1, 'figure', 'displaced', 10, 10, 'exact',"
        " 'people', 'reported', 1, 0.5);";
    assert_int_equal(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* Names and definitions of all that is in the file, one after the other. */
static void schema_of(const char *path, rf__buf *ret) {
    sqlite3 *db;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema"
                                        " ORDER BY name",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        rf__buf_printf(ret, "%s\n", (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

static void an_old_ledger_is_brought_up_to_date(void **state) {
    (void)state;
    folder dir = folder_make();
    rf__buf fresh = {0}, old = {0};
    rf_ledger_free(made_ledger(folder_path(&dir, "new.db"), RF_LEDGER_WRITE));
    schema_of(folder_path(&dir, "new.db"), &fresh);
    for (int version = 1; version <= rf__ledger_version(); version++) {
        char name[32];
        snprintf(name, sizeof name, "%d.db", version);
        make_old(folder_path(&dir, name), version);
        rf_ledger *ledger = NULL;
        if (version < rf__ledger_version())
            assert_int_equal(rf_ledger_open(&ledger, folder_path(&dir, name), RF_LEDGER_READ, NULL),
                             RF_ERR_LEDGER);
        ledger = made_ledger(folder_path(&dir, name), RF_LEDGER_WRITE);
        assert_int_equal(count(ledger, "PRAGMA user_version"), rf__ledger_version());
        assert_int_equal(count(ledger, "SELECT count(*) FROM current_claim WHERE low = 10"), 1);
        assert_int_equal(count(ledger, "SELECT count(*) FROM pragma_integrity_check"
                                       " WHERE integrity_check <> 'ok'"),
                         0);
        rf_ledger_free(ledger);
        rf__buf_clear(&old);
        schema_of(folder_path(&dir, name), &old);
        assert_string_equal(old.bytes, fresh.bytes);
    }
    rf__buf_free(&fresh);
    rf__buf_free(&old);
    folder_remove(&dir);
}

static void reviewers_have_plain_unique_names(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    static const struct {
        const char *sql;
        int rc;
    } cases[] = {{"INSERT INTO reviewer VALUES (NULL, 'Amina7')", SQLITE_OK},
                 {"INSERT INTO reviewer VALUES (NULL, 'amina7')", SQLITE_CONSTRAINT},
                 {"INSERT INTO reviewer VALUES (NULL, '')", SQLITE_CONSTRAINT},
                 {"INSERT INTO reviewer VALUES (NULL, 'a b')", SQLITE_CONSTRAINT},
                 {"INSERT INTO reviewer VALUES (NULL, 'a''b')", SQLITE_CONSTRAINT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(sqlite3_exec(ledger->db, cases[i].sql, NULL, NULL, NULL) & 0xff,
                         cases[i].rc);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

/* Adds n reports of its own, committing each; 0 when all went well. */
static int write_many(const char *path, int who, int n) {
    rf_ledger *ledger = NULL;
    rf_diag diag = {0};
    rf_err err = rf_ledger_open(&ledger, path, RF_LEDGER_WRITE, &diag);
    for (int i = 0; !err && i < n; i++) {
        char name[32], text[160];
        snprintf(name, sizeof name, "%d-%d", who, i);
        snprintf(text, sizeof text, "%s This is report %d of writer %d.", story, i, who);
        made_report *m = make_story(name, text);
        rf_added added;
        err = rf_ledger_add(ledger, &m->report, &m->claims, NULL, &added, &diag);
        if (!err)
            err = rf_ledger_commit(ledger, &diag);
        made_free(m);
    }
    if (err)
        printf("# writer %d: %s\n", who, diag.message);
    rf_ledger_free(ledger);
    return err != RF_OK;
}

static void two_programs_write_at_once(void **state) {
    (void)state;
    folder dir = folder_make();
    const char *path = folder_path(&dir, "a.db");
    pid_t pid[3];
    fflush(stdout);
    for (int i = 0; i < 3; i++) {
        pid[i] = fork();
        assert_true(pid[i] >= 0);
        if (pid[i] == 0)
            _exit(write_many(path, i, 100));
    }
    for (int i = 0; i < 3; i++) {
        int status;
        assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    rf_ledger *ledger = made_ledger(path, RF_LEDGER_READ);
    assert_int_equal(count(ledger, "SELECT count(*) FROM report"), 300);
    assert_int_equal(count(ledger, "SELECT count(*) FROM claim"), 600);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_is_kept_with_its_claims),
        cmocka_unit_test(reading_twice_changes_nothing),
        cmocka_unit_test(a_date_given_later_makes_a_new_reading),
        cmocka_unit_test(what_was_not_committed_is_gone),
        cmocka_unit_test(other_files_are_no_ledgers),
        cmocka_unit_test(reading_writes_nothing),
        cmocka_unit_test(a_newer_ledger_is_left_alone),
        cmocka_unit_test(a_version_that_can_not_be_is_damage),
        cmocka_unit_test(an_old_ledger_is_brought_up_to_date),
        cmocka_unit_test(reviewers_have_plain_unique_names),
        cmocka_unit_test(two_programs_write_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
