/* Counter-based random numbers: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel Random
 * Numbers: As Easy as 1, 2, 3" (SC11), through Random123. A draw is a pure function of the key
 * (seed, run) and the counter (place, day, purpose, index): nothing is shared between threads and
 * nothing depends on who draws first. */
#ifndef RF_RNG_H
#define RF_RNG_H

#include <stdbool.h>
#include <stdint.h>

typedef struct rf__rng_key {
    uint32_t word[2];
} rf__rng_key;

/* The key of one run: a Philox block of (run) under the seed, so that keys of different seeds and
 * runs are unrelated. */
rf__rng_key rf__rng_key_make(uint64_t seed, uint32_t run);

/* A stream of draws for one (place, day, purpose). Copyable. */
typedef struct rf__rng {
    rf__rng_key key;
    uint32_t ctr[4]; /* next block: index, place, day, purpose */
    uint32_t word[4];
    uint32_t used; /* words of the block used so far; 4: none left */
} rf__rng;

/* A stream whose first block is number `index`. */
rf__rng rf__rng_at(rf__rng_key key, uint32_t place, uint32_t day, uint32_t purpose, uint32_t index);
/* Makes the next block; for rf__rng_uniform. */
void rf__rng_refill(rf__rng *rng);

/* Uniform in the open interval (0, 1), 52 bits. */
static inline double rf__rng_uniform(rf__rng *rng) {
    if (rng->used >= 3)
        rf__rng_refill(rng);
    uint64_t hi = rng->word[rng->used], lo = rng->word[rng->used + 1];
    rng->used += 2;
    return ((double)(hi << 20 ^ lo >> 12) + 0.5) * 0x1p-52;
}

/* floor(n * part + u) for a uniform u of 32 bits: how many of n are rounded up so that the mean is kept
 * and the spread is least. 0 <= part <= 1. */
static inline int64_t rf__rng_round(rf__rng *rng, int64_t n, double part) {
    if (rng->used >= 4)
        rf__rng_refill(rng);
    double u = ((double)rng->word[rng->used++] + 0.5) * 0x1p-32;
    return (int64_t)((double)n * part + u);
}

/* Exact draws (up to the rounding of double arithmetic). n < 2^53. */

/* Successes among n trials of probability p; p outside [0, 1] is clamped, NaN is 0. */
int64_t rf__rng_binomial(rf__rng *rng, int64_t n, double p);
/* Deals n among k cells with probabilities proportional to weight[] >= 0 (not all 0). out[] gets the
 * counts, which add up to n. */
void rf__rng_multinomial(rf__rng *rng, int64_t n, const double *weight, int32_t k, int64_t *out);
/* Poisson with mean lambda >= 0. */
int64_t rf__rng_poisson(rf__rng *rng, double lambda);

#endif
