/* Figures to spawn from and to compare with: source_data/data_layout.csv, the files it names, and
 * registration_corrections.csv. */
#include "scenario/load.h"

#include "base/issues.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef struct point_reader {
    rf__table t;
    rf_point *points;
    size_t n, cap;
} point_reader;

static rf_err read_point(point_reader *r) {
    rf__csv_field date = rf__csv_get(&r->t.csv, 0), count = rf__csv_get(&r->t.csv, 1);
    if (r->t.csv.n_fields < 2 || count.n == 0)
        return RF_OK;
    rf_date day;
    if (rf_date_parse(&day, date.text, date.n)) {
        rf__table_issue(&r->t, RF_ERROR, "bad-date", 0,
                        "\"%.80s\" is not a date: write YYYY-MM-DD.", date.text);
        return RF_OK;
    }
    int64_t people;
    if (!rf__table_whole(&r->t, 1, "count", 0, 0, &people))
        return RF_OK;
    rf_point p = {(int64_t)day - r->t.l->box->s.start, (double)people};
    if (r->n && p.day < r->points[r->n - 1].day)
        rf__table_issue(&r->t, RF_WARNING, "dates-out-of-order", 0,
                        "The date %s comes after a later one; rows must be in order of date.",
                        date.text);
    else if (r->n && p.day == r->points[r->n - 1].day)
        rf__table_issue(&r->t, RF_WARNING, "date-twice", 0,
                        "The date %s stands twice: figures lead up to those of the row before and "
                        "jump to these on that day. Remove one of the rows.",
                        date.text);
    if (!rf__grow(&r->points, &r->cap, r->n + 1, sizeof p))
        return RF_ERR_NOMEM;
    r->points[r->n++] = p;
    return RF_OK;
}

static rf_err read_points(point_reader *r) {
    bool more, first = true;
    rf_err err;
    while (!(err = rf__table_next_any(&r->t, &more)) && more) {
        rf__csv_field date = rf__csv_get(&r->t.csv, 0);
        bool skip = date.text[0] == '#' || (first && (!date.n || !strcasecmp(date.text, "Date") ||
                                                      !strcasecmp(date.text, "DateTime")));
        first = false;
        if (!skip && (err = read_point(r)))
            return err;
    }
    return err;
}

static rf_err load_points(rf__loader *l, const char *name, rf_series_file *out) {
    point_reader r = {0};
    out->path = rf__arena_strndup(&l->box->arena, name, strlen(name));
    rf_err err = rf__table_open(l, &r.t, l->source_dir, name, true);
    size_t errors = rf__issues_errors_seen(l->issues);
    if (!err)
        err = read_points(&r);
    if (!err && r.n == 0 && rf__issues_errors_seen(l->issues) == errors)
        rf_issues_add(l->issues, RF_ERROR, "empty-file", r.t.path, 0, 0,
                      "The file holds no figure (rows are date,count).");
    if (!err) {
        out->point = rf__keep(l, r.points, r.n, sizeof *r.points);
        out->n = (int32_t)r.n;
        err = out->point && out->path ? RF_OK : RF_ERR_NOMEM;
    }
    rf__table_close(&r.t);
    rf__free(r.points);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

static rf_err read_series(rf__table *t) {
    rf__loader *l = t->l;
    rf_series s = {.line = t->csv.row_line, .place = rf__table_place(t, 0)};
    s.name = rf__table_text(t, 0);
    size_t most = t->csv.n_fields - 1;
    rf_series_file *files = rf__arena_alloc(&l->box->arena, most * sizeof *files + 1);
    if (!s.name || !files)
        return RF_ERR_NOMEM;
    memset(files, 0, most * sizeof *files);
    for (size_t i = 0; i < most; i++) {
        rf__csv_field f = rf__csv_get(&t->csv, i + 1);
        if (f.n == 0)
            continue;
        rf_err err = load_points(l, f.text, &files[s.n_files++]);
        if (err)
            return err;
    }
    s.file = files;
    if (s.n_files == 0)
        rf__table_issue(t, RF_ERROR, "short-row", 0, "%s names no file.", s.name);
    int32_t first;
    if (!rf__map_add(&l->series_of, s.name, strlen(s.name), (int32_t)l->n_series, &first))
        return RF_ERR_NOMEM;
    if (first != (int32_t)l->n_series) {
        rf__table_issue(t, RF_ERROR, "duplicate-place", 0, "There is already a row for %s.",
                        s.name);
        return RF_OK;
    }
    if (l->n_series && s.place == RF_NONE)
        rf__table_issue(
            t, RF_WARNING, "data-without-place", 0,
            "There is no place \"%.80s\" in locations.csv: its people count among those "
            "who flee, but no camp takes them in.",
            s.name);
    if (!rf__grow(&l->series, &l->series_cap, l->n_series + 1, sizeof s))
        return RF_ERR_NOMEM;
    l->series[l->n_series++] = s;
    return RF_OK;
}

static rf_err read_correction(rf__table *t) {
    rf__loader *l = t->l;
    rf__csv_field name = rf__csv_get(&t->csv, 0), date = rf__csv_get(&t->csv, 1);
    rf_correction c = {.series = rf__map_get(&l->series_of, name.text, name.n),
                       .line = t->csv.row_line};
    if (c.series < 0) {
        rf__table_issue(t, RF_LEFT_OUT, "unknown-place", 0,
                        "data_layout.csv has no \"%.80s\"; the correction is left out. Flee stops "
                        "here.",
                        name.text);
        return RF_OK;
    }
    rf_date day;
    if (rf_date_parse(&day, date.text, date.n)) {
        rf__table_issue(t, RF_ERROR, "bad-date", 1, "\"%.80s\" is not a date: write YYYY-MM-DD.",
                        date.text);
        return RF_OK;
    }
    c.day = (int64_t)day - l->box->s.start;
    bool found = false;
    const rf_series *s = &l->series[c.series];
    for (int32_t f = 0; f < s->n_files; f++)
        for (int32_t i = 0; i < s->file[f].n; i++)
            found |= s->file[f].point[i].day == c.day;
    if (!found) {
        rf__table_issue(t, RF_LEFT_OUT, "correction-without-data", 1,
                        "The data of %s have no figure on %s; the correction is left out. Flee "
                        "stops here.",
                        name.text, date.text);
        return RF_OK;
    }
    if (!rf__grow(&l->corrections, &l->corrections_cap, l->n_corrections + 1, sizeof c))
        return RF_ERR_NOMEM;
    l->corrections[l->n_corrections++] = c;
    return RF_OK;
}

static rf_err load_corrections(rf__loader *l) {
    rf__table t;
    bool more;
    rf_err err = rf__table_open(l, &t, l->input_dir, "registration_corrections.csv", false);
    while (!err && !(err = rf__table_next(&t, &more)) && more)
        if (t.csv.n_fields > 1)
            err = read_correction(&t);
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

rf_err rf__load_series(rf__loader *l) {
    rf__table t;
    bool more;
    rf_err err = rf__table_open(l, &t, l->source_dir, "data_layout.csv", false);
    if (err == RF_ERR_NOT_FOUND)
        rf_issues_add(l->issues, RF_WARNING, "missing-file", t.path, 0, 0,
                      "There is no data_layout.csv: nobody is counted, so people flee only under "
                      "conflict_driven_spawning or floods, and nothing can be validated.");
    while (!err && !(err = rf__table_next(&t, &more)) && more)
        err = read_series(&t);
    if (!err && l->n_series && strcmp(l->series[0].name, "total"))
        rf_issues_add(l->issues, RF_WARNING, "no-total", t.path, l->series[0].line, 1,
                      "The first row should be \"total\": it is taken for it.");
    rf__table_close(&t);
    if (err == RF_ERR_NOT_FOUND)
        return RF_OK;
    return err ? err : load_corrections(l);
}
