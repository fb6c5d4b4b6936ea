/* Who shared somebody's fate: "he was killed along with two of his men". */
#include "claim/figure/figure.h"

#include <string.h>

/* Where the words begin that join a number to somebody told before it, "along with | his two
 * brothers"; 0: there are none. */
static uint32_t company_start(const rf__doc *doc, const rf__sentence *sentence,
                              const rf__quantity *q, const rf__phrase *p, int indicator) {
    enum { LONGEST = 2 };
    uint32_t end = p->start, n;
    rf__function f = end > sentence->token ? rf__function_at(doc, end - 1) : RF__F_NONE;
    bool others = p->others || rf__function_at(doc, q->token + q->n_tokens) == RF__F_OTHER;
    bool apart = end < sentence->token + 2 || doc->tokens[end - 2].punct == ',';
    if (f == RF__F_WITH && others && !apart && rf__harms(indicator))
        return end - 1; /* "with 12 others" */
    if (f == RF__F_HIS || f == RF__F_THEIR || f == RF__F_ITS || f == RF__F_THE)
        end--;
    for (uint32_t back = 1; back <= LONGEST && end >= sentence->token + back; back++)
        if (rf__is_asked_for(doc, end - back, "company", &n) && n == back)
            return end - back;
    return 0;
}

/* May what the verb tells have befallen one person among others? */
static bool befalls(int indicator) {
    return indicator == RF_KILLED || indicator == RF_INJURED || indicator == RF_MISSING ||
           indicator == RF_EVACUATED || indicator == RF_DIED_OF_EXPOSURE;
}

double rf__as_company(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                      const rf__phrase *p, const rf__trigger *t) {
    enum { REACH = 8 };
    uint32_t from = t->token + t->n, to = company_start(doc, sentence, q, p, t->entry->indicator);
    bool done = t->voice == RF__PASSIVE ? t->entry->flags & RF__OBJECT
                                        : t->entry->flags & RF__SUBJECT && t->finite;
    if (!to || from > to || to > from + REACH || !done || !befalls(t->entry->indicator))
        return 0;
    for (uint32_t i = from; i < to; i++)
        if (rf__is_clause_edge(doc, i) || rf__function_at(doc, i) == RF__F_AND ||
            rf__is_other_quantity(doc, sentence, i, q) || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return 0;
    return 0.8;
}

double rf__as_agent(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    uint32_t by = t->token + t->n;
    return t->voice == RF__PASSIVE && t->entry->flags & RF__SUBJECT &&
                   !(t->entry->flags & RF__OBJECT) && p->start == by + 1 &&
                   rf__function_at(doc, by) == RF__F_BY
               ? 0.85
               : 0;
}
