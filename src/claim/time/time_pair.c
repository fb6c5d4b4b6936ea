/* The two ends of a period: what one leaves to the other, and in which year both lie. */
#include "claim/time/time_span.h"

/* Fills in what one end leaves to the other: month and year. */
static void complete(rf__span *a, rf__span *b) {
    if (!a->calendar || !b->calendar)
        return;
    if (a->day && !a->month)
        a->month = b->month;
    if (b->day && !b->month)
        b->month = a->month;
    if (!a->year && b->year)
        a->year = b->year - (a->month > b->month && a->month && b->month ? 1 : 0);
    else if (a->year && !b->year && b->month)
        b->year = a->year + (a->month > b->month ? 1 : 0);
}

/* Is something planned or expected anywhere in the sentence? */
static bool looks_ahead(const rf__clock *clock) {
    for (uint32_t i = clock->first; i < clock->end; i++) {
        const rf__tag *modal = rf__tag_at(clock->doc, i, RF__C_MODAL);
        bool month = modal && rf__tag_at(clock->doc, i, RF__C_MONTH);
        if (modal && !month &&
            (modal->entry->code == RF_PLANNED || modal->entry->code == RF_PROJECTED))
            return true;
    }
    return false;
}

/* Days ahead that the end of a period that runs may lie; what ends later is of the year before. */
enum { MOST_AHEAD = 31 };

/* "1.2 million people face hunger, April to August": told of what lasts, and of nothing gone by. */
static bool tells_need_now(const rf__clock *clock) {
    bool need = false;
    for (uint32_t i = clock->first; i < clock->end; i++) {
        const rf__tag *tag = rf__tag_at(clock->doc, i, RF__C_FUNCTION);
        bool past = tag && tag->entry->flags & RF__PAST_FORM;
        if (past)
            return false;
        const rf__tag *verb = rf__tag_at(clock->doc, i, RF__C_VERB),
                      *state = rf__tag_at(clock->doc, i, RF__C_TRIGGER);
        need |= (verb && verb->entry->indicator == RF_IN_NEED && verb->entry->form != RF__PAST) ||
                (state && state->entry->indicator == RF_IN_NEED);
    }
    return need;
}

/* The pair in the year that the report is in the midst of it; false: it is not. */
static bool resolve_around(const rf__clock *clock, const rf__span *a, const rf__span *b,
                           rf__span *ret_a, rf__span *ret_b) {
    int year, month, day;
    if (clock->today == RF_NO_DATE || !a->month || !b->month)
        return false;
    rf_date_split(clock->today, &year, &month, &day);
    *ret_a = *a;
    *ret_b = *b;
    ret_a->year = year - (a->month > b->month && month <= b->month);
    ret_b->year = ret_a->year + (a->month > b->month);
    return rf__span_resolve(clock, ret_a, false) && rf__span_resolve(clock, ret_b, false) &&
           ret_a->from <= clock->today && ret_b->to >= clock->today;
}

bool rf__resolve_pair(const rf__clock *clock, rf__span *a, rf__span *b, bool future) {
    complete(a, b);
    if (a->calendar && a->day && !a->month)
        return false;
    bool yearless = a->calendar && b->calendar && !a->year && !b->year;
    bool later_month =
        a->month < b->month || (a->month == b->month && (!b->day || a->day <= b->day));
    rf__span around[2];
    if (yearless && !a->day && !b->day && resolve_around(clock, a, b, &around[0], &around[1]) &&
        tells_need_now(clock)) {
        *a = around[0];
        *b = around[1];
        return true;
    }
    rf__span *told_first = yearless && !future ? a : b, *other = yearless && !future ? b : a;
    if (!rf__span_resolve(clock, told_first, future))
        return false;
    if (yearless) { /* the end nearest to the other one */
        int year, month, day;
        rf_date_split(told_first->from, &year, &month, &day);
        other->year = year + (later_month ? 0 : future ? -1 : 1);
    }
    if (!rf__span_resolve(clock, other, future))
        return false;
    bool ahead = clock->today != RF_NO_DATE && b->from > clock->today + MOST_AHEAD;
    if (yearless && !future && ahead &&
        !looks_ahead(clock)) { /* in November: "between October and the end of June" */
        rf__span *ends[] = {a, b};
        for (int i = 0; i < 2; i++) {
            int year, month, day;
            rf_date_split(ends[i]->from, &year, &month, &day);
            ends[i]->year = year - 1;
            ends[i]->calendar = true;
            if (!rf__span_resolve(clock, ends[i], future))
                return false;
        }
    }
    /* "Saturday to Monday" */
    if (a->from > b->to && a->weekday && b->weekday) {
        a->from -= 7;
        a->to -= 7;
    }
    return a->from != RF_NO_DATE && b->to != RF_NO_DATE && a->from <= b->to;
}
