/* People moved one by one, as Flee does it: the peer that the cohort engine is compared with, in
 * distribution by tests and in speed by benches. It shares the world and the routes with the engine
 * and nothing of its cohorts, draws or slices. It knows places, roads, closures, capacities, routes of
 * several roads, short stints and walking; no floods, harvests or demographics. */
#ifndef ONE_BY_ONE_H
#define ONE_BY_ONE_H

#include "run/routes.h"

typedef struct peer peer;

peer *peer_new(const rf_scenario *scenario, const rf_settings *settings, uint64_t seed);
void peer_free(peer *p);
/* Each day in another order of people, where Flee keeps the order in which they came. The cohort
 * engine knows no order, so this is what it is compared with where camps fill up. */
void peer_shuffle(peer *p, bool on);
/* One day; 0 on success. */
int peer_step(peer *p);
int64_t peer_at(const peer *p, rf_place_id place);
int64_t peer_on_road(const peer *p, rf_road_id road, bool backward);
int64_t peer_steps(const peer *p); /* person-days so far */

#endif
