/* A progress bar with the time left on stderr, and a clean stop at Ctrl-C. */
#ifndef RF_PROGRESS_H
#define RF_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

typedef struct cli_progress {
    bool shown; /* only on a terminal */
    struct timespec start, drawn;
} cli_progress;

/* SIGINT and SIGTERM from now on only set a flag; the third one ends the program at once. */
void cli_catch_signals(void);
bool cli_interrupted(void);

void cli_progress_start(cli_progress *progress, bool quiet);
/* An rf_progress_fn; user is the cli_progress. Not 0 when a signal came. */
int cli_progress_step(void *user, int64_t done, int64_t total);
/* Takes the bar off until the next step, for a line of talk. */
void cli_progress_clear(cli_progress *progress);
/* Takes the bar off the terminal. */
void cli_progress_end(cli_progress *progress);

#endif
