/* Runs a command and prints its seconds by the clock, processor seconds and the most memory it held.
 * A program of its own, because the figure of memory begins with what the starting process holds.
 *
 * usage: measure COMMAND [ARGUMENT ...]     the command's own output is dropped */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t) { return (double)t.tv_sec + 1e-6 * (double)t.tv_usec; }

static double clock_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: measure COMMAND [ARGUMENT ...]\n");
        return 2;
    }
    double begin = clock_s();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0)
            dup2(nowhere, STDOUT_FILENO);
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    int status;
    struct rusage use;
    if (child < 0 || wait4(child, &status, 0, &use) < 0 || !WIFEXITED(status)) {
        fprintf(stderr, "measure: the command did not end by itself\n");
        return 1;
    }
    printf("wall_s %.6f\ncpu_s %.6f\npeak_mb %.1f\n", clock_s() - begin,
           seconds(use.ru_utime) + seconds(use.ru_stime), (double)use.ru_maxrss / 1024);
    return WEXITSTATUS(status);
}
