#include "place/name_words.h"

#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

/* Fewer letters than this and too many names of the world share a skeleton. */
#define LEAST_LETTERS 5
#define LEAST_CONSONANTS 3

static bool in_word(utf8proc_int32_t c) {
    switch (c) {
    case '\'':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x200C:
    case 0x200D:
        return true;
    default:
        break;
    }
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_SK:
        return true;
    default:
        return false;
    }
}

static bool take_word(rf__name_words *ret, size_t *used, const char *word, size_t n) {
    if (ret->n == RF__NAME_MOST_WORDS)
        return false;
    size_t room = sizeof ret->store - *used;
    if (room < 2)
        return false;
    size_t length = rf__fold_word(word, n, ret->store + *used, room - 1);
    if (length == room - 1)
        return false;
    if (length == 0)
        return true;
    ret->store[*used + length] = 0;
    rf_word *to = &ret->words[ret->n++];
    to->folded = ret->store + *used;
    to->n = (uint32_t)length;
    to->hash = rf__word_hash(to->folded, length);
    *used += length + 1;
    return true;
}

void rf__name_split(rf__name_words *ret, const char *name, size_t n) {
    ret->n = 0;
    ret->whole = true;
    size_t used = 0, start = 0, i = 0;
    bool inside = false;
    while (ret->whole && i <= n) {
        utf8proc_int32_t c = 0;
        utf8proc_ssize_t step = 1;
        if (i < n) {
            step =
                utf8proc_iterate((const utf8proc_uint8_t *)name + i, (utf8proc_ssize_t)(n - i), &c);
            if (step <= 0) {
                c = 0;
                step = 1;
            }
        }
        bool letter = i < n && in_word(c);
        if (letter && !inside)
            start = i;
        if (!letter && inside)
            ret->whole = take_word(ret, &used, name + start, i - start);
        inside = letter;
        i += (size_t)step;
    }
}

uint64_t rf__name_hash(const rf_word *words, uint32_t n) {
    uint64_t h = 0;
    for (uint32_t i = 0; i < n; i++)
        h = rf__phrase_hash(h, words[i].hash);
    return h;
}

/* The article and its assimilated forms: al- el- il- ul-, an- ar- as- ash- at- ad- az- and with e.
 */
bool rf__is_article(const rf_word *word) {
    const char *w = word->folded;
    if (word->n == 2 && (w[0] == 'a' || w[0] == 'e'))
        return memchr("lnrstdz", w[1], 7) != NULL;
    if (word->n == 2)
        return w[1] == 'l' && (w[0] == 'i' || w[0] == 'u');
    return word->n == 3 && (w[0] == 'a' || w[0] == 'e') && w[1] == 's' && w[2] == 'h';
}

static void put(rf__skeleton *to, char c) {
    if (to->n && to->bytes[to->n - 1] == c)
        return; /* doubled letters and runs of vowels are one */
    if (to->n == sizeof to->bytes) {
        to->whole = false;
        return;
    }
    to->bytes[to->n++] = c;
}

/* Letters that stand for two: which letter the pair becomes, or 0. */
static char pair(char a, char b) {
    if (b == 'h') {
        switch (a) {
        case 'd':
            return 'z';
        case 't':
            return 't';
        case 'p':
            return 'f';
        case 'g':
        case 'k':
        case 'c':
        case 's':
            return (char)(a - 32);
        default:
            return 0;
        }
    }
    return (char)(a == 'c' && b == 'k' ? 'k' : 0);
}

static char single(char c) {
    switch (c) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'w':
        return 'a';
    case 'q':
    case 'g':
    case 'c':
        return 'k';
    case 'v':
        return 'b';
    default:
        return c;
    }
}

static void add_latin(rf__skeleton *to, const char *w, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        char two = i + 1 < n ? pair(w[i], w[i + 1]) : 0;
        if (two) {
            put(to, two);
            i++;
        } else if (w[i] != 'h' || i + 1 < n || i == 0) {
            put(to, single(w[i])); /* an h at the end only lengthens the vowel: -ah, -eh */
        }
    }
}

/* Arabic words: the article, and letters that are written one for the other. */
static void add_other(rf__skeleton *to, const char *w, uint32_t n) {
    static const char article[] = "\xD8\xA7\xD9\x84"; /* alef lam */
    uint32_t i = n > 6 && memcmp(w, article, 4) == 0 ? 4 : 0;
    for (; i + 1 < n; i += 2) {
        char a = w[i], b = w[i + 1];
        if (a == '\xD8' && b == '\xA9') { /* ta marbuta as ha */
            a = '\xD9';
            b = '\x87';
        } else if (a == '\xD9' && b == '\x89') { /* alef maksura as ya */
            b = '\x8A';
        }
        if (to->n + 2 > sizeof to->bytes) {
            to->whole = false;
            return;
        }
        to->bytes[to->n++] = a;
        to->bytes[to->n++] = b;
    }
}

void rf__skeleton_add(rf__skeleton *to, const rf_word *word) {
    if (to->n == 0)
        to->whole = true;
    to->ends_in_article = rf__is_article(word);
    if (to->ends_in_article)
        return;
    bool latin = true;
    uint32_t n_letters = 0;
    for (uint32_t i = 0; i < word->n; i++) {
        unsigned char b = (unsigned char)word->folded[i];
        latin = latin && b < 0x80;
        n_letters += (b & 0xC0) != 0x80;
    }
    to->n_letters += n_letters;
    if (latin)
        add_latin(to, word->folded, word->n);
    else
        add_other(to, word->folded, word->n);
}

uint64_t rf__skeleton_hash(const rf__skeleton *skeleton) {
    uint32_t n_consonants = 0;
    for (uint32_t i = 0; i < skeleton->n; i++)
        n_consonants += skeleton->bytes[i] != 'a';
    if (skeleton->n_letters < LEAST_LETTERS || n_consonants < LEAST_CONSONANTS ||
        skeleton->ends_in_article || !skeleton->whole)
        return 0;
    return rf__word_hash(skeleton->bytes, skeleton->n);
}

/* The sounds that a vowel may stand for, one bit each: a, i, u. */
static unsigned sounds_of(char c) {
    switch (c) {
    case 'a':
        return 1;
    case 'e':
        return 1 | 2;
    case 'i':
    case 'y':
        return 2;
    case 'o':
    case 'u':
    case 'w':
        return 4;
    default:
        return 0;
    }
}

enum { MOST_RUNS = 24 };

/* The sounds of each run of vowels, articles aside; returns how many runs there are. */
static uint32_t vowel_runs(const rf_word *words, uint32_t n, unsigned char runs[MOST_RUNS]) {
    uint32_t n_runs = 0;
    bool inside = false;
    for (uint32_t w = 0; w < n; w++) {
        if (rf__is_article(&words[w]))
            continue;
        for (uint32_t i = 0; i < words[w].n; i++) {
            unsigned sounds = sounds_of(words[w].folded[i]);
            bool silent = words[w].folded[i] == 'h' && i > 0 && i + 1 == words[w].n;
            if (silent)
                continue;
            if (sounds && !inside && n_runs < MOST_RUNS)
                runs[n_runs++] = 0;
            if (sounds && n_runs)
                runs[n_runs - 1] = (unsigned char)(runs[n_runs - 1] | sounds);
            inside = sounds != 0;
        }
    }
    return n_runs;
}

/* The next g or k sound of some words from *word and *at on; 0: none is left. */
static char next_hard(const rf_word *words, uint32_t n, uint32_t *word, uint32_t *at) {
    for (; *word < n; (*word)++, *at = 0) {
        for (bool article = rf__is_article(&words[*word]); !article && *at < words[*word].n;) {
            const char *c = words[*word].folded + (*at)++;
            if (*c == 'k' || *c == 'c' || *c == 'q' || *c == 'g')
                return *c;
        }
    }
    return 0;
}

/* How often one has a g where the other has a k; q stands for both. */
static uint32_t hard_apart(const rf_word *a, uint32_t n_a, const rf_word *b, uint32_t n_b) {
    uint32_t apart = 0, word_a = 0, at_a = 0, word_b = 0, at_b = 0;
    char x, y;
    while ((x = next_hard(a, n_a, &word_a, &at_a)) && (y = next_hard(b, n_b, &word_b, &at_b)))
        apart += x != 'q' && y != 'q' && (x == 'g') != (y == 'g');
    return apart;
}

uint32_t rf__vowels_apart(const rf_word *a, uint32_t n_a, const rf_word *b, uint32_t n_b) {
    rf__skeleton x = {.n = 0}, y = {.n = 0};
    for (uint32_t i = 0; i < n_a; i++)
        rf__skeleton_add(&x, &a[i]);
    for (uint32_t i = 0; i < n_b; i++)
        rf__skeleton_add(&y, &b[i]);
    unsigned char of_a[MOST_RUNS], of_b[MOST_RUNS];
    uint32_t n = vowel_runs(a, n_a, of_a), apart = 0;
    if (x.n != y.n || memcmp(x.bytes, y.bytes, x.n) != 0 || n != vowel_runs(b, n_b, of_b))
        return 0;
    for (uint32_t i = 0; i < n; i++)
        apart += !(of_a[i] & of_b[i]);
    apart += apart ? hard_apart(a, n_a, b, n_b) : 0;
    return apart && n <= 2 ? apart + 1 : apart; /* of so few vowels each counts */
}
