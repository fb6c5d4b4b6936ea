/* Results as files. Every file is whole or not there: it is written beside its name and renamed at the
 * end. CSV files begin with comment lines ("# ") that carry their provenance; docs/reference/output.md
 * describes every column. */
#ifndef REFUGE_OUTPUT_H
#define REFUGE_OUTPUT_H

#include "refuge/score.h"

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where results came from: version, rule set, seed, runs, hash of all settings, hashes of inputs. As
 * comment lines for CSV, one "# key: value" each; a new string, freed with rf_free. */
rf_err rf_provenance(char **ret, const rf_ensemble *ensemble) RF_NODISCARD;
/* SHA-256 over all settings as "key=value" lines in the order of the table, 64 hexadecimal digits. */
rf_err rf_settings_hash(char ret[65], const rf_settings *settings) RF_NODISCARD;

/* Flee's out.csv of one run. */
rf_err rf_write_out(const rf_ensemble *ensemble, int32_t run, const char *path, rf_diag *diag)
    RF_NODISCARD;
/* day,place,mean,sd,runs,q05,q25,q50,q75,q95,kind: every place, then "(on roads)" and "(all)". */
rf_err rf_write_summary(const rf_ensemble *ensemble, const char *path, rf_diag *diag) RF_NODISCARD;
/* day,from,to,on_road,on_road_sd,set_out,set_out_sd: roads by day, both directions. */
rf_err rf_write_links(const rf_ensemble *ensemble, const char *path, rf_diag *diag) RF_NODISCARD;
/* Flee's agents.out columns for the followed people. */
rf_err rf_write_agents(const rf_ensemble *ensemble, const char *path, rf_diag *diag) RF_NODISCARD;
/* An SQLite file with all of it: docs/reference/run-file.md. issues may be NULL. */
rf_err rf_write_run_file(const rf_ensemble *ensemble, const rf_issues *issues, const char *path,
                         rf_diag *diag) RF_NODISCARD;

/* The same tables onto an open stream. format: "csv", "ndjson" or "json"; run -1: the ensemble's
 * summary, else out.csv's rows of that run. */
rf_err rf_print_result(const rf_ensemble *ensemble, int32_t run, const char *format, FILE *to)
    RF_NODISCARD;

#ifdef __cplusplus
}
#endif
#endif
