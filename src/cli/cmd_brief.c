/* refuge brief: the picture on a page. */
#include "base/outfile.h"
#include "cli/commands.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "view/brief.h"

#include <string.h>
#include <strings.h>

static rf_err write_to(const char *path, const rf__buf *buf, rf_diag *diag) {
    if (!path) {
        fwrite(buf->bytes, 1, buf->n, stdout);
        return RF_OK;
    }
    rf__outfile out;
    rf_err err = rf__outfile_open(&out, path, diag);
    if (err)
        return err;
    rf__outfile_write(&out, buf->bytes, buf->n);
    return rf__outfile_commit(&out, diag);
}

static bool is_pdf(const char *path) {
    size_t n = path ? strlen(path) : 0;
    return n > 4 && !strcasecmp(path + n - 4, ".pdf");
}

int cli_brief(const cli_args *args) {
    rf_picture *picture = NULL;
    int status = cli_picture_open(&picture, args);
    if (status)
        return status;
    rf__brief brief = {0};
    rf__buf buf = {0};
    rf_diag diag = {0};
    rf_err err = rf__brief_make(&brief, picture, args->on, args->country);
    if (!err)
        err = is_pdf(args->out_path) ? rf__brief_pdf(&buf, &brief) : rf__brief_html(&buf, &brief);
    if (!err)
        err = write_to(args->out_path, &buf, &diag);
    if (err)
        cli_say_error(err, &diag);
    rf__buf_free(&buf);
    rf__brief_free(&brief);
    rf_picture_free(picture);
    return err ? CLI_FAILED : CLI_DONE;
}
