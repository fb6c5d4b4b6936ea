/* A claim as an item of reconciliation.
 *
 * The interval of a number follows from how people round. Who says "more than 235,000" knows a
 * number with that beginning: the true one lies under the next step of the same roundness, 240,000,
 * and "more than 400,000" reaches to 500,000. Long steps say little about big round numbers, so a
 * share of the number bounds them too. The rejected alternative, one share for all numbers, made
 * "more than 370,000" fit "more than 400,000". */
#include "ledger/reconcile.h"

#include "ledger/store.h"

#include <string.h>

#define VAGUE_FACTOR 3.5 /* a range wider than this is a vague word ("dozens": 24-99) */
#define MONTH_DAYS 31
#define LEAST_ROUND_STEP 10
#define ROUNDING_FACTOR 1.25 /* who rounds does not go further */

/* The step between numbers as round as this one: 1, 5, 10, 50 ... */
static double step_of(double number) {
    if (number < 1 || number != floor(number) || number > 1e15)
        return 0;
    double step = 1;
    while (fmod(number, step * 10) == 0)
        step *= 10;
    return fmod(number, step * 5) == 0 ? step * 5 : step;
}

static double reach(double number, double share) {
    double most = number * share, step = step_of(number);
    return step > 0 && step < most ? step : most;
}

void rf__figure_interval(const rf_picture_rules *rules, const rf_claim *claim, rf__item *item) {
    double low = claim->low, high = claim->high;
    item->point = (low + high) / 2;
    switch (claim->qualifier) {
    case RF_OVER:
        high += reach(high, rules->over_share);
        item->open = true;
        break;
    case RF_AT_LEAST:
        high *= 1 + rules->at_least_share;
        item->open = true;
        break;
    case RF_NEARLY:
        low -= reach(low, rules->nearly_share);
        item->below = true;
        break;
    case RF_UP_TO:
        low *= 1 - rules->up_to_share;
        break;
    case RF_ABOUT: {
        double around = reach(item->point, rules->about_share);
        low -= around;
        high += around;
        break;
    }
    case RF_RANGE:
        item->vague = low <= 0 || high / low >= VAGUE_FACTOR;
        if (item->vague && low > 0)
            item->point = sqrt(low * high);
        break;
    default:
        if (low == high && step_of(low) >= LEAST_ROUND_STEP) {
            double around = fmin(step_of(low) / 2, low * rules->round_share);
            low -= around;
            high += around;
        }
    }
    if (claim->unit == RF_UNIT_SHARE && high > 1)
        high = 1;
    item->low = low;
    item->high = high;
}

bool rf__figures_agree(const rf__item *a, const rf__item *b) {
    double low = fmax(a->low, b->low), high = fmin(a->high, b->high);
    if (low < high || a->point == b->point)
        return true;
    if (low > high)
        return false;
    /* They touch in one number: which of them leave it out? */
    return !(a->below && a->high == high) && !(b->below && b->high == high) &&
           (a->low == a->high || b->low == b->high);
}

bool rf__may_be_rounding(const rf__item *rounded, const rf__item *exact) {
    double step = step_of(rounded->point);
    return step > step_of(exact->point) && fabs(rounded->point - exact->point) <= step &&
           rf__figures_distance(rounded, exact) <= log(ROUNDING_FACTOR);
}

double rf__figures_distance(const rf__item *a, const rf__item *b) {
    if (a->point <= 0 || b->point <= 0)
        return a->point == b->point ? 0 : HUGE_VAL;
    return fabs(log(a->point / b->point));
}

/* ---- what kind of count ---- */

bool rf__is_movement(rf_indicator indicator) {
    return indicator == RF_DISPLACED || indicator == RF_EVACUATED || indicator == RF_RELOCATED ||
           indicator == RF_HOMELESS;
}

static bool is_stock(const rf_claim *claim) {
    switch (claim->indicator) {
    case RF_POPULATION:
    case RF_IN_RELIEF_CAMP:
    case RF_IN_NEED:
    case RF_SHELTERED:
    case RF_TERRITORY:
    case RF_HEALTH_FACILITY_FUNCTIONING:
        return true;
    case RF_DISPLACED:
    case RF_HOMELESS:
    case RF_CROSSED_BORDER:
    case RF_RETURNED:
        /* who are displaced now "since December" are a count; in a month, a state of some day */
        return claim->flow == RF_STOCK &&
               (claim->unit == RF_UNIT_SHARE || claim->from == RF_NO_DATE ||
                claim->to == RF_NO_DATE || claim->to - claim->from <= MONTH_DAYS);
    case RF_MISSING:
    case RF_TROOPS:
    case RF_SHARE:
        return claim->flow == RF_STOCK;
    default:
        return false; /* what happened can't be a state */
    }
}

static bool counts_violence(rf_indicator indicator) {
    return indicator == RF_KILLED || indicator == RF_INJURED || indicator == RF_CASUALTIES ||
           indicator == RF_DIED_OF_EXPOSURE || indicator == RF_MISSING;
}

/* For strikes and captures it is the doer that says which count it is. */
static bool counted_by_doer(rf_indicator indicator) {
    return indicator == RF_AIR_STRIKES || indicator == RF_SHELLINGS || indicator == RF_MISSILES ||
           indicator == RF_DRONES || indicator == RF_PLACES_CAPTURED;
}

/* ---- where ---- */

static const rf_claim_place *area_of(const rf_claim *claim) {
    const rf_claim_place *place = claim->place.text ? &claim->place : NULL;
    if (claim->indicator == RF_CROSSED_BORDER)
        return place ? place : claim->destination.text ? &claim->destination : &claim->origin;
    if (rf__is_movement(claim->indicator)) {
        if (claim->origin.text)
            return &claim->origin;
        /* those who are there now, or came to a town or province, are counted there */
        bool named = place && place->kind != RF_GAZ_COUNTRY && place->kind != RF_GAZ_REGION &&
                     place->kind != RF_GAZ_UNKNOWN;
        bool there = claim->flow == RF_STOCK || named;
        if (!there && place && claim->destination.text &&
            !strcmp(place->text, claim->destination.text))
            return NULL; /* where they went, not where they are counted */
    }
    return place;
}

/* The first-level region whose name stands in the words of an area, the first of several; -1. */
static int32_t admin1_in(const rf_picture *picture, const rf_claim_place *place, int32_t country) {
    char folded[512];
    int32_t best = -1;
    const char *first = NULL;
    rf__fold_name(place->text, folded, sizeof folded);
    for (size_t i = 0; i < picture->n_admin1s; i++) {
        const rf__admin1 *admin1 = &picture->admin1s[i];
        if (admin1->country != country)
            continue;
        const char *name = picture->names[admin1->name];
        size_t n = strlen(name);
        for (const char *at = strstr(folded, name); at; at = strstr(at + 1, name)) {
            bool whole = (at == folded || at[-1] == ' ') && (at[n] == ' ' || !at[n]);
            if (whole && (!first || at < first)) {
                first = at;
                best = admin1->name;
            }
        }
    }
    return best;
}

static rf_err make_scope(rf_picture *picture, const rf_claim_place *place, int32_t country,
                         rf__scope *ret) {
    bool ok = true;
    if (place->kind == RF_GAZ_COUNTRY)
        return RF_OK;
    int32_t name = rf__picture_folded(picture, place->name ? place->name : place->text, &ok);
    int32_t admin1 = place->admin1 ? rf__picture_folded(picture, place->admin1, &ok) : -1;
    if (!ok)
        return RF_ERR_NOMEM;
    if (admin1 < 0 && (place->kind == RF_GAZ_REGION || place->kind == RF_GAZ_UNKNOWN)) {
        admin1 = admin1_in(picture, place, country);
        if (admin1 >= 0) {
            ret->level = 1;
            ret->admin1 = admin1;
            return RF_OK;
        }
    }
    bool of_capital_name =
        admin1 >= 0 && admin1 == name; /* a province is told by its city's name */
    if (place->kind == RF_GAZ_ADMIN1 || of_capital_name ||
        (place->kind == RF_GAZ_REGION && admin1 >= 0)) {
        ret->level = 1;
        ret->admin1 = admin1 >= 0 ? admin1 : name;
    } else if (place->kind == RF_GAZ_REGION || place->kind == RF_GAZ_UNKNOWN) {
        ret->level = 1;
        ret->local = name;
    } else {
        ret->level = 2;
        ret->admin1 = admin1;
        ret->local = name;
    }
    return RF_OK;
}

rf_err rf__scope_make(rf_picture *picture, const rf_claim_place *place, int32_t country,
                      rf__scope *ret) {
    *ret = (rf__scope){.admin1 = -1, .local = -1, .first = -1};
    if (!place || !place->text) {
        ret->loose = true;
        return RF_OK;
    }
    rf_err err = make_scope(picture, place, country, ret);
    if (err || place->kind == RF_GAZ_REGION || place->kind == RF_GAZ_UNKNOWN ||
        !rf__names_several(picture, place->text, place->name))
        return err;
    bool ok = true;
    ret->several = true;
    ret->first = ret->local;
    ret->local = rf__picture_folded(picture, place->text, &ok);
    return ok ? RF_OK : RF_ERR_NOMEM;
}

bool rf__scopes_equal(const rf__scope *a, const rf__scope *b) {
    return a->level == b->level && a->admin1 == b->admin1 && a->local == b->local &&
           a->several == b->several;
}

bool rf__scope_within(const rf__scope *part, const rf__scope *whole) {
    if (whole->several && !part->several && !part->loose && part->level == whole->level &&
        part->admin1 == whole->admin1 && part->local == whole->first)
        return true; /* one of them */
    if (whole->level == 0)
        return part->level > 0 && !whole->loose;
    return whole->level == 1 && part->level == 2 && whole->admin1 >= 0 &&
           whole->admin1 == part->admin1;
}

bool rf__scopes_fit(const rf__scope *a, const rf__scope *b) {
    if (a->level == 0 || b->level == 0 || rf__scopes_equal(a, b))
        return true;
    if (a->level == 2 && b->level == 2)
        return rf__scope_within(a, b) || rf__scope_within(b, a);
    /* An area that is only named may overlap any other. */
    if (a->admin1 < 0 || b->admin1 < 0)
        return true;
    return a->admin1 == b->admin1;
}

bool rf__group_within(uint32_t part, uint32_t whole) {
    if (part == whole)
        return false;
    if (whole == 0)
        return true;
    uint32_t holds = whole;
    if (whole & RF_WOMEN_AND_CHILDREN)
        holds |= RF_WOMEN | RF_CHILDREN;
    if (whole & RF_CIVILIANS)
        holds |= RF_CHILDREN | RF_WOMEN | RF_MEN | RF_WOMEN_AND_CHILDREN | RF_HEALTH_WORKERS |
                 RF_AID_WORKERS;
    if (whole & RF_FIGHTERS)
        holds |= RF_SOLDIERS;
    return part != 0 && (part & ~holds) == 0;
}

/* ---- the item ---- */

static void make_period(const rf_claim *claim, rf_date published, rf__item *item) {
    item->said = claim->source.said_on != RF_NO_DATE ? claim->source.said_on : published;
    item->start = claim->from;
    item->end = claim->to;
    if (item->said == RF_NO_DATE)
        item->said = item->end != RF_NO_DATE ? item->end : item->start;
    if (claim->modality == RF_REPORTED && item->end > item->said && item->start <= item->said)
        item->end = item->said; /* "this winter": nobody counts beyond the day he speaks */
    item->ref = item->end != RF_NO_DATE ? item->end : item->said;
    if (item->start != RF_NO_DATE && item->ref != RF_NO_DATE && item->ref < item->start)
        item->ref = item->end = item->start;
    item->new_count = claim->flow == RF_NEW;
    item->tally = claim->flow == RF_CUMULATIVE && claim->modality == RF_REPORTED &&
                  item->start != RF_NO_DATE && item->start == item->end;
    item->one_day = item->new_count && item->start != RF_NO_DATE && item->start == item->end;
}

/* How well a figure is vouched for: a named person with an organisation outranks an organisation,
 * that outranks nobody; a party to the conflict comes last. */
static uint8_t rank_of(const rf__picture_row *row, const rf__item *item) {
    int rank = 2;
    if (row->source & RF__SRC_NAMED)
        rank = row->source & RF__SRC_PERSON ? 5 : 4;
    else if (row->source & RF__SRC_VAGUE)
        rank = 3;
    if (item->party)
        rank -= 2;
    rank += item->start != RF_NO_DATE || item->stock;
    rank += !item->scope.loose;
    rank += row->claim.qualifier == RF_EXACT && !item->vague;
    return (uint8_t)rank;
}

rf_err rf__item_make(rf_picture *picture, uint32_t claim, rf__item *ret) {
    const rf__picture_row *row = &picture->claims[claim];
    const rf_claim *c = &row->claim;
    const rf__report_row *report = &picture->reports[row->report];
    bool ok = true;
    *ret = (rf__item){.claim = claim,
                      .report = row->report,
                      .root = row->report,
                      .side = -1,
                      .perpetrator = -1,
                      .family = row->family,
                      .period = -1,
                      .quantity = -1,
                      .sum_of = -1,
                      .modality = (uint8_t)c->modality};
    rf__figure_interval(&picture->rules, c, ret);
    make_period(c, report->published, ret);
    ret->groups = counts_violence(c->indicator) || c->indicator == RF_SHARE
                      ? c->groups
                      : c->groups & ~(uint32_t)RF_CIVILIANS;
    if (c->perpetrator)
        ret->perpetrator = rf__picture_folded(picture, c->perpetrator, &ok);
    if (c->side)
        ret->side = rf__picture_folded(picture, c->side, &ok);
    else if (counted_by_doer(c->indicator))
        ret->side = ret->perpetrator;
    ret->stock = is_stock(c);
    ret->party = rf__is_party(picture, row);
    ret->told_earlier = row->told_earlier;
    rf_err err =
        rf__scope_make(picture, area_of(c), picture->cells[row->cell].country, &ret->scope);
    if (err || !ok)
        return err ? err : RF_ERR_NOMEM;
    ret->rank = rank_of(row, ret);
    return RF_OK;
}

static int compare_dates(rf_date a, rf_date b) { return a < b ? -1 : a > b; }

int rf__item_compare(const rf_picture *picture, const rf__item *a, const rf__item *b) {
    int by = compare_dates(a->ref, b->ref);
    if (!by)
        by = compare_dates(a->said, b->said);
    if (!by && a->report != b->report)
        by = strcmp(picture->reports[a->report].name, picture->reports[b->report].name);
    if (!by && a->report != b->report)
        by = picture->reports[a->report].id < picture->reports[b->report].id ? -1 : 1;
    return by ? by : (a->claim < b->claim ? -1 : a->claim > b->claim);
}
