/* The map: where things happened in the last weeks, and from where to where people went. Plate
 * carrée with the longitude shortened at the middle, which is enough for one crisis. Names are put
 * greedily, the places with most events first; a name that finds no room is left out. */
#include "view/brief.h"

#include "base/mem.h"
#include "view/labels.h"
#include "view/outline.h"

#include <math.h>
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

typedef struct spot {
    double lon, lat;
    const char *name;
    int n_events, n_violent;
    uint32_t claim;
} spot;

typedef struct drawing {
    const rf__brief *brief;
    rf__canvas *canvas;
    double width, height;
    double lon0, lat0, scale, shorten; /* of the middle */
    spot spots[MOST_SPOTS];
    size_t n_spots;
    double min_lon, max_lon, min_lat, max_lat;
    uint32_t home; /* index of the country's outline, or UINT32_MAX */
} drawing;

static bool is_violent(rf_event_type type) {
    return (type >= RF_BATTLE && type <= RF_FRONT_LINE) || type == RF_CEASEFIRE_BROKEN;
}

static void take(drawing *d, const rf_claim_place *p, int violent, uint32_t claim) {
    if (!p->text || isnan(p->lat_deg) || p->kind == RF_GAZ_COUNTRY || !p->country ||
        (d->brief->code[0] && strcmp(p->country, d->brief->code) != 0))
        return;
    size_t at = 0;
    while (at < d->n_spots && (d->spots[at].lon != p->lon_deg || d->spots[at].lat != p->lat_deg))
        at++;
    if (at == MOST_SPOTS)
        return;
    if (at == d->n_spots)
        d->spots[d->n_spots++] =
            (spot){p->lon_deg, p->lat_deg, p->name ? p->name : p->text, 0, 0, claim};
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

static rf__point at(const drawing *d, double lon, double lat) {
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

static void find_home(drawing *d) {
    rf__outline outline;
    rf__ring ring;
    d->home = UINT32_MAX;
    rf__outline_start(&outline);
    while (d->n_spots && rf__outline_next(&outline, &ring))
        if (ring_holds(&ring, d->spots[0].lon, d->spots[0].lat))
            d->home = ring.index;
}

/* In the middle of what is seen of it. */
static void draw_name(const drawing *d, const rf__ring *ring, const rf__point *points, size_t n) {
    double x = 0, y = 0, area = 0;
    for (size_t i = 0; i < n; i++) {
        rf__point a = points[i], b = points[(i + 1) % n];
        double cross = a.x * b.y - b.x * a.y;
        area += cross;
        x += (a.x + b.x) * cross;
        y += (a.y + b.y) * cross;
    }
    if (fabs(area) / 2 < d->width * d->height / 40)
        return;
    char name[128];
    size_t length = ring->n_name < sizeof name - 1 ? ring->n_name : sizeof name - 1;
    memcpy(name, ring->country, length);
    name[length] = 0;
    d->canvas->text(d->canvas, (rf__point){x / (3 * area), y / (3 * area)}, name, 11, false,
                    RF__MIDDLE, 0x9aa5b1u);
}

/* Their land, or, so that no land lies on a name, their names. */
static void draw_countries(const drawing *d, rf__point *points, rf__point *work, bool names) {
    rf__outline outline;
    rf__ring ring;
    rf__outline_start(&outline);
    while (rf__outline_next(&outline, &ring)) {
        size_t n = 0;
        for (uint32_t i = 0; i < ring.n && n < MOST_POINTS; i++) {
            double lon, lat;
            rf__ring_point(&ring, i, &lon, &lat);
            points[n++] = at(d, lon, lat);
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

static void draw_flow(const drawing *d, rf__point from, rf__point to, double people) {
    double length = hypot(to.x - from.x, to.y - from.y);
    if (length < 8)
        return;
    double width = fmin(6, 1 + log10(fmax(people, 1)) * 0.6);
    double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    rf__point line[2] = {from, {to.x - ux * 6, to.y - uy * 6}};
    rf__point head[3] = {to,
                         {to.x - ux * 9 - uy * 4.5, to.y - uy * 9 + ux * 4.5},
                         {to.x - ux * 9 + uy * 4.5, to.y - uy * 9 - ux * 4.5}};
    d->canvas->path(d->canvas, line, 2, false, RF__CLEAR, FLOW, width);
    d->canvas->path(d->canvas, head, 3, true, FLOW, RF__CLEAR, 0);
}

static void draw_flows(const drawing *d) {
    int n = 0;
    for (size_t i = 0; i < rf_picture_n_claims(d->brief->picture) && n < MOST_FLOWS; i++) {
        const rf_claim *c = rf_picture_claim(d->brief->picture, (uint32_t)i)->claim;
        const rf_claim_place *o = c->origin.text ? &c->origin : &c->place, *t = &c->destination;
        if (!t->text || !o->text || isnan(t->lat_deg) || isnan(o->lat_deg) ||
            (c->indicator != RF_DISPLACED && c->indicator != RF_CROSSED_BORDER &&
             c->indicator != RF_EVACUATED && c->event != RF_DISPLACEMENT))
            continue;
        draw_flow(d, at(d, o->lon_deg, o->lat_deg), at(d, t->lon_deg, t->lat_deg), c->high);
        n++;
    }
}

static int by_events(const void *left, const void *right) {
    const spot *a = left, *b = right;
    if (a->n_events != b->n_events)
        return a->n_events > b->n_events ? -1 : 1;
    return strcmp(a->name, b->name);
}

static double radius_of(const spot *s) { return 3 + fmin(7, sqrt(s->n_events)); }

static void draw_spots(drawing *d) {
    rf__labels labels = {.right = d->width, .bottom = d->height};
    for (size_t i = d->n_spots; i-- > 0;) {
        const spot *s = &d->spots[i];
        char anchor[32];
        rf__brief_anchor(d->brief, s->claim, anchor);
        d->canvas->link(d->canvas, anchor, s->name);
        d->canvas->circle(d->canvas, at(d, s->lon, s->lat), radius_of(s),
                          s->n_violent ? VIOLENCE : OTHER, 0xffffffu, 1);
        d->canvas->link_end(d->canvas);
        rf__labels_keep(&labels, at(d, s->lon, s->lat), radius_of(s));
    }
    size_t n_put = 0;
    for (size_t i = 0; i < d->n_spots && n_put < MOST_LABELS; i++) {
        const spot *s = &d->spots[i];
        n_put += rf__labels_put(&labels, d->canvas, at(d, s->lon, s->lat), radius_of(s), s->name,
                                10, false, INK);
    }
}

bool rf__brief_map(const rf__brief *brief, rf__canvas *canvas, double width, double height) {
    drawing d = {.brief = brief, .canvas = canvas, .width = width, .height = height};
    gather(&d);
    if (!d.n_spots)
        return false;
    qsort(d.spots, d.n_spots, sizeof *d.spots, by_events);
    find_window(&d);
    find_home(&d);
    rf__point sea[4] = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    canvas->path(canvas, sea, 4, true, SEA, RF__CLEAR, 0);
    rf__point *points = rf__calloc(2 * MOST_POINTS, sizeof *points);
    if (!points)
        return false;
    draw_countries(&d, points, points + MOST_POINTS, false);
    draw_countries(&d, points, points + MOST_POINTS, true);
    rf__free(points);
    draw_flows(&d);
    draw_spots(&d);
    return true;
}
