/* refuge brief: the picture on a page. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "view/brief.h"

#include <string.h>
#include <strings.h>

/* Nothing is said of a country that the ledger knows nothing of. */
static void check_country(const rf_picture *picture, const char *country) {
    for (size_t i = 0; i < rf_picture_count(picture); i++)
        if (!*country || !strcmp(rf_picture_get(picture, i)->country, country))
            return;
    cli_say("no figure is of %s", *country ? country : "any place");
}

int cli_brief(const cli_args *args) {
    rf_picture *picture = NULL;
    const char *end = cli_output_end(args->out_path);
    bool pdf = !strcasecmp(end, ".pdf");
    if (*end && !pdf && strcasecmp(end, ".html") && strcasecmp(end, ".htm")) {
        cli_say("--out can't be \"%s\": a brief is HTML or a PDF; end its name in .html or .pdf",
                args->out_path);
        return CLI_USAGE;
    }
    int status = cli_output_check(args->out_path, &args->subject, 1);
    if (!status)
        status = cli_picture_open(&picture, args);
    if (status)
        return status;
    const char *country = *args->country ? args->country : NULL;
    check_country(picture, args->country);
    rf__brief brief = {0};
    rf__buf buf = {0};
    rf_diag diag = {0};
    rf_err err = rf__brief_make(&brief, picture, args->on, country);
    if (!err)
        err = pdf ? rf__brief_pdf(&buf, &brief) : rf__brief_html(&buf, &brief);
    if (!err)
        err = cli_output_write(args->out_path, &buf, &diag);
    if (err)
        cli_say_error(err, &diag);
    rf__buf_free(&buf);
    rf__brief_free(&brief);
    rf_picture_free(picture);
    return err ? CLI_FAILED : CLI_DONE;
}
