/* Numbers of an insertion: what stands behind its end tells nothing of them. */
#include "claim/figure.h"

/* "killed 23 people - including four men - | and injured more": does the number stand in a list
 * between dashes, and the trigger behind the second dash? */
bool rf__is_set_aside(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t) {
    enum { LONGEST = 24 };
    if (t->token < p->end || p->start <= sentence->token)
        return false;
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
