#include "scenario/observed.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

typedef struct points {
    rf_point *p;
    size_t n, cap;
} points;

static bool push(points *to, int64_t day, double count) {
    if (!rf__grow(&to->p, &to->cap, to->n + 1, sizeof *to->p))
        return false;
    to->p[to->n++] = (rf_point){day, count};
    return true;
}

static bool read_file(points *to, const rf_series_file *file, double hasten) {
    to->n = 0;
    for (int32_t i = 0; i < file->n; i++)
        if (!push(to, file->point[i].day, file->point[i].count / hasten))
            return false;
    return true;
}

/* Flee's table lookup: before the first row its value, after the last row the last value, between
 * rows linear. */
static double value_at(const points *t, int64_t day) {
    if (t->n == 0)
        return 0;
    if (day <= t->p[0].day)
        return t->p[0].count;
    for (size_t i = 1; i < t->n; i++) {
        if (day >= t->p[i].day)
            continue;
        const rf_point *a = &t->p[i - 1], *b = &t->p[i];
        double fraction = (double)(day - a->day) / (double)(b->day - a->day);
        return a->count + fraction * (b->count - a->count);
    }
    return t->p[t->n - 1].count;
}

/* Flee: walks the second table along the first. Rows of the first after the second's end are lost,
 * a row of the second between two of the first takes the later of them, and once the first has
 * ended its last row comes again for each row of the second. */
static bool add_stepwise(points *out, const points *a, const points *b) {
    out->n = 0;
    size_t at = 0;
    double last = 0;
    if (a->n == 0) /* only in a scenario with errors */
        return true;
    for (size_t i = 0; i < b->n; i++) {
        const rf_point *row = &b->p[i];
        while (row->day > a->p[at].day) {
            if (!push(out, a->p[at].day, last + a->p[at].count))
                return false;
            if (at + 1 >= a->n)
                break;
            at++;
        }
        if (row->day > a->p[at].day)
            continue;
        if (!push(out, row->day, row->count + a->p[at].count))
            return false;
        if (row->day == a->p[at].day && at + 1 < a->n)
            at++;
        last = row->count;
    }
    return true;
}

static bool add_interpolated(points *out, const points *a, const points *b) {
    out->n = 0;
    size_t i = 0, j = 0;
    while (i < a->n || j < b->n) {
        int64_t day =
            j >= b->n || (i < a->n && a->p[i].day <= b->p[j].day) ? a->p[i].day : b->p[j].day;
        while (i < a->n && a->p[i].day == day)
            i++;
        while (j < b->n && b->p[j].day == day)
            j++;
        /* Rows out of order must not stop the walk. */
        if (i < a->n && a->p[i].day < day)
            i++;
        if (j < b->n && b->p[j].day < day)
            j++;
        if (!push(out, day, value_at(a, day) + value_at(b, day)))
            return false;
    }
    return true;
}

static bool sum_files(points *sum, const rf_series *series, const rf_settings *settings) {
    double hasten = (double)settings->hasten;
    points next = {0}, out = {0};
    sum->n = 0;
    bool good = series->n_files == 0 || read_file(sum, &series->file[0], hasten);
    for (int32_t f = 1; good && f < series->n_files; f++) {
        good = read_file(&next, &series->file[f], hasten) &&
               (settings->quirk_sum_files_stepwise ? add_stepwise(&out, sum, &next)
                                                   : add_interpolated(&out, sum, &next));
        points swap = *sum;
        *sum = out;
        out = swap;
    }
    rf__free(next.p);
    rf__free(out.p);
    return good;
}

/* Level-1 registration is corrected backwards: all figures before the correction's day are scaled
 * by the jump on that day. */
static void correct(points *t, int64_t day) {
    for (size_t i = 1; i < t->n; i++) {
        if (t->p[i].day != day || !(t->p[i - 1].count > 0))
            continue;
        double factor = t->p[i].count / t->p[i - 1].count;
        for (size_t k = 0; k < i; k++)
            t->p[k].count *= factor;
    }
}

/* Flee: int(). Corrections can make figures that no number of people fits. */
static int64_t whole(double count) { return count < 1e15 ? (int64_t)count : (int64_t)1e15; }

rf_err rf__observed_make(rf__observed *ret, const rf_scenario *scenario,
                         const rf_settings *settings, int64_t n_days) {
    rf__observed o = {.n_series = scenario->n_series, .n_days = n_days};
    points t = {0};
    o.count = rf__calloc((size_t)o.n_series * (size_t)n_days, sizeof *o.count);
    o.of_place = rf__calloc((size_t)scenario->n_places, sizeof *o.of_place);
    bool good = o.count && o.of_place;
    for (int32_t i = 0; good && i < scenario->n_places; i++)
        o.of_place[i] = -1;
    for (int32_t s = 0; good && s < o.n_series; s++) {
        const rf_series *series = &scenario->series[s];
        if (s && series->place != RF_NONE)
            o.of_place[series->place] = s;
        good = sum_files(&t, series, settings);
        for (int32_t c = 0; good && c < scenario->n_corrections; c++)
            if (scenario->correction[c].series == s)
                correct(&t, scenario->correction[c].day);
        for (int64_t day = 0; good && day < n_days && t.n; day++)
            o.count[s * n_days + day] = whole(value_at(&t, day));
        int64_t first = n_days ? o.count[s * n_days] : 0;
        for (int64_t day = 0; good && settings->empty_camps_on_day0 && day < n_days; day++)
            o.count[s * n_days + day] -= first;
    }
    rf__free(t.p);
    if (!good) {
        rf__observed_free(&o);
        return RF_ERR_NOMEM;
    }
    *ret = o;
    return RF_OK;
}

void rf__observed_free(rf__observed *o) {
    rf__free(o->count);
    rf__free(o->of_place);
    *o = (rf__observed){0};
}

int64_t rf__observed_at(const rf__observed *o, int32_t series, int64_t day) {
    return series >= 0 && series < o->n_series && day >= 0 && day < o->n_days
               ? o->count[series * o->n_days + day]
               : 0;
}

int64_t rf__observed_place(const rf__observed *o, rf_place_id place, int64_t day) {
    return rf__observed_at(o, o->of_place[place], day);
}

int64_t rf__observed_all(const rf__observed *o, bool sum_from_camps, int64_t day) {
    if (!sum_from_camps)
        return rf__observed_at(o, 0, day);
    int64_t n = 0;
    for (int32_t s = 1; s < o->n_series; s++)
        n += rf__observed_at(o, s, day);
    return n;
}
