/* The words that tell of a speaker, between speaker_cue.c, which finds them, and
 * speaker_subject.c, which finds who stands before a verb of reporting, and speaker_bracket.c,
 * which reads sources in brackets. */
#ifndef RF_SPEAKER_CUE_H
#define RF_SPEAKER_CUE_H

#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

/* Tokens looked over in a sentence: keeps endless ones linear. */
enum { RF__LONG_CLAUSE = 80 };

typedef struct rf__cue_place {
    const rf__doc *doc;
    const rf__sentence *sentence;
    uint32_t from, end; /* tokens that may belong to the cue */
} rf__cue_place;

static inline bool rf__cue_word(const rf__cue_place *p, uint32_t token) {
    return token < p->end && p->doc->tokens[token].kind == RF__WORD;
}

static inline char rf__cue_punct(const rf__cue_place *p, uint32_t token) {
    return token < p->end ? p->doc->tokens[token].punct : 0;
}

bool rf__is_quote_mark(const rf__token *token);
/* Is it somebody, and no plain noun? */
bool rf__can_speak(const rf__who *who);
/* The noun phrase that ends before a token. */
rf__who rf__who_before(const rf__cue_place *p, uint32_t to);
/* "media are [reporting]": a plain verb of reporting that goes on at the time. */
bool rf__is_going_on(const rf__cue_place *p, uint32_t verb);
/* Who stands before a verb as its subject; false: nobody who can speak. */
bool rf__subject_before(const rf__cue_place *p, uint32_t verb, rf__who *ret);
uint32_t rf__noun_before_name(const rf__cue_place *p, uint32_t name);
/* The source that a bracket names: "(OCHA, 3 May)". */
bool rf__bracket_cue(const rf__cue_place *p, uint32_t open, rf__cue *ret);

/* The source that begins at a token, with what stands in apposition; ret_end: behind it. */
rf__who rf__read_after(const rf__cue_place *p, uint32_t from, uint32_t *ret_end);
/* Where what is said begins behind a verb at or behind `at`, over whom it is said to (addressee),
 * where and when. */
uint32_t rf__said_from(const rf__cue_place *p, uint32_t at, bool addressee);
/* Of speaker_clause.c. ", who lives in | Gorsk,": does a clause about somebody end with a phrase?
 */
bool rf__within_relative(const rf__cue_place *p, uint32_t phrase);
/* "One of them, Ali Balde, said": the name between commas behind one of several. */
bool rf__one_by_name(const rf__cue_place *p, uint32_t from, uint32_t open, uint32_t comma,
                     rf__who *ret);
bool rf__names_office(const rf__cue_place *p, uint32_t from, uint32_t to, uint32_t close);
/* "Ali Balde, who heads the office, said": adds the office. */
void rf__add_headed(const rf__cue_place *p, uint32_t from, uint32_t comma, rf__who *who);
/* "Ana Malo, 34, said": a name with an age between commas is a person. */
void rf__take_age(const rf__cue_place *p, uint32_t from, uint32_t comma, rf__who *head);
/* "a UN report [as of 6 p.m.] said": where such words that end with a token begin, or 0. */
uint32_t rf__state_before(const rf__cue_place *p, uint32_t last);
/* The mark before a name in quotes that ends with the mark at a token, or 0. */
uint32_t rf__name_in_marks(const rf__cue_place *p, uint32_t close);
/* Who ends before a token, where a name in quotes may be the last of it. */
rf__who rf__who_before_name(const rf__cue_place *p, uint32_t to);
/* "Records for Norland, a research group, counts": a name of plain words, told by its sort. */
void rf__add_sort(const rf__cue_place *p, uint32_t from, uint32_t comma, rf__who *head);
/* "The mayor, while confirming it, said": where the subject ends before such words, or 0. */
uint32_t rf__aside_of_saying(const rf__cue_place *p, uint32_t start);
/* The NGO "Hands of Tora" said: a name in quotes that ends at a mark, behind a word for a body. */
bool rf__named_in_quotes(const rf__cue_place *p, uint32_t close, rf__who *ret);
/* "said a group known as | the Blue Caps", the NGO "Hands of Tora": the name behind what a body is,
 * whose words [from, end) were read. */
bool rf__named_behind(const rf__cue_place *p, uint32_t from, uint32_t *end, rf__who *who);
/* The cue of words like "according to" (speaker_according.c). */
bool rf__according_cue(const rf__cue_place *p, const rf__tag *tag, rf__cue *ret);
/* Is there a number at or behind a token, in reach? */
bool rf__cue_has_number(const rf__cue_place *p, uint32_t from);
/* "congressional aides", "the town's baker": a noun with its article or in the plural, no count of
 * people ("half of the travellers said"). */
bool rf__plain_noun(const rf__cue_place *p, const rf__who *who);
/* "..., said police, adding that": a participle behind a comma, of somebody who spoke before. */
bool rf__goes_on_saying(const rf__cue_place *p, const rf__tag *verb);
/* "The relief office in its bulletin places the county in the third phase and | says", "He spent
 * the night there and says": who begins the sentence, before verbs that no list knows. */
bool rf__opening_subject(const rf__cue_place *p, uint32_t joint, uint32_t verb, rf__who *ret);
/* The cue of a participle; again: the sentence had a cue before. */
void rf__participle_cue(const rf__cue_place *p, const rf__tag *tag, bool again, rf__cue *ret);
/* The cue of a verb of reporting (speaker_verb.c); again: the sentence had a cue before. */
bool rf__verb_cue(const rf__cue_place *p, const rf__tag *tag, bool again, rf__cue *ret);
/* "..., said X, a nurse.": who is named behind a verb, and nothing else up to the end or a comma.
 */
bool rf__subject_after(const rf__cue_place *p, uint32_t verb_end, rf__who *ret, uint32_t *ret_end);
/* "451 [damaged houses reported in]": does a number count the words from a token on? */
bool rf__cue_is_counted(const rf__cue_place *p, uint32_t from);
/* Does a word end as plurals do? */
bool rf__cue_ends_in_s(const rf__cue_place *p, uint32_t token);
/* The cue of a noun of reporting that is somebody's (speaker_paper.c). */
bool rf__paper_cue(const rf__cue_place *p, const rf__tag *noun, rf__cue *ret);
/* Cues of speaker_by.c, at the token of "by". */
bool rf__by_count_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret);
bool rf__put_by_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret);
bool rf__reported_by_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret);
/* Does a word or a name for a body stand there? */
bool rf__names_body(const rf__doc *doc, rf__span span);
/* Of speaker_told.c: those before a verb of reporting who do not speak. */
bool rf__is_told_of(const rf__cue_place *p, const rf__tag *verb, const rf__who *who);
/* "responded, firing", "a charge the army denies", "villagers found three bodies": a verb that
 * tells what its subject does, and nothing that they say. */
bool rf__only_does(const rf__cue_place *p, const rf__tag *verb, const rf__who *who);
bool rf__takes_in(const rf__cue_place *p, const rf__tag *verb, const rf__who *who);
/* "The ministry [had] 12 dead": at a word of "have" (speaker_gap.c). */
bool rf__has_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret);
/* Cues of speaker_gap.c, behind another of the sentence: at the token of "at" or "of", and at a
 * number. */
bool rf__gap_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret);
bool rf__gap_number_cue(const rf__cue_place *p, uint32_t number, rf__cue *ret);

#endif
