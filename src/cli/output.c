#include "cli/output.h"

#include "base/outfile.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "ledger/store.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

const char *cli_output_end(const char *path) {
    const char *name = path ? strrchr(path, '/') : NULL;
    const char *dot = path ? strrchr(name ? name : path, '.') : NULL;
    return dot ? dot : "";
}

bool cli_output_is_stdout(const char *path) { return !path || !strcmp(path, "-"); }

int cli_output_check(const char *path, const char *const *inputs, size_t n) {
    struct stat out, in;
    if (cli_output_is_stdout(path) || stat(path, &out))
        return CLI_DONE;
    for (size_t i = 0; i < n; i++)
        if (!stat(inputs[i], &in) && in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
            cli_say("%s: is what the command reads and would be lost; give the output another name",
                    path);
            return CLI_USAGE;
        }
    if (rf__ledger_is(path)) {
        cli_say("%s: is a ledger and would be lost; give the output another name", path);
        return CLI_USAGE;
    }
    return CLI_DONE;
}

rf_err cli_output_write(const char *path, const rf__buf *text, rf_diag *diag) {
    if (cli_output_is_stdout(path)) {
        fwrite(text->bytes, 1, text->n, stdout);
        return RF_OK;
    }
    rf__outfile out;
    rf_err err = rf__outfile_open(&out, path, diag);
    if (err)
        return err;
    rf__outfile_write(&out, text->bytes, text->n);
    return rf__outfile_commit(&out, diag);
}
