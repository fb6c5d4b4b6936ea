/* Which of the places of a paragraph what follows is about: not those told as examples, and the
 * whole behind its parts. */
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* "The quake hit Norland, particularly [the capital], Gorsk", ", mainly in Gorsk": a part of a
 * whole that is told before it. */
static bool is_told_in_particular(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 5 };
    if (m == &doc->mentions[s->mention])
        return false;
    for (uint32_t i = m->phrase; i-- > s->token + 1 && m->phrase - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (rf__ends_as_adverb(doc, i))
            return doc->tokens[i - 1].punct == ',';
        if (f != RF__F_IN && f != RF__F_THE && doc->tokens[i].punct != ',' &&
            !rf__tag_over(doc, i, RF__C_PLACE_KIND))
            return false;
    }
    return false;
}

bool rf__is_example(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[rf__head_of_list(doc, s, mention)];
    if (!(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return mention > s->mention && is_told_in_particular(doc, s, m);
    if (m->phrase >= s->token + 2 && rf__place_word_is(doc, m->phrase - 2, "example"))
        return true; /* "regions such as Gorsk" */
    if (is_told_in_particular(doc, s, m))
        return true;
    bool be = false;
    for (uint32_t i = m->phrase; i-- > s->token;) { /* "The worst hit states are Tarsa and Gorsk" */
        if (rf__place_word_is(doc, i, "worst"))
            return be;
        if (doc->tokens[i].punct && doc->tokens[i].punct != ',')
            return false;
        be |= rf__function_at(doc, i) == RF__F_BE || rf__function_at(doc, i) == RF__F_INCLUDING;
    }
    return false;
}

/* "Other provinces hit include Tarsa and Gorsk": not all that is told of. */
static bool tells_of_others(const rf__doc *doc, const rf__sentence *s) {
    enum { REACH = 4 };
    if (s->n_quantities || rf__function_at(doc, s->token) != RF__F_OTHER)
        return false;
    for (uint32_t i = s->token + 1; i <= s->token + REACH && i < s->token + s->n_tokens; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (kind && kind->entry->flags & RF__PLURAL)
            return true;
    }
    return rf__tag_at(doc, s->token + 1, RF__C_DIRECTION) != NULL; /* "Other areas hit" */
}

bool rf__only_locates(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    if (m->phrase < s->token + 3)
        return false;
    uint32_t at = m->phrase - 1;
    rf__function f = rf__function_at(doc, at);
    bool road = f == RF__F_TO && at > s->token + 2 && /* "The road to Gorsk is cut" tells of it */
                rf__event_tag(doc, at - 1, RF__E_ROAD);
    bool from = f == RF__F_FROM && rf__function_at(doc, at - 1) == RF__F_BE;
    bool based = rf__is_locative(f) && rf__place_word_is(doc, at - 1, "seat") &&
                 rf__tag_over(doc, at - 2, RF__C_ACTOR);
    bool far =
        rf__tag_at(doc, s->token + 1, RF__C_PLACE_KIND) && /* "The town lies 40 km north of" */
        rf__tag_at(doc, m->phrase, RF__C_DIRECTION) && rf__tag_at(doc, at, RF__C_MEASURE);
    return road || from || based || far || rf__tells_distance(doc, s, mention);
}

/* A flood, a storm, a drought: what goes on over a land, unlike a war or a blast. */
static bool spreads(const rf__tag *crisis) {
    enum { FIGHT = 2, BLAST = 7 };
    return crisis->entry->code == RF__W_CRISIS && crisis->entry->low > FIGHT &&
           crisis->entry->low < BLAST;
}

/* The first word of a sentence for such a thing; NULL: none. */
static const rf__tag *tag_of_spread(const rf__doc *doc, const rf__sentence *s) {
    enum { LONGEST = 64 };
    for (uint32_t i = s->token; s->classes & RF__BIT(RF__C_TIME_WORD) &&
                                i < s->token + s->n_tokens && i < s->token + LONGEST;
         i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && spreads(word))
            return word;
    }
    return NULL;
}

/* Is a flood, a storm, a quake told of? */
static bool tells_hazard(const rf__doc *doc, const rf__sentence *s) {
    enum { FIGHT = 2, FIRE = 6 };
    if (!(s->classes & RF__BIT(RF__C_TIME_WORD)))
        return false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS && word->entry->low > FIGHT &&
            word->entry->low < FIRE)
            return true;
    }
    return false;
}

uint32_t rf__moved_scene(const rf__doc *doc, uint32_t sentence) {
    enum { REACH = 2 };
    uint32_t block = doc->sentences[sentence].block;
    for (uint32_t b = sentence; b-- > 0 && sentence - b <= REACH;) {
        const rf__sentence *s = &doc->sentences[b];
        if (s->block != block || s->n_figures)
            return UINT32_MAX;
        if (!s->n_mentions)
            continue;
        const rf__mention *first = &doc->mentions[s->mention];
        bool foreign =
            rf__is_place(first) && !first->aside && first->place != RF_NO_PLACE &&
            doc->country[0] &&
            strcmp(rf__gaz_brief_of(doc->gazetteer, first->place).country, doc->country) != 0;
        return foreign && first->preposition != RF__F_FROM && tells_hazard(doc, s) ? s->mention
                                                                                   : UINT32_MAX;
    }
    return UINT32_MAX;
}

bool rf__compares_places(const rf__doc *doc, const rf__sentence *s) {
    if (tells_of_others(doc, s))
        return true;
    if (!(s->classes & RF__BIT(RF__C_PLACE_WORD)))
        return false;
    for (uint32_t i = s->mention + 1; i < s->mention + s->n_mentions; i++) {
        uint32_t at = doc->mentions[i].phrase;
        for (uint32_t k = at; k-- > s->token && at - k <= 3;)
            if (rf__place_word_is(doc, k, "next") && rf__is_place(&doc->mentions[i]))
                return true;
    }
    return false;
}

/* "The rest of the state counted 166 deaths", "Nine died in the rest of the province": not those of
 * the town told of before. */
static bool tells_of_rest(const rf__doc *doc, const rf__draft *d) {
    enum { REACH = 3 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t np = d->np + d->n_np, behind = d->trigger + d->n_trigger;
    behind = behind < np ? np : behind;
    if (!(s->classes & RF__BIT(RF__C_PLACE_KIND)))
        return false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++) {
        const rf__tag *rest = rf__tag_at(doc, i, RF__C_TIME_WORD);
        bool there = i == s->token || (i >= behind && i < behind + REACH);
        if (!rest || rest->entry->code != RF__W_REST || !there)
            continue;
        uint32_t at = i + rest->n;
        at += rf__function_at(doc, at) == RF__F_THE;
        const rf__tag *kind = rf__tag_at(doc, at, RF__C_PLACE_KIND);
        if (kind && (kind->entry->code == RF_GAZ_ADMIN1 || kind->entry->code == RF_GAZ_ADMIN2 ||
                     kind->entry->code == RF_GAZ_REGION))
            return true; /* not "the rest of the town" */
    }
    return false;
}

/* "The floods have damaged 7,938 homes", "another 169 died in other districts": told of more than
 * the place of the sentence before. */
static bool tells_of_all(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__tag *crisis = rf__tag_at(doc, s->token + 1, RF__C_TIME_WORD);
    if (d->quantity == UINT32_MAX || d->claim.kind != RF_FIGURE)
        return false;
    if (crisis && crisis->entry->code == RF__W_CRISIS && d->parent < 0 &&
        rf__function_at(doc, s->token) == RF__F_THE) {
        uint32_t verb = s->token + 1 + crisis->n;
        if (rf__function_at(doc, verb) == RF__F_HAVE ||
            (spreads(crisis) && rf__ends_as_past(doc, verb) && rf__tag_at(doc, verb, RF__C_VERB)))
            return true; /* "the storm killed", not "the blast killed" */
    }
    return rf__in_other_regions(doc, d) || tells_of_rest(doc, d);
}

/* "In total, 900 died", "died in all": does a token begin words for a sum? Two words say it
 * wherever they stand, one only as the sentence begins. */
static bool is_sum_at(const rf__doc *doc, const rf__sentence *s, uint32_t i) {
    enum { WORDS = 2 };
    const rf__tag *word = rf__tag_at(doc, i, RF__C_FLOW);
    if (word && word->entry->code == RF_CUMULATIVE && word->entry->flags & RF__WEAK &&
        (i < s->token + WORDS || word->n > 1)) /* not "so far" */
        return true;
    return rf__place_word_is(doc, i, "all") &&
           (i + 2 >= s->token + s->n_tokens || doc->tokens[i + 2].kind == RF__PUNCT ||
            rf__function_at(doc, i + 2) == RF__F_AND ||
            rf__is_number_at(doc, i + 2)); /* "in all, 900", not "in all districts" */
}

/* Does the country or region of one mention hold the smaller place of another? */
static bool holds(const rf__doc *doc, uint32_t outer, uint32_t inner) {
    if (doc->mentions[outer].place == RF_NO_PLACE || doc->mentions[inner].place == RF_NO_PLACE)
        return false;
    rf_gaz_place whole = rf_gazetteer_get(doc->gazetteer, doc->mentions[outer].place),
                 part = rf_gazetteer_get(doc->gazetteer, doc->mentions[inner].place);
    if (strcmp(whole.country, part.country) != 0 || part.kind == whole.kind)
        return false;
    return whole.kind == RF_GAZ_COUNTRY ||
           (whole.kind == RF_GAZ_ADMIN1 && part.admin1 && !strcmp(part.admin1, whole.name));
}

uint32_t rf__spread_of_title(const rf__doc *doc, const rf__sentence *s, uint32_t topic) {
    uint32_t title = rf__topic_of_title(doc, false);
    if (title == UINT32_MAX || !holds(doc, title, topic))
        return UINT32_MAX;
    const rf__sentence *head = &doc->sentences[doc->mentions[title].sentence];
    const rf__tag *word = tag_of_spread(doc, head), *own = tag_of_spread(doc, s);
    const rf__tag *there = tag_of_spread(doc, &doc->sentences[doc->mentions[topic].sentence]);
    bool same = there && word && doc->tokens[there->token].hash == doc->tokens[word->token].hash;
    return (word || own) && !same ? title : UINT32_MAX; /* "the quake struck Tarsa" */
}

/* "In Tarsa 99 drowned. The floods have killed 900 since June": of the land, though no title says
 * so. */
bool rf__is_sum_of_spread(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->claim.kind != RF_FIGURE || !tells_of_all(doc, d) || rf__is_country(doc, topic))
        return false;
    if (rf__in_other_regions(doc, d) || tells_of_rest(doc, d))
        return true; /* "Another 169 died in other towns", "in the rest of the state" */
    const rf__tag *own = tag_of_spread(doc, s);
    const rf__tag *there = tag_of_spread(doc, &doc->sentences[doc->mentions[topic].sentence]);
    bool sum = false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens && !sum; i++)
        sum = is_sum_at(doc, s, i);
    for (uint32_t i = s->time; i < s->time + s->n_times && !sum; i++)
        sum = doc->times[i].kind == RF__TIME_SINCE && !doc->times[i].of_speech;
    return own && sum && !(there && doc->tokens[there->token].hash == doc->tokens[own->token].hash);
}

/* "Tarsa was the worst hit.": a sentence without a number on one of the places told of. */
static bool is_worst_told(const rf__doc *doc, const rf__sentence *s) {
    bool be = false;
    for (uint32_t i = s->token; !s->n_quantities && i < s->token + s->n_tokens; i++) {
        be |= rf__function_at(doc, i) == RF__F_BE;
        if (be && rf__place_word_is(doc, i, "worst"))
            return true;
    }
    return false;
}

uint32_t rf__wider_told(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    enum { REACH = 24 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__mention *inner = &doc->mentions[topic];
    bool sum = false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens && d->claim.kind == RF_FIGURE && !sum;
         i++)
        sum = is_sum_at(doc, s, i);
    if (sum && is_worst_told(doc, &doc->sentences[inner->sentence])) {
        const rf__sentence *worst = &doc->sentences[inner->sentence];
        return worst > doc->sentences && worst[-1].block == s->block
                   ? rf__topic_of(doc, worst - 1, RF_GAZ_UNKNOWN, false)
                   : UINT32_MAX;
    }
    if ((!sum && !tells_of_all(doc, d)) || inner->place == RF_NO_PLACE)
        return UINT32_MAX;
    for (uint32_t b = d->sentence;
         b-- > 0 && d->sentence - b <= REACH && doc->sentences[b].block == s->block;) {
        uint32_t told = rf__topic_of(doc, &doc->sentences[b], RF_GAZ_UNKNOWN, false);
        bool same = told != UINT32_MAX && /* a district is called like its town */
                    doc->tokens[doc->mentions[told].token].hash == doc->tokens[inner->token].hash;
        if (told != UINT32_MAX && !same && holds(doc, told, topic))
            return told;
    }
    return rf__spread_of_title(doc, s, topic);
}

/* The mention right behind a noun: "a school in [Gorsk]"; UINT32_MAX: none. */
static uint32_t place_behind(const rf__doc *doc, const rf__sentence *s, uint32_t noun) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->phrase == noun + 2 && rf__is_place(m) && !m->aside &&
            (m->preposition == RF__F_IN || m->preposition == RF__F_AT ||
             m->preposition == RF__F_NEAR))
            return i;
    }
    return UINT32_MAX;
}

/* "hid in a school in Gorsk. ... Of the 226 people at the school": where the building is that was
 * told of before; UINT32_MAX: none. */
uint32_t rf__place_of_site(const rf__doc *doc, const rf__draft *d) {
    enum { SENTENCES = 4 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->token + 2; i < s->token + s->n_tokens; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (!noun || noun->entry->unit != RF_FACILITIES || noun->n > 1 ||
            rf__function_at(doc, i - 1) != RF__F_THE ||
            !rf__is_locative(rf__function_at(doc, i - 2)))
            continue;
        for (uint32_t b = d->sentence; b-- > 0 && d->sentence - b <= SENTENCES;) {
            const rf__sentence *told = &doc->sentences[b];
            for (uint32_t k = told->token; told->n_mentions && k < told->token + told->n_tokens;
                 k++)
                if (doc->tokens[k].hash == doc->tokens[i].hash) {
                    uint32_t found = place_behind(doc, told, k);
                    if (found != UINT32_MAX)
                        return found;
                }
        }
    }
    return UINT32_MAX;
}

/* "Floods killed 120 in Kesh. In Gorsk a hill came down. The death toll rose to 144": the dead told
 * before of whom it is most nearly the sum. */
const rf__draft *rf__toll_before(const rf__doc *doc, uint32_t draft) {
    static const double FACTOR = 3;
    const rf__draft *d = &doc->drafts[draft], *best = NULL;
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool toll = false;
    for (uint32_t i = s->token; i < s->token + s->n_tokens && !toll; i++)
        toll = rf__place_word_is(doc, i, "toll");
    rf__pointer p = rf__pointer_in(doc, s);
    if (!toll || d->claim.indicator != RF_KILLED || d->quantity == UINT32_MAX || d->n_head ||
        p.kind != RF_GAZ_UNKNOWN || p.there || p.country || d->claim.low <= 0)
        return NULL;
    double least = FACTOR;
    for (uint32_t i = draft; i-- > 0;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->claim.indicator != RF_KILLED || before->quantity == UINT32_MAX ||
            before->sentence == d->sentence || !before->claim.place.text || before->claim.low <= 0)
            continue;
        double ratio = d->claim.low / before->claim.low;
        ratio = ratio < 1 ? 1 / ratio : ratio;
        if (ratio < least) {
            least = ratio;
            best = before;
        }
    }
    return best;
}

/* Does "there" stand behind what it tells of: "200,000 need help there"? */
static bool ends_in_there(const rf__doc *doc, const rf__sentence *s) {
    uint32_t end = s->token + s->n_tokens;
    for (uint32_t i = s->token + 1; i < end; i++)
        if (rf__place_word_is(doc, i, "there"))
            return i + 1 == end || doc->tokens[i + 1].kind == RF__PUNCT;
    return false;
}

/* "Norland gives no figure, but media there count 40": the place that "there" means, told before it
 * in the sentence; UINT32_MAX: none is. */
static uint32_t told_before_there(const rf__doc *doc, const rf__sentence *s) {
    uint32_t end = s->token + s->n_tokens, there = s->token + 1;
    while (there < end && (!rf__place_word_is(doc, there, "there") ||
                           rf__function_at(doc, there + 1) == RF__F_BE)) /* "there was nobody" */
        there++;
    const rf__mention *first = &doc->mentions[s->mention]; /* "Gorsk, on the Kesh road, is" */
    if (there < end && s->n_mentions && rf__is_place(first) && !first->aside &&
        first->phrase == s->token)
        return s->mention;
    for (uint32_t i = s->mention + s->n_mentions; there < end && i-- > s->mention;) {
        const rf__mention *m = &doc->mentions[i];
        bool subject = m->preposition == RF__F_NONE && (!m->actor || rf__is_small_place(doc, m)) &&
                       rf__is_finite(doc, m->token + m->n_tokens);
        bool told = (!m->actor || rf__is_small_place(doc, m)) &&
                    (subject || rf__is_locative(m->preposition));
        if (m->phrase < there && m->place != RF_NO_PLACE && !m->person && m->use == RF_NAME_PLACE &&
            !m->aside && (told || rf__is_land_that_acts(doc, m)))
            return i;
    }
    return UINT32_MAX;
}

uint32_t rf__there_before(const rf__doc *doc, uint32_t sentence) {
    const rf__sentence *s = &doc->sentences[sentence], *before = s - 1;
    uint32_t own = told_before_there(doc, s);
    if (own != UINT32_MAX)
        return own;
    if (!sentence || !before->n_mentions)
        return UINT32_MAX;
    if (ends_in_there(doc, s)) {
        uint32_t last = before->mention + before->n_mentions - 1;
        const rf__mention *m = &doc->mentions[last];
        while (last > before->mention && rf__is_outer(doc, before, last))
            m = &doc->mentions[--last];
        return rf__is_place(m) && !m->aside && rf__is_locative(m->preposition) ? last : UINT32_MAX;
    }
    if (!rf__place_word_is(doc, s->token, "there") || before->block != s->block)
        return UINT32_MAX;
    const rf__mention *m = &doc->mentions[before->mention];
    bool opens = m->phrase <= before->token + 1 && rf__is_place(m) && !m->aside;
    return opens && rf__is_locative(m->preposition) ? before->mention : UINT32_MAX;
}

/* Does the report tell of a fight? */
static bool tells_of_fight(const rf__doc *doc) {
    for (uint32_t i = doc->n_drafts; i-- > 0;)
        if (doc->drafts[i].quantity == UINT32_MAX &&
            (doc->drafts[i].claim.event == RF_BATTLE || rf__is_strike(doc->drafts[i].claim.event)))
            return true;
    return false;
}

bool rf__is_deed(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    rf_indicator v = d->claim.indicator;
    return d->quantity == UINT32_MAX
               ? d->claim.event == RF_BATTLE || rf__is_strike(d->claim.event)
               : d->claim.flow == RF_NEW &&
                     (v == RF_KILLED || v == RF_INJURED || v == RF_MISSING) && tells_of_fight(doc);
}
