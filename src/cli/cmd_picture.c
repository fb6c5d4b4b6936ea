/* refuge picture: what the claims of a ledger say together. */
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/picture_input.h"
#include "cli/say.h"
#include "cli/table.h"
#include "view/labels.h"
#include "view/picture_view.h"

#include <string.h>
#include <unistd.h>

static void cell(cli_table *table, rf_err err, char *words, size_t most) {
    size_t n = err ? 0 : strlen(words), cut = n;
    if (n > most) {
        cut = most - 3;
        while (cut > 0 && ((unsigned char)words[cut] & 0xC0) == 0x80)
            cut--;
    }
    cli_table_cell(table, "%.*s%s", (int)cut, err ? "" : words, cut < n ? "..." : "");
    if (!err)
        rf__free(words);
}

static void add_row(cli_table *table, const rf_quantity *q, size_t number) {
    char *words = NULL, day[11] = "-", place[128];
    cli_table_cell(table, "%zu", number);
    rf_err err = rf_quantity_what(q, &words);
    cell(table, err, words, 44);
    err = rf_quantity_figure(q, &words);
    cell(table, err, words, 24);
    err = rf_quantity_range(q, &words);
    cell(table, err, words, 28);
    rf__label_place(&q->where, place, sizeof place);
    cli_table_cell(table, "%s", *place ? place : "-");
    err = rf_quantity_period(q, &words);
    cell(table, err, words, 40);
    cli_table_cell(table, "%u", q->n_origins);
    cli_table_cell(table, "%s", rf_agreement_name(q->agreement));
    if (q->last_said != RF_NO_DATE)
        rf_date_format(q->last_said, day);
    cli_table_cell(table, "%s", day);
}

static void print_why(const rf_picture *picture, const rf_quantity *q) {
    for (uint32_t i = 0; i < q->n_members; i++) {
        const rf_evidence *e = rf_picture_claim(picture, q->members[i].claim);
        char *words = NULL;
        if (rf_member_words(picture, q, &q->members[i], &words))
            return;
        printf("     claim %lld: ", (long long)e->id);
        cli_put(stdout, words);
        rf__free(words);
        if (e->claim->words.text) {
            fputs("\n       \"", stdout);
            cli_put(stdout, e->claim->words.text);
            fputs("\"", stdout);
        }
        fputs("\n", stdout);
    }
}

static void print_note(const rf_picture *picture, const rf_quantity *q, size_t number, rf_date on,
                       bool why) {
    char *note = NULL;
    if (rf_quantity_note(picture, q, on, &note))
        return;
    if (*note || why) {
        printf("%3zu. ", number);
        cli_put(stdout, *note ? note : "Said once.");
        fputs("\n", stdout);
    }
    rf__free(note);
    if (why)
        print_why(picture, q);
}

static void print_unknown(const rf_picture *picture, rf_date on) {
    char *unknown = NULL;
    if (rf_picture_unknown(picture, on, NULL, &unknown))
        return;
    if (*unknown)
        fputs("\nUnknown:\n", stdout);
    for (char *line = strtok(unknown, "\n"); line; line = strtok(NULL, "\n")) {
        fputs("  ", stdout);
        cli_put(stdout, line);
        fputs("\n", stdout);
    }
    rf__free(unknown);
}

static rf_err print_table(const rf_picture *picture, const rf__picture_filter *filter, bool why) {
    static const char *const heads[] = {"#",      "what",    "figure",    "range", "where",
                                        "period", "origins", "agreement", "said"};
    cli_table table;
    size_t number = 0;
    cli_table_start(&table, "rlrlllrll");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_table_cell(&table, "%s", heads[i]);
    for (size_t i = 0; i < rf_picture_count(picture); i++) {
        const rf_quantity *q = rf_picture_get(picture, i);
        if (rf__quantity_passes(filter, q) && (!filter->most || number < filter->most))
            add_row(&table, q, ++number);
    }
    rf_err err = number ? cli_table_print(&table, stdout) : RF_OK;
    cli_table_free(&table);
    if (number)
        fputs("\n", stdout);
    number = 0;
    for (size_t i = 0; i < rf_picture_count(picture) && !err; i++) {
        const rf_quantity *q = rf_picture_get(picture, i);
        if (rf__quantity_passes(filter, q) && (!filter->most || number < filter->most))
            print_note(picture, q, ++number, filter->on, why);
    }
    if (!err && !filter->place)
        print_unknown(picture, filter->on);
    return err;
}

static bool any_passes(const rf_picture *picture, const rf__picture_filter *filter) {
    for (size_t i = 0; i < rf_picture_count(picture); i++)
        if (rf__quantity_passes(filter, rf_picture_get(picture, i)))
            return true;
    return false;
}

static void tell_none(const rf_picture *picture, const rf__picture_filter *filter) {
    const rf__picture_filter there = {.place = filter->place, .on = RF_NO_DATE};
    if (any_passes(picture, filter))
        return;
    if (filter->place && !any_passes(picture, &there))
        cli_say("no figure is of a place called \"%s\"", filter->place);
    else
        cli_say("no figure meets all the conditions");
}

static rf_err print_picture(const rf_picture *picture, const rf__picture_filter *filter,
                            const cli_args *args) {
    const char *format = args->format ? args->format : isatty(STDOUT_FILENO) ? "table" : "json";
    if (!strcmp(format, "table"))
        return print_table(picture, filter, args->why);
    rf__buf buf = {0};
    rf_err err = !strcmp(format, "json")
                     ? rf__picture_json(&buf, picture, filter, args->why)
                     : rf__picture_csv(&buf, picture, filter, !strcmp(format, "hxl"));
    if (!err)
        fwrite(buf.bytes, 1, buf.n, stdout);
    rf__buf_free(&buf);
    return err;
}

int cli_picture(const cli_args *args) {
    rf__picture_filter filter = {
        .place = args->place, .on = args->on, .most = (uint64_t)args->n_most};
    int status =
        cli_parse_codes("indicator", args->indicators, rf_indicator_find, &filter.indicators);
    rf_picture *picture = NULL;
    if (!status)
        status = cli_picture_open(&picture, args);
    if (status)
        return status;
    rf_err err = print_picture(picture, &filter, args);
    if (!err)
        tell_none(picture, &filter);
    if (err)
        cli_say_error(err, NULL);
    rf_picture_free(picture);
    return err ? CLI_FAILED : CLI_DONE;
}
