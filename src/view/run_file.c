/* All results as one SQLite file. It is made in one transaction beside its name, without a journal
 * (nobody reads it before it is whole), and renamed when SQLite and the disk have it all. The same
 * ensemble gives the same bytes: nothing in it depends on the clock or the machine. */
#include "base/mem.h"
#include "view/view.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SCHEMA_VERSION "1"
#define MOST_RUN_PLACES 5000000

static const char schema[] =
    "PRAGMA user_version = " SCHEMA_VERSION ";"
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE setting (section TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
    " PRIMARY KEY (section, key)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE input (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL,"
    " country TEXT NOT NULL, column3 REAL, column4 REAL, kind TEXT NOT NULL, people INTEGER,"
    " is_camp INTEGER NOT NULL, has_data INTEGER NOT NULL) STRICT;"
    "CREATE TABLE road (id INTEGER PRIMARY KEY, place1 INTEGER NOT NULL REFERENCES place(id),"
    " place2 INTEGER NOT NULL REFERENCES place(id), dist_km REAL NOT NULL) STRICT;"
    "CREATE TABLE day (day INTEGER PRIMARY KEY, date TEXT NOT NULL) STRICT;"
    "CREATE TABLE day_place (day INTEGER NOT NULL, place INTEGER NOT NULL REFERENCES place(id),"
    " mean REAL NOT NULL, sd REAL NOT NULL, q05 REAL NOT NULL, q25 REAL NOT NULL,"
    " q50 REAL NOT NULL, q75 REAL NOT NULL, q95 REAL NOT NULL, PRIMARY KEY (day, place))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE observed (day INTEGER NOT NULL, place INTEGER NOT NULL REFERENCES place(id),"
    " n INTEGER NOT NULL, PRIMARY KEY (day, place)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE day_road (day INTEGER NOT NULL, road INTEGER NOT NULL REFERENCES road(id),"
    " backward INTEGER NOT NULL, on_road REAL NOT NULL, on_road_sd REAL NOT NULL,"
    " set_out REAL NOT NULL, set_out_sd REAL NOT NULL, PRIMARY KEY (day, road, backward))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE day_total (run INTEGER NOT NULL, day INTEGER NOT NULL, people INTEGER NOT NULL,"
    " travelling INTEGER NOT NULL, settled INTEGER NOT NULL, raw INTEGER NOT NULL,"
    " debt INTEGER NOT NULL, unplaced INTEGER NOT NULL, idps INTEGER NOT NULL,"
    " PRIMARY KEY (run, day)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE run_place (run INTEGER NOT NULL, day INTEGER NOT NULL,"
    " place INTEGER NOT NULL REFERENCES place(id), n INTEGER NOT NULL,"
    " PRIMARY KEY (run, day, place)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE score (forecast TEXT PRIMARY KEY, ard REAL NOT NULL, ard_normal REAL NOT NULL,"
    " weighted REAL NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE mase (k INTEGER PRIMARY KEY, flat REAL, sloped REAL, ratio REAL) STRICT;"
    "CREATE TABLE camp_score (place INTEGER PRIMARY KEY REFERENCES place(id),"
    " mean_observed REAL NOT NULL, mean_simulated REAL NOT NULL, mean_abs_error REAL NOT NULL,"
    " share_abs_error REAL, coverage REAL) STRICT;"
    "CREATE TABLE trace (day INTEGER NOT NULL, person INTEGER NOT NULL,"
    " home INTEGER NOT NULL REFERENCES place(id), place INTEGER NOT NULL REFERENCES place(id),"
    " towards INTEGER REFERENCES place(id), travelled_km REAL NOT NULL, today_km REAL NOT NULL,"
    " places INTEGER NOT NULL, PRIMARY KEY (day, person)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE trace_value (person INTEGER NOT NULL, attribute TEXT NOT NULL,"
    " value TEXT NOT NULL, PRIMARY KEY (person, attribute)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE issue (id INTEGER PRIMARY KEY, severity TEXT NOT NULL, code TEXT NOT NULL,"
    " path TEXT NOT NULL, line INTEGER, col INTEGER, message TEXT NOT NULL) STRICT;";

/* The first failure is kept and every call after it does nothing. */
typedef struct run_db {
    const rf_ensemble *e;
    const rf_issues *issues;
    const rf_validation *v; /* or NULL: no data */
    sqlite3 *db;
    sqlite3_stmt *stmt;
    int column;
    int rc;
    rf_err err;
} run_db;

static void note(run_db *d, int rc) {
    if (d->rc == SQLITE_OK && rc != SQLITE_OK && rc != SQLITE_DONE)
        d->rc = rc;
}

static bool failed(const run_db *d) { return d->rc != SQLITE_OK || d->err; }

static void execute(run_db *d, const char *sql) {
    if (!failed(d))
        note(d, sqlite3_exec(d->db, sql, NULL, NULL, NULL));
}

/* Rows of one table: insert_into, then bind_* for each column and end_row, then end_table. */
static void insert_into(run_db *d, const char *table, int n_columns) {
    char sql[160];
    int n = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (", table);
    for (int i = 0; i < n_columns; i++)
        n += snprintf(sql + n, sizeof sql - (size_t)n, i ? ",?" : "?");
    snprintf(sql + n, sizeof sql - (size_t)n, ")");
    d->stmt = NULL;
    d->column = 0;
    if (!failed(d))
        note(d, sqlite3_prepare_v2(d->db, sql, -1, &d->stmt, NULL));
}

static void bind_int(run_db *d, int64_t value) {
    if (!failed(d))
        note(d, sqlite3_bind_int64(d->stmt, ++d->column, value));
}

/* NaN becomes NULL. */
static void bind_real(run_db *d, double value) {
    if (!failed(d))
        note(d, sqlite3_bind_double(d->stmt, ++d->column, value));
}

static void bind_null(run_db *d) {
    if (!failed(d))
        note(d, sqlite3_bind_null(d->stmt, ++d->column));
}

static void bind_text(run_db *d, const char *text) {
    if (!failed(d))
        note(d, sqlite3_bind_text(d->stmt, ++d->column, text, -1, SQLITE_STATIC));
}

static void end_row(run_db *d) {
    if (failed(d))
        return;
    note(d, sqlite3_step(d->stmt));
    note(d, sqlite3_reset(d->stmt));
    d->column = 0;
}

static void end_table(run_db *d) {
    sqlite3_finalize(d->stmt);
    d->stmt = NULL;
}

/* ---- what was simulated ---- */

static void bind_pair(run_db *d, const char *key, const char *value) {
    bind_text(d, key);
    bind_text(d, value);
    end_row(d);
}

static void write_meta(run_db *d) {
    rf__fact facts[RF__MOST_FACTS];
    size_t n = 0;
    char text[40];
    d->err = rf__facts(d->e, facts, &n);
    insert_into(d, "meta", 2);
    for (size_t i = 0; !failed(d) && i < n; i++)
        bind_pair(d, facts[i].key, facts[i].value);
    if (d->v && isfinite(d->v->coverage)) {
        snprintf(text, sizeof text, "%.17g", d->v->coverage);
        bind_pair(d, "coverage", text);
        snprintf(text, sizeof text, "%.17g", d->v->interval_width);
        bind_pair(d, "interval_width", text);
    }
    if (d->v)
        bind_pair(d, "verdict", d->v->verdict);
    const char *sources = rf_ensemble_scenario(d->e)->sources;
    if (*sources)
        bind_pair(d, "sources", sources);
    end_table(d);
}

static void write_settings(run_db *d) {
    const rf_settings *settings = rf_ensemble_settings(d->e);
    rf_setting_info info;
    insert_into(d, "setting", 3);
    for (size_t i = 0; !failed(d) && rf_setting_info_get(i, &info); i++) {
        size_t n = rf_settings_value(settings, i, NULL, 0);
        char *value = rf__malloc(n + 1);
        if (!value) {
            d->err = RF_ERR_NOMEM;
            break;
        }
        rf_settings_value(settings, i, value, n + 1);
        bind_text(d, info.section);
        bind_text(d, info.key);
        bind_text(d, value);
        end_row(d);
        rf__free(value);
    }
    end_table(d);
}

static void write_inputs(run_db *d) {
    const rf_scenario *s = rf_ensemble_scenario(d->e);
    insert_into(d, "input", 2);
    for (int32_t i = 0; !failed(d) && i < s->n_inputs; i++)
        bind_pair(d, s->input[i].path, s->input[i].sha256);
    end_table(d);
}

static void write_places(run_db *d) {
    const rf_scenario *s = rf_ensemble_scenario(d->e);
    static const rf_place sums = {.region = "", .country = "", .column3 = NAN, .column4 = NAN};
    insert_into(d, "place", 10);
    for (int32_t i = 0; !failed(d) && i < s->n_places + 2; i++) {
        rf_place_id id = rf__row_place(d->e, i);
        const rf_place *p = id >= 0 ? &s->place[id] : &sums;
        bind_int(d, id);
        bind_text(d, rf__place_name(d->e, id));
        bind_text(d, p->region);
        bind_text(d, p->country);
        bind_real(d, p->column3);
        bind_real(d, p->column4);
        bind_text(d, rf__kind_name(d->e, id));
        if (id >= 0)
            bind_int(d, p->people);
        else
            bind_null(d);
        bind_int(d, id >= 0 && rf_ensemble_is_camp(d->e, id));
        bind_int(d, id >= 0 && rf_ensemble_has_data(d->e, id));
        end_row(d);
    }
    end_table(d);
}

static void write_roads(run_db *d) {
    const rf_scenario *s = rf_ensemble_scenario(d->e);
    insert_into(d, "road", 4);
    for (rf_road_id i = 0; !failed(d) && i < s->n_roads; i++) {
        bind_int(d, i);
        bind_int(d, s->road[i].from);
        bind_int(d, s->road[i].to);
        bind_real(d, s->road[i].dist_km);
        end_row(d);
    }
    end_table(d);
}

static void write_days(run_db *d) {
    const rf_scenario *s = rf_ensemble_scenario(d->e);
    insert_into(d, "day", 2);
    for (int64_t day = 0; !failed(d) && day < rf_ensemble_n_days(d->e); day++) {
        char date[11];
        rf_date_format((rf_date)(s->start + day), date);
        bind_int(d, day);
        bind_text(d, date);
        end_row(d);
    }
    end_table(d);
}

/* ---- counts ---- */

static void write_day_places(run_db *d) {
    int32_t n_rows = rf_ensemble_scenario(d->e)->n_places + 2;
    insert_into(d, "day_place", 9);
    for (int64_t day = 0; !failed(d) && day < rf_ensemble_n_days(d->e); day++)
        for (int32_t i = 0; !failed(d) && i < n_rows; i++) {
            rf_summary s = {0};
            rf_place_id place = rf__row_place(d->e, i);
            d->err = rf_ensemble_summary(d->e, day, place, &s);
            const double value[] = {s.mean, s.sd, s.q05, s.q25, s.q50, s.q75, s.q95};
            bind_int(d, day);
            bind_int(d, place);
            for (int k = 0; k < 7; k++)
                bind_real(d, value[k]);
            end_row(d);
        }
    end_table(d);
}

static void write_observed(run_db *d) {
    const rf_scenario *s = rf_ensemble_scenario(d->e);
    insert_into(d, "observed", 3);
    for (int64_t day = 0; !failed(d) && day < rf_ensemble_n_days(d->e); day++)
        for (rf_place_id i = 0; !failed(d) && i < s->n_places; i++) {
            if (!rf_ensemble_has_data(d->e, i))
                continue;
            bind_int(d, day);
            bind_int(d, i);
            bind_int(d, rf_ensemble_observed(d->e, i, day));
            end_row(d);
        }
    end_table(d);
}

/* Most roads of a large graph are never used: they have no rows. */
static void write_day_roads(run_db *d) {
    int32_t n_roads = rf_ensemble_scenario(d->e)->n_roads;
    insert_into(d, "day_road", 7);
    for (int64_t day = 0; !failed(d) && day < rf_ensemble_n_days(d->e); day++)
        for (int32_t i = 0; !failed(d) && i < 2 * n_roads; i++) {
            rf_road_summary s = rf_ensemble_road(d->e, day, i / 2, i % 2);
            if (!(s.set_out > 0) && !(s.on_road > 0))
                continue;
            bind_int(d, day);
            bind_int(d, i / 2);
            bind_int(d, i % 2);
            bind_real(d, s.on_road);
            bind_real(d, s.on_road_sd);
            bind_real(d, s.set_out);
            bind_real(d, s.set_out_sd);
            end_row(d);
        }
    end_table(d);
}

static void write_totals(run_db *d) {
    insert_into(d, "day_total", 9);
    for (int32_t run = 0; !failed(d) && run < rf_ensemble_n_runs(d->e); run++)
        for (int64_t day = 0; !failed(d) && day < rf_ensemble_n_days(d->e); day++) {
            rf_sim_totals t = rf_ensemble_totals(d->e, run, day);
            const int64_t value[] = {run,   day,    t.people,   t.travelling, t.settled,
                                     t.raw, t.debt, t.unplaced, t.idps};
            for (int k = 0; k < 9; k++)
                bind_int(d, value[k]);
            end_row(d);
        }
    end_table(d);
}

static void write_run_places(run_db *d) {
    int32_t n_runs = rf_ensemble_n_runs(d->e), n_places = rf_ensemble_scenario(d->e)->n_places;
    int64_t n_days = rf_ensemble_n_days(d->e);
    if ((double)n_runs * (double)n_days * n_places > MOST_RUN_PLACES)
        return;
    insert_into(d, "run_place", 4);
    for (int32_t run = 0; !failed(d) && run < n_runs; run++)
        for (int64_t day = 0; !failed(d) && day < n_days; day++)
            for (rf_place_id i = 0; !failed(d) && i < n_places; i++) {
                bind_int(d, run);
                bind_int(d, day);
                bind_int(d, i);
                bind_int(d, rf_ensemble_count(d->e, run, day, i));
                end_row(d);
            }
    end_table(d);
}

/* ---- scores, followed people, issues ---- */

static void bind_score(run_db *d, const char *forecast, const rf_errors *e) {
    if (isnan(e->ard)) /* no such forecast */
        return;
    bind_text(d, forecast);
    bind_real(d, e->ard);
    bind_real(d, e->ard_normal);
    bind_real(d, e->weighted);
    end_row(d);
}

static void write_scores(run_db *d) {
    const rf_validation *v = d->v;
    if (!v)
        return;
    insert_into(d, "score", 4);
    bind_score(d, "mean of runs", &v->mean_of_runs);
    bind_score(d, "best run", &v->best);
    bind_score(d, "worst run", &v->worst);
    bind_score(d, "mean", &v->of_mean);
    bind_score(d, "mean of runs after day 30", &v->mean_after30);
    for (int i = 0; i < RF_N_NAIVE; i++)
        bind_score(d, rf_naive_name((rf_naive)i), &v->naive[i]);
    end_table(d);
    insert_into(d, "mase", 4);
    const double mase[2][4] = {{7, v->mase.flat7, v->mase.sloped7, v->mase.ratio7},
                               {30, v->mase.flat30, v->mase.sloped30, v->mase.ratio30}};
    for (int i = 0; i < 2; i++) {
        bind_int(d, (int64_t)mase[i][0]);
        for (int k = 1; k < 4; k++)
            bind_real(d, mase[i][k]);
        end_row(d);
    }
    end_table(d);
    insert_into(d, "camp_score", 6);
    for (int32_t c = 0; !failed(d) && c < v->n_camps; c++) {
        const rf_camp_score *s = &v->camp[c];
        bind_int(d, s->place);
        bind_real(d, s->mean_observed);
        bind_real(d, s->mean_simulated);
        bind_real(d, s->mean_abs_error);
        bind_real(d, s->share_abs_error);
        bind_real(d, s->coverage);
        end_row(d);
    }
    end_table(d);
}

static void write_trace(run_db *d) {
    const rf_scenario *s = rf_ensemble_scenario(d->e);
    size_t n;
    int32_t n_people = 0;
    const rf_trace_row *rows = rf_ensemble_trace(d->e, &n);
    insert_into(d, "trace", 8);
    for (size_t i = 0; !failed(d) && i < n; i++) {
        const rf_trace_row *t = &rows[i];
        n_people = t->person >= n_people ? t->person + 1 : n_people;
        bind_int(d, t->day);
        bind_int(d, t->person);
        bind_int(d, t->home);
        bind_int(d, t->place);
        if (t->towards == RF_NONE)
            bind_null(d);
        else
            bind_int(d, t->towards);
        bind_real(d, t->travelled_km);
        bind_real(d, t->today_km);
        bind_int(d, t->places);
        end_row(d);
    }
    end_table(d);
    insert_into(d, "trace_value", 3);
    for (int32_t p = 0; !failed(d) && p < n_people; p++)
        for (int32_t a = 0; a < s->n_demographics; a++) {
            bind_int(d, p);
            bind_text(d, s->demographic[a].name);
            bind_text(d, rf_ensemble_trace_value(d->e, p, a));
            end_row(d);
        }
    end_table(d);
}

static void write_issues(run_db *d) {
    size_t n = d->issues ? rf_issues_count(d->issues) : 0;
    insert_into(d, "issue", 7);
    for (size_t i = 0; !failed(d) && i < n; i++) {
        const rf_issue *issue = rf_issues_get(d->issues, i);
        bind_int(d, (int64_t)i);
        bind_text(d, rf_severity_name(issue->severity));
        bind_text(d, issue->code);
        bind_text(d, issue->path);
        if (issue->line)
            bind_int(d, issue->line);
        else
            bind_null(d);
        if (issue->column)
            bind_int(d, issue->column);
        else
            bind_null(d);
        bind_text(d, issue->message);
        end_row(d);
    }
    end_table(d);
}

/* ---- the file ---- */

static void write_all(run_db *d) {
    static void (*const parts[])(run_db *) = {
        write_meta,       write_settings,   write_inputs,   write_places,    write_roads,
        write_days,       write_day_places, write_observed, write_day_roads, write_totals,
        write_run_places, write_scores,     write_trace,    write_issues};
    execute(d, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
               "PRAGMA locking_mode = EXCLUSIVE; BEGIN;");
    execute(d, schema);
    for (size_t i = 0; !failed(d) && i < sizeof parts / sizeof *parts; i++)
        parts[i](d);
    execute(d, "COMMIT;");
}

static rf_err database_error(const run_db *d, const char *path, rf_diag *diag) {
    int kind = d->rc & 0xff;
    if (d->err)
        return rf_diag_set(diag, d->err, path, 0, 0, "was not written: %s", rf_strerror(d->err));
    if (kind == SQLITE_NOMEM)
        return rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "does not fit into memory");
    if (kind == SQLITE_FULL || kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN ||
        kind == SQLITE_READONLY || kind == SQLITE_PERM)
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0,
                           "could not be written whole and was not kept: %s", sqlite3_errstr(kind));
    return rf_diag_set(diag, RF_ERR_DATABASE, path, 0, 0, "%s",
                       d->db ? sqlite3_errmsg(d->db) : sqlite3_errstr(kind));
}

static rf_err fill_file(run_db *d, const char *partial, const char *path, rf_diag *diag) {
    note(d,
         sqlite3_open_v2(partial, &d->db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
    write_all(d);
    rf_err err = failed(d) ? database_error(d, path, diag) : RF_OK;
    int rc = sqlite3_close(d->db);
    d->db = NULL;
    if (!err && rc) {
        note(d, rc);
        err = database_error(d, path, diag);
    }
    return err;
}

static rf_err keep_file(const char *partial, const char *path, rf_diag *diag) {
    int fd = open(partial, O_RDONLY | O_CLOEXEC), bad = fd < 0 || fsync(fd), why = errno;
    if (fd >= 0)
        close(fd);
    if (!bad && rename(partial, path)) {
        bad = 1;
        why = errno;
    }
    return bad ? rf_diag_set(diag, RF_ERR_IO, path, 0, 0,
                             "could not be written whole and was not kept: %s", strerror(why))
               : RF_OK;
}

rf_err rf_write_run_file(const rf_ensemble *ensemble, const rf_issues *issues, const char *path,
                         rf_diag *diag) {
    if (!rf_ensemble_is_root(ensemble))
        return rf_diag_set(diag, RF_ERR_USAGE, path, 0, 0, "only rank 0 holds the results");
    rf_validation *v = NULL;
    rf_err err = rf_validate(&v, ensemble);
    if (err && err != RF_ERR_NO_DATA)
        return rf_diag_set(diag, err, path, 0, 0, "was not written: %s", rf_strerror(err));
    rf__buf partial = {0};
    rf__buf_printf(&partial, "%s.partial", path);
    if (partial.failed)
        err = rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "does not fit into memory");
    else {
        unlink(partial.bytes); /* of a run that was killed */
        run_db d = {.e = ensemble, .issues = issues, .v = v};
        err = fill_file(&d, partial.bytes, path, diag);
        if (!err)
            err = keep_file(partial.bytes, path, diag);
        if (err)
            unlink(partial.bytes);
    }
    rf__buf_free(&partial);
    rf_validation_free(v);
    return err;
}
