/* Whom a figure counts: the groups and the side that its words name. */
#include "claim/figure/figure.h"
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"

bool rf__tells_child_age(const rf__doc *doc, uint32_t from, uint32_t end) {
    enum { REACH = 6, ADULT = 18 };
    bool below = false;
    for (uint32_t i = from; i < end && i < from + REACH; i++) {
        rf__amount age;
        if (below && rf__is_number_at(doc, i))
            return rf__amount_read(doc, i, end, &age) && age.high <= ADULT && !age.percent &&
                   !rf__tag_at(doc, i + age.n_tokens, RF__C_NOUN);
        const rf__tag *limit = rf__tag_at(doc, i, RF__C_QUALIFIER);
        const rf__tag *aged = rf__tag_at(doc, i, RF__C_NUMBER_NAME);
        rf__function f = rf__function_at(doc, i);
        if (limit && limit->entry->code == RF_UP_TO) {
            below = true;
            i += limit->n - 1;
        } else if (f == RF__F_UNDER) {
            below = true;
        } else if (f != RF__F_THE && f != RF__F_OF && !rf__is_kind(aged, "age")) {
            return false;
        }
    }
    return false;
}

/* "three members of [the army]": those who fight for a side are its fighters or soldiers; 0: they
 * are not told to be. */
static uint32_t groups_of_members(const rf__doc *doc, const rf__sentence *sentence,
                                  const rf__phrase *p) {
    uint32_t end = sentence->token + sentence->n_tokens;
    if (!rf__is_kind(p->head, "member") || rf__function_at(doc, p->end) != RF__F_OF)
        return 0;
    uint32_t from = p->end + 1 + (rf__function_at(doc, p->end + 1) == RF__F_THE);
    uint32_t to = rf__agent_end(doc, from, end);
    bool armed = false;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *side = rf__tag_at(doc, i, RF__C_ACTOR);
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->groups & (RF_SOLDIERS | RF_FIGHTERS))
            return noun->entry->groups;
        armed |= side && rf__entry_tells_arms(side->entry);
    }
    return armed ? RF_FIGHTERS : 0;
}

/* "63 [Velmish Front] men", "450 men of a special brigade", "the army said 20 of its men": men of a
 * side are its fighters or soldiers; 0: they are just men. */
static uint32_t groups_of_men(const rf__doc *doc, const rf__sentence *sentence,
                              const rf__draft *draft, const rf__phrase *p) {
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t end = sentence->token + sentence->n_tokens, from = q->token + q->n_tokens;
    if (p->groups != RF_MEN || !p->head || p->head->entry->groups != RF_MEN)
        return 0;
    uint32_t men = p->head->token, to = men;
    bool its = false, their = false;
    for (uint32_t i = from; i < men; i++) {
        its |= rf__function_at(doc, i) == RF__F_ITS;
        their |= rf__function_at(doc, i) == RF__F_THEIR;
    }
    if (its || their) {
        to = from;
        from = sentence->token;
    } else if (rf__function_at(doc, p->end) == RF__F_OF) {
        from = p->end + 1;
        to = rf__agent_end(doc, from, end);
    }
    uint32_t groups = 0;
    for (uint32_t i = from; i < to && !(its && groups); i++) { /* "its": of whom it tells first */
        const rf__tag *side = rf__tag_at(doc, i, RF__C_ACTOR);
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->groups & (RF_SOLDIERS | RF_FIGHTERS))
            groups = noun->entry->groups & (RF_SOLDIERS | RF_FIGHTERS);
        else if (side && side->entry->flags & RF__PARTY)
            groups = side->entry->flags & RF__STATE_ACTOR ? RF_SOLDIERS : RF_FIGHTERS;
    }
    return groups;
}

/* The groups of the nouns from a token on: "women and children", "both civilians and Velmish
 * soldiers"; of "both civilians and police" none. */
static uint32_t groups_at(const rf__doc *doc, uint32_t from, uint32_t end) {
    enum { MOST = 5 };
    uint32_t groups = 0;
    bool joined = false;
    for (uint32_t i = from; i < end && i < from + MOST; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        rf__function f = rf__function_at(doc, i);
        if (noun && noun->entry->groups) {
            groups |= noun->entry->groups;
            i += noun->n - 1;
        } else if (joined && groups && noun && noun->entry->unit == RF_PEOPLE) {
            return 0;
        } else if (f != RF__F_AND && f != RF__F_ALL &&
                   !(joined && !f && doc->tokens[i].flags & RF__CAPITAL)) {
            break;
        }
        joined = f == RF__F_AND || (joined && !noun);
    }
    return groups;
}

/* "33,000 malnourished children", "four more of its peacekeepers": the noun behind other words. */
static uint32_t groups_behind(const rf__doc *doc, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end && i < from + 5; i++) {
        rf__function f = rf__function_at(doc, i);
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->groups;
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        if (verb && verb->entry->flags & RF__SUBJECT && !(verb->entry->flags & RF__OBJECT))
            return 0; /* "61,000 fled jihadist violence" */
        bool joins = f == RF__F_NONE || f == RF__F_AND || f == RF__F_OF || f == RF__F_ITS ||
                     f == RF__F_THEIR || f == RF__F_MORE || f == RF__F_OTHER || f == RF__F_THE;
        if (i > from && rf__tag_at(doc, i, RF__C_NUMBER))
            return 0; /* "two photographers and three soldiers" */
        if (doc->tokens[i].kind != RF__WORD || !joins || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            doc->tokens[i].flags & RF__CAPITAL)
            return 0;
    }
    return 0;
}

static uint32_t groups_around(const rf__doc *doc, const rf__sentence *sentence,
                              const rf__draft *draft, const rf__phrase *p) {
    if (draft->claim.unit != RF_PEOPLE && draft->claim.unit != RF_UNIT_SHARE)
        return 0;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t behind = q->token + q->n_tokens, end = sentence->token + sentence->n_tokens;
    bool share = draft->claim.indicator == RF_SHARE;
    uint32_t groups = share ? 0 : groups_behind(doc, behind, end);
    for (uint32_t i = behind; i < end && i < behind + 14 && !groups; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || (!share && doc->tokens[i].kind == RF__NUMERAL))
            break;
        if (share && f == RF__F_BE) /* "over half of the displaced are children" */
            return groups_at(doc, i + 1, end);
        bool mark = doc->tokens[i].punct == ',' || doc->tokens[i].punct == '_';
        if (!share && mark && rf__function_at(doc, i + 1) == RF__F_ALL)
            groups = groups_at(doc, i + 1, end); /* ", all women and children" */
    }
    /* "27 injuries to civilians", "12 deaths among children" */
    rf__function of = rf__function_at(doc, p->end);
    if (!groups && p->head && p->head->entry->class == RF__C_TRIGGER &&
        p->head->entry->pattern == RF__P_COUNTED && (of == RF__F_TO || of == RF__F_AMONG))
        groups = groups_at(doc, p->end + 1, end);
    /* "the number of civilians killed rose to 12" */
    const rf__tag *toll = rf__tag_at(doc, draft->trigger, RF__C_TRIGGER);
    bool before = toll && draft->trigger < q->token &&
                  (toll->entry->pattern == RF__P_TOLL || toll->entry->pattern == RF__P_COUNTED);
    if (!groups && before && !p->head)
        for (uint32_t i = draft->trigger; i < draft->trigger + draft->n_trigger && !groups; i++)
            groups = groups_at(doc, i, draft->trigger + draft->n_trigger);
    /* "Aid workers killed since November: 12" */
    bool label = q->token > sentence->token && doc->tokens[q->token - 1].punct == ':';
    if (!groups && label && p->start + 1 >= q->token)
        groups = groups_at(doc, sentence->token, draft->trigger);
    return groups;
}

/* "the toll among health workers at 12 dead and 30 injured" */
static uint32_t groups_of_toll(const rf__doc *doc, const rf__sentence *sentence,
                               const rf__phrase *p) {
    enum { REACH = 10 };
    for (uint32_t i = p->start, back = 0; i-- > sentence->token + 1 && back < REACH; back++) {
        const rf__tag *toll = rf__tag_over(doc, i - 1, RF__C_FLOW);
        if (rf__function_at(doc, i) == RF__F_AMONG)
            return toll && toll->entry->code == RF_CUMULATIVE ? groups_at(doc, i + 1, p->start) : 0;
        if (doc->tokens[i].kind == RF__PUNCT)
            return 0;
    }
    return 0;
}

/* "37 civilian casualties - 15 deaths and 22 injuries -": what parts such a sum counts whom it
 * counts. */
static uint32_t groups_of_casualties(const rf__doc *doc, const rf__draft *draft,
                                     const rf__phrase *p) {
    enum { NEAR = 12 };
    rf_indicator v = draft->claim.indicator;
    if (v != RF_KILLED && v != RF_INJURED)
        return 0;
    for (uint32_t n = doc->n_drafts; n-- > 0 && doc->drafts[n].sentence == draft->sentence;) {
        const rf__draft *sum = &doc->drafts[n];
        if (sum->claim.kind != RF_FIGURE || sum->claim.indicator != RF_CASUALTIES)
            continue;
        const rf__quantity *q = &doc->quantities[sum->quantity];
        uint32_t from = q->token + q->n_tokens;
        bool mark = false;
        for (uint32_t i = from; i < p->start; i++) {
            mark |= doc->tokens[i].kind == RF__PUNCT;
            if (doc->tokens[i].punct == ';' || rf__is_finite(doc, i))
                return 0;
        }
        return mark && p->start > from && p->start <= from + NEAR ? sum->claim.groups : 0;
    }
    return 0;
}

/* "children under five make up | 41% of the dead" */
static uint32_t groups_of_makers(const rf__doc *doc, const rf__sentence *sentence,
                                 const rf__phrase *p) {
    enum { WORDS = 3, REACH = 6 };
    uint32_t verb = p->start;
    for (uint32_t n = 0; n < WORDS && verb > sentence->token; n++)
        if (rf__is_verb_of(doc, --verb, RF_SHARE, RF__OBJECT))
            for (uint32_t i = verb, back = 0; i-- > sentence->token && back < REACH; back++) {
                const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
                const rf__tag *longer = i >= sentence->token + 2
                                            ? rf__tag_at(doc, i - 2, RF__C_NOUN)
                                            : NULL; /* "women and children" */
                noun = longer && longer->token + longer->n > i ? longer : noun;
                if (noun && noun->entry->groups)
                    return noun->entry->groups;
                if (doc->tokens[i].kind == RF__PUNCT || rf__is_clause_edge(doc, i))
                    return 0;
            }
    return 0;
}

void rf__set_groups(const rf__doc *doc, rf__draft *draft, const rf__phrase *p) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t men = groups_of_men(doc, sentence, draft, p);
    draft->claim.groups = men ? men : p->groups ? p->groups : groups_of_members(doc, sentence, p);
    if (!draft->claim.groups)
        draft->claim.groups = groups_around(doc, sentence, draft, p);
    if (!draft->claim.groups && draft->claim.unit == RF_PEOPLE)
        draft->claim.groups = groups_of_casualties(doc, draft, p);
    if (!draft->claim.groups && draft->claim.unit == RF_PEOPLE && !p->head)
        draft->claim.groups = groups_of_toll(doc, sentence, p);
    if (!draft->claim.groups && draft->claim.indicator == RF_SHARE)
        draft->claim.groups = groups_of_makers(doc, sentence, p);
    uint32_t g = draft->claim.groups;
    if (g & RF_MEN && (g & RF_WOMEN_AND_CHILDREN || (g & RF_WOMEN && g & RF_CHILDREN)))
        draft->claim.groups &= ~(uint32_t)(RF_MEN | RF_WOMEN | RF_CHILDREN | RF_WOMEN_AND_CHILDREN);
    /* "900 men, women and children": everybody */
    if (draft->claim.indicator == RF_TROOPS && draft->claim.groups == RF_MEN)
        draft->claim.groups = 0; /* "sent 1,200 men": armed men, of whatever side */
}

/* ---- whose side ---- */

/* "six [Hezbollah] fighters", "22 [pro-government] fighters", not "two [suspected] militants". */
static bool names_side(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (doc->tokens[i].flags & RF__CAPITAL || doc->tokens[i].punct == '-')
            return true;
        for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++)
            if (doc->tags[g].class == RF__C_ACTOR && i + doc->tags[g].n <= to)
                return true;
    }
    return false;
}

/* "of the Red Guard | and nine civilians": a name ends before the next number and what joins it. */
static uint32_t end_before_number(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__is_number_at(doc, i)) {
            rf__function f = i > from ? rf__function_at(doc, i - 1) : RF__F_NONE;
            return i - (f == RF__F_AND || doc->tokens[i - 1].punct == ',');
        }
    return to;
}

/* Where the name that ends right before a token begins: "the Red Guard | said"; the token itself:
 * there is none. */
static uint32_t name_before(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t i = sentence->mention; i < sentence->mention + sentence->n_mentions; i++)
        if (doc->mentions[i].token + doc->mentions[i].n_tokens == token && !doc->mentions[i].person)
            return doc->mentions[i].token;
    const rf__tag *actor =
        token > sentence->token ? rf__tag_over(doc, token - 1, RF__C_ACTOR) : NULL;
    return actor && actor->token + actor->n == token ? actor->token : token;
}

/* "the Red Guard lost | 30 men", "Kesh says it lost | 30 men": whose they were is told by who lost
 * them. */
static bool is_loser(const rf__doc *doc, const rf__sentence *sentence, const rf__draft *draft,
                     const rf__phrase *p, uint32_t *from, uint32_t *to) {
    uint32_t at = draft->trigger, n;
    if (draft->claim.indicator != RF_KILLED || at >= p->start ||
        !rf__is_asked_for(doc, at, "loses", &n))
        return false;
    while (at > sentence->token && rf__function_at(doc, at - 1) == RF__F_HAVE)
        at--;
    rf__function who = at > sentence->token ? rf__function_at(doc, at - 1) : RF__F_NONE;
    if (who == RF__F_IT || who == RF__F_THEY) { /* who says so, "says (that) it lost" */
        at--;
        at -= at > sentence->token && rf__function_at(doc, at - 1) == RF__F_THAT;
        const rf__tag *say =
            at > sentence->token ? rf__tag_over(doc, at - 1, RF__C_SAY_VERB) : NULL;
        if (!say || say->token + say->n != at)
            return false;
        at = say->token;
    }
    *to = at;
    *from = name_before(doc, sentence, at);
    return *from < *to;
}

/* The side that counted fighters belong to: "22 pro-government fighters", "fighters from X". */
rf_err rf__set_side(rf__doc *doc, rf__draft *draft, const rf__phrase *p) {
    if (!(draft->claim.groups & (RF_FIGHTERS | RF_SOLDIERS)) || !p->head ||
        p->head->entry->class != RF__C_NOUN)
        return RF_OK;
    uint32_t from =
        doc->quantities[draft->quantity].token + doc->quantities[draft->quantity].n_tokens;
    uint32_t to = p->head->token < p->end ? p->head->token : p->end; /* the noun of the next one */
    while (from < to && (rf__function_at(doc, from) == RF__F_OF ||
                         rf__tag_at(doc, from, RF__C_FLOW))) /* "900 extra troops" */
        from++;
    if (from >= to) {
        rf__function f = rf__function_at(doc, p->end);
        const rf__sentence *sentence = &doc->sentences[draft->sentence];
        if (f == RF__F_FROM || f == RF__F_OF) {
            from = p->end + 1;
            if (rf__function_at(doc, from) == RF__F_THE)
                from++;
            to = end_before_number(doc, from,
                                   rf__agent_end(doc, from, sentence->token + sentence->n_tokens));
            if (!rf__is_causer(doc, sentence, from, to))
                return RF_OK;
        } else if (!is_loser(doc, sentence, draft, p, &from, &to)) {
            return RF_OK;
        }
    }
    if (from >= to || !names_side(doc, from, to))
        return RF_OK;
    draft->claim.side = rf__doc_slice(doc, from, to - from);
    return draft->claim.side ? RF_OK : RF_ERR_NOMEM;
}
