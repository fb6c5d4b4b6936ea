/* Whom a number without a noun of its own counts: those of the number beside it. */
#include "claim/figure/figure_maker.h"
#include "claim/period/period.h"

typedef rf__made made;
typedef rf__maker maker;

static bool has_noun(const made *own) {
    return own->phrase.head && own->phrase.head->entry->class == RF__C_NOUN;
}

/* "310 civilian casualties (90 killed and 220 injured)": the dead and the injured of a bracket or
 * behind a colon are of those whom the sum counts. */
static uint32_t groups_of_sum(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    if (has_noun(own) || (own->link.indicator != RF_KILLED && own->link.indicator != RF_INJURED))
        return 0;
    for (uint32_t j = i; j-- > 0;) {
        const made *sum = &m->made[j];
        if (sum->link.indicator != RF_CASUALTIES || sum->draft < 0)
            continue;
        bool opens = false;
        for (uint32_t t = sum->phrase.end; t < own->phrase.start && !opens; t++)
            opens = m->doc->tokens[t].punct == '(' || m->doc->tokens[t].punct == ':';
        return opens && rf__quantity_at(m, j)->low >= rf__quantity_at(m, i)->low
                   ? m->doc->drafts[sum->draft].claim.groups & RF_CIVILIANS
                   : 0;
    }
    return 0;
}

/* Does nothing but what joins two numbers of one kind of people stand between them: "had been
 * killed and | 29 wounded", "in Gorsk, wounded | 14"? Not another who or when. */
static bool only_joins(const maker *m, uint32_t from, uint32_t to) {
    enum { LONGEST = 12 };
    const rf__doc *doc = m->doc;
    bool joined = false;
    if (to - from > LONGEST)
        return false;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        rf__function f = rf__function_at(doc, i);
        bool joins = f == RF__F_AND || f == RF__F_OR || doc->tokens[i].punct == ',';
        joined |= joins;
        if (noun && noun->entry->unit == RF_PEOPLE && !rf__tag_at(doc, i, RF__C_VERB))
            return false;
        if ((doc->tokens[i].punct && !joins) || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            (rf__is_clause_edge(doc, i) && !joins))
            return false;
    }
    return joined;
}

/* "including | four children", "among them | four children" */
static bool opens_aside(const rf__doc *doc, uint32_t number) {
    rf__function f = number ? rf__function_at(doc, number - 1) : RF__F_NONE;
    return f == RF__F_INCLUDING || ((f == RF__F_THEM || f == RF__F_WHOM) && number > 1 &&
                                    rf__function_at(doc, number - 2) == RF__F_AMONG);
}

/* "Three soldiers had been killed and [20 wounded]", "killed eight children and wounded [14]". One
 * woman or child does not make those hurt beside her women or children. */
static const made *of_before(const maker *m, uint32_t i) {
    const made *own = &m->made[i], *before = i ? &m->made[i - 1] : NULL;
    uint32_t head = own->phrase.head_token;
    if (head != UINT32_MAX && !own->phrase.head && m->doc->tokens[head].flags & RF__CAPITAL)
        return NULL; /* "34 soldiers and 21 Velmers" */
    uint32_t end = before ? before->phrase.end : 0;
    if (before && before->parent >= 0 && (uint32_t)before->parent < i)
        before = &m->made[before->parent]; /* "12 dead, including two children, and | 38 hurt" */
    else if (before && i > 1 && opens_aside(m->doc, before->phrase.start))
        before = &m->made[i - 2]; /* "12 people, including two children, died and | 38 were hurt" */
    if (!before || before->draft < 0 || !rf__hurts_people(before->link.indicator) ||
        (has_noun(before) && before->phrase.head->entry->unit != RF_PEOPLE))
        return NULL;
    uint32_t groups = m->doc->drafts[before->draft].claim.groups;
    bool one = rf__quantity_at(m, (uint32_t)(before - m->made))->high <= 1;
    if (!groups || (one && groups & (RF_CHILDREN | RF_WOMEN | RF_MEN | RF_CIVILIANS)))
        return NULL;
    return only_joins(m, end, own->phrase.start) ? before : NULL;
}

/* "192,000 children, [32,000 of them] malnourished": those told before. */
static const made *of_pronoun(const maker *m, uint32_t i) {
    int32_t whole = m->made[i].parent >= 0 ? m->made[i].parent : (int32_t)i - 1;
    return whole >= 0 && rf__quantity_at(m, (uint32_t)whole)->high >= rf__quantity_at(m, i)->low
               ? &m->made[whole]
               : NULL;
}

/* "1.8 million children are ill, including [50,000] severely", "900 children came. [70 of them]
 * were hurt": a part of those counted before is of their kind; 0: nothing is told. */
static uint32_t groups_of_whole(const maker *m, uint32_t i) {
    const uint32_t kinds = RF_CHILDREN | RF_WOMEN | RF_WOMEN_AND_CHILDREN;
    const made *own = &m->made[i];
    const rf__draft *draft = &m->doc->drafts[own->draft];
    bool aside = i && opens_aside(m->doc, own->phrase.start);
    int32_t before = aside ? rf__linked_before(m, i) : -1;
    int32_t of = draft->parent < 0 && before >= 0 ? m->made[before].draft : draft->parent;
    if (of < 0 || own->phrase.head || own->phrase.others)
        return 0;
    const rf_claim *whole = &m->doc->drafts[of].claim;
    bool part = aside || own->phrase.of_pronoun;
    bool alike = whole->groups & kinds || own->phrase.of_pronoun;
    return part && alike && whole->high >= draft->claim.low ? whole->groups : 0;
}

void rf__set_groups_beside(maker *m, uint32_t i) {
    made *own = &m->made[i];
    rf_claim *claim = &m->doc->drafts[own->draft].claim;
    if (claim->groups || has_noun(own) || claim->unit != RF_PEOPLE)
        return;
    claim->groups = groups_of_whole(m, i);
    if (claim->groups)
        return;
    const made *of = own->phrase.of_pronoun ? of_pronoun(m, i) : NULL;
    claim->groups = groups_of_sum(m, i);
    if (!claim->groups && !of && rf__hurts_people(claim->indicator) && !own->phrase.others &&
        own->phrase.start > m->sentence->token)
        of = of_before(m, i);
    if (claim->groups || !of || of->draft < 0)
        return;
    const rf_claim *before = &m->doc->drafts[of->draft].claim;
    claim->groups = before->groups;
    bool others = own->phrase.start > m->sentence->token && /* "and the army | 60" */
                  rf__tag_over(m->doc, own->phrase.start - 1, RF__C_ACTOR);
    if (!claim->side && !own->phrase.of_pronoun && !others)
        claim->side = before->side;
}
