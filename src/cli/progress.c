#include "cli/progress.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define BAR_WIDTH 40

/* How many signals came; a handler may touch nothing else. */
static volatile sig_atomic_t stop;

/* timeout(1) and mpirun send a signal twice: only the third one is impatience. */
static void on_signal(int number) {
    if (stop == 2)
        _exit(128 + number);
    stop = stop + 1;
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool cli_interrupted(void) { return stop != 0; }

static double seconds_since(const struct timespec *then) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + 1e-9 * (double)(now.tv_nsec - then->tv_nsec);
}

void cli_progress_start(cli_progress *progress, bool quiet) {
    catch_signals();
    *progress = (cli_progress){.shown = !quiet && isatty(STDERR_FILENO)};
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
    progress->drawn = progress->start;
}

static void draw(const cli_progress *progress, double share) {
    char bar[BAR_WIDTH + 1], left[48] = "";
    for (int i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < share * BAR_WIDTH ? '#' : '.';
    bar[BAR_WIDTH] = 0;
    double elapsed = seconds_since(&progress->start);
    if (share > 0 && elapsed > 1) {
        long s = (long)(elapsed * (1 - share) / share + 0.5);
        if (s >= 3600)
            snprintf(left, sizeof left, "%ld h %02ld min left", s / 3600, s / 60 % 60);
        else
            snprintf(left, sizeof left, "%ld:%02ld left", s / 60, s % 60);
    }
    fprintf(stderr, "\r[%s] %3.0f%%  %s\033[K", bar, share * 100, left);
    fflush(stderr);
}

int cli_progress_step(void *user, int64_t done, int64_t total) {
    cli_progress *progress = user;
    if (progress->shown && total > 0 && seconds_since(&progress->drawn) > 0.1) {
        clock_gettime(CLOCK_MONOTONIC, &progress->drawn);
        draw(progress, (double)done / (double)total);
    }
    return stop != 0;
}

void cli_progress_clear(cli_progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
}

void cli_progress_end(cli_progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
