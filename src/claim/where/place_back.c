/* Back to the place that the sentences, the headings and the title before were about. */
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

static const double AFTER_HEADING = 0.22; /* what a place of the section before counts */
static const double NEIGHBOUR = 0.3;      /* "in neighbouring Norland", told of in passing */
static const double LAND_OF_DEED = 0.6;   /* a country, of what was done at one place of it */
static const double ASIDE = 0.7;          /* where a speaker is, where a quake had its centre */
static const double LEAST_SALIENCE = 0.2;

/* Places that the gazetteer lacks are one when their names are. */
static bool same_name(const rf__doc *doc, uint32_t a, uint32_t b) {
    const rf__mention *x = &doc->mentions[a], *y = &doc->mentions[b];
    if (x->place != RF_NO_PLACE || y->place != RF_NO_PLACE)
        return x->place == y->place;
    return x->n_tokens == y->n_tokens && doc->tokens[x->token].hash == doc->tokens[y->token].hash;
}

static bool is_item(rf_block_kind kind) {
    return kind == RF_BLOCK_BULLET || kind == RF_BLOCK_TABLE_ROW;
}

/* "Homa Bay: 1,770": an item of a list of places, though no mark begins it. */
static bool labels_itself(const rf__doc *doc, uint32_t sentence) {
    const rf__sentence *s = &doc->sentences[sentence];
    rf_block_kind kind = doc->report->blocks[s->block].kind;
    return (kind == RF_BLOCK_PARAGRAPH || kind == RF_BLOCK_HEADING) && s->n_quantities &&
           s->section >= s->mention && s->section < s->mention + s->n_mentions && s->n_tokens <= 14;
}

/* The title, or a line at the head that stands for one: "BALANCE: FIRES IN THE QUEL REGION". */
static bool is_title(const rf__doc *doc, uint32_t sentence) {
    enum { HEAD = 5, LONGEST = 24 };
    const rf__sentence *s = &doc->sentences[sentence];
    rf_block_kind kind = doc->report->blocks[s->block].kind;
    if (kind == RF_BLOCK_TITLE)
        return true;
    bool alone = (!sentence || s[-1].block != s->block) &&
                 (sentence + 1 >= doc->n_sentences || s[1].block != s->block);
    return sentence < HEAD && alone && s->n_tokens <= LONGEST &&
           doc->tokens[s->token + s->n_tokens - 1].punct != '.' &&
           (kind == RF_BLOCK_HEADING || kind == RF_BLOCK_PARAGRAPH) &&
           !(s->classes & RF__BIT(RF__C_VERB));
}

/* "He added that", "It said": a paragraph that goes on with what the one before told. */
static bool goes_on(const rf__doc *doc, const rf__sentence *s) {
    rf__function f = rf__function_at(doc, s->token);
    return f == RF__F_HE || f == RF__F_SHE || f == RF__F_IT || f == RF__F_THEY;
}

/* "A jet bombed a village in Kesh region. It flew over Gorsk": the one town or village among the
 * places told of, which the region or country that was told of most holds; else that. */
static uint32_t only_town(const rf__doc *doc, const uint32_t *topics, uint32_t n, uint32_t wide) {
    uint32_t found = UINT32_MAX;
    for (uint32_t k = 0; k < n; k++) {
        const rf__mention *m = &doc->mentions[topics[k]];
        if (rf__is_wide_place(doc, topics[k]))
            continue;
        const rf__sentence *s = &doc->sentences[m->sentence];
        bool told = doc->tokens[s->token + s->n_tokens - 1].kind == RF__PUNCT && /* no address */
                    !rf__is_in_cue(doc, s, m);
        if (found != UINT32_MAX || m->aside || !told)
            return wide;
        found = topics[k];
    }
    if (found == UINT32_MAX || doc->mentions[wide].place == RF_NO_PLACE)
        return wide;
    rf_place_id town = doc->mentions[found].place;
    rf_gaz_place outer = rf_gazetteer_get(doc->gazetteer, doc->mentions[wide].place);
    if (town == RF_NO_PLACE)
        return found;
    rf_gaz_place inner = rf_gazetteer_get(doc->gazetteer, town);
    bool holds = !strcmp(inner.country, outer.country) &&
                 (outer.kind != RF_GAZ_ADMIN1 || !strcmp(inner.admin1, outer.name));
    return holds ? found : wide;
}

/* "Flood in Gorsk: ... The Tarsa quarter was cut off. | The agency said 300 houses are gone": a new
 * paragraph is of the title's town rather than of a small place that the gazetteer lacks. */
static uint32_t town_of_title(const rf__doc *doc, const uint32_t *topics, uint32_t n,
                              uint32_t small) {
    const rf__mention *part = &doc->mentions[small];
    const rf__tag *kind = rf__tag_at(doc, part->token + part->n_tokens, RF__C_PLACE_KIND);
    if (part->place != RF_NO_PLACE || part->sentence == 0 || !kind)
        return small;
    for (uint32_t k = 0; k < n; k++) {
        const rf__mention *m = &doc->mentions[topics[k]];
        bool town = m->place != RF_NO_PLACE &&
                    rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_TOWN;
        for (uint32_t i = 0; town && i < doc->n_mentions && doc->mentions[i].sentence == 0; i++)
            if (doc->mentions[i].place == m->place)
                return topics[k];
    }
    return small;
}

uint32_t rf__look_back(const rf__doc *doc, uint32_t s, rf_gaz_kind kind, double reach, bool deed,
                       double *ret_sure) {
    uint32_t topics[RF__LOOK_BACK + 1];
    double weights[RF__LOOK_BACK + 1], best_weight = 0;
    uint32_t n = 0, best = UINT32_MAX, block = doc->sentences[s].block;
    rf_block_kind own = doc->report->blocks[block].kind;
    bool item = is_item(own);
    double section = 1; /* what a topic from before a heading still counts */
    for (uint32_t back = 1; back <= RF__LOOK_BACK && back <= s; back++) {
        uint32_t at = back == RF__LOOK_BACK ? 0 : s - back; /* the last look is at the title */
        bool same_block = doc->sentences[at].block == block;
        rf_block_kind other = doc->report->blocks[doc->sentences[at].block].kind;
        /* Items of a list stand side by side: their common place is that of the heading. */
        if (!same_block && is_item(other) && (item || at > 0))
            continue;
        if (!same_block && labels_itself(doc, at))
            continue;
        if (other == RF_BLOCK_HEADING && !same_block)
            section = fmin(section, AFTER_HEADING);
        uint32_t topic = rf__topic_of(doc, &doc->sentences[at], kind, !same_block);
        if (topic == UINT32_MAX || rf__is_where_carried(doc, topic))
            continue;
        bool aside = doc->mentions[topic].aside || rf__is_of_hospital(doc, topic);
        double weight = section * exp(-(double)(back - 1) / reach) * (aside ? ASIDE : 1);
        if (other == RF_BLOCK_TITLE ||
            (is_title(doc, at) && rf__is_wide_place(doc, topic) &&
             !rf__is_country(doc, topic))) /* "the city" is that of the title */
            weight += kind != RF_GAZ_UNKNOWN ? 1 : 0.25;
        if (!same_block && rf__is_neighbour(doc, topic))
            weight *= NEIGHBOUR;
        if (deed && !same_block && rf__is_country(doc, topic))
            weight *= LAND_OF_DEED;
        uint32_t from, to; /* "The group, which began in Norland, has ..." */
        bool relative =
            rf__relative_over(doc, &doc->sentences[at], doc->mentions[topic].phrase, &from, &to) &&
            doc->sentences[at].n_mentions == 1;
        if (relative)
            weight *= ASIDE * ASIDE;
        bool next = same_block || (other == RF_BLOCK_PARAGRAPH && goes_on(doc, &doc->sentences[s]));
        if (next && back == 1 && !rf__is_country(doc, topic) && !aside && !relative)
            weight += kind == RF_GAZ_TOWN && same_block ? 1.6 : 0.8;
        else if (kind == RF_GAZ_TOWN && back == 1 && other == RF_BLOCK_PARAGRAPH && !aside)
            weight += 0.8; /* "the city": rather that which the sentence before told of */
        if (other == RF_BLOCK_HEADING && !same_block)
            weight += 0.3;
        uint32_t k = 0;
        while (k < n && !same_name(doc, topics[k], topic))
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
    if (deed && best != UINT32_MAX && rf__is_wide_place(doc, best))
        best = only_town(doc, topics, n, best);
    else if (best != UINT32_MAX && s && doc->sentences[s - 1].block != block)
        best = town_of_title(doc, topics, n, best);
    *ret_sure = fmin(0.7, 0.3 + 0.3 * best_weight);
    return best_weight >= LEAST_SALIENCE ? best : UINT32_MAX;
}

uint32_t rf__place_of_kind(const rf__doc *doc, uint32_t sentence, rf_gaz_kind kind,
                           double *ret_sure) {
    return rf__look_back(doc, sentence, kind, RF__REACH_OF_KIND, false, ret_sure);
}

bool rf__is_main_place(const rf__doc *doc, uint32_t sentence, uint32_t topic) {
    static const double ALL_ALIKE = 1000, TWICE = 0.67;
    double sure = 0.7;
    uint32_t most = rf__look_back(doc, sentence, RF_GAZ_UNKNOWN, ALL_ALIKE, false, &sure);
    return most != UINT32_MAX && same_name(doc, most, topic) && sure >= TWICE;
}

uint32_t rf__topic_of_title(const rf__doc *doc, bool any) {
    uint32_t country = UINT32_MAX; /* unless a line beside it names a part of it */
    for (uint32_t s = 0; s < doc->n_sentences && s < 3; s++) {
        if (!is_title(doc, s))
            continue;
        uint32_t topic = rf__topic_of(doc, &doc->sentences[s], RF_GAZ_UNKNOWN, false);
        if (topic == UINT32_MAX || (!any && !rf__is_wide_place(doc, topic)))
            continue;
        if (!rf__is_country(doc, topic))
            return topic;
        country = topic;
    }
    return country;
}
