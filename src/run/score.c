/* Errors as docs/reference/scores.md writes them. Camps are the camps of out.csv, those without
 * data included, so that the figures are those that anyone gets from that file. A naive forecast
 * goes through the same equations as a simulation. */
#include "refuge/score.h"

#include "base/buf.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

#define NAIVE_DAY 30

/* Tables are by day, then camp. */
typedef struct scorer {
    const rf_ensemble *e;
    int64_t n_days;
    int32_t n_camps, n_runs;
    rf_place_id *camp;
    double *data;
    double *sim;     /* scratch: a run, the ensemble's mean or a naive forecast */
    double *mean;    /* of the ensemble */
    double *scale;   /* by day: what the mean is multiplied with to have the observed total */
    double *total;   /* by day: observed */
    int64_t *inside; /* by camp: days inside the interval */
    double *width;   /* by camp: sum of the interval's widths */
} scorer;

/* The public struct first, so that the two can be cast to each other. */
typedef struct validation_box {
    rf_validation v;
    rf_camp_score *camp;
    char *verdict;
} validation_box;

const char *rf_naive_name(rf_naive naive) {
    static const char *const names[RF_N_NAIVE] = {"equal", "capacity", "day30", "persistence"};
    return names[naive];
}

static double sum_of(const double *row, int32_t n) {
    double sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += row[i];
    return sum;
}

/* What a day's counts are multiplied with to have the observed total. */
static double scale_of(const double *sim, const double *data, int32_t n) {
    double total = sum_of(sim, n);
    return total > 0 ? sum_of(data, n) / total : 0;
}

static rf_errors errors_of(const scorer *s, const double *sim) {
    rf_errors e = {0};
    double miss = 0, people = 0;
    for (int64_t day = 0; day < s->n_days; day++) {
        const double *a = sim + day * s->n_camps, *b = s->data + day * s->n_camps;
        double total = sum_of(b, s->n_camps), f = scale_of(a, b, s->n_camps);
        double scaled = 0, plain = 0;
        for (int32_t c = 0; c < s->n_camps; c++) {
            scaled += fabs(a[c] * f - b[c]);
            plain += fabs(a[c] - b[c]);
        }
        e.ard += scaled / fmax(1, total);
        e.ard_normal += plain / fmax(1, total);
        miss += scaled;
        people += total;
    }
    e.ard /= (double)s->n_days;
    e.ard_normal /= (double)s->n_days;
    e.weighted = miss / fmax(1, people);
    return e;
}

/* ---- naive forecasts ---- */

static void share_equally(const scorer *s, double *share) {
    for (int32_t c = 0; c < s->n_camps; c++)
        share[c] = 1.0 / s->n_camps;
}

static void share_by_capacity(const scorer *s, double *share) {
    const rf_scenario *scenario = rf_ensemble_scenario(s->e);
    double total = 0;
    for (int32_t c = 0; c < s->n_camps; c++)
        total += share[c] = (double)scenario->place[s->camp[c]].people;
    for (int32_t c = 0; c < s->n_camps; c++)
        share[c] /= total > 0 ? total : 1;
}

static void share_of_day(const scorer *s, int64_t day, double *share) {
    if (day >= s->n_days)
        day = s->n_days - 1;
    const double *data = s->data + day * s->n_camps;
    double total = sum_of(data, s->n_camps);
    for (int32_t c = 0; c < s->n_camps; c++)
        share[c] = data[c] / fmax(1e-9, total);
}

/* Shares of 30 days before; where nobody was counted then there is nothing to persist. */
static void share_before(const scorer *s, int64_t day, double *share) {
    share_of_day(s, day > NAIVE_DAY ? day - NAIVE_DAY : 0, share);
    if (!(sum_of(share, s->n_camps) > 0))
        share_equally(s, share);
}

static rf_errors naive_errors(const scorer *s, rf_naive naive) {
    for (int64_t day = 0; day < s->n_days; day++) {
        double *row = s->sim + day * s->n_camps;
        double total = sum_of(s->data + day * s->n_camps, s->n_camps);
        if (naive == RF_NAIVE_EQUAL)
            share_equally(s, row);
        else if (naive == RF_NAIVE_CAPACITY)
            share_by_capacity(s, row);
        else if (naive == RF_NAIVE_DAY30)
            share_of_day(s, NAIVE_DAY, row);
        else
            share_before(s, day, row);
        for (int32_t c = 0; c < s->n_camps; c++)
            row[c] *= total;
    }
    return errors_of(s, s->sim);
}

/* ---- MASE ---- */

enum { FLAT, SLOPED, RATIO };

/* Flee's naive forecasts for one camp from day k. */
static double naive_value(const scorer *s, int32_t camp, int form, int64_t k, int64_t day) {
    double then = s->data[k * s->n_camps + camp];
    if (form == SLOPED) {
        /* Flee: where day 7 has nobody, the slope from day 30 is 0 as well. */
        bool any = s->data[7 * s->n_camps + camp] > 0;
        return any ? then * (double)day : 0;
    }
    if (form == RATIO)
        return s->total[k] > 0 ? s->total[day] * (then / s->total[k]) : 0;
    return then;
}

static double mase(const scorer *s, int form, int64_t k) {
    double sum = 0, weight = 0;
    if (s->n_days <= NAIVE_DAY + 1)
        return NAN;
    for (int32_t c = 0; c < s->n_camps; c++) {
        double people = 0, miss = 0, naive_miss = 0;
        for (int64_t day = 0; day < s->n_days; day++) {
            const double *a = s->mean + day * s->n_camps, *b = s->data + day * s->n_camps;
            people += b[c];
            miss += fabs(a[c] * s->scale[day] - b[c]);
            if (day > k)
                naive_miss += fabs(naive_value(s, c, form, k, day) - b[c]);
        }
        miss /= (double)s->n_days;
        naive_miss /= (double)(s->n_days - k - 1);
        if (!(people > 0) || (!(miss > 0) && !(naive_miss > 0)))
            continue; /* nobody, or both without error: nothing to compare */
        sum += people * (miss / naive_miss);
        weight += people;
    }
    return weight > 0 ? sum / weight : NAN;
}

static rf_mase all_mase(const scorer *s) {
    return (rf_mase){.flat7 = mase(s, FLAT, 7),
                     .flat30 = mase(s, FLAT, 30),
                     .sloped7 = mase(s, SLOPED, 7),
                     .sloped30 = mase(s, SLOPED, 30),
                     .ratio7 = mase(s, RATIO, 7),
                     .ratio30 = mase(s, RATIO, 30)};
}

/* ---- the ensemble ---- */

static rf_err summarise(scorer *s) {
    for (int64_t day = 0; day < s->n_days; day++)
        for (int32_t c = 0; c < s->n_camps; c++) {
            rf_summary sum;
            rf_err err = rf_ensemble_summary(s->e, day, s->camp[c], &sum);
            if (err)
                return err;
            double seen = s->data[day * s->n_camps + c];
            s->mean[day * s->n_camps + c] = sum.mean;
            s->inside[c] += seen >= sum.q05 && seen <= sum.q95;
            s->width[c] += sum.q95 - sum.q05;
        }
    for (int64_t day = 0; day < s->n_days; day++) {
        const double *data = s->data + day * s->n_camps;
        s->scale[day] = scale_of(s->mean + day * s->n_camps, data, s->n_camps);
        s->total[day] = sum_of(data, s->n_camps);
    }
    return RF_OK;
}

static void keep_least(rf_errors *to, const rf_errors *e, double sign) {
    to->ard = sign * fmin(sign * to->ard, sign * e->ard);
    to->ard_normal = sign * fmin(sign * to->ard_normal, sign * e->ard_normal);
    to->weighted = sign * fmin(sign * to->weighted, sign * e->weighted);
}

static void score_runs(const scorer *s, rf_validation *v) {
    for (int32_t r = 0; r < s->n_runs; r++) {
        for (int64_t day = 0; day < s->n_days; day++)
            for (int32_t c = 0; c < s->n_camps; c++)
                s->sim[day * s->n_camps + c] = (double)rf_ensemble_count(s->e, r, day, s->camp[c]);
        rf_errors e = errors_of(s, s->sim);
        if (r == 0)
            v->best = v->worst = e;
        keep_least(&v->best, &e, 1);
        keep_least(&v->worst, &e, -1);
        v->mean_of_runs.ard += e.ard;
        v->mean_of_runs.ard_normal += e.ard_normal;
        v->mean_of_runs.weighted += e.weighted;
    }
    v->mean_of_runs.ard /= s->n_runs;
    v->mean_of_runs.ard_normal /= s->n_runs;
    v->mean_of_runs.weighted /= s->n_runs;
}

static void score_camp(const scorer *s, int32_t c, rf_camp_score *ret) {
    rf_camp_score k = {.place = s->camp[c], .coverage = NAN, .share_abs_error = NAN};
    for (int64_t day = 0; day < s->n_days; day++) {
        const double *a = s->mean + day * s->n_camps, *b = s->data + day * s->n_camps;
        k.mean_observed += b[c];
        k.mean_simulated += a[c];
        k.mean_abs_error += fabs(a[c] * s->scale[day] - b[c]);
    }
    double n_days = (double)s->n_days;
    k.mean_observed /= n_days;
    k.mean_simulated /= n_days;
    k.mean_abs_error /= n_days;
    if (k.mean_observed > 0)
        k.share_abs_error = k.mean_abs_error / k.mean_observed;
    if (s->n_runs > 1 && rf_ensemble_has_data(s->e, s->camp[c]))
        k.coverage = (double)s->inside[c] / n_days;
    *ret = k;
}

/* Over the camps that have data. */
static void score_interval(const scorer *s, rf_validation *v) {
    double inside = 0, width = 0, observed = 0, n = 0;
    v->coverage = v->interval_width = NAN;
    for (int32_t c = 0; c < s->n_camps; c++) {
        if (!rf_ensemble_has_data(s->e, s->camp[c]))
            continue;
        n++;
        inside += (double)s->inside[c];
        width += s->width[c];
        for (int64_t day = 0; day < s->n_days; day++)
            observed += s->data[day * s->n_camps + c];
    }
    if (s->n_runs < 2 || !(n > 0))
        return;
    v->coverage = inside / (n * (double)s->n_days);
    if (observed > 0)
        v->interval_width = width / observed;
}

/* ---- the verdict ---- */

static const char *const naive_words[RF_N_NAIVE] = {
    "equal shares", "shares by capacity", "the shares of day 30", "the shares of 30 days before"};

/* Two digits after the point, more where these would not show which figure is larger. */
static int digits_for(double a, const rf_errors *naive) {
    int digits = 2;
    for (int i = 0; i < RF_N_NAIVE; i++)
        while (digits < 6 && fabs(a - naive[i].ard) < pow(10, -digits))
            digits++;
    return digits;
}

/* Names the forecasts that the simulation beats (or does not), with their errors. */
static int name_naives(rf__buf *out, const rf_validation *v, bool leave_capacity, bool beaten) {
    int n = 0, left = 0, digits = digits_for(v->mean_of_runs.ard, v->naive);
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < RF_N_NAIVE; i++) {
            /* In a short run the shares "of day 30" are those of its last day: they know the end. */
            bool unfair = (leave_capacity && i == RF_NAIVE_CAPACITY) ||
                          (v->n_days <= 31 && i == RF_NAIVE_DAY30);
            if (unfair || (v->mean_of_runs.ard < v->naive[i].ard) != beaten)
                continue;
            if (pass == 0) {
                left++;
                continue;
            }
            if (n)
                rf__buf_str(out, n + 1 == left ? " and " : ", ");
            rf__buf_printf(out, "%s (", naive_words[i]);
            if (n == 0 && beaten)
                rf__buf_printf(out, "%.*f against ", digits, v->mean_of_runs.ard);
            rf__buf_printf(out, "%.*f)", digits, v->naive[i].ard);
            n++;
        }
    return n;
}

static void verdict(rf__buf *out, const rf_validation *v, bool leave_capacity) {
    if (v->n_camps == 1) {
        rf__buf_str(out, "There is one camp, so any forecast shares people out rightly: only the "
                         "error without scaling says something.");
        return;
    }
    rf__buf better = {0}, worse = {0};
    int n_better = name_naives(&better, v, leave_capacity, true);
    int n_worse = name_naives(&worse, v, leave_capacity, false);
    if (n_worse == 0)
        rf__buf_printf(out, "Better than all naive forecasts: %s.", better.bytes);
    else if (n_better == 0)
        rf__buf_printf(out,
                       "Not better than any naive forecast (error %.*f): %s. For this scenario "
                       "a naive forecast should be used.",
                       digits_for(v->mean_of_runs.ard, v->naive), v->mean_of_runs.ard, worse.bytes);
    else
        rf__buf_printf(out,
                       "Better than %s but worse than %s: for this scenario the naive forecast "
                       "should be used.",
                       better.bytes, worse.bytes);
    out->failed |= better.failed || worse.failed;
    rf__buf_free(&better);
    rf__buf_free(&worse);
}

/* ---- all of it ---- */

static void scorer_free(scorer *s) {
    rf__free(s->camp);
    rf__free(s->data);
    rf__free(s->sim);
    rf__free(s->mean);
    rf__free(s->scale);
    rf__free(s->total);
    rf__free(s->inside);
    rf__free(s->width);
}

static rf_err scorer_make(scorer *s, const rf_ensemble *e) {
    int32_t n_places = rf_ensemble_scenario(e)->n_places;
    *s = (scorer){.e = e, .n_days = rf_ensemble_n_days(e), .n_runs = rf_ensemble_n_runs(e)};
    bool any_data = false;
    s->camp = rf__calloc((size_t)n_places, sizeof *s->camp);
    if (!s->camp)
        return RF_ERR_NOMEM;
    for (rf_place_id i = 0; i < n_places; i++)
        if (rf_ensemble_is_camp(e, i)) {
            s->camp[s->n_camps++] = i;
            any_data |= rf_ensemble_has_data(e, i);
        }
    if (!any_data)
        return RF_ERR_NO_DATA;
    size_t n = (size_t)s->n_camps, cells = (size_t)s->n_days * n;
    s->data = rf__calloc(cells, sizeof *s->data);
    s->sim = rf__calloc(cells, sizeof *s->sim);
    s->mean = rf__calloc(cells, sizeof *s->mean);
    s->scale = rf__calloc((size_t)s->n_days, sizeof *s->scale);
    s->total = rf__calloc((size_t)s->n_days, sizeof *s->total);
    s->inside = rf__calloc(n, sizeof *s->inside);
    s->width = rf__calloc(n, sizeof *s->width);
    if (!s->data || !s->sim || !s->mean || !s->scale || !s->total || !s->inside || !s->width)
        return RF_ERR_NOMEM;
    for (int64_t day = 0; day < s->n_days; day++)
        for (int32_t c = 0; c < s->n_camps; c++)
            s->data[day * s->n_camps + c] = (double)rf_ensemble_observed(e, s->camp[c], day);
    return summarise(s);
}

static rf_err fill(validation_box *box, const scorer *s) {
    rf_validation *v = &box->v;
    rf__buf text = {0};
    v->n_days = s->n_days;
    v->n_runs = s->n_runs;
    v->n_camps = s->n_camps;
    score_runs(s, v);
    v->of_mean = errors_of(s, s->mean);
    for (int i = 0; i < RF_N_NAIVE; i++)
        v->naive[i] = naive_errors(s, (rf_naive)i);
    v->mase = all_mase(s);
    score_interval(s, v);
    box->camp = rf__calloc((size_t)s->n_camps, sizeof *box->camp);
    if (!box->camp)
        return RF_ERR_NOMEM;
    for (int32_t c = 0; c < s->n_camps; c++)
        score_camp(s, c, &box->camp[c]);
    v->camp = box->camp;
    verdict(&text, v, rf_ensemble_asked(s->e)->ignore_capacity);
    box->verdict = text.bytes;
    v->verdict = box->verdict;
    return text.failed ? RF_ERR_NOMEM : RF_OK;
}

rf_err rf_validate(rf_validation **ret, const rf_ensemble *ensemble) {
    if (!rf_ensemble_is_root(ensemble))
        return RF_ERR_USAGE;
    scorer s;
    validation_box *box = rf__calloc(1, sizeof *box);
    if (!box)
        return RF_ERR_NOMEM;
    rf_err err = scorer_make(&s, ensemble);
    if (!err)
        err = fill(box, &s);
    scorer_free(&s);
    if (err) {
        rf_validation_free(&box->v);
        return err;
    }
    *ret = &box->v;
    return RF_OK;
}

void rf_validation_free(rf_validation *validation) {
    validation_box *box = (validation_box *)validation;
    if (!box)
        return;
    rf__free(box->camp);
    rf__free(box->verdict);
    rf__free(box);
}
