/* What the stages of reading make of one report, each adding to it; a folder is a stage:
 *
 *     text/       text -> tokens, sentences; ordinary news, without a word of a crisis, ends here
 *                 tokens -> tags (lexicon entries on tokens); brackets around numbers go
 *     number/     -> quantities
 *     time/       -> time expressions, resolved against the report's date
 *     name/       -> place mentions, resolved together
 *     speaker/    -> who says which stretch
 *     figure/     quantities x triggers -> drafts of figure claims
 *     nature/, doer/   modality, flow, groups, side; who did it
 *     event/      tags -> drafts of event claims
 *     period/, where/, speaker/said.c   give each draft its period, place, source
 *     sure/       how sure all of that is
 *     extract.c   runs them and makes claims of the drafts
 *
 * A doc belongs to one extractor and is used again for the next report; arrays keep their room. All
 * strings are slices of the report's text or of the doc's arena. */
#ifndef RF_DOC_H
#define RF_DOC_H

#include "base/mem.h"
#include "claim/lexicon/lexicon.h"

#include <math.h>

_Static_assert(RF__N_CLASSES <= 64, "classes fit into rf__token.classes");
_Static_assert(RF__N_TIME_WORDS <= 127, "time words fit into rf__token.time_word");

#define RF__BIT(class) ((uint64_t)1 << (class))

typedef enum rf__token_kind { RF__WORD, RF__NUMERAL, RF__PUNCT } rf__token_kind;

enum {                            /* rf__token.flags */
       RF__CAPITAL = 1 << 0,      /* begins with a capital */
       RF__ALL_CAPITALS = 1 << 1, /* two letters or more, all capital */
       RF__SPACE_BEFORE = 1 << 2,
       RF__SENTENCE_FIRST = 1 << 3,
       RF__OPEN_QUOTE = 1 << 4, /* punct: an opening (or undirected opening) quotation mark */
       RF__CLOSE_QUOTE = 1 << 5,
       RF__DOTTED = 1 << 6 /* a word with points in it ("U.S.") */
};

/* Empty tokens behind the last: whatever looks at the one after next need not ask where the text
 * ends. */
enum { RF__END_MARKS = 4 };

/* A word ends at a space or punctuation; hyphens part words ("al-Numan" is al, -, Numan) and so
 * does a possessive ("Syria's" is Syria, 's). A numeral is digits with , . or space between groups
 * as they stand
 * ("1,308", "9 300", "1.5"); letters right after digits are a token of their own without a space
 * before
 * ("1.2m", "5th", "180ml"). "U.S." and "U.N." are one word. */
typedef struct rf__token {
    uint32_t start, n; /* bytes in the report's text */
    const char *folded;
    uint64_t hash; /* of folded */
    uint32_t n_folded;
    uint32_t first_tag; /* tags that begin here: [first_tag, next token's first_tag) */
    uint8_t kind, flags;
    uint8_t function; /* rf__function of a one-word function word, or 0 */
    char punct; /* one ASCII byte for a punctuation mark whatever its shape: - ' " ( ) , . ; : ? ! /
                   % $ | tab,
                   '*' for other symbols; 0 for words */
    uint16_t number_words; /* bit 1 << rf__number_word for every number tag that begins here */
    int8_t time_word;      /* rf__time_word of the first tag of time words, or -1 */
    uint64_t classes;      /* bit 1 << class for every tag that begins here */
    uint64_t over;         /* the same for every tag that the token lies in */
    double value;          /* numerals: the value, NAN when digits are no number ("192.168.1.2") */
} rf__token;

typedef struct rf__tag {
    uint32_t token;
    uint16_t n;    /* tokens [token, token + n): a phrase has eight words at most */
    uint8_t class; /* of the entry: what is asked of a tag most */
    const rf__lex_entry *entry;
} rf__tag;

/* What was found in the lexicon for a phrase. Texts use the same words again and again: the last
 * ones lie close together here, while the lexicon is larger than what is near the processor. */
typedef struct rf__known_phrases {
    uint32_t high[4]; /* of the phrases' hashes */
    uint32_t node[4]; /* their places in the lexicon's nodes, from 1; 0: none */
} rf__known_phrases;

typedef struct rf__sentence {
    uint32_t token, n_tokens; /* tokens [token, token + n_tokens) */
    uint32_t start, n;        /* bytes in the report's text */
    uint32_t block;           /* in report->blocks */
    uint32_t quantity, n_quantities, time, n_times, mention,
        n_mentions;             /* slices of the doc's arrays */
    uint32_t figure, n_figures; /* the same of the drafts of figures */
    bool repeated;              /* stood before in this report: makes no claims */
    char country[3];   /* ISO: of its section ("Mozambique - Floods"), else of the report, or "" */
    bool several;      /* its section's heading names more countries than that one */
    uint32_t section;  /* the mention that heads its section or paragraph, or UINT32_MAX */
    uint32_t nation;   /* the mention by which the report calls its country here, or UINT32_MAX */
    uint32_t table;    /* of a row: the first row of its table, or UINT32_MAX */
    uint32_t run;      /* of a line of figures and labels by turns: its first figure, else itself */
    uint32_t entry;    /* the time that heads its entry of a chronology, or UINT32_MAX */
    uint32_t topic[2]; /* what rf__topic_of found, of its own paragraph and apart from it */
    bool topic_known[2];           /* ... once it was asked */
    bool unclaimed;                /* has a number and a word that counts, and gave no figure */
    uint64_t classes;              /* bit 1 << rf__class of all its tags */
    uint32_t n_crisis, n_ordinary; /* words that show what it is about ([topic]) */
    bool tells_arms;               /* a tag is a word of fighters or weapons */
    bool tells_deed;               /* ... for a deed or a disaster */
    bool tells_since;              /* a tag is RF__F_SINCE */
    bool relates; /* a tag begins a relative clause: which, who, whom, where, when */
} rf__sentence;

typedef enum rf__quantity_kind {
    RF__Q_COUNT, /* a cardinal: may be a claim */
    RF__Q_SHARE, /* percent or fraction: low, high are 0..1 */
    RF__Q_TIMES, /* "twice", "five times" */
    RF__Q_NOT /* part of a date, age, distance, money, ordinal, name, phone number ...: no claim */
} rf__quantity_kind;

typedef struct rf__quantity {
    uint32_t sentence;
    uint32_t token,
        n_tokens; /* the number: percent, million and the like belong to it; a range is one */
    uint32_t phrase, n_phrase; /* with its qualifiers and article ("an estimated 3,000") */
    double low, high;
    rf_qualifier qualifier;
    rf__quantity_kind kind;
    const char *why_not; /* RF__Q_NOT: "age", "money" ..., for --explain */
    bool money;          /* RF__Q_NOT that aid may still count */
    bool none;           /* figure/ tells that it counts nothing that makes a figure */
    int32_t paren_of; /* a parenthetical ("(1,308 households)"): index of the quantity before it, or
                         -1 */
} rf__quantity;

typedef enum rf__time_kind {
    RF__TIME_DAY,
    RF__TIME_PERIOD, /* from..to both told */
    RF__TIME_SINCE,  /* a start up to the report's date */
    RF__TIME_AS_OF,  /* the state of a day: "as of 3 May" */
    RF__TIME_LENGTH, /* "for nine years", "22-day": no dates by itself */
    RF__TIME_UNTIL,
    RF__TIME_FUTURE
} rf__time_kind;

typedef struct rf__time {
    uint32_t sentence;
    uint32_t token, n_tokens; /* with its preposition ("on Tuesday", "since mid-December") */
    rf__time_kind kind;
    rf_date from, to; /* inclusive, RF_NO_DATE where not known */
    bool vague;       /* "recently", "in recent days" */
    int32_t n_days;   /* of a length, or 0 */
    bool of_speech;   /* says when somebody spoke; set with the periods of the drafts */
    bool rolling;     /* so long up to the report's day, or to when somebody told it */
    bool again;       /* "in the same period": days that were told before */
    uint32_t date;    /* its first token that tells days; another one where a clause says since
                         when: "since the army took Gorsk [in May]" */
    rf_date begun_to; /* of "since" the last day of the beginning ("since May": 31 May), else
                         RF_NO_DATE */
} rf__time;

/* Days from its first to its last; NAN, which is neither more nor less than anything, where one of
 * them is not known. */
static inline double rf__days_of(const rf__time *time) {
    return time->from == RF_NO_DATE || time->to == RF_NO_DATE ? NAN : (double)time->to - time->from;
}

typedef struct rf__mention {
    uint32_t sentence;
    uint32_t token, n_tokens; /* the name */
    uint32_t phrase,
        n_phrase; /* with article, kind and direction words: "the northern countryside of Hama
                     province"; for a coordination the whole stands in group_phrase */
    rf__function preposition; /* the word that governs it (in, from, to, near ...), or NONE */
    rf_name_use use;
    bool actor;  /* stands for a government or a side ("Damascus launched") */
    bool taken;  /* the object of a verb of leaving, arriving or capturing */
    bool person; /* part of a person's or organisation's name: no place */
    bool aside;  /* says where a speaker is or works, where a quake had its centre, whom a side
                    stands with, not where something happened to people; set with the places of the
                    drafts */
    bool seat; /* where a speaker sits or what it watches ("a group based in York that tracks"): no
                  place of what it says; set with aside */
    uint32_t resolved; /* index in doc.resolve, or UINT32_MAX */
    rf_place_id place;
    float confidence;
    uint32_t first, previous; /* mentions of the same place: the report's first, the one before or
                                 UINT32_MAX */
    uint32_t nth;             /* how many there are up to this one */
} rf__mention;

/* Who speaks. */
typedef struct rf__speaker {
    const char *person, *role, *organisation; /* in the doc's arena, or NULL */
    rf_date said_on;
} rf__speaker;

/* A stretch of tokens that a speaker says. Of stretches that lie in one another the shorter counts.
 */
typedef struct rf__says {
    uint32_t token, n_tokens;
    uint32_t cue,
        n_cue; /* the words that tell it: "a UN spokesman, David Swanson, said on Tuesday" */
    int32_t speaker;
    bool direct;
    bool according; /* by "according to" in front of it */
    bool cited;     /* by "citing" */
    bool bracket;   /* by "(OCHA, 3 May)" behind it */
} rf__says;

/* What gave a draft its place: a stage of where.c, the last of which asks what was told before
 * (place_before.c). */
typedef enum rf__how {
    RF__BY_WAY,
    RF__BY_LIST,
    RF__BY_SENTENCE,
    RF__BY_LAYOUT,
    RF__BY_WIDTH,
    RF__BY_POINTER_THERE,
    RF__BY_WHOLE,
    RF__BY_MOVE,
    RF__BY_COUNTRY_TOLD,
    RF__BY_BEST,
    RF__BY_TEXT,
    RF__BY_TAKEN_UP,
    RF__BY_SITE,
    RF__BY_SUM,
    RF__BY_TOLD_AGAIN,
    RF__BY_SUM_OF_COUNTRY,
    RF__BY_LAST_TOLD,
    RF__BY_TITLE,
    RF__BY_THERE,
    RF__BY_POINTER,
    RF__BY_SCENE,
    RF__BY_BORDER,
    RF__BY_COUNTRY_MEANT,
    RF__BY_COUNTRY_BEFORE,
    RF__BY_TOPIC,
    RF__BY_LAND_OF_ALL,
    RF__BY_HOME,
    RF__BY_WIDER,
    RF__BY_SPREAD,
    RF__BY_WIDTH_OF_SUM,
    RF__N_HOW
} rf__how;

/* What gave a draft its period by the rules (period.c). */
typedef enum rf__dated {
    RF__DATED_NOT,
    RF__DATED_HERE, /* a time of its sentence */
    RF__DATED_BY_TABLE,
    RF__DATED_BY_LABEL,
    RF__DATED_BY_LEAD,
    RF__DATED_BY_JOINED,
    RF__DATED_BY_WHOLE, /* what it is a part of, in its sentence */
    RF__DATED_BY_ENTRY,
    RF__DATED_BY_PARENT, /* ... told before */
    RF__DATED_BY_EVENT,
    RF__DATED_BY_BEHIND,
    RF__DATED_BY_SUM,
    RF__DATED_BY_CRISIS,
    RF__DATED_BY_HEADING,
    RF__DATED_BY_LINES, /* "as of 30 August" over them; a state of the day it was told */
    RF__DATED_BY_LENGTH,
    RF__DATED_BY_DAY_BEFORE,
    RF__DATED_BY_CARRIED,
    RF__DATED_BY_TOLD_AGAIN,
    RF__DATED_BY_REPORT, /* the days that the report is of */
    RF__DATED_BY_TALLY,
    RF__DATED_BY_STORY,
    RF__DATED_BY_STORY_BEHIND,
    RF__N_DATED
} rf__dated;

/* A claim being made. */
typedef struct rf__draft {
    rf_claim claim;
    double link; /* how well its words are tied to each other, 0..1 */
    bool chosen; /* no rule read it: so many people of 1 as its link would take it for that */
    uint32_t sentence;
    uint32_t quantity;           /* figures, else UINT32_MAX */
    uint32_t trigger, n_trigger; /* the tokens of the trigger */
    uint32_t deed, n_deed;       /* of an event told by two words, the second's; n_deed 0: by one */
    int32_t
        parent; /* of a subset or parenthetical: the draft it takes its attributes from, or -1 */
    uint32_t np, n_np; /* tokens of the noun phrase that is counted (figures) */
    uint32_t label; /* of an item of a list, or a number alone on its line: the line that names it,
                       or UINT32_MAX */
    bool names_place;      /* ... is a place that is no mention */
    uint32_t head, n_head; /* of a number in a table: the words over its column */
    bool subject_is_cause; /* the trigger's subject is who did it */
    bool struck;           /* actor2 is what was attacked, no side of a fight */
    rf__dated dated;       /* what gave it its period by the rules */
    float fit; /* how well the best time of its sentence fits, if one does (rf__time_score) */
    rf_date from_by_rule, to_by_rule; /* the period that the rules alone gave, and the flow */
    rf_flow flow_by_rule;
    float period_chance; /* so many people of 1 would choose the period; 0: it was not asked */
    rf__how how;
    bool carried;            /* its place is not told with it: it was chosen ... */
    uint32_t n_options;      /* ... of so many */
    float chance;            /* ... that so many people of 1 would choose */
    uint32_t at, at_by_rule; /* the first mention of its place, and of that which the rules alone
                                gave; UINT32_MAX: none */
} rf__draft;

enum { RF__MOST_STORMS = 8, RF__MOST_SURNAMES = 48 };

typedef struct rf__doc {
    const rf_report *report;
    const rf_lexicon *lexicon;
    const rf_gazetteer *gazetteer;
    rf__arena arena;
    struct rf__known_name *known_names; /* name_match.c's memory */
    rf_place_id *capitals; /* by country code, made when first asked for; for one gazetteer */
    uint64_t storms[RF__MOST_STORMS]; /* hashes of the names of storms in the report */
    uint32_t n_storms;
    uint64_t surnames[RF__MOST_SURNAMES]; /* hashes of the last words of people's names */
    uint32_t n_surnames;
    rf__known_phrases *known; /* by hash; for one lexicon */
    char *small;              /* room of the arena for folded words */
    uint32_t n_small;
    uint32_t next_known;
    rf__token *tokens; /* RF__END_MARKS more than n_tokens: empty ones, for a look ahead */
    rf__tag *tags;     /* by token, longer first */
    rf__sentence *sentences;
    rf__quantity *quantities;
    rf__time *times;
    rf__mention *mentions;
    rf_place_mention *resolve;
    rf__speaker *speakers;
    rf__says *says;
    rf__draft *drafts;
    uint32_t n_tokens, n_tags, n_sentences, n_quantities, n_times, n_mentions, n_resolve,
        n_speakers, n_says, n_drafts;
    size_t cap_tokens, cap_tags, cap_sentences, cap_quantities, cap_times, cap_mentions,
        cap_resolve, cap_speakers, cap_says, cap_drafts;
    uint32_t filled;         /* the mention that was last made the place of a claim ... */
    const char *filled_text; /* ... as these words of the arena */
    uint32_t covers;         /* the time that its head says it is of, or UINT32_MAX */
    uint32_t dateline;       /* in resolve: where the report was written, or UINT32_MAX */
    char country[3];         /* that the report is mostly about (ISO), or "" */
    bool of_refugees;        /* it tells of people who fled abroad, far more than of those within */
    bool one_country;        /* most places that it names lie there */
    bool ordinary; /* of some length, without a word of a crisis: no more than its tokens is
                      read */
} rf__doc;

/* Each stage: RF_OK or RF_ERR_NOMEM. */
rf_err rf__doc_tokens(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_tags(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_brackets(rf__doc *doc) RF_NODISCARD; /* "(32) people": the brackets go */
rf_err rf__doc_quantities(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_times(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_mentions(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_speakers(rf__doc *doc) RF_NODISCARD;
/* First rows of tables and of boxes: `table` and `run` of all sentences. */
rf_err rf__doc_rows(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_figures(rf__doc *doc) RF_NODISCARD;
rf_err rf__doc_events(rf__doc *doc) RF_NODISCARD;
rf_err rf__give_periods(rf__doc *doc)
    RF_NODISCARD;                    /* from, to of every draft; flow where the time decides it */
void rf__doc_sections(rf__doc *doc); /* country and section of the sentences */
rf_err rf__give_places(rf__doc *doc) RF_NODISCARD; /* place, origin, destination */
void rf__give_sums(rf__doc *doc); /* place and period of numbers that add up to one told before */
rf_err rf__give_sources(rf__doc *doc) RF_NODISCARD; /* source */
void rf__date_statements(
    rf__doc *doc); /* warnings and appeals without a time: when they were made */
/* Another period than the rules gave a draft, where that is one of its own sentence or none and the
 * traits of those that the report tells near it speak for it (period_option.c). */
void rf__choose_periods(rf__doc *doc);
void rf__give_doers(rf__doc *doc);      /* perpetrators that other drafts tell of */
void rf__give_confidence(rf__doc *doc); /* of every draft, once all else of it is known */
/* All stages, for a report. */
rf_err rf__doc_read(rf__doc *doc, const rf_report *report) RF_NODISCARD;
/* The doc of an extractor, for tests and --explain. */
rf__doc *rf__extractor_doc(rf_extractor *extractor);
void rf__doc_clear(rf__doc *doc); /* empty, keeping room */
void rf__doc_free(rf__doc *doc);

/* Words of the report that show what it is about ([topic]). */
typedef struct rf__matters {
    uint32_t crisis, ordinary;
} rf__matters;
static inline rf__matters rf__matters_of(const rf__doc *doc) {
    rf__matters ret = {0};
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        ret.crisis += doc->sentences[s].n_crisis;
        ret.ordinary += doc->sentences[s].n_ordinary;
    }
    return ret;
}

/* ---- looking at tokens ---- */

/* The first tag of a class that begins at a token (the longest), or NULL. */
const rf__tag *rf__tag_find(const rf__doc *doc, uint32_t token, rf__class class);
static inline const rf__tag *rf__tag_at(const rf__doc *doc, uint32_t token, rf__class class) {
    bool here = token < doc->n_tokens && doc->tokens[token].classes >> class & 1;
    return here ? rf__tag_find(doc, token, class) : NULL;
}
/* Is a token within a tag of the class? Looks back at most 8 tokens. */
const rf__tag *rf__tag_find_over(const rf__doc *doc, uint32_t token, rf__class class);
static inline const rf__tag *rf__tag_over(const rf__doc *doc, uint32_t token, rf__class class) {
    bool here = token < doc->n_tokens && doc->tokens[token].over >> class & 1;
    return here ? rf__tag_find_over(doc, token, class) : NULL;
}
/* The mention whose name a token of the sentence stands in, or NULL. */
static inline const rf__mention *rf__mention_over(const rf__doc *doc, const rf__sentence *sentence,
                                                  uint32_t token) {
    for (uint32_t i = sentence->mention; i < sentence->mention + sentence->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (token >= m->token && token < m->token + m->n_tokens)
            return m;
    }
    return NULL;
}
/* Is a nation's name no name of its land ("Norlander"), as "NL" is, also where it serves as
 * an adjective? */
static inline bool rf__is_name_of_people(const rf__doc *doc, const rf__mention *m) {
    return m->use == RF_NAME_DEMONYM && !(doc->tokens[m->token].flags & RF__ALL_CAPITALS);
}
static inline bool rf__time_word_is(const rf__doc *doc, uint32_t token, rf__time_word code) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return tag && tag->entry->code == (int16_t)code;
}
/* The mark that ends a sentence, 0: none. */
static inline char rf__last_mark(const rf__doc *doc, const rf__sentence *s) {
    return s->n_tokens ? doc->tokens[s->token + s->n_tokens - 1].punct : 0;
}
/* The days that the report's head says it is of, or NULL. */
static inline const rf__time *rf__period_of_report(const rf__doc *doc) {
    return doc->covers == UINT32_MAX ? NULL : &doc->times[doc->covers];
}
/* Sorts of events: blows from afar, blows on what must not be struck, and both. */
static inline bool rf__is_strike(rf_event_type type) {
    return type == RF_AIR_STRIKE || type == RF_SHELLING || type == RF_MISSILE_OR_DRONE;
}
static inline bool rf__strikes_facility(rf_event_type type) {
    return type == RF_ATTACK_ON_HEALTH_CARE || type == RF_ATTACK_ON_SCHOOL ||
           type == RF_ATTACK_ON_CAMP;
}
static inline bool rf__is_blow(rf_event_type type) {
    return rf__is_strike(type) || rf__strikes_facility(type);
}
/* ... or a fight. */
static inline bool rf__is_violent(rf_event_type type) {
    return rf__is_blow(type) || type == RF_BATTLE;
}
/* Does a figure count strikes? */
static inline bool rf__counts_strikes(rf_indicator v) {
    return v == RF_AIR_STRIKES || v == RF_SHELLINGS || v == RF_MISSILES || v == RF_DRONES;
}
/* What is done to people themselves: killed, hurt, gone missing. */
static inline bool rf__hurts_people(rf_indicator v) {
    return v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES || v == RF_MISSING;
}
/* Does a number in digits or in words begin at a token? */
static inline bool rf__is_number_at(const rf__doc *doc, uint32_t token) {
    return doc->tokens[token].kind == RF__NUMERAL || rf__tag_at(doc, token, RF__C_NUMBER);
}
/* Is there a tag, and is it of a kind ([according kind=line])? */
static inline bool rf__is_kind(const rf__tag *tag, const char *kind) {
    return tag && tag->entry->what_kind && !strcmp(tag->entry->what_kind, kind);
}
/* ... whose entry stands for a text ([hazard text=air])? */
static inline bool rf__has_text(const rf__tag *tag, const char *text) {
    return tag && tag->entry->text && !strcmp(tag->entry->text, text);
}
/* Is a kind of measure one of things, or of cases of a disease, and not how much there is of them?
 */
static inline bool rf__is_of_things(const char *kind) {
    return kind && (!strcmp(kind, "other") || !strcmp(kind, "cases"));
}
/* "Dr Congo" is a person, "DR Congo" and "D.R. Congo" a country: two capitals before a word that is
 * not all capitals are no honorific. */
static inline const rf__tag *rf__honorific_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_HONORIFIC);
    if (!tag)
        return NULL;
    const rf__token *t = &doc->tokens[token];
    bool two = t->n == 2 || (t->n == 4 && doc->report->text[t->start + 1] == '.');
    bool more = token + 1 < doc->n_tokens && t[1].kind == RF__WORD;
    return two && more && t->flags & RF__ALL_CAPITALS && !(t[1].flags & RF__ALL_CAPITALS) ? NULL
                                                                                          : tag;
}

static inline bool rf__is_word(const rf__doc *doc, uint32_t token) {
    return token < doc->n_tokens && doc->tokens[token].kind == RF__WORD;
}
/* The function of a one-word function word, or RF__F_NONE. */
static inline rf__function rf__function_at(const rf__doc *doc, uint32_t token) {
    return token < doc->n_tokens ? (rf__function)doc->tokens[token].function : RF__F_NONE;
}
/* The time expression that a token of the sentence stands in, or NULL. */
const rf__time *rf__time_over(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);
/* Is the word at a token one that the lexicon lists as [place_word text=what]? */
bool rf__place_word_is_so(const rf__doc *doc, uint32_t token, const char *what);
static inline bool rf__place_word_is(const rf__doc *doc, uint32_t token, const char *what) {
    return token < doc->n_tokens && doc->tokens[token].classes & RF__BIT(RF__C_PLACE_WORD) &&
           rf__place_word_is_so(doc, token, what);
}
/* The first word of events of this code that begins at a token, or NULL. */
const rf__tag *rf__find_event_tag(const rf__doc *doc, uint32_t token, rf__event_word code);
static inline const rf__tag *rf__event_tag(const rf__doc *doc, uint32_t token,
                                           rf__event_word code) {
    bool here = doc->tokens[token].classes & RF__BIT(RF__C_EVENT_WORD);
    return here ? rf__find_event_tag(doc, token, code) : NULL;
}
/* Is a verb at a token one that counts an indicator, with this flag (RF__CAUSE, ...)? */
bool rf__is_verb_of(const rf__doc *doc, uint32_t token, rf_indicator indicator, uint32_t flag);
/* Does a word end as those of a kind do in the lexicon's language; as a past form; as an adverb, in
 * small letters? For verbs and adverbs that the lexicon lacks. */
bool rf__ends_as(const rf__doc *doc, uint32_t token, rf__ending kind);
bool rf__ends_as_past(const rf__doc *doc, uint32_t token);
bool rf__ends_as_adverb(const rf__doc *doc, uint32_t token);
/* Does the event word at a token tell what was done to its subject ("came under fire")? */
bool rf__suffers(const rf__doc *doc, uint32_t token);
/* Is a name one with which the noun before stands ("rebels backed by Norland")? Looks back to token
 * `first`. */
bool rf__is_tied(const rf__doc *doc, uint32_t first, uint32_t name);
/* "has [carried out hundreds of] raids": the form of "to have" among the words right before a
 * token, no more than `reach` back and not before `first`; NULL: there is none. */
const rf__tag *rf__have_before(const rf__doc *doc, uint32_t first, uint32_t token, uint32_t reach,
                               uint32_t *ret);
/* Is that one of the present: done up to now, of no day that is not told? */
static inline bool rf__is_perfect(const rf__tag *have) {
    return have && !(have->entry->flags & RF__PAST_FORM);
}
/* The text of tokens [token, token + n) as it stands in the report, in the doc's arena; NULL: no
 * memory. */
char *rf__doc_slice(rf__doc *doc, uint32_t token, uint32_t n);

#endif
