/* The columns of a claim stand in one table; every format goes through it. */
#include "base/mem.h"
#include "claim/claim_json.h"
#include "refuge/scenario.h"
#include "view/claim_view.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct cell {
    enum { NONE, TEXT, REAL, WHOLE } type;
    const char *text;
    double real;
    int64_t whole;
} cell;

typedef cell (*get_fn)(const rf__claim_row *row, char scratch[256]);

typedef struct column {
    const char *name, *tag;
    get_fn get;
} column;

static cell text(const char *value) {
    return value && *value ? (cell){.type = TEXT, .text = value} : (cell){0};
}

static cell real(double value) {
    return isfinite(value) ? (cell){.type = REAL, .real = value} : (cell){0};
}

/* With two decimals, as in JSON. */
static cell share(double value) { return real(round(value * 100) / 100); }

static cell whole(uint64_t value) { return (cell){.type = WHOLE, .whole = (int64_t)value}; }

static cell date(rf_date value, char scratch[256]) {
    if (value == RF_NO_DATE)
        return (cell){0};
    char day[11];
    rf_date_format(value, day);
    memcpy(scratch, day, sizeof day);
    return text(scratch);
}

#define COLUMN(name, value)                                                                        \
    static cell get_##name(const rf__claim_row *row, char scratch[256]) {                          \
        const rf_claim *c = row->claim;                                                            \
        const rf_report *r = row->report;                                                          \
        (void)c, (void)r, (void)scratch;                                                           \
        return value;                                                                              \
    }

COLUMN(id, row->id ? whole((uint64_t)row->id) : (cell){0})
COLUMN(kind, text(c->kind == RF_FIGURE ? "figure" : "event"))
COLUMN(indicator, text(rf_indicator_name(c->indicator)))
COLUMN(event, text(rf_event_type_name(c->event)))
COLUMN(low, c->kind == RF_FIGURE ? real(c->low) : (cell){0})
COLUMN(high, c->kind == RF_FIGURE ? real(c->high) : (cell){0})
COLUMN(qualifier, c->kind == RF_FIGURE ? text(rf_qualifier_name(c->qualifier)) : (cell){0})
COLUMN(unit, text(rf_unit_name(c->unit)))
COLUMN(side, text(c->side))
COLUMN(perpetrator, text(c->perpetrator))
COLUMN(what, text(c->what))
COLUMN(actor1, text(c->actor1))
COLUMN(actor2, text(c->actor2))
COLUMN(km, real(c->km))
COLUMN(modality, text(rf_modality_name(c->modality)))
COLUMN(flow, text(rf_flow_name(c->flow)))
COLUMN(from, date(c->from, scratch))
COLUMN(to, date(c->to, scratch))
COLUMN(place, text(c->place.text))
COLUMN(place_name, text(c->place.name))
COLUMN(place_kind, c->place.name ? text(rf_gaz_kind_name(c->place.kind)) : (cell){0})
COLUMN(admin1, text(c->place.admin1))
COLUMN(country, text(c->place.country))
COLUMN(place_id, text(c->place.id))
COLUMN(lat, c->place.name ? real(c->place.lat_deg) : (cell){0})
COLUMN(lon, c->place.name ? real(c->place.lon_deg) : (cell){0})
COLUMN(place_confidence, c->place.name ? share(c->place.confidence) : (cell){0})
COLUMN(origin, text(c->origin.text))
COLUMN(origin_name, text(c->origin.name))
COLUMN(origin_id, text(c->origin.id))
COLUMN(destination, text(c->destination.text))
COLUMN(destination_name, text(c->destination.name))
COLUMN(destination_id, text(c->destination.id))
COLUMN(person, text(c->source.person))
COLUMN(role, text(c->source.role))
COLUMN(organisation, text(c->source.organisation))
COLUMN(said_on, date(c->source.said_on, scratch))
COLUMN(number, text(c->number.text))
COLUMN(number_start, c->number.text ? whole(c->number.start) : (cell){0})
COLUMN(number_end, c->number.text ? whole(c->number.end) : (cell){0})
COLUMN(words, text(c->words.text))
COLUMN(words_start, whole(c->words.start))
COLUMN(words_end, whole(c->words.end))
COLUMN(page, c->page ? whole(c->page) : (cell){0})
COLUMN(confidence, share(c->confidence))
COLUMN(doubt, text(rf_doubt_name(c->doubt)))
COLUMN(report, text(r->name))
COLUMN(title, text(r->title))
COLUMN(outlet, text(r->outlet))
COLUMN(url, text(r->url))
COLUMN(published, date(r->published, scratch))
COLUMN(copy_of, row->copy_of ? whole((uint64_t)row->copy_of) : (cell){0})

static cell get_groups(const rf__claim_row *row, char scratch[256]) {
    size_t n = 0;
    scratch[0] = 0;
    for (unsigned i = 0; i < RF_N_GROUPS; i++)
        if (row->claim->groups & 1u << i)
            n += (size_t)snprintf(scratch + n, 256 - n, "%s%s", n ? " " : "",
                                  rf_group_name((rf_group)(1u << i)));
    return text(scratch);
}

/* Hashtags: hxlstandard.org, schema 1.1. */
static const column columns[] = {
    {"id", "#meta+id", get_id},
    {"kind", "#meta+kind", get_kind},
    {"indicator", "#indicator+code", get_indicator},
    {"event", "#event+type", get_event},
    {"low", "#indicator+value+min", get_low},
    {"high", "#indicator+value+max", get_high},
    {"qualifier", "#indicator+qualifier", get_qualifier},
    {"unit", "#indicator+unit", get_unit},
    {"groups", "#group+name", get_groups},
    {"side", "#group+side", get_side},
    {"perpetrator", "#cause+actor", get_perpetrator},
    {"what", "#event+description", get_what},
    {"actor1", "#event+actor+by", get_actor1},
    {"actor2", "#event+actor+to", get_actor2},
    {"km", "#event+distance+km", get_km},
    {"modality", "#status+modality", get_modality},
    {"flow", "#status+flow", get_flow},
    {"from", "#date+start", get_from},
    {"to", "#date+end", get_to},
    {"place", "#loc+text", get_place},
    {"place_name", "#loc+name", get_place_name},
    {"place_kind", "#loc+type", get_place_kind},
    {"admin1", "#adm1+name", get_admin1},
    {"country", "#country+code+iso2", get_country},
    {"place_id", "#loc+code", get_place_id},
    {"lat", "#geo+lat", get_lat},
    {"lon", "#geo+lon", get_lon},
    {"place_confidence", "#loc+confidence", get_place_confidence},
    {"origin", "#loc+origin+text", get_origin},
    {"origin_name", "#loc+origin+name", get_origin_name},
    {"origin_id", "#loc+origin+code", get_origin_id},
    {"destination", "#loc+dest+text", get_destination},
    {"destination_name", "#loc+dest+name", get_destination_name},
    {"destination_id", "#loc+dest+code", get_destination_id},
    {"person", "#contact+name", get_person},
    {"role", "#contact+role", get_role},
    {"organisation", "#org+name", get_organisation},
    {"said_on", "#date+said", get_said_on},
    {"number", "#indicator+value+text", get_number},
    {"number_start", "#meta+number+start", get_number_start},
    {"number_end", "#meta+number+end", get_number_end},
    {"words", "#description+sentence", get_words},
    {"words_start", "#meta+sentence+start", get_words_start},
    {"words_end", "#meta+sentence+end", get_words_end},
    {"page", "#meta+page", get_page},
    {"confidence", "#meta+confidence", get_confidence},
    {"doubt", "#meta+doubt", get_doubt},
    {"report", "#meta+report", get_report},
    {"title", "#meta+title", get_title},
    {"outlet", "#meta+source", get_outlet},
    {"url", "#meta+url", get_url},
    {"published", "#date+published", get_published},
    {"copy_of", "#meta+copy", get_copy_of},
};
#define N_COLUMNS (sizeof columns / sizeof *columns)

static void add_number(rf__buf *to, const cell *c) {
    if (c->type == WHOLE)
        rf__buf_printf(to, "%" PRId64, c->whole);
    else if (!(c->real > floor(c->real)) && fabs(c->real) < 1e15)
        rf__buf_printf(to, "%.0f", c->real);
    else
        rf__buf_printf(to, "%.10g", c->real);
}

/* ---- CSV ---- */

void rf__claim_csv_head(rf__buf *to, bool hxl) {
    for (size_t i = 0; i < N_COLUMNS; i++)
        rf__buf_printf(to, "%s%s", i ? "," : "", columns[i].name);
    rf__buf_str(to, "\n");
    for (size_t i = 0; hxl && i < N_COLUMNS; i++)
        rf__buf_printf(to, "%s%s", i ? "," : "", columns[i].tag);
    rf__buf_str(to, hxl ? "\n" : "");
}

void rf__claim_csv(rf__buf *to, const rf__claim_row *row) {
    char scratch[256];
    for (size_t i = 0; i < N_COLUMNS; i++) {
        cell c = columns[i].get(row, scratch);
        rf__buf_str(to, i ? "," : "");
        if (c.type == TEXT)
            rf__buf_csv(to, c.text);
        else if (c.type != NONE)
            add_number(to, &c);
    }
    rf__buf_str(to, "\n");
}

/* ---- GeoJSON (RFC 7946) ---- */

void rf__claim_geojson_head(rf__buf *to) {
    rf__buf_str(to, "{\"type\":\"FeatureCollection\",\"features\":[");
}

void rf__claim_geojson_tail(rf__buf *to) { rf__buf_str(to, "\n]}\n"); }

static void add_point(rf__buf *to, const rf_claim *c) {
    const rf_claim_place *of[] = {&c->place, &c->destination, &c->origin};
    for (size_t i = 0; i < 3; i++)
        if (of[i]->name && isfinite(of[i]->lat_deg) && isfinite(of[i]->lon_deg)) {
            rf__buf_printf(to, "{\"type\":\"Point\",\"coordinates\":[%.10g,%.10g]}", of[i]->lon_deg,
                           of[i]->lat_deg);
            return;
        }
    rf__buf_str(to, "null");
}

void rf__claim_geojson(rf__buf *to, const rf__claim_row *row, bool first) {
    char scratch[256];
    rf__buf_str(to, first ? "\n{\"type\":\"Feature\"" : ",\n{\"type\":\"Feature\"");
    if (row->id)
        rf__buf_printf(to, ",\"id\":%" PRId64, row->id);
    rf__buf_str(to, ",\"geometry\":");
    add_point(to, row->claim);
    rf__buf_str(to, ",\"properties\":{");
    const char *comma = "";
    for (size_t i = 0; i < N_COLUMNS; i++) {
        cell c = columns[i].get(row, scratch);
        if (c.type == NONE)
            continue;
        rf__buf_printf(to, "%s\"%s\":", comma, columns[i].name);
        if (c.type == TEXT)
            rf__buf_json(to, c.text);
        else
            add_number(to, &c);
        comma = ",";
    }
    rf__buf_str(to, "}}");
}

/* ---- JSON ---- */

rf_err rf__claim_row_json(rf__buf *to, const rf__claim_row *row) {
    rf__buf_add(to, "{", 1);
    if (row->id) {
        rf__buf_printf(to, "\"id\":%" PRId64 ",", row->id);
        if (row->copy_of)
            rf__buf_printf(to, "\"copy_of\":%" PRId64 ",", row->copy_of);
    }
    rf__buf made = {0};
    if (!row->report_json)
        rf__claim_json_report(&made, row->report);
    rf__claim_json_add(to, row->claim, row->report_json ? row->report_json : &made);
    rf__buf_free(&made);
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}

/* ---- for people ---- */

/* Digits in groups of three. */
static size_t grouped(char *out, size_t cap, double value) {
    char digits[40];
    if (!isfinite(value) || fabs(value) >= 1e15)
        return (size_t)snprintf(out, cap, "%g", value);
    bool has_part = value > floor(value);
    int n = snprintf(digits, sizeof digits, "%.*f", has_part ? 2 : 0, value);
    int n_whole = has_part ? n - 3 : n;
    size_t at = 0;
    for (int i = 0; i < n && at + 2 < cap; i++) {
        out[at++] = digits[i];
        int left = n_whole - i - 1;
        if (left > 0 && left % 3 == 0 && digits[i] != '-')
            out[at++] = ',';
    }
    out[at] = 0;
    return at;
}

void rf__claim_amount(const rf_claim *c, char *out, size_t cap) {
    static const char *const before[RF_N_QUALIFIERS] = {"",          "about ", "nearly ", "over ",
                                                        "at least ", "up to ", ""};
    out[0] = 0;
    if (c->kind == RF_EVENT) {
        if (isfinite(c->km))
            snprintf(out, cap, "%g km", c->km);
        return;
    }
    double scale = c->unit == RF_UNIT_SHARE ? 100 : 1;
    char low[64], high[64];
    const char *sign = c->unit == RF_UNIT_SHARE ? "%" : "";
    grouped(low, sizeof low, c->low * scale);
    grouped(high, sizeof high, c->high * scale);
    const char *qualifier = (unsigned)c->qualifier < RF_N_QUALIFIERS ? before[c->qualifier] : "";
    if (c->low < c->high)
        snprintf(out, cap, "%s%s%s to %s%s", qualifier, low, sign, high, sign);
    else
        snprintf(out, cap, "%s%s%s", qualifier, low, sign);
}
