/* Where names and figures stand on a chart or a map: none over another, over a point or a line. */
#ifndef RF_LABELS_H
#define RF_LABELS_H

#include "refuge/claim.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>

#define RF__MOST_BOXES 512
#define RF__MOST_STROKES 512

typedef struct rf__labels {
    double left, right, top, bottom; /* what labels must stay within */
    struct {
        double left, right, top, bottom;
    } taken[RF__MOST_BOXES];
    size_t n;
    struct {
        rf__point from, to;
    } strokes[RF__MOST_STROKES];
    size_t n_strokes;
} rf__labels;

/* Nothing is written over a point of this radius. Points past RF__MOST_BOXES are not kept clear. */
void rf__labels_keep(rf__labels *labels, rf__point at, double radius);
/* Nor over this line; past RF__MOST_STROKES likewise. */
void rf__labels_keep_line(rf__labels *labels, rf__point from, rf__point to);
/* Writes text beside a point, at the first side that is free: right, left, above, below, askew;
 * left first when `left`. False: no room, nothing is written. Size is in points. */
bool rf__labels_put(rf__labels *labels, rf__canvas *canvas, rf__point at, double radius,
                    const char *text, double size, bool left, uint32_t colour);

/* What circles are told apart from without colour. */
void rf__diamond(rf__canvas *canvas, rf__point at, double radius, uint32_t fill, uint32_t stroke,
                 double width);
/* The part of a line within a frame; false: there is none. */
bool rf__clip_line(rf__point *from, rf__point *to, double left, double right, double top,
                   double bottom);
/* A place without the words that only say what it is: of "the lakeside city of Goma" "Goma";
 * "northwest Syria" stays. Empty when no place is said. */
void rf__label_place(const rf_claim_place *place, char *out, size_t cap);
/* Only its name, for a dot, as the report spells it: of "rebel-held Nairab" "Nairab". */
void rf__label_spot(const rf_claim_place *place, char *out, size_t cap);

#endif
