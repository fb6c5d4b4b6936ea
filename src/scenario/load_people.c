/* Who people are: demographics_*.csv and agents.csv. */
#include "scenario/load.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define MOST_VALUES 4096

/* The attribute's name: the file name between its first '_' and the next '_' or '.'. */
static const char *attribute_name(rf__loader *l, const char *file) {
    const char *start = strchr(file, '_') + 1;
    return rf__arena_strndup(&l->box->arena, start, strcspn(start, "_."));
}

typedef struct demo_reader {
    rf__table t;
    const char **values;
    size_t n_values, values_cap;
    double *rows; /* n_values * n_columns */
    size_t n_rows, rows_cap;
    size_t n_columns;
    int32_t *column_of;
} demo_reader;

static rf_err read_columns(demo_reader *r) {
    rf__loader *l = r->t.l;
    r->column_of = rf__arena_alloc(&l->box->arena, (l->n_places + 1) * sizeof *r->column_of);
    if (!r->column_of)
        return RF_ERR_NOMEM;
    memset(r->column_of, 0, l->n_places * sizeof *r->column_of);
    r->n_columns = r->t.csv.n_fields - 1;
    if (r->n_columns == 0 || strcmp(rf__csv_get(&r->t.csv, 1).text, "Default"))
        rf__table_issue(&r->t, RF_ERROR, "no-default", 1,
                        "The second column must be \"Default\": the shares where a place has no "
                        "column of its own.");
    for (size_t i = 1; i < r->n_columns; i++) {
        rf_place_id place = rf__table_place(&r->t, i + 1);
        if (place != RF_NONE)
            r->column_of[place] = (int32_t)i;
        else if (rf__csv_get(&r->t.csv, i + 1).n)
            rf__table_issue(&r->t, RF_LEFT_OUT, "unknown-place", i + 1,
                            "There is no place \"%.80s\" in locations.csv. The column is left out.",
                            rf__csv_get(&r->t.csv, i + 1).text);
    }
    return RF_OK;
}

static rf_err read_value(demo_reader *r) {
    if (r->n_values >= MOST_VALUES) {
        rf__table_issue(&r->t, RF_ERROR, "too-many-values", 0, "More than %d values.", MOST_VALUES);
        return RF_OK;
    }
    if (!rf__grow(&r->values, &r->values_cap, r->n_values + 1, sizeof *r->values) ||
        !rf__grow(&r->rows, &r->rows_cap, r->n_rows + r->n_columns, sizeof *r->rows))
        return RF_ERR_NOMEM;
    if (!(r->values[r->n_values++] = rf__table_text(&r->t, 0)))
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < r->n_columns; i++) {
        double share = 0;
        if (rf__csv_get(&r->t.csv, i + 1).n)
            (void)rf__table_number(&r->t, i + 1, "share", 0, &share);
        r->rows[r->n_rows++] = share;
    }
    return RF_OK;
}

/* Rows turned into columns, each checked to have people at all. */
static rf_err keep_demographic(demo_reader *r, const char *file) {
    rf__loader *l = r->t.l;
    rf_demographic d = {.name = attribute_name(l, file),
                        .n_values = (int32_t)r->n_values,
                        .n_columns = (int32_t)r->n_columns,
                        .values = rf__keep(l, r->values, r->n_values, sizeof *r->values),
                        .column_of = r->column_of};
    double *weight = rf__arena_alloc(&l->box->arena, (r->n_rows + 1) * sizeof *weight);
    if (!d.name || !d.values || !weight)
        return RF_ERR_NOMEM;
    for (size_t c = 0; c < r->n_columns; c++) {
        double sum = 0;
        for (size_t v = 0; v < r->n_values; v++)
            sum += weight[c * r->n_values + v] = r->rows[v * r->n_columns + c];
        if (!(sum > 0))
            rf_issues_add(l->issues, RF_ERROR, "empty-column", r->t.path, 1, 0,
                          "The shares of column %zu add up to nothing.", c + 2);
    }
    d.weight = weight;
    if (!rf__grow(&l->demographics, &l->demographics_cap, l->n_demographics + 1, sizeof d))
        return RF_ERR_NOMEM;
    l->demographics[l->n_demographics++] = d;
    return RF_OK;
}

static rf_err load_demographic(rf__loader *l, const char *file) {
    demo_reader r = {0};
    bool more, has_header = false;
    rf_err err = rf__table_open(l, &r.t, l->input_dir, file, true);
    while (!err && !(err = rf__table_next_any(&r.t, &more)) && more) {
        if (r.t.csv.n_fields < 2)
            continue;
        if (!has_header)
            err = read_columns(&r);
        else
            err = read_value(&r);
        has_header = true;
    }
    if (!err && (!has_header || r.n_values == 0))
        rf_issues_add(l->issues, RF_ERROR, "empty-file", r.t.path, 0, 0, "The file has no values.");
    else if (!err)
        err = keep_demographic(&r, file);
    rf__table_close(&r.t);
    rf__free(r.values);
    rf__free(r.rows);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_demographic(const char *name) {
    size_t n = strlen(name);
    return !strncmp(name, "demographics_", 13) && n > 17 && !strcmp(name + n - 4, ".csv");
}

rf_err rf__load_demographics(rf__loader *l) {
    DIR *dir = opendir(l->input_dir);
    if (!dir)
        return RF_OK;
    char **names = NULL;
    size_t n = 0, cap = 0;
    rf_err err = RF_OK;
    struct dirent *entry;
    while (!err && (entry = readdir(dir))) {
        if (!is_demographic(entry->d_name))
            continue;
        if (!rf__grow(&names, &cap, n + 1, sizeof *names) ||
            !(names[n] = rf__strdup(entry->d_name)))
            err = RF_ERR_NOMEM;
        else
            n++;
    }
    closedir(dir);
    if (n)
        qsort(names, n, sizeof *names, compare_names);
    for (size_t i = 0; i < n; i++) {
        if (!err)
            err = load_demographic(l, names[i]);
        rf__free(names[i]);
    }
    rf__free(names);
    return err;
}

static rf_err read_agent(rf__table *t, size_t n_columns) {
    rf__loader *l = t->l;
    rf_agent_row row = {.place = rf__table_place(t, 0)};
    if (row.place == RF_NONE) {
        rf__table_issue(t, RF_LEFT_OUT, "unknown-place", 0,
                        "There is no place \"%.80s\" in locations.csv. The person is left out.",
                        rf__csv_get(&t->csv, 0).text);
        return RF_OK;
    }
    const char **values = rf__arena_alloc(&l->box->arena, (n_columns + 1) * sizeof *values);
    if (!values)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < n_columns; i++)
        if (!(values[i] = rf__table_text(t, i + 1)))
            return RF_ERR_NOMEM;
    row.values = values;
    if (!rf__grow(&l->agents, &l->agents_cap, l->n_agents + 1, sizeof row))
        return RF_ERR_NOMEM;
    l->agents[l->n_agents++] = row;
    return RF_OK;
}

rf_err rf__load_agents(rf__loader *l) {
    if (!l->settings->read_from_agents_csv_file)
        return RF_OK;
    rf__table t;
    bool more, has_header = false;
    size_t n_columns = 0;
    rf_err err = rf__table_open(l, &t, l->input_dir, "agents.csv", true);
    while (!err && !(err = rf__table_next(&t, &more)) && more) {
        if (has_header) {
            err = read_agent(&t, n_columns);
            continue;
        }
        has_header = true;
        n_columns = t.csv.n_fields - 1;
        const char **names = rf__arena_alloc(&l->box->arena, (n_columns + 1) * sizeof *names);
        if (!names)
            err = RF_ERR_NOMEM;
        for (size_t i = 0; !err && i < n_columns; i++)
            if (!(names[i] = rf__table_text(&t, i + 1)))
                err = RF_ERR_NOMEM;
        l->box->s.agent_columns = names;
        l->box->s.n_agent_columns = (int32_t)n_columns;
    }
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}
