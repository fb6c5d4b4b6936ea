/* The day, in Flee's order: changes, spawning, closures, scores, leaving, roads. */
#include "run/sim.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define MOST_SLICES 64
#define MOST_SLICED 200000.0 /* cohorts times slices: a large map is not cut as finely */
/* Into so many on a morning on which a camp may open. */
#define OPENING_SLICES 8
/* A day is cut so that the flow into a camp fills at most this share of its buffer a slice. */
#define SLICE_STEP 0.125

/* The streams of all places begin anew. */
static void begin_streams(rf_sim *sim, rf__purpose purpose) {
    for (rf_place_id i = 0; i < sim->plan->scenario->n_places; i++)
        sim->stream[i] = rf__sim_rng(sim, i, purpose);
}

static rf_err allocate(rf_sim *sim) {
    const rf__plan *plan = sim->plan;
    size_t n_places = (size_t)plan->scenario->n_places, n_links = (size_t)plan->n_links;
    if (plan->demo_ethnicity >= 0)
        sim->n_ethnicities = plan->scenario->demographic[plan->demo_ethnicity].n_values;
    if (plan->demo_religion >= 0)
        sim->n_religions = plan->scenario->demographic[plan->demo_religion].n_values;
    size_t groups = plan->match_groups ? (size_t)(sim->n_ethnicities + sim->n_religions) : 0;
    size_t width = (size_t)plan->recency_width;
    sim->now.width = sim->next.width = plan->recency_width;
    if (width)
        sim->scratch = rf__calloc(3 * (width + 2 * RF__SPREAD_PAD), sizeof *sim->scratch);
    if (sim->scratch) {
        sim->all.at = sim->scratch + RF__SPREAD_PAD;
        sim->going.at = sim->all.at + width + 2 * RF__SPREAD_PAD;
        sim->staying.at = sim->going.at + width + 2 * RF__SPREAD_PAD;
    }
    sim->class_n = rf__calloc((size_t)plan->n_classes, sizeof *sim->class_n);
    sim->spawn_n = rf__calloc(n_places, sizeof *sim->spawn_n);
    sim->stream = rf__calloc(n_places, sizeof *sim->stream);
    sim->group_n = rf__calloc(n_places * groups, sizeof *sim->group_n);
    sim->arrived = rf__calloc(n_places, sizeof *sim->arrived);
    sim->arriving = rf__calloc(n_places, sizeof *sim->arriving);
    sim->flow = rf__calloc(n_places, sizeof *sim->flow);
    sim->settled = rf__calloc(n_places, sizeof *sim->settled);
    sim->link_now = rf__calloc(n_links, sizeof *sim->link_now);
    sim->link_set_out = rf__calloc(n_links, sizeof *sim->link_set_out);
    double km_per_bucket = plan->settings->max_move_speed * 2 / RF__N_BUCKETS;
    bool good = rf__pauses_make(&sim->pauses, plan->recency_width, km_per_bucket, n_places) &&
                (sim->scratch || !width) && sim->class_n && sim->spawn_n && sim->stream &&
                sim->group_n && sim->arrived && sim->arriving && sim->flow && sim->settled &&
                sim->link_now && sim->link_set_out;
    for (int k = 0; good && k < RF__N_OUTLOOKS; k++) {
        sim->weights[k] = rf__calloc(n_places, sizeof **sim->weights);
        good = sim->weights[k] != NULL;
        for (size_t i = 0; good && i < n_places; i++)
            sim->weights[k][i].day = -1;
    }
    if (good && sim->options.n_traced > 0) {
        sim->traced = rf__calloc((size_t)sim->options.n_traced, sizeof *sim->traced);
        good = sim->traced != NULL;
        for (int32_t i = 0; good && i < sim->options.n_traced; i++) {
            sim->traced[i].values =
                rf__calloc((size_t)plan->scenario->n_demographics + 1, sizeof(int32_t));
            good = sim->traced[i].values != NULL;
        }
    }
    return good ? RF_OK : RF_ERR_NOMEM;
}

static rf_err begin(rf_sim *sim, const rf_sim_options *options) {
    sim->options = *options;
    sim->key = rf__rng_key_make(options->seed, options->run);
    rf_err err = allocate(sim);
    if (!err)
        err = rf__world_make(&sim->world, sim->plan);
    if (!err)
        err = rf__routes_make(&sim->routes, &sim->world);
    if (!err)
        err = rf__hops_make(&sim->hops, sim->plan);
    if (!err) {
        rf__world_weigh(&sim->world, 0);
        sim->world.weights_stale = false;
        begin_streams(sim, RF__FOR_BEGINNING);
        err = rf__sim_begin(sim);
    }
    return err;
}

rf_err rf__sim_new(rf_sim **ret, const rf__plan *plan, const rf_sim_options *options) {
    rf_sim *sim = rf__calloc(1, sizeof *sim);
    if (!sim)
        return RF_ERR_NOMEM;
    sim->plan = plan;
    rf_err err = begin(sim, options);
    if (err) {
        rf_sim_free(sim);
        return err;
    }
    *ret = sim;
    return RF_OK;
}

rf_err rf_sim_new(rf_sim **ret, const rf_scenario *scenario, const rf_settings *settings,
                  const rf_sim_options *options) {
    rf_sim *sim = rf__calloc(1, sizeof *sim);
    if (!sim)
        return RF_ERR_NOMEM;
    rf_err err = rf__plan_make(&sim->own_plan, scenario, settings, options->n_days,
                               options->ignore_capacity);
    sim->plan = &sim->own_plan;
    if (!err)
        err = begin(sim, options);
    if (err) {
        rf_sim_free(sim);
        return err;
    }
    *ret = sim;
    return RF_OK;
}

void rf_sim_free(rf_sim *sim) {
    if (!sim)
        return;
    for (int k = 0; k < RF__N_OUTLOOKS; k++) {
        for (rf_place_id i = 0; sim->weights[k] && i < sim->plan->scenario->n_places; i++) {
            rf__free(sim->weights[k][i].w);
            rf__free(sim->weights[k][i].total);
            rf__free(sim->weights[k][i].capped);
        }
        rf__free(sim->weights[k]);
    }
    if (sim->routes.world)
        rf__routes_free(&sim->routes);
    rf__hops_free(&sim->hops);
    rf__world_free(&sim->world);
    rf__cohorts_free(&sim->now);
    rf__cohorts_free(&sim->next);
    rf__trace_free(sim);
    rf__free(sim->moving);
    rf__pauses_free(&sim->pauses);
    rf__free(sim->scratch);
    rf__free(sim->choice_w);
    rf__free(sim->choice_n);
    rf__free(sim->choice_at);
    rf__free(sim->class_n);
    rf__free(sim->spawn_n);
    rf__free(sim->stream);
    rf__free(sim->group_n);
    rf__free(sim->arrived);
    rf__free(sim->arriving);
    rf__free(sim->flow);
    rf__free(sim->settled);
    rf__free(sim->link_now);
    rf__free(sim->link_set_out);
    rf__plan_free(&sim->own_plan);
    rf__free(sim);
}

/* ---- parts of a day ---- */

static void swap_cohorts(rf_sim *sim) {
    rf__cohorts swap = sim->now;
    sim->now = sim->next;
    sim->next = swap;
    rf__cohorts_clear(&sim->next);
}

/* People on a road that closed today will come back to its start. */
static rf_err mark_sent_back(rf_sim *sim) {
    if (!sim->world.any_closed_today || !sim->plan->settings->quirk_closed_road_sends_back)
        return RF_OK;
    for (size_t i = 0; i < sim->now.n; i++) {
        rf__state state = sim->now.list[i].state;
        if ((state.flags & RF__TRAVELLING) && sim->world.closed_today[state.at])
            state.flags |= RF__SENT_BACK;
        rf__spread who = rf__cohorts_spread(&sim->now, i);
        if (!rf__cohorts_add(&sim->next, &state, sim->now.list[i].n, &who, 0))
            return RF_ERR_NOMEM;
    }
    swap_cohorts(sim);
    return RF_OK;
}

/* Flee: groups are counted where people are in the morning; those on the road count nowhere. */
static void count_groups(rf_sim *sim) {
    if (!sim->plan->match_groups)
        return;
    int32_t width = sim->n_ethnicities + sim->n_religions;
    memset(sim->group_n, 0,
           (size_t)sim->plan->scenario->n_places * (size_t)width * sizeof *sim->group_n);
    for (size_t i = 0; i < sim->now.n; i++) {
        const rf__cohort *c = &sim->now.list[i];
        const rf__person_class *who = &sim->plan->cls[c->state.cls];
        if (c->state.flags & RF__TRAVELLING)
            continue;
        int64_t *here = sim->group_n + (int64_t)c->state.at * width;
        if (who->ethnicity >= 0)
            here[who->ethnicity] += c->n;
        if (who->religion >= 0)
            here[sim->n_ethnicities + who->religion] += c->n;
    }
}

static bool in_harvest(const rf_sim *sim) {
    int year, month, day;
    rf_date_split(sim->plan->scenario->start + (rf_date)sim->day, &year, &month, &day);
    rf_list months = sim->plan->settings->harvest_months;
    for (int32_t i = 0; i < months.n; i++)
        if ((int)months.v[i] == month)
            return true;
    return false;
}

/* In how many slices the day is worked off: enough that a camp which is about to fill is seen
 * filling by people of all origins alike, not by one origin after the other. flow: people who may
 * come to or leave each place; least: how many at least. */
static int count_slices(const rf_sim *sim, const int64_t *flow, double least) {
    const rf_settings *st = sim->plan->settings;
    double worst = 0;
    for (rf_place_id i = 0; i < sim->plan->scenario->n_places; i++) {
        const rf__place_state *p = &sim->world.place[i];
        double cap = (double)p->capacity * st->capacity_scaling, n = (double)flow[i];
        if (cap < 1 || (double)p->n + 2 * n <= st->capacity_buffer * cap)
            continue;
        double buffer = cap * (1 - st->capacity_buffer);
        double share = n / (buffer > 1 ? buffer : 1);
        worst = share > worst ? share : worst;
    }
    double slices = fmax(least, ceil(worst / SLICE_STEP)),
           most = MOST_SLICED / (double)(sim->now.n + 1);
    most = most < MOST_SLICES ? most : MOST_SLICES;
    slices = slices < most ? slices : floor(most);
    return slices < 1 ? 1 : (int)slices;
}

/* Whether a camp that bars the way may have room again when some people have left. */
static bool may_open(const rf__place_state *p) {
    double n = (double)p->n, leave = n * p->move_chance;
    double bar = p->nearly_full + RF__BARRED_FROM * (p->full - p->nearly_full);
    return p->camp && p->full < HUGE_VAL && n >= bar && n - leave - 4 * sqrt(leave) - 4 < bar;
}

/* In the morning people only leave camps. Where one opens by that, those whose turn comes later see
 * it. */
static int leaving_slices(rf_sim *sim) {
    bool opens = false;
    for (rf_place_id i = 0; i < sim->plan->scenario->n_places; i++) {
        const rf__place_state *p = &sim->world.place[i];
        sim->flow[i] = p->capacity > 0 ? (int64_t)((double)p->n * p->move_chance) : 0;
        opens |= may_open(p);
    }
    return count_slices(sim, sim->flow, opens ? OPENING_SLICES : 1);
}

/* On the roads: who is on a road to the place, and as many again as came yesterday. */
static int arriving_slices(rf_sim *sim) {
    memcpy(sim->flow, sim->arrived, (size_t)sim->plan->scenario->n_places * sizeof *sim->flow);
    for (size_t i = 0; i < sim->n_moving; i++)
        sim->flow[sim->plan->link[sim->moving[i].state.at].to] += sim->moving[i].n;
    return count_slices(sim, sim->flow, 1);
}

/* camps_are_sinks: some of the people in camps settle; they stay counted there. */
static void settle_for_good(rf_sim *sim) {
    if (!sim->plan->sinks)
        return;
    for (size_t i = 0; i < sim->next.n; i++) {
        rf__cohort *c = &sim->next.list[i];
        if (c->n == 0 || (c->state.flags & RF__TRAVELLING) || !sim->world.place[c->state.at].camp)
            continue;
        int64_t n = rf__rng_binomial(&sim->stream[c->state.at], c->n,
                                     sim->plan->place[c->state.at].deactivation);
        c->n -= n;
        sim->settled[c->state.at] += n;
        sim->n_settled += n;
    }
}

static void count_roads(rf_sim *sim) {
    memset(sim->link_now, 0, (size_t)sim->plan->n_links * sizeof *sim->link_now);
    sim->n_travelling = 0;
    for (size_t i = 0; i < sim->now.n; i++) {
        const rf__cohort *c = &sim->now.list[i];
        if (!(c->state.flags & RF__TRAVELLING))
            continue;
        sim->link_now[c->state.at] += c->n;
        sim->n_travelling += c->n;
    }
}

static rf_err simulate_day(rf_sim *sim) {
    int32_t n_places = sim->plan->scenario->n_places;
    begin_streams(sim, RF__FOR_MOVES);
    memset(sim->arriving, 0, (size_t)n_places * sizeof *sim->arriving);
    rf__world_change(&sim->world, sim->day);
    rf_err err = rf__sim_spawn(sim);
    if (err)
        return err;
    rf__world_close(&sim->world);
    err = mark_sent_back(sim);
    if (err)
        return err;
    rf__world_weigh(&sim->world, sim->day);
    rf__world_score(&sim->world);
    err = sim->plan->distance_step_km > 0 ? RF_OK : rf__hops_update(&sim->hops, &sim->world);
    if (err)
        return err;
    count_groups(sim);
    sim->harvest = in_harvest(sim);
    err = rf__leave_places(sim, leaving_slices(sim));
    if (!err)
        err = rf__follow_roads(sim, arriving_slices(sim));
    if (err)
        return err;
    settle_for_good(sim);
    rf__cohorts_halve(&sim->next); /* the evening's average: half of that so far and today's */
    swap_cohorts(sim);
    count_roads(sim);
    int64_t *swap = sim->arrived;
    sim->arrived = sim->arriving;
    sim->arriving = swap;
    return RF_OK;
}

rf_err rf_sim_step(rf_sim *sim) {
    if (sim->failed || sim->day >= sim->plan->n_days)
        return RF_ERR_USAGE;
    rf_err err = simulate_day(sim);
    sim->failed = err != RF_OK;
    if (!err)
        sim->day++;
    return err;
}

/* ---- answers ---- */

int64_t rf_sim_n_days(const rf_sim *sim) { return sim->plan->n_days; }

int64_t rf_sim_day(const rf_sim *sim) { return sim->day; }

int64_t rf_sim_at(const rf_sim *sim, rf_place_id place) { return sim->world.place[place].n; }

static int64_t sum_links(const rf_sim *sim, const int64_t *of_link, rf_road_id road,
                         bool backward) {
    int64_t n = 0;
    /* A road's links stand together and roads are in order, up to four links each. */
    int32_t low = 0, high = sim->plan->n_links;
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (sim->plan->link[mid].road < road)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < sim->plan->n_links && sim->plan->link[low].road == road; low++)
        if (sim->plan->link[low].backward == backward)
            n += of_link[low];
    return n;
}

int64_t rf_sim_on_road(const rf_sim *sim, rf_road_id road, bool backward) {
    return sum_links(sim, sim->link_now, road, backward);
}

int64_t rf_sim_set_out(const rf_sim *sim, rf_road_id road, bool backward) {
    return sum_links(sim, sim->link_set_out, road, backward);
}

int64_t rf_sim_observed(const rf_sim *sim, rf_place_id place, int64_t day) {
    return rf__observed_place(&sim->plan->observed, place, day);
}

bool rf_sim_is_camp(const rf_sim *sim, rf_place_id place) {
    return sim->plan->place[place].is_output_camp;
}

rf_sim_totals rf_sim_sum(const rf_sim *sim) {
    rf_sim_totals t = {.people = sim->n_people,
                       .travelling = sim->n_travelling,
                       .settled = sim->n_settled,
                       .raw = sim->raw,
                       .debt = sim->debt,
                       .unplaced = sim->unplaced,
                       .cohorts = (int64_t)sim->now.n};
    for (rf_place_id i = 0; i < sim->plan->scenario->n_places; i++)
        if (sim->world.place[i].idp_camp)
            t.idps += sim->world.place[i].n;
    return t;
}
