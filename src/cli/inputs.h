/* What every command that reads a scenario does first: settings, then the folder, then the checks.
 */
#ifndef RF_INPUTS_H
#define RF_INPUTS_H

#include "cli/commands.h"
#include "refuge/refuge.h"

typedef struct cli_inputs {
    rf_settings *settings;
    rf_scenario *scenario; /* NULL when it has errors */
    rf_issues *issues;     /* sorted */
    bool default_settings; /* no settings file was given or found */
} cli_inputs;

/* Reads all of it. Returns 0, also when the scenario has errors (they are issues, and `scenario` is
 * NULL), or the exit status after telling why. cli_inputs_free in every case. */
int cli_inputs_load(cli_inputs *ret, const cli_args *args);
void cli_inputs_free(cli_inputs *inputs);

#endif
