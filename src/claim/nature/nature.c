/* What kind of statement a figure is, and what its indicator is in full. */
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "place/gaz_format.h"

#include <string.h>

/* ---- refinements of the indicator ---- */

static bool near_tag(const rf__doc *doc, uint32_t from, uint32_t to, rf__class class,
                     const char *text) {
    for (uint32_t i = from; i < to && i < doc->n_tokens; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, class);
        if (text ? rf__has_text(tag, text) : tag != NULL)
            return true;
    }
    return false;
}

/* "floods", "the quake" */
static bool names_disaster(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++)
        if (rf__event_tag(doc, i, RF__E_NOT_ARMED))
            return true;
    return false;
}

/* "The worst outbreak came in April" in a report on tornadoes: a word for a disease or for other
 * trouble, where a disaster is told of shortly before and no disease by name. */
static bool is_other_outbreak(const rf__doc *doc, uint32_t sentence, const rf__tag *word) {
    enum { REACH = 8 };
    bool disaster = false;
    if (!(word->entry->flags & RF__WEAK))
        return false;
    for (uint32_t s = sentence + 1; s-- > 0 && sentence - s <= REACH;) {
        const rf__sentence *told = &doc->sentences[s];
        for (uint32_t i = told->token; i < told->token + told->n_tokens; i++) {
            const rf__tag *tag = rf__tag_at(doc, i, RF__C_HAZARD);
            if (rf__is_kind(tag, "disease") && !(tag->entry->flags & RF__WEAK))
                return false;
        }
        disaster |= names_disaster(doc, told);
    }
    return disaster;
}

/* "died from the cold", "cholera deaths". */
static bool of_exposure(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, after = draft->trigger + draft->n_trigger;
    for (uint32_t i = after; i < end && i < after + 7; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || f == RF__F_WHILE ||
            rf__tag_at(doc, i, RF__C_SAY_VERB)) /* "and the UN says thousands face famine" */
            break;
        bool links = f == RF__F_FROM || f == RF__F_OF || f == RF__F_BY || f == RF__F_IN ||
                     f == RF__F_OTHER_PREPOSITION || f == RF__F_TO || f == RF__F_FOR;
        uint32_t to = i + 4 < end ? i + 4 : end;
        for (uint32_t k = i + 1; links && k < to; k++)
            if (doc->tokens[k].punct == '-' && !rf__tag_over(doc, k, RF__C_HAZARD))
                to = k - 1; /* "in a famine-hit camp" */
        if (links && near_tag(doc, i + 1, to, RF__C_HAZARD, "exposure"))
            return true;
    }
    for (uint32_t i = sentence->token; i < draft->trigger; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_HAZARD);
        if (rf__is_kind(tag, "disease") && !is_other_outbreak(doc, draft->sentence, tag))
            return true; /* "38 new cases of cholera, with two deaths" */
    }
    uint32_t before = draft->trigger > sentence->token + 2 ? draft->trigger - 2 : sentence->token;
    return near_tag(doc, before, after, RF__C_HAZARD, "exposure"); /* "number of cholera deaths" */
}

/* Does a sentence name a disease, and nothing else that people die of? */
static bool tells_disease(const rf__doc *doc, const rf__sentence *sentence) {
    bool disease = false;
    if (sentence->tells_arms || !(sentence->classes & RF__BIT(RF__C_HAZARD)))
        return false;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (rf__event_tag(doc, i, RF__E_NOT_ARMED))
            return false;
        disease |= rf__is_kind(rf__tag_at(doc, i, RF__C_HAZARD), "disease");
    }
    return disease;
}

/* "A cholera outbreak was declared. Six deaths have been reported since", "12 deaths and 30 cases":
 * of the disease that a sentence shortly before tells of; deaths that are told as a noun or by "to
 * die", where the sentence gives no other cause. */
static bool of_disease_before(const rf__doc *doc, const rf__draft *draft, const rf__trigger *t) {
    enum { NEAR = 1, REACH = 6 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    bool named = t && (t->pattern == RF__P_COUNTED || t->pattern == RF__P_TOLL ||
                       (t->entry->class == RF__C_VERB && t->entry->flags & RF__SUBJECT));
    if (!named || sentence->tells_arms)
        return false;
    bool cases = false;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_HAZARD);
        if (rf__event_tag(doc, i, RF__E_NOT_ARMED) ||
            (rf__tag_at(doc, i, RF__C_VERB) && rf__is_verb_of(doc, i, RF_KILLED, RF__CAUSE)))
            return false;
        cases |= rf__has_text(tag, "cases");
    }
    uint32_t reach = cases ? REACH : t->entry->class == RF__C_VERB ? 0 : NEAR;
    for (uint32_t s = draft->sentence; s-- > 0 && draft->sentence - s <= reach;) {
        if (tells_disease(doc, &doc->sentences[s]))
            return true;
        if (doc->sentences[s].tells_arms || names_disaster(doc, &doc->sentences[s]))
            return false;
    }
    return false;
}

/* "in (some) 45 evacuation | centres": does "in" govern the site at a token? Not "in 12 shelters",
 * of which it is told that people are sheltered there. */
static bool is_site_within(const rf__doc *doc, uint32_t first, const rf__tag *tag) {
    enum { REACH = 4 };
    uint32_t site = tag->token;
    const rf__tag *last = rf__tag_at(doc, site + tag->n - 1, RF__C_NOUN);
    if (last && last->entry->unit == RF_HOMES)
        return false;
    for (uint32_t i = site; i-- > first && site - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_IN || f == RF__F_AT)
            return true;
        if (!rf__stands_before_site(doc, i))
            return false;
    }
    return false;
}

static bool in_camps(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, from = draft->trigger;
    for (uint32_t i = from; i < end && i < from + 10; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (i > from && doc->tokens[i - 1].punct == ',' && rf__is_number_at(doc, i) &&
            i > doc->quantities[draft->quantity].token)
            return false; /* "sleep in parks, 900 in tents": of others */
        if (tag && tag->entry->indicator == RF_IN_RELIEF_CAMP &&
            (!(tag->entry->flags & RF__CAMP) || is_site_within(doc, from, tag)))
            return true;
    }
    return false;
}

/* Fled into another country than where they fled from: refugees. */
static bool over_a_border(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, from = draft->trigger + draft->n_trigger;
    for (uint32_t i = from; i < end && i < from + 8; i++) {
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_AND && doc->tokens[i + 1].kind == RF__NUMERAL)
            return false; /* "are displaced and 200,000 have fled to Chad" */
        if (rf__tag_over(doc, i, RF__C_FUNCTION) && rf__tag_over(doc, i, RF__C_FUNCTION)->n > 1)
            continue; /* "due to" */
        if (f == RF__F_OR)
            return false; /* "to other parts of the state or across the border" */
        if (f == RF__F_ACROSS &&
            near_tag(doc, i, i + 4 < end ? i + 4 : end, RF__C_COMPLEMENT, "across_border"))
            return true;
        if (f != RF__F_TO && f != RF__F_INTO)
            continue;
        for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
            const rf__mention *mention = &doc->mentions[m];
            if (mention->token < i || mention->token > i + 3 || mention->place == RF_NO_PLACE ||
                mention->use == RF_NAME_DEMONYM)
                continue;
            rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, mention->place);
            if (place.kind == RF_GAZ_COUNTRY)
                return strcmp(place.country, doc->country) != 0;
        }
    }
    return false;
}

/* "12,000 new arrivals from Norland were registered in Kesh": they came over a border. */
static bool arrived_abroad(const rf__doc *doc, const rf__draft *draft, const rf__trigger *t) {
    enum { REACH = 3 };
    const rf__sentence *s = &doc->sentences[draft->sentence];
    if (!t || t->pattern != RF__P_COUNTED || !(t->entry->flags & RF__ARRIVES))
        return false;
    char from[3] = "";
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->place == RF_NO_PLACE || m->person || m->use != RF_NAME_PLACE)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
        bool where =
            m->preposition == RF__F_IN || m->preposition == RF__F_AT || m->preposition == RF__F_TO;
        if (from[0] && where && strcmp(place.country, from) != 0)
            return true;
        if (m->preposition == RF__F_FROM && place.kind == RF_GAZ_COUNTRY &&
            m->phrase >= t->token + t->n && m->phrase <= t->token + t->n + REACH)
            from[0] = place.country[0], from[1] = place.country[0] ? place.country[1] : 0;
    }
    return from[0] && doc->country[0] && strcmp(doc->country, from) != 0;
}

/* "remain in Al-Hol and Roj camps" */
static bool passes_time_in_camp(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 3 };
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t behind = draft->trigger + draft->n_trigger;
    if (!rf__tag_at(doc, draft->trigger, RF__C_VERB))
        return false;
    bool in = rf__function_at(doc, behind) == RF__F_IN; /* "live in a (tented) camp" */
    for (uint32_t i = behind + 1; in && i <= behind + REACH && rf__is_word(doc, i); i++) {
        if (rf__is_number_at(doc, i))
            break;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit)
            return noun->entry->flags & RF__CAMP;
    }
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->phrase >= behind && m->phrase <= behind + REACH && m->preposition == RF__F_IN)
            return doc->resolve[m->resolved].kind_hint == RF_GAZ_CAMP;
    }
    return false;
}

static void refine(const rf__doc *doc, rf__draft *draft, const rf__trigger *t) {
    rf_claim *c = &draft->claim;
    bool passive = t && t->voice == RF__PASSIVE;
    if (c->indicator == RF_KILLED && (of_exposure(doc, draft) || of_disease_before(doc, draft, t)))
        c->indicator = RF_DIED_OF_EXPOSURE;
    bool seeks = c->indicator == RF_DISPLACED && t && t->entry->class == RF__C_VERB &&
                 t->entry->flags & RF__ARRIVES && !(t->entry->flags & RF__WEAK) && t->n > 1;
    if ((c->indicator == RF_SHELTERED || seeks) && !passive && in_camps(doc, draft))
        c->indicator = RF_IN_RELIEF_CAMP;
    if (c->indicator == RF_POPULATION && passes_time_in_camp(doc, draft))
        c->indicator = RF_IN_RELIEF_CAMP;
    if (c->indicator == RF_DISPLACED &&
        (over_a_border(doc, draft) || arrived_abroad(doc, draft, t)))
        c->indicator = RF_CROSSED_BORDER;
}

rf_err rf__nature(rf__doc *doc, rf__draft *draft, const rf__phrase *p, const rf__trigger *t) {
    refine(doc, draft, t);
    rf__set_groups(doc, draft, p);
    rf__set_modality(doc, draft, p, t);
    draft->claim.flow = rf__flow_of(doc, draft, p, t);
    rf_err err = rf__set_perpetrator(doc, draft, t, p);
    return err ? err : rf__set_side(doc, draft, p);
}
