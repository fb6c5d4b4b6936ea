#include "run/spread.h"

#include <math.h>
#include <string.h>

static double sum(const float *at, int32_t lo, int32_t hi) {
    float part[4] = {0, 0, 0, 0}; /* in this order on every machine */
    int32_t i = lo;
    for (; i + 4 <= hi; i += 4)
        for (int32_t k = 0; k < 4; k++)
            part[k] += at[i + k];
    for (; i < hi; i++)
        part[0] += at[i];
    return ((double)part[0] + (double)part[1]) + ((double)part[2] + (double)part[3]);
}

void rf__spread_sum(rf__spread *spread) {
    spread->total = spread->at ? sum(spread->at, spread->lo, spread->hi) : 1;
}

/* Makes [lo, hi) part of the steps in use. */
static void cover(rf__spread *s, int32_t lo, int32_t hi) {
    if (s->lo >= s->hi) {
        s->lo = s->hi = lo;
    }
    if (lo < s->lo) {
        memset(s->at + lo, 0, (size_t)(s->lo - lo) * sizeof *s->at);
        s->lo = lo;
    }
    if (hi > s->hi) {
        memset(s->at + s->hi, 0, (size_t)(hi - s->hi) * sizeof *s->at);
        s->hi = hi;
    }
}

static void add_scaled(float *restrict to, const float *restrict from, int32_t n, float by) {
    for (int32_t i = 0; i < n; i++)
        to[i] += by * from[i];
}

void rf__spread_add(rf__spread *to, int32_t width, const rf__spread *from, double n, double shift) {
    double whole = floor(shift), part = shift - whole, scale = n / from->total;
    int32_t move = whole < width ? (int32_t)whole : width, last = width - 1;
    int32_t lo = from->lo + move, hi = from->hi + move + (part > 0);
    cover(to, lo < last ? lo : last, hi < width ? hi : width);
    int32_t inside = last - move - from->lo; /* whom both ends of the step take below the last */
    inside = inside > from->hi - from->lo ? from->hi - from->lo : inside > 0 ? inside : 0;
    add_scaled(to->at + lo, from->at + from->lo, inside, (float)(scale * (1 - part)));
    if (part > 0)
        add_scaled(to->at + lo + 1, from->at + from->lo, inside, (float)(scale * part));
    for (int32_t i = from->lo + inside; i < from->hi; i++)
        to->at[last] += (float)scale * from->at[i];
}

void rf__spread_scale(rf__spread *spread, double by) {
    for (int32_t i = spread->lo; i < spread->hi; i++)
        spread->at[i] *= (float)by;
}

void rf__spread_halve(rf__spread *s) {
    if (!s->at)
        return;
    int32_t lo = s->lo / 2, hi = s->hi / 2 + 1;
    for (int32_t k = lo; k < hi; k++) {
        float got = 0;
        for (int32_t i = 2 * k - 1; i <= 2 * k + 1; i++)
            if (i >= s->lo && i < s->hi)
                got += i == 2 * k ? s->at[i] : s->at[i] / 2;
        s->at[k] = got;
    }
    s->lo = lo;
    s->hi = hi;
}

double rf__spread_split(const rf__spread *all, int32_t below, double chance, rf__spread *go,
                        rf__spread *stay) {
    below = below < all->lo ? all->lo : below > all->hi ? all->hi : below;
    double sure = sum(all->at, all->lo, below), others = sum(all->at, below, all->hi);
    go->lo = all->lo;
    stay->lo = below;
    go->hi = stay->hi = all->hi;
    for (int32_t i = all->lo; i < below; i++)
        go->at[i] = all->at[i];
    for (int32_t i = below; i < all->hi; i++) {
        go->at[i] = (float)chance * all->at[i];
        stay->at[i] = all->at[i];
    }
    go->total = sure + chance * others;
    stay->total = others;
    return others > 0 ? go->total / (sure + others) : 1;
}
