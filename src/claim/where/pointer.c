/* Words that point to a place without naming it: "the town", "there", "nationwide". */
#include "claim/figure/figure.h"
#include "claim/number/number_words.h"
#include "claim/where/where.h"

#include <string.h>

/* Tokens between the figure and the words that point. */
enum { NEAR = 7 };

bool rf__is_of_kind(rf_gaz_kind kind, rf_gaz_kind hint, rf_gaz_kind wanted) {
    if (kind == wanted || (hint == wanted && hint != RF_GAZ_UNKNOWN))
        return true;
    bool region = wanted == RF_GAZ_ADMIN1 || wanted == RF_GAZ_REGION;
    return region && (kind == RF_GAZ_ADMIN1 || kind == RF_GAZ_REGION);
}

/* "the gas-rich province", "the besieged city", but not "the northern province" */
static bool is_adjective(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    const rf__tag *part = rf__tag_at(doc, i, RF__C_DIRECTION);
    return t->punct == '-' ||
           (t->kind == RF__WORD && !(t->flags & RF__CAPITAL) &&
            rf__function_at(doc, i) == RF__F_NONE && (!part || part->entry->flags & RF__STATIVE));
}

/* "the country's capital": only a part of it is meant. */
static bool is_owner_of_part(const rf__doc *doc, uint32_t i) {
    const rf__tag *word = rf__tag_at(doc, i, RF__C_PLACE_WORD);
    uint32_t end = i + word->n;
    if (rf__function_at(doc, end) == RF__F_POSSESSIVE)
        end++;
    return rf__function_at(doc, end - 1) == RF__F_POSSESSIVE &&
           rf__tag_at(doc, end, RF__C_PLACE_KIND);
}

/* "[the] country's capital": the token of the owner, before one of a kind; 0: nobody owns it. */
static uint32_t owner_before(const rf__doc *doc, uint32_t first, uint32_t kind) {
    if (kind < first + 3 || rf__function_at(doc, kind - 1) != RF__F_POSSESSIVE)
        return 0;
    const rf__tag *owner = rf__tag_at(doc, kind - 3, RF__C_PLACE_WORD);
    return owner && rf__place_word_is(doc, kind - 3, "country") ? kind - 3 : 0;
}

/* "the capital Kesh", "the capital, Kesh,": does the name stand behind its kind, from the token on?
 */
static bool is_named_at(const rf__doc *doc, const rf__sentence *s, uint32_t behind) {
    return rf__is_capital(doc, behind) ||
           (doc->tokens[behind].punct == ',' && rf__mention_over(doc, s, behind + 1));
}

rf__pointer rf__pointer_in(const rf__doc *doc, const rf__sentence *s) {
    rf__pointer p = {.kind = RF_GAZ_UNKNOWN};
    const uint64_t asked = RF__BIT(RF__C_PLACE_WORD) | RF__BIT(RF__C_PLACE_KIND);
    uint32_t end = s->classes & asked ? s->token + s->n_tokens : s->token;
    for (uint32_t i = s->token; i < end; i++) {
        if (!(doc->tokens[i].classes & asked))
            continue;
        p.country |= rf__place_word_is(doc, i, "country") && !is_owner_of_part(doc, i);
        p.office |= rf__place_word_is(doc, i, "office");
        p.agency |= rf__place_word_is(doc, i, "agency");
        p.there |= rf__place_word_is(doc, i, "there");
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        bool these = i > s->token && rf__function_at(doc, i - 1) == RF__F_THESE;
        if (!kind || i == s->token || kind->entry->code == RF_GAZ_POINT ||
            (kind->entry->flags & RF__PLURAL && !these))
            continue; /* "in these provinces" */
        if (owner_before(doc, s->token, i) && rf__place_word_is(doc, i, "capital")) {
            p.capital = true;
            p.kind = RF_GAZ_TOWN;
            continue;
        }
        uint32_t article = i - 1;
        while (article > s->token && i - article < 4 && is_adjective(doc, article))
            article--;
        rf__function f = rf__function_at(doc, article);
        bool named =
            i + kind->n < s->token + s->n_tokens && rf__function_at(doc, i + kind->n) == RF__F_OF;
        const rf__tag *noun = rf__tag_at(doc, i + kind->n, RF__C_NOUN);
        bool built = noun && noun->entry->unit == RF_FACILITIES; /* "the district hospital there" */
        if ((f != RF__F_THE && f != RF__F_THIS && !these) || named || built)
            continue;
        if (rf__place_word_is(doc, i, "capital") && is_named_at(doc, s, i + kind->n))
            continue;
        p.capital |= rf__place_word_is(doc, i, "capital");
        if (kind->entry->code == RF_GAZ_REGION)
            p.there = true; /* "the area": of any kind */
        else
            p.kind = (rf_gaz_kind)kind->entry->code;
    }
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions && !p.country; i++) {
        const rf__mention *m = &doc->mentions[i];
        p.country = m->person && m->place != RF_NO_PLACE &&
                    rf__is_world_part(doc, m->place, m->token + m->n_tokens);
    }
    return p;
}

/* "the city", "the gas-rich province": the kind of what token `at` begins, with where it ends. */
static rf_gaz_kind pointed_at(const rf__doc *doc, const rf__sentence *s, uint32_t at,
                              uint32_t *ret_end) {
    uint32_t end = s->token + s->n_tokens;
    rf__function f = rf__function_at(doc, at);
    bool these = f == RF__F_THESE;
    if (f != RF__F_THE && f != RF__F_THIS && !these)
        return RF_GAZ_UNKNOWN;
    if (rf__place_word_is(doc, at, "country") && rf__function_at(doc, at + 2) == RF__F_POSSESSIVE &&
        !rf__place_word_is(doc, at + 3, "capital"))
        at += 2; /* "the country's third-largest city" */
    for (uint32_t i = at + 1; i < end && i < at + 5; i++) {
        if (i == at + 2 && owner_before(doc, at, i + 1) && rf__place_word_is(doc, i + 1, "capital"))
            continue; /* "the country's capital" */
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        bool both = i == at + 2 && rf__number_tag(doc, at + 1, RF__NUM_UNIT); /* "the two towns" */
        if (kind && (both || these || !(kind->entry->flags & RF__PLURAL))) {
            uint32_t after = i + kind->n;
            bool named = rf__function_at(doc, after) == RF__F_OF || is_named_at(doc, s, after);
            bool noun = rf__tag_at(doc, after, RF__C_NOUN) || rf__tag_at(doc, after, RF__C_ROLE) ||
                        rf__tag_at(doc, after, RF__C_ORG_WORD) ||
                        rf__function_at(doc, after) == RF__F_POSSESSIVE;
            *ret_end = after;
            bool told = kind->entry->code == RF_GAZ_POINT || kind->entry->code == RF_GAZ_WATER;
            return named || noun || told ? RF_GAZ_UNKNOWN : (rf_gaz_kind)kind->entry->code;
        }
        if (!is_adjective(doc, i))
            return RF_GAZ_UNKNOWN;
    }
    return RF_GAZ_UNKNOWN;
}

/* "The region hosts 3 million people", "Before the war the region had 3 million people". */
static rf_gaz_kind subject_pointed_at(const rf__doc *doc, const rf__sentence *s, uint32_t from,
                                      uint32_t *ret_at) {
    enum { WORDS = 6 };
    uint32_t behind, first = from > s->token + WORDS + 4 ? from - WORDS - 4 : s->token;
    for (uint32_t i = first; i == s->token || i < from; i++) {
        if (i > s->token && (rf__is_any_preposition(rf__function_at(doc, i - 1)) ||
                             rf__function_at(doc, i) != RF__F_THE))
            continue;
        rf_gaz_kind kind = pointed_at(doc, s, i, &behind);
        if (kind == RF_GAZ_UNKNOWN || behind >= from || from - behind > WORDS)
            continue;
        rf__mention subject = {.phrase = i, .n_phrase = behind - i};
        *ret_at = i;
        bool had = rf__function_at(doc, behind) == RF__F_HAVE && from <= behind + 2;
        if (had || rf__receives_before(doc, &subject, from))
            return kind;
    }
    *ret_at = s->token;
    return RF_GAZ_UNKNOWN;
}

rf_gaz_kind rf__pointer_near(const rf__doc *doc, const rf__sentence *s, uint32_t from, uint32_t to,
                             uint32_t *ret_at) {
    uint32_t end = s->token + s->n_tokens, behind;
    bool taken = to > from && rf__is_locative(rf__function_at(doc, to - 1)); /* "live in" */
    for (uint32_t i = to - taken; i < end && i < to + NEAR; i++) {
        bool joined =
            i > to && rf__function_at(doc, i - 1) == RF__F_AND; /* "40 dead and 90 hurt" */
        if ((doc->tokens[i].kind == RF__NUMERAL && !joined) || doc->tokens[i].punct == ';' ||
            rf__is_clause_edge(doc, i))
            break;
        bool battle = i > to && rf__function_at(doc, i) == RF__F_FOR && /* "the battle for the" */
                      rf__event_tag(doc, i - 1, RF__E_FIGHT);
        if (i + 1 >= end || !(rf__is_locative(rf__function_at(doc, i)) || battle))
            continue;
        rf_gaz_kind kind = pointed_at(doc, s, i + 1, &behind);
        *ret_at = i + 1;
        if (kind != RF_GAZ_UNKNOWN)
            return kind;
    }
    return subject_pointed_at(doc, s, from, ret_at);
}

static uint32_t town_of_land(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    enum { WORDS = 4 };
    const rf__mention *m = &doc->mentions[mention];
    uint32_t owner = m->token + m->n_tokens;
    if (rf__function_at(doc, owner) != RF__F_POSSESSIVE || m->use != RF_NAME_PLACE ||
        !rf__is_country(doc, mention))
        return UINT32_MAX;
    for (uint32_t i = owner + 1; i <= owner + WORDS && i < s->token + s->n_tokens; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (!kind && !is_adjective(doc, i))
            return UINT32_MAX;
        if (!kind)
            continue;
        uint32_t after = i + kind->n;
        if (kind->entry->code != RF_GAZ_TOWN || kind->entry->flags & RF__PLURAL ||
            rf__place_word_is(doc, i, "capital") || rf__function_at(doc, after) == RF__F_OF ||
            is_named_at(doc, s, after))
            return UINT32_MAX;
        double sure;
        uint32_t own = (uint32_t)(s - doc->sentences);
        uint32_t town = rf__place_of_kind(doc, own, RF_GAZ_TOWN, &sure);
        if (town == UINT32_MAX) /* a region is called like its town */
            town = rf__look_back(doc, own, RF_GAZ_UNKNOWN, RF__REACH, false, &sure);
        if (town != UINT32_MAX && rf__is_country(doc, town))
            return UINT32_MAX;
        bool there = town != UINT32_MAX && doc->mentions[town].place != RF_NO_PLACE &&
                     !strcmp(rf__gaz_brief_of(doc->gazetteer, doc->mentions[town].place).country,
                             rf__gaz_brief_of(doc->gazetteer, m->place).country);
        return there ? town : UINT32_MAX;
    }
    return UINT32_MAX;
}

uint32_t rf__town_of_land(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    if (!(s->classes & RF__BIT(RF__C_PLACE_KIND)))
        return UINT32_MAX;
    if (mention != UINT32_MAX)
        return town_of_land(doc, s, mention);
    uint32_t found = UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions && found == UINT32_MAX; i++)
        if (rf__is_locative(doc->mentions[i].preposition))
            found = town_of_land(doc, s, i);
    return found;
}

bool rf__points_to_capital(const rf__doc *doc, uint32_t at) {
    enum { REACH = 4 };
    for (uint32_t i = at; i < doc->n_tokens && i < at + REACH; i++)
        if (rf__tag_at(doc, i, RF__C_PLACE_KIND) && rf__function_at(doc, i) != RF__F_THE)
            return rf__place_word_is(doc, i, "capital");
    return false;
}

uint32_t rf__seat_of(const rf__doc *doc, const rf__sentence *s) {
    uint32_t found = UINT32_MAX, office = UINT32_MAX;
    for (uint32_t i = 0; i < doc->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->place == RF_NO_PLACE || m->use != RF_NAME_PLACE)
            continue;
        const rf__gaz_record *record = rf__gaz_at(doc->gazetteer, m->place);
        bool seat = record && record->flags & RF__GAZ_CAPITAL && s->country[0] &&
                    memcmp(record->country, s->country, 2) == 0;
        uint32_t *best = m->person ? &office : &found; /* "a Gorsk police official" */
        if (seat && (*best == UINT32_MAX || i < s->mention + s->n_mentions))
            *best = i;
    }
    return found != UINT32_MAX ? found : office;
}

bool rf__is_land_that_acts(const rf__doc *doc, const rf__mention *m) {
    uint32_t behind = m->token + m->n_tokens;
    return m->actor && !m->person && m->use == RF_NAME_PLACE && m->place != RF_NO_PLACE &&
           m->preposition == RF__F_NONE &&
           (rf__tag_at(doc, behind, RF__C_VERB) || rf__tag_at(doc, behind, RF__C_SAY_VERB));
}

uint32_t rf__there_of(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t at = d->trigger + d->n_trigger, np = d->np + d->n_np;
    uint32_t found = UINT32_MAX, office = UINT32_MAX;
    if (np > at && np < s->token + s->n_tokens && rf__place_word_is(doc, np, "there"))
        at = np; /* "shot down five drones there" */
    if (d->trigger < s->token || at >= s->token + s->n_tokens ||
        !rf__place_word_is(doc, at, "there"))
        return UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->phrase >= d->trigger || (!rf__is_place(m) && !rf__is_land_that_acts(doc, m)) ||
            rf__is_outer(doc, s, i))
            continue;
        bool country = m->place != RF_NO_PLACE &&
                       rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
        if (m->aside && !country)
            office = i; /* "the governor of Gorsk said" */
        else if (!m->aside)
            found = i;
    }
    double sure;
    if (found == UINT32_MAX)
        found = office;
    return found != UINT32_MAX ? found : rf__place_of_kind(doc, d->sentence, RF_GAZ_UNKNOWN, &sure);
}

bool rf__in_other_regions(const rf__doc *doc, const rf__draft *d) {
    enum { REACH = 7 };
    uint32_t np = d->np + d->n_np, from = d->trigger + d->n_trigger;
    from = from < np ? np : from;
    bool other = false;
    for (uint32_t i = from; i < from + REACH && i < doc->n_tokens; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (kind && kind->entry->flags & RF__PLURAL)
            return other && rf__function_at(doc, i + kind->n) != RF__F_OF;
        if (doc->tokens[i].kind == RF__PUNCT || doc->tokens[i].flags & RF__CAPITAL)
            return false;
        other |= rf__function_at(doc, i) == RF__F_OTHER;
    }
    return false;
}

/* Behind "by the flooding", where a preposition of places follows: there; else where it began. */
static uint32_t behind_cause(const rf__doc *doc, uint32_t from) {
    enum { LONGEST = 5 };
    if (rf__function_at(doc, from) != RF__F_BY)
        return from;
    for (uint32_t i = from + 1; i < doc->n_tokens && i <= from + LONGEST; i++) {
        if (doc->tokens[i].kind != RF__WORD || doc->tokens[i].flags & RF__CAPITAL)
            return from;
        if (rf__is_locative(rf__function_at(doc, i)))
            return i;
    }
    return from;
}

/* Behind "were counted", where a preposition of places follows: there; else where it began. */
static uint32_t behind_passive(const rf__doc *doc, uint32_t from) {
    uint32_t at = from;
    for (uint32_t n = 0; n < 3; n++, at++) {
        rf__function f = rf__function_at(doc, at);
        if (f != RF__F_HAVE && f != RF__F_BE && f != RF__F_BEEN)
            break;
    }
    bool past = at > from && rf__is_locative(rf__function_at(doc, at + 1)) &&
                (rf__ends_as_past(doc, at) || rf__tag_at(doc, at, RF__C_VERB));
    return past ? at + 1 : from;
}

/* Do words from token `from` on tell of regions without naming one? */
static bool are_unnamed_regions(const rf__doc *doc, uint32_t from, bool alone) {
    enum { MANY = 5 }; /* "in 23 counties" */
    if (!rf__is_locative(rf__function_at(doc, from)))
        return false;
    for (uint32_t i = from + 1; i < doc->n_tokens && i < from + 9; i++) {
        const rf__token *t = &doc->tokens[i];
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (kind && kind->entry->flags & RF__PLURAL)
            return (kind->entry->code == RF_GAZ_ADMIN1 ||
                    (alone && kind->entry->code == RF_GAZ_ADMIN2 &&
                     doc->tokens[i - 1].value >= MANY)) &&
                   (rf__function_at(doc, i + kind->n) != RF__F_OF ||
                    rf__is_number_at(doc, i + kind->n + 1)) && /* "districts of 27 provinces" */
                   !rf__is_capital(doc, i + kind->n);
        bool parts = i == from + 1 &&
                     rf__function_at(doc, i) == RF__F_THE && /* "the eastern and" */
                     rf__tag_at(doc, i + 1, RF__C_DIRECTION);
        if (t->flags & RF__CAPITAL || (t->kind == RF__PUNCT && t->punct != '-') ||
            (rf__function_at(doc, i) == RF__F_THE && !parts) ||
            rf__function_at(doc, i) == RF__F_THESE)
            return false;
    }
    return false;
}

bool rf__in_unnamed_regions(const rf__doc *doc, const rf__draft *d, bool alone) {
    uint32_t np = d->np + d->n_np, from = d->trigger + d->n_trigger;
    if (d->quantity == UINT32_MAX)
        return false;
    rf__function f =
        rf__function_at(doc, np); /* "2,000 people in four provinces [were displaced]" */
    bool verb = d->n_np && from > np && (f == RF__F_IN || f == RF__F_ACROSS);
    from = behind_passive(doc, behind_cause(doc, from < np ? np : from));
    from += doc->tokens[from].punct == ','; /* "are affected, in 132 districts" */
    return are_unnamed_regions(doc, from, alone) || (verb && are_unnamed_regions(doc, np, alone));
}
