#include "folder.h"
#include "refuge/settings.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct desk {
    rf_settings *s;
    rf_issues *issues;
    rf_diag diag;
} desk;

static int set_up(void **state) {
    desk *d = calloc(1, sizeof *d);
    *state = d;
    return !d || rf_settings_new(&d->s, RF_RULES_FLEE3) || rf_issues_new(&d->issues);
}

static int tear_down(void **state) {
    desk *d = *state;
    rf_settings_free(d->s);
    rf_issues_free(d->issues);
    free(d);
    return 0;
}

static rf_err parse(desk *d, const char *yaml) {
    return rf_settings_parse(d->s, "s.yml", yaml, strlen(yaml), d->issues, &d->diag);
}

static void good(desk *d, const char *yaml) {
    assert_int_equal(parse(d, yaml), 0);
    for (size_t i = 0; i < rf_issues_count(d->issues); i++)
        print_message("%s\n", rf_issues_get(d->issues, i)->message);
    assert_int_equal(rf_issues_count(d->issues), 0);
}

static const rf_issue *only_issue(desk *d) {
    assert_int_equal(rf_issues_count(d->issues), 1);
    return rf_issues_get(d->issues, 0);
}

static bool same(double a, double b) { return fabs(a - b) < 1e-12 * (1 + fabs(b)); }

static void value_text(const rf_settings *s, size_t i, char *out, size_t cap) {
    assert_true(rf_settings_value(s, i, out, cap) < cap);
}

static void defaults_are_flees(void **state) {
    desk *d = *state;
    assert_true(d->s->insert_day0 && d->s->sum_from_camps && d->s->conflict_zone_spawning_only);
    assert_false(d->s->take_from_population || d->s->empty_camps_on_day0);
    assert_true(same(d->s->max_move_speed, 360) && same(d->s->max_walk_speed, 35));
    assert_true(same(d->s->conflict_weight, 1 / 3.16227766017));
    assert_true(same(d->s->camp_movechance, 0.001) && same(d->s->default_movechance, 0.3));
    assert_true(same(d->s->idpcamp_movechance, 0.1) && same(d->s->softening, 10));
    assert_int_equal(d->s->awareness_level, 1);
    assert_int_equal(d->s->hasten, 1);
    assert_int_equal(d->s->conflict_spawn_decay.n, 0);
    assert_int_equal(d->s->conflict_spawn_decay_interval, 30);
    assert_true(same(d->s->movechance_pop_base, 10000));
}

static void every_key_can_be_set_by_its_full_name_and_read_back(void **state) {
    desk *d = *state;
    rf_setting_info info;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        char key[200], value[64], before[400], after[400];
        snprintf(key, sizeof key, "%s%s%s", info.section, *info.section ? "." : "", info.key);
        value_text(d->s, i, before, sizeof before);
        if (!strcmp(info.type, "switch") || !strcmp(info.type, "map"))
            snprintf(value, sizeof value, "%s", strcmp(before, "true") ? "true" : "false");
        else if (!strcmp(info.type, "list"))
            snprintf(value, sizeof value, "[%g]", info.max);
        else if (!strcmp(info.type, "spawn mode"))
            snprintf(value, sizeof value, "poisson");
        else if (!strcmp(info.type, "word"))
            snprintf(value, sizeof value, "x");
        else
            snprintf(value, sizeof value, "%.17g", info.max);
        if (!strcmp(info.key, "use_v1_rules"))
            continue; /* sets other keys too: a test of its own */
        if (rf_settings_set(d->s, key, value, &d->diag))
            print_message("%s: %s\n", key, d->diag.message);
        assert_int_equal(rf_settings_set(d->s, key, value, &d->diag), 0);
        value_text(d->s, i, after, sizeof after);
        if (strcmp(info.type, "word"))
            assert_string_not_equal(before, after);
        /* And what is written can be read. */
        assert_int_equal(rf_settings_set(d->s, key, after, &d->diag), 0);
        char again[400];
        value_text(d->s, i, again, sizeof again);
        assert_string_equal(after, again);
    }
}

static void every_key_is_read_from_its_place_in_the_file(void **state) {
    desk *d = *state;
    rf_setting_info info;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        if (strcmp(info.type, "whole number") && strcmp(info.type, "number"))
            continue;
        char yaml[400] = "", section[100], value[64];
        snprintf(section, sizeof section, "%s", info.section);
        int depth = 0;
        for (char *part = strtok(section, "."); part; part = strtok(NULL, "."))
            sprintf(yaml + strlen(yaml), "%*s%s:\n", 2 * depth++, "", part);
        sprintf(yaml + strlen(yaml), "%*s%s: %g\n", 2 * depth, "", info.key, info.min);
        good(d, yaml);
        value_text(d->s, i, value, sizeof value);
        assert_true(same(atof(value), info.min));
    }
}

static void values_out_of_range_are_refused_and_leave_the_old_one(void **state) {
    desk *d = *state;
    rf_setting_info info;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        char key[200], value[64], before[400], after[400];
        if (strcmp(info.type, "whole number") && strcmp(info.type, "number"))
            continue;
        snprintf(key, sizeof key, "%s%s%s", info.section, *info.section ? "." : "", info.key);
        value_text(d->s, i, before, sizeof before);
        for (int side = 0; side < 2; side++) {
            snprintf(value, sizeof value, "%.17g", side ? info.max * 1.5 + 1 : info.min - 1);
            assert_int_equal(rf_settings_set(d->s, key, value, &d->diag), RF_ERR_SETTING);
            assert_true(strstr(d->diag.message, info.key) != NULL);
            value_text(d->s, i, after, sizeof after);
            assert_string_equal(before, after);
        }
        assert_int_equal(rf_settings_set(d->s, key, "[1, 2]", &d->diag), RF_ERR_SETTING);
        assert_int_equal(rf_settings_set(d->s, key, "{a: 1}", &d->diag), RF_ERR_SETTING);
        assert_int_equal(rf_settings_set(d->s, key, "much", &d->diag), RF_ERR_SETTING);
        assert_int_equal(rf_settings_set(d->s, key, ".nan", &d->diag), RF_ERR_SETTING);
        assert_int_equal(rf_settings_set(d->s, key, "1e999", &d->diag), RF_ERR_SETTING);
        assert_int_equal(rf_settings_set(d->s, key, "", &d->diag), RF_ERR_SETTING);
        value_text(d->s, i, after, sizeof after);
        assert_string_equal(before, after);
    }
}

static void words_for_true_and_false_follow_yaml_1_1(void **state) {
    desk *d = *state;
    static const char *const yes[] = {"true", "True", "TRUE", "yes", "on", "1", "1.0"};
    static const char *const no[] = {"false", "no", "Off", "0", "0.0", "null", "~", ""};
    char yaml[100];
    for (size_t i = 0; i < 7; i++) {
        d->s->start_on_foot = false;
        snprintf(yaml, sizeof yaml, "move_rules:\n  start_on_foot: %s\n", yes[i]);
        good(d, yaml);
        assert_true(d->s->start_on_foot);
    }
    for (size_t i = 0; i < 8; i++) {
        d->s->start_on_foot = true;
        snprintf(yaml, sizeof yaml, "move_rules:\n  start_on_foot: %s\n", no[i]);
        good(d, yaml);
        assert_false(d->s->start_on_foot);
    }
    assert_int_equal(parse(d, "move_rules:\n  start_on_foot: maybe\n"), 0);
    assert_string_equal(only_issue(d)->code, "bad-setting");
}

static void an_unknown_key_is_named_with_the_nearest_known_one(void **state) {
    desk *d = *state;
    assert_int_equal(parse(d, "log_levels:\n  agent: 0\nmove_rules:\n  awarness_level: 2\n"), 0);
    const rf_issue *issue = only_issue(d);
    assert_string_equal(issue->code, "unknown-setting");
    assert_string_equal(issue->path, "s.yml");
    assert_int_equal(issue->severity, RF_WARNING);
    assert_int_equal(issue->line, 4);
    assert_int_equal(issue->column, 3);
    assert_true(strstr(issue->message, "awareness_level") != NULL);
    assert_true(strstr(issue->message, "move_rules.awarness_level") != NULL);
    assert_int_equal(d->s->awareness_level, 1);
}

static void a_key_in_the_wrong_section_is_an_issue(void **state) {
    desk *d = *state;
    assert_int_equal(parse(d, "spawn_rules:\n  awareness_level: 2\ncamp_weight: 3\nnone:\n  a: 1\n"), 0);
    assert_int_equal(rf_issues_count(d->issues), 3);
    assert_int_equal(d->s->awareness_level, 1);
}

static void a_bad_value_is_named_with_its_line_and_column(void **state) {
    desk *d = *state;
    assert_int_equal(parse(d, "move_rules:\n  camp_weight:   heavy\n  softening: 3\n"), 0);
    const rf_issue *issue = only_issue(d);
    assert_string_equal(issue->code, "bad-setting");
    assert_int_equal(issue->line, 2);
    assert_int_equal(issue->column, 18);
    assert_true(same(d->s->camp_weight, 1));
    assert_true(same(d->s->softening, 3));
}

static void lists_are_read_and_null_is_an_empty_one(void **state) {
    desk *d = *state;
    good(d, "spawn_rules:\n  conflict_spawn_decay: [1, 0.5,0.25]\n");
    assert_int_equal(d->s->conflict_spawn_decay.n, 3);
    assert_true(same(d->s->conflict_spawn_decay.v[2], 0.25));
    static const char *const nothing[] = {"", "null", "~", "[]"};
    for (size_t i = 0; i < 4; i++) {
        char yaml[100];
        good(d, "spawn_rules:\n  conflict_spawn_decay:\n  - 1\n  - 2\n");
        assert_int_equal(d->s->conflict_spawn_decay.n, 2);
        snprintf(yaml, sizeof yaml, "spawn_rules:\n  conflict_spawn_decay: %s\n", nothing[i]);
        good(d, yaml);
        assert_int_equal(d->s->conflict_spawn_decay.n, 0);
    }
    static const char *const bad[] = {"[1, x]", "[1, [2]]", "{a: 1}", "[-1]", "[1, null]", "3"};
    good(d, "spawn_rules:\n  conflict_spawn_decay: [7]\n");
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(rf_settings_set(d->s, "conflict_spawn_decay", bad[i], &d->diag),
                         RF_ERR_SETTING);
        assert_int_equal(d->s->conflict_spawn_decay.n, 1);
        assert_true(same(d->s->conflict_spawn_decay.v[0], 7));
    }
}

static void the_presence_of_a_map_switches_it_on(void **state) {
    desk *d = *state;
    good(d, "spawn_rules:\n  conflict_driven_spawning:\n    spawn_mode: poisson\n"
            "    displaced_per_conflict_day: 12\n");
    assert_true(d->s->conflict_driven_spawning);
    assert_int_equal(d->s->conflict_spawn_mode, RF_SPAWN_POISSON);
    assert_true(same(d->s->displaced_per_conflict_day, 12));
    assert_false(d->s->flood_rules || d->s->flood_driven_spawning);
    good(d, "move_rules:\n  flood_rules:\n    flood_movechances: [0, 1]\n");
    assert_true(d->s->flood_rules);
}

static void an_empty_map_is_as_if_it_were_not_there(void **state) {
    desk *d = *state;
    good(d, "spawn_rules:\n  conflict_driven_spawning:\nmove_rules:\n  flood_rules: null\n");
    assert_false(d->s->conflict_driven_spawning || d->s->flood_rules);
    good(d, "spawn_rules:\nmove_rules: ~\nlog_levels: {}\n");
}

static void whole_numbers_lose_their_fraction_as_in_flee(void **state) {
    desk *d = *state;
    good(d, "move_rules:\n  awareness_level: 2.9\noptimisations:\n  hasten: 10.0\n");
    assert_int_equal(d->s->awareness_level, 2);
    assert_int_equal(d->s->hasten, 10);
    assert_int_equal(parse(d, "optimisations:\n  hasten: 0.5\n"), 0);
    assert_int_equal(rf_issues_count(d->issues), 1);
    assert_int_equal(d->s->hasten, 10);
}

static void version_1_rules_override_the_file(void **state) {
    desk *d = *state;
    good(d, "move_rules:\n  use_v1_rules: true\n  max_move_speed: 500\n  camp_weight: 9\n");
    assert_true(same(d->s->max_move_speed, 200) && same(d->s->camp_weight, 2));
    assert_true(same(d->s->conflict_weight, 0.25));
}

static void the_misspelt_key_is_a_key_of_its_own(void **state) {
    desk *d = *state;
    good(d, "spawn_rules:\n  camps_are_sinks: true\n");
    assert_true(d->s->camps_are_sinks && !d->s->camps_are_sicks);
    good(d, "spawn_rules:\n  camps_are_sicks: true\n");
    assert_true(d->s->camps_are_sicks);
}

static void short_names_must_be_unambiguous(void **state) {
    desk *d = *state;
    assert_int_equal(rf_settings_set(d->s, "camp_weight", "2", &d->diag), 0);
    assert_int_equal(rf_settings_set(d->s, "move_rules.camp_weight", "3", &d->diag), 0);
    assert_int_equal(rf_settings_set(d->s, "flood_rules.flood_forecaster", "true", &d->diag), 0);
    assert_int_equal(rf_settings_set(d->s, "spawn_mode", "poisson", &d->diag), RF_ERR_SETTING);
    assert_int_equal(
        rf_settings_set(d->s, "conflict_driven_spawning.spawn_mode", "poisson", &d->diag), 0);
    assert_int_equal(d->s->conflict_spawn_mode, RF_SPAWN_POISSON);
    assert_int_equal(d->s->flood_spawn_mode, RF_SPAWN_POP_RATIO);
    static const char *const bad[] = {"",      ".",       "weight", "_weight", "rules.camp_weight",
                                      "spawn_rules.camp_weight", "camp_weight ", "CAMP_WEIGHT"};
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(rf_settings_set(d->s, bad[i], "1", &d->diag), RF_ERR_SETTING);
}

static void values_of_set_that_are_not_yaml_are_refused(void **state) {
    desk *d = *state;
    static const char *const bad[] = {"[1", "{", "\"", "a: b: c", "- 1\n- 2", "*x", "&x", "!!", "@"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(rf_settings_set(d->s, "camp_weight", bad[i], &d->diag), RF_ERR_SETTING);
        assert_true(same(d->s->camp_weight, 1));
    }
}

static void text_that_is_not_yaml_is_an_error_with_its_line(void **state) {
    desk *d = *state;
    assert_int_equal(parse(d, "move_rules:\n  camp_weight: 1\n awareness_level: 2\n"), RF_ERR_YAML);
    assert_string_equal(d->diag.path, "s.yml");
    assert_true(d->diag.line >= 2 && d->diag.line <= 4);
    assert_true(strlen(d->diag.message) > 0);
    assert_int_equal(parse(d, "a: [1, 2\n"), RF_ERR_YAML);
    assert_int_equal(parse(d, "\tmove_rules: 1\n"), RF_ERR_YAML);
    assert_int_equal(parse(d, "- 1\n- 2\n"), RF_ERR_YAML);
    assert_int_equal(parse(d, "just words\n"), RF_ERR_YAML);
    assert_int_equal(rf_settings_parse(d->s, "s.yml", "a: 1\0b", 6, d->issues, &d->diag),
                     RF_ERR_YAML);
}

static void nothing_is_a_file_without_settings(void **state) {
    desk *d = *state;
    good(d, "");
    good(d, "\n\n# only words\n");
    good(d, "---\n");
    good(d, "null\n");
    good(d, "{}\n");
}

/* Ten levels of tenfold aliases: expanded it would be 10^10 nodes. */
static void an_alias_bomb_does_not_explode(void **state) {
    desk *d = *state;
    char yaml[4000] = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n";
    for (int i = 1; i <= 10; i++) {
        sprintf(yaml + strlen(yaml), "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            sprintf(yaml + strlen(yaml), "%s*a%d", k ? "," : "", i - 1);
        strcat(yaml, "]\n");
    }
    strcat(yaml, "spawn_rules:\n  conflict_spawn_decay: *a10\n");
    rf_err err = parse(d, yaml);
    assert_true(err == 0 || err == RF_ERR_YAML);
    assert_int_equal(d->s->conflict_spawn_decay.n, 0);
}

static void an_alias_is_followed_or_refused_never_taken_for_its_name(void **state) {
    desk *d = *state;
    rf_err err = parse(d, "move_rules:\n  softening: &7 3\n  camp_weight: *7\n");
    bool followed = same(d->s->camp_weight, 3) && !err && rf_issues_count(d->issues) == 0;
    bool refused = same(d->s->camp_weight, 1) && (err || rf_issues_count(d->issues) == 1);
    assert_true(followed || refused);
}

static void deep_nesting_ends_in_an_error(void **state) {
    desk *d = *state;
    static char yaml[200001];
    memset(yaml, '[', sizeof yaml - 1);
    assert_int_equal(parse(d, yaml), RF_ERR_YAML);
    for (size_t i = 0; i + 1 < sizeof yaml; i++)
        yaml[i] = i % 3 == 0 ? '{' : i % 3 == 1 ? 'a' : ':';
    assert_int_equal(parse(d, yaml), RF_ERR_YAML);
    for (size_t i = 0; i + 1 < sizeof yaml; i++)
        yaml[i] = i % 2 ? ' ' : '-';
    assert_int_equal(parse(d, yaml), RF_ERR_YAML);
    for (size_t i = 0; i + 1 < sizeof yaml; i++)
        yaml[i] = i % 2 ? ' ' : '?';
    assert_int_equal(parse(d, yaml), RF_ERR_YAML);
}

static void deep_maps_below_known_sections_are_issues(void **state) {
    desk *d = *state;
    assert_int_equal(
        parse(d, "move_rules:\n  flood_rules:\n    flood_rules:\n      flood_rules:\n        a: 1\n"), 0);
    assert_true(rf_issues_count(d->issues) > 0);
    assert_true(d->s->flood_rules);
}

static void a_second_document_is_not_passed_over_in_silence(void **state) {
    desk *d = *state;
    rf_err err =
        parse(d, "move_rules:\n  camp_weight: 2\n---\nmove_rules:\n  camp_weight: 3\n");
    assert_true(err == RF_ERR_YAML || rf_issues_count(d->issues) > 0);
}

static void a_repeated_key_is_not_passed_over_in_silence(void **state) {
    desk *d = *state;
    rf_err err = parse(d, "move_rules:\n  camp_weight: 2\n  camp_weight: 3\n");
    assert_true(err == RF_ERR_YAML || same(d->s->camp_weight, 3));
}

/* The parser must not compare each key with each other: 20,000 keys are 200 million pairs. */
static void many_keys_end_in_issues_or_a_clear_error(void **state) {
    desk *d = *state;
    size_t cap = 1 << 20, n = 0;
    char *yaml = malloc(cap);
    assert_non_null(yaml);
    for (int i = 0; i < 20000; i++)
        n += (size_t)snprintf(yaml + n, cap - n, "k%d: 1\n", i);
    rf_err err = rf_settings_parse(d->s, "s.yml", yaml, n, d->issues, &d->diag);
    assert_true(err == RF_ERR_TOO_BIG || err == RF_ERR_YAML ||
                (!err && rf_issues_count(d->issues) == 20000));
    free(yaml);
}

static void a_long_key_is_cut_in_the_message_not_in_memory(void **state) {
    desk *d = *state;
    static char yaml[5000];
    memset(yaml, 'k', 4000);
    strcpy(yaml + 4000, ": 1\n");
    assert_int_equal(parse(d, yaml), 0);
    assert_int_equal(rf_issues_count(d->issues), 1);
    char value[300];
    memset(value, '9', 200);
    value[200] = 0;
    assert_int_equal(rf_settings_set(d->s, "camp_weight", value, &d->diag), RF_ERR_SETTING);
}

static void a_copy_has_its_own_lists(void **state) {
    desk *d = *state;
    rf_settings *copy;
    good(d, "spawn_rules:\n  conflict_spawn_decay: [1, 2]\nmove_rules:\n  camp_weight: 4\n");
    assert_int_equal(rf_settings_copy(&copy, d->s), 0);
    assert_int_equal(rf_settings_set(d->s, "conflict_spawn_decay", "[9]", &d->diag), 0);
    rf_settings_free(d->s);
    d->s = copy;
    assert_int_equal(copy->conflict_spawn_decay.n, 2);
    assert_true(same(copy->conflict_spawn_decay.v[1], 2) && same(copy->camp_weight, 4));
}

static void rule_sets_differ_in_their_quirks_alone(void **state) {
    desk *d = *state;
    rf_settings *mended;
    rf_setting_info info;
    assert_int_equal(rf_settings_new(&mended, RF_RULES_REFUGE), 0);
    int n_quirks = 0;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        char a[100], b[100];
        value_text(d->s, i, a, sizeof a);
        value_text(mended, i, b, sizeof b);
        bool quirk = !strncmp(info.key, "quirk_", 6);
        n_quirks += quirk;
        if (quirk) {
            assert_string_equal(a, "true");
            assert_string_equal(b, "false");
        } else
            assert_string_equal(a, b);
        assert_true(strlen(info.meaning) > 5);
    }
    assert_true(n_quirks > 20);
    rf_settings_free(mended);
}

static void the_length_of_a_value_is_told_even_where_it_does_not_fit(void **state) {
    desk *d = *state;
    rf_setting_info info;
    assert_int_equal(rf_settings_set(d->s, "conflict_spawn_decay", "[1, 0.5]", &d->diag), 0);
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        if (strcmp(info.key, "conflict_spawn_decay"))
            continue;
        char small[5] = "xxxx";
        assert_int_equal(rf_settings_value(d->s, i, small, sizeof small), 8);
        assert_string_equal(small, "[1, ");
        assert_int_equal(rf_settings_value(d->s, i, NULL, 0), 8);
    }
    char out[4];
    assert_int_equal(rf_settings_value(d->s, 100000, out, sizeof out), 0);
}

static void a_file_is_read_or_its_error_told(void **state) {
    desk *d = *state;
    folder f = folder_make();
    folder_write(&f, "s.yml", "\xEF\xBB\xBFmove_rules:\r\n  camp_weight: 5\r\n");
    assert_int_equal(rf_settings_load(d->s, folder_path(&f, "s.yml"), d->issues, &d->diag), 0);
    assert_true(same(d->s->camp_weight, 5));
    assert_int_equal(rf_settings_load(d->s, folder_path(&f, "no.yml"), d->issues, &d->diag),
                     RF_ERR_NOT_FOUND);
    assert_int_equal(rf_settings_load(d->s, f.path, d->issues, &d->diag), RF_ERR_IO);
    folder_remove(&f);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(defaults_are_flees),
        TEST(every_key_can_be_set_by_its_full_name_and_read_back),
        TEST(every_key_is_read_from_its_place_in_the_file),
        TEST(values_out_of_range_are_refused_and_leave_the_old_one),
        TEST(words_for_true_and_false_follow_yaml_1_1),
        TEST(an_unknown_key_is_named_with_the_nearest_known_one),
        TEST(a_key_in_the_wrong_section_is_an_issue),
        TEST(a_bad_value_is_named_with_its_line_and_column),
        TEST(lists_are_read_and_null_is_an_empty_one),
        TEST(the_presence_of_a_map_switches_it_on),
        TEST(an_empty_map_is_as_if_it_were_not_there),
        TEST(whole_numbers_lose_their_fraction_as_in_flee),
        TEST(version_1_rules_override_the_file),
        TEST(the_misspelt_key_is_a_key_of_its_own),
        TEST(short_names_must_be_unambiguous),
        TEST(values_of_set_that_are_not_yaml_are_refused),
        TEST(text_that_is_not_yaml_is_an_error_with_its_line),
        TEST(nothing_is_a_file_without_settings),
        TEST(an_alias_bomb_does_not_explode),
        TEST(an_alias_is_followed_or_refused_never_taken_for_its_name),
        TEST(deep_nesting_ends_in_an_error),
        TEST(deep_maps_below_known_sections_are_issues),
        TEST(a_second_document_is_not_passed_over_in_silence),
        TEST(a_repeated_key_is_not_passed_over_in_silence),
        TEST(many_keys_end_in_issues_or_a_clear_error),
        TEST(a_long_key_is_cut_in_the_message_not_in_memory),
        TEST(a_copy_has_its_own_lists),
        TEST(rule_sets_differ_in_their_quirks_alone),
        TEST(the_length_of_a_value_is_told_even_where_it_does_not_fit),
        TEST(a_file_is_read_or_its_error_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
