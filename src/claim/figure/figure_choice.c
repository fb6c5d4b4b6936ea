/* Figures of numbers that no rule reads: what each may count is weighed, and where one of the
 * indicators is likely enough the number becomes a figure that says how likely. */
#include "claim/figure/figure_choice.h"

#include <string.h>

/* How likely it must be that a number counts what it is taken for; dead, hurt or missing people,
 * who are told of wrongly with more harm. */
static const double LIKELY = 0.4, LIKELY_HARM = 0.5;

rf_err rf__see_figures(rf__doc *doc, rf__figures_read *ret) {
    memset(ret, 0, sizeof *ret);
    ret->draft = rf__arena_alloc(&doc->arena, (doc->n_quantities + 1) * sizeof *ret->draft);
    if (!ret->draft)
        return RF_ERR_NOMEM;
    memset(ret->draft, 0, doc->n_quantities * sizeof *ret->draft);
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        const rf__draft *d = &doc->drafts[i];
        if (d->quantity == UINT32_MAX || d->chosen)
            continue;
        ret->draft[d->quantity] = i + 1;
        ret->n[d->claim.indicator]++;
        ret->n_all++;
    }
    ret->words = rf__matters_of(doc);
    return RF_OK;
}

bool rf__may_choose_figure(const rf__doc *doc, const rf__figures_read *read, uint32_t quantity) {
    enum { FEWEST = 3 }; /* figures: a text with fewer shows too little of what it tells */
    const rf__quantity *q = &doc->quantities[quantity];
    return read->n_all >= FEWEST && (q->kind == RF__Q_COUNT || q->kind == RF__Q_SHARE) &&
           !q->none && !read->draft[quantity] && !doc->sentences[q->sentence].repeated;
}

/* ---- drafts ---- */

static const rf__draft *is_of(const rf__draft *figure, rf_indicator v) {
    return figure && figure->claim.indicator == v ? figure : NULL;
}

/* The nearest figure of the same indicator: of its sentence, before it or behind it, else of those
 * before. NULL: there is none near. */
static const rf__draft *find_like(const rf__doc *doc, const rf__figures_read *read,
                                  uint32_t quantity, rf_indicator v) {
    enum { REACH = 6 }; /* sentences */
    const rf__quantity *q = &doc->quantities[quantity];
    const rf__sentence *s = &doc->sentences[q->sentence];
    uint32_t end = s->quantity + s->n_quantities;
    const rf__draft *before = NULL, *behind = NULL;
    for (uint32_t i = quantity;
         i-- > 0 && !before && doc->quantities[i].sentence + REACH >= q->sentence;)
        before = is_of(rf__figure_read(doc, read, i), v);
    for (uint32_t i = quantity + 1; i < end && !behind; i++)
        behind = is_of(rf__figure_read(doc, read, i), v);
    return behind && (!before || before->sentence != q->sentence) ? behind : before;
}

static rf_unit unit_of(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p,
                       rf_indicator v, const rf__draft *like) {
    uint32_t first = doc->sentences[q->sentence].token;
    if (q->kind == RF__Q_SHARE)
        return RF_UNIT_SHARE;
    if (p->head && p->head->entry->unit && p->head->entry->unit != RF_PLACES)
        return (rf_unit)p->head->entry->unit;
    if (p->head_token == UINT32_MAX && v == RF_AID &&
        rf__names_unit(doc, first, q->token, RF_VEHICLES))
        return RF_VEHICLES; /* "trucks, seven of them with rice" */
    if (p->head_token == UINT32_MAX && like && like->claim.unit != RF_UNIT_SHARE)
        return like->claim.unit;
    if (rf__counts_people(v) || v == RF_TROOPS || v == RF_AID)
        return RF_PEOPLE;
    switch (v) {
    case RF_HOMES_DESTROYED:
    case RF_HOMES_DAMAGED:
        return RF_HOMES;
    case RF_HEALTH_FACILITY_ATTACKED:
    case RF_HEALTH_FACILITY_FUNCTIONING:
    case RF_SCHOOL_ATTACKED:
        return RF_FACILITIES;
    case RF_CAMP_ATTACKED:
    case RF_PLACES_CAPTURED:
        return RF_PLACES;
    case RF_SHARE:
    case RF_TERRITORY:
        return RF_UNIT_SHARE;
    default:
        return RF_EVENTS;
    }
}

/* The trigger of its sentence, nearest to it, that tells the indicator. */
static bool find_trigger(const rf__doc *doc, const rf__sentence *s, const rf__quantity *q,
                         rf_indicator v, rf__trigger *ret) {
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n = rf__triggers_of(doc, s, triggers), least = UINT32_MAX;
    for (uint32_t t = 0; t < n; t++) {
        uint32_t at = triggers[t].token, far = at > q->token ? at - q->token : q->token - at;
        if ((rf_indicator)triggers[t].entry->indicator != v || triggers[t].asks || far >= least)
            continue;
        least = far;
        *ret = triggers[t];
    }
    return least != UINT32_MAX;
}

/* The figure before it that it is told as a part of ("among them nine", "of whom a third"). */
static int32_t parent_of(const rf__doc *doc, const rf__figures_read *read, uint32_t quantity,
                         const rf__phrase *p) {
    const rf__quantity *q = &doc->quantities[quantity];
    const rf__sentence *s = &doc->sentences[q->sentence];
    rf__function before = q->phrase > s->token ? rf__function_at(doc, q->phrase - 1) : RF__F_NONE;
    if (!p->of_pronoun && before != RF__F_INCLUDING && before != RF__F_AMONG)
        return -1;
    for (uint32_t i = quantity; i-- > s->quantity;)
        if (read->draft[i])
            return (int32_t)read->draft[i] - 1;
    return -1;
}

static rf_err add_draft(rf__doc *doc, const rf__figures_read *read, uint32_t quantity,
                        rf_indicator v, double chance) {
    if (!rf__grow(&doc->drafts, &doc->cap_drafts, (size_t)doc->n_drafts + 1, sizeof *doc->drafts))
        return RF_ERR_NOMEM;
    const rf__quantity *q = &doc->quantities[quantity];
    const rf__sentence *s = &doc->sentences[q->sentence];
    rf__phrase p = rf__phrase_of(doc, s, q);
    const rf__draft *like = find_like(doc, read, quantity, v);
    rf__trigger trigger;
    bool told = find_trigger(doc, s, q, v, &trigger);
    rf__draft *draft = &doc->drafts[doc->n_drafts];
    *draft = (rf__draft){.sentence = q->sentence,
                         .quantity = quantity,
                         .trigger = told ? trigger.token : q->token,
                         .n_trigger = told ? trigger.n : 0,
                         .parent = parent_of(doc, read, quantity, &p),
                         .label = UINT32_MAX,
                         .np = p.end > p.start ? p.start : q->phrase,
                         .n_np = p.end > p.start ? p.end - p.start : q->n_phrase,
                         .link = chance,
                         .chosen = true};
    draft->claim = (rf_claim){.kind = RF_FIGURE,
                              .indicator = v,
                              .low = q->low,
                              .high = q->high,
                              .qualifier = q->qualifier,
                              .unit = unit_of(doc, q, &p, v, like),
                              .km = NAN,
                              .from = RF_NO_DATE,
                              .to = RF_NO_DATE,
                              .source.said_on = RF_NO_DATE};
    doc->sentences[q->sentence].unclaimed = false;
    doc->n_drafts++;
    return rf__nature(doc, draft, &p, told ? &trigger : NULL);
}

/* Puts drafts [n, n_drafts), which stand behind the others, to their places by the text. */
static rf_err put_in_order(rf__doc *doc, uint32_t n) {
    uint32_t n_all = doc->n_drafts;
    rf__draft *sorted = rf__arena_alloc(&doc->arena, n_all * sizeof *sorted);
    int32_t *moved = rf__arena_alloc(&doc->arena, n_all * sizeof *moved);
    if (!sorted || !moved)
        return RF_ERR_NOMEM;
    for (uint32_t i = 0, j = n, to = 0; to < n_all; to++) {
        bool first = j == n_all || (i < n && doc->drafts[i].quantity < doc->drafts[j].quantity);
        uint32_t from = first ? i++ : j++;
        sorted[to] = doc->drafts[from];
        moved[from] = (int32_t)to;
    }
    for (uint32_t i = 0; i < n_all; i++)
        if (sorted[i].parent >= 0)
            sorted[i].parent = moved[sorted[i].parent];
    memcpy(doc->drafts, sorted, n_all * sizeof *sorted);
    return RF_OK;
}

static rf_err choose(rf__doc *doc, const rf__figures_read *read, uint32_t quantity) {
    rf__figure_option options[RF__MOST_FIGURE_OPTIONS];
    double chances[RF__MOST_FIGURE_OPTIONS];
    uint32_t n = rf__figure_options(doc, read, quantity, options);
    for (uint32_t k = 0; k < n; k++)
        chances[k] = rf__traits_sum(&options[k].traits, rf__figure_weights);
    uint32_t best = rf__to_chances(chances, n);
    rf_indicator v = options[best].indicator;
    if (!v || chances[best] < (rf__hurts_people(v) ? LIKELY_HARM : LIKELY))
        return RF_OK;
    return add_draft(doc, read, quantity, v, chances[best]);
}

rf_err rf__choose_figures(rf__doc *doc) {
    rf__figures_read read;
    uint32_t n = doc->n_drafts;
    if (!doc->n_quantities)
        return RF_OK;
    rf_err err = rf__see_figures(doc, &read);
    for (uint32_t i = 0; i < doc->n_quantities && !err; i++)
        if (rf__may_choose_figure(doc, &read, i))
            err = choose(doc, &read, i);
    return err || n == doc->n_drafts ? err : put_in_order(doc, n);
}
