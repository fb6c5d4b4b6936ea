#include "view/canvas.h"

void rf__html_text(rf__buf *to, const char *text) {
    for (const char *at = text ? text : ""; *at; at++) {
        switch (*at) {
        case '<':
            rf__buf_str(to, "&lt;");
            break;
        case '>':
            rf__buf_str(to, "&gt;");
            break;
        case '&':
            rf__buf_str(to, "&amp;");
            break;
        case '"':
            rf__buf_str(to, "&quot;");
            break;
        case '\'':
            rf__buf_str(to, "&#39;");
            break;
        default:
            if ((unsigned char)*at >= ' ' || *at == '\n')
                rf__buf_add(to, at, 1);
        }
    }
}

static void paint(rf__buf *to, uint32_t fill, uint32_t stroke, double width) {
    if (fill == RF__CLEAR)
        rf__buf_str(to, " fill=\"none\"");
    else
        rf__buf_printf(to, " fill=\"#%06x\"", fill);
    if (stroke != RF__CLEAR)
        rf__buf_printf(to, " stroke=\"#%06x\" stroke-width=\"%.2f\"", stroke, width);
}

static void path(rf__canvas *canvas, const rf__point *points, size_t n, bool closed, uint32_t fill,
                 uint32_t stroke, double width) {
    rf__buf *to = canvas->to;
    rf__buf_str(to, "<path d=\"");
    for (size_t i = 0; i < n; i++)
        rf__buf_printf(to, "%s%.1f %.1f", i ? "L" : "M", points[i].x, points[i].y);
    rf__buf_printf(to, "%s\"", closed ? "Z" : "");
    paint(to, fill, stroke, width);
    rf__buf_str(to, " stroke-linejoin=\"round\"/>\n");
}

static void circle(rf__canvas *canvas, rf__point at, double radius, uint32_t fill, uint32_t stroke,
                   double width) {
    rf__buf *to = canvas->to;
    rf__buf_printf(to, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"", at.x, at.y, radius);
    paint(to, fill, stroke, width);
    rf__buf_str(to, "/>\n");
}

static void text(rf__canvas *canvas, rf__point at, const char *words, double size, bool bold,
                 rf__anchor anchor, uint32_t colour) {
    static const char *const anchors[] = {"start", "middle", "end"};
    rf__buf *to = canvas->to;
    rf__buf_printf(to,
                   "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" text-anchor=\"%s\" "
                   "fill=\"#%06x\"%s>",
                   at.x, at.y, size, anchors[anchor], colour, bold ? " font-weight=\"600\"" : "");
    rf__html_text(to, words);
    rf__buf_str(to, "</text>\n");
}

static void link(rf__canvas *canvas, const char *target, const char *hint) {
    rf__buf *to = canvas->to;
    rf__buf_str(to, "<a href=\"#");
    rf__html_text(to, target);
    rf__buf_str(to, "\"><title>");
    rf__html_text(to, hint);
    rf__buf_str(to, "</title>");
}

static void link_end(rf__canvas *canvas) { rf__buf_str(canvas->to, "</a>\n"); }

void rf__svg_begin(rf__canvas *canvas, rf__buf *to, double width, double height, const char *title,
                   const char *description) {
    *canvas = (rf__canvas){path, circle, text, link, link_end, to};
    rf__buf_printf(to, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"", width, height);
    rf__html_text(to, title);
    rf__buf_str(to, "\" xmlns=\"http://www.w3.org/2000/svg\"><desc>");
    rf__html_text(to, description);
    rf__buf_str(to, "</desc>\n");
}

void rf__svg_end(rf__canvas *canvas) { rf__buf_str(canvas->to, "</svg>\n"); }
