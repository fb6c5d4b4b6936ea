#include "stats.h"

#include <math.h>

double stats_chi_square_z(const double *observed, const double *expected, size_t n) {
    double chi = 0, pool_o = 0, pool_e = 0;
    int cells = 0;
    for (size_t i = 0; i < n; i++) {
        pool_o += observed[i];
        pool_e += expected[i];
        if (pool_e < 5 && i + 1 < n)
            continue;
        if (pool_e > 0)
            chi += (pool_o - pool_e) * (pool_o - pool_e) / pool_e;
        else if (pool_o > 0)
            return 1e9;
        cells += pool_e > 0;
        pool_o = pool_e = 0;
    }
    double df = cells > 1 ? cells - 1 : 1, t = 2 / (9 * df);
    return (cbrt(chi / df) - (1 - t)) / sqrt(t);
}

double stats_z_of_means(double mean_a, double var_a, double n_a, double mean_b, double var_b,
                        double n_b) {
    double se = sqrt(var_a / n_a + var_b / n_b), d = fabs(mean_a - mean_b);
    if (se > 0)
        return d / se;
    return d > 1e-9 ? 1e9 : 0;
}

double stats_log_factorial(double k) {
    int sign;
    return lgamma_r(k + 1, &sign);
}
