/* Talk to people, on stderr. Text from files may hold control bytes that a terminal would obey;
 * they are shown as '?'. */
#ifndef RF_SAY_H
#define RF_SAY_H

#include "refuge/err.h"

#include <stdio.h>

/* "refuge: ..." and a newline. */
void cli_say(const char *format, ...) RF_PRINTF(1, 2);
/* Tells of an error: the diag's place and message when it has one, else the code's sentence. */
void cli_say_error(rf_err err, const rf_diag *diag);
/* Text without control bytes. */
void cli_put(FILE *to, const char *text);

#endif
