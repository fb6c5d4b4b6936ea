/* Pages for elsewhere: Markdown, troff and bash, from the same tables as help. */
#include "cli/help.h"
#include "refuge/refuge.h"

#include <string.h>

/* ---- Markdown ---- */

/* A cell of a Markdown table: '|' would end it. */
static void cell(FILE *to, const char *text) {
    for (; *text; text++) {
        if (*text == '|')
            fputc('\\', to);
        fputc(*text, to);
    }
}

/* A newline of the table is an empty line in Markdown. */
static void paragraphs(FILE *to, const char *text) {
    for (; *text; text++)
        fputs(*text == '\n' ? "\n\n" : (char[]){*text, 0}, to);
    fputs("\n\n", to);
}

static void markdown_option(const cli_option *o, FILE *to) {
    fputs("| `", to);
    if (o->letter)
        fprintf(to, "-%c`, `", o->letter);
    fprintf(to, "--%s%s%s` | ", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
    if (o->fallback)
        fprintf(to, "`%s`", o->fallback);
    fputs(" | ", to);
    cell(to, o->meaning);
    if (o->words) {
        fputs(" One of `", to);
        cell(to, o->words);
        fputs("`.", to);
    }
    fputs(" |\n", to);
}

static void markdown_command(const cli_command *c, FILE *to) {
    fprintf(to, "## refuge %s\n\n", c->name);
    paragraphs(to, c->summary);
    fprintf(to, "    refuge %s [OPTIONS] %s\n\n", c->name, c->argument);
    paragraphs(to, c->text);
    fputs("| option | default | meaning |\n| --- | --- | --- |\n", to);
    for (size_t i = 0; i < c->n_options; i++)
        if (!c->options[i].hidden)
            markdown_option(&c->options[i], to);
    fputs("\nExamples:\n\n", to);
    for (size_t i = 0; i < c->n_examples; i++)
        fprintf(to, "- `%s`: %s\n", c->examples[i].command, c->examples[i].meaning);
    fputs("\n| exit status | meaning |\n| --- | --- |\n", to);
    for (size_t i = 0; i < c->n_exits; i++)
        fprintf(to, "| %d | %s |\n", c->exits[i].status, c->exits[i].meaning);
}

void cli_page_commands(FILE *to) {
    fputs("# Commands\n\n"
          "Made from the program's own table (`make docs-refresh`); a test keeps both the same. "
          "Data\n"
          "goes to stdout, talk to stderr.\n",
          to);
    for (size_t i = 0; i < cli_n_commands; i++) {
        fputc('\n', to);
        markdown_command(&cli_commands[i], to);
    }
}

static void parameter_row(const rf_setting_info *info, FILE *to) {
    bool ranged = !strcmp(info->type, "whole number") || !strcmp(info->type, "number") ||
                  !strcmp(info->type, "list");
    fprintf(to, "| `%s` | %s | ", info->key, info->type);
    fprintf(to, *info->flee3 ? "`%s`" : "%s", info->flee3);
    if (strcmp(info->flee3, info->refuge))
        fprintf(to, ", `%s`", info->refuge);
    fputs(" | ", to);
    if (ranged)
        fprintf(to, "%.12g to %.12g", info->min, info->max);
    fputs(" | ", to);
    cell(to, info->unit);
    fputs(" | ", to);
    cell(to, info->meaning);
    fputs(" |\n", to);
}

void cli_page_parameters(FILE *to) {
    fputs(
        "# Parameters\n\n"
        "Every key of `simsetting.yml`, made from the table of settings (`make docs-refresh`); a\n"
        "test keeps both the same. A key stands under its section, as the headings give them;\n"
        "`--set key=value` takes the key alone, or with its section where two keys have one name.\n"
        "Where the rule sets differ, the default of `flee3` comes first, then that of `refuge`.\n",
        to);
    rf_setting_info info;
    const char *section = NULL;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        if (!section || strcmp(section, info.section)) {
            section = info.section;
            fprintf(to, "\n## %s\n\n", *section ? section : "(top level)");
            fputs("| key | type | default | range | unit | meaning |\n"
                  "| --- | --- | --- | --- | --- | --- |\n",
                  to);
        }
        parameter_row(&info, to);
    }
}

/* ---- the manual page ---- */

static void troff(FILE *to, const char *text) {
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", to);
        line_start = *text == '\n';
        if (*text == '\\')
            fputs("\\e", to);
        else if (*text == '-')
            fputs("\\-", to);
        else if (*text == '`')
            fputs("\\(ga", to);
        else if (line_start)
            fputs("\n.PP\n", to);
        else
            fputc(*text, to);
    }
}

static void man_command(const cli_command *c, FILE *to) {
    fprintf(to, ".SS refuge %s [OPTIONS] %s\n", c->name, c->argument);
    troff(to, c->summary);
    fputs("\n.PP\n", to);
    troff(to, c->text);
    fputc('\n', to);
    for (size_t i = 0; i < c->n_options; i++) {
        const cli_option *o = &c->options[i];
        if (o->hidden)
            continue;
        fputs(".TP\n.B ", to);
        if (o->letter)
            fprintf(to, "\\-%c, ", o->letter);
        fputs("\\-\\-", to);
        troff(to, o->name);
        fprintf(to, " %s\n", o->argument ? o->argument : "");
        troff(to, o->meaning);
        if (o->words) {
            fputs(" One of ", to);
            troff(to, o->words);
            fputc('.', to);
        }
        if (o->fallback)
            fprintf(to, " (default %s)", o->fallback);
        fputc('\n', to);
    }
    fputs(".PP\nExit status:\n", to);
    for (size_t i = 0; i < c->n_exits; i++) {
        fprintf(to, ".TP\n%d\n", c->exits[i].status);
        troff(to, c->exits[i].meaning);
        fputc('\n', to);
    }
}

void cli_page_man(FILE *to) {
    fprintf(
        to,
        ".TH REFUGE 1 \"\" \"refuge %s\" \"User Commands\"\n.SH NAME\n"
        "refuge \\- simulate where people flee to\n.SH SYNOPSIS\n.B refuge\n"
        "COMMAND [OPTIONS] ...\n.SH DESCRIPTION\n"
        "Reads a folder of Flee input files and simulates where displaced people go, day by day.\n"
        ".SH COMMANDS\n",
        rf_version());
    for (size_t i = 0; i < cli_n_commands; i++)
        man_command(&cli_commands[i], to);
    fputs(".SH EXAMPLES\n", to);
    for (size_t i = 0; i < cli_n_commands; i++)
        for (size_t j = 0; j < cli_commands[i].n_examples; j++) {
            fputs(".TP\n.B ", to);
            troff(to, cli_commands[i].examples[j].command);
            fputc('\n', to);
            troff(to, cli_commands[i].examples[j].meaning);
            fputc('\n', to);
        }
}

/* ---- bash completion ---- */

static void bash_words(FILE *to, const char *words) {
    for (; *words; words++)
        fputc(*words == '|' ? ' ' : *words, to);
}

static void bash_command(const cli_command *c, FILE *to) {
    fprintf(to, "    %s)\n        case $before in\n", c->name);
    for (size_t i = 0; i < c->n_options; i++) {
        const cli_option *o = &c->options[i];
        if (o->hidden || !o->argument)
            continue;
        fputs("        ", to);
        if (o->letter)
            fprintf(to, "-%c | ", o->letter);
        fprintf(to, "--%s) ", o->name);
        if (o->words) {
            fputs("COMPREPLY=($(compgen -W '", to);
            bash_words(to, o->words);
            fputs("' -- \"$word\")); return ;;\n", to);
        } else
            fprintf(to, "%s ;;\n",
                    o->kind == CLI_TEXT ? "return" : "COMPREPLY=(); compopt +o default; return");
    }
    fputs("        esac\n        options='", to);
    for (size_t i = 0; i < c->n_options; i++)
        if (!c->options[i].hidden)
            fprintf(to, "%s--%s", i ? " " : "", c->options[i].name);
    fputs("'", to);
    if (c->argument[0] == '[') {
        fputs("; names='", to);
        for (size_t i = 0; i < cli_n_commands; i++)
            fprintf(to, "%s%s", i ? " " : "", cli_commands[i].name);
        fputs("'", to);
    }
    fputs(" ;;\n", to);
}

void cli_page_completion(FILE *to) {
    fputs("# bash completion for refuge\n_refuge() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    local options='' names=''\n    COMPREPLY=()\n"
          "    if ((COMP_CWORD == 1)); then\n        COMPREPLY=($(compgen -W '",
          to);
    for (size_t i = 0; i < cli_n_commands; i++)
        fprintf(to, "%s ", cli_commands[i].name);
    fputs("--help --version' -- \"$word\"))\n        return\n    fi\n"
          "    case ${COMP_WORDS[1]} in\n",
          to);
    for (size_t i = 0; i < cli_n_commands; i++)
        bash_command(&cli_commands[i], to);
    fputs("    esac\n    if [[ $word == -* ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "    elif [[ $names ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$names\" -- \"$word\"))\n    fi\n}\n"
          "complete -o default -F _refuge refuge\n",
          to);
}
