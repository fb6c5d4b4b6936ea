/* What the commands that show a picture do first. */
#ifndef RF_PICTURE_INPUT_H
#define RF_PICTURE_INPUT_H

#include "cli/commands.h"
#include "refuge/picture.h"

/* The picture of the ledger args->subject on args->on. 0, or the exit status after telling why. */
int cli_picture_open(rf_picture **ret, const cli_args *args);
/* "a,b" to the bits 1 << value. 0, or CLI_USAGE after telling which code there is not. */
int cli_parse_codes(const char *option, const char *codes, int (*find)(const char *, size_t),
                    uint64_t *ret);

#endif
