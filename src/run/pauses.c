#include "run/pauses.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define NOWHERE (-2)

bool rf__pauses_make(rf__pauses *ret, int32_t width, double km_per_bucket, size_t n_places) {
    rf__pauses p = {.set.width = width, .km_per_bucket = km_per_bucket, .near_cap = 256};
    while (p.near_cap < n_places * 4)
        p.near_cap *= 2;
    p.near = rf__calloc(p.near_cap, sizeof *p.near);
    if (!p.near)
        return false;
    for (size_t i = 0; i < p.near_cap; i++)
        p.near[i] = -1;
    for (int b = 0; b < RF__N_BUCKETS; b++)
        p.bucket[b] = -1;
    *ret = p;
    return true;
}

void rf__pauses_free(rf__pauses *p) {
    rf__cohorts_free(&p->set);
    rf__free(p->near);
    rf__free(p->next);
    *p = (rf__pauses){0};
}

/* Those who can be joined have the same hash; others may have it, too. */
static size_t near_of(const rf__pauses *p, const rf__state *s) {
    uint64_t h = ((uint64_t)(uint32_t)s->at << 32 | (uint32_t)s->route) * 0x9E3779B97F4A7C15ULL;
    return (size_t)(h >> 32) & (p->near_cap - 1);
}

bool rf__pauses_add(rf__pauses *p, const rf__state *state, int64_t n, const rf__spread *who,
                    double shift) {
    size_t before = p->set.n, i;
    if (!rf__cohorts_add_at(&p->set, state, n, who, shift, &i))
        return false;
    if (i >= before) {
        if (!rf__grow(&p->next, &p->next_cap, p->set.n, sizeof *p->next))
            return false;
        p->next[i].near = p->next[i].in_bucket = NOWHERE;
    }
    if (p->next[i].near == NOWHERE) {
        size_t near = near_of(p, state);
        p->next[i].near = p->near[near];
        p->near[near] = (int32_t)i;
    }
    if (p->next[i].in_bucket != NOWHERE)
        return true; /* they met others who are still there */
    double at = state->km / p->km_per_bucket;
    int bucket = at >= RF__N_BUCKETS ? RF__N_BUCKETS - 1 : (int)at;
    bucket = bucket < p->bucket_now ? p->bucket_now : bucket;
    p->next[i].in_bucket = p->bucket[bucket];
    p->bucket[bucket] = (int32_t)i;
    return true;
}

static bool differ_in_distance_only(const rf__state *a, const rf__state *b) {
    if (a->at != b->at || a->route != b->route)
        return false;
    rf__state c = *b;
    c.km = a->km;
    return !memcmp(a, &c, sizeof c);
}

/* The nearest waiting cohort with which i may be joined, or -1. Who waits no more leaves the list.
 */
static int32_t find_near(rf__pauses *p, int32_t i) {
    const rf__cohort *list = p->set.list;
    const rf__state *s = &list[i].state;
    int32_t best = -1, *link = &p->near[near_of(p, s)];
    double best_km = HUGE_VAL;
    while (*link >= 0) {
        int32_t k = *link;
        if (list[k].n == 0) {
            *link = p->next[k].near;
            p->next[k].near = NOWHERE;
            continue;
        }
        double km = fabs(list[k].state.km - s->km);
        if (k != i && km < best_km && differ_in_distance_only(s, &list[k].state)) {
            best = k;
            best_km = km;
        }
        link = &p->next[k].near;
    }
    return best;
}

/* All of cohort `from` take on the state of `to`. */
static void join(rf__pauses *p, int32_t from, int32_t to) {
    rf__cohort *a = &p->set.list[from], *b = &p->set.list[to];
    if (p->set.width) {
        rf__spread who = rf__cohorts_spread(&p->set, (size_t)to);
        rf__spread_scale(&who, (double)(a->n + b->n) / (double)b->n);
    }
    b->n += a->n;
    a->n = 0;
    a->lo = a->hi = 0;
}

static void clear(rf__pauses *p) {
    for (size_t i = 0; i < p->set.n; i++)
        p->near[near_of(p, &p->set.list[i].state)] = -1;
    rf__cohorts_clear(&p->set);
    p->bucket_now = 0;
}

static bool are_few(const rf__lots *lots, const rf__cohort *c) {
    double n = (double)c->n, came = (double)(lots->before[c->state.at] + lots->today[c->state.at]);
    return n < lots->few && n < lots->part * came && !c->state.traced;
}

rf_place_id rf__pauses_peek(const rf__pauses *p) {
    int32_t i = p->bucket_now < RF__N_BUCKETS ? p->bucket[p->bucket_now] : -1;
    if (i < 0)
        return RF_NONE;
    if (p->next[i].in_bucket >= 0) {
        rf__cohorts_fetch_at(&p->set, (size_t)p->next[i].in_bucket);
        __builtin_prefetch(&p->next[p->next[i].in_bucket]);
    }
    return p->set.list[i].state.at;
}

bool rf__pauses_next(rf__pauses *p, const rf__lots *lots, size_t *ret_i, int64_t *ret_n) {
    for (; p->bucket_now < RF__N_BUCKETS; p->bucket_now++)
        while (p->bucket[p->bucket_now] >= 0) {
            int32_t i = p->bucket[p->bucket_now];
            rf__cohort *c = &p->set.list[i];
            p->bucket[p->bucket_now] = p->next[i].in_bucket;
            p->next[i].in_bucket = NOWHERE;
            if (c->n == 0)
                continue; /* they were joined with others */
            int32_t k = are_few(lots, c) ? find_near(p, i) : -1;
            if (k >= 0) {
                int64_t others = p->set.list[k].n;
                double u = rf__rng_uniform(&lots->rng[c->state.at]);
                bool here = u * (double)(c->n + others) < (double)c->n;
                join(p, here ? k : i, here ? i : k);
                if (!here)
                    continue;
            }
            *ret_i = (size_t)i;
            *ret_n = c->n;
            c->n = 0;
            return true;
        }
    clear(p);
    return false;
}
