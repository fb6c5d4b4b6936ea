/* The masthead is sought in the first lines up to the second paragraph of text, and in the last
 * ones. A line counts only when it is no sentence: dates in sentences are of what is told. */
#include "report/masthead.h"

#include "report/dateline.h"
#include "report/furniture.h"

#include <string.h>

enum {
    HEAD_LINES = 24,
    HEAD_WORDS = 12, /* a longer line with a date is a caption or tells of something */
    NAME_REST = 3,   /* words behind the day in the name of a report: "[EN/AR]" */
    TAIL_LINES = 40,
    TEXT_WORDS = 25, /* a paragraph of this many words is text; no more are looked at */
    OUTLET_WORDS = 10,
    HINT_BYTES = 1 << 16,
    HINT_WORDS = 512
};

enum { LABELLED_BLOCKS = 64 }; /* looked at for labels in capitals */
enum { ENTRY_LINES = 12 };     /* of a chronology's entry, from its date to the next */

typedef struct search {
    rf__masthead *ret;
    const rf_report_rules *rules;
    rf__article *article;
    rf_date not_after;
    const rf__word *words; /* of the line at hand */
    size_t n_words;
    rf__word room[TEXT_WORDS];
    int rank;             /* of the date found so far: 3 labelled, 2 alone, 1 "updated" */
    rf__written yearless; /* a date without a year, of a dateline or a masthead */
    uint32_t n_alone;     /* lines dropped for nothing but a date, and their dates */
    struct {
        size_t block;
        rf__written date;
    } alone[HEAD_LINES];
} search;

static const char *text_of(const search *s, const rf__article_block *block) {
    return s->article->text.bytes + block->start;
}

/* Copies what fits, cut at a character, without spaces at its ends. */
static void copy(char *to, size_t room, const char *text, size_t n) {
    while (n && strchr(" ,|:-/\t", *text)) {
        text++;
        n--;
    }
    while (n && strchr(" ,|:-/\t", text[n - 1]))
        n--;
    if (n >= room)
        n = room - 1;
    while (n && n == room - 1 && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    memcpy(to, text, n);
    to[n] = 0;
}

static void keep_unsure(search *s, const rf__written *date) {
    rf_date swapped[2];
    rf__masthead *m = s->ret;
    if (m->n_candidates || rf_date_make(&swapped[0], date->year, date->month, date->day) ||
        rf_date_make(&swapped[1], date->year, date->day, date->month))
        return;
    bool in_order = swapped[0] < swapped[1];
    m->candidates[0] = swapped[!in_order];
    m->candidates[1] = swapped[in_order];
    m->n_candidates = 2;
    if (m->candidates[1] > s->not_after)
        m->n_candidates = 1;
}

static void keep_date(search *s, const rf__written *date, int rank) {
    rf_date day;
    if (!date->day || !date->month)
        return;
    if (!date->year) {
        if (!s->yearless.month)
            s->yearless = *date;
        return;
    }
    if (date->unsure) {
        keep_unsure(s, date);
        return;
    }
    if (rank <= s->rank || rf_date_make(&day, date->year, date->month, date->day) ||
        day > s->not_after)
        return;
    s->ret->published = day;
    s->ret->how = RF_DATE_MASTHEAD;
    s->rank = rank;
}

/* "14h30", "10am" */
static bool is_time(const char *s, size_t n) {
    return n <= 6 && s[0] >= '0' && s[0] <= '9' && s[n - 1] > '9';
}

/* Are the words in [from, to) labels of a date, times and numbers alone? */
static bool only_labels(const search *s, const char *text, size_t from, size_t to, bool *ret_label,
                        bool *ret_later, bool *ret_state) {
    bool good = true;
    for (size_t i = from; i < to;) {
        size_t n = to - i < 4 ? to - i : 4;
        while (n && rf__rules_match(s->rules, RF__DATE_LABEL, s->words + i, n, NULL) < 0)
            n--;
        if (n) {
            *ret_label = true;
            *ret_later |= rf__rules_match(s->rules, RF__LATER_DATE, s->words + i, n, NULL) >= 0;
            *ret_state |= rf__rules_match(s->rules, RF__STATE_DATE, s->words + i, n, NULL) >= 0;
        } else {
            bool part = s->words[i].number && s->words[i].n <= 4; /* "23,400 (as of 3 May)" */
            good &= part || is_time(text + s->words[i].start, s->words[i].n);
            n = 1;
        }
        i += n;
    }
    return good;
}

/* "IDLIB, 18 February 2020": the bytes of a place in capitals that stands right before a date, as
 * in a dateline on a line of its own; 0: none. */
static size_t place_before(const search *s, const char *text, size_t first) {
    enum { MOST_WORDS = 4 };
    if (!first || first > MOST_WORDS)
        return 0;
    const rf__word *last = &s->words[first - 1];
    size_t end = last->start + last->n;
    for (size_t i = s->words[0].start; i < end; i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            return 0;
    return text[end] == ',' && text[s->words[0].start] >= 'A' ? end - s->words[0].start : 0;
}

/* "On 4 June:" over the lines of that day. */
static bool heads_lines(const search *s, const rf__article_block *block, const rf__written *date) {
    return date->word == 1 && text_of(s, block)[block->n - 1] == ':';
}

static void drop_date(search *s, rf__article_block *block, const rf__written *date, bool label) {
    block->flags |= RF__BLOCK_DROPPED;
    if ((label && !heads_lines(s, block, date)) || s->n_alone == HEAD_LINES)
        return;
    s->alone[s->n_alone].block = (size_t)(block - s->article->blocks);
    s->alone[s->n_alone++].date = *date;
}

/* "Published: 30 February 2023": a label, a year and the other parts of a date, and no date. */
static bool names_no_day(const search *s, const char *text) {
    enum { PARTS = 3, YEAR_DIGITS = 4 };
    size_t label = s->n_words < 4 ? s->n_words : 4, n_numbers = 0;
    bool month = false, year = false;
    while (label && rf__rules_match(s->rules, RF__DATE_LABEL, s->words, label, NULL) < 0)
        label--;
    for (size_t i = label; i < s->n_words && i < label + PARTS; i++) {
        const rf__word *w = &s->words[i];
        bool digits = w->number && text[w->start + w->n - 1] <= '9';
        n_numbers += digits;
        year |= digits && w->n == YEAR_DIGITS;
        month |= rf__rules_value(s->rules, RF__MONTH, w->hash) > 0;
    }
    return label && s->n_words >= label + PARTS && year && n_numbers + month == PARTS;
}

/* "3-|9 December 2022": does the date end a stretch of days, which a report is of? */
static bool is_last_day(const search *s, const char *text, size_t first) {
    const rf__word *before = &s->words[first - 1], *date = &s->words[first];
    size_t gap = before->start + before->n;
    bool day = before->number && before->n <= 2, dash = false;
    for (size_t i = gap; i < date->start; i++)
        dash |= text[i] == '-' || (unsigned char)text[i] == 0xE2; /* an en dash */
    return first == 1 && day && dash;
}

static void look_for_date(search *s, rf__article_block *block) {
    rf__written dates[4];
    const char *text = text_of(s, block);
    size_t n = rf__dates_find(s->rules, text, s->words, s->n_words, dates, 4);
    if (!n && !*s->ret->bad_date && names_no_day(s, text))
        copy(s->ret->bad_date, sizeof s->ret->bad_date, text, block->n);
    for (size_t i = 0; i < n; i++) {
        size_t first = dates[i].word, behind = first + dates[i].n_words;
        bool label = false, later = false, state = false, ignored = false;
        bool front = only_labels(s, text, 0, first, &label, &later, &state);
        if (!front && first) { /* a label right before it counts as well */
            size_t from = first < 3 ? 0 : first - 3;
            for (; from < first && !label; from++)
                only_labels(s, text, from, first, &label, &later, &state);
        }
        bool back = only_labels(s, text, behind, s->n_words, &ignored, &ignored, &ignored);
        size_t place_n = back ? place_before(s, text, first) : 0;
        if (place_n && !*s->ret->dateline)
            copy(s->ret->dateline, sizeof s->ret->dateline, text + s->words[0].start, place_n);
        /* "8-14 May | 2,300": a row of a table tells of its days, unless it has a label */
        bool table = block->kind == RF_BLOCK_TABLE_ROW || block->kind == RF_BLOCK_TABLE_HEAD;
        if (table && !label)
            continue;
        bool alone = (front || place_n) && back && !table;
        /* "Flash Update No. 2 (3 May 2021)": the day belongs to the name of the report */
        bool named = dates[i].year && behind + NAME_REST >= s->n_words && s->n_words < TEXT_WORDS &&
                     rf__rules_find(s->rules, RF__REPORT_NAME, s->words, first) < first;
        if (named && !alone && !label) {
            keep_date(s, &dates[i], 2);
            continue;
        }
        if (!alone && !label && (s->n_words > HEAD_WORDS || (!front && !back)))
            continue;
        /* Titles name days of which they tell; they need a label. */
        if (block->kind == RF_BLOCK_TITLE && !label && !alone)
            continue;
        keep_date(s, &dates[i], later ? 1 : label ? 3 : 2);
        if (alone && n == 1 && dates[i].day && !state && !(first && is_last_day(s, text, first)))
            drop_date(s, block, &dates[i], label);
    }
}

static void look_for_names(search *s, rf__article_block *block) {
    size_t rest;
    const char *text = text_of(s, block);
    rf__masthead *m = s->ret;
    if (s->n_words <= 14 && !*m->byline && text[0] != '"' &&
        rf__rules_match(s->rules, RF__BYLINE, s->words, s->n_words, &rest) >= 0 &&
        rest < s->n_words) {
        const char *name = text + s->words[rest].start;
        if ((*name >= 'A' && *name <= 'Z') || (unsigned char)*name >= 0xC3) {
            copy(m->byline, sizeof m->byline, name, block->n - s->words[rest].start);
            block->flags |= RF__BLOCK_DROPPED;
        }
    } else if (s->n_words <= OUTLET_WORDS && !*m->outlet &&
               rf__rules_match(s->rules, RF__OUTLET, s->words, s->n_words, &rest) >= 0 &&
               rest < s->n_words) {
        copy(m->outlet, sizeof m->outlet, text + s->words[rest].start,
             block->n - s->words[rest].start);
        block->flags |= RF__BLOCK_DROPPED;
    }
}

/* "EL SALVADOR: 29,968 families ...": capitals and a colon begin the text. */
static bool begins_with_label(const char *text, size_t n) {
    enum { LEAST = 3, MOST = 40 };
    size_t i = 0;
    while (i < n && i < MOST && ((text[i] >= 'A' && text[i] <= 'Z') || text[i] == ' '))
        i++;
    return i >= LEAST && i + 1 < n && text[i] == ':' && text[i + 1] == ' ';
}

/* Does another block begin so as well? Then they are items, of which no one tells where the report
 * was written. */
static bool is_one_of_labels(const search *s, const rf__article_block *block) {
    const rf__article *a = s->article;
    for (size_t i = 0; i < a->n_blocks && i < LABELLED_BLOCKS; i++)
        if (&a->blocks[i] != block && begins_with_label(text_of(s, &a->blocks[i]), a->blocks[i].n))
            return true;
    return false;
}

static void look_for_dateline(search *s, rf__article_block *block) {
    rf__dateline found;
    const char *text = text_of(s, block);
    if (block->kind != RF_BLOCK_PARAGRAPH || *s->ret->dateline || s->n_words < 8 ||
        !rf__dateline_find(s->rules, text, block->n, s->words, s->n_words, &found) ||
        (found.label && is_one_of_labels(s, block)))
        return;
    copy(s->ret->dateline, sizeof s->ret->dateline, text + found.place_start, found.place_n);
    if (found.agency_n && !*s->ret->outlet)
        copy(s->ret->outlet, sizeof s->ret->outlet, text + found.agency_start, found.agency_n);
    if (found.date.month)
        keep_date(s, &found.date, 2);
    block->start += found.end;
    block->n -= found.end;
    block->word = RF__NO_WORDS;
}

/* ---- heads of entries ---- */

/* Is a block nothing but a date? */
static bool is_date_alone(search *s, size_t i, rf__written *ret) {
    enum { WORDS = 6 };
    rf__written dates[2];
    const char *text = text_of(s, &s->article->blocks[i]);
    bool ignored = false;
    s->words = rf__block_words(s->article, i, WORDS + 1, s->room, &s->n_words);
    if (!s->n_words || s->n_words > WORDS ||
        rf__dates_find(s->rules, text, s->words, s->n_words, dates, 2) != 1 || !dates[0].day)
        return false;
    size_t behind = dates[0].word + dates[0].n_words;
    *ret = dates[0];
    return (!dates[0].word || heads_lines(s, &s->article->blocks[i], dates)) &&
           only_labels(s, text, behind, s->n_words, &ignored, &ignored, &ignored);
}

/* Is a date within half a year behind another? */
static bool is_later(const rf__written *date, const rf__written *than) {
    enum { HALF = 6, YEAR = 12 };
    int years = date->year && than->year ? date->year - than->year : 0;
    int months = years * YEAR + date->month - than->month;
    if (!date->year || !than->year)
        months = (months + YEAR) % YEAR;
    return months ? months > 0 && months <= HALF : date->day > than->day;
}

/* The line with nothing but a date behind a line and sentences below it; 0: there is none. */
static size_t next_head(search *s, size_t i, rf__written *ret) {
    const rf__article *a = s->article;
    bool told = false;
    for (size_t k = i + 1; k < a->n_blocks && k <= i + ENTRY_LINES; k++) {
        const rf__article_block *block = &a->blocks[k];
        if (told && is_date_alone(s, k, ret))
            return k;
        told |=
            !(block->flags & RF__BLOCK_DROPPED) && rf__ends_sentence(text_of(s, block), block->n);
    }
    return 0;
}

/* "March 24" and "September 8-9" over what happened then: heads of a chronology, and not the days
 * of the report. */
static void keep_heads_of_entries(search *s) {
    size_t next = 0;
    for (uint32_t i = 0; i < s->n_alone; i++) {
        const rf__written *date = &s->alone[i].date;
        size_t own = s->alone[i].block;
        rf__written then;
        bool last = next && next == own;
        size_t behind = next_head(s, own, &then);
        bool head = behind && is_later(&then, date);
        next = head ? behind : 0;
        if (!head && !last)
            continue;
        s->article->blocks[own].flags &= (uint8_t)~RF__BLOCK_DROPPED;
        rf_date day;
        if (s->yearless.month == date->month && s->yearless.day == date->day)
            s->yearless.month = 0;
        if (date->year && s->rank == 2 && !rf_date_make(&day, date->year, date->month, date->day) &&
            day == s->ret->published) {
            s->ret->published = RF_NO_DATE;
            s->ret->how = RF_DATE_UNKNOWN;
        }
    }
}

/* "Source: ..." right behind a table tells whose figures the table holds. */
static bool is_behind_table(const rf__article *a, size_t i) {
    return i && a->blocks[i - 1].kind == RF_BLOCK_TABLE_ROW;
}

static void look_at_head(search *s) {
    rf__article *a = s->article;
    int n_texts = 0;
    for (size_t i = 0, lines = 0; i < a->n_blocks && lines < HEAD_LINES && n_texts < 3; i++) {
        rf__article_block *block = &a->blocks[i];
        if (block->flags & RF__BLOCK_DROPPED)
            continue;
        const char *text = text_of(s, block);
        lines++;
        s->words = rf__block_words(a, i, TEXT_WORDS, s->room, &s->n_words);
        if (block->kind == RF_BLOCK_TITLE && !*s->ret->title)
            copy(s->ret->title, sizeof s->ret->title, text, block->n);
        bool sentence = s->n_words >= 5 && rf__ends_sentence(text, block->n);
        if (s->n_words < TEXT_WORDS && !sentence && block->kind != RF_BLOCK_CAPTION && !n_texts) {
            if (!is_behind_table(a, i))
                look_for_names(s, block);
            if (!(block->flags & RF__BLOCK_DROPPED))
                look_for_date(s, block);
        } else {
            look_for_dateline(s, block);
        }
        n_texts += s->n_words >= TEXT_WORDS && sentence;
    }
}

/* "Source: ..." may stand at the end; it may have been dropped as furniture. */
static void look_at_tail(search *s) {
    rf__article *a = s->article;
    size_t first = a->n_blocks > TAIL_LINES ? a->n_blocks - TAIL_LINES : 0;
    for (size_t i = a->n_blocks; i-- > first && !*s->ret->outlet;) {
        rf__article_block *block = &a->blocks[i];
        size_t rest;
        if (is_behind_table(a, i))
            continue;
        s->words = rf__block_words(a, i, OUTLET_WORDS + 1, s->room, &s->n_words);
        if (s->n_words <= OUTLET_WORDS &&
            rf__rules_match(s->rules, RF__OUTLET, s->words, s->n_words, &rest) >= 0 &&
            rest < s->n_words) {
            copy(s->ret->outlet, sizeof s->ret->outlet, text_of(s, block) + s->words[rest].start,
                 block->n - s->words[rest].start);
            block->flags |= RF__BLOCK_DROPPED;
        }
    }
}

/* ---- a year from the text ---- */

static void add_hints(search *s, rf__hints *hints, size_t block, int *n_texts) {
    rf__word room[HINT_WORDS];
    rf__written dates[32];
    const char *text = text_of(s, &s->article->blocks[block]);
    size_t n_words;
    const rf__word *words = rf__block_words(s->article, block, HINT_WORDS, room, &n_words);
    size_t n = rf__dates_find(s->rules, text, words, n_words, dates, 32);
    int this_year, month, day;
    rf_date_split(s->not_after, &this_year, &month, &day);
    for (size_t i = 0; i < n; i++)
        if (dates[i].weekday && dates[i].day && !dates[i].year && hints->n_pairs < 16)
            hints->pairs[hints->n_pairs++] = dates[i];
    for (size_t i = 0; i < n_words; i++) {
        if (*n_texts < 2 && !hints->lead_weekday)
            hints->lead_weekday = rf__rules_value(s->rules, RF__WEEKDAY, words[i].hash);
        const char *w = text + words[i].start;
        if (words[i].number && words[i].n == 4 && (w[0] == '1' || w[0] == '2')) {
            int year = (w[0] - '0') * 1000 + (w[1] - '0') * 100 + (w[2] - '0') * 10 + (w[3] - '0');
            if (year > hints->last_year && year <= this_year && year >= 1990 && w[1] != ',')
                hints->last_year = year;
        }
    }
    *n_texts += n_words >= TEXT_WORDS;
}

static void solve_year(search *s) {
    rf__hints hints = {0};
    int n_texts = 0;
    rf__article *a = s->article;
    for (size_t i = 0; i < a->n_blocks && a->blocks[i].start < HINT_BYTES; i++)
        if (!(a->blocks[i].flags & RF__BLOCK_DROPPED))
            add_hints(s, &hints, i, &n_texts);
    rf__masthead *m = s->ret;
    m->n_candidates = (uint32_t)rf__dates_solve(&s->yearless, &hints, s->not_after, m->candidates);
    if (m->n_candidates == 1) {
        m->published = m->candidates[0];
        m->how = RF_DATE_CONSTRAINED;
        m->n_candidates = 0;
    }
}

void rf__find_masthead(rf__masthead *ret, const rf_report_rules *rules, rf__article *article,
                       rf_date not_after) {
    *ret->title = *ret->outlet = *ret->byline = *ret->dateline = *ret->bad_date = 0;
    ret->published = RF_NO_DATE;
    ret->how = RF_DATE_UNKNOWN;
    ret->n_candidates = 0;
    search s = {.ret = ret, .rules = rules, .article = article, .not_after = not_after};
    look_at_head(&s);
    keep_heads_of_entries(&s);
    look_at_tail(&s);
    if (ret->published != RF_NO_DATE)
        ret->n_candidates = 0;
    else if (s.yearless.month && !ret->n_candidates)
        solve_year(&s);
}
