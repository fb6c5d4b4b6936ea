/* The program: finds the command in the table and calls it. */
#include "cli/args.h"
#include "cli/help.h"
#include "cli/say.h"
#include "refuge/refuge.h"
#include "run/comm.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

/* A result that did not reach its file or pipe whole is a failure, whatever else went well. */
static int close_stdout(int status) {
    bool failed = ferror(stdout) != 0;
    if (!fflush(stdout) && !failed)
        return status;
    cli_say("the output could not be written%s%s", failed ? "" : ": ",
            failed ? "" : strerror(errno));
    return CLI_FAILED;
}

static int run_command(const cli_command *command, const rf__comm *comm, int argc, char **argv) {
    cli_args args;
    int status = cli_args_parse(command, argc, argv, &args);
    args.comm = comm;
    if (!status && args.help)
        cli_help_command(command, stdout);
    else if (!status)
        status = command->run(&args);
    cli_args_free(&args);
    return status;
}

static int dispatch(const rf__comm *comm, int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : NULL;
    if (!name) {
        cli_help_overview(stderr);
        return CLI_USAGE;
    }
    if (!strcmp(name, "--version") || !strcmp(name, "-V")) {
        printf("refuge %s\n", rf_version());
        return CLI_DONE;
    }
    if (!strcmp(name, "--help") || !strcmp(name, "-h")) {
        cli_help_overview(stdout);
        return CLI_DONE;
    }
    const cli_command *command = cli_find_command(name);
    return command ? run_command(command, comm, argc - 1, argv + 1) : cli_unknown_command(name);
}

/* Under MPI all ranks do the same, and one of them talks. */
static bool be_silent(void) {
    return freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr);
}

int main(int argc, char **argv) {
    rf__comm comm;
    rf_err err = rf__comm_begin(&comm);
    if (err) {
        cli_say_error(err, NULL);
        return CLI_FAILED;
    }
    signal(SIGXFSZ, SIG_IGN); /* a file above the limit is an error to tell of, not the end */
    int status = CLI_FAILED;
    if (comm.rank == 0 || be_silent())
        status = close_stdout(dispatch(&comm, argc, argv));
    rf__comm_end(&comm);
    return status;
}
