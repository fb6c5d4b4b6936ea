/* Opening a ledger, its transactions and its errors. WAL lets readers go on while one writes; a
 * commit is not flushed to the platter each time (synchronous=NORMAL): a killed program loses
 * nothing, a lost power supply at most the last commits, and the file stays whole in both cases. */
#include "ledger/store.h"

#include "base/fold.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define WAIT_S 60 /* for another program's write lock */

/* ---- errors ---- */

rf_err rf__ledger_err(rf_ledger *ledger, int rc, rf_diag *diag) {
    const char *path = ledger->path ? ledger->path : "";
    switch (rc & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return RF_OK;
    case SQLITE_NOMEM:
        return rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "there is not enough memory");
    case SQLITE_FULL:
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be written: the disk is full");
    case SQLITE_IOERR:
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be read or written: %s",
                           sqlite3_errmsg(ledger->db));
    case SQLITE_CANTOPEN:
        if (sqlite3_system_errno(ledger->db))
            return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be opened: %s",
                               strerror(sqlite3_system_errno(ledger->db)));
        __attribute__((fallthrough));
    case SQLITE_PERM:
    case SQLITE_READONLY:
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be opened: %s",
                           sqlite3_errmsg(ledger->db));
    case SQLITE_NOTADB:
        return rf_diag_set(diag, RF_ERR_LEDGER, path, 0, 0, "is not a ledger");
    case SQLITE_BUSY:
        return rf_diag_set(diag, RF_ERR_DATABASE, path, 0, 0,
                           "another program has been writing to it for %d s; try again", WAIT_S);
    case SQLITE_CORRUPT:
        return rf_diag_set(diag, RF_ERR_DATABASE, path, 0, 0,
                           "is damaged; `sqlite3 FILE .recover` may save what is in it");
    default:
        return rf_diag_set(diag, RF_ERR_DATABASE, path, 0, 0, "%s", sqlite3_errmsg(ledger->db));
    }
}

/* Waits of a millisecond or two, and not SQLite's growing ones: another writer frees the lock only
 * for moments, and who sleeps long never meets one. */
static int wait_for_lock(void *user, int n_before) {
    (void)user;
    if (n_before >= WAIT_S * 1000)
        return 0;
    struct timespec ms = {0, 1000000 + (n_before * 7919L % 13) * 37000};
    nanosleep(&ms, NULL);
    return 1;
}

/* ---- statements ---- */

rf_err rf__ledger_stmt(rf_ledger *ledger, const char *sql, sqlite3_stmt **ret, rf_diag *diag) {
    rf__statement *slot = ledger->statements, *end = slot + RF__MOST_STATEMENTS;
    while (slot < end && slot->sql && slot->sql != sql)
        slot++;
    if (slot == end)
        return rf_diag_set(diag, RF_ERR_DATABASE, ledger->path, 0, 0,
                           "there are too many kinds of statements");
    if (!slot->stmt) {
        int rc =
            sqlite3_prepare_v3(ledger->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &slot->stmt, NULL);
        if (rc != SQLITE_OK)
            return rf__ledger_err(ledger, rc, diag);
        slot->sql = sql;
    }
    sqlite3_reset(slot->stmt);
    sqlite3_clear_bindings(slot->stmt);
    *ret = slot->stmt;
    return RF_OK;
}

rf_err rf__ledger_step(rf_ledger *ledger, sqlite3_stmt *stmt, bool *ret_row, rf_diag *diag) {
    int rc = sqlite3_step(stmt);
    *ret_row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW)
        return RF_OK;
    rf_err err = rf__ledger_err(ledger, rc, diag);
    sqlite3_reset(stmt);
    return err;
}

rf_err rf__ledger_do(rf_ledger *ledger, sqlite3_stmt *stmt, rf_diag *diag) {
    bool row;
    rf_err err = rf__ledger_step(ledger, stmt, &row, diag);
    sqlite3_reset(stmt);
    return err;
}

int rf__bind_text(sqlite3_stmt *stmt, int at, const char *text) {
    return text && *text ? sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC)
                         : sqlite3_bind_null(stmt, at);
}

int rf__bind_date(sqlite3_stmt *stmt, int at, rf_date date) {
    if (date == RF_NO_DATE)
        return sqlite3_bind_null(stmt, at);
    char text[11];
    rf_date_format(date, text);
    return sqlite3_bind_text(stmt, at, text, 10, SQLITE_TRANSIENT);
}

rf_date rf__column_date(sqlite3_stmt *stmt, int at) {
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    rf_date date;
    return text && !rf_date_parse(&date, text, strlen(text)) ? date : RF_NO_DATE;
}

/* ---- transactions ---- */

static rf_err execute(rf_ledger *ledger, const char *sql, rf_diag *diag) {
    return rf__ledger_err(ledger, sqlite3_exec(ledger->db, sql, NULL, NULL, NULL), diag);
}

rf_err rf__ledger_begin(rf_ledger *ledger, rf_diag *diag) {
    if (ledger->in_transaction)
        return RF_OK;
    if (ledger->mode == RF_LEDGER_READ)
        return rf_diag_set(diag, RF_ERR_USAGE, ledger->path, 0, 0, "was opened for reading only");
    rf_err err = execute(ledger, "BEGIN IMMEDIATE", diag);
    ledger->in_transaction = !err;
    return err;
}

void rf__ledger_rollback(rf_ledger *ledger) {
    for (int i = 0; i < RF__MOST_STATEMENTS; i++)
        sqlite3_reset(ledger->statements[i].stmt);
    if (!sqlite3_get_autocommit(ledger->db))
        sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    ledger->in_transaction = false;
    rf__ledger_forget_places(ledger); /* some of these rows may be gone */
}

void rf__ledger_forget_places(rf_ledger *ledger) {
    rf__map_free(&ledger->places);
    rf__arena_free(&ledger->place_keys);
}

rf_err rf_ledger_commit(rf_ledger *ledger, rf_diag *diag) {
    if (!ledger->in_transaction)
        return RF_OK;
    rf_err err = execute(ledger, "COMMIT", diag);
    if (err) {
        rf__ledger_rollback(ledger);
        return err;
    }
    ledger->in_transaction = false;
    return RF_OK;
}

/* ---- open and close ---- */

static rf_err pragma_int(rf_ledger *ledger, const char *sql, int *ret, rf_diag *diag) {
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(ledger->db, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        *ret = sqlite3_column_int(stmt, 0);
    rf_err err = rf__ledger_err(ledger, rc, diag);
    sqlite3_finalize(stmt);
    return err;
}

/* SQLite's header begins with a word of its own and holds the application's id at byte 68. */
bool rf__ledger_is(const char *path) {
    unsigned char head[72];
    FILE *file = fopen(path, "re");
    size_t n = file ? fread(head, 1, sizeof head, file) : 0;
    if (file)
        fclose(file);
    return n == sizeof head && !memcmp(head, "SQLite format 3", 16) &&
           (head[68] << 24 | head[69] << 16 | head[70] << 8 | head[71]) ==
               RF__LEDGER_APPLICATION_ID;
}

/* An empty database (a new file) has version 0 and no application id. The id is read last: another
 * program may make all three in one step between two looks, and then it is there. */
static rf_err look_at_version(rf_ledger *ledger, int *ret_version, rf_diag *diag) {
    int application = 0, version = 0, n_tables = 0;
    rf_err err = pragma_int(ledger, "SELECT count(*) FROM sqlite_schema", &n_tables, diag);
    if (!err)
        err = pragma_int(ledger, "PRAGMA user_version", &version, diag);
    if (!err)
        err = pragma_int(ledger, "PRAGMA application_id", &application, diag);
    if (err)
        return err;
    bool fresh = !application && !version && !n_tables;
    if (!fresh && application != RF__LEDGER_APPLICATION_ID)
        return rf_diag_set(diag, RF_ERR_LEDGER, ledger->path, 0, 0,
                           "is a database, but not a ledger");
    if (!fresh && version < 1)
        return rf_diag_set(diag, RF_ERR_LEDGER, ledger->path, 0, 0,
                           "is damaged: it says to be of ledger version %d, and there is none",
                           version);
    if (version > rf__ledger_version())
        return rf_diag_set(diag, RF_ERR_LEDGER, ledger->path, 0, 0,
                           "was written by a newer version of refuge (ledger version %d; this one "
                           "knows %d)",
                           version, rf__ledger_version());
    if (ledger->mode == RF_LEDGER_READ && version < rf__ledger_version())
        return rf_diag_set(diag, RF_ERR_LEDGER, ledger->path, 0, 0,
                           fresh ? "is empty"
                                 : "was written by an older version of refuge: run `refuge read "
                                   "--ledger` on it once, which brings it up to date");
    *ret_version = version;
    return RF_OK;
}

/* Two programs may come here at once: the second one finds the work done. */
static rf_err bring_up_to_date(rf_ledger *ledger, rf_diag *diag) {
    int version = 0, rc = SQLITE_OK;
    rf_err err = rf__ledger_begin(ledger, diag);
    if (!err)
        err = look_at_version(ledger, &version, diag);
    if (!err && version < rf__ledger_version()) {
        err = rf__ledger_migrate(ledger->db, version, rf__ledger_version(), &rc);
        if (err && (rc & 0xff) == SQLITE_ERROR)
            rf_diag_set(diag, err, ledger->path, 0, 0,
                        "is damaged: its tables are not those of ledger version %d, of which it "
                        "says to be (%s)",
                        version, sqlite3_errmsg(ledger->db));
        else if (err)
            err = rf__ledger_err(ledger, rc, diag);
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA application_id = %d", RF__LEDGER_APPLICATION_ID);
        if (!err)
            err = execute(ledger, sql, diag);
    }
    if (!err)
        return rf_ledger_commit(ledger, diag);
    rf__ledger_rollback(ledger);
    return err;
}

/* The switch to WAL does not wait for other programs by itself. */
static rf_err use_wal(rf_ledger *ledger, rf_diag *diag) {
    int rc = SQLITE_BUSY;
    for (int i = 0; i < 5000 && (rc & 0xff) == SQLITE_BUSY; i++) {
        rc = sqlite3_exec(ledger->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if ((rc & 0xff) == SQLITE_BUSY)
            wait_for_lock(NULL, i);
    }
    return rf__ledger_err(ledger, rc, diag);
}

static rf_err set_up(rf_ledger *ledger, rf_diag *diag) {
    sqlite3_busy_handler(ledger->db, wait_for_lock, NULL);
    sqlite3_extended_result_codes(ledger->db, 1);
    int version = 0;
    rf_err err = rf__ledger_err(ledger, rf__ledger_add_functions(ledger->db), diag);
    if (!err)
        err = look_at_version(ledger, &version, diag);
    if (!err)
        err = execute(ledger,
                      "PRAGMA cache_size = -65536;"
                      "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY",
                      diag);
    if (!err && ledger->mode == RF_LEDGER_READ)
        return execute(ledger, "PRAGMA query_only = ON", diag);
    if (!err)
        err = use_wal(ledger, diag);
    /* Rows refer to rows that were made just before: to look each up again would cost a fifth. */
    if (!err)
        err = execute(ledger,
                      "PRAGMA foreign_keys = OFF; PRAGMA synchronous = NORMAL;"
                      "PRAGMA wal_autocheckpoint = 16384; PRAGMA journal_size_limit = 67108864",
                      diag);
    return err ? err : bring_up_to_date(ledger, diag);
}

/* A ledger on a disk that can't be written, where SQLite can't keep the files beside it that WAL
 * wants. Nobody else writes there, so it needs none. */
static int open_unchanging(rf_ledger *ledger) {
    rf__buf uri = {0};
    rf__buf_str(&uri, "file:");
    for (const char *p = ledger->path; *p; p++) {
        if (strchr("?#%", *p))
            rf__buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)*p);
        else
            rf__buf_add(&uri, p, 1);
    }
    rf__buf_str(&uri, "?immutable=1");
    sqlite3_close(ledger->db);
    ledger->db = NULL;
    int rc =
        uri.failed
            ? SQLITE_NOMEM
            : sqlite3_open_v2(uri.bytes, &ledger->db,
                              SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    rf__buf_free(&uri);
    return rc;
}

/* SQLite tries several ways to open a file and tells of the last one. */
static rf_err tell_unopened(rf_ledger *ledger, int rc, rf_diag *diag) {
    bool reading = ledger->mode == RF_LEDGER_READ;
    int fd = open(ledger->path, O_CLOEXEC | (reading ? O_RDONLY : O_RDWR | O_CREAT), 0666);
    if (fd < 0)
        return rf_diag_set(diag, RF_ERR_IO, ledger->path, 0, 0, "can't be opened: %s",
                           strerror(errno));
    close(fd);
    return rf__ledger_err(ledger, rc, diag);
}

/* Who only reads opens for writing too where that is allowed, and forbids himself to write: else
 * the files that WAL keeps beside the ledger would stay there. */
static rf_err open_file(rf_ledger *ledger, rf_diag *diag) {
    bool reading = ledger->mode == RF_LEDGER_READ;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (reading ? 0 : SQLITE_OPEN_CREATE);
    int rc = sqlite3_open_v2(ledger->path, &ledger->db, flags, NULL);
    if (reading && rc == SQLITE_OK) {
        int seen = sqlite3_exec(ledger->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
        if ((seen & 0xff) == SQLITE_CANTOPEN || (seen & 0xff) == SQLITE_READONLY)
            rc = open_unchanging(ledger);
    }
    if ((rc & 0xff) == SQLITE_CANTOPEN)
        return tell_unopened(ledger, rc, diag);
    return rc == SQLITE_OK ? set_up(ledger, diag) : rf__ledger_err(ledger, rc, diag);
}

rf_err rf_ledger_open(rf_ledger **ret, const char *path, rf_ledger_mode mode, rf_diag *diag) {
    if (mode == RF_LEDGER_READ && access(path, F_OK) != 0)
        return rf_diag_set(diag, RF_ERR_NOT_FOUND, path, 0, 0, "there is no such ledger");
    rf_ledger *ledger = rf__calloc(1, sizeof *ledger);
    if (!ledger)
        return RF_ERR_NOMEM;
    ledger->mode = mode;
    /* Names that mean something else to SQLite: ":memory:", "file:..." */
    bool special = path[0] == ':' || !strncmp(path, "file:", 5);
    ledger->path = special ? rf__path_join(".", path) : rf__strdup(path);
    rf_err err = ledger->path ? open_file(ledger, diag) : RF_ERR_NOMEM;
    if (err) {
        rf_ledger_free(ledger);
        return err;
    }
    *ret = ledger;
    return RF_OK;
}

void rf_ledger_free(rf_ledger *ledger) {
    if (!ledger)
        return;
    if (ledger->db)
        rf__ledger_rollback(ledger);
    rf__ledger_forget_places(ledger);
    for (int i = 0; i < RF__MOST_STATEMENTS; i++)
        sqlite3_finalize(ledger->statements[i].stmt);
    sqlite3_close(ledger->db);
    rf__sketcher_free(ledger->sketcher);
    rf__buf_free(&ledger->scratch);
    rf__free(ledger->path);
    rf__free(ledger);
}

/* ---- names ---- */

static bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '\'' || c == '`';
}

void rf__fold_name(const char *name, char *out, size_t cap) {
    size_t n = 0;
    while (*name) {
        while (*name && !is_word_byte((unsigned char)*name))
            name++;
        size_t length = 0;
        while (is_word_byte((unsigned char)name[length]))
            length++;
        if (!length || n + 2 > cap)
            break;
        if (n)
            out[n++] = ' ';
        size_t folded = rf__fold_word(name, length, out + n, cap - n - 1);
        n += folded;
        if (!folded && n)
            n--;
        name += length;
    }
    out[n < cap ? n : cap - 1] = 0;
}

rf_gaz_kind rf__place_kind_find(const char *code) {
    for (int i = 0; i < RF_N_GAZ_KINDS; i++)
        if (code && !strcmp(code, rf_gaz_kind_name((rf_gaz_kind)i)))
            return (rf_gaz_kind)i;
    return RF_GAZ_UNKNOWN;
}

static const char *const how_codes[] = {"unknown", "given", "metadata", "masthead", "constrained"};

const char *rf__date_how_name(rf_date_how how) { return how_codes[how]; }

rf_date_how rf__date_how_find(const char *code) {
    for (int i = RF_DATE_UNKNOWN; i <= RF_DATE_CONSTRAINED; i++)
        if (!strcmp(code, how_codes[i]))
            return (rf_date_how)i;
    return RF_DATE_UNKNOWN;
}
