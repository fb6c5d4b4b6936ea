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
    if (names_office(doc, s, m))
        return true;
    if (d->quantity == UINT32_MAX || d->claim.flow != RF_NEW || s[-1].block != s->block ||
        !rf__is_in_cue(doc, s, m))
        return false;
    rf_gaz_kind kind = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    return kind == RF_GAZ_COUNTRY || (kind == RF_GAZ_ADMIN1 && m->preposition == RF__F_IN);
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

/* Each stage of the search looks at one thing; true: the place is known now, or s->err tells why
 * not. */

static bool put(rf__search *s, uint32_t mention, double sure) {
    if (mention == UINT32_MAX)
        return false;
    s->err = rf__fill_place(s->doc, mention, sure, &s->d->claim.place);
    return true;
}

static bool put_unknown(rf__search *s, uint32_t from, uint32_t to) {
    if (to <= from)
        return false;
    s->err = rf__fill_unknown(s->doc, from, to, &s->d->claim.place);
    return true;
}

static bool put_land(rf__search *s, uint32_t mention) {
    if (mention == UINT32_MAX)
        return false;
    s->err = rf__fill_land(s->doc, mention, &s->d->claim.place);
    return true;
}

static bool put_nation(rf__search *s) {
    s->err = rf__fill_nation(s->doc, s->d->sentence, &s->d->claim.place);
    return true;
}

static bool put_country_meant(rf__search *s) {
    s->err = fill_country_meant(s->doc, s->d);
    return true;
}

static bool put_as(rf__search *s, const rf__draft *told) {
    s->d->claim.place = told->claim.place;
    return true;
}

static bool put_worldwide(rf__search *s) {
    s->d->claim.place.country = NULL;
    return true;
}

/* From where to where people went, and whose they are. */
static bool by_way(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    d->claim.origin = d->claim.destination = (rf_claim_place){.lat_deg = NAN, .lon_deg = NAN};
    rf__fill_country(doc, d->sentence, &d->claim.place);
    s->err = d->n_head ? rf__give_names(doc, d, &s->from, &s->to)
                       : rf__give_journey(doc, d, &s->from, &s->to);
    if (!s->err && rf__is_abroad(doc, d, s->from, s->to)) {
        d->claim.indicator = RF_CROSSED_BORDER;
        s->err = rf__give_nation(doc, d);
    }
    if (s->err)
        return true;
    rf__go_on_journey(doc, d);
    uint32_t owner = rf__owner_of(doc, d);
    if (owner != UINT32_MAX && s->from == UINT32_MAX)
        s->err = rf__fill_place(doc, owner, 0.9, &d->claim.origin);
    return s->err || (s->to == UINT32_MAX && put(s, owner, 0.9)) ||
           put_land(s, rf__land_of_war(doc, d));
}

/* Places and numbers told in one order, items of a list. */
static bool by_list(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    uint32_t in_order = rf__place_in_order(doc, d);
    if (put(s, in_order, 0.9)) {
        const rf__mention *m = &doc->mentions[in_order];
        uint32_t end = m->phrase + m->n_phrase; /* of "the towns of Tarsa and Gorsk" one */
        uint32_t begin = end > m->token + m->n_tokens ? m->phrase : m->token;
        if (!s->err && !(d->claim.place.text = rf__doc_slice(doc, begin, end - begin)))
            s->err = RF_ERR_NOMEM;
        return true;
    }
    uint32_t from = 0, to = 0;
    if (put(s, rf__place_of_item(doc, d), 0.9) || put(s, rf__place_of_pair(doc, d), 0.9) ||
        put(s, rf__place_of_joined(doc, d, s->index + 1), 0.9))
        return true;
    rf__unknown_in_list(doc, d, &from, &to);
    return put_unknown(s, from, to);
}

/* "900 people have fled [from] the city": the kind of place that is meant; RF_GAZ_UNKNOWN: none. */
static rf_gaz_kind kind_left(const rf__doc *doc, const rf__draft *d) {
    uint32_t at = d->trigger + d->n_trigger;
    bool flight = d->claim.indicator == RF_DISPLACED || d->claim.indicator == RF_CROSSED_BORDER;
    if (!flight || d->quantity == UINT32_MAX || !rf__event_tag(doc, d->trigger, RF__E_FLEE))
        return RF_GAZ_UNKNOWN;
    at += rf__function_at(doc, at) == RF__F_FROM;
    const rf__tag *kind =
        rf__function_at(doc, at) == RF__F_THE ? rf__tag_at(doc, at + 1, RF__C_PLACE_KIND) : NULL;
    if (!kind || rf__function_at(doc, at + 1 + kind->n) == RF__F_OF)
        return RF_GAZ_UNKNOWN;
    rf_gaz_kind is = (rf_gaz_kind)kind->entry->code;
    return is == RF_GAZ_TOWN || is == RF_GAZ_POINT ? is : RF_GAZ_UNKNOWN;
}

/* "Gorsk fell. 900 people fled the city for Tarsa": of those who left it tells where they left. */
static bool by_place_left(rf__search *s) {
    rf_gaz_kind kind = kind_left(s->doc, s->d);
    if (s->to == UINT32_MAX || s->from != UINT32_MAX || kind != RF_GAZ_TOWN)
        return false;
    double sure = 0.7;
    if (!put(s, rf__place_of_kind(s->doc, s->d->sentence, kind, &sure), sure))
        return false;
    s->d->claim.origin = s->d->claim.place;
    return true;
}

/* Sets the best place of the sentence; some are told of by other words. */
static bool by_sentence(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    if (by_place_left(s))
        return true;
    uint32_t taken = taken_before(doc, d, &s->score);
    if (put(s, taken, s->score))
        return true;
    s->best = rf__best_in_sentence(doc, d, &s->score);
    const rf__sentence *sentence = &doc->sentences[d->sentence];
    if (put(s, rf__town_of_land(doc, sentence, s->best), 0.7))
        return true;
    if (s->best != UINT32_MAX)
        return false;
    if (rf__tells_sort_of_country(doc, sentence))
        return put_nation(s);
    return rf__fills_home(doc, d, &d->claim.place, &s->err) || put_land(s, land_since(doc, d));
}

/* Rows, labels, tables and the headings of sections. */
static bool by_layout(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    bool none = s->best == UINT32_MAX;
    uint32_t from = 0, to = 0;
    if (none)
        to = rf__unknown_row_head(doc, d->sentence, &from);
    if (put_unknown(s, from, to))
        return true;
    uint32_t of_label = none ? rf__place_of_label(doc, d) : UINT32_MAX;
    if (none && of_label == UINT32_MAX)
        rf__unknown_label(doc, d, &from, &to);
    if (put_unknown(s, from, to))
        return true;
    bool item = none && d->quantity != UINT32_MAX && d->label == d->sentence;
    bool total = d->n_head && rf__is_total_row(doc, &doc->sentences[d->sentence]);
    if (item || total) {
        s->err = item ? rf__give_item(doc, d) : rf__give_total(doc, d);
        return true;
    }
    return put(s, of_label, 0.9) ||
           (none && d->n_head && put(s, rf__place_of_table(doc, d), 0.7)) ||
           (none && put(s, section_of_line(doc, d), 0.8));
}

/* "across the country", "in four provinces", "worldwide" */
static bool by_width(rf__search *s) {
    const rf__doc *doc = s->doc;
    const rf__draft *d = s->d;
    bool none = s->best == UINT32_MAX;
    bool others = none && rf__in_other_regions(doc, d);
    if (rf__is_countrywide(doc, d, s->best) ||
        (!others && !is_of_where(doc, s->best) && rf__in_unnamed_regions(doc, d, none)))
        return put_country_meant(s);
    return none && rf__is_worldwide(doc, d) && put_worldwide(s);
}

/* "there", "these districts", "the town" */
static bool by_pointer(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    if (put(s, rf__there_of(doc, d), 0.8))
        return true;
    if (s->best == UINT32_MAX && rf__points_to_dateline(doc, d)) {
        s->err = rf__fill_dateline(doc, &d->claim.place);
        return true;
    }
    if (s->best == UINT32_MAX && put(s, rf__list_pointed(doc, d), 0.8))
        return true;
    double sure = 0;
    bool nation = false;
    uint32_t pointed = pointed_before(doc, d, s->best, &sure, &nation);
    return put(s, pointed, sure) || (nation && put_country_meant(s));
}

/* A part is where its whole is, unless its own place is near. */
static bool by_whole(rf__search *s) {
    const rf__doc *doc = s->doc;
    const rf__draft *d = s->d, *whole = d->parent >= 0 ? &doc->drafts[d->parent] : NULL;
    if (!whole || (uint32_t)d->parent >= s->index || s->score >= SURE_SCORE)
        return false;
    const rf__mention *best = s->best != UINT32_MAX ? &doc->mentions[s->best] : NULL;
    bool figure = d->quantity != UINT32_MAX;
    bool own =
        best && ((figure && rf__adjoins(doc, d, s->best)) || rf__heads_number(doc, d, best) ||
                 (s->score > OWN_SCORE && !is_named_in(doc, d, whole)) ||
                 (figure && rf__in_clause_of_part(doc, &doc->quantities[d->quantity], best)));
    /* "were damaged in six regions, of which 20 were destroyed": of the same, though none is named
     */
    bool nameless = !best && whole->sentence == d->sentence && whole->claim.place.country;
    return (whole->claim.place.text || nameless) && !own && put_as(s, whole);
}

/* "rains in Norland ... across the country", where nothing is tied well. */
static bool by_country_told(rf__search *s) {
    const rf__doc *doc = s->doc;
    const rf__draft *d = s->d;
    bool unsure =
        s->best != UINT32_MAX ? s->score < WEAK_SCORE : d->quantity != UINT32_MAX && d->parent < 0;
    if (!unsure || !rf__pointer_in(doc, &doc->sentences[d->sentence]).country)
        return false;
    bool told = !doc->one_country && s->best != UINT32_MAX && rf__is_country(doc, s->best);
    return told ? put(s, s->best, 0.7) : put_country_meant(s);
}

/* The town told before, not where an office sits that told it. */
static bool by_office(rf__search *s) {
    rf__doc *doc = s->doc;
    if (!is_of_office(doc, s->d, s->best))
        return false;
    const rf__mention *m = &doc->mentions[s->best];
    rf_claim_place told = {.lat_deg = NAN, .lon_deg = NAN};
    s->err = rf__place_before(doc, s->index, &told);
    bool narrow =
        told.kind != RF_GAZ_COUNTRY && (told.kind != RF_GAZ_ADMIN1 || m->preposition == RF__F_FROM);
    bool fits = told.text && told.country && narrow &&
                (!strcmp(told.country, rf__gaz_brief_of(doc->gazetteer, m->place).country) ||
                 tells_from_abroad(doc, s->best));
    if (!s->err && !fits)
        return false;
    s->d->claim.place = told;
    return true;
}

/* The best place of the sentence, unless it is the speaker's; else that of the figure before. */
static bool by_best(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    bool figure = d->quantity != UINT32_MAX;
    const rf__draft *before = draft_before(doc, s->index, d->sentence);
    uint32_t aim = before ? UINT32_MAX : rf__aim_of_rescued(doc, d, s->best);
    if (aim != UINT32_MAX) {
        s->err = rf__place_rescued(doc, s->index, aim);
        return true;
    }
    if (s->best == UINT32_MAX && !(before && figure))
        s->best = rf__speaker_of_place(doc, &doc->sentences[d->sentence]);
    if (s->best != UINT32_MAX && rf__is_of_blow_told(doc, d, s->best))
        s->best = UINT32_MAX;
    if (s->best == UINT32_MAX && figure && put_land(s, rf__nation_of_speaker(doc, d->sentence)))
        return true;
    if (!before && by_office(s))
        return true;
    bool seat = s->best != UINT32_MAX && /* "the ministry in Rome" */
                (doc->mentions[s->best].aside || is_of_teller(doc, d, s->best));
    uint32_t inner = s->best != UINT32_MAX ? narrower_in_clause(doc, d, s->best) : UINT32_MAX;
    s->best = inner != UINT32_MAX ? inner : s->best;
    if (!(seat && before && figure) && put(s, s->best, s->score > 0.6 ? 1 : 0.8))
        return true;
    return before && put_as(s, before);
}

/* What is told before. */
static bool by_text(rf__search *s) {
    rf__doc *doc = s->doc;
    rf__draft *d = s->d;
    if (sums_countries(doc, d))
        return put_worldwide(s);
    if (rf__counts_nationals(doc, d) || is_of_year_gone(doc, d))
        return put_nation(s);
    const rf__draft *tally = rf__tally_of(doc, d);
    if (tally)
        return put_as(s, tally);
    s->err = rf__place_before(doc, s->index, &d->claim.place);
    return true;
}

static rf_err give_place(rf__doc *doc, uint32_t index) {
    typedef bool stage(rf__search * s);
    static stage *const stages[] = {by_way,          by_list,    by_sentence, by_layout,
                                    by_width,        by_pointer, by_whole,    rf__place_of_moved,
                                    by_country_told, by_best,    by_text};
    _Static_assert(sizeof stages / sizeof *stages == RF__BY_TEXT + 1, "rf__how begins with them");
    rf__search s = {.doc = doc,
                    .d = &doc->drafts[index],
                    .index = index,
                    .from = UINT32_MAX,
                    .to = UINT32_MAX,
                    .best = UINT32_MAX};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        s.d->how = (rf__how)i;
        if (stages[i](&s))
            break;
    }
    return s.err;
}

/* "Gorsk fell last month. 900 people have fled the city": they left the place that is meant. */
static void leave_place_meant(const rf__doc *doc, rf__draft *d) {
    rf_gaz_kind is = d->claim.place.kind;
    if (!d->claim.origin.text && !d->claim.destination.text && d->claim.place.text &&
        kind_left(doc, d) != RF_GAZ_UNKNOWN && is != RF_GAZ_COUNTRY && is != RF_GAZ_ADMIN1)
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

/* By the rules alone. */
static rf_err give_one(rf__doc *doc, uint32_t draft) {
    rf__draft *d = &doc->drafts[draft];
    rf_err err = give_place(doc, draft);
    if (!err)
        leave_place_meant(doc, d);
    if (!err)
        err = go_where_told(doc, d);
    if (!err)
        err = rf__leave_doers_country(doc, d);
    if (!err)
        err = leave_origin(doc, d);
    if (!err)
        rf__note_place(doc, draft);
    return err;
}

rf_err rf__give_places(rf__doc *doc) {
    if (!doc->gazetteer)
        return RF_OK;
    rf__doc_sections(doc);
    rf__doc_nations(doc);
    doc->of_refugees = doc->n_drafts && rf__tells_of_refugees(doc);
    for (uint32_t i = 0; i < doc->n_mentions && doc->n_drafts; i++)
        rf__set_aside(doc, &doc->mentions[i]);
    rf_err err = doc->n_drafts ? rf__tie_mentions(doc) : RF_OK;
    for (uint32_t i = 0; i < doc->n_drafts && !err; i++)
        err = give_one(doc, i);
    for (uint32_t i = 0; i < doc->n_drafts && !err; i++)
        err = rf__choose_place(doc, i);
    return err;
}
