/* The brief as one HTML file: no scripts, no outside files, and a policy that forbids both.
 * Drawings are SVG. It prints on A4. */
#include "view/brief.h"

#include "base/mem.h"

#include <string.h>

static const char style[] =
    "@page{size:A4;margin:14mm}"
    "*{box-sizing:border-box}"
    "body{font:14px/1.45 'Noto Sans','DejaVu Sans',system-ui,sans-serif;color:#1f2933;margin:0 "
    "auto;"
    "max-width:980px;padding:24px;background:#fff}"
    "h1{font-size:26px;margin:0 0 2px}h2{font-size:16px;margin:22px 0 8px;padding-bottom:3px;"
    "border-bottom:2px solid #0b6bcb}p{margin:4px 0}.muted{color:#52606d}"
    "a{color:#0b4f95}.cards{display:grid;grid-template-columns:repeat(3,1fr);gap:10px}"
    ".card{border:1px solid #d5dbe1;border-radius:6px;padding:9px 11px;break-inside:avoid}"
    ".card b{display:block;font-size:21px;line-height:1.2}.card a{text-decoration:none}"
    ".card .what{font-weight:600}.card p{font-size:12px;margin:3px 0 0}"
    ".conflict{border-left:4px solid #b42318}.agree{border-left:4px solid #17803d}"
    ".two{display:grid;grid-template-columns:1fr 1fr;gap:18px}"
    "figure{margin:0;break-inside:avoid}figcaption{font-size:12px;color:#52606d;margin-top:3px}"
    "svg{width:100%;height:auto;display:block}svg a{cursor:pointer}"
    "table{border-collapse:collapse;width:100%;font-size:12.5px}"
    "th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid "
    "#e4e7eb}"
    "td.day{white-space:nowrap}ul{margin:4px 0;padding-left:18px}li{margin:2px 0}"
    ".mark{font-weight:600;color:#b42318}.appendix li{font-size:12px;break-inside:avoid}"
    ".appendix li:target{background:#fff3c4}"
    "@media(max-width:700px){.cards,.two{grid-template-columns:1fr}td.day{white-space:normal}}"
    "@media print{body{padding:0;max-width:none;font-size:11px}a{color:inherit}"
    ".card b{font-size:17px}h2{margin:12px 0 5px}.appendix{break-before:page}}";

static void words(rf__buf *to, rf_err err, char *text) {
    if (err) {
        to->failed = true;
        return;
    }
    rf__buf dated = {0};
    rf__brief_words(&dated, text);
    to->failed |= dated.failed;
    rf__html_text(to, dated.bytes);
    rf__buf_free(&dated);
    rf__free(text);
}

static void link_begin(rf__buf *to, const rf__brief *b, uint32_t claim) {
    char anchor[32];
    rf__brief_anchor(b, claim, anchor);
    rf__buf_printf(to, "<a href=\"#%s\">", anchor);
}

#define WORDS(call)                                                                                \
    do {                                                                                           \
        char *text_ = NULL;                                                                        \
        rf_err err_ = call;                                                                        \
        words(to, err_, text_);                                                                    \
    } while (0)

static void head(rf__buf *to, const rf__brief *b) {
    rf__buf_str(to, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\"><meta name=\"viewport\" "
                    "content=\"width=device-width,initial-scale=1\"><title>Situation brief: ");
    rf__html_text(to, b->country);
    rf__buf_str(to, ", ");
    rf__brief_day(to, b->on);
    rf__buf_printf(to,
                   "</title><style>%s</style></head><body>\n<header><h1>Situation brief: ", style);
    rf__html_text(to, b->country);
    rf__buf_str(to, "</h1><p class=\"muted\">");
    rf__brief_head(to, b);
    rf__buf_str(to, "</p></header>\n<main>\n");
}

static void scope(rf__buf *to, const rf_quantity *q) {
    rf__buf text = {0};
    rf__brief_scope(&text, q);
    to->failed |= text.failed;
    rf__html_text(to, text.bytes);
    rf__buf_free(&text);
}

/* What a headline must not be read without. */
static void marks(rf__buf *to, const rf__brief *b, const rf_quantity *q) {
    const char *doubt = rf__brief_doubt(b, q);
    if (q->agreement == RF_IN_CONFLICT)
        rf__buf_str(to, "<p class=\"mark\">Figures disagree: see below.</p>");
    if (doubt)
        rf__buf_printf(to, "<p class=\"mark\">%s</p>", doubt);
}

static void card(rf__buf *to, const rf__brief *b, const rf_quantity *q) {
    rf__buf_printf(to, "<div class=\"card%s\">",
                   q->agreement == RF_IN_CONFLICT    ? " conflict"
                   : q->agreement == RF_IN_AGREEMENT ? " agree"
                                                     : "");
    link_begin(to, b, q->members[0].claim);
    rf__buf_str(to, "<b>");
    WORDS(rf_quantity_figure(q, &text_));
    rf__buf_str(to, "</b></a><span class=\"what\">");
    WORDS(rf_quantity_what(q, &text_));
    rf__buf_str(to, "</span><p>");
    rf__buf text = {0};
    scope(to, q);
    rf__buf_str(to, "</p><p class=\"muted\">");
    rf__brief_ground(&text, b, q);
    to->failed |= text.failed;
    rf__html_text(to, text.bytes);
    rf__buf_free(&text);
    rf__buf_str(to, "</p>");
    marks(to, b, q);
    rf__buf_str(to, "</div>\n");
}

static void drawing(rf__buf *to, const rf__brief *b, bool map) {
    rf__canvas canvas;
    size_t before = to->n;
    rf__buf_str(to, "<figure>");
    if (map)
        rf__svg_begin(&canvas, to, 460, 320, "Map of events and flows",
                      "Places with events of the last six weeks.");
    else
        rf__svg_begin(&canvas, to, 460, 320, "Displaced people over time",
                      "Every claim as a point with its interval; the reconciled line.");
    bool any = map ? rf__brief_map(b, &canvas, 460, 320) : rf__brief_chart(b, &canvas, 460, 320);
    rf__svg_end(&canvas);
    if (!any && !to->failed) {
        to->n = before;
        to->bytes[before] = 0;
        rf__buf_printf(to, "<p class=\"muted\">%s</p>",
                       map ? "No event has a known place."
                           : "No running count of displaced people.");
        return;
    }
    rf__buf_str(
        to,
        map ? "<figcaption>Events of the last six weeks and figures of the crisis: red diamonds "
              "with violence, blue circles others; brown arrows where people went. "
              "Outlines: Natural Earth.</figcaption>"
              "</figure>\n"
            : "<figcaption>Displaced since the start of each count. Points are claims "
              "with the interval of their words, filled where taken as best, red diamonds "
              "where in conflict; the line is the reconciled count.</figcaption></figure>\n");
}

static void timeline(rf__buf *to, const rf__brief *b) {
    rf__buf_str(to, "<h2>The last six weeks</h2>\n<table><tbody>\n");
    for (size_t i = 0; i < b->timeline.n; i++) {
        const rf_incident *x = &b->timeline.incidents[i];
        if (!rf__brief_tells(b, x))
            continue;
        rf__buf_str(to, "<tr><td class=\"day\">");
        rf__brief_days(to, x->from, x->to);
        rf__buf_str(to, "</td><td>");
        if (x->contest)
            rf__buf_printf(to, "<span class=\"mark\">%s</span> ",
                           x->contest == RF_ONE_PARTY_ONLY ? "one side says:" : "contested:");
        link_begin(to, b, x->claims[0]);
        WORDS(rf_incident_words(b->picture, x, &text_));
        rf__buf_str(to, "</a>");
        for (uint32_t f = 0; f < x->n_figures; f++) {
            rf__buf_str(to, f ? ", " : ": ");
            WORDS(rf_incident_figure(b->picture, x, f, &text_));
        }
        rf__buf_str(to, "<div class=\"muted\">");
        WORDS(rf_incident_note(b->picture, x, &text_));
        rf__buf_str(to, "</div></td></tr>\n");
    }
    rf__buf_str(to, "</tbody></table>\n");
}

static void conflicts(rf__buf *to, const rf__brief *b) {
    bool any = false;
    rf__buf_str(to, "<h2>Where figures disagree</h2>\n<ul>\n");
    for (size_t i = 0; i < rf_picture_count(b->picture); i++) {
        const rf_quantity *q = rf_picture_get(b->picture, i);
        if (!rf__brief_disagrees(b, q))
            continue;
        any = true;
        rf__buf_str(to, "<li>");
        link_begin(to, b, q->members[0].claim);
        WORDS(rf_quantity_figure(q, &text_));
        rf__buf_str(to, "</a> ");
        WORDS(rf_quantity_what(q, &text_));
        rf__buf_str(to, " (");
        scope(to, q);
        rf__buf_str(to, "). ");
        WORDS(rf_quantity_note(b->picture, q, b->on, &text_));
        rf__buf_str(to, "</li>\n");
    }
    rf__buf_str(to, any ? "</ul>\n" : "<li>Nowhere.</li></ul>\n");
    rf__buf_str(to, "<h2>What is unknown</h2>\n<ul>\n");
    for (const char *line = b->unknown; *line;) {
        const char *end = strchr(line, '\n');
        size_t n = end ? (size_t)(end - line) : strlen(line);
        char *text = rf__strndup(line, n);
        rf__buf_str(to, "<li>");
        words(to, text ? RF_OK : RF_ERR_NOMEM, text);
        rf__buf_str(to, "</li>\n");
        line = end ? end + 1 : line + n;
    }
    rf__buf_str(to, *b->unknown ? "</ul>\n" : "<li>Nothing was found missing.</li></ul>\n");
}

/* Reports in the order of their claims: a claim whose report is another than the one before begins
 * a new one. */
static void sources(rf__buf *to, const rf__brief *b) {
    rf__buf_str(to, "<h2>Sources</h2>\n<table><thead><tr><th>Published</th><th>Outlet</th>"
                    "<th>Report</th></tr></thead><tbody>\n");
    int64_t before = -1;
    for (size_t i = 0; i < rf_picture_n_claims(b->picture); i++) {
        const rf_evidence *e = rf_picture_claim(b->picture, (uint32_t)i);
        if (e->report_id == before || !b->is_cited[i])
            continue;
        before = e->report_id;
        rf__buf_str(to, "<tr><td class=\"day\">");
        rf__brief_day(to, e->published);
        rf__buf_str(to, "</td><td>");
        rf__html_text(to, e->outlet);
        rf__buf_str(to, "</td><td>");
        rf__html_text(to, e->title && *e->title ? e->title : e->report);
        rf__buf_str(to, "</td></tr>\n");
    }
    rf__buf_str(to, "</tbody></table>\n");
}

static void appendix(rf__buf *to, const rf__brief *b) {
    rf__buf_str(to, "<section class=\"appendix\"><h2>Appendix: the sentences</h2>\n<ul>\n");
    for (size_t i = 0; i < rf_picture_n_claims(b->picture); i++) {
        if (!b->is_cited[i])
            continue;
        const rf_evidence *e = rf_picture_claim(b->picture, (uint32_t)i);
        const rf_quantity *q = rf_picture_of_claim(b->picture, (uint32_t)i);
        char anchor[32];
        rf__brief_anchor(b, (uint32_t)i, anchor);
        rf__buf_printf(to, "<li id=\"%s\">Claim %lld, ", anchor, (long long)e->id);
        WORDS(rf_evidence_source(e, &text_));
        rf__buf_str(to, ", ");
        rf__brief_day(to, e->published);
        rf__buf_str(to, ": <q>");
        rf__html_text(to, e->claim->words.text);
        rf__buf_str(to, "</q>");
        for (uint32_t m = 0; q && m < q->n_members; m++)
            if (q->members[m].claim == i && q->n_members > 1) {
                rf__buf_str(to, " <span class=\"muted\">");
                WORDS(rf_member_words(b->picture, q, &q->members[m], &text_));
                rf__buf_str(to, "</span>");
            }
        rf__buf_str(to, "</li>\n");
    }
    rf__buf_str(to, "</ul></section>\n");
}

rf_err rf__brief_html(rf__buf *to, const rf__brief *b) {
    head(to, b);
    rf__buf_str(to, "<h2>Figures</h2>\n<div class=\"cards\">\n");
    for (size_t i = 0; i < b->n_headlines; i++)
        card(to, b, b->headlines[i]);
    rf__buf_str(to, "</div>\n<div class=\"two\"><div><h2>Displaced over time</h2>\n");
    drawing(to, b, false);
    rf__buf_str(to, "</div><div><h2>Where</h2>\n");
    drawing(to, b, true);
    rf__buf_str(to, "</div></div>\n");
    timeline(to, b);
    conflicts(to, b);
    sources(to, b);
    appendix(to, b);
    rf__buf_str(to, "</main></body></html>\n");
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}
