/* What the names of places tell of each other: lists share what stands around one of them, a town
 * stands within the region behind it, zones are those of the report's countries, storms are called
 * as places are. */
#include "claim/figure/claim_table.h"
#include "claim/name/mention.h"
#include "place/gaz_format.h"
#include "place/name_words.h"

#include <string.h>

enum { LIST_MOST = 24 };

static bool is_island(const rf__doc *doc, const rf__mention *m) {
    return doc->resolve[m->resolved].kind_hint == RF_GAZ_REGION;
}

/* What parts two mentions of a sentence: ',' only a comma, '&' a conjunction with or without comma,
 * 'i' "in", 0 something else. */
static char between(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    uint32_t i = a->phrase + a->n_phrase;
    if (b->phrase < i || b->phrase - i > 3)
        return 0;
    bool comma = false, and = false, in = false;
    for (; i < b->phrase; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == '/')
            comma = true;
        else if (f == RF__F_AND || f == RF__F_OR)
            and = true;
        else if (f == RF__F_IN || f == RF__F_OF || (f == RF__F_ON && is_island(doc, b)))
            in = true;
        else
            return 0;
    }
    return and? '&' : in ? 'i' : comma ? ',' : 0;
}

static bool has_plural_kind(const rf__doc *doc, const rf__mention *m) {
    for (uint32_t i = m->phrase; i < m->phrase + m->n_phrase; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (tag && tag->entry->flags & RF__PLURAL && (i < m->token || i >= m->token + m->n_tokens))
            return true;
    }
    return false;
}

/* Kind words and prepositions serve all names of a list: "in Idlib and Hama provinces". */
void rf__share_in_lists(rf__doc *doc, uint32_t first) {
    for (uint32_t i = first; i < doc->n_mentions; i++) {
        uint32_t last = i;
        while (last + 1 < doc->n_mentions && last - i < LIST_MOST) {
            char c = between(doc, &doc->mentions[last], &doc->mentions[last + 1]);
            if (c != ',' && c != '&')
                break;
            last++;
        }
        rf__function governs = doc->mentions[i].preposition;
        rf_gaz_kind shared = has_plural_kind(doc, &doc->mentions[last])
                                 ? doc->resolve[last].kind_hint
                             : has_plural_kind(doc, &doc->mentions[i]) ? doc->resolve[i].kind_hint
                                                                       : RF_GAZ_UNKNOWN;
        for (uint32_t k = i + 1; k <= last; k++) {
            rf__mention *m = &doc->mentions[k];
            if (m->preposition == RF__F_AND || m->preposition == RF__F_OR ||
                m->preposition == RF__F_NONE)
                m->preposition = governs;
            if (rf__is_locative(governs)) {
                doc->resolve[k].cue = true;
                m->actor = false; /* "attacks in Mali and Niger killed 4,000" */
            }
            if (doc->mentions[i].actor && m->phrase == m->token && m->use == RF_NAME_PLACE)
                m->actor = true;
        }
        bool speak = last > i && doc->mentions[last].actor && !rf__is_locative(governs);
        for (uint32_t k = i; k < last && speak; k++) /* "Moscow and Kyiv reported" */
            if (doc->mentions[k].phrase == doc->mentions[k].token &&
                doc->mentions[k].use == RF_NAME_PLACE)
                doc->mentions[k].actor = true;
        for (uint32_t k = i; k <= last && last > i; k++)
            if (doc->resolve[k].kind_hint == RF_GAZ_UNKNOWN)
                doc->resolve[k].kind_hint = shared;
        i = last;
    }
}

/* "Rafah, on the border with Egypt" */
static bool borders_on(const rf__doc *doc, const rf__mention *place, const rf__mention *country) {
    enum { MOST_BETWEEN = 12 };
    uint32_t with = country->token - 1;
    if (country->token < place->token + 3 || country->token > place->token + MOST_BETWEEN ||
        rf__function_at(doc, with) != RF__F_WITH || place->use != RF_NAME_PLACE || place->person)
        return false;
    const rf__tag *border = rf__tag_at(doc, with - 1, RF__C_PLACE_KIND);
    return border && border->entry->code == RF_GAZ_POINT;
}

/* "the village of Gorsk in Tarsa district", "Gorsk village, Norland": not "refugees from Gorsk in
 * Norland". */
static bool lies_inside(const rf__doc *doc, const rf__mention *m, const rf__mention *outer) {
    if (m->use != RF_NAME_PLACE || m->person || m->preposition == RF__F_FROM)
        return false;
    rf_gaz_kind hint = doc->resolve[m->resolved].kind_hint;
    bool small = hint == RF_GAZ_TOWN || hint == RF_GAZ_ADMIN2 || hint == RF_GAZ_CAMP;
    return outer->preposition == RF__F_IN || (small && !has_plural_kind(doc, m));
}

/* "the northern Norland [village of] Gorsk": does the second name lie in the first? */
static bool is_kind_in(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    uint32_t at = a->token + a->n_tokens;
    const rf__tag *kind = rf__tag_at(doc, at, RF__C_PLACE_KIND);
    return a->use == RF_NAME_PLACE && b->use == RF_NAME_PLACE && !b->person && kind &&
           !(kind->entry->flags & RF__PLURAL) && !rf__is_capital(doc, at) &&
           rf__function_at(doc, at + kind->n) == RF__F_OF && b->token == at + kind->n + 1;
}

/* "Gorsk, a town in Tarsa", "Gorsk, the second-largest city of Norland", "Gorsk, a village of 900
 * people in Tarsa": does an apposition say that the first name lies in the second? */
static bool is_told_in(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    enum { LONGEST = 14 };
    uint32_t at = a->phrase + a->n_phrase;
    rf__function article = rf__function_at(doc, at + 1);
    if (a->use != RF_NAME_PLACE || a->person || b->use != RF_NAME_PLACE || b->person ||
        b->sentence != a->sentence || doc->tokens[at].punct != ',' ||
        (article != RF__F_A && article != RF__F_THE) || b->phrase < at + 3 ||
        b->phrase > at + LONGEST || (b->preposition != RF__F_IN && b->preposition != RF__F_OF))
        return false;
    bool kind = false;
    for (uint32_t i = at + 2; i + 1 < b->phrase; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        rf__function f = rf__function_at(doc, i);
        bool plain = doc->tokens[i].kind != RF__PUNCT || doc->tokens[i].punct == '-';
        bool verb = rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN) && !tag;
        if (!plain || rf__is_capital(doc, i) || (kind && verb) || f == RF__F_WHO ||
            f == RF__F_WHICH || f == RF__F_WHERE || f == RF__F_THAT || f == RF__F_AND)
            return false;
        kind |= tag && !(tag->entry->flags & RF__PLURAL) &&
                (tag->entry->code == RF_GAZ_TOWN || tag->entry->code == RF_GAZ_ADMIN2 ||
                 tag->entry->code == RF_GAZ_CAMP);
    }
    return kind;
}

static bool owns_next(const rf__doc *doc, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    uint32_t owner = m->token + m->n_tokens;
    return mention + 1 < doc->n_mentions && rf__function_at(doc, owner) == RF__F_POSSESSIVE &&
           m->use == RF_NAME_PLACE && m[1].use == RF_NAME_PLACE && m[1].token <= owner + 2 &&
           m[1].sentence == m->sentence;
}

void rf__set_within(rf__doc *doc, uint32_t first) {
    for (uint32_t i = first; i + 1 < doc->n_mentions; i++) {
        uint32_t o =
            i + 1; /* the outer one, behind its people's name: "in [the Norland] town of" */
        if (doc->mentions[o].use == RF_NAME_DEMONYM && o + 1 < doc->n_mentions &&
            doc->mentions[o + 1].phrase <= doc->mentions[o].token)
            o++;
        char c = between(doc, &doc->mentions[i], &doc->mentions[o]);
        if (c == ',' || c == 'i') {
            if (doc->mentions[o].preposition == RF__F_IN && owns_next(doc, o))
                o++; /* "the town of Gorsk in Norland's Tarsa province" */
            doc->resolve[i].within = (int32_t)o;
            doc->resolve[i].cue = doc->resolve[i].cue || c == 'i';
            doc->resolve[i].inside = lies_inside(doc, &doc->mentions[i], &doc->mentions[o]);
        }
        if (doc->resolve[i].within < 0 && is_told_in(doc, &doc->mentions[i], &doc->mentions[o])) {
            o += owns_next(doc, o); /* "a town in Norland's Tarsa state" */
            doc->resolve[i].within = (int32_t)o;
            doc->resolve[i].inside = lies_inside(doc, &doc->mentions[i], &doc->mentions[o]);
        }
        const rf__mention *a = &doc->mentions[i], *b = a + 1; /* "Norland's western Tarsa region" */
        uint32_t owner = a->token + a->n_tokens;
        if (rf__function_at(doc, owner) == RF__F_POSSESSIVE && a->use == RF_NAME_PLACE &&
            b->use == RF_NAME_PLACE && b->phrase == owner + 1 && doc->resolve[i + 1].within < 0)
            doc->resolve[i + 1].within = (int32_t)i;
        if (doc->resolve[i + 1].within < 0 && is_kind_in(doc, a, b))
            doc->resolve[i + 1].within = (int32_t)i;
        for (uint32_t k = i + 1; k < doc->n_mentions && k <= i + 2; k++)
            if (borders_on(doc, &doc->mentions[i], &doc->mentions[k]))
                doc->resolve[i].beyond = k + 1;
    }
}

/* Does a good part of the places that are named lie in the report's country? A roundup of many
 * crises has no country of its own. */
bool rf__is_about_one(const rf__doc *doc) {
    uint32_t n = 0, n_within = 0;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->place == RF_NO_PLACE || m->actor || m->person)
            continue;
        const rf__gaz_record *record = rf__gaz_at(doc->gazetteer, m->place);
        if (!record || !record->country[0])
            continue;
        n++;
        n_within += memcmp(record->country, doc->country, 2) == 0;
    }
    return n_within * 3 >= n;
}

/* "the North West zone", "South East": no more than directions. */
static bool is_zone(const rf__doc *doc, const rf__mention *m) {
    uint32_t n = 0;
    for (uint32_t i = m->token; i < m->token + m->n_tokens; i++) {
        if (!rf__tag_over(doc, i, RF__C_DIRECTION))
            return false;
        n++;
    }
    return n > 0;
}

/* Where a country is seen: its two letters; -1: no code. */
static int country_slot(const char *c) {
    bool code = c[0] >= 'A' && c[0] <= 'Z' && c[1] >= 'A' && c[1] <= 'Z';
    return code ? (c[0] - 'A') * 26 + c[1] - 'A' : -1;
}

/* "the North West zone" is one of a country that the report names, not the province called so
 * somewhere else: names that are only directions keep no place elsewhere. */
void rf__tie_zones(rf__doc *doc) {
    bool seen[26 * 26] = {false}, zones = false;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const rf_place_match *match = &doc->resolve[doc->mentions[i].resolved].match;
        bool zone = is_zone(doc, &doc->mentions[i]);
        zones |= zone;
        if (zone || !match->n_candidates)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, match->candidates[0]);
        int at = country_slot(place.country);
        if (at >= 0 && (place.kind == RF_GAZ_COUNTRY || match->n_candidates == 1))
            seen[at] = true;
    }
    for (uint32_t i = 0; i < doc->n_mentions && zones; i++) {
        rf_place_match *match = &doc->resolve[doc->mentions[i].resolved].match;
        bool known = !is_zone(doc, &doc->mentions[i]);
        for (uint32_t k = 0; k < match->n_candidates && !known; k++) {
            rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, match->candidates[k]);
            int at = country_slot(place.country);
            bool world = place.kind == RF_GAZ_REGION && !place.country[0]; /* "the Middle East" */
            known = world || (at >= 0 && seen[at]);
        }
        if (!known)
            match->n_candidates = 0;
    }
}

/* "Kotulo" for Kitale: is a name spelt so unlike that of the place which was found for it that it
 * is another one's? */
static bool is_unlike(const rf__doc *doc, const rf__mention *m, rf_place_id place) {
    enum { ALIKE = 1 };
    rf_word words[RF__NAME_MOST_WORDS];
    rf__name_words name;
    uint32_t n = 0;
    for (uint32_t i = m->token; i < m->token + m->n_tokens && n < RF__NAME_MOST_WORDS; i++)
        if (doc->tokens[i].kind == RF__WORD && doc->tokens[i].folded)
            words[n++] =
                (rf_word){doc->tokens[i].folded, doc->tokens[i].n_folded, doc->tokens[i].hash};
    const char *own = rf_gazetteer_get(doc->gazetteer, place).name;
    rf__name_split(&name, own, strlen(own));
    return rf__vowels_apart(words, n, name.words, name.n) > ALIKE;
}

/* "Moe Tarr |Lay village": the name that was cut short at a spelling of another. */
static void grow_name(const rf__doc *doc, rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    uint32_t end = m->token + m->n_tokens, last = s->token + s->n_tokens;
    if (m->phrase + m->n_phrase != end)
        return;
    const uint64_t other = RF__BIT(RF__C_PLACE_KIND) | RF__BIT(RF__C_WEEKDAY) |
                           RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ROLE);
    uint32_t at = end;
    while (at < last && rf__is_capital(doc, at) && !(doc->tokens[at].classes & other))
        at++;
    const rf__tag *kind = at > end && at < last ? rf__tag_at(doc, at, RF__C_PLACE_KIND) : NULL;
    if (!kind || !(kind->entry->flags & RF__AFTER))
        return;
    m->n_tokens = at - m->token;
    bool of = rf__function_at(doc, at + kind->n) == RF__F_OF; /* "the village of Katha" */
    m->n_phrase = at + (of ? 0 : kind->n) - m->phrase;
}

void rf__drop_unlike(const rf__doc *doc, rf__mention *m, rf_place_mention *r) {
    if (r->match.quality >= 1 || !r->match.n_candidates)
        return;
    if (r->place != RF_NO_PLACE && !is_unlike(doc, m, r->place))
        return;
    r->place = RF_NO_PLACE;
    grow_name(doc, m);
}

/* "Cyclone Chido": storms are called by names that places have too. */
void rf__note_storms(rf__doc *doc) {
    enum { STORM = 5 }; /* the sort of crisis in the lexicon */
    doc->n_storms = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        const rf__sentence *sentence = &doc->sentences[s];
        uint32_t end = sentence->token + sentence->n_tokens;
        bool any = sentence->classes & RF__BIT(RF__C_TIME_WORD);
        for (uint32_t i = sentence->token; any && i + 1 < end; i++) {
            const rf__tag *tag = rf__tag_at(doc, i, RF__C_TIME_WORD);
            uint32_t name = tag ? i + tag->n : 0; /* 'typhoon "Chido"' */
            name += name && doc->tokens[name].flags & RF__OPEN_QUOTE && name + 1 < end;
            if (!tag || tag->entry->code != RF__W_CRISIS || tag->entry->low < STORM ||
                tag->entry->low > STORM || name >= end || !rf__is_capital(doc, name) ||
                doc->n_storms == RF__MOST_STORMS)
                continue;
            doc->storms[doc->n_storms++] = doc->tokens[name].hash;
        }
    }
}
