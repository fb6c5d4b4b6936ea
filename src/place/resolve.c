/* Which of the places of its name each mention means, for all mentions of a report together.
 *
 * A candidate has a score on the scale of place.h's `known` (log10 of people): how well known it is
 * by this name, more when its country is one that the report is about, when it lies near other
 * places of the report, when the words around fit. "No place, or one that is not listed" is one
 * more candidate with a score of its own. Scores become shares (10 to the score, summed to one);
 * the shares of all mentions tell which countries the report is about; and so on a few times. It is
 * the mean field solution of a small pairwise model. Exact inference was not tried: on reports the
 * first country is nearly always far ahead of the second, and a few rounds settle.
 *
 * The constants were set by hand on reports of several crises, for what they mean rather than by
 * fitting. */
#include "place/gaz_format.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 4
#define N_COUNTRIES (26 * 26)
/* Anchors beyond these cost time and add nothing. */
#define MOST_ANCHORS 48
#define MOST_GROUPS 512

/* The score of "no place, or none that is listed": with words that say it is a place, and without.
 */
#define NONE_WITH_CUE 3.2
#define NONE_WITHOUT 5.2
/* A country that the report is all about adds this. */
#define COUNTRY_BONUS 3.0
#define COUNTRY_FLOOR 0.01
/* What the report does not say about its countries weighs as much as this many mentions. */
#define UNSEEN 0.4
/* A report that is all about one country seldom means a place elsewhere that is little known: the
 * more likely one is a place that the gazetteer lacks. */
#define ELSEWHERE_LESS 2.5
#define ELSEWHERE_SHARE 0.06
#define NEAR_BONUS 0.8
#define NEAR_KM 200.0
/* A variant spelling, in a country that the report is about and elsewhere. */
#define VARIANT_LESS 1.0
#define VARIANT_ABROAD_LESS 3.5
#define VARIANT_COUNTRY 0.2
/* Less than this share and the report is about no country that is known. */
#define LEAST_SHARE 0.15
/* The seat of a region of its own name is meant when it has as many people, else the region. */
#define LARGE_SEAT 500000
#define GIVEN_COUNTRY 4.0

typedef struct anchor {
    double lat, lon;
    uint32_t group;
    double share;
} anchor;

typedef struct resolver {
    const rf_gazetteer *g;
    rf_place_mention *mentions;
    size_t n;
    double *weights;  /* of each mention: less for each repetition of a name */
    uint32_t *groups; /* mentions with one name are one group */
    uint32_t n_groups;
    float (*own)[RF__GAZ_MOST_CANDIDATES]; /* what each group gave to its candidates' countries */
    double country[N_COUNTRIES];           /* what all mentions gave */
    double sum;                            /* of it, and of what is not said */
    int first, second;                     /* the countries that got most */
    anchor anchors[MOST_ANCHORS];
    size_t n_anchors;
} resolver;

static int country_index(const char code[2]) {
    if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
        return -1;
    return (code[0] - 'A') * 26 + (code[1] - 'A');
}

static double kind_fit(rf_gaz_kind hint, rf_gaz_kind kind) {
    if (hint == RF_GAZ_UNKNOWN)
        return kind == RF_GAZ_ADMIN2 ? -1.0 : 0;
    if (hint == kind)
        return kind == RF_GAZ_TOWN ? 1.2 : 2;
    bool region = hint == RF_GAZ_ADMIN1 || hint == RF_GAZ_ADMIN2 || hint == RF_GAZ_REGION;
    switch (kind) {
    case RF_GAZ_COUNTRY:
        return hint == RF_GAZ_REGION ? 0 : -2;
    case RF_GAZ_ADMIN1:
        return hint == RF_GAZ_REGION ? 1.2 : region ? 0.4 : -1.2;
    case RF_GAZ_ADMIN2:
        return region ? 1 : -1.5;
    case RF_GAZ_REGION:
        return region ? 1 : -0.5;
    case RF_GAZ_TOWN:
        return hint == RF_GAZ_CAMP ? -0.3 : hint == RF_GAZ_WATER ? -2 : -0.8;
    default:
        return -1.5;
    }
}

/* Of a region and its seat of the same name one is meant; the other gets less. */
static double seat_rule(const resolver *r, const rf_place_mention *m, uint32_t i,
                        const rf__gaz_record *record) {
    if (m->kind_hint != RF_GAZ_UNKNOWN)
        return 0;
    for (uint32_t k = 0; k < m->match.n_candidates; k++) {
        const rf__gaz_record *other = rf__gaz_at(r->g, m->match.candidates[k]);
        if (k == i || !other)
            continue;
        bool seat = record->kind == RF_GAZ_TOWN && other->kind == RF_GAZ_ADMIN1 &&
                    record->admin1 == (uint32_t)m->match.candidates[k];
        bool region = record->kind == RF_GAZ_ADMIN1 && other->kind == RF_GAZ_TOWN &&
                      other->admin1 == (uint32_t)m->match.candidates[i];
        if (seat && record->n_people < LARGE_SEAT && !(record->flags & RF__GAZ_CAPITAL))
            return -1.5;
        if (region && (other->n_people >= LARGE_SEAT || other->flags & RF__GAZ_CAPITAL))
            return -1.5;
    }
    return 0;
}

static double near_bonus(const resolver *r, uint32_t group, const rf__gaz_record *record) {
    if (record->lat == RF__GAZ_NO_DEGREES || record->kind == RF_GAZ_COUNTRY)
        return 0;
    double lat = record->lat / 1e5, lon = record->lon / 1e5, best = 0;
    double shrink = cos(lat * 0.017453292519943295) * 111.2;
    for (size_t i = 0; i < r->n_anchors; i++) {
        const anchor *a = &r->anchors[i];
        if (a->group == group)
            continue;
        double dy = (lat - a->lat) * 111.2, dx = (lon - a->lon) * shrink;
        double d2 = dx * dx + dy * dy;
        if (d2 < NEAR_KM * NEAR_KM) {
            double near = a->share * (1 - sqrt(d2) / NEAR_KM);
            best = near > best ? near : best;
        }
    }
    return best * NEAR_BONUS;
}

static double within_fit(const resolver *r, const rf_place_mention *m,
                         const rf__gaz_record *record) {
    if (m->within < 0 || (size_t)m->within >= r->n)
        return 0;
    rf_place_id outer_id = r->mentions[m->within].place;
    const rf__gaz_record *outer = rf__gaz_at(r->g, outer_id);
    if (!outer)
        return 0;
    /* No less when it does not: "A, B" may as well be a list. */
    if (record->admin1 == (uint32_t)outer_id)
        return 2;
    return outer->kind == RF_GAZ_COUNTRY && memcmp(record->country, outer->country, 2) == 0 ? 1.5
                                                                                            : 0;
}

/* How much of the report is about a country by the other mentions than those of this name: a name
 * is no evidence for itself. Also the share of the country that got most. */
static double share_without(const resolver *r, size_t mention, int c, double *ret_largest) {
    const rf_place_match *match = &r->mentions[mention].match;
    uint32_t group = r->groups[mention];
    double own = 0, own_first = 0, all = 0;
    for (uint32_t i = 0;
         group < r->n_groups && i < match->n_candidates && i < RF__GAZ_MOST_CANDIDATES; i++) {
        const rf__gaz_record *record = rf__gaz_at(r->g, match->candidates[i]);
        int other = record ? country_index(record->country) : -1;
        if (other < 0)
            continue;
        double gave = (double)r->own[group][i];
        all += gave;
        own += other == c ? gave : 0;
        own_first += other == r->first ? gave : 0;
    }
    double rest = r->sum - all;
    *ret_largest = fmax(r->country[r->first] - own_first, r->country[r->second]) / rest;
    return c < 0 ? 0 : fmax(0, r->country[c] - own) / rest;
}

static double score(const resolver *r, size_t mention, uint32_t i, const rf__gaz_record *record) {
    const rf_place_mention *m = &r->mentions[mention];
    double s = m->match.known[i] / 20.0, largest;
    int c = country_index(record->country);
    double share = share_without(r, mention, c, &largest);
    bool abroad = share <= VARIANT_COUNTRY;
    if (m->match.quality < 1)
        s -= abroad ? VARIANT_ABROAD_LESS : VARIANT_LESS;
    if (c >= 0 && record->kind != RF_GAZ_COUNTRY)
        s += COUNTRY_BONUS * (1 + log10(share + COUNTRY_FLOOR) / 2);
    else
        s += share;
    if (c >= 0 && share < ELSEWHERE_SHARE && record->kind != RF_GAZ_COUNTRY)
        s -= ELSEWHERE_LESS * largest;
    double fit = kind_fit(m->kind_hint, (rf_gaz_kind)record->kind);
    if (m->match.quality < 1 && abroad && fit > 0)
        fit = 0;
    return s + fit + seat_rule(r, m, i, record) + near_bonus(r, r->groups[mention], record) +
           within_fit(r, m, record);
}

/* Chooses for one mention; adds its shares by country to `next`, those of its group to own_next. */
static void choose(resolver *r, size_t mention, double *next,
                   float (*own_next)[RF__GAZ_MOST_CANDIDATES]) {
    rf_place_mention *m = &r->mentions[mention];
    double shares[RF__GAZ_MOST_CANDIDATES], best = -1;
    double none = pow(10, (m->cue ? NONE_WITH_CUE : NONE_WITHOUT) + (double)m->doubt), sum = none;
    uint32_t n = m->match.n_candidates, at = 0;
    if (n > RF__GAZ_MOST_CANDIDATES)
        n = RF__GAZ_MOST_CANDIDATES;
    for (uint32_t i = 0; i < n; i++) {
        const rf__gaz_record *record = rf__gaz_at(r->g, m->match.candidates[i]);
        shares[i] = record ? pow(10, fmin(score(r, mention, i, record), 20)) : 0;
        sum += shares[i];
        if (shares[i] > best) {
            best = shares[i];
            at = i;
        }
    }
    bool found = n > 0 && best > none;
    m->place = found ? m->match.candidates[at] : RF_NO_PLACE;
    m->confidence = (float)(found ? best / sum : 0);
    double weight = r->weights[mention] * (m->match.use == RF_NAME_DEMONYM ? 0.6 : 1);
    for (uint32_t i = 0; i < n; i++) {
        const rf__gaz_record *record = rf__gaz_at(r->g, m->match.candidates[i]);
        int c = record ? country_index(record->country) : -1;
        if (c < 0)
            continue;
        double gave = weight * shares[i] / sum;
        next[c] += gave;
        if (r->groups[mention] < r->n_groups)
            own_next[r->groups[mention]][i] += (float)gave;
    }
}

/* What the mentions gave to the countries. */
static void set_countries(resolver *r, const double *next, int given) {
    r->sum = UNSEEN;
    r->first = r->second = 0;
    for (int c = 0; c < N_COUNTRIES; c++) {
        r->country[c] = next[c] + (c == given ? GIVEN_COUNTRY : 0);
        r->sum += r->country[c];
        if (r->country[c] > r->country[r->first]) {
            r->second = r->first;
            r->first = c;
        } else if (c != r->first &&
                   (r->second == r->first || r->country[c] > r->country[r->second])) {
            r->second = c;
        }
    }
}

static void set_anchors(resolver *r) {
    r->n_anchors = 0;
    for (size_t i = 0; i < r->n && r->n_anchors < MOST_ANCHORS; i++) {
        const rf_place_mention *m = &r->mentions[i];
        const rf__gaz_record *record = rf__gaz_at(r->g, m->place);
        if (!record || record->kind == RF_GAZ_COUNTRY || record->lat == RF__GAZ_NO_DEGREES ||
            m->match.use == RF_NAME_DEMONYM)
            continue;
        bool listed = false;
        for (size_t k = 0; k < r->n_anchors && !listed; k++)
            listed = r->anchors[k].group == r->groups[i];
        if (!listed)
            r->anchors[r->n_anchors++] =
                (anchor){record->lat / 1e5, record->lon / 1e5, r->groups[i], m->confidence};
    }
}

/* Mentions of one name (they point to one list) are one group; the k-th of them weighs 1/k. */
static void group_names(resolver *r) {
    const rf_place_id *firsts[MOST_GROUPS];
    uint32_t counts[MOST_GROUPS];
    uint32_t n_groups = 0;
    for (size_t i = 0; i < r->n; i++) {
        uint32_t k = 0;
        while (k < n_groups && firsts[k] != r->mentions[i].match.candidates)
            k++;
        if (k == n_groups) {
            if (n_groups == MOST_GROUPS) {
                r->groups[i] = MOST_GROUPS;
                r->weights[i] = 0;
                continue;
            }
            firsts[k] = r->mentions[i].match.candidates;
            counts[k] = 0;
            n_groups++;
        }
        counts[k]++;
        r->groups[i] = k;
        r->weights[i] = (double)r->mentions[i].weight / counts[k];
    }
    r->n_groups = n_groups;
}

/* A name that is a place where the words around say so is one elsewhere in the report too. */
static void accept_by_name(const resolver *r) {
    for (size_t i = 0; i < r->n; i++) {
        rf_place_mention *m = &r->mentions[i];
        if (m->place != RF_NO_PLACE || r->groups[i] == MOST_GROUPS || !m->match.n_candidates)
            continue;
        for (size_t k = 0; k < r->n; k++) {
            const rf_place_mention *other = &r->mentions[k];
            if (r->groups[k] == r->groups[i] && other->place != RF_NO_PLACE && other->cue &&
                m->doubt <= other->doubt) {
                m->place = other->place;
                m->confidence = other->confidence * 0.8f;
                break;
            }
        }
    }
}

static void main_country(const resolver *r, char ret[3]) {
    bool any = r->country[r->first] > LEAST_SHARE * r->sum;
    ret[0] = any ? (char)('A' + r->first / 26) : 0;
    ret[1] = any ? (char)('A' + r->first % 26) : 0;
    ret[2] = 0;
}

static void settle(resolver *r, int given, float (*own)[RF__GAZ_MOST_CANDIDATES],
                   float (*other)[RF__GAZ_MOST_CANDIDATES]) {
    double next[N_COUNTRIES] = {0};
    r->own = own;
    set_countries(r, next, given);
    for (int round = 0; round < N_ROUNDS; round++) {
        memset(next, 0, sizeof next);
        memset(other, 0, r->n_groups * sizeof *other);
        for (size_t i = 0; i < r->n; i++)
            choose(r, i, next, other);
        float(*swap)[RF__GAZ_MOST_CANDIDATES] = r->own;
        r->own = other;
        other = swap;
        set_countries(r, next, given);
        set_anchors(r);
    }
}

rf_err rf_places_resolve(const rf_gazetteer *g, rf_place_mention *mentions, size_t n,
                         const char *country, char ret_country[3]) {
    resolver r = {.g = g, .mentions = mentions, .n = n};
    rf_err err = RF_ERR_NOMEM;
    float(*own)[RF__GAZ_MOST_CANDIDATES] = NULL;
    r.weights = rf__calloc(n, sizeof *r.weights);
    r.groups = rf__calloc(n, sizeof *r.groups);
    if (r.weights && r.groups) {
        for (size_t i = 0; i < n; i++)
            mentions[i].place = RF_NO_PLACE;
        group_names(&r);
        own = rf__calloc(2 * (size_t)r.n_groups, sizeof *own);
    }
    if (own) {
        settle(&r, country && country[0] ? country_index(country) : -1, own, own + r.n_groups);
        accept_by_name(&r);
        if (ret_country)
            main_country(&r, ret_country);
        err = RF_OK;
    }
    rf__free(r.weights);
    rf__free(r.groups);
    rf__free(own);
    return err;
}
