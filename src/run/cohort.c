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

static inline size_t hash(const words *s) {
    uint64_t a = (s->w[0] ^ 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
    uint64_t b = (s->w[1] ^ (a >> 32)) * 0xA0761D6478BD642FULL;
    uint64_t c = (s->w[2] ^ s->w[3] << 1) * 0xE7037ED1A0B428DBULL;
    uint64_t h = (a ^ b ^ c) * 0x8EBC6AF09C88C6E3ULL;
    return (size_t)(h ^ h >> 32);
}

static inline bool same(const rf__state *state, const words *b) {
    words a = words_of(state);
    return !((a.w[0] ^ b->w[0]) | (a.w[1] ^ b->w[1]) | (a.w[2] ^ b->w[2]) | (a.w[3] ^ b->w[3]));
}

static size_t slot_of(const rf__cohorts *set, const rf__state *state) {
    words key = words_of(state);
    size_t mask = set->table_cap - 1, i = hash(&key) & mask;
    while (set->table[i] && !same(&set->list[set->table[i] - 1].state, &key))
        i = (i + 1) & mask;
    return i;
}

static bool grow_table(rf__cohorts *set) {
    size_t cap = set->table_cap ? set->table_cap * 2 : 256;
    uint32_t *table = rf__calloc(cap, sizeof *table);
    if (!table)
        return false;
    rf__free(set->table);
    set->table = table;
    set->table_cap = cap;
    for (size_t i = 0; i < set->n; i++)
        set->table[slot_of(set, &set->list[i].state)] = (uint32_t)i + 1;
    return true;
}

static size_t stride(const rf__cohorts *set) {
    return set->width ? (size_t)set->width + 2 * RF__SPREAD_PAD : 0;
}

static float *steps(const rf__cohorts *set, size_t i) {
    return set->width ? set->step + i * stride(set) + RF__SPREAD_PAD : NULL;
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
    size_t slot = slot_of(set, state);
    if (set->table[slot]) {
        *ret_i = set->table[slot] - 1;
        join(set, *ret_i, n, who, shift);
        return true;
    }
    if (set->n >= INT32_MAX || !rf__grow(&set->list, &set->cap, set->n + 1, sizeof *set->list) ||
        !rf__grow(&set->step, &set->step_cap, (set->n + 1) * stride(set), sizeof *set->step))
        return false;
    *ret_i = set->n;
    set->list[set->n] = (rf__cohort){.state = *state};
    set->table[slot] = (uint32_t)++set->n;
    join(set, *ret_i, n, who, shift);
    return true;
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
        for (size_t i = set->n; i-- > 0;)
            set->table[slot_of(set, &set->list[i].state)] = 0;
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
