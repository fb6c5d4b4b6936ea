/* Names cut into folded words, and the skeletons by which spellings of one name meet. */
#ifndef RF_NAME_WORDS_H
#define RF_NAME_WORDS_H

#include "refuge/place.h"

#define RF__NAME_MOST_WORDS 8

typedef struct rf__name_words {
    rf_word words[RF__NAME_MOST_WORDS];
    uint32_t n;
    bool whole; /* all words of the name are there */
    char store[384];
} rf__name_words;

/* Cuts a name at everything that is no letter, digit or apostrophe. */
void rf__name_split(rf__name_words *ret, const char *name, size_t n);
uint64_t rf__name_hash(const rf_word *words, uint32_t n);

/* Is a folded word the article of Arabic names, whatever letter stands behind it ("al", "ad",
 * "el")? */
bool rf__is_article(const rf_word *word);
/* The skeleton of a name keeps its consonants, with those that transliterations confuse made one,
 * and only the places of its vowels; articles of Arabic names and doubled letters go. "Ma'arrat an
 * Nu'man", "Maaret al-Numan" and "Maarrat al-Numaan" have one skeleton. It grows word by word. */
typedef struct rf__skeleton {
    char bytes[96];
    uint32_t n, n_letters; /* letters of the words, articles aside */
    bool ends_in_article;
    bool whole; /* false when it did not fit */
} rf__skeleton;
void rf__skeleton_add(rf__skeleton *skeleton, const rf_word *word);
/* 0 when the name is too short to be found by its skeleton. */
uint64_t rf__skeleton_hash(const rf__skeleton *skeleton);
/* How many of the vowels of two names with one skeleton no transliteration writes for each other:
 * of "Kotulo" and "Kitale" three, of "Hodeida" and "Hudaydah" none; one more where they have but
 * one or two vowels, and where one vowel is apart each g for k. 0 when their skeletons differ. */
uint32_t rf__vowels_apart(const rf_word *a, uint32_t n_a, const rf_word *b, uint32_t n_b);

#endif
