/* Whether people leave a place, and for where. All people of a state face the same weights, so one
 * multinomial draw stands for all their choices. The exception is a camp that fills up while they
 * arrive: Flee lets people choose one after the other and each sees how full it is. So as many are
 * dealt at once as can't fill a noticeable part of the camp's buffer; then the weights are new. */
#include "run/sim.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

/* People dealt at once may fill at most this share of a camp's buffer zone. */
#define BUFFER_STEP 0.0625
/* Ever fewer of them as the camp comes near the point from which nobody is let in any more, so that
 * it is not overrun; but as many as fill this share. */
#define LEAST_STEP (1.0 / 256)

/* ---- forecasts of floods ---- */

static double list_at(rf_list list, int64_t i, double missing) {
    return i >= 0 && i < list.n ? list.v[i] : missing;
}

/* Mean weight of the forecast days with flood, times the person's trust in forecasts; negative when
 * the forecast has ended or sees no flood. */
static double forecast(const rf_sim *sim, rf_place_id place, const rf__person_class *cls,
                       bool by_present_level) {
    const rf_settings *st = sim->plan->settings;
    int64_t span = st->flood_forecaster_timescale, end = st->flood_forecaster_end_time;
    if (span <= 1 || sim->day > end)
        return NAN;
    double sum = 0;
    for (int64_t x = 1; x <= span; x++) {
        int64_t day = sim->day + x < end ? sim->day + x : end;
        double level = rf__flood_on(&sim->world, place, day);
        double by = by_present_level ? sim->world.place[place].flood_level : level;
        if (level > 0)
            sum += rf__by_level(st->flood_loc_weights, by, 1) *
                   list_at(st->flood_forecaster_weights, day, 0);
        if (day == end)
            break;
    }
    double trust = cls->flood_awareness >= 0
                       ? list_at(st->flood_awareness_weights, cls->flood_awareness, 1)
                       : 1;
    double mean = sum / (double)span;
    if (by_present_level) /* Flee: f *= f / T */
        mean *= sum;
    return mean * trust;
}

static double forecast_factor(const rf_sim *sim, rf_place_id place, const rf__person_class *cls,
                              bool of_score) {
    const rf_settings *st = sim->plan->settings;
    if (!sim->plan->floods || !st->flood_forecaster)
        return 1;
    double f = forecast(sim, place, cls, of_score && st->quirk_forecast_zeroes);
    if (isnan(f) || (!(f > 0) && !st->quirk_forecast_zeroes))
        return 1;
    return f;
}

/* ---- chance to leave ---- */

static bool plans(const rf_sim *sim, const rf__state *state) {
    const rf__place_state *p = &sim->world.place[state->at];
    return sim->plan->track_connections && p->conflict > 0.6 && p->conflict_since >= 0 &&
           sim->day >= p->conflict_since + 10 && state->connections >= 3;
}

double rf__move_chance(const rf_sim *sim, const rf__state *state, bool forced, bool *ret_planned) {
    const rf_settings *st = sim->plan->settings;
    const rf__place_state *p = &sim->world.place[state->at];
    *ret_planned = plans(sim, state);
    if (*ret_planned || (p->town && forced) || state->route)
        return 1;
    double chance = p->move_chance;
    if (st->movechance_pop_scale_factor < 0 || st->movechance_pop_scale_factor > 0) {
        int64_t most = p->pop > p->capacity ? p->pop : p->capacity;
        chance *= pow((double)most / st->movechance_pop_base, st->movechance_pop_scale_factor);
    }
    if (st->flee_when_starving)
        chance = p->hunger + (1 - p->hunger) * chance;
    if (sim->plan->floods && p->flood_level > 0)
        chance = rf__by_level(st->flood_movechances, p->flood_level, chance);
    return chance * forecast_factor(sim, state->at, &sim->plan->cls[state->cls], false);
}

/* ---- weights ---- */

/* How present a group is at a place, as a factor. */
static double group_factor(const rf_sim *sim, rf_place_id place, int32_t group, int32_t first,
                           int32_t n_groups, double scale) {
    const rf_settings *st = sim->plan->settings;
    const rf__place_state *p = &sim->world.place[place];
    int32_t width = sim->n_ethnicities + sim->n_religions;
    double count = (double)sim->group_n[(int64_t)place * width + first + group];
    if (st->quirk_ethnicity_by_population) /* Flee: an empty place has an enormous population */
        return count / (p->pop < 1 ? 1e8 : (double)p->pop) * scale;
    double all = 0;
    for (int32_t i = 0; i < n_groups; i++)
        all += (double)sim->group_n[(int64_t)place * width + first + i];
    return (count + 1) / (all + n_groups) * scale;
}

static double match_factor(const rf_sim *sim, rf_place_id to, const rf__person_class *c) {
    const rf_settings *st = sim->plan->settings;
    const rf__place_state *p = &sim->world.place[to];
    double factor = 1;
    bool ethnicity = p->camp           ? st->match_camp_ethnicity
                     : p->conflict > 0 ? st->match_conflict_ethnicity
                                       : st->match_town_ethnicity;
    if (ethnicity && c->ethnicity >= 0)
        factor *= group_factor(sim, to, c->ethnicity, 0, sim->n_ethnicities, 10);
    if (p->camp && st->match_camp_religion && c->religion >= 0)
        factor *= group_factor(sim, to, c->religion, sim->n_ethnicities, sim->n_religions,
                               1 / st->avg_religion_fraction);
    return factor;
}

/* FLEE.md 6.1: a destination's score in a person's eyes. */
static double endpoint_score(const rf_sim *sim, rf_place_id to, double crow_km, int32_t cls,
                             rf_place_id home) {
    const rf__plan *plan = sim->plan;
    const rf_settings *st = plan->settings;
    const rf__place_state *p = &sim->world.place[to];
    const rf__person_class *who = &plan->cls[cls];
    double base = who->score_power == 0   ? 1
                  : who->score_power == 2 ? p->score * p->score
                                          : p->score;
    if (st->stay_close_to_home) {
        double km =
            st->quirk_home_is_here || home == RF_NONE
                ? crow_km
                : rf_scenario_dist_km(plan->scenario, to, home, st->quirk_swapped_coordinates);
        base *= 1 / pow(km > 1 ? km : 1, st->home_distance_power);
    }
    if (plan->floods && p->flood_level > 0)
        base *= rf__by_level(st->flood_loc_weights, p->flood_level, 1);
    base *= forecast_factor(sim, to, who, true);
    if (plan->match_groups)
        base *= match_factor(sim, to, who);
    if (st->use_pop_for_loc_weight && !p->camp)
        base *= p->pop_factor;
    return base;
}

static double power(double x, double exponent) {
    return exponent < 1 || exponent > 1 ? pow(x, exponent) : x;
}

/* A candidate's weight, capacity aside. */
static double weight_of(const rf_sim *sim, const rf__candidates *list, size_t i, int32_t cls,
                        rf_place_id home, bool planned) {
    rf_place_id to = list->list[i].to;
    const rf__farness *far = &list->far[i];
    const rf_settings *st = sim->plan->settings;
    double softening = planned ? 0 : st->weight_softening;
    double base = endpoint_score(sim, to, far->crow_km, cls, home);
    if (!st->fixed_routes || !st->quirk_fixed_route_score_twice)
        return power((softening + base) * far->dist_factor, st->weight_power);
    const rf__place_state *p = &sim->world.place[to];
    double score = p->score;
    if (sim->plan->floods && p->flood_level > 0)
        score *= rf__by_level(st->flood_loc_weights, p->flood_level, 1);
    return power((softening + score) * far->dist_factor, st->weight_power) * base;
}

static bool scratch(rf_sim *sim, size_t n) {
    return rf__grow(&sim->choice_w, &sim->choice_w_cap, n, sizeof *sim->choice_w) &&
           rf__grow(&sim->choice_n, &sim->choice_n_cap, n, sizeof *sim->choice_n) &&
           rf__grow(&sim->choice_at, &sim->choice_at_cap, n, sizeof *sim->choice_at);
}

static rf_err compute_weights(rf_sim *sim, const rf__candidates *list, bool planned,
                              rf__weights *cache) {
    const rf__plan *plan = sim->plan;
    size_t n = list->n, n_classes = (size_t)plan->n_classes;
    if (!scratch(sim, n) || !rf__grow(&cache->w, &cache->w_cap, n * n_classes, sizeof *cache->w) ||
        !rf__grow(&cache->total, &cache->total_cap, n_classes, sizeof *cache->total) ||
        !rf__grow(&cache->capped, &cache->capped_cap, n, sizeof *cache->capped))
        return RF_ERR_NOMEM;
    for (size_t c = 0; c < n_classes; c++) {
        cache->total[c] = 0;
        for (size_t i = 0; i < n; i++) {
            double w = weight_of(sim, list, i, (int32_t)c, RF_NONE, planned);
            if (plan->settings->awareness_level == 0)
                w = 1; /* mended: any road */
            cache->w[c * n + i] = w;
            cache->total[c] += w;
        }
    }
    /* Flee: fixed routes are weighed without capacity. */
    bool with_capacity =
        !plan->settings->fixed_routes || !plan->settings->quirk_fixed_route_score_twice;
    cache->n_capped = 0;
    for (size_t i = 0; i < n && with_capacity; i++)
        if (isfinite(sim->world.place[list->list[i].to].nearly_full))
            cache->capped[cache->n_capped++] = (int32_t)i;
    cache->day = sim->day;
    cache->topology = list->topology;
    return RF_OK;
}

/* With weights by home nothing can be kept: they are computed for the class of this person. */
static void weights_from_home(rf_sim *sim, const rf__state *state, const rf__candidates *list,
                              bool planned, rf__weights *cache) {
    double *w = cache->w + (size_t)state->cls * list->n;
    cache->total[state->cls] = 0;
    for (size_t i = 0; i < list->n; i++) {
        w[i] = weight_of(sim, list, i, state->cls, state->home, planned);
        cache->total[state->cls] += w[i];
    }
}

/* Drops routes below the best weight over the threshold: at[] loses them. Flee: removes the first
 * route that equals the dropped one, which with parallel roads is another place of the list than
 * the weight's. */
static size_t prune(const rf_sim *sim, const rf__candidate *list, double threshold, double *w,
                    int32_t *at, size_t n) {
    double best = 0;
    for (size_t i = 0; i < n; i++)
        best = w[i] > best ? w[i] : best;
    size_t i = 0;
    while (i < n) {
        if (!(w[i] < best / threshold)) {
            i++;
            continue;
        }
        size_t k = i;
        if (sim->plan->settings->quirk_prune_mismatch)
            for (k = 0; list[at[k]].route != list[at[i]].route; k++)
                ;
        memmove(&w[i], &w[i + 1], (n - i - 1) * sizeof *w);
        memmove(&at[k], &at[k + 1], (n - k - 1) * sizeof *at);
        n--;
    }
    return n;
}

/* How many may be dealt with weights w before a camp's capacity factor has changed noticeably. */
static int64_t deal_limit(const rf_sim *sim, const rf__weights *cache, const rf__candidate *list,
                          const double *w, double total) {
    double limit = 9e15;
    for (size_t k = 0; k < cache->n_capped; k++) {
        int32_t i = cache->capped[k];
        const rf__place_state *p = &sim->world.place[list[i].to];
        if (!(w[i] > 0))
            continue;
        double room = p->nearly_full - (double)p->n;
        double buffer = p->full - p->nearly_full, step = BUFFER_STEP * buffer;
        double open =
            p->nearly_full + RF__BARRED_FROM * buffer - (double)p->n; /* until it is barred */
        if (p->camp && open > 0 && open < 4 * step)
            step = open > buffer * LEAST_STEP * 4 ? open / 4 : buffer * LEAST_STEP;
        double most = ((room > 0 ? room : 0) + step) * total / w[i];
        limit = most < limit ? most : limit;
    }
    return limit < 1 ? 1 : (int64_t)limit;
}

bool rf__is_full(const rf_sim *sim, rf_place_id place) {
    const rf__place_state *p = &sim->world.place[place];
    return p->camp && (double)p->n > p->nearly_full &&
           rf__capacity_factor(&sim->world, p) < 1 - RF__BARRED_FROM;
}

/* Weights with the capacity factors of the moment; *total is brought up to date. */
static const double *with_capacities(rf_sim *sim, const rf__weights *cache,
                                     const rf__candidates *list, const double *w, double *total) {
    bool copied = false;
    for (size_t k = 0; k < cache->n_capped; k++) {
        int32_t i = cache->capped[k];
        const rf__place_state *to = &sim->world.place[list->list[i].to];
        if ((double)to->n <= to->nearly_full)
            continue;
        if (!copied)
            memcpy(sim->choice_w, w, list->n * sizeof *w);
        copied = true;
        sim->choice_w[i] =
            w[i] * power(rf__capacity_factor(&sim->world, to), sim->plan->settings->weight_power);
    }
    if (!copied)
        return w;
    *total = 0;
    for (size_t i = 0; i < list->n; i++)
        *total += sim->choice_w[i];
    return sim->choice_w;
}

/* The candidates and their weights for a person, brought up to date; NULL list: nowhere to go. */
static rf_err look_around(rf_sim *sim, const rf__state *state, bool planned,
                          const rf__candidates **ret_list, rf__weights **ret_cache) {
    const rf_settings *st = sim->plan->settings;
    rf__outlook outlook = planned ? RF__OUTLOOK_PLANNED : RF__OUTLOOK_NORMAL;
    const rf__candidates *list;
    *ret_list = NULL;
    if (st->awareness_level == 0 && st->quirk_awareness0_stays)
        return RF_OK;
    if (st->fixed_routes && sim->world.place[state->at].marker)
        return RF_OK; /* Flee: fixed routes are made for real places only */
    rf_err err = rf__routes_from(&sim->routes, state->at, outlook, &list);
    if (err || list->n == 0)
        return err;
    rf__weights *cache = &sim->weights[outlook][state->at];
    if (cache->day != sim->day || cache->topology != list->topology)
        err = compute_weights(sim, list, planned, cache);
    if (!err && st->stay_close_to_home && !st->quirk_home_is_here)
        weights_from_home(sim, state, list, planned, cache);
    *ret_list = err ? NULL : list;
    *ret_cache = cache;
    return err;
}

rf_err rf__choose(rf_sim *sim, const rf__state *state, bool planned, int64_t n, int64_t parts,
                  rf__choice *ret) {
    const rf_settings *st = sim->plan->settings;
    const rf__candidates *list;
    rf__weights *cache;
    *ret = (rf__choice){.used = n};
    rf_err err = look_around(sim, state, planned, &list, &cache);
    if (err || !list)
        return err;
    double total = cache->total[state->cls];
    const double *w =
        with_capacities(sim, cache, list, cache->w + (size_t)state->cls * list->n, &total);
    if (parts > 0 && n > 1 && cache->n_capped && total > 0) {
        int64_t limit = deal_limit(sim, cache, list->list, w, total);
        ret->used = n / parts < limit ? n : limit * parts;
    }
    size_t kept = list->n;
    double threshold = planned ? 1.5 : st->fixed_routes ? 0 : st->pruning_threshold;
    if (threshold >= 1.001 || !(total > 0)) {
        if (!(total > 0) && st->fixed_routes)
            return RF_OK; /* Flee: a route of no weight is not made */
        for (size_t i = 0; i < kept; i++) {
            sim->choice_w[i] = total > 0 ? w[i] : 1;
            sim->choice_at[i] = (int32_t)i;
        }
        w = sim->choice_w;
        ret->at = sim->choice_at;
        if (total > 0)
            kept = prune(sim, list->list, threshold, sim->choice_w, sim->choice_at, kept);
    }
    rf__rng_multinomial(&sim->stream[state->at], ret->used, w, (int32_t)kept, sim->choice_n);
    ret->list = list->list;
    ret->n_of = sim->choice_n;
    ret->n = kept;
    return RF_OK;
}
