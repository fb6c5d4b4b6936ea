/* What happened, day by day. Event claims of one type, modality and day are one incident where
 * their places fit and nothing says that others did it: one raid told by three outlets is one line.
 *
 * Incidents are made in one sweep over the events by type and day; an event is compared with the
 * incidents of its day only, and with MOST_OPEN of them at most. */
#include "ledger/reconcile.h"

#include "base/buf.h"
#include "ledger/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OPEN 64
#define NEAR_KM 15 /* places this near may be one, told by two names */
#define MOST_FIGURES 8

typedef struct event {
    uint32_t claim;
    rf_event_type type;
    uint8_t modality;
    rf_date from, to;
    int32_t country, report;
    rf__scope scope;
    uint32_t says; /* how much it says */
    uint32_t incident;
    const char *name; /* of the report, for a stable order */
} event;

typedef struct sentence_key {
    const char *words; /* interned */
    int32_t report, zero;
} sentence_key;

typedef struct making {
    rf_picture *picture;
    event *events;
    size_t n;
    rf_timeline *timeline;
    rf__arena *arena;
    rf__map by_sentence; /* the first figure of a sentence ... */
    int32_t *next;       /* ... and those after it */
} making;

/* ---- events ---- */

static uint32_t how_much(const rf_claim *c, const rf__scope *scope) {
    return 8u * scope->level + 4u * (c->source.organisation || c->source.person) +
           2u * (c->actor1 != NULL) + (c->actor2 != NULL);
}

static int by_day(const void *left, const void *right) {
    const event *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    if (a->modality != b->modality)
        return a->modality < b->modality ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->says != b->says)
        return a->says > b->says ? -1 : 1;
    int by = strcmp(a->name, b->name);
    return by ? by : (a->claim < b->claim ? -1 : a->claim > b->claim);
}

static rf_err take_events(making *m, rf_date from, rf_date to) {
    rf_picture *picture = m->picture;
    m->events = rf__calloc(picture->n_claims, sizeof *m->events);
    if (!m->events)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < picture->n_claims; i++) {
        const rf__picture_row *row = &picture->claims[i];
        if (row->claim.kind != RF_EVENT || row->evidence.verdict == RF_REJECTED)
            continue;
        if (row->claim.from == RF_NO_DATE) {
            m->timeline->n_undated++;
            continue;
        }
        rf_date end = row->claim.to != RF_NO_DATE ? row->claim.to : row->claim.from;
        if ((from != RF_NO_DATE && end < from) || (to != RF_NO_DATE && row->claim.from > to))
            continue;
        event *e = &m->events[m->n++];
        const rf__report_row *report = &picture->reports[row->report];
        *e = (event){.claim = (uint32_t)i,
                     .type = row->claim.event,
                     .modality = (uint8_t)row->claim.modality,
                     .from = row->claim.from,
                     .to = end,
                     .country = report->country,
                     .report = row->report,
                     .name = report->name};
        const char *country = row->claim.place.country;
        if (country && *country)
            e->country = rf__picture_name(picture, country, strlen(country));
        rf_err err = e->country < 0
                         ? RF_ERR_NOMEM
                         : rf__scope_make(picture, &row->claim.place, e->country, &e->scope);
        if (err)
            return err;
        e->says = how_much(&row->claim, &e->scope);
    }
    qsort(m->events, m->n, sizeof *m->events, by_day);
    return RF_OK;
}

/* ---- incidents ---- */

/* Do two names of an actor share a word of substance? */
static bool share_word(const char *a, const char *b) {
    char x[256], y[256];
    rf__fold_name(a, x, sizeof x);
    rf__fold_name(b, y, sizeof y);
    for (const char *at = x; *at;) {
        size_t n = strcspn(at, " ");
        for (const char *to = y; n > 3 && *to;) {
            size_t k = strcspn(to, " ");
            size_t least = n < k ? n : k;
            if (least > 3 && !strncmp(at, to, least < 5 ? least : 5))
                return true;
            to += k + (to[k] == ' ');
        }
        at += n + (at[n] == ' ');
    }
    return false;
}

static bool near(const rf_claim_place *a, const rf_claim_place *b) {
    if (isnan(a->lat_deg) || isnan(b->lat_deg) || !a->text || !b->text)
        return false;
    return rf_place_distance_km(a->lat_deg, a->lon_deg, b->lat_deg, b->lon_deg) <= NEAR_KM;
}

static bool is_same(const making *m, const event *a, const event *b) {
    if (a->country != b->country || a->to != b->to)
        return false;
    const rf_claim *x = &m->picture->claims[a->claim].claim;
    const rf_claim *y = &m->picture->claims[b->claim].claim;
    bool one_place = a->scope.level == 2 && rf__scopes_equal(&a->scope, &b->scope);
    if (one_place)
        return true;
    if (a->report == b->report && a->scope.level == 2 && b->scope.level == 2)
        return false; /* one report tells two places apart */
    bool fits = rf__scopes_fit(&a->scope, &b->scope) || near(&x->place, &y->place);
    return fits && (!x->actor1 || !y->actor1 || share_word(x->actor1, y->actor1));
}

static void join_events(making *m) {
    uint32_t n = 0;
    size_t day = 0;
    for (size_t i = 0; i < m->n; i++) {
        event *e = &m->events[i];
        if (m->events[day].from != e->from || m->events[day].type != e->type ||
            m->events[day].modality != e->modality)
            day = i;
        e->incident = UINT32_MAX;
        size_t seen = 0;
        for (size_t j = i; j-- > day && seen < MOST_OPEN; seen++)
            if (is_same(m, e, &m->events[j])) {
                e->incident = m->events[j].incident;
                break;
            }
        if (e->incident == UINT32_MAX)
            e->incident = n++;
    }
    m->timeline->n = n;
}

static int by_incident(const void *left, const void *right) {
    const event *a = left, *b = right;
    if (a->incident != b->incident)
        return a->incident < b->incident ? -1 : 1;
    if (a->says != b->says)
        return a->says > b->says ? -1 : 1;
    int by = strcmp(a->name, b->name);
    return by ? by : (a->claim < b->claim ? -1 : 1);
}

/* Figures by report and sentence. */
static rf_err index_figures(making *m) {
    m->next = rf__arena_alloc(m->arena, (m->picture->n_claims + 1) * sizeof *m->next);
    if (!m->next)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < m->picture->n_claims; i++) {
        const rf__picture_row *row = &m->picture->claims[i];
        m->next[i] = -1;
        if (!row->quantity || !row->claim.words.text)
            continue;
        sentence_key *key = rf__arena_alloc(m->arena, sizeof *key);
        int32_t first = (int32_t)i;
        if (!key)
            return RF_ERR_NOMEM;
        *key = (sentence_key){row->claim.words.text, row->report, 0};
        if (!rf__map_add(&m->by_sentence, (const char *)key, sizeof *key, first, &first))
            return RF_ERR_NOMEM;
        if (first != (int32_t)i) {
            m->next[i] = m->next[first];
            m->next[first] = (int32_t)i;
        }
    }
    return RF_OK;
}

/* How the claim stands in its quantity: of "from 7 to 9" the 9 is the newer. */
static rf_relation stands(const making *m, int32_t claim) {
    const rf_quantity *q = m->picture->claims[claim].quantity;
    for (uint32_t i = 0; i < q->n_members; i++)
        if (q->members[i].claim == (uint32_t)claim)
            return q->members[i].relation;
    return RF_N_RELATIONS;
}

/* One claim of each quantity that the incident's sentences tell: it may hold tolls of other reports
 * and later months, which are none of the incident. */
static rf_err find_figures(making *m, const event *events, size_t n, rf_incident *to) {
    uint32_t *found = rf__arena_alloc(m->arena, MOST_FIGURES * sizeof *found);
    uint32_t n_found = 0;
    if (!found)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < n; i++) {
        const rf__picture_row *rows = m->picture->claims, *row = &rows[events[i].claim];
        sentence_key key = {row->claim.words.text, row->report, 0};
        int32_t at = row->claim.words.text
                         ? rf__map_get(&m->by_sentence, (const char *)&key, sizeof key)
                         : -1;
        uint32_t before = n_found; /* those of other sentences */
        for (; at >= 0; at = m->next[at]) {
            const rf_indicator v = rows[at].claim.indicator;
            if (v == RF_POPULATION || v == RF_IN_NEED) /* no effect of an event */
                continue;
            uint32_t f = 0;
            while (f < n_found && rows[found[f]].quantity != rows[at].quantity)
                f++;
            if (f == n_found ? n_found == MOST_FIGURES
                             : f < before || stands(m, at) >= stands(m, (int32_t)found[f]))
                continue;
            found[f] = (uint32_t)at;
            n_found += f == n_found;
        }
    }
    to->figures = found;
    to->n_figures = n_found;
    return RF_OK;
}

static void count_sources(const making *m, const event *events, size_t n, rf_incident *to) {
    bool all_party = true;
    for (size_t i = 0; i < n; i++) {
        const rf__picture_row *row = &m->picture->claims[events[i].claim];
        bool new_report = true, new_origin = true;
        for (size_t j = 0; j < i; j++) {
            const rf__picture_row *other = &m->picture->claims[events[j].claim];
            new_report &= other->report != row->report;
            new_origin &= row->family >= 0 ? other->family != row->family
                                           : other->family >= 0 || other->report != row->report;
        }
        to->n_reports += new_report;
        to->n_origins += new_origin;
        all_party &= rf__is_party(m->picture, row);
    }
    if (all_party)
        to->contest = RF_ONE_PARTY_ONLY;
}

/* A whole country or province, while another claim may name the village. */
static bool is_wide(const rf_claim_place *place) {
    return !place->text || (place->id && place->kind <= RF_GAZ_ADMIN1);
}

static rf_err fill(making *m, const event *events, size_t n, rf_incident *to) {
    uint32_t *claims = rf__arena_alloc(m->arena, n * sizeof *claims);
    if (!claims)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < n; i++)
        claims[i] = events[i].claim;
    const rf_claim *c = &m->picture->claims[claims[0]].claim;
    const rf_claim_place *where = &c->place;
    for (size_t i = 1; i < n && is_wide(where); i++) {
        const rf_claim_place *other = &m->picture->claims[claims[i]].claim.place;
        if (other->text && !is_wide(other))
            where = other;
    }
    *to = (rf_incident){.type = events[0].type,
                        .modality = (rf_modality)events[0].modality,
                        .from = events[0].from,
                        .to = events[0].to,
                        .where = *where,
                        .country = m->picture->names[events[0].country],
                        .actor1 = c->actor1,
                        .actor2 = c->actor2,
                        .claims = claims,
                        .n_claims = (uint32_t)n,
                        .against = UINT32_MAX};
    count_sources(m, events, n, to);
    return find_figures(m, events, n, to);
}

/* ---- what is contested ---- */

static bool is_gain(rf_event_type type) {
    return type == RF_PLACE_CAPTURED || type == RF_ROAD_OPENED || type == RF_CEASEFIRE;
}

static bool is_fight(rf_event_type type) {
    return type == RF_BATTLE || type == RF_FRONT_LINE || type == RF_CEASEFIRE_BROKEN;
}

static bool one_place(const rf_claim_place *a, const rf_claim_place *b) {
    if (!a->text || !b->text)
        return false;
    if (a->id && b->id)
        return !strcmp(a->id, b->id) && a->kind > RF_GAZ_ADMIN1;
    char x[256], y[256];
    rf__fold_name(a->name ? a->name : a->text, x, sizeof x);
    rf__fold_name(b->name ? b->name : b->text, y, sizeof y);
    bool wide = a->kind == RF_GAZ_COUNTRY || a->kind == RF_GAZ_ADMIN1;
    return !wide && !strcmp(x, y);
}

static bool touches(const making *m, const rf_incident *gain, const rf_incident *other) {
    for (uint32_t i = 0; i < gain->n_claims; i++)
        if (one_place(&m->picture->claims[gain->claims[i]].claim.place, &other->where))
            return true;
    return false;
}

/* "confirmed that the village was taken and that troops were marching toward the hill": one
 * sentence that gives a part of the gain and tells that it goes on. */
static bool in_part(const rf__picture_row *confirms, const rf__picture_row *tells) {
    return tells->claim.event == RF_FRONT_LINE && confirms->report == tells->report &&
           confirms->claim.words.start == tells->claim.words.start;
}

/* A gain is contested when another source tells of fighting for the place, or denies it, on the
 * same day; where one source both confirms it and tells of fighting, it is not, unless it confirms
 * but a part. */
static void find_contest(making *m, rf_incident *gain, const rf_incident *other) {
    if (other->from > gain->to || other->to < gain->from || !touches(m, gain, other))
        return;
    bool denies = other->modality == RF_DENIED && other->type == gain->type;
    if (!denies && !(other->modality == RF_REPORTED && is_fight(other->type)))
        return;
    for (uint32_t i = 0; i < other->n_claims; i++) {
        const rf__picture_row *row = &m->picture->claims[other->claims[i]];
        bool confirms = false;
        for (uint32_t k = 0; k < gain->n_claims; k++) {
            const rf__picture_row *said = &m->picture->claims[gain->claims[k]];
            confirms |= said->family == row->family &&
                        (row->family >= 0 || said->report == row->report) &&
                        !(in_part(said, row) && gain->n_claims > 1);
        }
        if (!confirms && gain->contest < RF_STILL_FOUGHT) {
            gain->contest = denies ? RF_DENIED_BY_OTHER : RF_STILL_FOUGHT;
            gain->against = other->claims[i];
        }
    }
}

static void find_contests(making *m) {
    rf_timeline *t = m->timeline;
    for (size_t i = 0; i < t->n; i++) {
        if (!is_gain(t->incidents[i].type) || t->incidents[i].modality != RF_REPORTED)
            continue;
        size_t seen = 0;
        for (size_t j = i; j-- > 0 && seen < 4 * MOST_OPEN; seen++)
            find_contest(m, &t->incidents[i], &t->incidents[j]);
        seen = 0;
        for (size_t j = i + 1;
             j < t->n && seen < 4 * MOST_OPEN && t->incidents[j].from <= t->incidents[i].to;
             j++, seen++)
            find_contest(m, &t->incidents[i], &t->incidents[j]);
    }
}

rf_err rf_timeline_make(rf_timeline *ret, const rf_picture *picture, rf_date from, rf_date to) {
    *ret = (rf_timeline){0};
    rf__arena *arena = rf__calloc(1, sizeof *arena);
    if (!arena)
        return RF_ERR_NOMEM;
    ret->store = arena;
    /* Names are interned in the picture: it grows, but what it says stays. */
    making m = {.picture = (rf_picture *)(uintptr_t)picture, .timeline = ret, .arena = arena};
    rf_err err = take_events(&m, from, to);
    if (!err)
        err = index_figures(&m);
    if (!err) {
        join_events(&m);
        qsort(m.events, m.n, sizeof *m.events, by_incident);
        ret->incidents = rf__arena_alloc(arena, (ret->n + 1) * sizeof *ret->incidents);
        err = ret->incidents ? RF_OK : RF_ERR_NOMEM;
    }
    for (size_t i = 0, end; i < m.n && !err; i = end) {
        for (end = i + 1; end < m.n && m.events[end].incident == m.events[i].incident;)
            end++;
        err = fill(&m, m.events + i, end - i, &ret->incidents[m.events[i].incident]);
    }
    if (!err)
        find_contests(&m);
    rf__free(m.events);
    rf__map_free(&m.by_sentence);
    if (err)
        rf_timeline_free(ret);
    return err;
}

void rf_timeline_free(rf_timeline *timeline) {
    if (timeline->store)
        rf__arena_free(timeline->store);
    rf__free(timeline->store);
    *timeline = (rf_timeline){0};
}

/* ---- words ---- */

const char *rf_contest_name(rf_contest contest) {
    static const char *const names[] = {"", "one_party", "still_fought", "denied"};
    return (unsigned)contest < RF_N_CONTESTS ? names[contest] : "";
}

static rf_err give(rf__buf *buf, char **ret) {
    if (buf->failed) {
        rf__buf_free(buf);
        return RF_ERR_NOMEM;
    }
    *ret = buf->bytes ? buf->bytes : rf__strdup("");
    return *ret ? RF_OK : RF_ERR_NOMEM;
}

rf_err rf_incident_words(const rf_picture *picture, const rf_incident *incident, char **ret) {
    rf__buf buf = {0};
    (void)picture;
    for (const char *at = rf_event_type_name(incident->type); *at; at++)
        rf__buf_add(&buf, *at == '_' ? " " : at, 1);
    if (incident->modality != RF_REPORTED)
        rf__buf_printf(&buf, " (%s)", rf_modality_name(incident->modality));
    const char *between = ": ";
    if (incident->actor1) {
        rf__buf_printf(&buf, "%s%s", between, incident->actor1);
        between = ", ";
    }
    if (incident->actor2) {
        rf__buf_printf(&buf, "%s%s", incident->actor1 ? " / " : between, incident->actor2);
        between = ", ";
    }
    if (incident->where.text)
        rf__buf_printf(&buf, "%s%s", between, incident->where.text);
    return give(&buf, ret);
}

rf_err rf_incident_figure(const rf_picture *picture, const rf_incident *incident, uint32_t figure,
                          char **ret) {
    const rf__picture_row *row = &picture->claims[incident->figures[figure]];
    const rf_claim *c = &row->claim;
    rf_quantity own = *row->quantity;
    own.best = (c->low + c->high) / 2;
    own.low = c->low;
    own.high = c->high;
    own.qualifier = c->qualifier;
    own.unit = c->unit;
    own.groups = c->groups;
    own.side = c->side;
    own.modality = c->modality;
    own.is_stock = false;
    own.from = c->from;
    own.to = c->to;
    own.no_end = false;
    char *phrase = NULL, *period = NULL;
    rf__buf buf = {0};
    rf_err err = rf_quantity_phrase(&own, &phrase);
    if (!err && c->from != RF_NO_DATE && c->from < incident->from)
        err = rf_quantity_period(&own, &period);
    if (!err) {
        rf__buf_str(&buf, phrase);
        if (period)
            rf__buf_printf(&buf, " (%s)", period);
        err = give(&buf, ret);
    }
    rf__free(phrase);
    rf__free(period);
    return err;
}

static void put_sources(rf__buf *buf, const rf_picture *picture, const rf_incident *incident) {
    const uint32_t most = 4;
    uint32_t put = 0;
    for (uint32_t i = 0; i < incident->n_claims; i++) {
        const rf__picture_row *row = &picture->claims[incident->claims[i]];
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++) {
            const rf__picture_row *other = &picture->claims[incident->claims[k]];
            known = other->family == row->family && other->report == row->report;
        }
        if (known)
            continue;
        if (put++ == most) {
            rf__buf_str(buf, " and others");
            return;
        }
        char *source = NULL;
        if (rf_evidence_source(rf_picture_claim(picture, incident->claims[i]), &source)) {
            buf->failed = true;
            return;
        }
        rf__buf_printf(buf, "%s%s", put > 1 ? "; " : "", source);
        rf__free(source);
    }
}

rf_err rf_incident_note(const rf_picture *picture, const rf_incident *incident, char **ret) {
    rf__buf buf = {0};
    put_sources(&buf, picture, incident);
    rf__buf_str(&buf, ".");
    if (incident->contest == RF_ONE_PARTY_ONLY)
        rf__buf_str(&buf, " Only a party to the conflict says so.");
    if (incident->against != UINT32_MAX) {
        const rf_evidence *e = rf_picture_claim(picture, incident->against);
        char *source = NULL;
        rf_err err = rf_evidence_source(e, &source);
        if (err) {
            rf__buf_free(&buf);
            return err;
        }
        rf__buf_printf(&buf, " Contested: %s %s.", source,
                       incident->contest == RF_DENIED_BY_OTHER
                           ? "denies it"
                           : "tells of fighting there on the same day");
        rf__free(source);
    }
    for (uint32_t i = 0; i < incident->n_figures; i++) {
        const rf_claim *c = &picture->claims[incident->figures[i]].claim;
        if (c->indicator == RF_HEALTH_FACILITY_FUNCTIONING) { /* no field says which of the two */
            rf__buf_printf(&buf, " \"%s\"", c->words.text);
            break;
        }
    }
    return give(&buf, ret);
}
