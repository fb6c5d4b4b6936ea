/* Runs are kept few: text that is copied makes one run however long it is, and the regular
 * conversions of encodings (two bytes for one, one for two) join as well. A run for every character
 * would be six times the text. */
#include "report/mapped.h"

#include "base/bytes.h"

#include <string.h>

/* How a run's bytes correspond. */
typedef enum ratio { WHOLE, EVEN, HALVED, DOUBLED } ratio;

static ratio ratio_of(uint32_t n, uint32_t n_raw) {
    return n == n_raw ? EVEN : n_raw == 2 * n ? DOUBLED : n == 2 * n_raw ? HALVED : WHOLE;
}

void rf__runs_add(rf__runs *map, uint32_t clean, uint32_t n, uint64_t raw, uint32_t n_raw) {
    if (map->failed || n == 0)
        return;
    ratio r = ratio_of(n, n_raw);
    if (map->n) {
        rf_map_run *last = &map->runs[map->n - 1];
        if (r != WHOLE && last->clean + last->n == clean && last->raw + last->n_raw == raw &&
            ratio_of(last->n, last->n_raw) == r && n <= UINT32_MAX - last->n &&
            n_raw <= UINT32_MAX - last->n_raw) {
            last->n += n;
            last->n_raw += n_raw;
            return;
        }
    }
    if (!rf__grow(&map->runs, &map->cap, map->n + 1, sizeof *map->runs)) {
        map->failed = true;
        return;
    }
    map->runs[map->n++] = (rf_map_run){clean, n, n_raw, raw};
}

/* The run that holds clean byte `at`, or the one before it; n_runs > 0. */
static const rf_map_run *find_run(const rf_map_run *runs, size_t n_runs, uint32_t at) {
    size_t low = 0, high = n_runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs[middle].clean <= at)
            low = middle;
        else
            high = middle;
    }
    return &runs[low];
}

/* The raw byte where clean byte `at` begins, or the raw end of what ends there. */
static uint64_t raw_of(const rf_map_run *run, uint32_t at, bool is_end) {
    if (at <= run->clean)
        return run->raw;
    uint32_t in = at - run->clean;
    if (in >= run->n)
        return run->raw + run->n_raw;
    switch (ratio_of(run->n, run->n_raw)) {
    case EVEN:
        return run->raw + in;
    case DOUBLED:
        return run->raw + 2 * (uint64_t)in;
    case HALVED:
        return run->raw + (in + is_end) / 2;
    default:
        return is_end ? run->raw + run->n_raw : run->raw;
    }
}

void rf__runs_span(const rf_map_run *runs, size_t n_runs, uint32_t start, uint32_t end,
                   uint64_t *ret_start, uint64_t *ret_end) {
    *ret_start = *ret_end = 0;
    if (!n_runs)
        return;
    const rf_map_run *first = find_run(runs, n_runs, start);
    /* What stands between two runs (a line's end) belongs to the next one. */
    if (start >= first->clean + first->n && first + 1 < runs + n_runs && end > start)
        first++;
    *ret_start = raw_of(first, start, false);
    *ret_end = *ret_start;
    if (end > start) {
        const rf_map_run *last = find_run(runs, n_runs, end - 1);
        uint64_t raw_end = raw_of(last, end, true);
        if (raw_end > *ret_start)
            *ret_end = raw_end;
    }
}

void rf__mapped_span(const rf__mapped *mapped, size_t start, size_t end, uint64_t *ret_start,
                     uint64_t *ret_end) {
    for (; mapped; mapped = mapped->under) {
        if (mapped->runs) {
            rf__runs_span(mapped->runs, mapped->n_runs, (uint32_t)start, (uint32_t)end, ret_start,
                          ret_end);
        } else {
            *ret_start = mapped->base + start;
            *ret_end = mapped->base + end;
        }
        start = *ret_start;
        end = *ret_end;
    }
}

void rf__runs_carry(rf__runs *map, const rf__mapped *from, rf_map_run run) {
    for (; from && !from->runs; from = from->under)
        run.raw += from->base;
    if (!from) {
        rf__runs_add(map, run.clean, run.n, run.raw, run.n_raw);
        return;
    }
    uint64_t start, end;
    if (run.n != run.n_raw) {
        rf__mapped_span(from, run.raw, run.raw + run.n_raw, &start, &end);
        rf__runs_add(map, run.clean, run.n, start, (uint32_t)(end - start));
        return;
    }
    /* A copied stretch is cut where the runs under it are cut. */
    uint64_t at = run.raw, stop = run.raw + run.n;
    const rf_map_run *r = from->n_runs ? find_run(from->runs, from->n_runs, (uint32_t)at) : NULL;
    for (; r && r < from->runs + from->n_runs && at < stop; r++) {
        uint64_t r_end = (uint64_t)r->clean + r->n;
        if (r_end <= at)
            continue;
        uint64_t first = at > r->clean ? at : r->clean, last = r_end < stop ? r_end : stop;
        if (first >= last)
            break;
        rf__runs_span(r, 1, (uint32_t)first, (uint32_t)last, &start, &end);
        rf__runs_carry(map, from->under,
                       (rf_map_run){run.clean + (uint32_t)(first - run.raw),
                                    (uint32_t)(last - first), (uint32_t)(end - start), start});
        at = last;
    }
}

void rf_report_raw_span(const rf_report *report, uint32_t start, uint32_t end, uint64_t *ret_start,
                        uint64_t *ret_end) {
    rf__runs_span(report->map, report->n_map, start, end, ret_start, ret_end);
}

/* ---- an article being written ---- */

void rf__article_clear(rf__article *article) {
    rf__buf_clear(&article->text);
    article->map.n = 0;
    article->map.failed = false;
    article->n_blocks = 0;
    article->n_words = 0;
    article->block_start = 0;
    article->spaced = article->failed = article->cut = false;
    article->meta = (rf__article_meta){.published = RF_NO_DATE};
    rf__arena_free(&article->arena);
}

void rf__article_free(rf__article *article) {
    rf__buf_free(&article->text);
    rf__free(article->map.runs);
    rf__free(article->blocks);
    rf__free(article->words);
    rf__arena_free(&article->arena);
    memset(article, 0, sizeof *article);
}

static void put(rf__article *article, const char *bytes, size_t n, size_t at, size_t n_from) {
    if (article->cut)
        return;
    if (article->spaced) {
        article->spaced = false;
        if (article->text.n > article->block_start) {
            rf__runs_add(&article->map, (uint32_t)article->text.n, 1, article->space_at,
                         article->space_n);
            rf__buf_add(&article->text, " ", 1);
        }
    }
    if (article->text.n + n >= UINT32_MAX) {
        article->failed = true;
        return;
    }
    rf__runs_add(&article->map, (uint32_t)article->text.n, (uint32_t)n, at, (uint32_t)n_from);
    rf__buf_add(&article->text, bytes, n);
}

void rf__article_add_as(rf__article *article, const char *bytes, size_t n, size_t at,
                        size_t n_from) {
    put(article, bytes, n, at, n_from);
}

void rf__article_space(rf__article *article, size_t at, size_t n) {
    if (article->spaced) { /* one space for all of them where they follow on each other */
        if (article->space_at + article->space_n == at)
            article->space_n += (uint32_t)n;
        return;
    }
    article->spaced = true;
    article->space_at = (uint32_t)at;
    article->space_n = (uint32_t)n;
}

void rf__article_tab(rf__article *article, size_t at, size_t n) {
    article->spaced = false;
    if (article->cut)
        return;
    rf__runs_add(&article->map, (uint32_t)article->text.n, 1, at, (uint32_t)n);
    rf__buf_add(&article->text, "\t", 1);
}

rf__article_block *rf__article_end_block(rf__article *article, rf_block_kind kind, uint8_t flags) {
    article->spaced = false;
    size_t n = article->text.n;
    while (n > article->block_start && article->text.bytes[n - 1] == '\t')
        n--; /* empty cells at the end of a row say nothing */
    article->failed |= article->text.failed || article->map.failed;
    if (n == article->block_start || article->failed || article->cut)
        return NULL;
    if (article->n_blocks == RF__MOST_BLOCKS) {
        article->cut = true;
        return NULL;
    }
    if (!rf__grow(&article->blocks, &article->blocks_cap, article->n_blocks + 1,
                  sizeof *article->blocks)) {
        article->failed = true;
        return NULL;
    }
    rf__article_block *block = &article->blocks[article->n_blocks++];
    *block = (rf__article_block){.start = article->block_start,
                                 .n = (uint32_t)(n - article->block_start),
                                 .word = RF__NO_WORDS,
                                 .kind = (uint8_t)kind,
                                 .flags = flags};
    article->block_start = (uint32_t)article->text.n;
    return block;
}

const rf__word *rf__block_words(const rf__article *article, size_t i, size_t most, rf__word *room,
                                size_t *ret_n) {
    const rf__article_block *block = &article->blocks[i];
    if (block->word != RF__NO_WORDS &&
        (block->n_words < RF__BLOCK_WORDS || most <= RF__BLOCK_WORDS)) {
        *ret_n = block->n_words < most ? block->n_words : most;
        return article->words + block->word;
    }
    *ret_n = rf__words(article->text.bytes + block->start, block->n, room, most);
    return room;
}

const rf__word *rf__block_keep_words(rf__article *article, size_t i, rf__word *room,
                                     size_t *ret_n) {
    rf__article_block *block = &article->blocks[i];
    if (article->n_words > RF__ARTICLE_WORDS - RF__BLOCK_WORDS)
        return rf__block_words(article, i, RF__BLOCK_WORDS, room, ret_n);
    if (!rf__grow(&article->words, &article->words_cap, article->n_words + RF__BLOCK_WORDS,
                  sizeof *article->words))
        return NULL;
    rf__word *words = article->words + article->n_words;
    *ret_n = rf__words(article->text.bytes + block->start, block->n, words, RF__BLOCK_WORDS);
    block->word = (uint32_t)article->n_words;
    block->n_words = (uint16_t)*ret_n;
    article->n_words += *ret_n;
    return words;
}

const char *rf__article_keep(rf__article *article, const char *text, size_t n) {
    enum { MOST = 1024 };
    char *out = rf__arena_strndup(&article->arena, text, n < MOST ? n : MOST);
    size_t k = 0;
    if (!out) {
        article->failed = true;
        return NULL;
    }
    for (size_t i = 0; out[i]; i++) {
        bool space = (unsigned char)out[i] <= ' ';
        if (!space)
            out[k++] = out[i];
        else if (k && out[k - 1] != ' ')
            out[k++] = ' ';
    }
    while (k && (out[k - 1] == ' ' || (n > MOST && ((unsigned char)out[k - 1] & 0x80))))
        k--;
    out[k] = 0;
    return k ? out : NULL;
}

/* ---- white space ---- */

/* How many bytes of text are white space or bytes that are no text (control characters), and how
 * many are a character without width. */
static size_t space_at(const char *text, size_t n) {
    unsigned char c = (unsigned char)text[0];
    if (c <= 0x20 || c == 0x7F)
        return 1;
    if (c == 0xC2 && n >= 2) { /* U+0080..U+00A0 */
        unsigned char d = (unsigned char)text[1];
        return d <= 0xA0 ? 2 : 0;
    }
    if (c == 0xE1 && n >= 3) /* U+1680 */
        return (unsigned char)text[1] == 0x9A && (unsigned char)text[2] == 0x80 ? 3 : 0;
    if (c == 0xE2 && n >= 3) { /* U+2000..U+200A, U+2028, U+2029, U+202F, U+205F */
        unsigned char d = (unsigned char)text[1], e = (unsigned char)text[2];
        bool space = (d == 0x80 && (e <= 0x8A || e == 0xA8 || e == 0xA9 || e == 0xAF)) ||
                     (d == 0x81 && e == 0x9F);
        return space ? 3 : 0;
    }
    if (c == 0xE3 && n >= 3) /* U+3000 */
        return (unsigned char)text[1] == 0x80 && (unsigned char)text[2] == 0x80 ? 3 : 0;
    return 0;
}

static size_t invisible_at(const char *text, size_t n) {
    unsigned char c = (unsigned char)text[0];
    if (c == 0xC2) /* soft hyphen */
        return n >= 2 && (unsigned char)text[1] == 0xAD ? 2 : 0;
    if (n < 3 || (c != 0xE2 && c != 0xEF))
        return 0;
    unsigned char d = (unsigned char)text[1], e = (unsigned char)text[2];
    if (c == 0xEF) /* U+FEFF */
        return d == 0xBB && e == 0xBF ? 3 : 0;
    /* U+200B, U+200E, U+200F, U+202A..U+202E, U+2060..U+2064, U+2066..U+2069; U+200C and U+200D
     * part and join letters in Persian and Indic scripts and stay */
    bool gone = (d == 0x80 && (e == 0x8B || e == 0x8E || e == 0x8F || (e >= 0xAA && e <= 0xAE))) ||
                (d == 0x81 && e >= 0xA0 && e <= 0xA9 && e != 0xA5);
    return gone ? 3 : 0;
}

/* May white space or something invisible begin with this byte? */
static inline bool is_special(unsigned char c) {
    return c <= 0x20 ||
           (c >= 0x7F && (c == 0x7F || c == 0xC2 || (c >= 0xE1 && c <= 0xE3) || c == 0xEF));
}

/* Words of ASCII with single spaces between them, which most text is: nothing to change in 16 bytes
 * and the one behind them. */
static inline bool is_usual(const char *s) {
    rf__bytes bytes = rf__bytes_at(s), next = rf__bytes_at(s + 1);
    rf__bytes_mask ascii = rf__bytes_below(bytes, 0x7F) & ~rf__bytes_below(bytes, 0x20);
    rf__bytes_mask word_follows = rf__bytes_below(next, 0x7F) & ~rf__bytes_below(next, 0x21);
    return !rf__bytes_any(~ascii | (rf__bytes_are(bytes, ' ') & ~word_follows));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

void rf__article_add(rf__article *article, const char *text, size_t at, size_t n) {
    const char *s = text + at;
    size_t kept = 0; /* s[kept, i) waits to be copied */
    for (size_t i = 0; i < n;) {
        if (n - i > 16 && s[i] != ' ' && is_usual(s + i)) {
            i += 16;
            continue;
        }
        if (!is_special((unsigned char)s[i])) {
            i++;
            continue;
        }
        if (s[i] == ' ' && i > kept && i + 1 < n && !is_special((unsigned char)s[i + 1])) {
            i += 2; /* a single space between words: the usual case */
            continue;
        }
        size_t n_space = space_at(s + i, n - i), n_none = n_space ? 0 : invisible_at(s + i, n - i);
        if (!n_space && !n_none) {
            i++;
            continue;
        }
        /* A hard or thin space between digits groups them ("25 000"): it stays. */
        if (n_space > 1 && i > 0 && is_digit(s[i - 1]) && i + n_space < n &&
            is_digit(s[i + n_space])) {
            i += n_space;
            continue;
        }
        if (i > kept)
            put(article, s + kept, i - kept, at + kept, i - kept);
        if (n_space)
            rf__article_space(article, at + i, n_space);
        i += n_space + n_none;
        kept = i;
    }
    if (n > kept)
        put(article, s + kept, n - kept, at + kept, n - kept);
}
