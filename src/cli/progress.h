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

/* A signal came since the progress started. */
bool cli_interrupted(void);

/* From now on SIGINT and SIGTERM only set a flag, which the work must look at; the third one ends
 * the program at once. Commands without progress end at the first one, as any program does. */
void cli_progress_start(cli_progress *progress, bool quiet);
/* An rf_progress_fn; user is the cli_progress. Not 0 when a signal came. */
int cli_progress_step(void *user, int64_t done, int64_t total);
/* Takes the bar off until the next step, for a line of talk. */
void cli_progress_clear(cli_progress *progress);
/* Takes the bar off the terminal. */
void cli_progress_end(cli_progress *progress);

#endif
