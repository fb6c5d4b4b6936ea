/* What is not known although it should be. Four kinds of gap, each from what the ledger itself has:
 * a count that begins later than the flight it goes with; single counts of a time that nobody added
 * up; events of a kind that nobody counted; a figure that only vague words give. */
#include "ledger/reconcile.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

#define CURRENT_DAYS 60 /* the crisis is over when nothing was counted for so long */
#define LATER_DAYS 14   /* a count that begins so much later leaves out a part */
#define MOST_LINES 12

typedef struct gaps {
    const rf_picture *picture;
    const rf_quantity *crisis; /* the displacement that goes on */
    rf__buf buf;
    int n;
} gaps;

static void line(gaps *g, const char *text) {
    if (g->n++ < MOST_LINES)
        rf__buf_printf(&g->buf, "%s\n", text);
}

/* The largest running count of displaced people that is of the last days. */
const rf_quantity *rf_picture_crisis(const rf_picture *picture, rf_date on, const char *country) {
    const rf_quantity *best = NULL;
    rf_date latest = on;
    for (size_t i = 0; i < picture->n_order && on == RF_NO_DATE; i++)
        if (picture->order[i]->last_said > latest &&
            (!country || !strcmp(picture->order[i]->country, country)))
            latest = picture->order[i]->last_said;
    for (size_t i = 0; i < picture->n_order; i++) {
        const rf_quantity *q = picture->order[i];
        if (q->indicator != RF_DISPLACED || q->is_stock || q->modality != RF_REPORTED ||
            q->groups || q->part_of || q->from == RF_NO_DATE || q->no_end ||
            latest - q->to > CURRENT_DAYS || latest - q->from > 3 * 365 ||
            (country && strcmp(q->country, country) != 0))
            continue;
        if (!best || q->best > best->best)
            best = q;
    }
    return best;
}

static bool is_vague(const rf_quantity *q) {
    return q->qualifier == RF_RANGE && (q->low <= 0 || q->high / q->low >= 3);
}

static bool in_crisis(const gaps *g, const rf_quantity *q) {
    return g->crisis && !strcmp(q->country, g->crisis->country) && q->modality == RF_REPORTED &&
           q->from != RF_NO_DATE && q->from >= g->crisis->from && q->to <= g->crisis->to + 30;
}

static void words_of(const rf_quantity *q, char *out, size_t cap) {
    char *what = NULL;
    out[0] = 0;
    if (rf_quantity_what(q, &what) == RF_OK)
        snprintf(out, cap, "%s", what);
    rf__free(what);
}

static void later_counts(gaps *g) {
    for (size_t i = 0; i < g->picture->n_order; i++) {
        const rf_quantity *q = g->picture->order[i];
        if (!in_crisis(g, q) || q == g->crisis || q->is_stock || q->from == q->to || q->side ||
            is_vague(q) || (q->part_of && in_crisis(g, q->part_of)) || q->unit == RF_UNIT_SHARE ||
            q->from - g->crisis->from < LATER_DAYS)
            continue;
        char what[160], from[11], start[11], text[400];
        words_of(q, what, sizeof what);
        rf_date_format(q->from, from);
        rf_date_format(g->crisis->from, start);
        snprintf(text, sizeof text, "%s from %s until %s: unknown; the count begins on %s.", what,
                 start, from, from);
        line(g, text);
    }
}

/* Indicators with counts of single days in the crisis and no total for it. */
static void missing_totals(gaps *g) {
    uint64_t has_total = 0, has_part = 0;
    const rf_quantity *part[RF_N_INDICATORS] = {NULL};
    for (size_t i = 0; i < g->picture->n_order; i++) {
        const rf_quantity *q = g->picture->order[i];
        if (!in_crisis(g, q) || q->is_stock || q->unit == RF_UNIT_SHARE)
            continue;
        if (q->from != q->to) {
            has_total |= 1ull << q->indicator;
        } else {
            has_part |= 1ull << q->indicator;
            part[q->indicator] = q;
        }
    }
    for (int k = 1; k < RF_N_INDICATORS; k++) {
        if (!(has_part >> k & 1) || (has_total >> k & 1))
            continue;
        char what[160], start[11], text[400];
        words_of(part[k], what, sizeof what);
        rf_date_format(g->crisis->from, start);
        snprintf(text, sizeof text, "%s since %s: no total, only counts of single days.", what,
                 start);
        line(g, text);
    }
}

static const struct {
    rf_event_type event;
    rf_indicator indicator;
    const char *words;
} counted_events[] = {
    {RF_ATTACK_ON_HEALTH_CARE, RF_HEALTH_FACILITY_ATTACKED, "health facilities attacked"},
    {RF_ATTACK_ON_SCHOOL, RF_SCHOOL_ATTACKED, "schools attacked"},
    {RF_ATTACK_ON_CAMP, RF_CAMP_ATTACKED, "camps attacked"}};

static void uncounted_events(gaps *g) {
    for (size_t k = 0; g->crisis && k < sizeof counted_events / sizeof *counted_events; k++) {
        bool told = false, counted = false;
        for (size_t i = 0; i < g->picture->n_claims; i++) {
            const rf__picture_row *row = &g->picture->claims[i];
            rf_date said = row->evidence.published;
            told |= row->claim.event == counted_events[k].event &&
                    row->claim.modality == RF_REPORTED && said != RF_NO_DATE &&
                    said >= g->crisis->from && said <= g->crisis->to + 30;
        }
        for (size_t i = 0; i < g->picture->n_order && told; i++)
            counted |= g->picture->order[i]->indicator == counted_events[k].indicator &&
                       in_crisis(g, g->picture->order[i]);
        if (!told || counted)
            continue;
        char start[11], text[400];
        rf_date_format(g->crisis->from, start);
        snprintf(text, sizeof text, "%s since %s: told, but not counted.", counted_events[k].words,
                 start);
        line(g, text);
    }
}

static void only_vague(gaps *g) {
    for (size_t i = 0; i < g->picture->n_order; i++) {
        const rf_quantity *q = g->picture->order[i];
        if (!in_crisis(g, q) || !is_vague(q))
            continue;
        char what[160], text[400], *figure = NULL;
        words_of(q, what, sizeof what);
        if (rf_quantity_figure(q, &figure) != RF_OK)
            continue;
        snprintf(text, sizeof text, "%s: only \"%s\" is said.", what, figure);
        rf__free(figure);
        line(g, text);
    }
}

rf_err rf_picture_unknown(const rf_picture *picture, rf_date on, const char *country, char **ret) {
    gaps g = {.picture = picture, .crisis = rf_picture_crisis(picture, on, country)};
    later_counts(&g);
    missing_totals(&g);
    uncounted_events(&g);
    only_vague(&g);
    if (g.buf.failed) {
        rf__buf_free(&g.buf);
        return RF_ERR_NOMEM;
    }
    *ret = g.buf.bytes ? g.buf.bytes : rf__strdup("");
    return *ret ? RF_OK : RF_ERR_NOMEM;
}
