#include "base/buf.h"
#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <math.h>

static void bytes_add_up_and_end_with_a_nul(void **state) {
    (void)state;
    rf__buf buf = {0};
    for (int i = 0; i < 100000; i++)
        rf__buf_add(&buf, "ab", 2);
    assert_int_equal(buf.n, 200000);
    assert_int_equal(strlen(buf.bytes), 200000);
    assert_false(buf.failed);
    rf__buf_clear(&buf);
    assert_int_equal(buf.n, 0);
    assert_string_equal(buf.bytes, "");
    rf__buf_free(&buf);
    assert_null(buf.bytes);
    rf__buf_free(&buf);
    rf__buf_clear(&buf);
}

static void long_formatted_text_is_not_cut(void **state) {
    (void)state;
    char text[1000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = 0;
    rf__buf buf = {0};
    for (int width = 250; width < 260; width++) {
        rf__buf_clear(&buf);
        rf__buf_printf(&buf, "%.*s", width, text);
        assert_int_equal(buf.n, width);
        assert_int_equal(strlen(buf.bytes), width);
    }
    rf__buf_clear(&buf);
    rf__buf_printf(&buf, "%s-%d", text, 7);
    assert_int_equal(buf.n, 1001);
    assert_string_equal(buf.bytes + 999, "-7");
    rf__buf_free(&buf);
}

static void csv_fields_are_quoted_where_they_must_be(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"plain", "plain"},     {"a b", "a b"},       {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""}, {"a\nb", "\"a\nb\""}, {"a\rb", "\"a\rb\""},
        {"#a", "\"#a\""},       {"a#", "a#"},         {"", ""},
        {"\"", "\"\"\"\""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rf__buf buf = {0};
        rf__buf_csv(&buf, cases[i][0]);
        assert_string_equal(buf.bytes ? buf.bytes : "", cases[i][1]);
        rf__buf_free(&buf);
    }
}

static void json_strings_are_escaped(void **state) {
    (void)state;
    rf__buf buf = {0};
    rf__buf_json(&buf, "a\"b\\c\nd\te\x01\x1f\xc3\xa9/");
    assert_string_equal(buf.bytes, "\"a\\\"b\\\\c\\u000ad\\u0009e\\u0001\\u001f\xc3\xa9/\"");
    rf__buf_free(&buf);
}

/* Every byte at every place of a long string, against the rule applied byte by byte. */
static void escapes_are_found_at_any_place(void **state) {
    (void)state;
    for (int at = 0; at < 20; at++)
        for (int c = 1; c < 256; c++) {
            char text[22], right[40];
            memset(text, 'x', 21);
            text[21] = 0;
            text[at] = (char)(c < 0x80 ? c : 0xC3);
            text[at + 1] = (char)(c < 0x80 ? 'x' : 0x80 | (c & 0x3f));
            int n = c < 0x20 ? snprintf(right, sizeof right, "\"%.*s\\u%04x%s\"", at, text,
                                        (unsigned)c, text + at + 1)
                    : c == '"' || c == '\\'
                        ? snprintf(right, sizeof right, "\"%.*s\\%s\"", at, text, text + at)
                        : snprintf(right, sizeof right, "\"%s\"", text);
            rf__buf buf = {0};
            rf__buf_json(&buf, text);
            assert_int_equal(buf.n, n);
            assert_string_equal(buf.bytes, right);
            rf__buf_free(&buf);
        }
}

static void escapes_are_found_wherever_they_stand(void **state) {
    (void)state;
    static const char bad[] = "\"\\\x01\x1f";
    for (size_t n = 1; n < 80; n++)
        for (size_t at = 0; at < n; at++)
            for (size_t k = 0; k < 4; k++) {
                char text[80], expected[100];
                memset(text, at % 2 ? '\x7f' : '!', n);
                text[n] = 0;
                text[at] = bad[k];
                snprintf(expected, sizeof expected, k < 2 ? "\"%.*s\\%c%s\"" : "\"%.*s\\u%04x%s\"",
                         (int)at, text, bad[k], text + at + 1);
                rf__buf buf = {0};
                rf__buf_json(&buf, text);
                assert_string_equal(buf.bytes, expected);
                rf__buf_free(&buf);
            }
}

static void check_number(double value) {
    char right[64];
    bool whole = value == floor(value) && fabs(value) < 1e15;
    snprintf(right, sizeof right, whole ? "%.0f" : "%.10g", value);
    rf__buf buf = {0};
    rf__buf_number(&buf, value);
    assert_string_equal(buf.bytes, right);
    rf__buf_free(&buf);
}

static void bytes_that_are_no_text_are_replaced(void **state) {
    (void)state;
    rf__buf buf = {0};
    rf__buf_json(&buf, "caf\xE9 \"\xC3\xA9\" \xF0\x9F\x98\x80\xF0\x9F");
    assert_string_equal(buf.bytes, "\"caf\xEF\xBF\xBD \\\"\xC3\xA9\\\" \xF0\x9F\x98\x80"
                                   "\xEF\xBF\xBD\xEF\xBF\xBD\"");
    rf__buf_free(&buf);
}

static void a_number_without_end_is_null(void **state) {
    (void)state;
    rf__buf buf = {0};
    rf__buf_number(&buf, INFINITY);
    rf__buf_number(&buf, -INFINITY);
    rf__buf_number(&buf, NAN);
    assert_string_equal(buf.bytes, "nullnullnull");
    rf__buf_free(&buf);
}

static void numbers_are_written_as_printf_does(void **state) {
    (void)state;
    static const double some[] = {0,         1,         -1,   0.5,     0.25,    0.1,
                                  0.00001,   -0.00001,  1e-6, 1.0 / 3, 2.0 / 3, 9999.99999,
                                  10000.5,   12345.678, 1e14, 1e15,    1e300,   -73.75623,
                                  179.99999, 0.123456,  35.83};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        check_number(some[i]);
    uint64_t x = 88172645463325252u;
    for (int i = 0; i < 200000; i++) {
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
        double value = (double)(int64_t)(x % 36000000u) / 100000 - 180;
        check_number(value);
        check_number(value + (double)(x >> 60) * 1e-7);
        check_number((double)(x >> 40));
    }
    rf__buf buf = {0};
    rf__buf_int(&buf, INT64_MIN);
    rf__buf_int(&buf, INT64_MAX);
    rf__buf_int(&buf, 0);
    assert_string_equal(buf.bytes, "-922337203685477580892233720368547758070");
    rf__buf_free(&buf);
}

static void a_file_is_read_whole_or_refused(void **state) {
    (void)state;
    folder f = folder_make();
    static char bytes[200001];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    folder_write_bytes(&f, "big", bytes, sizeof bytes);
    folder_write(&f, "empty", "");
    rf__buf buf = {0};
    rf_diag diag = {0};
    assert_int_equal(rf__read_file(folder_path(&f, "big"), sizeof bytes, &buf, &diag), 0);
    assert_int_equal(buf.n, sizeof bytes);
    assert_memory_equal(buf.bytes, bytes, sizeof bytes);
    assert_int_equal(buf.bytes[buf.n], 0);
    rf__buf_free(&buf);
    assert_int_equal(rf__read_file(folder_path(&f, "big"), sizeof bytes - 1, &buf, &diag),
                     RF_ERR_TOO_BIG);
    assert_null(buf.bytes);
    assert_true(strstr(diag.path, "/big") != NULL);
    assert_int_equal(rf__read_file(folder_path(&f, "empty"), 10, &buf, &diag), 0);
    assert_int_equal(buf.n, 0);
    assert_string_equal(buf.bytes, "");
    rf__buf_free(&buf);
    assert_int_equal(rf__read_file(folder_path(&f, "none"), 10, &buf, &diag), RF_ERR_NOT_FOUND);
    assert_int_equal(rf__read_file(folder_path(&f, "big/none"), 10, &buf, &diag), RF_ERR_NOT_FOUND);
    assert_int_equal(rf__read_file(f.path, 10, &buf, &diag), RF_ERR_IO);
    assert_true(strlen(diag.message) > 0);
    assert_int_equal(rf__read_file("", 10, &buf, NULL), RF_ERR_NOT_FOUND);
    folder_remove(&f);
}

/* A pipe without a writer would block a plain open for ever. */
static void a_named_pipe_without_writer_does_not_hang(void **state) {
    (void)state;
    folder f = folder_make();
    assert_int_equal(mkfifo(folder_path(&f, "pipe"), 0666), 0);
    pid_t child = fork();
    if (child == 0) {
        rf__buf buf = {0};
        alarm(5);
        _exit(rf__read_file(folder_path(&f, "pipe"), 10, &buf, NULL) == RF_ERR_IO ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    folder_remove(&f);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void paths_are_joined_with_one_slash(void **state) {
    (void)state;
    static const char *const cases[][3] = {{"a", "b", "a/b"},
                                           {"a/", "b", "a/b"},
                                           {"a///", "b", "a/b"},
                                           {"/", "b", "//b"},
                                           {".", "b", "./b"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *path = rf__path_join(cases[i][0], cases[i][1]);
        assert_string_equal(path, cases[i][2]);
        free(path);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_add_up_and_end_with_a_nul),
        cmocka_unit_test(long_formatted_text_is_not_cut),
        cmocka_unit_test(csv_fields_are_quoted_where_they_must_be),
        cmocka_unit_test(json_strings_are_escaped),
        cmocka_unit_test(escapes_are_found_at_any_place),
        cmocka_unit_test(escapes_are_found_wherever_they_stand),
        cmocka_unit_test(numbers_are_written_as_printf_does),
        cmocka_unit_test(a_number_without_end_is_null),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced),
        cmocka_unit_test(a_file_is_read_whole_or_refused),
        cmocka_unit_test(a_named_pipe_without_writer_does_not_hang),
        cmocka_unit_test(paths_are_joined_with_one_slash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
