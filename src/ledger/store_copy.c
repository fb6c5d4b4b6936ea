/* Near-duplicates: the same story carried by several outlets, with another headline or a paragraph
 * cut.
 *
 * A text is a set of shingles: hashes of five words in a row, without case and punctuation. Its
 * sketch is the least hash in each of 30 bins (one permutation MinHash with rotation: Li, Owen and
 * Zhang 2012; Shrivastava and Li 2014), and the sketch is cut into 10 bands of 3. Texts that have
 * one band in common are compared shingle by shingle: that finds 91 in 100 pairs of resemblance 0.6
 * and 98 of 0.7, and looks at next to no unrelated ones. (More bands would find more, but each
 * report touches as many pages of a table that grows.) Only texts that are no copies are put into
 * the bands, so that a story carried a thousand times is looked at once. SimHash was rejected: its
 * distance says little about short texts. */
#include "ledger/store.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define SHINGLE_WORDS 5
#define N_BANDS 10
#define BAND_ROWS 3
#define N_BINS (N_BANDS * BAND_ROWS)
#define FEWEST_SHINGLES 24   /* shorter texts are alike by chance */
#define MOST_SHINGLES 200000 /* of a text; the rest is not looked at */
#define MOST_CANDIDATES 64
#define MOST_COMPARED 8
#define MOST_LOOKED_AT 512 /* rows of bands */

#define LEAST_RESEMBLANCE 0.6
#define LEAST_CONTAINED 0.85 /* of the shorter text in the longer one: it was cut */
#define FEWEST_CONTAINED 60

typedef struct shingles {
    uint64_t *hash;
    size_t n, cap;
} shingles;

/* Two texts' shingles in one open table; a slot's hash is 0 while it is empty. */
typedef struct shared_table {
    uint64_t *hash;
    uint8_t *in; /* IN_MINE, IN_OTHER */
    size_t cap;
} shared_table;

enum { IN_MINE = 1, IN_OTHER = 2 };

typedef struct rf__sketcher {
    shingles mine, other;
    shared_table table;
    unsigned char word_bytes[256];
} rf__sketcher;

void rf__sketcher_free(struct rf__sketcher *sketcher) {
    if (!sketcher)
        return;
    rf__free(sketcher->mine.hash);
    rf__free(sketcher->other.hash);
    rf__free(sketcher->table.hash);
    rf__free(sketcher->table.in);
    rf__free(sketcher);
}

static uint64_t mix(uint64_t h) {
    h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
    h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
    return h ^ (h >> 31);
}

/* Of each byte: 0: no part of a word; else the byte in lower case. */
static void set_word_bytes(unsigned char bytes[256]) {
    for (unsigned c = 0; c < 256; c++)
        bytes[c] = c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32)
                   : c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                       ? (unsigned char)c
                       : 0;
}

/* May hold a hash more than once. */
static bool shingle(const unsigned char word_bytes[256], const char *text, size_t n_bytes,
                    shingles *ret) {
    uint64_t last[SHINGLE_WORDS] = {0};
    size_t n_words = 0;
    ret->n = 0;
    for (size_t i = 0; i < n_bytes && ret->n < MOST_SHINGLES;) {
        uint64_t h = 0xcbf29ce484222325u;
        unsigned char c;
        size_t start = i;
        while (i < n_bytes && (c = word_bytes[(unsigned char)text[i]]) != 0) {
            h = (h ^ c) * 0x100000001b3u;
            i++;
        }
        if (i == start) {
            i++;
            continue;
        }
        last[n_words++ % SHINGLE_WORDS] = h;
        if (n_words < SHINGLE_WORDS)
            continue;
        uint64_t all = 0;
        for (size_t k = 0; k < SHINGLE_WORDS; k++)
            all = mix(all ^ last[(n_words + k) % SHINGLE_WORDS]);
        if (!rf__grow(&ret->hash, &ret->cap, ret->n + 1, sizeof *ret->hash))
            return false;
        ret->hash[ret->n++] = all;
    }
    return true;
}

static void make_bands(const shingles *s, int64_t bands[N_BANDS]) {
    uint64_t bin[N_BINS], full[N_BINS];
    for (int i = 0; i < N_BINS; i++)
        bin[i] = UINT64_MAX;
    for (size_t i = 0; i < s->n; i++) {
        uint64_t *at = &bin[s->hash[i] % N_BINS];
        if (s->hash[i] < *at)
            *at = s->hash[i];
    }
    /* An empty bin takes the next full one, told apart by how far that is. */
    for (int i = 0; i < N_BINS; i++) {
        int far = 0;
        while (far < N_BINS && bin[(i + far) % N_BINS] == UINT64_MAX)
            far++;
        full[i] = bin[(i + far) % N_BINS] + (uint64_t)far * 0x9e3779b97f4a7c15u;
    }
    for (int band = 0; band < N_BANDS; band++) {
        uint64_t h = (uint64_t)band;
        for (int row = 0; row < BAND_ROWS; row++)
            h = mix(h ^ full[band * BAND_ROWS + row]);
        bands[band] = (int64_t)h;
    }
}

typedef struct candidate {
    int64_t report;
    int n_bands;
} candidate;

static int more_bands_first(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    if (x->n_bands != y->n_bands)
        return y->n_bands - x->n_bands;
    return x->report < y->report ? -1 : x->report > y->report;
}

/* One statement for all bands costs a third of one for each. */
#define FIVE_MARKS "(?),(?),(?),(?),(?)"
#define ROWS(a, b) "(?" a ",?11),(?" b ",?11)"
_Static_assert(N_BANDS == 10, "the statements below have 10 places");

static int bind_bands(sqlite3_stmt *stmt, const int64_t bands[N_BANDS], int64_t last) {
    int rc = sqlite3_bind_int64(stmt, N_BANDS + 1, last);
    for (int band = 0; band < N_BANDS; band++)
        rc |= sqlite3_bind_int64(stmt, band + 1, bands[band]);
    return rc;
}

static rf_err find_candidates(rf_ledger *ledger, int64_t self, const int64_t bands[N_BANDS],
                              candidate *list, size_t *ret_n, rf_diag *diag) {
    sqlite3_stmt *stmt;
    size_t n = 0;
    bool more = true;
    rf_err err =
        rf__ledger_stmt(ledger,
                        /* Not IN: it would make a table of its own for the list each time. */
                        "SELECT report FROM (VALUES " FIVE_MARKS "," FIVE_MARKS ")"
                        " CROSS JOIN duplicate_band ON hash = column1 LIMIT ?",
                        &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, bind_bands(stmt, bands, MOST_LOOKED_AT), diag);
    while (!err) {
        err = rf__ledger_step(ledger, stmt, &more, diag);
        if (err || !more)
            break;
        int64_t report = sqlite3_column_int64(stmt, 0);
        size_t i = 0;
        while (i < n && list[i].report != report)
            i++;
        if (i == n && n < MOST_CANDIDATES && report != self)
            list[n++] = (candidate){report, 0};
        if (i < n)
            list[i].n_bands++;
    }
    if (err)
        return err;
    if (n > 1)
        qsort(list, n, sizeof *list, more_bands_first);
    *ret_n = n;
    return RF_OK;
}

static rf_err remember(rf_ledger *ledger, int64_t report, const int64_t bands[N_BANDS],
                       rf_diag *diag) {
    sqlite3_stmt *stmt;
    rf_err err =
        rf__ledger_stmt(ledger,
                        "INSERT OR IGNORE INTO duplicate_band VALUES " ROWS("1", "2") "," ROWS(
                            "3", "4") "," ROWS("5", "6") "," ROWS("7", "8") "," ROWS("9", "10"),
                        &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, bind_bands(stmt, bands, report), diag);
    return err ? err : rf__ledger_do(ledger, stmt, diag);
}

typedef struct overlap {
    size_t mine, other, shared; /* different shingles */
} overlap;

/* Empty, with room for both texts. */
static bool clear_table(shared_table *table, size_t n) {
    size_t cap = 1024;
    while (cap < 2 * n)
        cap *= 2;
    if (cap > table->cap) {
        rf__free(table->hash);
        rf__free(table->in);
        table->hash = rf__calloc(cap, sizeof *table->hash);
        table->in = rf__calloc(cap, sizeof *table->in);
        table->cap = table->hash && table->in ? cap : 0;
        return table->cap != 0;
    }
    memset(table->hash, 0, table->cap * sizeof *table->hash);
    memset(table->in, 0, table->cap * sizeof *table->in);
    return true;
}

/* Marks a text's shingles; the result is how many different ones it has, and how many of them were
 * marked for another text. */
static size_t mark(shared_table *table, const shingles *of, uint8_t as, size_t *ret_shared) {
    size_t n = 0;
    *ret_shared = 0;
    for (size_t i = 0; i < of->n; i++) {
        uint64_t hash = of->hash[i] ? of->hash[i] : 1;
        size_t slot = hash & (table->cap - 1);
        while (table->hash[slot] && table->hash[slot] != hash)
            slot = (slot + 1) & (table->cap - 1);
        table->hash[slot] = hash;
        if (table->in[slot] & as)
            continue;
        n++;
        *ret_shared += table->in[slot] != 0;
        table->in[slot] |= as;
    }
    return n;
}

/* A table rather than two sorted lists: sorting took a quarter of the time that a ledger needs for
 * reports which are alike. */
static bool overlap_of(rf__sketcher *s, overlap *ret) {
    size_t none;
    if (!clear_table(&s->table, s->mine.n + s->other.n))
        return false;
    ret->mine = mark(&s->table, &s->mine, IN_MINE, &none);
    ret->other = mark(&s->table, &s->other, IN_OTHER, &ret->shared);
    return true;
}

/* The text of a candidate against mine. */
static rf_err compare(rf_ledger *ledger, int64_t report, double *ret_resemblance, bool *ret_copy,
                      rf_diag *diag) {
    rf__sketcher *s = ledger->sketcher;
    sqlite3_stmt *stmt;
    bool found = false;
    rf_err err =
        rf__ledger_stmt(ledger, "SELECT text FROM report_text WHERE report = ?", &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, sqlite3_bind_int64(stmt, 1, report), diag);
    if (!err)
        err = rf__ledger_step(ledger, stmt, &found, diag);
    *ret_copy = false;
    if (err || !found)
        return err;
    const char *text = (const char *)sqlite3_column_text(stmt, 0);
    bool whole =
        text && shingle(s->word_bytes, text, (size_t)sqlite3_column_bytes(stmt, 0), &s->other);
    sqlite3_reset(stmt);
    overlap of;
    if (!whole || !overlap_of(s, &of))
        return rf_diag_set(diag, RF_ERR_NOMEM, ledger->path, 0, 0, "there is not enough memory");
    size_t least = of.mine < of.other ? of.mine : of.other;
    double resemblance = (double)of.shared / (double)(of.mine + of.other - of.shared);
    *ret_resemblance = resemblance;
    *ret_copy = resemblance >= LEAST_RESEMBLANCE ||
                (least >= FEWEST_CONTAINED && (double)of.shared >= LEAST_CONTAINED * (double)least);
    return RF_OK;
}

/* The reading that counts of a report that was revised. */
static rf_err newest_reading(rf_ledger *ledger, int64_t *report, rf_diag *diag) {
    for (;;) {
        sqlite3_stmt *stmt;
        bool found = false;
        rf_err err =
            rf__ledger_stmt(ledger, "SELECT replaced_by FROM report WHERE id = ?", &stmt, diag);
        if (!err)
            err = rf__ledger_err(ledger, sqlite3_bind_int64(stmt, 1, *report), diag);
        if (!err)
            err = rf__ledger_step(ledger, stmt, &found, diag);
        if (err || !found)
            return err;
        int64_t by = sqlite3_column_int64(stmt, 0);
        sqlite3_reset(stmt);
        if (!by)
            return RF_OK;
        *report = by;
    }
}

static rf_err best_candidate(rf_ledger *ledger, const candidate *list, size_t n, int64_t *ret_of,
                             double *ret_similarity, rf_diag *diag) {
    for (size_t i = 0; i < n && i < MOST_COMPARED; i++) {
        double resemblance = 0;
        bool copy;
        rf_err err = compare(ledger, list[i].report, &resemblance, &copy, diag);
        if (err)
            return err;
        if (copy && (!*ret_of || resemblance > *ret_similarity)) {
            *ret_of = list[i].report;
            *ret_similarity = resemblance;
        }
    }
    return *ret_of ? newest_reading(ledger, ret_of, diag) : RF_OK;
}

rf_err rf__ledger_find_copy(rf_ledger *ledger, int64_t id, const char *text, size_t n,
                            int64_t *ret_of, double *ret_similarity, rf_diag *diag) {
    if (!ledger->sketcher && (ledger->sketcher = rf__calloc(1, sizeof *ledger->sketcher)))
        set_word_bytes(ledger->sketcher->word_bytes);
    if (!ledger->sketcher ||
        !shingle(ledger->sketcher->word_bytes, text, n, &ledger->sketcher->mine))
        return rf_diag_set(diag, RF_ERR_NOMEM, ledger->path, 0, 0, "there is not enough memory");
    *ret_of = 0;
    *ret_similarity = 0;
    if (ledger->sketcher->mine.n < FEWEST_SHINGLES)
        return RF_OK;
    int64_t bands[N_BANDS];
    candidate list[MOST_CANDIDATES];
    size_t n_candidates = 0;
    make_bands(&ledger->sketcher->mine, bands);
    rf_err err = find_candidates(ledger, id, bands, list, &n_candidates, diag);
    if (!err)
        err = best_candidate(ledger, list, n_candidates, ret_of, ret_similarity, diag);
    if (!err && !*ret_of)
        err = remember(ledger, id, bands, diag);
    return err;
}
