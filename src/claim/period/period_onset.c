/* When what a report tells of began: crises by the words for their beginning ("the war, which began
 * in March 2011"), and the day that a disaster or a deed came ("Saturday's earthquake"), from which
 * its sums count. */
#include "claim/figure/figure.h"
#include "claim/number/number_words.h"
#include "claim/period/period.h"
#include "claim/where/where.h"

#include <string.h>

/* Sorts of crises up to the first go on, and over borders; those from the second on are diseases,
 * fires and the like. */
enum { FIGHTING = 2, OTHERS = 6 };

static const rf__tag *crisis_noun(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return tag && tag->entry->code == RF__W_CRISIS ? tag : NULL;
}

static uint64_t noun_hash(const rf__doc *doc, const rf__tag *noun) {
    return doc->tokens[noun->token + noun->n - 1].hash;
}

/* Is a beginning told to the day ("since the quake struck on 3 May"), not as "since mid-March"? */
static bool tells_day(const rf__doc *doc, const rf__time *time) {
    for (uint32_t i = time->token; i < time->token + time->n_tokens; i++)
        if (rf__time_word_is(doc, i, RF__W_MID))
            return false;
    return time->kind == RF__TIME_DAY ||
           (time->kind == RF__TIME_SINCE && time->from == time->begun_to);
}

/* "Norland launched | an offensive on Gorsk on 3 May": what it is that began. */
static const rf__tag *launched(const rf__doc *doc, uint32_t start, uint32_t to) {
    enum { WORDS = 4 };
    const rf__tag *verb = rf__tag_at(doc, start, RF__C_TIME_WORD);
    if (!verb || verb->entry->flags & RF__WEAK)
        return NULL; /* "hit by air strikes on Sunday" */
    for (uint32_t i = start + 1; i < to && i <= start + WORDS; i++) {
        const rf__tag *noun = crisis_noun(doc, i);
        if (noun)
            return noun;
        if (doc->tokens[i].kind != RF__WORD)
            return NULL;
    }
    return NULL;
}

/* "The toll of the floods that | hit Gorsk rose to 289 on Thursday": the clause of the beginning is
 * over at the number. */
static bool ends_at_number(const rf__doc *doc, const rf__sentence *sentence, uint32_t start,
                           uint32_t to) {
    rf__function that = start > sentence->token ? rf__function_at(doc, start - 1) : RF__F_NONE;
    if (that != RF__F_THAT && that != RF__F_WHICH)
        return false;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *number = &doc->quantities[q];
        rf__function before =
            number->phrase > start + 1 ? rf__function_at(doc, number->phrase - 1) : RF__F_NONE;
        if (number->kind == RF__Q_COUNT && number->token < to &&
            (before == RF__F_TO || before == RF__F_AT))
            return true;
    }
    return false;
}

/* "the war, which began in March 2011": a word for a beginning before the time, a crisis before
 * that; the crisis, or NULL. */
static const rf__tag *begun_at(const rf__doc *doc, const rf__sentence *sentence,
                               const rf__time *time) {
    if (time->from == RF_NO_DATE || time->kind == RF__TIME_FUTURE || time->of_speech)
        return NULL;
    if (time->kind == RF__TIME_SINCE && rf__is_superlative(doc, sentence, time))
        return NULL; /* "the deadliest to hit the country since 1985" */
    enum { FAR = 24 };
    uint32_t start = UINT32_MAX, to = time->token + time->n_tokens;
    for (uint32_t t = to; t > sentence->token && t + 12 > to; t--)
        if (rf__time_word_is(doc, t - 1, RF__W_START)) {
            start = t - 1;
            break;
        }
    /* "launched an offensive on Gorsk - the last city that they held - on 3 May" */
    for (uint32_t t = to; start == UINT32_MAX && t > sentence->token && t + FAR > to; t--) {
        if (doc->tokens[t - 1].punct == ',' || doc->tokens[t - 1].punct == ';')
            return NULL;
        if (rf__time_word_is(doc, t - 1, RF__W_START))
            return launched(doc, t - 1, time->token);
    }
    if (start != UINT32_MAX && ends_at_number(doc, sentence, start, time->token))
        return NULL;
    if (start == UINT32_MAX || rf__is_last_time(doc, start) ||
        rf__function_at(doc, start - 1) == RF__F_TO) /* "the second storm to hit this year" */
        return NULL;
    for (uint32_t back = 1; back <= 8 && start >= sentence->token + back; back++) {
        const rf__tag *noun = crisis_noun(doc, start - back);
        bool cause = noun && noun->entry->low >= OTHERS && noun->token > sentence->token &&
                     rf__function_at(doc, noun->token - 1) == RF__F_OF;
        if (noun && !cause) /* not "300 died of cholera; shells hit the camp on Monday" */
            return noun;
    }
    /* "Clashes between the army and the rebels of Norland, which began on 3 May" */
    enum { FIRST_WORDS = 3 };
    bool which = start > sentence->token && rf__function_at(doc, start - 1) == RF__F_WHICH;
    for (uint32_t t = sentence->token; which && t < sentence->token + FIRST_WORDS; t++) {
        const rf__tag *noun = crisis_noun(doc, t);
        if (noun && t < start)
            return noun;
    }
    return launched(doc, start, time->token);
}

bool rf__is_last_time(const rf__doc *doc, uint32_t verb) {
    return verb && rf__time_word_is(doc, verb - 1, RF__W_LAST);
}

bool rf__begins_crisis(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    return begun_at(doc, sentence, time) != NULL;
}

bool rf__begins_war(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    const rf__tag *noun = begun_at(doc, sentence, time);
    return noun && noun->entry->low >= 1 && noun->entry->low <= FIGHTING;
}

/* The one country of which a sentence tells, or "". */
static void country_of(const rf__doc *doc, const rf__sentence *sentence, char ret[static 3]) {
    ret[0] = '\0';
    for (uint32_t i = sentence->mention; i < sentence->mention + sentence->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->use != RF_NAME_PLACE || m->place == RF_NO_PLACE || m->person)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
        if (!place.country[0])
            continue;
        if (ret[0] && strncmp(ret, place.country, 2) != 0) {
            ret[0] = '\0';
            return;
        }
        memcpy(ret, place.country, 2);
        ret[2] = '\0';
    }
}

/* The hash of the name behind a word for a disaster ("Storm Ana"), or 0. */
static uint64_t name_behind(const rf__doc *doc, uint32_t noun) {
    const rf__tag *tag = rf__tag_at(doc, noun, RF__C_TIME_WORD);
    const rf__token *next = &doc->tokens[noun + (tag ? tag->n : 1)];
    return next->kind == RF__WORD && next->flags & RF__CAPITAL ? next->hash : 0;
}

/* The number of an ordinal that ends before *ret_end ("eleventh", "11th"), or 0. */
static double ordinal_at(const rf__doc *doc, uint32_t token, uint32_t *ret_end) {
    const rf__tag *word = rf__number_tag(doc, token, RF__NUM_ORDINAL);
    const rf__tag *letters = rf__number_tag(doc, token + 1, RF__NUM_ORDINAL);
    bool digits = doc->tokens[token].kind == RF__NUMERAL && letters && rf__joined(doc, token + 1);
    *ret_end = digits ? token + 2 : word ? token + word->n : token;
    return digits ? doc->tokens[token].value : word ? word->entry->low : 0;
}

/* "on Monday, | the 11th day of the operation": what began ten days before, or NULL. */
static const rf__tag *lasts_days(const rf__doc *doc, const rf__time *time, rf_date *ret_from) {
    enum { WORDS = 4 };
    uint32_t at = time->token + time->n_tokens, end;
    at += doc->tokens[at].punct == ',';
    if (time->kind != RF__TIME_DAY || time->to == RF_NO_DATE ||
        rf__function_at(doc, at) != RF__F_THE)
        return NULL;
    double nth = ordinal_at(doc, at + 1, &end);
    const rf__tag *unit = rf__tag_at(doc, end, RF__C_TIME_UNIT);
    if (!(nth >= 1) || !unit || unit->entry->code != RF__T_DAY ||
        rf__function_at(doc, end + unit->n) != RF__F_OF)
        return NULL;
    *ret_from = time->to - (rf_date)nth + 1;
    for (uint32_t i = end + unit->n + 1; i <= end + unit->n + WORDS; i++)
        if (crisis_noun(doc, i))
            return crisis_noun(doc, i);
    return NULL;
}

void rf__note_crises(const rf__doc *doc, rf__crises *ret) {
    ret->n = 0;
    for (uint32_t i = 0; i < doc->n_times && ret->n < RF__MOST_CRISES; i++) {
        const rf__time *time = &doc->times[i];
        rf_date from = time->from;
        const rf__tag *noun = begun_at(doc, &doc->sentences[time->sentence], time);
        noun = noun ? noun : lasts_days(doc, time, &from);
        if (!noun || rf__is_kind(rf__tag_at(doc, noun->token, RF__C_HAZARD), "disease"))
            continue; /* of the flood before a cholera outbreak are most that are told */
        rf__crisis *crisis = &ret->list[ret->n++];
        *crisis = (rf__crisis){.noun = noun_hash(doc, noun),
                               .sort = (int)noun->entry->low,
                               .from = from,
                               .of_day = tells_day(doc, time),
                               .name = name_behind(doc, noun->token + noun->n - 1)};
        country_of(doc, &doc->sentences[time->sentence], crisis->country);
    }
}

bool rf__names_other_crisis(const rf__doc *doc, const rf__crises *crises,
                            const rf__sentence *sentence) {
    bool named = false, known = false;
    for (uint32_t t = sentence->token; t < sentence->token + sentence->n_tokens; t++) {
        const rf__tag *noun = crisis_noun(doc, t);
        uint64_t name = noun ? name_behind(doc, t) : 0;
        for (uint32_t i = 0; i < crises->n && name; i++) {
            named |= crises->list[i].name != 0;
            known |= crises->list[i].name == name;
        }
    }
    return named && !known;
}

/* The crisis that a noun means: the one called so, else one of its sort. */
static const rf__crisis *crisis_at(const rf__doc *doc, const rf__crises *crises,
                                   const rf__tag *noun) {
    const rf__crisis *found = NULL;
    if (!noun)
        return NULL;
    for (uint32_t i = 0; i < crises->n; i++) {
        if (crises->list[i].noun == noun_hash(doc, noun))
            return &crises->list[i];
        if (!found && crises->list[i].sort == (int)noun->entry->low)
            found = &crises->list[i];
    }
    return found;
}

const rf__crisis *rf__crisis_of_since(const rf__doc *doc, const rf__crises *crises,
                                      const rf__time *since) {
    for (uint32_t t = since->token; t < since->token + since->n_tokens && crises->n; t++) {
        const rf__tag *noun = crisis_noun(doc, t);
        if (noun)
            return crisis_at(doc, crises, noun);
    }
    return NULL;
}

/* "took effect on 2 May", "the truce of 2 May": does a time tell when a truce began? */
static bool begins_truce(const rf__doc *doc, const rf__time *time) {
    enum { REACH = 12 };
    uint32_t first = doc->sentences[time->sentence].token;
    bool begins = time->token > first && rf__function_at(doc, time->token - 1) == RF__F_OF;
    if ((time->kind != RF__TIME_DAY && time->kind != RF__TIME_PERIOD) || time->from == RF_NO_DATE)
        return false;
    for (uint32_t i = time->token; i-- > first && time->token - i <= REACH;) {
        begins |= rf__time_word_is(doc, i, RF__W_START);
        if (rf__event_tag(doc, i, RF__E_CEASEFIRE))
            return begins;
    }
    return false;
}

rf_date rf__truce_of_since(const rf__doc *doc, const rf__time *since) {
    bool truce = false;
    for (uint32_t t = since->token; t < since->token + since->n_tokens; t++)
        truce |= rf__event_tag(doc, t, RF__E_CEASEFIRE) != NULL;
    for (const rf__time *time = since; truce && time-- > doc->times;)
        if (begins_truce(doc, time))
            return time->from;
    return RF_NO_DATE;
}

const rf__crisis *rf__named_crisis(const rf__doc *doc, const rf__crises *crises,
                                   const rf__draft *draft, bool *ret_subject) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    *ret_subject = false;
    for (uint32_t t = sentence->token; t < end && crises->n; t++) {
        const rf__crisis *found = crisis_at(doc, crises, crisis_noun(doc, t));
        if (!found)
            continue;
        char country[3];
        country_of(doc, sentence, country);
        if (found->sort > FIGHTING && found->country[0] && country[0] &&
            strcmp(found->country, country) != 0)
            continue; /* "floods in Norland ...", where those of Sudland are dated */
        if (found->name && name_behind(doc, t) && name_behind(doc, t) != found->name)
            continue; /* "Storm Ana", where Storm Dumako is dated */
        *ret_subject = t < draft->trigger;
        for (uint32_t u = t; u < draft->trigger; u++)
            if (doc->tokens[u].punct == ',' || doc->tokens[u].punct == ';' ||
                rf__is_edge_of_time(doc, u))
                *ret_subject = false;
        return found;
    }
    return NULL;
}

/* "The war, now in its third year, has killed 4,000": a crisis told by how long it has lasted goes
 * on up to now. */
bool rf__runs_on(const rf__doc *doc, const rf__draft *draft) {
    bool crisis = false;
    for (uint32_t i = doc->sentences[draft->sentence].token; i + 1 < draft->trigger; i++) {
        crisis |= crisis_noun(doc, i) != NULL;
        const rf__tag *order = crisis ? rf__number_tag(doc, i, RF__NUM_ORDINAL) : NULL;
        rf__function its = order ? rf__function_at(doc, i - 1) : RF__F_NONE;
        if (order && (its == RF__F_ITS || its == RF__F_THEIR || its == RF__F_A) &&
            rf__tag_at(doc, i + order->n, RF__C_TIME_UNIT))
            return true;
    }
    return false;
}

/* ---- the day of a disaster or a deed ---- */

/* "the earthquake in Gorsk [on 3 May]": nothing but its place between the two. */
static bool is_behind_place(const rf__doc *doc, const rf__sentence *sentence,
                            const rf__time *time) {
    enum { WORDS = 6 };
    bool in = false;
    for (uint32_t i = time->token; i-- > sentence->token && time->token - i <= WORDS;) {
        if (crisis_noun(doc, i))
            return in;
        rf__function f = rf__function_at(doc, i);
        in |= rf__is_locative(f);
        bool name = doc->tokens[i].kind == RF__WORD &&
                    (doc->tokens[i].flags & RF__CAPITAL || rf__tag_at(doc, i, RF__C_DIRECTION));
        if (!name && !rf__is_locative(f) && f != RF__F_THE)
            return false;
    }
    return false;
}

/* "Saturday's deadly earthquake", "the Friday attack", "the quake on Monday", "the fire of 3 May":
 * does a time say on which day something came? Not "the earthquake. On Monday". */
static bool dates_event(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    enum { REACH = 4 };
    uint32_t end = time->token + time->n_tokens, last = sentence->token + sentence->n_tokens;
    bool owns = rf__function_at(doc, end) == RF__F_POSSESSIVE;
    if (time->kind != RF__TIME_DAY || time->from == RF_NO_DATE || time->from != time->to)
        return false;
    if (time->token > sentence->token && rf__tag_over(doc, time->token - 1, RF__C_TIME_WORD)) {
        const rf__tag *word = rf__tag_over(doc, time->token - 1, RF__C_TIME_WORD);
        if (word->entry->code == RF__W_CRISIS)
            return true;
    }
    if (is_behind_place(doc, sentence, time))
        return true;
    bool named = time->token > sentence->token && time->n_tokens == 1 &&
                 rf__function_at(doc, time->token - 1) == RF__F_THE;
    for (uint32_t i = end + owns; (owns || named) && i < last && i < end + REACH; i++) {
        if (crisis_noun(doc, i))
            return true;
        if (doc->tokens[i].punct && doc->tokens[i].punct != '-')
            return false;
    }
    return false;
}

/* "Four days after Storm Ana went by, half of the town is under water": the day so long before that
 * of the report, or before one told with it, where the sentence is one of the first; or RF_NO_DATE.
 */
static rf_date days_after(const rf__doc *doc, const rf__time *time) {
    enum { FIRST = 4, WORDS = 5, LAST = 6, MOST_DAYS = 20, NEAR = 12 };
    const rf__sentence *s = &doc->sentences[time->sentence];
    uint32_t end = time->token + time->n_tokens;
    const rf__tag *unit = rf__tag_at(doc, end - 1, RF__C_TIME_UNIT);
    const rf__tag *word = rf__number_tag(doc, time->token, RF__NUM_UNIT);
    double n_days = word                                           ? word->entry->low
                    : doc->tokens[time->token].kind == RF__NUMERAL ? doc->tokens[time->token].value
                                                                   : 0;
    if (time->kind != RF__TIME_LENGTH || time->n_tokens != 2 || !unit ||
        unit->entry->code != RF__T_DAY || n_days < 1 || n_days > MOST_DAYS ||
        time->sentence >= FIRST || rf__function_at(doc, end) != RF__F_AFTER ||
        doc->report->published == RF_NO_DATE)
        return RF_NO_DATE;
    if (time->token > s->token + 1 && doc->tokens[time->token - 1].punct != '-')
        return RF_NO_DATE; /* "on Tuesday, four days after", not behind a dateline */
    rf_date day = doc->report->published;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *now = &doc->times[i];
        bool near = now->token > end && now->token <= end + NEAR; /* "..., rescuers on Sunday" */
        if (near && now->kind == RF__TIME_DAY && now->to != RF_NO_DATE && now->to < day)
            day = now->to;
    }
    for (uint32_t i = end + 1; i <= end + WORDS; i++) {
        const rf__tag *noun = crisis_noun(doc, i);
        if (noun)
            return noun->entry->low > FIGHTING && noun->entry->low <= LAST ? day - (rf_date)n_days
                                                                           : RF_NO_DATE;
        if (doc->tokens[i].kind != RF__WORD)
            break;
    }
    return RF_NO_DATE;
}

/* The one day on which what the report tells of came, or RF_NO_DATE: "Saturday's earthquake", "the
 * quake that struck on 3 May". Not where it tells of two, unless quakes only came after a quake. */
rf_date rf__onset_of(const rf__doc *doc, const rf__crises *crises) {
    enum { LONGEST = 60 }; /* days; a war's sums say when it began */
    enum { QUAKE = 3, AFTERSHOCKS = 7 };
    rf_date day = RF_NO_DATE, today = doc->report->published;
    for (uint32_t i = 0; i < doc->n_times + crises->n; i++) {
        const rf__time *time = i < doc->n_times ? &doc->times[i] : NULL;
        rf_date before = time ? days_after(doc, time) : RF_NO_DATE;
        if (time && before == RF_NO_DATE &&
            !dates_event(doc, &doc->sentences[time->sentence], time))
            continue;
        if (!time && !crises->list[i - doc->n_times].of_day)
            continue;
        rf_date from = before != RF_NO_DATE ? before
                       : time               ? time->from
                                            : crises->list[i - doc->n_times].from;
        if (today == RF_NO_DATE || from > today || from < today - LONGEST || from == day)
            continue;
        bool again = !time && crises->list[i - doc->n_times].sort == QUAKE && day != RF_NO_DATE &&
                     from > day && from <= day + AFTERSHOCKS;
        if (again)
            continue;
        if (day != RF_NO_DATE)
            return RF_NO_DATE;
        day = from;
    }
    return day;
}

/* The day of the disaster that a sentence names with it, or RF_NO_DATE. */
static const rf__time *event_here(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        if (dates_event(doc, sentence, &doc->times[i]) ||
            (doc->times[i].kind == RF__TIME_DAY && begun_at(doc, sentence, &doc->times[i])))
            return &doc->times[i];
    return NULL;
}

/* The day up to which a sentence counts, other than the event's: "had on Sunday given 300 dead",
 * "rose to 300 on Monday"; the report's where it tells none. */
static rf_date counted_by(const rf__doc *doc, const rf__sentence *sentence, rf_date onset) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (time->kind == RF__TIME_DAY && time->from == time->to && time->to > onset &&
            time->to <= doc->report->published && !dates_event(doc, sentence, time))
            return time->to;
    }
    return doc->report->published;
}

/* "entered their fifth day on Thursday", "for a fifth day": four days before that, or RF_NO_DATE.
 * Not "on the fifth day". */
static rf_date begun_by_days(const rf__doc *doc, const rf__sentence *sentence) {
    enum { NEAR = 3 };
    for (uint32_t i = sentence->token + 1; i + 1 < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *order = rf__number_tag(doc, i, RF__NUM_ORDINAL);
        rf__function its = rf__function_at(doc, i - 1);
        uint32_t at = order ? i + order->n : i; /* "a second | straight day" */
        at += order && doc->tokens[at].kind == RF__WORD && !rf__tag_at(doc, at, RF__C_TIME_UNIT);
        const rf__tag *unit = order ? rf__tag_at(doc, at, RF__C_TIME_UNIT) : NULL;
        if (!unit || unit->entry->code != RF__T_DAY || order->entry->low < 2 ||
            i < sentence->token + 2)
            continue;
        rf__function in = rf__function_at(doc, i - 2);
        bool goes_on = in == RF__F_FOR || in == RF__F_IN || in == RF__F_INTO;
        if (its != RF__F_ITS && its != RF__F_THEIR && !(its == RF__F_A && goes_on))
            continue;
        rf_date day = doc->report->published;
        for (uint32_t k = sentence->time; k < sentence->time + sentence->n_times; k++) {
            const rf__time *time = &doc->times[k];
            if (time->kind == RF__TIME_DAY && time->token > i && time->token <= i + NEAR)
                day = time->to;
        }
        return day == RF_NO_DATE ? day : day - ((rf_date)order->entry->low - 1);
    }
    return RF_NO_DATE;
}

/* "have fled since the incursion began": from something else than what came on a day; not told
 * when. */
static bool counts_from_another(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (time->kind != RF__TIME_SINCE || time->from != RF_NO_DATE)
            continue;
        for (uint32_t t = time->token; t < time->token + time->n_tokens; t++) {
            const rf__tag *noun = crisis_noun(doc, t);
            if (noun)
                return noun->entry->low <= FIGHTING;
        }
    }
    return false;
}

/* What a disaster or a deed does to people and houses. */
static bool is_summed(rf_indicator v) {
    return rf__is_harm(v) || v == RF_HOMELESS || v == RF_DISPLACED || v == RF_CROSSED_BORDER ||
           v == RF_SHARE;
}

/* "By noon 300 had crossed": people on the move are counted on their day, and not from a blast on.
 */
static bool came_by_hour(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    const rf_claim *claim = &draft->claim;
    if (claim->indicator != RF_CROSSED_BORDER && claim->indicator != RF_EVACUATED)
        return false;
    for (uint32_t t = s->time; t < s->time + s->n_times; t++)
        if (rf__is_by_hour(doc, &doc->times[t]) && claim->from == doc->times[t].from &&
            claim->to == claim->from)
            return true;
    return false;
}

void rf__begin_sum(const rf__doc *doc, rf__draft *draft, rf_date onset) {
    rf_claim *claim = &draft->claim;
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (draft->quantity == UINT32_MAX || claim->flow != RF_CUMULATIVE ||
        claim->modality != RF_REPORTED || claim->to == RF_NO_DATE || draft->n_head ||
        !is_summed(claim->indicator))
        return;
    if (counts_from_another(doc, sentence) || came_by_hour(doc, draft))
        return;
    const rf__time *event = event_here(doc, sentence);
    rf_date from = event ? event->from : begun_by_days(doc, sentence);
    from = from == RF_NO_DATE ? onset : from;
    bool day = claim->from == RF_NO_DATE || claim->from == claim->to;
    if (from == RF_NO_DATE || from > claim->to)
        return;
    if (event && day && claim->to == event->to) {
        /* "the toll of Sunday's wreck rose to 64" */
        claim->from = from;
        claim->to = counted_by(doc, sentence, from);
    } else if (day) {
        claim->from = from;
    }
}
