/* To what an event was done: what a strike hit, the hospital, school or camp that was attacked,
 * with the words that tell which. */
#include "claim/doer/agent.h"
#include "claim/event/event_scene.h"
#include "claim/figure/figure.h"

/* "a camp | housing about 200 families": a participle with what it governs. */
static bool takes_object(const rf__doc *doc, uint32_t i) {
    rf__function f = rf__small_word(doc, i + 1);
    return rf__is_number_at(doc, i + 1) || rf__tag_at(doc, i + 1, RF__C_QUALIFIER) ||
           f == RF__F_THE || f == RF__F_A || f == RF__F_THEIR;
}

/* "wounded | 30 people": those whom a strike harmed are counted, and were no target. */
static bool is_harmed(const rf__doc *doc, uint32_t from) {
    const rf__tag *verb = from ? rf__tag_over(doc, from - 1, RF__C_VERB) : NULL;
    int v = verb ? verb->entry->indicator : 0;
    return verb && (v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES);
}

/* "200 metres | from a cemetery" */
static bool is_distance(const rf__doc *doc, uint32_t from) {
    return rf__is_number_at(doc, from) && rf__event_tag(doc, from + 1, RF__E_DISTANCE);
}

/* "shelled the [road] to Tarsa", "attacked the [town]", "raids on [villages of Tarsa]": where it
 * was; nobody lives on a road, and a town is told by its name. */
static bool is_ground(const rf__scene *s, uint32_t from, uint32_t to) {
    from += from + 1 < to && rf__small_word(s->doc, from) == RF__F_OTHER; /* "another town" */
    const rf__tag *kind = rf__tag_at(s->doc, from, RF__C_PLACE_KIND);
    bool of = from + 1 < to && rf__small_word(s->doc, from + 1) == RF__F_OF;
    if ((to != from + 1 && !of) || rf__scene_capital(s, from))
        return false;
    if (rf__event_tag(s->doc, from, RF__E_ROAD)) /* but a bridge is built */
        return !rf__event_tag(s->doc, from, RF__E_GROUND) &&
               !rf__event_tag(s->doc, from, RF__E_BRIDGE);
    return kind && kind->entry->code != RF_GAZ_POINT && kind->entry->code != RF_GAZ_CAMP;
}

/* "the Tarsa [camp]", "Tarsa [hospital]": what is told by the name of its place. */
static bool is_site(const rf__doc *doc, uint32_t last) {
    if (doc->tokens[last].flags & RF__CAPITAL)
        return false;
    for (uint32_t i = last; i + 2 > last && i > 0; i--) { /* "displacement site" */
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && i + noun->n == last + 1 && noun->entry->unit == RF_FACILITIES)
            return true;
    }
    return false;
}

/* "a Tarsa | tunnel": a thing that is told by its place. */
static bool is_of_place(const rf__scene *s, const rf__mention *place, uint32_t to) {
    uint32_t at = place->token + place->n_tokens;
    return at + 1 == to && at > 0 && rf__scene_is_thing(s, at) &&
           !rf__tag_at(s->doc, at, RF__C_PLACE_KIND) && !rf__tag_at(s->doc, at, RF__C_DIRECTION);
}

/* What was hit: "struck | a funeral tent in", "a strike on | the market of Tarsa". Anything may be,
 * up to the next preposition but "of". */
rf_err rf__scene_struck(rf__scene *s, uint32_t from) {
    enum { MOST = 9 };
    const rf__doc *doc = s->doc;
    rf__function f = from < s->end ? rf__small_word(doc, from) : RF__F_NONE;
    if (from > s->first && rf__small_word(doc, from - 1) == RF__F_BY)
        return RF_OK; /* "an air strike by | the army": who did it */
    if (f == RF__F_ON || f == RF__F_AT || f == RF__F_OTHER_PREPOSITION || f == RF__F_ALL)
        f = rf__small_word(doc, ++from);
    if (is_harmed(doc, from))
        return RF_OK;
    uint32_t to = from;
    while (to < s->end && to < from + MOST) {
        rf__function w = rf__small_word(doc, to);
        bool inside = w == RF__F_NONE || w == RF__F_OF || w == RF__F_POSSESSIVE ||
                      w == RF__F_OTHER ||
                      (to == from &&
                       (w == RF__F_THE || w == RF__F_A || w == RF__F_THEIR || w == RF__F_ITS)) ||
                      (to > from && w == RF__F_THE && rf__small_word(doc, to - 1) == RF__F_OF);
        bool time = rf__tag_at(doc, to, RF__C_WEEKDAY) || rf__tag_at(doc, to, RF__C_MONTH) ||
                    (rf__tag_at(doc, to, RF__C_TIME_WORD) && !rf__scene_capital(s, to));
        if (to > from + 1 && rf__tag_at(doc, to, RF__C_DIRECTION) &&
            rf__small_word(doc, to + 1) == RF__F_OF)
            break;             /* "an outpost | south of the capital" */
        if (!inside || time || /* "a school | run by" */
            (to > from && rf__tells_holder(doc, to) && !rf__scene_hyphen(s, to - 1)) ||
            (doc->tokens[to].kind == RF__PUNCT && !rf__scene_hyphen(s, to)) ||
            (to > from && rf__scene_ing(s, to) && !rf__scene_capital(s, to) &&
             takes_object(doc, to)) ||
            (to > from && rf__is_finite(doc, to) && !rf__scene_hyphen(s, to - 1) &&
             !rf__tag_at(doc, to, RF__C_NOUN) && /* "two | buses", "rebel | forces" */
             !rf__tag_over(doc, to, RF__C_ACTOR)))
            break;
        to++;
    }
    while (to > from + 1 && to < from + MOST &&
           (rf__small_word(doc, to - 1) == RF__F_OF || rf__ends_as_adverb(doc, to - 1) ||
            (rf__tag_over(doc, to - 1, RF__C_QUALIFIER) &&
             rf__is_any_preposition(rf__small_word(doc, to)))))
        to--; /* "two | of his cousins", "a camp | of internally displaced people" */
    if (from < s->end && !rf__scene_capital(s, from) &&
        (rf__is_finite(doc, from) || rf__tag_at(doc, from, RF__C_VERB)))
        return RF_OK; /* "shelling | killed three people" */
    bool begins = f == RF__F_THE || f == RF__F_A || f == RF__F_THEIR || f == RF__F_ITS ||
                  doc->tokens[from].kind == RF__NUMERAL || rf__scene_capital(s, from) ||
                  rf__tag_at(doc, from, RF__C_NUMBER) || rf__tag_at(doc, from, RF__C_NOUN) ||
                  rf__tag_at(doc, from, RF__C_ACTOR);
    bool place = false; /* a town that is hit is where it was, but not "the Tarsa camp" */
    const rf__sentence *sentence = &doc->sentences[s->draft->sentence];
    bool site = to > from && is_site(doc, to - 1);
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
        place |= doc->mentions[m].token >= from && doc->mentions[m].token < to && !site &&
                 !is_of_place(s, &doc->mentions[m], to) &&
                 rf__scene_mere_place(s, &doc->mentions[m]) &&
                 !rf__tag_at(doc, from, RF__C_EVENT_WORD);
    if (!begins || place || to <= from || to == from + MOST)
        return RF_OK;
    while (from < to && rf__is_article_or_and(doc, from))
        from++;
    if (from >= to || (to == from + 1 && rf__is_number_at(doc, from)) || is_ground(s, from, to) ||
        rf__scene_only_weapons(doc, from, to) || is_distance(doc, from))
        return RF_OK; /* "injured one", "the two | largest" */
    s->draft->struck = true;
    s->draft->claim.actor2 = rf__doc_slice(s->doc, from, to - from);
    return s->draft->claim.actor2 ? RF_OK : RF_ERR_NOMEM;
}

/* "the university [hospital]", "two [schools]": with the words before it. */
rf_err rf__scene_facility(rf__scene *s, const rf__event_hit *hit) {
    enum { MOST = 5 };
    uint32_t from = hit->token;
    bool day = false; /* "strikes on Monday put | two hospitals out of service" */
    while (from > s->first && hit->token - from < MOST) {
        uint32_t at = from - 1;
        day = rf__time_over(s->doc, &s->doc->sentences[s->draft->sentence], at) != NULL;
        if (day)
            break;
        const rf__tag *word = rf__tag_at(s->doc, at, RF__C_EVENT_WORD);
        bool hits = word && (word->entry->code == RF__E_HARM || word->entry->code == RF__E_FIRE);
        if (hits || (s->doc->tokens[at].kind == RF__PUNCT && !rf__scene_hyphen(s, at)) ||
            rf__small_word(s->doc, at) != RF__F_NONE || rf__is_finite(s->doc, at) ||
            (rf__ends_as_past(s->doc, at) && !rf__scene_capital(s, at) && at > s->first &&
             !rf__is_article_or_and(s->doc, at - 1))) /* "shelling rocked | camps" */
            break;
        from = at;
    }
    while (from < hit->token && day && !rf__is_number_at(s->doc, from) &&
           !rf__is_article_or_and(s->doc, from) && !rf__scene_capital(s, from))
        from++;
    while (from < hit->token && rf__tag_over(s->doc, from, RF__C_QUALIFIER))
        from++; /* "at [least] 18 schools" */
    s->draft->claim.actor2 = rf__doc_slice(s->doc, from, hit->token + hit->n - from);
    return s->draft->claim.actor2 ? RF_OK : RF_ERR_NOMEM;
}

rf_err rf__scene_struck_before(rf__scene *s, uint32_t verb) {
    enum { MOST = 7 };
    const rf__doc *doc = s->doc;
    uint32_t to = verb;
    bool be = false;
    while (to > s->first) {
        rf__function f = rf__small_word(doc, to - 1);
        bool is = f == RF__F_BE || f == RF__F_BEEN;
        if (!is && f != RF__F_HAVE && !rf__is_between(doc, to - 1))
            break;
        be |= is;
        to--;
    }
    uint32_t from = to;
    while (from > s->first && to - from < MOST && rf__scene_word(s, from - 1) &&
           !rf__is_finite(doc, from - 1) && !rf__tag_at(doc, from - 1, RF__C_SAY_VERB)) {
        rf__function f = rf__small_word(doc, from - 1);
        if (f != RF__F_NONE && f != RF__F_THE && f != RF__F_A)
            break;
        from--;
        if (f == RF__F_THE || f == RF__F_A)
            break;
    }
    bool opens = from == s->first || doc->tokens[from - 1].kind == RF__PUNCT ||
                 rf__is_clause_edge(doc, from - 1) || rf__small_word(doc, from - 1) == RF__F_THAT;
    while (from < to && rf__is_article_or_and(doc, from))
        from++;
    const rf__tag *noun = to > from ? rf__tag_over(doc, to - 1, RF__C_NOUN) : NULL;
    bool built = noun && (noun->entry->unit == RF_FACILITIES || noun->entry->unit == RF_VEHICLES ||
                          noun->entry->unit == RF_HOMES || noun->entry->unit == RF_PLACES);
    if (!be || !opens || !built || is_ground(s, from, to))
        return RF_OK;
    s->draft->struck = true;
    return rf__scene_give_whole(s, from, to, &s->draft->claim.actor2);
}

rf_err rf__scene_struck_on(rf__scene *s, uint32_t behind) {
    enum { REACH = 6 };
    for (uint32_t i = behind; i < s->end && i < behind + REACH; i++) {
        rf__function f = rf__small_word(s->doc, i);
        if (f == RF__F_ON || f == RF__F_AT)
            return rf__time_over(s->doc, &s->doc->sentences[s->draft->sentence], i)
                       ? RF_OK
                       : rf__scene_struck(s, i);
        if ((s->doc->tokens[i].kind == RF__PUNCT && !rf__scene_hyphen(s, i)) ||
            rf__is_finite(s->doc, i) || (rf__is_any_preposition(f) && f != RF__F_OF))
            return RF_OK;
    }
    return RF_OK;
}
