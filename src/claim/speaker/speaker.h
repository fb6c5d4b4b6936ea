/* Who speaks, between the files that find it: speaker_name.c reads a noun phrase, speaker_phrase.c
 * finds its end, speaker_known.c remembers those who spoke and finds short forms again,
 * speaker_cue.c finds the words that tell of a speaker (but those of speaker_told.c, who do not
 * speak), speaker_according.c those of "according to", speaker_by.c those behind "by",
 * speaker_paper.c those whose paper it is, speaker_clause.c what stands beside a
 * subject, speaker_quote.c quotations, speaker_gap.c those without
 * a verb, speaker_bracket.c sources in brackets, speaker_line.c whose figures a table is,
 * speaker_work.c those who count their own work, speaker.c lays out what each one says. */
#ifndef RF_SPEAKER_H
#define RF_SPEAKER_H

#include "claim/doc.h"

/* Tokens [from, to); empty when equal. */
typedef struct rf__span {
    uint32_t from, to;
} rf__span;

typedef enum rf__who_kind {
    RF__WHO_NOBODY,       /* no source */
    RF__WHO_PERSON,       /* a name, or a role in the singular */
    RF__WHO_ORGANISATION, /* an organisation, a side, a country, people in the plural */
    RF__WHO_NAME,         /* a proper name that may be a person or an organisation */
    RF__WHO_SHORT,        /* "the agency", "the group": someone named before */
    RF__WHO_HE,
    RF__WHO_IT,
    RF__WHO_THEY,
    RF__WHO_OTHER /* a plain noun, a source only beside a verb that can mean nothing else */
} rf__who_kind;

/* What a noun phrase says of who speaks. */
typedef struct rf__who {
    rf__who_kind kind;
    rf__span person, role, organisation;
    rf__span phrase;     /* the whole */
    bool of_predecessor; /* "their chief", "its director": the organisation is one named before */
    bool definite;       /* "the agency" */
    bool same;           /* "the same agency" */
} rf__who;

/* Reads tokens [from, to) as one noun phrase. */
rf__who rf__who_read(const rf__doc *doc, uint32_t from, uint32_t to);
/* Adds what a phrase in apposition tells ("David Swanson, a UN spokesman"). */
rf__who rf__who_join(const rf__doc *doc, rf__who head, rf__who apposition);
/* The mention of a place that begins within tokens, or NULL. */
const rf__mention *rf__place_in(const rf__doc *doc, rf__span span);
/* Does the name of a country or its people in several words begin here? "[Sri Lankan] officials" */
bool rf__is_nation_at(const rf__doc *doc, uint32_t token);
/* Where a noun phrase that begins at `from` ends, at most at `end`. */
uint32_t rf__phrase_end(const rf__doc *doc, uint32_t from, uint32_t end);
/* The end of capitalised words that belong together ("Bashar al-Assad"), from when there is none.
 */
uint32_t rf__capitals_end(const rf__doc *doc, uint32_t from, uint32_t end);
/* The function of a small word; none where it is written in capitals ("WHO", "US", "IT"). */
rf__function rf__small_word(const rf__doc *doc, uint32_t token);
/* Is there a verb at this token that shows a clause: is, has, did, fled? */
bool rf__is_finite(const rf__doc *doc, uint32_t token);

/* ---- cues ---- */

/* Words that tell who says something. */
typedef struct rf__cue {
    rf__span words; /* "a UN spokesman, David Swanson, said on Tuesday" */
    rf__who who;
    uint32_t verb; /* the verb or "according" */
    bool according;
    bool cited;         /* "citing": whom another speaker goes by */
    bool bracket;       /* "(OCHA, 3 May)": with a date, the source of what stands before it */
    bool narrow;        /* behind another speaker it tells the number before it only */
    bool colon;         /* a colon follows */
    bool before;        /* what is said may stand before it */
    bool inverted;      /* the verb before its subject: "said X" */
    bool follows;       /* a participle of the speaker before: "adding that" */
    uint32_t says_from; /* behind it, what is said begins here */
} rf__cue;

/* May a cue stand at a token? */
static inline bool rf__cue_begins(const rf__token *t, bool again) {
    const uint64_t classes =
        RF__BIT(RF__C_ACCORDING) | RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_SAY_NOUN);
    return t->classes & classes || t->punct == '(' || t->punct == '[' || t->function == RF__F_BY ||
           t->function == RF__F_HAVE ||
           (again &&
            (t->function == RF__F_AT || t->function == RF__F_OF || t->kind == RF__NUMERAL));
}
/* Does a word written small stand right behind a quotation? */
static inline bool rf__cue_behind_quote(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    return token && t[-1].kind == RF__PUNCT && t[-1].flags & RF__CLOSE_QUOTE &&
           t->kind == RF__WORD && !(t->flags & RF__CAPITAL);
}
/* The cue at a token of the sentence, if one stands there; its words begin at `from` or behind.
 * again: the sentence had a cue before, whose verb may be left out here ("X put it at 5 and Y at
 * 7"). */
bool rf__cue_at(const rf__doc *doc, uint32_t sentence, uint32_t token, uint32_t from, bool again,
                rf__cue *ret);

/* "The war has killed hundreds and, [says the UN], displaced 900": is a cue put in behind a word
 * that opens a clause, of which it tells? */
bool rf__put_in_clause(const rf__doc *doc, uint32_t sentence, const rf__cue *cue);
/* "The governor told this at a briefing": is nothing but what stands before told? */
bool rf__tells_this(const rf__doc *doc, uint32_t sentence, const rf__cue *cue);
/* The cue of a headline: "UN: 300 flee raid", "300 flee raid - UN". */
bool rf__headline_cue(const rf__doc *doc, uint32_t sentence, rf__cue *ret);

/* ---- quotations (speaker_quote.c) ---- */

/* Does a quotation begin at a token? */
bool rf__quote_opens(const rf__doc *doc, uint32_t token);
/* Does one with this mark that begins right before `first` end at a token? */
bool rf__quote_closes(const rf__doc *doc, uint32_t token, char mark, uint32_t first);
/* Do the tokens [from, to) of a quotation say something, and are no word in quotation marks? */
bool rf__quote_is_speech(const rf__doc *doc, uint32_t from, uint32_t to);
/* Where a quotation that the paragraph before left open ends in [first, end), or `first`. */
uint32_t rf__quote_end(const rf__doc *doc, uint32_t first, uint32_t end);

/* ---- whose figures a table or a list are ---- */

/* Does a sentence, as a heading or a line of its own, name whose figures stand beside it? Then who,
 * and the words that tell it. */
bool rf__source_line(const rf__doc *doc, uint32_t sentence, rf__who *ret, rf__span *ret_words);
/* The sentences that such a line speaks for: the lines of figures right behind it, else those right
 * before; an empty span where there are none. */
void rf__lines_of_source(const rf__doc *doc, uint32_t sentence, rf__span *ret);

/* ---- those who spoke before ---- */

typedef struct rf__known {
    int32_t speaker;
    rf__span person, organisation;
    rf__span phrase; /* as first named, for "the agency" */
    bool is_person;
    bool maybe_person; /* a name that nothing tells of */
    bool plural;       /* several people: "officials" */
} rf__known;

typedef struct rf__memory {
    rf__known *known;
    size_t cap;
    uint32_t n;
    uint32_t sentence; /* that of the cue */
    uint32_t spoke_in; /* the sentence of the last cue, plus 1 */
} rf__memory;

/* The speaker of a cue: a new row of doc->speakers, or -1 when nobody can be named. */
rf_err rf__memory_speaker(rf__doc *doc, rf__memory *memory, const rf__who *who, rf_date said_on,
                          int32_t *ret) RF_NODISCARD;
void rf__memory_free(rf__memory *memory);

/* The first stretch of doc->says that begins at or behind a token; they lie in the order of the
 * text. */
uint32_t rf__says_from(const rf__doc *doc, uint32_t token);
/* "These included 17", "This brings the total to": a verb right behind "this" or "these". */
bool rf__points_at_told(const rf__doc *doc, uint32_t at);
/* "recorded", "counted": a verb that tells by counting, and no plain "said". */
bool rf__is_by_counting(const rf__doc *doc, const rf__says *says);
/* The first stretch of a sentence whose words for who speaks hold a token; NULL: none do. */
const rf__says *rf__cue_over(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);

/* Gives a draft that nobody tells its source where the sentence tells of somebody's own work
 * (speaker_work.c). */
rf_err rf__give_helper(rf__doc *doc, rf__draft *draft) RF_NODISCARD;

#endif
