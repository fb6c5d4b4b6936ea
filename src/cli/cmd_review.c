/* refuge review and refuge merge: what people say of claims, and two copies of a ledger as one. */
#include "base/csv.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "refuge/picture.h"

#include <string.h>

static int finish(rf_ledger *ledger, rf_err err, const rf_diag *diag) {
    rf_ledger_free(ledger);
    if (!err)
        return CLI_DONE;
    cli_say_error(err, diag);
    return err == RF_ERR_USAGE ? CLI_USAGE : CLI_FAILED;
}

int cli_review(const cli_args *args) {
    rf_review review = {.note = args->note, .by = args->by, .correction = args->correction};
    int n = args->accept + args->reject + (args->correction != NULL);
    if (n != 1 || !args->by) {
        cli_say(n != 1 ? "give one of --accept, --reject, --correct"
                       : "say who reviews: --by NAME (letters and digits)");
        return CLI_USAGE;
    }
    review.verdict = args->accept ? RF_ACCEPTED : args->reject ? RF_REJECTED : RF_CORRECTED;
    if (!rf__parse_int(args->subjects[1], strlen(args->subjects[1]), &review.claim)) {
        cli_say("\"%s\" is no claim: give its number, as `refuge claims` prints it",
                args->subjects[1]);
        return CLI_USAGE;
    }
    if (args->other && !rf__parse_int(args->other, strlen(args->other), &review.other)) {
        cli_say("--of \"%s\" is no claim: give its number", args->other);
        return CLI_USAGE;
    }
    rf_ledger *ledger = NULL;
    rf_diag diag = {0};
    rf_err err = rf_ledger_open(&ledger, args->subject, RF_LEDGER_WRITE, &diag);
    if (!err)
        err = rf_ledger_review(ledger, &review, &diag);
    return finish(ledger, err, &diag);
}

int cli_merge(const cli_args *args) {
    rf_ledger *into = NULL, *from = NULL;
    rf_diag diag = {0};
    rf_merged merged;
    rf_err err = rf_ledger_open(&from, args->subjects[1], RF_LEDGER_READ, &diag);
    if (!err)
        err = rf_ledger_open(&into, args->subject, RF_LEDGER_WRITE, &diag);
    if (!err)
        err = rf_ledger_merge(into, from, &merged, &diag);
    rf_ledger_free(from);
    if (!err)
        cli_say("%s: %lld new report%s, %lld known, %lld review%s", args->subject,
                (long long)merged.n_reports, merged.n_reports == 1 ? "" : "s",
                (long long)merged.n_known, (long long)merged.n_reviews,
                merged.n_reviews == 1 ? "" : "s");
    return finish(into, err, &diag);
}
