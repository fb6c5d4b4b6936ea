#include "cli/issue_list.h"

#include "base/buf.h"
#include "cli/say.h"

#include <string.h>

#define MOST_TOLD 20

static void print_line(const rf_issue *issue, FILE *to) {
    cli_put(to, issue->path);
    if (issue->line)
        fprintf(to, ":%u", issue->line);
    if (issue->line && issue->column)
        fprintf(to, ":%u", issue->column);
    fprintf(to, "%s%s: ", issue->path[0] ? ": " : "", rf_severity_name(issue->severity));
    cli_put(to, issue->message);
    fprintf(to, " [%s]\n", issue->code);
}

static void add_csv(rf__buf *buf, const rf_issue *issue) {
    rf__buf_csv(buf, issue->path);
    rf__buf_printf(buf, ",%u,%u,%s,%s,", issue->line, issue->column,
                   rf_severity_name(issue->severity), issue->code);
    rf__buf_csv(buf, issue->message);
}

static void add_json(rf__buf *buf, const rf_issue *issue) {
    rf__buf_str(buf, "{\"path\":");
    rf__buf_json(buf, issue->path);
    rf__buf_printf(buf,
                   ",\"line\":%u,\"column\":%u,\"severity\":\"%s\",\"code\":\"%s\",\"message\":",
                   issue->line, issue->column, rf_severity_name(issue->severity), issue->code);
    rf__buf_json(buf, issue->message);
    rf__buf_str(buf, "}");
}

rf_err cli_issues_print(const rf_issues *issues, const char *format, rf_severity least, FILE *to) {
    size_t n = rf_issues_count(issues), n_printed = 0;
    bool csv = !strcmp(format, "csv"), array = !strcmp(format, "json");
    rf__buf buf = {0};
    if (!strcmp(format, "table")) {
        cli_issues_list(issues, least, RF_ERROR, to);
        return RF_OK;
    }
    rf__buf_str(&buf, csv ? "path,line,column,severity,code,message\n" : array ? "[" : "");
    for (size_t i = 0; i < n; i++) {
        const rf_issue *issue = rf_issues_get(issues, i);
        if (issue->severity < least)
            continue;
        if (array)
            rf__buf_str(&buf, n_printed++ ? ",\n " : "");
        if (csv)
            add_csv(&buf, issue);
        else
            add_json(&buf, issue);
        if (!array)
            rf__buf_str(&buf, "\n");
    }
    rf__buf_str(&buf, array ? "]\n" : "");
    bool failed = buf.failed;
    if (!failed)
        fwrite(buf.bytes, 1, buf.n, to);
    rf__buf_free(&buf);
    return failed ? RF_ERR_NOMEM : RF_OK;
}

void cli_issues_list(const rf_issues *issues, rf_severity least, rf_severity most, FILE *to) {
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        if (rf_issues_get(issues, i)->severity >= least &&
            rf_issues_get(issues, i)->severity <= most)
            print_line(rf_issues_get(issues, i), to);
}

void cli_issue_tell(const rf_issue *issue) { print_line(issue, stderr); }

void cli_issues_tell(const rf_issues *issues, rf_severity least, const char *scenario) {
    size_t told = 0, more = 0;
    /* The worst come first: with many warnings the errors must not be among those not shown. */
    for (int severity = RF_ERROR; severity >= (int)least; severity--)
        for (size_t i = 0; i < rf_issues_count(issues); i++) {
            const rf_issue *issue = rf_issues_get(issues, i);
            if ((int)issue->severity != severity)
                continue;
            if (told < MOST_TOLD) {
                print_line(issue, stderr);
                told++;
            } else
                more++;
        }
    if (more) {
        fprintf(stderr, "and %zu more: refuge check ", more);
        cli_put(stderr, scenario);
        fputs(" lists them\n", stderr);
    }
}

void cli_issues_sum(const rf_issues *issues, char out[160]) {
    size_t errors = rf_issues_of(issues, RF_ERROR), left_out = rf_issues_of(issues, RF_LEFT_OUT);
    size_t warnings = rf_issues_of(issues, RF_WARNING), notes = rf_issues_of(issues, RF_NOTE);
    snprintf(out, 160, "%zu error%s, %zu row%s or value%s left out, %zu warning%s, %zu note%s",
             errors, errors == 1 ? "" : "s", left_out, left_out == 1 ? "" : "s",
             left_out == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s", notes,
             notes == 1 ? "" : "s");
}
