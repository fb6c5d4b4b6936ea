#include "refuge/err.h"

#include "base/issues.h"
#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *rf_strerror(rf_err err) {
    switch (err) {
    case RF_OK:
        return "Done.";
    case RF_ERR_NOMEM:
        return "There is not enough memory.";
    case RF_ERR_IO:
        return "A file could not be read or written.";
    case RF_ERR_NOT_FOUND:
        return "A file or folder does not exist.";
    case RF_ERR_USAGE:
        return "An argument makes no sense.";
    case RF_ERR_STOPPED:
        return "The work was stopped.";
    case RF_ERR_DATABASE:
        return "The database could not be written.";
    case RF_ERR_MPI:
        return "The MPI ranks could not talk to each other.";
    case RF_ERR_TOO_BIG:
        return "The input is larger than the limit.";
    case RF_ERR_CSV:
        return "The file is not CSV.";
    case RF_ERR_YAML:
        return "The file is not YAML.";
    case RF_ERR_NUMBER:
        return "This is not a number that can stand here.";
    case RF_ERR_DATE:
        return "This is not a date of the form YYYY-MM-DD.";
    case RF_ERR_SETTING:
        return "There is no such setting, or it can't take this value.";
    case RF_ERR_ENCODING:
        return "The bytes are no text of a known encoding or format.";
    case RF_ERR_LEXICON:
        return "The lexicon has errors.";
    case RF_ERR_GAZETTEER:
        return "The file is not a gazetteer, or one of another version.";
    case RF_ERR_LEDGER:
        return "The file is not a ledger, or one of a newer version.";
    case RF_ERR_SCENARIO:
        return "The scenario has errors.";
    case RF_ERR_NO_DATA:
        return "The scenario has no validation data.";
    default:
        return "An unknown error happened.";
    }
}

rf_err rf_diag_set(rf_diag *diag, rf_err err, const char *path, uint32_t line, uint32_t column,
                   const char *format, ...) {
    if (!diag)
        return err;
    snprintf(diag->path, sizeof diag->path, "%s", path ? path : "");
    diag->line = line;
    diag->column = column;
    va_list args;
    va_start(args, format);
    vsnprintf(diag->message, sizeof diag->message, format, args);
    va_end(args);
    return err;
}

struct rf_issues {
    rf__arena arena;
    rf_issue *items;
    size_t n, cap;
    size_t n_errors_seen; /* repeats included */
    int incomplete;
};

size_t rf__issues_errors_seen(const rf_issues *issues) {
    return issues ? issues->n_errors_seen : 0;
}

rf_err rf_issues_new(rf_issues **ret) {
    rf_issues *issues = rf__calloc(1, sizeof *issues);
    if (!issues)
        return RF_ERR_NOMEM;
    *ret = issues;
    return RF_OK;
}

void rf_issues_free(rf_issues *issues) {
    if (!issues)
        return;
    rf__arena_free(&issues->arena);
    rf__free(issues->items);
    rf__free(issues);
}

size_t rf_issues_count(const rf_issues *issues) { return issues ? issues->n : 0; }

const rf_issue *rf_issues_get(const rf_issues *issues, size_t i) {
    return issues && i < issues->n ? &issues->items[i] : NULL;
}

int rf_issues_worst(const rf_issues *issues) {
    int worst = -1;
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        if ((int)issues->items[i].severity > worst)
            worst = (int)issues->items[i].severity;
    return worst;
}

size_t rf_issues_of(const rf_issues *issues, rf_severity severity) {
    size_t n = 0;
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        n += issues->items[i].severity == severity;
    return n;
}

int rf_issues_complete(const rf_issues *issues) { return !issues || !issues->incomplete; }

void rf_issues_add(rf_issues *issues, rf_severity severity, const char *code, const char *path,
                   uint32_t line, uint32_t column, const char *format, ...) {
    if (!issues)
        return;
    issues->n_errors_seen += severity == RF_ERROR;
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    /* Only the neighbours are compared: repeats come from one loop, and the list may be long. */
    for (size_t i = issues->n; i-- > 0 && issues->n - i <= 64;) {
        const rf_issue *old = &issues->items[i];
        if (old->line == line && old->column == column && !strcmp(old->code, code) &&
            !strcmp(old->path, path ? path : "") && !strcmp(old->message, message))
            return;
    }
    rf_issue issue = {severity, NULL, NULL, line, column, NULL};
    issue.code = rf__arena_strndup(&issues->arena, code, strlen(code));
    issue.path = rf__arena_strndup(&issues->arena, path ? path : "", path ? strlen(path) : 0);
    issue.message = rf__arena_strndup(&issues->arena, message, strlen(message));
    if (!issue.code || !issue.path || !issue.message ||
        !rf__grow(&issues->items, &issues->cap, issues->n + 1, sizeof *issues->items)) {
        issues->incomplete = 1;
        return;
    }
    issues->items[issues->n++] = issue;
}

static int compare_issues(const rf_issue *a, const rf_issue *b) {
    int c = strcmp(a->path, b->path);
    if (c)
        return c;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return 0;
}

static void merge_sort(rf_issue *items, rf_issue *spare, size_t n) {
    if (n < 2)
        return;
    size_t half = n / 2;
    merge_sort(items, spare, half);
    merge_sort(items + half, spare, n - half);
    memcpy(spare, items, n * sizeof *items);
    size_t a = 0, b = half;
    for (size_t i = 0; i < n; i++) {
        bool left = b >= n || (a < half && compare_issues(&spare[a], &spare[b]) <= 0);
        items[i] = left ? spare[a++] : spare[b++];
    }
}

void rf_issues_sort(rf_issues *issues) {
    if (!issues || issues->n < 2)
        return;
    rf_issue *spare = rf__realloc(NULL, issues->n, sizeof *spare);
    if (!spare)
        return;
    merge_sort(issues->items, spare, issues->n);
    rf__free(spare);
}

const char *rf_severity_name(rf_severity severity) {
    static const char *const names[] = {"note", "warning", "left out", "error"};
    return names[severity];
}
