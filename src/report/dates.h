/* Dates in text, and which year a date without one belongs to. */
#ifndef RF_DATES_H
#define RF_DATES_H

#include "report/rules.h"

/* A date as written; 0 is not said. */
typedef struct rf__written {
    uint32_t word, n_words; /* among the words given */
    uint16_t year;
    uint8_t month, day, weekday;
    bool unsure; /* 03/04/2020: the month may be the day */
} rf__written;

/* Finds up to `most` dates that have a month. */
size_t rf__dates_find(const rf_report_rules *rules, const char *text, const rf__word *words,
                      size_t n_words, rf__written *ret, size_t most);

/* What a text tells about its year. */
typedef struct rf__hints {
    rf__written pairs[16]; /* month, day and weekday: "Friday, December 20" */
    size_t n_pairs;
    int lead_weekday; /* the first weekday told in the text's beginning, or 0 */
    int last_year;    /* the latest year named */
} rf__hints;

enum { RF__MOST_CANDIDATES = 16 };

/* The days that `written`, which has no year, may be: the days up to not_after on which weekdays
 * agree, in order. Returns how many; the latest ones when there are more than fit. */
size_t rf__dates_solve(const rf__written *written, const rf__hints *hints, rf_date not_after,
                       rf_date ret[RF__MOST_CANDIDATES]);

/* 1 Monday .. 7 Sunday. */
int rf__weekday_of(rf_date date);
/* Reads the date of a timestamp: "2020-02-20T14:03:00Z", "2020-02-20", "20200220T1403",
 * "Thu, 20 Feb 2020 14:03:00 GMT", "1582207380" and others. RF_NO_DATE when it is none. */
rf_date rf__date_of_stamp(const rf_report_rules *rules, const char *text, size_t n);

#endif
