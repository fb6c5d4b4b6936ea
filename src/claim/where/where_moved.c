/* Where people who moved are counted: refugees and returnees where they are, displaced people where
 * they were driven out, or where they are said to be. */
#include "claim/figure/claim_table.h"
#include "claim/where/where.h"

#include <string.h>

/* "were sheltering across Tarsa (900) and Gorsk (300)": of the whole neither is the place. */
static bool is_one_of_several(const rf__doc *doc, const rf__draft *d, uint32_t mention) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    return rf__is_numbered(doc, s, d, &doc->mentions[mention]) && rf__n_numbered(doc, s, d) > 1;
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

/* The place that counts for people who moved, of that tied best and those they moved from and to.
 */
static uint32_t choose(const rf__search *s) {
    const rf__doc *doc = s->doc;
    const rf__draft *d = s->d;
    uint32_t best = s->best, from = s->from, to = s->to;
    bool crossed = d->claim.indicator == RF_CROSSED_BORDER;
    bool returned = d->claim.indicator == RF_RETURNED;
    uint32_t goal = best != UINT32_MAX ? goal_behind_origin(doc, d, best) : UINT32_MAX;
    if (crossed && to != UINT32_MAX &&
        (best == from || (best != UINT32_MAX && rf__is_water(doc, &doc->mentions[best]))))
        return to; /* refugees are counted where they are */
    if (crossed && to != UINT32_MAX && best != to && doc->mentions[to].phrase > d->trigger &&
        in_other_country(doc, best, to))
        return to;
    if (returned && to != UINT32_MAX && best == from)
        return to;
    if (goal != UINT32_MAX)
        return goal;
    if (from != UINT32_MAX && frames_origin(doc, d, best, from))
        return from;
    if (to == UINT32_MAX)
        return best;
    if (is_why_they_left(doc, d, best, to))
        return to;
    if (best == from && !is_one_of_several(doc, d, to) && rf__reached(doc, d, to))
        return to; /* "displaced from Bay reached Mogadishu": counted where they arrive */
    if (best == to && from != UINT32_MAX && !crossed && !returned && !rf__reached(doc, d, to) &&
        !rf__receives(doc, d, &doc->mentions[to]))
        return from;
    return best;
}

bool rf__place_of_moved(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    uint32_t from = s->from, to = s->to;
    bool came = d->claim.indicator == RF_CROSSED_BORDER && to == UINT32_MAX && s->best == from &&
                from != UINT32_MAX && came_to_report(doc, d, from);
    bool goal = s->best != UINT32_MAX && goal_behind_origin(doc, d, s->best) != UINT32_MAX;
    if (came) {
        s->err = rf__fill_nation(doc, d->sentence, &d->claim.place);
        return true;
    }
    if (!goal && to == UINT32_MAX && rf__came_back_from(doc, d, s->best)) {
        s->err = rf__fill_home(doc, d, s->best, &d->claim.place);
        return true;
    }
    s->best = choose(s);
    if (to != UINT32_MAX && s->best == to && from == UINT32_MAX) {
        uint32_t left = left_by_force(doc, d);
        s->best = left != UINT32_MAX ? left : went_mostly(doc, d, to) ? UINT32_MAX : s->best;
    }
    if (to == UINT32_MAX && (left_other(doc, d, s->best, from) || are_people_of(doc, d, from)))
        s->best = from;
    if (s->best != UINT32_MAX && s->best == from && to == UINT32_MAX && rf__is_hosted(doc, d))
        s->best = UINT32_MAX;
    return false;
}
