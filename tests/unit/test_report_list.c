/* Which files are read: folders, paths and manifests. */
#include "refuge/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[] = "/tmp/refuge-list-XXXXXX";

static void put(const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static int make_folder(void **state) {
    (void)state;
    char sub[256];
    if (!mkdtemp(dir))
        return 1;
    snprintf(sub, sizeof sub, "%s/sub", dir);
    mkdir(sub, 0700);
    put("b.txt", "B");
    put("a.txt", "A");
    put(".hidden", "H");
    put("sub/c.txt", "C");
    put("list.tsv", "id\tfile\toutlet\tpublished\tnote\n"
                    "1\tb.txt\tPaper\t2020-02-20\tx\n"
                    "2\tsub/c.txt\t\tsoon\t\n"
                    "3\t\tNobody\t\t\n");
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"b.txt", "a.txt", ".hidden", "sub/c.txt", "list.tsv"};
    char path[256];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/sub", dir);
    rmdir(path);
    return rmdir(dir);
}

static void name_is(const rf_report_file *file, const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    assert_string_equal(file->path, path);
}

static void a_folder_is_searched_in_order(void **state) {
    (void)state;
    const char *paths[] = {dir};
    rf_report_list list;
    rf_issues *issues;
    assert_int_equal(rf_issues_new(&issues), RF_OK);
    assert_int_equal(rf_report_list_make(&list, paths, 1, NULL, issues, NULL), RF_OK);
    assert_int_equal(list.n, 3);
    name_is(&list.files[0], "a.txt");
    name_is(&list.files[1], "b.txt");
    name_is(&list.files[2], "sub/c.txt");
    assert_int_equal(rf_issues_count(issues), 1); /* the manifest is no report */
    assert_string_equal(rf_issues_get(issues, 0)->code, "not-a-report");
    rf_issues_free(issues);
    rf_report_list_free(&list);
}

static void a_manifest_comes_first_and_lists_a_file_once(void **state) {
    (void)state;
    char manifest[256];
    snprintf(manifest, sizeof manifest, "%s/list.tsv", dir);
    const char *paths[] = {dir};
    rf_issues *issues;
    rf_report_list list;
    rf_date date;
    assert_int_equal(rf_issues_new(&issues), RF_OK);
    assert_int_equal(rf_report_list_make(&list, paths, 1, manifest, issues, NULL), RF_OK);
    assert_int_equal(list.n, 3); /* the manifest itself is no report */
    name_is(&list.files[0], "b.txt");
    assert_int_equal(rf_date_make(&date, 2020, 2, 20), RF_OK);
    assert_int_equal(list.files[0].published, date);
    assert_string_equal(list.files[0].outlet, "Paper");
    assert_null(list.files[0].title);
    name_is(&list.files[1], "sub/c.txt");
    assert_int_equal(list.files[1].published, RF_NO_DATE);
    name_is(&list.files[2], "a.txt");
    assert_int_equal(rf_issues_count(issues), 2); /* "soon" is no date; a row names no file */
    rf_report_list_free(&list);
    rf_issues_free(issues);
}

static void what_is_not_there_is_an_error(void **state) {
    (void)state;
    const char *paths[] = {"/nonexistent/file"};
    rf_report_list list;
    rf_diag diag;
    assert_int_equal(rf_report_list_make(&list, paths, 1, NULL, NULL, &diag), RF_ERR_NOT_FOUND);
    assert_int_equal(rf_report_list_make(&list, NULL, 0, "/nonexistent/list", NULL, &diag),
                     RF_ERR_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_searched_in_order),
        cmocka_unit_test(a_manifest_comes_first_and_lists_a_file_once),
        cmocka_unit_test(what_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
