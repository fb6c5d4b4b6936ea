#include "view/labels.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* One side of the frame (Liang and Barsky): how much of the line it leaves. */
static bool cut(double step, double room, double *first, double *last) {
    if (step == 0)
        return room >= 0;
    double t = room / step;
    if (step < 0)
        *first = t > *first ? t : *first;
    else
        *last = t < *last ? t : *last;
    return *first <= *last;
}

bool rf__clip_line(rf__point *from, rf__point *to, double left, double right, double top,
                   double bottom) {
    double dx = to->x - from->x, dy = to->y - from->y, first = 0, last = 1;
    if (!cut(-dx, from->x - left, &first, &last) || !cut(dx, right - from->x, &first, &last) ||
        !cut(-dy, from->y - top, &first, &last) || !cut(dy, bottom - from->y, &first, &last))
        return false;
    *to = (rf__point){from->x + last * dx, from->y + last * dy};
    *from = (rf__point){from->x + first * dx, from->y + first * dy};
    return true;
}

static bool is_free(const rf__labels *l, double left, double right, double top, double bottom) {
    if (left < l->left || right > l->right || top < l->top || bottom > l->bottom)
        return false;
    for (size_t i = 0; i < l->n; i++)
        if (left < l->taken[i].right && l->taken[i].left < right && top < l->taken[i].bottom &&
            l->taken[i].top < bottom)
            return false;
    for (size_t i = 0; i < l->n_strokes; i++) {
        rf__point from = l->strokes[i].from, to = l->strokes[i].to;
        if (rf__clip_line(&from, &to, left, right, top, bottom))
            return false;
    }
    return true;
}

static void take(rf__labels *l, double left, double right, double top, double bottom) {
    if (l->n == RF__MOST_BOXES)
        return;
    l->taken[l->n].left = left;
    l->taken[l->n].right = right;
    l->taken[l->n].top = top;
    l->taken[l->n++].bottom = bottom;
}

void rf__labels_keep(rf__labels *labels, rf__point at, double radius) {
    take(labels, at.x - radius, at.x + radius, at.y - radius, at.y + radius);
}

void rf__labels_keep_line(rf__labels *labels, rf__point from, rf__point to) {
    if (labels->n_strokes == RF__MOST_STROKES)
        return;
    labels->strokes[labels->n_strokes].from = from;
    labels->strokes[labels->n_strokes++].to = to;
}

void rf__diamond(rf__canvas *canvas, rf__point at, double radius, uint32_t fill, uint32_t stroke,
                 double width) {
    double r = radius * 1.25; /* as large to the eye as a circle */
    rf__point corners[4] = {{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}};
    canvas->path(canvas, corners, 4, true, fill, stroke, width);
}

/* Of bold letters of DejaVu Sans; text is UTF-8. */
static double width_of(const char *text, double size) {
    double n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n * size * 0.66;
}

bool rf__labels_put(rf__labels *labels, rf__canvas *canvas, rf__point at, double radius,
                    const char *text, double size, bool left, uint32_t colour) {
    enum { SIDES = 8 };
    double w = width_of(text, size), gap = radius + 3, up = 0.75 * size, down = 0.25 * size;
    const struct {
        rf__anchor anchor;
        double dx, dy; /* of the text's base line */
    } sides[SIDES] = {
        {RF__LEFT, gap, 0.35 * size}, {RF__RIGHT, -gap, 0.35 * size},   {RF__LEFT, gap, -gap},
        {RF__RIGHT, -gap, -gap},      {RF__MIDDLE, 0, -gap - 1 - down}, {RF__MIDDLE, 0, gap + up},
        {RF__LEFT, gap, gap + up},    {RF__RIGHT, -gap, gap + up}};
    for (int i = 0; i < SIDES; i++) {
        int k = left && i < 4 ? i ^ 1 : i;
        rf__point p = {at.x + sides[k].dx, at.y + sides[k].dy};
        double x = sides[k].anchor == RF__LEFT    ? p.x
                   : sides[k].anchor == RF__RIGHT ? p.x - w
                                                  : p.x - w / 2;
        if (!is_free(labels, x, x + w, p.y - up, p.y + down))
            continue;
        take(labels, x, x + w, p.y - up, p.y + down);
        canvas->text(canvas, p, text, size, true, sides[k].anchor, colour);
        return true;
    }
    return false;
}

/* A word with a capital, or of a script without them, belongs to a name. */
static bool is_proper(const char *word, const char *end) {
    bool proper = false;
    for (const char *at = word; at < end; at++)
        proper |= !islower((unsigned char)*at) && !ispunct((unsigned char)*at);
    return proper;
}

void rf__label_place(const rf_claim_place *place, char *out, size_t cap) {
    static const char *const kinds[] = {"city",   "town",         "village",  "province", "region",
                                        "camp",   "municipality", "district", "capital",  "state",
                                        "county", "governorate",  "port"};
    const char *text = place->text ? place->text : "";
    const char *of = strstr(text, " of ");
    for (size_t i = 0; of && i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = strlen(kinds[i]);
        if ((size_t)(of - text) >= n && !strncmp(of - n, kinds[i], n)) {
            text = of + 4;
            break;
        }
    }
    if (!strncmp(text, "the ", 4) || !strncmp(text, "The ", 4))
        text += 4;
    if (place->name && !strcasecmp(text, place->name))
        text = place->name;
    snprintf(out, cap, "%s", text);
}

void rf__label_spot(const rf_claim_place *place, char *out, size_t cap) {
    const char *text = place->text ? place->text : "", *end = text + strlen(text), *from = end;
    bool many = strstr(text, " and ") || strchr(text, ',');
    if (place->name && (many || strcasestr(text, place->name))) {
        snprintf(out, cap, "%s", place->name);
        return;
    }
    for (const char *word = end; word > text;) {
        while (word > text && word[-1] != ' ')
            word--;
        if (!is_proper(word, from == end ? end : from - 1))
            break;
        from = word;
        while (word > text && word[-1] == ' ')
            word--;
    }
    snprintf(out, cap, "%s", *from ? from : text);
}
