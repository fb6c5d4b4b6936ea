/* Claims onto a stream in any of the formats, as they come: all but the table are written row by
 * row. */
#ifndef RF_CLAIM_LIST_H
#define RF_CLAIM_LIST_H

#include "cli/table.h"
#include "view/claim_view.h"

typedef enum cli_claim_format {
    CLI_CLAIM_TABLE,
    CLI_CLAIM_NDJSON,
    CLI_CLAIM_CSV,
    CLI_CLAIM_HXL,
    CLI_CLAIM_GEOJSON
} cli_claim_format;

typedef struct cli_claim_list {
    FILE *to;
    cli_claim_format format;
    bool ids; /* the table has a column of ids */
    cli_table table;
    rf__buf buf;
    int64_t n;
    rf_err err; /* the first failure; later calls do nothing */
} cli_claim_list;

/* "table" and so on; NULL: the table on a terminal, else ndjson. */
cli_claim_format cli_claim_format_of(const char *name, FILE *to);
void cli_claim_list_start(cli_claim_list *list, FILE *to, cli_claim_format format, bool ids);
/* A part of a list: `to` is NULL, it begins with no head and is never written. Joined to the whole
 * in its place, or freed. */
void cli_claim_list_join(cli_claim_list *whole, const cli_claim_list *part);
void cli_claim_list_free(cli_claim_list *list);
void cli_claim_list_add(cli_claim_list *list, const rf__claim_row *row);
/* Writes what is there so far: all but a table. */
void cli_claim_list_flush(cli_claim_list *list);
/* RF_ERR_NOMEM, RF_ERR_IO. */
rf_err cli_claim_list_end(cli_claim_list *list) RF_NODISCARD;

#endif
