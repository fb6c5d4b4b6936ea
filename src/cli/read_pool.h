/* Reading many files with many threads, and what comes out in the order of the files.
 *
 *     files -> workers: reader -> report -> extractor -> item     each file has a slot in a ring
 *                 \____ a second report of a file may go ____/
 *                       to a worker that has nothing to do
 *     the caller's thread takes the items of the first slot as they are ready, then of the next
 *
 * Memory is bounded: by the number of slots, and by the reports and bytes that wait to be taken.
 * The worker on the first file never waits for room, so that there is always one that goes on. */
#ifndef RF_READ_POOL_H
#define RF_READ_POOL_H

#include "cli/claim_list.h"
#include "cli/kept_report.h"

/* One report that was read. Freed by the pool after it was taken. */
typedef struct cli_read_item {
    struct cli_read_item *next;
    size_t file;
    bool ready;
    bool known;            /* the ledger has it already: it was not read further */
    cli_kept_report *kept; /* the report, when it is asked for */
    rf_claims claims;      /* likewise */
    rf_issues *issues;
    cli_claim_list printed; /* a part of the output */
    int64_t n_figures, n_events;
    uint64_t raw_end; /* where the report ends in its file */
    size_t n_bytes;   /* that it holds */
    rf_err err;       /* memory, mostly: the run ends */
} cli_read_item;

typedef struct cli_read_sink {
    void *user;
    /* A report, in order. An error ends the run. */
    rf_err (*take)(void *user, cli_read_item *item);
    /* A file is read to its end; issues are those that belong to no report. */
    rf_err (*end_file)(void *user, size_t file, const rf_issues *issues);
    /* Nothing is ready: what waits in buffers or transactions should go out now. Also called every
     * tenth of a second while waiting, for progress bars. */
    rf_err (*idle)(void *user);
} cli_read_sink;

typedef struct cli_read_job {
    const rf_report_list *files;
    const rf_lexicon *lexicon;
    const rf_gazetteer *gazetteer;
    const rf_report_rules *rules;
    const char *outlet;      /* or NULL */
    rf_date date;            /* of files that have none of their own, or RF_NO_DATE */
    int n_threads;           /* at least 1 */
    const char *ledger_path; /* reports that this ledger knows are not read again; or NULL */
    bool keep;               /* reports and claims are asked for */
    bool print, explain;     /* fill `printed` with claims, or with what the stages did */
    cli_claim_format format;
} cli_read_job;

/* Until all is read, an error, or a signal (RF_ERR_STOPPED). */
rf_err cli_read_run(const cli_read_job *job, const cli_read_sink *sink, rf_diag *diag);

#endif
