/* Finds events. The lexicon says what a word is in an event (a weapon, a road, "closed"); a table
 * says which words make one, alone or as a pair near each other. A sentence gives one event of a
 * type. Words that others use as well ("battle", "strike") are marked weak and count only where the
 * sentence or the report is about armed conflict.
 *
 * Rejected: one trigger word for each type. "Closed", "reached" or "hit" say nothing without what
 * was closed, reached or hit. */
#include "claim/doer/agent.h"
#include "claim/event/event_look.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

#include <math.h>
#include <string.h>

#define ALONE RF__E_ALONE

/* The order matters where one event excludes another: a broken ceasefire, blocked aid, an attack on
 * a hospital. */
static const rf__event_rule rules[] = {
    {RF_AIR_STRIKE, RF__E_AIR, ALONE, 0, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_HARM, 6, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_DROP, 6, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_STRIKE, 8, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_SHELL_VERB, 4, RF__E_IN_ORDER, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_FIGHT_VERB, 4, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_VERB, ALONE, 0, RF__E_CONFLICT, ALONE},
    {RF_AIR_STRIKE, RF__E_STRIKE, ALONE, 0, RF__E_CONFLICT, RF__E_OTHER_MATTER},
    {RF_AIR_STRIKE, RF__E_RAID, ALONE, 0, RF__E_CONFLICT | RF__E_AIR_WAR, RF__E_OTHER_MATTER},
    {RF_AIR_STRIKE, RF__E_RAID, ALONE, 0, RF__E_CONFLICT | RF__E_WHOSE, RF__E_OTHER_MATTER},
    {RF_SHELLING, RF__E_SHELL, ALONE, 0, 0, ALONE},
    {RF_SHELLING, RF__E_SHELL_WEAPON, RF__E_FIRE, 8, 0, ALONE},
    {RF_SHELLING, RF__E_SHELL_WEAPON, RF__E_HARM, 8, 0, ALONE},
    {RF_SHELLING, RF__E_SHELL_WEAPON, RF__E_SHELL_VERB, 2, RF__E_IN_ORDER, ALONE},
    {RF_SHELLING, RF__E_SHELL_VERB, ALONE, 0, 0, RF__E_AIR_WEAPON},
    {RF_MISSILE_OR_DRONE, RF__E_MISSILE, ALONE, 0, 0, ALONE},
    {RF_MISSILE_OR_DRONE, RF__E_MISSILE_WEAPON, RF__E_FIRE, 10, 0, ALONE},
    {RF_MISSILE_OR_DRONE, RF__E_MISSILE_WEAPON, RF__E_HARM, 10, 0, ALONE},
    {RF_ATTACK_ON_HEALTH_CARE, RF__E_HEALTH, RF__E_HARM, 9, RF__E_DIRECT, ALONE},
    {RF_ATTACK_ON_SCHOOL, RF__E_SCHOOL, RF__E_HARM, 9, RF__E_DIRECT, ALONE},
    {RF_ATTACK_ON_CAMP, RF__E_CAMP, RF__E_HARM, 9, RF__E_DIRECT, RF__E_NOT_CAMP},
    {RF_PLACE_CAPTURED, RF__E_CAPTURE, ALONE, 0, RF__E_PLACED, ALONE},
    {RF_PLACE_CAPTURED, RF__E_CAPTURE_WEAK, RF__E_GROUND, 6, RF__E_IN_ORDER | RF__E_BY_ARMED,
     ALONE},
    {RF_PLACE_CAPTURED, RF__E_CAPTURE_WEAK, ALONE, 0, RF__E_PLACED | RF__E_BY_FIGHTER, ALONE},
    {RF_PLACE_CAPTURED, RF__E_FALL, ALONE, 0, RF__E_FALLEN, ALONE},
    {RF_FRONT_LINE, RF__E_FRONT, RF__E_ADVANCE, 8, 0, RF__E_NOT_ARMED},
    {RF_FRONT_LINE, RF__E_ADVANCE, ALONE, 0, RF__E_BY_ARMED, RF__E_NOT_ARMED},
    {RF_ROAD_OPENED, RF__E_ROAD, RF__E_OPEN, 14, 0, ALONE},
    {RF_ROAD_CLOSED, RF__E_ROAD, RF__E_CLOSE, 14, 0, ALONE},
    {RF_ROAD_CLOSED, RF__E_ROAD, RF__E_CLOSE_BRIDGE, 10, 0, ALONE},
    {RF_ROAD_CLOSED, RF__E_BRIDGE, RF__E_COLLAPSE, 12, RF__E_IN_ORDER, ALONE},
    {RF_ROAD_CLOSED, RF__E_ROADBLOCK, ALONE, 0, 0, ALONE},
    {RF_ROAD_OPENED, RF__E_CLOSE, RF__E_OPEN, 14, RF__E_IN_ORDER, ALONE},
    {RF_BORDER_OPENED, RF__E_BORDER, RF__E_OPEN, 14, 0, ALONE},
    {RF_BORDER_OPENED, RF__E_LET, RF__E_IN, 5, RF__E_IN_ORDER, RF__E_AID},
    {RF_BORDER_CLOSED, RF__E_BORDER, RF__E_CLOSE, 8, 0, ALONE},
    {RF_BORDER_CLOSED, RF__E_BORDER, RF__E_TURN_BACK, 10, 0, ALONE},
    {RF_BORDER_CLOSED, RF__E_TURN_BACK, ALONE, 0, 0, RF__E_AID},
    {RF_AID_BLOCKED, RF__E_AID, RF__E_STOP, 10, 0, ALONE},
    {RF_AID_BLOCKED, RF__E_AID_STOPPED, ALONE, 0, 0, ALONE},
    {RF_AID_CROSSING, RF__E_AID, RF__E_BRING, 8, 0, RF__E_STOP},
    {RF_AID_CROSSING, RF__E_AID, RF__E_DELIVER, 14, RF__E_IN_ORDER, RF__E_STOP},
    {RF_AID_CROSSING, RF__E_FOOD, RF__E_BRING, 5, 0, RF__E_STOP},
    {RF_AID_CROSSING, RF__E_CARRY, RF__E_LOAD, 3, RF__E_IN_ORDER, RF__E_STOP},
    {RF_DISPLACEMENT, RF__E_PUSH, RF__E_AWAY, 8, RF__E_IN_ORDER | RF__E_NO_FIGURE, RF__E_ONE_MAN},
    {RF_DISPLACEMENT, RF__E_GOERS, RF__E_WENT, 8, RF__E_IN_ORDER | RF__E_NO_FIGURE, RF__E_ONE_MAN},
    {RF_DISPLACEMENT, RF__E_FLEE, ALONE, 0, RF__E_NO_FIGURE, RF__E_ONE_MAN},
    {RF_CEASEFIRE_BROKEN, RF__E_CEASEFIRE, RF__E_BREAK, 8, 0, ALONE},
    {RF_CEASEFIRE_BROKEN, RF__E_BREAK, RF__E_AGREEMENT, 4, RF__E_IN_ORDER | RF__E_CONFLICT, ALONE},
    {RF_CEASEFIRE, RF__E_CEASEFIRE, ALONE, 0, 0, ALONE},
    {RF_TALKS, RF__E_TALKS, ALONE, 0, 0, RF__E_NOT_TALKS},
    {RF_TALKS, RF__E_MEET, RF__E_ENVOY, 16, 0, RF__E_PEOPLE},
    {RF_AGREEMENT, RF__E_AGREEMENT, ALONE, 0, 0, ALONE},
    {RF_AGREEMENT, RF__E_SIGN, RF__E_PAPER, 4, RF__E_IN_ORDER, ALONE},
    {RF_AGREEMENT, RF__E_AGREE, RF__E_TERMS, 5, RF__E_IN_ORDER | RF__E_CONFLICT, ALONE},
    {RF_TROOP_MOVEMENT, RF__E_TROOPS, RF__E_MOVE, 8, 0, ALONE},
    {RF_TROOP_MOVEMENT, RF__E_TROOPS, RF__E_GO, 6, RF__E_IN_ORDER, ALONE},
    {RF_TROOP_MOVEMENT, RF__E_TROOPS, RF__E_FLEE, 2, RF__E_IN_ORDER, ALONE}, /* "left on foot" */
    {RF_TROOP_MOVEMENT, RF__E_ARMED, RF__E_MOVE, 4, RF__E_IN_ORDER, ALONE},
    {RF_TROOP_MOVEMENT, RF__E_FIGHTER, RF__E_MOVE, 1, RF__E_IN_ORDER, ALONE},
    {RF_WARNING_EVENT, RF__E_WARN, ALONE, 0, RF__E_SPOKEN, ALONE},
    {RF_WARNING_EVENT, RF__E_FEAR, ALONE, 0, RF__E_SPOKEN, ALONE},
    {RF_WARNING_EVENT, RF__E_ALARM, ALONE, 0, RF__E_SPOKEN, ALONE},
    {RF_WARNING_EVENT, RF__E_DREAD, ALONE, 0, RF__E_SPOKEN, ALONE},
    {RF_APPEAL, RF__E_APPEAL, ALONE, 0, 0, RF__E_NOT_APPEAL},
    {RF_APPEAL, RF__E_ASK, ALONE, 0, 0, RF__E_NOT_APPEAL},
    {RF_APPEAL, RF__E_NEED, RF__E_ASKED_FOR, 4, RF__E_IN_ORDER, ALONE},
    {RF_APPEAL, RF__E_NEED, RF__E_AID, 4, RF__E_IN_ORDER, ALONE},
    {RF_APPEAL, RF__E_NEED, RF__E_FOOD, 4, RF__E_IN_ORDER, ALONE},
    {RF_APPEAL, RF__E_ADDRESSED, RF__E_MUST, 8, RF__E_IN_ORDER, RF__E_CEASEFIRE},
    {RF_APPEAL, RF__E_AID, RF__E_MUST, 3, RF__E_IN_ORDER, ALONE},
    {RF_APPEAL, RF__E_SEEK, ALONE, 0, 0, RF__E_NOT_APPEAL},
    {RF_PROTEST, RF__E_MARCH, ALONE, 0, 0, RF__E_TROOPS},
    {RF_PROTEST, RF__E_PROTEST, ALONE, 0, 0, ALONE},
    {RF_BATTLE, RF__E_FIGHT, ALONE, 0, RF__E_CONFLICT, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_ATTACK, ALONE, 0, RF__E_BY_FIGHTER, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_MOUNT, RF__E_ATTACK, 6, RF__E_IN_ORDER | RF__E_CONFLICT, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_ATTACK, RF__E_MOUNT, 6, RF__E_ON_PLACE, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_MOUNT, RF__E_RAID, 6, RF__E_IN_ORDER | RF__E_CONFLICT | RF__E_NO_AIR,
     RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_RAID, ALONE, 0, RF__E_BY_FIGHTER, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_ATTACK, ALONE, 0, RF__E_ON_PLACE | RF__E_CONFLICT, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_RAID, ALONE, 0, RF__E_ON_PLACE | RF__E_CONFLICT | RF__E_NO_AIR,
     RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_FIGHT_VERB, ALONE, 0, RF__E_ON_PLACE | RF__E_CONFLICT | RF__E_NO_AIR,
     RF__E_OTHER_MATTER}, /* "a raid on a village" */
    {RF_BATTLE, RF__E_FIGHT_VERB, ALONE, 0, RF__E_BY_FIGHTER, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_FIGHT_VERB, RF__E_GROUND, 6, RF__E_IN_ORDER | RF__E_BY_ARMED,
     RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_FIGHT_VERB, RF__E_TROOPS, 6, RF__E_IN_ORDER | RF__E_BY_ARMED,
     RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_KILL_VERB, RF__E_FIGHTER, 5, RF__E_IN_ORDER | RF__E_BY_ARMED,
     RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_AIR_VERB, ALONE, 0, RF__E_CONFLICT | RF__E_NO_AIR, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_KILL_VERB, RF__E_TROOPS, 5, RF__E_IN_ORDER, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_KILL_VERB, RF__E_ARMED, 5, RF__E_IN_ORDER, RF__E_OTHER_MATTER},
};

/* "8 km from the border": the distance behind the word that tells of a front. */
static double distance_km(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t t = hit->token; t < end && t < hit->token + 16; t++) {
        double km = rf__event_km(f, t);
        if (!isnan(km))
            return km;
    }
    return NAN;
}

static bool is_not(const rf__event_finder *f, const rf__event_hit *verb) {
    for (uint32_t i = verb->token; i > f->sentence->token && i + 3 > verb->token; i--)
        if (rf__function_at(f->doc, i - 1) == RF__F_NOT)
            return true;
    return false;
}

/* "let nobody cross", "is not letting refugees in any more". */
static bool lets_nobody(const rf__event_finder *f, const rf__event_hit *let,
                        const rf__event_hit *in) {
    if (is_not(f, let))
        return true;
    for (uint32_t i = let->token + let->n; i < in->token; i++)
        if (rf__function_at(f->doc, i) == RF__F_NO)
            return true;
    return false;
}

/* "clashes that have | killed 12 soldiers" */
static bool is_relative(const rf__event_finder *f, uint32_t verb) {
    while (verb > f->sentence->token + 1 &&
           (rf__function_at(f->doc, verb - 1) == RF__F_HAVE || rf__is_between(f->doc, verb - 1)))
        verb--;
    rf__function w = rf__function_at(f->doc, verb - 1);
    return w == RF__F_THAT || w == RF__F_WHICH;
}

/* "The clash broke out after rebels attacked a patrol": words of the same fight that tell whose it
 * was, where the first ones do not. */
static rf_err name_sides(rf__event_finder *f, const rf__event_rule *rule,
                         const rf__event_hit *first, const rf__event_hit *second) {
    rf_claim *claim = &f->doc->drafts[f->battle].claim;
    if (claim->actor1 || claim->actor2 ||
        rf__event_modality(f, rule, first, second) != claim->modality ||
        rf__event_between(f, f->doc->drafts[f->battle].trigger, first->token, RF__F_WHILE,
                          RF__F_WHILE) ||
        rf__event_between(f, f->doc->drafts[f->battle].trigger, first->token, RF__F_SINCE,
                          RF__F_SINCE))
        return RF_OK;
    rf__draft other = f->doc->drafts[f->battle];
    other.trigger = first->token;
    other.n_trigger = first->n;
    rf_err err = rf__event_actors(f->doc, &other, first, second);
    if (err || (rule->first == RF__E_KILL_VERB && is_relative(f, first->token)))
        return err;
    claim->actor1 = other.claim.actor1;
    claim->actor2 = other.claim.actor2;
    f->doc->drafts[f->battle].struck = other.struck;
    return RF_OK;
}

/* "A drone hit the camp. The [strike] killed 12": of the kind that alone was told before. */
static bool is_told_strike(const rf__event_finder *f, const rf__event_hit *strike) {
    rf__function the = strike->token > f->sentence->token
                           ? rf__function_at(f->doc, strike->token - 1)
                           : RF__F_NONE;
    return (f->launched || f->shelled) && !f->flown &&
           (the == RF__F_THE || the == RF__F_THIS || the == RF__F_THESE);
}

/* "the rebels" -> "rebels", told by the token that the words begin with. */
static const char *without_article(const rf__event_finder *f, const char *who) {
    const rf__doc *doc = f->doc;
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t i = f->sentence->token; i + 1 < end; i++) {
        rf__function w = rf__function_at(doc, i);
        const rf__token *t = &doc->tokens[i];
        uint32_t n = t[1].start - t->start;
        if ((w == RF__F_THE || w == RF__F_A) && strlen(who) > n &&
            !memcmp(doc->report->text + t->start, who, n))
            return who + n;
    }
    return who;
}

/* "rebels in the north are said to have | killed 12 soldiers": who did what the verb counts. */
static void take_killer(const rf__event_finder *f, rf__draft *draft, const rf__event_hit *kill) {
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        if (d->trigger == kill->token && d->claim.perpetrator && d->claim.indicator == RF_KILLED) {
            draft->claim.actor1 = without_article(f, d->claim.perpetrator);
            return;
        }
}

/* "in an attack by the Forces | nationales", "by forces | of General Velk": a figure of the same
 * sentence has the whole name. */
static void take_longer(const rf__event_finder *f, rf__draft *draft) {
    const char *actor = draft->claim.actor1;
    for (const rf__draft *d = NULL; actor && (d = rf__event_figure(f, d));) {
        const char *name = d->claim.perpetrator ? without_article(f, d->claim.perpetrator) : "";
        size_t n = strlen(actor);
        bool name_of = !strncmp(name, actor, n) && name[n] == ' ';
        if (name_of && ((*name >= 'A' && *name <= 'Z') || !strncmp(name + n, " of ", 4)))
            draft->claim.actor1 = actor = name;
    }
}

static rf_err add(rf__event_finder *f, const rf__event_rule *rule, const rf__event_hit *first,
                  const rf__event_hit *second) {
    static const rf__event_rule blocked = {RF_AID_BLOCKED, RF__E_AID, RF__E_STOP, 0, 0, ALONE};
    static const rf__event_rule missile = {RF_MISSILE_OR_DRONE, RF__E_STRIKE, ALONE, 0, 0, ALONE};
    static const rf__event_rule shelling = {RF_SHELLING, RF__E_STRIKE, ALONE, 0, 0, ALONE};
    static const rf__event_rule shut = {RF_BORDER_CLOSED, RF__E_LET, RF__E_IN, 0, 0, ALONE};
    if (rule->type == RF_AID_CROSSING &&
        (rf__event_negated(f, first) || rf__function_at(f->doc, first->token) == RF__F_NO ||
         (second && is_not(f, second))))
        rule = &blocked; /* "no aid has reached", "convoys have not reached" */
    if (rule->first == RF__E_LET && lets_nobody(f, first, second))
        rule = &shut;
    if (rule->first == RF__E_STRIKE && is_told_strike(f, first)) {
        if (rf__event_has(f, RF__E_MISSILE) || rf__event_has(f, RF__E_MISSILE_WEAPON))
            return RF_OK; /* their own word makes it */
        rule = f->launched ? &missile : &shelling;
    }
    rf__event_hit noun = *first; /* "a raid on" is no verb, though the word looks so */
    if (rule->flags & RF__E_ON_PLACE) {
        noun.word = RF__E_ATTACK;
        first = &noun;
    }
    rf__doc *doc = f->doc;
    if (f->made[rule->type])
        return rule->type == RF_BATTLE ? name_sides(f, rule, first, second) : RF_OK;
    if (!rf__grow(&doc->drafts, &doc->cap_drafts, (size_t)doc->n_drafts + 1, sizeof *doc->drafts))
        return RF_ERR_NOMEM;
    rf__draft *draft = &doc->drafts[doc->n_drafts];
    *draft = (rf__draft){.sentence = f->s,
                         .quantity = UINT32_MAX,
                         .trigger = first->token,
                         .n_trigger = first->n,
                         .deed = second ? second->token : 0,
                         .n_deed = second ? second->n : 0,
                         .parent = -1};
    draft->claim = (rf_claim){.kind = RF_EVENT,
                              .event = rule->type,
                              .km = rule->type == RF_FRONT_LINE ? distance_km(f, first) : NAN,
                              .from = RF_NO_DATE,
                              .to = RF_NO_DATE,
                              .source.said_on = RF_NO_DATE,
                              .modality = rf__event_modality(f, rule, first, second)};
    draft->link = second ? 0.7 : first->weak ? 0.5 : 0.8;
    rf_err err = rf__event_actors(doc, draft, first, second);
    if (err)
        return err;
    const rf_claim *made = &draft->claim;
    if (rule->type == RF_BATTLE && made->actor1 && made->actor2 &&
        !strcmp(made->actor1, made->actor2))
        draft->claim.actor2 = NULL; /* "repulsed the UNITA raid" */
    if (rule->first == RF__E_KILL_VERB)
        take_killer(f, draft, first);
    take_longer(f, draft);
    if (second && rule->flags & RF__E_DIRECT)
        f->harmed = second->token;
    if (second && rule->type == RF_AIR_STRIKE)
        f->struck = second->token;
    f->made[rule->type] = true;
    f->flown |= rule->type == RF_AIR_STRIKE;
    f->launched |= rule->type == RF_MISSILE_OR_DRONE;
    f->shelled |= rule->type == RF_SHELLING;
    if (rule->type == RF_BATTLE)
        f->battle = doc->n_drafts;
    doc->n_drafts++;
    return RF_OK;
}

/* "a truce brokered in May collapsed" tells of both, "the truce collapsed", "violating a ceasefire
 * agreement" only of its end. */
static bool is_new(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 4 };
    for (uint32_t k = 0; k < f->n_hits; k++) {
        const rf__event_hit *other = &f->hits[k];
        bool broken = other->word == RF__E_BREAK && other->token < hit->token &&
                      hit->token - other->token <= REACH;
        bool named = hit->word == RF__E_AGREEMENT && other->word == RF__E_CEASEFIRE &&
                     other->token <= hit->token && hit->token <= other->token + other->n;
        if (broken || named)
            return false;
    }
    if (hit->word == RF__E_AGREEMENT)
        return true;
    bool made = false; /* "a truce [brokered] in May collapsed", "in place [for a year]" */
    for (uint32_t k = 0; k < f->n_hits; k++)
        for (uint32_t i = hit->token + hit->n;
             f->hits[k].word == RF__E_BREAK && i < f->hits[k].token; i++)
            made |= (rf__ends_as_past(f->doc, i) && !rf__function_at(f->doc, i)) ||
                    rf__time_over(f->doc, f->sentence, i);
    uint32_t next = hit->token + hit->n; /* "the truce announced on 3 May" */
    bool dated = rf__ends_as_past(f->doc, next) && !rf__function_at(f->doc, next) &&
                 (rf__time_over(f->doc, f->sentence, next + 1) ||
                  rf__time_over(f->doc, f->sentence, next + 2));
    bool broken = rf__event_word_at(f, next, RF__E_BREAK);
    for (uint32_t i = hit->token; made && i-- > f->sentence->token && hit->token - i <= 2;)
        if (rf__function_at(f->doc, i) == RF__F_A ||
            (dated && !broken && rf__function_at(f->doc, i) == RF__F_THE))
            return true;
    return false;
}

/* "the blocked roads were reopened", "opening roads blocked by trees": how they were before. */
static bool was_closed(const rf__event_finder *f, const rf__event_rule *rule,
                       const rf__event_hit *road, const rf__event_hit *closed) {
    return rule->type == RF_ROAD_CLOSED && f->made[RF_ROAD_OPENED] &&
           (closed->token + closed->n == road->token || road->token + road->n == closed->token);
}

static bool has_sides(const rf__event_finder *f) {
    const rf_claim *battle = &f->doc->drafts[f->battle].claim;
    return battle->actor1 || battle->actor2;
}

/* "launched air strikes after rockets were | fired": of several words that fit, the nearest. */
static const rf__event_hit *nearest_second(const rf__event_finder *f, const rf__event_rule *rule,
                                           const rf__event_hit *first) {
    const rf__event_hit *best = NULL;
    for (uint32_t k = 0; k < f->n_hits; k++) {
        const rf__event_hit *second = &f->hits[k];
        if ((int)second->word == rule->second &&
            (!best || rf__event_gap(first, second) < rf__event_gap(first, best)) &&
            rf__event_fits_pair(f, rule, first, second) && !was_closed(f, rule, first, second))
            best = second;
    }
    return best;
}

static rf_err try_rule(rf__event_finder *f, const rf__event_rule *rule) {
    if (rule->second != ALONE && !rf__event_has(f, rule->second))
        return RF_OK;
    if (rule->type == RF_AID_CROSSING && f->made[RF_AID_BLOCKED])
        return RF_OK;
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *first = &f->hits[i];
        if (first->word != rule->first || !rf__event_fits_alone(f, rule, first))
            continue;
        if ((rule->type == RF_CEASEFIRE || rule->type == RF_AGREEMENT) &&
            f->made[RF_CEASEFIRE_BROKEN] && !is_new(f, first))
            continue;
        if (rule->second == ALONE) {
            rf_err err = add(f, rule, first, NULL);
            if (err || rule->type != RF_BATTLE || has_sides(f))
                return err;
            continue;
        }
        const rf__event_hit *second = nearest_second(f, rule, first);
        if (second)
            return add(f, rule, first, second);
    }
    return RF_OK;
}

/* Is there a measured distance from something at the token: "25 km from", "four kilometres (two
 * miles) away from"? */
static bool is_distance(const rf__event_finder *f, uint32_t token) {
    enum { FAR_KM = 100 }; /* what is farther off is where something lies, not a front */
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    if (token + 2 >= end || !(rf__event_km(f, token) <= FAR_KM))
        return false;
    uint32_t behind = token + 1; /* "four km [(two miles)] away" */
    if (f->doc->tokens[behind].punct == '(')
        behind = rf__skip_brackets(f->doc, behind, end);
    rf__function next = rf__function_at(f->doc, behind);
    return next == RF__F_FROM || next == RF__F_OF ||
           (behind + 1 < end && rf__function_at(f->doc, behind + 1) == RF__F_FROM);
}

/* Somebody armed, then a distance: "rebel forces are now 25 km from the city". */
static rf_err try_distance(rf__event_finder *f) {
    static const rf__event_rule front = {RF_FRONT_LINE, RF__E_FRONT, ALONE, 0, 0, ALONE};
    if (f->made[RF_FRONT_LINE])
        return RF_OK;
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *hit = &f->hits[i];
        if (hit->word != RF__E_TROOPS && hit->word != RF__E_ADVANCE && hit->word != RF__E_FRONT &&
            hit->word != RF__E_FIGHT && hit->word != RF__E_FIGHTER && hit->word != RF__E_ARMED)
            continue;
        bool lines = rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_FRONT), "lines");
        bool past = hit->word == RF__E_FIGHT && rf__ends_as_past(f->doc, hit->token + hit->n - 1);
        if (past || (lines && !f->armed && !f->conflict) ||
            (hit->word == RF__E_ADVANCE && rf__event_near(f, hit, RF__E_NOT_ARMED)))
            continue; /* "annihilated a column 45 km from", "power lines", "lava has advanced" */
        for (uint32_t t = hit->token + hit->n; t < end && t < hit->token + 12; t++) {
            if (f->doc->tokens[t].punct == ',' || f->doc->tokens[t].punct == ';')
                break;
            if (is_distance(f, t))
                return add(f, &front, hit, NULL);
        }
    }
    return RF_OK;
}

/* What comes from the air or from guns, or is dropped from the air. */
static bool is_strike(rf__event_word word) {
    return word == RF__E_AIR || word == RF__E_MISSILE || word == RF__E_SHELL ||
           word == RF__E_STRIKE || word == RF__E_DROP;
}

/* "[killed] seven people in", "killing at least 15 in": people who were harmed right before a
 * token, whom a number counts. */
static bool counts_harmed(const rf__event_finder *f, uint32_t from, uint32_t to) {
    enum { REACH = 4 };
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));) {
        const rf__quantity *q = &f->doc->quantities[d->quantity];
        uint32_t end = q->token + q->n_tokens;
        bool harm = d->claim.indicator == RF_KILLED || d->claim.indicator == RF_INJURED ||
                    d->claim.indicator == RF_CASUALTIES;
        if (harm && d->trigger >= from && d->trigger < q->token && end <= to && end + REACH > to)
            return true;
    }
    return false;
}

/* "on the | hospital", "at the European | Hospital": is what stands at a token where something
 * struck, and not where somebody works or speaks ("doctors at the hospital said")? */
static bool is_struck_at(const rf__event_finder *f, uint32_t from, const rf__event_hit *what) {
    enum { REACH = 5 };
    const rf__doc *doc = f->doc;
    uint32_t end = f->sentence->token + f->sentence->n_tokens, behind = what->token + what->n;
    for (uint32_t i = behind; i < end && i < behind + REACH; i++)
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && rf__function_at(doc, i + 1) != RF__F_OF)
            return false; /* not "in the western | state of Norland" */
    for (uint32_t i = what->token; i-- > from && what->token - i <= REACH;) {
        rf__function at = rf__function_at(doc, i);
        bool harmed = counts_harmed(f, from, i); /* "killed seven people | at a school" */
        if (at == RF__F_ON || at == RF__F_AT || (at == RF__F_IN && harmed))
            return harmed || ((at == RF__F_ON || !rf__tag_over(doc, i - 1, RF__C_ROLE)) &&
                              !rf__tag_at(doc, i - 1, RF__C_SAY_VERB));
        if (at != RF__F_NONE && at != RF__F_THE && at != RF__F_A && at != RF__F_POSSESSIVE)
            return false;
    }
    return false;
}

/* A strike that fell on what must not be struck: "killed 28 at the hospital", "dropped six bombs on
 * the school". */
static rf_err try_struck(rf__event_finder *f) {
    static const struct {
        rf__event_word word;
        rf__event_rule rule;
    } places[] = {{RF__E_HEALTH, {RF_ATTACK_ON_HEALTH_CARE, RF__E_HEALTH, ALONE, 0, 0, ALONE}},
                  {RF__E_SCHOOL, {RF_ATTACK_ON_SCHOOL, RF__E_SCHOOL, ALONE, 0, 0, ALONE}},
                  {RF__E_CAMP, {RF_ATTACK_ON_CAMP, RF__E_CAMP, ALONE, 0, 0, ALONE}}};
    enum { REACH = 14 };
    bool struck = f->made[RF_AIR_STRIKE] || f->made[RF_SHELLING] || f->made[RF_MISSILE_OR_DRONE] ||
                  f->made[RF_BATTLE];
    if ((!f->conflict && !struck) || rf__event_has(f, RF__E_NOT_ARMED))
        return RF_OK;
    for (size_t p = 0; p < sizeof places / sizeof *places; p++)
        for (uint32_t i = 0; i < f->n_hits && !f->made[places[p].rule.type]; i++)
            for (uint32_t k = 0; f->hits[i].word == places[p].word && k < f->n_hits; k++) {
                const rf__event_hit *what = &f->hits[i], *strike = &f->hits[k];
                uint32_t from = strike->token + strike->n;
                bool attack = strike->word == RF__E_FIGHT && /* "bomb attacks at" */
                              rf__event_tag(f->doc, from - 1, RF__E_ATTACK);
                if ((!is_strike(strike->word) && !attack) || what->token < from ||
                    what->token > from + REACH || !is_struck_at(f, from, what) ||
                    (places[p].word == RF__E_CAMP &&
                     (rf__event_has(f, RF__E_NOT_CAMP) || rf__event_is_other_site(f, what))))
                    continue;
                rf_err err = add(f, &places[p].rule, what, NULL);
                if (err)
                    return err;
                break;
            }
    return RF_OK;
}

/* "flew 22 sorties and rescued 316 people" */
static bool rescues(const rf__event_finder *f) {
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        if (d->claim.indicator == RF_EVACUATED)
            return true;
    return false;
}

/* "said it had struck 1,600 targets", "captured 12 of the posts": what a figure counts happened, in
 * words that make no event alone. */
static rf_err try_counted(rf__event_finder *f) {
    static const struct {
        rf_indicator indicator;
        rf__event_rule rule;
    } kinds[] = {{RF_AIR_STRIKES, {RF_AIR_STRIKE, RF__E_AIR, ALONE, 0, 0, ALONE}},
                 {RF_SHELLINGS, {RF_SHELLING, RF__E_SHELL, ALONE, 0, 0, ALONE}},
                 {RF_MISSILES, {RF_MISSILE_OR_DRONE, RF__E_MISSILE, ALONE, 0, 0, ALONE}},
                 {RF_DRONES, {RF_MISSILE_OR_DRONE, RF__E_MISSILE, ALONE, 0, 0, ALONE}},
                 {RF_PLACES_CAPTURED, {RF_PLACE_CAPTURED, RF__E_CAPTURE, ALONE, 0, 0, ALONE}}};
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            if (d->claim.indicator != kinds[k].indicator || f->made[kinds[k].rule.type] ||
                d->claim.modality != RF_REPORTED || !d->n_trigger || (!k && rescues(f)))
                continue;
            rf__event_hit hit = {
                .token = d->trigger, .n = d->n_trigger, .word = kinds[k].rule.first};
            uint32_t at = (uint32_t)(d - f->doc->drafts);
            rf_err err = add(f, &kinds[k].rule, &hit, NULL);
            if (err)
                return err;
            d = &f->doc->drafts[at]; /* they may have moved */
            break;
        }
    return RF_OK;
}

enum { N_RULES = sizeof rules / sizeof *rules };
_Static_assert(N_RULES <= 128 && RF__N_EVENT_WORDS <= 128, "rules and words fit into bits");

static rf_err read_sentence(rf__event_finder *f) {
    memset(f->made, 0, sizeof f->made);
    f->harmed = f->struck = 0;
    rf__event_words(f);
    if (!f->n_hits || !rf__event_on_crisis(f, false))
        return RF_OK;
    f->of_crisis = rf__event_on_crisis(f, true);
    uint64_t left[2] = {0, 0}; /* the rules whose first word is there */
    for (int half = 0; half < 2; half++)
        for (uint64_t words = f->words[half]; words; words &= words - 1) {
            const uint64_t *of = f->rules_of[half * 64 + __builtin_ctzll(words)];
            left[0] |= of[0];
            left[1] |= of[1];
        }
    for (int half = 0; half < 2; half++)
        for (; left[half]; left[half] &= left[half] - 1) {
            const rf__event_rule *rule = &rules[half * 64 + __builtin_ctzll(left[half])];
            bool told = f->made[rule->type] && (rule->type != RF_BATTLE || has_sides(f));
            bool skip = told || (!f->of_crisis && rf__event_of_any_matter(rule->type));
            rf_err err = skip ? RF_OK : try_rule(f, rule);
            if (err)
                return err;
        }
    rf_err err = try_counted(f);
    if (!err)
        err = try_struck(f);
    return err ? err : try_distance(f);
}

/* "Origin of the newly displaced (individuals)": a line without a verb and a point, over others. */
static bool is_label(const rf__doc *doc, const rf__sentence *sentence) {
    enum { LONGEST = 12 };
    uint32_t end = sentence->token + sentence->n_tokens;
    if (sentence->n_tokens > LONGEST ||
        doc->report->blocks[sentence->block].kind != RF_BLOCK_PARAGRAPH)
        return false;
    for (uint32_t i = sentence->quantity; i < sentence->quantity + sentence->n_quantities; i++)
        if (doc->quantities[i].kind != RF__Q_NOT)
            return false; /* not "Hostilities in Gorsk | Flash Update #17" */
    char last = doc->tokens[end - 1].punct;
    if (last && last != ')' && last != ':')
        return false;
    for (uint32_t i = sentence->token; i < end; i++)
        if (rf__is_finite(doc, i) ||
            (rf__tag_at(doc, i, RF__C_VERB) &&
             (i == sentence->token || !(doc->tokens[i].flags & RF__CAPITAL))))
            return false; /* the Gaza Strip is no verb */
    return true;
}

static bool tells(const rf__doc *doc, const rf__sentence *sentence) {
    rf_block_kind kind = doc->report->blocks[sentence->block].kind;
    if (is_label(doc, sentence) ||
        doc->tokens[sentence->token + sentence->n_tokens - 1].punct == '?')
        return false;
    return !sentence->repeated && kind != RF_BLOCK_TITLE && kind != RF_BLOCK_HEADING &&
           kind != RF_BLOCK_TABLE_HEAD && kind != RF_BLOCK_TABLE_ROW && kind != RF_BLOCK_CAPTION;
}

/* Two sentences with fighters or weapons make a report one on conflict. */
static bool is_on_conflict(rf__event_finder *f) {
    uint32_t n_strong = 0;
    for (f->s = 0; f->s < f->doc->n_sentences && n_strong < 2; f->s++) {
        f->sentence = &f->doc->sentences[f->s];
        if (!f->sentence->tells_arms)
            continue;
        rf__event_words(f);
        n_strong += f->strong;
    }
    return n_strong >= 2;
}

/* Where no report tells of the air, "the bombing" was done on the ground. */
static bool tells_of_air(const rf__doc *doc) {
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        if (!(doc->tokens[i].classes & RF__BIT(RF__C_EVENT_WORD)))
            continue;
        const rf__tag *weapon = rf__event_tag(doc, i, RF__E_AIR_WEAPON);
        const rf__tag *longer = rf__tag_over(doc, i, RF__C_EVENT_WORD); /* "suicide bombers" */
        bool hidden = weapon && longer && longer->n > weapon->n &&
                      rf__event_tag(doc, longer->token, RF__E_NOTHING) == longer;
        if (rf__event_tag(doc, i, RF__E_AIR) || (weapon && !weapon->entry->what_kind && !hidden))
            return true;
    }
    return false;
}

static bool tells_of_camps(const rf__doc *doc) {
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        if (!(doc->tokens[i].classes & RF__BIT(RF__C_EVENT_WORD)))
            continue;
        const rf__tag *camp = rf__event_tag(doc, i, RF__E_CAMP);
        if (camp && !camp->entry->what_kind)
            return true;
    }
    return false;
}

rf_err rf__doc_events(rf__doc *doc) {
    rf__event_finder f = {.doc = doc, .n_figures = doc->n_drafts};
    f.conflict = is_on_conflict(&f);
    f.by_air = tells_of_air(doc);
    f.of_camps = tells_of_camps(doc);
    f.report = rf__matters_of(doc);
    for (size_t i = 0; i < N_RULES; i++)
        f.rules_of[rules[i].first][i >> 6] |= (uint64_t)1 << (i & 63);
    for (f.s = 0; f.s < doc->n_sentences; f.s++) {
        f.sentence = &doc->sentences[f.s];
        while (f.says < doc->n_says && doc->says[f.says].token < f.sentence->token)
            f.says++;
        while (f.figure < f.n_figures && doc->drafts[f.figure].sentence < f.s)
            f.figure++;
        rf_err err = tells(doc, f.sentence) ? read_sentence(&f) : RF_OK;
        if (err)
            return err;
    }
    return RF_OK;
}
