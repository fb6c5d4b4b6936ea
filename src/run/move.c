/* Leaving places and following roads, as FLEE.md 7.3 and 8. People who arrive before their day is
 * over decide again at once. A day's chains of hops branch like a tree; but those who reach a place
 * with the same distance behind them are in the same state however they came, so the tree folds
 * into a net. It is worked off in order of the distance covered today, which makes most meetings
 * happen before a state is worked off. (Following each chain to its end, as Flee does, visits the
 * whole tree: ten times the work where roads are short.) */
#include "run/sim.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

/* More states a slice than this, and so many for each place, mean roads without length in a circle.
 */
#define MOST_PAUSES 2000000
#define MOST_PAUSES_OF_PLACE 4096

/* Adds everybody who is coming. */
static rf_err let_in(rf_sim *sim) {
    bool good = true;
    for (int i = 0; i < sim->n_coming; i++) {
        const rf__coming *c = &sim->coming[i];
        rf__cohorts_fetch_more(c->pauses ? &sim->pauses.set : &sim->next, &c->state);
    }
    for (int i = 0; good && i < sim->n_coming; i++) {
        const rf__coming *c = &sim->coming[i];
        good = c->pauses ? rf__pauses_add(&sim->pauses, &c->state, c->n, &c->who, c->shift)
                         : rf__cohorts_add(&sim->next, &c->state, c->n, &c->who, c->shift);
    }
    sim->n_coming = 0;
    return good ? RF_OK : RF_ERR_NOMEM;
}

/* who must stay as it is until let_in(). */
static rf_err come(rf_sim *sim, const rf__state *state, int64_t n, const rf__spread *who, double km,
                   bool pauses) {
    rf_err err = sim->n_coming == RF__MOST_COMING ? let_in(sim) : RF_OK;
    rf__cohorts_fetch(pauses ? &sim->pauses.set : &sim->next, state);
    sim->coming[sim->n_coming++] =
        (rf__coming){*state, n, *who, km * sim->plan->steps_per_km, pauses};
    return err;
}

/* n people's day ends. Their average is halved with everybody's (sim.c). */
static rf_err settle(rf_sim *sim, const rf__state *state, int64_t n, double day_km,
                     const rf__spread *who) {
    if (n <= 0)
        return RF_OK;
    rf_err err = state->traced ? rf__trace_note(sim, state, day_km) : RF_OK;
    return err ? err : come(sim, state, n, who, day_km, false);
}

/* ---- people at a place whose day is not over ---- */

/* While paused, a state's km is the distance covered today; what was taken off it is added to
 * recent travel, so that their sum is kept. */
static rf_err queue(rf_sim *sim, const rf__state *paused, int64_t n, const rf__spread *who,
                    double taken_km) {
    return come(sim, paused, n, who, taken_km, true);
}

/* The distance is folded (hops.h), and that of people who are followed is kept. On a large map
 * people come to a place by so many ways that few meet: there it is rounded for all who arrive
 * together, up or down by chance such that the mean is kept, which keeps that of the sum as well.
 */
static rf_err pause_at(rf_sim *sim, const rf__state *state, rf_place_id from, int64_t n,
                       double day_km, const rf__spread *who) {
    rf__state paused = *state;
    double grid = sim->plan->distance_step_km;
    paused.km = day_km;
    if (state->traced)
        return queue(sim, &paused, n, who, 0);
    if (grid > 0) {
        double whole = floor(day_km / grid);
        int64_t up = rf__rng_round(&sim->stream[from], 1, day_km / grid - whole);
        paused.km = (whole + (double)up) * grid;
        return queue(sim, &paused, n, who, 0);
    }
    paused.km = rf__hops_fold(&sim->hops, state->at, day_km);
    return queue(sim, &paused, n, who, day_km > paused.km ? day_km - paused.km : 0);
}

/* ---- taking a road ---- */

/* n people go along `link`, with `rest` as their route behind it. */
static rf__mover set_out(rf_sim *sim, const rf__state *state, int32_t link, rf__route rest,
                         int64_t n, double day_km, const rf__spread *who) {
    rf__mover m = {.state = *state, .n = n, .day_km = day_km, .who = *who};
    sim->world.place[state->at].n -= n;
    sim->link_set_out[link] += n;
    m.state.at = link;
    m.state.flags |= RF__TRAVELLING;
    m.state.km = 0;
    m.state.days_here = 0;
    m.state.route = rest;
    return m;
}

/* Where to go with those who have a road to take: into the list of the morning, or on at once. */
typedef rf_err (*road_fn)(rf_sim *sim, const rf__mover *mover);

/* n people take the first road of a way, or stay without a route where the road is gone or the camp
 * at the way's end is full. */
static rf_err take_road(rf_sim *sim, const rf__state *state, const rf__candidate *way, int64_t n,
                        double day_km, const rf__spread *who, road_fn go_along) {
    if (way->link < 0 || rf__is_full(sim, way->to)) {
        rf__state stays = *state;
        stays.route = 0;
        return settle(sim, &stays, n, day_km, who);
    }
    rf__mover mover = set_out(sim, state, way->link, way->rest, n, day_km, who);
    return go_along(sim, &mover);
}

static inline const rf__candidate *nth(const rf__choice *choice, size_t i) {
    return &choice->list[choice->at ? choice->at[i] : (int32_t)i];
}

/* Asks the memory for what those who leave will touch. */
static void fetch_ways(const rf_sim *sim, const rf__choice *choice) {
    for (size_t i = 0; i < choice->n; i++) {
        if (choice->n_of[i] == 0)
            continue;
        const rf__candidate *c = nth(choice, i);
        if (c->link < 0)
            continue;
        __builtin_prefetch(&sim->plan->link[c->link]);
        __builtin_prefetch(&sim->link_set_out[c->link], 1);
        __builtin_prefetch(&sim->world.place[c->to], 1);
        __builtin_prefetch((const char *)&sim->world.place[c->to] + 64, 1);
        __builtin_prefetch(&sim->arriving[c->to], 1);
    }
}

/* n people leave a place: along the route they have, or each where they choose to. Where people may
 * fill a camp they are dealt in parts; while none has come to a camp yet the parts double, for then
 * nothing has changed that the next ones would see. */
static rf_err leave(rf_sim *sim, const rf__state *state, bool planned, int64_t n, double day_km,
                    const rf__spread *who, bool may_arrive, road_fn go_along) {
    if (state->route) {
        const rf__route_node *node = &sim->routes.node[state->route];
        rf__candidate way = {node->last, state->route, node->rest,
                             rf__routes_step(&sim->routes, state->at, state->route)};
        return take_road(sim, state, &way, n, day_km, who, go_along);
    }
    rf_err err = RF_OK;
    int64_t parts = may_arrive;
    while (n > 0 && !err) {
        rf__choice choice;
        int64_t came = sim->n_came;
        err = rf__choose(sim, state, planned, n, parts, &choice);
        rf__state stays = *state;
        if (!err && choice.n == 0)
            return settle(sim, &stays, n, day_km, who);
        fetch_ways(sim, &choice);
        for (size_t i = 0; i < choice.n && !err; i++) {
            if (choice.n_of[i] == 0)
                continue;
            err = take_road(sim, state, nth(&choice, i), choice.n_of[i], day_km, who, go_along);
        }
        n -= choice.used;
        parts = sim->n_came > came ? 1 : parts * 2;
    }
    return err;
}

static int64_t draw_movers(rf_sim *sim, rf_place_id place, int64_t n, double chance) {
    return chance >= 1 ? n : rf__rng_binomial(&sim->stream[place], n, chance);
}

/* ---- harvest ---- */

static void count_at(rf_sim *sim, rf_place_id from, rf_place_id to, int64_t n) {
    sim->world.place[from].n -= n;
    sim->world.place[to].n += n;
}

/* People who stay for the harvest, or whose harvest is over. True: they do not move today. */
static bool harvests(rf_sim *sim, rf__state *state, int64_t n) {
    if (!sim->plan->use_farmers)
        return false;
    bool may = sim->plan->settings->quirk_harvest_freezes_all || (state->flags & RF__FARMER);
    bool does = state->flags & RF__HARVESTING;
    if (sim->harvest && may) {
        if (!does)
            count_at(sim, state->at, state->home, n);
        state->flags |= RF__HARVESTING;
        return true;
    }
    if (does)
        count_at(sim, state->home, state->at, n);
    state->flags &= (uint8_t)~RF__HARVESTING;
    return false;
}

/* ---- contacts (two-system decisions) ---- */

static void update_contacts(const rf_sim *sim, rf__state *state) {
    if (!sim->plan->track_connections)
        return;
    const rf__place_state *p = &sim->world.place[state->at];
    int had = state->connections, now = had;
    state->days_here = (uint8_t)((state->days_here + 1) % 7);
    if (p->n > 100) {
        int more = p->n >= 200 ? 2 : 1;
        now = had + more < 10 ? had + more : 10;
    }
    if (p->n < 10)
        now = had > 0 ? had - 1 : 0;
    if (p->camp && state->days_here == 0)
        now = had + 1 < 8 ? had + 1 : 8;
    if (p->conflict > 0.5)
        now = had > 2 ? had - 2 : 0;
    state->connections = (uint8_t)now;
}

/* ---- leaving ---- */

/* Share s of n among n_slices, begun at a random phase so that single people fall into any slice.
 */
static int64_t slice_of(int64_t n, int s, int n_slices, int phase) {
    if (n_slices == 1)
        return n;
    int64_t whole = n / n_slices, rest = n % n_slices;
    return whole + (rest * (s + 1) + phase) / n_slices - (rest * s + phase) / n_slices;
}

static rf_err add_moving(rf_sim *sim, const rf__mover *mover) {
    if (!rf__grow(&sim->moving, &sim->moving_cap, sim->n_moving + 1, sizeof *mover))
        return RF_ERR_NOMEM;
    sim->moving[sim->n_moving++] = *mover;
    return RF_OK;
}

/* n people at a place in the morning. */
static rf_err leave_in_the_morning(rf_sim *sim, rf__state state, int64_t n, const rf__spread *who) {
    update_contacts(sim, &state);
    if (harvests(sim, &state, n))
        return settle(sim, &state, n, 0, who);
    bool planned;
    double chance = rf__move_chance(sim, &state, false, &planned);
    int64_t movers = draw_movers(sim, state.at, n, chance);
    rf__state stays = state;
    rf_err err = settle(sim, &stays, n - movers, 0, who);
    return err || movers == 0 ? err
                              : leave(sim, &state, planned, movers, 0, who, false, add_moving);
}

static int phase_of(const rf_sim *sim, size_t i, int n_slices) {
    if (n_slices == 1)
        return 0;
    rf__rng rng = rf__rng_at(sim->key, (uint32_t)i, (uint32_t)sim->day, RF__FOR_SLICE, 0);
    return (int)(rf__rng_uniform(&rng) * n_slices);
}

/* Where in a list of n a slice begins: at random, so that no group always comes first. */
static size_t start_of(const rf_sim *sim, size_t n, int s) {
    if (n == 0)
        return 0;
    rf__rng rng = rf__rng_at(sim->key, (uint32_t)s, (uint32_t)sim->day, RF__FOR_SLICE, 1);
    return (size_t)(rf__rng_uniform(&rng) * (double)n);
}

rf_err rf__leave_places(rf_sim *sim, int n_slices) {
    rf_err err = RF_OK;
    sim->n_moving = 0;
    for (int s = 0; !err && s < n_slices; s++) {
        size_t start = start_of(sim, sim->now.n, s);
        for (size_t k = 0; !err && k < sim->now.n; k++) {
            size_t i = k + start < sim->now.n ? k + start : k + start - sim->now.n;
            const rf__cohort *c = &sim->now.list[i];
            rf__spread who = rf__cohorts_spread(&sim->now, i);
            if (c->state.flags & RF__TRAVELLING) {
                rf__mover mover = {.state = c->state, .n = c->n, .who = who};
                err = s == 0 ? add_moving(sim, &mover) : RF_OK;
                continue;
            }
            int64_t n = slice_of(c->n, s, n_slices, phase_of(sim, i, n_slices));
            if (n > 0)
                err = leave_in_the_morning(sim, c->state, n, &who);
        }
    }
    return err ? err : let_in(sim);
}

/* ---- on the road ---- */

static rf_err arrive(rf_sim *sim, rf__mover *m, double speed) {
    const rf__plan *plan = sim->plan;
    const rf__link *link = &plan->link[m->state.at];
    rf__state *state = &m->state;
    int32_t id = state->at;
    m->day_km += link->dist_km - state->km;
    bool back = plan->settings->quirk_closed_road_sends_back ? (state->flags & RF__SENT_BACK) != 0
                                                             : sim->world.is_closed[id];
    if (state->traced)
        rf__trace_arrive(sim, state, link->dist_km);
    state->flags &= (uint8_t) ~(RF__FIRST_ROAD | RF__SENT_BACK | RF__TRAVELLING);
    state->km = 0;
    state->at = back ? link->from : link->to;
    sim->world.place[state->at].n += m->n;
    if (!back)
        sim->arriving[state->at] += m->n;
    sim->n_came += sim->world.place[state->at].capacity > 0 ? m->n : 0;
    if (back || !(m->day_km < speed))
        return settle(sim, state, m->n, m->day_km, &m->who);
    return pause_at(sim, state, link->from, m->n, m->day_km, &m->who);
}

/* A stretch of road at a speed. */
static rf_err go(rf_sim *sim, rf__mover m, double speed) {
    const rf__plan *plan = sim->plan;
    double reach = speed;
    if (!plan->settings->quirk_full_range_each_hop)
        reach = speed > m.day_km ? speed - m.day_km : 0;
    m.state.km += reach;
    m.day_km += reach;
    if (m.state.km > plan->link[m.state.at].dist_km)
        return arrive(sim, &m, speed);
    return settle(sim, &m.state, m.n, m.day_km, &m.who);
}

static rf_err advance(rf_sim *sim, const rf__mover *m) {
    const rf__plan *plan = sim->plan;
    const rf__link *link = &plan->link[m->state.at];
    double walk = plan->settings->max_walk_speed;
    double speed = m->state.flags & RF__FIRST_ROAD ? walk : link->speed;
    if (!(link->walk_probability > 0))
        return go(sim, *m, speed);
    rf__mover walkers = *m, riders = *m;
    walkers.n = rf__rng_binomial(&sim->stream[link->from], m->n, link->walk_probability);
    riders.n = m->n - walkers.n;
    rf_err err = walkers.n ? go(sim, walkers, walk) : RF_OK;
    return err || !riders.n ? err : go(sim, riders, speed);
}

/* How likely one of the people at a pause goes on, and how those who do and who do not are spread.
 * Who has travelled little goes on from a town for sure. */
static double chance_to_go_on(rf_sim *sim, const rf__state *state, double day_km,
                              bool *ret_planned) {
    const rf__plan *plan = sim->plan;
    double chance = rf__move_chance(sim, state, false, ret_planned);
    if (!plan->recency_width || !sim->world.place[state->at].town || chance >= 1)
        return chance;
    /* Flee: (recent + today) / 2 < 0.5 */
    double below = ceil(plan->recency_levels - day_km * plan->steps_per_km - 1e-9);
    return rf__spread_split(&sim->all, below > 0 ? (int32_t)below : 0, chance, &sim->going,
                            &sim->staying);
}

/* The n people of paused cohort i, before their day is over. */
static rf_err go_on(rf_sim *sim, size_t i, int64_t n) {
    rf__state state = sim->pauses.set.list[i].state;
    double day_km = state.km;
    rf__spread who = rf__cohorts_spread(&sim->pauses.set, i);
    state.km = 0;
    rf__spread *all = &sim->all;
    rf__spread_copy(all, &who);
    if (harvests(sim, &state, n))
        return settle(sim, &state, n, day_km, all);
    bool planned;
    sim->going.total = -1;
    double chance = chance_to_go_on(sim, &state, day_km, &planned);
    bool split = sim->going.total >= 0;
    int64_t movers = draw_movers(sim, state.at, n, chance);
    rf_err err = settle(sim, &state, n - movers, day_km, split ? &sim->staying : all);
    return err || movers == 0 ? err
                              : leave(sim, &state, planned, movers, day_km,
                                      split ? &sim->going : all, true, advance);
}

/* Asks the memory for what people at a place will look at. */
static void fetch_place(const rf_sim *sim, rf_place_id place) {
    if (place == RF_NONE)
        return;
    __builtin_prefetch(&sim->world.place[place]);
    __builtin_prefetch((const char *)&sim->world.place[place] + 64);
    __builtin_prefetch(&sim->stream[place], 1);
    __builtin_prefetch(&sim->weights[RF__OUTLOOK_NORMAL][place]);
    __builtin_prefetch(&sim->routes.by_place[RF__OUTLOOK_NORMAL][place]);
}

/* on_their_way: people of this slice. */
static rf_err empty_pauses(rf_sim *sim, double on_their_way, int n_slices) {
    int64_t done = 0, n;
    int64_t most = MOST_PAUSES + (int64_t)MOST_PAUSES_OF_PLACE * sim->plan->scenario->n_places;
    rf__lots lots = {.few = sim->plan->lot_share * on_their_way / sim->plan->scenario->n_places,
                     .part = sim->plan->lot_part / n_slices,
                     .before = sim->arrived,
                     .today = sim->arriving,
                     .rng = sim->stream};
    size_t i;
    rf_err err = RF_OK;
    while (!err && rf__pauses_next(&sim->pauses, &lots, &i, &n)) {
        fetch_place(sim, rf__pauses_peek(&sim->pauses));
        err = ++done > most ? RF_ERR_TOO_BIG : go_on(sim, i, n);
        err = err ? err : let_in(sim);
    }
    return err;
}

rf_err rf__follow_roads(rf_sim *sim, int n_slices) {
    rf_err err = RF_OK;
    for (int s = 0; !err && s < n_slices; s++) {
        size_t start = start_of(sim, sim->n_moving, s);
        double on_their_way = 0;
        for (size_t k = 0; !err && k < sim->n_moving; k++) {
            size_t i = k + start < sim->n_moving ? k + start : k + start - sim->n_moving;
            rf__mover m = sim->moving[i];
            m.n = slice_of(m.n, s, n_slices, phase_of(sim, i + ((size_t)1 << 31), n_slices));
            on_their_way += (double)m.n;
            if (m.n > 0)
                err = advance(sim, &m);
        }
        err = err ? err : let_in(sim);
        if (!err)
            err = empty_pauses(sim, on_their_way, n_slices);
    }
    return err;
}
