/* Gives each draft its place, and the origin and destination of people who moved.
 *
 * Each place named in the sentence is scored for how its position ties it to the number and its
 * trigger; the best one is the place. What the sentence leaves out is taken from the discourse: the
 * draft it is a part of, the place that earlier sentences of the paragraph were about, the heading
 * above, earlier paragraphs. Without any of these the claim only gets the report's country. */
#include "claim/where/where.h"
#include "claim/figure/claim_table.h"
#include "claim/number/number_words.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

/* Below this "the country" in the sentence is the better guess. */
static const double WEAK_SCORE = 0.2;
/* A part of another figure keeps that figure's place unless its own is as near as this. */
static const double SURE_SCORE = 0.9;
/* ... or near enough, where the other one's sentence names no place. */
static const double OWN_SCORE = 0.4;

/* "in Norland (2.9 million) and Kesh (2.6 million) is 5 million": a number of one of several
 * places.
 */
static bool is_of_one_place(const rf__doc *doc, const rf__draft *d, const rf__draft *part) {
    if (part->quantity == UINT32_MAX || d->quantity == UINT32_MAX)
        return false;
    uint32_t number = doc->quantities[part->quantity].phrase;
    return number && doc->tokens[number - 1].punct == '(' &&
           rf__n_numbered(doc, &doc->sentences[d->sentence], d) > 1;
}

/* "were sheltering across Tarsa (900) and Gorsk (300)": of the whole neither is the place. */
static bool is_one_of_several(const rf__doc *doc, const rf__draft *d, uint32_t mention) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    return rf__is_numbered(doc, s, d, &doc->mentions[mention]) && rf__n_numbered(doc, s, d) > 1;
}

/* "The number in Norland (2.9 million) and Kesh (2.6 million) is 5 million": a sum over countries
 * is of none of them. */
static bool sums_countries(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t n = 0;
    for (uint32_t i = s->mention; d->quantity != UINT32_MAX && i < s->mention + s->n_mentions;
         i++) {
        const rf__mention *m = &doc->mentions[i];
        n += rf__is_place(m) && rf__is_numbered(doc, s, d, m) &&
             !rf__is_of_nation_list(doc, s, d, m) && m->place != RF_NO_PLACE &&
             rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
    }
    return n > 1;
}

/* "were damaged in six regions, [of which] 20,747 were destroyed" */
static bool is_of_which(const rf__doc *doc, const rf__draft *d) {
    uint32_t at = d->quantity != UINT32_MAX ? doc->quantities[d->quantity].phrase : 0;
    rf__function f = at > 1 ? rf__function_at(doc, at - 1) : RF__F_NONE;
    return (f == RF__F_WHICH || f == RF__F_WHOM) && rf__function_at(doc, at - 2) == RF__F_OF;
}

static const rf__draft *draft_before(const rf__doc *doc, uint32_t draft, uint32_t sentence) {
    for (uint32_t i = draft; i-- > 0;) {
        const rf__draft *d = &doc->drafts[i];
        if (d->sentence < sentence)
            break;
        bool part = d->parent >= 0 && doc->drafts[draft].parent != d->parent; /* of another sum */
        bool talks = d->quantity == UINT32_MAX && d->claim.event == RF_TALKS; /* held elsewhere */
        bool placed = d->claim.place.text ||
                      (d->claim.place.country && is_of_which(doc, &doc->drafts[draft]));
        if (d->sentence == sentence && placed && !part && !talks &&
            !is_of_one_place(doc, &doc->drafts[draft], d) &&
            !(d->quantity != UINT32_MAX && d->quantity + 1 == doc->drafts[draft].quantity &&
              rf__is_whole_of(doc, &doc->drafts[draft])))
            return d;
    }
    return NULL;
}

/* "[Kesh] Mayor Jan Velk", "[Gorsk] regional governor": of which town somebody speaks. */
static bool holds_office(const rf__doc *doc, const rf__mention *m) {
    enum { REACH = 2 };
    uint32_t end = m->token + m->n_tokens;
    for (uint32_t i = end; i < end + REACH; i++)
        if (rf__tag_at(doc, i, RF__C_ROLE) || doc->tokens[i].kind != RF__WORD)
            return doc->tokens[i].kind == RF__WORD;
    return false;
}

/* "trapped in the city", nearer to the figure than any name: the city named before, in this
 * sentence or earlier. */
static uint32_t pointed_before(const rf__doc *doc, const rf__draft *d, uint32_t best,
                               double *ret_sure, bool *ret_nation) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || !d->n_np)
        return UINT32_MAX;
    uint32_t to = d->np + d->n_np, at;
    bool beside = d->parent < 0 && d->trigger >= to && d->trigger < to + 6;
    rf_gaz_kind kind =
        rf__pointer_near(doc, s, d->np, beside ? d->trigger + d->n_trigger : to, &at);
    if (kind == RF_GAZ_UNKNOWN)
        return UINT32_MAX;
    if (best != UINT32_MAX) {
        const rf__mention *m = &doc->mentions[best];
        bool between = m->phrase >= to && m->phrase < at;
        bool adjoins = m->phrase + m->n_phrase == d->np;
        if (between || adjoins || rf__heads_number(doc, d, m))
            return UINT32_MAX;
    }
    uint32_t found = UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
        bool office = m->seat && m->preposition == RF__F_OF; /* "the governor of nearby Kesh" */
        office |= m->person && holds_office(doc, m);
        if (m->phrase < at && (rf__is_place(m) || office) && m->place != RF_NO_PLACE &&
            rf__is_of_kind(place.kind, doc->resolve[m->resolved].kind_hint, kind))
            found = i;
    }
    *ret_sure = 0.7;
    if (found == UINT32_MAX && rf__points_to_capital(doc, at))
        found = rf__seat_of(doc, s);
    if (found == UINT32_MAX)
        found = rf__place_of_kind(doc, d->sentence, kind, ret_sure);
    *ret_nation = found == UINT32_MAX && kind == RF_GAZ_COUNTRY;
    return found;
}

/* "900 people from camps in Tarsa were returned to or released in Gorsk": of those who went back,
 * the place behind what is told, not the one they came from; UINT32_MAX: none. */
static uint32_t goal_behind_origin(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *from = &doc->mentions[best];
    if (d->quantity == UINT32_MAX || d->claim.indicator != RF_RETURNED)
        return UINT32_MAX;
    uint32_t at = from->phrase - 1; /* "from | camps in" */
    bool left = from->preposition == RF__F_FROM ||
                (at > s->token + 2 && rf__is_locative(from->preposition) &&
                 rf__function_at(doc, at - 2) == RF__F_FROM);
    for (uint32_t i = s->mention; left && i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        rf__function f = m->preposition;
        bool there = f == RF__F_IN || f == RF__F_TO || f == RF__F_INTO || f == RF__F_AT;
        if (i != best && m->phrase > d->trigger && rf__is_place(m) && there &&
            !rf__is_outer(doc, s, i)) /* a say verb may stand before: "released in" */
            return i;
    }
    return UINT32_MAX;
}

/* "Since Norland launched its campaign in 2006, thousands have gone missing": whose deed it was, of
 * a sum over years; UINT32_MAX: nobody's. */
static uint32_t land_since(const rf__doc *doc, const rf__draft *d) {
    enum { YEAR = 364 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf_claim *claim = &d->claim;
    if (d->quantity == UINT32_MAX || !s->n_mentions || claim->from == RF_NO_DATE ||
        claim->to == RF_NO_DATE || claim->to - claim->from < YEAR ||
        rf__function_at(doc, s->token) != RF__F_SINCE)
        return UINT32_MAX;
    const rf__mention *m = &doc->mentions[s->mention];
    return m->phrase == s->token + 1 && !m->person && m->use == RF_NAME_PLACE &&
                   rf__is_country(doc, s->mention)
               ? s->mention
               : UINT32_MAX;
}

/* "closed the strait of Tora and moved 1,251 people out of villages in Mara": where they left, not
 * what another verb told before. */
static bool left_other(const rf__doc *doc, const rf__draft *d, uint32_t best, uint32_t from) {
    const rf__mention *m = best != UINT32_MAX ? &doc->mentions[best] : NULL;
    bool left = d->claim.indicator == RF_DISPLACED || d->claim.indicator == RF_EVACUATED;
    if (!m || !left || from == UINT32_MAX || best == from || d->quantity == UINT32_MAX)
        return false;
    uint32_t end = m->phrase + m->n_phrase, at = rf__anchor_of(d).from;
    bool and = false;
    for (uint32_t i = end; i < at && at - end < 8; i++)
        and |= rf__function_at(doc, i) == RF__F_AND && rf__tag_at(doc, i + 1, RF__C_VERB);
    return and;
}

/* "In Kesh district, 900 [residents] of Gorsk were displaced" */
static bool are_people_of(const rf__doc *doc, const rf__draft *d, uint32_t from) {
    return from != UINT32_MAX && d->quantity != UINT32_MAX && d->n_np &&
           doc->mentions[from].preposition == RF__F_OF &&
           doc->mentions[from].phrase == d->np + d->n_np + 1;
}

/* "Most are with relatives; the rest, 750, are camped in Tora": does the sentence of a part name
 * the place of its whole? */
static bool is_named_in(const rf__doc *doc, const rf__draft *part, const rf__draft *whole) {
    const rf__sentence *s = &doc->sentences[part->sentence];
    const char *name = whole->claim.place.text;
    size_t n = name ? strlen(name) : 0;
    for (uint32_t i = 0; n && i + n <= s->n; i++)
        if (!memcmp(doc->report->text + s->start + i, name, n))
            return true;
    return false;
}

/* "hit Gorsk, where ten died across 7 departments" */
static bool is_of_where(const rf__doc *doc, uint32_t best) {
    if (best == UINT32_MAX)
        return false;
    uint32_t end = doc->mentions[best].phrase + doc->mentions[best].n_phrase;
    return rf__function_at(doc, end + (doc->tokens[end].punct == ',')) == RF__F_WHERE;
}

/* "seized a nearby town": a place that is not named, and not the one beside it. */
static bool takes_nameless(const rf__doc *doc, const rf__draft *d) {
    enum { REACH = 5 };
    for (uint32_t i = d->trigger; i < d->trigger + REACH && i + 1 < doc->n_tokens; i++)
        if (rf__place_word_is(doc, i, "neighbour"))
            return d->claim.event == RF_PLACE_CAPTURED && rf__tag_at(doc, i + 1, RF__C_PLACE_KIND);
    return false;
}

/* "the African Union's mission in Norland", "the UN mission in Kesh": the land that a body works
 * for. */
static bool names_mission(const rf__doc *doc, const rf__mention *m) {
    rf_gaz_kind kind = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    if (m->preposition != RF__F_IN || kind == RF_GAZ_TOWN || kind == RF_GAZ_CAMP ||
        !rf__is_kind(rf__tag_over(doc, m->phrase - 2, RF__C_ORG_WORD), "any"))
        return false;
    uint32_t body = m->phrase - 3;
    body -= body && rf__function_at(doc, body) == RF__F_POSSESSIVE;
    return rf__tag_over(doc, body, RF__C_ORGANISATION);
}

/* "a police officer from Gorsk", "the commander in [the capital]", "the South Kesh coordinator":
 * where an office is, which need not be where something happened. */
static bool names_office(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    const rf__gaz_record *record = rf__gaz_at(doc->gazetteer, m->place);
    if (!m->aside || m->phrase < s->token + 3)
        return false;
    const rf__tag *role = rf__tag_over(doc, m->phrase - 2, RF__C_ROLE);
    const rf__tag *phone = rf__tag_over(doc, m->phrase - 2, RF__C_PLACE_WORD);
    if (phone && rf__place_word_is(doc, phone->token, "phone")) /* "by phone from [the capital]" */
        return record && record->flags & RF__GAZ_CAPITAL;
    const rf__tag *home = rf__tag_at(doc, m->phrase + m->n_phrase, RF__C_ROLE);
    if (home && !(home->entry->flags & RF__PLURAL) && rf__cue_over(doc, s, m->token))
        return true; /* "a Gorsk resident said" */
    if (!rf__is_in_cue(doc, s, m))
        return false;
    if (m->preposition == RF__F_FROM)
        return role && (rf__tag_over(doc, m->phrase - 2, RF__C_ACTOR) ||
                        rf__tag_over(doc, m->phrase - 3, RF__C_ACTOR));
    if (m->preposition == RF__F_IN && record && record->flags & RF__GAZ_CAPITAL)
        return role && !(role->entry->flags & RF__PLURAL);
    return record && m->n_phrase <= m->n_tokens + 1 &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_ADMIN1 &&
           rf__tag_at(doc, m->token + m->n_tokens, RF__C_ROLE);
}

/* "An aid worker in [Norland] said": one person, who tells of what happened elsewhere. */
static bool tells_from_abroad(const rf__doc *doc, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    const rf__tag *role = m->phrase > doc->sentences[m->sentence].token + 1
                              ? rf__tag_over(doc, m->phrase - 2, RF__C_ROLE)
                              : NULL;
    return m->preposition == RF__F_IN && role && !(role->entry->flags & RF__PLURAL) &&
           rf__is_country(doc, mention);
}

/* "Clashes erupted in Gorsk. Twelve were killed, the UN coordinator in Norland said": the wide
 * place of an office gives way to the one told of right before. */
static bool is_of_office(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *m = best != UINT32_MAX ? &doc->mentions[best] : NULL;
    if (!m || m->place == RF_NO_PLACE || d->n_head || !d->sentence)
        return false;
    bool new = d->quantity == UINT32_MAX || d->claim.flow == RF_NEW;
    if (new && m->aside && m->preposition == RF__F_FROM &&rf__is_in_cue(doc, s, m))
        return true; /* "a tailor from Gorsk told" */
    if (new && m->person && rf__is_in_cue(doc, s, m) && rf__is_small_place(doc, m))
        return true; /* "the Gorsk Council said" */
    if (names_office(doc, s, m) || (new && m->aside && m->phrase > 2 && names_mission(doc, m)))
        return true;
    if (d->quantity == UINT32_MAX || d->claim.flow != RF_NEW || s[-1].block != s->block ||
        !rf__is_in_cue(doc, s, m))
        return false;
    rf_gaz_kind kind = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    return kind == RF_GAZ_COUNTRY || (kind == RF_GAZ_ADMIN1 && m->preposition == RF__F_IN);
}

/* "Fighting in Gorsk forced 12,000 to seek refuge in Norland", "across the border into Tarsa,
 * Norland": a place, and one that lies in another country. */
static bool in_other_country(const rf__doc *doc, uint32_t place, uint32_t country) {
    if (place == UINT32_MAX || doc->mentions[place].place == RF_NO_PLACE ||
        doc->mentions[country].place == RF_NO_PLACE)
        return false;
    rf__gaz_brief a = rf__gaz_brief_of(doc->gazetteer, doc->mentions[place].place),
                  b = rf__gaz_brief_of(doc->gazetteer, doc->mentions[country].place);
    return b.country[0] && a.country[0] && strcmp(a.country, b.country) != 0;
}

/* "rebels attacked Tarsa, forcing 900 people to flee to Gorsk": the place that they fled, told
 * before the clause on what came of it; UINT32_MAX: none. */
static uint32_t left_by_force(const rf__doc *doc, const rf__draft *d) {
    enum { REACH = 8 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t comma = 0;
    if (d->quantity == UINT32_MAX || !d->n_np || d->claim.indicator != RF_DISPLACED)
        return UINT32_MAX;
    for (uint32_t i = d->np; !comma && i-- > s->token && d->np - i <= REACH;)
        if (doc->tokens[i].punct == ',')
            comma = i;
    if (!comma || !rf__ends_as(doc, comma + 1, RF__END_ING) || rf__function_at(doc, comma + 1))
        return UINT32_MAX;
    for (uint32_t i = s->mention + s->n_mentions; i-- > s->mention;) {
        const rf__mention *m = &doc->mentions[i];
        bool there = m->preposition == RF__F_NONE || m->preposition == RF__F_IN ||
                     m->preposition == RF__F_ON || m->preposition == RF__F_NEAR;
        if (m->phrase < comma && rf__is_place(m) && !m->aside && there &&
            !rf__is_outer(doc, s, i) && m->phrase > s->token)
            return i;
    }
    return UINT32_MAX;
}

/* "900 fled the attack, mainly walking to Gorsk": where most of them went, not from where they
 * fled. */
static bool went_mostly(const rf__doc *doc, const rf__draft *d, uint32_t to) {
    if (d->quantity == UINT32_MAX || d->claim.indicator != RF_DISPLACED)
        return false;
    for (uint32_t i = d->trigger + d->n_trigger; i + 1 < doc->mentions[to].phrase; i++)
        if (doc->tokens[i].punct == ',')
            return rf__ends_as_adverb(doc, i + 1);
    return false;
}

/* "captured [the town] amid fighting in Kesh", "trucks entered [the town], where": the object of
 * the deed, which sentences before named, whatever else is named behind; UINT32_MAX: none. */
static uint32_t taken_before(const rf__doc *doc, const rf__draft *d, double *ret_sure) {
    enum { REACH = 3 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf_event_type type = d->claim.event;
    uint32_t at = d->trigger + d->n_trigger, end = at + (type == RF_AID_CROSSING ? REACH : 0);
    if (d->quantity != UINT32_MAX || (type != RF_PLACE_CAPTURED && type != RF_AID_CROSSING) ||
        !(s->classes & RF__BIT(RF__C_PLACE_KIND)))
        return UINT32_MAX;
    while (at < end && rf__function_at(doc, at) != RF__F_THE)
        at++;
    const rf__tag *kind = rf__tag_at(doc, at + 1, RF__C_PLACE_KIND);
    if (rf__function_at(doc, at) != RF__F_THE || !kind || kind->entry->code != RF_GAZ_TOWN ||
        kind->entry->flags & RF__PLURAL || rf__function_at(doc, at + 1 + kind->n) == RF__F_OF)
        return UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].phrase <= at + 1 + kind->n)
            return UINT32_MAX; /* one before it in the sentence, or its own name */
    return rf__place_of_kind(doc, d->sentence, RF_GAZ_TOWN, ret_sure);
}

/* "In Norland, 900 have left Gorsk for Kesh": they left the place within the country or the region
 * that opens the sentence. */
static bool frames_origin(const rf__doc *doc, const rf__draft *d, uint32_t best, uint32_t from) {
    if (best == UINT32_MAX || best >= from || d->claim.indicator != RF_DISPLACED ||
        doc->mentions[best].place == RF_NO_PLACE || doc->mentions[from].place == RF_NO_PLACE)
        return false;
    const rf__mention *m = &doc->mentions[best];
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf_gaz_place outer = rf_gazetteer_get(doc->gazetteer, m->place),
                 inner = rf_gazetteer_get(doc->gazetteer, doc->mentions[from].place);
    bool opens = m->phrase <= s->token + 2 && m->preposition == RF__F_IN;
    bool same = inner.country[0] && !strcmp(inner.country, outer.country);
    return opens && same && inner.kind != RF_GAZ_COUNTRY &&
           (outer.kind == RF_GAZ_COUNTRY ||
            (outer.kind == RF_GAZ_ADMIN1 && !strcmp(outer.name, inner.admin1)));
}

/* "killed 7 and hurt 30, an official in Norland province said": a place only of who tells it,
 * behind the last of several that one blow did. */
static bool is_of_teller(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    const rf__mention *m = best != UINT32_MAX ? &doc->mentions[best] : NULL;
    return m && d->quantity != UINT32_MAX && m->phrase >= d->np + d->n_np &&
           rf__cue_over(doc, &doc->sentences[d->sentence], m->token) &&
           rf__is_in_cue(doc, &doc->sentences[d->sentence], m);
}

/* "Eleven died in Norland when a shell hit a street of Gorsk": the place within the country at
 * which it happened, told in the clause on how it did; UINT32_MAX: none. */
static uint32_t narrower_in_clause(const rf__doc *doc, const rf__draft *d, uint32_t best) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *land = &doc->mentions[best];
    if (d->quantity == UINT32_MAX || d->claim.flow != RF_NEW || land->place == RF_NO_PLACE ||
        (d->claim.indicator != RF_KILLED && d->claim.indicator != RF_INJURED) ||
        rf__gaz_brief_of(doc->gazetteer, land->place).kind != RF_GAZ_COUNTRY ||
        land->phrase < d->np + d->n_np)
        return UINT32_MAX;
    uint32_t clause = 0;
    for (uint32_t i = best + 1; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        for (uint32_t t = doc->mentions[i - 1].phrase; t < m->phrase; t++)
            if (rf__function_at(doc, t) == RF__F_WHEN)
                clause = t;
        bool there = m->preposition != RF__F_FROM && m->preposition != RF__F_TO &&
                     m->preposition != RF__F_INTO && m->preposition != RF__F_TOWARDS &&
                     m->preposition != RF__F_BY;
        if (!clause || !rf__is_place(m) || m->aside || !there || rf__is_in_cue(doc, s, m))
            continue;
        if (m->place == RF_NO_PLACE)
            return i;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
        return place.kind != RF_GAZ_COUNTRY &&
                       !strcmp(place.country, rf__gaz_brief_of(doc->gazetteer, land->place).country)
                   ? i
                   : UINT32_MAX;
    }
    return UINT32_MAX;
}

/* "displaced by fighting in Tarsa are sheltering in Gorsk": a place only of the cause, where the
 * one that they are in follows. */
static bool is_why_they_left(const rf__doc *doc, const rf__draft *d, uint32_t best, uint32_t to) {
    uint32_t at = d->trigger + d->n_trigger;
    if (d->quantity == UINT32_MAX || d->claim.indicator != RF_DISPLACED || best == UINT32_MAX ||
        best >= to || doc->mentions[best].phrase < at || rf__function_at(doc, at) != RF__F_BY)
        return false;
    const rf__mention *m = &doc->mentions[best];
    for (uint32_t i = m->phrase + m->n_phrase; i < doc->mentions[to].phrase; i++) {
        if (rf__function_at(doc, i) == RF__F_BE)
            return true;
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
    }
    return false;
}

/* "In 2008 about 13,000 people crossed from Norland", in a report on Sudland: they are in the
 * country that is told of. */
static bool came_to_report(const rf__doc *doc, const rf__draft *d, uint32_t from) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf_place_id id = doc->mentions[from].place;
    if (id == RF_NO_PLACE || !s->country[0] || d->quantity == UINT32_MAX ||
        !rf__tag_at(doc, d->trigger, RF__C_VERB)) /* not "hosts 900 refugees from Norland" */
        return false;
    rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, id);
    return place.kind == RF_GAZ_COUNTRY && strcmp(place.country, s->country) != 0;
}

/* "Killed: 501", a line of its own below the heading "MOZAMBIQUE" and what is told of places there:
 * the heading's place; UINT32_MAX: no such line, or a line between heads what follows. */
static uint32_t section_of_line(const rf__doc *doc, const rf__draft *d) {
    enum { LONGEST = 16, LABEL = 5 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool first = d->sentence && s[-1].block != s->block;
    if (d->quantity == UINT32_MAX || d->n_head || s->section == UINT32_MAX || !first ||
        s->n_tokens > LONGEST || s->n_mentions)
        return UINT32_MAX;
    uint32_t colon = s->token, number = doc->quantities[s->quantity].phrase;
    while (colon < number && doc->tokens[colon].punct != ':')
        colon++;
    if (colon + 1 != number || colon > s->token + LABEL)
        return UINT32_MAX;
    uint32_t head = doc->mentions[s->section].sentence;
    if (head == d->sentence ||
        doc->report->blocks[doc->sentences[head].block].kind == RF_BLOCK_TITLE)
        return UINT32_MAX;
    for (uint32_t k = head; k < d->sentence; k++)
        if (doc->sentences[k].section != s->section)
            return UINT32_MAX;
    return s->section;
}

/* "Floods killed 1,200 people in 2022", in a story of a town today: the sum of a whole year is the
 * land's. */
static bool is_of_year_gone(const rf__doc *doc, const rf__draft *d) {
    enum { YEAR = 364 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf_date today = doc->report->published;
    rf__pointer p = rf__pointer_in(doc, s);
    if (p.kind != RF_GAZ_UNKNOWN || p.there)
        return false; /* "In 2019 they stormed another hotel in the city" */
    for (uint32_t b = d->sentence;
         b-- > 0 && d->sentence - b <= RF__LOOK_BACK && doc->sentences[b].block == s->block;)
        for (uint32_t i = doc->sentences[b].mention;
             i < doc->sentences[b].mention + doc->sentences[b].n_mentions; i++)
            if (rf__is_country(doc, i) &&
                strcmp(rf__gaz_brief_of(doc->gazetteer, doc->mentions[i].place).country,
                       doc->country) != 0)
                return false; /* a paragraph on another land */
    for (uint32_t i = s->time; d->quantity != UINT32_MAX && i < s->time + s->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (time->kind == RF__TIME_PERIOD && time->from != RF_NO_DATE && today != RF_NO_DATE &&
            rf__days_of(time) >= YEAR && time->from <= today &&
            (time->token == s->token ||
             rf__function_at(doc, time->token - 1) == RF__F_IN || /* not "the 2016 accord" */
             (doc->tokens[time->token].kind == RF__WORD &&
              rf__function_at(doc, time->token - 1) != RF__F_OF))) /* "last year" */
            return true;
    }
    return false;
}

/* "In Norland 231 people died across the country", in a report on Sudland as well: the land that
 * the sentence begins with, else that of the report. */
static rf_err fill_country_meant(rf__doc *doc, rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *m = s->n_mentions ? &doc->mentions[s->mention] : NULL;
    bool first = m && m->phrase <= s->token + 1 && m->preposition == RF__F_IN && !m->aside &&
                 !m->actor && rf__is_place(m) && rf__is_country(doc, s->mention) &&
                 doc->tokens[m->phrase + m->n_phrase].punct == ',';
    return first ? rf__fill_place(doc, s->mention, 0.8, &d->claim.place)
                 : rf__fill_nation(doc, d->sentence, &d->claim.place);
}

static rf_err give_place(rf__doc *doc, uint32_t index) {
    rf__draft *d = &doc->drafts[index];
    uint32_t from = UINT32_MAX, to = UINT32_MAX;
    rf_err err = RF_OK;
    d->claim.origin = d->claim.destination = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    rf__fill_country(doc, d->sentence, &d->claim.place);
    err = d->n_head ? rf__give_names(doc, d, &from, &to) : rf__give_journey(doc, d, &from, &to);
    if (err)
        return err;
    if (rf__is_abroad(doc, d, from, to)) {
        d->claim.indicator = RF_CROSSED_BORDER;
        err = rf__give_nation(doc, d);
    }
    if (err)
        return err;
    if (takes_nameless(doc, d))
        return RF_OK;
    rf__go_on_journey(doc, d);
    uint32_t owner = rf__owner_of(doc, d);
    bool leave = from == UINT32_MAX;
    if (owner != UINT32_MAX && leave)
        err = rf__fill_place(doc, owner, 0.9, &d->claim.origin);
    if (owner != UINT32_MAX && to == UINT32_MAX)
        return err ? err : rf__fill_place(doc, owner, 0.9, &d->claim.place);
    uint32_t land = rf__land_of_war(doc, d);
    if (land != UINT32_MAX)
        return rf__fill_land(doc, land, &d->claim.place);
    uint32_t in_order = rf__place_in_order(doc, d);
    if (in_order != UINT32_MAX) {
        const rf__mention *m = &doc->mentions[in_order];
        err = rf__fill_place(doc, in_order, 0.9, &d->claim.place);
        uint32_t end = m->phrase + m->n_phrase; /* of "the towns of Tarsa and Gorsk" one */
        uint32_t begin = end > m->token + m->n_tokens ? m->phrase : m->token;
        if (!err && !(d->claim.place.text = rf__doc_slice(doc, begin, end - begin)))
            err = RF_ERR_NOMEM;
        return err;
    }
    uint32_t item = rf__place_of_item(doc, d);
    if (item != UINT32_MAX)
        return rf__fill_place(doc, item, 0.9, &d->claim.place);
    uint32_t row = 0, end = 0;
    rf__unknown_in_list(doc, d, &row, &end);
    if (end > row)
        return rf__fill_unknown(doc, row, end, &d->claim.place);
    double score;
    uint32_t taken = taken_before(doc, d, &score);
    if (taken != UINT32_MAX)
        return rf__fill_place(doc, taken, score, &d->claim.place);
    uint32_t best = rf__best_in_sentence(doc, d, &score);
    uint32_t town = rf__town_of_land(doc, &doc->sentences[d->sentence], best);
    if (town != UINT32_MAX)
        return rf__fill_place(doc, town, 0.7, &d->claim.place);
    if (best == UINT32_MAX && rf__tells_sort_of_country(doc, &doc->sentences[d->sentence]))
        return rf__fill_nation(doc, d->sentence, &d->claim.place);
    if (best == UINT32_MAX && rf__fills_home(doc, d, &d->claim.place, &err))
        return err;
    uint32_t actor = best == UINT32_MAX ? land_since(doc, d) : UINT32_MAX;
    if (actor != UINT32_MAX)
        return rf__fill_land(doc, actor, &d->claim.place);
    if (best == UINT32_MAX)
        end = rf__unknown_row_head(doc, d->sentence, &row);
    if (end > row)
        return rf__fill_unknown(doc, row, end, &d->claim.place);
    if (best == UINT32_MAX && rf__place_of_label(doc, d) == UINT32_MAX)
        rf__unknown_label(doc, d, &row, &end);
    if (end > row)
        return rf__fill_unknown(doc, row, end, &d->claim.place);
    if (best == UINT32_MAX && d->quantity != UINT32_MAX && d->label == d->sentence)
        return rf__give_item(doc, d);
    if (d->n_head && rf__is_total_row(doc, &doc->sentences[d->sentence]))
        return rf__give_total(doc, d);
    uint32_t of_label = best == UINT32_MAX ? rf__place_of_label(doc, d) : UINT32_MAX;
    if (of_label != UINT32_MAX)
        return rf__fill_place(doc, of_label, 0.9, &d->claim.place);
    uint32_t of_table = d->n_head && best == UINT32_MAX ? rf__place_of_table(doc, d) : UINT32_MAX;
    if (of_table != UINT32_MAX)
        return rf__fill_place(doc, of_table, 0.7, &d->claim.place);
    uint32_t of_section = best == UINT32_MAX ? section_of_line(doc, d) : UINT32_MAX;
    if (of_section != UINT32_MAX)
        return rf__fill_place(doc, of_section, 0.8, &d->claim.place);
    bool others = best == UINT32_MAX && rf__in_other_regions(doc, d);
    if (rf__is_countrywide(doc, d, best) ||
        (!others && !is_of_where(doc, best) && rf__in_unnamed_regions(doc, d, best == UINT32_MAX)))
        return fill_country_meant(doc, d);
    if (best == UINT32_MAX && rf__is_worldwide(doc, d)) {
        d->claim.place.country = NULL;
        return RF_OK;
    }
    uint32_t there = rf__there_of(doc, d);
    if (there != UINT32_MAX)
        return rf__fill_place(doc, there, 0.8, &d->claim.place);
    if (best == UINT32_MAX && rf__points_to_dateline(doc, d))
        return rf__fill_dateline(doc, &d->claim.place);
    uint32_t these = best == UINT32_MAX ? rf__list_pointed(doc, d) : UINT32_MAX;
    if (these != UINT32_MAX)
        return rf__fill_place(doc, these, 0.8, &d->claim.place);
    double sure;
    bool nation = false;
    uint32_t pointed = pointed_before(doc, d, best, &sure, &nation);
    if (pointed != UINT32_MAX)
        return rf__fill_place(doc, pointed, sure, &d->claim.place);
    if (nation)
        return fill_country_meant(doc, d);
    const rf__draft *parent = d->parent >= 0 ? &doc->drafts[d->parent] : NULL;
    bool own = best != UINT32_MAX && d->quantity != UINT32_MAX && rf__adjoins(doc, d, best);
    own |= parent && best != UINT32_MAX && rf__heads_number(doc, d, &doc->mentions[best]);
    own |= parent && best != UINT32_MAX && score > OWN_SCORE && !is_named_in(doc, d, parent);
    own |= parent && best != UINT32_MAX && d->quantity != UINT32_MAX &&
           rf__in_clause_of_part(doc, &doc->quantities[d->quantity], &doc->mentions[best]);
    /* "were damaged in six regions, of which 20 were destroyed": of the same, though none is named
     */
    bool nameless = parent && best == UINT32_MAX && parent->sentence == d->sentence &&
                    parent->claim.place.country;
    if (parent && (parent->claim.place.text || nameless) && score < SURE_SCORE && !own &&
        (uint32_t)d->parent < index) {
        d->claim.place = parent->claim.place;
        return RF_OK;
    }
    if (d->claim.indicator == RF_CROSSED_BORDER && to != UINT32_MAX &&
        (best == from || (best != UINT32_MAX && rf__is_water(doc, &doc->mentions[best]))))
        best = to; /* refugees are counted where they are */
    else if (d->claim.indicator == RF_CROSSED_BORDER && to != UINT32_MAX && best != to &&
             doc->mentions[to].phrase > d->trigger && in_other_country(doc, best, to))
        best = to;
    else if (d->claim.indicator == RF_CROSSED_BORDER && to == UINT32_MAX && best == from &&
             from != UINT32_MAX && came_to_report(doc, d, from))
        return rf__fill_nation(doc, d->sentence, &d->claim.place);
    else if (d->claim.indicator == RF_RETURNED && to != UINT32_MAX && best == from)
        best = to;
    else if (best != UINT32_MAX && goal_behind_origin(doc, d, best) != UINT32_MAX)
        best = goal_behind_origin(doc, d, best);
    else if (to == UINT32_MAX && rf__came_back_from(doc, d, best))
        return rf__fill_home(doc, d, best, &d->claim.place);
    else if (from != UINT32_MAX && frames_origin(doc, d, best, from))
        best = from;
    else if (to != UINT32_MAX && is_why_they_left(doc, d, best, to))
        best = to;
    else if (to != UINT32_MAX && best == from && !is_one_of_several(doc, d, to) &&
             rf__reached(doc, d, to))
        best = to; /* "displaced from Bay reached Mogadishu": counted where they arrive */
    else if (to != UINT32_MAX && best == to && from != UINT32_MAX &&
             d->claim.indicator != RF_CROSSED_BORDER && d->claim.indicator != RF_RETURNED &&
             !rf__reached(doc, d, to) && !rf__receives(doc, d, &doc->mentions[to]))
        best = from;
    if (to != UINT32_MAX && best == to && from == UINT32_MAX) {
        uint32_t left = left_by_force(doc, d);
        best = left != UINT32_MAX ? left : went_mostly(doc, d, to) ? UINT32_MAX : best;
    }
    if (to == UINT32_MAX && (left_other(doc, d, best, from) || are_people_of(doc, d, from)))
        best = from;
    if (best != UINT32_MAX && best == from && to == UINT32_MAX && rf__is_hosted(doc, d))
        best = UINT32_MAX;
    bool unsure = best != UINT32_MAX ? score < WEAK_SCORE : d->quantity != UINT32_MAX && !parent;
    if (unsure && rf__pointer_in(doc, &doc->sentences[d->sentence]).country) {
        /* "rains in Norland ... across the country" */
        bool told = !doc->one_country && best != UINT32_MAX && rf__is_country(doc, best);
        return told ? rf__fill_place(doc, best, 0.7, &d->claim.place) : fill_country_meant(doc, d);
    }
    const rf__draft *before = draft_before(doc, index, d->sentence);
    uint32_t aim = before ? UINT32_MAX : rf__aim_of_rescued(doc, d, best);
    if (aim != UINT32_MAX)
        return rf__place_rescued(doc, index, aim);
    if (best == UINT32_MAX && !(before && d->quantity != UINT32_MAX))
        best = rf__speaker_of_place(doc, &doc->sentences[d->sentence]);
    if (best != UINT32_MAX && rf__is_of_blow_told(doc, d, best))
        best = UINT32_MAX;
    uint32_t teller = best == UINT32_MAX ? rf__nation_of_speaker(doc, d->sentence) : UINT32_MAX;
    if (teller != UINT32_MAX && d->quantity != UINT32_MAX)
        return rf__fill_land(doc, teller, &d->claim.place);
    if (!before && is_of_office(doc, d, best)) {
        rf_claim_place told = {.lat_deg = NAN, .lon_deg = NAN};
        err = rf__place_before(doc, index, &told);
        bool narrow = told.kind != RF_GAZ_COUNTRY && told.kind != RF_GAZ_ADMIN1;
        narrow |= told.kind == RF_GAZ_ADMIN1 && doc->mentions[best].preposition == RF__F_FROM;
        bool within = told.text && told.country && narrow &&
                      !strcmp(told.country,
                              rf__gaz_brief_of(doc->gazetteer, doc->mentions[best].place).country);
        if (err || within ||
            (told.text && told.country && narrow && tells_from_abroad(doc, best))) {
            d->claim.place = told;
            return err;
        }
    }
    bool seat = best != UINT32_MAX && /* "the ministry in Rome" */
                (doc->mentions[best].aside || is_of_teller(doc, d, best));
    uint32_t inner = best != UINT32_MAX ? narrower_in_clause(doc, d, best) : UINT32_MAX;
    if (inner != UINT32_MAX)
        best = inner;
    if (best != UINT32_MAX && !(seat && before && d->quantity != UINT32_MAX))
        return rf__fill_place(doc, best, score > 0.6 ? 1 : 0.8, &d->claim.place);
    if (before) {
        d->claim.place = before->claim.place;
        return RF_OK;
    }
    if (sums_countries(doc, d)) {
        d->claim.place.country = NULL;
        return RF_OK;
    }
    if (rf__counts_nationals(doc, d) || is_of_year_gone(doc, d))
        return rf__fill_nation(doc, d->sentence, &d->claim.place);
    const rf__draft *tally = rf__tally_of(doc, d);
    if (tally) {
        d->claim.place = tally->claim.place;
        return RF_OK;
    }
    return rf__place_before(doc, index, &d->claim.place);
}

/* "Gorsk fell last month. 900 people have fled the city": they left the place that is meant. */
static void leave_place_meant(const rf__doc *doc, rf__draft *d) {
    uint32_t at = d->trigger + d->n_trigger;
    bool flight = d->claim.indicator == RF_DISPLACED || d->claim.indicator == RF_CROSSED_BORDER;
    if (!flight || d->quantity == UINT32_MAX || d->claim.origin.text || !d->claim.place.text ||
        d->claim.destination.text || !rf__event_tag(doc, d->trigger, RF__E_FLEE) ||
        rf__function_at(doc, at) != RF__F_THE)
        return;
    const rf__tag *kind = rf__tag_at(doc, at + 1, RF__C_PLACE_KIND);
    bool town = kind && (kind->entry->code == RF_GAZ_TOWN || kind->entry->code == RF_GAZ_POINT);
    rf_gaz_kind is = d->claim.place.kind;
    if (town && rf__function_at(doc, at + 1 + kind->n) != RF__F_OF && is != RF_GAZ_COUNTRY &&
        is != RF_GAZ_ADMIN1)
        d->claim.origin = d->claim.place;
}

/* "moved to Gorsk (82 people), Tarsa (79) and Kesh (24)": each to the place before its bracket. */
static rf_err go_where_told(rf__doc *doc, rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || !d->claim.destination.text || d->claim.origin.text)
        return RF_OK;
    uint32_t at = doc->quantities[d->quantity].phrase, goal = UINT32_MAX;
    while (at > s->token && doc->tokens[at].punct != '(' && !rf__is_capital(doc, at))
        at--;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (rf__is_place(m) && m->phrase + m->n_phrase == at && doc->tokens[at].punct == '(')
            return goal == UINT32_MAX ||
                           (m->preposition != RF__F_NONE && m->preposition != RF__F_AND)
                       ? RF_OK
                       : rf__fill_place(doc, i, 0.9, &d->claim.destination);
        if (rf__is_place(m) && (m->preposition == RF__F_TO || m->preposition == RF__F_INTO))
            goal = i;
    }
    return RF_OK;
}

/* "There are 453,000 refugees from Norland", "fled Norland to neighbouring countries": who crossed
 * a border is not where they came from; elsewhere, where that is not told. */
static rf_err leave_origin(rf__doc *doc, rf__draft *d) {
    const rf_claim_place *from = &d->claim.origin, *to = &d->claim.destination;
    rf_claim_place *place = &d->claim.place;
    if (d->claim.indicator != RF_CROSSED_BORDER || d->quantity == UINT32_MAX || !from->country ||
        !place->country || strcmp(from->country, place->country) != 0)
        return RF_OK;
    if (place->kind != RF_GAZ_COUNTRY && place->text)
        return RF_OK;
    const char *country = doc->sentences[d->sentence].country;
    if (to->text) {
        *place = *to;
        return RF_OK;
    }
    if (d->n_trigger && rf__tag_at(doc, d->trigger, RF__C_VERB))
        return RF_OK; /* "have left Norland": of no other place anything is told */
    *place = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    return country[0] && strcmp(country, from->country) != 0
               ? rf__fill_nation(doc, d->sentence, place)
               : RF_OK;
}

rf_err rf__give_places(rf__doc *doc) {
    if (!doc->gazetteer)
        return RF_OK;
    rf__doc_sections(doc);
    rf__doc_nations(doc);
    doc->of_refugees = doc->n_drafts && rf__tells_of_refugees(doc);
    for (uint32_t i = 0; i < doc->n_mentions && doc->n_drafts; i++)
        rf__set_aside(doc, &doc->mentions[i]);
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf_err err = give_place(doc, i);
        if (!err)
            leave_place_meant(doc, &doc->drafts[i]);
        if (!err)
            err = go_where_told(doc, &doc->drafts[i]);
        if (!err)
            err = rf__leave_doers_country(doc, &doc->drafts[i]);
        if (!err)
            err = leave_origin(doc, &doc->drafts[i]);
        if (err)
            return err;
    }
    return RF_OK;
}
