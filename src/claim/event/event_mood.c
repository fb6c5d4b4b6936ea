/* How real an event is, and distances. What the lexicon's modal words say of a figure holds for an
 * event as well; besides, an event may be planned, feared or asked for by a word before it. */
#include "claim/event/event.h"
#include "claim/figure/figure.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"

#include <math.h>

enum { LEADING_REACH = 8 };

/* A clause's edge between two tokens; *ret_to tells of an infinitive. */
static bool has_edge(const rf__doc *doc, uint32_t from, uint32_t to, bool *ret_to) {
    bool edge = false;
    *ret_to = false;
    for (uint32_t t = from; t < to; t++) {
        rf__function w = rf__function_at(doc, t);
        *ret_to |= w == RF__F_TO;
        edge |= doc->tokens[t].punct == ',' || doc->tokens[t].punct == ';' || w == RF__F_AS ||
                w == RF__F_AND || w == RF__F_AFTER;
    }
    return edge;
}

/* "warned of an exodus", "warned of | renewed attacks" */
static bool warns_of_it(const rf__event_finder *f, const rf__event_hit *warn, uint32_t at) {
    enum { MOST_BETWEEN = 3 };
    uint32_t of = warn->token + warn->n;
    of -= rf__function_at(f->doc, of - 1) == RF__F_OF; /* "warning of" is one word */
    if (rf__function_at(f->doc, of) != RF__F_OF || at <= of || at - of > MOST_BETWEEN + 1)
        return false;
    for (uint32_t i = of + 1; i < at; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (f->doc->tokens[i].kind != RF__WORD || (w != RF__F_NONE && w != RF__F_A))
            return false; /* "warned of the fighting": there is some */
    }
    return true;
}

/* The word before an event that makes it one to come: planned, feared, asked for. An appeal only
 * with an infinitive ("urged Poland to open its border"). RF__N_EVENT_WORDS: none. */
static rf__event_word leading_word(const rf__event_finder *f, const rf__event_hit *first,
                                   const rf__event_hit *second) {
    uint32_t at = first->token, last = first->token;
    if (second) {
        at = second->token < at ? second->token : at;
        last = second->token > last ? second->token : last;
    }
    for (uint32_t i = f->n_hits; i-- > 0;) {
        const rf__event_hit *hit = &f->hits[i];
        uint32_t end = hit->token + hit->n;
        bool planned = hit->word == RF__E_PLANNED || hit->word == RF__E_FEAR;
        uint32_t to = planned && end <= at ? at : last;
        bool warned = hit->word == RF__E_WARN && warns_of_it(f, hit, at);
        if (end > to || to - end > LEADING_REACH ||
            (!planned && !warned && hit->word != RF__E_APPEAL))
            continue;
        if (warned)
            return hit->word;
        /* "for fear of being caught in the fighting": that there is fighting is so */
        bool caught = hit->word == RF__E_FEAR && rf__function_at(f->doc, end) == RF__F_OF &&
                      rf__function_at(f->doc, end + 1) == RF__F_BE;
        if (caught)
            continue;
        bool infinitive;
        if (!has_edge(f->doc, end, to, &infinitive) &&
            (planned || infinitive || to <= end + 2 ||
             rf__function_at(f->doc, end) == RF__F_THAT)) /* "demanded that it open" */
            return hit->word;
    }
    return RF__N_EVENT_WORDS;
}

/* "Kenya said it would send police": what somebody says of himself is a plan. */
static bool is_own_plan(const rf__event_finder *f, const rf__event_hit *first,
                        const rf__event_hit *second) {
    uint32_t at = second && second->token < first->token ? second->token : first->token;
    uint32_t start = f->sentence->token;
    for (uint32_t t = at; t-- > start + 1 && t + LEADING_REACH > at;) {
        const rf__tag *modal = rf__tag_at(f->doc, t, RF__C_MODAL);
        rf__function who = rf__function_at(f->doc, t - 1);
        if (modal && modal->entry->code == RF_PROJECTED &&
            !rf__is_kind(modal, "general")) /* not "they risk" */
            return who == RF__F_IT || who == RF__F_THEY || who == RF__F_HE || who == RF__F_WE;
    }
    return false;
}

/* "talks are due to begin", "a truce will start": what is told of it behind it. RF_REPORTED:
 * nothing of the kind. */
static rf_modality told_behind(const rf__event_finder *f, const rf__event_hit *hit) {
    bool asked = hit->word == RF__E_APPEAL; /* is demanded by itself; only a plan is told of it */
    bool fighting = hit->word == RF__E_FIGHT || hit->word == RF__E_ATTACK;
    bool flight = hit->word == RF__E_FLEE && !rf__tag_at(f->doc, hit->token, RF__C_VERB);
    if (!asked && hit->word != RF__E_TALKS && hit->word != RF__E_CEASEFIRE &&
        hit->word != RF__E_AGREEMENT && hit->word != RF__E_PROTEST && !fighting && !flight)
        return RF_REPORTED;
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t i = hit->token + hit->n; i < end && i < hit->token + hit->n + 10; i++) {
        if (f->doc->tokens[i].punct == ',' || rf__is_clause_edge(f->doc, i))
            break;
        rf__function w = rf__function_at(f->doc, i);
        const rf__tag *modal = rf__tag_at(f->doc, i, RF__C_MODAL);
        bool begins = modal && i + modal->n < end && /* "before talks can begin" */
                      rf__time_word_is(f->doc, i + modal->n, RF__W_START);
        if (modal && (((w == RF__F_BE || w == RF__F_WILL) && !fighting) || begins))
            return (rf_modality)modal->entry->code; /* "clashes might intensify" */
        if (fighting && (modal || w == RF__F_BE || w == RF__F_HAVE))
            break;
        const rf__tag *told = rf__tag_at(f->doc, i + 1, RF__C_MODAL); /* "is being prepared" */
        if (w == RF__F_BE && told)
            return (rf_modality)told->entry->code;
        if (w == RF__F_BE || w == RF__F_HAVE || rf__is_finite(f->doc, i))
            break;
    }
    return RF_REPORTED;
}

/* "raids on Gorsk are unlikely" */
static bool unlikely_behind(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 8 };
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t i = hit->token + hit->n; i < end && i < hit->token + hit->n + REACH; i++) {
        if (f->doc->tokens[i].punct == ',' || rf__is_clause_edge(f->doc, i))
            return false;
        if (rf__function_at(f->doc, i) != RF__F_BE)
            continue;
        const rf__tag *modal = rf__tag_at(f->doc, i + 1, RF__C_MODAL);
        return modal && modal->entry->code == RF_DENIED &&
               !rf__function_at(f->doc, i + 1); /* not "were not" */
    }
    return false;
}

/* "the port was not hit by the | air strike": there was one. */
static bool is_by_it(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t at = hit->token;
    return at > f->sentence->token + 1 && rf__function_at(f->doc, at - 1) == RF__F_THE &&
           rf__function_at(f->doc, at - 2) == RF__F_BY;
}

/* "warned residents to | leave their homes": not done yet. */
static bool is_told_to_leave(const rf__event_finder *f, const rf__event_hit *leave) {
    enum { REACH = 10 };
    if (leave->word != RF__E_FLEE || leave->token <= f->sentence->token ||
        rf__function_at(f->doc, leave->token - 1) != RF__F_TO)
        return false;
    if (leave->token > f->sentence->token + 1 &&
        rf__tag_at(f->doc, leave->token - 2, RF__C_TIME_UNIT))
        return true; /* "had two days to leave their homes" */
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *told = &f->hits[i];
        uint32_t end = told->token + told->n;
        bool asks =
            told->word == RF__E_WARN || told->word == RF__E_ASK || told->word == RF__E_APPEAL;
        bool edge = !asks || end > leave->token || leave->token - end > REACH;
        for (uint32_t k = end; !edge && k < leave->token; k++) {
            rf__function w = rf__function_at(f->doc, k);
            edge = f->doc->tokens[k].kind == RF__PUNCT || rf__is_finite(f->doc, k) ||
                   w == RF__F_AND || w == RF__F_WHO;
        }
        if (!edge)
            return true;
    }
    return false;
}

/* "could not | be reached", "could | not reach" */
static bool could_not(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { BACK = 3 };
    uint32_t from = hit->token > f->sentence->token + BACK ? hit->token - BACK : f->sentence->token;
    for (uint32_t i = from; i < hit->token + hit->n; i++)
        if (rf__function_at(f->doc, i) == RF__F_NOT && i > f->sentence->token)
            return rf__tag_at(f->doc, i - 1, RF__C_MODAL) != NULL;
    return false;
}

/* "have not yet | agreed", "have not yet signed | an agreement" */
static bool is_not_yet(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 3 };
    uint32_t first = f->sentence->token;
    for (uint32_t i = hit->token; i > first + 1 && hit->token - i < REACH; i--)
        if (rf__function_at(f->doc, i - 1) == RF__F_BUT &&
            rf__function_at(f->doc, i - 2) == RF__F_NOT)
            return true;
    return false;
}

/* "agreed to a truce that took effect on Sunday" */
static bool took_effect(const rf__event_finder *f, const rf__event_hit *truce) {
    uint32_t at = truce->token + truce->n;
    rf__function f1 = rf__function_at(f->doc, at);
    if (f1 != RF__F_THAT && f1 != RF__F_WHICH)
        return false;
    const rf__tag *start = rf__tag_at(f->doc, at + 1, RF__C_TIME_WORD);
    return start && start->entry->code == RF__W_START;
}

rf_modality rf__event_modality(const rf__event_finder *f, const rf__event_rule *rule,
                               const rf__event_hit *first, const rf__event_hit *second) {
    if (rule->type == RF_WARNING_EVENT)
        return RF_PROJECTED;
    if (rule->type == RF_APPEAL) /* "an appeal is being prepared" */
        return told_behind(f, first) == RF_PLANNED ? RF_PLANNED : RF_DEMANDED;
    /* "not a single truck", "denied access" are what a blocked road or border is */
    bool negative = rule->type == RF_AID_BLOCKED || rule->type == RF_ROAD_CLOSED ||
                    rule->type == RF_BORDER_CLOSED;
    bool denied = rf__is_denied(f->doc, f->sentence, first->token) && !is_by_it(f, first);
    if (!negative && (denied || is_not_yet(f, first) ||
                      unlikely_behind(f, second && second->token > first->token ? second : first)))
        return RF_DENIED;
    if (is_told_to_leave(f, first))
        return RF_DEMANDED;
    switch (leading_word(f, first, second)) {
    case RF__E_PLANNED: /* "floods will soon hamper aid" is nobody's plan */
        return rule->type == RF_AID_BLOCKED ? RF_PROJECTED : RF_PLANNED;
    case RF__E_FEAR:
    case RF__E_WARN:
        return RF_PROJECTED;
    case RF__E_APPEAL:
        return RF_DEMANDED;
    default:
        break;
    }
    if (second && rf__is_kind(rf__event_tag(f->doc, second->token, RF__E_MOVE), "order"))
        return RF_REPORTED; /* "ordered troops into Gorsk" */
    rf_modality modality = rf__modality_at(f->doc, f->sentence, first->token, first->n);
    if (first->word == RF__E_AGREE && (modality == RF_PLANNED || modality == RF_REPORTED))
        return RF_REPORTED; /* "agreed to let them pass": what is to come is not the agreement */
    if (modality == RF_REPORTED && second)
        modality = rf__modality_at(f->doc, f->sentence, second->token, second->n);
    if (modality == RF_DENIED && is_by_it(f, first))
        modality = RF_REPORTED;
    if (modality == RF_REPORTED)
        modality = told_behind(f, first);
    if (modality == RF_PLANNED && first->word == RF__E_CEASEFIRE && took_effect(f, first))
        modality = RF_REPORTED;
    if (modality == RF_PROJECTED && rule->type == RF_AID_BLOCKED &&
        could_not(f, second ? second : first))
        return RF_REPORTED; /* what could not be done was not */
    if (modality == RF_PROJECTED && rule->type != RF_AID_BLOCKED && is_own_plan(f, first, second))
        return RF_PLANNED;
    return negative && modality == RF_DENIED ? RF_REPORTED : modality;
}

double rf__event_km(const rf__event_finder *f, uint32_t token) {
    for (uint32_t i = f->doc->tokens[token].first_tag; i < f->doc->tokens[token + 1].first_tag;
         i++) {
        const rf__tag *tag = &f->doc->tags[i];
        if (tag->class != RF__C_EVENT_WORD || tag->entry->code != RF__E_DISTANCE)
            continue;
        for (uint32_t q = 0; q < f->sentence->n_quantities; q++) {
            const rf__quantity *quantity = &f->doc->quantities[f->sentence->quantity + q];
            if (quantity->token + quantity->n_tokens == token && quantity->high > 0)
                return quantity->high * tag->entry->low;
        }
    }
    return NAN;
}

bool rf__event_absent(const rf__event_finder *f, rf_event_type type, const rf__event_hit *hit) {
    uint32_t at = hit->token, first = f->sentence->token;
    rf__function before = at > first ? rf__function_at(f->doc, at - 1) : RF__F_NONE;
    rf__function second = at > first + 1 ? rf__function_at(f->doc, at - 2) : RF__F_NONE;
    bool strike = type == RF_AIR_STRIKE || type == RF_BATTLE;
    if (strike || type == RF_TROOP_MOVEMENT)
        if (before == RF__F_NO || before == RF__F_WITHOUT ||
            (second == RF__F_NO && rf__ends_as_past(f->doc, at - 1)))
            return true;
    return (type == RF_TROOP_MOVEMENT || type == RF_DISPLACEMENT) && before == RF__F_NOT &&
           (second == RF__F_DO || second == RF__F_HAVE);
}
