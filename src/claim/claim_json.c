/* A claim as a line of JSON: fields in a fixed order, empty ones left out. */
#include "claim/claim_json.h"

#include <math.h>

/* Every field is written with a comma in front; the first comma of an object becomes its bracket.
 */
#define ADD(to, literal) rf__buf_add(to, "" literal, sizeof(literal) - 1)
#define KEY(to, name) ADD(to, ",\"" name "\":")
#define TEXT(to, name, value)                                                                      \
    do {                                                                                           \
        const char *text_ = value;                                                                 \
        if (text_ && *text_) {                                                                     \
            KEY(to, name);                                                                         \
            rf__buf_json(to, text_);                                                               \
        }                                                                                          \
    } while (0)
/* A code: it holds nothing that is escaped. */
#define CODE(to, name, value)                                                                      \
    do {                                                                                           \
        const char *code_ = value;                                                                 \
        if (code_ && *code_) {                                                                     \
            ADD(to, ",\"" name "\":\"");                                                           \
            rf__buf_str(to, code_);                                                                \
            ADD(to, "\"");                                                                         \
        }                                                                                          \
    } while (0)
#define NUMBER(to, name, value)                                                                    \
    do {                                                                                           \
        double number_ = value;                                                                    \
        if (!isnan(number_)) {                                                                     \
            KEY(to, name);                                                                         \
            rf__buf_number(to, number_);                                                           \
        }                                                                                          \
    } while (0)
#define DATE(to, name, value)                                                                      \
    do {                                                                                           \
        rf_date date_ = value;                                                                     \
        if (date_ != RF_NO_DATE) {                                                                 \
            char day_[13] = "\"";                                                                  \
            rf_date_format(date_, day_ + 1);                                                       \
            day_[11] = '"';                                                                        \
            KEY(to, name);                                                                         \
            rf__buf_add(to, day_, 12);                                                             \
        }                                                                                          \
    } while (0)

static void close_object(rf__buf *to, size_t start) {
    if (to->failed)
        return;
    if (to->n == start)
        ADD(to, "{");
    else
        to->bytes[start] = '{';
    ADD(to, "}");
}

/* A share with two decimals at most. */
static void share(rf__buf *to, double value) {
    int n = value >= 0 && value <= 1 ? (int)round(value * 100) : -1;
    if (n <= 0 || n >= 100) {
        rf__buf_number(to, round(value * 100) / 100);
        return;
    }
    char text[] = {'0', '.', (char)('0' + n / 10), (char)('0' + n % 10)};
    rf__buf_add(to, text, n % 10 ? 4 : 3);
}

#define SHARE(to, name, value)                                                                     \
    do {                                                                                           \
        if (!isnan(value)) {                                                                       \
            KEY(to, name);                                                                         \
            share(to, value);                                                                      \
        }                                                                                          \
    } while (0)

static void place(rf__buf *to, const rf_claim_place *value) {
    size_t start = to->n;
    TEXT(to, "text", value->text);
    TEXT(to, "name", value->name);
    if (value->name)
        CODE(to, "kind", rf_gaz_kind_name(value->kind));
    TEXT(to, "admin1", value->admin1);
    TEXT(to, "country", value->country);
    TEXT(to, "id", value->id);
    if (value->id) {
        NUMBER(to, "lat", value->lat_deg);
        NUMBER(to, "lon", value->lon_deg);
    }
    if (value->name)
        SHARE(to, "confidence", value->confidence);
    close_object(to, start);
}

static bool is_given(const rf_claim_place *value) { return value->text || value->country; }

static void source(rf__buf *to, const rf_claim_source *value) {
    if (!value->person && !value->role && !value->organisation)
        return;
    KEY(to, "source");
    size_t start = to->n;
    TEXT(to, "person", value->person);
    TEXT(to, "role", value->role);
    TEXT(to, "organisation", value->organisation);
    DATE(to, "said_on", value->said_on);
    close_object(to, start);
}

static void quote(rf__buf *to, const rf_quote *value) {
    ADD(to, "{\"text\":");
    rf__buf_json(to, value->text);
    KEY(to, "start");
    rf__buf_int(to, (int64_t)value->start);
    KEY(to, "end");
    rf__buf_int(to, (int64_t)value->end);
    ADD(to, "}");
}

static void groups(rf__buf *to, uint32_t bits) {
    if (!bits)
        return;
    KEY(to, "group");
    bool first = true;
    for (int i = 0; i < RF_N_GROUPS; i++)
        if (bits & 1u << i) {
            rf__buf_add(to, first ? "[" : ",", 1);
            rf__buf_json(to, rf_group_name((rf_group)(1 << i)));
            first = false;
        }
    rf__buf_add(to, first ? "[]" : "]", first ? 2 : 1);
}

static void figure_fields(rf__buf *to, const rf_claim *c) {
    CODE(to, "indicator", rf_indicator_name(c->indicator));
    NUMBER(to, "low", c->low);
    NUMBER(to, "high", c->high);
    CODE(to, "qualifier", rf_qualifier_name(c->qualifier));
    CODE(to, "unit", rf_unit_name(c->unit));
    groups(to, c->groups);
    TEXT(to, "side", c->side);
    TEXT(to, "perpetrator", c->perpetrator);
}

static void event_fields(rf__buf *to, const rf_claim *c) {
    CODE(to, "type", rf_event_type_name(c->event));
    TEXT(to, "what", c->what);
    TEXT(to, "actor1", c->actor1);
    TEXT(to, "actor2", c->actor2);
    NUMBER(to, "km", c->km);
}

static void places(rf__buf *to, const rf_claim *c) {
    if (is_given(&c->place)) {
        KEY(to, "place");
        place(to, &c->place);
    }
    if (is_given(&c->origin)) {
        KEY(to, "origin");
        place(to, &c->origin);
    }
    if (is_given(&c->destination)) {
        KEY(to, "destination");
        place(to, &c->destination);
    }
}

void rf__claim_json_report(rf__buf *to, const rf_report *report) {
    TEXT(to, "report", report->name);
    DATE(to, "published", report->published);
    TEXT(to, "outlet", report->outlet);
}

void rf__claim_json_add(rf__buf *to, const rf_claim *c, const rf__buf *report_fields) {
    to->failed |= report_fields->failed;
    if (c->kind == RF_FIGURE)
        ADD(to, "\"kind\":\"figure\"");
    else
        ADD(to, "\"kind\":\"event\"");
    rf__buf_add(to, report_fields->bytes, report_fields->n);
    if (c->kind == RF_FIGURE)
        figure_fields(to, c);
    else
        event_fields(to, c);
    CODE(to, "modality", rf_modality_name(c->modality));
    CODE(to, "flow", rf_flow_name(c->flow));
    DATE(to, "from", c->from);
    DATE(to, "to", c->to);
    places(to, c);
    source(to, &c->source);
    if (c->number.text) {
        KEY(to, "number");
        quote(to, &c->number);
    }
    if (c->words.text) {
        KEY(to, "words");
        quote(to, &c->words);
    }
    if (c->page)
        NUMBER(to, "page", c->page);
    SHARE(to, "confidence", c->confidence);
    CODE(to, "doubt", rf_doubt_name(c->doubt));
    ADD(to, "}\n");
}

rf_err rf_claim_json(char **ret, const rf_claim *claim, const rf_report *report) {
    rf__buf buf = {0}, report_fields = {0};
    rf__claim_json_report(&report_fields, report);
    rf__buf_add(&buf, "{", 1);
    rf__claim_json_add(&buf, claim, &report_fields);
    rf__buf_free(&report_fields);
    if (buf.failed) {
        rf__buf_free(&buf);
        return RF_ERR_NOMEM;
    }
    *ret = buf.bytes;
    return RF_OK;
}
