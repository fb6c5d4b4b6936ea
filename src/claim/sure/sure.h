/* How sure reading is of a claim: the chance that its number, place, period and source are all
 * right. */
#ifndef RF_SURE_H
#define RF_SURE_H

#include "claim/doc.h"

/* What speaks for or against a claim. Each is 0 where it does not hold; shares and lengths are
 * scaled to about 1. */
typedef enum rf__evidence {
    RF__W_LINK,         /* the score of the link of number and word, 0..1 */
    RF__W_EVENT,        /* it is an event */
    RF__W_NO_PLACE,     /* neither a place nor a country */
    RF__W_COUNTRY,      /* only the country of the report */
    RF__W_PLACE_BEFORE, /* the place is named before, in its paragraph */
    RF__W_PLACE_FAR,    /* ... elsewhere in the report */
    RF__W_PLACE_APART, /* ... in the sentence: letters between it and the number, by 100, up to 2 */
    RF__W_PLACE_BEHIND,  /* ... in the sentence, behind the number */
    RF__W_PLACE_CHANCE,  /* ... not: 1 less the chance by which it was chosen */
    RF__W_UNKNOWN,       /* the gazetteer does not know the place */
    RF__W_WEAK_PLACE,    /* 1 less the place's confidence */
    RF__W_PLACES,        /* other places in the sentence, by 2, up to 2 */
    RF__W_NO_PERIOD,     /* no period, and no time in the sentence */
    RF__W_TIME_LEFT,     /* no period, though the sentence tells a time */
    RF__W_TIME_FAR,      /* a period, though the sentence tells no time */
    RF__W_PERIOD_CHANCE, /* 1 less the chance by which it was chosen, if it was */
    RF__W_TIMES,         /* other times in the sentence, by 2, up to 2 */
    RF__W_OPEN,          /* one end of the period is not known */
    RF__W_NO_SOURCE,
    RF__W_SOURCE_FAR, /* the source is not named in the sentence */
    RF__W_STOCK,
    RF__W_CUMULATIVE,
    RF__W_MODALITY, /* not reported */
    RF__W_PART,     /* a part of another figure, or an item of a list */
    RF__W_LINE,     /* on a line of a list or table, or in a title */
    RF__W_LENGTH,   /* tokens of the sentence, by 40, up to 2 */
    RF__W_FIGURES,  /* other figures in the sentence, by 4, up to 1 */
    RF__W_NAMES,    /* places that the report names, by 20, up to 2 */
    RF__W_UNDATED,  /* the report's day is not known */
    RF__N_EVIDENCE
} rf__evidence;

extern const char *const rf__evidence_names[RF__N_EVIDENCE];

/* Evidence for a draft that has its place, period and source. */
void rf__weigh(const rf__doc *doc, const rf__draft *draft, double ret[RF__N_EVIDENCE]);
/* The chance that all of a claim is right, 0..1; ret_parts: of each part of it (RF_DOUBT_WHAT ...),
 * the others being so.
 */
double rf__sure_by(const double evidence[RF__N_EVIDENCE], double ret_parts[RF_N_DOUBTS]);
/* How sure reading is of a draft, with its parts: of a number that no rule reads what it counts is
 * as likely as it was chosen. */
double rf__sure_of(const rf__doc *doc, const rf__draft *draft, double ret_parts[RF_N_DOUBTS]);

#endif
