/* Runs are dealt to ranks (run r goes to rank r modulo their number) and on each rank to threads as
 * they become free. What must not depend on that is kept as integers: the counts of a run are its
 * own block, and the roads' flows are exact sums of numbers and of their squares, 128 bits wide,
 * where the order of adding does not matter. (Running means as in Welford's method would need less
 * memory but would differ in their last digits with the order of threads.)
 *
 * A block is a row a day: one cell a place, then the totals.
 *
 *     day 0 | place 0 | place 1 | ... | people | travelling | ... | cohorts |
 *     day 1 | ...
 *
 * Cells are 32 bits; a run that meets a larger number goes on with 64. */
#include "refuge/ensemble.h"

#include "base/mem.h"
#include "run/comm.h"
#include "run/sim.h"

#include <assert.h>
#include <math.h>
#include <omp.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#define N_LOCKS 64
#define PROGRESS_MS 50

__extension__ typedef unsigned __int128 wide_sum;

enum { PEOPLE, TRAVELLING, SETTLED, RAW, DEBT, UNPLACED, IDPS, COHORTS, N_TOTALS };

typedef struct run_block {
    void *cells; /* int32_t, or int64_t when wide */
    bool wide;
} run_block;

/* Flows of one day over all runs; four cells a road: on it and set out, forward, then backward. */
typedef struct flow_day {
    uint64_t *sum;
    wide_sum *square; /* NULL for one run */
} flow_day;

struct rf_ensemble {
    rf__plan plan;
    rf_ensemble_options options;
    bool is_root;
    int64_t n_days;
    size_t n_cells; /* a row of a block */
    size_t n_flows;
    run_block *run;
    flow_day *flow;
    rf_trace_row *trace;
    size_t n_trace;
    int32_t n_persons;
    const char **person_value; /* n_persons * n_demographics; texts of the scenario */
};

/* What the threads share while they work. */
typedef struct work {
    rf_ensemble *e;
    const rf__comm *comm;
    int64_t total;
    _Atomic int64_t done;
    _Atomic int64_t next_tell_ms;
    _Atomic bool stop;
    omp_lock_t tell, fail;
    omp_lock_t flow[N_LOCKS]; /* day modulo N_LOCKS */
    rf_err err;
    int32_t err_run;
} work;

/* What a thread has for itself. */
typedef struct worker {
    int64_t *row;
    int64_t *flow;
} worker;

/* ---- one run ---- */

static rf_err new_block(const rf_ensemble *e, run_block *block, bool wide) {
    size_t size = wide ? sizeof(int64_t) : sizeof(int32_t);
    block->wide = wide;
    block->cells = e->n_cells > SIZE_MAX / size / (size_t)e->n_days
                       ? NULL
                       : rf__malloc((size_t)e->n_days * e->n_cells * size);
    return block->cells ? RF_OK : RF_ERR_NOMEM;
}

static rf_err widen(const rf_ensemble *e, run_block *block, int64_t days_done) {
    run_block wide;
    rf_err err = new_block(e, &wide, true);
    if (err)
        return err;
    const int32_t *from = block->cells;
    int64_t *to = wide.cells;
    size_t n = (size_t)days_done * e->n_cells;
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
    rf__free(block->cells);
    *block = wide;
    return RF_OK;
}

static rf_err keep_row(const rf_ensemble *e, run_block *block, int64_t day, const int64_t *row) {
    bool fits = true;
    for (size_t i = 0; i < e->n_cells; i++)
        fits &= row[i] >= INT32_MIN && row[i] <= INT32_MAX;
    if (!fits && !block->wide) {
        rf_err err = widen(e, block, day);
        if (err)
            return err;
    }
    size_t first = (size_t)day * e->n_cells;
    if (block->wide)
        memcpy((int64_t *)block->cells + first, row, e->n_cells * sizeof *row);
    else
        for (size_t i = 0; i < e->n_cells; i++)
            ((int32_t *)block->cells)[first + i] = (int32_t)row[i];
    return RF_OK;
}

static void read_row(const rf_ensemble *e, const rf_sim *sim, int64_t *row) {
    int32_t n_places = e->plan.scenario->n_places;
    for (rf_place_id i = 0; i < n_places; i++)
        row[i] = rf_sim_at(sim, i);
    rf_sim_totals t = rf_sim_sum(sim);
    const int64_t totals[N_TOTALS] = {t.people, t.travelling, t.settled, t.raw,
                                      t.debt,   t.unplaced,   t.idps,    t.cohorts};
    memcpy(row + n_places, totals, sizeof totals);
}

/* Straight from the simulation's links: asking road by road costs a search for each. */
static void add_flows(work *w, const rf_sim *sim, int64_t day, int64_t *flow) {
    const rf_ensemble *e = w->e;
    memset(flow, 0, e->n_flows * sizeof *flow);
    for (int32_t l = 0; l < e->plan.n_links; l++) {
        const rf__link *link = &e->plan.link[l];
        size_t at = (size_t)link->road * 4 + (link->backward ? 2 : 0);
        flow[at] += sim->link_now[l];
        flow[at + 1] += sim->link_set_out[l];
    }
    flow_day *d = &e->flow[day];
    omp_set_lock(&w->flow[day % N_LOCKS]);
    for (size_t i = 0; i < e->n_flows; i++)
        d->sum[i] += (uint64_t)flow[i];
    for (size_t i = 0; d->square && i < e->n_flows; i++)
        d->square[i] += (wide_sum)flow[i] * (wide_sum)flow[i];
    omp_unset_lock(&w->flow[day % N_LOCKS]);
}

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static rf_err tell(work *w) {
    const rf_ensemble_options *o = &w->e->options;
    int64_t done = atomic_fetch_add(&w->done, 1) + 1;
    if (!o->progress || (done < w->total && now_ms() < atomic_load(&w->next_tell_ms)))
        return RF_OK;
    rf_err err = RF_OK;
    omp_set_lock(&w->tell);
    done = atomic_load(&w->done); /* others went on while we waited */
    if (!atomic_load(&w->stop) && (done == w->total || now_ms() >= atomic_load(&w->next_tell_ms))) {
        if (o->progress(o->user, done, w->total))
            err = RF_ERR_STOPPED;
        atomic_store(&w->next_tell_ms, now_ms() + PROGRESS_MS);
    }
    omp_unset_lock(&w->tell);
    return err;
}

static rf_err keep_trace(rf_ensemble *e, rf_sim *sim) {
    const rf_trace_row *rows = NULL;
    size_t n = 0;
    rf_err err = rf_sim_trace(sim, &rows, &n);
    if (err)
        return err;
    e->trace = rf__calloc(n, sizeof *e->trace);
    if (!e->trace)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < n; i++) {
        e->trace[i] = rows[i];
        if (rows[i].person >= e->n_persons)
            e->n_persons = rows[i].person + 1;
    }
    e->n_trace = n;
    int32_t width = e->plan.scenario->n_demographics;
    e->person_value = rf__calloc((size_t)e->n_persons * (size_t)width, sizeof *e->person_value);
    if (!e->person_value)
        return RF_ERR_NOMEM;
    for (int32_t p = 0; p < e->n_persons; p++)
        for (int32_t a = 0; a < width; a++)
            e->person_value[(size_t)p * (size_t)width + (size_t)a] = rf_sim_trace_value(sim, p, a);
    return RF_OK;
}

static rf_err simulate_run(work *w, worker *own, int32_t run) {
    rf_ensemble *e = w->e;
    run_block *block = &e->run[run];
    rf_sim *sim = NULL;
    rf_err err = new_block(e, block, false);
    if (!err)
        err = rf__sim_new(&sim, &e->plan,
                          &(rf_sim_options){.seed = e->options.seed,
                                            .run = (uint32_t)run,
                                            .n_days = e->n_days,
                                            .n_traced = run == 0 ? e->options.n_traced : 0,
                                            .ignore_capacity = e->options.ignore_capacity});
    for (int64_t day = 0; !err && day < e->n_days && !atomic_load(&w->stop); day++) {
        err = rf_sim_step(sim);
        if (err)
            break;
        read_row(e, sim, own->row);
        err = keep_row(e, block, day, own->row);
        add_flows(w, sim, day, own->flow);
        if (!err)
            err = tell(w);
    }
    if (!err && run == 0)
        err = keep_trace(e, sim);
    rf_sim_free(sim);
    return err;
}

/* ---- all runs of a rank ---- */

/* The error of the lowest run is told, so that it is the same whoever was first. */
static void note_error(work *w, rf_err err, int32_t run) {
    if (!err)
        return;
    omp_set_lock(&w->fail);
    if (!w->err || run < w->err_run) {
        w->err = err;
        w->err_run = run;
    }
    omp_unset_lock(&w->fail);
    atomic_store(&w->stop, true);
}

static void work_runs(work *w, int32_t n_own, int n_threads) {
    rf_ensemble *e = w->e;
#pragma omp parallel num_threads(n_threads)
    {
        worker own = {.row = rf__calloc(e->n_cells, sizeof *own.row),
                      .flow = rf__calloc(e->n_flows, sizeof *own.flow)};
        bool ready = own.row && own.flow;
        if (!ready)
            note_error(w, RF_ERR_NOMEM, 0);
#pragma omp for schedule(dynamic, 1)
        for (int32_t i = 0; i < n_own; i++) {
            int32_t run = i * w->comm->size + w->comm->rank;
            if (ready && !atomic_load(&w->stop))
                note_error(w, simulate_run(w, &own, run), run);
        }
        rf__free(own.row);
        rf__free(own.flow);
    }
}

static rf_err simulate_own(rf_ensemble *e, const rf__comm *comm) {
    int32_t n_own = (e->options.n_runs - comm->rank + comm->size - 1) / comm->size;
    if (n_own < 1)
        return RF_OK;
    int n_threads = e->options.n_threads > 0 ? e->options.n_threads : omp_get_max_threads();
    if (n_threads > n_own)
        n_threads = n_own;
    work w = {.e = e, .comm = comm, .total = n_own * e->n_days};
    omp_init_lock(&w.tell);
    omp_init_lock(&w.fail);
    for (int i = 0; i < N_LOCKS; i++)
        omp_init_lock(&w.flow[i]);
    work_runs(&w, n_own, n_threads);
    omp_destroy_lock(&w.tell);
    omp_destroy_lock(&w.fail);
    for (int i = 0; i < N_LOCKS; i++)
        omp_destroy_lock(&w.flow[i]);
    return w.err;
}

/* ---- from all ranks to rank 0 ---- */

static size_t block_bytes(const rf_ensemble *e, const run_block *block) {
    return (size_t)e->n_days * e->n_cells * (block->wide ? sizeof(int64_t) : sizeof(int32_t));
}

static rf_err make_room(rf_ensemble *e, const rf__comm *comm, const int32_t *wide) {
    rf_err err = RF_OK;
    for (int32_t r = 0; !err && comm->rank == 0 && r < e->options.n_runs; r++)
        if (r % comm->size)
            err = new_block(e, &e->run[r], wide[r] != 0);
    return err;
}

static rf_err gather_counts(rf_ensemble *e, const rf__comm *comm) {
    rf_err first = RF_OK;
    for (int32_t r = 0; r < e->options.n_runs; r++) {
        int owner = r % comm->size;
        run_block *block = &e->run[r];
        rf_err err = RF_OK;
        if (owner && comm->rank == owner) {
            err = rf__comm_send(comm, 0, block->cells, block_bytes(e, block));
            rf__free(block->cells);
            block->cells = NULL;
        } else if (owner && comm->rank == 0)
            err = rf__comm_receive(comm, owner, block->cells, block_bytes(e, block));
        if (!first)
            first = err;
    }
    return first;
}

static rf_err send_flows(const rf_ensemble *e, const rf__comm *comm) {
    rf_err first = RF_OK;
    for (int64_t day = 0; day < e->n_days; day++) {
        const flow_day *d = &e->flow[day];
        rf_err err = rf__comm_send(comm, 0, d->sum, e->n_flows * sizeof *d->sum);
        rf_err also = rf__comm_send(comm, 0, d->square, e->n_flows * sizeof *d->square);
        if (!first)
            first = err ? err : also;
    }
    return first;
}

static rf_err receive_flows(rf_ensemble *e, const rf__comm *comm, flow_day *scratch) {
    rf_err first = RF_OK;
    for (int from = 1; from < comm->size; from++)
        for (int64_t day = 0; day < e->n_days; day++) {
            flow_day *d = &e->flow[day];
            rf_err err = rf__comm_receive(comm, from, scratch->sum, e->n_flows * sizeof *d->sum);
            rf_err also =
                rf__comm_receive(comm, from, scratch->square, e->n_flows * sizeof *d->square);
            for (size_t i = 0; !err && !also && i < e->n_flows; i++) {
                d->sum[i] += scratch->sum[i];
                d->square[i] += scratch->square[i];
            }
            if (!first)
                first = err ? err : also;
        }
    return first;
}

/* Before anything is sent all ranks agree that all of them can go on: none waits for a rank that
 * has given up. */
static rf_err gather(rf_ensemble *e, const rf__comm *comm, rf_err err) {
    err = rf__comm_agree(comm, err);
    if (err || comm->size == 1 || e->options.n_runs == 1)
        return err;
    int32_t n_runs = e->options.n_runs;
    flow_day scratch = {rf__calloc(e->n_flows, sizeof *scratch.sum),
                        rf__calloc(e->n_flows, sizeof *scratch.square)};
    int32_t *wide = rf__calloc((size_t)n_runs, sizeof *wide);
    err = scratch.sum && scratch.square && wide ? RF_OK : RF_ERR_NOMEM;
    for (int32_t r = 0; !err && r < n_runs; r++)
        wide[r] = e->run[r].wide;
    err = rf__comm_agree(comm, err);
    if (!err)
        err = rf__comm_most(comm, wide, (size_t)n_runs);
    if (!err)
        err = rf__comm_agree(comm, make_room(e, comm, wide));
    if (!err) {
        err = gather_counts(e, comm);
        rf_err also = comm->rank ? send_flows(e, comm) : receive_flows(e, comm, &scratch);
        err = rf__comm_agree(comm, err ? err : also);
    }
    rf__free(scratch.sum);
    rf__free(scratch.square);
    rf__free(wide);
    return err;
}

/* ---- the ensemble ---- */

static rf_err allocate(rf_ensemble *e) {
    e->run = rf__calloc((size_t)e->options.n_runs, sizeof *e->run);
    e->flow = rf__calloc((size_t)e->n_days, sizeof *e->flow);
    if (!e->run || !e->flow)
        return RF_ERR_NOMEM;
    for (int64_t day = 0; day < e->n_days; day++) {
        flow_day *d = &e->flow[day];
        d->sum = rf__calloc(e->n_flows, sizeof *d->sum);
        if (e->options.n_runs > 1)
            d->square = rf__calloc(e->n_flows, sizeof *d->square);
        if (!d->sum || (e->options.n_runs > 1 && !d->square))
            return RF_ERR_NOMEM;
    }
    return RF_OK;
}

static rf_err prepare(rf_ensemble *e, const rf_scenario *scenario, const rf_settings *settings) {
    const rf_ensemble_options *o = &e->options;
    rf_err err = rf__plan_make(&e->plan, scenario, settings, o->n_days, o->ignore_capacity);
    if (err)
        return err;
    e->n_days = e->plan.n_days;
    e->n_cells = (size_t)scenario->n_places + N_TOTALS;
    e->n_flows = (size_t)scenario->n_roads * 4;
    return e->n_days < 1 ? RF_ERR_USAGE : allocate(e);
}

rf_err rf_ensemble_run(rf_ensemble **ret, const rf_scenario *scenario, const rf_settings *settings,
                       const rf_ensemble_options *options) {
    if (options->n_runs < 1 || options->n_threads < 0 || options->n_traced < 0 ||
        options->n_days < 0)
        return RF_ERR_USAGE;
    rf__comm comm;
    rf_err err = rf__comm_join(&comm);
    if (err)
        return err;
    rf_ensemble *e = rf__calloc(1, sizeof *e);
    err = e ? RF_OK : RF_ERR_NOMEM;
    if (!err) {
        e->options = *options;
        e->is_root = comm.rank == 0;
        err = prepare(e, scenario, settings);
    }
    err = rf__comm_agree(&comm, err);
    if (!err)
        err = gather(e, &comm, simulate_own(e, &comm));
    rf__comm_leave(&comm);
    if (err) {
        rf_ensemble_free(e);
        return err;
    }
    *ret = e;
    return RF_OK;
}

void rf_ensemble_free(rf_ensemble *e) {
    if (!e)
        return;
    for (int32_t r = 0; e->run && r < e->options.n_runs; r++)
        rf__free(e->run[r].cells);
    for (int64_t day = 0; e->flow && day < e->n_days; day++) {
        rf__free(e->flow[day].sum);
        rf__free(e->flow[day].square);
    }
    rf__free(e->run);
    rf__free(e->flow);
    rf__free(e->trace);
    rf__free(e->person_value);
    rf__plan_free(&e->plan);
    rf__free(e);
}

/* ---- answers ---- */

bool rf_ensemble_is_root(const rf_ensemble *e) { return e->is_root; }

const rf_scenario *rf_ensemble_scenario(const rf_ensemble *e) { return e->plan.scenario; }

const rf_settings *rf_ensemble_settings(const rf_ensemble *e) { return e->plan.settings; }

const rf_ensemble_options *rf_ensemble_asked(const rf_ensemble *e) { return &e->options; }

uint64_t rf_ensemble_seed(const rf_ensemble *e) { return e->options.seed; }

int32_t rf_ensemble_n_runs(const rf_ensemble *e) { return e->options.n_runs; }

int64_t rf_ensemble_n_days(const rf_ensemble *e) { return e->n_days; }

static int64_t cell(const rf_ensemble *e, int32_t run, int64_t day, size_t i) {
    assert(run >= 0 && run < e->options.n_runs && day >= 0 && day < e->n_days && i < e->n_cells);
    const run_block *block = &e->run[run];
    size_t at = (size_t)day * e->n_cells + i;
    if (!block->cells) /* not rank 0 */
        return 0;
    return block->wide ? ((const int64_t *)block->cells)[at] : ((const int32_t *)block->cells)[at];
}

static size_t cell_of(const rf_ensemble *e, rf_place_id place) {
    size_t totals = (size_t)e->plan.scenario->n_places;
    return place == RF_ON_ROADS     ? totals + TRAVELLING
           : place == RF_ALL_PEOPLE ? totals + PEOPLE
                                    : (size_t)place;
}

int64_t rf_ensemble_count(const rf_ensemble *e, int32_t run, int64_t day, rf_place_id place) {
    return cell(e, run, day, cell_of(e, place));
}

rf_sim_totals rf_ensemble_totals(const rf_ensemble *e, int32_t run, int64_t day) {
    int64_t t[N_TOTALS];
    for (size_t i = 0; i < N_TOTALS; i++)
        t[i] = cell(e, run, day, (size_t)e->plan.scenario->n_places + i);
    return (rf_sim_totals){.people = t[PEOPLE],
                           .travelling = t[TRAVELLING],
                           .settled = t[SETTLED],
                           .raw = t[RAW],
                           .debt = t[DEBT],
                           .unplaced = t[UNPLACED],
                           .idps = t[IDPS],
                           .cohorts = t[COHORTS]};
}

int64_t rf_ensemble_observed(const rf_ensemble *e, rf_place_id place, int64_t day) {
    if (place == RF_ALL_PEOPLE)
        return rf__observed_all(&e->plan.observed, e->plan.settings->sum_from_camps, day);
    return rf__observed_place(&e->plan.observed, place, day);
}

bool rf_ensemble_is_camp(const rf_ensemble *e, rf_place_id place) {
    return e->plan.place[place].is_output_camp;
}

bool rf_ensemble_has_data(const rf_ensemble *e, rf_place_id place) {
    if (place == RF_ALL_PEOPLE)
        return e->plan.observed.n_series > 0;
    return place >= 0 && e->plan.observed.of_place[place] >= 0;
}

const rf_trace_row *rf_ensemble_trace(const rf_ensemble *e, size_t *ret_n) {
    *ret_n = e->n_trace;
    return e->trace;
}

const char *rf_ensemble_trace_value(const rf_ensemble *e, int32_t person, int32_t attribute) {
    int32_t width = e->plan.scenario->n_demographics;
    if (person < 0 || person >= e->n_persons || attribute < 0 || attribute >= width)
        return "";
    return e->person_value[(size_t)person * (size_t)width + (size_t)attribute];
}

/* ---- summaries ---- */

/* Sorts n values of which the largest exceeds the smallest, `low`, by `range`: by bytes from the
 * lowest up, only as many as differ. The result is in *value, which changes places with *other. */
static void sort_values(int64_t **value, int64_t **other, int32_t n, int64_t low, uint64_t range) {
    for (unsigned shift = 0; shift < 64 && range >> shift; shift += 8) {
        int32_t at[257] = {0};
        for (int32_t i = 0; i < n; i++)
            at[((uint64_t)((*value)[i] - low) >> shift & 255) + 1]++;
        for (int k = 0; k < 256; k++)
            at[k + 1] += at[k];
        for (int32_t i = 0; i < n; i++)
            (*other)[at[(uint64_t)((*value)[i] - low) >> shift & 255]++] = (*value)[i];
        int64_t *swap = *value;
        *value = *other;
        *other = swap;
    }
}

/* Type 7 of Hyndman and Fan, "Sample quantiles in statistical packages" (Am. Stat. 50, 1996). */
static double quantile(const int64_t *sorted, int32_t n, double p) {
    double h = (n - 1) * p;
    int32_t i = (int32_t)h;
    double low = (double)sorted[i];
    return i + 1 < n ? low + (h - i) * (double)(sorted[i + 1] - sorted[i]) : low;
}

static void summarise(int64_t *value, int64_t *other, int32_t n, rf_summary *ret) {
    int64_t low = value[0], high = value[0];
    __extension__ __int128 sum = 0;
    for (int32_t i = 0; i < n; i++) {
        sum += value[i];
        low = value[i] < low ? value[i] : low;
        high = value[i] > high ? value[i] : high;
    }
    rf_summary s = {.mean = (double)sum / n};
    double squares = 0;
    for (int32_t i = 0; i < n; i++)
        squares += ((double)value[i] - s.mean) * ((double)value[i] - s.mean);
    s.sd = n > 1 && high > low ? sqrt(squares / (n - 1)) : 0;
    sort_values(&value, &other, n, low, (uint64_t)(high - low));
    s.q05 = quantile(value, n, 0.05);
    s.q25 = quantile(value, n, 0.25);
    s.q50 = quantile(value, n, 0.5);
    s.q75 = quantile(value, n, 0.75);
    s.q95 = quantile(value, n, 0.95);
    *ret = s;
}

rf_err rf_ensemble_summary(const rf_ensemble *e, int64_t day, rf_place_id place, rf_summary *ret) {
    int64_t few[256], *value = few;
    int32_t n = e->options.n_runs;
    if (n > 128) {
        value = rf__realloc(NULL, (size_t)n * 2, sizeof *value);
        if (!value)
            return RF_ERR_NOMEM;
    }
    size_t at = cell_of(e, place);
    for (int32_t r = 0; r < n; r++)
        value[r] = cell(e, r, day, at);
    summarise(value, value + n, n, ret);
    if (value != few)
        rf__free(value);
    return RF_OK;
}

/* sd from exact sums: n * squares - sum^2 is exact, so nothing cancels. */
static double flow_sd(const flow_day *d, size_t at, int32_t n) {
    if (!d->square)
        return 0;
    wide_sum runs = (wide_sum)n, sum = d->sum[at];
    wide_sum spread = runs * d->square[at] - sum * sum;
    return sqrt((double)spread / ((double)n * (n - 1)));
}

rf_road_summary rf_ensemble_road(const rf_ensemble *e, int64_t day, rf_road_id road,
                                 bool backward) {
    assert(day >= 0 && day < e->n_days && road >= 0 && road < e->plan.scenario->n_roads);
    const flow_day *d = &e->flow[day];
    size_t at = (size_t)road * 4 + (backward ? 2 : 0);
    int32_t n = e->options.n_runs;
    return (rf_road_summary){.on_road = (double)d->sum[at] / n,
                             .on_road_sd = flow_sd(d, at, n),
                             .set_out = (double)d->sum[at + 1] / n,
                             .set_out_sd = flow_sd(d, at + 1, n)};
}
