/* The same period of another year: "20,000 came, against 12,000 in the same period of 2021". The
 * words are two times beside each other, which are one. And the week or month before the one told:
 * "84 last week, up from 51 the week before". */
#include "claim/time/time_span.h"

static int year_of(rf_date date) {
    int year, month, day;
    rf_date_split(date, &year, &month, &day);
    return year;
}

/* The same day of another year; the 28th for 29 February. */
static rf_date in_year(rf_date date, int year) {
    int old, month, day;
    rf_date ret;
    rf_date_split(date, &old, &month, &day);
    if (rf_date_make(&ret, year, month, day) && rf_date_make(&ret, year, month, day - 1))
        return date;
    return ret;
}

static bool tells_same(const rf__doc *doc, const rf__time *time) {
    uint32_t n;
    for (uint32_t i = time->token; i < time->token + time->n_tokens; i++)
        if (rf__time_word_at(doc, i, &n) == RF__W_SAME_PERIOD)
            return true;
    return false;
}

/* The year that a time beside "the same period" tells: "of 2021", "last year", "a year earlier"; 0:
 * none. */
static int other_year(const rf__doc *doc, const rf__time *same, const rf__time *next) {
    uint32_t last = next->token + next->n_tokens - 1, n;
    if (next->token > same->token + same->n_tokens + 1)
        return 0;
    if (next->from != RF_NO_DATE && rf__days_of(next) >= 364 &&
        year_of(next->from) == year_of(next->to))
        return year_of(next->from);
    const rf__tag *unit = rf__tag_at(doc, last - 1, RF__C_TIME_UNIT);
    int word = rf__time_word_at(doc, last, &n);
    bool before = word == RF__W_EARLIER || word == RF__W_AGO ||
                  rf__function_at(doc, last) == RF__F_BEFORE; /* "the year before" */
    return before && next->n_tokens <= 3 && unit && unit->entry->code == RF__T_YEAR
               ? year_of(same->from) - 1
               : 0;
}

void rf__shift_same_periods(rf__doc *doc) {
    for (uint32_t i = 0; i + 1 < doc->n_times; i++) {
        rf__time *same = &doc->times[i], *next = same + 1;
        if (same->sentence != next->sentence || same->from == RF_NO_DATE ||
            same->to == RF_NO_DATE || !tells_same(doc, same))
            continue;
        int year = other_year(doc, same, next), by = year - year_of(same->from);
        if (!year || !by)
            continue;
        same->from = in_year(same->from, year);
        same->to = in_year(same->to, year_of(same->to) + by);
        same->kind = RF__TIME_PERIOD;
        same->again = false;
        next->kind = RF__TIME_PERIOD;
        next->from = same->from;
        next->to = same->to;
    }
}

bool rf__span_before_told(const rf__clock *clock, rf__time_unit unit, rf__span *span) {
    enum { WEEK = 7 };
    rf_date from = clock->period_from, to = clock->period_to;
    if (from == RF_NO_DATE || to == RF_NO_DATE || clock->sentence - clock->period_in > 1)
        return false;
    if (unit == RF__T_WEEK && to - from == WEEK - 1) {
        rf__span_set(span, from - WEEK, from - 1, RF__T_WEEK);
        return true;
    }
    int year, month, day, last_year, last_month;
    rf_date_split(from, &year, &month, &day);
    int first = day;
    rf_date_split(to, &last_year, &last_month, &day);
    return unit == RF__T_MONTH && first == 1 && year == last_year && month == last_month &&
           rf__span_whole_unit(span, from, RF__T_MONTH, -1);
}
