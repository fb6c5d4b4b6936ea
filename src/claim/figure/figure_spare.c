/* Facilities that nature damaged: nobody attacked them. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* "The storm hit on Monday. Two schools were damaged": damage without a doer, right behind a
 * sentence on a disaster. */
static bool follows_disaster(const maker *m, const rf__trigger *t) {
    enum { REACH = 1 };
    int v = t->entry->indicator;
    if ((v != RF_HOMES_DAMAGED && v != RF_HOMES_DESTROYED) || m->sentence->tells_arms)
        return false;
    for (uint32_t s = m->sentence_index; s-- > 0 && m->sentence_index - s <= REACH;) {
        const rf__sentence *before = &m->doc->sentences[s];
        if (before->tells_arms)
            return false;
        for (uint32_t i = before->token; i < before->token + before->n_tokens; i++)
            if (rf__event_tag(m->doc, i, RF__E_NOT_ARMED))
                return true;
    }
    return false;
}

/* "265 classrooms damaged" in a report whose beginning tells of a flood and of no arms. */
static bool is_of_disaster(const maker *m, const rf__trigger *t) {
    enum { HEAD = 10 };
    int v = t->entry->indicator;
    if ((v != RF_HOMES_DAMAGED && v != RF_HOMES_DESTROYED) || m->sentence->tells_arms)
        return false;
    bool disaster = false;
    for (uint32_t s = 0; s < m->doc->n_sentences && s < HEAD; s++) {
        const rf__sentence *head = &m->doc->sentences[s];
        if (head->tells_arms)
            return false;
        for (uint32_t i = head->token; i < head->token + head->n_tokens && !disaster; i++)
            disaster = rf__event_tag(m->doc, i, RF__E_NOT_ARMED) != NULL;
    }
    return disaster;
}

/* "storms hit two clinics", "two schools were destroyed by floods": nobody attacked them. */
void rf__spare_nature(maker *m, uint32_t i) {
    made *own = &m->made[i];
    rf_indicator v = own->link.indicator;
    if (!own->has_trigger ||
        (v != RF_HEALTH_FACILITY_ATTACKED && v != RF_SCHOOL_ATTACKED && v != RF_CAMP_ATTACKED))
        return;
    const rf__trigger *t = &own->trigger;
    uint32_t first = rf__clause_start(m->doc, m->sentence, t->group);
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    if (t->group > first && rf__function_at(m->doc, t->group - 1) == RF__F_AND &&
        !rf__is_causer(m->doc, m->sentence, m->sentence->token, t->group))
        first = m->sentence->token; /* "storms displaced 900 and | damaged two schools" */
    if (follows_disaster(m, t) || is_of_disaster(m, t)) {
        rf__counts_nothing(own);
        return;
    }
    bool by = false;
    for (uint32_t k = first; k < end && k < t->token + t->n + 7; k++) {
        if ((k < t->group || by) && rf__event_tag(m->doc, k, RF__E_NOT_ARMED)) {
            rf__counts_nothing(own);
            return;
        }
    }
}
