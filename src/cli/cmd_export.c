/* refuge export: the picture for geographic tools and for HXL. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "view/geo_export.h"
#include "view/picture_view.h"

#include <string.h>
#include <strings.h>

/* What the name of the file asks for; NULL where it asks for nothing. */
static const char *format_of_name(const char *path) {
    static const char *const ends[][2] = {
        {".geojson", "geojson"}, {".json", "geojson"}, {".csv", "hxl"}, {".gpkg", "gpkg"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (!strcasecmp(cli_output_end(path), ends[i][0]))
            return ends[i][1];
    return NULL;
}

/* NULL after telling why. */
static const char *format_of(const cli_args *args) {
    const char *named = format_of_name(args->out_path);
    const char *format = args->format ? args->format : named ? named : "geojson";
    bool is_other = named && strcmp(named, format) != 0;
    if (!strcmp(format, "gpkg") && cli_output_is_stdout(args->out_path))
        cli_say("a GeoPackage needs a file: --out FILE");
    else if (is_other)
        cli_say("--out \"%s\" is named as %s, and --format is %s", args->out_path, named, format);
    else if (!args->format && !named && *cli_output_end(args->out_path))
        cli_say("--out can't be \"%s\": end its name in .geojson, .csv or .gpkg, or give --format",
                args->out_path);
    else
        return format;
    return NULL;
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
    if (!format)
        return CLI_USAGE;
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
