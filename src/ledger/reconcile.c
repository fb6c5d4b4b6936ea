/* The picture: claims in, cells touched, quantities out. A cell (indicator, unit, country) is
 * reconciled from its claims alone and from scratch; what keeps a large ledger quick is that only
 * touched cells are, and that a step never looks at all pairs. */
#include "ledger/reconcile.h"

#include "ledger/store.h"

#include <stdlib.h>
#include <string.h>

rf_picture_rules rf_picture_rules_default(void) {
    return (rf_picture_rules){.over_share = 0.10,
                              .nearly_share = 0.10,
                              .about_share = 0.05,
                              .round_share = 0.025,
                              .at_least_share = 0.5,
                              .up_to_share = 0.5,
                              .statement_days = 14,
                              .standing_days = 180,
                              .contender_days = 14,
                              .contender_share = 0.05,
                              .episode_days = 45,
                              .episode_share = 0.15,
                              .undated_days = 30,
                              .undated_share = 0.25,
                              .near_factor = 3,
                              .far_factor = 2};
}

rf_err rf_picture_new(rf_picture **ret, const rf_picture_rules *rules) {
    rf_picture *picture = rf__calloc(1, sizeof *picture);
    if (!picture)
        return RF_ERR_NOMEM;
    picture->rules = rules ? *rules : rf_picture_rules_default();
    picture->loaded_on = RF_NO_DATE;
    rf_err err = rf__origins_new(&picture->origins);
    if (err)
        rf_picture_free(picture);
    else
        *ret = picture;
    return err;
}

static void empty_cell(rf__cell *cell) {
    rf__arena_free(&cell->arena);
    cell->arena = (rf__arena){0};
    cell->quantities = NULL;
    cell->n_quantities = 0;
}

void rf_picture_free(rf_picture *picture) {
    if (!picture)
        return;
    for (size_t i = 0; i < picture->n_cells; i++) {
        empty_cell(&picture->cells[i]);
        rf__free(picture->cells[i].claims);
    }
    rf__origins_free(picture->origins);
    rf__map_free(&picture->name_ids);
    rf__map_free(&picture->cell_ids);
    rf__map_free(&picture->report_ids);
    rf__free(picture->names);
    rf__free(picture->is_actor);
    rf__free(picture->admin1s);
    rf__free(picture->claims);
    rf__free(picture->reports);
    rf__free(picture->cells);
    rf__free(picture->order);
    rf__free(picture->links);
    rf__arena_free(&picture->arena);
    rf__free(picture);
}

/* ---- names ---- */

int32_t rf__picture_name(rf_picture *picture, const char *text, size_t n) {
    int32_t id = rf__map_get(&picture->name_ids, text, n);
    if (id >= 0)
        return id;
    char *copy = rf__arena_strndup(&picture->arena, text, n);
    if (!copy ||
        !rf__grow(&picture->names, &picture->names_cap, picture->n_names + 1,
                  sizeof *picture->names) ||
        !rf__grow(&picture->is_actor, &picture->is_actor_cap, picture->n_names + 1,
                  sizeof *picture->is_actor))
        return -1;
    id = (int32_t)picture->n_names;
    if (!rf__map_add(&picture->name_ids, copy, n, id, NULL))
        return -1;
    picture->names[id] = copy;
    picture->is_actor[id] = false;
    picture->n_names++;
    return id;
}

int32_t rf__picture_folded(rf_picture *picture, const char *text, bool *ok) {
    char folded[512];
    rf__fold_name(text, folded, sizeof folded);
    const char *name = strncmp(folded, "the ", 4) ? folded : folded + 4;
    if (!*name)
        return -1;
    int32_t id = rf__picture_name(picture, name, strlen(name));
    *ok &= id >= 0;
    return id;
}

/* ---- copies ---- */

static bool copy_text(rf_picture *picture, const char **text) {
    if (!*text)
        return true;
    int32_t id = rf__picture_name(picture, *text, strlen(*text));
    if (id >= 0)
        *text = picture->names[id];
    return id >= 0;
}

static bool copy_place(rf_picture *picture, rf_claim_place *place) {
    return copy_text(picture, &place->text) && copy_text(picture, &place->name) &&
           copy_text(picture, &place->country) && copy_text(picture, &place->id) &&
           copy_text(picture, &place->admin1);
}

static bool copy_row(rf_picture *picture, rf__picture_row *row) {
    rf_claim *c = &row->claim;
    rf_evidence *e = &row->evidence;
    const char **texts[] = {
        &c->side,        &c->perpetrator,   &c->what,        &c->actor1,
        &c->actor2,      &c->source.person, &c->source.role, &c->source.organisation,
        &c->number.text, &c->words.text,    &e->report,      &e->outlet,
        &e->title,       &e->url,           &e->reviewer,    &e->note};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!copy_text(picture, texts[i]))
            return false;
    return copy_place(picture, &c->place) && copy_place(picture, &c->origin) &&
           copy_place(picture, &c->destination);
}

/* ---- reports ---- */

/* The country that most of a report's claims are about. */
static rf_err main_country(rf_picture *picture, size_t first, int32_t *ret) {
    enum { MOST = 16 };
    int32_t ids[MOST];
    size_t counts[MOST], n_ids = 0, best = 0;
    for (size_t i = first; i < picture->n_claims; i++) {
        const char *country = picture->claims[i].claim.place.country;
        if (!country || !*country)
            continue;
        int32_t id = rf__picture_name(picture, country, strlen(country));
        if (id < 0)
            return RF_ERR_NOMEM;
        size_t at = 0;
        while (at < n_ids && ids[at] != id)
            at++;
        if (at == MOST)
            continue;
        if (at == n_ids) {
            ids[n_ids] = id;
            counts[n_ids++] = 0;
        }
        if (++counts[at] > counts[best])
            best = at;
    }
    *ret = n_ids ? ids[best] : rf__picture_name(picture, "", 0);
    return *ret < 0 ? RF_ERR_NOMEM : RF_OK;
}

static rf_err add_report(rf_picture *picture, const rf_evidence *evidence, size_t first) {
    int32_t country;
    rf_err err = main_country(picture, first, &country);
    if (err)
        return err;
    if (!rf__grow(&picture->reports, &picture->reports_cap, picture->n_reports + 1,
                  sizeof *picture->reports))
        return RF_ERR_NOMEM;
    const char *name = evidence->report ? evidence->report : "";
    int64_t *key = rf__arena_alloc(&picture->arena, sizeof *key);
    if (!key || !copy_text(picture, &name))
        return RF_ERR_NOMEM;
    *key = evidence->report_id;
    if (!rf__map_add(&picture->report_ids, (const char *)key, sizeof *key,
                     (int32_t)picture->n_reports, NULL))
        return RF_ERR_NOMEM;
    picture->reports[picture->n_reports++] = (rf__report_row){
        evidence->report_id, evidence->copy_of, country, name, evidence->published};
    return RF_OK;
}

/* ---- cells ---- */

static rf_err find_cell(rf_picture *picture, const rf_claim *claim, int32_t country, int32_t *ret) {
    int32_t key[3] = {(int32_t)claim->indicator, (int32_t)claim->unit, country};
    *ret = rf__map_get(&picture->cell_ids, (const char *)key, sizeof key);
    if (*ret >= 0)
        return RF_OK;
    char *copy = rf__arena_alloc(&picture->arena, sizeof key);
    if (!copy || !rf__grow(&picture->cells, &picture->cells_cap, picture->n_cells + 1,
                           sizeof *picture->cells))
        return RF_ERR_NOMEM;
    memcpy(copy, key, sizeof key);
    *ret = (int32_t)picture->n_cells;
    if (!rf__map_add(&picture->cell_ids, copy, sizeof key, *ret, NULL))
        return RF_ERR_NOMEM;
    picture->cells[picture->n_cells++] =
        (rf__cell){.indicator = claim->indicator, .unit = claim->unit, .country = country};
    return RF_OK;
}

/* Where the counted people were, or the report's country: people who fled "towards the Turkish
 * border" are not counted in Türkiye. */
static rf_err country_of(rf_picture *picture, const rf_claim *claim, int32_t of_report,
                         int32_t *ret) {
    const rf_claim_place *place = &claim->place;
    if (rf__is_movement(claim->indicator)) {
        bool is_goal =
            place->text && claim->destination.text && !strcmp(place->text, claim->destination.text);
        place = claim->origin.text ? &claim->origin : is_goal ? NULL : place;
    } else if (claim->indicator == RF_CROSSED_BORDER && !place->text) {
        place = claim->destination.text ? &claim->destination : &claim->origin;
    }
    *ret = of_report;
    if (place && place->country && *place->country)
        *ret = rf__picture_name(picture, place->country, strlen(place->country));
    return *ret < 0 ? RF_ERR_NOMEM : RF_OK;
}

static rf_err put_in_cell(rf_picture *picture, uint32_t id) {
    rf__picture_row *row = &picture->claims[id];
    if (row->claim.kind != RF_FIGURE || row->evidence.verdict == RF_REJECTED)
        return RF_OK;
    int32_t country, cell_id;
    rf_err err = country_of(picture, &row->claim, picture->reports[row->report].country, &country);
    if (!err)
        err = find_cell(picture, &row->claim, country, &cell_id);
    if (err)
        return err;
    rf__cell *cell = &picture->cells[cell_id];
    if (!rf__grow(&cell->claims, &cell->cap, cell->n + 1, sizeof *cell->claims))
        return RF_ERR_NOMEM;
    cell->claims[cell->n++] = id;
    cell->dirty = true;
    row->cell = cell_id;
    return RF_OK;
}

/* An armed side of an event makes a source of its name a party; where that is news for claims that
 * are in, their cells are touched. */
static rf_err note_actor(rf_picture *picture, const rf_claim *claim) {
    if (claim->kind != RF_EVENT || !claim->actor1 ||
        !(claim->event == RF_BATTLE || claim->event == RF_AIR_STRIKE ||
          claim->event == RF_SHELLING || claim->event == RF_MISSILE_OR_DRONE ||
          claim->event == RF_PLACE_CAPTURED))
        return RF_OK;
    size_t n_before = picture->n_names;
    bool ok = true;
    int32_t id = rf__picture_folded(picture, claim->actor1, &ok);
    if (id < 0 || picture->is_actor[id])
        return ok ? RF_OK : RF_ERR_NOMEM;
    picture->is_actor[id] = true;
    for (size_t i = 0; (size_t)id < n_before && i < picture->n_claims; i++)
        if (picture->claims[i].family == id && picture->claims[i].cell >= 0)
            picture->cells[picture->claims[i].cell].dirty = true;
    return RF_OK;
}

/* A first-level region that was not known before may stand in the words of named areas ("Idlib and
 * nearby areas"): the cells of its country are touched. */
static rf_err note_admin1(rf_picture *picture, const rf_claim_place *place) {
    if (!place->admin1 || !place->country)
        return RF_OK;
    bool ok = true;
    rf__admin1 found = {rf__picture_name(picture, place->country, strlen(place->country)),
                        rf__picture_folded(picture, place->admin1, &ok)};
    if (found.country < 0 || !ok)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < picture->n_admin1s; i++)
        if (picture->admin1s[i].country == found.country && picture->admin1s[i].name == found.name)
            return RF_OK;
    if (found.name < 0)
        return RF_OK;
    if (!rf__grow(&picture->admin1s, &picture->admin1s_cap, picture->n_admin1s + 1,
                  sizeof *picture->admin1s))
        return RF_ERR_NOMEM;
    picture->admin1s[picture->n_admin1s++] = found;
    for (size_t i = 0; i < picture->n_cells; i++)
        if (picture->cells[i].country == found.country && picture->cells[i].n)
            picture->cells[i].dirty = true;
    return RF_OK;
}

static rf_err note_places(rf_picture *picture, const rf_claim *claim) {
    rf_err err = note_admin1(picture, &claim->place);
    if (!err)
        err = note_admin1(picture, &claim->origin);
    return err ? err : note_admin1(picture, &claim->destination);
}

/* The figure that a share is a share of: the last one before it in its sentence, else the next. */
static int32_t base_of(const rf_picture *picture, uint32_t share, uint32_t first, uint32_t end) {
    const rf_claim *claim = &picture->claims[share].claim;
    for (int way = -1; way <= 1; way += 2)
        for (int64_t i = (int64_t)share + way; i >= first && i < end; i += way) {
            const rf_claim *other = &picture->claims[i].claim;
            if (other->words.text != claim->words.text) /* interned */
                break;
            if (other->kind == RF_FIGURE && other->unit != RF_UNIT_SHARE)
                return (int32_t)i;
        }
    return -1;
}

rf_err rf__picture_take(rf_picture *picture, const rf_evidence *evidence) {
    if (picture->n_claims >= INT32_MAX)
        return RF_ERR_TOO_BIG;
    if (!rf__grow(&picture->claims, &picture->claims_cap, picture->n_claims + 1,
                  sizeof *picture->claims))
        return RF_ERR_NOMEM;
    rf__picture_row *row = &picture->claims[picture->n_claims];
    *row = (rf__picture_row){.evidence = *evidence,
                             .claim = *evidence->claim,
                             .report = (int32_t)picture->n_reports,
                             .cell = -1,
                             .base = -1};
    if (!copy_row(picture, row))
        return RF_ERR_NOMEM;
    row->evidence.claim = NULL; /* the row may move: rf_picture_claim sets it */
    picture->n_claims++;
    row->told_earlier = row->claim.kind == RF_FIGURE && rf__told_as_earlier(picture, &row->claim);
    return rf__origins_of(picture, row);
}

rf_err rf__picture_end_report(rf_picture *picture, size_t first) {
    if (first == picture->n_claims)
        return RF_OK;
    rf_err err = add_report(picture, &picture->claims[first].evidence, first);
    uint32_t end = (uint32_t)picture->n_claims;
    for (uint32_t i = (uint32_t)first; i < end && !err; i++) {
        err = note_actor(picture, &picture->claims[i].claim);
        if (!err)
            err = note_places(picture, &picture->claims[i].claim);
        if (!err)
            err = put_in_cell(picture, i);
        if (picture->claims[i].claim.unit == RF_UNIT_SHARE)
            picture->claims[i].base = base_of(picture, i, (uint32_t)first, end);
    }
    return err;
}

rf_err rf_picture_add(rf_picture *picture, const rf_evidence *evidence, size_t n) {
    size_t first = picture->n_claims;
    for (size_t i = 0; i < n; i++) {
        rf_err err = rf__picture_take(picture, &evidence[i]);
        if (err)
            return err;
    }
    return rf__picture_end_report(picture, first);
}

/* ---- reconciling ---- */

static int32_t root_of(const rf_picture *picture, int32_t report) {
    int64_t copy_of = picture->reports[report].copy_of;
    if (!copy_of)
        return report;
    int32_t root = rf__map_get(&picture->report_ids, (const char *)&copy_of, sizeof copy_of);
    return root >= 0 ? root : report;
}

typedef struct sort_row {
    const rf_picture *picture;
    const rf__item *item;
} sort_row;

static int by_item(const void *left, const void *right) {
    const sort_row *a = left, *b = right;
    return rf__item_compare(a->picture, a->item, b->item);
}

static rf_err make_items(rf__work *work) {
    rf__cell *cell = work->cell;
    rf__item *items = rf__arena_alloc(&work->scratch, cell->n * sizeof *items);
    work->items = rf__arena_alloc(&work->scratch, cell->n * sizeof *work->items);
    sort_row *rows = rf__arena_alloc(&work->scratch, cell->n * sizeof *rows);
    if (!items || !work->items || !rows)
        return RF_ERR_NOMEM;
    work->n = cell->n;
    for (size_t i = 0; i < cell->n; i++) {
        rf_err err = rf__item_make(work->picture, cell->claims[i], &items[i]);
        if (err)
            return err;
        items[i].root = root_of(work->picture, items[i].report);
        rows[i] = (sort_row){work->picture, &items[i]};
    }
    qsort(rows, cell->n, sizeof *rows, by_item);
    for (size_t i = 0; i < cell->n; i++)
        work->items[i] = *rows[i].item;
    return RF_OK;
}

static rf_err reconcile_cell(rf_picture *picture, rf__cell *cell) {
    empty_cell(cell);
    rf__work work = {.picture = picture, .cell = cell};
    rf_err err = make_items(&work);
    if (!err)
        err = rf__find_periods(&work);
    if (!err)
        err = rf__join(&work);
    if (!err)
        err = rf__make_quantities(&work);
    if (!err)
        err = rf__find_parts(&work);
    if (!err)
        cell->dirty = false;
    rf__arena_free(&work.scratch);
    return err;
}

static int by_importance(const void *left, const void *right) {
    const rf_quantity *a = *(const rf_quantity *const *)left,
                      *b = *(const rf_quantity *const *)right;
    if (a->indicator != b->indicator)
        return a->indicator < b->indicator ? -1 : 1;
    int by = strcmp(a->country, b->country);
    if (by)
        return by;
    if (a->to != b->to)
        return a->to > b->to ? -1 : 1;
    if (a->best != b->best)
        return a->best > b->best ? -1 : 1;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    by = strcmp(a->key, b->key);
    return by ? by : (a->members[0].claim < b->members[0].claim ? -1 : 1);
}

static rf_err set_order(rf_picture *picture) {
    size_t n = 0;
    for (size_t i = 0; i < picture->n_cells; i++)
        n += picture->cells[i].n_quantities;
    if (!rf__grow(&picture->order, &picture->order_cap, n, sizeof *picture->order))
        return RF_ERR_NOMEM;
    picture->n_order = 0;
    for (size_t i = 0; i < picture->n_cells; i++)
        for (size_t q = 0; q < picture->cells[i].n_quantities; q++) {
            rf_quantity *quantity = &picture->cells[i].quantities[q];
            int32_t base = picture->claims[quantity->members[0].claim].base;
            quantity->base = base < 0 ? NULL : picture->claims[base].quantity;
            picture->order[picture->n_order++] = quantity;
        }
    qsort(picture->order, n, sizeof *picture->order, by_importance);
    return RF_OK;
}

rf_err rf_picture_reconcile(rf_picture *picture, size_t *ret_n_touched) {
    size_t n_touched = 0;
    for (size_t i = 0; i < picture->n_cells; i++)
        if (picture->cells[i].dirty) {
            rf_err err = reconcile_cell(picture, &picture->cells[i]);
            if (err)
                return err;
            n_touched++;
        }
    rf_err err = n_touched ? set_order(picture) : RF_OK;
    if (!err && ret_n_touched)
        *ret_n_touched = n_touched;
    return err;
}

/* ---- reading ---- */

size_t rf_picture_count(const rf_picture *picture) { return picture->n_order; }

const rf_quantity *rf_picture_get(const rf_picture *picture, size_t i) {
    return i < picture->n_order ? picture->order[i] : NULL;
}

size_t rf_picture_n_claims(const rf_picture *picture) { return picture->n_claims; }

const rf_evidence *rf_picture_claim(const rf_picture *picture, uint32_t claim) {
    if (claim >= picture->n_claims)
        return NULL;
    rf__picture_row *row = &picture->claims[claim];
    row->evidence.claim = &row->claim;
    return &row->evidence;
}

const rf_quantity *rf_picture_of_claim(const rf_picture *picture, uint32_t claim) {
    return claim < picture->n_claims ? picture->claims[claim].quantity : NULL;
}

const rf_picture_rules *rf_picture_rules_of(const rf_picture *picture) { return &picture->rules; }

const char *rf_verdict_name(rf_verdict verdict) {
    static const char *const names[] = {"", "accept", "reject", "correct"};
    return (unsigned)verdict < RF_N_VERDICTS ? names[verdict] : "";
}

static const char *const relation_names[] = {"best",   "same_origin", "restates", "agrees",
                                             "update", "part_of",     "conflicts"};

const char *rf_relation_name(rf_relation relation) {
    return (unsigned)relation < RF_N_RELATIONS ? relation_names[relation] : "";
}

rf_relation rf_relation_find(const char *name, size_t n) {
    int at = 0;
    while (at < RF_N_RELATIONS &&
           (strlen(relation_names[at]) != n || strncmp(relation_names[at], name, n) != 0))
        at++;
    return (rf_relation)at;
}

const char *rf_agreement_name(rf_agreement agreement) {
    static const char *const names[] = {"single", "one_origin", "agree", "conflict"};
    return (unsigned)agreement < RF_N_AGREEMENTS ? names[agreement] : "";
}
