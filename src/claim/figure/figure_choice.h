/* What a number counts that no rule reads: nothing that makes a figure, or one of the indicators
 * that something near it speaks for. Rules read what is told in a way that has been seen before;
 * people tell numbers in ever other ways ("The gym holds 23 bodies", "By noon it had 900 names"),
 * and what is told around them still shows what most of them count. */
#ifndef RF_FIGURE_CHOICE_H
#define RF_FIGURE_CHOICE_H

#include "claim/choice/logit.h"
#include "claim/figure/figure.h"

enum { RF__MOST_FIGURE_OPTIONS = RF_N_INDICATORS };

/* What speaks for and against an option. Kinds: of what the noun counts, of sizes of the number, of
 * words before and behind it, of distances (1, 3, 6, 12 tokens or more), indicators. */
typedef enum rf__figure_trait {
    /* of nothing */
    RF__FT_NONE_COUNTED,
    RF__FT_NONE_SIZE,
    RF__FT_NONE_QUALIFIER,
    RF__FT_NONE_FORM,     /* of them, of the 40, others */
    RF__FT_NONE_LINKED,   /* figures of the sentence before it, up to three */
    RF__FT_NONE_READ,     /* figures of the report, by four */
    RF__FT_NONE_CRISIS,   /* words of a crisis in its sentence, up to three */
    RF__FT_NONE_ORDINARY, /* words of business, sport and the like in it, up to three */
    RF__FT_NONE_REPORT,   /* words of a crisis in a hundred of the report: 0.5, 1, 2, 4 or more */
    RF__FT_NONE_MATTER,   /* the report has as many of business and the like */
    RF__FT_NONE_UNKNOWN,  /* no noun, but another word behind it */
    RF__FT_NONE_BEFORE,   /* the function word or mark before it ... */
    RF__FT_NONE_BEHIND,   /* ... and behind it */
    RF__FT_NONE_WORD,     /* classes of the word before it */
    RF__FT_NONE_WORD_BEFORE, /* ... and of the one before that */
    /* of an indicator */
    RF__FT_READ,         /* the report has such figures */
    RF__FT_PREVIOUS_FAR, /* the figure before it in the sentence */
    RF__FT_PREVIOUS_BARE,
    RF__FT_PREVIOUS_WORD, /* by the word right before the number */
    RF__FT_NEXT_FAR,
    RF__FT_BACK, /* the last figure of the sentences before */
    RF__FT_BACK_PARAGRAPH,
    RF__FT_BACK_FIRST, /* the first one of that sentence */
    RF__FT_LINE_ABOVE, /* a word of a short line above tells it */
    RF__FT_WORD,       /* a word of its sentence does */
    RF__FT_TRIGGER,    /* a trigger before it does, by pattern */
    /* clues, also of nothing */
    RF__FT_CLUE_NOUN,
    RF__FT_CLUE_BEHIND,
    RF__FT_CLUE_BEHIND_MARK, /* behind a comma or bracket behind the number */
    RF__FT_CLUE_BEFORE,
    RF__FT_CLUE_BEFORE_MARK,
    RF__FT_CLUE_FAR,  /* elsewhere in the sentence */
    RF__FT_CLUE_BACK, /* at the end of the sentence before */
    /* how often what the noun counts is such a figure: by indicator */
    RF__FT_COUNTED,
    RF__FT_COUNTED_PEOPLE,
    RF__FT_COUNTED_HOUSEHOLDS,
    RF__FT_COUNTED_FACILITIES,
    RF__FT_COUNTED_EVENTS,
    RF__FT_COUNTED_PLACES,
    RF__FT_COUNTED_VEHICLES,
    RF__FT_COUNTED_HOMES,
    RF__FT_COUNTED_SHARE,
    RF__FT_COUNTED_UNKNOWN,
    RF__FT_GROUP_CIVILIANS,
    RF__FT_GROUP_CHILDREN,
    RF__FT_GROUP_WOMEN,
    RF__FT_GROUP_MEN,
    RF__FT_GROUP_WOMEN_AND_CHILDREN,
    RF__FT_GROUP_FIGHTERS,
    RF__FT_GROUP_SOLDIERS,
    RF__FT_GROUP_HEALTH_WORKERS,
    RF__FT_GROUP_AID_WORKERS,
    RF__FT_NOUN_PARTY,
    RF__FT_NOUN_BODY,
    RF__FT_NOUN_SUBGROUP,
    RF__FT_NOUN_CIVIL,
    RF__FT_NOUN_HEALTH,
    RF__FT_NOUN_SCHOOL,
    RF__FT_NOUN_CAMP,
    RF__N_FIGURE_TRAITS
} rf__figure_trait;

extern const char *const rf__figure_trait_names[RF__N_FIGURE_TRAITS];
extern const rf__trait_weights rf__figure_weights[RF__N_FIGURE_TRAITS];

typedef struct rf__figure_option {
    rf_indicator indicator; /* RF_NO_INDICATOR: nothing */
    bool supported;         /* something else than what the noun counts speaks for it */
    rf__traits traits;
} rf__figure_option;

/* The figures that the rules read, of a report. */
typedef struct rf__figures_read {
    uint32_t *draft; /* by quantity: its draft from 1, 0: none; in the doc's arena */
    uint32_t n[RF_N_INDICATORS], n_all;
    rf__matters words;
} rf__figures_read;

/* The draft that a rule made of a number, or NULL. */
static inline const rf__draft *rf__figure_read(const rf__doc *doc, const rf__figures_read *read,
                                               uint32_t quantity) {
    return read->draft[quantity] ? &doc->drafts[read->draft[quantity] - 1] : NULL;
}

/* RF_ERR_NOMEM */
rf_err rf__see_figures(rf__doc *doc, rf__figures_read *ret) RF_NODISCARD;
/* Did no rule read the number, nor tell that it counts nothing, in a report with some figures? */
bool rf__may_choose_figure(const rf__doc *doc, const rf__figures_read *read, uint32_t quantity);
/* Nothing, first, and the indicators that something speaks for; returns how many. */
uint32_t rf__figure_options(const rf__doc *doc, const rf__figures_read *read, uint32_t quantity,
                            rf__figure_option ret[RF__MOST_FIGURE_OPTIONS]);
/* Drafts of the numbers that people would take for a figure, among those that the rules made.
 * RF_ERR_NOMEM */
rf_err rf__choose_figures(rf__doc *doc) RF_NODISCARD;

#endif
