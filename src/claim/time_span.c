/* Dates of the calendar or by the report's, perhaps behind a part of them ("early", "the end of").
 */
#include "claim/time_span.h"

static bool is_part(int word) {
    return word == RF__W_EARLY || word == RF__W_MID || word == RF__W_LATE ||
           word == RF__W_BEGINNING || word == RF__W_END || word == RF__W_EARLIER ||
           word == RF__W_LATER || word == RF__W_REST;
}

/* "the year", "the week" behind a part: those of the report's date. */
static bool bare_unit(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *unit = rf__time_unit_at(clock, token);
    if (!unit || unit->entry->low > 1 || unit->entry->code == RF__T_DAY ||
        clock->today == RF_NO_DATE)
        return false;
    *span = (rf__span){.token = token, .end = token + unit->n, .part = -1};
    return rf__span_whole_unit(span, clock->today, (rf__time_unit)unit->entry->code, 0);
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
           rf__function_at(doc, token) == RF__F_A;
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
