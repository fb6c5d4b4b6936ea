/* A claim as a line of JSON: fields in a fixed order, empty ones left out. */
#include "claim/claim_json.h"

#include <math.h>
#include <string.h>

typedef struct writer {
    rf__buf *buf;
    bool first;
} writer;

static void key(writer *w, const char *name) {
    char piece[32] = ",\""; /* the longest name has 12 letters */
    size_t n = strlen(name);
    memcpy(piece + 2, name, n);
    memcpy(piece + 2 + n, "\":", 2);
    rf__buf_add(w->buf, w->first ? piece + 1 : piece, w->first ? n + 3 : n + 4);
    w->first = false;
}

static void text(writer *w, const char *name, const char *value) {
    if (!value || !*value)
        return;
    key(w, name);
    rf__buf_json(w->buf, value);
}

static void number(writer *w, const char *name, double value) {
    if (isnan(value))
        return;
    key(w, name);
    rf__buf_number(w->buf, value);
}

static void date(writer *w, const char *name, rf_date value) {
    if (value == RF_NO_DATE)
        return;
    char day[11];
    rf_date_format(value, day);
    text(w, name, day);
}

static void open_object(writer *w, const char *name) {
    key(w, name);
    rf__buf_str(w->buf, "{");
    w->first = true;
}

static void close_object(writer *w) {
    rf__buf_str(w->buf, "}");
    w->first = false;
}

static void place(writer *w, const char *name, const rf_claim_place *value) {
    if (!value->text && !value->country)
        return;
    open_object(w, name);
    text(w, "text", value->text);
    text(w, "name", value->name);
    if (value->name)
        text(w, "kind", rf_gaz_kind_name(value->kind));
    text(w, "admin1", value->admin1);
    text(w, "country", value->country);
    text(w, "id", value->id);
    if (value->id) {
        number(w, "lat", value->lat_deg);
        number(w, "lon", value->lon_deg);
    }
    if (value->name)
        number(w, "confidence", round(value->confidence * 100) / 100);
    close_object(w);
}

static void source(writer *w, const rf_claim_source *value) {
    if (!value->person && !value->role && !value->organisation)
        return;
    open_object(w, "source");
    text(w, "person", value->person);
    text(w, "role", value->role);
    text(w, "organisation", value->organisation);
    date(w, "said_on", value->said_on);
    close_object(w);
}

static void quote(writer *w, const char *name, const rf_quote *value) {
    if (!value->text)
        return;
    open_object(w, name);
    text(w, "text", value->text);
    key(w, "start");
    rf__buf_int(w->buf, (int64_t)value->start);
    key(w, "end");
    rf__buf_int(w->buf, (int64_t)value->end);
    close_object(w);
}

static void groups(writer *w, uint32_t bits) {
    if (!bits)
        return;
    key(w, "group");
    rf__buf_str(w->buf, "[");
    bool first = true;
    for (int i = 0; i < RF_N_GROUPS; i++)
        if (bits & 1u << i) {
            rf__buf_str(w->buf, first ? "" : ",");
            rf__buf_json(w->buf, rf_group_name((rf_group)(1 << i)));
            first = false;
        }
    rf__buf_str(w->buf, "]");
}

static void figure_fields(writer *w, const rf_claim *c) {
    text(w, "indicator", rf_indicator_name(c->indicator));
    number(w, "low", c->low);
    number(w, "high", c->high);
    text(w, "qualifier", rf_qualifier_name(c->qualifier));
    text(w, "unit", rf_unit_name(c->unit));
    groups(w, c->groups);
    text(w, "side", c->side);
    text(w, "perpetrator", c->perpetrator);
}

static void event_fields(writer *w, const rf_claim *c) {
    text(w, "type", rf_event_type_name(c->event));
    text(w, "what", c->what);
    text(w, "actor1", c->actor1);
    text(w, "actor2", c->actor2);
    number(w, "km", c->km);
}

void rf__claim_json_add(rf__buf *to, const rf_claim *c, const rf_report *report) {
    writer w = {.buf = to, .first = true};
    text(&w, "kind", c->kind == RF_FIGURE ? "figure" : "event");
    text(&w, "report", report->name);
    date(&w, "published", report->published);
    text(&w, "outlet", report->outlet);
    if (c->kind == RF_FIGURE)
        figure_fields(&w, c);
    else
        event_fields(&w, c);
    text(&w, "modality", rf_modality_name(c->modality));
    text(&w, "flow", rf_flow_name(c->flow));
    date(&w, "from", c->from);
    date(&w, "to", c->to);
    place(&w, "place", &c->place);
    place(&w, "origin", &c->origin);
    place(&w, "destination", &c->destination);
    source(&w, &c->source);
    quote(&w, "number", &c->number);
    quote(&w, "words", &c->words);
    if (c->page)
        number(&w, "page", c->page);
    number(&w, "confidence", round(c->confidence * 100) / 100);
    rf__buf_add(to, "}\n", 2);
}

rf_err rf_claim_json(char **ret, const rf_claim *c, const rf_report *report) {
    rf__buf line = {0};
    rf__buf_add(&line, "{", 1);
    rf__claim_json_add(&line, c, report);
    if (line.failed) {
        rf__buf_free(&line);
        return RF_ERR_NOMEM;
    }
    *ret = line.bytes;
    return RF_OK;
}
