/* A mention as the place of a claim: with the list that it stands in, and its gazetteer entry. */
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

typedef struct span {
    uint32_t from, to;
} span;

/* ---- lists: "Idlib province and western Aleppo" ---- */

/* A word of which no more is known, written small. */
static bool is_adjective(const rf__doc *doc, uint32_t i) {
    const uint64_t other = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) |
                           RF__BIT(RF__C_EVENT_WORD) | RF__BIT(RF__C_NUMBER) |
                           RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ROLE);
    const rf__token *t = &doc->tokens[i];
    return t->kind == RF__WORD && !(t->flags & RF__CAPITAL) && !t->function && !(t->over & other) &&
           !rf__ends_as_past(doc, i) && !rf__ends_as(doc, i, RF__END_ING) &&
           !rf__ends_as_adverb(doc, i);
}

/* ", (eastern) Norland": does a token stand in brackets around no more than a direction? */
static bool is_part_in_brackets(const rf__doc *doc, uint32_t i) {
    uint32_t back = doc->tokens[i].punct == '(' ? 0 : doc->tokens[i].punct == ')' ? 2 : 1;
    if (i < back)
        return false;
    uint32_t open = i - back;
    return doc->tokens[open].punct == '(' && rf__tag_at(doc, open + 1, RF__C_DIRECTION) &&
           doc->tokens[open + 2].punct == ')';
}

static bool joined(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    uint32_t from = a->phrase + a->n_phrase;
    if (a->use != RF_NAME_PLACE || !rf__is_place(b) || b->phrase < from || b->phrase - from > 4 ||
        b->phrase == from)
        return false;
    bool and = false, more = false; /* "and [agricultural] Gorsk", "and [in] Gorsk region" */
    for (uint32_t i = from; i < b->phrase; i++) {
        rf__function f = rf__function_at(doc, i);
        bool joins = f == RF__F_AND || f == RF__F_OR || doc->tokens[i].punct == ',';
        bool part = is_part_in_brackets(doc, i) || /* ", [Centre] and Gorsk" */
                    (rf__is_capital(doc, i) && rf__tag_at(doc, i, RF__C_DIRECTION));
        bool in = and&&f == RF__F_IN && a->preposition == RF__F_IN &&
                  doc->tokens[b->phrase + b->n_phrase].kind == RF__PUNCT;
        if (!joins && !part && (more || !(in || (and&&is_adjective(doc, i)))))
            return false;
        more |= !joins && !part;
        and |= f == RF__F_AND || f == RF__F_OR;
    }
    return true;
}

/* The tokens of the list that a mention stands in. A list has a conjunction; "A, B" alone says
 * where A lies. */
static span list_of(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    uint32_t first = mention, last = mention, end = s->mention + s->n_mentions;
    while (first > s->mention && joined(doc, &doc->mentions[first - 1], &doc->mentions[first]) &&
           rf__is_place(&doc->mentions[first - 1]))
        first--;
    while (last + 1 < end && joined(doc, &doc->mentions[last], &doc->mentions[last + 1]))
        last++;
    const rf__mention *a = &doc->mentions[first], *b = &doc->mentions[last];
    uint32_t owner = b->token + b->n_tokens; /* "Tarsa and Norland's Gorsk county" */
    if (last > first && last + 1 < end && rf__function_at(doc, owner) == RF__F_POSSESSIVE &&
        rf__is_place(b + 1) && b[1].phrase == owner + 1)
        b++;
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
    uint32_t and = list.to + (doc->tokens[list.to].punct == ',');
    bool more = false; /* "Gorsk, Tarsa and many other areas" */
    for (uint32_t i = and+1; rf__function_at(doc, and) == RF__F_AND && i <= and+2; i++)
        more |= rf__function_at(doc, i) == RF__F_OTHER;
    return more ? list : (span){own->phrase, own->phrase + own->n_phrase};
}

/* ---- filling in ---- */

/* A name that may mean several places, or be a spelling of one, all in one country. */
static const char *country_of_all(const rf__doc *doc, const rf__mention *m) {
    const rf_place_match *match = &doc->resolve[m->resolved].match;
    const char *found = NULL;
    for (uint32_t i = 0; i < match->n_candidates; i++) {
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, match->candidates[i]);
        if (found && strcmp(found, place.country) != 0)
            return NULL;
        found = place.country;
    }
    return found && found[0] ? found : NULL;
}

/* The country of a place that the gazetteer lacks: one that its sentence names, else the report's.
 */
static const char *country_beside(const rf__doc *doc, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    const char *found = NULL;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (other->place == RF_NO_PLACE || other->person || other->use != RF_NAME_PLACE)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, other->place);
        if (!place.country[0])
            continue;
        if (found && strcmp(found, place.country) != 0) {
            found = NULL; /* two countries: which is not said */
            break;
        }
        found = place.country;
    }
    for (uint32_t i = s->mention; !found && s->several && i-- > 0;) {
        const rf__mention *before = &doc->mentions[i];
        if (before->person || before->place == RF_NO_PLACE)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, before->place);
        if (place.kind == RF_GAZ_COUNTRY)
            return place.country;
    }
    if (!found && !s->country[0])
        found = country_of_all(doc, m);
    return found ? found : s->country[0] ? s->country : NULL;
}

/* "the worst hit states of Norland": the country is meant. */
static bool is_country_with_parts(const rf__doc *doc, const rf__mention *m) {
    if (m->place == RF_NO_PLACE || m->token < m->phrase + 2 ||
        rf__function_at(doc, m->token - 1) != RF__F_OF ||
        rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY)
        return false;
    const rf__tag *kind = rf__tag_at(doc, m->token - 2, RF__C_PLACE_KIND);
    return kind && kind->entry->flags & RF__PLURAL && kind->entry->code != RF_GAZ_REGION;
}

/* "400 km north of Gorsk": where in the phrase the distance begins, if it is so long that Gorsk is
 * not the place; else the phrase's beginning. */
static uint32_t begin_of_distance(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { FAR = 60 };
    const rf__tag *unit =
        m->phrase >= s->token + 2 ? rf__tag_at(doc, m->phrase - 1, RF__C_MEASURE) : NULL;
    const rf__token *number = &doc->tokens[m->phrase - 2];
    return unit && m->token > m->phrase && rf__tag_at(doc, m->phrase, RF__C_DIRECTION) &&
                   number->kind == RF__NUMERAL && number->value >= FAR
               ? m->phrase - 2
               : m->phrase;
}

/* "below [the] Gorsk pass": an article that belongs to the word behind the name. */
static bool is_article_of_next(const rf__doc *doc, const rf__mention *m, span list) {
    const rf__token *next = &doc->tokens[list.to];
    return list.from + 1 == m->token && list.to == m->token + m->n_tokens &&
           rf__function_at(doc, list.from) == RF__F_THE && next->kind == RF__WORD &&
           !(next->flags & RF__CAPITAL) && !next->function;
}

static rf_err fill(rf__doc *doc, uint32_t mention, double sure, rf_claim_place *ret) {
    const rf__mention *m = &doc->mentions[mention];
    span list = list_of(doc, &doc->sentences[m->sentence], mention);
    list.from += is_article_of_next(doc, m, list);
    *ret = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    ret->text = rf__doc_slice(doc, list.from, list.to - list.from);
    if (ret->text && m->person) /* "the [Tarsa] Health Ministry" */
        ret->text = rf__doc_slice(doc, m->token, m->n_tokens);
    if (!ret->text)
        return RF_ERR_NOMEM;
    if (list.from == m->phrase && is_country_with_parts(doc, m))
        ret->text = rf__doc_slice(doc, m->token, list.to - m->token);
    if (!ret->text)
        return RF_ERR_NOMEM;
    ret->confidence = 0.3 * sure;
    uint32_t far = begin_of_distance(doc, &doc->sentences[m->sentence], m);
    if (far < m->phrase && list.from == m->phrase) {
        ret->country = country_beside(doc, m);
        ret->text = rf__doc_slice(doc, far, list.to - far);
        return ret->text ? RF_OK : RF_ERR_NOMEM;
    }
    if (m->place == RF_NO_PLACE) {
        ret->country = country_beside(doc, m);
        return RF_OK;
    }
    rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, m->place);
    ret->name = place.name;
    ret->id = place.id;
    ret->admin1 = place.admin1[0] ? place.admin1 : NULL;
    ret->country = place.country[0] ? place.country : NULL; /* the Horn of Africa has none */
    ret->kind = place.kind;
    ret->lat_deg = place.lat_deg;
    ret->lon_deg = place.lon_deg;
    ret->confidence = (double)m->confidence * sure;
    return RF_OK;
}

rf_err rf__fill_as_told(rf__doc *doc, uint32_t mention, double sure, rf_claim_place *ret) {
    rf_err err = fill(doc, mention, sure, ret);
    doc->filled = mention;
    doc->filled_text = ret->text;
    return err;
}

rf_err rf__fill_place(rf__doc *doc, uint32_t mention, double sure, rf_claim_place *ret) {
    rf_err err = rf__fill_as_told(doc, mention, sure, ret);
    if (!err && doc->mentions[mention].use == RF_NAME_DEMONYM && ret->name)
        doc->filled_text = ret->text = ret->name; /* only "Norlander" is written */
    return err;
}

void rf__fill_country(const rf__doc *doc, uint32_t sentence, rf_claim_place *ret) {
    *ret = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    const char *country = doc->sentences[sentence].country;
    ret->country = country[0] ? country : NULL;
}
