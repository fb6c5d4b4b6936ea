/* Text that knows where each of its bytes stood in the file. A reader works on a text (the file
 * itself, or what was decoded from it) and writes an article: blocks of clean text whose map leads
 * to that text. rf__article_finish joins the maps, so that the report's leads to the file. */
#ifndef RF_MAPPED_H
#define RF_MAPPED_H

#include "base/buf.h"
#include "base/mem.h"
#include "refuge/report.h"
#include "report/words.h"

/* A map that grows from left to right; rf_map_run says what a run means. */
typedef struct rf__runs {
    rf_map_run *runs;
    size_t n, cap;
    bool failed; /* memory was out; everything after it is dropped */
} rf__runs;

/* The next n clean bytes came from the n_raw bytes at raw. Neighbours that follow on each other are
 * one run. */
void rf__runs_add(rf__runs *map, uint32_t clean, uint32_t n, uint64_t raw, uint32_t n_raw);
/* Where clean[start, end) of a map came from. */
void rf__runs_span(const rf_map_run *runs, size_t n_runs, uint32_t start, uint32_t end,
                   uint64_t *ret_start, uint64_t *ret_end);

/* A text that readers work on: text[i] is byte base + i of what lies under it, or what runs say.
 * Under it lies another such text (a string of JSON in a file in UTF-16), or the file. */
typedef struct rf__mapped {
    const char *text;
    size_t n;
    uint64_t base;
    const rf_map_run *runs; /* NULL: byte by byte */
    size_t n_runs;
    const struct rf__mapped *under; /* NULL: the file */
} rf__mapped;

/* The bytes of the file that text[start, end) came from. */
void rf__mapped_span(const rf__mapped *mapped, size_t start, size_t end, uint64_t *ret_start,
                     uint64_t *ret_end);
/* Adds to a map that clean bytes came from a run of this text, as seen from the file. */
void rf__runs_carry(rf__runs *map, const rf__mapped *from, rf_map_run run);

enum {
    RF__BLOCK_DROPPED = 1, /* not for the report */
    RF__BLOCK_KEPT = 2,    /* certainly body text: no line rule may drop it */
    RF__BLOCK_SPACED = 4,  /* a blank line stood before it */
    RF__BLOCK_END = 8,     /* set by furniture.c: a line that ends a report */
    RF__BLOCK_TEASERS = 16 /* set by furniture.c: a line before links to other pages */
};

typedef struct rf__article_block {
    uint32_t start, n; /* in article.text */
    uint32_t page;
    uint32_t word; /* its first words in article.words, or RF__NO_WORDS */
    uint16_t n_words;
    uint8_t kind; /* rf_block_kind */
    uint8_t flags;
} rf__article_block;

/* Of a block no more words than this are kept, and of an article no more than that. */
enum { RF__BLOCK_WORDS = 128, RF__ARTICLE_WORDS = 4096 };
#define RF__NO_WORDS UINT32_MAX

/* What a format says of a report. Strings live in the article's arena; NULL: not said. */
typedef struct rf__article_meta {
    const char *title, *outlet, *byline, *url, *language;
    rf_date published;    /* from the format's own fields, or RF_NO_DATE */
    const char *bad_date; /* what stands there and is none, or NULL */
} rf__article_meta;

/* The most blocks of one report: more is no report, and memory must stay bounded. */
enum { RF__MOST_BLOCKS = 1 << 20 };

typedef struct rf__article {
    rf__buf text;
    rf__runs map; /* to the text that was read */
    rf__article_block *blocks;
    size_t n_blocks, blocks_cap;
    uint32_t block_start; /* of the block that is being written */
    bool spaced;          /* a space is due before the next word */
    uint32_t space_at, space_n;
    rf__word *words; /* of the first blocks, kept since many ask for them */
    size_t n_words, words_cap;
    bool failed, cut; /* out of memory; more blocks than a report may have */
    rf__article_meta meta;
    rf__arena arena; /* of meta's strings */
} rf__article;

/* Keeps n bytes as a string of the article's, with white space made single spaces; NULL when
 * nothing is left. */
const char *rf__article_keep(rf__article *article, const char *text, size_t n);

void rf__article_clear(rf__article *article);
void rf__article_free(rf__article *article);

/* Adds text to the open block: n bytes of from->text at `at`, with white space and control bytes
 * made one space (at the block's edges none) and invisible characters left out. */
void rf__article_add(rf__article *article, const char *text, size_t at, size_t n);
/* n bytes that stand for n_from bytes at `at` (an entity). */
void rf__article_add_as(rf__article *article, const char *bytes, size_t n, size_t at,
                        size_t n_from);
/* A space before the next word, and a tab between two cells; they stand for the n bytes at `at`. */
void rf__article_space(rf__article *article, size_t at, size_t n);
void rf__article_tab(rf__article *article, size_t at, size_t n);
/* The first words of a block, up to `most` of them; kept ones, or cut into `room`. */
const rf__word *rf__block_words(const rf__article *article, size_t block, size_t most,
                                rf__word *room, size_t *ret_n);
/* The first RF__BLOCK_WORDS (room has as many), kept from now on where not too many are. NULL:
 * memory is out. */
const rf__word *rf__block_keep_words(rf__article *article, size_t block, rf__word *room,
                                     size_t *ret_n);

/* Ends the open block; an empty one vanishes and gives NULL. */
rf__article_block *rf__article_end_block(rf__article *article, rf_block_kind kind, uint8_t flags);

#endif
