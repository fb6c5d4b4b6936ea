/* Demographic classes. A person has an age, a gender and so on, but a rule sees only "under 19" or
 * "of this ethnicity". Two people whom no active rule can tell apart are one class, so the number of
 * classes is small however long the tables are; their shares at each place are sums of products of
 * the tables' shares (attributes are independent, as in Flee). */
#include "run/plan.h"

#include "base/csv.h"
#include "base/mem.h"

#include <string.h>
#include <strings.h>

static int32_t find_demographic(const rf_scenario *s, const char *name) {
    for (int32_t i = 0; i < s->n_demographics; i++)
        if (!strcmp(s->demographic[i].name, name))
            return i;
    return -1;
}

static double age_of(const rf__plan *plan, const int32_t *values) {
    if (plan->demo_age < 0 || values[plan->demo_age] < 0)
        return -1;
    const char *text = plan->scenario->demographic[plan->demo_age].values[values[plan->demo_age]];
    double age;
    return rf__parse_double(text, strlen(text), &age) ? age : -1;
}

static bool is_gender(const rf__plan *plan, const int32_t *values, const char *word) {
    if (plan->demo_gender < 0 || values[plan->demo_gender] < 0)
        return false;
    const char *text =
        plan->scenario->demographic[plan->demo_gender].values[values[plan->demo_gender]];
    return !strcasecmp(text, word);
}

static int16_t value_index(const int32_t *values, int32_t demographic, bool matters) {
    return matters && demographic >= 0 ? (int16_t)values[demographic] : -1;
}

/* Flee: children square the score (with BoysTakeRisk males over 14 then ignore it), the old square
 * it, women square it unless that has been done. */
static rf__person_class class_from(const rf__plan *plan, const int32_t *values) {
    const rf_settings *st = plan->settings;
    rf__person_class c = {.score_power = 1};
    double age = age_of(plan, values);
    bool known = age >= 0, child = known && age < 19;
    if (st->children_avoid_hazards) {
        if (child)
            c.score_power = 2;
        bool boy = known && age > 14 && (child || st->quirk_boys_and_men);
        if (st->boys_take_risk && boy && is_gender(plan, values, "male"))
            c.score_power = 0;
    }
    if (st->elderly_avoid_hazards && known && age > 59 && c.score_power)
        c.score_power = 2;
    if (st->women_avoid_hazards && is_gender(plan, values, "female") && c.score_power == 1)
        c.score_power = 2;
    bool ethnicity = st->match_camp_ethnicity || st->match_town_ethnicity ||
                     st->match_conflict_ethnicity;
    c.ethnicity = value_index(values, plan->demo_ethnicity, ethnicity);
    c.religion = value_index(values, plan->demo_religion, st->match_camp_religion);
    c.flood_awareness = value_index(values, plan->demo_awareness, st->flood_forecaster);
    return c;
}

static bool same_class(const rf__person_class *a, const rf__person_class *b) {
    return a->score_power == b->score_power && a->ethnicity == b->ethnicity &&
           a->religion == b->religion && a->flood_awareness == b->flood_awareness;
}

static int32_t find_class(const rf__plan *plan, const rf__person_class *c) {
    for (int32_t i = 0; i < plan->n_classes; i++)
        if (same_class(&plan->cls[i], c))
            return i;
    return -1;
}

int32_t rf__plan_class_of(const rf__plan *plan, const int32_t *values) {
    rf__person_class c = class_from(plan, values);
    int32_t found = find_class(plan, &c);
    return found < 0 ? 0 : found;
}

/* Which attributes an active rule looks at. */
static int32_t relevant(const rf__plan *plan, int32_t out[5]) {
    const rf_settings *st = plan->settings;
    bool age = st->children_avoid_hazards || st->elderly_avoid_hazards;
    bool gender = st->women_avoid_hazards || (st->children_avoid_hazards && st->boys_take_risk);
    bool ethnicity = st->match_camp_ethnicity || st->match_town_ethnicity ||
                     st->match_conflict_ethnicity;
    const struct {
        int32_t demographic;
        bool used;
    } all[] = {{plan->demo_age, age},
               {plan->demo_gender, gender},
               {plan->demo_ethnicity, ethnicity},
               {plan->demo_religion, st->match_camp_religion},
               {plan->demo_awareness, st->flood_forecaster}};
    int32_t n = 0;
    for (int i = 0; i < 5; i++)
        if (all[i].used && all[i].demographic >= 0)
            out[n++] = all[i].demographic;
    return n;
}

/* The next combination of values, like a mileage counter; false after the last. */
static bool next_values(const rf_scenario *s, const int32_t *which, int32_t n, int32_t *values) {
    for (int32_t i = 0; i < n; i++) {
        if (++values[which[i]] < s->demographic[which[i]].n_values)
            return true;
        values[which[i]] = 0;
    }
    return false;
}

static rf_err find_classes(rf__plan *plan, const int32_t *which, int32_t n, int32_t *values) {
    size_t cap = 0;
    do {
        rf__person_class c = class_from(plan, values);
        if (find_class(plan, &c) >= 0)
            continue;
        if (plan->n_classes == INT16_MAX)
            return RF_ERR_TOO_BIG; /* rf_scenario_check tells of it before */
        if (!rf__grow(&plan->cls, &cap, (size_t)plan->n_classes + 1, sizeof *plan->cls))
            return RF_ERR_NOMEM;
        plan->cls[plan->n_classes++] = c;
    } while (next_values(plan->scenario, which, n, values));
    return RF_OK;
}

static void fill_shares(const rf__plan *plan, rf_place_id place, const int32_t *which, int32_t n,
                        int32_t *values, double *share) {
    const rf_scenario *s = plan->scenario;
    do {
        double p = 1;
        for (int32_t i = 0; i < n; i++) {
            const rf_demographic *d = &s->demographic[which[i]];
            p *= d->weight[d->column_of[place] * d->n_values + values[which[i]]];
        }
        share[rf__plan_class_of(plan, values)] += p;
    } while (next_values(s, which, n, values));
}

static bool same_columns(const rf__plan *plan, rf_place_id a, rf_place_id b, const int32_t *which,
                         int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        const int32_t *column = plan->scenario->demographic[which[i]].column_of;
        if (column[a] != column[b])
            return false;
    }
    return true;
}

/* Share rows are made only for places whose columns differ: most have Default throughout. */
static rf_err make_shares(rf__plan *plan, const int32_t *which, int32_t n, int32_t *values) {
    const rf_scenario *s = plan->scenario;
    plan->share_row = rf__calloc((size_t)s->n_places, sizeof *plan->share_row);
    rf_place_id *leader = rf__calloc((size_t)s->n_places, sizeof *leader);
    int32_t n_rows = 0;
    rf_err err = plan->share_row && leader ? RF_OK : RF_ERR_NOMEM;
    for (rf_place_id p = 0; !err && p < s->n_places; p++) {
        int32_t row = 0;
        while (row < n_rows && !same_columns(plan, leader[row], p, which, n))
            row++;
        if (row == n_rows)
            leader[n_rows++] = p;
        plan->share_row[p] = row;
    }
    plan->class_share = rf__calloc((size_t)n_rows * (size_t)plan->n_classes, sizeof(double));
    if (!plan->class_share)
        err = RF_ERR_NOMEM;
    for (int32_t row = 0; !err && row < n_rows; row++)
        fill_shares(plan, leader[row], which, n, values,
                    plan->class_share + row * plan->n_classes);
    rf__free(leader);
    return err;
}

rf_err rf__plan_classes(rf__plan *plan) {
    const rf_scenario *s = plan->scenario;
    plan->demo_age = find_demographic(s, "age");
    plan->demo_gender = find_demographic(s, "gender");
    plan->demo_ethnicity = find_demographic(s, "ethnicity");
    plan->demo_religion = find_demographic(s, "religion");
    plan->demo_awareness = find_demographic(s, "floodawareness");
    int32_t which[5], n = relevant(plan, which);
    int32_t *values = rf__calloc((size_t)s->n_demographics + 1, sizeof *values);
    if (!values)
        return RF_ERR_NOMEM;
    rf_err err = find_classes(plan, which, n, values);
    if (!err)
        err = make_shares(plan, which, n, values);
    rf__free(values);
    return err;
}
