/* Language by script and common words. Against n-gram models (libexttextcat) this is faster, needs
 * no model files at run time, and may be shared by threads. A script decides alone where only one
 * of the languages that reports come in uses it. */
#include "report/language.h"

#include "base/bytes.h"

#include <string.h>

enum { LOOK_AT = 8192, MOST_WORDS = 1024 };

typedef struct script {
    uint32_t first, last;
    const char *language; /* "": several, by words */
} script;

static const script scripts[] = {
    {0x370, 0x3FF, "el"},   {0x400, 0x52F, ""},    {0x530, 0x58F, "hy"},   {0x590, 0x5FF, "he"},
    {0x600, 0x6FF, ""},     {0x900, 0x97F, ""},    {0x980, 0x9FF, "bn"},   {0xA80, 0xAFF, "gu"},
    {0xB80, 0xBFF, "ta"},   {0xC00, 0xC7F, "te"},  {0xC80, 0xCFF, "kn"},   {0xD00, 0xD7F, "ml"},
    {0xD80, 0xDFF, "si"},   {0xE00, 0xE7F, "th"},  {0xE80, 0xEFF, "lo"},   {0x1000, 0x109F, "my"},
    {0x10A0, 0x10FF, "ka"}, {0x1200, 0x137F, ""},  {0x1780, 0x17FF, "km"}, {0x3040, 0x30FF, "ja"},
    {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"}};
enum { N_SCRIPTS = sizeof scripts / sizeof *scripts };

static uint32_t character(const unsigned char *s, size_t n, size_t *ret_n) {
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t length = *s < 0x80 ? 1 : *s < 0xE0 ? 2 : *s < 0xF0 ? 3 : 4;
    if (length > n)
        length = n;
    uint32_t code = *s & masks[length];
    for (size_t i = 1; i < length; i++)
        code = code << 6 | (s[i] & 0x3F);
    *ret_n = length;
    return code;
}

/* Bytes that begin a letter of one of the scripts; in UTF-8 0xE2 begins signs alone. */
static bool has_other_letters(const char *text, size_t n) {
    size_t i = 0;
    for (; n - i >= 16; i += 16) {
        rf__bytes bytes = rf__bytes_at(text + i);
        if (rf__bytes_any(~rf__bytes_below(bytes, 0xCD) & ~rf__bytes_are(bytes, '\xE2')))
            return true;
    }
    for (; i < n; i++)
        if ((unsigned char)text[i] >= 0xCD && text[i] != '\xE2')
            return true;
    return false;
}

/* The script of most letters, or -1 for Latin. */
static int main_script(const char *text, size_t n) {
    if (!has_other_letters(text, n))
        return -1;
    uint32_t counts[N_SCRIPTS + 1] = {0};
    for (size_t i = 0, length; i < n; i += length) {
        uint32_t code = character((const unsigned char *)text + i, n - i, &length);
        if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z')
            counts[N_SCRIPTS]++;
        else if (code >= 0x370)
            for (int s = 0; s < N_SCRIPTS; s++)
                counts[s] += code >= scripts[s].first && code <= scripts[s].last;
    }
    int best = N_SCRIPTS;
    for (int s = 0; s < N_SCRIPTS; s++)
        if (counts[s] > counts[best])
            best = s;
    /* Japanese mixes kana with Chinese characters. */
    return best == N_SCRIPTS                                                   ? -1
           : best == N_SCRIPTS - 2 && counts[N_SCRIPTS - 3] * 5 > counts[best] ? N_SCRIPTS - 3
                                                                               : best;
}

/* Counts the words of each language; how many words there are at all. */
static size_t count_words(const rf_report_rules *rules, const rf__article *article,
                          uint32_t hits[64]) {
    rf__word room[MOST_WORDS];
    size_t n_words = 0, left = LOOK_AT;
    for (size_t b = 0; b < article->n_blocks && left && n_words < MOST_WORDS; b++) {
        const rf__article_block *block = &article->blocks[b];
        if (block->flags & RF__BLOCK_DROPPED || !block->n)
            continue;
        const rf__word *words = room;
        size_t n, most = MOST_WORDS - n_words;
        if (block->n <= left)
            words = rf__block_words(article, b, most, room, &n);
        else
            n = rf__words(article->text.bytes + block->start, left, room, most);
        rf__rules_languages(rules, words, n, hits);
        n_words += n;
        left -= block->n < left ? block->n + 1 : left;
    }
    return n_words;
}

void rf__language(const rf_report_rules *rules, const rf__article *article, const char *text,
                  size_t n, char ret[4]) {
    uint32_t hits[64] = {0};
    ret[0] = 0;
    int s = main_script(text, n < LOOK_AT ? n : LOOK_AT);
    if (s >= 0 && *scripts[s].language) {
        strcpy(ret, scripts[s].language);
        return;
    }
    size_t n_words = count_words(rules, article, hits);
    unsigned best = 0, second = 1;
    for (unsigned i = 1; i < 64; i++) {
        if (hits[i] > hits[best]) {
            second = best;
            best = i;
        } else if (hits[i] > hits[second]) {
            second = i;
        }
    }
    /* A tenth of all words, at least two, and clearly more than the next language. */
    if (hits[best] >= 2 && (size_t)hits[best] * 10 >= n_words && hits[best] * 4 > hits[second] * 5)
        strcpy(ret, rf__rules_language(rules, best));
}
