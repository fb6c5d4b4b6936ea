/* What makes a number a part of one told before: "including", "of them", "among whom". */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

uint32_t rf__group_of_label(const maker *m, const made *own) {
    uint32_t start = own->phrase.start;
    const rf__tag *noun = start > m->sentence->token + 1 && m->doc->tokens[start - 1].punct == ':'
                              ? rf__tag_at(m->doc, start - 2, RF__C_NOUN)
                              : NULL;
    return noun ? noun->entry->groups : 0;
}

/* "including a woman and her two children": one of those that a word names as a part. */
static bool is_of_named_part(const maker *m, uint32_t start) {
    enum { REACH = 9 };
    bool joined = false;
    for (uint32_t t = start, back = 0; t-- > m->sentence->token && back < REACH; back++) {
        rf__function f = rf__function_at(m->doc, t);
        joined |= f == RF__F_AND;
        if (f == RF__F_INCLUDING || f == RF__F_AMONG)
            return joined && back > 0;
        if (rf__is_number_at(m->doc, t) || rf__tag_at(m->doc, t, RF__C_VERB) ||
            rf__is_any_preposition(f) ||
            (m->doc->tokens[t].punct && m->doc->tokens[t].punct != ','))
            return false;
    }
    return false;
}

bool rf__tells_more_of_part(const maker *m, const rf__phrase *p, const rf__trigger *t) {
    enum { REACH = 5 };
    const rf__doc *doc = m->doc;
    uint32_t at = p->end;
    if (!p->of_pronoun || rf__function_at(doc, at) != RF__F_BE || t->voice == RF__ACTIVE ||
        t->entry->class != RF__C_VERB || t->token < at + 2 || t->token > at + REACH)
        return false;
    for (uint32_t i = at + 1; i < t->token; i++)
        if (!rf__is_word(doc, i) || (rf__function_at(doc, i) && rf__function_at(doc, i) != RF__F_A))
            return false;
    const rf__tag *noun = rf__tag_over(doc, t->token - 1, RF__C_NOUN);
    return (noun && noun->entry->unit == RF_PEOPLE) ||
           rf__tag_over(doc, t->token - 1, RF__C_ROLE) ||
           rf__ends_as(doc, t->token - 1, RF__END_PLURAL);
}

bool rf__only_speak(const maker *m, uint32_t i) {
    enum { REACH = 12 };
    const made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t end = m->sentence->token + m->sentence->n_tokens, t = own->phrase.end;
    if (!own->phrase.of_pronoun || q->kind != RF__Q_COUNT || t >= end)
        return false;
    if (q->high <= 1 && m->doc->tokens[t].punct == ',')
        for (uint32_t n = 0; t < end && n < REACH && !rf__tag_at(m->doc, t, RF__C_VERB) &&
                             !rf__tag_at(m->doc, t, RF__C_SAY_VERB);
             t++)
            n++;
    return t < end && rf__tag_at(m->doc, t, RF__C_SAY_VERB);
}

/* "two children [and a nurse] among them": the token behind one more of them; `from` itself where
 * there is none. */
static uint32_t behind_one(const rf__doc *doc, uint32_t from) {
    enum { WORDS = 5 };
    if (rf__function_at(doc, from) != RF__F_AND || rf__function_at(doc, from + 1) != RF__F_A)
        return from;
    for (uint32_t i = from + 2; i < from + WORDS && rf__is_word(doc, i); i++)
        if (rf__function_at(doc, i) == RF__F_AMONG)
            return i;
    return from;
}

/* "20 people died, | three guards among them", "..., two women and | three children among them",
 * "a woman and | two children among them": the word stands behind people whom a mark parts from
 * all, or behind the last of them. */
static bool stands_among(const maker *m, uint32_t i) {
    enum { MOST = 4 };
    const made *own = &m->made[i];
    uint32_t before = own->phrase.start - 1, end = own->phrase.end;
    if (own->phrase.start <= m->sentence->token || !own->phrase.head ||
        own->phrase.head->entry->unit != RF_PEOPLE)
        return false;
    char mark = m->doc->tokens[before].punct;
    if (mark != ',' && mark != ':' && mark != ';' && mark != '_' &&
        rf__function_at(m->doc, before) != RF__F_AND)
        return false;
    for (uint32_t j = i + 1; j < m->n && j < i + MOST; j++) {
        const rf__phrase *next = &m->made[j].phrase;
        bool joined = m->doc->tokens[end].punct == ',' || rf__function_at(m->doc, end) == RF__F_AND;
        if (!joined || next->start != end + 1 || !next->head)
            break;
        end = next->end;
    }
    end = behind_one(m->doc, end);
    return rf__function_at(m->doc, end) == RF__F_AMONG &&
           rf__function_at(m->doc, end + 1) == RF__F_THEM;
}

/* "Of these[, the mayor said,] | 300": where words put in right before a token begin. */
static uint32_t before_telling(const maker *m, uint32_t start) {
    enum { LONGEST = 10 };
    if (start <= m->sentence->token || m->doc->tokens[start - 1].punct != ',')
        return start;
    for (uint32_t t = start - 1; t-- > m->sentence->token && t + LONGEST > start;)
        if (m->doc->tokens[t].punct == ',')
            return rf__behind_telling(m->doc, t, start) == start ? t : start;
    return start;
}

bool rf__is_part(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    if (own->phrase.of_pronoun || stands_among(m, i))
        return true;
    uint32_t start = own->phrase.start;
    if (is_of_named_part(m, start))
        return true;
    if (rf__group_of_label(m, own))
        start -= 2;
    uint32_t n;
    if (start >= m->sentence->token + 3 && rf__function_at(m->doc, start - 1) == RF__F_OF &&
        rf__is_asked_for(m->doc, start - 3, "batch", &n) && n == 2)
        return true; /* "the first batch of 30" */
    start = before_telling(m, start);
    const rf__tag *family = start >= m->sentence->token + 3
                                ? rf__tag_at(m->doc, start - 2, RF__C_NOUN)
                                : NULL; /* "among them a family of five" */
    if (family && family->entry->unit == RF_HOUSEHOLDS && family->n == 1 &&
        rf__function_at(m->doc, start - 1) == RF__F_OF &&
        rf__function_at(m->doc, start - 3) == RF__F_A)
        start -= 3;
    for (uint32_t back = 1; back <= 3 && start >= m->sentence->token + back; back++) {
        uint32_t t = start - back;
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_AMONG && back == 1)
            return false; /* "was among 140 that fell": of the whole */
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

/* "three were Norlanders and [four were Velmish]": what they are is a people. */
bool rf__tells_nation(const maker *m, const made *own) {
    uint32_t at = own->phrase.end + 1;
    const rf__sentence *s = m->sentence;
    if (own->phrase.head || rf__function_at(m->doc, own->phrase.end) != RF__F_BE)
        return false;
    at += rf__function_at(m->doc, at) == RF__F_A;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (m->doc->mentions[i].token == at)
            return m->doc->mentions[i].use == RF_NAME_DEMONYM;
    return false;
}

/* "killed 420; [230 were attributed to] rebels": who did it is told of a part. */
bool rf__tells_blame(const maker *m, const made *own) {
    uint32_t be = own->phrase.end;
    rf__function f = rf__function_at(m->doc, be);
    return !own->phrase.head && (f == RF__F_BE || f == RF__F_HAVE) &&
           (rf__event_tag(m->doc, be, RF__E_BLAME) || rf__event_tag(m->doc, be + 1, RF__E_BLAME));
}

/* "Floods left six dead. [Three have been confirmed in] Velm": of the harm told right before. */
bool rf__is_confirmed(const maker *m, const made *own) {
    uint32_t at = own->phrase.end;
    rf_indicator v = m->last.link.indicator;
    bool harm = v == RF_KILLED || v == RF_INJURED || v == RF_MISSING || v == RF_CASUALTIES ||
                v == RF_DIED_OF_EXPOSURE;
    if (!harm || own->phrase.head || own->phrase.head_token != UINT32_MAX ||
        own->phrase.start != m->sentence->token || own->link.score >= RF__LEAST_SCORE)
        return false;
    at += rf__function_at(m->doc, at) == RF__F_HAVE;
    rf__function be = rf__function_at(m->doc, at), in = rf__function_at(m->doc, at + 2);
    return (be == RF__F_BE || be == RF__F_BEEN) && rf__tag_at(m->doc, at + 1, RF__C_SAY_VERB) &&
           rf__ends_as_past(m->doc, at + 1) &&
           (in == RF__F_IN || in == RF__F_AT || in == RF__F_FROM);
}

/* Does number `in` stand in a bracket that is closed before number `own`? */
bool rf__is_behind_bracket(const maker *m, const made *own, const made *in) {
    enum { REACH = 4 };
    bool opened = false;
    for (uint32_t t = in->phrase.start; t-- > m->sentence->token && t + REACH > in->phrase.start;)
        opened |= m->doc->tokens[t].punct == '(';
    for (uint32_t t = in->phrase.end; opened && t < own->phrase.start; t++)
        if (m->doc->tokens[t].punct == ')')
            return true;
    return false;
}

/* "killed 12 people - [five soldiers] and seven villagers - in Velm": the first of the parts
 * between two dashes right behind those they are of. */
bool rf__opens_parts(const maker *m, const made *own, const made *whole) {
    enum { LONGEST = 14 };
    uint32_t start = own->phrase.start, end = m->sentence->token + m->sentence->n_tokens;
    const rf__tag *head = own->phrase.head;
    if (start <= m->sentence->token || m->doc->tokens[start - 1].punct != '_' ||
        whole->phrase.end + 1 != start || own->link.score >= RF__LEAST_SCORE || !head ||
        head->entry->class != RF__C_NOUN || head->entry->unit != RF_PEOPLE)
        return false;
    bool more = false; /* "killed 52 people - 25 women and 27 men." */
    for (uint32_t t = own->phrase.end; t < end && t < start + LONGEST; t++) {
        if (m->doc->tokens[t].punct == '_' || (more && m->doc->tokens[t].punct == '.'))
            return true;
        more |= rf__is_number_at(m->doc, t) && rf__tag_at(m->doc, t + 1, RF__C_NOUN);
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_BE || f == RF__F_HAVE || m->doc->tokens[t].punct == ';' ||
            (rf__tag_at(m->doc, t, RF__C_VERB) && !rf__tag_at(m->doc, t, RF__C_NOUN)))
            return false;
    }
    return false;
}

bool rf__names_some(const maker *m, uint32_t i) {
    enum { MOST = 9 };
    uint32_t at = m->made[i].phrase.start;
    const rf__quantity *few = rf__quantity_at(m, i);
    if (few->high > MOST || !m->made[i].phrase.of_number)
        return false;
    while (at > m->sentence->token + 1 && rf__tag_over(m->doc, at - 1, RF__C_QUALIFIER))
        at--;
    at -= at > m->sentence->token + 1 && !rf__function_at(m->doc, at - 1); /* "just" */
    return at > m->sentence->token + 1 && rf__function_at(m->doc, at - 1) == RF__F_BE &&
           rf__function_at(m->doc, at - 2) != RF__F_THERE;
}

/* Is the number part of a list that a comma opens, with no word of its own before the next number:
 * "two died, one in Gorsk and | one in Tarsa, and three are missing"? */
static bool lacks_verb(const maker *m, uint32_t i, bool *opened) {
    const made *own = &m->made[i];
    uint32_t start = own->phrase.start;
    if (start <= m->sentence->token)
        return false;
    *opened |= m->doc->tokens[start - 1].punct == ',' || m->doc->tokens[start - 1].punct == '_';
    rf__function f = rf__function_at(m->doc, own->phrase.end);
    bool where = f == RF__F_IN || f == RF__F_AT || f == RF__F_ON || f == RF__F_NEAR;
    bool others = own->has_trigger && own->trigger.token > start && i + 1 < m->n &&
                  own->trigger.token > m->made[i + 1].phrase.start;
    return *opened && where && rf__is_bare(own) &&
           (others || own->link.score < RF__LEAST_SCORE || own->link.relation == RF__R_INHERITED);
}

/* "killed 31 people this week: 29 refugees and two villagers": numbers behind a colon that make up
 * the one before it are parts of it, whoever they count; behind a comma only such as have nothing
 * but where they were. */
void rf__split_sum(maker *m, uint32_t i) {
    enum { MOST_PARTS = 6 };
    const made *whole = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    if (q->kind != RF__Q_COUNT || q->low < q->high || whole->link.score < RF__LEAST_SCORE ||
        !rf__hurts_people(whole->link.indicator) || i + 2 >= m->n)
        return;
    bool colon = false;
    for (uint32_t t = whole->phrase.end; t < m->made[i + 1].phrase.start; t++) {
        if (m->doc->tokens[t].punct == ';')
            return;
        colon |= m->doc->tokens[t].punct == ':';
    }
    double sum = 0;
    uint32_t end = i + 1;
    bool opened = false;
    while (end < m->n && end <= i + MOST_PARTS && sum < q->low) {
        const rf__quantity *part = rf__quantity_at(m, end);
        if (!colon && (part->kind != RF__Q_COUNT || !lacks_verb(m, end, &opened)))
            return;
        int unit =
            m->made[end].phrase.head ? (int)m->made[end].phrase.head->entry->unit : RF_NO_UNIT;
        if (part->kind != RF__Q_COUNT || part->low < part->high || (unit && unit != RF_PEOPLE))
            return;
        sum += part->low;
        end++;
    }
    if (end < i + 3 || sum < q->low || sum > q->low)
        return;
    for (uint32_t j = i + 1; j < end; j++) {
        made *part = &m->made[j];
        bool named = part->link.indicator == RF_MISSING && /* "374 detainees" of the dead */
                     whole->link.indicator == RF_KILLED &&
                     (part->link.relation == RF__R_HEAD || part->link.relation == RF__R_INHERITED);
        if (named)
            part->link.score = 0;
        if (!colon || named || !rf__hurts_people(part->link.indicator)) /* not "five wounded" */
            rf__take(m, j, whole, (int32_t)i, 0.75);
    }
}

/* The first trigger in [from, to) that counts people and fits the number; false: none does. */
static bool take_within(maker *m, uint32_t i, uint32_t from, uint32_t to, rf__relation relation) {
    made *own = &m->made[i];
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        if (trigger->token < from || trigger->token >= to || trigger->asks ||
            trigger->entry->flags & (RF__WEAK | RF__NEEDS_NOUN))
            continue;
        rf_unit unit;
        rf_indicator v = rf__resolve(m->doc, trigger, &own->phrase, rf__quantity_at(m, i), &unit);
        if (!rf__counts_people(v))
            continue;
        rf__take_trigger(own, trigger, (int32_t)t, RF__SURE_SCORE, v,
                         unit == RF_NO_UNIT ? RF_PEOPLE : unit);
        own->link.relation = relation;
        return true;
    }
    return false;
}

/* "Of the dead | 133 were men": who they are a part of begins the sentence. */
static bool take_of_named(maker *m, uint32_t i) {
    enum { LONGEST = 3 };
    const rf__doc *doc = m->doc;
    uint32_t first = m->sentence->token, at = m->made[i].phrase.start;
    rf__function of = rf__function_at(doc, first);
    if (at < first + 3 || (of != RF__F_OF && of != RF__F_AMONG) ||
        rf__function_at(doc, first + 1) != RF__F_THE)
        return false;
    at -= doc->tokens[at - 1].punct == ',';
    return at <= first + 2 + LONGEST && rf__function_at(doc, m->made[i].phrase.end) == RF__F_BE &&
           take_within(m, i, first + 2, at, RF__R_OF);
}

/* "puts at | 76 the Palestinians killed in June, and at | 253 the injured": what is put at so many
 * stands behind the number. */
static bool take_put_before(maker *m, uint32_t i) {
    enum { REACH = 8 };
    const rf__doc *doc = m->doc;
    uint32_t at = m->made[i].phrase.start, from = m->made[i].phrase.end, to = from;
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    if (at <= m->sentence->token || rf__function_at(doc, at - 1) != RF__F_AT || from >= end ||
        rf__function_at(doc, from) != RF__F_THE)
        return false;
    const rf__tag *noun = rf__tag_at(doc, from + 1, RF__C_NOUN);
    if (!(noun && noun->entry->unit == RF_PEOPLE) && !rf__tag_at(doc, from + 1, RF__C_TRIGGER) &&
        !(doc->tokens[from + 1].flags & RF__CAPITAL))
        return false; /* "at 76 the price of" */
    while (to < end && to < from + REACH && doc->tokens[to].kind == RF__WORD)
        to++;
    return take_within(m, i, from + 1, to, RF__R_OF);
}

void rf__take_named_part(maker *m, uint32_t i) {
    const made *own = &m->made[i];
    if (rf__quantity_at(m, i)->kind == RF__Q_COUNT && !own->phrase.measured && rf__is_bare(own) &&
        own->link.score < RF__LEAST_SCORE && !take_of_named(m, i))
        take_put_before(m, i);
}
