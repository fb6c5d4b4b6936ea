#include "place/gaz_sources.h"

#include "base/csv.h"
#include "place/name_words.h"

#include <math.h>
#include <string.h>

/* An alternate name is as well known as a place a tenth as large. */
#define ALTERNATE_LESS 1.0

bool rf__span_is(rf__span span, const char *text) {
    return span.n == strlen(text) && memcmp(span.text, text, span.n) == 0;
}

bool rf__span_next(rf__span *rest, char separator, rf__span *ret) {
    if (!rest->text)
        return false;
    const char *end = rest->n ? memchr(rest->text, separator, rest->n) : NULL;
    size_t n = end ? (size_t)(end - rest->text) : rest->n;
    *ret = (rf__span){rest->text, n};
    *rest = end ? (rf__span){end + 1, rest->n - n - 1} : (rf__span){NULL, 0};
    return true;
}

void rf__split_tabs(rf__span line, rf__span *fields, size_t n_fields) {
    while (line.n && (line.text[line.n - 1] == '\n' || line.text[line.n - 1] == '\r'))
        line.n--;
    for (size_t i = 0; i < n_fields; i++)
        if (!rf__span_next(&line, '\t', &fields[i]))
            fields[i] = (rf__span){"", 0};
}

double rf__span_number(rf__span span, double fallback) {
    double value;
    return rf__parse_double(span.text, span.n, &value) && isfinite(value) ? value : fallback;
}

bool rf__geonames_row(rf__span line, rf__geonames *ret) {
    rf__span f[19];
    rf__split_tabs(line, f, 19);
    double lat = rf__span_number(f[4], NAN), lon = rf__span_number(f[5], NAN);
    double people = rf__span_number(f[14], 0);
    if (f[6].n != 1 || f[0].n == 0 || f[0].n > 12 || f[1].n == 0 || !(fabs(lat) <= 90) ||
        !(fabs(lon) <= 180))
        return false;
    for (size_t i = 0; i < f[0].n; i++)
        if (f[0].text[i] < '0' || f[0].text[i] > '9')
            return false;
    *ret = (rf__geonames){.id = f[0],
                          .name = f[1],
                          .ascii_name = f[2],
                          .other_names = f[3],
                          .feature_class = f[6],
                          .feature = f[7],
                          .country = f[8],
                          .admin1 = f[10],
                          .admin2 = f[11],
                          .lat_deg = lat,
                          .lon_deg = lon,
                          .n_people = people > 0 && people < 2e9 ? (int64_t)people : 0};
    return true;
}

rf_gaz_kind rf__geonames_kind(const rf__geonames *row) {
    static const struct {
        const char *feature;
        rf_gaz_kind kind;
    } features[] = {
        {"ADM1", RF_GAZ_ADMIN1},  {"ADM2", RF_GAZ_ADMIN2}, {"ADM3", RF_GAZ_ADMIN2},
        {"PCLI", RF_GAZ_COUNTRY}, {"CMPRF", RF_GAZ_CAMP},  {"STLMT", RF_GAZ_TOWN},
        {"AIRB", RF_GAZ_POINT},   {"AIRP", RF_GAZ_POINT},  {"AIRF", RF_GAZ_POINT},
        {"PSTB", RF_GAZ_POINT},   {"BDG", RF_GAZ_POINT},   {"DAM", RF_GAZ_POINT},
        {"INSM", RF_GAZ_POINT},   {"CSTM", RF_GAZ_POINT},  {"HLL", RF_GAZ_POINT},
        {"HLLS", RF_GAZ_POINT},   {"MT", RF_GAZ_POINT},    {"PASS", RF_GAZ_POINT},
        {"VLC", RF_GAZ_POINT},    {"ISL", RF_GAZ_REGION},  {"ISLS", RF_GAZ_REGION},
        {"PEN", RF_GAZ_REGION},   {"RGN", RF_GAZ_REGION},  {"AREA", RF_GAZ_REGION},
        {"STM", RF_GAZ_WATER},    {"LK", RF_GAZ_WATER},    {"SEA", RF_GAZ_WATER},
        {"RSV", RF_GAZ_WATER},    {"BAY", RF_GAZ_WATER},   {"GULF", RF_GAZ_WATER},
    };
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        if (rf__span_is(row->feature, features[i].feature))
            return features[i].kind;
    bool gone = rf__span_is(row->feature, "PPLH") || rf__span_is(row->feature, "PPLW") ||
                rf__span_is(row->feature, "PPLQ");
    return row->feature_class.text[0] == 'P' && !gone ? RF_GAZ_TOWN : RF_GAZ_UNKNOWN;
}

/* Names in other scripts are found only in reports of other languages; names without a capital are
 * letter by letter transliterations; short ones in capitals are codes of airports. */
static bool worth_keeping(rf__span name) {
    const unsigned char *b = (const unsigned char *)name.text;
    if (name.n < 4)
        return false;
    if (b[0] >= 'a' && b[0] <= 'z')
        return false;
    bool latin = b[0] < 0x80 || (b[0] >= 0xC3 && b[0] <= 0xCA) || (b[0] == 0xE1 && b[1] >= 0xB8) ||
                 (b[0] == 0xE2 && b[1] == 0x80);
    bool arabic = b[0] >= 0xD8 && b[0] <= 0xDB, cyrillic = b[0] == 0xD0 || b[0] == 0xD1;
    if (!latin && !arabic && !cyrillic)
        return false;
    size_t n_capitals = 0;
    for (size_t i = 0; i < name.n; i++) {
        if (b[i] >= '0' && b[i] <= '9')
            return false;
        n_capitals += b[i] >= 'A' && b[i] <= 'Z';
    }
    return !(n_capitals == name.n && name.n <= 4);
}

rf_err rf__geonames_names(rf__gaz_builder *b, uint32_t place, rf__span other_names, double known) {
    rf__span name;
    rf_err err = RF_OK;
    while (!err && rf__span_next(&other_names, ',', &name))
        if (worth_keeping(name))
            err = rf__gaz_builder_name(b, place, name.text, name.n, RF_NAME_PLACE,
                                       known - ALTERNATE_LESS);
    return err;
}

static double known_of(const rf__geonames *row, rf_gaz_kind kind) {
    double people = log10((double)row->n_people + 300);
    switch (kind) {
    case RF_GAZ_COUNTRY:
        return 9;
    case RF_GAZ_ADMIN1:
        return fmax(people, 5.3);
    case RF_GAZ_ADMIN2:
        return fmax(people - 1, 2.8);
    case RF_GAZ_CAMP:
        return fmax(people, 4);
    case RF_GAZ_TOWN:
        break;
    default:
        return 3;
    }
    if (rf__span_is(row->feature, "PPLC"))
        return fmax(people, 5) + 1;
    if (rf__span_is(row->feature, "PPLA"))
        return people + 0.5;
    if (rf__span_is(row->feature, "PPLX")) /* a part of a town */
        return people - 1;
    return people;
}

/* "Of" and "Al" are towns, and never meant unless they are large. */
static rf_err add_name(rf__gaz_builder *b, uint32_t place, rf__span name, double known,
                       int64_t n_people) {
    if (name.n <= 6 && n_people < 50000) {
        rf__name_words words;
        rf__name_split(&words, name.text, name.n);
        if (words.n == 1 && words.words[0].n <= 2)
            return RF_OK;
    }
    return rf__gaz_builder_name(b, place, name.text, name.n, RF_NAME_PLACE, known);
}

rf_err rf__geonames_add(rf__gaz_builder *b, const rf__geonames *row, uint32_t admin1, double bonus,
                        uint32_t *ret_place) {
    rf_gaz_kind kind = rf__geonames_kind(row);
    char id[32] = "geonames:";
    memcpy(id + 9, row->id.text, row->id.n);
    rf__gaz_record record = {.admin1 = admin1,
                             .lat = rf__gaz_degrees(row->lat_deg),
                             .lon = rf__gaz_degrees(row->lon_deg),
                             .n_people = (uint32_t)row->n_people,
                             .kind = (uint8_t)kind};
    if (row->country.n == 2)
        memcpy(record.country, row->country.text, 2);
    if (rf__span_is(row->feature, "PPLC"))
        record.flags = RF__GAZ_CAPITAL;
    if (rf__span_is(row->feature, "PPLA") || rf__span_is(row->feature, "PPLC"))
        record.flags |= RF__GAZ_SEAT;
    double known = known_of(row, kind) + bonus;
    rf_err err = rf__gaz_builder_string(b, row->name.text, row->name.n, &record.name);
    if (!err)
        err = rf__gaz_builder_string(b, id, 9 + row->id.n, &record.id);
    if (!err)
        err = rf__gaz_builder_place(b, &record, ret_place);
    if (!err)
        err = add_name(b, *ret_place, row->name, known, row->n_people);
    if (!err)
        err = add_name(b, *ret_place, row->ascii_name, known, row->n_people);
    return err ? err : rf__geonames_names(b, *ret_place, row->other_names, known);
}
