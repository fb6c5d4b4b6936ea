/* Tables of places in the project's own form: a TSV file whose first line names its columns
 * (docs/reference/gazetteer.md). data/places/supplement.tsv is one; users may write others. */
#ifndef RF_PLACE_TABLE_H
#define RF_PLACE_TABLE_H

#include "place/gaz_sources.h"

/* Where columns stand in a table, by the names in its first line. */
typedef struct rf__columns {
    rf__span names[64];
    size_t n;
} rf__columns;
void rf__columns_read(rf__columns *columns, rf__span first_line);
/* Where a column stands, or -1. */
int rf__columns_find(const rf__columns *columns, const char *name);
/* The value of a column in a row cut with rf__split_tabs; empty when the table has no such column.
 */
rf__span rf__columns_get(const rf__columns *columns, const rf__span *row, const char *name);

/* RF_GAZ_UNKNOWN when the text names no kind. */
rf_gaz_kind rf__gaz_kind_find(rf__span name);

/* Is this first line that of a table of places (has columns name, kind, lat and lon)? */
bool rf__place_table_is(rf__span first_line);
/* What a table is joined with; either may be NULL. */
typedef struct rf__place_joiner {
    void *context;
    /* The admin1 that a row names: a place, or RF__GAZ_NO_PLACE. */
    uint32_t (*admin1)(void *context, rf__span country, rf__span admin1);
    /* A place that is there already under one of these names (parted by |): the row then only adds
     * names. */
    uint32_t (*same)(void *context, const rf__gaz_record *record, rf__span name,
                     rf__span other_names);
} rf__place_joiner;
/* Adds every row. Rows that can't be used are issues. */
rf_err rf__place_table_add(rf__gaz_builder *builder, const char *path, rf__span text, uint8_t flags,
                           const rf__place_joiner *joiner, rf_issues *issues) RF_NODISCARD;

#endif
