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

/* Days that a report may be of as a whole: a week, a month, not long gone. */
static bool may_be_of_report(const rf__clock *clock, const rf__time_found *time) {
    enum { LEAST = 2, MOST = 31, RECENT = 60 }; /* days */
    return time->from != RF_NO_DATE && time->to != RF_NO_DATE && clock->today != RF_NO_DATE &&
           time->to <= clock->today && clock->today - time->to <= RECENT &&
           time->to - time->from + 1 >= LEAST && time->to - time->from + 1 <= MOST;
}

/* "This report covers [3 to 9 May]": do words say that a report is of the days behind them? */
static bool says_covers(const rf__doc *doc, const rf__sentence *sentence, uint32_t time) {
    enum { REACH = 8 };
    for (uint32_t i = time; i > sentence->token && i + REACH > time; i--)
        if (rf__time_word_is(doc, i - 1, RF__W_COVERS))
            return true;
    return false;
}

/* "Smoke over Gorsk last week": told by the report's date, as a caption or a headline may. */
static bool tells_date(const rf__doc *doc, const rf__time_found *time) {
    for (uint32_t i = time->token; i < time->end; i++)
        if (doc->tokens[i].kind == RF__NUMERAL || doc->tokens[i].classes & RF__BIT(RF__C_MONTH))
            return true;
    return false;
}

/* "Weekly update | 11 - 17 June 2024": the days that a report's head says it is of, by a line
 * without a count or by words that say so. Lines that tell several tell none. */
void rf__note_covers(rf__doc *doc, rf__clock *clock, const rf__time_found *time) {
    const rf__sentence *sentence = &doc->sentences[clock->sentence];
    enum { HEAD = 6, FIRST = 12 }; /* sentences */
    if (clock->sentence >= FIRST || time->kind != RF__TIME_PERIOD || !may_be_of_report(clock, time))
        return;
    bool said = says_covers(doc, sentence, time->token);
    bool prose = rf__last_mark(doc, sentence) == '.';
    bool counts = false;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++)
        counts |= doc->quantities[q].kind == RF__Q_COUNT && doc->quantities[q].token < time->token;
    if (clock->covers_said ||
        (!said && (clock->sentence >= HEAD || prose || counts || !tells_date(doc, time))))
        return;
    bool first = clock->covers_from == RF_NO_DATE;
    if (first || said) {
        clock->covers_from = time->from;
        clock->covers_to = time->to;
        clock->covers_said = said;
        doc->covers = doc->n_times - 1;
    } else if (time->from != clock->covers_from || time->to != clock->covers_to) {
        doc->covers = UINT32_MAX;
    }
}
