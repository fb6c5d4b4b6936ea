/* The followed people in the columns of Flee's agents.out files. */
#include "base/mem.h"
#include "view/view.h"

#define N_FIXED 10

static void write_row(rf__rows *rows, const rf_ensemble *ensemble, const rf_trace_row *t) {
    const rf_scenario *s = rf_ensemble_scenario(ensemble);
    const rf_place *place = &s->place[t->place];
    bool travels = t->towards != RF_NONE;
    char id[32];
    rf__buf where = {0};
    snprintf(id, sizeof id, "0-%d", (int)t->person);
    if (travels)
        rf__buf_printf(&where, "L:%s:%s", place->name, s->place[t->towards].name);
    rf__cell_int(rows, t->day);
    rf__cell_text(rows, id);
    rf__cell_text(rows, rf__place_name(ensemble, t->home));
    rf__cell_text(rows, travels && !where.failed ? where.bytes : place->name);
    rf__cell_number(rows, place->column3);
    rf__cell_number(rows, place->column4);
    rf__cell_switch(rows, travels);
    rf__cell_number(rows, t->travelled_km);
    rf__cell_int(rows, t->places);
    rf__cell_number(rows, t->today_km);
    for (int32_t a = 0; a < s->n_demographics; a++)
        rf__cell_text(rows, rf_ensemble_trace_value(ensemble, t->person, a));
    rf__row_end(rows);
    if (where.failed)
        rows->err = RF_ERR_NOMEM;
    rf__buf_free(&where);
}

static rf_err agent_rows(const rf_ensemble *ensemble, int32_t run, rf__format format, FILE *to,
                         int *ret_why) {
    static const char *const fixed[N_FIXED] = {"#time",
                                               "rank-agentid",
                                               "original_location",
                                               "current_location",
                                               "gps_x",
                                               "gps_y",
                                               "is_travelling",
                                               "distance_travelled",
                                               "places_travelled",
                                               "distance_moved_this_timestep"};
    (void)run;
    const rf_scenario *s = rf_ensemble_scenario(ensemble);
    size_t n_columns = N_FIXED + (size_t)s->n_demographics, n = 0;
    const char **names = rf__calloc(n_columns, sizeof *names);
    if (!names)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < n_columns; i++)
        names[i] = i < N_FIXED ? fixed[i] : s->demographic[i - N_FIXED].name;
    const rf_trace_row *trace = rf_ensemble_trace(ensemble, &n);
    rf__rows rows;
    rf__rows_begin(&rows, to, format, names, n_columns, ensemble);
    for (size_t i = 0; !rows.err && i < n; i++)
        write_row(&rows, ensemble, &trace[i]);
    rf_err err = rf__rows_end(&rows);
    *ret_why = rows.why;
    rf__free(names);
    return err;
}

rf_err rf_write_agents(const rf_ensemble *ensemble, const char *path, rf_diag *diag) {
    return rf__write_table(ensemble, 0, agent_rows, path, diag);
}
