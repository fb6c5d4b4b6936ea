/* A number takes what another one counts: what it takes, and what may stand between the two. */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

bool rf__within_time(const maker *m, const rf__quantity *q) {
    for (uint32_t t = m->sentence->time; t < m->sentence->time + m->sentence->n_times; t++) {
        const rf__time *time = &m->doc->times[t];
        bool share = q->kind == RF__Q_SHARE && time->kind == RF__TIME_LENGTH;
        if (!share && time->date <= q->token &&
            time->token + time->n_tokens >= q->token + q->n_tokens)
            return true;
    }
    return false;
}

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
    /* "- 61 per cent - are children" */
    uint32_t dash = own->phrase.start > m->sentence->token &&
                    m->doc->tokens[own->phrase.start - 1].punct == '_' &&
                    m->doc->tokens[own->phrase.end].punct == '_';
    for (uint32_t t = own->phrase.end + dash; t < end && t < own->phrase.end + 8; t++) {
        const rf__token *token = &m->doc->tokens[t];
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
        if (noun ||
            (be && f && f != RF__F_TO && f != RF__F_BE && f != RF__F_THESE && f != RF__F_OF))
            return;
        be |= f == RF__F_BE;
    }
}

static bool may_be_participle(const maker *m, uint32_t token, const rf__tag *verb, uint32_t to) {
    bool past = false; /* "were hurt": one of its forms */
    for (uint32_t g = m->doc->tokens[token].first_tag; g < m->doc->tokens[token + 1].first_tag;
         g++) {
        const rf__tag *tag = &m->doc->tags[g];
        past |= tag->class == RF__C_VERB && tag->n == verb->n &&
                (tag->entry->form == RF__PARTICIPLE || tag->entry->form == RF__PAST);
    }
    rf__function next = rf__function_at(m->doc, token + verb->n);
    bool object =
        next == RF__F_THE || next == RF__F_A || next == RF__F_THEIR || token + verb->n >= to;
    return past && !object;
}

/* "in the north, [followed by] 3,000 in the south": right before the next number of a list; not
 * "fled, followed by 12 soldiers". */
static bool is_followed(const maker *m, uint32_t by) {
    enum { LONGEST = 3, NEAR = 4 };
    uint32_t n;
    for (uint32_t i = by + 1; i < by + NEAR; i++) {
        const rf__tag *noun = i < m->doc->n_tokens ? rf__tag_at(m->doc, i, RF__C_NOUN) : NULL;
        if (noun && noun->entry->groups)
            return false;
    }
    for (uint32_t back = 1; back < LONGEST && by >= m->sentence->token + back; back++)
        if (rf__is_asked_for(m->doc, by - back, "next_of_list", &n) && n == back + 1)
            return true;
    return false;
}

/* "92 people | (not) linked to gangs and 96 others": a participle right behind the noun. */
static bool is_reduced(const rf__doc *doc, uint32_t from, uint32_t at) {
    bool first = at == from || (at == from + 1 && rf__function_at(doc, from) == RF__F_NOT);
    return first && rf__ends_as_past(doc, at) &&
           rf__is_any_preposition(rf__function_at(doc, at + 1));
}

/* Can a list go on between two numbers: "13 in Herat, three in Badghis", "up from 313,900"? */
static bool may_continue_within(const maker *m, uint32_t from, uint32_t to, uint32_t most_words) {
    uint32_t n_words = 0;
    bool joined = false;
    for (uint32_t t = from; t < to; t++) {
        const rf__token *token = &m->doc->tokens[t];
        if (token->punct == '(') {
            t = rf__skip_brackets(m->doc, t, to) - 1;
            continue;
        }
        if (token->punct == '.')
            return false;
        rf__function f = rf__function_at(m->doc, t);
        bool last = t + 1 == to; /* "53,000 in Rwanda, while 60,000 in Tanzania" */
        if (f == RF__F_WHO || f == RF__F_WHICH ||
            ((f == RF__F_WHILE || f == RF__F_BUT) && !(last && f == RF__F_WHILE)))
            return false;
        joined |= (last && f == RF__F_WHILE) || f == RF__F_AND || f == RF__F_OR ||
                  token->punct == ',' || token->punct == '\t' || token->punct == ';' ||
                  token->punct == ':' || f == RF__F_FROM || f == RF__F_THAN || f == RF__F_WITH ||
                  f == RF__F_TO || (last && is_followed(m, t));
        const rf__tag *verb = rf__tag_at(m->doc, t, RF__C_VERB);
        rf__function g = t > from ? rf__function_at(m->doc, t - 1) : RF__F_NONE;
        bool passive = g == RF__F_BE || g == RF__F_BEEN;
        bool kind_of_place = rf__tag_at(m->doc, t, RF__C_PLACE_KIND); /* "in Plateau state" */
        passive |= is_reduced(m->doc, from, t);
        if (rf__tag_at(m->doc, t, RF__C_SAY_VERB) && !passive && !kind_of_place)
            return false;
        bool auxiliary = f == RF__F_HAVE || f == RF__F_BE || f == RF__F_BEEN;
        bool noun = g == RF__F_BY || g == RF__F_IN || g == RF__F_THE; /* "displaced by floods" */
        if (verb && !auxiliary && !noun && !rf__tag_at(m->doc, t, RF__C_NOUN) &&
            !may_be_participle(m, t, verb, to))
            return false;
        if (last && f == RF__F_NONE && rf__ends_as_past(m->doc, t) &&
            token->first_tag == token[1].first_tag)
            return false; /* "killed 31 people and infected 400" */
        n_words += token->kind == RF__WORD;
    }
    return joined && n_words <= most_words;
}

bool rf__may_continue(const maker *m, uint32_t from, uint32_t to) {
    return may_continue_within(m, from, to, 12);
}

/* "21 rebels from the north and their allies as well as 22 pro-government fighters were killed":
 * the first of two subjects of one verb. */
void rf__share_verb(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator || i + 1 >= m->n || !own->phrase.head)
        return;
    const made *next = &m->made[i + 1];
    rf__function before = rf__function_at(m->doc, next->phrase.start - 1);
    if (own->phrase.start > m->sentence->token &&
        rf__is_any_preposition(rf__function_at(m->doc, own->phrase.start - 1)))
        return; /* "he came with two guards, and 40 people fled" */
    bool told = next->link.relation == RF__R_SUBJECT || next->link.relation == RF__R_AFTER;
    told &= !rf__acts_itself(m->doc, own->phrase.end, next->phrase.start, false);
    if (told && next->link.score >= RF__SURE_SCORE && next->phrase.head &&
        next->phrase.head->entry->class == RF__C_NOUN &&
        own->phrase.head->entry->class == RF__C_NOUN && before == RF__F_AND &&
        next->phrase.head->entry->unit == own->phrase.head->entry->unit &&
        may_continue_within(m, own->phrase.end, next->phrase.start, 24))
        rf__take(m, i, next, -1, 0.6);
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
