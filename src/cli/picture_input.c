#include "cli/picture_input.h"

#include "cli/say.h"

#include <string.h>

int cli_picture_open(rf_picture **ret, const cli_args *args) {
    rf_ledger *ledger = NULL;
    rf_picture *picture = NULL;
    rf_diag diag = {0};
    rf_err err = rf_ledger_open(&ledger, args->subject, RF_LEDGER_READ, &diag);
    if (!err)
        err = rf_picture_new(&picture, NULL);
    if (!err)
        err = rf_picture_load(picture, ledger, args->on, &diag);
    if (!err)
        err = rf_picture_reconcile(picture, NULL);
    rf_ledger_free(ledger);
    if (!err) {
        *ret = picture;
        return CLI_DONE;
    }
    rf_picture_free(picture);
    cli_say_error(err, &diag);
    return CLI_FAILED;
}

int cli_parse_codes(const char *option, const char *codes, int (*find)(const char *, size_t),
                    uint64_t *ret) {
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
    return CLI_DONE;
}
