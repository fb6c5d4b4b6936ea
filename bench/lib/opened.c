#include "opened.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void must(rf_err err, const rf_diag *diag) {
    if (err == RF_OK)
        return;
    fprintf(stderr, "bench: %s %s\n", rf_strerror(err), diag ? diag->message : "");
    exit(1);
}

static void set_one(rf_settings *settings, const char *text) {
    char key[128];
    const char *value = strchr(text, '=');
    if (!value || (size_t)(value - text) >= sizeof key) {
        fprintf(stderr, "bench: not KEY=VALUE: %s\n", text);
        exit(2);
    }
    snprintf(key, sizeof key, "%.*s", (int)(value - text), text);
    rf_diag diag = {0};
    must(rf_settings_set(settings, key, value + 1, &diag), &diag);
}

static void print_errors(const rf_issues *issues) {
    for (size_t i = 0; i < rf_issues_count(issues); i++) {
        const rf_issue *issue = rf_issues_get(issues, i);
        if (issue->severity == RF_ERROR)
            fprintf(stderr, "bench: %s:%u: %s\n", issue->path, issue->line, issue->message);
    }
}

opened open_scenario(const char *dir, const char *settings_path, int n_set, char *const *set) {
    opened o = {0};
    rf_diag diag = {0};
    must(rf_issues_new(&o.issues), NULL);
    must(rf_settings_new(&o.settings, RF_RULES_FLEE3), NULL);
    must(rf_settings_load(o.settings, settings_path, o.issues, &diag), &diag);
    for (int i = 0; i < n_set; i++)
        set_one(o.settings, set[i]);
    rf_err err = rf_scenario_load(&o.scenario, dir, o.settings, o.issues, &diag);
    if (err == RF_ERR_SCENARIO)
        print_errors(o.issues);
    must(err, &diag);
    return o;
}

void close_scenario(opened *o) {
    rf_scenario_free(o->scenario);
    rf_settings_free(o->settings);
    rf_issues_free(o->issues);
}

double cpu_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

double peak_mb(void) {
    /* Not getrusage: its figure includes the program that this one was started from. */
    FILE *f = fopen("/proc/self/status", "r");
    char line[256];
    long kb = 0;
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "VmHWM: %ld", &kb) == 1)
            break;
    if (f)
        fclose(f);
    return (double)kb / 1024;
}
