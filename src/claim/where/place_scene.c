/* What a sentence is about: the place that it tells of, for those that follow it. */
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

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
bool rf__is_small_place(const rf__doc *doc, const rf__mention *m) {
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
        if (!rf__is_place(other) || (!rf__is_small_place(doc, other) && !district))
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

bool rf__is_country(const rf__doc *doc, uint32_t mention) {
    rf_place_id place = doc->mentions[mention].place;
    return place != RF_NO_PLACE && rf__gaz_brief_of(doc->gazetteer, place).kind == RF_GAZ_COUNTRY;
}

/* "36 in Shangla, 24 in Mansehra", "In Shangla 36 homes", "Shangla (36)": a place beside a number
 * of its own. */
static bool is_counted(const rf__doc *doc, const rf__sentence *s, uint32_t mention, double *sum) {
    enum { BEHIND_NUMBER = 5 };
    const rf__mention *m = &doc->mentions[mention];
    if (!rf__is_place(m) || rf__is_country(doc, mention))
        return false;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        uint32_t end = doc->quantities[q].token + doc->quantities[q].n_tokens;
        uint32_t next = m->phrase + m->n_phrase;
        if ((end <= m->phrase && m->phrase <= end + BEHIND_NUMBER) ||
            (next == doc->quantities[q].phrase && rf__is_locative(m->preposition)) ||
            (next + 1 == doc->quantities[q].phrase && doc->tokens[next].punct == '(')) {
            *sum += doc->quantities[q].low;
            return true;
        }
    }
    return false;
}

uint32_t rf__n_counted_places(const rf__doc *doc, const rf__sentence *s, double *ret_sum) {
    uint32_t n = 0;
    *ret_sum = 0;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        n += is_counted(doc, s, i, ret_sum);
    return n;
}

/* "NDRRMC has counted 405 deaths. | The majority of the deaths were in Norland": goes on with a sum
 * of the whole country. */
static bool tells_where_most(const rf__doc *doc, const rf__sentence *s) {
    enum { BEHIND = 3 };
    const rf__tag *most = rf__place_word_is(doc, s->token, "most")
                              ? rf__tag_at(doc, s->token, RF__C_PLACE_WORD)
                              : NULL;
    if (!most || s == doc->sentences || s[-1].block != s->block)
        return false;
    uint32_t told = rf__topic_of(doc, s - 1, RF_GAZ_UNKNOWN, false);
    bool land =
        told != UINT32_MAX && rf__is_country(doc, told); /* "fled across Norland. Most are" */
    if (!land && !rf__pointer_in(doc, s - 1).agency)
        return false;
    if (land && rf__function_at(doc, s->token + most->n) == RF__F_BE)
        return true;
    for (uint32_t i = 0; i < BEHIND; i++) {
        uint32_t at = s->token + most->n + i;
        const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
        if (rf__tag_at(doc, at, RF__C_TRIGGER) || (noun && noun->entry->unit == RF_PEOPLE) ||
            rf__function_at(doc, at) == RF__F_THESE || rf__function_at(doc, at) == RF__F_THEM)
            return true;
    }
    return false;
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

/* "signed a truce in Norland", "talks in Norland", "fled fighting in Norland": where people met,
 * and not what they met about; where those told of no longer are. */
static bool is_left_or_met(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 16 };
    for (uint32_t i = m->phrase; i-- > s->token && m->phrase - i <= REACH;) {
        const rf__tag *word = rf__tag_over(doc, i, RF__C_EVENT_WORD);
        int code = word ? word->entry->code : 0;
        if (code == RF__E_TALKS || code == RF__E_MEET || code == RF__E_AGREEMENT ||
            code == RF__E_CEASEFIRE || code == RF__E_FLEE)
            return true;
    }
    return false;
}

/* "Police in Kesh state confirmed an attack on Gorsk": where those are who tell of one smaller
 * place in it. */
static bool tells_of_smaller(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    enum { REACH = 8 };
    const rf__mention *m = &doc->mentions[mention];
    if (m->preposition != RF__F_IN || m->phrase > s->token + REACH || m->place == RF_NO_PLACE ||
        !rf__is_wide_place(doc, mention) || !rf__is_in_cue(doc, s, m))
        return false;
    const char *country = rf__gaz_brief_of(doc->gazetteer, m->place).country;
    uint32_t n = 0;
    for (uint32_t i = mention + 1; i < s->mention + s->n_mentions && n < 2; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (!rf__is_place(other) || other->aside || rf__is_outer(doc, s, i))
            continue;
        bool there = other->place == RF_NO_PLACE ||
                     !strcmp(rf__gaz_brief_of(doc->gazetteer, other->place).country, country);
        if (!rf__is_small_place(doc, other) || !there || other->preposition == RF__F_FROM ||
            other->preposition == RF__F_TO)
            return false;
        n++;
    }
    return n == 1;
}

static uint32_t find_topic(const rf__doc *doc, const rf__sentence *s, rf_gaz_kind kind,
                           bool apart) {
    enum { LIST = 3, LONGEST_LIST = 64 };
    uint32_t best = UINT32_MAX;
    double best_score = 0, sum;
    rf__function first = rf__function_at(doc, s->token), next = rf__function_at(doc, s->token + 1);
    if ((first == RF__F_OF || first == RF__F_AMONG) && (next == RF__F_THESE || next == RF__F_THEM))
        return UINT32_MAX; /* "Of these, 20 died in Gorsk": of a part */
    if (tells_where_most(doc, s) || rf__compares_places(doc, s))
        return UINT32_MAX;
    bool list = kind == RF_GAZ_UNKNOWN && s->n_quantities >= LIST && s->n_mentions >= LIST &&
                s->n_mentions <= LONGEST_LIST && s->n_quantities <= LONGEST_LIST &&
                rf__n_counted_places(doc, s, &sum) >= LIST; /* it is about none of them */
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf__gaz_brief place;
        if (!rf__is_place(m) || (list && is_counted(doc, s, i, &sum)))
            continue;
        bool abroad = !rf__of_report(doc, m, &place); /* "a month after the quake in Norland" */
        if (abroad &&
            (apart || m->aside || m->preposition != RF__F_IN || is_left_or_met(doc, s, m)))
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
            rf__is_example(doc, s, i) || rf__only_locates(doc, s, i) ||
            rf__most_before(doc, s, i) || rf__names_part(doc, s, i, s->token))
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
        if (place.kind == RF_GAZ_REGION && !place.country[0] && hint != RF_GAZ_WATER)
            score -= 0.6; /* "who try to reach Europe" */
        if (abroad || (best != UINT32_MAX && rf__is_result(doc, s->token, m->phrase)))
            score -= 0.3; /* "left Gorsk, ending the largest operation in Kesh" */
        if (rf__is_outer(doc, s, i) || frames_village(doc, s, i))
            score -= 0.3;
        if (m->aside || tells_of_smaller(doc, s, i))
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
