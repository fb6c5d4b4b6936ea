/* Makes the gazetteer that belongs to the program, from the extracts of GeoNames in FROM
 * (tools/fetch-places) and the tables of data/places:
 *
 *     make-gazetteer FROM TABLES OUT
 *
 * FROM may be "none": the tables alone. */
#include "base/map.h"
#include "base/outfile.h"
#include "place/name_words.h"
#include "place/place_table.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows of the two extracts with one name are one place when they lie so near. */
#define SAME_PLACE_KM 15

#define COUNTRY_KNOWN 9
#define PEOPLE_NAME_KNOWN 8

/* A first or second level region while its towns are counted. */
typedef struct region {
    uint32_t place; /* RF__GAZ_NO_PLACE until it is made */
    char code[24];
    const char *name;
    double people, lat, lon; /* the means' sums */
    uint32_t seat;
    rf__span seat_names;
    double seat_people;
} region;

typedef struct generic_word {
    rf__span word, use, other;
} generic_word;

typedef struct maker {
    rf__gaz_builder b;
    rf__buf texts[8];
    size_t n_texts;
    json_t *docs[4];
    size_t n_docs;
    generic_word generic[128];
    size_t n_generic;
    region *regions[2]; /* first, second level */
    size_t n_regions[2];
    rf__map by_code[2];
    rf__gaz_bearer *sorted; /* for find_same */
    size_t n_sorted;
} maker;

static _Noreturn void fail(const char *what, const char *about) {
    fprintf(stderr, "make-gazetteer: %s: %s\n", about, what);
    exit(1);
}

static void must(rf_err err, const char *about) {
    if (err)
        fail(rf_strerror(err), about);
}

static rf__span read_text(maker *m, const char *dir, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    rf__buf *buf = &m->texts[m->n_texts++];
    must(rf__read_file(path, (size_t)1 << 30, buf, NULL), path);
    return (rf__span){buf->bytes, buf->n};
}

static json_t *read_json(maker *m, const char *dir, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    json_error_t error;
    json_t *doc = json_load_file(path, 0, &error);
    if (!doc || !json_is_array(doc))
        fail(doc ? "not a list" : error.text, path);
    m->docs[m->n_docs++] = doc;
    return doc;
}

static const char *text_of(json_t *row, const char *key) {
    const char *text = json_string_value(json_object_get(row, key));
    return text ? text : "";
}

/* ---- countries ---- */

/* "Syrian+" stands for "Syrian" and "Syrians". */
static void people_names(maker *m, uint32_t place, rf__span names) {
    rf__span name;
    while (rf__span_next(&names, '|', &name)) {
        char plural[128];
        size_t n = name.n;
        if (n && name.text[n - 1] == '+')
            n--;
        must(rf__gaz_builder_name(&m->b, place, name.text, n, RF_NAME_DEMONYM, PEOPLE_NAME_KNOWN),
             "countries.tsv");
        if (n == name.n || n + 2 > sizeof plural)
            continue;
        memcpy(plural, name.text, n);
        plural[n] = 's';
        must(rf__gaz_builder_name(&m->b, place, plural, n + 1, RF_NAME_DEMONYM, PEOPLE_NAME_KNOWN),
             "countries.tsv");
    }
}

static void add_country(maker *m, const rf__columns *columns, const rf__span *cells) {
    rf__span code = rf__columns_get(columns, cells, "iso2");
    rf__span name = rf__columns_get(columns, cells, "name");
    if (code.n != 2 || !name.n)
        fail("a country without a code or name", "countries.tsv");
    char id[16];
    snprintf(id, sizeof id, "country:%.2s", code.text);
    rf__gaz_record record = {
        .admin1 = RF__GAZ_NO_PLACE,
        .country = {code.text[0], code.text[1]},
        .kind = RF_GAZ_COUNTRY,
        .lat = rf__gaz_degrees(rf__span_number(rf__columns_get(columns, cells, "lat"), NAN)),
        .lon = rf__gaz_degrees(rf__span_number(rf__columns_get(columns, cells, "lon"), NAN))};
    must(rf__gaz_builder_string(&m->b, name.text, name.n, &record.name), id);
    must(rf__gaz_builder_string(&m->b, id, strlen(id), &record.id), id);
    uint32_t place;
    must(rf__gaz_builder_place(&m->b, &record, &place), id);
    static const char *const columns_of_names[] = {"name", "official_names", "other_names", "iso3"};
    for (size_t i = 0; i < 4; i++) {
        rf__span names = rf__columns_get(columns, cells, columns_of_names[i]), one;
        while (rf__span_next(&names, '|', &one))
            must(rf__gaz_builder_name(&m->b, place, one.text, one.n, RF_NAME_PLACE,
                                      i == 3 ? 2 : COUNTRY_KNOWN),
                 id);
    }
    people_names(m, place, rf__columns_get(columns, cells, "people_names"));
    /* As a nationality, a national agency tells of the country and is no place. */
    people_names(m, place, rf__columns_get(columns, cells, "agencies"));
}

static void each_row(rf__span text, void (*use)(maker *, const rf__columns *, const rf__span *),
                     maker *m) {
    rf__columns columns;
    rf__span line, cells[64];
    bool first = true;
    while (rf__span_next(&text, '\n', &line)) {
        if (first)
            rf__columns_read(&columns, line);
        else if (line.n && line.text[0] != '#') {
            rf__split_tabs(line, cells, 64);
            use(m, &columns, cells);
        }
        first = false;
    }
}

static void add_generic(maker *m, const rf__columns *columns, const rf__span *cells) {
    if (m->n_generic == sizeof m->generic / sizeof *m->generic)
        fail("too many words", "generic_words.tsv");
    m->generic[m->n_generic++] = (generic_word){rf__columns_get(columns, cells, "word"),
                                                rf__columns_get(columns, cells, "use"),
                                                rf__columns_get(columns, cells, "other")};
}

/* ---- regions ---- */

static region *region_of(maker *m, int level, const char *code) {
    int32_t i = rf__map_get(&m->by_code[level], code, strlen(code));
    return i < 0 ? NULL : &m->regions[level][i];
}

static void list_regions(maker *m, int level, json_t *doc) {
    size_t n = json_array_size(doc);
    m->regions[level] = calloc(n + 1, sizeof(region));
    if (!m->regions[level])
        fail("no memory", "regions");
    for (size_t i = 0; i < n; i++) {
        json_t *row = json_array_get(doc, i);
        const char *code = text_of(row, "code");
        region *r = &m->regions[level][m->n_regions[level]];
        if (strlen(code) < 4 || strlen(code) >= sizeof r->code || code[2] != '.')
            continue;
        *r = (region){.place = RF__GAZ_NO_PLACE, .name = text_of(row, "name")};
        memcpy(r->code, code, strlen(code) + 1);
        if (!rf__map_add(&m->by_code[level], r->code, strlen(r->code), (int32_t)m->n_regions[level],
                         NULL))
            fail("no memory", "regions");
        m->n_regions[level]++;
    }
}

static bool generic(const maker *m, const char *word, size_t n, const char *use) {
    for (size_t i = 0; i < m->n_generic; i++)
        if (m->generic[i].word.n == n && strncasecmp(m->generic[i].word.text, word, n) == 0 &&
            (!use || rf__span_is(m->generic[i].use, use)))
            return true;
    return false;
}

/* The name without words such as "Province"; the name itself when only they would stay. */
static rf__span bare_name(const maker *m, const char *name) {
    rf__span bare = {name, strlen(name)};
    for (;;) {
        const char *space = memchr(bare.text, ' ', bare.n);
        const char *last = bare.n ? memrchr(bare.text, ' ', bare.n) : NULL;
        if (last && generic(m, last + 1, bare.n - (size_t)(last + 1 - bare.text), "kind"))
            bare.n = (size_t)(last - bare.text);
        else if (space && generic(m, bare.text, (size_t)(space - bare.text), "kind"))
            bare = (rf__span){space + 1, bare.n - (size_t)(space + 1 - bare.text)};
        else
            break;
    }
    return generic(m, bare.text, bare.n, NULL) ? (rf__span){name, strlen(name)} : bare;
}

/* "Northern Darfur" is also "North Darfur". */
static void other_direction(maker *m, uint32_t place, rf__span name, double known) {
    const char *space = memchr(name.text, ' ', name.n);
    for (size_t i = 0; space && i < m->n_generic; i++) {
        const generic_word *g = &m->generic[i];
        size_t n = (size_t)(space - name.text);
        if (!g->other.n || g->word.n != n || strncasecmp(g->word.text, name.text, n) != 0)
            continue;
        char other[256];
        int wrote = snprintf(other, sizeof other, "%.*s%.*s", (int)g->other.n, g->other.text,
                             (int)(name.n - n), space);
        if (wrote > 0 && (size_t)wrote < sizeof other)
            must(rf__gaz_builder_name(&m->b, place, other, (size_t)wrote, RF_NAME_PLACE, known),
                 other);
    }
}

static void region_names(maker *m, region *r, double known) {
    rf__span whole = {r->name, strlen(r->name)}, bare = bare_name(m, r->name);
    static const char *const kinds[] = {"Region", "Province", "State", "Department", "Governorate"};
    if (!generic(m, whole.text, whole.n, NULL)) {
        must(rf__gaz_builder_name(&m->b, r->place, whole.text, whole.n, RF_NAME_PLACE, known),
             r->code);
        must(rf__gaz_builder_name(&m->b, r->place, bare.text, bare.n, RF_NAME_PLACE, known),
             r->code);
        other_direction(m, r->place, bare, known);
    } else { /* "North" alone says nothing */
        for (size_t i = 0; i < 5; i++) {
            char name[256];
            int n = snprintf(name, sizeof name, "%s %s", r->name, kinds[i]);
            must(rf__gaz_builder_name(&m->b, r->place, name, (size_t)n, RF_NAME_PLACE, known),
                 r->code);
        }
    }
}

static void make_region(maker *m, region *r, rf_gaz_kind kind, uint32_t admin1) {
    char id[64];
    snprintf(id, sizeof id, "%s:%s", rf_gaz_kind_name(kind), r->code);
    rf__span bare = bare_name(m, r->name);
    rf__gaz_record record = {.admin1 = admin1,
                             .kind = (uint8_t)kind,
                             .country = {r->code[0], r->code[1]},
                             .lat = RF__GAZ_NO_DEGREES,
                             .lon = RF__GAZ_NO_DEGREES};
    must(rf__gaz_builder_string(&m->b, bare.text, bare.n, &record.name), id);
    must(rf__gaz_builder_string(&m->b, id, strlen(id), &record.id), id);
    must(rf__gaz_builder_place(&m->b, &record, &r->place), id);
}

/* Centre and people of a region from its towns; a town of unknown size counts a little. */
static void finish_region(maker *m, region *r, double people_known) {
    rf__gaz_record *record = &m->b.places[r->place];
    if (r->people > 0) {
        record->lat = rf__gaz_degrees(r->lat / r->people);
        record->lon = rf__gaz_degrees(r->lon / r->people);
        record->n_people = (uint32_t)fmin(r->people, 2e9);
    }
    region_names(m, r, people_known);
}

/* A region that bears the name of its seat is spelt in as many ways. */
static void names_of_seat(maker *m, region *r, double known) {
    if (!r->seat_names.text)
        return;
    rf__span bare = bare_name(m, r->name);
    rf__name_words words;
    rf__name_split(&words, bare.text, bare.n);
    uint64_t hash = rf__name_hash(words.words, words.n);
    rf__span list = r->seat_names, name;
    rf__name_words other;
    bool same = false;
    while (!same && rf__span_next(&list, ',', &name)) {
        rf__name_split(&other, name.text, name.n);
        same = rf__name_hash(other.words, other.n) == hash;
    }
    if (same)
        must(rf__geonames_names(&m->b, r->place, r->seat_names, known), r->code);
}

/* ---- towns ---- */

static void count_town(maker *m, const rf__geonames *row, uint32_t place, region *first) {
    double people = (double)row->n_people + 300;
    char code[64];
    snprintf(code, sizeof code, "%.*s.%.*s.%.*s", (int)row->country.n, row->country.text,
             (int)row->admin1.n, row->admin1.text, (int)row->admin2.n, row->admin2.text);
    region *both[2] = {first, row->admin2.n ? region_of(m, 1, code) : NULL};
    for (int i = 0; i < 2; i++)
        if (both[i]) {
            both[i]->people += people;
            both[i]->lat += people * row->lat_deg;
            both[i]->lon += people * row->lon_deg;
        }
    bool seat = rf__span_is(row->feature, "PPLA") || rf__span_is(row->feature, "PPLC");
    if (first && seat && people > first->seat_people) {
        first->seat = place;
        first->seat_people = people;
        /* name,ascii name,others: the three columns stand side by side */
        first->seat_names = row->other_names;
    }
}

static region *first_level(maker *m, rf__span country, rf__span admin1) {
    char code[32];
    snprintf(code, sizeof code, "%.*s.%.*s", (int)country.n, country.text, (int)admin1.n,
             admin1.text);
    return region_of(m, 0, code);
}

static void add_towns(maker *m, rf__span text) {
    rf__span line;
    while (rf__span_next(&text, '\n', &line)) {
        rf__geonames row;
        if (!rf__geonames_row(line, &row) || rf__geonames_kind(&row) == RF_GAZ_UNKNOWN)
            continue;
        region *r = first_level(m, row.country, row.admin1);
        uint32_t place;
        must(rf__geonames_add(&m->b, &row, r ? r->place : RF__GAZ_NO_PLACE, 0, &place), "towns");
        count_town(m, &row, place, r);
    }
}

static int by_hash(const void *left, const void *right) {
    const rf__gaz_bearer *a = left, *b = right;
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

/* A town of this name near a point, or a first level region of this name in the country. */
static uint32_t find_same(const maker *m, uint64_t hash, const rf__gaz_record *like, double km) {
    size_t low = 0, high = m->n_sorted;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (m->sorted[mid].hash < hash)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < m->n_sorted && m->sorted[low].hash == hash; low++) {
        uint32_t place = m->sorted[low].place;
        if (place == RF__GAZ_NO_PLACE || m->sorted[low].variant)
            continue;
        const rf__gaz_record *r = &m->b.places[place];
        if (r->kind != like->kind || memcmp(r->country, like->country, 2) != 0)
            continue;
        if (r->kind == RF_GAZ_ADMIN1 ||
            (r->kind == RF_GAZ_TOWN && rf_place_distance_km(r->lat / 1e5, r->lon / 1e5,
                                                            like->lat / 1e5, like->lon / 1e5) < km))
            return place;
    }
    return RF__GAZ_NO_PLACE;
}

/* Names so far in order of their hashes, for find_same. */
static void sort_names(maker *m) {
    free(m->sorted);
    m->n_sorted = m->b.n_bearers;
    m->sorted = malloc((m->n_sorted + 1) * sizeof *m->sorted);
    if (!m->sorted)
        fail("no memory", "names");
    memcpy(m->sorted, m->b.bearers, m->n_sorted * sizeof *m->sorted);
    qsort(m->sorted, m->n_sorted, sizeof *m->sorted, by_hash);
}

static void add_newer_towns(maker *m, json_t *doc) {
    sort_names(m);
    size_t i;
    json_t *row;
    json_array_foreach(doc, i, row) {
        const char *name = text_of(row, "name"), *country = text_of(row, "country");
        const char *admin1 = text_of(row, "admin1");
        if (strlen(country) != 2)
            continue;
        region *r = first_level(m, (rf__span){country, 2}, (rf__span){admin1, strlen(admin1)});
        rf__gaz_record town = {.kind = RF_GAZ_TOWN,
                               .country = {country[0], country[1]},
                               .admin1 = r ? r->place : RF__GAZ_NO_PLACE,
                               .lat = rf__gaz_degrees(atof(text_of(row, "lat"))),
                               .lon = rf__gaz_degrees(atof(text_of(row, "lng")))};
        rf__name_words words;
        rf__name_split(&words, name, strlen(name));
        if (words.n == 1 && words.words[0].n <= 2)
            continue; /* more often a small word than the place */
        if (find_same(m, rf__name_hash(words.words, words.n), &town, SAME_PLACE_KM) !=
            RF__GAZ_NO_PLACE)
            continue;
        char id[64];
        snprintf(id, sizeof id, "at:%s,%s", text_of(row, "lat"), text_of(row, "lng"));
        uint32_t place;
        must(rf__gaz_builder_string(&m->b, name, strlen(name), &town.name), id);
        must(rf__gaz_builder_string(&m->b, id, strlen(id), &town.id), id);
        must(rf__gaz_builder_place(&m->b, &town, &place), id);
        must(rf__gaz_builder_name(&m->b, place, name, strlen(name), RF_NAME_PLACE, 2.7), id);
    }
}

/* ---- the tables of regions and of further places ---- */

static void add_region_names(maker *m, const rf__columns *columns, const rf__span *cells) {
    rf__span code = rf__columns_get(columns, cells, "code");
    char text[32];
    snprintf(text, sizeof text, "%.*s", (int)code.n, code.text);
    region *r = region_of(m, 0, text);
    if (!r) {
        if (m->n_regions[0])
            fail("no such region", text);
        return;
    }
    rf__span names = rf__columns_get(columns, cells, "other_names"), name;
    double known = log10(r->people + 1e5) + 0.3;
    while (rf__span_next(&names, '|', &name)) {
        must(rf__gaz_builder_name(&m->b, r->place, name.text, name.n, RF_NAME_PLACE, known), text);
        other_direction(m, r->place, name, known);
    }
}

static uint32_t same_place(void *context, const rf__gaz_record *record, rf__span name,
                           rf__span other_names) {
    do {
        rf__name_words words;
        rf__name_split(&words, name.text, name.n);
        uint32_t place =
            find_same(context, rf__name_hash(words.words, words.n), record, 2 * SAME_PLACE_KM);
        if (place != RF__GAZ_NO_PLACE)
            return place;
    } while (rf__span_next(&other_names, '|', &name));
    return RF__GAZ_NO_PLACE;
}

static uint32_t find_admin1(void *context, rf__span country, rf__span admin1) {
    const region *r = first_level(context, country, admin1);
    return r ? r->place : RF__GAZ_NO_PLACE;
}

static void add_regions(maker *m) {
    for (size_t i = 0; i < m->n_regions[0]; i++) {
        region *r = &m->regions[0][i];
        double known = log10(r->people + 1e5) + 0.3;
        finish_region(m, r, known);
        names_of_seat(m, r, known);
    }
    for (size_t i = 0; i < m->n_regions[1]; i++) {
        region *r = &m->regions[1][i];
        if (r->people <= 0)
            continue;
        char first[24];
        memcpy(first, r->code, sizeof first);
        char *dot = strchr(first + 3, '.');
        if (dot)
            *dot = 0;
        region *within = region_of(m, 0, first);
        make_region(m, r, RF_GAZ_ADMIN2, within ? within->place : RF__GAZ_NO_PLACE);
        finish_region(m, r, fmax(log10(r->people) - 1.5, 2));
    }
}

static void free_maker(maker *m) {
    for (size_t i = 0; i < m->n_texts; i++)
        rf__buf_free(&m->texts[i]);
    for (size_t i = 0; i < m->n_docs; i++)
        json_decref(m->docs[i]);
    for (int i = 0; i < 2; i++) {
        free(m->regions[i]);
        rf__map_free(&m->by_code[i]);
    }
    free(m->sorted);
    rf__gaz_builder_free(&m->b);
}

int main(int argc, char **argv) {
    if (argc != 4)
        fail("usage: make-gazetteer FROM TABLES OUT", "arguments");
    const char *from = argv[1], *tables = argv[2], *out_path = argv[3];
    bool towns = strcmp(from, "none") != 0;
    static maker m;
    must(rf__gaz_builder_start(&m.b), out_path);
    each_row(read_text(&m, tables, "generic_words.tsv"), add_generic, &m);
    each_row(read_text(&m, tables, "countries.tsv"), add_country, &m);
    if (towns) {
        list_regions(&m, 0, read_json(&m, from, "admin1.json"));
        list_regions(&m, 1, read_json(&m, from, "admin2.json"));
        for (size_t i = 0; i < m.n_regions[0]; i++)
            make_region(&m, &m.regions[0][i], RF_GAZ_ADMIN1, RF__GAZ_NO_PLACE);
        add_towns(&m, read_text(&m, from, "cities500.txt"));
        add_newer_towns(&m, read_json(&m, from, "cities.json"));
        add_regions(&m);
    }
    each_row(read_text(&m, tables, "regions.tsv"), add_region_names, &m);
    rf_issues *issues;
    must(rf_issues_new(&issues), out_path);
    sort_names(&m);
    must(rf__place_table_add(&m.b, "supplement.tsv", read_text(&m, tables, "supplement.tsv"), 0,
                             &(rf__place_joiner){&m, find_admin1, same_place}, issues),
         "supplement.tsv");
    if (rf_issues_count(issues))
        fail(rf_issues_get(issues, 0)->message, "supplement.tsv");
    rf_issues_free(issues);
    unsigned char *bytes;
    size_t n_bytes;
    must(rf__gaz_builder_finish(&m.b, 0, &bytes, &n_bytes), out_path);
    rf__outfile out;
    must(rf__outfile_open(&out, out_path, NULL), out_path);
    rf__outfile_write(&out, (const char *)bytes, n_bytes);
    must(rf__outfile_commit(&out, NULL), out_path);
    rf__free(bytes);
    free_maker(&m);
    return 0;
}
