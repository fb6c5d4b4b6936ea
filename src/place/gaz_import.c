#include "place/gaz_import.h"

#include "base/csv.h"
#include "base/map.h"
#include "base/utf8.h"
#include "place/name_words.h"
#include "place/place_table.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* Users' places are the ones they mean: as well known as places a hundred times as large. */
#define OWN_BONUS 2.0

enum { MOST_LEVELS = 6, MOST_NAMES = 8 };

/* ---- which form ---- */

static rf__span first_line_of(rf__span text) {
    rf__span line = {"", 0};
    if (text.n >= 3 && memcmp(text.text, "\xEF\xBB\xBF", 3) == 0)
        text = (rf__span){text.text + 3, text.n - 3};
    rf__span_next(&text, '\n', &line);
    return line;
}

/* Columns of p-code tables, in the spellings of several years: "admin1Name_en", "ADM1_EN",
 * "adm1_name"; "admin1Pcode", "ADM1_PCODE". */
typedef struct code_columns {
    int pcode[MOST_LEVELS], names[MOST_LEVELS][MOST_NAMES];
    int n_names[MOST_LEVELS];
    int lat, lon, people;
    int deepest;
} code_columns;

static bool starts(rf__span span, const char *with) {
    size_t n = strlen(with);
    return span.n >= n && strncasecmp(span.text, with, n) == 0;
}

/* The level of a column "admin2..." or "ADM2...", and what follows; -1: another column. */
static int level_of(rf__span name, rf__span *ret_rest) {
    size_t n = starts(name, "admin") ? 5 : starts(name, "adm") ? 3 : 0;
    if (!n || name.n <= n || name.text[n] < '0' || name.text[n] >= '0' + MOST_LEVELS)
        return -1;
    *ret_rest = (rf__span){name.text + n + 1, name.n - n - 1};
    while (ret_rest->n && ret_rest->text[0] == '_')
        *ret_rest = (rf__span){ret_rest->text + 1, ret_rest->n - 1};
    return name.text[n] - '0';
}

static bool is_one_of(rf__span name, const char *const *words) {
    for (; *words; words++)
        if (name.n == strlen(*words) && strncasecmp(name.text, *words, name.n) == 0)
            return true;
    return false;
}

static const char *const lat_words[] = {"lat", "latitude", "center_lat", "lat_dd", "y", NULL};
static const char *const lon_words[] = {"lon",    "long", "longitude", "center_lon",
                                        "lon_dd", "x",    NULL};
static const char *const people_words[] = {"population", "pop", "people", NULL};

static void take_code_column(code_columns *c, rf__span name, int at) {
    rf__span rest;
    int level = level_of(name, &rest);
    if (level < 0) {
        if (is_one_of(name, lat_words))
            c->lat = at;
        else if (is_one_of(name, lon_words))
            c->lon = at;
        else if (is_one_of(name, people_words))
            c->people = at;
        return;
    }
    if (starts(rest, "pcode") || starts(rest, "code")) {
        c->pcode[level] = at;
        if (level > c->deepest)
            c->deepest = level;
    } else if ((rest.n == 0 || starts(rest, "name") || starts(rest, "alt") || rest.n == 2) &&
               c->n_names[level] < MOST_NAMES) {
        c->names[level][c->n_names[level]++] = at;
    }
}

/* Reads the head of a CSV text. False: it is no p-code table. */
static bool code_columns_of(const rf__csv *csv, code_columns *c) {
    *c = (code_columns){.lat = -1, .lon = -1, .people = -1, .deepest = -1};
    for (int l = 0; l < MOST_LEVELS; l++)
        c->pcode[l] = -1;
    for (size_t i = 0; i < csv->n_fields; i++)
        take_code_column(c, (rf__span){csv->fields[i].text, csv->fields[i].n}, (int)i);
    return c->deepest >= 1 && c->n_names[c->deepest] > 0;
}

typedef struct flee_columns {
    int name, country, lat, lon, type, people;
} flee_columns;

static bool flee_columns_of(const rf__csv *csv, flee_columns *c) {
    *c = (flee_columns){-1, -1, -1, -1, -1, -1};
    for (size_t i = 0; i < csv->n_fields; i++) {
        rf__span name = {csv->fields[i].text, csv->fields[i].n};
        if (name.n && name.text[0] == '#')
            name = (rf__span){name.text + 1, name.n - 1};
        int at = (int)i;
        if (rf__span_is(name, "name"))
            c->name = at;
        else if (rf__span_is(name, "country"))
            c->country = at;
        else if (is_one_of(name, lat_words))
            c->lat = at;
        else if (is_one_of(name, lon_words))
            c->lon = at;
        else if (rf__span_is(name, "location_type"))
            c->type = at;
        else if (is_one_of(name, people_words))
            c->people = at;
    }
    return c->name >= 0 && c->lat >= 0 && c->lon >= 0 && c->type >= 0;
}

rf_err rf__places_form_of(rf__span text, rf__places_form *ret) {
    rf__span line = first_line_of(text);
    rf__geonames row;
    *ret = RF__PLACES_UNKNOWN;
    if (rf__geonames_row(line, &row))
        *ret = RF__PLACES_GEONAMES;
    else if (rf__place_table_is(line))
        *ret = RF__PLACES_TABLE;
    if (*ret)
        return RF_OK;
    rf__csv csv;
    bool more = false;
    rf__csv_start(&csv, "", line.text, line.n);
    code_columns codes;
    flee_columns flee;
    rf_err err = rf__csv_next(&csv, &more, NULL);
    if (!err && more)
        *ret = flee_columns_of(&csv, &flee)    ? RF__PLACES_FLEE
               : code_columns_of(&csv, &codes) ? RF__PLACES_CODES
                                               : RF__PLACES_UNKNOWN;
    rf__csv_free(&csv);
    return err == RF_ERR_NOMEM ? err : RF_OK; /* not CSV: of no known form */
}

/* ---- the gazetteer below ---- */

typedef struct importer {
    rf__gaz_builder *b;
    const rf_gazetteer *under;
    uint32_t id_base;
    const char *path;
    rf_issues *issues;
    rf__map known_ids;
} importer;

static void left_out(const importer *im, uint32_t line, uint32_t column, const char *why) {
    rf_issues_add(im->issues, RF_LEFT_OUT, "place-row", im->path, line, column, "%s", why);
}

/* A place of this name, kind and (unless empty) country in the gazetteer, or RF_NO_PLACE. */
static rf_place_id find_under(const importer *im, rf__span name, rf_gaz_kind kind,
                              const char *country) {
    rf__name_words words;
    rf__name_split(&words, name.text, name.n);
    rf_place_match match;
    if (!im->under || !words.whole || !words.n ||
        !rf_gazetteer_match(im->under, words.words, words.n, words.n, &match) ||
        match.n_words != words.n)
        return RF_NO_PLACE;
    for (uint32_t i = 0; i < match.n_candidates; i++) {
        const rf__gaz_record *r = rf__gaz_at(im->under, match.candidates[i]);
        if (r && r->kind == kind && (!country[0] || memcmp(r->country, country, 2) == 0))
            return match.candidates[i];
    }
    return RF_NO_PLACE;
}

static void country_of(const importer *im, rf__span name, char ret[3]) {
    memset(ret, 0, 3);
    const rf__gaz_record *r =
        im->under ? rf__gaz_at(im->under, find_under(im, name, RF_GAZ_COUNTRY, "")) : NULL;
    if (r)
        memcpy(ret, r->country, 2);
}

/* ---- GeoNames ---- */

static rf_err import_geonames(importer *im, rf__span text) {
    rf__span line;
    uint32_t n = 0;
    rf_err err = RF_OK;
    while (!err && rf__span_next(&text, '\n', &line)) {
        n++;
        if (!line.n)
            continue;
        rf__geonames row;
        if (!rf__geonames_row(line, &row)) {
            left_out(im, n, 1, "No row of a GeoNames dump: 19 columns parted by tabs.");
            continue;
        }
        uint32_t place;
        if (rf__geonames_kind(&row) == RF_GAZ_UNKNOWN || rf__geonames_kind(&row) == RF_GAZ_COUNTRY)
            continue;
        err = rf__geonames_add(im->b, &row, RF__GAZ_NO_PLACE, OWN_BONUS, &place);
        if (!err)
            im->b->places[place].flags |= RF__GAZ_OWN;
    }
    return err;
}

/* ---- p-codes and Flee ---- */

static double number_at(const rf__csv *csv, int column) {
    double value;
    if (column < 0)
        return NAN;
    rf__csv_field f = rf__csv_get(csv, (size_t)column);
    return rf__parse_double(f.text, f.n, &value) && isfinite(value) ? value : NAN;
}

static rf__span text_at(const rf__csv *csv, int column) {
    if (column < 0)
        return (rf__span){"", 0};
    rf__csv_field f = rf__csv_get(csv, (size_t)column);
    return (rf__span){f.text, f.n};
}

static rf_err add_own(importer *im, rf__gaz_record *record, rf__span name, const char *scheme,
                      rf__span id, double known, uint32_t *ret) {
    rf__buf text = {0};
    rf__buf_str(&text, scheme);
    rf__buf_add(&text, id.text, id.n);
    rf_err err = text.failed ? RF_ERR_NOMEM : RF_OK;
    if (!err)
        err = rf__gaz_builder_string(im->b, name.text, name.n, &record->name);
    if (!err)
        err = rf__gaz_builder_string(im->b, text.bytes, text.n, &record->id);
    rf__buf_free(&text);
    if (!err)
        err = rf__gaz_builder_place(im->b, record, ret);
    return err ? err : rf__gaz_builder_name(im->b, *ret, name.text, name.n, RF_NAME_PLACE, known);
}

/* Coordinates that a table lacks are those of the same unit in the gazetteer. */
static void borrow_degrees(const importer *im, rf__gaz_record *record, rf__span name) {
    const rf__gaz_record *r =
        im->under ? rf__gaz_at(im->under,
                               find_under(im, name, (rf_gaz_kind)record->kind,
                                          record->country[0]
                                              ? (char[]){record->country[0], record->country[1], 0}
                                              : ""))
                  : NULL;
    if (!r)
        return;
    record->lat = r->lat;
    record->lon = r->lon;
}

static rf_gaz_kind kind_of_level(int level) {
    return level <= 1 ? RF_GAZ_ADMIN1 : level <= 3 ? RF_GAZ_ADMIN2 : RF_GAZ_TOWN;
}

static rf_err import_unit(importer *im, const rf__csv *csv, const code_columns *c, int level,
                          uint32_t admin1, uint32_t *ret_place) {
    rf__span pcode = text_at(csv, c->pcode[level]);
    rf__span name = text_at(csv, c->n_names[level] ? c->names[level][0] : -1);
    if (!pcode.n || !name.n)
        return RF_OK;
    int32_t before = rf__map_get(&im->known_ids, pcode.text, pcode.n);
    if (before >= 0) {
        *ret_place = (uint32_t)before;
        return RF_OK;
    }
    rf__gaz_record record = {.admin1 = admin1,
                             .lat = RF__GAZ_NO_DEGREES,
                             .lon = RF__GAZ_NO_DEGREES,
                             .kind = (uint8_t)kind_of_level(level),
                             .flags = RF__GAZ_OWN};
    for (int k = 0; k < 2 && pcode.n >= 2; k++) /* p-codes begin with the country's ISO code */
        record.country[k] = pcode.text[k] >= 'A' && pcode.text[k] <= 'Z' ? pcode.text[k] : 0;
    if (!record.country[0] || !record.country[1])
        memset(record.country, 0, 2);
    double lat = number_at(csv, c->lat), lon = number_at(csv, c->lon);
    double people = number_at(csv, c->people);
    if (level == c->deepest && fabs(lat) <= 90 && fabs(lon) <= 180) {
        record.lat = rf__gaz_degrees(lat);
        record.lon = rf__gaz_degrees(lon);
    } else {
        borrow_degrees(im, &record, name);
    }
    if (level == c->deepest && people > 0 && people < 2e9)
        record.n_people = (uint32_t)people;
    static const double known[] = {6.5, 6.5, 5, 4.5, 4.3, 4};
    rf_err err = add_own(im, &record, name, "pcode:", pcode, known[level] + OWN_BONUS, ret_place);
    for (int k = 1; k < c->n_names[level] && !err; k++) {
        rf__span other = text_at(csv, c->names[level][k]);
        err = rf__gaz_builder_name(im->b, *ret_place, other.text, other.n, RF_NAME_PLACE,
                                   known[level] + OWN_BONUS);
    }
    char *key = err ? NULL : rf__strndup(pcode.text, pcode.n);
    if (!err && (!key || !rf__map_add(&im->known_ids, key, pcode.n, (int32_t)*ret_place, NULL))) {
        rf__free(key);
        err = RF_ERR_NOMEM;
    }
    return err;
}

static rf_err import_codes_row(importer *im, const rf__csv *csv, const code_columns *c) {
    uint32_t admin1 = RF__GAZ_NO_PLACE;
    bool any = false;
    rf_err err = RF_OK;
    for (int level = 1; level < MOST_LEVELS && !err; level++) {
        uint32_t place = RF__GAZ_NO_PLACE;
        err = import_unit(im, csv, c, level, admin1, &place);
        if (level == 1 && place != RF__GAZ_NO_PLACE)
            admin1 = place + im->id_base;
        any |= place != RF__GAZ_NO_PLACE;
    }
    if (!err && !any)
        left_out(im, csv->row_line, 1, "The row of a p-code table has no name with a p-code.");
    return err;
}

static rf_err import_flee_row(importer *im, const rf__csv *csv, const flee_columns *c) {
    rf__span name = text_at(csv, c->name);
    double lat = number_at(csv, c->lat), lon = number_at(csv, c->lon);
    int bad = !name.n ? c->name : !(fabs(lat) <= 90) ? c->lat : !(fabs(lon) <= 180) ? c->lon : -1;
    if (bad >= 0) {
        left_out(im, csv->row_line, rf__csv_get(csv, (size_t)bad).column,
                 bad == c->name  ? "The place has no name."
                 : bad == c->lat ? "The latitude is no number from -90 to 90."
                                 : "The longitude is no number from -180 to 180.");
        return RF_OK;
    }
    double people = number_at(csv, c->people);
    rf__span type = text_at(csv, c->type);
    bool camp = rf__span_is(type, "camp") || rf__span_is(type, "idpcamp");
    rf__gaz_record record = {.admin1 = RF__GAZ_NO_PLACE,
                             .lat = rf__gaz_degrees(lat),
                             .lon = rf__gaz_degrees(lon),
                             .n_people = people > 0 && people < 2e9 ? (uint32_t)people : 0,
                             .kind = camp ? RF_GAZ_CAMP : RF_GAZ_TOWN,
                             .flags = RF__GAZ_OWN};
    char country[3];
    country_of(im, text_at(csv, c->country), country);
    memcpy(record.country, country, 2);
    uint32_t place;
    double known = fmax(log10((double)record.n_people + 1), 4) + OWN_BONUS;
    return add_own(im, &record, name, "own:", name, known, &place);
}

static rf_err import_csv(importer *im, rf__span text, rf__places_form form, rf_diag *diag) {
    rf__csv csv;
    rf__csv_start(&csv, im->path, text.text, text.n);
    code_columns codes;
    flee_columns flee;
    bool more = false, good = false;
    rf_err err = rf__csv_next(&csv, &more, diag);
    if (!err && more)
        good =
            form == RF__PLACES_FLEE ? flee_columns_of(&csv, &flee) : code_columns_of(&csv, &codes);
    while (good && !err && !(err = rf__csv_next(&csv, &more, diag)) && more) {
        /* HXL's row of hashtags, and comments */
        if (rf__csv_is_comment(&csv))
            continue;
        err = form == RF__PLACES_FLEE ? import_flee_row(im, &csv, &flee)
                                      : import_codes_row(im, &csv, &codes);
    }
    rf__csv_free(&csv);
    return err;
}

static uint32_t admin1_of_table(void *context, rf__span country, rf__span admin1) {
    const importer *im = context;
    char code[3] = {0};
    if (country.n == 2)
        memcpy(code, country.text, 2);
    rf_place_id id = admin1.n ? find_under(im, admin1, RF_GAZ_ADMIN1, code) : RF_NO_PLACE;
    return id == RF_NO_PLACE ? RF__GAZ_NO_PLACE : (uint32_t)id;
}

static void free_keys(rf__map *map) {
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key)
            rf__free((void *)(uintptr_t)map->slots[i].key);
    rf__map_free(map);
}

/* A table parted by tabs as one parted by commas. */
static rf_err tabs_to_commas(rf__span text, rf__buf *ret) {
    rf__span line, cell;
    rf__buf one = {0};
    while (rf__span_next(&text, '\n', &line)) {
        if (line.n && line.text[line.n - 1] == '\r')
            line.n--;
        for (bool first = true; rf__span_next(&line, '\t', &cell); first = false) {
            rf__buf_clear(&one);
            rf__buf_add(&one, cell.text, cell.n);
            rf__buf_str(ret, first ? "" : ",");
            rf__buf_csv(ret, one.n ? one.bytes : "");
        }
        rf__buf_str(ret, "\n");
    }
    bool failed = one.failed || ret->failed;
    rf__buf_free(&one);
    return failed ? RF_ERR_NOMEM : RF_OK;
}

rf_err rf__places_import(rf__gaz_builder *b, const rf_gazetteer *under, const char *path,
                         rf__span text, rf_issues *issues, rf_diag *diag) {
    importer im = {.b = b, .under = under, .path = path, .issues = issues};
    im.id_base = under ? under->base.n_places : 0;
    if (text.n && (memchr(text.text, 0, text.n) || !rf__is_utf8(text.text, text.n)))
        return rf_diag_set(diag, RF_ERR_ENCODING, path, 0, 0,
                           "not text in UTF-8: save the table as UTF-8");
    rf__places_form form;
    rf__buf commas = {0};
    rf_err err = rf__places_form_of(text, &form);
    if (err)
        return err;
    rf__span line = first_line_of(text);
    if (form == RF__PLACES_UNKNOWN && line.n && memchr(line.text, '\t', line.n)) {
        err = tabs_to_commas(text, &commas);
        text = (rf__span){commas.bytes, commas.n};
        if (!err)
            err = rf__places_form_of(text, &form);
        if (err) {
            rf__buf_free(&commas);
            return err;
        }
    }
    rf__place_joiner joiner = {&im, admin1_of_table, NULL};
    switch (form) {
    case RF__PLACES_GEONAMES:
        err = import_geonames(&im, text);
        break;
    case RF__PLACES_TABLE:
        err = rf__place_table_add(b, path, text, RF__GAZ_OWN, &joiner, issues);
        break;
    case RF__PLACES_CODES:
    case RF__PLACES_FLEE:
        err = import_csv(&im, text, form, diag);
        break;
    case RF__PLACES_UNKNOWN:
        err =
            rf_diag_set(diag, RF_ERR_GAZETTEER, path, 1, 0,
                        "no table of places: neither a GeoNames dump, nor a p-code table, nor "
                        "Flee's locations.csv, nor a table with the columns name, kind, lat, lon");
        break;
    }
    free_keys(&im.known_ids);
    rf__buf_free(&commas);
    return err;
}
