/* Who arrived somewhere: whether those counted crossed a border or came back, where the verb alone
 * ("arrived", "reached") leaves it open. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* "200 migrants [deported] by Norland arrived", "arrived after [being deported]": the verb by which
 * those who arrived were sent back, or NULL. */
static const rf__trigger *sent_back(const maker *m, const made *own, const rf__trigger *arrived) {
    enum { NEAR = 4, BEHIND = 8 };
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *back = &m->triggers[t];
        if (back->entry->class != RF__C_VERB || back->entry->indicator != RF_RETURNED ||
            !(back->entry->flags & RF__OBJECT) || !rf__ends_as_past(m->doc, back->token))
            continue;
        bool reduced = back->token >= own->phrase.end && back->token <= own->phrase.end + NEAR &&
                       back->token < arrived->token && back->voice != RF__ACTIVE;
        uint32_t from = arrived->token + arrived->n, after = 0;
        for (uint32_t k = from; k < back->token && k < from + BEHIND; k++) {
            after = rf__function_at(m->doc, k) == RF__F_AFTER ? k : after;
            if (m->doc->tokens[k].kind == RF__PUNCT)
                break;
        }
        /* "after being deported", "after they were deported" */
        bool then = after && back->token > after + 1 && back->token <= after + NEAR &&
                    back->voice == RF__PASSIVE;
        if (reduced || then)
            return back;
    }
    return NULL;
}

/* "The 52 returnees, [25 women, 22 children and five men], arrived": right behind the number
 * before, over a comma or "and". */
static bool is_listed(const maker *m, uint32_t i) {
    uint32_t end = m->made[i - 1].phrase.end;
    return end + 1 == m->made[i].phrase.start && m->made[i].phrase.groups &&
           (m->doc->tokens[end].punct == ',' || rf__function_at(m->doc, end) == RF__F_AND);
}

/* Does the number count those of the figure before it: ", including 17 children", "with 8,000
 * arriving in May"? */
static const made *whole_before(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    int32_t before = rf__linked_before(m, i);
    if (before < 0 || rf__quantity_at(m, (uint32_t)before)->high < rf__quantity_at(m, i)->low)
        return NULL;
    bool bare = !own->phrase.head && own->phrase.head_token == UINT32_MAX;
    return rf__is_part(m, i) || bare || is_listed(m, i) ? &m->made[before] : NULL;
}

/* "the busiest crossing was Velm, with 6,100 arrivals": words of a border or a landing beside. */
static bool at_border(const maker *m) {
    uint32_t end = m->sentence->token + m->sentence->n_tokens, n;
    for (uint32_t i = m->sentence->token; i < end; i++)
        if (rf__is_asked_for(m->doc, i, "landing_words", &n))
            return true;
    return false;
}

void rf__tell_arrival(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__trigger *arrived = &m->triggers[own->link.trigger];
    bool subject = own->link.relation == RF__R_SUBJECT && arrived->entry->flags & RF__ARRIVES;
    bool noun = arrived->pattern == RF__P_NOUN_OF && arrived->entry->flags & RF__ARRIVES;
    if ((!subject && !noun) ||
        (own->link.indicator != RF_DISPLACED && own->link.indicator != RF_CROSSED_BORDER))
        return;
    const rf__tag *head = own->phrase.head; /* "177 deportees arrived" */
    const rf__tag *back_home = own->phrase.premodifier ? own->phrase.premodifier : head;
    if (back_home && back_home->entry->class == RF__C_TRIGGER &&
        back_home->entry->indicator == RF_RETURNED) {
        own->link.indicator = RF_RETURNED;
        return;
    }
    const made *whole = subject ? whole_before(m, i) : NULL;
    const rf__trigger *back = subject ? sent_back(m, own, arrived) : NULL;
    if (back) {
        own->link.trigger = (int32_t)(back - m->triggers);
        own->link.indicator = RF_RETURNED;
    } else if (whole &&
               (whole->link.indicator == RF_CROSSED_BORDER ||
                (whole->link.indicator == RF_RETURNED && (rf__is_part(m, i) || is_listed(m, i))))) {
        own->link.indicator = whole->link.indicator;
    } else if (rf__is_kind(head, "migrants") || (noun && at_border(m))) {
        own->link.indicator = RF_CROSSED_BORDER; /* "300 migrants reached the island" */
    }
}
