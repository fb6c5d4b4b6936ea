/* Who did an event, told with "by" behind its noun or its passive: "an attack by rebels", "was
 * shelled on Monday by the army". */
#include "claim/doer/agent.h"
#include "claim/event/event_scene.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

/* "artillery backed an attack by rebels": the arms do something to what "by" tells of. */
bool rf__scene_acts_on_deed(const rf__scene *s) {
    uint32_t verb = s->draft->trigger + s->draft->n_trigger;
    rf__function f = rf__small_word(s->doc, verb + 1);
    return rf__is_strike(s->draft->claim.event) && verb < s->end &&
           rf__ends_as_past(s->doc, verb) && (f == RF__F_A || f == RF__F_THE) &&
           rf__is_attack_at(s->doc, verb + 2) &&
           !rf__event_tag(s->doc, s->draft->trigger, RF__E_SHELL_VERB) &&
           !rf__event_tag(s->doc, s->draft->trigger, RF__E_AIR_VERB);
}

rf_err rf__scene_by(rf__scene *s, uint32_t from) {
    enum { REACH = 6, MOST = 12 };
    if (rf__scene_acts_on_deed(s))
        return RF_OK;
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    uint32_t until = from + REACH; /* besides the time: "attacked [in the night of 9 May] by" */
    bool only_when = true;
    bool within = from > s->first && rf__small_word(s->doc, from - 1) == RF__F_BY; /* "attack by" */
    for (uint32_t i = within ? from - 1 : from; i < s->end && i < until; i++) {
        only_when &= rf__time_over(s->doc, sentence, i) || rf__tag_at(s->doc, i, RF__C_TIME_WORD) ||
                     rf__is_any_preposition(rf__small_word(s->doc, i)) ||
                     rf__small_word(s->doc, i) == RF__F_THE;
        until += only_when && until < from + MOST;
        if (s->doc->tokens[i].punct == ';' || s->doc->tokens[i].punct == '.' ||
            (rf__small_word(s->doc, i) == RF__F_TO && rf__tag_at(s->doc, i + 1, RF__C_SAY_VERB)))
            break; /* "those behind the clashes to respond to a call by" */
        bool led = i == from + 1 && rf__is_attack_at(s->doc, from - 1) &&
                   rf__event_tag(s->doc, i - 1, RF__E_BLAME); /* "air strikes led by" */
        if (rf__small_word(s->doc, i) != RF__F_BY ||
            (i > s->first && !led &&
             (rf__is_tie(s->doc, i - 1) || rf__tells_holder(s->doc, i - 1))))
            continue; /* not "a hospital run by the movement" */
        if (i > from && rf__small_word(s->doc, i - 1) == RF__F_AND)
            break; /* "killed in air strikes and | by ground troops" */
        const rf__tag *fled = i > s->first ? rf__tag_over(s->doc, i - 1, RF__C_VERB) : NULL;
        const rf__tag *state = i > s->first ? rf__tag_over(s->doc, i - 1, RF__C_TRIGGER) : NULL;
        bool of_flight = (fled && fled->entry->indicator == RF_DISPLACED) ||
                         (state && state->entry->indicator == RF_DISPLACED);
        if (of_flight && s->draft->claim.event != RF_DISPLACEMENT)
            continue; /* "a camp for people displaced by Norland's war" */
        if (i > s->first && rf__tag_at(s->doc, i - 1, RF__C_SAY_VERB) &&
            rf__ends_as_past(s->doc, i - 1) && !rf__tag_at(s->doc, i - 1, RF__C_EVENT_WORD))
            return RF_OK; /* "were reported by local media", "was condemned by the UN" */
        if (i > from && rf__is_attack_at(s->doc, i - 1) &&
            rf__is_any_preposition(rf__small_word(s->doc, i - 2)))
            break; /* "clashes or under | shelling by the army" */
        uint32_t to = rf__scene_to_tie(s, i + 1, rf__phrase_end(s->doc, i + 1, s->end));
        uint32_t agent =
            rf__agent_end(s->doc, i + 1, s->end); /* "by soldiers | shocked the region" */
        bool cut = to < s->end && (rf__scene_hyphen(s, to) || rf__scene_hyphen(s, to - 1));
        to = agent > i + 1 && (agent < to || cut) ? agent : to; /* "by US-|led forces" */
        rf__who who = rf__who_read(s->doc, i + 1, to);
        if (who.kind == RF__WHO_NOBODY) {
            if (!rf__is_causer(s->doc, sentence, i + 1, agent))
                break;
            to = agent; /* "by several hundred fighters" */
        }
        const rf__tag *two = i > s->first + 1 ? rf__event_tag(s->doc, i - 2, RF__E_SUFFER) : NULL;
        bool done_to = i > s->first + 1 && /* "was repelled | by the army", "shot down | by" */
                       (rf__suffers(s->doc, i - 1) || (two && two->n > 1));
        uint32_t name_end = who.organisation.to ? who.organisation.to : to;
        bool half = rf__scene_hyphen(s, name_end) || rf__scene_hyphen(s, name_end - 1);
        bool and = rf__small_word(s->doc, name_end) == RF__F_AND && /* "by army | and allied men" */
                   rf__is_causer(s->doc, sentence, name_end + 1, to);
        if (name_end < to && (half || and))
            name_end = to;
        const rf__tag *men = name_end < to ? rf__tag_at(s->doc, name_end, RF__C_NOUN) : NULL;
        if (men && men->entry->groups & (RF_FIGHTERS | RF_SOLDIERS))
            name_end += men->n; /* "by Norland Front | fighters" */
        return rf__scene_give(s, i + 1, name_end,
                              done_to ? &s->draft->claim.actor2 : &s->draft->claim.actor1);
    }
    return RF_OK;
}
