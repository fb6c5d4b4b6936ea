/* Whether the dead and hurt of a sentence are those of one deed or of all so far, by what it says
 * besides the verb: on which day, of which war, that there are so many. */
#include "claim/nature/flow_words.h"

#include "claim/number/number.h"

/* "On 25 May", "Two weeks ago" before what happened, and nobody who says it that day. */
static bool opens_with_day(const rf__doc *doc, const rf__sentence *sentence, uint32_t to) {
    bool day = false;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        day |= doc->times[i].kind == RF__TIME_DAY && doc->times[i].token == sentence->token;
    for (uint32_t i = sentence->token; day && i < to; i++)
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__event_tag(doc, i, RF__E_LEFT))
            return false;
    return day;
}

bool rf__is_deed_of_day(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 4 };
    if (p->start <= sentence->token || !opens_with_day(doc, sentence, p->start))
        return false;
    if (rf__function_at(doc, p->start - 1) == RF__F_WITH)
        return true; /* "On 25 May it was the turn of Gorsk, with | 39 killed" */
    uint32_t at;
    const rf__tag *have = rf__have_before(doc, sentence->token, p->start, REACH, &at);
    return have && have->entry->flags & RF__PAST_FORM; /* "had left | 24 dead" */
}

/* "[the war] left | 1,100 people dead": the noun right before the verb is a war. */
static bool war_left(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { WARS = 1 };
    if (p->start < sentence->token + 2 || sentence->n_times)
        return false;
    uint32_t verb = p->start - 1;
    const rf__tag *left = rf__tag_at(doc, verb, RF__C_VERB);
    bool past = rf__event_tag(doc, verb, RF__E_LEFT) || (left && left->entry->form == RF__PAST);
    const rf__tag *war = rf__tag_over(doc, verb - 1, RF__C_TIME_WORD);
    return past && !rf__function_at(doc, verb) && war && war->token + war->n == verb &&
           war->entry->code == RF__W_CRISIS && war->entry->low <= WARS &&
           war->token > sentence->token && rf__function_at(doc, war->token - 1) == RF__F_THE;
}

bool rf__is_sum_told(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                     const rf__trigger *t) {
    uint32_t first = sentence->token;
    bool noun = t->entry->class == RF__C_TRIGGER && t->pattern == RF__P_COUNTED;
    if (p->start <= first || t->token < first)
        return false;
    const rf__tag *be = rf__tag_at(doc, first + 1, RF__C_FUNCTION);
    if (noun && rf__function_at(doc, first) == RF__F_THERE && be && be->entry->code == RF__F_BE &&
        !(be->entry->flags & RF__PAST_FORM))
        return true; /* "There are 700 displaced and | 40 deaths" */
    if (noun && p->start == first + 1 && rf__function_at(doc, first) == RF__F_WITH)
        return true; /* "With | 300 deaths Gorsk is the worst hit" */
    return war_left(doc, sentence, p);
}

bool rf__has_made_do(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                     const rf__trigger *t) {
    if (t->entry->class != RF__C_VERB || t->token < p->end || t->entry->form != RF__BASE ||
        t->group != t->token || p->start < sentence->token + 2 ||
        rf__function_at(doc, p->start - 1))
        return false;
    return rf__is_perfect(rf__tag_at(doc, p->start - 2, RF__C_FUNCTION));
}

bool rf__is_by_then(const rf__doc *doc, const rf__time *time) {
    enum { REACH = 8 };
    for (uint32_t i = time->token, n = 0; n < REACH && i > doc->sentences[time->sentence].token;
         n++) {
        rf__function f = rf__function_at(doc, --i);
        if (f == RF__F_BY)
            return true;
        if (doc->tokens[i].punct == ',' || (f && f != RF__F_ON && f != RF__F_THE))
            return false;
    }
    return rf__function_at(doc, time->token) == RF__F_BY;
}
