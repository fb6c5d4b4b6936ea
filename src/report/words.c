/* Every byte of a report passes through here more than once, so that words of ASCII letters, which
 * nearly all are, go eight bytes at a time: as one number they are compared, folded and hashed.
 * Whatever else a word holds (digits, apostrophes, other scripts) is read byte by byte. */
#include "report/words.h"

#include <endian.h>
#include <string.h>

#define EACH(byte) (0x0101010101010101u * (byte))

typedef enum letter { BREAK, SKIP, LETTER, CAPITAL, DIGIT, HIGH } letter;

static const uint8_t kinds[128] = {
    /* letter */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0,
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
    1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0,
};

static inline letter kind_of(unsigned char c) { return c >= 0x80 ? HIGH : (letter)kinds[c]; }

/* Bytes of a character from 0x80 up, and whether it is an apostrophe, part of a word, or neither.
 */
static letter high_at(const unsigned char *s, size_t n, size_t *ret_n) {
    *ret_n = 1;
    if (s[0] == 0xE2 && n >= 3 && s[1] <= 0x81) { /* general punctuation */
        *ret_n = 3;
        return s[1] == 0x80 && (s[2] == 0x98 || s[2] == 0x99) ? SKIP : BREAK;
    }
    if (s[0] == 0xC2 && n >= 2 && s[1] != 0xA9) { /* U+0080..U+00BF, but not the copyright sign */
        *ret_n = 2;
        return BREAK;
    }
    return LETTER;
}

/* ---- hashes: eight bytes at a time; none to seven at the end, filled up with zeros ---- */

#define FIRST_HASH 0xCBF29CE484222325u

static inline uint64_t mix(uint64_t hash, uint64_t eight) {
    hash = (hash ^ eight) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

typedef struct hasher {
    uint64_t hash, eight;
    unsigned n;
} hasher;

static void add_byte(hasher *h, unsigned char c) {
    h->eight |= (uint64_t)c << (8 * h->n);
    if (++h->n == 8) {
        h->hash = mix(h->hash, h->eight);
        h->eight = h->n = 0;
    }
}

static inline uint64_t last_mix(uint64_t hash, uint64_t eight) {
    hash = mix(hash, eight);
    return hash ? hash : 1;
}

/* ---- words ---- */

static bool colon_behind(const unsigned char *s, size_t n, size_t at) {
    while (at < n && s[at] == ' ')
        at++;
    return at < n && s[at] == ':';
}

/* Not in line: it would take the registers from the words that go eight bytes at a time. */
#define RARE __attribute__((noinline, cold))

RARE static letter rare_kind(const unsigned char *s, size_t n, size_t *ret_n) {
    return high_at(s, n, ret_n);
}

RARE static bool later_colon(const unsigned char *s, size_t n, size_t at) {
    return colon_behind(s, n, at);
}

/* The word, or what parts words, at a byte, byte by byte; the byte behind it. ret->n is 0 where
 * there is no word. */
RARE static size_t take_any(const unsigned char *s, size_t n, size_t start, bool names,
                            rf__word *ret) {
    size_t i = start, stop = start;
    hasher hash = {.hash = FIRST_HASH};
    bool number = true, any = false;
    letter before = BREAK;
    for (; i < n; i = stop) {
        letter k = kind_of(s[i]);
        size_t length = 1;
        if (k == HIGH)
            k = high_at(s + i, n - i, &length);
        if (k == BREAK && any && number && (s[i] == ',' || s[i] == '.') && i + 1 < n &&
            kind_of(s[i + 1]) == DIGIT) {
            stop = i + 1;
            continue;
        }
        if (k == BREAK || (names && k == CAPITAL && before == LETTER))
            break;
        stop = i + length;
        before = k;
        if (k == SKIP)
            continue;
        any = true;
        number &= k == DIGIT;
        for (size_t b = i; b < stop; b++)
            add_byte(&hash, k == CAPITAL ? s[b] | 0x20 : s[b]);
    }
    ret->n = 0;
    if (any)
        *ret = (rf__word){last_mix(hash.hash, hash.eight), (uint32_t)start, (uint32_t)(i - start),
                          colon_behind(s, n, i), number};
    if (i == start) { /* a break */
        size_t length = 1;
        if (s[i] >= 0x80)
            high_at(s + i, n - i, &length);
        i += length;
    }
    return i;
}

/* A word that begins with a digit: mostly it has nothing but digits. */
RARE static size_t take_number(const unsigned char *s, size_t n, size_t start, rf__word *ret) {
    hasher hash = {.hash = FIRST_HASH};
    size_t at = start;
    for (; at < n; at++) {
        unsigned char c = s[at];
        if (c >= '0' && c <= '9')
            add_byte(&hash, c);
        else if ((c != ',' && c != '.') || at + 1 == n || kind_of(s[at + 1]) != DIGIT)
            break;
    }
    if (at < n && kind_of(s[at]) != BREAK)
        return take_any(s, n, start, false, ret);
    *ret = (rf__word){last_mix(hash.hash, hash.eight), (uint32_t)start, (uint32_t)(at - start),
                      colon_behind(s, n, at), true};
    return at;
}

/* Eight bytes at `at`, the first of them lowest; zeros behind the end. */
static inline uint64_t eight_at(const unsigned char *s, size_t n, size_t at) {
    uint64_t eight = 0;
    if (n - at >= 8) {
        memcpy(&eight, s + at, 8);
        return le64toh(eight);
    }
    for (size_t i = n; i > at; i--)
        eight = eight << 8 | s[i - 1];
    return eight;
}

/* The top bits of those of eight bytes that are no ASCII letters. */
static inline uint64_t no_letters(uint64_t eight) {
    uint64_t small = (eight | EACH(0x20)) & EACH(0x7F);
    uint64_t letters = (small + EACH(0x80 - 'a')) & ~(small + EACH(0x7F - 'z')) & ~eight;
    return ~letters & EACH(0x80);
}

static size_t cut_words(const unsigned char *s, size_t n, rf__word *words, size_t most,
                        bool names) {
    rf__word *word = words, *end = words + most;
    for (size_t i = 0; i < n && word < end;) {
        size_t at = i, length = 1;
        uint64_t hash = FIRST_HASH, eight = eight_at(s, n, at), stops;
        while (!(stops = no_letters(eight))) {
            hash = mix(hash, eight | EACH(0x20));
            at += 8;
            eight = eight_at(s, n, at);
        }
        unsigned n_bits = (unsigned)__builtin_ctzll(stops) - 7; /* of the letters left */
        at += n_bits / 8;
        unsigned char next = at < n ? s[at] : ' ';
        letter kind = kind_of(next);
        if (kind == HIGH)
            kind = rare_kind(s + at, n - at, &length);
        if (kind != BREAK || names) {
            i = kind == DIGIT && at == i && !names ? take_number(s, n, i, word)
                                                   : take_any(s, n, i, names, word);
            word += word->n != 0;
            continue;
        }
        if (at > i) {
            uint64_t letters = (eight | EACH(0x20)) & (((uint64_t)1 << n_bits) - 1);
            word->hash = last_mix(hash, letters);
            word->start = (uint32_t)i;
            word->n = (uint32_t)(at - i);
            word->colon = next == ':' || (next == ' ' && at + 1 < n && s[at + 1] <= ':' &&
                                          later_colon(s, n, at + 1));
            word->number = false;
            word++;
        }
        i = at + length;
    }
    return (size_t)(word - words);
}

size_t rf__words(const char *text, size_t n, rf__word *words, size_t most) {
    return cut_words((const unsigned char *)text, n, words, most, false);
}

size_t rf__name_words(const char *text, size_t n, rf__word *words, size_t most) {
    return cut_words((const unsigned char *)text, n, words, most, true);
}
