/* Who did an event where no phrase stands right before its verb, and what was attacked in a fight
 * that is told as an attack ("stormed a hotel"). */
#include "claim/agent.h"
#include "claim/event_scene.h"
#include "claim/figure.h"

uint32_t rf__scene_armed_verb(const rf__scene *s, const rf__event_hit *hit) {
    const rf__tag *side = rf__tag_at(s->doc, hit->token, RF__C_ACTOR);
    uint32_t behind = side ? hit->token + side->n : 0, end = hit->token + hit->n;
    return behind && behind < end && rf__attacks(s->doc, behind, true) ? behind : 0;
}

static bool is_fight(rf_event_type type) {
    return type == RF_BATTLE || type == RF_AIR_STRIKE || type == RF_SHELLING ||
           type == RF_MISSILE_OR_DRONE || type == RF_PLACE_CAPTURED || type == RF_FRONT_LINE ||
           type == RF_ATTACK_ON_HEALTH_CARE || type == RF_ATTACK_ON_SCHOOL ||
           type == RF_ATTACK_ON_CAMP;
}

/* "Norland has been in turmoil since May, when | rebels from the north captured": where the clause
 * of a verb begins that has a subject of its own; else the sentence's first token. */
static uint32_t own_clause(const rf__scene *s, uint32_t verb) {
    for (uint32_t i = verb; i-- > s->first;) {
        rf__function f = rf__small_word(s->doc, i);
        if (f == RF__F_WHEN || f == RF__F_WHILE || f == RF__F_WHERE || f == RF__F_AS)
            return i + 1;
    }
    return s->first;
}

rf_err rf__scene_first_doer(rf__scene *s, uint32_t verb) {
    uint32_t from = 0, to = 0;
    if (!is_fight(s->draft->claim.event) || verb <= s->first)
        return RF_OK;
    rf__sentence clause = s->doc->sentences[s->draft->sentence];
    uint32_t first = own_clause(s, verb);
    clause.token = first;
    clause.n_tokens = s->end - first;
    rf__first_causer(s->doc, &clause, verb, &from, &to);
    return to > from ? rf__scene_give(s, from, to, &s->draft->claim.actor1) : RF_OK;
}

rf_err rf__scene_attacked(rf__scene *s, const rf__event_hit *hit) {
    uint32_t verb = rf__scene_armed_verb(s, hit);
    if (!verb)
        verb = hit->token;
    const rf__tag *word = rf__event_tag(s->doc, verb, RF__E_HARM);
    if (!word || rf__scene_capital(s, verb) || !rf__attacks(s->doc, verb, true))
        return RF_OK;
    return rf__scene_struck(s, verb + word->n);
}
