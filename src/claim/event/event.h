/* Shared by the files that make event drafts: event.c has the rules, event_words.c finds the words,
 * event_fit.c tells whether a rule fits them, event_mood.c how real it is, event_actor.c who did it
 * to whom. */
#ifndef RF_EVENT_H
#define RF_EVENT_H

#include "claim/doc.h"

/* A word of an event in a sentence. */
typedef struct rf__event_hit {
    uint32_t token, n;
    rf__event_word word;
    bool weak;
} rf__event_hit;

enum { RF__MOST_EVENT_HITS = 96 };

/* What a rule asks of its pair and its sentence. */
enum {
    RF__E_IN_ORDER = 1 << 0,   /* the first word before the second */
    RF__E_BY_ARMED = 1 << 1,   /* somebody armed in the sentence */
    RF__E_CONFLICT = 1 << 2,   /* the sentence or the report is about armed conflict */
    RF__E_DIRECT = 1 << 3,     /* done to the first word: "hit a hospital", "a hospital was hit" */
    RF__E_NO_FIGURE = 1 << 4,  /* not beside a figure of people who fled */
    RF__E_PLACED = 1 << 5,     /* a name or a kind of place is taken */
    RF__E_SPOKEN = 1 << 6,     /* in what somebody says, or in the words that tell who does */
    RF__E_FALLEN = 1 << 7,     /* a place alone is what falls */
    RF__E_BY_FIGHTER = 1 << 8, /* somebody armed right before it */
    RF__E_NO_AIR = 1 << 11,    /* the report has told of nothing from the air */
    RF__E_WHOSE = 1 << 10,     /* a nationality or side right before it, no fighter */
    RF__E_ON_PLACE = 1 << 12,  /* "on" and a place right behind it */
    RF__E_AIR_WAR = 1 << 9     /* the report has told of warplanes or strikes from the air */
};

enum { RF__E_ALONE = RF__N_EVENT_WORDS };
_Static_assert(RF__E_ALONE < 128, "words of events fit into rf__event_finder.words");

/* One way to make an event: a word, alone or near another. */
typedef struct rf__event_rule {
    rf_event_type type;
    rf__event_word first;
    int second; /* or RF__E_ALONE */
    uint16_t reach, flags;
    int not_near; /* a word that turns it into something else, or RF__E_ALONE */
} rf__event_rule;

typedef struct rf__event_finder {
    rf__doc *doc;
    uint32_t s;
    const rf__sentence *sentence;
    rf__event_hit hits[RF__MOST_EVENT_HITS];
    uint32_t n_hits;
    uint64_t words[2]; /* a bit for each rf__event_word among them */
    bool armed;        /* the sentence names somebody armed or a weapon */
    bool strong;       /* and not only troops, who help in floods as well */
    bool conflict;     /* the report is about armed conflict */
    bool air;          /* it has told of the air so far */
    bool by_air;       /* it tells of warplanes or strikes from the air anywhere */
    bool of_camps;     /* it tells of camps by that word anywhere */
    bool of_crisis;    /* the sentence tells of a crisis in any words (is_on_crisis) */
    rf__matters report;
    bool flown, launched;       /* an event from the air was made; one of missiles or drones */
    bool shelled;               /* one of guns */
    uint32_t says;              /* the first stretch of this sentence */
    uint32_t figure, n_figures; /* the first figure of this sentence; of all */
    uint32_t harmed;            /* the verb of an attack on a hospital, school or camp; 0: none */
    uint32_t struck;            /* what warplanes did; 0: nothing */
    uint32_t battle;            /* the draft of a battle that the sentence has made */
    bool made[RF_N_EVENT_TYPES];
    uint64_t rules_of[RF__N_EVENT_WORDS][2]; /* a bit for each rule whose first word it is */
} rf__event_finder;

static inline bool rf__event_has(const rf__event_finder *f, int word) {
    return f->words[word >> 6] >> (word & 63) & 1;
}
/* Fills the words of the finder's sentence. */
void rf__event_words(rf__event_finder *f);
bool rf__event_fits_alone(const rf__event_finder *f, const rf__event_rule *rule,
                          const rf__event_hit *hit);
bool rf__event_fits_pair(const rf__event_finder *f, const rf__event_rule *rule,
                         const rf__event_hit *first, const rf__event_hit *second);
/* Is there a "no" or "without" right before it? */
bool rf__event_negated(const rf__event_finder *f, const rf__event_hit *hit);

/* "no fighting", "no confirmed strikes", "did not escape": told not to have been. */
bool rf__event_absent(const rf__event_finder *f, rf_event_type type, const rf__event_hit *hit);

/* Types whose words are used of companies and parliaments as well: "talks on a merger". */
bool rf__event_of_any_matter(rf_event_type type);
/* Are who bombed fighters, who have no planes? Is a verb that of air strikes or missiles? */
bool rf__event_of_fighters(const rf__event_finder *f, const rf__event_hit *verb);
bool rf__event_from_afar(const rf__event_finder *f, const rf__event_hit *verb);
/* "an air strike by the coalition [fighting in] the north": which one. */
bool rf__event_only_tells_side(const rf__event_finder *f, const rf__event_hit *hit);
/* May the sentence tell an event, by what it and the report are about? any_matter: one of such a
 * type. */
bool rf__event_on_crisis(const rf__event_finder *f, bool any_matter);
/* "took control of | a consortium of oil firms" */
/* Is the object of a verb of taking, or its subject in the passive, a name or a kind of place? Is
 * it the verb of a figure on places that were taken? (event_placed.c) */
bool rf__event_is_placed(const rf__event_finder *f, const rf__event_hit *hit);
/* "Norland attacked | Gorsk": does a country do it to a place, or to something of an army's? */
bool rf__event_by_country(const rf__event_finder *f, const rf__event_hit *hit);
bool rf__event_counts_captured(const rf__event_finder *f, const rf__event_hit *hit);
/* Are those who are turned back people of another country? */
bool rf__event_turns_foreigners(const rf__event_finder *f, const rf__event_hit *hit);
bool rf__event_of_business(const rf__event_finder *f, uint32_t from);
/* Does a word mean something else than an event by what stands beside it: "a strike by teachers"?
 */
bool rf__event_of_else(const rf__event_finder *f, const rf__event_hit *hit);

rf_modality rf__event_modality(const rf__event_finder *f, const rf__event_rule *rule,
                               const rf__event_hit *first, const rf__event_hit *second);
/* "the town | that rebels took last week": the word that opens the clause of a verb without an
 * object; 0: none. */
uint32_t rf__event_clause_of(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__event_hit *verb);
/* Kilometres that a measure at a token says, or NAN. */
double rf__event_km(const rf__event_finder *f, uint32_t token);

/* Who did it and to whom, as written: sets actor1 and actor2 of the claim. RF_ERR_NOMEM. first is
 * the word that names the event, second the other of the pair, or NULL. */
rf_err rf__event_actors(rf__doc *doc, rf__draft *draft, const rf__event_hit *first,
                        const rf__event_hit *second) RF_NODISCARD;

#endif
