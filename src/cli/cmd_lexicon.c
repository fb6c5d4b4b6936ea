/* For people who extend lexicons: are the files right, what does a word mean, which sections are
 * there. */
#include "base/buf.h"
#include "claim/lexicon/lexicon.h"
#include "cli/commands.h"
#include "cli/issue_list.h"
#include "cli/say.h"
#include "cli/table.h"

#include <stdio.h>
#include <string.h>

/* ---- check ---- */

/* For people notes stand first: a long list of them hides nothing. */
static rf_err print_issues(const rf_issues *issues, const cli_args *args) {
    if (strcmp(args->format, "table") != 0)
        return cli_issues_print(issues, args->format, args->quiet ? RF_WARNING : RF_NOTE, stdout);
    if (!args->quiet)
        cli_issues_list(issues, RF_NOTE, RF_NOTE, stdout);
    cli_issues_list(issues, RF_WARNING, RF_ERROR, stdout);
    return RF_OK;
}

static int check(const cli_args *args, const char *dir) {
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_lexicon_check(dir, issues, &diag);
    if (!err)
        err = print_issues(issues, args);
    fflush(stdout);
    if (err)
        cli_say_error(err, &diag);
    size_t errors = err ? 0 : rf_issues_of(issues, RF_ERROR);
    size_t warnings = err ? 0 : rf_issues_of(issues, RF_WARNING);
    if (!err && !strcmp(args->format, "table"))
        printf("%s: %zu error%s, %zu warning%s, %zu note%s\n", dir ? dir : "The built-in lexicon",
               errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s",
               rf_issues_of(issues, RF_NOTE), rf_issues_of(issues, RF_NOTE) == 1 ? "" : "s");
    int status = err ? CLI_FAILED : errors + warnings ? CLI_ISSUES : CLI_DONE;
    rf_issues_free(issues);
    return status;
}

/* ---- look ---- */

static void add_word(rf__buf *out, const char *key, const char *word) {
    if (word && *word)
        rf__buf_printf(out, strchr(word, ' ') ? " %s\"%s\"" : " %s%s", key, word);
}

/* What an entry says, as it could stand after the colon. */
static void describe(rf__buf *out, const rf__lex_entry *e) {
    static const char *const forms[] = {"base", "third person", "past", "participle", "-ing"};
    const rf__class_schema *schema = &rf__class_schemas[e->class];
    if (schema->verbs && e->form < 5)
        rf__buf_printf(out, " (%s)", forms[e->form]);
    if (e->code >= 0 && (uint32_t)e->code < schema->n_codes)
        add_word(out, "", schema->codes[e->code]);
    add_word(out, "", rf_indicator_name((rf_indicator)e->indicator));
    add_word(out, "event=", rf_event_type_name((rf_event_type)e->event));
    add_word(out, "unit=", rf_unit_name((rf_unit)e->unit));
    if (e->class == RF__C_TRIGGER)
        add_word(out, "", rf__lexicon_patterns[e->pattern]);
    for (int i = 0; i < RF_N_GROUPS; i++)
        if (e->groups & 1u << i)
            add_word(out, "group=", rf_group_name((rf_group)(1 << i)));
    for (int i = 0; rf__lexicon_flags[i]; i++)
        if (e->flags & 1u << i)
            add_word(out, "", rf__lexicon_flags[i]);
    if (e->low > 0 || e->high > 0)
        rf__buf_printf(out, e->low < e->high || e->low > e->high ? " %.12g %.12g" : " %.12g",
                       e->low, e->high);
    add_word(out, "text=", e->text);
    add_word(out, "kind=", e->what_kind);
    add_word(out, "needs=", e->needs);
}

static rf_err look_at(const rf_lexicon *lexicon, const char *phrase, bool *ret_found) {
    rf__lex_hits hits = {0};
    rf_err err = rf__lexicon_find(lexicon, phrase, &hits);
    rf__buf line = {0};
    for (uint32_t i = 0; i < hits.n && !err; i++) {
        const rf__lex_entry *e = &hits.entries[i];
        rf__buf_clear(&line);
        rf__buf_printf(&line, "%s:%u: [%s]", e->path, e->line, rf__class_schemas[e->class].name);
        describe(&line, e);
        err = line.failed ? RF_ERR_NOMEM : RF_OK;
        cli_put(stdout, line.bytes);
        putchar('\n');
    }
    rf__buf_free(&line);
    *ret_found = hits.n > 0;
    return err;
}

static int look(const cli_args *args) {
    rf_lexicon *lexicon = NULL;
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    rf__buf phrase = {0};
    for (size_t i = 1; i < args->n_subjects; i++)
        rf__buf_printf(&phrase, i > 1 ? " %s" : "%s", args->subjects[i]);
    rf_err err = phrase.failed ? RF_ERR_NOMEM : rf_issues_new(&issues);
    bool found = false;
    if (!err)
        err = rf_lexicon_open(&lexicon, args->lexicon_dir, issues, &diag);
    if (!err)
        err = look_at(lexicon, phrase.bytes, &found);
    fflush(stdout);
    if (err)
        cli_say_error(err, &diag);
    else if (!found)
        cli_say("\"%s\" is in no section of the lexicon", phrase.bytes);
    rf_lexicon_free(lexicon);
    rf_issues_free(issues);
    rf__buf_free(&phrase);
    return err || !found ? CLI_FAILED : CLI_DONE;
}

/* ---- sections ---- */

static void add_list(rf__buf *out, const char *name, const char *const *words, size_t n) {
    rf__buf_printf(out, "\"%s\":[", name);
    bool first = true;
    for (size_t i = 0; i < n; i++)
        if (*words[i]) {
            rf__buf_str(out, first ? "" : ",");
            rf__buf_json(out, words[i]);
            first = false;
        }
    rf__buf_str(out, "]");
}

static size_t count(const char *const *words) {
    size_t n = 0;
    while (words[n])
        n++;
    return n;
}

/* For the test that keeps docs/reference/lexicon.md true, and for other programs. */
static void add_json(rf__buf *out) {
    rf__buf_str(out, "{\"sections\":[\n");
    for (int c = 1; c < RF__N_CLASSES; c++) {
        const rf__class_schema *schema = &rf__class_schemas[c];
        rf__buf_printf(out, "%s{\"name\":\"%s\",\"what\":", c > 1 ? ",\n" : "", schema->name);
        rf__buf_json(out, schema->what);
        rf__buf_printf(out, ",\"verbs\":%s,\"needs_code\":%s,", schema->verbs ? "true" : "false",
                       schema->needs_code ? "true" : "false");
        add_list(out, "codes", schema->codes, schema->n_codes);
        rf__buf_str(out, "}");
    }
    rf__buf_str(out, "],\n");
    add_list(out, "flags", rf__lexicon_flags, count(rf__lexicon_flags));
    rf__buf_str(out, ",\n");
    add_list(out, "patterns", rf__lexicon_patterns, count(rf__lexicon_patterns));
    rf__buf_str(out, "}\n");
}

static rf_err print_table(void) {
    cli_table table;
    cli_table_start(&table, "ll");
    cli_table_cell(&table, "section");
    cli_table_cell(&table, "what it lists");
    for (int c = 1; c < RF__N_CLASSES; c++) {
        cli_table_cell(&table, "[%s]", rf__class_schemas[c].name);
        cli_table_cell(&table, "%s", rf__class_schemas[c].what);
    }
    rf_err err = cli_table_print(&table, stdout);
    cli_table_free(&table);
    return err;
}

static int sections(const cli_args *args) {
    rf_err err = RF_OK;
    if (!strcmp(args->format, "json")) {
        rf__buf out = {0};
        add_json(&out);
        err = out.failed ? RF_ERR_NOMEM : RF_OK;
        if (!err)
            fwrite(out.bytes, 1, out.n, stdout);
        rf__buf_free(&out);
    } else {
        err = print_table();
    }
    if (err)
        cli_say_error(err, NULL);
    return err ? CLI_FAILED : CLI_DONE;
}

int cli_lexicon(const cli_args *args) {
    const char *what = args->subject;
    size_t n = args->n_subjects;
    bool table = !strcmp(args->format, "table"), json = !strcmp(args->format, "json");
    if (!table && (!strcmp(what, "look") || (!strcmp(what, "sections") && !json))) {
        cli_say("--format %s is not for %s: it prints a table%s", args->format, what,
                *what == 's' ? " or json" : "");
        return CLI_USAGE;
    }
    if (!strcmp(what, "check") && n <= 2)
        return check(args, n == 2 ? args->subjects[1] : args->lexicon_dir);
    if (!strcmp(what, "look") && n >= 2)
        return look(args);
    if (!strcmp(what, "sections") && n == 1)
        return sections(args);
    cli_say("lexicon takes check [DIR], look WORD... or sections; `refuge help lexicon` explains");
    return CLI_USAGE;
}
