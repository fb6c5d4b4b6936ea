/* Where one can go from a place: every simple path of up to awareness_level roads, as Flee walks
 * them. A route is what remains to be travelled. Routes are interned: a route is a place and the
 * route after it, so equal remainders are one number whatever they are the remainder of, and people
 * on them can merge. */
#ifndef RF_ROUTES_H
#define RF_ROUTES_H

#include "run/world.h"

/* What is left of a route; 0: nothing. */
typedef int32_t rf__route;

typedef struct rf__route_node {
    rf_place_id next, last;
    rf__route rest;
} rf__route_node;

/* A destination seen from a place: what those who go there need ... */
typedef struct rf__candidate {
    rf_place_id to;
    rf__route route; /* from here, next place first */
    rf__route rest;  /* behind its first road */
    int32_t link;    /* the road taken first, or -1 */
} rf__candidate;

/* ... and what makes its weight. */
typedef struct rf__farness {
    double dist_km;
    double dist_factor; /* (softening + dist_km) ^ -distance_power */
    double crow_km;     /* distance as the crow flies, only for stay_close_to_home */
} rf__farness;

typedef struct rf__candidates {
    rf__candidate *list;
    rf__farness *far; /* of each in the list */
    size_t n, cap, far_cap;
    uint32_t topology; /* of the world when the list was made; 0: never */
} rf__candidates;

/* How far and how people look. */
typedef enum rf__outlook {
    RF__OUTLOOK_NORMAL,
    RF__OUTLOOK_PLANNED, /* deliberate: one road further, distance_power 1.2 */
    RF__N_OUTLOOKS
} rf__outlook;

typedef struct rf__routes {
    const rf__world *world;
    rf__route_node *node;
    size_t n, cap;
    int32_t *table; /* hash of (next, rest) to node */
    size_t table_cap;
    rf__candidates *by_place[RF__N_OUTLOOKS];
    rf_place_id *path; /* scratch */
    size_t path_cap;
    /* major_routes.csv by place: routes from each place of a major route onwards, both ways */
    int32_t *major_first, *major_route;
} rf__routes;

rf_err rf__routes_make(rf__routes *ret, const rf__world *world) RF_NODISCARD;
void rf__routes_free(rf__routes *routes);

/* The candidates of a place today; computed again only after roads changed. Owned by routes. */
rf_err rf__routes_from(rf__routes *routes, rf_place_id place, rf__outlook outlook,
                       const rf__candidates **ret) RF_NODISCARD;
/* The open link of a place that the route takes first, or -1. */
int32_t rf__routes_step(const rf__routes *routes, rf_place_id place, rf__route route);

#endif
