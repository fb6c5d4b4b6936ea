/* refuge export: the picture for geographic tools and for HXL. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "view/geo_export.h"
#include "view/picture_view.h"

#include <string.h>

static const char *format_of(const cli_args *args) {
    if (args->format)
        return args->format;
    const char *dot = args->out_path ? strrchr(args->out_path, '.') : NULL;
    if (dot && !strcmp(dot, ".gpkg"))
        return "gpkg";
    return dot && !strcmp(dot, ".csv") ? "hxl" : "geojson";
}

static rf_err export_as(const cli_args *args, const char *format, const rf_picture *picture,
                        rf_diag *diag) {
    if (!strcmp(format, "gpkg"))
        return rf__export_gpkg(args->out_path, picture, args->on, diag);
    rf__buf buf = {0};
    rf__picture_filter filter = {.on = args->on};
    rf_err err = !strcmp(format, "hxl") ? rf__picture_csv(&buf, picture, &filter, true)
                                        : rf__export_geojson(&buf, picture);
    if (!err)
        err = cli_output_write(args->out_path, &buf, diag);
    rf__buf_free(&buf);
    return err;
}

int cli_export(const cli_args *args) {
    const char *format = format_of(args);
    if (!strcmp(format, "gpkg") && !args->out_path) {
        cli_say("a GeoPackage needs a file: --out FILE");
        return CLI_USAGE;
    }
    rf_picture *picture = NULL;
    int status = cli_output_check(args->out_path, &args->subject, 1);
    if (!status)
        status = cli_picture_open(&picture, args);
    if (status)
        return status;
    rf_diag diag = {0};
    rf_err err = export_as(args, format, picture, &diag);
    if (err)
        cli_say_error(err, &diag);
    rf_picture_free(picture);
    return err ? CLI_FAILED : CLI_DONE;
}
