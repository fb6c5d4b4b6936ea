/* The lexicon: every word list of reading, from the files of data/lexicon/LANGUAGE. The stages know
 * classes and codes, never words. docs/reference/lexicon.md is the description for those who write
 * the files.
 *
 * A file has sections; a line holds forms and what they mean:
 *
 *     [verb]
 *     displace/displaces/displaced/displaced/displacing : displaced object
 *     flee/flees/fled/fled/fleeing                      : displaced subject
 *     [qualifier]
 *     more than, over, upwards of : over
 *     [organisation]
 *     OCHA, UN Office for the Coordination of Humanitarian Affairs : name="OCHA" kind=un
 *
 * Forms are parted by commas; those of a verb are base/third person/past/participle/-ing. A form in
 * capitals
 * ("US") matches only capitals. Everything else is matched folded (base/fold.h). After the colon
 * stand bare words (codes of the class's enumerations) and key=value pairs. */
#ifndef RF_LEXICON_H
#define RF_LEXICON_H

#include "base/embedded.h"
#include "base/fold.h"
#include "base/mem.h"
#include "refuge/claim.h"

#include <string.h>

/* Sections. What a class's entries carry is in lexicon_schema.c, one row a class. */
typedef enum rf__class {
    RF__C_NONE,
    /* grammar.txt */
    RF__C_FUNCTION, /* code: rf__function */
    RF__C_ENDING,   /* no words: how words of a kind end; code: rf__ending; low: least letters */
    /* numbers.txt */
    RF__C_NUMBER,    /* low (and high); code: rf__number_word */
    RF__C_QUALIFIER, /* code: rf_qualifier; flags AFTER ("or more") */
    RF__C_MEASURE, /* nouns that make a number no claim: years, km, dollars, votes; text: which kind
                    */
    RF__C_NUMBER_NAME, /* words after or before which a number is a name: "Route", "Resolution",
                          "Article" */
    /* time.txt */
    RF__C_MONTH,     /* low: 1..12 */
    RF__C_WEEKDAY,   /* low: 1 Monday .. 7 */
    RF__C_TIME_UNIT, /* code: rf__time_unit; low: how many ("fortnight" 14 of days) */
    RF__C_TIME_WORD, /* code: rf__time_word */
    RF__C_SEASON,    /* low, high: months */
    /* counted.txt */
    RF__C_NOUN, /* what is counted: unit, groups, indicator ("hospital": facility), flags */
    /* triggers.txt */
    RF__C_VERB,       /* indicator and/or event; flags; form: rf__verb_form; needs: a complement */
    RF__C_TRIGGER,    /* nouns and adjectives that are triggers: indicator and/or event; code:
                         rf__pattern */
    RF__C_COMPLEMENT, /* text: its name, that verbs' needs= ask for ("from their homes") */
    RF__C_HAZARD,     /* floods, fighting, drought: causes; text */
    /* modality.txt */
    RF__C_MODAL, /* code: rf_modality; flags */
    RF__C_NEGATION,
    RF__C_FLOW, /* code: rf_flow: "newly", "so far", "currently" */
    /* sources.txt, actors.txt, organisations.txt */
    RF__C_SAY_VERB,     /* verbs of reporting; form */
    RF__C_SAY_NOUN,     /* "statement", "report", "tally", "figures" */
    RF__C_ACCORDING,    /* "according to", "as reported by" */
    RF__C_ROLE,         /* spokesman, minister, coordinator */
    RF__C_HONORIFIC,    /* Mr, Gen, Dr */
    RF__C_ORGANISATION, /* text: canonical name */
    RF__C_ORG_WORD,   /* words that end or begin an organisation's name: ministry, agency, authority
                       */
    RF__C_ACTOR,      /* armed sides and what they are called: forces, army, rebels, Hamas; text */
    RF__C_FIRST_NAME, /* given names, to tell a person from a place */
    /* places.txt */
    RF__C_PLACE_KIND, /* province, town of, camp; code: rf_gaz_kind; flags AFTER, BEFORE */
    RF__C_DIRECTION,  /* north, northwestern, outskirts, countryside, parts of */
    RF__C_NOT_PLACE, /* capitalised words that are also places but rarely meant: "Mobile", "Reading"
                      */
    RF__C_PLACE_WORD, /* "home to", "hosts" and others that give a place a part in a figure */
    /* text.txt */
    RF__C_ABBREVIATION, /* does not end a sentence: "Gen.", "approx." */
    RF__C_LANGUAGE,     /* a language that the lexicon is for: "en" */
    /* events.txt */
    RF__C_EVENT_WORD, /* code: rf__event_word */
    /* topics.txt */
    RF__C_TOPIC, /* code: rf__topic; mostly counted */
    /* clues.txt */
    RF__C_CLUE, /* no tags: clues are bits of indicators, asked for by the word */
    RF__N_CLASSES
} rf__class;

/* Function words by what they do; a language's file maps its words to these. */
typedef enum rf__function {
    RF__F_NONE,
    RF__F_OF,
    RF__F_IN,
    RF__F_AT,
    RF__F_ON,
    RF__F_FROM,
    RF__F_TO,
    RF__F_INTO,
    RF__F_TOWARDS,
    RF__F_BY,
    RF__F_NEAR,
    RF__F_BETWEEN,
    RF__F_AMONG,
    RF__F_DURING,
    RF__F_SINCE,
    RF__F_UNTIL,
    RF__F_BEFORE,
    RF__F_AFTER,
    RF__F_FOR,
    RF__F_WITH,
    RF__F_WITHOUT,
    RF__F_INCLUDING,
    RF__F_OVER,
    RF__F_UNDER,
    RF__F_ACROSS,
    RF__F_AS,
    RF__F_THAN,
    RF__F_PER,
    RF__F_OTHER_PREPOSITION,
    RF__F_AND,
    RF__F_OR,
    RF__F_BUT,
    RF__F_THAT,
    RF__F_WHO,
    RF__F_WHICH,
    RF__F_WHERE,
    RF__F_WHEN,
    RF__F_WHILE,
    RF__F_IF,
    RF__F_THE,
    RF__F_A,
    RF__F_THIS,
    RF__F_THESE,
    RF__F_ALL,
    RF__F_SOME,
    RF__F_OTHER,
    RF__F_MORE,
    RF__F_EACH,
    RF__F_NO,
    RF__F_BE,
    RF__F_BEEN,
    RF__F_HAVE,
    RF__F_DO,
    RF__F_WILL,
    RF__F_NOT,
    RF__F_HE,
    RF__F_SHE,
    RF__F_IT,
    RF__F_THEY,
    RF__F_WE,
    RF__F_I,
    RF__F_THEM,
    RF__F_WHOM,
    RF__F_THEIR,
    RF__F_HIS,
    RF__F_ITS,
    RF__F_THERE,
    RF__F_POSSESSIVE,
    RF__N_FUNCTIONS
} rf__function;

/* Is it any preposition, those of time ("since") and reason among them? */
static inline bool rf__is_any_preposition(rf__function f) {
    return f >= RF__F_OF && f <= RF__F_OTHER_PREPOSITION;
}

/* What the last letters of a word that is not listed tell of it. */
typedef enum rf__ending {
    RF__END_PAST,
    RF__END_ING,
    RF__END_ADVERB,
    RF__END_PLURAL,
    RF__N_ENDINGS
} rf__ending;

typedef enum rf__number_word {
    RF__NUM_UNIT,     /* one .. nineteen: low */
    RF__NUM_TENS,     /* twenty .. ninety */
    RF__NUM_SCALE,    /* hundred, thousand, million, lakh, dozen: times low */
    RF__NUM_SUFFIX,   /* "m", "k", "bn" only right after digits: times low */
    RF__NUM_VAGUE,    /* dozens, tens of thousands: low..high */
    RF__NUM_FRACTION, /* half, third, quarter: low */
    RF__NUM_PERCENT,  /* percent, per cent, percentage points */
    RF__NUM_TIMES,    /* once, twice: low */
    RF__NUM_ORDINAL,  /* first .. : low; not a quantity */
    RF__NUM_SMALL     /* a few, several, many, most: no number and no claim */
} rf__number_word;

typedef enum rf__time_unit {
    RF__T_DAY,
    RF__T_WEEK,
    RF__T_MONTH,
    RF__T_YEAR,
    RF__T_DECADE,
    RF__T_HOUR,
    RF__T_MINUTE,
    RF__T_QUARTER,
    RF__T_WEEKEND
} rf__time_unit;

typedef enum rf__time_word {
    RF__W_TODAY,
    RF__W_YESTERDAY,
    RF__W_TOMORROW,
    RF__W_TONIGHT,
    RF__W_LAST_NIGHT,
    RF__W_NOW, /* now, currently, at present */
    RF__W_AGO,
    RF__W_LAST, /* "last week": the one before this */
    RF__W_THIS,
    RF__W_NEXT,   /* next, coming */
    RF__W_SO_FAR, /* so far, to date */
    RF__W_EARLY,
    RF__W_MID,
    RF__W_LATE,
    RF__W_BEGINNING,
    RF__W_END,
    RF__W_START, /* began, started */
    RF__W_AS_OF,
    RF__W_RECENTLY,
    RF__W_EVERY,
    RF__W_PART_OF_DAY,
    RF__W_NO_TIME, /* words that look like a time and are none */
    RF__W_OVERNIGHT,
    RF__W_BEFORE_YESTERDAY,
    RF__W_AFTER_TOMORROW,
    RF__W_FOLLOWING,
    RF__W_NEXT_DAY,     /* the day after the one told last */
    RF__W_PREVIOUS_DAY, /* the day before it */
    RF__W_SAME_DAY,
    RF__W_SAME_UNIT, /* "that week": of the day told last */
    RF__W_FOLLOWED,  /* "the two weeks that followed": from that day on */
    RF__W_EARLIER,   /* "two days earlier", "earlier this year" */
    RF__W_LATER,
    RF__W_REST,   /* the rest of */
    RF__W_RECENT, /* "in recent weeks" */
    RF__W_THEN,   /* "since then" */
    RF__W_THROUGH,
    RF__W_ALONE,
    RF__W_BEFORE_LAST,
    RF__W_AFTER_NEXT,
    RF__W_YEAR_TO_DATE,
    RF__W_COUPLE,
    RF__W_FEW,
    RF__W_PAST,        /* "the past week": seven days up to now */
    RF__W_SAME_PERIOD, /* "over the same period" */
    RF__W_MOST,        /* "the worst since": a time that is only compared with */
    RF__W_CRISIS,      /* war, floods: what has a beginning; low: which sort */
    RF__W_REPORTING,   /* "during the week": the week that the report is of */
    RF__W_COVERS, /* "this report covers 3 to 9 May": says of which days a report is */
    RF__W_ISSUED, /* "issued on Thursday": when a report came out */
    RF__W_FOUNDED,     /* "a force set up in 2019": when a group or a thing was made */
    RF__W_FEAST,       /* "Christmas Day": low and high are its month and its day */
    RF__N_TIME_WORDS
} rf__time_word;

typedef enum rf__verb_form { RF__BASE, RF__THIRD, RF__PAST, RF__PARTICIPLE, RF__ING } rf__verb_form;

/* How a noun or adjective takes its number. */
typedef enum rf__pattern {
    RF__P_NOUN_OF,   /* "displacement of N", "deaths of N" */
    RF__P_COUNTED,   /* the noun itself is counted: "N deaths", "N refugees", "N injuries" */
    RF__P_TOLL,      /* "death toll rose to N" */
    RF__P_ADJECTIVE, /* "N dead", "left N homeless" */
    RF__P_HOME_TO,   /* "is home to N", "population of N" */
    RF__P_STATE      /* "N people in need", "N at risk" */
} rf__pattern;

/* What a word is in an event; event.c tells which of them make one. */
typedef enum rf__event_word {
    RF__E_FIGHT,
    RF__E_FIGHT_VERB,
    RF__E_OTHER_MATTER,
    RF__E_AIR,
    RF__E_AIR_WEAPON,
    RF__E_AIR_VERB,
    RF__E_DROP,
    RF__E_STRIKE,
    RF__E_SHELL,
    RF__E_SHELL_WEAPON,
    RF__E_SHELL_VERB,
    RF__E_MISSILE,
    RF__E_MISSILE_WEAPON,
    RF__E_FIRE,
    RF__E_HEALTH,
    RF__E_SCHOOL,
    RF__E_CAMP,
    RF__E_NOT_CAMP,
    RF__E_HARM,
    RF__E_CAPTURE,
    RF__E_CAPTURE_WEAK,
    RF__E_FALL,
    RF__E_GROUND,
    RF__E_FRONT,
    RF__E_ADVANCE,
    RF__E_NOT_ARMED,
    RF__E_ARMED,
    RF__E_FIGHTER,
    RF__E_KILL_VERB,
    RF__E_DISTANCE, /* low: kilometres */
    RF__E_ROAD,
    RF__E_BORDER,
    RF__E_OPEN,
    RF__E_CLOSE,
    RF__E_CLOSE_BRIDGE,
    RF__E_TURN_BACK,
    RF__E_AID,
    RF__E_DELIVER,
    RF__E_BRING,
    RF__E_FOOD,
    RF__E_AID_STOPPED,
    RF__E_STOP,
    RF__E_FLEE,
    RF__E_PEOPLE,
    RF__E_ONE_MAN,
    RF__E_CEASEFIRE,
    RF__E_BREAK,
    RF__E_TALKS,
    RF__E_NOT_TALKS,
    RF__E_MEET,
    RF__E_ENVOY,
    RF__E_AGREEMENT,
    RF__E_TROOPS,
    RF__E_MOVE,
    RF__E_GO,
    RF__E_WARN,
    RF__E_ALARM,
    RF__E_FEAR,
    RF__E_DREAD,
    RF__E_APPEAL,
    RF__E_NOT_APPEAL,
    RF__E_END,
    RF__E_PROTEST,
    RF__E_MARCH,
    RF__E_ATTACK,   /* fighting where a fighter stands right before it */
    RF__E_RAID,     /* from the air where the report tells of the air */
    RF__E_SUFFER,   /* its subject is whom it is done to */
    RF__E_NOTHING,  /* hides a shorter word */
    RF__E_BLAME,    /* lays a deed on somebody */
    RF__E_LEFT,     /* left people dead */
    RF__E_PLANNED,  /* before an event: it is not yet */
    RF__E_TIED,     /* tells with whom the noun before stands */
    RF__E_MADE,     /* behind a nationality: only who made a weapon */
    RF__E_MOUNT,    /* "launched" an attack */
    RF__E_VIOLENCE, /* whose it is did the harm */
    RF__E_HOLD,     /* whose a place is: no deed */
    RF__E_ASK,      /* asks somebody, where what is asked for follows */
    RF__E_ASKED_FOR,
    RF__E_SEEK,      /* before a sum of money: an appeal */
    RF__E_BRIDGE,    /* falls */
    RF__E_COLLAPSE,  /* of a bridge */
    RF__E_ROADBLOCK, /* closes a road by itself */
    RF__E_PUSH,      /* drives people, where out of what follows */
    RF__E_AWAY,
    RF__E_CARRY, /* brings, where a load follows */
    RF__E_LOAD,
    RF__E_LET, /* lets people, where in follows: opens or closes a border */
    RF__E_IN,
    RF__E_SIGN,
    RF__E_PAPER,     /* what is signed */
    RF__E_NEED,      /* what a speaker needs is asked for */
    RF__E_FAIL,      /* what it governs did not come about */
    RF__E_ADDRESSED, /* whom an appeal names: "all parties" */
    RF__E_MUST,
    RF__E_WORKERS, /* who goes on strike */
    RF__E_VISIT,   /* goes to see what was done: its day is not that of the deed */
    RF__E_AGREE,   /* tells of an agreement, where what was agreed follows */
    RF__E_TERMS,
    RF__E_GOERS, /* people who flee, where they went to follows */
    RF__E_WENT,
    RF__N_EVENT_WORDS
} rf__event_word;

/* What a report is about: a conflict, a disaster, people in need; or business, trade, politics. */
typedef enum rf__topic {
    RF__TOPIC_CRISIS,
    RF__TOPIC_HINT, /* no tag: a word of which a report on a crisis may hold no more */
    RF__TOPIC_ORDINARY
} rf__topic;

/* Flags, by class; several may stand together. */
enum {
    RF__SUBJECT = 1 << 0, /* verb: who is counted is its subject ("N fled") */
    RF__OBJECT = 1 << 1,  /* verb: who is counted is its object ("displaced N") */
    RF__AFTER = 1 << 2,   /* stands after what it belongs to ("N or more", "Idlib province") */
    RF__BEFORE = 1 << 3,  /* stands before ("the province of Idlib") */
    RF__STATIVE = 1 << 4, /* a state rather than a change: flow stock */
    RF__PLURAL = 1 << 5,  /* may be used of people without a noun ("N were killed") */
    RF__WEAK = 1 << 6,    /* a trigger only with a fitting noun beside it */
    RF__FACILITY_HEALTH = 1 << 7,
    RF__FACILITY_SCHOOL = 1 << 8,
    RF__CAMP = 1 << 9,
    RF__PARTY = 1 << 10, /* a party to the conflict */
    RF__STATE_ACTOR = 1 << 11,
    RF__PERSON_WORD = 1 << 12,
    RF__CAPITALS = 1 << 13,   /* matches only when written in capitals as listed */
    RF__TITLE_CASE = 1 << 14, /* matches only when it begins with a capital */
    RF__CIVIL = 1 << 15,      /* not a party: rescuers, residents */
    RF__CAUSE = 1 << 16,      /* the subject of the verb is who or what did it */
    RF__NEEDS_NOUN = 1 << 17, /* verb: only with a fitting counted noun ("hit": a hospital) */
    RF__TRANSITIVE = 1 << 18,
    RF__BODY = 1 << 19,
    RF__SUBGROUP = 1 << 20, /* noun: usually names a part of those counted before ("children") */
    RF__LEAVES = 1 << 21,   /* verb: the place it takes is where people came from ("fled Bria") */
    RF__ARRIVES = 1 << 22,  /* verb: ... where they went ("reached Bria", "Chad hosts N") */
    RF__WHOSE = 1 << 23,    /* trigger: only with a side right before it ("60 Russian strikes") */
    RF__PAST_FORM = 1 << 24 /* function word: a past form ("had") */
};

typedef struct rf__lex_entry {
    uint8_t class, form;
    uint8_t pattern;
    int16_t code;                   /* of the class's enumeration, or -1 */
    int16_t indicator, event, unit; /* or 0 */
    uint32_t groups, flags;
    uint32_t clues; /* of a clue: bits as rf__lexicon_clues */
    double low, high;
    const char *text;      /* canonical name or kind, or NULL */
    const char *what_kind; /* kind=... ("un", "outlet", "age"), or NULL */
    const char *needs;     /* verbs: the complement asked for, or NULL */
    const char *path;      /* where it stands, for --explain */
    uint32_t line;
} rf__lex_entry;

/* Does a word show that a report is about armed conflict? Troops do not, who help in floods as
 * well.
 */
static inline bool rf__entry_tells_arms(const rf__lex_entry *entry) {
    if (entry->class == RF__C_ACTOR)
        return (entry->flags & RF__PARTY) && !(entry->flags & RF__STATE_ACTOR);
    if (entry->class != RF__C_EVENT_WORD)
        return false;
    return entry->code == RF__E_AIR || entry->code == RF__E_SHELL || entry->code == RF__E_MISSILE ||
           entry->code == RF__E_MISSILE_WEAPON || entry->code == RF__E_SHELL_WEAPON ||
           (entry->code == RF__E_FIGHT && !(entry->flags & RF__WEAK));
}

/* A word for a deed or a disaster; not for a war, which is of no one day. */
static inline bool rf__entry_tells_deed(const rf__lex_entry *entry) {
    enum { WAR = 1 };
    return entry->class == RF__C_TIME_WORD && entry->code == RF__W_CRISIS && entry->low > WAR;
}

#define RF__NODE_CLASSES 8

/* What the lexicon knows of a phrase: all that tagging asks, in the 64 bytes that come from memory
 * at once. */
typedef struct rf__lex_node {
    uint64_t hash;
    uint64_t classes; /* bit 1 << rf__class of every entry */
    /* An entry asks for capitals: what is left of them by how the phrase is written, from 0 to
     * RF__WRITTEN_TITLE | RF__WRITTEN_CAPITALS, which is all; else NULL. */
    const struct rf__lex_node *written;
    uint32_t first; /* entries [first, first + n) of the lexicon have this phrase */
    uint32_t next;  /* a bit (rf__next_bit) for each word that comes next in a longer phrase */
    uint16_t n;
    uint16_t number_words;           /* bit 1 << rf__number_word of every number */
    int8_t time_word;                /* rf__time_word of the first time word, or -1 */
    uint8_t function;                /* rf__function of the first function word */
    bool tells_since;                /* a function word is RF__F_SINCE */
    bool relates;                    /* a function word begins a relative clause */
    bool tells_arms;                 /* a word of fighters or weapons */
    bool tells_deed;                 /* ... for a deed or a disaster; not a war */
    uint8_t crisis, ordinary;        /* 1: a word of that topic */
    uint8_t class[RF__NODE_CLASSES]; /* of the first entries */
} rf__lex_node;

_Static_assert(sizeof(rf__lex_node) <= 64, "a node comes at once");

enum { RF__WRITTEN_TITLE = 1, RF__WRITTEN_CAPITALS = 2 };

/* The table is small enough to stay near the processor: half of the words of a text are not in it.
 */
typedef struct rf__lex_slot {
    uint32_t high; /* of the phrase's hash */
    uint32_t node; /* its place in nodes, from 1; 0: the slot is empty */
} rf__lex_slot;

enum { RF__LEX_BITS = 1 << 17 };

/* The letters that end a word of `least` letters or more. */
typedef struct rf__lex_ending {
    const char *letters;
    uint32_t n, least;
} rf__lex_ending;

enum { RF__MOST_ENDINGS = 8 }; /* of a kind */

/* Single words of a crisis and hints of one, asked of every token of a report before anything else.
 */
enum { RF__CRISIS_BITS = 1 << 13, RF__WORD_SLOTS = 1 << 12 };

typedef struct rf__crisis_words {
    uint64_t bits[RF__CRISIS_BITS / 64]; /* one for each word, by its hash */
    uint64_t hashes[RF__WORD_SLOTS]; /* of words, 0 where there is none; at most half are used */
    uint32_t n;
} rf__crisis_words;

/* Words that give a clue to what a number near them counts (rf__lexicon_clues). */
typedef struct rf__clue_words {
    uint64_t hashes[RF__WORD_SLOTS]; /* as above */
    uint32_t clues[RF__WORD_SLOTS];
    uint32_t n;
} rf__clue_words;

struct rf_lexicon {
    rf__arena arena;
    rf__crisis_words crisis;
    rf__clue_words clues;
    rf__lex_ending endings[RF__N_ENDINGS][RF__MOST_ENDINGS];
    uint32_t n_endings[RF__N_ENDINGS];
    uint64_t bits[RF__LEX_BITS / 64]; /* one for each phrase, by its hash */
    rf__lex_slot *slots;
    size_t n_slots; /* a power of two */
    rf__lex_node *nodes;
    uint32_t n_languages; /* that it says it is for; 0: it does not say */
    rf__lex_entry *entries;
};

/* The node of the phrase with this hash, or NULL. */
static inline const rf__lex_node *rf__lexicon_node(const rf_lexicon *lexicon,
                                                   uint64_t phrase_hash) {
    size_t mask = lexicon->n_slots - 1;
    for (size_t slot = phrase_hash & mask; lexicon->slots[slot].node; slot = (slot + 1) & mask)
        if (lexicon->slots[slot].high == phrase_hash >> 32) {
            const rf__lex_node *node = &lexicon->nodes[lexicon->slots[slot].node - 1];
            if (node->hash == phrase_hash)
                return node;
        }
    return NULL;
}

/* Where a word's hash stands in such a table, or where there is room for it. */
static inline size_t rf__word_slot(const uint64_t hashes[RF__WORD_SLOTS], uint64_t word_hash) {
    size_t i = word_hash & (RF__WORD_SLOTS - 1);
    while (hashes[i] && hashes[i] != word_hash)
        i = (i + 1) & (RF__WORD_SLOTS - 1);
    return i;
}

/* Is the word with this hash one of which a report on a crisis holds at least one? */
static inline bool rf__lexicon_tells_crisis(const rf_lexicon *lexicon, uint64_t word_hash) {
    const rf__crisis_words *words = &lexicon->crisis;
    uint64_t bit = word_hash >> 40 & (RF__CRISIS_BITS - 1);
    if (!(words->bits[bit / 64] >> bit % 64 & 1))
        return false;
    return words->hashes[rf__word_slot(words->hashes, word_hash)] != 0;
}

/* What a number near the word with this hash may count: a bit 1 << rf_indicator for each, bit 0 for
 * nothing that makes a figure; 0: the word is no clue. */
static inline uint32_t rf__lexicon_clues(const rf_lexicon *lexicon, uint64_t word_hash) {
    const rf__clue_words *words = &lexicon->clues;
    return word_hash ? words->clues[rf__word_slot(words->hashes, word_hash)] : 0;
}

/* Does a word, folded, end as those of a kind do? */
static inline bool rf__lexicon_ends(const rf_lexicon *lexicon, rf__ending kind, const char *word,
                                    uint32_t n) {
    for (uint32_t i = 0; i < lexicon->n_endings[kind]; i++) {
        const rf__lex_ending *e = &lexicon->endings[kind][i];
        if (n >= e->least && n >= e->n && word[n - 1] == e->letters[e->n - 1] &&
            !memcmp(word + n - e->n, e->letters, e->n))
            return true;
    }
    return false;
}

/* False for most of the phrases that are not listed, without a look at the table. */
static inline bool rf__lexicon_may_hold(const rf_lexicon *lexicon, uint64_t phrase_hash) {
    uint64_t bit = phrase_hash >> 20 & (RF__LEX_BITS - 1);
    return lexicon->bits[bit / 64] >> bit % 64 & 1;
}

/* Which bit of rf__lex_node.next stands for a word. */
static inline uint32_t rf__next_bit(uint64_t word_hash) { return word_hash >> 27 & 31; }

/* The entries whose phrase has this hash: a slice of the lexicon; *ret_more tells whether longer
 * phrases begin with it. n is 0 when there is none. */
typedef struct rf__lex_hits {
    const rf__lex_entry *entries;
    uint32_t n;
    bool more;
} rf__lex_hits;
rf__lex_hits rf__lexicon_look(const rf_lexicon *lexicon, uint64_t phrase_hash);

/* The entries of a phrase as people write it ("fled", "more than"), whatever its case.
 * RF_ERR_NOMEM. */
rf_err rf__lexicon_find(const rf_lexicon *lexicon, const char *phrase,
                        rf__lex_hits *ret) RF_NODISCARD;
/* A lexicon of one text in memory, for tests; `review` also looks for what rf_lexicon_check tells
 * of. Fails as rf_lexicon_open does. */
rf_err rf__lexicon_from_text(rf_lexicon **ret, const char *name, const char *text, size_t n,
                             bool review, rf_issues *issues, rf_diag *diag) RF_NODISCARD;

/* One line of a lexicon file, for messages and tests: the codes of a class (lexicon_schema.c). */
typedef struct rf__class_schema {
    const char *name;         /* as in [name] */
    const char *const *codes; /* bare words that set `code`, by their place; NULL: none */
    uint32_t n_codes;
    bool verbs;       /* forms are base/third/past/participle/-ing */
    bool needs_code;  /* a line without one is an error */
    const char *what; /* one sentence for docs/reference/lexicon.md */
} rf__class_schema;
extern const rf__class_schema rf__class_schemas[RF__N_CLASSES];
extern const char *const rf__lexicon_flags[];    /* by bit, ended by NULL */
extern const char *const rf__lexicon_patterns[]; /* by rf__pattern, ended by NULL */

/* The files compiled in. */
extern const rf__embedded rf__embedded_lexicon[];

#endif
