#include "reports.h"

#include "base/fold.h"
#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(bool good, const char *what) {
    if (good)
        return;
    printf("# %s\n", what);
    fflush(stdout);
    abort();
}

rf_date made_date(const char *text) {
    rf_date date;
    if (!text || !*text)
        return RF_NO_DATE;
    must(!rf_date_parse(&date, text, strlen(text)), text);
    return date;
}

made_report *made_new(const char *name, const char *text, const char *date) {
    made_report *m = rf__calloc(1, sizeof *m);
    must(m != NULL, "memory");
    snprintf(m->path, sizeof m->path, "reports/%s.txt", name);
    uint32_t n = (uint32_t)strlen(text);
    m->map = (rf_map_run){0, n, n, 0};
    rf_report *r = &m->report;
    *r = (rf_report){.path = m->path,
                     .name = m->path,
                     .text = text,
                     .n = n,
                     .map = &m->map,
                     .n_map = 1,
                     .title = "",
                     .outlet = "",
                     .byline = "",
                     .url = "",
                     .dateline = "",
                     .published = made_date(date),
                     .date_how = date && *date ? RF_DATE_METADATA : RF_DATE_UNKNOWN,
                     .language = "en",
                     .n_raw = n};
    for (int i = 0; i < 4; i++)
        snprintf(r->sha256 + (ptrdiff_t)16 * i, 17, "%016llx",
                 (unsigned long long)rf__text_hash(text, n - (n > (uint32_t)i ? (uint32_t)i : 0)));
    return m;
}

void made_free(made_report *m) {
    if (!m)
        return;
    rf__free(m->claims.claims);
    rf__free(m);
}

static rf_claim *add(made_report *m, const char *sentence) {
    must(rf__grow(&m->claims.claims, &m->claims.cap, m->claims.n + 1, sizeof *m->claims.claims),
         "memory");
    rf_claim *c = &m->claims.claims[m->claims.n++];
    *c = (rf_claim){.km = (double)NAN,
                    .from = RF_NO_DATE,
                    .to = RF_NO_DATE,
                    .source.said_on = RF_NO_DATE,
                    .confidence = 0.875};
    rf_claim_place none = {.lat_deg = (double)NAN, .lon_deg = (double)NAN};
    c->place = c->origin = c->destination = none;
    const char *at = strstr(m->report.text, sentence);
    must(at != NULL, sentence);
    c->words.text = sentence;
    c->words.start = (uint64_t)(at - m->report.text);
    c->words.end = c->words.start + strlen(sentence);
    return c;
}

rf_claim *made_figure(made_report *m, rf_indicator indicator, double low, double high,
                      const char *number, const char *sentence) {
    rf_claim *c = add(m, sentence);
    const char *at = strstr(m->report.text + c->words.start, number);
    must(at != NULL, number);
    c->kind = RF_FIGURE;
    c->indicator = indicator;
    c->low = low;
    c->high = high;
    c->unit = RF_PEOPLE;
    c->number.text = number;
    c->number.start = (uint64_t)(at - m->report.text);
    c->number.end = c->number.start + strlen(number);
    return c;
}

rf_claim *made_event(made_report *m, rf_event_type type, const char *what, const char *sentence) {
    rf_claim *c = add(m, sentence);
    c->kind = RF_EVENT;
    c->event = type;
    c->what = what;
    return c;
}

rf_claim_place made_place(const char *text, const char *id, const char *name, rf_gaz_kind kind,
                          const char *country, const char *admin1, double lat_deg, double lon_deg) {
    return (rf_claim_place){.text = text,
                            .name = name,
                            .country = country,
                            .id = id,
                            .admin1 = admin1,
                            .kind = kind,
                            .lat_deg = lat_deg,
                            .lon_deg = lon_deg,
                            .confidence = 0.75};
}

rf_ledger *made_ledger(const char *path, rf_ledger_mode mode) {
    rf_ledger *ledger = NULL;
    rf_diag diag = {0};
    rf_err err = rf_ledger_open(&ledger, path, mode, &diag);
    must(!err, diag.message);
    return ledger;
}

rf_added made_add(rf_ledger *ledger, const made_report *m) {
    rf_added added;
    rf_diag diag = {0};
    rf_err err = rf_ledger_add(ledger, &m->report, &m->claims, NULL, &added, &diag);
    must(!err, diag.message);
    return added;
}

/* ---- comparing ---- */

static bool text_differs(const char *field, const char *a, const char *b) {
    if ((!a && !b) || (a && b && !strcmp(a, b)))
        return false;
    printf("# %s: \"%s\" and \"%s\"\n", field, a ? a : "(none)", b ? b : "(none)");
    return true;
}

static bool real_differs(const char *field, double a, double b) {
    if (!(a < b) && !(a > b) && isnan(a) == isnan(b))
        return false;
    printf("# %s: %.17g and %.17g\n", field, a, b);
    return true;
}

static bool int_differs(const char *field, long long a, long long b) {
    if (a != b)
        printf("# %s: %lld and %lld\n", field, a, b);
    return a != b;
}

static bool place_differs(const char *role, const rf_claim_place *a, const rf_claim_place *b) {
    bool differs = text_differs(role, a->text, b->text);
    if (!a->text || differs)
        return differs;
    return text_differs("name", a->name, b->name) +
               text_differs("country", a->country, b->country) + text_differs("id", a->id, b->id) +
               text_differs("admin1", a->admin1, b->admin1) +
               int_differs("kind", a->kind, b->kind) + real_differs("lat", a->lat_deg, b->lat_deg) +
               real_differs("lon", a->lon_deg, b->lon_deg) +
               real_differs("place confidence", a->confidence, b->confidence) >
           0;
}

static bool quote_differs(const char *field, const rf_quote *a, const rf_quote *b) {
    bool differs = text_differs(field, a->text, b->text);
    if (!a->text || differs)
        return differs;
    return int_differs(field, (long long)a->start, (long long)b->start) +
               int_differs(field, (long long)a->end, (long long)b->end) >
           0;
}

static bool source_differs(const rf_claim_source *a, const rf_claim_source *b) {
    return text_differs("person", a->person, b->person) + text_differs("role", a->role, b->role) +
               text_differs("organisation", a->organisation, b->organisation) +
               int_differs("said_on", a->said_on, b->said_on) >
           0;
}

bool same_claims(const rf_claim *a, const rf_claim *b) {
    int n = int_differs("kind", a->kind, b->kind);
    n += int_differs("indicator", a->indicator, b->indicator);
    n += int_differs("event", a->event, b->event);
    if (a->kind == RF_FIGURE) {
        n += real_differs("low", a->low, b->low) + real_differs("high", a->high, b->high);
        n += int_differs("qualifier", a->qualifier, b->qualifier);
    }
    n += int_differs("unit", a->unit, b->unit) + int_differs("groups", a->groups, b->groups);
    n += text_differs("side", a->side, b->side);
    n += text_differs("perpetrator", a->perpetrator, b->perpetrator);
    n += text_differs("what", a->what, b->what);
    n +=
        text_differs("actor1", a->actor1, b->actor1) + text_differs("actor2", a->actor2, b->actor2);
    n += real_differs("km", a->km, b->km);
    n += int_differs("modality", a->modality, b->modality) + int_differs("flow", a->flow, b->flow);
    n += int_differs("from", a->from, b->from) + int_differs("to", a->to, b->to);
    n += place_differs("place", &a->place, &b->place);
    n += place_differs("origin", &a->origin, &b->origin);
    n += place_differs("destination", &a->destination, &b->destination);
    n += source_differs(&a->source, &b->source);
    n += quote_differs("number", &a->number, &b->number);
    n += quote_differs("words", &a->words, &b->words);
    n += int_differs("page", a->page, b->page);
    n += real_differs("confidence", a->confidence, b->confidence);
    n += int_differs("doubt", a->doubt, b->doubt);
    return n == 0;
}
