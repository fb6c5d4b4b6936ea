/* What goes into a brief. Headlines are one figure of a kind: the large, fresh and surely read
 * before others. What a year lies behind and what is small beside the rest is left to `refuge
 * picture`. */
#include "view/brief.h"

#include "base/mem.h"
#include "view/labels.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define TIMELINE_DAYS 42
#define DECADE_DAYS 92 /* so much older weighs as much as ten times fewer */
#define YEAR_DAYS 365
#define BACKGROUND_DAYS 1095
#define SURE 0.5      /* below: likelier wrong somewhere than not */
#define UNLIKELY 0.25 /* below: wrong in three of four */

/* The day of the last report with a claim on the country; code "": on any. */
static rf_date latest_report(const rf_picture *picture, const char *code) {
    rf_date latest = RF_NO_DATE;
    for (size_t i = 0; i < rf_picture_n_claims(picture); i++) {
        const rf_evidence *e = rf_picture_claim(picture, (uint32_t)i);
        const rf_quantity *q = rf_picture_of_claim(picture, (uint32_t)i);
        const char *there = q ? q->country : e->claim->place.country;
        if (e->published > latest && (!*code || (there && !strcmp(there, code))))
            latest = e->published;
    }
    return latest == RF_NO_DATE && *code ? latest_report(picture, "") : latest;
}

/* Lower is more important; -1: not for a headline. */
static int place_of_kind(const rf_quantity *q) {
    static const rf_indicator order[] = {RF_DISPLACED,
                                         RF_IN_NEED,
                                         RF_CROSSED_BORDER,
                                         RF_EVACUATED,
                                         RF_HOMELESS,
                                         RF_KILLED,
                                         RF_INJURED,
                                         RF_DIED_OF_EXPOSURE,
                                         RF_MISSING,
                                         RF_SHELTERED,
                                         RF_IN_RELIEF_CAMP,
                                         RF_HEALTH_FACILITY_ATTACKED,
                                         RF_HEALTH_FACILITY_FUNCTIONING,
                                         RF_HOMES_DESTROYED,
                                         RF_SCHOOL_ATTACKED,
                                         RF_RETURNED,
                                         RF_POPULATION};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i] == q->indicator)
            return (int)i * 3 + (q->groups                                     ? 2
                                 : q->is_stock && q->indicator == RF_DISPLACED ? 1
                                                                               : 0);
    return -1;
}

/* The day that a figure is about: not when a report last recalled it. */
static rf_date day_about(const rf_quantity *q) {
    bool told_ahead = q->last_said != RF_NO_DATE && q->to > q->last_said;
    return q->to == RF_NO_DATE || told_ahead ? q->last_said : q->to;
}

static bool is_vague(const rf_quantity *q) {
    return q->qualifier == RF_RANGE && (q->low <= 0 || q->high / q->low > 3);
}

static double size_of(const rf_quantity *q) { return is_vague(q) ? q->low : q->best; }

/* Of a whole war, not of what goes on now. */
static bool is_background(const rf__brief *brief, const rf_quantity *q) {
    return q->from != RF_NO_DATE && brief->on != RF_NO_DATE &&
           brief->on - q->from > BACKGROUND_DAYS;
}

static double sureness(const rf__brief *brief, const rf_quantity *q) {
    const rf_evidence *e = rf_picture_claim(brief->picture, q->members[0].claim);
    bool reviewed = e->verdict == RF_ACCEPTED || e->verdict == RF_CORRECTED;
    return reviewed ? 1 : e->claim->confidence;
}

/* Size against age: the toll of the whole crisis stands before that of its last day, and a fresh
 * count before one of last year. */
static double worth(const rf__brief *brief, const rf_quantity *q) {
    rf_date about = day_about(q);
    double worth = log10(1 + size_of(q)) + sureness(brief, q) / 4;
    if (about != RF_NO_DATE && brief->on > about)
        worth -= (double)(brief->on - about) / DECADE_DAYS;
    worth -= is_vague(q) ? 1 : 0;
    worth -= is_background(brief, q) ? 5 : 0;
    return worth;
}

static bool is_there(const rf__brief *brief, const rf_quantity *q) {
    return !brief->code[0] || !strcmp(q->country, brief->code);
}

static bool is_over(const rf__brief *brief, const rf_quantity *q) {
    rf_date about = day_about(q);
    return about != RF_NO_DATE && brief->on != RF_NO_DATE && brief->on - about > YEAR_DAYS;
}

bool rf__brief_current(const rf__brief *brief, const rf_quantity *q) {
    return is_there(brief, q) && !is_over(brief, q) && !is_background(brief, q);
}

/* Might it stand on a card at all? Nothing that is over since a year, and nothing of which the
 * reading does not even know what was counted. */
static bool may_lead(const rf__brief *brief, const rf_quantity *q) {
    const rf_claim *c = rf_picture_claim(brief->picture, q->members[0].claim)->claim;
    return q->modality == RF_REPORTED && place_of_kind(q) >= 0 && is_there(brief, q) &&
           !is_over(brief, q) && !(c->doubt == RF_DOUBT_WHAT && sureness(brief, q) < SURE);
}

static bool is_harm(const rf_quantity *q) {
    return q->indicator >= RF_KILLED && q->indicator <= RF_MISSING;
}

/* The largest figure of people on the move or in need, or of people harmed: of those with a period,
 * where there are any, since the toll of a whole war is told without. */
static double largest(const rf__brief *brief, bool harm) {
    double most = 0, dated = 0;
    for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if ((q->unit != RF_PEOPLE && q->unit != RF_HOUSEHOLDS) || q->indicator == RF_POPULATION ||
            is_harm(q) != harm || !may_lead(brief, q) || is_background(brief, q) ||
            sureness(brief, q) < UNLIKELY)
            continue;
        most = fmax(most, size_of(q));
        dated = fmax(dated, q->from != RF_NO_DATE ? size_of(q) : 0);
    }
    return harm && dated > 0 ? dated : most;
}

/* Too few beside the others for a headline: no card is filled for its own sake. */
static bool is_small(const rf_quantity *q, double moved, double harmed) {
    if (q->unit != RF_PEOPLE || q->indicator == RF_POPULATION)
        return false;
    return q->best < (is_harm(q) ? harmed / 100 : fmax(moved / 1000, fmin(100, moved / 10)));
}

enum { MOST_KINDS = 64 };

typedef struct choice {
    double dated; /* the largest whose period is known */
    const rf_quantity *best;
    const rf_quantity *likely; /* of those that were not likely misread */
} choice;

static void take_better(const rf__brief *brief, const rf_quantity **best, const rf_quantity *q) {
    if (!*best || worth(brief, q) > worth(brief, *best))
        *best = q;
}

/* Size must not speak for what was likely misread. */
static const rf_quantity *choose(const rf__brief *brief, const choice *of) {
    bool apart = of->best && of->likely && of->likely->unit == of->best->unit &&
                 size_of(of->likely) < size_of(of->best) / 10;
    return apart && sureness(brief, of->best) < UNLIKELY ? of->likely : of->best;
}

static void choose_headlines(rf__brief *brief) {
    choice choices[MOST_KINDS] = {0};
    double moved = largest(brief, false), harmed = largest(brief, true);
    size_t n = rf_picture_count(brief->picture);
    for (size_t i = 0; i < n; i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if (may_lead(brief, q) && q->from != RF_NO_DATE && !is_background(brief, q))
            choices[place_of_kind(q)].dated = fmax(choices[place_of_kind(q)].dated, size_of(q));
    }
    for (size_t i = 0; i < n; i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if (!may_lead(brief, q) || is_small(q, moved, harmed))
            continue;
        choice *of = &choices[place_of_kind(q)];
        /* A toll without a period and beyond all that have one is likely a whole war's. */
        if (is_harm(q) && q->from == RF_NO_DATE && of->dated > 0 && size_of(q) > 1000 * of->dated)
            continue;
        take_better(brief, &of->best, q);
        if (sureness(brief, q) >= UNLIKELY)
            take_better(brief, &of->likely, q);
    }
    for (int kind = 0; kind < MOST_KINDS && brief->n_headlines < RF__MOST_HEADLINES; kind++) {
        const rf_quantity *q = choose(brief, &choices[kind]);
        if (q)
            brief->headlines[brief->n_headlines++] = q;
    }
    const rf_quantity **first = brief->headlines;
    if (brief->n_headlines && first[0]->indicator == RF_DISPLACED && !first[0]->groups &&
        !first[0]->is_stock)
        brief->lead = first[0];
    if (brief->n_headlines > 1 && brief->lead && brief->lead != brief->crisis &&
        first[1]->indicator == RF_DISPLACED && !first[1]->groups &&
        worth(brief, first[1]) > worth(brief, first[0])) {
        first[0] = first[1];
        first[1] = brief->lead;
    }
}

const char *rf__brief_doubt(const rf__brief *brief, const rf_quantity *q) {
    static const char *const checks[RF_N_DOUBTS] = {
        [RF_NO_DOUBT] = "Unsure reading: check the sentence.",
        [RF_DOUBT_WHAT] = "Unsure reading: check what is counted.",
        [RF_DOUBT_PLACE] = "Unsure reading: check the place.",
        [RF_DOUBT_PERIOD] = "Unsure reading: check the period.",
        [RF_DOUBT_SOURCE] = "Unsure reading: check who says it."};
    const rf_claim *c = rf_picture_claim(brief->picture, q->members[0].claim)->claim;
    return sureness(brief, q) < SURE ? checks[c->doubt] : NULL;
}

/* The country asked for, else that of the crisis, else that of the figure most claims stand behind.
 */
static void choose_country(rf__brief *brief, const char *asked) {
    const rf_quantity *most = brief->crisis;
    for (size_t i = 0; i < rf_picture_count(brief->picture) && !brief->crisis; i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if (q->country[0] && (!most || q->n_members > most->n_members))
            most = q;
    }
    snprintf(brief->code, sizeof brief->code, "%s", asked ? asked : most ? most->country : "");
}

bool rf__brief_disagrees(const rf__brief *brief, const rf_quantity *quantity) {
    return quantity->agreement == RF_IN_CONFLICT && is_there(brief, quantity) &&
           !is_over(brief, quantity);
}

static void find_name(rf__brief *brief) {
    const char *code = brief->code;
    snprintf(brief->country, sizeof brief->country, "%s", code);
    for (size_t i = 0; i < rf_picture_n_claims(brief->picture); i++) {
        const rf_claim_place *p = &rf_picture_claim(brief->picture, (uint32_t)i)->claim->place;
        if (p->kind == RF_GAZ_COUNTRY && p->name && p->country && !strcmp(p->country, code)) {
            snprintf(brief->country, sizeof brief->country, "%s", p->name);
            return;
        }
    }
}

static void cite_quantity(rf__brief *brief, const rf_quantity *q) {
    for (uint32_t i = 0; i < q->n_members; i++)
        brief->is_cited[q->members[i].claim] = true;
}

bool rf__brief_places(const rf__brief *brief, const rf_quantity *q) {
    return brief->crisis && is_there(brief, q) && q->modality == RF_REPORTED &&
           q->from != RF_NO_DATE && q->to >= brief->crisis->from;
}

static void cite(rf__brief *brief) {
    for (size_t i = 0; i < brief->n_headlines; i++)
        cite_quantity(brief, brief->headlines[i]);
    for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if (rf__brief_disagrees(brief, q) ||
            (q->indicator == RF_DISPLACED && rf__brief_current(brief, q)))
            cite_quantity(brief, q);
        else if (rf__brief_places(brief, q))
            brief->is_cited[q->members[0].claim] = true;
    }
    for (size_t i = 0; i < brief->timeline.n; i++)
        if (rf__brief_tells(brief, &brief->timeline.incidents[i]))
            brief->is_cited[brief->timeline.incidents[i].claims[0]] = true;
    int64_t before = -1; /* claims of one report stand together */
    for (size_t i = 0; i < rf_picture_n_claims(brief->picture); i++) {
        int64_t report = rf_picture_claim(brief->picture, (uint32_t)i)->report_id;
        brief->n_cited += brief->is_cited[i];
        brief->n_reports += brief->is_cited[i] && report != before;
        before = brief->is_cited[i] ? report : before;
    }
}

bool rf__brief_tells(const rf__brief *brief, const rf_incident *incident) {
    const char *there = incident->country;
    if (*there && brief->code[0] && strcmp(there, brief->code) != 0)
        return false;
    return incident->type != RF_APPEAL && incident->type != RF_WARNING_EVENT &&
           incident->to - incident->from <= TIMELINE_DAYS;
}

rf_err rf__brief_make(rf__brief *ret, const rf_picture *picture, rf_date on, const char *country) {
    *ret = (rf__brief){.picture = picture, .crisis = rf_picture_crisis(picture, on, country)};
    choose_country(ret, country);
    ret->on = on != RF_NO_DATE ? on : latest_report(picture, ret->code);
    choose_headlines(ret);
    find_name(ret);
    ret->is_cited = rf__calloc(rf_picture_n_claims(picture) + 1, sizeof *ret->is_cited);
    rf_err err = ret->is_cited ? RF_OK : RF_ERR_NOMEM;
    rf_date from = ret->on == RF_NO_DATE ? RF_NO_DATE : ret->on - TIMELINE_DAYS;
    if (!err)
        err = rf_timeline_make(&ret->timeline, picture, from, RF_NO_DATE);
    if (!err)
        err = rf_picture_unknown(picture, on, country, &ret->unknown);
    if (!err)
        cite(ret);
    else
        rf__brief_free(ret);
    return err;
}

void rf__brief_free(rf__brief *brief) {
    rf_timeline_free(&brief->timeline);
    rf__free(brief->is_cited);
    rf__free(brief->unknown);
    *brief = (rf__brief){0};
}

void rf__brief_anchor(const rf__brief *brief, uint32_t claim, char out[32]) {
    snprintf(out, 32, "c%lld", (long long)rf_picture_claim(brief->picture, claim)->id);
}

static bool is_date(const char *at) {
    static const char form[] = "0000-00-00";
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '0' ? !isdigit((unsigned char)at[i]) : at[i] != form[i])
            return false;
    int month = (at[5] - '0') * 10 + at[6] - '0';
    return month >= 1 && month <= 12 && !isdigit((unsigned char)at[sizeof form - 1]);
}

static bool are_alike(const char *a, const char *b, size_t n) {
    while (n && *a == *b)
        a++, b++, n--;
    return n == 0;
}

/* "1 to 18 Feb 2020": what both ends share stands once. */
void rf__brief_words(rf__buf *to, const char *text) {
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (const char *at = text; *at;) {
        if ((at > text && isalnum((unsigned char)at[-1])) || !is_date(at)) {
            rf__buf_add(to, at++, 1);
            continue;
        }
        bool period = !strncmp(at + 10, " to ", 4) && is_date(at + 14);
        bool year = period && are_alike(at, at + 14, 4),
             month = period && are_alike(at, at + 14, 7);
        rf__buf_printf(to, "%d", (at[8] - '0') * 10 + at[9] - '0');
        if (!month)
            rf__buf_printf(to, " %s", months[(at[5] - '0') * 10 + at[6] - '0' - 1]);
        if (!year)
            rf__buf_printf(to, " %.4s", at);
        at += 10;
    }
}

void rf__brief_days(rf__buf *to, rf_date from, rf_date end) {
    char text[32] = "undated";
    if (from != RF_NO_DATE)
        rf_date_format(from, text);
    if (from != RF_NO_DATE && end != from) {
        strcat(text, " to ");
        rf_date_format(end, text + strlen(text));
    }
    rf__brief_words(to, text);
}

void rf__brief_day(rf__buf *to, rf_date date) { rf__brief_days(to, date, date); }

/* What a function of the picture says, with its dates in words; frees the text. */
static void put_words(rf__buf *to, rf_err err, char *text) {
    to->failed |= err != RF_OK;
    if (!err)
        rf__brief_words(to, text);
    if (!err)
        rf__free(text);
}

void rf__brief_scope(rf__buf *to, const rf_quantity *q) {
    char place[128], *text = NULL;
    rf__label_place(&q->where, place, sizeof place);
    rf__buf_printf(to, "%s%s", place, *place ? ", " : "");
    rf_err err = rf_quantity_period(q, &text);
    put_words(to, err, text);
}

void rf__brief_ground(rf__buf *to, const rf__brief *brief, const rf_quantity *q) {
    const rf_evidence *best = rf_picture_claim(brief->picture, q->members[0].claim);
    char *figure = NULL, *range = NULL, *source = NULL;
    rf_err err = rf_quantity_figure(q, &figure);
    err = err ? err : rf_quantity_range(q, &range);
    err = err ? err : rf_evidence_source(best, &source);
    to->failed |= err != RF_OK;
    if (!err) {
        bool wider = strcmp(figure, range) != 0;
        rf__buf_printf(to, "%s%s%s%u origin%s. %s.", wider ? "Range " : "", wider ? range : "",
                       wider ? "; " : "", q->n_origins, q->n_origins == 1 ? "" : "s", source);
    }
    /* "84 working or out of service": only the sentence says which. */
    if (q->indicator == RF_HEALTH_FACILITY_FUNCTIONING && best->claim->words.text)
        rf__buf_printf(to, " \xe2\x80\x9c%s\xe2\x80\x9d", best->claim->words.text);
    rf__free(figure);
    rf__free(range);
    rf__free(source);
}

void rf__brief_head(rf__buf *to, const rf__brief *brief) {
    if (brief->on != RF_NO_DATE) {
        rf__buf_str(to, "As of ");
        rf__brief_day(to, brief->on);
    } else {
        rf__buf_str(to, "No report has a day");
    }
    rf__buf_printf(to,
                   ". It rests on %zu claim%s of %zu report%s; every figure leads to its sentence.",
                   brief->n_cited, brief->n_cited == 1 ? "" : "s", brief->n_reports,
                   brief->n_reports == 1 ? "" : "s");
}
