#include "one_by_one.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct person {
    int32_t at;
    rf__route route;
    double km, day_km, recent;
    bool travelling, sent_back;
    int32_t places;
} person;

struct peer {
    rf__plan plan;
    rf__world world;
    rf__routes routes;
    person *people;
    size_t n, cap;
    int64_t day, debt, steps;
    uint64_t state;
    double *w;
    rf__route *route;
    size_t w_cap;
    bool shuffled;
};

/* splitmix64: another generator than the engine's. */
static double uniform(peer *p) {
    uint64_t z = (p->state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static void add_person(peer *p, rf_place_id place) {
    if (p->n == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 1024;
        p->people = realloc(p->people, p->cap * sizeof *p->people);
        if (!p->people)
            abort();
    }
    p->people[p->n++] = (person){.at = place, .places = 1};
    p->world.place[place].n++;
}

peer *peer_new(const rf_scenario *scenario, const rf_settings *settings, uint64_t seed) {
    peer *p = calloc(1, sizeof *p);
    if (!p)
        abort();
    p->state = (seed + 1) * 0xD1342543DE82EF95ULL; /* far from multiples of the step below */
    if (rf__plan_make(&p->plan, scenario, settings, 0, false) ||
        rf__world_make(&p->world, &p->plan) || rf__routes_make(&p->routes, &p->world))
        abort();
    rf__world_weigh(&p->world, 0);
    p->world.weights_stale = false;
    for (rf_place_id i = 0; i < scenario->n_places; i++) {
        if (!p->world.place[i].camp || settings->empty_camps_on_day0)
            continue;
        int64_t n = settings->insert_day0 ? rf__observed_place(&p->plan.observed, i, 0) : 0;
        for (n += p->plan.place[i].initial_idps; n > 0; n--)
            add_person(p, i);
    }
    return p;
}

void peer_free(peer *p) {
    rf__routes_free(&p->routes);
    rf__world_free(&p->world);
    rf__plan_free(&p->plan);
    free(p->people);
    free(p->w);
    free(p->route);
    free(p);
}

static void spawn(peer *p) {
    const rf_settings *st = p->plan.settings;
    const rf__observed *o = &p->plan.observed;
    int32_t n_places = p->plan.scenario->n_places;
    int64_t change = 0;
    for (int32_t s = p->day ? 1 : 0; s < o->n_series; s++)
        change += rf__observed_at(o, s, p->day) - (p->day ? rf__observed_at(o, s, p->day - 1) : 0);
    int64_t n = change - p->debt;
    if (p->day == 0 && st->insert_day0) {
        n = 0;
        for (rf_place_id i = 0; i < n_places; i++)
            if (p->world.place[i].capacity > 0)
                p->world.place[i].capacity -= rf__observed_place(o, i, 0);
    }
    p->debt = n < 0 ? -n : 0;
    double total = 0;
    for (rf_place_id i = 0; i < n_places; i++)
        total += p->world.spawn_weight[i];
    for (; n > 0 && total > 0; n--) {
        double u = uniform(p) * total;
        rf_place_id i = 0;
        while (i < n_places - 1 && u >= p->world.spawn_weight[i])
            u -= p->world.spawn_weight[i++];
        add_person(p, i);
    }
    rf__world_weigh(&p->world, p->day);
}

static rf__route choose(peer *p, rf_place_id at) {
    const rf_settings *st = p->plan.settings;
    const rf__candidates *list;
    if (rf__routes_from(&p->routes, at, RF__OUTLOOK_NORMAL, &list))
        abort();
    size_t n = list->n;
    if (n == 0)
        return 0;
    if (n > p->w_cap) {
        p->w_cap = n;
        p->w = realloc(p->w, n * sizeof *p->w);
        p->route = realloc(p->route, n * sizeof *p->route);
        if (!p->w || !p->route)
            abort();
    }
    double best = 0, total = 0;
    for (size_t i = 0; i < n; i++) {
        const rf__place_state *to = &p->world.place[list->list[i].to];
        double score = to->score;
        if (st->use_pop_for_loc_weight && !to->camp)
            score *= to->pop_factor;
        p->w[i] = pow((st->weight_softening + score) /
                          pow(st->softening + list->far[i].dist_km, st->distance_power) *
                          rf__capacity_factor(&p->world, to),
                      st->weight_power);
        p->route[i] = list->list[i].route;
        best = p->w[i] > best ? p->w[i] : best;
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (st->pruning_threshold >= 1.001 && p->w[i] < best / st->pruning_threshold)
            continue;
        p->w[kept] = p->w[i];
        p->route[kept++] = p->route[i];
        total += p->w[kept - 1];
    }
    if (!(total > 0))
        return p->route[(size_t)(uniform(p) * (double)kept)];
    double u = uniform(p) * total;
    size_t i = 0;
    while (i < kept - 1 && u >= p->w[i])
        u -= p->w[i++];
    return p->route[i];
}

static void evolve(peer *p, person *a, bool forced) {
    const rf_settings *st = p->plan.settings;
    if (a->travelling)
        return;
    rf__place_state *here = &p->world.place[a->at];
    double chance = here->move_chance;
    int64_t most = here->pop > here->capacity ? here->pop : here->capacity;
    chance *= pow((double)most / st->movechance_pop_base, st->movechance_pop_scale_factor);
    if ((here->town && forced) || a->route)
        chance = 1;
    if (!(uniform(p) < chance))
        return;
    if (!a->route)
        a->route = choose(p, a->at);
    if (!a->route)
        return;
    int32_t link = rf__routes_step(&p->routes, a->at, a->route);
    const rf__place_state *goal = &p->world.place[p->routes.node[a->route].last];
    if (link < 0 || (goal->camp && rf__capacity_factor(&p->world, goal) < 0.5)) {
        a->route = 0;
        return;
    }
    a->route = p->routes.node[a->route].rest;
    here->n--;
    a->at = link;
    a->travelling = true;
    a->km = 0;
}

static void finish(peer *p, person *a) {
    const rf_settings *st = p->plan.settings;
    while (a->travelling) {
        const rf__link *l = &p->plan.link[a->at];
        double v = a->places == 1 && st->start_on_foot ? st->max_walk_speed : l->speed;
        a->km += v;
        a->day_km += v;
        if (!(a->km > l->dist_km))
            return;
        a->places++;
        a->day_km += l->dist_km - a->km;
        a->travelling = false;
        a->km = 0;
        a->at = a->sent_back ? l->from : l->to;
        p->world.place[a->at].n++;
        if (a->sent_back) {
            a->sent_back = false;
            return;
        }
        if (!(a->day_km < v))
            return;
        bool forced =
            st->avoid_short_stints && (a->recent + a->day_km / st->max_move_speed) / 2 < 0.5;
        evolve(p, a, forced);
    }
}

void peer_shuffle(peer *p, bool on) { p->shuffled = on; }

static void shuffle(peer *p) {
    for (size_t i = p->n; p->shuffled && i > 1; i--) {
        size_t k = (size_t)(uniform(p) * (double)i);
        person swap = p->people[i - 1];
        p->people[i - 1] = p->people[k];
        p->people[k] = swap;
    }
}

int peer_step(peer *p) {
    rf__world_change(&p->world, p->day);
    spawn(p);
    rf__world_close(&p->world);
    for (size_t i = 0; i < p->n && p->world.any_closed_today; i++)
        if (p->people[i].travelling && p->world.closed_today[p->people[i].at])
            p->people[i].sent_back = true;
    rf__world_weigh(&p->world, p->day);
    rf__world_score(&p->world);
    shuffle(p);
    for (size_t i = 0; i < p->n; i++)
        evolve(p, &p->people[i], false);
    for (size_t i = 0; i < p->n; i++)
        finish(p, &p->people[i]);
    for (size_t i = 0; i < p->n; i++) {
        person *a = &p->people[i];
        a->recent = (a->recent + a->day_km / p->plan.settings->max_move_speed) / 2;
        a->day_km = 0;
    }
    p->steps += (int64_t)p->n;
    p->day++;
    return 0;
}

int64_t peer_at(const peer *p, rf_place_id place) { return p->world.place[place].n; }

int64_t peer_on_road(const peer *p, rf_road_id road, bool backward) {
    int64_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (p->people[i].travelling) {
            const rf__link *l = &p->plan.link[p->people[i].at];
            n += l->road == road && l->backward == backward;
        }
    return n;
}

int64_t peer_steps(const peer *p) { return p->steps; }
