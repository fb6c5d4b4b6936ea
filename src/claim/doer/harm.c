/* Who did the harm that a figure counts, where its own clause does not tell: the figure before in
 * the sentence ("killed 82 and that 234 were hurt"), an attack told in the sentence ("died when
 * soldiers shelled the market") or in the one before ("Gunmen opened fire on a bus. Twelve were
 * killed"). Only a side goes over, and no sentence about floods or other causes takes one.
 *
 * Runs once the events are known; each figure looks at the drafts of its own and the last
 * sentence, and no further back than REACH. */
#include "claim/doc.h"
#include "claim/doer/agent.h"
#include "claim/figure/figure.h"
#include "place/gaz_format.h"

#include <string.h>
#include <strings.h>

/* Events looked at for a figure: those of two sentences. REACH: the sentences, back from its own,
 * that whoever did it is looked for in. */
enum { MOST_EVENTS = 24, REACH = 6 };

static bool is_harm(rf_indicator v) {
    return rf__hurts_people(v) || v == RF_HOMES_DESTROYED || v == RF_HOMES_DAMAGED ||
           v == RF_HEALTH_FACILITY_ATTACKED || v == RF_SCHOOL_ATTACKED || v == RF_CAMP_ATTACKED;
}

/* What one doer may do besides in the same sentence: "killed 20 and made 1,000 flee". */
static bool is_shared(rf_indicator v) {
    return is_harm(v) || v == RF_DISPLACED || v == RF_PLACES_CAPTURED;
}

static bool is_bodily(rf_indicator v) {
    return v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES;
}

static bool is_attack(const rf__draft *draft) {
    const rf_claim *claim = &draft->claim;
    switch (claim->event) {
    case RF_AIR_STRIKE:
    case RF_SHELLING:
    case RF_MISSILE_OR_DRONE:
    case RF_ATTACK_ON_HEALTH_CARE:
    case RF_ATTACK_ON_SCHOOL:
    case RF_ATTACK_ON_CAMP:
        return claim->actor1 != NULL;
    case RF_BATTLE: /* fighting between two has no single doer */
        return claim->actor1 && (!claim->actor2 || draft->struck);
    default:
        return false;
    }
}

/* Is the sentence about a cause that is nobody's deed? */
static bool is_unarmed(const rf__doc *doc, const rf__sentence *s) {
    uint32_t first = doc->tokens[s->token].first_tag;
    uint32_t end = doc->tokens[s->token + s->n_tokens].first_tag;
    for (uint32_t g = first; g < end; g++)
        if (doc->tags[g].entry->class == RF__C_EVENT_WORD &&
            doc->tags[g].entry->code == RF__E_NOT_ARMED)
            return true;
    return false;
}

/* "on Monday ... On Friday": what happened at another time is another deed. */
static bool is_other_time(const rf_claim *a, const rf_claim *b) {
    return a->from != RF_NO_DATE && b->from != RF_NO_DATE && a->to != RF_NO_DATE &&
           b->to != RF_NO_DATE && (a->to < b->from || b->to < a->from);
}

/* "21,000 have been killed since rebels attacked Gorsk": the deed is where the count begins. */
static bool begins_count(const rf__doc *doc, const rf__draft *deed, const rf__draft *harm) {
    enum { SUBJECT = 5 };
    if (deed->sentence != harm->sentence || deed->trigger < harm->np ||
        !rf__ends_as_past(doc, deed->trigger))
        return false;
    for (uint32_t i = deed->trigger; i-- > harm->np && deed->trigger - i <= SUBJECT;)
        if (rf__function_at(doc, i) == RF__F_SINCE)
            return true;
    return false;
}

/* "its forces took the town after 24 soldiers were killed": the harm came before the deed. */
static bool came_before(const rf__doc *doc, const rf__draft *deed, const rf__draft *harm) {
    if (begins_count(doc, deed, harm))
        return true;
    if (deed->sentence != harm->sentence || deed->trigger >= harm->np)
        return false;
    for (uint32_t i = deed->trigger; i < harm->np; i++)
        if (rf__function_at(doc, i) == RF__F_AFTER || rf__function_at(doc, i) == RF__F_SINCE)
            return true;
    return false;
}

/* Does the sentence tell of an attack or a fight, by whomever? Then its harm is of that one. */
static bool tells_attack(const rf__doc *doc, uint32_t sentence, uint32_t from) {
    for (uint32_t i = from, n = 0; i < doc->n_drafts && n < 2 * MOST_EVENTS; i++, n++) {
        if (doc->drafts[i].sentence > sentence)
            break;
        rf_event_type type = doc->drafts[i].claim.event;
        if (doc->drafts[i].sentence == sentence && (rf__is_strike(type) || type == RF_BATTLE))
            return true;
    }
    return false;
}

/* "Rebels killed 12 on Monday. About 500 have been killed this year": the sum of a long time, or of
 * another country, is not one deed's. */
static bool is_wider(const rf__doc *doc, const rf__draft *harm, const rf_claim *deed) {
    enum { LONG = 7 };
    const rf_claim *sum = &harm->claim;
    const rf__sentence *s = &doc->sentences[harm->sentence];
    if (sum->flow != RF_CUMULATIVE || deed->flow == RF_CUMULATIVE)
        return false;
    bool elsewhere = sum->place.country && deed->place.country &&
                     strcmp(sum->place.country, deed->place.country) != 0;
    bool crisis = false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens && !crisis; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        crisis = word && word->entry->code == RF__W_CRISIS && word->entry->low <= 1;
    }
    bool longer = sum->from != RF_NO_DATE && sum->to != RF_NO_DATE && sum->to - sum->from > LONG;
    return elsewhere || crisis || longer || s->tells_since;
}

/* "fighting between two factions": neither did it alone. */
static bool is_between(const rf__doc *doc, const rf__draft *deed) {
    uint32_t at = deed->trigger + deed->n_trigger;
    return rf__function_at(doc, at) == RF__F_BETWEEN || rf__function_at(doc, at) == RF__F_AMONG ||
           rf__function_at(doc, at + 1) == RF__F_BETWEEN;
}

/* "40,000 have died [in the conflict]": the sum of a whole war is no single deed's. */
static bool is_of_war(const rf__doc *doc, const rf__draft *harm) {
    enum { BEHIND = 7 };
    const rf__sentence *s = &doc->sentences[harm->sentence];
    uint32_t from = harm->trigger + harm->n_trigger, end = s->token + s->n_tokens;
    from = from > harm->np + harm->n_np ? from : harm->np + harm->n_np;
    for (uint32_t i = from; i + 2 < end && i < from + BEHIND; i++) {
        rf__function f = rf__function_at(doc, i), next = rf__function_at(doc, i + 1);
        const rf__tag *war = rf__tag_at(doc, i + 2, RF__C_TIME_WORD);
        if ((f == RF__F_IN || f == RF__F_DURING) && (next == RF__F_THE || next == RF__F_THIS) &&
            war && war->entry->code == RF__W_CRISIS && war->entry->low < 2)
            return true;
    }
    return false;
}

/* "The army killed 12 rebels [in a sea battle]. Five sailors were hurt": in a fight of two sides.
 */
static bool is_two_sided(const rf__doc *doc, const rf__draft *deed) {
    const rf__tag *verb = rf__tag_at(doc, deed->trigger, RF__C_VERB);
    bool noun = rf__event_tag(doc, deed->trigger, RF__E_FIGHT) &&
                !rf__ends_as_past(doc, deed->trigger) &&
                !rf__ends_as_past(doc, deed->trigger + deed->n_trigger - 1);
    return deed->claim.event == RF_BATTLE && deed->claim.actor2 &&
           (noun || (verb && verb->entry->indicator == RF_KILLED));
}

/* The attack in a sentence that has a doer; NULL where there is none, or two with different ones.
 */
static const char *attacker_in(const rf__doc *doc, uint32_t sentence, uint32_t from,
                               const rf__draft *harm) {
    const char *found = NULL;
    bool other = false; /* the sentence before tells of a strike by nobody named as well */
    for (uint32_t i = from, n = 0; i < doc->n_drafts && n < MOST_EVENTS; i++, n++) {
        const rf__draft *d = &doc->drafts[i];
        if (d->sentence > sentence)
            break;
        other |= d->sentence == sentence && sentence != harm->sentence && !d->claim.actor1 &&
                 rf__is_strike(d->claim.event);
        if (d->sentence != sentence || !is_attack(d) || is_between(doc, d) ||
            d->claim.modality != RF_REPORTED || is_other_time(&d->claim, &harm->claim) ||
            came_before(doc, d, harm) ||
            (sentence != harm->sentence &&
             (is_wider(doc, harm, &d->claim) || is_two_sided(doc, d))))
            continue;
        if (found && strcmp(found, d->claim.actor1) != 0)
            return NULL;
        found = d->claim.actor1;
    }
    return other ? NULL : found;
}

/* "killed 48 in 38 air strikes": by what the harm before was done. */
static bool is_means(const rf__doc *doc, uint32_t index) {
    const rf__draft *d = &doc->drafts[index];
    uint32_t number = d->quantity == UINT32_MAX ? 0 : doc->quantities[d->quantity].phrase;
    rf__function f = number ? rf__function_at(doc, number - 1) : RF__F_NONE;
    return rf__counts_strikes(d->claim.indicator) && (f == RF__F_IN || f == RF__F_WITH);
}

/* "; two more were wounded", "; another 12": a count that goes on with the one before. */
static bool counts_on(const rf__doc *doc, const rf__draft *d) {
    const rf__quantity *q = &doc->quantities[d->quantity];
    rf__function f = rf__function_at(doc, q->phrase);
    rf__function next = rf__function_at(doc, q->token + q->n_tokens);
    return f == RF__F_OTHER || f == RF__F_MORE || next == RF__F_OTHER || next == RF__F_MORE;
}

/* Does a semicolon part two figures of a sentence? */
static bool is_parted(const rf__doc *doc, uint32_t a, uint32_t b) {
    const rf__draft *first = &doc->drafts[a], *second = &doc->drafts[b];
    if (first->sentence != second->sentence ||
        (is_bodily(second->claim.indicator) && counts_on(doc, second)))
        return false;
    bool fled = second->claim.indicator == RF_DISPLACED;
    for (uint32_t i = doc->quantities[first->quantity].token;
         i < doc->quantities[second->quantity].token; i++) {
        rf__function f = rf__function_at(doc, i);
        bool aside = f == RF__F_AS || f == RF__F_WHILE; /* "while the number of those who fled" */
        if (doc->tokens[i].punct == ';' || (fled && aside && i && doc->tokens[i - 1].punct == ','))
            return true;
    }
    return false;
}

/* The doer of a harm told by a figure before, in the sentence given. */
static const char *doer_before(const rf__doc *doc, uint32_t index, uint32_t sentence) {
    const rf_claim *harm = &doc->drafts[index].claim;
    for (uint32_t i = index; i-- > 0;) {
        const rf_claim *claim = &doc->drafts[i].claim;
        if (doc->drafts[i].sentence < sentence)
            break;
        if (doc->drafts[i].sentence == sentence && claim->perpetrator &&
            claim->modality == RF_REPORTED && is_shared(claim->indicator) &&
            (is_harm(harm->indicator) || harm->indicator == claim->indicator ||
             harm->indicator == RF_DISPLACED || is_means(doc, index)) &&
            (doc->drafts[index].sentence == sentence || /* "killed six rebels. 83 were hurt" */
             !(claim->groups & RF_FIGHTERS) || harm->groups & RF_FIGHTERS) &&
            !is_other_time(claim, harm) && !is_parted(doc, i, index) &&
            (doc->drafts[index].sentence == sentence || !is_wider(doc, &doc->drafts[index], claim)))
            return claim->perpetrator;
    }
    return NULL;
}

/* "The army said two of its soldiers were killed and 20 hurt": whose people were harmed did not do
 * it; the same goes for the counts behind it, up to one that somebody did. */
static bool is_of_own(const rf__doc *doc, uint32_t index) {
    uint32_t s = doc->drafts[index].sentence;
    for (uint32_t i = index + 1; i-- > 0 && doc->drafts[i].sentence == s;) {
        const rf__draft *d = &doc->drafts[i];
        if (d->claim.perpetrator)
            return false;
        for (uint32_t k = d->np; k < d->np + d->n_np; k++)
            if (rf__function_at(doc, k) == RF__F_ITS || rf__function_at(doc, k) == RF__F_THEIR)
                return is_bodily(d->claim.indicator);
    }
    return false;
}

/* "in the attack", not "before the attack" */
static bool tells_how(rf__function f) {
    return f == RF__F_IN || f == RF__F_DURING || f == RF__F_FROM || f == RF__F_BY || f == RF__F_OF;
}

/* "[The attack] left 88 dead", "12 died in [the raid]": an attack that was told of before; the
 * count stands in the same part of the sentence. */
static bool takes_up_attack(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t end = s->token + s->n_tokens;
    for (uint32_t i = s->token; i + 1 < end; i++) {
        rf__function f = rf__function_at(doc, i);
        if (i > d->np + d->n_np && (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';'))
            return false;
        if ((f == RF__F_THE || f == RF__F_THIS) &&
            (rf__event_tag(doc, i + 1, RF__E_ATTACK) || rf__event_tag(doc, i + 1, RF__E_RAID)) &&
            (i == s->token || (i > d->np && tells_how(rf__function_at(doc, i - 1)))))
            return true;
    }
    return false;
}

/* Who did the attack that was told of last, before the sentence given. from: an event no later than
 * any of that sentence. */
static const char *attacker_before(const rf__doc *doc, uint32_t sentence, uint32_t from,
                                   const rf__draft *harm) {
    uint32_t end = from;
    while (end < doc->n_drafts && doc->drafts[end].sentence < sentence)
        end++;
    for (uint32_t i = end; i-- > 0 && doc->drafts[i].sentence + REACH > sentence;) {
        const rf__draft *d = &doc->drafts[i];
        if (d->claim.kind == RF_FIGURE)
            return NULL;
        if (d->sentence < sentence && is_attack(d))
            return is_other_time(&d->claim, &harm->claim) || is_two_sided(doc, d) ? NULL
                                                                                  : d->claim.actor1;
    }
    return NULL;
}

/* "324 were killed, 161 of whom were killed in raids by the army": the deed of the part only. */
static bool has_part_done(const rf__doc *doc, uint32_t index) {
    const rf__draft *whole = &doc->drafts[index], *part = whole + 1;
    if (index + 1 >= doc->n_drafts || part->sentence != whole->sentence ||
        part->quantity == UINT32_MAX || !part->claim.perpetrator)
        return false;
    const rf__quantity *q = &doc->quantities[part->quantity];
    uint32_t behind = q->token + q->n_tokens;
    return rf__function_at(doc, behind) == RF__F_OF &&
           rf__function_at(doc, behind + 1) == RF__F_WHOM;
}

/* Is a name or word at a token one of a state or its forces, not of a group? */
static bool tells_state(const rf__doc *doc, const rf__sentence *s, uint32_t token) {
    const rf__tag *actor = rf__tag_at(doc, token, RF__C_ACTOR);
    bool troops =
        rf__event_tag(doc, token, RF__E_TROOPS) || (actor && actor->entry->flags & RF__STATE_ACTOR);
    if (troops || rf__event_tag(doc, token, RF__E_FIGHTER))
        return troops;
    uint32_t flags = doc->tokens[token].flags;
    bool name_of_its_own = flags & RF__CAPITAL && !(flags & RF__SENTENCE_FIRST);
    if (rf__event_tag(doc, token, RF__E_ARMED) ||
        (rf__tag_at(doc, token, RF__C_ORG_WORD) && !name_of_its_own))
        return true;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->token == token && m->place != RF_NO_PLACE)
            return rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
    }
    return false;
}

/* Does the name of a doer, where it was told last up to a sentence, end in a word for a state or
 * its forces? */
static bool is_of_state(const rf__doc *doc, uint32_t sentence, const char *name) {
    const char *last = strrchr(name, ' ');
    last = last ? last + 1 : name;
    size_t n = strlen(last);
    for (uint32_t k = 0; k < REACH && k <= sentence; k++) {
        const rf__sentence *s = &doc->sentences[sentence - k];
        for (uint32_t i = s->token; i < s->token + s->n_tokens; i++)
            if (doc->tokens[i].n == n &&
                memcmp(doc->report->text + doc->tokens[i].start, last, n) == 0)
                return tells_state(doc, s, i);
    }
    return false;
}

/* "Israeli" of "Israel", "Turkish" of "Turkey": the same first letters. */
static bool alike(const char *side, const char *name) {
    enum { LETTERS = 4 };
    for (const char *word = name; word; word = strchr(word, ' '), word += word != NULL)
        if (!strncasecmp(side, word, LETTERS))
            return true;
    return false;
}

/* "The army killed 20 rebels. Five soldiers were wounded", "Israel killed 20. Two Israeli soldiers
 * also died": not by their own. */
static bool lost_own(const rf__doc *doc, const rf__draft *d, const char *doer) {
    const rf_claim *harm = &d->claim;
    if (doer && harm->groups & RF_FIGHTERS && !harm->side)
        return !is_of_state(doc, d->sentence, doer); /* "gunmen raided a bank; 12 gunmen died" */
    if (!doer || !(harm->groups & RF_SOLDIERS))
        return false;
    return harm->side ? alike(harm->side, doer) : is_of_state(doc, d->sentence, doer);
}

/* "Israeli fire killed five. Two Israelis were wounded": another deed, of others. */
static bool shares_name(const rf__doc *doc, const rf__draft *d, const char *doer) {
    for (uint32_t i = d->np; doer && i < d->np + d->n_np; i++)
        if (doc->tokens[i].flags & RF__CAPITAL && doc->tokens[i].kind == RF__WORD &&
            !(doc->tokens[i].flags & RF__SENTENCE_FIRST) && doc->tokens[i].n > 4 &&
            alike(doc->report->text + doc->tokens[i].start, doer))
            return true;
    return false;
}

void rf__give_doers(rf__doc *doc) {
    uint32_t n_figures = 0, event = 0;
    while (n_figures < doc->n_drafts && doc->drafts[n_figures].claim.kind == RF_FIGURE)
        n_figures++;
    event = n_figures;
    for (uint32_t i = 0; i < n_figures; i++) {
        rf__draft *draft = &doc->drafts[i];
        uint32_t s = draft->sentence;
        while (event < doc->n_drafts && doc->drafts[event].sentence + 1 < s)
            event++;
        if (draft->claim.perpetrator || (!is_shared(draft->claim.indicator) && !is_means(doc, i)) ||
            draft->claim.modality != RF_REPORTED)
            continue;
        const char *doer = doer_before(doc, i, s);
        if (!doer && is_bodily(draft->claim.indicator) && is_of_own(doc, i))
            continue;
        uint32_t verb = draft->np && rf__event_tag(doc, draft->np - 1, RF__E_LEFT) ? draft->np - 1
                                                                                   : draft->trigger;
        if (!doer && (is_of_war(doc, draft) || rf__is_of_war(doc, &doc->sentences[s], verb)))
            continue;
        if (!doer && is_harm(draft->claim.indicator) && !has_part_done(doc, i))
            doer = attacker_in(doc, s, event, draft);
        /* "the group attacked the town ... 55 insurgents died": not by their own side */
        bool fighters = draft->claim.groups & RF_FIGHTERS;
        uint32_t n; /* "Kesh lost 12 men": it tells of its own side, and not who did it */
        bool goes_on = s && !fighters && !rf__is_asked_for(doc, draft->trigger, "loses", &n) &&
                       doc->sentences[s - 1].block == doc->sentences[s].block &&
                       is_bodily(draft->claim.indicator) && !doer &&
                       !is_unarmed(doc, &doc->sentences[s]);
        if (goes_on && !tells_attack(doc, s, event) &&
            !(doer = attacker_in(doc, s - 1, event, draft)))
            doer = doer_before(doc, i, s - 1);
        if (goes_on && shares_name(doc, draft, doer))
            continue;
        if (!doer && !fighters && is_bodily(draft->claim.indicator) &&
            takes_up_attack(doc, draft) && !attacker_in(doc, s, event, draft))
            doer = attacker_before(doc, s, event, draft);
        draft->claim.perpetrator = lost_own(doc, draft, doer) ? NULL : doer;
    }
}
