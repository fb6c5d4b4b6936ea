/* Times that say when something was said ("said on Tuesday"), and not when it happened. */
#include "claim/doc.h"
#include "claim/figure/figure.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

enum { SAID_REACH = 7, ISSUED_REACH = 2, MONTH = 27 }; /* words; days */

static bool is_other_verb(const rf__doc *doc, uint32_t token) {
    return rf__tag_at(doc, token, RF__C_VERB) || rf__tag_at(doc, token, RF__C_TRIGGER);
}

static bool counts_between(const rf__doc *doc, uint32_t from, const rf__time *time) {
    for (uint32_t i = from; i < time->token; i++)
        if (rf__is_number_at(doc, i))
            return true;
    return false;
}

/* "below the peak of 62,000 reported on 7 May", not "two said on 7 May" */
static bool is_told_number(const rf__doc *doc, const rf__sentence *sentence, uint32_t verb) {
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *number = &doc->quantities[q];
        if (number->token + number->n_tokens != verb || number->phrase == sentence->token)
            continue;
        rf__function f = rf__function_at(doc, number->phrase - 1);
        return f == RF__F_OF || f == RF__F_FROM || f == RF__F_THAN || f == RF__F_TO;
    }
    return false;
}

/* "an attack", "overnight clashes": a deed or a disaster among the words, and no statement. */
bool rf__names_deed(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool deed = false;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        deed |= word && word->entry->code == RF__W_CRISIS;
        if (rf__tag_at(doc, i, RF__C_SAY_NOUN) || rf__function_at(doc, i) == RF__F_TO)
            return false;
    }
    return deed;
}

/* "between 3 and 9 May": no time of a speech. */
static bool tells_between(const rf__doc *doc, const rf__time *time) {
    return time->kind == RF__TIME_PERIOD && rf__function_at(doc, time->token) == RF__F_BETWEEN;
}

/* A report or a statement; "just", "reportedly" are none, nor "police posts", "attacked the post".
 */
static bool is_statement(const rf__doc *doc, uint32_t token) {
    const rf__tag *noun = rf__tag_at(doc, token, RF__C_SAY_NOUN);
    if (!noun || noun->entry->what_kind)
        return false;
    if (!rf__is_ground(doc, token) || !token)
        return true;
    uint32_t before = token - 1;
    rf__function f = rf__function_at(doc, before);
    const rf__tag *longer = rf__tag_over(doc, before, RF__C_EVENT_WORD);
    bool phrase = longer && longer->token + longer->n > token;
    before -= before && (f == RF__F_A || f == RF__F_THE);
    return !phrase && !rf__event_tag(doc, before, RF__E_FIGHT_VERB) &&
           !rf__is_number_at(doc, before);
}

/* "the number of deaths | recorded in Gorsk in 2019": told by the one who counts. */
static bool is_counted(const rf__doc *doc, uint32_t verb) {
    const rf__tag *noun = verb ? rf__tag_at(doc, verb - 1, RF__C_TRIGGER) : NULL;
    return noun && rf__ends_as_past(doc, verb) && !rf__tag_at(doc, verb - 1, RF__C_ACTOR);
}

/* "the UN said Friday", "said on Monday it had ...": a verb of reporting right before the time. */
static bool said_before(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    uint32_t next = time->token + time->n_tokens;
    if (tells_between(doc, time))
        return false; /* "said between 3 and 9 May 300 fled" */
    if (rf__function_at(doc, next) == RF__F_POSSESSIVE)
        return false; /* "said Sunday's raids killed" */
    bool verb = time->token > sentence->token && rf__is_say_verb(doc, time->token - 1);
    if (!verb && rf__function_at(doc, next + (doc->tokens[next].punct == ',')) == RF__F_WHEN)
        return false; /* "cited a lull in June, when ..." */
    if (rf__time_word_is(doc, time->token, RF__W_OVERNIGHT) &&
        !rf__tag_at(doc, time->token + 1, RF__C_SAY_NOUN)) /* "in its overnight report" */
        return false;                                      /* "said overnight raids killed 8" */
    /* "said the fighting on Monday killed 20" */
    if (rf__function_at(doc, next) == RF__F_BE || rf__function_at(doc, next) == RF__F_HAVE ||
        (rf__tag_at(doc, next, RF__C_VERB) &&
         !(time->kind == RF__TIME_DAY && rf__is_say_verb(doc, next))))
        return false;
    for (uint32_t back = 1; back <= SAID_REACH && time->token >= sentence->token + back; back++) {
        uint32_t t = time->token - back;
        const rf__token *token = &doc->tokens[t];
        const rf__tag *suspect = rf__tag_at(doc, t + 1, RF__C_ACTOR);
        rf__function before = t > sentence->token ? rf__function_at(doc, t - 1) : RF__F_NONE;
        if (rf__is_say_verb(doc, t) && (before == RF__F_BE || before == RF__F_BEEN))
            return false; /* "31 deaths were reported in May" */
        bool weeks = time->kind == RF__TIME_PERIOD && rf__days_of(time) >= 6;
        rf__function opens = rf__function_at(doc, time->token);
        if (weeks && rf__is_say_verb(doc, t) && back == 1 &&
            (opens == RF__F_DURING || opens == RF__F_FROM))
            return false; /* "deaths reported during May", "recorded from 3 to 9 May" */
        if (back <= ISSUED_REACH && rf__time_word_is(doc, t, RF__W_ISSUED))
            return true; /* "the bulletin issued here on Thursday" */
        if (rf__days_of(time) >= MONTH && rf__is_say_verb(doc, t) && is_counted(doc, t))
            return false;
        if (rf__is_say_verb(doc, t) && before == RF__F_NONE && t > sentence->token &&
            rf__tag_at(doc, t - 1, RF__C_PLACE_KIND) && doc->tokens[t + 1].flags & RF__CAPITAL)
            continue; /* "in a hamlet called Gorsk on Monday" */
        if (rf__is_say_verb(doc, t) && (weeks || rf__tag_at(doc, t, RF__C_VERB)) &&
            counts_between(doc, t, time))
            return false; /* "clinics saw 2,430 patients last week", "reported 30 deaths in May" */
        if (rf__is_say_verb(doc, t) && back == 1 && is_told_number(doc, sentence, t))
            return false;
        if (rf__is_say_verb(doc, t) && suspect && t + 1 < time->token)
            return false; /* "from suspected bandits in the north in May" */
        if (rf__is_say_verb(doc, t) && rf__names_deed(doc, t + 1, time->token))
            return false; /* "documented an attack on 4 March" */
        if (rf__is_say_verb(doc, t))
            return !rf__tag_at(doc, t,
                               RF__C_PLACE_KIND); /* "in the state of Zamfara on Thursday" */
        if (back == 1 && t > sentence->token && rf__ends_as_past(doc, t) &&
            is_statement(doc, t - 1))
            return true; /* "in a report issued last night" */
        rf__function f = rf__function_at(doc, t);
        if (is_other_verb(doc, t) || f == RF__F_BE || f == RF__F_HAVE || f == RF__F_WILL ||
            f == RF__F_THAT || rf__time_word_is(doc, t, RF__W_CRISIS) ||
            (token->punct && token->punct != '-'))
            return false;
        /* "in a statement on Tuesday", "in its report of 3 May" */
        const rf__tag *noun = rf__tag_at(doc, t, RF__C_SAY_NOUN);
        const rf__tag *thing = noun ? rf__tag_over(doc, t, RF__C_NOUN) : NULL;
        if (thing && thing->token < t)
            continue;             /* "two army posts" */
        if (is_statement(doc, t)) /* not "the number rose by 54 in May" */
            return !counts_between(doc, t, time);
    }
    return false;
}

/* "fighting on Tuesday claimed 12 lives": nobody spoke. */
static bool claims_lives(const rf__doc *doc, uint32_t verb) {
    enum { REACH = 7 };
    uint32_t n;
    if (!rf__tag_at(doc, verb, RF__C_VERB))
        return false;
    for (uint32_t i = verb + 1; i < verb + REACH && i < doc->n_tokens; i++)
        if (rf__is_asked_for(doc, i, "lives", &n))
            return true;
    return false;
}

/* "On 17 July, the agency | recorded 100 arrivals": what was counted on a day came on that day. */
static bool counts_on(const rf__doc *doc, uint32_t verb) {
    const rf__tag *say = rf__tag_at(doc, verb, RF__C_SAY_VERB);
    if (!say || !(say->entry->flags & RF__WEAK))
        return false;
    for (uint32_t i = verb + 1; i < verb + 4 && i < doc->n_tokens; i++) {
        if (rf__is_number_at(doc, i))
            return true;
        if (doc->tokens[i].kind != RF__WORD || rf__is_clause_edge(doc, i))
            return false;
    }
    return false;
}

/* "said", not "say". */
static bool is_past(const rf__doc *doc, uint32_t verb) {
    const rf__tag *say = rf__tag_at(doc, verb, RF__C_SAY_VERB);
    return say && (say->entry->form == RF__PAST || rf__ends_as_past(doc, verb));
}

/* "On Tuesday the ministry said ...": the first verb behind the time is one of reporting. */
static bool said_after(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    uint32_t end = sentence->token + sentence->n_tokens, n = 0;
    /* "By the end of 2023, the agency predicted" */
    if (rf__function_at(doc, time->token) == RF__F_BY ||
        (time->token && rf__function_at(doc, time->token - 1) == RF__F_BY))
        return false;
    for (uint32_t t = time->token + time->n_tokens; t < end && n < 14; t++) {
        if (doc->tokens[t].kind != RF__WORD)
            continue;
        n++;
        if (rf__is_say_verb(doc, t) && rf__function_at(doc, t + 1) == RF__F_TO &&
            rf__function_at(doc, t + 2) == RF__F_BE)
            continue; /* "on Friday men thought to be rebels killed" */
        /* "On 3 March, early reports | indicate that": told now, of that day */
        bool reports = rf__tag_at(doc, t, RF__C_SAY_NOUN);
        if (reports && rf__is_say_verb(doc, t + 1))
            return is_past(doc, t + 1) && time->kind == RF__TIME_DAY;
        if (rf__is_say_verb(doc, t)) /* "last year it warned that 800,000 could flee" */
            return !claims_lives(doc, t) && !counts_on(doc, t) &&
                   time->token <= sentence->token + 2 &&
                   (time->kind == RF__TIME_DAY || rf__event_tag(doc, t, RF__E_WARN));
        if (is_other_verb(doc, t) || rf__function_at(doc, t) == RF__F_BE ||
            rf__function_at(doc, t) == RF__F_HAVE)
            return false;
    }
    return false;
}

/* "the town, where 46 families arrived on Sunday, asked", "in a school where seven died on Sunday
 * urged": a clause within the words that tell who speaks has a time of its own, but not "the mayor,
 * who spoke on Sunday, said". */
static bool is_of_clause(const rf__doc *doc, const rf__says *says, const rf__time *time) {
    for (uint32_t i = time->token + time->n_tokens; i < says->cue + says->n_cue; i++)
        if (counts_on(doc, i))
            return true;
    for (uint32_t i = time->token; i-- > says->cue && !rf__is_say_verb(doc, i);) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_WHERE || f == RF__F_WHEN)
            return counts_between(doc, i, time);
        if (doc->tokens[i].punct == ',' && i + 1 < time->token)
            return false;
    }
    return false;
}

/* "have been notified by the ministry [over the past week]": a week or more, told with a passive,
 * is when what was told happened. */
static bool is_of_told(const rf__doc *doc, const rf__says *says, const rf__time *time) {
    enum { WEEK = 6 };
    rf__function aux = says->cue ? rf__function_at(doc, says->cue - 1) : RF__F_NONE;
    const rf__tag *by = rf__tag_at(doc, says->cue, RF__C_ACCORDING);
    return time->kind == RF__TIME_PERIOD && rf__days_of(time) >= WEEK && by &&
           (aux == RF__F_BE || aux == RF__F_BEEN) && rf__ends_as_past(doc, says->cue);
}

/* "30 raids (Al Masdar, 10 March)": a name and a day in brackets, when something was written. */
static bool is_of_reference(const rf__doc *doc, const rf__sentence *sentence,
                            const rf__time *time) {
    enum { WORDS = 8 };
    uint32_t open = time->token, close = time->token + time->n_tokens;
    close += doc->tokens[close].kind == RF__WORD && doc->tokens[close].n == 1; /* "3 May a" */
    bool year = time->kind == RF__TIME_PERIOD && time->n_tokens == 1 &&        /* "(HNO 2023)" */
                doc->tokens[open].kind == RF__NUMERAL && open > sentence->token + 1 &&
                doc->tokens[open - 2].punct == '(';
    if ((time->kind != RF__TIME_DAY && !year) || doc->tokens[close].punct != ')' ||
        open == sentence->token ||
        (doc->tokens[open - 1].punct != ',' && !(doc->tokens[open - 1].flags & RF__ALL_CAPITALS)))
        return false;
    while (open > sentence->token && time->token - open <= WORDS && doc->tokens[open].punct != '(')
        open--;
    const rf__token *first = &doc->tokens[open + 1];
    if (doc->tokens[open].punct != '(' || first->kind != RF__WORD || !(first->flags & RF__CAPITAL))
        return false;
    for (uint32_t i = open + 1; i < time->token; i++)
        if (rf__is_number_at(doc, i) || rf__is_finite(doc, i) || rf__ends_as_past(doc, i))
            return false;
    return true;
}

/* "said on Wednesday ([8 February])": the same day told again in brackets. */
static bool is_again(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    const rf__time *time = &doc->times[sentence->time + i];
    if (!i || !time[-1].of_speech || time[-1].token + time[-1].n_tokens + 1 != time->token)
        return false;
    return doc->tokens[time->token - 1].punct == '(' &&
           doc->tokens[time->token + time->n_tokens].punct == ')';
}

/* "TARSA, (Norland News - 14 May 2023) : Gunmen ...": the bracket of a dateline, which ends at a
 * token? */
static bool ends_bracket_of_head(const rf__doc *doc, const rf__sentence *sentence, uint32_t end) {
    enum { WORDS = 16, PLACE = 5 };
    if (doc->tokens[end].punct != ')' || end > sentence->token + WORDS ||
        !(doc->tokens[sentence->token].flags & RF__ALL_CAPITALS))
        return false;
    char after = doc->tokens[end + 1].punct;
    for (uint32_t i = sentence->token; i < sentence->token + PLACE; i++)
        if (doc->tokens[i].punct == '(')
            return after == ':' || after == '-' || after == '_';
    return false;
}

/* "TARSA, 14 May - Gunmen ...": when a report was written. */
static bool is_of_dateline(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    enum { WORDS = 8, HEAD = 3, WITH_YEAR = 3 };
    uint32_t end = time->token + time->n_tokens;
    if (ends_bracket_of_head(doc, sentence, end))
        return true;
    char sign = doc->tokens[end].punct;
    /* "14 May 2021 - Gunmen ...", at the head, of the day that it is of */
    bool alone = time->token == sentence->token && sentence - doc->sentences < HEAD &&
                 time->n_tokens >= WITH_YEAR && time->from == doc->report->published;
    return time->kind == RF__TIME_DAY && end < sentence->token + WORDS &&
           (sign == '-' || sign == '_') && doc->tokens[end].flags & RF__SPACE_BEFORE &&
           doc->tokens[end + 1].flags & RF__SPACE_BEFORE &&
           (alone || (time->token > sentence->token &&
                      doc->tokens[sentence->token].flags & RF__ALL_CAPITALS));
}

/* "said on Tuesday that 30 had died in the past 24 hours": so long up to when it was said. */
static void end_with_speech(rf__doc *doc) {
    enum { RECENT = 14 }; /* days */
    rf_date today = doc->report->published;
    for (uint32_t i = 0; i < doc->n_times && today != RF_NO_DATE; i++) {
        rf__time *time = &doc->times[i];
        if (!time->rolling || time->from == RF_NO_DATE || time->to != today || time->of_speech)
            continue;
        rf_date said = rf__day_of_speech(doc, &doc->sentences[time->sentence]);
        if (said == RF_NO_DATE || said > today || said < today - RECENT)
            continue;
        time->from -= today - said;
        time->to = said;
    }
}

/* "The governor toured Gorsk on Sunday. Forty people were killed": the day of a visit, of which
 * nothing is counted; not "toured a market that was hit on Sunday", "were visiting on Sunday when a
 * bomb fell". */
static bool is_of_visit(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    enum { REACH = 12 };
    if (time->kind != RF__TIME_DAY || sentence->n_figures ||
        !(sentence->classes & RF__BIT(RF__C_EVENT_WORD)))
        return false;
    uint32_t end = time->token + time->n_tokens, last = sentence->token + sentence->n_tokens;
    uint32_t from = time->token > sentence->token + REACH ? time->token - REACH : sentence->token;
    bool visit = false;
    for (uint32_t i = from; i < last && i < end + REACH; i++) {
        rf__function f = rf__function_at(doc, i);
        if (visit && (f == RF__F_WHEN || (i < time->token && (f == RF__F_THAT || f == RF__F_WHERE ||
                                                              f == RF__F_WHICH || f == RF__F_WHO))))
            return false;
        visit |= rf__event_tag(doc, i, RF__E_VISIT) != NULL;
    }
    return visit;
}

/* Times stand in the order of the text. */
void rf__mark_speech(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        const rf__sentence *sentence = &doc->sentences[s];
        for (uint32_t i = 0; i < sentence->n_times; i++) {
            rf__time *time = &doc->times[sentence->time + i];
            time->of_speech =
                (time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD) &&
                (is_again(doc, sentence, i) || said_before(doc, sentence, time) ||
                 said_after(doc, sentence, time) || is_of_reference(doc, sentence, time) ||
                 is_of_visit(doc, sentence, time) || is_of_dateline(doc, sentence, time));
        }
    }
    for (uint32_t i = 0; i < doc->n_says; i++) {
        const rf__says *says = &doc->says[i];
        if (!says->n_cue)
            continue;
        uint32_t low = 0, high = doc->n_times;
        while (low < high) { /* the first time in the cue */
            uint32_t middle = low + (high - low) / 2;
            if (doc->times[middle].token < says->cue)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < doc->n_times; low++) {
            rf__time *time = &doc->times[low];
            if (time->token >= says->cue + says->n_cue)
                break;
            bool month = time->kind == RF__TIME_PERIOD && time->token &&
                         doc->tokens[time->token - 1].punct == '(' &&
                         doc->tokens[time->token + time->n_tokens].punct == ')';
            if (month) /* "Round 8 of the Matrix (September 2024) counted 300" */
                continue;
            if (is_of_clause(doc, says, time) || tells_between(doc, time) ||
                is_of_told(doc, says, time))
                continue;
            bool due = time->token && (rf__function_at(doc, time->token) == RF__F_BY ||
                                       rf__function_at(doc, time->token - 1) == RF__F_BY);
            time->of_speech |=
                !due && (time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD);
        }
    }
    end_with_speech(doc);
}

rf_date rf__day_of_speech(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        if (doc->times[i].of_speech && doc->times[i].kind == RF__TIME_DAY &&
            doc->times[i].from == doc->times[i].to)
            return doc->times[i].from;
    return RF_NO_DATE;
}

void rf__date_statements(rf__doc *doc) {
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf_claim *claim = &doc->drafts[i].claim;
        bool statement = claim->kind == RF_EVENT &&
                         (claim->event == RF_WARNING_EVENT || claim->event == RF_APPEAL);
        if (!statement || claim->from != RF_NO_DATE)
            continue;
        rf_date day = claim->source.said_on;
        if (day == RF_NO_DATE)
            day = rf__day_of_speech(doc, &doc->sentences[doc->drafts[i].sentence]);
        if (day == RF_NO_DATE)
            continue;
        claim->from = claim->to = day; /* also where "so far" tells of what is warned of */
    }
}
