/* Which places of the ledger a name means: its spellings, what lies in it, what lies near it. */
#include "ledger/store.h"

#include "place/name_words.h"

#include <math.h>
#include <string.h>

#define KM_PER_DEGREE 111.19 /* of latitude, on a sphere of 6371 km */

typedef struct spot {
    int64_t id;
    double lat_deg, lon_deg;
} spot;

typedef struct finder {
    rf_ledger *ledger;
    rf_diag *diag;
    rf__buf *list; /* "[1,2" */
    rf_err err;
} finder;

static void add_id(finder *f, int64_t id) {
    rf__buf_printf(f->list, f->list->n > 1 ? ",%lld" : "%lld", (long long)id);
}

static bool next(finder *f, sqlite3_stmt *stmt) {
    bool row = false;
    if (!f->err)
        f->err = rf__ledger_step(f->ledger, stmt, &row, f->diag);
    return row && !f->err;
}

static sqlite3_stmt *start(finder *f, const char *sql) {
    sqlite3_stmt *stmt = NULL;
    if (!f->err)
        f->err = rf__ledger_stmt(f->ledger, sql, &stmt, f->diag);
    return stmt;
}

static void check(finder *f, int rc) {
    if (!f->err && rc)
        f->err = rf__ledger_err(f->ledger, rc, f->diag);
}

/* A country holds all its places, a first-level region those that name it. */
static void add_inside(finder *f, const char *kind, const char *country, const char *name) {
    bool whole = !strcmp(kind, "country");
    if ((!whole && strcmp(kind, "admin1") != 0) || !*country)
        return;
    sqlite3_stmt *stmt =
        start(f, "SELECT id FROM place WHERE country = ?1 AND (?2 IS NULL OR admin1 = ?2)");
    if (f->err)
        return;
    check(f, sqlite3_bind_text(stmt, 1, country, -1, SQLITE_TRANSIENT));
    if (!whole)
        check(f, sqlite3_bind_text(stmt, 2, name, -1, SQLITE_TRANSIENT));
    while (next(f, stmt))
        add_id(f, sqlite3_column_int64(stmt, 0));
}

/* The box that holds the circle comes from the R*Tree, the circle from the distances. A country is
 * not near a place because its middle is. */
static void add_near(finder *f, double lat_deg, double lon_deg, double km) {
    double high = km / KM_PER_DEGREE * 1.01 + 1e-4;
    double narrowest = cos((fabs(lat_deg) + high) * 3.14159265358979 / 180);
    double wide = fabs(lat_deg) + high < 89 && narrowest > 0 ? high / narrowest : 360;
    if (fabs(lon_deg) + wide > 180)
        wide = 360; /* over the date line: all longitudes, the distance decides */
    sqlite3_stmt *stmt =
        start(f, "SELECT p.id, p.lat_deg, p.lon_deg FROM place_box b JOIN place p ON p.id = b.id"
                 " WHERE b.max_lat >= ? AND b.min_lat <= ? AND b.max_lon >= ? AND b.min_lon <= ?"
                 " AND p.kind <> 'country'");
    if (f->err)
        return;
    check(f, sqlite3_bind_double(stmt, 1, lat_deg - high) |
                 sqlite3_bind_double(stmt, 2, lat_deg + high) |
                 sqlite3_bind_double(stmt, 3, lon_deg - wide) |
                 sqlite3_bind_double(stmt, 4, lon_deg + wide));
    while (next(f, stmt))
        if (rf_place_distance_km(lat_deg, lon_deg, sqlite3_column_double(stmt, 1),
                                 sqlite3_column_double(stmt, 2)) <= km)
            add_id(f, sqlite3_column_int64(stmt, 0));
}

static rf_err finish(finder *f) {
    rf__buf_str(f->list, "]");
    if (!f->err && f->list->failed)
        f->err =
            rf_diag_set(f->diag, RF_ERR_NOMEM, f->ledger->path, 0, 0, "there is not enough memory");
    return f->err;
}

static void add_around(finder *f, const char *kind, const char *country, const char *name,
                       double lat_deg, double lon_deg, double within_km) {
    add_inside(f, kind, country, name);
    if (within_km > 0 && isfinite(lat_deg) && isfinite(lon_deg))
        add_near(f, lat_deg, lon_deg, within_km);
}

/* What the ledger itself knows under the name. */
static void add_spelt(finder *f, const char *name, double within_km) {
    char folded[256];
    rf__fold_name(name, folded, sizeof folded);
    sqlite3_stmt *stmt =
        start(f, "SELECT id, kind, country, name, lat_deg, lon_deg FROM place WHERE"
                 " gazetteer_id = ?1 OR id IN (SELECT place FROM place_name WHERE folded = ?2)");
    if (f->err)
        return;
    check(f, sqlite3_bind_text(stmt, 1, name, -1, SQLITE_TRANSIENT) |
                 sqlite3_bind_text(stmt, 2, folded, -1, SQLITE_TRANSIENT));
    while (next(f, stmt)) {
        bool on_map = sqlite3_column_type(stmt, 4) != SQLITE_NULL;
        add_id(f, sqlite3_column_int64(stmt, 0));
        add_around(f, (const char *)sqlite3_column_text(stmt, 1),
                   (const char *)sqlite3_column_text(stmt, 2),
                   (const char *)sqlite3_column_text(stmt, 3),
                   on_map ? sqlite3_column_double(stmt, 4) : (double)NAN,
                   on_map ? sqlite3_column_double(stmt, 5) : (double)NAN, within_km);
    }
}

/* What the gazetteer knows under the name, whether or not a claim names it so. */
static void add_known(finder *f, const rf_gazetteer *gazetteer, const char *name,
                      double within_km) {
    rf__name_words words;
    rf_place_match match;
    rf__name_split(&words, name, strlen(name));
    if (!words.n || !words.whole ||
        !rf_gazetteer_match(gazetteer, words.words, words.n, words.n, &match) ||
        match.n_words != words.n || match.use != RF_NAME_PLACE)
        return;
    for (uint32_t i = 0; i < match.n_candidates && !f->err; i++) {
        rf_gaz_place place = rf_gazetteer_get(gazetteer, match.candidates[i]);
        sqlite3_stmt *stmt = start(f, "SELECT id FROM place WHERE gazetteer_id = ?");
        if (f->err)
            return;
        check(f, sqlite3_bind_text(stmt, 1, place.id, -1, SQLITE_TRANSIENT));
        while (next(f, stmt))
            add_id(f, sqlite3_column_int64(stmt, 0));
        add_around(f, rf_gaz_kind_name(place.kind), place.country, place.name, place.lat_deg,
                   place.lon_deg, within_km);
    }
}

rf_err rf__ledger_places_named(rf_ledger *ledger, const char *name, const rf_gazetteer *gazetteer,
                               double within_km, rf__buf *ret, rf_diag *diag) {
    finder f = {ledger, diag, ret, RF_OK};
    rf__buf_str(ret, "[");
    add_spelt(&f, name, within_km);
    if (gazetteer)
        add_known(&f, gazetteer, name, within_km);
    return finish(&f);
}

rf_err rf__ledger_places_in(rf_ledger *ledger, const char *admin1, rf__buf *ret, rf_diag *diag) {
    finder f = {ledger, diag, ret, RF_OK};
    char wanted[256], folded[256];
    rf__fold_name(admin1, wanted, sizeof wanted);
    rf__buf_str(ret, "[");
    sqlite3_stmt *stmt = start(&f, "SELECT id, admin1 FROM place WHERE admin1 IS NOT NULL"
                                   " UNION ALL SELECT id, name FROM place WHERE kind = 'admin1'");
    while (!f.err && next(&f, stmt)) {
        const char *name = (const char *)sqlite3_column_text(stmt, 1);
        rf__fold_name(name ? name : "", folded, sizeof folded);
        if (!strcmp(folded, wanted))
            add_id(&f, sqlite3_column_int64(stmt, 0));
    }
    return finish(&f);
}

/* rf_has(text, folded): is `folded` a part of the text, spelling aside? */
static void has(sqlite3_context *context, int n, sqlite3_value **values) {
    char folded[512];
    (void)n;
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *part = (const char *)sqlite3_value_text(values[1]);
    if (text)
        rf__fold_name(text, folded, sizeof folded);
    sqlite3_result_int(context, text && part && strstr(folded, part));
}

int rf__ledger_add_functions(sqlite3 *db) {
    return sqlite3_create_function(db, "rf_has", 2,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                   has, NULL, NULL);
}
