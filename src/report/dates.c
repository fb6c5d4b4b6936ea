/* Dates in text. Names of months and weekdays come from the lexicon's time.txt. */
#include "report/dates.h"

#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, FIRST_CANDIDATE = 1990 };

static const char *word_text(const char *text, const rf__word *w) { return text + w->start; }

/* Digits at the start of a word: "14", "14th", "14T10". Returns how many. */
static size_t leading_digits(const char *s, size_t n, int *ret) {
    size_t i = 0;
    int value = 0;
    while (i < n && i < 9 && s[i] >= '0' && s[i] <= '9')
        value = value * 10 + (s[i++] - '0');
    *ret = value;
    return i;
}

static int day_of(const char *text, const rf__word *w) {
    int day;
    size_t digits = leading_digits(word_text(text, w), w->n, &day);
    return digits >= 1 && digits <= 2 && w->n - digits <= 2 && day >= 1 && day <= 31 ? day : 0;
}

static int year_of(const char *text, const rf__word *w) {
    int year;
    return w->n == 4 && leading_digits(word_text(text, w), 4, &year) == 4 && year >= FIRST_YEAR &&
                   year <= LAST_YEAR
               ? year
               : 0;
}

/* Bytes between two neighbouring words. */
static uint32_t gap(const rf__word *a, const rf__word *b) { return b->start - (a->start + a->n); }

static bool joined_by(const char *text, const rf__word *a, const rf__word *b, char c) {
    return gap(a, b) == 1 && text[b->start - 1] == c;
}

/* A month counts when written with a capital ("may" and "march" are words, too). */
static int month_of(const rf_report_rules *rules, const char *text, const rf__word *w) {
    if (w->number || (text[w->start] >= 'a' && text[w->start] <= 'z'))
        return 0;
    return rf__rules_value(rules, RF__MONTH, w->hash);
}

static bool valid_day(int year, int month, int day) {
    rf_date date;
    return !rf_date_make(&date, year ? year : 2000, month, day);
}

/* Digits alone: day and month in either order where both can be. */
static bool from_parts(int a, int b, int year, rf__written *ret) {
    if (year < 100)
        year += year < 70 ? 2000 : 1900;
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    bool day_first = b >= 1 && b <= 12 && valid_day(year, b, a);
    bool month_first = a >= 1 && a <= 12 && valid_day(year, a, b);
    if (!day_first && !month_first)
        return false;
    ret->year = (uint16_t)year;
    ret->day = (uint8_t)(day_first ? a : b);
    ret->month = (uint8_t)(day_first ? b : a);
    ret->unsure = day_first && month_first && a != b;
    return true;
}

/* 2020-02-20, 20/02/2020, 20.02.2020, 20-02-20. */
static bool digits_date(const char *text, const rf__word *words, size_t n, rf__written *ret) {
    int part[3];
    const char *s = word_text(text, words);
    size_t first = leading_digits(s, words->n, &part[0]);
    if (first >= 1 && first <= 2 && words->n > first && s[first] == '.') { /* one word */
        size_t second = leading_digits(s + first + 1, words->n - first - 1, &part[1]);
        size_t used = first + 1 + second;
        if (second < 1 || second > 2 || used >= words->n || s[used] != '.' ||
            leading_digits(s + used + 1, words->n - used - 1, &part[2]) != 4 ||
            used + 5 != words->n)
            return false;
        ret->n_words = 1;
        return from_parts(part[0], part[1], part[2], ret);
    }
    if (n < 3 || first != words->n)
        return false;
    char by = text[words[1].start - 1];
    if ((by != '-' && by != '/') || !joined_by(text, &words[0], &words[1], by) ||
        !joined_by(text, &words[1], &words[2], by))
        return false;
    size_t second = leading_digits(word_text(text, &words[1]), words[1].n, &part[1]);
    size_t third = leading_digits(word_text(text, &words[2]), words[2].n, &part[2]);
    if (second < 1 || second > 2 || second != words[1].n)
        return false;
    ret->n_words = 3;
    if (first == 4) {
        if ((third != 2 && third != 1) || part[0] < FIRST_YEAR || part[0] > LAST_YEAR ||
            part[1] < 1 || part[1] > 12 || !valid_day(part[0], part[1], part[2]))
            return false;
        ret->year = (uint16_t)part[0];
        ret->month = (uint8_t)part[1];
        ret->day = (uint8_t)part[2];
        return true;
    }
    return first <= 2 && (third == 4 || (third == 2 && by == '/')) && third == words[2].n &&
           from_parts(part[0], part[1], part[2], ret);
}

/* A date around the month at words[i]. */
static bool named_month(const char *text, const rf__word *words, size_t i, size_t n, int month,
                        rf__written *ret) {
    size_t first = i, next = i + 1;
    int day = i > 0 && gap(&words[i - 1], &words[i]) <= 3 && !words[i - 1].colon
                  ? day_of(text, &words[i - 1])
                  : 0;
    if (day) {
        first = i - 1;
    } else if (next < n && !words[i].colon && gap(&words[i], &words[next]) <= 2 &&
               (day = day_of(text, &words[next]))) { /* not "January: 5" */
        next++;
        /* "March 1-15, 2023" ends on the 15th. */
        int last = next < n && gap(&words[next - 1], &words[next]) <= 5 &&
                           memchr(text + words[next - 1].start, ',',
                                  words[next].start - words[next - 1].start) == NULL
                       ? day_of(text, &words[next])
                       : 0;
        if (last > day && next + 1 < n && year_of(text, &words[next + 1])) {
            day = last;
            next++;
        }
    }
    int year =
        next < n && gap(&words[next - 1], &words[next]) <= 3 ? year_of(text, &words[next]) : 0;
    if (year)
        next++;
    if ((!day && !year) || (day && !valid_day(year, month, day)))
        return false;
    *ret = (rf__written){.word = (uint32_t)first,
                         .n_words = (uint32_t)(next - first),
                         .year = (uint16_t)year,
                         .month = (uint8_t)month,
                         .day = (uint8_t)day};
    return true;
}

/* "Friday, December 27" and "27 December (Friday)". */
static void add_weekday(const rf_report_rules *rules, const rf__word *words, size_t n,
                        rf__written *date) {
    size_t first = date->word, behind = first + date->n_words;
    if (first > 0 && gap(&words[first - 1], &words[first]) <= 3)
        date->weekday = (uint8_t)rf__rules_value(rules, RF__WEEKDAY, words[first - 1].hash);
    if (date->weekday) {
        date->word--;
        date->n_words++;
    } else if (behind < n && gap(&words[behind - 1], &words[behind]) == 2) {
        date->weekday = (uint8_t)rf__rules_value(rules, RF__WEEKDAY, words[behind].hash);
        date->n_words += date->weekday != 0;
    }
}

size_t rf__dates_find(const rf_report_rules *rules, const char *text, const rf__word *words,
                      size_t n_words, rf__written *ret, size_t most) {
    size_t n = 0, free_from = 0; /* words before it belong to dates found */
    for (size_t i = 0; i < n_words && n < most; i++) {
        char c = text[words[i].start];
        rf__written date = {.word = (uint32_t)i};
        bool found = false;
        if (c >= '0' && c <= '9') {
            found = digits_date(text, words + i, n_words - i, &date);
        } else {
            int month = month_of(rules, text, &words[i]);
            found = month && named_month(text, words, i, n_words, month, &date);
        }
        if (!found || date.word < free_from)
            continue;
        add_weekday(rules, words, n_words, &date);
        ret[n++] = date;
        free_from = date.word + date.n_words;
        i = free_from - 1;
    }
    return n;
}

int rf__weekday_of(rf_date date) { /* 1970-01-01 was a Thursday */
    int day = (int)((date + 3) % 7);
    return (day < 0 ? day + 7 : day) + 1;
}

/* ---- the year ---- */

/* Does a pair of day and weekday agree with a report of this day? The pair may lie on either side
 * of it; the nearest one counts. */
static bool agrees(const rf__written *pair, rf_date report) {
    int year, month, day;
    rf_date_split(report, &year, &month, &day);
    rf_date best = 0;
    long least = -1;
    for (int y = year - 1; y <= year + 1; y++) {
        rf_date date;
        if (rf_date_make(&date, y, pair->month, pair->day))
            continue;
        long away = date > report ? (long)date - report : (long)report - date;
        if (least < 0 || away < least) {
            least = away;
            best = date;
        }
    }
    return least < 0 || least > 150 || rf__weekday_of(best) == pair->weekday;
}

size_t rf__dates_solve(const rf__written *written, const rf__hints *hints, rf_date not_after,
                       rf_date ret[RF__MOST_CANDIDATES]) {
    int last, month, day;
    size_t n = 0;
    rf_date_split(not_after, &last, &month, &day);
    int first = FIRST_CANDIDATE;
    if (hints->last_year > first && hints->last_year - 1 <= last)
        first = hints->last_year - 1; /* "elections next year" names a year that is not come */
    for (int year = first; year <= last; year++) {
        rf_date date;
        if (rf_date_make(&date, year, written->month, written->day) || date > not_after)
            continue;
        int weekday = written->weekday ? written->weekday : hints->lead_weekday;
        bool good = !weekday || rf__weekday_of(date) == weekday;
        for (size_t i = 0; i < hints->n_pairs && good; i++)
            good = agrees(&hints->pairs[i], date);
        if (!good)
            continue;
        if (n == RF__MOST_CANDIDATES)
            memmove(ret, ret + 1, (--n) * sizeof *ret);
        ret[n++] = date;
    }
    return n;
}

rf_date rf__date_of_stamp(const rf_report_rules *rules, const char *text, size_t n) {
    rf__word words[16];
    rf_date date;
    while (n && (*text == ' ' || *text == '\n' || *text == '\t')) {
        text++;
        n--;
    }
    size_t n_words = rf__words(text, n < 80 ? n : 80, words, 16);
    rf__written written;
    if (rf__dates_find(rules, text, words, n_words, &written, 1) && written.year && written.day &&
        !written.unsure && !rf_date_make(&date, written.year, written.month, written.day))
        return date;
    int year, month_day;
    if (n >= 8 && leading_digits(text, 4, &year) == 4 &&
        leading_digits(text + 4, 4, &month_day) == 4 &&
        (n == 8 || text[8] < '0' || text[8] > '9') &&
        !rf_date_make(&date, year, month_day / 100, month_day % 100))
        return date;
    int64_t seconds = 0;
    size_t digits = 0;
    while (digits < n && digits < 14 && text[digits] >= '0' && text[digits] <= '9')
        seconds = seconds * 10 + (text[digits++] - '0');
    if ((digits == 13 || digits == 10) &&
        (digits == n || text[digits] == ' ' || text[digits] == '.'))
        return (rf_date)(seconds / (digits == 13 ? 86400000 : 86400));
    return RF_NO_DATE;
}
