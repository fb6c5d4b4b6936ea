/* Names that a sentence only glances at: what something is compared with, how far away it is, where
 * somebody wants to be or to go. */
#include "claim/number/number_words.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

/* "an area the size of Norland", "the equivalent of a town as large as Gorsk" */
static bool is_compared(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { LONGEST = 4 };
    for (uint32_t i = m->phrase; i-- > s->token && m->phrase - i <= LONGEST;)
        if (rf__place_word_is(doc, i, "like")) {
            uint32_t end = i + rf__tag_at(doc, i, RF__C_PLACE_WORD)->n;
            end += rf__function_at(doc, end) == RF__F_THE;
            return end >= m->phrase && i < m->phrase;
        }
    return false;
}

/* "the worst fire in Norland history", "in Norland's history": how long, not where. */
static bool is_of_history(const rf__doc *doc, const rf__mention *m) {
    uint32_t end = m->token + m->n_tokens;
    end += rf__function_at(doc, end) == RF__F_POSSESSIVE;
    for (uint32_t i = end; i < end + 2; i++)
        if (rf__place_word_is(doc, i, "history"))
            return true;
    return false;
}

/* "a camp that [lies]": of a thing that is told of for the first time it is the best that is known.
 */
static bool is_new_told(const rf__doc *doc, const rf__sentence *s, uint32_t lies) {
    enum { REACH = 8 };
    for (uint32_t i = lies; i-- > s->token && lies - i <= REACH;) {
        if (rf__function_at(doc, i) == RF__F_A)
            return true;
        if (rf__function_at(doc, i) == RF__F_THE)
            return false;
    }
    return false;
}

/* "The town lies some 40 km north of Gorsk": how far away; *ret_far false: "The town lies in Kesh
 * province", what it lies in. */
static bool tells_where_it_lies(const rf__doc *doc, const rf__sentence *s, const rf__mention *m,
                                bool *ret_far) {
    enum { REACH = 12 };
    if (!(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return false;
    *ret_far = false;
    for (uint32_t i = m->token; i-- > s->token && m->token - i <= REACH;) {
        const rf__token *t = &doc->tokens[i];
        if (rf__place_word_is(doc, i, "lies")) /* not "a school located in Gorsk" */
            return !is_new_told(doc, s, i) &&
                   (*ret_far || rf__tag_at(doc, i, RF__C_PLACE_WORD)->n > 1 ||
                    !rf__ends_as_past(doc, i));
        *ret_far |= rf__tag_at(doc, i, RF__C_MEASURE) != NULL;
        if (t->kind == RF__PUNCT && t->punct != '-' && t->punct != '(' && t->punct != ')')
            return false;
    }
    return false;
}

/* "sank while trying to reach Norland", "opted to continue their journey into Norland": where
 * somebody only wants to go. */
static bool is_aimed_at(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 5 };
    if (!(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return false;
    bool goal = m->preposition == RF__F_TO || m->preposition == RF__F_INTO ||
                m->preposition == RF__F_TOWARDS;
    for (uint32_t i = m->phrase; i-- > s->token && m->phrase - i <= REACH;) {
        if (rf__place_word_is(doc, i, "aim")) {
            uint32_t end = i + rf__tag_at(doc, i, RF__C_PLACE_WORD)->n;
            return end == m->phrase || (end < m->phrase && goal);
        }
        goal |= i + 1 == m->phrase && rf__is_arrival(doc, i);
        if (doc->tokens[i].kind != RF__WORD || rf__tag_at(doc, i, RF__C_NUMBER))
            return false;
    }
    return false;
}

uint32_t rf__aim_of_rescued(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *m = best != UINT32_MAX ? &doc->mentions[best] : NULL;
    if (m && rf__function_at(doc, m->token + m->n_tokens) != RF__F_POSSESSIVE)
        return UINT32_MAX; /* "off the coast of Norland" */
    if (d->quantity == UINT32_MAX || d->claim.indicator != RF_EVACUATED ||
        !(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].seat && is_aimed_at(doc, s, &doc->mentions[i]))
            return i;
    return UINT32_MAX;
}

rf_err rf__place_rescued(rf__doc *doc, uint32_t draft, uint32_t aim) {
    rf__draft *d = &doc->drafts[draft];
    rf_claim_place *place = &d->claim.place;
    const rf__sentence *s = &doc->sentences[d->sentence];
    const char *there = rf__gaz_brief_of(doc->gazetteer, doc->mentions[aim].place).country;
    bool own = false; /* those of the islands' own land, not "French boats" on the way to England */
    for (uint32_t i = s->mention; i < aim && !rf__is_country(doc, aim); i++)
        own |= doc->mentions[i].place != RF_NO_PLACE &&
               !strcmp(rf__gaz_brief_of(doc->gazetteer, doc->mentions[i].place).country, there);
    if (own) {
        rf_err err = d->claim.destination.text
                         ? RF_OK
                         : rf__fill_place(doc, aim, 0.6, &d->claim.destination);
        return err ? err : rf__fill_place(doc, aim, 0.5, place);
    }
    rf_claim_place told = {.lat_deg = NAN, .lon_deg = NAN};
    rf_err err = rf__place_before(doc, draft, &told);
    *place = told;
    if (!err && told.country && !strcmp(told.country, there))
        *place = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    return err;
}

bool rf__is_glanced_at(const rf__doc *doc, const rf__sentence *s, const rf__mention *m,
                       bool *ret_seat) {
    bool far = false;
    bool lies = tells_where_it_lies(doc, s, m, &far);
    *ret_seat =
        is_compared(doc, s, m) || is_of_history(doc, m) || is_aimed_at(doc, s, m) || (lies && far);
    return *ret_seat || lies;
}
