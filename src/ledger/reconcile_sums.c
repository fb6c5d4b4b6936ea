/* Parts that a report adds up itself: "157 dead: 105 in Gorsk and 52 in Velin". The other figures
 * of a sentence, or all of it, whose sum is a figure of the report are parts of that one, so no
 * rivals and no stages of it. Only whole sentences are tried, not every choice of figures: a sum
 * that is met by chance would tear a count apart. */
#include "ledger/reconcile.h"

#include <stdlib.h>

#define MOST_PARTS 8
#define MOST_OF_REPORT 64
#define MOST_LOOSE 1.12 /* of the interval of a sum: "at least" and "up to" say too little */

typedef struct told {
    uint32_t claim, item;
} told;

static int by_claim(const void *left, const void *right) {
    const told *a = left, *b = right;
    return a->claim < b->claim ? -1 : a->claim > b->claim;
}

static bool may_be_part(const rf__item *part, const rf__item *whole) {
    return part != whole && !part->vague && !part->told_earlier && part->stock == whole->stock &&
           part->modality == whole->modality && part->point < whole->point &&
           (part->groups == whole->groups || rf__group_within(part->groups, whole->groups)) &&
           (part->side == whole->side || whole->side < 0);
}

/* Do the rows first..end without the whole itself add up to it? */
static bool adds_up(const rf__work *work, const told *rows, size_t first, size_t end,
                    const rf__item *whole) {
    double sum = 0;
    size_t n = 0;
    if (whole->vague || whole->modality != RF_REPORTED)
        return false;
    for (size_t i = first; i < end; i++) {
        const rf__item *part = &work->items[rows[i].item];
        if (part == whole)
            continue;
        if (!may_be_part(part, whole))
            return false;
        sum += part->point;
        n++;
    }
    if (n < 2 || n > MOST_PARTS)
        return false;
    return sum == whole->point ||
           (whole->high <= whole->low * MOST_LOOSE && sum >= whole->low && sum <= whole->high);
}

static void find_of_sentence(rf__work *work, const told *rows, size_t first, size_t end,
                             size_t report_first, size_t report_end) {
    for (size_t i = report_first; i < report_end && i < report_first + MOST_OF_REPORT; i++) {
        const rf__item *whole = &work->items[rows[i].item];
        if (!adds_up(work, rows, first, end, whole))
            continue;
        for (size_t k = first; k < end; k++)
            if (rows[k].item != rows[i].item)
                work->items[rows[k].item].sum_of = (int32_t)rows[i].item;
        return;
    }
}

rf_err rf__find_sums(rf__work *work) {
    const rf__picture_row *claims = work->picture->claims;
    told *rows = rf__arena_alloc(&work->scratch, work->n * sizeof *rows);
    if (!rows)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < work->n; i++)
        rows[i] = (told){work->items[i].claim, (uint32_t)i};
    qsort(rows, work->n, sizeof *rows, by_claim);
    for (size_t at = 0, end; at < work->n; at = end) { /* a report's claims stand together */
        int32_t report = work->items[rows[at].item].report;
        for (end = at; end < work->n && work->items[rows[end].item].report == report;)
            end++;
        for (size_t first = at, last; first < end; first = last) {
            const char *words = claims[rows[first].claim].claim.words.text; /* interned */
            for (last = first + 1;
                 last < end && claims[rows[last].claim].claim.words.text == words;)
                last++;
            if (words && last - first > 1)
                find_of_sentence(work, rows, first, last, at, end);
        }
    }
    return RF_OK;
}

/* What adds up to a figure is no other count of it. */
void rf__part_sums(rf__work *work) {
    for (size_t i = 0; i < work->n; i++) {
        rf__item *item = &work->items[i];
        if (item->sum_of >= 0 && item->quantity == work->items[item->sum_of].quantity)
            item->quantity = work->n_quantities++;
    }
}
