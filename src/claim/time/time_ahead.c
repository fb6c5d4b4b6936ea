/* Does a time lie ahead: "will go hungry from May", "is closed until May", and not "likely killed
 * 20 in May", "the May 5 airstrike". */
#include "claim/time/time_span.h"

/* Is there no verb that makes a sentence before a token? */
static bool is_verbless(const rf__clock *clock, uint32_t end) {
    for (uint32_t i = clock->first; i < end; i++) {
        rf__function f = rf__function_at(clock->doc, i);
        const rf__tag *verb = rf__tag_at(clock->doc, i, RF__C_VERB);
        if (f == RF__F_BE || f == RF__F_HAVE || f == RF__F_DO || f == RF__F_WILL ||
            (verb && (verb->entry->form == RF__PAST || verb->entry->form == RF__THIRD)) ||
            rf__tag_at(clock->doc, i, RF__C_SAY_VERB))
            return false;
    }
    return true;
}

bool rf__time_ahead(const rf__clock *clock, uint32_t token) {
    const rf__doc *doc = clock->doc;
    bool due = rf__function_at(doc, token) == RF__F_BY ||
               (token > clock->first && rf__function_at(doc, token - 1) == RF__F_BY);
    uint32_t reach =
        due ? 24 : 10; /* "plan to triple it, and to reach 10,000 by the end of July" */
    for (uint32_t back = 1; back <= reach && token >= clock->first + back; back++) {
        uint32_t t = token - back;
        if (doc->tokens[t].punct == ')') { /* "will go hungry (phase 3 or above) from May" */
            while (t > clock->first && token - t <= 2 * reach && doc->tokens[t].punct != '(')
                t--;
            reach += token - back - t;
            back = token - t;
            continue;
        }
        if (rf__function_at(doc, t) == RF__F_WILL)
            return true;
        const rf__tag *modal = rf__tag_at(doc, t, RF__C_MODAL);
        if (modal && (modal->entry->code == RF_PLANNED || modal->entry->code == RF_PROJECTED) &&
            !rf__tag_at(doc, t, RF__C_MONTH))
            return true;
        /* "People in need to reach 2 million by January": a headline without a verb */
        if (due && rf__function_at(doc, t) == RF__F_TO && rf__is_number_at(doc, t + 2) &&
            is_verbless(clock, t))
            return true;
    }
    return false;
}

/* "seeks funds to feed 900 until May", "is closed until May": what is asked for or holds as the
 * report is written, and so does not end before; not "had been fed until May". */
bool rf__time_holds_from_now(const rf__clock *clock, uint32_t token) {
    enum { REACH = 20 };
    const rf__doc *doc = clock->doc;
    for (uint32_t back = 1; back <= REACH && token > clock->first + back; back++) {
        uint32_t t = token - back;
        const rf__tag *modal = rf__tag_at(doc, t, RF__C_MODAL);
        const rf__tag *be = rf__tag_at(doc, t, RF__C_FUNCTION);
        rf__function f = rf__function_at(doc, t);
        if (modal && modal->entry->code == RF_DEMANDED)
            return true;
        bool joined = rf__function_at(doc, t + 2) == RF__F_AND; /* "to protect and help" */
        if (f == RF__F_TO && !rf__is_number_at(doc, t + 1) && !rf__ends_as_past(doc, t + 1) &&
            (rf__tag_at(doc, t + 1, RF__C_VERB) || (joined && rf__tag_at(doc, t + 3, RF__C_VERB))))
            return true;
        if (f == RF__F_BE)
            return !(be->entry->flags & RF__PAST_FORM);
        bool past = rf__ends_as_past(doc, t) && rf__function_at(doc, t - 1) != RF__F_BE;
        if (f == RF__F_HAVE || f == RF__F_WHO || f == RF__F_WHICH || past ||
            doc->tokens[t].punct == ';')
            return false;
    }
    return false;
}

bool rf__time_is_demanded(const rf__clock *clock, uint32_t token) {
    enum { REACH = 14 };
    for (uint32_t back = 1; back <= REACH && token >= clock->first + back; back++) {
        const rf__tag *modal = rf__tag_at(clock->doc, token - back, RF__C_MODAL);
        if (clock->doc->tokens[token - back].punct == ';')
            return false;
        if (modal && modal->entry->code == RF_DEMANDED)
            return true;
    }
    return false;
}

/* "the May 5 airstrike", "Tuesday's raid": a deed told by its day has been done. */
bool rf__span_dates_deed(const rf__clock *clock, const rf__span *span) {
    uint32_t at = span->end;
    at += at < clock->end && rf__function_at(clock->doc, at) == RF__F_POSSESSIVE;
    if (at >= clock->end || !span->day)
        return false;
    const rf__tag *word = rf__tag_at(clock->doc, at, RF__C_TIME_WORD);
    return (word && word->entry->code == RF__W_CRISIS) ||
           rf__event_tag(clock->doc, at, RF__E_ATTACK) || rf__event_tag(clock->doc, at, RF__E_RAID);
}

/* "The March killing of 40": a month before the word for a deed. */
bool rf__span_is_month_of_deed(const rf__clock *clock, const rf__span *span) {
    const rf__doc *doc = clock->doc;
    uint32_t at = span->end;
    if (rf__function_at(doc, span->token) != RF__F_THE || at >= clock->end)
        return false;
    const rf__tag *word = rf__tag_at(doc, at, RF__C_TIME_WORD);
    return (word && word->entry->code == RF__W_CRISIS) || rf__event_tag(doc, at, RF__E_ATTACK) ||
           rf__event_tag(doc, at, RF__E_KILL_VERB) ||
           (rf__tag_at(doc, at, RF__C_TRIGGER) && rf__ends_as(doc, at, RF__END_ING));
}

/* "was preparing to", "were expected to": a plan told as one of the past. */
static bool was_planned(const rf__clock *clock, uint32_t token) {
    enum { REACH = 10 };
    const rf__doc *doc = clock->doc;
    for (uint32_t back = 1; back <= REACH && token >= clock->first + back; back++) {
        uint32_t t = token - back;
        const rf__tag *modal = rf__tag_at(doc, t, RF__C_MODAL);
        if (!modal || (modal->entry->code != RF_PLANNED && modal->entry->code != RF_PROJECTED))
            continue;
        for (uint32_t i = t; i + 1 >= t && i >= clock->first; i--) {
            const rf__tag *be = rf__tag_at(doc, i, RF__C_FUNCTION);
            if (be && be->entry->code == RF__F_BE)
                return be->entry->flags & RF__PAST_FORM;
            if (i == clock->first)
                break;
        }
    }
    return false;
}

bool rf__span_is_ahead(const rf__clock *clock, const rf__span *span, uint32_t token) {
    enum { NEAR = 6, YEAR = 12 }; /* months */
    if (rf__span_dates_deed(clock, span) || !rf__time_ahead(clock, token))
        return false;
    if (!span->calendar || !span->month || span->year || clock->today == RF_NO_DATE)
        return true;
    int year, month, day;
    rf_date_split(clock->today, &year, &month, &day);
    bool far = (span->month - month + YEAR) % YEAR > NEAR;
    return !far ||
           !was_planned(clock, token); /* "was preparing for a September vote" in November */
}

bool rf__time_opens_forecast(const rf__clock *clock, uint32_t token, uint32_t end) {
    enum { REACH = 16 };
    const rf__doc *doc = clock->doc;
    if (token != clock->first)
        return false;
    for (uint32_t i = end; i < clock->end && i < end + REACH; i++) {
        rf__function f = rf__function_at(doc, i);
        const rf__tag *modal = rf__tag_at(doc, i, RF__C_MODAL);
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_FUNCTION);
        if (f == RF__F_WILL ||
            (modal && modal->entry->code == RF_PROJECTED && doc->tokens[i + 1].kind == RF__WORD))
            return rf__function_at(doc, i + 1) != RF__F_HAVE;
        if (doc->tokens[i].punct == ';' || (verb && (verb->entry->flags & RF__PAST_FORM)))
            return false;
    }
    return false;
}
