/* Places, roads and what changes them by date. */
#include "scenario/load.h"

#include "base/issues.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool has_word(const char *text, const char *word) {
    size_t n = strlen(word);
    for (; *text; text++)
        if (!strncasecmp(text, word, n))
            return true;
    return false;
}

/* Flee: the first of these words found anywhere in the type decides. */
bool rf__parse_place_kind(const char *text, rf_place_kind *ret) {
    if (has_word(text, "camp"))
        *ret = has_word(text, "idp") ? RF_PLACE_IDP_CAMP : RF_PLACE_CAMP;
    else if (has_word(text, "conflict"))
        *ret = RF_PLACE_CONFLICT;
    else if (has_word(text, "forward"))
        *ret = RF_PLACE_FORWARD;
    else if (has_word(text, "marker"))
        *ret = RF_PLACE_MARKER;
    else if (has_word(text, "flood_zone"))
        *ret = RF_PLACE_FLOOD_ZONE;
    else if (has_word(text, "default") || has_word(text, "town"))
        *ret = RF_PLACE_TOWN;
    else {
        *ret = RF_PLACE_OTHER;
        return false;
    }
    return true;
}

/* Names of the columns from `first` on, from a header row. */
typedef struct header {
    const char **names;
    size_t n;
} header;

static rf_err read_header(rf__table *t, size_t first, header *h) {
    if (h->n || t->csv.n_fields <= first)
        return RF_OK; /* the names stand in the first such row; later ones are comments */
    size_t n = t->csv.n_fields - first;
    h->names = rf__arena_alloc(&t->l->box->arena, n * sizeof *h->names);
    if (!h->names)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < n; i++) {
        h->names[i] = rf__table_text(t, first + i);
        if (!h->names[i])
            return RF_ERR_NOMEM;
    }
    h->n = n;
    return RF_OK;
}

static rf_err read_attributes(rf__table *t, size_t first, const header *h, rf_place *place) {
    rf_attribute *kept = rf__arena_alloc(&t->l->box->arena, (h->n + 1) * sizeof *kept);
    if (!kept)
        return RF_ERR_NOMEM;
    int32_t n = 0;
    for (size_t i = 0; i < h->n; i++) {
        if (!*h->names[i] || first + i >= t->csv.n_fields)
            continue;
        kept[n] = (rf_attribute){h->names[i], rf__table_text(t, first + i)};
        if (!kept[n++].value)
            return RF_ERR_NOMEM;
    }
    place->attributes = kept;
    place->n_attributes = n;
    return RF_OK;
}

static double coordinate(rf__table *t, size_t field) {
    rf__csv_field f = rf__csv_get(&t->csv, field);
    double value;
    if (rf__parse_double(f.text, f.n, &value))
        return value;
    rf__table_issue(t, RF_WARNING, "bad-coordinate", field,
                    "The coordinate \"%.80s\" is not a number of degrees; 0 is used. Distances as "
                    "the crow flies and maps will be wrong for this place.",
                    f.text);
    return 0;
}

static rf_err read_place(rf__table *t, const header *h) {
    rf__loader *l = t->l;
    rf_place p = {.line = t->csv.row_line};
    p.name = rf__table_text(t, 0);
    p.region = rf__table_text(t, 1);
    p.country = rf__table_text(t, 2);
    if (!p.name || !p.region || !p.country)
        return RF_ERR_NOMEM;
    rf__csv_field type = rf__csv_get(&t->csv, 5);
    if (t->csv.n_fields < 6 || !*p.name) {
        rf__table_issue(t, RF_ERROR, "short-row", 0,
                        "A place needs at least name, region, country, two coordinates and "
                        "location_type.");
        return RF_OK;
    }
    if (!strcasecmp(p.name, "name") && !strcasecmp(type.text, "location_type")) {
        rf__table_issue(t, RF_ERROR, "header-without-hash", 0,
                        "The header row must begin with \"#\", else it is read as a place.");
        return RF_OK;
    }
    p.column3 = coordinate(t, 3);
    p.column4 = coordinate(t, 4);
    if (!rf__parse_place_kind(type.text, &p.kind))
        rf__table_issue(t, RF_WARNING, "unknown-location-type", 5,
                        "The location_type \"%.80s\" of %s is not known: use town, camp, idpcamp, "
                        "conflict_zone, forwarding_hub, marker or flood_zone. Everyone leaves it at "
                        "once.",
                        type.text, p.name);
    /* A place with a bad figure stays known by name, so that its roads are not faulted too. */
    if (p.kind == RF_PLACE_CONFLICT)
        (void)rf__table_whole(t, 6, "conflict_date", INT32_MIN, 0, &p.conflict_date);
    (void)rf__table_whole(t, 7, rf_place_kind_is_camp(p.kind) ? "capacity" : "population", 0, 0,
                          &p.people);
    int32_t first;
    if (!rf__map_add(&l->place_of, p.name, strlen(p.name), (int32_t)l->n_places, &first))
        return RF_ERR_NOMEM;
    if (first != (int32_t)l->n_places) {
        rf__table_issue(t, RF_ERROR, "duplicate-place", 0,
                        "There is already a place %s on line %u: names must be unique.", p.name,
                        l->places[first].line);
        return RF_OK;
    }
    rf_err err = read_attributes(t, 8, h, &p);
    if (err)
        return err;
    if (!rf__grow(&l->places, &l->places_cap, l->n_places + 1, sizeof p))
        return RF_ERR_NOMEM;
    l->places[l->n_places++] = p;
    return RF_OK;
}

rf_err rf__load_places(rf__loader *l) {
    rf__table t;
    header h = {0};
    bool more;
    size_t errors = rf__issues_errors_seen(l->issues);
    rf_err err = rf__table_open(l, &t, l->input_dir, "locations.csv", true);
    while (!err && !(err = rf__table_next_any(&t, &more)) && more) {
        if (t.csv.n_fields && t.csv.fields[0].text[0] == '#')
            err = read_header(&t, 8, &h);
        else if (!rf__csv_is_comment(&t.csv))
            err = read_place(&t, &h);
    }
    if (!err && l->n_places == 0 && rf__issues_errors_seen(l->issues) == errors)
        rf_issues_add(l->issues, RF_ERROR, "no-places", t.path, 0, 0, "The file lists no place.");
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

/* The place in field i, or an issue of that severity. */
static rf_place_id known_place(rf__table *t, size_t field, rf_severity severity,
                               const char *consequence) {
    rf_place_id id = rf__table_place(t, field);
    if (id != RF_NONE)
        return id;
    rf__csv_field f = rf__csv_get(&t->csv, field);
    const char *near = rf__nearest_place(t->l, f.text);
    rf__table_issue(t, severity, "unknown-place", field,
                    "There is no place \"%.80s\" in locations.csv%s%s%s.%s", f.text,
                    near ? " (did you mean " : "", near ? near : "", near ? "?)" : "", consequence);
    return RF_NONE;
}

static rf_err read_road(rf__table *t, const header *h) {
    rf__loader *l = t->l;
    rf_road road = {.max_move_speed = -1, .line = t->csv.row_line};
    if (t->csv.n_fields < 3) {
        rf__table_issue(t, RF_ERROR, "short-row", 0, "A road needs two places and a distance.");
        return RF_OK;
    }
    road.from = known_place(t, 0, RF_ERROR, "");
    road.to = known_place(t, 1, RF_ERROR, "");
    int64_t redirection = 0;
    bool good = rf__table_number(t, 2, "distance in km", 0, &road.dist_km);
    good &= rf__table_whole(t, 3, "forced_redirection", 0, 0, &redirection);
    if (redirection > 2) {
        rf__table_issue(t, RF_WARNING, "bad-redirection", 3,
                        "forced_redirection is 0, 1 or 2; %lld is taken as 0.",
                        (long long)redirection);
        redirection = 0;
    }
    road.redirection = (int)redirection;
    for (size_t i = 0; i < h->n && 4 + i < t->csv.n_fields; i++) {
        if (rf__csv_get(&t->csv, 4 + i).n == 0)
            continue;
        if (!strcmp(h->names[i], "max_move_speed"))
            good &= rf__table_number(t, 4 + i, "max_move_speed", 0, &road.max_move_speed);
        else if (!strcmp(h->names[i], "walk_probability"))
            good &= rf__table_number(t, 4 + i, "walk_probability", 0, &road.walk_probability);
    }
    if (!good || road.from == RF_NONE || road.to == RF_NONE)
        return RF_OK;
    if (road.from == road.to) {
        rf__table_issue(t, RF_LEFT_OUT, "road-to-itself", 1,
                        "A road from %s to itself leads nowhere and is left out.",
                        l->places[road.from].name);
        return RF_OK;
    }
    if (!rf__grow(&l->roads, &l->roads_cap, l->n_roads + 1, sizeof road))
        return RF_ERR_NOMEM;
    l->roads[l->n_roads++] = road;
    return RF_OK;
}

rf_err rf__load_roads(rf__loader *l) {
    rf__table t;
    header h = {0};
    bool more;
    rf_err err = rf__table_open(l, &t, l->input_dir, "routes.csv", true);
    while (!err && !(err = rf__table_next_any(&t, &more)) && more) {
        if (t.csv.n_fields && t.csv.fields[0].text[0] == '#')
            err = read_header(&t, 4, &h);
        else if (!rf__csv_is_comment(&t.csv))
            err = read_road(&t, &h);
    }
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

static bool country_exists(const rf__loader *l, const char *name) {
    for (size_t i = 0; i < l->n_places; i++)
        if (!strcmp(l->places[i].country, name))
            return true;
    return false;
}

static bool closure_kind(const char *word, rf_closure_kind *ret) {
    static const struct {
        const char *word;
        rf_closure_kind kind;
    } kinds[] = {{"country", RF_CLOSE_COUNTRY},
                 {"location", RF_CLOSE_LOCATION},
                 {"camp", RF_CLOSE_CAMP},
                 {"idpcamp", RF_CLOSE_IDP_CAMP},
                 {"link", RF_CLOSE_LINK},
                 {"links", RF_CLOSE_LINK},
                 {"remove_forced_redirection", RF_CLOSE_REDIRECTION}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcasecmp(word, kinds[i].word)) {
            *ret = kinds[i].kind;
            return true;
        }
    return false;
}

static bool closure_places(rf__table *t, rf_closure *c) {
    const char *unused = " The closure is left out.";
    c->place1 = c->place2 = RF_NONE;
    if (c->kind == RF_CLOSE_COUNTRY) {
        const char *names[] = {c->name1, c->name2};
        for (size_t i = 0; i < 2; i++) {
            if (country_exists(t->l, names[i]))
                continue;
            rf__table_issue(t, RF_LEFT_OUT, "unknown-country", 1 + i,
                            "No place in locations.csv is in a country \"%.80s\".%s", names[i],
                            unused);
            return false;
        }
        return true;
    }
    c->place1 = known_place(t, 1, RF_LEFT_OUT, unused);
    if (c->kind == RF_CLOSE_LINK)
        c->place2 = known_place(t, 2, RF_LEFT_OUT, unused);
    return c->place1 != RF_NONE && (c->kind != RF_CLOSE_LINK || c->place2 != RF_NONE);
}

static rf_err read_closure(rf__table *t) {
    rf__loader *l = t->l;
    rf_closure c = {.line = t->csv.row_line};
    rf__csv_field word = rf__csv_get(&t->csv, 0);
    if (!closure_kind(word.text, &c.kind)) {
        rf__table_issue(t, RF_LEFT_OUT, "unknown-closure", 0,
                        "\"%.80s\" is no kind of closure (country, location, camp, idpcamp, link); "
                        "the row is left out.",
                        word.text);
        return RF_OK;
    }
    if (t->csv.n_fields < 5) {
        rf__table_issue(t, RF_ERROR, "short-row", 0,
                        "A closure needs type, name1, name2, start day and end day.");
        return RF_OK;
    }
    c.name1 = rf__table_text(t, 1);
    c.name2 = rf__table_text(t, 2);
    if (!c.name1 || !c.name2)
        return RF_ERR_NOMEM;
    bool good = rf__table_whole(t, 3, "start day", INT32_MIN, 0, &c.start);
    good &= rf__table_whole(t, 4, "end day", INT32_MIN, -1, &c.end);
    if (!good || !closure_places(t, &c))
        return RF_OK;
    if (c.end >= 0 && c.end <= c.start && c.kind != RF_CLOSE_REDIRECTION)
        rf__table_issue(t, RF_WARNING, "closure-ends-first", 4,
                        "The closure ends on day %lld, not after its start on day %lld.",
                        (long long)c.end, (long long)c.start);
    if (!rf__grow(&l->closures, &l->closures_cap, l->n_closures + 1, sizeof c))
        return RF_ERR_NOMEM;
    l->closures[l->n_closures++] = c;
    return RF_OK;
}

rf_err rf__load_closures(rf__loader *l) {
    rf__table t;
    bool more;
    rf_err err = rf__table_open(l, &t, l->input_dir, "closures.csv", false);
    if (err == RF_ERR_NOT_FOUND)
        rf_issues_add(l->issues, RF_WARNING, "missing-file", t.path, 0, 0,
                      "There is no closures.csv: no border or camp closes. Flee needs the file, with "
                      "a header at least.");
    while (!err && !(err = rf__table_next(&t, &more)) && more)
        err = read_closure(&t);
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

rf_err rf__load_changes(rf__loader *l) {
    rf__table t;
    bool more;
    rf_err err = rf__table_open(l, &t, l->input_dir, "location_changes.csv", false);
    while (!err && !(err = rf__table_next(&t, &more)) && more) {
        rf_location_change c = {.place = known_place(&t, 0, RF_LEFT_OUT, " The row is left out.")};
        rf__csv_field type = rf__csv_get(&t.csv, 1);
        if (!rf__parse_place_kind(type.text, &c.kind)) {
            rf__table_issue(&t, RF_LEFT_OUT, "unknown-location-type", 1,
                            "\"%.80s\" is no location_type; the row is left out.", type.text);
            continue;
        }
        if (!rf__table_whole(&t, 2, "day", 0, 0, &c.day) || c.place == RF_NONE)
            continue;
        if (!rf__grow(&l->changes, &l->changes_cap, l->n_changes + 1, sizeof c))
            err = RF_ERR_NOMEM;
        else
            l->changes[l->n_changes++] = c;
    }
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}

static bool joined(const rf__loader *l, rf_place_id a, rf_place_id b) {
    for (size_t i = 0; i < l->n_roads; i++) {
        const rf_road *r = &l->roads[i];
        if ((r->from == a && r->to == b) || (r->from == b && r->to == a))
            return true;
    }
    return false;
}

static rf_err read_major_route(rf__table *t) {
    rf__loader *l = t->l;
    size_t n = t->csv.n_fields;
    rf_place_id *route = rf__arena_alloc(&l->box->arena, (n + 1) * sizeof *route);
    if (!route)
        return RF_ERR_NOMEM;
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (rf__csv_get(&t->csv, i).n == 0)
            continue;
        rf_place_id id = known_place(t, i, RF_LEFT_OUT, " The major route is left out.");
        if (id == RF_NONE)
            return RF_OK;
        if (k && !joined(l, route[k - 1], id)) {
            rf__table_issue(t, RF_LEFT_OUT, "broken-major-route", i,
                            "No road joins %s and %s; the major route is left out.",
                            l->places[route[k - 1]].name, l->places[id].name);
            return RF_OK;
        }
        route[k++] = id;
    }
    route[k] = RF_NONE;
    if (k < 2)
        return RF_OK;
    if (!rf__grow(&l->major, &l->major_cap, l->n_major + 1, sizeof *l->major))
        return RF_ERR_NOMEM;
    l->major[l->n_major++] = route;
    return RF_OK;
}

rf_err rf__load_major_routes(rf__loader *l) {
    if (!l->settings->fixed_routes)
        return RF_OK;
    rf__table t;
    bool more;
    rf_err err = rf__table_open(l, &t, l->input_dir, "major_routes.csv", false);
    while (!err && !(err = rf__table_next(&t, &more)) && more)
        err = read_major_route(&t);
    rf__table_close(&t);
    return err == RF_ERR_NOT_FOUND ? RF_OK : err;
}
