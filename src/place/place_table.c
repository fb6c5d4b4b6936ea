#include "place/place_table.h"

#include <math.h>
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
    rf__span cells[64];
    const char *path;
    uint32_t line;
    uint8_t flags;
} table_row;

static rf__span cell(const table_row *row, const char *name) {
    return rf__columns_get(row->columns, row->cells, name);
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

static rf_err add_row(rf__gaz_builder *b, const table_row *row, const rf__place_joiner *joiner,
                      rf_issues *issues) {
    rf__span name = cell(row, "name"), country = cell(row, "country");
    rf_gaz_kind kind = rf__gaz_kind_find(cell(row, "kind"));
    double lat = rf__span_number(cell(row, "lat"), NAN),
           lon = rf__span_number(cell(row, "lon"), NAN);
    if (name.n == 0 || kind == RF_GAZ_UNKNOWN || !(fabs(lat) <= 90) || !(fabs(lon) <= 180)) {
        rf_issues_add(issues, RF_LEFT_OUT, "place-row", row->path, row->line, 0,
                      "No place without a name, a kind (country, admin1, admin2, town, camp, "
                      "region, water or point) and coordinates in degrees.");
        return RF_OK;
    }
    double people = rf__span_number(cell(row, "people"), 0);
    rf__gaz_record record = {.admin1 =
                                 joiner && joiner->admin1
                                     ? joiner->admin1(joiner->context, country, cell(row, "admin1"))
                                     : RF__GAZ_NO_PLACE,
                             .lat = rf__gaz_degrees(lat),
                             .lon = rf__gaz_degrees(lon),
                             .n_people = people > 0 && people < 2e9 ? (uint32_t)people : 0,
                             .kind = (uint8_t)kind,
                             .flags = row->flags};
    if (country.n == 2)
        memcpy(record.country, country.text, 2);
    double known = fmax(known_by_kind(kind), log10(fmax(people, 1)));
    known = rf__span_number(cell(row, "known"), row->flags & RF__GAZ_OWN ? known + 1 : known);
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
    table_row row = {.columns = &columns, .path = path, .flags = flags};
    rf__span line;
    rf_err err = RF_OK;
    while (!err && rf__span_next(&text, '\n', &line)) {
        row.line++;
        if (row.line == 1) {
            rf__columns_read(&columns, line);
            continue;
        }
        if (line.n == 0 || line.text[0] == '#' || line.text[0] == '\r')
            continue;
        rf__split_tabs(line, row.cells, sizeof row.cells / sizeof *row.cells);
        err = add_row(b, &row, joiner, issues);
    }
    return err;
}
