/* Camps and their figures: capacities, data_layout.csv and the files that it names. */
#include "scenario/check.h"

#include <math.h>
#include <stdio.h>

static bool is_camp(const rf_place *p) { return rf_place_kind_is_camp(p->kind); }

static int64_t peak_of_days(const rf__check *c, int32_t series) {
    int64_t most = 0;
    for (int64_t day = 0; day < c->observed.n_days; day++) {
        int64_t n = rf__observed_at(&c->observed, series, day);
        most = n > most ? n : most;
    }
    return most;
}

/* Is the capacity the largest figure: of a file as a whole, of its part within the period, of the
 * files added? */
static bool leaks(const rf__check *c, int32_t series, int64_t capacity, int64_t peak) {
    const rf_series *r = &c->s->series[series];
    double sum = 0;
    for (int32_t f = 0; f < r->n_files; f++) {
        double most = 0, inside = 0;
        for (int32_t i = 0; i < r->file[f].n; i++) {
            const rf_point *p = &r->file[f].point[i];
            most = fmax(most, p->count);
            inside = p->day < c->s->n_days ? fmax(inside, p->count) : inside;
        }
        if ((int64_t)most == capacity || (int64_t)inside == capacity)
            return true;
        sum += most;
    }
    return capacity == peak || capacity == (int64_t)sum;
}

static void check_capacity(rf__check *c, rf_place_id id) {
    const rf_place *p = &c->s->place[id];
    const rf_settings *st = c->st;
    int32_t series = c->observed.of_place[id];
    int64_t peak = peak_of_days(c, series), begin_n = rf__observed_at(&c->observed, series, 0);
    if (leaks(c, series, p->people, peak))
        RF__TELL(c, RF_WARNING, "capacity-leaks-data", RF__LOCATIONS, p->line,
                 "The capacity of %s, %lld, is the largest figure of its own validation data: the "
                 "answer stands in the input. Take it from another source, or score with "
                 "--ignore-capacity.",
                 p->name, (long long)p->people);
    else if ((double)peak > (double)p->people * st->capacity_scaling)
        RF__TELL(c, RF_NOTE, "capacity-below-data", RF__LOCATIONS, p->line,
                 "The data count up to %lld people in %s, which has room for %.0f.",
                 (long long)peak, p->name, (double)p->people * st->capacity_scaling);
    if (!c->by_data || !st->insert_day0 || st->empty_camps_on_day0 || begin_n == 0 ||
        !st->quirk_day0_capacity_cut)
        return;
    double left = (double)(p->people - begin_n) * st->capacity_scaling;
    if (left <= (double)begin_n)
        RF__TELL(
            c, RF_WARNING, "capacity-cut", RF__LOCATIONS, p->line,
            "%s starts with %lld people, whom Flee also takes off its capacity %lld: it is %s from "
            "the start. Switch quirk_day0_capacity_cut off.",
            p->name, (long long)begin_n, (long long)p->people, left < 1 ? "without limit" : "full");
}

static void check_camp(rf__check *c, rf_place_id id) {
    const rf_place *p = &c->s->place[id];
    int64_t hasten = c->st->hasten;
    bool counted = is_camp(p) || c->flood_driven;
    if (counted && c->s->n_series && c->observed.of_place[id] < 0)
        RF__TELL(c, RF_WARNING, "camp-without-data", RF__LOCATIONS, p->line,
                 "%s has no row in data_layout.csv, and Flee stops: add its figures, or zeros.",
                 p->name);
    if (p->people > 0 && p->people < hasten)
        RF__TELL(c, RF_WARNING, "below-hasten", RF__LOCATIONS, p->line,
                 "%s has %s %lld, less than hasten (%lld): it counts as 0%s. Lower hasten.",
                 p->name, is_camp(p) ? "capacity" : "population", (long long)p->people,
                 (long long)hasten, is_camp(p) ? ", which means no limit" : "");
    if (!is_camp(p))
        return;
    if (p->people == 0)
        RF__TELL(c, RF_WARNING, "camp-without-capacity", RF__LOCATIONS, p->line,
                 "The capacity 0 of %s means no limit. To close a camp use closures.csv.", p->name);
    else if (c->observed.of_place[id] >= 0)
        check_capacity(c, id);
}

/* ---- the data as a whole ---- */

/* The day of the last figure, and the longest stretch between two. */
static int64_t last_figure(const rf_series *r, int64_t *ret_gap) {
    int64_t last = INT64_MIN, gap = 0;
    for (int32_t f = 0; f < r->n_files; f++)
        for (int32_t i = 0; i < r->file[f].n; i++) {
            int64_t day = r->file[f].point[i].day;
            last = day > last ? day : last;
            if (i && day - r->file[f].point[i - 1].day > gap)
                gap = day - r->file[f].point[i - 1].day;
        }
    *ret_gap = gap;
    return last;
}

/* A file's one figure holds on all days; and figures come at intervals, so that the last may lie
 * before the end by as much as two of them lie apart. */
static void check_data_ends(rf__check *c) {
    const rf_scenario *s = c->s;
    int32_t n = 0, first = 0;
    int64_t earliest = INT64_MAX;
    for (int32_t i = 1; i < s->n_series; i++) {
        int64_t gap, last = last_figure(&s->series[i], &gap);
        if (gap == 0 || c->n_days - 1 - last <= gap)
            continue;
        n++;
        if (last < earliest)
            first = i;
        earliest = last < earliest ? last : earliest;
    }
    char date[11];
    if (n == 0)
        return;
    rf_date_format((rf_date)(s->start + earliest), date);
    RF__TELL(c, RF_WARNING, "data-end-early", RF__LAYOUT, s->series[first].line,
             "The figures of %d of %d camps end before the simulation, those of %s on day %lld "
             "(%s): the last figure is taken for all later days, and compared with them.",
             (int)n, (int)s->n_series - 1, s->series[first].name, (long long)earliest, date);
}

static void check_population(rf__check *c) {
    const rf_scenario *s = c->s;
    const bool summed = c->st->sum_from_camps;
    int64_t most = 0, n_people = 0, before = rf__observed_all(&c->observed, summed, 0);
    if (!c->by_data || !c->st->take_from_population || c->by_hunger)
        return;
    if (!c->st->insert_day0 && !c->st->empty_camps_on_day0)
        before = 0;
    for (int64_t day = 0; day < c->observed.n_days; day++) {
        int64_t n = rf__observed_all(&c->observed, summed, day);
        most = n > most ? n : most;
    }
    for (rf_place_id i = 0; i < s->n_places; i++)
        n_people += c->starts[i] && !is_camp(&s->place[i]) ? s->place[i].people : 0;
    if (n_people > 0 && most - before > n_people)
        RF__TELL(c, RF_WARNING, "population-runs-out", RF__LOCATIONS, 0,
                 "By the data %lld people flee, and the places with conflict have %lld: with "
                 "take_from_population the others have nowhere to flee from.",
                 (long long)(most - before), (long long)n_people);
}

/* Flee too puts nobody on the first day where there is no camp. */
static void check_place_of_data(rf__check *c, int32_t i) {
    const rf_series *r = &c->s->series[i];
    bool nowhere = r->place == RF_NONE, begins = c->st->insert_day0 && !c->st->empty_camps_on_day0;
    int64_t lost = begins ? rf__observed_at(&c->observed, i, 0) : 0;
    char what[160] = "its figures add to those who flee, but it is not compared with them";
    if (i == 0 || !c->by_data || peak_of_days(c, i) == 0)
        return;
    if (lost > 0)
        snprintf(what, sizeof what,
                 "the %lld people whom the data count there on the first day are left out, and "
                 "later figures are not compared",
                 (long long)lost);
    if (!nowhere && !is_camp(&c->s->place[r->place]))
        RF__TELL(c, RF_WARNING, "data-of-no-camp", RF__LAYOUT, r->line, "%s is no camp: %s.",
                 r->name, what);
    else if (nowhere && lost > 0)
        RF__TELL(c, RF_WARNING, "data-without-place", RF__LAYOUT, r->line, "%s is no place: %s.",
                 r->name, what);
}

static void check_below_first(rf__check *c, int32_t i) {
    int64_t first = rf__observed_at(&c->observed, i, 0), day = 0;
    if (!c->st->empty_camps_on_day0)
        return;
    while (day < c->observed.n_days && rf__observed_at(&c->observed, i, day) >= first)
        day++;
    if (day < c->observed.n_days)
        RF__TELL(c, RF_WARNING, "data-below-first-day", RF__LAYOUT, c->s->series[i].line,
                 "With empty_camps_on_day0 the figures of %s are taken less the first, %lld, and "
                 "fall below 0 on day %lld, as in Flee: errors say little then.",
                 c->s->series[i].name, (long long)first, (long long)day);
}

static void check_series(rf__check *c) {
    const rf_scenario *s = c->s;
    if (c->by_data && s->n_series == 1 && c->st->sum_from_camps)
        RF__TELL(
            c, RF_WARNING, "no-camp-data", RF__LAYOUT, s->series[0].line,
            "Only the total has figures: nobody flees. Add camps, or set sum_from_camps to false.");
    for (int32_t i = 0; i < s->n_series; i++) {
        const rf_series *r = &s->series[i];
        bool inside = false;
        check_place_of_data(c, i);
        check_below_first(c, i);
        for (int32_t f = 0; f < r->n_files; f++)
            for (int32_t k = 0; k < r->file[f].n; k++)
                inside |= r->file[f].point[k].day >= 0 && r->file[f].point[k].day < s->n_days;
        if (!inside)
            RF__TELL(c, RF_WARNING, "data-outside-period", RF__LAYOUT, r->line,
                     "No figure of %s lies within the %lld days simulated: is StartDate in "
                     "sim_period.csv right?",
                     r->name, (long long)s->n_days);
    }
}

void rf__check_camps(rf__check *c) {
    for (rf_place_id i = 0; i < c->s->n_places; i++)
        check_camp(c, i);
    check_series(c);
    check_data_ends(c);
    check_population(c);
}
