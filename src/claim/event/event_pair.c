/* Whether a rule fits two words of a sentence: what stands between them decides whether a hospital
 * was hit or the wounded were brought there. */
#include "claim/event/event_look.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

#include <math.h>

/* "delivered food to 42,300 people": who got it is told near the word, and nothing of a way. */
static bool has_aid_figure(const rf__event_finder *f, const rf__event_hit *how) {
    enum { NEAR = 12 };
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));) {
        uint32_t at = d->trigger;
        bool near = at + NEAR >= how->token && at <= how->token + NEAR;
        if (near && d->claim.indicator == RF_AID &&
            (d->claim.unit == RF_PEOPLE || d->claim.unit == RF_HOUSEHOLDS))
            return true;
    }
    return false;
}

/* "an attack by a militia | on a camp", "an attack carried out by rebels against | a camp": who did
 * it stands between the two. */
static bool is_attack_on(const rf__event_finder *f, const rf__event_hit *what,
                         const rf__event_hit *harm) {
    enum { WORDS_BEFORE = 4, REACH = 18 };
    uint32_t from = harm->token + harm->n, on = what->token;
    bool by = rf__function_at(f->doc, from - 1) == RF__F_BY; /* "attack by" */
    if (harm->token >= what->token || what->token - from > REACH ||
        (!by && !rf__event_word_at(f, harm->token, RF__E_ATTACK)))
        return false;
    for (rf__function w; on > from; on--) {
        w = rf__function_at(f->doc, on - 1);
        if (w == RF__F_ON || w == RF__F_OTHER_PREPOSITION)
            break;
        if (what->token - on >= WORDS_BEFORE || rf__is_any_preposition(w))
            return false;
    }
    for (uint32_t i = from; i < on; i++) {
        by |= rf__function_at(f->doc, i) == RF__F_BY;
        if (rf__is_finite(f->doc, i) ? !rf__ends_as_past(f->doc, i)
                                     : f->doc->tokens[i].kind == RF__PUNCT)
            return false;
    }
    return on > from && by;
}

/* "damaged over a dozen blocks, private houses and | a clinic": a list of what was hit, without a
 * verb or a clause of its own. */
static bool is_last_listed(const rf__event_finder *f, uint32_t from, uint32_t to) {
    enum { MOST = 18 };
    bool listed = false;
    bool to_each = rf__function_at(f->doc, from - 1) == RF__F_TO; /* "set fire to homes, [to]" */
    for (uint32_t i = from; i < to; i++) {
        rf__function w = rf__function_at(f->doc, i);
        listed |= f->doc->tokens[i].punct == ',' || w == RF__F_AND;
        bool way = rf__is_any_preposition(w) && !(to_each && w == RF__F_TO) &&
                   !rf__tag_at(f->doc, i, RF__C_QUALIFIER);
        bool finite = rf__is_finite(f->doc, i) && !rf__tag_at(f->doc, i, RF__C_NOUN);
        if (i >= from + MOST || finite || way || w == RF__F_WHO || w == RF__F_THAT ||
            w == RF__F_WHICH || w == RF__F_BUT ||
            (f->doc->tokens[i].punct == ',' && rf__function_at(f->doc, i + 1) == RF__F_AND) ||
            (f->doc->tokens[i].kind == RF__PUNCT && f->doc->tokens[i].punct != ',' &&
             f->doc->tokens[i].punct != '-'))
            return false;
    }
    return listed;
}

/* "hit a hospital", "a hospital was hit", "a hospital hit by", not "wounded people in a hospital".
 */
static bool is_direct(const rf__event_finder *f, const rf__event_hit *what,
                      const rf__event_hit *harm) {
    if (harm->token < what->token) {
        uint32_t from = harm->token + harm->n;
        bool inside = f->strong && !harm->weak; /* "hit tents in a camp" */
        if (rf__event_harms_besides(f, harm, what))
            return false;
        if (is_last_listed(f, from, what->token))
            return true;
        return what->token <= from + 8 &&
               !rf__event_between(f, from, what->token, inside ? RF__F_FROM : RF__F_IN,
                                  RF__F_WITHOUT) &&
               !rf__event_auxiliary(f, from, what->token);
    }
    if (rf__function_at(f->doc, what->token + what->n) == RF__F_THAT &&
        what->token > f->sentence->token && rf__function_at(f->doc, what->token - 1) == RF__F_THE)
        return false; /* "the camp that was attacked": told before */
    uint32_t behind = what->token + what->n;
    for (uint32_t i = behind + 1; i < harm->token; i++) /* "nurses treated people who were hurt" */
        if (rf__function_at(f->doc, i) == RF__F_WHO && f->doc->tokens[i - 1].kind == RF__WORD)
            return false;
    for (uint32_t i = what->token + what->n; i < harm->token; i++)
        if (rf__tag_at(f->doc, i, RF__C_SAY_VERB) && f->doc->tokens[i + 1].punct != ',' &&
            !rf__event_auxiliary(f, what->token + what->n, i))
            return false; /* "who lives near the camp, said 50 houses had burned down" */
    if (harm->n >= 3)     /* "came under attack" */
        return true;
    if (what->token + what->n == harm->token && harm->n == 1 &&
        rf__event_word_at(f, harm->token, RF__E_ATTACK))
        return true; /* "the ambulance attack" */
    bool counted = what->token > f->sentence->token && what->token + what->n == harm->token &&
                   f->doc->tokens[what->token - 1].kind == RF__NUMERAL; /* "42 clinics looted" */
    return rf__event_auxiliary(f, what->token + what->n, harm->token) || counted ||
           rf__function_at(f->doc, harm->token + harm->n) == RF__F_BY;
}

/* "police dispatched rescue teams", "soldiers left 50 dead": the verb takes what is no troops. */
static bool moves_others(const rf__event_finder *f, const rf__event_hit *verb) {
    uint32_t from = verb->token + verb->n;
    bool passive = verb->n > 1 || !rf__ends_as(f->doc, verb->token, RF__END_ING);
    if (from >= rf__event_end(f) ||
        (passive && rf__event_between(f, rf__event_back(f, verb->token, 1), verb->token, RF__F_BE,
                                      RF__F_BEEN)))
        return false; /* not "has been | sending" */
    if (rf__event_word_at(f, from, RF__E_AID) || rf__event_word_at(f, from, RF__E_FOOD))
        return true; /* "has been sending | food across the border" */
    if (verb->n > 1 && rf__function_at(f->doc, from - 1) == RF__F_INTO)
        return false;                                                 /* "drove into the north" */
    const rf__tag *least = rf__tag_at(f->doc, from, RF__C_QUALIFIER); /* "at least five dead" */
    if (verb->word == RF__E_GO)
        return rf__is_number_at(f->doc, from + (least ? least->n : 0));
    rf__function w = rf__function_at(f->doc, from);
    const rf__token *next = &f->doc->tokens[from];
    const rf__tag *time = rf__tag_at(f->doc, from, RF__C_TIME_WORD);
    bool plain = next->kind == RF__WORD && w == RF__F_NONE && !(next->flags & RF__CAPITAL) &&
                 !rf__ends_as_adverb(f->doc, from) &&
                 (!time || time->entry->code == RF__W_CRISIS) &&
                 !rf__tag_at(f->doc, from, RF__C_DIRECTION);
    if (!plain && w != RF__F_THE && w != RF__F_A && next->kind != RF__NUMERAL)
        return false;
    for (uint32_t i = from; i < rf__event_end(f) && i < from + 5; i++)
        if (rf__event_word_at(f, i, RF__E_TROOPS) || rf__event_word_at(f, i, RF__E_ARMED) ||
            rf__event_word_at(f, i, RF__E_GROUND) || rf__tag_at(f->doc, i, RF__C_PLACE_KIND))
            return false;
    return true;
}

/* "a blocked tunnel under the railway", "a blocked road tunnel": what is closed is no road. */
static bool is_other_thing(const rf__event_finder *f, const rf__event_hit *road,
                           const rf__event_hit *closed) {
    uint32_t next = closed->token + closed->n;
    if (closed->token == f->sentence->token || next >= rf__event_end(f) ||
        rf__function_at(f->doc, closed->token - 1) != RF__F_A)
        return false;
    if (next != road->token)
        return f->doc->tokens[next].kind == RF__WORD && !rf__function_at(f->doc, next);
    next = road->token + road->n;
    return next < rf__event_end(f) && f->doc->tokens[next].kind == RF__WORD &&
           !rf__function_at(f->doc, next) && !rf__tag_at(f->doc, next, RF__C_VERB);
}

/* "the raid killed 40 fighters", "killed nine in 38 airstrikes": no battle besides. */
static bool from_the_air(const rf__event_finder *f, const rf__event_hit *kill) {
    enum { NEAR = 10 };
    if (!f->made[RF_AIR_STRIKE] && !f->made[RF_MISSILE_OR_DRONE])
        return false;
    if (rf__is_kind(rf__event_tag(f->doc, kill->token, RF__E_KILL_VERB), "afar"))
        return true; /* "the strike neutralised several terrorists, the army said" */
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *hit = &f->hits[i];
        bool air = hit->word == RF__E_AIR || hit->word == RF__E_AIR_WEAPON ||
                   hit->word == RF__E_STRIKE || hit->word == RF__E_RAID ||
                   hit->word == RF__E_MISSILE || hit->word == RF__E_MISSILE_WEAPON;
        if (air && rf__event_gap(hit, kill) <= NEAR && rf__event_same_clause(f, hit, kill))
            return true;
    }
    return false;
}

/* "let the refugees in", "letting in everyone who comes from Ukraine": people, or a nationality. */
static bool lets_people(const rf__event_finder *f, const rf__event_hit *let,
                        const rf__event_hit *in) {
    enum { WORDS_BEHIND = 3 };
    uint32_t to = in->token + in->n + WORDS_BEHIND < rf__event_end(f)
                      ? in->token + in->n + WORDS_BEHIND
                      : rf__event_end(f);
    if (!rf__event_has(f, RF__E_BORDER) && !rf__event_shuts_out(f, let, in))
        return false;
    for (uint32_t i = let->token + let->n; i < to; i++) {
        if (f->doc->tokens[i].kind == RF__PUNCT || rf__function_at(f->doc, i) == RF__F_ON)
            return false; /* "were let go on Monday night" */
        if (rf__event_word_at(f, i, RF__E_PEOPLE) || rf__function_at(f->doc, i) == RF__F_NO ||
            rf__event_names(f, i))
            return true;
    }
    return false;
}

/* "forces | villagers across the border" */
static bool pushes_people(const rf__event_finder *f, const rf__event_hit *push,
                          const rf__event_hit *away) {
    for (uint32_t i = push->token + push->n; i < away->token; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (w == RF__F_OF || rf__is_any_preposition(w))
            return false;
        if (w == RF__F_THEM || rf__event_word_at(f, i, RF__E_PEOPLE))
            return true;
    }
    return false;
}

/* "launched three missiles during the attack": what is launched is no attack. */
static bool mounts_other(const rf__event_finder *f, const rf__event_hit *verb,
                         const rf__event_hit *attack) {
    uint32_t from = verb->token + verb->n;
    for (uint32_t i = from; i < attack->token; i++)
        if (rf__event_word_at(f, i, RF__E_MISSILE_WEAPON) ||
            rf__event_word_at(f, i, RF__E_AIR_WEAPON))
            return true;
    return rf__event_between(f, from, attack->token, RF__F_DURING, RF__F_AFTER);
}

/* "The camp houses people who had fled raids": what was fled, not what befell the camp. */
static bool is_fled_from(const rf__event_finder *f, const rf__event_hit *harm) {
    for (uint32_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].word == RF__E_FLEE && f->hits[i].token < harm->token &&
            rf__event_gap(&f->hits[i], harm) <= 2)
            return true;
    return false;
}

static bool is_listed(const rf__event_finder *f, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (f->doc->tokens[i].punct == ',' || rf__function_at(f->doc, i) == RF__F_AND)
            return true;
    return false;
}

/* "ten houses, three roads and a bridge | were damaged": counted among other things. */
static bool is_among_others(const rf__event_finder *f, uint32_t road) {
    enum { WORDS = 3 };
    for (uint32_t i = road; i-- > f->sentence->token + 1 && road - i <= WORDS;) {
        if (rf__function_at(f->doc, i) == RF__F_AND || f->doc->tokens[i].punct == ',') {
            if (!rf__event_tag(f->doc, i - 1, RF__E_ROAD) &&
                !rf__event_tag(f->doc, i - 1, RF__E_BRIDGE))
                return f->doc->tokens[i - 1].kind == RF__WORD &&
                       (!(f->doc->tokens[i - 1].flags & RF__CAPITAL) ||
                        i - 1 == f->sentence->token) &&
                       (!rf__tag_over(f->doc, i - 1, RF__C_VERB) ||
                        rf__tag_over(f->doc, i - 1, RF__C_NOUN));
            road = i - 1; /* of several roads the first */
        }
        if (rf__event_tag(f->doc, i, RF__E_ROAD))
            road = i;
    }
    return false;
}

/* "a [convoy] of 300 military vehicles" carries no aid. */
static bool is_of_troops(const rf__event_finder *f, const rf__event_hit *convoy) {
    enum { WORDS_BEHIND = 5 };
    uint32_t of = convoy->token + convoy->n, end = rf__event_end(f);
    for (uint32_t i = of; convoy->n > 1 && i < of + 3 && i < end; i++)
        if (rf__event_word_at(f, i, RF__E_TROOPS))
            return true; /* "a convoy carrying security forces" */
    for (uint32_t i = of + 1; rf__function_at(f->doc, of) == RF__F_OF && i < end; i++) {
        if (rf__event_word_at(f, i, RF__E_TROOPS) || rf__event_word_at(f, i, RF__E_ARMED))
            return true;
        if (i >= of + WORDS_BEHIND || rf__is_any_preposition(rf__function_at(f->doc, i)))
            break;
    }
    return false;
}

/* "drones [attacked] the port": a weapon does it, nobody fights. */
static bool is_of_weapon(const rf__event_finder *f, const rf__event_hit *verb) {
    uint32_t before = verb->token ? verb->token - 1 : 0;
    return verb->word == RF__E_FIGHT_VERB && verb->token > f->sentence->token &&
           (rf__event_word_at(f, before, RF__E_MISSILE_WEAPON) ||
            rf__event_word_at(f, before, RF__E_MISSILE) ||
            rf__event_word_at(f, before, RF__E_AIR_WEAPON));
}

/* "a convoy carrying | 30 villagers" */
static bool carries_people(const rf__event_finder *f, const rf__event_hit *convoy) {
    enum { WORDS_BEHIND = 4 };
    uint32_t from = convoy->token + convoy->n, end = rf__event_end(f);
    for (uint32_t i = from; convoy->n > 1 && i < from + WORDS_BEHIND && i < end; i++) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->unit == RF_PEOPLE;
        if (rf__event_word_at(f, i, RF__E_FOOD) || rf__function_at(f->doc, i) == RF__F_FOR)
            return false; /* "carrying food for 300 people" */
        if (!rf__is_number_at(f->doc, i) && f->doc->tokens[i].kind != RF__WORD)
            return false;
    }
    return false;
}

/* "ambushed a convoy, killing 12 soldiers": where nothing tells of aid, it may be anybody's. */
static bool is_any_convoy(const rf__event_finder *f, const rf__event_hit *aid) {
    if (!rf__is_kind(rf__tag_at(f->doc, aid->token, RF__C_EVENT_WORD), "convoy"))
        return false;
    for (uint32_t i = 0; i < f->n_hits; i++)
        if ((f->hits[i].word == RF__E_AID || f->hits[i].word == RF__E_FOOD) &&
            f->hits[i].token != aid->token)
            return false;
    return rf__event_has(f, RF__E_FIGHT) || rf__event_has(f, RF__E_KILL_VERB);
}

/* "two markets along that [road] were closed" */
static bool lies_along(const rf__event_finder *f, const rf__event_hit *road) {
    for (uint32_t i = rf__event_back(f, road->token, 2); i < road->token; i++)
        if (rf__function_at(f->doc, i) == RF__F_OTHER_PREPOSITION &&
            !rf__event_tag(f->doc, i ? i - 1 : i, RF__E_ROAD) && i > f->sentence->token)
            return true;
    return false;
}

/* "fighting between both sides, who must", "on both sides of the river and must": somebody else
 * must. */
static bool must_other(const rf__event_finder *f, const rf__event_hit *who,
                       const rf__event_hit *must) {
    uint32_t before = who->token > f->sentence->token ? who->token - 1 : UINT32_MAX;
    rf__function f1 = rf__function_at(f->doc, must->token - 1);
    if (rf__function_at(f->doc, must->token + must->n) == RF__F_HAVE)
        return true; /* "donors should have known" */
    return rf__is_any_preposition(rf__function_at(f->doc, before)) || f1 == RF__F_AND ||
           f1 == RF__F_WHO || f1 == RF__F_WHICH || f1 == RF__F_THAT;
}

/* Is a road or a bridge what was opened, closed or destroyed, and not counted among the damage? */
static bool fits_road(const rf__event_finder *f, const rf__event_hit *road,
                      const rf__event_hit *closed) {
    bool behind = closed->token > road->token, way = road->word == RF__E_ROAD;
    bool damaged = way && rf__event_word_at(f, closed->token, RF__E_CLOSE_BRIDGE);
    if (behind && (damaged || !way) &&
        (is_among_others(f, road->token) || rf__event_counts_others(f, road, closed)))
        return false;
    if (!way)
        return true;
    if (damaged && road->token > f->sentence->token &&
        f->doc->tokens[road->token - 1].kind == RF__NUMERAL)
        return false; /* "149 bridges were swept away" counts them */
    if (is_other_thing(f, road, closed) || (behind && lies_along(f, road)))
        return false;
    uint32_t from = closed->token + closed->n;
    if (!behind && damaged && is_listed(f, from, road->token))
        return false; /* "damaged houses, roads and bridges" */
    return behind ||  /* "a blocked drain under a road" */
           !rf__event_between(f, from, road->token, RF__F_IN, RF__F_WITHOUT);
}

/* "tension over access to land", "access to goods due to curfews": nothing tells of aid, nor of who
 * brings it. */
static bool is_other_access(const rf__event_finder *f, const rf__event_hit *access) {
    if (!rf__is_kind(rf__event_tag(f->doc, access->token, RF__E_AID), "access"))
        return false;
    const uint64_t bringers = RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ORG_WORD);
    if (f->sentence->classes & bringers || rf__event_has(f, RF__E_FOOD) ||
        rf__event_has(f, RF__E_HEALTH))
        return false;
    for (uint32_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].word == RF__E_AID &&
            !rf__is_kind(rf__event_tag(f->doc, f->hits[i].token, RF__E_AID), "access"))
            return false;
    return true;
}

/* "aid [must] be let through" */
static bool must_come(const rf__event_finder *f, const rf__event_hit *aid,
                      const rf__event_hit *how) {
    for (uint32_t i = aid->token + aid->n; i < how->token; i++)
        if (rf__event_word_at(f, i, RF__E_MUST))
            return true;
    return false;
}

/* "lorries with tents [left] Gorsk for Kesh", not "left the camp". */
static bool leaves_nowhere(const rf__event_finder *f, const rf__event_hit *aid,
                           const rf__event_hit *leave) {
    enum { REACH = 5 };
    uint32_t from = leave->token + leave->n, end = rf__event_end(f);
    bool any = rf__is_kind(rf__tag_at(f->doc, aid->token, RF__C_EVENT_WORD), "convoy");
    if (carries_people(f, aid) || (any && !rf__event_has(f, RF__E_FOOD)))
        return true; /* "a convoy left Gorsk for Kesh with 214 people" */
    for (uint32_t i = from; i + 1 < end && i < from + REACH; i++)
        if (f->doc->tokens[i].kind == RF__PUNCT)
            return true;
        else if (rf__function_at(f->doc, i) == RF__F_FOR)
            return !rf__event_names(f, i + 1) && rf__function_at(f->doc, i + 1) != RF__F_THE;
    return true;
}

/* "they need assistance, and 8,000 have | arrived": people who are counted, not the aid. */
static bool counts_people(const rf__event_finder *f, const rf__event_hit *aid,
                          const rf__event_hit *how) {
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));) {
        uint32_t at = f->doc->quantities[d->quantity].token;
        if (d->trigger == how->token && d->claim.unit == RF_PEOPLE && at > aid->token &&
            at < how->token && d->claim.indicator != RF_AID)
            return true;
    }
    return false;
}

/* Is it aid that came or was stopped? */
static bool fits_aid(const rf__event_finder *f, const rf__event_rule *rule,
                     const rf__event_hit *aid, const rf__event_hit *how) {
    if (is_other_access(f, aid))
        return false;
    bool leaves = rf__is_kind(rf__event_tag(f->doc, how->token, RF__E_DELIVER), "leave");
    if ((leaves && leaves_nowhere(f, aid, how)) || counts_people(f, aid, how))
        return false;
    if (rule->type == RF_AID_CROSSING)
        return !(aid->word != RF__E_AID && has_aid_figure(f, how)) && !is_of_troops(f, aid) &&
               !must_come(f, aid, how);
    if (aid->token < how->token &&
        rf__event_between(f, aid->token + aid->n, how->token, RF__F_AS, RF__F_AS))
        return false; /* "food went out as rebels blocked the road" */
    return !is_any_convoy(f, aid) && !is_of_troops(f, aid) && !carries_people(f, aid);
}

/* "missiles [used] before", "allow it to [use] drones": nobody is told to have used them. */
static bool is_only_use(const rf__event_finder *f, const rf__event_hit *weapon,
                        const rf__event_hit *use) {
    if (!rf__is_kind(rf__event_tag(f->doc, use->token, RF__E_FIRE), "use"))
        return false;
    if (use->token < weapon->token &&
        rf__is_any_preposition(rf__function_at(f->doc, use->token + use->n)))
        return true; /* "parts [used] in missiles" */
    uint32_t before = use->token - 1;
    return use->token > f->sentence->token && (rf__event_word_at(f, before, RF__E_MISSILE_WEAPON) ||
                                               rf__function_at(f->doc, before) == RF__F_TO);
}

/* "killed [at least 12 of the rebels]", not "killed five in a village that rebels hold". */
static bool is_object(const rf__event_finder *f, const rf__event_hit *verb,
                      const rf__event_hit *whom) {
    for (uint32_t i = verb->token + verb->n; i < whom->token; i++) {
        rf__function w = rf__function_at(f->doc, i);
        bool of = w == RF__F_OF || w == RF__F_OVER || w == RF__F_BETWEEN || w == RF__F_AT;
        if ((rf__is_any_preposition(w) && !of && !rf__tag_over(f->doc, i, RF__C_QUALIFIER)) ||
            rf__is_clause_edge(f->doc, i) || f->doc->tokens[i].punct == ',')
            return false;
    }
    return true;
}

/* "the camp[, south of the capital,] was hit": how many tokens are inserted right behind the first
 * word. */
static uint32_t inserted(const rf__event_finder *f, const rf__event_hit *first,
                         const rf__event_hit *second) {
    enum { LONGEST = 14 };
    uint32_t from = first->token + first->n;
    if (second->token <= from || f->doc->tokens[from].punct != ',')
        return 0;
    for (uint32_t i = from + 1; i < second->token && i <= from + LONGEST; i++)
        if (f->doc->tokens[i].punct == ',') {
            rf__function w = rf__function_at(f->doc, i + 1);
            return w == RF__F_BE || w == RF__F_HAVE ? i + 1 - from : 0;
        }
    return 0;
}

/* "the army [has also been] deployed": nothing but auxiliaries and adverbs between. */
static bool only_auxiliaries(const rf__event_finder *f, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (w != RF__F_BE && w != RF__F_BEEN && w != RF__F_HAVE &&
            (w || !rf__is_word(f->doc, i) || rf__tag_at(f->doc, i, RF__C_NOUN) ||
             rf__tag_at(f->doc, i, RF__C_VERB) || f->doc->tokens[i].flags & RF__CAPITAL))
            return false;
    }
    return true;
}

/* "the army and rebels who | crossed the border": the others did. */
static bool others_move(const rf__event_finder *f, const rf__event_hit *troops,
                        const rf__event_hit *move) {
    uint32_t who = move->token > f->sentence->token + 1 ? move->token - 1 : 0;
    while (who > troops->token && rf__event_auxiliary(f, who, who + 1))
        who--; /* "who were heading" */
    return who && rf__function_at(f->doc, who) == RF__F_WHO && troops->token + troops->n < who &&
           (rf__event_word_at(f, who - 1, RF__E_TROOPS) ||
            rf__event_word_at(f, who - 1, RF__E_FIGHTER));
}

/* "[ambulances] sent", "[aid convoys] sent" */
static bool sends_help(const rf__event_finder *f, uint32_t noun) {
    const rf__tag *tag = rf__tag_over(f->doc, noun, RF__C_EVENT_WORD);
    return tag && (tag->entry->code == RF__E_HEALTH || tag->entry->code == RF__E_AID);
}

/* "hit a rocket squad", "destroyed a missile depot": what was hit has to do with weapons, that is
 * all. */
static bool names_other_thing(const rf__event_finder *f, const rf__event_hit *weapon,
                              const rf__event_hit *harm) {
    const uint64_t known = RF__BIT(RF__C_VERB) | RF__BIT(RF__C_EVENT_WORD) |
                           RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_TIME_WORD) |
                           RF__BIT(RF__C_SAY_VERB);
    uint32_t next = weapon->token + weapon->n, from = harm->token + harm->n;
    if ((weapon->word != RF__E_MISSILE_WEAPON && weapon->word != RF__E_SHELL_WEAPON) ||
        !rf__event_word_at(f, harm->token, RF__E_HARM) || weapon->token < from ||
        next >= rf__event_end(f))
        return false;
    const rf__token *t = &f->doc->tokens[next];
    bool noun = t->kind == RF__WORD && !(t->classes & known) && !(t->flags & RF__CAPITAL) &&
                !rf__ends_as_adverb(f->doc, next) && !rf__ends_as_past(f->doc, next);
    return noun && !rf__event_between(f, from, weapon->token, RF__F_IN, RF__F_WITHOUT);
}

/* "ignored calls for | a ceasefire": what is broken there is no truce. */
static bool is_call_ignored(const rf__event_finder *f, const rf__event_hit *ignored,
                            const rf__event_hit *truce) {
    for (uint32_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].word == RF__E_APPEAL && f->hits[i].token > ignored->token &&
            f->hits[i].token < truce->token)
            return true;
    return false;
}

/* "forces [have prompted new displacement]", "forces, until [it] reached": another's movement. */
static bool is_anothers_move(const rf__event_finder *f, const rf__event_hit *troops,
                             const rf__event_hit *move) {
    const rf__doc *doc = f->doc;
    uint32_t from = troops->token + troops->n;
    if (move->token < from)
        return false;
    if (move->word == RF__E_FLEE && !rf__tag_at(doc, move->token, RF__C_VERB))
        return true;
    if (doc->tokens[from].punct == '\'' && !(doc->tokens[from].flags & RF__SPACE_BEFORE))
        return true; /* "fighters' families left" */
    if (rf__is_tie(doc, move->token))
        return true; /* "the army, bolstered by militias" */
    for (uint32_t i = from; i < move->token; i++) {
        rf__function w = rf__function_at(doc, i);
        if ((w == RF__F_IT && i > from) || w == RF__F_HE || w == RF__F_SHE || w == RF__F_UNTIL)
            return true; /* but "the contingent it sent" */
    }
    rf__function to = rf__function_at(doc, move->token - 1);
    for (uint32_t i = troops->token;
         to == RF__F_TO && move->token == from + 1 && i-- > rf__event_back(f, troops->token, 3);)
        if (rf__function_at(doc, i) == RF__F_FROM)
            return true; /* "orders from the forces to move" */
    return false;
}

/* "destroyed | by fighter jets": planes behind what they did. */
static bool is_by_planes(const rf__event_finder *f, const rf__event_hit *planes,
                         const rf__event_hit *verb) {
    enum { NEAR = 3 };
    for (uint32_t i = planes->token; i-- > rf__event_back(f, planes->token, NEAR);) {
        if (rf__function_at(f->doc, i) == RF__F_BY)
            return rf__event_where_or_when(f, verb->token + verb->n, i);
        rf__function w = rf__function_at(f->doc, i);
        if ((w && w != RF__F_THE) || f->doc->tokens[i].kind != RF__WORD)
            return false;
    }
    return false;
}

/* "a jet | was destroyed by rebels" */
static bool is_plane_hit(const rf__event_finder *f, const rf__event_hit *plane,
                         const rf__event_hit *verb) {
    uint32_t from = plane->token + plane->n;
    return verb->token > from && rf__function_at(f->doc, verb->token + verb->n) == RF__F_BY &&
           rf__event_auxiliary(f, from, verb->token) && only_auxiliaries(f, from, verb->token);
}

/* "Drones hovered over Gorsk before [dropping bombs]": no planes. */
static bool is_by_drones(const rf__event_finder *f, const rf__event_hit *bombs,
                         const rf__event_hit *drop) {
    if (!rf__is_kind(rf__event_tag(f->doc, bombs->token, RF__E_AIR_WEAPON), "dropped"))
        return false;
    bool drones = false;
    for (uint32_t i = 0; i < f->n_hits; i++) {
        if (f->hits[i].word == RF__E_AIR_WEAPON && f->hits[i].token != bombs->token)
            return false;
        drones |= f->hits[i].word == RF__E_MISSILE_WEAPON && f->hits[i].token < drop->token;
    }
    return drones;
}

/* "opened a reception centre | on the border", "villages along the border were cleared". */
static bool is_opened_at(const rf__event_finder *f, const rf__event_hit *border,
                         const rf__event_hit *open) {
    if (rf__is_kind(rf__event_tag(f->doc, open->token, RF__E_OPEN), "clear"))
        return true;
    uint32_t at = border->token;
    at -= at > f->sentence->token && rf__function_at(f->doc, at - 1) == RF__F_THE;
    rf__function w = at > f->sentence->token ? rf__function_at(f->doc, at - 1) : RF__F_NONE;
    return open->token < border->token && (w == RF__F_ON || w == RF__F_AT || w == RF__F_IN) &&
           at > open->token + open->n + 1;
}

/* "the [wounded] soldiers were flown out", "no police were sent". */
static bool moves_none(const rf__event_finder *f, const rf__event_hit *troops) {
    const rf__tag *hurt = troops->token > f->sentence->token
                              ? rf__tag_at(f->doc, troops->token - 1, RF__C_TRIGGER)
                              : NULL;
    bool harmed =
        hurt && (hurt->entry->indicator == RF_INJURED || hurt->entry->indicator == RF_KILLED);
    return harmed || rf__event_negated(f, troops);
}

/* "[ordered] 2,000 troops to the border", "ordered troops into Gorsk", not "ordered soldiers to
 * fire". */
static bool is_sent_there(const rf__event_finder *f, const rf__event_hit *troops,
                          const rf__event_hit *order) {
    enum { REACH = 4 };
    uint32_t to = troops->token + troops->n;
    rf__function w = rf__function_at(f->doc, to);
    if (troops->token < order->token || troops->token > order->token + REACH ||
        rf__event_auxiliary(f, rf__event_back(f, order->token, 2), order->token))
        return false;
    return w == RF__F_INTO || (w == RF__F_TO && !rf__tag_at(f->doc, to + 1, RF__C_VERB) &&
                               (rf__function_at(f->doc, to + 1) == RF__F_THE ||
                                f->doc->tokens[to + 1].flags & RF__CAPITAL));
}

bool rf__event_fits_pair(const rf__event_finder *f, const rf__event_rule *rule,
                         const rf__event_hit *first, const rf__event_hit *second) {
    if (rule->first == RF__E_CLOSE && !f->made[RF_ROAD_CLOSED])
        return false; /* "the road was closed until Monday and has since reopened" */
    if (rule->first == RF__E_GOERS && !rf__event_went_away(f, first, second))
        return false;
    if (rule->type == RF_TROOP_MOVEMENT && moves_none(f, first))
        return false;
    if (rule->type == RF_TROOP_MOVEMENT && (f->made[RF_SHELLING] || f->made[RF_MISSILE_OR_DRONE]) &&
        rf__event_word_at(f, second->token, RF__E_HARM))
        return false; /* "mortar rounds fired by rebels landed in Gorsk" */
    if (rule->type == RF_TROOP_MOVEMENT &&
        (is_anothers_move(f, first, second) || rf__event_enters_house(f, second)))
        return false;
    if (rule->type == RF_TROOP_MOVEMENT && !is_sent_there(f, first, second) &&
        rf__is_kind(rf__event_tag(f->doc, second->token, RF__E_MOVE), "order"))
        return false;
    if (rule->first == RF__E_AIR_WEAPON && rf__event_is_travel(f, first, second))
        return false;
    if (rule->flags & RF__E_DIRECT && rf__event_sheltered_from(f, second))
        return false;
    if (rule->flags & RF__E_DIRECT && second->token > f->sentence->token &&
        rf__ends_as(f->doc, second->token, RF__END_ING) &&
        rf__event_word_at(f, second->token - 1, RF__E_END))
        return false; /* "called on them to stop attacking hospitals" */
    if (rule->type == RF_ROAD_OPENED && rf__event_clears_other(f, first, second))
        return false;
    if ((first->word == RF__E_ROAD || first->word == RF__E_BORDER) && second->word == RF__E_CLOSE &&
        rf__event_shuts_other(f, first, second))
        return false;
    if (rule->first == RF__E_NEED && rf__function_at(f->doc, second->token - 1) == RF__F_TO)
        return false; /* "we need to help them" */
    if (rule->first == RF__E_AIR_WEAPON && second->token < first->token &&
        (rule->second == RF__E_HARM || rule->second == RF__E_FIGHT_VERB) &&
        !is_by_planes(f, first, second))
        return false;
    if (rule->first == RF__E_AIR_WEAPON &&
        (is_by_drones(f, first, second) || is_plane_hit(f, first, second)))
        return false;
    const rf__tag *hurt = rf__tag_at(f->doc, second->token, RF__C_TRIGGER);
    if (rule->first == RF__E_AIR_WEAPON && rule->second == RF__E_HARM && hurt &&
        hurt->entry->indicator == RF_INJURED &&
        rf__function_at(f->doc, second->token - 1) == RF__F_THE)
        return false; /* "helicopters flew the wounded to Gorsk" */
    if (names_other_thing(f, first, second))
        return false;
    if (rule->type == RF_CEASEFIRE_BROKEN && rule->first == RF__E_CEASEFIRE &&
        is_call_ignored(f, second, first))
        return false;
    bool aid = rf__event_has(f, RF__E_AID) || rf__event_has(f, RF__E_FOOD);
    if (rule->type == RF_DISPLACEMENT && aid && !pushes_people(f, first, second))
        return false; /* "sent trucks across the border" */
    if (rule->type == RF_BATTLE &&
        (is_of_weapon(f, first) || (f->harmed && f->harmed == second->token &&
                                    !rf__event_names(f, second->token + second->n + 1))))
        return false; /* "launched an onslaught on a camp": an attack on the camp */
    if (rule->first == RF__E_FIGHT_VERB &&
        (!rf__tag_at(f->doc, second->token, RF__C_PLACE_KIND) ||
         rf__event_tag(f->doc, second->token, RF__E_BRIDGE)) &&
        rf__is_kind(rf__event_tag(f->doc, first->token, RF__E_FIGHT_VERB), "village"))
        return false; /* "razed a village", not "burned a bridge" */
    if ((rule->second == RF__E_GO || rule->second == RF__E_FLEE) &&
        first->token > f->sentence->token && rf__function_at(f->doc, first->token - 1) == RF__F_BY)
        return false; /* "were ordered by soldiers to leave" */
    if (rf__event_only_flew(f, second) || (rule->second == RF__E_FLEE && second->n < 2))
        return false; /* "soldiers fled" is no movement, "left the city on foot" is one */
    if (rf__event_tag(f->doc, second->token, RF__E_CLOSE_BRIDGE) &&
        rf__is_kind(rf__tag_at(f->doc, first->token, RF__C_EVENT_WORD), "vehicles"))
        return false; /* "swept away two buses" */
    const rf__token *name = &f->doc->tokens[second->token];
    if (rule->type == RF_TROOP_MOVEMENT && name->flags & RF__CAPITAL &&
        name[1].flags & RF__CAPITAL && !(name->flags & RF__SENTENCE_FIRST))
        return false; /* "the Rapid [Deployment] Force" */
    if (first->token == second->token || !rf__event_same_clause(f, first, second))
        return false;
    if (rule->flags & RF__E_DIRECT && is_attack_on(f, first, second))
        return true;
    if (rule->flags & RF__E_DIRECT && is_fled_from(f, second))
        return false;
    if (rf__event_gap(first, second) > rule->reach + inserted(f, first, second) &&
        !(rule->flags & RF__E_DIRECT && second->token < first->token &&
          is_last_listed(f, second->token + second->n, first->token)))
        return false;
    if (rule->flags & RF__E_IN_ORDER && second->token < first->token)
        return false;
    if (rule->flags & RF__E_DIRECT && !is_direct(f, first, second))
        return false;
    const rf__tag *how = rf__tag_at(f->doc, second->token, RF__C_TRIGGER);
    if (rule->flags & RF__E_DIRECT && second->token > f->sentence->token && how &&
        how->entry->pattern == RF__P_ADJECTIVE &&
        f->doc->tokens[second->token - 1].kind == RF__NUMERAL)
        return false; /* "a hospital took in 40 wounded" */
    if (rule->first == RF__E_AIR_WEAPON && (rf__event_word_at(f, second->token, RF__E_DELIVER) ||
                                            rf__event_word_at(f, second->token, RF__E_BRING)))
        return false; /* "two aircraft landed in Tarsa with tents" */
    if ((first->word == RF__E_ROAD || first->word == RF__E_BRIDGE) && !fits_road(f, first, second))
        return false;
    if ((rule->type == RF_AID_CROSSING || rule->type == RF_AID_BLOCKED) &&
        !fits_aid(f, rule, first, second))
        return false;
    if ((first->word == RF__E_ARMED || first->word == RF__E_FIGHTER) &&
        rf__event_gap(first, second) > 1 &&
        !only_auxiliaries(f, first->token + first->n, second->token))
        return false;
    if (rule->type == RF_TROOP_MOVEMENT &&
        (rf__event_absent(f, rule->type, first) || rf__event_absent(f, rule->type, second)))
        return false;
    if (second->word == RF__E_MUST && must_other(f, first, second))
        return false;
    if (first->word == RF__E_PUSH && rf__is_number_at(f->doc, second->token - 1))
        return false; /* "drove 4,100 people out" */
    if (first->word == RF__E_LET && !lets_people(f, first, second))
        return false;
    if (first->word == RF__E_PUSH && rf__event_word_at(f, first->token, RF__E_TROOPS) &&
        !pushes_people(f, first, second))
        return false; /* "the forces of the militia across the border" */
    uint32_t object = first->token + first->n;
    const rf__tag *some = rf__tag_at(f->doc, object, RF__C_QUALIFIER);
    if (some)
        object += some->n; /* "taken [more than] 50 towns" */
    if (first->word == RF__E_CAPTURE_WEAK &&
        (rf__event_between(f, object, second->token, RF__F_IN, RF__F_WITHOUT) ||
         rf__event_between(f, object, second->token, RF__F_UNDER, RF__F_OTHER_PREPOSITION)))
        return false; /* "taking supplies to a town" */
    if (rule->type == RF_TROOP_MOVEMENT && second->token < first->token &&
        second->token > f->sentence->token && sends_help(f, second->token - 1))
        return false; /* "ambulances sent from Gorsk were turned back by soldiers" */
    if (rule->type == RF_TROOP_MOVEMENT && first->token < second->token &&
        (moves_others(f, second) || others_move(f, first, second) ||
         rf__event_counted_move(f, first, second)))
        return false;
    uint32_t behind = first->token + first->n;
    if (rule->type == RF_BORDER_CLOSED && rf__function_at(f->doc, behind) == RF__F_FROM &&
        rf__is_number_at(f->doc, behind + 1))
        return false; /* "cut the crossings from four to two": so many are to be used */
    if (first->word == RF__E_BORDER && second->word == RF__E_OPEN && is_opened_at(f, first, second))
        return false;
    if (first->word == RF__E_BORDER && second->word == RF__E_OPEN && second->token < first->token &&
        rf__event_between(f, second->token + second->n, first->token, RF__F_UNDER,
                          RF__F_OTHER_PREPOSITION))
        return false; /* "fighting resumed along the border" */
    rf__event_hit strike = *second;
    strike.word = RF__E_STRIKE;
    if (rf__event_has(f, RF__E_WORKERS) && rf__event_word_at(f, second->token, RF__E_STRIKE) &&
        rf__event_of_else(f, &strike))
        return false; /* "a strike of nurses" */
    if (second->word == RF__E_FIRE && is_only_use(f, first, second))
        return false;
    if (first->word == RF__E_KILL_VERB && !is_object(f, first, second))
        return false;
    bool planted = first->word == RF__E_AIR_WEAPON && second->word == RF__E_HARM &&
                   rf__is_kind(rf__event_tag(f->doc, first->token, first->word), "dropped");
    if (planted && !rf__event_has(f, RF__E_AIR))
        return false; /* "two bombs damaged the tracks" */
    if (first->word == RF__E_AIR_WEAPON && !f->by_air &&
        rf__is_kind(rf__event_tag(f->doc, first->token, first->word), "people"))
        return false; /* "killed by two bombers", where nothing flies */
    if (first->word == RF__E_KILL_VERB && from_the_air(f, first))
        return false;
    if (first->word == RF__E_MOUNT && mounts_other(f, first, second))
        return false;
    bool force = rule->flags & RF__E_DIRECT || first->word == RF__E_KILL_VERB;
    if (force && !f->strong && rf__event_has(f, RF__E_NOT_ARMED))
        return false; /* a storm that hits a camp, or kills soldiers, attacks nobody */
    if (second->word == RF__E_STOP && second->token < first->token &&
        rf__event_between(f, second->token + second->n, first->token, RF__F_IN, RF__F_WITHOUT) &&
        rf__ends_as_past(f->doc, second->token) && second->n == 1)
        return false; /* "stranded in a plain without tents" */
    bool force_told = f->conflict && !rf__event_has(f, RF__E_NOT_ARMED) &&
                      (rf__event_has(f, RF__E_FIGHT) || rf__event_has(f, RF__E_STRIKE) ||
                       rf__event_has(f, RF__E_ATTACK) || rf__event_has(f, RF__E_RAID));
    return !second->weak || f->armed || (rule->flags & RF__E_DIRECT && force_told);
}
