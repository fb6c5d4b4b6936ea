/* A number while the stage of quantities works on it. */
#ifndef RF_NUMBER_H
#define RF_NUMBER_H

#include "claim/number/number_words.h"

typedef struct rf__number {
    uint32_t token, end;
    double low, high, scale;
    bool vague, fraction, percent, range, times;
    bool one_word_one, bare_digits;
    bool skip;           /* no quantity at all: the word for one used as a pronoun */
    const char *why_not; /* no claim: why */
} rf__number;

/* Digits joined by signs that make them no number: "10:30", "9/11", "2020-02-18", "555-1234",
 * "4x4"; and words that say how often. False: nothing of the kind begins here. */
bool rf__number_chain(const rf__doc *doc, uint32_t token, uint32_t first, uint32_t end,
                      rf__number *ret);
/* Do the words before the number at `at` say how much something has changed ("rose by", "an
 * increase of", ", up")? */
/* "the dead | number 23": is the word before a number a verb? (number_words.c) */
bool rf__is_verb_of_counting(const rf__doc *doc, uint32_t at, uint32_t first);
bool rf__tells_change(const rf__doc *doc, uint32_t first, uint32_t at);
/* Sets why_not, times or skip by what stands around. [first, end) is the sentence. */
void rf__number_judge(const rf__doc *doc, rf__number *number, uint32_t first, uint32_t end);

bool rf__number_is_torn_date(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end);
/* "Tarsa 1 IDP camp", "camps 12 and 19", "the 28 Task Force Brigade" */
bool rf__number_names_one(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end);
bool rf__number_is_per_thing(const rf__doc *doc, const rf__number *n, uint32_t end);
/* "seven houses in | ten": the whole of a part, none of people; the part becomes a share. */
bool rf__number_is_part(const rf__doc *doc, rf__number *n, uint32_t first, uint32_t end);
/* "17 were hurt, among them | one of our drivers": somebody counted. */
bool rf__number_is_among(const rf__doc *doc, const rf__number *n, uint32_t first);
bool rf__number_is_of_animals(const rf__doc *doc, const rf__number *n, uint32_t first);
/* "the dead are Dorin Vel (38) and Mira Vel (9)" */
bool rf__number_is_age_of_named(const rf__doc *doc, const rf__number *n, uint32_t first,
                                uint32_t end);
/* "one [of the six clinics]": a part of facilities that are counted, from "of" on. */
bool rf__number_is_of_facilities(const rf__doc *doc, uint32_t of, uint32_t end);
/* "30 by 40 metres" */
bool rf__number_is_side(const rf__doc *doc, const rf__number *n, uint32_t end);

#endif
