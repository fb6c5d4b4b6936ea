/* Closures that do nothing, or something else than they seem to. */
#include "scenario/check.h"

#include "base/mem.h"
#include "scenario/closure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_camp(const rf_place *p) { return rf_place_kind_is_camp(p->kind); }

static int64_t last_day(const rf_closure *k) { return k->end < k->start ? INT64_MAX : k->end; }

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
    rf_place_kind type = k->kind == RF_CLOSE_CAMP ? RF_PLACE_CAMP : RF_PLACE_IDP_CAMP;
    rf_place_kind is = rf__closure_of_camp(k) ? c->s->place[k->place1].kind : RF_PLACE_OTHER;
    if (is != type && rf_place_kind_is_camp(is) && c->st->quirk_closure_names_camp_type &&
        last_day(k) < c->s->n_days)
        RF__TELL(c, RF_WARNING, "closure-changes-camp", RF__CLOSURES, k->line,
                 "%s is of type %s, but %s when this closure ends, as in Flee: write %s, or switch "
                 "quirk_closure_names_camp_type off.",
                 k->name1, is == RF_PLACE_CAMP ? "camp" : "idpcamp",
                 is == RF_PLACE_CAMP ? "idpcamp" : "camp",
                 is == RF_PLACE_CAMP ? "camp" : "idpcamp");
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

/* ---- closures that hold the same road or camp ---- */

static int compare_starts(const void *x, const void *y) {
    const rf_closure *a = *(const rf_closure *const *)x, *b = *(const rf_closure *const *)y;
    int start = (a->start > b->start) - (a->start < b->start);
    return start ? start : (a->line > b->line) - (a->line < b->line);
}

/* Whether one ends while the other holds. Rows of a day act in the order of the file. */
static bool part_ways(const rf_closure *before, const rf_closure *k) {
    if (!before || last_day(before) == last_day(k))
        return false;
    return rf__closure_in_force(before, k->start) ||
           (last_day(before) == k->start && before->line > k->line);
}

static void tell_overlap(rf__check *c, const rf_closure *before, const rf_closure *k,
                         const char *what) {
    bool longer = last_day(k) > last_day(before);
    const rf_closure *first = longer ? before : k, *last = longer ? k : before;
    char till[48] = "for good";
    if (last_day(last) != INT64_MAX)
        snprintf(till, sizeof till, "till day %lld", (long long)last->end);
    if (c->st->quirk_any_end_reopens)
        RF__TELL(
            c, RF_WARNING, "closures-overlap", RF__CLOSURES, k->line,
            "This closure and that on line %u both close %s. It opens on day %lld, as in Flee, "
            "though line %u closes it %s: switch quirk_any_end_reopens off, or correct the days.",
            before->line, what, (long long)first->end, last->line, till);
    else
        RF__TELL(c, RF_WARNING, "closures-overlap", RF__CLOSURES, k->line,
                 "This closure and that on line %u both close %s. It stays closed %s; Flee would "
                 "open it on day %lld.",
                 before->line, what, till, (long long)first->end);
}

/* Notes in `latest` that k closes a road or camp, and tells once of a closure that does so too. */
static void overlay(rf__check *c, const rf_closure **latest, const rf_closure *k, bool *told,
                    const char *what) {
    if (!*told && part_ways(*latest, k)) {
        tell_overlap(c, *latest, k, what);
        *told = true;
    }
    if (!*latest || !rf__closure_in_force(*latest, k->start) || last_day(k) > last_day(*latest))
        *latest = k;
}

static void overlay_roads(rf__check *c, const rf_closure **of_road, const rf_closure *k) {
    const rf_scenario *s = c->s;
    bool told = false;
    for (rf_road_id i = 0; i < s->n_roads; i++) {
        const rf_road *r = &s->road[i];
        char what[160];
        if (!rf__closure_of_road(s, c->st, k, r->from, r->to))
            continue;
        snprintf(what, sizeof what, "the road from %.60s to %.60s", s->place[r->from].name,
                 s->place[r->to].name);
        overlay(c, &of_road[i], k, &told, what);
    }
}

static rf_err check_overlaps(rf__check *c) {
    const rf_scenario *s = c->s;
    size_t n = (size_t)s->n_closures;
    const rf_closure **order = rf__calloc(n, sizeof *order);
    const rf_closure **of_road = rf__calloc((size_t)s->n_roads, sizeof *of_road);
    const rf_closure **of_camp = rf__calloc((size_t)s->n_places, sizeof *of_camp);
    bool good = order && of_road && of_camp;
    for (size_t i = 0; good && i < n; i++)
        order[i] = &s->closure[i];
    if (good)
        qsort(order, n, sizeof *order, compare_starts);
    for (size_t i = 0; good && i < n; i++) {
        const rf_closure *k = order[i];
        bool told = false;
        if (!rf__closure_in_force(k, k->start) || k->start >= s->n_days)
            continue;
        if (rf__closure_of_camp(k))
            overlay(c, &of_camp[k->place1], k, &told, k->name1);
        else
            overlay_roads(c, of_road, k);
    }
    rf__free(order);
    rf__free(of_road);
    rf__free(of_camp);
    return good ? RF_OK : RF_ERR_NOMEM;
}

rf_err rf__check_closures(rf__check *c) {
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
    return check_overlaps(c);
}
