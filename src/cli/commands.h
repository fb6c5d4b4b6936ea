/* The one table of commands. Parsing, help, the man page, bash completion and
 * docs/reference/commands.md all come from it, so that they can't differ.
 *
 * Names that begin with cli_ belong to the program and are not part of the library. */
#ifndef RF_COMMANDS_H
#define RF_COMMANDS_H

#include "refuge/date.h"
#include "run/comm.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the arguments of a command say; strings are slices of argv or of the table. */
typedef struct cli_args {
    const char *subject;   /* the first of these; NULL when none is given */
    const char **subjects; /* SCENARIO, COMMAND for help, ...; owned, ended by NULL */
    size_t n_subjects;
    const char *settings_path, *rules, *out_dir, *out_path, *format;
    int64_t n_days, seed, n_runs, n_threads, n_traced;
    bool ignore_capacity, quiet, help;
    bool parameters, markdown, man, completion;
    const char *ledger_path, *manifest, *outlet, *lexicon_dir, *gazetteer_path, *into_path;
    const char *indicators, *events, *modalities, *kind; /* codes parted by commas */
    char country[3];                                     /* capital letters, or "" */
    const char *place, *admin1, *source, *text, *report;
    double within_km, confidence;
    rf_date date, from, to, on; /* or RF_NO_DATE */
    int64_t n_most;
    bool no_copies, explain, issues, why, accept, reject;
    const char *correction, *note, *by, *other;
    const char **set; /* key=value, as many as n_set; owned, freed by cli_args_free */
    size_t n_set;
    const rf__comm *comm; /* the ranks of an MPI program, or one */
} cli_args;

typedef enum cli_kind {
    CLI_FLAG,    /* a bool */
    CLI_TEXT,    /* a const char * */
    CLI_WORD,    /* a const char *, one of `words` */
    CLI_WHOLE,   /* an int64_t from min to max */
    CLI_REAL,    /* a double from min to max */
    CLI_DATE,    /* an rf_date */
    CLI_COUNTRY, /* a char[3] */
    CLI_LIST     /* may be given again: set, n_set */
} cli_kind;

typedef struct cli_option {
    const char *name;     /* without "--" */
    char letter;          /* or 0 */
    const char *argument; /* how help names the value, or NULL for a flag */
    cli_kind kind;
    size_t at;            /* offset in cli_args */
    const char *words;    /* CLI_WORD: the choices, separated by '|' */
    int64_t min, max;     /* CLI_WHOLE, CLI_REAL */
    const char *fallback; /* the value when the option is not given, or NULL */
    const char *meaning;
    bool hidden; /* for the makers of the program: not in help */
} cli_option;

typedef struct cli_example {
    const char *command, *meaning;
} cli_example;

typedef struct cli_exit {
    int status;
    const char *meaning;
} cli_exit;

typedef struct cli_command {
    const char *name;
    const char *argument; /* "SCENARIO", "[COMMAND]" when it may be left out, "LEDGER WORDS..." when
                             there may be more of the last */
    const char *summary;
    const char *text; /* paragraphs, separated by a newline */
    const cli_option *options;
    size_t n_options;
    const cli_example *examples;
    size_t n_examples;
    const cli_exit *exits;
    size_t n_exits;
    int (*run)(const cli_args *args); /* returns the exit status */
} cli_command;

enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_ISSUES = 3 };

extern const cli_command cli_commands[];
extern const size_t cli_n_commands;

/* NULL when there is none of this name. */
const cli_command *cli_find_command(const char *name);

int cli_simulate(const cli_args *args);
int cli_validate(const cli_args *args);
int cli_check(const cli_args *args);
int cli_text(const cli_args *args);
int cli_gazetteer(const cli_args *args);
int cli_help(const cli_args *args);
int cli_picture(const cli_args *args);
int cli_export(const cli_args *args);
int cli_review(const cli_args *args);
int cli_merge(const cli_args *args);
int cli_brief(const cli_args *args);
int cli_timeline(const cli_args *args);
int cli_read(const cli_args *args);
int cli_claims(const cli_args *args);
int cli_search(const cli_args *args);
int cli_show(const cli_args *args);
int cli_lexicon(const cli_args *args);

#endif
