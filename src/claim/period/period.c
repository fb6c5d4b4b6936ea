/* Which time belongs to which claim: that of its sentence that fits best (period_choice.c). The
 * time of a verb of reporting ("said on Tuesday") is when something was said and not when it
 * happened. A sentence without a time takes the period of what it is a part of, of the crisis whose
 * beginning the report told, or of the sentence before that counts the same; what is left takes the
 * days of the report's one deed (period_story.c). */
#include "claim/period/period.h"
#include "claim/doc.h"
#include "claim/figure/claim_table.h"
#include "claim/figure/figure.h"
#include "claim/time/time_span.h"
#include "claim/where/where.h"

#include <string.h>

enum { SHORT = 10, CARRY_SENTENCES = 2 };

typedef struct giver {
    rf__doc *doc;
    rf__crises crises;
    rf_date onset;          /* of what the report tells, or RF_NO_DATE */
    const rf__time *covers; /* the week or so that its head says it is of, or NULL */
} giver;

/* ---- giving ---- */

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

/* "had registered 2,650 by Friday", "by the end of 2019": all up to then. */
static bool by_then(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    uint32_t end = time->token + time->n_tokens;
    bool by = rf__function_at(doc, time->token) == RF__F_BY ||
              (time->token && rf__function_at(doc, time->token - 1) == RF__F_BY);
    const rf__tag *verb = rf__tag_at(doc, end, RF__C_VERB); /* "had by Friday left 80 dead" */
    const rf__tag *up = time->token > 1 ? rf__tag_at(doc, time->token - 2, RF__C_QUALIFIER) : NULL;
    for (uint32_t i = time->token;
         i-- > 0 && time->token - i < 8 && !by;) { /* "by 5 p.m. on Friday" */
        by = rf__function_at(doc, i) == RF__F_BY && i + 1 < time->token &&
             doc->tokens[i + 1].kind == RF__NUMERAL;
        if (doc->tokens[i].kind == RF__WORD && !rf__tag_over(doc, i, RF__C_MEASURE) &&
            doc->tokens[i].n > 3)
            break;
    }
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
        by_then(doc, draft, time))
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

static void give(const giver *g, rf__draft *draft, const rf__time *time) {
    enum { WEEK = 7 };
    const rf__doc *doc = g->doc;
    rf_claim *claim = &draft->claim;
    claim->from = time->from;
    claim->to = time->to;
    if (time->kind != RF__TIME_SINCE &&
        (rf__is_before(doc, draft, time) || ends_by(doc, draft, time))) {
        claim->from = RF_NO_DATE;
        return;
    }
    rf__function opening = rf__function_at(doc, time->token);
    if (rf__dates_crisis(doc, draft, time) && opening != RF__F_FROM && opening != RF__F_BETWEEN) {
        claim->from = RF_NO_DATE; /* "the war, which ended in 1994," */
        return;
    }
    if (time->kind == RF__TIME_UNTIL && rf__was_spared(doc, draft, time)) {
        claim->from = time->to; /* "a town that had until Monday been spared, killing 21" */
        return;
    }
    if (rf__is_of_beginning(doc, draft, time)) {
        claim->to = time->begun_to;
        for (uint32_t i = time->token; i < rf__hull_of(doc, draft).from; i++)
            if (rf__is_say_verb(doc, i)) /* "since 3 May, when he spoke of 70 dead" */
                claim->from = RF_NO_DATE;
        return;
    }
    bool total = claim->flow == RF_CUMULATIVE, reported = claim->modality == RF_REPORTED;
    claim->to = end_by_now(doc, draft, time);
    if (time->kind == RF__TIME_AS_OF && claim->flow != RF_STOCK && claim->kind == RF_FIGURE) {
        claim->flow = RF_CUMULATIVE;
        claim->from = begun_before(doc, draft, time);
    }
    if (time->kind == RF__TIME_SINCE && time->from == RF_NO_DATE && claim->flow == RF_STOCK) {
        const rf__crisis *start = rf__crisis_of_since(doc, &g->crises, time);
        claim->from = start ? start->from : claim->to; /* "to date 300 remain displaced" */
    }
    if (claim->indicator == RF_IN_NEED && time->kind == RF__TIME_PERIOD && reported)
        claim->to = end_of_year(doc, claim);
    if (total && reported && rf__opens_count(doc, time)) {
        claim->to = doc->report->published;
        return;
    }
    bool by = by_then(doc, draft, time);
    if (by && reported && claim->flow != RF_STOCK) {
        claim->flow = RF_CUMULATIVE;
        claim->from = RF_NO_DATE;
    }
    if (by && reported && claim->from == RF_NO_DATE)
        claim->from = rf__begun_in_clause(doc, draft, time);
    if (time->kind == RF__TIME_DAY && reported && claim->flow != RF_STOCK &&
        rf__is_toll(doc, draft)) {
        claim->flow = RF_CUMULATIVE;
        claim->from = RF_NO_DATE;
    } else if (time->kind == RF__TIME_DAY && total && reported) {
        /* A total of a day began before it, or with it when something began then. */
        if (starts_before(doc, draft, time))
            claim->to = doc->report->published;
    }
    if (opens_with_start(doc, draft, time) && reported && claim->flow != RF_STOCK) {
        claim->to = doc->report->published; /* "Starting on 1 May, clashes have killed 20" */
        claim->flow = claim->kind == RF_FIGURE ? RF_CUMULATIVE : claim->flow;
        return;
    }
    /* "has displaced 40,000 in the past ten days", "were displaced on Sunday": within its days. */
    bool days = (time->kind == RF__TIME_PERIOD || time->kind == RF__TIME_DAY) &&
                time->from != RF_NO_DATE && time->to != RF_NO_DATE &&
                (rf__days_of(time) <= 31 || time->to < doc->report->published);
    bool moved = claim->indicator == RF_DISPLACED || claim->indicator == RF_EVACUATED ||
                 claim->indicator == RF_CROSSED_BORDER;
    bool went = moved && claim->flow == RF_STOCK && rf__tag_at(doc, draft->trigger, RF__C_VERB) &&
                rf__function_at(doc, draft->trigger - 1) != RF__F_AS;
    for (uint32_t t = draft->trigger; t > 0 && t + 2 > draft->trigger; t--) {
        const rf__tag *state = rf__tag_over(doc, t, RF__C_FLOW); /* "were already displaced" */
        went &= !(state && state->entry->code == RF_STOCK && state->n > 1);
    }
    for (uint32_t t = draft->trigger; t < time->token; t++)
        went &= !rf__is_edge_of_time(doc, t); /* "displaced after the war that began on 15 April" */
    bool sum = days && rf__sums_up(doc, draft, time);
    if (sum && total)
        claim->from = RF_NO_DATE;
    if (days && reported && !sum && draft->parent < 0 && draft->quantity != UINT32_MAX &&
        (went || (total && !starts_before(doc, draft, time) && only_sums(doc, draft, time)) ||
         (total && rf__days_of(time) < 28 && !starts_before(doc, draft, time) &&
          (time->kind == RF__TIME_PERIOD || is_deed_of_day(doc, draft, time)))))
        claim->flow = RF_NEW;
    if (days && reported && total && rf__is_of_part(doc, draft, time) && rf__days_of(time) <= 31)
        claim->flow = RF_NEW;
    if (time->kind == RF__TIME_SINCE && time->from == RF_NO_DATE && claim->flow != RF_STOCK) {
        bool subject;
        const rf__crisis *start = rf__named_crisis(doc, &g->crises, draft, &subject);
        claim->from = start ? start->from : rf__length_before(doc, draft, time);
    }
    if (time->kind == RF__TIME_SINCE && claim->flow == RF_NEW && claim->modality == RF_REPORTED)
        claim->flow = RF_CUMULATIVE;
    /* "killed in the fighting that broke out on 15 April": from then on */
    bool since = time->kind == RF__TIME_SINCE;
    if (draft->quantity != UINT32_MAX && reported && claim->flow != RF_STOCK &&
        !was_then(doc, draft, time) &&
        (time->token >= rf__hull_of(doc, draft).to || goes_on_killing(doc, draft, time) ||
         is_of_subject(doc, draft, time)) &&
        rf__begins_war(doc, &doc->sentences[draft->sentence], time)) {
        claim->flow = RF_CUMULATIVE;
        claim->to = doc->report->published;
        since = true;
    }
    rf_date said = since ? rf__day_of_speech(doc, &doc->sentences[draft->sentence]) : RF_NO_DATE;
    if (said != RF_NO_DATE && claim->to != RF_NO_DATE && claim->to == doc->report->published &&
        reported && said < claim->to - WEEK && said >= claim->from)
        claim->to = said; /* "said on 10 May that 600 have died since March", told in June */
    rf_date up_to = since && claim->to == doc->report->published
                        ? rf__counted_up_to(doc, draft, time)
                        : RF_NO_DATE;
    claim->to = up_to != RF_NO_DATE ? up_to : claim->to;
    /* "between 7 October and 31 May", told in the first days of June: all so far. */
    rf__function opens = rf__function_at(doc, time->token);
    bool same = rf__time_word_is(doc, time->token, RF__W_SAME_PERIOD) ||
                rf__time_word_is(doc, time->token + 1, RF__W_SAME_PERIOD);
    if (time->kind == RF__TIME_PERIOD && (opens == RF__F_BETWEEN || opens == RF__F_FROM || same) &&
        claim->flow == RF_NEW && reported && rf__days_of(time) >= 60 &&
        (double)doc->report->published - time->to <= 7)
        claim->flow = RF_CUMULATIVE;
    if (time->kind == RF__TIME_DAY && total && reported && has_left_since(doc, draft, time))
        claim->from = RF_NO_DATE;
    /* "launched an offensive in April, killing 1,000": it began then and went on. */
    const rf__sentence *told = &doc->sentences[draft->sentence];
    bool longer = time->kind == RF__TIME_PERIOD &&
                  (rf__days_of(time) > 20 || (total && rf__begins_crisis(doc, told, time)));
    bool before =
        draft->trigger > time->token ||
        (total && rf__is_toll(doc, draft) && /* "the toll of floods that began in June is" */
         rf__hull_of(doc, draft).to > time->token);
    if (longer && before && starts_before(doc, draft, time)) {
        claim->to = total ? doc->report->published : RF_NO_DATE; /* "which began in April, has" */
        if (claim->flow == RF_NEW)
            claim->flow = RF_CUMULATIVE;
    }
}

static bool same_matter(rf_indicator a, rf_indicator b) {
    return a == b || (rf__hurts_people(a) && rf__hurts_people(b));
}

/* Does the number take up people told before ("of those displaced", "among the dead")? */
static bool takes_up(const rf__doc *doc, const rf__draft *draft) {
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t behind = q->token + q->n_tokens;
    rf__function f = rf__function_at(doc, behind), next = rf__function_at(doc, behind + 1);
    return f == RF__F_OF && (next == RF__F_THEM || next == RF__F_THESE || next == RF__F_WHOM);
}

/* "The war has killed tens of thousands": it did not begin with what was told last. */
static bool is_of_crisis(const rf__doc *doc, const rf__draft *draft) {
    for (uint32_t i = doc->sentences[draft->sentence].token; i < draft->trigger; i++)
        if (rf__time_word_is(doc, i, RF__W_CRISIS) && rf__function_at(doc, i - 1) == RF__F_THE)
            return true;
    return false;
}

/* The first country that a sentence names, or NULL. */
static const rf__mention *country_in(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->mention; i < sentence->mention + sentence->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->use == RF_NAME_PLACE && !m->person && !m->actor && m->place != RF_NO_PLACE &&
            rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY)
            return m;
    }
    return NULL;
}

/* Do the sentences of two drafts tell of two countries? */
static bool other_country(const rf__doc *doc, const rf__draft *a, const rf__draft *b) {
    const rf__mention *x = country_in(doc, &doc->sentences[a->sentence]),
                      *y = country_in(doc, &doc->sentences[b->sentence]);
    return x && y && x->place != y->place;
}

/* "165 were killed in the past day, while 56,000 have been wounded": a sum set against what is new.
 */
static bool sums_over(const rf__doc *doc, const rf__draft *before, const rf__draft *draft) {
    if (before->claim.flow != RF_NEW || draft->claim.flow != RF_CUMULATIVE)
        return false;
    for (uint32_t i = rf__hull_of(doc, before).to; i < rf__hull_of(doc, draft).from; i++)
        if (rf__function_at(doc, i) == RF__F_WHILE || rf__function_at(doc, i) == RF__F_BUT)
            return true;
    return false;
}

/* "300 fled in May, bringing the number of those displaced to 2 million": all of them, of whatever
 * time. */
static bool is_brought_to(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        if (rf__is_of_addition(doc, draft, &doc->times[i]))
            return true;
    return false;
}

/* "In May, six died in Gorsk. / The army said on Saturday it had killed 10 rebels": of another time
 * than what was told by the way. */
static bool is_long_over(const rf__doc *doc, const rf__draft *before, const rf__draft *draft) {
    enum { LONG = 14 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    bool new = before->claim.flow == RF_NEW && draft->claim.flow == RF_NEW;
    if (!new || before->claim.to == RF_NO_DATE || doc->report->published == RF_NO_DATE ||
        doc->report->published - before->claim.to < LONG ||
        own->block == doc->sentences[before->sentence].block)
        return false;
    for (uint32_t i = own->time; i < own->time + own->n_times; i++)
        if (doc->times[i].of_speech && doc->times[i].from != RF_NO_DATE &&
            doc->times[i].from > before->claim.to)
            return true;
    return false;
}

/* The sentences before that count the same. */
static void carry(const giver *g, uint32_t index) {
    rf__doc *doc = g->doc;
    rf__draft *draft = &doc->drafts[index];
    bool up = takes_up(doc, draft);
    for (uint32_t i = index; i-- > 0;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->quantity == UINT32_MAX)
            continue;
        uint32_t away = draft->sentence - before->sentence;
        if (before->sentence > draft->sentence || away > (up ? 8 : CARRY_SENTENCES))
            return;
        if (away == 0 && before->claim.indicator != draft->claim.indicator &&
            !rf__has_period(before) && same_matter(before->claim.indicator, draft->claim.indicator))
            return; /* "2,205 have died, another 3,640 were injured": of one time, told or not */
        if (!rf__has_period(before) || before->claim.modality != draft->claim.modality)
            continue;
        if (away ? is_long_over(doc, before, draft)
                 : rf__is_past_of(doc, rf__hull_of(doc, before).to, rf__hull_of(doc, draft).from))
            return; /* "killed six on Monday, days after 26 died in Gorsk" */
        if (away && rf__is_beyond(doc, before, draft))
            return;
        if (away && other_country(doc, before, draft))
            return; /* "In Norland, 17 have died since May. In Sudland, 50 have died." */
        bool as_of = before->claim.from == RF_NO_DATE && before->claim.to != doc->report->published;
        if (as_of && !up &&
            doc->sentences[before->sentence].block != doc->sentences[draft->sentence].block)
            return; /* up to a day told in another paragraph */
        bool totals = before->claim.flow == RF_CUMULATIVE && draft->claim.flow == RF_CUMULATIVE &&
                      before->claim.to == doc->report->published &&
                      !(away && is_of_crisis(doc, draft)) &&
                      (draft->claim.indicator == RF_AID) == (before->claim.indicator == RF_AID);
        bool same = same_matter(before->claim.indicator, draft->claim.indicator) || totals ||
                    (up && draft->claim.indicator == RF_SHARE);
        bool share = draft->claim.indicator == RF_SHARE;
        same = (same && !(away == 0 && is_brought_to(doc, draft))) || (share && away == 0);
        bool beside =
            away == 0 && (same_matter(before->claim.indicator, draft->claim.indicator) ||
                          (rf__is_harm(before->claim.indicator) && /* "killed 51 and burned" */
                           rf__is_harm(draft->claim.indicator)));
        beside = beside && !sums_over(doc, before, draft) && !is_brought_to(doc, draft);
        same = same || beside;
        bool flows = before->claim.flow == draft->claim.flow || share || beside;
        if (!same || (!up && (away > 1 || !flows)))
            continue;
        rf__copy_period(draft, before);
        if (beside && draft->claim.flow == RF_NEW)
            draft->claim.flow =
                before->claim.flow; /* "5,791 killed since May and 16,298 injured" */
        return;
    }
}

/* "He said 36 missiles were fired": whoever speaks on goes on about the day told before. */
static bool give_day_before(rf__doc *doc, rf__draft *draft) {
    if (draft->claim.flow != RF_NEW || draft->claim.modality != RF_REPORTED)
        return false;
    bool left = draft->claim.indicator == RF_DISPLACED; /* "The raids led to the flight of 300" */
    const rf__time *deed = rf__is_harm(draft->claim.indicator) || left
                               ? rf__day_of_the_deed(doc, draft->sentence)
                               : NULL;
    if (deed) {
        draft->claim.from = deed->from;
        draft->claim.to = deed->to;
        return true;
    }
    for (uint32_t s = draft->sentence; s > 0 && s + CARRY_SENTENCES > draft->sentence; s--) {
        const rf__sentence *sentence = &doc->sentences[s], *before = sentence - 1;
        bool goes_on = rf__begins_with_pronoun(doc, sentence) || sentence->n_tokens <= SHORT ||
                       rf__opens_with_deed(doc, sentence);
        const rf__token *first = &doc->tokens[sentence->token];
        bool told_on = first->flags & RF__OPEN_QUOTE && before->block + 1 == sentence->block &&
                       rf__begins_with_pronoun(doc, sentence); /* "They killed 26," he said. */
        bool same_deed = before->block + 1 >= sentence->block && rf__names_the_deed(doc, sentence);
        goes_on |= same_deed || rf__tells_harm_of(doc, draft);
        told_on |= same_deed; /* "Two people were killed in the attack." */
        if (!goes_on || (before->block != sentence->block && !told_on))
            return false; /* "The volcano erupted on 22 May. More than 30 people were killed." */
        const rf__time *day = rf__only_day(doc, before);
        if (day) {
            draft->claim.from = day->from;
            draft->claim.to = day->to;
            return true;
        }
        if (before->n_times)
            return false;
    }
    return false;
}

static bool give_heading(const giver *g, rf__draft *draft) {
    const rf__doc *doc = g->doc;
    const rf__time *span =
        draft->quantity != UINT32_MAX && !draft->n_head ? rf__span_of_heading(doc, draft) : NULL;
    if (!span && draft->quantity != UINT32_MAX && !draft->n_head)
        span = rf__span_of_lead(doc, draft);
    if (span) {
        give(g, draft, span);
        return true;
    }
    const rf__time *time = rf__day_of_lines(doc, draft->sentence);
    if (!time || draft->claim.flow == RF_NEW)
        return false;
    draft->claim.to = time->to;
    if (draft->claim.flow == RF_STOCK)
        draft->claim.from = time->from;
    return true;
}

static bool give_crisis(const giver *g, rf__draft *draft) {
    bool subject;
    const rf__crisis *found = rf__named_crisis(g->doc, &g->crises, draft, &subject);
    const rf__time *since =
        !found && draft->claim.flow == RF_CUMULATIVE && draft->claim.modality == RF_REPORTED
            ? rf__since_before(g->doc, draft->sentence)
            : NULL;
    if (since) {
        draft->claim.from = since->from;
        draft->claim.to = g->doc->report->published;
        return true;
    }
    if (!found && draft->claim.flow == RF_CUMULATIVE && rf__runs_on(g->doc, draft)) {
        draft->claim.to = g->doc->report->published;
        return draft->claim.modality == RF_REPORTED;
    }
    if (!found || draft->claim.modality != RF_REPORTED || draft->claim.flow == RF_STOCK ||
        (draft->claim.flow == RF_NEW && !subject))
        return false;
    enum { DEED = 7 }; /* what takes an hour or a day */
    bool deed = found->sort >= DEED && found->of_day && !rf__is_toll(g->doc, draft);
    draft->claim.flow = deed ? RF_NEW : RF_CUMULATIVE;
    draft->claim.from = found->from;
    draft->claim.to = deed ? found->from : g->doc->report->published;
    return true;
}

/* "killed eight and wounded twenty in the hills, on Sunday": the time of the verb joined to it. */
static const rf__time *time_of_joined(const rf__doc *doc, uint32_t index) {
    enum { NEAR = 4 };
    const rf__draft *draft = &doc->drafts[index], *next = draft + 1;
    if (index + 1 >= doc->n_drafts || next->quantity == UINT32_MAX || next->parent >= 0 ||
        draft->parent >= 0 || draft->quantity == UINT32_MAX || next->sentence != draft->sentence ||
        !rf__is_harm(draft->claim.indicator) || !rf__is_harm(next->claim.indicator) ||
        rf__is_older(doc, index + 1))
        return NULL;
    bool and = false;
    uint32_t from = rf__hull_of(doc, draft).to, to = rf__hull_of(doc, next).from;
    for (uint32_t i = from; i < to; i++) {
        if (doc->tokens[i].punct && doc->tokens[i].punct != ',')
            return NULL;
        and |= rf__function_at(doc, i) == RF__F_AND || doc->tokens[i].punct == ',';
    }
    if (!and || to >= from + NEAR)
        return NULL;
    double score;
    const rf__time *time = rf__best_time(doc, next, &score);
    if (!time)
        time =
            time_of_joined(doc, index + 1); /* "113 were hurt, 12 killed and 9 taken last week" */
    return time && time->token >= to ? time : NULL;
}

/* "have fled over the past few days": within a time that is not told to the day. */
static bool in_recent_days(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 16 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (draft->claim.flow == RF_STOCK || draft->quantity == UINT32_MAX || draft->n_head ||
        rf__is_toll(doc, draft) || draft->claim.modality != RF_REPORTED)
        return false;
    uint32_t to = rf__hull_of(doc, draft).to;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        bool days = false, comma = false, apart = time->token < to || time->token > to + REACH;
        if (!time->vague || time->from != RF_NO_DATE || time->to != RF_NO_DATE || apart)
            continue;
        for (uint32_t t = time->token; t < time->token + time->n_tokens; t++) {
            const rf__tag *unit = rf__tag_at(doc, t, RF__C_TIME_UNIT);
            days |= unit && (unit->entry->code == RF__T_DAY || unit->entry->code == RF__T_WEEK);
        }
        for (uint32_t t = to; t < time->token; t++) {
            comma |= doc->tokens[t].punct == ',';
            apart |=
                doc->tokens[t].punct == ';' || rf__is_edge_of_time(doc, t) ||
                (comma && (rf__ends_as(doc, t, RF__END_ING) || doc->tokens[t].kind == RF__NUMERAL ||
                           rf__tag_at(doc, t, RF__C_VERB)));
        }
        if (days && !apart)
            return true;
    }
    return false;
}

/* "60 deaths a day and 300 since May": so many in each, and not in the time told behind. */
static bool is_rate(const rf__doc *doc, const rf__draft *draft) {
    uint32_t to = rf__hull_of(doc, draft).to;
    const rf__tag *each = rf__tag_at(doc, to, RF__C_TIME_WORD);
    if (draft->quantity == UINT32_MAX || draft->n_head || !each ||
        each->entry->code != RF__W_EVERY || each->n < 2 || !rf__is_harm(draft->claim.indicator))
        return false;
    const rf__time *behind = rf__time_over(doc, &doc->sentences[draft->sentence], to + each->n);
    return !behind || behind->kind == RF__TIME_LENGTH;
}

static void give_one(const giver *g, uint32_t index) {
    rf__doc *doc = g->doc;
    rf__draft *draft = &doc->drafts[index];
    draft->claim.from = draft->claim.to = RF_NO_DATE;
    if (is_rate(doc, draft)) {
        draft->claim.flow = RF_NEW;
        return;
    }
    double score;
    const rf__time *time = rf__best_time(doc, draft, &score);
    draft->dated_here = time;
    draft->fit = (float)score;
    if (!time && draft->n_head)
        time = rf__time_of_table(doc, draft);
    else if (!time && draft->parent < 0)
        time = rf__time_of_label(doc, draft);
    if (!time && !draft->n_head && draft->parent < 0)
        time = rf__time_of_lead(doc, draft);
    if (!time)
        time = time_of_joined(doc, index);
    const rf__draft *parent =
        draft->parent >= 0 && (uint32_t)draft->parent < index ? &doc->drafts[draft->parent] : NULL;
    if (parent && parent->sentence == draft->sentence && rf__has_period(parent) && !time) {
        bool again = draft->quantity != UINT32_MAX && /* "24 households (144 individuals)" */
                     doc->quantities[draft->quantity].paren_of >= 0 &&
                     draft->claim.indicator == parent->claim.indicator;
        if (draft->claim.flow != RF_STOCK || parent->claim.flow == RF_STOCK || again)
            rf__copy_period(draft, parent); /* not "forced 23,000 out, 8,500 of whom are abroad" */
        return;
    }
    if (time) {
        give(g, draft, time);
        bool since = time->kind == RF__TIME_SINCE && draft->claim.to == doc->report->published;
        const rf__time *day =
            since && draft->n_head ? rf__day_of_lines(doc, draft->sentence) : NULL;
        if (day && (draft->claim.from == RF_NO_DATE || day->to >= draft->claim.from))
            draft->claim.to = day->to;
        return;
    }
    if (rf__date_by_entry(doc, draft))
        return;
    if (!parent && in_recent_days(doc, draft)) {
        draft->claim.flow = RF_NEW;
        return;
    }
    if (parent && (rf__has_period(parent) || parent->sentence == draft->sentence)) {
        rf__copy_period(draft, parent); /* a part without a time has none if its whole has none */
        return;
    }
    if (draft->quantity == UINT32_MAX) {
        rf__give_event_day(doc, draft);
        return;
    }
    const rf__time *behind = draft->claim.modality == RF_REPORTED &&
                                     rf__is_harm(draft->claim.indicator) && !rf__is_toll(doc, draft)
                                 ? rf__day_told_behind(doc, draft->sentence)
                                 : NULL;
    if (behind) {
        draft->claim.from = behind->from;
        draft->claim.to = behind->to;
        draft->claim.flow = RF_NEW;
        return;
    }
    const rf__draft *sum = rf__sum_of_part(doc, index);
    if (sum) {
        rf__copy_period(draft, sum);
        draft->claim.flow = sum->claim.flow;
        return;
    }
    if (give_crisis(g, draft) || give_heading(g, draft) ||
        (draft->claim.flow == RF_STOCK && !takes_up(doc, draft)))
        return;
    bool cell = draft->n_head && draft->claim.indicator != RF_SHARE; /* each column has its time */
    if (!rf__give_length(doc, draft) && !give_day_before(doc, draft) && !cell)
        carry(g, index);
    const rf__draft *before =
        rf__has_period(draft) || cell ? NULL : rf__told_again(doc, index, false);
    if (before && before->claim.modality == draft->claim.modality)
        rf__copy_period(draft, before);
    uint32_t block = doc->sentences[draft->sentence].block;
    bool item = doc->report->blocks[block].kind == RF_BLOCK_BULLET;
    if (g->covers && !rf__has_period(draft) && draft->claim.flow == RF_NEW && item &&
        !doc->sentences[draft->sentence].n_times && draft->claim.modality == RF_REPORTED &&
        draft->claim.unit != RF_NO_UNIT)
        give(g, draft, g->covers);
}

rf_err rf__give_periods(rf__doc *doc) {
    giver g = {.doc = doc};
    rf__mark_speech(doc);
    rf__mark_captions(doc);
    rf__note_crises(doc, &g.crises);
    g.onset = rf__onset_of(doc, &g.crises);
    g.covers = rf__period_of_report(doc);
    rf__story story = {.days = {RF_NO_DATE, RF_NO_DATE}, .onset = g.onset};
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        give_one(&g, i);
        rf__draft *draft = &doc->drafts[i];
        rf__begin_sum(doc, draft, g.onset, !draft->dated_here);
        rf__tell_story(doc, draft->sentence, &story);
        const rf__draft *tally = rf__tally_of(doc, draft);
        if (tally)
            rf__copy_period(draft, tally);
        if (!rf__has_period(draft) &&
            !rf__names_other_crisis(doc, &g.crises, &doc->sentences[draft->sentence]))
            rf__give_day_of_story(doc, draft, &story);
        rf_claim *claim = &doc->drafts[i].claim;
        /* "since 15 April 2023" in a report said to be older: until when is not known. */
        if (claim->from != RF_NO_DATE && claim->to != RF_NO_DATE && claim->from > claim->to)
            claim->to = RF_NO_DATE;
        rf__join_period(doc, i);
    }
    rf__tell_story(doc, doc->n_sentences, &story);
    for (uint32_t i = 0; i < doc->n_drafts; i++)
        rf__date_by_story(doc, &doc->drafts[i], &story);
    return RF_OK;
}
