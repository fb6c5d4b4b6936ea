/* refuge claims: the claims of a ledger that meet some conditions. */
#include "base/csv.h"
#include "cli/args.h"
#include "cli/claim_list.h"
#include "cli/commands.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "refuge/ledger.h"

#include <string.h>

static int parse_filter(const cli_args *args, rf_claim_filter *f) {
    uint64_t modalities = 0;
    *f = RF_ALL_CLAIMS;
    int status = cli_parse_codes("indicator", args->indicators, rf_indicator_find, &f->indicators);
    if (!status)
        status = cli_parse_codes("event", args->events, rf_event_type_find, &f->events);
    if (!status)
        status = cli_parse_codes("modality", args->modalities, rf_modality_find, &modalities);
    if (status)
        return status;
    f->modalities = (uint32_t)modalities;
    if (args->kind)
        f->kinds = 1u << (strcmp(args->kind, "event") ? RF_FIGURE : RF_EVENT);
    f->country = *args->country ? args->country : NULL;
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

/* A place that no claim names may be a slip. */
static rf_err tell_none(rf_ledger *ledger, const rf_claim_filter *filter, rf_diag *diag) {
    rf_claim_filter there = RF_ALL_CLAIMS;
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row = NULL;
    there.place = filter->place;
    there.gazetteer = filter->gazetteer;
    there.most = 1;
    rf_err err = filter->place ? rf_ledger_query(ledger, &there, &rows, diag) : RF_OK;
    if (!err && rows)
        err = rf_ledger_next(rows, &row, diag);
    if (!err && filter->place && !row)
        cli_say("no claim of the ledger is at, from or to a place called \"%s\"", filter->place);
    else if (!err)
        cli_say("no claim meets all the conditions");
    rf_ledger_rows_free(rows);
    return err;
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
        err = tell_none(ledger, filter, diag);
    return err ? err : end;
}

int cli_claims(const cli_args *args) {
    rf_claim_filter filter;
    int status = parse_filter(args, &filter);
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
