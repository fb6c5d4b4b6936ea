/* What reading makes of a file before claims are looked for: metadata and blocks. */
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/issue_list.h"
#include "cli/say.h"
#include "refuge/report.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_names[] = {"title",      "heading",   "paragraph", "bullet",
                                         "table head", "table row", "caption"};
static const char *const how_names[] = {"unknown", "given", "metadata", "masthead", "constrained"};

static void put_line(const char *name, const char *text) {
    if (!*text)
        return;
    printf("%-10s ", name);
    cli_put(stdout, text);
    putchar('\n');
}

static void print_date(const rf_report *report) {
    char date[11];
    if (report->published != RF_NO_DATE) {
        rf_date_format(report->published, date);
        printf("%-10s %s (%s)\n", "published", date, how_names[report->date_how]);
    }
    for (uint32_t i = 0; i < report->n_date_candidates; i++) {
        rf_date_format(report->date_candidates[i], date);
        printf(i ? " %s" : "%-10s %s", i ? date : "perhaps", date);
    }
    if (report->n_date_candidates)
        putchar('\n');
}

static void print_report(const rf_report *report) {
    put_line("report", report->name);
    put_line("title", report->title);
    put_line("outlet", report->outlet);
    put_line("byline", report->byline);
    put_line("dateline", report->dateline);
    put_line("url", report->url);
    put_line("language", report->language);
    print_date(report);
    putchar('\n');
    rf__buf line = {0};
    for (uint32_t i = 0; i < report->n_blocks; i++) {
        const rf_block *block = &report->blocks[i];
        rf__buf_clear(&line);
        rf__buf_add(&line, report->text + block->start, block->n);
        for (size_t k = 0; k < line.n; k++)
            if (line.bytes[k] == '\t')
                line.bytes[k] = '|';
        if (block->page)
            printf("%-10s (page %u) ", kind_names[block->kind], block->page);
        else
            printf("%-10s ", kind_names[block->kind]);
        cli_put(stdout, line.n ? line.bytes : "");
        putchar('\n');
    }
    putchar('\n');
    rf__buf_free(&line);
}

static void add_field(rf__buf *out, const char *name, const char *text) {
    if (!*text)
        return;
    rf__buf_printf(out, ",\"%s\":", name);
    rf__buf_json(out, text);
}

static rf_err print_json(const rf_report *report) {
    rf__buf out = {0}, block_text = {0};
    char date[11];
    rf__buf_str(&out, "{\"report\":");
    rf__buf_json(&out, report->name);
    add_field(&out, "title", report->title);
    add_field(&out, "outlet", report->outlet);
    add_field(&out, "byline", report->byline);
    add_field(&out, "dateline", report->dateline);
    add_field(&out, "url", report->url);
    add_field(&out, "language", report->language);
    if (report->published != RF_NO_DATE) {
        rf_date_format(report->published, date);
        add_field(&out, "published", date);
    }
    add_field(&out, "date_how", how_names[report->date_how]);
    for (uint32_t i = 0; i < report->n_date_candidates; i++) {
        rf_date_format(report->date_candidates[i], date);
        rf__buf_printf(&out, i ? ",\"%s\"" : ",\"date_candidates\":[\"%s\"", date);
    }
    rf__buf_printf(&out, "%s,\"sha256\":\"%s\",\"blocks\":[", report->n_date_candidates ? "]" : "",
                   report->sha256);
    for (uint32_t i = 0; i < report->n_blocks; i++) {
        const rf_block *block = &report->blocks[i];
        uint64_t start, end;
        rf_report_raw_span(report, block->start, block->start + block->n, &start, &end);
        rf__buf_clear(&block_text);
        rf__buf_add(&block_text, report->text + block->start, block->n);
        rf__buf_printf(&out, "%s{\"kind\":\"%s\",", i ? "," : "", kind_names[block->kind]);
        if (block->page)
            rf__buf_printf(&out, "\"page\":%u,", block->page);
        rf__buf_printf(&out, "\"start\":%llu,\"end\":%llu,\"text\":", (unsigned long long)start,
                       (unsigned long long)end);
        rf__buf_json(&out, block_text.n ? block_text.bytes : "");
        rf__buf_str(&out, "}");
    }
    rf__buf_str(&out, "]}\n");
    rf_err err = out.failed || block_text.failed ? RF_ERR_NOMEM : RF_OK;
    if (!err)
        fwrite(out.bytes, 1, out.n, stdout);
    rf__buf_free(&out);
    rf__buf_free(&block_text);
    return err;
}

static rf_err print_all(rf_reader *reader, const char *format, rf_diag *diag) {
    const rf_report *report;
    rf_err err;
    while (!(err = rf_reader_next(reader, &report, diag)) && report) {
        if (!strcmp(format, "ndjson"))
            err = print_json(report);
        else if (!strcmp(format, "text"))
            printf("%s\n", report->text);
        else
            print_report(report);
        if (err)
            break;
    }
    return err;
}

int cli_text(const cli_args *args) {
    rf_issues *issues = NULL;
    rf_reader *reader = NULL;
    rf_diag diag = {0};
    rf_report_options options = {.published = RF_NO_DATE};
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_reader_open(&reader, args->subject, &options, issues, &diag);
    if (!err)
        err = print_all(reader, args->format, &diag);
    rf_reader_free(reader);
    fflush(stdout);
    if (err)
        cli_say_error(err, &diag);
    cli_issues_list(issues, RF_NOTE, RF_ERROR, stderr);
    int status = err                                           ? CLI_FAILED
                 : rf_issues_worst(issues) >= (int)RF_LEFT_OUT ? CLI_ISSUES
                                                               : CLI_DONE;
    rf_issues_free(issues);
    return status;
}
