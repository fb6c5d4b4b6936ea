/* How the people of a cohort are spread over recent-travel averages: a step of 1 / levels holds how
 * many of them are to be expected there. These are expectations and real numbers: only the number
 * of people is counted. When a rule asks for the average, the share of the steps for which it holds
 * is the chance, and those who did and did not act get the spread that follows from it
 * (docs/design/engine.md).
 *
 * Steps are worked off by four: lo, hi and widths are multiples of four, and an array of `width`
 * steps has four more at either end. The four on either side of [lo, hi) are 0, what is farther is
 * undefined. */
#ifndef RF_SPREAD_H
#define RF_SPREAD_H

#include <stdint.h>

enum { RF__SPREAD_PAD = 4 };

typedef struct rf__spread {
    float *at;      /* by step; NULL where no rule asks for the average */
    int32_t lo, hi; /* steps in use: [lo, hi) */
    double total;
} rf__spread;

/* Brings spread->total up to date; 1 without steps. */
void rf__spread_sum(rf__spread *spread);
/* Nobody is in it. */
static inline void rf__spread_empty(rf__spread *spread) { spread->lo = spread->hi = 0; }
/* Adds n people who are spread like `from`, each `shift` >= 0 steps further (a part of a step is
 * dealt to both its ends, so that the mean is kept). Beyond the last of `width` steps they count as
 * on it. The total of `to` is left alone. */
void rf__spread_add(rf__spread *to, int32_t width, const rf__spread *from, double n, double shift);
/* `to` gets the steps and the total of `from`, which has some in use. */
void rf__spread_copy(rf__spread *to, const rf__spread *from);
/* Multiplies every step. */
void rf__spread_scale(rf__spread *spread, double by);
/* Half the average for everybody. */
void rf__spread_halve(rf__spread *spread);
/* Those below step `below` act for sure, the others with a chance: returns the chance of one of
 * all. go and stay (with room for all->hi steps) get the spread of those who do and do not. */
double rf__spread_split(const rf__spread *all, int32_t below, double chance, rf__spread *go,
                        rf__spread *stay);

#endif
