/* What the files of reconciliation share.
 *
 *     reconcile.c           the picture: adding claims, what was touched, order
 *     reconcile_items.c     a claim as an item: interval, scope, origin, stream
 *     reconcile_origins.c   who speaks: families of sources, parties, vague sources
 *     reconcile_periods.c   periods into episodes
 *     reconcile_join.c      items into quantities
 *     reconcile_rank.c      the best of a quantity, and how the others stand to it
 *     reconcile_sums.c      figures that add up to another of their report
 *     reconcile_parts.c     quantities as parts of others; forecasts and what came
 *     reconcile_words.c     all of it in words
 *     picture_load.c        claims out of a ledger
 *
 * A cell holds the claims of one indicator, unit and country. Nothing in one cell depends on
 * another (but which claim a share is of, which is known when it is added), so that a new report
 * touches only the cells of its claims. */
#ifndef RF_RECONCILE_H
#define RF_RECONCILE_H

#include "base/map.h"
#include "base/mem.h"
#include "refuge/picture.h"

#include <math.h>

typedef struct rf__origins rf__origins;

/* The area that a figure is about. */
typedef struct rf__scope {
    uint8_t level; /* 0 the country or not said, 1 a first-level region or named area, 2 within */
    bool loose;    /* the words name no area */
    bool several;  /* and more places: "Sindh and Balochistan" */
    int32_t admin1, local; /* names, or -1; of several the words are the local one */
    int32_t first;         /* of several the one that was found */
} rf__scope;

typedef struct rf__item {
    uint32_t claim;
    int32_t report, root; /* root: of a copy the report that it is a copy of */
    double low, high, point;
    bool open, below, vague; /* open: no upper bound; below: under high, not at it */
    rf_date start, end, ref, said;
    uint32_t groups;
    int32_t side, perpetrator; /* names, or -1 */
    rf__scope scope;
    int32_t family; /* name of the origin, or -1 when the words name none */
    uint8_t rank;
    bool party, stock, one_day, new_count;
    bool told_earlier; /* as an earlier state: "up from 65,000" */
    bool tally; /* a count of one day, that on which all happened or that on which it was counted */
    uint8_t modality;
    /* found by reconciliation */
    int32_t period, quantity;
    int32_t sum_of; /* the item that this one and others of its sentence add up to, or -1 */
    rf_relation relation;
    rf_reason reason;
    bool inferred;
    size_t to;
    uint32_t origin;
} rf__item;

typedef struct rf__cell {
    rf_indicator indicator;
    rf_unit unit;
    int32_t country;
    uint32_t *claims;
    size_t n, cap;
    bool dirty;
    rf_quantity *quantities;
    size_t n_quantities;
    rf__arena arena; /* what the quantities point to */
} rf__cell;

typedef struct rf__picture_row {
    rf_evidence evidence;
    rf_claim claim;
    int32_t report; /* index in reports */
    int32_t cell;   /* or -1 */
    int32_t base;   /* of a share: the claim of the whole, or -1 */
    int32_t family;
    uint8_t source; /* rf__source_kind bits */
    bool told_earlier;
    const rf_quantity *quantity;
} rf__picture_row;

typedef struct rf__report_row {
    int64_t id, copy_of;
    int32_t country;
    const char *name;
    rf_date published;
} rf__report_row;

typedef struct rf__admin1 {
    int32_t country, name;
} rf__admin1;

/* What a reviewer said of two claims. */
typedef struct rf__link_row {
    uint32_t claim, other;
    rf_verdict verdict;
    rf_relation relation; /* RF_CORRECTED: the right one */
    const char *by, *note;
} rf__link_row;

struct rf_picture {
    rf_picture_rules rules;
    rf__arena arena;
    rf__origins *origins;
    rf__map name_ids; /* interned strings */
    const char **names;
    size_t n_names, names_cap;
    bool *is_actor; /* by name: armed sides of events */
    size_t is_actor_cap;
    rf__admin1 *admin1s; /* the first-level regions that claims name: few */
    size_t n_admin1s, admin1s_cap;
    rf__picture_row *claims;
    size_t n_claims, claims_cap;
    rf__report_row *reports;
    size_t n_reports, reports_cap;
    rf__map report_ids;
    rf__cell *cells;
    size_t n_cells, cells_cap;
    rf__map cell_ids;
    rf__link_row *links;
    size_t n_links, links_cap;
    const rf_quantity **order;
    size_t n_order, order_cap;
    int64_t last_id; /* picture_load.c: claims up to here are in */
    rf_date loaded_on;
};

/* ---- names ---- */

/* The id of a string, which is copied; -1 when memory is out. */
int32_t rf__picture_name(rf_picture *picture, const char *text, size_t n);
/* The folded name without its article: "the Syrian regime" and "Syrian Regime" are one. -1 for NULL
 * and names without a letter; *ok is false when memory is out. */
int32_t rf__picture_folded(rf_picture *picture, const char *text, bool *ok);

/* rf_picture_add in pieces: claims of one report, then its end. first: the count of claims before.
 */
rf_err rf__picture_take(rf_picture *picture, const rf_evidence *evidence) RF_NODISCARD;
rf_err rf__picture_end_report(rf_picture *picture, size_t first) RF_NODISCARD;

/* ---- origins ---- */

enum { /* rf__picture_row.source */
       RF__SRC_NAMED = 1,
       RF__SRC_PERSON = 2,
       RF__SRC_PARTY = 4,
       RF__SRC_VAGUE = 8,
       RF__SRC_LISTED = 16 /* of a family that the list names: no side of a conflict */
};

rf_err rf__origins_new(rf__origins **ret) RF_NODISCARD;
void rf__origins_free(rf__origins *origins);
/* Sets family and source of the row. */
rf_err rf__origins_of(rf_picture *picture, rf__picture_row *row) RF_NODISCARD;
/* rf_ledger_review without its checks and without the commit; *ret_new: it was not there. */
rf_err rf__review_put(rf_ledger *ledger, const rf_review *review, bool *ret_new,
                      rf_diag *diag) RF_NODISCARD;
/* Lays a correction (rf_review) over a claim; false when it is none. Whether the numbers and days
 * fit together is not looked at. */
bool rf__claim_correct(rf_claim *claim, const char *correction);
/* Are the words a list of places, of which `name` is one? */
bool rf__names_several(const rf_picture *picture, const char *text, const char *name);
/* Do the words tell the figure as an earlier state of its count? */
bool rf__told_as_earlier(const rf_picture *picture, const rf_claim *claim);
bool rf__is_party(const rf_picture *picture, const rf__picture_row *row);

/* ---- items ---- */

/* The number as an interval under the rules. */
void rf__figure_interval(const rf_picture_rules *rules, const rf_claim *claim, rf__item *item);
/* Do two numbers fit? */
bool rf__figures_agree(const rf__item *a, const rf__item *b);
/* May the one be the other, rounded further than its words say: nearly a million, 900,000? */
bool rf__may_be_rounding(const rf__item *rounded, const rf__item *exact);
double rf__figures_distance(const rf__item *a, const rf__item *b); /* |log| of the points' ratio */
rf_err rf__item_make(rf_picture *picture, uint32_t claim, rf__item *ret) RF_NODISCARD;
/* Displacement: the people who moved are counted where they left. */
bool rf__is_movement(rf_indicator indicator);
/* The area of a place of the claims of a country. */
rf_err rf__scope_make(rf_picture *picture, const rf_claim_place *place, int32_t country,
                      rf__scope *ret) RF_NODISCARD;
bool rf__scopes_fit(const rf__scope *a, const rf__scope *b); /* equal, or one may hold the other */
bool rf__scope_within(const rf__scope *part, const rf__scope *whole); /* strictly */
bool rf__scopes_equal(const rf__scope *a, const rf__scope *b);
bool rf__group_within(uint32_t part, uint32_t whole); /* strictly */
/* The order of items that everything else keeps: date, report, place in the report. */
int rf__item_compare(const rf_picture *picture, const rf__item *a, const rf__item *b);

/* ---- the steps; items are sorted by rf__item_compare ---- */

typedef struct rf__work {
    rf_picture *picture;
    rf__cell *cell;
    rf__item *items;
    size_t n;
    int32_t n_quantities;
    rf__arena scratch;
    /* after rf__join: the items of quantity q are of[first[q]] .. of[first[q + 1] - 1] */
    uint32_t *of, *first;
} rf__work;

rf_err rf__find_periods(rf__work *work) RF_NODISCARD;
rf_err rf__join(rf__work *work) RF_NODISCARD;
/* Figures that a report adds up (reconcile_sums.c): found before joining, kept apart after it. */
rf_err rf__find_sums(rf__work *work) RF_NODISCARD;
void rf__part_sums(rf__work *work);
/* Reviewed relations (reconcile_links.c): which claims are of one quantity; which quantity is a
 * part of which. */
void rf__join_reviewed(rf__work *work);
void rf__part_reviewed(rf__work *work);
/* Does the reviewer keep the two claims apart? */
bool rf__link_is_apart(const rf__link_row *link);
/* What was said of the two, or NULL. */
const rf__link_row *rf__link_of(const rf_picture *picture, uint32_t claim, uint32_t other);
/* Lists the items of each quantity anew (first, of). */
rf_err rf__list_quantities(rf__work *work) RF_NODISCARD;
/* Of the items of one quantity the best; sets how the others stand to it. */
size_t rf__best_of(const rf__work *work, const uint32_t *of, size_t n);
void rf__relate(rf__work *work, const uint32_t *of, size_t n, size_t best);
rf_err rf__make_quantities(rf__work *work) RF_NODISCARD;
rf_err rf__find_parts(rf__work *work) RF_NODISCARD; /* and what came of forecasts */

#endif
