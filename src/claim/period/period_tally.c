/* What an agency has counted besides, further down in its report: over the days, and in the place,
 * that its report tells first. */
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"

#include <string.h>

/* Who is said to have counted a figure ("recorded", "documented"), or NULL. */
static const char *counter_of(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t at = draft->quantity != UINT32_MAX ? doc->quantities[draft->quantity].token : s->token;
    for (uint32_t i = rf__says_from(doc, s->token); i < doc->n_says; i++) {
        const rf__says *says = &doc->says[i];
        if (says->token > at)
            break;
        if (at < says->token + says->n_tokens && says->speaker >= 0 &&
            rf__is_by_counting(doc, says))
            return doc->speakers[says->speaker].organisation;
    }
    return NULL;
}

/* "The Monitor also recorded 12 arrests", as a paragraph begins: told of no day and no place. */
static bool stands_alone(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    return draft->quantity != UINT32_MAX && !draft->n_head && draft->sentence &&
           s[-1].block != s->block && !s->n_times && !s->n_mentions &&
           doc->report->blocks[s->block].kind == RF_BLOCK_PARAGRAPH;
}

const rf__draft *rf__tally_of(const rf__doc *doc, const rf__draft *draft) {
    enum { HEAD = 4, WEEKS = 28, MOST = 32 };
    const char *who = stands_alone(doc, draft) ? counter_of(doc, draft) : NULL;
    for (const rf__draft *first = doc->drafts;
         who && first < draft && first < doc->drafts + MOST && first->sentence < HEAD; first++) {
        const rf_claim *claim = &first->claim;
        if (first->quantity == UINT32_MAX || claim->from == RF_NO_DATE || claim->to == RF_NO_DATE ||
            claim->to - claim->from < WEEKS || !doc->sentences[first->sentence].n_times ||
            first->sentence == draft->sentence)
            continue;
        const char *by = counter_of(doc, first);
        if (by && !strcmp(by, who))
            return first;
    }
    return NULL;
}
