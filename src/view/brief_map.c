/* The map: where things happened in the last weeks, and from where to where people went. Plate
 * carrée with the longitude shortened at the middle, which is enough for one crisis. Names are put
 * greedily, the places with most events first; a name that finds no room is left out. A country's
 * name stands where its land has most room. An arrow begins at a place, never at the middle of a
 * country, and one that leads out of the window ends at its edge with the name of where it goes. */
#include "view/brief.h"

#include "base/mem.h"
#include "view/labels.h"
#include "view/outline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAND 0xf4f1eau
#define SEA 0xdfeaf2u
#define BORDER 0x8a949eu
#define HOME 0xfffdf7u
#define INK 0x1f2933u
#define VIOLENCE 0xb42318u
#define OTHER 0x0b6bcbu
#define FLOW 0x8a5a00u
#define MOST_SPOTS 200
#define MOST_LABELS 16
#define MOST_FLOWS 24
#define MOST_POINTS 20000
#define GRID 28 /* where the name of a country may stand: so many steps across and down */

typedef struct spot {
    double lon, lat;
    char name[64];
    int n_events, n_violent;
    uint32_t claim;
} spot;

typedef struct flow {
    const rf_claim_place *from, *to;
    double people;
    uint32_t claim;
} flow;

typedef struct drawing {
    const rf__brief *brief;
    rf__canvas *canvas;
    double width, height;
    double lon0, lat0, scale, shorten; /* of the middle */
    spot spots[MOST_SPOTS];
    size_t n_spots;
    double min_lon, max_lon, min_lat, max_lat;
    uint32_t home; /* index of the country's outline, or UINT32_MAX */
    rf__labels labels;
} drawing;

static bool is_violent(rf_event_type type) {
    return (type >= RF_BATTLE && type <= RF_FRONT_LINE) || type == RF_CEASEFIRE_BROKEN;
}

static void take(drawing *d, const rf_claim_place *p, int violent, uint32_t claim) {
    if (!p->text || isnan(p->lat_deg) || p->kind == RF_GAZ_COUNTRY || !p->country ||
        (d->brief->code[0] && strcmp(p->country, d->brief->code) != 0))
        return;
    spot new = {.lon = p->lon_deg, .lat = p->lat_deg, .claim = claim};
    rf__label_spot(p, new.name, sizeof new.name);
    size_t at = 0; /* a city and its province of one name are one dot */
    while (at < d->n_spots && (d->spots[at].lon != new.lon || d->spots[at].lat != new.lat) &&
           strcmp(d->spots[at].name, new.name) != 0)
        at++;
    if (at == MOST_SPOTS)
        return;
    if (at == d->n_spots)
        d->spots[d->n_spots++] = new;
    d->spots[at].n_events++;
    d->spots[at].n_violent += violent;
}

static void gather(drawing *d) {
    for (size_t i = 0; i < d->brief->timeline.n; i++) {
        const rf_incident *x = &d->brief->timeline.incidents[i];
        if (rf__brief_tells(d->brief, x))
            take(d, &x->where, is_violent(x->type), x->claims[0]);
    }
    for (size_t i = 0; i < rf_picture_count(d->brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(d->brief->picture, i);
        if (rf__brief_places(d->brief, q))
            take(d, &q->where, 0, q->members[0].claim);
    }
}

static void find_window(drawing *d) {
    d->min_lon = d->min_lat = 1e9;
    d->max_lon = d->max_lat = -1e9;
    for (size_t i = 0; i < d->n_spots; i++) {
        d->min_lon = fmin(d->min_lon, d->spots[i].lon);
        d->max_lon = fmax(d->max_lon, d->spots[i].lon);
        d->min_lat = fmin(d->min_lat, d->spots[i].lat);
        d->max_lat = fmax(d->max_lat, d->spots[i].lat);
    }
    d->lon0 = (d->min_lon + d->max_lon) / 2;
    d->lat0 = (d->min_lat + d->max_lat) / 2;
    d->shorten = cos(d->lat0 * 3.14159265358979 / 180);
    double wide = fmax(2.6, (d->max_lon - d->min_lon) * 1.35) * d->shorten;
    double high = fmax(1.8, (d->max_lat - d->min_lat) * 1.35);
    d->scale = fmin(d->width / wide, d->height / high);
}

static rf__point at_of(const drawing *d, double lon, double lat) {
    return (rf__point){d->width / 2 + (lon - d->lon0) * d->shorten * d->scale,
                       d->height / 2 - (lat - d->lat0) * d->scale};
}

/* Cuts a ring to the window, side by side (Sutherland and Hodgman). */
static size_t clip(rf__point *points, rf__point *work, size_t n, double width, double height) {
    for (int side = 0; side < 4 && n > 0; side++) {
        size_t kept = 0;
        for (size_t i = 0; i < n; i++) {
            rf__point a = points[i], b = points[(i + 1) % n];
            double limit = side == 0 ? 0 : side == 1 ? width : side == 2 ? 0 : height;
            double u = side < 2 ? a.x : a.y, v = side < 2 ? b.x : b.y;
            bool a_in = side % 2 ? u <= limit : u >= limit;
            bool b_in = side % 2 ? v <= limit : v >= limit;
            if (kept + 2 > MOST_POINTS)
                break;
            if (a_in)
                work[kept++] = a;
            if (a_in != b_in) {
                double t = (limit - u) / (v - u);
                work[kept++] = (rf__point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            }
        }
        memcpy(points, work, kept * sizeof *points);
        n = kept;
    }
    return n;
}

static bool ring_holds(const rf__ring *ring, double lon, double lat) {
    bool inside = false;
    double x1, y1, x2, y2;
    rf__ring_point(ring, ring->n - 1, &x1, &y1);
    for (uint32_t i = 0; i < ring->n; i++, x1 = x2, y1 = y2) {
        rf__ring_point(ring, i, &x2, &y2);
        if ((y1 > lat) != (y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
            inside = !inside;
    }
    return inside;
}

static double distance2(const rf__ring *ring, const spot *s) {
    double least = 1e18;
    for (uint32_t i = 0; i < ring->n; i++) {
        double lon, lat;
        rf__ring_point(ring, i, &lon, &lat);
        least = fmin(least, (lon - s->lon) * (lon - s->lon) + (lat - s->lat) * (lat - s->lat));
    }
    return least;
}

/* The country in whose outline most spots lie. On a coast that the outline cuts off none may: then
 * the one with the nearest shore. */
static void find_home(drawing *d) {
    rf__outline outline;
    rf__ring ring;
    size_t most = 0, here = 0;
    double nearest = 1e18;
    uint32_t country = UINT32_MAX, shore = UINT32_MAX;
    d->home = UINT32_MAX;
    rf__outline_start(&outline);
    while (rf__outline_next(&outline, &ring)) {
        here = ring.index == country ? here : 0;
        country = ring.index;
        for (size_t i = 0; i < d->n_spots; i++)
            here += ring_holds(&ring, d->spots[i].lon, d->spots[i].lat);
        if (here > most) {
            most = here;
            d->home = country;
        }
        double distance = distance2(&ring, &d->spots[0]);
        if (distance < nearest) {
            nearest = distance;
            shore = country;
        }
    }
    if (!most)
        d->home = shore;
}

static bool holds(const rf__point *points, size_t n, rf__point at) {
    bool inside = false;
    for (size_t i = 0, j = n - 1; i < n; j = i++)
        if ((points[i].y > at.y) != (points[j].y > at.y) &&
            at.x <
                (points[j].x - points[i].x) * (at.y - points[i].y) / (points[j].y - points[i].y) +
                    points[i].x)
            inside = !inside;
    return inside;
}

/* How far a name of this width may reach up and down before it leaves the land or meets a spot. */
static double room(const drawing *d, const rf__point *points, size_t n, rf__point at, double flat) {
    double least = 1e18;
    for (size_t i = 0; i < n; i++) {
        rf__point a = points[i], b = points[(i + 1) % n];
        double ax = (a.x - at.x) * flat, ay = a.y - at.y;
        double dx = (b.x - a.x) * flat, dy = b.y - a.y, length = dx * dx + dy * dy;
        double t = length > 0 ? fmax(0, fmin(1, -(ax * dx + ay * dy) / length)) : 0;
        least = fmin(least, hypot(ax + t * dx, ay + t * dy));
    }
    for (size_t i = 0; i < d->n_spots; i++) {
        rf__point dot = at_of(d, d->spots[i].lon, d->spots[i].lat);
        least = fmin(least, hypot((dot.x - at.x) * flat, dot.y - at.y));
    }
    return least;
}

/* Where its land has most room for it; nowhere if there is too little. */
static void draw_name(drawing *d, const rf__ring *ring, const rf__point *points, size_t n) {
    const double size = 11;
    char name[128];
    size_t length = ring->n_name < sizeof name - 1 ? ring->n_name : sizeof name - 1;
    memcpy(name, ring->country, length);
    name[length] = 0;
    double flat = 2 / ((double)length * 0.62), most = 0;
    rf__point best = {0, 0};
    for (int i = 1; i < GRID; i++)
        for (int k = 1; k < GRID; k++) {
            rf__point at = {d->width * i / GRID, d->height * k / GRID};
            double here = holds(points, n, at) ? room(d, points, n, at, flat) : 0;
            if (here > most) {
                most = here;
                best = at;
            }
        }
    if (most < size)
        return;
    best.y += size * 0.35;
    rf__labels_keep(&d->labels, best, size / 2);
    d->canvas->text(d->canvas, best, name, size, false, RF__MIDDLE, 0x9aa5b1u);
}

/* Their land, or, so that no land lies on a name, their names. */
static void draw_countries(drawing *d, rf__point *points, rf__point *work, bool names) {
    rf__outline outline;
    rf__ring ring;
    rf__outline_start(&outline);
    while (rf__outline_next(&outline, &ring)) {
        size_t n = 0;
        for (uint32_t i = 0; i < ring.n && n < MOST_POINTS; i++) {
            double lon, lat;
            rf__ring_point(&ring, i, &lon, &lat);
            points[n++] = at_of(d, lon, lat);
        }
        n = clip(points, work, n, d->width, d->height);
        if (n < 3)
            continue;
        if (names)
            draw_name(d, &ring, points, n);
        else
            d->canvas->path(d->canvas, points, n, true, ring.index == d->home ? HOME : LAND, BORDER,
                            ring.index == d->home ? 1.4 : 0.8);
    }
}

static bool is_known(const rf_claim_place *p) { return p->text && !isnan(p->lat_deg); }

static bool is_country(const rf_claim_place *p) { return p->kind == RF_GAZ_COUNTRY; }

static bool is_in(const rf_claim_place *p, const char *code) {
    return p->country && !strcmp(p->country, code);
}

/* From where to where people went: not from "Syria", which is no place to begin an arrow at. */
static bool flow_of(const drawing *d, uint32_t claim, flow *ret) {
    const rf_evidence *e = rf_picture_claim(d->brief->picture, claim);
    const rf_claim *c = e->claim;
    const rf_claim_place *from = c->origin.text ? &c->origin : &c->place, *to = &c->destination;
    const rf_quantity *q = rf_picture_of_claim(d->brief->picture, claim);
    const char *code = d->brief->code;
    bool moved = c->indicator == RF_DISPLACED || c->indicator == RF_CROSSED_BORDER ||
                 c->indicator == RF_EVACUATED || c->event == RF_DISPLACEMENT;
    if (!moved || c->modality != RF_REPORTED || e->verdict == RF_REJECTED || !is_known(from) ||
        !is_known(to) || is_country(from) || (q && !rf__brief_current(d->brief, q)))
        return false;
    bool here = !*code || is_in(from, code) || is_in(to, code);
    *ret = (flow){from, to, c->high, claim};
    return here && !(is_country(to) && from->country && is_in(to, from->country));
}

static bool at_one_place(const rf_claim_place *a, const rf_claim_place *b) {
    return a->lon_deg == b->lon_deg && a->lat_deg == b->lat_deg;
}

/* Of an arrow, where no spot of the map has the name. */
static void name_end(drawing *d, const rf_claim_place *place, const char *word, rf__point at) {
    char name[64], label[72];
    rf__label_spot(place, name, sizeof name);
    snprintf(label, sizeof label, "%s %s", word, name);
    rf__labels_put(&d->labels, d->canvas, at, 4, label, 9, false, FLOW);
}

static void draw_flow(drawing *d, const flow *f) {
    rf__point from = at_of(d, f->from->lon_deg, f->from->lat_deg), start = from;
    rf__point to = at_of(d, f->to->lon_deg, f->to->lat_deg), end = to;
    if (!rf__clip_line(&from, &to, 6, d->width - 6, 6, d->height - 6))
        return;
    double length = hypot(to.x - from.x, to.y - from.y);
    if (length < 8)
        return;
    double width = fmin(6, 1 + log10(fmax(f->people, 1)) * 0.6);
    double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length, wide = width / 2 + 3;
    rf__point line[2] = {from, {to.x - ux * 6, to.y - uy * 6}};
    rf__point head[3] = {to,
                         {to.x - ux * 9 - uy * wide, to.y - uy * 9 + ux * wide},
                         {to.x - ux * 9 + uy * wide, to.y - uy * 9 - ux * wide}};
    char anchor[32], name[64];
    rf__label_spot(f->to, name, sizeof name);
    rf__brief_anchor(d->brief, f->claim, anchor);
    d->canvas->link(d->canvas, anchor, name);
    d->canvas->path(d->canvas, line, 2, false, RF__CLEAR, FLOW, width);
    d->canvas->path(d->canvas, head, 3, true, FLOW, RF__CLEAR, 0);
    d->canvas->link_end(d->canvas);
    rf__labels_keep_line(&d->labels, from, to);
    if (is_country(f->to) || to.x != end.x || to.y != end.y)
        name_end(d, f->to, "to", to);
    if (!is_in(f->from, d->brief->code) || from.x != start.x || from.y != start.y)
        name_end(d, f->from, "from", from);
}

/* Several claims of one way are one arrow. */
static void draw_flows(drawing *d) {
    flow flows[MOST_FLOWS];
    size_t n = 0;
    for (size_t i = 0; i < rf_picture_n_claims(d->brief->picture) && n < MOST_FLOWS; i++) {
        flow new;
        if (!d->brief->is_cited[i] || !flow_of(d, (uint32_t)i, &new))
            continue;
        size_t at = 0;
        while (at < n &&
               !(at_one_place(flows[at].from, new.from) && at_one_place(flows[at].to, new.to)))
            at++;
        if (at == n || new.people > flows[at].people)
            flows[at] = new;
        n += at == n;
    }
    for (size_t i = 0; i < n; i++)
        draw_flow(d, &flows[i]);
}

static int by_events(const void *left, const void *right) {
    const spot *a = left, *b = right;
    if (a->n_events != b->n_events)
        return a->n_events > b->n_events ? -1 : 1;
    return strcmp(a->name, b->name);
}

static double radius_of(const spot *s) { return 3 + fmin(7, sqrt(s->n_events)); }

/* Violence has corners: colour alone does not tell it. */
static void draw_spots(drawing *d) {
    for (size_t i = d->n_spots; i-- > 0;) {
        const spot *s = &d->spots[i];
        rf__point at = at_of(d, s->lon, s->lat);
        char anchor[32];
        rf__brief_anchor(d->brief, s->claim, anchor);
        d->canvas->link(d->canvas, anchor, s->name);
        if (s->n_violent)
            rf__diamond(d->canvas, at, radius_of(s), VIOLENCE, 0xffffffu, 1);
        else
            d->canvas->circle(d->canvas, at, radius_of(s), OTHER, 0xffffffu, 1);
        d->canvas->link_end(d->canvas);
        rf__labels_keep(&d->labels, at, radius_of(s));
    }
    size_t n_put = 0;
    for (size_t i = 0; i < d->n_spots && n_put < MOST_LABELS; i++) {
        const spot *s = &d->spots[i];
        n_put += rf__labels_put(&d->labels, d->canvas, at_of(d, s->lon, s->lat), radius_of(s),
                                s->name, 10, false, INK);
    }
}

static bool draw(drawing *d) {
    gather(d);
    if (!d->n_spots)
        return false;
    qsort(d->spots, d->n_spots, sizeof *d->spots, by_events);
    find_window(d);
    find_home(d);
    d->labels.right = d->width;
    d->labels.bottom = d->height;
    rf__point sea[4] = {{0, 0}, {d->width, 0}, {d->width, d->height}, {0, d->height}};
    d->canvas->path(d->canvas, sea, 4, true, SEA, RF__CLEAR, 0);
    rf__point *points = rf__calloc(2 * MOST_POINTS, sizeof *points);
    if (!points)
        return false;
    draw_countries(d, points, points + MOST_POINTS, false);
    draw_countries(d, points, points + MOST_POINTS, true);
    rf__free(points);
    draw_flows(d);
    draw_spots(d);
    return true;
}

bool rf__brief_map(const rf__brief *brief, rf__canvas *canvas, double width, double height) {
    drawing *d = rf__calloc(1, sizeof *d);
    if (!d)
        return false;
    d->brief = brief;
    d->canvas = canvas;
    d->width = width;
    d->height = height;
    bool any = draw(d);
    rf__free(d);
    return any;
}
