/* Numbers of an insertion: what stands behind its end tells nothing of them. */
#include "claim/figure.h"

/* "955 people including 148 women, | and they were killed": a pronoun behind "and" is the subject
 * of the verb. */
static bool has_other_subject(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    enum { REACH = 12 };
    for (uint32_t i = p->end; i < t->group && i < p->end + REACH; i++) {
        rf__function f = rf__function_at(doc, i), next = rf__function_at(doc, i + 1);
        bool joins = f == RF__F_AND || f == RF__F_BUT;
        if (joins && (next == RF__F_THEY || next == RF__F_HE || next == RF__F_SHE ||
                      next == RF__F_IT || next == RF__F_WE || next == RF__F_I))
            return true;
    }
    return false;
}

/* "killed 23 people - including four men - | and injured more": does the number stand in a list
 * between dashes, and the trigger behind the second dash? */
bool rf__is_set_aside(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t) {
    enum { LONGEST = 24 };
    if (t->token < p->end || p->start <= sentence->token)
        return false;
    if (has_other_subject(doc, p, t))
        return true;
    uint32_t close = p->end, open = p->start;
    while (close < t->token && doc->tokens[close].punct != '_' && close < p->end + LONGEST)
        close++;
    if (close >= t->token || doc->tokens[close].punct != '_')
        return false;
    bool including = false;
    for (uint32_t n = 0; n < LONGEST && open > sentence->token; n++) {
        open--;
        including |= rf__function_at(doc, open) == RF__F_INCLUDING;
        if (doc->tokens[open].punct == '_')
            return including;
    }
    return false;
}

/* "helped | free four people": what they helped to do stands between. */
bool rf__helps_to_do(const rf__doc *doc, uint32_t behind, uint32_t number) {
    const uint64_t other = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_QUALIFIER) |
                           RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_NUMBER);
    const rf__token *t = &doc->tokens[behind];
    return behind < number && behind + 2 >= number && t->kind == RF__WORD &&
           !(t->flags & RF__CAPITAL) && !rf__function_at(doc, behind) && !(t->classes & other);
}
