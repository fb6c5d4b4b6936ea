/* Which lines are rows: those that fall into two or more cells, together with a neighbour of as
 * many. A single line parted by bars is a row too; one parted by spaces is a sentence with a wide
 * space in it. */
#include "report/text_table.h"

#include <string.h>

static void add_cell(rf__text_row *row, const char *line, uint32_t from, uint32_t to) {
    while (from < to && (line[from] == ' ' || line[from] == '\t'))
        from++;
    while (to > from && (line[to - 1] == ' ' || line[to - 1] == '\t'))
        to--;
    if (row->n < RF__MOST_CELLS)
        row->cells[row->n++] = (rf__cell){from, to - from};
}

/* The bytes that part two cells at i, or 0. */
static uint32_t gap_at(const char *line, uint32_t n, uint32_t i, char mark) {
    if (mark != ' ')
        return line[i] == mark;
    uint32_t spaces = 0;
    while (i + spaces < n && line[i + spaces] == ' ')
        spaces++;
    return spaces >= 2 ? spaces : 0;
}

static bool is_number_cell(const char *s, uint32_t n) {
    uint32_t digits = 0, others = 0;
    for (uint32_t i = 0; i < n; i++) {
        digits += s[i] >= '0' && s[i] <= '9';
        others += (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z');
    }
    return digits && others <= 4;
}

static void judge(const char *line, rf__text_row *row) {
    row->rule = true;
    for (uint32_t c = 0; c < row->n; c++) {
        const char *s = line + row->cells[c].at;
        uint32_t n = row->cells[c].n;
        row->numbers |= is_number_cell(s, n);
        for (uint32_t i = 0; i < n; i++)
            row->rule &= s[i] == '-' || s[i] == ':' || s[i] == '=' || s[i] == '+';
    }
}

bool rf__text_row_cut(const char *line, uint32_t n, rf__text_row *ret) {
    *ret = (rf__text_row){0};
    char mark = memchr(line, '|', n) ? '|' : memchr(line, '\t', n) ? '\t' : ' ';
    ret->barred = mark == '|';
    uint32_t from = ret->barred && line[0] == '|';
    for (uint32_t i = from; i < n;) {
        uint32_t gap = gap_at(line, n, i, mark);
        if (!gap) {
            i++;
            continue;
        }
        add_cell(ret, line, from, i);
        i += gap;
        from = i;
    }
    if (from < n || !ret->barred)
        add_cell(ret, line, from, n);
    judge(line, ret);
    if (mark == ' ') /* two spaces behind a sentence part no cells */
        for (uint32_t c = 0; c < ret->n; c++) {
            const rf__cell *cell = &ret->cells[c];
            char last = cell->n ? line[cell->at + cell->n - 1] : 0;
            if (cell->n > 60 || (c + 1 < ret->n && (last == '.' || last == '?' || last == '!')))
                return false;
        }
    return ret->n >= 2;
}

bool rf__text_rows_fit(const rf__text_row *a, const rf__text_row *b) {
    uint32_t more = a->n > b->n ? a->n : b->n, fewer = a->n + b->n - more;
    return a->barred == b->barred && fewer >= 2 && more - fewer <= 1 &&
           (a->numbers || b->numbers || a->rule || b->rule);
}
