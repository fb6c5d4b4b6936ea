/* The same people measured twice, as people and as households: "900 people in 180 families". */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* "6,510 families or 26,666 persons are staying": two measures of one thing, and what they did
 * stands behind the second. */
bool rf__take_from_next(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (i + 1 >= m->n || own->link.indicator || !own->phrase.head)
        return false;
    const made *next = &m->made[i + 1];
    uint32_t gap = next->phrase.start - own->phrase.end;
    rf__function f = rf__function_at(m->doc, own->phrase.end);
    bool joined =
        next->phrase.start > own->phrase.end && gap <= 2 &&
        (f == RF__F_OR || f == RF__F_WITH || m->doc->tokens[own->phrase.end].punct == '/');
    int unit = own->phrase.head->entry->unit;
    bool measures = (unit == RF_HOUSEHOLDS && next->link.unit == RF_PEOPLE) ||
                    (unit == RF_PEOPLE && next->link.unit == RF_HOUSEHOLDS);
    return joined && measures && next->has_trigger && next->link.score >= RF__LEAST_SCORE &&
           rf__take(m, i, next, -1, 0.7);
}

/* "500 IDPs consisting of 100 households returned": what the second did the first did. */
bool rf__take_from_measure_behind(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t n_words;
    if (i + 1 >= m->n || !own->phrase.head ||
        !rf__is_asked_for(m->doc, own->phrase.end, "measured_as", &n_words))
        return false;
    const made *next = &m->made[i + 1];
    bool verb = next->has_trigger && next->trigger.entry->class == RF__C_VERB &&
                next->trigger.token >= next->phrase.end && next->link.unit == RF_HOUSEHOLDS;
    bool named = next->link.relation == RF__R_HEAD && next->link.unit == RF_PEOPLE &&
                 own->link.score < RF__LEAST_SCORE &&
                 own->phrase.head->entry->unit == RF_HOUSEHOLDS; /* "comprising 900 IDPs" */
    return next->phrase.start == own->phrase.end + n_words && (verb || named) &&
           rf__take(m, i, next, -1, 0.7);
}

/* "41,200 people / 8,240 families": the same, measured again. */
bool rf__take_from_measure_before(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (!i || own->link.score >= RF__LEAST_SCORE || !own->phrase.head)
        return false;
    const made *before = &m->made[i - 1];
    uint32_t from = before->phrase.end;
    int unit = own->phrase.head->entry->unit;
    if (from == own->phrase.start && from > before->phrase.start)
        from--; /* the stroke stands within the phrase */
    uint32_t n_words = 0, words = from + (m->doc->tokens[from].punct == ',');
    bool joined = from + 1 == own->phrase.start &&
                  (m->doc->tokens[from].punct == '/' || rf__function_at(m->doc, from) == RF__F_OR);
    joined |= rf__is_asked_for(m->doc, words, "measured_as", &n_words) &&
              words + n_words == own->phrase.start; /* "900 people representing 180 families" */
    bool measures = (unit == RF_HOUSEHOLDS && before->link.unit == RF_PEOPLE) ||
                    (unit == RF_PEOPLE && before->link.unit == RF_HOUSEHOLDS);
    return joined && measures && before->has_trigger && rf__take(m, i, before, before->parent, 0.7);
}

/* "189,600 people in 40,500 families": the same, counted by household. */
bool rf__in_families(const maker *m, const made *own, const made *before) {
    uint32_t in = before->phrase.end; /* "displaced persons (IDPs) in 183 households" */
    in = m->doc->tokens[in].punct == '(' ? rf__skip_brackets(m->doc, in, own->phrase.start) : in;
    return own->phrase.head && own->phrase.head->entry->unit == RF_HOUSEHOLDS &&
           before->link.unit == RF_PEOPLE && in + 1 == own->phrase.start &&
           rf__function_at(m->doc, in) == RF__F_IN;
}
