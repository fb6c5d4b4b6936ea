/* What every bench begins with: a scenario and its settings, and clocks. Whatever fails ends the
 * program with a message. */
#ifndef OPENED_H
#define OPENED_H

#include "refuge/scenario.h"

typedef struct opened {
    rf_settings *settings;
    rf_scenario *scenario;
    rf_issues *issues;
} opened;

/* Reads settings and folder under the rules flee3; set[i] is "key=value", put over the settings. */
opened open_scenario(const char *dir, const char *settings_path, int n_set, char *const *set);
void close_scenario(opened *o);
/* Prints what went wrong and exits, unless err is RF_OK. */
void must(rf_err err, const rf_diag *diag);
/* Processor time of this process: it does not grow while others use the machine. */
double cpu_s(void);
/* The most memory this process has held so far, in MB of 2^20 bytes. */
double peak_mb(void);

#endif
