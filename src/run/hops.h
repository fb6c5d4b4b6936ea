/* When is the exact distance that people have covered today no longer needed? At a place the rules
 * ask of it only whether the day ends at the next place, the one after, and so on: whether
 * day_km + s reaches the day's range, for s the length of a walk from here. Between two neighbouring
 * thresholds (range - s) all distances lead to the same decisions, whatever roads are taken. People
 * in between can be counted together, and the difference is carried over into their recent travel,
 * so that the sum of both, which the rules also ask for, is kept. */
#ifndef RF_HOPS_H
#define RF_HOPS_H

#include "run/world.h"

enum { RF__MOST_HOPS = 64 };

typedef struct rf__hops {
    double *km;         /* by place, RF__MOST_HOPS each, falling */
    int32_t *n;         /* by place */
    double complete_km; /* no threshold from here on is missing anywhere */
    uint32_t topology;  /* of the world for which the thresholds hold; 0: never */
    int32_t *in_first, *in_link; /* links by the place they lead to */
    void *heap;
    size_t heap_n, heap_cap;
} rf__hops;

rf_err rf__hops_make(rf__hops *ret, const rf__plan *plan) RF_NODISCARD;
void rf__hops_free(rf__hops *hops);
/* Brings the thresholds up to date with the roads. Cost when they changed: n log n in places times
 * thresholds. */
rf_err rf__hops_update(rf__hops *hops, const rf__world *world) RF_NODISCARD;

/* The least distance that leads to the same decisions at the place as day_km does. */
static inline double rf__hops_fold(const rf__hops *hops, rf_place_id place, double day_km) {
    const double *km = hops->km + (size_t)place * RF__MOST_HOPS;
    int32_t n = hops->n[place], i = 0;
    if (day_km < hops->complete_km)
        return day_km;
    /* Sums of lengths come here in another order than they were made: a millimetre is no difference. */
    day_km += 1e-6;
    while (i < n) { /* the first of the falling list that is not above day_km */
        int32_t mid = i + (n - i) / 2;
        if (km[mid] > day_km)
            i = mid + 1;
        else
            n = mid;
    }
    n = hops->n[place];
    double low = i < n ? km[i] : 0;
    return low > hops->complete_km ? low : hops->complete_km;
}

#endif
