/* Verbs of reporting whose subject does not speak: "children confirmed dead", "a father the agency
 * spoke with", "the hospital admitted 20 wounded". */
#include "claim/name/mention.h"
#include "claim/speaker/speaker_cue.h"
#include "place/gaz_format.h"

bool rf__names_body(const rf__doc *doc, rf__span span) {
    for (uint32_t i = span.from; i < span.to; i++)
        if (rf__tag_over(doc, i, RF__C_ORGANISATION) || rf__tag_at(doc, i, RF__C_ORG_WORD))
            return true;
    return false;
}

/* "the number of hurt", "a count of families": a sum of people, which begins a phrase or stands
 * right before it. */
static bool is_sum(const rf__cue_place *p, rf__span phrase) {
    enum { BACK = 4, AHEAD = 2 };
    uint32_t first = phrase.from > p->from + BACK ? phrase.from - BACK : p->from;
    for (uint32_t i = first; i < phrase.from + AHEAD && i < phrase.to; i++) {
        const rf__tag *toll = rf__tag_at(p->doc, i, RF__C_TRIGGER);
        uint32_t end = toll && toll->entry->pattern == RF__P_TOLL ? i + toll->n : i;
        for (uint32_t t = i; t < end && end >= phrase.from; t++)
            if (rf__small_word(p->doc, t) == RF__F_OF)
                return true;
    }
    return false;
}

/* "villagers reported missing in the flood": what they are is told right behind the verb, and no
 * noun follows ("reported missing boats"). */
static bool tells_state(const rf__cue_place *p, uint32_t after) {
    if (!rf__cue_word(p, after) || rf__small_word(p->doc, after) != RF__F_NONE)
        return false;
    const rf__tag *state = rf__tag_at(p->doc, after, RF__C_TRIGGER);
    const rf__tag *deed = rf__tag_at(p->doc, after, RF__C_VERB);
    bool is = (state && (state->entry->pattern == RF__P_STATE ||
                         state->entry->pattern == RF__P_ADJECTIVE)) ||
              (deed && deed->entry->form == RF__PAST);
    uint32_t next = after + (state ? state->n : 1);
    return is && (!rf__cue_word(p, next) || rf__small_word(p->doc, next) != RF__F_NONE ||
                  rf__is_finite(p->doc, next));
}

/* "Seven aid workers released in Gorsk": people of whom a short verb tells where it was done to
 * them. */
static bool told_there(const rf__cue_place *p, const rf__tag *verb, const rf__who *who) {
    uint32_t after = verb->token + verb->n;
    bool people = who->role.to && !rf__tag_at(p->doc, who->role.to - 1, RF__C_ORG_WORD);
    return people && verb->entry->flags & RF__WEAK && after + 1 < p->end &&
           rf__is_locative(rf__small_word(p->doc, after)) &&
           p->doc->tokens[after + 1].flags & RF__CAPITAL &&
           !rf__time_over(p->doc, p->sentence, after + 1);
}

/* "the number of people reported missing", "children confirmed dead": those whom others tell of. */
bool rf__is_told_of(const rf__cue_place *p, const rf__tag *verb, const rf__who *who) {
    bool named = who->person.to > who->person.from || rf__names_body(p->doc, who->organisation);
    if (verb->entry->form == RF__PAST && !who->person.to && told_there(p, verb, who))
        return true;
    if (verb->entry->form != RF__PAST || named)
        return false;
    if (is_sum(p, who->phrase))
        return true;
    rf__span name = who->organisation;
    const rf__tag *number = rf__tag_at(p->doc, name.from, RF__C_NUMBER);
    if (who->kind == RF__WHO_NAME && number && name.to == name.from + number->n)
        return true; /* "Most reported incidents" */
    return who->kind != RF__WHO_HE && who->kind != RF__WHO_IT && who->kind != RF__WHO_THEY &&
           tells_state(p, verb->token + verb->n);
}

/* "a father | the agency spoke with": the end of a plain noun for somebody right before an
 * organisation's name at a token, without a comma; 0: none. */
uint32_t rf__noun_before_name(const rf__cue_place *p, uint32_t name) {
    if (name > p->from && rf__small_word(p->doc, name - 1) == RF__F_THE)
        name--;
    if (name <= p->from || p->doc->tokens[name - 1].kind != RF__WORD ||
        p->doc->tokens[name - 1].flags & RF__CAPITAL ||
        rf__tag_over(p->doc, name - 1, RF__C_ORG_WORD))
        return name == p->from + 1 && rf__tag_at(p->doc, p->from, RF__C_ROLE) ? name : 0;
    const rf__tag *noun = rf__tag_over(p->doc, name - 1, RF__C_NOUN);
    bool person =
        rf__tag_over(p->doc, name - 1, RF__C_ROLE) || (noun && noun->entry->unit == RF_PEOPLE);
    return person ? name : 0;
}

/* "the army", "rebel fighters", and no paper of theirs: an armed side. */
static bool is_side(const rf__doc *doc, const rf__who *who) {
    bool side = false;
    for (uint32_t i = who->phrase.from; i < who->phrase.to; i++) {
        side |= rf__tag_at(doc, i, RF__C_ACTOR) != NULL;
        if (rf__tag_at(doc, i, RF__C_SAY_NOUN))
            return false;
    }
    return side && !who->person.to;
}

/* "gave the toll as 40", "gives 54", not "gave the refugees, 40,000 of them, until May": is a
 * number told? */
static bool gives_number(const rf__cue_place *p, uint32_t after) {
    enum { REACH = 7 };
    if (rf__is_number_at(p->doc, after) || rf__tag_at(p->doc, after, RF__C_QUALIFIER))
        return true;
    for (uint32_t i = after; rf__cue_word(p, i) && i < after + REACH; i++) {
        const rf__tag *sum = rf__tag_at(p->doc, i, RF__C_TRIGGER);
        if (rf__tag_at(p->doc, i, RF__C_SAY_NOUN) || rf__small_word(p->doc, i) == RF__F_IT ||
            (sum && sum->entry->pattern == RF__P_TOLL))
            return true;
    }
    return false;
}

/* "residents", "three farmers": people who are no office and no body. */
static bool are_people(const rf__cue_place *p, const rf__who *who) {
    const rf__tag *role = who->role.to ? rf__tag_at(p->doc, who->role.from, RF__C_ROLE) : NULL;
    const rf__tag *noun = role ? rf__tag_over(p->doc, who->role.to - 1, RF__C_NOUN) : NULL;
    return role && noun && noun->entry->unit == RF_PEOPLE && !who->person.to &&
           !rf__names_body(p->doc, who->phrase);
}

static bool is_country(const rf__doc *doc, const rf__who *who) {
    const rf__mention *m = who->kind == RF__WHO_NAME ? rf__place_in(doc, who->organisation) : NULL;
    return m && m->place != RF_NO_PLACE &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
}

bool rf__only_does(const rf__cue_place *p, const rf__tag *verb, const rf__who *who) {
    uint32_t after = verb->token + verb->n;
    rf__function f = after < p->end ? rf__small_word(p->doc, after) : RF__F_NONE;
    bool ends = after >= p->end || p->doc->tokens[after].kind == RF__PUNCT;
    if (rf__is_kind(verb, "denies")) /* "a charge the army denies." */
        return ends;
    if (rf__is_kind(verb, "answers")) /* "Norland responded, firing", "replied with rockets" */
        return f == RF__F_WITH || f == RF__F_BY ||
               (rf__cue_punct(p, after) == ',' && rf__ends_as(p->doc, after + 1, RF__END_ING) &&
                !rf__tag_at(p->doc, after + 1, RF__C_SAY_VERB));
    if (rf__is_kind(verb, "shows")) /* "the army showed no regard for" */
        return f == RF__F_NO ||
               (is_side(p->doc, who) && f == RF__F_NONE && !rf__is_number_at(p->doc, after) &&
                !rf__tag_at(p->doc, after, RF__C_QUALIFIER) &&
                !rf__tag_at(p->doc, after, RF__C_SAY_NOUN));
    if (rf__is_kind(verb, "wants")) /* "The envoy wants to see it" */
        return f == RF__F_TO;
    if (rf__is_kind(verb, "gives"))
        return is_country(p->doc, who) && !gives_number(p, after);
    return rf__is_kind(verb, "finds") && f != RF__F_THAT && are_people(p, who);
}

/* "The hospital admitted 20 wounded": let them in. */
bool rf__takes_in(const rf__cue_place *p, const rf__tag *verb, const rf__who *who) {
    bool is = rf__is_kind(verb, "takes_in");
    for (uint32_t i = who->phrase.from; is && i < who->phrase.to; i++) {
        const rf__tag *noun = rf__tag_over(p->doc, i, RF__C_NOUN);
        if (noun &&
            (noun->entry->unit == RF_FACILITIES || noun->entry->flags & RF__FACILITY_HEALTH))
            return true;
    }
    return false;
}
