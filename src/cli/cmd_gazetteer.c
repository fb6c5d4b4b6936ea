/* refuge gazetteer: look a name up, or join own places with the gazetteer into one file. */
#include "base/buf.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/issue_list.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/table.h"
#include "place/name_words.h"
#include "refuge/place.h"

#include <math.h>
#include <string.h>

static rf_err open_gazetteer(const cli_args *args, rf_gazetteer **ret, rf_diag *diag) {
    return rf_gazetteer_open(ret, cli_gazetteer_path(args), diag);
}

static void print_json(const rf_gaz_place *p, const rf_place_match *match, uint32_t i) {
    rf__buf buf = {0};
    const char *keys[] = {"id", "name", "kind", "admin1", "country"};
    const char *values[] = {p->id, p->name, rf_gaz_kind_name(p->kind), p->admin1, p->country};
    for (int k = 0; k < 5; k++) {
        rf__buf_printf(&buf, "%s\"%s\":", k ? "," : "{", keys[k]);
        rf__buf_json(&buf, values[k]);
    }
    if (isfinite(p->lat_deg))
        rf__buf_printf(&buf, ",\"lat\":%.5f,\"lon\":%.5f", p->lat_deg, p->lon_deg);
    if (p->n_people)
        rf__buf_printf(&buf, ",\"people\":%lld", (long long)p->n_people);
    rf__buf_printf(&buf, ",\"known\":%.2f,\"use\":\"%s\",\"spelt\":\"%s\"}\n",
                   match->known[i] / 20.0, match->use == RF_NAME_DEMONYM ? "people" : "place",
                   match->quality < 1 ? "variant" : "as listed");
    if (!buf.failed)
        fputs(buf.bytes, stdout);
    rf__buf_free(&buf);
}

static rf_err print_candidates(const rf_gazetteer *g, const rf_place_match *match, bool json) {
    cli_table table;
    cli_table_start(&table, "llllrrrl");
    static const char *const heads[] = {"name", "kind", "admin1", "country",
                                        "lat",  "lon",  "people", "id"};
    for (int i = 0; i < 8; i++)
        cli_table_cell(&table, "%s", heads[i]);
    for (uint32_t i = 0; i < match->n_candidates; i++) {
        rf_gaz_place p = rf_gazetteer_get(g, match->candidates[i]);
        if (json) {
            print_json(&p, match, i);
            continue;
        }
        char people[32];
        cli_table_cell(&table, "%s", p.name);
        cli_table_cell(&table, "%s", rf_gaz_kind_name(p.kind));
        cli_table_cell(&table, "%s", p.admin1);
        cli_table_cell(&table, "%s", p.country);
        cli_table_cell(&table, isfinite(p.lat_deg) ? "%.3f" : "-", p.lat_deg);
        cli_table_cell(&table, isfinite(p.lon_deg) ? "%.3f" : "-", p.lon_deg);
        cli_table_cell(&table, "%s", p.n_people ? cli_people(people, (double)p.n_people) : "");
        cli_table_cell(&table, "%s", p.id);
    }
    rf_err err = json ? RF_OK : cli_table_print(&table, stdout);
    cli_table_free(&table);
    return err;
}

/* The words of the command line are one name. */
static rf_err join_words(const cli_args *args, rf__buf *ret) {
    for (size_t i = 1; i < args->n_subjects; i++) {
        rf__buf_str(ret, i > 1 ? " " : "");
        rf__buf_str(ret, args->subjects[i]);
    }
    return ret->failed ? RF_ERR_NOMEM : RF_OK;
}

static int lookup(const cli_args *args) {
    rf_gazetteer *g = NULL;
    rf_diag diag = {.line = 0};
    rf__buf name = {0};
    rf_err err = join_words(args, &name);
    if (!err)
        err = open_gazetteer(args, &g, &diag);
    int status = CLI_FAILED;
    if (err) {
        cli_say_error(err, diag.message[0] ? &diag : NULL);
    } else {
        rf__name_words words;
        rf_place_match match;
        rf__name_split(&words, name.bytes, name.n);
        if (words.n && rf_gazetteer_match(g, words.words, words.n, words.n, &match) &&
            match.n_words == words.n) {
            err = print_candidates(g, &match, args->format && !strcmp(args->format, "ndjson"));
            if (match.quality < 1)
                cli_say("no place of just this spelling; these are spelt much like it");
            status = err ? CLI_FAILED : CLI_DONE;
        } else {
            cli_say("no place of the name %s", name.bytes);
        }
    }
    rf_gazetteer_free(g);
    rf__buf_free(&name);
    return status;
}

static int import(const cli_args *args) {
    if (!args->into_path || !strcmp(args->into_path, "-")) {
        cli_say("import needs --into FILE, the gazetteer to write");
        return CLI_USAGE;
    }
    int status = cli_output_check(args->into_path, args->subjects + 1, args->n_subjects - 1);
    if (status)
        return status;
    rf_gazetteer *g = NULL;
    rf_issues *issues = NULL;
    rf_diag diag = {.line = 0};
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = open_gazetteer(args, &g, &diag);
    size_t before = err ? 0 : rf_gazetteer_count(g);
    for (size_t i = 1; i < args->n_subjects && !err; i++)
        err = rf_gazetteer_add_file(g, args->subjects[i], issues, &diag);
    size_t n = err ? 0 : rf_gazetteer_count(g) - before;
    if (!err && n)
        err = rf_gazetteer_save(g, args->into_path, &diag);
    status = CLI_FAILED;
    if (err) {
        cli_say_error(err, diag.message[0] ? &diag : NULL);
    } else {
        cli_issues_list(issues, RF_WARNING, RF_ERROR, stderr);
        if (n)
            cli_say("%s: %zu place%s of yours and %zu others", args->into_path, n,
                    n == 1 ? "" : "s", before);
        else
            cli_say("no place was found in what you gave; %s was not written", args->into_path);
        status = !n ? CLI_FAILED : rf_issues_count(issues) ? CLI_ISSUES : CLI_DONE;
    }
    rf_gazetteer_free(g);
    rf_issues_free(issues);
    return status;
}

int cli_gazetteer(const cli_args *args) {
    bool to_import = !strcmp(args->subject, "import");
    if ((!to_import && strcmp(args->subject, "lookup") != 0) || args->n_subjects < 2) {
        cli_say("refuge gazetteer lookup NAME, or refuge gazetteer import FILE... --into FILE");
        return CLI_USAGE;
    }
    if (!to_import && args->into_path) {
        cli_say("--into is for import; lookup writes no file");
        return CLI_USAGE;
    }
    return to_import ? import(args) : lookup(args);
}
