/* refuge brief: the picture on a page. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "view/brief.h"

#include <string.h>
#include <strings.h>

static bool is_pdf(const char *path) {
    size_t n = path ? strlen(path) : 0;
    return n > 4 && !strcasecmp(path + n - 4, ".pdf");
}

int cli_brief(const cli_args *args) {
    rf_picture *picture = NULL;
    int status = cli_output_check(args->out_path, &args->subject, 1);
    if (!status)
        status = cli_picture_open(&picture, args);
    if (status)
        return status;
    rf__brief brief = {0};
    rf__buf buf = {0};
    rf_diag diag = {0};
    rf_err err = rf__brief_make(&brief, picture, args->on, args->country);
    if (!err)
        err = is_pdf(args->out_path) ? rf__brief_pdf(&buf, &brief) : rf__brief_html(&buf, &brief);
    if (!err)
        err = cli_output_write(args->out_path, &buf, &diag);
    if (err)
        cli_say_error(err, &diag);
    rf__buf_free(&buf);
    rf__brief_free(&brief);
    rf_picture_free(picture);
    return err ? CLI_FAILED : CLI_DONE;
}
