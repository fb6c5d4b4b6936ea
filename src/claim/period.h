/* Between the files that give claims their times: period.c gives them, period_choice.c finds the
 * time of the sentence that fits best. */
#ifndef RF_PERIOD_H
#define RF_PERIOD_H

#include "claim/doc.h"

/* Tokens of a number and its trigger. */
typedef struct rf__hull {
    uint32_t from, to;
} rf__hull;

rf__hull rf__hull_of(const rf__doc *doc, const rf__draft *draft);
/* The time of its sentence that a draft takes, or NULL. */
const rf__time *rf__best_time(const rf__doc *doc, const rf__draft *draft);
/* Is what the draft tells that with which the time of a clause began? */
bool rf__is_of_beginning(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "the worst flood since 1998": a time that only compares. */
bool rf__is_superlative(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time);
/* Does a clause end at a token, for times? */
bool rf__is_edge_of_time(const rf__doc *doc, uint32_t token);

static inline bool rf__time_word_is(const rf__doc *doc, uint32_t token, rf__time_word code) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return tag && tag->entry->code == (int16_t)code;
}

static inline bool rf__is_say_verb(const rf__doc *doc, uint32_t token) {
    bool name = doc->tokens[token].flags & RF__CAPITAL &&
                !(doc->tokens[token].flags & RF__SENTENCE_FIRST); /* "Cite Soleil" */
    return !name && rf__tag_at(doc, token, RF__C_SAY_VERB) && !rf__tag_at(doc, token, RF__C_NOUN);
}

/* "900 since May, four of them in raids last month": a time within the words of a part. */
bool rf__is_of_part(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "that had until Monday been quiet", "which had been spared until Monday": what changed that day
 * is told behind the clause. */
bool rf__was_spared(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "the war, which lasted from 1991 to 2002,", "the war, which ended in 1994,": a time in a clause
 * about a crisis, before what is told of the crisis. */
bool rf__dates_crisis(const rf__doc *doc, const rf__draft *draft, const rf__time *time);

#endif
