#include "three_camps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void write_text(const char *dir, const char *name, const char *text) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* People of the camps grow by 30, 20 and 10 a day. */
void write_data(const char *dir) {
    static const char *const names[] = {"total.csv", "a.csv", "b.csv", "c.csv"};
    static const int step[] = {60, 30, 20, 10};
    for (int i = 0; i < 4; i++) {
        char text[2048];
        int n = snprintf(text, sizeof text, "Date,count\n");
        for (int day = 0; day < N_DAYS; day++)
            n += snprintf(text + n, sizeof text - (size_t)n, "2020-%02d-%02d,%d\n",
                          day < 31 ? 1 : 2, day < 31 ? day + 1 : day - 30, step[i] * (day + 1));
        write_text(dir, names[i], text);
    }
    write_text(dir, "data_layout.csv",
               "total,total.csv\nCamp A,a.csv\nCamp B,b.csv\nCamp C,c.csv\n");
}

static void write_scenario(const char *dir) {
    char conflicts[1024];
    int n = snprintf(conflicts, sizeof conflicts, "#Day,Zone\n");
    for (int day = 0; day < N_DAYS; day++)
        n += snprintf(conflicts + n, sizeof conflicts - (size_t)n, "%d,1\n", day);
    write_text(dir, "conflicts.csv", conflicts);
    write_text(dir, "sim_period.csv", "StartDate,2020-01-01\nLength,40\n");
    write_text(dir, "locations.csv",
               "#name,region,country,lat,lon,location_type,conflict_date,population\n"
               "Zone,r,Here,1,1,conflict_zone,0,100000\n"
               "Town,r,Here,1,2,town,0,5000\n"
               "Camp A,r,There,1,3,camp,0,4000\n"
               "Camp B,r,There,2,3,camp,0,2000\n"
               "Camp C,r,There,3,3,camp,0,2000\n");
    write_text(dir, "routes.csv",
               "#name1,name2,distance,forced_redirection\n"
               "Zone,Town,300,0\nTown,Camp A,200,0\nTown,Camp B,500,0\nZone,Camp C,900,0\n");
    write_text(dir, "closures.csv", "#closure_type,name1,name2,start,end\n");
    write_data(dir);
}

int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    strcpy(f->dir, "/tmp/refuge-test-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    write_scenario(f->dir);
    assert_int_equal(rf_settings_new(&f->settings, RF_RULES_FLEE3), 0);
    assert_int_equal(rf_scenario_load(&f->scenario, f->dir, f->settings, NULL, NULL), 0);
    *state = f;
    return 0;
}

int tear_down(void **state) {
    fixture *f = *state;
    char command[128];
    rf_scenario_free(f->scenario);
    rf_settings_free(f->settings);
    snprintf(command, sizeof command, "rm -r '%s'", f->dir);
    int rc = system(command);
    free(f);
    return rc;
}

rf_ensemble *run(const fixture *f, rf_ensemble_options options) {
    rf_ensemble *e = NULL;
    if (!options.seed)
        options.seed = 7;
    assert_int_equal(rf_ensemble_run(&e, f->scenario, f->settings, &options), 0);
    return e;
}
