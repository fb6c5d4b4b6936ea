#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/issue_list.h"
#include "cli/say.h"

int cli_check(const cli_args *args) {
    cli_inputs in;
    int status = cli_inputs_load(&in, args);
    if (!status) {
        rf_err err = cli_issues_print(in.issues, args->format, RF_NOTE, stdout);
        if (err)
            cli_say_error(err, NULL);
        fflush(stdout); /* the sum comes last, also where both streams go to one file */
        char sum[160];
        cli_issues_sum(in.issues, sum);
        cli_say("%s: %s", args->subject, sum);
        status = err                                         ? CLI_FAILED
                 : rf_issues_worst(in.issues) > (int)RF_NOTE ? CLI_ISSUES
                                                             : CLI_DONE;
    }
    cli_inputs_free(&in);
    return status;
}
