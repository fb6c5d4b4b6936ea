/* Ensembles on a small scenario that the test writes itself: one conflict zone, one town, three
 * camps, 40 days of data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "three_camps.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_whole(const char *path, size_t *ret_n) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *bytes = malloc(1 << 22);
    assert_non_null(bytes);
    *ret_n = fread(bytes, 1, 1 << 22, file);
    fclose(file);
    return bytes;
}

typedef rf_err (*writer)(const rf_ensemble *, const char *, rf_diag *);

static rf_err write_run_file(const rf_ensemble *e, const char *path, rf_diag *diag) {
    return rf_write_run_file(e, NULL, path, diag);
}

static rf_err write_out(const rf_ensemble *e, const char *path, rf_diag *diag) {
    return rf_write_out(e, 0, path, diag);
}

static const writer writers[] = {write_out, rf_write_summary, rf_write_links, rf_write_agents,
                                 write_run_file};
#define N_WRITERS (sizeof writers / sizeof *writers)

static void results_are_the_same_bytes_at_any_number_of_threads(void **state) {
    fixture *f = *state;
    static const int32_t threads[] = {1, 2, 4};
    char path[128];
    char *first[N_WRITERS] = {0};
    size_t first_n[N_WRITERS] = {0};
    for (size_t t = 0; t < 3; t++) {
        rf_ensemble *e =
            run(f, (rf_ensemble_options){.n_runs = 9, .n_threads = threads[t], .n_traced = 3});
        for (size_t w = 0; w < N_WRITERS; w++) {
            size_t n;
            snprintf(path, sizeof path, "%s/result-%zu", f->dir, w);
            assert_int_equal(writers[w](e, path, NULL), 0);
            char *bytes = read_whole(path, &n);
            if (t) {
                assert_int_equal(n, first_n[w]);
                assert_memory_equal(bytes, first[w], n);
                free(bytes);
            } else {
                first[w] = bytes;
                first_n[w] = n;
            }
        }
        rf_ensemble_free(e);
    }
    for (size_t w = 0; w < N_WRITERS; w++)
        free(first[w]);
}

static void a_run_of_an_ensemble_is_the_simulation_of_that_number(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 4, .n_threads = 2});
    rf_sim *sim;
    assert_int_equal(
        rf_sim_new(&sim, f->scenario, f->settings, &(rf_sim_options){.seed = 7, .run = 3}), 0);
    for (int64_t day = 0; day < N_DAYS; day++) {
        assert_int_equal(rf_sim_step(sim), 0);
        for (rf_place_id p = 0; p < f->scenario->n_places; p++)
            assert_int_equal(rf_ensemble_count(e, 3, day, p), rf_sim_at(sim, p));
        assert_int_equal(rf_ensemble_totals(e, 3, day).people, rf_sim_sum(sim).people);
    }
    rf_sim_free(sim);
    rf_ensemble_free(e);
}

static void people_at_places_and_on_roads_add_up_to_all(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 3, .n_threads = 1});
    for (int32_t r = 0; r < 3; r++)
        for (int64_t day = 0; day < N_DAYS; day++) {
            int64_t sum = rf_ensemble_count(e, r, day, RF_ON_ROADS);
            for (rf_place_id p = 0; p < f->scenario->n_places; p++)
                sum += rf_ensemble_count(e, r, day, p);
            assert_int_equal(sum, rf_ensemble_count(e, r, day, RF_ALL_PEOPLE));
        }
    rf_ensemble_free(e);
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void a_summary_is_that_of_the_counts(void **state) {
    fixture *f = *state;
    enum { N = 150 }; /* more than what is summed on the stack */
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = N});
    for (rf_place_id p = -3; p < f->scenario->n_places; p++) {
        if (p == RF_NONE)
            continue;
        int64_t v[N];
        double mean = 0, squares = 0;
        for (int32_t r = 0; r < N; r++)
            mean += (double)(v[r] = rf_ensemble_count(e, r, 25, p)) / N;
        for (int32_t r = 0; r < N; r++)
            squares += ((double)v[r] - mean) * ((double)v[r] - mean);
        qsort(v, N, sizeof *v, by_size);
        rf_summary s;
        assert_int_equal(rf_ensemble_summary(e, 25, p, &s), 0);
        assert_true(fabs(s.mean - mean) < 1e-9 * (1 + mean));
        assert_true(fabs(s.sd - sqrt(squares / (N - 1))) < 1e-6);
        double h = 0.95 * (N - 1);
        int64_t i = (int64_t)h;
        double q95 = (double)v[i] + (h - (double)i) * (double)(v[i + 1] - v[i]);
        assert_true(fabs(s.q95 - q95) < 1e-9);
        assert_true(s.q05 <= s.q25 && s.q25 <= s.q50 && s.q50 <= s.q75 && s.q75 <= s.q95);
    }
    rf_ensemble_free(e);
}

static void flows_on_roads_are_means_over_runs(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 2, .n_threads = 2});
    for (rf_road_id road = 0; road < f->scenario->n_roads; road++)
        for (int back = 0; back < 2; back++) {
            double n[2];
            for (uint32_t r = 0; r < 2; r++) {
                rf_sim *sim;
                assert_int_equal(rf_sim_new(&sim, f->scenario, f->settings,
                                            &(rf_sim_options){.seed = 7, .run = r}),
                                 0);
                while (rf_sim_day(sim) < rf_sim_n_days(sim))
                    assert_int_equal(rf_sim_step(sim), 0);
                n[r] = (double)rf_sim_set_out(sim, road, back);
                rf_sim_free(sim);
            }
            rf_road_summary s = rf_ensemble_road(e, N_DAYS - 1, road, back);
            assert_true(fabs(s.set_out - (n[0] + n[1]) / 2) < 1e-9);
            assert_true(fabs(s.set_out_sd - fabs(n[0] - n[1]) / sqrt(2)) < 1e-6);
        }
    rf_ensemble_free(e);
}

static void counts_beyond_32_bits_are_kept_exactly(void **state) {
    fixture *f = *state;
    static const char *const layout = "total,total.csv\nCamp A,big.csv\n";
    rf_scenario *big;
    write_text(f->dir, "big.csv", "2020-01-01,5\n2020-01-03,5000000000\n");
    write_text(f->dir, "data_layout.csv", layout);
    assert_int_equal(rf_scenario_load(&big, f->dir, f->settings, NULL, NULL), 0);
    rf_ensemble *e;
    assert_int_equal(
        rf_ensemble_run(&e, big, f->settings, &(rf_ensemble_options){.n_runs = 2, .n_days = 5}), 0);
    assert_int_equal(rf_ensemble_count(e, 1, 0, RF_ALL_PEOPLE), 5);
    assert_int_equal(rf_ensemble_count(e, 1, 4, RF_ALL_PEOPLE), 5000000000);
    assert_int_equal(rf_ensemble_observed(e, rf_scenario_find(big, "Camp A"), 4), 5000000000);
    rf_ensemble_free(e);
    rf_scenario_free(big);
    write_data(f->dir);
}

static int stop_at_once(void *user, int64_t done, int64_t total) {
    (void)done;
    (void)total;
    ++*(int *)user;
    return 1;
}

static int note_done(void *user, int64_t done, int64_t total) {
    int64_t *last = user;
    assert_true(done >= *last && done <= total);
    *last = done;
    return 0;
}

static void a_progress_function_can_stop_the_work(void **state) {
    fixture *f = *state;
    rf_ensemble *e = NULL;
    int calls = 0;
    rf_ensemble_options o = {
        .n_runs = 50, .n_threads = 2, .progress = stop_at_once, .user = &calls};
    assert_int_equal(rf_ensemble_run(&e, f->scenario, f->settings, &o), RF_ERR_STOPPED);
    assert_null(e);
    assert_int_equal(calls, 1);
}

static void progress_grows_to_its_total(void **state) {
    fixture *f = *state;
    int64_t last = 0;
    rf_ensemble_free(run(
        f,
        (rf_ensemble_options){.n_runs = 5, .n_threads = 2, .progress = note_done, .user = &last}));
    assert_int_equal(last, 5 * N_DAYS);
}

static void an_ensemble_without_runs_is_refused(void **state) {
    fixture *f = *state;
    rf_ensemble *e = NULL;
    assert_int_equal(rf_ensemble_run(&e, f->scenario, f->settings, &(rf_ensemble_options){0}),
                     RF_ERR_USAGE);
    assert_null(e);
}

static void a_result_that_cannot_be_written_leaves_no_file(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    for (size_t w = 0; w < N_WRITERS; w++) {
        char path[128];
        rf_diag diag = {0};
        snprintf(path, sizeof path, "%s/no-such-folder/x", f->dir);
        assert_int_equal(writers[w](e, path, &diag), RF_ERR_IO);
        assert_true(*diag.message);
        assert_int_not_equal(access(path, F_OK), 0);
    }
    rf_ensemble_free(e);
}

static void a_full_device_is_an_error_of_printing(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        assert_int_equal(rf_print_result(e, 0, "csv", full), RF_ERR_IO);
        fclose(full);
    }
    assert_int_equal(rf_print_result(e, 0, "xml", stderr), RF_ERR_USAGE);
    assert_int_equal(rf_print_result(e, 1, "csv", stderr), RF_ERR_USAGE);
    rf_ensemble_free(e);
}

static char *print(const rf_ensemble *e, int32_t run_number, const char *format) {
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    assert_non_null(to);
    assert_int_equal(rf_print_result(e, run_number, format, to), 0);
    fclose(to);
    return text;
}

static void out_csv_has_the_columns_of_flee(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 1});
    char *text = print(e, 0, "csv");
    assert_int_equal(strncmp(text, "# refuge: ", 10), 0);
    assert_non_null(strstr(
        text, "\nDay,Date,Camp A sim,Camp A data,Camp A error,Camp B sim,Camp B data,Camp B error,"
              "Camp C sim,Camp C data,Camp C error,Total error,refugees in camps (UNHCR),total "
              "refugees (simulation),raw UNHCR refugee count,refugees in camps (simulation),"
              "refugee_debt\n0,2020-01-02,30,30,0.0,20,20,0.0,10,10,0.0,0.0,60,60,120,60,0\n"));
    free(text);
    rf_ensemble_free(e);
}

static void formats_differ_in_form_only(void **state) {
    fixture *f = *state;
    rf_ensemble *e = run(f, (rf_ensemble_options){.n_runs = 2});
    char *lines = print(e, -1, "ndjson"), *json = print(e, -1, "json");
    static const char row[] = "{\"day\":0,\"place\":\"Camp A\",\"mean\":30.000,\"sd\":0.000,"
                              "\"runs\":2,\"q05\":30.000,\"q25\":30.000,\"q50\":30.000,"
                              "\"q75\":30.000,\"q95\":30.000,\"kind\":\"camp\"}";
    assert_int_equal(strncmp(lines, "{\"provenance\":{\"refuge\":", 24), 0);
    assert_non_null(strstr(lines, row));
    assert_non_null(strstr(json, row));
    assert_non_null(strstr(json, "\"rows\":["));
    free(lines);
    free(json);
    rf_ensemble_free(e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_are_the_same_bytes_at_any_number_of_threads),
        cmocka_unit_test(a_run_of_an_ensemble_is_the_simulation_of_that_number),
        cmocka_unit_test(people_at_places_and_on_roads_add_up_to_all),
        cmocka_unit_test(a_summary_is_that_of_the_counts),
        cmocka_unit_test(flows_on_roads_are_means_over_runs),
        cmocka_unit_test(counts_beyond_32_bits_are_kept_exactly),
        cmocka_unit_test(a_progress_function_can_stop_the_work),
        cmocka_unit_test(progress_grows_to_its_total),
        cmocka_unit_test(an_ensemble_without_runs_is_refused),
        cmocka_unit_test(a_result_that_cannot_be_written_leaves_no_file),
        cmocka_unit_test(a_full_device_is_an_error_of_printing),
        cmocka_unit_test(out_csv_has_the_columns_of_flee),
        cmocka_unit_test(formats_differ_in_form_only),
    };
    return cmocka_run_group_tests_name("ensemble", tests, set_up, tear_down);
}
