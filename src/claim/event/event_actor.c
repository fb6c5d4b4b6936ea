/* Who did an event and to whom, from the words around the one that names it: "between X and Y", "by
 * X", the names right before a noun ("Russian air strikes"), the subject of its verb or of the verb
 * that governs the noun ("X launched an offensive"), a weapon or people that act themselves
 * ("warplanes bombed"). To whom: "on X", "against X", the object of an appeal, what
 * a strike hit. */
#include "claim/doer/agent.h"
#include "claim/event/event_scene.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "place/gaz_format.h"

#include <string.h>

bool rf__suffers(const rf__doc *doc, uint32_t token) {
    return rf__event_tag(doc, token, RF__E_SUFFER);
}

/* A word for a body; one that is often something else ("international") only with a capital. */
static bool is_body(const rf__scene *s, uint32_t token) {
    const rf__tag *word = rf__tag_at(s->doc, token, RF__C_ORG_WORD);
    return word && (rf__scene_capital(s, token) || !(word->entry->flags & RF__WEAK));
}

/* Do the words name somebody: a side, an organisation, an office, people, a country, a name? Not
 * "two", "the week", "a brutal repression", "prompting Turkey this week". */
bool rf__scene_names_somebody(const rf__scene *s, uint32_t from, uint32_t to) {
    const rf__doc *doc = s->doc;
    const rf__sentence *sentence = &doc->sentences[s->draft->sentence];
    uint32_t place_end = 0;
    bool somebody = false;
    if (rf__scene_only_weapons(doc, from, to))
        return false;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB),
                      *noun = rf__tag_at(doc, i, RF__C_NOUN);
        rf__function f = rf__small_word(doc, i);
        if (i == from && (f == RF__F_NO || rf__tag_at(doc, i, RF__C_MODAL)))
            return false; /* "[no civilian] casualties", "[Should] fighting go on" */
        bool time = rf__tag_at(doc, i, RF__C_TIME_WORD) && !rf__tag_at(doc, i, RF__C_NUMBER);
        if (f == RF__F_IT || f == RF__F_THEY || time || /* but "several fighters" */
            (verb && verb->entry->form == RF__ING && i == from))
            return false;
        for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
            if (doc->mentions[m].token == i && rf__scene_mere_place(s, &doc->mentions[m]))
                place_end = i + doc->mentions[m].n_tokens;
        somebody |= rf__tag_over(doc, i, RF__C_ACTOR) || rf__tag_over(doc, i, RF__C_ORGANISATION) ||
                    is_body(s, i) || rf__tag_at(doc, i, RF__C_ROLE) ||
                    (noun && noun->entry->unit == RF_PEOPLE) ||
                    (rf__scene_capital(s, i) && i >= place_end &&
                     rf__small_word(doc, i) == RF__F_NONE && !rf__tag_at(doc, i, RF__C_NUMBER) &&
                     !(doc->tokens[i].flags & RF__SENTENCE_FIRST && verb));
    }
    return somebody;
}

/* Is it a word that a name may end with: "M23 rebels | on", "fighters | nevertheless"? */
static bool may_end(const rf__scene *s, uint32_t token) {
    const rf__doc *doc = s->doc;
    bool past =
        rf__ends_as_past(doc, token) && !rf__scene_capital(s, token); /* "militants [opened]" */
    return rf__small_word(doc, token) == RF__F_NONE && !past &&
           (rf__scene_capital(s, token) || doc->tokens[token].kind != RF__WORD ||
            (token > s->first && rf__scene_hyphen(s, token - 1)) || /* "minister-turned-rival" */
            rf__tag_over(doc, token, RF__C_NOUN) || rf__tag_over(doc, token, RF__C_ACTOR) ||
            rf__tag_over(doc, token, RF__C_ORGANISATION) ||
            rf__tag_at(doc, token, RF__C_ORG_WORD) || rf__tag_at(doc, token, RF__C_ROLE) ||
            rf__tag_at(doc, token, RF__C_EVENT_WORD));
}

/* The words without a time before them and without what they do: "June | RSF", "Erdogan | spoke".
 */
static void trim(const rf__scene *s, uint32_t *from, uint32_t *to) {
    for (uint32_t i = *from; i < *to; i++)
        if (rf__tag_at(s->doc, i, RF__C_MONTH) || rf__tag_at(s->doc, i, RF__C_WEEKDAY))
            *from = i + 1;
    for (uint32_t i = *from + 1; i < *to; i++)
        if (rf__is_finite(s->doc, i) && !rf__scene_capital(s, i) &&
            !rf__tag_over(s->doc, i, RF__C_NOUN) && !rf__tag_over(s->doc, i, RF__C_ACTOR) &&
            !rf__scene_hyphen(s, i - 1))
            *to = i;
    for (uint32_t i = *from + 1; i < *to; i++) {
        const rf__tag *verb = rf__tag_at(s->doc, i, RF__C_VERB);
        const rf__tag *use = rf__event_tag(s->doc, i, RF__E_FIRE); /* "herders | used firearms" */
        const uint64_t other = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_TRIGGER) |
                               RF__BIT(RF__C_ROLE);
        bool present = verb && verb->entry->form == RF__BASE && /* "partners | suspend work" */
                       !rf__tag_at(s->doc, i, RF__C_EVENT_WORD);
        rf__function next = rf__small_word(s->doc, i + 1);
        bool broke = rf__event_tag(s->doc, i, RF__E_BREAK) && /* "rebels | broke a truce" */
                     (next == RF__F_A || next == RF__F_THE);
        if (!rf__scene_capital(s, i) && !(s->doc->tokens[i].over & other) &&
            !rf__scene_hyphen(s, i - 1) && (present || broke || rf__is_kind(use, "use")))
            *to = i;
    }
    for (uint32_t i = *from + 1; i + 1 < *to; i++)
        if (rf__small_word(s->doc, i) == RF__F_TO && !rf__scene_capital(s, i + 1))
            *to = i; /* "the government | to send soldiers" */
    for (uint32_t i = *from + 1; i + 1 < *to; i++) {
        rf__function f = rf__small_word(s->doc, i + 1);
        if (rf__scene_ing(s, i) && !rf__scene_capital(s, i) &&
            (f == RF__F_THE || f == RF__F_A || f == RF__F_THEIR || f == RF__F_ITS))
            *to = i; /* "a coalition | opposing the rebels" */
    }
    for (uint32_t i = *from + 1; i + 1 < *to; i++)
        if (rf__small_word(s->doc, i) == RF__F_THE && !rf__small_word(s->doc, i - 1) &&
            !rf__scene_capital(s, i - 1) && rf__scene_word(s, i - 1))
            *from = i + 1; /* "neutralise the | rebels" */
    for (uint32_t i = *from + 1; i < *to; i++)
        if (rf__event_tag(s->doc, i, RF__E_BLAME) && !rf__is_tie(s->doc, i))
            *to = i; /* "the army | responsible for" */
    for (uint32_t i = *from + 1; i + 1 < *to; i++)
        if (rf__small_word(s->doc, i) == RF__F_OF && rf__scene_ing(s, i + 1) &&
            !rf__scene_capital(s, i + 1))
            *to = i; /* "army posts | instead of leaving" */
    while (*to > *from + 1 && !may_end(s, *to - 1))
        --*to;
}

/* "[Due to] the fighting", "anti[-government]", "a [truce] halted the fighting": words before an
 * event that are nobody. */
bool rf__scene_names_nobody(const rf__scene *s, uint32_t from, uint32_t to) {
    const rf__tag *small = rf__tag_at(s->doc, from, RF__C_FUNCTION);
    uint32_t head = from;
    while (head + 1 < to && rf__is_article_or_and(s->doc, head))
        head++;
    bool deal = rf__event_tag(s->doc, head, RF__E_CEASEFIRE) ||
                rf__event_tag(s->doc, head, RF__E_AGREEMENT) ||
                rf__event_tag(s->doc, head, RF__E_TALKS);
    const uint64_t named = RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ORGANISATION) |
                           RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ORG_WORD);
    const rf__token *t = &s->doc->tokens[from];
    bool opens = to == from + 1 && t->flags & RF__SENTENCE_FIRST && to < s->end &&
                 !(t->flags & RF__ALL_CAPITALS) && !(t->over & named) &&
                 !rf__mention_over(s->doc, &s->doc->sentences[s->draft->sentence], from) &&
                 (rf__scene_is_thing(s, to) || /* "[Urgent] intervention", "[Days] ago" */
                  rf__tag_at(s->doc, from, RF__C_TIME_UNIT));
    bool adverb = !rf__scene_capital(s, from) && rf__ends_as_adverb(s->doc, from) &&
                  rf__tag_at(s->doc, from + 1, RF__C_VERB); /* "[urgently] allow" */
    return rf__scene_hyphen(s, from) || deal || opens || adverb ||
           (small && small->n > 1 && small->entry->code == RF__F_OTHER_PREPOSITION);
}

rf_err rf__scene_give(rf__scene *s, uint32_t from, uint32_t to, const char **ret) {
    from += from + 1 < to && (rf__small_word(s->doc, from) == RF__F_BY || /* "[by] the army" */
                              rf__small_word(s->doc, from) == RF__F_ALL); /* "[both] armies" */
    if (from >= to || rf__scene_names_nobody(s, from, to))
        return RF_OK;
    trim(s, &from, &to);
    if (to > from && rf__scene_hyphen(s, to - 1) && rf__scene_of_peace(s))
        return RF_OK; /* "the Norlandian-| brokered truce" */
    while (from < to && (rf__is_article_or_and(s->doc, from) ||
                         rf__small_word(s->doc, from) == RF__F_OF || /* "some | of the patients" */
                         rf__small_word(s->doc, from) == RF__F_POSSESSIVE))
        from++;
    if (from >= to || *ret || rf__scene_names_nobody(s, from, to) ||
        !rf__scene_names_somebody(s, from, to) ||
        (rf__tag_at(s->doc, to - 1, RF__C_NUMBER) && !rf__scene_capital(s, to - 1)))
        return RF_OK; /* "Norland's two | biggest prisons" */
    *ret = rf__doc_slice(s->doc, from, to - from);
    return *ret ? RF_OK : RF_ERR_NOMEM;
}

/* What acts by itself ("warplanes") stands for whoever has it; who is asked may be anybody. */
static rf_err give_as_it_is(rf__scene *s, uint32_t from, uint32_t to, const char **ret) {
    trim(s, &from, &to);
    while (from < to && rf__is_article_or_and(s->doc, from))
        from++;
    if (from < to && !*ret)
        *ret = rf__doc_slice(s->doc, from, to - from);
    return from < to && !*ret ? RF_ERR_NOMEM : RF_OK;
}

/* Gives "X and Y" as two where the event is one between sides. */
rf_err rf__scene_give_sides(rf__scene *s, uint32_t from, uint32_t to) {
    rf_event_type type = s->draft->claim.event;
    if (rf__scene_names_nobody(s, from, to))
        return RF_OK;
    bool sides = type == RF_TALKS || type == RF_AGREEMENT || type == RF_CEASEFIRE ||
                 (type == RF_BATTLE && rf__scene_fights_each_other(s));
    for (uint32_t i = from + 1; sides && i + 1 < to; i++)
        if (rf__small_word(s->doc, i) == RF__F_AND)
            return rf__scene_give_pair(s, from, i, to);
    return rf__scene_give(s, from, to, &s->draft->claim.actor1);
}

/* "Fierce clashes": only its place gives it a capital. */
bool rf__scene_opens_with_capital(const rf__scene *s, uint32_t token) {
    const rf__tag *next = rf__tag_at(s->doc, token + 1, RF__C_EVENT_WORD);
    bool word = next && (next->entry->code == RF__E_FIGHT || next->entry->code == RF__E_AID ||
                         next->entry->code == RF__E_FLEE ||
                         rf__tag_at(s->doc, token, RF__C_NOT_PLACE)); /* of the language */
    const rf__tag *people = rf__tag_at(s->doc, token, RF__C_NOT_PLACE);
    if (rf__is_kind(people, "people") && rf__tag_at(s->doc, token + 1, RF__C_ACTOR))
        return false; /* "Islamic gunmen" */
    word |= rf__scene_hyphen(s, token + 1) || rf__ends_as(s->doc, token, RF__END_ADVERB);
    return token == s->first && word && !is_body(s, token) &&
           !(s->doc->tokens[token].flags & RF__ALL_CAPITALS) &&
           !rf__mention_over(s->doc, &s->doc->sentences[s->draft->sentence], token) &&
           !rf__tag_over(s->doc, token, RF__C_ACTOR) &&
           !rf__tag_over(s->doc, token, RF__C_ORGANISATION);
}

/* Where the names and sides right before a noun begin: "[Syrian regime] air strikes". */
static uint32_t names_before(const rf__scene *s, uint32_t noun) {
    uint32_t from = noun;
    bool two_sides = rf__tag_at(s->doc, noun, RF__C_ACTOR) == NULL;
    while (from > s->first && noun - from < 6) {
        uint32_t at = from - 1;
        bool named = rf__scene_capital(s, at) && rf__small_word(s->doc, at) == RF__F_NONE &&
                     !(from == noun && rf__scene_opens_with_capital(s, at)) &&
                     !rf__is_adjective_first(s->doc, &s->doc->sentences[s->draft->sentence], at);
        bool joins = rf__small_word(s->doc, at) == RF__F_AND && from < noun && at > s->first &&
                     ((two_sides && (rf__scene_capital(s, at - 1) ||
                                     rf__tag_over(s->doc, at - 1, RF__C_ACTOR))) ||
                      (rf__scene_is_nation(s, from) && rf__scene_is_nation(s, at - 1)));
        bool owner = rf__small_word(s->doc, at) == RF__F_POSSESSIVE ||
                     (s->doc->tokens[at].punct == '\'' && at > s->first && /* "Hamas' attack" */
                      !(s->doc->tokens[at].flags & (RF__SPACE_BEFORE | RF__OPEN_QUOTE)) &&
                      (rf__scene_capital(s, at - 1) || /* "the militias' rocket fire" */
                       (from == noun && rf__tag_over(s->doc, at - 1, RF__C_ACTOR))));
        bool backed = from == noun && at > s->first + 1 &&
                      /* "[Norland-backed] militias" */
                      rf__scene_hyphen(s, at - 1) && rf__scene_capital(s, at - 2) &&
                      rf__ends_as_past(s->doc, at) && !rf__tells_holder(s->doc, at) &&
                      !rf__event_tag(s->doc, at, RF__E_MADE);
        if (!named && !joins && !owner && !backed && !rf__scene_hyphen(s, at) &&
            !rf__tag_over(s->doc, at, RF__C_ACTOR))
            break;
        from = at;
    }
    return from;
}

static rf_err before_noun(rf__scene *s, const rf__event_hit *hit) {
    uint32_t to = hit->token; /* "[Norland]-launched drones", not what is only made there */
    if (to > s->first + 2 && rf__scene_hyphen(s, to - 2) && rf__scene_capital(s, to - 3) &&
        rf__ends_as_past(s->doc, to - 1) && !rf__tells_holder(s->doc, to - 1) &&
        !rf__event_tag(s->doc, to - 1, RF__E_MADE) && !rf__is_tie(s->doc, to - 1))
        to -= 2;
    const rf__time *day = /* "[the group]'s October 7 | attack" */
        to > s->first ? rf__time_over(s->doc, &s->doc->sentences[s->draft->sentence], to - 1)
                      : NULL;
    if (day && day->token > s->first && day->token + day->n_tokens == to &&
        rf__small_word(s->doc, day->token - 1) == RF__F_POSSESSIVE)
        to = day->token;
    uint32_t first = to; /* "[Norland] rockets and | shells" */
    while (first > s->first + 1 && rf__scene_weapon_or_and(s, first - 1))
        first--;
    if (first + 1 < to && !rf__small_word(s->doc, first) && names_before(s, first) < first)
        to = first;
    uint32_t from = names_before(s, to);
    if (from > s->first && rf__tag_over(s->doc, from - 1, RF__C_ACCORDING))
        return RF_OK; /* "according to Velk | clashes broke out" */
    if (to > from && (rf__small_word(s->doc, to - 1) == RF__F_POSSESSIVE ||
                      s->doc->tokens[to - 1].punct == '\''))
        to--;
    return from < to ? rf__scene_give_sides(s, from, to) : RF_OK;
}

/* Who says the words at a token; NULL where nobody does. side: an organisation only. */
const char *rf__scene_said_by(const rf__scene *s, uint32_t token, bool side) {
    const rf__doc *doc = s->doc;
    const char *found = NULL;
    for (uint32_t i = rf__says_from(doc, s->first); i < doc->n_says && doc->says[i].token <= token;
         i++) {
        const rf__says *says = &doc->says[i];
        if (says->speaker < 0 || token >= says->token + says->n_tokens)
            continue;
        const rf__speaker *who = &doc->speakers[says->speaker];
        found = who->person && !side ? who->person : who->organisation;
    }
    return found;
}

/* "on X", "against X" behind it, or who is asked. */
static rf_err target(rf__scene *s, uint32_t from, bool any) {
    const rf__time *time = /* "launched an offensive [on Monday] against" */
        from < s->end ? rf__time_over(s->doc, &s->doc->sentences[s->draft->sentence], from) : NULL;
    if (time && time->token == from)
        from += time->n_tokens;
    if (any && from + 1 < s->end && rf__small_word(s->doc, from) == RF__F_TO &&
        !rf__tag_at(s->doc, from + 1, RF__C_VERB))
        from++; /* "appealed | to all sides" */
    rf__function last = from > s->first ? rf__small_word(s->doc, from - 1) : RF__F_NONE;
    if (from >= s->end || last == RF__F_BY || last == RF__F_FOR ||
        rf__small_word(s->doc, from) == RF__F_AND)
        return RF_OK; /* "attack by", "called for", "soldiers | and militiamen were sent" */
    if ((rf__tag_at(s->doc, from, RF__C_VERB) ||
         (rf__scene_ing(s, from) && !rf__tag_at(s->doc, from, RF__C_PLACE_WORD))) &&
        !rf__scene_capital(s, from))
        return RF_OK; /* "shelling | killed three people", "| involving tanks" */
    rf__function f = rf__small_word(s->doc, from);
    bool fight = from > s->first && rf__event_tag(s->doc, from - 1, RF__E_FIGHT);
    bool preposition = f == RF__F_ON || (f == RF__F_AT && !fight) || f == RF__F_OTHER_PREPOSITION;
    if (!preposition && f >= RF__F_OF && f <= RF__F_WITHOUT)
        return RF_OK;
    uint32_t at = preposition ? from + 1 : from;
    uint32_t to = rf__phrase_end(s->doc, at, s->end), cut = at;
    while (cut < to && rf__small_word(s->doc, cut) != RF__F_TO &&
           rf__small_word(s->doc, cut) != RF__F_NOT && /* "asked donors | not to wait" */
           rf__small_word(s->doc, cut) != RF__F_FOR &&
           !rf__time_over(s->doc, &s->doc->sentences[s->draft->sentence], cut))
        cut++; /* "called on donors | this week to act" */
    bool fought = s->draft->claim.event == RF_BATTLE && rf__is_finite(s->doc, cut);
    for (uint32_t i = at + 1; rf__is_blow(s->draft->claim.event) && i < cut; i++)
        if (rf__suffers(s->doc, i)) { /* "at Gorsk and | Tarsa's guns shot down eight" */
            cut = i;
            fought = true;
        }
    uint32_t and = fought ? cut : at; /* "besieging Tarsa and | tanks were there" */
    while (and > at && rf__small_word(s->doc, and) != RF__F_AND)
        and--;
    cut = and > at && !rf__tag_at(s->doc, and+1, RF__C_TIME_WORD) ? and : cut;
    rf__who who = rf__who_read(s->doc, at, cut);
    bool named = who.kind == RF__WHO_ORGANISATION || who.kind == RF__WHO_PERSON;
    bool people =
        any && cut > at && cut < at + 7 && cut < to &&
        (who.kind == RF__WHO_OTHER || who.kind == RF__WHO_SHORT || who.kind == RF__WHO_NAME);
    if (people)
        return rf__scene_give_whole(s, at, cut, &s->draft->claim.actor2);
    if (!named)
        return RF_OK;
    rf__span span = who.person.to ? who.person : who.organisation;
    const rf__tag *men = span.to < cut ? rf__tag_at(s->doc, span.to, RF__C_NOUN) : NULL;
    if (men && men->entry->groups & (RF_FIGHTERS | RF_SOLDIERS))
        span.to += men->n; /* "against Norland Front | fighters" */
    else if (span.to < cut && rf__scene_is_thing(s, span.to))
        span.to++; /* "on Norland Front | positions" */
    return rf__scene_give(s, span.from, span.to, &s->draft->claim.actor2);
}

/* "launched a flash [appeal]": the verb of which it is the object; else the word itself. */
static uint32_t verb_of_appeal(const rf__scene *s, uint32_t at) {
    enum { WORDS = 5 };
    for (uint32_t i = at; i-- > s->first && at - i <= WORDS;) {
        rf__function f = rf__small_word(s->doc, i);
        if (f == RF__F_A || f == RF__F_ITS || f == RF__F_THEIR)
            return i > s->first && rf__scene_word(s, i - 1) && !rf__small_word(s->doc, i - 1)
                       ? i - 1
                       : at;
        if (f || s->doc->tokens[i].kind == RF__PUNCT || rf__tag_at(s->doc, i, RF__C_SAY_VERB))
            return at;
    }
    return at;
}

static rf_err speaker(rf__scene *s, const rf__event_hit *hit) {
    rf__doc *doc = s->doc;
    for (uint32_t i = rf__says_from(doc, s->first); i < doc->n_says && doc->says[i].token < s->end;
         i++) {
        const rf__says *says = &doc->says[i];
        if (hit->token < says->cue || hit->token >= says->cue + says->n_cue || says->speaker < 0)
            continue;
        const rf__speaker *who = &doc->speakers[says->speaker];
        s->draft->claim.actor1 = who->person ? who->person : who->organisation;
        return RF_OK;
    }
    /* "help is urgently needed, X said", "we call on all sides, X said" */
    rf__function f = rf__small_word(doc, hit->token);
    bool state = f == RF__F_BE || (rf__tag_at(doc, hit->token, RF__C_MODAL) &&
                                   !rf__tag_at(doc, hit->token, RF__C_SAY_VERB));
    rf_err err = state ? RF_OK : rf__scene_actor_before(s, verb_of_appeal(s, hit->token));
    if (!err && !s->draft->claim.actor1 && rf__small_word(doc, hit->token + hit->n) == RF__F_BY)
        err = rf__scene_by(s, hit->token + hit->n); /* "was urged | by the envoys" */
    if (!err && !s->draft->claim.actor1)
        s->draft->claim.actor1 = rf__scene_said_by(s, hit->token, false);
    return err;
}

/* Is the word itself a verb? */
static bool is_verb(rf__event_word word) {
    switch (word) {
    case RF__E_AIR_VERB:
    case RF__E_SHELL_VERB:
    case RF__E_CAPTURE:
    case RF__E_ADVANCE:
    case RF__E_FIGHT_VERB:
    case RF__E_CAPTURE_WEAK:
        return true;
    default:
        return false;
    }
}

/* "stormed", "clashed": a past form among words that name fighting. */
static bool is_past(const rf__scene *s, const rf__event_hit *hit) {
    const rf__tag *verb = rf__tag_at(s->doc, hit->token, RF__C_VERB);
    if (rf__small_word(s->doc, hit->token) == RF__F_HAVE)
        return true; /* "has besieged" */
    const rf__token *before = hit->token > s->first ? &s->doc->tokens[hit->token - 1] : NULL;
    bool phrase = hit->n > 1 && (verb || (before && before->punct == ',')); /* "attacked an army" */
    return (hit->n == 1 || phrase) && !rf__scene_capital(s, hit->token) &&
           (rf__ends_as_past(s->doc, hit->token) ||
            (!phrase && verb && verb->entry->form == RF__PAST));
}

/* "made major [gains]": the verb right before what is a noun there, or 0. */
static uint32_t made_gains(const rf__scene *s, const rf__event_hit *hit) {
    enum { REACH = 4 };
    if (hit->word != RF__E_ADVANCE || is_past(s, hit) || rf__scene_ing(s, hit->token))
        return 0;
    uint32_t made = rf__scene_governing_verb(s, hit->token);
    for (uint32_t i = made; i < hit->token; i++)
        if (rf__small_word(s->doc, i) == RF__F_AND || rf__small_word(s->doc, i) == RF__F_THAT)
            return 0;
    return made && hit->token - made <= REACH ? made : 0;
}

static rf_err doer(rf__scene *s, const rf__event_hit *first, const rf__event_hit *second) {
    uint32_t made = made_gains(s, first);
    bool is_itself = !made && (is_verb(first->word) || is_past(s, first) ||
                               rf__scene_progressive(s, first->token));
    uint32_t verb = second      ? second->token
                    : is_itself ? first->token
                    : made      ? made
                                : rf__scene_governing_verb(s, first->token);
    const char **actor = &s->draft->claim.actor1;
    if (rf__suffers(s->doc, first->token)) { /* "the rebels came under fire" */
        rf_err err = rf__scene_actor_before(s, first->token);
        if (!err && !s->draft->claim.actor1)
            err = rf__scene_by(s, first->token + first->n); /* "repelled an attack | by" */
        return err ? err : rf__scene_repelled(s, first->token + first->n);
    }
    rf_err err = RF_OK; /* "the army shot down | six drones" */
    bool downed = second && second->token < first->token && rf__suffers(s->doc, second->token);
    if (downed)
        err = rf__scene_actor_before(s, second->token);
    if (!err)
        err = rf__scene_by(s, first->token + first->n);
    if (!err && second && !*actor)
        err = rf__scene_by(s, second->token + second->n);
    const rf__tag *people = rf__tag_at(s->doc, first->token, RF__C_NOUN);
    bool itself = rf__scene_acts(first->word) && (first->word != RF__E_PROTEST || people) &&
                  !rf__is_kind(rf__tag_at(s->doc, first->token, RF__C_EVENT_WORD), "dropped");
    if (!err && !*actor && itself && (!second || first->token < second->token)) {
        uint32_t from = rf__scene_list_start(s, names_before(s, first->token), first->token);
        uint32_t quote = from > s->first && s->doc->tokens[from - 1].punct == '"';
        rf__function own =
            from > s->first + quote ? rf__small_word(s->doc, from - 1 - quote) : RF__F_NONE;
        bool moves = s->draft->claim.event == RF_TROOP_MOVEMENT ||
                     s->draft->claim.event == RF_AIR_STRIKE;   /* "its | jets hit a camp" */
        if (moves && (own == RF__F_ITS || own == RF__F_THEIR)) /* "said its | forces left" */
            *actor = rf__scene_said_by(s, from, true);
        return give_as_it_is(s, from, rf__scene_list_end(s, first->token, first->token + first->n),
                             actor);
    }
    if (!err && !*actor)
        err = rf__scene_user(s, first->token);
    if (!err && !*actor && rf__scene_has_owner(first->word) && !is_past(s, first) &&
        !(second && rf__scene_joined(s, second->token, first->token)))
        err = before_noun(s, first);
    if (downed)
        return err;
    bool site = first->word == RF__E_HEALTH || first->word == RF__E_SCHOOL ||
                first->word == RF__E_CAMP || /* "parts of the camp | were burnt" */
                first->word == RF__E_ROAD || first->word == RF__E_BORDER; /* "nearly all | roads" */
    if (rf__small_word(s->doc, first->token) == RF__F_BY)
        return err; /* "people displaced | by the fighting" */
    if (!err && !*actor && verb > s->first && !(site && first->token < verb))
        err = rf__scene_actor_before(s, second && first->token < verb ? first->token : verb);
    bool told = is_itself || (second && first->token > second->token) || made ||
                first->word == RF__E_KILL_VERB; /* "..., killing 12 soldiers" */
    const rf__tag *due =                        /* "suspend work due to | fighting" */
        first->token > s->first + 1 ? rf__tag_at(s->doc, first->token - 2, RF__C_FUNCTION) : NULL;
    if (!err && !*actor && !second && !verb && !(due && due->n > 1) &&
        rf__small_word(s->doc, first->token - 1) == RF__F_TO)
        return rf__scene_far_doer(s, first->token, false); /* "crossed it to | attack" */
    bool governed = !second && verb > s->first && rf__small_word(s->doc, verb) == RF__F_NONE;
    if (!err && !*actor && !second && !verb && first->token > s->first &&
        rf__small_word(s->doc, first->token - 1) == RF__F_ACROSS)
        return rf__scene_far_doer(s, first->token, true); /* "killed nine through | air strikes" */
    if (!err && !*actor && (told || governed) && !(site && first->token < verb)) {
        bool passive;
        rf__scene_subject_to(s, verb, &passive);
        err = passive ? RF_OK : rf__scene_far_doer(s, verb, told);
    }
    return err;
}

/* The verb of harm of a strike: "was [hit] by shells", "was [bombed]". */
static uint32_t hurt(const rf__scene *s, const rf__event_hit *first, const rf__event_hit *second) {
    enum { BACK = 4 };
    if (second || is_past(s, first))
        return second ? second->token : first->token;
    for (uint32_t i = first->token; i-- > s->first && first->token - i <= BACK;)
        if (rf__event_tag(s->doc, i, RF__E_HARM))
            return i;
    return first->token;
}

/* "four people died when | a bomb went off", "as six car bombs exploded": is the deed the subject
 * of its clause, so that nobody told before did it? */
static bool opens_clause(const rf__scene *s, const rf__event_hit *first) {
    enum { BACK = 3 };
    if (first->word != RF__E_FIGHT || first->n < 2)
        return false;
    for (uint32_t i = first->token; i-- > s->first && i + BACK >= first->token;) {
        rf__function f = rf__small_word(s->doc, i);
        if (f == RF__F_WHEN)
            return true;
        if (f && f != RF__F_A && f != RF__F_THE)
            return false;
    }
    return false;
}

rf_err rf__event_actors(rf__doc *doc, rf__draft *draft, const rf__event_hit *first,
                        const rf__event_hit *second) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    rf__scene s = {doc, draft, sentence->token, sentence->token + sentence->n_tokens};
    if (draft->claim.event == RF_WARNING_EVENT || draft->claim.event == RF_APPEAL) {
        rf_err err = speaker(&s, first);
        if (!err && first->word == RF__E_ADDRESSED) /* "all sides must spare them" */
            return rf__scene_give_whole(&s, first->token, first->token + first->n,
                                        &draft->claim.actor2);
        if (!err && !draft->claim.actor1)
            err = rf__scene_joiner(&s, first);
        if (!err && !draft->claim.actor1)
            err = rf__scene_subject(&s, first->token);
        if (!err && draft->claim.event == RF_APPEAL)
            err = rf__scene_appealed_to(&s, first);
        if (!err && !draft->claim.actor2)
            err = target(&s, first->token + first->n, draft->claim.event == RF_APPEAL);
        rf_claim *claim = &draft->claim; /* "warned Jan | Velk" */
        if (claim->actor1 && claim->actor2 && strstr(claim->actor1, claim->actor2))
            claim->actor2 = NULL;
        return err;
    }
    if (first->word == RF__E_FALL)
        return rf__scene_taker(&s, first);
    uint32_t that = draft->claim.event == RF_PLACE_CAPTURED && is_verb(first->word)
                        ? rf__event_clause_of(doc, sentence, first)
                        : 0;
    if (that) /* "the town that rebels | took last week" */
        return rf__scene_give(&s, that + 1, first->token, &draft->claim.actor1);
    if (first->word == RF__E_FIGHT && rf__scene_names_fighter(&s, first))
        return rf__scene_fighter(&s, first);
    bool way = first->word == RF__E_ROAD || first->word == RF__E_BORDER || /* between two places */
               draft->claim.event == RF_DISPLACEMENT ||   /* "fled fighting between X and Y" */
               draft->claim.event == RF_PLACE_CAPTURED || /* "took Tarsa after talks between" */
               (second && rf__is_blow(draft->claim.event)) ||
               first->word == RF__E_FIGHT_VERB; /* "attacked a convoy between X and Y" */
    rf_err err = way ? RF_OK : rf__scene_between(&s, first);
    if (err || draft->claim.actor1)
        return err;
    if (draft->claim.event == RF_BATTLE)
        err = rf__scene_attack_on(&s, second && second->token > first->token ? second : first);
    uint32_t armed = rf__scene_armed_verb(&s, first);
    if (armed) /* "gunmen | struck" */
        err = rf__scene_give(&s, names_before(&s, first->token), armed, &draft->claim.actor1);
    if (!err && !draft->claim.actor1 && !opens_clause(&s, first))
        err = doer(&s, first, second);
    if (!err && !draft->claim.actor1)
        err = rf__scene_blamed(&s, first);
    if (!err && !draft->claim.actor1 && draft->claim.event == RF_BATTLE)
        err = rf__scene_killed_by(&s, first);
    if (!err && !draft->claim.actor1 && !draft->claim.actor2)
        err = rf__scene_fought_with(&s, first);
    if (err || rf__scene_acts_on_deed(&s))
        return err;
    if (!err && draft->claim.event == RF_BATTLE && !draft->claim.actor2)
        err = second && first->word == RF__E_KILL_VERB ? rf__scene_killed(&s, first, second)
                                                       : rf__scene_attacked(&s, first);
    if (!err && (is_verb(first->word) || rf__scene_has_owner(first->word)))
        err = target(&s, first->token + first->n, false);
    if (!err && !(draft->claim.actor1 && draft->claim.actor2))
        err = rf__scene_other_side(&s, first);
    if (err || draft->claim.actor2)
        return err;
    if (!rf__is_blow(draft->claim.event))
        return RF_OK;
    const rf__event_hit *hit = second && second->token > first->token ? second : first;
    if (first->word == RF__E_HEALTH || first->word == RF__E_SCHOOL || first->word == RF__E_CAMP)
        return rf__scene_facility(&s, first);
    uint32_t behind = hit->token + hit->n;
    for (uint32_t i = behind; !second && i < s.end && i < behind + 5; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_EVENT_WORD);
        if (word && (word->entry->code == RF__E_HARM || word->entry->code == RF__E_FIRE))
            behind = i + word->n; /* "an air strike on Sunday | hit" */
    }
    err = rf__scene_struck(&s, behind);
    if (!err && !draft->claim.actor2 && (second || rf__small_word(doc, behind - 1) == RF__F_BY))
        err = rf__scene_struck_on(&s, behind);
    return err || draft->claim.actor2 ? err : rf__scene_struck_before(&s, hurt(&s, first, second));
}
