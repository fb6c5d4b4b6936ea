/* Between whom an event was: "fighting between X and Y", "between the army and militias against
 * rebels". */
#include "claim/doer/agent.h"
#include "claim/event/event_scene.h"
#include "claim/figure/figure.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"

#include <string.h>

/* "The offensive has upset cooperation | between X and Y": of another noun than the event's. */
static bool is_of_other_noun(const rf__scene *s, uint32_t behind, uint32_t between) {
    bool have = false;
    for (uint32_t i = behind; i < between; i++)
        have |= rf__small_word(s->doc, i) == RF__F_HAVE;
    uint32_t last = between - 1;
    return have && between > behind && rf__is_word(s->doc, last) && !rf__scene_capital(s, last) &&
           !s->doc->tokens[last].over && !rf__ends_as_past(s->doc, last);
}

/* "the security force|, known as the Guard, | and rebels": behind the insertion; 0: none. */
static uint32_t behind_insertion(const rf__scene *s, uint32_t comma) {
    enum { MOST = 9 };
    rf__function f = rf__small_word(s->doc, comma + 1);
    if (s->doc->tokens[comma].punct != ',' ||
        (!rf__is_tie(s->doc, comma + 1) && f != RF__F_WHO && f != RF__F_WHICH))
        return 0;
    for (uint32_t i = comma + 2; i + 1 < s->end && i < comma + MOST; i++)
        if (s->doc->tokens[i].punct == ',')
            return rf__small_word(s->doc, i + 1) == RF__F_AND ? i + 1 : 0;
    return 0;
}

static uint32_t to_insertion(const rf__scene *s, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (s->doc->tokens[i].punct == ',')
            to = i;
    return rf__scene_to_tie(s, from, to);
}

/* "the army and | deserters", "and | cattle keepers": nothing but words of things or people. */
static bool is_plain(const rf__scene *s, uint32_t from, uint32_t to) {
    enum { MOST = 4 };
    bool battle = s->draft->claim.event == RF_BATTLE;
    for (uint32_t i = from; i < to; i++) {
        uint64_t other = RF__BIT(RF__C_NUMBER) | RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_MONTH) |
                         RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_PLACE_KIND);
        if (!rf__scene_word(s, i) || s->doc->tokens[i].classes & other || rf__scene_capital(s, i))
            return false;
    }
    return battle && to > from && to <= from + MOST && /* not "and | heightened risks" */
           !rf__ends_as_past(s->doc, to - 1);
}

/* "the government | broke down in", not "government backed militias" */
static bool ends_past(const rf__doc *doc, uint32_t i) {
    const uint64_t named = RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ORG_WORD);
    return rf__ends_as_past(doc, i) && !(doc->tokens[i].flags & RF__CAPITAL) &&
           doc->tokens[i - 1].punct != '-' && !(doc->tokens[i + 1].over & named);
}

/* "the army | broke out" */
static bool ends_clause(const rf__doc *doc, uint32_t i) {
    return rf__time_word_is(doc, i, RF__W_START) || ends_past(doc, i) ||
           rf__event_tag(doc, i, RF__E_BREAK);
}

/* "the Government | of National Accord" */
static bool is_of_name(const rf__scene *s, uint32_t of) {
    rf__function f = rf__small_word(s->doc, of); /* "the People's Defence Forces" */
    return (f == RF__F_OF || f == RF__F_POSSESSIVE) && rf__scene_capital(s, of - 1) &&
           of + 1 < s->end && rf__scene_capital(s, of + 1);
}

/* "ambushed | between Gorsk and Tarsa" */
static bool are_places(const rf__scene *s, uint32_t from, uint32_t to) {
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    uint32_t n = 0;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
        n += s->doc->mentions[m].token >= from && s->doc->mentions[m].token < to &&
             rf__scene_mere_place(s, &s->doc->mentions[m]);
    uint32_t verb = s->draft->trigger;
    bool passive = verb > s->first && (rf__small_word(s->doc, verb - 1) == RF__F_BE ||
                                       rf__small_word(s->doc, verb - 1) == RF__F_BEEN);
    return (passive && rf__ends_as_past(s->doc, verb)) ||
           (n > 1 && rf__ends_as_past(s->doc, verb + s->draft->n_trigger - 1));
}

/* "between X and Y" in or behind a noun. */
rf_err rf__scene_between(rf__scene *s, const rf__event_hit *hit) {
    uint32_t at = hit->token, far = hit->token + hit->n + 8;
    while (at < s->end && at < far && rf__small_word(s->doc, at) != RF__F_BETWEEN &&
           rf__small_word(s->doc, at) != RF__F_AMONG) {
        rf__function f = rf__small_word(s->doc, at++);
        if (f == RF__F_BY || f == RF__F_DURING || f == RF__F_AFTER)
            return RF_OK; /* "shelling by the army during clashes between" */
    }
    rf__function next = at + 1 < s->end ? rf__function_at(s->doc, at + 1) : RF__F_NONE;
    if (next == RF__F_THEM || next == RF__F_WHOM)
        return RF_OK; /* "the shelling, among them" */
    if (at >= s->end || at >= far || is_of_other_noun(s, hit->token + hit->n, at))
        return RF_OK;
    uint32_t from = at + 1, stop = rf__phrase_end(s->doc, from, s->end), and = from;
    while (stop < s->end && stop < from + 16) { /* "the army (FARDC) and", "backed by X and" */
        uint32_t close = behind_insertion(s, stop);
        if (close)
            stop = close;
        else if (s->doc->tokens[stop].punct == '(')
            stop = rf__skip_brackets(s->doc, stop, s->end);
        else if (!rf__is_tie(s->doc, stop))
            break;
        if (stop < s->end)
            stop = rf__phrase_end(s->doc, stop, s->end);
    }
    while (and < stop && rf__small_word(s->doc, and) != RF__F_AND)
        and++;
    for (uint32_t i = from + 1; i < and; i++)
        if (ends_past(s->doc, i) &&
            !rf__is_tie(s->doc, i)) /* "between armed groups | worsened and aid workers" */
            stop = and = i;
    if (are_places(s, from, stop))
        return RF_OK;
    if (rf__small_word(s->doc, and+1) == RF__F_THESE && rf__small_word(s->doc, and+2) == RF__F_OF)
        and += 2; /* "and those of | the army" */
    uint32_t to = and+1;
    uint32_t most = and+7;
    while (to < stop && s->doc->tokens[to].punct != '(' &&
           (to < most || rf__scene_hyphen(s, to) || rf__scene_hyphen(s, to - 1)) &&
           (to == and+1 || rf__small_word(s->doc, to) == RF__F_NONE || is_of_name(s, to)) &&
           !rf__time_word_is(s->doc, to, RF__W_START) && !(to > and+1 && ends_clause(s->doc, to)))
        to++;
    if (and >= stop) { /* "fighting between rival groups in" */
        uint32_t cut = from;
        while (cut < stop && (cut == from || rf__small_word(s->doc, cut) == RF__F_NONE))
            cut++;
        rf_err err = rf__scene_give(s, from, cut, &s->draft->claim.actor1);
        uint32_t rest = s->doc->tokens[stop].punct == ',' ? stop + 1 : stop;
        uint32_t last = rest > stop ? rf__agent_end(s->doc, rest, s->end) : rest;
        bool three = false; /* "between rebels, soldiers and militias" */
        for (uint32_t i = rest; i < last; i++) {
            three |= rf__small_word(s->doc, i) == RF__F_AND && i + 1 < last;
            if (ends_clause(s->doc, i))
                last = i;
        }
        three &= rf__is_causer(s->doc, &s->doc->sentences[s->draft->sentence], rest, last);
        return err || !three ? err : rf__scene_give(s, rest, last, &s->draft->claim.actor2);
    }
    uint32_t foe = to + 1, stop_foe = foe; /* "between the army and militias against rebels" */
    if (to < s->end && rf__small_word(s->doc, to) == RF__F_OTHER_PREPOSITION)
        stop_foe = rf__agent_end(s->doc, foe, s->end);
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    if (stop_foe > foe && rf__is_causer(s->doc, sentence, foe, stop_foe)) {
        rf_err err = rf__scene_give(s, from, to, &s->draft->claim.actor1);
        return err ? err : rf__scene_give(s, foe, stop_foe, &s->draft->claim.actor2);
    }
    rf_err err = rf__scene_give(s, from, to_insertion(s, from, and), &s->draft->claim.actor1);
    if (!err)
        err = rf__scene_give(s, and+1, rf__scene_to_tie(s, and+1, to), &s->draft->claim.actor2);
    return err || !s->draft->claim.actor1 || s->draft->claim.actor2 || !is_plain(s, and+1, to)
               ? err
               : rf__scene_give_whole(s, and+1, to, &s->draft->claim.actor2);
}

/* "clashed [in Gorsk on Monday] | with rebels": past where and when; `at` itself where no side
 * follows. */
static uint32_t past_where(const rf__scene *s, uint32_t at) {
    enum { REACH = 8 };
    const rf__doc *doc = s->doc;
    const rf__sentence *sentence = &doc->sentences[s->draft->sentence];
    for (uint32_t i = at; i < s->end && i < at + REACH; i++) {
        rf__function f = rf__small_word(doc, i);
        if (f == RF__F_WITH) {
            uint32_t to = rf__agent_end(doc, i + 1, s->end);
            return to > i + 1 && rf__is_causer(doc, sentence, i + 1, to) ? i : at;
        }
        const rf__time *time = rf__time_over(doc, sentence, i);
        const uint64_t where = RF__BIT(RF__C_PLACE_KIND) | RF__BIT(RF__C_DIRECTION);
        bool place = f == RF__F_IN || f == RF__F_NEAR || f == RF__F_AT || f == RF__F_THE ||
                     f == RF__F_OF || rf__scene_capital(s, i) || doc->tokens[i].over & where ||
                     rf__mention_over(doc, sentence, i);
        if (time)
            i = time->token + time->n_tokens - 1;
        else if (!place)
            break;
    }
    return at;
}

rf_err rf__scene_other_side(rf__scene *s, const rf__event_hit *hit) {
    uint32_t at = past_where(s, hit->token + hit->n);
    rf_event_type type = s->draft->claim.event;
    bool fight = type == RF_BATTLE && hit->word == RF__E_FIGHT;
    bool talk = type == RF_TALKS || type == RF_AGREEMENT || type == RF_CEASEFIRE;
    if ((!fight && !talk) || !rf__scene_faces(s, at) || rf__is_tie(s->doc, hit->token) ||
        (talk && rf__small_word(s->doc, at) != RF__F_WITH))
        return RF_OK; /* "talks with the rebels" */
    uint32_t to = rf__agent_end(s->doc, at + 1, s->end);
    for (uint32_t i = at + 2, and = 0; i < to; i++) { /* "with rebels | and the arming of" */
        and = rf__small_word(s->doc, i) == RF__F_AND ? i : and;
        to = and&&rf__small_word(s->doc, i) == RF__F_OF ? and : to;
    }
    for (uint32_t i = at + 1; i < to; i++)
        if (rf__event_tag(s->doc, i, RF__E_MISSILE_WEAPON) ||
            rf__event_tag(s->doc, i, RF__E_SHELL_WEAPON))
            return RF_OK; /* "exchanged fire | with rockets" */
    rf_claim *claim = &s->draft->claim;
    const char *had = claim->actor2;
    rf_err err = rf__scene_give(s, at + 1, to, had ? &claim->actor1 : &claim->actor2);
    if (had && claim->actor1 && strstr(claim->actor1, had)) {
        claim->actor2 = claim->actor1; /* "an offensive | against men of the army": told already */
        claim->actor1 = NULL;
    }
    return err;
}

/* "rebels killed 40 people when [they] attacked": the verb whose subject they are, or 0. */
uint32_t rf__scene_verb_before(const rf__scene *s, uint32_t they) {
    rf__function f = they > s->first + 1 ? rf__small_word(s->doc, they - 1) : RF__F_NONE;
    if (f != RF__F_WHEN && f != RF__F_AFTER && f != RF__F_AS && f != RF__F_BEFORE &&
        f != RF__F_WHILE)
        return 0;
    for (uint32_t i = s->first + 1; i + 1 < they; i++) {
        const rf__tag *verb = rf__tag_at(s->doc, i, RF__C_VERB);
        if (verb && verb->entry->form == RF__PAST && !rf__tag_at(s->doc, i, RF__C_SAY_VERB) &&
            !rf__scene_capital(s, i))
            return i;
    }
    return 0;
}

/* "atrocities by a militia since | it took Gorsk": the armed side that a clause's "it" stands for,
 * told before it in the sentence. ret: was there one? */
rf_err rf__scene_side_meant(rf__scene *s, uint32_t it, bool *ret) {
    enum { REACH = 14 };
    rf__function f = it > s->first + 1 ? rf__small_word(s->doc, it - 1) : RF__F_NONE;
    *ret = false;
    if (f != RF__F_SINCE && f != RF__F_AFTER && f != RF__F_WHEN && f != RF__F_BEFORE)
        return RF_OK;
    for (uint32_t i = it - 1; i-- > s->first && it - i <= REACH;) {
        const rf__tag *side = rf__tag_at(s->doc, i, RF__C_ACTOR);
        if (!side || !rf__entry_tells_arms(side->entry))
            continue;
        *ret = true;
        uint32_t end = rf__phrase_end(s->doc, i, it - 1);
        return rf__scene_give(s, rf__phrase_before(s->doc, s->first, end), end,
                              &s->draft->claim.actor1);
    }
    return RF_OK;
}
