/* Times in words that only tell more of a noun: "a militia formed in 2019", "Gorsk, which fell in
 * May". They date what is told of that noun and not the figure or event beside it, unless the noun
 * is itself what happened ("the quake that struck in May killed 300"). */
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

#include <string.h>

/* Does the noun that ends before `end` tell of something that happened? */
static bool names_happening(const rf__doc *doc, const rf__sentence *sentence, uint32_t end) {
    enum { WORDS = 3 };
    for (uint32_t i = end; i-- > sentence->token && end - i <= WORDS;) {
        if (rf__function_at(doc, i) || doc->tokens[i].kind == RF__PUNCT)
            return false;
        const rf__tag *noun = rf__tag_over(doc, i, RF__C_NOUN);
        const rf__tag *word = rf__tag_over(doc, i, RF__C_TIME_WORD);
        const rf__tag *event = rf__tag_over(doc, i, RF__C_EVENT_WORD);
        bool people = noun && noun->entry->unit == RF_PEOPLE;
        if (rf__tag_over(doc, i, RF__C_HAZARD) || (noun && noun->entry->unit == RF_EVENTS) ||
            (word && word->entry->code == RF__W_CRISIS) ||
            (event && !people && !rf__tag_over(doc, i, RF__C_ACTOR) &&
             !rf__tag_over(doc, i, RF__C_PLACE_KIND)))
            return true;
    }
    return false;
}

/* A verb in the past that may stand in such words. */
static bool is_past_verb(const rf__doc *doc, uint32_t i) {
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    return !(doc->tokens[i].flags & RF__CAPITAL) &&
           ((verb && verb->entry->form == RF__PAST) || rf__ends_as_past(doc, i));
}

static bool is_relative(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    rf__function f = rf__function_at(doc, i);
    if (i <= sentence->token || f == RF__F_NONE)
        return false;
    if (f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_WHERE)
        return true;
    uint32_t before = i - 1; /* "said that", "so that" */
    if (f != RF__F_THAT || doc->tokens[before].kind != RF__WORD || rf__function_at(doc, before))
        return false;
    bool article = rf__function_at(doc, before - 1) == RF__F_THE; /* "in the state that" */
    if (rf__tag_at(doc, before, RF__C_PLACE_KIND) && article && before > sentence->token)
        return true;
    return !rf__tag_at(doc, before, RF__C_SAY_VERB) && !rf__tag_at(doc, before, RF__C_SAY_NOUN) &&
           !rf__tag_at(doc, before, RF__C_VERB);
}

/* "The talks, which began in May[,] collapsed": does a comma end a clause, so that the sentence's
 * own verb follows? */
static bool closes_clause(const rf__doc *doc, const rf__sentence *sentence, uint32_t comma) {
    enum { LONGEST = 14 };
    for (uint32_t i = comma; i-- > sentence->token + 1 && comma - i <= LONGEST;) {
        if (doc->tokens[i].punct == ',')
            return false;
        rf__function f = rf__function_at(doc, i);
        if ((f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_WHERE) &&
            doc->tokens[i - 1].punct == ',')
            return true;
    }
    return false;
}

/* "fighters of a group | formed in 2019": a noun behind a preposition is no subject of the verb. */
static bool hangs_on(const rf__doc *doc, const rf__sentence *sentence, uint32_t end) {
    enum { WORDS = 5 };
    for (uint32_t i = end; i-- > sentence->token && end - i <= WORDS;) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_OF || f == RF__F_BY || f == RF__F_FROM || f == RF__F_WITH)
            return true;
        if ((f && f != RF__F_A && f != RF__F_THE) || doc->tokens[i].kind != RF__WORD)
            return false;
    }
    return false;
}

/* "the road that leads to Gorsk was shelled on 1 July": what stands or holds has no day. */
static bool is_standing(const rf__doc *doc, uint32_t token) {
    const rf__tag *verb = rf__tag_at(doc, token, RF__C_VERB);
    if (verb || rf__is_say_verb(doc, token))
        return verb && (verb->entry->form == RF__BASE || verb->entry->form == RF__THIRD);
    return doc->tokens[token].kind == RF__WORD && !rf__function_at(doc, token) &&
           !rf__tag_at(doc, token, RF__C_MODAL) && !rf__ends_as_past(doc, token) &&
           !rf__tag_at(doc, token, RF__C_NOUN) && !rf__tag_at(doc, token, RF__C_EVENT_WORD) &&
           !rf__tag_at(doc, token, RF__C_TIME_WORD);
}

/* "The rebels of Gorsk | agreed on Wednesday to lay down arms": is a verb the only one of its
 * sentence, and so that of its subject? */
static bool is_only_verb(const rf__doc *doc, const rf__sentence *sentence, uint32_t verb) {
    enum { REACH = 24 };
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = sentence->token; i < end && i < verb + REACH; i++) {
        bool infinitive = i > verb && rf__function_at(doc, i - 1) == RF__F_TO;
        if (i != verb && !infinitive && (rf__is_finite(doc, i) || is_past_verb(doc, i)))
            return false;
        if (doc->tokens[i].punct == ',' || (i > verb && rf__is_edge_of_time(doc, i)))
            return i > verb;
    }
    return verb < sentence->token + REACH;
}

/* The first token of the words that tell more of a noun with this time; 0: it stands in none.
 * *ret_noun: the token behind the noun. */
static uint32_t clause_of(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time,
                          uint32_t *ret_noun) {
    enum { LONGEST = 12, NEAR = 2 };
    bool verb = false;
    for (uint32_t i = time->token; i-- > sentence->token + 1 && time->token - i <= LONGEST;) {
        char punct = doc->tokens[i].punct;
        if (is_relative(doc, sentence, i) && verb) {
            if (is_standing(doc, i + 1))
                return 0;
            *ret_noun = i - (doc->tokens[i - 1].punct == ',');
            return i;
        }
        /* "a militia formed in 2019", "the truce, agreed in March" */
        uint32_t noun = i - (doc->tokens[i - 1].punct == ',');
        bool behind_word = noun > sentence->token && doc->tokens[noun - 1].kind == RF__WORD &&
                           !rf__function_at(doc, noun - 1);
        bool behind_noun = behind_word && !rf__tag_at(doc, noun - 1, RF__C_VERB) &&
                           !rf__tag_at(doc, noun - 1, RF__C_SAY_VERB);
        bool comma = noun < i;
        const rf__tag *made = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (made && made->entry->code == RF__W_FOUNDED && behind_word &&
            i + made->n == time->token) {
            *ret_noun = noun; /* "an auxiliary force | set up in 2019" */
            return i;
        }
        if (is_past_verb(doc, i) && !rf__tag_at(doc, i, RF__C_SAY_VERB) && behind_noun &&
            time->token - i <= NEAR &&
            (comma ? !closes_clause(doc, sentence, noun)
                   : hangs_on(doc, sentence, noun) && !is_only_verb(doc, sentence, i))) {
            *ret_noun = noun;
            return i;
        }
        if (punct == ',' || punct == ';' || punct == ':' || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            rf__is_edge_of_time(doc, i))
            return 0;
        verb |=
            is_past_verb(doc, i) || rf__is_finite(doc, i) || rf__time_word_is(doc, i, RF__W_START);
    }
    return 0;
}

/* "In Assam, still recovering from floods that hit it in July, eight were killed", "Hit by a quake
 * in March, Gorsk ...": what befell a place before. */
static bool is_of_before(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time,
                         uint32_t told) {
    enum { LONGEST = 18, CLOSE = 4, WORDS = 2 };
    uint32_t open = time->token, close = time->token + time->n_tokens;
    while (open > sentence->token && doc->tokens[open - 1].punct != ',')
        open--;
    uint32_t far = close + CLOSE;
    while (close < far && close < told && doc->tokens[close].punct != ',')
        close++;
    if (close >= told || doc->tokens[close].punct != ',' || time->token - open > LONGEST)
        return false;
    for (uint32_t i = open; i < open + WORDS && i + WORDS < time->token; i++) {
        rf__function f = rf__function_at(doc, i + 1);
        bool by = f == RF__F_BY || f == RF__F_FROM;
        bool befell = by && !rf__function_at(doc, i) && doc->tokens[i].kind == RF__WORD &&
                      (i == sentence->token || !(doc->tokens[i].flags & RF__CAPITAL));
        for (uint32_t k = i + 2; k < time->token && befell; k++)
            if (names_happening(doc, sentence, k + 1))
                return true;
    }
    return false;
}

bool rf__tells_of_event(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    enum { FIRST = 7 };
    uint32_t noun = 0;
    return clause_of(doc, sentence, time, &noun) && noun <= sentence->token + FIRST &&
           names_happening(doc, sentence, noun);
}

bool rf__clause_goes_on(const rf__doc *doc, uint32_t end, const rf__hull *h) {
    bool and = rf__function_at(doc, end) == RF__F_AND, comma = doc->tokens[end].punct == ',';
    return h->from == end + (and || comma) && rf__tag_at(doc, h->from, RF__C_VERB) &&
           (and || rf__ends_as(doc, h->from, RF__END_ING));
}

bool rf__is_of_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t noun = 0, from = clause_of(doc, sentence, time, &noun);
    uint32_t end = time->token + time->n_tokens;
    if (is_of_before(doc, sentence, time, rf__hull_of(doc, draft).from))
        return true;
    if (!from || time->kind == RF__TIME_AS_OF || time->kind == RF__TIME_UNTIL)
        return false;
    if (draft->trigger < from && draft->trigger + draft->n_trigger > from)
        return false; /* "The number of people who fled in May reached 300" */
    if (rf__time_word_is(doc, from, RF__W_FOUNDED) && rf__hull_of(doc, draft).from != from)
        return true;
    bool figure = draft->quantity != UINT32_MAX;
    for (uint32_t i = from; i < time->token && figure; i++)
        if (rf__time_word_is(doc, i, RF__W_START))
            return false; /* "the siege, which began in April": from then on */
    rf__hull h = rf__hull_of(doc, draft);
    /* what the clause itself tells */
    bool within = h.to > from && (h.from < end || (figure && rf__clause_goes_on(doc, end, &h)));
    bool holds = h.from < from && h.to > end; /* "300 people who fled in May returned" */
    if (within && !holds)
        return false;
    if (!names_happening(doc, sentence, noun))
        return true;
    for (uint32_t i = from; i < time->token && !figure; i++)
        if (rf__time_word_is(doc, i, RF__W_START) && h.to < noun)
            return true; /* "talks to end a war that began in 1983" */
    /* "the truce, agreed in March, was broken on Monday": an event has the later time of two */
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times && !figure; i++)
        if (doc->times[i].token > end && doc->times[i].from != RF_NO_DATE &&
            !doc->times[i].of_speech)
            return h.to <= from;
    return false;
}

/* "The siege, which began on 3 May, had by Friday displaced 300", "It began on 3 May, and by Friday
 * 300 had fled": when it began; none: not told. */
rf_date rf__begun_in_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *by) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t clause, end;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &doc->times[i];
        bool begins = false;
        if (time->token >= by->token)
            break;
        if (!rf__relative_over(doc, s, time->token, &clause, &end)) {
            clause = s->token;
            end = time->token + time->n_tokens;
            end += doc->tokens[end].punct == ',';
            if (rf__function_at(doc, end) != RF__F_AND)
                continue;
        }
        if (end > by->token)
            continue;
        for (uint32_t t = clause; t < time->token; t++)
            begins |= rf__time_word_is(doc, t, RF__W_START);
        if (begins && time->from <= by->to)
            return time->from;
    }
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (doc->times[i].kind == RF__TIME_SINCE && doc->times[i].token < by->token &&
            doc->times[i].from != RF_NO_DATE && doc->times[i].from <= by->to &&
            !rf__is_superlative(doc, s, &doc->times[i]))
            return doc->times[i].from; /* "Since then 300 had fled by 18 June" */
    return RF_NO_DATE;
}

/* Does a time, but not a speaker's, say up to when something is counted: "as of 3 May", "by 3 May"?
 */
static bool ends_count(const rf__doc *doc, const rf__time *time) {
    bool by = rf__function_at(doc, time->token) == RF__F_BY ||
              (time->token && rf__function_at(doc, time->token - 1) == RF__F_BY);
    return !time->of_speech && time->to != RF_NO_DATE && !time->vague && time->n_tokens > 1 &&
           (time->kind == RF__TIME_AS_OF ||
            (by && (time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD ||
                    time->kind == RF__TIME_UNTIL)));
}

rf_date rf__counted_up_to(const rf__doc *doc, const rf__draft *draft, const rf__time *since) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    rf_date to = RF_NO_DATE;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        bool before = time->token < since->token && time->to <= since->from; /* another sum's */
        if (time == since || !ends_count(doc, time) || time->to < since->from || before)
            continue;
        if (to != RF_NO_DATE && to != time->to)
            return RF_NO_DATE;
        to = time->to;
    }
    return to;
}

/* "remain displaced due to the flood that struck [on 28 October]", "by the storm of 28 October":
 * the day of the cause. */
static bool dates_cause(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    uint32_t noun = 0;
    if (rf__begins_crisis(doc, sentence, time))
        return true;
    if (clause_of(doc, sentence, time, &noun))
        return names_happening(doc, sentence, noun);
    uint32_t of = time->token;
    if (of > sentence->token && rf__function_at(doc, of - 1) == RF__F_OF)
        of--;
    return names_happening(doc, sentence, of);
}

const rf__time *rf__state_of_day(const rf__doc *doc, const rf__draft *draft, const rf__time *best) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__time *first = sentence->n_times ? &doc->times[sentence->time] : NULL;
    bool one = best && (best->kind == RF__TIME_DAY || best->kind == RF__TIME_PERIOD);
    if (!one || best == first || first->kind != RF__TIME_AS_OF || !ends_count(doc, first) ||
        first->token > sentence->token + 1 || best->token < rf__hull_of(doc, draft).to ||
        draft->parent >= 0 || best->to == RF_NO_DATE || best->to > first->to)
        return best;
    return dates_cause(doc, sentence, best) ? first : best;
}

bool rf__opens_count(const rf__doc *doc, const rf__time *time) {
    bool from = rf__function_at(doc, time->token) == RF__F_FROM ||
                (time->token && rf__function_at(doc, time->token - 1) == RF__F_FROM);
    for (uint32_t i = time->token; i < time->token + time->n_tokens; i++)
        if (rf__function_at(doc, i) == RF__F_TO || rf__function_at(doc, i) == RF__F_UNTIL ||
            doc->tokens[i].punct == '-' || doc->tokens[i].punct == '_')
            return false;
    uint32_t end = time->token + time->n_tokens;
    bool names = rf__function_at(doc, end) == RF__F_POSSESSIVE || /* "from Saturday's quake" */
                 rf__tag_at(doc, end, RF__C_EVENT_WORD) || rf__tag_at(doc, end, RF__C_TIME_WORD);
    return from && !names && rf__function_at(doc, end) != RF__F_TO && time->from != RF_NO_DATE &&
           rf__function_at(doc, end) != RF__F_UNTIL &&
           (time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD);
}

/* ", when ...", "in which ...", ", the year in which ...": the clause behind a time tells what
 * happened then. */
static bool tells_then(const rf__doc *doc, uint32_t end, const rf__hull *h) {
    bool comma = doc->tokens[end].punct == ',';
    uint32_t word = end + comma;
    if (rf__function_at(doc, word) == RF__F_THE && rf__tag_at(doc, word + 1, RF__C_TIME_UNIT))
        word += 2;
    bool in = rf__function_at(doc, word) == RF__F_IN;
    word += in;
    rf__function f = rf__function_at(doc, word);
    if (in ? f != RF__F_WHICH : f != RF__F_WHEN)
        return false;
    for (uint32_t i = word; i < h->from; i++)
        if (doc->tokens[i].punct == ';' ||
            (doc->tokens[i].punct == ',' && !rf__ends_as(doc, i + 1, RF__END_ING)))
            return false; /* the clause has ended; not with ", killing 20" */
    return h->from > word;
}

/* "the worst since a quake [shook Gorsk in May 2005, killing 80]": what the clause itself tells. */
bool rf__is_of_beginning(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    rf__hull h = rf__hull_of(doc, draft);
    uint32_t end = time->token + time->n_tokens;
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (time->begun_to == RF_NO_DATE)
        return false;
    if (time->date > time->token && h.from >= time->token && h.to <= end)
        return true;
    if (tells_then(doc, end, &h))
        return true;
    bool follows = time->date > time->token && doc->tokens[end].punct == ',' &&
                   rf__ends_as(doc, end + 1, RF__END_ING) && h.from > end &&
                   rf__is_superlative(doc, sentence, time);
    bool verb = false;
    for (uint32_t t = time->token; t < end && follows && !verb; t++)
        verb = rf__ends_as_past(doc, t) && !(doc->tokens[t].flags & RF__CAPITAL);
    return verb;
}
