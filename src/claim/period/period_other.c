/* Times of something else than what a draft tells: since when somebody has been what they are, when
 * came what people fled from, when a deed was done beside which a state is told. */
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

/* "The government, in office since 2020, said": since when somebody has been what they are. */
static bool is_of_subject(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time,
                          uint32_t told) {
    enum { LONGEST = 6 };
    uint32_t open = time->token, close = time->token + time->n_tokens;
    while (open > sentence->token && time->token - open < LONGEST &&
           doc->tokens[open - 1].punct != ',')
        open--;
    if (time->kind != RF__TIME_SINCE || open == time->token || open < sentence->token + 2 ||
        doc->tokens[open - 1].punct != ',' || doc->tokens[close].punct != ',' || close >= told)
        return false;
    for (uint32_t i = sentence->token; i < open; i++)
        if (rf__is_finite(doc, i) || rf__is_number_at(doc, i))
            return false;
    return true;
}

/* "On 8 May, following a raid on 2 May, 300 fled": the time of what came before, told in words put
 * in, where the sentence has told another time already. */
static bool is_of_cause(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time,
                        const rf__hull *h) {
    enum { REACH = 14 };
    const rf__time *first = &doc->times[sentence->time];
    if (first == time || first->of_speech || first->kind == RF__TIME_LENGTH ||
        first->from == RF_NO_DATE)
        return false;
    for (uint32_t t = time->token;
         t-- > first->token + first->n_tokens && time->token - t < REACH;) {
        bool after =
            rf__function_at(doc, t) == RF__F_AFTER ||
            (rf__time_word_is(doc, t, RF__W_FOLLOWING) && rf__function_at(doc, t - 1) != RF__F_THE);
        uint32_t end = time->token + time->n_tokens;
        if (after && h->from == end + 1 && doc->tokens[end].punct == ',' &&
            rf__ends_as(doc, h->from, RF__END_ING))
            return false; /* "dug on Sunday after a quake struck on Saturday, killing 300" */
        if (after)
            return h->to <= t || h->from >= end;
        if (doc->tokens[t].kind == RF__PUNCT && doc->tokens[t].punct != '-')
            return false;
    }
    return false;
}

/* "In May they took Gorsk, which hosts 300 displaced people": what is so in a clause has no time of
 * the deed outside it. */
static bool is_of_main_clause(const rf__doc *doc, const rf__time *time, const rf__hull *h) {
    enum { REACH = 20 };
    if (time->kind == RF__TIME_AS_OF)
        return false;
    for (uint32_t i = h->from; i-- > time->token + time->n_tokens && h->from - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_WHERE)
            return true;
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
    }
    return false;
}

/* "17,000 remain homeless after a quake struck in 2021": what has made them so. */
static bool dates_cause_of_state(const rf__doc *doc, const rf__time *time, const rf__hull *h) {
    enum { REACH = 14, RECENT = 30 }; /* days */
    rf_date today = doc->report->published;
    if (time->kind == RF__TIME_AS_OF || time->token < h->to || time->to == RF_NO_DATE ||
        today == RF_NO_DATE || today - time->to < RECENT)
        return false;
    for (uint32_t i = time->token; i-- > h->to && time->token - i <= REACH;) {
        if (rf__function_at(doc, i) == RF__F_AFTER)
            return true;
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
    }
    return false;
}

bool rf__is_outside_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                           const rf__hull *h) {
    uint32_t from, to;
    return draft->quantity != UINT32_MAX && draft->claim.flow == RF_CUMULATIVE && !draft->n_head &&
           time->kind == RF__TIME_DAY && time->token > h->to &&
           rf__relative_over(doc, &doc->sentences[draft->sentence], h->from, &from, &to) &&
           time->token > to;
}

/* A word for a disaster, as "quake", and not for a fight or a blast. */
static bool is_disaster(const rf__doc *doc, uint32_t token) {
    enum { FIRST = 3, LAST = 6 };
    const rf__tag *word = rf__tag_over(doc, token, RF__C_TIME_WORD);
    return word && word->entry->code == RF__W_CRISIS && word->entry->low >= FIRST &&
           word->entry->low <= LAST;
}

/* "A storm waned on Sunday": is a disaster named shortly before a token? */
static bool names_disaster(const rf__doc *doc, uint32_t from) {
    enum { WORDS = 14 };
    for (uint32_t i = from; i-- > 0 && from - i <= WORDS;) {
        if (doc->tokens[i].punct == '.' || doc->tokens[i].punct == ';')
            return false;
        if (rf__tag_over(doc, i, RF__C_HAZARD) || is_disaster(doc, i))
            return true;
    }
    return false;
}

/* "searched on Tuesday [after] floods killed 30": what nature did had been done. */
static bool is_behind_disaster(const rf__doc *doc, uint32_t after, uint32_t to) {
    enum { WORDS = 4 };
    for (uint32_t i = after + 1; i < to && i <= after + WORDS; i++) {
        if (is_disaster(doc, i) || rf__tag_over(doc, i, RF__C_HAZARD))
            return true;
        if (doc->tokens[i].kind != RF__WORD)
            return false;
    }
    return false;
}

/* "shook Herat on Wednesday, days after quakes that killed 2,000": it happened before. But "left on
 * Sunday after a battle in which ten died". */
bool rf__is_past_of(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool after = false, days = false, earlier = false, past = false, disaster = false,
         gerund = false;
    for (uint32_t i = from; i < to; i++) {
        rf__function f = rf__function_at(doc, i);
        if (after && f == RF__F_WHICH && rf__function_at(doc, i - 1) == RF__F_IN)
            return days;
        past |= after && (f == RF__F_THAT || f == RF__F_WHICH || f == RF__F_WHO);
        if (after && doc->tokens[i].punct == ',' && gerund && rf__ends_as(doc, i + 1, RF__END_ING))
            past = true; /* "waned Sunday after soaking Gorsk, leaving 40 dead" */
        else if (after && doc->tokens[i].punct == ',')
            after = days = earlier = past = disaster =
                false; /* "On 6 May, two days after a raid, 300 fled" */
        if (f == RF__F_AFTER) {
            after = true;
            disaster |= is_behind_disaster(doc, i, to);
            gerund = rf__ends_as(doc, i + 1, RF__END_ING) && names_disaster(doc, from);
            days |= i > 0 && rf__tag_at(doc, i - 1, RF__C_TIME_UNIT);
        }
        earlier |= after && rf__time_word_is(doc, i, RF__W_EARLIER);
    }
    return days || earlier || past || disaster;
}

/* "300 people who were displaced in May [still live in tents]" */
static bool were_and_are(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 24, GROUP = 3 };
    uint32_t commas = 0, who = draft->trigger;
    while (who > 0 && draft->trigger - who < GROUP && rf__function_at(doc, who) != RF__F_WHO)
        who--;
    if (rf__function_at(doc, who) != RF__F_WHO)
        return false;
    for (uint32_t i = draft->trigger + draft->n_trigger;
         i < draft->trigger + REACH && i < doc->n_tokens; i++) {
        const rf__tag *now = rf__tag_at(doc, i, RF__C_FLOW);
        if (now && now->entry->code == RF_STOCK)
            return true;
        if (doc->tokens[i].punct == ',' && rf__time_word_is(doc, i + 1, RF__W_NOW))
            return true;
        commas += doc->tokens[i].punct == ',';
        if (commas > 2 || doc->tokens[i].punct == '.' || doc->tokens[i].punct == ';' ||
            rf__function_at(doc, i) == RF__F_AND)
            return false;
    }
    return false;
}

bool rf__tells_who(const rf__doc *doc, const rf__draft *draft) {
    if (draft->quantity == UINT32_MAX || draft->trigger <= draft->np)
        return false;
    uint32_t start = doc->quantities[draft->quantity].phrase, behind = draft->trigger + 1;
    if (draft->np + draft->n_np != draft->trigger || rf__function_at(doc, behind) != RF__F_BY)
        return were_and_are(doc, draft);
    if (start <= doc->sentences[draft->sentence].token)
        return false;
    rf__function f = rf__function_at(doc, start - 1);
    return f == RF__F_OF || f == RF__F_FOR || f == RF__F_TO || f == RF__F_AMONG ||
           (rf__ends_as(doc, start - 1, RF__END_ING) && !rf__event_tag(doc, start - 1, RF__E_LEFT));
}

/* "live in camps set up before the influx | that began on 25 August" */
static bool begins_in_clause(const rf__doc *doc, const rf__hull *h, const rf__time *time) {
    enum { NEAR = 3 };
    bool start = false;
    for (uint32_t i = time->token; i-- > h->to && time->token - i <= NEAR;) {
        rf__function f = rf__function_at(doc, i);
        if (start && (f == RF__F_THAT || f == RF__F_WHICH))
            return true;
        start |= rf__time_word_is(doc, i, RF__W_START);
    }
    return false;
}

/* "hosts 300 refugees who started to arrive in 2004": when the first of them came. */
static bool came_then(const rf__doc *doc, const rf__time *time, const rf__hull *h) {
    enum { REACH = 8 };
    bool start = false;
    for (uint32_t i = time->token; i-- > h->to && time->token - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (start && (f == RF__F_WHO || f == RF__F_THAT))
            return true;
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
        start |= rf__time_word_is(doc, i, RF__W_START);
    }
    return false;
}

/* "300 have fled since May, but 40 remain trapped", "houses 300 who flee a war that began in May":
 * so long others have done something, or something goes on; those who are counted are so now. */
bool rf__is_not_of_state(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                         const rf__hull *h) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens;
    if (draft->claim.flow != RF_STOCK || draft->quantity == UINT32_MAX)
        return false;
    bool days = time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD;
    if (days && draft->claim.indicator == RF_DISPLACED && rf__tells_who(doc, draft))
        return true;
    uint32_t start = doc->quantities[draft->quantity].phrase;
    rf__function of = start > sentence->token ? rf__function_at(doc, start - 1) : RF__F_NONE;
    if (draft->claim.indicator == RF_POPULATION && time->kind != RF__TIME_AS_OF &&
        (of == RF__F_OF || of == RF__F_TO || of == RF__F_ITS || of == RF__F_THEIR ||
         of == RF__F_POSSESSIVE))
        return true; /* "attacked the town of 300 on Sunday" */
    bool event = rf__function_at(doc, end) == RF__F_POSSESSIVE && rf__names_deed(doc, end, end + 5);
    if (event && time->kind == RF__TIME_DAY)
        return true; /* "triggered by Saturday's quake, and 300 were homeless" */
    if (days && time->token > h->to && rf__deed_at(doc, time->token - 1))
        return true; /* "remain trapped amid reports of attacks this week" */
    if (days)
        return rf__begins_crisis(doc, sentence, time) || begins_in_clause(doc, h, time) ||
               came_then(doc, time, h);
    for (uint32_t i = h->to; i < time->token && time->kind == RF__TIME_UNTIL; i++)
        if (rf__function_at(doc, i) == RF__F_BUT)
            return true; /* "hosted 300, but by Tuesday it was empty" */
    for (uint32_t i = h->to; i < time->token && time->kind == RF__TIME_SINCE; i++) {
        rf__function f = rf__function_at(doc, i);
        if (i > h->to + 1 && (f == RF__F_WHO || f == RF__F_WHICH))
            return true; /* "300 live there, among those who have come since May" */
    }
    bool parts = false;
    for (uint32_t i = end; i < h->from && time->kind == RF__TIME_SINCE; i++) {
        rf__function f = rf__function_at(doc, i);
        bool own = doc->quantities[draft->quantity].phrase == i + 1 &&
                   draft->claim.indicator != RF_DISPLACED &&
                   draft->claim.indicator != RF_HOMELESS; /* "and 300 displaced" */
        parts |= (f == RF__F_WITH && doc->tokens[i - 1].punct == ',') || f == RF__F_BUT ||
                 f == RF__F_WHILE || (f == RF__F_AND && own);
    }
    return parts;
}

/* "killed in the past day, while 56,000 have been wounded": a few days of a clause against which a
 * sum is set. */
static bool is_of_clause_before(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                                const rf__hull *h) {
    enum { FEW = 7 };
    if (draft->claim.flow != RF_CUMULATIVE || draft->quantity == UINT32_MAX ||
        !(rf__days_of(time) <= FEW) ||
        (time->kind != RF__TIME_PERIOD && time->kind != RF__TIME_DAY))
        return false;
    for (uint32_t i = time->token + time->n_tokens; i < h->from; i++)
        if (rf__function_at(doc, i) == RF__F_WHILE || rf__function_at(doc, i) == RF__F_BUT)
            return rf__is_number_at(doc, i + 1) || h->from <= i + 4;
    return false;
}

/* "In August, they reached those hit by fighting that had displaced 300": of an earlier time. */
static bool had_been_before(const rf__doc *doc, const rf__time *time, const rf__hull *h) {
    enum { REACH = 4 };
    if (time->kind != RF__TIME_DAY && time->kind != RF__TIME_PERIOD)
        return false;
    for (uint32_t i = time->token + time->n_tokens; i < h->from; i++) {
        rf__function f = rf__function_at(doc, i);
        const rf__tag *had = rf__tag_at(doc, i + 1, RF__C_FUNCTION);
        bool relative = (f == RF__F_THAT || f == RF__F_WHICH) && i > 0 &&
                        !rf__tag_at(doc, i - 1, RF__C_SAY_VERB);
        if (relative && had && had->entry->code == RF__F_HAVE &&
            had->entry->flags & RF__PAST_FORM && h->from <= i + REACH)
            return true;
    }
    return false;
}

/* "fell just before the season opens in May, killing 18": of what came after. */
static bool is_behind_before(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time,
                             const rf__hull *h) {
    enum { REACH = 10 };
    uint32_t end = time->token + time->n_tokens;
    if (h->from <= end || doc->tokens[end].punct != ',')
        return false;
    for (uint32_t i = time->token; i-- > sentence->token + 1 && time->token - i <= REACH;) {
        if (doc->tokens[i].punct == ',')
            return false;
        if (rf__function_at(doc, i) == RF__F_BEFORE)
            return !rf__tag_at(doc, i - 1, RF__C_TIME_UNIT) && i + 1 < time->token &&
                   !rf__time_word_is(doc, i + 1, RF__W_PART_OF_DAY); /* "before dawn on Monday" */
    }
    return false;
}

bool rf__is_of_addition(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { REACH = 14 };
    bool sum = draft->claim.flow == RF_STOCK || draft->claim.flow == RF_CUMULATIVE;
    if (draft->quantity == UINT32_MAX || !sum || draft->n_head ||
        (time->kind != RF__TIME_SINCE &&
         !(time->kind == RF__TIME_PERIOD && draft->claim.flow == RF_STOCK)))
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t end = time->token + time->n_tokens;
    for (uint32_t i = q->phrase; i-- > end && q->phrase - i <= REACH;) {
        rf__function next = rf__function_at(doc, i + 1);
        bool total = next == RF__F_THE || next == RF__F_TO || next == RF__F_ITS ||
                     rf__tag_at(doc, i + 1, RF__C_FLOW);
        if (i > 0 && doc->tokens[i - 1].punct == ',' && rf__ends_as(doc, i, RF__END_ING))
            return total;
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || f == RF__F_BE || f == RF__F_HAVE)
            return false;
    }
    return false;
}

/* "12,000 have fled Gorsk, where a shell fell on Sunday": the day of a clause behind what has come
 * about; not "where clashes broke out". */
static bool is_of_where_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                               const rf__hull *h) {
    enum { REACH = 14 };
    if (draft->claim.flow != RF_CUMULATIVE || draft->quantity == UINT32_MAX ||
        time->kind != RF__TIME_DAY || rf__is_harm(draft->claim.indicator))
        return false;
    for (uint32_t i = time->token; i-- > h->to && time->token - i <= REACH;) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        bool start = word && word->entry->code == RF__W_START && !(word->entry->flags & RF__WEAK);
        if (rf__function_at(doc, i) == RF__F_WHERE)
            return true;
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';' || start)
            return false;
    }
    return false;
}

/* "Hundreds have died in weeks of fighting, which grew on Sunday": what took weeks is not of a
 * day. */
static bool took_weeks(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { NEAR = 4 };
    const rf__sentence *s = &doc->sentences[draft->sentence];
    if (draft->claim.flow != RF_CUMULATIVE || draft->quantity == UINT32_MAX ||
        time->kind != RF__TIME_DAY || !(s->classes & RF__BIT(RF__C_TIME_UNIT)) ||
        rf__is_toll(doc, draft))
        return false;
    for (uint32_t i = s->token; i + 2 < s->token + s->n_tokens; i++) {
        const rf__tag *unit = rf__tag_at(doc, i, RF__C_TIME_UNIT);
        if (!unit || !(unit->entry->flags & RF__PLURAL) || unit->entry->code < RF__T_WEEK ||
            rf__function_at(doc, i + 1) != RF__F_OF)
            continue;
        for (uint32_t k = i + 2; k < i + 2 + NEAR && doc->tokens[k].kind == RF__WORD; k++)
            if (rf__deed_at(doc, k) || rf__time_word_is(doc, k, RF__W_CRISIS))
                return true;
    }
    return false;
}

bool rf__is_of_other_matter(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    bool state = draft->claim.flow == RF_STOCK && draft->quantity != UINT32_MAX;
    return is_behind_before(doc, sentence, time, h) ||
           is_of_subject(doc, sentence, time, h->from) || is_of_cause(doc, sentence, time, h) ||
           is_of_where_clause(doc, draft, time, h) || took_weeks(doc, draft, time) ||
           is_of_clause_before(doc, draft, time, h) || had_been_before(doc, time, h) ||
           (state && (is_of_main_clause(doc, time, h) || dates_cause_of_state(doc, time, h)));
}

/* "935,000 in January, and 340,000 | have fled": what has come about is not of a time that is over.
 */
bool rf__is_over_by_now(const rf__doc *doc, const rf__time *time, uint32_t behind) {
    uint32_t at = behind && rf__tag_at(doc, behind - 1, RF__C_VERB) ? behind - 1 : behind;
    bool have = false;
    for (uint32_t back = 0; back < 3 && at > time->token + back; back++)
        have |= rf__function_at(doc, at - back) == RF__F_HAVE;
    return have && time->to != RF_NO_DATE && doc->report->published != RF_NO_DATE &&
           time->to < doc->report->published - 1;
}

/* "200 died before a truce took hold on 20 May": the time is that of what came after. */
bool rf__is_before(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    uint32_t to = rf__hull_of(doc, draft).to;
    bool verb = false;
    for (uint32_t t = time->token; t-- > to;) {
        if (doc->tokens[t].punct == ',' || doc->tokens[t].punct == ';')
            return false;
        verb |= rf__ends_as_past(doc, t) || rf__tag_at(doc, t, RF__C_VERB);
        if (rf__function_at(doc, t) == RF__F_BEFORE)
            return verb;
    }
    return false;
}

/* "The toll of a slide that came down [on Saturday] reached eight on Sunday": the time of a clause
 * within the words of a sum, which has one behind it. */
static bool is_of_clause_within(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                                const rf__hull *h) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens;
    bool own = false, that = false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        own |= doc->times[i].token >= h->to && doc->times[i].token <= h->to + 1 &&
               !doc->times[i].of_speech;
    for (uint32_t i = h->from; own && i < time->token; i++)
        that |= rf__function_at(doc, i) == RF__F_THAT || rf__function_at(doc, i) == RF__F_WHICH;
    return that && doc->tokens[end].kind == RF__WORD && !rf__function_at(doc, end);
}

/* "12,000 fled [in May], and in the first half of June another 900": a time between a word and the
 * later number that it counts too, which has one of its own. */
static bool is_of_first_part(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                             const rf__hull *h) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    const rf__time *own = NULL;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (doc->times[i].token > time->token && doc->times[i].token < h->to &&
            doc->times[i].kind == RF__TIME_PERIOD && !doc->times[i].of_speech)
            own = &doc->times[i];
    bool parted = false;
    for (uint32_t i = time->token + time->n_tokens; own && i < own->token; i++)
        parted |= doc->tokens[i].punct == ';' || rf__function_at(doc, i) == RF__F_AND;
    return parted;
}

/* "The border was closed [on Monday] and reopened": a time between the words of an event, which
 * another verb before an "and" has. */
bool rf__is_of_verb_within(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                           const rf__hull *h) {
    if (draft->quantity != UINT32_MAX)
        return is_of_clause_within(doc, draft, time, h) || is_of_first_part(doc, draft, time, h);
    uint32_t end = time->token + time->n_tokens;
    for (uint32_t i = end; i < h->to; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_AND || f == RF__F_BUT || doc->tokens[i].punct == ';')
            return true;
    }
    return false;
}

/* "The truce, agreed [on 5 May], has been broken": a time of what is put in between the words. */
bool rf__is_put_in(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                   const rf__hull *h) {
    uint32_t end = time->token + time->n_tokens;
    if (draft->quantity != UINT32_MAX || doc->tokens[end].punct != ',' || end >= h->to)
        return false;
    for (uint32_t i = h->from; i < time->token; i++)
        if (doc->tokens[i].punct == ',')
            return true;
    return false;
}

/* "14 were hurt, three of whom were flown out | on Tuesday": the time of a part that another number
 * counts, behind what is told. */
static bool is_of_part_behind(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                              uint32_t from) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *part = &doc->quantities[q];
        uint32_t end = part->token + part->n_tokens;
        rf__function whom = rf__function_at(doc, end + 1);
        if (q == draft->quantity || part->phrase <= from || end >= time->token ||
            doc->tokens[part->phrase - 1].punct != ',' || rf__function_at(doc, end) != RF__F_OF ||
            (whom != RF__F_WHOM && whom != RF__F_WHICH && whom != RF__F_THEM))
            continue;
        while (end < time->token && doc->tokens[end].punct != ',')
            end++; /* "one of them a boy, on 4 June": of all again */
        if (end == time->token)
            return true;
    }
    return false;
}

/* "killing five, and | a week later they raided Gorsk": a time that opens a clause of its own. */
static bool opens_next_clause(const rf__doc *doc, const rf__sentence *s, const rf__time *time) {
    enum { REACH = 6 };
    uint32_t end = time->token + time->n_tokens, at = time->token;
    if (at < s->token + 3 || rf__function_at(doc, at - 1) != RF__F_AND ||
        doc->tokens[at - 2].punct != ',')
        return false;
    for (uint32_t i = end; i < end + REACH && i < s->token + s->n_tokens; i++) {
        if (i > end && (rf__is_finite(doc, i) || rf__ends_as_past(doc, i)))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
    }
    return false;
}

bool rf__is_of_what_follows(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h) {
    return time->token >= h->to && (is_of_part_behind(doc, draft, time, h->to) ||
                                    opens_next_clause(doc, &doc->sentences[draft->sentence], time));
}

/* "78 attacks, 55 deaths, 104 injuries (WHO, since 15 April)": in the bracket that ends a line. */
static bool is_since_in_bracket(const rf__doc *doc, const rf__sentence *sentence,
                                const rf__time *time) {
    enum { WORDS = 4 };
    uint32_t open = time->token;
    while (open > sentence->token && time->token - open < WORDS && doc->tokens[open].punct != '(')
        open--;
    return time->kind == RF__TIME_SINCE && time->from != RF_NO_DATE &&
           doc->tokens[open].punct == '(' && doc->tokens[time->token + time->n_tokens].punct == ')';
}

const rf__time *rf__as_of_at_end(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__time *time = &doc->times[sentence->time];
    if (sentence->n_times != 1 || time->to == RF_NO_DATE || time->n_tokens < 2 ||
        draft->quantity == UINT32_MAX ||
        (time->kind != RF__TIME_AS_OF && !is_since_in_bracket(doc, sentence, time)))
        return NULL;
    for (uint32_t i = time->token + time->n_tokens; i < sentence->token + sentence->n_tokens; i++)
        if (doc->tokens[i].kind != RF__PUNCT)
            return NULL;
    for (uint32_t i = rf__hull_of(doc, draft).to; i < time->token; i++)
        if (doc->tokens[i].punct == ';' || rf__is_edge_of_time(doc, i))
            return NULL;
    return time;
}

/* A number that is counted stands at a token, with its qualifier. */
static bool is_other_count(const rf__doc *doc, const rf__draft *draft, uint32_t token) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    if (!rf__is_number_at(doc, token) && !rf__tag_at(doc, token, RF__C_QUALIFIER))
        return false;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        if (doc->quantities[q].kind == RF__Q_COUNT && q != draft->quantity &&
            token >= doc->quantities[q].phrase &&
            token < doc->quantities[q].token + doc->quantities[q].n_tokens)
            return true;
    return false;
}

bool rf__is_of_count_behind(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h) {
    enum { REACH = 16, FAR = 3 };
    bool total = rf__is_toll(doc, draft) || draft->claim.flow == RF_CUMULATIVE;
    bool few = time->kind == RF__TIME_DAY || time->rolling;
    if (draft->quantity == UINT32_MAX || draft->n_head)
        return false;
    for (uint32_t i = h->to; i < time->token && i < h->to + REACH; i++) {
        char punct = doc->tokens[i].punct;
        rf__function f = rf__function_at(doc, i);
        if (total && few && f == RF__F_WITH && is_other_count(doc, draft, i + 1))
            return true;
        if (punct == ';')
            return false;
        if (punct != ',')
            continue;
        bool them =
            rf__function_at(doc, i + 2) == RF__F_OF && (rf__function_at(doc, i + 3) == RF__F_THEM ||
                                                        rf__function_at(doc, i + 3) == RF__F_WHOM);
        if (them && i + 4 == time->token && !is_other_count(doc, draft, i + 1))
            return true;
        bool brings =
            rf__ends_as(doc, i + 1, RF__END_ING) &&
            (rf__function_at(doc, i + 2) == RF__F_TO || rf__function_at(doc, i + 2) == RF__F_THE);
        for (uint32_t k = i + 2; brings && k < time->token && k <= i + 2 + FAR; k++)
            if (is_other_count(doc, draft, k) && time->kind == RF__TIME_SINCE)
                return true;
    }
    return false;
}

bool rf__is_of_count_before(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens;
    return draft->claim.flow == RF_STOCK && draft->quantity != UINT32_MAX &&
           time->kind == RF__TIME_SINCE && end <= h->from && doc->tokens[end].punct == ',' &&
           rf__function_at(doc, s->token) == RF__F_WITH && is_other_count(doc, draft, s->token + 1);
}
