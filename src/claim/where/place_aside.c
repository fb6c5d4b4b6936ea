/* Names that are told for another reason than to say where: where a speaker is or works, where a
 * quake had its centre, what a place lies beside, whom a side stands with, the region of a capital.
 */
#include "claim/figure/figure.h"
#include "claim/name/name_other.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* "were registered": nobody speaks. */
bool rf__is_passive_at(const rf__doc *doc, uint32_t verb) {
    rf__function f = verb ? rf__function_at(doc, verb - 1) : RF__F_NONE;
    return f == RF__F_BE || f == RF__F_BEEN;
}

/* "in which, [officials say], 12 died" */
bool rf__is_inserted(const rf__doc *doc, uint32_t verb) {
    enum { REACH = 7 };
    if (doc->tokens[verb + 1 + (rf__function_at(doc, verb + 1) == RF__F_IT)].punct != ',')
        return false; /* "as the mayor tells it," */
    for (uint32_t i = verb; i-- > 0 && verb - i <= REACH;) {
        if (doc->tokens[i].punct)
            return doc->tokens[i].punct == ',';
        if (doc->tokens[i].flags & RF__SENTENCE_FIRST || rf__tag_at(doc, i, RF__C_VERB))
            return false;
    }
    return false;
}

bool rf__place_speaks(const rf__doc *doc, const rf__mention *m) {
    return m->actor && m->use == RF_NAME_PLACE && m->place != RF_NO_PLACE &&
           rf__tag_at(doc, m->token + m->n_tokens, RF__C_SAY_VERB);
}

/* "2,768 refugees [registered] in Gorsk" */
static bool tells_of_counted(const rf__doc *doc, const rf__sentence *s, uint32_t verb) {
    return verb > s->token && rf__tag_over(doc, verb - 1, RF__C_TRIGGER) &&
           rf__tag_at(doc, verb, RF__C_VERB);
}

/* A noun of saying, not "[again] in Gorsk". */
static bool names_saying(const rf__doc *doc, uint32_t i) {
    const rf__tag *noun = rf__tag_at(doc, i, RF__C_SAY_NOUN);
    return noun && !rf__is_kind(noun, "between");
}

/* "an army [post] at", "a police [station] in": one word between a side and a preposition that is
 * none of those that tell of people or of speaking. */
static bool is_plain_noun(const rf__doc *doc, uint32_t at, uint32_t preposition) {
    const uint64_t other = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_SAY_NOUN) | RF__BIT(RF__C_ORGANISATION);
    const rf__token *t = &doc->tokens[at];
    bool said = rf__tag_at(doc, at, RF__C_SAY_VERB) && rf__ends_as_past(doc, at);
    return at + 1 == preposition && t->kind == RF__WORD && !(t->flags & RF__CAPITAL) &&
           !t->function && !(t->over & other) && !said && !rf__ends_as(doc, at, RF__END_ING);
}

/* The word that governs a place from further left: a verb of saying or an office ("told a briefing
 * in Geneva", "the coordinator for Syria") ties it to the speaker. */
static bool belongs_to_speaker(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    bool within = false;
    for (uint32_t back = 1; back <= 7 && m->phrase >= s->token + back; back++) {
        uint32_t i = m->phrase - back;
        bool counted = (rf__tag_at(doc, i, RF__C_NOUN) || rf__tag_at(doc, i, RF__C_TRIGGER)) &&
                       !rf__tag_over(doc, i, RF__C_ORGANISATION); /* "refugees from Mali" */
        rf__function f = rf__function_at(doc, i);
        within |= f == RF__F_IN || f == RF__F_AT || f == RF__F_NEAR;
        bool owned = within && f == RF__F_POSSESSIVE && i > s->token &&
                     rf__tag_over(doc, i - 1, RF__C_ACTOR); /* "the army's base in Gorsk" */
        if (counted || owned || doc->tokens[i].punct == ',' || rf__is_number_at(doc, i) ||
            (back > 1 && rf__function_at(doc, i) == RF__F_THAT))
            return false;
        const rf__tag *side = rf__tag_over(doc, i, RF__C_ACTOR),
                      *kind = rf__tag_over(doc, i, RF__C_PLACE_KIND);
        if ((side && side->n > 1 && side->entry->flags & RF__PARTY) || (kind && kind->n > 1))
            return false; /* "the Islamic State in Gorsk", "a military base in Gorsk" */
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && i > s->token &&
            (rf__is_passive_at(doc, i) || tells_of_counted(doc, s, i)))
            return false; /* "two deaths were reported in Homs" */
        if (kind && rf__tag_at(doc, i, RF__C_SAY_VERB))
            continue; /* "from Tarsa [state] in Norland" */
        const rf__tag *site = rf__tag_over(doc, i, RF__C_NOUN);
        if (site && site->n > 1 && site->entry->unit != RF_PEOPLE)
            return false; /* "an [army post] at Gorsk" */
        if (back > 2 && side && rf__tag_over(doc, i, RF__C_ROLE) &&
            is_plain_noun(doc, i + 1, m->phrase - 1))
            return false; /* "attacked an [army] post at Gorsk" */
        const rf__tag *role = rf__tag_over(doc, i, RF__C_ROLE);
        const rf__gaz_record *seat = m->place != RF_NO_PLACE ? rf__gaz_at(doc->gazetteer, m->place)
                                                             : NULL; /* "the ministry in Ankara" */
        if (role && !(seat && seat->flags & RF__GAZ_CAPITAL) && role->entry->flags & RF__PLURAL &&
            back == 2 && rf__function_at(doc, i + 1) == RF__F_IN &&
            !(i > s->token && rf__tag_at(doc, i - 1, RF__C_SAY_VERB)))
            return false; /* "authorities in Norland" tell of it, not "told reporters in Geneva" */
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) || rf__tag_at(doc, i, RF__C_ROLE) ||
            rf__tag_over(doc, i, RF__C_ORGANISATION) || names_saying(doc, i))
            return true;
        if (rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_TRIGGER))
            return false;
    }
    return false;
}

/* Within the words that tell who speaks: whose cue it is, from its beginning to the token; empty:
 * none. */
static uint32_t cue_before(const rf__doc *doc, const rf__sentence *s, uint32_t token) {
    const rf__says *says = rf__cue_over(doc, s, token);
    return says && says->cue >= s->token && says->cue < token ? says->cue : token;
}

bool rf__is_in_cue(const rf__doc *doc, const rf__sentence *sentence, const rf__mention *mention) {
    return cue_before(doc, sentence, mention->token) != mention->token;
}

/* "the Norland-based monitor said", "a group based in York", ", which tracks the war in Norland,
 * said": where somebody who speaks sits, or what they watch. */
static bool is_seat(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 3, CLAUSE = 16 };
    uint32_t after = m->token + m->n_tokens, cue = cue_before(doc, s, after);
    if (cue == after)
        return false;
    if (doc->tokens[after].punct == '-' && rf__place_word_is(doc, after + 1, "seat"))
        return true;
    bool watched = false; /* "monitors", "tracks" stands on the way */
    for (uint32_t i = m->token; i-- > cue && m->token - i <= CLAUSE;) {
        rf__function f = rf__function_at(doc, i);
        if (m->token - i <= REACH && rf__place_word_is(doc, i, "seat"))
            return true;
        if (f == RF__F_WHICH || f == RF__F_THAT)
            return watched && rf__tag_at(doc, i + 1, RF__C_SAY_VERB);
        if (doc->tokens[i].punct == ',')
            return false;
        watched |= rf__tag_at(doc, i, RF__C_SAY_VERB) != NULL;
    }
    return false;
}

/* "centred near Longtoushan", "the epicentre was 12 km from the town of ...". */
static bool is_centre(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 9 };
    for (uint32_t back = 1; back <= REACH && m->phrase >= s->token + back; back++) {
        if (rf__place_word_is(doc, m->phrase - back, "centre"))
            return true;
        if (doc->tokens[m->phrase - back].punct == ',')
            return false;
    }
    return false;
}

/* "the region, which borders Turkey", "a district that borders on Nara and Kuda": a neighbour of
 * what was told of. */
static bool is_beside(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 12 };
    for (uint32_t i = m->phrase; i-- > s->token && m->phrase - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (rf__place_word_is(doc, i, "beside"))
            return true;
        bool list = doc->tokens[i].punct == ',' || doc->tokens[i].punct == '-' || f == RF__F_AND ||
                    f == RF__F_THE || f == RF__F_OR || doc->tokens[i].flags & RF__CAPITAL;
        if (!list && !(f >= RF__F_OF && f <= RF__F_WITH) && f != RF__F_A &&
            !rf__tag_over(doc, i, RF__C_PLACE_WORD) && !rf__tag_over(doc, i, RF__C_PLACE_KIND))
            return false;
        if (f == RF__F_IN || f == RF__F_INTO || f == RF__F_FROM)
            return false;
    }
    return false;
}

/* "Gorsk, near the Norland border, was hit": only where the place before the comma lies. */
static bool is_near_told(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    const rf__mention *told = m - 1;
    if (m->preposition != RF__F_NEAR || m->phrase < s->token + 3 ||
        m == doc->mentions + s->mention || !rf__is_place(told) || told->aside)
        return false;
    uint32_t near = m->phrase - 1;
    while (near > s->token + 1 && rf__tag_over(doc, near, RF__C_FUNCTION) &&
           doc->tokens[near - 1].kind == RF__WORD && near + 1 == m->phrase &&
           rf__tag_at(doc, near - 1, RF__C_FUNCTION) &&
           rf__tag_at(doc, near - 1, RF__C_FUNCTION)->n == 2)
        near--; /* "close to" */
    uint32_t end = told->phrase + told->n_phrase;
    bool border = m->place == RF_NO_PLACE && end == near && /* "in Kesh near the Tarsa mosque" */
                  doc->resolve[m->resolved].kind_hint == RF_GAZ_POINT;
    return border || (doc->tokens[near - 1].punct == ',' && end + 1 == near);
}

/* "the town of Gorsk on Lake Kesh": the water that the place before it lies on. */
static bool is_shore_of_told(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    const rf__mention *told = m - 1;
    return m > doc->mentions + s->mention && m->preposition == RF__F_ON && rf__is_water(doc, m) &&
           rf__is_place(told) && told->phrase + told->n_phrase + 1 == m->phrase;
}

/* "the villages of Tarsa and Gorsk, both in Kesh": where the places before it lie. */
static bool holds_all_told(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    const rf__mention *told = m - 1;
    if (m == doc->mentions + s->mention || m->preposition != RF__F_IN || m->phrase < s->token + 4 ||
        !rf__is_place(told))
        return false;
    uint32_t all = m->phrase - 2;
    bool also = rf__function_at(doc, all) == RF__F_ALL || /* ", also in Kesh" */
                rf__is_kind(rf__tag_at(doc, all, RF__C_SAY_NOUN), "between");
    return also && doc->tokens[all - 1].punct == ',' && told->phrase + told->n_phrase + 1 == all;
}

/* Does the token end the name of a road ("the M5 highway")? */
static bool ends_road(const rf__doc *doc, const rf__sentence *s, const rf__mention *before,
                      uint32_t token) {
    for (const rf__mention *r = before; r-- > doc->mentions + s->mention;)
        if (token + 1 == r->phrase + r->n_phrase)
            return rf__event_tag(doc, token, RF__E_ROAD) != NULL;
    return false;
}

/* "the M5 highway linking Damascus to Aleppo", "the A2 road between Tarsa and Gorsk": from where to
 * where a road runs that has a name of its own. */
static bool is_end_of_road(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 8 };
    bool runs = false;
    for (uint32_t i = m->phrase; i-- > s->token && m->phrase - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (runs && ends_road(doc, s, m, i))
            return true;
        bool opens = f == RF__F_BETWEEN || f == RF__F_FROM || f == RF__F_TO;
        bool ing = !f && rf__ends_as(doc, i, RF__END_ING) && !rf__is_capital(doc, i);
        if (!opens && !ing && f != RF__F_AND && f != RF__F_WITH && f != RF__F_THE &&
            !rf__is_capital(doc, i))
            return false;
        runs = opens || ing;
    }
    return false;
}

/* "the North Darfur capital El Fasher", "the South Kivu capital, Bukavu,": the town is meant, which
 * the next mention names. */
static bool is_seat_of(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    const rf__mention *next = m + 1;
    uint32_t name_end = m->token + m->n_tokens, after = m->phrase + m->n_phrase;
    if (m->place == RF_NO_PLACE || next >= doc->mentions + s->mention + s->n_mentions ||
        !rf__is_place(next))
        return false;
    rf_gaz_kind kind = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    bool region = kind == RF_GAZ_ADMIN1 || kind == RF_GAZ_ADMIN2 || kind == RF_GAZ_REGION ||
                  kind == RF_GAZ_COUNTRY;
    const rf__tag *seat = rf__tag_at(doc, name_end, RF__C_PLACE_KIND);
    if (!region || !seat || seat->entry->code != RF_GAZ_TOWN || seat->entry->flags & RF__PLURAL)
        return false;
    after = name_end + seat->n > after ? name_end + seat->n : after;
    return next->token == after || (doc->tokens[after].punct == ',' && next->token == after + 1);
}

/* "told a radio station in Kesh", "said in Kesh": in a country's capital, where people speak of
 * everything that happens in the country. */
static bool is_told_in_capital(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 6 };
    const rf__gaz_record *record =
        m->place == RF_NO_PLACE ? NULL : rf__gaz_at(doc->gazetteer, m->place);
    if (!record || !(record->flags & RF__GAZ_CAPITAL) || m->preposition != RF__F_IN)
        return false;
    for (uint32_t i = m->phrase; i-- > s->token && m->phrase - i <= REACH;) {
        const rf__tag *says = rf__tag_at(doc, i, RF__C_SAY_VERB);
        if (says && tells_of_counted(doc, s, i))
            return false;
        if (says)
            return says->entry->flags & RF__OBJECT ? !rf__is_passive_at(doc, i)
                                                   : m->phrase - i <= 2 && m->aside;
        if (doc->tokens[i].punct || doc->tokens[i].kind == RF__NUMERAL ||
            rf__tag_at(doc, i, RF__C_TRIGGER))
            return false;
    }
    return false;
}

/* "an evacuee told reporters in the town of Gorsk": where somebody speaks who has left the place
 * that is told of. */
static bool is_told_in_refuge(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 6, WORDS = 4 };
    if (m->preposition != RF__F_IN && m->preposition != RF__F_AT && m->preposition != RF__F_NEAR)
        return false;
    uint32_t verb = m->phrase - 1;
    while (verb > s->token && m->phrase - verb <= REACH && !doc->tokens[verb].punct &&
           !rf__tag_at(doc, verb, RF__C_SAY_VERB))
        verb--;
    const rf__tag *says = rf__tag_at(doc, verb, RF__C_SAY_VERB);
    if (!says || !(says->entry->flags & RF__OBJECT) || rf__is_passive_at(doc, verb))
        return false;
    for (uint32_t i = verb; i-- > s->token && verb - i <= WORDS && !doc->tokens[i].punct;) {
        const rf__tag *who = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (who &&
            (who->entry->indicator == RF_EVACUATED || who->entry->indicator == RF_DISPLACED ||
             who->entry->indicator == RF_CROSSED_BORDER))
            return true;
    }
    return false;
}

/* "the government in Kesh puts the number at 30", "according to the health ministry in Kesh": in a
 * country's capital, by which it is called. */
static bool is_governed_from(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { OFFICE = 4 }; /* words */
    const rf__gaz_record *record =
        m->place == RF_NO_PLACE ? NULL : rf__gaz_at(doc->gazetteer, m->place);
    if (!record || !(record->flags & RF__GAZ_CAPITAL) || m->preposition != RF__F_IN ||
        m->phrase < s->token + 2)
        return false;
    const rf__tag *body = rf__tag_over(doc, m->phrase - 2, RF__C_ACTOR);
    for (uint32_t back = 2; back <= OFFICE && m->phrase >= s->token + back; back++)
        if (rf__place_word_is(doc, m->phrase - back, "office") && rf__is_in_cue(doc, s, m))
            return true;
    return body && body->entry->flags & RF__STATE_ACTOR &&
           rf__tag_at(doc, m->phrase + m->n_phrase, RF__C_SAY_VERB);
}

/* "the mayor of nearby Gorsk said": another place than the one told of. */
static bool is_nearby(const rf__doc *doc, const rf__mention *m) {
    for (uint32_t i = m->phrase; i <= m->token; i++)
        if (rf__place_word_is(doc, i, "neighbour"))
            return true;
    return false;
}

/* "Issued in Gorsk, 22 October", "Gorsk, 22 October 2024": a line that says no more than where and
 * when the report was written. */
static bool is_in_masthead(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { LONGEST = 12, HEAD = 6 };
    uint32_t end = m->phrase + m->n_phrase, last = s->token + s->n_tokens;
    if (s->n_tokens > LONGEST || s->n_mentions != 1 || s->n_times != 1 || s->n_figures ||
        doc->tokens[end].punct != ',' || (s > doc->sentences && s[-1].block == s->block))
        return false;
    const rf__tag *issued = rf__tag_at(doc, s->token, RF__C_PLACE_WORD);
    bool begins =
        (m->phrase == s->token && s < doc->sentences + HEAD) ||
        (issued && rf__place_word_is(doc, s->token, "issued") && m->phrase == s->token + issued->n);
    const rf__time *time = &doc->times[s->time];
    uint32_t past = time->token + time->n_tokens;
    return begins && time->token == end + 1 && time->kind == RF__TIME_DAY &&
           (past >= last || (past + 1 == last && doc->tokens[past].punct));
}

/* "Nairobi: Some 4,000 have crossed into Uganda": a capital with a colon, at the head of a
 * paragraph that tells of another place, says where it was written. */
static bool is_written_at(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t colon = m->token + m->n_tokens;
    const rf__gaz_record *record =
        m->place == RF_NO_PLACE ? NULL : rf__gaz_at(doc->gazetteer, m->place);
    if (m->token != s->token || doc->tokens[colon].punct != ':' || !record ||
        !(record->flags & RF__GAZ_CAPITAL) ||
        doc->report->blocks[s->block].kind != RF_BLOCK_PARAGRAPH ||
        (s > doc->sentences && s[-1].block == s->block) ||
        doc->tokens[colon + 1].kind == RF__NUMERAL)
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        if (other->token > colon && other->place != RF_NO_PLACE && other->place != m->place &&
            !other->person)
            return true;
    }
    return false;
}

/* "Norland's second city, Gorsk", "Kesh's regional capital Gorsk": the token behind the kind that
 * is told of the next mention, and behind a comma; 0: no kind is told. */
static uint32_t past_kind_owned(const rf__doc *doc, uint32_t from) {
    enum { WORDS = 4 };
    for (uint32_t i = from; i < from + WORDS; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        const rf__token *t = &doc->tokens[i];
        if (kind && !(kind->entry->flags & RF__PLURAL) && kind->entry->code != RF_GAZ_POINT)
            return i + kind->n + (doc->tokens[i + kind->n].punct == ',');
        if ((t->kind != RF__WORD && t->punct != '-') || t->flags & RF__CAPITAL || t->function)
            return 0;
    }
    return 0;
}

/* "Norland's second city, Gorsk": is the next mention the place that is meant? */
static bool is_owner_of_named(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t owner = m->token + m->n_tokens;
    if (m + 1 >= doc->mentions + s->mention + s->n_mentions || !rf__is_place(m + 1) ||
        m->use != RF_NAME_PLACE || rf__function_at(doc, owner) != RF__F_POSSESSIVE)
        return false;
    uint32_t past = past_kind_owned(doc, owner + 1);
    return past && doc->tokens[past - 1].punct == ',' &&
           (m[1].token == past || m[1].phrase == past);
}

/* "Gorsk, Norland's second city and capital of Kesh state", "the capital of Norland, Gorsk,": a
 * wider place that only says which town is meant, one that is named beside it. */
static bool has_capital_told(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { WORDS = 8 };
    uint32_t end = m->phrase + m->n_phrase, of = m->token - 1;
    if (m->place == RF_NO_PLACE || m->token < s->token + 2 || m->use != RF_NAME_PLACE)
        return false;
    of -= rf__function_at(doc, of) == RF__F_THE;
    if (rf__function_at(doc, of) != RF__F_OF || of == s->token)
        return false;
    const rf__tag *kind = rf__tag_over(doc, of - 1, RF__C_PLACE_KIND);
    rf_gaz_kind is = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    bool wide =
        is == RF_GAZ_COUNTRY || is == RF_GAZ_ADMIN1 || is == RF_GAZ_ADMIN2 || is == RF_GAZ_REGION;
    if (!wide || !kind || !rf__place_word_is(doc, of - 1, "capital"))
        return false;
    const rf__mention *next = m + 1, *first = doc->mentions + s->mention;
    if (next < first + s->n_mentions && rf__is_place(next) && doc->tokens[end].punct == ',' &&
        next->phrase == end + 1)
        return true;
    uint32_t from = kind->token < m->phrase ? kind->token : m->phrase;
    for (const rf__mention *told = m; told-- > first;) {
        uint32_t comma = told->phrase + told->n_phrase;
        if (comma > from || from - comma > WORDS)
            return false;
        if (doc->tokens[comma].punct != ',' || !rf__is_place(told))
            continue;
        for (uint32_t i = comma + 1; i < from; i++)
            if (doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != '-')
                return false;
        return true;
    }
    return false;
}

/* "a Gorsk resident told", "Gorsk villagers said": where those who speak are from. */
static bool is_home_of_speaker(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t end = m->phrase + m->n_phrase;
    return m->use == RF_NAME_PLACE && rf__cue_over(doc, s, m->token) && !rf__is_capital(doc, end) &&
           rf__tag_at(doc, end, RF__C_ROLE);
}

/* "the East African country of Norland", "the Kesh Sea island of Tora": is it a land that a name
 * before only describes, and no part of one ("the Tarsa state of Norland")? */
static bool describes_land(const rf__doc *doc, const rf__mention *m, const rf__mention *next) {
    if (next->place == RF_NO_PLACE ||
        rf__gaz_brief_of(doc->gazetteer, next->place).kind != RF_GAZ_COUNTRY)
        return false;
    if (m->place == RF_NO_PLACE)
        return rf__tag_at(doc, m->token, RF__C_DIRECTION) ||
               (m->phrase < m->token && rf__tag_over(doc, m->token - 1, RF__C_DIRECTION));
    rf__gaz_brief told = rf__gaz_brief_of(doc->gazetteer, m->place);
    return told.kind == RF_GAZ_WATER || (told.kind == RF_GAZ_REGION && !told.country[0]);
}

/* "the Tarsa suburb of Gorsk", where Tarsa is the larger one: not a part of Gorsk. */
static bool describes_town(const rf__doc *doc, const rf__mention *m, const rf__mention *next,
                           const rf__tag *kind) {
    bool town = kind && !(kind->entry->flags & RF__PLURAL) &&
                (kind->entry->code == RF_GAZ_TOWN || kind->entry->code == RF_GAZ_CAMP);
    if (!town || m->place == RF_NO_PLACE)
        return false;
    rf_gaz_kind is = rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    bool region = is == RF_GAZ_COUNTRY || is == RF_GAZ_ADMIN1 || is == RF_GAZ_REGION;
    if (next->place == RF_NO_PLACE) /* "the Kesh province town of Gorsk" */
        return doc->resolve[next->resolved].kind_hint == RF_GAZ_UNKNOWN ||
               (region && !(kind->entry->flags & RF__WEAK));
    rf_gaz_place part = rf_gazetteer_get(doc->gazetteer, next->place),
                 whole = rf_gazetteer_get(doc->gazetteer, m->place);
    bool wide = part.kind == RF_GAZ_COUNTRY || part.kind == RF_GAZ_ADMIN1 ||
                part.kind == RF_GAZ_ADMIN2 || part.kind == RF_GAZ_REGION;
    bool larger = whole.kind != RF_GAZ_TOWN || whole.n_people > part.n_people;
    return !wide && larger && !strcmp(part.country, whole.country);
}

/* "the East African country of Norland", "the Tarsa suburb of Gorsk": a name that only says which
 * place is meant, the one that the next mention names. */
static bool is_sort_of(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    const rf__mention *next = m + 1;
    uint32_t at = m->token + m->n_tokens;
    if (next >= doc->mentions + s->mention + s->n_mentions || !rf__is_place(next) ||
        m->use == RF_NAME_DEMONYM || doc->tokens[at].kind != RF__WORD || rf__is_capital(doc, at))
        return false;
    const rf__tag *kind = rf__tag_at(doc, at, RF__C_PLACE_KIND);
    uint32_t of = at + (kind ? kind->n : 1);
    uint32_t name = of + 1 + (rf__function_at(doc, of + 1) == RF__F_THE);
    if (rf__function_at(doc, of) != RF__F_OF || next->token != name)
        return false;
    return describes_land(doc, m, next) || describes_town(doc, m, next, kind);
}

/* "The Revenue department spoke of 12": who speaks, by a word that also means a region. */
static bool is_body(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t end = m->phrase + m->n_phrase;
    return m->place == RF_NO_PLACE && m->preposition == RF__F_NONE &&
           end > m->token + m->n_tokens && rf__tag_at(doc, end - 1, RF__C_ORG_WORD) &&
           (m->phrase == s->token || rf__cue_over(doc, s, m->token));
}

/* "Grad rockets", "a Gorsk missile": the name of a weapon. */
static bool is_weapon_name(const rf__doc *doc, const rf__mention *m) {
    rf__function f = m->preposition;
    uint32_t end = m->phrase + m->n_phrase;
    return f != RF__F_IN && f != RF__F_AT && f != RF__F_NEAR && f != RF__F_ACROSS &&
           m->use == RF_NAME_PLACE && end == m->token + m->n_tokens &&
           (rf__event_tag(doc, end, RF__E_MISSILE_WEAPON) ||
            rf__event_tag(doc, end, RF__E_SHELL_WEAPON));
}

/* "in and around the capital, Kesh, and": a name behind its kind stands where the kind does. */
static void join_kind(const rf__doc *doc, const rf__sentence *s, rf__mention *m) {
    enum { WORDS = 6 };
    if (m->preposition != RF__F_NONE || m->phrase < s->token + 4 ||
        doc->tokens[m->phrase - 1].punct != ',')
        return;
    uint32_t end = m->token + m->n_tokens;
    const rf__tag *kind = rf__tag_over(doc, m->phrase - 2, RF__C_PLACE_KIND);
    bool apart = doc->tokens[end].kind == RF__PUNCT || rf__function_at(doc, end) == RF__F_AND;
    if (!kind || kind->entry->flags & RF__PLURAL || !apart ||
        kind->token + kind->n + 1 != m->phrase)
        return;
    for (uint32_t i = kind->token; i-- > s->token && kind->token - i <= WORDS;) {
        rf__function f = rf__function_at(doc, i);
        if (rf__is_locative(f) &&
            (rf__function_at(doc, i + 1) == RF__F_THE || rf__function_at(doc, i + 1) == RF__F_A ||
             rf__function_at(doc, i + 1) == RF__F_ITS)) {
            bool two = i >= s->token + 2 && rf__function_at(doc, i - 1) == RF__F_AND &&
                       rf__is_locative(rf__function_at(doc, i - 2));
            m->preposition = two ? rf__function_at(doc, i - 2) : f;
            return;
        }
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_any_preposition(f) || rf__is_finite(doc, i))
            return;
    }
}

/* "raided [the North Kesh] gold village": the town told before, by what it lies in. */
static bool stands_for_town(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { WORDS = 2 };
    uint32_t end = s->token + s->n_tokens, at = m->token + m->n_tokens;
    rf_gaz_kind kind =
        m->place == RF_NO_PLACE ? RF_GAZ_UNKNOWN : rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    if (m->use != RF_NAME_PLACE || rf__function_at(doc, m->phrase) != RF__F_THE ||
        (kind != RF_GAZ_COUNTRY && kind != RF_GAZ_ADMIN1 && kind != RF_GAZ_REGION))
        return false;
    const rf__tag *town = NULL;
    for (uint32_t n = 0; n <= WORDS && at < end; n++, at++) {
        const rf__token *t = &doc->tokens[at];
        if (t->kind != RF__WORD || t->flags & RF__CAPITAL || t->function)
            return false;
        town = rf__tag_at(doc, at, RF__C_PLACE_KIND);
        if (town && town->entry->code == RF_GAZ_TOWN)
            break;
    }
    if (!town || town->entry->code != RF_GAZ_TOWN || town->entry->flags & (RF__PLURAL | RF__WEAK))
        return false;
    at += town->n;
    at += doc->tokens[at].punct == ',' || rf__function_at(doc, at) == RF__F_OF;
    if (at < end && rf__is_capital(doc, at))
        return false; /* "the North Kesh town of Gorsk" */
    for (const rf__mention *told = m; told-- > doc->mentions;) {
        rf_gaz_kind is = told->place == RF_NO_PLACE
                             ? doc->resolve[told->resolved].kind_hint
                             : rf__gaz_brief_of(doc->gazetteer, told->place).kind;
        if (rf__is_place(told) && !told->aside && is == RF_GAZ_TOWN)
            return true;
    }
    return false;
}

void rf__set_aside(const rf__doc *doc, rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    join_kind(doc, s, m);
    bool speaks = belongs_to_speaker(doc, s, m);
    m->aside = speaks;
    bool office = m->phrase >= s->token + 2 && rf__tag_over(doc, m->phrase - 2, RF__C_ROLE);
    bool hospital = office && m->resolved != UINT32_MAX && /* "a doctor at the Gorsk hospital" */
                    doc->resolve[m->resolved].kind_hint == RF_GAZ_POINT && rf__is_in_cue(doc, s, m);
    m->seat = is_seat(doc, s, m) || (speaks && is_nearby(doc, m)) || hospital ||
              is_told_in_capital(doc, s, m) || is_told_in_refuge(doc, s, m) ||
              is_governed_from(doc, s, m) || is_written_at(doc, s, m) ||
              is_in_masthead(doc, s, m) || rf__owns_outlet(doc, m) || is_weapon_name(doc, m) ||
              is_body(doc, s, m);
    const rf__says *cue = rf__cue_over(doc, s, m->token); /* '"...", said a nurse in Gorsk' */
    m->aside = m->seat || speaks || (cue && cue->direct && rf__is_in_cue(doc, s, m)) ||
               is_centre(doc, s, m) || is_beside(doc, s, m) || is_near_told(doc, s, m) ||
               is_shore_of_told(doc, s, m) || holds_all_told(doc, s, m) ||
               is_end_of_road(doc, s, m) || rf__is_tied(doc, s->token, m->phrase);
    bool never;
    if (rf__is_glanced_at(doc, s, m, &never)) {
        m->aside = true;
        m->seat |= never;
    }
    if (!m->seat && (has_capital_told(doc, s, m) || stands_for_town(doc, s, m)))
        m->aside = m->seat = true;
    m->aside |= is_home_of_speaker(doc, s, m);
    if (!m->aside && is_owner_of_named(doc, s, m)) {
        m->aside = true;
        m[1].preposition = m->preposition;
    }
    if (!m->seat && is_sort_of(doc, s, m)) {
        m->aside = m->seat = true;
        m[1].preposition = m->preposition;
        m[1].n_phrase += m[1].phrase - m->phrase;
        m[1].phrase = m->phrase;
    }
    if (!m->aside && is_seat_of(doc, s, m)) {
        rf__mention *seat = m + 1;
        m->aside = true;
        seat->n_phrase += seat->phrase - m->phrase;
        seat->phrase = m->phrase;
        seat->preposition = m->preposition;
    }
}

/* "were flown to Kesh": where the wounded or dead were brought. */
static bool is_carried_to(const rf__doc *doc, const rf__mention *m) {
    enum { WORDS = 4 }; /* "flown to | the capital Kesh" */
    uint32_t first = doc->sentences[m->sentence].token, n;
    for (uint32_t i = m->token; i-- > first && m->token - i <= WORDS + 1;)
        if (rf__is_asked_for(doc, i, "carried_to", &n))
            return i + n <= m->token && i + n + 1 >= m->phrase;
    return false;
}

/* Does the sentence tell of people who were hurt? */
static bool tells_of_hurt(const rf__doc *doc, const rf__sentence *s, uint32_t to) {
    for (uint32_t i = s->token; i < to; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (word && (word->entry->indicator == RF_INJURED || word->entry->indicator == RF_KILLED))
            return true;
    }
    return false;
}

/* "Nine of the wounded were flown to Kesh" */
bool rf__is_where_carried(const rf__doc *doc, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    return is_carried_to(doc, m) && tells_of_hurt(doc, &doc->sentences[m->sentence], m->phrase);
}

/* "The wounded were taken to a hospital in Kesh": not where they were hurt. */
bool rf__is_of_hospital(const rf__doc *doc, uint32_t mention) {
    enum { WORDS = 5 };
    const rf__mention *m = &doc->mentions[mention];
    const rf__sentence *s = &doc->sentences[m->sentence];
    if ((m->preposition != RF__F_IN && m->preposition != RF__F_AT) || m->phrase < s->token + 4 ||
        !rf__event_tag(doc, m->phrase - 2, RF__E_HEALTH))
        return false;
    for (uint32_t i = m->phrase - 2; i-- > s->token && m->phrase - 2 - i <= WORDS;)
        if (rf__function_at(doc, i) == RF__F_TO)
            return true;
    return false;
}

/* "and [Gorsk hospital] treated 43 of them" */
static bool is_hospital_that_treats(const rf__doc *doc, const rf__mention *m) {
    uint32_t end = m->phrase + m->n_phrase;
    bool subject = m->preposition == RF__F_NONE || m->preposition == RF__F_AND;
    bool health = rf__event_tag(doc, end - 1, RF__E_HEALTH) != NULL;
    if (!health && rf__event_tag(doc, end, RF__E_HEALTH)) {
        health = true;
        end++;
    }
    return subject && health && doc->tokens[end].kind == RF__WORD &&
           rf__function_at(doc, end) != RF__F_BE &&
           (rf__tag_at(doc, end, RF__C_VERB) || rf__ends_as_past(doc, end));
}

/* "nine of the wounded were flown to Kesh": not where they were hurt. */
bool rf__were_carried_to(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    return d->claim.kind == RF_FIGURE && rf__hurts_people(d->claim.indicator) &&
           m->phrase > d->trigger && (is_carried_to(doc, m) || is_hospital_that_treats(doc, m));
}

bool rf__is_wide_place(const rf__doc *doc, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    rf_gaz_kind kind = m->place == RF_NO_PLACE ? doc->resolve[m->resolved].kind_hint
                                               : rf__gaz_brief_of(doc->gazetteer, m->place).kind;
    return kind == RF_GAZ_COUNTRY || kind == RF_GAZ_ADMIN1 || kind == RF_GAZ_REGION;
}

/* "died in neighbouring Norland": a country or region that a paragraph before only glanced at. */
bool rf__is_neighbour(const rf__doc *doc, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    bool named = false;
    for (uint32_t i = m->phrase; i <= m->token && m->token - i < 4; i++)
        named |= rf__place_word_is(doc, i, "neighbour");
    return named && m->place != RF_NO_PLACE && rf__is_wide_place(doc, mention);
}
