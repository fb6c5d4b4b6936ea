#include "run/spread.h"

#include <math.h>
#include <string.h>

typedef float four __attribute__((vector_size(16)));

static inline four load(const float *at) {
    four v;
    memcpy(&v, at, sizeof v);
    return v;
}

static inline void store(float *at, four v) { memcpy(at, &v, sizeof v); }

static inline four all_of(float x) { return (four){x, x, x, x}; }

static inline double sum_of(four v) {
    return ((double)v[0] + (double)v[1]) + ((double)v[2] + (double)v[3]);
}

static inline int32_t down(int32_t i) { return i & ~3; }
static inline int32_t up(int32_t i) { return (i + 3) & ~3; }

static void pad(rf__spread *s) {
    store(s->at + s->lo - RF__SPREAD_PAD, all_of(0));
    store(s->at + s->hi, all_of(0));
}

void rf__spread_sum(rf__spread *s) {
    four sum = all_of(0);
    for (int32_t i = s->lo; s->at && i < s->hi; i += 4)
        sum += load(s->at + i);
    s->total = s->at ? sum_of(sum) : 1;
}

/* Makes [lo, hi) part of the steps in use. */
static void cover(rf__spread *s, int32_t lo, int32_t hi) {
    if (s->lo >= s->hi) {
        s->lo = s->hi = lo;
        pad(s);
    }
    while (lo < s->lo) {
        s->lo -= 4;
        store(s->at + s->lo - RF__SPREAD_PAD, all_of(0));
    }
    while (hi > s->hi) {
        s->hi += 4;
        store(s->at + s->hi, all_of(0));
    }
}

/* Some come to lie beyond the last step. */
static void add_at_the_end(rf__spread *to, int32_t width, const rf__spread *from, double scale,
                           double shift) {
    int32_t move = shift < width ? (int32_t)shift : width;
    int32_t lo = from->lo + move < width ? down(from->lo + move) : width - 4;
    double part = shift - floor(shift);
    cover(to, lo, width);
    for (int32_t i = from->lo; i < from->hi; i++) {
        int32_t k = i + move < width - 1 ? i + move : width - 1, next = k + 1 < width ? k + 1 : k;
        double n = scale * (double)from->at[i];
        to->at[k] += (float)(n * (1 - part));
        to->at[next] += (float)(n * part);
    }
}

void rf__spread_add(rf__spread *to, int32_t width, const rf__spread *from, double n, double shift) {
    double scale = n / from->total;
    if (from->hi + shift + 4 > width) {
        add_at_the_end(to, width, from, scale, shift);
        return;
    }
    int32_t move = (int32_t)shift, lo = down(from->lo + move), hi = up(from->hi + move + 1);
    double part = shift - move;
    four low = all_of((float)(scale * (1 - part))), high = all_of((float)(scale * part));
    if (!(part > 0) && move % 4 == 0)
        hi -= 4;
    cover(to, lo, hi);
    float *at = to->at;
    const float *source = from->at - move;
    for (int32_t i = lo; i < hi; i += 4)
        store(at + i, load(at + i) + low * load(source + i) + high * load(source + i - 1));
}

void rf__spread_copy(rf__spread *to, const rf__spread *from) {
    to->lo = from->lo;
    to->hi = from->hi;
    to->total = from->total;
    if (!from->at)
        return;
    pad(to);
    for (int32_t i = from->lo; i < from->hi; i += 4)
        store(to->at + i, load(from->at + i));
}

void rf__spread_scale(rf__spread *s, double by) {
    for (int32_t i = s->lo; i < s->hi; i += 4)
        store(s->at + i, load(s->at + i) * all_of((float)by));
}

void rf__spread_halve(rf__spread *s) {
    if (!s->at)
        return;
    int32_t lo = down(s->lo / 2), hi = up(s->hi / 2 + 1);
    for (int32_t k = lo; k < hi; k++) {
        float got = 0;
        for (int32_t i = 2 * k - 1; i <= 2 * k + 1; i++)
            if (i >= s->lo && i < s->hi)
                got += i == 2 * k ? s->at[i] : s->at[i] / 2;
        s->at[k] = got;
    }
    s->lo = lo;
    s->hi = hi;
    pad(s);
}

double rf__spread_split(const rf__spread *all, int32_t below, double chance, rf__spread *go,
                        rf__spread *stay) {
    four sure = all_of(0), others = all_of(0), by = all_of((float)chance);
    below = below < all->lo ? all->lo : below > all->hi ? all->hi : below;
    int32_t middle = down(below), i = all->lo;
    go->lo = all->lo;
    stay->lo = middle;
    go->hi = stay->hi = all->hi;
    pad(go);
    for (; i < middle; i += 4) {
        four v = load(all->at + i);
        sure += v;
        store(go->at + i, v);
    }
    if (i < below) { /* these four lie on both sides */
        four v = load(all->at + i), stays = v;
        for (int32_t k = 0; k < below - i; k++)
            stays[k] = 0;
        sure += v - stays;
        others += stays;
        store(go->at + i, v - stays + by * stays);
        store(stay->at + i, stays);
        i += 4;
    }
    for (; i < all->hi; i += 4) {
        four v = load(all->at + i);
        others += v;
        store(go->at + i, by * v);
        store(stay->at + i, v);
    }
    pad(stay);
    double n_sure = sum_of(sure), n_others = sum_of(others);
    go->total = n_sure + chance * n_others;
    stay->total = n_others;
    return n_others > 0 ? go->total / (n_sure + n_others) : 1;
}
