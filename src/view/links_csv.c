/* People on the roads by day and direction. */
#include "view/view.h"

static void write_row(rf__rows *rows, const rf_ensemble *ensemble, int64_t day, rf_road_id id,
                      bool backward) {
    const rf_road *road = &rf_ensemble_scenario(ensemble)->road[id];
    rf_road_summary s = rf_ensemble_road(ensemble, day, id, backward);
    rf__cell_int(rows, day);
    rf__cell_text(rows, rf__place_name(ensemble, backward ? road->to : road->from));
    rf__cell_text(rows, rf__place_name(ensemble, backward ? road->from : road->to));
    rf__cell_fixed(rows, s.on_road, 3);
    rf__cell_fixed(rows, s.on_road_sd, 3);
    rf__cell_fixed(rows, s.set_out, 3);
    rf__cell_fixed(rows, s.set_out_sd, 3);
    rf__row_end(rows);
}

static rf_err link_rows(const rf_ensemble *ensemble, int32_t run, rf__format format, FILE *to,
                        int *ret_why) {
    static const char *const names[] = {"day",        "from",    "to",        "on_road",
                                        "on_road_sd", "set_out", "set_out_sd"};
    (void)run;
    int32_t n_roads = rf_ensemble_scenario(ensemble)->n_roads;
    rf__rows rows;
    rf__rows_begin(&rows, to, format, names, sizeof names / sizeof *names, ensemble);
    for (int64_t day = 0; !rows.err && day < rf_ensemble_n_days(ensemble); day++)
        for (rf_road_id road = 0; !rows.err && road < n_roads; road++) {
            write_row(&rows, ensemble, day, road, false);
            write_row(&rows, ensemble, day, road, true);
        }
    rf_err err = rf__rows_end(&rows);
    *ret_why = rows.why;
    return err;
}

rf_err rf_write_links(const rf_ensemble *ensemble, const char *path, rf_diag *diag) {
    return rf__write_table(ensemble, -1, link_rows, path, diag);
}
