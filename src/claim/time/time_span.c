/* Dates of the calendar or by the report's, perhaps behind a part of them ("early", "the end of").
 */
#include "claim/time/time_span.h"

/* The whole week, month ... that lies n units from the one of `day`. */
bool rf__span_whole_unit(rf__span *span, rf_date day, rf__time_unit unit, int n) {
    int year, month, d;
    rf_date_split(day, &year, &month, &d);
    rf_date monday = day - (rf__weekday(day) - 1);
    int months = year * 12 + month - 1;
    switch (unit) {
    case RF__T_DAY:
        rf__span_set(span, day + n, day + n, unit);
        return true;
    case RF__T_WEEK:
        rf__span_set(span, monday + 7 * n, monday + 7 * n + 6, unit);
        return true;
    case RF__T_WEEKEND:
        rf__span_set(span, monday + 5 + 7 * n, monday + 6 + 7 * n, unit);
        return true;
    case RF__T_MONTH:
        months += n;
        rf__span_set(span, rf__month_first(months / 12, months % 12 + 1),
                     rf__month_last(months / 12, months % 12 + 1), unit);
        return true;
    case RF__T_QUARTER:
        months = months / 3 * 3 + 3 * n;
        rf__span_set(span, rf__month_first(months / 12, months % 12 + 1),
                     rf__month_last(months / 12, months % 12 + 3), unit);
        return true;
    case RF__T_YEAR:
        rf__span_set(span, rf__month_first(year + n, 1), rf__month_last(year + n, 12), unit);
        return true;
    case RF__T_DECADE:
        year = year / 10 * 10 + 10 * n;
        rf__span_set(span, rf__month_first(year, 1), rf__month_last(year + 9, 12), unit);
        return true;
    default:
        return false;
    }
}

bool rf__is_of_something(const rf__clock *clock, uint32_t token) {
    const uint64_t times = RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_TIME_WORD) |
                           RF__BIT(RF__C_TIME_UNIT) | RF__BIT(RF__C_SEASON);
    uint32_t at = token + 1;
    if (at < clock->end && rf__function_at(clock->doc, at) == RF__F_THE)
        at++;
    return at < clock->end && rf__function_at(clock->doc, token) == RF__F_OF &&
           rf__function_at(clock->doc, at) != RF__F_THIS &&
           clock->doc->tokens[at].kind == RF__WORD && !(clock->doc->tokens[at].classes & times);
}

/* "plans to", "is expected to": of what lies ahead now; not "planned to", "was expected to". */
static bool is_plan_now(const rf__doc *doc, uint32_t first, uint32_t token) {
    const rf__tag *modal = rf__tag_at(doc, token, RF__C_MODAL);
    if (!modal || (modal->entry->code != RF_PLANNED && modal->entry->code != RF_PROJECTED) ||
        modal->n < 2)
        return false;
    bool joined = token > first && rf__function_at(doc, token - 1) == RF__F_BE;
    const rf__tag *be = rf__tag_at(doc, joined ? token - 1 : token, RF__C_FUNCTION);
    if (be && be->entry->code == RF__F_BE)
        return !(be->entry->flags & RF__PAST_FORM);
    return !rf__ends_as_past(doc, token);
}

/* "said 300 would be moved on Friday": what was to come when it was said; not "would have been". */
static bool was_to_come(const rf__doc *doc, uint32_t first, uint32_t token) {
    const rf__tag *modal = rf__tag_at(doc, token, RF__C_MODAL);
    if (!modal || !rf__is_kind(modal, "to_come") || rf__function_at(doc, token + 1) == RF__F_HAVE)
        return false;
    for (uint32_t i = token; i > first; i--)
        if (rf__tag_at(doc, i - 1, RF__C_SAY_VERB))
            return true;
    return false;
}

/* Also "plans to help 300 families displaced on Friday". */
static bool begins_clause(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__function_at(doc, token);
    rf__function g = token ? rf__function_at(doc, token - 1) : RF__F_NONE;
    if (rf__ends_as_past(doc, token) && !rf__tag_at(doc, token, RF__C_MODAL) && g != RF__F_BE &&
        g != RF__F_BEEN && g != RF__F_HAVE && rf__tag_at(doc, token, RF__C_VERB))
        return true;
    return f == RF__F_WHERE || f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_AFTER ||
           f == RF__F_WHEN || f == RF__F_THAT || doc->tokens[token].punct == ',';
}

/* "will arrive on Friday", "hopes to reach 300 by Friday", "are to move from Friday" */
bool rf__span_ahead(const rf__clock *clock, uint32_t token) {
    const rf__doc *doc = clock->doc;
    rf__function f = token > clock->first ? rf__function_at(doc, token - 1) : RF__F_NONE;
    bool due = f == RF__F_BY || f == RF__F_FROM || f == RF__F_UNTIL, same = true;
    for (uint32_t back = 1; back <= 18 && token >= clock->first + back; back++) {
        uint32_t t = token - back;
        if (rf__function_at(doc, t) == RF__F_WILL && back <= 10)
            return true;
        const rf__tag *modal = rf__tag_at(doc, t, RF__C_MODAL);
        bool planned = (modal && modal->entry->code == RF_PLANNED) ||
                       (rf__function_at(doc, t) == RF__F_TO && t > clock->first &&
                        rf__function_at(doc, t - 1) == RF__F_BE);
        same &= !begins_clause(doc, t);
        if ((due && planned) ||
            (same && back <= 12 &&
             (is_plan_now(doc, clock->first, t) || was_to_come(doc, clock->first, t))))
            return true;
        if (doc->tokens[t].punct == ';')
            return false;
    }
    return false;
}

static bool is_part(int word) {
    return word == RF__W_EARLY || word == RF__W_MID || word == RF__W_LATE ||
           word == RF__W_BEGINNING || word == RF__W_END || word == RF__W_EARLIER ||
           word == RF__W_LATER || word == RF__W_REST;
}

/* "began on 19 April and had by the end of the month": the month or year of the day told before,
 * where that of the report is not over and nothing ahead is told of. */
rf_date rf__span_day_of_unit(const rf__clock *clock, uint32_t token, rf__time_unit unit) {
    enum { REACH = 24 };
    rf__span now = {0}, told = {0};
    if (clock->entry.from != RF_NO_DATE && (unit == RF__T_MONTH || unit == RF__T_YEAR))
        return clock->entry.from; /* "September 2005: ... Later in the month" */
    bool year = unit == RF__T_YEAR && clock->period_in == clock->sentence &&
                clock->period_from != RF_NO_DATE;
    if (year && rf__span_whole_unit(&told, clock->period_from, unit, 0) &&
        told.from == clock->period_from && told.to == clock->period_to)
        return told.from; /* "in 2019, when 300 fled in the first half of the year" */
    if (clock->anchor == RF_NO_DATE && unit == RF__T_MONTH && rf__covers_unit(clock, unit))
        return clock->covers_from; /* in a report on March */
    if (clock->anchor == RF_NO_DATE || (unit != RF__T_MONTH && unit != RF__T_YEAR) ||
        !rf__span_whole_unit(&now, clock->today, unit, 0) ||
        !rf__span_whole_unit(&told, clock->anchor, unit, 0) || told.to >= clock->today)
        return clock->today;
    for (uint32_t back = 1; back <= REACH && token >= clock->first + back; back++) {
        const rf__tag *modal = rf__tag_at(clock->doc, token - back, RF__C_MODAL);
        if (rf__function_at(clock->doc, token - back) == RF__F_WILL ||
            (modal && (modal->entry->code == RF_PLANNED || modal->entry->code == RF_PROJECTED)))
            return clock->today;
    }
    return clock->anchor;
}

/* "the year", "the week" behind a part: those of the report's date. */
static bool bare_unit(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *unit = rf__time_unit_at(clock, token);
    if (!unit || unit->entry->low > 1 || unit->entry->code == RF__T_DAY ||
        clock->today == RF_NO_DATE)
        return false;
    *span = (rf__span){.token = token, .end = token + unit->n, .part = -1};
    rf__time_unit code = (rf__time_unit)unit->entry->code;
    return rf__span_whole_unit(span, rf__span_day_of_unit(clock, token, code), code, 0);
}

static void apply_part(const rf__clock *clock, rf__span *span, int part) {
    bool now = span->up_to_now;
    if (part == RF__W_EARLIER) { /* "earlier this year": up to now */
        if (clock->today != RF_NO_DATE && span->from <= clock->today && span->to > clock->today)
            span->to = clock->today;
        return;
    }
    if (part == RF__W_LATER || part == RF__W_REST) {
        if (now)
            rf__span_whole_unit(span, span->from, span->unit, 0);
        if (clock->today != RF_NO_DATE && span->from <= clock->today && span->to >= clock->today)
            span->from = clock->today;
        span->up_to_now = false;
        return;
    }
    if (now)
        rf__span_whole_unit(span, span->from, span->unit, 0);
    span->up_to_now = false;
    rf__span_narrow(span, part);
}

/* Can a date begin here at all? Most tokens behind a preposition are none. */
static bool may_begin(const rf__doc *doc, uint32_t token) {
    const uint64_t words = (uint64_t)1 << RF__C_MONTH | (uint64_t)1 << RF__C_WEEKDAY |
                           (uint64_t)1 << RF__C_TIME_UNIT | (uint64_t)1 << RF__C_TIME_WORD |
                           (uint64_t)1 << RF__C_SEASON | (uint64_t)1 << RF__C_NUMBER;
    const rf__token *t = &doc->tokens[token];
    return t->kind == RF__NUMERAL || t->classes & words || rf__fraction_sign(doc, token) > 0 ||
           rf__function_at(doc, token) == RF__F_A || rf__function_at(doc, token) == RF__F_THESE;
}

/* "the week to 7 August", "12 months to June": a stretch told by its end. */
static bool stretch_to(const rf__clock *clock, uint32_t token, rf__span *ret) {
    const rf__doc *doc = clock->doc;
    const rf__tag *word = rf__number_tag(doc, token, RF__NUM_UNIT);
    bool numeral = doc->tokens[token].kind == RF__NUMERAL && doc->tokens[token].value >= 1 &&
                   doc->tokens[token].value < 100;
    int n = word ? (int)word->entry->low : numeral ? (int)doc->tokens[token].value : 1;
    uint32_t at = token + (word || numeral);
    const rf__tag *unit = at < clock->end ? rf__time_unit_at(clock, at) : NULL;
    rf__span end;
    if (!unit || n < 1 || rf__function_at(doc, at + unit->n) != RF__F_TO ||
        !rf__span_read(clock, at + unit->n + 1, &end) || end.length ||
        !rf__span_resolve(clock, &end, false))
        return false;
    n *= unit->entry->low > 1 ? (int)unit->entry->low : 1;
    rf_date from;
    switch (unit->entry->code) {
    case RF__T_DAY:
        from = end.to - n + 1;
        break;
    case RF__T_WEEK:
        from = end.to - 7 * n + 1;
        break;
    case RF__T_MONTH:
        from = rf__add_months(end.to, -n) + 1;
        break;
    case RF__T_YEAR:
        from = rf__add_months(end.to, -12 * n) + 1;
        break;
    default:
        return false;
    }
    *ret = (rf__span){.end = end.end,
                      .part = -1,
                      .unit = (rf__time_unit)unit->entry->code,
                      .from = from,
                      .to = end.to};
    return true;
}

/* "had killed two the week before": the one before that of the day told last, else of the report's;
 * not "the week before the war". */
static bool unit_before(const rf__clock *clock, uint32_t at, rf__span *ret) {
    const rf__tag *unit = rf__time_unit_at(clock, at);
    uint32_t before = unit ? at + unit->n : clock->end, behind = before + 1;
    if (!unit || before >= clock->end || rf__function_at(clock->doc, before) != RF__F_BEFORE ||
        unit->entry->code < RF__T_WEEK || unit->entry->code > RF__T_YEAR)
        return false;
    bool ends = behind >= clock->end || clock->doc->tokens[behind].kind == RF__PUNCT ||
                rf__function_at(clock->doc, behind) == RF__F_AND;
    rf_date day = clock->anchor != RF_NO_DATE ? clock->anchor : clock->today;
    if (clock->anchor == RF_NO_DATE && clock->period_from != RF_NO_DATE &&
        unit->entry->code == RF__T_YEAR)
        day = clock->period_from; /* "300 in March, 200 in the same month the year before" */
    *ret = (rf__span){.end = behind, .part = -1, .unit = (rf__time_unit)unit->entry->code};
    return ends && (rf__span_before_told(clock, ret->unit, ret) ||
                    (day != RF_NO_DATE && rf__span_whole_unit(ret, day, ret->unit, -1)));
}

static bool read_span(const rf__clock *clock, uint32_t token, rf__span *ret) {
    const rf__doc *doc = clock->doc;
    uint32_t at = token, n = 0;
    /* "the same day" is a word of its own */
    if (at < clock->end && rf__function_at(doc, at) == RF__F_THE &&
        rf__time_word_at(doc, at, &n) < 0)
        at++;
    if (at >= clock->end || !may_begin(doc, at))
        return false;
    int part = rf__time_word_at(doc, at, &n);
    rf__span span;
    if (at > token && (stretch_to(clock, at, &span) || unit_before(clock, at, &span))) {
        span.token = token;
        *ret = span;
        return true;
    }
    if (is_part(part)) {
        at += n;
        while (at < clock->end &&
               (doc->tokens[at].punct == '-' || rf__function_at(doc, at) == RF__F_THE ||
                rf__function_at(doc, at) == RF__F_ON || rf__function_at(doc, at) == RF__F_IN ||
                rf__function_at(doc, at) == RF__F_OF))
            at++;
        if (at >= clock->end)
            return false;
        if (!rf__span_calendar(clock, at, &span) && !rf__span_relative(clock, at, &span) &&
            !bare_unit(clock, at, &span))
            return false;
        if (span.length)
            return false;
        if (span.calendar && (part == RF__W_EARLIER || part == RF__W_LATER || part == RF__W_REST))
            rf__span_resolve(clock, &span, false);
        if (span.calendar && span.unit != RF__T_DAY)
            span.part = part;
        else if (!span.calendar && span.from != span.to)
            apply_part(clock, &span, part);
        span.needs_word = false;
    } else if (at >= clock->end ||
               (!rf__span_calendar(clock, at, &span) && !rf__span_relative(clock, at, &span))) {
        return false;
    }
    span.token = token;
    *ret = span;
    return true;
}

bool rf__span_read(const rf__clock *clock, uint32_t token, rf__span *ret) {
    rf__span_memo *memo = clock->memo;
    if (!memo)
        return read_span(clock, token, ret);
    for (uint32_t i = 0; i < 2; i++)
        if (memo->spans[i].here == memo->here && memo->spans[i].token == token &&
            memo->spans[i].end == clock->end) {
            if (memo->spans[i].found)
                *ret = memo->spans[i].span;
            return memo->spans[i].found;
        }
    bool found = read_span(clock, token, ret);
    uint32_t i = memo->next_span++ & 1;
    memo->spans[i].here = memo->here;
    memo->spans[i].token = token;
    memo->spans[i].end = clock->end;
    memo->spans[i].found = found;
    if (found)
        memo->spans[i].span = *ret;
    return found;
}

/* Moves a span to the year told behind it ("of 2021", "last year"), if one is. */
static void move_to_year(const rf__clock *clock, rf__span *span) {
    rf__function f = span->end < clock->end ? rf__function_at(clock->doc, span->end) : RF__F_NONE;
    rf__span year = {0};
    uint32_t at = span->end + (f == RF__F_OF || f == RF__F_IN);
    if (at >= clock->end || span->to == RF_NO_DATE || !rf__span_read(clock, at, &year) ||
        !rf__span_resolve(clock, &year, false) || year.unit != RF__T_YEAR ||
        year.from == RF_NO_DATE)
        return;
    int told, then, month, day;
    rf_date_split(span->from, &told, &month, &day);
    rf_date_split(year.from, &then, &month, &day);
    span->from = rf__add_months(span->from, 12 * (then - told));
    span->to = rf__add_months(span->to, 12 * (then - told));
    span->end = year.end;
}

bool rf__span_same_unit(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *unit = NULL;
    for (uint32_t i = token; i < span->end && !unit; i++)
        unit = rf__time_unit_at(clock, i);
    if (!unit)
        return false;
    span->unit = (rf__time_unit)unit->entry->code;
    rf_date day = clock->anchor != RF_NO_DATE ? clock->anchor : clock->period_from;
    if (day == RF_NO_DATE)
        return true;
    rf__span_whole_unit(span, day, span->unit, 0);
    if (clock->anchor == RF_NO_DATE && clock->period_to > span->to) {
        rf__span_set(span, RF_NO_DATE, RF_NO_DATE, span->unit);
        return true; /* a longer period was told */
    }
    if (span->unit != RF__T_YEAR)
        move_to_year(clock, span);
    if (span->from <= clock->today && span->to > clock->today && !rf__span_ahead(clock, token)) {
        span->up_to_now = true;
        span->to = clock->today;
    }
    return true;
}

bool rf__span_of_report(const rf__clock *clock, rf__span *span) {
    rf__function next =
        span->end < clock->end ? rf__function_at(clock->doc, span->end) : RF__F_NONE;
    bool told = clock->covers_from != RF_NO_DATE;
    bool more = next == RF__F_OF || next == RF__F_TO || next == RF__F_FROM || next == RF__F_UNTIL ||
                next == RF__F_BEFORE || next == RF__F_AFTER || next == RF__F_SINCE ||
                next == RF__F_BETWEEN;
    if (more || rf__tag_at(clock->doc, span->end, RF__C_TIME_WORD) || clock->today == RF_NO_DATE)
        return false; /* "in the week of 3 May", "over the week ending" */
    rf__span_set(span, told ? clock->covers_from : clock->today - 7,
                 told ? clock->covers_to : clock->today, RF__T_WEEK);
    return true;
}

bool rf__span_same_period(const rf__clock *clock, rf__span *span) {
    rf__function next =
        span->end < clock->end ? rf__function_at(clock->doc, span->end) : RF__F_NONE;
    if (next == RF__F_BETWEEN || next == RF__F_FROM)
        return false; /* "in the period between 3 and 9 May" */
    if (clock->period_from == RF_NO_DATE)
        return false;
    enum { MONTH = 31 }; /* days */
    if (clock->today != RF_NO_DATE && clock->period_to > clock->today + MONTH) {
        rf__span_set(span, RF_NO_DATE, RF_NO_DATE, RF__T_MONTH);
        return true; /* "the plan for 2024", in March: no period that is reported on */
    }
    span->from = clock->period_from;
    span->to = clock->period_to;
    span->unit = RF__T_MONTH;
    move_to_year(clock, span);
    span->again = span->from == clock->period_from;
    return true;
}
