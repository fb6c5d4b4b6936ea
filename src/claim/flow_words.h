/* Words that say a figure's flow. */
#ifndef RF_FLOW_WORDS_H
#define RF_FLOW_WORDS_H

#include "claim/figure.h"

/* The flow that a word among tokens [from, to) says, or 0; "a total of" counts too. */
int rf__flow_word_between(const rf__doc *doc, uint32_t from, uint32_t to);
/* A total up to now that is no mere sum ("so far")? */
bool rf__is_so_far_at(const rf__doc *doc, uint32_t token);
/* "So far 11 are missing": a state of the day itself? */
bool rf__is_told_as_state(const rf__doc *doc, const rf__phrase *p, uint32_t trigger);
/* The flow that the words about a number say, or 0; sums: "a total of" counts too. */
int rf__flow_word(const rf__doc *doc, const rf__phrase *p, const rf__sentence *sentence,
                  uint32_t trigger, bool sums);

#endif
