/* Furniture by lines: what is left of a page's menus, forms and adverts when only text was kept.
 * A rule can only drop a whole block, and long sentences only by a phrase, so that a wrong rule
 * costs a line and never the report. */
#include "report/furniture.h"

#include "base/mem.h"

#include <string.h>

enum {
    MOST_WORDS = RF__BLOCK_WORDS, /* of a block are looked at */
    LINE_WORDS = 25,              /* a line by rule is shorter */
    PHRASE_WORDS = 120,           /* a paragraph with a furniture phrase */
    END_WORDS = 12,               /* a line that ends the report */
    BODY_WORDS = 16,              /* a paragraph that is none of a list of links */
    REPEATED_WORDS = 4,           /* shorter lines may stand twice */
    CREDIT_BYTES = 90,
    CREDIT_WORDS = 6 /* one that ends like a sentence has no more */
};

typedef struct seen {
    uint64_t hash; /* 0: empty */
    uint32_t block;
} seen;

typedef struct cleaner {
    const rf_report_rules *rules;
    rf__article *article;
    seen *seen;
    size_t n_slots;
    const rf__word *words; /* of the block at hand */
    rf__word room[MOST_WORDS];
    bool failed;
} cleaner;

bool rf__ends_sentence(const char *s, size_t n) {
    while (n > 1 && strchr("\"')]", s[n - 1]))
        n--;
    if (n >= 3 && (!memcmp(s + n - 3, "\xE2\x80\x9D", 3) || !memcmp(s + n - 3, "\xE2\x80\x99", 3)))
        n -= 3;
    return n && (strchr(".!?;:,", s[n - 1]) || (n >= 3 && !memcmp(s + n - 3, "\xE2\x80\xA6", 3)));
}

static uint64_t hash_words(const rf__word *words, size_t n) {
    uint64_t hash = 0;
    for (size_t i = 0; i < n; i++)
        hash = hash * 0x9E3779B97F4A7C15u + words[i].hash;
    return hash ? hash : 1;
}

/* The last space in text[first + 1, n) behind this byte, or 0. */
static size_t last_before_space(const char *text, size_t first, size_t n, char c) {
    const char *at;
    for (; n > first + 1 && (at = memrchr(text + first, c, n - first - 1));
         n = (size_t)(at - text) + 1)
        if (at[1] == ' ')
            return (size_t)(at - text) + 1;
    return 0;
}

/* "Rebels shelled Gorsk on 3 March (OCHA).", "... (OCHA 04/03/2024)": a source within the sentence,
 * or with a date, is no credit of a picture. */
static bool is_citation(const char *text, size_t open, size_t n, bool point) {
    for (size_t i = open; i < n; i++)
        if (text[i] >= '0' && text[i] <= '9')
            return true;
    while (open > 0 && text[open - 1] == ' ')
        open--;
    return point && open > 0 && !strchr(".!?\"", text[open - 1]);
}

/* The words of a caption before its credit: "... in Azaz. (Reuters)", "... [AP Photo/Name]",
 * "... 2020. REUTERS/Name". n_words when there is none. */
static size_t before_credit(const cleaner *c, const char *text, size_t n, size_t n_words) {
    size_t from = 0;
    if (!text || !n)
        return n_words;
    char close = text[n - 1];
    bool point = close == '.' && n > 1;
    if (point)
        close = text[--n - 1];
    if (close == ')' || close == ']') {
        char open = close == ')' ? '(' : '[';
        const char *at = memrchr(text, open, n);
        from = at ? (size_t)(at - text) : 0;
        if (is_citation(text, from, n, point))
            return n_words;
    } else {
        size_t first = n > CREDIT_BYTES ? n - CREDIT_BYTES : 0;
        size_t stop = last_before_space(text, first, n, '.');
        size_t bar = last_before_space(text, first, n, '|');
        from = stop > bar ? stop : bar;
    }
    if (!from || n - from > CREDIT_BYTES)
        return n_words;
    size_t first = n_words;
    while (first > 0 && c->words[first - 1].start >= from)
        first--;
    if (point && close != ')' && close != ']' && n_words - first > CREDIT_WORDS)
        return n_words; /* "... on Sunday. UNHCR plans to reach 60,000 people by June." */
    return first && first < n_words &&
                   rf__rules_match(c->rules, RF__CREDIT, c->words + first, n_words - first, NULL) >=
                       0
               ? first
               : n_words;
}

/* The block that said the same before, or -1; remembers this one. */
static int64_t said_before(cleaner *c, uint64_t hash, uint32_t block) {
    size_t at = hash & (c->n_slots - 1);
    while (c->seen[at].hash && c->seen[at].hash != hash)
        at = (at + 1) & (c->n_slots - 1);
    if (c->seen[at].hash)
        return c->seen[at].block;
    c->seen[at] = (seen){hash, block};
    return -1;
}

/* Does the line end the report, or stand before links? */
static void note_stretch(const cleaner *c, rf__article_block *block, const char *text,
                         size_t n_words) {
    if (n_words > END_WORDS || (n_words >= 5 && rf__ends_sentence(text, block->n)))
        return;
    if (rf__rules_match(c->rules, RF__END, c->words, n_words, NULL) >= 0)
        block->flags |= RF__BLOCK_END;
    if (rf__rules_match(c->rules, RF__TEASERS, c->words, n_words, NULL) >= 0)
        block->flags |= RF__BLOCK_TEASERS;
}

static void look_at(cleaner *c, size_t i) {
    rf__article_block *block = &c->article->blocks[i];
    const char *text = c->article->text.bytes + block->start;
    bool table = block->kind == RF_BLOCK_TABLE_HEAD || block->kind == RF_BLOCK_TABLE_ROW;
    if ((block->flags & RF__BLOCK_DROPPED) || table)
        return;
    size_t n_words;
    c->words = rf__block_keep_words(c->article, i, c->room, &n_words);
    if (!c->words) {
        c->failed = true;
        return;
    }
    if (!n_words) { /* a rule of dashes or stars */
        block->flags |= RF__BLOCK_DROPPED;
        return;
    }
    note_stretch(c, block, text, n_words);
    bool kept = block->flags & RF__BLOCK_KEPT;
    if ((!kept && n_words <= LINE_WORDS &&
         rf__rules_match(c->rules, RF__LINE, c->words, n_words, NULL) >= 0) ||
        (n_words <= PHRASE_WORDS &&
         rf__rules_find(c->rules, RF__PHRASE, c->words, n_words) < n_words)) {
        block->flags |= RF__BLOCK_DROPPED;
        return;
    }
    size_t n_said = n_words;
    if (block->kind == RF_BLOCK_PARAGRAPH || block->kind == RF_BLOCK_CAPTION ||
        block->kind == RF_BLOCK_HEADING) {
        n_said = n_words < MOST_WORDS ? before_credit(c, text, block->n, n_words) : n_words;
        if (n_said < n_words ||
            (n_words <= MOST_WORDS / 2 &&
             rf__rules_match(c->rules, RF__CAPTION, c->words, n_words, NULL) >= 0))
            block->kind = RF_BLOCK_CAPTION;
    }
    if (n_said < REPEATED_WORDS)
        return;
    uint64_t hash = hash_words(c->words, n_said);
    if (n_words == MOST_WORDS)
        hash ^= block->n;
    int64_t earlier = said_before(c, hash, (uint32_t)i);
    if (earlier < 0)
        return;
    block->flags |= RF__BLOCK_DROPPED;
    rf__article_block *first = &c->article->blocks[earlier];
    if (block->kind == RF_BLOCK_CAPTION && first->kind == RF_BLOCK_PARAGRAPH)
        first->kind = RF_BLOCK_CAPTION;
}

static bool is_body(cleaner *c, size_t i) {
    const rf__article_block *block = &c->article->blocks[i];
    const char *text = c->article->text.bytes + block->start;
    if (block->flags & RF__BLOCK_DROPPED)
        return false;
    size_t n_words;
    rf__block_words(c->article, i, BODY_WORDS, c->room, &n_words);
    return n_words == BODY_WORDS ||
           (rf__ends_sentence(text, block->n) && n_words >= BODY_WORDS / 2);
}

/* Lists of links, and the report's end. */
static void drop_stretches(cleaner *c) {
    rf__article *a = c->article;
    uint64_t n_total = 0, n_so_far = 0;
    for (size_t i = 0; i < a->n_blocks; i++)
        if (!(a->blocks[i].flags & RF__BLOCK_DROPPED))
            n_total += a->blocks[i].n;
    bool teasers = false, ended = false;
    for (size_t i = 0; i < a->n_blocks; i++) {
        rf__article_block *block = &a->blocks[i];
        if (!ended && n_so_far * 2 > n_total && (block->flags & RF__BLOCK_END))
            ended = true;
        if (!ended && (block->flags & RF__BLOCK_TEASERS))
            teasers = true;
        else if (teasers && is_body(c, i))
            teasers = false;
        if (block->flags & RF__BLOCK_DROPPED)
            continue;
        n_so_far += block->n;
        if (ended || teasers)
            block->flags |= RF__BLOCK_DROPPED;
    }
}

rf_err rf__drop_furniture(const rf_report_rules *rules, rf__article *article) {
    cleaner c = {.rules = rules, .article = article, .n_slots = 64};
    while (c.n_slots < 2 * article->n_blocks)
        c.n_slots *= 2;
    c.seen = rf__calloc(c.n_slots, sizeof *c.seen);
    if (!c.seen)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < article->n_blocks && !c.failed; i++)
        look_at(&c, i);
    if (!c.failed)
        drop_stretches(&c);
    rf__free(c.seen);
    return c.failed ? RF_ERR_NOMEM : RF_OK;
}
