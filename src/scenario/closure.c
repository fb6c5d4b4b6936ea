#include "scenario/closure.h"

#include <string.h>

bool rf__closure_of_road(const rf_scenario *scenario, const rf_settings *settings,
                         const rf_closure *c, rf_place_id from, rf_place_id to) {
    const char *one = scenario->place[from].country, *two = scenario->place[to].country;
    switch (c->kind) {
    case RF_CLOSE_COUNTRY:
        return (!strcmp(one, c->name1) && !strcmp(two, c->name2)) ||
               (!strcmp(one, c->name2) && !strcmp(two, c->name1));
    case RF_CLOSE_LOCATION:
        return from == c->place1 || to == c->place1;
    case RF_CLOSE_LINK:
        return !settings->quirk_link_closures_ignored &&
               ((from == c->place1 && to == c->place2) || (from == c->place2 && to == c->place1));
    default:
        return false;
    }
}

bool rf__closure_of_camp(const rf_closure *c) {
    return c->kind == RF_CLOSE_CAMP || c->kind == RF_CLOSE_IDP_CAMP;
}

bool rf__closure_in_force(const rf_closure *c, int64_t day) {
    return c->start >= 0 && c->start <= day && (c->end < c->start || c->end > day);
}
