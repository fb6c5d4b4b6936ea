/* What loads but is probably not meant. The readers fault what they can't use; here the scenario is
 * looked at as a whole. One walk over the roads (union-find) and one over the days; nothing is
 * compared pairwise, so the cost is near-linear in places, roads and cells of the day tables.
 *
 * Every complaint was tried on published scenarios: a check that cries wolf there is not made, or
 * is a note that sums up all its finds. */
#include "scenario/check.h"

#include "base/buf.h"
#include "base/csv.h"
#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TINY 1e-6
#define LONGEST_ROAD_KM 2000.0
#define MOST_GROUPS 32767
#define MOST_COMBINATIONS 1e7

static const char *name_of(const rf__check *c, rf_place_id id) { return c->s->place[id].name; }

static bool is_camp(const rf_place *p) { return rf_place_kind_is_camp(p->kind); }

/* ---- beginning and end ---- */

/* The folder that holds `name`, as the inputs tell it: "input_csv/", "source_data/" or the top. */
static char *folder_of(const rf_scenario *s, const char *name) {
    for (int32_t i = 0; i < s->n_inputs; i++) {
        const char *path = s->input[i].path, *slash = strrchr(path, '/');
        if (strcmp(slash ? slash + 1 : path, name))
            continue;
        if (!slash)
            break;
        char *top = rf__strndup(path, (size_t)(slash - path));
        char *dir = top ? rf__path_join(s->dir, top) : NULL;
        rf__free(top);
        return dir;
    }
    return rf__strdup(s->dir);
}

static rf_err begin(rf__check *c) {
    static const char *const names[RF__N_CHECKED] = {"locations.csv",   "routes.csv",
                                                     "closures.csv",    "conflicts.csv",
                                                     "flood_level.csv", "region_attributes_IPC.csv",
                                                     "data_layout.csv"};
    const rf_scenario *s = c->s;
    size_t n = (size_t)s->n_places;
    c->dir[0] = folder_of(s, "locations.csv");
    c->dir[1] = folder_of(s, "data_layout.csv");
    for (int i = 0; i < RF__N_CHECKED && c->dir[0] && c->dir[1]; i++)
        if (!(c->path[i] = rf__path_join(c->dir[i == RF__LAYOUT], names[i])))
            return RF_ERR_NOMEM;
    c->part = rf__calloc(n, sizeof *c->part);
    c->n_roads = rf__calloc(n, sizeof *c->n_roads);
    c->starts = rf__calloc(n, sizeof *c->starts);
    c->pairs = rf__calloc((size_t)s->n_roads + 1, sizeof *c->pairs);
    c->column = rf__calloc(n, sizeof *c->column);
    if (!c->dir[0] || !c->dir[1] || !c->part || !c->n_roads || !c->starts || !c->pairs ||
        !c->column)
        return RF_ERR_NOMEM;
    for (rf_place_id i = 0; i < s->n_places; i++) {
        c->part[i] = i;
        c->column[i] = -1;
        if (!rf__map_add(&c->place_of, s->place[i].name, strlen(s->place[i].name), i, NULL))
            return RF_ERR_NOMEM;
    }
    c->flood_driven = c->st->flood_driven_spawning && c->st->flood_zone_spawning_only;
    c->conflict_driven = c->st->conflict_driven_spawning && !c->flood_driven;
    c->by_data = !c->flood_driven && !c->conflict_driven;
    c->any_number = c->conflict_driven && c->st->conflict_spawn_mode != RF_SPAWN_POP_RATIO;
    c->by_hunger =
        s->has_hunger && c->st->starvation_driven_spawning && !c->st->conflict_zone_spawning_only;
    rf_settings plain = *c->st;
    plain.hasten = 1;
    plain.empty_camps_on_day0 = false;
    return rf__observed_make(&c->observed, s, &plain, s->n_days);
}

static void end(rf__check *c) {
    for (int i = 0; i < RF__N_CHECKED; i++)
        rf__free(c->path[i]);
    rf__free(c->dir[0]);
    rf__free(c->dir[1]);
    rf__map_free(&c->place_of);
    rf__observed_free(&c->observed);
    rf__free(c->part);
    rf__free(c->n_roads);
    rf__free(c->starts);
    rf__free(c->pairs);
    rf__free(c->column);
}

/* ---- coordinates and roads ---- */

static bool is_origin(const rf_place *p) { return fabs(p->column3) + fabs(p->column4) < TINY; }

static bool in_range(const rf_place *p) {
    return fabs(p->column3) <= 90 && fabs(p->column4) <= 180 && !is_origin(p);
}

/* A road may be somewhat shorter than the coordinates say: they stand for whole towns. */
static bool shorter_than_crow(double dist_km, double crow_km) {
    return dist_km < 0.9 * crow_km - 3;
}

/* Does column 4 of the file hold the longitude? Only a value beyond 90 degrees tells. */
static bool swapped_file(const rf_scenario *s) {
    double most3 = 0, most4 = 0;
    for (rf_place_id i = 0; i < s->n_places; i++) {
        most3 = fmax(most3, fabs(s->place[i].column3));
        most4 = fmax(most4, fabs(s->place[i].column4));
    }
    return most3 > 90 && most3 <= 180 && most4 <= 90;
}

static void check_coordinates(rf__check *c, bool swapped) {
    const rf_scenario *s = c->s;
    for (rf_place_id i = 0; i < s->n_places; i++) {
        const rf_place *p = &s->place[i];
        if (!swapped && !in_range(p) && !is_origin(p))
            RF__TELL(c, RF_WARNING, "coordinate-out-of-range", RF__LOCATIONS, p->line,
                     "%s lies at %g, %g: the latitude (column 4) must be within 90 degrees, the "
                     "longitude (column 5) within 180.",
                     p->name, p->column3, p->column4);
    }
    if (swapped)
        RF__TELL(c, RF_WARNING, "coordinates-swapped", RF__LOCATIONS, 0,
                 "Columns 4 and 5 look like longitude, latitude: swap them%s.",
                 c->st->quirk_swapped_coordinates ? ""
                                                  : ", or switch quirk_swapped_coordinates on");
}

static void check_road(rf__check *c, const rf_road *r, bool swapped) {
    const rf_place *a = &c->s->place[r->from], *b = &c->s->place[r->to];
    double crow_km = rf_scenario_dist_km(c->s, r->from, r->to, swapped);
    if (!(r->dist_km > 0))
        RF__TELL(c, RF_WARNING, "road-without-length", RF__ROUTES, r->line,
                 "The road from %s to %s is 0 km long: give its length.", a->name, b->name);
    else if (r->dist_km > LONGEST_ROAD_KM)
        RF__TELL(c, RF_WARNING, "road-too-long", RF__ROUTES, r->line,
                 "The road from %s to %s is %g km long: is the length in metres?", a->name, b->name,
                 r->dist_km);
    else if (in_range(a) && in_range(b) && shorter_than_crow(r->dist_km, crow_km))
        RF__TELL(c, RF_NOTE, "road-shorter-than-crow", RF__ROUTES, r->line,
                 "From %s to %s it is %g km by road, but %.0f km as the crow flies: correct one of "
                 "them.",
                 a->name, b->name, r->dist_km, crow_km);
}

int rf__compare_ends(const void *x, const void *y) {
    const rf__road_ends *a = x, *b = y;
    int low = (a->low > b->low) - (a->low < b->low);
    return low ? low : (a->high > b->high) - (a->high < b->high);
}

static int compare_pairs(const void *x, const void *y) {
    const rf__road_ends *a = x, *b = y;
    int ends = rf__compare_ends(x, y);
    return ends ? ends : (a->road > b->road) - (a->road < b->road);
}

rf__road_ends rf__ends_of(rf_place_id a, rf_place_id b, rf_road_id road) {
    return (rf__road_ends){a < b ? a : b, a < b ? b : a, road};
}

static void check_parallel(rf__check *c) {
    const rf_scenario *s = c->s;
    rf__road_ends *pairs = c->pairs;
    for (rf_road_id i = 0; i < s->n_roads; i++)
        pairs[i] = rf__ends_of(s->road[i].from, s->road[i].to, i);
    qsort(pairs, (size_t)s->n_roads, sizeof *pairs, compare_pairs);
    for (rf_road_id i = 1; i < s->n_roads; i++) {
        if (rf__compare_ends(&pairs[i], &pairs[i - 1]))
            continue;
        const rf_road *one = &s->road[pairs[i - 1].road], *two = &s->road[pairs[i].road];
        RF__TELL(
            c, RF_WARNING, "parallel-roads", RF__ROUTES, two->line,
            "%s and %s are joined by %g km here and by %g km on line %u: the pair is chosen twice "
            "as often as one road, and %s is taken. Remove one row.",
            name_of(c, two->from), name_of(c, two->to), two->dist_km, one->dist_km, one->line,
            c->st->quirk_first_parallel_road ? "the first" : "the shorter");
    }
}

static int32_t part_of(rf__check *c, int32_t i) {
    while (c->part[i] != i) {
        c->part[i] = c->part[c->part[i]];
        i = c->part[i];
    }
    return i;
}

static void check_roads(rf__check *c) {
    const rf_scenario *s = c->s;
    bool swapped = swapped_file(s);
    int32_t n_redirected = 0;
    uint32_t first = 0;
    check_coordinates(c, swapped);
    for (rf_road_id i = 0; i < s->n_roads; i++) {
        const rf_road *r = &s->road[i];
        check_road(c, r, swapped);
        c->n_roads[r->from]++;
        c->n_roads[r->to]++;
        c->part[part_of(c, r->from)] = part_of(c, r->to);
        if (r->redirection) {
            first = first ? first : r->line;
            n_redirected++;
        }
    }
    if (n_redirected)
        RF__TELL(
            c, RF_NOTE, "redirection-without-effect", RF__ROUTES, first,
            "%d roads, this the first, have forced_redirection, but nobody is redirected, as in "
            "Flee 3.%s",
            (int)n_redirected,
            c->st->quirk_double_redirected_roads ? " Those with 1 are made twice." : "");
    check_parallel(c);
}

/* ---- conflicts and floods by day ---- */

/* Which places have conflict on each day, as the simulation applies it. */
typedef struct front {
    bool *on;
    int64_t n_people;            /* people of places with conflict */
    int64_t n_days_empty, first; /* days on which n_people is 0 */
    int32_t n_frozen;            /* columns whose intensity changes while it lasts */
} front;

static void set_conflict(const rf__check *c, front *f, rf_place_id id, bool on) {
    const rf_place *p = &c->s->place[id];
    int64_t people = is_camp(p) ? 0 : p->people / c->st->hasten;
    if (f->on[id] != on)
        f->n_people += on ? people : -people;
    f->on[id] = on;
    c->starts[id] |= on && (people > 0 || c->any_number);
}

static double cell(const rf_day_table *t, int64_t day, int32_t column) {
    int64_t row = day < t->n_days ? day : t->n_days - 1;
    return t->n_days ? t->value[row * t->n_columns + column] : 0;
}

static void change_day(const rf__check *c, front *f, int64_t day) {
    const rf_scenario *s = c->s;
    for (int32_t i = 0; i < s->n_changes; i++)
        if (s->change[i].day == day)
            set_conflict(c, f, s->change[i].place, s->change[i].kind == RF_PLACE_CONFLICT);
    for (int32_t k = 0; s->has_conflicts && k < s->conflicts.n_columns; k++) {
        double now = cell(&s->conflicts, day, k);
        double before = day ? cell(&s->conflicts, day - 1, k) : 0;
        if (now > TINY)
            set_conflict(c, f, s->conflicts.column[k], true);
        else if (before >= TINY)
            set_conflict(c, f, s->conflicts.column[k], false);
    }
    for (rf_place_id i = 0; !s->has_conflicts && i < s->n_places; i++)
        if (s->place[i].kind == RF_PLACE_CONFLICT && s->place[i].conflict_date == day)
            set_conflict(c, f, i, true);
}

static void walk_days(const rf__check *c, front *f) {
    const rf_scenario *s = c->s;
    for (rf_place_id i = 0; i < s->n_places; i++)
        if (s->place[i].kind == RF_PLACE_CONFLICT && s->place[i].conflict_date <= 0)
            set_conflict(c, f, i, true);
    for (int64_t day = 0; day < s->n_days; day++) {
        change_day(c, f, day);
        if (f->n_people <= 0 && f->n_days_empty++ == 0)
            f->first = day;
    }
}

/* Does the column hold conflict at all, and does it change while it lasts? */
static bool look_along(const rf__check *c, front *f, int32_t column) {
    const rf_day_table *t = &c->s->conflicts;
    bool ever = false, changes = false;
    double before = 0;
    for (int64_t day = 0; column >= 0 && day < c->s->n_days && day < t->n_days; day++) {
        double now = cell(t, day, column);
        ever |= now > TINY;
        changes |= now > TINY && before > TINY && fabs(now - before) > TINY;
        before = now;
    }
    f->n_frozen += changes;
    return ever;
}

static void check_zone(rf__check *c, front *f, rf_place_id id) {
    const rf_place *p = &c->s->place[id];
    bool ever = look_along(c, f, c->column[id]);
    if (ever && p->people == 0 && !is_camp(p) && !c->any_number)
        RF__TELL(c, RF_WARNING, "conflict-without-people", RF__LOCATIONS, p->line,
                 "%s has conflict but no population: nobody flees from it.", p->name);
    if (p->kind != RF_PLACE_CONFLICT || ever || !c->s->has_conflicts || c->s->n_changes)
        return;
    if (p->conflict_date > 0)
        RF__TELL(c, c->column[id] < 0 ? RF_WARNING : RF_NOTE, "conflict-never", RF__LOCATIONS,
                 p->line,
                 "%s is a conflict_zone from day %lld on, but conflicts.csv gives it no conflict.",
                 p->name, (long long)p->conflict_date);
    else
        RF__TELL(
            c, RF_WARNING, "conflict-never-ends", RF__LOCATIONS, p->line,
            "%s is a conflict_zone without conflict in conflicts.csv: nothing ends it, as in Flee.",
            p->name);
}

static void complain_of_days(rf__check *c, const front *f) {
    rf__checked_file where = c->s->has_conflicts ? RF__CONFLICTS : RF__LOCATIONS;
    bool always = f->n_days_empty == c->s->n_days;
    if (c->by_hunger || f->n_days_empty == 0 || (!c->by_data && !always) || c->any_number)
        return;
    if (always)
        RF__TELL(c, RF_WARNING, "no-conflict", where, 0,
                 "No place with people has conflict on any day: nobody flees. Flee stops.");
    else
        RF__TELL(c, RF_WARNING, "day-without-conflict", where, 0,
                 "On %lld of %lld days, first on day %lld, no place with people has conflict. Flee "
                 "stops there; here people wait for the next day with conflict.",
                 (long long)f->n_days_empty, (long long)c->s->n_days, (long long)f->first);
}

static rf_err check_conflicts(rf__check *c) {
    const rf_scenario *s = c->s;
    front f = {.on = rf__calloc((size_t)s->n_places, sizeof *f.on)};
    rf_err err = f.on ? RF_OK : RF_ERR_NOMEM;
    for (int32_t k = 0; k < s->conflicts.n_columns; k++)
        c->column[s->conflicts.column[k]] = k;
    for (rf_place_id i = 0; !err && i < s->n_places; i++)
        check_zone(c, &f, i);
    if (!err) {
        walk_days(c, &f);
        complain_of_days(c, &f);
        if (f.n_frozen && c->st->quirk_frozen_intensity)
            RF__TELL(
                c, RF_NOTE, "intensity-frozen", RF__CONFLICTS, 0,
                "In %d places the intensity changes while a conflict lasts: as in Flee it stays as "
                "it began. Switch quirk_frozen_intensity off to follow the file.",
                (int)f.n_frozen);
    }
    rf__free(f.on);
    return err;
}

static void check_table_end(rf__check *c, rf__checked_file file, const rf_day_table *t) {
    if (t->n_days < c->n_days)
        RF__TELL(c, RF_WARNING, "days-missing", file, 0,
                 "The file has %d days and the simulation %lld; the last row holds on. Flee stops "
                 "here.",
                 (int)t->n_days, (long long)c->n_days);
}

static void check_table_ends(rf__check *c) {
    const rf_day_table *h = &c->s->hunger;
    if (c->s->has_conflicts)
        check_table_end(c, RF__CONFLICTS, &c->s->conflicts);
    if (c->s->has_floods)
        check_table_end(c, RF__FLOODS, &c->s->floods);
    if (c->s->has_hunger && h->n_days && (h->day[0] > 0 || h->day[h->n_days - 1] < c->n_days - 1))
        RF__TELL(c, RF_WARNING, "days-missing", RF__HUNGER, 0,
                 "The days reach from %lld to %lld and the simulation from 0 to %lld; the nearest "
                 "row is used outside. Flee stops here.",
                 (long long)h->day[0], (long long)h->day[h->n_days - 1], (long long)c->n_days - 1);
}

static void check_list(rf__check *c, const char *key, rf_list list, double most) {
    if (list.n && most >= list.n - 1)
        RF__TELL(
            c, RF_WARNING, "flood-level-above-list", RF__FLOODS, 0,
            "The flood level reaches %g and %s ends at level %d: Flee stops there; here the last "
            "entry holds.",
            most, key, (int)list.n - 1);
}

static void check_floods(rf__check *c) {
    const rf_scenario *s = c->s;
    const rf_settings *st = c->st;
    double most = 0;
    for (int64_t day = 0; day < s->floods.n_days && day < s->n_days; day++)
        for (int32_t k = 0; k < s->floods.n_columns; k++) {
            double level = cell(&s->floods, day, k);
            if (st->quirk_flood_level_whole)
                level = trunc(level);
            most = level > most ? level : most;
            c->starts[s->floods.column[k]] |= level > 0 && c->flood_driven;
        }
    if (!(most > 0)) {
        RF__TELL(c, RF_WARNING, "no-flood", RF__FLOODS, 0, "No place is flooded on any day.");
        return;
    }
    check_list(c, "flood_movechances", st->flood_movechances, most);
    check_list(c, "flood_loc_weights", st->flood_loc_weights, most);
    rf_list rates = st->displaced_per_flood_day;
    if (c->flood_driven)
        check_list(c, "displaced_per_flood_day", rates.n ? rates : (rf_list){.n = 5}, most);
}

/* ---- which places people can reach ---- */

static void mark_other_starts(rf__check *c) {
    const rf_scenario *s = c->s;
    for (int32_t i = 0; i < s->n_agents; i++)
        c->starts[s->agent[i].place] = true;
    for (rf_place_id i = 0; i < s->n_places; i++) {
        const char *idps = rf_place_attribute(&s->place[i], "initial_idps");
        double n = 0;
        if (idps && rf__parse_double(idps, strlen(idps), &n) && n > 0 &&
            (is_camp(&s->place[i]) || !c->st->quirk_town_idps_ignored))
            c->starts[i] = true;
        c->starts[i] |= c->by_hunger && !is_camp(&s->place[i]) && s->place[i].people > 0;
    }
}

static rf_err check_reach(rf__check *c) {
    const rf_scenario *s = c->s;
    size_t n = (size_t)s->n_places;
    bool *started = rf__calloc(n, sizeof *started), *told = rf__calloc(n, sizeof *told);
    int32_t n_started = 0;
    rf_err err = started && told ? RF_OK : RF_ERR_NOMEM;
    for (rf_place_id i = 0; !err && i < s->n_places; i++) {
        int32_t part = part_of(c, i);
        n_started += c->starts[i] && !started[part] && c->n_roads[i];
        started[part] |= c->starts[i];
    }
    for (rf_place_id i = 0; !err && i < s->n_places; i++) {
        int32_t part = part_of(c, i);
        if (c->n_roads[i] == 0)
            RF__TELL(c, RF_WARNING, "place-without-road", RF__LOCATIONS, s->place[i].line,
                     "No road leads to or from %s: add it to routes.csv or leave the place out.",
                     name_of(c, i));
        else if (n_started && !started[part] && !told[part]) {
            RF__TELL(
                c, RF_WARNING, "unconnected-place", RF__LOCATIONS, s->place[i].line,
                "No chain of roads leads from where people flee to %s and what is joined with it: "
                "nobody can get there.",
                name_of(c, i));
            told[part] = true;
        }
    }
    if (n_started > 1)
        RF__TELL(c, RF_WARNING, "separate-parts", RF__ROUTES, 0,
                 "People flee in %d parts that no road joins: is a road missing?", (int)n_started);
    rf__free(started);
    rf__free(told);
    return err;
}

static void check_attributes(rf__check *c, const rf_place *p) {
    static const char *const names[] = {"deactivation_probability",
                                        "farmer_fraction",
                                        "conflict_intensity",
                                        "initial_idps",
                                        "capacity_per_day",
                                        "trade_volume",
                                        "hdi"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = rf_place_attribute(p, names[i]);
        bool share = i < 2;
        double value;
        if (!text || !*text)
            continue;
        if (!rf__parse_double(text, strlen(text), &value) || (share && (value < 0 || value > 1)))
            RF__TELL(c, RF_WARNING, "bad-attribute", RF__LOCATIONS, p->line,
                     "The %s \"%.80s\" of %s is no number%s: correct it, or leave it empty.",
                     names[i], text, p->name, share ? " from 0 to 1" : "");
    }
}

static void check_home_country(rf__check *c) {
    const rf_place *place = c->s->place;
    bool abroad = false;
    for (rf_place_id i = 0; i < c->s->n_places; i++) {
        if (c->starts[i] && !strcmp(place[i].country, place[0].country))
            return;
        abroad |= c->starts[i];
    }
    if (abroad)
        RF__TELL(
            c, RF_WARNING, "home-country", RF__LOCATIONS, place[0].line,
            "The first place makes %s the home country, but people flee only from others: put a "
            "place that people flee from first.",
            place[0].country);
}

/* ---- settings and what they need ---- */

static const rf_demographic *demographic(const rf__check *c, const char *name) {
    for (int32_t i = 0; i < c->s->n_demographics; i++)
        if (!strcmp(c->s->demographic[i].name, name))
            return &c->s->demographic[i];
    return NULL;
}

static rf_err needs_file(rf__check *c, const char *key, const char *attribute) {
    char name[80];
    snprintf(name, sizeof name, attribute ? "demographics_%s.csv" : "region_attributes_IPC.csv",
             attribute);
    char *path = rf__path_join(c->dir[0], name);
    if (!path)
        return RF_ERR_NOMEM;
    rf_issues_add(c->issues, RF_WARNING, "setting-without-file", path, 0, 0,
                  "%s is on and needs this file, which is not there: the setting does nothing.",
                  key);
    rf__free(path);
    return RF_OK;
}

/* The rows without an attribute need the file on hunger. */
static rf_err check_needs(rf__check *c) {
    const rf_settings *st = c->st;
    const struct {
        bool on;
        const char *key, *attribute;
    } needs[] = {
        {st->children_avoid_hazards, "ChildrenAvoidHazards", "age"},
        {st->elderly_avoid_hazards, "ElderlyAvoidHazards", "age"},
        {st->women_avoid_hazards, "WomenAvoidHazards", "gender"},
        {st->boys_take_risk, "BoysTakeRisk", "gender"},
        {st->match_camp_ethnicity, "MatchCampEthnicity", "ethnicity"},
        {st->match_town_ethnicity, "MatchTownEthnicity", "ethnicity"},
        {st->match_conflict_ethnicity, "MatchConflictEthnicity", "ethnicity"},
        {st->match_camp_religion, "MatchCampReligion", "religion"},
        {st->flood_forecaster && st->flood_rules, "flood_forecaster", "floodawareness"},
        {st->flee_when_starving, "flee_when_starving", NULL},
        {st->avoid_food_deprived_locations, "avoid_food_deprived_locations", NULL},
        {st->starvation_driven_spawning, "starvation_driven_spawning", NULL},
    };
    rf_err err = RF_OK;
    for (size_t i = 0; !err && i < sizeof needs / sizeof *needs; i++) {
        const char *attribute = needs[i].attribute;
        bool there = attribute ? demographic(c, attribute) != NULL : c->s->has_hunger;
        if (needs[i].on && !there)
            err = needs_file(c, needs[i].key, attribute);
    }
    return err;
}

static bool any_attribute(const rf__check *c, const char *name) {
    const rf_scenario *s = c->s;
    for (rf_place_id i = 0; i < s->n_places; i++)
        if (rf_place_attribute(&s->place[i], name))
            return true;
    return false;
}

/* Flee takes them; a power of the population can make less of them. */
static void check_chances(rf__check *c) {
    const rf_settings *st = c->st;
    const struct {
        const char *key;
        double chance;
    } rows[] = {{"conflict_movechance", st->conflict_movechance},
                {"camp_movechance", st->camp_movechance},
                {"idpcamp_movechance", st->idpcamp_movechance},
                {"default_movechance", st->default_movechance}};
    bool scaled = st->movechance_pop_scale_factor < 0 || st->movechance_pop_scale_factor > 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !scaled; i++)
        if (rows[i].chance > 1)
            rf_issues_add(c->issues, RF_WARNING, "chance-above-1", "", 0, 0,
                          "%s is %g, more than 1: all people leave every day. A chance of 30 "
                          "percent is written 0.3.",
                          rows[i].key, rows[i].chance);
}

static void check_settings(rf__check *c) {
    const rf_settings *st = c->st;
    bool sinks = st->camps_are_sicks || (st->camps_are_sinks && !st->quirk_sinks_misspelt);
    bool farmers = any_attribute(c, "farmer_fraction");
    bool economy = any_attribute(c, "trade_volume") || any_attribute(c, "hdi");
    const struct {
        bool idle;
        const char *why;
    } rows[] = {
        {st->two_system_decision_making && st->quirk_two_system_ignored,
         "Flee 3 ignores two_system_decision_making: switch quirk_two_system_ignored off to use "
         "it."},
        {st->camps_are_sinks && !sinks, "Flee 3 reads camps_are_sicks in place of camps_are_sinks: "
                                        "switch quirk_sinks_misspelt off."},
        {sinks && !any_attribute(c, "deactivation_probability"),
         "camps_are_sinks needs a column deactivation_probability in locations.csv."},
        {st->boys_take_risk && !st->children_avoid_hazards,
         "BoysTakeRisk acts only together with ChildrenAvoidHazards."},
        {st->use_economic_pull && !economy,
         "use_economic_pull needs columns trade_volume or hdi in locations.csv."},
        {st->harvest_months.n && !st->quirk_harvest_freezes_all && !farmers,
         "harvest_months needs a column farmer_fraction in locations.csv."},
        {st->flood_driven_spawning && !st->flood_zone_spawning_only,
         "flood_driven_spawn_mode acts only together with flood_zone_spawning_only."},
        {st->flood_zone_spawning_only && !st->flood_driven_spawning,
         "flood_zone_spawning_only acts only together with the map flood_driven_spawn_mode."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].idle)
            rf_issues_add(c->issues, RF_WARNING, "setting-without-effect", "", 0, 0, "%s",
                          rows[i].why);
    bool numbers = (c->conflict_driven && st->conflict_spawn_mode != RF_SPAWN_POP_RATIO) ||
                   (c->flood_driven && st->flood_spawn_mode != RF_SPAWN_POP_RATIO) ||
                   any_attribute(c, "initial_idps") || any_attribute(c, "capacity_per_day");
    if (numbers && st->hasten > 1 && st->quirk_hasten_multiplies)
        rf_issues_add(c->issues, RF_WARNING, "hasten-multiplies", "", 0, 0,
                      "Populations and data are divided by hasten, but, as in Flee, not the people "
                      "whom conflicts or floods drive out, initial_idps and capacity_per_day: each "
                      "of them stands for %lld. Set hasten to 1, which costs no time here, or "
                      "switch quirk_hasten_multiplies off.",
                      (long long)st->hasten);
    check_chances(c);
    if (st->awareness_level == 0 && st->quirk_awareness0_stays)
        rf_issues_add(c->issues, RF_WARNING, "nobody-moves", "", 0, 0,
                      "With awareness_level 0 nobody moves, as in Flee 3: set it to 1 or more.");
}

/* People who differ in what an active rule looks at are simulated apart; ages and genders fold into
 * three groups, but all combinations of values are gone through. */
static void check_demographics(rf__check *c) {
    const rf_settings *st = c->st;
    bool ethnicity =
        st->match_camp_ethnicity || st->match_town_ethnicity || st->match_conflict_ethnicity;
    const struct {
        const char *name;
        bool used, folded;
    } all[] = {{"age", st->children_avoid_hazards || st->elderly_avoid_hazards, true},
               {"gender", st->women_avoid_hazards || st->boys_take_risk, true},
               {"ethnicity", ethnicity, false},
               {"religion", st->match_camp_religion, false},
               {"floodawareness", st->flood_forecaster, false}};
    double combinations = 1, groups = 3;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const rf_demographic *d = all[i].used ? demographic(c, all[i].name) : NULL;
        combinations *= d ? d->n_values : 1;
        groups *= d && !all[i].folded ? d->n_values : 1;
    }
    if (groups > MOST_GROUPS || combinations > MOST_COMBINATIONS)
        rf_issues_add(c->issues, RF_ERROR, "too-many-groups", c->dir[0], 0, 0,
                      "The demographics_*.csv in use give %.0f combinations of values, too many to "
                      "simulate: merge values or switch a setting off.",
                      combinations);
}

rf_err rf_scenario_check(const rf_scenario *scenario, const rf_settings *settings, int64_t n_days,
                         rf_issues *issues) {
    rf__check c = {.s = scenario, .st = settings, .issues = issues};
    c.n_days = n_days > scenario->n_days ? n_days : scenario->n_days;
    rf_err err = begin(&c);
    if (!err)
        check_roads(&c);
    if (!err)
        check_table_ends(&c);
    if (!err && scenario->has_floods)
        check_floods(&c);
    else if (!err)
        err = check_conflicts(&c);
    if (!err) {
        mark_other_starts(&c);
        err = check_reach(&c);
    }
    if (!err) {
        rf__check_camps(&c);
        for (rf_place_id i = 0; i < scenario->n_places; i++)
            check_attributes(&c, &scenario->place[i]);
        check_home_country(&c);
        err = rf__check_closures(&c);
        check_settings(&c);
        check_demographics(&c);
        err = err ? err : check_needs(&c);
    }
    end(&c);
    return !err && !rf_issues_complete(issues) ? RF_ERR_NOMEM : err;
}
