/* What a report is about, as far as that decides whether its numbers may be figures. News of
 * companies, markets and trade counts workers, customers, prisoners and shares of stock with the
 * words that elsewhere count people in trouble ("500 employees have returned", "the change affects
 * 2,000 workers"). Such a report has words of business and none of trouble. A single line has
 * mostly neither: it is read as one of trouble, which most reports are. */
#include "claim/figure_maker.h"

#include <string.h>

/* How many words of a list stand in the sentence, at most `most`? */
static uint32_t count_words(const rf__doc *doc, const rf__sentence *s, const char *list,
                            uint32_t most) {
    uint32_t found = 0, n;
    if (!(s->classes & RF__BIT(RF__C_COMPLEMENT)))
        return 0;
    for (uint32_t i = s->token; i < s->token + s->n_tokens && found < most; i++)
        found += rf__is_asked_for(doc, i, list, &n);
    return found;
}

static uint32_t count_sums(const rf__doc *doc, const rf__sentence *s) {
    uint32_t found = 0;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        found += doc->quantities[q].money;
    return found;
}

bool rf__is_of_business(const rf__doc *doc) {
    enum { FEWEST = 2 };
    for (uint32_t s = 0; s < doc->n_sentences; s++)
        if (doc->sentences[s].tells_arms || count_words(doc, &doc->sentences[s], "trouble", 1))
            return false;
    uint32_t found = 0;
    for (uint32_t s = 0; s < doc->n_sentences && found < FEWEST; s++)
        found += count_sums(doc, &doc->sentences[s]) +
                 count_words(doc, &doc->sentences[s], "business", FEWEST);
    return found >= FEWEST;
}
