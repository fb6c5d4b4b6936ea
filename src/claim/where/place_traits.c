/* What speaks for and against each place that may be meant by a draft whose sentence names none. */
#include "claim/choice/between.h"
#include "claim/figure/figure.h"
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
    [RF__PT_CRISIS] = "crisis",
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
    [RF__PT_OWN_TIE] = "own-tie",
    [RF__PT_OWN_PREPOSITION] = "own-preposition",
    [RF__PT_OWN_COUNTED] = "own-counted",
    [RF__PT_OWN_NEAR] = "own-near",
    [RF__PT_OWN_BETWEEN] = "own-between",
    [RF__PT_OWN_IS] = "own-is",
    [RF__PT_PLACED] = "placed",
    [RF__PT_PLACED_CODE] = "placed-code",
    [RF__PT_DRAFTS_NEAR] = "drafts-near",
    [RF__PT_MAIN] = "main",
};

enum { TOPICS_BACK = 16 /* sentences */, N_CRISES = 7 };

typedef enum nearness {
    PARENT,
    LAST,
    LAST_HERE,
    LAST_PARAGRAPH,
    LAST_CODE,
    CODE,
    AGAIN, /* counts the same, and about as many */
    SAME_DAYS,
    AHEAD_HERE,
    EVENT_HERE,
    NEXT_SENTENCE,
    N_NEARNESS
} nearness;

/* What the rules gave other drafts: for each option how many before have it, and how near those
 * are. */
typedef struct others {
    uint32_t n, n_code;
    uint32_t placed[RF__MOST_OPTIONS], code[RF__MOST_OPTIONS];
    uint32_t near[RF__MOST_OPTIONS]; /* bits of nearness */
    uint32_t once;                   /* only the last draft of such nearness counts */
    uint32_t main, first, scene;     /* mentions: of the first harm or blow, of the first such
                                        claim, of the first harm or blow in a town; UINT32_MAX:
                                        none */
} others;

/* What all options of a draft share. */
typedef struct asked {
    const rf__doc *doc;
    const rf__draft *d;
    const rf__sentence *s;
    uint32_t sentence, flow, counted;       /* kinds of traits */
    uint32_t pointed, title;                /* mentions, or UINT32_MAX */
    uint32_t topics[TOPICS_BACK], n_topics; /* of the sentences before, the last one first */
    uint32_t topic_first;
    others others;
    double best_tie, next_tie; /* of the sentence's places */
    uint32_t n_own;            /* options that the sentence names as places */
    const rf__place_option *rule;
    uint32_t crisis; /* the sort of a crisis that the sentence names, from 1; 0: none */
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
    if (a->crisis)
        rf__has(t, RF__PT_CRISIS, kind * N_CRISES + a->crisis - 1, 1);
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

static void add_between(const asked *a, uint32_t from, uint32_t to, rf__traits *t) {
    enum { COMMAS, STOP, COUNT, CLAUSE, VERB, SAYING, AND };
    rf__between between = rf__look_between(a->doc, from, to);
    rf__has(t, RF__PT_OWN_BETWEEN, COMMAS, between.commas);
    rf__has(t, RF__PT_OWN_BETWEEN, STOP, between.stop);
    rf__has(t, RF__PT_OWN_BETWEEN, COUNT, to > from && rf__count_between(a->doc, a->s, from, to));
    rf__has(t, RF__PT_OWN_BETWEEN, CLAUSE, between.clause);
    rf__has(t, RF__PT_OWN_BETWEEN, VERB, between.verb);
    rf__has(t, RF__PT_OWN_BETWEEN, SAYING, between.saying);
    rf__has(t, RF__PT_OWN_BETWEEN, AND, between.and);
}

/* Does the sentence name a place that lies in this one, or in which it lies? */
static bool has_own_within(const asked *a, const rf__place_option *o, const rf__place_option *all,
                           uint32_t n, bool outer) {
    for (uint32_t k = 0; k < n; k++)
        if (all[k].here != UINT32_MAX && &all[k] != o &&
            rf__is_place(&a->doc->mentions[all[k].here]) &&
            (outer ? lies_in(a->doc, &all[k], o) : lies_in(a->doc, o, &all[k])))
            return true;
    return false;
}

static double tie_of(const asked *a, uint32_t mention) {
    static const double NONE = -1;
    bool resolved = a->doc->mentions[mention].resolved != UINT32_MAX;
    return resolved ? rf__tie(a->doc, a->s, a->d, mention) : NONE;
}

static void add_own(const asked *a, const rf__place_option *o, const rf__place_option *all,
                    uint32_t n, rf__traits *t) {
    enum { TIE, BEST, AHEAD };
    enum { ONLY, OPENS, HOLDS, WITHIN, OUTER, ASIDE, TAKEN, PEOPLE, NAME, COUNTED, TOO_FAR };
    enum { N_PREPOSITIONS = 11, FAR = 20 };
    static const double LEAST = -1, MOST = 1.3, SOME = 6;
    const rf__doc *doc = a->doc;
    const rf__mention *m = &doc->mentions[o->here];
    rf__anchor anchor = rf__anchor_of(a->d);
    bool behind = m->phrase >= anchor.to;
    uint32_t end = m->phrase + m->n_phrase;
    uint32_t from = behind ? anchor.to : end, to = behind ? m->phrase : anchor.from;
    uint32_t words = to > from ? to - from : 0;
    rf__has(t, RF__PT_OWN, 0, 1);
    rf__has(t, RF__PT_OWN_KIND, o->kind, 1);
    rf__has(t, RF__PT_OWN_IN_CUE, 0, rf__is_in_cue(doc, a->s, m));
    rf__has(t, RF__PT_OWN_BEHIND, 0, behind);
    rf__has(t, RF__PT_OWN_AGAIN, 0, o->before != UINT32_MAX);
    double tie = tie_of(a, o->here);
    rf__has(t, RF__PT_OWN_TIE, TIE, fmax(LEAST, fmin(MOST, tie)));
    rf__has(t, RF__PT_OWN_TIE, BEST, tie >= a->best_tie);
    rf__has(t, RF__PT_OWN_TIE, AHEAD, tie >= a->best_tie ? fmin(1, tie - a->next_tie) : 0);
    uint32_t preposition = preposition_kind(m->preposition);
    rf__has(t, RF__PT_OWN_PREPOSITION, preposition + (behind ? N_PREPOSITIONS : 0), 1);
    rf__has(t, RF__PT_OWN_COUNTED, a->counted * N_PREPOSITIONS + preposition, 1);
    rf__has(t, RF__PT_OWN_NEAR, 0, exp(-(double)words / SOME));
    add_between(a, from, to, t);
    rf__has(t, RF__PT_OWN_IS, ONLY, a->n_own == 1 && rf__is_place(m));
    rf__has(t, RF__PT_OWN_IS, OPENS, m->phrase <= a->s->token + 2);
    rf__has(t, RF__PT_OWN_IS, HOLDS, has_own_within(a, o, all, n, true));
    rf__has(t, RF__PT_OWN_IS, WITHIN, has_own_within(a, o, all, n, false));
    rf__has(t, RF__PT_OWN_IS, OUTER, rf__is_outer(doc, a->s, o->here));
    rf__has(t, RF__PT_OWN_IS, ASIDE, m->aside);
    rf__has(t, RF__PT_OWN_IS, TAKEN, m->taken);
    rf__has(t, RF__PT_OWN_IS, PEOPLE, m->use == RF_NAME_DEMONYM);
    rf__has(t, RF__PT_OWN_IS, NAME, m->person);
    rf__has(t, RF__PT_OWN_IS, COUNTED, rf__is_of_others(doc, a->s, a->d, m, anchor));
    rf__has(t, RF__PT_OWN_IS, TOO_FAR, words > FAR);
}

static void look_at_own(asked *a, const rf__place_option *list, uint32_t n) {
    static const double LEAST = -1;
    a->best_tie = a->next_tie = LEAST;
    for (uint32_t k = 0; k < n; k++) {
        if (list[k].here == UINT32_MAX)
            continue;
        a->n_own += rf__is_place(&a->doc->mentions[list[k].here]);
        double tie = tie_of(a, list[k].here);
        if (tie > a->best_tie) {
            a->next_tie = a->best_tie;
            a->best_tie = tie;
        } else if (tie > a->next_tie) {
            a->next_tie = tie;
        }
    }
}

/* ---- other drafts ---- */

static bool is_same_code(const rf_claim *a, const rf_claim *b) {
    return a->kind == b->kind &&
           (a->kind == RF_EVENT ? a->event == b->event : a->indicator == b->indicator);
}

/* "killed 40 ... a toll of 42" */
static bool is_about(const rf_claim *a, const rf_claim *b) {
    static const double PART = 0.15;
    return a->kind == RF_FIGURE && fabs(a->low - b->low) <= PART * fmax(a->low, b->low);
}

static bool is_main(const rf__draft *d) {
    return d->claim.kind == RF_EVENT ? rf__is_violent(d->claim.event)
                                     : rf__is_harm(d->claim.indicator) && d->claim.flow != RF_STOCK;
}

static bool is_small(const rf__doc *doc, uint32_t mention) {
    return mention != UINT32_MAX && rf__is_small_place(doc, &doc->mentions[mention]);
}

static uint32_t bit_if(bool is, nearness how) { return is ? 1U << how : 0; }

static uint32_t option_at(const rf__doc *doc, const rf__place_option *list, uint32_t n,
                          uint32_t first) {
    uint32_t k = 0;
    while (k < n && doc->mentions[list[k].last].first != first)
        k++;
    return first == UINT32_MAX ? n : k;
}

static void see_before(asked *a, uint32_t draft, uint32_t option, bool last) {
    const rf__doc *doc = a->doc;
    const rf__draft *d = &doc->drafts[draft], *mine = a->d;
    others *o = &a->others;
    bool code = is_same_code(&d->claim, &mine->claim), here = d->sentence == mine->sentence;
    bool days = mine->claim.from != RF_NO_DATE && d->claim.from == mine->claim.from &&
                d->claim.to == mine->claim.to;
    o->n++;
    o->n_code += code;
    o->placed[option]++;
    o->code[option] += code;
    uint32_t once = bit_if(code, CODE) | bit_if(code && is_about(&d->claim, &mine->claim), AGAIN) |
                    bit_if(days, SAME_DAYS);
    o->near[option] |= once & ~o->once;
    o->once |= once;
    o->near[option] |= bit_if(mine->parent >= 0 && (uint32_t)mine->parent == draft, PARENT);
    if (last)
        o->near[option] |= bit_if(true, LAST) | bit_if(here, LAST_HERE) | bit_if(code, LAST_CODE) |
                           bit_if(doc->sentences[d->sentence].block == a->s->block, LAST_PARAGRAPH);
}

static void see_ahead(asked *a, const rf__place_option *list, uint32_t n, uint32_t from,
                      uint32_t end) {
    const rf__doc *doc = a->doc;
    for (uint32_t i = from; i < end && doc->drafts[i].sentence <= a->sentence + 1; i++) {
        const rf__draft *d = &doc->drafts[i];
        uint32_t k = option_at(doc, list, n, d->at_by_rule);
        bool here = d->sentence == a->sentence, event = d->claim.kind != a->d->claim.kind;
        if (k < n && d->sentence >= a->sentence)
            a->others.near[k] |= bit_if(here && !event, AHEAD_HERE) |
                                 bit_if(here && event, EVENT_HERE) | bit_if(!here, NEXT_SENTENCE);
    }
}

static void look_at_drafts(asked *a, uint32_t draft, const rf__place_option *list, uint32_t n) {
    enum { FIRST = 12 }; /* drafts */
    const rf__doc *doc = a->doc;
    others *o = &a->others;
    o->main = o->first = o->scene = UINT32_MAX;
    bool last = true;
    for (uint32_t i = draft, back = 0; i-- > 0 && back < RF__DRAFTS_BACK; back++) {
        const rf__draft *d = &doc->drafts[i];
        uint32_t k = option_at(doc, list, n, d->at_by_rule);
        if (d->sentence > a->sentence)
            continue;
        if (k < n)
            see_before(a, i, k, last);
        last = false;
    }
    for (uint32_t i = draft < FIRST ? draft : FIRST; i-- > 0;) {
        const rf__draft *d = &doc->drafts[i];
        if (d->at_by_rule == UINT32_MAX || d->claim.kind != RF_FIGURE)
            continue;
        if (is_main(d))
            o->main = d->at_by_rule;
        if (is_main(d) && is_small(doc, d->at_by_rule))
            o->scene = d->at_by_rule;
        if (is_same_code(&d->claim, &a->d->claim))
            o->first = d->at_by_rule;
    }
    const rf__sentence *end = &doc->sentences[doc->n_sentences - 1];
    uint32_t figures = end->figure + end->n_figures;
    for (uint32_t i = figures; i < doc->n_drafts && i < figures + FIRST && o->scene == UINT32_MAX;
         i++)
        if (is_main(&doc->drafts[i]) && is_small(doc, doc->drafts[i].at_by_rule))
            o->scene = doc->drafts[i].at_by_rule;
    if (a->d->claim.kind == RF_FIGURE)
        see_ahead(a, list, n, draft + 1, figures);
    see_ahead(a, list, n, rf__first_draft(doc, figures, doc->n_drafts, a->sentence), doc->n_drafts);
}

static void add_others(const asked *a, const rf__place_option *option, uint32_t k, rf__traits *t) {
    enum { MAIN, FIRST, SCENE };
    const others *o = &a->others;
    uint32_t first = a->doc->mentions[option->last].first;
    if (o->n)
        rf__has(t, RF__PT_PLACED, 0, (double)o->placed[k] / o->n);
    if (o->n_code)
        rf__has(t, RF__PT_PLACED_CODE, 0, (double)o->code[k] / o->n_code);
    for (uint32_t how = 0; how < N_NEARNESS; how++)
        if (o->near[k] >> how & 1)
            rf__has(t, RF__PT_DRAFTS_NEAR, how + (option->here != UINT32_MAX ? N_NEARNESS : 0), 1);
    rf__has(t, RF__PT_MAIN, MAIN * N_FLOW_KINDS + a->flow, o->main == first);
    rf__has(t, RF__PT_MAIN, FIRST * N_FLOW_KINDS + a->flow, o->first == first);
    rf__has(t, RF__PT_MAIN, SCENE * N_FLOW_KINDS + a->flow, o->scene == first);
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
    for (uint32_t i = s->token; i < s->token + s->n_tokens && !a.crisis; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS && word->entry->low < N_CRISES)
            a.crisis = (uint32_t)word->entry->low;
    }
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
    look_at_own(&a, list, n);
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
            add_own(&a, o, list, n, t);
        add_others(&a, o, k, t);
    }
    return rule;
}
