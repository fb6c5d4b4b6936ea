/* "The number rose to 40", "bringing the total to 408": what is counted was told before. */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

/* "the number of confirmed cases rose to": does it name something else than was counted before? */
static bool names_other(const maker *m, const rf__trigger *t, const made *before) {
    enum { WORDS = 5 };
    uint32_t from = t->token + t->n;
    if (rf__function_at(m->doc, from - 1) != RF__F_OF)
        return false;
    bool named = false;
    for (uint32_t i = from; i < from + WORDS && rf__is_word(m->doc, i); i++) {
        rf__function f = rf__function_at(m->doc, i);
        const rf__tag *noun = rf__tag_at(m->doc, i, RF__C_NOUN);
        bool people =
            noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS);
        rf__function where = people ? rf__function_at(m->doc, i + noun->n) : RF__F_NONE;
        if (people && rf__hurts_people(before->link.indicator) &&
            (where == RF__F_IN || where == RF__F_AT || where == RF__F_ON || where == RF__F_WHO ||
             rf__ends_as(m->doc, i + noun->n, RF__END_ING)))
            return true; /* "the number of people (living) in the town", who are not dead */
        if (people || rf__tag_at(m->doc, i, RF__C_TRIGGER) || f == RF__F_THEM || f == RF__F_THESE ||
            f == RF__F_WHO || (noun && (int)noun->entry->unit == (int)before->link.unit))
            return false;
        if (f == RF__F_BE || f == RF__F_HAVE || f == RF__F_IN || f == RF__F_TO || f == RF__F_AT ||
            rf__tag_at(m->doc, i, RF__C_QUALIFIER) || rf__tag_at(m->doc, i, RF__C_NUMBER))
            break;
        named |= f == RF__F_NONE;
    }
    return named;
}

/* "25 more rifles were found, bringing the total to 451": does the number count what is no figure,
 * so that the sum of it is none either? */
static bool counts_things(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    const made *own = &m->made[i];
    if (q->kind == RF__Q_NOT)
        return rf__is_of_things(q->why_not) || (q->why_not && !strcmp(q->why_not, "animals"));
    uint32_t head = own->phrase.head_token;
    return q->kind == RF__Q_COUNT && !own->has_trigger && !own->phrase.head && head != UINT32_MAX &&
           !(m->doc->tokens[head].flags & RF__CAPITAL) &&
           !rf__tag_at(m->doc, head, RF__C_TRIGGER) && !rf__tag_at(m->doc, head, RF__C_VERB) &&
           !rf__ends_as_past(m->doc, head) && !rf__ends_as_adverb(m->doc, head);
}

/* "[This is] 12 percent higher than the 300 of May": goes on about the figure told last. */
static bool goes_on(const maker *m) {
    rf__function f = rf__function_at(m->doc, m->sentence->token);
    return (f == RF__F_THIS || f == RF__F_THAT || f == RF__F_IT) &&
           rf__function_at(m->doc, m->sentence->token + 1) == RF__F_BE &&
           m->last_in + 1 == m->sentence_index;
}

/* "The number fell from 31,004 to 18,560": what is counted was told before. */
void rf__link_asking(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const made *before =
        m->last.has_trigger && m->last_in + 3 >= m->sentence_index ? &m->last : NULL;
    for (uint32_t j = 0; j < i; j++)
        if (m->made[j].has_trigger && rf__quantity_at(m, j)->kind == RF__Q_COUNT)
            before = &m->made[j];
        else if (counts_things(m, j))
            before = NULL;
    if (before && before->link.indicator == RF_SHARE)
        before = NULL;
    bool reached = own->link.indicator == RF_AID && !own->phrase.head; /* "the total reached 91" */
    if ((own->has_trigger && !reached) || !before || own->phrase.measured)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *word = &m->triggers[t];
        const char *kind = word->entry->what_kind;
        bool here = before != &m->last, weak = word->entry->flags & RF__WEAK;
        bool fits = kind && !strcmp(kind, "told_before") ? !here && goes_on(m)
                                                         : here || !weak || goes_on(m);
        if (!word->asks || !fits || names_other(m, word, before)) /* "compared with" */
            continue;
        rf__trigger trigger = m->triggers[t];
        trigger.entry = before->trigger.entry;
        trigger.asks = false;
        rf__phrase phrase = own->phrase;
        if (!phrase.head)
            phrase.head = before->phrase.head;
        rf__link link =
            rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &phrase, &trigger);
        if (!link.indicator || link.score < RF__LEAST_SCORE || link.relation != RF__R_TOLL)
            continue;
        link.indicator = before->link.indicator;
        if (phrase.head == before->phrase.head)
            link.unit = before->link.unit;
        link.trigger = (int32_t)t;
        own->link = link;
        own->trigger = trigger;
        own->has_trigger = true;
    }
}
