/* Plain text: which lines belong together. A line is a paragraph unless the text was broken at a
 * column. That is seen from the lines themselves: where the next line's first word would not have
 * fitted behind a line, for nearly all lines that are followed by another, a program broke them. */
#include "base/bytes.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/formats.h"
#include "report/text_table.h"

#include <string.h>

enum { MOST_COLUMNS = 120, LEAST_COLUMNS = 40, LOOK_AT = 1 << 18 };

typedef struct line {
    size_t at;
    uint32_t n;       /* bytes, without white space at its edges */
    uint32_t columns; /* characters of the whole line but those at its end */
    uint32_t page;
    bool after_blank, after_rule, indented;
    uint8_t mark; /* bytes of a list mark with the spaces behind it, or 0 */
} line;

typedef struct plain {
    rf__article *article;
    const char *text;
    size_t n, at;
    uint32_t wrap; /* the column at which lines were broken, or 0 */
    bool indents;  /* a paragraph begins with an indented line, and only so */
    bool counting; /* columns are wanted */
    bool returns;  /* there is a CR in the text */
    uint32_t page; /* of the line at hand, from 1; pages end with a form feed. 0: no pages */
} plain;

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
}

/* Bytes of white space at text, with the hard space. */
static size_t blank_at(const char *text, size_t n) {
    if (is_blank(text[0]))
        return 1;
    return n >= 2 && text[0] == '\xC2' && text[1] == '\xA0' ? 2 : 0;
}

/* A bullet or "(a)", "1.", "12)" before a word; "1.5 million" and "2019 was" are none. */
static size_t list_mark(const char *s, size_t n) {
    static const char marks[][4] = {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xE2\x96\xA0",
                                    "\xE2\x97\xA6", "\xE2\x80\xA3", "\xE2\x81\x83", "\xE2\x9E\xA2",
                                    "\xEF\x82\xB7", "\xEF\x82\xA7", "\xC2\xB7",     "\xE2\x97\x8B",
                                    "\xE2\x96\xBA", "\xE2\x9C\x93", "\xEF\x83\x98", "\xE2\x88\x99"};
    size_t i = 0;
    bool bare = false; /* needs a space behind it */
    for (size_t k = 0; (unsigned char)*s >= 0xC2 && k < sizeof marks / sizeof *marks && !i; k++) {
        size_t length = marks[k][2] ? 3 : 2;
        if (n > length && !memcmp(s, marks[k], length))
            i = length;
    }
    if (!i && n > 2 && (*s == '*' || *s == '-' || *s == '+' || *s == 'o')) {
        i = 1;
        bare = true;
    } else if (!i && n > 3 && !memcmp(s, "\xE2\x80\x93", 3)) {
        i = 3;
        bare = true;
    } else if (!i && n > 3) {
        size_t open = *s == '(', digits = open;
        while (digits < n && digits < open + 2 && s[digits] >= '0' && s[digits] <= '9')
            digits++;
        if (digits == open && ((s[open] >= 'a' && s[open] <= 'z')))
            digits++;
        /* "(31) people were held": no list is so long */
        bool counts = open && digits == open + 2 && s[open] > '2' && digits + 2 < n &&
                      s[digits + 2] >= 'a' && s[digits + 2] <= 'z';
        if (digits > open && digits < n && !counts &&
            (s[digits] == ')' || (s[digits] == '.' && !open))) {
            i = digits + 1;
            bare = true;
        }
    }
    if (!i)
        return 0;
    size_t spaces = 0, length;
    while (i < n && (length = blank_at(s + i, n - i))) {
        i += length;
        spaces++;
    }
    return i < n && (spaces || !bare) && i < 250 ? i : 0;
}

/* "------", "=====", "+----+----+": a line that is drawn and holds no words. */
static bool is_rule(const char *s, size_t n) {
    enum { LEAST = 4 };
    size_t n_drawn = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '-' || s[i] == '=' || s[i] == '_')
            n_drawn++;
        else if (s[i] != '+' && s[i] != ' ')
            return false;
    }
    return n_drawn >= LEAST;
}

/* The next line that is neither blank nor a rule. */
static bool next_line(plain *p, line *ret) {
    bool blank = false, rule = false;
    while (p->at < p->n) {
        size_t start = p->at;
        const char *stop = memchr(p->text + start, '\n', p->n - start);
        size_t n_line = stop ? (size_t)(stop - p->text) - start : p->n - start;
        const char *cr = p->returns ? memchr(p->text + start, '\r', n_line) : NULL;
        size_t end = stop ? (size_t)(stop - p->text) : p->n;
        p->at = end + (stop != NULL);
        if (cr && (size_t)(cr - p->text) + 1 < end) { /* lines that end with CR alone */
            end = (size_t)(cr - p->text);
            p->at = end + 1;
        }
        size_t first = start, length;
        while (first < end && (length = blank_at(p->text + first, end - first))) {
            p->page += p->page && p->text[first] == '\f';
            first += length;
        }
        while (end > first && (is_blank(p->text[end - 1]) ||
                               (end - first >= 2 && !memcmp(p->text + end - 2, "\xC2\xA0", 2))))
            end -= p->text[end - 1] == '\xA0' ? 2 : 1;
        if (first == end) {
            blank = true;
            continue;
        }
        if (is_rule(p->text + first, end - first)) {
            rule = true;
            continue;
        }
        *ret = (line){.at = first,
                      .n = (uint32_t)(end - first),
                      .page = p->page,
                      .after_blank = blank,
                      .after_rule = rule,
                      .indented = first >= start + 2 && p->text[start] == ' '};
        ret->mark = (uint8_t)list_mark(p->text + first, end - first);
        ret->columns = (uint32_t)(end - start);
        if (p->counting && ret->columns <= 4 * MOST_COLUMNS)
            ret->columns = (uint32_t)rf__utf8_count(p->text + start, end - start);
        return true;
    }
    return false;
}

static uint32_t first_word(const plain *p, const line *l) {
    uint32_t n = 0, i = 0;
    while (i < l->n && !is_blank(p->text[l->at + i]))
        n += ((unsigned char)p->text[l->at + i++] & 0xC0) != 0x80;
    return n;
}

/* The least column at which lines may have been broken for the first word of `next` to stand behind
 * `l`; MOST_COLUMNS + 1 stands for all that are more. */
static uint32_t columns_with(const plain *p, const line *l, const line *next) {
    uint32_t n = l->columns + 1 + first_word(p, next);
    return n <= MOST_COLUMNS ? n : MOST_COLUMNS + 1;
}

static bool ends_sentence(const char *s, size_t n) {
    while (n > 1 && (s[n - 1] == '"' || s[n - 1] == '\'' || s[n - 1] == ')'))
        n--;
    if (n >= 3 && (!memcmp(s + n - 3, "\xE2\x80\x9D", 3) || !memcmp(s + n - 3, "\xE2\x80\x99", 3)))
        n -= 3;
    return n && (strchr(".!?;:,", s[n - 1]) || (n >= 3 && !memcmp(s + n - 3, "\xE2\x80\xA6", 3)));
}

/* Lines behind others of the text: how many are indented, how many of these stand behind the end of
 * a sentence, how many begin at the edge. */
typedef struct edges {
    uint32_t n_indented, n_behind, n_flush;
    bool lists;
} edges;

static void count_edges(const plain *p, const line *l, const line *next, edges *e) {
    e->lists |= next->mark || next->after_rule;
    if (next->after_blank)
        return;
    e->n_flush += !next->indented;
    e->n_indented += next->indented;
    e->n_behind += next->indented && ends_sentence(p->text + l->at, l->n);
}

/* Wire copy: the first line of each paragraph but the first is indented, its other lines begin at
 * the edge, however long they are. Rows of a table do not end as sentences. */
static bool indents_paragraphs(const edges *e) {
    enum { FEWEST = 2 };
    return !e->lists && e->n_behind >= FEWEST && e->n_flush >= FEWEST &&
           e->n_behind * 10 >= e->n_indented * 8;
}

/* Counts lines by their columns, then tries the longest length that is not a stray one. Looks at
 * the beginning only. */
static void find_wrap(plain *whole, bool pages) {
    enum { SLACK = 4 };
    plain look = *whole, *p = &look;
    p->n = p->n < LOOK_AT ? p->n : LOOK_AT;
    p->counting = true;
    uint32_t longest = 0, n_inner = 0, n_broken = 0, n_lines = 0, n_long = 0;
    uint32_t n_with[MOST_COLUMNS + 2] = {0}; /* of lines within a paragraph, by columns_with */
    line l = {0}, next;
    edges found = {0};
    while (next_line(p, &next)) {
        if (n_lines)
            count_edges(p, &l, &next, &found);
        if (n_lines++ && !next.after_blank && !next.after_rule && !next.mark &&
            l.columns <= MOST_COLUMNS) {
            n_inner++;
            n_with[columns_with(p, &l, &next)]++;
        }
        if (next.columns > MOST_COLUMNS)
            n_long++;
        else if (next.columns > longest)
            longest = next.columns;
        l = next;
    }
    whole->indents = !pages && indents_paragraphs(&found);
    bool broken = pages && longest >= LEAST_COLUMNS; /* lines of a PDF are always broken */
    if (!broken && n_long * 50 <= n_lines && longest >= LEAST_COLUMNS) {
        for (uint32_t n = longest - SLACK + 1; n <= MOST_COLUMNS + 1; n++)
            n_broken += n_with[n];
        broken = n_inner >= 2 && n_broken * 10 >= n_inner * 7;
    }
    if (broken) {
        whole->wrap = longest;
        whole->counting = true;
    }
}

static void add_line(plain *p, const line *l, size_t skip) {
    rf__article_add(p->article, p->text, l->at + skip, l->n - skip);
}

/* Short, no end of a sentence, and it does not begin small. */
static bool looks_like_heading(const char *s, size_t n) {
    return n <= 120 && !ends_sentence(s, n) && !(s[0] >= 'a' && s[0] <= 'z') &&
           !memchr(s, '|', n) && !memchr(s, '\t', n);
}

/* ---- tables ---- */

/* The line behind `l`, without taking it. */
static bool peek_line(const plain *p, line *ret) {
    plain ahead = *p;
    return next_line(&ahead, ret);
}

static void end_block(plain *p, uint32_t page, rf_block_kind kind, uint8_t flags) {
    rf__article_block *block = rf__article_end_block(p->article, kind, flags);
    if (block)
        block->page = page;
}

static void add_row(plain *p, const line *l, const rf__text_row *row, bool first) {
    for (uint32_t c = 0; c < row->n; c++) {
        if (c)
            rf__article_tab(p->article, l->at + row->cells[c].at, 0);
        if (row->cells[c].n)
            rf__article_add(p->article, p->text, l->at + row->cells[c].at, row->cells[c].n);
    }
    bool head = first && !row->numbers;
    end_block(p, l->page, head ? RF_BLOCK_TABLE_HEAD : RF_BLOCK_TABLE_ROW,
              RF__BLOCK_KEPT | (l->after_blank ? RF__BLOCK_SPACED : 0));
}

/* Is there anything that could part cells: a bar, a tab or two spaces? Most lines have none. */
static bool may_be_row(const char *s, size_t n) {
    size_t i = 0;
    for (; n - i > 16; i += 16) {
        rf__bytes bytes = rf__bytes_at(s + i), next = rf__bytes_at(s + i + 1);
        if (rf__bytes_any(rf__bytes_are(bytes, '|') | rf__bytes_are(bytes, '\t') |
                          (rf__bytes_are(bytes, ' ') & rf__bytes_are(next, ' '))))
            return true;
    }
    for (; i < n; i++)
        if (s[i] == '|' || s[i] == '\t' || (s[i] == ' ' && i + 1 < n && s[i + 1] == ' '))
            return true;
    return false;
}

static size_t column_of(const plain *p, size_t at) {
    size_t begin = at;
    while (begin && p->text[begin - 1] != '\n')
        begin--;
    return at - begin;
}

/* Does a head of one cell fewer begin behind the first cell of the row under it? Then nothing
 * stands over that cell. */
static bool starts_behind(const plain *p, const line *head, const rf__text_row *cells,
                          const line *row, const rf__text_row *below) {
    if (cells->barred || cells->numbers || cells->rule || !below->numbers ||
        cells->n + 1 != below->n)
        return false;
    return column_of(p, head->at + cells->cells[0].at) >=
           column_of(p, row->at + below->cells[0].at) + below->cells[0].n;
}

static void add_empty_first(rf__text_row *row) {
    if (row->n == RF__MOST_CELLS)
        return;
    memmove(row->cells + 1, row->cells, row->n * sizeof *row->cells);
    row->cells[0].n = 0;
    row->n++;
}

/* Are the first two rows of a table heads, one over the other ("IDPs | | Returnees", "HH | IND | HH
 * | IND"), before a row of numbers? */
static bool two_heads(const plain *p, const rf__text_row *first, const rf__text_row *second) {
    plain ahead = *p;
    line l;
    rf__text_row third;
    uint32_t more = first->n > second->n ? first->n : second->n;
    return !first->numbers && !second->numbers && first->barred == second->barred &&
           first->n >= 2 && second->n >= 2 && next_line(&ahead, &l) && next_line(&ahead, &l) &&
           rf__text_row_cut(p->text + l.at, l.n, &third) && third.numbers && third.n + 1 >= more &&
           rf__text_rows_fit(second, &third);
}

/* Puts each cell of a head of groups over the first of its columns, by where they stand in the
 * line:
 *
 *                 Displaced             Returned
 *     District    Families   Persons    Families   Persons
 */
static void align_groups(const plain *p, const line *head, rf__text_row *groups, const line *under,
                         const rf__text_row *columns) {
    enum { SLACK = 2 };
    rf__text_row made = *groups;
    made.n = columns->n;
    uint32_t g = 0;
    for (uint32_t c = 0; c < columns->n; c++) {
        made.cells[c] = (rf__cell){groups->cells[0].at, 0};
        size_t at = column_of(p, under->at + columns->cells[c].at);
        if (g < groups->n && column_of(p, head->at + groups->cells[g].at) <= at + SLACK) {
            made.cells[c] = groups->cells[g++];
        }
    }
    if (g == groups->n)
        *groups = made;
}

/* The tabs before the first word of a line. */
static uint32_t tabs_before(const plain *p, const line *l) {
    uint32_t n = 0;
    for (size_t i = l->at; i && p->text[i - 1] != '\n'; i--)
        n += p->text[i - 1] == '\t';
    return n;
}

/* Takes a table that begins with line l; *l is then the line behind it. False: l is no row. */
static bool take_table(plain *p, line *l, bool *more) {
    rf__text_row row, next_row;
    line next;
    if (!may_be_row(p->text + l->at, l->n) || l->mark ||
        !rf__text_row_cut(p->text + l->at, l->n, &row))
        return false;
    bool cut = peek_line(p, &next) && rf__text_row_cut(p->text + next.at, next.n, &next_row);
    bool heads = cut && two_heads(p, &row, &next_row);
    bool together = cut && (heads || rf__text_rows_fit(&row, &next_row));
    if (!together && !(row.barred && row.numbers))
        return false;
    if (together && starts_behind(p, l, &row, &next, &next_row))
        add_empty_first(&row);
    bool tabbed = memchr(p->text + l->at, '\t', l->n);
    if (heads && !row.barred && !tabbed && row.n < next_row.n)
        align_groups(p, l, &row, &next, &next_row);
    uint32_t tabs = tabs_before(p, l), other = together ? tabs_before(p, &next) : tabs;
    tabs = tabbed ? (tabs < other ? tabs : other) : UINT32_MAX;
    bool opened = p->text[l->at] == '|'; /* else a bar that begins a row closes an empty cell */
    for (bool first = true, numbers = false;; first = false) {
        if (!opened && p->text[l->at] == '|')
            add_empty_first(&row);
        for (uint32_t n = tabs_before(p, l); n > tabs; n--)
            add_empty_first(&row);
        if (!row.rule)
            add_row(p, l, &row, first);
        numbers |= row.numbers;
        *more = next_line(p, l);
        if (!*more || l->mark || !rf__text_row_cut(p->text + l->at, l->n, &next_row) ||
            !((first && heads) || rf__text_rows_fit(&row, &next_row)))
            return true;
        if ((l->after_blank || l->after_rule) && numbers && !next_row.numbers && !next_row.rule)
            return true; /* the head of another table */
        row = next_row;
    }
}

/* ---- tables that lost what parted their cells ---- */

/* "1,952", "44%", and what stands where there is none: "-", "n/a". */
static bool is_count(const char *s, size_t n) {
    bool digit = false;
    if ((n == 1 && *s == '-') ||
        (n == 3 && (!memcmp(s, "n/a", 3) || !memcmp(s, "N/A", 3) || !memcmp(s, "\xE2\x80\x93", 3))))
        return true;
    for (size_t i = 0; i < n; i++) {
        bool mark = s[i] == ',' || s[i] == '.' || (s[i] == '%' && i + 1 == n);
        if ((s[i] < '0' || s[i] > '9') && !(mark && i))
            return false;
        digit |= s[i] >= '0' && s[i] <= '9';
    }
    return digit && s[n - 1] != ',' && s[n - 1] != '.';
}

/* "12", "12.", "a.", "b)" */
static bool is_serial(const char *s, size_t n) {
    bool letter =
        n == 2 && ((*s | 0x20) >= 'a' && (*s | 0x20) <= 'z') && (s[1] == '.' || s[1] == ')');
    return letter || (n && n <= 4 && is_count(s, n - (s[n - 1] == '.')) && s[0] != '0');
}

enum { LONGEST_ROW = 200, LONGEST_CELL = 60, LEAST_NUMBERS = 2 };

/* A line "Rukum West 52 178 2,136", perhaps with a serial number before it: words, then numbers. */
typedef struct bare_row {
    rf__cell words[RF__MOST_CELLS];
    uint32_t n_words, n_numbers; /* all of them; the last so many are numbers */
    uint32_t n_digits;           /* so many of these are more than a dash */
    bool serial;                 /* the first word is a serial number */
} bare_row;

static bool cut_words(const plain *p, const line *l, bare_row *ret) {
    *ret = (bare_row){0};
    const char *s = p->text + l->at;
    if (l->n > LONGEST_ROW)
        return false;
    for (uint32_t i = 0; i < l->n;) {
        uint32_t from = i;
        while (i < l->n && s[i] != ' ')
            i++;
        if (ret->n_words == RF__MOST_CELLS)
            return false;
        ret->words[ret->n_words++] = (rf__cell){from, i - from};
        while (i < l->n && s[i] == ' ')
            i++;
    }
    uint32_t n = ret->n_words;
    while (n && is_count(s + ret->words[n - 1].at, ret->words[n - 1].n))
        n--;
    ret->n_numbers = ret->n_words - n;
    for (uint32_t i = n; i < ret->n_words; i++)
        ret->n_digits += s[ret->words[i].at] >= '0' && s[ret->words[i].at] <= '9';
    ret->serial = n > 1 && is_serial(s, ret->words[0].n);
    return true;
}

static bool is_bare_row(const plain *p, const line *l, bare_row *ret) {
    if (!cut_words(p, l, ret) || ret->n_numbers < LEAST_NUMBERS || ret->n_numbers == ret->n_words ||
        !ret->n_digits)
        return false;
    unsigned char first = (unsigned char)p->text[l->at + ret->words[ret->serial].at];
    return (first >= 'A' && first <= 'Z') || first >= 0xC0;
}

/* Does a word of a head begin a cell? Words in small letters go with the one before. */
static bool begins_cell(const char *s) {
    return !(*s >= 'a' && *s <= 'z') && *s != '(' && *s != '/' && *s != '&';
}

/* "Province / Deaths / Houses destroyed": the cells of a head that slashes part. */
static void cut_slashes(const plain *p, const line *l, rf__text_row *ret) {
    const char *s = p->text + l->at;
    uint32_t from = 0;
    for (uint32_t i = 0; i <= l->n && ret->n < RF__MOST_CELLS; i++)
        if (i == l->n || (i > from && i + 2 < l->n && !memcmp(s + i, " / ", 3))) {
            ret->cells[ret->n++] = (rf__cell){from, i - from};
            i += i < l->n ? 2 : 0;
            from = i + 1;
        }
}

/* The cells of a head over rows of `n_numbers` numbers: a capital begins each. The rows may have
 * words in two columns. False: the cells can't be told. */
static bool cut_head(const plain *p, const line *l, const bare_row *under, uint32_t n_label,
                     rf__text_row *ret) {
    bare_row head;
    const char *s = p->text + l->at;
    *ret = (rf__text_row){0};
    if (!cut_words(p, l, &head) || head.n_numbers || strchr(".!?:;", s[l->n - 1]))
        return false;
    uint32_t n = 0, before = under->serial + 1, extra;
    cut_slashes(p, l, ret);
    if (ret->n == before + under->n_numbers)
        return true;
    ret->n = 0;
    for (uint32_t w = 0; w < head.n_words; w++)
        n += begins_cell(s + head.words[w].at);
    if (n == before + under->n_numbers - 1) { /* nothing stands over the names */
        ret->n = 1;
        n++;
    }
    if (n < before + under->n_numbers || !begins_cell(s))
        return false;
    extra = n - before - under->n_numbers;
    if (extra > (n_label > 1))
        return false;
    for (uint32_t w = 0; w < head.n_words; w++) {
        uint32_t end = head.words[w].at + head.words[w].n;
        bool begins = begins_cell(s + head.words[w].at);
        if (begins && extra && ret->n == before) /* the second column of words */
            extra--, begins = false;
        if (begins)
            ret->cells[ret->n++] = head.words[w];
        else
            ret->cells[ret->n - 1].n = end - ret->cells[ret->n - 1].at;
    }
    return true;
}

static void add_bare_row(plain *p, const line *l, const bare_row *cut, bool serial) {
    rf__text_row row = {.numbers = true};
    uint32_t label = cut->serial && serial, numbers = cut->n_words - cut->n_numbers;
    bool number = label && p->text[l->at] >= '0' && p->text[l->at] <= '9';
    if (serial) /* letters go, as before the items of a list */
        row.cells[row.n++] = (rf__cell){0, number ? cut->words[0].n : 0};
    row.cells[row.n++] =
        (rf__cell){cut->words[label].at,
                   cut->words[numbers - 1].at + cut->words[numbers - 1].n - cut->words[label].at};
    for (uint32_t w = numbers; w < cut->n_words; w++)
        row.cells[row.n++] = cut->words[w];
    add_row(p, l, &row, false);
}

/* A head and rows whose cells are parted by single spaces, as text taken from a PDF has them. Needs
 * two rows of as many numbers. */
static bool take_bare_table(plain *p, line *l, bool *more) {
    plain ahead = *p;
    line next, second;
    bare_row row, other;
    rf__text_row head;
    if (l->mark || l->n > LONGEST_ROW || !next_line(&ahead, &next) ||
        !is_bare_row(p, &next, &row) || !next_line(&ahead, &second) ||
        !is_bare_row(p, &second, &other) || other.n_numbers != row.n_numbers ||
        row.n_digits < LEAST_NUMBERS || other.n_digits < LEAST_NUMBERS ||
        row.n_words + 3 > RF__MOST_CELLS ||
        !cut_head(p, l, &row, row.n_words - row.n_numbers - row.serial, &head))
        return false;
    bool serial = row.serial;
    uint32_t n_numbers = row.n_numbers;
    add_row(p, l, &head, true);
    while ((*more = next_line(p, l)) && is_bare_row(p, l, &row) && row.n_numbers == n_numbers)
        add_bare_row(p, l, &row, serial);
    return true;
}

/* ---- tables with a cell a line ---- */

enum { MOST_STACKED = 12 /* columns */, SHORT_CELL = 5 };

typedef struct stack {
    uint32_t n_columns;
    bool serial, cornerless; /* serial numbers in the first column; nothing over the names */
} stack;

static bool is_cell(const plain *p, const line *l, bool *ret_count) {
    const char *s = p->text + l->at;
    *ret_count = l->n <= LONGEST_CELL && is_count(s, l->n);
    return l->n <= LONGEST_CELL && !l->mark &&
           (*ret_count || l->n <= SHORT_CELL || !ends_sentence(s, l->n)); /* "No." */
}

/* Reads one row: a serial number, words, numbers; `cells` has room for all columns. A row of sums
 * has no serial number: its first cell is empty (n 0). */
static bool read_stacked_row(plain *p, const stack *t, line *cells) {
    bool count;
    uint32_t n = 0;
    line l;
    if (!next_line(p, &l) || !is_cell(p, &l, &count) || (count && !t->serial))
        return false;
    if (t->serial) {
        cells[n++] = l;
        if (!count)
            cells[0].n = 0;
        else if (!is_serial(p->text + l.at, l.n) || !next_line(p, &l) || !is_cell(p, &l, &count) ||
                 count)
            return false;
    }
    cells[n++] = l;
    for (; n < t->n_columns; n++)
        if (!next_line(p, &cells[n]) || !is_cell(p, &cells[n], &count) || !count)
            return false;
    return true;
}

static bool two_rows_follow(const plain *p, uint32_t n_before, const stack *t) {
    plain ahead = *p;
    line cells[MOST_STACKED];
    for (uint32_t i = 0; i < n_before; i++)
        if (!next_line(&ahead, &cells[0]))
            return false;
    return t->n_columns >= LEAST_NUMBERS + 1u + t->serial && t->n_columns <= MOST_STACKED &&
           read_stacked_row(&ahead, t, cells) && cells[0].n && read_stacked_row(&ahead, t, cells) &&
           cells[0].n;
}

/* Does a table whose head begins with line l follow? *ret_head: how many lines its head has. */
static bool finds_stack(const plain *p, const line *l, stack *ret, uint32_t *ret_head) {
    plain ahead = *p;
    line next = *l;
    uint32_t n = 0; /* lines of words */
    bool count = false;
    while (n <= MOST_STACKED + 1 && is_cell(p, &next, &count) && !count) {
        n++;
        if (!next_line(&ahead, &next))
            return false;
    }
    if (!count || n < LEAST_NUMBERS + 1)
        return false;
    *ret_head = n;
    *ret = (stack){.n_columns = n, .serial = true};
    if (two_rows_follow(p, n - 1, ret))
        return true;
    *ret_head = n - 1; /* the last line names the first row */
    *ret = (stack){.n_columns = n - 1};
    if (n > 2 && two_rows_follow(p, n - 2, ret))
        return true;
    *ret = (stack){.n_columns = n, .cornerless = true};
    return n > 2 && two_rows_follow(p, n - 2, ret);
}

static void add_stacked(plain *p, const line *cells, uint32_t n, bool empty_first, bool head) {
    for (uint32_t c = 0; c < n; c++) {
        if (c || empty_first)
            rf__article_tab(p->article, cells[c].at, 0);
        if (cells[c].n)
            rf__article_add(p->article, p->text, cells[c].at, cells[c].n);
    }
    end_block(p, cells[0].page, head ? RF_BLOCK_TABLE_HEAD : RF_BLOCK_TABLE_ROW, RF__BLOCK_KEPT);
}

/* A table whose cells stand on a line each, as copied from a page: the words of the head, then rows
 * of one cell of words and as many numbers. The head of the first column may be missing. Needs two
 * rows. */
static bool take_stacked_table(plain *p, line *l, bool *more) {
    stack table;
    uint32_t n_head;
    line cells[MOST_STACKED];
    if (!finds_stack(p, l, &table, &n_head))
        return false;
    cells[0] = *l;
    for (uint32_t i = 1; i < n_head; i++)
        if (!next_line(p, &cells[i]))
            return false;
    add_stacked(p, cells, n_head, table.cornerless, true);
    for (plain ahead = *p; read_stacked_row(&ahead, &table, cells); *p = ahead, ahead = *p)
        add_stacked(p, cells, table.n_columns, false, false);
    *more = next_line(p, l);
    return true;
}

/* Is `next` more of the paragraph of `l`, in a text whose lines were broken? */
static bool goes_on(const plain *p, const line *l, const line *next) {
    char c = p->text[next->at];
    if (p->indents)
        return !next->indented;
    return columns_with(p, l, next) > p->wrap - p->wrap / 8 ||
           (c >= 'a' && c <= 'z' && !ends_sentence(p->text + l->at, l->n));
}

/* The same where lines were not broken otherwise: a long line in the midst of a sentence. */
static bool breaks_off(const plain *p, const line *l, const line *next) {
    enum { LONG = 40 }; /* bytes */
    char c = p->text[next->at], end = p->text[l->at + l->n - 1];
    return l->n >= LONG && c >= 'a' && c <= 'z' && end != ':' && end != ';' && end != '|' &&
           !ends_sentence(p->text + l->at, l->n);
}

void rf__read_plain(rf__article *article, const char *text, size_t n, bool pages) {
    plain p = {.article = article, .text = text, .n = n};
    p.returns = n && memchr(text, '\r', n);
    find_wrap(&p, pages);
    p.page = pages;
    line l, next;
    bool more = next_line(&p, &l);
    while (more && !article->failed && !article->cut) {
        if (take_table(&p, &l, &more) || take_bare_table(&p, &l, &more) ||
            take_stacked_table(&p, &l, &more))
            continue;
        uint8_t flags = l.after_blank ? RF__BLOCK_SPACED : 0;
        rf_block_kind kind = l.mark ? RF_BLOCK_BULLET : RF_BLOCK_PARAGRAPH;
        uint32_t n_joined = 0, page = l.page;
        add_line(&p, &l, l.mark);
        while ((more = next_line(&p, &next)) && !next.after_blank && !next.after_rule &&
               !next.mark &&
               (p.wrap || p.indents ? goes_on(&p, &l, &next) : breaks_off(&p, &l, &next))) {
            rf__article_space(article, l.at + l.n, next.at - l.at - l.n);
            add_line(&p, &next, 0);
            l = next;
            n_joined++;
        }
        const char *line_text = text + l.at;
        if (!l.mark && !n_joined && looks_like_heading(line_text, l.n) &&
            (!more || next.after_blank || next.after_rule ||
             !looks_like_heading(text + next.at, next.n) || (p.wrap && next.columns > l.columns)))
            kind = article->n_blocks || !more ? RF_BLOCK_HEADING : RF_BLOCK_TITLE;
        end_block(&p, page, kind, flags);
        l = next;
    }
}
