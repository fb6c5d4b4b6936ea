/* What a report is about, as far as that decides whether its numbers may be figures. News of
 * companies, markets and trade counts workers, customers, prisoners and shares of stock with the
 * words that elsewhere count people in trouble ("500 employees have returned", "the change affects
 * 2,000 workers"). Such a report has words of other matters and hardly one of a crisis. A single
 * line has mostly neither: it is read as one of a crisis, which most reports are. */
#include "claim/figure/figure_maker.h"

static uint32_t count_sums(const rf__doc *doc, const rf__sentence *s) {
    uint32_t found = 0;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        found += doc->quantities[q].money;
    return found;
}

bool rf__is_of_business(const rf__doc *doc) {
    enum { FEWEST = 2, TIMES = 4 }; /* "police", "households" may be there by chance */
    rf__matters words = rf__matters_of(doc);
    uint32_t found = words.ordinary;
    for (uint32_t i = 0; i < doc->n_sentences; i++) {
        const rf__sentence *s = &doc->sentences[i];
        if (s->tells_arms)
            return false;
        found += count_sums(doc, s);
    }
    return found >= FEWEST && found >= TIMES * words.crisis;
}

/* "a country of 30 million people": said of a place in whatever report. */
static bool tells_population(const rf__made *own) {
    return own->link.indicator == RF_POPULATION && own->has_trigger &&
           own->link.unit == RF_PEOPLE && own->trigger.entry->class == RF__C_TRIGGER &&
           !(own->trigger.entry->flags & RF__WEAK);
}

/* "the fire at the refinery killed one": told with a word of a crisis, in whatever report. */
static bool tells_harm(const rf__maker *m, const rf__made *own) {
    rf_indicator v = own->link.indicator;
    return m->sentence->n_crisis && (v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES ||
                                     v == RF_HOMELESS || v == RF_DISPLACED || v == RF_EVACUATED);
}

bool rf__is_no_trouble(const rf__maker *m, const rf__made *own) {
    return m->of_business && !tells_population(own) && !tells_harm(m, own);
}
