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
#include <stddef.h>
#include <string.h>

#define N_ROUNDS 3
#define N_COUNTRIES (26 * 26)
/* Anchors beyond these cost time and add nothing. */
#define MOST_ANCHORS 48

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
/* ... and of a name told together with a place of another country: "Nurak, Argo district". */
#define OTHER_COUNTRY_LESS 2.5
/* A place on the border with a country does not lie in it, nor one that lies in another, where that
 * is known. */
#define BEYOND_LESS 4.0
#define SURE_OUTER 0.6
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

/* A place that a name may mean. */
typedef struct candidate {
    const rf__gaz_record *record;
    int country;       /* index, or -1 */
    float gave, gives; /* to its country: in the round before, in this one */
    double seat;       /* seat_rule */
    double score;      /* in this round, before the words around a mention count */
    double share;      /* that the choice made last gave it */
    bool abroad;       /* in this round its country is none that the report is about */
} candidate;

/* All mentions of one name (their matches point to one list). */
typedef struct group {
    const rf_place_id *ids;
    candidate *candidates;
    uint32_t n, n_mentions;
    rf_place_id place; /* where the words around say that the name is a place; for accept_by_name */
    float confidence, doubt;
    bool apart;     /* no two candidates lie in one country */
    int scored;     /* the round that the candidates' scores are of, or -1 */
    struct choice { /* made last; the same for all mentions with the same words around */
        int round;
        rf_gaz_kind hint;
        bool cue;
        float doubt;
        rf_place_id place;
        float confidence;
        double sum;
    } choice;
} group;

typedef struct resolver {
    int round;
    const rf_gazetteer *g;
    rf_place_mention *mentions;
    size_t n;
    double *weights;  /* of each mention: less for each repetition of a name */
    uint32_t *groups; /* of each mention */
    uint32_t *slots;  /* hash table of groups, by their lists; n_groups + 1 */
    size_t n_slots;
    group *names;
    uint32_t n_groups;
    candidate *candidates;
    double country[N_COUNTRIES]; /* what all mentions gave */
    double sum;                  /* of it, and of what is not said */
    int first, second;           /* the countries that got most */
    int touched[N_COUNTRIES];    /* those that may get something */
    bool seen[N_COUNTRIES];      /* whether a country is among them */
    int n_touched, given;
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

/* Of a region and its seat of the same name one is meant; the other gets less, unless a kind is
 * told. */
static double seat_rule(const group *name, uint32_t i) {
    const rf__gaz_record *record = name->candidates[i].record;
    if (!record || (record->kind != RF_GAZ_TOWN && record->kind != RF_GAZ_ADMIN1))
        return 0;
    for (uint32_t k = 0; k < name->n; k++) {
        const rf__gaz_record *other = name->candidates[k].record;
        if (k == i || !other)
            continue;
        bool seat = record->kind == RF_GAZ_TOWN && other->kind == RF_GAZ_ADMIN1 &&
                    record->admin1 == (uint32_t)name->ids[k];
        bool region = record->kind == RF_GAZ_ADMIN1 && other->kind == RF_GAZ_TOWN &&
                      other->admin1 == (uint32_t)name->ids[i];
        if (seat && record->n_people < LARGE_SEAT && !(record->flags & RF__GAZ_CAPITAL))
            return -1.5;
        if (region && (other->n_people >= LARGE_SEAT || other->flags & RF__GAZ_CAPITAL))
            return -1.5;
    }
    return 0;
}

static double near_bonus(const resolver *r, uint32_t own, const rf__gaz_record *record) {
    if (record->lat == RF__GAZ_NO_DEGREES || record->kind == RF_GAZ_COUNTRY)
        return 0;
    double lat = record->lat / 1e5, lon = record->lon / 1e5, best = 0;
    double shrink = 0; /* most anchors are too far by their latitude alone */
    for (size_t i = 0; i < r->n_anchors; i++) {
        const anchor *a = &r->anchors[i];
        double dy = (lat - a->lat) * 111.2;
        if (a->group == own || dy * dy >= NEAR_KM * NEAR_KM)
            continue;
        if (!(shrink > 0))
            shrink = cos(lat * 0.017453292519943295) * 111.2;
        double dx = (lon - a->lon) * shrink, d2 = dx * dx + dy * dy;
        if (d2 < NEAR_KM * NEAR_KM) {
            double near = a->share * (1 - sqrt(d2) / NEAR_KM);
            best = near > best ? near : best;
        }
    }
    return best * NEAR_BONUS;
}

static double within_fit(const resolver *r, const rf_place_mention *m,
                         const rf__gaz_record *record) {
    if (m->beyond && m->beyond <= r->n) {
        const rf__gaz_record *next = rf__gaz_at(r->g, r->mentions[m->beyond - 1].place);
        if (next && memcmp(record->country, next->country, 2) == 0)
            return -BEYOND_LESS;
    }
    if (m->within < 0 || (size_t)m->within >= r->n)
        return 0;
    rf_place_id outer_id = r->mentions[m->within].place;
    const rf__gaz_record *outer = rf__gaz_at(r->g, outer_id);
    if (!outer)
        return 0;
    if (record->admin1 == (uint32_t)outer_id)
        return 2;
    bool same = memcmp(record->country, outer->country, 2) == 0;
    if (!same && m->match.quality < 1)
        return -OTHER_COUNTRY_LESS;
    bool sure = (double)r->mentions[m->within].confidence > SURE_OUTER;
    bool small = record->kind == RF_GAZ_TOWN || record->kind == RF_GAZ_ADMIN2 ||
                 (record->kind == RF_GAZ_ADMIN1 && outer->kind != RF_GAZ_COUNTRY);
    if (!same && small && m->inside && sure && outer->country[0])
        return -BEYOND_LESS;
    /* "Tarsa, Gorsk county": not a town of another county that is spelt like it */
    if (same && m->match.quality < 1 && outer->kind == RF_GAZ_ADMIN1 &&
        record->admin1 != RF__GAZ_NO_PLACE && small && record->kind != RF_GAZ_ADMIN1)
        return -OTHER_COUNTRY_LESS;
    /* No less when it does not: "A, B" may as well be a list. */
    return outer->kind == RF_GAZ_COUNTRY && same ? 1.5 : 0;
}

/* How much of the report is about a country by the other mentions than those of this name: a name
 * is no evidence for itself. */
static double share_without(const resolver *r, const group *name, int c, float gave, double rest) {
    double own = 0;
    if (!(r->country[c] > 0))
        return 0;
    if (name->apart)
        own = (double)gave;
    for (uint32_t i = 0; i < name->n && !name->apart; i++)
        own += name->candidates[i].country == c ? (double)name->candidates[i].gave : 0;
    return fmax(0, r->country[c] - own) / rest;
}

/* Sets what a candidate scores in this round by its name alone. rest: what the other names gave to
 * all countries; largest: the most that one got. */
static void set_score(const resolver *r, const rf_place_mention *m, group *name, uint32_t i,
                      double rest, double largest) {
    const rf__gaz_record *record = name->candidates[i].record;
    double s = m->match.known[i] / 20.0;
    int c = name->candidates[i].country;
    double share = c < 0 ? 0 : share_without(r, name, c, name->candidates[i].gave, rest);
    bool abroad = share <= VARIANT_COUNTRY;
    if (m->match.quality < 1)
        s -= abroad          ? VARIANT_ABROAD_LESS
             : c == r->first ? VARIANT_LESS
                             : (VARIANT_LESS + VARIANT_ABROAD_LESS) / 2;
    if (c >= 0 && record->kind != RF_GAZ_COUNTRY)
        s += share > 0 ? COUNTRY_BONUS * (1 + log10(share + COUNTRY_FLOOR) / 2) : 0;
    else
        s += share;
    if (c >= 0 && share < ELSEWHERE_SHARE && record->kind != RF_GAZ_COUNTRY)
        s -= ELSEWHERE_LESS * largest;
    name->candidates[i].score = s;
    name->candidates[i].abroad = abroad;
}

/* Without nearness: by the name and by the words around. */
static double score(const resolver *r, const rf_place_mention *m, const candidate *c) {
    double fit = kind_fit(m->kind_hint, (rf_gaz_kind)c->record->kind);
    if (m->match.quality < 1 && c->abroad && fit > 0)
        fit = 0;
    return c->score + fit + (m->kind_hint == RF_GAZ_UNKNOWN ? c->seat : 0) +
           within_fit(r, m, c->record);
}

static void score_name(const resolver *r, const rf_place_mention *m, group *name) {
    double all = 0, own_first = 0;
    for (uint32_t i = 0; i < name->n; i++) {
        all += (double)name->candidates[i].gave;
        own_first += name->candidates[i].country == r->first ? (double)name->candidates[i].gave : 0;
    }
    double rest = r->sum - all;
    double largest = fmax(r->country[r->first] - own_first, r->country[r->second]) / rest;
    for (uint32_t i = 0; i < name->n; i++)
        if (name->candidates[i].record)
            set_score(r, m, name, i, rest, largest);
    name->scored = r->round;
}

/* Scores of all candidates; returns the best one's index. Only those that it can still help are
 * asked how near they are. */
static uint32_t score_all(const resolver *r, size_t mention, double none, double *scores) {
    const rf_place_mention *m = &r->mentions[mention];
    group *name = &r->names[r->groups[mention]];
    double best = none;
    uint32_t at = 0;
    if (name->scored != r->round)
        score_name(r, m, name);
    for (uint32_t i = 0; i < name->n; i++) {
        scores[i] = name->candidates[i].record ? score(r, m, &name->candidates[i]) : -9;
        best = fmax(best, scores[i]);
    }
    for (uint32_t i = 0; i < name->n; i++) {
        if (scores[i] > best - 2 * NEAR_BONUS)
            scores[i] += near_bonus(r, r->groups[mention], name->candidates[i].record);
        if (scores[i] > scores[at])
            at = i;
    }
    return at;
}

/* 10 to the power of a score less the highest one. */
static inline double part_of_top(double below) {
    return below < 0 ? exp(below * 2.302585092994046) : 1;
}

/* Chooses for one mention; the candidates' shares are left with the name. */
static void weigh(const resolver *r, size_t mention, group *name, struct choice *ret) {
    const rf_place_mention *m = &r->mentions[mention];
    double scores[RF__GAZ_MOST_CANDIDATES];
    double none = (m->cue ? NONE_WITH_CUE : NONE_WITHOUT) + (double)m->doubt;
    uint32_t at = score_all(r, mention, none, scores);
    double top = fmax(none, scores[at]), no_place = part_of_top(none - top), sum = no_place;
    for (uint32_t i = 0; i < name->n; i++) {
        scores[i] = scores[i] > top - 4 ? part_of_top(scores[i] - top) : 0;
        sum += scores[i];
    }
    bool any = scores[at] > no_place;
    *ret = (struct choice){.round = m->within < 0 && !m->beyond ? r->round : -1,
                           .hint = m->kind_hint,
                           .cue = m->cue,
                           .doubt = m->doubt,
                           .place = any ? name->ids[at] : RF_NO_PLACE,
                           .confidence = any ? (float)(scores[at] / sum) : 0,
                           .sum = sum};
    for (uint32_t i = 0; i < name->n; i++)
        name->candidates[i].share = scores[i];
}

/* Chooses for one mention and gives its shares to the countries. */
static void choose(resolver *r, size_t mention) {
    rf_place_mention *m = &r->mentions[mention];
    group *name = &r->names[r->groups[mention]];
    struct choice *made = &name->choice;
    m->place = RF_NO_PLACE;
    m->confidence = 0;
    if (!name->n)
        return;
    bool same = made->round == r->round && m->within < 0 && !m->beyond &&
                made->hint == m->kind_hint && made->cue == m->cue && !(made->doubt < m->doubt) &&
                !(made->doubt > m->doubt);
    if (!same)
        weigh(r, mention, name, made);
    m->place = made->place;
    m->confidence = made->confidence;
    double weight = r->weights[mention] * (m->match.use == RF_NAME_DEMONYM ? 0.6 : 1) / made->sum;
    for (uint32_t i = 0; i < name->n; i++)
        if (name->candidates[i].country >= 0)
            name->candidates[i].gives += (float)(weight * name->candidates[i].share);
}

/* What the mentions gave to the countries becomes what they go by. */
static void set_countries(resolver *r) {
    for (int t = 0; t < r->n_touched; t++)
        r->country[r->touched[t]] = r->touched[t] == r->given ? GIVEN_COUNTRY : 0;
    for (uint32_t k = 0; k < r->n_groups; k++)
        for (uint32_t i = 0; i < r->names[k].n; i++) {
            candidate *c = &r->names[k].candidates[i];
            c->gave = c->gives;
            c->gives = 0;
            if (c->country >= 0)
                r->country[c->country] += (double)c->gave;
        }
    r->sum = UNSEEN;
    r->first = r->second = 0;
    for (int t = 0; t < r->n_touched; t++) {
        int c = r->touched[t];
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

static void touch(resolver *r, int c) {
    if (r->seen[c])
        return;
    r->seen[c] = true;
    r->touched[r->n_touched++] = c;
}

static uint32_t group_of(resolver *r, const rf_place_match *match) {
    size_t h = ((size_t)(uintptr_t)match->candidates / 4) * 0x9E3779B97F4A7C15u;
    for (h = (h >> 20) & (r->n_slots - 1); r->slots[h]; h = (h + 1) & (r->n_slots - 1))
        if (r->names[r->slots[h] - 1].ids == match->candidates)
            return r->slots[h] - 1;
    uint32_t n = match->n_candidates;
    r->names[r->n_groups] = (group){.ids = match->candidates,
                                    .n = n < RF__GAZ_MOST_CANDIDATES ? n : RF__GAZ_MOST_CANDIDATES,
                                    .place = RF_NO_PLACE,
                                    .scored = -1,
                                    .choice.round = -1};
    r->slots[h] = ++r->n_groups;
    return r->n_groups - 1;
}

/* The k-th mention of a name weighs 1/k. */
static rf_err group_names(resolver *r) {
    size_t n_candidates = 0;
    for (size_t i = 0; i < r->n; i++) {
        r->groups[i] = group_of(r, &r->mentions[i].match);
        r->weights[i] = (double)r->mentions[i].weight / ++r->names[r->groups[i]].n_mentions;
    }
    for (uint32_t k = 0; k < r->n_groups; k++)
        n_candidates += r->names[k].n;
    r->candidates = rf__calloc(n_candidates, sizeof *r->candidates);
    if (!r->candidates)
        return RF_ERR_NOMEM;
    candidate *next = r->candidates;
    for (uint32_t k = 0; k < r->n_groups; k++) {
        group *name = &r->names[k];
        name->candidates = next;
        for (uint32_t i = 0; i < name->n; i++, next++) {
            next->record = rf__gaz_at(r->g, name->ids[i]);
            next->country = next->record ? country_index(next->record->country) : -1;
            if (next->country >= 0)
                touch(r, next->country);
        }
        name->apart = true;
        for (uint32_t i = 0; i < name->n; i++) {
            name->candidates[i].seat = seat_rule(name, i);
            for (uint32_t j = 0; j < i; j++)
                name->apart &= name->candidates[j].country != name->candidates[i].country;
        }
    }
    return RF_OK;
}

/* A name that is a place where the words around say so is one elsewhere in the report too. */
static void accept_by_name(const resolver *r) {
    for (size_t i = 0; i < r->n; i++) {
        const rf_place_mention *m = &r->mentions[i];
        group *name = &r->names[r->groups[i]];
        if (m->place != RF_NO_PLACE && m->cue &&
            (name->place == RF_NO_PLACE || m->doubt > name->doubt)) {
            name->place = m->place;
            name->confidence = m->confidence;
            name->doubt = m->doubt;
        }
    }
    for (size_t i = 0; i < r->n; i++) {
        rf_place_mention *m = &r->mentions[i];
        const group *name = &r->names[r->groups[i]];
        if (m->place != RF_NO_PLACE || name->place == RF_NO_PLACE || m->doubt > name->doubt)
            continue;
        m->place = name->place;
        m->confidence = name->confidence * 0.8f;
    }
}

static void main_country(const resolver *r, char ret[3]) {
    bool any = r->country[r->first] > LEAST_SHARE * r->sum;
    ret[0] = any ? (char)('A' + r->first / 26) : 0;
    ret[1] = any ? (char)('A' + r->first % 26) : 0;
    ret[2] = 0;
}

static void settle(resolver *r) {
    set_countries(r);
    for (r->round = 0; r->round < N_ROUNDS; r->round++) {
        for (size_t i = 0; i < r->n; i++)
            choose(r, i);
        set_countries(r);
        set_anchors(r);
    }
}

rf_err rf_places_resolve(const rf_gazetteer *g, rf_place_mention *mentions, size_t n,
                         const char *country, char ret_country[3]) {
    resolver r; /* large: countries are set when they are touched */
    memset(&r, 0, offsetof(resolver, country));
    memset(r.seen, 0, sizeof r.seen);
    r.g = g;
    r.mentions = mentions;
    r.n = n;
    r.n_slots = 8;
    r.n_touched = r.first = r.second = 0;
    r.country[0] = 0; /* the first one until there is another */
    r.n_anchors = 0;
    while (r.n_slots < 2 * n)
        r.n_slots *= 2;
    r.given = country && country[0] ? country_index(country) : -1;
    if (r.given >= 0)
        touch(&r, r.given);
    r.weights = rf__calloc(n, sizeof *r.weights);
    r.groups = rf__calloc(n, sizeof *r.groups);
    r.names = rf__calloc(n, sizeof *r.names);
    r.slots = rf__calloc(r.n_slots, sizeof *r.slots);
    for (size_t i = 0; i < n; i++)
        mentions[i].place = RF_NO_PLACE;
    rf_err err = r.weights && r.groups && r.names && r.slots ? group_names(&r) : RF_ERR_NOMEM;
    if (!err) {
        settle(&r);
        accept_by_name(&r);
        if (ret_country)
            main_country(&r, ret_country);
    }
    rf__free(r.weights);
    rf__free(r.groups);
    rf__free(r.names);
    rf__free(r.slots);
    rf__free(r.candidates);
    return err;
}
