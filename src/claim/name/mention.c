/* The places that a report names. A name is looked up wherever capitals begin; what stands around
 * it says whether it is a place at all (a person, an agency, a government named by its capital are
 * not), what kind it is, and how it is governed. What the names mean is decided for all of them
 * together (rf_places_resolve). Names that the gazetteer lacks are kept where the words say so. */
#include "claim/name/mention_find.h"
#include "claim/name/name_other.h"
#include "place/gaz_format.h"

#include <string.h>

/* Added to the score of "no place" (place.h) for common words and for names of people. */
#define DOUBT_WORD 2.5f
/* A name that many countries have: a direction and a kind. */
#define DOUBT_COMMON 3.0f
#define DOUBT_PERSON 2.0f
#define DOUBT_ACRONYM 3.0f
#define WEIGHT_TITLE 1.5f
#define WEIGHT_FIRST 1.3f
#define WEIGHT_ACTOR 0.3f
#define WEIGHT_NAME_OF_OTHER 0.5f
#define WEIGHT_OUTLET 0.1f

static bool short_name_fits(const rf__doc *doc, const rf__name_window *w, uint32_t n_words,
                            uint32_t token) {
    /* "us" is a word, "US" a country. */
    return n_words > 1 || w->words[0].n > 3 || doc->tokens[token].flags & RF__ALL_CAPITALS ||
           memchr(doc->tokens[token].folded, '.', doc->tokens[token].n_folded) ||
           (w->words[0].n == 3 && !(rf__tag_at(doc, token, RF__C_FUNCTION)) &&
            !(doc->tokens[token].flags & RF__SENTENCE_FIRST));
}

/* "neighbouring Mali" is another country than the report's. */
static bool is_neighbour(const rf__doc *doc, const rf__mention *m) {
    return m->token && rf__place_word_is(doc, m->token - 1, "neighbour");
}

/* "told reporters in Geneva", "the UN said in Nairobi that", "said by phone from Kesh": where
 * somebody speaks. */
static bool is_spoken_at(const rf__finder *f, const rf__mention *m) {
    enum { REACH = 4 };
    const rf__doc *doc = f->doc;
    bool from = m->preposition == RF__F_FROM;
    if (m->preposition != RF__F_IN && m->preposition != RF__F_AT && !from)
        return false;
    for (uint32_t i = m->token; i-- > f->s->token && m->token - i <= REACH;)
        if (rf__place_word_is(doc, i, from ? "phone" : "seat"))
            return true;
    uint32_t after = m->token + m->n_tokens;
    return !from && m->token >= f->s->token + 2 &&
           rf__is_tagged(doc, m->token - 2, RF__C_SAY_VERB) &&
           (rf__function_at(doc, after) == RF__F_THAT || rf__function_at(doc, after) == RF__F_ON);
}

static float weight_of(const rf__finder *f, const rf__mention *m) {
    rf_block_kind kind = f->doc->report->blocks[f->s->block].kind;
    float weight = kind == RF_BLOCK_TITLE ? WEIGHT_TITLE : f->index < 3 ? WEIGHT_FIRST : 1;
    if (rf__owns_outlet(f->doc, m))
        weight *= WEIGHT_OUTLET;
    else if (m->actor || is_neighbour(f->doc, m) || rf__owns_arms(f->doc, m, f->end) ||
             is_spoken_at(f, m))
        weight *= WEIGHT_ACTOR;
    else if (m->person)
        weight *= WEIGHT_NAME_OF_OTHER;
    return weight;
}

/* The kind of the best known place of a name. */
typedef struct best {
    rf_gaz_kind kind;
    bool capital;
} best;

static best best_of(const rf__doc *doc, const rf_place_match *match) {
    const rf__gaz_record *record =
        match->n_candidates ? rf__gaz_at(doc->gazetteer, match->candidates[0]) : NULL;
    bool known = record && record->kind < RF_N_GAZ_KINDS;
    return (best){known ? (rf_gaz_kind)record->kind : RF_GAZ_UNKNOWN,
                  record && record->flags & RF__GAZ_CAPITAL};
}

/* May a name be that of a country? */
static bool names_country(const rf__doc *doc, const rf_place_match *match) {
    for (uint32_t i = 0; i < match->n_candidates; i++) {
        const rf__gaz_record *record = rf__gaz_at(doc->gazetteer, match->candidates[i]);
        if (record && record->kind == RF_GAZ_COUNTRY)
            return true;
    }
    return false;
}

/* A name with an article before and a capital behind is the beginning of another name: "the
 * Turkistan Islamic Party". */
static bool goes_on(const rf__finder *f, const rf__mention *m) {
    uint32_t after = m->token + m->n_tokens;
    return m->phrase < m->token && m->use == RF_NAME_PLACE &&
           rf__function_at(f->doc, m->token - 1) == RF__F_THE && after < f->end &&
           f->doc->tokens[after].kind == RF__WORD && rf__is_capital(f->doc, after) &&
           !rf__in_title_case(f->doc, f->s);
}

/* "SANA" among words in small letters is no town. */
static bool all_capitals_around(const rf__finder *f, uint32_t token) {
    for (uint32_t i = f->s->token; i < f->end; i++)
        if (i != token && f->doc->tokens[i].kind == RF__WORD && f->doc->tokens[i].n > 3 &&
            !(f->doc->tokens[i].flags & RF__ALL_CAPITALS))
            return false;
    return true;
}

bool rf__is_world_part(const rf__doc *doc, rf_place_id place, uint32_t after) {
    if (rf__function_at(doc, after) != RF__F_POSSESSIVE)
        return false;
    rf__gaz_brief brief = rf__gaz_brief_of(doc->gazetteer, place);
    return brief.kind == RF_GAZ_REGION && !brief.country[0];
}

/* The capital of a country, as one candidate that lives as long as the doc; NULL: not known, or no
 * memory. The places are gone through once. */
static const rf_place_id *capital_of(rf__doc *doc, const char *country) {
    enum { LETTERS = 26 };
    unsigned a = (unsigned)country[0] - 'A', b = a < LETTERS ? (unsigned)country[1] - 'A' : LETTERS;
    if (b >= LETTERS)
        return NULL;
    if (!doc->capitals) {
        doc->capitals = rf__calloc(LETTERS * LETTERS, sizeof *doc->capitals);
        if (!doc->capitals)
            return NULL;
        for (unsigned i = 0; i < LETTERS * LETTERS; i++)
            doc->capitals[i] = RF_NO_PLACE;
        const rf__gaz_record *r;
        for (rf_place_id id = 0; (r = rf__gaz_at(doc->gazetteer, id)) != NULL; id++) {
            unsigned c = (unsigned)r->country[0] - 'A', d = (unsigned)r->country[1] - 'A';
            if (r->flags & RF__GAZ_CAPITAL && c < LETTERS && d < LETTERS)
                doc->capitals[c * LETTERS + d] = id;
        }
    }
    const rf_place_id *found = &doc->capitals[a * LETTERS + b];
    return *found == RF_NO_PLACE ? NULL : found;
}

/* "the Somali capital": the city besides the country, unless its name follows. */
static rf_err take_capital(rf__finder *f, const rf__mention *people, const rf_place_match *match) {
    static const uint8_t WELL_KNOWN = 130;
    rf__doc *doc = f->doc;
    uint32_t at = people->token + people->n_tokens;
    at += rf__function_at(doc, at) == RF__F_POSSESSIVE; /* "Norland's capital" */
    uint32_t behind = at + 1;
    if (at >= f->end || !rf__place_word_is(doc, at, "capital") || !match->n_candidates)
        return RF_OK;
    behind += behind < f->end && doc->tokens[behind].punct == ',';
    if (behind < f->end && rf__is_capital(doc, behind))
        return RF_OK;
    const rf_place_id *capital =
        capital_of(doc, rf__gaz_brief_of(doc->gazetteer, match->candidates[0]).country);
    if (!capital)
        return RF_OK;
    rf__mention m = {.sentence = people->sentence,
                     .token = people->token,
                     .n_tokens = at + 1 - people->token,
                     .use = RF_NAME_PLACE,
                     .place = RF_NO_PLACE};
    rf__name_around around = rf__look_around(doc, f->s, &m);
    rf_place_mention r = {.match = {.n_words = 2,
                                    .n_candidates = 1,
                                    .candidates = capital,
                                    .known = &WELL_KNOWN,
                                    .use = RF_NAME_PLACE,
                                    .quality = 1},
                          .kind_hint = around.kind,
                          .within = -1,
                          .cue = true,
                          .place = RF_NO_PLACE};
    m.taken = rf__behind_verb_of_places(doc, f->s, &m);
    r.weight = weight_of(f, &m);
    return rf__add_mention(f, &m, &r);
}

/* "30,000 Norland refugees": a country in the place of its people's name. */
static bool names_refugees(const rf__doc *doc, const rf__mention *m, const rf_place_match *match) {
    uint32_t end = m->token + m->n_tokens;
    if (doc->tokens[end].punct == '(' && doc->tokens[end + 1].flags & RF__ALL_CAPITALS &&
        doc->tokens[end + 2].punct == ')')
        end += 3; /* "the Republic of Norland (RN) refugees" */
    else if (doc->tokens[end].punct == ')' && m->token && doc->tokens[m->token - 1].punct == '(')
        end++;
    const rf__tag *who = rf__tag_at(doc, end, RF__C_TRIGGER);
    rf__function f = m->preposition;
    bool article = m->phrase + 1 == m->token && rf__function_at(doc, m->phrase) == RF__F_THE;
    return m->use == RF_NAME_PLACE && (m->phrase == m->token || article) && who &&
           who->entry->indicator == RF_CROSSED_BORDER && who->entry->pattern == RF__P_COUNTED &&
           f != RF__F_IN && f != RF__F_AT && f != RF__F_FROM && f != RF__F_INTO &&
           f != RF__F_NEAR && names_country(doc, match);
}

/* Everything that is known of a name before the report's names are weighed together. */
static rf_err take_name(rf__finder *f, uint32_t token, const rf__name_window *w,
                        const rf_place_match *match) {
    rf__doc *doc = f->doc;
    rf__mention m = {.sentence = f->index,
                     .token = token,
                     .n_tokens = w->ends[match->n_words - 1] - token,
                     .use = match->use,
                     .place = RF_NO_PLACE};
    if (m.use == RF_NAME_PLACE &&
        (rf__is_quality(f, token) || rf__is_part_before_town(doc, token, token + m.n_tokens)))
        return RF_OK;
    rf__take_article(f, &m);
    rf__name_around around = rf__look_around(doc, f->s, &m);
    best first = best_of(doc, match);
    bool body = rf__is_body_name(doc, &m) && around.kind == RF_GAZ_UNKNOWN;
    if ((body && first.kind != RF_GAZ_COUNTRY) || rf__is_word_of_body(f, &m, &around))
        return RF_OK;
    bool office = around.kind_before && rf__is_capital(doc, m.phrase) && m.phrase > f->s->token &&
                  rf__is_capital(doc, m.phrase - 1) && rf__is_tagged(doc, m.phrase, RF__C_ORG_WORD);
    if (office) /* "the Norland Department of Forestry" */
        return RF_OK;
    uint32_t after = m.token + m.n_tokens;
    if (names_refugees(doc, &m, match)) {
        m.use = RF_NAME_DEMONYM;
    } else if (rf__stands_for_adjective(f, &m, first.kind)) {
        m.use = RF_NAME_DEMONYM;
        around.kind = RF_GAZ_UNKNOWN;
    }
    uint32_t land = first.kind == RF_GAZ_COUNTRY ? rf__land_by_people(doc, &m, f->end) : 0;
    if (land) {
        m.use = RF_NAME_PLACE;
        m.n_phrase = land - m.phrase;
        around.kind = RF_GAZ_UNKNOWN;
    }
    bool single = match->n_words == 1;
    if (match->quality < 1 && (rf__names_operation(doc, after) || rf__describes_village(f, after)))
        return RF_OK;
    bool theirs = match->quality < 1 && m.preposition == RF__F_ON && after < f->end &&
                  around.kind == RF_GAZ_UNKNOWN && !rf__is_capital(doc, after) &&
                  rf__is_tagged(doc, after, RF__C_NOUN); /* "fell on Lou Nuer homes" */
    bool capitals = doc->tokens[token].flags & RF__ALL_CAPITALS;
    if (theirs || ((match->quality < 1 || capitals) && rf__is_folk(doc, &m, &around)))
        return RF_OK;
    rf_place_mention r = {
        .match = *match, .kind_hint = around.kind, .within = -1, .place = RF_NO_PLACE};
    if (rf__is_region_of_people(doc, &around, &r.match))
        m.use = RF_NAME_PLACE; /* "Norlander region" */
    bool kind_word = around.kind != RF_GAZ_UNKNOWN;
    r.cue = kind_word || around.direction || rf__is_locative(m.preposition) ||
            m.preposition == RF__F_BETWEEN || (!single && match->quality >= 1);
    bool befalls = rf__befalls(doc, f->s, &m);
    m.taken = befalls || rf__behind_verb_of_places(doc, f->s, &m) ||
              rf__counts_families(doc, after, f->end) || rf__goes_on_counting(doc, &m) ||
              rf__opens_pairs(f, &m) || rf__goes_on_list(f, &m, after) || rf__is_home(f, after) ||
              rf__is_one_of_places(f, &m) || rf__has_residents(f, &m);
    r.cue = r.cue || m.taken;
    if (single && first.kind != RF_GAZ_COUNTRY && doc->tokens[token].flags & RF__ALL_CAPITALS &&
        doc->tokens[token].n <= 6 && !all_capitals_around(f, token))
        r.doubt += DOUBT_ACRONYM;
    /* "the Eastern Region": every country has one */
    bool common = m.use == RF_NAME_PLACE && rf__is_tagged(doc, token, RF__C_DIRECTION) &&
                  first.kind != RF_GAZ_COUNTRY && !first.capital &&
                  (single ? kind_word
                          : match->n_words == 2 && rf__is_tagged(doc, token + 1, RF__C_PLACE_KIND));
    if (common)
        r.doubt += DOUBT_COMMON;
    if (single && !kind_word) {
        if (rf__is_plain_word(doc, token))
            r.doubt += DOUBT_WORD;
        if (first.kind != RF_GAZ_COUNTRY && !first.capital &&
            ((rf__is_tagged(doc, token, RF__C_FIRST_NAME) && !rf__is_called_after(f, token)) ||
             (rf__is_tagged(doc, after, RF__C_SAY_VERB) && !befalls) ||
             (token > f->s->token && rf__is_tagged(doc, token - 1, RF__C_SAY_VERB))))
            r.doubt += DOUBT_PERSON;
    }
    /* "People's Liberation |Front|": a kind that belongs to the other name as well */
    uint32_t n_with_kind = m.phrase + m.n_phrase - token;
    m.person = (rf__in_other_name(doc, token, m.n_tokens) &&
                (!around.kind_after || rf__is_of_side(doc, &m, &around) ||
                 rf__in_other_name(doc, token, n_with_kind))) ||
               (!kind_word && rf__in_agency(doc, after, f->end) &&
                rf__function_at(doc, after) != RF__F_POSSESSIVE) ||
               (!kind_word && goes_on(f, &m)) || rf__in_office(doc, &m, f->end) ||
               token < f->dateline_until || rf__names_outlet(doc, after) ||
               rf__is_of_forces(f, &m) ||
               (match->n_candidates && rf__is_world_part(doc, match->candidates[0], after));
    m.actor = !m.person && !around.direction && m.use == RF_NAME_PLACE &&
              rf__stands_for_side(doc, f->end, &m, first.kind, first.capital);
    if (is_neighbour(doc, &m) && r.kind_hint == RF_GAZ_UNKNOWN && m.use == RF_NAME_PLACE &&
        names_country(doc, match))
        r.kind_hint = RF_GAZ_COUNTRY; /* "neighbouring Niger" */
    if (m.use == RF_NAME_DEMONYM && around.kind == RF_GAZ_POINT && around.kind_after &&
        rf__is_locative(m.preposition)) { /* "towards the Turkish border": a place by description */
        rf__mention border = m;
        border.use = RF_NAME_PLACE;
        rf_place_mention nameless = {
            .kind_hint = around.kind, .within = -1, .cue = true, .place = RF_NO_PLACE};
        rf_err err = rf__add_mention(f, &border, &nameless);
        if (err)
            return err;
    }
    bool owner = m.use == RF_NAME_PLACE && rf__function_at(doc, after) == RF__F_POSSESSIVE &&
                 rf__place_word_is(doc, after + 1, "capital") && first.kind == RF_GAZ_COUNTRY;
    if ((m.use == RF_NAME_DEMONYM || owner) && !m.person) {
        uint32_t n_before = doc->n_mentions;
        rf_err err = take_capital(f, &m, match);
        if (err)
            return err;
        if (owner && doc->n_mentions > n_before)
            m.use = RF_NAME_DEMONYM;
    }
    if (m.use == RF_NAME_DEMONYM) {
        r.cue = true;
        m.phrase = m.token;
        m.n_phrase = m.n_tokens;
        r.kind_hint = RF_GAZ_UNKNOWN;
    }
    r.weight = weight_of(f, &m);
    return rf__add_mention(f, &m, &r);
}

/* "Better preparedness": the capital of a sentence's first word says nothing, and what follows may
 * be the noun that it belongs to. */
static bool opens_phrase(const rf__finder *f, uint32_t token, uint32_t after) {
    const rf__doc *doc = f->doc;
    if (!(doc->tokens[token].flags & RF__SENTENCE_FIRST) || after >= f->end)
        return false;
    const rf__token *next = &doc->tokens[after];
    return next->kind == RF__WORD && !(next->flags & RF__CAPITAL) && !rf__function_at(doc, after) &&
           !rf__is_tagged(doc, after, RF__C_VERB) && !rf__is_tagged(doc, after, RF__C_SAY_VERB) &&
           !rf__is_tagged(doc, after, RF__C_PLACE_KIND);
}

/* Is the last word before `end` a kind that belongs to the name behind it? */
static bool kind_goes_on(const rf__finder *f, uint32_t end) {
    const rf__doc *doc = f->doc;
    return end + 1 < f->end && rf__function_at(doc, end) == RF__F_OF &&
           rf__is_capital(doc, end + 1) && !rf__is_capital(doc, end - 1) &&
           rf__is_tagged(doc, end - 1, RF__C_PLACE_KIND);
}

/* "Pang Myaung": a common word that begins a longer name. */
static bool begins_name(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    uint32_t next = token + 1;
    return next < f->end && rf__is_capital(doc, next) &&
           rf__is_tagged(doc, token, RF__C_NOT_PLACE) && !rf__is_tagged(doc, token, RF__C_NOUN) &&
           !rf__is_filler(doc, next) && !rf__is_tagged(doc, next, RF__C_PLACE_KIND) &&
           !rf__in_title_case(doc, f->s);
}

/* "in Victor Fajardo Province": not the town called by the first of the names. */
static bool begins_region(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    return rf__is_tagged(doc, token, RF__C_FIRST_NAME) && token + 1 < f->end &&
           rf__is_capital(doc, token + 1) && !rf__is_tagged(doc, token + 1, RF__C_PLACE_KIND) &&
           rf__is_called_after(f, token);
}

static bool is_storm(const rf__doc *doc, uint32_t token) {
    for (uint32_t i = 0; i < doc->n_storms; i++)
        if (doc->storms[i] == doc->tokens[token].hash)
            return true;
    return false;
}

/* "Al-Amal Specialist Hospital", "the Saudi Maternity Hospital": where the kind of a building ends
 * a run of capitals whose first words name another place; else 0. */
static uint32_t building_end(const rf__finder *f, uint32_t token, uint32_t name_end) {
    const rf__doc *doc = f->doc;
    uint32_t run = rf__capital_run(doc, token, f->end);
    for (uint32_t i = name_end + 1; i < run; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (kind && kind->entry->code == RF_GAZ_POINT && i + kind->n == run)
            return i;
    }
    return 0;
}

/* A building with a name of its own, where it tells where something happened. */
static rf_err take_building(rf__finder *f, uint32_t token, uint32_t kind, uint32_t *ret_next,
                            bool *ret_taken) {
    rf__mention m = {
        .sentence = f->index, .token = token, .n_tokens = kind - token, .place = RF_NO_PLACE};
    rf__name_around around = rf__look_around(f->doc, f->s, &m);
    *ret_taken =
        around.kind == RF_GAZ_POINT && rf__is_locative(m.preposition) && m.preposition != RF__F_OF;
    if (!*ret_taken)
        return RF_OK;
    *ret_next = m.phrase + m.n_phrase;
    rf_place_mention r = {
        .kind_hint = around.kind, .within = -1, .cue = true, .place = RF_NO_PLACE};
    return rf__add_mention(f, &m, &r);
}

/* A capital that may go on with a name that began before it. */
static bool is_name_word(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    const uint64_t other = RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_ROLE) |
                           RF__BIT(RF__C_HONORIFIC) | RF__BIT(RF__C_ORGANISATION) |
                           RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_PLACE_KIND) |
                           RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_ORG_WORD);
    return token < f->end && rf__is_capital(doc, token) && !(doc->tokens[token].classes & other) &&
           !rf__is_plain_word(doc, token) && !rf__is_filler(doc, token) &&
           !rf__in_title_case(doc, f->s);
}

/* "Qala-e Gorsk", "Khan-i-Tarsa": a small word that ties the parts of a name; the token of what it
 * ties, or 0. */
static uint32_t past_tie(const rf__finder *f, uint32_t after) {
    enum { LONGEST = 2 };
    const rf__token *t = f->doc->tokens;
    uint32_t name = after + 2;
    if (name >= f->end || t[after].punct != '-' || t[after + 1].kind != RF__WORD ||
        t[after + 1].n > LONGEST || t[after + 1].flags & RF__CAPITAL ||
        (t[after].flags | t[after + 1].flags) & RF__SPACE_BEFORE)
        return 0;
    name += t[name].punct == '-' && name + 1 < f->end;
    return rf__is_capital(f->doc, name) ? name : 0;
}

/* "the town of Adan Yabaal": behind "of" and a kind the whole run of capitals is the name, where
 * its next word is nothing else. So it is with an article between: "Khan al-Nasra". */
static bool goes_on_unknown(const rf__finder *f, uint32_t token, uint32_t after) {
    const rf__doc *doc = f->doc;
    bool article = after < f->end && rf__opens_with_article(doc, after, f->end);
    bool of_kind = token >= f->s->token + 2 && rf__function_at(doc, token - 1) == RF__F_OF &&
                   rf__is_tagged(doc, token - 2, RF__C_PLACE_KIND);
    if (article && rf__is_tagged(doc, after, RF__C_ACTOR))
        return false;
    uint32_t tied = past_tie(f, after);
    if (tied)
        return is_name_word(f, tied);
    after += article ? 2 : 0;
    return (of_kind || article) && is_name_word(f, after);
}

/* "Ngabu Lidja Chrysante": the middle of three capitals is no town that is spelt much like it. */
static bool within_run(const rf__finder *f, uint32_t token, uint32_t after) {
    const rf__doc *doc = f->doc;
    return token > f->s->token && after < f->end && rf__is_capital(doc, token - 1) &&
           rf__is_capital(doc, after) && !rf__function_at(doc, token - 1) &&
           !rf__is_tagged(doc, after, RF__C_PLACE_KIND) &&
           !rf__is_tagged(doc, token - 1, RF__C_PLACE_KIND) &&
           !rf__is_tagged(doc, token - 1, RF__C_DIRECTION) && !rf__in_title_case(doc, f->s);
}

/* May two names be of places in one country? */
static bool share_country(const rf__doc *doc, const rf_place_match *a, const rf_place_match *b) {
    for (uint32_t i = 0; i < a->n_candidates; i++)
        for (uint32_t k = 0; k < b->n_candidates; k++) {
            const rf__gaz_record *x = rf__gaz_at(doc->gazetteer, a->candidates[i]),
                                 *y = rf__gaz_at(doc->gazetteer, b->candidates[k]);
            if (x && y && !memcmp(x->country, y->country, 2))
                return true;
        }
    return false;
}

/* "Mung Lai Hkyet", of which two words are spelt much like a town; "Tugu Selatan Village", whose
 * first word is one elsewhere: the kind behind them all is that of the whole. A name is never cut
 * to fit. */
static rf_err is_cut(const rf__finder *f, uint32_t token, uint32_t after,
                     const rf_place_match *match, bool *ret) {
    rf__doc *doc = f->doc;
    *ret = false;
    best first = best_of(doc, match);
    bool named = token > f->s->token && rf__function_at(doc, token - 1) == RF__F_THE;
    bool spelt_alike = match->quality < 1 && match->n_words > 1 && !named;
    if (match->use != RF_NAME_PLACE || !is_name_word(f, after) ||
        (!spelt_alike && first.kind != RF_GAZ_TOWN && first.kind != RF_GAZ_ADMIN2))
        return RF_OK;
    uint32_t run = rf__capital_run(doc, after, f->end), end = run;
    while (end > after && rf__is_tagged(doc, end - 1, RF__C_PLACE_KIND))
        end--;
    const rf__tag *kind = end < f->end ? rf__tag_at(doc, end, RF__C_PLACE_KIND) : NULL;
    bool ends = kind && kind->entry->flags & RF__AFTER && !(kind->entry->flags & RF__PLURAL) &&
                kind->entry->code != RF_GAZ_POINT && kind->entry->code != RF_GAZ_WATER;
    for (uint32_t i = after; i < end; i++)
        if (!is_name_word(f, i) && doc->tokens[i].punct != '-')
            return RF_OK;
    if (!spelt_alike && (!ends || first.capital))
        return RF_OK;
    rf__name_window w;
    rf_place_match rest;
    bool found;
    if (!rf__name_window_at(doc, after, f->end, false, &w))
        return RF_ERR_NOMEM;
    rf_err err = rf__name_match(doc, &w, w.n_spelt, &rest, &found);
    *ret = !found || rest.quality < 1 || !share_country(doc, match, &rest); /* "Tarsa Gorsk ward" */
    return err;
}

/* Is what lies between two tokens the whole name of a country, a region or their people; or of any
 * place? */
static rf_err names_land(const rf__finder *f, uint32_t from, uint32_t to, bool any, bool *ret) {
    rf__doc *doc = f->doc;
    rf__name_window w;
    rf_place_match match;
    bool found;
    *ret = false;
    if (!rf__name_window_at(doc, from, to, false, &w))
        return RF_ERR_NOMEM;
    rf_err err = rf__name_match(doc, &w, w.n_spelt, &match, &found);
    if (err || !found || match.quality < 1 || w.ends[match.n_words - 1] != to)
        return err;
    rf_gaz_kind kind = best_of(doc, &match).kind;
    *ret = any || match.use == RF_NAME_DEMONYM || kind == RF_GAZ_COUNTRY || kind == RF_GAZ_ADMIN1;
    return RF_OK;
}

/* "the Norland-Kesh border", "the Tarsa-Gorsk highway": one place between two. */
static rf_err take_pair(rf__finder *f, uint32_t token, uint32_t *ret_next) {
    enum { LONGEST = 3 };
    rf__doc *doc = f->doc;
    uint32_t mid = token, end;
    while (mid < f->end && mid < token + LONGEST && rf__is_capital(doc, mid))
        mid++;
    if (mid + 2 >= f->end || doc->tokens[mid].punct != '-' ||
        doc->tokens[mid + 1].flags & RF__SPACE_BEFORE || doc->tokens[mid].flags & RF__SPACE_BEFORE)
        return RF_OK;
    for (end = mid + 1; end < f->end && end <= mid + LONGEST && rf__is_capital(doc, end); end++)
        continue;
    const rf__tag *kind = end > mid + 1 ? rf__tag_at(doc, end, RF__C_PLACE_KIND) : NULL;
    if (!kind || kind->entry->code != RF_GAZ_POINT || end + kind->n > f->end ||
        rf__function_at(doc, end + kind->n) == RF__F_OF) /* "crossing of Gorsk" */
        return RF_OK;
    bool road = rf__event_tag(doc, end, RF__E_ROAD), first, second = false;
    rf_err err = names_land(f, token, mid, road, &first);
    if (!err && first)
        err = names_land(f, mid + 1, end, road, &second);
    if (err || !second)
        return err;
    rf__mention m = {
        .sentence = f->index, .token = token, .n_tokens = end - token, .place = RF_NO_PLACE};
    rf__name_around around = rf__look_around(doc, f->s, &m);
    rf_place_mention r = {
        .kind_hint = around.kind, .within = -1, .cue = true, .place = RF_NO_PLACE};
    *ret_next = end + kind->n;
    return rf__add_mention(f, &m, &r);
}

/* "Hayyaat Tahrir al-Sham": an article and a name behind another capital are the end of a longer
 * name that began before. */
static bool ends_longer_name(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    uint32_t article = rf__opens_with_article(doc, token, f->end) ? token : token - 2;
    if (article < f->s->token + 1 || article > token ||
        !rf__opens_with_article(doc, article, f->end))
        return false;
    uint32_t before = article - 1;
    const uint64_t other = RF__BIT(RF__C_PLACE_KIND) | RF__BIT(RF__C_DIRECTION) |
                           RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_MONTH);
    const rf__mention *last = doc->n_mentions ? &doc->mentions[doc->n_mentions - 1] : NULL;
    bool place = last && last->sentence == f->index && last->token + last->n_tokens >= article;
    return doc->tokens[before].kind == RF__WORD && rf__is_capital(doc, before) && !place &&
           before > f->s->token && !rf__function_at(doc, before) &&
           !(doc->tokens[before].classes & other) && !rf__in_title_case(doc, f->s);
}

/* "Fighting in Lira": called like money or a measure, where a place is told. */
static bool is_town_like(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    const uint64_t measure = RF__BIT(RF__C_MEASURE) | RF__BIT(RF__C_NOT_PLACE),
                   number = RF__BIT(RF__C_NUMBER);
    const rf__tag *kind = token + 1 < f->end ? rf__tag_at(doc, token + 1, RF__C_PLACE_KIND) : NULL;
    if (kind && kind->entry->flags & RF__AFTER && rf__is_capital(doc, token) && /* "Lac province" */
        doc->tokens[token].classes & number && !(doc->tokens[token].classes & ~number))
        return true;
    if (rf__is_region_like(f, token))
        return true;
    return token > f->s->token && rf__is_locative(rf__function_at(doc, token - 1)) &&
           rf__function_at(doc, token - 1) != RF__F_OF && rf__is_capital(doc, token) &&
           doc->tokens[token].classes & RF__BIT(RF__C_MEASURE) &&
           !(doc->tokens[token].classes & ~measure);
}

/* "Pasky-Aryk", of which the first part is a town elsewhere: does the name go on behind a hyphen,
 * with what is no place? */
static rf_err is_half(const rf__finder *f, uint32_t after, const rf_place_match *match, bool *ret) {
    const rf__doc *doc = f->doc;
    best first = best_of(doc, match);
    *ret = false;
    if (after + 1 >= f->end || doc->tokens[after].punct != '-' ||
        (doc->tokens[after].flags | doc->tokens[after + 1].flags) & RF__SPACE_BEFORE ||
        !is_name_word(f, after + 1) || match->use != RF_NAME_PLACE ||
        (match->quality >= 1 &&
         (first.capital || first.kind == RF_GAZ_COUNTRY || first.kind == RF_GAZ_ADMIN1)))
        return RF_OK;
    bool place;
    rf_err err = names_land(f, after + 1, after + 2, true, &place);
    *ret = !place || match->quality < 1;
    return err;
}

static rf_err look_at(rf__finder *f, uint32_t token, uint32_t *ret_next) {
    rf__doc *doc = f->doc;
    *ret_next = token + 1;
    uint32_t person_end = rf__person_behind(doc, token, f->end);
    bool titled = false; /* "in Sultan Kudarat", "at Sheikh Zuweid": a place called like a person */
    if (person_end > f->person_until && token > f->s->token &&
        (rf__function_at(doc, token - 1) == RF__F_IN ||
         rf__function_at(doc, token - 1) == RF__F_NEAR)) {
        rf_err err = names_land(f, token, person_end, true, &titled);
        if (err)
            return err;
    }
    if (person_end > f->person_until && !titled)
        rf__take_person(f, person_end);
    bool article = rf__opens_with_article(doc, token, f->end);
    if (!rf__is_capital(doc, token) && !article)
        return rf__take_direction(f, token, ret_next);
    if (ends_longer_name(f, token))
        return RF_OK;
    if (token < f->person_until || rf__is_kind(rf__tag_at(doc, token, RF__C_NUMBER_NAME), "money"))
        return RF_OK; /* "US$ 23 million" */
    rf__name_window w;
    rf_place_match match;
    bool found = false;
    rf_err err = take_pair(f, token, ret_next);
    if (err || *ret_next > token + 1)
        return err;
    if (rf__function_at(doc, token + 1) == RF__F_POSSESSIVE ||
        rf__function_at(doc, token + 2) == RF__F_POSSESSIVE) { /* "Democratic People's Republic" */
        if (!rf__name_window_at(doc, token, f->end, true, &w))
            return RF_ERR_NOMEM;
        if (w.joined[0])
            err = rf__name_match(doc, &w, 0, &match, &found);
        found = found && match.n_words > 1;
    }
    if (!found && !err) {
        if (!rf__name_window_at(doc, token, f->end, false, &w))
            return RF_ERR_NOMEM;
        err = rf__name_match(doc, &w, w.n_spelt, &match, &found);
    }
    /* "the Gaza city of Khan Younis" is not Gaza City. */
    bool kind_last = found && match.n_words > 1 && match.quality < 1 && /* "Sirwah District" */
                     rf__is_tagged(doc, w.ends[match.n_words - 1] - 1, RF__C_PLACE_KIND);
    if (found && match.n_words > 1 && (kind_last || kind_goes_on(f, w.ends[match.n_words - 1]))) {
        w.n = match.n_words - 1;
        err = rf__name_match(doc, &w, w.n_spelt < w.n ? w.n_spelt : w.n, &match, &found);
    }
    if (err)
        return err;
    /* "US" is no pronoun, except in a line of capitals. */
    bool capitals = doc->tokens[token].flags & RF__ALL_CAPITALS && !all_capitals_around(f, token);
    bool small = !capitals && !article && rf__is_filler(doc, token) && !is_town_like(f, token) &&
                 !rf__shares_kind(f, token);
    if (article && (!found || match.n_words < 2))
        return RF_OK; /* perhaps what stands behind it is listed without */
    if (found && match.n_words == 1 && (small || !short_name_fits(doc, &w, match.n_words, token)))
        found = false;
    if (found && match.n_words == 1 && !rf__is_called_after(f, token) &&
        ((rf__is_full_name(doc, token, w.ends[0], f->end) &&
          best_of(doc, &match).kind != RF_GAZ_COUNTRY) ||
         rf__is_in_apposition(doc, token, f->s->token, f->end))) {
        rf__take_person(f, rf__capital_run(doc, token, f->end));
        return RF_OK;
    }
    if (found && match.n_words == 1 && (begins_name(f, token) || begins_region(f, token)))
        found = false;
    if (found && match.quality < 1 && match.n_words == 1 && opens_phrase(f, token, w.ends[0]))
        found = false;
    if (found && match.quality < 1 && match.n_words == 1 && within_run(f, token, w.ends[0]))
        found = false;
    if (found && match.n_words == 1 && rf__is_tagged(doc, token, RF__C_ROLE))
        found = false; /* "Commissioner of Police" */
    if (found && match.quality < 1 && match.n_words > 1 &&
        rf__tag_at(doc, token, RF__C_ORGANISATION))
        return RF_OK; /* "UNHCR Norland" */
    if (found && match.quality < 1 &&
        (small || (match.n_words == 1 && rf__is_plain_word(doc, token))))
        found = false;
    if (found && match.n_words == 1 && goes_on_unknown(f, token, w.ends[0]))
        return rf__take_unknown(f, token, ret_next);
    bool cut = false, half = false;
    if (found && match.n_words == 1)
        err = is_half(f, w.ends[0], &match, &half);
    if (!err && half)
        return rf__take_unknown(f, token, ret_next);
    if (!err && found)
        err = is_cut(f, token, w.ends[match.n_words - 1], &match, &cut);
    uint32_t n_before = doc->n_mentions, next = token + 1;
    if (!err && cut)
        err = rf__take_unknown(f, token, &next);
    if (err || doc->n_mentions > n_before) {
        *ret_next = next;
        return err;
    }
    uint32_t kind = found ? building_end(f, token, w.ends[match.n_words - 1]) : 0;
    if (kind) {
        bool taken;
        err = take_building(f, token, kind, ret_next, &taken);
        if (err || taken)
            return err;
    }
    if (found && match.n_words == 1 && is_storm(doc, token))
        return RF_OK;
    if (found) {
        *ret_next = w.ends[match.n_words - 1];
        return take_name(f, token, &w, &match);
    }
    if (small || (is_storm(doc, token) && !rf__is_tagged(doc, token + 1, RF__C_PLACE_KIND)))
        return RF_OK;
    if (rf__is_tagged(doc, token, RF__C_FIRST_NAME) && !rf__is_called_after(f, token)) {
        rf__take_person(f, rf__capital_run(doc, token, f->end));
        return RF_OK;
    }
    return rf__take_unknown(f, token, ret_next);
}

/* "NAIROBI, 3 May - ", "CAIRO/GAZA (AP) - " and "(Nairobi, 3 May) - " at the beginning of a
 * paragraph say where the report was written. Returns the token behind, or 0. */
static uint32_t dateline_end(const rf__doc *doc, const rf__sentence *s, uint32_t index) {
    rf_block_kind kind = doc->report->blocks[s->block].kind;
    if (kind == RF_BLOCK_TITLE || kind == RF_BLOCK_HEADING || kind == RF_BLOCK_BULLET)
        return 0; /* "Mozambique - Floods" heads a section */
    if ((index && doc->sentences[index - 1].block == s->block) || s->n_tokens < 2)
        return 0;
    uint32_t first = s->token + (doc->tokens[s->token].punct == '(');
    if (!rf__is_capital(doc, first))
        return 0;
    bool formal = (doc->tokens[first].flags & RF__ALL_CAPITALS) != 0;
    for (uint32_t i = first + 1; i < s->token + s->n_tokens && i < s->token + 16; i++) {
        const rf__token *t = &doc->tokens[i];
        formal |= t->punct == ',' || t->punct == '(';
        if (t->punct == '_')
            return formal ? i : 0;
        if (t->kind == RF__WORD && !(t->flags & RF__CAPITAL) && t->n > 3)
            return 0;
    }
    return 0;
}

static rf_err find_in_sentence(rf__doc *doc, uint32_t index) {
    const rf__sentence *s = &doc->sentences[index];
    rf__finder f = {.doc = doc,
                    .s = s,
                    .index = index,
                    .end = s->token + s->n_tokens,
                    .dateline_until = dateline_end(doc, s, index)};
    uint32_t first = doc->n_mentions;
    const uint64_t asked =
        RF__BIT(RF__C_HONORIFIC) | RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_DIRECTION);
    for (uint32_t i = s->token; i < f.end;) {
        uint32_t next;
        if (!(doc->tokens[i].classes & asked) && !rf__is_capital(doc, i) &&
            !rf__opens_with_article(doc, i, f.end)) {
            i++;
            continue;
        }
        rf_err err = look_at(&f, i, &next);
        if (err)
            return err;
        i = next;
    }
    rf__share_in_lists(doc, first);
    rf__set_within(doc, first);
    return RF_OK;
}

rf_err rf__doc_mentions(rf__doc *doc) {
    doc->dateline = UINT32_MAX;
    if (!doc->gazetteer)
        return RF_OK;
    rf__note_storms(doc);
    doc->n_surnames = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf_err err = find_in_sentence(doc, s);
        if (err)
            return err;
    }
    rf__tie_zones(doc);
    rf_err err = rf__add_dateline(doc);
    if (!err)
        err = rf__add_title(doc);
    if (!err)
        err = rf_places_resolve(doc->gazetteer, doc->resolve, doc->n_resolve, NULL, doc->country);
    if (err)
        return err;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        rf__mention m = doc->mentions[i];
        rf_place_mention *r = &doc->resolve[m.resolved];
        rf__drop_unlike(doc, &m, r);
        m.place = r->place;
        m.confidence = r->confidence;
        /* A spelling like that of another place, which is not meant, does not make it no place. */
        bool told = (rf__is_locative(m.preposition) && m.preposition != RF__F_OF) || m.taken;
        bool known = r->match.n_candidates > 0 && !(r->cue && told && !m.person && r->doubt <= 0);
        /* Found by the gazetteer but more likely something else. A kind word keeps it. */
        if ((known && r->place == RF_NO_PLACE && r->kind_hint == RF_GAZ_UNKNOWN) ||
            rf__is_person_told(doc, &m))
            continue;
        doc->mentions[kept++] = m;
    }
    doc->n_mentions = kept;
    doc->one_country = rf__is_about_one(doc);
    return RF_OK;
}
