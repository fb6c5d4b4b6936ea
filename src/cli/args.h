/* From argv to cli_args, by the table of commands. */
#ifndef RF_ARGS_H
#define RF_ARGS_H

#include "cli/commands.h"

/* Parses what follows the command's name: argv[0] is the name. Returns 0, or CLI_USAGE after
 * telling on stderr what is wrong. cli_args_free in both cases. */
int cli_args_parse(const cli_command *command, int argc, char **argv, cli_args *ret);
/* The gazetteer that is asked for: the option's, or that of the environment (not where it is
 * empty); NULL: the program's own. */
const char *cli_gazetteer_path(const cli_args *args);
void cli_args_free(cli_args *args);

/* Tells that there is no such command, with the nearest name; returns CLI_USAGE. */
int cli_unknown_command(const char *name);

#endif
