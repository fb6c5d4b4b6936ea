/* Who did it, or to whom it was done: the words before a verb. */
#include "claim/event/event_scene.h"

/* Back over auxiliaries and adverbs to where a subject ends. */
uint32_t rf__scene_subject_to(const rf__scene *s, uint32_t verb, bool *ret_passive) {
    uint32_t to = verb;
    *ret_passive = false;
    while (to > s->first) {
        rf__function f = rf__small_word(s->doc, to - 1);
        bool be = f == RF__F_BE || f == RF__F_BEEN;
        if (!be && f != RF__F_HAVE && f != RF__F_WILL && f != RF__F_TO && f != RF__F_NOT &&
            !rf__tag_over(s->doc, to - 1, RF__C_MODAL) && !rf__ends_as_adverb(s->doc, to - 1) &&
            !rf__is_between(s->doc, to - 1))
            break;
        *ret_passive |= be && !rf__scene_ing(s, verb) && rf__small_word(s->doc, verb) != RF__F_AT;
        to--;
    }
    if (rf__is_kind(rf__event_tag(s->doc, verb, RF__E_KILL_VERB), "meet"))
        *ret_passive = false;                        /* "have been | engaged in fighting with" */
    rf__function own = rf__small_word(s->doc, verb); /* "rockets | were fired" in one word */
    *ret_passive |= (own == RF__F_BE || own == RF__F_BEEN) && rf__ends_as_past(s->doc, verb + 1);
    *ret_passive |= rf__lacks_object(s->doc, verb); /* "civilians | killed in clashes" */
    return to;
}

static bool ends_phrase(const rf__scene *s, uint32_t token) {
    rf__function f = rf__small_word(s->doc, token);
    return (!rf__scene_word(s, token) && !rf__scene_hyphen(s, token)) || f == RF__F_THAT ||
           f == RF__F_WHILE || f == RF__F_AS || f == RF__F_WHERE || f == RF__F_WHEN ||
           f == RF__F_BUT || f == RF__F_IF || f == RF__F_AFTER || f == RF__F_SINCE ||
           f == RF__F_BEFORE ||
           (rf__is_finite(s->doc, token) && !rf__tag_over(s->doc, token, RF__C_ACTOR)) ||
           (rf__tag_at(s->doc, token, RF__C_SAY_VERB) &&          /* not "regime [forces]" */
            !(rf__scene_capital(s, token) && token > s->first) && /* nor "in [Cite] Soleil" */
            !rf__tag_over(s->doc, token, RF__C_ACTOR)); /* nor "Norland [State] fighters" */
}

/* "fighters of the [3rd] Brigade" */
static bool is_unit(const rf__scene *s, uint32_t token) {
    uint32_t name = token + 1;
    name += name < s->end && !(s->doc->tokens[name].flags & RF__SPACE_BEFORE); /* "3|rd" */
    return s->doc->tokens[token].kind == RF__NUMERAL && name < s->end &&
           rf__scene_capital(s, name) && token > s->first &&
           (rf__small_word(s->doc, token - 1) == RF__F_THE ||
            rf__small_word(s->doc, token - 1) == RF__F_POSSESSIVE);
}

/* "accused the army | of attacking": who is accused. */
static rf_err accused(rf__scene *s, uint32_t of) {
    uint32_t from = rf__phrase_before(s->doc, s->first, of);
    bool blamed = from < of && from > s->first && rf__event_tag(s->doc, from - 1, RF__E_BLAME);
    return blamed && rf__scene_ing(s, of + 1) ? rf__scene_give(s, from, of, &s->draft->claim.actor1)
                                              : RF_OK;
}

static bool bears_no_arms(const rf__doc *doc, uint32_t head) {
    const rf__tag *noun = rf__tag_over(doc, head, RF__C_NOUN);
    return noun && noun->entry->unit == RF_PEOPLE && !rf__tag_over(doc, head, RF__C_ACTOR) &&
           !(noun->entry->flags & RF__PARTY) &&
           !(noun->entry->groups & (RF_FIGHTERS | RF_SOLDIERS));
}

/* ---- the search ---- */

typedef struct search {
    rf__scene *s;
    rf__doc *doc;
    const rf__sentence *sentence;
    uint32_t verb;
    bool passive;
    uint32_t from, to; /* the words of the subject */
    rf__span span;     /* those of them that name it */
    rf_err err;
} search;

/* Each step looks at one thing; true: who it is is known now, or that nobody is told. */

static const char **side_of(const search *b) {
    rf_claim *claim = &b->s->draft->claim;
    return b->passive || rf__suffers(b->doc, b->verb) ? &claim->actor2 : &claim->actor1;
}

/* Where the subject ends. */
static bool find_end(search *b) {
    rf__scene *s = b->s;
    uint32_t to = rf__scene_subject_to(s, b->verb, &b->passive);
    if (to > s->first + 2 && rf__small_word(b->doc, to - 1) == RF__F_AND &&
        rf__ends_as_past(b->doc, to - 2) &&
        !rf__scene_capital(s, to - 2)) /* "attacked and | took" */
        to = rf__scene_subject_to(s, to - 2, &b->passive);
    const rf__time *time = /* "rebels on Sunday | attacked" */
        to > s->first + 1 ? rf__time_over(b->doc, b->sentence, to - 1) : NULL;
    if (time && time->token > s->first && time->token + time->n_tokens == to)
        to = time->token;
    to = rf__before_tie(b->doc, s->first, to);
    b->from = b->to = rf__scene_before_aside(s, to);
    return false;
}

/* "accused rebels of attacking", "told the agency that | drones", "gunmen who | attacked": subjects
 * that stand elsewhere. */
static bool by_link(search *b) {
    rf__scene *s = b->s;
    uint32_t to = b->to;
    rf__function before = to > s->first ? rf__small_word(b->doc, to - 1) : RF__F_NONE;
    if (to == b->verb && before == RF__F_OF) {
        b->err = accused(s, to - 1);
        return true;
    }
    if (to == b->verb && (rf__is_any_preposition(before) || rf__scene_shares_subject(s, b->verb)))
        return true; /* "killing civilians in | strikes", "while | taking Tarsa" */
    for (uint32_t i = to; before == RF__F_THAT && i-- > s->first && to - i < 5;)
        if (rf__tag_at(b->doc, i, RF__C_SAY_VERB))
            return true; /* "told the agency that | drones" */
    uint32_t those = to == b->verb && before == RF__F_WHO ? rf__scene_before_who(s, to - 1) : to;
    if (those == to)
        return false;
    b->err = rf__scene_give(s, those, to - 1, side_of(b));
    return true;
}

/* Where the subject begins. */
static bool find_begin(search *b) {
    enum { MOST = 8, MOST_TIED = 14 };
    const rf__scene *s = b->s;
    uint32_t from = b->to, to = b->to;
    bool tied = false; /* "residents from two villages in Gorsk and Tarsa | have fled" */
    bool group = to > s->first + 5 && rf__is_short_in_brackets(b->doc, to - 4);
    from -= group ? 4 : 0; /* "the Liberation Front (LF) | group" */
    while (from > s->first && to - from < (tied ? MOST_TIED : MOST) &&
           ((rf__scene_word(s, from - 1) && !(from < to && ends_phrase(s, from - 1))) ||
            rf__scene_hyphen(s, from - 1) || rf__scene_measure(s, from - 1) ||
            rf__scene_owner_mark(s, from - 1) || is_unit(s, from - 1))) {
        from--;
        rf__function f = rf__small_word(b->doc, from);
        tied |= rf__is_any_preposition(f) || f == RF__F_OF;
    }
    if (from < to && from > s->first && to - from >= MOST_TIED &&
        rf__is_any_preposition(rf__small_word(b->doc, from)))
        return true;
    from = rf__scene_antecedent(b->s, rf__behind_outlet(b->doc, from, to), to, b->verb);
    if (from < to && (rf__is_adjective_first(b->doc, b->sentence, from) ||
                      (to == from + 1 && rf__scene_opens_with_capital(s, from))))
        from++; /* "[Unidentified] drones", "[Suspected] US drones" */
    from +=
        from + 1 < to && rf__small_word(b->doc, from) == RF__F_WITH; /* ", with troops attacking" */
    b->from = from;
    return from >= to || rf__small_word(b->doc, to - 1) == RF__F_AND ||
           (s->draft->claim.event == RF_AID_CROSSING && from == s->first &&
            rf__scene_opens_with_capital(s, from)); /* "Badly needed | food arrived" */
}

/* "They | took Tarsa": who is meant. */
static bool by_pronoun(search *b) {
    rf__scene *s = b->s;
    rf__function pronoun = rf__small_word(b->doc, b->to - 1);
    uint32_t main = pronoun == RF__F_THEY ? rf__scene_verb_before(s, b->to - 1) : 0;
    if (main) {
        b->err = rf__scene_actor_before(s, main);
        return true;
    }
    bool meant = false;
    if (pronoun == RF__F_IT)
        b->err = rf__scene_side_meant(s, b->to - 1, &meant);
    if (b->err || meant)
        return true;
    if (pronoun != RF__F_THEY && pronoun != RF__F_IT && pronoun != RF__F_WE)
        return false;
    const char *who =
        b->passive ? NULL : rf__scene_said_by(s, b->verb, true); /* "told AP they took" */
    *(rf__suffers(b->doc, b->verb) ? &s->draft->claim.actor2 : &s->draft->claim.actor1) = who;
    return true;
}

/* Words before the subject that are none of it. */
static bool drop_words_before(search *b) {
    rf__scene *s = b->s;
    uint32_t from = b->from, to = b->to;
    for (uint32_t i = from; i < to && rf__small_word(b->doc, from) == RF__F_IN; i++) {
        const rf__tag *said = rf__tag_at(b->doc, i, RF__C_SAY_NOUN);
        if (said && i + said->n < to)
            from = i + said->n; /* "said [in a statement] forces took" */
    }
    uint32_t and = to;
    while (and > from && rf__small_word(b->doc, and-1) != RF__F_AND)
        and--;
    if (and > from && and < to &&
        ((from > s->first && rf__small_word(b->doc, from - 1) == RF__F_BE) ||
         rf__scene_names_nobody(s, from, and)))
        from = and; /* "were set ablaze and | many people were forced to flee" */
    if (and > from && and < to && !rf__scene_names_somebody(s, and, to) && from > s->first)
        return true; /* "battled the army and over the last year | has taken": whose is far */
    for (uint32_t i = from; i < to && rf__small_word(b->doc, from) == RF__F_BY; i++)
        from = rf__scene_own(rf__small_word(b->doc, i))
                   ? i
                   : from; /* "told AFP [by telephone] his group" */
    rf_claim *claim = &s->draft->claim;
    if (!b->passive && claim->event != RF_DISPLACEMENT && /* "said its forces took" */
        rf__scene_own(rf__small_word(b->doc, from)) &&
        (claim->actor1 = rf__scene_said_by(s, b->verb, true)))
        return true;
    b->from = from + (from + 1 < to && rf__small_word(b->doc, from) == RF__F_AND);
    return false;
}

/* Which words of the subject name it. */
static bool find_name(search *b) {
    rf__scene *s = b->s;
    uint32_t from = b->from, to = b->to;
    rf__who who = rf__who_read(b->doc, from, to);
    if (b->passive && (who.kind == RF__WHO_OTHER || rf__tag_at(b->doc, from, RF__C_NUMBER)) &&
        !rf__scene_both_sides(s, from, to)) {
        b->err = rf__scene_fallen(s, from, to);
        return true;
    }
    rf__span span = who.person.to ? who.person : who.organisation;
    bool unit = false;
    for (uint32_t i = from; i < to; i++) {
        unit |= is_unit(s, i);
        if (rf__small_word(b->doc, i) == RF__F_AND || unit)
            span = (rf__span){from, to};
    }
    if (!unit && /* "the 3rd Brigade" */
        (who.kind == RF__WHO_NOBODY || who.kind == RF__WHO_IT || who.kind == RF__WHO_HE))
        return true;
    const rf__tag *men = span.to < to ? rf__tag_at(b->doc, span.to, RF__C_NOUN) : NULL;
    if (men && men->entry->groups & (RF_FIGHTERS | RF_SOLDIERS))
        span.to += men->n; /* "Norland | soldiers were killed" */
    else if (b->passive && span.to > span.from && span.to < to && rf__scene_is_thing(s, span.to))
        span.to = to; /* "One Norland | sailor was killed" */
    if (span.to > span.from && span.to < to && rf__small_word(b->doc, span.to) == RF__F_OF &&
        !rf__scene_capital(s, span.to - 1))
        span.to = to;  /* "a group | of rebels" */
    bool half = false; /* "[Norland-backed] fighters" */
    for (uint32_t i = span.from; i <= span.to && span.to < to; i++)
        half |= i > from && rf__scene_hyphen(s, i);
    b->span = span.to <= span.from || half ? (rf__span){from, to} : span;
    return false;
}

/* Gives them the side that they are on. */
static bool give_name(search *b) {
    rf__scene *s = b->s;
    rf__span span = b->span;
    if (b->passive && rf__lacks_object(b->doc, b->verb) && bears_no_arms(b->doc, span.to - 1))
        return true; /* "the number of people | killed in clashes" */
    if (!b->passive && span.to == b->to)
        span.from = rf__list_before(b->doc, b->sentence, span.from, b->to);
    uint32_t both = b->passive ? rf__scene_both_sides(s, span.from, span.to) : 0;
    bool who_acts = span.to > span.from + 1 && rf__small_word(b->doc, span.to - 1) == RF__F_WHO;
    if (both) /* "12 soldiers and two rebels | were killed in clashes" */
        b->err = rf__scene_give_pair(s, span.from, both, span.to);
    else if (b->passive || rf__suffers(b->doc, b->verb))
        b->err = rf__scene_give(s, span.from, span.to, &s->draft->claim.actor2);
    else if (!rf__is_blow(s->draft->claim.event) || /* "people who fled the air strikes" */
             !bears_no_arms(b->doc, span.to - 1 - who_acts))
        b->err = rf__scene_give_sides(s, span.from, span.to);
    return true;
}

rf_err rf__scene_actor_before(rf__scene *s, uint32_t verb) {
    typedef bool step(search * b);
    static step *const steps[] = {find_end,          by_link,   find_begin, by_pronoun,
                                  drop_words_before, find_name, give_name};
    search b = {
        .s = s, .doc = s->doc, .sentence = &s->doc->sentences[s->draft->sentence], .verb = verb};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i](&b))
            break;
    return b.err;
}
