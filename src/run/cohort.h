/* Cohorts: how many people are in the same state. Two people with equal keys are exchangeable under
 * the rules, so only their number is kept. docs/design/engine.md argues why this key is enough. */
#ifndef RF_COHORT_H
#define RF_COHORT_H

#include "run/routes.h"
#include "run/spread.h"

enum {
    RF__FIRST_ROAD = 1, /* has not finished a road yet (kept only under start_on_foot) */
    RF__SENT_BACK = 2,  /* the road closed behind them: at its end they are back at its start */
    RF__FARMER = 4,
    RF__HARVESTING = 8, /* stays, and is counted at home */
    RF__TRAVELLING = 16 /* `at` is a link, else a place */
};

typedef struct rf__state {
    double km; /* covered on the road; 0 at a place */
    int32_t at;
    rf__route route;  /* what remains */
    rf_place_id home; /* RF_NONE where no rule asks */
    int32_t traced;   /* 1 + number of the followed person; 0: nobody in particular */
    int16_t cls;
    uint8_t flags, connections, days_here;
    uint8_t unused[3]; /* zero: states are compared as bytes */
} rf__state;

typedef struct rf__cohort {
    rf__state state;
    int64_t n;
    int32_t lo, hi; /* of its spread */
} rf__cohort;

/* A set of cohorts with distinct states, in order of their first arrival. */
typedef struct rf__cohorts {
    rf__cohort *list;
    size_t n, cap;
    uint64_t *table;
    size_t table_cap;
    float *step; /* spreads, `width` steps each */
    size_t step_cap;
    int32_t width; /* a multiple of four; 0: recent travel is not kept. Set before the first cohort
                      is added */
} rf__cohorts;

/* Adds n people in a state; merges with those who are in it already. who: how they are spread over
 * recent-travel averages, each then `shift` steps further; NULL: none of them has travelled. It
 * must not lie in the same set. */
bool rf__cohorts_add(rf__cohorts *set, const rf__state *state, int64_t n, const rf__spread *who,
                     double shift);
/* The same for n > 0, and tells at which index of the list they are. */
bool rf__cohorts_add_at(rf__cohorts *set, const rf__state *state, int64_t n, const rf__spread *who,
                        double shift, size_t *ret_i);
/* Ask the memory in advance for what adding people in a state will touch: first the one for some
 * states, then the other for them, then add. Without any effect but time. */
void rf__cohorts_fetch(const rf__cohorts *set, const rf__state *state);
void rf__cohorts_fetch_more(const rf__cohorts *set, const rf__state *state);
/* The same for cohort i. */
void rf__cohorts_fetch_at(const rf__cohorts *set, size_t i);
/* The spread of cohort i, valid until the next cohort is added. */
rf__spread rf__cohorts_spread(const rf__cohorts *set, size_t i);
/* Half the recent-travel average for everybody. */
void rf__cohorts_halve(rf__cohorts *set);
void rf__cohorts_clear(rf__cohorts *set);
void rf__cohorts_free(rf__cohorts *set);

#endif
