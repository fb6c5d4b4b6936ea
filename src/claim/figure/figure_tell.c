/* What the words around a number tell of it besides: that it counts nobody, that it is one of
 * families, how exact it is. */
#include "claim/figure/figure_maker.h"
#include "claim/number/number_words.h"

typedef rf__made made;
typedef rf__maker maker;

/* "14 shelters in Gorsk are | housing 341 people": no shelters that were hit. */
static bool hosts_people(const maker *m, uint32_t from) {
    enum { REACH = 6 };
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    for (uint32_t i = from; i < end && i < from + REACH && m->doc->tokens[i].kind == RF__WORD; i++)
        if ((rf__is_verb_of(m->doc, i, RF_SHELTERED, RF__OBJECT) ||
             rf__is_verb_of(m->doc, i, RF_IN_RELIEF_CAMP, RF__OBJECT)) &&
            rf__is_number_at(m->doc, i + 1))
            return true;
    return false;
}

/* Does a sentence tell last before a token of what happens or is sent, and of nobody: "patrols
 * drive there; six of them", "two aftershocks"? */
static bool names_things_last(const maker *m, uint32_t from, uint32_t to) {
    uint32_t n;
    for (uint32_t i = to; i-- > from;) {
        const rf__tag *noun = rf__tag_over(m->doc, i, RF__C_NOUN);
        const rf__tag *word = rf__tag_over(m->doc, i, RF__C_TRIGGER);
        if (rf__is_asked_for(m->doc, i, "happenings", &n))
            return true;
        bool name = m->doc->tokens[i].flags & RF__CAPITAL; /* "the National Centre" */
        if ((noun && !name &&
             (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS)) ||
            (word && word->entry->pattern == RF__P_COUNTED))
            return false;
    }
    return false;
}

/* "remained in | 35 of them", "two aftershocks were felt; one of them drove people out": of places
 * or things, so that nobody is counted. */
static bool is_of_named_things(const maker *m, uint32_t i) {
    const rf__phrase *p = &m->made[i].phrase;
    uint32_t first = m->sentence->token, number = rf__quantity_at(m, i)->phrase;
    if (!p->of_pronoun || p->head || rf__function_at(m->doc, p->end - 1) == RF__F_WHOM)
        return false;
    rf__function f = number > first ? rf__function_at(m->doc, number - 1) : RF__F_NONE;
    if (f == RF__F_IN || f == RF__F_AT || f == RF__F_INTO || f == RF__F_ACROSS)
        return true;
    if (names_things_last(m, first, number))
        return true;
    const rf__sentence *before = m->sentence - 1;
    if (number > first || !m->sentence_index || before->block != m->sentence->block)
        return false;
    return names_things_last(m, before->token, before->token + before->n_tokens);
}

/* "9,000 fled, [one outcome] of the raid": the word for one before a noun that no list knows counts
 * nobody; "three IDP [(displaced persons) camps]": what is behind the bracket is counted. */
bool rf__counts_no_people(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    if (q->kind != RF__Q_COUNT)
        return false;
    if (is_of_named_things(m, i))
        return true;
    uint32_t head = own->phrase.head_token, end = own->phrase.end;
    bool one = q->n_tokens == 1 && m->doc->tokens[q->token].kind == RF__WORD && q->high <= 1;
    if (one && !own->phrase.head && head != UINT32_MAX &&
        !(m->doc->tokens[head].flags & RF__CAPITAL) &&
        rf__function_at(m->doc, head + 1) == RF__F_OF)
        return true;
    if (own->phrase.head && own->phrase.head->entry->unit == RF_HOMES &&
        own->phrase.head->entry->flags & RF__WEAK && hosts_people(m, end))
        return true;
    if (!own->phrase.head || own->phrase.head->entry->class != RF__C_TRIGGER ||
        m->doc->tokens[end].punct != '(')
        return false;
    uint32_t close = rf__skip_brackets(m->doc, end, m->sentence->token + m->sentence->n_tokens);
    const rf__tag *thing = rf__tag_at(m->doc, close, RF__C_NOUN);
    return thing && thing->entry->flags & RF__CAMP;
}

/* "killed one of the | 300 people", "some of the | 40 guests died": harm that befell an unknown
 * part of so many. */
bool rf__harms_some(const maker *m, const made *own) {
    enum { LONGEST = 3 };
    uint32_t of = own->phrase.start, first = m->sentence->token, n;
    if (!rf__harms((int)own->link.indicator) || own->link.relation == RF__R_HEAD || of < first + 2)
        return false;
    const rf__trigger *t = &own->trigger; /* "many of the 40 (who were) hurt" */
    rf__function who = rf__function_at(m->doc, own->phrase.end);
    if (t->token >= own->phrase.end &&
        (who == RF__F_WHO || who == RF__F_THAT ||
         (t->token == own->phrase.end && !(t->entry->flags & RF__SUBJECT))))
        return false;
    rf__function f = rf__function_at(m->doc, of - 1);
    of -= f == RF__F_THE || f == RF__F_THESE || f == RF__F_THEIR || f == RF__F_ITS;
    for (uint32_t back = 2; back <= LONGEST && of >= first + back; back++)
        if (rf__is_asked_for(m->doc, of - back, "some_of", &n) && n == back)
            return true;
    return false;
}

/* "camps that held | 900 people emptied within hours", "once home to | 900, it stands empty": where
 * nobody is any more. */
bool rf__is_emptied(const maker *m, const made *own) {
    enum { REACH = 5, NEAR = 4 };
    rf_indicator v = own->link.indicator;
    uint32_t end = m->sentence->token + m->sentence->n_tokens, n;
    bool camp = v != RF_POPULATION; /* who lives in a town that was cleared lives there */
    for (uint32_t i = own->trigger.token;
         own->has_trigger && !camp && i-- > m->sentence->token && i + NEAR > own->trigger.token;) {
        const rf__tag *site = rf__tag_over(m->doc, i, RF__C_NOUN);
        camp = site && site->entry->flags & RF__CAMP;
    }
    if (!camp || (v != RF_IN_RELIEF_CAMP && v != RF_SHELTERED && v != RF_POPULATION) ||
        !own->has_trigger || own->trigger.token >= own->phrase.start || own->parent >= 0)
        return false;
    for (uint32_t i = own->phrase.end; i < end && i < own->phrase.end + REACH; i++) {
        if (rf__is_asked_for(m->doc, i, "emptied", &n))
            return true;
        char mark = m->doc->tokens[i].punct;
        rf__function f = rf__function_at(m->doc, i);
        if ((mark && (mark != ',' || i > own->phrase.end)) || f == RF__F_AND || f == RF__F_BUT ||
            rf__is_number_at(m->doc, i))
            return false;
    }
    return false;
}

bool rf__tells_whose(const maker *m, const made *own) {
    uint32_t start = own->phrase.start;
    return own->link.unit == RF_HOUSEHOLDS && rf__hurts_people(own->link.indicator) &&
           start > m->sentence->token && rf__function_at(m->doc, start - 1) == RF__F_FROM;
}

/* "2,500 households returned to Gorsk, while [1,450 returned] to Velm", "[18,000] and 15,000
 * families": a number without a noun, beside one of families that did the same. */
bool rf__counts_families_too(const maker *m, const made *own, const made *beside) {
    bool bare =
        !own->phrase.head && own->phrase.head_token == UINT32_MAX && !own->phrase.premodifier;
    if (!bare || !own->has_trigger || own->link.unit != RF_PEOPLE || !beside->has_trigger ||
        beside->link.unit != RF_HOUSEHOLDS || beside->link.indicator != own->link.indicator)
        return false;
    uint32_t front = own->phrase.start - 1;
    rf__function f =
        beside > own ? rf__function_at(m->doc, own->phrase.end) : rf__function_at(m->doc, front);
    return beside > own ? f == RF__F_AND && beside->phrase.start == own->phrase.end + 1
                        : f == RF__F_AND || f == RF__F_WHILE || f == RF__F_BUT;
}

/* The last word for people or families in [from, to), or NULL. */
static const rf__tag *last_counted(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = to; i-- > from;) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS))
            return noun;
        if (word && word->entry->pattern == RF__P_COUNTED)
            return word;
    }
    return NULL;
}

/* "registers new families, but | 1,140 of them were without shelter", "Families came by lorry.
 * About | 300 of them left": "them" are the families named last, in the sentence or the one before.
 */
static bool are_families(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    const rf__sentence *s = m->sentence, *before = s - 1;
    uint32_t at = own->phrase.start;
    bool whom = at > s->token + 1 && rf__function_at(m->doc, at - 1) == RF__F_WHOM &&
                rf__function_at(m->doc, at - 2) == RF__F_OF;
    bool part = whom || (own->phrase.of_pronoun && own->phrase.end > own->phrase.start &&
                         (rf__function_at(m->doc, own->phrase.end - 1) == RF__F_THEM ||
                          rf__function_at(m->doc, own->phrase.end - 1) == RF__F_WHOM));
    if (!part || own->link.unit != RF_PEOPLE || own->phrase.head || own->phrase.groups ||
        rf__hurts_people(own->link.indicator) || rf__quantity_at(m, i)->kind != RF__Q_COUNT ||
        rf__tells_child_age(m->doc, own->phrase.end, s->token + s->n_tokens))
        return false;
    const rf__tag *who = last_counted(m->doc, s->token, at);
    if (!who && m->sentence_index && before->block == s->block)
        who = last_counted(m->doc, before->token, before->token + before->n_tokens);
    return who && who->entry->class == RF__C_NOUN && who->entry->unit == RF_HOUSEHOLDS;
}

/* "Of the 820 families hit, 60 live near the river": counted as those before. */
void rf__share_units(maker *m) {
    for (uint32_t i = 0; i + 1 < m->n; i++)
        if (rf__counts_families_too(m, &m->made[i], &m->made[i + 1]))
            m->made[i].link.unit = RF_HOUSEHOLDS;
    for (uint32_t i = 0; i < m->n; i++)
        if (m->made[i].has_trigger && are_families(m, i))
            m->made[i].link.unit = RF_HOUSEHOLDS;
    for (uint32_t i = 1; i < m->n; i++) {
        made *own = &m->made[i];
        const made *before = &m->made[i - 1];
        if (rf__counts_families_too(m, own, before))
            own->link.unit = RF_HOUSEHOLDS;
        if (own->has_trigger && before->has_trigger &&
            own->trigger.token == before->trigger.token && !own->phrase.head &&
            own->link.unit == RF_PEOPLE && before->link.unit == RF_HOUSEHOLDS &&
            rf__quantity_at(m, i)->kind == RF__Q_COUNT && rf__quantity_at(m, i)->paren_of < 0)
            own->link.unit = before->link.unit;
        if (own->has_trigger && own->trigger.entry->flags & RF__STATIVE && rf__is_bare(own) &&
            own->link.unit == RF_PEOPLE && before->link.unit == RF_HOUSEHOLDS &&
            own->trigger.token == own->phrase.end)
            own->link.unit = RF_HOUSEHOLDS; /* "70 families live in tents, 30 in barns" */
        if ((own->phrase.of_pronoun || own->link.relation == RF__R_TOLL) &&
            own->link.indicator == RF_DISPLACED && before->link.indicator == RF_CROSSED_BORDER)
            own->link.indicator = RF_CROSSED_BORDER; /* "refugees, 600 of whom came in May" */
        if (own->has_trigger && own->phrase.of_pronoun && own->link.unit == RF_PEOPLE &&
            before->link.unit == RF_HOUSEHOLDS)
            own->link.unit = RF_HOUSEHOLDS; /* "2,700 families ..., 400 of them" */
        bool same = own->has_trigger && before->link.unit == RF_PLACES && !own->phrase.head &&
                    own->link.indicator == before->link.indicator;
        if (same && own->link.unit == RF_PEOPLE)
            own->link.unit = RF_PLACES; /* "a dozen villages to evacuate, eight of them" */
    }
}

/* "the number of displaced people [crossed] 43,000": it is over that. */
static bool is_crossed(const maker *m, const made *own, const rf__quantity *q) {
    uint32_t verb = q->phrase - 1;
    if (own->link.relation != RF__R_TOLL || q->phrase <= m->sentence->token ||
        !rf__ends_as_past(m->doc, verb))
        return false;
    for (uint32_t g = m->doc->tokens[verb].first_tag; g < m->doc->tokens[verb + 1].first_tag; g++) {
        const rf__lex_entry *e = m->doc->tags[g].entry; /* not "reached", which asks for a place */
        if (e->class == RF__C_VERB && e->indicator == RF_CROSSED_BORDER && !e->needs)
            return true;
    }
    return false;
}

/* "3,000 people are [estimated] to have fled": about so many. */
static bool is_estimated(const maker *m, const made *own) {
    uint32_t be = own->phrase.end;
    const rf__tag *about = rf__tag_at(m->doc, be + 1, RF__C_QUALIFIER);
    return rf__function_at(m->doc, be) == RF__F_BE && about && about->entry->code == RF_ABOUT &&
           rf__ends_as_past(m->doc, be + 1) && rf__function_at(m->doc, be + 2) == RF__F_TO;
}

rf_qualifier rf__told_qualifier(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    const made *own = &m->made[i];
    return q->qualifier != RF_EXACT ? q->qualifier
           : is_estimated(m, own)   ? RF_ABOUT
           : is_crossed(m, own, q)  ? RF_OVER
                                    : RF_EXACT;
}

/* "killed [seven of a family]", "five of one family": people. */
static bool is_of_one_family(const maker *m, const made *own, const rf__quantity *q) {
    uint32_t of = q->token + q->n_tokens;
    const rf__tag *family = own->phrase.head;
    return family && family->entry->class == RF__C_NOUN && family->token == of + 2 &&
           rf__function_at(m->doc, of) == RF__F_OF && q->high > 1 &&
           (rf__function_at(m->doc, of + 1) == RF__F_A ||
            rf__number_tag(m->doc, of + 1, RF__NUM_UNIT)) &&
           !rf__ends_as(m->doc, family->token, RF__END_PLURAL);
}

rf_unit rf__told_unit(const rf__maker *m, uint32_t i) {
    enum { REACH = 6 };
    const rf__doc *doc = m->doc;
    const made *own = &m->made[i];
    if (own->link.unit == RF_HOUSEHOLDS && is_of_one_family(m, own, rf__quantity_at(m, i)))
        return RF_PEOPLE;
    uint32_t first = m->sentence->token, at = own->phrase.start;
    if (own->link.unit != RF_PEOPLE || own->phrase.head || at < first + 4 ||
        rf__quantity_at(m, i)->kind != RF__Q_COUNT || rf__function_at(doc, at - 1) != RF__F_AT)
        return own->link.unit;
    for (uint32_t t = at - 1; t-- > first + 1 && at - t <= REACH;) {
        const rf__tag *noun = rf__tag_at(doc, t, RF__C_NOUN);
        if (doc->tokens[t].kind != RF__WORD || (noun && noun->entry->unit == RF_PEOPLE))
            break;
        if (noun && noun->entry->unit == RF_HOUSEHOLDS)
            return t + noun->n + 1 == at || /* "and the displaced households at | 1,162" */
                           rf__function_at(doc, t - 1) == RF__F_OF ||
                           rf__function_at(doc, t - 2) == RF__F_OF
                       ? RF_HOUSEHOLDS
                       : own->link.unit;
    }
    return own->link.unit;
}
