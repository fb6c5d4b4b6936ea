/* Closures that do nothing, or something else than they seem to. */
#include "scenario/check.h"

#include <stdlib.h>
#include <string.h>

static bool is_camp(const rf_place *p) { return rf_place_kind_is_camp(p->kind); }

static bool border_has_road(const rf_scenario *s, const char *one, const char *two) {
    for (rf_road_id i = 0; i < s->n_roads; i++) {
        const char *a = s->place[s->road[i].from].country, *b = s->place[s->road[i].to].country;
        if ((!strcmp(a, one) && !strcmp(b, two)) || (!strcmp(a, two) && !strcmp(b, one)))
            return true;
    }
    return false;
}

static bool road_exists(const rf__check *c, rf_place_id one, rf_place_id two) {
    rf__road_ends key = rf__ends_of(one, two, 0);
    return bsearch(&key, c->pairs, (size_t)c->s->n_roads, sizeof key, rf__compare_ends) != NULL;
}

static void check_closed_place(rf__check *c, const rf_closure *k) {
    rf_place_id other = rf__map_get(&c->place_of, k->name2, strlen(k->name2));
    if (k->kind == RF_CLOSE_LOCATION && *k->name2)
        RF__TELL(c, other == RF_NONE ? RF_NOTE : RF_WARNING, "closure-second-name", RF__CLOSURES,
                 k->line,
                 "A closure of type location closes all roads of %s; \"%.80s\" is not looked at.%s",
                 k->name1, k->name2,
                 other == RF_NONE ? "" : " To close the one road between the two write link.");
    if ((k->kind == RF_CLOSE_CAMP || k->kind == RF_CLOSE_IDP_CAMP) &&
        !is_camp(&c->s->place[k->place1]))
        RF__TELL(c, RF_WARNING, "closure-of-no-camp", RF__CLOSURES, k->line,
                 "%s is no camp: it becomes one when this closure ends.", k->name1);
}

static void check_closed_road(rf__check *c, const rf_closure *k) {
    bool link = k->kind == RF_CLOSE_LINK;
    if (link ? !road_exists(c, k->place1, k->place2)
             : k->kind == RF_CLOSE_COUNTRY && !border_has_road(c->s, k->name1, k->name2))
        RF__TELL(c, RF_WARNING, "closure-without-road", RF__CLOSURES, k->line,
                 "No road joins %s and %s: the closure changes nothing.", k->name1, k->name2);
    else if (link && c->st->quirk_link_closures_ignored)
        RF__TELL(
            c, RF_WARNING, "closure-ignored", RF__CLOSURES, k->line,
            "Flee ignores closures of type link: switch quirk_link_closures_ignored off to close "
            "%s to %s.",
            k->name1, k->name2);
}

void rf__check_closures(rf__check *c) {
    const rf_scenario *s = c->s;
    for (int32_t i = 0; i < s->n_closures; i++) {
        const rf_closure *k = &s->closure[i];
        if (k->kind == RF_CLOSE_REDIRECTION) {
            RF__TELL(c, RF_NOTE, "redirection-without-effect", RF__CLOSURES, k->line,
                     "Nobody is redirected, neither here nor in Flee 3: the row is idle.");
            continue;
        }
        if (k->start < 0 || k->start >= s->n_days)
            RF__TELL(c, RF_WARNING, "closure-never-acts", RF__CLOSURES, k->line,
                     "It starts on day %lld, outside the days 0 to %lld: it never closes anything.",
                     (long long)k->start, (long long)s->n_days - 1);
        check_closed_place(c, k);
        check_closed_road(c, k);
    }
}
