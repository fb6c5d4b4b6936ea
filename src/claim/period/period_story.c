/* The day of a story: what a report on one attack or disaster tells of its dead and of how it went,
 * sentence after sentence, happened on the day that it told with the deed. */
#include "claim/figure/figure.h"
#include "claim/period/period.h"

/* Sentences from the deed to what is told of it. */
enum { SENTENCES = 12 };
/* The deed of a story is no older, and took no longer; what was longer ago is told by the way. */
enum { RECENT = 14, LONGEST = 2 };

static const rf__days NO_DAYS = {RF_NO_DATE, RF_NO_DATE};

static bool is_harm_or_deed(const rf__draft *draft) {
    if (draft->claim.modality != RF_REPORTED || draft->n_head)
        return false;
    return draft->quantity == UINT32_MAX
               ? rf__is_violent(draft->claim.event)
               : rf__is_harm(draft->claim.indicator) && draft->claim.flow != RF_STOCK;
}

/* Does a sentence tell a harm or a blow? */
static bool tells_deed(const rf__doc *doc, const rf__sentence *sentence) {
    static const rf__event_word blows[] = {RF__E_FIGHT,      RF__E_FIGHT_VERB, RF__E_AIR,
                                           RF__E_STRIKE,     RF__E_SHELL,      RF__E_MISSILE,
                                           RF__E_ATTACK,     RF__E_RAID,       RF__E_KILL_VERB,
                                           RF__E_AIR_WEAPON, RF__E_AIR_VERB,   RF__E_SHELL_VERB};
    for (uint32_t i = sentence->figure; i < sentence->figure + sentence->n_figures; i++)
        if (rf__is_harm(doc->drafts[i].claim.indicator))
            return true;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (rf__deed_at(doc, i))
            return true;
        bool word = doc->tokens[i].classes & RF__BIT(RF__C_EVENT_WORD);
        for (size_t k = 0; word && k < sizeof blows / sizeof *blows; k++)
            if (rf__event_tag(doc, i, blows[k]))
                return true;
    }
    return false;
}

static bool are_recent(const rf__doc *doc, rf__days days) {
    rf_date today = doc->report->published;
    return days.from != RF_NO_DATE && days.to != RF_NO_DATE && days.to - days.from <= LONGEST &&
           (today == RF_NO_DATE || (days.to <= today && today - days.from <= RECENT));
}

/* The one time that a sentence tells in days, of no speech; NULL: it tells none, or several. */
static const rf__time *only_days(const rf__doc *doc, const rf__sentence *sentence) {
    const rf__time *only = NULL;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        bool days = time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD;
        if (!days || time->from == RF_NO_DATE || time->of_speech)
            continue;
        if (only)
            return NULL;
        only = time;
    }
    return only;
}

/* "he said after flying over the province on Monday": what somebody did before he spoke. */
static bool is_of_speaker(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    bool says = false;
    for (uint32_t i = sentence->token; i < time->token; i++) {
        rf__function f = rf__function_at(doc, i);
        if (says && (f == RF__F_AFTER || f == RF__F_WHILE || f == RF__F_DURING) &&
            (f == RF__F_DURING || rf__ends_as(doc, i + 1, RF__END_ING)))
            return true;
        says |= rf__tag_at(doc, i, RF__C_SAY_VERB) != NULL;
    }
    return false;
}

/* The days on which a sentence tells that a deed not long ago hurt people, or none. */
static rf__days days_of_deed(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->figure; i < sentence->figure + sentence->n_figures; i++) {
        const rf_claim *claim = &doc->drafts[i].claim;
        rf__days days = {claim->from, claim->to};
        bool count = rf__is_harm(claim->indicator) && claim->modality == RF_REPORTED;
        if (count && claim->flow == RF_NEW && are_recent(doc, days))
            return days;
        if (count && claim->flow == RF_CUMULATIVE && claim->from == RF_NO_DATE &&
            rf__is_toll(doc, &doc->drafts[i]))
            return NO_DAYS; /* "the toll stood at 61 on Monday": when it was counted */
    }
    const rf__time *time = sentence->n_times ? only_days(doc, sentence) : NULL;
    rf__days days = time ? (rf__days){time->from, time->to} : NO_DAYS;
    if (!time || !are_recent(doc, days) || !tells_deed(doc, sentence))
        return NO_DAYS;
    if (is_of_speaker(doc, sentence, time))
        return NO_DAYS;
    bool after = rf__is_past_of(doc, time->token + time->n_tokens, /* "on Tuesday after a quake" */
                                sentence->token + sentence->n_tokens);
    return after ? NO_DAYS : days;
}

/* A disaster, whose dead are counted for days, and not what takes an hour. */
static bool tells_disaster(const rf__doc *doc, const rf__sentence *sentence) {
    enum { QUAKE = 3, OTHER = 6 };
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS && word->entry->low >= QUAKE &&
            word->entry->low <= OTHER && !(word->entry->flags & RF__WEAK))
            return true;
    }
    return false;
}

/* "26 died in the past 24 hours. The toll this season is 310. In Gorsk 12 died": behind a sum it is
 * not told whether a part is of the window or of the sum. */
static void end_window(const rf__doc *doc, uint32_t sentence, rf__story *story) {
    for (; story->summed < sentence; story->summed++) {
        const rf__sentence *s = &doc->sentences[story->summed];
        for (uint32_t i = s->figure; i < s->figure + s->n_figures && story->window; i++) {
            const rf_claim *claim = &doc->drafts[i].claim;
            if (rf__is_harm(claim->indicator) && claim->flow == RF_CUMULATIVE) {
                story->days = NO_DAYS;
                story->window = false;
            }
        }
    }
}

void rf__tell_story(const rf__doc *doc, uint32_t sentence, rf__story *story) {
    enum { FIRST = 6 }; /* sentences; a day told later is not that of the whole report */
    for (; story->next < sentence && story->next < FIRST && story->days.from == RF_NO_DATE;
         story->next++) {
        const rf__sentence *s = &doc->sentences[story->next];
        bool disaster = tells_disaster(doc, s);
        story->days = days_of_deed(doc, s);
        story->disaster |= disaster;
        if (story->disaster && !disaster)
            story->days = NO_DAYS; /* of the search, or of what came after */
        story->told = story->next;
        story->window = story->days.from != RF_NO_DATE &&
                        rf__is_window(doc, s, story->days.from, story->days.to);
    }
    end_window(doc, sentence, story);
}

/* "The army said a week ago that 20 were killed": of another matter than the story. */
static bool was_told_before(const rf__doc *doc, const rf__sentence *own) {
    enum { DAYS = 3 };
    rf_date today = doc->report->published;
    for (uint32_t i = own->time; i < own->time + own->n_times; i++)
        if (doc->times[i].of_speech && today != RF_NO_DATE && doc->times[i].to != RF_NO_DATE &&
            doc->times[i].to < today - DAYS)
            return true;
    return false;
}

/* "The city was the centre of the violence that left 20 dead": what is of no one day. */
static bool names_the_fighting(const rf__doc *doc, const rf__sentence *own) {
    enum { FIGHTING = 2 };
    for (uint32_t i = own->token + 1; i < own->token + own->n_tokens; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS && word->entry->low <= FIGHTING &&
            rf__function_at(doc, i - 1) == RF__F_THE && !rf__event_tag(doc, i, RF__E_ATTACK) &&
            !rf__event_tag(doc, i, RF__E_RAID))
            return true;
    }
    return false;
}

/* The day of the deed that the sentences before told: far back that of the story, else one told
 * right before. Other times of its own paragraph are of something else; what another paragraph
 * tells by the way is over. */
static rf__days days_before(const rf__doc *doc, const rf__sentence *own, const rf__story *story) {
    enum { REACH_OF_OTHERS = 2 };
    uint32_t sentence = (uint32_t)(own - doc->sentences);
    if (story->days.from == RF_NO_DATE ||
        doc->report->blocks[own->block].kind != RF_BLOCK_PARAGRAPH)
        return NO_DAYS;
    for (uint32_t s = sentence, back = 1; s-- > 0 && back <= SENTENCES; back++) {
        const rf__sentence *before = &doc->sentences[s];
        if (doc->report->blocks[before->block].kind != RF_BLOCK_PARAGRAPH)
            return NO_DAYS;
        if (!rf__tells_time(doc, before))
            continue;
        rf__days days = days_of_deed(doc, before);
        bool other = days.from != story->days.from;
        if (days.from != RF_NO_DATE &&
            (!other || (back <= REACH_OF_OTHERS && before->block == own->block)))
            return days;
        if (before->block == own->block)
            return NO_DAYS;
    }
    return NO_DAYS;
}

/* "were killed when the school, which the UN runs, was struck on Monday": the only day of the
 * sentence, far from what it tells, where nothing says that it is of something else. */
static rf__days days_of_own(const rf__doc *doc, const rf__draft *draft) {
    const double LEAST = -0.3;
    const rf__sentence *own = &doc->sentences[draft->sentence];
    const rf__time *time =
        own->n_times && draft->claim.flow != RF_CUMULATIVE ? only_days(doc, own) : NULL;
    for (uint32_t i = own->time; i < own->time + own->n_times; i++)
        if (&doc->times[i] != time && !doc->times[i].of_speech)
            return NO_DAYS;
    rf__days days = time ? (rf__days){time->from, time->to} : NO_DAYS;
    if (!time || !are_recent(doc, days) || rf__time_score(doc, draft, time) < LEAST)
        return NO_DAYS;
    rf__hull h = rf__hull_of(doc, draft);
    uint32_t end = time->token + time->n_tokens;
    bool other = end <= h.from ? rf__is_past_of(doc, end, h.from)
                               : rf__is_of_next_report(doc, h.to, time->token);
    return other ? NO_DAYS : days;
}

/* What hurt those whom a figure of the same sentence counts happened when they were hurt. */
static const rf__draft *harm_beside(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    for (uint32_t i = own->figure;
         i < own->figure + own->n_figures && draft->quantity == UINT32_MAX; i++)
        if (rf__has_period(&doc->drafts[i]) &&
            (rf__is_harm(doc->drafts[i].claim.indicator) ||
             doc->drafts[i].claim.indicator == RF_DISPLACED) &&
            doc->drafts[i].claim.modality == draft->claim.modality)
            return &doc->drafts[i];
    return NULL;
}

static bool tells_length(const rf__doc *doc, const rf__sentence *own) {
    for (uint32_t i = own->time; i < own->time + own->n_times; i++)
        if (doc->times[i].kind == RF__TIME_LENGTH)
            return true;
    return false;
}

/* "said that four had been shot dead": what was done on the day of the story, told afterwards. */
static bool had_been(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 4 };
    uint32_t first = doc->sentences[draft->sentence].token;
    for (uint32_t i = draft->trigger; i-- > first && draft->trigger - i <= REACH;) {
        const rf__tag *had = rf__tag_at(doc, i, RF__C_FUNCTION);
        if (had && had->entry->code == RF__F_HAVE)
            return had->entry->flags & RF__PAST_FORM;
    }
    return false;
}

/* "Sixteen died on Sunday. ... The count was 16 dead": the same number of a few, told again. */
static rf__days days_of_same(const rf__doc *doc, const rf__draft *draft) {
    enum { BACK = 40 };
    const rf__draft *first = doc->drafts;
    for (const rf__draft *d = draft; d-- > first && draft - d <= BACK;) {
        rf__days days = {d->claim.from, d->claim.to};
        if (d->quantity != UINT32_MAX && d->claim.indicator == draft->claim.indicator &&
            d->claim.low >= draft->claim.low && d->claim.low <= draft->claim.low &&
            d->claim.high <= draft->claim.high && d->claim.flow == RF_NEW && are_recent(doc, days))
            return days;
    }
    return NO_DAYS;
}

/* "floods had killed 56 people before the cyclone came": of another time than the story's. */
static bool is_before_deed(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    for (uint32_t i = rf__hull_of(doc, draft).to; i + 2 < own->token + own->n_tokens; i++)
        if (rf__function_at(doc, i) == RF__F_BEFORE && rf__deed_at(doc, i + 2))
            return true;
    return false;
}

static void give(const rf__doc *doc, rf__draft *draft, rf__days days, bool sum) {
    if (days.from == RF_NO_DATE)
        return;
    draft->claim.from = days.from;
    draft->claim.to = sum ? doc->report->published : days.to;
}

/* "at least three people killed and | about 2,000 displaced by the flooding": those driven out with
 * the dead of the same sentence. */
static const rf__draft *dead_beside(const rf__doc *doc, const rf__draft *draft) {
    enum { NEAR = 8 };
    const rf__draft *dead = draft > doc->drafts ? draft - 1 : NULL;
    rf_indicator v = draft->claim.indicator;
    bool out = v == RF_DISPLACED || v == RF_EVACUATED || v == RF_HOMELESS;
    bool by = rf__function_at(doc, draft->trigger + draft->n_trigger) == RF__F_BY;
    if (!dead || !out || dead->sentence != draft->sentence ||
        (draft->claim.flow != RF_NEW && !by) || dead->quantity == UINT32_MAX ||
        draft->quantity == UINT32_MAX || draft->n_head ||
        !rf__hurts_people(dead->claim.indicator) || !rf__has_period(dead) ||
        dead->claim.flow != RF_NEW || draft->claim.modality != RF_REPORTED ||
        rf__tells_time(doc, &doc->sentences[draft->sentence]))
        return NULL;
    uint32_t at = doc->quantities[draft->quantity].phrase;
    uint32_t from = rf__hull_of(doc, dead).to;
    bool joined = at && rf__function_at(doc, at - 1) == RF__F_AND;
    return joined && at > from && at - from <= NEAR ? dead : NULL;
}

/* "six died in the past 24 hours. The rains cost 189 lives and 2,248 houses": more than those of
 * the window, and what is told with it. */
static bool is_beyond_window(const rf__doc *doc, const rf__sentence *own, const rf__story *story) {
    const rf__sentence *told = &doc->sentences[story->told];
    for (uint32_t i = own->figure; i < own->figure + own->n_figures && story->window; i++)
        for (uint32_t k = told->figure; k < told->figure + told->n_figures; k++)
            if (doc->drafts[i].claim.indicator == doc->drafts[k].claim.indicator &&
                doc->drafts[i].claim.low > doc->drafts[k].claim.high)
                return true;
    return false;
}

void rf__give_day_of_story(const rf__doc *doc, rf__draft *draft, const rf__story *story) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    const rf__draft *dead = dead_beside(doc, draft);
    if (dead)
        rf__copy_period(draft, dead);
    if (dead || !is_harm_or_deed(draft))
        return;
    const rf__draft *harm = harm_beside(doc, draft);
    if (harm) {
        rf__copy_period(draft, harm);
        return;
    }
    bool figure = draft->quantity != UINT32_MAX;
    bool sum = figure && draft->claim.flow == RF_CUMULATIVE;
    rf__days days = NO_DAYS;
    if (is_before_deed(doc, draft) || (!figure && rf__has_been_done(doc, draft)) ||
        is_beyond_window(doc, own, story))
        return;
    if (rf__tells_time(doc, own) || tells_length(doc, own)) {
        days = days_of_own(doc, draft);
    } else if (sum && !story->disaster && !had_been(doc, draft)) {
        days = days_of_same(doc, draft); /* else so many since a war began */
    } else if (!was_told_before(doc, own) && !names_the_fighting(doc, own)) {
        if (figure && story->disaster)
            days = (rf__days){story->onset, story->onset};
        if (days.from == RF_NO_DATE && !(sum && story->disaster))
            days = days_before(doc, own, story);
        const rf__time *told = days.from == RF_NO_DATE ? rf__day_of_paragraph(doc, draft) : NULL;
        if (told)
            days = (rf__days){told->from, told->to};
    }
    give(doc, draft, days, sum && story->disaster);
}

/* "have fled their homes since gunmen raided a market", "after fighters struck at Gorsk": is what
 * people left a deed that the words behind tell? */
static bool left_after_deed(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 14 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    uint32_t from = rf__hull_of(doc, draft).to, end = own->token + own->n_tokens;
    bool left = draft->claim.indicator == RF_DISPLACED || draft->claim.indicator == RF_EVACUATED ||
                draft->claim.indicator == RF_CROSSED_BORDER;
    if (draft->quantity == UINT32_MAX || !left || draft->claim.flow == RF_STOCK ||
        draft->claim.modality != RF_REPORTED || draft->n_head)
        return false;
    for (uint32_t i = from; i < end && i < from + REACH; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f != RF__F_AFTER && f != RF__F_SINCE)
            continue;
        rf__sentence rest = *own;
        rest.token = i;
        rest.n_tokens = end - i;
        rest.n_figures = 0;
        return tells_deed(doc, &rest);
    }
    return false;
}

void rf__date_by_story(const rf__doc *doc, rf__draft *draft, const rf__story *story) {
    enum { HEAD = 2 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (rf__has_period(draft) || rf__tells_time(doc, own) || story->days.from == RF_NO_DATE)
        return;
    bool sum = draft->quantity != UINT32_MAX && draft->claim.flow == RF_CUMULATIVE;
    bool head = doc->report->blocks[own->block].kind == RF_BLOCK_TITLE || draft->sentence < HEAD;
    bool left = left_after_deed(doc, draft);
    if (!left && (!head || draft->sentence + 1 >= story->next || !is_harm_or_deed(draft)))
        return;
    rf__days days = story->days;
    if (story->disaster && story->onset != RF_NO_DATE)
        days = (rf__days){story->onset, story->onset};
    give(doc, draft, days, sum && (story->disaster || left));
}
