/* Reports: a file's bytes in, clean text out, with a map back to the bytes. A file may hold many
 * reports (feeds, NDJSON, JSON from an API); a reader gives them one after the other. */
#ifndef REFUGE_REPORT_H
#define REFUGE_REPORT_H

#include "refuge/date.h"
#include "refuge/err.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RF_NO_DATE INT32_MIN

typedef enum rf_block_kind {
    RF_BLOCK_TITLE,
    RF_BLOCK_HEADING,
    RF_BLOCK_PARAGRAPH,
    RF_BLOCK_BULLET,     /* one item of a list, without its mark */
    RF_BLOCK_TABLE_HEAD, /* cells parted by tabs; stands before its rows */
    RF_BLOCK_TABLE_ROW,  /* cells parted by tabs */
    RF_BLOCK_CAPTION     /* of a picture; kept in the text only where nothing else says the same */
} rf_block_kind;

/* A stretch of the clean text that sentences do not cross. */
typedef struct rf_block {
    uint32_t start, n; /* bytes in rf_report.text */
    rf_block_kind kind;
    uint32_t page; /* of a PDF, from 1; else 0 */
} rf_block;

/* A stretch of clean text that came from a stretch of the file. n_raw == n: byte by byte; twice or half
 * of n: in step (UTF-16, Windows-1256), where n is more than one character; otherwise all of it stands
 * for all of that (an entity, a converted character). rf_report_raw_span knows. */
typedef struct rf_map_run {
    uint32_t clean, n;
    uint32_t n_raw;
    uint64_t raw;
} rf_map_run;

typedef enum rf_date_how {
    RF_DATE_UNKNOWN,
    RF_DATE_GIVEN,      /* by the user: a manifest or --date */
    RF_DATE_METADATA,   /* feed, HTML meta, JSON */
    RF_DATE_MASTHEAD,   /* printed in the report with its year */
    RF_DATE_CONSTRAINED /* solved from a date without a year, weekdays and other dates in the text
                         */
} rf_date_how;

/* One report. Everything belongs to the reader that gave it and lives until the next call. */
typedef struct rf_report {
    const char *path; /* of the file, as given */
    const char *name; /* path, or path#N for the N-th report of a file that holds many (from 1) */
    const char *text; /* clean text, UTF-8, NUL-ended; blocks are parted by a newline */
    uint32_t n;
    const rf_block *blocks;
    uint32_t n_blocks;
    const rf_map_run *map;
    uint32_t n_map;
    const char *title, *outlet, *byline, *url; /* "" when unknown */
    const char *dateline; /* the place of a dateline, as written ("Beirut"), or "" */
    rf_date published;    /* RF_NO_DATE when unknown */
    rf_date_how date_how;
    const rf_date *date_candidates; /* when ambiguous */
    uint32_t n_date_candidates;
    char language[4];          /* ISO 639: "en"; "" when unknown */
    char sha256[65];           /* of the report's raw bytes, hexadecimal; "" when unhashed */
    uint64_t raw_start, n_raw; /* where the report lies in its file (all of it for a plain file) */
} rf_report;

/* The bytes of the file that the clean bytes [start, end) came from. For a PDF they point into the
 * extracted text. */
void rf_report_raw_span(const rf_report *report, uint32_t start, uint32_t end, uint64_t *ret_start,
                        uint64_t *ret_end);

/* Rules for page furniture, names of months, common words of languages (docs/reference/reports.md).
 * May be shared by threads once made. dir holds files that replace the compiled ones of their name,
 * or is NULL; a line that can't be used becomes an issue. RF_ERR_IO, RF_ERR_NOMEM. */
typedef struct rf_report_rules rf_report_rules;
rf_err rf_report_rules_new(rf_report_rules **ret, const char *dir, rf_issues *issues,
                           rf_diag *diag) RF_NODISCARD;
void rf_report_rules_free(rf_report_rules *rules);

typedef struct rf_report_options {
    const char *format; /* NULL: found out; "text", "html", "pdf", "feed", "reliefweb", "ndjson" */
    rf_date published;  /* given by the user, or RF_NO_DATE */
    const char *outlet, *title; /* given, or NULL */
    uint64_t most_bytes;        /* of one report; 0: 64 MiB */
    const rf_report_rules *rules; /* must outlive the reader; NULL: each reader makes the compiled
                                     ones, which costs more than a short report */
    rf_date not_after; /* no report is younger, for dates without a year; 0: today */
    bool unhashed;     /* no sha256, for reports that go into no ledger */
} rf_report_options;

typedef struct rf_reader rf_reader;

/* Opens a file ("-": standard input). What can't be read becomes an issue and the reader goes on
 * with the next report; errors are for a file that can't be read at all. issues must outlive the
 * reader. */
rf_err rf_reader_open(rf_reader **ret, const char *path, const rf_report_options *options,
                      rf_issues *issues, rf_diag *diag) RF_NODISCARD;
/* As above for bytes in memory, which must outlive the reader; path is only a name. */
rf_err rf_reader_open_bytes(rf_reader **ret, const char *path, const char *bytes, size_t n,
                            const rf_report_options *options, rf_issues *issues,
                            rf_diag *diag) RF_NODISCARD;
/* *ret is NULL at the end. Memory is bounded by the largest report. */
rf_err rf_reader_next(rf_reader *reader, const rf_report **ret, rf_diag *diag) RF_NODISCARD;
void rf_reader_free(rf_reader *reader);

/* ---- which files ---- */

typedef struct rf_report_file {
    const char *path;
    rf_date published;          /* from a manifest, or RF_NO_DATE */
    const char *outlet, *title; /* from a manifest, or NULL */
} rf_report_file;

/* A list of files: paths, folders (searched, sorted by name, hidden files passed over), and the
 * rows of a manifest (TSV, columns found by header name: file relative to the manifest, published,
 * outlet, title; others are ignored). A file that stands both in the manifest and among the paths
 * is listed once, with the manifest's data. */
typedef struct rf_report_list {
    rf_report_file *files;
    size_t n;
    void *store; /* the list's memory */
} rf_report_list;

rf_err rf_report_list_make(rf_report_list *ret, const char *const *paths, size_t n_paths,
                           const char *manifest, rf_issues *issues, rf_diag *diag) RF_NODISCARD;
void rf_report_list_free(rf_report_list *list);

#ifdef __cplusplus
}
#endif
#endif
