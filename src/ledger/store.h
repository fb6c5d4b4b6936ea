/* What the files of the ledger share. Statements are prepared once a handle and kept; a failure of
 * SQLite becomes an rf_err in one place.
 *
 *     store.c         open, close, transactions, errors
 *     store_schema.c  the tables, version by version
 *     store_add.c     a report and its claims in
 *     store_copy.c    near-duplicates
 *     store_places.c  which places a name means
 *     store_query.c   claims out
 *     store_search.c  full text */
#ifndef RF_STORE_H
#define RF_STORE_H

#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "refuge/ledger.h"

#include <sqlite3.h>

#define RF__LEDGER_APPLICATION_ID 0x52464c47 /* "RFLG" */

#define RF__MOST_STATEMENTS 48

typedef struct rf__statement {
    const char *sql; /* a literal: compared by address */
    sqlite3_stmt *stmt;
} rf__statement;

struct rf_ledger {
    sqlite3 *db;
    char *path;
    rf_ledger_mode mode;
    bool in_transaction;
    rf__statement statements[RF__MOST_STATEMENTS];
    struct rf__sketcher *sketcher; /* store_copy.c's memory */
    rf__map places;                /* rows of places that were met, by what a report says of them */
    rf__arena place_keys;
    rf__buf scratch;
};

/* Whether the file is a ledger, of whatever version; false when it can't be read. */
bool rf__ledger_is(const char *path);
/* The version of the ledger that this program writes. */
int rf__ledger_version(void);
/* Makes or updates the tables inside one transaction. version: where the file is now. */
rf_err rf__ledger_migrate(sqlite3 *db, int version, int to, int *ret_rc) RF_NODISCARD;

/* Turns a result of SQLite into an error (or RF_OK) and tells the diag. */
rf_err rf__ledger_err(rf_ledger *ledger, int rc, rf_diag *diag) RF_NODISCARD;
/* The statement for a literal, reset and unbound; prepared at first use. */
rf_err rf__ledger_stmt(rf_ledger *ledger, const char *sql, sqlite3_stmt **ret,
                       rf_diag *diag) RF_NODISCARD;
/* A statement that gives no row: one step, then reset. */
rf_err rf__ledger_do(rf_ledger *ledger, sqlite3_stmt *stmt, rf_diag *diag) RF_NODISCARD;
/* One step of a statement that may give a row; it is reset when there is none. */
rf_err rf__ledger_step(rf_ledger *ledger, sqlite3_stmt *stmt, bool *ret_row,
                       rf_diag *diag) RF_NODISCARD;
/* Takes the write lock unless it is held. */
rf_err rf__ledger_begin(rf_ledger *ledger, rf_diag *diag) RF_NODISCARD;
void rf__ledger_rollback(rf_ledger *ledger);
void rf__ledger_forget_places(rf_ledger *ledger);

/* Bind helpers: NULL and "" become NULL in rf__bind_text; a date becomes YYYY-MM-DD or NULL, NaN
 * becomes NULL. They return SQLite's result; `|=` them and give the sum to rf__ledger_err. */
int rf__bind_text(sqlite3_stmt *stmt, int at, const char *text);
int rf__bind_date(sqlite3_stmt *stmt, int at, rf_date date);
rf_date rf__column_date(sqlite3_stmt *stmt, int at);

/* The words of a name folded and parted by one space, for comparing names; at most `cap` bytes with
 * the NUL. */
void rf__fold_name(const char *name, char *out, size_t cap);

/* RF_GAZ_UNKNOWN when there is no such code. */
rf_gaz_kind rf__place_kind_find(const char *code);

const char *rf__date_how_name(rf_date_how how);
rf_date_how rf__date_how_find(const char *code);

/* JSON lists ("[3,17]") of the ids of places: those that a name or gazetteer id means with what
 * lies in them and, when within_km > 0, around them; those in first-level regions of a name. */
rf_err rf__ledger_places_named(rf_ledger *ledger, const char *name, const rf_gazetteer *gazetteer,
                               double within_km, rf__buf *ret, rf_diag *diag) RF_NODISCARD;
rf_err rf__ledger_places_in(rf_ledger *ledger, const char *admin1, rf__buf *ret,
                            rf_diag *diag) RF_NODISCARD;
/* SQL functions that queries use; none of them is in the schema. */
int rf__ledger_add_functions(sqlite3 *db);
/* What people type (rf_ledger_search) in the language of FTS5. */
rf_err rf__search_words(const char *words, rf__buf *ret, rf_diag *diag) RF_NODISCARD;

/* Looks for a report whose text is nearly this one; when there is none the report (id, which is in
 * the ledger already) is remembered for those to come. *ret_of is 0 when there is none. */
rf_err rf__ledger_find_copy(rf_ledger *ledger, int64_t id, const char *text, size_t n,
                            int64_t *ret_of, double *ret_similarity, rf_diag *diag) RF_NODISCARD;
void rf__sketcher_free(struct rf__sketcher *sketcher);

#endif
