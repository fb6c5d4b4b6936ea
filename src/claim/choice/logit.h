/* A choice among candidates as people made it: a conditional logit (D. McFadden, "Conditional logit
 * analysis of qualitative choice behavior", 1974). What can be seen of a candidate are its traits;
 * each has a weight, fitted to choices that people made (tests/choice), and the chance of a
 * candidate is exp(the sum of its weights) over the sum of that of all. */
#ifndef RF_LOGIT_H
#define RF_LOGIT_H

#include <math.h>
#include <stdint.h>

enum { RF__MOST_TRAITS = 64, RF__MOST_TRAIT_KINDS = 72 };

/* A trait is of a sort, and of a kind where the sort has several ("its kind of place and the flow
 * of the figure"); how much of it there is is about 0 to 1. */
typedef struct rf__trait {
    uint8_t sort, kind;
    float value;
} rf__trait;

typedef struct rf__traits {
    uint32_t n;
    rf__trait list[RF__MOST_TRAITS];
} rf__traits;

typedef float rf__trait_weights[RF__MOST_TRAIT_KINDS];

static inline void rf__has(rf__traits *traits, uint32_t sort, uint32_t kind, double value) {
    if (value != 0 && traits->n < RF__MOST_TRAITS)
        traits->list[traits->n++] =
            (rf__trait){.sort = (uint8_t)sort, .kind = (uint8_t)kind, .value = (float)value};
}

static inline double rf__traits_sum(const rf__traits *traits, const rf__trait_weights *weights) {
    double sum = 0;
    for (uint32_t i = 0; i < traits->n; i++) {
        const rf__trait *t = &traits->list[i];
        sum += (double)weights[t->sort][t->kind] * (double)t->value;
    }
    return sum;
}

/* Sums of weights to chances, in place; which candidate is the likeliest (of several the first; 0
 * where there is none). */
static inline uint32_t rf__to_chances(double *sums, uint32_t n) {
    uint32_t best = 0;
    double all = 0;
    for (uint32_t i = 1; i < n; i++)
        if (sums[i] > sums[best])
            best = i;
    double most = n ? sums[best] : 0;
    for (uint32_t i = 0; i < n; i++)
        all += sums[i] = exp(sums[i] - most);
    for (uint32_t i = 0; i < n; i++)
        sums[i] /= all;
    return best;
}

#endif
