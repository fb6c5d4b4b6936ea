/* What a trigger and the noun that is counted mean together: "destroyed" of homes and of hospitals,
 * "sent" of soldiers and of lorries. */
#include "claim/figure/figure.h"

#include <string.h>

static rf_unit unit_of(const rf__phrase *p) {
    if (!p->head)
        return RF_NO_UNIT;
    if (p->head->entry->unit)
        return (rf_unit)p->head->entry->unit;
    /* "the loss": what itself asks for a noun names nobody */
    bool names =
        p->head->entry->class == RF__C_TRIGGER && !(p->head->entry->flags & RF__NEEDS_NOUN);
    return names ? RF_PEOPLE : RF_NO_UNIT;
}

bool rf__names_unit(const rf__doc *doc, uint32_t from, uint32_t to, rf_unit unit) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == (int)unit)
            return true;
    }
    return false;
}

/* "4,310 displaced families": counted by household. */
static bool names_households(const rf__doc *doc, const rf__tag *tag) {
    return rf__names_unit(doc, tag->token, tag->token + tag->n, RF_HOUSEHOLDS);
}

/* "380 displacement [reports]", "20 death [certificates]": papers on those, of which none is
 * counted. */
static bool names_papers(const rf__doc *doc, const rf__tag *head) {
    uint32_t next = head->token + head->n;
    const rf__token *t = &doc->tokens[next];
    return rf__ends_as(doc, next, RF__END_PLURAL) && !rf__ends_as(doc, next - 1, RF__END_PLURAL) &&
           !(t->flags & RF__CAPITAL) && !rf__function_at(doc, next) &&
           !rf__tag_at(doc, next, RF__C_VERB) && rf__tag_at(doc, next, RF__C_SAY_NOUN);
}

static uint32_t head_flags(const rf__phrase *p) { return p->head ? p->head->entry->flags : 0; }

rf_indicator rf__attacked_facility(uint32_t flags) {
    return flags & RF__FACILITY_HEALTH   ? RF_HEALTH_FACILITY_ATTACKED
           : flags & RF__FACILITY_SCHOOL ? RF_SCHOOL_ATTACKED
           : flags & RF__CAMP            ? RF_CAMP_ATTACKED
                                         : RF_NO_INDICATOR;
}

/* Verbs and adjectives whose meaning depends on the noun: destroyed, damaged, hit, captured, sent.
 */
static rf_indicator by_noun(const rf__lex_entry *e, const rf__phrase *p, rf_unit *unit) {
    uint32_t flags = head_flags(p);
    bool land = e->indicator == RF_PLACES_CAPTURED, away = e->indicator == RF_TROOPS;
    if (e->unit && e->unit != (int)*unit)
        return RF_NO_INDICATOR; /* "affected" of homes only */
    if (e->class == RF__C_TRIGGER && e->flags & RF__WEAK && *unit == RF_FACILITIES)
        return RF_NO_INDICATOR; /* "nine are partially open" */
    if (e->indicator == RF_HEALTH_FACILITY_FUNCTIONING)
        return flags & RF__FACILITY_HEALTH ? RF_HEALTH_FACILITY_FUNCTIONING : RF_NO_INDICATOR;
    if (e->indicator == RF_AID) {
        bool people = e->flags & RF__TRANSITIVE &&
                      (*unit == RF_PEOPLE || *unit == RF_HOUSEHOLDS || p->of_pronoun);
        return people || (*unit == RF_VEHICLES && !(flags & RF__PARTY)) ? RF_AID : RF_NO_INDICATOR;
    }
    if (e->indicator == RF_POPULATION)
        return flags & RF__CIVIL ? RF_POPULATION : RF_NO_INDICATOR;
    if (away) {
        bool soldiers = p->groups & (RF_SOLDIERS | RF_FIGHTERS);
        bool armed = soldiers || flags & RF__PARTY ||
                     (p->groups == RF_MEN && e->flags & RF__CAUSE); /* "sent 1,200 men" */
        /* "headed north" says troops only of armed people; "sent" also of vehicles */
        bool sent = *unit == RF_VEHICLES && !(e->flags & (RF__SUBJECT | RF__STATIVE));
        return armed || sent ? RF_TROOPS : RF_NO_INDICATOR; /* not "I have 40 buses" */
    }
    if (land)
        return *unit == RF_PLACES ? RF_PLACES_CAPTURED : RF_NO_INDICATOR;
    if (e->indicator == RF_TERRITORY) /* "controls 14 of the 17 townships" */
        return *unit == RF_PLACES && p->of_phrase ? RF_TERRITORY : RF_NO_INDICATOR;
    if (e->indicator == RF_KILLED || e->indicator == RF_DISPLACED || e->indicator == RF_EVACUATED ||
        e->indicator == RF_POPULATION)
        return *unit == RF_PEOPLE || *unit == RF_HOUSEHOLDS ? (rf_indicator)e->indicator
                                                            : RF_NO_INDICATOR;
    if (*unit == RF_FACILITIES)
        return rf__attacked_facility(flags);
    if (*unit == RF_HOMES)
        return e->indicator ? (rf_indicator)e->indicator : RF_HOMES_DAMAGED;
    if (*unit == RF_PLACES && e->indicator == RF_HOMES_DESTROYED)
        return RF_HOMES_DESTROYED;
    return *unit == RF_PLACES && e->indicator == RF_HOMES_DAMAGED ? RF_HOMES_DAMAGED
                                                                  : RF_NO_INDICATOR;
}

/* "110 villages had been damaged", not "two sites" */
static bool are_villages(const rf__doc *doc, const rf__phrase *p) {
    const rf__tag *kind = rf__tag_over(doc, p->head_token, RF__C_PLACE_KIND);
    return kind && kind->entry->code == RF_GAZ_TOWN;
}

/* "six provinces", "two islands": too large to lie in ruins as a village does; "two police posts":
 * nobody's home. */
static bool is_wide_or_none(const rf__doc *doc, const rf__phrase *p) {
    const rf__tag *kind = rf__tag_over(doc, p->head_token, RF__C_PLACE_KIND);
    int code = kind ? kind->entry->code : RF_GAZ_UNKNOWN;
    return !kind || code == RF_GAZ_COUNTRY || code == RF_GAZ_ADMIN1 || code == RF_GAZ_ADMIN2 ||
           code == RF_GAZ_REGION;
}

/* What hits "280 targets": told by the weapons near. */
static rf_indicator strike_kind(const rf__doc *doc, uint32_t token) {
    static const struct {
        const char *text;
        rf_indicator indicator;
    } kinds[] = {{"air", RF_AIR_STRIKES},
                 {"guns", RF_SHELLINGS},
                 {"rockets", RF_MISSILES},
                 {"drones", RF_DRONES}};
    enum { REACH = 16 };
    rf_indicator found = RF_NO_INDICATOR;
    uint32_t nearest = REACH;
    for (uint32_t i = token > REACH ? token - REACH : 0; i < token + REACH && i < doc->n_tokens;
         i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_HAZARD);
        uint32_t away = i < token ? token - i : i - token;
        for (size_t k = 0; tag && tag->entry->text && k < sizeof kinds / sizeof *kinds; k++)
            if (!strcmp(kinds[k].text, tag->entry->text) && away < nearest) {
                found = kinds[k].indicator;
                nearest = away;
            }
    }
    return found;
}

/* "The army carried out 140 strikes", "140 strikes were declared": from the air, where arms are
 * told of near and nobody who may stop working. */
static rf_indicator plain_strikes(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p,
                                  const rf__lex_entry *e) {
    enum { REACH = 2 };
    const rf__tag *strikes = rf__tag_at(doc, p->head_token, RF__C_TRIGGER);
    if (e->indicator != RF_AIR_STRIKES || !strikes || strikes->entry->indicator != RF_AIR_STRIKES)
        return RF_NO_INDICATOR;
    const rf__sentence *own = &doc->sentences[q->sentence];
    for (uint32_t i = own->token; i < own->token + own->n_tokens; i++)
        if (rf__is_kind(rf__tag_at(doc, i, RF__C_NOUN), "staff"))
            return RF_NO_INDICATOR;
    for (uint32_t back = 0; back <= REACH && back <= q->sentence; back++)
        if (doc->sentences[q->sentence - back].tells_arms)
            return RF_AIR_STRIKES;
    return RF_NO_INDICATOR;
}

/* Do people of this kind of head go with an indicator that counts people? */
static bool fits_people(const rf__phrase *p, rf_unit unit, rf_indicator indicator) {
    if (p->measured)
        return false;
    if ((unit == RF_PLACES || unit == RF_HOMES) && indicator == RF_EVACUATED)
        return true;
    return unit == RF_NO_UNIT || unit == RF_PEOPLE || unit == RF_HOUSEHOLDS;
}

/* "attacks on health care, which affected 96 health facilities": told of before the verb. */
static bool tells_attacks(const rf__doc *doc, uint32_t token) {
    enum { REACH = 16 };
    for (uint32_t i = token > REACH ? token - REACH : 0; i < token; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_EVENTS)
            return true;
    }
    return false;
}

static bool counts_dead(const rf__phrase *p) {
    return p->head && p->head->entry->class == RF__C_TRIGGER &&
           p->head->entry->indicator == RF_KILLED;
}

/* "a convoy of 17 trucks | with flour", "sent by the Red Cross": aid or those who bring it stand
 * behind, and nobody armed before them. */
static bool in_aid_convoy(const rf__doc *doc, const rf__phrase *p) {
    enum { REACH = 22 };
    if (p->start < 2 || rf__function_at(doc, p->start - 1) != RF__F_OF)
        return false;
    const rf__tag *convoy = rf__tag_over(doc, p->start - 2, RF__C_NOUN);
    if (!convoy || convoy->entry->unit != RF_VEHICLES || convoy->entry->flags & RF__PARTY)
        return false;
    for (uint32_t i = convoy->token; i-- > 0 && i + REACH > convoy->token;) {
        const rf__tag *org = rf__tag_over(doc, i, RF__C_ORGANISATION);
        if (doc->tokens[i].punct == '.' || rf__is_clause_edge(doc, i))
            break;
        if (rf__is_kind(org, "movement")) /* "the Red Crescent sent a convoy of 11 trucks" */
            return true;
    }
    for (uint32_t i = p->end, n; i < doc->n_tokens && i < p->end + REACH; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *org = rf__tag_at(doc, i, RF__C_ORGANISATION);
        if (rf__is_asked_for(doc, i, "aid_words", &n) || rf__is_kind(org, "un") ||
            rf__is_kind(org, "movement") || rf__is_kind(org, "ngo"))
            return true;
        if (doc->tokens[i].punct == '.' || rf__tag_at(doc, i, RF__C_ACTOR) ||
            (noun &&
             (noun->entry->flags & RF__PARTY || noun->entry->groups & (RF_SOLDIERS | RF_FIGHTERS))))
            return false;
    }
    return false;
}

/* "45 [UNICEF] trucks" */
static bool is_of_agency(const rf__doc *doc, const rf__phrase *p) {
    if (!p->head || p->head->entry->unit != RF_VEHICLES || p->head->entry->flags & RF__PARTY)
        return false;
    for (uint32_t i = p->start; i < p->head->token; i++) {
        const rf__tag *org = rf__tag_at(doc, i, RF__C_ORGANISATION);
        if (rf__is_kind(org, "un") || rf__is_kind(org, "movement") || rf__is_kind(org, "ngo"))
            return true;
    }
    return false;
}

/* "38 trucks of relief items", "six vehicles carrying flour" */
bool rf__carries_aid(const rf__doc *doc, const rf__phrase *p) {
    enum { REACH = 6 }; /* "with 30 tonnes of trauma supplies" */
    if (in_aid_convoy(doc, p) || is_of_agency(doc, p))
        return true;
    if (p->head && p->head->entry->class == RF__C_TRIGGER && p->head->entry->indicator == RF_AID)
        return true; /* "food trucks" */
    uint32_t token = p->end;
    if (rf__function_at(doc, token + 1) == RF__F_WITH && rf__ends_as_past(doc, token))
        token++; /* "loaded with flour" */
    rf__function f = rf__function_at(doc, token);
    const rf__tag *verb = rf__tag_at(doc, token, RF__C_VERB);
    if (f != RF__F_OF && f != RF__F_WITH && (!verb || verb->entry->form != RF__ING))
        return false;
    for (uint32_t i = token + 1, n; i < token + REACH && i < doc->n_tokens; i++) {
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
        if (rf__is_asked_for(doc, i, "aid_words", &n))
            return true;
    }
    return false;
}

/* "sent 98 trucks across the border, [carrying blankets]": a participle behind the verb tells the
 * load, and nothing in the sentence tells of arms. */
static bool brings_aid(const rf__doc *doc, const rf__quantity *q, const rf__trigger *t) {
    enum { REACH = 16 };
    const rf__sentence *s = &doc->sentences[q->sentence];
    uint32_t end = s->token + s->n_tokens, n;
    for (uint32_t i = t->token + t->n; i + 1 < end && i < t->token + REACH && !s->tells_arms; i++)
        if (rf__ends_as(doc, i, RF__END_ING) && rf__is_asked_for(doc, i + 1, "aid_words", &n))
            return true;
    return false;
}

/* "UNHCR sent 12 trucks", "WFP intends to send four trucks": by whom aid is sent. */
static bool is_sent_by_agency(const rf__doc *doc, const rf__quantity *q, const rf__trigger *t) {
    enum { REACH = 5 };
    const rf__sentence *s = &doc->sentences[q->sentence];
    for (uint32_t i = t->token, back = 0; i-- > s->token && back < REACH && !s->tells_arms;
         back++) {
        const rf__tag *org = rf__tag_over(doc, i, RF__C_ORGANISATION);
        if (org)
            return rf__is_kind(org, "un") || rf__is_kind(org, "movement") ||
                   rf__is_kind(org, "ngo");
        if (doc->tokens[i].kind == RF__PUNCT || rf__tag_over(doc, i, RF__C_ACTOR))
            return false;
    }
    return false;
}

/* "a military convoy of 17 vehicles", "five convoys of soldiers" */
static bool in_armed_column(const rf__doc *doc, const rf__phrase *p) {
    const rf__tag *who = p->head && rf__function_at(doc, p->head->token + p->head->n) == RF__F_OF
                             ? rf__tag_at(doc, p->head->token + p->head->n + 1, RF__C_NOUN)
                             : NULL;
    if (who && who->entry->groups & (RF_SOLDIERS | RF_FIGHTERS))
        return true;
    if (p->start < 3 || rf__function_at(doc, p->start - 1) != RF__F_OF)
        return false;
    const rf__tag *noun = rf__tag_at(doc, p->start - 3, RF__C_NOUN);
    return noun && noun->n == 2 && noun->entry->unit == RF_VEHICLES &&
           noun->entry->flags & RF__PARTY;
}

/* Does the sentence tell of aid or arms, which ships and planes may bring? */
static bool tells_load(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p) {
    const rf__sentence *s = &doc->sentences[q->sentence];
    uint32_t n;
    if (s->tells_arms || rf__carries_aid(doc, p))
        return true;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (rf__is_asked_for(doc, i, "aid_words", &n) ||
            (noun && (noun->entry->groups & (RF_SOLDIERS | RF_FIGHTERS) ||
                      (noun->entry->unit == RF_VEHICLES && noun->entry->flags & RF__PARTY))))
            return true;
    }
    return false;
}

/* "85 percent of the centre of Gorsk", "a third of the city": a share of a place itself, not of
 * what is in it ("of the city's schools"). */
static bool is_share_of_place(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p) {
    enum { REACH = 6 };
    const rf__sentence *s = &doc->sentences[q->sentence];
    uint32_t at = q->token + q->n_tokens + 1, end = s->token + s->n_tokens;
    if (q->kind != RF__Q_SHARE || !p->of_phrase || p->head || p->measured)
        return false;
    for (uint32_t i = at; i < end && i < at + REACH && doc->tokens[i].kind == RF__WORD; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (kind && kind->entry->code == RF_GAZ_POINT)
            return false; /* "a quarter of the market" */
        uint32_t behind = kind ? i + kind->n : 0;
        for (uint32_t m = s->mention; m < s->mention + s->n_mentions && !behind; m++)
            if (doc->mentions[m].token == i && !doc->mentions[m].person)
                behind = i + doc->mentions[m].n_tokens;
        const rf__tag *sort = behind && !kind ? rf__tag_at(doc, behind, RF__C_PLACE_KIND) : NULL;
        if (sort && sort->entry->code != RF_GAZ_POINT && sort->entry->code != RF_GAZ_CAMP)
            behind += sort->n; /* "of the Kesh | region" */
        bool of = behind && rf__function_at(doc, behind) == RF__F_OF;
        if (of && kind && !(doc->tokens[behind + 1].flags & RF__CAPITAL) &&
            !rf__tag_at(doc, behind + 2, RF__C_PLACE_KIND))
            return false; /* "of the capital of a bank" */
        if (behind)
            return rf__function_at(doc, behind) != RF__F_POSSESSIVE &&
                   (doc->tokens[behind].kind != RF__WORD || rf__function_at(doc, behind) ||
                    rf__tag_at(doc, behind, RF__C_VERB) || rf__tag_at(doc, behind, RF__C_TRIGGER));
        rf__function f = rf__function_at(doc, i);
        if (f != RF__F_THE && f != RF__F_THIS && f != RF__F_ITS && f != RF__F_OF &&
            !rf__tag_over(doc, i, RF__C_DIRECTION))
            return false;
    }
    return false;
}

/* "holds 60 percent of Gorsk", "controls half of all territory", "took 40 percent of the district's
 * villages"; not "holds 60 percent of the stock", "takes ten percent of Norland's exports". */
static bool is_share_of_land(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p) {
    enum { REACH = 4 };
    uint32_t from = q->token + q->n_tokens, n;
    if (is_share_of_place(doc, q, p) || (p->head && p->head->entry->unit == RF_PLACES))
        return true;
    for (uint32_t i = from; i < from + REACH && rf__is_word(doc, i); i++)
        if (rf__is_asked_for(doc, i, "land", &n))
            return rf__function_at(doc, i + n) != RF__F_POSSESSIVE;
    return false;
}

/* May a share be one of people? "80 per cent of those", "half of the city", "90 percent are
 * displaced"; not "takes 28 percent of Norland's exports", "a return of two percent". */
static bool is_share_of_people(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p,
                               const rf__trigger *t) {
    bool noun = t->pattern == RF__P_NOUN_OF && t->entry->class == RF__C_TRIGGER;
    rf__function first = rf__function_at(doc, doc->sentences[q->sentence].token);
    if (first == RF__F_OF || first == RF__F_AMONG)
        return true; /* "Of those who left, 94 percent went by bus" */
    if (t->entry->indicator == RF_AID && !p->head && !p->of_pronoun && !p->premodifier)
        return false; /* "paid 73 percent in cash" */
    if (rf__function_at(doc, p->end) == RF__F_POSSESSIVE)
        return false; /* "a quarter of the household's budget" */
    if (p->head)
        return !(noun && p->head->token == t->token);
    if (p->of_pronoun || p->premodifier || p->groups)
        return true;
    if (p->head_token != UINT32_MAX)
        return doc->tokens[p->head_token].flags & RF__CAPITAL || is_share_of_place(doc, q, p);
    bool toll = t->pattern == RF__P_TOLL && t->entry->class == RF__C_TRIGGER;
    bool behind = t->token >= p->end || (t->entry->class == RF__C_TRIGGER && !noun && !toll);
    return p->of_phrase || (behind && !noun && !(t->entry->flags & RF__WEAK));
}

/* "closed 65 variety [stores]": what is counted is no people that the lexicon knows, and no name.
 */
static bool counts_unknown(const rf__doc *doc, const rf__phrase *p) {
    const uint64_t no_noun = RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_TIME_WORD) |
                             RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_MODAL) |
                             RF__BIT(RF__C_QUALIFIER);
    if (p->head || p->head_token == UINT32_MAX || p->of_phrase)
        return false;
    const rf__token *t = &doc->tokens[p->head_token];
    return !(t->flags & RF__CAPITAL) && !(t->classes & no_noun) &&
           !rf__ends_as_adverb(doc, p->head_token);
}

/* "the death toll from the floods has | reached 1,545": the verb of a toll tells no deed. */
static bool has_toll_before(const rf__doc *doc, const rf__trigger *t) {
    enum { REACH = 14 };
    for (uint32_t i = t->token; i-- > 0 && t->token - i <= REACH;) {
        const rf__tag *toll = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (toll && toll->entry->pattern == RF__P_TOLL)
            return true;
        if (doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != '-')
            return false;
    }
    return false;
}

rf_indicator rf__resolve(const rf__doc *doc, const rf__trigger *trigger, const rf__phrase *p,
                         const rf__quantity *quantity, rf_unit *ret_unit) {
    const rf__lex_entry *e = trigger->entry;
    rf__phrase counted = *p;
    bool names = trigger->entry->class == RF__C_TRIGGER && trigger->pattern == RF__P_COUNTED;
    if ((trigger->pattern == RF__P_TOLL || names) && !p->head) {
        /* "the number of displaced families": the noun stands in the trigger */
        for (uint32_t i = trigger->token; i < trigger->token + trigger->n; i++) {
            const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
            bool other = noun && noun->entry->unit == RF_PLACES && /* "irregular crossings" */
                         rf__counts_people((rf_indicator)e->indicator);
            if (noun && !other && !counted.head)
                counted.head = noun;
        }
        /* "the number of affected families has reached" */
        const rf__tag *noun = rf__tag_at(doc, trigger->token + trigger->n, RF__C_NOUN);
        if (!counted.head && trigger->pattern == RF__P_TOLL && noun &&
            noun->entry->unit == RF_HOUSEHOLDS)
            counted.head = noun;
        p = &counted;
    }
    rf_unit unit = unit_of(p);
    uint32_t behind = trigger->token + trigger->n;
    bool done = trigger->voice == RF__PASSIVE ||
                (trigger->voice == RF__BARE && doc->tokens[behind].kind == RF__PUNCT);
    if (!p->head && done && e->indicator == RF_AID && e->flags & RF__TRANSITIVE)
        unit = RF_PEOPLE; /* "640,000 have been reached" */
    if (p->head && p->head->entry->class == RF__C_TRIGGER && names_households(doc, p->head))
        unit = RF_HOUSEHOLDS;
    rf_indicator found = (rf_indicator)e->indicator;
    if (!p->head && found == RF_AID && e->class == RF__C_VERB && has_toll_before(doc, trigger))
        return RF_NO_INDICATOR;
    if ((e->indicator == RF_TERRITORY || e->indicator == RF_PLACES_CAPTURED) &&
        quantity->kind == RF__Q_SHARE && !e->unit) { /* "has retaken 90 per cent of the city" */
        if (e->class == RF__C_VERB && !is_share_of_land(doc, quantity, p))
            return RF_NO_INDICATOR;
        found = RF_TERRITORY;
    } else if ((!e->indicator || e->indicator == RF_AIR_STRIKES || found == RF_HOMES_DESTROYED) &&
               unit == RF_EVENTS && e->class == RF__C_VERB) {
        found = strike_kind(doc, trigger->token); /* "jets destroyed 24 targets" */
        if (!found && e->indicator != RF_HOMES_DESTROYED)
            found = plain_strikes(doc, quantity, p, e);
    } else if (found == RF_AID && trigger->pattern == RF__P_TOLL && p->head &&
               p->head->token >= behind && unit != RF_PEOPLE && unit != RF_HOUSEHOLDS) {
        return RF_NO_INDICATOR; /* "fuel for 300 buses" */
    } else if (e->flags & RF__NEEDS_NOUN) {
        found = by_noun(e, p, &unit);
        /* "two lorries with flour turned back" */
        if (e->indicator == RF_TROOPS && unit == RF_VEHICLES &&
            (rf__carries_aid(doc, p) || brings_aid(doc, quantity, trigger) ||
             is_sent_by_agency(doc, quantity, trigger)))
            found = RF_AID;
        if (found == RF_AID && unit == RF_VEHICLES && in_armed_column(doc, p))
            found = RF_TROOPS;
        if ((found == RF_AID || found == RF_TROOPS) && rf__is_kind(p->head, "craft") &&
            !tells_load(doc, quantity, p))
            return RF_NO_INDICATOR; /* "30 ships waiting to enter the canal" */
        bool ruins = e->indicator == RF_HOMES_DESTROYED || e->indicator == RF_HOMES_DAMAGED;
        if (!found && ruins && !e->unit && is_share_of_place(doc, quantity, p))
            found = (rf_indicator)e->indicator;
        if (found == RF_HOMES_DESTROYED && unit == RF_PLACES && is_wide_or_none(doc, p))
            return RF_NO_INDICATOR;
        if (found == RF_HOMES_DAMAGED && unit == RF_PLACES && !are_villages(doc, p))
            return RF_NO_INDICATOR;
        if ((found == RF_EVACUATED || found == RF_AID) && counts_dead(p))
            return RF_NO_INDICATOR; /* "four bodies were pulled out" */
    } else if (unit == RF_FACILITIES && found == RF_IN_NEED && tells_attacks(doc, trigger->token)) {
        found = rf__attacked_facility(head_flags(p));
    } else if (quantity->kind == RF__Q_SHARE && (rf__counts_people(found) || found == RF_AID) &&
               !is_share_of_people(doc, quantity, p, trigger)) {
        return RF_NO_INDICATOR;
    } else if (rf__counts_people(found)) {
        if (rf__is_kind(p->head, "crowd") && found == RF_DISPLACED)
            return RF_NO_INDICATOR; /* "dispersed thousands of protesters" */
        if (found == RF_DISPLACED && e->needs && !strcmp(e->needs, "a_place") && p->head &&
            p->head->entry->groups & (RF_SOLDIERS | RF_FIGHTERS))
            return RF_NO_INDICATOR; /* "40 soldiers went on to Gorsk" */
        bool they = e->class == RF__C_VERB && e->flags & RF__SUBJECT && /* "have died" */
                    trigger->token > quantity->token && found == RF_KILLED;
        if (rf__is_kind(p->head, "survivors") && !they &&
            (found == RF_KILLED || found == RF_MISSING))
            return RF_NO_INDICATOR; /* "searched for 30 survivors" */
        if (counts_dead(p) && found != RF_KILLED && found != RF_DIED_OF_EXPOSURE)
            return RF_NO_INDICATOR; /* "the morgue has taken in 41 bodies" */
        if (e->flags & (RF__TRANSITIVE | RF__WEAK) && counts_unknown(doc, p))
            return RF_NO_INDICATOR; /* "the camp held two elections", "closed 65 remaining stores"
                                     */
        bool armed = p->groups & (RF_SOLDIERS | RF_FIGHTERS);
        if (armed && found == RF_RELOCATED && e->flags & RF__WEAK) {
            *ret_unit = RF_PEOPLE;
            return RF_TROOPS; /* "lorries transported 300 soldiers to the front" */
        }
        if (armed && found == RF_RETURNED && e->class == RF__C_VERB && e->flags & RF__OBJECT) {
            *ret_unit = RF_PEOPLE;
            return RF_TROOPS; /* "sent 450 soldiers back to Norland" */
        }
        if (armed && found == RF_DISPLACED && e->class == RF__C_VERB && e->flags & RF__LEAVES)
            return RF_NO_INDICATOR; /* "300 fighters left the town" */
        bool help =
            p->groups & (RF_HEALTH_WORKERS | RF_AID_WORKERS) || rf__is_kind(p->head, "staff");
        bool comes = e->class == RF__C_VERB && e->flags & (RF__ARRIVES | RF__WEAK);
        if (help && comes &&
            (found == RF_DISPLACED || found == RF_CROSSED_BORDER || found == RF_RELOCATED))
            return RF_NO_INDICATOR; /* "two doctors reached the island", "moved 300 staff" */
        uint32_t n_words;
        if (found == RF_RETURNED && e->class == RF__C_VERB &&
            rf__is_asked_for(doc, behind, "to_work", &n_words))
            return RF_NO_INDICATOR; /* "3,000 miners returned to work" */
        if (rf__is_kind(p->head, "held") && (found == RF_DISPLACED || found == RF_CROSSED_BORDER))
            return RF_NO_INDICATOR;                /* "300 inmates escaped" */
        if (armed && found == RF_CROSSED_BORDER && /* who march and flee from nobody */
            rf__is_verb_of(doc, trigger->token, RF_TROOPS, RF__SUBJECT)) {
            *ret_unit = RF_PEOPLE;
            return RF_TROOPS; /* "3,000 soldiers entered the country" */
        }
        bool sent = e->needs && !strcmp(e->needs, "sent_abroad");
        if (sent && p->groups & (RF_SOLDIERS | RF_FIGHTERS))
            return RF_NO_INDICATOR; /* "sent 4,000 soldiers across the border" */
        bool noun_is_trigger = p->head && p->head->entry == e;
        if (names && !noun_is_trigger && (unit == RF_HOMES || unit == RF_PLACES))
            return RF_NO_INDICATOR; /* "34 shelters house the evacuees" */
        if (!noun_is_trigger && !fits_people(p, unit, found))
            return RF_NO_INDICATOR;
        if (unit == RF_HOMES && p->head && p->head->entry->flags & RF__WEAK)
            return RF_NO_INDICATOR; /* "were moved to 30 shelters" */
        if (unit == RF_HOMES)
            unit = RF_HOUSEHOLDS;
        if (unit != RF_HOUSEHOLDS && unit != RF_PLACES)
            unit = RF_PEOPLE;
    }
    if (found == RF_SHARE &&
        (quantity->kind != RF__Q_SHARE || (unit != RF_PEOPLE && unit != RF_HOUSEHOLDS) ||
         rf__function_at(doc, p->end) == RF__F_POSSESSIVE))
        return RF_NO_INDICATOR; /* "girls make up 60 percent of the pupils" */
    if (e->unit && p->head && p->head->entry != e && unit && unit != (rf_unit)e->unit)
        return RF_NO_INDICATOR; /* "18 drones at five regions" */
    if (e->unit)
        unit = (rf_unit)e->unit;
    if (found == RF_TERRITORY && quantity->kind == RF__Q_COUNT && unit != RF_PLACES)
        return RF_NO_INDICATOR; /* "three commissioners under the control of the bank" */
    if (found == RF_AID && e->class == RF__C_VERB && e->flags & (RF__TRANSITIVE | RF__WEAK) &&
        counts_unknown(doc, p))
        return RF_NO_INDICATOR; /* "provides for 50 older exchanges" */
    bool fled = p->head && p->head->entry->class == RF__C_TRIGGER;
    if (fled && p->head->entry == e && names_papers(doc, p->head))
        return RF_NO_INDICATOR;
    if (found == RF_AID && e->needs && !strcmp(e->needs, "a_sum") && unit != RF_HOUSEHOLDS && !fled)
        return RF_NO_INDICATOR; /* "paid $5 million to 300 clients" */
    if (found == RF_AID && e->needs && !strcmp(e->needs, "by_agency") && !fled)
        return RF_NO_INDICATOR; /* the verb alone tells it of other people */
    if (found == RF_AID && unit == RF_HOMES)
        return RF_NO_INDICATOR; /* "70 tents were handed out" */
    if (found && unit == RF_NO_UNIT)
        unit = RF_PEOPLE;
    if (quantity->kind == RF__Q_SHARE)
        unit = RF_UNIT_SHARE;
    *ret_unit = unit;
    return found;
}

bool rf__harms(int v) {
    return v == RF_KILLED || v == RF_INJURED || v == RF_MISSING || v == RF_HOMELESS ||
           v == RF_CASUALTIES || v == RF_DIED_OF_EXPOSURE;
}

/* "left 12 refugees dead", "leaving 300 IDPs with no roof": what befell those named before. */
bool rf__tells_harm(const rf__doc *doc, uint32_t token) {
    enum { ASIDE = 8 };
    uint32_t comma = token + 1; /* "nine returnees, six of them children, died" */
    while (doc->tokens[token].punct == ',' && comma < doc->n_tokens && comma < token + ASIDE &&
           !doc->tokens[comma].punct)
        comma++;
    const rf__tag *verb = doc->tokens[token].punct == ',' && doc->tokens[comma].punct == ','
                              ? rf__tag_at(doc, comma + 1, RF__C_VERB)
                              : NULL;
    if (verb && rf__harms(verb->entry->indicator) && verb->entry->flags & RF__SUBJECT)
        return true;
    if (rf__function_at(doc, token) == RF__F_AND && rf__function_at(doc, token + 1) == RF__F_A)
        for (token += 2; token < comma + ASIDE && rf__is_word(doc, token) &&
                         !rf__function_at(doc, token) && !rf__tag_at(doc, token, RF__C_TRIGGER);)
            token++; /* "two refugees and a local farmer dead" */
    uint32_t said = rf__function_at(doc, token) == RF__F_BE ? token + 1 : token;
    if (rf__tag_at(doc, said, RF__C_SAY_VERB) && rf__function_at(doc, said + 1) == RF__F_TO &&
        rf__function_at(doc, said + 2) == RF__F_BE)
        token = said + 3; /* "28 inhabitants were said to be missing" */
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TRIGGER);
    if (!tag || (tag->entry->pattern != RF__P_ADJECTIVE && tag->entry->pattern != RF__P_STATE))
        return false;
    return rf__harms(tag->entry->indicator);
}
