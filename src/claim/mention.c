/* The places that a report names. A name is looked up wherever capitals begin; what stands around
 * it says whether it is a place at all (a person, an agency, a government named by its capital are
 * not), what kind it is, and how it is governed. What the names mean is decided for all of them
 * together (rf_places_resolve). Names that the gazetteer lacks are kept when the words around say
 * that they are places. */
#include "claim/mention.h"
#include "claim/claim_table.h"
#include "claim/name_other.h"
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

typedef struct finder {
    rf__doc *doc;
    const rf__sentence *s;
    uint32_t index, end;     /* of the sentence; its last token + 1 */
    uint32_t person_until;   /* tokens before this belong to a person's name */
    uint32_t dateline_until; /* the end of "NAIROBI, 3 May - ", or 0 */
} finder;

static bool tagged(const rf__doc *doc, uint32_t token, rf__class class) {
    return rf__tag_at(doc, token, class) != NULL;
}

static bool is_plain_word(const rf__doc *doc, uint32_t token) {
    const uint64_t plain = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) |
                           RF__BIT(RF__C_HAZARD) | RF__BIT(RF__C_NOT_PLACE) |
                           RF__BIT(RF__C_COMPLEMENT);
    return token < doc->n_tokens && doc->tokens[token].classes & plain;
}

static bool short_name_fits(const rf__doc *doc, const rf__name_window *w, uint32_t n_words,
                            uint32_t token) {
    /* "us" is a word, "US" a country. */
    return n_words > 1 || w->words[0].n > 3 || doc->tokens[token].flags & RF__ALL_CAPITALS ||
           memchr(doc->tokens[token].folded, '.', doc->tokens[token].n_folded) ||
           (w->words[0].n == 3 && !(rf__tag_at(doc, token, RF__C_FUNCTION)) &&
            !(doc->tokens[token].flags & RF__SENTENCE_FIRST));
}

static rf_err add_mention(finder *f, const rf__mention *m, const rf_place_mention *r) {
    rf__doc *doc = f->doc;
    if (!rf__grow(&doc->mentions, &doc->cap_mentions, (size_t)doc->n_mentions + 1,
                  sizeof *doc->mentions) ||
        !rf__grow(&doc->resolve, &doc->cap_resolve, (size_t)doc->n_resolve + 1,
                  sizeof *doc->resolve))
        return RF_ERR_NOMEM;
    doc->mentions[doc->n_mentions] = *m;
    doc->mentions[doc->n_mentions++].resolved = doc->n_resolve;
    doc->resolve[doc->n_resolve++] = *r;
    return RF_OK;
}

/* "neighbouring Mali" is another country than the report's. */
static bool is_neighbour(const rf__doc *doc, const rf__mention *m) {
    return m->token && rf__place_word_is(doc, m->token - 1, "neighbour");
}

/* "told reporters in Geneva", "the UN said in Nairobi that": where somebody speaks. */
static bool is_spoken_at(const finder *f, const rf__mention *m) {
    enum { REACH = 4 };
    const rf__doc *doc = f->doc;
    if (m->preposition != RF__F_IN && m->preposition != RF__F_AT)
        return false;
    for (uint32_t i = m->token; i-- > f->s->token && m->token - i <= REACH;)
        if (rf__place_word_is(doc, i, "seat"))
            return true;
    uint32_t after = m->token + m->n_tokens;
    return m->token >= f->s->token + 2 && tagged(doc, m->token - 2, RF__C_SAY_VERB) &&
           (rf__function_at(doc, after) == RF__F_THAT || rf__function_at(doc, after) == RF__F_ON);
}

static float weight_of(const finder *f, const rf__mention *m) {
    rf_block_kind kind = f->doc->report->blocks[f->s->block].kind;
    float weight = kind == RF_BLOCK_TITLE ? WEIGHT_TITLE : f->index < 3 ? WEIGHT_FIRST : 1;
    if (m->actor || is_neighbour(f->doc, m) || rf__owns_arms(f->doc, m, f->end) ||
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

/* Most words begin with a capital: capitals say little. */
static bool in_title_case(const rf__doc *doc, const rf__sentence *s) {
    uint32_t n_words = 0, n_capitals = 0;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++)
        if (doc->tokens[i].kind == RF__WORD && doc->tokens[i].n > 3) {
            n_words++;
            n_capitals += (doc->tokens[i].flags & RF__CAPITAL) != 0;
        }
    return n_words >= 3 && n_capitals * 3 > n_words * 2;
}

/* A name with an article before and a capital behind is the beginning of another name: "the
 * Turkistan Islamic Party". */
static bool goes_on(const finder *f, const rf__mention *m) {
    uint32_t after = m->token + m->n_tokens;
    return m->phrase < m->token && m->use == RF_NAME_PLACE &&
           rf__function_at(f->doc, m->token - 1) == RF__F_THE && after < f->end &&
           f->doc->tokens[after].kind == RF__WORD && rf__is_capital(f->doc, after) &&
           !in_title_case(f->doc, f->s);
}

/* "SANA" among words in small letters is no town. */
static bool all_capitals_around(const finder *f, uint32_t token) {
    for (uint32_t i = f->s->token; i < f->end; i++)
        if (i != token && f->doc->tokens[i].kind == RF__WORD && f->doc->tokens[i].n > 3 &&
            !(f->doc->tokens[i].flags & RF__ALL_CAPITALS))
            return false;
    return true;
}

/* "fled Bria", "made it as far as Korma", "captured Saraqib": what such verbs take is a place. */
static bool behind_verb_of_places(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    if (m->phrase <= s->token)
        return false;
    const rf__tag *verb = rf__tag_over(doc, m->phrase - 1, RF__C_VERB);
    bool to = verb && verb->token > s->token && rf__function_at(doc, verb->token - 1) == RF__F_TO;
    for (uint32_t g = verb ? doc->tokens[verb->token].first_tag : 0;
         verb && g < doc->tokens[verb->token + 1].first_tag; g++) {
        const rf__lex_entry *e = doc->tags[g].entry;
        if (e->class == RF__C_VERB && doc->tags[g].n == verb->n && (to || e->form != RF__BASE) &&
            (e->flags & (RF__LEAVES | RF__ARRIVES) ||
             (e->flags & RF__NEEDS_NOUN && e->flags & RF__CAUSE) || e->event == RF_PLACE_CAPTURED ||
             e->event == RF_AIR_STRIKE || e->event == RF_SHELLING))
            return true;
    }
    return false;
}

/* "Hays (4 HHs)": behind a name the brackets tell how many families are there. */
static bool counts_families(const rf__doc *doc, uint32_t after, uint32_t end) {
    if (after + 3 >= end || doc->tokens[after].punct != '(' ||
        doc->tokens[after + 1].kind != RF__NUMERAL)
        return false;
    const rf__tag *noun = rf__tag_at(doc, after + 2, RF__C_NOUN);
    return noun && noun->entry->unit == RF_HOUSEHOLDS &&
           doc->tokens[after + 2 + noun->n].punct == ')';
}

/* "el-Tina": an article written small belongs to the name behind it, whether or not it is listed
 * with it. */
static void take_article(const finder *f, rf__mention *m) {
    if (m->token < f->s->token + 2 || !rf__opens_with_article(f->doc, m->token - 2, f->end))
        return;
    m->token -= 2;
    m->n_tokens += 2;
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
static rf_err take_capital(finder *f, const rf__mention *people, const rf_place_match *match) {
    static const uint8_t WELL_KNOWN = 130;
    rf__doc *doc = f->doc;
    uint32_t at = people->token + people->n_tokens, behind = at + 1;
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
                     .n_tokens = people->n_tokens + 1,
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
    m.taken = behind_verb_of_places(doc, f->s, &m);
    r.weight = weight_of(f, &m);
    return add_mention(f, &m, &r);
}

/* Everything that is known of a name before the report's names are weighed together. */
static rf_err take_name(finder *f, uint32_t token, const rf__name_window *w,
                        const rf_place_match *match) {
    rf__doc *doc = f->doc;
    rf__mention m = {.sentence = f->index,
                     .token = token,
                     .n_tokens = w->ends[match->n_words - 1] - token,
                     .use = match->use,
                     .place = RF_NO_PLACE};
    take_article(f, &m);
    rf__name_around around = rf__look_around(doc, f->s, &m);
    best first = best_of(doc, match);
    if (rf__is_body_name(doc, &m) && around.kind == RF_GAZ_UNKNOWN && first.kind != RF_GAZ_COUNTRY)
        return RF_OK;
    uint32_t after = m.token + m.n_tokens;
    bool single = match->n_words == 1;
    rf_place_mention r = {
        .match = *match, .kind_hint = around.kind, .within = -1, .place = RF_NO_PLACE};
    bool kind_word = around.kind != RF_GAZ_UNKNOWN;
    r.cue = kind_word || around.direction || rf__is_locative(m.preposition) ||
            m.preposition == RF__F_BETWEEN || (!single && match->quality >= 1);
    m.taken = behind_verb_of_places(doc, f->s, &m) || counts_families(doc, after, f->end);
    r.cue = r.cue || m.taken;
    if (single && first.kind != RF_GAZ_COUNTRY && doc->tokens[token].flags & RF__ALL_CAPITALS &&
        doc->tokens[token].n <= 6 && !all_capitals_around(f, token))
        r.doubt += DOUBT_ACRONYM;
    /* "the Eastern Region": every country has one */
    bool common =
        m.use == RF_NAME_PLACE && tagged(doc, token, RF__C_DIRECTION) &&
        first.kind != RF_GAZ_COUNTRY && !first.capital &&
        (single ? kind_word : match->n_words == 2 && tagged(doc, token + 1, RF__C_PLACE_KIND));
    if (common)
        r.doubt += DOUBT_COMMON;
    if (single && !kind_word) {
        if (is_plain_word(doc, token))
            r.doubt += DOUBT_WORD;
        if (first.kind != RF_GAZ_COUNTRY && !first.capital &&
            (tagged(doc, token, RF__C_FIRST_NAME) || tagged(doc, after, RF__C_SAY_VERB) ||
             (token > f->s->token && tagged(doc, token - 1, RF__C_SAY_VERB))))
            r.doubt += DOUBT_PERSON;
    }
    /* "People's Liberation |Front|": a kind that belongs to the other name as well */
    uint32_t n_with_kind = m.phrase + m.n_phrase - token;
    m.person = (rf__in_other_name(doc, token, m.n_tokens) &&
                (!around.kind_after || rf__in_other_name(doc, token, n_with_kind))) ||
               (!kind_word && rf__in_agency(doc, after, f->end) &&
                rf__function_at(doc, after) != RF__F_POSSESSIVE) ||
               (!kind_word && goes_on(f, &m)) || rf__in_office(doc, &m, f->end) ||
               token < f->dateline_until ||
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
        rf_err err = add_mention(f, &border, &nameless);
        if (err)
            return err;
    }
    if (m.use == RF_NAME_DEMONYM && !m.person) {
        rf_err err = take_capital(f, &m, match);
        if (err)
            return err;
    }
    if (m.use == RF_NAME_DEMONYM) {
        r.cue = true;
        m.phrase = m.token;
        m.n_phrase = m.n_tokens;
        r.kind_hint = RF_GAZ_UNKNOWN;
    }
    r.weight = weight_of(f, &m);
    return add_mention(f, &m, &r);
}

/* "Better preparedness": the capital of a sentence's first word says nothing, and what follows may
 * be the noun that it belongs to. */
static bool opens_phrase(const finder *f, uint32_t token, uint32_t after) {
    const rf__doc *doc = f->doc;
    if (!(doc->tokens[token].flags & RF__SENTENCE_FIRST) || after >= f->end)
        return false;
    const rf__token *next = &doc->tokens[after];
    return next->kind == RF__WORD && !(next->flags & RF__CAPITAL) && !rf__function_at(doc, after) &&
           !tagged(doc, after, RF__C_VERB) && !tagged(doc, after, RF__C_SAY_VERB) &&
           !tagged(doc, after, RF__C_PLACE_KIND);
}

static bool heads_row(const finder *f, const rf__mention *m) {
    const rf__doc *doc = f->doc;
    uint32_t after = m->token + m->n_tokens;
    if (doc->report->blocks[f->s->block].kind != RF_BLOCK_TABLE_ROW || after >= f->end)
        return false;
    return m->token == rf__row_label(doc, f->s) &&
           (doc->tokens[after].punct == '\t' || doc->tokens[after].punct == '|');
}

/* Was this name, which the gazetteer lacks, taken for a place before? */
static bool taken_before(const rf__doc *doc, const rf__mention *m) {
    enum {
        MOST_UNKNOWN = 64,
        MOST_BACK = 512
    }; /* a long report must not be gone through each time */
    uint32_t seen = 0, last = doc->n_mentions;
    for (uint32_t i = last; i-- > 0 && seen < MOST_UNKNOWN && last - i <= MOST_BACK;) {
        const rf__mention *other = &doc->mentions[i];
        if (doc->resolve[other->resolved].match.n_candidates)
            continue;
        seen++;
        bool same = other->n_tokens == m->n_tokens;
        for (uint32_t k = 0; same && k < m->n_tokens; k++)
            same = doc->tokens[other->token + k].hash == doc->tokens[m->token + k].hash;
        if (same)
            return true;
    }
    return false;
}

/* "Mattar, Ethiopia: 10,000 people": a name with the country behind it and a colon. */
static bool heads_label(const finder *f, const rf__mention *m) {
    const rf__doc *doc = f->doc;
    uint32_t comma = m->token + m->n_tokens;
    if (m->token != f->s->token || comma + 2 >= f->end || doc->tokens[comma].punct != ',' ||
        !rf__is_capital(doc, comma + 1))
        return false;
    uint32_t end = comma + 1;
    while (end < f->end && end < comma + 5 && rf__is_capital(doc, end))
        end++;
    return end < f->end && doc->tokens[end].punct == ':';
}

/* "the Cooperative for the Development of ...": a body by what it is for. */
static bool names_purpose(const finder *f, uint32_t run) {
    const rf__doc *doc = f->doc;
    uint32_t next = run + 1;
    if (rf__function_at(doc, run) != RF__F_FOR)
        return false;
    if (rf__function_at(doc, next) == RF__F_THE)
        next++;
    return next < f->end && rf__is_capital(doc, next) && !rf__is_filler(doc, next);
}

/* A name that the gazetteer lacks: kept when a kind or a preposition says that it is a place. */
static rf_err take_unknown(finder *f, uint32_t token, uint32_t *ret_next) {
    rf__doc *doc = f->doc;
    uint32_t run = rf__capital_run(doc, token, f->end);
    while (run > token + 1 && tagged(doc, run - 1, RF__C_PLACE_KIND))
        run--;
    *ret_next = token + 1;
    if (run == token)
        return RF_OK;
    rf__mention m = {
        .sentence = f->index, .token = token, .n_tokens = run - token, .place = RF_NO_PLACE};
    take_article(f, &m);
    rf__name_around around = rf__look_around(doc, f->s, &m);
    bool kind_word = around.kind != RF_GAZ_UNKNOWN;
    if (kind_word && !around.kind_after && m.phrase > f->s->token && m.phrase + 1 < token &&
        rf__is_capital(doc, m.phrase) && rf__is_capital(doc, m.phrase - 1))
        return RF_OK; /* "the Texas Department of Public Safety" */
    bool in = m.preposition == RF__F_IN || m.preposition == RF__F_NEAR ||
              m.preposition == RF__F_AT || m.preposition == RF__F_FROM ||
              m.preposition == RF__F_TO || m.preposition == RF__F_INTO;
    /* "the people of Nayeb Rafi", the first cell of a row */
    in = in ||
         (m.preposition == RF__F_OF && m.phrase >= f->s->token + 2 &&
          tagged(doc, m.phrase - 2, RF__C_NOUN)) ||
         (m.preposition == RF__F_ON && m.phrase >= f->s->token + 2 && /* "nine on Tora" */
          (tagged(doc, m.phrase - 2, RF__C_NUMBER) ||
           doc->tokens[m.phrase - 2].kind == RF__NUMERAL)) ||
         heads_row(f, &m) || behind_verb_of_places(doc, f->s, &m) || heads_label(f, &m) ||
         counts_families(doc, run, f->end);
    uint32_t n_plain = 0,
             n_names = 0; /* plain words; those of them that only places use as names */
    for (uint32_t i = token; i < run; i++) {
        bool inner = (i > token && i + 1 < run && doc->tokens[i].n <= 3) || /* "Wad An Nail" */
                     (i == token && run > i + 1 && around.kind_after &&
                      rf__honorific_at(doc, i)); /* "the Sheikh Nazim quarter" */
        n_plain += is_plain_word(doc, i);
        n_names += tagged(doc, i, RF__C_NOT_PLACE) && !tagged(doc, i, RF__C_NOUN) &&
                   !tagged(doc, i, RF__C_VERB) && !tagged(doc, i, RF__C_TRIGGER) &&
                   !tagged(doc, i, RF__C_HAZARD);
        if ((rf__is_filler(doc, i) && !inner) || rf__in_other_name(doc, i, 1) ||
            tagged(doc, i, RF__C_FIRST_NAME) || tagged(doc, i, RF__C_ORG_WORD) ||
            tagged(doc, i, RF__C_ROLE) || /* "Tarsa State [Commissioner of Police]" */
            (doc->tokens[i].flags & RF__ALL_CAPITALS && doc->tokens[i].n <= 6 && !kind_word))
            return RF_OK;
    }
    /* "village of Al Bani": one of its words may be a common one, not all of them. */
    bool some = kind_word || (in && run - token > 1 && n_plain == n_names);
    if (n_plain && (!some || n_plain == run - token))
        return RF_OK;
    if (!kind_word && !in && !taken_before(doc, &m))
        return RF_OK;
    if (!kind_word && names_purpose(f, run))
        return RF_OK;
    *ret_next = run;
    rf_place_mention r = {
        .kind_hint = around.kind, .within = -1, .cue = true, .place = RF_NO_PLACE};
    return add_mention(f, &m, &r);
}

/* "in the northwest": a part of the country without its name. */
static rf_err take_direction(finder *f, uint32_t token, uint32_t *ret_next) {
    const rf__doc *doc = f->doc;
    *ret_next = token + 1;
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_DIRECTION);
    if (!tag || !(tag->entry->flags & RF__AFTER) || token < f->s->token + 2 ||
        rf__function_at(doc, token - 1) != RF__F_THE ||
        !rf__is_locative(rf__function_at(doc, token - 2)) ||
        rf__function_at(doc, token - 2) == RF__F_OF ||
        (token >= f->s->token + 3 &&
         (tagged(doc, token - 3, RF__C_MEASURE) ||
          (rf__function_at(doc, token - 2) == RF__F_TO && doc->tokens[token - 3].punct == ','))))
        return RF_OK; /* "38 km to the north", "on Tora, to the north," are no place */
    uint32_t after = token + tag->n;
    if (after < f->end && doc->tokens[after].kind == RF__WORD &&
        (rf__is_capital(doc, after) || rf__function_at(doc, after) == RF__F_OF ||
         tagged(doc, after, RF__C_NOUN) || tagged(doc, after, RF__C_PLACE_KIND) ||
         tagged(doc, after, RF__C_DIRECTION)))
        return RF_OK;
    rf__mention m = {.sentence = f->index,
                     .token = token,
                     .n_tokens = tag->n,
                     .phrase = token - 1,
                     .n_phrase = tag->n + 1,
                     .preposition = rf__function_at(doc, token - 2),
                     .place = RF_NO_PLACE};
    rf_place_mention r = {
        .kind_hint = RF_GAZ_REGION, .within = -1, .cue = true, .place = RF_NO_PLACE};
    *ret_next = after;
    return add_mention(f, &m, &r);
}

/* Is the last word before `end` a kind that belongs to the name behind it? */
static bool kind_goes_on(const finder *f, uint32_t end) {
    const rf__doc *doc = f->doc;
    return end + 1 < f->end && rf__function_at(doc, end) == RF__F_OF &&
           rf__is_capital(doc, end + 1) && !rf__is_capital(doc, end - 1) &&
           tagged(doc, end - 1, RF__C_PLACE_KIND);
}

/* "Pang Myaung": a common word that begins a longer name. */
static bool begins_name(const finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    uint32_t next = token + 1;
    return next < f->end && rf__is_capital(doc, next) && tagged(doc, token, RF__C_NOT_PLACE) &&
           !tagged(doc, token, RF__C_NOUN) && !rf__is_filler(doc, next) &&
           !tagged(doc, next, RF__C_PLACE_KIND) && !in_title_case(doc, f->s);
}

static bool is_storm(const rf__doc *doc, uint32_t token) {
    for (uint32_t i = 0; i < doc->n_storms; i++)
        if (doc->storms[i] == doc->tokens[token].hash)
            return true;
    return false;
}

/* "Al-Amal Specialist Hospital", "the Saudi Maternity Hospital": where the kind of a building ends
 * a run of capitals whose first words name another place; else 0. */
static uint32_t building_end(const finder *f, uint32_t token, uint32_t name_end) {
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
static rf_err take_building(finder *f, uint32_t token, uint32_t kind, uint32_t *ret_next,
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
    return add_mention(f, &m, &r);
}

/* "the town of Adan Yabaal": behind "of" and a kind the whole run of capitals is the name, where
 * its next word is nothing else. So it is with an article between: "Khan al-Nasra". */
static bool goes_on_unknown(const finder *f, uint32_t token, uint32_t after) {
    const rf__doc *doc = f->doc;
    bool article = after < f->end && rf__opens_with_article(doc, after, f->end);
    bool of_kind = token >= f->s->token + 2 && rf__function_at(doc, token - 1) == RF__F_OF &&
                   tagged(doc, token - 2, RF__C_PLACE_KIND);
    if (article && tagged(doc, after, RF__C_ACTOR))
        return false;
    after += article ? 2 : 0;
    const uint64_t other = RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_ROLE) |
                           RF__BIT(RF__C_HONORIFIC) | RF__BIT(RF__C_ORGANISATION) |
                           RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_PLACE_KIND) |
                           RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_ORG_WORD);
    return (of_kind || article) && after < f->end && rf__is_capital(doc, after) &&
           !(doc->tokens[after].classes & other) && !is_plain_word(doc, after) &&
           !rf__is_filler(doc, after) && !in_title_case(doc, f->s);
}

/* "Ngabu Lidja Chrysante": the middle of three capitals is no town that is spelt much like it. */
static bool within_run(const finder *f, uint32_t token, uint32_t after) {
    const rf__doc *doc = f->doc;
    return token > f->s->token && after < f->end && rf__is_capital(doc, token - 1) &&
           rf__is_capital(doc, after) && !rf__function_at(doc, token - 1) &&
           !tagged(doc, after, RF__C_PLACE_KIND) && !tagged(doc, token - 1, RF__C_PLACE_KIND) &&
           !tagged(doc, token - 1, RF__C_DIRECTION) && !in_title_case(doc, f->s);
}

static rf_err look_at(finder *f, uint32_t token, uint32_t *ret_next) {
    rf__doc *doc = f->doc;
    *ret_next = token + 1;
    uint32_t person_end = rf__person_behind(doc, token, f->end);
    if (person_end > f->person_until)
        f->person_until = person_end;
    bool article = rf__opens_with_article(doc, token, f->end);
    if (!rf__is_capital(doc, token) && !article)
        return take_direction(f, token, ret_next);
    if (token < f->person_until || rf__is_kind(rf__tag_at(doc, token, RF__C_NUMBER_NAME), "money"))
        return RF_OK; /* "US$ 23 million" */
    rf__name_window w;
    rf_place_match match;
    bool found = false;
    rf_err err = RF_OK;
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
                     tagged(doc, w.ends[match.n_words - 1] - 1, RF__C_PLACE_KIND);
    if (found && match.n_words > 1 && (kind_last || kind_goes_on(f, w.ends[match.n_words - 1]))) {
        w.n = match.n_words - 1;
        err = rf__name_match(doc, &w, w.n_spelt < w.n ? w.n_spelt : w.n, &match, &found);
    }
    if (err)
        return err;
    /* "US" is no pronoun, except in a line of capitals. */
    bool capitals = doc->tokens[token].flags & RF__ALL_CAPITALS && !all_capitals_around(f, token);
    bool small = !capitals && !article && rf__is_filler(doc, token);
    if (article && (!found || match.n_words < 2))
        return RF_OK; /* perhaps what stands behind it is listed without */
    if (found && match.n_words == 1 && (small || !short_name_fits(doc, &w, match.n_words, token)))
        found = false;
    if (found && match.n_words == 1 &&
        ((rf__is_full_name(doc, token, w.ends[0], f->end) &&
          best_of(doc, &match).kind != RF_GAZ_COUNTRY) ||
         rf__is_in_apposition(doc, token, f->s->token, f->end))) {
        f->person_until = rf__capital_run(doc, token, f->end);
        return RF_OK;
    }
    if (found && match.n_words == 1 && begins_name(f, token))
        found = false;
    if (found && match.quality < 1 && match.n_words == 1 && opens_phrase(f, token, w.ends[0]))
        found = false;
    if (found && match.quality < 1 && match.n_words == 1 && within_run(f, token, w.ends[0]))
        found = false;
    if (found && match.n_words == 1 && tagged(doc, token, RF__C_ROLE))
        found = false; /* "Commissioner of Police" */
    if (found && match.quality < 1 && (small || (match.n_words == 1 && is_plain_word(doc, token))))
        found = false;
    if (found && match.n_words == 1 && goes_on_unknown(f, token, w.ends[0]))
        return take_unknown(f, token, ret_next);
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
    if (small)
        return RF_OK;
    if (tagged(doc, token, RF__C_FIRST_NAME)) {
        f->person_until = rf__capital_run(doc, token, f->end);
        return RF_OK;
    }
    return take_unknown(f, token, ret_next);
}

/* "NAIROBI, 3 May - " and "CAIRO/GAZA (AP) - " at the beginning of a paragraph say where the report
 * was written. Returns the token behind, or 0. */
static uint32_t dateline_end(const rf__doc *doc, const rf__sentence *s, uint32_t index) {
    rf_block_kind kind = doc->report->blocks[s->block].kind;
    if (kind == RF_BLOCK_TITLE || kind == RF_BLOCK_HEADING || kind == RF_BLOCK_BULLET)
        return 0; /* "Mozambique - Floods" heads a section */
    if ((index && doc->sentences[index - 1].block == s->block) || !s->n_tokens ||
        !rf__is_capital(doc, s->token))
        return 0;
    bool formal = (doc->tokens[s->token].flags & RF__ALL_CAPITALS) != 0;
    for (uint32_t i = s->token + 1; i < s->token + s->n_tokens && i < s->token + 16; i++) {
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
    finder f = {.doc = doc,
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
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf_err err = find_in_sentence(doc, s);
        if (err)
            return err;
    }
    rf__tie_zones(doc);
    rf_err err = rf__add_dateline(doc);
    if (!err)
        err = rf_places_resolve(doc->gazetteer, doc->resolve, doc->n_resolve, NULL, doc->country);
    if (err)
        return err;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        rf__mention m = doc->mentions[i];
        const rf_place_mention *r = &doc->resolve[m.resolved];
        m.place = r->place;
        m.confidence = r->confidence;
        /* A spelling like that of another place, which is not meant, does not make it no place. */
        bool known =
            r->match.n_candidates > 0 && !(r->cue && (rf__is_locative(m.preposition) || m.taken) &&
                                           m.preposition != RF__F_OF && !m.person && r->doubt <= 0);
        /* Found by the gazetteer but more likely something else. A kind word keeps it. */
        if (known && r->place == RF_NO_PLACE && r->kind_hint == RF_GAZ_UNKNOWN)
            continue;
        doc->mentions[kept++] = m;
    }
    doc->n_mentions = kept;
    doc->one_country = rf__is_about_one(doc);
    return RF_OK;
}
