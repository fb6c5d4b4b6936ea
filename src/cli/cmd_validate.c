#include "base/buf.h"
#include "cli/commands.h"
#include "cli/runs.h"
#include "cli/say.h"
#include "cli/table.h"

#include <math.h>
#include <string.h>

/* Every single number of a validation, as the table, CSV and JSON give it. */
typedef struct number {
    const char *kind, *name, *measure;
    double value;
} number;

/* Called for each number in order; kind "camp" has the place as name. */
typedef void (*number_fn)(void *user, const number *n);

static void each_error(number_fn fn, void *user, const char *kind, const char *name,
                       const rf_errors *e) {
    const char *const measures[] = {"ard", "ard_normal", "weighted"};
    const double values[] = {e->ard, e->ard_normal, e->weighted};
    for (int i = 0; i < 3; i++)
        fn(user, &(number){kind, name, measures[i], values[i]});
}

static void each_camp(number_fn fn, void *user, const char *name, const rf_camp_score *c) {
    const char *const measures[] = {"mean_observed", "mean_simulated", "mean_abs_error",
                                    "share_abs_error", "coverage"};
    const double values[] = {c->mean_observed, c->mean_simulated, c->mean_abs_error,
                             c->share_abs_error, c->coverage};
    for (int i = 0; i < 5; i++)
        fn(user, &(number){"camp", name, measures[i], values[i]});
}

static void each_number(const rf_validation *v, const rf_scenario *scenario, number_fn fn,
                        void *user) {
    each_error(fn, user, "error", "mean_of_runs", &v->mean_of_runs);
    each_error(fn, user, "error", "best_run", &v->best);
    each_error(fn, user, "error", "worst_run", &v->worst);
    each_error(fn, user, "error", "of_mean", &v->of_mean);
    each_error(fn, user, "error", "mean_after_day30", &v->mean_after30);
    for (int i = 0; i < RF_N_NAIVE; i++)
        each_error(fn, user, "naive", rf_naive_name((rf_naive)i), &v->naive[i]);
    const char *const mase[] = {"flat7", "flat30", "sloped7", "sloped30", "ratio7", "ratio30"};
    const double values[] = {v->mase.flat7,    v->mase.flat30, v->mase.sloped7,
                             v->mase.sloped30, v->mase.ratio7, v->mase.ratio30};
    for (int i = 0; i < 6; i++)
        fn(user, &(number){"mase", "of_mean", mase[i], values[i]});
    fn(user, &(number){"interval", "90%", "coverage", v->coverage});
    fn(user, &(number){"interval", "90%", "width", v->interval_width});
    for (int32_t i = 0; i < v->n_camps; i++)
        each_camp(fn, user, scenario->place[v->camp[i].place].name, &v->camp[i]);
}

static void add_value(rf__buf *buf, double value, const char *none) {
    if (isfinite(value))
        rf__buf_printf(buf, "%.10g", value);
    else
        rf__buf_str(buf, none);
}

/* ---- CSV ---- */

static void csv_number(void *user, const number *n) {
    rf__buf *buf = user;
    rf__buf_printf(buf, "%s,", n->kind);
    rf__buf_csv(buf, n->name);
    rf__buf_printf(buf, ",%s,", n->measure);
    add_value(buf, n->value, "");
    rf__buf_str(buf, "\n");
}

static rf_err add_csv(rf__buf *buf, const rf_validation *v, const rf_ensemble *ensemble) {
    char *provenance = NULL;
    rf_err err = rf_provenance(&provenance, ensemble);
    if (err)
        return err;
    rf__buf_str(buf, provenance);
    rf_free(provenance);
    rf__buf_printf(buf, "# verdict: %s\nkind,name,measure,value\n", v->verdict);
    each_number(v, rf_ensemble_scenario(ensemble), csv_number, buf);
    return RF_OK;
}

/* ---- JSON: {"error": {"of_mean": {"ard": 0.1, ...}, ...}, ...} ---- */

typedef struct json_state {
    rf__buf *buf;
    const char *kind, *name;
} json_state;

static void json_number(void *user, const number *n) {
    json_state *state = user;
    bool same_kind = state->kind && !strcmp(state->kind, n->kind);
    bool same_name = same_kind && !strcmp(state->name, n->name);
    if (same_name)
        rf__buf_str(state->buf, ",");
    else {
        if (same_kind)
            rf__buf_str(state->buf, "},\n  ");
        else {
            rf__buf_str(state->buf, state->kind ? "}},\n " : " ");
            rf__buf_json(state->buf, n->kind);
            rf__buf_str(state->buf, ":{\n  ");
        }
        rf__buf_json(state->buf, n->name);
        rf__buf_str(state->buf, ":{");
    }
    rf__buf_json(state->buf, n->measure);
    rf__buf_str(state->buf, ":");
    add_value(state->buf, n->value, "null");
    state->kind = n->kind;
    state->name = n->name;
}

static void add_json(rf__buf *buf, const rf_validation *v, const rf_ensemble *ensemble,
                     const cli_args *args) {
    rf__buf_str(buf, "{\"scenario\":");
    rf__buf_json(buf, rf_ensemble_scenario(ensemble)->name);
    rf__buf_printf(buf,
                   ",\"version\":\"%s\",\"rules\":\"%s\",\"seed\":%llu,\"runs\":%d,\"days\":%lld,"
                   "\"camps\":%d,\"ignore_capacity\":%s,\n \"verdict\":",
                   rf_version(), rf_rules_name(rf_ensemble_settings(ensemble)->rules),
                   (unsigned long long)rf_ensemble_seed(ensemble), v->n_runs, (long long)v->n_days,
                   v->n_camps, args->ignore_capacity ? "true" : "false");
    rf__buf_json(buf, v->verdict);
    rf__buf_str(buf, ",\n");
    json_state state = {.buf = buf};
    each_number(v, rf_ensemble_scenario(ensemble), json_number, &state);
    rf__buf_str(buf, "}}}\n");
}

/* ---- tables ---- */

static void error_row(cli_table *table, const char *name, const rf_errors *e) {
    char a[32], b[32], c[32];
    cli_table_cell(table, "%s", name);
    cli_table_cell(table, "%s", cli_ratio(a, e->ard, 4));
    cli_table_cell(table, "%s", cli_ratio(b, e->ard_normal, 4));
    cli_table_cell(table, "%s", cli_ratio(c, e->weighted, 4));
}

static rf_err print_errors(const rf_validation *v, FILE *to) {
    cli_table t;
    cli_table_start(&t, "lrrr");
    const char *const head[] = {"error", "rescaled", "normal", "weighted"};
    for (int i = 0; i < 4; i++)
        cli_table_cell(&t, "%s", head[i]);
    error_row(&t, "mean of the runs", &v->mean_of_runs);
    if (v->n_runs > 1) {
        error_row(&t, "best run", &v->best);
        error_row(&t, "worst run", &v->worst);
        error_row(&t, "of the runs' mean", &v->of_mean);
    }
    const char *const naive[RF_N_NAIVE] = {[RF_NAIVE_EQUAL] = "naive: equal shares",
                                           [RF_NAIVE_CAPACITY] = "naive: shares by capacity",
                                           [RF_NAIVE_DAY30] = "naive: shares of day 30, after it",
                                           [RF_NAIVE_PERSISTENCE] =
                                               "naive: shares of 30 days before"};
    for (int i = 0; i < RF_N_NAIVE; i++)
        error_row(&t, naive[i], &v->naive[i]);
    if (isfinite(v->mean_after30.ard))
        error_row(&t, "mean of the runs after day 30", &v->mean_after30);
    rf_err err = cli_table_print(&t, to);
    cli_table_free(&t);
    return err;
}

static rf_err print_mase(const rf_mase *m, FILE *to) {
    const struct {
        const char *name;
        double day7, day30;
    } rows[] = {{"day's value kept", m->flat7, m->flat30},
                {"grown in proportion to days", m->sloped7, m->sloped30},
                {"day's share of the total kept", m->ratio7, m->ratio30}};
    cli_table t;
    cli_table_start(&t, "lrr");
    cli_table_cell(&t, "mean absolute scaled error");
    cli_table_cell(&t, "day 7");
    cli_table_cell(&t, "day 30");
    for (int i = 0; i < 3; i++) {
        char a[32], b[32];
        cli_table_cell(&t, "%s", rows[i].name);
        cli_table_cell(&t, "%s", cli_ratio(a, rows[i].day7, 3));
        cli_table_cell(&t, "%s", cli_ratio(b, rows[i].day30, 3));
    }
    rf_err err = cli_table_print(&t, to);
    cli_table_free(&t);
    return err;
}

static rf_err print_camps(const rf_validation *v, const rf_scenario *scenario, FILE *to) {
    cli_table t;
    cli_table_start(&t, "lrrrrr");
    const char *const head[] = {"camp, mean over days", "data",  "simulated",
                                "off, rescaled",        "share", "in 90%"};
    for (int i = 0; i < 6; i++)
        cli_table_cell(&t, "%s", head[i]);
    for (int32_t i = 0; i < v->n_camps; i++) {
        const rf_camp_score *c = &v->camp[i];
        char a[32];
        cli_table_cell(&t, "%s", scenario->place[c->place].name);
        cli_table_cell(&t, "%s", cli_people(a, c->mean_observed));
        cli_table_cell(&t, "%s", cli_people(a, c->mean_simulated));
        cli_table_cell(&t, "%s", cli_people(a, c->mean_abs_error));
        cli_table_cell(&t, "%s", cli_ratio(a, c->share_abs_error, 3));
        cli_table_cell(&t, "%s", cli_ratio(a, c->coverage, 2));
    }
    rf_err err = cli_table_print(&t, to);
    cli_table_free(&t);
    return err;
}

static size_t count_issues(const rf_issues *issues, const char *code) {
    size_t n = 0;
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        n += !strcmp(rf_issues_get(issues, i)->code, code);
    return n;
}

static void print_leak(size_t n, bool ignored, FILE *to) {
    if (n == 0)
        return;
    fprintf(to,
            "%zu camp%s a capacity equal to the largest figure of the data, which gives the "
            "answer away%s.\n",
            n, n == 1 ? " has" : "s have",
            ignored ? "; capacities were ignored here" : ": --ignore-capacity scores without them");
}

static rf_err print_tables(const rf_validation *v, const cli_runs *runs, const cli_args *args) {
    cli_runs_title(runs->ensemble, stdout);
    fprintf(stdout, "%d camps with data\n\n", v->n_camps);
    rf_err err = print_errors(v, stdout);
    fputc('\n', stdout);
    if (!err && isfinite(v->mase.flat7)) {
        err = print_mase(&v->mase, stdout);
        fputc('\n', stdout);
    }
    if (!err)
        err = print_camps(v, runs->in.scenario, stdout);
    char a[32], b[32];
    if (!err && isfinite(v->coverage))
        printf("\nInside the runs' 90%% interval: %s of the camps' days; the interval's mean width "
               "is %s of the mean figure.\n",
               cli_ratio(a, v->coverage, 2), cli_ratio(b, v->interval_width, 2));
    printf("\n%s\n", v->verdict);
    if (count_issues(runs->in.issues, "data-end-early"))
        puts("The data end before the simulation does: later days are compared with the last "
             "figures.");
    print_leak(count_issues(runs->in.issues, "capacity-leaks-data"), args->ignore_capacity, stdout);
    return err;
}

static rf_err print_validation(const rf_validation *v, const cli_runs *runs, const cli_args *args) {
    if (!strcmp(args->format, "table"))
        return print_tables(v, runs, args);
    rf__buf buf = {0};
    rf_err err = RF_OK;
    if (!strcmp(args->format, "csv"))
        err = add_csv(&buf, v, runs->ensemble);
    else
        add_json(&buf, v, runs->ensemble, args);
    if (!err && buf.failed)
        err = RF_ERR_NOMEM;
    if (!err)
        fwrite(buf.bytes, 1, buf.n, stdout);
    rf__buf_free(&buf);
    return err;
}

int cli_validate(const cli_args *args) {
    cli_runs runs;
    int status = cli_runs_make(&runs, args);
    if (!status && rf_ensemble_is_root(runs.ensemble)) {
        rf_validation *validation = NULL;
        rf_err err = rf_validate(&validation, runs.ensemble);
        if (!err)
            err = print_validation(validation, &runs, args);
        rf_validation_free(validation);
        if (err)
            cli_say_error(err, NULL);
        status = err ? CLI_FAILED : cli_runs_status(&runs);
    }
    cli_runs_free(&runs);
    return status;
}
