/* Periods into episodes. Counts of one crisis begin at about one day and grow: "12 to 25 December",
 * "since December" told in January, the same told in February. A period opens an episode, and a
 * later one joins it when it begins soon after, measured by the length of both, and while the
 * episode lasts. So a war of nine years and a flight of two months in it are two episodes, and two
 * floods in one month are two as well.
 *
 * The items are swept once in the order of their first day, the longest first: the first of an
 * episode leads it. Single days of new events ("12 killed on Monday") are periods of their own.
 * Rejected: clustering by overlap alone, which chains everything into the longest war. */
#include "ledger/reconcile.h"

#include <stdlib.h>

typedef struct dated {
    rf_date start, ref;
    bool one_day;
    uint32_t item;
} dated;

static int by_start(const void *left, const void *right) {
    const dated *a = left, *b = right;
    if (a->one_day != b->one_day)
        return a->one_day ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->ref != b->ref)
        return a->ref > b->ref ? -1 : 1;
    return a->item < b->item ? -1 : 1;
}

typedef struct episode {
    rf_date start, last; /* last: of all periods so far */
    int32_t period;
} episode;

static bool joins(const rf_picture_rules *rules, const episode *into, const dated *item) {
    if (item->start > into->last)
        return false;
    double gap = item->start - into->start;
    double of_leader = rules->episode_share * ((double)into->last - into->start + 1);
    double of_item = (double)item->ref - item->start + 1;
    double most = rules->episode_days;
    return gap <= fmax(most, fmin(of_leader, of_item));
}

/* Episodes overlap (a war and a flight in it), so the newest that fits is taken; only the last few
 * can fit, and the leader of a long one is kept in view by its place in the list of open ones. */
#define MOST_OPEN 64

typedef struct sweep {
    episode open[MOST_OPEN];
    size_t n_open;
    int32_t n_periods;
} sweep;

static int32_t place(sweep *s, const rf_picture_rules *rules, const dated *item) {
    for (size_t i = s->n_open; i-- > 0;)
        if (joins(rules, &s->open[i], item)) {
            if (item->ref > s->open[i].last)
                s->open[i].last = item->ref;
            return s->open[i].period;
        }
    size_t kept = 0;
    for (size_t i = 0; i < s->n_open; i++)
        if (s->open[i].last >= item->start)
            s->open[kept++] = s->open[i];
    if (kept == MOST_OPEN) { /* the one that ends first goes */
        size_t first = 0;
        for (size_t i = 1; i < kept; i++)
            if (s->open[i].last < s->open[first].last)
                first = i;
        for (size_t i = first; i + 1 < kept; i++)
            s->open[i] = s->open[i + 1];
        kept--;
    }
    s->n_open = kept;
    s->open[s->n_open++] = (episode){item->start, item->ref, s->n_periods};
    return s->n_periods++;
}

rf_err rf__find_periods(rf__work *work) {
    dated *list = rf__calloc(work->n, sizeof *list);
    if (!list)
        return RF_ERR_NOMEM;
    size_t n = 0;
    for (size_t i = 0; i < work->n; i++) {
        const rf__item *item = &work->items[i];
        if (!item->stock && item->start != RF_NO_DATE && item->ref != RF_NO_DATE)
            list[n++] = (dated){item->start, item->ref, item->one_day, (uint32_t)i};
    }
    qsort(list, n, sizeof *list, by_start);
    sweep s = {0};
    for (size_t i = 0; i < n; i++) {
        rf__item *item = &work->items[list[i].item];
        if (!list[i].one_day)
            item->period = place(&s, &work->picture->rules, &list[i]);
        else if (i > 0 && list[i - 1].start == list[i].start)
            item->period = s.n_periods - 1;
        else
            item->period = s.n_periods++;
    }
    rf__free(list);
    return RF_OK;
}
