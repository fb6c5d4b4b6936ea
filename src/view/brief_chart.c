/* Displaced people over time. A claim is a point at the end of its period with the interval of its
 * words; the line of a count goes from nothing on its first day through the figures that hold.
 * Figures are written in the order of the picture, after the headline; one that finds no room is
 * left out. Counts far larger than the headline would press it flat and vague words ("hundreds of
 * thousands") would cross the whole of it: they are told in words. */
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
#define TOO_LARGE 3  /* times the headline */
#define SHORT_LINE 8 /* of a count of a day or two only the point is drawn */
#define MOST_TICKS 7
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
           !q->is_stock && !q->groups && rf__brief_current(brief, q) &&
           q->best <= TOO_LARGE * brief->lead->best;
}

static bool is_vague(const rf_member *m) { return m->low <= 0 || m->high / m->low > 3; }

static rf_date day_of(const rf__brief *brief, const rf_member *m) {
    const rf_evidence *e = rf_picture_claim(brief->picture, m->claim);
    return e->claim->to != RF_NO_DATE               ? e->claim->to
           : e->claim->source.said_on != RF_NO_DATE ? e->claim->source.said_on
                                                    : e->published;
}

static double point_of(const rf__brief *brief, const rf_member *m) {
    const rf_claim *c = rf_picture_claim(brief->picture, m->claim)->claim;
    return (c->low + c->high) / 2;
}

/* A claim without a day, or one that only has vague words, is no point. */
static bool is_point(const rf__brief *brief, const rf_member *m) {
    return day_of(brief, m) != RF_NO_DATE && (isinf(m->high) || !is_vague(m));
}

static bool find_frame(const rf__brief *brief, frame *f) {
    f->first = INT32_MAX;
    f->last = RF_NO_DATE;
    f->most = 0;
    for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(brief->picture, i);
        if (!is_drawn(brief, q))
            continue;
        for (uint32_t k = 0; k < q->n_members; k++) {
            rf_date day = day_of(brief, &q->members[k]);
            if (!is_point(brief, &q->members[k]))
                continue;
            if (q->from != RF_NO_DATE && q->from < f->first)
                f->first = q->from;
            f->first = day < f->first ? day : f->first;
            f->last = day > f->last ? day : f->last;
            f->most = fmax(f->most, point_of(brief, &q->members[k]));
        }
    }
    if (f->last == RF_NO_DATE || f->most <= 0 || !isfinite(f->most))
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

static void draw_day(rf__canvas *c, const frame *f, rf_date day, const char *label) {
    double x = x_of(f, day);
    rf__point tick[2] = {{x, f->bottom}, {x, f->bottom + 4}};
    c->path(c, tick, 2, false, RF__CLEAR, MUTED, 0.8);
    if (x <= f->right - 20)
        c->text(c, (rf__point){x, f->bottom + 15}, label, 9, false, RF__MIDDLE, MUTED);
}

/* Days of some weeks, or the first days of months. */
static void draw_days(rf__canvas *c, const frame *f) {
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static const int days[] = {1, 2, 5, 10}, every[] = {1, 2, 3, 6, 12, 24, 60};
    int span = f->last - f->first;
    size_t step = 0;
    bool short_span = span <= MOST_TICKS * days[3];
    while (short_span && span > MOST_TICKS * days[step])
        step++;
    while (!short_span && step < 6 && span > MOST_TICKS * 30 * every[step])
        step++;
    for (rf_date day = f->first; day <= f->last; day++) {
        int year, month, of_month;
        char label[24];
        rf_date_split(day, &year, &month, &of_month);
        if (short_span && (day - f->first - 1) % days[step] == 0) {
            snprintf(label, sizeof label, "%d %s", of_month, months[month - 1]);
            if (day == f->first + 1)
                snprintf(label, sizeof label, "%d %s %d", of_month, months[month - 1], year);
            draw_day(c, f, day, label);
        } else if (!short_span && of_month == 1 && (year * 12 + month - 1) % every[step] == 0) {
            snprintf(label, sizeof label, "%s %d", months[month - 1], year);
            draw_day(c, f, day, label);
        }
    }
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
    draw_days(c, f);
}

static bool holds(const rf_member *m) { return m->relation != RF_CONFLICTS; }

/* Through the figures that hold, in the order of their days and never down: a count only grows. */
static void draw_line(const rf__brief *brief, rf__canvas *c, const frame *f, const rf_quantity *q,
                      rf__labels *labels) {
    struct {
        rf_date day;
        double number;
    } points[MOST_POINTS];
    size_t n = 0;
    for (uint32_t i = 0; i < q->n_members && n < MOST_POINTS; i++) {
        const rf_member *m = &q->members[i];
        rf_date day = day_of(brief, m);
        if (!holds(m) || !is_point(brief, m))
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
    if (n_line < 2 || line[n_line - 1].x - line[0].x < SHORT_LINE)
        return;
    c->path(c, line, n_line, false, RF__CLEAR, LINE, 2);
    for (size_t i = 0; i + 1 < n_line; i++)
        rf__labels_keep_line(labels, line[i], line[i + 1]);
}

static void draw_points(const rf__brief *brief, rf__canvas *c, const frame *f, const rf_quantity *q,
                        rf__labels *labels) {
    for (uint32_t i = 0; i < q->n_members; i++) {
        const rf_member *m = &q->members[i];
        char anchor[32], *words = NULL;
        if (!is_point(brief, m) || rf_member_words(brief->picture, q, m, &words))
            continue;
        uint32_t colour = holds(m) ? HELD : RIVAL;
        rf__point at = {x_of(f, day_of(brief, m)), y_of(f, point_of(brief, m))};
        rf__point bar[2] = {{at.x, y_of(f, m->low)},
                            {at.x, isinf(m->high) ? at.y : y_of(f, m->high)}};
        rf__brief_anchor(brief, m->claim, anchor);
        c->link(c, anchor, words);
        c->path(c, bar, 2, false, RF__CLEAR, colour, 1.2);
        if (holds(m))
            c->circle(c, at, RADIUS, m->relation == RF_BEST ? colour : 0xffffffu, colour, 1.4);
        else
            rf__diamond(c, at, RADIUS, 0xffffffu, colour, 1.4);
        c->link_end(c);
        rf__labels_keep(labels, at, RADIUS);
        rf__labels_keep_line(labels, bar[0], bar[1]);
        rf__free(words);
    }
}

/* The figure, and where it is of another place than the headline its place. */
static void draw_label(const rf__brief *brief, rf__canvas *c, const frame *f, const rf_quantity *q,
                       rf__labels *labels) {
    char *figure = NULL, place[64], text[160];
    if (!is_point(brief, &q->members[0]) || rf_quantity_figure(q, &figure))
        return;
    rf__label_place(&q->where, place, sizeof place);
    bool other = *place && strcmp(q->place, brief->lead->place) != 0;
    snprintf(text, sizeof text, "%s%s%s", figure, other ? ", " : "", other ? place : "");
    rf__point at = {x_of(f, day_of(brief, &q->members[0])), y_of(f, q->best)};
    rf__labels_put(labels, c, at, RADIUS, text, q == brief->lead ? 9.5 : 8.5,
                   at.x > (f->left + f->right) / 2, INK);
    rf__free(figure);
}

bool rf__brief_chart(const rf__brief *brief, rf__canvas *canvas, double width, double height) {
    frame f = {.left = 44, .right = width - 10, .top = 12, .bottom = height - 24};
    if (!brief->lead || !find_frame(brief, &f))
        return false;
    rf__labels *labels = rf__calloc(1, sizeof *labels);
    if (!labels)
        return false;
    labels->left = f.left;
    labels->right = f.right;
    labels->bottom = f.bottom;
    draw_axes(canvas, &f);
    for (int pass = 0; pass < 3; pass++) {
        if (pass == 2 && is_drawn(brief, brief->lead))
            draw_label(brief, canvas, &f, brief->lead, labels);
        for (size_t i = 0; i < rf_picture_count(brief->picture); i++) {
            const rf_quantity *q = rf_picture_get(brief->picture, i);
            if (!is_drawn(brief, q))
                continue;
            if (pass == 0)
                draw_line(brief, canvas, &f, q, labels);
            else if (pass == 1)
                draw_points(brief, canvas, &f, q, labels);
            else if (q != brief->lead)
                draw_label(brief, canvas, &f, q, labels);
        }
    }
    rf__free(labels);
    return true;
}
