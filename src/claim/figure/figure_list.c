/* Lists: several numbers and one word that says what they count. The word may stand behind the
 * last of them ("310 houses in Dosso, 205 in Tahoua and 96 in Zinder were destroyed"), before the
 * first ("the toll is 91: Beira reported 40, Chimoio 31"), or with the last only ("45 and 27
 * deaths"). */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

bool rf__is_bare(const made *own) {
    return !own->phrase.head && own->phrase.head_token == UINT32_MAX && !own->phrase.of_phrase &&
           !own->phrase.of_pronoun;
}

static bool joins(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__function_at(doc, token);
    return f == RF__F_AND || f == RF__F_OR || doc->tokens[token].punct == ',';
}

/* Does the list go on from one number to the next: a comma or "and", and before it no more than a
 * place? */
static bool is_joint(const maker *m, const made *a, const made *b) {
    enum { MOST_BETWEEN = 8 };
    uint32_t from = a->phrase.end, to = b->phrase.start;
    if (from >= to || to > from + MOST_BETWEEN || !joins(m->doc, to - 1))
        return false;
    for (uint32_t t = from; t + 1 < to; t++) {
        const rf__token *token = &m->doc->tokens[t];
        rf__function f = rf__function_at(m->doc, t);
        if (token->kind == RF__PUNCT && token->punct != '-' && token->punct != ',' &&
            token->punct != '\'')
            return false;
        if (f && f != RF__F_IN && f != RF__F_AT && f != RF__F_FROM && f != RF__F_NEAR &&
            f != RF__F_OF && f != RF__F_THE && f != RF__F_AND && f != RF__F_ON)
            return false;
        if (!f && token->kind == RF__WORD && !(token->flags & RF__CAPITAL) &&
            (rf__tag_at(m->doc, t, RF__C_VERB) || rf__tag_at(m->doc, t, RF__C_SAY_VERB)) &&
            !rf__tag_at(m->doc, t, RF__C_PLACE_KIND))
            return false;
    }
    return true;
}

/* The last number of the list that begins with number i; i itself: there is none. */
static uint32_t list_end(const maker *m, uint32_t i) {
    uint32_t last = i;
    for (uint32_t next = i + 1; next < m->n; next++) {
        if (rf__quantity_at(m, next)->kind == RF__Q_NOT)
            continue; /* "the accord of 2016" */
        if (rf__quantity_at(m, next)->kind != RF__Q_COUNT || m->made[next].phrase.of_pronoun ||
            !is_joint(m, &m->made[last], &m->made[next]))
            break;
        last = next;
    }
    if (last > i) {
        rf__function f = rf__function_at(m->doc, m->made[last].phrase.start - 1);
        if (f != RF__F_AND && f != RF__F_OR)
            return i;
    }
    return last;
}

/* May the phrase be a subject: nothing before it says that it is the whole, the place or the
 * reason. */
static bool may_be_subject(const maker *m, const made *own) {
    if (own->phrase.start == m->sentence->token ||
        rf__tag_over(m->doc, own->phrase.start - 1, RF__C_FLOW)) /* "a total of" */
        return true;
    switch (rf__function_at(m->doc, own->phrase.start - 1)) {
    case RF__F_NONE:
    case RF__F_AND:
    case RF__F_OR:
    case RF__F_THAT:
    case RF__F_BUT:
    case RF__F_WHILE:
    case RF__F_WHERE:
    case RF__F_WHEN:
        return !rf__tag_over(m->doc, own->phrase.start - 1, RF__C_VERB);
    default:
        return false;
    }
}

/* A number of a list takes the verb or adjective behind the last of them. */
static bool take_behind(maker *m, uint32_t i, uint32_t last) {
    made *own = &m->made[i];
    if (rf__quantity_at(m, i)->kind == RF__Q_NOT)
        return false; /* "children under five and 300 women were" */
    rf__phrase whole = own->phrase;
    for (uint32_t j = i; !whole.head && j-- > 0;) /* "205 in Tahoua": houses, as before */
        whole.head = m->made[j].phrase.head;
    whole.end = m->made[last].phrase.end;
    rf__link best = {.trigger = -1};
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        if (trigger->asks || trigger->token < whole.end)
            continue;
        rf__link link = rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &whole, trigger);
        if (link.indicator && link.score > best.score &&
            (link.relation == RF__R_SUBJECT || link.relation == RF__R_AFTER)) {
            best = link;
            best.trigger = (int32_t)t;
        }
    }
    if (best.score < RF__SURE_SCORE - 0.1 || best.score - 0.1 <= own->link.score)
        return false;
    own->link = best;
    rf__tell_arrival(m, i);
    own->link.score -= 0.1;
    own->trigger = m->triggers[own->link.trigger];
    own->has_trigger = true;
    return true;
}

/* "isolated 12 villages and 9,000 people": a number of a list takes the verb before the first. */
static void take_before(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t first = i;
    for (uint32_t j = i; j-- > 0;) {
        if (rf__quantity_at(m, j)->kind == RF__Q_NOT)
            continue; /* "12 children under five and 30 women" */
        if (!is_joint(m, &m->made[j], &m->made[first]) || !m->made[j].phrase.head)
            break;
        first = j;
    }
    if (first == i || !own->phrase.head || own->phrase.head->entry->class != RF__C_NOUN ||
        rf__function_at(m->doc, own->phrase.start - 1) != RF__F_AND)
        return;
    rf__phrase whole = own->phrase;
    whole.start = m->made[first].phrase.start;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        if (trigger->asks || trigger->token >= whole.start)
            continue;
        rf__link link = rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &whole, trigger);
        if (!link.indicator || link.relation != RF__R_OBJECT || link.score < RF__SURE_SCORE)
            continue;
        own->link = link;
        own->link.score -= 0.1;
        own->link.trigger = (int32_t)t;
        own->trigger = *trigger;
        own->has_trigger = true;
        return;
    }
}

static void take_link_of(made *own, const made *of, double score) {
    own->link = of->link;
    own->link.score = score;
    own->link.relation = RF__R_INHERITED;
    own->trigger = of->trigger;
    own->has_trigger = of->has_trigger;
}

/* Is the next number of a list right behind: "and", a comma, or both between? */
static bool is_beside(const maker *m, const made *own, const made *next) {
    uint32_t at = own->phrase.end;
    bool both = m->doc->tokens[at].punct == ',' && rf__function_at(m->doc, at + 1) == RF__F_AND;
    return joins(m->doc, at) && next->phrase.start == at + 1 + both;
}

/* "eight Norlandic", "six Velmish fatalities": the word behind the number, where it is one with a
 * capital; else 0. */
static uint32_t nation_behind(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t at = q->token + q->n_tokens;
    return rf__is_word(m->doc, at) && m->doc->tokens[at].flags & RF__CAPITAL &&
                   !rf__tag_at(m->doc, at, RF__C_NOUN)
               ? at
               : 0;
}

/* "eight Norlandic and six Velmish fatalities": the noun behind the second is that of both. */
static void take_noun_of_nations(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const made *next = &m->made[i + 1];
    uint32_t first = nation_behind(m, i), second = nation_behind(m, i + 1);
    if (own->phrase.head || !first || !second || own->phrase.end != first + 1 ||
        !next->phrase.head || next->phrase.head->token != second + 1 || !is_beside(m, own, next))
        return;
    if (next->phrase.head->entry->class == RF__C_NOUN &&
        next->phrase.head->entry->unit == RF_PEOPLE) { /* "and six Velmish soldiers" */
        own->phrase.head = next->phrase.head;
        own->phrase.groups = next->phrase.groups;
        return;
    }
    if (next->phrase.head->entry->class != RF__C_TRIGGER || next->link.relation != RF__R_HEAD)
        return;
    take_link_of(own, next, 0.6);
    own->parent = -1;
}

/* "45 and 27 deaths", "52, 34, and 3 injuries": the first have the noun of the last. */
static void take_noun_of_next(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const made *next = &m->made[i + 1];
    uint32_t last = i + 1;
    while (last + 1 < m->n && rf__is_bare(&m->made[last]) &&
           is_beside(m, &m->made[last], &m->made[last + 1]))
        next = &m->made[++last];
    if (!rf__is_bare(own) || !is_beside(m, own, &m->made[i + 1]) ||
        next->link.score < RF__SURE_SCORE || !next->phrase.head || next->parent >= 0 ||
        m->doc->tokens[rf__quantity_at(m, i)->token].kind != RF__NUMERAL)
        return;
    if (own->phrase.start > m->sentence->token) {
        uint32_t before = own->phrase.start - 1;
        bool cases = before > m->sentence->token && /* "cases totalling 552 and 14 deaths" */
                     rf__tag_over(m->doc, before - 1, RF__C_MEASURE);
        bool name = cases || m->doc->tokens[before].flags & RF__CAPITAL || /* "Camps 3 and 4" */
                    rf__tag_at(m->doc, before, RF__C_NOUN) ||
                    rf__tag_at(m->doc, before, RF__C_TIME_UNIT);
        if (name)
            return;
    }
    take_link_of(own, next, 0.6);
}

/* "including 585 men, 262 women and 458 children, and 12,703 were injured": the last of the parts
 * is no subject of the verb behind the next number. */
static void stay_in_parts(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const made *before = &m->made[i - 1], *next = &m->made[i + 1];
    bool reaches = own->has_trigger && own->trigger.token >= next->phrase.start &&
                   own->link.relation != RF__R_HEAD && own->link.relation != RF__R_PREMODIFIER;
    if (!reaches || before->link.relation != RF__R_INHERITED || before->parent < 0 ||
        !(own->phrase.groups | before->phrase.groups) || !own->phrase.head ||
        own->phrase.head->entry->class != RF__C_NOUN || !is_joint(m, before, own))
        return;
    own->link = before->link;
    own->trigger = before->trigger;
    own->has_trigger = before->has_trigger;
    own->parent = before->parent;
}

/* Does a place stand right before the number, or with one word or mark between ("Beira reported
 * 40", "Tete: 20", "Gaza (12)")? */
static bool has_place_before(const maker *m, const made *own) {
    uint32_t at = own->phrase.start;
    const rf__sentence *s = m->sentence;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *mention = &m->doc->mentions[i];
        uint32_t end = mention->phrase + mention->n_phrase;
        if (mention->person || mention->use != RF_NAME_PLACE || end > at || at > end + 2)
            continue;
        bool said = end < at && rf__tag_at(m->doc, end, RF__C_SAY_VERB);
        if (at == end ||
            (at == end + 1 &&
             (said || rf__function_at(m->doc, end) == RF__F_WITH ||
              rf__function_at(m->doc, end) == RF__F_HAVE ||
              strchr(":-_(", m->doc->tokens[end].punct ? m->doc->tokens[end].punct : 'x'))))
            return true;
        if (at == end + 2 && rf__function_at(m->doc, end) == RF__F_HAVE &&
            rf__tag_at(m->doc, end + 1, RF__C_SAY_VERB))
            return true;
    }
    return false;
}

/* "Marib (11 HHs)": the brackets behind a place hold no more than a number and whom it counts. */
static bool is_bracketed(const maker *m, const made *own) {
    const rf__token *tokens = m->doc->tokens;
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    int unit = own->phrase.head ? own->phrase.head->entry->unit : RF_PEOPLE;
    return own->phrase.start > m->sentence->token && own->phrase.end < end &&
           tokens[own->phrase.start - 1].punct == '(' && tokens[own->phrase.end].punct == ')' &&
           (rf__is_bare(own) ||
            (own->phrase.head && own->phrase.head->entry->class == RF__C_NOUN)) &&
           (unit == RF_PEOPLE || unit == RF_HOUSEHOLDS || unit == RF_HOMES);
}

static bool is_place_pair(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    uint32_t behind = own->phrase.end, end = m->sentence->token + m->sentence->n_tokens;
    bool ends = behind >= end || m->doc->tokens[behind].kind == RF__PUNCT || joins(m->doc, behind);
    return rf__quantity_at(m, i)->kind == RF__Q_COUNT &&
           m->doc->tokens[rf__quantity_at(m, i)->token].kind == RF__NUMERAL &&
           ((rf__is_bare(own) && ends) || is_bracketed(m, own)) && has_place_before(m, own);
}

/* "Ninewa hosts the largest number (244,300)", "has the most, 244,300": a part of what was told
 * before; ret_beside: the words stand right before the number. */
static bool is_ranked(const maker *m, const made *own, bool *ret_beside) {
    uint32_t at = own->phrase.start, n;
    *ret_beside = false;
    for (uint32_t i = m->sentence->token; i < at; i++) {
        if (!rf__is_asked_for(m->doc, i, "largest_part", &n))
            continue;
        char between = i + n + 1 == at ? m->doc->tokens[i + n].punct : 0;
        *ret_beside = between == '(' || between == ',';
        return rf__function_at(m->doc, i + n) != RF__F_OF;
    }
    return false;
}

/* "Bay (31,200) and Banadir (18,400)": the first name is not known as a place, the next one is. */
static bool is_before_pair(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    uint32_t at = own->phrase.start;
    return i + 1 < m->n && at == m->sentence->token + 2 && is_bracketed(m, own) &&
           m->doc->tokens[at - 2].flags & RF__CAPITAL && is_place_pair(m, i + 1) &&
           is_bracketed(m, own + 1) && joins(m->doc, own->phrase.end + 1);
}

bool rf__ends_with_colon(const rf__doc *doc, uint32_t s) {
    const rf__sentence *line = &doc->sentences[s];
    return line->n_tokens && doc->tokens[line->token + line->n_tokens - 1].punct == ':';
}

/* The line before the list that a sentence is an item of, or begins an item of: "The majority were
 * displaced from the following governorates:". UINT32_MAX: there is none. */
static uint32_t lead_of_item(maker *m) {
    const rf__doc *doc = m->doc;
    bool any = m->item_to != UINT32_MAX;
    uint32_t s = m->sentence_index, before = s, seen = any ? m->item_to : 0;
    if (doc->report->blocks[m->sentence->block].kind != RF_BLOCK_BULLET)
        return UINT32_MAX;
    while (before > seen &&
           doc->report->blocks[doc->sentences[before - 1].block].kind == RF_BLOCK_BULLET)
        before--;
    if (!any || before > seen)
        m->item_lead = before ? before - 1 : UINT32_MAX;
    m->item_to = s;
    if (m->item_lead == UINT32_MAX)
        return UINT32_MAX;
    return rf__ends_with_colon(doc, m->item_lead) ? m->item_lead : UINT32_MAX;
}

/* "Most incidents were in Saada (144)": the sentence counts events before token `to`, and the one
 * before counted people. */
static bool counts_events(const maker *m, uint32_t to) {
    if (m->last.link.unit == RF_EVENTS)
        return false;
    for (uint32_t t = m->sentence->token; t < to; t++) {
        const rf__tag *noun = rf__tag_at(m->doc, t, RF__C_NOUN);
        if (noun && noun->entry->unit)
            return noun->entry->unit == RF_EVENTS;
    }
    return false;
}

/* What a pair counts: as told before it in the sentence, in the line before its list, or at the end
 * of the sentence before. */
static bool take_told(maker *m, uint32_t i, uint32_t lead) {
    made *own = &m->made[i];
    int32_t before = rf__linked_before(m, i);
    bool last = m->last.link.indicator && m->last.link.indicator != RF_SHARE &&
                m->last_in + 1 >= m->sentence_index;
    rf__phrase counted = own->phrase;
    if (before < 0 && lead != UINT32_MAX &&
        rf__label_link(m->doc, lead, rf__quantity_at(m, i), &counted, &own->trigger, &own->link)) {
        own->has_trigger = true;
        own->label = m->sentence_index;
    } else {
        const made *from = before >= 0 ? &m->made[before] : last ? &m->last : NULL;
        if (!from || (from == &m->last && counts_events(m, own->phrase.start)))
            return false;
        own->link = from->link;
        own->trigger = from->trigger;
        own->has_trigger = from->has_trigger;
        own->label = before >= 0 ? from->label : own->label;
    }
    if (own->phrase.head)
        own->link.unit = (rf_unit)own->phrase.head->entry->unit;
    return true;
}

/* "The toll is 91: Beira reported 40, Chimoio 31 and Tete 20", "identified in Marib (12 HHs) and
 * Taiz (7 HHs)" */
void rf__read_place_pairs(maker *m) {
    uint32_t n_pairs = 0, n_bracketed = 0;
    bool beside;
    for (uint32_t i = 0; i < m->n; i++) {
        bool pair = is_place_pair(m, i);
        n_pairs += pair;
        n_pairs += is_ranked(m, &m->made[i], &beside) && (pair || beside);
        n_pairs += is_before_pair(m, i);
        n_bracketed += pair && is_bracketed(m, &m->made[i]);
    }
    uint32_t lead = n_bracketed ? lead_of_item(m) : UINT32_MAX;
    if (n_pairs < 2 && lead == UINT32_MAX)
        return;
    for (uint32_t i = 0; i < m->n; i++) {
        made *own = &m->made[i];
        bool ranked = is_ranked(m, own, &beside) && beside && rf__is_bare(own) &&
                      rf__quantity_at(m, i)->kind == RF__Q_COUNT;
        if (own->link.score >= RF__LEAST_SCORE || own->phrase.measured ||
            !(ranked || is_place_pair(m, i) || is_before_pair(m, i)) || !take_told(m, i, lead))
            continue;
        own->link.score = 0.55;
        own->link.relation = RF__R_INHERITED;
        own->parent = -1;
    }
}

/* "one side spoke of 40 dead, the other of about 30": the verb of telling of the number before. */
static const rf__tag *say_before(const maker *m, const made *own, uint32_t of) {
    enum { REACH = 9 };
    const made *before = own > m->made ? own - 1 : NULL;
    uint32_t i = of;
    if (!before || before->phrase.start < m->sentence->token + 2)
        return NULL;
    while (i > before->phrase.end && i + REACH > of) {
        i--;
        if (m->doc->tokens[i].punct && !strchr(",'\"", m->doc->tokens[i].punct))
            return NULL;
        if (rf__tag_at(m->doc, i, RF__C_VERB) && !rf__tag_at(m->doc, i, RF__C_NOUN))
            return NULL;
        bool joint = joins(m->doc, i) || rf__function_at(m->doc, i) == RF__F_WHILE;
        if (!joint)
            continue;
        uint32_t at = before->phrase.start - 1;
        if (m->doc->tokens[at].flags & RF__OPEN_QUOTE)
            at--;
        return rf__function_at(m->doc, at) == RF__F_OF
                   ? rf__tag_over(m->doc, at - 1, RF__C_SAY_VERB)
                   : NULL;
    }
    return NULL;
}

/* "television gives 54", "the Red Crescent speaks of 11,000", "Moscow said it had downed 31": a
 * bare number right behind a verb of telling. */
static bool is_told(const maker *m, const made *own) {
    uint32_t first = m->sentence->token, at = own->phrase.start;
    if (!rf__is_bare(own) || at < first + 2)
        return false;
    if (m->doc->tokens[at - 1].flags & RF__OPEN_QUOTE && at > first + 2)
        at--; /* "spoke of 'more than 200'" */
    rf__function f = rf__function_at(m->doc, at - 1);
    if ((f == RF__F_OF || f == RF__F_AT) && at >= first + 3)
        at--;
    rf__function it = rf__function_at(m->doc, at - 1); /* "had put it at 191" */
    if (f == RF__F_AT && (it == RF__F_IT || it == RF__F_THEM) && at >= first + 3)
        at--;
    const rf__tag *say = rf__tag_over(m->doc, at - 1, RF__C_SAY_VERB);
    if (!say && f == RF__F_OF && at == own->phrase.start - 1)
        say = say_before(m, own, at);
    bool noun = say && at >= first + 2 && rf__function_at(m->doc, at - 2) == RF__F_A;
    bool there = rf__function_at(m->doc, at - 1) == RF__F_BE && /* "a week ago there were 420" */
                 rf__function_at(m->doc, at - 2) == RF__F_THERE;
    uint32_t behind = own->phrase.end, end = m->sentence->token + m->sentence->n_tokens;
    rf__function g = rf__function_at(m->doc, behind);
    bool alone = behind >= end || m->doc->tokens[behind].kind == RF__PUNCT || g == RF__F_IN ||
                 g == RF__F_SINCE || g == RF__F_AND || g == RF__F_BY || g == RF__F_ON ||
                 rf__tag_at(m->doc, behind, RF__C_TIME_WORD);
    bool kind = rf__tag_at(m->doc, at - 1, RF__C_PLACE_KIND); /* "Other states 285,100" */
    return (there || (say && !noun)) && alone && !kind;       /* not "a record 40" */
}

/* "The ministry reported 12 deaths and the Red Cross | 15": who tells of another number, behind
 * "and" or a comma, where the verb of telling stands before the first. */
static bool is_told_besides(const maker *m, const made *own, const made *before) {
    enum { REACH = 6 };
    uint32_t at = own->phrase.start, from = before->phrase.start;
    if (!rf__is_bare(own) || from <= m->sentence->token || from >= at ||
        !rf__tag_over(m->doc, from - 1, RF__C_SAY_VERB))
        return false;
    const uint64_t speaks =
        RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ROLE);
    if (!(m->doc->tokens[at - 1].over & speaks))
        return false;
    for (uint32_t t = at; t-- > before->phrase.end && at - t <= REACH;) {
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_AND || f == RF__F_WHILE || m->doc->tokens[t].punct == ',')
            return true;
        if (!rf__is_word(m->doc, t) || (f && f != RF__F_THE && f != RF__F_OF) ||
            rf__tag_at(m->doc, t, RF__C_SAY_VERB))
            return false;
    }
    return false;
}

/* What it counts was told before, in this sentence or at the end of the one before. */
static void read_told(maker *m, uint32_t i) {
    made *own = &m->made[i];
    int32_t before = rf__linked_before(m, i);
    bool last = m->last.link.indicator && m->last.link.indicator != RF_SHARE &&
                m->last_in + 1 >= m->sentence_index;
    const made *from = before >= 0 ? &m->made[before] : last ? &m->last : NULL;
    bool besides = before >= 0 && is_told_besides(m, own, from);
    if (!from || rf__quantity_at(m, i)->low < 5 || !(besides || is_told(m, own)))
        return;
    take_link_of(own, from, 0.5);
    own->parent = -1;
}

/* "3,410 families or 14,020 persons": the same people, counted twice. */
static void tell_again(maker *m, uint32_t i) {
    made *own = &m->made[i], *next = own + 1;
    int first = own->phrase.head ? own->phrase.head->entry->unit : 0;
    int second = next->phrase.head ? next->phrase.head->entry->unit : 0;
    uint32_t joint = own->phrase.end, at = joint + 1;
    bool that_is = m->doc->tokens[joint].punct == ',' && /* "3,410 families, that is 14,020" */
                   rf__function_at(m->doc, at) == RF__F_THAT &&
                   rf__function_at(m->doc, at + 1) == RF__F_BE;
    at += that_is ? 2 : 0;
    if (next->phrase.start != at || first == second ||
        (first != RF_HOUSEHOLDS && first != RF_PEOPLE) ||
        (second != RF_HOUSEHOLDS && second != RF_PEOPLE) ||
        (rf__function_at(m->doc, joint) != RF__F_OR && m->doc->tokens[joint].punct != '/' &&
         !that_is))
        return;
    const made *better = own->link.score >= next->link.score ? own : next;
    if (!better->has_trigger || better->link.score < RF__LEAST_SCORE)
        return;
    made *other = better == own ? next : own;
    other->link = better->link;
    other->link.unit = (rf_unit)other->phrase.head->entry->unit;
    other->trigger = better->trigger;
    other->has_trigger = true;
}

/* "[In] 38 shelters across the province | there are 79,175 people": a camp that begins the
 * sentence. */
static bool camp_begins(const maker *m, uint32_t there) {
    enum { WORDS_BEHIND = 5 };
    uint32_t first = m->sentence->token;
    rf__function in = rf__function_at(m->doc, first);
    bool camp = false;
    for (uint32_t t = first + 1; (in == RF__F_IN || in == RF__F_AT) && t < there; t++) {
        const rf__tag *site = rf__tag_at(m->doc, t, RF__C_NOUN);
        const rf__tag *state = rf__tag_at(m->doc, t, RF__C_TRIGGER); /* "evacuation centres" */
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_WHERE || f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_BUT)
            return false;
        if (t <= first + WORDS_BEHIND && m->doc->tokens[t].kind == RF__PUNCT && !camp)
            return false;
        camp |= t <= first + WORDS_BEHIND &&
                ((site && site->entry->flags & RF__CAMP) ||
                 (state && state->entry->pattern == RF__P_STATE && state->entry->flags & RF__CAMP));
    }
    return camp;
}

/* "There are 3,400 people in the camp" */
static void tell_there(maker *m, uint32_t i) {
    enum { REACH = 5 };
    made *own = &m->made[i];
    uint32_t at = own->phrase.start, end = m->sentence->token + m->sentence->n_tokens;
    bool named = !own->phrase.head && own->phrase.head_token != UINT32_MAX && /* "Norlanders" */
                 m->doc->tokens[own->phrase.head_token].flags & RF__CAPITAL;
    int unit = own->phrase.head ? own->phrase.head->entry->unit : named ? RF_PEOPLE : 0;
    uint32_t behind = own->phrase.end;
    const rf__tag *homes = rf__function_at(m->doc, behind) == RF__F_FROM &&
                                   m->doc->tokens[behind + 1].kind == RF__NUMERAL
                               ? rf__tag_at(m->doc, behind + 2, RF__C_NOUN)
                               : NULL;
    if (homes && homes->entry->unit == RF_HOUSEHOLDS)
        behind = homes->token + homes->n; /* "3,400 people from 612 households in the camp" */
    rf__function f = rf__function_at(m->doc, behind);
    const rf__tag *flow = NULL; /* "there are now 3,400", "there are currently a total of 3,400" */
    while (at > m->sentence->token + 2 &&
           (flow = rf__tag_over(m->doc, at - 1, RF__C_FLOW)) != NULL &&
           flow->token >= m->sentence->token + 2 && rf__function_at(m->doc, at - 1) != RF__F_BE)
        at = flow->token;
    bool there = at >= m->sentence->token + 2 && rf__function_at(m->doc, at - 1) == RF__F_BE &&
                 rf__function_at(m->doc, at - 2) == RF__F_THERE;
    bool are = !there && f == RF__F_BE; /* "900 people are now in the Gorsk camp" */
    if (are) {
        behind++;
        behind +=
            rf__tag_at(m->doc, behind, RF__C_TIME_WORD) || rf__tag_at(m->doc, behind, RF__C_FLOW);
        f = rf__function_at(m->doc, behind);
    }
    if ((!there && !are) || (own->phrase.head && own->phrase.head->entry->class != RF__C_NOUN) ||
        (unit != RF_PEOPLE && unit != RF_HOUSEHOLDS) || rf__is_kind(own->phrase.head, "staff"))
        return;
    rf__link camp = {.score = 0.6,
                     .relation = RF__R_AFTER,
                     .trigger = -1,
                     .indicator = RF_IN_RELIEF_CAMP,
                     .unit = (rf_unit)unit};
    if (there && camp_begins(m, at - 2))
        own->link = camp;
    if (f != RF__F_IN && f != RF__F_AT)
        return;
    for (uint32_t t = behind + 1; t < end && t <= behind + REACH; t++) {
        const rf__tag *site = rf__tag_at(m->doc, t, RF__C_NOUN);
        if (m->doc->tokens[t].kind == RF__PUNCT)
            return;
        if (!site || !(site->entry->flags & RF__CAMP))
            continue;
        own->link = camp;
        return;
    }
}

void rf__read_lists(maker *m) {
    for (uint32_t i = 0; i + 1 < m->n; i++)
        tell_again(m, i);
    for (uint32_t i = 0; i + 2 < m->n; i++)
        rf__split_sum(m, i);
    for (uint32_t i = 0; i < m->n; i++) {
        made *own = &m->made[i];
        if (rf__quantity_at(m, i)->kind != RF__Q_COUNT || own->phrase.measured)
            continue;
        if (i > 0 && i + 1 < m->n)
            stay_in_parts(m, i);
        if (i + 1 < m->n)
            take_noun_of_nations(m, i);
        if (own->link.score >= RF__LEAST_SCORE)
            continue;
        read_told(m, i);
        uint32_t last = list_end(m, i);
        bool acts = rf__acts_itself(m->doc, own->phrase.end,
                                    m->sentence->token + m->sentence->n_tokens, false);
        if (last > i && !acts && may_be_subject(m, own) && take_behind(m, i, last))
            for (uint32_t j = i + 1; j <= last; j++)
                if (m->made[j].link.score < RF__LEAST_SCORE)
                    take_behind(m, j, last);
        if (own->link.score < RF__LEAST_SCORE)
            take_before(m, i);
        if (i + 1 < m->n && own->link.score < RF__LEAST_SCORE)
            take_noun_of_next(m, i);
    }
    rf__read_place_pairs(m);
}

/* "400 people were killed. They were: | - 300 civilians": a line that takes up those told right
 * before it. */
static bool takes_up(const maker *m, uint32_t lead) {
    enum { LONGEST = 6 }; /* "They are as follows:" */
    const rf__sentence *line = &m->doc->sentences[lead];
    rf__function f = rf__function_at(m->doc, line->token);
    return line->n_tokens <= LONGEST && !line->n_quantities &&
           (f == RF__F_THEY || f == RF__F_THESE || f == RF__F_AMONG) &&
           (rf__function_at(m->doc, line->token + 1) == RF__F_BE || f == RF__F_AMONG) &&
           m->last_in + 1 == lead && rf__counts_people(m->last.link.indicator);
}

/* "- 411 of the Velmish Front": whose they are, and no noun. */
static bool is_of_side(const maker *m, const made *own) {
    const rf__quantity *q = rf__quantity_at(m, 0);
    uint32_t of = q->token + q->n_tokens, end = m->sentence->token + m->sentence->n_tokens;
    if (rf__function_at(m->doc, of) != RF__F_OF || own->phrase.of_pronoun || own->phrase.measured)
        return false;
    uint32_t from = of + 1 + (rf__function_at(m->doc, of + 1) == RF__F_THE);
    return rf__is_causer(m->doc, m->sentence, from, rf__agent_end(m->doc, from, end)) ||
           (own->phrase.head && own->phrase.head->entry->unit == RF_PEOPLE);
}

void rf__read_item(maker *m) {
    made *own = &m->made[0];
    for (uint32_t i = 0; i < m->n; i++)
        if (rf__quantity_at(m, i)->kind == RF__Q_COUNT && m->made[i].link.score < RF__LEAST_SCORE)
            tell_there(m, i);
    if (!m->n || m->doc->report->blocks[m->sentence->block].kind != RF_BLOCK_BULLET ||
        rf__quantity_at(m, 0)->kind != RF__Q_COUNT ||
        (own->link.score >= RF__LEAST_SCORE && own->link.indicator != RF_TROOPS) ||
        own->phrase.start > m->sentence->token + 1)
        return;
    bool people = own->phrase.head && own->phrase.head->entry->class == RF__C_NOUN &&
                  own->phrase.head->entry->unit == RF_PEOPLE;
    if (!people && !is_of_side(m, own))
        return;
    uint32_t lead = lead_of_item(m);
    if (lead != UINT32_MAX && (m->last_in == lead || takes_up(m, lead)) && m->last.has_trigger)
        m->item_made = m->last;
    else if (lead == UINT32_MAX || m->item_of != lead)
        return;
    if (own->link.indicator == RF_TROOPS && !rf__harms((int)m->item_made.link.indicator))
        return;
    m->item_of = lead;
    rf__take_of_line(own, &m->item_made);
}
