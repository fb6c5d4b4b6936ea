/* Errors as docs/reference/scores.md writes them. Camps are the camps of out.csv that have data
 * (Flee stops at one without), so that the figures are those that anyone gets from that file. A
 * naive forecast goes through the same equations as a simulation. */
#include "refuge/score.h"

#include "base/buf.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

#define NAIVE_DAY 30
/* People in camps may be fewer than in the data because they are still on their way. */
#define TOTAL_IS_WRONG 0.25

/* Tables are by day, then camp. */
typedef struct scorer {
    const rf_ensemble *e;
    int64_t n_days;
    int32_t n_camps, n_runs;
    rf_place_id *camp;
    double *data;
    double *sim;      /* scratch: a run, the ensemble's mean or a naive forecast */
    double *mean;     /* of the ensemble */
    double *scale;    /* by day: what the mean is multiplied with to have the observed total */
    double *total;    /* by day: observed */
    int64_t *inside;  /* by camp: days inside the interval */
    int64_t *peopled; /* by camp: days on which the data or a run have people there */
    double *width;    /* by camp: sum of the interval's widths */
} scorer;

/* The errors of the runs. */
typedef struct run_errors {
    rf_errors mean, best, worst;
} run_errors;

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

static const rf_errors no_errors = {NAN, NAN, NAN};

static rf_errors errors_of(const scorer *s, const double *sim, int64_t from_day) {
    rf_errors e = {0};
    double miss = 0, people = 0;
    for (int64_t day = from_day; day < s->n_days; day++) {
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
    e.ard /= (double)(s->n_days - from_day);
    e.ard_normal /= (double)(s->n_days - from_day);
    e.weighted = miss / fmax(1, people);
    return e;
}

/* ---- naive forecasts ---- */

static void share_equally(const scorer *s, double *share) {
    for (int32_t c = 0; c < s->n_camps; c++)
        share[c] = 1.0 / s->n_camps;
}

static double sum_of_capacities(const scorer *s) {
    const rf_scenario *scenario = rf_ensemble_scenario(s->e);
    double total = 0;
    for (int32_t c = 0; c < s->n_camps; c++)
        total += (double)scenario->place[s->camp[c]].people;
    return total;
}

static void share_by_capacity(const scorer *s, double *share) {
    const rf_scenario *scenario = rf_ensemble_scenario(s->e);
    double total = sum_of_capacities(s);
    for (int32_t c = 0; c < s->n_camps; c++)
        share[c] = (double)scenario->place[s->camp[c]].people / total;
}

/* Where nobody was counted on the day there is nothing to keep. (Data without their first day can
 * fall below 0.) */
static void share_of_day(const scorer *s, int64_t day, double *share) {
    const double *data = s->data + day * s->n_camps;
    double total = 0;
    for (int32_t c = 0; c < s->n_camps; c++)
        total += share[c] = fmax(0, data[c]);
    if (!(total > 0)) {
        share_equally(s, share);
        return;
    }
    for (int32_t c = 0; c < s->n_camps; c++)
        share[c] /= total;
}

/* The shares of a day are a forecast for the days after it alone. */
static rf_errors naive_errors(const scorer *s, rf_naive naive) {
    int64_t from_day = naive == RF_NAIVE_DAY30 ? NAIVE_DAY + 1 : 0;
    if (s->n_days <= from_day || (naive == RF_NAIVE_CAPACITY && !(sum_of_capacities(s) > 0)))
        return no_errors;
    for (int64_t day = from_day; day < s->n_days; day++) {
        double *row = s->sim + day * s->n_camps;
        double total = sum_of(s->data + day * s->n_camps, s->n_camps);
        if (naive == RF_NAIVE_EQUAL)
            share_equally(s, row);
        else if (naive == RF_NAIVE_CAPACITY)
            share_by_capacity(s, row);
        else if (naive == RF_NAIVE_DAY30)
            share_of_day(s, NAIVE_DAY, row);
        else
            share_of_day(s, day > NAIVE_DAY ? day - NAIVE_DAY : 0, row);
        for (int32_t c = 0; c < s->n_camps; c++)
            row[c] *= total;
    }
    return errors_of(s, s->sim, from_day);
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
            bool peopled = seen != 0 || sum.mean > 0;
            s->peopled[c] += peopled;
            s->inside[c] += peopled && seen >= sum.q05 && seen <= sum.q95;
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

/* Over the days from from_day on. */
static run_errors score_runs(const scorer *s, int64_t from_day) {
    run_errors of = {no_errors, no_errors, no_errors};
    double n = s->n_runs;
    for (int32_t r = 0; r < s->n_runs && from_day < s->n_days; r++) {
        for (int64_t day = 0; day < s->n_days; day++)
            for (int32_t c = 0; c < s->n_camps; c++)
                s->sim[day * s->n_camps + c] = (double)rf_ensemble_count(s->e, r, day, s->camp[c]);
        rf_errors e = errors_of(s, s->sim, from_day);
        if (r == 0) {
            of.best = of.worst = e;
            of.mean = (rf_errors){0};
        }
        keep_least(&of.best, &e, 1);
        keep_least(&of.worst, &e, -1);
        of.mean.ard += e.ard / n;
        of.mean.ard_normal += e.ard_normal / n;
        of.mean.weighted += e.weighted / n;
    }
    return of;
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
    if (s->n_runs > 1 && s->peopled[c])
        k.coverage = (double)s->inside[c] / (double)s->peopled[c];
    *ret = k;
}

/* A camp that is empty both in the data and in all runs says nothing of the interval. */
static void score_interval(const scorer *s, rf_validation *v) {
    double inside = 0, width = 0, observed = 0, peopled = 0;
    v->coverage = v->interval_width = NAN;
    for (int32_t c = 0; c < s->n_camps; c++) {
        peopled += (double)s->peopled[c];
        inside += (double)s->inside[c];
        width += s->width[c];
        for (int64_t day = 0; day < s->n_days; day++)
            observed += s->data[day * s->n_camps + c];
    }
    if (s->n_runs < 2 || !(peopled > 0))
        return;
    v->coverage = inside / peopled;
    if (observed > 0)
        v->interval_width = width / observed;
}

/* ---- the verdict ---- */

static const char *const naive_words[RF_N_NAIVE] = {
    "equal shares", "shares by capacity", "the shares of day 30", "the shares of 30 days before"};

/* How the runs stand to a naive forecast. One that lies within the range of the runs is neither. */
typedef enum standing { BETTER, ALIKE, WORSE, N_STANDINGS } standing;

/* What a forecast is compared with: all days, or those for which it is one. */
static const run_errors *rivals(const run_errors *all, const run_errors *late, int naive) {
    return naive == RF_NAIVE_DAY30 ? late : all;
}

static standing stand(const run_errors *e, double naive, int32_t n_runs) {
    if (n_runs > 1 && e->best.ard <= naive && naive <= e->worst.ard && e->best.ard < e->worst.ard)
        return ALIKE;
    return e->mean.ard < naive ? BETTER : WORSE;
}

/* Two digits after the point, more where these would not show which figure is larger. */
static int digits_for(double a, double b) {
    int digits = 2;
    while (digits < 6 && a != b && fabs(a - b) < pow(10, -digits))
        digits++;
    return digits;
}

/* "equal shares (0.40 against 0.50) and the shares of 30 days before (0.40 against 0.45)": the
 * error of the simulation stands first. */
static int name_naives(rf__buf *out, const scorer *s, const rf_validation *v,
                       const run_errors *late, standing which) {
    const run_errors all = {v->mean_of_runs, v->best, v->worst};
    int n = 0, left = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < RF_N_NAIVE; i++) {
            const run_errors *e = rivals(&all, late, i);
            double error = v->naive[i].ard;
            bool unfair = rf_ensemble_asked(s->e)->ignore_capacity && i == RF_NAIVE_CAPACITY;
            if (unfair || isnan(error) || stand(e, error, s->n_runs) != which)
                continue;
            if (pass == 0) {
                left++;
                continue;
            }
            if (n)
                rf__buf_str(out, n + 1 == left ? " and " : ", ");
            int digits = digits_for(e->mean.ard, error);
            rf__buf_printf(out, "%s (%.*f against %.*f)", naive_words[i], digits, e->mean.ard,
                           digits, error);
            n++;
        }
    return n;
}

/* The rescaled error does not see a total that is wrong. */
static void judge_total(rf__buf *out, const scorer *s, const rf_validation *v) {
    double sim = 0, data = 0;
    for (int32_t c = 0; c < s->n_camps; c++) {
        sim += v->camp[c].mean_simulated;
        data += v->camp[c].mean_observed;
    }
    if (fabs(sim - data) > TOTAL_IS_WRONG * data)
        rf__buf_printf(out,
                       " The number of people is not judged by that, and is wrong: on the mean day "
                       "the camps hold %.0f people, in the data %.0f.",
                       sim, data);
}

/* Whether any camp's data reach into the days simulated. */
static bool is_observed(const scorer *s) {
    const rf_scenario *scenario = rf_ensemble_scenario(s->e);
    for (int32_t i = 1; i < scenario->n_series; i++) {
        const rf_series *r = &scenario->series[i];
        bool before_end = false, after_start = false;
        for (int32_t f = 0; f < r->n_files; f++)
            for (int32_t k = 0; k < r->file[f].n; k++) {
                before_end |= r->file[f].point[k].day < s->n_days;
                after_start |= r->file[f].point[k].day >= 0;
            }
        if (before_end && after_start)
            return true;
    }
    return false;
}

static void compare_with_naives(rf__buf *out, const scorer *s, const rf_validation *v,
                                const run_errors *late) {
    rf__buf named[N_STANDINGS] = {0};
    int n[N_STANDINGS];
    for (int i = 0; i < N_STANDINGS; i++) {
        n[i] = name_naives(&named[i], s, v, late, (standing)i);
        rf__buf_str(&named[i], "");
        out->failed |= named[i].failed;
    }
    if (!out->failed && n[WORSE] + n[ALIKE] == 0)
        rf__buf_printf(out, "Better than all naive forecasts: %s.", named[BETTER].bytes);
    else if (!out->failed) {
        if (n[BETTER])
            rf__buf_printf(out, "Better than %s%s", named[BETTER].bytes, n[WORSE] ? " but " : ".");
        if (n[WORSE])
            rf__buf_printf(out, "%s %s: for this scenario %s naive forecast should be used.",
                           n[BETTER]  ? "worse than"
                           : n[ALIKE] ? "Worse than"
                                      : "Not better than any naive forecast:",
                           named[WORSE].bytes, n[BETTER] || n[ALIKE] ? "the" : "a");
        if (n[ALIKE])
            rf__buf_printf(out, "%sNo clear difference, within the range of the runs, from %s.",
                           n[BETTER] || n[WORSE] ? " " : "", named[ALIKE].bytes);
    }
    for (int i = 0; i < N_STANDINGS; i++)
        rf__buf_free(&named[i]);
}

static void verdict(rf__buf *out, const scorer *s, const rf_validation *v, const run_errors *late) {
    if (!is_observed(s)) {
        rf__buf_str(out, "The data have no figure for the days simulated, so the errors say "
                         "nothing.");
        return;
    }
    if (v->n_camps == 1)
        rf__buf_str(out, "There is one camp with data, so any forecast shares people out rightly: "
                         "only the error without scaling says something.");
    else
        compare_with_naives(out, s, v, late);
    judge_total(out, s, v);
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
    rf__free(s->peopled);
    rf__free(s->width);
}

static rf_err scorer_make(scorer *s, const rf_ensemble *e) {
    int32_t n_places = rf_ensemble_scenario(e)->n_places;
    *s = (scorer){.e = e, .n_days = rf_ensemble_n_days(e), .n_runs = rf_ensemble_n_runs(e)};
    s->camp = rf__calloc((size_t)n_places, sizeof *s->camp);
    if (!s->camp)
        return RF_ERR_NOMEM;
    for (rf_place_id i = 0; i < n_places; i++)
        if (rf_ensemble_is_camp(e, i) && rf_ensemble_has_data(e, i))
            s->camp[s->n_camps++] = i;
    if (s->n_camps == 0)
        return RF_ERR_NO_DATA;
    size_t n = (size_t)s->n_camps, cells = (size_t)s->n_days * n;
    s->data = rf__calloc(cells, sizeof *s->data);
    s->sim = rf__calloc(cells, sizeof *s->sim);
    s->mean = rf__calloc(cells, sizeof *s->mean);
    s->scale = rf__calloc((size_t)s->n_days, sizeof *s->scale);
    s->total = rf__calloc((size_t)s->n_days, sizeof *s->total);
    s->inside = rf__calloc(n, sizeof *s->inside);
    s->peopled = rf__calloc(n, sizeof *s->peopled);
    s->width = rf__calloc(n, sizeof *s->width);
    if (!s->data || !s->sim || !s->mean || !s->scale || !s->total || !s->inside || !s->peopled ||
        !s->width)
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
    run_errors all = score_runs(s, 0), late = score_runs(s, NAIVE_DAY + 1);
    v->mean_of_runs = all.mean;
    v->best = all.best;
    v->worst = all.worst;
    v->mean_after30 = late.mean;
    v->of_mean = errors_of(s, s->mean, 0);
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
    verdict(&text, s, v, &late);
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
