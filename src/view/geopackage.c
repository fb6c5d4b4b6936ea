/* GeoPackage straight through SQLite: three tables of features and the four that describe them.
 * Geometries are the standard's header (no envelope) before little-endian WKB. */
#include "view/geo_export.h"

#include "base/mem.h"

#include <errno.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char schema[] =
    "PRAGMA application_id = 1196444487;" /* "GPKG" */
    "PRAGMA user_version = 10300;"
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,"
    " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,"
    " definition TEXT NOT NULL, description TEXT);"
    "INSERT INTO gpkg_spatial_ref_sys VALUES"
    " ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),"
    " ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),"
    " ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
    "SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
    "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]', NULL);"
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,"
    " identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,"
    " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,"
    " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));"
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
    " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,"
    " m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),"
    " CONSTRAINT uk_gc_table_name UNIQUE (table_name),"
    " CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),"
    " CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));";

#define COLUMNS                                                                                    \
    "(fid INTEGER PRIMARY KEY, geom BLOB, what TEXT, kind TEXT, place TEXT, to_place TEXT,"        \
    " country TEXT, from_date DATE, to_date DATE, best DOUBLE, low DOUBLE, high DOUBLE,"           \
    " origins INTEGER, agreement TEXT, source TEXT, note TEXT, words TEXT, claim INTEGER)"

typedef struct package {
    sqlite3 *db;
    sqlite3_stmt *insert[RF__N_LAYERS];
    double box[RF__N_LAYERS][4]; /* min x, min y, max x, max y; NAN: nothing yet */
    int rc;
} package;

static void put_double(unsigned char *at, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; i++)
        at[i] = (unsigned char)(bits >> 8 * i);
}

static int geometry(const rf__feature *f, unsigned char out[64]) {
    static const unsigned char head[8] = {'G', 'P', 0, 1, 0xE6, 0x10, 0, 0}; /* 4326 */
    memcpy(out, head, 8);
    out[8] = 1;
    memset(out + 9, 0, 4);
    out[9] = (unsigned char)f->n_points; /* WKB: point is 1, line is 2 */
    int n = 13;
    if (f->n_points == 2) {
        memset(out + n, 0, 4);
        out[n] = 2;
        n += 4;
    }
    for (int i = 0; i < f->n_points; i++, n += 16) {
        put_double(out + n, f->lon[i]);
        put_double(out + n + 8, f->lat[i]);
    }
    return n;
}

static int bind_real(sqlite3_stmt *stmt, int at, double value) {
    return isnan(value) ? sqlite3_bind_null(stmt, at) : sqlite3_bind_double(stmt, at, value);
}

static int bind_text(sqlite3_stmt *stmt, int at, const char *text) {
    return text && *text ? sqlite3_bind_text(stmt, at, text, -1, SQLITE_TRANSIENT)
                         : sqlite3_bind_null(stmt, at);
}

static void widen(package *p, const rf__feature *f) {
    double *box = p->box[f->layer];
    for (int i = 0; i < f->n_points; i++) {
        box[0] = fmin(box[0], f->lon[i]); /* fmin leaves NAN out */
        box[1] = fmin(box[1], f->lat[i]);
        box[2] = fmax(box[2], f->lon[i]);
        box[3] = fmax(box[3], f->lat[i]);
    }
}

static rf_err put_row(void *user, const rf__feature *f) {
    package *p = user;
    sqlite3_stmt *s = p->insert[f->layer];
    unsigned char geom[64];
    p->rc = f->n_points ? sqlite3_bind_blob(s, 1, geom, geometry(f, geom), SQLITE_TRANSIENT)
                        : sqlite3_bind_null(s, 1);
    const char *const texts[] = {f->what,    f->kind, f->place, f->to_place,
                                 f->country, f->from, f->to};
    for (int i = 0; i < 7; i++)
        p->rc |= bind_text(s, 2 + i, texts[i]);
    p->rc |= bind_real(s, 9, f->best) | bind_real(s, 10, f->low) | bind_real(s, 11, f->high);
    p->rc |= sqlite3_bind_int64(s, 12, f->origins);
    p->rc |= bind_text(s, 13, f->agreement) | bind_text(s, 14, f->source) |
             bind_text(s, 15, f->note) | bind_text(s, 16, f->words);
    p->rc |= sqlite3_bind_int64(s, 17, f->claim);
    if (p->rc == SQLITE_OK)
        p->rc = sqlite3_step(s) == SQLITE_DONE ? sqlite3_reset(s) : sqlite3_errcode(p->db);
    widen(p, f);
    return p->rc == SQLITE_OK ? RF_OK : RF_ERR_DATABASE;
}

static void exec(package *p, const char *sql) {
    if (p->rc == SQLITE_OK)
        p->rc = sqlite3_exec(p->db, sql, NULL, NULL, NULL);
}

static void start_layers(package *p) {
    for (int k = 0; k < RF__N_LAYERS; k++) {
        const char *name = rf__layer_name((rf__layer)k);
        char sql[512];
        snprintf(sql, sizeof sql, "CREATE TABLE %s " COLUMNS, name);
        exec(p, sql);
        snprintf(sql, sizeof sql,
                 "INSERT INTO %s VALUES (NULL,?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,"
                 "?16,?17)",
                 name);
        if (p->rc == SQLITE_OK)
            p->rc = sqlite3_prepare_v2(p->db, sql, -1, &p->insert[k], NULL);
        for (int i = 0; i < 4; i++)
            p->box[k][i] = (double)NAN;
    }
}

static void describe_layers(package *p, rf_date day) {
    char made[16] = "1970-01-01";
    if (day != RF_NO_DATE)
        rf_date_format(day, made);
    for (int k = 0; k < RF__N_LAYERS && p->rc == SQLITE_OK; k++) {
        sqlite3_stmt *s = NULL;
        char stamp[40], sql[320];
        const char *name = rf__layer_name((rf__layer)k);
        snprintf(stamp, sizeof stamp, "%sT00:00:00.000Z", made);
        p->rc = sqlite3_prepare_v2(p->db,
                                   "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, '', ?2,"
                                   " ?3, ?4, ?5, ?6, 4326)",
                                   -1, &s, NULL);
        if (p->rc == SQLITE_OK)
            p->rc = bind_text(s, 1, name) | bind_text(s, 2, stamp);
        for (int i = 0; i < 4 && p->rc == SQLITE_OK; i++)
            p->rc = bind_real(s, 3 + i, p->box[k][i]);
        if (p->rc == SQLITE_OK && sqlite3_step(s) != SQLITE_DONE)
            p->rc = sqlite3_errcode(p->db);
        sqlite3_finalize(s);
        snprintf(sql, sizeof sql,
                 "INSERT INTO gpkg_geometry_columns VALUES ('%s', 'geom', '%s', 4326, 0, 0)", name,
                 k == RF__FLOWS ? "LINESTRING" : "POINT");
        exec(p, sql);
    }
}

static rf_err fill(package *p, const rf_picture *picture, rf_date day) {
    exec(p, "PRAGMA journal_mode = OFF");
    exec(p, "BEGIN");
    exec(p, schema);
    start_layers(p);
    rf_err err = p->rc == SQLITE_OK ? rf__features(picture, put_row, p) : RF_ERR_DATABASE;
    for (int k = 0; k < RF__N_LAYERS; k++)
        sqlite3_finalize(p->insert[k]);
    if (err)
        return err;
    describe_layers(p, day);
    exec(p, "COMMIT");
    return p->rc == SQLITE_OK ? RF_OK : RF_ERR_DATABASE;
}

rf_err rf__export_gpkg(const char *path, const rf_picture *picture, rf_date day, rf_diag *diag) {
    struct stat st;
    if (!stat(path, &st) && !S_ISREG(st.st_mode))
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0,
                           "is no file; a GeoPackage can't be written to it");
    rf__buf partial = {0};
    rf__buf_printf(&partial, "%s.partial", path);
    if (partial.failed)
        return RF_ERR_NOMEM;
    unlink(partial.bytes);
    package p = {0};
    p.rc = sqlite3_open(partial.bytes, &p.db);
    rf_err err = p.rc == SQLITE_OK ? fill(&p, picture, day) : RF_ERR_IO;
    if (err == RF_ERR_DATABASE || err == RF_ERR_IO)
        err =
            rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be written: %s", sqlite3_errmsg(p.db));
    sqlite3_close(p.db);
    if (!err && rename(partial.bytes, path))
        err = rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "can't be written: %s", strerror(errno));
    if (err)
        unlink(partial.bytes);
    rf__buf_free(&partial);
    return err;
}
