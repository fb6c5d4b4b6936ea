/* A small scenario of five places on disk for tests of ensembles and scores: three camps that always
 * hold 1/2, 1/3 and 1/6 of all, so that errors of naive forecasts can be told by hand. */
#ifndef THREE_CAMPS_H
#define THREE_CAMPS_H

#include "refuge/refuge.h"

#define N_DAYS 40

typedef struct fixture {
    char dir[64];
    rf_settings *settings;
    rf_scenario *scenario;
} fixture;

/* cmocka's set-up and tear-down: *state is a fixture. */
int set_up(void **state);
int tear_down(void **state);
void write_text(const char *dir, const char *name, const char *text);
/* The files of source_data, with the figures as they are at first. */
void write_data(const char *dir);
/* An ensemble with seed 7 unless the options name one. The caller frees it. */
rf_ensemble *run(const fixture *f, rf_ensemble_options options);

#endif
