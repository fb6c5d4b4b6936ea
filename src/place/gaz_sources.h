/* What gazetteers are made of: rows of GeoNames dumps and the project's own tables. */
#ifndef RF_GAZ_SOURCES_H
#define RF_GAZ_SOURCES_H

#include "place/gaz_builder.h"

/* Bytes within a text. */
typedef struct rf__span {
    const char *text;
    size_t n;
} rf__span;
bool rf__span_is(rf__span span, const char *text);

/* Walks the parts of a text between single separators; false at the end. */
bool rf__span_next(rf__span *rest, char separator, rf__span *ret);
/* The columns of a line, parted by tabs; those that are missing are empty. */
void rf__split_tabs(rf__span line, rf__span *fields, size_t n_fields);
/* A number, or fallback when it is none. */
double rf__span_number(rf__span span, double fallback);

/* A row of a GeoNames dump (19 columns, https://download.geonames.org/export/dump/readme.txt). */
typedef struct rf__geonames {
    rf__span id, name, ascii_name, other_names, feature_class, feature, country, admin1, admin2;
    double lat_deg, lon_deg;
    int64_t n_people;
} rf__geonames;
/* False: the line is no such row. */
bool rf__geonames_row(rf__span line, rf__geonames *ret);
/* What kind of place a row is; RF_GAZ_UNKNOWN: none that reports name. */
rf_gaz_kind rf__geonames_kind(const rf__geonames *row);
/* Adds the row's place and its names, `bonus` better known than by its people alone. */
rf_err rf__geonames_add(rf__gaz_builder *builder, const rf__geonames *row, uint32_t admin1,
                        double bonus, uint32_t *ret_place) RF_NODISCARD;
/* The alternate names that people write: no codes, no automatic transliterations, in Latin, Arabic
 * or Cyrillic script. */
rf_err rf__geonames_names(rf__gaz_builder *builder, uint32_t place, rf__span other_names,
                          double known) RF_NODISCARD;

#endif
