/* Gives each draft its place, and the origin and destination of people who moved.
 *
 * Each place named in the sentence is scored for how its position ties it to the number and its
 * trigger; the best one is the place. What the sentence leaves out is taken from the discourse: the
 * draft it is a part of, the place that earlier sentences of the paragraph were about, the heading
 * above, earlier paragraphs. Without any of these the claim only gets the report's country. */
#include "claim/mention.h"

#include <math.h>
#include <string.h>

/* Sentences that are looked back for a place. */
enum { LOOK_BACK = 16 };
/* After so many sentences a topic counts a third: of "the town", and of nothing. */
static const double REACH_OF_KIND = 6, REACH = 3, LEAST_SALIENCE = 0.12;

static const double LEAST_SCORE = -0.4;
/* A part of another figure keeps that figure's place unless its own is as near as this. */
/* Below this "the country" in the sentence is the better guess. */
static const double WEAK_SCORE = 0.2;
static const double SURE_SCORE = 0.9;

typedef struct span {
    uint32_t from, to;
} span;

/* The words of a figure: its noun phrase; of an event its trigger. */
static span anchor_of(const rf__draft *d) {
    if (d->quantity != UINT32_MAX && d->n_np)
        return (span){d->np, d->np + d->n_np};
    return (span){d->trigger, d->trigger + d->n_trigger};
}

static bool is_place(const rf__mention *m) {
    return !m->person && !m->actor && m->use == RF_NAME_PLACE;
}

/* ---- how a place is tied to an anchor ---- */

static double edge_cost(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                        span between) {
    double cost = 0;
    for (uint32_t i = between.from; i < between.to; i++) {
        char p = doc->tokens[i].punct;
        if (p == ';' || p == ':')
            cost += 0.5;
        else if (p == ',')
            cost += i + 1 < between.to && rf__function_at(doc, i + 1) == RF__F_AND ? 0.25 : 0.06;
        else if (rf__tag_at(doc, i, RF__C_SAY_VERB))
            cost += 0.3;
        switch (rf__function_at(doc, i)) {
        case RF__F_WHILE:
        case RF__F_BUT:
        case RF__F_IF:
            cost += 0.35;
            break;
        case RF__F_AS:
            cost += 0.2;
            break;
        case RF__F_WHO:
        case RF__F_WHICH:
        case RF__F_WHERE:
        case RF__F_THAT:
            cost += 0.12;
            break;
        default:
            break;
        }
    }
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        if (q != d->quantity && other->kind == RF__Q_COUNT && other->token >= between.from &&
            other->token < between.to)
            cost += 0.22;
    }
    return cost;
}

/* The word that governs a place from further left: a verb of saying or an office ("told a briefing
 * in Geneva", "the coordinator for Syria") ties it to the speaker. */
static bool belongs_to_speaker(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    for (uint32_t back = 1; back <= 7 && m->phrase >= s->token + back; back++) {
        uint32_t i = m->phrase - back;
        bool counted = rf__tag_at(doc, i, RF__C_NOUN) && !rf__tag_over(doc, i, RF__C_ORGANISATION);
        if (counted || doc->tokens[i].punct == ',' || doc->tokens[i].kind == RF__NUMERAL)
            return false;
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) || rf__tag_at(doc, i, RF__C_ROLE) ||
            rf__tag_over(doc, i, RF__C_ORGANISATION) || rf__tag_at(doc, i, RF__C_SAY_NOUN))
            return true;
        if (rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_TRIGGER))
            return false;
    }
    return false;
}

static bool is_outer(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    if (mention == s->mention)
        return false;
    const rf__mention *before = &doc->mentions[mention - 1];
    return is_place(before) && before->resolved != UINT32_MAX &&
           doc->resolve[before->resolved].within == (int32_t)doc->mentions[mention].resolved;
}

static double preposition_score(rf__function f) {
    switch (f) {
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_ACROSS:
    case RF__F_ON:
        return 0.3;
    case RF__F_NEAR:
    case RF__F_FROM:
    case RF__F_INTO:
    case RF__F_TO:
    case RF__F_TOWARDS:
    case RF__F_OVER:
        return 0.2;
    case RF__F_OF:
        return 0.1;
    case RF__F_NONE:
    case RF__F_AND:
        return 0.05;
    case RF__F_INCLUDING:
        return -0.4;
    default:
        return -0.1;
    }
}

/* "12 were killed in Sylhet, with 5 more in Sunamganj": the second place has a number of its own.
 */
static bool count_between(const rf__doc *doc, const rf__sentence *s, uint32_t a, uint32_t b) {
    uint32_t from = a < b ? a : b, to = a < b ? b : a;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        if (doc->quantities[q].kind == RF__Q_COUNT && doc->quantities[q].token > from &&
            doc->quantities[q].token < to)
            return true;
    return false;
}

/* Does a place named in the sentence lie within this one? Then that one is meant more exactly. */
static bool holds_another(const rf__doc *doc, const rf__sentence *s, const rf__mention *m,
                          span anchor) {
    if (m->place == RF_NO_PLACE)
        return false;
    rf_gaz_place outer = rf_gazetteer_get(doc->gazetteer, m->place);
    if (outer.kind != RF_GAZ_COUNTRY && outer.kind != RF_GAZ_ADMIN1)
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (other == m || !is_place(other) || other->place == RF_NO_PLACE ||
            other->place == m->place || (other->token > anchor.to) != (m->token > anchor.to) ||
            count_between(doc, s, m->token, other->token))
            continue;
        rf_gaz_place inner = rf_gazetteer_get(doc->gazetteer, other->place);
        if (strcmp(inner.country, outer.country) == 0 && inner.kind != RF_GAZ_COUNTRY &&
            (outer.kind == RF_GAZ_COUNTRY || strcmp(inner.admin1, outer.name) == 0) &&
            !belongs_to_speaker(doc, s, other))
            return true;
    }
    return false;
}

/* Does the place lie in the country of the report, if it has one? */
static bool of_report(const rf__doc *doc, const rf__mention *m, rf_gaz_place *ret) {
    *ret = rf_gazetteer_get(doc->gazetteer, m->place);
    return m->place == RF_NO_PLACE || !doc->country[0] || !doc->one_country || !ret->country[0] ||
           strcmp(ret->country, doc->country) == 0;
}

/* "Mulanje with 93,310", "South Darfur (20%)", "Herat: 12": the number is that of the place before.
 */
static bool heads_number(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    if (d->quantity == UINT32_MAX || m->preposition == RF__F_WITH)
        return false;
    uint32_t at = m->phrase + m->n_phrase, number = doc->quantities[d->quantity].phrase;
    if (at >= number || number - at > 2)
        return false;
    for (uint32_t i = at; i < number; i++) {
        rf__function f = rf__function_at(doc, i);
        char p = doc->tokens[i].punct;
        if (p != '(' && p != ':' && p != '-' && p != '|' && f != RF__F_WITH && f != RF__F_FOR)
            return false;
    }
    return true;
}

static double tie_to(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     uint32_t mention, span a) {
    const rf__mention *m = &doc->mentions[mention];
    span between = {0, 0};
    uint32_t m_end = m->phrase + m->n_phrase;
    double score = 0.6 + preposition_score(m->preposition);
    if (m_end <= a.from)
        between = (span){m_end, a.from};
    else if (m->phrase >= a.to)
        between = (span){a.to, m->phrase};
    uint32_t distance = between.to - between.from;
    bool opens = m->phrase <= s->token + 2 && rf__is_locative(m->preposition);
    if (opens && m_end <= a.from)
        distance = distance < 3 ? distance : 3; /* "In Maiduguri, ..." frames all that follows */
    score -= 0.025 * (distance < 24 ? distance : 24);
    score -= edge_cost(doc, s, d, between) * (opens ? 0.5 : 1);
    if (m->phrase >= a.to)
        score += 0.08;
    /* "..., Chattogram for five": the subject of what follows */
    if (m->phrase >= a.to && m->preposition == RF__F_NONE && m->phrase > s->token &&
        doc->tokens[m->phrase - 1].punct == ',')
        score -= 0.2;
    if (heads_number(doc, d, m))
        score += 0.45;
    if (is_outer(doc, s, mention))
        score -= 0.3;
    if (belongs_to_speaker(doc, s, m))
        score -= 0.5;
    if (holds_another(doc, s, m, a))
        score -= 0.45;
    rf_gaz_place place;
    if (!of_report(doc, m, &place))
        score -= 0.2;
    if (m->place != RF_NO_PLACE) {
        if (place.kind == RF_GAZ_COUNTRY)
            score -= m->n_phrase > m->n_tokens + 1 ? 0.1 : 0.2;
    } else {
        score -= 0.05;
    }
    return score;
}

static double tie(const rf__doc *doc, const rf__sentence *s, const rf__draft *d, uint32_t mention) {
    double score = tie_to(doc, s, d, mention, anchor_of(d));
    if (d->quantity == UINT32_MAX || d->parent >= 0)
        return score; /* the trigger of an inherited figure stands with its parent */
    span trigger = {d->trigger, d->trigger + d->n_trigger};
    bool here = d->trigger >= s->token && d->trigger < s->token + s->n_tokens;
    return here ? fmax(score, tie_to(doc, s, d, mention, trigger)) : score;
}

/* ---- lists: "Idlib province and western Aleppo" ---- */

static bool joined(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    uint32_t from = a->phrase + a->n_phrase;
    if (!is_place(b) || b->phrase < from || b->phrase - from > 2 || b->phrase == from)
        return false;
    for (uint32_t i = from; i < b->phrase; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f != RF__F_AND && f != RF__F_OR && doc->tokens[i].punct != ',')
            return false;
    }
    return true;
}

/* The tokens of the list that a mention stands in. A list has a conjunction; "A, B" alone says
 * where A lies. */
static span list_of(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    uint32_t first = mention, last = mention, end = s->mention + s->n_mentions;
    while (first > s->mention && joined(doc, &doc->mentions[first - 1], &doc->mentions[first]) &&
           is_place(&doc->mentions[first - 1]))
        first--;
    while (last + 1 < end && joined(doc, &doc->mentions[last], &doc->mentions[last + 1]))
        last++;
    const rf__mention *a = &doc->mentions[first], *b = &doc->mentions[last];
    const rf__mention *own = &doc->mentions[mention];
    span list = {a->phrase, b->phrase + b->n_phrase};
    for (uint32_t i = list.from; i < list.to; i++) {
        rf__function f = rf__function_at(doc, i);
        bool inside = false;
        for (uint32_t k = first; k <= last && !inside; k++)
            inside = i >= doc->mentions[k].phrase &&
                     i < doc->mentions[k].phrase + doc->mentions[k].n_phrase;
        if (!inside && (f == RF__F_AND || f == RF__F_OR))
            return list;
    }
    return (span){own->phrase, own->phrase + own->n_phrase};
}

/* ---- filling in ---- */

/* The country of a place that the gazetteer lacks: one that its sentence names, else the report's.
 */
static const char *country_beside(const rf__doc *doc, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    const char *found = NULL;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (other->place == RF_NO_PLACE || other->person || other->use != RF_NAME_PLACE)
            continue;
        rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, other->place);
        if (!place.country[0])
            continue;
        if (found && strcmp(found, place.country) != 0) {
            found = NULL; /* two countries: which is not said */
            break;
        }
        found = place.country;
    }
    return found ? found : doc->country[0] ? doc->country : NULL;
}

static rf_err fill(rf__doc *doc, uint32_t mention, double sure, rf_claim_place *ret) {
    const rf__mention *m = &doc->mentions[mention];
    span list = list_of(doc, &doc->sentences[m->sentence], mention);
    *ret = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    ret->text = rf__doc_slice(doc, list.from, list.to - list.from);
    if (!ret->text)
        return RF_ERR_NOMEM;
    ret->country = country_beside(doc, m);
    ret->confidence = 0.3 * sure;
    if (m->place == RF_NO_PLACE)
        return RF_OK;
    rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, m->place);
    ret->name = place.name;
    ret->id = place.id;
    ret->admin1 = place.admin1[0] ? place.admin1 : NULL;
    if (place.country[0])
        ret->country = place.country;
    ret->kind = place.kind;
    ret->lat_deg = place.lat_deg;
    ret->lon_deg = place.lon_deg;
    ret->confidence = (double)m->confidence * sure;
    return RF_OK;
}

static void fill_country(const rf__doc *doc, rf_claim_place *ret) {
    *ret = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    ret->country = doc->country[0] ? doc->country : NULL;
}

/* ---- within the sentence ---- */

/* The first cell of a row names what the row is about. */
static uint32_t row_head(const rf__doc *doc, const rf__sentence *s) {
    if (doc->report->blocks[s->block].kind != RF_BLOCK_TABLE_ROW || !s->n_mentions)
        return UINT32_MAX;
    const rf__mention *m = &doc->mentions[s->mention];
    for (uint32_t i = s->token; i < m->token; i++)
        if (doc->tokens[i].punct == '\t' || (doc->tokens[i].punct == '|' && i > s->token))
            return UINT32_MAX;
    return m->use == RF_NAME_PLACE ? s->mention : UINT32_MAX;
}

static uint32_t best_in_sentence(const rf__doc *doc, const rf__draft *d, double *ret_score) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t best = row_head(doc, s);
    *ret_score = 1;
    if (best != UINT32_MAX)
        return best;
    *ret_score = LEAST_SCORE;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        if (!is_place(&doc->mentions[i]))
            continue;
        rf_gaz_place place;
        if (belongs_to_speaker(doc, s, &doc->mentions[i]) &&
            !of_report(doc, &doc->mentions[i], &place))
            continue;
        double score = tie(doc, s, d, i);
        if (score > *ret_score) {
            *ret_score = score;
            best = i;
        }
    }
    return best;
}

/* ---- origin and destination ---- */

static bool moves(rf_indicator indicator) {
    switch (indicator) {
    case RF_DISPLACED:
    case RF_EVACUATED:
    case RF_RELOCATED:
    case RF_RETURNED:
    case RF_CROSSED_BORDER:
    case RF_TROOPS:
        return true;
    default:
        return false;
    }
}

/* Nothing between the trigger and a place but words that may stand there ("fled on foot to"): no
 * other verb, no new clause. */
static bool governed_by(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    uint32_t from = d->trigger + d->n_trigger;
    if (m->phrase < from)
        return false;
    uint32_t n_words = 0;
    for (uint32_t i = from; i < m->phrase; i++) {
        if (doc->tokens[i].punct == ';' || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        if (verb && verb->entry->form != RF__ING && !rf__tag_at(doc, i, RF__C_NOUN) && i > from &&
            rf__function_at(doc, i) == RF__F_NONE && verb->n == 1 && verb->entry->form != RF__BASE)
            return false;
        n_words += doc->tokens[i].kind == RF__WORD;
    }
    return n_words <= 18;
}

/* "fled Bria", "left El Fasher": the object of an active verb of moving. */
static bool is_left_behind(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    const rf__tag *verb = rf__tag_at(doc, d->trigger, RF__C_VERB);
    return verb && verb->entry->flags & RF__SUBJECT && m->phrase == d->trigger + d->n_trigger &&
           m->preposition != RF__F_IN;
}

static rf_err give_journey(rf__doc *doc, rf__draft *d, uint32_t *ret_from, uint32_t *ret_to) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    *ret_from = *ret_to = UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->person || m->use != RF_NAME_PLACE)
            continue;
        bool after = governed_by(doc, d, m);
        bool in_np = d->n_np && m->phrase > d->np && m->phrase < d->np + d->n_np + 4 &&
                     m->phrase < d->trigger;
        if (*ret_from == UINT32_MAX &&
            ((m->preposition == RF__F_FROM && (after || in_np)) || is_left_behind(doc, d, m)))
            *ret_from = i;
        if (*ret_to == UINT32_MAX && after &&
            (m->preposition == RF__F_TO || m->preposition == RF__F_INTO ||
             m->preposition == RF__F_TOWARDS))
            *ret_to = i;
    }
    rf_err err = RF_OK;
    if (*ret_from != UINT32_MAX)
        err = fill(doc, *ret_from, 0.9, &d->claim.origin);
    if (!err && *ret_to != UINT32_MAX)
        err = fill(doc, *ret_to, 0.9, &d->claim.destination);
    return err;
}

/* ---- from the discourse ---- */

/* The place that a sentence is most about: named with a preposition, in the country of the report,
 * not the country itself where something smaller is named. kind: only places of it. */
static uint32_t topic_of(const rf__doc *doc, const rf__sentence *s, rf_gaz_kind kind) {
    uint32_t best = UINT32_MAX;
    double best_score = 0;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf_gaz_place place;
        if (!is_place(m) || !of_report(doc, m, &place))
            continue;
        if (kind != RF_GAZ_UNKNOWN && place.kind != kind)
            continue;
        double score = 1 + preposition_score(m->preposition);
        if (place.kind == RF_GAZ_COUNTRY)
            score -= 0.4;
        if (is_outer(doc, s, i))
            score -= 0.3;
        if (belongs_to_speaker(doc, s, m))
            score -= 0.6;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

static const rf__draft *draft_before(const rf__doc *doc, uint32_t draft, uint32_t sentence) {
    for (uint32_t i = draft; i-- > 0;) {
        const rf__draft *d = &doc->drafts[i];
        if (d->sentence < sentence)
            break;
        if (d->sentence == sentence && d->claim.place.text)
            return d;
    }
    return NULL;
}

/* Words of a sentence that point to a place without naming it. */
typedef struct pointer {
    bool country; /* "nationwide", "the war" */
    bool there;
    rf_gaz_kind kind; /* "the town": one of this kind, named before */
} pointer;

static pointer pointer_in(const rf__doc *doc, const rf__sentence *s) {
    pointer p = {.kind = RF_GAZ_UNKNOWN};
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_PLACE_WORD);
        if (word && word->entry->text && strcmp(word->entry->text, "country") == 0)
            p.country = true;
        else if (word)
            p.there = true;
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (!kind || kind->entry->flags & RF__PLURAL || i == s->token ||
            kind->entry->code == RF_GAZ_POINT)
            continue;
        rf__function f = rf__function_at(doc, i - 1);
        bool named =
            i + kind->n < s->token + s->n_tokens && rf__function_at(doc, i + kind->n) == RF__F_OF;
        if ((f == RF__F_THE || f == RF__F_THIS) && !named)
            p.kind = (rf_gaz_kind)kind->entry->code;
    }
    return p;
}

/* Weight of a mention as a name of the country; 0: it is none. */
static double names_country(const rf__doc *doc, const rf__mention *m, const char *country) {
    if (m->place == RF_NO_PLACE)
        return 0;
    rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, m->place);
    if (strcmp(place.country, country) != 0)
        return 0;
    if (m->use == RF_NAME_DEMONYM)
        return 0.5;
    if (place.kind == RF_GAZ_COUNTRY)
        return 1000;
    return place.kind == RF_GAZ_ADMIN1 && !m->person ? 1 : 0;
}

/* The name under which the report speaks of its country; where it never does, of the largest place
 * in it that it names most. In a roundup, the country that was named last. */
static uint32_t name_of_country(const rf__doc *doc, uint32_t sentence) {
    uint32_t best = UINT32_MAX;
    double most = 0;
    const rf__sentence *s = &doc->sentences[sentence];
    for (uint32_t i = s->mention; !doc->one_country && i-- > 0;) {
        const rf__mention *m = &doc->mentions[i];
        if (m->place != RF_NO_PLACE && !m->person && !m->actor && m->use == RF_NAME_PLACE &&
            rf_gazetteer_get(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY)
            return i;
    }
    for (uint32_t i = 0; i < doc->n_mentions && most < 1000; i++) {
        double weight = names_country(doc, &doc->mentions[i], doc->country);
        for (uint32_t k = 0; k < i && weight < 1000 && weight >= 1; k++)
            weight += doc->mentions[k].place == doc->mentions[i].place;
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best;
}

static rf_err fill_nation(rf__doc *doc, uint32_t sentence, rf_claim_place *ret) {
    uint32_t mention = name_of_country(doc, sentence);
    if (mention == UINT32_MAX) {
        fill_country(doc, ret);
        return RF_OK;
    }
    rf_err err = fill(doc, mention, 0.5, ret);
    const rf__mention *m = &doc->mentions[mention];
    if (!err && m->use == RF_NAME_DEMONYM)
        ret->text = ret->name; /* only "Burkinabe" is written */
    else if (!err && !(ret->text = rf__doc_slice(doc, m->token, m->n_tokens)))
        err = RF_ERR_NOMEM;
    return err;
}

/* The place that the sentences before were about: each time one was the topic counts, less the
 * longer ago it was. kind: only places of it. `reach`: after so many sentences a topic counts a
 * third. */
static uint32_t look_back(const rf__doc *doc, uint32_t s, rf_gaz_kind kind, double reach,
                          double *ret_sure) {
    uint32_t topics[LOOK_BACK + 1];
    double weights[LOOK_BACK + 1], best_weight = 0;
    uint32_t n = 0, best = UINT32_MAX, block = doc->sentences[s].block;
    rf_block_kind own = doc->report->blocks[block].kind;
    bool item = own == RF_BLOCK_BULLET || own == RF_BLOCK_TABLE_ROW;
    for (uint32_t back = 1; back <= LOOK_BACK && back <= s; back++) {
        uint32_t at = back == LOOK_BACK ? 0 : s - back; /* the last look is at the title */
        bool same_block = doc->sentences[at].block == block;
        rf_block_kind other = doc->report->blocks[doc->sentences[at].block].kind;
        /* Items of a list stand side by side: their common place is that of the heading. */
        if (item && !same_block && other == own)
            continue;
        uint32_t topic = topic_of(doc, &doc->sentences[at], kind);
        if (topic == UINT32_MAX)
            continue;
        double weight = exp(-(double)(back - 1) / reach) + (at == 0 ? 0.25 : 0);
        if (other == RF_BLOCK_HEADING && !same_block)
            weight += 0.3;
        uint32_t k = 0;
        while (k < n && (doc->mentions[topics[k]].place != doc->mentions[topic].place ||
                         doc->mentions[topic].place == RF_NO_PLACE))
            k++;
        if (k == n) {
            topics[n] = topic;
            weights[n++] = 0;
        }
        weights[k] += weight;
    }
    for (uint32_t k = 0; k < n; k++)
        if (weights[k] > best_weight) {
            best_weight = weights[k];
            best = topics[k];
        }
    *ret_sure = fmin(0.7, 0.3 + 0.3 * best_weight);
    return best_weight >= LEAST_SALIENCE ? best : UINT32_MAX;
}

static rf_err from_discourse(rf__doc *doc, uint32_t draft, rf_claim_place *ret) {
    uint32_t s = doc->drafts[draft].sentence;
    pointer p = pointer_in(doc, &doc->sentences[s]);
    double sure;
    uint32_t topic = UINT32_MAX;
    if (p.kind != RF_GAZ_UNKNOWN)
        topic = look_back(doc, s, p.kind, REACH_OF_KIND, &sure);
    if (topic == UINT32_MAX && p.country && !p.there)
        return fill_nation(doc, s, ret);
    if (topic == UINT32_MAX)
        topic = look_back(doc, s, RF_GAZ_UNKNOWN, p.there ? REACH_OF_KIND : REACH, &sure);
    return topic == UINT32_MAX ? fill_nation(doc, s, ret) : fill(doc, topic, sure, ret);
}

/* "82 Palestinians", "20.7 million Yemenis": people of the report's country. */
static bool counts_nationals(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions && d->n_np; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf_gaz_place place;
        if (m->use == RF_NAME_DEMONYM && m->token >= d->np && m->token < d->np + d->n_np &&
            of_report(doc, m, &place) && !m->person)
            return true;
    }
    return false;
}

/* "Gaza's health ministry said": whose authority speaks of its area. */
static uint32_t speaker_of_place(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t after = m->token + m->n_tokens;
        rf_gaz_place place;
        if (m->use == RF_NAME_PLACE && m->place != RF_NO_PLACE && of_report(doc, m, &place) &&
            after + 1 < s->token + s->n_tokens && rf__function_at(doc, after) == RF__F_POSSESSIVE)
            return i;
    }
    return UINT32_MAX;
}

static rf_err give_place(rf__doc *doc, uint32_t index) {
    rf__draft *d = &doc->drafts[index];
    uint32_t from = UINT32_MAX, to = UINT32_MAX;
    rf_err err = RF_OK;
    d->claim.origin = d->claim.destination = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    fill_country(doc, &d->claim.place);
    if (d->claim.kind == RF_FIGURE && moves(d->claim.indicator))
        err = give_journey(doc, d, &from, &to);
    if (err)
        return err;
    double score;
    uint32_t best = best_in_sentence(doc, d, &score);
    const rf__draft *parent = d->parent >= 0 ? &doc->drafts[d->parent] : NULL;
    if (parent && parent->claim.place.text && score < SURE_SCORE && (uint32_t)d->parent < index) {
        d->claim.place = parent->claim.place;
        return RF_OK;
    }
    if (best == to && from != UINT32_MAX)
        best = from;
    if (best != UINT32_MAX && score < WEAK_SCORE &&
        pointer_in(doc, &doc->sentences[d->sentence]).country)
        return fill_nation(doc, d->sentence, &d->claim.place);
    if (best == UINT32_MAX)
        best = speaker_of_place(doc, &doc->sentences[d->sentence]);
    if (best != UINT32_MAX)
        return fill(doc, best, score > 0.6 ? 1 : 0.8, &d->claim.place);
    const rf__draft *before = draft_before(doc, index, d->sentence);
    if (before) {
        d->claim.place = before->claim.place;
        return RF_OK;
    }
    if (counts_nationals(doc, d))
        return fill_nation(doc, d->sentence, &d->claim.place);
    return from_discourse(doc, index, &d->claim.place);
}

rf_err rf__give_places(rf__doc *doc) {
    if (!doc->gazetteer)
        return RF_OK;
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf_err err = give_place(doc, i);
        if (err)
            return err;
    }
    return RF_OK;
}
