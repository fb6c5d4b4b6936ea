/* Tables by day: conflicts, flood levels, hunger. The header names places (or regions), each row is
 * a day. */
#include "scenario/load.h"

#include <stdio.h>
#include <string.h>

typedef struct day_reader {
    rf__table t;
    size_t n_fields;   /* columns of the file after the first */
    int32_t *of_field; /* by field: the kept column, or -1 */
    int32_t *columns;
    const char **names;
    size_t n_columns;
    double *values;
    size_t n_values, values_cap;
    int64_t *days;
    size_t n_days, days_cap;
    bool by_region, has_header;
    const char *what;
    double least, most;
} day_reader;

static void reader_free(day_reader *r) {
    rf__table_close(&r->t);
    rf__free(r->of_field);
    rf__free(r->columns);
    rf__free(r->values);
    rf__free(r->days);
}

static int32_t find_region(const rf__loader *l, const char *name) {
    for (size_t i = 0; i < l->n_places; i++)
        if (!strcmp(l->places[i].region, name))
            return (int32_t)i;
    return -1;
}

static rf_err add_column(day_reader *r, size_t field) {
    rf__loader *l = r->t.l;
    rf__csv_field f = rf__csv_get(&r->t.csv, field + 1);
    r->of_field[field] = -1;
    if (f.n == 0)
        return RF_OK; /* a comma at the end of the header */
    int32_t id = r->by_region ? find_region(l, f.text) : rf__table_place(&r->t, field + 1);
    if (id < 0) {
        const char *near = r->by_region ? NULL : rf__nearest_place(l, f.text);
        rf__table_issue(&r->t, RF_LEFT_OUT, r->by_region ? "unknown-region" : "unknown-place",
                        field + 1,
                        "There is no %s \"%.80s\" in locations.csv%s%s%s. The column is left out.",
                        r->by_region ? "region" : "place", f.text, near ? " (did you mean " : "",
                        near ? near : "", near ? "?)" : "");
        return RF_OK;
    }
    for (size_t i = 0; i < r->n_columns && !r->by_region; i++) {
        if (r->columns[i] != id)
            continue;
        rf__table_issue(&r->t, RF_ERROR, "duplicate-column", field + 1,
                        "There are two columns for %s.", f.text);
        return RF_OK;
    }
    r->names[r->n_columns] = rf__table_text(&r->t, field + 1);
    if (!r->names[r->n_columns])
        return RF_ERR_NOMEM;
    r->of_field[field] = (int32_t)r->n_columns;
    r->columns[r->n_columns] = r->by_region ? (int32_t)r->n_columns : id;
    r->n_columns++;
    return RF_OK;
}

static rf_err read_header_row(day_reader *r) {
    r->has_header = true;
    r->n_fields = r->t.csv.n_fields - 1;
    r->of_field = rf__calloc(r->n_fields + 1, sizeof *r->of_field);
    r->columns = rf__calloc(r->n_fields + 1, sizeof *r->columns);
    r->names = rf__arena_alloc(&r->t.l->box->arena, (r->n_fields + 1) * sizeof *r->names);
    if (!r->of_field || !r->columns || !r->names)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < r->n_fields; i++) {
        rf_err err = add_column(r, i);
        if (err)
            return err;
    }
    return RF_OK;
}

static rf_err add_row(day_reader *r, int64_t day, const double *row) {
    if (!rf__grow(&r->days, &r->days_cap, r->n_days + 1, sizeof *r->days) ||
        !rf__grow(&r->values, &r->values_cap, r->n_values + r->n_columns, sizeof *r->values))
        return RF_ERR_NOMEM;
    r->days[r->n_days++] = day;
    for (size_t i = 0; i < r->n_columns; i++)
        r->values[r->n_values++] = row[i];
    return RF_OK;
}

/* What the first column says against the order of rows. */
static rf_err place_row(day_reader *r, int64_t *day) {
    int64_t due = r->n_days ? r->days[r->n_days - 1] + 1 : 0;
    if (!rf__table_whole(&r->t, 0, "day", 0, due, day))
        return RF_OK;
    if (*day == due || r->by_region)
        return RF_OK;
    bool rows_are_days = r->t.l->settings->quirk_rows_are_days;
    rf__table_issue(&r->t, RF_WARNING, "days-missing", 0,
                    "Day %lld stands where day %lld is due. %s", (long long)*day, (long long)due,
                    rows_are_days ? "As in Flee the order of the rows counts: this row is used for "
                                    "the day that is due."
                                  : "The day before is repeated for days without a row.");
    if (rows_are_days || *day < due) {
        *day = due;
        return RF_OK;
    }
    if (*day > RF__MOST_DAYS) {
        rf__table_issue(&r->t, RF_ERROR, "number-out-of-range", 0, "Day %lld is out of range.",
                        (long long)*day);
        *day = due;
        return RF_OK;
    }
    while (due < *day) {
        /* The row before is copied: it may move when the vector grows. */
        double *copy = rf__calloc(r->n_columns + 1, sizeof *copy);
        if (!copy)
            return RF_ERR_NOMEM;
        if (r->n_days && r->n_columns)
            memcpy(copy, r->values + (r->n_days - 1) * r->n_columns, r->n_columns * sizeof *copy);
        rf_err err = add_row(r, due++, copy);
        rf__free(copy);
        if (err)
            return err;
    }
    return RF_OK;
}

static rf_err read_day(day_reader *r) {
    int64_t day = 0;
    rf_err err = place_row(r, &day);
    double *row = rf__calloc(r->n_columns + 1, sizeof *row);
    if (!row)
        return RF_ERR_NOMEM;
    for (size_t i = 0; !err && i < r->n_fields; i++) {
        int32_t column = r->of_field[i];
        if (column < 0)
            continue;
        rf__csv_field f = rf__csv_get(&r->t.csv, i + 1);
        if (f.n == 0)
            rf__table_issue(&r->t, RF_WARNING, "empty-cell", i + 1,
                            "The %s of %s is empty; 0 is "
                            "used.",
                            r->what, r->names[column]);
        else if (rf__table_number(&r->t, i + 1, r->what, r->least, &row[column]) &&
                 row[column] > r->most)
            rf__table_issue(&r->t, RF_ERROR, "number-out-of-range", i + 1,
                            "The %s %.80s is above %g.", r->what, f.text, r->most);
    }
    if (!err)
        err = add_row(r, day, row);
    rf__free(row);
    return err;
}

static rf_err keep_table(day_reader *r, rf_day_table *out) {
    rf__loader *l = r->t.l;
    *out = (rf_day_table){
        .n_days = (int32_t)r->n_days,
        .n_columns = (int32_t)r->n_columns,
        .column = rf__keep(l, r->columns, r->n_columns, sizeof *r->columns),
        .value = rf__keep(l, r->values, r->n_values, sizeof *r->values),
        .day = rf__keep(l, r->days, r->n_days, sizeof *r->days),
        .region_names = r->names,
    };
    return out->column && out->value && out->day ? RF_OK : RF_ERR_NOMEM;
}

/* The rows of an open table. The header is the first row, with or without '#'. */
static rf_err read_rows(day_reader *r) {
    bool more;
    rf_err err;
    while (!(err = rf__table_next_any(&r->t, &more)) && more && !err) {
        if (r->t.csv.n_fields == 0 || (r->t.csv.n_fields == 1 && r->t.csv.fields[0].n == 0))
            continue;
        if (!r->has_header)
            err = read_header_row(r);
        else if (r->t.csv.fields[0].text[0] != '#')
            err = read_day(r);
        if (err)
            return err;
    }
    if (!err && !r->has_header)
        rf_issues_add(r->t.l->issues, RF_ERROR, "empty-file", r->t.path, 0, 0,
                      "The file has no header row (#Day, then names).");
    return err;
}

static rf_err load_day_table(rf__loader *l, const char *name, day_reader *r, bool required,
                             rf_day_table *out, bool *ret_has) {
    rf_err err = rf__table_open(l, &r->t, l->input_dir, name, required);
    if (!err)
        err = read_rows(r);
    if (!err)
        err = keep_table(r, out);
    *ret_has = !err;
    return err;
}

rf_err rf__load_conflicts(rf__loader *l) {
    bool flood = l->settings->flood_rules ||
                 (l->settings->flood_driven_spawning && l->settings->flood_zone_spawning_only);
    if (flood)
        return RF_OK; /* Flee: floods switch conflicts.csv off */
    day_reader r = {.what = "intensity", .most = 1e9};
    rf_err err = load_day_table(l, "conflicts.csv", &r, false, &l->box->s.conflicts,
                                &l->box->s.has_conflicts);
    if (err == RF_ERR_NOT_FOUND)
        rf_issues_add(l->issues, RF_WARNING, "missing-file", r.t.path, 0, 0,
                      "There is no conflicts.csv: conflicts start on the conflict_date of "
                      "locations.csv and do not end.");
    reader_free(&r);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

rf_err rf__load_floods(rf__loader *l) {
    if (!l->settings->flood_rules &&
        !(l->settings->flood_driven_spawning && l->settings->flood_zone_spawning_only))
        return RF_OK;
    day_reader r = {.what = "flood level", .most = 1000};
    rf_err err =
        load_day_table(l, "flood_level.csv", &r, true, &l->box->s.floods, &l->box->s.has_floods);
    reader_free(&r);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

rf_err rf__load_hunger(rf__loader *l) {
    day_reader r = {.what = "share of hungry people", .most = 100, .by_region = true};
    rf_err err = load_day_table(l, "region_attributes_IPC.csv", &r, false, &l->box->s.hunger,
                                &l->box->s.has_hunger);
    reader_free(&r);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}
