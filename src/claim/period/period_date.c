/* A time as the period of a draft: what the words around it say of its ends, and what that tells of
 * the flow. */
#include "claim/figure/claim_table.h"
#include "claim/figure/figure.h"
#include "claim/nature/flow_words.h"
#include "claim/period/period.h"
#include "claim/time/time_span.h"
#include "claim/where/where.h"

#include <string.h>

/* A word for a beginning before a time: "launched an offensive in April". */
static bool starts_before(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    for (uint32_t t = time->token; t > sentence->token && t + 14 > time->token; t--) {
        if (doc->tokens[t - 1].punct == ',' || doc->tokens[t - 1].punct == ';')
            return false;
        const rf__tag *word = rf__tag_at(doc, t - 1, RF__C_TIME_WORD);
        bool fired = rf__counts_strikes(draft->claim.indicator) && /* "45 shells were launched" */
                     t > sentence->token + 1 && rf__function_at(doc, t - 2) == RF__F_BE;
        if (word && word->entry->code == RF__W_START)
            return !(word->entry->flags & RF__WEAK) && /* a quake that "struck" did not last */
                   !fired && !rf__is_last_time(doc, t - 1);
    }
    return false;
}

/* "Starting on 1 September, clashes ...": from then on. */
static bool opens_with_start(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    return time->kind == RF__TIME_DAY && time->from != RF_NO_DATE &&
           time->token == sentence->token + 1 &&
           rf__time_word_is(doc, sentence->token, RF__W_START) &&
           rf__ends_as(doc, sentence->token, RF__END_ING);
}

/* "rose to 445 with 28 more bodies found": what was added to a toll. */
static bool adds_more(const rf__doc *doc, const rf__draft *draft) {
    if (draft->quantity == UINT32_MAX || draft->claim.flow != RF_NEW)
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    const rf__tag *more = rf__tag_at(doc, q->token + q->n_tokens, RF__C_FLOW);
    return more && more->entry->code == RF_NEW && more->n == 1;
}

bool rf__is_toll(const rf__doc *doc, const rf__draft *draft) {
    uint32_t to =
        rf__is_change(doc, draft) || adds_more(doc, draft) ? 0 : rf__hull_of(doc, draft).to;
    for (uint32_t t = doc->sentences[draft->sentence].token; t < to; t++) {
        const rf__tag *tag = rf__tag_at(doc, t, RF__C_TRIGGER);
        if (tag && tag->entry->pattern == RF__P_TOLL && tag->entry->indicator != RF_AID)
            return draft->claim.unit != RF_EVENTS; /* "down from 129 [rockets] on Saturday" */
    }
    return false;
}

bool rf__sums_up(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__tag *toll = rf__tag_at(doc, draft->trigger, RF__C_TRIGGER);
    if (!toll || toll->entry->pattern != RF__P_TOLL || toll->entry->indicator == RF_AID)
        return false;
    for (uint32_t t = time->token + time->n_tokens; t < draft->trigger; t++)
        if (doc->tokens[t].punct == ',' || doc->tokens[t].punct == ';' ||
            rf__function_at(doc, t) == RF__F_AND)
            return true;
    return false;
}

/* "in 2024 (as of 12 May)", "As of 12 May, 300 had died in 2024": the days of the year so far. */
static rf_date end_by_now(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { SHORTEST = 27, NEAR = 6, OPENS = 2 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (time->kind != RF__TIME_PERIOD || time->from == RF_NO_DATE || time->to == RF_NO_DATE ||
        rf__days_of(time) < SHORTEST)
        return time->to;
    uint32_t end = time->token + time->n_tokens;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *now = &doc->times[i];
        bool until = now->kind == RF__TIME_AS_OF || now->kind == RF__TIME_UNTIL;
        bool opens = now->token < sentence->token + OPENS && sentence->n_figures < 2;
        if (until && (opens || (now->token >= end && now->token < end + NEAR)) &&
            now->to != RF_NO_DATE && now->to >= time->from && now->to < time->to)
            return now->to;
    }
    return time->to;
}

/* "In 2024, | as of 12 May, 300 had died": when the time began that opens the sentence and holds
 * the day, or RF_NO_DATE. */
static rf_date begun_before(const rf__doc *doc, const rf__draft *draft, const rf__time *as_of) {
    enum { SHORTEST = 27 };
    const rf__time *first = &doc->times[doc->sentences[draft->sentence].time];
    bool holds = first != as_of && first->kind == RF__TIME_PERIOD && first->from != RF_NO_DATE &&
                 first->to != RF_NO_DATE && rf__days_of(first) >= SHORTEST &&
                 first->from <= as_of->to && as_of->to <= first->to &&
                 first->token + first->n_tokens + 1 == as_of->token;
    return holds ? first->from : RF_NO_DATE;
}

/* "Some 21 million need aid this year": to its end. */
static rf_date end_of_year(const rf__doc *doc, const rf_claim *claim) {
    int year, month, day;
    rf_date_split(claim->from, &year, &month, &day);
    bool so_far = claim->to == doc->report->published && month == 1 && day == 1;
    return claim->from != RF_NO_DATE && so_far ? rf__month_last(year, 12) : claim->to;
}

bool rf__is_by_hour(const rf__doc *doc, const rf__time *time) {
    uint32_t hour = time->token + 1;
    return time->kind == RF__TIME_DAY && rf__function_at(doc, time->token) == RF__F_BY &&
           (doc->tokens[hour].kind == RF__NUMERAL ||
            rf__time_word_is(doc, hour, RF__W_PART_OF_DAY));
}

/* "had registered 2,650 by Friday", "by the end of 2019": all up to then. */
static bool by_then(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    uint32_t end = time->token + time->n_tokens;
    bool by = rf__function_at(doc, time->token) == RF__F_BY ||
              (time->token && rf__function_at(doc, time->token - 1) == RF__F_BY);
    const rf__tag *verb = rf__tag_at(doc, end, RF__C_VERB); /* "had by Friday left 80 dead" */
    const rf__tag *up = time->token > 1 ? rf__tag_at(doc, time->token - 2, RF__C_QUALIFIER) : NULL;
    if (rf__is_by_hour(doc, time))
        return false;
    for (uint32_t i = time->token;
         i-- > 0 && time->token - i < 8 && !by;) { /* "by 5 p.m. on Friday" */
        by = rf__function_at(doc, i) == RF__F_BY && i + 1 < time->token &&
             doc->tokens[i + 1].kind == RF__NUMERAL;
        if (doc->tokens[i].kind == RF__WORD && !rf__tag_over(doc, i, RF__C_MEASURE) &&
            doc->tokens[i].n > 3)
            break;
    }
    uint32_t on = time->token; /* "up to [midnight on] Friday" */
    if (on > 3 && rf__function_at(doc, on) == RF__F_ON &&
        rf__time_word_is(doc, on - 1, RF__W_PART_OF_DAY))
        up = rf__tag_at(doc, on - 3, RF__C_QUALIFIER);
    by |= up && up->n == 2 && up->entry->code == RF_UP_TO; /* "Up to Friday, 30 had died" */
    return by && draft->quantity != UINT32_MAX && !rf__is_change(doc, draft) &&
           rf__function_at(doc, end) != RF__F_POSSESSIVE &&
           (!rf__tag_at(doc, end, RF__C_EVENT_WORD) || rf__ends_as_past(doc, end) ||
            (verb && (verb->entry->form == RF__PAST || verb->entry->form == RF__PARTICIPLE)));
}

/* "have been killed on Sunday": though the tense counts up to now. */
static bool is_deed_of_day(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (rf__heads_entry(doc, sentence, time) && !rf__is_toll(doc, draft))
        return true;
    uint32_t number =
        draft->quantity != UINT32_MAX ? doc->quantities[draft->quantity].phrase : sentence->token;
    if (time->kind == RF__TIME_DAY && number == sentence->token + 1 &&
        rf__function_at(doc, sentence->token) == RF__F_WITH)
        return true; /* "With 60 dead, the raid on 2 March was the deadliest" */
    uint32_t to = rf__hull_of(doc, draft).to;
    bool strikes = rf__counts_strikes(draft->claim.indicator);
    if (time->kind == RF__TIME_DAY && rf__in_that_deed(doc, draft))
        return true;
    if (time->kind != RF__TIME_DAY || time->token < to || rf__is_toll(doc, draft) ||
        (!strikes && !rf__tag_at(doc, draft->trigger, RF__C_VERB) &&
         !rf__names_deed(doc, to, time->token)) ||
        rf__is_by_hour(doc, time) || by_then(doc, draft, time))
        return false;
    for (uint32_t i = to; i < time->token; i++)
        if (doc->tokens[i].punct == ',')
            return false; /* "have died, the latest on 28 July" */
    return true;
}

/* "Before the storm landed on Sunday, 12,000 had left": the day that ends the clause before. */
static bool ends_by(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    if (time->kind != RF__TIME_DAY || rf__function_at(doc, s->token) != RF__F_BEFORE ||
        rf__time_word_is(doc, s->token + 1, RF__W_PART_OF_DAY)) /* "before dawn on Sunday" */
        return false;
    uint32_t comma = s->token;
    while (comma + 1 < s->token + s->n_tokens && doc->tokens[comma].punct != ',')
        comma++;
    return time->token > s->token + 1 && time->token < comma &&
           rf__hull_of(doc, draft).from > comma;
}

/* "fought on Sunday to contain a blaze that has killed 19": the perfect of a clause behind the day
 * sums up to it. */
static bool has_left_since(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    uint32_t to = rf__hull_of(doc, draft).from;
    for (uint32_t i = time->token + time->n_tokens; i < to; i++) {
        rf__function f = rf__function_at(doc, i);
        if ((f == RF__F_THAT || f == RF__F_WHICH) && rf__function_at(doc, i + 1) == RF__F_HAVE)
            return true;
    }
    return false;
}

/* "War erupted in April 2023, leaving 15,000 dead": what began long ago has done it up to now. */
static bool goes_on_killing(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { LONG = 60 }; /* days */
    rf_date today = doc->report->published;
    uint32_t to = rf__hull_of(doc, draft).from;
    if (today == RF_NO_DATE || time->to == RF_NO_DATE || today - time->to < LONG)
        return false;
    for (uint32_t i = time->token + time->n_tokens; i < to; i++)
        if (doc->tokens[i].punct == ',' && rf__ends_as(doc, i + 1, RF__END_ING))
            return true;
    return false;
}

/* "The fighting that erupted two weeks ago forced 300 out": what began days ago and goes on. */
static bool is_of_subject(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { DAYS = 7, FIRST_WORDS = 5 };
    rf_date today = doc->report->published;
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t clause, end;
    if (today == RF_NO_DATE || time->to == RF_NO_DATE || today - time->to < DAYS)
        return false;
    bool relative = rf__relative_over(doc, sentence, time->token, &clause, &end);
    for (uint32_t t = sentence->token + 1; t < time->token && t <= sentence->token + FIRST_WORDS;
         t++)
        if (rf__time_word_is(doc, t, RF__W_CRISIS))
            return relative ? end < draft->trigger
                            : rf__function_at(doc, t + 1) == RF__F_THAT ||
                                  rf__function_at(doc, t + 1) == RF__F_WHICH;
    return false;
}

/* "In May, a total of 40 people died": only a sum of what a time that is over tells. */
static bool only_sums(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { BEFORE = 4, HAVE = 3 };
    uint32_t from = doc->sentences[draft->sentence].token;
    uint32_t number = doc->quantities[draft->quantity].phrase;
    if (time->kind != RF__TIME_PERIOD || time->to == RF_NO_DATE ||
        time->to >= doc->report->published || rf__is_toll(doc, draft))
        return false;
    for (uint32_t i = draft->trigger; i-- > from && draft->trigger - i <= HAVE;)
        if (rf__function_at(doc, i) == RF__F_HAVE)
            return false;
    if (number > from && rf__function_at(doc, number - 1) == RF__F_WITH)
        return true; /* "January was the deadliest month, with 35 killed" */
    if (rf__days_of(time) > 100)
        return false;
    for (uint32_t i = number; i-- > from && number - i <= BEFORE;) {
        const rf__tag *sum = rf__tag_at(doc, i, RF__C_FLOW);
        if (sum && sum->entry->code == RF_CUMULATIVE)
            return sum->entry->flags & RF__WEAK;
    }
    return false;
}

/* "300 fled [when fighting intensified in February]": then, not from then on. */
static bool was_then(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    if (draft->claim.flow != RF_NEW || time->kind == RF__TIME_SINCE)
        return false;
    for (uint32_t i = rf__hull_of(doc, draft).to; i < time->token; i++)
        if (rf__function_at(doc, i) == RF__F_WHEN)
            return true;
    return false;
}

/* ---- the steps ---- */

/* A time that becomes the period of a draft. */
typedef struct dating {
    const rf__doc *doc;
    const rf__crises *crises;
    rf__draft *draft;
    rf_claim *claim; /* of the draft */
    const rf__time *time;
    bool total;    /* the draft was a sum before */
    bool reported; /* as happened */
} dating;

/* Each step sets what it knows; true: that is all. */

/* "until Monday", "the war, which ended in 1994,", "since 3 May, when": only one end is told. */
static bool set_one_end(const dating *x) {
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    claim->from = time->from;
    claim->to = time->to;
    rf__function opening = rf__function_at(doc, time->token);
    bool ended = time->kind != RF__TIME_SINCE &&
                 (rf__is_before(doc, x->draft, time) || ends_by(doc, x->draft, time));
    if (ended || (rf__dates_crisis(doc, x->draft, time) && opening != RF__F_FROM &&
                  opening != RF__F_BETWEEN)) {
        claim->from = RF_NO_DATE;
        return true;
    }
    if (time->kind == RF__TIME_UNTIL && rf__was_spared(doc, x->draft, time)) {
        claim->from = time->to; /* "a town that had until Monday been spared, killing 21" */
        return true;
    }
    if (!rf__is_of_beginning(doc, x->draft, time))
        return false;
    claim->to = time->begun_to;
    for (uint32_t i = time->token; i < rf__hull_of(doc, x->draft).from; i++)
        if (rf__is_say_verb(doc, i)) /* "since 3 May, when he spoke of 70 dead" */
            claim->from = RF_NO_DATE;
    return true;
}

/* States of a day, needs of a year, counts that open with their time. */
static bool set_state(const dating *x) {
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    claim->to = end_by_now(doc, x->draft, time);
    if (time->kind == RF__TIME_UNTIL && claim->flow == RF_STOCK && x->reported &&
        claim->kind == RF_FIGURE && rf__function_at(doc, time->token) == RF__F_BY)
        claim->from = claim->to; /* "By Friday 300 were in tents": the state of that day */
    if (time->kind == RF__TIME_AS_OF && claim->flow != RF_STOCK && claim->kind == RF_FIGURE) {
        claim->flow = RF_CUMULATIVE;
        claim->from = begun_before(doc, x->draft, time);
    }
    if (time->kind == RF__TIME_SINCE && time->from == RF_NO_DATE && claim->flow == RF_STOCK) {
        const rf__crisis *start = rf__crisis_of_since(doc, x->crises, time);
        claim->from = start ? start->from : claim->to; /* "to date 300 remain displaced" */
    }
    if (claim->indicator == RF_IN_NEED && time->kind == RF__TIME_PERIOD && x->reported)
        claim->to = end_of_year(doc, claim);
    bool opens = x->total && x->reported && rf__opens_count(doc, time);
    if (opens)
        claim->to = doc->report->published;
    return opens;
}

/* Tolls: "By Monday 30 had died", "The toll on Monday was 30". */
static bool set_toll(const dating *x) {
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    bool by = by_then(doc, x->draft, time), flows = x->reported && claim->flow != RF_STOCK;
    if (by && flows) {
        claim->flow = RF_CUMULATIVE;
        claim->from = RF_NO_DATE;
    }
    if (by && x->reported && claim->from == RF_NO_DATE)
        claim->from = rf__begun_in_clause(doc, x->draft, time);
    uint32_t behind = time->token + time->n_tokens;
    bool whose = rf__function_at(doc, behind) == RF__F_POSSESSIVE;
    behind += whose;
    if (whose && time->kind == RF__TIME_DAY && flows && behind == x->draft->trigger) {
        claim->flow = RF_NEW; /* "Saturday's toll was 91" */
    } else if (time->kind == RF__TIME_DAY && flows && rf__is_toll(doc, x->draft)) {
        claim->flow = RF_CUMULATIVE;
        if (!rf__deed_at(doc, behind)) /* "the toll of the 7 May attacks" */
            claim->from = RF_NO_DATE;
    } else if (time->kind == RF__TIME_DAY && x->total && x->reported &&
               starts_before(doc, x->draft, time)) {
        claim->to = doc->report->published; /* with what began that day */
    }
    if (!flows || !opens_with_start(doc, x->draft, time))
        return false;
    claim->to = doc->report->published; /* "Starting on 1 May, clashes have killed 20" */
    claim->flow = claim->kind == RF_FIGURE ? RF_CUMULATIVE : claim->flow;
    return true;
}

/* "were displaced on Sunday": did they move then, and are not only as they were? */
static bool went_then(const dating *x) {
    const rf__doc *doc = x->doc;
    const rf_claim *claim = x->claim;
    uint32_t verb = x->draft->trigger;
    bool went = (claim->indicator == RF_DISPLACED || claim->indicator == RF_EVACUATED ||
                 claim->indicator == RF_CROSSED_BORDER) &&
                claim->flow == RF_STOCK && rf__tag_at(doc, verb, RF__C_VERB) &&
                rf__function_at(doc, verb - 1) != RF__F_AS;
    for (uint32_t t = verb; t > 0 && t + 2 > verb; t--) {
        const rf__tag *state = rf__tag_over(doc, t, RF__C_FLOW); /* "were already displaced" */
        went &= !(state && state->entry->code == RF_STOCK && state->n > 1);
    }
    for (uint32_t t = verb; t < x->time->token; t++)
        went &= !rf__is_edge_of_time(doc, t); /* "displaced after the war that began on 15 April" */
    return went;
}

/* "has displaced 40,000 in the past ten days": new within its days. */
static bool set_new(const dating *x) {
    enum { MONTH = 31, FOUR_WEEKS = 28 };
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    bool days = (time->kind == RF__TIME_PERIOD || time->kind == RF__TIME_DAY) &&
                time->from != RF_NO_DATE && time->to != RF_NO_DATE &&
                (rf__days_of(time) <= MONTH || time->to < doc->report->published);
    bool went = went_then(x), sum = days && rf__sums_up(doc, x->draft, time) &&
                                    !(claim->unit == RF_EVENTS && time->kind == RF__TIME_DAY);
    if (sum && x->total)
        claim->from = RF_NO_DATE;
    if (!days || !x->reported)
        return false;
    bool own = !sum && x->draft->parent < 0 && x->draft->quantity != UINT32_MAX;
    bool goes_on = own && x->total && !went && starts_before(doc, x->draft, time);
    if (own && !rf__is_by_then(doc, time) &&
        (went || (x->total && !goes_on &&
                  (only_sums(doc, x->draft, time) ||
                   (rf__days_of(time) < FOUR_WEEKS &&
                    (time->kind == RF__TIME_PERIOD || is_deed_of_day(doc, x->draft, time)))))))
        claim->flow = RF_NEW;
    if (x->total && rf__is_of_part(doc, x->draft, time) && rf__days_of(time) <= MONTH)
        claim->flow = RF_NEW;
    return false;
}

/* "killed in the fighting that broke out on 15 April": from then on. */
static bool begins_then(const dating *x) {
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    return x->draft->quantity != UINT32_MAX && x->reported && x->claim->flow != RF_STOCK &&
           !was_then(doc, x->draft, time) &&
           (time->token >= rf__hull_of(doc, x->draft).to || goes_on_killing(doc, x->draft, time) ||
            is_of_subject(doc, x->draft, time)) &&
           rf__begins_war(doc, &doc->sentences[x->draft->sentence], time);
}

/* Sums since a day, up to when they were told. */
static bool set_since(const dating *x) {
    enum { WEEK = 7 };
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    rf_date today = doc->report->published;
    bool since = time->kind == RF__TIME_SINCE;
    if (since && time->from == RF_NO_DATE && claim->flow != RF_STOCK) {
        bool subject;
        const rf__crisis *start = rf__named_crisis(doc, x->crises, x->draft, &subject);
        rf_date truce = rf__truce_of_since(doc, time);
        claim->from = truce != RF_NO_DATE ? truce
                      : start             ? start->from
                                          : rf__length_before(doc, x->draft, time);
    }
    if (since && claim->flow == RF_NEW && x->reported)
        claim->flow = RF_CUMULATIVE;
    if (begins_then(x)) {
        claim->flow = RF_CUMULATIVE;
        claim->to = today;
        since = true;
    }
    if (!since)
        return false;
    rf_date said = rf__day_of_speech(doc, &doc->sentences[x->draft->sentence]);
    if (said != RF_NO_DATE && claim->to != RF_NO_DATE && claim->to == today && x->reported &&
        said < claim->to - WEEK && said >= claim->from)
        claim->to = said; /* "said on 10 May that 600 have died since March", told in June */
    rf_date up_to = claim->to == today ? rf__counted_up_to(doc, x->draft, time) : RF_NO_DATE;
    claim->to = up_to != RF_NO_DATE ? up_to : claim->to;
    return false;
}

/* "between 7 October and 31 May", told in the first days of June: all so far. */
static bool set_so_far(const dating *x) {
    enum { TWO_MONTHS = 60, WEEK = 7 };
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    rf__function opens = rf__function_at(doc, time->token);
    bool both = opens == RF__F_BETWEEN || opens == RF__F_FROM ||
                rf__time_word_is(doc, time->token, RF__W_SAME_PERIOD) ||
                rf__time_word_is(doc, time->token + 1, RF__W_SAME_PERIOD);
    if (time->kind == RF__TIME_PERIOD && both && claim->flow == RF_NEW && x->reported &&
        rf__days_of(time) >= TWO_MONTHS && (double)doc->report->published - time->to <= WEEK)
        claim->flow = RF_CUMULATIVE;
    if (time->kind == RF__TIME_DAY && x->total && x->reported &&
        has_left_since(doc, x->draft, time))
        claim->from = RF_NO_DATE;
    return false;
}

/* "launched an offensive in April, killing 1,000": it began then and went on. */
static bool set_onset(const dating *x) {
    enum { DAYS = 20 };
    const rf__doc *doc = x->doc;
    const rf__time *time = x->time;
    rf_claim *claim = x->claim;
    const rf__sentence *told = &doc->sentences[x->draft->sentence];
    bool longer = time->kind == RF__TIME_PERIOD &&
                  (rf__days_of(time) > DAYS || (x->total && rf__begins_crisis(doc, told, time)));
    bool before =
        x->draft->trigger > time->token ||
        (x->total && rf__is_toll(doc, x->draft) && /* "the toll of floods that began in" */
         rf__hull_of(doc, x->draft).to > time->token);
    if (!longer || !before || !starts_before(doc, x->draft, time))
        return true;
    claim->to = x->total ? doc->report->published : RF_NO_DATE; /* "which began in April, has" */
    if (claim->flow == RF_NEW)
        claim->flow = RF_CUMULATIVE;
    return true;
}

void rf__date_by(const rf__doc *doc, const rf__crises *crises, rf__draft *draft,
                 const rf__time *time) {
    typedef bool step(const dating *x);
    static step *const steps[] = {set_one_end, set_state,  set_toll, set_new,
                                  set_since,   set_so_far, set_onset};
    dating x = {.doc = doc,
                .crises = crises,
                .draft = draft,
                .claim = &draft->claim,
                .time = time,
                .total = draft->claim.flow == RF_CUMULATIVE,
                .reported = draft->claim.modality == RF_REPORTED};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i](&x))
            return;
}
