/* What the sentences beside one tell of its time: the day of a deed that the next sentence tells,
 * the sum that a sentence tells a part of. */
#include "claim/figure.h"
#include "claim/period.h"

const rf__time *rf__only_day(const rf__doc *doc, const rf__sentence *sentence) {
    const rf__time *day = NULL;
    for (uint32_t i = 0; i < sentence->n_times; i++) {
        const rf__time *time = &doc->times[sentence->time + i];
        if (time->kind != RF__TIME_DAY || time->from == RF_NO_DATE || time->of_speech)
            continue;
        if (day)
            return NULL;
        day = time;
    }
    return day;
}

/* Does the sentence tell a time of its own, which is not that of a speech? */
static bool tells_time(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (!time->of_speech && time->kind != RF__TIME_LENGTH &&
            (time->from != RF_NO_DATE || time->to != RF_NO_DATE || time->vague))
            return true;
    }
    return false;
}

/* The word for a deed or a disaster that begins at a token, or NULL; not a war. */
static const rf__tag *deed_at(const rf__doc *doc, uint32_t token) {
    enum { WAR = 1 };
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return tag && tag->entry->code == RF__W_CRISIS && tag->entry->low > WAR ? tag : NULL;
}

/* Is there a word for a deed of this sort in a sentence? */
static bool has_deed(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *deed) {
    enum { FIGHTING = 2 };
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *tag = deed_at(doc, i);
        bool same = tag && tag->entry->low >= deed->entry->low &&
                    tag->entry->low <= deed->entry->low; /* "a blast ... the explosion" */
        if (same &&
            (tag->entry->low > FIGHTING || doc->tokens[i].hash == doc->tokens[deed->token].hash))
            return true;
    }
    return false;
}

const rf__time *rf__day_told_behind(const rf__doc *doc, uint32_t sentence) {
    enum { FIRST_WORDS = 4, FIGHTING = 2 };
    const rf__sentence *own = &doc->sentences[sentence], *next = own + 1;
    if (sentence + 1 >= doc->n_sentences || !next->n_times || next->block > own->block + 1 ||
        tells_time(doc, own))
        return NULL;
    uint32_t at = next->token;
    if (doc->tokens[at].kind == RF__PUNCT)
        at++;
    rf__function the = rf__function_at(doc, at);
    if (the != RF__F_THE && the != RF__F_THIS && the != RF__F_THESE)
        return NULL;
    const rf__tag *deed = NULL;
    for (uint32_t i = at + 1; i <= at + FIRST_WORDS && !deed; i++) {
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i))
            return NULL;
        deed = deed_at(doc, i);
    }
    if (!deed || !has_deed(doc, own, deed))
        return NULL;
    const rf__time *day = rf__only_day(doc, next);
    for (uint32_t i = deed->token; day && i < day->token && deed->entry->low <= FIGHTING; i++)
        if (rf__time_word_is(doc, i, RF__W_START))
            return NULL; /* "The attacks began on Sunday" */
    rf_date today = doc->report->published;
    return day && (today == RF_NO_DATE || day->from <= today) ? day : NULL;
}

static bool hurts_or_breaks(rf_indicator v) {
    return v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES || v == RF_MISSING ||
           v == RF_HOMES_DESTROYED || v == RF_HOMES_DAMAGED || v == RF_DISPLACED;
}

/* "Among the dead are 382 children", "Of them, 1.5 million crossed a border" */
static bool opens_with_part(const rf__doc *doc, const rf__sentence *sentence) {
    rf__function opens = rf__function_at(doc, sentence->token),
                 next = rf__function_at(doc, sentence->token + 1);
    return opens == RF__F_AMONG ||
           (opens == RF__F_OF && (next == RF__F_THEM || next == RF__F_THESE));
}

/* "Punjab follows with 167 deaths", "In Gorsk alone, 12 died", "Among the dead are 382 children":
 * does the sentence tell parts? */
static bool tells_parts(const rf__doc *doc, const rf__sentence *sentence) {
    enum { FIRST_WORDS = 10 };
    if (opens_with_part(doc, sentence))
        return true;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (rf__time_word_is(doc, i, RF__W_ALONE))
            return true;
        if (i < sentence->token + FIRST_WORDS &&
            (rf__place_word_is(doc, i, "part") || rf__place_word_is(doc, i, "worst")))
            return true;
    }
    return false;
}

const rf__draft *rf__sum_of_part(const rf__doc *doc, uint32_t index) {
    enum { SENTENCES_BACK = 3, DRAFTS_BACK = 16 };
    const rf__draft *draft = &doc->drafts[index];
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (draft->quantity == UINT32_MAX || draft->n_head || draft->claim.flow == RF_STOCK ||
        draft->claim.modality != RF_REPORTED ||
        (!hurts_or_breaks(draft->claim.indicator) &&
         !(draft->claim.indicator == RF_CROSSED_BORDER && opens_with_part(doc, own))) ||
        tells_time(doc, own) || !tells_parts(doc, own))
        return NULL;
    for (uint32_t i = index, back = 0; i-- > 0 && back < DRAFTS_BACK; back++) {
        const rf__draft *sum = &doc->drafts[i];
        if (sum->sentence + SENTENCES_BACK < draft->sentence)
            return NULL;
        if (sum->quantity == UINT32_MAX || sum->sentence == draft->sentence ||
            !hurts_or_breaks(sum->claim.indicator))
            continue;
        bool so_far = sum->claim.flow == RF_CUMULATIVE && sum->claim.from != RF_NO_DATE &&
                      sum->claim.to != RF_NO_DATE && sum->claim.modality == RF_REPORTED;
        return so_far && sum->claim.high >= draft->claim.low ? sum : NULL;
    }
    return NULL;
}
