/* What is not known although it should be. Four kinds of gap, each from what the ledger itself has:
 * a count that begins later than the flight it goes with; single counts of a time that nobody added
 * up; events of a kind that nobody counted; a figure that only vague words give. */
#include "ledger/reconcile.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

#define CURRENT_DAYS 90     /* the crisis is over when nothing was counted for so long */
#define MOST_DAYS (3 * 365) /* a count of more years is of a whole war */
#define LATER_DAYS 14       /* a count that begins so much later leaves out a part */
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

static rf_date latest_day(const rf_picture *picture, rf_date on, const char *country) {
    rf_date latest = on;
    for (size_t i = 0; i < picture->n_order && on == RF_NO_DATE; i++)
        if (picture->order[i]->last_said > latest &&
            (!country || !strcmp(picture->order[i]->country, country)))
            latest = picture->order[i]->last_said;
    return latest;
}

/* Counts all people who are displaced, and is of the last days? */
static bool is_current(const rf_quantity *q, rf_date latest, const char *country) {
    return q->indicator == RF_DISPLACED && q->unit == RF_PEOPLE && q->modality == RF_REPORTED &&
           !q->groups && !q->part_of && q->to != RF_NO_DATE && latest - q->to <= CURRENT_DAYS &&
           (!country || !strcmp(q->country, country));
}

/* The largest running count of displaced people that is of the last days. */
static const rf_quantity *running_count(const rf_picture *picture, rf_date latest,
                                        const char *country) {
    const rf_quantity *best = NULL;
    for (size_t i = 0; i < picture->n_order && latest != RF_NO_DATE; i++) {
        const rf_quantity *q = picture->order[i];
        if (is_current(q, latest, country) && !q->is_stock && q->from != RF_NO_DATE && !q->no_end &&
            latest - q->from <= MOST_DAYS && (!best || q->best > best->best))
            best = q;
    }
    return best;
}

/* A state, or a count without a beginning, may be of all the flights of a country: it is the crisis
 * only where no running count is about as late. */
const rf_quantity *rf_picture_crisis(const rf_picture *picture, rf_date on, const char *country) {
    rf_date latest = latest_day(picture, on, country);
    const rf_quantity *running = running_count(picture, latest, country), *best = running;
    for (size_t i = 0; i < picture->n_order && latest != RF_NO_DATE; i++) {
        const rf_quantity *q = picture->order[i];
        bool begins = !q->is_stock && q->from != RF_NO_DATE;
        if (begins || !is_current(q, latest, country) ||
            (running && q->to - running->to <= picture->rules.contender_days))
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

/* "Derna: ", of the figure or else of the crisis. */
static void start_line(const gaps *g, const rf_quantity *q, char *out, size_t cap) {
    const rf_claim_place *where = q->where.text ? &q->where : &g->crisis->where;
    const char *name = where->name ? where->name : where->text ? where->text : g->crisis->country;
    snprintf(out, cap, "%s%s", name, *name ? ": " : "");
}

static bool counts_running(const gaps *g, const rf_quantity *q) {
    return in_crisis(g, q) && q != g->crisis && !q->is_stock && q->from != q->to && !q->side &&
           !is_vague(q) && q->unit != RF_UNIT_SHARE;
}

/* Of one kind of count the one that begins first tells since when something is known; one that does
 * not say when it began may hold the time before. */
static bool begins_first(const gaps *g, size_t at) {
    const rf_quantity *q = g->picture->order[at];
    for (size_t i = 0; i < g->picture->n_order; i++) {
        const rf_quantity *other = g->picture->order[i];
        if (other->indicator != q->indicator || other->unit != q->unit ||
            other->groups != q->groups || strcmp(other->country, q->country) != 0)
            continue;
        if (counts_running(g, other) &&
            (other->from < q->from || (other->from == q->from && i < at)))
            return false;
        if (other->from == RF_NO_DATE && !other->is_stock && other->modality == RF_REPORTED &&
            other->best >= q->best && other->last_said >= g->crisis->from)
            return false;
    }
    return true;
}

static void later_counts(gaps *g) {
    for (size_t i = 0; i < g->picture->n_order; i++) {
        const rf_quantity *q = g->picture->order[i];
        if (!counts_running(g, q) || q->from - g->crisis->from < LATER_DAYS ||
            (q->part_of && in_crisis(g, q->part_of)) || !begins_first(g, i))
            continue;
        char where[160], what[160], from[11], start[11], text[560];
        start_line(g, q, where, sizeof where);
        words_of(q, what, sizeof what);
        rf_date_format(q->from, from);
        rf_date_format(g->crisis->from, start);
        snprintf(text, sizeof text, "%s%s from %s until %s: unknown; the count begins on %s.",
                 where, what, start, from, from);
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
        char where[160], what[160], start[11], text[560];
        start_line(g, g->crisis, where, sizeof where);
        words_of(part[k], what, sizeof what);
        rf_date_format(g->crisis->from, start);
        snprintf(text, sizeof text, "%s%s since %s: no total, only counts of single days.", where,
                 what, start);
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

static bool is_there(const gaps *g, const rf__picture_row *row) {
    const char *country = row->claim.place.country;
    if (!country || !*country)
        country = g->picture->names[g->picture->reports[row->report].country];
    return !strcmp(country, g->crisis->country);
}

static void uncounted_events(gaps *g) {
    for (size_t k = 0; g->crisis && k < sizeof counted_events / sizeof *counted_events; k++) {
        bool told = false, counted = false;
        for (size_t i = 0; i < g->picture->n_claims; i++) {
            const rf__picture_row *row = &g->picture->claims[i];
            rf_date said = row->evidence.published;
            told |= row->claim.event == counted_events[k].event && is_there(g, row) &&
                    row->claim.modality == RF_REPORTED && said != RF_NO_DATE &&
                    said >= g->crisis->from && said <= g->crisis->to + 30;
        }
        for (size_t i = 0; i < g->picture->n_order && told; i++)
            counted |= g->picture->order[i]->indicator == counted_events[k].indicator &&
                       in_crisis(g, g->picture->order[i]);
        if (!told || counted)
            continue;
        char where[160], start[11], text[400];
        start_line(g, g->crisis, where, sizeof where);
        rf_date_format(g->crisis->from, start);
        snprintf(text, sizeof text, "%s%s since %s: told, but not counted.", where,
                 counted_events[k].words, start);
        line(g, text);
    }
}

static void only_vague(gaps *g) {
    for (size_t i = 0; i < g->picture->n_order; i++) {
        const rf_quantity *q = g->picture->order[i];
        if (!in_crisis(g, q) || !is_vague(q))
            continue;
        char where[160], what[160], text[560], *figure = NULL;
        start_line(g, q, where, sizeof where);
        words_of(q, what, sizeof what);
        if (rf_quantity_figure(q, &figure) != RF_OK)
            continue;
        snprintf(text, sizeof text, "%s%s: only \"%s\" is said.", where, what, figure);
        rf__free(figure);
        line(g, text);
    }
}

rf_err rf_picture_unknown(const rf_picture *picture, rf_date on, const char *country, char **ret) {
    gaps g = {.picture = picture,
              .crisis = running_count(picture, latest_day(picture, on, country), country)};
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
