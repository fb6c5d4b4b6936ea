/* Sentences that tell of a whole country or of what somebody speaks for: people by their nation,
 * words for all of a country, governments and authorities by the name of a place. */
#include "claim/name/name_other.h"
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

/* "82 Palestinians", "20.7 million Yemenis": people of the report's country. */
bool rf__counts_nationals(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions && d->n_np; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf__gaz_brief place;
        if (m->use == RF_NAME_DEMONYM && m->token >= d->np && m->token < d->np + d->n_np &&
            rf__of_report(doc, m, &place) && !m->person)
            return true;
    }
    return false;
}

/* "Gaza's health ministry said": whose authority speaks of its area. */
uint32_t rf__speaker_of_place(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t after = m->token + m->n_tokens;
        rf__gaz_brief place;
        if (m->use != RF_NAME_PLACE || m->place == RF_NO_PLACE || !rf__of_report(doc, m, &place) ||
            after + 1 >= s->token + s->n_tokens)
            continue;
        bool told = place.kind != RF_GAZ_ADMIN1 && place.kind != RF_GAZ_REGION &&
                    s > doc->sentences && s[-1].block == s->block &&
                    rf__names_place(doc, s - 1); /* of another place than a committee sits in */
        bool within = m->person && rf__cue_over(doc, s, m->token) && place.kind != RF_GAZ_COUNTRY &&
                      !told && /* "Gaza Health Ministry" */
                      rf__is_capital(doc, after) && rf__tag_at(doc, after + 1, RF__C_ORG_WORD) &&
                      !rf__is_kind(rf__tag_at(doc, after + 1, RF__C_ORG_WORD), "monitor");
        if (within || (rf__function_at(doc, after) == RF__F_POSSESSIVE && !rf__owns_outlet(doc, m)))
            return i;
    }
    return UINT32_MAX;
}

uint32_t rf__nation_of_speaker(const rf__doc *doc, uint32_t sentence) {
    const rf__sentence *s = &doc->sentences[sentence];
    if (!sentence)
        return UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->use != RF_NAME_DEMONYM || m->place == RF_NO_PLACE || !rf__cue_over(doc, s, m->token))
            continue;
        rf__gaz_brief people = rf__gaz_brief_of(doc->gazetteer, m->place);
        if (people.kind != RF_GAZ_COUNTRY || !strcmp(people.country, doc->country))
            continue;
        for (uint32_t k = s[-1].mention; k < s[-1].mention + s[-1].n_mentions; k++) {
            const rf__mention *told = &doc->mentions[k];
            if (rf__is_place(told) && !told->aside && told->place == m->place)
                return k;
        }
    }
    return UINT32_MAX;
}

/* Do words begin that mean the whole country: "countrywide", "across the country"? */
static bool is_countrywide_at(const rf__doc *doc, uint32_t i) {
    enum { WORDS = 5 };
    const rf__tag *word = rf__tag_at(doc, i, RF__C_PLACE_WORD);
    rf__function f = rf__function_at(doc, i);
    bool all = word && (word->n == 1 || f == RF__F_ACROSS || f == RF__F_DURING || f == RF__F_IN);
    uint32_t owner = word ? i + word->n : i;
    if (all && f == RF__F_IN && rf__function_at(doc, owner) == RF__F_POSSESSIVE)
        for (uint32_t k = owner + 1; k < owner + WORDS; k++) {
            const rf__tag *kind = rf__tag_at(doc, k, RF__C_PLACE_KIND);
            if (kind && kind->entry->code == RF_GAZ_TOWN && !(kind->entry->flags & RF__PLURAL))
                return false; /* "in the country's second city" */
        }
    return all && rf__place_word_is(doc, i, "country");
}

bool rf__is_countrywide(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    enum { BEHIND = 3 };
    uint32_t from = d->trigger + d->n_trigger, np = d->np + d->n_np;
    if (d->quantity == UINT32_MAX || (d->n_np && d->np > from && d->parent >= 0))
        return false; /* "4,000 displaced across the country, 300 of them in Hiraan" */
    /* "but thousands of people across the country were in need", whatever stands before */
    if (d->n_np && from > np && rf__function_at(doc, np) == RF__F_ACROSS &&
        is_countrywide_at(doc, np))
        return true;
    for (uint32_t i = from; i < from + BEHIND; i++)
        if (is_countrywide_at(doc, i))
            return best == UINT32_MAX || doc->mentions[best].phrase > i;
    return false;
}

/* "in 127 countries", "across [the three] countries" */
static bool counts_countries(const rf__doc *doc, const rf__sentence *s, uint32_t countries) {
    uint32_t number = countries ? countries - 1 : 0;
    bool small = rf__number_tag(doc, number, RF__NUM_SMALL) != NULL;
    if (number < s->token + 1 || (!small && !rf__is_number_at(doc, number)))
        return false;
    uint32_t at = number - 1;
    while (at > s->token &&
           (rf__function_at(doc, at) == RF__F_THE || rf__tag_over(doc, at, RF__C_QUALIFIER)))
        at--;
    return rf__is_locative(rf__function_at(doc, at)) && rf__function_at(doc, at) != RF__F_OF &&
           rf__function_at(doc, at) != RF__F_FROM && rf__function_at(doc, at) != RF__F_TO;
}

/* "14 million displaced worldwide", "in 127 countries": a sum that is of no place told before. */
bool rf__is_worldwide(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || !(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++)
        if (rf__place_word_is(doc, i, "world") ||
            (rf__place_word_is(doc, i, "countries") && counts_countries(doc, s, i)))
            return true;
    return false;
}

/* "Gorsk last month froze its part", "which Kesh denies": the seat of another
 * government begins a clause that goes on with no preposition and no mark. */
static bool acts_from_abroad(const rf__doc *doc, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    const rf__gaz_record *record = rf__gaz_at(doc->gazetteer, m->place);
    rf__gaz_brief place;
    if (m->place == RF_NO_PLACE || m->use != RF_NAME_PLACE || m->phrase != m->token || !record ||
        !(record->flags & RF__GAZ_CAPITAL) || !doc->country[0] || rf__of_report(doc, m, &place))
        return false;
    uint32_t after = m->token + m->n_tokens;
    rf__function f = m->token > s->token ? rf__function_at(doc, m->token - 1) : RF__F_AND;
    bool begins = f == RF__F_AND || f == RF__F_WHILE || f == RF__F_BUT || f == RF__F_WHICH ||
                  f == RF__F_THAT || doc->tokens[m->token - 1].punct == ',';
    bool goes_on = after < s->token + s->n_tokens && doc->tokens[after].kind == RF__WORD &&
                   !(doc->tokens[after].flags & RF__CAPITAL) && !rf__function_at(doc, after);
    return begins && goes_on;
}

/* "Dhaka says 65,000 have slipped across": a government by its seat, where nothing happened. */
bool rf__only_speaks(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    const rf__mention *m = &doc->mentions[best];
    if (acts_from_abroad(doc, m))
        return true;
    if (!rf__place_speaks(doc, m))
        return false;
    uint32_t verb = m->token + m->n_tokens; /* "Norland reported 360 dead": its own */
    bool country = rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
    if (country && d->quantity != UINT32_MAX && doc->quantities[d->quantity].phrase == verb + 1 &&
        d->claim.indicator != RF_TROOPS && d->claim.indicator != RF_AID)
        return false;
    const rf__gaz_record *record = rf__gaz_at(doc->gazetteer, m->place);
    rf__gaz_brief place; /* "Norland said it would send 78 soldiers": no country of the report */
    bool other = doc->country[0] && !rf__of_report(doc, m, &place) && place.kind == RF_GAZ_COUNTRY;
    return other || (record && record->flags & RF__GAZ_CAPITAL);
}

/* The word of a war that a relative clause follows at once: "the war[, which]", "the war [against
 * rebels that]"; UINT32_MAX: none. */
static uint32_t war_before(const rf__doc *doc, const rf__sentence *s, uint32_t relative) {
    enum { REACH = 4, WAR = 1 };
    for (uint32_t i = relative; i-- > s->token + 1 && relative - i <= REACH;) {
        const rf__tag *word = rf__tag_over(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS)
            return word->entry->low > WAR ? UINT32_MAX : word->token;
        bool comma = doc->tokens[i].punct == ',' && i + 1 == relative;
        if (doc->tokens[i].kind == RF__PUNCT && !comma && doc->tokens[i].punct != '-')
            return UINT32_MAX;
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_IN || f == RF__F_AT || f == RF__F_NEAR || f == RF__F_AND)
            return UINT32_MAX;
    }
    return UINT32_MAX;
}

/* Whose war: "[Norland]'s long civil war", "the [Norland] conflict"; UINT32_MAX: nobody's. */
static uint32_t owner_of_war(const rf__doc *doc, const rf__sentence *s, uint32_t war) {
    enum { REACH = 5 };
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t end = m->token + m->n_tokens;
        bool owns = m->use == RF_NAME_DEMONYM || rf__function_at(doc, end) == RF__F_POSSESSIVE;
        if (owns && end <= war && war - end <= REACH && m->place != RF_NO_PLACE &&
            rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY &&
            rf__same_clause(doc, end, war))
            return i;
    }
    return UINT32_MAX;
}

uint32_t rf__land_of_war(const rf__doc *doc, const rf__draft *d) {
    enum { REACH = 12 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->n_head || !(s->classes & RF__BIT(RF__C_TIME_WORD)))
        return UINT32_MAX;
    uint32_t number = doc->quantities[d->quantity].token;
    for (uint32_t i = number; i-- > s->token + 2 && number - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != ',')
            return UINT32_MAX;
        if (f != RF__F_WHICH && f != RF__F_THAT)
            continue;
        uint32_t war = war_before(doc, s, i);
        uint32_t owner = war == UINT32_MAX ? war : owner_of_war(doc, s, war);
        for (uint32_t k = s->mention; k < s->mention + s->n_mentions; k++)
            if (doc->mentions[k].token > i && rf__is_place(&doc->mentions[k]))
                return UINT32_MAX; /* "which has killed 30 in Gorsk" */
        return owner;
    }
    return UINT32_MAX;
}
