/* The brief as a PDF: cairo pages, text by pango, which shapes Arabic and leaves text that can be
 * searched and copied. The order is that of the HTML page. Links lead to the sentence in the
 * appendix. */
#include "view/brief.h"

#include "base/mem.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#define PAGE_W 595.0
#define PAGE_H 842.0
#define MARGIN 40.0
#define INK 0x1f2933u
#define MUTED 0x52606du
#define BLUE 0x0b4f95u
#define RED 0xb42318u
#define FONT "Noto Sans, DejaVu Sans, sans-serif"

typedef struct page {
    cairo_t *cr;
    double y;
    const rf__brief *brief;
    bool failed;
} page;

static void set_colour(cairo_t *cr, uint32_t colour) {
    cairo_set_source_rgb(cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0);
}

/* ---- text ---- */

static PangoLayout *layout_of(cairo_t *cr, const char *text, double size, bool bold, double width) {
    PangoLayout *layout = pango_cairo_create_layout(cr);
    pango_layout_set_auto_dir(layout, FALSE); /* an Arabic name at its start turns no paragraph */
    PangoContext *context = pango_layout_get_context(layout);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    PangoFontDescription *font = pango_font_description_from_string(FONT);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    if (width > 0) {
        pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    /* Text from files may be no UTF-8. */
    char *valid = g_utf8_make_valid(text ? text : "", -1);
    pango_layout_set_text(layout, valid, -1);
    g_free(valid);
    return layout;
}

static double height_of(PangoLayout *layout) {
    int width, height;
    pango_layout_get_size(layout, &width, &height);
    return (double)height / PANGO_SCALE;
}

static void need(page *p, double height) {
    if (p->y + height <= PAGE_H - MARGIN)
        return;
    cairo_show_page(p->cr);
    p->y = MARGIN;
}

typedef struct style {
    double size;
    bool bold;
    uint32_t colour;
    double x, width;
    const char *tag; /* what it is to a reader that does not see the page; NULL: a paragraph */
} style;

static const style body = {9, false, INK, 0, PAGE_W - 2 * MARGIN, NULL};
static const style small = {7.5, false, MUTED, 0, PAGE_W - 2 * MARGIN, NULL};

static void link_begin(const page *p, uint32_t claim) {
    char anchor[32], attributes[64];
    rf__brief_anchor(p->brief, claim, anchor);
    snprintf(attributes, sizeof attributes, "dest='%s'", anchor);
    cairo_tag_begin(p->cr, CAIRO_TAG_LINK, attributes);
}

/* Draws at the page's y and goes below it. link: a claim, or UINT32_MAX. */
static void put(page *p, const char *text, style s, uint32_t link) {
    PangoLayout *layout = layout_of(p->cr, text, s.size, s.bold, s.width);
    double height = height_of(layout);
    need(p, height);
    set_colour(p->cr, s.colour);
    cairo_move_to(p->cr, MARGIN + s.x, p->y);
    cairo_tag_begin(p->cr, s.tag ? s.tag : "P", NULL);
    if (link != UINT32_MAX)
        link_begin(p, link);
    pango_cairo_show_layout(p->cr, layout);
    if (link != UINT32_MAX)
        cairo_tag_end(p->cr, CAIRO_TAG_LINK);
    cairo_tag_end(p->cr, s.tag ? s.tag : "P");
    g_object_unref(layout);
    p->y += height + s.size * 0.25;
}

/* Text that a buffer holds; the buffer is emptied. */
static void put_buf(page *p, rf__buf *text, style s, uint32_t link) {
    if (text->failed)
        p->failed = true;
    else if (text->n)
        put(p, text->bytes, s, link);
    rf__buf_clear(text);
}

static void heading(page *p, const char *text) {
    p->y += 7;
    need(p, 60);
    put(p, text, (style){12.5, true, INK, 0, PAGE_W - 2 * MARGIN, "H2"}, UINT32_MAX);
    set_colour(p->cr, 0x0b6bcbu);
    cairo_set_line_width(p->cr, 1.2);
    cairo_move_to(p->cr, MARGIN, p->y);
    cairo_line_to(p->cr, PAGE_W - MARGIN, p->y);
    cairo_stroke(p->cr);
    p->y += 5;
}

static void words(rf__buf *to, rf_err err, char *text) {
    if (err) {
        to->failed = true;
        return;
    }
    rf__brief_words(to, text);
    rf__free(text);
}

#define WORDS(buf, call)                                                                           \
    do {                                                                                           \
        char *text_ = NULL;                                                                        \
        rf_err err_ = call;                                                                        \
        words(buf, err_, text_);                                                                   \
    } while (0)

/* ---- drawings ---- */

static void draw_path(rf__canvas *canvas, const rf__point *points, size_t n, bool closed,
                      uint32_t fill, uint32_t stroke, double width) {
    cairo_t *cr = canvas->to;
    for (size_t i = 0; i < n; i++)
        cairo_line_to(cr, points[i].x, points[i].y);
    if (closed)
        cairo_close_path(cr);
    if (fill != RF__CLEAR) {
        set_colour(cr, fill);
        cairo_fill_preserve(cr);
    }
    if (stroke != RF__CLEAR) {
        set_colour(cr, stroke);
        cairo_set_line_width(cr, width);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

static void draw_circle(rf__canvas *canvas, rf__point at, double radius, uint32_t fill,
                        uint32_t stroke, double width) {
    cairo_new_sub_path(canvas->to);
    cairo_arc(canvas->to, at.x, at.y, radius, 0, 6.283185307179586);
    draw_path(canvas, NULL, 0, true, fill, stroke, width);
}

static void draw_text(rf__canvas *canvas, rf__point at, const char *text, double size, bool bold,
                      rf__anchor anchor, uint32_t colour) {
    cairo_t *cr = canvas->to;
    PangoLayout *layout = layout_of(cr, text, size, bold, 0);
    int width, height;
    pango_layout_get_size(layout, &width, &height);
    double w = (double)width / PANGO_SCALE;
    double left = at.x - (anchor == RF__RIGHT ? w : anchor == RF__MIDDLE ? w / 2 : 0);
    set_colour(cr, colour);
    cairo_move_to(cr, left, at.y - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
    pango_cairo_show_layout(cr, layout);
    cairo_new_path(cr);
    g_object_unref(layout);
}

static void draw_link(rf__canvas *canvas, const char *target, const char *hint) {
    char attributes[64];
    (void)hint;
    snprintf(attributes, sizeof attributes, "dest='%s'", target);
    cairo_tag_begin(canvas->to, CAIRO_TAG_LINK, attributes);
}

static void draw_link_end(rf__canvas *canvas) { cairo_tag_end(canvas->to, CAIRO_TAG_LINK); }

static void drawings(page *p) {
    const double width = (PAGE_W - 2 * MARGIN - 14) / 2, height = width * 0.7;
    rf__canvas canvas = {draw_path, draw_circle, draw_text, draw_link, draw_link_end, p->cr};
    need(p, height + 50);
    for (int map = 0; map < 2; map++) {
        double x = map ? width + 14 : 0, y = p->y;
        style s = {10.5, true, INK, x, width, "H2"};
        put(p, map ? "Where" : "Displaced over time", s, UINT32_MAX);
        cairo_save(p->cr);
        cairo_tag_begin(p->cr, "Figure", NULL);
        cairo_translate(p->cr, MARGIN + x, p->y);
        cairo_rectangle(p->cr, 0, 0, width, height);
        cairo_clip(p->cr);
        cairo_scale(p->cr, width / 400, width / 400);
        bool any = map ? rf__brief_map(p->brief, &canvas, 400, 280)
                       : rf__brief_chart(p->brief, &canvas, 400, 280);
        cairo_tag_end(p->cr, "Figure");
        cairo_restore(p->cr);
        p->y += any ? height + 3 : 3;
        s = (style){7, false, MUTED, x, width, NULL};
        const char *nothing =
            map ? "No event has a known place." : "No running count of displaced people.";
        const char *caption =
            map ? "Events of the last six weeks and figures of the crisis: red diamonds with "
                  "violence, "
                  "blue circles others; arrows where people went. Outlines: Natural Earth."
                : "Points are claims with the interval of their words, filled where taken as best, "
                  "red diamonds where in conflict; the line is the reconciled count.";
        put(p, any ? caption : nothing, s, UINT32_MAX);
        if (!map)
            p->y = y;
    }
}

/* ---- parts ---- */

static void figures(page *p) {
    const double width = (PAGE_W - 2 * MARGIN - 20) / 3;
    rf__buf text = {0};
    heading(p, "Figures");
    for (size_t row = 0; row < p->brief->n_headlines; row += 3) {
        need(p, 92);
        double top = p->y, bottom = top;
        for (size_t i = row; i < row + 3 && i < p->brief->n_headlines; i++) {
            const rf_quantity *q = p->brief->headlines[i];
            double x = (double)(i - row) * (width + 10);
            p->y = top;
            WORDS(&text, rf_quantity_figure(q, &text_));
            put_buf(p, &text,
                    (style){15, true, q->agreement == RF_IN_CONFLICT ? RED : BLUE, x, width, NULL},
                    q->members[0].claim);
            WORDS(&text, rf_quantity_what(q, &text_));
            put_buf(p, &text, (style){9, true, INK, x, width, NULL}, UINT32_MAX);
            rf__brief_scope(&text, q);
            rf__buf_str(&text, ". ");
            rf__brief_ground(&text, p->brief, q);
            put_buf(p, &text, (style){7.5, false, MUTED, x, width, NULL}, UINT32_MAX);
            if (q->agreement == RF_IN_CONFLICT)
                rf__buf_str(&text, "Figures disagree: see below. ");
            if (rf__brief_doubt(p->brief, q))
                rf__buf_str(&text, rf__brief_doubt(p->brief, q));
            put_buf(p, &text, (style){7.5, true, RED, x, width, NULL}, UINT32_MAX);
            bottom = p->y > bottom ? p->y : bottom;
        }
        p->y = bottom + 5;
    }
    rf__buf_free(&text);
}

static void timeline(page *p) {
    rf__buf text = {0};
    heading(p, "The last six weeks");
    for (size_t i = 0; i < p->brief->timeline.n; i++) {
        const rf_incident *x = &p->brief->timeline.incidents[i];
        if (!rf__brief_tells(p->brief, x))
            continue;
        need(p, 36); /* with who says it */
        rf__brief_days(&text, x->from, x->to);
        rf__buf_str(&text, x->contest == RF_UNCONTESTED      ? "  "
                           : x->contest == RF_ONE_PARTY_ONLY ? "  one side says: "
                                                             : "  contested: ");
        WORDS(&text, rf_incident_words(p->brief->picture, x, &text_));
        for (uint32_t f = 0; f < x->n_figures; f++) {
            rf__buf_str(&text, f ? ", " : ": ");
            WORDS(&text, rf_incident_figure(p->brief->picture, x, f, &text_));
        }
        put_buf(p, &text, body, x->claims[0]);
        WORDS(&text, rf_incident_note(p->brief->picture, x, &text_));
        put_buf(p, &text, small, UINT32_MAX);
    }
    rf__buf_free(&text);
}

static void conflicts(page *p) {
    rf__buf text = {0};
    heading(p, "Where figures disagree");
    for (size_t i = 0; i < rf_picture_count(p->brief->picture); i++) {
        const rf_quantity *q = rf_picture_get(p->brief->picture, i);
        if (!rf__brief_disagrees(p->brief, q))
            continue;
        WORDS(&text, rf_quantity_figure(q, &text_));
        rf__buf_str(&text, " ");
        WORDS(&text, rf_quantity_what(q, &text_));
        rf__buf_str(&text, " (");
        rf__brief_scope(&text, q);
        rf__buf_str(&text, "). ");
        WORDS(&text, rf_quantity_note(p->brief->picture, q, p->brief->on, &text_));
        put_buf(p, &text, body, q->members[0].claim);
    }
    heading(p, "What is unknown");
    rf__brief_words(&text, *p->brief->unknown ? p->brief->unknown : "Nothing was found missing.");
    put_buf(p, &text, body, UINT32_MAX);
    rf__buf_free(&text);
}

static void sources(page *p) {
    rf__buf text = {0};
    int64_t before = -1;
    heading(p, "Sources");
    for (size_t i = 0; i < rf_picture_n_claims(p->brief->picture); i++) {
        const rf_evidence *e = rf_picture_claim(p->brief->picture, (uint32_t)i);
        if (e->report_id == before || !p->brief->is_cited[i])
            continue;
        before = e->report_id;
        rf__brief_day(&text, e->published);
        rf__buf_printf(&text, "  %s: %s", e->outlet ? e->outlet : "",
                       e->title && *e->title ? e->title : e->report);
        put_buf(p, &text, body, UINT32_MAX);
    }
    rf__buf_free(&text);
}

static void appendix(page *p) {
    rf__buf text = {0};
    heading(p, "Appendix: the sentences");
    for (size_t i = 0; i < rf_picture_n_claims(p->brief->picture); i++) {
        if (!p->brief->is_cited[i])
            continue;
        const rf_evidence *e = rf_picture_claim(p->brief->picture, (uint32_t)i);
        char anchor[32], attributes[64];
        rf__buf_printf(&text, "Claim %lld, ", (long long)e->id);
        WORDS(&text, rf_evidence_source(e, &text_));
        rf__buf_str(&text, ", ");
        rf__brief_day(&text, e->published);
        rf__buf_printf(&text, ": \xe2\x80\x9c%s\xe2\x80\x9d",
                       e->claim->words.text ? e->claim->words.text : "");
        need(p, 40);
        rf__brief_anchor(p->brief, (uint32_t)i, anchor);
        snprintf(attributes, sizeof attributes, "name='%s'", anchor);
        cairo_tag_begin(p->cr, CAIRO_TAG_DEST, attributes);
        put_buf(p, &text, (style){8, false, INK, 0, PAGE_W - 2 * MARGIN, NULL}, UINT32_MAX);
        cairo_tag_end(p->cr, CAIRO_TAG_DEST);
    }
    rf__buf_free(&text);
}

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned n) {
    rf__buf_add(to, (const char *)bytes, n);
    return ((rf__buf *)to)->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static void draw_page(page *p) {
    rf__buf text = {0};
    rf__buf_printf(&text, "Situation brief: %s", p->brief->country);
    cairo_surface_t *surface = cairo_get_target(p->cr);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, text.bytes);
    cairo_tag_begin(p->cr, "Document", NULL);
    put_buf(p, &text, (style){20, true, INK, 0, PAGE_W - 2 * MARGIN, "H1"}, UINT32_MAX);
    rf__brief_head(&text, p->brief);
    put_buf(p, &text, small, UINT32_MAX);
    rf__buf_free(&text);
    figures(p);
    drawings(p);
    timeline(p);
    conflicts(p);
    sources(p);
    appendix(p);
    cairo_tag_end(p->cr, "Document");
    cairo_show_page(p->cr);
}

rf_err rf__brief_pdf(rf__buf *to, const rf__brief *brief) {
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take_bytes, to, PAGE_W, PAGE_H);
    /* The same ledger gives the same bytes: no time of making. */
    char made[24] = "1970-01-01";
    if (brief->on != RF_NO_DATE)
        rf_date_format(brief->on, made);
    strcat(made, "T00:00:00Z");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
    page p = {.cr = cairo_create(surface), .y = MARGIN, .brief = brief};
    draw_page(&p);
    cairo_status_t status = cairo_status(p.cr);
    cairo_destroy(p.cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status != CAIRO_STATUS_SUCCESS || p.failed || to->failed ? RF_ERR_NOMEM : RF_OK;
}
