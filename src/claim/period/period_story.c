/* The day of a story: what a report on one attack or disaster tells of its dead and of how it went,
 * sentence after sentence, happened on the day that it told with the deed. */
#include "claim/figure/figure.h"
#include "claim/period/period.h"

/* Sentences from the deed to what is told of it. */
enum { SENTENCES = 12 };
/* The deed of a story is no older; a day told of longer ago is by the way. */
enum { RECENT = 14 };

static bool is_violent(rf_event_type type) {
    return rf__is_strike(type) || rf__strikes_facility(type) || type == RF_BATTLE;
}

static bool is_harm_or_deed(const rf__draft *draft) {
    if (draft->claim.modality != RF_REPORTED || draft->n_head)
        return false;
    return draft->quantity == UINT32_MAX
               ? is_violent(draft->claim.event)
               : rf__is_harm(draft->claim.indicator) && draft->claim.flow != RF_STOCK;
}

/* A word for fighting, a disaster or a deed, and not for a war, which is of no one day. */
static bool names_deed_at(const rf__doc *doc, uint32_t token) {
    enum { FIGHTING = 2 };
    const rf__tag *word = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return word && word->entry->code == RF__W_CRISIS && word->entry->low >= FIGHTING;
}

/* Does a sentence tell a harm or a blow? */
static bool tells_deed(const rf__doc *doc, const rf__sentence *sentence) {
    static const rf__event_word blows[] = {RF__E_FIGHT,  RF__E_FIGHT_VERB, RF__E_AIR,
                                           RF__E_STRIKE, RF__E_SHELL,      RF__E_MISSILE,
                                           RF__E_ATTACK, RF__E_RAID,       RF__E_KILL_VERB};
    for (uint32_t i = sentence->figure; i < sentence->figure + sentence->n_figures; i++)
        if (rf__is_harm(doc->drafts[i].claim.indicator))
            return true;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (names_deed_at(doc, i))
            return true;
        bool word = doc->tokens[i].classes & RF__BIT(RF__C_EVENT_WORD);
        for (size_t k = 0; word && k < sizeof blows / sizeof *blows; k++)
            if (rf__event_tag(doc, i, blows[k]))
                return true;
    }
    return false;
}

static bool is_recent(const rf__doc *doc, rf_date day) {
    rf_date today = doc->report->published;
    return day != RF_NO_DATE && (today == RF_NO_DATE || (day <= today && today - day <= RECENT));
}

/* The one day on which a sentence tells that a deed some days ago hurt people, or RF_NO_DATE. */
static rf_date day_of_deed(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->figure; i < sentence->figure + sentence->n_figures; i++) {
        const rf_claim *claim = &doc->drafts[i].claim;
        if (rf__is_harm(claim->indicator) && claim->flow == RF_NEW && claim->from == claim->to &&
            claim->modality == RF_REPORTED && is_recent(doc, claim->from))
            return claim->from;
    }
    const rf__time *day = sentence->n_times ? rf__only_day(doc, sentence) : NULL;
    if (!day || !is_recent(doc, day->from) || !tells_deed(doc, sentence))
        return RF_NO_DATE;
    bool after = rf__is_past_of(doc, day->token + day->n_tokens, /* "on Tuesday after a quake" */
                                sentence->token + sentence->n_tokens);
    return after ? RF_NO_DATE : day->from;
}

/* A disaster, whose dead are counted for days, and not what takes an hour. */
static bool tells_disaster(const rf__doc *doc, const rf__sentence *sentence) {
    enum { QUAKE = 3, OTHER = 6 };
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS && word->entry->low >= QUAKE &&
            word->entry->low <= OTHER)
            return true;
    }
    return false;
}

void rf__tell_story(const rf__doc *doc, uint32_t sentence, rf__story *story) {
    for (; story->next < sentence && story->day == RF_NO_DATE; story->next++) {
        const rf__sentence *s = &doc->sentences[story->next];
        bool disaster = tells_disaster(doc, s);
        story->day = day_of_deed(doc, s);
        story->disaster |= disaster;
        if (story->disaster && !disaster)
            story->day = RF_NO_DATE; /* of the search, or of what came after */
    }
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
static rf_date day_before(const rf__doc *doc, const rf__sentence *own, const rf__story *story) {
    enum { REACH_OF_OTHERS = 2 };
    uint32_t sentence = (uint32_t)(own - doc->sentences);
    if (story->day == RF_NO_DATE || doc->report->blocks[own->block].kind != RF_BLOCK_PARAGRAPH)
        return RF_NO_DATE;
    for (uint32_t s = sentence, back = 1; s-- > 0 && back <= SENTENCES; back++) {
        const rf__sentence *before = &doc->sentences[s];
        if (doc->report->blocks[before->block].kind != RF_BLOCK_PARAGRAPH)
            return RF_NO_DATE;
        if (!rf__tells_time(doc, before))
            continue;
        rf_date day = day_of_deed(doc, before);
        bool other = day != story->day;
        if (day != RF_NO_DATE &&
            (!other || (back <= REACH_OF_OTHERS && before->block == own->block)))
            return day;
        if (before->block == own->block)
            return RF_NO_DATE;
    }
    return RF_NO_DATE;
}

/* "said that 12 had died and that aid could reach the town on Sunday": does another thing that was
 * said begin between two tokens? */
static bool says_more(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 1 < to; i++)
        if (rf__function_at(doc, i) == RF__F_AND && rf__function_at(doc, i + 1) == RF__F_THAT)
            return true;
    return false;
}

/* "were killed when the school, which the UN runs, was struck on Monday": the only day of the
 * sentence, far from what it tells, where nothing says that it is of something else. */
static rf_date day_of_own(const rf__doc *doc, const rf__draft *draft) {
    const double LEAST = -0.3;
    const rf__sentence *own = &doc->sentences[draft->sentence];
    const rf__time *day =
        own->n_times && draft->claim.flow != RF_CUMULATIVE ? rf__only_day(doc, own) : NULL;
    for (uint32_t i = own->time; i < own->time + own->n_times; i++)
        if (&doc->times[i] != day && !doc->times[i].of_speech)
            return RF_NO_DATE;
    if (!day || !is_recent(doc, day->from) || rf__time_score(doc, draft, day) < LEAST)
        return RF_NO_DATE;
    rf__hull h = rf__hull_of(doc, draft);
    uint32_t end = day->token + day->n_tokens;
    bool other =
        end <= h.from ? rf__is_past_of(doc, end, h.from) : says_more(doc, h.to, day->token);
    return other ? RF_NO_DATE : day->from;
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

void rf__give_day_of_story(const rf__doc *doc, rf__draft *draft, const rf__story *story) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    rf_claim *claim = &draft->claim;
    if (!is_harm_or_deed(draft))
        return;
    const rf__draft *harm = harm_beside(doc, draft);
    if (harm) {
        rf__copy_period(draft, harm);
        return;
    }
    bool figure = draft->quantity != UINT32_MAX, sum = figure && claim->flow == RF_CUMULATIVE;
    rf_date day = RF_NO_DATE;
    if (sum && !story->disaster && !had_been(doc, draft))
        return; /* so many since a war began */
    if (rf__tells_time(doc, own) || tells_length(doc, own))
        day = day_of_own(doc, draft);
    else if (!was_told_before(doc, own) && !names_the_fighting(doc, own)) {
        day = figure && story->disaster ? story->onset : RF_NO_DATE;
        if (day == RF_NO_DATE && !(sum && story->disaster))
            day = day_before(doc, own, story);
    }
    if (day == RF_NO_DATE)
        return;
    claim->from = day;
    claim->to = sum && story->disaster ? doc->report->published : day;
}
