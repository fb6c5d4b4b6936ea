/* The place of a figure whose sentence names none: what the sentences, the paragraph and the
 * heading before it were about; else the country. */
#include "claim/name/name_other.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

/* Sentences that are looked back for a place. */
enum { LOOK_BACK = 16 };
/* After so many sentences a topic counts a third: of "the town", and of nothing. */
static const double AFTER_HEADING = 0.3; /* what a place of the section before counts */
static const double NEIGHBOUR = 0.3;     /* "in neighbouring Norland", told of in passing */
static const double LAND_OF_DEED = 0.6;  /* a country, of what was done at one place of it */
static const double ASIDE = 0.7;         /* where a speaker is, where a quake had its centre */
static const double REACH_OF_KIND = 6, REACH = 3, LEAST_SALIENCE = 0.2;

/* "Dead: 10 (5 in Kherson, 5 in Mykolaiv)": of a part, not of the whole. */
static bool is_of_part(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH_OF_BRACKET = 24 };
    uint32_t open = m->token;
    for (uint32_t n = 0; n < REACH_OF_BRACKET && open > s->token; n++, open--)
        if (doc->tokens[open].punct == '(' || doc->tokens[open].punct == ')')
            break;
    return doc->tokens[open].punct == '(' && rf__count_between(doc, s, open, m->token);
}

/* Is a mention that of a town or camp, known or not? */
static bool is_small(const rf__doc *doc, const rf__mention *m) {
    rf_gaz_kind kind = m->place == RF_NO_PLACE ? doc->resolve[m->resolved].kind_hint
                                               : rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    return kind == RF_GAZ_TOWN || kind == RF_GAZ_CAMP;
}

/* "In Norland province, rebels took the village of Gorsk", "In the north, tanks shelled Gorsk": the
 * smaller one is told of, where it is the only one. */
static bool frames_village(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    bool opens = m->phrase <= s->token + 2 && m->preposition == RF__F_IN;
    rf_gaz_kind kind = m->place == RF_NO_PLACE ? doc->resolve[m->resolved].kind_hint
                                               : rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    if (!opens || (kind != RF_GAZ_ADMIN1 && kind != RF_GAZ_REGION))
        return false;
    const rf__mention *found = NULL;
    for (uint32_t i = mention + 1; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        bool district = kind == RF_GAZ_ADMIN1 && /* "insurgents attacked a post in Kesh district" */
                        doc->resolve[other->resolved].kind_hint == RF_GAZ_ADMIN2;
        if (!rf__is_place(other) || (!is_small(doc, other) && !district))
            continue;
        bool struck = other->place == RF_NO_PLACE || (district && !s->n_figures) ||
                      /* or the object of a deed */
                      (other->preposition == RF__F_NONE &&
                       rf__tag_over(doc, other->phrase - 1, RF__C_EVENT_WORD));
        if (found || !struck)
            return found && found->place == RF_NO_PLACE;
        found = other;
        if (other->aside || is_of_part(doc, s, other))
            return false;
    }
    return found;
}

static bool is_country(const rf__doc *doc, uint32_t mention) {
    rf_place_id place = doc->mentions[mention].place;
    return place != RF_NO_PLACE && rf__gaz_brief_of(doc->gazetteer, place).kind == RF_GAZ_COUNTRY;
}

/* "36 in Shangla, 24 in Mansehra": a place right behind a number of its own. */
static bool is_counted(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    enum { BEHIND_NUMBER = 5 };
    const rf__mention *m = &doc->mentions[mention];
    if (!rf__is_place(m) || is_country(doc, mention))
        return false;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        uint32_t end = doc->quantities[q].token + doc->quantities[q].n_tokens;
        if (end <= m->phrase && m->phrase <= end + BEHIND_NUMBER)
            return true;
    }
    return false;
}

static uint32_t n_counted(const rf__doc *doc, const rf__sentence *s) {
    uint32_t n = 0;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        n += is_counted(doc, s, i);
    return n;
}

/* "NDRRMC has counted 405 deaths. | The majority of the deaths were in Norland": goes on with a sum
 * of the whole country. */
static bool tells_where_most(const rf__doc *doc, const rf__sentence *s) {
    enum { BEHIND = 3 };
    const rf__tag *most = rf__place_word_is(doc, s->token, "most")
                              ? rf__tag_at(doc, s->token, RF__C_PLACE_WORD)
                              : NULL;
    if (!most || s == doc->sentences || s[-1].block != s->block ||
        !rf__pointer_in(doc, s - 1).agency)
        return false;
    for (uint32_t i = 0; i < BEHIND; i++) {
        uint32_t at = s->token + most->n + i;
        const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
        if (rf__tag_at(doc, at, RF__C_TRIGGER) || (noun && noun->entry->unit == RF_PEOPLE) ||
            rf__function_at(doc, at) == RF__F_THESE || rf__function_at(doc, at) == RF__F_THEM)
            return true;
    }
    return false;
}

/* Does a sentence name another place, where something stands or arrives? */
static bool tells_scene(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (other != m && rf__is_place(other) && !other->aside &&
            other->preposition != RF__F_FROM && other->preposition != RF__F_NONE)
            return true;
    }
    return false;
}

/* "were waiting at the gates of the town after arriving from Kesh", "a boat that had left from Kesh
 * sank near Gorsk", "soldiers from Norland were sent to Gorsk": where the way began. People who
 * fled are told of where they fled from. */
static bool is_begin_of_way(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    if (m->preposition != RF__F_FROM || m->phrase < s->token + 2)
        return false;
    uint32_t before = m->phrase - 2;
    bool goes = rf__event_tag(doc, before, RF__E_GO);
    if (goes && before > s->token && rf__function_at(doc, before - 1) == RF__F_AFTER)
        return true;
    bool side = rf__event_tag(doc, before, RF__E_TROOPS) || rf__tag_over(doc, before, RF__C_ACTOR);
    if ((!goes && !side) || !tells_scene(doc, s, m))
        return false;
    for (uint32_t i = s->token; goes && i < before; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            return false;
    }
    return true;
}

/* Not "a nurse in the town of Gorsk", but '"20 men attacking the village of Gorsk", a nurse said':
 * is something told in the words that tell who speaks, before a name? */
static bool tells_deed(const rf__doc *doc, const rf__sentence *s, uint32_t name) {
    const rf__says *says = rf__cue_over(doc, s, name);
    for (uint32_t i = says ? says->cue : name; i < name; i++)
        if (doc->tokens[i].kind == RF__NUMERAL || rf__tag_at(doc, i, RF__C_EVENT_WORD))
            return true;
    return false;
}

static uint32_t find_topic(const rf__doc *doc, const rf__sentence *s, rf_gaz_kind kind,
                           bool apart) {
    enum { LIST = 3, LONGEST_LIST = 64 };
    uint32_t best = UINT32_MAX;
    double best_score = 0;
    rf__function first = rf__function_at(doc, s->token), next = rf__function_at(doc, s->token + 1);
    if ((first == RF__F_OF || first == RF__F_AMONG) && (next == RF__F_THESE || next == RF__F_THEM))
        return UINT32_MAX; /* "Of these, 20 died in Gorsk": of a part */
    if (tells_where_most(doc, s) || rf__compares_places(doc, s))
        return UINT32_MAX;
    bool list = kind == RF_GAZ_UNKNOWN && s->n_quantities >= LIST && s->n_mentions >= LIST &&
                s->n_mentions <= LONGEST_LIST && s->n_quantities <= LONGEST_LIST &&
                n_counted(doc, s) >= LIST; /* it is about none of them */
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf__gaz_brief place;
        if (!rf__is_place(m) || !rf__of_report(doc, m, &place) || (list && is_counted(doc, s, i)))
            continue;
        if (m->aside && place.country[0] && strcmp(place.country, doc->country) != 0)
            continue; /* "told reporters in Geneva" */
        if (kind != RF_GAZ_UNKNOWN &&
            !rf__is_of_kind(place.kind, doc->resolve[m->resolved].kind_hint, kind))
            continue;
        bool nameless = m->place == RF_NO_PLACE && !rf__is_capital(doc, m->token) &&
                        rf__tag_at(doc, m->token, RF__C_DIRECTION); /* "has spread to the east" */
        if (apart && nameless)
            continue;
        if (apart &&
            (m->preposition == RF__F_INCLUDING || /* "most of Kesh, including in Gorsk" */
             (m->phrase > s->token + 1 && rf__function_at(doc, m->phrase - 2) == RF__F_INCLUDING)))
            continue;
        bool building = m->place == RF_NO_PLACE &&
                        doc->resolve[m->resolved].kind_hint == RF_GAZ_POINT && m->n_tokens > 1;
        bool river =
            (doc->resolve[m->resolved].kind_hint == RF_GAZ_WATER || place.kind == RF_GAZ_WATER) &&
            m->preposition != RF__F_IN && m->preposition != RF__F_NEAR &&
            m->preposition != RF__F_ON;
        bool teller = apart && doc->resolve[m->resolved].kind_hint == RF_GAZ_TOWN &&
                      rf__is_in_cue(doc, s, m) && !tells_deed(doc, s, m->phrase);
        if ((building && apart) || teller || river || is_of_part(doc, s, m) ||
            is_begin_of_way(doc, s, m) || rf__is_example(doc, s, i) ||
            rf__only_locates(doc, s, i) || rf__most_before(doc, s, i) ||
            rf__names_part(doc, s, i, s->token))
            continue;
        double score = 1 + rf__preposition_score(m->preposition);
        if (m->phrase <= s->token + 1 && m->preposition == RF__F_NONE)
            score += 0.2; /* the subject is what it is about */
        rf_gaz_kind hint = doc->resolve[m->resolved].kind_hint;
        if (hint == RF_GAZ_WATER || place.kind == RF_GAZ_WATER)
            score -= 0.5; /* floods, boats: people live beside it */
        if (rf__receives_before(doc, m, s->token + s->n_tokens))
            score += 0.3;
        if (m->preposition == RF__F_FROM)
            score -= 0.15;
        if (place.kind == RF_GAZ_COUNTRY)
            score -= 0.4;
        if (rf__is_outer(doc, s, i) || frames_village(doc, s, i))
            score -= 0.3;
        if (m->aside)
            score -= 0.6;
        uint32_t from, to; /* "troops, who took Gorsk on Friday, moved on Kesh" */
        if (rf__relative_over(doc, s, m->phrase, &from, &to) && to < s->token + s->n_tokens - 1)
            score -= 0.4;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

uint32_t rf__topic_of(const rf__doc *doc, const rf__sentence *s, rf_gaz_kind kind, bool apart) {
    if (!s->n_mentions)
        return UINT32_MAX;
    if (kind != RF_GAZ_UNKNOWN)
        return find_topic(doc, s, kind, apart);
    rf__sentence *own = &doc->sentences[s - doc->sentences];
    if (!own->topic_known[apart]) { /* every draft behind it asks again */
        own->topic[apart] = find_topic(doc, s, kind, apart);
        own->topic_known[apart] = true;
    }
    return own->topic[apart];
}

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

/* "National Disaster Office, Camp Arda, Quel City": at the head of a report an address tells where
 * it was written. */
static bool is_address(const rf__doc *doc, uint32_t sentence, uint32_t topic) {
    enum { HEAD = 5 };
    const rf__sentence *s = &doc->sentences[sentence];
    const uint64_t office = RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ORGANISATION);
    const rf__mention *m = &doc->mentions[topic];
    return sentence < HEAD && doc->report->blocks[s->block].kind != RF_BLOCK_TITLE &&
           s->classes & office && !(s->classes & RF__BIT(RF__C_VERB)) &&
           !rf__is_wide_place(doc, topic) && m->phrase > s->token &&
           doc->tokens[m->phrase - 1].punct == ',';
}

/* "He added that", "It said": a paragraph that goes on with what the one before told. */
static bool goes_on(const rf__doc *doc, const rf__sentence *s) {
    rf__function f = rf__function_at(doc, s->token);
    return f == RF__F_HE || f == RF__F_SHE || f == RF__F_IT || f == RF__F_THEY;
}

/* The place that the sentences before were about: each time one was the topic counts, less the
 * longer ago it was. kind: only places of it. deed: of what was done at one place, which is told of
 * less by its country. `reach`: after so many sentences a topic counts a third. */
static uint32_t look_back(const rf__doc *doc, uint32_t s, rf_gaz_kind kind, double reach, bool deed,
                          double *ret_sure) {
    uint32_t topics[LOOK_BACK + 1];
    double weights[LOOK_BACK + 1], best_weight = 0;
    uint32_t n = 0, best = UINT32_MAX, block = doc->sentences[s].block;
    rf_block_kind own = doc->report->blocks[block].kind;
    bool item = is_item(own);
    double section = 1; /* what a topic from before a heading still counts */
    for (uint32_t back = 1; back <= LOOK_BACK && back <= s; back++) {
        uint32_t at = back == LOOK_BACK ? 0 : s - back; /* the last look is at the title */
        bool same_block = doc->sentences[at].block == block;
        rf_block_kind other = doc->report->blocks[doc->sentences[at].block].kind;
        /* Items of a list stand side by side: their common place is that of the heading. */
        if (!same_block && is_item(other) && (item || at > 0))
            continue;
        if (!same_block && labels_itself(doc, at))
            continue;
        if (other == RF_BLOCK_HEADING && !same_block)
            section *= AFTER_HEADING;
        uint32_t topic = rf__topic_of(doc, &doc->sentences[at], kind, !same_block);
        if (topic == UINT32_MAX || is_address(doc, at, topic) || rf__is_where_carried(doc, topic))
            continue;
        bool aside = doc->mentions[topic].aside || rf__is_of_hospital(doc, topic);
        double weight = section * exp(-(double)(back - 1) / reach) * (aside ? ASIDE : 1);
        if (other == RF_BLOCK_TITLE ||
            (is_title(doc, at) && rf__is_wide_place(doc, topic) &&
             !is_country(doc, topic))) /* "the city" is that of the title */
            weight += kind != RF_GAZ_UNKNOWN ? 1 : 0.25;
        if (!same_block && rf__is_neighbour(doc, topic))
            weight *= NEIGHBOUR;
        if (deed && !same_block && is_country(doc, topic))
            weight *= LAND_OF_DEED;
        uint32_t from, to; /* "The group, which began in Norland, has ..." */
        bool relative =
            rf__relative_over(doc, &doc->sentences[at], doc->mentions[topic].phrase, &from, &to) &&
            doc->sentences[at].n_mentions == 1;
        if (relative)
            weight *= ASIDE * ASIDE;
        bool next = same_block || (other == RF_BLOCK_PARAGRAPH && goes_on(doc, &doc->sentences[s]));
        if (next && back == 1 && !is_country(doc, topic) && !aside && !relative)
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
    *ret_sure = fmin(0.7, 0.3 + 0.3 * best_weight);
    return best_weight >= LEAST_SALIENCE ? best : UINT32_MAX;
}

uint32_t rf__place_of_kind(const rf__doc *doc, uint32_t sentence, rf_gaz_kind kind,
                           double *ret_sure) {
    return look_back(doc, sentence, kind, REACH_OF_KIND, false, ret_sure);
}

/* "had left [the town] overnight": the pointer right behind the verb, which is sure whatever the
 * number. */
static bool takes_pointer(const rf__doc *doc, const rf__draft *d) {
    enum { BEHIND = 3 };
    uint32_t from = d->trigger + d->n_trigger;
    for (uint32_t i = from; i < from + BEHIND && rf__function_at(doc, from) == RF__F_THE; i++)
        if (rf__tag_at(doc, i, RF__C_PLACE_KIND))
            return true;
    return false;
}

/* More people than a town has are not meant to be in it, where another paragraph named it. */
static bool holds_so_many(const rf__doc *doc, uint32_t draft, uint32_t topic) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__mention *m = &doc->mentions[topic];
    bool people = d->claim.unit == RF_PEOPLE && d->claim.kind == RF_FIGURE;
    if (!people)
        return true;
    enum { MOST_OF_VILLAGE = 200000 }; /* whose number of people is not known */
    rf_gaz_place place = {.kind = doc->resolve[m->resolved].kind_hint};
    if (m->place != RF_NO_PLACE)
        place = rf_gazetteer_get(doc->gazetteer, m->place);
    double most = place.n_people ? 2 * (double)place.n_people : MOST_OF_VILLAGE;
    uint32_t block = doc->sentences[d->sentence].block;
    return place.kind != RF_GAZ_TOWN || d->claim.low < most ||
           doc->sentences[m->sentence].block == block;
}

/* ---- what is too wide for a village ---- */

typedef enum width { NARROW, OTHER_TIME, SUM } width;

/* An organisation counts what the figure tells. */
static bool is_counted_by(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t at = doc->quantities[d->quantity].token;
    for (uint32_t i = rf__says_from(doc, s->token); i < doc->n_says; i++) {
        const rf__says *says = &doc->says[i];
        if (says->token > at)
            break;
        if (at < says->token + says->n_tokens && says->speaker >= 0 &&
            doc->speakers[says->speaker].organisation)
            return true;
    }
    return false;
}

/* Was it over before what a sentence tells? */
static bool is_before(const rf__doc *doc, const rf_claim *claim, const rf__sentence *told) {
    enum { MONTH = 30 };
    rf_date first =
        doc->report->published == RF_NO_DATE ? RF_NO_DATE : doc->report->published - MONTH;
    for (uint32_t i = told->time; i < told->time + told->n_times; i++)
        if (doc->times[i].from != RF_NO_DATE && !doc->times[i].of_speech)
            first = doc->times[i].from;
    return first != RF_NO_DATE && claim->to < first;
}

/* "As of 21 February the disaster agency had recorded 405 deaths", in a paragraph of its own: not
 * of the village that the one before told of, or where somebody spoke in it ("a woman in Gorsk
 * said"). */
static bool is_state_of_all(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool as_of = false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        as_of |= doc->times[i].kind == RF__TIME_AS_OF && doc->times[i].n_tokens > 1;
    const rf__mention *m = &doc->mentions[topic];
    bool opens = as_of && (!d->sentence || s[-1].block != s->block) && d->claim.unit == RF_PEOPLE;
    as_of |= d->claim.from == RF_NO_DATE && is_small(doc, m) &&
             rf__is_in_cue(doc, &doc->sentences[m->sentence], m);
    return as_of && d->quantity != UINT32_MAX && !d->n_head && d->claim.flow != RF_NEW &&
           doc->sentences[doc->mentions[topic].sentence].block != s->block &&
           (opens || is_counted_by(doc, d));
}

/* "has counted 299 dead since December", "an offensive of last summer displaced ...": a sum over
 * weeks, or what happened over some other weeks, told in a paragraph of its own. */
static width width_of(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    enum { WEEKS = 28 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf_claim *claim = &d->claim;
    if (is_state_of_all(doc, d, topic))
        return SUM;
    if (claim->from == RF_NO_DATE || claim->to == RF_NO_DATE || claim->to - claim->from < WEEKS ||
        !s->n_times || d->n_head || doc->sentences[doc->mentions[topic].sentence].block == s->block)
        return NARROW;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (doc->times[i].kind == RF__TIME_SINCE && !doc->times[i].of_speech)
            return SUM;
    bool before = is_before(doc, claim, &doc->sentences[doc->mentions[topic].sentence]);
    return before || (d->quantity != UINT32_MAX && is_counted_by(doc, d)) ? OTHER_TIME : NARROW;
}

/* A beginning that a time tells: "since the fighting broke out"; the code of what broke out, or 0.
 */
static int begins_with(const rf__doc *doc, const rf__time *time) {
    enum { BEHIND = 3 };
    for (uint32_t k = time->token; k < time->token + time->n_tokens + BEHIND; k++) {
        const rf__tag *word = rf__tag_at(doc, k, RF__C_TIME_WORD);
        if (time->kind == RF__TIME_SINCE && word && word->entry->code == RF__W_CRISIS)
            return (int)word->entry->low;
    }
    return 0;
}

/* "Since the fighting broke out, 63 have been killed": a sum over the days that the report is
 * about, in a sentence that names no place. Not since a war began, unless that was days ago. */
static bool since_outbreak(const rf__doc *doc, const rf__draft *d) {
    enum { WEEKS = 28, WAR = 1 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf__pointer p = rf__pointer_in(doc, s);
    bool dated = d->claim.from != RF_NO_DATE && d->claim.to != RF_NO_DATE;
    if (p.kind != RF_GAZ_UNKNOWN || p.there || p.country ||
        (dated && d->claim.to - d->claim.from >= WEEKS))
        return false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        int what = begins_with(doc, &doc->times[i]);
        if (what && (dated || what != WAR))
            return true;
    }
    return false;
}

/* The report, or what it told last, has been about this place all along. */
static bool is_main(const rf__doc *doc, uint32_t sentence, uint32_t topic) {
    static const double ALL_ALIKE = 1000, TWICE = 0.67;
    double sure = 0.7;
    uint32_t most = look_back(doc, sentence, RF_GAZ_UNKNOWN, ALL_ALIKE, false, &sure);
    return most != UINT32_MAX && same_name(doc, most, topic) && sure >= TWICE;
}

/* The place that the title is about: a region, or any. */
static uint32_t topic_of_title(const rf__doc *doc, bool any) {
    uint32_t country = UINT32_MAX; /* unless a line beside it names a part of it */
    for (uint32_t s = 0; s < doc->n_sentences && s < 3; s++) {
        if (!is_title(doc, s))
            continue;
        uint32_t topic = rf__topic_of(doc, &doc->sentences[s], RF_GAZ_UNKNOWN, false);
        if (topic == UINT32_MAX || (!any && !rf__is_wide_place(doc, topic)))
            continue;
        if (!is_country(doc, topic))
            return topic;
        country = topic;
    }
    return country;
}

/* "Nine of the dead were from Bicol, eight from Calabarzon. A total of 33 are missing": those of
 * all places that the sentence before told apart. */
static bool sums_places(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__tag *sum = NULL;
    for (uint32_t i = s->token; i <= s->token + 1 && !sum; i++)
        sum = rf__tag_at(doc, i, RF__C_FLOW);
    if (!sum || sum->entry->code != RF_CUMULATIVE || !d->sentence || s[-1].block != s->block)
        return false;
    return n_counted(doc, s - 1) > 1;
}

/* "The two have been at war across the country since April. At least 40,000 have been killed": the
 * last sentence of the paragraph that told of a place told of the whole country. */
static bool follows_country(const rf__doc *doc, uint32_t sentence) {
    uint32_t block = doc->sentences[sentence].block;
    for (uint32_t i = sentence, back = 0;
         i-- > 0 && back < LOOK_BACK && doc->sentences[i].block == block; back++) {
        if (rf__topic_of(doc, &doc->sentences[i], RF_GAZ_UNKNOWN, false) != UINT32_MAX)
            return false;
        rf__pointer p = rf__pointer_in(doc, &doc->sentences[i]);
        const rf__sentence *own = &doc->sentences[i]; /* "NDRRMC has counted 405 deaths." */
        bool summed = p.agency && own->n_figures &&
                      doc->drafts[own->figure].claim.place.kind == RF_GAZ_COUNTRY;
        if ((p.country && !p.office && !p.there) || summed)
            return true;
    }
    return false;
}

/* "Of these, 54,800 are in camps": where those are of whom the figure before told. */
static const rf__draft *taken_up(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft], *before = d - 1;
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf__function next = rf__function_at(doc, s->token + 1);
    rf__function first = rf__function_at(doc, s->token);
    bool up =
        first == RF__F_OF && (next == RF__F_THESE || next == RF__F_THEM || next == RF__F_WHOM);
    up |= draft && (first == RF__F_THAT || first == RF__F_THIS) && !next && /* "That takes the" */
          rf__tag_at(doc, s->token + 1, RF__C_VERB) && !rf__tag_at(doc, s->token + 1, RF__C_NOUN) &&
          before->claim.indicator == d->claim.indicator;
    return up && draft && before->quantity != UINT32_MAX && before->claim.place.text &&
                   before->sentence + 1 == d->sentence
               ? before
               : NULL;
}

/* "Since the war began, 63 rebels have been killed. A further 40 were captured": a sentence that
 * names no place, behind one that names none either, tells of the same. */
static const rf__draft *last_told(const rf__doc *doc, uint32_t draft) {
    enum { PARTS = 3 };
    const rf__draft *d = &doc->drafts[draft], *before = d - 1;
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool event = d->quantity == UINT32_MAX;
    if (event && d->sentence && s[-1].n_figures)
        before = &doc->drafts[s[-1].figure];
    if (!draft || before->quantity == UINT32_MAX || before->sentence + 1 != d->sentence ||
        s[-1].block != s->block || d->n_head || !s->n_tokens)
        return NULL;
    rf__pointer p = rf__pointer_in(doc, s);
    bool parts = s[-1].n_figures >= PARTS &&
                 (n_counted(doc, s - 1) >= PARTS || rf__n_headed(doc, s - 1) >= PARTS);
    if (parts) /* "900 in 18 provinces, mainly Tarsa (40), Gorsk (30). In addition, 200 homes": all
                */
        before = &doc->drafts[s[-1].figure];
    for (uint32_t i = s[-1].mention; !parts && i < s[-1].mention + s[-1].n_mentions; i++)
        if (rf__is_place(&doc->mentions[i]))
            return NULL;
    if (parts && before->claim.place.text && before->claim.place.kind != RF_GAZ_COUNTRY)
        return NULL;
    bool points = p.kind != RF_GAZ_UNKNOWN || p.there || p.country || p.office;
    bool same = event || parts ||
                before->claim.unit == d->claim.unit; /* so many families may be too many people */
    return before->claim.place.text && same && !points ? before : NULL;
}

/* "At least 3,900 have died nationwide, ... | More than four million have fled, the UN says": the
 * next sum that somebody counts, in a sentence that names no place. */
static bool follows_sum_of_country(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->n_head || !d->sentence || !s[-1].n_figures ||
        !is_counted_by(doc, d) || d->claim.flow == RF_NEW)
        return false;
    const rf__draft *told = &doc->drafts[s[-1].figure];
    rf__pointer p = rf__pointer_in(doc, s);
    bool points = p.kind != RF_GAZ_UNKNOWN || p.there;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        points |= rf__is_place(&doc->mentions[i]);
    bool country = told->claim.place.kind == RF_GAZ_COUNTRY || !told->claim.place.text;
    return !points && told->quantity != UINT32_MAX && told->claim.flow != RF_NEW && country &&
           told->claim.place.country && !strcmp(told->claim.place.country, s->country);
}

/* "GORSK (AP) - A bomb killed 21": what happened where the report was written, where the first
 * paragraph tells no place. */
static bool is_told_from(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].actor && is_country(doc, i))
            return false; /* "Malawi has confirmed 84 deaths" */
    return d->claim.kind == RF_FIGURE && d->claim.flow == RF_NEW &&
           d->claim.modality == RF_REPORTED && doc->n_sentences &&
           rf__is_dateline_town(doc, d->sentence);
}

const rf__draft *rf__told_again(const rf__doc *doc, uint32_t draft, bool placed) {
    enum { LEAST = 20, MOST_BACK = 200 }; /* small numbers are alike by chance */
    const rf__draft *d = &doc->drafts[draft];
    for (uint32_t i = draft, back = 0; i-- > 0 && back < MOST_BACK && d->claim.low >= LEAST;
         back++) {
        const rf__draft *before = &doc->drafts[i];
        if (before->claim.kind == RF_FIGURE && d->claim.kind == RF_FIGURE &&
            before->sentence != d->sentence && before->claim.indicator == d->claim.indicator &&
            before->claim.unit == d->claim.unit && before->claim.low >= d->claim.low &&
            before->claim.low <= d->claim.low && before->claim.high >= d->claim.high &&
            before->claim.high <= d->claim.high && (!placed || before->claim.place.text))
            return before;
    }
    return NULL;
}

/* "A total of 45 have died", "In all, 45": a sum that opens a paragraph is of no village that the
 * paragraph before told of. */
static bool opens_with_sum(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->n_head || d->claim.kind != RF_FIGURE || (d->sentence && s[-1].block == s->block))
        return false;
    for (uint32_t i = s->token; i <= s->token + 1 && i < s->token + s->n_tokens; i++) {
        const rf__tag *sum = rf__tag_at(doc, i, RF__C_FLOW);
        if (sum && sum->entry->code == RF_CUMULATIVE)
            return true;
    }
    return false;
}

/* "900 crossed into Gorsk. They include people from Norland (43), Kesh (12)": where those are of
 * whom the sentence before told. */
static const rf__draft *whole_of_nations(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool listed = false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions && !listed; i++)
        listed = rf__is_of_nation_list(doc, s, d, &doc->mentions[i]);
    for (uint32_t i = draft; listed && i-- > 0 && doc->drafts[i].sentence + 2 > d->sentence;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->sentence < d->sentence && before->quantity != UINT32_MAX &&
            before->claim.indicator == d->claim.indicator && before->claim.place.text)
            return before;
    }
    return NULL;
}

/* Are two names of a sentence neighbours in a list: "Tarsa, Gorsk and Kesh"? */
static bool are_listed(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    enum { WORDS = 2 };
    uint32_t from = a->phrase + a->n_phrase;
    if (!rf__is_place(a) || !rf__is_place(b) || b->phrase <= from || b->phrase - from > WORDS)
        return false;
    for (uint32_t i = from; i < b->phrase; i++)
        if (doc->tokens[i].punct != ',' && rf__function_at(doc, i) != RF__F_AND)
            return false;
    return true;
}

/* "Floods hit Tarsa, Gorsk and Kesh. Forty died, the national agency said": what is told next is
 * not of such a list alone. */
static bool is_of_many(const rf__doc *doc, uint32_t mention) {
    enum { MANY = 3 };
    const rf__sentence *s = &doc->sentences[doc->mentions[mention].sentence];
    uint32_t first = mention, last = mention;
    while (first > s->mention && are_listed(doc, &doc->mentions[first - 1], &doc->mentions[first]))
        first--;
    while (last + 1 < s->mention + s->n_mentions &&
           are_listed(doc, &doc->mentions[last], &doc->mentions[last + 1]))
        last++;
    return last - first + 1 >= MANY;
}

/* "Forty died in Gorsk. | The agency appealed for funds": a call or a warning that names no place
 * is of the land or the region, and not of the town told of last. */
static bool calls_on_all(const rf__doc *doc, const rf__draft *d, uint32_t topic, rf__pointer p) {
    bool call = d->quantity == UINT32_MAX &&
                (d->claim.event == RF_APPEAL || d->claim.event == RF_WARNING_EVENT);
    return call && !rf__is_wide_place(doc, topic) && !p.there && p.kind == RF_GAZ_UNKNOWN;
}

rf_err rf__place_before(rf__doc *doc, uint32_t draft, rf_claim_place *ret) {
    uint32_t s = doc->drafts[draft].sentence;
    const rf__draft *told = taken_up(doc, draft);
    if (!told)
        told = whole_of_nations(doc, draft);
    if (told) {
        *ret = told->claim.place;
        return RF_OK;
    }
    uint32_t site = rf__place_of_site(doc, &doc->drafts[draft]);
    if (site != UINT32_MAX)
        return rf__fill_place(doc, site, 0.7, ret);
    if (sums_places(doc, &doc->drafts[draft]))
        return rf__fill_nation(doc, s, ret);
    told = rf__told_again(doc, draft, true);
    if (told) {
        *ret = told->claim.place;
        return RF_OK;
    }
    if (follows_sum_of_country(doc, draft))
        return rf__fill_nation(doc, s, ret);
    told = rf__toll_before(doc, draft);
    if (!told)
        told = last_told(doc, draft);
    if (told) {
        *ret = told->claim.place;
        return RF_OK;
    }
    bool row = doc->report->blocks[doc->sentences[s].block].kind == RF_BLOCK_TABLE_ROW;
    uint32_t title = doc->drafts[draft].n_head || row ? topic_of_title(doc, false) : UINT32_MAX;
    if (title == UINT32_MAX && since_outbreak(doc, &doc->drafts[draft]))
        title = topic_of_title(doc, true);
    if (title != UINT32_MAX) /* a table on all that is told */
        return is_country(doc, title) ? rf__fill_nation(doc, s, ret)
                                      : rf__fill_place(doc, title, 0.5, ret);
    rf__pointer p = rf__pointer_in(doc, &doc->sentences[s]);
    double sure = 0.7;
    uint32_t topic = rf__there_before(doc, s);
    if (topic != UINT32_MAX)
        return rf__fill_place(doc, topic, 0.7, ret);
    if (p.capital)
        topic = rf__seat_of(doc, &doc->sentences[s]);
    if (topic == UINT32_MAX && p.kind != RF_GAZ_UNKNOWN)
        topic = look_back(doc, s, p.kind, REACH_OF_KIND, false, &sure);
    bool opens = !s || doc->sentences[s - 1].block != doc->sentences[s].block;
    rf_flow flow = doc->drafts[draft].claim.flow;
    p.country |=
        (p.office && (opens || flow == RF_CUMULATIVE)) || (p.agency && opens && flow != RF_NEW);
    /* who crossed a border left a country */
    bool abroad = doc->drafts[draft].claim.indicator == RF_CROSSED_BORDER && !p.there;
    if (topic == UINT32_MAX && !p.country && !abroad &&
        (topic = rf__moved_scene(doc, s)) != UINT32_MAX)
        return rf__fill_place(doc, topic, 0.6, ret);
    if (topic == UINT32_MAX && ((p.country && !p.there) || abroad))
        return rf__fill_nation(doc, s, ret);
    if (topic == UINT32_MAX && !p.there && follows_country(doc, s))
        return rf__fill_nation(doc, s, ret);
    if (topic == UINT32_MAX)
        topic = look_back(doc, s, RF_GAZ_UNKNOWN, p.there ? REACH_OF_KIND : REACH,
                          rf__is_deed(doc, draft), &sure);
    if ((topic == UINT32_MAX || is_country(doc, topic)) && is_told_from(doc, &doc->drafts[draft]))
        return rf__fill_dateline(doc, ret);
    if (topic != UINT32_MAX && !takes_pointer(doc, &doc->drafts[draft]) &&
        !holds_so_many(doc, draft, topic))
        topic = look_back(doc, s, RF_GAZ_ADMIN1, REACH, false, &sure);
    if (topic != UINT32_MAX &&
        (calls_on_all(doc, &doc->drafts[draft], topic, p) ||
         rf__is_toll_of_land(doc, &doc->drafts[draft], topic) ||
         ((p.agency || p.office) && p.kind == RF_GAZ_UNKNOWN &&
          doc->drafts[draft].quantity != UINT32_MAX && is_of_many(doc, topic)))) {
        uint32_t wide = topic_of_title(doc, false);
        return wide == UINT32_MAX || is_country(doc, wide) ? rf__fill_nation(doc, s, ret)
                                                           : rf__fill_place(doc, wide, 0.5, ret);
    }
    uint32_t whole = topic == UINT32_MAX ? topic : rf__wider_told(doc, &doc->drafts[draft], topic);
    if (whole != UINT32_MAX)
        return rf__fill_place(doc, whole, 0.6, ret);
    bool points = p.kind != RF_GAZ_UNKNOWN || p.there; /* "left the capital in March" */
    width wide = topic == UINT32_MAX || points ? NARROW : width_of(doc, &doc->drafts[draft], topic);
    if (wide == NARROW && topic != UINT32_MAX && !points && !rf__is_wide_place(doc, topic) &&
        opens_with_sum(doc, &doc->drafts[draft]))
        wide = OTHER_TIME;
    const rf__sentence *own = &doc->sentences[s];
    if (wide == SUM && own->section != UINT32_MAX && strcmp(own->country, doc->country) != 0)
        return rf__fill_nation(doc, s, ret); /* of the section's country */
    if (wide == SUM ||
        (wide == OTHER_TIME && !rf__is_wide_place(doc, topic) && !is_main(doc, s, topic))) {
        sure = 0.5;
        topic = topic_of_title(doc, false);
        if (topic == UINT32_MAX && wide == OTHER_TIME)
            topic = look_back(doc, s, RF_GAZ_ADMIN1, REACH_OF_KIND, false, &sure);
    }
    return topic == UINT32_MAX ? rf__fill_nation(doc, s, ret)
                               : rf__fill_place(doc, topic, sure, ret);
}
