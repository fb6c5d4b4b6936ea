/* Following people. A followed person is a cohort of one with a mark that keeps it from merging.
 * Who is followed is a simple random sample of all who are ever in the simulation: reservoir sampling
 * (Vitter's algorithm R), since their number is not known before the end. */
#include "run/sim.h"

#include "base/mem.h"

#include <string.h>

/* Values of all demographic attributes that fit the person's class: drawn from the tables until they
 * do. */
static void draw_values(rf_sim *sim, rf__traced *t, const rf__state *state, rf__rng *rng) {
    const rf__plan *plan = sim->plan;
    const rf_scenario *s = plan->scenario;
    for (int tries = 0; tries < 10000; tries++) {
        for (int32_t d = 0; d < s->n_demographics; d++) {
            const rf_demographic *demo = &s->demographic[d];
            const double *w = demo->weight + (int64_t)demo->column_of[state->at] * demo->n_values;
            double total = 0, u;
            for (int32_t v = 0; v < demo->n_values; v++)
                total += w[v];
            u = rf__rng_uniform(rng) * total;
            int32_t v = 0;
            while (v < demo->n_values - 1 && u >= w[v])
                u -= w[v++];
            t->values[d] = v;
        }
        if (rf__plan_class_of(plan, t->values) == state->cls)
            return;
    }
}

/* The person who loses the place in the sample becomes one of many again, and their rows go. */
static rf_err forget(rf_sim *sim, int32_t traced) {
    for (size_t i = 0; i < sim->now.n; i++) {
        if (sim->now.list[i].state.traced != traced)
            continue;
        /* Rebuilt, for the state is what the set is indexed by. */
        rf__cohorts_clear(&sim->next);
        for (size_t k = 0; k < sim->now.n; k++) {
            rf__state state = sim->now.list[k].state;
            if (state.traced == traced)
                state.traced = 0;
            rf__spread who = rf__cohorts_spread(&sim->now, k);
            if (!rf__cohorts_add(&sim->next, &state, sim->now.list[k].n, &who, 0))
                return RF_ERR_NOMEM;
        }
        rf__cohorts swap = sim->now;
        sim->now = sim->next;
        sim->next = swap;
        rf__cohorts_clear(&sim->next);
        break;
    }
    size_t kept = 0;
    for (size_t i = 0; i < sim->n_rows; i++)
        if (sim->rows[i].person != traced - 1)
            sim->rows[kept++] = sim->rows[i];
    sim->n_rows = kept;
    return RF_OK;
}

static rf_err follow(rf_sim *sim, int32_t person, const rf__state *state, rf__rng *rng) {
    rf__traced *t = &sim->traced[person];
    t->home = state->at;
    t->travelled_km = 0;
    t->places = 1;
    draw_values(sim, t, state, rng);
    rf__state marked = *state;
    marked.traced = person + 1;
    return rf__cohorts_add(&sim->now, &marked, 1, NULL, 0) ? RF_OK : RF_ERR_NOMEM;
}

rf_err rf__trace_offer(rf_sim *sim, rf__state *state, int64_t n) {
    rf__rng *rng = &sim->stream[state->at];
    int64_t others = 0;
    rf_err err = RF_OK;
    for (int64_t i = 0; !err && i < n; i++) {
        sim->n_seen++;
        int32_t person = -1;
        if (sim->n_traced < sim->options.n_traced)
            person = sim->n_traced++;
        else {
            double at = rf__rng_uniform(rng) * (double)sim->n_seen;
            if (at < (double)sim->options.n_traced) {
                person = (int32_t)at;
                err = forget(sim, person + 1);
            }
        }
        if (person < 0)
            others++;
        else if (!err)
            err = follow(sim, person, state, rng);
    }
    if (!err && !rf__cohorts_add(&sim->now, state, others, NULL, 0))
        err = RF_ERR_NOMEM;
    return err;
}

rf_err rf__trace_note(rf_sim *sim, const rf__state *state, double day_km) {
    const rf__traced *t = &sim->traced[state->traced - 1];
    if (!rf__grow(&sim->rows, &sim->rows_cap, sim->n_rows + 1, sizeof *sim->rows))
        return RF_ERR_NOMEM;
    bool travels = state->flags & RF__TRAVELLING;
    sim->rows[sim->n_rows++] = (rf_trace_row){
        .day = sim->day,
        .person = state->traced - 1,
        .home = t->home,
        .place = travels ? sim->plan->link[state->at].from : state->at,
        .towards = travels ? sim->plan->link[state->at].to : RF_NONE,
        .travelled_km = t->travelled_km,
        .today_km = day_km,
        .places = t->places,
    };
    return RF_OK;
}

void rf__trace_arrive(rf_sim *sim, const rf__state *state, double dist_km) {
    rf__traced *t = &sim->traced[state->traced - 1];
    t->travelled_km += dist_km;
    t->places++;
}

void rf__trace_free(rf_sim *sim) {
    for (int32_t i = 0; sim->traced && i < sim->options.n_traced; i++)
        rf__free(sim->traced[i].values);
    rf__free(sim->traced);
    rf__free(sim->rows);
}

/* Rows come in order of days; within a day they are put in order of persons. */
rf_err rf_sim_trace(rf_sim *sim, const rf_trace_row **ret, size_t *ret_n) {
    rf_trace_row *sorted = rf__realloc(NULL, sim->n_rows, sizeof *sorted);
    size_t *at = rf__calloc((size_t)sim->n_traced + 1, sizeof *at);
    if (!sorted || !at) {
        rf__free(sorted);
        rf__free(at);
        return RF_ERR_NOMEM;
    }
    for (size_t first = 0; first < sim->n_rows;) {
        size_t end = first;
        memset(at, 0, ((size_t)sim->n_traced + 1) * sizeof *at);
        while (end < sim->n_rows && sim->rows[end].day == sim->rows[first].day)
            at[sim->rows[end++].person + 1]++;
        for (int32_t p = 0; p < sim->n_traced; p++)
            at[p + 1] += at[p];
        for (size_t i = first; i < end; i++)
            sorted[first + at[sim->rows[i].person]++] = sim->rows[i];
        first = end;
    }
    rf__free(at);
    rf__free(sim->rows);
    sim->rows = sorted;
    sim->rows_cap = sim->n_rows;
    *ret = sim->rows;
    *ret_n = sim->n_rows;
    return RF_OK;
}

const char *rf_sim_trace_value(const rf_sim *sim, int32_t person, int32_t attribute) {
    const rf_scenario *s = sim->plan->scenario;
    if (person < 0 || person >= sim->n_traced || attribute < 0 || attribute >= s->n_demographics)
        return "";
    return s->demographic[attribute].values[sim->traced[person].values[attribute]];
}
