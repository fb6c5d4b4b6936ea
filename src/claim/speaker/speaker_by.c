/* Sources behind "by": "by UN count", "was put at 15 by the ministry", "have been reported over the
 * past day by police". */
#include "claim/speaker/speaker_cue.h"
#include "claim/speaker/speaker_words.h"

/* A cue at `token`, up to `end`, behind what somebody tells. False: nobody who speaks. */
static bool told_before(uint32_t token, uint32_t end, const rf__who *who, rf__cue *ret) {
    if (!rf__can_speak(who))
        return false;
    *ret = (rf__cue){.words = {token, end},
                     .who = *who,
                     .verb = token,
                     .according = true,
                     .narrow = true,
                     .before = true,
                     .says_from = end};
    return true;
}

/* "by a first count | of the office", "by the tally | which the office keeps": whose it is stands
 * behind the noun, one that can be a verb as well or stands in the plural ("by figures of"). */
static bool by_count_of(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    enum { REACH = 4 };
    for (uint32_t i = token + 1; i + 2 < p->end && i <= token + REACH; i++) {
        const rf__tag *noun = rf__tag_at(p->doc, i, RF__C_SAY_NOUN);
        if (p->doc->tokens[i].kind != RF__WORD || p->doc->tokens[i].flags & RF__CAPITAL)
            return false;
        if (!noun || noun->entry->what_kind || noun->n > 1)
            continue;
        rf__function f = rf__small_word(p->doc, i + 1);
        bool counts =
            rf__tag_at(p->doc, i, RF__C_SAY_VERB) || rf__ends_as(p->doc, i, RF__END_PLURAL);
        bool clause = f == RF__F_WHICH || f == RF__F_THAT;
        if (!counts || (f != RF__F_OF && !clause))
            return false;
        uint32_t end = rf__phrase_end(p->doc, i + 2, p->end);
        rf__who who = rf__who_read(p->doc, i + 2, end);
        bool named = who.person.to || (who.kind == RF__WHO_ORGANISATION &&
                                       (who.role.to || rf__names_body(p->doc, who.organisation)));
        return named && (!clause || end < p->end) && told_before(token, end, &who, ret);
    }
    return false;
}

/* "by UN count", "by the government's estimate" at the end of a clause. */
bool rf__by_count_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    if (by_count_of(p, token, ret))
        return true;
    uint32_t end = rf__phrase_end(p->doc, token + 1, p->end);
    if (end > token + 1 && rf__small_word(p->doc, end - 1) == RF__F_AND)
        end--; /* "by UN count | and 40 hurt" */
    if (end + 1 < p->end && p->doc->tokens[end].kind == RF__WORD && /* "the UN's last estimate" */
        rf__is_possessive(p->doc, end - 1) && rf__tag_at(p->doc, end + 1, RF__C_SAY_NOUN))
        end += 2;
    rf__function lead = token > p->sentence->token ? rf__small_word(p->doc, token - 1) : RF__F_NONE;
    bool in_clause = lead == RF__F_WHICH || lead == RF__F_WHO; /* "which, by their count, holds" */
    if (end == token + 2 && end < p->end && rf__tag_at(p->doc, end, RF__C_SAY_NOUN))
        end++; /* "by his count": a verb as well */
    if (end < token + 3 || end > token + 9)
        return false;
    const rf__tag *noun = rf__tag_at(p->doc, end - 1, RF__C_SAY_NOUN);
    if (!noun || noun->entry->what_kind || p->doc->tokens[end - 1].flags & RF__CAPITAL ||
        (end < p->end && p->doc->tokens[end].kind == RF__WORD &&
         !rf__tag_at(p->doc, end, RF__C_QUALIFIER) && rf__small_word(p->doc, end) != RF__F_AND &&
         !(rf__is_number_at(p->doc, end) && token == p->sentence->token) &&
         !(in_clause && rf__is_finite(p->doc, end))))
        return false;
    uint32_t to = end - 1;
    for (uint32_t i = to; i-- > token + 1 && to - i <= 2;) /* "the rebels' own account" */
        if (rf__small_word(p->doc, i) == RF__F_POSSESSIVE || rf__cue_punct(p, i) == '\'')
            to = i;
    bool named = false; /* not "by the latest count" */
    for (uint32_t i = token + 1; i < to; i++)
        named |= rf__small_word(p->doc, i) != RF__F_THE && rf__small_word(p->doc, i) != RF__F_A &&
                 rf__small_word(p->doc, i) != RF__F_POSSESSIVE && /* "by Friday's count" */
                 !rf__tag_at(p->doc, i, RF__C_TIME_WORD) && !rf__tag_at(p->doc, i, RF__C_WEEKDAY);
    if (!named)
        return false;
    rf__who who = rf__who_read(p->doc, token + 1, to);
    rf__function owner = rf__small_word(p->doc, token + 1); /* "by his account" */
    bool alone = to == token + 2 ||                         /* "by its own account" */
                 (to == token + 3 && !(p->doc->tokens[token + 2].flags & RF__CAPITAL));
    if (alone && (owner == RF__F_HIS || owner == RF__F_THEIR || owner == RF__F_ITS))
        who.kind = owner == RF__F_HIS ? RF__WHO_HE : owner == RF__F_ITS ? RF__WHO_IT : RF__WHO_THEY;
    if (!told_before(token, end, &who, ret))
        return false;
    rf__function aux = token > p->sentence->token + 1 && rf__cue_punct(p, token - 1) == ','
                           ? rf__small_word(p->doc, token - 2)
                           : RF__F_NONE;
    if ((aux == RF__F_HAVE || aux == RF__F_BE) && rf__cue_punct(p, end) == ',')
        in_clause = true; /* "the war had, by the UN's estimate, cost 900 lives" */
    if (in_clause || token == p->sentence->token) /* "By the ministry's count 300 have died" */
        ret->before = ret->narrow = false;
    return true;
}

/* "The army's strength | was raised to": a side before a verb, and no toll. */
static bool is_side_before(const rf__cue_place *p, uint32_t verb) {
    enum { REACH = 8 };
    for (uint32_t i = verb; i-- > p->from && verb - i <= REACH;)
        if (rf__tag_over(p->doc, i, RF__C_ACTOR))
            return true;
    return false;
}

/* "was put at 15 by the ministry", "estimated at about 300 by medics", "raised to 15 by the mayor":
 * who names the number. */
bool rf__put_by_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    enum { MOST_WORDS = 6 };
    bool number = false;
    uint32_t at = token;
    for (; at > p->from + 1 && token - at < MOST_WORDS; at--) {
        rf__function f = rf__small_word(p->doc, at - 1);
        if (number && (f == RF__F_AT || f == RF__F_AS || f == RF__F_TO))
            break;
        if (p->doc->tokens[at - 1].kind == RF__PUNCT || rf__tag_at(p->doc, at - 1, RF__C_VERB))
            return false;
        number |= rf__is_number_at(p->doc, at - 1);
    }
    const rf__tag *verb = at > p->from + 1 ? rf__tag_over(p->doc, at - 2, RF__C_SAY_VERB) : NULL;
    bool to =
        at > p->from && rf__small_word(p->doc, at - 1) == RF__F_TO; /* "was raised to 15 by" */
    if (to && verb && (verb->token + verb->n != at || is_side_before(p, verb->token)))
        return false;
    if (!number || !verb || verb->entry->form == RF__ING || verb->entry->form == RF__THIRD)
        return false;
    uint32_t end;
    rf__who who = rf__read_after(p, token + 1, &end);
    return told_before(token, end, &who, ret);
}

/* "have been reported [over the past day] by the ministry": words of time between. */
bool rf__reported_by_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    const rf__time *time =
        token > p->from + 2 ? rf__time_over(p->doc, p->sentence, token - 1) : NULL;
    uint32_t verb = time ? time->token : token - 1; /* "so far" is a time or an adverb */
    const rf__tag *between = time ? NULL : rf__tag_over(p->doc, verb, RF__C_SAY_NOUN);
    if (between && rf__is_kind(between, "between"))
        verb = between->token;
    if (verb == token || verb <= p->from + 1)
        return false;
    const rf__tag *said = rf__tag_at(p->doc, --verb, RF__C_SAY_VERB);
    rf__function aux = rf__small_word(p->doc, verb - 1);
    if (!said || said->n != 1 || (aux != RF__F_BE && aux != RF__F_BEEN) ||
        !rf__ends_as_past(p->doc, verb))
        return false;
    uint32_t end;
    rf__who who = rf__read_after(p, token + 1, &end);
    return who.kind == RF__WHO_ORGANISATION && told_before(token, end, &who, ret);
}
