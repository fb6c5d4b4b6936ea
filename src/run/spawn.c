/* Who leaves home today, and from where. */
#include "run/sim.h"

#include "base/csv.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

/* Beyond this doubles, in which chances are computed, don't count people one by one. */
#define MOST_PEOPLE ((int64_t)1 << 52)

static int64_t whole_people(double n) { return n < (double)MOST_PEOPLE ? (int64_t)n : MOST_PEOPLE; }

/* n new people of one class at a place. */
static rf_err add_people(rf_sim *sim, rf_place_id place, int16_t cls, uint8_t flags,
                         uint8_t contacts, int64_t n) {
    if (n <= 0)
        return RF_OK;
    const rf__plan *plan = sim->plan;
    rf__state state;
    memset(&state, 0, sizeof state);
    state.at = place;
    state.home = plan->track_home ? place : RF_NONE;
    state.cls = cls;
    state.connections = contacts;
    state.flags = flags;
    if (plan->settings->start_on_foot)
        state.flags |= RF__FIRST_ROAD;
    sim->n_people += n;
    sim->world.place[place].n += n;
    if (sim->options.n_traced > 0)
        return rf__trace_offer(sim, &state, n);
    return rf__cohorts_add(&sim->now, &state, n, NULL, 0) ? RF_OK : RF_ERR_NOMEM;
}

/* Contacts are a Poisson number for each person; a cohort splits by it. */
static rf_err split_contacts(rf_sim *sim, rf_place_id place, int16_t cls, uint8_t flags,
                             int64_t n) {
    if (!sim->plan->track_connections)
        return add_people(sim, place, cls, flags, 0, n);
    double lambda = sim->plan->settings->average_social_connectivity;
    rf__rng *rng = &sim->stream[place];
    double term = exp(-lambda), rest = 1;
    rf_err err = RF_OK;
    for (int k = 0; !err && n > 0 && k < 255; k++) {
        int64_t got = k == 254 || !(rest > 0) ? n : rf__rng_binomial(rng, n, term / rest);
        err = add_people(sim, place, cls, flags, (uint8_t)k, got);
        n -= got;
        rest -= term;
        term *= lambda / (k + 1);
    }
    return err;
}

static rf_err split_farmers(rf_sim *sim, rf_place_id place, int16_t cls, int64_t n) {
    double share = sim->plan->place[place].farmer_fraction;
    if (!sim->plan->use_farmers || !(share > 0))
        return split_contacts(sim, place, cls, 0, n);
    rf__rng *rng = &sim->stream[place];
    int64_t farmers = rf__rng_binomial(rng, n, share);
    rf_err err = split_contacts(sim, place, cls, RF__FARMER, farmers);
    return err ? err : split_contacts(sim, place, cls, 0, n - farmers);
}

static rf_err spawn_at(rf_sim *sim, rf_place_id place, int64_t n) {
    const rf__plan *plan = sim->plan;
    if (n <= 0)
        return RF_OK;
    if (n > MOST_PEOPLE - sim->n_people)
        return RF_ERR_TOO_BIG;
    if (plan->n_classes == 1)
        return split_farmers(sim, place, 0, n);
    const double *share = plan->class_share + (int64_t)plan->share_row[place] * plan->n_classes;
    rf__rng *rng = &sim->stream[place];
    rf__rng_multinomial(rng, n, share, plan->n_classes, sim->class_n);
    rf_err err = RF_OK;
    for (int32_t c = 0; !err && c < plan->n_classes; c++)
        err = split_farmers(sim, place, (int16_t)c, sim->class_n[c]);
    return err;
}

/* People who flee, as against people who are there at the start: they leave the population. */
static rf_err spawn_fleeing(rf_sim *sim, rf_place_id place, int64_t n) {
    if (sim->plan->settings->take_from_population) {
        int64_t *pop = &sim->world.place[place].pop;
        *pop = *pop > n ? *pop - n : 0; /* Flee: people flee even from an empty place */
    }
    return spawn_at(sim, place, n);
}

static int32_t value_of(const rf_demographic *d, const char *text) {
    for (int32_t i = 0; i < d->n_values; i++)
        if (!strcmp(d->values[i], text))
            return i;
    return -1;
}

static int16_t class_of_agent(const rf_sim *sim, const rf_agent_row *row, int32_t *values) {
    const rf_scenario *s = sim->plan->scenario;
    for (int32_t d = 0; d < s->n_demographics; d++) {
        values[d] = -1;
        for (int32_t c = 0; c < s->n_agent_columns; c++)
            if (!strcmp(s->agent_columns[c], s->demographic[d].name))
                values[d] = value_of(&s->demographic[d], row->values[c]);
    }
    return (int16_t)rf__plan_class_of(sim->plan, values);
}

static rf_err begin_from_agents(rf_sim *sim) {
    const rf_scenario *s = sim->plan->scenario;
    int32_t *values = rf__calloc((size_t)s->n_demographics + 1, sizeof *values);
    rf_err err = values ? RF_OK : RF_ERR_NOMEM;
    for (int32_t i = 0; !err && i < s->n_agents; i++)
        err = split_farmers(sim, s->agent[i].place, class_of_agent(sim, &s->agent[i], values), 1);
    rf__free(values);
    return err;
}

rf_err rf__sim_begin(rf_sim *sim) {
    const rf__plan *plan = sim->plan;
    const rf_settings *st = plan->settings;
    rf_err err = begin_from_agents(sim);
    for (rf_place_id i = 0; !err && i < plan->scenario->n_places; i++) {
        bool camp = rf_place_kind_is_camp(plan->place[i].kind) || sim->world.place[i].camp;
        bool counted = camp || plan->flood_spawn;
        if (st->empty_camps_on_day0)
            break;
        int64_t n = 0;
        if (counted && st->insert_day0)
            n += rf__observed_place(&plan->observed, i, 0);
        if (counted || !st->quirk_town_idps_ignored)
            n += plan->place[i].initial_idps;
        err = spawn_at(sim, i, n);
    }
    return err;
}

/* ---- numbers from the data ---- */

/* The change of the data on a day, and on day 0 what they begin with. */
static int64_t change_of_data(const rf_sim *sim) {
    const rf__plan *plan = sim->plan;
    const rf_settings *st = plan->settings;
    const rf__observed *o = &plan->observed;
    int64_t t = sim->day;
    if (o->n_series == 0 || (t == 0 && st->empty_camps_on_day0))
        return 0;
    int64_t now = rf__observed_all(o, st->sum_from_camps, t);
    if (t > 0)
        return now - rf__observed_all(o, st->sum_from_camps, t - 1);
    bool twice = st->sum_from_camps && st->quirk_day0_counted_twice;
    return twice ? now + rf__observed_at(o, 0, 0) : now;
}

static void cut_capacities(rf_sim *sim) {
    const rf__plan *plan = sim->plan;
    for (rf_place_id i = 0; i < plan->scenario->n_places; i++)
        if (sim->world.place[i].capacity > 0)
            sim->world.place[i].capacity -= rf__observed_place(&plan->observed, i, 0);
}

static rf_err spawn_from_data(rf_sim *sim) {
    const rf_settings *st = sim->plan->settings;
    int64_t change = change_of_data(sim);
    int64_t n = change - sim->debt;
    sim->raw += change;
    if (sim->day == 0 && st->insert_day0) {
        n = 0;
        if (st->quirk_day0_capacity_cut)
            cut_capacities(sim);
    }
    sim->debt = n < 0 ? -n : 0;
    n = (n < 0 ? 0 : n) + sim->unplaced;
    sim->unplaced = 0;
    if (n == 0)
        return RF_OK;
    int32_t n_places = sim->plan->scenario->n_places;
    double total = 0;
    for (rf_place_id i = 0; i < n_places; i++)
        total += sim->world.spawn_weight[i];
    if (!(total > 0)) { /* Flee stops here; they flee on the next day that has a conflict */
        sim->unplaced = n;
        return RF_OK;
    }
    rf__rng rng = rf__rng_at(sim->key, 0, (uint32_t)sim->day, RF__FOR_SPAWN_PLACE, 0);
    rf__rng_multinomial(&rng, n, sim->world.spawn_weight, n_places, sim->spawn_n);
    rf_err err = RF_OK;
    for (rf_place_id i = 0; !err && i < n_places; i++)
        err = spawn_fleeing(sim, i, sim->spawn_n[i]);
    return err;
}

/* ---- numbers from conflicts and floods ---- */

/* How many flee from a place today. Counts for many people would lose much by being cut. */
static int64_t draw_number(const rf_sim *sim, rf_place_id place, double mean, rf_spawn_mode mode) {
    rf__rng rng = rf__sim_rng(sim, place, RF__FOR_SPAWN_NUMBER);
    if (mode == RF_SPAWN_POISSON)
        return rf__rng_poisson(&rng, mean < (double)MOST_PEOPLE ? mean : (double)MOST_PEOPLE);
    int64_t n = whole_people(mean);
    return sim->plan->people_per_count == 1 ? n : n + rf__rng_round(&rng, 1, mean - floor(mean));
}

static rf_err spawn_from_conflict(rf_sim *sim) {
    const rf_settings *st = sim->plan->settings;
    bool ratio = st->conflict_spawn_mode == RF_SPAWN_POP_RATIO;
    double rate = st->displaced_per_conflict_day;
    if (rate < 0)
        rate = ratio ? 0.01 : 500;
    if (!ratio)
        rate = trunc(rate) / (double)sim->plan->people_per_count; /* Flee: int() */
    rf_err err = RF_OK;
    for (rf_place_id i = 0; !err && i < sim->plan->scenario->n_places; i++) {
        const rf__place_state *p = &sim->world.place[i];
        if (!(p->conflict > 0))
            continue;
        double mean = rate * p->conflict;
        if (ratio)
            mean = rate * (double)p->pop * p->conflict;
        if (!st->quirk_conflict_driven_no_decay)
            mean *= rf__decay(st, sim->day, p->conflict_since);
        err = spawn_fleeing(sim, i, draw_number(sim, i, mean, st->conflict_spawn_mode));
    }
    return err;
}

static rf_err spawn_from_flood(rf_sim *sim) {
    static const double ratios[] = {0, 0.1, 0.2, 0.5, 0.9}, counts[] = {0, 100, 200, 300, 500};
    const rf_settings *st = sim->plan->settings;
    bool ratio = st->flood_spawn_mode == RF_SPAWN_POP_RATIO;
    rf_list rates = st->displaced_per_flood_day;
    if (rates.n == 0)
        rates = (rf_list){ratio ? ratios : counts, 5};
    rf_err err = RF_OK;
    for (rf_place_id i = 0; !err && i < sim->plan->scenario->n_places; i++) {
        const rf__place_state *p = &sim->world.place[i];
        if (!(p->flood_level > 0))
            continue;
        double rate = rf__by_level(rates, p->flood_level, 0);
        rate = ratio ? rate * (double)p->pop : trunc(rate) / (double)sim->plan->people_per_count;
        err = spawn_fleeing(sim, i, draw_number(sim, i, rate, st->flood_spawn_mode));
    }
    return err;
}

rf_err rf__sim_spawn(rf_sim *sim) {
    rf_err err;
    if (sim->plan->flood_spawn)
        err = spawn_from_flood(sim);
    else if (sim->plan->settings->conflict_driven_spawning)
        err = spawn_from_conflict(sim);
    else
        err = spawn_from_data(sim);
    rf__world_weigh(&sim->world, sim->day);
    return err;
}
