#include "base/mem.h"
#include "base/outfile.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/runs.h"
#include "cli/say.h"
#include "cli/table.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- files ---- */

typedef rf_err (*write_step)(const cli_runs *runs, const char *path, rf_diag *diag);

static rf_err write_out(const cli_runs *runs, const char *path, rf_diag *diag) {
    return rf_write_out(runs->ensemble, 0, path, diag);
}
static rf_err write_summary(const cli_runs *runs, const char *path, rf_diag *diag) {
    return rf_write_summary(runs->ensemble, path, diag);
}
static rf_err write_links(const cli_runs *runs, const char *path, rf_diag *diag) {
    return rf_write_links(runs->ensemble, path, diag);
}
static rf_err write_agents(const cli_runs *runs, const char *path, rf_diag *diag) {
    return rf_write_agents(runs->ensemble, path, diag);
}
static rf_err write_run_file(const cli_runs *runs, const char *path, rf_diag *diag) {
    return rf_write_run_file(runs->ensemble, runs->in.issues, path, diag);
}

typedef struct result_file {
    const char *name;
    write_step step;
} result_file;

static const result_file result_files[] = {{"out.csv", write_out},
                                           {"summary.csv", write_summary},
                                           {"links.csv", write_links},
                                           {"agents.csv", write_agents},
                                           {"run.db", write_run_file}};
#define N_FILES (sizeof result_files / sizeof *result_files)

/* All files are written into a folder inside the one asked for and moved when the last one is
 * whole, so that a folder never holds files of two runs after a failure. */
typedef struct staging {
    const char *dir;
    char *inner;
    bool written[N_FILES];
} staging;

static rf_err write_one(staging *s, const cli_runs *runs, size_t i, rf_diag *diag) {
    if (cli_interrupted())
        return RF_ERR_STOPPED;
    char *path = rf__path_join(s->inner, result_files[i].name);
    if (!path)
        return RF_ERR_NOMEM;
    rf_err err = result_files[i].step(runs, path, diag);
    s->written[i] = !err;
    rf__free(path);
    return err;
}

static rf_err move_one(const staging *s, size_t i, rf_diag *diag) {
    char *from = rf__path_join(s->inner, result_files[i].name);
    char *to = rf__path_join(s->dir, result_files[i].name);
    rf_err err = from && to ? RF_OK : RF_ERR_NOMEM;
    if (!err && rename(from, to))
        err = rf_diag_set(diag, RF_ERR_IO, to, 0, 0, "could not be put in place: %s",
                          strerror(errno));
    rf__free(from);
    rf__free(to);
    return err;
}

/* Removes what was not moved. */
static void clear(const staging *s) {
    for (size_t i = 0; i < N_FILES; i++) {
        char *path = s->written[i] ? rf__path_join(s->inner, result_files[i].name) : NULL;
        if (path)
            unlink(path);
        rf__free(path);
    }
    rmdir(s->inner);
}

static rf_err write_files(const cli_runs *runs, const cli_args *args, rf_diag *diag) {
    staging s = {.dir = args->out_dir, .inner = rf__path_join(args->out_dir, ".partial")};
    if (!s.inner)
        return RF_ERR_NOMEM;
    rf_err err = rf__make_dir(s.inner, diag);
    for (size_t i = 0; !err && i < N_FILES; i++)
        if (result_files[i].step != write_agents || args->n_traced > 0)
            err = write_one(&s, runs, i, diag);
    for (size_t i = 0; !err && i < N_FILES; i++)
        if (s.written[i])
            err = move_one(&s, i, diag);
    clear(&s);
    rf__free(s.inner);
    return err;
}

/* ---- the table of the last day ---- */

static rf_err place_row(cli_table *table, const rf_ensemble *ensemble, rf_place_id place,
                        const char *name) {
    char a[32], b[32], c[32], d[32];
    int64_t day = rf_ensemble_n_days(ensemble) - 1;
    rf_summary s;
    rf_err err = rf_ensemble_summary(ensemble, day, place, &s);
    if (err)
        return err;
    cli_table_cell(table, "%s", name);
    cli_table_cell(table, "%s", cli_people(a, s.mean));
    if (rf_ensemble_n_runs(ensemble) > 1) {
        cli_table_cell(table, "%s", cli_people(b, s.q05));
        cli_table_cell(table, "%s", cli_people(c, s.q95));
    }
    bool has_data = rf_ensemble_has_data(ensemble, place);
    cli_table_cell(table, "%s",
                   has_data ? cli_people(d, (double)rf_ensemble_observed(ensemble, place, day))
                            : "-");
    return RF_OK;
}

static rf_err print_table(const rf_ensemble *ensemble) {
    const rf_scenario *scenario = rf_ensemble_scenario(ensemble);
    bool many = rf_ensemble_n_runs(ensemble) > 1;
    cli_table table;
    cli_table_start(&table, many ? "lrrrr" : "lrr");
    cli_table_cell(&table, "camp, last day");
    cli_table_cell(&table, many ? "mean" : "people");
    if (many) {
        cli_table_cell(&table, "5%%");
        cli_table_cell(&table, "95%%");
    }
    cli_table_cell(&table, "data");
    rf_err err = RF_OK;
    for (rf_place_id i = 0; !err && i < scenario->n_places; i++)
        if (rf_ensemble_is_camp(ensemble, i))
            err = place_row(&table, ensemble, i, scenario->place[i].name);
    if (!err)
        err = place_row(&table, ensemble, RF_ON_ROADS, "(on roads)");
    if (!err)
        err = place_row(&table, ensemble, RF_ALL_PEOPLE, "(all)");
    if (!err) {
        cli_runs_title(ensemble, stdout);
        err = cli_table_print(&table, stdout);
    }
    cli_table_free(&table);
    return err;
}

/* What goes to stdout: "" for nothing. */
static const char *format_of(const cli_args *args) {
    if (args->format)
        return args->format;
    if (isatty(STDOUT_FILENO))
        return "table";
    return args->out_dir ? "" : "csv";
}

static rf_err print_result(const cli_runs *runs, const cli_args *args) {
    const char *format = format_of(args);
    if (!*format)
        return RF_OK;
    int32_t run = rf_ensemble_n_runs(runs->ensemble) == 1 ? 0 : -1;
    rf_err err = !strcmp(format, "table") ? print_table(runs->ensemble)
                                          : rf_print_result(runs->ensemble, run, format, stdout);
    if (err && !ferror(stdout)) /* of a failed stdout main tells */
        cli_say_error(err, NULL);
    return err;
}

int cli_simulate(const cli_args *args) {
    if (args->n_traced > 0 && !args->out_dir) {
        cli_say("--trace writes agents.csv and needs --out DIR");
        return CLI_USAGE;
    }
    cli_runs runs;
    int status = cli_runs_make(&runs, args);
    if (!status && rf_ensemble_is_root(runs.ensemble)) {
        rf_diag diag = {0};
        rf_err err = args->out_dir ? write_files(&runs, args, &diag) : RF_OK;
        if (err == RF_ERR_STOPPED)
            cli_say("interrupted; nothing was written");
        else if (err)
            cli_say_error(err, &diag);
        if (!err)
            err = print_result(&runs, args);
        status = err ? CLI_FAILED : cli_runs_status(&runs);
    }
    cli_runs_free(&runs);
    return status;
}
