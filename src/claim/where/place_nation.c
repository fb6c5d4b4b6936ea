/* The country of a report, or of a part of it, by the name under which it speaks of it. */
#include "claim/figure/figure.h"
#include "claim/name/name_other.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* Weight of a mention as a name of the country; 0: it is none. */
static double names_country(const rf__doc *doc, const rf__mention *m, const char *country) {
    if (m->place == RF_NO_PLACE)
        return 0;
    rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
    if (strcmp(place.country, country) != 0)
        return 0;
    if (m->use == RF_NAME_DEMONYM || rf__owns_outlet(doc, m))
        return 0.5;
    if (place.kind == RF_GAZ_COUNTRY)
        return 1000;
    return place.kind == RF_GAZ_ADMIN1 && !m->person ? 1 : 0;
}

/* Regions of one country: how often each was named. Those beyond the room are not counted. */
enum { MOST_REGIONS = 64, SEVERAL = 3 };
typedef struct tally {
    rf_place_id regions[MOST_REGIONS];
    uint32_t counts[MOST_REGIONS], n;
} tally;

/* How often it was named before. */
static uint32_t count_region(tally *t, rf_place_id place) {
    uint32_t i = 0;
    while (i < t->n && t->regions[i] != place)
        i++;
    if (i == MOST_REGIONS)
        return 0;
    if (i == t->n) {
        t->regions[i] = place;
        t->counts[t->n++] = 0;
    }
    return t->counts[i]++;
}

/* The name under which the report speaks of its country; where it never does, of the largest place
 * in it that it names most. */
static uint32_t name_of_country(const rf__doc *doc) {
    uint32_t best = UINT32_MAX;
    double most = 0;
    tally regions = {.n = 0};
    for (uint32_t i = 0; i < doc->n_mentions && most < 1000; i++) {
        double weight = names_country(doc, &doc->mentions[i], doc->country);
        if (weight == 1)
            weight += count_region(&regions, doc->mentions[i].place);
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    bool one_region = most >= 1 && most <= 1; /* named once: it is not the whole */
    /* a report on several regions is of the country that holds them */
    bool several = most >= 1 && most < 1000 && regions.n >= SEVERAL;
    return one_region || several ? UINT32_MAX : best;
}

static bool names_any_country(const rf__doc *doc, const rf__mention *m) {
    bool acts = m->actor && !rf__place_speaks(doc, m);
    return m->place != RF_NO_PLACE && !m->person && !acts && m->use == RF_NAME_PLACE &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY &&
           !rf__owns_outlet(doc, m);
}

/* In a roundup it is the country that was named last. */
void rf__doc_nations(rf__doc *doc) {
    uint32_t nation = name_of_country(doc), at = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        for (; !doc->one_country && at < doc->sentences[s].mention; at++)
            if (names_any_country(doc, &doc->mentions[at]))
                nation = at;
        doc->sentences[s].nation = nation;
    }
}

rf_err rf__fill_land(rf__doc *doc, uint32_t mention, rf_claim_place *ret) {
    rf_err err = rf__fill_place(doc, mention, 0.5, ret);
    const rf__mention *m = &doc->mentions[mention];
    if (!err && rf__is_name_of_people(doc, m))
        ret->text = ret->name; /* only "Burkinabe" is written */
    else if (!err && !(ret->text = rf__doc_slice(doc, m->token, m->n_tokens)))
        err = RF_ERR_NOMEM;
    return err;
}

/* "Norland deployed troops in the north of the country": a country that does something at home;
 * UINT32_MAX: none. */
static uint32_t subject_at_home(const rf__doc *doc, const rf__sentence *s) {
    uint32_t first = s->mention;
    if (doc->one_country || !s->n_mentions || !(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return UINT32_MAX;
    const rf__mention *m = &doc->mentions[first];
    bool country = m->token == s->token && m->actor && !m->person && m->use == RF_NAME_PLACE &&
                   m->place != RF_NO_PLACE && !rf__place_speaks(doc, m) &&
                   rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
    return country && rf__pointer_in(doc, s).country ? first : UINT32_MAX;
}

rf_err rf__fill_nation(rf__doc *doc, uint32_t sentence, rf_claim_place *ret) {
    const rf__sentence *s = &doc->sentences[sentence];
    uint32_t subject = subject_at_home(doc, s);
    if (subject != UINT32_MAX)
        return rf__fill_land(doc, subject, ret);
    bool headed = s->section != UINT32_MAX && strcmp(s->country, doc->country) != 0;
    uint32_t mention = headed ? s->section : s->nation;
    if (mention != UINT32_MAX)
        return rf__fill_land(doc, mention, ret);
    rf__fill_country(doc, sentence, ret);
    return RF_OK;
}

/* Does a sentence tell of its own fight or strike, or of days other than one or two? */
static bool tells_other(const rf__doc *doc, const rf__sentence *s, const rf__draft *d) {
    enum { DAYS = 2 };
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (!time->of_speech && (time->kind == RF__TIME_SINCE || time->from == RF_NO_DATE ||
                                 time->to == RF_NO_DATE || rf__days_of(time) > DAYS))
            return true;
    }
    for (const rf__draft *e = d; e < doc->drafts + doc->n_drafts && e->sentence == d->sentence; e++)
        if (e->quantity == UINT32_MAX &&
            (e->claim.event == RF_BATTLE || rf__is_strike(e->claim.event)))
            return true;
    return false;
}

bool rf__is_of_blow_told(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    if (best != UINT32_MAX &&
        (!rf__is_country(doc, best) ||
         rf__function_at(doc, doc->mentions[best].token + doc->mentions[best].n_tokens) !=
             RF__F_POSSESSIVE))
        return false;
    const rf__sentence *s = &doc->sentences[d->sentence], *told = s - 1;
    const rf_claim *claim = &d->claim;
    rf_indicator v = claim->indicator;
    if (d->quantity == UINT32_MAX || d->n_head || !d->sentence || claim->flow != RF_NEW ||
        claim->side || (v != RF_KILLED && v != RF_INJURED && v != RF_MISSING) ||
        told->block + 1 < s->block)
        return false;
    uint32_t topic = rf__topic_of(doc, told, RF_GAZ_UNKNOWN, told->block != s->block);
    const uint64_t blow = RF__BIT(RF__C_EVENT_WORD) | RF__BIT(RF__C_TIME_WORD);
    if (topic == UINT32_MAX || rf__is_wide_place(doc, topic) || !(told->classes & blow))
        return false;
    rf_block_kind kind = doc->report->blocks[told->block].kind;
    return (kind == RF_BLOCK_PARAGRAPH || told->block == s->block) && !tells_other(doc, s, d) &&
           !rf__pointer_in(doc, s).country;
}

/* "| The government put the death toll at 598": a sum that those who govern the land tell in a
 * paragraph of its own is not of the town told of last. */
bool rf__is_toll_of_land(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    enum { FIRST = 3 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->claim.flow != RF_CUMULATIVE || s->n_mentions ||
        !rf__hurts_people(d->claim.indicator) || rf__is_wide_place(doc, topic) ||
        doc->sentences[doc->mentions[topic].sentence].block == s->block)
        return false;
    bool toll = false, state = false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++) {
        const rf__tag *body = rf__tag_at(doc, i, RF__C_ACTOR);
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TRIGGER);
        state |= i < s->token + FIRST && body && body->entry->flags & RF__STATE_ACTOR;
        toll |= word && word->entry->pattern == RF__P_TOLL &&
                rf__hurts_people((rf_indicator)word->entry->indicator);
    }
    return toll && state;
}
