/* Dates of the calendar, whole or in part. What is missing (the year of "4 September", the month of
 * "between 12 and 25 December") is filled in by the other end of a stretch or by the report's date.
 */
#include "claim/time/time_span.h"

#include <math.h>
#include <string.h>

enum { DAYS_AHEAD = 31 }; /* a date without a year may lie so far ahead of the report's */

/* ---- days ---- */

static rf_date day_of(int year, int month, int day) {
    rf_date date;
    return rf_date_make(&date, year, month, day) ? RF_NO_DATE : date;
}

rf_date rf__month_first(int year, int month) { return day_of(year, month, 1); }

rf_date rf__month_last(int year, int month) {
    rf_date next = month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1);
    return next == RF_NO_DATE ? RF_NO_DATE : next - 1;
}

rf_date rf__add_months(rf_date date, int n) {
    int year, month, day;
    rf_date_split(date, &year, &month, &day);
    int months = year * 12 + month - 1 + n;
    rf_date last = rf__month_last(months / 12, months % 12 + 1);
    rf_date made = day_of(months / 12, months % 12 + 1, day);
    return made == RF_NO_DATE ? last : made;
}

int rf__weekday(rf_date day) { return (int)(((day + 3) % 7 + 7) % 7) + 1; }

/* ---- numbers of days, months and years ---- */

static const rf__token *token_at(const rf__clock *clock, uint32_t token) {
    return &clock->doc->tokens[token];
}

static bool in(const rf__clock *clock, uint32_t token) { return token < clock->end; }

static char punct_at(const rf__clock *clock, uint32_t token) {
    return in(clock, token) ? token_at(clock, token)->punct : 0;
}

static bool is_counted(const rf__clock *clock, uint32_t token) {
    const rf__tag *noun = in(clock, token) ? rf__tag_at(clock->doc, token, RF__C_NOUN) : NULL;
    if (noun && rf__function_at(clock->doc, token) == RF__F_OTHER && in(clock, token + 1) &&
        token_at(clock, token + 1)->kind == RF__NUMERAL)
        return false; /* "on 27 March another 150" */
    return noun && noun->entry->unit != RF_NO_UNIT && noun->entry->unit != RF_EVENTS;
}

static int plain_number(const rf__clock *clock, uint32_t token, uint32_t n_digits) {
    const rf__token *t = token_at(clock, token);
    if (!in(clock, token) || t->kind != RF__NUMERAL || t->n > n_digits || !(t->value >= 0) ||
        t->value != floor(t->value) || t->value > 9999)
        return 0;
    return (int)t->value;
}

/* "4|:30", not "4 May 1983: a bomb" */
static bool is_clock(const rf__clock *clock, uint32_t colon) {
    return punct_at(clock, colon) == ':' && rf__joined(clock->doc, colon) && in(clock, colon + 1) &&
           rf__joined(clock->doc, colon + 1) && token_at(clock, colon + 1)->kind == RF__NUMERAL;
}

/* "1300 hrs" behind a day: the token behind it, or 0. */
static uint32_t clock_hour_end(const rf__clock *clock, uint32_t token) {
    const rf__tag *unit = rf__time_unit_at(clock, token + 1);
    bool four =
        in(clock, token) && token_at(clock, token)->n == 4 && plain_number(clock, token, 4) <= 2400;
    return four && unit && unit->entry->code == RF__T_HOUR ? token + 1 + unit->n : 0;
}

int rf__year_number(const rf__clock *clock, uint32_t token) {
    int year =
        in(clock, token) && token_at(clock, token)->n == 4 ? plain_number(clock, token, 4) : 0;
    if (year < 1000 || year > 2200)
        return 0;
    const rf__token *next = token_at(clock, token + 1);
    bool more = in(clock, token + 1) && rf__joined(clock->doc, token + 1) &&
                (next->kind == RF__WORD || is_clock(clock, token + 1) || next->punct == '%');
    return more || clock_hour_end(clock, token) ? 0 : year;
}

static int ordinal_word(const rf__clock *clock, uint32_t token, uint32_t *ret_end) {
    const rf__doc *doc = clock->doc;
    const rf__tag *tens = rf__number_tag(doc, token, RF__NUM_TENS);
    uint32_t at = tens ? token + tens->n : token;
    if (tens && punct_at(clock, at) == '-')
        at++;
    const rf__tag *ordinal = in(clock, at) ? rf__number_tag(doc, at, RF__NUM_ORDINAL) : NULL;
    double day = (tens ? tens->entry->low : 0) + (ordinal ? ordinal->entry->low : 0);
    if (!ordinal || ordinal->entry->low < 1 || day > 31)
        return 0;
    *ret_end = at + ordinal->n;
    return (int)day;
}

int rf__day_number(const rf__clock *clock, uint32_t token, uint32_t *ret_end) {
    if (!in(clock, token))
        return 0;
    if (token_at(clock, token)->kind == RF__WORD)
        return ordinal_word(clock, token, ret_end);
    int day = plain_number(clock, token, 2);
    uint32_t end = token + 1;
    if (day < 1 || day > 31)
        return 0;
    if (in(clock, end) && rf__joined(clock->doc, end) && token_at(clock, end)->kind == RF__WORD) {
        if (!rf__number_tag(clock->doc, end, RF__NUM_ORDINAL))
            return 0;
        end++;
    }
    char sign = punct_at(clock, end);
    if (sign == '%' || is_clock(clock, end))
        return 0;
    *ret_end = end;
    return day;
}

static int month_at(const rf__clock *clock, uint32_t token, uint32_t *ret_end, bool *weak) {
    const rf__tag *month = in(clock, token) ? rf__tag_at(clock->doc, token, RF__C_MONTH) : NULL;
    if (!month)
        return 0;
    uint32_t end = token + month->n;
    if (in(clock, end + 1) && token_at(clock, end)->kind == RF__WORD &&
        token_at(clock, end)->flags & RF__CAPITAL &&
        rf__tag_at(clock->doc, end + 1, RF__C_PLACE_KIND) &&
        !(token_at(clock, end + 1)->flags & RF__CAPITAL))
        return 0; /* "in May Tsebri town" */
    if (punct_at(clock, end) == '.' && rf__joined(clock->doc, end) && in(clock, end + 1) &&
        token_at(clock, end + 1)->kind == RF__NUMERAL)
        end++;
    *ret_end = end;
    *weak = month->entry->flags & RF__WEAK;
    return (int)month->entry->low;
}

/* ---- digits only ---- */

static int two_digit_year(int year) {
    return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/* Day and month in digits. Where both orders would do, the one that is not after the report's date;
 * else the day stands first, as in most of the world. */
static void set_day_month(const rf__clock *clock, rf__span *span, int a, int b) {
    bool day_first = a > 12 || b <= 12;
    if (a <= 12 && b <= 12 && clock->today != RF_NO_DATE && span->year) {
        rf_date day_month = day_of(span->year, b, a), month_day = day_of(span->year, a, b);
        if (day_month > clock->today && month_day <= clock->today)
            day_first = false;
    }
    span->day = day_first ? a : b;
    span->month = day_first ? b : a;
}

static bool take_digits(const rf__clock *clock, rf__span *span, int a, int b, int c,
                        uint32_t n_first) {
    if (n_first == 4) {
        span->year = a;
        span->month = b;
        span->day = c;
    } else {
        span->year = two_digit_year(c);
        set_day_month(clock, span, a, b);
    }
    return span->month >= 1 && span->month <= 12 && span->day >= 1 && span->day <= 31;
}

/* Digits that go on to the left: a code, an address of the web. */
static bool hangs_on(const rf__clock *clock, uint32_t token) {
    if (token == clock->first || !rf__joined(clock->doc, token))
        return false;
    char before = punct_at(clock, token - 1);
    return before && before != '(' && before != '[' && before != '"' && before != '\'' &&
           before != '~' && before != ',';
}

/* "13.5.2015" is one token. */
static bool dotted_date(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__token *t = token_at(clock, token);
    if (t->kind != RF__NUMERAL || t->n < 6 || t->n > 10)
        return false;
    int parts[3] = {0}, n = 0;
    uint32_t n_first = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        char c = clock->doc->report->text[t->start + i];
        if (c == '.') {
            if (++n > 2)
                return false;
            continue;
        }
        if (c < '0' || c > '9' || parts[n] > 9999)
            return false;
        parts[n] = parts[n] * 10 + (c - '0');
        n_first += n == 0;
    }
    span->end = token + 1;
    return n == 2 && parts[2] > 0 &&
           take_digits(clock, span, parts[0], parts[1], parts[2], n_first);
}

static bool signed_date(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__doc *doc = clock->doc;
    char sign = punct_at(clock, token + 1);
    if (hangs_on(clock, token))
        return false;
    if ((sign != '-' && sign != '/') || !rf__joined(doc, token + 1) || !rf__joined(doc, token + 2))
        return false;
    int a = plain_number(clock, token, 4), b = plain_number(clock, token + 2, 4), c = 0;
    bool three = punct_at(clock, token + 3) == sign && rf__joined(doc, token + 3) &&
                 rf__joined(doc, token + 4) && (c = plain_number(clock, token + 4, 4)) > 0;
    if (punct_at(clock, token + (three ? 5u : 3u)) == sign &&
        rf__joined(doc, token + (three ? 5u : 3u)))
        return false; /* a longer chain: a telephone number */
    if (three) {
        span->end = token + 5;
        return token_at(clock, token)->n != 3 &&
               take_digits(clock, span, a, b, c, token_at(clock, token)->n);
    }
    span->end = token + 3;
    if (token_at(clock, token)->n == 4 && rf__year_number(clock, token) && b >= 1 && b <= 12 &&
        token_at(clock, token + 2)->n <= 2) {
        span->year = a;
        span->month = b;
        span->unit = RF__T_MONTH;
        return true;
    }
    if (token_at(clock, token + 2)->n == 4 && rf__year_number(clock, token + 2) && a >= 1 &&
        a <= 12 && token_at(clock, token)->n <= 2) {
        span->year = b;
        span->month = a;
        span->unit = RF__T_MONTH;
        return true;
    }
    if (sign != '/' || a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12))
        return false;
    set_day_month(clock, span, a, b);
    span->needs_word = true;
    return true;
}

/* ---- months and days ---- */

bool rf__is_dash_of_entry(const rf__clock *clock, uint32_t dash, uint32_t end) {
    char sign = punct_at(clock, dash);
    return (sign == '-' || sign == '_') && !rf__joined(clock->doc, dash) &&
           !rf__joined(clock->doc, dash + 1) && end == dash + 2 && in(clock, end) &&
           token_at(clock, end)->kind == RF__WORD && !rf__function_at(clock->doc, end) &&
           !(token_at(clock, end)->classes & RF__TIME_CLASSES);
}

/* "-25", "to 25", "and 25" behind a day. */
static int second_day(const rf__clock *clock, uint32_t token, int day, uint32_t *ret_end) {
    if (!in(clock, token + 1))
        return 0;
    char sign = punct_at(clock, token);
    rf__function f = rf__function_at(clock->doc, token);
    uint32_t n;
    bool nights = sign == '/' && rf__day_number(clock, token + 1, ret_end) == day + 1;
    if (!nights && sign != '-' && sign != '_' && f != RF__F_TO && f != RF__F_AND &&
        f != RF__F_UNTIL && rf__time_word_at(clock->doc, token, &n) != RF__W_THROUGH)
        return 0;
    uint32_t at = token + 1;
    if (rf__function_at(clock->doc, at) == RF__F_THE)
        at++;
    int second = rf__day_number(clock, at, ret_end);
    if (second && rf__is_dash_of_entry(clock, token, *ret_end))
        return 0;
    return second > day && !is_counted(clock, *ret_end) ? second : 0;
}

/* "16, 20 and 21", "16, 20, and 21": the last of several days in a row, the first of which ends at
 * the token; with two days or none it is that of second_day(). */
static int last_of_days(const rf__clock *clock, uint32_t token, int day, uint32_t *ret_end) {
    uint32_t at = token, end;
    int last = day, next;
    while (punct_at(clock, at) == ',' && !rf__joined(clock->doc, at + 1) && in(clock, at + 1) &&
           (next = rf__day_number(clock, at + 1, &end)) > last) {
        last = next;
        at = end;
    }
    bool listed = at != token;
    at += listed && punct_at(clock, at) == ',' && rf__function_at(clock->doc, at + 1) == RF__F_AND;
    if (!listed || rf__function_at(clock->doc, at) != RF__F_AND)
        return second_day(clock, token, day, ret_end);
    return second_day(clock, at, last, ret_end);
}

/* "of that year": the year of the time told last, and *ret_end behind it; 0: it is not told so. */
static int year_told(const rf__clock *clock, uint32_t at, uint32_t *ret_end) {
    uint32_t n;
    rf_date told = clock->anchor != RF_NO_DATE ? clock->anchor : clock->period_from;
    if (told == RF_NO_DATE || rf__time_word_at(clock->doc, at, &n) != RF__W_SAME_UNIT)
        return 0;
    const rf__tag *unit = rf__tag_at(clock->doc, at + n - 1, RF__C_TIME_UNIT);
    int year, month, day;
    rf_date_split(told, &year, &month, &day);
    *ret_end = at + n;
    return unit && unit->entry->code == RF__T_YEAR ? year : 0;
}

/* A mark, or a verb or a small word: what "last" stands before is no time. */
static bool ends_part(const rf__clock *clock, uint32_t token) {
    return !in(clock, token) || token_at(clock, token)->kind == RF__PUNCT ||
           rf__function_at(clock->doc, token);
}

/* "on 7 January last": the latest such day. */
static void take_last_year(const rf__clock *clock, rf__span *span) {
    int year, month, day;
    if (clock->today == RF_NO_DATE)
        return;
    rf_date_split(clock->today, &year, &month, &day);
    rf_date made = day_of(year, span->month, span->day);
    span->year = made != RF_NO_DATE && made > clock->today ? year - 1 : year;
}

static void take_year(const rf__clock *clock, rf__span *span) {
    uint32_t hour = span->day ? clock_hour_end(clock, span->end) : 0;
    uint32_t at = span->end = hour ? hour : span->end;
    char sign = punct_at(clock, at);
    rf__function f = in(clock, at) ? rf__function_at(clock->doc, at) : RF__F_NONE;
    if (sign == ',' || sign == '-' || sign == '/' || f == RF__F_OF || f == RF__F_IN ||
        (sign == '.' && rf__joined(clock->doc, at)))
        at++;
    int year = rf__year_number(clock, at);
    if (year && !(sign == '-' && !rf__joined(clock->doc, at - 1)) &&
        !((sign == ',' || year < 1900) && is_counted(clock, at + 1))) {
        span->year = year;
        at++;
        hour = span->day ? clock_hour_end(clock, at + (punct_at(clock, at) == ',')) : 0;
        span->end = hour ? hour : at;
        return;
    }
    /* "in March last year", "June of this year", "on 20 May of that year" */
    at = span->end + (f == RF__F_OF);
    uint32_t n, end = 0;
    year = in(clock, at) ? year_told(clock, at, &end) : 0;
    if (year) {
        span->year = year;
        span->end = end;
        return;
    }
    int word = rf__time_word_at(clock->doc, at, &n);
    if (word == RF__W_LAST && span->day && ends_part(clock, at + n)) {
        take_last_year(clock, span);
        span->end = at + n;
        return;
    }
    if ((word != RF__W_LAST && word != RF__W_THIS && word != RF__W_NEXT) || !in(clock, at + n) ||
        clock->today == RF_NO_DATE)
        return;
    const rf__tag *unit = rf__tag_at(clock->doc, at + n, RF__C_TIME_UNIT);
    if (!unit || unit->entry->code != RF__T_YEAR)
        return;
    int today, month, day;
    rf_date_split(clock->today, &today, &month, &day);
    span->year = today + (word == RF__W_LAST ? -1 : word == RF__W_NEXT ? 1 : 0);
    span->end = at + n + unit->n;
}

/* "| May |": is it all that a cell of a table says? */
static bool fills_cell(const rf__clock *clock, uint32_t token, uint32_t end) {
    char before = token > clock->first ? punct_at(clock, token - 1) : 0;
    char after = end < clock->end ? punct_at(clock, end) : 0;
    return before == '\t' || before == '|' || after == '\t' || after == '|'
               ? (token == clock->first || before == '\t' || before == '|') &&
                     (end >= clock->end || after == '\t' || after == '|')
               : false;
}

/* "September 4", "Oct. 7, 2023", "March 28 and 29", "April 2019" */
static bool month_first(const rf__clock *clock, uint32_t token, rf__span *span) {
    bool weak;
    span->month = month_at(clock, token, &span->end, &weak);
    if (!span->month)
        return false;
    span->unit = RF__T_MONTH;
    uint32_t at = span->end, end;
    char sign = punct_at(clock, at);
    if ((sign == '-' || sign == '/' || sign == ',') && rf__joined(clock->doc, at) &&
        in(clock, at + 1))
        at++;
    if (sign != ',' && rf__function_at(clock->doc, at) == RF__F_THE)
        at++;
    int day = rf__day_number(clock, at, &end);
    bool counts = day && (is_counted(clock, end) || rf__number_tag(clock->doc, end, RF__NUM_SCALE));
    rf__function before =
        span->token > clock->first ? rf__function_at(clock->doc, span->token - 1) : RF__F_NONE;
    bool on = before == RF__F_ON || before == RF__F_A || /* "a January 16 mosque attack" */
              before == RF__F_THE;
    bool apart = day && sign == ',' && !on && in(clock, end) && /* "In July, 12 aid convoys came" */
                 token_at(clock, end)->kind == RF__WORD && at > span->end;
    if (day && (!counts || on) && !apart &&
        !(sign == ',' && token_at(clock, at)->kind == RF__NUMERAL && rf__joined(clock->doc, end) &&
          token_at(clock, end)->kind != RF__WORD && counts)) {
        span->day = day;
        span->unit = RF__T_DAY;
        span->end = end;
        uint32_t second_end;
        bool weak_month;
        uint32_t month_end;
        int second = last_of_days(clock, end, day, &second_end);
        if (second && !month_at(clock, second_end, &month_end, &weak_month)) {
            span->last_day = second;
            span->end = second_end;
        }
    }
    take_year(clock, span);
    span->needs_word = weak && !span->day && !span->year && !fills_cell(clock, token, span->end);
    return true;
}

/* "4 September", "12-25 December", "the 3rd of February 2013" */
static bool day_first(const rf__clock *clock, uint32_t token, rf__span *span) {
    uint32_t at;
    bool weak;
    span->day = rf__day_number(clock, token, &at);
    if (!span->day || (token > clock->first && punct_at(clock, token - 1) == '$'))
        return false;
    uint32_t end;
    int second = last_of_days(clock, at, span->day, &end);
    uint32_t behind = second ? end : at;
    char sign = punct_at(clock, behind);
    if (rf__function_at(clock->doc, behind) == RF__F_OF || sign == '-' || sign == '/' ||
        sign == '.')
        behind++;
    span->month = month_at(clock, behind, &span->end, &weak);
    if (!span->month && second) {
        behind = at;
        second = 0;
        span->month = month_at(clock, behind, &span->end, &weak);
    }
    if (!span->month)
        return false;
    span->last_day = second;
    take_year(clock, span);
    return true;
}

/* "2016 June" */
static bool year_month(const rf__clock *clock, uint32_t token, rf__span *span) {
    bool weak;
    uint32_t day_end;
    span->year = rf__year_number(clock, token);
    if (!span->year)
        return false;
    uint32_t at = token + 1;
    if (punct_at(clock, at) == ',')
        at++;
    span->month = month_at(clock, at, &span->end, &weak);
    span->unit = RF__T_MONTH;
    return span->month && !weak && !rf__day_number(clock, span->end, &day_end);
}

int rf__shortened_year(const rf__clock *clock, uint32_t token) {
    enum { CENTURY = 100 };
    if (token < clock->first + 2 || punct_at(clock, token - 1) != '-' ||
        !rf__joined(clock->doc, token) || !rf__joined(clock->doc, token - 1))
        return 0;
    int first = rf__year_number(clock, token - 2), last = plain_number(clock, token, 2);
    return first && token_at(clock, token)->n == 2 && last > first % CENTURY
               ? first - first % CENTURY + last
               : 0;
}

/* A year by itself, where the stage of quantities took the digits for a year; "the 1990s". */
static bool year_alone(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__sentence *sentence = &clock->doc->sentences[clock->sentence];
    const rf__token *t = token_at(clock, token);
    if (t->kind == RF__NUMERAL && (span->year = rf__shortened_year(clock, token)) != 0) {
        span->unit = RF__T_YEAR;
        span->end = token + 1;
        return true;
    }
    if (t->kind != RF__NUMERAL || t->n != 4)
        return false;
    const rf__tag *decade = rf__tag_at(clock->doc, token + 1, RF__C_TIME_UNIT);
    if (decade && decade->entry->code == RF__T_DECADE && rf__joined(clock->doc, token + 1) &&
        in(clock, token + 1)) {
        span->year = plain_number(clock, token, 4);
        span->unit = RF__T_DECADE;
        span->end = token + 2;
        return span->year >= 1000 && span->year % 10 == 0;
    }
    span->year = rf__year_number(clock, token);
    if (!span->year)
        return false;
    for (uint32_t i = 0; i < sentence->n_quantities; i++) {
        const rf__quantity *q = &clock->doc->quantities[sentence->quantity + i];
        if (q->token <= token && token < q->token + q->n_tokens) {
            span->unit = RF__T_YEAR;
            span->end = token + 1;
            uint32_t next = span->end + (punct_at(clock, span->end) == '-');
            if (next < clock->end && rf__tag_at(clock->doc, next, RF__C_SEASON))
                return false; /* "2017 Q1" is read whole */
            bool mid = hangs_on(clock, token) && token >= clock->first + 2 &&
                       clock->doc->tokens[token - 2].time_word == RF__W_MID; /* "since mid-2020" */
            if (token > clock->first && rf__function_at(clock->doc, token - 1) == RF__F_OF &&
                token + 2 < clock->end && rf__shortened_year(clock, token + 2))
                return true; /* "the war of 1991-94" */
            return q->kind == RF__Q_NOT && q->why_not && (mid || !strcmp(q->why_not, "year"));
        }
    }
    return false;
}

/* "since Christmas Day", "on New Year's Eve 2022": a day that is called by its name each year. */
static bool feast(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *word = rf__tag_at(clock->doc, token, RF__C_TIME_WORD);
    if (!word || word->entry->code != RF__W_FEAST)
        return false;
    span->month = (int)word->entry->low;
    span->day = (int)word->entry->high;
    span->end = token + word->n;
    take_year(clock, span);
    span->needs_word = word->entry->flags & RF__WEAK && !span->year;
    return true;
}

static bool weekday_before(const rf__clock *clock, uint32_t token, rf__span *span,
                           uint32_t *ret_at) {
    const rf__tag *weekday = rf__tag_at(clock->doc, token, RF__C_WEEKDAY);
    if (!weekday)
        return false;
    span->weekday = (int)weekday->entry->low;
    uint32_t at = token + weekday->n;
    while (punct_at(clock, at) == '.' || punct_at(clock, at) == ',' || punct_at(clock, at) == '-' ||
           rf__function_at(clock->doc, at) == RF__F_THE)
        at++;
    *ret_at = at;
    return in(clock, at);
}

/* Which readers may find something at a token without a day of the week: a bit for each. */
static uint32_t readers_at(const rf__clock *clock, uint32_t token) {
    enum {
        DOTTED = 1,
        SIGNED = 2,
        MONTH_FIRST = 4,
        DAY_FIRST = 8,
        YEAR_MONTH = 16,
        YEAR = 32,
        FEAST = 64
    };
    const rf__token *t = token_at(clock, token);
    uint32_t readers = t->classes & RF__BIT(RF__C_MONTH) ? MONTH_FIRST : 0;
    readers |= t->time_word == RF__W_FEAST ? FEAST : 0;
    if (t->kind != RF__NUMERAL) {
        bool ordinal = t->number_words & (1 << RF__NUM_TENS | 1 << RF__NUM_ORDINAL);
        return readers | (ordinal ? DAY_FIRST : 0);
    }
    char sign = punct_at(clock, token + 1);
    return readers | (t->n >= 6 ? DOTTED : 0) | (sign == '-' || sign == '/' ? SIGNED : 0) |
           (t->n <= 2 ? DAY_FIRST : 0) | (t->n == 4 ? YEAR_MONTH | YEAR : 0) |
           (t->n == 2 && rf__shortened_year(clock, token) ? YEAR : 0);
}

bool rf__span_calendar(const rf__clock *clock, uint32_t token, rf__span *ret) {
    typedef bool reader(const rf__clock *, uint32_t, rf__span *);
    static reader *const readers[] = {dotted_date, signed_date, month_first, day_first,
                                      year_month,  year_alone,  feast};
    rf__span with_day = {.token = token,
                         .calendar = true,
                         .part = -1,
                         .unit = RF__T_DAY,
                         .from = RF_NO_DATE,
                         .to = RF_NO_DATE};
    uint32_t at = token, left = readers_at(clock, token);
    bool weekday = false;
    if (token_at(clock, token)->classes & RF__BIT(RF__C_WEEKDAY)) {
        rf__span blank = with_day;
        left = (1u << sizeof readers / sizeof *readers) - 1;
        weekday = weekday_before(clock, token, &with_day, &at);
        if (!weekday)
            with_day = blank;
    }
    for (size_t i = 0; left; i++, left >>= 1) {
        rf__span span;
        if (!(left & 1))
            continue;
        span = with_day;
        if (readers[i](clock, at, &span) && (!weekday || span.unit == RF__T_DAY)) {
            *ret = span;
            return true;
        }
    }
    return false;
}

/* ---- dates ---- */

void rf__span_narrow(rf__span *span, int part) {
    if (span->from == RF_NO_DATE || span->to == RF_NO_DATE)
        return;
    rf_date n = span->to - span->from + 1, from = span->from, to = span->to;
    int year, month, day;
    rf_date_split(from, &year, &month, &day);
    bool is_year = n > 360 && n < 370, is_month = n >= 28 && n <= 31;
    rf_date half = is_year ? rf__month_first(year, 7) : is_month ? from + 15 : from + n / 2;
    switch (part) {
    case RF__W_EARLY:
    case RF__W_BEGINNING:
        span->to = n <= 7 ? from + (part == RF__W_EARLY ? 2 : 1) : half - 1;
        break;
    case RF__W_LATE:
        span->from = n <= 7 ? from + 3 : half;
        break;
    case RF__W_END:
        span->from = to;
        break;
    case RF__W_MID:
        span->from = is_month ? from + 9 : is_year ? rf__month_first(year, 5) : from + n / 3;
        span->to = is_month ? from + 19 : is_year ? rf__month_last(year, 8) : to - n / 3;
        break;
    default:
        break;
    }
}

static bool set_dates(rf__span *span, int year) {
    if (span->day) {
        span->from = day_of(year, span->month, span->day);
        span->to = span->last_day ? day_of(year, span->month, span->last_day) : span->from;
    } else if (span->month) {
        span->from = rf__month_first(year, span->month);
        span->to = rf__month_last(year, span->month);
    } else {
        span->from = day_of(year, 1, 1);
        span->to = day_of(year + (span->unit == RF__T_DECADE ? 9 : 0), 12, 31);
    }
    return span->from != RF_NO_DATE && span->to != RF_NO_DATE;
}

/* "4,289 in March 2022, 840 in April": what follows a time in a sentence is of its year, or of the
 * next one. */
static bool is_of_year_told(const rf__clock *clock, rf__span *span) {
    enum { FAR = 330 }; /* days */
    rf_date told = clock->period_in == clock->sentence ? clock->period_from : RF_NO_DATE;
    int year, month, day;
    if (told == RF_NO_DATE || clock->today == RF_NO_DATE || span->token == clock->first ||
        clock->today - told < FAR)
        return false;
    rf_date_split(told, &year, &month, &day);
    rf__span made = *span;
    for (int y = year; y <= year + 1; y++)
        if (set_dates(&made, y) && made.from >= told) {
            if (made.from - told > FAR || made.from > clock->today)
                return false;
            *span = made;
            return true;
        }
    return false;
}

/* The year in which a head of an entry is nearest to the one before it, or 0. */
static int year_of_entry(const rf__clock *clock, const rf__span *span) {
    rf_date last = clock->entry.last;
    int year, month, day, best = 0;
    if (last == RF_NO_DATE || !span->month)
        return 0;
    rf_date_split(last, &year, &month, &day);
    rf__span made = *span;
    rf_date least = 0;
    for (int y = year - 1; y <= year + 1; y++) {
        if (!set_dates(&made, y) || made.from > clock->today)
            continue;
        rf_date away = made.from > last ? made.from - last : last - made.from;
        if (!best || away < least) {
            best = y;
            least = away;
        }
    }
    return best;
}

/* A year that stands over the span, or that of the entry before: "1983", and below it "4 March: a
 * bomb". */
static int year_above(const rf__clock *clock, const rf__span *span, bool heads) {
    if (clock->heading && (heads || (span->day && rf__opens_line(clock, span->token))))
        return clock->heading;
    return heads ? year_of_entry(clock, span) : 0;
}

/* "the attack of 7 October": what was done has not still to come. */
static bool is_of_deed(const rf__clock *clock, const rf__span *span) {
    const rf__doc *doc = clock->doc;
    if (span->token < clock->first + 2 || rf__function_at(doc, span->token - 1) != RF__F_OF)
        return false;
    const rf__tag *word = rf__tag_over(doc, span->token - 2, RF__C_TIME_WORD);
    return (word && word->entry->code == RF__W_CRISIS) ||
           rf__event_tag(doc, span->token - 2, RF__E_ATTACK) ||
           rf__event_tag(doc, span->token - 2, RF__E_RAID);
}

bool rf__span_resolve(const rf__clock *clock, rf__span *span, bool future) {
    if (!span->calendar)
        return span->from != RF_NO_DATE || span->to != RF_NO_DATE;
    bool found = false, heads = span->month && !span->year && rf__span_heads(clock, span);
    if (!span->year)
        span->year = year_above(clock, span, heads);
    if (span->year) {
        found = set_dates(span, span->year);
    } else if (!future && span->month && is_of_year_told(clock, span)) {
        found = true;
    } else if (clock->today != RF_NO_DATE && span->month) {
        int year, month, day;
        rf_date now = clock->entry.to != RF_NO_DATE && !heads ? clock->entry.to : clock->today;
        rf_date_split(now, &year, &month, &day);
        rf_date latest = span->day && !heads && !is_of_deed(clock, span) ? now + DAYS_AHEAD : now;
        int step = future ? 1 : -1;
        for (int i = 0; i < 9 && !found; i++, year += step)
            found = set_dates(span, year) && (future ? span->to >= now : span->from <= latest);
    }
    if (!found)
        span->from = span->to = RF_NO_DATE;
    else if (span->part >= 0)
        rf__span_narrow(span, span->part);
    span->calendar = false;
    return found;
}

/* The Monday of a week of a year; the first is that of 4 January. */
static rf_date monday_of(int year, int week) {
    rf_date fourth = day_of(year, 1, 4);
    return fourth == RF_NO_DATE ? RF_NO_DATE : fourth - rf__weekday(fourth) + 1 + 7 * (week - 1);
}

/* "last week", "prev. week" */
static bool follows_last(const rf__clock *clock, uint32_t token) {
    if (token > clock->first && punct_at(clock, token - 1) == '.')
        token--;
    return token > clock->first && clock->doc->tokens[token - 1].time_word == RF__W_LAST;
}

bool rf__span_numbered_week(const rf__clock *clock, uint32_t token, rf__span *span) {
    enum { MOST_WEEKS = 53 };
    const rf__doc *doc = clock->doc;
    const rf__tag *unit = rf__time_unit_at(clock, token);
    uint32_t at = token + 1, end = token + 2;
    if (!unit || unit->entry->code != RF__T_WEEK || unit->entry->low != 1 || unit->n != 1 ||
        doc->tokens[token].n != 4 || at >= clock->end || doc->tokens[at].kind != RF__NUMERAL ||
        doc->tokens[at].n > 2 || clock->today == RF_NO_DATE)
        return false;
    double number = doc->tokens[at].value;
    rf__function before = token > clock->first ? rf__function_at(doc, token - 1) : RF__F_NONE;
    if (!(number >= 1 && number <= MOST_WEEKS) || before == RF__F_A || before == RF__F_THIS ||
        follows_last(clock, token))
        return false; /* "12 raids (prev. week 24)" */
    int year, month, day;
    rf_date_split(clock->today, &year, &month, &day);
    uint32_t told = end + (end < clock->end && (rf__function_at(doc, end) == RF__F_OF ||
                                                rf__function_at(doc, end) == RF__F_IN ||
                                                doc->tokens[end].punct == ','));
    int given = told < clock->end ? rf__year_number(clock, told) : 0;
    if (given)
        end = told + 1;
    else if (end < clock->end &&
             ((doc->tokens[end].kind == RF__WORD && !rf__function_at(doc, end) &&
               !rf__tag_at(doc, end, RF__C_VERB)) ||
              rf__function_at(doc, end) == RF__F_OF || doc->tokens[end].punct == '%'))
        return false; /* "that week 12 people died", "week 12 of the war" */
    rf_date monday = monday_of(given ? given : year, (int)number);
    if (!given && monday > clock->today)
        monday = monday_of(year - 1, (int)number);
    if (monday == RF_NO_DATE)
        return false;
    span->end = end;
    span->from = monday;
    span->to = monday + 6;
    span->unit = RF__T_WEEK;
    return true;
}
