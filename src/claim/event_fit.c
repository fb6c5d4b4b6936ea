/* Whether a rule fits the event words of a sentence: what stands between and around decides whether
 * a hospital was hit or the wounded were brought there. */
#include "claim/event.h"
#include "claim/figure.h"
#include "claim/speaker.h"
#include "claim/where.h"

#include <math.h>
#include <string.h>

/* ---- what stands between and around ---- */

enum { FAIL_REACH = 8 };

static uint32_t gap(const rf__event_hit *a, const rf__event_hit *b) {
    const rf__event_hit *left = a->token < b->token ? a : b, *right = left == a ? b : a;
    return right->token > left->token + left->n ? right->token - left->token - left->n : 0;
}

static bool same_clause(const rf__event_finder *f, const rf__event_hit *a, const rf__event_hit *b) {
    const rf__event_hit *left = a->token < b->token ? a : b, *right = left == a ? b : a;
    for (uint32_t i = left->token + left->n; i < right->token; i++) {
        bool goes_on = rf__function_at(f->doc, i + 1) == RF__F_IT; /* "; it was reopened" */
        bool label = f->doc->tokens[i].punct == ':' && i + 1 == right->token; /* "Road: closed" */
        if ((f->doc->tokens[i].punct == ';' && !goes_on) ||
            (f->doc->tokens[i].punct == ':' && !label))
            return false;
    }
    return true;
}

static bool near_word(const rf__event_finder *f, const rf__event_hit *hit, int word) {
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *other = &f->hits[i];
        if ((int)other->word == word && other->token != hit->token && gap(hit, other) <= 4)
            return true;
    }
    return false;
}

static bool word_at(const rf__event_finder *f, uint32_t token, rf__event_word word) {
    for (uint32_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].token == token && f->hits[i].word == word)
            return true;
    return false;
}

static bool function_between(const rf__event_finder *f, uint32_t from, uint32_t to,
                             rf__function low, rf__function high) {
    for (uint32_t i = from; i < to; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (w >= low && w <= high)
            return true;
    }
    return false;
}

static bool has_auxiliary(const rf__event_finder *f, uint32_t from, uint32_t to) {
    return function_between(f, from, to, RF__F_BE, RF__F_HAVE);
}

/* At most n tokens back, within the sentence. */
static uint32_t back(const rf__event_finder *f, uint32_t token, uint32_t n) {
    return token > f->sentence->token + n ? token - n : f->sentence->token;
}

static uint32_t end_of(const rf__event_finder *f) {
    return f->sentence->token + f->sentence->n_tokens;
}

bool rf__event_negated(const rf__event_finder *f, const rf__event_hit *hit) {
    for (uint32_t i = back(f, hit->token, 3); i < hit->token; i++)
        if (rf__function_at(f->doc, i) == RF__F_NO || rf__function_at(f->doc, i) == RF__F_WITHOUT)
            return true;
    for (uint32_t i = 0; i < f->n_hits; i++) { /* "failed to produce a ceasefire" */
        const rf__event_hit *fail = &f->hits[i];
        if (fail->word == RF__E_FAIL && fail->token < hit->token && gap(fail, hit) <= FAIL_REACH &&
            same_clause(f, fail, hit))
            return true;
    }
    return false;
}

/* "an attack by a militia | on a camp", "an attack carried out by rebels against | a camp": who did
 * it stands between the two. */
static bool is_attack_on(const rf__event_finder *f, const rf__event_hit *what,
                         const rf__event_hit *harm) {
    enum { WORDS_BEFORE = 4, REACH = 18 };
    uint32_t from = harm->token + harm->n, on = what->token;
    bool by = rf__function_at(f->doc, from - 1) == RF__F_BY; /* "attack by" */
    if (harm->token >= what->token || what->token - from > REACH ||
        (!by && !word_at(f, harm->token, RF__E_ATTACK)))
        return false;
    for (rf__function w; on > from; on--) {
        w = rf__function_at(f->doc, on - 1);
        if (w == RF__F_ON || w == RF__F_OTHER_PREPOSITION)
            break;
        if (what->token - on >= WORDS_BEFORE || rf__is_any_preposition(w))
            return false;
    }
    for (uint32_t i = from; i < on; i++) {
        by |= rf__function_at(f->doc, i) == RF__F_BY;
        if (rf__is_finite(f->doc, i) ? !rf__ends_as_past(f->doc, i)
                                     : f->doc->tokens[i].kind == RF__PUNCT)
            return false;
    }
    return on > from && by;
}

/* "hit a hospital", "a hospital was hit", "a hospital hit by", not "wounded people in a hospital".
 */
static bool is_direct(const rf__event_finder *f, const rf__event_hit *what,
                      const rf__event_hit *harm) {
    if (harm->token < what->token) {
        uint32_t from = harm->token + harm->n;
        bool inside = f->strong && !harm->weak; /* "hit tents in a camp" */
        return what->token <= from + 8 &&
               !function_between(f, from, what->token, inside ? RF__F_FROM : RF__F_IN,
                                 RF__F_WITHOUT) &&
               !has_auxiliary(f, from, what->token);
    }
    if (rf__function_at(f->doc, what->token + what->n) == RF__F_THAT &&
        what->token > f->sentence->token && rf__function_at(f->doc, what->token - 1) == RF__F_THE)
        return false; /* "the camp that was attacked": told before */
    for (uint32_t i = what->token + what->n; i < harm->token; i++)
        if (rf__tag_at(f->doc, i, RF__C_SAY_VERB) && f->doc->tokens[i + 1].punct != ',' &&
            !has_auxiliary(f, what->token + what->n, i))
            return false; /* "who lives near the camp, said 50 houses had burned down" */
    if (harm->n >= 3)     /* "came under attack" */
        return true;
    if (what->token + what->n == harm->token && harm->n == 1 &&
        word_at(f, harm->token, RF__E_ATTACK))
        return true; /* "the ambulance attack" */
    bool counted = what->token > f->sentence->token && what->token + what->n == harm->token &&
                   f->doc->tokens[what->token - 1].kind == RF__NUMERAL; /* "42 clinics looted" */
    return has_auxiliary(f, what->token + what->n, harm->token) || counted ||
           rf__function_at(f->doc, harm->token + harm->n) == RF__F_BY;
}

static bool is_name(const rf__event_finder *f, uint32_t token) {
    const rf__token *t = &f->doc->tokens[token];
    bool date = t->classes & (RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY)); /* "of February" */
    return t->kind == RF__WORD && t->flags & RF__CAPITAL && !date;
}

/* Is the object of the verb, or its subject in the passive, a name or a kind of place? */
static bool is_placed(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t from = hit->token + hit->n;
    rf__function next = rf__function_at(f->doc, from);
    if (hit->n >= 3) /* "took control of" */
        return true;
    if (from < end_of(f) && rf__is_number_at(f->doc, from)) { /* "seized six vehicles" */
        for (uint32_t i = from; i < end_of(f) && i < from + 6; i++)
            if (word_at(f, i, RF__E_GROUND))
                return true;
        return false;
    }
    for (uint32_t i = from; hit->word == RF__E_CAPTURE_WEAK && i < end_of(f) && i < from + 7; i++)
        if (word_at(f, i, RF__E_HEALTH) || word_at(f, i, RF__E_SCHOOL))
            return false;                /* "entered Tarsa and Gorsk hospitals" */
    if (hit->word == RF__E_CAPTURE_WEAK) /* "took Tarsa" */
        return from < end_of(f) && is_name(f, from) && !rf__tag_at(f->doc, from, RF__C_ROLE);
    if (next == RF__F_IT || next == RF__F_THEM)
        return true;
    for (uint32_t i = from; i < end_of(f) && i < from + 8; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (f->doc->tokens[i].punct == '.' || f->doc->tokens[i].punct == ';' || w == RF__F_IN ||
            w == RF__F_AT || w == RF__F_ON)
            break;
        if (is_name(f, i) && i < from + 4)
            return !rf__tag_at(f->doc, i, RF__C_ROLE) && !rf__tag_at(f->doc, i, RF__C_HONORIFIC);
        if (word_at(f, i, RF__E_GROUND))
            return true;
    }
    if (!has_auxiliary(f, back(f, hit->token, 3), hit->token))
        return false;
    for (uint32_t i = hit->token; i-- > back(f, hit->token, 10);) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            return false; /* "two insurgents were captured" */
        if (is_name(f, i) || word_at(f, i, RF__E_GROUND))
            return true;
    }
    return false;
}

static bool is_mention(const rf__event_finder *f, uint32_t token) {
    for (uint32_t i = 0; i < f->sentence->n_mentions; i++) {
        const rf__mention *mention = &f->doc->mentions[f->sentence->mention + i];
        if (token >= mention->token && token < mention->token + mention->n_tokens)
            return true;
    }
    return false;
}

/* "Kunduz has fallen", "the town fell": nothing but a place before it in its clause. */
static bool is_fallen(const rf__event_finder *f, const rf__event_hit *hit) {
    bool place = false;
    if (hit->weak) /* "the town fell" */
        return true;
    uint32_t next = hit->token + hit->n;
    if (f->armed && rf__function_at(f->doc, next - 1) == RF__F_TO &&
        (is_name(f, next) || rf__function_at(f->doc, next) == RF__F_THE))
        return true; /* "fell to the rebels" */
    for (uint32_t i = hit->token; i-- > back(f, hit->token, 6);) {
        rf__function w = rf__function_at(f->doc, i);
        if (f->doc->tokens[i].punct == ',' || w == RF__F_THAT || w == RF__F_SINCE ||
            w == RF__F_AFTER || w == RF__F_BEFORE || w == RF__F_AND || w == RF__F_AS)
            return place;
        bool name = is_name(f, i) && (f->armed || i != f->sentence->token || is_mention(f, i));
        bool ground = word_at(f, i, RF__E_GROUND) || name;
        bool small = w == RF__F_THE || w == RF__F_HAVE || w == RF__F_BE ||
                     f->doc->tokens[i].kind == RF__PUNCT || rf__tag_at(f->doc, i, RF__C_MODAL);
        if (!ground && !small)
            return false;
        place |= ground;
        if (i == f->sentence->token)
            return place;
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

/* The first figure of the sentence, then the one behind a figure; NULL: no more. */
static const rf__draft *next_figure(const rf__event_finder *f, const rf__draft *figure) {
    const rf__draft *end = f->doc->drafts + f->n_figures;
    const rf__draft *next = figure ? figure + 1 : f->doc->drafts + f->figure;
    return next < end && next->sentence == f->s ? next : NULL;
}

static bool has_flight_figure(const rf__event_finder *f) {
    for (const rf__draft *d = NULL; (d = next_figure(f, d));)
        if (counts_flight(d->claim.indicator))
            return true;
    return false;
}

/* "delivered food to 42,300 people": who got it is told, and nothing of a way. */
static bool has_aid_figure(const rf__event_finder *f) {
    for (const rf__draft *d = NULL; (d = next_figure(f, d));)
        if (d->claim.indicator == RF_AID &&
            (d->claim.unit == RF_PEOPLE || d->claim.unit == RF_HOUSEHOLDS))
            return true;
    return false;
}

/* "helicopters flew 22 sorties and rescued 316 people" */
static bool only_flew(const rf__event_finder *f, const rf__event_hit *hit) {
    if (!rf__is_kind(rf__tag_at(f->doc, hit->token, RF__C_EVENT_WORD), "flights"))
        return false;
    for (const rf__draft *d = NULL; (d = next_figure(f, d));)
        if (d->claim.indicator == RF_EVACUATED)
            return true;
    return false;
}

/* "199 were captured and taken into Gaza": people, told of as missing. */
static bool takes_people(const rf__event_finder *f, const rf__event_hit *hit) {
    for (const rf__draft *d = NULL; (d = next_figure(f, d));)
        if (d->claim.indicator == RF_MISSING && d->trigger <= hit->token &&
            d->trigger + d->n_trigger > hit->token)
            return true;
    return false;
}

/* ---- warnings ---- */

static bool is_spoken(const rf__event_finder *f, const rf__event_hit *hit, bool cue_only) {
    for (uint32_t i = f->says; i < f->doc->n_says && f->doc->says[i].token < end_of(f); i++) {
        const rf__says *says = &f->doc->says[i];
        bool cue = hit->token >= says->cue && hit->token < says->cue + says->n_cue;
        bool within = hit->token >= says->token && hit->token < says->token + says->n_tokens;
        if (cue || (within && !cue_only))
            return true;
    }
    return false;
}

/* An organisation right before a word: what it fears is a warning, what residents fear is none. */
static bool organisation_before(const rf__event_finder *f, const rf__event_hit *hit) {
    for (uint32_t i = back(f, hit->token, 5); i < hit->token; i++)
        if (rf__tag_over(f->doc, i, RF__C_ORGANISATION) || rf__tag_at(f->doc, i, RF__C_ORG_WORD) ||
            f->doc->tokens[i].flags & RF__ALL_CAPITALS)
            return true;
    return false;
}

/* "warned that", "warned of", not "the referee warned the captain". */
static bool warns_of(const rf__event_finder *f, const rf__event_hit *hit) {
    rf__function w = rf__function_at(f->doc, hit->token + hit->n);
    if (w != RF__F_THE && w != RF__F_A)
        return true;
    for (uint32_t i = hit->token + hit->n; i < end_of(f); i++) {
        const rf__tag *modal = rf__tag_at(f->doc, i, RF__C_MODAL);
        if (modal && modal->entry->code == RF_PROJECTED)
            return true;
    }
    return false;
}

/* "warns of floods", "warning that" */
static bool tells_of_what(const rf__event_finder *f, const rf__event_hit *hit) {
    rf__function w = rf__function_at(f->doc, hit->token + hit->n - (hit->n > 1));
    return w == RF__F_OF || w == RF__F_THAT || w == RF__F_IT || w == RF__F_THEY;
}

static bool is_warning(const rf__event_finder *f, const rf__event_hit *hit) {
    switch (hit->word) {
    case RF__E_WARN:
        return tells_of_what(f, hit) || (is_spoken(f, hit, true) && warns_of(f, hit));
    case RF__E_ALARM:
        if (hit->n >= 3) /* "a red alert was issued": nobody need say it */
            return true;
        return is_spoken(f, hit, true) || organisation_before(f, hit);
    case RF__E_FEAR:
        return is_spoken(f, hit, true) || organisation_before(f, hit);
    default: /* a disaster to come, in somebody's words */
        return is_spoken(f, hit, false) &&
               rf__modality_at(f->doc, f->sentence, hit->token, hit->n) == RF_PROJECTED;
    }
}

/* ---- fitting ---- */

/* Is somebody armed told of in [from, to)? */
static bool has_fighter(const rf__event_finder *f, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_over(f->doc, i, RF__C_ACTOR);
        if ((tag && rf__entry_tells_arms(tag->entry)) || word_at(f, i, RF__E_FIGHTER) ||
            word_at(f, i, RF__E_TROOPS) || word_at(f, i, RF__E_ARMED))
            return true;
        if (f->doc->tokens[i].kind == RF__PUNCT && i > from)
            return false;
    }
    return false;
}

/* "militants attacked", "was attacked by militants": somebody armed stands beside the word. */
static bool by_fighter(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS_BEHIND = 4 };
    bool noun = hit->word == RF__E_ATTACK || hit->word == RF__E_RAID; /* "gang attacks" */
    for (uint32_t i = back(f, hit->token, noun ? 1 : 3); i < hit->token; i++)
        if (has_fighter(f, i, i + 1))
            return true;
    uint32_t by = hit->token + hit->n, end = end_of(f);
    return hit->word == RF__E_FIGHT_VERB && by + 1 < end &&
           rf__function_at(f->doc, by) == RF__F_BY &&
           has_fighter(f, by + 1, by + 1 + WORDS_BEHIND < end ? by + 1 + WORDS_BEHIND : end);
}

/* "17 raids", "the fight", "their raids": a noun, though verbs look so as well. */
static bool is_noun_here(const rf__event_finder *f, const rf__event_hit *hit) {
    if (hit->n > 1 || hit->token == f->sentence->token)
        return false;
    rf__function before = rf__function_at(f->doc, hit->token - 1);
    return f->doc->tokens[hit->token - 1].kind == RF__NUMERAL || before == RF__F_THE ||
           before == RF__F_A || before == RF__F_POSSESSIVE || before == RF__F_THEIR ||
           before == RF__F_ITS || before == RF__F_HIS || before == RF__F_OF ||
           rf__function_at(f->doc, hit->token + 1) == RF__F_ON; /* "kept up raids on" */
}

static bool is_start(const rf__event_finder *f, uint32_t token) {
    const rf__tag *time = rf__tag_at(f->doc, token, RF__C_TIME_WORD);
    return time && (time->entry->code == RF__W_BEGINNING || time->entry->code == RF__W_START);
}

/* "since the start of the invasion", "before the assault", "if fighting goes on": what is only a
 * time or a condition here. */
static bool is_anchor(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 7 };
    bool begins = false;
    for (uint32_t i = hit->token; i-- > back(f, hit->token, REACH);) {
        const rf__token *t = &f->doc->tokens[i];
        rf__function w = rf__function_at(f->doc, i);
        begins |= is_start(f, i);
        if ((w == RF__F_SINCE && begins) || w == RF__F_IF ||
            (w == RF__F_BEFORE && rf__function_at(f->doc, i + 1) == RF__F_THE))
            return true;
        bool plain = t->punct == '-' || (t->kind == RF__WORD && !(t->flags & RF__CAPITAL) &&
                                         w != RF__F_POSSESSIVE && w != RF__F_AND);
        if (!plain || rf__tag_over(f->doc, i, RF__C_ACTOR) || rf__is_finite(f->doc, i))
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
            (other->word == RF__E_APPEAL || other->word == RF__E_ASK) && same_clause(f, other, hit))
            return true; /* "called on both sides to protect civilians and reopen the road" */
        if ((rule->type == RF_TROOP_MOVEMENT || rule->type == RF_AID_CROSSING) &&
            other->word == RF__E_APPEAL && gap(other, hit) <= 14 && same_clause(f, other, hit))
            return true; /* "called for the withdrawal of foreign troops" */
        if (gap(other, hit) > 10)
            continue;
        bool close = gap(other, hit) <= 4;
        bool told = rf__function_at(f->doc, hit->token + hit->n) == RF__F_BETWEEN;
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

/* An infinitive right behind a verb: what is done is striven for. */
static bool strives(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t next = hit->token + hit->n;
    const rf__tag *verb = next + 1 < end_of(f) ? rf__tag_at(f->doc, next + 1, RF__C_VERB) : NULL;
    return rf__function_at(f->doc, next) == RF__F_TO && !f->strong &&
           (verb || rf__event_has(f, RF__E_NOT_ARMED) || !f->conflict);
}

/* "the fighters have fled", "the government had to flee": somebody with power right before the
 * word, and no people between. */
static bool flees_from_power(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t behind = hit->token + hit->n;
    if (rf__ends_as(f->doc, hit->token, RF__END_ING) &&
        (word_at(f, behind, RF__E_TROOPS) || word_at(f, behind, RF__E_FIGHTER) ||
         rf__tag_at(f->doc, behind, RF__C_ACTOR)))
        return true; /* "rape by fleeing soldiers" */
    for (uint32_t i = hit->token; i-- > back(f, hit->token, 4);) {
        if (word_at(f, i, RF__E_PEOPLE) || f->doc->tokens[i].punct == ',')
            return false;
        if (rf__tag_over(f->doc, i, RF__C_ACTOR))
            return true;
    }
    return false;
}

/* "the hospital was evacuated", "evacuated 34 wounded people": no people, or a number of them. */
static bool flees_otherwise(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t next = hit->token + hit->n;
    if (hit->token > f->sentence->token + 1 &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_TO &&
        rf__function_at(f->doc, hit->token - 2) == RF__F_WHERE)
        return true; /* "unsure where to flee" */
    if (next < end_of(f) && hit->n == 1 && rf__is_number_at(f->doc, next))
        return true;
    if (!has_auxiliary(f, back(f, hit->token, 2), hit->token))
        return false;
    for (uint32_t i = hit->token; i-- > back(f, hit->token, 8);) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->flags & (RF__FACILITY_HEALTH | RF__FACILITY_SCHOOL);
    }
    return false;
}

/* "signatories of the 2016 peace accord", "fighters who signed the 2016 accord": it says who they
 * are. */
static bool only_tells_who(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 6 };
    bool year = false;
    for (uint32_t i = hit->token; i-- > back(f, hit->token, REACH);) {
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
            f->hits[i].token < hit->token && gap(&f->hits[i], hit) <= 6)
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
    if (function_between(f, back(f, hit->token, 2), hit->token, RF__F_BE, RF__F_BEEN))
        return false;    /* "was asked to leave" */
    bool people = false; /* "told residents to leave", not "told the paper to print it" */
    uint32_t from = hit->token + hit->n, end = end_of(f);
    for (uint32_t i = from; i + 1 < end && i < from + REACH; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (rf__is_clause_edge(f->doc, i) || f->doc->tokens[i].kind == RF__PUNCT)
            return false;
        people |= word_at(f, i, RF__E_PEOPLE);
        if (w == RF__F_TO && i > from && f->doc->tokens[i + 1].kind == RF__WORD &&
            !(f->doc->tokens[i + 1].flags & RF__CAPITAL))
            return (!hit->weak || people) && (rf__tag_at(f->doc, i + 1, RF__C_VERB) ||
                                              rf__tag_at(f->doc, i + 1, RF__C_EVENT_WORD));
        for (uint32_t k = i + 1; w == RF__F_FOR && !hit->weak && k < end && k < i + 4; k++)
            if (word_at(f, k, RF__E_ASKED_FOR) || word_at(f, k, RF__E_AID) ||
                word_at(f, k, RF__E_FOOD) || word_at(f, k, RF__E_TROOPS))
                return true;
    }
    return false;
}

/* "an attack on Gorsk", "raids on several villages": ground and no people. */
static bool is_on_place(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS_BEHIND = 4 };
    const rf__doc *doc = f->doc;
    uint32_t at = hit->token + hit->n, end = end_of(f);
    if (at + 1 >= end || rf__function_at(doc, at) != RF__F_ON)
        return false;
    for (uint32_t i = f->sentence->mention; i < f->sentence->mention + f->sentence->n_mentions; i++)
        if (doc->mentions[i].phrase == at && rf__is_place(&doc->mentions[i]))
            return true;
    for (uint32_t i = at + 1; i < end && i <= at + WORDS_BEHIND && rf__is_word(doc, i); i++)
        if (word_at(f, i, RF__E_GROUND))
            return true;
        else if (rf__is_any_preposition(rf__function_at(doc, i)))
            return false;
    return false;
}

/* Do the words name who did what stands before: "by Houthi [rebels struck]"? */
static bool is_done_by(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t from = hit->token;
    while (from > back(f, hit->token, 4) && rf__tag_over(f->doc, from - 1, RF__C_ACTOR))
        from--;
    return from > f->sentence->token && rf__function_at(f->doc, from - 1) == RF__F_BY &&
           rf__tag_over(f->doc, hit->token, RF__C_ACTOR);
}

bool rf__event_fits_alone(const rf__event_finder *f, const rf__event_rule *rule,
                          const rf__event_hit *hit) {
    if (rule->not_near != RF__E_ALONE && near_word(f, hit, rule->not_near))
        return false;
    bool by_side = rule->type == RF_PLACE_CAPTURED && rf__has_side(f->doc, f->sentence, hit->token);
    bool weak = hit->weak && hit->word != RF__E_ASK;
    if ((weak || rule->flags & RF__E_CONFLICT) && !f->armed && !f->conflict && !by_side)
        return false;
    if (hit->word == RF__E_ASK && !asks_for_something(f, hit))
        return false;
    if (hit->word == RF__E_SEEK && !asks_for_sum(f, hit))
        return false; /* "seeks $20 million", not "seeks peace" */
    if ((hit->word == RF__E_APPEAL || hit->word == RF__E_SEEK) && rf__event_has(f, RF__E_FIGHTER) &&
        asks_for_sum(f, hit))
        return false; /* a ransom */
    if (rule->flags & RF__E_BY_ARMED && !f->armed)
        return false;
    if (rule->flags & RF__E_BY_FIGHTER && !by_fighter(f, hit))
        return false;
    if (only_flew(f, hit))
        return false;
    if (rule->flags & RF__E_ON_PLACE && !is_on_place(f, hit))
        return false;
    if (hit->word == RF__E_FIGHT && hit->n > 1 && is_done_by(f, hit))
        return false; /* "missiles launched by the rebels struck" */
    if (rule->flags & RF__E_WHOSE &&
        (by_fighter(f, hit) || !rf__has_side(f->doc, f->sentence, hit->token)))
        return false;
    if (hit->word == RF__E_BORDER && has_auxiliary(f, back(f, hit->token, 1), hit->token))
        return false; /* "trucks are crossing" */
    if (rule->flags & RF__E_PLACED && !is_placed(f, hit))
        return false;
    const rf__tag *by = hit->token > f->sentence->token
                            ? rf__tag_over(f->doc, hit->token - 1, RF__C_EVENT_WORD)
                            : NULL;
    if (hit->word == RF__E_CAPTURE && by && by->entry->code == RF__E_NOT_ARMED)
        return false; /* "floodwaters overran it" */
    if (rule->flags & RF__E_NO_FIGURE && has_flight_figure(f))
        return false;
    if (rule->type == RF_PLACE_CAPTURED && takes_people(f, hit))
        return false;
    if ((rule->flags & RF__E_AIR_WAR && !f->air) || (rule->flags & RF__E_NO_AIR && f->air))
        return false;
    if (hit->word == RF__E_FLEE && (flees_from_power(f, hit) || flees_otherwise(f, hit)))
        return false;
    if (rule->type == RF_AGREEMENT && only_tells_who(f, hit))
        return false;
    if ((rule->type == RF_BATTLE || rule->type == RF_CEASEFIRE || rule->type == RF_AIR_STRIKE ||
         rule->type == RF_SHELLING || rule->type == RF_FRONT_LINE ||
         rule->type == RF_TROOP_MOVEMENT) &&
        is_anchor(f, hit))
        return false;
    if (hit->word == RF__E_APPEAL && hit->token > f->sentence->token &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_NOT)
        return false; /* "not asking for much" */
    if (hit->word == RF__E_CAPTURE && rf__ends_as_past(f->doc, hit->token) &&
        hit->token > f->sentence->token && rf__function_at(f->doc, hit->token - 1) == RF__F_THE)
        return false; /* "the occupied north" */
    if (rule->type == RF_PLACE_CAPTURED && is_aim(f, hit))
        return false;
    if (hit->word == RF__E_AID && hit->n == 1 && hit->token > f->sentence->token &&
        rf__tag_over(f->doc, hit->token - 1, RF__C_ACTOR))
        return false; /* "an army convoy" */
    if (hit->word == RF__E_KILL_VERB &&
        function_between(f, back(f, hit->token, 2), hit->token, RF__F_BE, RF__F_BEEN))
        return false; /* "were killed, including 14 soldiers" */
    if (rule->flags & RF__E_SPOKEN && !is_warning(f, hit))
        return false;
    if (rule->flags & RF__E_FALLEN && !is_fallen(f, hit))
        return false;
    if (hit->word == RF__E_FIGHT_VERB &&
        (strives(f, hit) || is_noun_here(f, hit) != ((rule->flags & RF__E_ON_PLACE) != 0)))
        return false; /* "fought to reach the injured" */
    if (rule->type == RF_BATTLE &&
        ((f->harmed && f->harmed == hit->token) || (f->struck && f->struck == hit->token)))
        return false; /* stormed a hospital: an attack on health care */
    if ((rule->type == RF_AGREEMENT || rule->type == RF_CEASEFIRE) && rf__event_negated(f, hit))
        return false;
    if (hit->word == RF__E_ROAD && hit->token >= f->sentence->token + 2 &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_OF &&
        !isnan(rf__event_km(f, hit->token - 2)))
        return false; /* "3,457 km of road" is a count */
    return !only_mentioned(f, rule, hit);
}

/* "police dispatched rescue teams", "soldiers left 50 dead": the verb takes what is no troops. */
static bool moves_others(const rf__event_finder *f, const rf__event_hit *verb) {
    uint32_t from = verb->token + verb->n;
    if (from >= end_of(f) ||
        function_between(f, back(f, verb->token, 1), verb->token, RF__F_BE, RF__F_BEEN))
        return false;
    if (verb->word == RF__E_GO)
        return rf__is_number_at(f->doc, from);
    rf__function w = rf__function_at(f->doc, from);
    const rf__token *next = &f->doc->tokens[from];
    const rf__tag *time = rf__tag_at(f->doc, from, RF__C_TIME_WORD);
    bool plain = next->kind == RF__WORD && w == RF__F_NONE && !(next->flags & RF__CAPITAL) &&
                 !rf__ends_as_adverb(f->doc, from) &&
                 (!time || time->entry->code == RF__W_CRISIS) &&
                 !rf__tag_at(f->doc, from, RF__C_DIRECTION);
    if (!plain && w != RF__F_THE && w != RF__F_A && next->kind != RF__NUMERAL)
        return false;
    for (uint32_t i = from; i < end_of(f) && i < from + 5; i++)
        if (word_at(f, i, RF__E_TROOPS) || word_at(f, i, RF__E_ARMED) ||
            word_at(f, i, RF__E_GROUND) || rf__tag_at(f->doc, i, RF__C_PLACE_KIND))
            return false;
    return true;
}

/* "a blocked tunnel under the railway", "a blocked road tunnel": what is closed is no road. */
static bool is_other_thing(const rf__event_finder *f, const rf__event_hit *road,
                           const rf__event_hit *closed) {
    uint32_t next = closed->token + closed->n;
    if (closed->token == f->sentence->token || next >= end_of(f) ||
        rf__function_at(f->doc, closed->token - 1) != RF__F_A)
        return false;
    if (next != road->token)
        return f->doc->tokens[next].kind == RF__WORD && !rf__function_at(f->doc, next);
    next = road->token + road->n;
    return next < end_of(f) && f->doc->tokens[next].kind == RF__WORD &&
           !rf__function_at(f->doc, next) && !rf__tag_at(f->doc, next, RF__C_VERB);
}

/* "the raid killed 40 fighters", "killed nine in 38 airstrikes": no battle besides. */
static bool from_the_air(const rf__event_finder *f, const rf__event_hit *kill) {
    enum { NEAR = 10 };
    if (!f->made[RF_AIR_STRIKE] && !f->made[RF_MISSILE_OR_DRONE])
        return false;
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *hit = &f->hits[i];
        bool air = hit->word == RF__E_AIR || hit->word == RF__E_AIR_WEAPON ||
                   hit->word == RF__E_STRIKE || hit->word == RF__E_RAID ||
                   hit->word == RF__E_MISSILE || hit->word == RF__E_MISSILE_WEAPON;
        if (air && gap(hit, kill) <= NEAR && same_clause(f, hit, kill))
            return true;
    }
    return false;
}

/* "let the refugees in", "letting in everyone who comes from Ukraine": people, or a nationality. */
static bool lets_people(const rf__event_finder *f, const rf__event_hit *let,
                        const rf__event_hit *in) {
    enum { WORDS_BEHIND = 3 };
    uint32_t to =
        in->token + in->n + WORDS_BEHIND < end_of(f) ? in->token + in->n + WORDS_BEHIND : end_of(f);
    if (!rf__event_has(f, RF__E_BORDER))
        return false;
    for (uint32_t i = let->token + let->n; i < to; i++) {
        if (f->doc->tokens[i].kind == RF__PUNCT || rf__function_at(f->doc, i) == RF__F_ON)
            return false; /* "were let go on Monday night" */
        if (word_at(f, i, RF__E_PEOPLE) || rf__function_at(f->doc, i) == RF__F_NO || is_name(f, i))
            return true;
    }
    return false;
}

/* "launched three missiles during the attack": what is launched is no attack. */
static bool mounts_other(const rf__event_finder *f, const rf__event_hit *verb,
                         const rf__event_hit *attack) {
    uint32_t from = verb->token + verb->n;
    for (uint32_t i = from; i < attack->token; i++)
        if (word_at(f, i, RF__E_MISSILE_WEAPON) || word_at(f, i, RF__E_AIR_WEAPON))
            return true;
    return function_between(f, from, attack->token, RF__F_DURING, RF__F_AFTER);
}

bool rf__event_fits_pair(const rf__event_finder *f, const rf__event_rule *rule,
                         const rf__event_hit *first, const rf__event_hit *second) {
    if (rule->type == RF_AID_CROSSING && first->word != RF__E_AID && has_aid_figure(f))
        return false;
    if (only_flew(f, second) || (rule->second == RF__E_FLEE && second->n < 2))
        return false; /* "soldiers fled" is no movement, "left the city on foot" is one */
    if (rf__event_tag(f->doc, second->token, RF__E_CLOSE_BRIDGE) &&
        rf__is_kind(rf__tag_at(f->doc, first->token, RF__C_EVENT_WORD), "vehicles"))
        return false; /* "swept away two buses" */
    if (first->token == second->token || !same_clause(f, first, second))
        return false;
    if (rule->flags & RF__E_DIRECT && is_attack_on(f, first, second))
        return true;
    if (gap(first, second) > rule->reach)
        return false;
    if (rule->flags & RF__E_IN_ORDER && second->token < first->token)
        return false;
    if (rule->flags & RF__E_DIRECT && !is_direct(f, first, second))
        return false;
    const rf__tag *how = rf__tag_at(f->doc, second->token, RF__C_TRIGGER);
    if (rule->flags & RF__E_DIRECT && second->token > f->sentence->token && how &&
        how->entry->pattern == RF__P_ADJECTIVE &&
        f->doc->tokens[second->token - 1].kind == RF__NUMERAL)
        return false; /* "a hospital took in 40 wounded" */
    if (rule->first == RF__E_AIR_WEAPON &&
        (word_at(f, second->token, RF__E_DELIVER) || word_at(f, second->token, RF__E_BRING)))
        return false; /* "two aircraft landed in Tarsa with tents" */
    if (first->word == RF__E_ROAD && is_other_thing(f, first, second))
        return false;
    if (first->word == RF__E_LET && !lets_people(f, first, second))
        return false;
    if (first->word == RF__E_CAPTURE_WEAK &&
        (function_between(f, first->token + first->n, second->token, RF__F_IN, RF__F_WITHOUT) ||
         function_between(f, first->token + first->n, second->token, RF__F_UNDER,
                          RF__F_OTHER_PREPOSITION)))
        return false; /* "taking supplies to a town" */
    if (rule->type == RF_TROOP_MOVEMENT && first->token < second->token && moves_others(f, second))
        return false;
    if (first->word == RF__E_BORDER && second->word == RF__E_OPEN && second->token < first->token &&
        function_between(f, second->token + second->n, first->token, RF__F_UNDER,
                         RF__F_OTHER_PREPOSITION))
        return false; /* "fighting resumed along the border" */
    if (first->word == RF__E_ROAD && second->token < first->token &&
        function_between(f, second->token + second->n, first->token, RF__F_IN, RF__F_WITHOUT))
        return false; /* "a blocked drain under a road" */
    if (first->word == RF__E_KILL_VERB && from_the_air(f, first))
        return false;
    if (first->word == RF__E_MOUNT && mounts_other(f, first, second))
        return false;
    bool force = rule->flags & RF__E_DIRECT || first->word == RF__E_KILL_VERB;
    if (force && !f->strong && rf__event_has(f, RF__E_NOT_ARMED))
        return false; /* a storm that hits a camp, or kills soldiers, attacks nobody */
    if (second->word == RF__E_STOP && second->token < first->token &&
        function_between(f, second->token + second->n, first->token, RF__F_IN, RF__F_WITHOUT) &&
        rf__ends_as_past(f->doc, second->token) && second->n == 1)
        return false; /* "stranded in a plain without tents" */
    bool force_told = f->conflict && !rf__event_has(f, RF__E_NOT_ARMED) &&
                      (rf__event_has(f, RF__E_FIGHT) || rf__event_has(f, RF__E_STRIKE) ||
                       rf__event_has(f, RF__E_ATTACK) || rf__event_has(f, RF__E_RAID));
    return !second->weak || f->armed || (rule->flags & RF__E_DIRECT && force_told);
}
