/* A gazetteer made of a table of places (place_table.h), for tests that must not depend on the one
 * that is built. Ends the program when the table has a mistake. */
#ifndef SMALL_GAZETTEER_H
#define SMALL_GAZETTEER_H

#include "place/gaz_format.h"

/* Rows of name, other_names, kind, country, lat, lon, people, parted by ; and newlines. */
rf_gazetteer *small_gazetteer(const char *rows);
/* The match of a whole name; false: none. */
bool small_match(const rf_gazetteer *gazetteer, const char *name, rf_place_match *ret);

#endif
