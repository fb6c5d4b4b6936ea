/* refuge timeline: what happened, day by day. */
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "view/picture_view.h"

#include <string.h>
#include <unistd.h>

static void print_incident(const rf_picture *picture, const rf_incident *x, bool why) {
    char from[11], to[11], *words = NULL;
    rf_date_format(x->from, from);
    rf_date_format(x->to, to);
    printf("%s%s%s  ", from, x->to != x->from ? ".." : "  ", x->to != x->from ? to : "          ");
    if (x->contest)
        fputs(x->contest == RF_ONE_PARTY_ONLY ? "[one side] " : "[contested] ", stdout);
    if (rf_incident_words(picture, x, &words) == RF_OK)
        cli_put(stdout, words);
    rf__free(words);
    for (uint32_t i = 0; i < x->n_figures; i++) {
        char *phrase = NULL;
        if (!rf_incident_figure(picture, x, i, &phrase)) {
            fputs(i ? ", " : " - ", stdout);
            cli_put(stdout, phrase);
        }
        rf__free(phrase);
    }
    words = NULL;
    printf("\n%26s", "");
    if (rf_incident_note(picture, x, &words) == RF_OK)
        cli_put(stdout, words);
    rf__free(words);
    fputs("\n", stdout);
    for (uint32_t i = 0; why && i < x->n_claims; i++) {
        const rf_evidence *e = rf_picture_claim(picture, x->claims[i]);
        printf("%26sclaim %lld: \"", "", (long long)e->id);
        cli_put(stdout, e->claim->words.text ? e->claim->words.text : "");
        fputs("\"\n", stdout);
    }
}

static rf_err print_timeline(const rf_picture *picture, const rf_timeline *timeline,
                             const cli_args *args) {
    const char *format = args->format ? args->format : isatty(STDOUT_FILENO) ? "text" : "json";
    if (!strcmp(format, "text")) {
        for (size_t i = 0; i < timeline->n; i++)
            print_incident(picture, &timeline->incidents[i], args->why);
        if (timeline->n_undated)
            cli_say("%zu events without a day are left out", timeline->n_undated);
        return RF_OK;
    }
    rf__buf buf = {0};
    rf_err err = !strcmp(format, "json")  ? rf__timeline_json(&buf, picture, timeline)
                 : !strcmp(format, "csv") ? rf__timeline_csv(&buf, picture, timeline)
                                          : rf__timeline_ics(&buf, picture, timeline);
    if (!err)
        fwrite(buf.bytes, 1, buf.n, stdout);
    rf__buf_free(&buf);
    return err;
}

int cli_timeline(const cli_args *args) {
    rf_picture *picture = NULL;
    int status = cli_picture_open(&picture, args);
    if (status)
        return status;
    rf_timeline timeline;
    rf_err err = rf_timeline_make(&timeline, picture, args->from, args->to);
    if (!err)
        err = print_timeline(picture, &timeline, args);
    if (err)
        cli_say_error(err, NULL);
    rf_timeline_free(&timeline);
    rf_picture_free(picture);
    return err ? CLI_FAILED : CLI_DONE;
}
