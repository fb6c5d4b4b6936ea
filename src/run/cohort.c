#include "run/cohort.h"

#include "base/mem.h"

#include <string.h>

_Static_assert(sizeof(rf__state) == 32, "a state has no padding, for it is compared as bytes");

typedef struct words {
    uint64_t w[4];
} words;

static inline words words_of(const rf__state *state) {
    words w;
    memcpy(&w, state, sizeof w);
    return w;
}

static inline uint64_t hash(const words *s) {
    uint64_t a = (s->w[0] ^ 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
    uint64_t b = (s->w[1] ^ (a >> 32)) * 0xA0761D6478BD642FULL;
    uint64_t c = (s->w[2] ^ s->w[3] << 1) * 0xE7037ED1A0B428DBULL;
    uint64_t h = (a ^ b ^ c) * 0x8EBC6AF09C88C6E3ULL;
    return h ^ h >> 29;
}

static inline bool same(const rf__state *state, const words *b) {
    words a = words_of(state);
    return !((a.w[0] ^ b->w[0]) | (a.w[1] ^ b->w[1]) | (a.w[2] ^ b->w[2]) | (a.w[3] ^ b->w[3]));
}

/* An entry is 1 + index into the list and, above it, 32 bits of the hash: most of the entries that
 * are not looked for are then told without a look at the list, which seldom is in the cache. */
static inline uint64_t entry_of(uint64_t h, size_t i) { return h << 32 | (i + 1); }

static inline size_t index_of(uint64_t entry) { return (size_t)(uint32_t)entry - 1; }

static size_t slot_of(const rf__cohorts *set, const words *key, uint64_t h) {
    size_t mask = set->table_cap - 1, i = (size_t)(h >> 32) & mask;
    while (set->table[i] && ((set->table[i] >> 32) != (uint32_t)h ||
                             !same(&set->list[index_of(set->table[i])].state, key)))
        i = (i + 1) & mask;
    return i;
}

static bool grow_table(rf__cohorts *set) {
    size_t cap = set->table_cap ? set->table_cap * 2 : 256;
    uint64_t *table = rf__calloc(cap, sizeof *table);
    if (!table)
        return false;
    rf__free(set->table);
    set->table = table;
    set->table_cap = cap;
    for (size_t i = 0; i < set->n; i++) {
        words key = words_of(&set->list[i].state);
        uint64_t h = hash(&key);
        set->table[slot_of(set, &key, h)] = entry_of(h, i);
    }
    return true;
}

static size_t stride(const rf__cohorts *set) {
    return set->width ? (size_t)set->width + 2 * RF__SPREAD_PAD : 0;
}

static float *steps(const rf__cohorts *set, size_t i) {
    return set->width ? set->step + i * stride(set) + RF__SPREAD_PAD : NULL;
}

void rf__cohorts_fetch_at(const rf__cohorts *set, size_t i) {
    const char *at = (const char *)&set->list[i];
    __builtin_prefetch(at);
    __builtin_prefetch(at + sizeof(rf__cohort) - 1);
    const float *step = steps(set, i);
    for (int32_t k = 0; step && k < 48; k += 16)
        __builtin_prefetch(step + k);
}

static void join(rf__cohorts *set, size_t i, int64_t n, const rf__spread *who, double shift) {
    rf__cohort *c = &set->list[i];
    float nothing[3 * RF__SPREAD_PAD] = {[RF__SPREAD_PAD] = 1};
    if (c->n == 0)
        c->lo = c->hi = 0;
    c->n += n;
    if (!set->width)
        return;
    rf__spread to = {steps(set, i), c->lo, c->hi, 0};
    rf__spread_add(&to, set->width, who ? who : &(rf__spread){nothing + RF__SPREAD_PAD, 0, 4, 1},
                   (double)n, shift);
    c->lo = to.lo;
    c->hi = to.hi;
}

bool rf__cohorts_add_at(rf__cohorts *set, const rf__state *state, int64_t n, const rf__spread *who,
                        double shift, size_t *ret_i) {
    if (set->n * 2 >= set->table_cap && !grow_table(set))
        return false;
    words key = words_of(state);
    uint64_t h = hash(&key);
    size_t slot = slot_of(set, &key, h);
    if (set->table[slot]) {
        *ret_i = index_of(set->table[slot]);
        join(set, *ret_i, n, who, shift);
        return true;
    }
    if (set->n >= INT32_MAX || !rf__grow(&set->list, &set->cap, set->n + 1, sizeof *set->list) ||
        !rf__grow(&set->step, &set->step_cap, (set->n + 1) * stride(set), sizeof *set->step))
        return false;
    *ret_i = set->n;
    set->list[set->n] = (rf__cohort){.state = *state};
    set->table[slot] = entry_of(h, set->n++);
    join(set, *ret_i, n, who, shift);
    return true;
}

void rf__cohorts_fetch(const rf__cohorts *set, const rf__state *state) {
    words key = words_of(state);
    if (set->table_cap)
        __builtin_prefetch(&set->table[(hash(&key) >> 32) & (set->table_cap - 1)]);
}

void rf__cohorts_fetch_more(const rf__cohorts *set, const rf__state *state) {
    words key = words_of(state);
    uint64_t entry = set->table_cap ? set->table[(hash(&key) >> 32) & (set->table_cap - 1)] : 0;
    if (entry)
        rf__cohorts_fetch_at(set, index_of(entry));
}

bool rf__cohorts_add(rf__cohorts *set, const rf__state *state, int64_t n, const rf__spread *who,
                     double shift) {
    size_t i;
    return n <= 0 || rf__cohorts_add_at(set, state, n, who, shift, &i);
}

rf__spread rf__cohorts_spread(const rf__cohorts *set, size_t i) {
    const rf__cohort *c = &set->list[i];
    rf__spread s = {steps(set, i), c->lo, c->hi, 1};
    rf__spread_sum(&s);
    return s;
}

void rf__cohorts_halve(rf__cohorts *set) {
    for (size_t i = 0; set->width && i < set->n; i++) {
        rf__cohort *c = &set->list[i];
        rf__spread s = {steps(set, i), c->lo, c->hi, 0};
        rf__spread_halve(&s);
        c->lo = s.lo;
        c->hi = s.hi;
    }
}

void rf__cohorts_clear(rf__cohorts *set) {
    /* A sparse table is cleared entry by entry, a full one as a whole. */
    if (set->n * 8 < set->table_cap)
        for (size_t i = set->n; i-- > 0;) {
            words key = words_of(&set->list[i].state);
            set->table[slot_of(set, &key, hash(&key))] = 0;
        }
    else if (set->table)
        memset(set->table, 0, set->table_cap * sizeof *set->table);
    set->n = 0;
}

void rf__cohorts_free(rf__cohorts *set) {
    rf__free(set->list);
    rf__free(set->table);
    rf__free(set->step);
    *set = (rf__cohorts){.width = set->width};
}
