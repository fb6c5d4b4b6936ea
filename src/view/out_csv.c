/* One run in the columns of Flee's out.csv. Numbers are written as Python writes them, so that a
 * comparison with Flee's own file can be one of text. */
#include "base/mem.h"
#include "view/view.h"

#include <math.h>

typedef struct out_columns {
    rf_place_id *camp;
    int32_t n_camps;
    bool idps;
    const char **names;
    size_t n;
    rf__buf text; /* the names that are made here */
} out_columns;

/* What the days of all camps add up to. */
typedef struct day_sums {
    int64_t miss, data, sim;
} day_sums;

static rf_err find_camps(out_columns *c, const rf_ensemble *ensemble) {
    int32_t n_places = rf_ensemble_scenario(ensemble)->n_places;
    c->camp = rf__calloc((size_t)n_places, sizeof *c->camp);
    if (!c->camp)
        return RF_ERR_NOMEM;
    for (rf_place_id i = 0; i < n_places; i++)
        if (rf_ensemble_is_camp(ensemble, i))
            c->camp[c->n_camps++] = i;
    return RF_OK;
}

/* First all texts, one after the other, then pointers into them: the buffer moves while it grows.
 */
static rf_err name_columns(out_columns *c, const rf_ensemble *ensemble) {
    static const char *const parts[] = {"sim", "data", "error"};
    static const char *const last[] = {"Total error",
                                       "refugees in camps (UNHCR)",
                                       "total refugees (simulation)",
                                       "raw UNHCR refugee count",
                                       "refugees in camps (simulation)",
                                       "refugee_debt",
                                       "total IDPs"};
    size_t n_last = c->idps ? 7 : 6, n_camps = (size_t)c->n_camps;
    c->names = rf__calloc(2 + 3 * n_camps + n_last, sizeof *c->names);
    if (!c->names)
        return RF_ERR_NOMEM;
    for (size_t i = 0; i < 3 * n_camps; i++) {
        rf__buf_printf(&c->text, "%s %s", rf__place_name(ensemble, c->camp[i / 3]), parts[i % 3]);
        rf__buf_add(&c->text, "", 1);
    }
    if (c->text.failed)
        return RF_ERR_NOMEM;
    c->names[c->n++] = "Day";
    c->names[c->n++] = "Date";
    const char *at = c->text.bytes;
    for (size_t i = 0; i < 3 * n_camps; i++) {
        c->names[c->n++] = at;
        while (*at++) {
        }
    }
    for (size_t i = 0; i < n_last; i++)
        c->names[c->n++] = last[i];
    return RF_OK;
}

static void columns_free(out_columns *c) {
    rf__free(c->camp);
    rf__free(c->names);
    rf__buf_free(&c->text);
}

/* Flee rounds through NumPy, which scales, rounds half to even and scales back. */
static double round4(double value) { return rint(value * 1e4) / 1e4; }

static void write_camps(rf__rows *rows, const rf_ensemble *ensemble, const out_columns *c,
                        int32_t run, int64_t day, day_sums *sums) {
    *sums = (day_sums){0};
    for (int32_t i = 0; i < c->n_camps; i++) {
        int64_t sim = rf_ensemble_count(ensemble, run, day, c->camp[i]);
        int64_t data = rf_ensemble_observed(ensemble, c->camp[i], day);
        double error = data > 0 ? fabs((double)sim / (double)data - 1) : 0;
        rf__cell_int(rows, sim);
        rf__cell_int(rows, data);
        rf__cell_number(rows, round4(error));
        sums->miss += sim > data ? sim - data : data - sim;
        sums->data += data;
        sums->sim += sim;
    }
}

static void write_row(rf__rows *rows, const rf_ensemble *ensemble, const out_columns *c,
                      int32_t run, int64_t day) {
    const rf_settings *settings = rf_ensemble_settings(ensemble);
    rf_sim_totals totals = rf_ensemble_totals(ensemble, run, day);
    char date[11];
    day_sums sums;
    int64_t ahead = settings->quirk_row_date_ahead ? 1 : 0;
    rf_date_format((rf_date)(rf_ensemble_scenario(ensemble)->start + day + ahead), date);
    rf__cell_int(rows, day);
    rf__cell_text(rows, date);
    write_camps(rows, ensemble, c, run, day, &sums);
    bool raw = totals.raw > 0; /* Flee: else zeros */
    rf__cell_number(rows, raw ? (double)sums.miss / (double)totals.raw : 0);
    rf__cell_int(rows, raw ? sums.data : 0);
    rf__cell_int(rows, totals.people);
    rf__cell_int(rows, raw ? totals.raw : 0);
    rf__cell_int(rows, sums.sim);
    rf__cell_int(rows, raw ? totals.debt : 0);
    if (c->idps)
        rf__cell_int(rows, totals.idps);
    rf__row_end(rows);
}

rf_err rf__out_rows(const rf_ensemble *ensemble, int32_t run, rf__format format, FILE *to,
                    int *ret_why) {
    out_columns c = {.idps = rf_ensemble_settings(ensemble)->log_idp_totals > 0};
    if (run < 0 || run >= rf_ensemble_n_runs(ensemble))
        return RF_ERR_USAGE;
    rf_err err = find_camps(&c, ensemble);
    if (!err)
        err = name_columns(&c, ensemble);
    if (!err) {
        rf__rows rows;
        rf__rows_begin(&rows, to, format, c.names, c.n, ensemble);
        for (int64_t day = 0; !rows.err && day < rf_ensemble_n_days(ensemble); day++)
            write_row(&rows, ensemble, &c, run, day);
        err = rf__rows_end(&rows);
        *ret_why = rows.why;
    }
    columns_free(&c);
    return err;
}

rf_err rf_write_out(const rf_ensemble *ensemble, int32_t run, const char *path, rf_diag *diag) {
    return rf__write_table(ensemble, run, rf__out_rows, path, diag);
}
