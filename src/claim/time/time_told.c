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

/* The last time told that is about `days` long, up to the report's day where it is open. */
static const rf__time *told_of_length(const rf__clock *clock, double days) {
    enum { SENTENCES = 12 };
    const double PART = 0.2;
    const rf__doc *doc = clock->doc;
    for (uint32_t i = doc->n_times; i-- > 0;) {
        const rf__time *time = &doc->times[i];
        if (time->sentence + SENTENCES < clock->sentence)
            return NULL;
        if ((time->kind != RF__TIME_PERIOD && time->kind != RF__TIME_SINCE) ||
            time->from == RF_NO_DATE || time->to == RF_NO_DATE)
            continue;
        double off = rf__days_of(time) + 1 - days;
        if (off * off <= 1 || off * off <= PART * PART * days * days)
            return time;
    }
    return NULL;
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
    const rf__time *told = told_of_length(clock, days);
    if (told)
        rf__span_set(span, told->from, told->to, span->unit);
    else if (clock->today != RF_NO_DATE && days <= FEW_DAYS && clock->anchor != RF_NO_DATE &&
             clock->anchor <= clock->today && clock->today - clock->anchor <= days)
        rf__span_set(span, clock->today - (int)days + 1, clock->today, span->unit);
    return true;
}
