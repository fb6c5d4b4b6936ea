/* A toll and its number, far from each other: a relative clause, a day and a place may stand
 * between. */
#include "claim/figure.h"

/* "which buried three villages": does a number of things that are no people begin here? */
static bool counts_things(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t i = sentence->quantity; i < sentence->quantity + sentence->n_quantities; i++) {
        const rf__quantity *q = &doc->quantities[i];
        const rf__tag *noun = q->token == token
                                  ? rf__tag_at(doc, q->token + q->n_tokens, RF__C_NOUN)
                                  : NULL;
        if (noun)
            return noun->entry->unit != RF_PEOPLE && noun->entry->unit != RF_HOUSEHOLDS;
    }
    return false;
}

/* "the toll of the floods that ... has reached N", "was reported as N", "the toll in the floods
 * which buried two villages went up to N": far from the noun, but nothing else stands there that
 * the number could belong to. */
bool rf__tells_toll(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                    const rf__trigger *t, const rf__quantity *q) {
    uint32_t from = t->token + t->n;
    if (p->head || p->start < from + 2)
        return false;
    rf__function f = rf__function_at(doc, p->start - 1);
    const rf__tag *verb = rf__tag_at(doc, p->start - 1, RF__C_VERB);
    const rf__tag *rise = rf__tag_at(doc, p->start, RF__C_QUALIFIER); /* "went up to" */
    bool told = f == RF__F_AT || f == RF__F_AS || f == RF__F_TO || (verb && p->start > from + 2) ||
                (rise && rise->entry->code == RF_EXACT && !(rise->entry->flags & RF__AFTER));
    bool relative = false;
    for (uint32_t i = from; i < p->start; i++) {
        f = rf__function_at(doc, i);
        relative |= f == RF__F_WHICH || f == RF__F_THAT || f == RF__F_WHEN;
        if (doc->tokens[i].punct == ';' || doc->tokens[i].punct == ':' || f == RF__F_WHILE ||
            (rf__is_other_quantity(doc, sentence, i, q) &&
             !(relative && counts_things(doc, sentence, i))))
            return false;
    }
    return told;
}
