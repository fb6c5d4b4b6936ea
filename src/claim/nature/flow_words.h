/* Words that say a figure's flow. */
#ifndef RF_FLOW_WORDS_H
#define RF_FLOW_WORDS_H

#include "claim/figure/figure.h"

/* The flow that a word among tokens [from, to) says, or 0; "a total of" counts too. */
int rf__flow_word_between(const rf__doc *doc, uint32_t from, uint32_t to);
/* A total up to now that is no mere sum ("so far")? */
bool rf__tells_newly(const rf__doc *doc, uint32_t from, uint32_t to);
int rf__flow_of_head_times(const rf__doc *doc, const rf__draft *draft);
bool rf__is_so_far_at(const rf__doc *doc, uint32_t token);
/* "So far 11 are missing": a state of the day itself? */
bool rf__is_told_as_state(const rf__doc *doc, const rf__phrase *p, uint32_t trigger);
/* The flow that the words about a number say, or 0; sums: "a total of" counts too. */
int rf__flow_word(const rf__doc *doc, const rf__phrase *p, const rf__sentence *sentence,
                  uint32_t trigger, bool sums);

/* What is done to people once, and so adds up. */
static inline bool rf__is_move(rf_indicator v) {
    return v == RF_RELOCATED || v == RF_RETURNED || v == RF_EVACUATED || v == RF_CROSSED_BORDER ||
           v == RF_AID;
}
/* Do people go on coming, so that they are neither all there nor all that came (flow_move.c)? */
bool rf__keeps_coming(const rf__doc *doc, rf_indicator v, const rf__phrase *p,
                      const rf__trigger *t);
/* The flow of refugees or displaced people who did something; 0: they did nothing. */
int rf__flow_of_move(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* "were sleeping in the open": so at that time (flow_move.c). */
bool rf__was_doing(const rf__doc *doc, const rf__trigger *t);
/* "On 25 May a raid had left 24 dead", "..., with 39 killed": of that day alone (flow_deed.c). */
bool rf__is_deed_of_day(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p);
/* "There are 700 displaced and 40 deaths", "With 300 deaths Gorsk is", "The war left 900 dead". */
bool rf__is_sum_told(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                     const rf__trigger *t);
/* "has made 46,000 people | leave their homes" */
bool rf__has_made_do(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                     const rf__trigger *t);
/* "had arrived by eight on Thursday": up to that time. */
bool rf__is_by_then(const rf__doc *doc, const rf__time *time);

#endif
