/* What charts and maps are drawn on: an SVG in a page, or a page of a PDF. Units are points, y goes
 * down. Colours are 0xRRGGBB; RF__CLEAR is none. */
#ifndef RF_CANVAS_H
#define RF_CANVAS_H

#include "base/buf.h"

#include <stdint.h>

#define RF__CLEAR 0xFF000000u

typedef struct rf__point {
    double x, y;
} rf__point;

typedef enum rf__anchor { RF__LEFT, RF__MIDDLE, RF__RIGHT } rf__anchor;

typedef struct rf__canvas rf__canvas;
struct rf__canvas {
    void (*path)(rf__canvas *canvas, const rf__point *points, size_t n, bool closed, uint32_t fill,
                 uint32_t stroke, double width);
    void (*circle)(rf__canvas *canvas, rf__point at, double radius, uint32_t fill, uint32_t stroke,
                   double width);
    void (*text)(rf__canvas *canvas, rf__point at, const char *text, double size, bool bold,
                 rf__anchor anchor, uint32_t colour);
    /* What is drawn until link_end leads to a place of the document and has a hint. */
    void (*link)(rf__canvas *canvas, const char *target, const char *hint);
    void (*link_end)(rf__canvas *canvas);
    void *to;
};

/* An SVG element into a buffer: begin, draw, end. */
void rf__svg_begin(rf__canvas *canvas, rf__buf *to, double width, double height, const char *title,
                   const char *description);
void rf__svg_end(rf__canvas *canvas);
/* Text with <, >, & and quotes escaped; control bytes are left out. */
void rf__html_text(rf__buf *to, const char *text);

#endif
