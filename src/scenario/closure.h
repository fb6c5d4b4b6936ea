/* What a row of closures.csv closes, and when. */
#ifndef RF_CLOSURE_H
#define RF_CLOSURE_H

#include "refuge/scenario.h"

/* In either direction. A closure of type link is none under its quirk. */
bool rf__closure_of_road(const rf_scenario *scenario, const rf_settings *settings,
                         const rf_closure *closure, rf_place_id from, rf_place_id to);
bool rf__closure_of_camp(const rf_closure *closure);
/* Whether it acts on that day. One that ends before it starts never ends. */
bool rf__closure_in_force(const rf_closure *closure, int64_t day);

#endif
