/* "There are 200 people left in Gorsk", "some 9,000 civilians were in the town before it fell": who
 * is in a place where people live, when nothing is told of what befell them. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* Does a word stand at a token that goes on with the name of a place: "in the village | church"? */
static bool goes_on(const rf__doc *doc, const rf__sentence *s, uint32_t i) {
    uint32_t end = s->token + s->n_tokens;
    if (i >= end || doc->tokens[i].kind != RF__WORD)
        return i < end && (doc->tokens[i].punct == '-' || doc->tokens[i].punct == '/');
    rf__function f = rf__function_at(doc, i);
    return f == RF__F_POSSESSIVE || f == RF__F_FOR || f == RF__F_TO || /* "in Gorsk for talks" */
           (!f && !rf__time_over(doc, s, i) && !rf__tag_at(doc, i, RF__C_NUMBER) &&
            !rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__tag_at(doc, i, RF__C_FLOW) &&
            !rf__ends_as_adverb(doc, i));
}

static bool is_of_town(const rf__tag *kind) {
    int code = kind->entry->code;
    return code == RF_GAZ_TOWN || code == RF_GAZ_ADMIN1 || code == RF_GAZ_ADMIN2;
}

/* "[the town]", "[Gorsk]", "[eastern Gorsk]": a place that people live in. */
static bool is_town_at(const maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    const rf__sentence *s = m->sentence;
    rf__function f = rf__function_at(doc, i);
    i += f == RF__F_THE || f == RF__F_THIS || f == RF__F_ITS;
    const rf__tag *part = rf__tag_at(doc, i, RF__C_DIRECTION);
    i += part ? part->n : 0;
    for (uint32_t k = s->mention; k < s->mention + s->n_mentions; k++) {
        const rf__mention *name = &doc->mentions[k];
        if (name->token != i || name->person)
            continue;
        i += name->n_tokens;
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        return kind ? is_of_town(kind) && !goes_on(doc, s, i + kind->n) : !goes_on(doc, s, i);
    }
    const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
    if (!kind || !is_of_town(kind) || kind->entry->flags & RF__PLURAL)
        return false;
    bool named = doc->tokens[i + kind->n].flags & RF__CAPITAL ||
                 rf__function_at(doc, i + kind->n) == RF__F_OF;
    return named || !goes_on(doc, s, i + kind->n);
}

/* Just people, of whom nothing else is told. */
static bool are_people(const rf__phrase *p) {
    const rf__tag *head = p->head;
    return head && head->entry->class == RF__C_NOUN && !p->premodifier && !p->measured &&
           !p->others && !p->of_phrase && !p->of_pronoun &&
           (rf__is_kind(head, "anyone") || head->entry->flags & RF__CIVIL ||
            head->entry->groups == RF_CIVILIANS || head->entry->unit == RF_HOUSEHOLDS);
}

/* "300 residents are | left.", "60 people were | left in Gorsk": the token behind the word, or 0.
 */
static uint32_t behind_left(const maker *m, uint32_t be) {
    const rf__doc *doc = m->doc;
    uint32_t left = be + 1, end = m->sentence->token + m->sentence->n_tokens;
    if (rf__function_at(doc, be) != RF__F_BE || left >= end)
        return 0;
    for (uint32_t g = doc->tokens[left].first_tag; g < doc->tokens[left + 1].first_tag; g++) {
        const rf__lex_entry *e = doc->tags[g].entry;
        if (e->class == RF__C_VERB && doc->tags[g].n == 1 && e->flags & RF__LEAVES &&
            (e->form == RF__PAST || e->form == RF__PARTICIPLE) && !(e->flags & RF__OBJECT))
            return left + 1 >= end || doc->tokens[left + 1].kind == RF__PUNCT ||
                           (rf__function_at(doc, left + 1) == RF__F_IN && is_town_at(m, left + 2))
                       ? left + 1
                       : 0;
    }
    return 0;
}

/* "9,000 fled Gorsk. | 5,600 people are in the town of Tarsa": so many of those who moved, told of
 * right before; or none. */
static rf_indicator moved_before(const maker *m, uint32_t i) {
    rf_indicator v = m->last.link.indicator;
    bool moved = v == RF_DISPLACED || v == RF_CROSSED_BORDER;
    const rf__tag *head = m->made[i].phrase.head;
    return moved && m->last.draft >= 0 && m->last_in + 1 == m->sentence_index &&
                   (rf__is_kind(head, "anyone") || head->entry->unit == RF_HOUSEHOLDS) &&
                   (rf_unit)head->entry->unit == m->last.link.unit &&
                   rf__quantity_at(m, i)->high <= m->doc->drafts[m->last.draft].claim.high
               ? v
               : RF_NO_INDICATOR;
}

void rf__tell_dwellers(maker *m, uint32_t i) {
    enum { FEWEST = 100 }; /* fewer are there for something: "ten people were in the village" */
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t at = own->phrase.end, first = m->sentence->token, front = own->phrase.start;
    if (q->kind != RF__Q_COUNT || !are_people(&own->phrase))
        return;
    bool there = front >= first + 2 && rf__function_at(doc, front - 1) == RF__F_BE &&
                 rf__function_at(doc, front - 2) == RF__F_THERE;
    bool left = own->has_trigger && own->trigger.token == at && own->trigger.n == 1 &&
                own->trigger.entry->flags & RF__LEAVES; /* "200 people [left] in Gorsk" */
    if (own->has_trigger && !(there && left))
        return;
    bool remain = !there && behind_left(m, at);
    if (!there && !remain) {
        uint32_t last = first + m->sentence->n_tokens;
        uint32_t behind = doc->tokens[at].punct == ',' ? rf__insertion_end(doc, at, last, ',') : 0;
        at = behind ? behind : at; /* ", half of them children, were" */
        if (rf__function_at(doc, at) != RF__F_BE || q->low < FEWEST)
            return;
        const rf__tag *thought = rf__tag_at(doc, ++at, RF__C_QUALIFIER); /* "were thought to be" */
        at += thought ? thought->n : 0;
    }
    const rf__tag *still = rf__tag_at(doc, at, RF__C_FLOW);
    at += left ? 1 : still && !rf__function_at(doc, at) ? still->n : 0;
    if (!remain && (rf__function_at(doc, at) != RF__F_IN || !is_town_at(m, at + 1)))
        return;
    rf_indicator moved = remain || there ? RF_NO_INDICATOR : moved_before(m, i);
    own->link = (rf__link){.score = RF__SURE_SCORE,
                           .relation = RF__R_HOME_TO,
                           .trigger = -1,
                           .indicator = moved ? moved : RF_POPULATION,
                           .unit = (rf_unit)own->phrase.head->entry->unit};
    own->has_trigger = false;
}
