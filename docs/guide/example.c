/* A complete program on librefuge: loads a scenario folder, simulates it day by day and prints how
 * many people each camp holds, every 30 days and on the last day, beside what the data say.
 *
 *     cc example.c $(pkg-config --cflags --libs --static refuge) -o example
 *     ./example data/scenarios/idlib2019
 */
#include <refuge/refuge.h>

#include <stdio.h>

#define DAYS_BETWEEN 30

static void print_issues(const rf_issues *issues) {
    for (size_t i = 0; i < rf_issues_count(issues); i++) {
        const rf_issue *issue = rf_issues_get(issues, i);
        fprintf(stderr, "%s:%u:%u: %s: %s [%s]\n", issue->path, issue->line, issue->column,
                rf_severity_name(issue->severity), issue->message, issue->code);
    }
}

/* Flee's rules, and the scenario's own simsetting.yml where it has one. */
static rf_err load_settings(rf_settings **ret, const char *dir, rf_issues *issues, rf_diag *diag) {
    rf_settings *settings;
    char *path;
    rf_err err = rf_settings_new(&settings, RF_RULES_FLEE3);
    if (err)
        return err;
    err = rf_scenario_settings_path(&path, dir);
    if (!err) {
        err = rf_settings_load(settings, path, issues, diag);
        rf_free(path);
    } else if (err == RF_ERR_NOT_FOUND)
        err = RF_OK; /* the defaults do */
    if (err)
        rf_settings_free(settings);
    else
        *ret = settings;
    return err;
}

static void print_day(const rf_sim *sim, const rf_scenario *scenario) {
    int64_t day = rf_sim_day(sim) - 1;
    char date[11];
    rf_date_format(scenario->start + (rf_date)day, date);
    for (rf_place_id i = 0; i < scenario->n_places; i++)
        if (rf_sim_is_camp(sim, i))
            printf("%s,%s,%lld,%lld\n", date, scenario->place[i].name, (long long)rf_sim_at(sim, i),
                   (long long)rf_sim_observed(sim, i, day));
}

static rf_err simulate(const rf_scenario *scenario, const rf_settings *settings) {
    rf_sim *sim;
    rf_err err = rf_sim_new(&sim, scenario, settings, &(rf_sim_options){.seed = 1});
    if (err)
        return err;
    puts("date,camp,simulated,observed");
    while (!err && rf_sim_day(sim) < rf_sim_n_days(sim)) {
        err = rf_sim_step(sim);
        int64_t day = rf_sim_day(sim);
        if (!err && (day % DAYS_BETWEEN == 0 || day == rf_sim_n_days(sim)))
            print_day(sim, scenario);
    }
    rf_sim_free(sim);
    return err;
}

int main(int argc, char **argv) {
    rf_issues *issues = NULL;
    rf_settings *settings = NULL;
    rf_scenario *scenario = NULL;
    rf_diag diag = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: %s SCENARIO\n", argv[0]);
        return 2;
    }
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = load_settings(&settings, argv[1], issues, &diag);
    if (!err)
        err = rf_scenario_load(&scenario, argv[1], settings, issues, &diag);
    if (!err)
        err = rf_scenario_check(scenario, settings, 0, issues);
    print_issues(issues);
    if (!err)
        err = simulate(scenario, settings);
    if (err)
        fprintf(stderr, "%s%s%s\n", diag.path, *diag.path ? ": " : "",
                *diag.message ? diag.message : rf_strerror(err));
    rf_scenario_free(scenario);
    rf_settings_free(settings);
    rf_issues_free(issues);
    return err ? 1 : 0;
}
