/* Items of a list that each begin with a place and a colon: the first says what is counted. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* Does the line begin with a place, a colon, and the number? */
static bool is_of_place(const maker *m, const made *own) {
    const rf__sentence *s = m->sentence;
    uint32_t colon = own->phrase.start - 1;
    if (m->doc->report->blocks[s->block].kind != RF_BLOCK_BULLET || !s->n_mentions ||
        own->phrase.start < s->token + 2 || m->doc->tokens[colon].punct != ':')
        return false;
    const rf__mention *place = &m->doc->mentions[s->mention];
    uint32_t from = s->token;
    while (from < colon && m->doc->tokens[from].kind == RF__PUNCT)
        from++; /* the mark of the item */
    return !place->person && place->use == RF_NAME_PLACE && place->phrase == from &&
           place->phrase + place->n_phrase == colon;
}

/* The first number that counts, or NULL. */
static made *first_count(maker *m) {
    for (uint32_t i = 0; i < m->n; i++)
        if (rf__quantity_at(m, i)->kind == RF__Q_COUNT)
            return &m->made[i];
    return NULL;
}

void rf__read_next_item(maker *m) {
    made *own = first_count(m);
    if (!own || own->link.score >= RF__LEAST_SCORE || own->phrase.measured ||
        m->beside_in == UINT32_MAX || m->beside_in + 1 != m->sentence_index || !is_of_place(m, own))
        return;
    int unit = own->phrase.head ? (int)own->phrase.head->entry->unit : RF_NO_UNIT;
    if ((unit && unit != (int)m->beside.link.unit) ||
        (own->phrase.head_token != UINT32_MAX && !unit))
        return; /* "- Gorsk: 12 trucks" */
    rf__take_of_line(own, &m->beside);
    uint32_t at = (uint32_t)(own - m->made);
    for (uint32_t i = at + 1; i < m->n; i++) /* "900, or 21 percent," */
        if (!m->made[i].has_trigger && rf__quantity_at(m, i)->kind == RF__Q_SHARE)
            rf__inherit(m, i);
}

void rf__note_item(maker *m) {
    const made *own = first_count(m);
    bool item =
        own && own->has_trigger && own->link.score >= RF__LEAST_SCORE && is_of_place(m, own);
    m->beside_in = item ? m->sentence_index : UINT32_MAX;
    if (item)
        m->beside = *own;
}

bool rf__has_own_label(const maker *m, const made *own) {
    enum { WORDS = 5 };
    const rf__doc *doc = m->doc;
    uint32_t at = own->phrase.start, end = m->sentence->token + m->sentence->n_tokens;
    bool ends = own->phrase.end >= end || doc->tokens[own->phrase.end].kind == RF__PUNCT;
    if (!rf__is_bare(own) || !ends || at < m->sentence->token + 3 ||
        doc->tokens[at].kind != RF__NUMERAL)
        return false;
    const uint64_t tells = RF__BIT(RF__C_VERB) | RF__BIT(RF__C_SAY_VERB) |
                           RF__BIT(RF__C_QUALIFIER) | RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_NUMBER) |
                           RF__BIT(RF__C_MODAL);
    for (uint32_t i = at; i-- > m->sentence->token + 1 && at - i <= WORDS + 1;) {
        const rf__token *t = &doc->tokens[i];
        const rf__tag *noun = rf__tag_over(doc, i, RF__C_NOUN);
        if (t->punct == ';' || t->punct == ',')
            return i + 1 < at &&
                   (doc->tokens[i - 1].kind == RF__NUMERAL || doc->tokens[i - 1].punct == ')' ||
                    rf__tag_over(doc, i - 1, RF__C_NOUN));
        int unit = noun ? noun->entry->unit : RF_NO_UNIT;
        bool state = rf__tag_at(doc, i, RF__C_TRIGGER) && i + 1 < at;
        if (t->punct != '-' &&
            (t->kind != RF__WORD || t->flags & RF__CAPITAL || (t->over & tells && !noun) ||
             unit == RF_PEOPLE || unit == RF_HOUSEHOLDS || unit == RF_HOMES ||
             (i + 1 == at && (t->function || rf__tag_over(doc, i, RF__C_TRIGGER))) || state))
            return false;
    }
    return false;
}
