/* Users' own places: files of several forms into a builder, and lookups in the gazetteer below. */
#ifndef RF_GAZ_IMPORT_H
#define RF_GAZ_IMPORT_H

#include "place/gaz_sources.h"

typedef enum rf__places_form {
    RF__PLACES_UNKNOWN,
    RF__PLACES_GEONAMES, /* a GeoNames dump: tabs, no head */
    RF__PLACES_TABLE,    /* place_table.h */
    RF__PLACES_CODES,    /* an OCHA table of administrative units with their p-codes */
    RF__PLACES_FLEE      /* a Flee locations.csv */
} rf__places_form;

/* RF_ERR_NOMEM. */
rf_err rf__places_form_of(rf__span text, rf__places_form *ret) RF_NODISCARD;
/* Adds the places of a text. Ids of places in `under` are global, those of the builder's follow
 * them. Rows that can't be used are issues. RF_ERR_GAZETTEER: a text of no known form. */
rf_err rf__places_import(rf__gaz_builder *builder, const rf_gazetteer *under, const char *path,
                         rf__span text, rf_issues *issues, rf_diag *diag) RF_NODISCARD;

#endif
