/* Figures: every number of a sentence is tried with every trigger of it, the best link above a
 * threshold makes a draft. What has no trigger of its own may take one from a number beside it: a
 * parenthetical, a part ("including 12 children"), the next item of a list, an older value. */
#include "claim/figure.h"

#include <math.h>
#include <string.h>

/* Below the first a number and a trigger only share a sentence; above the second a link is kept
 * where it could be inherited. */
static const double LEAST_SCORE = 0.42, SURE_SCORE = 0.7;

enum { MOST_QUANTITIES = 64 };

typedef struct made {
    rf__phrase phrase;
    rf__link link;
    rf__trigger trigger; /* a copy: of this sentence or the one inherited from */
    bool has_trigger, appeal;
    int32_t draft, parent;
} made;

typedef struct maker {
    rf__doc *doc;
    const rf__sentence *sentence;
    uint32_t sentence_index;
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n_triggers;
    made made[MOST_QUANTITIES];
    uint32_t n;
    made last;        /* the last linked quantity of the sentence before */
    uint32_t last_in; /* its sentence */
} maker;

static const rf__quantity *quantity_at(const maker *m, uint32_t i) {
    return &m->doc->quantities[m->sentence->quantity + i];
}

/* "to assist 75,000 people affected by the storm": that they are helped says more. */
static void prefer_aid(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator != RF_IN_NEED || own->link.relation == RF__R_OBJECT)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        if (trigger->entry->indicator != RF_AID || trigger->token + trigger->n != own->phrase.start)
            continue;
        rf__link link =
            rf__link_score(m->doc, m->sentence, quantity_at(m, i), &own->phrase, trigger);
        if (link.indicator != RF_AID || link.score < LEAST_SCORE)
            continue;
        link.trigger = (int32_t)t;
        own->link = link;
    }
}

static void link_alone(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = quantity_at(m, i);
    if (own->phrase.measured && q->kind != RF__Q_SHARE)
        return;
    /* "224 buildings collapsed and 325 were damaged": the noun is that of the number before */
    rf__phrase borrowed = own->phrase;
    for (uint32_t j = i; j-- > 0 && !borrowed.head;) {
        bool bare = own->phrase.head_token == UINT32_MAX && !own->phrase.of_phrase;
        if (!bare || (j + 1 < i && m->made[j + 1].phrase.head_token != UINT32_MAX))
            break;
        borrowed.head = m->made[j].phrase.head;
    }
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        if (m->triggers[t].asks)
            continue;
        bool borrow = m->triggers[t].entry->flags & RF__NEEDS_NOUN;
        rf__link link = rf__link_score(m->doc, m->sentence, q, borrow ? &borrowed : &own->phrase,
                                       &m->triggers[t]);
        if (link.indicator && link.score > own->link.score) {
            link.trigger = (int32_t)t;
            own->link = link;
        }
    }
    if (own->link.score < LEAST_SCORE) {
        own->link = (rf__link){.trigger = -1};
        return;
    }
    prefer_aid(m, i);
    own->trigger = m->triggers[own->link.trigger];
    own->has_trigger = true;
}

/* "The number fell from 31,004 to 18,560": what is counted was told before. */
static void link_asking(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const made *before =
        m->last.has_trigger && m->last_in + 3 >= m->sentence_index ? &m->last : NULL;
    for (uint32_t j = 0; j < i; j++)
        if (m->made[j].has_trigger)
            before = &m->made[j];
    if (own->has_trigger || !before || own->phrase.measured)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        if (!m->triggers[t].asks)
            continue;
        rf__trigger trigger = m->triggers[t];
        trigger.entry = before->trigger.entry;
        trigger.asks = false;
        rf__phrase phrase = own->phrase;
        if (!phrase.head)
            phrase.head = before->phrase.head;
        rf__link link = {.trigger = -1};
        rf__link found = rf__link_score(m->doc, m->sentence, quantity_at(m, i), &phrase, &trigger);
        if (!found.indicator || found.score < LEAST_SCORE || found.relation != RF__R_TOLL)
            continue;
        link = found;
        link.indicator = before->link.indicator;
        link.unit = phrase.head == before->phrase.head ? before->link.unit : found.unit;
        link.trigger = (int32_t)t;
        own->link = link;
        own->trigger = trigger;
        own->has_trigger = true;
    }
}

static void link_row(maker *m, uint32_t i) {
    made *own = &m->made[i];
    rf__phrase phrase = own->phrase;
    rf__link link;
    rf__trigger trigger;
    bool near = m->last.has_trigger;
    if (own->link.score >= SURE_SCORE || quantity_at(m, i)->kind != RF__Q_COUNT ||
        !rf__table_link(m->doc, m->sentence_index, quantity_at(m, i),
                        near ? &m->last.trigger : NULL, &phrase, &trigger, &link))
        return;
    own->phrase = phrase;
    own->trigger = trigger;
    own->has_trigger = true;
    own->link = link;
}

/* "Of the 820 families hit, 60 live near the river": counted as those before. */
static void share_units(maker *m) {
    for (uint32_t i = 1; i < m->n; i++) {
        made *own = &m->made[i];
        const made *before = &m->made[i - 1];
        if (own->has_trigger && before->has_trigger &&
            own->trigger.token == before->trigger.token && !own->phrase.head &&
            own->link.unit == RF_PEOPLE && before->link.unit == RF_HOUSEHOLDS &&
            quantity_at(m, i)->kind == RF__Q_COUNT && quantity_at(m, i)->paren_of < 0)
            own->link.unit = before->link.unit;
        if (own->has_trigger && own->phrase.of_pronoun && own->link.unit == RF_PEOPLE &&
            before->link.unit == RF_HOUSEHOLDS)
            own->link.unit = RF_HOUSEHOLDS; /* "2,700 families ..., 400 of them" */
    }
}

/* "ten of Gaza's 36 hospitals function": the whole is not what functions. */
static void drop_wholes(maker *m) {
    for (uint32_t i = 1; i < m->n; i++)
        for (uint32_t j = 0; j < i; j++) {
            const made *part = &m->made[j], *whole = &m->made[i];
            if (part->phrase.of_phrase && part->phrase.end > whole->phrase.start &&
                part->has_trigger && whole->has_trigger &&
                part->trigger.token == whole->trigger.token &&
                part->phrase.start < whole->phrase.start && part->link.relation != RF__R_HEAD &&
                part->link.relation != RF__R_PREMODIFIER)
                m->made[i].link = (rf__link){.trigger = -1};
        }
}

/* A line "Host communities: 61%" of a list of shares. */
static bool is_share_line(const maker *m, const made *own) {
    uint32_t at = own->phrase.start;
    return m->sentence->n_tokens <= 10 && at > m->sentence->token &&
           (m->doc->tokens[at - 1].punct == ':' || m->doc->tokens[at - 1].punct == '\t');
}

/* "Of the 53 passengers, 38 died": the first number is the whole. */
static void drop_first_whole(maker *m) {
    if (m->n < 2 || rf__function_at(m->doc, m->sentence->token) != RF__F_OF)
        return;
    made *whole = &m->made[0];
    const made *part = &m->made[1];
    if (whole->has_trigger && part->has_trigger && whole->trigger.token == part->trigger.token &&
        whole->phrase.start <= m->sentence->token + 3 && whole->trigger.token > part->phrase.start)
        whole->link = (rf__link){.trigger = -1};
}

/* "60% of them are under 18", "most were over seventy" */
static bool is_age_limit(const maker *m, const rf__quantity *q) {
    if (q->high > 120 || q->phrase <= m->sentence->token + 1)
        return false;
    const rf__tag *person = rf__tag_at(m->doc, q->phrase - 2, RF__C_NOUN);
    if (rf__function_at(m->doc, q->phrase - 1) == RF__F_OF && person && person->n == 1 &&
        person->entry->groups & (RF_CHILDREN | RF_WOMEN | RF_MEN) &&
        q->token + q->n_tokens < m->doc->n_tokens &&
        !rf__tag_at(m->doc, q->token + q->n_tokens, RF__C_NOUN))
        return true; /* "a girl of five" */
    rf__function before = rf__function_at(m->doc, q->phrase - 1);
    uint32_t end = q->token + q->n_tokens;
    return (before == RF__F_BE || before == RF__F_THEM) && q->phrase < q->token &&
           (end >= m->sentence->token + m->sentence->n_tokens ||
            m->doc->tokens[end].kind == RF__PUNCT || rf__function_at(m->doc, end) == RF__F_OR ||
            rf__function_at(m->doc, end) == RF__F_AND);
}

/* "a 6.6 M quake": nobody counts parts of people. */
static bool is_measure(const rf__quantity *q) {
    return q->kind == RF__Q_COUNT && fabs(q->low - round(q->low)) > 1e-3;
}

static bool within_time(const maker *m, const rf__quantity *q) {
    for (uint32_t t = m->sentence->time; t < m->sentence->time + m->sentence->n_times; t++) {
        const rf__time *time = &m->doc->times[t];
        bool share = q->kind == RF__Q_SHARE && time->kind == RF__TIME_LENGTH;
        if (!share && time->token <= q->token &&
            time->token + time->n_tokens >= q->token + q->n_tokens)
            return true;
    }
    return false;
}

/* "damaged or destroyed 120", "killed and injured": one number for both. */
static void join_triggers(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (!own->has_trigger)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *other = &m->triggers[t];
        uint32_t a = own->trigger.token, b = other->token;
        uint32_t from = a < b ? a + own->trigger.n : b + other->n, to = a < b ? b : a;
        if (a == b || to < from || to - from != 1)
            continue;
        rf__function f = rf__function_at(m->doc, from);
        if (f != RF__F_AND && f != RF__F_OR)
            continue;
        rf_indicator x = own->link.indicator, y = (rf_indicator)other->entry->indicator;
        if ((x == RF_KILLED && y == RF_INJURED) || (x == RF_INJURED && y == RF_KILLED))
            own->link.indicator = RF_CASUALTIES;
        else if (x == RF_HOMES_DAMAGED && y == RF_HOMES_DESTROYED)
            own->link.indicator = RF_HOMES_DESTROYED;
        else if (x == RF_IN_NEED && y && !(other->entry->flags & (RF__NEEDS_NOUN | RF__STATIVE))) {
            /* "affected and evacuated": what happened says more */
            own->link.indicator = y;
            own->trigger = *other;
        }
    }
}

/* "hosts three million people, including many displaced": those who live there. */
static void tell_inhabitants(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t end = m->sentence->token + m->sentence->n_tokens, t = own->phrase.end;
    if (own->link.indicator != RF_SHELTERED || own->link.relation != RF__R_OBJECT ||
        own->phrase.groups)
        return;
    if (t < end && m->doc->tokens[t].punct == ',')
        t++;
    if (rf__function_at(m->doc, t) != RF__F_INCLUDING)
        return;
    for (uint32_t k = t + 1; k < end && k <= t + 4; k++) {
        if (m->doc->tokens[k].kind == RF__NUMERAL)
            return;
        const rf__tag *among = rf__tag_at(m->doc, k, RF__C_TRIGGER);
        if (among && among->entry->indicator == RF_DISPLACED)
            own->link.indicator = RF_POPULATION;
    }
}

/* ---- inheriting ---- */

static bool take(maker *m, uint32_t i, const made *from, int32_t parent, double score) {
    made *own = &m->made[i];
    rf_unit unit = RF_NO_UNIT;
    rf_indicator indicator = from->has_trigger ? rf__resolve(m->doc, &from->trigger, &own->phrase,
                                                             quantity_at(m, i), &unit)
                                               : RF_NO_INDICATOR;
    if (!indicator && from->has_trigger && from->trigger.entry->flags & RF__NEEDS_NOUN &&
        !own->phrase.head && own->phrase.head_token != UINT32_MAX)
        return false; /* "located ten tunnel shafts" */
    if (!indicator && own->phrase.head && own->phrase.head->entry->unit &&
        own->phrase.head->entry->unit != (int)from->link.unit)
        return false;
    if (!indicator || from->link.relation == RF__R_HEAD || from->link.indicator == RF_CASUALTIES) {
        indicator = from->link.indicator;
        if (!unit)
            unit = from->link.unit;
    }
    if (!own->phrase.head && quantity_at(m, i)->kind == RF__Q_COUNT)
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
static int32_t linked_before(const maker *m, uint32_t i) {
    for (int32_t j = (int32_t)i - 1; j >= 0; j--)
        if (m->made[j].link.indicator && m->made[j].link.indicator != RF_SHARE &&
            quantity_at(m, (uint32_t)j)->kind == RF__Q_COUNT)
            return j;
    return -1;
}

/* Does a word in front of the phrase make it a part of what came before? */
static bool is_part(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    if (own->phrase.of_pronoun)
        return true;
    for (uint32_t back = 1; back <= 3 && own->phrase.start >= m->sentence->token + back; back++) {
        uint32_t t = own->phrase.start - back;
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_INCLUDING || f == RF__F_WHOM || f == RF__F_AMONG)
            return true;
        if ((f == RF__F_THEM || f == RF__F_THESE || f == RF__F_WHICH) && t > m->sentence->token) {
            rf__function g = rf__function_at(m->doc, t - 1);
            if (g == RF__F_AMONG || g == RF__F_OF)
                return true;
        }
        if (rf__tag_at(m->doc, t, RF__C_NOUN) || m->doc->tokens[t].kind == RF__NUMERAL)
            return false;
    }
    return false;
}

/* "two were children", "500,000 of those displaced are thought to be children": the group stands in
 * the predicate. */
static void take_predicate_group(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    bool be = false;
    if (own->phrase.groups)
        return;
    for (uint32_t t = own->phrase.end; t < end && t < own->phrase.end + 8; t++) {
        const rf__token *token = &m->doc->tokens[t];
        if (token->kind == RF__NUMERAL || (token->kind == RF__PUNCT && token->punct != '-'))
            return;
        rf__function f = rf__function_at(m->doc, t);
        const rf__tag *noun = rf__tag_at(m->doc, t, RF__C_NOUN);
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
    int form = verb->entry->form;
    rf__function next = rf__function_at(m->doc, token + verb->n);
    bool object =
        next == RF__F_THE || next == RF__F_A || next == RF__F_THEIR || token + verb->n >= to;
    return (form == RF__PARTICIPLE || form == RF__PAST) && !object;
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
        if (f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_WHILE || f == RF__F_BUT)
            return false;
        joined |= f == RF__F_AND || f == RF__F_OR || token->punct == ',' || token->punct == '\t' ||
                  token->punct == ';' || token->punct == ':' || f == RF__F_FROM ||
                  f == RF__F_THAN || f == RF__F_WITH || f == RF__F_TO;
        const rf__tag *verb = rf__tag_at(m->doc, t, RF__C_VERB);
        rf__function g = t > from ? rf__function_at(m->doc, t - 1) : RF__F_NONE;
        bool passive = g == RF__F_BE || g == RF__F_BEEN;
        bool kind_of_place = rf__tag_at(m->doc, t, RF__C_PLACE_KIND); /* "in Plateau state" */
        if (rf__tag_at(m->doc, t, RF__C_SAY_VERB) && !passive && !kind_of_place)
            return false;
        bool auxiliary = f == RF__F_HAVE || f == RF__F_BE || f == RF__F_BEEN;
        if (verb && !auxiliary && !rf__tag_at(m->doc, t, RF__C_NOUN) &&
            !may_be_participle(m, t, verb, to))
            return false;
        n_words += token->kind == RF__WORD;
    }
    return joined && n_words <= most_words;
}

static bool may_continue(const maker *m, uint32_t from, uint32_t to) {
    return may_continue_within(m, from, to, 12);
}

/* "21 rebels from the north and their allies as well as 22 pro-government fighters were killed":
 * the first of two subjects of one verb. */
static void share_verb(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator || i + 1 >= m->n || !own->phrase.head)
        return;
    const made *next = &m->made[i + 1];
    rf__function before = rf__function_at(m->doc, next->phrase.start - 1);
    if (next->link.relation == RF__R_SUBJECT && next->link.score >= SURE_SCORE &&
        next->phrase.head && next->phrase.head->entry->class == RF__C_NOUN &&
        own->phrase.head->entry->class == RF__C_NOUN && before == RF__F_AND &&
        next->phrase.head->entry->unit == own->phrase.head->entry->unit &&
        may_continue_within(m, own->phrase.end, next->phrase.start, 24))
        take(m, i, next, -1, 0.6);
}

static bool in_brackets(const maker *m, const made *own) {
    return own->phrase.start > m->sentence->token &&
           m->doc->tokens[own->phrase.start - 1].punct == '(';
}

/* "Refugees are hosted by Cameroon (346,061 individuals)": people named before without a number. */
static bool take_named(maker *m, uint32_t i) {
    made *own = &m->made[i];
    for (uint32_t t = m->n_triggers; t-- > 0;) {
        const rf__trigger *trigger = &m->triggers[t];
        if (trigger->token >= own->phrase.start || trigger->entry->class != RF__C_TRIGGER ||
            trigger->pattern != RF__P_COUNTED || trigger->entry->flags & RF__WEAK)
            continue;
        rf_unit unit;
        rf_indicator indicator =
            rf__resolve(m->doc, trigger, &own->phrase, quantity_at(m, i), &unit);
        if (!indicator)
            continue;
        own->trigger = *trigger;
        own->has_trigger = true;
        own->link = (rf__link){.score = 0.55,
                               .relation = RF__R_INHERITED,
                               .trigger = (int32_t)t,
                               .indicator = indicator,
                               .unit = unit};
        return true;
    }
    return false;
}

/* "Twelve died in Homs and 3 in Hama; 40 were wounded": a bare number and a place, after a figure
 * told in full. */
static bool is_elliptical(const maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i];
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    rf__function f = rf__function_at(m->doc, own->phrase.end);
    return before >= 0 && !own->phrase.head && own->phrase.head_token == UINT32_MAX &&
           (f == RF__F_IN || f == RF__F_AT || f == RF__F_NEAR) && own->phrase.end + 1 < end &&
           m->made[before].phrase.end < own->phrase.start &&
           may_continue(m, m->made[before].phrase.end, own->phrase.start);
}

/* "6,510 families or 26,666 persons are staying": two measures of one thing, and what they did
 * stands behind the second. */
static bool take_from_next(maker *m, uint32_t i) {
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
    return joined && measures && next->has_trigger && next->link.score >= LEAST_SCORE &&
           take(m, i, next, -1, 0.7);
}

/* After its list the number must be left alone: a place, "others", a group, or nothing. */
static void inherit(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = quantity_at(m, i);
    int32_t before = linked_before(m, i);
    bool part = is_part(m, i), last = m->last.link.indicator && m->last_in + 1 >= m->sentence_index;
    if (own->phrase.measured)
        return;
    if (q->kind == RF__Q_SHARE) {
        bool group = own->phrase.head && own->phrase.head->entry->groups;
        bool own_link = own->link.score >= LEAST_SCORE && !part;
        bool named = own->link.relation == RF__R_HEAD || own->link.relation == RF__R_PREMODIFIER ||
                     (own->link.relation == RF__R_AFTER && own->trigger.token == own->phrase.end &&
                      own->trigger.pattern == RF__P_ADJECTIVE);
        if (own_link && own->phrase.of_phrase && named) {
            /* "58 per cent of all displaced people are girls": of a figure that is not told */
            own->link.indicator = RF_SHARE;
            own->link.unit = RF_UNIT_SHARE;
            return;
        }
        if (part && own->has_trigger && own->link.indicator && before < 0) {
            /* "80 percent of those who fled": a share of a figure that is not told */
            own->link.indicator = RF_SHARE;
            own->link.unit = RF_UNIT_SHARE;
            return;
        }
        rf__function behind = rf__function_at(m->doc, own->phrase.end),
                     second = rf__function_at(m->doc, own->phrase.end + 1);
        if (behind == RF__F_THAN || second == RF__F_THAN || behind == RF__F_MORE)
            return; /* "40 percent fewer than in April" */
        if (!own_link && !part && before < 0 && last && behind == RF__F_BE) {
            take_predicate_group(m, i);
            rf__function first = rf__function_at(m->doc, m->sentence->token);
            group = own->phrase.groups != 0 || first == RF__F_OF;
        }
        if (!own_link && i && m->made[i - 1].link.indicator == RF_SHARE && in_brackets(m, own)) {
            /* "into Chad (37%), South Sudan (30%) and Egypt (24%)" */
            own->link = m->made[i - 1].link;
            own->trigger = m->made[i - 1].trigger;
            own->has_trigger = m->made[i - 1].has_trigger;
            own->parent = m->made[i - 1].parent;
            return;
        }
        bool listed = !own_link && before < 0 && m->last.link.indicator &&
                      m->last_in + 4 >= m->sentence_index && is_share_line(m, own);
        if (listed) {
            group = last = true;
            m->last_in = m->sentence_index;
        }
        bool bracket = q->paren_of >= 0 && before >= 0;
        if (own_link || (!part && !group && !bracket && own->phrase.of_phrase))
            return;
        const made *from = before >= 0               ? &m->made[before]
                           : (part || group) && last ? &m->last
                                                     : NULL;
        bool near = before >= 0 && may_continue(m, m->made[before].phrase.end, own->phrase.start);
        if (!from || (!part && !group && !near && !bracket))
            return;
        own->link = (rf__link){.score = 0.66,
                               .relation = RF__R_INHERITED,
                               .trigger = from->link.trigger,
                               .indicator = RF_SHARE,
                               .unit = RF_UNIT_SHARE};
        own->trigger = from->trigger;
        own->has_trigger = from->has_trigger;
        own->parent = before;
        return;
    }
    if (own->link.score >= SURE_SCORE || take_from_next(m, i))
        return;
    if (q->paren_of >= 0 && (uint32_t)q->paren_of >= m->sentence->quantity) {
        uint32_t j = (uint32_t)q->paren_of - m->sentence->quantity;
        if (j < i && m->made[j].link.indicator && own->link.score < LEAST_SCORE &&
            take(m, i, &m->made[j], (int32_t)j, 0.8))
            return;
    }
    if (q->paren_of < 0 && before < 0 && own->link.score < LEAST_SCORE && in_brackets(m, own) &&
        own->phrase.head && take_named(m, i))
        return;
    if (part && before >= 0 && take(m, i, &m->made[before], before, 0.78))
        return;
    for (uint32_t j = 0; j < i; j++)
        last &= quantity_at(m, j)->kind != RF__Q_COUNT || within_time(m, quantity_at(m, j));
    if (part && before < 0 && last && own->link.score < LEAST_SCORE &&
        take(m, i, &m->last, -1, 0.6))
        return;
    rf__function next = rf__function_at(m->doc, own->phrase.end);
    bool predicate = next == RF__F_BE || next == RF__F_HAVE || next == RF__F_WILL;
    /* "Some 160,000 are in Hungary": of those told right before */
    bool moved = last && (m->last.link.indicator == RF_CROSSED_BORDER ||
                          m->last.link.indicator == RF_DISPLACED);
    if (next == RF__F_BE && before < 0 && moved && !own->phrase.head &&
        own->link.score < LEAST_SCORE && rf__function_at(m->doc, own->phrase.end + 1) == RF__F_IN &&
        take(m, i, &m->last, -1, 0.55))
        return;
    if (predicate) { /* "44 were rescued" says something of its own; "two were children" does not */
        uint32_t groups = own->phrase.groups;
        take_predicate_group(m, i);
        if (groups || !own->phrase.groups)
            return;
    }
    if (own->link.score < SURE_SCORE - 0.1 && own->trigger.token > own->phrase.start &&
        is_elliptical(m, i, before) && take(m, i, &m->made[before], before, 0.6))
        return;
    if (own->link.score >= LEAST_SCORE || before < 0 ||
        (own->phrase.start > m->sentence->token &&
         rf__function_at(m->doc, own->phrase.start - 1) == RF__F_BE))
        return;
    const made *from = &m->made[before];
    bool plain = !own->phrase.head || own->phrase.head->entry->class == RF__C_NOUN;
    if (plain && may_continue(m, from->phrase.end, own->phrase.start))
        take(m, i, from, before, 0.6);
    else if (own->phrase.groups || own->phrase.end < m->sentence->token + m->sentence->n_tokens) {
        /* "(two were children)" */
        uint32_t groups = own->phrase.groups;
        take_predicate_group(m, i);
        if (own->phrase.groups && !groups)
            take(m, i, from, before, 0.6);
    }
}

/* ---- "twice", "five times" ---- */

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
    return RF_NO_INDICATOR;
}

static void link_times(maker *m, uint32_t i) {
    const rf__quantity *q = quantity_at(m, i);
    made *own = &m->made[i];
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        bool attack = trigger->entry->class == RF__C_VERB && !trigger->entry->indicator;
        uint32_t end = trigger->token + trigger->n;
        if (!attack || q->token < end || q->token > end + 3 || !strike_kind(m))
            continue;
        own->trigger = *trigger;
        own->has_trigger = true;
        own->link = (rf__link){.score = 0.6,
                               .relation = RF__R_OBJECT,
                               .trigger = (int32_t)t,
                               .indicator = strike_kind(m),
                               .unit = RF_EVENTS};
        return;
    }
}

/* ---- drafts ---- */

static rf_err add_draft(maker *m, uint32_t i) {
    rf__doc *doc = m->doc;
    made *own = &m->made[i];
    const rf__quantity *q = quantity_at(m, i);
    if (!own->link.indicator)
        return RF_OK;
    if (!rf__grow(&doc->drafts, &doc->cap_drafts, (size_t)doc->n_drafts + 1, sizeof *doc->drafts))
        return RF_ERR_NOMEM;
    take_predicate_group(m, i);
    rf__draft *draft = &doc->drafts[doc->n_drafts];
    *draft = (rf__draft){.sentence = m->sentence_index,
                         .quantity = m->sentence->quantity + i,
                         .trigger = own->has_trigger ? own->trigger.token : q->token,
                         .n_trigger = own->has_trigger ? own->trigger.n : 0,
                         .parent = own->parent >= 0 ? m->made[own->parent].draft : -1,
                         .np = own->phrase.start,
                         .n_np = own->phrase.end - own->phrase.start};
    draft->claim = (rf_claim){.kind = RF_FIGURE,
                              .indicator = own->link.indicator,
                              .low = q->low,
                              .high = q->high,
                              .qualifier = q->qualifier,
                              .unit = own->link.unit,
                              .km = NAN,
                              .from = RF_NO_DATE,
                              .to = RF_NO_DATE,
                              .source.said_on = RF_NO_DATE,
                              .confidence = own->link.score};
    rf_err err = rf__nature(doc, draft, &own->phrase, own->has_trigger ? &own->trigger : NULL);
    if (err)
        return err;
    if (own->appeal)
        draft->claim.modality = RF_PLANNED;
    if (draft->parent >= 0) {
        const rf_claim *parent = &doc->drafts[draft->parent].claim;
        draft->claim.modality = parent->modality;
        if (draft->claim.indicator == RF_KILLED && parent->indicator == RF_DIED_OF_EXPOSURE)
            draft->claim.indicator = RF_DIED_OF_EXPOSURE;
        if (!draft->claim.perpetrator)
            draft->claim.perpetrator = parent->perpetrator;
        if (draft->claim.indicator == RF_SHARE)
            draft->claim.flow = parent->flow;
    }
    own->draft = (int32_t)doc->n_drafts++;
    return RF_OK;
}

/* "aged 29 and 41" */
static bool is_second_age(const maker *m, uint32_t i) {
    if (!i)
        return false;
    const rf__quantity *q = quantity_at(m, i), *before = quantity_at(m, i - 1);
    return before->kind == RF__Q_NOT && before->why_not && !strcmp(before->why_not, "age") &&
           before->token + before->n_tokens + 1 == q->token &&
           rf__function_at(m->doc, q->token - 1) == RF__F_AND;
}

/* "seeks $93.6 million for 114,000 people" */
static void link_appeal(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator || !i || own->phrase.start <= m->sentence->token + 1 ||
        own->phrase.measured)
        return;
    const rf__quantity *before = quantity_at(m, i - 1);
    bool people = own->phrase.head && (own->phrase.head->entry->unit == RF_PEOPLE ||
                                       own->phrase.head->entry->unit == RF_HOUSEHOLDS);
    if (!people || !before->money || rf__function_at(m->doc, own->phrase.start - 1) != RF__F_FOR ||
        before->token + before->n_tokens + 2 < own->phrase.start)
        return;
    own->link = (rf__link){.score = 0.6,
                           .relation = RF__R_OBJECT,
                           .trigger = -1,
                           .indicator = RF_AID,
                           .unit = (rf_unit)own->phrase.head->entry->unit};
    own->appeal = true;
}

/* A number that may have been meant as a figure, beside a word that makes figures, and no figure
 * came of the sentence. */
static bool is_unclaimed(const maker *m) {
    bool number = false, trigger = false;
    for (uint32_t i = 0; i < m->n; i++) {
        const rf__quantity *q = quantity_at(m, i);
        if (m->made[i].draft >= 0)
            return false;
        number |= q->kind == RF__Q_COUNT && !m->made[i].phrase.measured && !within_time(m, q) &&
                  m->made[i].phrase.end > m->made[i].phrase.start;
    }
    for (uint32_t t = 0; t < m->n_triggers; t++)
        trigger |= !m->triggers[t].asks && !(m->triggers[t].entry->flags & RF__WEAK) &&
                   m->triggers[t].entry->indicator;
    return number && trigger;
}

static rf_err make_figures(maker *m) {
    m->n_triggers = rf__triggers_of(m->doc, m->sentence, m->triggers);
    m->n =
        m->sentence->n_quantities < MOST_QUANTITIES ? m->sentence->n_quantities : MOST_QUANTITIES;
    for (uint32_t i = 0; i < m->n; i++) {
        const rf__quantity *q = quantity_at(m, i);
        m->made[i] = (made){.link.trigger = -1, .draft = -1, .parent = -1};
        if (q->kind == RF__Q_NOT || is_measure(q) || within_time(m, q) || is_second_age(m, i) ||
            (q->kind == RF__Q_COUNT && is_age_limit(m, q)))
            continue;
        m->made[i].phrase = rf__phrase_of(m->doc, m->sentence, q);
        if (q->kind == RF__Q_TIMES)
            link_times(m, i);
        else
            link_alone(m, i);
        join_triggers(m, i);
        tell_inhabitants(m, i);
        if (q->kind == RF__Q_COUNT)
            link_asking(m, i);
        if (rf__is_row(m->doc, m->sentence))
            link_row(m, i);
    }
    drop_wholes(m);
    drop_first_whole(m);
    share_units(m);
    made *only = &m->made[0];
    if (m->n == 1 && !only->has_trigger &&
        rf__box_link(m->doc, m->sentence_index, &only->phrase, &only->trigger, &only->link))
        only->has_trigger = true;
    for (uint32_t i = 0; i < m->n; i++)
        if ((quantity_at(m, i)->kind == RF__Q_COUNT || quantity_at(m, i)->kind == RF__Q_SHARE) &&
            !within_time(m, quantity_at(m, i)) && !rf__is_row(m->doc, m->sentence))
            inherit(m, i);
    for (uint32_t i = 0; i < m->n; i++)
        if (quantity_at(m, i)->kind == RF__Q_COUNT && !rf__is_row(m->doc, m->sentence))
            share_verb(m, i);
    for (uint32_t i = 0; i < m->n; i++) {
        if (quantity_at(m, i)->kind == RF__Q_COUNT)
            link_appeal(m, i);
        rf_err err = add_draft(m, i);
        if (err)
            return err;
    }
    m->doc->sentences[m->sentence_index].unclaimed = is_unclaimed(m);
    int32_t last = linked_before(m, m->n);
    if (last >= 0) {
        m->last = m->made[last];
        m->last_in = m->sentence_index;
    }
    return RF_OK;
}

rf_err rf__doc_figures(rf__doc *doc) {
    maker m = {.doc = doc};
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        m.sentence = &doc->sentences[s];
        m.sentence_index = s;
        if (!m.sentence->n_quantities || m.sentence->repeated ||
            doc->report->blocks[m.sentence->block].kind == RF_BLOCK_TABLE_HEAD)
            continue;
        rf_err err = make_figures(&m);
        if (err)
            return err;
    }
    return RF_OK;
}
