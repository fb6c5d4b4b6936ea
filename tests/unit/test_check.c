#include "kit.h"
#include "refuge/scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A scenario that check has nothing to say of; a test then spoils one file. */
#define PLACES_HEAD "#name,region,country,lat,lon,location_type,conflict_date,population\n"
#define A "A,r,Home,10.0,20.0,conflict_zone,0,5000\n"
#define B "B,r,Home,10.1,20.1,town,0,3000\n"
#define C "C,r,Abroad,10.2,20.2,camp,0,9000\n"
#define ROADS_HEAD "#name1,name2,distance_km,forced_redirection\n"
#define ROADS ROADS_HEAD "A,B,20,0\nB,C,25,0\n"
#define PERIOD "StartDate,2020-01-01\nLength,3\n"

static void set_up_in(kit *k) {
    kit_file(k, "input_csv/sim_period.csv", PERIOD);
    kit_file(k, "input_csv/locations.csv", PLACES_HEAD A B C);
    kit_file(k, "input_csv/routes.csv", ROADS);
    kit_file(k, "input_csv/closures.csv", "#type,name1,name2,start,end\n");
    kit_file(k, "input_csv/conflicts.csv", "#Day,A\n0,1\n1,1\n2,1\n");
    kit_file(k, "source_data/data_layout.csv", "total,total.csv\nC,c.csv\n");
    kit_file(k, "source_data/total.csv", "2020-01-01,0\n2020-01-03,700\n");
    kit_file(k, "source_data/c.csv", "2020-01-01,0\n2020-01-03,700\n");
}

static int set_up(void **state) {
    kit *k = kit_new(RF_RULES_REFUGE);
    set_up_in(k);
    *state = k;
    return 0;
}

static int tear_down(void **state) {
    kit_free(*state);
    return 0;
}

static void look(kit *k) {
    kit_load(k);
    assert_int_equal(rf_scenario_check(k->scenario, k->settings, 0, k->issues), RF_OK);
    for (size_t i = 0; i < rf_issues_count(k->issues); i++) {
        const rf_issue *issue = rf_issues_get(k->issues, i);
        size_t n = strlen(issue->message);
        assert_true(n > 0 && strchr(".?", issue->message[n - 1]));
    }
}

/* The issue must be there once, at the line (0: any), and nothing else may be said. */
static void only(kit *k, const char *code, const char *file, uint32_t line) {
    look(k);
    const rf_issue *issue = kit_issue(k, code, file);
    if (!issue || rf_issues_count(k->issues) != 1)
        for (size_t i = 0; i < rf_issues_count(k->issues); i++)
            print_message("%s\n", rf_issues_get(k->issues, i)->message);
    assert_non_null(issue);
    assert_int_equal(rf_issues_count(k->issues), 1);
    if (line) {
        assert_int_equal(issue->line, line);
        assert_int_equal(issue->column, 1);
    }
}

static void says(kit *k, const char *code, const char *file, uint32_t line) {
    look(k);
    const rf_issue *issue = kit_issue(k, code, file);
    if (!issue)
        print_message("%s\n", code);
    assert_non_null(issue);
    if (line)
        assert_int_equal(issue->line, line);
}

static void quiet(kit *k) {
    look(k);
    for (size_t i = 0; i < rf_issues_count(k->issues); i++)
        print_message("%s\n", rf_issues_get(k->issues, i)->message);
    assert_int_equal(rf_issues_count(k->issues), 0);
}

static void a_sound_scenario_gets_no_complaint(void **state) { quiet(*state); }

static void a_place_without_road_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv", PLACES_HEAD A B C "D,r,Home,10,20.4,town,0,10\n");
    only(*state, "place-without-road", "locations.csv", 5);
}

static void a_part_that_nobody_can_reach_is_told_once(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A B C "D,r,Home,10,20.4,town,0,10\nE,r,Home,10,20.5,town,0,10\n");
    kit_file(*state, "input_csv/routes.csv", ROADS "D,E,15,0\n");
    only(*state, "unconnected-place", "locations.csv", 5);
}

static void two_parts_that_people_flee_in_are_told(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A B C "D,r,Home,10,20.4,conflict_zone,0,10\nE,r,Home,10,20.5,town,0,10\n");
    kit_file(*state, "input_csv/routes.csv", ROADS "D,E,15,0\n");
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A,D\n0,1,1\n1,1,1\n2,1,1\n");
    only(*state, "separate-parts", "routes.csv", 0);
}

static void a_camp_without_data_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv", PLACES_HEAD A B C "D,r,Home,10,20.2,camp,0,10\n");
    kit_file(*state, "input_csv/routes.csv", ROADS "B,D,25,0\n");
    only(*state, "camp-without-data", "locations.csv", 5);
}

static void a_capacity_copied_from_the_data_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A B "C,r,Abroad,10.2,20.2,camp,0,700\n");
    only(*state, "capacity-leaks-data", "locations.csv", 4);
}

static void a_capacity_copied_from_data_after_the_end_is_told(void **state) {
    kit_file(*state, "source_data/c.csv", "2020-01-01,0\n2020-02-03,9000\n");
    only(*state, "capacity-leaks-data", "locations.csv", 4);
}

static void a_capacity_that_sums_two_files_is_told(void **state) {
    kit_file(*state, "source_data/data_layout.csv", "total,total.csv\nC,c.csv,d.csv\n");
    kit_file(*state, "source_data/d.csv", "2020-01-01,0\n2020-01-03,8300\n");
    only(*state, "capacity-leaks-data", "locations.csv", 4);
}

static void a_capacity_of_another_source_is_no_leak(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A B "C,r,Abroad,10.2,20.2,camp,0,701\n");
    quiet(*state);
}

static void a_capacity_below_the_data_is_a_note(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A B "C,r,Abroad,10.2,20.2,camp,0,500\n");
    only(*state, "capacity-below-data", "locations.csv", 4);
}

static void a_camp_that_flee_fills_on_the_first_day_is_told(void **state) {
    kit_file(*state, "source_data/c.csv", "2020-01-01,6000\n2020-01-03,6700\n");
    kit_set(*state, "quirk_day0_capacity_cut", "true");
    only(*state, "capacity-cut", "locations.csv", 4);
}

static void a_capacity_of_0_means_no_limit(void **state) {
    kit_file(*state, "input_csv/locations.csv", PLACES_HEAD A B "C,r,Abroad,10.2,20.2,camp,0,0\n");
    only(*state, "camp-without-capacity", "locations.csv", 4);
}

static void numbers_below_hasten_are_told(void **state) {
    kit_set(*state, "hasten", "4000");
    only(*state, "below-hasten", "locations.csv", 3);
}

static void a_road_without_length_is_told(void **state) {
    kit_file(*state, "input_csv/routes.csv", ROADS_HEAD "A,B,0,0\nB,C,25,0\n");
    only(*state, "road-without-length", "routes.csv", 2);
}

static void a_road_in_metres_is_told(void **state) {
    kit_file(*state, "input_csv/routes.csv", ROADS_HEAD "A,B,20000,0\nB,C,25,0\n");
    only(*state, "road-too-long", "routes.csv", 2);
}

static void a_road_shorter_than_the_crow_flies_is_a_note(void **state) {
    kit_file(*state, "input_csv/routes.csv", ROADS_HEAD "A,B,20,0\nB,C,7,0\n");
    only(*state, "road-shorter-than-crow", "routes.csv", 3);
}

static void two_roads_between_two_places_are_told(void **state) {
    kit_file(*state, "input_csv/routes.csv", ROADS "B,A,20,0\n");
    only(*state, "parallel-roads", "routes.csv", 4);
}

static void two_roads_of_different_length_are_told(void **state) {
    kit_file(*state, "input_csv/routes.csv", ROADS "B,A,30,0\n");
    only(*state, "parallel-roads", "routes.csv", 4);
}

static void redirected_roads_are_summed_up_in_one_note(void **state) {
    kit_file(*state, "input_csv/routes.csv", ROADS_HEAD "A,B,20,1\nB,C,25,2\n");
    only(*state, "redirection-without-effect", "routes.csv", 2);
}

static void a_coordinate_out_of_range_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A B "C,r,Abroad,10.2,202,camp,0,9000\n");
    only(*state, "coordinate-out-of-range", "locations.csv", 4);
}

static void swapped_columns_of_coordinates_are_told(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD "A,r,Home,120.0,10.0,conflict_zone,0,5000\n"
                         "B,r,Home,120.1,10.1,town,0,3000\n"
                         "C,r,Abroad,120.2,10.2,camp,0,9000\n");
    only(*state, "coordinates-swapped", "locations.csv", 0);
}

static void a_day_without_conflict_is_told(void **state) {
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A\n0,1\n1,0\n2,1\n");
    only(*state, "day-without-conflict", "conflicts.csv", 0);
}

static void people_who_flee_by_conflict_need_none_on_every_day(void **state) {
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A\n0,1\n1,0\n2,1\n");
    kit_set(*state, "spawn_rules.conflict_driven_spawning", "true");
    quiet(*state);
}

static void no_conflict_at_all_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv", PLACES_HEAD "A,r,Home,10,20,town,0,5000\n" B C);
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A\n0,0\n1,0\n2,0\n");
    only(*state, "no-conflict", "conflicts.csv", 0);
}

static void conflict_where_nobody_lives_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv", PLACES_HEAD A "B,r,Home,10.1,20.1,town,0,0\n" C);
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A,B\n0,1,1\n1,1,1\n2,1,1\n");
    only(*state, "conflict-without-people", "locations.csv", 3);
}

static void a_conflict_zone_without_column_never_ends(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A "B,r,Home,10.1,20.1,conflict_zone,0,30\n" C);
    only(*state, "conflict-never-ends", "locations.csv", 3);
}

static void a_later_conflict_zone_without_column_never_begins(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             PLACES_HEAD A "B,r,Home,10.1,20.1,conflict_zone,2,30\n" C);
    only(*state, "conflict-never", "locations.csv", 3);
}

static void a_frozen_intensity_is_a_note(void **state) {
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A\n0,1\n1,0.5\n2,1\n");
    kit_set(*state, "quirk_frozen_intensity", "true");
    only(*state, "intensity-frozen", "conflicts.csv", 0);
}

static void a_closure_after_the_end_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\ncountry,Home,Abroad,3,-1\n");
    only(*state, "closure-never-acts", "closures.csv", 2);
}

static void a_closed_border_without_road_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\ncountry,Home,Home,0,-1\nlink,A,C,0,-1\n");
    only(*state, "closure-without-road", "closures.csv", 3);
}

static void a_closed_road_that_flee_leaves_open_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\nlink,A,B,0,-1\n");
    kit_set(*state, "quirk_link_closures_ignored", "true");
    only(*state, "closure-ignored", "closures.csv", 2);
}

static void a_location_closure_with_two_places_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\nlocation,B,C,0,-1\n");
    only(*state, "closure-second-name", "closures.csv", 2);
}

static void a_camp_closure_of_a_town_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\ncamp,B,,0,-1\n");
    only(*state, "closure-of-no-camp", "closures.csv", 2);
}

static void closures_of_one_road_that_end_apart_are_told(void **state) {
    (void)state;
    for (int quirk = 0; quirk < 2; quirk++) {
        kit *k = kit_new(RF_RULES_REFUGE);
        set_up_in(k);
        kit_set(k, "quirk_any_end_reopens", quirk ? "true" : "false");
        kit_file(k, "input_csv/closures.csv", "#h\ncountry,Home,Abroad,0,-1\nlocation,C,,1,2\n");
        only(k, "closures-overlap", "closures.csv", 3);
        kit_free(k);
    }
}

static void closures_that_end_together_or_follow_are_no_overlap(void **state) {
    kit_file(*state, "input_csv/closures.csv",
             "#h\ncountry,Home,Abroad,0,1\nlocation,C,,1,2\ncamp,C,,0,1\ncamp,C,,0,1\n");
    quiet(*state);
}

static void a_row_that_opens_what_one_before_it_closed_that_day_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv",
             "#h\ncountry,Home,Abroad,1,2\ncountry,Home,Abroad,0,1\n");
    only(*state, "closures-overlap", "closures.csv", 2);
}

static void a_camp_closed_by_two_rows_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\ncamp,C,,0,2\ncamp,C,,0,1\n");
    only(*state, "closures-overlap", "closures.csv", 3);
}

static void a_closure_of_another_type_than_the_camp_is_told(void **state) {
    kit_file(*state, "input_csv/closures.csv", "#h\nidpcamp,C,,0,1\n");
    kit_set(*state, "quirk_closure_names_camp_type", "true");
    only(*state, "closure-changes-camp", "closures.csv", 2);
}

static void settings_that_need_a_file_are_told(void **state) {
    kit_set(*state, "WomenAvoidHazards", "true");
    only(*state, "setting-without-file", "input_csv/demographics_gender.csv", 0);
}

static void hunger_rules_need_the_ipc_file(void **state) {
    kit_set(*state, "flee_when_starving", "true");
    only(*state, "setting-without-file", "region_attributes_IPC.csv", 0);
}

static void settings_that_do_nothing_under_their_quirk_are_told(void **state) {
    kit_set(*state, "two_system_decision_making", "true");
    kit_set(*state, "quirk_two_system_ignored", "true");
    only(*state, "setting-without-effect", NULL, 0);
}

static void a_chance_above_1_is_told(void **state) {
    kit_set(*state, "default_movechance", "30");
    only(*state, "chance-above-1", NULL, 0);
}

static void a_chance_that_populations_scale_may_be_above_1(void **state) {
    kit_set(*state, "default_movechance", "30");
    kit_set(*state, "movechance_pop_scale_factor", "0.5");
    quiet(*state);
}

static void hasten_with_numbers_that_it_does_not_divide_is_told(void **state) {
    kit_set(*state, "hasten", "10");
    kit_set(*state, "conflict_driven_spawning", "true");
    kit_set(*state, "quirk_hasten_multiplies", "true");
    only(*state, "hasten-multiplies", NULL, 0);
}

static void awareness_0_moves_nobody_under_its_quirk(void **state) {
    kit_set(*state, "awareness_level", "0");
    kit_set(*state, "quirk_awareness0_stays", "true");
    only(*state, "nobody-moves", NULL, 0);
}

static void an_attribute_that_is_no_number_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv",
             "#n,r,c,lat,lon,type,date,pop,farmer_fraction\n"
             "A,r,Home,10.0,20.0,conflict_zone,0,5000,half\n" B C);
    only(*state, "bad-attribute", "locations.csv", 2);
}

static void a_home_country_that_nobody_flees_from_is_told(void **state) {
    kit_file(*state, "input_csv/locations.csv", PLACES_HEAD C A B);
    only(*state, "home-country", "locations.csv", 2);
}

static void figures_of_another_year_are_told(void **state) {
    kit_file(*state, "source_data/c.csv", "2021-01-01,0\n2021-01-03,700\n");
    only(*state, "data-outside-period", "data_layout.csv", 2);
}

static void a_table_that_ends_before_the_simulation_is_told(void **state) {
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A\n0,1\n1,1\n");
    only(*state, "days-missing", "conflicts.csv", 0);
}

static void hunger_that_begins_late_is_told(void **state) {
    kit_file(*state, "input_csv/region_attributes_IPC.csv", "#Day,north\n1,10\n5,1\n");
    says(*state, "days-missing", "region_attributes_IPC.csv", 0);
}

static void what_ends_before_a_longer_simulation_is_told(void **state) {
    kit *k = *state;
    kit_load(k);
    assert_int_equal(rf_scenario_check(k->scenario, k->settings, 9, k->issues), RF_OK);
    assert_non_null(kit_issue(k, "days-missing", "conflicts.csv"));
    const rf_issue *issue = kit_issue(k, "data-end-early", "data_layout.csv");
    assert_non_null(issue);
    assert_int_equal(issue->line, 2);
    assert_non_null(strstr(issue->message, "C on day 2 (2020-01-03)"));
}

static void one_figure_and_the_time_between_two_are_no_early_end(void **state) {
    kit_file(*state, "input_csv/sim_period.csv", "StartDate,2020-01-01\nLength,9\n");
    kit_file(*state, "input_csv/conflicts.csv", "#Day,A\n0,1\n1,1\n2,1\n3,1\n4,1\n5,1\n6,1\n7,1\n8,1\n");
    kit_file(*state, "source_data/c.csv", "2020-01-01,0\n2020-01-05,700\n");
    quiet(*state);
}

static void data_of_more_people_than_live_there_are_told(void **state) {
    kit_set(*state, "take_from_population", "true");
    kit_file(*state, "source_data/c.csv", "2020-01-01,50\n2020-01-02,5051\n2020-01-03,900\n");
    says(*state, "population-runs-out", "locations.csv", 0);
}

static void data_of_as_many_people_as_live_there_are_not(void **state) {
    kit_set(*state, "take_from_population", "true");
    kit_file(*state, "source_data/c.csv", "2020-01-01,50\n2020-01-02,5050\n2020-01-03,900\n");
    look(*state);
    assert_null(kit_issue(*state, "population-runs-out", NULL));
}

static void data_of_a_town_are_told(void **state) {
    kit *k = *state;
    kit_file(k, "source_data/data_layout.csv", "total,total.csv\nC,c.csv\nB,b.csv\nX,b.csv\n");
    kit_file(k, "source_data/b.csv", "2020-01-01,30\n2020-01-03,40\n");
    look(k);
    const rf_issue *town = kit_issue(k, "data-of-no-camp", "data_layout.csv");
    assert_non_null(town);
    assert_int_equal(town->line, 3);
    assert_non_null(strstr(town->message, "the 30 people"));
    int n = 0;
    for (size_t i = 0; i < rf_issues_count(k->issues); i++)
        n += !strcmp(rf_issues_get(k->issues, i)->code, "data-without-place");
    assert_int_equal(n, 2); /* by the reader, and of those on the first day */
}

static void figures_below_a_first_one_that_is_taken_off_are_told(void **state) {
    kit_set(*state, "empty_camps_on_day0", "true");
    kit_file(*state, "source_data/c.csv", "2020-01-01,50\n2020-01-02,60\n2020-01-03,40\n");
    only(*state, "data-below-first-day", "data_layout.csv", 2);
}

static void a_total_without_camps_moves_nobody(void **state) {
    kit_file(*state, "source_data/data_layout.csv", "total,total.csv\n");
    says(*state, "no-camp-data", "data_layout.csv", 1);
}

static void a_flood_level_above_the_list_is_told(void **state) {
    kit_file(*state, "input_csv/flood_level.csv", "#Day,A\n0,1\n1,4\n2,1\n");
    kit_set(*state, "flood_rules", "true");
    kit_set(*state, "flood_movechances", "[0, 0.5, 1]");
    says(*state, "flood-level-above-list", "flood_level.csv", 0);
}

static void files_at_the_top_of_the_folder_are_named_there(void **state) {
    kit *k = *state;
    folder top = folder_make();
    static const char *const names[][2] = {
        {"sim_period.csv", PERIOD},
        {"locations.csv", PLACES_HEAD A B C "D,r,h,1,1,town,0,1\n"},
        {"routes.csv", ROADS},
        {"closures.csv", "#h\n"},
        {"conflicts.csv", "#Day,A\n0,1\n1,1\n2,1\n"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        folder_write(&top, names[i][0], names[i][1]);
    rf_scenario *s = NULL;
    assert_int_equal(rf_scenario_load(&s, top.path, k->settings, k->issues, &k->diag), RF_OK);
    assert_int_equal(rf_scenario_check(s, k->settings, 0, k->issues), RF_OK);
    const rf_issue *issue = kit_issue(k, "place-without-road", "locations.csv");
    assert_non_null(issue);
    assert_string_equal(issue->path, folder_path(&top, "locations.csv"));
    rf_scenario_free(s);
    folder_remove(&top);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_sound_scenario_gets_no_complaint),
        TEST(a_place_without_road_is_told),
        TEST(a_part_that_nobody_can_reach_is_told_once),
        TEST(two_parts_that_people_flee_in_are_told),
        TEST(a_camp_without_data_is_told),
        TEST(a_capacity_copied_from_the_data_is_told),
        TEST(a_capacity_copied_from_data_after_the_end_is_told),
        TEST(a_capacity_that_sums_two_files_is_told),
        TEST(a_capacity_of_another_source_is_no_leak),
        TEST(a_capacity_below_the_data_is_a_note),
        TEST(a_camp_that_flee_fills_on_the_first_day_is_told),
        TEST(a_capacity_of_0_means_no_limit),
        TEST(numbers_below_hasten_are_told),
        TEST(a_road_without_length_is_told),
        TEST(a_road_in_metres_is_told),
        TEST(a_road_shorter_than_the_crow_flies_is_a_note),
        TEST(two_roads_between_two_places_are_told),
        TEST(two_roads_of_different_length_are_told),
        TEST(redirected_roads_are_summed_up_in_one_note),
        TEST(a_coordinate_out_of_range_is_told),
        TEST(swapped_columns_of_coordinates_are_told),
        TEST(a_day_without_conflict_is_told),
        TEST(people_who_flee_by_conflict_need_none_on_every_day),
        TEST(no_conflict_at_all_is_told),
        TEST(conflict_where_nobody_lives_is_told),
        TEST(a_conflict_zone_without_column_never_ends),
        TEST(a_later_conflict_zone_without_column_never_begins),
        TEST(a_frozen_intensity_is_a_note),
        TEST(a_closure_after_the_end_is_told),
        TEST(a_closed_border_without_road_is_told),
        TEST(a_closed_road_that_flee_leaves_open_is_told),
        TEST(a_location_closure_with_two_places_is_told),
        TEST(a_camp_closure_of_a_town_is_told),
        TEST(closures_of_one_road_that_end_apart_are_told),
        TEST(closures_that_end_together_or_follow_are_no_overlap),
        TEST(a_row_that_opens_what_one_before_it_closed_that_day_is_told),
        TEST(a_camp_closed_by_two_rows_is_told),
        TEST(a_closure_of_another_type_than_the_camp_is_told),
        TEST(settings_that_need_a_file_are_told),
        TEST(hunger_rules_need_the_ipc_file),
        TEST(settings_that_do_nothing_under_their_quirk_are_told),
        TEST(a_chance_above_1_is_told),
        TEST(a_chance_that_populations_scale_may_be_above_1),
        TEST(hasten_with_numbers_that_it_does_not_divide_is_told),
        TEST(awareness_0_moves_nobody_under_its_quirk),
        TEST(an_attribute_that_is_no_number_is_told),
        TEST(a_home_country_that_nobody_flees_from_is_told),
        TEST(figures_of_another_year_are_told),
        TEST(a_table_that_ends_before_the_simulation_is_told),
        TEST(hunger_that_begins_late_is_told),
        TEST(what_ends_before_a_longer_simulation_is_told),
        TEST(one_figure_and_the_time_between_two_are_no_early_end),
        TEST(data_of_more_people_than_live_there_are_told),
        TEST(data_of_as_many_people_as_live_there_are_not),
        TEST(data_of_a_town_are_told),
        TEST(figures_below_a_first_one_that_is_taken_off_are_told),
        TEST(a_total_without_camps_moves_nobody),
        TEST(a_flood_level_above_the_list_is_told),
        TEST(files_at_the_top_of_the_folder_are_named_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
