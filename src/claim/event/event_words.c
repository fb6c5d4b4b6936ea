/* The event words of a sentence: phrases that name a thing hide the shorter ones in them. */
#include "claim/event/event.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

#include <string.h>

/* Phrases that name a thing hide the shorter ones in them ("air attack" is no "attack"); those of
 * verbs do not. */
static bool hides(rf__event_word word) {
    switch (word) {
    case RF__E_FIRE:
    case RF__E_DROP:
    case RF__E_HARM:
    case RF__E_CAPTURE:
    case RF__E_MOVE:
    case RF__E_OPEN:
    case RF__E_CLOSE:
    case RF__E_DELIVER:
    case RF__E_BRING:
    case RF__E_STOP:
    case RF__E_PLANNED:
    case RF__E_FOOD:
    case RF__E_LOAD:
    case RF__E_TERMS:
    case RF__E_GOERS:
    case RF__E_WENT:
        return false;
    default:
        return true;
    }
}

static bool covered(const rf__event_finder *f, uint32_t token, uint32_t n, rf__event_word word) {
    bool excuse = word == RF__E_NOT_ARMED || word == RF__E_OTHER_MATTER; /* "set on [fire]" */
    for (uint32_t i = f->n_hits; i-- > 0 && f->hits[i].token + 8 > token;)
        if (f->hits[i].token <= token && f->hits[i].token + f->hits[i].n >= token + n &&
            f->hits[i].n > n && (excuse || hides(f->hits[i].word)))
            return true;
    return false;
}

/* "aerial [bombardment of]": a weapon's noun that begins within another weapon's. */
static bool begins_within(const rf__event_finder *f, uint32_t token, rf__event_word word) {
    if (word != RF__E_SHELL && word != RF__E_STRIKE && word != RF__E_FIGHT && word != RF__E_APPEAL)
        return false; /* "port of [call for] many" */
    for (uint32_t i = f->n_hits; i-- > 0 && f->hits[i].token + 8 > token;)
        if (f->hits[i].token < token && f->hits[i].token + f->hits[i].n > token &&
            (word != RF__E_APPEAL || f->hits[i].word == RF__E_NOTHING))
            return true;
    return false;
}

/* "the [Ceasefire] Task Force", "the [Displacement] Tracking Matrix": the first words of a body's
 * name. */
static bool opens_name(const rf__event_finder *f, uint32_t token, uint32_t n, rf__event_word word) {
    enum { MOST = 4 };
    const rf__token *t = &f->doc->tokens[token];
    if ((word != RF__E_CEASEFIRE && word != RF__E_TALKS && word != RF__E_AGREEMENT &&
         word != RF__E_FLEE && word != RF__E_APPEAL) ||
        !(t->flags & RF__CAPITAL) || token == f->sentence->token)
        return false;
    for (uint32_t i = n; i < n + MOST && t[i].flags & RF__CAPITAL; i++)
        if (rf__tag_at(f->doc, token + i, RF__C_ORG_WORD))
            return true;
    /* "the Commission for [Dialogue]" */
    bool of = token > f->sentence->token + 1 && rf__is_any_preposition(t[-1].function);
    return of && t[-2].flags & RF__CAPITAL && rf__tag_at(f->doc, token - 2, RF__C_ORG_WORD);
}

/* "Gorsk Doctors Network", ", medics said", "the Red Cross": somebody who speaks or acts is not
 * what was hit. */
static bool within_name(const rf__event_finder *f, uint32_t token, uint32_t n,
                        rf__event_word word) {
    const rf__doc *doc = f->doc;
    if (word == RF__E_FIGHT && token > f->sentence->token &&
        doc->tokens[token].flags & doc->tokens[token + n].flags & RF__CAPITAL &&
        rf__tag_at(doc, token + n, RF__C_ORG_WORD))
        return true; /* "the Military Operations Command" */
    bool noun = word == RF__E_FIGHT && n > 1 && !rf__function_at(doc, token + n - 1);
    const rf__tag *role = noun ? rf__tag_at(doc, token + n, RF__C_ROLE) : NULL;
    if (role && !(role->entry->flags & RF__PLURAL) &&
        !rf__tag_at(doc, token + n + 1, RF__C_SAY_VERB))
        return true; /* "its military operations spokesman" */
    const rf__tag *name = rf__tag_over(doc, token, RF__C_ORGANISATION);
    bool armed = word == RF__E_TROOPS || word == RF__E_ARMED || word == RF__E_FIGHTER;
    if (name && name->n > n && doc->tokens[token].flags & RF__CAPITAL && !armed)
        return true; /* "the Red [Cross]", "the World [Food] Programme" */
    if (word != RF__E_HEALTH && word != RF__E_SCHOOL && word != RF__E_CAMP)
        return false;
    if (word == RF__E_HEALTH && rf__cue_over(doc, f->sentence, token))
        return true; /* "said doctors at the hospital" */
    if (rf__tag_at(doc, token + 1, RF__C_SAY_VERB) && !rf__is_passive_at(doc, token + 1) &&
        token > f->sentence->token && doc->tokens[token - 1].punct == ',')
        return true; /* ", medics said" */
    return rf__tag_over(doc, token, RF__C_ORGANISATION) && doc->tokens[token].flags & RF__CAPITAL &&
           doc->tokens[token + 1].flags & RF__CAPITAL;
}

/* "the famine-hit camp": what hit it is not told of. "land-based missiles", "crime-fighting". */
static bool in_adjective(const rf__event_finder *f, uint32_t token, uint32_t n,
                         rf__event_word word) {
    const rf__token *t = &f->doc->tokens[token];
    bool harms = word == RF__E_HARM || word == RF__E_FIRE;
    bool behind = token > f->sentence->token && t[-1].punct == '-' &&
                  !((t[-1].flags | t->flags) & RF__SPACE_BEFORE);
    bool taken = n == 1 && (word == RF__E_CAPTURE || word == RF__E_CAPTURE_WEAK); /* "rebel-held" */
    bool before = t[n].punct == '-' && !((t[n].flags | t[n + 1].flags) & RF__SPACE_BEFORE);
    bool fights = word == RF__E_FIGHT && n == 1; /* "battle-scarred" */
    bool talks =
        behind && word == RF__E_TALKS && rf__ends_as_past(f->doc, token); /* "UN-mediated" */
    return talks || (behind && (harms || taken || fights)) ||
           (before && (harms || (fights && rf__ends_as_past(f->doc, token + n + 1))));
}

/* "the firm [Shell]", "a weight of 40 [pounds]": a name and a measure that look like verbs. */
static bool is_other_noun(const rf__event_finder *f, uint32_t token, uint32_t n,
                          rf__event_word word) {
    const rf__doc *doc = f->doc;
    uint32_t at = token + n - 1; /* "to shell" */
    const rf__token *t = &doc->tokens[at];
    bool verb = rf__ends_as_past(doc, at) || rf__ends_as(doc, at, RF__END_ING);
    if (word != RF__E_SHELL_VERB || verb)
        return false;
    bool name = t->flags & RF__CAPITAL && !(t->flags & RF__ALL_CAPITALS) &&
                !rf__ends_as(doc, at, RF__END_PLURAL);
    return name || (at > f->sentence->token && rf__is_number_at(doc, at - 1));
}

/* "N380", "NH-37", "RN12A": a few capitals and a number name a road. Returns its tokens, or 0. */
static uint32_t road_number(const rf__doc *doc, uint32_t token, uint32_t end) {
    enum { MOST_CAPITALS = 3, MOST = 5 };
    const rf__token *t = &doc->tokens[token];
    if (t->kind != RF__WORD || !(t->flags & RF__CAPITAL) || t->n > MOST)
        return 0;
    const char *text = doc->report->text + t->start;
    uint32_t capitals = 0, digits = 0;
    while (capitals < t->n && text[capitals] >= 'A' && text[capitals] <= 'Z')
        capitals++;
    while (capitals + digits < t->n && text[capitals + digits] >= '0' &&
           text[capitals + digits] <= '9')
        digits++;
    uint32_t all = capitals + digits; /* "RN12A" */
    all += digits && all + 1 == t->n && text[all] >= 'A' && text[all] <= 'Z';
    if (!capitals || capitals > MOST_CAPITALS || all != t->n)
        return 0;
    uint32_t number = token + 1 + (t[1].punct == '-');
    bool joined = number < end && doc->tokens[number].kind == RF__NUMERAL &&
                  !(doc->tokens[token + 1].flags & RF__SPACE_BEFORE) &&
                  !(doc->tokens[number].flags & RF__SPACE_BEFORE);
    bool sum = t[1].kind == RF__PUNCT && !(t[1].flags & RF__SPACE_BEFORE) && /* "P2.7 billion" */
               t[2].kind == RF__NUMERAL && !(t[2].flags & RF__SPACE_BEFORE);
    uint32_t n = digits ? !sum : joined ? number + 1 - token : 0;
    bool armed = n && (rf__event_tag(doc, token + n, RF__E_FIGHTER) ||
                       rf__tag_at(doc, token + n, RF__C_ACTOR)); /* "the M-23 rebels" */
    return armed ? 0 : n;
}

static void take_word(rf__event_finder *f, uint32_t token, const rf__tag *tag) {
    rf__event_word word = (rf__event_word)tag->entry->code;
    if (word == RF__E_OPEN && token > f->sentence->token &&
        rf__function_at(f->doc, token - 1) == RF__F_NOT)
        word = RF__E_CLOSE; /* "are not passable" */
    bool weak = tag->entry->flags & RF__WEAK;
    f->hits[f->n_hits++] = (rf__event_hit){token, tag->n, word, weak};
    f->words[word >> 6] |= (uint64_t)1 << (word & 63);
    f->strong |= rf__entry_tells_arms(tag->entry);
    f->air |= word == RF__E_AIR || word == RF__E_AIR_WEAPON;
    f->armed |= word == RF__E_TROOPS || word == RF__E_ARMED || word == RF__E_AIR_WEAPON;
}

void rf__event_words(rf__event_finder *f) {
    f->n_hits = 0;
    f->strong = f->armed = false;
    f->words[0] = f->words[1] = 0;
    const uint64_t asked = RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_EVENT_WORD);
    if (!(f->sentence->classes & asked))
        return;
    const rf__token *tokens = f->doc->tokens;
    for (uint32_t t = f->sentence->token, end = t + f->sentence->n_tokens; t < end; t++) {
        bool side = tokens[t].over & RF__BIT(RF__C_ACTOR); /* "the M23 rebels" */
        uint32_t n_road =
            f->n_hits < RF__MOST_EVENT_HITS && !side ? road_number(f->doc, t, end) : 0;
        if (n_road) {
            f->hits[f->n_hits++] = (rf__event_hit){t, n_road, RF__E_ROAD, false};
            f->words[RF__E_ROAD >> 6] |= (uint64_t)1 << (RF__E_ROAD & 63);
        }
        if (!(tokens[t].classes & asked))
            continue;
        uint32_t longest = 0;
        for (uint32_t i = tokens[t].first_tag; i < tokens[t + 1].first_tag; i++) {
            const rf__tag *tag = &f->doc->tags[i];
            if (tag->class == RF__C_ACTOR && rf__entry_tells_arms(tag->entry))
                f->strong = true;
            if (tag->class != RF__C_EVENT_WORD || tag->n < longest ||
                covered(f, t, tag->n, (rf__event_word)tag->entry->code) ||
                f->n_hits == RF__MOST_EVENT_HITS ||
                begins_within(f, t, (rf__event_word)tag->entry->code) ||
                opens_name(f, t, tag->n, (rf__event_word)tag->entry->code) ||
                in_adjective(f, t, tag->n, (rf__event_word)tag->entry->code) ||
                is_other_noun(f, t, tag->n, (rf__event_word)tag->entry->code) ||
                within_name(f, t, tag->n, (rf__event_word)tag->entry->code))
                continue;
            if (hides((rf__event_word)tag->entry->code))
                longest = tag->n;
            take_word(f, t, tag);
        }
    }
    f->armed |= f->strong;
}
