/* "twice", "five times": how often something was shelled, bombed, hit. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

static rf_indicator strike_kind(const maker *m) {
    for (uint32_t t = 0; t < m->n_triggers; t++)
        switch (m->triggers[t].entry->indicator) {
        case RF_AIR_STRIKES:
        case RF_SHELLINGS:
        case RF_MISSILES:
        case RF_DRONES:
            return (rf_indicator)m->triggers[t].entry->indicator;
        default:
            break;
        }
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        int event = m->triggers[t].entry->event;
        if (event == RF_SHELLING || event == RF_AIR_STRIKE)
            return event == RF_SHELLING ? RF_SHELLINGS : RF_AIR_STRIKES;
    }
    for (uint32_t k = m->sentence->token; k < m->sentence->token + m->sentence->n_tokens; k++) {
        const rf__tag *arms = rf__tag_at(m->doc, k, RF__C_HAZARD); /* "jets hit it 65 times" */
        if (rf__has_text(arms, "air"))
            return RF_AIR_STRIKES;
        if (rf__has_text(arms, "guns"))
            return RF_SHELLINGS;
    }
    return RF_NO_INDICATOR;
}

/* "The clinic was hit [three times]": what was attacked where nothing tells with what. */
static rf_indicator attacked_before(const maker *m, const rf__trigger *t) {
    const rf__tag *noun = t->voice == RF__PASSIVE ? rf__thing_before(m, t->group) : NULL;
    return noun ? rf__attacked_facility(noun->entry->flags) : RF_NO_INDICATOR;
}

/* "broke into the hospital [twice]": what stands between the verb and how often. */
static rf_indicator attacked_behind(const maker *m, const rf__trigger *t, uint32_t times) {
    rf_indicator kind = RF_NO_INDICATOR;
    for (uint32_t i = t->token + t->n; t->voice == RF__ACTIVE && i < times && !kind; i++) {
        const rf__tag *noun = rf__tag_at(m->doc, i, RF__C_NOUN);
        if (rf__is_clause_edge(m->doc, i))
            break;
        kind = noun ? rf__attacked_facility(noun->entry->flags) : RF_NO_INDICATOR;
    }
    return kind;
}

/* "carried out air strikes | 58 times": strikes named right before, and not counted. */
static bool names_strikes(const maker *m, const rf__trigger *t, uint32_t number) {
    enum { NEAR = 5 };
    int v = t->entry->indicator;
    bool strikes = t->entry->class == RF__C_TRIGGER && v >= RF_AIR_STRIKES && v <= RF_DRONES;
    return strikes && t->token + t->n <= number && number <= t->token + t->n + NEAR &&
           !(t->token > m->sentence->token && rf__is_number_at(m->doc, t->token - 1));
}

void rf__link_times(maker *m, uint32_t i) {
    enum { REACH = 8 }; /* "shelled villages along the border 27 times" */
    const rf__quantity *q = rf__quantity_at(m, i);
    made *own = &m->made[i];
    for (uint32_t t = 0; t < m->n_triggers; t++)
        if (names_strikes(m, &m->triggers[t], q->token)) {
            rf__take_trigger(own, &m->triggers[t], (int32_t)t, 0.6,
                             (rf_indicator)m->triggers[t].entry->indicator, RF_EVENTS);
            return;
        }
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        bool attack = trigger->entry->class == RF__C_VERB && !trigger->entry->indicator;
        uint32_t end = trigger->token + trigger->n;
        if (!attack || q->token < end || q->token > end + REACH)
            continue;
        rf_indicator kind = strike_kind(m);
        kind = kind ? kind : attacked_before(m, trigger);
        kind = kind ? kind : attacked_behind(m, trigger, q->token);
        if (!kind)
            continue;
        own->trigger = *trigger;
        own->has_trigger = true;
        own->link = (rf__link){.score = 0.6,
                               .relation = RF__R_OBJECT,
                               .trigger = (int32_t)t,
                               .indicator = kind,
                               .unit = RF_EVENTS};
        return;
    }
}
