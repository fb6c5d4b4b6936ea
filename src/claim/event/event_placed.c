/* What a word on places and borders is done to: a place that is taken, people who are turned back.
 */
#include "claim/doer/agent.h"
#include "claim/event/event_look.h"
#include "claim/where/where.h"

/* Is the object of the verb, or its subject in the passive, a name or a kind of place? */
bool rf__event_is_placed(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t from = hit->token + hit->n;
    uint32_t on = from + (rf__function_at(f->doc, from) == RF__F_ON);
    const rf__time *when = rf__time_over(f->doc, f->sentence, on);
    if (when && when->token >= from) /* "captured on Sunday | a village" */
        from = when->token + when->n_tokens;
    rf__function next = rf__function_at(f->doc, from);
    if (hit->n >= 3) /* "took control of" */
        return f->conflict || !rf__event_of_business(f, from);
    if (from < rf__event_end(f) && rf__is_number_at(f->doc, from)) { /* "seized six vehicles" */
        for (uint32_t i = from; i < rf__event_end(f) && i < from + 6; i++) {
            if (rf__event_word_at(f, i, RF__E_GROUND))
                return true;
            if (rf__function_at(f->doc, i) == RF__F_IN || rf__function_at(f->doc, i) == RF__F_AT)
                return false; /* "freed 12 hostages in the town" */
        }
        return false;
    }
    for (uint32_t i = from; hit->word == RF__E_CAPTURE_WEAK && i < rf__event_end(f) && i < from + 7;
         i++)
        if (rf__event_word_at(f, i, RF__E_HEALTH) || rf__event_word_at(f, i, RF__E_SCHOOL))
            return false;                /* "entered Tarsa and Gorsk hospitals" */
    if (hit->word == RF__E_CAPTURE_WEAK) /* "took Tarsa" */
        return from < rf__event_end(f) && rf__event_names(f, from) &&
               !rf__tag_at(f->doc, from, RF__C_ROLE);
    if (next == RF__F_IT || next == RF__F_THEM)
        return true;
    for (uint32_t i = from; i < rf__event_end(f) && i < from + 8; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (f->doc->tokens[i].punct == '.' || f->doc->tokens[i].punct == ';' || w == RF__F_IN ||
            w == RF__F_AT || w == RF__F_ON)
            break;
        bool person = rf__tag_at(f->doc, i, RF__C_FIRST_NAME) &&
                      !rf__mention_over(f->doc, f->sentence, i); /* "captured Jan Velk in Gorsk" */
        if (rf__event_names(f, i) && i < from + 4)
            return !person && !rf__tag_at(f->doc, i, RF__C_ROLE) &&
                   !rf__tag_at(f->doc, i, RF__C_HONORIFIC);
        if (rf__event_word_at(f, i, RF__E_GROUND))
            return true;
    }
    if (!rf__event_auxiliary(f, rf__event_back(f, hit->token, 3), hit->token))
        return false;
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, 10);) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            return false; /* "two insurgents were captured" */
        if (rf__event_names(f, i) || rf__event_word_at(f, i, RF__E_GROUND))
            return true;
    }
    return false;
}

/* "turned back 1,000 Norlanders", "turned back more than 300 refugees": people of another country.
 */
bool rf__event_turns_foreigners(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 6 };
    const rf__doc *doc = f->doc;
    uint32_t from = hit->token + hit->n;
    for (uint32_t i = from; i < from + REACH && i < rf__event_end(f); i++) {
        const rf__mention *m = rf__mention_over(doc, f->sentence, i);
        const rf__tag *who = rf__tag_at(doc, i, RF__C_TRIGGER);
        if ((m && m->use == RF_NAME_DEMONYM) || (who && who->entry->indicator == RF_CROSSED_BORDER))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT || (rf__is_any_preposition(rf__function_at(doc, i)) &&
                                                 !rf__tag_over(doc, i, RF__C_QUALIFIER)))
            return false;
    }
    return false;
}

/* "they had taken 50 towns": the verb of a figure on places that were captured. */
bool rf__event_counts_captured(const rf__event_finder *f, const rf__event_hit *hit) {
    const rf__sentence *s = f->sentence;
    for (uint32_t i = s->figure; i < s->figure + s->n_figures; i++) {
        const rf__draft *d = &f->doc->drafts[i];
        if (d->claim.indicator == RF_PLACES_CAPTURED && d->trigger == hit->token)
            return true;
    }
    return false;
}

/* "Norland attacked | Gorsk", "attacked military sites in | Gorsk", not "attacked the decision". */
bool rf__event_by_country(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 6 };
    const rf__doc *doc = f->doc;
    uint32_t at = hit->token, next = at + hit->n, end = rf__event_end(f);
    bool whole = hit->word == RF__E_FIGHT && hit->n > 1; /* "attacked military" */
    if ((hit->word != RF__E_FIGHT_VERB && !whole) || (!whole && hit->n > 1) ||
        !rf__ends_as_past(doc, at))
        return false;
    while (at > f->sentence->token &&
           (rf__function_at(doc, at - 1) == RF__F_HAVE || rf__is_between(doc, at - 1)))
        at--;
    const rf__mention *who =
        at > f->sentence->token ? rf__mention_over(doc, f->sentence, at - 1) : NULL;
    if (!who || !rf__is_country_at_war(doc, f->sentence, who->token, at, hit->token))
        return false;
    if (whole)
        return true;
    next += next < end && rf__function_at(doc, next) == RF__F_THE;
    const rf__mention *place = next < end ? rf__mention_over(doc, f->sentence, next) : NULL;
    if (place && rf__is_place(place))
        return rf__function_at(doc, place->token + place->n_tokens) != RF__F_POSSESSIVE;
    for (uint32_t i = next; i < end && i < next + REACH; i++) {
        if (rf__event_word_at(f, i, RF__E_GROUND) || rf__event_word_at(f, i, RF__E_TROOPS) ||
            rf__event_word_at(f, i, RF__E_ARMED))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_any_preposition(rf__function_at(doc, i)))
            return false;
    }
    return false;
}
