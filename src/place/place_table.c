#include "place/place_table.h"

#include "base/map.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void rf__columns_read(rf__columns *columns, rf__span line) {
    if (line.n >= 3 && memcmp(line.text, "\xEF\xBB\xBF", 3) == 0)
        line = (rf__span){line.text + 3, line.n - 3};
    size_t most = sizeof columns->names / sizeof *columns->names;
    rf__split_tabs(line, columns->names, most);
    columns->n = most;
    while (columns->n && columns->names[columns->n - 1].n == 0)
        columns->n--;
}

int rf__columns_find(const rf__columns *columns, const char *name) {
    for (size_t i = 0; i < columns->n; i++)
        if (rf__span_is(columns->names[i], name))
            return (int)i;
    return -1;
}

rf__span rf__columns_get(const rf__columns *columns, const rf__span *row, const char *name) {
    int i = rf__columns_find(columns, name);
    return i < 0 ? (rf__span){"", 0} : row[i];
}

rf_gaz_kind rf__gaz_kind_find(rf__span name) {
    for (int k = RF_GAZ_COUNTRY; k < RF_N_GAZ_KINDS; k++)
        if (rf__span_is(name, rf_gaz_kind_name((rf_gaz_kind)k)))
            return (rf_gaz_kind)k;
    return RF_GAZ_UNKNOWN;
}

bool rf__place_table_is(rf__span first_line) {
    rf__columns columns;
    rf__columns_read(&columns, first_line);
    return rf__columns_find(&columns, "name") >= 0 && rf__columns_find(&columns, "kind") >= 0 &&
           rf__columns_find(&columns, "lat") >= 0 && rf__columns_find(&columns, "lon") >= 0;
}

static rf_err add_names(rf__gaz_builder *b, uint32_t place, rf__span names, double known) {
    rf__span name;
    rf_err err = RF_OK;
    while (!err && rf__span_next(&names, '|', &name))
        err = rf__gaz_builder_name(b, place, name.text, name.n, RF_NAME_PLACE, known);
    return err;
}

static double known_by_kind(rf_gaz_kind kind) {
    switch (kind) {
    case RF_GAZ_ADMIN1:
    case RF_GAZ_REGION:
        return 6;
    case RF_GAZ_CAMP:
    case RF_GAZ_WATER:
        return 5;
    case RF_GAZ_ADMIN2:
    case RF_GAZ_POINT:
        return 4;
    default:
        return 4.3;
    }
}

typedef struct table_row {
    const rf__columns *columns;
    rf__span text, cells[64];
    const char *path;
    uint32_t line;
    uint8_t flags;
    rf_issues *issues;
} table_row;

static rf__span cell(const table_row *row, const char *name) {
    return rf__columns_get(row->columns, row->cells, name);
}

/* Tells of a cell of the row: the message has a %.*s where the cell is shown. */
static void tell(const table_row *row, const char *column, rf_severity severity,
                 const char *format) {
    rf__span at = cell(row, column);
    char message[200];
    bool there = at.text >= row->text.text && at.text <= row->text.text + row->text.n;
    size_t before = there ? (size_t)(at.text - row->text.text) : row->text.n;
    snprintf(message, sizeof message, format, (int)(at.n < 60 ? at.n : 60), at.text);
    rf_issues_add(row->issues, severity, severity == RF_WARNING ? "place-value" : "place-row",
                  row->path, row->line, (uint32_t)before + 1, "%s", message);
}

/* A number of a column, within its range; what is there and is none is told and left out. */
static double number_of(const table_row *row, const char *column, double least, double most,
                        double fallback, const char *format) {
    rf__span text = cell(row, column);
    double value = rf__span_number(text, NAN);
    if (value >= least && value <= most)
        return value;
    if (text.n)
        tell(row, column, RF_WARNING, format);
    return fallback;
}

/* What every place needs. */
static bool is_place(const table_row *row) {
    bool named = cell(row, "name").n > 0;
    bool kind = rf__gaz_kind_find(cell(row, "kind")) != RF_GAZ_UNKNOWN;
    bool lat = fabs(rf__span_number(cell(row, "lat"), NAN)) <= 90;
    bool lon = fabs(rf__span_number(cell(row, "lon"), NAN)) <= 180;
    if (!named)
        tell(row, "name", RF_LEFT_OUT, "The place has no name%.*s.");
    if (!kind)
        tell(row, "kind", RF_LEFT_OUT,
             "The kind \"%.*s\" is none of country, admin1, admin2, town, camp, region, water and "
             "point.");
    if (!lat)
        tell(row, "lat", RF_LEFT_OUT, "The latitude \"%.*s\" is no number from -90 to 90.");
    if (!lon)
        tell(row, "lon", RF_LEFT_OUT, "The longitude \"%.*s\" is no number from -180 to 180.");
    return named && kind && lat && lon;
}

static bool is_country_code(rf__span code) {
    return code.n == 2 && code.text[0] >= 'A' && code.text[0] <= 'Z' && code.text[1] >= 'A' &&
           code.text[1] <= 'Z';
}

static rf_err new_place(rf__gaz_builder *b, rf__gaz_record *record, rf__span name, rf__span id,
                        uint32_t *ret) {
    rf__buf made = {0};
    if (!id.n) {
        rf__buf_str(&made, record->flags & RF__GAZ_OWN ? "own:" : "refuge:");
        rf__buf_add(&made, record->country, record->country[0] ? 2 : 0);
        rf__buf_str(&made, record->country[0] ? "/" : "");
        rf__buf_add(&made, name.text, name.n);
        id = (rf__span){made.bytes, made.n};
    }
    rf_err err =
        made.failed ? RF_ERR_NOMEM : rf__gaz_builder_string(b, name.text, name.n, &record->name);
    if (!err)
        err = rf__gaz_builder_string(b, id.text, id.n, &record->id);
    rf__buf_free(&made);
    return err ? err : rf__gaz_builder_place(b, record, ret);
}

static rf_err add_row(rf__gaz_builder *b, const table_row *row, const rf__place_joiner *joiner) {
    rf__span name = cell(row, "name"), country = cell(row, "country");
    if (!is_place(row))
        return RF_OK;
    rf_gaz_kind kind = rf__gaz_kind_find(cell(row, "kind"));
    double lat = rf__span_number(cell(row, "lat"), NAN);
    double lon = rf__span_number(cell(row, "lon"), NAN);
    double people = number_of(row, "people", 0, 2e9, 0,
                              "The people \"%.*s\" are no number from 0 to 2000000000; the place "
                              "gets none.");
    rf__gaz_record record = {.admin1 =
                                 joiner && joiner->admin1
                                     ? joiner->admin1(joiner->context, country, cell(row, "admin1"))
                                     : RF__GAZ_NO_PLACE,
                             .lat = rf__gaz_degrees(lat),
                             .lon = rf__gaz_degrees(lon),
                             .n_people = (uint32_t)people,
                             .kind = (uint8_t)kind,
                             .flags = row->flags};
    if (is_country_code(country))
        memcpy(record.country, country.text, 2);
    else if (country.n)
        tell(row, "country", RF_WARNING,
             "The country \"%.*s\" is no ISO code of two capital letters; the place gets none.");
    double known = fmax(known_by_kind(kind), log10(fmax(people, 1)));
    known =
        number_of(row, "known", 0, 12, row->flags & RF__GAZ_OWN ? known + 1 : known,
                  "How well known it is, \"%.*s\", is no number from 0 to 12; its kind decides.");
    rf__span others = cell(row, "other_names");
    uint32_t place = joiner && joiner->same ? joiner->same(joiner->context, &record, name, others)
                                            : RF__GAZ_NO_PLACE;
    rf_err err = RF_OK;
    if (place == RF__GAZ_NO_PLACE)
        err = new_place(b, &record, name, cell(row, "id"), &place);
    if (!err)
        err = rf__gaz_builder_name(b, place, name.text, name.n, RF_NAME_PLACE, known);
    return err ? err : add_names(b, place, others, known);
}

rf_err rf__place_table_add(rf__gaz_builder *b, const char *path, rf__span text, uint8_t flags,
                           const rf__place_joiner *joiner, rf_issues *issues) {
    rf__columns columns;
    table_row row = {.columns = &columns, .path = path, .flags = flags, .issues = issues};
    rf__map rows = {0};
    rf_err err = RF_OK;
    while (!err && rf__span_next(&text, '\n', &row.text)) {
        rf__span line = row.text;
        row.line++;
        if (row.line == 1) {
            rf__columns_read(&columns, line);
            continue;
        }
        if (line.n == 0 || line.text[0] == '#' || line.text[0] == '\r')
            continue;
        int32_t first = 0;
        rf__split_tabs(line, row.cells, sizeof row.cells / sizeof *row.cells);
        if (!rf__map_add(&rows, line.text, line.n, (int32_t)row.line, &first))
            err = RF_ERR_NOMEM;
        else if (first != (int32_t)row.line)
            rf_issues_add(issues, RF_LEFT_OUT, "place-row", path, row.line, 1,
                          "The row is the same as that of line %d.", (int)first);
        else
            err = add_row(b, &row, joiner);
    }
    rf__map_free(&rows);
    return err;
}
