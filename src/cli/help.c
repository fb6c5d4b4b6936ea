#include "cli/help.h"

#include "cli/args.h"
#include "refuge/refuge.h"

#include <string.h>

#define PAGE_WIDTH 80
#define OPTION_COLUMN 28

/* Prints text wrapped at words. The first line begins at column `at`, the others at `indent`; a
 * newline in the text begins a new line. */
static void wrap(FILE *to, const char *text, int at, int indent) {
    int column = at;
    bool fresh = true;
    while (*text) {
        size_t n = strcspn(text, " \n");
        if (!fresh && column + 1 + (int)n > PAGE_WIDTH) {
            fprintf(to, "\n%*s", indent, "");
            column = indent;
            fresh = true;
        }
        column += fprintf(to, "%s%.*s", fresh ? "" : " ", (int)n, text);
        fresh = false;
        text += n;
        if (*text == '\n') {
            fprintf(to, "\n%*s", indent, "");
            column = indent;
            fresh = true;
        }
        text += *text != 0;
    }
    fputc('\n', to);
}

void cli_help_overview(FILE *to) {
    fprintf(to,
            "refuge %s reads reports of displacement and simulates where people flee to.\n\n"
            "usage: refuge COMMAND [OPTIONS] ...\n\n",
            rf_version());
    for (size_t i = 0; i < cli_n_commands; i++) {
        const cli_command *c = &cli_commands[i];
        char name[40];
        snprintf(name, sizeof name, "%s %s", c->name, c->argument);
        fprintf(to, "  %-23s %s\n", name, c->summary);
    }
    fputs(
        "\n`refuge help COMMAND` tells the options of a command, `refuge --version` the version.\n",
        to);
}

static void option_line(const cli_option *o, FILE *to) {
    char name[80], text[600];
    int n = o->letter ? snprintf(name, sizeof name, "  -%c, --%s", o->letter, o->name)
                      : snprintf(name, sizeof name, "      --%s", o->name);
    if (o->argument)
        n += snprintf(name + n, sizeof name - (size_t)n, " %s", o->argument);
    fprintf(to, "%-*s", OPTION_COLUMN, name);
    if (n >= OPTION_COLUMN)
        fprintf(to, "\n%*s", OPTION_COLUMN, "");
    n = snprintf(text, sizeof text, "%s", o->meaning);
    if (o->words)
        n += snprintf(text + n, sizeof text - (size_t)n, " One of %s.", o->words);
    if (o->fallback)
        snprintf(text + n, sizeof text - (size_t)n, " (default %s)", o->fallback);
    wrap(to, text, OPTION_COLUMN, OPTION_COLUMN);
}

void cli_help_command(const cli_command *c, FILE *to) {
    fprintf(to, "usage: refuge %s [OPTIONS] %s\n\n", c->name, c->argument);
    wrap(to, c->summary, 0, 0);
    wrap(to, c->text, 0, 0);
    fputs("\noptions:\n", to);
    for (size_t i = 0; i < c->n_options; i++)
        if (!c->options[i].hidden)
            option_line(&c->options[i], to);
    fputs("\nexamples:\n", to);
    for (size_t i = 0; i < c->n_examples; i++) {
        fprintf(to, "  %s\n      ", c->examples[i].command);
        wrap(to, c->examples[i].meaning, 6, 6);
    }
    fputs("\nexit status:\n", to);
    for (size_t i = 0; i < c->n_exits; i++) {
        fprintf(to, "  %d  ", c->exits[i].status);
        wrap(to, c->exits[i].meaning, 5, 5);
    }
}

int cli_help(const cli_args *args) {
    if (args->markdown)
        cli_page_commands(stdout);
    else if (args->parameters)
        cli_page_parameters(stdout);
    else if (args->man)
        cli_page_man(stdout);
    else if (args->completion)
        cli_page_completion(stdout);
    else if (args->subject) {
        const cli_command *command = cli_find_command(args->subject);
        if (!command)
            return cli_unknown_command(args->subject);
        cli_help_command(command, stdout);
    } else
        cli_help_overview(stdout);
    return CLI_DONE;
}
