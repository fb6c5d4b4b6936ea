/* Displaced people over time. A claim is a point at the end of its period with the interval of its
 * words; the line of a count goes from nothing on its first day through the figures that hold.
 * Figures are written in the order of the picture; one that finds no room is left out.
 * Counts far larger than the crisis (a whole war's) would press it flat: they are told in words. */
#include "view/brief.h"

#include "base/mem.h"
#include "view/labels.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define INK 0x1f2933u
#define FAINT 0xd5dbe1u
#define MUTED 0x52606du
#define LINE 0x0b6bcbu
#define HELD 0x0b6bcbu
#define RIVAL 0xb42318u
#define MOST_POINTS 256
#define TOO_LARGE 3 /* times the crisis */
#define RADIUS 3.6

typedef struct frame {
    double left, right, top, bottom;
    rf_date first, last;
    double most;
} frame;

static double x_of(const frame *f, rf_date day) {
    return f->left + (f->right - f->left) * ((double)day - f->first) / (double)(f->last - f->first);
}

static double y_of(const frame *f, double number) {
    return f->bottom - (f->bottom - f->top) * fmin(number, f->most) / f->most;
}

static bool is_drawn(const rf__brief *brief, const rf_quantity *q) {
    return q->indicator == RF_DISPLACED && q->unit == RF_PEOPLE && q->modality == RF_REPORTED &&
           !q->is_stock && !q->groups && q->to != RF_NO_DATE &&
           !strcmp(q->country, brief->crisis->country) &&
           q->best <= TOO_LARGE * brief->crisis->best;
}

static rf_date day_of(const rf__brief *brief, const rf_member *m) {
    const rf_evidence *e = rf_picture_claim(brief->picture, m->claim);
    return e->claim->to != RF_NO_DATE               ? e->claim->to
           : e->claim->source.said_on != RF_NO_DATE ? e->claim->source.said_on
                                                    : e->published;
}

static double point_of(const rf__brief *brief, const rf_member *m) {
    const rf_claim *c = rf_picture_claim(brief->picture, m->claim)->claim;
    return c->low > 0 && c->high / c->low > 3 ? sqrt(c->low * c->high) : (c->low + c->high) / 2;
}

static bool find_frame(const rf__brief *brief, frame *f) {
    f->first = INT32_MAX;
    f->last = RF_NO_DATE;
    f->most = 0;
    for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if (!is_drawn(brief, q))
            continue;
        if (q->from != RF_NO_DATE && q->from < f->first)
            f->first = q->from;
        for (uint32_t k = 0; k < q->n_members; k++) {
            rf_date day = day_of(brief, &q->members[k]);
            if (day == RF_NO_DATE)
                continue;
            f->first = day < f->first ? day : f->first;
            f->last = day > f->last ? day : f->last;
            f->most = fmax(f->most, point_of(brief, &q->members[k]));
        }
    }
    if (f->last == RF_NO_DATE || f->most <= 0)
        return false;
    if (brief->on > f->last)
        f->last = brief->on;
    int margin = (f->last - f->first) / 30 + 1;
    f->first -= margin;
    f->last += margin;
    f->most *= 1.12;
    return true;
}

static void short_number(double number, char out[16]) {
    if (number >= 1e6)
        snprintf(out, 16, "%.3gM", number / 1e6);
    else if (number >= 1e3)
        snprintf(out, 16, "%.3gk", number / 1e3);
    else
        snprintf(out, 16, "%.3g", number);
}

static void draw_axes(rf__canvas *c, const frame *f) {
    double step = pow(10, floor(log10(f->most)));
    step = f->most / step >= 5 ? step : f->most / step >= 2.5 ? step / 2 : step / 5;
    for (double number = 0; number <= f->most; number += step) {
        double y = y_of(f, number);
        rf__point line[2] = {{f->left, y}, {f->right, y}};
        char label[16];
        short_number(number, label);
        c->path(c, line, 2, false, RF__CLEAR, FAINT, 0.7);
        c->text(c, (rf__point){f->left - 6, y + 3}, label, 9, false, RF__RIGHT, MUTED);
    }
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int span = f->last - f->first, every = span > 1500 ? 12 : span > 700 ? 6 : span > 240 ? 2 : 1;
    double end = -1e9;
    for (rf_date day = f->first; day <= f->last; day++) {
        int year, month, of_month;
        rf_date_split(day, &year, &month, &of_month);
        if (of_month != 1 || (month - 1) % every != 0)
            continue;
        double x = x_of(f, day);
        rf__point tick[2] = {{x, f->bottom}, {x, f->bottom + 4}};
        c->path(c, tick, 2, false, RF__CLEAR, MUTED, 0.8);
        if (x < end + 6 || x > f->right - 20)
            continue;
        char label[24];
        snprintf(label, sizeof label, "%s %d", months[month - 1], year);
        c->text(c, (rf__point){x, f->bottom + 15}, label, 9, false, RF__MIDDLE, MUTED);
        end = x + 44;
    }
}

static bool holds(const rf_member *m) { return m->relation != RF_CONFLICTS; }

/* Through the figures that hold, in the order of their days and never down: a count only grows. */
static void draw_line(const rf__brief *brief, rf__canvas *c, const frame *f, const rf_quantity *q) {
    struct {
        rf_date day;
        double number;
    } points[MOST_POINTS];
    size_t n = 0;
    for (uint32_t i = 0; i < q->n_members && n < MOST_POINTS; i++) {
        const rf_member *m = &q->members[i];
        rf_date day = day_of(brief, m);
        if (!holds(m) || day == RF_NO_DATE || (m->low > 0 && m->high / m->low > 3))
            continue;
        size_t at = n++;
        for (; at > 0 && points[at - 1].day > day; at--)
            points[at] = points[at - 1];
        points[at].day = day;
        points[at].number = point_of(brief, m);
    }
    rf__point line[MOST_POINTS + 1];
    size_t n_line = 0;
    double most = 0;
    if (q->from != RF_NO_DATE)
        line[n_line++] = (rf__point){x_of(f, q->from), y_of(f, 0)};
    for (size_t i = 0; i < n; i++) {
        if (points[i].number < most)
            continue;
        most = points[i].number;
        line[n_line++] = (rf__point){x_of(f, points[i].day), y_of(f, most)};
    }
    if (n_line > 1)
        c->path(c, line, n_line, false, RF__CLEAR, LINE, 2);
}

static void draw_points(const rf__brief *brief, rf__canvas *c, const frame *f, const rf_quantity *q,
                        rf__labels *labels) {
    for (uint32_t i = 0; i < q->n_members; i++) {
        const rf_member *m = &q->members[i];
        rf_date day = day_of(brief, m);
        char anchor[32], *words = NULL;
        if (day == RF_NO_DATE || rf_member_words(brief->picture, q, m, &words))
            continue;
        uint32_t colour = holds(m) ? HELD : RIVAL;
        double x = x_of(f, day);
        rf__point bar[2] = {{x, y_of(f, m->low)}, {x, y_of(f, m->high)}};
        rf__brief_anchor(brief, m->claim, anchor);
        c->link(c, anchor, words);
        c->path(c, bar, 2, false, RF__CLEAR, colour, 1.2);
        c->circle(c, (rf__point){x, y_of(f, point_of(brief, m))}, RADIUS,
                  m->relation == RF_BEST ? colour : 0xffffffu, colour, 1.4);
        c->link_end(c);
        rf__labels_keep(labels, (rf__point){x, y_of(f, point_of(brief, m))}, RADIUS);
        rf__free(words);
    }
}

static void draw_label(rf__canvas *c, const frame *f, const rf_quantity *q, rf__labels *labels) {
    char *figure = NULL;
    if (rf_quantity_figure(q, &figure))
        return;
    double x = x_of(f, q->to), y = y_of(f, q->best);
    rf__labels_put(labels, c, (rf__point){x, y}, RADIUS, figure, 9.5, x > (f->left + f->right) / 2,
                   INK);
    rf__free(figure);
}

bool rf__brief_chart(const rf__brief *brief, rf__canvas *canvas, double width, double height) {
    frame f = {.left = 44, .right = width - 10, .top = 12, .bottom = height - 24};
    if (!brief->crisis || !find_frame(brief, &f))
        return false;
    draw_axes(canvas, &f);
    rf__labels labels = {.left = f.left, .right = f.right, .bottom = f.bottom};
    for (int pass = 0; pass < 3; pass++)
        for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
            const rf_quantity *q = rf_picture_get(brief->picture, i);
            if (!is_drawn(brief, q))
                continue;
            if (pass == 0)
                draw_line(brief, canvas, &f, q);
            else if (pass == 1)
                draw_points(brief, canvas, &f, q, &labels);
            else
                draw_label(canvas, &f, q, &labels);
        }
    return true;
}
