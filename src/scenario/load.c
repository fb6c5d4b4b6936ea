/* A scenario folder, file by file. A problem in a row is an issue and reading goes on, so that one
 * call finds them all; only lack of memory or an unreadable disk ends it. */
#include "scenario/load.h"

#include "base/issues.h"

#include <math.h>
#include <sha2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define MOST_FILE_BYTES ((size_t)1 << 30)

void rf_free(void *block) { rf__free(block); }

const char *rf_place_kind_name(rf_place_kind kind) {
    static const char *const names[] = {"other",    "town",    "conflict", "camp",
                                        "idp camp", "forward", "marker",   "flood zone"};
    return names[kind];
}

bool rf_place_kind_is_camp(rf_place_kind kind) {
    return kind == RF_PLACE_CAMP || kind == RF_PLACE_IDP_CAMP;
}

void *rf__keep(rf__loader *l, const void *items, size_t n, size_t size) {
    void *copy = rf__arena_alloc(&l->box->arena, n * size + 1);
    if (copy && n)
        memcpy(copy, items, n * size);
    return copy;
}

/* ---- tables ---- */

static rf_err note_input(rf__loader *l, const char *path, const rf__buf *text) {
    char hash[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data((const uint8_t *)text->bytes, text->n, hash);
    const char *dir = l->box->s.dir;
    size_t n = strlen(dir);
    if (!strncmp(path, dir, n)) {
        path += n;
        path += *path == '/';
    }
    rf_input input = {rf__arena_strndup(&l->box->arena, path, strlen(path)),
                      rf__arena_strndup(&l->box->arena, hash, strlen(hash))};
    int32_t first;
    if (!input.path || !input.sha256 ||
        !rf__grow(&l->inputs, &l->inputs_cap, l->n_inputs + 1, sizeof input) ||
        !rf__map_add(&l->input_of, input.path, strlen(input.path), (int32_t)l->n_inputs, &first))
        return RF_ERR_NOMEM;
    if (first == (int32_t)l->n_inputs) /* camps may share a file of figures */
        l->inputs[l->n_inputs++] = input;
    return RF_OK;
}

rf_err rf__table_open(rf__loader *l, rf__table *table, const char *dir, const char *name,
                      bool required) {
    *table = (rf__table){.l = l};
    table->path = rf__path_join(dir, name);
    if (!table->path)
        return RF_ERR_NOMEM;
    rf_diag diag = {0};
    rf_err err = rf__read_file(table->path, MOST_FILE_BYTES, &table->text, &diag);
    if (err == RF_ERR_NOT_FOUND) {
        if (required)
            rf_issues_add(l->issues, RF_ERROR, "missing-file", table->path, 0, 0,
                          "This file is needed and is not there.");
        return err;
    }
    if (err == RF_ERR_NOMEM)
        return err;
    if (err) {
        rf_issues_add(l->issues, RF_ERROR, "unreadable-file", table->path, 0, 0, "The file %s.",
                      diag.message);
        return RF_ERR_NOT_FOUND;
    }
    rf__csv_start(&table->csv, table->path, table->text.bytes, table->text.n);
    return note_input(l, table->path, &table->text);
}

rf_err rf__table_next_any(rf__table *table, bool *ret_more) {
    rf_diag diag = {0};
    rf_err err = rf__csv_next(&table->csv, ret_more, &diag);
    if (err == RF_ERR_CSV) {
        rf_issues_add(table->l->issues, RF_ERROR, "not-csv", table->path, diag.line, diag.column,
                      "The file can't be read on from here: %s.", diag.message);
        *ret_more = false;
        return RF_OK;
    }
    return err;
}

rf_err rf__table_next(rf__table *table, bool *ret_more) {
    rf_err err;
    do
        err = rf__table_next_any(table, ret_more);
    while (!err && *ret_more && rf__csv_is_comment(&table->csv));
    return err;
}

void rf__table_close(rf__table *table) {
    rf__csv_free(&table->csv);
    rf__buf_free(&table->text);
    rf__free(table->path);
    *table = (rf__table){0};
}

void rf__table_issue(rf__table *table, rf_severity severity, const char *code, size_t field,
                     const char *format, ...) {
    char message[700];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    rf__csv_field f = rf__csv_get(&table->csv, field);
    rf_issues_add(table->l->issues, severity, code, table->path, f.line, f.column, "%s", message);
}

bool rf__table_whole(rf__table *table, size_t field, const char *what, int64_t least, int64_t empty,
                     int64_t *ret) {
    rf__csv_field f = rf__csv_get(&table->csv, field);
    double number;
    if (f.n == 0) {
        *ret = empty;
        return true;
    }
    if (!rf__parse_int(f.text, f.n, ret)) {
        if (rf__parse_double(f.text, f.n, &number) && fabs(number) < 1e15) {
            *ret = (int64_t)number;
            rf__table_issue(table, RF_WARNING, "fraction", field,
                            "The %s \"%s\" is taken as %lld: write a whole number.", what, f.text,
                            (long long)*ret);
        } else {
            rf__table_issue(table, RF_ERROR, "bad-number", field,
                            "The %s \"%.80s\" is not a number: write digits alone, without "
                            "thousands separators or units.",
                            what, f.text);
            return false;
        }
    }
    if (*ret < least || *ret > ((int64_t)1 << 50)) {
        rf__table_issue(table, RF_ERROR, "number-out-of-range", field,
                        "The %s %.80s is out of range: it can't be below %lld.", what, f.text,
                        (long long)least);
        return false;
    }
    return true;
}

bool rf__table_number(rf__table *table, size_t field, const char *what, double least, double *ret) {
    rf__csv_field f = rf__csv_get(&table->csv, field);
    if (!rf__parse_double(f.text, f.n, ret)) {
        rf__table_issue(table, RF_ERROR, "bad-number", field,
                        "The %s \"%.80s\" is not a number: write digits with a decimal point, "
                        "without thousands separators or units.",
                        what, f.text);
        return false;
    }
    if (*ret < least || *ret > 1e15) {
        rf__table_issue(table, RF_ERROR, "number-out-of-range", field,
                        "The %s %.80s is out of range: it can't be below %g.", what, f.text, least);
        return false;
    }
    return true;
}

const char *rf__table_text(rf__table *table, size_t field) {
    rf__csv_field f = rf__csv_get(&table->csv, field);
    return rf__arena_strndup(&table->l->box->arena, f.text, f.n);
}

rf_place_id rf__table_place(rf__table *table, size_t field) {
    rf__csv_field f = rf__csv_get(&table->csv, field);
    return rf__map_get(&table->l->place_of, f.text, f.n);
}

static size_t common_letters(const char *a, const char *b) {
    size_t n = 0;
    while (a[n] && b[n] && !strncasecmp(a + n, b + n, 1))
        n++;
    return n;
}

const char *rf__nearest_place(const rf__loader *l, const char *name) {
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < l->n_places; i++) {
        size_t n = common_letters(l->places[i].name, name);
        if (n > most) {
            most = n;
            best = l->places[i].name;
        }
    }
    return most * 2 >= strlen(name) ? best : NULL;
}

/* ---- the whole folder ---- */

static rf_err load_period(rf__loader *l) {
    rf__table t;
    size_t errors = rf__issues_errors_seen(l->issues);
    rf_err err = rf__table_open(l, &t, l->input_dir, "sim_period.csv", true);
    bool more, has_start = false, has_length = false;
    while (!err && !(err = rf__table_next(&t, &more)) && more) {
        rf__csv_field key = rf__csv_get(&t.csv, 0), value = rf__csv_get(&t.csv, 1);
        int64_t days = 0;
        if (!strcasecmp(key.text, "startdate")) {
            has_start = !rf_date_parse(&l->box->s.start, value.text, value.n);
            if (!has_start)
                rf__table_issue(&t, RF_ERROR, "bad-date", 1,
                                "The start \"%.80s\" is not a date: write YYYY-MM-DD.", value.text);
        } else if (!strcasecmp(key.text, "length")) {
            has_length = value.n && rf__table_whole(&t, 1, "length", 1, 0, &days);
            if (days > RF__MOST_DAYS)
                rf__table_issue(&t, RF_ERROR, "number-out-of-range", 1,
                                "A length of %lld days is more than the %d that can be simulated.",
                                (long long)days, RF__MOST_DAYS);
            l->box->s.n_days = days > RF__MOST_DAYS ? 0 : days;
        } else
            rf__table_issue(&t, RF_LEFT_OUT, "unknown-row", 0,
                            "\"%.80s\" is neither StartDate nor Length and is ignored.", key.text);
    }
    if (!err && (!has_start || !has_length) && rf__issues_errors_seen(l->issues) == errors)
        rf_issues_add(l->issues, RF_ERROR, "missing-row", t.path, 0, 0,
                      "The rows StartDate and Length are both needed.");
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

static rf_err read_sources(rf__loader *l) {
    rf__buf text = {0};
    char *path = rf__path_join(l->box->s.dir, "SOURCES.md");
    if (!path)
        return RF_ERR_NOMEM;
    l->box->s.sources = "";
    rf_err err = rf__read_file(path, 1 << 20, &text, NULL);
    rf__free(path);
    if (!err) {
        l->box->s.sources = rf__arena_strndup(&l->box->arena, text.bytes, text.n);
        rf__buf_free(&text);
    }
    return err == RF_ERR_NOMEM || !l->box->s.sources ? RF_ERR_NOMEM : RF_OK;
}

static rf_err find_dirs(rf__loader *l, const char *dir) {
    rf__scenario_box *box = l->box;
    size_t end = strlen(dir);
    while (end > 1 && dir[end - 1] == '/')
        end--;
    box->s.dir = rf__arena_strndup(&box->arena, dir, end);
    size_t at = end;
    while (at > 0 && dir[at - 1] != '/')
        at--;
    box->s.name = rf__arena_strndup(&box->arena, dir + at, end - at);
    l->input_dir = rf__path_join(dir, "input_csv");
    l->source_dir = rf__path_join(dir, "source_data");
    if (!box->s.dir || !box->s.name || !l->input_dir || !l->source_dir)
        return RF_ERR_NOMEM;
    if (!rf__file_exists(dir))
        return rf_diag_set(l->diag, RF_ERR_NOT_FOUND, dir, 0, 0,
                           "there is no such folder; name a folder with Flee input files");
    char **dirs[] = {&l->input_dir, &l->source_dir};
    for (int i = 0; i < 2; i++) {
        if (rf__file_exists(*dirs[i]))
            continue;
        rf__free(*dirs[i]);
        *dirs[i] = rf__strdup(dir);
        if (!*dirs[i])
            return RF_ERR_NOMEM;
    }
    return RF_OK;
}

typedef rf_err (*load_step)(rf__loader *);

static rf_err run_steps(rf__loader *l) {
    static const load_step steps[] = {
        load_period,           rf__load_places,    rf__load_roads,        rf__load_closures,
        rf__load_changes,      rf__load_conflicts, rf__load_floods,       rf__load_hunger,
        rf__load_major_routes, rf__load_series,    rf__load_demographics, rf__load_agents,
        read_sources};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        rf_err err = steps[i](l);
        if (err)
            return err;
    }
    return RF_OK;
}

static rf_err keep_all(rf__loader *l) {
    rf_scenario *s = &l->box->s;
#define KEEP(to, count, from)                                                                      \
    do {                                                                                           \
        s->to = rf__keep(l, l->from, l->n_##from, sizeof *l->from);                                \
        s->count = (int32_t)l->n_##from;                                                           \
        if (!s->to)                                                                                \
            return RF_ERR_NOMEM;                                                                   \
    } while (0)
    KEEP(place, n_places, places);
    KEEP(road, n_roads, roads);
    KEEP(closure, n_closures, closures);
    KEEP(change, n_changes, changes);
    KEEP(demographic, n_demographics, demographics);
    KEEP(agent, n_agents, agents);
    KEEP(major_route, n_major_routes, major);
    KEEP(series, n_series, series);
    KEEP(correction, n_corrections, corrections);
    KEEP(input, n_inputs, inputs);
#undef KEEP
    return RF_OK;
}

static void loader_free(rf__loader *l) {
    rf__free(l->input_dir);
    rf__free(l->source_dir);
    rf__map_free(&l->place_of);
    rf__map_free(&l->series_of);
    rf__map_free(&l->input_of);
    rf__free(l->places);
    rf__free(l->roads);
    rf__free(l->closures);
    rf__free(l->changes);
    rf__free(l->demographics);
    rf__free(l->agents);
    rf__free(l->major);
    rf__free(l->series);
    rf__free(l->corrections);
    rf__free(l->inputs);
}

rf_err rf_scenario_load(rf_scenario **ret, const char *dir, const rf_settings *settings,
                        rf_issues *issues, rf_diag *diag) {
    rf_issues *own = NULL;
    if (!issues) {
        if (rf_issues_new(&own))
            return RF_ERR_NOMEM;
        issues = own;
    }
    rf__loader l = {.settings = settings, .issues = issues, .diag = diag};
    size_t errors_before = rf__issues_errors_seen(issues);
    l.box = rf__calloc(1, sizeof *l.box);
    rf_err err = l.box ? find_dirs(&l, dir) : RF_ERR_NOMEM;
    if (!err)
        err = run_steps(&l);
    if (!err && !rf_issues_complete(issues))
        err = RF_ERR_NOMEM;
    bool has_errors = rf__issues_errors_seen(issues) > errors_before;
    if (!err)
        err = keep_all(&l);
    if (!err && has_errors) {
        /* All problems at once: what could be read is looked over before it is thrown away. */
        const rf_scenario *s = &l.box->s;
        if (s->n_places > 0 && s->n_roads > 0 && s->n_days > 0)
            err = rf_scenario_check(s, settings, 0, issues);
        if (!err)
            err = rf_diag_set(diag, RF_ERR_SCENARIO, dir, 0, 0,
                              "the scenario has errors and can't be simulated: see the issues");
    }
    loader_free(&l);
    rf_issues_free(own);
    if (err) {
        rf_scenario_free(l.box ? &l.box->s : NULL);
        return err;
    }
    *ret = &l.box->s;
    return RF_OK;
}

void rf_scenario_free(rf_scenario *scenario) {
    if (!scenario)
        return;
    rf__scenario_box *box = (rf__scenario_box *)(void *)scenario;
    rf__arena_free(&box->arena);
    rf__free(box);
}

rf_err rf_scenario_settings_path(char **ret, const char *dir) {
    static const char *const names[] = {"simsetting.yml", "input_csv/simsetting.yml",
                                        "simsetting.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = rf__path_join(dir, names[i]);
        if (!path)
            return RF_ERR_NOMEM;
        if (rf__file_exists(path)) {
            *ret = path;
            return RF_OK;
        }
        rf__free(path);
    }
    return RF_ERR_NOT_FOUND;
}

rf_place_id rf_scenario_find(const rf_scenario *scenario, const char *name) {
    for (rf_place_id i = 0; i < scenario->n_places; i++)
        if (!strcmp(scenario->place[i].name, name))
            return i;
    return RF_NONE;
}

const char *rf_place_attribute(const rf_place *place, const char *name) {
    for (int32_t i = 0; i < place->n_attributes; i++)
        if (!strcmp(place->attributes[i].name, name))
            return place->attributes[i].value;
    return NULL;
}

double rf_scenario_dist_km(const rf_scenario *scenario, rf_place_id a, rf_place_id b,
                           bool swapped) {
    const double radius_km = 6371.0, radian = 3.14159265358979323846 / 180;
    const rf_place *p = &scenario->place[a], *q = &scenario->place[b];
    double lat1 = (swapped ? p->column4 : p->column3) * radian;
    double lon1 = (swapped ? p->column3 : p->column4) * radian;
    double lat2 = (swapped ? q->column4 : q->column3) * radian;
    double lon2 = (swapped ? q->column3 : q->column4) * radian;
    double u = sin((lat2 - lat1) / 2), v = sin((lon2 - lon1) / 2);
    double h = u * u + cos(lat1) * cos(lat2) * v * v;
    return radius_km * 2 * atan2(sqrt(h), sqrt(1 - h));
}
