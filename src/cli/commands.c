#include "cli/commands.h"

#include <string.h>

#define AT(field) offsetof(cli_args, field)
#define LENGTH(array) (sizeof(array) / sizeof *(array))

#define HELP_OPTION                                                                                \
    {                                                                                              \
        "help", 'h', NULL, CLI_FLAG, AT(help), NULL, 0, 0, NULL, "Say how the command is used.",   \
            false                                                                                  \
    }
#define SETTINGS_OPTION                                                                            \
    {                                                                                              \
        "settings", 0, "FILE", CLI_TEXT, AT(settings_path), NULL, 0, 0, NULL,                      \
            "Settings to use in place of the scenario's own simsetting.yml.", false                \
    }
#define RULES_OPTION                                                                               \
    {                                                                                              \
        "rules", 0, "RULES", CLI_WORD, AT(rules), "flee3|refuge", 0, 0, "flee3",                   \
            "flee3 behaves as Flee 3 does; refuge has its quirks mended.", false                   \
    }
#define SET_OPTION                                                                                 \
    {                                                                                              \
        "set", 0, "KEY=VALUE", CLI_LIST, AT(set), NULL, 0, 0, NULL,                                \
            "Change one setting after the file was read; may be given again. "                     \
            "`refuge help --parameters` lists all keys.",                                          \
            false                                                                                  \
    }
#define RUN_OPTIONS(runs)                                                                          \
    SETTINGS_OPTION, RULES_OPTION, SET_OPTION,                                                     \
        {"days",     'd',                                                                          \
         "N",        CLI_WHOLE,                                                                    \
         AT(n_days), NULL,                                                                         \
         1,          INT32_MAX,                                                                    \
         NULL,       "Simulate N days. Not given: as many as sim_period.csv says.",                \
         false},                                                                                   \
        {"seed",   's',                                                                            \
         "N",      CLI_WHOLE,                                                                      \
         AT(seed), NULL,                                                                           \
         0,        INT64_MAX,                                                                      \
         "1",      "Start of the random numbers: the same seed gives the same bytes.",             \
         false},                                                                                   \
        {"runs", 'n', "N",     CLI_WHOLE, AT(n_runs),                                              \
         NULL,   1,   1000000, runs,      "Simulate N times with different random numbers.",       \
         false},                                                                                   \
        {"threads",                                                                                \
         'j',                                                                                      \
         "N",                                                                                      \
         CLI_WHOLE,                                                                                \
         AT(n_threads),                                                                            \
         NULL,                                                                                     \
         0,                                                                                        \
         4096,                                                                                     \
         "0",                                                                                      \
         "Share the runs among N threads; 0: as many as there are cores. Results do not depend "   \
         "on "                                                                                     \
         "it.",                                                                                    \
         false},                                                                                   \
    {                                                                                              \
        "ignore-capacity", 0, NULL, CLI_FLAG, AT(ignore_capacity), NULL, 0, 0, NULL,               \
            "No camp is ever full.", false                                                         \
    }

static const cli_option simulate_options[] = {
    RUN_OPTIONS("1"),
    {"out", 'o', "DIR", CLI_TEXT, AT(out_dir), NULL, 0, 0, NULL,
     "Write out.csv (run 0), summary.csv, links.csv and run.db into the folder DIR, which is made.",
     false},
    {"trace", 0, "N", CLI_WHOLE, AT(n_traced), NULL, 0, 1000000, "0",
     "Follow N people of run 0, drawn with equal chance, and write agents.csv; needs --out.",
     false},
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|csv|ndjson|json", 0, 0, NULL,
     "What to print. Not given: table on a terminal, else csv, and nothing with --out.", false},
    {"quiet", 'q', NULL, CLI_FLAG, AT(quiet), NULL, 0, 0, NULL,
     "No progress bar, no notes and no warnings; what was left out is still told.", false},
    HELP_OPTION};

static const cli_option validate_options[] = {
    RUN_OPTIONS("10"),
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|csv|json", 0, 0, "table",
     "How to print the scores.", false},
    {"quiet", 'q', NULL, CLI_FLAG, AT(quiet), NULL, 0, 0, NULL,
     "No progress bar, no notes and no warnings; what was left out is still told.", false},
    HELP_OPTION};

static const cli_option check_options[] = {
    SETTINGS_OPTION,
    RULES_OPTION,
    SET_OPTION,
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|csv|ndjson|json", 0, 0, "table",
     "How to print the issues; table is one line an issue.", false},
    HELP_OPTION};

static const cli_option help_options[] = {
    {"parameters", 0, NULL, CLI_FLAG, AT(parameters), NULL, 0, 0, NULL,
     "List every setting with its default, range and meaning (Markdown).", false},
    {"man", 0, NULL, CLI_FLAG, AT(man), NULL, 0, 0, NULL, "Print the manual page (troff).", false},
    {"completion", 0, NULL, CLI_FLAG, AT(completion), NULL, 0, 0, NULL,
     "Print completion rules for bash.", false},
    {"markdown", 0, NULL, CLI_FLAG, AT(markdown), NULL, 0, 0, NULL,
     "Print docs/reference/commands.md.", true},
    HELP_OPTION};

static const cli_example simulate_examples[] = {
    {"refuge simulate data/scenarios/idlib2019", "One run; a table on a terminal, else out.csv."},
    {"refuge simulate mali2012 --runs 100 --out result",
     "A hundred runs on all cores; every result as a file in the folder result."},
    {"refuge simulate mali2012 --set awareness_level=2 --seed 7 --format csv",
     "Another setting and other random numbers."}};

static const cli_example validate_examples[] = {
    {"refuge validate mali2012 --runs 50", "The scores of fifty runs."},
    {"refuge validate mali2012 --ignore-capacity",
     "The scores without camp capacities, which may have been taken from the data."}};

static const cli_example check_examples[] = {
    {"refuge check mali2012", "One line an issue."},
    {"refuge check mali2012 --format ndjson", "The same for another program."}};

static const cli_example help_examples[] = {
    {"refuge help simulate", "All options of one command."},
    {"refuge help --completion > ~/.local/share/bash-completion/completions/refuge",
     "Completion for bash."}};

static const cli_exit run_exits[] = {
    {CLI_DONE, "Done."},
    {CLI_FAILED, "Failed or interrupted; no file was left half written."},
    {CLI_USAGE, "Wrong usage."},
    {CLI_ISSUES, "Done, but rows or values of the input could not be used and were left out."}};

static const cli_exit check_exits[] = {
    {CLI_DONE, "Nothing was found, or notes only."},
    {CLI_FAILED, "The folder or the settings file can't be read at all."},
    {CLI_USAGE, "Wrong usage."},
    {CLI_ISSUES, "There are warnings, values left out or errors."}};

static const cli_exit help_exits[] = {{CLI_DONE, "Done."}, {CLI_USAGE, "No such command."}};

#define ROWS(name) name##_options, LENGTH(name##_options), name##_examples, LENGTH(name##_examples)

const cli_command cli_commands[] = {
    {"simulate", "SCENARIO", "Run a scenario, once or many times.",
     "Reads the folder SCENARIO of Flee input files (input_csv/ and source_data/, or the CSV files "
     "at its top), moves the people day by day and gives how many are where.\n"
     "One run prints Flee's out.csv, several print their mean, spread and quantiles. Warnings go "
     "to the terminal's error stream with file, line and column. Built with MPI, "
     "`mpirun refuge simulate` deals the runs to the ranks; the results are the same bytes.",
     ROWS(simulate), run_exits, LENGTH(run_exits), cli_simulate},
    {"validate", "SCENARIO", "Compare a scenario's runs with the observed figures.",
     "Runs the scenario and compares every camp's people with source_data, day by day: Flee's "
     "errors, an error weighted by people, the mean absolute scaled error, and how often the "
     "figures lie inside the ensemble's 90% interval.\n"
     "Naive forecasts that share out the true total stand beside it. Where they are better, the "
     "verdict says so. Camp capacities are often set to the largest figure of the data, which "
     "gives the answer away: --ignore-capacity scores without them.",
     ROWS(validate), run_exits, LENGTH(run_exits), cli_validate},
    {"check", "SCENARIO", "List every problem of a scenario.",
     "Lists all issues of the input files and the settings at once: file, line, column, how bad "
     "it is, what is wrong, and a code that docs/reference/issues.md explains.",
     ROWS(check), check_exits, LENGTH(check_exits), cli_check},
    {"help", "[COMMAND]", "Say how a command is used.",
     "Without a command: what commands there are.", ROWS(help), help_exits, LENGTH(help_exits),
     cli_help},
};
const size_t cli_n_commands = LENGTH(cli_commands);

const cli_command *cli_find_command(const char *name) {
    for (size_t i = 0; i < cli_n_commands; i++)
        if (!strcmp(cli_commands[i].name, name))
            return &cli_commands[i];
    return NULL;
}
