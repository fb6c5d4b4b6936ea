/* The tables of a ledger. A version is a step from the one before and is never changed once it was
 * published: what comes later is a new step. docs/reference/ledger.md says what each column holds;
 * a test compares the two.
 *
 * Codes and dates are text so that people can read a ledger with any SQLite tool. Nothing in it
 * depends on the clock: the same reports give the same rows. */
#include "ledger/store.h"

#include <stdio.h>

static const char reports[] =
    "CREATE TABLE report (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL,"
    " path TEXT NOT NULL, title TEXT, outlet TEXT, byline TEXT, url TEXT, dateline TEXT,"
    " published TEXT, date_how TEXT NOT NULL, date_candidates TEXT, language TEXT, country TEXT,"
    " raw_start INTEGER NOT NULL, n_raw INTEGER NOT NULL,"
    " replaced_by INTEGER REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED) STRICT;"
    "CREATE UNIQUE INDEX report_sha256 ON report(sha256) WHERE replaced_by IS NULL;"
    "CREATE INDEX report_name ON report(name);"
    "CREATE TABLE report_text (report INTEGER PRIMARY KEY REFERENCES report(id),"
    " text TEXT NOT NULL) STRICT;"
    "CREATE TABLE issue (id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(id),"
    " severity TEXT NOT NULL, code TEXT NOT NULL, line INTEGER, col INTEGER,"
    " message TEXT NOT NULL) STRICT;"
    "CREATE INDEX issue_report ON issue(report);";

static const char claims[] =
    "CREATE TABLE sentence (id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(id),"
    " text TEXT NOT NULL, raw_start INTEGER NOT NULL, raw_end INTEGER NOT NULL, at INTEGER,"
    " n INTEGER) STRICT;"
    "CREATE TABLE claim (id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report(id),"
    " ordinal INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('figure', 'event')),"
    " indicator TEXT, event TEXT, low REAL, high REAL, qualifier TEXT, unit TEXT,"
    " side TEXT, perpetrator TEXT, what TEXT, actor1 TEXT, actor2 TEXT, km REAL,"
    " modality TEXT NOT NULL, flow TEXT, from_date TEXT, to_date TEXT,"
    " person TEXT, role TEXT, organisation TEXT, said_on TEXT,"
    " sentence INTEGER NOT NULL REFERENCES sentence(id),"
    " number_text TEXT, number_start INTEGER, number_end INTEGER, number_at INTEGER,"
    " number_n INTEGER, page INTEGER, confidence REAL NOT NULL,"
    " place INTEGER REFERENCES place(id), place_text TEXT, place_confidence REAL,"
    " origin INTEGER REFERENCES place(id), origin_text TEXT, origin_confidence REAL,"
    " destination INTEGER REFERENCES place(id), destination_text TEXT,"
    " destination_confidence REAL, UNIQUE (report, ordinal)) STRICT;"
    "CREATE INDEX claim_indicator ON claim(indicator) WHERE indicator IS NOT NULL;"
    "CREATE INDEX claim_event ON claim(event) WHERE event IS NOT NULL;"
    "CREATE INDEX claim_place ON claim(place) WHERE place IS NOT NULL;"
    "CREATE INDEX claim_origin ON claim(origin) WHERE origin IS NOT NULL;"
    "CREATE INDEX claim_destination ON claim(destination) WHERE destination IS NOT NULL;"
    "CREATE TABLE claim_group (claim INTEGER NOT NULL REFERENCES claim(id),"
    " people TEXT NOT NULL, PRIMARY KEY (claim, people)) STRICT, WITHOUT ROWID;";

static const char places[] =
    "CREATE TABLE place (id INTEGER PRIMARY KEY, gazetteer_id TEXT, name TEXT NOT NULL,"
    " kind TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT, lat_deg REAL, lon_deg REAL) STRICT;"
    "CREATE UNIQUE INDEX place_gazetteer_id ON place(gazetteer_id) WHERE gazetteer_id IS NOT NULL;"
    "CREATE UNIQUE INDEX place_unplaced ON place(name, country, kind)"
    " WHERE gazetteer_id IS NULL;"
    "CREATE TABLE place_name (folded TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place(id),"
    " PRIMARY KEY (folded, place)) STRICT, WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE place_box USING rtree(id, min_lat, max_lat, min_lon, max_lon);";

static const char copies[] =
    "CREATE TABLE duplicate (report INTEGER PRIMARY KEY REFERENCES report(id),"
    " copy_of INTEGER NOT NULL REFERENCES report(id), similarity REAL NOT NULL) STRICT;"
    "CREATE INDEX duplicate_copy_of ON duplicate(copy_of);"
    "CREATE TABLE duplicate_band (hash INTEGER NOT NULL, report INTEGER NOT NULL,"
    " PRIMARY KEY (hash, report)) STRICT, WITHOUT ROWID;";

static const char reviews[] =
    "CREATE TABLE reviewer (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE"
    " CHECK (name <> '' AND name NOT GLOB '*[^A-Za-z0-9]*')) STRICT;"
    "CREATE TABLE review (id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claim(id),"
    " reviewer INTEGER NOT NULL REFERENCES reviewer(id),"
    " verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct')),"
    " correction TEXT, note TEXT, supersedes INTEGER UNIQUE REFERENCES review(id)) STRICT;"
    "CREATE INDEX review_claim ON review(claim);";

static const char search[] =
    "CREATE VIRTUAL TABLE sentence_index USING fts5(text, content='sentence', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2');"
    "CREATE VIRTUAL TABLE title_index USING fts5(title, content='report', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2');";

/* Claims of the readings that count. */
static const char views[] =
    "CREATE VIEW current_claim AS SELECT c.* FROM claim c JOIN report r ON r.id = c.report"
    " WHERE r.replaced_by IS NULL;";

/* Compilers need not take longer strings: a step is a list of them. */
static const char *const version_1[] = {reports, claims, places, copies,
                                        reviews, search, views,  NULL};

/* A review may be of the relation between two claims. */
static const char *const version_2[] = {
    "ALTER TABLE review ADD COLUMN other INTEGER REFERENCES claim(id);", NULL};

/* What of a claim is likeliest to be wrong; unknown for those read before. */
static const char *const version_3[] = {"ALTER TABLE claim ADD COLUMN doubt TEXT;", NULL};

static const char *const *const steps[] = {version_1, version_2, version_3};
#define N_STEPS ((int)(sizeof steps / sizeof *steps))

int rf__ledger_version(void) { return N_STEPS; }

rf_err rf__ledger_migrate(sqlite3 *db, int version, int to, int *ret_rc) {
    for (; version < to && version < N_STEPS; version++) {
        char sql[48];
        snprintf(sql, sizeof sql, "PRAGMA user_version = %d", version + 1);
        int rc = SQLITE_OK;
        for (const char *const *part = steps[version]; *part && rc == SQLITE_OK; part++)
            rc = sqlite3_exec(db, *part, NULL, NULL, NULL);
        if (rc == SQLITE_OK)
            rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
        if (rc != SQLITE_OK) {
            *ret_rc = rc;
            return RF_ERR_DATABASE;
        }
    }
    return RF_OK;
}
