#include "base/rng.h"

#include <Random123/philox.h>
#include <math.h>

void rf__rng_refill(rf__rng *rng) {
    philox4x32_ctr_t ctr = {{rng->ctr[0], rng->ctr[1], rng->ctr[2], rng->ctr[3]}};
    philox4x32_key_t key = {{rng->key.word[0], rng->key.word[1]}};
    philox4x32_ctr_t out = philox4x32(ctr, key);
    for (int i = 0; i < 4; i++)
        rng->word[i] = out.v[i];
    rng->ctr[0]++;
    rng->used = 0;
}

rf__rng_key rf__rng_key_make(uint64_t seed, uint32_t run) {
    /* Purpose 0xffffffff is used by nothing else. */
    rf__rng_key raw = {{(uint32_t)seed, (uint32_t)(seed >> 32)}};
    rf__rng rng = rf__rng_at(raw, run, 0, 0xffffffffU, 0);
    rf__rng_refill(&rng);
    return (rf__rng_key){{rng.word[0], rng.word[1]}};
}

rf__rng rf__rng_at(rf__rng_key key, uint32_t place, uint32_t day, uint32_t purpose,
                   uint32_t index) {
    return (rf__rng){.key = key, .ctr = {index, place, day, purpose}, .used = 4};
}

/* Error of Stirling's approximation to ln k!, by table below 10. */
static double stirling_tail(double k) {
    static const double table[] = {0.0810614667953272,  0.0413406959554092,  0.0276779256849983,
                                   0.02079067210376509, 0.0166446911898211,  0.0138761288230707,
                                   0.0118967099458917,  0.0104112652619720,  0.00925546218271273,
                                   0.00833056343336287};
    if (k < 10)
        return table[(int)k];
    double k1 = k + 1, kk = k1 * k1;
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / kk) / kk) / k1;
}

/* Hormann, "The generation of binomial random variates" (J. Stat. Comput. Simul. 46, 1993),
 * algorithm BTRS: transformed rejection with squeeze. p <= 1/2 and n p >= 10. */
static int64_t binomial_btrs(rf__rng *rng, double n, double p) {
    double q = 1 - p, spq = sqrt(n * p * q);
    double b = 1.15 + 2.53 * spq, a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5, vr = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spq;
    double m = floor((n + 1) * p), r = p / q;
    for (;;) {
        double u = rf__rng_uniform(rng) - 0.5, v = rf__rng_uniform(rng);
        double us = 0.5 - fabs(u), k = floor((2 * a / us + b) * u + c);
        if (us >= 0.07 && v <= vr)
            return (int64_t)k;
        if (k < 0 || k > n)
            continue;
        v = log(v * alpha / (a / (us * us) + b));
        double bound = (m + 0.5) * log((m + 1) / (r * (n - m + 1))) +
                       (n + 1) * log((n - m + 1) / (n - k + 1)) +
                       (k + 0.5) * log(r * (n - k + 1) / (k + 1)) + stirling_tail(m) +
                       stirling_tail(n - m) - stirling_tail(k) - stirling_tail(n - k);
        if (v <= bound)
            return (int64_t)k;
    }
}

/* Inversion by sequential search from 0; n p < 10. */
static int64_t binomial_inversion(rf__rng *rng, double n, double p) {
    double odds = p / (1 - p), start = exp(n * log1p(-p));
    for (;;) {
        double term = start, u = rf__rng_uniform(rng);
        for (int k = 0; k < 200 && k <= n; k++) {
            if (u <= term)
                return k;
            u -= term;
            term *= odds * (n - k) / (k + 1);
        }
        /* Reached only by the rounding of the sum, with a chance below 1e-15: draw again. */
    }
}

/* Up to so many trials, one number a trial costs less than exp() and log(). */
#define FEW 6

int64_t rf__rng_binomial(rf__rng *rng, int64_t n, double p) {
    if (n <= 0 || !(p > 0))
        return 0;
    if (p >= 1)
        return n;
    if (n <= FEW) {
        int64_t k = 0;
        for (int64_t i = 0; i < n; i++)
            k += rf__rng_uniform(rng) < p;
        return k;
    }
    double low = p <= 0.5 ? p : 1 - p;
    int64_t k = (double)n * low < 10 ? binomial_inversion(rng, (double)n, low)
                                     : binomial_btrs(rng, (double)n, low);
    return p <= 0.5 ? k : n - k;
}

/* One cell: a number and a walk along the cells. */
static int32_t pick(rf__rng *rng, const double *weight, int32_t k, double total) {
    double u = rf__rng_uniform(rng) * total;
    int32_t last = 0;
    for (int32_t i = 0; i < k; i++) {
        if (!(weight[i] > 0))
            continue;
        last = i;
        if (u < weight[i])
            break;
        u -= weight[i];
    }
    return last;
}

void rf__rng_multinomial(rf__rng *rng, int64_t n, const double *weight, int32_t k, int64_t *out) {
    double rest = 0;
    for (int32_t i = 0; i < k; i++) {
        out[i] = 0;
        rest += weight[i];
    }
    if (n <= 3 * (int64_t)k) { /* likewise against k - 1 binomial draws */
        for (; n > 0; n--)
            out[pick(rng, weight, k, rest)]++;
        return;
    }
    int32_t last = -1;
    for (int32_t i = 0; i < k; i++)
        if (weight[i] > 0)
            last = i;
    for (int32_t i = 0; i <= last && n > 0; i++) {
        if (!(weight[i] > 0))
            continue;
        int64_t got = i == last ? n : rf__rng_binomial(rng, n, weight[i] / rest);
        out[i] = got;
        n -= got;
        rest -= weight[i];
    }
}

/* ln k! by Stirling's series; lgamma() writes the global signgam and is no use to threads. */
static double log_factorial(double k) {
    return (k + 0.5) * log(k + 1) - (k + 1) + 0.91893853320467274 + stirling_tail(k);
}

/* Hormann, "The transformed rejection method for generating Poisson random variables" (Insurance:
 * Mathematics and Economics 12, 1993), algorithm PTRS. lambda >= 10. */
static int64_t poisson_ptrs(rf__rng *rng, double lambda) {
    double slam = sqrt(lambda), loglam = log(lambda), b = 0.931 + 2.53 * slam;
    double a = -0.059 + 0.02483 * b, inv_alpha = 1.1239 + 1.1328 / (b - 3.4);
    double vr = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        double u = rf__rng_uniform(rng) - 0.5, v = rf__rng_uniform(rng);
        double us = 0.5 - fabs(u), k = floor((2 * a / us + b) * u + lambda + 0.43);
        if (us >= 0.07 && v <= vr)
            return (int64_t)k;
        if (k < 0 || (us < 0.013 && v > us))
            continue;
        double ln_factorial = log_factorial(k);
        if (log(v * inv_alpha / (a / (us * us) + b)) <= k * loglam - lambda - ln_factorial)
            return (int64_t)k;
    }
}

int64_t rf__rng_poisson(rf__rng *rng, double lambda) {
    if (!(lambda > 0))
        return 0;
    if (lambda >= 10)
        return poisson_ptrs(rng, lambda);
    double limit = exp(-lambda), product = rf__rng_uniform(rng);
    int64_t k = 0;
    while (product > limit) {
        product *= rf__rng_uniform(rng);
        k++;
    }
    return k;
}
