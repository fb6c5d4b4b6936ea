/* The best figure of a quantity, and how the others stand to it.
 *
 * Figures compete that are about as late as the latest and over the longest period; of one source
 * only the latest. Among them who vouches decides (reconcile_items.c: rank_of). Every other claim
 * gets one relation, mostly to the best: pairs of all claims would cost the square and tell a
 * reader nothing more. */
#include "ledger/reconcile.h"

#include <stdlib.h>
#include <string.h>

#define PART_FACTOR 1.5 /* one report gives two counts of a time: the smaller is no rival */
#define STATE_DAYS 30   /* states this far apart are of two times */
#define FEW_DAYS 7
#define YOUNG_SHARE 0.1 /* of the days of a count */
#define MOST_MOVES 8    /* of the day that a count begins */

static bool starts_together(const rf__item *a, const rf__item *b) {
    if (a->start == RF_NO_DATE || b->start == RF_NO_DATE)
        return true;
    double length = fmax((double)a->ref - a->start, (double)b->ref - b->start);
    return fabs((double)a->start - b->start) <= fmax(FEW_DAYS, length / 10);
}

static int accepted(const rf__work *work, const rf__item *item) {
    rf_verdict verdict = work->picture->claims[item->claim].evidence.verdict;
    return verdict == RF_ACCEPTED || verdict == RF_CORRECTED;
}

/* One source in one breath: of its figures the largest is the latest, or the whole. */
static bool in_one_breath(const rf__work *work, const rf__item *a, const rf__item *b) {
    const rf__picture_row *claims = work->picture->claims;
    return claims[a->claim].claim.words.text && a->report == b->report && a->family == b->family &&
           a->ref == b->ref &&
           claims[a->claim].claim.words.text == claims[b->claim].claim.words.text; /* interned */
}

static bool precedes(const rf__work *work, const rf__item *a, const rf__item *b) {
    int by = accepted(work, a) - accepted(work, b);
    if (!by)
        by = b->vague - a->vague;
    if (!by && in_one_breath(work, a, b))
        by = (a->point > b->point) - (a->point < b->point);
    if (!by)
        by = (int)a->rank - (int)b->rank;
    if (!by)
        by = (a->ref > b->ref) - (a->ref < b->ref);
    if (!by)
        by = (a->said > b->said) - (a->said < b->said);
    if (!by) /* all of them, not what one side did */
        by = (a->perpetrator < 0) - (b->perpetrator < 0);
    if (!by && a->report == b->report)
        by = (a->point > b->point) - (a->point < b->point);
    if (!by) {
        double x = work->picture->claims[a->claim].claim.confidence;
        double y = work->picture->claims[b->claim].claim.confidence;
        by = (x > y) - (x < y);
    }
    return by > 0;
}

typedef struct frame {
    rf_date latest, start; /* of those that are not vague, unless all are */
    bool all_vague, all_earlier, all_stock;
    double days; /* how far behind the latest one may be */
    double young_days;
} frame;

static bool has_frame_start(const frame *f, const rf__item *item) {
    if (item->start == RF_NO_DATE || f->start == RF_NO_DATE || item->stock)
        return true;
    return item->start - f->start <= fmax(FEW_DAYS, ((double)item->ref - f->start) / 10);
}

/* Vague words and earlier states compete only among themselves. */
static bool may_contend(const frame *f, const rf__item *item) {
    return (f->all_vague || !item->vague) && (f->all_earlier || !item->told_earlier);
}

/* The latest of the figures that begin with the frame (dated: only of those that say so), and the
 * largest. */
static double find_latest(const rf__work *work, const uint32_t *of, size_t n, frame *f,
                          bool dated) {
    double most = 0;
    f->latest = RF_NO_DATE;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (!may_contend(f, item) || !has_frame_start(f, item) ||
            (dated && (item->stock || item->start == RF_NO_DATE)))
            continue;
        if (item->ref > f->latest)
            f->latest = item->ref;
        most = fmax(most, item->point);
    }
    return most;
}

/* A count that began later but is later and larger than all that began with the frame has more of
 * it: the frame begins with that. */
static bool move_frame(const rf__work *work, const uint32_t *of, size_t n, frame *f, double most) {
    for (size_t i = n; i-- > 0;) {
        const rf__item *item = &work->items[of[i]];
        if (may_contend(f, item) && !has_frame_start(f, item) && item->ref > f->latest &&
            item->point > most) {
            f->start = item->start;
            return true;
        }
    }
    return false;
}

/* How much later a larger figure must be to leave another behind, whoever vouches for that: tolls
 * rise from day to day. HUGE_VAL: states may fall, forecasts don't grow. */
static double young_days(const rf__work *work, const uint32_t *of, size_t n, const frame *f) {
    rf_date start = f->start;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (f->all_stock || item->modality != RF_REPORTED)
            return HUGE_VAL;
        if (f->start == RF_NO_DATE && item->ref != RF_NO_DATE &&
            (start == RF_NO_DATE || item->ref < start))
            start = item->ref;
    }
    return start == RF_NO_DATE || f->latest == RF_NO_DATE
               ? HUGE_VAL
               : YOUNG_SHARE * ((double)f->latest - start);
}

static frame frame_of(const rf__work *work, const uint32_t *of, size_t n) {
    frame f = {RF_NO_DATE, RF_NO_DATE, true, true, true, 0, 0};
    for (size_t i = 0; i < n; i++) {
        f.all_vague &= work->items[of[i]].vague;
        f.all_earlier &= work->items[of[i]].told_earlier;
        f.all_stock &= work->items[of[i]].stock;
    }
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (may_contend(&f, item) && item->start != RF_NO_DATE &&
            (f.start == RF_NO_DATE || item->start < f.start))
            f.start = item->start;
    }
    double most = find_latest(work, of, n, &f, true);
    for (int moves = 0; moves < MOST_MOVES && move_frame(work, of, n, &f, most); moves++)
        most = find_latest(work, of, n, &f, true);
    find_latest(work, of, n, &f, false);
    const rf_picture_rules *rules = &work->picture->rules;
    f.days = rules->contender_days;
    if (f.start != RF_NO_DATE && f.latest != RF_NO_DATE)
        f.days = fmax(f.days, rules->contender_share * ((double)f.latest - f.start));
    f.young_days = young_days(work, of, n, &f);
    return f;
}

static bool contends(const frame *f, const rf__item *item) {
    if (!may_contend(f, item) || !has_frame_start(f, item))
        return false;
    return f->latest == RF_NO_DATE || (double)f->latest - item->ref <= f->days;
}

/* What is told later than by so many days, in one pass from the last item to the first. */
typedef struct growth {
    size_t at;
    double most;
} growth;

static double most_later(const rf__work *work, const uint32_t *of, const frame *f, rf_date ref,
                         double days, growth *g) {
    for (; g->at > 0 && (double)work->items[of[g->at - 1]].ref - ref > days; g->at--) {
        const rf__item *later = &work->items[of[g->at - 1]];
        if (contends(f, later) && !later->party)
            g->most = fmax(g->most, later->low);
    }
    return g->most;
}

size_t rf__best_of(const rf__work *work, const uint32_t *of, size_t n) {
    frame f = frame_of(work, of, n);
    /* Sorted by date, so that the last of a source is its latest: found in one pass from the end
     * with a small table, beyond which sources are taken as they are. */
    enum { MOST_FAMILIES = 64 };
    struct {
        int32_t family;
        rf_date ref;
        double point;
        bool dated;
    } latest[MOST_FAMILIES];
    size_t n_latest = 0, best = n;
    growth grown = {n, 0}, grown_open = {n, 0};
    for (size_t i = n; i-- > 0;) {
        const rf__item *item = &work->items[of[i]];
        /* "more than 500" leaves room for more */
        double open_days = f.young_days == HUGE_VAL ? HUGE_VAL : 0;
        double most = most_later(work, of, &f, item->ref, f.young_days, &grown),
               most_open = most_later(work, of, &f, item->ref, open_days, &grown_open);
        if (!contends(&f, item))
            continue;
        bool replaced = (item->open ? most_open : most) > item->high;
        size_t at = 0;
        while (item->family >= 0 && at < n_latest && latest[at].family != item->family)
            at++;
        if (item->family >= 0 && at < n_latest)
            replaced |=
                latest[at].ref > item->ref &&
                (latest[at].dated || item->start == RF_NO_DATE || latest[at].point > item->high);
        else if (item->family >= 0 && n_latest < MOST_FAMILIES) {
            latest[n_latest].family = item->family;
            latest[n_latest].point = item->point;
            latest[n_latest].dated = item->start != RF_NO_DATE;
            latest[n_latest++].ref = item->ref;
        }
        if (replaced && !accepted(work, item))
            continue;
        if (best == n || precedes(work, item, &work->items[of[best]]))
            best = i;
    }
    return best == n ? n - 1 : best;
}

/* ---- relations ---- */

typedef struct stand {
    rf_relation relation;
    rf_reason reason;
    bool inferred;
} stand;

static stand when_fitting(const rf_picture_rules *rules, const rf__item *item,
                          const rf__item *best) {
    bool same_family = item->family >= 0 && item->family == best->family;
    bool unnamed = item->family < 0 || best->family < 0;
    bool equal = item->point == best->point;
    bool near = item->said == RF_NO_DATE || best->said == RF_NO_DATE ||
                abs(item->said - best->said) <= rules->statement_days;
    if (item->root == best->root && item->report != best->report)
        return (stand){RF_SAME_ORIGIN, RF_WHY_COPY, false};
    if (item->report == best->report && (same_family || unnamed))
        return (stand){RF_SAME_ORIGIN, RF_WHY_ONE_REPORT, !same_family};
    if (same_family)
        return near ? (stand){RF_SAME_ORIGIN, RF_WHY_ONE_SOURCE, false}
                    : (stand){RF_RESTATES, RF_WHY_ONE_SOURCE, false};
    if (unnamed && equal)
        return (stand){near ? RF_SAME_ORIGIN : RF_RESTATES, RF_WHY_UNNAMED, true};
    if (unnamed)
        return (stand){RF_AGREES, RF_WHY_UNNAMED, true};
    return (stand){RF_AGREES, RF_WHY_OTHER_SOURCE, false};
}

static stand when_states_differ(const rf__item *item, const rf__item *best) {
    bool same_family = item->family >= 0 && item->family == best->family;
    if (item->ref < best->ref && same_family)
        return (stand){RF_UPDATED, RF_WHY_LATER, false};
    if (item->report == best->report && item->family == best->family && item->ref == best->ref &&
        !item->vague && item->point * PART_FACTOR <= best->point)
        return (stand){RF_PART_OF, RF_WHY_SUBGROUP, true};
    if (item->ref != RF_NO_DATE && best->ref != RF_NO_DATE && best->ref - item->ref > STATE_DAYS)
        return (stand){RF_UPDATED, RF_WHY_NEWER_STATE, false};
    if (item->vague)
        return (stand){RF_CONFLICTS, RF_WHY_VAGUE, false};
    return (stand){RF_CONFLICTS, RF_WHY_DIFFERENT, false};
}

/* already: the first day on which a figure was told that fits the best one. */
static stand when_counts_differ(const rf__item *item, const rf__item *best, rf_date already,
                                bool counts_harm) {
    bool same_family = item->family >= 0 && item->family == best->family;
    bool same_voice = item->family == best->family; /* or the report's own */
    bool smaller = item->point < best->point, earlier = item->ref < best->ref;
    if (smaller && item->start != RF_NO_DATE && best->start != RF_NO_DATE &&
        !starts_together(item, best) && item->start > best->start)
        return (stand){RF_PART_OF, RF_WHY_SHORTER, false};
    if (smaller && !item->vague && item->perpetrator >= 0 && best->perpetrator < 0 && counts_harm)
        return (stand){RF_PART_OF, RF_WHY_PERPETRATOR, true};
    if (smaller && item->report == best->report && !item->vague && item->ref == best->ref &&
        (same_voice || item->point * PART_FACTOR <= best->point))
        return (stand){RF_PART_OF, RF_WHY_SUBGROUP, true};
    bool replaces = best->start != RF_NO_DATE || item->start == RF_NO_DATE || smaller;
    if (same_family && replaces && (earlier || (item->ref == best->ref && item->said < best->said)))
        return (stand){RF_UPDATED, RF_WHY_LATER, false};
    if (smaller && earlier) {
        if (!item->vague && already != RF_NO_DATE && already < item->ref)
            return (stand){RF_CONFLICTS, RF_WHY_ALREADY, false};
        return (stand){RF_UPDATED, RF_WHY_LONGER, item->start == RF_NO_DATE};
    }
    if (item->vague)
        return (stand){RF_CONFLICTS, RF_WHY_VAGUE, false};
    if (earlier && !best->one_day)
        return (stand){RF_CONFLICTS, RF_WHY_FALLS, false};
    if (item->start == RF_NO_DATE && best->start != RF_NO_DATE)
        return (stand){RF_CONFLICTS,
                       rf__may_be_rounding(item, best) ? RF_WHY_ROUNDING : RF_WHY_UNDATED, false};
    return (stand){RF_CONFLICTS, RF_WHY_DIFFERENT, false};
}

/* "1,200 died, 160 of them soldiers" beside a best figure of 1,200 that another report tells: the
 * members of a report stand together. */
static bool is_part_of_the_best(const rf__work *work, const uint32_t *of, size_t n, size_t i,
                                const rf__item *best) {
    const rf__item *item = &work->items[of[i]];
    if (item->vague || item->point >= best->low)
        return false;
    for (int way = -1; way <= 1; way += 2)
        for (int64_t at = (int64_t)i + way; at >= 0 && at < (int64_t)n; at += way) {
            const rf__item *other = &work->items[of[at]];
            if (other->report != item->report)
                break;
            if (in_one_breath(work, item, other) && !other->vague && rf__figures_agree(other, best))
                return true;
        }
    return false;
}

void rf__relate(rf__work *work, const uint32_t *of, size_t n, size_t best_at) {
    const rf_picture_rules *rules = &work->picture->rules;
    const rf__item *best = &work->items[of[best_at]];
    rf_date already = RF_NO_DATE;
    for (size_t i = 0; i < n; i++) {
        const rf__item *item = &work->items[of[i]];
        if (!item->vague && !item->below && item->ref != RF_NO_DATE &&
            rf__figures_agree(item, best) && (already == RF_NO_DATE || item->ref < already))
            already = item->ref;
    }
    for (size_t i = 0; i < n; i++) {
        rf__item *item = &work->items[of[i]];
        stand s = {RF_BEST, RF_WHY_NONE, false};
        if (i == best_at)
            ;
        else if (item->told_earlier && !best->told_earlier && item->report == best->report &&
                 item->point != best->point)
            s = (stand){RF_UPDATED, RF_WHY_EARLIER, false};
        else if (rf__figures_agree(item, best))
            s = when_fitting(rules, item, best);
        else if (item->stock && best->stock)
            s = when_states_differ(item, best);
        else
            s = when_counts_differ(item, best, already, !rf__is_movement(work->cell->indicator));
        if (s.relation == RF_CONFLICTS && is_part_of_the_best(work, of, n, i, best))
            s = (stand){RF_PART_OF, RF_WHY_SUBGROUP, true};
        const rf__link_row *link =
            i == best_at ? NULL : rf__link_of(work->picture, item->claim, best->claim);
        if (link && !rf__link_is_apart(link))
            s = (stand){link->verdict == RF_CORRECTED ? link->relation : s.relation,
                        RF_WHY_REVIEWED, false};
        item->relation = s.relation;
        item->reason = s.reason;
        item->inferred = s.inferred;
        item->to = of[best_at];
    }
}
