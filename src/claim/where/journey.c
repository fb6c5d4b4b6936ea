/* Where people came from and went. A place is the origin or the destination by the word that
 * governs it: a preposition ("from", "to") or a verb of leaving or arriving, before its noun phrase
 * ("fled their homes in three villages of Rusayo"). */
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

enum { MOST_WORDS = 18, PHRASE_REACH = 10 };

typedef enum governor { G_NONE, G_FROM, G_TO, G_LEFT, G_REACHED, G_FOR } governor;

static bool moves(rf_indicator indicator) {
    switch (indicator) {
    case RF_DISPLACED:
    case RF_EVACUATED:
    case RF_RELOCATED:
    case RF_RETURNED:
    case RF_CROSSED_BORDER:
    case RF_TROOPS:
        return true;
    default:
        return false;
    }
}

/* What a share went to is told behind it: "92%, headed to ...". */
static uint32_t first_of(const rf__draft *d) {
    return d->claim.indicator == RF_SHARE ? d->np + d->n_np : d->trigger + d->n_trigger;
}

static uint32_t flags_of_verbs(const rf__doc *doc, uint32_t i) {
    uint32_t flags = 0;
    const rf__tag *verb = rf__tag_over(doc, i, RF__C_VERB);
    for (uint32_t g = verb ? doc->tokens[verb->token].first_tag : 0;
         verb && g < doc->tokens[verb->token + 1].first_tag; g++)
        if (doc->tags[g].class == RF__C_VERB && doc->tags[g].n == verb->n)
            flags |= doc->tags[g].entry->flags;
    return flags;
}

/* "Niger hosts", "has received": a verb whose subject is where those who come arrive, not "Norland
 * has moved 900 people". */
static bool takes_in(const rf__doc *doc, uint32_t i) {
    const rf__tag *verb = rf__tag_over(doc, i, RF__C_VERB);
    for (uint32_t g = verb ? doc->tokens[verb->token].first_tag : 0;
         verb && g < doc->tokens[verb->token + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        if (tag->class == RF__C_VERB && tag->n == verb->n &&
            (tag->entry->indicator == RF_RELOCATED || tag->entry->indicator == RF_EVACUATED))
            return false;
    }
    return flags_of_verbs(doc, i) & RF__ARRIVES;
}

bool rf__holds_people(const rf__doc *doc, uint32_t token) {
    return rf__tag_at(doc, token, RF__C_VERB) && takes_in(doc, token);
}

bool rf__is_arrival(const rf__doc *doc, uint32_t token) {
    return flags_of_verbs(doc, token) & RF__ARRIVES;
}

/* "200,000 | have fled", "200,000 people | fled": a count and what those did. */
static bool has_verb_behind(const rf__doc *doc, uint32_t from, uint32_t end) {
    enum { WORDS = 3 };
    for (uint32_t i = from; i < end && i < from + WORDS; i++)
        if (rf__is_finite(doc, i) || (rf__tag_at(doc, i, RF__C_VERB) && rf__ends_as_past(doc, i) &&
                                      !rf__tag_at(doc, i, RF__C_NOUN)))
            return true;
    return false;
}

/* "A million are displaced, many [of] whom fled to Norland": where only some of them went. */
static bool tells_of_some(const rf__doc *doc, uint32_t from, uint32_t of) {
    rf__function who = rf__function_at(doc, of + 1);
    return of > from + 1 && rf__function_at(doc, of) == RF__F_OF &&
           (who == RF__F_WHOM || who == RF__F_THEM) && doc->tokens[of - 2].punct == ',' &&
           ((rf__number_tag(doc, of - 1, RF__NUM_SMALL) &&
             !rf__place_word_is(doc, of - 1, "most")) ||
            rf__number_tag(doc, of - 1, RF__NUM_FRACTION)); /* "half of them to Norland" */
}

static bool is_goal_word(const rf__doc *doc, uint32_t i) {
    rf__function f = rf__function_at(doc, i);
    return f == RF__F_TO || f == RF__F_INTO || f == RF__F_TOWARDS;
}

/* "as lava [flowed] into", "after fighting [spread] to": does a verb at token i end what a clause
 * from `clause` on tells of something that moved? */
static bool is_verb_of_hazard(const rf__doc *doc, uint32_t clause, uint32_t i) {
    if (rf__ends_as_past(doc, i) ||
        (rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN)))
        return true;
    const uint64_t other = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ROLE) |
                           RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_TIME_WORD);
    const rf__token *t = &doc->tokens[i];
    bool word = t->kind == RF__WORD && !t->function && !(t->flags & RF__CAPITAL) &&
                !(t->over & other) && !rf__ends_as_adverb(doc, i);
    return word && rf__tag_over(doc, i - 1, RF__C_TIME_WORD) != NULL && clause + 1 < i;
}

/* Nothing between the trigger and a place but words that may stand there ("fled on foot to"): no
 * other verb, no new clause. */
static bool governed_by(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    uint32_t from = first_of(d);
    if (m->phrase < from)
        return false;
    uint32_t n_words = 0, clause = UINT32_MAX; /* "when", and who does something in its clause */
    bool aside = false;                        /* "since May, when fighting spread from Gorsk" */
    for (uint32_t i = from; i < m->phrase; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_WHEN || f == RF__F_IF || f == RF__F_BEFORE || f == RF__F_AFTER ||
            (f == RF__F_AS && !rf__tag_over(doc, i, RF__C_QUALIFIER)))
            clause = i;
        else if (f == RF__F_THEY || doc->tokens[i].punct == ',')
            clause = UINT32_MAX;
        if (doc->tokens[i].punct == ',')
            aside = rf__function_at(doc, i + 1) == RF__F_WHEN;
        if (tells_of_some(doc, from, i))
            return false;
        if (i > 0 && clause < i - 1 && flags_of_verbs(doc, i) & (RF__LEAVES | RF__ARRIVES) &&
            rf__is_finite(doc, i))
            return false; /* "left when the rebels reached Gorsk" */
        if (i > 0 && clause < i - 1 && i + 2 == m->phrase && is_goal_word(doc, i + 1) &&
            is_verb_of_hazard(doc, clause, i))
            return false; /* "fled as lava flowed into Gorsk" */
        if (doc->tokens[i].punct == ';' || f == RF__F_WHILE || f == RF__F_BUT ||
            (rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__tag_over(doc, i, RF__C_PLACE_KIND)))
            return false;
        /* "fled Darfur, 50,000 of them to Chad" */
        bool own = d->quantity != UINT32_MAX && i == doc->quantities[d->quantity].token;
        if (doc->tokens[i].kind == RF__NUMERAL && i > from && !own &&
            doc->tokens[i - 1].punct == ',' && rf__function_at(doc, i + 1) == RF__F_OF)
            return false;
        uint32_t first = i; /* of "over 200,000" */
        while (doc->tokens[i].kind == RF__NUMERAL && first > from &&
               rf__tag_over(doc, first - 1, RF__C_QUALIFIER))
            first--;
        if (doc->tokens[i].kind == RF__NUMERAL && first > from && !own &&
            rf__function_at(doc, first - 1) == RF__F_AND && has_verb_behind(doc, i + 1, m->phrase))
            return false; /* "are displaced in Sudan | and over 200,000 have fled to Chad" */
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        bool sent = d->claim.indicator == RF_TROOPS; /* "troops have been ordered to Gorsk" */
        if (verb && !sent && verb->entry->form != RF__ING && !rf__tag_at(doc, i, RF__C_NOUN) &&
            i > from && rf__function_at(doc, i) == RF__F_NONE && verb->n == 1 &&
            verb->entry->form != RF__BASE && !(flags_of_verbs(doc, i) & (RF__LEAVES | RF__ARRIVES)))
            return false;
        n_words += doc->tokens[i].kind == RF__WORD;
    }
    return n_words <= MOST_WORDS && !aside;
}

/* A word that may stand in the noun phrase before a place: "their homes in six villages of X". */
static bool in_phrase(rf__function f) {
    switch (f) {
    case RF__F_NONE:
    case RF__F_THE:
    case RF__F_A:
    case RF__F_THEIR:
    case RF__F_ITS:
    case RF__F_OF:
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_NEAR:
    case RF__F_ACROSS:
    case RF__F_AND:
    case RF__F_ALL:
    case RF__F_OTHER:
    case RF__F_POSSESSIVE:
        return true;
    default:
        return false;
    }
}

/* "for a remote part of Sudan", "for safer areas in Chad" */
static bool part_of(const rf__doc *doc, const rf__mention *m) {
    rf__function f = m->phrase ? rf__function_at(doc, m->phrase - 1) : RF__F_NONE;
    return f == RF__F_OF || f == RF__F_IN || m->preposition == RF__F_OF ||
           m->preposition == RF__F_IN;
}

/* Does the token end two words that together mean "from" ("out of")? */
static bool ends_from(const rf__doc *doc, uint32_t i) {
    const rf__tag *two = i ? rf__tag_at(doc, i - 1, RF__C_FUNCTION) : NULL;
    return two && two->n == 2 && two->entry->code == RF__F_FROM;
}

/* ... or that mean "near" ("close to")? */
static bool ends_near(const rf__doc *doc, uint32_t i) {
    const rf__tag *two = i ? rf__tag_at(doc, i - 1, RF__C_FUNCTION) : NULL;
    return two && two->n == 2 && two->entry->code == RF__F_NEAR;
}

/* What governs a place, looked for back to `first`. */
static governor governor_of(const rf__doc *doc, uint32_t first, const rf__mention *m) {
    bool words = false; /* of a noun phrase, between the verb and the place */
    bool named = false; /* another name stands before the place */
    for (uint32_t back = 1; back <= PHRASE_REACH && m->phrase >= first + back; back++) {
        uint32_t i = m->phrase - back;
        rf__function f = rf__function_at(doc, i);
        if (ends_near(doc, i))
            f = RF__F_NEAR;
        const rf__tag *cause = i > first ? rf__tag_at(doc, i - 1, RF__C_FUNCTION) : NULL;
        if (!cause && i > first + 1) /* "in relation to" */
            cause = rf__tag_at(doc, i - 2, RF__C_FUNCTION);
        if (cause && cause->n > 1 && cause->token + cause->n > i &&
            cause->entry->code == RF__F_OTHER_PREPOSITION)
            return G_NONE; /* "fled due to fighting in Norland" */
        bool other = named && (m->preposition == RF__F_IN || m->preposition == RF__F_AT);
        named |=
            doc->tokens[i].kind == RF__WORD && doc->tokens[i].flags & RF__CAPITAL && i < m->token;
        if (f == RF__F_FROM || (i > first && ends_from(doc, i)))
            return other ? G_NONE : G_FROM; /* "refugees from Mali in Niger" */
        if (f == RF__F_TO || f == RF__F_INTO || f == RF__F_TOWARDS)
            return G_TO;
        if (f == RF__F_FOR)
            return words && !part_of(doc, m) ? G_NONE : G_FOR;
        bool noun = rf__tag_at(doc, i, RF__C_NOUN) != NULL;
        uint32_t flags = noun ? 0 : flags_of_verbs(doc, i);
        bool within = back > 1 && rf__function_at(doc, i + 1) == RF__F_IN;
        if (flags & RF__LEAVES)
            return within && !words ? G_NONE : G_LEFT;
        if (flags & RF__ARRIVES)
            return G_REACHED;
        if ((!noun && rf__tag_at(doc, i, RF__C_VERB)) || doc->tokens[i].kind == RF__PUNCT ||
            !in_phrase(f))
            return G_NONE;
        words |= f == RF__F_NONE;
    }
    return G_NONE;
}

bool rf__reached(const rf__doc *doc, const rf__draft *d, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    uint32_t first = d->n_np ? d->np + d->n_np : d->trigger + d->n_trigger;
    for (uint32_t i = first; i + 1 < m->phrase; i++)
        if (doc->tokens[i].punct == ',' && rf__number_tag(doc, i + 1, RF__NUM_SMALL))
            return false; /* ", many of them arriving in Tawila" */
    return m->phrase > first && governor_of(doc, first, m) == G_REACHED;
}

static bool is_aid(const rf__draft *d) {
    return d->quantity == UINT32_MAX ? d->claim.event == RF_AID_CROSSING
                                     : d->claim.indicator == RF_AID;
}

/* "launched drones from Gorsk", "the shelling was coming from the area around Gorsk" */
static bool is_shot_from(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    enum { REACH = 6 };
    bool strike = d->quantity == UINT32_MAX ? rf__is_strike(d->claim.event)
                                            : rf__counts_strikes(d->claim.indicator);
    uint32_t first = d->trigger + d->n_trigger;
    for (uint32_t i = m->phrase; strike && i-- > first && m->phrase - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_FROM)
            return true;
        if (doc->tokens[i].kind != RF__WORD || f == RF__F_TO || f == RF__F_ON || f == RF__F_AT ||
            rf__is_capital(doc, i) || rf__is_finite(doc, i))
            return false;
    }
    return false;
}

bool rf__sends(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    if (is_shot_from(doc, d, m))
        return true;
    if (!is_aid(d) || m->preposition != RF__F_FROM || m->place == RF_NO_PLACE)
        return false;
    return rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_POINT;
}

/* "reached Gorsk", "got through to Gorsk", "landed at Gorsk": the place itself is where aid went,
 * not that of the people whom it reached. */
static bool is_goal_of_aid(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (!is_aid(d) || !rf__is_place(m) || m->aside || m->phrase < s->token + 2)
        return false;
    uint32_t at = m->phrase - 1;
    rf__function f = rf__function_at(doc, at);
    if (f == RF__F_TO || f == RF__F_INTO)
        return true;
    at -= f == RF__F_AT || f == RF__F_IN;
    return !rf__tag_at(doc, at, RF__C_NOUN) && flags_of_verbs(doc, at) & RF__ARRIVES;
}

bool rf__is_sent_to(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                    const rf__mention *m) {
    if (!is_aid(d))
        return false;
    governor g = governor_of(doc, s->token, m);
    return g == G_TO || g == G_REACHED;
}

/* "Niger has taken in 1,140", "Tanzania has counted 155 dead": who receives or counts people is
 * where they are. */
bool rf__receives_before(const rf__doc *doc, const rf__mention *m, uint32_t limit) {
    uint32_t after = m->phrase + m->n_phrase;
    if (rf__function_at(doc, after) == RF__F_POSSESSIVE) /* "Lebanon's government says" */
        return false;
    if (doc->tokens[after].punct == ',' && rf__function_at(doc, after + 1) == RF__F_WHICH)
        after += 2; /* "Niger, which has taken in 1,140" */
    for (uint32_t i = after; i < after + 5 && i < limit; i++) {
        if (i >= after + 3 && rf__is_capital(doc, i))
            return false; /* "is ready to host" */
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        const rf__tag *say = rf__tag_at(doc, i, RF__C_SAY_VERB); /* "has counted 155", not "says" */
        bool counts =
            say && i + 3 > limit && (say->entry->flags & RF__WEAK || rf__is_kind(say, "counts"));
        if (counts || (verb && takes_in(doc, i)))
            return !rf__is_any_preposition(m->preposition); /* "while Niger has taken in" */
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
    }
    return false;
}

/* "Norland now has over 700,000 displaced people" */
static bool has_people(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    uint32_t at = m->token + m->n_tokens;
    bool stock = d->quantity != UINT32_MAX && d->claim.flow == RF_STOCK &&
                 d->claim.unit == RF_PEOPLE && d->claim.kind == RF_FIGURE;
    at += rf__tag_at(doc, at, RF__C_TIME_WORD) && !rf__function_at(doc, at); /* "now" */
    return stock && rf__function_at(doc, at) == RF__F_HAVE &&
           doc->quantities[d->quantity].phrase == at + 1;
}

/* "Norland was already home to 1.2 million": what a figure is told of. */
static bool is_home_to(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    enum { WORDS = 3 };
    uint32_t end = m->phrase + m->n_phrase;
    const rf__tag *home = d->n_trigger ? rf__tag_at(doc, d->trigger, RF__C_TRIGGER) : NULL;
    if (!home || home->entry->pattern != RF__P_HOME_TO || d->trigger < end ||
        d->trigger > end + WORDS || rf__is_any_preposition(m->preposition))
        return false;
    for (uint32_t i = end; i < d->trigger; i++)
        if (doc->tokens[i].kind != RF__WORD || rf__is_capital(doc, i))
            return false;
    return true;
}

bool rf__receives(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    uint32_t end = d->np + d->n_np; /* "Norland ordered 900 people to leave" */
    if (!d->n_np || m->phrase >= d->np ||
        (rf__function_at(doc, end) == RF__F_TO && flags_of_verbs(doc, end + 1) & RF__LEAVES))
        return false;
    /* "Norland says 80,000 have arrived" */
    bool arrive = d->quantity != UINT32_MAX && d->trigger >= d->np + d->n_np &&
                  doc->quantities[d->quantity].phrase == m->token + m->n_tokens + 1 &&
                  flags_of_verbs(doc, d->trigger) & RF__ARRIVES && rf__place_speaks(doc, m) &&
                  rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
    return arrive || is_home_to(doc, d, m) || has_people(doc, d, m) ||
           rf__receives_before(doc, m, d->np);
}

/* "from Mozambique's Morrumbala district": the place that follows is meant. */
static bool is_owner(const rf__doc *doc, const rf__sentence *s, uint32_t i) {
    const rf__mention *m = &doc->mentions[i], *next = m + 1;
    uint32_t after = m->token + m->n_tokens;
    return i + 1 < s->mention + s->n_mentions && rf__is_place(next) &&
           rf__function_at(doc, after) == RF__F_POSSESSIVE && next->phrase <= after + 1;
}

/* "1,140 Malian refugees", "the number of Malian refugees has risen to 1,140": where they are from.
 */
static bool is_nation_of(const rf__draft *d, const rf__mention *m) {
    uint32_t end = m->token + m->n_tokens;
    bool counted = d->n_np && m->token >= d->np && m->token < d->np + d->n_np;
    bool named = end == d->trigger || (m->token > d->trigger && end < d->trigger + d->n_trigger);
    return d->claim.indicator == RF_CROSSED_BORDER && m->use == RF_NAME_DEMONYM && !m->person &&
           (counted || named);
}

/* "left [the area] for Gorsk", "fled [their villages] for Gorsk": left a place that is not named.
 */
static bool left_nameless(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    uint32_t at = d->trigger + d->n_trigger, goal = m->phrase;
    if (!(flags_of_verbs(doc, d->trigger) & RF__LEAVES) || goal < at + 3 || goal > at + 6 ||
        rf__function_at(doc, goal - 1) != RF__F_FOR)
        return false;
    rf__function f = rf__function_at(doc, at);
    return (f == RF__F_THE || f == RF__F_THEIR) &&
           (rf__tag_at(doc, goal - 2, RF__C_PLACE_KIND) || f == RF__F_THEIR);
}

static void look_at(const rf__doc *doc, const rf__draft *d, uint32_t i, uint32_t *from,
                    uint32_t *to) {
    const rf__mention *m = &doc->mentions[i];
    bool after = governed_by(doc, d, m);
    bool in_np =
        d->n_np && m->phrase > d->np && m->phrase < d->trigger && m->phrase < d->np + d->n_np + 8;
    /* "2,000 residents of Gorsk have fled to Kesh" */
    bool theirs = *from == UINT32_MAX && m->preposition == RF__F_OF && d->n_np && d->parent < 0 &&
                  m->phrase == d->np + d->n_np + 1 && d->trigger > m->phrase &&
                  d->claim.unit == RF_PEOPLE &&
                  (d->claim.indicator == RF_DISPLACED || d->claim.indicator == RF_EVACUATED);
    if (theirs) {
        *from = i;
        return;
    }
    bool opens = *from == UINT32_MAX && m->preposition == RF__F_FROM && d->parent < 0 &&
                 m->phrase == doc->sentences[d->sentence].token + 1 && d->n_np &&
                 doc->tokens[m->phrase + m->n_phrase].punct == ',';
    if (opens && m->phrase < d->np) { /* "From Gorsk, 40,000 went on to Norland" */
        *from = i;
        return;
    }
    if (!after && !in_np) {
        if (*to == UINT32_MAX && d->claim.flow != RF_STOCK && rf__receives(doc, d, m))
            *to = i;
        return;
    }
    governor g = governor_of(doc, after && d->trigger < m->phrase ? d->trigger : d->np, m);
    if (*from == UINT32_MAX && (g == G_FROM || g == G_LEFT))
        *from = i;
    if (*to == UINT32_MAX && after && !rf__has_own_count(doc, d, m) &&
        (g == G_TO || g == G_REACHED ||
         (g == G_FOR && (*from != UINT32_MAX || left_nameless(doc, d, m) ||
                         m->phrase == d->trigger + d->n_trigger + 1))))
        *to = i;
}

/* "People were displaced from the following districts:" over "Marib (11 HHs)": the place right
 * before the number of an item is where they left or went, as the line over the list says. */
static void look_at_item(const rf__doc *doc, const rf__draft *d, uint32_t *from, uint32_t *to) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->label != d->sentence || d->quantity == UINT32_MAX || d->trigger >= s->token)
        return;
    uint32_t number = doc->quantities[d->quantity].phrase, place = UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].token + doc->mentions[i].n_tokens + 2 >= number &&
            doc->mentions[i].token < number && doc->mentions[i].use == RF_NAME_PLACE)
            place = i;
    for (uint32_t i = d->trigger + d->n_trigger; place != UINT32_MAX && i < s->token; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_FROM)
            *from = place;
        else if (f == RF__F_TO || f == RF__F_INTO)
            *to = place;
        if (f == RF__F_FROM || f == RF__F_TO || f == RF__F_INTO || doc->tokens[i].punct == ':')
            return;
    }
}

/* "have left, including 40,000 to Norland", "of whom 900 fled to Gorsk": where a part of them went,
 * not all. */
static bool names_parts(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool including = false, number = false;
    for (uint32_t i = from; i < to; i++) {
        rf__function whose = rf__function_at(doc, i + 1);
        bool of =
            rf__function_at(doc, i) == RF__F_OF && (whose == RF__F_WHOM || whose == RF__F_WHICH);
        if (of && number)
            return true; /* ", 900 of whom" */
        including |= of || rf__function_at(doc, i) == RF__F_INCLUDING;
        number = rf__is_number_at(doc, i);
        if (including && number)
            return true;
    }
    return false;
}

/* "arrived in Herat, 200 in Kandahar": where those came of whom a later number tells; UINT32_MAX:
 * there is no such number, or it names no place. */
static uint32_t place_of_own(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                             uint32_t behind) {
    const rf__quantity *own = &doc->quantities[d->quantity];
    bool later = false;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        later |= doc->quantities[q].kind == RF__Q_COUNT && q != d->quantity &&
                 doc->quantities[q].token < d->trigger;
    if (!later || d->trigger < s->token || d->trigger >= own->token ||
        !(flags_of_verbs(doc, d->trigger) & RF__ARRIVES))
        return UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->phrase >= behind && m->phrase <= behind + 1 && m->use == RF_NAME_PLACE &&
            !m->person && (m->preposition == RF__F_IN || m->preposition == RF__F_AT))
            return i;
    }
    return UINT32_MAX;
}

/* "fled to neighbouring countries": a goal without a name, its first token and the one behind it,
 * or 0. */
static uint32_t nameless_goal(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                              uint32_t *ret_first) {
    enum { REACH = 8 };
    uint32_t from = d->trigger + (d->n_trigger ? d->n_trigger - 1 : 0); /* of "crossed into" */
    uint32_t end = s->token + s->n_tokens;
    if (d->claim.indicator == RF_SHARE || d->trigger < s->token || d->parent >= 0)
        return 0;
    for (uint32_t i = from; i + 2 < end && i < from + REACH; i++) {
        rf__function f = rf__function_at(doc, i);
        const rf__tag *near = rf__place_word_is(doc, i + 1, "neighbour")
                                  ? rf__tag_at(doc, i + 1, RF__C_PLACE_WORD)
                                  : NULL;
        if (doc->tokens[i].kind == RF__PUNCT)
            return 0;
        uint32_t noun = i + 1 + (near ? near->n : 0);
        if ((f == RF__F_TO || f == RF__F_INTO || f == RF__F_IN) && near && noun < end &&
            rf__tag_at(doc, noun, RF__C_MEASURE)) {
            *ret_first = i + 1;
            return noun + 1;
        }
    }
    return 0;
}

/* "300 South Sudanese", found to have crossed a border by where they arrive. */
rf_err rf__give_nation(rf__doc *doc, rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; !d->claim.origin.text && i < s->mention + s->n_mentions; i++)
        if (is_nation_of(d, &doc->mentions[i]))
            return rf__fill_as_told(doc, i, 0.9, &d->claim.origin);
    return RF_OK;
}

/* "and 1,500 others [went] to Kesh", "900 people to Kesh": do only words for those counted, and one
 * for going, stand between the number, which ends at token `behind`, and the place? */
static bool is_own_way(const rf__doc *doc, const rf__draft *d, const rf__mention *m,
                       uint32_t behind) {
    const rf__quantity *q = d->quantity != UINT32_MAX ? &doc->quantities[d->quantity] : NULL;
    if (!q || d->trigger >= q->token || m->phrase < behind + 2 || m->phrase > behind + 6)
        return false;
    uint32_t at = d->np + d->n_np > behind ? d->np + d->n_np : behind;
    at += rf__function_at(doc, at) == RF__F_HAVE;
    if (at + 2 == m->phrase &&
        (flags_of_verbs(doc, at) || rf__ends_as_past(doc, at) || rf__tag_at(doc, at, RF__C_VERB)))
        at++;
    return at > behind && at + 1 == m->phrase;
}

/* Do two places stand in one list with numbers in brackets: "Gorsk (5,377), Tarsa (2,671) and
 * Velm"?
 */
static bool in_one_list(const rf__doc *doc, const rf__mention *first, const rf__mention *later) {
    for (uint32_t i = first->phrase + first->n_phrase; i < later->phrase; i++) {
        char p = doc->tokens[i].punct;
        bool joins = p == ',' || p == '(' || p == ')' || rf__function_at(doc, i) == RF__F_AND;
        if (!joins && !rf__is_number_at(doc, i) && !rf__tag_over(doc, i, RF__C_QUALIFIER) &&
            !rf__tag_at(doc, i, RF__C_NOUN) &&
            !rf__mention_over(doc, &doc->sentences[first->sentence], i))
            return false;
    }
    return true;
}

/* "fled to Gorsk (5,377), [Tarsa] (2,671) and Velm (1,034)": the place right before the bracket is
 * where those within it went, or came from, as is told of the first of the list. */
static uint32_t of_bracket(const rf__doc *doc, const rf__draft *d, uint32_t mention) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (mention == UINT32_MAX || d->quantity == UINT32_MAX)
        return mention;
    uint32_t number = doc->quantities[d->quantity].phrase;
    for (uint32_t i = mention + 1; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->phrase + m->n_phrase + 1 == number && doc->tokens[number - 1].punct == '(' &&
            rf__is_place(m) && in_one_list(doc, &doc->mentions[mention], m))
            return i;
    }
    return mention;
}

/* "5,000 fled raids in Tarsa, and | more than 30,000 herders went to Norland": the way of those
 * whom another clause counts. */
static bool is_way_of_next(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                           const rf__mention *m) {
    for (uint32_t k = d->quantity + 1; k < s->quantity + s->n_quantities; k++) {
        const rf__quantity *next = &doc->quantities[k];
        uint32_t at = next->phrase, end = next->token + next->n_tokens;
        if (next->kind != RF__Q_COUNT || at <= d->trigger || end > m->phrase)
            continue;
        rf__function f = rf__function_at(doc, at - 1);
        bool clause = (f == RF__F_AND && doc->tokens[at - 2].punct == ',') || f == RF__F_WHILE ||
                      doc->tokens[at - 1].punct == ';';
        for (uint32_t i = end; clause && i < m->phrase; i++)
            if (rf__is_finite(doc, i) ||
                (rf__tag_at(doc, i, RF__C_VERB) && rf__ends_as_past(doc, i)))
                return true;
    }
    return false;
}

rf_err rf__give_journey(rf__doc *doc, rf__draft *d, uint32_t *ret_from, uint32_t *ret_to) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t nation = UINT32_MAX;
    *ret_from = *ret_to = UINT32_MAX;
    bool share = d->claim.indicator == RF_SHARE && d->parent >= 0 &&
                 moves(doc->drafts[d->parent].claim.indicator);
    for (uint32_t i = s->mention; d->claim.indicator == RF_AID && i < s->mention + s->n_mentions;
         i++)
        if (d->claim.kind == RF_FIGURE && is_goal_of_aid(doc, d, &doc->mentions[i])) {
            *ret_to = i;
            return rf__fill_place(doc, i, 0.9, &d->claim.destination);
        }
    for (uint32_t i = s->mention; d->claim.indicator == RF_SHARE && i < s->mention + s->n_mentions;
         i++)
        if (rf__is_home_of(doc, d, &doc->mentions[i]) && doc->mentions[i].use == RF_NAME_PLACE) {
            *ret_from = i;
            return rf__fill_as_told(doc, i, 0.9, &d->claim.origin);
        }
    if (d->claim.kind != RF_FIGURE || (!share && !moves(d->claim.indicator)))
        return RF_OK;
    const rf__quantity *q = d->quantity != UINT32_MAX ? &doc->quantities[d->quantity] : NULL;
    for (uint32_t i = s->mention; q && i < s->mention + s->n_mentions; i++)
        if (rf__is_of_nation_list(doc, s, d, &doc->mentions[i]) &&
            rf__heads_number(doc, d, &doc->mentions[i])) {
            *ret_from = i;
            return rf__fill_as_told(doc, i, 0.9, &d->claim.origin);
        }
    uint32_t behind = q ? q->token + q->n_tokens : UINT32_MAX;
    uint32_t own = q ? place_of_own(doc, s, d, behind) : UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (own != UINT32_MAX && m->phrase < q->token && m->preposition != RF__F_FROM)
            continue;
        if (i == own)
            *ret_to = i;
        bool next = m->phrase >= behind && m->use == RF_NAME_PLACE && !m->person &&
                    (m->phrase <= behind + 1 || is_own_way(doc, d, m, behind));
        if (next && m->preposition == RF__F_FROM) /* "50,000 from Nasir and 34,000 from Ulang" */
            *ret_from = i;
        if (next && (m->preposition == RF__F_TO || m->preposition == RF__F_INTO))
            *ret_to = i; /* "19,800 to Gorsk, 11,500 to Tora" */
        if (!next && q && q->token < m->phrase &&
            (names_parts(doc, behind, m->phrase) || is_way_of_next(doc, s, d, m)))
            continue;
        if (q && m->phrase > d->np + d->n_np + 1 && m->phrase > behind && rf__is_whole_of(doc, d))
            continue;
        if (is_nation_of(d, m))
            nation = i;
        bool speaks = rf__place_speaks(doc, m) && /* "Dhaka says 65,000 have crossed" */
                      rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY;
        if (rf__tells_distance(doc, s, i) || /* "a site 35 km from Gorsk" */
            (rf__is_head_of_row(doc, m) && !rf__heads_number(doc, d, m)))
            continue;
        if (!m->person && !m->aside && !speaks && m->use == RF_NAME_PLACE && !is_owner(doc, s, i) &&
            !rf__is_in_cue(doc, s, m))
            look_at(doc, d, i, ret_from, ret_to);
    }
    look_at_item(doc, d, ret_from, ret_to);
    *ret_from = of_bracket(doc, d, *ret_from);
    *ret_to = of_bracket(doc, d, *ret_to);
    rf_err err = RF_OK;
    uint32_t first, end = *ret_to == UINT32_MAX ? nameless_goal(doc, s, d, &first) : 0;
    if (end)
        err = rf__fill_unknown(doc, first, end, &d->claim.destination);
    if (end && d->claim.indicator == RF_DISPLACED && rf__place_word_is(doc, end - 1, "countries"))
        d->claim.indicator = RF_CROSSED_BORDER;
    uint32_t from = *ret_from != UINT32_MAX ? *ret_from : nation;
    if (!err && from != UINT32_MAX)
        err = rf__fill_as_told(doc, from, 0.9, &d->claim.origin);
    if (!err && *ret_to != UINT32_MAX)
        err = rf__fill_place(doc, *ret_to, 0.9, &d->claim.destination);
    return err;
}

uint32_t rf__owner_of(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf_indicator v = d->claim.indicator;
    uint32_t found = UINT32_MAX;
    if (d->quantity == UINT32_MAX || d->claim.unit != RF_PEOPLE ||
        (v != RF_DISPLACED && v != RF_EVACUATED && v != RF_CROSSED_BORDER))
        return found;
    const rf__quantity *q = &doc->quantities[d->quantity];
    uint32_t end = q->token + q->n_tokens;
    bool its =
        (q->phrase > s->token && rf__function_at(doc, q->phrase - 1) == RF__F_ITS) ||
        (rf__function_at(doc, end) == RF__F_OF && rf__function_at(doc, end + 1) == RF__F_ITS);
    for (uint32_t i = s->mention; its && i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].phrase < q->phrase && rf__is_place(&doc->mentions[i]) &&
            !doc->mentions[i].aside && !rf__is_outer(doc, s, i))
            found = i;
    return found;
}

void rf__go_on_journey(rf__doc *doc, rf__draft *d) {
    const rf__draft *before = d > doc->drafts ? d - 1 : NULL;
    if (!before || d->quantity == UINT32_MAX || before->sentence != d->sentence ||
        before->quantity == UINT32_MAX || before->claim.indicator != d->claim.indicator ||
        d->claim.origin.text || d->claim.destination.text || !moves(d->claim.indicator))
        return;
    uint32_t at = doc->quantities[d->quantity].phrase;
    rf__function f = at ? rf__function_at(doc, at - 1) : RF__F_NONE;
    if (f != RF__F_FROM && f != RF__F_WITH && f != RF__F_THAN)
        return;
    d->claim.origin = before->claim.origin;
    d->claim.destination = before->claim.destination;
}
