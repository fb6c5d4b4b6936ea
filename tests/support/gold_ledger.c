/* The annotated reports of ../shared as a ledger: gold/NNN.jsonl with the dates of manifest.tsv and
 * the places of places.tsv. Optional claims, and those that only say what is wrong, are left out.
 */
#include "small_ledger.h"

#include "base/buf.h"
#include "base/mem.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct gold {
    rf__arena arena;
    char *places; /* places.tsv, cut into rows and fields */
    size_t n_places;
    char *(*rows)[8];
} gold;

static void must(bool good) {
    if (!good)
        abort();
}

static char *read_text(const char *folder, const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    rf__buf buf = {0};
    if (rf__read_file(path, 1 << 22, &buf, NULL) != RF_OK) {
        rf__buf_free(&buf);
        return NULL;
    }
    return buf.bytes;
}

static size_t cut(char *line, char **fields, size_t most) {
    size_t n = 0;
    while (n < most) {
        fields[n++] = line;
        line = strchr(line, '\t');
        if (!line)
            break;
        *line++ = 0;
    }
    for (size_t i = n; i < most; i++)
        fields[i] = (char *)"";
    return n;
}

static void read_places(gold *g, const char *folder) {
    g->places = read_text(folder, "places.tsv");
    must(g->places != NULL);
    g->rows = rf__calloc(400, sizeof *g->rows);
    must(g->rows != NULL);
    for (char *line = g->places; line && *line && g->n_places < 400;) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = 0;
        cut(line, g->rows[g->n_places++], 8);
        line = end;
    }
}

static const char *keep(gold *g, const json_t *value) {
    const char *text = json_string_value(value);
    if (!text)
        return NULL;
    char *copy = rf__arena_strndup(&g->arena, text, strlen(text));
    must(copy != NULL);
    return copy;
}

static rf_gaz_kind kind_of(const char *type) {
    static const struct {
        const char *type;
        rf_gaz_kind kind;
    } kinds[] = {{"country", RF_GAZ_COUNTRY}, {"admin1", RF_GAZ_ADMIN1}, {"admin2", RF_GAZ_ADMIN2},
                 {"city", RF_GAZ_TOWN},       {"town", RF_GAZ_TOWN},     {"village", RF_GAZ_TOWN},
                 {"area", RF_GAZ_REGION},     {"hill", RF_GAZ_POINT},    {"road", RF_GAZ_POINT},
                 {"hospital", RF_GAZ_POINT},  {"base", RF_GAZ_POINT}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].type, type))
            return kinds[i].kind;
    return RF_GAZ_UNKNOWN;
}

static rf_claim_place place_of(gold *g, const json_t *claim, const char *key) {
    rf_claim_place p = {.lat_deg = (double)NAN, .lon_deg = (double)NAN, .confidence = 0.8};
    p.text = keep(g, json_object_get(claim, key));
    if (!strcmp(key, "place"))
        p.country = keep(g, json_object_get(claim, "country"));
    for (size_t i = 1; p.text && i < g->n_places; i++) {
        char **row = g->rows[i];
        if (strcmp(row[0], p.text) != 0)
            continue;
        p.kind = kind_of(row[2]);
        p.name = p.kind == RF_GAZ_ADMIN1 ? row[5] : row[1];
        p.lat_deg = atof(row[3]);
        p.lon_deg = atof(row[4]);
        p.admin1 = *row[5] ? row[5] : NULL;
        p.country = row[6];
        break;
    }
    return p;
}

static rf_date date_at(const json_t *claim, const char *key) {
    const char *text = json_string_value(json_object_get(claim, key));
    rf_date date = RF_NO_DATE;
    if (text)
        must(rf_date_parse(&date, text, strlen(text)) == RF_OK);
    return date;
}

static int code_at(const json_t *claim, const char *key, int (*find)(const char *, size_t)) {
    const char *text = json_string_value(json_object_get(claim, key));
    int v = text ? find(text, strlen(text)) : 0;
    must(v >= 0);
    return v;
}

static rf_claim claim_of(gold *g, const json_t *j) {
    bool figure = !strcmp(json_string_value(json_object_get(j, "kind")), "figure");
    rf_claim c = {.kind = figure ? RF_FIGURE : RF_EVENT, .km = (double)NAN, .confidence = 0.9};
    c.indicator = (rf_indicator)code_at(j, "indicator", rf_indicator_find);
    c.event = figure ? RF_NO_EVENT : (rf_event_type)code_at(j, "type", rf_event_type_find);
    c.low = json_number_value(json_object_get(j, "low"));
    c.high = json_number_value(json_object_get(j, "high"));
    c.qualifier = (rf_qualifier)code_at(j, "qualifier", rf_qualifier_find);
    c.unit = (rf_unit)code_at(j, "unit", rf_unit_find);
    c.modality = (rf_modality)code_at(j, "modality", rf_modality_find);
    c.flow = (rf_flow)code_at(j, "flow", rf_flow_find);
    size_t i;
    json_t *group;
    json_array_foreach(json_object_get(j, "group"), i, group) {
        const char *name = json_string_value(group);
        c.groups |= (uint32_t)rf_group_find(name, strlen(name));
    }
    c.side = keep(g, json_object_get(j, "side"));
    c.perpetrator = keep(g, json_object_get(j, "perpetrator"));
    c.actor1 = keep(g, json_object_get(j, "actor1"));
    c.actor2 = keep(g, json_object_get(j, "actor2"));
    c.what = c.words.text = keep(g, json_object_get(j, "words"));
    c.number.text = keep(g, json_object_get(j, "number"));
    c.from = date_at(j, "from");
    c.to = date_at(j, "to");
    c.place = place_of(g, j, "place");
    c.origin = place_of(g, j, "origin");
    c.destination = place_of(g, j, "destination");
    c.source.person = keep(g, json_object_get(j, "source_person"));
    c.source.organisation = keep(g, json_object_get(j, "source_org"));
    c.source.said_on = RF_NO_DATE;
    return c;
}

static void add(small_ledger *l, const rf_claim *claim, const rf_evidence *report) {
    size_t cap = l->cap;
    must(rf__grow(&l->evidence, &cap, l->n + 1, sizeof *l->evidence));
    must(rf__grow(&l->claims, &l->cap, l->n + 1, sizeof *l->claims));
    l->claims[l->n] = *claim;
    l->evidence[l->n] = *report;
    l->evidence[l->n].id = (int64_t)l->n + 1;
    l->n++;
    l->reports[l->n_reports - 1].n++;
}

static void read_claims(gold *g, small_ledger *l, const char *folder, char **row) {
    char name[64];
    snprintf(name, sizeof name, "gold/%.3s.jsonl", row[0]);
    char *text = read_text(folder, name);
    must(text != NULL);
    rf_evidence report = {.report = rf__arena_strndup(&g->arena, row[0], strlen(row[0])),
                          .outlet = rf__arena_strndup(&g->arena, row[2], strlen(row[2])),
                          .title = rf__arena_strndup(&g->arena, row[3], strlen(row[3])),
                          .report_id = (int64_t)l->n_reports + 1};
    must(rf_date_parse(&report.published, row[1], strlen(row[1])) == RF_OK);
    l->reports[l->n_reports++] = (small_report){report.report, l->n, 0};
    for (char *line = text; line && *line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = 0;
        json_t *j = json_loads(line, 0, NULL);
        if (json_object_get(j, "modality")) {
            rf_claim claim = claim_of(g, j);
            add(l, &claim, &report);
        }
        json_decref(j);
        line = end;
    }
    rf__free(text);
}

bool small_ledger_gold(small_ledger *ret, const char *folder) {
    char *manifest = read_text(folder, "manifest.tsv");
    if (!manifest)
        return false;
    static gold g; /* strings live as long as the program */
    g = (gold){0};
    read_places(&g, folder);
    *ret = (small_ledger){.checks = ""};
    ret->reports = rf__calloc(64, sizeof *ret->reports);
    must(ret->reports != NULL);
    char *line = strchr(manifest, '\n');
    for (line = line ? line + 1 : NULL; line && *line;) {
        char *end = strchr(line, '\n'), *row[8];
        if (end)
            *end++ = 0;
        if (cut(line, row, 8) >= 4)
            read_claims(&g, ret, folder, row);
        line = end;
    }
    rf__free(manifest);
    return true;
}
