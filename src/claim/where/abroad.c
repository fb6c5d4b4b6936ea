/* Whether people crossed a border: who fled into another country, or out of one, and who is hosted
 * somewhere else than the report tells of. */
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* Is the verb of a figure one of leaving a place: "left Norland", and, with nothing between, "fled
 * Norland"? */
static bool leaves(const rf__doc *doc, const rf__draft *d, uint32_t from) {
    bool next = doc->mentions[from].phrase == d->trigger + d->n_trigger;
    for (uint32_t g = doc->tokens[d->trigger].first_tag; g < doc->tokens[d->trigger + 1].first_tag;
         g++) {
        const rf__lex_entry *e = doc->tags[g].entry;
        if (e->class != RF__C_VERB)
            continue;
        if ((e->needs && !strcmp(e->needs, "leave_home")) ||
            (next && !e->needs && e->flags & RF__LEAVES && e->flags & RF__SUBJECT))
            return true;
    }
    return false;
}

/* Are those counted called by another country than that of a place ("600,000 Sudanese" in Chad)? */
static bool are_foreigners(const rf__doc *doc, const rf__draft *d, const char *country) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->use != RF_NAME_DEMONYM || m->person || m->token < d->np ||
            m->token >= d->np + d->n_np || m->place == RF_NO_PLACE)
            continue;
        rf__gaz_brief of = rf__gaz_brief_of(doc->gazetteer, m->place);
        if (of.kind == RF_GAZ_COUNTRY && strcmp(of.country, country) != 0)
            return true;
    }
    return false;
}

/* "fled their homes in Norland", "left Norland's capital", "flee Norland village": not the country
 * itself. */
static bool only_part_left(const rf__doc *doc, const rf__draft *d, uint32_t from) {
    const rf__mention *m = &doc->mentions[from];
    if (rf__function_at(doc, m->token + m->n_tokens) == RF__F_POSSESSIVE)
        return true;
    const rf__tag *kind = rf__tag_at(doc, m->token + m->n_tokens, RF__C_PLACE_KIND);
    if (kind && !(doc->tokens[kind->token].flags & RF__CAPITAL))
        return true;
    for (uint32_t i = d->trigger + d->n_trigger; i < m->phrase; i++)
        if (rf__tag_at(doc, i, RF__C_NOUN))
            return true;
    return false;
}

/* "new arrivals", "arrivals averaged": people who came from somewhere. */
static bool names_arrivals(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TRIGGER);
    return tag && tag->entry->flags & RF__ARRIVES;
}

/* "the UN refugee agency", "UN High Commissioner for Refugees": a word of a body's name. */
static bool names_body(const rf__doc *doc, uint32_t token) {
    return rf__tag_over(doc, token, RF__C_ORGANISATION) ||
           rf__tag_at(doc, token + 1, RF__C_ORG_WORD);
}

/* Does the report tell of refugees, and far less of people who fled within their country? */
bool rf__tells_of_refugees(const rf__doc *doc) {
    enum { TIMES = 2 };
    uint32_t refugees = 0, displaced = 0;
    for (uint32_t i = 0; i < doc->n_tags; i++) {
        const rf__tag *tag = &doc->tags[i];
        bool names = tag->class == RF__C_TRIGGER && tag->entry->pattern != RF__P_NOUN_OF &&
                     !(tag->entry->flags & RF__ARRIVES);
        displaced += names && tag->entry->indicator == RF_DISPLACED;
        refugees +=
            names && tag->entry->indicator == RF_CROSSED_BORDER && !names_body(doc, tag->token);
    }
    return refugees > 1 && refugees >= TIMES * displaced;
}

/* Is the border told of before the figure: "just across the border, some 900 new arrivals"? */
static bool behind_border(const rf__doc *doc, const rf__draft *d) {
    uint32_t n;
    for (uint32_t i = doc->sentences[d->sentence].token; i < d->np; i++)
        if (rf__function_at(doc, i) == RF__F_ACROSS &&
            rf__is_asked_for(doc, i + 1, "across_border", &n))
            return true;
    return false;
}

/* "In Kakuma in Kenya, 300 South Sudanese arrive": in a place of another country than theirs. */
static bool come_from_elsewhere(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        bool here =
            m->preposition == RF__F_IN || m->preposition == RF__F_AT || m->preposition == RF__F_TO;
        if (here && rf__is_place(m) && m->place != RF_NO_PLACE && !m->aside) {
            const char *country = rf__gaz_brief_of(doc->gazetteer, m->place).country;
            return country[0] && are_foreigners(doc, d, country);
        }
    }
    return false;
}

/* "2,100 people reached the crossing", "daily arrivals averaged 600", where refugees arrive. */
static bool arrives_as_refugee(const rf__doc *doc, const rf__draft *d, uint32_t from) {
    bool arrives = names_arrivals(doc, d->trigger);
    for (uint32_t i = d->trigger; i < d->trigger + d->n_trigger; i++)
        for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
            const rf__lex_entry *e = doc->tags[g].entry;
            arrives |= e->class == RF__C_VERB && e->flags & RF__ARRIVES && e->flags & RF__SUBJECT;
        }
    bool within = from != UINT32_MAX && d->claim.origin.country &&
                  !strcmp(d->claim.origin.country, doc->country);
    bool foreign = from != UINT32_MAX && d->claim.origin.kind == RF_GAZ_COUNTRY &&
                   d->claim.origin.country && doc->country[0] &&
                   !within; /* "arrivals from Sudan" */
    foreign |= arrives && from == UINT32_MAX && come_from_elsewhere(doc, d);
    return arrives && !within && (foreign || behind_border(doc, d) || doc->of_refugees);
}

/* Does a sentence speak of refugees, and of nobody displaced within a country? */
static bool tells_of_refugees(const rf__doc *doc, const rf__sentence *s, bool *displaced) {
    bool refugees = false;
    for (uint32_t t = s->token; t < s->token + s->n_tokens; t++)
        for (uint32_t g = doc->tokens[t].first_tag; g < doc->tokens[t + 1].first_tag; g++) {
            const rf__lex_entry *e = doc->tags[g].entry;
            refugees |= e->class == RF__C_NOUN && rf__is_kind(&doc->tags[g], "migrants");
            if (e->class != RF__C_TRIGGER || e->pattern == RF__P_NOUN_OF || names_body(doc, t))
                continue;
            *displaced |= e->indicator == RF_DISPLACED && e->pattern == RF__P_COUNTED;
            refugees |= e->indicator == RF_CROSSED_BORDER && e->pattern == RF__P_COUNTED;
        }
    return refugees;
}

/* "Refugees cross at night. [1,147 arrived] on Monday": who arrives where refugees were told of. */
static bool arrives_after_refugees(const rf__doc *doc, const rf__draft *d) {
    const uint32_t REACH = 3; /* sentences */
    bool arrives = false;
    for (uint32_t g = doc->tokens[d->trigger].first_tag;
         d->n_trigger && g < doc->tokens[d->trigger + 1].first_tag; g++)
        arrives |=
            doc->tags[g].entry->flags & RF__ARRIVES &&
            doc->tags[g].entry->flags & RF__WEAK && /* not "sought safety" */
            (doc->tags[g].entry->class == RF__C_VERB || doc->tags[g].entry->class == RF__C_TRIGGER);
    bool refugees = false, displaced = false;
    for (uint32_t back = 0; arrives && back <= REACH && back <= d->sentence; back++)
        refugees |= tells_of_refugees(doc, &doc->sentences[d->sentence - back], &displaced);
    return refugees && !displaced;
}

/* "600,000 Sudanese have sought refuge in Chad", "two million have left Ukraine": whoever fled into
 * another country, or out of one, crossed a border. */
/* "from Gorsk to the neighbourhoods of Sofia", "to Victoria district": of a like name in a country
 * that nothing tells of. */
static bool is_part_far_away(const rf__doc *doc, const rf__draft *d, const rf__mention *goal,
                             const char *country) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool part = false;
    for (uint32_t i = goal->phrase; i < goal->phrase + goal->n_phrase; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        part |= kind && (kind->entry->code == RF_GAZ_ADMIN2 || kind->entry->code == RF_GAZ_POINT);
    }
    for (uint32_t i = s->mention; part && i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m == goal || m->place == RF_NO_PLACE)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
        part = place.kind != RF_GAZ_COUNTRY || strcmp(place.country, country) != 0;
    }
    return part && strcmp(doc->country, country) != 0;
}

bool rf__is_abroad(const rf__doc *doc, const rf__draft *d, uint32_t from, uint32_t to) {
    if (d->claim.kind == RF_FIGURE && d->claim.indicator == RF_SHELTERED && d->n_trigger &&
        rf__is_verb_of(doc, d->trigger, RF_SHELTERED, RF__ARRIVES) && come_from_elsewhere(doc, d))
        return true; /* "900 Sudlanders have taken refuge in Norland" */
    if (d->claim.kind != RF_FIGURE || d->claim.indicator != RF_DISPLACED)
        return false;
    const rf_claim_place *origin = &d->claim.origin, *goal = &d->claim.destination;
    if (d->parent >= 0 && !d->n_trigger &&
        doc->drafts[d->parent].claim.indicator == RF_CROSSED_BORDER)
        return true; /* "Of the total, 600 are Norlanders" */
    if (arrives_as_refugee(doc, d, from) || arrives_after_refugees(doc, d))
        return true;
    bool both = from != UINT32_MAX && to != UINT32_MAX && doc->mentions[to].place != RF_NO_PLACE &&
                doc->mentions[from].place != RF_NO_PLACE && origin->country && goal->country;
    if (both && is_part_far_away(doc, d, &doc->mentions[to], goal->country))
        return false;
    if (both && strcmp(origin->country, goal->country) != 0 && origin->country[0] &&
        goal->country[0] && doc->resolve[doc->mentions[to].resolved].kind_hint != RF_GAZ_POINT)
        return true; /* "arrived in Renk from White Nile state", not "at the Norland border" */
    const rf__mention *m = to != UINT32_MAX ? &doc->mentions[to] : NULL; /* "the China border" */
    bool known = m && from != UINT32_MAX && origin->country &&
                 m->phrase + m->n_phrase == m->token + m->n_tokens;
    if (to != UINT32_MAX && goal->kind == RF_GAZ_COUNTRY && goal->country &&
        doc->mentions[to].use == RF_NAME_PLACE &&
        (known || doc->mentions[to].n_phrase <= doc->mentions[to].n_tokens + 1)) {
        const char *home = from != UINT32_MAX && origin->country ? origin->country : doc->country;
        return (*home && strcmp(home, goal->country) != 0) || are_foreigners(doc, d, goal->country);
    }
    return from != UINT32_MAX && origin->kind == RF_GAZ_COUNTRY && leaves(doc, d, from) &&
           !only_part_left(doc, d, from);
}

bool rf__came_back_from(const rf__doc *doc, const rf__draft *d, uint32_t mention) {
    return mention != UINT32_MAX && d->claim.kind == RF_FIGURE &&
           d->claim.indicator == RF_RETURNED && doc->mentions[mention].preposition == RF__F_FROM &&
           rf__is_country(doc, mention);
}

/* "About 900 have come back from Norland. Of them 300 were deported": where those are who were told
 * of before, in no more than a few sentences, as having come back; NULL: nobody was. */
static const rf__draft *home_told(const rf__doc *doc, const rf__draft *d, const char *abroad) {
    enum { SENTENCES = 3 };
    for (const rf__draft *before = d; before-- > doc->drafts;) {
        if (before->sentence + SENTENCES < d->sentence)
            break;
        const rf_claim *claim = &before->claim;
        if (before->quantity != UINT32_MAX && claim->indicator == RF_RETURNED &&
            claim->place.country && strcmp(claim->place.country, abroad) != 0)
            return before;
    }
    return NULL;
}

/* A people's name, not that of a place or a person, of another country than `abroad`. */
static bool is_people_of_home(const rf__doc *doc, const rf__mention *m, const char *abroad) {
    return m->use == RF_NAME_DEMONYM && !m->person && m->place != RF_NO_PLACE &&
           strcmp(rf__gaz_brief_of(doc->gazetteer, m->place).country, abroad) != 0;
}

rf_err rf__fill_home(rf__doc *doc, const rf__draft *d, uint32_t left, rf_claim_place *ret) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf__gaz_brief abroad = rf__gaz_brief_of(doc->gazetteer, doc->mentions[left].place);
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->token >= d->np && m->token < d->np + d->n_np &&
            is_people_of_home(doc, m, abroad.country))
            return rf__fill_land(doc, i, ret);
    }
    const rf__draft *told = home_told(doc, d, abroad.country);
    if (told) {
        *ret = told->claim.place;
        return RF_OK;
    }
    for (uint32_t i = s->mention; i < left; i++) /* "the number of Norlanders deported from" */
        if (is_people_of_home(doc, &doc->mentions[i], abroad.country) &&
            rf__function_at(doc, doc->mentions[i].token - 1) == RF__F_OF)
            return rf__fill_land(doc, i, ret);
    if (s->country[0] && strcmp(s->country, abroad.country) != 0)
        return rf__fill_nation(doc, d->sentence, ret);
    uint32_t title = rf__topic_of_title(doc, true);
    if (title != UINT32_MAX && rf__is_country(doc, title) &&
        strcmp(rf__gaz_brief_of(doc->gazetteer, doc->mentions[title].place).country,
               abroad.country) != 0)
        return rf__fill_land(doc, title, ret);
    ret->country = NULL; /* not told */
    return RF_OK;
}

uint32_t rf__home_of_returned(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    if (d->quantity == UINT32_MAX || d->claim.indicator != RF_RETURNED ||
        !rf__is_country(doc, topic) || rf__pointer_in(doc, &doc->sentences[d->sentence]).country)
        return UINT32_MAX;
    const rf__mention *left = &doc->mentions[topic];
    const char *abroad = rf__gaz_brief_of(doc->gazetteer, left->place).country;
    uint32_t title = rf__topic_of_title(doc, true);
    if (title != UINT32_MAX && rf__is_country(doc, title))
        return strcmp(rf__gaz_brief_of(doc->gazetteer, doc->mentions[title].place).country, abroad)
                   ? title
                   : UINT32_MAX;
    const rf__sentence *s = &doc->sentences[left->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (is_people_of_home(doc, &doc->mentions[i], abroad) && rf__is_country(doc, i))
            return i;
    return UINT32_MAX;
}

/* "9,889 Norlanders have returned to their country": the land that they are called by, where none
 * is named. */
bool rf__fills_home(rf__doc *doc, const rf__draft *d, rf_claim_place *ret, rf_err *ret_err) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf_indicator v = d->claim.indicator; /* displaced at home: those abroad are refugees */
    rf__pointer p = rf__pointer_in(doc, s);
    if (p.kind != RF_GAZ_UNKNOWN || p.there ||
        (v == RF_DISPLACED && names_arrivals(doc, d->trigger)) ||
        (v == RF_DISPLACED && rf__is_arrival(doc, d->trigger)))
        return false;
    if (d->quantity == UINT32_MAX || !d->n_np || d->claim.destination.text ||
        (v != RF_RETURNED && (v != RF_DISPLACED || d->claim.flow == RF_STOCK)))
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->use == RF_NAME_DEMONYM && !m->person && m->token >= d->np &&
            m->token < d->np + d->n_np && m->place != RF_NO_PLACE && rf__is_country(doc, i)) {
            *ret_err = rf__fill_land(doc, i, ret);
            return true;
        }
    }
    return false;
}

/* "the country hosts 20,000 refugees from Mali", in a report about another country than where they
 * came from: they are not counted there. */
bool rf__is_hosted(const rf__doc *doc, const rf__draft *d) {
    const rf_claim_place *origin = &d->claim.origin;
    return d->claim.indicator == RF_CROSSED_BORDER && d->claim.flow == RF_STOCK &&
           origin->kind == RF_GAZ_COUNTRY && origin->country && doc->country[0] &&
           strcmp(origin->country, doc->country) != 0;
}

/* Do the words for who did it begin with the name of a mention ("Norland strikes")? */
static bool is_doer(const rf__doc *doc, const rf__mention *m, const char *doer) {
    const rf__token *t = &doc->tokens[m->token];
    const char *name = doc->report->text + t->start;
    if (!strncmp(doer, "the ", 4) || !strncmp(doer, "The ", 4))
        doer += 4;
    return strncmp(doer, name, t->n) == 0;
}

/* Does the report tell of places in a country, or is it too short to tell? Others speak as well:
 * "US officials said". */
static bool tells_of_country(const rf__doc *doc, const char *country) {
    enum { SHORT = 3 };
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (rf__is_place(m) && !m->aside && m->place != RF_NO_PLACE &&
            !strcmp(rf__gaz_brief_of(doc->gazetteer, m->place).country, country))
            return true;
    }
    return doc->n_sentences <= SHORT;
}

/* "Norland strikes killed 31, the Kesh army said": where nothing but the doer's country was found,
 * it happened in that of whoever tells of it. */
rf_err rf__leave_doers_country(rf__doc *doc, rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const char *doer = d->quantity == UINT32_MAX ? d->claim.actor1 : d->claim.perpetrator;
    const char *country = d->claim.place.country;
    bool named = d->claim.place.text && d->claim.place.kind != RF_GAZ_COUNTRY;
    uint32_t teller = UINT32_MAX;
    bool did = false;
    for (uint32_t i = s->mention; doer && country && !named && i < s->mention + s->n_mentions;
         i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->place == RF_NO_PLACE)
            continue;
        rf__gaz_brief of = rf__gaz_brief_of(doc->gazetteer, m->place);
        bool same = !strcmp(of.country, country);
        /* "the Kesh army said" */
        bool tells = rf__cue_over(doc, s, m->token) && tells_of_country(doc, of.country);
        did |= same && is_doer(doc, m, doer);
        if (same ? tells && !d->claim.place.text : tells)
            teller = i;
    }
    bool nameless = teller != UINT32_MAX && !d->claim.place.text;
    if ((!did && !nameless) || teller == UINT32_MAX)
        return RF_OK;
    const rf__mention *m = &doc->mentions[teller];
    rf_err err = rf__fill_place(doc, teller, 0.5, &d->claim.place);
    if (!err && rf__is_name_of_people(doc, m))
        d->claim.place.text = d->claim.place.name; /* only "Keshi" is written */
    else if (!err && !(d->claim.place.text = rf__doc_slice(doc, m->token, m->n_tokens)))
        err = RF_ERR_NOMEM;
    return err;
}
