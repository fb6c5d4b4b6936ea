/* A quantity from its items: the range that the claims leave, the origins behind the best figure,
 * the key that stays. */
#include "ledger/reconcile.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

static bool is_behind(rf_relation relation) {
    return relation == RF_BEST || relation == RF_SAME_ORIGIN || relation == RF_RESTATES ||
           relation == RF_AGREES;
}

/* ---- range ---- */

/* Where the claims that fit say different numbers the range is from the one to the other; where
 * they say one number it is what its qualifier leaves. Rivals widen it. Vague words do neither. */
static void find_range(const rf__work *work, const uint32_t *of, size_t n, const rf__item *best,
                       rf_quantity *q) {
    double low = best->vague ? best->low : best->point,
           high = best->vague ? best->high : best->point;
    bool open = best->open, below = best->below, one_number = true;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (!is_behind(item->relation) || item->vague)
            continue;
        one_number &= item->point == best->point;
        low = fmin(low, item->point);
        if (item->point > high) {
            high = item->point;
            open = item->open;
            below = item->below;
        }
    }
    if (one_number && !best->vague) {
        low = best->low;
        high = best->high;
    }
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (item->relation != RF_CONFLICTS || item->vague)
            continue;
        low = fmin(low, item->open ? item->low : item->point);
        if (item->point > high || (item->point == high && !item->below)) {
            high = item->point;
            open = item->open;
            below = item->below;
        }
    }
    q->low = low;
    q->high = open ? HUGE_VAL : high;
    q->below_high = below && !open;
}

/* ---- origins ---- */

static int by_value(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

static uint32_t count_distinct(int64_t *values, size_t n) {
    qsort(values, n, sizeof *values, by_value);
    uint32_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += i == 0 || values[i] != values[i - 1];
    return count;
}

/* Claims that fit and name nobody carry the best one's statement (or that of the first named
 * source, where the best names nobody); a rival that names nobody is its own report's. */
static rf_err find_origins(rf__work *work, const uint32_t *of, size_t n, const rf__item *best,
                           rf_quantity *q) {
    int64_t *origins = rf__calloc(n, sizeof *origins), *reports = rf__calloc(n, sizeof *reports);
    if (!origins || !reports) {
        rf__free(origins);
        rf__free(reports);
        return RF_ERR_NOMEM;
    }
    int32_t named = best->family;
    for (size_t i = 0; i < n && named < 0; i++)
        if (is_behind(work->items[of[i]].relation))
            named = work->items[of[i]].family;
    size_t n_behind = 0, n_reports = 0;
    q->n_named = 0;
    for (size_t i = 0; i < n; i++) {
        rf__item *item = &work->items[of[i]];
        int64_t origin = item->family >= 0           ? item->family
                         : is_behind(item->relation) ? named
                                                     : -2 - (int64_t)item->root;
        item->origin = (uint32_t)(int32_t)origin;
        if (is_behind(item->relation)) {
            origins[n_behind++] = origin;
            reports[n_reports++] = item->report;
        }
    }
    q->n_origins = count_distinct(origins, n_behind);
    for (size_t i = 0; i < n_behind; i++)
        q->n_named += origins[i] >= 0 && (i == 0 || origins[i] != origins[i - 1]);
    q->n_reports = count_distinct(reports, n_reports);
    rf__free(origins);
    rf__free(reports);
    return RF_OK;
}

/* ---- members ---- */

static rf_err make_members(rf__work *work, const uint32_t *of, size_t n, size_t best_at,
                           rf_quantity *q) {
    rf_member *members = rf__arena_alloc(&work->cell->arena, n * sizeof *members);
    if (!members)
        return RF_ERR_NOMEM;
    size_t at = 1;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        members[i == best_at ? 0 : at++] = (rf_member){item->claim,    work->items[item->to].claim,
                                                       item->relation, item->reason,
                                                       item->inferred, item->party,
                                                       item->origin,   item->low,
                                                       item->high};
    }
    q->members = members;
    q->n_members = (uint32_t)n;
    return RF_OK;
}

static rf_agreement agreement_of(const rf__work *work, const uint32_t *of, size_t n,
                                 const rf_quantity *q) {
    size_t n_behind = 0;
    for (size_t i = 0; i < n; i++) {
        if (work->items[of[i]].relation == RF_CONFLICTS)
            return RF_IN_CONFLICT;
        n_behind += is_behind(work->items[of[i]].relation);
    }
    return n_behind == 1 ? RF_ONE_CLAIM : q->n_origins == 1 ? RF_ONE_ORIGIN : RF_IN_AGREEMENT;
}

static void find_said(const rf__work *work, const uint32_t *of, size_t n, const rf__item *best,
                      rf_quantity *q) {
    q->first_said = q->last_said = best->said;
    q->reviewed = false;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        q->reviewed |= work->picture->claims[item->claim].evidence.verdict != RF_NOT_REVIEWED;
        for (size_t k = 0; k < work->picture->n_links; k++)
            q->reviewed |= work->picture->links[k].claim == item->claim ||
                           work->picture->links[k].other == item->claim;
        if (!is_behind(item->relation) || item->said == RF_NO_DATE)
            continue;
        if (q->first_said == RF_NO_DATE || item->said < q->first_said)
            q->first_said = item->said;
        if (item->said > q->last_said)
            q->last_said = item->said;
    }
}

/* ---- what it is ---- */

static const char *name_or(const rf_picture *picture, int32_t id, const char *otherwise) {
    return id >= 0 ? picture->names[id] : otherwise;
}

/* The tightest area that claims behind the best figure name. */
static const rf__item *placed_item(const rf__work *work, const uint32_t *of, size_t n,
                                   const rf__item *best) {
    const rf__item *found = best;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (is_behind(item->relation) && item->scope.level > found->scope.level)
            found = item;
    }
    return found;
}

static void set_place(rf__work *work, const rf__item *placed, rf_quantity *q) {
    const rf_claim *claim = &work->picture->claims[placed->claim].claim;
    bool of_origin = claim->origin.text && rf__is_movement(claim->indicator);
    q->where = of_origin ? claim->origin : claim->place;
    if (placed->scope.loose)
        q->where = (rf_claim_place){.lat_deg = (double)NAN, .lon_deg = (double)NAN};
    q->place = q->where.text ? q->where.text : "";
    q->country = work->picture->names[work->cell->country];
}

static rf_err set_key(rf__work *work, const rf__item *best, const rf__item *placed,
                      rf_quantity *q) {
    const rf_picture *picture = work->picture;
    rf__buf buf = {0};
    rf__buf_printf(&buf, "%s.%s.%s.%s", rf_indicator_name(q->indicator),
                   *q->country ? q->country : "-", name_or(picture, placed->scope.admin1, "-"),
                   name_or(picture, placed->scope.local, "-"));
    for (uint32_t bit = 1; bit < 1u << RF_N_GROUPS; bit <<= 1)
        if (q->groups & bit)
            rf__buf_printf(&buf, ".%s", rf_group_name((rf_group)bit));
    if (best->side >= 0)
        rf__buf_printf(&buf, ".%s", picture->names[best->side]);
    if (q->unit != RF_PEOPLE)
        rf__buf_printf(&buf, ".%s", rf_unit_name(q->unit));
    if (q->modality != RF_REPORTED)
        rf__buf_printf(&buf, ".%s", rf_modality_name(q->modality));
    char day[11] = "undated";
    rf_date from = q->from != RF_NO_DATE ? q->from : best->ref;
    if (q->is_stock)
        strcpy(day, "now");
    else if (from != RF_NO_DATE)
        rf_date_format(from, day);
    rf__buf_printf(&buf, ".%s%s", q->from == RF_NO_DATE && !q->is_stock ? "to-" : "", day);
    for (size_t i = 0; i < buf.n; i++)
        if (buf.bytes[i] == ' ')
            buf.bytes[i] = '-';
    q->key = buf.failed ? NULL : rf__arena_strndup(&work->cell->arena, buf.bytes, buf.n);
    rf__buf_free(&buf);
    return q->key ? RF_OK : RF_ERR_NOMEM;
}

static void set_period(const rf__work *work, const uint32_t *of, size_t n, const rf__item *best,
                       rf_quantity *q) {
    rf_date start = best->stock ? RF_NO_DATE : best->start;
    q->is_stock = best->stock;
    q->to = best->ref;
    q->no_end = best->end == RF_NO_DATE;
    for (size_t i = 0; i < n; i++) { /* one that gives the period may vouch less */
        const rf__item *item = &work->items[of[i]];
        if (item->stock || !is_behind(item->relation))
            continue;
        q->is_stock = false; /* a state that is the running count */
        if (best->stock && item->end != RF_NO_DATE)
            q->no_end = false;
        if (start == RF_NO_DATE)
            start = item->start;
    }
    q->from = q->is_stock ? best->ref : start;
}

static rf_err fill(rf__work *work, int32_t id, rf_quantity *q) {
    const uint32_t *of = work->of + work->first[id];
    size_t n = work->first[id + 1] - work->first[id];
    size_t best_at = rf__best_of(work, of, n);
    rf__relate(work, of, n, best_at);
    const rf__item *best = &work->items[of[best_at]];
    const rf__picture_row *row = &work->picture->claims[best->claim];
    *q = (rf_quantity){.indicator = work->cell->indicator,
                       .unit = work->cell->unit,
                       .groups = best->groups,
                       .side = best->side >= 0
                                   ? (row->claim.side ? row->claim.side : row->claim.perpetrator)
                                   : NULL,
                       .perpetrator = row->claim.perpetrator,
                       .modality = (rf_modality)best->modality,
                       .best = best->vague ? (row->claim.low + row->claim.high) / 2 : best->point,
                       .qualifier = row->claim.qualifier,
                       .by_party = best->party};
    const rf__item *placed = placed_item(work, of, n, best);
    set_period(work, of, n, best, q);
    set_place(work, placed, q);
    find_range(work, of, n, best, q);
    find_said(work, of, n, best, q);
    rf_err err = find_origins(work, of, n, best, q);
    if (!err)
        err = make_members(work, of, n, best_at, q);
    q->agreement = agreement_of(work, of, n, q);
    return err ? err : set_key(work, best, placed, q);
}

rf_err rf__make_quantities(rf__work *work) {
    rf__cell *cell = work->cell;
    cell->quantities =
        rf__arena_alloc(&cell->arena, (size_t)work->n_quantities * sizeof *cell->quantities);
    if (!cell->quantities)
        return RF_ERR_NOMEM;
    for (int32_t id = 0; id < work->n_quantities; id++) {
        rf_err err = fill(work, id, &cell->quantities[id]);
        if (err)
            return err;
        const rf_quantity *q = &cell->quantities[id];
        for (uint32_t m = 0; m < q->n_members; m++)
            work->picture->claims[q->members[m].claim].quantity = q;
    }
    cell->n_quantities = (size_t)work->n_quantities;
    return RF_OK;
}
