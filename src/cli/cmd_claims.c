/* refuge claims: the claims of a ledger that meet some conditions. */
#include "base/csv.h"
#include "cli/args.h"
#include "cli/claim_list.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "refuge/ledger.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef int (*find_fn)(const char *code, size_t n);

/* "a,b" to the bits 1 << value. Returns 0, or CLI_USAGE after telling which code there is not. */
static int parse_codes(const char *option, const char *codes, find_fn find, uint64_t *ret) {
    for (const char *p = codes; p && *p;) {
        size_t n = strcspn(p, ",");
        int value = find(p, n);
        if (value < 0) {
            cli_say("--%s can't be \"%.*s\"; docs/reference/claims.md lists the codes", option,
                    (int)n, p);
            return CLI_USAGE;
        }
        *ret |= (uint64_t)1 << value;
        p += n + (p[n] == ',');
    }
    return 0;
}

static int parse_filter(const cli_args *args, rf_claim_filter *f, char country[3]) {
    uint64_t modalities = 0;
    *f = RF_ALL_CLAIMS;
    int status = parse_codes("indicator", args->indicators, rf_indicator_find, &f->indicators);
    if (!status)
        status = parse_codes("event", args->events, rf_event_type_find, &f->events);
    if (!status)
        status = parse_codes("modality", args->modalities, rf_modality_find, &modalities);
    if (status)
        return status;
    f->modalities = (uint32_t)modalities;
    if (args->kind)
        f->kinds = 1u << (strcmp(args->kind, "event") ? RF_FIGURE : RF_EVENT);
    if (args->country) {
        if (strlen(args->country) != 2) {
            cli_say("--country can't be \"%s\": give an ISO code of two letters", args->country);
            return CLI_USAGE;
        }
        for (int i = 0; i < 2; i++)
            country[i] = (char)toupper((unsigned char)args->country[i]);
        f->country = country;
    }
    int64_t number;
    if (args->report && rf__parse_int(args->report, strlen(args->report), &number) && number > 0)
        f->report = number;
    else
        f->report_name = args->report;
    f->place = args->place;
    f->within_km = args->within_km;
    f->admin1 = args->admin1;
    f->from = args->from;
    f->to = args->to;
    f->source = args->source;
    f->confidence = args->confidence;
    f->text = args->text;
    f->no_copies = args->no_copies;
    f->most = (uint64_t)args->n_most;
    return 0;
}

static rf_err print_rows(rf_ledger_rows *rows, cli_claim_list *list, rf_diag *diag) {
    for (;;) {
        const rf_ledger_claim *row;
        rf_err err = rf_ledger_next(rows, &row, diag);
        if (err || !row)
            return err;
        cli_claim_list_add(
            list, &(rf__claim_row){&row->claim, &row->report, row->id, row->copy_of, NULL});
        if (list->err)
            return list->err;
    }
}

static rf_err list_claims(rf_ledger *ledger, const rf_claim_filter *filter, const char *format,
                          rf_diag *diag) {
    rf_ledger_rows *rows = NULL;
    rf_err err = rf_ledger_query(ledger, filter, &rows, diag);
    if (err)
        return err;
    cli_claim_list list;
    cli_claim_list_start(&list, stdout, cli_claim_format_of(format, stdout), true);
    err = print_rows(rows, &list, diag);
    rf_ledger_rows_free(rows);
    rf_err end = cli_claim_list_end(&list);
    if (!err && !end && !list.n)
        cli_say("no claim meets all the conditions");
    return err ? err : end;
}

int cli_claims(const cli_args *args) {
    rf_claim_filter filter;
    char country[3] = "";
    int status = parse_filter(args, &filter, country);
    if (status)
        return status;
    rf_ledger *ledger = NULL;
    rf_gazetteer *gazetteer = NULL;
    rf_diag diag = {0};
    rf_err err = rf_ledger_open(&ledger, args->subject, RF_LEDGER_READ, &diag);
    /* Without a gazetteer places are found as the reports spell them. */
    if (!err && filter.place && !rf_gazetteer_open(&gazetteer, cli_gazetteer_path(args), NULL))
        filter.gazetteer = gazetteer;
    if (!err)
        err = list_claims(ledger, &filter, args->format, &diag);
    rf_ledger_free(ledger);
    rf_gazetteer_free(gazetteer);
    if (!err)
        return CLI_DONE;
    if (err != RF_ERR_IO || diag.message[0]) /* a failed write is told when stdout is closed */
        cli_say_error(err, &diag);
    return err == RF_ERR_USAGE ? CLI_USAGE : CLI_FAILED;
}
