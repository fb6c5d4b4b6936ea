/* A stretch of days that words tell, while the stage of times works on it. */
#ifndef RF_TIME_SPAN_H
#define RF_TIME_SPAN_H

#include "claim/number/number_words.h"

#define RF__TIME_CLASSES                                                                           \
    (RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_TIME_UNIT) |                    \
     RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_SEASON))

typedef struct rf__span_memo rf__span_memo;

/* An entry of a chronology: "March 2011:" over its paragraphs, "16 December: ..." before them. */
typedef struct rf__entry {
    uint32_t time;     /* of its head, or UINT32_MAX */
    uint32_t sentence; /* of its head */
    bool line;         /* the head stands alone on a line */
    rf_date from, to;  /* RF_NO_DATE, both: in no entry */
    rf_date last;      /* the first day of the head before, which told its year; or RF_NO_DATE */
} rf__entry;

/* What times of one sentence are resolved against. */
typedef struct rf__clock {
    const rf__doc *doc;
    rf__span_memo *memo;            /* or NULL */
    uint32_t sentence, first, end;  /* tokens [first, end) */
    int heading;                    /* the year that a line of its own tells, or 0 */
    rf_date today;                  /* the report's date, or RF_NO_DATE */
    rf_date anchor;                 /* the day told last, or RF_NO_DATE */
    rf_date begun;                  /* "since ..." told last, or RF_NO_DATE */
    rf_date since_day;              /* ... "the army came on 3 May", told after any other day */
    rf_date period_from, period_to; /* the period told last */
    uint32_t period_in;             /* ... in this sentence */
    rf_date covers_from, covers_to; /* the days that the report's head says it is of */
    bool covers_said;               /* ... in so many words */
    rf__entry entry;                /* of a chronology, in which the sentence stands */
} rf__clock;

/* Of a calendar span the fields count until it is resolved (0: not told); of others from and to. */
typedef struct rf__span {
    uint32_t token, end;
    bool calendar;
    int year, month, day, last_day, weekday;
    int part;           /* rf__time_word: early, mid, late, beginning, end; -1 none */
    rf__time_unit unit; /* how exact it is */
    rf_date from, to;   /* inclusive, or RF_NO_DATE */
    bool vague;
    bool length;     /* no dates by itself */
    int32_t n_days;  /* of a length */
    bool up_to_now;  /* a stretch that ends with the report's day */
    bool rolling;    /* so long up to it: "the past 24 hours" */
    bool again;      /* the period told last */
    bool needs_word; /* a season, or a month that is also another word: only behind a preposition */
} rf__span;

/* What was read last at a token, since a preposition's alternatives read the same words. The stage
 * moves `here` (the token it stands at, plus 1), which forgets it. */
struct rf__span_memo {
    uint32_t here;
    struct {
        uint32_t here, token, end;
        bool found;
        rf__span span;
    } spans[2];
    struct {
        uint32_t here, token, end;
        bool found;
        rf__amount amount;
    } amounts[2];
    uint32_t next_span, next_amount;
};

/* A time expression as it is read: its tokens are [token, end). */
typedef struct rf__time_found {
    uint32_t token, end;
    rf__time_kind kind;
    rf_date from, to;
    bool vague, rolling, again;
    int32_t n_days;
    uint32_t date;    /* where the date begins behind a clause that tells since when, or 0 */
    bool begun;       /* since days that are known: */
    rf_date begun_to; /* ... up to this one */
} rf__time_found;

/* Is a token a word of time or a number? A preposition alone begins no time. */
static inline bool rf__is_timely(const rf__token *t) {
    return t->kind == RF__NUMERAL || t->classes & (RF__TIME_CLASSES | RF__BIT(RF__C_NUMBER));
}
/* May a time begin at a token? */
bool rf__time_may_start(const rf__doc *doc, uint32_t token);
/* Does the span name what follows ("Tuesday's strike", "the October 7 attacks")? */
bool rf__span_names_more(const rf__clock *clock, const rf__span *span);
/* An expression that begins with "since" at a token (time_since.c). */
bool rf__time_since(const rf__clock *clock, uint32_t token, rf__time_found *ret);
/* "the heaviest raid | since": is the beginning at a token only that of a record? */
bool rf__is_record(const rf__clock *clock, uint32_t token);
/* Dates of the calendar: "4 September 2018", "mid-March", "2018-09-04", "in 2022". */
bool rf__span_calendar(const rf__clock *clock, uint32_t token, rf__span *ret);
/* "8 June - 13 killed": does a dash part a date from a count, which ends before `end`? */
bool rf__is_dash_of_entry(const rf__clock *clock, uint32_t dash, uint32_t end);
/* Is what a time at a token tells of still to come (time_ahead.c)? */
bool rf__time_ahead(const rf__clock *clock, uint32_t token);
/* The same of a span; of a plan that was one of the past only where the next such month is near. */
bool rf__span_is_ahead(const rf__clock *clock, const rf__span *span, uint32_t token);
/* "seeks funds to feed 900 until May": asked for or so as the report is written? */
bool rf__time_holds_from_now(const rf__clock *clock, uint32_t token);
/* "By December, 300,000 could need aid": does a time that opens a sentence tell until when
 * something will, or may, have come? */
bool rf__time_opens_forecast(const rf__clock *clock, uint32_t token, uint32_t end);
/* "asked to leave before mid-May": is what comes before the time demanded? */
bool rf__time_is_demanded(const rf__clock *clock, uint32_t token);
/* "the May 5 airstrike", "Tuesday's raid"; "The March killing of 40": does a day, or a month, stand
 * before the word for a deed? */
bool rf__span_dates_deed(const rf__clock *clock, const rf__span *span);
bool rf__span_is_month_of_deed(const rf__clock *clock, const rf__span *span);
/* Entries of a chronology (time_entry.c): does a sentence still stand in the one before it? Where
 * not the clock is in none. */
void rf__stay_in_entry(rf__clock *clock);
/* A time just found, which may head an entry. */
void rf__note_entry(rf__clock *clock, const rf__time *time, uint32_t index);
/* Does a span head an entry: "16 December: ..."? */
bool rf__span_heads(const rf__clock *clock, const rf__span *span);
/* Nothing but marks before a token. */
bool rf__opens_line(const rf__clock *clock, uint32_t token);
/* Does a day at a token lie ahead: "will arrive on Friday"? */
bool rf__span_ahead(const rf__clock *clock, uint32_t token);
/* "the fall | of Aleppo", not "the autumn of 2014", "the first half of the year". */
bool rf__is_of_something(const rf__clock *clock, uint32_t token);
/* Dates by the report's: "last week", "two days ago", "on Tuesday", "the past 24 hours". */
bool rf__span_relative(const rf__clock *clock, uint32_t token, rf__span *ret);
/* "on the 27th", "by the 19th": the next such day after the one told last, else the latest
 * (time_day.c). */
bool rf__span_bare_day(const rf__clock *clock, uint32_t token, rf__span *span);
/* The last day that days without a date are counted from: that of the report's own period, where
 * one is told and over, else its date (time_told.c). */
rf_date rf__last_day_of_report(const rf__clock *clock);
/* Is the report one of a week, of a month? */
bool rf__covers_unit(const rf__clock *clock, rf__time_unit unit);
/* A time just found in a sentence, which may tell the days that the report is of: "Weekly update |
 * 11 - 17 June 2024" (time_told.c). */
void rf__note_covers(rf__doc *doc, rf__clock *clock, const rf__time_found *time);
/* "One week after rebels took Gorsk, 300 people have fled": makes a length that begins since when.
 */
void rf__since_so_long(const rf__clock *clock, rf__time_found *time);
/* "in those two years": the period told last that is about so long. */
bool rf__span_told_again(const rf__clock *clock, uint32_t token, rf__span *span);
/* "Thursday the 21st": the nearest one whose day of the week fits. */
void rf__span_fit_day(const rf__clock *clock, rf__span *span);
/* "20:00 on", "6 p.m. (1400 GMT) on", "the morning of" before a date: the token behind an hour of
 * the day and a preposition; the same token where no hour stands (time_hour.c). */
uint32_t rf__time_hour_before(const rf__clock *clock, uint32_t token);
/* The token behind an hour, or the same one. */
uint32_t rf__time_behind_hour(const rf__clock *clock, uint32_t token);
/* "by 6 p.m.", "by nightfall": an hour of the report's day, or of the day told last. */
bool rf__time_hour_alone(const rf__clock *clock, uint32_t token, rf__span *ret);
/* Of a word as "last", "this", "next": -1, 0, 1. */
int rf__which_of(int word);
/* "week 9", "epidemiological week 12 of 2024", "Week 14:": the weeks of the year, which begin on
 * Mondays; the first is that of 4 January. */
bool rf__span_numbered_week(const rf__clock *clock, uint32_t token, rf__span *span);
/* Sets a span that ends behind "the same period": the period told last, moved to the year told
 * behind ("in the same weeks of 2022", "the same period last year"). */
bool rf__span_same_period(const rf__clock *clock, rf__span *span);
/* "during the week": the days that the report's head says it is of, else the seven up to its date.
 */
bool rf__span_of_report(const rf__clock *clock, rf__span *span);
/* Sets a span that ends behind "that week", "the same month": the one of the day or period told
 * last, or that of a year told behind; no dates where none was told. */
bool rf__span_same_unit(const rf__clock *clock, uint32_t token, rf__span *span);
/* A day of the month or year that "the year", "the end of the month" at a token mean. */
rf_date rf__span_day_of_unit(const rf__clock *clock, uint32_t token, rf__time_unit unit);
/* The unit of time named at a token ("week"), or NULL. */
const rf__tag *rf__time_unit_at(const rf__clock *clock, uint32_t token);
/* The whole week, month ... that lies n units from the one of `day`. */
bool rf__span_whole_unit(rf__span *span, rf_date day, rf__time_unit unit, int n);
/* The week or month before the one that the sentence, or the one before it, told; false: it told
 * none. */
bool rf__span_before_told(const rf__clock *clock, rf__time_unit unit, rf__span *span);
/* Either, perhaps behind an article or a part ("early", "the end of"). */
bool rf__span_read(const rf__clock *clock, uint32_t token, rf__span *ret);
/* Sets from and to. Without a year the latest such day that is not after the report's (a month
 * ahead is allowed for days), or the next one in a future sense. False: the report's date would be
 * needed and is not known, or there is no such day. */
bool rf__span_resolve(const rf__clock *clock, rf__span *span, bool future);
/* Narrows resolved dates to a part of them ("early", "the end of"). */
void rf__span_narrow(rf__span *span, int part);

/* ---- days ---- */
rf_date rf__month_first(int year, int month);
rf_date rf__month_last(int year, int month);
rf_date rf__add_months(rf_date day, int n);
int rf__weekday(rf_date day); /* 1 Monday .. 7 */

static inline void rf__span_set(rf__span *span, rf_date from, rf_date to, rf__time_unit unit) {
    span->from = from;
    span->to = to;
    span->unit = unit;
}
/* The code of the first time word that begins at a token, or -1; *ret_n its tokens. */
static inline int rf__time_word_at(const rf__doc *doc, uint32_t token, uint32_t *ret_n) {
    if (token >= doc->n_tokens || doc->tokens[token].time_word < 0)
        return -1;
    *ret_n = rf__tag_find(doc, token, RF__C_TIME_WORD)->n;
    return doc->tokens[token].time_word;
}
/* Gives the dates of a period's two ends ("between 12 and 25 May"), in the year that fits both.
 * future: what lies ahead is told. False: they are none. */
bool rf__resolve_pair(const rf__clock *clock, rf__span *a, rf__span *b, bool future);
/* Gives "the same period" the year that stands beside it. */
void rf__shift_same_periods(rf__doc *doc);
/* A day of the month in digits or as an ordinal, or 0; *ret_end the token behind it. */
int rf__day_number(const rf__clock *clock, uint32_t token, uint32_t *ret_end);
/* "1991-[94]": the year that two digits behind another year mean; 0: none. */
int rf__shortened_year(const rf__clock *clock, uint32_t token);
/* A year in four digits, or 0. */
int rf__year_number(const rf__clock *clock, uint32_t token);

#endif
