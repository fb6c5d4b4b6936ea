/* The place of a draft whose sentence names none, chosen among those that the report has named. */
#ifndef RF_PLACE_CHOICE_H
#define RF_PLACE_CHOICE_H

#include "claim/choice/logit.h"
#include "claim/where/where.h"

/* What speaks for and against a place. Kinds: those of places (rf_gaz_kind), of the draft (its
 * flow, or that it is an event), of what it counts, both of these with the kind of place, of events
 * (rf_event_type), of prepositions, of distances. */
typedef enum rf__place_trait {
    RF__PT_RULE,      /* the rules chose it */
    RF__PT_RULE_HOW,  /* ... by which of them did (rf__how) */
    RF__PT_RULE_KIND, /* ... by kind of place */
    RF__PT_KIND_FLOW,
    RF__PT_KIND_COUNTED,
    RF__PT_COUNTRY_EVENT, /* a country, by event type */
    RF__PT_TOWN_EVENT,
    RF__PT_BIG,      /* decimal places of the number beyond three, by kind */
    RF__PT_LONG,     /* a period of four weeks or more, by kind */
    RF__PT_NAMELESS, /* the sentence tells of "the country", by kind */
    RF__PT_THERE,    /* "there", by kind */
    RF__PT_POINTED,  /* "the town" means it */
    RF__PT_UNKNOWN,  /* the gazetteer lacks it */
    RF__PT_NO_PLACE, /* never named as a place, but as a people or in a name */
    RF__PT_SHARE_COUNTRY,
    RF__PT_SHARE_OPENS, /* ... where the sentence opens a paragraph */
    RF__PT_OF_REPORT,   /* the country of the report */
    RF__PT_WITHIN,      /* lies in it */
    RF__PT_ABROAD,
    RF__PT_PARTS, /* places told that lie in it, by 4 */
    RF__PT_PARTS_FLOW,
    RF__PT_IN_RULE, /* lies in it */
    RF__PT_LEAD,    /* named in the first two sentences */
    RF__PT_TITLE,
    RF__PT_TITLE_TOPIC, /* what the title is about */
    RF__PT_SECTION,     /* heads the section */
    /* its last mention before the sentence */
    RF__PT_NOT_BEFORE,
    RF__PT_PARAGRAPH,
    RF__PT_PREPOSITION,
    RF__PT_ASIDE,
    RF__PT_IN_NAME, /* part of a person's or organisation's name */
    RF__PT_IN_CUE,  /* among the words that tell who speaks */
    RF__PT_TAKEN,
    RF__PT_OUTER,
    RF__PT_PEOPLE, /* "Norlanders" */
    RF__PT_TOPIC,  /* what the sentences before were about, less the longer ago */
    RF__PT_TOPIC_NEXT,
    RF__PT_GOES_ON,     /* named in the sentence before, by how this one begins: "They", "The" */
    RF__PT_TOPIC_FIRST, /* what the paragraph's first sentence is about */
    /* in the draft's own sentence, where the rules did not take it */
    RF__PT_OWN,
    RF__PT_OWN_KIND,
    RF__PT_OWN_IN_CUE,
    RF__PT_OWN_BEHIND,
    RF__PT_OWN_AGAIN, /* named before as well */
    /* the drafts before */
    RF__PT_PLACED, /* share of them that were given the place */
    RF__N_PLACE_TRAITS
} rf__place_trait;

extern const char *const rf__place_trait_names[RF__N_PLACE_TRAITS];
extern const rf__trait_weights rf__place_weights[RF__N_PLACE_TRAITS];

/* How many places, mentions and drafts are looked back on; sentences that are the report's head. */
enum { RF__MOST_OPTIONS = 48, RF__MENTIONS_BACK = 64, RF__DRAFTS_BACK = 48, RF__HEAD = 2 };

/* The mention behind the last one of a sentence. */
static inline uint32_t rf__mentions_end(const rf__doc *doc, uint32_t sentence) {
    return doc->sentences[sentence].mention + doc->sentences[sentence].n_mentions;
}

/* A place that may be meant; mentions, or UINT32_MAX. */
typedef struct rf__place_option {
    uint32_t last;   /* up to the end of the sentence */
    uint32_t before; /* the last that names it as a place before the sentence, else any before it */
    uint32_t here;   /* the last in the sentence */
    rf_gaz_kind kind;    /* what the words call it, where the gazetteer lacks it */
    const char *country; /* one of rf__country_codes, or "" */
    rf__traits traits;
} rf__place_option;

/* Places of the report up to the end of a draft's sentence: of the sentences right before, and of
 * its first. */
uint32_t rf__place_options(const rf__doc *doc, uint32_t draft,
                           rf__place_option ret[RF__MOST_OPTIONS]);
/* Sets the traits of a draft's options; the one that the rules took, or UINT32_MAX. */
uint32_t rf__place_traits(const rf__doc *doc, uint32_t draft, rf__place_option *options,
                          uint32_t n);

#endif
