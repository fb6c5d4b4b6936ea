/* The place of a draft whose sentence names none. The rules of where.c give one; it is one among
 * those that the report has named, each with what speaks for it, and gives way to another that
 * people would choose far more often. */
#include "claim/where/place_choice.h"

#include <string.h>

/* How much likelier than the rules' place another must be, to take its place; and how likely: where
 * nothing is, the rules may stay. */
static const double MARGIN = 0.1, LEAST_CHANCE = 0.3;
/* ... and how likely, where the rules gave none. */
static const double LIKELY = 0.6;

/* ---- mentions of one place ---- */

static bool is_option(const rf__doc *doc, const rf__mention *m) {
    return m->use == RF_NAME_PLACE ||
           (m->place != RF_NO_PLACE &&
            rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY);
}

/* Names that the gazetteer lacks are one place when they are spelt alike. */
static uint64_t name_key(const rf__doc *doc, const rf__mention *m) {
    if (m->place != RF_NO_PLACE)
        return (uint64_t)m->place * 0x9E3779B97F4A7C15u | 1;
    uint64_t key = 0;
    for (uint32_t i = m->token; i < m->token + m->n_tokens; i++)
        key = (key ^ doc->tokens[i].hash) * 0x9E3779B97F4A7C15u;
    return key & ~(uint64_t)1;
}

rf_err rf__tie_mentions(rf__doc *doc) {
    uint32_t n = 16;
    while (n < 2 * doc->n_mentions)
        n *= 2;
    struct slot {
        uint64_t key;
        uint32_t last; /* mention + 1; 0: free */
    } *slots = rf__arena_alloc(&doc->arena, n * sizeof *slots);
    if (!slots)
        return RF_ERR_NOMEM;
    memset(slots, 0, n * sizeof *slots);
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        rf__mention *m = &doc->mentions[i];
        m->first = i;
        m->previous = UINT32_MAX;
        m->nth = 1;
        if (!is_option(doc, m))
            continue;
        uint64_t key = name_key(doc, m);
        uint32_t at = (uint32_t)(key >> 32) & (n - 1);
        while (slots[at].last && slots[at].key != key)
            at = (at + 1) & (n - 1);
        if (slots[at].last) {
            const rf__mention *before = &doc->mentions[slots[at].last - 1];
            m->first = before->first;
            m->previous = slots[at].last - 1;
            m->nth = before->nth + 1;
        }
        slots[at] = (struct slot){.key = key, .last = i + 1};
    }
    return RF_OK;
}

/* The kind of a place, or what the words call one that the gazetteer lacks. */
static rf_gaz_kind kind_of(const rf__doc *doc, const rf__mention *m) {
    if (m->place != RF_NO_PLACE)
        return rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    for (uint32_t back = 0;; m = &doc->mentions[m->previous], back++) {
        rf_gaz_kind told =
            m->resolved != UINT32_MAX ? doc->resolve[m->resolved].kind_hint : RF_GAZ_UNKNOWN;
        if (told != RF_GAZ_UNKNOWN || m->previous == UINT32_MAX || back == RF__MENTIONS_BACK)
            return told;
    }
}

/* ---- the places that may be meant ---- */

static void add_option(const rf__doc *doc, uint32_t mention, uint32_t sentence,
                       rf__place_option *list, uint32_t *n) {
    const rf__mention *m = &doc->mentions[mention];
    if (*n == RF__MOST_OPTIONS || !is_option(doc, m))
        return;
    for (uint32_t k = 0; k < *n; k++)
        if (doc->mentions[list[k].last].first == m->first)
            return;
    rf__place_option *o = &list[(*n)++];
    o->last = mention;
    o->before = o->here = UINT32_MAX;
    o->kind = kind_of(doc, m);
    o->country = m->place != RF_NO_PLACE ? rf__gaz_brief_of(doc->gazetteer, m->place).country : "";
    o->traits.n = 0;
    uint32_t any = UINT32_MAX;
    for (uint32_t i = mention, back = 0; i != UINT32_MAX && back < RF__MENTIONS_BACK;
         i = doc->mentions[i].previous, back++) {
        const rf__mention *one = &doc->mentions[i];
        if (one->sentence == sentence) {
            if (o->here == UINT32_MAX)
                o->here = i;
            continue;
        }
        if (any == UINT32_MAX)
            any = i;
        if (rf__is_place(one)) {
            o->before = i;
            break;
        }
    }
    if (o->before == UINT32_MAX)
        o->before = any;
}

static bool is_same(const rf__doc *doc, const rf__mention *m, const rf_claim_place *place) {
    if (m->place == RF_NO_PLACE || !place->id)
        return false;
    rf_gaz_kind kind = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    return kind == place->kind && !strcmp(rf_gazetteer_get(doc->gazetteer, m->place).id, place->id);
}

static bool holds_name(const rf__doc *doc, const rf__mention *m, const char *text) {
    const rf__token *first = &doc->tokens[m->token], *last = first + m->n_tokens - 1;
    uint32_t n = last->start + last->n - first->start;
    size_t n_text = strlen(text);
    for (size_t i = 0; n && i + n <= n_text; i++)
        if (!memcmp(text + i, doc->report->text + first->start, n))
            return true;
    return false;
}

/* Which of the options a place is; UINT32_MAX: none. */
static uint32_t find_place(const rf__doc *doc, const rf__place_option *list, uint32_t n,
                           const rf_claim_place *place) {
    for (uint32_t k = 0; place->text && k < n; k++)
        if (is_same(doc, &doc->mentions[list[k].last], place))
            return k;
    uint32_t found = UINT32_MAX; /* of "Gorsk and Tarsa" rather one that the sentence names */
    for (uint32_t k = 0; place->text && k < n; k++)
        if (holds_name(doc, &doc->mentions[list[k].last], place->text) &&
            (found == UINT32_MAX || (list[found].here == UINT32_MAX && list[k].here != UINT32_MAX)))
            found = k;
    return found;
}

uint32_t rf__place_options(const rf__doc *doc, uint32_t draft,
                           rf__place_option ret[RF__MOST_OPTIONS]) {
    const rf__draft *d = &doc->drafts[draft];
    enum { HEAD_MENTIONS = 16 };
    uint32_t n = 0, end = rf__mentions_end(doc, d->sentence),
             first = end > RF__MENTIONS_BACK ? end - RF__MENTIONS_BACK : 0;
    for (uint32_t i = end; i-- > first;)
        add_option(doc, i, d->sentence, ret, &n);
    for (uint32_t i = 0; i < first && i < HEAD_MENTIONS && doc->mentions[i].sentence < RF__HEAD;
         i++)
        add_option(doc, i, d->sentence, ret, &n);
    uint32_t section = doc->sentences[d->sentence].section;
    if (section != UINT32_MAX && section < first)
        add_option(doc, section, d->sentence, ret, &n);
    return n;
}

/* ---- the choice ---- */

/* Was the place guessed from what was told before, and not told by words ("across the country",
 * "there", "Of these")? */
static bool is_guess(rf__how how) {
    switch (how) {
    case RF__BY_WHOLE:
    case RF__BY_BEST:
    case RF__BY_LAST_TOLD:
    case RF__BY_TOPIC:
    case RF__BY_LAND_OF_ALL:
        return true;
    default:
        return false;
    }
}

/* The first mention of the place that the rules gave a draft; UINT32_MAX: none. */
static uint32_t place_by_rule(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    const char *text = d->claim.place.text;
    if (!text)
        return UINT32_MAX;
    if (text == doc->filled_text && is_option(doc, &doc->mentions[doc->filled]))
        return doc->mentions[doc->filled].first;
    for (uint32_t i = draft, back = 0; i-- > 0 && back < RF__DRAFTS_BACK; back++)
        if (doc->drafts[i].claim.place.text == text) /* taken from that one */
            return doc->drafts[i].at_by_rule;
    rf__place_option list[RF__MOST_OPTIONS];
    uint32_t n = rf__place_options(doc, draft, list), k = find_place(doc, list, n, &d->claim.place);
    return k == UINT32_MAX ? UINT32_MAX : doc->mentions[list[k].last].first;
}

/* "GORSK | 34 killed": a line of its own right above names the place and nothing else. */
static bool is_line_above(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (s->section == UINT32_MAX || !d->sentence)
        return false;
    const rf__mention *m = &doc->mentions[s->section];
    const rf__sentence *line = &doc->sentences[m->sentence];
    return m->sentence + 1 == d->sentence && m->first == d->at_by_rule &&
           m->n_phrase == line->n_tokens;
}

/* Does its own sentence name the place of a draft, be it by words that are no mention? */
static bool is_told_here(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (is_line_above(doc, d))
        return true;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].first == d->at_by_rule && is_option(doc, &doc->mentions[i]))
            return true;
    const char *words = d->claim.place.text;
    return words && memmem(doc->report->text + s->start, s->n, words, strlen(words));
}

void rf__note_place(rf__doc *doc, uint32_t draft) {
    doc->drafts[draft].at_by_rule = place_by_rule(doc, draft);
}

rf_err rf__choose_place(rf__doc *doc, uint32_t draft) {
    rf__draft *d = &doc->drafts[draft];
    rf_claim_place before = d->claim.place;
    d->at = d->at_by_rule;
    d->carried = is_guess(d->how) && (d->at != UINT32_MAX || !before.text) && !is_told_here(doc, d);
    if (!d->carried)
        return RF_OK;
    rf__place_option list[RF__MOST_OPTIONS];
    double chances[RF__MOST_OPTIONS];
    uint32_t n = rf__place_options(doc, draft, list);
    uint32_t rule = rf__place_traits(doc, draft, list, n);
    d->carried = n && (rule != UINT32_MAX || d->at == UINT32_MAX);
    if (!d->carried)
        return RF_OK;
    for (uint32_t k = 0; k < n; k++)
        chances[k] = rf__traits_sum(&list[k].traits, rf__place_weights);
    uint32_t best = rf__to_chances(chances, n);
    bool keep = rule != UINT32_MAX
                    ? chances[best] - chances[rule] < MARGIN || chances[best] < LEAST_CHANCE
                    : chances[best] < LIKELY;
    best = keep ? rule : best;
    d->chance = best != UINT32_MAX ? (float)chances[best] : 0;
    d->n_options = n;
    if (best == rule)
        return RF_OK;
    const rf__place_option *o = &list[best];
    d->at = doc->mentions[o->last].first;
    rf_err err = rf__fill_place(doc, o->here != UINT32_MAX ? o->here : o->before, chances[best],
                                &d->claim.place);
    if (!err && before.text && d->claim.origin.text == before.text)
        d->claim.origin = d->claim.place; /* "fled the town" */
    return err;
}
