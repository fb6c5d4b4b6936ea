/* Words made comparable: compatibility decomposition, marks and apostrophes off, case folded
 * (Unicode NFKD, then utf8proc's case folding). "Ma'arrat", "Maʿarrat" and "MAARRAT" are one word.
 */
#ifndef RF_FOLD_H
#define RF_FOLD_H

#include <stddef.h>
#include <stdint.h>

/* Folds n bytes of one word into out (room for cap bytes, a NUL is added where it fits). Returns
 * the length; what does not fit is cut at a character. Bytes that are not UTF-8 stay as they are.
 */
size_t rf__fold_word(const char *word, size_t n, char *out, size_t cap);
/* 64-bit hash of folded bytes: eight at a time, with none to seven at the end filled up with zeros.
 * Those who cut words themselves may go step by step: rf__hash_eight() from RF__HASH_FIRST on. The
 * first byte of eight is the lowest, so that a file of hashes belongs to one byte order. */
uint64_t rf__word_hash(const char *folded, size_t n);
#define RF__HASH_FIRST 0xcbf29ce484222325u
static inline uint64_t rf__hash_eight(uint64_t so_far, uint64_t eight) {
    uint64_t h = (so_far ^ eight) * 0xD6E8FEB86659FD93u;
    return h ^ (h >> 32);
}
/* 64-bit hash of any bytes that never changes: for names that others keep. */
uint64_t rf__text_hash(const char *text, size_t n);
/* The hash of a phrase is that of its words so far, mixed with the next word's; it begins with 0.
 */
static inline uint64_t rf__phrase_hash(uint64_t so_far, uint64_t word_hash) {
    uint64_t h = (so_far ^ word_hash) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

#endif
