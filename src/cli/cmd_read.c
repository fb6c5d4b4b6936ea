/* refuge read: reports in, claims out, into a ledger or onto stdout. */
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/issue_list.h"
#include "cli/progress.h"
#include "cli/read_pool.h"
#include "cli/say.h"
#include "refuge/ledger.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BATCH 512           /* reports in one transaction, at most */
#define BATCH_S 0.3         /* and seconds: so long others may wait, and so much can be lost */
#define FEW_FILES 1000      /* up to so many the bar moves within a file */
#define MOST_CODES 64       /* kinds of issues in the sum */
#define MOST_ISSUES_TOLD 20 /* one by one */

typedef struct code_count {
    char code[48];
    int64_t n;
} code_count;

typedef struct reading {
    const cli_args *args;
    rf_report_list files;
    rf_ledger *ledger; /* or NULL */
    rf_lexicon *lexicon;
    rf_report_rules *rules;
    rf_gazetteer *gazetteer;
    cli_claim_list out;
    bool prints;
    cli_progress progress;
    size_t n_in_batch, file;
    struct timespec batch_start;
    uint64_t file_bytes; /* of the file that is read now, or 0 */
    int64_t n_reports, n_outcomes[RF_N_OUTCOMES], n_figures, n_events;
    code_count codes[MOST_CODES];
    size_t n_codes, n_told;
    int worst; /* severity of an issue, or -1 */
    rf_diag diag;
} reading;

/* ---- issues ---- */

static void count_code(reading *r, const char *code) {
    for (size_t i = 0; i < r->n_codes; i++)
        if (!strcmp(r->codes[i].code, code)) {
            r->codes[i].n++;
            return;
        }
    if (r->n_codes == MOST_CODES)
        return;
    snprintf(r->codes[r->n_codes].code, sizeof r->codes->code, "%s", code);
    r->codes[r->n_codes++].n = 1;
}

/* What could not be read is told one by one, the rest only counted, but for --issues: there may be
 * a lot. */
static void note_issues(reading *r, const rf_issues *issues, rf_severity told) {
    size_t n = issues ? rf_issues_count(issues) : 0;
    for (size_t i = 0; i < n; i++) {
        const rf_issue *issue = rf_issues_get(issues, i);
        count_code(r, issue->code);
        if ((int)issue->severity > r->worst)
            r->worst = (int)issue->severity;
        if (r->args->issues || (issue->severity >= told && r->n_told++ < MOST_ISSUES_TOLD)) {
            cli_progress_clear(&r->progress);
            cli_issue_tell(issue);
        }
    }
}

/* ---- what the pool gives ---- */

static rf_err commit(reading *r) {
    r->n_in_batch = 0;
    return r->ledger ? rf_ledger_commit(r->ledger, &r->diag) : RF_OK;
}

static double batch_age_s(const reading *r) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - r->batch_start.tv_sec) +
           1e-9 * (double)(now.tv_nsec - r->batch_start.tv_nsec);
}

static rf_err add_to_ledger(reading *r, const cli_read_item *item) {
    rf_added added;
    if (item->known) {
        r->n_outcomes[RF_KNOWN]++;
        return RF_OK;
    }
    rf_err err = rf_ledger_add(r->ledger, &item->kept->report, &item->claims, item->issues, &added,
                               &r->diag);
    if (err)
        return err;
    r->n_outcomes[added.outcome]++;
    if (!r->n_in_batch++)
        clock_gettime(CLOCK_MONOTONIC, &r->batch_start);
    return r->n_in_batch < BATCH && batch_age_s(r) < BATCH_S ? RF_OK : commit(r);
}

static void draw(reading *r, uint64_t raw_end) {
    double share = 0;
    if (r->file_bytes)
        share = raw_end < r->file_bytes ? (double)raw_end / (double)r->file_bytes : 1;
    cli_progress_step(&r->progress, (int64_t)(((double)r->file + share) * 1000),
                      (int64_t)r->files.n * 1000);
}

static rf_err take(void *user, cli_read_item *item) {
    reading *r = user;
    r->n_reports++;
    r->n_figures += item->n_figures;
    r->n_events += item->n_events;
    note_issues(r, item->issues, RF_LEFT_OUT);
    rf_err err = r->ledger ? add_to_ledger(r, item) : RF_OK;
    if (!err && r->prints) {
        cli_claim_list_join(&r->out, &item->printed);
        err = r->out.err;
    }
    draw(r, item->raw_end);
    return err;
}

static void look_at_file(reading *r) {
    struct stat st;
    r->file_bytes = 0;
    if (r->progress.shown && r->files.n <= FEW_FILES && r->file < r->files.n &&
        !stat(r->files.files[r->file].path, &st) && S_ISREG(st.st_mode))
        r->file_bytes = (uint64_t)st.st_size;
}

static rf_err end_file(void *user, size_t file, const rf_issues *issues) {
    reading *r = user;
    note_issues(r, issues, RF_LEFT_OUT);
    r->file = file + 1;
    look_at_file(r);
    draw(r, 0);
    return RF_OK;
}

static rf_err idle(void *user) {
    reading *r = user;
    if (r->prints) {
        cli_claim_list_flush(&r->out);
        if (fflush(stdout) && !r->out.err)
            r->out.err = RF_ERR_IO;
        if (r->out.err)
            return r->out.err;
    }
    return r->n_in_batch && batch_age_s(r) >= BATCH_S ? commit(r) : RF_OK;
}

/* ---- before and after ---- */

static const char *plural(int64_t n) { return n == 1 ? "" : "s"; }

/* "12 new, 3 known before", without what is none. */
static void outcomes(const reading *r, char *out, size_t cap) {
    static const char *const one[] = {"new", "copy of another", "with another date than before",
                                      "known before"};
    size_t n = 0;
    snprintf(out, cap, "nothing");
    for (int i = 0; i < RF_N_OUTCOMES; i++)
        if (r->n_outcomes[i] && n < cap)
            n += (size_t)snprintf(
                out + n, cap - n, "%s%lld %s", n ? ", " : "", (long long)r->n_outcomes[i],
                i == RF_COPY && r->n_outcomes[i] > 1 ? "copies of others" : one[i]);
}

static void tell_sum(const reading *r) {
    char text[200];
    cli_say("%zu file%s, %lld report%s: %lld figure%s and %lld event%s", r->file,
            plural((int64_t)r->file), (long long)r->n_reports, plural(r->n_reports),
            (long long)r->n_figures, plural(r->n_figures), (long long)r->n_events,
            plural(r->n_events));
    outcomes(r, text, sizeof text);
    if (r->ledger)
        cli_say("%s: %s", r->args->ledger_path, text);
}

static int more_first(const void *a, const void *b) {
    const code_count *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n ? 1 : -1) : strcmp(x->code, y->code);
}

static void tell_codes(reading *r) {
    rf__buf buf = {0};
    if (!r->n_codes)
        return;
    qsort(r->codes, r->n_codes, sizeof *r->codes, more_first);
    for (size_t i = 0; i < r->n_codes; i++)
        rf__buf_printf(&buf, "%s%lld %s", i ? ", " : "", (long long)r->codes[i].n,
                       r->codes[i].code);
    if (!buf.failed)
        cli_say("not understood: %s", buf.bytes);
    rf__buf_free(&buf);
}

static rf_err open_all(reading *r) {
    const cli_args *a = r->args;
    rf_issues *issues = NULL;
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_lexicon_open(&r->lexicon, a->lexicon_dir, issues, &r->diag);
    if (!err)
        err = rf_report_rules_new(&r->rules, NULL, issues, &r->diag);
    if (!err)
        err = rf_gazetteer_open(&r->gazetteer, cli_gazetteer_path(a), &r->diag);
    if (!err)
        err = rf_report_list_make(&r->files, (const char *const *)a->subjects, a->n_subjects,
                                  a->manifest, issues, &r->diag);
    if (!err && a->ledger_path)
        err = rf_ledger_open(&r->ledger, a->ledger_path, RF_LEDGER_WRITE, &r->diag);
    note_issues(r, issues, RF_WARNING); /* those of the manifest stand nowhere else */
    rf_issues_free(issues);
    return err;
}

static rf_err read_all(reading *r) {
    const cli_args *a = r->args;
    long n_cores = sysconf(_SC_NPROCESSORS_ONLN);
    cli_read_job job = {
        .files = &r->files,
        .lexicon = r->lexicon,
        .rules = r->rules,
        .gazetteer = r->gazetteer,
        .outlet = a->outlet,
        .date = a->date,
        .n_threads = a->n_threads  ? (int)a->n_threads
                     : n_cores > 0 ? (int)n_cores
                                   : 1,
        .ledger_path = r->prints ? NULL : a->ledger_path,
        .keep = r->ledger != NULL,
        .print = r->prints && !a->explain,
        .explain = a->explain,
        .format = r->out.format,
    };
    cli_read_sink sink = {r, take, end_file, idle};
    cli_progress_start(&r->progress, a->quiet);
    look_at_file(r);
    rf_err err = cli_read_run(&job, &sink, &r->diag);
    rf_err end = err && err != RF_ERR_STOPPED ? RF_OK : commit(r);
    cli_progress_end(&r->progress);
    return err ? err : end;
}

static int tell_failure(const reading *r, rf_err err) {
    if (err == RF_ERR_STOPPED && r->ledger)
        cli_say("interrupted: what was read so far is in %s; the same command reads the rest",
                r->args->ledger_path);
    else if (err == RF_ERR_STOPPED)
        cli_say("interrupted");
    else if (err != RF_ERR_IO || r->diag.message[0]) /* a failed write is told at the end */
        cli_say_error(err, &r->diag);
    return err == RF_ERR_USAGE ? CLI_USAGE : CLI_FAILED;
}

int cli_read(const cli_args *args) {
    if (!args->n_subjects && !args->manifest) {
        cli_say("read needs files, a folder, - for standard input, or --manifest; `refuge help "
                "read` says "
                "more");
        return CLI_USAGE;
    }
    if (args->ledger_path && !strcmp(args->ledger_path, "-")) {
        cli_say("--ledger can't be \"-\": a ledger is a file");
        return CLI_USAGE;
    }
    reading r = {.args = args, .worst = -1};
    r.prints = args->format || args->explain || !args->ledger_path;
    rf_err err = open_all(&r);
    if (!err) {
        cli_claim_format format =
            args->explain ? CLI_CLAIM_NDJSON : cli_claim_format_of(args->format, stdout);
        cli_claim_list_start(&r.out, stdout, format, false);
        err = read_all(&r);
        rf_err end = cli_claim_list_end(&r.out);
        err = err ? err : end;
    }
    int status = err ? tell_failure(&r, err) : CLI_DONE;
    if (r.n_told > MOST_ISSUES_TOLD)
        cli_say("%zu more like these were left out", r.n_told - MOST_ISSUES_TOLD);
    if (!args->quiet && !err)
        fflush(stdout);
    if (!args->quiet && !err) {
        tell_sum(&r);
        tell_codes(&r);
    }
    if (!err && r.worst > (int)RF_NOTE)
        status = CLI_ISSUES;
    rf_ledger_free(r.ledger);
    if (err != RF_ERR_STOPPED) { /* else a worker may still use them */
        rf_report_list_free(&r.files);
        rf_gazetteer_free(r.gazetteer);
        rf_lexicon_free(r.lexicon);
        rf_report_rules_free(r.rules);
    }
    return status;
}
