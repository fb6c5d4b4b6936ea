/* What is counted from what the report has told: the days that it is of, and periods that it tells
 * again by how long they are. */
#include "claim/time/time_span.h"

rf_date rf__last_day_of_report(const rf__clock *clock) {
    bool over = clock->covers_from != RF_NO_DATE && clock->covers_to < clock->today;
    return over ? clock->covers_to : clock->today;
}

bool rf__covers_unit(const rf__clock *clock, rf__time_unit unit) {
    enum { WEEK = 7, LEAST_MONTH = 28 };
    if (clock->covers_from == RF_NO_DATE)
        return false;
    int64_t days = (int64_t)clock->covers_to - clock->covers_from + 1;
    return unit == RF__T_WEEK ? days >= WEEK - 1 && days <= WEEK + 1
                              : unit == RF__T_MONTH && days >= LEAST_MONTH;
}

static bool is_about(double length, double days) {
    const double PART = 0.2;
    double off = length - days;
    return off * off <= 1 || off * off <= PART * PART * days * days;
}

/* Sets a span to the last time told that is about `days` long, or to the days since one that is so
 * long ago ("began on 3 May 2022 ... in those two years"). */
static bool set_told_of_length(const rf__clock *clock, double days, rf__span *span) {
    enum { SENTENCES = 12, SHORT = 2 /* days */ };
    const rf__doc *doc = clock->doc;
    for (uint32_t i = doc->n_times; i-- > 0;) {
        const rf__time *time = &doc->times[i];
        if (time->sentence + SENTENCES < clock->sentence)
            return false;
        if (time->from == RF_NO_DATE || time->to == RF_NO_DATE)
            continue;
        bool stretch = time->kind == RF__TIME_PERIOD || time->kind == RF__TIME_SINCE;
        bool day = time->kind == RF__TIME_DAY && clock->today != RF_NO_DATE;
        if (stretch && is_about(rf__days_of(time) + 1, days)) {
            rf__span_set(span, time->from, time->to, span->unit);
            return true;
        }
        if (day && days > SHORT && is_about((double)clock->today - time->from, days)) {
            rf__span_set(span, time->from, clock->today, span->unit);
            return true;
        }
    }
    return false;
}

bool rf__span_told_again(const rf__clock *clock, uint32_t token, rf__span *span) {
    enum { FEW_DAYS = 14 };
    static const double days_of[] = {
        [RF__T_DAY] = 1, [RF__T_WEEK] = 7, [RF__T_MONTH] = 30.4, [RF__T_YEAR] = 365.25};
    rf__amount amount;
    if (rf__function_at(clock->doc, token) != RF__F_THESE || token + 2 >= clock->end ||
        !rf__amount_read(clock->doc, token + 1, clock->end, &amount) || amount.vague ||
        amount.percent || amount.low < 1)
        return false;
    uint32_t at = token + 1 + amount.n_tokens;
    const rf__tag *unit = rf__time_unit_at(clock, at);
    if (!unit || (size_t)unit->entry->code >= sizeof days_of / sizeof *days_of ||
        days_of[unit->entry->code] < 1)
        return false;
    double days = amount.low * unit->entry->low * days_of[unit->entry->code];
    span->end = at + unit->n;
    span->unit = (rf__time_unit)unit->entry->code;
    if (!set_told_of_length(clock, days, span) && clock->today != RF_NO_DATE && days <= FEW_DAYS &&
        clock->anchor != RF_NO_DATE && clock->anchor <= clock->today &&
        clock->today - clock->anchor <= days)
        rf__span_set(span, clock->today - (int)days + 1, clock->today, span->unit);
    return true;
}
