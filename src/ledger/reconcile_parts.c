/* Quantities as parts of others, and forecasts beside what came. A part is never a rival and is
 * never added up: children of all, a town of its province, twelve days of ten weeks. Each quantity
 * is told the nearest whole only: by group, then by time, then by area. */
#include "ledger/reconcile.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WHOLES 64  /* periods before this one that are looked at */
#define UNDATED_DAYS 30 /* undated figures this near are of one time */
#define STOCK_DAYS 180  /* states further apart are of two times */
#define LEAST_CAME 0.1  /* of what was feared: below, what was counted is something else */

typedef struct part {
    const rf__item *best;
    const rf__scope *area; /* as a whole: a region that its claims name, where the best one's words
                              name an area without one */
    rf_quantity *quantity;
    rf_date from, to;
} part;

static int by_kind(const part *a, const part *b) {
    if (a->best->modality != b->best->modality)
        return a->best->modality < b->best->modality ? -1 : 1;
    if (a->quantity->is_stock != b->quantity->is_stock)
        return a->quantity->is_stock ? 1 : -1;
    return 0;
}

static int by_start(const void *left, const void *right) {
    const part *a = left, *b = right;
    int by = by_kind(a, b);
    if (by)
        return by;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to > b->to ? -1 : 1;
    return a->quantity < b->quantity ? -1 : a->quantity > b->quantity;
}

/* Is `whole` the whole of `p` in this respect and as wide in the others? RF_WHY_NONE: no. */
static rf_reason part_why(const part *p, const part *whole) {
    const rf__item *a = p->best, *b = whole->best;
    if (a->modality == RF_PROJECTED && a->family != b->family)
        return RF_WHY_NONE; /* two fears */
    bool same_group = a->groups == b->groups, same_side = a->side == b->side;
    bool same_area = rf__scopes_equal(&a->scope, &b->scope) ||
                     rf__scopes_equal(&a->scope, whole->area) || a->scope.loose || b->scope.loose;
    bool fewer = !same_group && rf__group_within(a->groups, b->groups);
    bool one_side = !same_side && b->side < 0;
    bool smaller = !same_area && (rf__scope_within(&a->scope, &b->scope) ||
                                  rf__scope_within(&a->scope, whole->area));
    bool dated = whole->from != RF_NO_DATE && p->from != RF_NO_DATE && !whole->quantity->no_end;
    bool in_time = p->quantity->is_stock
                       ? abs(whole->to - p->to) <= STOCK_DAYS
                       : (dated ? whole->from <= p->from && p->to <= whole->to
                                : whole->from == p->from && abs(whole->to - p->to) <= UNDATED_DAYS);
    bool shorter =
        dated && in_time && !p->quantity->is_stock && (whole->from < p->from || p->to < whole->to);
    if (!in_time || !(same_group || fewer) || !(same_side || one_side) || !(same_area || smaller))
        return RF_WHY_NONE;
    if (fewer || one_side)
        return RF_WHY_SUBGROUP;
    if (shorter)
        return RF_WHY_SHORTER;
    return smaller ? RF_WHY_SMALLER_AREA : RF_WHY_NONE;
}

/* The nearer whole is the one that differs in less: in fewer respects and by less time. */
static double width(const part *p, const part *whole) {
    double days = (double)whole->to - whole->from - ((double)p->to - p->from);
    double cost = p->quantity->is_stock ? abs(whole->to - p->to) / 30.0 : days / 30;
    cost += 100.0 * (p->best->groups != whole->best->groups);
    cost += 100.0 * (p->best->side != whole->best->side);
    cost += 100.0 * abs(p->best->scope.level - whole->best->scope.level);
    return cost + (whole->best->groups == 0 && p->best->groups != 0);
}

static void find_whole(part *parts, size_t n, size_t at) {
    part *p = &parts[at];
    double least = HUGE_VAL;
    /* Wholes begin no later: they stand before; those with the same period also right after. */
    for (int way = -1; way <= 1; way += 2)
        for (int64_t i = (int64_t)at + way, seen = 0;
             i >= 0 && i < (int64_t)n && seen < MOST_WHOLES; i += way, seen++) {
            part *whole = &parts[i];
            if (by_kind(p, whole) != 0 ||
                (way > 0 && !p->quantity->is_stock && whole->from != p->from))
                break;
            rf_reason why = part_why(p, whole);
            /* A smaller word in the text is no part when it counts more. */
            if (why == RF_WHY_NONE || p->best->low > whole->best->high)
                continue;
            double cost = width(p, whole);
            if (cost < least) {
                least = cost;
                p->quantity->part_of = whole->quantity;
                p->quantity->part_why = why;
            }
        }
}

/* Of the claims that tell the count (not a part of it, and no rival) one that names a region. */
static const rf__scope *area_of(const rf__work *work, size_t q, const rf__item *best) {
    bool is_named = !best->scope.loose && best->scope.level == 1 && best->scope.admin1 < 0;
    for (uint32_t i = work->first[q]; i < work->first[q + 1] && is_named; i++) {
        const rf__item *item = &work->items[work->of[i]];
        if (item->relation < RF_PART_OF && item->scope.level == 1 && item->scope.admin1 >= 0)
            return &item->scope;
    }
    return &best->scope;
}

/* The report itself says what the figure is a part of. */
static void take_sum(const rf__work *work, part *p) {
    if (p->best->sum_of < 0)
        return;
    int32_t whole = work->items[p->best->sum_of].quantity;
    if (whole != p->best->quantity) {
        p->quantity->part_of = &work->cell->quantities[whole];
        p->quantity->part_why = RF_WHY_SUM;
    }
}

/* A whole can't be a part of its part: equal figures told in two ways could claim both. */
static void break_rings(rf_quantity *q) {
    const rf_quantity *at = q->part_of;
    for (int steps = 0; at && steps < MOST_WHOLES; steps++, at = at->part_of)
        if (at == q) {
            q->part_of = NULL;
            return;
        }
}

/* ---- forecasts ---- */

/* May the count tell what came of the forecast? It is of the same area and group and goes on after
 * the forecast was made. Of a part of the area it tells only that more came than was feared, and a
 * count far below the forecast is of something else. */
static bool may_have_come(const rf_picture_rules *rules, const part *forecast, const part *count) {
    const rf_quantity *f = forecast->quantity, *c = count->quantity;
    const rf__scope *feared = &forecast->best->scope, *counted = &count->best->scope;
    if (c->modality != RF_REPORTED || c->groups != f->groups || c->is_stock != f->is_stock ||
        count->best->side != forecast->best->side || f->first_said == RF_NO_DATE ||
        c->to <= f->first_said || c->best < f->low * LEAST_CAME)
        return false;
    if (c->from == RF_NO_DATE ? c->to - f->first_said > rules->standing_days
                              : f->first_said - c->from > rules->standing_days)
        return false;
    bool overlaps = feared->level == 1 && counted->level == 1 && rf__scopes_fit(feared, counted);
    return feared->loose || overlaps || (counted->loose && feared->level < 2) ||
           rf__scopes_equal(feared, counted) ||
           (rf__scope_within(counted, feared) && c->best >= f->low);
}

/* One pass for each forecast of a cell: there are few, and never more than MOST_WHOLES are
 * compared. */
static void find_what_came(const rf_picture_rules *rules, const part *parts, size_t n) {
    int n_forecasts = 0;
    for (size_t i = 0; i < n && n_forecasts < MOST_WHOLES; i++) {
        rf_quantity *forecast = parts[i].quantity;
        if (forecast->modality != RF_PROJECTED)
            continue;
        n_forecasts++;
        for (size_t j = 0; j < n; j++)
            if (may_have_come(rules, &parts[i], &parts[j]) &&
                (!forecast->came || parts[j].quantity->best > forecast->came->best))
                forecast->came = parts[j].quantity;
    }
}

rf_err rf__find_parts(rf__work *work) {
    size_t n = (size_t)work->n_quantities;
    part *parts = rf__calloc(n, sizeof *parts);
    if (!parts)
        return RF_ERR_NOMEM;
    for (size_t q = 0; q < n; q++) {
        rf_quantity *quantity = &work->cell->quantities[q];
        const rf__item *best = NULL;
        for (uint32_t i = work->first[q]; i < work->first[q + 1] && !best; i++)
            if (work->items[work->of[i]].relation == RF_BEST)
                best = &work->items[work->of[i]];
        parts[q] = (part){best, area_of(work, q, best), quantity, quantity->from, quantity->to};
    }
    qsort(parts, n, sizeof *parts, by_start);
    for (size_t i = 0; i < n; i++)
        find_whole(parts, n, i);
    for (size_t i = 0; i < n; i++)
        take_sum(work, &parts[i]);
    rf__part_reviewed(work);
    for (size_t i = 0; i < n; i++)
        break_rings(parts[i].quantity);
    find_what_came(&work->picture->rules, parts, n);
    rf__free(parts);
    return RF_OK;
}
