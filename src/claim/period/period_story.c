/* The day of a story: what a report on one attack or disaster tells of its dead and of how it went,
 * sentence after sentence, happened on the day that it told with the deed. */
#include "claim/figure/figure.h"
#include "claim/period/period.h"

/* Sentences from the deed to what is told of it. */
enum { REACH = 12 };
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

/* Does a sentence tell a harm or a blow? */
static bool tells_deed(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->figure; i < sentence->figure + sentence->n_figures; i++)
        if (rf__is_harm(doc->drafts[i].claim.indicator))
            return true;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++)
        if (rf__event_tag(doc, i, RF__E_ATTACK) || rf__event_tag(doc, i, RF__E_RAID) ||
            rf__event_tag(doc, i, RF__E_FIGHT_VERB) || rf__event_tag(doc, i, RF__E_KILL_VERB) ||
            rf__time_word_is(doc, i, RF__W_CRISIS))
            return true;
    return false;
}

/* The day that a sentence tells of a deed some days ago, or NULL. */
static const rf__time *day_of_deed(const rf__doc *doc, const rf__sentence *sentence) {
    rf_date today = doc->report->published;
    const rf__time *day = sentence->n_times ? rf__only_day(doc, sentence) : NULL;
    bool recent =
        day && (today == RF_NO_DATE || (day->from <= today && today - day->from <= RECENT));
    return recent && tells_deed(doc, sentence) ? day : NULL;
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

rf__story rf__story_of(const rf__doc *doc, rf_date onset) {
    rf__story story = {.onset = onset};
    for (uint32_t s = 0; s < doc->n_sentences && !story.day; s++) {
        bool disaster = tells_disaster(doc, &doc->sentences[s]);
        story.day = day_of_deed(doc, &doc->sentences[s]);
        story.disaster |= disaster;
        if (story.day && story.disaster && !disaster)
            story.day = NULL; /* of the search, or of what came after */
    }
    return story;
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

/* The day of the deed that the sentences before told: far back that of the story, else one told
 * right before. */
static rf_date day_before(const rf__doc *doc, const rf__sentence *own, const rf__story *story) {
    enum { REACH_OF_OTHERS = 2 };
    uint32_t sentence = (uint32_t)(own - doc->sentences);
    if (!story->day || doc->report->blocks[own->block].kind != RF_BLOCK_PARAGRAPH)
        return RF_NO_DATE;
    for (uint32_t s = sentence, back = 1; s-- > 0 && back <= REACH; back++) {
        const rf__sentence *before = &doc->sentences[s];
        if (doc->report->blocks[before->block].kind != RF_BLOCK_PARAGRAPH)
            return RF_NO_DATE;
        if (!rf__tells_time(doc, before))
            continue;
        const rf__time *day = day_of_deed(doc, before);
        bool other = day && day->from != story->day->from;
        return !day || (other && (back > REACH_OF_OTHERS || before->block != own->block))
                   ? RF_NO_DATE
                   : day->from;
    }
    return RF_NO_DATE;
}

void rf__give_day_of_story(const rf__doc *doc, rf__draft *draft, const rf__story *story) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    rf_claim *claim = &draft->claim;
    if (!is_harm_or_deed(draft) || rf__tells_time(doc, own) || was_told_before(doc, own))
        return;
    bool figure = draft->quantity != UINT32_MAX, sum = figure && claim->flow == RF_CUMULATIVE;
    rf_date day = figure && story->disaster ? story->onset : RF_NO_DATE;
    if (day == RF_NO_DATE && !(sum && story->disaster))
        day = day_before(doc, own, story);
    if (day == RF_NO_DATE)
        return;
    claim->from = day;
    claim->to = sum && story->disaster ? doc->report->published : day;
}
