/* Where names and figures stand on a chart or a map: none over another or over a point. */
#ifndef RF_LABELS_H
#define RF_LABELS_H

#include "refuge/claim.h"
#include "view/canvas.h"

#include <stdbool.h>
#include <stddef.h>

#define RF__MOST_BOXES 512

typedef struct rf__labels {
    double left, right, top, bottom; /* what labels must stay within */
    struct {
        double left, right, top, bottom;
    } taken[RF__MOST_BOXES];
    size_t n;
} rf__labels;

/* Nothing is written over a point of this radius. Points past RF__MOST_BOXES are not kept clear. */
void rf__labels_keep(rf__labels *labels, rf__point at, double radius);
/* Writes text beside a point, at the first side that is free: right, left, above, below; left first
 * when `left`. False: no room, nothing is written. Size is in points. */
bool rf__labels_put(rf__labels *labels, rf__canvas *canvas, rf__point at, double radius,
                    const char *text, double size, bool left, uint32_t colour);

/* A place without the words that only say what it is: of "the lakeside city of Goma" "Goma";
 * "northwest Syria" stays. Empty when no place is said. */
void rf__label_place(const rf_claim_place *place, char *out, size_t cap);
/* Only its name, for a dot, as the report spells it: of "rebel-held Nairab" "Nairab". */
void rf__label_spot(const rf_claim_place *place, char *out, size_t cap);

#endif
