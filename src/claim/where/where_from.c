/* Places that people or harm came from, where another place of the sentence is that of what is
 * told.
 */
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* "900 families from Bria are living in Gorsk": where those are from who are counted where they
 * stay. */
static bool is_left_behind(const rf__draft *d, const rf__mention *m) {
    rf_indicator v = d->claim.indicator;
    return d->quantity != UINT32_MAX && m->preposition == RF__F_FROM &&
           (v == RF_SHELTERED || v == RF_IN_RELIEF_CAMP);
}

/* "Kesh hosts", "the camp in Kesh is home to": do the words right before those counted say that a
 * place holds them? */
static bool is_held(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                    const rf__mention *other) {
    enum { REACH = 4 };
    for (uint32_t i = d->np; i-- > other->phrase + other->n_phrase && d->np - i <= REACH;) {
        const rf__tag *held = rf__tag_over(doc, i, RF__C_TRIGGER);
        if (held && held->entry->indicator == RF_POPULATION && held->token + held->n == d->np)
            return true;
        if (rf__holds_people(doc, i))
            return true;
        if (doc->tokens[i].punct)
            return false;
    }
    (void)s;
    return false;
}

static bool is_in_other_country(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    return a->place != RF_NO_PLACE && b->place != RF_NO_PLACE &&
           strcmp(rf__gaz_brief_of(doc->gazetteer, a->place).country,
                  rf__gaz_brief_of(doc->gazetteer, b->place).country) != 0;
}

/* "Kesh was hosting 970,000 refugees from Norland": who are counted where they are now, which a
 * place before them tells. */
static bool is_left_for(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                        const rf__mention *m) {
    rf_indicator v = d->claim.indicator;
    if (d->quantity == UINT32_MAX || !d->n_np || m->preposition != RF__F_FROM ||
        m->phrase < d->np + d->n_np || (v != RF_CROSSED_BORDER && v != RF_DISPLACED))
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        bool place = rf__is_place(other) || (other->actor && !other->person);
        if (!place || other->aside || other->preposition == RF__F_FROM)
            continue;
        if (other->phrase < d->np && is_held(doc, s, d, other))
            return true;
        if (v == RF_CROSSED_BORDER && other->preposition == RF__F_IN &&
            other->phrase == m->phrase + m->n_phrase + 1 && is_in_other_country(doc, m, other))
            return true; /* "registered 45,000 refugees from Norland in western Kesh" */
        if (v == RF_CROSSED_BORDER && other->phrase > m->phrase &&
            (other->preposition == RF__F_IN || other->preposition == RF__F_ACROSS) &&
            is_in_other_country(doc, m, other) &&
            rf__leads_to(doc, m->phrase + m->n_phrase, other->phrase))
            return true; /* "refugees from Norland have been counted across Europe" */
        if (v == RF_CROSSED_BORDER && other->preposition == RF__F_IN &&
            other->phrase == s->token + 1 && is_in_other_country(doc, m, other))
            return true; /* "In Kesh, 45,000 refugees from Norland were registered" */
    }
    return false;
}

/* "30 soldiers from Norland", "two from Kesh": right behind a number and whom it counts. */
static bool is_behind_count(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    enum { WORDS = 2 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        uint32_t end = doc->quantities[q].token + doc->quantities[q].n_tokens, i = end;
        while (i + 1 < m->phrase && i < end + WORDS && doc->tokens[i].kind == RF__WORD &&
               !rf__function_at(doc, i) && !rf__is_finite(doc, i))
            i++;
        if (end <= m->phrase && i + 1 == m->phrase)
            return true;
    }
    return false;
}

/* "30 soldiers from Norland and two from Kesh were killed", "troops from Norland, and later from
 * Kesh, fought": whose they were. */
static bool is_home_of_side(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    bool harm = d->claim.indicator == RF_KILLED || d->claim.indicator == RF_INJURED;
    if (m->preposition != RF__F_FROM || m->place == RF_NO_PLACE || m->phrase < 3 ||
        rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY)
        return false;
    if (d->quantity != UINT32_MAX)
        return harm && is_behind_count(doc, d, m);
    const rf__tag *before = rf__tag_over(doc, m->phrase - 2, RF__C_TIME_WORD);
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *last = m > &doc->mentions[s->mention] ? m - 1 : NULL;
    bool side = rf__event_tag(doc, m->phrase - 2, RF__E_TROOPS) ||
                rf__tag_over(doc, m->phrase - 2, RF__C_ACTOR);
    bool again = last && last->preposition == RF__F_FROM &&
                 m->phrase <= last->phrase + last->n_phrase + 5 &&
                 (before || rf__function_at(doc, m->phrase - 2) == RF__F_AND) &&
                 is_home_of_side(doc, d, last);
    return d->claim.event == RF_BATTLE && m->phrase < d->trigger && (side || again);
}

bool rf__is_home_of(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    rf_indicator v = d->claim.indicator;
    if (is_home_of_side(doc, d, m))
        return true;
    bool elsewhere = v == RF_SHARE || v == RF_MISSING || v == RF_CROSSED_BORDER ||
                     v == RF_IN_RELIEF_CAMP || v == RF_SHELTERED || v == RF_IN_NEED ||
                     v == RF_TROOPS;
    if (!elsewhere || d->quantity == UINT32_MAX || m->preposition != RF__F_FROM || m->phrase < 3)
        return false;
    uint32_t at = m->phrase - 2;
    bool adverb = rf__ends_as_adverb(doc, at);
    at -= adverb;
    return rf__function_at(doc, at) == RF__F_BE || (adverb && doc->tokens[at].punct == ',');
}

/* Does the event fall on somebody? */
static bool is_blow(rf_event_type type) { return rf__is_strike(type) || type == RF_BATTLE; }

/* "shelled Gorsk", "raids that hit the town of Gorsk": what was struck, not whence. */
bool rf__is_struck(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    if (!is_blow(d->claim.event) || m->phrase <= d->trigger || m->preposition != RF__F_NONE)
        return false;
    /* "hit Norland's capital, Gorsk", "the capital of Norland, Gorsk" */
    if (rf__function_at(doc, m->token + m->n_tokens) == RF__F_POSSESSIVE ||
        (m->token > m->phrase && rf__function_at(doc, m->token - 1) == RF__F_OF &&
         doc->tokens[m->token + m->n_tokens].punct == ',' &&
         rf__is_capital(doc, m->token + m->n_tokens + 1)))
        return false;
    uint32_t verb = m->phrase - 1;
    return m->phrase == d->trigger + d->n_trigger ||
           (rf__tag_at(doc, verb, RF__C_VERB) && rf__tag_at(doc, verb, RF__C_EVENT_WORD));
}

/* "A boat from Libya sank off Malta, killing 30": from where it came that did harm at a place
 * behind it. */
static bool is_source_of_harm(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                              uint32_t mention, uint32_t until) {
    rf_indicator v = d->claim.indicator;
    bool harm = v == RF_KILLED || v == RF_INJURED || v == RF_MISSING || v == RF_HOMES_DESTROYED;
    if (d->quantity == UINT32_MAX ? !is_blow(d->claim.event) : !harm)
        return false;
    if (doc->mentions[mention].preposition != RF__F_FROM)
        return false;
    for (uint32_t i = mention + 1; i < s->mention + s->n_mentions; i++) {
        const rf__mention *next = &doc->mentions[i];
        if (d->quantity ==
            UINT32_MAX) { /* "strikes launched from Norland hit villages in Sudland" */
            if (rf__is_place(next) && !next->aside && !rf__is_outer(doc, s, i) &&
                (rf__is_locative(next->preposition) || rf__is_struck(doc, d, next)))
                return true;
            continue;
        }
        if (next->phrase < until && rf__is_place(next) && !next->aside)
            return !rf__is_outer(doc, s, i) && !doc->tokens[next->phrase - 1].punct;
        /* "soldiers from Norland were killed in Gorsk" */
        if (doc->mentions[mention].phrase <= d->np + d->n_np + 1 && rf__is_place(next) &&
            !next->aside && rf__is_locative(next->preposition))
            return true;
    }
    return false;
}

/* "shelled Gorsk from the village of Tarsa": from where it was shot, behind what was hit. */
static bool is_shot_from(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                         uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention], *hit = m - 1;
    rf_indicator v = d->claim.indicator;
    bool strike = d->quantity == UINT32_MAX ? rf__is_strike(d->claim.event)
                                            : v == RF_KILLED || v == RF_INJURED ||
                                                  v == RF_HOMES_DESTROYED || v == RF_HOMES_DAMAGED;
    if (!strike || mention == s->mention || !rf__is_place(hit) || hit->preposition == RF__F_FROM)
        return false;
    uint32_t end = hit->phrase + hit->n_phrase;
    bool base = (m->preposition == RF__F_IN || m->preposition == RF__F_AT ||
                 m->preposition == RF__F_NEAR) && /* "from their base in Tarsa" */
                rf__function_at(doc, end) == RF__F_FROM &&
                m->phrase <= end + 5 && rf__same_clause(doc, end, m->phrase);
    return (m->preposition == RF__F_FROM && end + 1 == m->phrase) || base;
}

/* "will send troops from Norland to Gorsk" */
static bool is_source_of_troops(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                                uint32_t mention) {
    bool moves = d->quantity == UINT32_MAX ? d->claim.event == RF_TROOP_MOVEMENT
                                           : d->claim.indicator == RF_TROOPS;
    if (!moves || doc->mentions[mention].preposition != RF__F_FROM)
        return false;
    for (uint32_t i = mention + 1; i < s->mention + s->n_mentions; i++) {
        const rf__mention *goal = &doc->mentions[i];
        if (rf__is_place(goal) &&
            (goal->preposition == RF__F_TO || goal->preposition == RF__F_INTO) &&
            rf__function_at(doc, goal->phrase - 1) == goal->preposition)
            return true;
    }
    return false;
}

double rf__cost_of_source(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                          uint32_t mention, bool *ret_behind) {
    const rf__mention *m = &doc->mentions[mention];
    *ret_behind = is_left_behind(d, m);
    if (*ret_behind)
        return 0.3;
    if (is_left_for(doc, s, d, m))
        return 0.9;
    if (is_source_of_harm(doc, s, d, mention, rf__anchor_of(d).from) ||
        is_source_of_troops(doc, s, d, mention))
        return 0.5;
    return is_shot_from(doc, s, d, mention) ? 0.6 : 0;
}
