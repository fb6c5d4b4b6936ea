/* What speaks for and against each place that may be meant by a draft whose sentence names none. */
#include "claim/speaker/speaker.h"
#include "claim/where/place_choice.h"

#include <string.h>

const char *const rf__place_trait_names[RF__N_PLACE_TRAITS] = {
    [RF__PT_RULE] = "rule",
    [RF__PT_RULE_HOW] = "rule-how",
    [RF__PT_RULE_KIND] = "rule-kind",
    [RF__PT_KIND_FLOW] = "kind-flow",
    [RF__PT_KIND_COUNTED] = "kind-counted",
    [RF__PT_COUNTRY_EVENT] = "country-event",
    [RF__PT_TOWN_EVENT] = "town-event",
    [RF__PT_BIG] = "big",
    [RF__PT_LONG] = "long",
    [RF__PT_NAMELESS] = "nameless",
    [RF__PT_THERE] = "there",
    [RF__PT_POINTED] = "pointed",
    [RF__PT_UNKNOWN] = "unknown",
    [RF__PT_NO_PLACE] = "no-place",
    [RF__PT_SHARE_COUNTRY] = "share-country",
    [RF__PT_SHARE_OPENS] = "share-opens",
    [RF__PT_OF_REPORT] = "of-report",
    [RF__PT_WITHIN] = "within",
    [RF__PT_ABROAD] = "abroad",
    [RF__PT_PARTS] = "parts",
    [RF__PT_PARTS_FLOW] = "parts-flow",
    [RF__PT_IN_RULE] = "in-rule",
    [RF__PT_LEAD] = "lead",
    [RF__PT_TITLE] = "title",
    [RF__PT_TITLE_TOPIC] = "title-topic",
    [RF__PT_SECTION] = "section",
    [RF__PT_NOT_BEFORE] = "not-before",
    [RF__PT_PARAGRAPH] = "paragraph",
    [RF__PT_PREPOSITION] = "preposition",
    [RF__PT_ASIDE] = "aside",
    [RF__PT_IN_NAME] = "in-name",
    [RF__PT_IN_CUE] = "in-cue",
    [RF__PT_TAKEN] = "taken",
    [RF__PT_OUTER] = "outer",
    [RF__PT_PEOPLE] = "people",
    [RF__PT_TOPIC] = "topic",
    [RF__PT_TOPIC_NEXT] = "topic-next",
    [RF__PT_GOES_ON] = "goes-on",
    [RF__PT_TOPIC_FIRST] = "topic-first",
    [RF__PT_OWN] = "own",
    [RF__PT_OWN_KIND] = "own-kind",
    [RF__PT_OWN_IN_CUE] = "own-in-cue",
    [RF__PT_OWN_BEHIND] = "own-behind",
    [RF__PT_OWN_AGAIN] = "own-again",
    [RF__PT_PLACED] = "placed",
};

enum { TOPICS_BACK = 16 }; /* sentences */

/* What all options of a draft share. */
typedef struct asked {
    const rf__doc *doc;
    const rf__draft *d;
    const rf__sentence *s;
    uint32_t sentence, flow, counted;       /* kinds of traits */
    uint32_t pointed, title;                /* mentions, or UINT32_MAX */
    uint32_t topics[TOPICS_BACK], n_topics; /* of the sentences before, the last one first */
    uint32_t topic_first;
    uint32_t placed[RF__MOST_OPTIONS], n_placed; /* drafts before that were given each option */
    const rf__place_option *rule;
    bool opens;
    bool
        alone; /* the sentence and the one before are paragraphs of their own, as in wire stories */
    rf__pointer pointer;
} asked;

enum { EVENT = RF_N_FLOWS, N_FLOW_KINDS };

static uint32_t counted_kind(const rf_claim *claim) {
    enum { OTHER, KILLED, DISPLACED, CROSSED, RETURNED, HAPPENED };
    if (claim->kind == RF_EVENT)
        return HAPPENED;
    switch (claim->indicator) {
    case RF_KILLED:
    case RF_INJURED:
    case RF_MISSING:
        return KILLED;
    case RF_DISPLACED:
        return DISPLACED;
    case RF_CROSSED_BORDER:
        return CROSSED;
    case RF_RETURNED:
        return RETURNED;
    default:
        return OTHER;
    }
}

static uint32_t preposition_kind(rf__function f) {
    enum { OTHER, NONE, OF, IN, AT, ON, FROM, TO, BY, NEAR, AND };
    switch (f) {
    case RF__F_NONE:
        return NONE;
    case RF__F_OF:
        return OF;
    case RF__F_IN:
        return IN;
    case RF__F_AT:
        return AT;
    case RF__F_ON:
        return ON;
    case RF__F_FROM:
        return FROM;
    case RF__F_TO:
    case RF__F_INTO:
    case RF__F_TOWARDS:
        return TO;
    case RF__F_BY:
        return BY;
    case RF__F_NEAR:
        return NEAR;
    case RF__F_AND:
        return AND;
    default:
        return OTHER;
    }
}

/* Does one place lie in another? */
static bool lies_in(const rf__doc *doc, const rf__place_option *inner,
                    const rf__place_option *outer) {
    rf_place_id a = doc->mentions[inner->last].place, b = doc->mentions[outer->last].place;
    if (a == RF_NO_PLACE || b == RF_NO_PLACE || inner->country != outer->country ||
        !inner->country[0] || inner->kind <= outer->kind)
        return false;
    return outer->kind == RF_GAZ_COUNTRY ||
           (outer->kind == RF_GAZ_ADMIN1 && rf__gaz_at(doc->gazetteer, a)->admin1 == (uint32_t)b);
}

static void add_what(const asked *a, const rf__mention *m, rf_gaz_kind kind, rf__traits *t) {
    const rf_claim *claim = &a->d->claim;
    rf__has(t, RF__PT_KIND_FLOW, kind * N_FLOW_KINDS + a->flow, 1);
    rf__has(t, RF__PT_KIND_COUNTED, a->counted * RF_N_GAZ_KINDS + kind, 1);
    if (claim->kind == RF_EVENT && kind == RF_GAZ_COUNTRY)
        rf__has(t, RF__PT_COUNTRY_EVENT, claim->event, 1);
    if (claim->kind == RF_EVENT && kind == RF_GAZ_TOWN)
        rf__has(t, RF__PT_TOWN_EVENT, claim->event, 1);
    enum { PLACES = 3, WEEKS = 28 };
    if (claim->kind == RF_FIGURE && claim->low > 0)
        rf__has(t, RF__PT_BIG, kind, fmax(0, log10(claim->low) - PLACES));
    if (claim->from != RF_NO_DATE && claim->to != RF_NO_DATE && claim->to - claim->from >= WEEKS)
        rf__has(t, RF__PT_LONG, kind, 1);
    rf__has(t, RF__PT_NAMELESS, kind, a->pointer.country);
    rf__has(t, RF__PT_THERE, kind, a->pointer.there);
    rf__has(t, RF__PT_UNKNOWN, 0, m->place == RF_NO_PLACE);
}

static void add_standing(const asked *a, const rf__place_option *o, const rf__place_option *all,
                         uint32_t n_all, rf__traits *t) {
    enum { MOST_PARTS = 4 };
    const rf__doc *doc = a->doc;
    rf_gaz_kind kind = o->kind;
    const rf__mention *m = &doc->mentions[o->last];
    double share = (double)m->nth / rf__mentions_end(doc, a->sentence);
    if (kind == RF_GAZ_COUNTRY)
        rf__has(t, RF__PT_SHARE_COUNTRY, 0, share);
    if (a->opens)
        rf__has(t, RF__PT_SHARE_OPENS, 0, share);
    bool known = o->country[0] && doc->country[0],
         of_report = known && !strcmp(o->country, doc->country);
    rf__has(t, RF__PT_OF_REPORT, 0, of_report && kind == RF_GAZ_COUNTRY);
    rf__has(t, RF__PT_WITHIN, 0, of_report);
    rf__has(t, RF__PT_ABROAD, 0, known && !of_report);
    double parts = 0;
    bool holds = kind == RF_GAZ_COUNTRY || kind == RF_GAZ_ADMIN1;
    for (uint32_t k = 0; k < n_all && parts < MOST_PARTS && holds; k++)
        parts += lies_in(doc, &all[k], o);
    rf__has(t, RF__PT_PARTS, 0, parts / MOST_PARTS);
    rf__has(t, RF__PT_PARTS_FLOW, a->flow, parts / MOST_PARTS);
    if (a->rule && a->rule != o)
        rf__has(t, RF__PT_IN_RULE, 0, lies_in(doc, o, a->rule));
    const rf__mention *first = &doc->mentions[m->first];
    enum { SOON = 8, LATER = 16 };
    rf__has(t, RF__PT_LEAD,
            a->sentence < SOON    ? 0
            : a->sentence < LATER ? 1
                                  : 2,
            first->sentence < RF__HEAD);
    rf__has(t, RF__PT_TITLE, 0,
            doc->report->blocks[doc->sentences[first->sentence].block].kind == RF_BLOCK_TITLE);
    uint32_t section = a->s->section;
    rf__has(t, RF__PT_SECTION, 0,
            section != UINT32_MAX && doc->mentions[section].first == m->first);
    rf__has(t, RF__PT_TITLE_TOPIC, 0,
            a->title != UINT32_MAX && doc->mentions[a->title].first == m->first);
    rf__has(t, RF__PT_POINTED, 0,
            a->pointed != UINT32_MAX && doc->mentions[a->pointed].first == m->first);
}

/* How a sentence begins: with somebody or something told of, "the", else. */
static uint32_t begins_as(const rf__doc *doc, const rf__sentence *s) {
    enum { OTHER, PRONOUN, THIS, THE };
    switch (rf__function_at(doc, s->token)) {
    case RF__F_HE:
    case RF__F_SHE:
    case RF__F_IT:
    case RF__F_THEY:
        return PRONOUN;
    case RF__F_THIS:
    case RF__F_THESE:
    case RF__F_THAT:
    case RF__F_THERE:
        return THIS;
    case RF__F_THE:
        return THE;
    default:
        return OTHER;
    }
}

static void add_before(const asked *a, const rf__place_option *o, rf__traits *t) {
    const rf__doc *doc = a->doc;
    const rf__mention *m = &doc->mentions[o->before];
    const rf__sentence *s = &doc->sentences[m->sentence];
    rf__has(t, RF__PT_PARAGRAPH, 0, s->block == a->s->block);
    rf__has(t, RF__PT_PREPOSITION, preposition_kind(m->preposition), 1);
    if (m->sentence + 1 == a->sentence)
        rf__has(t, RF__PT_GOES_ON, begins_as(doc, a->s) + (a->opens ? 4 : 0), 1);
    rf__has(t, RF__PT_ASIDE, 0, m->aside);
    rf__has(t, RF__PT_IN_NAME, 0, m->person);
    rf__has(t, RF__PT_IN_CUE, 0, rf__is_in_cue(doc, s, m));
    rf__has(t, RF__PT_TAKEN, 0, m->taken);
    rf__has(t, RF__PT_OUTER, 0, rf__is_outer(doc, s, o->before));
    rf__has(t, RF__PT_PEOPLE, 0, m->use == RF_NAME_DEMONYM);
}

static void add_topics(const asked *a, const rf__mention *m, rf__traits *t) {
    static const double REACH = 3, MOST = 2; /* sentences; sum */
    const rf__doc *doc = a->doc;
    double weight = 0;
    for (uint32_t k = 0; k < a->n_topics; k++)
        if (a->topics[k] != UINT32_MAX && doc->mentions[a->topics[k]].first == m->first)
            weight += exp(-(double)k / REACH);
    rf__has(t, RF__PT_TOPIC, 0, fmin(MOST, weight));
    rf__has(t, RF__PT_TOPIC_NEXT, a->alone,
            (!a->opens || a->alone) && a->n_topics && a->topics[0] != UINT32_MAX &&
                doc->mentions[a->topics[0]].first == m->first);
    rf__has(t, RF__PT_TOPIC_FIRST, 0,
            a->topic_first != UINT32_MAX && doc->mentions[a->topic_first].first == m->first);
}

static void add_own(const asked *a, const rf__place_option *o, rf__traits *t) {
    const rf__doc *doc = a->doc;
    const rf__mention *m = &doc->mentions[o->here];
    rf__has(t, RF__PT_OWN, 0, 1);
    rf__has(t, RF__PT_OWN_KIND, o->kind, 1);
    rf__has(t, RF__PT_OWN_IN_CUE, 0, rf__is_in_cue(doc, a->s, m));
    rf__has(t, RF__PT_OWN_BEHIND, 0, m->phrase >= rf__anchor_of(a->d).to);
    rf__has(t, RF__PT_OWN_AGAIN, 0, o->before != UINT32_MAX);
}

static void look_at_drafts(asked *a, uint32_t draft, const rf__place_option *list, uint32_t n) {
    const rf__doc *doc = a->doc;
    for (uint32_t i = draft, back = 0; i-- > 0 && back < RF__DRAFTS_BACK; back++) {
        const rf__draft *d = &doc->drafts[i];
        for (uint32_t k = 0; k < n && d->at_by_rule != UINT32_MAX; k++)
            if (doc->mentions[list[k].last].first == d->at_by_rule && d->sentence <= a->sentence) {
                a->placed[k]++;
                a->n_placed++;
                break;
            }
    }
}

static asked ask(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool event = d->claim.kind == RF_EVENT;
    asked a = {.doc = doc,
               .d = d,
               .s = s,
               .sentence = d->sentence,
               .flow = event ? EVENT : (uint32_t)d->claim.flow,
               .counted = counted_kind(&d->claim),
               .pointed = UINT32_MAX,
               .title = rf__topic_of_title(doc, true),
               .topic_first = UINT32_MAX,
               .opens = !d->sentence || s[-1].block != s->block,
               .pointer = rf__pointer_in(doc, s)};
    a.alone = a.opens && d->sentence && (d->sentence < 2 || s[-2].block != s[-1].block) &&
              (d->sentence + 1 >= doc->n_sentences || s[1].block != s->block);
    double score;
    if (a.pointer.capital)
        a.pointed = rf__seat_of(doc, s);
    if (a.pointed == UINT32_MAX && a.pointer.kind != RF_GAZ_UNKNOWN)
        a.pointed =
            rf__look_back(doc, d->sentence, a.pointer.kind, RF__REACH_OF_KIND, false, &score);
    for (uint32_t back = 1; back <= TOPICS_BACK && back <= d->sentence; back++) {
        const rf__sentence *before = s - back;
        bool same = before->block == s->block;
        a.topics[a.n_topics++] = rf__topic_of(doc, before, RF_GAZ_UNKNOWN, !same);
        if (same)
            a.topic_first = a.topics[a.n_topics - 1];
    }
    return a;
}

uint32_t rf__place_traits(const rf__doc *doc, uint32_t draft, rf__place_option *list, uint32_t n) {
    uint32_t rule = UINT32_MAX;
    for (uint32_t k = 0; k < n; k++)
        if (doc->mentions[list[k].last].first == doc->drafts[draft].at_by_rule)
            rule = k;
    asked a = ask(doc, draft);
    a.rule = rule != UINT32_MAX ? &list[rule] : NULL;
    look_at_drafts(&a, draft, list, n);
    for (uint32_t k = 0; k < n; k++) {
        rf__place_option *o = &list[k];
        rf__traits *t = &o->traits;
        const rf__mention *m = &doc->mentions[o->last];
        rf_gaz_kind kind = o->kind;
        bool placed = false;
        for (uint32_t i = o->last, back = 0; i != UINT32_MAX && !placed && back < RF__MENTIONS_BACK;
             i = doc->mentions[i].previous, back++)
            placed = rf__is_place(&doc->mentions[i]);
        rf__has(t, RF__PT_RULE, 0, k == rule);
        rf__has(t, RF__PT_RULE_HOW, doc->drafts[draft].how, k == rule);
        rf__has(t, RF__PT_RULE_KIND, kind, k == rule);
        rf__has(t, RF__PT_NO_PLACE, 0, !placed);
        add_what(&a, m, kind, t);
        add_standing(&a, o, list, n, t);
        if (o->before != UINT32_MAX)
            add_before(&a, o, t);
        rf__has(t, RF__PT_NOT_BEFORE, 0, o->before == UINT32_MAX);
        add_topics(&a, m, t);
        if (o->here != UINT32_MAX)
            add_own(&a, o, t);
        if (a.n_placed)
            rf__has(t, RF__PT_PLACED, 0, (double)a.placed[k] / a.n_placed);
    }
    return rule;
}
