/* Small statistics for tests of random numbers. */
#ifndef STATS_H
#define STATS_H

#include <stddef.h>

/* Pearson's statistic turned into a standard normal one (Wilson and Hilferty): above 4 is a
 * difference that chance makes once in 30,000 tests. Cells expected below 5 are pooled. */
double stats_chi_square_z(const double *observed, const double *expected, size_t n);
/* Two-sample difference of means in standard errors; 0 where both are constant and equal, a huge
 * number where constant and different. */
double stats_z_of_means(double mean_a, double var_a, double n_a, double mean_b, double var_b,
                        double n_b);
/* ln k! by summation or lgamma_r. */
double stats_log_factorial(double k);

#endif
