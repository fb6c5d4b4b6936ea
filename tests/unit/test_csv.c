#include "base/buf.h"
#include "base/csv.h"
#include "base/rng.h"

#include <dlfcn.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* All rows of a text as one string: fields in <>, rows ended by |. */
static char *rows_of(const char *text, size_t n, rf_err *ret_err, rf_diag *diag) {
    static char out[1 << 20];
    size_t at = 0;
    rf__csv csv;
    bool more = false;
    rf__csv_start(&csv, "t.csv", text, n);
    while (!(*ret_err = rf__csv_next(&csv, &more, diag)) && more) {
        for (size_t i = 0; i < csv.n_fields; i++) {
            assert_int_equal(strlen(csv.fields[i].text), csv.fields[i].n);
            at += (size_t)snprintf(out + at, sizeof out - at, "<%s>", csv.fields[i].text);
        }
        at += (size_t)snprintf(out + at, sizeof out - at, "|");
    }
    rf__csv_free(&csv);
    out[at] = 0;
    return out;
}

static void reads(const char *text, const char *expected) {
    rf_err err;
    rf_diag diag = {0};
    char *got = rows_of(text, strlen(text), &err, &diag);
    assert_int_equal(err, 0);
    assert_string_equal(got, expected);
}

static void fields_and_rows_are_parted(void **state) {
    (void)state;
    reads("", "");
    reads("a", "<a>|");
    reads("a,b\nc", "<a><b>|<c>|");
    reads("a,b\n", "<a><b>|");
    reads(",", "<><>|");
    reads("a,\n,b\n", "<a><>|<><b>|");
    reads(",,\n", "<><><>|");
}

static void every_kind_of_line_end_ends_a_line(void **state) {
    (void)state;
    reads("a\r\nb\rc\nd", "<a>|<b>|<c>|<d>|");
    reads("a\r\n\r\nb", "<a>||<b>|");
    reads("a\n\nb", "<a>||<b>|");
    reads("\n", "|");
    reads("\r", "|");
    reads("\r\n", "|");
    reads("a\r", "<a>|");
}

static void quotes_hold_commas_lines_and_quotes(void **state) {
    (void)state;
    reads("\"a,b\",c\n", "<a,b><c>|");
    reads("\"a\nb\",c\n", "<a\nb><c>|");
    reads("\"a\r\nb\"\r\nc", "<a\r\nb>|<c>|");
    reads("\"say \"\"no\"\"\"\n", "<say \"no\">|");
    reads("\"\"\n", "<>|");
    reads("\"\"\"\"\n", "<\">|");
    reads("\"a\"b,c\n", "<ab><c>|");
    reads("a\"b,c\n", "<a\"b><c>|");
    reads("  \"a,b\"  ,c\n", "<a,b><c>|");
}

static void spaces_around_fields_are_taken_off_and_those_inside_kept(void **state) {
    (void)state;
    reads(" a , b c\t,\td\n", "<a><b c><d>|");
    reads("   \n", "<>|");
    reads(" , \n", "<><>|");
}

static void a_byte_order_mark_is_skipped_once(void **state) {
    (void)state;
    reads("\xEF\xBB\xBF"
          "#name\n",
          "<#name>|");
    reads("\xEF\xBB\xBF", "");
    reads("a\xEF\xBB\xBF\n", "<a\xEF\xBB\xBF>|");
    rf__csv csv;
    bool more;
    rf__csv_start(&csv, "t.csv", "\xEF\xBB\xBF" "a,b", 6);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_int_equal(csv.fields[0].column, 1);
    assert_int_equal(csv.fields[1].column, 3);
    rf__csv_free(&csv);
}

static void fails(const char *text, size_t n, uint32_t line, uint32_t column) {
    rf_err err;
    rf_diag diag = {0};
    (void)rows_of(text, n, &err, &diag);
    assert_int_equal(err, RF_ERR_CSV);
    assert_string_equal(diag.path, "t.csv");
    assert_int_equal(diag.line, line);
    assert_int_equal(diag.column, column);
    assert_true(strlen(diag.message) > 0);
}

static void a_quote_that_never_ends_is_named_where_it_begins(void **state) {
    (void)state;
    fails("a,b\nc,\"d\ne\nf", 12, 2, 3);
    fails("\"", 1, 1, 1);
    fails("\"a\"\"", 4, 1, 1);
    fails("x\r\ny\r  \"z", 9, 3, 3);
}

static void a_nul_byte_is_named_where_it_stands(void **state) {
    (void)state;
    fails("a,b\nc,d\0e\n", 10, 2, 4);
    fails("a\n\"b\0\"", 6, 2, 3);
    fails("\0", 1, 1, 1);
}

static void each_field_knows_its_line_and_column(void **state) {
    (void)state;
    static const char text[] = "a, bc ,\"d\ne\",f\r\n\r\n  g,h";
    rf__csv csv;
    bool more;
    rf__csv_start(&csv, "t.csv", text, sizeof text - 1);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    static const uint32_t first[][2] = {{1, 1}, {1, 4}, {1, 8}, {2, 4}};
    assert_int_equal(csv.n_fields, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(csv.fields[i].line, first[i][0]);
        assert_int_equal(csv.fields[i].column, first[i][1]);
    }
    assert_int_equal(csv.row_line, 1);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_true(more);
    assert_int_equal(csv.n_fields, 0);
    assert_int_equal(csv.row_line, 3);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_int_equal(csv.fields[0].line, 4);
    assert_int_equal(csv.fields[0].column, 3);
    assert_int_equal(csv.fields[1].column, 5);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_false(more);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_false(more);
    rf__csv_free(&csv);
}

static void a_field_past_the_end_is_empty_and_knows_its_row(void **state) {
    (void)state;
    rf__csv csv;
    bool more;
    rf__csv_start(&csv, "t.csv", "\na,b", 4);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    rf__csv_field f = rf__csv_get(&csv, 99);
    assert_int_equal(f.n, 0);
    assert_string_equal(f.text, "");
    assert_int_equal(f.line, 2);
    rf__csv_free(&csv);
}

static void comments_are_empty_rows_and_those_that_begin_with_a_hash(void **state) {
    (void)state;
    static const char text[] = "#a\n\n  \n #b,c\n\"#d\"\na#\n,x\n";
    static const bool comment[] = {true, true, true, true, true, false, false};
    rf__csv csv;
    bool more;
    rf__csv_start(&csv, "t.csv", text, sizeof text - 1);
    for (size_t i = 0; i < sizeof comment; i++) {
        assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
        assert_int_equal(rf__csv_is_comment(&csv), comment[i]);
    }
    rf__csv_free(&csv);
}

static void huge_lines_and_many_fields_are_read(void **state) {
    (void)state;
    size_t n = 3000000;
    char *text = malloc(n);
    assert_non_null(text);
    memset(text, 'x', n);
    for (size_t i = 10; i < n; i += 10)
        text[i] = ',';
    rf__csv csv;
    bool more;
    rf__csv_start(&csv, "t.csv", text, n);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_int_equal(csv.n_fields, n / 10);
    assert_string_equal(csv.fields[0].text, "xxxxxxxxxx");
    assert_string_equal(csv.fields[n / 10 - 1].text, "xxxxxxxxx");
    assert_int_equal(csv.fields[n / 10 - 1].column, n - 8);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_false(more);
    rf__csv_free(&csv);
    memset(text, 'y', n);
    rf__csv_start(&csv, "t.csv", text, n);
    assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
    assert_int_equal(csv.fields[0].n, n);
    rf__csv_free(&csv);
    free(text);
}

static uint32_t below(rf__rng *rng, uint32_t n) {
    uint32_t i = (uint32_t)(rf__rng_uniform(rng) * n);
    return i < n ? i : n - 1;
}

static void what_is_written_is_read_back(void **state) {
    (void)state;
    static const char alphabet[] = "ab,\"\n\r# \t;'\xc3\xa9";
    rf__rng rng = rf__rng_at(rf__rng_key_make(7, 0), 0, 0, 1, 0);
    for (int round = 0; round < 3000; round++) {
        char fields[6][12];
        uint32_t n = 1 + below(&rng, 6);
        rf__buf buf = {0};
        for (uint32_t i = 0; i < n; i++) {
            uint32_t length = below(&rng, 11);
            for (uint32_t k = 0; k < length; k++)
                fields[i][k] = alphabet[below(&rng, sizeof alphabet - 1)];
            fields[i][length] = 0;
            /* Spaces at the ends are not kept, by design. */
            while (length && strchr(" \t", fields[i][length - 1]))
                fields[i][--length] = 0;
            if (strchr(" \t", fields[i][0]))
                fields[i][0] = 'x';
            fields[i][0] = i == 0 && n == 1 && !length ? 'y' : fields[i][0];
            fields[i][length ? length : (i == 0 && n == 1)] = 0;
            rf__buf_str(&buf, i ? "," : "");
            rf__buf_csv(&buf, fields[i]);
        }
        rf__buf_str(&buf, "\n");
        rf__csv csv;
        bool more;
        rf__csv_start(&csv, "t.csv", buf.bytes, buf.n);
        assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
        assert_int_equal(csv.n_fields, n);
        for (uint32_t i = 0; i < n; i++)
            assert_string_equal(csv.fields[i].text, fields[i]);
        assert_int_equal(rf__csv_next(&csv, &more, NULL), 0);
        assert_false(more);
        rf__csv_free(&csv);
        rf__buf_free(&buf);
    }
}

/* libcsv, loaded where it is there: an oracle of other hands. */
struct csv_parser_space {
    _Alignas(16) unsigned char bytes[1024];
};
typedef void (*field_fn)(void *, size_t, void *);
typedef void (*row_fn)(int, void *);

static struct {
    char text[4096];
    size_t n;
} oracle;

static void oracle_field(void *field, size_t n, void *user) {
    (void)user;
    oracle.n += (size_t)snprintf(oracle.text + oracle.n, sizeof oracle.text - oracle.n, "<%.*s>",
                                 (int)n, (const char *)field);
}

static void oracle_row(int c, void *user) {
    (void)c, (void)user;
    oracle.n += (size_t)snprintf(oracle.text + oracle.n, sizeof oracle.text - oracle.n, "|");
}

static void drop_empty_rows(char *rows) {
    char *to = rows;
    for (char *from = rows; *from; from++)
        if (!(*from == '|' && (to == rows || to[-1] == '|')))
            *to++ = *from;
    *to = 0;
}

static void random_texts_are_read_as_libcsv_reads_them(void **state) {
    (void)state;
    void *lib = dlopen("libcsv.so.3", RTLD_NOW);
    if (!lib) {
        print_message("skipped: libcsv.so.3 is not installed\n");
        skip();
    }
    int (*init)(void *, unsigned char);
    size_t (*parse)(void *, const void *, size_t, field_fn, row_fn, void *);
    int (*fini)(void *, field_fn, row_fn, void *);
    void (*release)(void *);
    *(void **)&init = dlsym(lib, "csv_init");
    *(void **)&parse = dlsym(lib, "csv_parse");
    *(void **)&fini = dlsym(lib, "csv_fini");
    *(void **)&release = dlsym(lib, "csv_free");
    assert_true(init && parse && fini && release);
    rf__rng rng = rf__rng_at(rf__rng_key_make(8, 0), 0, 0, 1, 0);
    int compared = 0;
    for (int round = 0; round < 20000; round++) {
        /* A quote stands only where a field begins or as the end of one: elsewhere readers differ.
         * libcsv passes over empty lines. */
        char text[80];
        size_t n = 0;
        while (n < 60 && below(&rng, 20)) {
            uint32_t what = below(&rng, 8);
            bool begins = n == 0 || text[n - 1] == ',' || text[n - 1] == '\n';
            if (what == 0 && begins) {
                text[n++] = '"';
                for (uint32_t k = below(&rng, 5); k > 0; k--) {
                    char c = "ab,\n \""[below(&rng, 6)];
                    text[n++] = c;
                    if (c == '"')
                        text[n++] = '"';
                }
                text[n++] = 'z'; /* spaces at the end of quotes: we take them off, libcsv does not */
                text[n++] = '"';
                text[n++] = ",\n"[below(&rng, 2)];
            } else
                text[n++] = "ab,,\nc #"[what];
        }
        for (size_t i = 1; i < n; i++) /* nor spaces after an opening quote */
            if (text[i - 1] == '"' && text[i] == ' ')
                text[i] = 'q';
        struct csv_parser_space parser;
        oracle.n = 0;
        oracle.text[0] = 0;
        assert_int_equal(init(&parser, 0), 0);
        assert_int_equal(parse(&parser, text, n, oracle_field, oracle_row, NULL), n);
        assert_int_equal(fini(&parser, oracle_field, oracle_row, NULL), 0);
        release(&parser);
        rf_err err;
        rf_diag diag;
        char *ours = rows_of(text, n, &err, &diag);
        assert_int_equal(err, 0);
        /* A line of spaces alone is empty to libcsv and has one empty field to us, as in Python. */
        char *blank;
        while ((blank = strstr(ours, "|<>|")) || (!strncmp(ours, "<>|", 3) && (blank = ours - 1)))
            memmove(blank + 1, blank + 4, strlen(blank + 4) + 1);
        drop_empty_rows(ours);
        drop_empty_rows(oracle.text);
        assert_string_equal(ours, oracle.text);
        compared++;
    }
    assert_int_equal(compared, 20000);
    dlclose(lib);
}

static void whole_numbers_are_digits_alone(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool good;
        int64_t value;
    } cases[] = {{"0", true, 0},
                 {"-0", true, 0},
                 {"+7", true, 7},
                 {"007", true, 7},
                 {"-12", true, -12},
                 {"9223372036854775807", true, INT64_MAX},
                 {"-9223372036854775808", true, INT64_MIN},
                 {"9223372036854775808", false, 0},
                 {"99999999999999999999999", false, 0},
                 {"", false, 0},
                 {"-", false, 0},
                 {"+", false, 0},
                 {"--1", false, 0},
                 {"+-1", false, 0},
                 {"1-", false, 0},
                 {"22,849", false, 0},
                 {"1.0", false, 0},
                 {"1e3", false, 0},
                 {"0x10", false, 0},
                 {" 1", false, 0},
                 {"1 ", false, 0},
                 {"12 km", false, 0},
                 {"nan", false, 0},
                 {"\xd9\xa3", false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 5;
        assert_int_equal(rf__parse_int(cases[i].text, strlen(cases[i].text), &value), cases[i].good);
        assert_int_equal(value, cases[i].good ? cases[i].value : 5);
    }
    int64_t value;
    assert_false(rf__parse_int("1\0", 2, &value));
}

static void numbers_are_finite_decimals(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool good;
        double value;
    } cases[] = {{"0", true, 0},       {"1.5", true, 1.5},     {"-1.5e3", true, -1500},
                 {".5", true, 0.5},    {"5.", true, 5},        {"1E-2", true, 0.01},
                 {"+3", true, 3},      {"", false, 0},         {".", false, 0},
                 {"e5", false, 0},     {"1e", false, 0},       {"1e999", false, 0},
                 {"-1e999", false, 0}, {"inf", false, 0},      {"nan", false, 0},
                 {"0x1p3", false, 0},  {"1,5", false, 0},      {"1.2.3", false, 0},
                 {"1 ", false, 0},     {"1e-999", true, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = 7;
        assert_int_equal(rf__parse_double(cases[i].text, strlen(cases[i].text), &value),
                         cases[i].good);
        if (cases[i].good)
            assert_true(fabs(value - cases[i].value) < 1e-12);
    }
    char many[300];
    memset(many, '1', sizeof many);
    double value;
    assert_false(rf__parse_double(many, sizeof many, &value));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_and_rows_are_parted),
        cmocka_unit_test(every_kind_of_line_end_ends_a_line),
        cmocka_unit_test(quotes_hold_commas_lines_and_quotes),
        cmocka_unit_test(spaces_around_fields_are_taken_off_and_those_inside_kept),
        cmocka_unit_test(a_byte_order_mark_is_skipped_once),
        cmocka_unit_test(a_quote_that_never_ends_is_named_where_it_begins),
        cmocka_unit_test(a_nul_byte_is_named_where_it_stands),
        cmocka_unit_test(each_field_knows_its_line_and_column),
        cmocka_unit_test(a_field_past_the_end_is_empty_and_knows_its_row),
        cmocka_unit_test(comments_are_empty_rows_and_those_that_begin_with_a_hash),
        cmocka_unit_test(huge_lines_and_many_fields_are_read),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(random_texts_are_read_as_libcsv_reads_them),
        cmocka_unit_test(whole_numbers_are_digits_alone),
        cmocka_unit_test(numbers_are_finite_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
