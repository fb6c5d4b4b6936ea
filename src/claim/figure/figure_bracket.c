/* Bare numbers in brackets: what they count stands in the word before them, or before the list of
 * places that they stand behind. */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

bool rf__is_behind_place(const maker *m, const made *own) {
    const rf__sentence *s = m->sentence;
    uint32_t open = own->phrase.start - 1;
    if (m->doc->tokens[own->phrase.end].punct != ')')
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *mention = &m->doc->mentions[i];
        if (!mention->person && mention->use == RF_NAME_PLACE &&
            mention->phrase + mention->n_phrase == open)
            return true;
    }
    return false;
}

/* "in Valencia (211)": a bare number in brackets behind a place. */
bool rf__is_of_place(const maker *m, const made *own) {
    return !own->phrase.head && own->phrase.head_token == UINT32_MAX && rf__is_behind_place(m, own);
}

/* The token of the first bracket of a list of places with numbers, "in [Pemba (7), Beira (5) and
 * Tete (6)]", that ends with the one at `open`. */
static uint32_t first_of_list(const maker *m, uint32_t i) {
    uint32_t first = i;
    while (first && rf__in_brackets(m, &m->made[first - 1]) &&
           rf__quantity_at(m, first - 1)->kind == RF__Q_COUNT)
        first--;
    return first;
}

/* "3,200 people were staying in 18 centres in Pemba (7), Beira (5) and Tete (6)": do the numbers in
 * brackets count the places told before them, not the people? */
static bool counts_sites(const maker *m, uint32_t i, const made *people) {
    uint32_t first = first_of_list(m, i), told = first;
    while (told && rf__quantity_at(m, told - 1)->kind == RF__Q_NOT)
        told--; /* "in 18 centres as of 28 April, in" */
    const made *sites = told ? &m->made[told - 1] : NULL;
    int unit = sites && sites->phrase.head ? sites->phrase.head->entry->unit : RF_NO_UNIT;
    if (sites == people || (unit != RF_PLACES && unit != RF_FACILITIES) ||
        people->link.unit == RF_PLACES || people->link.unit == RF_FACILITIES)
        return false;
    const rf__quantity *all = rf__quantity_at(m, told - 1);
    double sum = 0;
    for (uint32_t k = first; k < m->n && rf__in_brackets(m, &m->made[k]); k++) {
        if (rf__quantity_at(m, k)->high > all->high)
            return false;
        sum += rf__quantity_at(m, k)->high;
    }
    return sum <= all->high;
}

/* "in Dodoma (137 cases and two deaths) and Rukwa (33)": what the first number of the bracket
 * before counts is no figure, so this one is none. */
static bool follows_measured(const maker *m, uint32_t i) {
    for (uint32_t j = i; j-- > 0;) {
        const rf__quantity *q = rf__quantity_at(m, j);
        if (q->kind == RF__Q_NOT && q->why_not && !strcmp(q->why_not, "cases"))
            return true; /* "17 cases: Tarsa (8)" */
        if (q->phrase > m->sentence->token && m->doc->tokens[q->phrase - 1].punct == '(')
            return m->made[j].phrase.measured ||
                   (q->kind == RF__Q_NOT && rf__is_of_things(q->why_not));
    }
    return false;
}

/* "12 deaths and 40 injured; most [deaths] come from Leyte (9)": which of the counts before a
 * bracket a noun between tells of again; 0: none. */
static rf_indicator named_between(const maker *m, int32_t before, const made *own) {
    for (uint32_t t = m->n_triggers; t-- > 0;) {
        const rf__trigger *noun = &m->triggers[t];
        rf_indicator v = (rf_indicator)noun->entry->indicator;
        if (noun->token < m->made[before].phrase.end || noun->token >= own->phrase.start ||
            noun->pattern != RF__P_COUNTED || v == m->made[before].link.indicator)
            continue;
        for (int32_t j = before; j >= 0; j = rf__linked_before(m, (uint32_t)j))
            if (m->made[j].link.indicator == v && m->made[j].parent < 0)
                return v;
    }
    return RF_NO_INDICATOR;
}

/* "18,000 people (4,500 families) ... in Cabo Delgado (17,800 people) and Nampula (300)": numbers
 * in brackets behind a place are parts of the figure that counts the same. */
bool rf__take_of_place(maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i];
    const rf__sentence *s = m->sentence;
    if (!rf__in_brackets(m, own) || m->doc->tokens[own->phrase.end].punct != ')' ||
        own->link.score >= RF__LEAST_SCORE)
        return false;
    if (!own->phrase.head && follows_measured(m, i)) {
        m->made[i].phrase.measured = true;
        return true;
    }
    rf_indicator named = before >= 0 ? named_between(m, before, own) : RF_NO_INDICATOR;
    bool place = false;
    for (uint32_t k = s->mention; k < s->mention + s->n_mentions; k++) {
        const rf__mention *mention = &m->doc->mentions[k];
        place |= !mention->person && mention->use == RF_NAME_PLACE &&
                 mention->phrase + mention->n_phrase == own->phrase.start - 1;
    }
    if (place && before < 0)
        return false;
    for (int32_t j = before; place && j >= 0; j = rf__linked_before(m, (uint32_t)j)) {
        const made *whole = &m->made[j];
        bool same = own->phrase.head ? own->phrase.head->entry->unit == (int)whole->link.unit
                                     : whole->parent < 0;
        bool listed = j == before && !own->phrase.head && whole->parent >= 0 &&
                      rf__in_brackets(m, whole) && rf__is_of_place(m, whole);
        if (listed) /* "deaths ... in Leyte (9) and | Cebu (3)" */
            return rf__take(m, i, whole, whole->parent, 0.7);
        if (same && !own->phrase.head && counts_sites(m, i, whole)) {
            m->made[i].phrase.measured = true;
            return true;
        }
        if (same && whole->link.indicator != RF_SHARE && (!named || named == whole->link.indicator))
            return rf__take(m, i, whole,
                            whole->parent >= 0 && !own->phrase.head ? whole->parent : j, 0.7);
    }
    return false;
}

/* "IDPs in camps (9,000 people or 40%) and IDPs in host communities (13,000 people or 60%)": the
 * second of two brackets that measure the same, where the word stands again before it. */
bool rf__take_of_bracket_before(maker *m, uint32_t i, int32_t before) {
    made *own = &m->made[i];
    if (before < 0 || !rf__in_brackets(m, own) || !own->phrase.head ||
        own->link.score >= RF__LEAST_SCORE)
        return false;
    const made *first = &m->made[before];
    if (!rf__in_brackets(m, first) || !first->phrase.head ||
        first->phrase.head->entry->unit != own->phrase.head->entry->unit)
        return false;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *word = &m->triggers[t];
        if (word->token > first->phrase.end && word->token < own->phrase.start &&
            word->pattern == RF__P_COUNTED && word->entry->indicator == (int)first->link.indicator)
            return rf__take(m, i, first, first->parent, 0.6);
    }
    return false;
}

/* "The houses were destroyed (5,600), partially destroyed (2,400) or flooded (900)": the word right
 * before the bracket tells what became of them. */
bool rf__counts_other_sort(const maker *m, uint32_t i, int32_t before) {
    const rf__doc *doc = m->doc;
    const made *own = &m->made[i], *first = before >= 0 ? &m->made[before] : NULL;
    if (!first || !first->has_trigger || !rf__in_brackets(m, own) || own->phrase.head ||
        doc->tokens[first->trigger.token + first->trigger.n].punct != '(' ||
        own->phrase.start < m->sentence->token + 2 || doc->tokens[own->phrase.end].punct != ')' ||
        first->trigger.token + first->trigger.n + 1 != rf__quantity_at(m, (uint32_t)before)->phrase)
        return false;
    uint32_t at = own->phrase.start - 2;
    const rf__token *word = &doc->tokens[at];
    const uint64_t known = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_PLACE_KIND) |
                           RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_TRIGGER) |
                           RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_TIME_WORD);
    return word->kind == RF__WORD && !(word->flags & RF__CAPITAL) && !(word->over & known) &&
           rf__ends_as(doc, at, RF__END_PLURAL);
}

/* "nine dead (four [confirmed], five for [validation])": how sure it is of those before. */
bool rf__take_checked(maker *m, uint32_t i, int32_t before) {
    const rf__doc *doc = m->doc;
    const made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t word = q->token + q->n_tokens;
    word += rf__function_at(doc, word) == RF__F_FOR;
    const rf__tag *sort = rf__tag_at(doc, word, RF__C_SAY_NOUN);
    if (before < 0 || !rf__in_brackets(m, own) || own->phrase.head || !rf__is_kind(sort, "sort") ||
        q->kind != RF__Q_COUNT)
        return false;
    if (rf__in_brackets(m, &m->made[before])) {
        before = m->made[before].parent;
        return before >= 0 && rf__take(m, i, &m->made[before], before, 0.7);
    }
    return doc->tokens[q->phrase - 1].punct == '(' && rf__take(m, i, &m->made[before], before, 0.7);
}

bool rf__take_word_before(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (!rf__in_brackets(m, own) || own->phrase.head || own->link.score >= RF__LEAST_SCORE ||
        rf__quantity_at(m, i)->kind != RF__Q_COUNT || m->doc->tokens[own->phrase.end].punct != ')')
        return false;
    uint32_t open = own->phrase.start - 1;
    int32_t before = rf__linked_before(m, i);
    const rf__tag *homes = rf__thing_before(m, open); /* of which no number is told */
    if (before < 0 && (!homes || homes->entry->unit != RF_HOMES))
        return false;
    while (before >= 0 && m->made[before].parent >= 0 && !m->made[before].phrase.head)
        before = m->made[before].parent;
    rf__phrase counted = own->phrase;
    counted.head = before >= 0 && m->made[before].phrase.head ? m->made[before].phrase.head : homes;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *word = &m->triggers[t]; /* the longest that ends there comes first */
        rf_unit unit;
        rf_indicator v = word->token + word->n == open && !word->asks
                             ? rf__resolve(m->doc, word, &counted, rf__quantity_at(m, i), &unit)
                             : RF_NO_INDICATOR;
        if (!v)
            continue;
        rf__take_trigger(own, word, (int32_t)t, 0.7, v, unit);
        own->parent = before;
        return true;
    }
    return false;
}
