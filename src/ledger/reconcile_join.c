/* Items into quantities. What has the same group, side, area and episode is one quantity. Words are
 * loose, though: "900,000 in Syria", "900,000 in Idlib province", "299 people" beside "299
 * civilians". So an item whose words are wider moves to the narrower quantity whose number fits, if
 * there is just one. A figure without a period joins an episode that was going on when it was said,
 * by size: one of its own report within near_factor, one of another within far_factor.
 *
 * Neighbours are found in a list sorted by number, and at most MOST_NEAR of them are looked at on
 * each side, so that the cost stays near-linear; beyond that an item stays where it is. */
#include "ledger/reconcile.h"

#include <stdlib.h>
#include <string.h>

#define MOST_NEAR 64
#define MOST_ROUNDS 3
#define MOST_OPEN 8      /* undated series of one kind that may go on */
#define FIT_FACTOR 1.6   /* numbers further apart do not fit, whatever their qualifiers */
#define REST_FACTOR 1.35 /* how much larger those may be that follow one that moved */
#define FEW 10           /* numbers under this fit by chance */
#define STEADY_FACTOR                                                                              \
    1.25 /* undated big numbers this near are one series, however long the gap                     \
          */
#define STEADY_LEAST 1000
/* "About 300" and 299 of one report: so near that the one is the other, rounded. */
#define ROUND_LEAST 100
#define ROUND_FACTOR 1.02
#define LEAST_FALL 1.5 /* an undated count that falls further is another count */
#define MOST_RISE 5
#define FAR_COST 0.2 /* a figure of the same report is preferred to a slightly nearer one */

enum { NO_PERIOD = -1, UNDATED = -2 };

typedef struct near_list {
    uint32_t *items; /* by modality, stock, period, number */
    uint32_t *at;    /* item: its place in the list */
    size_t n;
} near_list;

/* qsort has no context: what is compared stands in the row. */
typedef struct near_row {
    double point;
    int32_t kind, period;
    uint32_t item;
} near_row;

static int by_number(const void *left, const void *right) {
    const near_row *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    if (a->point != b->point)
        return a->point < b->point ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

/* with_period: items stand together by period too. */
static rf_err make_near(rf__work *work, bool with_period, near_list *ret) {
    near_row *rows = rf__calloc(work->n, sizeof *rows);
    ret->items = rf__arena_alloc(&work->scratch, work->n * sizeof *ret->items);
    ret->at = rf__arena_alloc(&work->scratch, work->n * sizeof *ret->at);
    ret->n = work->n;
    if (!rows || !ret->items || !ret->at) {
        rf__free(rows);
        return RF_ERR_NOMEM;
    }
    for (size_t i = 0; i < work->n; i++) {
        const rf__item *item = &work->items[i];
        rows[i] = (near_row){item->point, item->modality * 2 + item->stock,
                             with_period ? item->period : 0, (uint32_t)i};
    }
    qsort(rows, work->n, sizeof *rows, by_number);
    for (size_t i = 0; i < work->n; i++) {
        ret->items[i] = rows[i].item;
        ret->at[rows[i].item] = (uint32_t)i;
    }
    rf__free(rows);
    return RF_OK;
}

/* ---- exact keys ---- */

static int32_t quantity_of(rf__work *work, rf__map *map, const rf__item *item, int32_t period) {
    int32_t key[8] = {period,
                      item->modality * 2 + item->stock,
                      (int32_t)item->groups,
                      item->side,
                      item->scope.level * 2 + item->scope.loose,
                      item->scope.admin1,
                      item->scope.local,
                      0};
    int32_t id = rf__map_get(map, (const char *)key, sizeof key);
    if (id >= 0)
        return id;
    char *copy = rf__arena_alloc(&work->scratch, sizeof key);
    if (!copy)
        return -1;
    memcpy(copy, key, sizeof key);
    id = work->n_quantities;
    if (!rf__map_add(map, copy, sizeof key, id, NULL))
        return -1;
    work->n_quantities++;
    return id;
}

static bool has_no_period(const rf__item *item) { return !item->stock && item->period < 0; }

static rf_err join_equal(rf__work *work, rf__map *map, bool tallies) {
    rf_err err = RF_OK;
    for (size_t i = 0; i < work->n && !err; i++) {
        rf__item *item = &work->items[i];
        if (has_no_period(item) || item->quantity >= 0 || item->tally != tallies)
            continue;
        item->quantity = quantity_of(work, map, item, item->period);
        if (item->quantity < 0)
            err = RF_ERR_NOMEM;
    }
    return err;
}

/* ---- wider words, the same number ---- */

static int tightness(const rf__scope *scope) {
    if (scope->level == 0)
        return scope->loose ? -2 : -(int)scope->several;
    return 2 * (scope->level == 2 ? 3 : scope->admin1 >= 0 ? 2 : 1) - scope->several;
}

static bool groups_fit(uint32_t wide, uint32_t narrow) {
    return wide == narrow || (wide == 0 && narrow == RF_CIVILIANS);
}

/* Are the words of one as those of the other, but wider? */
static bool is_wider(const rf__item *wide, const rf__item *narrow) {
    int a = tightness(&wide->scope), b = tightness(&narrow->scope);
    bool side_wider = wide->side < 0 && narrow->side >= 0;
    if (a > b || (a == b && !rf__scopes_equal(&wide->scope, &narrow->scope)))
        return false;
    if (!rf__scopes_fit(&wide->scope, &narrow->scope) ||
        !groups_fit(wide->groups, narrow->groups) || (wide->side != narrow->side && !side_wider))
        return false;
    return a < b || side_wider || wide->groups != narrow->groups;
}

static bool same_time(const rf_picture_rules *rules, const rf__item *a, const rf__item *b) {
    if (a->one_day && b->one_day)
        return a->start == b->start;
    double apart = fabs((double)a->ref - b->ref);
    if (a->stock)
        return a->point == b->point || apart <= 4.0 * rules->statement_days;
    if (a->start == RF_NO_DATE || b->start == RF_NO_DATE)
        return apart <= rules->statement_days;
    double tenth = fmax((double)a->ref - a->start, (double)b->ref - b->start) / 10;
    return fabs((double)a->start - b->start) <= fmax(7, tenth) &&
           apart <= fmax(rules->statement_days, tenth);
}

static bool may_be_same(const rf__work *work, const rf__item *wide, const rf__item *narrow) {
    if (narrow->quantity == wide->quantity || narrow->vague || narrow->stock != wide->stock ||
        narrow->modality != wide->modality || !is_wider(wide, narrow))
        return false;
    bool close =
        wide->report == narrow->report || (wide->family >= 0 && wide->family == narrow->family);
    return (close || wide->point >= FEW) && rf__figures_agree(wide, narrow) &&
           same_time(&work->picture->rules, wide, narrow);
}

typedef struct choice {
    int64_t item; /* -1: none */
    double cost;
    bool torn; /* between two quantities */
} choice;

static void consider(const rf__work *work, choice *best, size_t item, double cost) {
    if (best->item < 0) {
        *best = (choice){(int64_t)item, cost, false};
        return;
    }
    if (work->items[item].quantity == work->items[best->item].quantity) {
        if (cost < best->cost)
            *best = (choice){(int64_t)item, cost, best->torn};
    } else if (fabs(cost - best->cost) < 1e-9) {
        best->torn = true;
    } else if (cost < best->cost) {
        *best = (choice){(int64_t)item, cost, false};
    }
}

static choice find_narrower(const rf__work *work, const near_list *near, size_t i) {
    const rf__item *item = &work->items[i];
    choice best = {-1, 0, false};
    for (int way = -1; way <= 1; way += 2) {
        int64_t at = near->at[i];
        for (int seen = 0; seen < MOST_NEAR; seen++) {
            at += way;
            if (at < 0 || at >= (int64_t)near->n)
                break;
            const rf__item *other = &work->items[near->items[at]];
            if (other->stock != item->stock || other->modality != item->modality ||
                other->period != item->period ||
                rf__figures_distance(item, other) > log(FIT_FACTOR))
                break;
            if (may_be_same(work, item, other))
                consider(work, &best, near->items[at],
                         rf__figures_distance(item, other) +
                             (other->report == item->report ? 0 : FAR_COST));
        }
    }
    return best;
}

/* Follows those that move where they go: each step leads to narrower words, so it ends. */
static int32_t settle(const rf__work *work, const int64_t *moves, size_t i) {
    while (moves[i] >= 0)
        i = (size_t)moves[i];
    return work->items[i].quantity;
}

typedef struct move {
    int32_t to; /* where those of a quantity went: -1 nowhere, -2 apart */
    double most;
} move;

/* Two counts that move into each other are one. */
static int32_t unite(const move *moved, int32_t from, int32_t to) {
    return to >= 0 && moved[to].to == from && from < to ? from : to;
}

/* Where an item of a running count moved, the smaller ones of its quantity are the same count told
 * as widely: they come with it. */
static rf_err move_the_rest(rf__work *work, const int64_t *moves, int32_t *to) {
    move *moved = rf__arena_alloc(&work->scratch, ((size_t)work->n_quantities + 1) * sizeof *moved);
    if (!moved)
        return RF_ERR_NOMEM;
    for (int32_t q = 0; q < work->n_quantities; q++)
        moved[q] = (move){-1, 0};
    for (size_t i = 0; i < work->n; i++) {
        if (moves[i] < 0)
            continue;
        move *m = &moved[work->items[i].quantity];
        m->to = m->to == -1 || m->to == to[i] ? to[i] : -2;
        m->most = fmax(m->most, work->items[i].point);
    }
    for (size_t i = 0; i < work->n; i++) {
        const rf__item *item = &work->items[i];
        if (item->quantity < 0 || (moves[i] < 0 && (item->stock || item->one_day)))
            continue;
        const move *m = &moved[item->quantity];
        if (m->to >= 0 && (moves[i] >= 0 || item->point <= m->most * REST_FACTOR))
            to[i] = unite(moved, item->quantity, moves[i] >= 0 ? to[i] : m->to);
    }
    return RF_OK;
}

/* One round; *ret_moved: did anything move? */
static rf_err move_wider(rf__work *work, const near_list *near, bool undated, bool *ret_moved) {
    int64_t *moves = rf__arena_alloc(&work->scratch, (work->n + 1) * sizeof *moves);
    int32_t *to = rf__arena_alloc(&work->scratch, (work->n + 1) * sizeof *to);
    if (!moves || !to)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < work->n; i++) {
        const rf__item *item = &work->items[i];
        moves[i] = -1;
        if (item->vague || (item->period == UNDATED) != undated || item->quantity < 0)
            continue;
        choice best = find_narrower(work, near, i);
        if (best.item >= 0 && !best.torn)
            moves[i] = best.item;
    }
    for (size_t i = 0; i < work->n; i++)
        to[i] = settle(work, moves, i);
    rf_err err = move_the_rest(work, moves, to);
    *ret_moved = false;
    for (size_t i = 0; i < work->n; i++) {
        *ret_moved |= to[i] != work->items[i].quantity;
        work->items[i].quantity = to[i];
    }
    return err;
}

/* In rounds: who was torn between two counts may find them to be one. */
static rf_err join_wider(rf__work *work, bool undated) {
    near_list near;
    bool moved = true;
    rf_err err = make_near(work, true, &near);
    for (int round = 0; round < MOST_ROUNDS && moved && !err; round++)
        err = move_wider(work, &near, undated, &moved);
    return err;
}

/* ---- what one report says of one time without a place belongs to the place it speaks of ---- */

#define MOST_OF_REPORT 64

/* heads: of each item the first in the list of its report; next: the one after, or UINT32_MAX. */
static rf_err list_by_report(rf__work *work, uint32_t **ret_heads, uint32_t **ret_next) {
    uint32_t *heads = rf__arena_alloc(&work->scratch, (work->n + 1) * sizeof *heads);
    uint32_t *next = rf__arena_alloc(&work->scratch, (work->n + 1) * sizeof *next);
    rf__map map = {0};
    rf_err err = heads && next ? RF_OK : RF_ERR_NOMEM;
    for (size_t i = 0; i < work->n && !err; i++) {
        const char *key = (const char *)&work->items[i].report;
        int32_t head = (int32_t)i;
        if (!rf__map_add(&map, key, sizeof work->items[i].report, head, &head))
            err = RF_ERR_NOMEM;
        heads[i] = (uint32_t)head;
        next[i] = (uint32_t)head == i ? UINT32_MAX : next[head];
        if ((uint32_t)head != i)
            next[head] = (uint32_t)i;
    }
    rf__map_free(&map);
    *ret_heads = heads;
    *ret_next = next;
    return err;
}

static void join_unplaced(rf__work *work, const uint32_t *heads, const uint32_t *next) {
    for (size_t i = 0; i < work->n; i++) {
        rf__item *item = &work->items[i];
        if (!item->scope.loose || item->one_day || item->stock || item->period < 0)
            continue;
        int32_t found = -1;
        bool torn = false;
        int seen = 0;
        for (uint32_t j = heads[i]; j != UINT32_MAX && seen < MOST_OF_REPORT; j = next[j], seen++) {
            const rf__item *other = &work->items[j];
            if (other->quantity == item->quantity || other->period != item->period ||
                other->modality != item->modality || other->stock || other->scope.loose ||
                other->scope.level > 1 || !groups_fit(item->groups, other->groups) ||
                other->side != item->side)
                continue;
            torn |= found >= 0 && found != other->quantity;
            found = other->quantity;
        }
        if (found >= 0 && !torn)
            item->quantity = found;
    }
}

/* One report hardly gives two counts that are nearly one up to one day but begin on different days:
 * one of the two beginnings was not meant. The figure that is vouched for less goes to the other,
 * also where it lays all on one side (a lede that shortens its body). */
static void join_retold(rf__work *work, const uint32_t *heads, const uint32_t *next) {
    for (size_t i = 0; i < work->n; i++) {
        rf__item *item = &work->items[i];
        if (item->stock || item->period < 0 || item->one_day || item->vague)
            continue;
        rf_qualifier qualifier = work->picture->claims[item->claim].claim.qualifier;
        bool rounded =
            (qualifier == RF_ABOUT || qualifier == RF_NEARLY) && item->point >= ROUND_LEAST;
        if (item->point < STEADY_LEAST && !rounded)
            continue;
        double most_apart = item->point < STEADY_LEAST ? log(ROUND_FACTOR) : log(STEADY_FACTOR);
        int seen = 0;
        for (uint32_t j = heads[i]; j != UINT32_MAX && seen < MOST_OF_REPORT; j = next[j], seen++) {
            const rf__item *other = &work->items[j];
            if (other->quantity == item->quantity || other->stock || other->period < 0 ||
                other->period == item->period || other->one_day || other->vague ||
                other->modality != item->modality || other->ref != item->ref ||
                other->rank <= item->rank || !groups_fit(item->groups, other->groups) ||
                (other->side != item->side && other->side >= 0) ||
                !rf__scopes_fit(&item->scope, &other->scope) ||
                rf__figures_distance(item, other) > most_apart ||
                (rounded && item->point < STEADY_LEAST &&
                 fabs(log(item->point / other->point)) > most_apart))
                continue;
            item->quantity = other->quantity;
            item->period = other->period;
            item->start = RF_NO_DATE;
            break;
        }
    }
}

/* ---- figures without a period ---- */

/* How far apart two numbers are when vague words may mean any number of theirs. */
static double edge_distance(const rf__item *a, const rf__item *b) {
    if (!a->vague && !b->vague)
        return rf__figures_distance(a, b);
    if (rf__figures_agree(a, b))
        return 0;
    double gap = a->low > b->high ? a->low / b->high : b->low / a->high;
    return gap > 0 && isfinite(gap) ? fabs(log(gap)) : HUGE_VAL;
}

/* By size alone the area must be one: a district's dead are no stage of the country's, nor of those
 * of the district told beside it. Where the numbers fit the words may be wider. */
static bool area_is_one(const rf__item *item, const rf__item *other) {
    if (!rf__scopes_fit(&item->scope, &other->scope))
        return false;
    bool named = item->scope.level == 1 && other->scope.level == 1 && !item->scope.several &&
                 !other->scope.several; /* areas may overlap */
    return named || item->scope.loose || other->scope.loose ||
           rf__scopes_equal(&item->scope, &other->scope) ||
           (rf__figures_agree(item, other) &&
            edge_distance(item, other) <= log(STEADY_FACTOR)); /* "up to" reaches too far */
}

static bool may_hold(const rf_picture_rules *rules, const rf__item *item, const rf__item *other,
                     const rf_date *last) {
    if (other->stock || other->modality != item->modality || other->quantity < 0 ||
        item->ref == RF_NO_DATE || other->start > item->ref)
        return false;
    if (!groups_fit(item->groups, other->groups) && !groups_fit(other->groups, item->groups))
        return false;
    if (item->side != other->side && item->side >= 0)
        return false;
    if (item->tally && (other->tally || other->one_day || other->start >= item->start))
        return false;
    if (!area_is_one(item, other) || (other->one_day && other->report != item->report))
        return false;
    rf_date until = last[other->quantity];
    double length = other->start == RF_NO_DATE ? 0 : (double)until - other->start;
    return (double)item->ref - until <= fmax(rules->undated_days, rules->undated_share * length);
}

static choice find_episode(const rf__work *work, const near_list *near, const uint32_t *heads,
                           const uint32_t *next, const rf_date *last, size_t i) {
    const rf_picture_rules *rules = &work->picture->rules;
    const rf__item *item = &work->items[i];
    choice best = {-1, 0, false};
    int seen = 0;
    for (uint32_t j = heads[i]; j != UINT32_MAX && seen < MOST_OF_REPORT; j = next[j], seen++) {
        const rf__item *other = &work->items[j];
        if (may_hold(rules, item, other, last) &&
            (!item->vague || rf__figures_agree(item, other)) &&
            edge_distance(item, other) <= log(rules->near_factor))
            consider(work, &best, j, rf__figures_distance(item, other));
    }
    for (int way = -1; way <= 1; way += 2) {
        int64_t at = near->at[i];
        for (int n = 0; n < MOST_NEAR; n++) {
            at += way;
            if (at < 0 || at >= (int64_t)near->n)
                break;
            const rf__item *other = &work->items[near->items[at]];
            double apart = rf__figures_distance(item, other);
            if (other->modality != item->modality || other->stock || apart > log(rules->far_factor))
                break;
            if (other->report != item->report && may_hold(rules, item, other, last) &&
                (!item->vague || rf__figures_agree(item, other)))
                consider(work, &best, near->items[at], apart + FAR_COST);
        }
    }
    return best;
}

/* tallies: those of one day, which give the day of the count, not its beginning, where an episode
 * went on; else the figures without a period. */
static rf_err join_episodes(rf__work *work, const uint32_t *heads, const uint32_t *next,
                            bool tallies) {
    near_list near;
    rf_err err = make_near(work, false, &near);
    rf_date *last =
        err ? NULL
            : rf__arena_alloc(&work->scratch, ((size_t)work->n_quantities + 1) * sizeof *last);
    int32_t *to = err ? NULL : rf__arena_alloc(&work->scratch, work->n * sizeof *to);
    if (!last || !to)
        return err ? err : RF_ERR_NOMEM;
    for (int32_t q = 0; q < work->n_quantities; q++)
        last[q] = RF_NO_DATE;
    for (size_t i = 0; i < work->n; i++) {
        const rf__item *item = &work->items[i];
        if (item->quantity >= 0 && item->ref > last[item->quantity])
            last[item->quantity] = item->ref;
    }
    for (size_t i = 0; i < work->n; i++) {
        to[i] = -1;
        if (tallies ? !work->items[i].tally
                    : !has_no_period(&work->items[i]) || work->items[i].quantity >= 0 ||
                          work->items[i].sum_of >= 0)
            continue;
        choice best = find_episode(work, &near, heads, next, last, i);
        if (best.item >= 0)
            to[i] = work->items[best.item].quantity;
    }
    for (size_t i = 0; i < work->n; i++) {
        if (to[i] < 0)
            continue;
        work->items[i].quantity = to[i];
        if (tallies)
            work->items[i].start = RF_NO_DATE;
    }
    return RF_OK;
}

/* ---- undated figures among themselves ---- */

typedef struct series {
    rf_date last;
    size_t item; /* the last one */
    int32_t quantity;
} series;

typedef struct open_series {
    series of[MOST_OPEN];
    size_t n;
} open_series;

static bool goes_on(const rf_picture_rules *rules, const series *s, const rf__item *before,
                    const rf__item *item) {
    double ratio = before->point > 0 ? item->point / before->point : 0;
    if (item->ref == RF_NO_DATE || s->last == RF_NO_DATE)
        return item->ref == s->last && rf__figures_agree(before, item);
    bool big = item->point >= STEADY_LEAST && before->point >= STEADY_LEAST;
    if (big && ratio <= STEADY_FACTOR && ratio >= 1 / STEADY_FACTOR)
        return true;
    if (item->ref - s->last > rules->undated_days)
        return false;
    return rf__figures_agree(before, item) || (ratio <= MOST_RISE && ratio >= 1 / LEAST_FALL);
}

static rf_err join_series(rf__work *work) {
    rf__map map = {0};
    open_series *open = NULL;
    size_t n_open = 0, cap = 0;
    int32_t first = work->n_quantities; /* kinds are numbered as quantities, from here */
    rf_err err = RF_OK;
    for (size_t i = 0; i < work->n && !err; i++) {
        rf__item *item = &work->items[i];
        if (item->quantity >= 0)
            continue;
        item->period = UNDATED;
        int32_t kind = quantity_of(work, &map, item, UNDATED) - first;
        if (kind < 0 || !rf__grow(&open, &cap, (size_t)kind + 1, sizeof *open)) {
            err = RF_ERR_NOMEM;
            break;
        }
        while (n_open <= (size_t)kind)
            open[n_open++].n = 0;
        work->n_quantities = first + (int32_t)n_open;
        open_series *kinds = &open[kind];
        size_t s = kinds->n;
        while (s > 0 && !goes_on(&work->picture->rules, &kinds->of[s - 1],
                                 &work->items[kinds->of[s - 1].item], item))
            s--;
        if (s == 0) {
            if (kinds->n == MOST_OPEN)
                memmove(kinds->of, kinds->of + 1, --kinds->n * sizeof *kinds->of);
            kinds->of[kinds->n] = (series){item->ref, i, -1};
            s = ++kinds->n;
        }
        series *into = &kinds->of[s - 1];
        if (into->quantity < 0)
            into->quantity = (int32_t)i; /* for now: its first item, negative below */
        into->last = item->ref;
        into->item = i;
        item->quantity = -2 - into->quantity;
    }
    for (size_t i = 0; i < work->n && !err; i++) { /* a quantity for each series, in order */
        rf__item *item = &work->items[i];
        if (item->quantity > -2)
            continue;
        size_t of = (size_t)(-2 - item->quantity);
        item->quantity = of == i ? work->n_quantities++ : work->items[of].quantity;
    }
    rf__free(open);
    rf__map_free(&map);
    return err;
}

/* ---- a state that is the running count ---- */

/* "525,000 displaced children" without a period beside "more than 500,000 children since December":
 * where the number fits the best of a running count of the same group and area, it is of that. */
static rf_err join_states(rf__work *work) {
    rf_err err = rf__list_quantities(work);
    int32_t *to = err ? NULL : rf__arena_alloc(&work->scratch, (work->n + 1) * sizeof *to);
    near_row *rows = err ? NULL : rf__calloc((size_t)work->n_quantities, sizeof *rows);
    if (!to || !rows) {
        rf__free(rows);
        return err ? err : RF_ERR_NOMEM;
    }
    size_t n_rows = 0;
    for (int32_t q = 0; q < work->n_quantities; q++) {
        const uint32_t *of = work->of + work->first[q];
        size_t best = rf__best_of(work, of, work->first[q + 1] - work->first[q]);
        to[q] = q;
        rows[n_rows++] =
            (near_row){work->items[of[best]].point, work->items[of[best]].modality, 0, of[best]};
    }
    qsort(rows, n_rows, sizeof *rows, by_number);
    for (size_t r = 0; r < n_rows; r++) {
        const rf__item *item = &work->items[rows[r].item];
        if (!item->stock || item->vague || (item->start != RF_NO_DATE && item->start != item->end))
            continue;
        choice best = {-1, 0, false};
        for (int way = -1; way <= 1; way += 2)
            for (int64_t at = (int64_t)r + way, n = 0;
                 n < MOST_NEAR && at >= 0 && at < (int64_t)n_rows; at += way, n++) {
                const rf__item *other = &work->items[rows[at].item];
                double apart = rf__figures_distance(item, other);
                if (other->modality != item->modality || apart > log(FIT_FACTOR))
                    break;
                if (!other->stock && !other->vague && other->groups == item->groups &&
                    other->side == item->side && !other->one_day &&
                    rf__scopes_fit(&item->scope, &other->scope) && rf__figures_agree(item, other) &&
                    item->point >= FEW &&
                    abs(item->ref - other->ref) <= work->picture->rules.undated_days)
                    consider(work, &best, rows[at].item, apart);
            }
        if (best.item >= 0 && !best.torn)
            to[item->quantity] = work->items[best.item].quantity;
    }
    for (size_t i = 0; i < work->n; i++)
        work->items[i].quantity = to[work->items[i].quantity];
    rf__free(rows);
    return RF_OK;
}

/* ---- states that one sentence tells side by side ---- */

static bool in_one_sentence(const rf__work *work, const rf__item *a, const rf__item *b) {
    const char *one = work->picture->claims[a->claim].claim.words.text;
    const char *other = work->picture->claims[b->claim].claim.words.text;
    return a->report == b->report && one && other && !strcmp(one, other);
}

/* "163,000 live in unfinished houses and 135,000 in tents": nobody contradicts himself within a
 * sentence, so these are other people of one area at one time, not another count of the same. */
static rf_err part_states(rf__work *work) {
    rf_err err = rf__list_quantities(work);
    int32_t n_old = work->n_quantities;
    for (int32_t q = 0; q < n_old && !err; q++) {
        uint32_t first = work->first[q], end = work->first[q + 1];
        for (uint32_t i = first; i < end; i++) {
            rf__item *item = &work->items[work->of[i]];
            for (uint32_t j = first; j < i && item->quantity == q; j++) {
                const rf__item *other = &work->items[work->of[j]];
                if (item->stock && other->stock && !item->vague && !other->vague &&
                    !item->told_earlier && !other->told_earlier && other->quantity == q &&
                    item->ref == other->ref && item->family == other->family &&
                    in_one_sentence(work, item, other) && !rf__figures_agree(item, other))
                    item->quantity = work->n_quantities++;
            }
        }
    }
    return err;
}

/* A tally of a day that is over, beside more that its report counts of the whole time. */
static bool is_outrun(const rf__item *tally, const rf__item *other) {
    return tally->tally && tally->ref < tally->said && other->new_count && !other->one_day &&
           other->said == tally->said && other->point > tally->high;
}

/* "Earlier" tells an earlier state only beside what the same source says now. */
static void settle_earlier(rf__work *work, const uint32_t *heads, const uint32_t *next) {
    for (size_t i = 0; i < work->n; i++) {
        rf__item *item = &work->items[i];
        bool is_earlier = false;
        uint32_t j = item->told_earlier || item->tally ? heads[i] : UINT32_MAX;
        for (int seen = 0; j != UINT32_MAX && seen < MOST_OF_REPORT; j = next[j], seen++) {
            const rf__item *other = &work->items[j];
            is_earlier |=
                other->quantity == item->quantity && !other->told_earlier &&
                ((item->told_earlier && other->family == item->family) || is_outrun(item, other));
        }
        item->told_earlier = is_earlier;
    }
}

rf_err rf__list_quantities(rf__work *work) {
    size_t n_old = (size_t)work->n_quantities;
    int32_t *renamed = rf__arena_alloc(&work->scratch, (n_old + 1) * sizeof *renamed);
    work->first = rf__arena_alloc(&work->scratch, (n_old + 2) * sizeof *work->first);
    work->of = rf__arena_alloc(&work->scratch, (work->n + 1) * sizeof *work->of);
    if (!renamed || !work->first || !work->of)
        return RF_ERR_NOMEM;
    for (size_t q = 0; q < n_old; q++)
        renamed[q] = -1;
    memset(work->first, 0, (n_old + 2) * sizeof *work->first);
    work->n_quantities = 0;
    for (size_t i = 0; i < work->n; i++) {
        int32_t *name = &renamed[work->items[i].quantity];
        if (*name < 0)
            *name = work->n_quantities++;
        work->items[i].quantity = *name;
        work->first[*name + 2]++;
    }
    for (int32_t q = 0; q < work->n_quantities; q++)
        work->first[q + 2] += work->first[q + 1];
    for (size_t i = 0; i < work->n; i++)
        work->of[work->first[work->items[i].quantity + 1]++] = (uint32_t)i;
    return RF_OK;
}

static rf_err join_dated(rf__work *work, const uint32_t *heads, const uint32_t *next) {
    rf__map map = {0};
    rf_err err = join_equal(work, &map, false);
    if (!err)
        err = join_episodes(work, heads, next, true);
    if (!err)
        err = join_equal(work, &map, true);
    rf__map_free(&map);
    return err;
}

rf_err rf__join(rf__work *work) {
    uint32_t *heads = NULL, *next = NULL;
    rf_err err = list_by_report(work, &heads, &next);
    if (!err)
        err = rf__find_sums(work);
    if (!err)
        err = join_dated(work, heads, next);
    if (!err) {
        join_unplaced(work, heads, next);
        join_retold(work, heads, next);
        err = join_wider(work, false);
    }
    for (int round = 0; round < MOST_ROUNDS && !err; round++) /* some join what has just joined */
        err = join_episodes(work, heads, next, false);
    if (!err)
        err = join_series(work);
    if (!err)
        err = join_wider(work, true);
    if (!err)
        err = part_states(work);
    if (!err)
        err = join_states(work);
    if (!err) {
        rf__part_sums(work);
        rf__join_reviewed(work);
    }
    if (!err)
        settle_earlier(work, heads, next);
    return err ? err : rf__list_quantities(work);
}
