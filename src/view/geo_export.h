/* What happened, how many, and from where to where, for geographic tools: GeoJSON (RFC 7946) and
 * GeoPackage (OGC 12-128r15). docs/reference/picture.md describes the layers. */
#ifndef RF_GEO_EXPORT_H
#define RF_GEO_EXPORT_H

#include "base/buf.h"
#include "refuge/picture.h"

typedef enum rf__layer { RF__FIGURES, RF__EVENTS, RF__FLOWS, RF__N_LAYERS } rf__layer;

/* One feature, of any layer. Strings live until the next call of the function that gives it. */
typedef struct rf__feature {
    rf__layer layer;
    int n_points; /* 1: a point; 2: a line; 0: nothing is known of where */
    double lon[2], lat[2];
    const char *what, *place, *to_place, *country, *note, *source, *words, *kind, *agreement;
    char from[11], to[11];  /* "" when unknown */
    double best, low, high; /* NAN when there is none */
    int64_t origins, claim;
} rf__feature;

typedef rf_err (*rf__feature_fn)(void *user, const rf__feature *feature);
/* Every quantity, incident and flow, in this order. fn's error ends it. */
rf_err rf__features(const rf_picture *picture, rf__feature_fn fn, void *user) RF_NODISCARD;

const char *rf__layer_name(rf__layer layer);

rf_err rf__export_geojson(rf__buf *to, const rf_picture *picture) RF_NODISCARD;
/* Writes the file, whole or not at all. day: what stands for the time of making. */
rf_err rf__export_gpkg(const char *path, const rf_picture *picture, rf_date day,
                       rf_diag *diag) RF_NODISCARD;

#endif
