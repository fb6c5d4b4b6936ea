/* Who did an event where no phrase stands right before its verb, and what was attacked in a fight
 * that is told as an attack ("stormed a hotel"). */
#include "claim/doer/agent.h"
#include "claim/event/event_scene.h"
#include "claim/figure/figure.h"
#include "claim/name/mention.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker_cue.h"

uint32_t rf__scene_armed_verb(const rf__scene *s, const rf__event_hit *hit) {
    const rf__tag *side = rf__tag_at(s->doc, hit->token, RF__C_ACTOR);
    uint32_t behind = side ? hit->token + side->n : 0, end = hit->token + hit->n;
    if (!behind || behind >= end || rf__suffers(s->doc, hit->token) || rf__suffers(s->doc, behind))
        return 0;
    return rf__attacks(s->doc, behind, true) ? behind : 0;
}

static bool is_fight(rf_event_type type) {
    return rf__is_violent(type) || type == RF_PLACE_CAPTURED || type == RF_FRONT_LINE;
}

/* "killed soldiers while | taking Tarsa": whose deed it is stands in the other clause. */
bool rf__scene_shares_subject(const rf__scene *s, uint32_t verb) {
    rf__function f = verb > s->first ? rf__small_word(s->doc, verb - 1) : RF__F_NONE;
    return rf__scene_ing(s, verb) && !rf__scene_capital(s, verb) &&
           (f == RF__F_WHILE || f == RF__F_AFTER || f == RF__F_BEFORE || f == RF__F_WHEN ||
            f == RF__F_SINCE);
}

/* "are | fighting", "while | fighting the army": a noun's form that is a verb. */
bool rf__scene_progressive(const rf__scene *s, uint32_t token) {
    const rf__doc *doc = s->doc;
    rf__function first = rf__small_word(doc, token);
    rf__function be = token > s->first ? rf__small_word(doc, token - 1) : RF__F_NONE;
    if (first == RF__F_AT && (be == RF__F_BE || be == RF__F_BEEN))
        return true; /* "is | at war with" */
    if (!rf__scene_ing(s, token) || token <= s->first)
        return false;
    rf__function f = rf__small_word(doc, token + 1);
    bool object = f == RF__F_THE || f == RF__F_A || f == RF__F_ITS || f == RF__F_THEIR ||
                  rf__scene_capital(s, token + 1) || rf__tag_at(doc, token + 1, RF__C_ACTOR);
    return rf__small_word(doc, token - 1) == RF__F_BE ||
           (object && rf__scene_shares_subject(s, token));
}

/* "Norland has been in turmoil since May, when | rebels from the north captured": where the clause
 * of a verb begins that has a subject of its own; else the sentence's first token. */
static uint32_t own_clause(const rf__scene *s, uint32_t verb) {
    for (uint32_t i = verb; i-- > s->first;) {
        rf__function f = rf__small_word(s->doc, i);
        if (i + 1 == verb && rf__scene_shares_subject(s, verb))
            continue;
        if (f == RF__F_WHEN || f == RF__F_WHILE || f == RF__F_WHERE || f == RF__F_AS)
            return i + 1;
    }
    return s->first;
}

/* "While | battling the government, [the rebels] took Tarsa": who is behind the comma. */
static rf_err behind_opening(rf__scene *s, uint32_t verb) {
    enum { MOST = 14 };
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    uint32_t comma = verb;
    while (comma < s->end && comma < verb + MOST && s->doc->tokens[comma].punct != ',')
        comma++;
    if (comma + 1 >= s->end || s->doc->tokens[comma].punct != ',')
        return RF_OK;
    uint32_t to = rf__agent_end(s->doc, comma + 1, s->end);
    return to < s->end && rf__is_word(s->doc, to) && !rf__tag_at(s->doc, to, RF__C_SAY_VERB) &&
                   rf__is_causer(s->doc, sentence, comma + 1, to)
               ? rf__scene_give(s, comma + 1, to, &s->draft->claim.actor1)
               : RF_OK;
}

static rf_err first_doer(rf__scene *s, uint32_t verb) {
    uint32_t from = 0, to = 0;
    if (!is_fight(s->draft->claim.event) || verb <= s->first)
        return RF_OK;
    if (verb == s->first + 1 && rf__scene_shares_subject(s, verb))
        return behind_opening(s, verb);
    rf__sentence clause = s->doc->sentences[s->draft->sentence];
    uint32_t first = own_clause(s, verb);
    clause.token = first;
    clause.n_tokens = s->end - first;
    rf__first_causer(s->doc, &clause, verb, &from, &to);
    if (to > from && to < verb && rf__small_word(s->doc, to) == RF__F_FROM) {
        uint32_t stop = rf__agent_end(s->doc, to + 1, verb); /* "fighters from | the Front" */
        bool named = false;                                  /* not "gunmen from | the group" */
        for (uint32_t i = to + 1; i < stop; i++)
            named |= rf__scene_capital(s, i);
        if (named && (rf__is_causer(s->doc, &clause, to + 1, stop) ||
                      rf__who_read(s->doc, to + 1, stop).kind == RF__WHO_ORGANISATION)) {
            from = to + 1;
            to = stop;
        }
    }
    return to > from ? rf__scene_give(s, from, to, &s->draft->claim.actor1) : RF_OK;
}

/* "about 12 | soldiers": the first token that tells no number. */
static uint32_t behind_number(const rf__doc *doc, uint32_t from, uint32_t to) {
    while (from < to && (rf__is_number_at(doc, from) || rf__tag_at(doc, from, RF__C_NUMBER) ||
                         rf__tag_over(doc, from, RF__C_QUALIFIER)))
        from++;
    return from;
}

/* "killing 12 soldiers in heavy | clashes": whom, where a side is killed or hurt in the fight. */
static rf_err harmed_in(rf__scene *s, const rf__event_hit *hit) {
    enum { NEAR = 3, REACH = 8 };
    const rf__doc *doc = s->doc;
    uint32_t in = hit->token;
    while (in > s->first && hit->token - in < NEAR && rf__small_word(doc, in) != RF__F_IN)
        in--;
    if (hit->word != RF__E_FIGHT || rf__small_word(doc, in) != RF__F_IN)
        return RF_OK;
    for (uint32_t i = in; i-- > s->first + 1 && in - i <= REACH;) {
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        int what = verb ? verb->entry->indicator : 0;
        rf__function before = rf__small_word(doc, i - 1);
        if (rf__is_any_preposition(rf__small_word(doc, i)) || doc->tokens[i].punct == ',')
            break;
        if (what != RF_KILLED && what != RF_INJURED)
            continue;
        uint32_t from = i + verb->n;
        from = behind_number(doc, from, in);
        bool side = from < in && before != RF__F_BE && before != RF__F_BEEN &&
                    rf__is_causer(doc, &doc->sentences[s->draft->sentence], from, in);
        return side ? rf__scene_give(s, from, in, &s->draft->claim.actor2) : RF_OK;
    }
    return RF_OK;
}

/* "gunned down | three policemen", "ambushed | soldiers": the side that a verb of fighting takes.
 */
static rf_err taken_by_verb(rf__scene *s, const rf__event_hit *hit) {
    const rf__doc *doc = s->doc;
    uint32_t from = hit->token + hit->n, first = hit->token;
    rf__function before = first > s->first ? rf__small_word(doc, first - 1) : RF__F_NONE;
    if (hit->word != RF__E_FIGHT || !rf__ends_as_past(doc, first) || before == RF__F_BE ||
        before == RF__F_BEEN || rf__scene_capital(s, first))
        return RF_OK;
    rf__function next = from < s->end ? rf__small_word(doc, from) : RF__F_NONE;
    bool article = next == RF__F_THE || next == RF__F_A, when = rf__suffers(doc, first);
    for (uint32_t i = from; article && i < from + 4 && i < s->end; i++)
        when |= rf__tag_at(doc, i, RF__C_TIME_UNIT) != NULL; /* "clashed the whole day" */
    if (article)                                             /* "ambushed | an army patrol" */
        return when ? RF_OK : rf__scene_struck(s, from);
    from = behind_number(doc, from, s->end);
    uint32_t to = rf__agent_end(doc, from, s->end);
    const rf__tag *noun = to > from ? rf__tag_over(doc, to - 1, RF__C_NOUN) : NULL;
    if (to <= from || !(noun && noun->entry->unit == RF_PEOPLE) || rf__small_word(doc, from))
        return RF_OK;
    s->draft->struck = true;
    return rf__scene_give(s, from, to, &s->draft->claim.actor2);
}

rf_err rf__scene_attacked(rf__scene *s, const rf__event_hit *hit) {
    rf_err err = harmed_in(s, hit);
    if (!err && !s->draft->claim.actor2)
        err = taken_by_verb(s, hit);
    if (err || s->draft->claim.actor2)
        return err;
    uint32_t verb = rf__scene_armed_verb(s, hit);
    if (!verb)
        verb = hit->token;
    const rf__tag *word = rf__event_tag(s->doc, verb, RF__E_HARM);
    bool does = rf__attacks(s->doc, verb, true) || rf__scene_progressive(s, verb);
    if (!word || rf__scene_capital(s, verb) || !does)
        return RF_OK;
    return rf__scene_struck(s, verb + word->n);
}

/* What a noun of attacking is followed by counts before those who died in it. */
rf_err rf__scene_attack_on(rf__scene *s, const rf__event_hit *hit) {
    const uint64_t named = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_PLACE_KIND);
    const rf__tag *side = rf__tag_at(s->doc, hit->token, RF__C_ACTOR); /* "rebel | attacks on" */
    uint32_t on = hit->token + hit->n, what = hit->token;
    for (uint32_t i = hit->token + 1; i + 1 < hit->token + hit->n; i++)
        if (rf__small_word(s->doc, i) == RF__F_ON)
            on = i; /* "attacks on army posts" is one word */
    rf__function f = on < s->end ? rf__small_word(s->doc, on) : RF__F_NONE;
    what += side && side->n < hit->n ? side->n : 0;
    bool noun =
        rf__event_tag(s->doc, what, RF__E_ATTACK) || rf__event_tag(s->doc, what, RF__E_RAID);
    bool aims = f == RF__F_ON || f == RF__F_OTHER_PREPOSITION;
    uint32_t to = on + 2; /* "operations on the ground" */
    bool lone = noun && aims && rf__small_word(s->doc, on + 1) == RF__F_THE && to < s->end &&
                !rf__scene_capital(s, to) && !(s->doc->tokens[to].over & named);
    return noun && aims && !lone ? rf__scene_struck(s, on) : RF_OK;
}

rf_err rf__scene_blamed(rf__scene *s, const rf__event_hit *hit) {
    enum { REACH = 16 };
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    uint32_t from = 0, to = 0, behind = hit->token + hit->n;
    if (!is_fight(s->draft->claim.event) || !rf__is_attack_at(s->doc, behind - 1))
        return RF_OK;
    for (uint32_t i = behind; i < s->end && i < behind + REACH; i++) {
        uint32_t blame = s->doc->tokens[i].punct == ';' ? s->end : rf__behind_blame(s->doc, i);
        if (!blame)
            continue;
        uint32_t stop = blame < s->end ? rf__agent_end(s->doc, blame, s->end) : blame;
        return stop > blame ? rf__scene_give(s, blame, stop, &s->draft->claim.actor1) : RF_OK;
    }
    if (rf__blamed(s->doc, sentence, hit->token, &from, &to) && to > from) {
        for (uint32_t i = from + 1; i < to; i++) /* "accused rebels | of an attack" */
            if (rf__small_word(s->doc, i) == RF__F_OF && hit->token - i <= 3)
                to = i;
        rf_err err = rf__scene_give(s, from, to, &s->draft->claim.actor1);
        if (err || s->draft->claim.actor1)
            return err;
    } /* "blamed the attack | on rebels" */
    if (!rf__blamed(s->doc, sentence, behind, &from, &to) || to <= from)
        return RF_OK;
    return rf__scene_give(s, from, to, &s->draft->claim.actor1);
}

rf_err rf__scene_user(rf__scene *s, uint32_t weapon) {
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    if (weapon < s->first + 4 || rf__small_word(s->doc, weapon - 1) != RF__F_OF ||
        rf__small_word(s->doc, weapon - 3) != RF__F_POSSESSIVE)
        return RF_OK;
    uint32_t to = weapon - 3, from = to;
    while (from > s->first && to - from < 6 && rf__scene_word(s, from - 1) &&
           (rf__scene_capital(s, from - 1) || rf__tag_over(s->doc, from - 1, RF__C_ACTOR)) &&
           !rf__small_word(s->doc, from - 1))
        from--;
    return from < to && rf__is_causer(s->doc, sentence, from, to)
               ? rf__scene_give(s, from, to, &s->draft->claim.actor1)
               : RF_OK;
}

bool rf__scene_joined(const rf__scene *s, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 1 < to; i++)
        if (rf__small_word(s->doc, i) == RF__F_AND && rf__ends_as_past(s->doc, i + 1) &&
            !rf__scene_capital(s, i + 1))
            return true;
    return false;
}

rf_err rf__scene_joiner(rf__scene *s, const rf__event_hit *hit) {
    enum { MOST = 9 };
    const uint64_t named = RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ACTOR);
    uint32_t to = s->first;
    if (hit->token <= s->first || !rf__scene_ing(s, hit->token) ||
        rf__small_word(s->doc, hit->token - 1) != RF__F_IN)
        return RF_OK;
    while (to < hit->token && to - s->first < MOST && rf__scene_word(s, to) &&
           (rf__scene_capital(s, to) || s->doc->tokens[to].over & named ||
            rf__is_article_or_and(s->doc, to) || rf__small_word(s->doc, to) == RF__F_OF))
        to++;
    return to > s->first && rf__scene_word(s, to)
               ? rf__scene_give(s, s->first, to, &s->draft->claim.actor1)
               : RF_OK;
}

rf_err rf__scene_subject(rf__scene *s, uint32_t verb) {
    rf__cue_place place = {s->doc, &s->doc->sentences[s->draft->sentence], s->first, s->end};
    rf__who who;
    if (!rf__subject_before(&place, verb, &who) ||
        (who.kind != RF__WHO_ORGANISATION && who.kind != RF__WHO_PERSON))
        return RF_OK;
    rf__span name = who.person.to ? who.person : who.organisation.to ? who.organisation : who.role;
    return name.to > name.from ? rf__scene_give(s, name.from, name.to, &s->draft->claim.actor1)
                               : RF_OK;
}

/* Does the thing act by itself: warplanes, troops, protesters? */
bool rf__scene_acts(rf__event_word word) {
    return word == RF__E_AIR_WEAPON || word == RF__E_TROOPS || word == RF__E_ARMED ||
           word == RF__E_FIGHTER || word == RF__E_PROTEST;
}

/* May a name right before it say whose it is ("Russian drones"), not where ("Gorsk hospital")? */
bool rf__scene_has_owner(rf__event_word word) {
    switch (word) {
    case RF__E_AIR:
    case RF__E_AIR_WEAPON:
    case RF__E_STRIKE:
    case RF__E_RAID:
    case RF__E_ATTACK:
    case RF__E_SHELL:
    case RF__E_SHELL_WEAPON:
    case RF__E_MISSILE:
    case RF__E_MISSILE_WEAPON:
    case RF__E_FIGHT:
    case RF__E_ADVANCE:
    case RF__E_TROOPS:
    case RF__E_ARMED:
    case RF__E_PROTEST:
        return true;
    default:
        return false;
    }
}

rf_err rf__scene_far_doer(rf__scene *s, uint32_t verb, bool told) {
    if (rf__suffers(s->doc, verb))
        return RF_OK; /* "the army faced | attacks" */
    rf_event_type type = s->draft->claim.event;
    rf_err err = first_doer(s, verb);
    bool fight = is_fight(type) && type != RF_PLACE_CAPTURED && type != RF_FRONT_LINE;
    if (err || s->draft->claim.actor1 || type == RF_DISPLACEMENT || (fight && !told))
        return err; /* not "doctors treated victims of a strike" */
    return rf__scene_subject(s, verb);
}

rf_err rf__scene_killed(rf__scene *s, const rf__event_hit *kill, const rf__event_hit *fighters) {
    enum { REACH = 8 };
    uint32_t to = fighters->token + fighters->n, from = kill->token + kill->n;
    if (fighters->token < from || fighters->token > from + REACH)
        return RF_OK;
    for (uint32_t i = from; i < fighters->token; i++) { /* "more than 20 | gang members" */
        const rf__token *t = &s->doc->tokens[i];
        rf__function f = rf__small_word(s->doc, i);
        if (t->kind == RF__NUMERAL || rf__tag_over(s->doc, i, RF__C_NUMBER) ||
            rf__tag_over(s->doc, i, RF__C_QUALIFIER) || f == RF__F_OF || f == RF__F_THE ||
            f == RF__F_A || t->punct == '"')
            from = i + 1;
        else if (f == RF__F_ITS || f == RF__F_THEIR || f == RF__F_HIS || f == RF__F_AND ||
                 (t->kind == RF__PUNCT && !rf__scene_hyphen(s, i)))
            return RF_OK; /* "lost two of its soldiers" */
    }
    s->draft->struck = true;
    return rf__scene_give(s, from, to, &s->draft->claim.actor2);
}

rf_err rf__scene_appealed_to(rf__scene *s, const rf__event_hit *hit) {
    enum { MOST = 6 };
    uint32_t end = hit->token + hit->n, from = end;
    rf__function last = rf__small_word(s->doc, end - 1);
    if (hit->n == 1)
        return RF_OK;
    if (last == RF__F_FOR || last == RF__F_NONE) { /* "asked donors for", "urged donors" */
        from = hit->token + 1;
        while (from < end && rf__tag_at(s->doc, from, RF__C_SAY_VERB))
            from++; /* "will | ask donors for" */
        end -= last == RF__F_FOR;
        if (rf__small_word(s->doc, from) == RF__F_A)
            return RF_OK; /* "launched an appeal for" */
    } else if (last != RF__F_TO && last != RF__F_ON) {
        return RF_OK;
    }
    uint32_t to = from;
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    const rf__time *time = NULL;
    while (to < s->end && to < from + MOST && rf__scene_word(s, to) && !time &&
           (rf__small_word(s->doc, to) == RF__F_NONE || rf__small_word(s->doc, to) == RF__F_ALL ||
            rf__is_article_or_and(s->doc, to))) {
        time = rf__time_over(s->doc, sentence, to);
        to += !time;
    }
    uint32_t behind = time && time->token == to ? to + time->n_tokens : to;
    rf__function f = behind < s->end ? rf__small_word(s->doc, behind) : RF__F_NONE;
    bool thing = last == RF__F_NONE && f == RF__F_FOR; /* "demanded safe passage for" */
    if (to < end || thing || (f != RF__F_TO && f != RF__F_FOR))
        return RF_OK;
    return rf__scene_give_whole(s, from, to, &s->draft->claim.actor2);
}

rf_err rf__scene_give_whole(rf__scene *s, uint32_t from, uint32_t to, const char **ret) {
    while (from < to && rf__is_article_or_and(s->doc, from))
        from++;
    if (from >= to || *ret)
        return RF_OK;
    *ret = rf__doc_slice(s->doc, from, to - from);
    return *ret ? RF_OK : RF_ERR_NOMEM;
}

/* "X and Y have been at war", "X and Y clashed": the word takes no object, so the two fight each
 * other; not "X and Y attacked the town". */
bool rf__scene_fights_each_other(const rf__scene *s) {
    const rf__tag *word = rf__tag_at(s->doc, s->draft->trigger, RF__C_EVENT_WORD);
    uint32_t next = s->draft->trigger + s->draft->n_trigger;
    rf__function f = rf__small_word(s->doc, next);
    bool where = next > s->first + 1 && rf__is_locative(rf__small_word(s->doc, next - 1));
    return word && word->entry->code == RF__E_FIGHT && next <= s->end &&
           (where || (f != RF__F_THE && f != RF__F_A && f != RF__F_ON &&
                      !rf__scene_capital(s, next))); /* "fighting in | Tarsa" */
}

/* "missile and artillery | attack": how, not who. */
bool rf__scene_only_weapons(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_EVENT_WORD);
        bool weapon = word && (word->entry->code == RF__E_MISSILE_WEAPON ||
                               word->entry->code == RF__E_SHELL_WEAPON);
        if (!weapon && rf__small_word(doc, i) == RF__F_NONE && doc->tokens[i].kind == RF__WORD)
            return false;
    }
    return true;
}

bool rf__scene_is_nation(const rf__scene *s, uint32_t token) {
    const rf__sentence *sentence = &s->doc->sentences[s->draft->sentence];
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
        if (s->doc->mentions[m].token == token)
            return s->doc->mentions[m].use == RF_NAME_DEMONYM;
    return false;
}

uint32_t rf__scene_wielder(const rf__scene *s, uint32_t with) {
    enum { REACH = 6 };
    for (uint32_t i = with; i-- > s->first && with - i <= REACH;) {
        rf__function f = rf__small_word(s->doc, i);
        if (s->doc->tokens[i].kind == RF__PUNCT || f == RF__F_AND ||
            (rf__is_any_preposition(f) && f != RF__F_OF))
            return 0;
        bool attacks = rf__event_tag(s->doc, i, RF__E_HARM) ||
                       rf__event_tag(s->doc, i, RF__E_SHELL_VERB) ||
                       rf__event_tag(s->doc, i, RF__E_AIR_VERB);
        if (attacks && !rf__scene_capital(s, i) &&
            (rf__ends_as_past(s->doc, i) || rf__scene_ing(s, i)))
            return i;
    }
    return 0;
}

uint32_t rf__scene_antecedent(const rf__scene *s, uint32_t from, uint32_t to, uint32_t verb) {
    const rf__doc *doc = s->doc;
    if (to <= from + 1)
        return from;
    if (rf__small_word(doc, verb - 1) == RF__F_TO ||
        rf__small_word(doc, verb) == RF__F_TO) /* "prompting | the army to carry out" */
        for (uint32_t i = to - 1; i-- > from;)
            if (rf__scene_ing(s, i) && !rf__scene_capital(s, i) &&
                !rf__tag_over(doc, i, RF__C_NOUN) && !rf__small_word(doc, i))
                return i + 1;
    if (rf__small_word(doc, to - 1) != RF__F_WHO && rf__small_word(doc, to) != RF__F_WHO)
        return from;
    uint32_t who = rf__small_word(doc, to - 1) == RF__F_WHO ? to - 1 : to;
    if (rf__small_word(doc, who - 1) == RF__F_THESE)
        return to; /* "a camp for those | who fled" */
    rf__function f = rf__small_word(doc, from);
    if ((f == RF__F_HE || f == RF__F_SHE || f == RF__F_WE || f == RF__F_I || f == RF__F_THEY) &&
        from + 2 < to)
        from += 2; /* "we met | women who fled" */
    for (uint32_t i = from; i < to; i++)
        if (rf__event_tag(doc, i, RF__E_MEET) && i + 1 < to)
            from = i + 1;
    while (from + 1 < to && rf__is_any_preposition(rf__small_word(doc, from)))
        from++; /* "heard | from mothers who fled" */
    return from;
}

bool rf__scene_faces(const rf__scene *s, uint32_t token) {
    rf__function f = token < s->end ? rf__small_word(s->doc, token) : RF__F_NONE;
    if (f != RF__F_OTHER_PREPOSITION)
        return f == RF__F_WITH;
    uint32_t to = rf__agent_end(s->doc, token + 1, s->end);
    return to > token + 1 &&
           rf__is_causer(s->doc, &s->doc->sentences[s->draft->sentence], token + 1, to);
}

rf_err rf__scene_fallen(rf__scene *s, uint32_t from, uint32_t to) {
    const rf__doc *doc = s->doc;
    const rf__sentence *sentence = &doc->sentences[s->draft->sentence];
    uint32_t behind = s->draft->trigger + s->draft->n_trigger;
    if (s->draft->claim.event != RF_BATTLE || !rf__scene_faces(s, behind) ||
        !rf__event_tag(doc, s->draft->trigger, RF__E_FIGHT) ||
        !rf__is_causer(doc, sentence, from, to))
        return RF_OK;
    from = behind_number(doc, from, to);
    for (uint32_t i = from; i + 1 < to; i++) /* "12 soldiers | and a civilian" */
        if (rf__small_word(doc, i) == RF__F_AND && !rf__is_causer(doc, sentence, i + 1, to))
            to = i;
    return rf__scene_give(s, from, to, &s->draft->claim.actor2);
}

/* "12 soldiers died | in clashes", "were killed on Monday | in clashes": who fell. */
static rf_err fell_before(rf__scene *s, uint32_t in) {
    enum { REACH = 6 };
    const rf__doc *doc = s->doc;
    for (uint32_t i = in; i-- > s->first + 1 && in - i <= REACH;) {
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        int what = verb ? verb->entry->indicator : 0;
        rf__function f = rf__small_word(doc, i), before = rf__small_word(doc, i - 1);
        bool passive = before == RF__F_BE || before == RF__F_BEEN;
        if ((what == RF_KILLED || what == RF_INJURED) && verb->entry->form != RF__ING) {
            uint32_t to = i;
            while (to > s->first && rf__is_finite(doc, to - 1))
                to--; /* "have died", "were killed" */
            return passive || verb->entry->flags & RF__SUBJECT
                       ? rf__scene_fallen(s, rf__phrase_before(doc, s->first, to), to)
                       : RF_OK;
        }
        if (!rf__is_any_preposition(f) && f != RF__F_THE && !rf__scene_capital(s, i) &&
            !rf__time_over(doc, &doc->sentences[s->draft->sentence], i))
            break;
    }
    return RF_OK;
}

rf_err rf__scene_fought_with(rf__scene *s, const rf__event_hit *hit) {
    enum { REACH = 6 };
    if (s->draft->claim.event != RF_BATTLE || hit->word != RF__E_FIGHT ||
        !rf__scene_faces(s, hit->token + hit->n))
        return RF_OK;
    for (uint32_t i = hit->token; i-- > s->first && hit->token - i <= REACH;) {
        rf__function f = rf__small_word(s->doc, i);
        if (f == RF__F_AFTER || f == RF__F_IN || f == RF__F_DURING) {
            rf_err err = fell_before(s, i);
            return err || s->draft->claim.actor2 ? err : first_doer(s, i);
        }
        if ((f != RF__F_NONE && f != RF__F_A && f != RF__F_THE) ||
            (s->doc->tokens[i].kind == RF__PUNCT && !rf__scene_hyphen(s, i)))
            break;
    }
    return RF_OK;
}

rf_err rf__scene_killed_by(rf__scene *s, const rf__event_hit *hit) {
    enum { NEAR = 3, REACH = 12 };
    const rf__doc *doc = s->doc;
    uint32_t in = hit->token;
    while (in > s->first && hit->token - in < NEAR && rf__small_word(doc, in) != RF__F_IN &&
           rf__small_word(doc, in) != RF__F_DURING)
        in--;
    if (rf__small_word(doc, in) != RF__F_IN && rf__small_word(doc, in) != RF__F_DURING)
        return RF_OK;
    for (uint32_t i = in; i-- > s->first + 1 && in - i <= REACH;) {
        const rf__tag *verb =
            rf__small_word(doc, i) == RF__F_BY ? rf__tag_over(doc, i - 1, RF__C_VERB) : NULL;
        int what = verb ? verb->entry->indicator : 0;
        if (doc->tokens[i].punct == ';' || doc->tokens[i].punct == ',')
            break;
        if (what == RF_KILLED || what == RF_INJURED || what == RF_MISSING)
            return rf__scene_give(s, i + 1, rf__agent_end(doc, i + 1, in), &s->draft->claim.actor1);
    }
    return RF_OK;
}

/* "rebels | announced a truce": theirs, where a side does. */
static bool announces(const rf__scene *s, uint32_t verb) {
    if (s->draft->claim.event != RF_CEASEFIRE || !rf__tag_at(s->doc, verb, RF__C_SAY_VERB))
        return false;
    uint32_t from = rf__phrase_before(s->doc, s->first, verb);
    return from < verb && rf__is_causer(s->doc, &s->doc->sentences[s->draft->sentence], from, verb);
}

uint32_t rf__scene_governing_verb(const rf__scene *s, uint32_t noun) {
    bool within = false;   /* "killed 41 people in a raid" */
    uint32_t compound = 0; /* "a two-day large-scale operation" */
    for (uint32_t at = noun; at-- > s->first && noun - at <= (within ? 10 : 7) + compound;) {
        const rf__token *word = &s->doc->tokens[at];
        const rf__tag *mount = rf__tag_over(s->doc, at, RF__C_EVENT_WORD);
        if (mount && mount->entry->code == RF__E_MOUNT && mount->n > 1)
            return mount->token; /* "responded with air strikes" */
        compound += rf__scene_hyphen(s, at) ? 2 : 0;
        const rf__time *when = rf__time_over(s->doc, &s->doc->sentences[s->draft->sentence], at);
        rf__function then = rf__small_word(s->doc, at + 1);
        if (when && when->token + when->n_tokens == at + 1 && when->token > s->first + 1 &&
            (then == RF__F_A || then == RF__F_THE)) { /* "began [in February] a major offensive" */
            at = when->token - (rf__is_any_preposition(rf__small_word(s->doc, when->token - 1)));
            continue;
        }
        if (rf__scene_hyphen(s, at) || rf__scene_measure(s, at) ||
            (word->kind == RF__NUMERAL && at > s->first && !rf__small_word(s->doc, at - 1)))
            continue; /* "a multi-day attack", "launched 12 strikes" */
        bool whom =
            within && (rf__tag_over(s->doc, at, RF__C_ACTOR) || /* "killed 12 [Army] men" */
                       rf__tag_over(s->doc, at, RF__C_QUALIFIER) || rf__scene_is_nation(s, at));
        if (whom)
            continue;
        if (announces(s, at))
            return at;
        if (rf__event_tag(s->doc, at, RF__E_MISSILE_WEAPON))
            continue; /* "a series of Shahed drone strikes" */
        if (word->kind != RF__WORD || word->flags & RF__CAPITAL ||
            (rf__tag_at(s->doc, at, RF__C_SAY_VERB) && !rf__tag_at(s->doc, at, RF__C_MODAL)))
            return 0; /* "reported a wave of strikes", but "ordered" them */
        const rf__tag *long_word = rf__tag_at(s->doc, at, RF__C_FUNCTION);
        if (long_word && long_word->n > 1 &&
            rf__is_any_preposition((rf__function)long_word->entry->code))
            return 0; /* "suspend work [due to] fighting", "a centre [close to] the fighting" */
        rf__function f = rf__small_word(s->doc, at);
        bool aimed = f == RF__F_ON || f == RF__F_TO || f == RF__F_FOR; /* "agreed on a truce" */
        within |= f == RF__F_IN && noun - at <= 3;
        if (f == RF__F_WITH)
            return rf__scene_wielder(s, at);
        if (f != RF__F_OF && rf__is_any_preposition(f) && !aimed && !(within && f == RF__F_IN))
            return 0;                                  /* "struggles with a surge in attacks" */
        bool part = at && rf__scene_hyphen(s, at - 1); /* "Norland-backed" */
        if (part || rf__is_tie(s->doc, at))
            continue;
        bool past = rf__ends_as_past(s->doc, at) ||
                    (rf__time_word_is(s->doc, at, RF__W_START) && /* "began an offensive" */
                     !rf__is_article_or_and(s->doc, at - 1));
        rf__function art = at > s->first ? rf__small_word(s->doc, at - 1) : RF__F_NONE;
        bool adjective = at + 1 == noun && (art == RF__F_THE || art == RF__F_A);
        bool ing = rf__scene_ing(s, at) && !rf__small_word(s->doc, at) && /* "during" is none */
                   !adjective; /* nor "the ongoing | fighting" */
        if (past || ing || rf__tag_at(s->doc, at, RF__C_VERB))
            return within && !rf__event_tag(s->doc, at, RF__E_KILL_VERB) &&
                           !rf__event_tag(s->doc, at, RF__E_HARM)
                       ? 0
                       : at;
    }
    return 0;
}

bool rf__scene_is_thing(const rf__scene *s, uint32_t token) {
    const uint64_t other = RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_TIME_WORD) |
                           RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_MODAL);
    const rf__doc *doc = s->doc;
    return rf__scene_word(s, token) && !rf__scene_capital(s, token) &&
           !(doc->tokens[token].classes & other) && !rf__ends_as_past(doc, token) &&
           !rf__ends_as_adverb(doc, token) && !rf__scene_ing(s, token) &&
           (!rf__tag_at(doc, token, RF__C_VERB) || rf__tag_at(doc, token, RF__C_NOUN));
}

uint32_t rf__scene_before_who(const rf__scene *s, uint32_t who) {
    const rf__doc *doc = s->doc;
    if (who <= s->first + 1 || doc->tokens[who - 1].punct == ',')
        return who + 1;
    uint32_t men = rf__phrase_before(doc, s->first, who);
    men += men > s->first && rf__small_word(doc, men - 1) == RF__F_TO && men + 1 < who;
    return men < who && rf__is_causer(doc, &doc->sentences[s->draft->sentence], men, who) ? men
                                                                                          : who + 1;
}

rf_err rf__scene_repelled(rf__scene *s, uint32_t from) {
    const rf__doc *doc = s->doc;
    while (from < s->end && rf__is_article_or_and(doc, from))
        from++;
    uint32_t to = rf__agent_end(doc, from, s->end);
    for (uint32_t i = from + 1; i < to; i++)
        if (rf__is_attack_at(doc, i))
            to = i;
    return to > from && rf__is_causer(doc, &doc->sentences[s->draft->sentence], from, to)
               ? rf__scene_give(s, from, to, &s->draft->claim.actor1)
               : RF_OK;
}

bool rf__scene_names_fighter(const rf__scene *s, const rf__event_hit *hit) {
    uint32_t last = hit->token + hit->n - 1;
    const rf__tag *noun = rf__tag_over(s->doc, last, RF__C_NOUN);
    return noun && noun->token >= hit->token && noun->token + noun->n == last + 1 &&
           noun->entry->groups & RF_FIGHTERS;
}

rf_err rf__scene_fighter(rf__scene *s, const rf__event_hit *hit) {
    uint32_t behind = hit->token + hit->n;
    rf_err err = rf__scene_give_whole(s, hit->token, behind, &s->draft->claim.actor1);
    const rf__tag *harm = rf__event_tag(s->doc, behind, RF__E_HARM);
    return err || !harm || !rf__attacks(s->doc, behind, true)
               ? err
               : rf__scene_struck(s, behind + harm->n); /* "attacked | a mosque" */
}

rf_err rf__scene_taker(rf__scene *s, const rf__event_hit *hit) {
    uint32_t at = hit->token + hit->n;
    if (rf__small_word(s->doc, at) == RF__F_TO)
        at++;
    else if (rf__small_word(s->doc, at - 1) != RF__F_TO &&
             rf__small_word(s->doc, at - 1) != RF__F_OF) /* "came under the control of" */
        return RF_OK;
    return rf__scene_give(s, at, rf__phrase_end(s->doc, at, s->end), &s->draft->claim.actor1);
}

uint32_t rf__scene_list_end(const rf__scene *s, uint32_t from, uint32_t to) {
    const rf__doc *doc = s->doc;
    const rf__sentence *sentence = &doc->sentences[s->draft->sentence];
    if (to < s->end && doc->tokens[to].punct == ',')
        return rf__list_behind(doc, sentence, from, to, true);
    bool object = from > s->first && (rf__is_finite(doc, from - 1) || /* "moved | troops and" */
                                      rf__ends_as_past(doc, from - 1));
    if (object || s->draft->claim.event == RF_BATTLE || rf__small_word(doc, to) != RF__F_AND)
        return to;
    uint32_t stop = rf__agent_end(doc, to + 1, s->end);
    bool acts = stop < s->end && doc->tokens[stop].kind == RF__WORD &&
                !rf__tag_at(doc, stop, RF__C_SAY_VERB) && !rf__is_attack_at(doc, stop - 1);
    return acts && rf__is_causer(doc, sentence, to + 1, stop) ? stop : to;
}

uint32_t rf__scene_list_start(const rf__scene *s, uint32_t from, uint32_t to) {
    const rf__doc *doc = s->doc;
    const rf__sentence *sentence = &doc->sentences[s->draft->sentence];
    rf__function own = from > s->first + 2 ? rf__small_word(doc, from - 1) : RF__F_NONE;
    uint32_t at = from - (own == RF__F_ITS || own == RF__F_THEIR || own == RF__F_THE);
    if (at <= s->first + 1 || rf__small_word(doc, at - 1) != RF__F_AND ||
        s->draft->claim.event == RF_BATTLE)
        return from;
    uint32_t first = rf__list_before(doc, sentence, at, to);
    if (first < at)
        return first;
    uint32_t part = rf__phrase_before(doc, s->first, at - 1); /* "police and | soldiers" */
    bool opens = part == s->first || doc->tokens[part - 1].kind != RF__WORD;
    if (!opens || part + 1 >= at || !rf__is_causer(doc, sentence, part, at - 1) ||
        rf__is_attack_at(doc, at - 2))
        return from;
    return rf__list_before(doc, sentence, part, to);
}

rf_err rf__scene_give_pair(rf__scene *s, uint32_t from, uint32_t and, uint32_t to) {
    rf_err err = rf__scene_give(s, from, and, &s->draft->claim.actor1);
    return err ? err : rf__scene_give(s, and+1, to, &s->draft->claim.actor2);
}

uint32_t rf__scene_both_sides(const rf__scene *s, uint32_t from, uint32_t to) {
    if (s->draft->claim.event != RF_BATTLE || s->draft->claim.actor2)
        return 0; /* "in an attack on a post" */
    uint32_t and = 0;
    unsigned before = 0, behind = 0;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *noun = rf__tag_at(s->doc, i, RF__C_NOUN);
        unsigned groups = noun ? noun->entry->groups & (RF_FIGHTERS | RF_SOLDIERS) : 0;
        bool police = !groups && rf__event_tag(s->doc, i, RF__E_TROOPS);
        groups |= police ? RF_SOLDIERS : 0; /* "a militant and a police officer" */
        if (rf__small_word(s->doc, i) == RF__F_AND)
            and = i;
        else if (and)
            behind |= groups;
        else
            before |= groups;
    }
    return and&&before && behind && !(before & behind) ? and : 0;
}
