/* How each place named in a sentence is tied to a figure or an event: by its position, its
 * preposition, and what stands between. */
#include "claim/figure/claim_table.h"
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

static const double LEAST_SCORE = -0.4;

/* The words of a figure: its noun phrase; of an event its trigger. */
rf__anchor rf__anchor_of(const rf__draft *d) {
    if (d->quantity != UINT32_MAX && d->n_np)
        return (rf__anchor){d->np, d->np + d->n_np};
    return (rf__anchor){d->trigger, d->trigger + d->n_trigger};
}

/* ---- how a place is tied to an anchor ---- */

/* "Hodeida's Jabal Ras area": whose part the next mention is. */
static bool owns_next(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    uint32_t after = m->token + m->n_tokens, reach = 2, end = m->phrase + m->n_phrase;
    if (mention + 1 >= s->mention + s->n_mentions || !rf__is_place(m + 1))
        return false;
    const rf__tag *town = rf__tag_at(doc, end, RF__C_PLACE_KIND);
    if (end > after && town && town->entry->code == RF_GAZ_TOWN &&
        m[1].token == end + town->n + 1) /* "the Tigray region | town of Shire" */
        return rf__is_place(m) && rf__tag_at(doc, end - 1, RF__C_PLACE_KIND);
    const rf__tag *kind = rf__tag_at(doc, after + 1, RF__C_PLACE_KIND); /* "Gorsk's suburb of" */
    if (kind && rf__function_at(doc, after + 1 + kind->n) == RF__F_OF)
        reach = 2 + kind->n;
    return rf__function_at(doc, after) == RF__F_POSSESSIVE && m[1].token <= after + reach &&
           m->use == RF_NAME_PLACE;
}

/* "the Black Sea port of Gorsk": a water whose name only says which town is meant. */
static bool is_coast_of(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    uint32_t after = m->token + m->n_tokens;
    const rf__tag *kind = rf__tag_at(doc, after, RF__C_PLACE_KIND);
    return kind && kind->entry->code == RF_GAZ_TOWN && rf__is_water(doc, m) &&
           mention + 1 < s->mention + s->n_mentions && rf__is_place(m + 1) &&
           m[1].token == after + kind->n + 1;
}

bool rf__is_outer(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    if (owns_next(doc, s, mention))
        return true;
    if (mention == s->mention)
        return false;
    const rf__mention *before = &doc->mentions[mention - 1];
    if (before->use == RF_NAME_DEMONYM && mention - 1 > s->mention &&
        before->token > doc->mentions[mention].phrase)
        before--; /* "Tarsa, in the [Norland] province of Gorsk" */
    else if (mention - 1 > s->mention && owns_next(doc, s, mention - 1))
        before--; /* "Tarsa, a town in [Norland's] Gorsk" */
    if ((before->place != RF_NO_PLACE &&
         rf__gaz_brief_of(doc->gazetteer, before->place).kind == RF_GAZ_COUNTRY) ||
        rf__tells_distance(doc, s, mention - 1))
        return false; /* "refugees from Mali in western Niger" */
    return rf__is_place(before) && before->resolved != UINT32_MAX &&
           doc->resolve[before->resolved].within == (int32_t)doc->mentions[mention].resolved;
}

double rf__preposition_score(rf__function f) {
    switch (f) {
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_ACROSS:
    case RF__F_ON:
        return 0.3;
    case RF__F_NEAR:
    case RF__F_FROM:
    case RF__F_INTO:
    case RF__F_TO:
    case RF__F_TOWARDS:
    case RF__F_OVER:
    case RF__F_POSSESSIVE: /* "Ukraine's Dnipro" */
        return 0.2;
    case RF__F_OF:
        return 0.1;
    case RF__F_NONE:
    case RF__F_AND:
    case RF__F_WHILE:
    case RF__F_BUT:
        return 0.05;
    case RF__F_INCLUDING:
        return -0.8;
    default:
        return -0.1;
    }
}

/* "12 were killed in Sylhet, with 5 more in Sunamganj": the second place has a number of its own.
 */
bool rf__count_between(const rf__doc *doc, const rf__sentence *s, uint32_t a, uint32_t b) {
    uint32_t from = a < b ? a : b, to = a < b ? b : a;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        if (doc->quantities[q].kind == RF__Q_COUNT && doc->quantities[q].token > from &&
            doc->quantities[q].token < to)
            return true;
    return false;
}

/* "two million displaced people in Burkina Faso are from the Sahel": the first belongs to the noun.
 */
static bool verb_parts(const rf__doc *doc, rf__anchor anchor, const rf__mention *m,
                       const rf__mention *inner) {
    bool adjoins = m->phrase >= anchor.to && m->phrase <= anchor.to + 1;
    for (uint32_t i = m->phrase + m->n_phrase; i < inner->phrase; i++) {
        rf__function f = rf__function_at(doc, i);
        bool close = i + 3 > inner->phrase;
        if ((f == RF__F_BE && adjoins && i == m->phrase + m->n_phrase) ||
            (f == RF__F_WITH && close) || f == RF__F_INCLUDING)
            return true; /* "floods in Somalia with Hiraan most affected" */
    }
    return false;
}

bool rf__same_clause(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != '-')
            return false;
        if (f == RF__F_WHILE || f == RF__F_BUT || f == RF__F_AS || f == RF__F_AFTER ||
            f == RF__F_AND || f == RF__F_WHEN || f == RF__F_SINCE || f == RF__F_BEFORE)
            return false;
    }
    return true;
}

/* Does a place named in the sentence lie within this one? Then that one is meant more exactly. */
static bool holds_another(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                          const rf__mention *m, rf__anchor anchor) {
    if (m->place == RF_NO_PLACE)
        return false;
    rf__gaz_brief outer = rf__gaz_brief_of(doc->gazetteer, m->place);
    bool world = outer.kind == RF_GAZ_REGION && !outer.country[0];
    if (outer.kind != RF_GAZ_COUNTRY && outer.kind != RF_GAZ_ADMIN1 && !world)
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (other == m || !rf__is_place(other) || other->place == RF_NO_PLACE ||
            other->place == m->place ||
            ((other->token > anchor.to) != (m->token > anchor.to) &&
             !((world || outer.kind == RF_GAZ_COUNTRY) && m->token < anchor.from &&
               (m->phrase > s->token + 2 || rf__leads_to(doc, anchor.to, other->phrase)))) ||
            rf__same_between(doc, s, d, m->token, other->token))
            continue;
        rf__gaz_brief inner = rf__gaz_brief_of(doc->gazetteer, other->place);
        if (other->aside || other->preposition == RF__F_INCLUDING ||
            rf__is_of_others(doc, s, d, other, anchor) ||
            rf__cost_of_parts(doc, s, d, other, anchor.from, anchor.to) > 0 ||
            inner.kind == RF_GAZ_COUNTRY || (!world && strcmp(inner.country, outer.country) != 0) ||
            verb_parts(doc, anchor, m, other))
            continue;
        if (outer.kind == RF_GAZ_COUNTRY || world ||
            strcmp(rf_gazetteer_get(doc->gazetteer, other->place).admin1,
                   rf_gazetteer_get(doc->gazetteer, m->place).name) == 0)
            return true;
    }
    return false;
}

/* Does the place lie in the country of the report, if it has one? */
bool rf__of_report(const rf__doc *doc, const rf__mention *m, rf__gaz_brief *ret) {
    *ret = rf__gaz_brief_of(doc->gazetteer, m->place);
    const rf__sentence *s = &doc->sentences[m->sentence];
    bool headed = s->section != UINT32_MAX && !s->several && strcmp(s->country, doc->country) != 0;
    return m->place == RF_NO_PLACE || !s->country[0] || (!doc->one_country && !headed) ||
           !ret->country[0] || strcmp(ret->country, s->country) == 0;
}

/* "Mulanje with 93,310", "Darfur (20%)", "Herat: 12": the number is that of the place before. */
bool rf__heads_number(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    if (d->quantity == UINT32_MAX)
        return false;
    uint32_t at = m->phrase + m->n_phrase, number = doc->quantities[d->quantity].phrase;
    if (m->preposition == RF__F_WITH) /* "with Gorsk hardest hit at 40" */
        return number > at && number - at <= 4 && rf__function_at(doc, number - 1) == RF__F_AT;
    if (at == number && m->preposition == RF__F_IN && m->phrase >= 2) { /* ", in Gorsk 100" */
        uint32_t before = m->phrase - 2;
        return rf__function_at(doc, before) == RF__F_AND || doc->tokens[before].punct == ',' ||
               doc->tokens[before].punct == ';';
    }
    if (at == number && rf__is_head_of_row(doc, m))
        return true;
    if (at == number && m->phrase) { /* "and Taroudant 492" */
        uint32_t before = m->phrase - 1;
        return (m->preposition == RF__F_NONE || m->preposition == RF__F_AND) &&
               (rf__function_at(doc, before) == RF__F_AND || doc->tokens[before].punct == ',' ||
                doc->tokens[before].punct == ';');
    }
    if (at >= number || number - at > 2)
        return false;
    if (number == at + 1 && doc->tokens[at].punct == ',' && m->preposition == RF__F_IN &&
        m->phrase >= 2) { /* "; in Gorsk, seven" */
        uint32_t before = m->phrase - 2;
        return doc->tokens[before].punct == ';' || doc->tokens[before].punct == ',' ||
               rf__function_at(doc, before) == RF__F_AND;
    }
    for (uint32_t i = at; i < number; i++) {
        rf__function f = rf__function_at(doc, i);
        char p = doc->tokens[i].punct;
        bool with = p == ',' && rf__function_at(doc, i + 1) == RF__F_WITH;
        if (p != '(' && p != ':' && p != '-' && p != '|' && f != RF__F_WITH && f != RF__F_FOR &&
            !with)
            return false;
    }
    return true;
}

/* "201 died in Chichaoua and in Marrakesh, a city of 840,000, 17": a place behind the figure that
 * begins what is told of another. */
static bool begins_other(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                         const rf__mention *m, rf__anchor anchor) {
    if (m->phrase < anchor.to + 1 || d->quantity == UINT32_MAX)
        return false;
    uint32_t after = m->phrase + m->n_phrase, before = m->phrase - 1;
    bool opens = rf__is_locative(m->preposition) && before > anchor.to &&
                 (rf__function_at(doc, before - 1) == RF__F_AND ||
                  rf__function_at(doc, before - 1) == RF__F_WHILE || /* "while in Gorsk, 17" */
                  (doc->tokens[before - 1].punct && doc->tokens[before - 1].punct != ')'));
    bool alone = (m->preposition == RF__F_NONE || m->preposition == RF__F_AND) &&
                 (doc->tokens[before].punct == ',' || doc->tokens[before].punct == ';' ||
                  rf__function_at(doc, before) == RF__F_AND);
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities && (opens || alone); q++) {
        const rf__quantity *other = &doc->quantities[q];
        bool counts = other->kind == RF__Q_COUNT || other->kind == RF__Q_SHARE;
        if (q == d->quantity || !counts || other->phrase < after)
            continue;
        for (uint32_t i = after; i < other->phrase; i++)
            if (doc->tokens[i].punct == ';' ||
                (opens && rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN)))
                return false;
        return other->phrase - after <= (opens ? 8u : 2u);
    }
    return false;
}

/* "13 at a school turned shelter in Jabalia" */
static bool within_building(const rf__doc *doc, uint32_t from, const rf__mention *m) {
    enum { REACH = 8 };
    rf__function f = rf__function_at(doc, from);
    if ((f != RF__F_AT && f != RF__F_IN && f != RF__F_NEAR) || m->phrase <= from ||
        m->phrase > from + REACH || m->preposition != RF__F_IN)
        return false;
    for (uint32_t i = from + 1; i + 1 < m->phrase; i++) {
        rf__function within = rf__function_at(doc, i);
        if (i == from + 1 && rf__is_number_at(doc, i))
            continue; /* "in 13 shelters" */
        if (doc->tokens[i].kind != RF__WORD || doc->tokens[i].flags & RF__CAPITAL ||
            (within && within != RF__F_A && within != RF__F_THE && within != RF__F_OTHER))
            return false;
    }
    return true;
}

/* "5,000 [have been registered] in Norland", "2,768 refugees [hosted] in Gorsk": the token behind
 * what was done with those counted. */
static uint32_t past_verb(const rf__doc *doc, uint32_t at) {
    for (uint32_t n = 0; n < 3; n++, at++) {
        rf__function f = rf__function_at(doc, at);
        if (f != RF__F_HAVE && f != RF__F_BE && f != RF__F_BEEN)
            break;
    }
    const rf__tag *verb = rf__tag_at(doc, at, RF__C_VERB);
    bool past = verb ? verb->entry->form == RF__PAST : rf__ends_as_past(doc, at);
    return past && !rf__is_capital(doc, at) ? at + (verb ? verb->n : 1) : 0;
}

/* "38,000 in Turkey and 6,000 in Syria": the place right behind the number is its own. */
bool rf__adjoins(const rf__doc *doc, const rf__draft *d, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    const rf__quantity *q = &doc->quantities[d->quantity];
    uint32_t end = d->n_np ? d->np + d->n_np : q->token + q->n_tokens;
    uint32_t of = q->token + q->n_tokens; /* "50,000 of them in Chad" */
    rf__function whose = rf__function_at(doc, of + 1);
    end = rf__behind_bracket(doc, end); /* "5,000 people (900 families) in Gorsk" */
    if (doc->tokens[end].punct == ',' && q->phrase > 1 && doc->tokens[q->phrase - 2].punct == ',' &&
        rf__function_at(doc, q->phrase - 1) == RF__F_OR)
        end++;              /* "5,000 people, or 900 families, in Gorsk" */
    uint32_t here = of + 2; /* "seven in ten of them are now in Gorsk" */
    if (rf__function_at(doc, here) == RF__F_BE)
        here += rf__tag_at(doc, here + 1, RF__C_TIME_WORD) ? 2 : 1;
    bool part = rf__function_at(doc, of) == RF__F_OF && m->phrase == here + 1 &&
                (whose == RF__F_THEM || whose == RF__F_WHOM || whose == RF__F_THESE);
    bool are = rf__function_at(doc, of) == RF__F_BE &&
               rf__is_locative(rf__function_at(doc, of + 1)) &&
               m->phrase <= of + 4; /* "40 are in Gorsk", "in North and South Kesh" */
    uint32_t done = past_verb(doc, end);
    bool first =
        (done && m->phrase == done + 1 && m->preposition == RF__F_IN) || m->phrase == end ||
        m->phrase == end + 1 || part || are ||
        (rf__is_locative(rf__function_at(doc, end)) && m->phrase == rf__led_to(doc, end)) ||
        within_building(doc, end, m) || (done && within_building(doc, done, m)) ||
        (rf__function_at(doc, end) == RF__F_ACROSS && m->preposition == RF__F_IN &&
         m->phrase <= end + 5 && rf__same_clause(doc, end, m->phrase));
    /* "85 percent of Gorsk": of what it is the share that is held */
    bool whole = m->preposition == RF__F_OF && d->claim.indicator == RF_TERRITORY;
    return first && rf__is_locative(m->preposition) && (m->preposition != RF__F_OF || whole);
}

/* "this Caribbean country": the name says which sort of country, not where. */
static bool only_describes(const rf__doc *doc, const rf__mention *m) {
    uint32_t after = m->token + m->n_tokens;
    bool owns = m->place != RF_NO_PLACE && rf__function_at(doc, after) == RF__F_POSSESSIVE;
    if (owns && rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_REGION)
        return true; /* "Africa's third-largest nation" */
    if (m->place == RF_NO_PLACE || doc->tokens[after].flags & RF__CAPITAL ||
        !rf__tag_at(doc, after, RF__C_MEASURE))
        return false;
    bool definite = false;
    for (uint32_t i = m->token < 2 ? 0 : m->token - 2; i <= m->token; i++)
        definite |= rf__function_at(doc, i) == RF__F_THIS || rf__function_at(doc, i) == RF__F_THE;
    rf_gaz_kind kind = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    return definite && (m->use == RF_NAME_DEMONYM || kind == RF_GAZ_REGION);
}

/* A river is crossed on the way. */
bool rf__is_water(const rf__doc *doc, const rf__mention *m) {
    return doc->resolve[m->resolved].kind_hint == RF_GAZ_WATER ||
           (m->place != RF_NO_PLACE &&
            rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_WATER);
}

bool rf__tells_sort_of_country(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (only_describes(doc, &doc->mentions[i]))
            return true;
    return false;
}

/* "reported 400 deaths there and damage in Swat" */
static bool is_past_there(const rf__doc *doc, const rf__mention *m, rf__anchor anchor) {
    for (uint32_t i = anchor.to; i < anchor.to + 3 && i < m->phrase; i++) {
        if (rf__place_word_is(doc, i, "there"))
            return true;
    }
    return false;
}

/* "Gorsk, Norland's port on the Red Sea": water that only tells where the place before it lies. */
static bool is_water_of(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    enum { WORDS = 6 };
    const rf__mention *m = &doc->mentions[mention];
    if (!rf__is_water(doc, m) || m->preposition != RF__F_ON || m->phrase < s->token + 3 ||
        doc->tokens[m->phrase - 2].kind != RF__WORD || rf__function_at(doc, m->phrase - 2))
        return false;
    for (uint32_t i = m->phrase - 1; i-- > s->token && m->phrase - i <= WORDS;) {
        if (doc->tokens[i].punct == ',')
            return rf__mention_over(doc, s, i - 1) != NULL;
        if (rf__is_finite(doc, i) || (doc->tokens[i].kind == RF__PUNCT &&
                                      doc->tokens[i].punct != '-' && doc->tokens[i].punct != '\''))
            return false;
    }
    return false;
}

/* "Buner, a district next to Swat, reported": what only says where another place is. */
static bool in_apposition(const rf__doc *doc, const rf__sentence *s, uint32_t mention,
                          rf__anchor anchor) {
    if (mention == s->mention)
        return false;
    const rf__mention *m = &doc->mentions[mention], *before = m - 1;
    uint32_t after = before->phrase + before->n_phrase;
    after += doc->tokens[after].punct == '"' && doc->tokens[after + 1].punct == ',';
    rf__function article = rf__function_at(doc, after + 1);
    if (!rf__is_place(before) || doc->tokens[after].punct != ',' ||
        (article != RF__F_A && article != RF__F_THE) ||
        (anchor.from > after && anchor.from < m->phrase))
        return false;
    for (uint32_t i = after + 1; i < m->phrase; i++)
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
    uint32_t end = m->phrase + m->n_phrase;
    return doc->tokens[end].punct == ',' && anchor.from > end;
}

bool rf__tells_distance(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    if (m->phrase < s->token + 3)
        return false;
    uint32_t end = m->phrase + m->n_phrase;
    bool told = mention > s->mention && rf__is_place(m - 1); /* "Tarsa, 40 km from Gorsk" */
    if (told && m->preposition == RF__F_TO && rf__tag_over(doc, m->phrase + 1, RF__C_DIRECTION) &&
        rf__function_at(doc, m->phrase) == RF__F_THE && /* "Tarsa, to the north of Gorsk" */
        m[-1].phrase + m[-1].n_phrase + 2 == m->phrase && doc->tokens[m->phrase - 2].punct == ',')
        return true;
    bool next = mention + 1 < s->mention + s->n_mentions && rf__is_place(m + 1) &&
                doc->tokens[end].punct == ',' &&
                m[1].phrase <= end + 2; /* "40 km from Gorsk, Tarsa" */
    bool from = rf__function_at(doc, m->phrase - 1) == RF__F_FROM && (told || next);
    if (from && rf__tag_at(doc, m->phrase - 2, RF__C_MEASURE))
        return true;
    bool word = from && m->phrase >= s->token + 4 && doc->tokens[m->phrase - 2].kind == RF__WORD;
    if (word && (rf__tag_at(doc, m->phrase - 3, RF__C_MEASURE) ||
                 rf__tag_at(doc, m->phrase - 3, RF__C_TIME_UNIT)))
        return true;               /* "minutes away from Gorsk" */
    uint32_t unit = m->phrase - 1; /* "15 km (9 miles) south of" */
    if (doc->tokens[unit].punct == ')' && unit >= s->token + 5 &&
        doc->tokens[unit - 3].punct == '(')
        unit -= 4;
    return (told || mention + 1 < s->mention + s->n_mentions) &&
           rf__tag_at(doc, m->phrase, RF__C_DIRECTION) && rf__tag_at(doc, unit, RF__C_MEASURE);
}

/* "the Kutcha areas of Khairpur": the part has no entry, the whole has. */
static bool has_known_whole(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention], *next = m + 1;
    return m->place == RF_NO_PLACE && mention + 1 < s->mention + s->n_mentions &&
           next->place != RF_NO_PLACE && rf__is_place(next) &&
           rf__function_at(doc, next->token - 1) == RF__F_OF &&
           next->token <= m->phrase + m->n_phrase + 1;
}

/* "talks in Doha": where they are held nothing else happens. */
static bool is_of_talks(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                        const rf__mention *m) {
    if (m->phrase < s->token + 2 || (m->preposition != RF__F_IN && m->preposition != RF__F_AT))
        return false;
    const rf__tag *word = rf__tag_over(doc, m->phrase - 2, RF__C_EVENT_WORD);
    bool talks = word && (word->entry->code == RF__E_TALKS || word->entry->code == RF__E_MEET);
    rf_event_type type = d->claim.event;
    bool told = d->quantity == UINT32_MAX && (type == RF_TALKS || type == RF_AGREEMENT);
    return talks && !told;
}

/* "talks on ending the war in Sudan opened in Geneva": what is talked about. */
static bool is_topic(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     const rf__mention *m) {
    rf_event_type type = d->claim.event;
    if (d->quantity != UINT32_MAX || (type != RF_TALKS && type != RF_AGREEMENT) ||
        m->phrase < s->token + 2)
        return false;
    const rf__tag *word = rf__tag_over(doc, m->phrase - 2, RF__C_TIME_WORD);
    return word && word->entry->code == RF__W_CRISIS;
}

/* "hurt 30 and went on to Gorsk": another deed between what is told of people who do not move and
 * where it led. */
static bool went_on(const rf__doc *doc, const rf__draft *d, uint32_t from, uint32_t to) {
    rf_indicator v = d->claim.indicator;
    if (v != RF_KILLED && v != RF_INJURED && v != RF_HOMES_DESTROYED && v != RF_HOMES_DAMAGED &&
        v != RF_MISSING)
        return false;
    for (uint32_t i = from; i + 1 < to; i++)
        if (rf__function_at(doc, i) == RF__F_AND &&
            (rf__ends_as_past(doc, i + 1) || rf__tag_at(doc, i + 1, RF__C_VERB) ||
             rf__tag_at(doc, i + 1, RF__C_EVENT_WORD)))
            return true;
    return false;
}

/* "has reached Sindh, where 300 died", "Sindh, which lost 300": the place that the clause stands
 * behind. */
static bool is_where(const rf__doc *doc, uint32_t m_end, uint32_t anchor) {
    uint32_t where = m_end + (doc->tokens[m_end].punct == ',');
    rf__function f = rf__function_at(doc, where);
    if (where >= anchor || (f != RF__F_WHERE && f != RF__F_WHICH))
        return false;
    for (uint32_t i = where + 1; i < anchor; i++)
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
    return true;
}

/* "marched into Gorsk, a hub of two million people on the border": the place whose people are told.
 */
static bool is_called(const rf__doc *doc, const rf__draft *d, uint32_t m_end) {
    enum { REACH = 7 };
    rf__function f = rf__function_at(doc, m_end + 1);
    if (d->claim.indicator != RF_POPULATION || d->quantity == UINT32_MAX ||
        doc->tokens[m_end].punct != ',' || f != RF__F_A)
        return false;
    uint32_t number = doc->quantities[d->quantity].phrase;
    for (uint32_t i = m_end + 1; i < number; i++)
        if (doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != '-')
            return false;
    return number > m_end + 2 && number <= m_end + REACH &&
           rf__function_at(doc, number - 1) == RF__F_OF;
}

/* "Home to 12,000 people, Gorsk lies in Norland": the subject behind what is told of its people. */
static bool is_home_told(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                         const rf__mention *m, rf__anchor a) {
    return d->claim.indicator == RF_POPULATION && d->quantity != UINT32_MAX &&
           d->trigger == s->token && m->phrase == a.to + 1 && doc->tokens[a.to].punct == ',' &&
           m->preposition == RF__F_NONE;
}

/* "In Norland: a house was hit in Tarsa; roads were cut (Kesh); 81 people were hurt": the place of
 * another item, where the items have one in common, or in its brackets. */
static bool is_of_other_item(const rf__doc *doc, const rf__sentence *s, const rf__mention *m,
                             rf__anchor between) {
    const rf__mention *first = &doc->mentions[s->mention];
    bool headed = m > first && first->phrase <= s->token + 1 &&
                  doc->tokens[first->phrase + first->n_phrase].punct == ':';
    if (m->phrase >= between.from || (!headed && rf__bracket_over(doc, s, m->phrase) == UINT32_MAX))
        return false;
    for (uint32_t i = between.from; i < between.to; i++)
        if (doc->tokens[i].punct == ';')
            return true;
    return false;
}

/* "has gone on since rebels attacked Norland": a country that a clause on something else names. */
static bool is_since_told(const rf__doc *doc, const rf__mention *m, rf__anchor between) {
    if (m->place == RF_NO_PLACE || between.to != m->phrase ||
        rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY)
        return false;
    for (uint32_t i = between.from; i < between.to; i++)
        if (rf__function_at(doc, i) == RF__F_SINCE)
            return i + 1 < between.to;
    return false;
}

/* "In Kesh district, a raid in the village of Gorsk killed 12", "In Norland, rebels attacked a post
 * in Kesh district": a region that opens the sentence, where a smaller place is told of. */
static bool frames_smaller(const rf__doc *doc, const rf__sentence *s, uint32_t mention,
                           rf__anchor a) {
    enum { REACH = 16 };
    const rf__mention *m = &doc->mentions[mention];
    rf_gaz_kind kind = m->place == RF_NO_PLACE ? doc->resolve[m->resolved].kind_hint
                                               : rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    if (kind != RF_GAZ_ADMIN1 && kind != RF_GAZ_ADMIN2 && kind != RF_GAZ_REGION)
        return false;
    for (uint32_t i = mention + 1; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        uint32_t end = other->phrase + other->n_phrase;
        rf_gaz_kind hint = doc->resolve[other->resolved].kind_hint;
        bool behind = other->phrase >= a.to;
        uint32_t past = a.to; /* what ", including two officers," tells besides */
        if (behind && rf__insertion(doc, a.to, other->phrase).from < other->phrase)
            past = rf__insertion(doc, a.to, other->phrase).to - 1;
        if ((end > a.from && !behind) || other->phrase > a.to + REACH)
            break;
        bool small = hint == RF_GAZ_TOWN || hint == RF_GAZ_CAMP ||
                     (hint == RF_GAZ_ADMIN2 && kind != RF_GAZ_ADMIN2) ||
                     (hint == RF_GAZ_ADMIN2 && other->place == RF_NO_PLACE);
        bool there = other->preposition == RF__F_IN || other->preposition == RF__F_AT ||
                     other->preposition == RF__F_ON;
        if (small && there && rf__is_place(other) && !other->aside &&
            (behind ? rf__leads_to(doc, a.to, other->phrase) : rf__same_clause(doc, end, a.from)) &&
            !rf__count_between(doc, s, behind ? past : m->phrase, other->phrase))
            return true;
    }
    return false;
}

/* "fled across the Tora River": what people cross on their way. */
static bool is_crossed(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    rf_indicator v = d->claim.indicator;
    bool flight = d->quantity == UINT32_MAX ? d->claim.event == RF_DISPLACEMENT
                                            : v == RF_DISPLACED || v == RF_CROSSED_BORDER;
    return flight && m->preposition == RF__F_ACROSS && m->phrase > d->trigger &&
           rf__is_water(doc, m);
}

static double tie_to(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     uint32_t mention, rf__anchor a) {
    const rf__mention *m = &doc->mentions[mention];
    rf__anchor between = {0, 0};
    uint32_t m_end = m->phrase + m->n_phrase;
    double score = 0.6 + rf__preposition_score(m->preposition);
    if (m_end <= a.from)
        between = (rf__anchor){m_end, a.from};
    else if (m->phrase >= a.to) {
        uint32_t behind = d->quantity != UINT32_MAX ? rf__behind_bracket(doc, a.to) : a.to;
        between = (rf__anchor){behind < m->phrase ? behind : a.to, m->phrase};
    }
    rf__anchor inserted = rf__insertion(doc, between.from, between.to);
    uint32_t distance = between.to - between.from - (inserted.to - inserted.from);
    bool opens = m->phrase <= s->token + 2 && rf__is_locative(m->preposition);
    if (m_end < a.from && rf__opens_clause(doc, s, m))
        opens |= !rf__semicolon_between(doc, m_end, a.from);
    if (opens && m_end <= a.from)
        distance = distance < 3 ? distance : 3; /* "In Maiduguri, ..." frames all that follows */
    /* "Buner, a district next to Swat, reported ...": what the sentence is about */
    bool subject = rf__begins_sentence(doc, s, m) && m_end <= a.from;
    bool result = m_end <= a.from && rf__is_result(doc, m_end, a.from);
    if (subject && distance > 8)
        distance = 8;
    else if (result && distance > 8)
        distance = 8 + (distance - 8) / 3;
    score -= 0.025 * (distance < 24 ? distance : 24);
    bool heading = false; /* "In Norland: ...; ...": of all the items */
    for (uint32_t i = m_end; opens && doc->tokens[m_end].punct == ':' && i < a.from; i++)
        heading |= doc->tokens[i].punct == ';';
    score -= rf__edge_cost(doc, s, d, between) * (heading                      ? 0.25
                                                  : opens || subject || result ? 0.5
                                                                               : 1);
    if (m->phrase >= a.to)
        score += 0.08;
    else if (is_of_other_item(doc, s, m, between))
        score -= 1;
    if (m_end < a.from && d->quantity != UINT32_MAX && is_where(doc, m_end, a.from))
        score += 0.6;
    if (m_end < a.from && is_called(doc, d, m_end))
        score += 1;
    /* "..., Chattogram for five": the subject of what follows */
    if (is_home_told(doc, s, d, m, a))
        score += 0.6;
    else if (m->phrase >= a.to && m->preposition == RF__F_NONE && m->phrase > s->token &&
             doc->tokens[m->phrase - 1].punct == ',')
        score -= 0.2;
    bool heads = rf__heads_number(doc, d, m);
    if (heads)
        score += 0.45;
    else if (m_end == a.from && rf__is_locative(m->preposition) && m->preposition != RF__F_OF)
        score += 0.15; /* "in Chichaoua 201 people" */
    bool country = m->place != RF_NO_PLACE &&
                   rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
    if (rf__receives(doc, d, m))
        score += country ? 0.15 : 0.35;
    if (rf__is_sent_to(doc, s, d, m))
        score += 0.4;
    if (begins_other(doc, s, d, m, a))
        score -= 0.5;
    else if (d->quantity != UINT32_MAX && m->phrase > a.to &&
             (rf__has_own_count(doc, d, m) ||
              (rf__is_framed(doc, s, a) && rf__is_of_others(doc, s, d, m, a))))
        score -= 0.4;
    score -= rf__cost_of_parts(doc, s, d, m, a.from, a.to);
    score -= rf__cost_of_list(doc, s, d, m, a.from);
    if (is_past_there(doc, m, a))
        score -= 1.5;
    if (rf__is_of_number_before(doc, s, d, m))
        score -= 0.35;
    if (in_apposition(doc, s, mention, a) || is_water_of(doc, s, mention))
        score -= 0.7;
    bool front = d->claim.kind == RF_EVENT && d->claim.event == RF_FRONT_LINE; /* so far from */
    if (!front && rf__tells_distance(doc, s, mention))
        score -= 1;
    if (has_known_whole(doc, s, mention))
        score -= 0.4;
    if (rf__tag_at(doc, m->token, RF__C_DIRECTION) && m->n_tokens <= 2 && m->place == RF_NO_PLACE)
        score -= 0.1; /* "in Gaza City in the north" */
    if (rf__is_outer(doc, s, mention) || is_coast_of(doc, s, mention))
        score -= 0.55;
    if (rf__is_water(doc, m) && !rf__is_locative(m->preposition))
        score -= 0.3; /* "the Drina and the Sava left their beds" */
    if (m->aside)
        score -= 0.5;
    if (is_of_talks(doc, s, d, m))
        score -= 1.2;
    if (is_topic(doc, s, d, m))
        score -= 0.6;
    if (is_crossed(doc, d, m))
        score -= 0.6;
    if (is_since_told(doc, m, between))
        score -= 0.5;
    if (opens && m_end <= a.from && frames_smaller(doc, s, mention, a))
        score -= 0.45;
    bool goal = m->preposition == RF__F_TO || m->preposition == RF__F_INTO;
    const rf__mention *listed = m; /* of "Gorsk and Tarsa" the first */
    while (listed > &doc->mentions[s->mention] &&
           rf__function_at(doc, listed->phrase - 1) == RF__F_AND &&
           listed[-1].phrase + listed[-1].n_phrase + 1 == listed->phrase)
        listed--;
    if (goal && d->quantity == UINT32_MAX && d->claim.event == RF_BATTLE &&
        listed->phrase > s->token + 1 && rf__event_tag(doc, listed->phrase - 2, RF__E_FLEE))
        score -= 1.4; /* "came under siege, with residents fleeing to Gorsk" */
    if (goal && m->phrase >= a.to && d->quantity != UINT32_MAX && d->parent < 0 &&
        rf__count_between(doc, s, doc->quantities[d->quantity].token, m->phrase))
        score -= 0.4; /* "displaced 1.5 million and forced 20,000 to flee into Chad" */
    if (goal && m->phrase >= a.to && d->quantity != UINT32_MAX && went_on(doc, d, a.to, m->phrase))
        score -= 0.5;
    if (holds_another(doc, s, d, m, a))
        score -= 0.45;
    rf__gaz_brief place;
    if (!rf__of_report(doc, m, &place) && !heads)
        score -= 0.2;
    if (m->place != RF_NO_PLACE) {
        if (place.kind == RF_GAZ_COUNTRY && !heads)
            score -= m->n_phrase > m->n_tokens + 1 ? 0.1 : 0.2;
    } else {
        score -= 0.05;
    }
    return score;
}

static double tie(const rf__doc *doc, const rf__sentence *s, const rf__draft *d, uint32_t mention) {
    double score = tie_to(doc, s, d, mention, rf__anchor_of(d));
    bool behind;
    double less = rf__cost_of_source(doc, s, d, mention, &behind);
    if (!behind && d->quantity != UINT32_MAX && rf__adjoins(doc, d, mention))
        score += 0.35;
    bool captured = d->quantity == UINT32_MAX && d->claim.event == RF_PLACE_CAPTURED;
    if (captured && doc->mentions[mention].preposition == RF__F_INCLUDING &&
        doc->mentions[mention].phrase > d->trigger)
        score += 1.2; /* "took several towns, including Gorsk" */
    bool taken = doc->mentions[mention].phrase == d->trigger + d->n_trigger; /* "control of Goma" */
    uint32_t first, last; /* "Gorsk, which overlooks the road to Tarsa, fell" */
    if (captured && mention > s->mention && doc->mentions[mention].phrase < d->trigger &&
        rf__relative_over(doc, s, doc->mentions[mention].phrase, &first, &last) &&
        last < d->trigger)
        score -= 0.6;
    if (captured && (doc->mentions[mention].preposition == RF__F_NONE || taken))
        score += 0.4; /* what was taken, not where it lies */
    if (d->quantity == UINT32_MAX && rf__is_struck(doc, d, &doc->mentions[mention]))
        score += 0.4;
    if (d->quantity == UINT32_MAX || d->parent >= 0)
        return score - less; /* the trigger of an inherited figure stands with its parent */
    rf__anchor trigger = {d->trigger, d->trigger + d->n_trigger};
    bool here = d->trigger >= s->token && d->trigger < s->token + s->n_tokens;
    for (uint32_t i = trigger.to; here && i < d->np; i++)
        here = doc->tokens[i].punct != ':' && /* "Refugees flee Norland: 5,000 are in Kesh" */
               doc->tokens[i].punct != ';';   /* "12 died in Tarsa; on Friday, 20 in Gorsk" */
    return (here ? fmax(score, tie_to(doc, s, d, mention, trigger)) : score) - less;
}

/* ---- within the sentence ---- */

/* "Norland, the former colonial power, sent 1,600 soldiers": whose they are. */
static bool sends_troops(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    return d->claim.kind == RF_FIGURE && d->claim.indicator == RF_TROOPS &&
           d->quantity != UINT32_MAX && m->phrase <= s->token + 1 && d->trigger < d->np &&
           d->trigger > m->phrase && rf__tag_at(doc, d->trigger, RF__C_VERB) &&
           m->preposition == RF__F_NONE && m->phrase < d->np && m->place != RF_NO_PLACE &&
           rf__function_at(doc, m->phrase + m->n_phrase) != RF__F_POSSESSIVE &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
}

/* "Of 120 people killed in Norland, Gorsk had 80": the comma that ends what is told of the whole.
 */
static uint32_t end_of_whole(const rf__doc *doc, const rf__draft *d, uint32_t part) {
    const rf__quantity *whole = &doc->quantities[d->quantity];
    for (uint32_t i = whole->token + whole->n_tokens; i < part; i++)
        if (doc->tokens[i].punct == ',')
            return i;
    return part;
}

/* "Of the 120 people killed, 80 were in Gorsk": the number that parts the whole, behind which
 * places are those of parts; UINT32_MAX: none does. */
static uint32_t parted_at(const rf__doc *doc, const rf__sentence *s, const rf__draft *d) {
    const rf__tag *out = rf__tag_at(doc, s->token, RF__C_FUNCTION); /* "Out of 120 people killed" */
    bool of = rf__function_at(doc, s->token) == RF__F_OF &&
              rf__function_at(doc, s->token + 1) == RF__F_THE;
    if (d->quantity == UINT32_MAX ||
        (!of && !(out && out->n == 2 && out->entry->code == RF__F_FROM)) ||
        doc->quantities[d->quantity].token > s->token + 5)
        return UINT32_MAX;
    for (uint32_t i = s->token; i < doc->quantities[d->quantity].token; i++)
        if (doc->tokens[i].punct == ',')
            return UINT32_MAX; /* "Of the dead, six were" */
    for (uint32_t q = d->quantity + 1; q < s->quantity + s->n_quantities; q++)
        if (doc->quantities[q].kind == RF__Q_COUNT || doc->quantities[q].kind == RF__Q_SHARE)
            return end_of_whole(doc, d, doc->quantities[q].token);
    return UINT32_MAX;
}

uint32_t rf__best_in_sentence(const rf__doc *doc, const rf__draft *d, double *ret_score) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t best = rf__row_head(doc, s);
    *ret_score = 1;
    if (best != UINT32_MAX)
        return best;
    *ret_score = LEAST_SCORE;
    uint32_t parted = parted_at(doc, s, d);
    bool numbered = rf__n_numbered(doc, s, d) > 1, whole = rf__is_whole_of(doc, d);
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if ((!rf__is_place(m) && !(m->actor && !m->person && rf__receives(doc, d, m))) ||
            only_describes(doc, m) || rf__is_home_of(doc, d, m) || rf__sends(doc, d, m) ||
            rf__only_speaks(doc, d, i) || (numbered && rf__is_numbered(doc, s, d, m)) ||
            rf__names_part_of(doc, s, d, i) || rf__is_of_nation_list(doc, s, d, m) ||
            rf__is_of_pair(doc, d, m) || rf__names_most(doc, s, i, rf__anchor_of(d).from) ||
            rf__were_carried_to(doc, d, m))
            continue;
        if ((whole && m->phrase > d->np + d->n_np + 1) || m->phrase > parted ||
            sends_troops(doc, d, m))
            continue;
        rf__gaz_brief place;
        if (doc->mentions[i].aside && !rf__of_report(doc, &doc->mentions[i], &place))
            continue;
        double score = tie(doc, s, d, i);
        if (score > *ret_score) {
            *ret_score = score;
            best = i;
        }
    }
    return best;
}
