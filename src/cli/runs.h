/* What simulate and validate share: read the scenario, tell of its issues, run it. */
#ifndef RF_RUNS_H
#define RF_RUNS_H

#include "cli/inputs.h"

typedef struct cli_runs {
    cli_inputs in;
    rf_ensemble *ensemble;
} cli_runs;

/* Returns 0, or the exit status after telling why. cli_runs_free in every case. */
int cli_runs_make(cli_runs *ret, const cli_args *args);
/* The exit status of a command that went well: rows left out show in it. */
int cli_runs_status(const cli_runs *runs);
void cli_runs_free(cli_runs *runs);

/* "mali2012: 300 days, 10 runs, rules flee3, seed 1" on `to`. */
void cli_runs_title(const rf_ensemble *ensemble, FILE *to);

#endif
