/* People who pause at a place within a day, worked off in order of the distance they have covered.
 * Where few pause they may be joined with others at the same place by lot (below). */
#ifndef RF_PAUSES_H
#define RF_PAUSES_H

#include "base/rng.h"
#include "run/cohort.h"

#define RF__N_BUCKETS 256

typedef struct rf__pauses {
    rf__cohorts set;      /* a paused state's km is the distance covered today */
    double km_per_bucket; /* the last bucket also holds who is farther */
    int bucket_now;
    int32_t bucket[RF__N_BUCKETS]; /* first cohort of a stretch of distance, or -1 */
    int32_t *near;                 /* first cohort at a place, on a route ...: by hash; or -1 */
    size_t near_cap;
    struct rf__next_pause {
        int32_t in_bucket, near; /* the next one, or -1; NOWHERE while in none */
    } * next;                    /* by cohort */
    size_t next_cap;
} rf__pauses;

bool rf__pauses_make(rf__pauses *ret, int32_t width, double km_per_bucket, size_t n_places);
void rf__pauses_free(rf__pauses *p);

/* n > 0 people pause; see rf__cohorts_add. False: no memory. */
bool rf__pauses_add(rf__pauses *p, const rf__state *state, int64_t n, const rf__spread *who,
                    double shift);
/* Where people are few. */
typedef struct rf__lots {
    double few;                    /* below so many, and */
    double part;                   /* below this part of ... */
    const int64_t *before, *today; /* ... those who came to the place the day before and so far */
    rf__rng *rng;                  /* by place */
} rf__lots;

/* Takes out the cohort to be worked off next: *ret_i is its index, *ret_n its people; state and
 * spread may be read until others are added. False: none is left, and all is cleared.
 *
 * A cohort with few people is joined with the nearest one by distance that differs in nothing else:
 * all of both are then in the state of one of them, drawn by lot with chances by their numbers, so
 * that how many are to be expected in each state stays the same. */
bool rf__pauses_next(rf__pauses *p, const rf__lots *lots, size_t *ret_i, int64_t *ret_n);
/* Where those will be who are likely to come next, or RF_NONE. */
rf_place_id rf__pauses_peek(const rf__pauses *p);

#endif
