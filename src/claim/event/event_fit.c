/* Whether a rule fits the event words of a sentence: what stands between and around decides whether
 * a hospital was hit or the wounded were brought there. */
#include "claim/doer/agent.h"
#include "claim/event/event_look.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

#include <math.h>
#include <string.h>

/* ---- what stands between and around ---- */

enum { FAIL_REACH = 8 };

bool rf__event_negated(const rf__event_finder *f, const rf__event_hit *hit) {
    bool joined = hit->word == RF__E_WARN && hit->token > f->sentence->token &&
                  rf__function_at(f->doc, hit->token - 1) == RF__F_AND;
    for (uint32_t i = rf__event_back(f, hit->token, 3); i < hit->token && !joined; i++)
        if (rf__function_at(f->doc, i) == RF__F_NO || rf__function_at(f->doc, i) == RF__F_WITHOUT)
            return true;
    for (uint32_t i = 0; i < f->n_hits; i++) { /* "failed to produce a ceasefire" */
        const rf__event_hit *fail = &f->hits[i];
        bool aim = fail->word == RF__E_FAIL &&
                   rf__is_kind(rf__tag_at(f->doc, fail->token, RF__C_EVENT_WORD), "aim");
        if (aim && hit->word != RF__E_CEASEFIRE && hit->word != RF__E_AGREEMENT)
            continue; /* "to secure aid" */
        uint32_t reach =
            hit->word == RF__E_WARN ? 1 : FAIL_REACH; /* "if help fails, they warned" */
        if (fail->word == RF__E_FAIL && fail->token < hit->token &&
            rf__event_gap(fail, hit) <= reach && rf__event_same_clause(f, fail, hit))
            return true;
    }
    return false;
}

static bool counts_flight(rf_indicator indicator) {
    switch (indicator) {
    case RF_DISPLACED:
    case RF_EVACUATED:
    case RF_RELOCATED:
    case RF_CROSSED_BORDER:
    case RF_IN_RELIEF_CAMP:
    case RF_SHELTERED:
    case RF_HOMELESS:
    case RF_RETURNED:
        return true;
    default:
        return false;
    }
}

const rf__draft *rf__event_figure(const rf__event_finder *f, const rf__draft *figure) {
    const rf__draft *end = f->doc->drafts + f->n_figures;
    const rf__draft *next = figure ? figure + 1 : f->doc->drafts + f->figure;
    return next < end && next->sentence == f->s ? next : NULL;
}

static bool has_flight_figure(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { NEAR = 8 }; /* "3,000 people in need who fled", counted as in need */
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));) {
        uint32_t end = d->np + d->n_np;
        bool needy = d->claim.indicator == RF_IN_NEED && d->claim.unit != RF_UNIT_SHARE;
        uint32_t at = f->doc->quantities[d->quantity].token;
        bool share =
            d->claim.indicator == RF_SHARE && end <= hit->token + hit->n + NEAR &&
            (at > hit->token ? at : hit->token) - (at > hit->token ? hit->token : at) <= NEAR;
        if (counts_flight(d->claim.indicator) || share ||
            (needy && end <= hit->token && hit->token - end <= NEAR))
            return true;
    }
    return false;
}

bool rf__event_only_flew(const rf__event_finder *f, const rf__event_hit *hit) {
    if (!rf__is_kind(rf__tag_at(f->doc, hit->token, RF__C_EVENT_WORD), "flights"))
        return false;
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        if (d->claim.indicator == RF_EVACUATED)
            return true;
    return false;
}

/* "199 were captured and taken into Gaza": people, told of as missing. */
static bool takes_people(const rf__event_finder *f, const rf__event_hit *hit) {
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        if (d->claim.indicator == RF_MISSING && d->trigger <= hit->token &&
            d->trigger + d->n_trigger > hit->token)
            return true;
    return false;
}

/* ---- fitting ---- */

/* Is somebody armed told of in [from, to)? */
bool rf__event_has_fighter(const rf__event_finder *f, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_over(f->doc, i, RF__C_ACTOR);
        if ((tag && rf__entry_tells_arms(tag->entry)) || rf__event_word_at(f, i, RF__E_FIGHTER) ||
            rf__event_word_at(f, i, RF__E_TROOPS) || rf__event_word_at(f, i, RF__E_ARMED))
            return true;
        if (f->doc->tokens[i].kind == RF__PUNCT && i > from)
            return false;
    }
    return false;
}

/* "fighters loyal to the general | attacked", "rebels who hold Idlib | attacked": words that tell
 * more of who did it stand between. */
static bool by_fighter_told_of(const rf__event_finder *f, const rf__event_hit *verb) {
    enum { WORDS = 7, NEAR = 2 };
    uint32_t finite = 0, open = rf__event_before_relative(f, verb->token);
    if (open)
        return rf__event_has_fighter(f, open - 1, open);
    for (uint32_t i = verb->token; i-- > rf__event_back(f, verb->token, WORDS);) {
        rf__function w = rf__function_at(f->doc, i);
        if ((w == RF__F_WHO || w == RF__F_THAT || w == RF__F_WHICH) && i > f->sentence->token)
            return finite && !rf__tag_at(f->doc, finite, RF__C_SAY_VERB) && finite <= i + NEAR &&
                   rf__event_has_fighter(f, i - 1, i);
        bool aim = w == RF__F_TO && rf__tag_at(f->doc, i + 1, RF__C_VERB);
        if (f->doc->tokens[i].kind == RF__PUNCT || w == RF__F_AND || aim || finite)
            return false;
        if (rf__event_has_fighter(f, i, i + 1))
            return true;
        finite = rf__is_finite(f->doc, i) || rf__tag_at(f->doc, i, RF__C_VERB) ? i : finite;
    }
    return false;
}

/* "was attacked [in the night of 9 June] by": behind the times and what leads to them. */
static uint32_t behind_times(const rf__event_finder *f, uint32_t from) {
    enum { MOST = 10 };
    uint32_t to = from, end = rf__event_end(f);
    for (uint32_t i = from; i < end && i < from + MOST; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (w == RF__F_BY)
            break;
        if (rf__time_over(f->doc, f->sentence, i) || rf__tag_at(f->doc, i, RF__C_TIME_WORD))
            to = i + 1;
        else if (w != RF__F_IN && w != RF__F_ON && w != RF__F_THE && w != RF__F_FROM &&
                 w != RF__F_OF && w != RF__F_AT && w != RF__F_TO)
            break;
    }
    return to;
}

/* "The village [was attacked]": a place, and nobody is told to have done it. */
static bool is_place_attacked(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { NEAR = 3 }; /* "could be attacked" */
    const rf__tag *tag = rf__event_tag(f->doc, hit->token, RF__E_FIGHT_VERB);
    for (uint32_t i = rf__event_back(f, hit->token, NEAR); i < hit->token; i++)
        if (rf__tag_at(f->doc, i, RF__C_MODAL))
            return false;
    return hit->word == RF__E_FIGHT_VERB && f->conflict && !f->air && !f->flown &&
           rf__is_kind(tag, "onset") && rf__ends_as_past(f->doc, hit->token) &&
           rf__function_at(f->doc, hit->token + hit->n) != RF__F_BY &&
           rf__event_subject_place(f, hit->token);
}

/* "militants attacked", "was attacked by militants": somebody armed stands beside the word. */
static bool by_fighter(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS_BEHIND = 4 };
    bool noun = hit->word == RF__E_ATTACK || hit->word == RF__E_RAID; /* "gang attacks" */
    uint32_t who = hit->token;                                        /* "rebels (NLF) | entered" */
    if (!noun && who > f->sentence->token && f->doc->tokens[who - 1].punct == ')')
        while (who > f->sentence->token + 1 && f->doc->tokens[who].punct != '(')
            who--;
    for (uint32_t i = rf__event_back(f, who, noun ? 1 : 3); i < who; i++)
        if (rf__event_has_fighter(f, i, i + 1))
            return true;
    bool verb = hit->word == RF__E_FIGHT_VERB;
    if (verb && by_fighter_told_of(f, hit))
        return true;
    uint32_t by = hit->token + hit->n, end = rf__event_end(f);
    by = behind_times(f, by); /* "an attack [early Monday] by rebels" */
    if (noun && by + 2 < end && rf__function_at(f->doc, by) == RF__F_IN &&
        rf__function_at(f->doc, by + 1) == RF__F_WHICH)
        return rf__event_has_fighter(f, by + 2,
                                     by + 2 + WORDS_BEHIND < end ? by + 2 + WORDS_BEHIND : end);
    return (verb || noun) && by + 1 < end && rf__function_at(f->doc, by) == RF__F_BY &&
           rf__event_has_fighter(f, by + 1,
                                 by + 1 + WORDS_BEHIND < end ? by + 1 + WORDS_BEHIND : end);
}

/* "17 raids", "the fight", "their raids": a noun, though verbs look so as well. */
static bool is_noun_here(const rf__event_finder *f, const rf__event_hit *hit) {
    if (hit->n > 1 || hit->token == f->sentence->token)
        return false;
    rf__function before = rf__function_at(f->doc, hit->token - 1);
    return f->doc->tokens[hit->token - 1].kind == RF__NUMERAL || before == RF__F_THE ||
           before == RF__F_A || before == RF__F_POSSESSIVE || before == RF__F_THEIR ||
           before == RF__F_ITS || before == RF__F_HIS || before == RF__F_OF ||
           (rf__function_at(f->doc, hit->token + 1) == RF__F_ON && /* "kept up raids on" */
            !rf__ends_as_past(f->doc, hit->token));
}

static bool is_start(const rf__event_finder *f, uint32_t token) {
    const rf__tag *time = rf__tag_at(f->doc, token, RF__C_TIME_WORD);
    return time && (time->entry->code == RF__W_BEGINNING || time->entry->code == RF__W_START);
}

/* "[prior to] the fighting" */
static bool is_prior(const rf__doc *doc, uint32_t token) {
    const rf__tag *word = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return word && word->entry->code == RF__W_EARLIER &&
           rf__function_at(doc, token + word->n) == RF__F_TO;
}

/* "since the start of the invasion", "before the assault", "if fighting goes on": what is only a
 * time or a condition here. */
static bool is_anchor(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 7 };
    bool one = hit->token > f->sentence->token && /* "since the war | began", not "since clashes" */
               rf__function_at(f->doc, hit->token - 1) == RF__F_THE &&
               (hit->word == RF__E_FIGHT || hit->word == RF__E_ATTACK);
    bool begins = one && is_start(f, hit->token + hit->n);
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, REACH);) {
        const rf__token *t = &f->doc->tokens[i];
        rf__function w = rf__function_at(f->doc, i);
        begins |= is_start(f, i);
        if ((w == RF__F_SINCE && begins) || w == RF__F_IF ||
            (w == RF__F_BEFORE && (rf__function_at(f->doc, i + 1) == RF__F_THE ||
                                   rf__function_at(f->doc, i + 1) == RF__F_THIS)) ||
            (w == RF__F_AFTER && i <= f->sentence->token + 3 && /* "Two days after the clashes," */
             rf__function_at(f->doc, i + 1) == RF__F_THE &&
             f->doc->tokens[hit->token + hit->n].punct == ',') ||
            is_prior(f->doc, i))
            return true;
        bool plain = t->punct == '-' || (t->kind == RF__WORD && !(t->flags & RF__CAPITAL) &&
                                         w != RF__F_POSSESSIVE && w != RF__F_AND);
        if (!plain || rf__tag_over(f->doc, i, RF__C_ACTOR) || rf__is_finite(f->doc, i))
            return false;
    }
    return false;
}

/* "had fled": before what is told. */
static bool had_before(const rf__event_finder *f, const rf__event_hit *verb) {
    const rf__tag *have = verb->token > f->sentence->token
                              ? rf__tag_at(f->doc, verb->token - 1, RF__C_FUNCTION)
                              : NULL;
    return have && have->entry->code == RF__F_HAVE && have->entry->flags & RF__PAST_FORM;
}

/* "fled [after] attacks on three villages", "left [amid] heavy clashes": not "fled the attacks". */
static bool is_cause(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS_BEFORE = 4 }; /* "[following] Friday's deadly attacks" */
    if (rf__function_at(f->doc, hit->token) == RF__F_BY ||
        rf__function_at(f->doc, hit->token - 1) == RF__F_BY)
        return true; /* "were displaced [by fighting]", "by [conflict between the clans]" */
    if (rf__event_between(f, hit->token, hit->token + hit->n, RF__F_BETWEEN, RF__F_BETWEEN))
        return true; /* "fled [fighting between] the army and the rebels" */
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, WORDS_BEFORE);) {
        rf__function w = rf__function_at(f->doc, i);
        if (w == RF__F_AFTER || w == RF__F_DURING || w == RF__F_AS || w == RF__F_WHEN)
            return true;
        if (w == RF__F_FROM || f->doc->tokens[i].kind == RF__PUNCT ||
            rf__event_word_at(f, i, RF__E_FLEE))
            return false;
    }
    return false;
}

/* What is fled from, asked for, asked to end, or only an aim is no event told here. */
static bool only_mentioned(const rf__event_finder *f, const rf__event_rule *rule,
                           const rf__event_hit *hit) {
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *other = &f->hits[i];
        if (other->token >= hit->token)
            continue;
        if ((rule->type == RF_ROAD_OPENED || rule->first == RF__E_LET) &&
            (other->word == RF__E_APPEAL || other->word == RF__E_ASK) &&
            rf__event_same_clause(f, other, hit))
            return true; /* "called on both sides to protect civilians and reopen the road" */
        bool asked = other->word == RF__E_APPEAL ||
                     (rule->type == RF_AID_CROSSING && other->word == RF__E_ASK);
        if ((rule->type == RF_TROOP_MOVEMENT || rule->type == RF_AID_CROSSING) && asked &&
            rf__event_gap(other, hit) <= 14 && rf__event_same_clause(f, other, hit))
            return true; /* "called for the withdrawal of foreign troops" */
        if (rf__event_gap(other, hit) > 10)
            continue;
        bool close = rf__event_gap(other, hit) <= 4;
        if ((rule->type == RF_AIR_STRIKE || rule->type == RF_SHELLING) &&
            other->word == RF__E_END && !rf__event_gap(other, hit) &&
            rf__ends_as(f->doc, hit->token, RF__END_ING))
            return true; /* "called on them to stop bombing" */
        if (rule->type == RF_BATTLE && other->word == RF__E_FEAR &&
            rf__event_gap(other, hit) <= 1 && !rf__event_organisation_before(f, other))
            return true; /* "they feared nightly attacks" */
        if ((rule->type == RF_AIR_STRIKE || rule->type == RF_SHELLING) &&
            other->word == RF__E_FLEE && hit->word != RF__E_SHELL_VERB &&
            rf__event_gap(other, hit) <= 2 && had_before(f, other))
            return true; /* "who had fled raids and shelling" */
        bool told = rf__function_at(f->doc, hit->token + hit->n) == RF__F_BETWEEN ||
                    (hit->word == RF__E_FIGHT_VERB && rf__event_gap(other, hit) > 0);
        told |= is_cause(f, hit);
        if (rule->type == RF_BATTLE && close &&
            (other->word == RF__E_END || (other->word == RF__E_FLEE && !told)))
            return true;
        if (rule->type == RF_CEASEFIRE &&
            (other->word == RF__E_APPEAL || (close && other->word == RF__E_END)))
            return true;
        if (rule->type == RF_PLACE_CAPTURED && close && other->word == RF__E_FIGHT &&
            rf__function_at(f->doc, hit->token - 1) == RF__F_TO)
            return true; /* "an offensive to retake the town" */
        if (rule->type == RF_BATTLE && other->word == RF__E_CEASEFIRE &&
            other->token + other->n > hit->token)
            return true; /* "agreed to end hostilities" */
        if (rule->type == RF_DISPLACEMENT && close && other->word == RF__E_END)
            return true; /* "to prevent mass displacement" */
    }
    return false;
}

/* "signatories of the 2016 peace accord", "fighters who signed the 2016 accord": it says who they
 * are. */
static bool only_tells_who(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 6 };
    bool year = false;
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, REACH);) {
        year |= f->doc->tokens[i].kind == RF__NUMERAL && f->doc->tokens[i].n == 4;
        rf__function w = rf__function_at(f->doc, i);
        if (year && (w == RF__F_OF || w == RF__F_WHO))
            return true;
        if (f->doc->tokens[i].punct == ',')
            break;
    }
    return false;
}

/* "to reclaim the town": an aim, where no other word says that it is planned or asked for. */
static bool is_aim(const rf__event_finder *f, const rf__event_hit *hit) {
    if (hit->token < f->sentence->token + 2 || rf__function_at(f->doc, hit->token - 1) != RF__F_TO)
        return false;
    for (uint32_t i = 0; i < f->n_hits; i++)
        if ((f->hits[i].word == RF__E_PLANNED || f->hits[i].word == RF__E_APPEAL ||
             f->hits[i].word == RF__E_FEAR) &&
            f->hits[i].token < hit->token && rf__event_gap(&f->hits[i], hit) <= 6)
            return false;
    return !rf__tag_over(f->doc, hit->token - 2, RF__C_MODAL) &&
           !rf__tag_at(f->doc, hit->token - 2, RF__C_SAY_VERB);
}

/* "demanded 5 million naira", "asked for $2 million" */
static bool asks_for_sum(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t next = hit->token + hit->n;
    for (uint32_t q = f->sentence->quantity; q < f->sentence->quantity + f->sentence->n_quantities;
         q++) {
        const rf__quantity *sum = &f->doc->quantities[q];
        if (sum->money && (sum->phrase == next || sum->phrase == next + 1))
            return true;
    }
    return false;
}

/* "asked both armies for a corridor", "asked neighbours | to send tents": somebody, and what. */
static bool asks_for_something(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 9 };
    if (rf__event_between(f, rf__event_back(f, hit->token, 2), hit->token, RF__F_BE, RF__F_BEEN))
        return false;    /* "was asked to leave" */
    bool people = false; /* "told residents to leave", not "told the paper to print it" */
    uint32_t from = hit->token + hit->n, end = rf__event_end(f);
    for (uint32_t i = from; i + 1 < end && i < from + REACH; i++) {
        rf__function w = rf__function_at(f->doc, i);
        bool clause = w == RF__F_THEY || w == RF__F_WE || w == RF__F_HE || w == RF__F_SHE;
        bool who = w == RF__F_WHO && people; /* "asked all residents who stayed to" */
        if ((rf__is_clause_edge(f->doc, i) && !who) || f->doc->tokens[i].kind == RF__PUNCT ||
            clause)
            return false; /* "told our staff | they had to hide" */
        people |= rf__event_word_at(f, i, RF__E_PEOPLE);
        if (w == RF__F_TO && i > from && f->doc->tokens[i + 1].kind == RF__WORD &&
            !(f->doc->tokens[i + 1].flags & RF__CAPITAL))
            return (!hit->weak || people) && (rf__tag_at(f->doc, i + 1, RF__C_VERB) ||
                                              rf__tag_at(f->doc, i + 1, RF__C_EVENT_WORD) ||
                                              (people && !hit->weak && /* "to boil their water" */
                                               !rf__function_at(f->doc, i + 1)));
        for (uint32_t k = i + 1; w == RF__F_FOR && !hit->weak && k < end && k < i + 4; k++)
            if (rf__event_word_at(f, k, RF__E_ASKED_FOR) || rf__event_word_at(f, k, RF__E_AID) ||
                rf__event_word_at(f, k, RF__E_FOOD) || rf__event_word_at(f, k, RF__E_TROOPS))
                return true;
    }
    return false;
}

/* "no mention of air strikes", "too scared to flee": none: only words that say so of any thing. */
static bool is_failed(const rf__event_finder *f, const rf__event_hit *hit, bool none) {
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *fail = &f->hits[i];
        const rf__tag *tag = rf__tag_at(f->doc, fail->token, RF__C_EVENT_WORD);
        if (fail->word == RF__E_FAIL && fail->token < hit->token && rf__event_gap(fail, hit) <= 1 &&
            rf__is_kind(tag, "none") == none && !rf__is_kind(tag, "aim"))
            return true;
    }
    return false;
}

/* "an attack on Gorsk", "raids on several villages": ground and no people. */
static bool is_on_place(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS_BEHIND = 4 };
    const rf__doc *doc = f->doc;
    uint32_t at = hit->token + hit->n, end = rf__event_end(f);
    bool against = rf__function_at(doc, at) == RF__F_OTHER_PREPOSITION &&
                   rf__tag_over(doc, at, RF__C_EVENT_WORD); /* "attacks against" */
    bool killed =
        at + 1 < end && rf__event_word_at(f, at + 1, RF__E_KILL_VERB) &&
        (rf__function_at(doc, at) == RF__F_THAT || rf__function_at(doc, at) == RF__F_WHICH);
    if (killed && hit->word == RF__E_ATTACK && !rf__event_has(f, RF__E_AIR))
        return true; /* "in attacks that killed two people" */
    const rf__tag *when = rf__tag_at(doc, at, RF__C_TIME_WORD); /* "attacks last week in" */
    while (at + 1 < end && when && hit->word == RF__E_ATTACK) {
        at += when->n;
        when = rf__tag_at(doc, at, RF__C_TIME_WORD);
    }
    bool in = (rf__function_at(doc, at) == RF__F_IN || rf__function_at(doc, at) == RF__F_AT) &&
              hit->word == RF__E_ATTACK;
    if (at + 1 >= end || (rf__function_at(doc, at) != RF__F_ON && !against && !in))
        return false;
    for (uint32_t i = f->sentence->mention; i < f->sentence->mention + f->sentence->n_mentions; i++)
        if ((doc->mentions[i].phrase == at || doc->mentions[i].phrase == at + 1) &&
            rf__is_place(&doc->mentions[i]))
            return true;
    for (uint32_t i = at + 1; i < end && i <= at + WORDS_BEHIND && rf__is_word(doc, i); i++)
        if (rf__event_word_at(f, i, RF__E_GROUND))
            return true;
        else if (rf__is_any_preposition(rf__function_at(doc, i)) &&
                 !rf__tag_over(doc, i, RF__C_QUALIFIER)) /* "on at least two villages" */
            return false;
    if (in)
        return false;
    const uint64_t other = RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ORGANISATION) |
                           RF__BIT(RF__C_FIRST_NAME) | RF__BIT(RF__C_ROLE) |
                           RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_HONORIFIC);
    const rf__token *name = &doc->tokens[at + 1]; /* "an attack on Pajut", which no list knows */
    return name->kind == RF__WORD && name->flags & RF__CAPITAL &&
           !(name->flags & RF__ALL_CAPITALS) && !(name->over & other) &&
           (at + 2 >= end || !(name[1].flags & RF__CAPITAL)) &&
           (at + 2 >= end || name[1].kind == RF__PUNCT || rf__function_at(doc, at + 2));
}

/* "the deal | brokered by Norland on Tuesday": what is told of it tells when it was made. */
static bool is_dated_behind(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 8 };
    uint32_t next = hit->token + hit->n, end = rf__event_end(f);
    if (next >= end || !rf__ends_as_past(f->doc, next) || rf__function_at(f->doc, next))
        return false;
    for (uint32_t i = next; i < end && i < next + REACH && rf__is_word(f->doc, i); i++)
        if (rf__time_over(f->doc, f->sentence, i))
            return true;
    return false;
}

/* "the sponsors of the agreement", "under the truce": one that was made before. */
static bool is_told_before(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t first = f->sentence->token, at = hit->token;
    if (at < first + 2 || rf__function_at(f->doc, at - 1) != RF__F_THE)
        return false;
    rf__function of = rf__function_at(f->doc, at - 2);
    if (of == RF__F_UNDER)
        return !is_dated_behind(f, hit);
    const rf__tag *noun =
        at > first + 2 ? rf__tag_at(f->doc, at - 3, RF__C_NOUN) : NULL; /* "the parties to" */
    const rf__tag *role = at > first + 2 ? rf__tag_at(f->doc, at - 3, RF__C_ROLE) : NULL;
    return of == RF__F_OF && (role || (noun && noun->entry->unit == RF_PEOPLE));
}

/* Do the words name who did what stands before: "by Houthi [rebels struck]"? */
static bool is_done_by(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t from = hit->token;
    while (from > rf__event_back(f, hit->token, 4) && rf__tag_over(f->doc, from - 1, RF__C_ACTOR))
        from--;
    return from > f->sentence->token && rf__function_at(f->doc, from - 1) == RF__F_BY &&
           rf__tag_over(f->doc, hit->token, RF__C_ACTOR);
}

/* "two bombs", "the bomb was": a noun where a verb is looked for. */
static bool is_thing(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t next = hit->token + hit->n;
    rf__function behind = rf__function_at(f->doc, next);
    bool number = hit->token > f->sentence->token && rf__is_number_at(f->doc, hit->token - 1);
    bool past =
        rf__ends_as_past(f->doc, hit->token) || rf__ends_as(f->doc, hit->token, RF__END_ING);
    if (rf__event_word_at(f, next, RF__E_DROP))
        return false;                                 /* "a bomb fell on the town" */
    bool dropped = hit->token > f->sentence->token && /* "dropping bombs" */
                   rf__event_word_at(f, hit->token - 1, RF__E_DROP);
    return !past && (number || dropped || is_noun_here(f, hit) || behind == RF__F_BE ||
                     behind == RF__F_HAVE);
}

/* "a junta | camp", "a camp | of the rebels", "of the NRM" */
static bool is_of_armed(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t of = hit->token + hit->n, who = of + 1;
    if (rf__function_at(f->doc, of) == RF__F_OF) {
        who += rf__function_at(f->doc, who) == RF__F_THE;
        const rf__tag *side = rf__tag_at(f->doc, who, RF__C_ACTOR);
        bool initials = f->doc->tokens[who].flags & RF__ALL_CAPITALS &&
                        !rf__tag_at(f->doc, who, RF__C_ORGANISATION);
        if (initials || (side && rf__entry_tells_arms(side->entry)))
            return true;
    }
    if (hit->n == 1 && hit->token > f->sentence->token &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_ITS &&
        rf__ends_as(f->doc, hit->token, RF__END_PLURAL))
        return true; /* "jets bombed its camps" */
    const rf__tag *whose =
        hit->token > f->sentence->token ? rf__tag_over(f->doc, hit->token - 1, RF__C_ACTOR) : NULL;
    return whose && hit->n == 1 && rf__entry_tells_arms(whose->entry);
}

/* "bombarded it with rockets and artillery" */
static bool is_by_guns(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 10 };
    if (rf__event_has(f, RF__E_AIR_WEAPON) || rf__event_has(f, RF__E_AIR))
        return false;
    for (uint32_t i = 0; i < f->n_hits; i++)
        if ((f->hits[i].word == RF__E_SHELL_WEAPON || f->hits[i].word == RF__E_MISSILE_WEAPON ||
             f->hits[i].word == RF__E_SHELL) &&
            f->hits[i].token > hit->token && rf__event_gap(hit, &f->hits[i]) <= REACH &&
            rf__event_between(f, hit->token, f->hits[i].token, RF__F_WITH, RF__F_WITH))
            return true;
    return false;
}

/* "the gangs now control 85 percent of the city": how much they hold; "were driven out of Tarsa":
 * those counted, who hold no place. */
static bool tells_share(const rf__event_finder *f, const rf__event_hit *hit) {
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        if ((d->claim.indicator == RF_TERRITORY || d->claim.indicator == RF_DISPLACED) &&
            d->trigger >= hit->token && d->trigger < hit->token + hit->n)
            return true;
    return false;
}

/* "the rebels [struck] a deal": no blow. */
static bool is_bargain(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t behind = hit->token + hit->n;
    behind += rf__function_at(f->doc, behind) == RF__F_A;
    return rf__event_tag(f->doc, behind, RF__E_AGREEMENT) != NULL;
}

/* "bandits who [raid] villages", "they regularly [ambush] convoys": what they are used to do. */
static bool is_habit(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t at = hit->token;
    const rf__tag *verb = rf__tag_at(f->doc, at, RF__C_VERB);
    bool present = hit->n == 1 && !(f->doc->tokens[at].flags & RF__CAPITAL) &&
                   !rf__ends_as_past(f->doc, at) && !rf__ends_as(f->doc, at, RF__END_ING) &&
                   !(verb && verb->entry->form != RF__BASE);
    if (!present || at <= f->sentence->token + 1 || is_noun_here(f, hit))
        return false;
    bool adverb = rf__ends_as_adverb(f->doc, at - 1);
    return adverb ? rf__tag_over(f->doc, at - 2, RF__C_NOUN) != NULL ||
                        rf__tag_over(f->doc, at - 2, RF__C_ACTOR) ||
                        rf__function_at(f->doc, at - 2) == RF__F_WHO
                  : rf__function_at(f->doc, at - 1) == RF__F_WHO;
}

/* "strikes on Gorsk", "strikes in Gorsk killed 30": no strike of workers. */
static bool is_surely_strike(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS_BEHIND = 6 };
    if (hit->word != RF__E_STRIKE || rf__event_has(f, RF__E_NOT_ARMED))
        return false;
    if (is_on_place(f, hit))
        return true;
    uint32_t end = rf__event_end(f);
    for (uint32_t i = hit->token + hit->n; i < end && i < hit->token + WORDS_BEHIND; i++) {
        const rf__tag *verb = rf__tag_at(f->doc, i, RF__C_VERB);
        if (verb && verb->entry->indicator == RF_KILLED && verb->entry->form == RF__PAST)
            return true;
        if (f->doc->tokens[i].kind == RF__PUNCT || rf__is_clause_edge(f->doc, i))
            return false;
    }
    return false;
}

/* "gunmen killed policemen", but not "a crash killed policemen"; "soldiers engaged rebels", "split
 * up and engaged the army", not "mediators engaged rebels". */
static bool is_met(const rf__event_finder *f, const rf__event_rule *rule,
                   const rf__event_hit *hit) {
    bool meet = rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_KILL_VERB), "meet");
    if ((!meet && rule->second == RF__E_FIGHTER) || by_fighter(f, hit))
        return true;
    uint32_t at = hit->token, first = f->sentence->token;
    const rf__tag *then = at > first ? rf__tag_at(f->doc, at - 1, RF__C_TIME_WORD) : NULL;
    at -= then && then->entry->code == RF__W_THEN;
    return meet && at > first && rf__function_at(f->doc, at - 1) == RF__F_AND;
}

/* "a militia of some 8,000 men marched on the town": no protest. */
static bool is_of_fighters(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 8 };
    for (uint32_t i = rf__event_back(f, hit->token, REACH); i < hit->token; i++)
        if (rf__event_has_fighter(f, i, i + 1) || rf__event_word_at(f, i, RF__E_ARMED))
            return true;
    return false;
}

/* "the bombing of a barracks": what an explosive does, from wherever it comes. */
static bool is_blast(const rf__event_finder *f, const rf__event_hit *hit) {
    const rf__tag *tag = rf__event_tag(f->doc, hit->token, hit->word);
    bool verb = hit->n == 1 && rf__event_between(f, rf__event_back(f, hit->token, 2), hit->token,
                                                 RF__F_BE, RF__F_BEEN); /* "are still bombing" */
    return rf__is_kind(tag, "blast") && !verb;
}

/* Did fighters do it, who have no planes, or nobody in a report that tells of none? */
static bool is_on_ground(const rf__event_finder *f, const rf__event_hit *hit) {
    return rf__event_of_fighters(f, hit) || (!f->by_air && !rf__event_has(f, RF__E_DROP) &&
                                             !rf__has_side(f->doc, f->sentence, hit->token));
}

bool rf__event_fits_alone(const rf__event_finder *f, const rf__event_rule *rule,
                          const rf__event_hit *hit) {
    if (rule->not_near != RF__E_ALONE && rf__event_near(f, hit, rule->not_near))
        return false;
    bool by_side = rule->type == RF_PLACE_CAPTURED && rf__has_side(f->doc, f->sentence, hit->token);
    bool weak = hit->weak && hit->word != RF__E_ASK;
    by_side |= is_surely_strike(f, hit) || rf__event_by_country(f, hit);
    if ((weak || rule->flags & RF__E_CONFLICT) && !f->armed && !f->conflict && !by_side)
        return false;
    if (hit->word == RF__E_ASK && !asks_for_something(f, hit))
        return false;
    if (hit->word == RF__E_SEEK && !asks_for_sum(f, hit))
        return false; /* "seeks $20 million", not "seeks peace" */
    if ((hit->word == RF__E_APPEAL || hit->word == RF__E_SEEK) && rf__event_has(f, RF__E_FIGHTER) &&
        asks_for_sum(f, hit))
        return false; /* a ransom */
    if (rule->flags & RF__E_BY_ARMED && !f->armed && !rf__event_counts_captured(f, hit))
        return false;
    if (hit->word == RF__E_TURN_BACK && !rf__event_turns_foreigners(f, hit))
        return false;
    if (rule->flags & RF__E_BY_FIGHTER && !by_fighter(f, hit) && !rf__event_by_country(f, hit) &&
        !(hit->word == RF__E_CAPTURE_WEAK &&
          (rf__event_they_take(f, hit) || rf__event_taken_by(f, hit))) &&
        !is_place_attacked(f, hit))
        return false;
    if (hit->word == RF__E_MARCH && is_of_fighters(f, hit))
        return false;
    if (rf__event_only_flew(f, hit))
        return false;
    if (rule->type == RF_BATTLE &&
        (is_habit(f, hit) || is_bargain(f, hit) || rf__event_only_tells_side(f, hit)))
        return false;
    if (rule->first == RF__E_SHELL_VERB && rule->type == RF_SHELLING && rf__event_from_afar(f, hit))
        return false;
    bool fought = rule->type == RF_BATTLE; /* "militants bombed a convoy" */
    if (hit->word == RF__E_AIR_VERB &&
        (fought ? f->flown || !is_on_ground(f, hit) : !f->flown && is_on_ground(f, hit)))
        return false;
    if (rule->type == RF_AIR_STRIKE && is_blast(f, hit) && !f->flown && is_on_ground(f, hit))
        return false;
    if (hit->word == RF__E_AIR_VERB && (is_thing(f, hit) || is_by_guns(f, hit)))
        return false; /* "defused two bombs" */
    if (rule->type == RF_PLACE_CAPTURED && tells_share(f, hit))
        return false;
    if (rule->flags & RF__E_ON_PLACE && !is_on_place(f, hit))
        return false;
    if (hit->word == RF__E_FIGHT && hit->n > 1 && is_done_by(f, hit))
        return false; /* "missiles launched by the rebels struck" */
    if (rule->flags & RF__E_WHOSE &&
        (by_fighter(f, hit) || !rf__has_side(f->doc, f->sentence, hit->token)))
        return false;
    if (rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_RAID), "one") &&
        hit->word == RF__E_RAID &&
        (rule->type != RF_AIR_STRIKE || !rf__event_is_air_raid(f, hit) || !is_noun_here(f, hit) ||
         by_fighter(f, hit)))
        return false; /* "to raid", "a raid by police" */
    if (hit->word == RF__E_CAMP && (is_of_armed(f, hit) || rf__event_is_other_site(f, hit)))
        return false; /* "a militia camp" */
    if (hit->word == RF__E_BORDER &&
        rf__event_auxiliary(f, rf__event_back(f, hit->token, 1), hit->token))
        return false; /* "trucks are crossing" */
    if (rule->flags & RF__E_PLACED && !rf__event_is_placed(f, hit))
        return false;
    if (rf__event_of_else(f, hit))
        return false;
    const rf__tag *by = hit->token > f->sentence->token
                            ? rf__tag_over(f->doc, hit->token - 1, RF__C_EVENT_WORD)
                            : NULL;
    if (hit->word == RF__E_CAPTURE && by && by->entry->code == RF__E_NOT_ARMED)
        return false; /* "floodwaters overran it" */
    if (rule->flags & RF__E_NO_FIGURE && has_flight_figure(f, hit))
        return false;
    if (rule->type == RF_PLACE_CAPTURED && takes_people(f, hit))
        return false;
    if ((rule->flags & RF__E_AIR_WAR && !f->by_air) || (rule->flags & RF__E_NO_AIR && f->air))
        return false;
    bool strike = rf__is_strike(rule->type) || rule->type == RF_BATTLE;
    if (rf__event_has(f, RF__E_FAIL) && (strike || hit->word == RF__E_FLEE) &&
        is_failed(f, hit, strike))
        return false;
    if (rule->type == RF_AGREEMENT && only_tells_who(f, hit))
        return false;
    if ((rule->type == RF_BATTLE || rule->type == RF_CEASEFIRE || rule->type == RF_AIR_STRIKE ||
         rule->type == RF_SHELLING || rule->type == RF_FRONT_LINE ||
         rule->type == RF_TROOP_MOVEMENT || rule->type == RF_AGREEMENT) &&
        is_anchor(f, hit))
        return false;
    if ((hit->word == RF__E_CAPTURE || hit->word == RF__E_CAPTURE_WEAK) &&
        rf__ends_as_past(f->doc, hit->token) && hit->token > f->sentence->token &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_THE)
        return false; /* "the occupied north" */
    if (rule->type == RF_PLACE_CAPTURED && is_aim(f, hit))
        return false;
    if (hit->word == RF__E_AID && hit->n == 1 && hit->token > f->sentence->token &&
        rf__tag_over(f->doc, hit->token - 1, RF__C_ACTOR))
        return false; /* "an army convoy" */
    if (hit->word == RF__E_KILL_VERB && !is_met(f, rule, hit))
        return false;
    if (hit->word == RF__E_KILL_VERB && /* "were killed, including 14 soldiers" */
        (rf__event_between(f, rf__event_back(f, hit->token, 2), hit->token, RF__F_BE, RF__F_BEEN) ||
         rf__lacks_object(f->doc, hit->token)))
        return false;
    if (rule->flags & RF__E_SPOKEN && (!rf__event_is_warning(f, hit) || rf__event_negated(f, hit)))
        return false; /* "no warnings were issued" */
    if (rule->flags & RF__E_FALLEN && !rf__event_is_fallen(f, hit))
        return false;
    if (hit->word == RF__E_FIGHT_VERB && rf__event_word_at(f, hit->token, RF__E_FIRE) &&
        (f->made[RF_MISSILE_OR_DRONE] || f->made[RF_SHELLING]))
        return false; /* "killed by rockets that rebels fired at the town" */
    if (hit->word == RF__E_FIGHT_VERB && rf__event_word_at(f, hit->token + hit->n, RF__E_PROTEST))
        return false; /* "fired on protesters" */
    if (hit->word == RF__E_FIGHT_VERB &&
        ((rule->second == RF__E_ALONE &&
          rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_FIGHT_VERB), "village")) ||
         is_noun_here(f, hit) != ((rule->flags & RF__E_ON_PLACE) != 0)))
        return false; /* "fought to reach the injured" */
    if (rule->type == RF_BATTLE &&
        ((f->harmed && f->harmed == hit->token) || (f->struck && f->struck == hit->token)))
        return false; /* stormed a hospital: an attack on health care */
    if ((rule->type == RF_AGREEMENT || rule->type == RF_CEASEFIRE) &&
        (rf__event_negated(f, hit) || is_told_before(f, hit)))
        return false;
    if (rf__event_absent(f, rule->type, hit))
        return false;
    if (hit->word == RF__E_ROAD && hit->token >= f->sentence->token + 2 &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_OF &&
        !isnan(rf__event_km(f, hit->token - 2)))
        return false; /* "3,457 km of road" is a count */
    return !only_mentioned(f, rule, hit);
}
