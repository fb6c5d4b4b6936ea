/* A threshold t at the end of a road is the threshold t - length at its beginning. From the largest
 * down (a heap) each is passed on against the roads, until none is left above 0 or a place has as
 * many as it may hold; what is missing then lies below `complete_km`. */
#include "run/hops.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

typedef struct entry {
    double km;
    rf_place_id place;
} entry;

rf_err rf__hops_make(rf__hops *ret, const rf__plan *plan) {
    size_t n_places = (size_t)plan->scenario->n_places;
    rf__hops h = {0};
    h.km = rf__calloc(n_places * RF__MOST_HOPS, sizeof *h.km);
    h.n = rf__calloc(n_places, sizeof *h.n);
    h.in_first = rf__calloc(n_places + 1, sizeof *h.in_first);
    h.in_link = rf__calloc((size_t)plan->n_links, sizeof *h.in_link);
    int32_t *fill = rf__calloc(n_places + 1, sizeof *fill);
    if (!h.km || !h.n || !h.in_first || !h.in_link || !fill) {
        rf__free(fill);
        rf__hops_free(&h);
        return RF_ERR_NOMEM;
    }
    for (int32_t i = 0; i < plan->n_links; i++)
        h.in_first[plan->link[i].to + 1]++;
    for (size_t i = 0; i < n_places; i++)
        h.in_first[i + 1] += h.in_first[i];
    for (int32_t i = 0; i < plan->n_links; i++) {
        rf_place_id to = plan->link[i].to;
        h.in_link[h.in_first[to] + fill[to]++] = i;
    }
    rf__free(fill);
    *ret = h;
    return RF_OK;
}

void rf__hops_free(rf__hops *h) {
    rf__free(h->km);
    rf__free(h->n);
    rf__free(h->in_first);
    rf__free(h->in_link);
    rf__free(h->heap);
    *h = (rf__hops){0};
}

static bool push(rf__hops *h, double km, rf_place_id place) {
    if (!(km > 0))
        return true;
    if (!rf__grow(&h->heap, &h->heap_cap, h->heap_n + 1, sizeof(entry)))
        return false;
    entry *heap = h->heap;
    size_t i = h->heap_n++;
    while (i > 0 && heap[(i - 1) / 2].km < km) {
        heap[i] = heap[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    heap[i] = (entry){km, place};
    return true;
}

static entry pop(rf__hops *h) {
    entry *heap = h->heap, top = heap[0], last = heap[--h->heap_n];
    size_t i = 0;
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= h->heap_n)
            break;
        if (child + 1 < h->heap_n && heap[child + 1].km > heap[child].km)
            child++;
        if (heap[child].km <= last.km)
            break;
        heap[i] = heap[child];
        i = child;
    }
    if (h->heap_n)
        heap[i] = last;
    return top;
}

/* Thresholds of single roads, open or closed: who is on a closed road may still finish it. */
static bool push_roads(rf__hops *h, const rf__plan *plan) {
    for (int32_t i = 0; i < plan->n_links; i++) {
        const rf__link *l = &plan->link[i];
        if (!push(h, l->speed - l->dist_km, l->from))
            return false;
        if (l->walk_probability > 0 &&
            !push(h, plan->settings->max_walk_speed - l->dist_km, l->from))
            return false;
    }
    return true;
}

/* Thresholds from the largest down. */
static rf_err update_thresholds(rf__hops *h, const rf__world *world) {
    const rf__plan *plan = world->plan;
    h->heap_n = 0;
    h->complete_km = 0;
    memset(h->n, 0, (size_t)plan->scenario->n_places * sizeof *h->n);
    if (!push_roads(h, plan))
        return RF_ERR_NOMEM;
    while (h->heap_n) {
        entry e = pop(h);
        double *km = h->km + (size_t)e.place * RF__MOST_HOPS;
        int32_t n = h->n[e.place];
        if (n && km[n - 1] <= e.km)
            continue; /* they come falling: this one is there already */
        if (n == RF__MOST_HOPS) {
            h->complete_km = e.km > h->complete_km ? e.km : h->complete_km;
            continue;
        }
        km[h->n[e.place]++] = e.km;
        for (int32_t k = h->in_first[e.place]; k < h->in_first[e.place + 1]; k++) {
            const rf__link *l = &plan->link[h->in_link[k]];
            if (!world->is_closed[h->in_link[k]] && !push(h, e.km - l->dist_km, l->from))
                return RF_ERR_NOMEM;
        }
    }
    /* With a range that shrinks over the day (mended) the distance itself matters to the end. */
    if (!plan->settings->quirk_full_range_each_hop)
        h->complete_km = HUGE_VAL;
    return RF_OK;
}

rf_err rf__hops_update(rf__hops *h, const rf__world *world) {
    rf_err err = h->topology != world->topology ? update_thresholds(h, world) : RF_OK;
    h->topology = world->topology;
    return err;
}
