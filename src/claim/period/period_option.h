/* The period of a draft, chosen among those that the report tells, where the rules of period.c gave
 * none, or one that its own words do not tell surely. */
#ifndef RF_PERIOD_OPTION_H
#define RF_PERIOD_OPTION_H

#include "claim/choice/logit.h"
#include "claim/period/period.h"

/* What speaks for and against a period. Kinds: of the draft its flow, or that it is an event
 * (flow), what it counts (counted), what times its sentence has (times); of the period its form; of
 * other things as told here. */
typedef enum rf__period_trait {
    RF__PD_RULE, /* the rules gave it: none, one of the sentence */
    RF__PD_RULE_FLOW,
    RF__PD_RULE_FORM,
    RF__PD_RULE_SCORE, /* rf__time_score, where it is of the sentence */
    RF__PD_RULE_AHEAD, /* ... less that of the next best */
    RF__PD_RULE_DATED, /* which of them did (rf__dated) */
    /* no period, as the rules gave none */
    RF__PD_SILENT_TIMES,
    RF__PD_SILENT_COUNTED,
    RF__PD_SILENT_BLOCK, /* kind of block */
    RF__PD_SILENT_BIG,   /* decimal places of the number beyond two, by 4 */
    RF__PD_SILENT_NEAR,  /* though the sentence before tells a time */
    /* what it is like */
    RF__PD_FORM_FLOW,
    RF__PD_FORM_COUNTED,
    RF__PD_FORM_PERFECT, /* "has killed" */
    RF__PD_FORM_TOLL,
    RF__PD_FORM_ROW, /* in a table */
    RF__PD_AGE,      /* days from its end to the report, in steps; of what is new or an event */
    RF__PD_NONE,     /* the sentence opens a paragraph or not; times */
    RF__PD_TOLD,     /* sentences that tell it, by 3 */
    /* a time of its own sentence gives it */
    RF__PD_OWN,      /* flow */
    RF__PD_OWN_KIND, /* of time */
    RF__PD_OWN_SCORE,
    RF__PD_OWN_FITS, /* enough for the rules; best */
    RF__PD_OWN_NEAR, /* of all times the nearest to what is told */
    RF__PD_OWN_ONLY,
    RF__PD_OWN_OPENS,  /* the sentence opens with it */
    RF__PD_OWN_WORD,   /* its first word */
    RF__PD_OWN_SPEECH, /* counted */
    RF__PD_OWN_BEHIND,
    RF__PD_OWN_COMMAS,  /* between, by 2 */
    RF__PD_OWN_BETWEEN, /* what stands between: a verb, one of saying, a clause */
    RF__PD_NOT_OWN,     /* times and flow */
    RF__PD_ENDS,        /* rf__end_of_period and flow */
    /* a time of a sentence before */
    RF__PD_BEFORE, /* flow */
    RF__PD_BEFORE_DISTANCE,
    RF__PD_BEFORE_KIND,
    RF__PD_BEFORE_TIMES,
    RF__PD_BEFORE_COUNTED,
    RF__PD_BEFORE_SILENT, /* the rules gave none: paragraph */
    RF__PD_BEFORE_RANK,   /* of sentences with times: the last, the one before it, others */
    RF__PD_BEFORE_WORD,
    RF__PD_BEFORE_LEDE,  /* in the first three sentences */
    RF__PD_BEFORE_BLOCK, /* kind of block and that of the draft */
    RF__PD_BEFORE_INTRO, /* the line that introduces the list or table; other lines before that */
    RF__PD_BEFORE_SAID,  /* a verb of saying before it; the day of a speech */
    RF__PD_BEFORE_PLACE, /* tells of other places, of the same; no figure at all */
    RF__PD_BEFORE_CODE,  /* tells the same; that is told between */
    RF__PD_BEFORE_DEED,
    RF__PD_BEFORE_PASSED, /* a heading stands between */
    /* a time of the two sentences behind */
    RF__PD_BEHIND,
    /* other drafts have it; of each: none or some period */
    RF__PD_DRAFTS,      /* share of those before */
    RF__PD_DRAFTS_KIN,  /* ... that count such things */
    RF__PD_DRAFTS_NEAR, /* its parent, the one before it, ... in its sentence, ... */
    RF__PD_DRAFTS_ONLY, /* and no time near does */
    /* what the report tells of */
    RF__PD_MAIN, /* flow: the period of its first harm or blow */
    RF__PD_SINCE_MAIN,
    RF__PD_DAY_SHARE, /* of its days, by counted */
    RF__PD_DAY,       /* its only day; that of its first deed; since then */
    RF__PD_CRISIS,    /* when a crisis began, since then; named by the sentence or not */
    RF__PD_COVERS,    /* what the report's head says it is of (rf__head_says), and flow */
    RF__N_PERIOD_TRAITS
} rf__period_trait;

extern const char *const rf__period_trait_names[RF__N_PERIOD_TRAITS];
extern const rf__trait_weights rf__period_weights[RF__N_PERIOD_TRAITS];

enum { RF__SENTENCES_BACK = 14 }; /* that are looked back on */
enum { RF__MOST_PERIODS = 40, RF__MOST_DAYS = 12, RF__MOST_NEAR = 64 };

/* Does a time tell a first or last day? */
static inline bool rf__tells_days(const rf__time *time) {
    return time->kind != RF__TIME_LENGTH && (time->from != RF_NO_DATE || time->to != RF_NO_DATE);
}

/* What the head of a report says: its days, up to when it is, the day it is of. */
typedef enum rf__head_says {
    RF__NOT_OF_REPORT,
    RF__OF_REPORT,
    RF__UP_TO_REPORT,
    RF__DAY_OF_REPORT
} rf__head_says;

/* What a period is that ends with a day of the sentence ("by Friday"): up to it, it alone, since
 * the first deed, since what was told last, since the days of the report or a crisis began. */
typedef enum rf__end_of_period {
    RF__ENDS_ONLY,
    RF__ENDS_DAY,
    RF__ENDS_LEAD,
    RF__ENDS_SINCE,
    RF__ENDS_COVERS,
    RF__ENDS_CRISIS,
    RF__N_ENDS
} rf__end_of_period;

/* A period that may be meant; times are UINT32_MAX where there are none. */
typedef struct rf__period_option {
    rf_date from, to;
    uint32_t own, before, behind; /* times that give it: the one of the draft's sentence that fits
                                     best, the last one before, the first one behind */
    double score;                 /* of its own time */
    uint32_t n_told;              /* sentences that tell it */
    uint32_t last_told;
    rf__head_says covers;          /* what the report's head says of it */
    uint8_t ends;                  /* bits of rf__end_of_period */
    uint32_t crisis, since_crisis; /* of the crises whose beginning is told, or UINT32_MAX */
    double sum;                    /* of the weights of its traits */
    rf__traits traits;
} rf__period_option;

/* What all drafts of a report share. */
typedef struct rf__report_times {
    rf__crises crises;
    const rf__time *covers, *as_of; /* of its head, or NULL */
    uint32_t harm, blow;            /* the first drafts of each with a period, or UINT32_MAX */
    rf__days lead;                  /* the days of its first deed, or RF_NO_DATE */
    rf__days days[RF__MOST_DAYS];   /* not long ago */
    uint32_t n_of_days[RF__MOST_DAYS], n_days, n_all_days;
    uint32_t n_figures; /* drafts of figures, which stand before those of events */
    bool alone;         /* its sentences are paragraphs of their own, as in wire stories */
} rf__report_times;

/* The periods that a draft may have, the one that the rules gave it first; and the drafts near,
 * which have them: those before it, the last one first, then the others of its sentence and of the
 * next. */
typedef struct rf__periods {
    uint32_t n, n_near, n_before;
    rf__period_option list[RF__MOST_PERIODS];
    uint32_t near[RF__MOST_NEAR], option[RF__MOST_NEAR]; /* RF__MOST_PERIODS: none of the list */
} rf__periods;

void rf__see_times(const rf__doc *doc, rf__report_times *ret);
/* Looks at the times of some sentences before and at the first of the report, the drafts near. */
void rf__period_options(const rf__doc *doc, const rf__report_times *report, uint32_t draft,
                        rf__periods *ret);
/* Sets the sums of the weights of the traits of a draft's periods; without weights, the traits. */
void rf__period_traits(const rf__doc *doc, const rf__report_times *report, uint32_t draft,
                       const rf__trait_weights *weights, rf__periods *periods);
/* May another be chosen? Not where a table, a list or a time of its sentence that fits well dates
 * the draft. */
bool rf__may_choose_period(const rf__doc *doc, const rf__report_times *report,
                           const rf__draft *draft);

#endif
