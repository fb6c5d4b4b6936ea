/* getopt_long does the splitting; what an option takes and where its value goes stands in the
 * table. Values are checked here so that every command can trust them. */
#include "cli/args.h"

#include "base/csv.h"
#include "base/edit.h"
#include "base/mem.h"
#include "cli/say.h"
#include "refuge/report.h"

#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OPTIONS 32
#define FIRST_LONG 256 /* val of option i is FIRST_LONG + i, so that it is no letter */

/* ---- the nearest name ---- */

int cli_unknown_command(const char *name) {
    const char *best = NULL;
    size_t least = 4;
    for (size_t i = 0; i < cli_n_commands; i++) {
        size_t d = rf__edit_distance(name, strlen(name), cli_commands[i].name);
        if (d < least && d * 2 <= strlen(name)) {
            least = d;
            best = cli_commands[i].name;
        }
    }
    cli_say("there is no command \"%s\"%s%s%s; `refuge help` lists them", name,
            best ? " (did you mean " : "", best ? best : "", best ? "?)" : "");
    return CLI_USAGE;
}

static int unknown_option(const cli_command *command, const char *given) {
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(given, "="), given);
    const char *best = NULL;
    size_t least = 4;
    for (size_t i = 0; i < command->n_options && !strncmp(name, "--", 2); i++) {
        size_t d = rf__edit_distance(name + 2, strlen(name + 2), command->options[i].name);
        if (d < least && d * 2 <= strlen(name + 2) && !command->options[i].hidden) {
            least = d;
            best = command->options[i].name;
        }
    }
    cli_say("%s has no option %s%s%s%s; `refuge help %s` lists them", command->name, name,
            best ? " (did you mean --" : "", best ? best : "", best ? "?)" : "", command->name);
    return CLI_USAGE;
}

/* ---- values ---- */

static bool is_one_of(const char *words, const char *value) {
    size_t n = strlen(value);
    for (const char *p = words; n && *p;) {
        size_t length = strcspn(p, "|");
        if (length == n && !strncmp(p, value, n))
            return true;
        p += length + (p[length] == '|');
    }
    return false;
}

static int set_real(const cli_option *option, const char *value, double *slot) {
    double real;
    if (rf__parse_double(value, strlen(value), &real) && real >= (double)option->min &&
        real <= (double)option->max) {
        *slot = real;
        return 0;
    }
    cli_say("--%s can't be \"%s\": give a number from %lld to %lld", option->name, value,
            (long long)option->min, (long long)option->max);
    return CLI_USAGE;
}

static int set_date(const cli_option *option, const char *value, rf_date *slot) {
    if (!rf_date_parse(slot, value, strlen(value)))
        return 0;
    cli_say("--%s can't be \"%s\": give a date as YYYY-MM-DD", option->name, value);
    return CLI_USAGE;
}

static int set_country(const cli_option *option, const char *value, char slot[3]) {
    bool letters = strlen(value) == 2;
    for (int i = 0; i < 2 && letters; i++) {
        letters = isalpha((unsigned char)value[i]);
        slot[i] = (char)toupper((unsigned char)value[i]);
    }
    slot[2] = 0;
    if (letters)
        return 0;
    cli_say("--%s can't be \"%s\": give an ISO code of two letters", option->name, value);
    return CLI_USAGE;
}

static int set_value(const cli_option *option, const char *value, cli_args *args) {
    void *slot = (char *)args + option->at;
    int64_t whole;
    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)slot = true;
        return 0;
    case CLI_TEXT:
        *(const char **)slot = value;
        if (*value)
            return 0;
        cli_say("--%s needs %s, not an empty text", option->name, option->argument);
        return CLI_USAGE;
    case CLI_WORD:
        *(const char **)slot = value;
        if (is_one_of(option->words, value))
            return 0;
        cli_say("--%s can't be \"%s\": give one of %s", option->name, value, option->words);
        return CLI_USAGE;
    case CLI_LIST:
        args->set[args->n_set++] = value;
        return 0;
    case CLI_REAL:
        return set_real(option, value, slot);
    case CLI_DATE:
        return set_date(option, value, slot);
    case CLI_COUNTRY:
        return set_country(option, value, slot);
    case CLI_WHOLE:
        if (rf__parse_int(value, strlen(value), &whole) && whole >= option->min &&
            whole <= option->max) {
            *(int64_t *)slot = whole;
            return 0;
        }
        cli_say("--%s can't be \"%s\": give a whole number from %lld to %lld", option->name, value,
                (long long)option->min, (long long)option->max);
        return CLI_USAGE;
    }
    return CLI_USAGE;
}

/* ---- a command's arguments ---- */

typedef struct getopt_table {
    struct option long_options[MOST_OPTIONS + 1];
    char letters[2 * MOST_OPTIONS + 2];
} getopt_table;

static void fill(const cli_command *command, getopt_table *table) {
    char *p = table->letters;
    *p++ = ':'; /* a missing value is ':' and not '?' */
    for (size_t i = 0; i < command->n_options && i < MOST_OPTIONS; i++) {
        const cli_option *o = &command->options[i];
        table->long_options[i] = (struct option){
            o->name, o->argument ? required_argument : no_argument, NULL, FIRST_LONG + (int)i};
        if (o->letter) {
            *p++ = o->letter;
            if (o->argument)
                *p++ = ':';
        }
    }
    *p = 0;
}

static const cli_option *by_value(const cli_command *command, int value) {
    for (size_t i = 0; i < command->n_options; i++)
        if (value == FIRST_LONG + (int)i ||
            (command->options[i].letter && value == command->options[i].letter))
            return &command->options[i];
    return NULL;
}

/* getopt_long returned '?': what was it? optopt is 0 for an unknown long option. */
static int refused(const cli_command *command, const char *word) {
    const cli_option *o = optopt ? by_value(command, optopt) : NULL;
    if (o && !strncmp(word, "--", 2)) {
        cli_say("--%s takes no value", o->name);
        return CLI_USAGE;
    }
    char letter[3] = {'-', (char)optopt, 0};
    return unknown_option(command, optopt ? letter : word);
}

static int parse_options(const cli_command *command, int argc, char **argv, cli_args *ret) {
    getopt_table table = {0};
    fill(command, &table);
    opterr = 0;
    optind = 0;
    for (;;) {
        int c = getopt_long(argc, argv, table.letters, table.long_options, NULL);
        if (c == -1)
            return 0;
        if (c == '?')
            return refused(command, argv[optind - 1]);
        const cli_option *o = by_value(command, c == ':' ? optopt : c);
        if (c == ':' || !o) {
            cli_say("--%s needs a value: %s", o ? o->name : "?", o ? o->argument : "");
            return CLI_USAGE;
        }
        int status = set_value(o, optarg, ret);
        if (status)
            return status;
    }
}

/* The n-th word of what a command takes, for telling that it is not there. */
static const char *argument_word(const char *argument, size_t n, char out[40]) {
    while (n-- && *argument)
        argument += strcspn(argument, " ") + (argument[strcspn(argument, " ")] == ' ');
    snprintf(out, 40, "%.*s", (int)strcspn(argument, " ."), argument);
    return out;
}

static int parse_subjects(const cli_command *command, int argc, char **argv, cli_args *ret) {
    const char *argument = command->argument;
    size_t n_argument = strlen(argument), n_least = 0, n_most = 0;
    bool more = n_argument > 3 && !strcmp(argument + n_argument - 3, "...");
    for (const char *p = argument; *p; p += strcspn(p, " ") + (p[strcspn(p, " ")] == ' ')) {
        n_least += *p != '[';
        n_most++;
    }
    while (optind < argc)
        ret->subjects[ret->n_subjects++] = argv[optind++];
    ret->subject = ret->subjects[0];
    char word[40];
    if (ret->n_subjects > n_most && !more) {
        if (n_most == 1)
            cli_say("%s takes one %s; \"%s\" is one too many", command->name, argument,
                    ret->subjects[n_most]);
        else
            cli_say("%s takes %s; \"%s\" is one too many", command->name, argument,
                    ret->subjects[n_most]);
        return CLI_USAGE;
    }
    for (size_t i = n_least; i < ret->n_subjects && !ret->help; i++)
        if (!*ret->subjects[i]) {
            cli_say("an argument of %s is empty; `refuge help %s` says what it takes",
                    command->name, command->name);
            return CLI_USAGE;
        }
    for (size_t i = 0; i < n_least && !ret->help; i++)
        if (!ret->subjects[i] || !*ret->subjects[i]) {
            cli_say("%s needs %s; `refuge help %s` says more", command->name,
                    argument_word(argument, i, word), command->name);
            return CLI_USAGE;
        }
    return 0;
}

int cli_args_parse(const cli_command *command, int argc, char **argv, cli_args *ret) {
    *ret = (cli_args){0};
    ret->set = rf__calloc((size_t)argc + 1, sizeof *ret->set);
    ret->subjects = rf__calloc((size_t)argc + 1, sizeof *ret->subjects);
    ret->date = ret->from = ret->to = ret->on = RF_NO_DATE;
    if (!ret->set || !ret->subjects) {
        cli_say("there is not enough memory");
        return CLI_FAILED;
    }
    for (size_t i = 0; i < command->n_options; i++) {
        const cli_option *o = &command->options[i];
        int status = o->fallback ? set_value(o, o->fallback, ret) : 0;
        if (status)
            return status;
    }
    int status = parse_options(command, argc, argv, ret);
    if (!status)
        status = parse_subjects(command, argc, argv, ret);
    if (!status && ret->from != RF_NO_DATE && ret->to != RF_NO_DATE && ret->from > ret->to) {
        cli_say("--from is later than --to: no day lies between them");
        return CLI_USAGE;
    }
    return status;
}

const char *cli_gazetteer_path(const cli_args *args) {
    const char *path = args->gazetteer_path ? args->gazetteer_path : getenv("RF_GAZETTEER");
    return path && *path ? path : NULL;
}

void cli_args_free(cli_args *args) {
    rf__free(args->set);
    rf__free(args->subjects);
    *args = (cli_args){0};
}
