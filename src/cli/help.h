/* Help, and the pages made from the table of commands. */
#ifndef RF_HELP_H
#define RF_HELP_H

#include "cli/commands.h"

#include <stdio.h>

/* What commands there are. */
void cli_help_overview(FILE *to);
/* One command: usage, options, examples, exit status. */
void cli_help_command(const cli_command *command, FILE *to);

/* docs/reference/commands.md, docs/reference/parameters.md, the manual page, bash completion. */
void cli_page_commands(FILE *to);
void cli_page_parameters(FILE *to);
void cli_page_man(FILE *to);
void cli_page_completion(FILE *to);

#endif
