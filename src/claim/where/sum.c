/* Numbers of one sentence that add up to one told before: "323 have died in the province. ... The
 * dead are 273 men, 29 women and 21 children." They are its parts, so that its place and period are
 * theirs. */
#include "claim/where/where.h"

#include <string.h>

enum { MOST_PARTS = 8, LOOK_BACK = 48, LEAST_SUM = 10 };

static bool is_exact(const rf_claim *claim) {
    return claim->kind == RF_FIGURE && claim->qualifier == RF_EXACT && claim->low >= claim->high &&
           claim->low <= claim->high;
}

static bool same_matter(const rf_claim *a, const rf_claim *b) {
    return a->indicator == b->indicator && a->unit == b->unit && a->modality == b->modality;
}

/* Figures of the sentence from draft `first` on that count the same, no part of one another; their
 * number, or 0. */
static uint32_t parts_from(const rf__doc *doc, const rf__sentence *s, uint32_t first,
                           double *ret_sum) {
    uint32_t n = 0;
    *ret_sum = 0;
    for (uint32_t i = first; i < s->figure + s->n_figures && n < MOST_PARTS; i++, n++) {
        const rf_claim *claim = &doc->drafts[i].claim;
        if (!is_exact(claim) || !same_matter(claim, &doc->drafts[first].claim) || !claim->groups)
            break;
        *ret_sum += claim->low;
    }
    return n;
}

/* The figure told before that is the sum, or NULL. */
static const rf__draft *whole_of(const rf__doc *doc, uint32_t first, double sum) {
    const rf__draft *part = &doc->drafts[first];
    for (uint32_t i = first, back = 0; i-- > 0 && back < LOOK_BACK; back++) {
        const rf__draft *whole = &doc->drafts[i];
        if (whole->sentence < part->sentence && whole->claim.kind == RF_FIGURE &&
            same_matter(&whole->claim, &part->claim) && whole->claim.low >= sum &&
            whole->claim.high <= sum)
            return whole;
    }
    return NULL;
}

/* Is a place that was told last one of the country that the sum was told of? */
static bool is_within(const rf_claim_place *place, const rf_claim_place *country) {
    return place->text && place->country && country->country && country->text &&
           country->kind == RF_GAZ_COUNTRY && place->kind != RF_GAZ_COUNTRY &&
           !strcmp(place->country, country->country);
}

void rf__give_sums(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        const rf__sentence *sentence = &doc->sentences[s];
        if (sentence->n_figures < 2 || rf__names_place(doc, sentence))
            continue;
        double sum;
        uint32_t first = sentence->figure, n = parts_from(doc, sentence, first, &sum);
        const rf__draft *whole = n > 1 && sum >= LEAST_SUM ? whole_of(doc, first, sum) : NULL;
        for (uint32_t i = first; whole && i < first + n; i++) {
            rf_claim *part = &doc->drafts[i].claim;
            if (!is_within(&part->place, &whole->claim.place))
                part->place = whole->claim.place;
            if (part->from == RF_NO_DATE && part->to == RF_NO_DATE) {
                part->from = whole->claim.from;
                part->to = whole->claim.to;
            }
        }
    }
}
