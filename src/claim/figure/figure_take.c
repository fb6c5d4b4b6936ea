/* A number takes what another one counts. */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

bool rf__take(maker *m, uint32_t i, const made *from, int32_t parent, double score) {
    made *own = &m->made[i];
    rf_unit unit = RF_NO_UNIT;
    rf_indicator indicator = from->has_trigger ? rf__resolve(m->doc, &from->trigger, &own->phrase,
                                                             rf__quantity_at(m, i), &unit)
                                               : RF_NO_INDICATOR;
    if (!indicator && from->has_trigger && from->trigger.entry->flags & RF__NEEDS_NOUN &&
        !own->phrase.head && own->phrase.head_token != UINT32_MAX)
        return false; /* "located ten tunnel shafts" */
    int counted = own->phrase.head ? (int)own->phrase.head->entry->unit : 0;
    bool alive = rf__is_kind(own->phrase.head, "survivors") || /* "six miners escaped unharmed" */
                 rf__is_kind(rf__tag_at(m->doc, own->phrase.end, RF__C_MEASURE), "survivors");
    if (alive && (from->link.indicator == RF_KILLED || from->link.indicator == RF_MISSING))
        return false; /* "found 92 bodies and eight survivors" */
    if (rf__is_kind(own->phrase.head, "staff") && from->link.indicator == RF_TROOPS)
        return false; /* "2,500 troops and 400 rescuers" */
    for (uint32_t t = 0; t < m->n_triggers && !indicator && counted == RF_HOMES; t++)
        if (from->has_trigger && m->triggers[t].token == from->trigger.token)
            indicator = rf__resolve(m->doc, &m->triggers[t], &own->phrase, rf__quantity_at(m, i),
                                    &unit); /* "Affected: 900 people, 200 houses" */
    if (!indicator && counted && counted != (int)from->link.unit)
        return false;
    if (!indicator && (counted == RF_FACILITIES || counted == RF_PLACES) && from->has_trigger &&
        from->trigger.entry->flags & RF__NEEDS_NOUN)
        return false; /* "11 schools, 22 public facilities" */
    rf__function where = own->phrase.start > m->sentence->token
                             ? rf__function_at(m->doc, own->phrase.start - 1)
                             : RF__F_NONE;
    if (counted == RF_PLACES &&
        (from->link.unit == RF_PEOPLE || from->link.unit == RF_HOUSEHOLDS || where == RF__F_IN))
        return false; /* "evacuated to 133 locations", "12 houses burned in two villages" */
    if (!indicator || from->link.relation == RF__R_HEAD || from->link.indicator == RF_CASUALTIES) {
        indicator = from->link.indicator;
        if (!unit)
            unit = from->link.unit;
    }
    if (indicator == RF_DISPLACED && from->has_trigger && from->trigger.entry->flags & RF__ARRIVES)
        indicator = from->link.indicator; /* "returnees, 25 women and 22 children, arrived" */
    if (!own->phrase.head && rf__quantity_at(m, i)->kind == RF__Q_COUNT)
        unit = from->link.unit;
    own->trigger = from->trigger;
    own->has_trigger = from->has_trigger;
    own->link = (rf__link){.score = score,
                           .relation = RF__R_INHERITED,
                           .trigger = from->link.trigger,
                           .indicator = indicator,
                           .unit = unit};
    own->parent = parent;
    return true;
}

void rf__take_told(maker *m, uint32_t i, int32_t draft) {
    made *own = &m->made[i];
    const rf_claim *claim = &m->doc->drafts[draft].claim;
    own->link = (rf__link){.score = RF__SURE_SCORE,
                           .relation = RF__R_INHERITED,
                           .trigger = -1,
                           .indicator = claim->indicator,
                           .unit = claim->unit};
    own->has_trigger = false;
    own->told = draft;
}

/* The nearest linked count before quantity i in this sentence, or -1. */
int32_t rf__linked_before(const maker *m, uint32_t i) {
    for (int32_t j = (int32_t)i - 1; j >= 0; j--)
        if (m->made[j].link.indicator && m->made[j].link.indicator != RF_SHARE &&
            rf__quantity_at(m, (uint32_t)j)->kind == RF__Q_COUNT)
            return j;
    return -1;
}

/* "two were children", "500,000 of those displaced are thought to be children": the group stands in
 * the predicate. */
void rf__take_predicate_group(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    bool be = false;
    const made *part = i ? &m->made[i - 1] : NULL; /* "nine of the [12 people killed] were women" */
    if (own->phrase.groups ||
        (part && part->phrase.of_number && part->phrase.end > own->phrase.start))
        return;
    if (own->phrase.of_pronoun && rf__tells_child_age(m->doc, own->phrase.end, end)) {
        own->phrase.groups = RF_CHILDREN; /* "14 of them under five" */
        return;
    }
    /* "- 61 per cent - are children" */
    uint32_t dash = own->phrase.start > m->sentence->token &&
                    m->doc->tokens[own->phrase.start - 1].punct == '_' &&
                    m->doc->tokens[own->phrase.end].punct == '_';
    for (uint32_t t = own->phrase.end + dash; t < end && t < own->phrase.end + 8; t++) {
        const rf__token *token = &m->doc->tokens[t];
        if (be && rf__tells_child_age(m->doc, t, end)) {
            own->phrase.groups = RF_CHILDREN; /* "eight were under 18" */
            return;
        }
        if (rf__is_number_at(m->doc, t) || (token->kind == RF__PUNCT && token->punct != '-'))
            return; /* "of whom three were children" */
        rf__function f = rf__function_at(m->doc, t);
        const rf__tag *noun = rf__tag_at(m->doc, t, RF__C_NOUN);
        /* not "were forced to flee jihadist violence" */
        if (be && f == RF__F_TO && rf__function_at(m->doc, t + 1) != RF__F_BE)
            return;
        if (be && noun && noun->entry->groups) {
            own->phrase.groups = noun->entry->groups;
            return;
        }
        if (be && f == RF__F_A && rf__tag_at(m->doc, t + 1, RF__C_NOUN))
            continue; /* "one in four is a child" */
        if (noun ||
            (be && f && f != RF__F_TO && f != RF__F_BE && f != RF__F_THESE && f != RF__F_OF))
            return;
        be |= f == RF__F_BE;
    }
}

bool rf__in_brackets(const maker *m, const made *own) {
    return own->phrase.start > m->sentence->token &&
           m->doc->tokens[own->phrase.start - 1].punct == '(';
}

bool rf__is_all_but(const maker *m, uint32_t i) {
    uint32_t first = rf__quantity_at(m, i)->phrase;
    return first >= m->sentence->token + 2 && rf__function_at(m->doc, first - 1) == RF__F_BUT &&
           rf__function_at(m->doc, first - 2) == RF__F_ALL;
}
