#include "run/plan.h"

#include "base/csv.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

#define MANY_PLACES 2000
#define MOST_UNITS 8

static double attribute_number(const rf_place *place, const char *name, double missing) {
    const char *text = rf_place_attribute(place, name);
    double value;
    return text && rf__parse_double(text, strlen(text), &value) ? value : missing;
}

static int64_t attribute_whole(const rf_place *place, const char *name, double most) {
    return (int64_t)fmax(-most, fmin(most, attribute_number(place, name, 0)));
}

static int32_t region_column(const rf_scenario *s, const char *region) {
    for (int32_t i = 0; s->has_hunger && i < s->hunger.n_columns; i++)
        if (!strcmp(s->hunger.region_names[i], region))
            return i;
    return -1;
}

/* Flee: a place that so few leave at the start that it is taken for a camp (world.c does it). */
static bool seems_a_camp(const rf__plan *plan, const rf_place *p) {
    const rf_settings *st = plan->settings;
    bool later = p->kind == RF_PLACE_CONFLICT && p->conflict_date > 0;
    double chance = p->kind == RF_PLACE_TOWN || later ? st->default_movechance
                    : p->kind == RF_PLACE_CONFLICT    ? st->conflict_movechance
                                                      : 1;
    return st->quirk_low_movechance_camps && chance < 0.005;
}

static rf__place_base base_of(const rf__plan *plan, rf_place_id id) {
    const rf_scenario *s = plan->scenario;
    const rf_place *p = &s->place[id];
    rf__place_base b = {.kind = p->kind};
    int64_t people = p->people / plan->settings->hasten;
    bool camp = rf_place_kind_is_camp(p->kind);
    b.capacity = camp ? people : -1;
    b.pop = camp ? 0 : people;
    if (plan->ignore_capacity)
        b.capacity = -1;
    b.foreign = strcmp(p->country, s->place[0].country) != 0;
    b.is_output_camp = camp || plan->flood_spawn || seems_a_camp(plan, p);
    b.conflict_intensity = attribute_number(p, "conflict_intensity", 1.0);
    b.capacity_per_day = attribute_whole(p, "capacity_per_day", 1e9);
    b.initial_idps = attribute_whole(p, "initial_idps", 1e15) / plan->people_per_count;
    b.deactivation = attribute_number(p, "deactivation_probability", 0);
    b.farmer_fraction = attribute_number(p, "farmer_fraction", 0);
    b.trade_volume = attribute_number(p, "trade_volume", 0);
    b.hdi = attribute_number(p, "hdi", 0);
    b.region_column = region_column(s, p->region);
    return b;
}

static void add_link(rf__plan *plan, rf_road_id id, bool backward) {
    const rf_road *r = &plan->scenario->road[id];
    plan->link[plan->n_links++] = (rf__link){
        .from = backward ? r->to : r->from,
        .to = backward ? r->from : r->to,
        .road = id,
        .backward = backward,
        .dist_km = r->dist_km,
        .speed = r->max_move_speed >= 0 ? r->max_move_speed : plan->settings->max_move_speed,
        .walk_probability = r->walk_probability,
    };
}

/* Flee: linkUp(a, b) makes a->b, then b->a; redirection 1 calls it twice, 2 with a and b swapped.
 */
static rf_err make_links(rf__plan *plan) {
    const rf_scenario *s = plan->scenario;
    plan->link = rf__calloc((size_t)s->n_roads * 4, sizeof *plan->link);
    plan->first_slot = rf__calloc((size_t)s->n_places + 1, sizeof *plan->first_slot);
    if (!plan->link || !plan->first_slot)
        return RF_ERR_NOMEM;
    for (rf_road_id i = 0; i < s->n_roads; i++) {
        int redirection = s->road[i].redirection;
        bool twice = redirection == 1 && plan->settings->quirk_double_redirected_roads;
        for (int k = 0; k < 1 + twice; k++) {
            add_link(plan, i, redirection == 2);
            add_link(plan, i, redirection != 2);
        }
    }
    plan->fastest_km = plan->settings->max_move_speed;
    for (int32_t i = 0; i < plan->n_links; i++)
        if (plan->link[i].speed > plan->fastest_km)
            plan->fastest_km = plan->link[i].speed;
    plan->slot = rf__calloc((size_t)plan->n_links, sizeof *plan->slot);
    int32_t *fill = rf__calloc((size_t)s->n_places + 1, sizeof *fill);
    if (!plan->slot || !fill) {
        rf__free(fill);
        return RF_ERR_NOMEM;
    }
    for (int32_t i = 0; i < plan->n_links; i++)
        plan->first_slot[plan->link[i].from + 1]++;
    for (int32_t i = 0; i < s->n_places; i++)
        plan->first_slot[i + 1] += plan->first_slot[i];
    for (int32_t i = 0; i < plan->n_links; i++) {
        rf_place_id from = plan->link[i].from;
        plan->slot[plan->first_slot[from] + fill[from]++] = i;
    }
    rf__free(fill);
    return RF_OK;
}

/* The sum of recent travel and today's stays below four times the farthest a road takes people in a
 * day; averages beyond MOST_UNITS keep nobody from resting for days and need not be told apart. */
static int32_t count_steps(const rf__plan *plan) {
    double units = ceil(4 * plan->fastest_km / plan->settings->max_move_speed);
    units = units < MOST_UNITS ? units : MOST_UNITS;
    return ((int32_t)(units * plan->recency_levels) + 4) & ~3;
}

rf_err rf__plan_make(rf__plan *ret, const rf_scenario *scenario, const rf_settings *settings,
                     int64_t n_days, bool ignore_capacity) {
    const rf_settings *st = settings;
    rf__plan p = {.scenario = scenario,
                  .settings = settings,
                  .n_days = n_days > 0 ? n_days : scenario->n_days,
                  .people_per_count = settings->quirk_hasten_multiplies ? 1 : settings->hasten,
                  .ignore_capacity = ignore_capacity};
    p.flood_spawn = st->flood_zone_spawning_only && st->flood_driven_spawning;
    p.floods = (st->flood_rules || p.flood_spawn) && scenario->has_floods;
    /* Walkers cover little: what they are kept from resting by needs finer steps. */
    p.recency_levels = (double)st->recency_levels * (st->start_on_foot ? 4 : 1);
    p.steps_per_km = p.recency_levels / st->max_move_speed;
    bool large = scenario->n_places > MANY_PLACES;
    p.distance_step_km = st->distance_step;
    if (st->distance_step < 0)
        p.distance_step_km = large ? st->max_move_speed / 16 : 0;
    /* On a large map each place is a small part of the whole. */
    p.lot_share = st->lot_share >= 0 ? st->lot_share : large ? 0.5 : 0.05;
    p.lot_part = large ? 0.25 : 0.0625;
    if (!st->quirk_full_range_each_hop)
        p.distance_step_km = 0; /* there the distance itself limits the next hop */
    p.use_farmers = st->harvest_months.n > 0;
    p.track_home = p.use_farmers || (st->stay_close_to_home && !st->quirk_home_is_here);
    p.track_connections = st->two_system_decision_making && !st->quirk_two_system_ignored;
    p.match_groups = st->match_camp_ethnicity || st->match_camp_religion ||
                     st->match_town_ethnicity || st->match_conflict_ethnicity;
    p.sinks =
        st->quirk_sinks_misspelt ? st->camps_are_sicks : st->camps_are_sinks || st->camps_are_sicks;
    p.place = rf__calloc((size_t)scenario->n_places, sizeof *p.place);
    rf_err err = p.place ? RF_OK : RF_ERR_NOMEM;
    for (rf_place_id i = 0; !err && i < scenario->n_places; i++)
        p.place[i] = base_of(&p, i);
    if (!err)
        err = make_links(&p);
    if (!err && st->avoid_short_stints)
        p.recency_width = count_steps(&p);
    if (!err)
        err = rf__plan_classes(&p);
    if (!err)
        err = rf__observed_make(&p.observed, scenario, settings, p.n_days);
    if (err) {
        rf__plan_free(&p);
        return err;
    }
    *ret = p;
    return RF_OK;
}

void rf__plan_free(rf__plan *plan) {
    rf__observed_free(&plan->observed);
    rf__free(plan->place);
    rf__free(plan->link);
    rf__free(plan->first_slot);
    rf__free(plan->slot);
    rf__free(plan->cls);
    rf__free(plan->class_share);
    rf__free(plan->share_row);
    *plan = (rf__plan){0};
}
