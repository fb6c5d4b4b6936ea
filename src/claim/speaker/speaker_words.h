/* Looking at single words of a speaker's name, for speaker_name.c, which reads a noun phrase, and
 * speaker_phrase.c, which finds where it ends. */
#ifndef RF_SPEAKER_WORDS_H
#define RF_SPEAKER_WORDS_H

#include "claim/speaker/speaker.h"

static inline bool rf__is_capital_word(const rf__doc *doc, uint32_t token) {
    return rf__is_word(doc, token) && (doc->tokens[token].flags & RF__CAPITAL);
}

static inline bool rf__is_tight(const rf__doc *doc, uint32_t token) {
    return !(doc->tokens[token].flags & RF__SPACE_BEFORE);
}

/* "rebel-[controlled]", "so-[called]": behind a hyphen a verb is part of a word that tells what
 * sort. */
static inline bool rf__is_compound_end(const rf__doc *doc, uint32_t token) {
    return token > 1 && doc->tokens[token - 1].punct == '-' && rf__is_tight(doc, token - 1) &&
           rf__is_tight(doc, token);
}

static inline bool rf__is_possessive(const rf__doc *doc, uint32_t token) {
    return rf__small_word(doc, token) == RF__F_POSSESSIVE ||
           (token < doc->n_tokens && doc->tokens[token].punct == '\'' && rf__is_tight(doc, token));
}

static inline bool rf__is_org_word(const rf__doc *doc, uint32_t token) {
    return rf__tag_at(doc, token, RF__C_ORG_WORD) != NULL;
}
static inline bool rf__has_org_word(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__is_org_word(doc, i))
            return true;
    return false;
}

/* One that may end a name written small: "the health ministry", not "an emergency". */
static inline bool rf__small_org_word_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_ORG_WORD);
    return tag && !(tag->entry->flags & RF__WEAK);
}

/* "Round [8]", "Bulletin No. [4]": a number behind a word with a capital, which it belongs to. */
static inline bool rf__is_numbered(const rf__doc *doc, uint32_t token) {
    if (!token || doc->tokens[token].kind != RF__NUMERAL)
        return false;
    uint32_t before = token - 1;
    bool mark = doc->tokens[before].punct == '.' || doc->tokens[before].punct == '#';
    if (before && mark)
        return rf__is_capital_word(doc, before - 1);
    return rf__is_capital_word(doc, before) && !rf__small_word(doc, before);
}

/* "the [112] Coordination Centre": a number to call, before capitals that end with a body's word.
 */
bool rf__is_dialled(const rf__doc *doc, uint32_t token, uint32_t end);

/* "a 44-year-old resident" */
static inline bool rf__is_age(const rf__doc *doc, uint32_t numeral, uint32_t end) {
    return numeral + 2 < end && doc->tokens[numeral + 1].punct == '-' &&
           rf__is_tight(doc, numeral + 1) && rf__tag_at(doc, numeral + 2, RF__C_TIME_UNIT);
}

/* "Tora Police | Inspector Manu Prasad": where a rank ends the body's name before it, in the run of
 * capitals [from, to), or 0. */
uint32_t rf__rank_within(const rf__doc *doc, uint32_t from, uint32_t to);

/* "the Support Mission in Norland | (SMN)": does a short form in brackets behind a name that ends
 * at `to` begin with its first letter and end with that of the word behind "in"? */
bool rf__is_short_for(const rf__doc *doc, uint32_t from, uint32_t tail, uint32_t to);

/* "relatives of the [victims]": people, and no body or side. */
bool rf__is_of_people(const rf__doc *doc, uint32_t token);

/* "Minister for Relief | Mohib Rahman": the name behind what an office is for, in the words
 * [tail, to) behind its preposition. */
rf__span rf__name_behind_office(const rf__doc *doc, uint32_t tail, uint32_t to);
/* "rescuers of | the White Shirts": behind a role and "of" a body that only its capitals tell;
 * empty: none, or people who live there ("residents of the White Hills"). */
rf__span rf__body_in_capitals(const rf__doc *doc, rf__span role, uint32_t tail, uint32_t to);
/* "Gorsk-based": words before the last, a body's, that only tell where it sits. */
bool rf__is_seated(const rf__doc *doc, uint32_t from, uint32_t to);

/* "Ministry of Foreign [affairs] said": a last word of the name that is written small. */
bool rf__is_small_end(const rf__doc *doc, uint32_t at, uint32_t end);

/* "Provincial officials", "Reliable monitors": a capital for no other reason than that it begins
 * the sentence, and a word written small behind it. */
bool rf__is_first_word(const rf__doc *doc, rf__span name);
/* "the | same paper": does a word that points at somebody told of stand there? */
bool rf__is_same(const rf__doc *doc, uint32_t token);
/* "a survey by [the city]": a place that stands for those who run it. */
bool rf__is_run(const rf__doc *doc, const rf__who *who);

/* Is the word at a token one for a crisis or an attack? */
bool rf__names_crisis(const rf__doc *doc, uint32_t token);

#endif
