/* Error codes, diagnostics and issues.
 *
 * An error (rf_err) ends the call that met it. An issue (rf_issue) is something in the input that
 * a person should know of while work goes on: it is noted with its file, line and column.
 * Nothing here prints. */
#ifndef REFUGE_ERR_H
#define REFUGE_ERR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RF_NODISCARD __attribute__((warn_unused_result))
#define RF_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* 0 is success, every failure is negative. The codes stand in blocks: -1.. the machine, -20.. text
 * that could not be parsed, -40.. scenarios and runs. */
typedef int rf_err;
enum {
    RF_OK = 0,
    RF_ERR_NOMEM = -1,     /* no memory */
    RF_ERR_IO = -2,        /* a file could not be read or written; errno-like text in the diag */
    RF_ERR_NOT_FOUND = -3, /* a file or folder does not exist */
    RF_ERR_USAGE = -4,     /* an argument makes no sense */
    RF_ERR_STOPPED = -5,   /* the caller's progress function asked to stop */
    RF_ERR_DATABASE = -6,  /* SQLite refused; its message in the diag */
    RF_ERR_MPI = -7,       /* ranks could not talk to each other */
    RF_ERR_TOO_BIG = -8,   /* a file, line or number is beyond the documented limit */
    RF_ERR_CSV = -20,      /* not CSV */
    RF_ERR_YAML = -21,     /* not YAML */
    RF_ERR_NUMBER = -22,   /* not a number, or out of its range */
    RF_ERR_DATE = -23,     /* not a date */
    RF_ERR_ENCODING = -25, /* bytes that are no text, or a file of no known format */
    RF_ERR_LEXICON = -26,  /* a lexicon file that can't be used */
    RF_ERR_GAZETTEER = -27, /* not a gazetteer, or of another version */
    RF_ERR_SETTING = -24,  /* no such setting, or a value it can't take */
    RF_ERR_SCENARIO = -40, /* the scenario has errors; the issues name them */
    RF_ERR_LEDGER = -60,   /* not a ledger, or one of a newer version */
    RF_ERR_NO_DATA = -41,  /* validation was asked of a scenario without source_data */
};

/* A whole sentence for a code; static, never NULL. */
const char *rf_strerror(rf_err err);

/* Where a parser stopped and why. Filled on failure only; `path` and `message` are always ended.
 * line and column count from 1 (0: unknown); column counts bytes. */
typedef struct rf_diag {
    char path[512];
    uint32_t line, column;
    char message[512];
} rf_diag;

/* Writes a diag (NULL is allowed and ignored) and returns err, so that a parser can
 * `return rf_diag_set(diag, RF_ERR_CSV, path, line, column, "...")`. */
rf_err rf_diag_set(rf_diag *diag, rf_err err, const char *path, uint32_t line, uint32_t column,
                   const char *format, ...) RF_PRINTF(6, 7);

typedef enum rf_severity {
    RF_NOTE,    /* worth knowing, nothing was changed */
    RF_WARNING, /* the input is used, but probably not as its author meant */
    RF_LEFT_OUT,/* a row or value could not be used and was left out */
    RF_ERROR    /* the input can't be used as a whole */
} rf_severity;

/* One issue. Strings belong to the list. */
typedef struct rf_issue {
    rf_severity severity;
    const char *code;    /* a stable word, e.g. "unknown-place"; docs/reference/issues.md lists all */
    const char *path;    /* the file, or "" */
    uint32_t line, column;
    const char *message; /* what is wrong and what to do, one or two sentences */
} rf_issue;

/* A list of issues that only grows. Not for use by two threads at once. */
typedef struct rf_issues rf_issues;

rf_err rf_issues_new(rf_issues **ret) RF_NODISCARD;
void rf_issues_free(rf_issues *issues);
size_t rf_issues_count(const rf_issues *issues);
/* The i-th issue, or NULL; valid until the list is freed. */
const rf_issue *rf_issues_get(const rf_issues *issues, size_t i);
/* The worst severity, or -1 when there is none. */
int rf_issues_worst(const rf_issues *issues);
/* How many issues have this severity. */
size_t rf_issues_of(const rf_issues *issues, rf_severity severity);
/* Adds an issue. A NULL list is allowed and ignored. An identical issue (same code, path, line,
 * column and message) is kept once. When memory runs out the list remembers that it is not whole:
 * rf_issues_complete. */
void rf_issues_add(rf_issues *issues, rf_severity severity, const char *code, const char *path,
                   uint32_t line, uint32_t column, const char *format, ...) RF_PRINTF(7, 8);
/* 1 when every issue added is in the list. */
int rf_issues_complete(const rf_issues *issues);
/* Sorts by path, line, column; stable. */
void rf_issues_sort(rf_issues *issues);
/* "note", "warning", "left out", "error". */
const char *rf_severity_name(rf_severity severity);

#ifdef __cplusplus
}
#endif
#endif
