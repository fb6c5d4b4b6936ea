/* Time expressions: spans of days with the preposition that makes them a day, a period, a start or
 * an end. They are found from left to right, so that "the next day" and "two days later" can count
 * from the day told last. A sentence without a word of time or a year costs one look at its tags.
 */
#include "claim/time/time_span.h"

#include <string.h>

enum { REMEMBERED = 3 }; /* sentences for which a day told is one that "the next day" may mean */

typedef rf__time_found found;

/* ---- is there any time in a sentence? ---- */

static bool may_hold_time(const rf__doc *doc, const rf__sentence *sentence) {
    if (sentence->tells_since || sentence->classes & RF__TIME_CLASSES)
        return true;
    for (uint32_t i = 0; i < sentence->n_quantities; i++) {
        const rf__quantity *q = &doc->quantities[sentence->quantity + i];
        if (q->kind == RF__Q_NOT || q->n_tokens >= 3)
            return true;
    }
    return false;
}

/* Is a word of time or a number among the next few? A preposition alone begins no time. */
enum { NEAR = 6 };

static bool time_follows(const rf__doc *doc, uint32_t token) {
    for (uint32_t i = token; i < token + NEAR && i < doc->n_tokens; i++)
        if (rf__is_timely(&doc->tokens[i]))
            return true;
    return false;
}

bool rf__time_may_start(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    if (rf__is_timely(t))
        return true;
    if (!(t->classes & (uint64_t)1 << RF__C_FUNCTION))
        return false;
    for (uint32_t i = t->first_tag; i < t[1].first_tag; i++) {
        const rf__lex_entry *entry = doc->tags[i].entry;
        if (entry->class == RF__C_FUNCTION)
            switch (entry->code) {
            case RF__F_IN:
            case RF__F_AT:
            case RF__F_ON:
            case RF__F_FROM:
            case RF__F_BY:
            case RF__F_BETWEEN:
            case RF__F_DURING:
            case RF__F_UNTIL:
            case RF__F_BEFORE:
            case RF__F_AFTER:
            case RF__F_FOR:
            case RF__F_OVER:
            case RF__F_THE:
            case RF__F_A:
            case RF__F_OTHER_PREPOSITION:
                if (time_follows(doc, token))
                    return true;
                break;
            case RF__F_SINCE:
                return true;
            default:
                break;
            }
    }
    return false;
}

/* ---- spans and pairs of spans ---- */

/* The span as it stands; a bare day only where another end tells its month. */
static bool read_end(const rf__clock *clock, uint32_t token, bool bare_day, rf__span *ret) {
    if (token >= clock->end)
        return false;
    token = rf__time_hour_before(clock, token); /* "between [06:00 on] 4 June and" */
    if (token >= clock->end)
        return false;
    if (rf__span_read(clock, token, ret))
        return !ret->length;
    uint32_t at = token, end;
    if (rf__function_at(clock->doc, at) == RF__F_THE)
        at++;
    int day = bare_day ? rf__day_number(clock, at, &end) : 0;
    if (!day)
        return false;
    *ret = (rf__span){.token = token,
                      .end = end,
                      .calendar = true,
                      .part = -1,
                      .unit = RF__T_DAY,
                      .day = day,
                      .from = RF_NO_DATE,
                      .to = RF_NO_DATE};
    return true;
}

static bool is_now(const rf__clock *clock, uint32_t token, uint32_t *ret_n) {
    int word = token < clock->end ? rf__time_word_at(clock->doc, token, ret_n) : -1;
    return word == RF__W_NOW || word == RF__W_TODAY;
}

typedef enum pairing { FROM_TO, BETWEEN, BESIDE } pairing;

static bool joins(const rf__clock *clock, uint32_t token, pairing how, uint32_t *ret_n) {
    uint32_t n;
    *ret_n = 1;
    if (token >= clock->end)
        return false;
    const rf__tag *up_to = rf__tag_at(clock->doc, token, RF__C_QUALIFIER);
    if (how == FROM_TO && up_to && up_to->entry->code == RF_UP_TO) { /* "from May up to Friday" */
        *ret_n = up_to->n;
        return true;
    }
    rf__function f = rf__function_at(clock->doc, token);
    char sign = clock->doc->tokens[token].punct;
    if (how == BETWEEN && f == RF__F_AND)
        return true;
    return f == RF__F_TO || f == RF__F_UNTIL || f == RF__F_INTO || sign == '-' || sign == '_' ||
           sign == '~' || rf__time_word_at(clock->doc, token, &n) == RF__W_THROUGH;
}

/* "From 3 May[, when the assault began,] to 18 June": the token behind what is put in, or the same
 * one. */
static uint32_t behind_aside(const rf__clock *clock, uint32_t token) {
    enum { LONGEST = 12 };
    const rf__token *tokens = clock->doc->tokens;
    if (token >= clock->end || tokens[token].punct != ',')
        return token;
    for (uint32_t i = token + 1; i < clock->end && i <= token + LONGEST; i++) {
        if (tokens[i].punct == ';' || tokens[i].kind == RF__NUMERAL)
            return token;
        if (tokens[i].punct == ',')
            return i > token + 2 ? i + 1 : token;
    }
    return token;
}

/* Two ends that make one period. */
static bool pair(const rf__clock *clock, uint32_t token, pairing how, found *ret) {
    rf__span a, b;
    bool bare = how != BESIDE;
    uint32_t n = 0;
    if (!read_end(clock, token, bare, &a))
        return false;
    /* "from March to date" */
    if (a.end < clock->end && rf__time_word_at(clock->doc, a.end, &n) == RF__W_SO_FAR &&
        rf__function_at(clock->doc, a.end) == RF__F_TO && rf__span_resolve(clock, &a, false)) {
        *ret = (found){.token = token,
                       .end = a.end + n,
                       .kind = RF__TIME_SINCE,
                       .from = a.from,
                       .to = clock->today};
        return true;
    }
    uint32_t n_joint, joint = how == FROM_TO ? behind_aside(clock, a.end) : a.end;
    if (!joins(clock, joint, how, &n_joint))
        return false;
    uint32_t at = joint + n_joint;
    if (is_now(clock, at, &n)) {
        if (!rf__span_resolve(clock, &a, false))
            return false;
        *ret = (found){.token = token,
                       .end = at + n,
                       .kind = RF__TIME_SINCE,
                       .from = a.from,
                       .to = clock->today};
        return true;
    }
    bool hyphen = clock->doc->tokens[joint].punct == '-';
    if (!read_end(clock, at, a.calendar && a.month && a.day, &b) ||
        (hyphen && !b.calendar && !b.weekday))
        return false;
    if ((a.needs_word && b.needs_word && how == BESIDE) ||
        (how == BESIDE && rf__is_dash_of_entry(clock, a.end, b.end)))
        return false;
    if (!rf__resolve_pair(clock, &a, &b, rf__time_ahead(clock, token)))
        return false;
    bool ahead = clock->today != RF_NO_DATE && a.from > clock->today;
    *ret = (found){.token = token,
                   .end = b.end,
                   .kind = ahead ? RF__TIME_FUTURE : RF__TIME_PERIOD,
                   .from = a.from,
                   .to = b.to};
    return true;
}

/* "Monday and Tuesday", "March and April": one stretch where they touch, or days are few. */
static void take_neighbour(const rf__clock *clock, rf__span *a, bool future) {
    enum { DAYS_APART = 10 };
    if (a->end + 1 >= clock->end || rf__function_at(clock->doc, a->end) != RF__F_AND)
        return;
    rf__span b;
    uint32_t at = a->end + 1, n;
    if (rf__function_at(clock->doc, at) == RF__F_ON || rf__function_at(clock->doc, at) == RF__F_IN)
        at++;
    if (!rf__span_read(clock, at, &b) || b.length || b.vague || b.unit != a->unit)
        return;
    rf__span first = *a;
    if (!a->calendar && a->from != RF_NO_DATE &&
        rf__time_word_at(clock->doc, at, &n) == RF__W_PREVIOUS_DAY) {
        a->from--; /* "yesterday and the day before" */
        a->end = b.end;
        return;
    }
    if (!rf__resolve_pair(clock, &first, &b, future) || first.to >= b.from)
        return;
    bool few = first.unit == RF__T_DAY && b.from <= first.to + DAYS_APART;
    if (first.to + 1 != b.from && !few)
        return;
    first.to = b.to;
    first.end = b.end;
    first.token = a->token;
    *a = first;
}

/* ---- prepositions ---- */

static void set_kind(const rf__clock *clock, const rf__span *span, found *ret) {
    ret->from = span->from;
    ret->to = span->to;
    ret->vague = span->vague;
    ret->rolling = span->rolling;
    ret->again = span->again;
    ret->n_days = span->n_days;
    ret->kind = span->length             ? RF__TIME_LENGTH
                : span->from == span->to ? RF__TIME_DAY
                                         : RF__TIME_PERIOD;
    if (!span->length && span->from != RF_NO_DATE && clock->today != RF_NO_DATE &&
        span->from > clock->today)
        ret->kind = RF__TIME_FUTURE;
}

/* The days with which something ends, resolved. */
static bool read_last(const rf__clock *clock, uint32_t token, rf__span *ret) {
    return token < clock->end && rf__span_read(clock, token, ret) && !ret->length && !ret->vague &&
           (!ret->calendar || rf__span_resolve(clock, ret, false)) && ret->to != RF_NO_DATE;
}

/* "in the two weeks to 20 May": so long up to a day. */
static void length_up_to(const rf__clock *clock, const rf__span *length, found *ret) {
    rf__span last;
    if (!length->length || length->n_days <= 0 || length->end + 1 >= clock->end ||
        rf__function_at(clock->doc, length->end) != RF__F_TO ||
        !read_last(clock, length->end + 1, &last) || last.from != last.to)
        return;
    ret->end = last.end;
    ret->kind = RF__TIME_PERIOD;
    ret->to = last.to;
    ret->from = last.to - length->n_days + (length->n_days > 1 ? 1 : 0);
}

/* "in 2020 up to 18 February": a period that a day cuts short. */
static void period_up_to(const rf__clock *clock, found *ret) {
    if (ret->kind != RF__TIME_PERIOD || ret->from == RF_NO_DATE || ret->end >= clock->end)
        return;
    const rf__tag *up_to = rf__tag_at(clock->doc, ret->end, RF__C_QUALIFIER);
    bool until = rf__function_at(clock->doc, ret->end) == RF__F_UNTIL;
    if (!until && !(up_to && up_to->entry->code == RF_UP_TO))
        return;
    uint32_t at = ret->end + (until ? 1 : up_to->n);
    rf__span last;
    if (!read_last(clock, at, &last) || last.to < ret->from || last.to > ret->to)
        return;
    ret->to = last.to;
    ret->end = last.end;
}

static bool plain(const rf__clock *clock, uint32_t token, uint32_t start, bool preposition,
                  found *ret) {
    rf__span span;
    if (token >= clock->end || !rf__span_read(clock, token, &span) ||
        (span.needs_word && !preposition && !rf__span_is_month_of_deed(clock, &span)))
        return false;
    bool future = rf__span_is_ahead(clock, &span, start);
    if (!span.length && !span.vague)
        take_neighbour(clock, &span, future);
    if (span.calendar && !rf__span_resolve(clock, &span, future))
        span.from = span.to = RF_NO_DATE;
    *ret = (found){.token = start, .end = span.end};
    set_kind(clock, &span, ret);
    length_up_to(clock, &span, ret);
    period_up_to(clock, ret);
    return true;
}

/* "the end of ..." */
static bool names_end(const rf__clock *clock, uint32_t token) {
    for (uint32_t i = token; i <= token + 1 && i < clock->doc->n_tokens; i++)
        if (clock->doc->tokens[i].time_word == RF__W_END)
            return true;
    return false;
}

/* "since 15 December 2013 (as of 31 March)": the day of a state is not of the year of a beginning
 * that is told before it. */
static rf__clock clock_of_state(const rf__clock *clock) {
    rf__clock ret = *clock;
    const rf__time *last = clock->doc->n_times ? &clock->doc->times[clock->doc->n_times - 1] : NULL;
    if (last && last->sentence == clock->sentence && last->kind == RF__TIME_SINCE)
        ret.period_in = UINT32_MAX;
    return ret;
}

/* "As of the same date": the day of the state told last. */
static void take_state_day(const rf__clock *clock, rf__clock *ret) {
    for (uint32_t i = clock->doc->n_times; i-- > 0;)
        if (clock->doc->times[i].kind == RF__TIME_AS_OF && clock->doc->times[i].to != RF_NO_DATE) {
            ret->anchor = clock->doc->times[i].to;
            ret->memo = NULL;
            return;
        }
}

static bool as_of(const rf__clock *clock, uint32_t token, uint32_t n, found *ret) {
    rf__span span;
    rf__clock state = clock_of_state(clock);
    uint32_t more;
    if (is_now(clock, token + n, &more)) {
        *ret = (found){.token = token,
                       .end = token + n + more,
                       .kind = RF__TIME_AS_OF,
                       .from = clock->today,
                       .to = clock->today};
        return true;
    }
    uint32_t at = token + n;
    if (rf__time_word_at(clock->doc, at, &more) == RF__W_SAME_DAY)
        take_state_day(clock, &state);
    if (at < clock->end && rf__function_at(clock->doc, at) == RF__F_ON)
        at++;
    uint32_t day = rf__time_hour_before(clock, at);
    if (at >= clock->end ||
        !((day < clock->end && rf__span_read(&state, day, &span)) ||
          (day > at && rf__time_hour_alone(clock, at, &span))) ||
        span.length || (span.calendar && !rf__span_resolve(&state, &span, false)))
        return false;
    const rf__tag *unit = rf__time_unit_at(clock, span.end - 1);
    enum { YEAR = 12 };
    if (unit && unit->entry->code == RF__T_YEAR && clock->today != RF_NO_DATE &&
        span.from != RF_NO_DATE && span.from > clock->today && names_end(clock, at) &&
        !rf__time_ahead(clock, token)) { /* "as of the end of the year", told in May */
        span.from = rf__add_months(span.from, -YEAR);
        span.to = rf__add_months(span.to, -YEAR);
    }
    *ret = (found){.token = token,
                   .end = span.end,
                   .kind = RF__TIME_AS_OF,
                   .from = span.from,
                   .to = span.to,
                   .vague = span.vague};
    return true;
}

/* "by 6 p.m.", "by nightfall": on the day of the report, up to that hour. */
static bool by_hour(const rf__clock *clock, uint32_t token, rf__function f, found *ret) {
    rf__span span;
    uint32_t day = rf__time_hour_before(clock, token + 1);
    if (f != RF__F_BY || (day < clock->end && rf__span_read(clock, day, &span)) ||
        !rf__time_hour_alone(clock, token + 1, &span))
        return false; /* "by the evening of 4 May" */
    *ret = (found){
        .token = token, .end = span.end, .kind = RF__TIME_DAY, .from = span.from, .to = span.to};
    return true;
}

static bool until(const rf__clock *clock, uint32_t token, rf__function f, found *ret) {
    rf__span span;
    bool hour = (f == RF__F_BY || f == RF__F_UNTIL) && /* not "before dawn on Sunday" */
                clock->doc->tokens[token + 1].kind == RF__NUMERAL;
    uint32_t at = hour ? rf__time_hour_before(clock, token + 1) : token + 1;
    if (at >= clock->end || !rf__span_read(clock, at, &span) || span.length || span.needs_word)
        return false;
    bool mid = span.calendar && span.part == RF__W_MID;
    bool future = rf__span_is_ahead(clock, &span, token) ||
                  (f == RF__F_BY && rf__time_opens_forecast(clock, token, span.end)) ||
                  (f == RF__F_BEFORE && rf__time_is_demanded(clock, token)) ||
                  (f == RF__F_UNTIL && rf__time_holds_from_now(clock, token));
    if (!rf__span_resolve(clock, &span, future))
        span.from = span.to = RF_NO_DATE;
    *ret = (found){.token = token,
                   .end = span.end,
                   .kind = RF__TIME_UNTIL,
                   .from = RF_NO_DATE,
                   .to = span.to,
                   .vague = span.vague};
    bool names = rf__function_at(clock->doc, at) == RF__F_THE && span.unit == RF__T_YEAR &&
                 span.end < clock->end && rf__is_word(clock->doc, span.end) &&
                 !rf__function_at(clock->doc, span.end); /* "by the 2020 floods" */
    if (names || rf__span_names_more(clock, &span)) {
        set_kind(clock, &span, ret);
        return true;
    }
    if (span.from == RF_NO_DATE)
        return true;
    if (f == RF__F_BY && mid && span.unit == RF__T_YEAR) { /* "by mid-2023" */
        rf__span half = span;
        rf__span_whole_unit(&half, span.from, RF__T_YEAR, 0);
        ret->to = rf__add_months(half.from, 6) - 1;
    } else if (f == RF__F_BY && mid && span.unit == RF__T_MONTH) { /* "by mid-May" */
        ret->to = span.from + (span.to - span.from) / 2;
    }
    if (f == RF__F_BEFORE && names_end(clock, token + 1)) {
        ret->to = span.to; /* "before the end of the year": by then */
    } else if (f == RF__F_BEFORE) {
        ret->to = span.from - 1;
    } else if (f == RF__F_AFTER) {
        ret->kind = RF__TIME_SINCE;
        ret->from = span.from == span.to ? span.from : span.to + 1;
        ret->to = clock->today;
    }
    if (clock->today != RF_NO_DATE && span.from > clock->today)
        ret->kind = RF__TIME_FUTURE;
    return true;
}

/* "up to now": a total whose start may stand elsewhere; "now": the state of the report's day. */
static bool now_word(const rf__clock *clock, uint32_t token, found *ret) {
    uint32_t n;
    int word = rf__time_word_at(clock->doc, token, &n);
    if (word == RF__W_NOW) {
        *ret = (found){.token = token,
                       .end = token + n,
                       .kind = RF__TIME_AS_OF,
                       .from = clock->today,
                       .to = clock->today};
        return true;
    }
    if (word != RF__W_SO_FAR)
        return false;
    *ret = (found){.token = token,
                   .end = token + n,
                   .kind = RF__TIME_SINCE,
                   .from = RF_NO_DATE,
                   .to = clock->today};
    uint32_t at = token + n;
    if (at < clock->end && (rf__function_at(clock->doc, at) == RF__F_IN ||
                            rf__function_at(clock->doc, at) == RF__F_ON))
        at++;
    rf__span span;
    if (at < clock->end && rf__span_read(clock, at, &span) && !span.length &&
        (!span.needs_word || at > token + n) && rf__span_resolve(clock, &span, false)) {
        ret->end = span.end;
        ret->from = span.from;
    }
    return true;
}

/* "every Tuesday", "a day": how often; but "a day after" is a time. */
static bool every(const rf__clock *clock, uint32_t token, uint32_t n, found *ret) {
    rf__span span;
    bool told = rf__span_relative(clock, token, &span);
    bool weeks = told && span.length && span.n_days > 1 && /* "A month of rains" */
                 rf__function_at(clock->doc, token) == RF__F_A && span.end < clock->end &&
                 rf__function_at(clock->doc, span.end) == RF__F_OF;
    if (told && (!span.length || weeks))
        return false;
    uint32_t end = token + n;
    if (end < clock->end && rf__span_read(clock, end, &span) && !span.needs_word)
        end = span.end;
    *ret = (found){
        .token = token, .end = end, .kind = RF__TIME_LENGTH, .from = RF_NO_DATE, .to = RF_NO_DATE};
    return true;
}

/* "in just four days", "in less than three weeks" */
static bool qualified_length(const rf__clock *clock, uint32_t token, found *ret) {
    const rf__tag *qualifier =
        token + 1 < clock->end ? rf__tag_at(clock->doc, token + 1, RF__C_QUALIFIER) : NULL;
    if (!qualifier && token + 1 < clock->end) {
        qualifier = rf__tag_at(clock->doc, token + 1, RF__C_SAY_NOUN);
        qualifier = rf__is_kind(qualifier, "between") ? qualifier : NULL;
    }
    return qualifier && plain(clock, token + 1 + qualifier->n, token, true, ret) &&
           ret->kind == RF__TIME_LENGTH;
}

static bool expression(const rf__clock *clock, uint32_t token, found *ret) {
    const rf__doc *doc = clock->doc;
    uint32_t n;
    int word = rf__time_word_at(doc, token, &n);
    rf__function f = rf__function_at(doc, token);
    if (word == RF__W_AS_OF && as_of(clock, token, n, ret))
        return true;
    if (word == RF__W_EVERY && every(clock, token, n, ret))
        return true;
    switch (f) {
    case RF__F_SINCE:
        return rf__time_since(clock, token, ret);
    case RF__F_BETWEEN:
        if (!pair(clock, token + 1, BETWEEN, ret) && /* "between 17 October - 25 November" */
            !pair(clock, token + 1, FROM_TO, ret))
            return false;
        ret->token = token;
        return true;
    case RF__F_FROM:
        if (pair(clock, token + 1, FROM_TO, ret)) {
            ret->token = token;
            return true;
        }
        return plain(clock, token + 1, token, true, ret);
    case RF__F_UNTIL:
    case RF__F_BY:
    case RF__F_BEFORE:
    case RF__F_AFTER:
        return until(clock, token, f, ret) || by_hour(clock, token, f, ret) ||
               (f == RF__F_UNTIL && now_word(clock, token, ret)) ||
               plain(clock, token, token, false, ret);
    case RF__F_IN:
    case RF__F_ON:
    case RF__F_AT:
    case RF__F_DURING:
    case RF__F_FOR:
    case RF__F_OVER:
    case RF__F_OTHER_PREPOSITION:
        if (word >= 0 && plain(clock, token, token, false, ret))
            return true; /* "past few days" */
        if (pair(clock, token + 1, BESIDE, ret)) {
            ret->token = token;
            return true;
        }
        return plain(clock, token + 1, token, true, ret) || qualified_length(clock, token, ret);
    default:
        if (word == RF__W_THROUGH && until(clock, token, RF__F_UNTIL, ret))
            return true;
        return now_word(clock, token, ret) || pair(clock, token, BESIDE, ret) ||
               plain(clock, token, token, false, ret);
    }
}

/* ---- the stage ---- */

/* What a time takes is no number of anything else. */
static void take_quantities(rf__doc *doc, const rf__sentence *sentence, const found *time) {
    for (uint32_t i = 0; i < sentence->n_quantities; i++) {
        rf__quantity *q = &doc->quantities[sentence->quantity + i];
        uint32_t first = time->date ? time->date : time->token;
        if (q->token + q->n_tokens <= first || q->token >= time->end || q->kind == RF__Q_NOT ||
            (q->kind == RF__Q_SHARE && time->kind == RF__TIME_LENGTH))
            continue;
        q->kind = RF__Q_NOT;
        q->why_not = time->kind == RF__TIME_LENGTH ? "duration" : "date";
    }
}

/* "a quarter of a million": a number that goes on behind what looked like a length. */
static bool is_longer_number(const rf__doc *doc, const rf__sentence *sentence, const found *time) {
    for (uint32_t i = 0; i < sentence->n_quantities && time->kind == RF__TIME_LENGTH; i++) {
        const rf__quantity *q = &doc->quantities[sentence->quantity + i];
        if (q->kind != RF__Q_NOT && q->token < time->end && q->token + q->n_tokens > time->end)
            return true;
    }
    return false;
}

static rf_err add(rf__doc *doc, uint32_t sentence, const found *time) {
    if (!rf__grow(&doc->times, &doc->cap_times, (size_t)doc->n_times + 1, sizeof *doc->times))
        return RF_ERR_NOMEM;
    doc->times[doc->n_times++] = (rf__time){.sentence = sentence,
                                            .token = time->token,
                                            .n_tokens = time->end - time->token,
                                            .kind = time->kind,
                                            .from = time->from,
                                            .to = time->to,
                                            .vague = time->vague,
                                            .rolling = time->rolling,
                                            .again = time->again,
                                            .n_days = time->n_days,
                                            .date = time->date ? time->date : time->token,
                                            .begun_to = time->begun ? time->begun_to : RF_NO_DATE};
    return RF_OK;
}

/* "two years ago": some day of that year; not "more than two years ago", nor when something began.
 */
static void some_day_of_year(const rf__clock *clock, found *time) {
    uint32_t n = 1, last = time->end - 1, first = time->token;
    if (time->kind != RF__TIME_DAY || time->from == RF_NO_DATE || time->from != time->to ||
        last < first + 2 || rf__time_word_at(clock->doc, last, &n) != RF__W_AGO ||
        rf__tag_over(clock->doc, first, RF__C_QUALIFIER) ||
        (first > clock->first && (rf__tag_over(clock->doc, first - 1, RF__C_QUALIFIER) ||
                                  rf__time_word_at(clock->doc, first - 1, &n) == RF__W_START)))
        return;
    const rf__tag *unit = rf__time_unit_at(clock, last - 1);
    rf__span span = {.from = time->from, .to = time->to};
    if (unit && unit->entry->code == RF__T_YEAR &&
        rf__span_whole_unit(&span, time->from, RF__T_YEAR, 0)) {
        time->from = span.from;
        time->to = span.to;
        time->kind = RF__TIME_PERIOD;
    }
}

/* "in the week ending 23 February": the seven days up to it. */
static void end_of_week(const rf__clock *clock, found *time) {
    uint32_t at = time->token, n;
    if (time->kind != RF__TIME_DAY || time->from == RF_NO_DATE || time->from != time->to)
        return;
    if (at == clock->first || rf__time_word_at(clock->doc, at, &n) != RF__W_END)
        return;
    const rf__tag *unit = rf__time_unit_at(clock, at - 1);
    if (!unit || unit->entry->code != RF__T_WEEK)
        return;
    time->from = time->to - (rf_date)(7 * unit->entry->low) + 1;
    time->kind = RF__TIME_PERIOD;
}

/* "A day after Gorsk fell, the army bombed it on Tuesday": the days before what is told behind. The
 * times of the sentence stand from `first` on. */
static void days_before_told(rf__doc *doc, rf__clock *clock, uint32_t first) {
    rf__time *lead = first < doc->n_times ? &doc->times[first] : NULL;
    uint32_t end = lead ? lead->token + lead->n_tokens : 0;
    if (!lead || lead->token != clock->first || lead->kind == RF__TIME_PERIOD ||
        doc->n_times < first + 2 ||
        (rf__function_at(doc, end) != RF__F_AFTER && rf__function_at(doc, end - 1) != RF__F_AFTER))
        return;
    const rf__time *day = lead + 1;
    if (day->kind != RF__TIME_DAY || day->from == RF_NO_DATE || day->from != day->to)
        return;
    bool comma = false;
    for (uint32_t i = end; i < day->token; i++) {
        const rf__tag *be = rf__tag_at(doc, i, RF__C_FUNCTION);
        bool now = be && (be->entry->code == RF__F_BE || be->entry->code == RF__F_HAVE) &&
                   !(be->entry->flags & RF__PAST_FORM);
        if (doc->tokens[i].punct == ':' || doc->tokens[i].punct == ';' || (comma && now))
            return; /* "..., half of it is under water: 622 died, the mayor said on Monday" */
        comma |= doc->tokens[i].punct == ',';
    }
    rf_date anchor = clock->anchor;
    found again;
    clock->anchor = day->from;
    clock->memo->here = doc->n_tokens + clock->first + 1; /* what was found holds no more */
    if (comma && expression(clock, clock->first, &again) && again.kind == RF__TIME_DAY &&
        again.from == again.to) {
        lead->kind = RF__TIME_DAY;
        lead->from = lead->to = again.from;
        lead->n_tokens = again.end - lead->token;
    }
    clock->anchor = anchor;
}

/* "fell on 25 October. In the first | two days 300 died": counted from the day told last, or from
 * when something has been going on since. */
static void first_days(const rf__clock *clock, found *time) {
    uint32_t at = time->token;
    rf_date day = clock->anchor != RF_NO_DATE ? clock->anchor : clock->begun;
    if (time->kind != RF__TIME_LENGTH || time->n_days <= 0 || day == RF_NO_DATE ||
        at < clock->first + 2 || rf__function_at(clock->doc, at - 2) != RF__F_THE ||
        rf__function_at(clock->doc, time->end) == RF__F_OF)
        return;
    const rf__tag *first = rf__number_tag(clock->doc, at - 1, RF__NUM_ORDINAL);
    if (!first || first->entry->low != 1)
        return;
    time->kind = RF__TIME_PERIOD;
    time->from = day;
    time->to = day + time->n_days - 1;
}

/* The first token from `at` on that may be part of a time, or the end. */
static uint32_t next_timely(const rf__token *tokens, uint32_t at, uint32_t end) {
    while (at < end && !rf__is_timely(&tokens[at]))
        at++;
    return at;
}

/* "2003", "- 2003", "2003:" on a line: the year of the dates below it. */
static void note_year(rf__clock *clock) {
    enum { MARKS = 2 };
    uint32_t at = clock->first;
    while (at < clock->end && clock->doc->tokens[at].kind == RF__PUNCT)
        at++;
    bool alone =
        at <= clock->first + MARKS && at < clock->end &&
        (at + 1 == clock->end || (at + 2 == clock->end && clock->doc->tokens[at + 1].punct == ':'));
    int year = alone ? rf__year_number(clock, at) : 0;
    clock->heading = year ? year : clock->heading;
}

/* "killed 21 (Norland News, 7 May 2023). Two days later": when that was written which is cited. */
static bool is_of_cited(const rf__clock *clock, const found *time) {
    enum { WORDS = 6 };
    const rf__doc *doc = clock->doc;
    if (doc->tokens[time->end].punct != ')' || time->token < clock->first + 2 ||
        doc->tokens[time->token - 1].punct != ',')
        return false;
    for (uint32_t i = time->token - 1; i > clock->first && time->token - i <= WORDS; i--)
        if (doc->tokens[i - 1].punct == '(')
            return doc->tokens[i].flags & RF__CAPITAL && doc->tokens[i].kind == RF__WORD;
    return false;
}

/* "the 2016 peace agreement", "the largest of this year": a year that only tells which one. */
static bool names_by_year(const rf__clock *clock, const found *time) {
    const rf__doc *doc = clock->doc;
    uint32_t year = time->end - 1;
    if (time->kind == RF__TIME_PERIOD && time->token > clock->first &&
        rf__function_at(doc, time->token - 1) == RF__F_OF)
        return true;
    return time->end <= time->token + 2 && year > clock->first && time->end < clock->end &&
           rf__year_number(clock, year) && rf__function_at(doc, year - 1) == RF__F_THE &&
           doc->tokens[time->end].kind == RF__WORD && !doc->tokens[time->end].function;
}

rf_err rf__doc_times(rf__doc *doc) {
    rf__span_memo memo = {0};
    doc->covers = UINT32_MAX;
    rf__clock clock = {
        .doc = doc,
        .memo = &memo,
        .today = doc->report->published,
        .anchor = RF_NO_DATE,
        .begun = RF_NO_DATE,
        .since_day = RF_NO_DATE,
        .period_from = RF_NO_DATE,
        .period_to = RF_NO_DATE,
        .covers_from = RF_NO_DATE,
        .covers_to = RF_NO_DATE,
        .entry = {.time = UINT32_MAX, .from = RF_NO_DATE, .to = RF_NO_DATE, .last = RF_NO_DATE}};
    uint32_t told_in = 0, begun_in = 0,
             next = 0; /* next: the first timely token from where we are */
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        clock.sentence = s;
        rf__stay_in_entry(&clock);
        sentence->entry = clock.entry.time;
        if (!may_hold_time(doc, sentence))
            continue;
        clock.first = sentence->token;
        clock.end = sentence->token + sentence->n_tokens;
        note_year(&clock);
        if (s > told_in + REMEMBERED)
            clock.anchor = RF_NO_DATE;
        if (s > begun_in + 1)
            clock.begun = clock.since_day = RF_NO_DATE;
        uint32_t first_time = doc->n_times;
        for (uint32_t i = clock.first; i < clock.end;) {
            found time;
            uint32_t n;
            next = next < i ? i : next;
            next = next_timely(doc->tokens, next, doc->n_tokens);
            if (next >= i + NEAR && !sentence->tells_since) {
                i = next - NEAR + 1;
                continue;
            }
            memo.here = i + 1;
            if (rf__time_word_at(doc, i, &n) == RF__W_NO_TIME) { /* "up to date" */
                i += n;
                continue;
            }
            if (!rf__time_may_start(doc, i) || !expression(&clock, i, &time) || time.end <= i ||
                is_longer_number(doc, sentence, &time)) {
                i++;
                continue;
            }
            some_day_of_year(&clock, &time);
            end_of_week(&clock, &time);
            first_days(&clock, &time);
            rf__since_so_long(&clock, &time);
            rf_err err = add(doc, s, &time);
            if (err)
                return err;
            take_quantities(doc, sentence, &time);
            rf__note_entry(&clock, &doc->times[doc->n_times - 1], doc->n_times - 1);
            sentence->entry = clock.entry.time;
            rf__note_covers(doc, &clock, &time);
            bool night = time.kind == RF__TIME_PERIOD && time.to == time.from + 1;
            if (time.begun && time.date && time.from == time.begun_to && !rf__is_record(&clock, i))
                clock.since_day = time.from;
            if ((time.kind == RF__TIME_DAY || night) && time.from != RF_NO_DATE &&
                !is_of_cited(&clock, &time)) {
                clock.anchor = time.from;
                clock.since_day = RF_NO_DATE;
                told_in = s;
            }
            if ((time.kind == RF__TIME_PERIOD || time.kind == RF__TIME_SINCE) &&
                time.from != RF_NO_DATE && !names_by_year(&clock, &time)) {
                clock.period_from = time.from;
                clock.period_to = time.to;
                clock.period_in = s;
            }
            if (time.from != RF_NO_DATE && time.kind != RF__TIME_LENGTH) {
                clock.begun = time.kind == RF__TIME_SINCE ? time.from : RF_NO_DATE;
                begun_in = s;
            }
            i = time.end;
        }
        days_before_told(doc, &clock, first_time);
    }
    rf__shift_same_periods(doc);
    return RF_OK;
}
