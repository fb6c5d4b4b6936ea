/* Which lines of plain text are rows of a table. */
#include "kit.h"
#include "report/text_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static rf__text_row cut(const char *line, bool *is_row) {
    rf__text_row row;
    *is_row = rf__text_row_cut(line, (uint32_t)strlen(line), &row);
    return row;
}

static void bars_tabs_and_wide_spaces_part_cells(void **state) {
    (void)state;
    static const struct {
        const char *line;
        uint32_t n;
        bool numbers;
    } cases[] = {{"| Sindh | 405 | 1,074 |", 3, true},
                 {"Sindh\t405\t1,074", 3, true},
                 {"Kayah                 46,000                0", 3, true},
                 {"Area             New displacement   Of which returned", 3, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool is_row;
        rf__text_row row = cut(cases[i].line, &is_row);
        assert_true(is_row);
        assert_int_equal(row.n, cases[i].n);
        assert_int_equal(row.numbers, cases[i].numbers);
    }
}

static void two_spaces_behind_a_sentence_are_no_cells(void **state) {
    (void)state;
    bool is_row;
    cut("Some 300 people fled on Monday.  They reached the town.", &is_row);
    assert_false(is_row);
    cut("Some 300 people fled.", &is_row);
    assert_false(is_row);
}

static void rows_of_one_table_have_as_many_cells(void **state) {
    (void)state;
    bool is_row;
    rf__text_row head = cut("State  Displaced  Dead", &is_row), row = cut("Borno  12,000  8", &is_row),
                 other = cut("Total  12,000", &is_row), far = cut("a  1  2  3  4", &is_row);
    assert_true(rf__text_rows_fit(&head, &row));
    assert_true(rf__text_rows_fit(&row, &other));
    assert_false(rf__text_rows_fit(&other, &far));
}

static void a_line_of_dashes_is_a_rule(void **state) {
    (void)state;
    bool is_row;
    assert_true(cut("|---|:--:|", &is_row).rule);
    assert_false(cut("| a | 1 |", &is_row).rule);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_tabs_and_wide_spaces_part_cells),
        cmocka_unit_test(two_spaces_behind_a_sentence_are_no_cells),
        cmocka_unit_test(rows_of_one_table_have_as_many_cells),
        cmocka_unit_test(a_line_of_dashes_is_a_rule)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
