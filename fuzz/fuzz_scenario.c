/* A whole scenario: the input is cut at lines "== FILE" into the files of a folder, which is loaded,
 * checked and simulated for three days. Whatever it holds, people are conserved. */
#include "refuge/run.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "sim_period.csv",   "locations.csv",        "routes.csv",
    "closures.csv",     "conflicts.csv",        "data_layout.csv",
    "a.csv",            "b.csv",                "flood_level.csv",
    "major_routes.csv", "location_changes.csv", "region_attributes_IPC.csv",
    "agents.csv",       "demographics_age.csv", "demographics_ethnicity.csv",
    "simsetting.yml",   "registration_corrections.csv"};
enum { N_NAMES = sizeof names / sizeof *names };

static char folder[64];

static void clean_up(void) {
    char path[128];
    for (int i = 0; i < N_NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void begin(void) {
    if (*folder)
        return;
    strcpy(folder, access("/dev/shm", W_OK) ? "/tmp/refuge-fuzz-XXXXXX"
                                             : "/dev/shm/refuge-fuzz-XXXXXX");
    if (!mkdtemp(folder))
        abort();
    atexit(clean_up);
}

static void write_file(const char *name, const uint8_t *bytes, size_t n) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
        abort();
    close(fd);
}

/* Which of the names a line "== FILE" gives, or -1. */
static int heading(const uint8_t *line, size_t n) {
    if (n < 4 || memcmp(line, "== ", 3))
        return -1;
    for (int i = 0; i < N_NAMES; i++)
        if (n - 3 == strlen(names[i]) && !memcmp(line + 3, names[i], n - 3))
            return i;
    return -1;
}

static void split(const uint8_t *data, size_t size) {
    clean_up();
    if (mkdir(folder, 0700))
        abort();
    int file = -1;
    size_t start = 0;
    for (size_t at = 0; at < size;) {
        const uint8_t *end = memchr(data + at, '\n', size - at);
        size_t line = end ? (size_t)(end - data) - at : size - at;
        int next = heading(data + at, line);
        if (next >= 0) {
            if (file >= 0)
                write_file(names[file], data + start, at - start);
            file = next;
            start = at + line + (end != NULL);
        }
        at += line + (end != NULL);
    }
    if (file >= 0)
        write_file(names[file], data + start, size - start);
}

static void simulate(const rf_scenario *s, const rf_settings *settings) {
    rf_sim *sim;
    rf_sim_options options = {.seed = 1, .n_days = s->n_days < 3 ? s->n_days : 3, .n_traced = 2};
    rf_err err = rf_sim_new(&sim, s, settings, &options);
    if (err)
        return;
    while (rf_sim_day(sim) < rf_sim_n_days(sim) && !rf_sim_step(sim)) {
        int64_t n = 0;
        for (rf_place_id p = 0; p < s->n_places; p++) {
            if (rf_sim_at(sim, p) < 0)
                abort();
            n += rf_sim_at(sim, p);
        }
        for (rf_road_id r = 0; r < s->n_roads; r++)
            n += rf_sim_on_road(sim, r, false) + rf_sim_on_road(sim, r, true);
        if (n != rf_sim_sum(sim).people)
            abort();
    }
    rf_sim_free(sim);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    rf_settings *settings = NULL;
    rf_issues *issues = NULL;
    rf_scenario *s = NULL;
    rf_diag diag;
    char *yaml = NULL;
    if (size > 16384)
        return 0;
    begin();
    split(data, size);
    if (rf_settings_new(&settings, size % 2 ? RF_RULES_FLEE3 : RF_RULES_REFUGE) ||
        rf_issues_new(&issues))
        abort();
    rf_err err = rf_scenario_settings_path(&yaml, folder);
    if (!err)
        err = rf_settings_load(settings, yaml, issues, &diag);
    rf_free(yaml);
    size_t errors = rf_issues_of(issues, RF_ERROR);
    err = rf_scenario_load(&s, folder, settings, issues, &diag);
    if (err == RF_ERR_SCENARIO && rf_issues_of(issues, RF_ERROR) == errors)
        abort(); /* refused without a reason */
    if (!err && !rf_scenario_check(s, settings, 0, issues))
        simulate(s, settings);
    rf_scenario_free(s);
    rf_issues_free(issues);
    rf_settings_free(settings);
    return 0;
}
