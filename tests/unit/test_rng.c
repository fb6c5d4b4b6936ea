#include "base/rng.h"
#include "stats.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define Z_LIMIT 4.5 /* with fixed seeds this is no lottery: it held when it was written */

static rf__rng stream(uint32_t seed) {
    return rf__rng_at(rf__rng_key_make(seed, 0), 0, 0, 1, 0);
}

/* Philox4x32-10 backwards, from the definition: to find the counter of a wanted block. */
static void philox_inverse(uint32_t block[4], const uint32_t key[2]) {
    /* Inverses of the two multipliers modulo 2^32 by Newton's iteration. */
    const uint32_t m0 = 0xD2511F53u, m1 = 0xCD9E8D57u;
    uint32_t i0 = m0, i1 = m1;
    for (int k = 0; k < 5; k++) {
        i0 *= 2 - m0 * i0;
        i1 *= 2 - m1 * i1;
    }
    for (uint32_t round = 10; round-- > 0;) {
        uint32_t k0 = key[0] + round * 0x9E3779B9u, k1 = key[1] + round * 0xBB67AE85u;
        uint32_t c0 = block[3] * i0, c2 = block[1] * i1;
        uint32_t hi0 = (uint32_t)((uint64_t)m0 * c0 >> 32), hi1 = (uint32_t)((uint64_t)m1 * c2 >> 32);
        uint32_t c1 = block[0] ^ hi1 ^ k0, c3 = block[2] ^ hi0 ^ k1;
        block[0] = c0, block[1] = c1, block[2] = c2, block[3] = c3;
    }
}

static double uniform_of_words(uint32_t hi, uint32_t lo) {
    rf__rng_key key = {{12345, 678}};
    uint32_t block[4] = {hi, lo, 7, 7};
    philox_inverse(block, key.word);
    rf__rng rng = rf__rng_at(key, block[1], block[2], block[3], block[0]);
    return rf__rng_uniform(&rng);
}

static void uniform_numbers_never_reach_zero_or_one(void **state) {
    (void)state;
    double low = uniform_of_words(0, 0), middle = uniform_of_words(0x80000000u, 0);
    assert_true(low > 0 && low < 1e-15);
    assert_true(fabs(middle - 0.5) < 1e-15);
    assert_true(uniform_of_words(0xffffffffu, 0xffffffffu) < 1);
    assert_true(uniform_of_words(0xffffffffu, 0xffffffffu) > 1 - 1e-15);
}

static void uniform_numbers_fill_their_range_evenly(void **state) {
    (void)state;
    double seen[100] = {0}, expected[100], sum = 0;
    rf__rng rng = stream(1);
    const int n = 1000000;
    for (int i = 0; i < n; i++) {
        double u = rf__rng_uniform(&rng);
        assert_true(u > 0 && u < 1);
        seen[(int)(u * 100)]++;
        sum += u;
    }
    for (int i = 0; i < 100; i++)
        expected[i] = n / 100.0;
    assert_true(fabs(stats_chi_square_z(seen, expected, 100)) < Z_LIMIT);
    assert_true(fabs(sum / n - 0.5) < Z_LIMIT * sqrt(1.0 / 12 / n));
}

static void a_stream_is_a_function_of_its_key_and_counter(void **state) {
    (void)state;
    rf__rng_key key = rf__rng_key_make(42, 7);
    rf__rng a = rf__rng_at(key, 3, 4, 5, 0), b = rf__rng_at(key, 3, 4, 5, 0), copy;
    for (int i = 0; i < 10; i++)
        assert_true(!(rf__rng_uniform(&a) < rf__rng_uniform(&b)) &&
                    !(rf__rng_uniform(&a) > rf__rng_uniform(&b)));
    copy = a;
    assert_memory_equal(&copy, &a, sizeof a);
    double u = rf__rng_uniform(&a), v = rf__rng_uniform(&copy);
    assert_memory_equal(&u, &v, sizeof u);
}

static int compare_doubles(const void *a, const void *b) {
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void streams_do_not_overlap(void **state) {
    (void)state;
    /* 8 seeds, 3 runs, 5 places, 5 days, 3 purposes, 6 draws: all numbers differ. */
    enum { N = 8 * 3 * 5 * 5 * 3 * 6 };
    double *all = malloc(sizeof *all * N);
    size_t n = 0;
    assert_non_null(all);
    for (uint64_t seed = 0; seed < 8; seed++)
        for (uint32_t run = 0; run < 3; run++)
            for (uint32_t place = 0; place < 5; place++)
                for (uint32_t day = 0; day < 5; day++)
                    for (uint32_t purpose = 1; purpose < 4; purpose++) {
                        rf__rng rng =
                            rf__rng_at(rf__rng_key_make(seed, run), place, day, purpose, 0);
                        for (int i = 0; i < 6; i++)
                            all[n++] = rf__rng_uniform(&rng);
                    }
    qsort(all, n, sizeof *all, compare_doubles);
    for (size_t i = 1; i < n; i++)
        assert_true(all[i] > all[i - 1]);
    free(all);
}

static void a_later_stream_goes_on_after_an_earlier_one(void **state) {
    (void)state;
    rf__rng_key key = rf__rng_key_make(1, 1);
    for (int used = 0; used < 7; used++) {
        double first[7];
        rf__rng a = rf__rng_at(key, 1, 1, 1, 0);
        for (int i = 0; i < used; i++)
            first[i] = rf__rng_uniform(&a);
        rf__rng b = rf__rng_at(key, 1, 1, 1, a.ctr[0]);
        for (int i = 0; i < 10; i++) {
            double u = rf__rng_uniform(&b);
            for (int k = 0; k < used; k++)
                assert_true(u < first[k] || u > first[k]);
        }
    }
}

static void keys_of_high_seed_bits_and_runs_differ(void **state) {
    (void)state;
    rf__rng_key a = rf__rng_key_make(1, 0), b = rf__rng_key_make(1 + ((uint64_t)1 << 32), 0),
                c = rf__rng_key_make(1, 1), d = rf__rng_key_make(0, 1);
    assert_memory_not_equal(&a, &b, sizeof a);
    assert_memory_not_equal(&a, &c, sizeof a);
    assert_memory_not_equal(&c, &d, sizeof a);
}

static double log_binomial(double n, double p, double k) {
    return stats_log_factorial(n) - stats_log_factorial(k) - stats_log_factorial(n - k) +
           k * log(p) + (n - k) * log1p(-p);
}

static void check_binomial(int64_t n, double p, int draws, uint32_t seed) {
    double mean = (double)n * p, sd = sqrt(mean * (1 - p));
    double low = floor(mean - 6 * sd - 3), high = ceil(mean + 6 * sd + 3);
    low = low < 0 ? 0 : low;
    high = high > (double)n ? (double)n : high;
    size_t cells = (size_t)(high - low) + 1, width = cells / 400 + 1, groups = cells / width + 1;
    double *seen = calloc(groups, sizeof *seen), *expected = calloc(groups, sizeof *expected);
    assert_true(seen && expected);
    for (size_t i = 0; i < cells; i++)
        expected[i / width] += draws * exp(log_binomial((double)n, p, low + (double)i));
    rf__rng rng = stream(seed);
    for (int i = 0; i < draws; i++) {
        int64_t k = rf__rng_binomial(&rng, n, p);
        assert_true(k >= 0 && k <= n);
        assert_true((double)k >= low && (double)k <= high);
        seen[(size_t)((double)k - low) / width]++;
    }
    double z = stats_chi_square_z(seen, expected, groups);
    if (fabs(z) > Z_LIMIT)
        print_message("binomial n %lld p %g: z %g\n", (long long)n, p, z);
    assert_true(fabs(z) < Z_LIMIT);
    free(seen);
    free(expected);
}

static void binomial_draws_have_the_binomial_distribution(void **state) {
    (void)state;
    static const int64_t ns[] = {2, 3, 10, 19, 20, 21, 50, 100, 1000, 30000};
    static const double ps[] = {1e-6, 0.001, 0.02, 0.1, 0.3, 0.4999, 0.5, 0.5001, 0.7, 0.98, 0.9999};
    uint32_t seed = 100;
    for (size_t i = 0; i < sizeof ns / sizeof *ns; i++)
        for (size_t k = 0; k < sizeof ps / sizeof *ps; k++)
            check_binomial(ns[i], ps[k], 20000, seed++);
    /* Where the algorithm changes from inversion to rejection. */
    check_binomial(100, 0.0999, 100000, seed++);
    check_binomial(100, 0.1, 100000, seed++);
    check_binomial(40, 0.25, 100000, seed++);
    check_binomial(1000000, 0.5, 100000, seed++);
    check_binomial(1000000000, 1e-8, 100000, seed++);
}

static void check_moments(int64_t n, double p, int draws, uint32_t seed) {
    rf__rng rng = stream(seed);
    double mean = (double)n * p, var = mean * (1 - p), sum = 0, squares = 0;
    for (int i = 0; i < draws; i++) {
        int64_t k = rf__rng_binomial(&rng, n, p);
        assert_true(k >= 0 && k <= n);
        double d = (double)k - mean;
        sum += d;
        squares += d * d;
    }
    double z = sum / draws / sqrt(var / draws);
    double ratio = squares / draws / var, spread = sqrt((2 + 1 / var) / draws);
    if (fabs(z) > Z_LIMIT || fabs(ratio - 1) > Z_LIMIT * spread)
        print_message("n %lld p %g: z of mean %g, variance ratio %g\n", (long long)n, p, z, ratio);
    assert_true(fabs(z) < Z_LIMIT);
    assert_true(fabs(ratio - 1) < Z_LIMIT * spread);
}

static void huge_binomials_have_their_mean_and_variance(void **state) {
    (void)state;
    static const double ps[] = {1e-12, 1e-11, 1e-9, 1e-3, 0.3, 0.5, 0.9, 1 - 1e-9};
    uint32_t seed = 500;
    for (size_t i = 0; i < sizeof ps / sizeof *ps; i++)
        check_moments(1000000000000, ps[i], 20000, seed++);
    check_moments((int64_t)1 << 50, 0.25, 20000, seed++);
}

static void chances_outside_zero_to_one_are_clamped(void **state) {
    (void)state;
    rf__rng rng = stream(3);
    assert_int_equal(rf__rng_binomial(&rng, 10, 0), 0);
    assert_int_equal(rf__rng_binomial(&rng, 10, -1), 0);
    assert_int_equal(rf__rng_binomial(&rng, 10, 1), 10);
    assert_int_equal(rf__rng_binomial(&rng, 10, 2), 10);
    assert_int_equal(rf__rng_binomial(&rng, 10, (double)NAN), 0);
    assert_int_equal(rf__rng_binomial(&rng, 10, (double)INFINITY), 10);
    assert_int_equal(rf__rng_binomial(&rng, 0, 0.5), 0);
    assert_int_equal(rf__rng_binomial(&rng, -5, 0.5), 0);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(rf__rng_binomial(&rng, 1000000, 1e-300), 0);
        assert_int_equal(rf__rng_binomial(&rng, 1000000, nextafter(1, 0)), 1000000);
    }
}

static void multinomial_counts_add_up_and_have_binomial_margins(void **state) {
    (void)state;
    static const double weight[] = {0, 3, 0.5, 0, 1e-9, 2, 0};
    static const int64_t ns[] = {1, 2, 7, 1000, 1000000000000};
    const double total = 5.5 + 1e-9;
    rf__rng rng = stream(9);
    for (size_t i = 0; i < sizeof ns / sizeof *ns; i++) {
        const int draws = 20000;
        double sum[7] = {0};
        for (int d = 0; d < draws; d++) {
            int64_t out[7], all = 0;
            memset(out, 0x55, sizeof out);
            rf__rng_multinomial(&rng, ns[i], weight, 7, out);
            for (int c = 0; c < 7; c++) {
                assert_true(out[c] >= 0 && (weight[c] > 0 || out[c] == 0));
                all += out[c];
                sum[c] += (double)out[c];
            }
            assert_int_equal(all, ns[i]);
        }
        for (int c = 0; c < 7; c++) {
            double p = weight[c] / total, mean = (double)ns[i] * p;
            double se = sqrt(mean * (1 - p) / draws);
            assert_true(fabs(sum[c] / draws - mean) <= Z_LIMIT * se + 1e-3);
        }
    }
}

static void pairs_of_a_multinomial_are_as_probable_as_they_should_be(void **state) {
    (void)state;
    static const double weight[] = {1, 2, 3};
    double seen[64] = {0}, expected[64] = {0};
    const int n = 7, draws = 200000;
    rf__rng rng = stream(10);
    for (int d = 0; d < draws; d++) {
        int64_t out[3];
        rf__rng_multinomial(&rng, n, weight, 3, out);
        seen[out[0] * 8 + out[1]]++;
    }
    for (int a = 0; a <= n; a++)
        for (int b = 0; a + b <= n; b++)
            expected[a * 8 + b] =
                draws * exp(stats_log_factorial(n) - stats_log_factorial(a) -
                            stats_log_factorial(b) - stats_log_factorial(n - a - b) +
                            a * log(1 / 6.0) + b * log(2 / 6.0) + (n - a - b) * log(3 / 6.0));
    assert_true(fabs(stats_chi_square_z(seen, expected, 64)) < Z_LIMIT);
}

static void extreme_weights_do_not_lose_people(void **state) {
    (void)state;
    static const double weights[][4] = {{1e300, 1, 1, 1},  {1, 1, 1, 1e300},
                                        {1e-300, 0, 0, 0}, {0, 0, 0, 1e-300},
                                        {1e-320, 1e-320, 0, 1e-320}, {1e308, 1e308, 1e308, 0}};
    rf__rng rng = stream(11);
    for (size_t w = 0; w < sizeof weights / sizeof *weights; w++)
        for (int64_t n = 0; n < 200; n++) {
            int64_t out[4];
            rf__rng_multinomial(&rng, n, weights[w], 4, out);
            assert_int_equal(out[0] + out[1] + out[2] + out[3], n);
            for (int c = 0; c < 4; c++)
                assert_true(out[c] >= 0 && (weights[w][c] > 0 || out[c] == 0));
        }
}

static void check_poisson(double lambda, int draws, uint32_t seed) {
    enum { MOST = 4000 };
    static double seen[MOST], expected[MOST];
    memset(seen, 0, sizeof seen);
    rf__rng rng = stream(seed);
    for (int i = 0; i < draws; i++) {
        int64_t k = rf__rng_poisson(&rng, lambda);
        assert_true(k >= 0 && k < MOST);
        seen[k]++;
    }
    for (int k = 0; k < MOST; k++)
        expected[k] = draws * exp(k * log(lambda) - lambda - stats_log_factorial(k));
    double z = stats_chi_square_z(seen, expected, MOST);
    if (fabs(z) > Z_LIMIT)
        print_message("poisson %g: z %g\n", lambda, z);
    assert_true(fabs(z) < Z_LIMIT);
}

static void poisson_draws_have_the_poisson_distribution(void **state) {
    (void)state;
    static const double lambdas[] = {1e-4, 0.1, 1, 3, 9.99, 10, 10.01, 37, 500, 2500};
    for (size_t i = 0; i < sizeof lambdas / sizeof *lambdas; i++)
        check_poisson(lambdas[i], 100000, 900 + (uint32_t)i);
    rf__rng rng = stream(12);
    assert_int_equal(rf__rng_poisson(&rng, 0), 0);
    assert_int_equal(rf__rng_poisson(&rng, -3), 0);
    assert_int_equal(rf__rng_poisson(&rng, (double)NAN), 0);
    double sum = 0, squares = 0, lambda = 1e12;
    for (int i = 0; i < 20000; i++) {
        double d = (double)rf__rng_poisson(&rng, lambda) - lambda;
        sum += d;
        squares += d * d;
    }
    assert_true(fabs(sum / 20000 / sqrt(lambda / 20000)) < Z_LIMIT);
    assert_true(fabs(squares / 20000 / lambda - 1) < Z_LIMIT * sqrt(2 / 20000.0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uniform_numbers_never_reach_zero_or_one),
        cmocka_unit_test(uniform_numbers_fill_their_range_evenly),
        cmocka_unit_test(a_stream_is_a_function_of_its_key_and_counter),
        cmocka_unit_test(streams_do_not_overlap),
        cmocka_unit_test(a_later_stream_goes_on_after_an_earlier_one),
        cmocka_unit_test(keys_of_high_seed_bits_and_runs_differ),
        cmocka_unit_test(binomial_draws_have_the_binomial_distribution),
        cmocka_unit_test(huge_binomials_have_their_mean_and_variance),
        cmocka_unit_test(chances_outside_zero_to_one_are_clamped),
        cmocka_unit_test(multinomial_counts_add_up_and_have_binomial_margins),
        cmocka_unit_test(pairs_of_a_multinomial_are_as_probable_as_they_should_be),
        cmocka_unit_test(extreme_weights_do_not_lose_people),
        cmocka_unit_test(poisson_draws_have_the_poisson_distribution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
