/* Sources told by a noun of reporting that is theirs: "the ministry's latest count stands at 70",
 * "..., on the ministry's figures", "..., in government figures", "...: that was her estimate",
 * "The figures of the governor are higher: 80 dead". */
#include "claim/speaker/speaker_cue.h"

/* Whose the noun at a token is, with a possessive or as "his", at most three words before. */
static bool owner_of(const rf__cue_place *p, uint32_t noun, rf__who *ret) {
    enum { REACH = 3 };
    for (uint32_t i = noun; i-- > p->from && noun - i <= REACH;) {
        rf__function f = rf__small_word(p->doc, i);
        if (f == RF__F_HIS || f == RF__F_ITS || f == RF__F_THEIR) {
            *ret = (rf__who){.phrase = {i, noun}};
            ret->kind = f == RF__F_HIS ? RF__WHO_HE : f == RF__F_ITS ? RF__WHO_IT : RF__WHO_THEY;
            return true;
        }
        if ((f == RF__F_POSSESSIVE || p->doc->tokens[i].punct == '\'') && i > p->from) {
            *ret = rf__who_before(p, i);
            return ret->kind == RF__WHO_ORGANISATION || ret->kind == RF__WHO_PERSON;
        }
        if (p->doc->tokens[i].kind != RF__WORD)
            return false;
    }
    return false;
}

/* ", on the ministry's figures of today", "In his estimate 300": where the words begin that lead to
 * whose figures they are, and nothing but a day behind them or, at the head, what they tell; 0: no
 * such words. */
static bool leads_to(const rf__cue_place *p, uint32_t owner, uint32_t after, uint32_t *ret) {
    uint32_t at = owner;
    rf__function f = rf__small_word(p->doc, at);
    if (f != RF__F_ON && f != RF__F_IN && at > p->from)
        f = rf__small_word(p->doc, --at);
    bool first = at == p->sentence->token;
    if ((f != RF__F_ON && f != RF__F_IN) || (!first && rf__cue_punct(p, at - 1) != ','))
        return false;
    uint32_t behind = after + (rf__small_word(p->doc, after) == RF__F_OF);
    bool day = behind < p->end && rf__time_over(p->doc, p->sentence, behind) != NULL;
    bool ends = after >= p->end || p->doc->tokens[after].kind == RF__PUNCT;
    *ret = at;
    return day || ends || (first && rf__is_number_at(p->doc, after));
}

/* "The figures [of the governor, Hana Idris, are higher: 80 dead]": whose they are behind the noun,
 * and a colon before what they tell. */
static bool figures_of(const rf__cue_place *p, const rf__tag *noun, rf__cue *ret) {
    enum { REACH = 4 };
    uint32_t of = noun->token + noun->n, end;
    if (of + 1 >= p->end || rf__small_word(p->doc, of) != RF__F_OF)
        return false;
    rf__who who = rf__read_after(p, of + 1, &end);
    end += rf__cue_punct(p, end) == ',';
    if (!rf__can_speak(&who) || rf__small_word(p->doc, end) != RF__F_BE)
        return false;
    for (uint32_t i = end + 1; i + 1 < p->end && i <= end + REACH; i++) {
        if (rf__cue_punct(p, i) == ':' && rf__cue_has_number(p, i)) {
            *ret = (rf__cue){
                .words = {noun->token, i + 1}, .who = who, .verb = noun->token, .says_from = i + 1};
            return true;
        }
        if (!rf__cue_word(p, i))
            return false;
    }
    return false;
}

/* "..., in government figures, ...", "In UN data 300": whose they are stands as one word or a name
 * between "in" and the noun. */
static bool owner_joined(const rf__cue_place *p, uint32_t noun, rf__who *ret) {
    enum { REACH = 5 };
    for (uint32_t i = noun; i-- > p->from && noun - i <= REACH;) {
        rf__function f = rf__small_word(p->doc, i);
        if (p->doc->tokens[i].kind != RF__WORD)
            return false;
        if (f == RF__F_A || f == RF__F_THE)
            return false; /* "in a UN report" */
        if (f != RF__F_IN && f != RF__F_ON)
            continue;
        *ret = rf__who_read(p->doc, i + 1, noun);
        bool any = ret->role.to && rf__is_kind(rf__tag_at(p->doc, ret->role.from, RF__C_ROLE),
                                               "any"); /* "official figures" */
        ret->phrase.from = i + 1;
        return ret->kind == RF__WHO_ORGANISATION && !any &&
               (ret->role.to || rf__names_body(p->doc, ret->organisation));
    }
    return false;
}

bool rf__paper_cue(const rf__cue_place *p, const rf__tag *noun, rf__cue *ret) {
    uint32_t end = noun->token + noun->n, lead;
    rf__who who;
    if (figures_of(p, noun, ret))
        return true;
    if (owner_joined(p, noun->token, &who) && leads_to(p, who.phrase.from, end, &lead)) {
        *ret = (rf__cue){.words = {lead, end},
                         .who = who,
                         .verb = noun->token,
                         .according = true,
                         .before = true,
                         .narrow = lead > p->sentence->token,
                         .says_from = end};
        return true;
    }
    if (!owner_of(p, noun->token, &who))
        return false;
    uint32_t at = who.phrase.from;
    *ret = (rf__cue){.words = {at, end}, .who = who, .verb = noun->token, .says_from = end};
    if (leads_to(p, at, end, &lead)) {
        ret->words.from = lead;
        ret->according = ret->before = true;
        ret->narrow = lead > p->sentence->token;
        return true;
    }
    rf__function that =
        at > p->from + 1 ? rf__small_word(p->doc, at - 2) : RF__F_NONE; /* "that was his count" */
    bool sums_up = (that == RF__F_THAT || that == RF__F_THIS) &&
                   rf__small_word(p->doc, at - 1) == RF__F_BE &&
                   (at - 2 == p->sentence->token || p->doc->tokens[at - 3].kind == RF__PUNCT);
    if (sums_up && !rf__cue_has_number(p, end)) {
        if (at - 2 > p->sentence->token)
            ret->words.from = at - 2;
        ret->according = ret->before = true;
        return true;
    }
    bool named = who.kind == RF__WHO_ORGANISATION || who.kind == RF__WHO_PERSON;
    bool list = rf__cue_punct(p, p->end - 1) == ':'; /* "The ministry's breakdown as of May:" */
    return named && (list || rf__cue_has_number(p, end));
}
