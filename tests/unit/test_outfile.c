#include "base/outfile.h"
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void contents(const folder *f, const char *name, const char *expected) {
    char text[200] = "";
    FILE *in = fopen(folder_path(f, name), "rb");
    assert_non_null(in);
    text[fread(text, 1, sizeof text - 1, in)] = 0;
    fclose(in);
    assert_string_equal(text, expected);
}

static void a_file_appears_only_when_it_is_whole(void **state) {
    (void)state;
    folder f = folder_make();
    rf__outfile out;
    rf_diag diag = {0};
    assert_int_equal(rf__outfile_open(&out, folder_path(&f, "a.csv"), &diag), 0);
    rf__outfile_write(&out, "one\n", 4);
    rf__outfile_write(&out, "", 0);
    assert_false(folder_has(&f, "a.csv"));
    rf__outfile_write(&out, "two\n", 4);
    assert_int_equal(rf__outfile_commit(&out, &diag), 0);
    contents(&f, "a.csv", "one\ntwo\n");
    assert_int_equal(folder_count(&f), 1);
    rf__outfile_abort(&out);
    contents(&f, "a.csv", "one\ntwo\n");
    folder_remove(&f);
}

static void given_up_leaves_the_old_file_and_nothing_else(void **state) {
    (void)state;
    folder f = folder_make();
    folder_write(&f, "a.csv", "old");
    rf__outfile out;
    assert_int_equal(rf__outfile_open(&out, folder_path(&f, "a.csv"), NULL), 0);
    rf__outfile_write(&out, "new", 3);
    rf__outfile_abort(&out);
    rf__outfile_abort(&out);
    contents(&f, "a.csv", "old");
    assert_int_equal(folder_count(&f), 1);
    folder_remove(&f);
}

static void an_old_file_is_replaced_as_a_whole(void **state) {
    (void)state;
    folder f = folder_make();
    folder_write(&f, "a.csv", "a long old text");
    folder_write(&f, "a.csv.partial", "left by a crash, longer than the new text");
    rf__outfile out;
    assert_int_equal(rf__outfile_open(&out, folder_path(&f, "a.csv"), NULL), 0);
    rf__outfile_write(&out, "new", 3);
    assert_int_equal(rf__outfile_commit(&out, NULL), 0);
    contents(&f, "a.csv", "new");
    assert_int_equal(folder_count(&f), 1);
    folder_remove(&f);
}

/* A rename would put a file in the place of /dev/stdout. */
static void a_pipe_stays_a_pipe_and_a_link_a_link(void **state) {
    (void)state;
    folder f = folder_make();
    char pipe[4096], text[20] = "";
    struct stat st;
    rf__outfile out;
    snprintf(pipe, sizeof pipe, "%s", folder_path(&f, "pipe"));
    assert_int_equal(mkfifo(pipe, 0600), 0);
    int fd = open(pipe, O_RDWR | O_NONBLOCK);
    assert_true(fd >= 0);
    assert_int_equal(rf__outfile_open(&out, pipe, NULL), 0);
    rf__outfile_write(&out, "new", 3);
    assert_int_equal(rf__outfile_commit(&out, NULL), 0);
    assert_int_equal(read(fd, text, sizeof text), 3);
    assert_string_equal(text, "new");
    close(fd);
    assert_int_equal(lstat(pipe, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    folder_write(&f, "a.csv", "old");
    assert_int_equal(symlink("a.csv", folder_path(&f, "b.csv")), 0);
    assert_int_equal(rf__outfile_open(&out, folder_path(&f, "b.csv"), NULL), 0);
    rf__outfile_write(&out, "new", 3);
    assert_int_equal(rf__outfile_commit(&out, NULL), 0);
    contents(&f, "a.csv", "new");
    assert_int_equal(lstat(folder_path(&f, "b.csv"), &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(folder_count(&f), 3);
    folder_remove(&f);
}

/* A limit on the size of files stands for a disk that is full. */
static void a_full_disk_leaves_no_file(void **state) {
    (void)state;
    folder f = folder_make();
    struct rlimit before, small;
    static char block[65536];
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    static const size_t sizes[] = {1, 4096, 100000};
    for (size_t limit = 0; limit < 3; limit++) {
        folder_write(&f, "a.csv", "old");
        small = before;
        small.rlim_cur = limit * 1000;
        rf__outfile out;
        rf_diag diag = {0};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        rf_err err = rf__outfile_open(&out, folder_path(&f, "a.csv"), &diag);
        for (size_t left = sizes[limit]; !err && left > 0;) {
            size_t n = left < sizeof block ? left : sizeof block;
            rf__outfile_write(&out, block, n);
            left -= n;
        }
        if (!err)
            err = rf__outfile_commit(&out, &diag);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_int_equal(err, RF_ERR_IO);
        assert_true(strlen(diag.message) > 0);
        contents(&f, "a.csv", "old");
        assert_int_equal(folder_count(&f), 1);
    }
    signal(SIGXFSZ, SIG_DFL);
    folder_remove(&f);
}

static void a_device_that_is_full_is_an_error(void **state) {
    (void)state;
    if (access("/dev/full", W_OK)) {
        print_message("skipped: no /dev/full\n");
        skip();
    }
    folder f = folder_make();
    assert_int_equal(symlink("/dev/full", folder_path(&f, "a.csv.partial")), 0);
    rf__outfile out;
    rf_diag diag = {0};
    rf_err err = rf__outfile_open(&out, folder_path(&f, "a.csv"), &diag);
    if (!err) {
        rf__outfile_write(&out, "text", 4);
        err = rf__outfile_commit(&out, &diag);
    }
    assert_int_equal(err, RF_ERR_IO);
    assert_false(folder_has(&f, "a.csv"));
    assert_int_equal(folder_count(&f), 0);
    folder_remove(&f);
}

static void a_place_that_can_not_be_written_is_an_error(void **state) {
    (void)state;
    folder f = folder_make();
    rf__outfile out;
    rf_diag diag = {0};
    assert_int_equal(rf__outfile_open(&out, folder_path(&f, "no/such/a.csv"), &diag), RF_ERR_IO);
    assert_true(strstr(diag.path, "a.csv") != NULL);
    rf__outfile_abort(&out);
    /* A folder stands where the file should: only the rename finds out. */
    assert_int_equal(mkdir(folder_path(&f, "a.csv"), 0777), 0);
    assert_int_equal(rf__outfile_open(&out, folder_path(&f, "a.csv"), &diag), 0);
    rf__outfile_write(&out, "x", 1);
    assert_int_equal(rf__outfile_commit(&out, &diag), RF_ERR_IO);
    assert_int_equal(folder_count(&f), 1);
    folder_remove(&f);
}

static void folders_are_made_with_their_parents(void **state) {
    (void)state;
    folder f = folder_make();
    rf_diag diag = {0};
    assert_int_equal(rf__make_dir(folder_path(&f, "a/b//c/"), &diag), 0);
    assert_true(folder_has(&f, "a/b/c"));
    assert_int_equal(rf__make_dir(folder_path(&f, "a/b/c"), &diag), 0);
    assert_int_equal(rf__make_dir("/", &diag), 0);
    assert_int_equal(rf__make_dir(".", &diag), 0);
    folder_write(&f, "file", "");
    assert_int_equal(rf__make_dir(folder_path(&f, "file/x"), &diag), RF_ERR_IO);
    assert_int_equal(rf__make_dir(folder_path(&f, "file"), &diag), RF_ERR_IO);
    folder_remove(&f);
}

/* Nobody can make a folder there, whoever he is. */
static void why_a_folder_can_not_be_made_is_told(void **state) {
    (void)state;
    rf_diag diag = {0};
    assert_int_equal(rf__make_dir("/sys/refuge", &diag), RF_ERR_IO);
    assert_null(strstr(diag.message, "No such file"));
}

static void an_empty_name_is_no_folder(void **state) {
    (void)state;
    rf_diag diag = {0};
    assert_int_equal(rf__make_dir("", &diag), RF_ERR_IO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_appears_only_when_it_is_whole),
        cmocka_unit_test(given_up_leaves_the_old_file_and_nothing_else),
        cmocka_unit_test(an_old_file_is_replaced_as_a_whole),
        cmocka_unit_test(a_pipe_stays_a_pipe_and_a_link_a_link),
        cmocka_unit_test(a_full_disk_leaves_no_file),
        cmocka_unit_test(a_device_that_is_full_is_an_error),
        cmocka_unit_test(a_place_that_can_not_be_written_is_an_error),
        cmocka_unit_test(folders_are_made_with_their_parents),
        cmocka_unit_test(why_a_folder_can_not_be_made_is_told),
        cmocka_unit_test(an_empty_name_is_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
