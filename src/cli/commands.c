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

static const cli_option lexicon_options[] = {
    {"lexicon", 0, "DIR", CLI_TEXT, AT(lexicon_dir), NULL, 0, 0, NULL,
     "The folder of lexicon files. Not given: the lexicon compiled into the program.", false},
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|csv|ndjson|json", 0, 0, "table",
     "How check prints the issues; table is one line an issue. sections knows json as well.",
     false},
    {"quiet", 'q', NULL, CLI_FLAG, AT(quiet), NULL, 0, 0, NULL,
     "check: no notes, errors and warnings only.", false},
    HELP_OPTION};

#define FILTER_OPTIONS                                                                             \
    {"kind", 0, "KIND", CLI_WORD, AT(kind), "figure|event", 0, 0, NULL, "Figures or events only.", \
     false},                                                                                       \
        {"indicator",                                                                              \
         'i',                                                                                      \
         "CODES",                                                                                  \
         CLI_TEXT,                                                                                 \
         AT(indicators),                                                                           \
         NULL,                                                                                     \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         "What is counted, such as displaced or killed,injured (docs/reference/claims.md).",       \
         false},                                                                                   \
        {"event",    'e',                                                                          \
         "CODES",    CLI_TEXT,                                                                     \
         AT(events), NULL,                                                                         \
         0,          0,                                                                            \
         NULL,       "What happened, such as air_strike or road_closed,border_closed.",            \
         false},                                                                                   \
        {"place",                                                                                  \
         'p',                                                                                      \
         "NAME",                                                                                   \
         CLI_TEXT,                                                                                 \
         AT(place),                                                                                \
         NULL,                                                                                     \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         "A place, however spelt, or its gazetteer id; a country or region with all in it.",       \
         false},                                                                                   \
        {"within", 'w', "KM",  CLI_REAL, AT(within_km),                                            \
         NULL,     0,   20100, NULL,     "Also places up to so many kilometres from --place.",     \
         false},                                                                                   \
        {"country", 0, "ISO", CLI_COUNTRY, AT(country),                                            \
         NULL,      0, 0,     NULL,        "Places of a country, by its ISO code of two letters.", \
         false},                                                                                   \
        {"admin1",   0,                                                                            \
         "NAME",     CLI_TEXT,                                                                     \
         AT(admin1), NULL,                                                                         \
         0,          0,                                                                            \
         NULL,       "Places of a first-level region (province, governorate, oblast).",            \
         false},                                                                                   \
        {"from",                                                                                   \
         0,                                                                                        \
         "DATE",                                                                                   \
         CLI_DATE,                                                                                 \
         AT(from),                                                                                 \
         NULL,                                                                                     \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         "Periods that go on to this day or later. One without an end goes on to its report's "    \
         "day, and a claim without a period counts for that day.",                                 \
         false},                                                                                   \
        {"to", 0, "DATE", CLI_DATE, AT(to), NULL, 0, 0, NULL, "Periods that began by this day.",   \
         false},                                                                                   \
        {"source",                                                                                 \
         's',                                                                                      \
         "NAME",                                                                                   \
         CLI_TEXT,                                                                                 \
         AT(source),                                                                               \
         NULL,                                                                                     \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         "Part of the name of who is quoted (person, role, organisation), or of the outlet.",      \
         false},                                                                                   \
        {"modality", 'm', "CODES", CLI_TEXT, AT(modalities),                                       \
         NULL,       0,   0,       NULL,     "reported, projected, planned, denied or demanded.",  \
         false},                                                                                   \
        {"confidence", 'c', "SHARE", CLI_REAL, AT(confidence),                                     \
         NULL,         0,   1,       NULL,     "At least so sure, from 0 to 1.",                   \
         false},                                                                                   \
        {"text", 't', "WORDS", CLI_TEXT, AT(text),                                                 \
         NULL,   0,   0,       NULL,     "Words of the sentence, as for `refuge search`.",         \
         false},                                                                                   \
        {"report",   'r',                                                                          \
         "NAME",     CLI_TEXT,                                                                     \
         AT(report), NULL,                                                                         \
         0,          0,                                                                            \
         NULL,       "A report, by its file's name or its number in the ledger.",                  \
         false},                                                                                   \
    {                                                                                              \
        "no-copies", 0, NULL, CLI_FLAG, AT(no_copies), NULL, 0, 0, NULL,                           \
            "Leave out reports that are copies of others.", false                                  \
    }
#define MOST_OPTION(most)                                                                          \
    {                                                                                              \
        "limit", 'n', "N", CLI_WHOLE, AT(n_most), NULL, 0, INT64_MAX, most,                        \
            "At most so many; 0: all.", false                                                      \
    }

static const cli_option read_options[] = {
    {"ledger", 'l', "FILE", CLI_TEXT, AT(ledger_path), NULL, 0, 0, NULL,
     "Put reports and claims into this ledger, which is made when it is not there.", false},
    {"manifest", 'm', "FILE", CLI_TEXT, AT(manifest), NULL, 0, 0, NULL,
     "A table (TSV) of files with what is known of them: columns file, published, outlet, title.",
     false},
    {"date", 'd', "DATE", CLI_DATE, AT(date), NULL, 0, 0, NULL,
     "When the reports were published, for those that the manifest gives no date.", false},
    {"outlet", 'o', "NAME", CLI_TEXT, AT(outlet), NULL, 0, 0, NULL,
     "Who published the reports, likewise.", false},
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|ndjson|csv|hxl|geojson", 0, 0, NULL,
     "Print the claims. Not given: table on a terminal, else ndjson, and nothing with --ledger.",
     false},
    {"threads", 'j', "N", CLI_WHOLE, AT(n_threads), NULL, 0, 4096, "0",
     "Read with N threads; 0: as many as there are cores. The output does not depend on it.",
     false},
    {"issues", 0, NULL, CLI_FLAG, AT(issues), NULL, 0, 0, NULL,
     "Tell all that was not understood one by one, on standard error.", false},
    {"explain", 0, NULL, CLI_FLAG, AT(explain), NULL, 0, 0, NULL,
     "Print what each stage of reading did, for those who extend the lexicon.", false},
    {"lexicon", 0, "DIR", CLI_TEXT, AT(lexicon_dir), NULL, 0, 0, NULL,
     "Use the word lists in this folder.", false},
    {"gazetteer", 0, "FILE", CLI_TEXT, AT(gazetteer_path), NULL, 0, 0, NULL,
     "Use this gazetteer. Not given: that of the environment variable RF_GAZETTEER, else the one "
     "that came with the program.",
     false},
    {"quiet", 'q', NULL, CLI_FLAG, AT(quiet), NULL, 0, 0, NULL,
     "No progress bar and no sum; files that can't be read are still told.", false},
    HELP_OPTION};

static const cli_option claims_options[] = {
    FILTER_OPTIONS,
    MOST_OPTION("0"),
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|ndjson|csv|hxl|geojson", 0, 0, NULL,
     "How to print them. Not given: table on a terminal, else ndjson.", false},
    HELP_OPTION};

#define ON_OPTION                                                                                  \
    {                                                                                              \
        "on", 0, "DATE", CLI_DATE, AT(on), NULL, 0, 0, NULL,                                       \
            "As of this day: reports published later are left out, and those without a date.",     \
            false                                                                                  \
    }

static const cli_option picture_options[] = {
    ON_OPTION,
    {"indicator", 'i', "CODES", CLI_TEXT, AT(indicators), NULL, 0, 0, NULL,
     "What is counted, such as displaced or killed,injured (docs/reference/claims.md).", false},
    {"place", 'p', "NAME", CLI_TEXT, AT(place), NULL, 0, 0, NULL,
     "Figures of this place, region or country (ISO code), however spelt.", false},
    {"why", 'w', NULL, CLI_FLAG, AT(why), NULL, 0, 0, NULL,
     "Show every claim behind a figure, how it stands to it and why, with its sentence.", false},
    MOST_OPTION("0"),
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|json|csv|hxl", 0, 0, NULL,
     "How to print it. Not given: table on a terminal, else json.", false},
    HELP_OPTION};

static const cli_option timeline_options[] = {
    {"from", 0, "DATE", CLI_DATE, AT(from), NULL, 0, 0, NULL, "Only what went on at or after.",
     false},
    {"to", 0, "DATE", CLI_DATE, AT(to), NULL, 0, 0, NULL, "Only what began at or before.", false},
    ON_OPTION,
    {"why", 'w', NULL, CLI_FLAG, AT(why), NULL, 0, 0, NULL, "Show the sentences.", false},
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "text|json|csv|ics", 0, 0, NULL,
     "How to print it; ics is a calendar. Not given: text on a terminal, else json.", false},
    HELP_OPTION};

static const cli_option brief_options[] = {
    {"out", 'o', "FILE", CLI_TEXT, AT(out_path), NULL, 0, 0, NULL,
     "Write the brief to FILE: a PDF when its name ends in .pdf, "
     "else HTML. Not given or \"-\": HTML to standard output.",
     false},
    {"country", 0, "ISO", CLI_COUNTRY, AT(country), NULL, 0, 0, NULL,
     "The country the brief is about, as its ISO code of two letters. "
     "Not given: where the running crisis is.",
     false},
    ON_OPTION,
    HELP_OPTION};

static const cli_option review_options[] = {
    {"accept", 0, NULL, CLI_FLAG, AT(accept), NULL, 0, 0, NULL, "The claim is as the report says.",
     false},
    {"reject", 0, NULL, CLI_FLAG, AT(reject), NULL, 0, 0, NULL,
     "The claim is wrong: it stays in the ledger and out of the picture.", false},
    {"correct", 0, "JSON", CLI_TEXT, AT(correction), NULL, 0, 0, NULL,
     "The fields that are other than read: low, high, qualifier, indicator, unit, modality, flow, "
     "from, to. With --of: same_origin, restates, agrees, update, part_of or conflicts.",
     false},
    {"of", 0, "CLAIM", CLI_TEXT, AT(other), NULL, 0, 0, NULL,
     "The verdict is on how the first claim stands to this one: to accept says that both count the "
     "same, to reject that they do not, to correct how it is.",
     false},
    {"note", 0, "TEXT", CLI_TEXT, AT(note), NULL, 0, 0, NULL, "Why.", false},
    {"by", 0, "NAME", CLI_TEXT, AT(by), NULL, 0, 0, NULL,
     "Who reviews: letters and digits. Must be given.", false},
    HELP_OPTION};

static const cli_option export_options[] = {
    {"out", 'o', "FILE", CLI_TEXT, AT(out_path), NULL, 0, 0, NULL,
     "Write to FILE. Not given or \"-\": standard output.", false},
    ON_OPTION,
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "geojson|hxl|gpkg", 0, 0, NULL,
     "Not given: by the end of FILE's name (.geojson, .json, .csv, .gpkg), else geojson.", false},
    HELP_OPTION};

static const cli_option merge_options[] = {HELP_OPTION};

static const cli_option search_options[] = {
    MOST_OPTION("20"),
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|ndjson", 0, 0, NULL,
     "How to print what is found. Not given: table on a terminal, else ndjson.", false},
    HELP_OPTION};

static const cli_option show_options[] = {{"format", 'f', "FORMAT", CLI_WORD, AT(format),
                                           "table|json", 0, 0, "table", "table is for people.",
                                           false},
                                          HELP_OPTION};

static const cli_option text_options[] = {
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|text|ndjson", 0, 0, "table",
     "table shows what is known of the report and its blocks by kind; text is the clean text "
     "alone; "
     "ndjson is one object a report with the byte range of every block.",
     false},
    HELP_OPTION};

static const cli_option gazetteer_options[] = {
    {"into", 0, "FILE", CLI_TEXT, AT(into_path), NULL, 0, 0, NULL,
     "import: write the gazetteer with the places added to FILE.", false},
    {"gazetteer", 0, "FILE", CLI_TEXT, AT(gazetteer_path), NULL, 0, 0, NULL,
     "Use this gazetteer. Not given: that of the environment variable RF_GAZETTEER, else the one "
     "that belongs to the program.",
     false},
    {"format", 'f', "FORMAT", CLI_WORD, AT(format), "table|ndjson", 0, 0, "table",
     "lookup: how to print the places.", false},
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

static const cli_example read_examples[] = {
    {"refuge read reports --ledger crisis.db",
     "All files of a folder into a ledger; run again it reads only what is new."},
    {"refuge read --format ndjson story.html", "The claims of one file, a line each."},
    {"zcat news.ndjson.gz | refuge read --format ndjson - > claims.ndjson",
     "As a filter: a report a line in, a claim a line out."}};

static const cli_example claims_examples[] = {
    {"refuge claims crisis.db --indicator displaced --place Idlib --from 2019-12-01",
     "Who fled in, from or to Idlib since December."},
    {"refuge claims crisis.db --event air_strike --place Saraqib --within 30 --format geojson",
     "Air strikes around a town, for a map."},
    {"refuge claims crisis.db --format hxl > claims.csv", "All claims with HXL hashtags."}};

static const cli_example picture_examples[] = {
    {"refuge picture crisis.db --on 2020-02-20", "What was known on that day."},
    {"refuge picture crisis.db --indicator displaced --place Idlib --why",
     "How many fled, with every claim and the reason it was taken or not."},
    {"refuge picture crisis.db --format hxl > picture.csv", "A table with HXL hashtags."}};

static const cli_example timeline_examples[] = {
    {"refuge timeline crisis.db --from 2020-02-01", "What happened since February."},
    {"refuge timeline crisis.db --format ics > crisis.ics", "For a calendar."}};

static const cli_example brief_examples[] = {
    {"refuge brief crisis.db -o brief.html", "One page that opens offline and prints."},
    {"refuge brief crisis.db --on 2020-02-20 -o brief.pdf", "The page of that day as a PDF."}};

static const cli_example review_examples[] = {
    {"refuge review crisis.db 12 --reject --note \"a rounding\" --by maya", "Out of the picture."},
    {"refuge review crisis.db 12 --correct '{\"from\":\"2019-12-01\"}' --by maya",
     "With its period."}};

static const cli_example export_examples[] = {
    {"refuge export crisis.db -o crisis.gpkg", "Figures, events and flows as layers of one file."},
    {"refuge export crisis.db --on 2020-02-20 -o crisis.geojson", "As of a day, for a web map."}};

static const cli_example merge_examples[] = {
    {"refuge merge crisis.db colleague.db",
     "The reports and reviews of a colleague's copy into one's own."}};

static const cli_example search_examples[] = {
    {"refuge search crisis.db hospital Saraqib", "Sentences and titles with both words."},
    {"refuge search crisis.db '\"death toll\" -earthquake'",
     "Words that stand together, and one that must not occur."}};

static const cli_example show_examples[] = {
    {"refuge show crisis.db 12", "Where claim 12 comes from."}};

static const cli_example text_examples[] = {
    {"refuge text report.html", "What is left of a saved page when menus and adverts are gone."},
    {"refuge text --format text report.pdf", "The words of a PDF."}};

static const cli_example lexicon_examples[] = {
    {"refuge lexicon check my-lexicon", "What is wrong in the files of a folder."},
    {"refuge lexicon look more than", "What the words \"more than\" mean, and where that stands."}};

static const cli_example gazetteer_examples[] = {
    {"refuge gazetteer lookup Maaret al-Numan", "The places of a name, best known first."},
    {"refuge gazetteer import SY.txt syr_admin.csv --into syria.gaz",
     "Own places laid over the gazetteer; read with --gazetteer syria.gaz."}};

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

static const cli_exit read_exits[] = {
    {CLI_DONE, "Done."},
    {CLI_FAILED, "Failed or interrupted; the ledger has what was read so far."},
    {CLI_USAGE, "Wrong usage."},
    {CLI_ISSUES, "Done, but some input could not be read or used."}};

static const cli_exit ledger_exits[] = {
    {CLI_DONE, "Done, also when nothing was found."},
    {CLI_FAILED, "The ledger can't be read, or the output can't be written."},
    {CLI_USAGE, "Wrong usage."}};

static const cli_exit change_exits[] = {
    {CLI_DONE, "Done."},
    {CLI_FAILED, "A ledger can't be read or written, or has no such claim; nothing was changed."},
    {CLI_USAGE, "Wrong usage, or a verdict that can't be."}};

static const cli_exit show_exits[] = {{CLI_DONE, "Done."},
                                      {CLI_FAILED, "There is no such claim or ledger."},
                                      {CLI_USAGE, "Wrong usage."}};

static const cli_exit lexicon_exits[] = {
    {CLI_DONE, "Done; for check: nothing was found, or notes only."},
    {CLI_FAILED, "The folder can't be read, or the words are not in the lexicon."},
    {CLI_USAGE, "Wrong usage."},
    {CLI_ISSUES, "There are errors or warnings."}};

static const cli_exit text_exits[] = {
    {CLI_DONE, "Done."},
    {CLI_FAILED, "The file can't be read."},
    {CLI_USAGE, "Wrong usage."},
    {CLI_ISSUES, "Done, but reports or parts of them could not be read and were left out."}};

static const cli_exit gazetteer_exits[] = {
    {CLI_DONE, "Done."},
    {CLI_FAILED, "There is no place of the name, or a file can't be read or written."},
    {CLI_USAGE, "Wrong usage."},
    {CLI_ISSUES, "Done, but rows could not be used and were left out."}};

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
    {"read", "[FILE|DIR|-]...", "Read reports: find the claims in them.",
     "Reads reports in text, HTML, PDF, RSS or Atom, ReliefWeb JSON or NDJSON, whole folders too "
     "(- is standard input), and finds who fled, was killed, needs help, what was hit, who says "
     "so, "
     "where and when. With --ledger they go into a ledger, else they are printed.\n"
     "Reading a report again changes nothing. Copies of a report are kept and linked. What was not "
     "understood is counted at the end by code (docs/reference/issues.md), is in the ledger, and "
     "is told one by one with --issues.",
     ROWS(read), read_exits, LENGTH(read_exits), cli_read},
    {"claims", "LEDGER", "List and filter the claims of a ledger.",
     "Lists the claims of the ledger that meet all conditions, in the order they were read: who "
     "fled, where, when, who says so, with the sentence. csv has a row of names, hxl a second one "
     "of "
     "HXL hashtags; geojson has a point where the place is known.",
     ROWS(claims), ledger_exits, LENGTH(ledger_exits), cli_claims},
    {"picture", "LEDGER", "Say what the claims of a ledger say together.",
     "Puts claims on one thing together and prints a line for each: the best figure, the range "
     "that "
     "the claims leave, where and when, how many independent origins stand behind it, whether they "
     "agree. Notes below say what conflicts, what was updated and what is part of what, then what "
     "is unknown. docs/reference/reconciliation.md gives the method.",
     ROWS(picture), ledger_exits, LENGTH(ledger_exits), cli_picture},
    {"timeline", "LEDGER", "What happened, day by day.",
     "Prints the events of the ledger that have a day, in order. What several reports tell is one "
     "line, with who says so and the figures of the same sentences. What only one side says, or "
     "another source contests, is marked.",
     ROWS(timeline), ledger_exits, LENGTH(ledger_exits), cli_timeline},
    {"brief", "LEDGER", "Write a situation brief with chart and map.",
     "Writes one page: the figures with their ranges and sources, a chart of the displaced with "
     "every "
     "claim, a map, the last six weeks, where figures disagree, what is unknown, the sources. "
     "Every "
     "figure leads to its sentence in an appendix. The file needs nothing else and runs no script.",
     ROWS(brief), ledger_exits, LENGTH(ledger_exits), cli_brief},
    {"review", "LEDGER CLAIM", "Accept, reject or correct a claim or a relation.",
     "Writes down what a person says of a claim, or of how it stands to another. The claim itself "
     "and earlier verdicts stay in the "
     "ledger; the picture follows the latest verdict of each reviewer and says so. Where reviewers "
     "differ, to reject outranks to correct, and that to accept.",
     ROWS(review), change_exits, LENGTH(change_exits), cli_review},
    {"export", "LEDGER", "Write figures, events and flows for maps and HXL.",
     "Writes the reconciled figures, the joined events, and flows with a known origin and "
     "destination as GeoJSON or as the layers of a GeoPackage; or the figures as CSV with HXL "
     "hashtags.",
     ROWS(export), ledger_exits, LENGTH(ledger_exits), cli_export},
    {"merge", "LEDGER OTHER", "Add the reports and reviews of another ledger.",
     "Copies what LEDGER lacks from OTHER: reports with their claims, and verdicts of reviewers. "
     "Reports are matched by their bytes; OTHER is left as it is.",
     ROWS(merge), change_exits, LENGTH(change_exits), cli_merge},
    {"search", "LEDGER WORDS...", "Search the sentences and titles of a ledger.",
     "Finds sentences that hold claims, and titles of reports, in which all the words occur, in "
     "any "
     "grammatical form, with or without accents. \"In quotes\" words stand together, word* begins "
     "so, -word must not occur (after -- where it comes first).",
     ROWS(search), ledger_exits, LENGTH(ledger_exits), cli_search},
    {"show", "LEDGER CLAIM", "Show a claim in its report.",
     "Prints one claim with all its fields, and the sentence in its report with the number marked. "
     "CLAIM is its number, as `refuge claims` prints it. The report's text is in the ledger: its "
     "file need not be there.",
     ROWS(show), show_exits, LENGTH(show_exits), cli_show},
    {"text", "FILE", "Show the clean text of a report.",
     "Reads a report (plain text, HTML, PDF, feed, JSON, NDJSON; \"-\" is standard input) as "
     "reading for claims does and prints what is left without page furniture: title, outlet, date "
     "and how it was found, language, and the text in blocks.",
     ROWS(text), text_exits, LENGTH(text_exits), cli_text},
    {"lexicon", "WHAT [WORD]...", "Check and look into the word lists of reading.",
     "check [DIR] lists every problem of a lexicon's files: file, line, column, what is wrong and "
     "what to do. look WORD... prints what a word or phrase means, and in which file and line. "
     "sections lists the sections that files may have.\n"
     "Lexicons are text files that anyone can extend: docs/reference/lexicon.md.",
     ROWS(lexicon), lexicon_exits, LENGTH(lexicon_exits), cli_lexicon},
    {"gazetteer", "WHAT NAME...", "Look up places, or add your own.",
     "lookup prints the places that bear a name, however it is transliterated. import reads places "
     "of your own and writes a gazetteer that has them and all others: a GeoNames dump, an OCHA "
     "table with p-codes, Flee's locations.csv, or a table with the columns name, kind, lat, lon "
     "(docs/reference/gazetteer.md).",
     ROWS(gazetteer), gazetteer_exits, LENGTH(gazetteer_exits), cli_gazetteer},
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
