/* The tree of paths that Flee builds again for each person is built once for each place and kept
 * until a road opens or closes: it depends on the roads only, not on who asks. */
#include "run/routes.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define MOST_CANDIDATES ((size_t)1 << 22) /* of one place: beyond it the awareness is absurd */

static size_t slot_of(const rf__routes *r, rf_place_id next, rf__route rest) {
    uint64_t h = ((uint64_t)(uint32_t)next << 32 | (uint32_t)rest) * 0x9E3779B97F4A7C15ULL;
    size_t mask = r->table_cap - 1, i = (size_t)(h >> 32) & mask;
    while (r->table[i] && (r->node[r->table[i]].next != next || r->node[r->table[i]].rest != rest))
        i = (i + 1) & mask;
    return i;
}

static bool grow_table(rf__routes *r) {
    size_t cap = r->table_cap ? r->table_cap * 2 : 256;
    int32_t *table = rf__calloc(cap, sizeof *table);
    if (!table)
        return false;
    rf__free(r->table);
    r->table = table;
    r->table_cap = cap;
    for (size_t i = 1; i < r->n; i++)
        r->table[slot_of(r, r->node[i].next, r->node[i].rest)] = (int32_t)i;
    return true;
}

static rf__route intern(rf__routes *r, rf_place_id next, rf__route rest) {
    if (r->n * 2 >= r->table_cap && !grow_table(r))
        return -1;
    size_t slot = slot_of(r, next, rest);
    if (r->table[slot])
        return r->table[slot];
    if (!rf__grow(&r->node, &r->cap, r->n + 1, sizeof *r->node))
        return -1;
    r->node[r->n] = (rf__route_node){next, rest ? r->node[rest].last : next, rest};
    r->table[slot] = (int32_t)r->n;
    return (rf__route)r->n++;
}

static rf__route intern_path(rf__routes *r, const rf_place_id *path, size_t n) {
    rf__route route = 0;
    while (n > 0 && route >= 0)
        route = intern(r, path[--n], route);
    return route;
}

static size_t path_length(const rf_place_id *path) {
    size_t n = 0;
    while (path[n] != RF_NONE)
        n++;
    return n;
}

/* Both directions of each major route, from every place on it but its end. */
static rf_err index_major_routes(rf__routes *r) {
    const rf_scenario *s = r->world->plan->scenario;
    r->major_first = rf__calloc((size_t)s->n_places + 1, sizeof *r->major_first);
    if (!r->major_first)
        return RF_ERR_NOMEM;
    for (int32_t i = 0; i < s->n_major_routes; i++) {
        r->major_first[s->major_route[i][0] + 1]++;
        r->major_first[s->major_route[i][path_length(s->major_route[i]) - 1] + 1]++;
    }
    for (rf_place_id p = 0; p < s->n_places; p++)
        r->major_first[p + 1] += r->major_first[p];
    size_t total = (size_t)r->major_first[s->n_places];
    r->major_route = rf__calloc(total, sizeof *r->major_route);
    int32_t *fill = rf__calloc((size_t)s->n_places, sizeof *fill);
    rf_err err = r->major_route && fill ? RF_OK : RF_ERR_NOMEM;
    for (int32_t i = 0; !err && i < s->n_major_routes; i++) {
        const rf_place_id *path = s->major_route[i];
        size_t n = path_length(path);
        if (!rf__grow(&r->path, &r->path_cap, n, sizeof *r->path)) {
            err = RF_ERR_NOMEM;
            break;
        }
        for (size_t k = 0; k < n; k++)
            r->path[k] = path[n - 1 - k];
        rf__route there = intern_path(r, path + 1, n - 1),
                  back = intern_path(r, r->path + 1, n - 1);
        if (there < 0 || back < 0)
            err = RF_ERR_NOMEM;
        else {
            rf_place_id a = path[0], b = path[n - 1];
            r->major_route[r->major_first[a] + fill[a]++] = there;
            r->major_route[r->major_first[b] + fill[b]++] = back;
        }
    }
    rf__free(fill);
    return err;
}

rf_err rf__routes_make(rf__routes *ret, const rf__world *world) {
    rf__routes r = {.world = world, .n = 1};
    size_t n_places = (size_t)world->plan->scenario->n_places;
    rf_err err =
        rf__grow(&r.node, &r.cap, 1, sizeof *r.node) && grow_table(&r) ? RF_OK : RF_ERR_NOMEM;
    if (!err)
        r.node[0] = (rf__route_node){RF_NONE, RF_NONE, 0};
    for (int k = 0; k < RF__N_OUTLOOKS; k++) {
        r.by_place[k] = rf__calloc(n_places, sizeof **r.by_place);
        if (!r.by_place[k])
            err = RF_ERR_NOMEM;
    }
    if (!err)
        err = index_major_routes(&r);
    if (err) {
        rf__routes_free(&r);
        return err;
    }
    *ret = r;
    return RF_OK;
}

void rf__routes_free(rf__routes *r) {
    for (int k = 0; k < RF__N_OUTLOOKS; k++) {
        for (rf_place_id i = 0; r->by_place[k] && i < r->world->plan->scenario->n_places; i++) {
            rf__free(r->by_place[k][i].list);
            rf__free(r->by_place[k][i].far);
        }
        rf__free(r->by_place[k]);
    }
    rf__free(r->node);
    rf__free(r->table);
    rf__free(r->path);
    rf__free(r->major_first);
    rf__free(r->major_route);
    *r = (rf__routes){0};
}

int32_t rf__routes_step(const rf__routes *r, rf_place_id place, rf__route route) {
    const rf__world *w = r->world;
    const rf__plan *plan = w->plan;
    rf_place_id next = r->node[route].next;
    int32_t best = -1, first = plan->first_slot[place];
    for (int32_t i = 0; i < w->place[place].n_open; i++) {
        int32_t link = w->open[first + i];
        if (plan->link[link].to != next)
            continue;
        if (plan->settings->quirk_first_parallel_road)
            return link;
        if (best < 0 || plan->link[link].dist_km < plan->link[best].dist_km)
            best = link;
    }
    return best;
}

/* ---- walking the tree ---- */

typedef struct walk {
    rf__routes *r;
    rf__candidates *out;
    rf_place_id from;
    int64_t awareness;
    double distance_power;
    bool fixed; /* the best route to each destination only */
    rf_err err;
} walk;

static double dist_factor(const walk *k, double dist_km) {
    double base = k->r->world->plan->settings->softening + dist_km;
    return base > 0 ? pow(base, -k->distance_power) : 1e300;
}

static void add_candidate(walk *k, const rf_place_id *path, size_t n, double dist_km) {
    rf__routes *r = k->r;
    const rf__plan *plan = r->world->plan;
    rf__candidates *out = k->out;
    if (out->n >= MOST_CANDIDATES) {
        k->err = RF_ERR_TOO_BIG;
        return;
    }
    rf__route route = intern_path(r, path + 1, n - 1);
    if (route < 0 || !rf__grow(&out->list, &out->cap, out->n + 1, sizeof *out->list) ||
        !rf__grow(&out->far, &out->far_cap, out->n + 1, sizeof *out->far)) {
        k->err = RF_ERR_NOMEM;
        return;
    }
    rf__candidate c = {.to = path[n - 1], .route = route, .rest = r->node[route].rest};
    rf__farness far = {.dist_km = dist_km, .dist_factor = dist_factor(k, dist_km)};
    c.link = rf__routes_step(r, k->from, route);
    if (plan->settings->stay_close_to_home && plan->settings->quirk_home_is_here)
        far.crow_km = rf_scenario_dist_km(plan->scenario, c.to, k->from,
                                          plan->settings->quirk_swapped_coordinates);
    if (k->fixed) /* Flee: only a heavier, that is a shorter, route to the same place replaces one
                   */
        for (size_t i = 0; i < out->n; i++)
            if (out->list[i].to == c.to) {
                if (far.dist_factor > out->far[i].dist_factor) {
                    out->list[i] = c;
                    out->far[i] = far;
                }
                return;
            }
    out->far[out->n] = far;
    out->list[out->n++] = c;
}

static bool on_path(const rf_place_id *path, size_t n, rf_place_id place) {
    for (size_t i = 0; i < n; i++)
        if (path[i] == place)
            return true;
    return false;
}

/* Steps over `link` as road number `step` of the path so far (n places). Recursion is as deep as
 * the awareness plus markers in a row. */
static void walk_link(walk *k, int32_t link, double before_km, size_t n, int64_t step) {
    rf__routes *r = k->r;
    const rf__world *w = r->world;
    const rf__plan *plan = w->plan;
    const rf__link *l = &plan->link[link];
    if (!rf__grow(&r->path, &r->path_cap, n + 2, sizeof *r->path)) {
        k->err = RF_ERR_NOMEM;
        return;
    }
    r->path[n] = l->to;
    double dist_km = before_km + l->dist_km;
    bool marker = w->place[l->to].marker;
    if (!marker)
        add_candidate(k, r->path, n + 1, dist_km);
    else if (!k->fixed || !plan->settings->quirk_fixed_route_markers_count)
        step--;
    if (k->awareness <= step)
        return;
    int32_t first = plan->first_slot[l->to];
    for (int32_t i = 0; i < w->place[l->to].n_open && !k->err; i++) {
        int32_t next = w->open[first + i];
        if (!on_path(r->path, n, plan->link[next].to)) {
            r->path[n] = l->to; /* a deeper step may have moved the scratch, never its start */
            walk_link(k, next, dist_km, n + 1, step + 1);
        }
    }
}

/* ---- major routes (fixed_routes only) ---- */

static size_t unroll(rf__routes *r, size_t n, rf__route route) {
    for (; route; route = r->node[route].rest) {
        if (!rf__grow(&r->path, &r->path_cap, n + 2, sizeof *r->path))
            return 0;
        r->path[n++] = r->node[route].next;
    }
    return n;
}

/* The length of a path over open roads, or -1 where one is closed. */
static double path_km(const rf__routes *r, const rf_place_id *path, size_t n) {
    const rf__world *w = r->world;
    double km = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double leg = -1;
        int32_t first = w->plan->first_slot[path[i]];
        for (int32_t k = 0; k < w->place[path[i]].n_open && leg < 0; k++) {
            const rf__link *l = &w->plan->link[w->open[first + k]];
            leg = l->to == path[i + 1] ? l->dist_km : -1;
        }
        if (leg < 0)
            return -1;
        km += leg;
    }
    return km;
}

static bool known_destination(const rf__candidates *out, size_t n, rf_place_id to) {
    for (size_t i = 0; i < n; i++)
        if (out->list[i].to == to)
            return true;
    return false;
}

/* Major routes that begin at `hub`, reached by `to_hub` (0 when hub is the place itself), lead to
 * places beyond the awareness; Flee counts a quarter of their distance. */
static void add_major_from(walk *k, rf_place_id hub, rf__route to_hub, size_t n_regular) {
    rf__routes *r = k->r;
    for (int32_t i = r->major_first[hub]; i < r->major_first[hub + 1] && !k->err; i++) {
        rf__route route = r->major_route[i];
        rf_place_id last = r->node[route].last;
        if (last == k->from || known_destination(k->out, n_regular, last))
            continue;
        r->path[0] = k->from;
        size_t n = unroll(r, 1, to_hub);
        n = n ? unroll(r, n, route) : 0;
        if (!n) {
            k->err = RF_ERR_NOMEM;
            return;
        }
        double km = path_km(r, r->path, n);
        if (km >= 0)
            add_candidate(k, r->path, n, km / 4);
    }
}

static void add_major_routes(walk *k) {
    size_t n_regular = k->out->n;
    add_major_from(k, k->from, 0, n_regular);
    for (size_t i = 0; i < n_regular && !k->err; i++)
        add_major_from(k, k->out->list[i].to, k->out->list[i].route, n_regular);
}

rf_err rf__routes_from(rf__routes *r, rf_place_id place, rf__outlook outlook,
                       const rf__candidates **ret) {
    const rf__world *w = r->world;
    const rf_settings *st = w->plan->settings;
    rf__candidates *out = &r->by_place[outlook][place];
    *ret = out;
    if (out->topology == w->topology)
        return RF_OK;
    bool planned = outlook == RF__OUTLOOK_PLANNED;
    walk k = {.r = r,
              .out = out,
              .from = place,
              .awareness = st->awareness_level,
              .distance_power = planned ? 1.2 : st->distance_power,
              .fixed = st->fixed_routes};
    if (planned)
        k.awareness = k.awareness + 1 < 3 ? k.awareness + 1 : 3;
    if (k.awareness < 1)
        k.awareness = 1; /* awareness 0, mended: one of the roads */
    out->n = 0;
    if (!rf__grow(&r->path, &r->path_cap, 2, sizeof *r->path))
        return RF_ERR_NOMEM;
    int32_t first = w->plan->first_slot[place];
    for (int32_t i = 0; i < w->place[place].n_open && !k.err; i++) {
        r->path[0] = place;
        walk_link(&k, w->open[first + i], 0, 1, 1);
    }
    if (k.fixed && !k.err)
        add_major_routes(&k);
    if (!k.err)
        out->topology = w->topology;
    return k.err;
}
