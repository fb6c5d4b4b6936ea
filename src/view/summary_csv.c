/* The ensemble by day and place. */
#include "view/view.h"

rf_err rf__summary_rows(const rf_ensemble *ensemble, int32_t run, rf__format format, FILE *to,
                        int *ret_why) {
    static const char *const names[] = {"day", "place", "mean", "sd",  "runs", "q05",
                                        "q25", "q50",   "q75",  "q95", "kind"};
    (void)run;
    int32_t n_rows = rf_ensemble_scenario(ensemble)->n_places + 2;
    int32_t n_runs = rf_ensemble_n_runs(ensemble);
    rf__rows rows;
    rf__rows_begin(&rows, to, format, names, sizeof names / sizeof *names, ensemble);
    for (int64_t day = 0; !rows.err && day < rf_ensemble_n_days(ensemble); day++)
        for (int32_t i = 0; !rows.err && i < n_rows; i++) {
            rf_place_id place = rf__row_place(ensemble, i);
            rf_summary s;
            rows.err = rf_ensemble_summary(ensemble, day, place, &s);
            if (rows.err)
                break;
            rf__cell_int(&rows, day);
            rf__cell_text(&rows, rf__place_name(ensemble, place));
            rf__cell_fixed(&rows, s.mean, 3);
            rf__cell_fixed(&rows, s.sd, 3);
            rf__cell_int(&rows, n_runs);
            const double q[] = {s.q05, s.q25, s.q50, s.q75, s.q95};
            for (int k = 0; k < 5; k++)
                rf__cell_fixed(&rows, q[k], 3);
            rf__cell_text(&rows, rf__kind_name(ensemble, place));
            rf__row_end(&rows);
        }
    rf_err err = rf__rows_end(&rows);
    *ret_why = rows.why;
    return err;
}

rf_err rf_write_summary(const rf_ensemble *ensemble, const char *path, rf_diag *diag) {
    return rf__write_table(ensemble, -1, rf__summary_rows, path, diag);
}
