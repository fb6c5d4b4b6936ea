/* What goes into a brief. Headlines are the figures of the current crisis first; what is older than
 * two months is left to `refuge picture`, but for those that have no newer one. */
#include "view/brief.h"

#include "base/mem.h"
#include "view/labels.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define TIMELINE_DAYS 42
#define RECENT_DAYS 62

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
            return (int)i * 4 + (q->is_stock && q->indicator == RF_DISPLACED ? 2 : 0) +
                   (q->groups != 0);
    return -1;
}

static double worth(const rf__brief *brief, const rf_quantity *q) {
    double worth = log10(1 + q->best);
    bool recent = q->last_said != RF_NO_DATE && brief->on - q->last_said <= RECENT_DAYS;
    const rf_quantity *crisis = brief->crisis;
    bool of_crisis = crisis && !strcmp(q->country, crisis->country) && q->from != RF_NO_DATE &&
                     q->from >= crisis->from - 31;
    worth += recent ? 20 : 0;
    worth += of_crisis ? 10 : 0;
    bool vague = q->qualifier == RF_RANGE && (q->low <= 0 || q->high / q->low > 3);
    worth -= vague ? 12 : 0;
    worth += q == crisis ? 100 : 0;
    worth -= q->part_of && !of_crisis ? 5 : 0;
    return worth;
}

static void choose_headlines(rf__brief *brief) {
    enum { MOST_KINDS = 80 };
    const rf_quantity *best[MOST_KINDS] = {NULL};
    for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        int kind = place_of_kind(q);
        if (kind < 0 || kind >= MOST_KINDS || q->modality != RF_REPORTED ||
            (brief->code[0] && strcmp(q->country, brief->code) != 0))
            continue;
        if (!best[kind] || worth(brief, q) > worth(brief, best[kind]))
            best[kind] = q;
    }
    for (int kind = 0; kind < MOST_KINDS && brief->n_headlines < RF__MOST_HEADLINES; kind++)
        if (best[kind])
            brief->headlines[brief->n_headlines++] = best[kind];
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

static bool is_there(const rf__brief *brief, const rf_quantity *q) {
    return !brief->code[0] || !strcmp(q->country, brief->code);
}

bool rf__brief_disagrees(const rf__brief *brief, const rf_quantity *quantity) {
    return quantity->agreement == RF_IN_CONFLICT && is_there(brief, quantity);
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
        if (rf__brief_disagrees(brief, q) || (q->indicator == RF_DISPLACED && is_there(brief, q)))
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
        bool year = period && !strncmp(at, at + 14, 4), month = period && !strncmp(at, at + 14, 7);
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
    rf__buf_str(to, "As of ");
    rf__brief_day(to, brief->on);
    rf__buf_printf(to,
                   ". It rests on %zu claim%s of %zu report%s; every figure leads to its sentence.",
                   brief->n_cited, brief->n_cited == 1 ? "" : "s", brief->n_reports,
                   brief->n_reports == 1 ? "" : "s");
}
