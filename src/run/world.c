#include "run/world.h"

#include "base/mem.h"
#include "scenario/closure.h"

#include <math.h>
#include <string.h>

#define TINY 1e-6 /* Flee: an intensity below is peace */

double rf__by_level(rf_list list, double level, double missing) {
    if (list.n == 0)
        return missing;
    if (level <= 0)
        return list.v[0];
    double whole = floor(level);
    if (whole >= list.n - 1)
        return list.v[list.n - 1];
    double a = list.v[(int32_t)whole], b = list.v[(int32_t)whole + 1];
    return a + (level - whole) * (b - a);
}

double rf__decay(const rf_settings *st, int64_t day, int64_t since) {
    if (st->conflict_spawn_decay.n == 0)
        return 1;
    int64_t i = (day - since) / st->conflict_spawn_decay_interval;
    int64_t last = st->conflict_spawn_decay.n - 1;
    return st->conflict_spawn_decay.v[i < 0 ? 0 : i > last ? last : i];
}

double rf__capacity_factor(const rf__world *world, const rf__place_state *p) {
    const rf_settings *st = world->plan->settings;
    double cap = (double)p->capacity * st->capacity_scaling, n = (double)p->n;
    if (cap < 1 || n <= st->capacity_buffer * cap)
        return 1;
    if (n >= cap)
        return 0;
    double factor = 1 - (n - st->capacity_buffer * cap) / (cap * (1 - st->capacity_buffer));
    return factor < 0 ? 0 : factor > 1 ? 1 : factor;
}

/* Flags and chances of a kind, as when a place is made (Flee's constructor). */
static void set_kind(rf__world *w, rf_place_id id, rf_place_kind kind, double intensity) {
    const rf_settings *st = w->plan->settings;
    rf__place_state *p = &w->place[id];
    bool was_marker = p->marker;
    p->kind = kind;
    p->camp = rf_place_kind_is_camp(kind);
    p->idp_camp = kind == RF_PLACE_IDP_CAMP;
    p->town = kind == RF_PLACE_TOWN;
    p->marker = kind == RF_PLACE_MARKER;
    p->flood_zone = kind == RF_PLACE_FLOOD_ZONE;
    p->conflict = kind == RF_PLACE_CONFLICT ? intensity : -1;
    switch (kind) {
    case RF_PLACE_CAMP:
        p->move_chance = st->camp_movechance;
        break;
    case RF_PLACE_IDP_CAMP:
        p->move_chance = st->idpcamp_movechance;
        break;
    case RF_PLACE_CONFLICT:
        p->move_chance = st->conflict_movechance;
        break;
    case RF_PLACE_TOWN:
    case RF_PLACE_FLOOD_ZONE:
        p->move_chance = st->default_movechance;
        break;
    default:
        p->move_chance = 1;
    }
    /* Flee: so few leave that it must be a camp. */
    if (st->quirk_low_movechance_camps && p->move_chance < 0.005 && !p->camp && !p->flood_zone) {
        p->camp = true;
        p->town = false;
    }
    if (was_marker != p->marker)
        w->topology++;
}

static void init_place(rf__world *w, rf_place_id id) {
    const rf__plan *plan = w->plan;
    const rf__place_base *b = &plan->place[id];
    rf__place_state *p = &w->place[id];
    const rf_place *raw = &plan->scenario->place[id];
    rf_place_kind kind = b->kind;
    if (kind == RF_PLACE_CONFLICT && raw->conflict_date > 0)
        kind = RF_PLACE_TOWN; /* Flee: a conflict of a later day is a town till then */
    set_kind(w, id, kind, b->conflict_intensity);
    p->conflict_since = -1;
    p->pop = b->pop;
    p->capacity = b->capacity;
    p->n_open = plan->first_slot[id + 1] - plan->first_slot[id];
}

rf_err rf__world_make(rf__world *ret, const rf__plan *plan) {
    size_t n_places = (size_t)plan->scenario->n_places, n_links = (size_t)plan->n_links;
    rf__world w = {.plan = plan, .topology = 1, .weights_stale = true};
    w.place = rf__calloc(n_places, sizeof *w.place);
    w.open = rf__calloc(n_links, sizeof *w.open);
    w.closed = rf__calloc(n_links, sizeof *w.closed);
    w.is_closed = rf__calloc(n_links, sizeof *w.is_closed);
    w.closed_today = rf__calloc(n_links, sizeof *w.closed_today);
    w.spawn_weight = rf__calloc(n_places, sizeof *w.spawn_weight);
    if (!w.place || !w.open || !w.closed || !w.is_closed || !w.closed_today || !w.spawn_weight) {
        rf__world_free(&w);
        return RF_ERR_NOMEM;
    }
    if (n_links)
        memcpy(w.open, plan->slot, n_links * sizeof *w.open);
    for (rf_place_id i = 0; i < plan->scenario->n_places; i++)
        init_place(&w, i);
    *ret = w;
    return RF_OK;
}

void rf__world_free(rf__world *w) {
    rf__free(w->place);
    rf__free(w->open);
    rf__free(w->closed);
    rf__free(w->is_closed);
    rf__free(w->closed_today);
    rf__free(w->spawn_weight);
    *w = (rf__world){0};
}

/* ---- conflicts, floods, hunger ---- */

static void begin_conflict(rf__world *w, rf_place_id id, double intensity) {
    rf__place_state *p = &w->place[id];
    p->move_chance = w->plan->settings->conflict_movechance;
    p->conflict = intensity;
    p->town = false; /* Flee: a camp stays a camp */
    p->conflict_since = w->day;
    w->weights_stale = true;
}

static void end_conflict(rf__world *w, rf_place_id id) {
    const rf_settings *st = w->plan->settings;
    rf__place_state *p = &w->place[id];
    p->conflict = -1;
    w->weights_stale = true;
    if (p->camp && !st->quirk_ended_conflict_is_town) {
        p->move_chance = p->idp_camp ? st->idpcamp_movechance : st->camp_movechance;
        return;
    }
    p->move_chance = st->default_movechance;
    p->town = true;
}

static double table_value(const rf_day_table *t, int64_t day, int32_t column) {
    if (t->n_days == 0)
        return 0;
    int64_t row = day < t->n_days ? day : t->n_days - 1;
    return t->value[row * t->n_columns + column];
}

static void apply_conflicts(rf__world *w) {
    const rf_day_table *t = &w->plan->scenario->conflicts;
    bool frozen = w->plan->settings->quirk_frozen_intensity;
    for (int32_t c = 0; c < t->n_columns; c++) {
        double now = table_value(t, w->day, c);
        double before = w->day > 0 ? table_value(t, w->day - 1, c) : 0;
        if (now > TINY && before < TINY)
            begin_conflict(w, t->column[c], now);
        else if (w->day > 0 && now < TINY && before >= TINY)
            end_conflict(w, t->column[c]);
        else if (!frozen && now > TINY && now != before) {
            w->place[t->column[c]].conflict = now;
            w->weights_stale = true;
        }
    }
}

/* Without conflicts.csv a conflict begins on the conflict_date of locations.csv and stays. */
static void apply_conflict_dates(rf__world *w) {
    const rf_scenario *s = w->plan->scenario;
    for (rf_place_id i = 0; i < s->n_places; i++)
        if (w->plan->place[i].kind == RF_PLACE_CONFLICT && s->place[i].conflict_date > 0 &&
            s->place[i].conflict_date == w->day)
            begin_conflict(w, i, 1.0);
}

double rf__flood_on(const rf__world *w, rf_place_id place, int64_t day) {
    const rf_day_table *t = &w->plan->scenario->floods;
    for (int32_t c = 0; c < t->n_columns; c++)
        if (t->column[c] == place) {
            double level = table_value(t, day, c);
            return w->plan->settings->quirk_flood_level_whole ? trunc(level) : level;
        }
    return 0;
}

static void apply_floods(rf__world *w) {
    const rf_day_table *t = &w->plan->scenario->floods;
    for (int32_t c = 0; c < t->n_columns; c++) {
        double level = table_value(t, w->day, c);
        w->place[t->column[c]].flood_level =
            w->plan->settings->quirk_flood_level_whole ? trunc(level) : level;
    }
}

/* Hunger is given on some days and interpolated between; outside, the nearest day holds. */
static double hunger_at(const rf_day_table *t, int64_t day, int32_t column) {
    if (t->n_days == 0)
        return 0;
    int32_t i = 0;
    while (i < t->n_days && t->day[i] < day)
        i++;
    if (i == 0 || i == t->n_days || t->day[i] == day)
        return t->value[(int64_t)(i == t->n_days ? i - 1 : i) * t->n_columns + column];
    double a = t->value[(int64_t)(i - 1) * t->n_columns + column];
    double b = t->value[(int64_t)i * t->n_columns + column];
    double part = (double)(day - t->day[i - 1]) / (double)(t->day[i] - t->day[i - 1]);
    return a + part * (b - a);
}

static void apply_hunger(rf__world *w) {
    const rf_scenario *s = w->plan->scenario;
    for (rf_place_id i = 0; i < s->n_places; i++) {
        int32_t column = w->plan->place[i].region_column;
        if (column >= 0)
            w->place[i].hunger = hunger_at(&s->hunger, w->day, column) / 100;
    }
}

void rf__world_change(rf__world *w, int64_t day) {
    const rf_scenario *s = w->plan->scenario;
    w->day = day;
    for (int32_t i = 0; i < s->n_changes; i++)
        if (s->change[i].day == day)
            set_kind(w, s->change[i].place, s->change[i].kind,
                     (double)w->plan->settings->default_conflict_intensity);
    if (s->has_hunger)
        apply_hunger(w);
    if (w->plan->floods)
        apply_floods(w);
    else if (s->has_conflicts)
        apply_conflicts(w);
    else
        apply_conflict_dates(w);
    /* Flee refreshes the weights here only where a conflict began or ended; else they are those of
     * yesterday, with conflicts one day younger. */
    if (w->weights_stale || !w->plan->settings->quirk_late_spawn_decay)
        rf__world_weigh(w, day);
}

void rf__world_weigh(rf__world *w, int64_t day) {
    const rf_settings *st = w->plan->settings;
    w->weights_stale = false;
    for (rf_place_id i = 0; i < w->plan->scenario->n_places; i++) {
        const rf__place_state *p = &w->place[i];
        double weight = 0;
        bool eligible =
            !st->conflict_driven_spawning && (!st->conflict_zone_spawning_only || p->conflict > 0);
        if (eligible && p->conflict > 0)
            weight = (double)p->pop * p->conflict * rf__decay(st, day, p->conflict_since);
        if (eligible && st->starvation_driven_spawning && day > 0)
            weight += (double)p->pop * p->hunger;
        w->spawn_weight[i] = weight > 0 ? weight : 0;
    }
}

/* ---- closures ---- */

/* Whether a closure keeps the road shut, or the camp where `to` is RF_NONE, though another ended.
 */
static bool is_held(const rf__world *w, rf_place_id from, rf_place_id to) {
    const rf_scenario *s = w->plan->scenario;
    const rf_settings *st = w->plan->settings;
    for (int32_t i = 0; i < s->n_closures && !st->quirk_any_end_reopens; i++) {
        const rf_closure *c = &s->closure[i];
        bool same = to == RF_NONE ? rf__closure_of_camp(c) && c->place1 == from
                                  : rf__closure_of_road(s, st, c, from, to);
        if (same && rf__closure_in_force(c, w->day))
            return true;
    }
    return false;
}

static void close_one_way(rf__world *w, rf_place_id from, rf_place_id to) {
    int32_t first = w->plan->first_slot[from], kept = 0;
    rf__place_state *p = &w->place[from];
    for (int32_t i = 0; i < p->n_open; i++) {
        int32_t link = w->open[first + i];
        if (w->plan->link[link].to != to) {
            w->open[first + kept++] = link;
            continue;
        }
        w->closed[first + p->n_closed++] = link;
        w->is_closed[link] = w->closed_today[link] = true;
        w->any_closed_today = true;
        w->topology++;
    }
    p->n_open = kept;
}

static void open_one_way(rf__world *w, rf_place_id from, rf_place_id to) {
    int32_t first = w->plan->first_slot[from], kept = 0;
    rf__place_state *p = &w->place[from];
    if (is_held(w, from, to))
        return;
    for (int32_t i = 0; i < p->n_closed; i++) {
        int32_t link = w->closed[first + i];
        if (w->plan->link[link].to != to) {
            w->closed[first + kept++] = link;
            continue;
        }
        w->open[first + p->n_open++] = link; /* Flee: reopened roads stand last */
        w->is_closed[link] = false;
        w->topology++;
    }
    p->n_closed = kept;
}

/* All links of `list` at place `from` for which the other end is in `country` (NULL: any). */
static void change_roads(rf__world *w, rf_place_id from, const char *country, bool close,
                         bool both_ways) {
    const rf__plan *plan = w->plan;
    int32_t first = plan->first_slot[from], i = 0;
    rf__place_state *p = &w->place[from];
    const int32_t *list = close ? w->open : w->closed, *n = close ? &p->n_open : &p->n_closed;
    while (i < *n) {
        rf_place_id to = plan->link[list[first + i]].to;
        int32_t before = *n;
        if (!country || !strcmp(plan->scenario->place[to].country, country)) {
            if (both_ways)
                close ? close_one_way(w, to, from) : open_one_way(w, to, from);
            close ? close_one_way(w, from, to) : open_one_way(w, from, to);
        }
        i += *n == before; /* else the list is shorter */
    }
}

static void change_border(rf__world *w, const char *from, const char *to, bool close) {
    const rf_scenario *s = w->plan->scenario;
    for (rf_place_id i = 0; i < s->n_places; i++)
        if (!strcmp(s->place[i].country, from))
            change_roads(w, i, to, close, false);
}

static void close_camp(rf__world *w, rf_place_id id) {
    rf__place_state *p = &w->place[id];
    if (rf_place_kind_is_camp(p->kind))
        p->kind_when_open = p->kind;
    set_kind(w, id, RF_PLACE_TOWN, 0);
}

/* Flee: it is afterwards what the closure's type says. */
static void open_camp(rf__world *w, rf_place_id id, rf_closure_kind type) {
    rf_place_kind was = w->place[id].kind_when_open;
    if (is_held(w, id, RF_NONE))
        return;
    if (w->plan->settings->quirk_closure_names_camp_type || !rf_place_kind_is_camp(was))
        was = type == RF_CLOSE_IDP_CAMP ? RF_PLACE_IDP_CAMP : RF_PLACE_CAMP;
    set_kind(w, id, was, 0);
}

static void apply_closure(rf__world *w, const rf_closure *c, bool close) {
    const rf_settings *st = w->plan->settings;
    switch (c->kind) {
    case RF_CLOSE_COUNTRY:
        change_border(w, c->name1, c->name2, close);
        change_border(w, c->name2, c->name1, close);
        break;
    case RF_CLOSE_LOCATION:
        change_roads(w, c->place1, NULL, close, true);
        break;
    case RF_CLOSE_CAMP:
    case RF_CLOSE_IDP_CAMP:
        close ? close_camp(w, c->place1) : open_camp(w, c->place1, c->kind);
        break;
    case RF_CLOSE_LINK:
        if (st->quirk_link_closures_ignored)
            break;
        close ? close_one_way(w, c->place1, c->place2) : open_one_way(w, c->place1, c->place2);
        close ? close_one_way(w, c->place2, c->place1) : open_one_way(w, c->place2, c->place1);
        break;
    case RF_CLOSE_REDIRECTION:
        break;
    }
}

void rf__world_close(rf__world *w) {
    const rf_scenario *s = w->plan->scenario;
    if (w->any_closed_today)
        memset(w->closed_today, 0, (size_t)w->plan->n_links * sizeof *w->closed_today);
    w->any_closed_today = false;
    for (int32_t i = 0; i < s->n_closures; i++) {
        const rf_closure *c = &s->closure[i];
        if (c->start == w->day)
            apply_closure(w, c, true);
        if (c->end == w->day)
            apply_closure(w, c, false);
    }
}

/* ---- scores ---- */

/* Flee: the forecast's factor reads a key that nothing sets, so it is 0 whenever it is used. */
static double flood_zone_factor(const rf__world *w, const rf__place_state *p) {
    const rf_settings *st = w->plan->settings;
    if (!p->flood_zone || !w->plan->floods)
        return 1;
    if (st->flood_forecaster && st->quirk_forecast_zeroes)
        return 0;
    if (!st->quirk_flood_weight_twice && p->flood_level > 0)
        return 1; /* it enters once, where the person weighs the place */
    return rf__by_level(st->flood_loc_weights, p->flood_level, 1);
}

static double score_of(const rf__world *w, rf_place_id id) {
    const rf_settings *st = w->plan->settings;
    const rf__place_base *b = &w->plan->place[id];
    const rf__place_state *p = &w->place[id];
    double score = 1;
    if (b->foreign) {
        if (st->use_economic_pull)
            score += score * (b->trade_volume + b->hdi * b->hdi);
        score *= st->foreign_weight;
    } else if (st->avoid_food_deprived_locations && w->day > 0)
        score *= 1 - p->hunger * p->hunger;
    if (p->camp)
        score *= st->camp_weight;
    if (p->conflict > 0) {
        double decay = st->quirk_repulsion_decays ? rf__decay(st, w->day, p->conflict_since) : 1;
        score *= pow(st->conflict_weight, decay * p->conflict);
    }
    return score * flood_zone_factor(w, p);
}

/* By how much a camp's capacity has grown in so many days. */
static int64_t grown_by(const rf__world *w, rf_place_id id, int64_t n_days) {
    return n_days * w->plan->place[id].capacity_per_day / w->plan->people_per_count;
}

void rf__world_score(rf__world *w) {
    const rf_settings *st = w->plan->settings;
    for (rf_place_id i = 0; i < w->plan->scenario->n_places; i++) {
        rf__place_state *p = &w->place[i];
        p->score = score_of(w, i);
        if (p->capacity >= 0)
            p->capacity += grown_by(w, i, w->day + 1) - grown_by(w, i, w->day);
        double cap = (double)p->capacity * st->capacity_scaling;
        p->full = cap < 1 ? HUGE_VAL : cap;
        p->nearly_full = cap < 1 ? HUGE_VAL : st->capacity_buffer * cap;
        if (st->use_pop_for_loc_weight)
            p->pop_factor = pow(p->pop > 1 ? (double)p->pop : 1, st->pop_power_for_loc_weight);
    }
}
