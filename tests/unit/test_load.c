#include "kit.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define PLACES                                                                                     \
    "#name,region,country,lat,lon,location_type,conflict_date,population,hdi\n"                    \
    "A,north,X,1.5,2.5,conflict_zone,0,1000,0.5\n"                                                 \
    "B,north,X,2,3,town,,200\n"                                                                    \
    "C,south,Y,3,4,camp,,5000,0.7\n"
#define ROADS "#name1,name2,distance,forced_redirection\nA,B,100,0\nB,C,200.5,\n"
#define CONFLICTS "#Day,A,B\n0,1,0\n1,1,0.5\n"

static int set_up(void **state) {
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "sim_period.csv", "StartDate,2020-01-01\nLength,2\n");
    kit_file(k, "locations.csv", PLACES);
    kit_file(k, "routes.csv", ROADS);
    kit_file(k, "conflicts.csv", CONFLICTS);
    kit_file(k, "data_layout.csv", "total,refugees.csv\nC,c.csv\n");
    kit_file(k, "c.csv", "2020-01-01,10\n2020-01-03,30\n");
    *state = k;
    return 0;
}

static int tear_down(void **state) {
    kit_free(*state);
    return 0;
}

static bool same(double a, double b) { return fabs(a - b) < 1e-9; }

static void a_sound_folder_loads_without_issues(void **state) {
    kit *k = *state;
    kit_load(k);
    for (size_t i = 0; i < rf_issues_count(k->issues); i++)
        print_message("%s\n", rf_issues_get(k->issues, i)->message);
    assert_int_equal(rf_issues_count(k->issues), 0);
    const rf_scenario *s = k->scenario;
    assert_int_equal(s->n_places, 3);
    assert_int_equal(s->n_roads, 2);
    assert_int_equal(s->n_days, 2);
    assert_int_equal(s->n_series, 2);
    assert_string_equal(s->place[0].name, "A");
    assert_int_equal(s->place[0].kind, RF_PLACE_CONFLICT);
    assert_int_equal(s->place[0].people, 1000);
    assert_true(same(s->place[0].column3, 1.5) && same(s->place[0].column4, 2.5));
    assert_string_equal(rf_place_attribute(&s->place[0], "hdi"), "0.5");
    assert_null(rf_place_attribute(&s->place[1], "hdi"));
    assert_string_equal(rf_place_attribute(&s->place[2], "hdi"), "0.7");
    assert_true(same(s->road[1].dist_km, 200.5));
    assert_int_equal(s->place[2].line, 4);
    assert_int_equal(s->conflicts.n_days, 2);
    assert_true(same(s->conflicts.value[3], 0.5));
    assert_int_equal(s->series[1].place, 2);
    assert_int_equal(s->series[1].file[0].point[1].day, 2);
    assert_int_equal(rf_scenario_find(s, "C"), 2);
    assert_int_equal(rf_scenario_find(s, "c"), RF_NONE);
    bool found = false;
    for (int32_t i = 0; i < s->n_inputs; i++)
        if (!strcmp(s->input[i].path, "c.csv")) {
            found = true;
            assert_int_equal(strlen(s->input[i].sha256), 64);
        }
    assert_true(found);
}

/* One bad row at a time: what is said, and where. */
static const struct bad_row {
    const char *file, *text, *code;
    uint32_t line, column;
    rf_severity severity;
} bad_rows[] = {
    {"sim_period.csv", "StartDate,01/02/2020\nLength,2\n", "bad-date", 1, 11, RF_ERROR},
    {"sim_period.csv", "StartDate,2020-01-01\nLength,two\n", "bad-number", 2, 8, RF_ERROR},
    {"sim_period.csv", "StartDate,2020-01-01\nLength,0\n", "number-out-of-range", 2, 8, RF_ERROR},
    {"sim_period.csv", "StartDate,2020-01-01\nLength,-5\n", "number-out-of-range", 2, 8, RF_ERROR},
    {"sim_period.csv", "StartDate,2020-01-01\n", "missing-row", 0, 0, RF_ERROR},
    {"sim_period.csv", "Length,2\n", "missing-row", 0, 0, RF_ERROR},
    {"sim_period.csv", "StartDate,2020-01-01\nLength,2\nEnd,3\n", "unknown-row", 3, 1, RF_LEFT_OUT},
    {"locations.csv", PLACES "A,n,X,1,2,town,,5\n", "duplicate-place", 5, 1, RF_ERROR},
    {"locations.csv", PLACES "D,n,X,1,2\n", "short-row", 5, 1, RF_ERROR},
    {"locations.csv", PLACES ",n,X,1,2,town,,5\n", "short-row", 5, 1, RF_ERROR},
    {"locations.csv", PLACES "D,n,X,one,2,town,,5\n", "bad-coordinate", 5, 7, RF_WARNING},
    {"locations.csv", PLACES "D,n,X,1,2,village,,5\n", "unknown-location-type", 5, 11, RF_WARNING},
    {"locations.csv", PLACES "D,n,X,1,2,town,,\"22,849\"\n", "bad-number", 5, 17, RF_ERROR},
    {"locations.csv", PLACES "D,n,X,1,2,town,,-4\n", "number-out-of-range", 5, 17, RF_ERROR},
    {"locations.csv", PLACES "D,n,X,1,2,town,,4.5\n", "fraction", 5, 17, RF_WARNING},
    {"locations.csv", PLACES "D,n,X,1,2,conflict,soon,4\n", "bad-number", 5, 20, RF_ERROR},
    {"locations.csv", PLACES "name,region,country,lat,lon,location_type,d,p\n",
     "header-without-hash", 5, 1, RF_ERROR},
    {"locations.csv", "#nothing\n", "no-places", 0, 0, RF_ERROR},
    {"locations.csv", PLACES "\"D\n", "not-csv", 5, 1, RF_ERROR},
    {"routes.csv", ROADS "A,Bb,5,0\n", "unknown-place", 4, 3, RF_ERROR},
    {"routes.csv", ROADS "Z,B,5,0\n", "unknown-place", 4, 1, RF_ERROR},
    {"routes.csv", ROADS "A,C\n", "short-row", 4, 1, RF_ERROR},
    {"routes.csv", ROADS "A,C,far,0\n", "bad-number", 4, 5, RF_ERROR},
    {"routes.csv", ROADS "A,C,,0\n", "bad-number", 4, 5, RF_ERROR},
    {"routes.csv", ROADS "A,C,-7,0\n", "number-out-of-range", 4, 5, RF_ERROR},
    {"routes.csv", ROADS "A,C,7,3\n", "bad-redirection", 4, 7, RF_WARNING},
    {"routes.csv", ROADS "A,A,7,0\n", "road-to-itself", 4, 3, RF_LEFT_OUT},
    {"closures.csv", "tunnel,A,B,0,1\n", "unknown-closure", 1, 1, RF_LEFT_OUT},
    {"closures.csv", "#x\ncountry,X,Z,0,1\n", "unknown-country", 2, 11, RF_LEFT_OUT},
    {"closures.csv", "location,Q,,0,1\n", "unknown-place", 1, 10, RF_LEFT_OUT},
    {"closures.csv", "link,A,Q,0,1\n", "unknown-place", 1, 8, RF_LEFT_OUT},
    {"closures.csv", "link,A,B,0\n", "short-row", 1, 1, RF_ERROR},
    {"closures.csv", "link,A,B,first,1\n", "bad-number", 1, 10, RF_ERROR},
    {"closures.csv", "link,A,B,5,4\n", "closure-ends-first", 1, 12, RF_WARNING},
    {"location_changes.csv", "Q,town,1\n", "unknown-place", 1, 1, RF_LEFT_OUT},
    {"location_changes.csv", "A,village,1\n", "unknown-location-type", 1, 3, RF_LEFT_OUT},
    {"location_changes.csv", "A,town,x\n", "bad-number", 1, 8, RF_ERROR},
    {"conflicts.csv", "#Day,A,Q\n0,1,0\n1,1,0\n", "unknown-place", 1, 8, RF_LEFT_OUT},
    {"conflicts.csv", "#Day,A,A\n0,1,0\n1,1,0\n", "duplicate-column", 1, 8, RF_ERROR},
    {"conflicts.csv", "#Day,A\n0,1\n1,x\n", "bad-number", 3, 3, RF_ERROR},
    {"conflicts.csv", "#Day,A\n0,1\n1,-1\n", "number-out-of-range", 3, 3, RF_ERROR},
    {"conflicts.csv", "#Day,A\n0,1\n1,\n", "empty-cell", 3, 3, RF_WARNING},
    {"conflicts.csv", "#Day,A\n0,1\n5,1\n", "days-missing", 3, 1, RF_WARNING},
    {"conflicts.csv", "", "empty-file", 0, 0, RF_ERROR},
    {"data_layout.csv", "total,refugees.csv\nC,none.csv\n", "missing-file", 0, 0, RF_ERROR},
    {"data_layout.csv", "total,refugees.csv\nC,c.csv\nC,c.csv\n", "duplicate-place", 3, 1, RF_ERROR},
    {"data_layout.csv", "total,refugees.csv\nC,\n", "short-row", 2, 1, RF_ERROR},
    {"data_layout.csv", "total,refugees.csv\nC\n", "short-row", 2, 1, RF_ERROR},
    {"data_layout.csv", "total,refugees.csv\nQ,c.csv\n", "data-without-place", 2, 1, RF_WARNING},
    {"data_layout.csv", "C,c.csv\n", "no-total", 1, 1, RF_WARNING},
    {"c.csv", "2020-01-01,10\n1.2.2020,20\n", "bad-date", 2, 1, RF_ERROR},
    {"c.csv", "2020-01-01,10\n2020-01-02,\"1,000\"\n", "bad-number", 2, 12, RF_ERROR},
    {"c.csv", "2020-01-01,-10\n", "number-out-of-range", 1, 12, RF_ERROR},
    {"c.csv", "2020-01-05,10\n2020-01-02,20\n", "dates-out-of-order", 2, 1, RF_WARNING},
    {"c.csv", "2020-01-01,10\n2020-01-01,20\n", "date-twice", 2, 1, RF_WARNING},
    {"c.csv", "Date,n\n", "empty-file", 0, 0, RF_ERROR},
    {"registration_corrections.csv", "Q,2020-01-03\n", "unknown-place", 1, 1, RF_LEFT_OUT},
    {"registration_corrections.csv", "C,2020-01-02\n", "correction-without-data", 1, 3, RF_LEFT_OUT},
    {"registration_corrections.csv", "C,January\n", "bad-date", 1, 3, RF_ERROR},
    {"region_attributes_IPC.csv", "#Day,west\n0,1\n5,1\n", "unknown-region", 1, 6, RF_LEFT_OUT},
    {"region_attributes_IPC.csv", "#Day,north\n0,101\n5,1\n", "number-out-of-range", 2, 3, RF_ERROR},
    {"demographics_age.csv", "age,All\n1,1\n", "no-default", 1, 5, RF_ERROR},
    {"demographics_age.csv", "age,Default,Q\n1,1,1\n", "unknown-place", 1, 13, RF_LEFT_OUT},
    {"demographics_age.csv", "age,Default\n1,x\n", "bad-number", 2, 3, RF_ERROR},
    {"demographics_age.csv", "age,Default\n1,0\n", "empty-column", 1, 0, RF_ERROR},
    {"demographics_age.csv", "age,Default\n", "empty-file", 0, 0, RF_ERROR},
};

static void each_problem_is_told_with_its_file_line_and_column(void **state) {
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof bad_rows / sizeof *bad_rows; i++) {
        void *mine;
        const struct bad_row *b = &bad_rows[i];
        set_up(&mine);
        kit *k = mine;
        kit_file(k, b->file, b->text);
        rf_err err = kit_try_load(k);
        const rf_issue *issue = kit_issue(k, b->code, NULL);
        bool good = issue && issue->line == b->line && issue->column == b->column &&
                    issue->severity == b->severity &&
                    err == (b->severity == RF_ERROR ? RF_ERR_SCENARIO : RF_OK);
        if (good && strcmp(b->code, "missing-file"))
            good = kit_issue(k, b->code, b->file) != NULL;
        if (!good) {
            wrong++;
            print_message("%s with %s: wanted %s %u:%u, err %d\n", b->file, b->text, b->code,
                          b->line, b->column, err);
            for (size_t n = 0; n < rf_issues_count(k->issues); n++) {
                const rf_issue *got = rf_issues_get(k->issues, n);
                print_message("   %s %u:%u %s %s\n", rf_severity_name(got->severity), got->line,
                              got->column, got->code, got->message);
            }
        }
        kit_free(k);
    }
    assert_int_equal(wrong, 0);
}

static void all_problems_are_told_at_once(void **state) {
    kit *k = *state;
    kit_file(k, "locations.csv", PLACES "A,n,X,1,2,town,,5\nE,n,X,1,2,town,,many\n");
    kit_file(k, "routes.csv", ROADS "A,Q,1,0\nA,B,long,0\n");
    kit_file(k, "c.csv", "2020-13-01,1\n2020-01-01,x\n");
    assert_int_equal(kit_try_load(k), RF_ERR_SCENARIO);
    assert_int_equal(rf_issues_of(k->issues, RF_ERROR), 6);
}

static void a_file_that_is_needed_and_missing_is_named(void **state) {
    kit *k = *state;
    static const char *const needed[] = {"sim_period.csv", "locations.csv", "routes.csv"};
    for (size_t i = 0; i < 3; i++) {
        unlink(folder_path(&k->dir, needed[i]));
        assert_int_equal(kit_try_load(k), RF_ERR_SCENARIO);
        const rf_issue *issue = kit_issue(k, "missing-file", needed[i]);
        assert_non_null(issue);
        assert_int_equal(issue->severity, RF_ERROR);
    }
    rf_scenario *none = NULL;
    assert_int_equal(rf_scenario_load(&none, "/no/such/folder", k->settings, k->issues, &k->diag),
                     RF_ERR_NOT_FOUND);
    assert_null(none);
}

static void files_that_may_be_missing_are_warnings(void **state) {
    kit *k = *state;
    static const char *const optional[] = {"closures.csv", "conflicts.csv", "data_layout.csv"};
    for (size_t i = 0; i < 3; i++) {
        unlink(folder_path(&k->dir, optional[i]));
        assert_int_equal(kit_try_load(k), 0);
        assert_int_equal(kit_issue(k, "missing-file", optional[i])->severity, RF_WARNING);
    }
}

/* The list may hold issues already: of the settings, or of this very folder. */
static void a_broken_folder_fails_however_often_it_is_loaded(void **state) {
    kit *k = *state;
    kit_file(k, "routes.csv", "A,Q,1,0\n");
    rf_scenario *s = NULL;
    assert_int_equal(rf_scenario_load(&s, k->dir.path, k->settings, k->issues, NULL),
                     RF_ERR_SCENARIO);
    assert_int_equal(rf_scenario_load(&s, k->dir.path, k->settings, k->issues, NULL),
                     RF_ERR_SCENARIO);
    assert_null(s);
}

static void an_error_noted_before_hides_no_missing_row(void **state) {
    kit *k = *state;
    kit_file(k, "sim_period.csv", "StartDate,2020-01-01\n");
    rf_issues_add(k->issues, RF_ERROR, "other", "other", 1, 1, "An error of something else.");
    rf_scenario *s = NULL;
    assert_int_equal(rf_scenario_load(&s, k->dir.path, k->settings, k->issues, NULL),
                     RF_ERR_SCENARIO);
    rf_scenario_free(s);
}

static void a_length_that_is_empty_or_absurd_is_an_error(void **state) {
    kit *k = *state;
    static const char *const texts[] = {"StartDate,2020-01-01\nLength,\n",
                                        "StartDate,2020-01-01\nLength\n",
                                        "StartDate,2020-01-01\nLength,999999999999\n",
                                        "StartDate,2020-01-01\nLength,1e14\n"};
    for (size_t i = 0; i < 4; i++) {
        kit_file(k, "sim_period.csv", texts[i]);
        rf_err err = kit_try_load(k);
        if (!err)
            print_message("accepted: %s -> %lld days\n", texts[i], (long long)k->scenario->n_days);
        assert_int_equal(err, RF_ERR_SCENARIO);
        assert_true(kit_issue(k, NULL, "sim_period.csv") != NULL);
    }
}

static void a_comment_line_does_not_take_the_columns_names_away(void **state) {
    kit *k = *state;
    kit_file(k, "locations.csv",
             "#name,region,country,lat,lon,location_type,conflict_date,population,hdi\n"
             "A,north,X,1.5,2.5,conflict_zone,0,1000,0.5\n"
             "# neighbours\nB,north,X,2,3,town,,200,0.6\nC,south,Y,3,4,camp,,5000,0.7\n");
    kit_file(k, "routes.csv",
             "#name1,name2,distance,forced_redirection,max_move_speed\nA,B,100,0,50\n"
             "#across the border\nB,C,200,0,60\n");
    kit_load(k);
    assert_string_equal(rf_place_attribute(&k->scenario->place[0], "hdi"), "0.5");
    assert_non_null(rf_place_attribute(&k->scenario->place[1], "hdi"));
    assert_string_equal(rf_place_attribute(&k->scenario->place[1], "hdi"), "0.6");
    assert_true(same(k->scenario->road[0].max_move_speed, 50));
    assert_true(same(k->scenario->road[1].max_move_speed, 60));
}

static void types_are_found_inside_longer_words(void **state) {
    kit *k = *state;
    kit_file(k, "locations.csv",
             "A,r,X,0,0,Conflict_Zone,0,1\nB,r,X,0,0,town,,1\nC,r,X,0,0,refugee CAMP,,1\n"
             "D,r,X,0,0,idpcamp,,1\nE,r,X,0,0,forwarding_hub,,1\nF,r,X,0,0,marker,,1\n"
             "G,r,X,0,0,flood_zone,,1\nH,r,X,0,0,default,,1\nI,r,X,0,0,camp_idp,,1\n"
             "J,r,X,0,0,conflict_camp,,1\n");
    kit_load(k);
    static const rf_place_kind kinds[] = {RF_PLACE_CONFLICT, RF_PLACE_TOWN,       RF_PLACE_CAMP,
                                          RF_PLACE_IDP_CAMP, RF_PLACE_FORWARD,    RF_PLACE_MARKER,
                                          RF_PLACE_FLOOD_ZONE, RF_PLACE_TOWN, RF_PLACE_IDP_CAMP,
                                          RF_PLACE_CAMP};
    for (int i = 0; i < 10; i++)
        assert_int_equal(k->scenario->place[i].kind, kinds[i]);
}

static void folders_inside_are_used_where_they_are(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_FLEE3);
    kit_file(k, "input_csv/sim_period.csv", "startdate,2020-1-1\nLENGTH,9\n");
    kit_file(k, "input_csv/locations.csv", PLACES);
    kit_file(k, "input_csv/routes.csv", ROADS);
    kit_file(k, "source_data/data_layout.csv", "total,t.csv\n");
    kit_file(k, "source_data/t.csv", "2020-01-01,5\n");
    kit_file(k, "SOURCES.md", "From people.\n");
    kit_file(k, "simsetting.yml", "");
    kit_load(k);
    assert_int_equal(k->scenario->n_days, 9);
    assert_string_equal(k->scenario->sources, "From people.\n");
    char *path;
    assert_int_equal(rf_scenario_settings_path(&path, k->dir.path), 0);
    assert_string_equal(path, folder_path(&k->dir, "simsetting.yml"));
    rf_free(path);
    kit_free(k);
}

static void the_last_part_of_the_path_is_the_name(void **state) {
    kit *k = *state;
    char path[300];
    snprintf(path, sizeof path, "%s///", k->dir.path);
    assert_int_equal(rf_scenario_load(&k->scenario, path, k->settings, k->issues, &k->diag), 0);
    assert_string_equal(k->scenario->name, strrchr(k->dir.path, '/') + 1);
    bool found = false;
    for (int32_t i = 0; i < k->scenario->n_inputs; i++)
        found |= !strcmp(k->scenario->input[i].path, "c.csv");
    assert_true(found);
}

static void wide_gaps_between_days_do_not_fill_the_memory(void **state) {
    (void)state;
    kit *k = kit_new(RF_RULES_REFUGE);
    kit_file(k, "locations.csv", PLACES);
    kit_file(k, "routes.csv", ROADS);
    static char text[6000];
    size_t n = (size_t)sprintf(text, "#Day,A\n");
    for (int i = 0; i < 200; i++)
        n += (size_t)sprintf(text + n, "%d,1\n", i * 90000);
    kit_file(k, "conflicts.csv", text);
    rf_err err = kit_try_load(k);
    if (!err)
        assert_true(k->scenario->conflicts.n_days <= 200000);
    kit_free(k);
}

static void missing_days_repeat_the_day_before_or_count_as_rows(void **state) {
    kit *k = *state;
    kit_file(k, "conflicts.csv", "#Day,A\n0,0.5\n3,0\n");
    kit_load(k);
    assert_int_equal(k->scenario->conflicts.n_days, 2);
    kit_set(k, "quirk_rows_are_days", "false");
    kit_load(k);
    assert_int_equal(k->scenario->conflicts.n_days, 4);
    assert_true(same(k->scenario->conflicts.value[2], 0.5));
    assert_true(same(k->scenario->conflicts.value[3], 0));
}

static void a_file_that_two_camps_share_is_one_input(void **state) {
    kit *k = *state;
    kit_file(k, "locations.csv", PLACES "D,south,Y,3,5,camp,,5000,0.7\n");
    kit_file(k, "routes.csv", ROADS "B,D,200\n");
    kit_file(k, "data_layout.csv", "total,c.csv\nC,c.csv\nD,c.csv\n");
    kit_load(k);
    int n = 0;
    for (int32_t i = 0; i < k->scenario->n_inputs; i++)
        n += !strcmp(k->scenario->input[i].path, "c.csv");
    assert_int_equal(n, 1);
}

static void odd_files_do_not_crash(void **state) {
    kit *k = *state;
    static const char *const files[] = {
        "sim_period.csv", "locations.csv",     "routes.csv",      "closures.csv",
        "conflicts.csv",  "data_layout.csv",   "c.csv",           "region_attributes_IPC.csv",
        "agents.csv",     "flood_level.csv",   "major_routes.csv", "location_changes.csv",
        "demographics_age.csv", "registration_corrections.csv", "demographics_.x.csv"};
    static const char *const texts[] = {"", "\n", ",", ",,,,,,,,,\n", "#", "#,\n,\n", "\"", "\"\"\n",
                                        "a\n", "\xEF\xBB\xBF", "\xff\xfe\n", "A,A,A,A,A,A,A,A,A\n",
                                        "1,1,1,1,1,1,1,1\n1,1,1\n", "#x\n#y,z\n\n\nA,B,C\n",
                                        "A\r\rB,1e308\r\n", "A,,,,,camp,,\n"};
    kit_set(k, "read_from_agents_csv_file", "true");
    kit_set(k, "fixed_routes", "true");
    for (int floods = 0; floods < 2; floods++) {
        kit_set(k, "flood_rules", floods ? "true" : "false");
        for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
            FILE *in = fopen(folder_path(&k->dir, files[f]), "rb");
            char before[2000] = "";
            if (in) {
                before[fread(before, 1, sizeof before - 1, in)] = 0;
                fclose(in);
            }
            for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
                kit_file(k, files[f], texts[t]);
                if (!kit_try_load(k) && !kit_try_sim(k, 1))
                    (void)!rf_sim_step(k->sim);
            }
            if (in)
                kit_file(k, files[f], before);
            else
                unlink(folder_path(&k->dir, files[f]));
        }
    }
}

static void a_file_behind_a_folder_s_name_is_no_scenario(void **state) {
    kit *k = *state;
    rf_scenario *s = NULL;
    assert_int_equal(rf_scenario_load(&s, folder_path(&k->dir, "c.csv"), k->settings, k->issues,
                                      &k->diag),
                     RF_ERR_SCENARIO);
    assert_null(s);
    unlink(folder_path(&k->dir, "routes.csv"));
    assert_int_equal(mkdir(folder_path(&k->dir, "routes.csv"), 0777), 0);
    assert_int_equal(kit_try_load(k), RF_ERR_SCENARIO);
    assert_non_null(kit_issue(k, "unreadable-file", "routes.csv"));
}

static void the_published_scenarios_load_without_errors(void **state) {
    (void)state;
    const char *shared = getenv("REFUGE_SHARED");
    char base[400];
    snprintf(base, sizeof base, "%s/flee/scenarios", shared && *shared ? shared : "../shared");
    if (access(base, R_OK)) {
        print_message("skipped: no %s (set REFUGE_SHARED to the folder that holds flee/)\n", base);
        skip();
    }
    static const char *const names[] = {"burundi2015", "car2013",    "dflee_example",
                                        "mali2012",    "ssudan2013", "syria2013"};
    for (size_t i = 0; i < 6; i++) {
        rf_settings *settings;
        rf_issues *issues;
        rf_scenario *s = NULL;
        rf_diag diag = {0};
        char dir[500];
        char *yaml;
        assert_int_equal(rf_settings_new(&settings, RF_RULES_FLEE3), 0);
        assert_int_equal(rf_issues_new(&issues), 0);
        snprintf(dir, sizeof dir, "%s/%s", base, names[i]);
        assert_int_equal(rf_scenario_settings_path(&yaml, dir), 0);
        assert_int_equal(rf_settings_load(settings, yaml, issues, &diag), 0);
        rf_free(yaml);
        rf_err err = rf_scenario_load(&s, dir, settings, issues, &diag);
        for (size_t k = 0; err && k < rf_issues_count(issues); k++) {
            const rf_issue *issue = rf_issues_get(issues, k);
            if (issue->severity == RF_ERROR)
                print_message("%s:%u:%u %s\n", issue->path, issue->line, issue->column,
                              issue->message);
        }
        assert_int_equal(err, 0);
        assert_true(s->n_places > 5 && s->n_roads > 5 && s->n_days > 0);
        rf_scenario_free(s);
        rf_issues_free(issues);
        rf_settings_free(settings);
    }
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_folder_loads_without_issues),
        cmocka_unit_test(each_problem_is_told_with_its_file_line_and_column),
        TEST(all_problems_are_told_at_once),
        TEST(a_file_that_is_needed_and_missing_is_named),
        TEST(files_that_may_be_missing_are_warnings),
        TEST(a_broken_folder_fails_however_often_it_is_loaded),
        TEST(an_error_noted_before_hides_no_missing_row),
        TEST(a_length_that_is_empty_or_absurd_is_an_error),
        TEST(a_comment_line_does_not_take_the_columns_names_away),
        TEST(types_are_found_inside_longer_words),
        cmocka_unit_test(folders_inside_are_used_where_they_are),
        TEST(the_last_part_of_the_path_is_the_name),
        cmocka_unit_test(wide_gaps_between_days_do_not_fill_the_memory),
        TEST(missing_days_repeat_the_day_before_or_count_as_rows),
        TEST(a_file_that_two_camps_share_is_one_input),
        TEST(odd_files_do_not_crash),
        TEST(a_file_behind_a_folder_s_name_is_no_scenario),
        cmocka_unit_test(the_published_scenarios_load_without_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
