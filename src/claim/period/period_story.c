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
    return draft->quantity == UINT32_MAX ? is_violent(draft->claim.event)
                                         : rf__is_harm(draft->claim.indicator) && draft->claim.flow == RF_NEW;
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

const rf__time *rf__story_of(const rf__doc *doc) {
    const rf__time *day = NULL;
    for (uint32_t s = 0; s < doc->n_sentences && !day; s++)
        day = day_of_deed(doc, &doc->sentences[s]);
    return day;
}

const rf__time *rf__day_of_story(const rf__doc *doc, const rf__draft *draft,
                                 const rf__time *story) {
    enum { REACH_OF_OTHERS = 2 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (!story || !is_harm_or_deed(draft) || rf__tells_time(doc, own) ||
        doc->report->blocks[own->block].kind != RF_BLOCK_PARAGRAPH)
        return NULL;
    for (uint32_t s = draft->sentence, back = 1; s-- > 0 && back <= REACH; back++) {
        const rf__sentence *before = &doc->sentences[s];
        if (doc->report->blocks[before->block].kind != RF_BLOCK_PARAGRAPH)
            return NULL;
        if (!rf__tells_time(doc, before))
            continue;
        const rf__time *day = day_of_deed(doc, before);
        bool other = day && day->from != story->from;
        return other && (back > REACH_OF_OTHERS || before->block != own->block) ? NULL : day;
    }
    return NULL;
}
