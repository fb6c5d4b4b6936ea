#include "cli/runs.h"

#include "cli/issue_list.h"
#include "cli/progress.h"
#include "cli/say.h"

static void tell_issues(const cli_inputs *in, const cli_args *args) {
    if (in->default_settings && in->scenario && !args->quiet)
        cli_say("%s has no simsetting.yml: default settings are used", args->subject);
    cli_issues_tell(in->issues, args->quiet ? RF_LEFT_OUT : RF_WARNING, args->subject);
}

static rf_err run(cli_runs *runs, const cli_args *args) {
    cli_progress progress;
    cli_progress_start(&progress, args->quiet);
    rf_ensemble_options options = {.seed = (uint64_t)args->seed,
                                   .n_runs = (int32_t)args->n_runs,
                                   .n_threads = (int32_t)args->n_threads,
                                   .n_days = args->n_days,
                                   .n_traced = (int32_t)args->n_traced,
                                   .ignore_capacity = args->ignore_capacity,
                                   .progress = cli_progress_step,
                                   .user = &progress};
    rf_err err = rf_ensemble_run(&runs->ensemble, runs->in.scenario, runs->in.settings, &options);
    cli_progress_end(&progress);
    return err;
}

/* Whoever has nowhere to flee from waits for a place with conflict and people: on the last day in
 * vain. */
static void tell_unplaced(cli_runs *runs, const cli_args *args) {
    const rf_ensemble *e = runs->ensemble;
    int32_t n_runs = rf_ensemble_n_runs(e);
    double mean = 0;
    for (int32_t run = 0; run < n_runs; run++)
        mean += (double)rf_ensemble_totals(e, run, rf_ensemble_n_days(e) - 1).unplaced / n_runs;
    if (!(mean > 0))
        return;
    rf_issues_add(runs->in.issues, RF_LEFT_OUT, "nowhere-to-flee-from", args->subject, 0, 0,
                  "By the data %.0f more people have fled by the last day%s, but no place with "
                  "people has had conflict since: they are left out.",
                  mean, n_runs > 1 ? " (mean of the runs)" : "");
    cli_issue_tell(rf_issues_get(runs->in.issues, rf_issues_count(runs->in.issues) - 1));
}

static int load(cli_inputs *in, const cli_args *args) {
    int status = cli_inputs_load(in, args);
    if (status)
        return status;
    tell_issues(in, args);
    if (in->scenario)
        return 0;
    size_t n = rf_issues_of(in->issues, RF_ERROR);
    cli_say("%s has %zu error%s and was not simulated", args->subject, n, n == 1 ? "" : "s");
    return CLI_FAILED;
}

/* A rank that can't read the folder must not leave the others waiting for its runs. The exit status
 * travels as a negative number, since the smallest one wins. */
static int agree(const rf__comm *comm, int status) {
    rf_err worst = rf__comm_agree(comm, -status);
    if (worst && !status)
        cli_say("another rank could not read the scenario");
    return worst < -CLI_ISSUES ? CLI_FAILED : -worst;
}

int cli_runs_make(cli_runs *ret, const cli_args *args) {
    *ret = (cli_runs){0};
    int status = agree(args->comm, load(&ret->in, args));
    if (status)
        return status;
    rf_err err = run(ret, args);
    if (err == RF_ERR_STOPPED)
        cli_say("interrupted; nothing was written");
    else if (err)
        cli_say_error(err, NULL);
    if (!err && rf_ensemble_is_root(ret->ensemble))
        tell_unplaced(ret, args);
    return err ? CLI_FAILED : 0;
}

int cli_runs_status(const cli_runs *runs) {
    return rf_issues_of(runs->in.issues, RF_LEFT_OUT) ? CLI_ISSUES : CLI_DONE;
}

void cli_runs_free(cli_runs *runs) {
    rf_ensemble_free(runs->ensemble);
    cli_inputs_free(&runs->in);
    runs->ensemble = NULL;
}

void cli_runs_title(const rf_ensemble *ensemble, FILE *to) {
    int32_t n = rf_ensemble_n_runs(ensemble);
    cli_put(to, rf_ensemble_scenario(ensemble)->name);
    long long n_days = rf_ensemble_n_days(ensemble);
    fprintf(to, ": %lld day%s, %d run%s, rules %s, seed %llu\n", n_days, n_days == 1 ? "" : "s", n,
            n == 1 ? "" : "s", rf_rules_name(rf_ensemble_settings(ensemble)->rules),
            (unsigned long long)rf_ensemble_seed(ensemble));
    int64_t hasten = rf_ensemble_settings(ensemble)->hasten;
    if (hasten > 1)
        fprintf(to, "Numbers are of simulated people; each stands for %lld.\n", (long long)hasten);
}
