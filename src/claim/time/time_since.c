/* "since 3 May", "since the war began in 2011", "since then", "have since fled": from when on. */
#include "claim/time/time_span.h"

typedef rf__time_found found;

bool rf__span_names_more(const rf__clock *clock, const rf__span *span) {
    if (span->end >= clock->end)
        return false;
    const rf__doc *doc = clock->doc;
    return rf__function_at(doc, span->end) == RF__F_POSSESSIVE ||
           rf__tag_at(doc, span->end, RF__C_NOUN) || rf__tag_at(doc, span->end, RF__C_TRIGGER);
}

/* Words between "since" and the time that dates it: "since the conflict began in 2011". */
static bool since_clause(const rf__clock *clock, uint32_t token, rf__span *ret) {
    enum { MOST_WORDS = 18 };
    for (uint32_t i = token; i < clock->end && i < token + MOST_WORDS; i++) {
        const rf__token *t = &clock->doc->tokens[i];
        if (t->punct == ';' || t->punct == '.' || t->punct == ':')
            return false;
        if (t->punct == ',' &&
            !(i + 1 < clock->end && clock->doc->tokens[i + 1].kind == RF__NUMERAL))
            return false;
        rf__span span;
        if (!rf__time_may_start(clock->doc, i) || !rf__span_read(clock, i, &span))
            continue;
        rf__function f = i > token ? rf__function_at(clock->doc, i - 1) : RF__F_NONE;
        if (span.length || (span.needs_word && f != RF__F_IN) || span.vague)
            continue; /* "in March", not "may" */
        if (f == RF__F_BY || f == RF__F_UNTIL)
            return false; /* "since the start, against a target of 300 by the end of June" */
        uint32_t n;
        bool told = f == RF__F_IN || f == RF__F_ON || f == RF__F_AT || f == RF__F_FROM ||
                    rf__time_word_at(clock->doc, i - 1, &n) == RF__W_START ||
                    span.unit == RF__T_YEAR || rf__span_names_more(clock, &span) ||
                    clock->doc->tokens[i - 1].kind == RF__WORD;
        if (!told)
            continue;
        *ret = span;
        return true;
    }
    return false;
}

/* "since the ceasefire", "since it began": a start that the report need not tell. "Since the army
 * wants it" is a reason. 0: no start. */
static uint32_t unknown_start(const rf__clock *clock, uint32_t token) {
    enum { MOST_WORDS = 8 };
    const rf__doc *doc = clock->doc;
    rf__function f = token < clock->end ? rf__function_at(doc, token) : RF__F_NONE;
    bool noun = f == RF__F_THE || f == RF__F_ITS || f == RF__F_THEIR || f == RF__F_A ||
                f == RF__F_THIS || f == RF__F_HIS;
    uint32_t n, crisis = 0, i = token;
    bool begins = false;
    for (; i < clock->end && i < token + MOST_WORDS; i++) {
        if ((doc->tokens[i].punct && doc->tokens[i].punct != '-') ||
            (noun && i > token + 1 && doc->tokens[i].kind == RF__NUMERAL &&
             rf__tag_at(doc, i - 1, RF__C_EVENT_WORD)))
            break; /* "since the truce 34 families have come" */
        int word = rf__time_word_at(doc, i, &n);
        if (word == RF__W_START)
            return i + n;
        if (word == RF__W_CRISIS)
            crisis = i + n;
        f = rf__function_at(doc, i);
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        bool pronoun = i > token && (f == RF__F_IT || f == RF__F_THEM || f == RF__F_THEY);
        if (f == RF__F_BE || f == RF__F_HAVE || f == RF__F_DO || f == RF__F_WILL || pronoun ||
            (verb && !crisis && verb->entry->form != RF__BASE))
            return 0;
        bool behind = begins && i > token + 3 && rf__is_any_preposition(f) && f != RF__F_OF;
        if (behind || /* "since the onset of the siege against Gorsk" */
            (i > token + 1 && (f == RF__F_AND || f == RF__F_IN || f == RF__F_AT || f == RF__F_BUT)))
            break;
        begins |= word == RF__W_BEGINNING;
    }
    if (crisis)
        return crisis;
    return noun && i > token + 1 && i < token + MOST_WORDS ? i : 0;
}

/* "have since fled", "40 have been killed since.": since what was told last. */
static bool stands_alone(const rf__clock *clock, uint32_t token) {
    uint32_t at = token + 1;
    bool ends = at >= clock->end || clock->doc->tokens[at].punct == '.';
    bool within = token > 0 && rf__function_at(clock->doc, token - 1) == RF__F_HAVE;
    return token > 0 && rf__is_word(clock->doc, token - 1) && (ends || within);
}

/* "the largest movement of this year" */
static bool is_of_noun(const rf__doc *doc, const rf__time *time) {
    return time->kind == RF__TIME_PERIOD && time->token > doc->sentences[time->sentence].token &&
           rf__function_at(doc, time->token - 1) == RF__F_OF;
}

/* The last time told that tells a day, no further back than the sentence before; or NULL. */
static const rf__time *last_told(const rf__clock *clock) {
    const rf__doc *doc = clock->doc;
    for (uint32_t i = doc->n_times; i-- > 0 && doc->times[i].sentence + 1 >= clock->sentence;)
        if (doc->times[i].kind != RF__TIME_LENGTH && !is_of_noun(doc, &doc->times[i]) &&
            doc->times[i].kind != RF__TIME_FUTURE &&
            (doc->times[i].from != RF_NO_DATE || doc->times[i].to != RF_NO_DATE))
            return &doc->times[i];
    return NULL;
}

/* From when "since" alone counts: from what was told last, also "in November, and has since", "It
 * broke out in April 2023. Since then". */
static rf_date told_last(const rf__clock *clock) {
    const rf__time *last = last_told(clock);
    if (clock->begun != RF_NO_DATE)
        return clock->begun;
    if (last && last->sentence == clock->sentence && last->kind == RF__TIME_UNTIL &&
        last->to != RF_NO_DATE)
        return last->to; /* "by the end of April, and 200 more have fled since" */
    bool period = last && last->kind == RF__TIME_PERIOD && last->from != RF_NO_DATE;
    return period ? last->from : clock->anchor;
}

/* "Since 7 January and until 28 February", "since January 1st to 20 August": its end too. */
static void up_to_end(const rf__clock *clock, found *ret) {
    const rf__doc *doc = clock->doc;
    uint32_t at = ret->end + (rf__function_at(doc, ret->end) == RF__F_AND);
    rf__function f = at < clock->end ? rf__function_at(doc, at) : RF__F_NONE;
    rf__span last;
    if (ret->from == RF_NO_DATE || (f != RF__F_UNTIL && (f != RF__F_TO || at > ret->end)) ||
        at + 1 >= clock->end || !rf__span_read(clock, at + 1, &last) || last.length || last.vague ||
        last.needs_word || !rf__span_resolve(clock, &last, false) || last.to == RF_NO_DATE ||
        last.to > clock->today)
        return;
    bool year_before = ret->from > last.to;
    rf_date from = year_before ? rf__add_months(ret->from, -12) : ret->from;
    if (from > last.to)
        return;
    ret->from = from;
    ret->to = last.to;
    ret->end = last.end;
    ret->begun_to = ret->begun_to < from || year_before ? from : ret->begun_to;
}

bool rf__is_record(const rf__clock *clock, uint32_t token) {
    enum { REACH = 8 };
    for (uint32_t i = token; i-- > clock->first && token - i <= REACH;)
        if (rf__time_word_is(clock->doc, i, RF__W_MOST))
            return true;
    return false;
}

bool rf__time_since(const rf__clock *clock, uint32_t token, found *ret) {
    uint32_t at = token + 1, n = 0;
    rf__span span;
    *ret = (found){
        .token = token, .end = at, .kind = RF__TIME_SINCE, .from = RF_NO_DATE, .to = clock->today};
    const rf__tag *qualifier = at < clock->end ? rf__tag_at(clock->doc, at, RF__C_QUALIFIER) : NULL;
    if (qualifier)
        at += qualifier->n;
    int word = at < clock->end ? rf__time_word_at(clock->doc, at, &n) : -1;
    bool found_span = at < clock->end && rf__span_read(clock, at, &span) && !span.length;
    bool alone = !found_span && word < 0 && stands_alone(clock, token);
    if (alone || word == RF__W_THEN || word == RF__W_SAME_DAY) {
        ret->end = alone ? at : at + n;
        ret->from = told_last(clock);
        return true;
    }
    bool clause = !found_span && since_clause(clock, at, &span);
    if (!found_span && !clause && word == RF__W_PART_OF_DAY &&
        clock->today != RF_NO_DATE) { /* "since dawn" */
        ret->end = at + n;
        ret->from = clock->today;
        return true;
    }
    if (clause)
        ret->date = span.token;
    if (!found_span && !clause) {
        ret->end = unknown_start(clock, at);
        return ret->end != 0;
    }
    ret->end = span.end;
    /* "since mid-December", "since mid-2020": its middle */
    bool mid = span.part == RF__W_MID, yearless = span.calendar && !span.year;
    if (rf__span_resolve(clock, &span, false))
        ret->from = !mid                       ? span.from
                    : span.to - span.from < 12 ? span.from + 5
                    : span.unit == RF__T_YEAR  ? rf__add_months(span.from, 2)
                                               : span.from;
    if (yearless && ret->from != RF_NO_DATE && ret->from > clock->today)
        ret->from = rf__add_months(ret->from, -12); /* that of last year */
    ret->begun = ret->from != RF_NO_DATE;
    if (ret->begun)
        ret->begun_to = ret->from == span.from ? span.to : ret->from;
    int last =
        ret->begun && ret->end + 1 < clock->end ? rf__shortened_year(clock, ret->end + 1) : 0;
    if (last) { /* "since the war of 1991-94" */
        ret->end += 2;
        ret->begun_to = rf__month_last(last, 12);
    }
    up_to_end(clock, ret);
    return true;
}

/* "One week after rebels took Gorsk, 300 people have fled": where nothing tells when that was, so
 * long ago as the report is written, and what has been done since. */
void rf__since_so_long(const rf__clock *clock, found *time) {
    const rf__doc *doc = clock->doc;
    bool comma = false;
    if (time->kind != RF__TIME_LENGTH || time->token != clock->first || time->n_days <= 0 ||
        clock->today == RF_NO_DATE || time->end >= clock->end ||
        rf__function_at(doc, time->end) != RF__F_AFTER)
        return;
    for (uint32_t i = time->end + 1; i < clock->end; i++) {
        if (!comma && (doc->tokens[i].kind == RF__NUMERAL ||
                       doc->tokens[i].classes & (RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY))))
            return; /* "A week after the storm of 3 May" */
        comma |= doc->tokens[i].punct == ',';
        const rf__tag *have = comma ? rf__tag_at(doc, i, RF__C_FUNCTION) : NULL;
        if (doc->tokens[i].punct == ';' || !have || have->entry->code != RF__F_HAVE)
            continue;
        if (have->entry->flags & RF__PAST_FORM)
            return;
        time->kind = RF__TIME_SINCE;
        time->end++;
        time->from = clock->today - time->n_days;
        time->to = clock->today;
        time->begun = true;
        time->begun_to = time->from;
        return;
    }
}
