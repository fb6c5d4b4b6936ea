#include "cli/read_pool.h"

#include "claim/claim_json.h"
#include "cli/progress.h"
#include "refuge/ledger.h"
#include "refuge/scenario.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#define SLOTS_PER_THREAD 32
#define ITEMS_PER_THREAD 64
#define MOST_BYTES ((size_t)256 << 20)
#define MOST_QUEUED 64
#define SPARE 16
#define SPARE_BYTES ((size_t)1 << 18) /* larger ones are let go of */
#define LOOK_NS 100000000             /* between two looks at signals and the progress bar */
#define LINGER_NS 20000000            /* so long a report may wait for others to be taken with it */
#define LINGER_ITEMS 32               /* unless there are so many */
#define JOIN_S 2 /* a worker that waits for standard input may never come back */

typedef struct slot {
    cli_read_item *first, *last;
    size_t n_items;
    rf_issues *issues; /* of the file */
    bool done;
    rf_err err; /* memory: the run ends */
} slot;

typedef struct pool {
    const cli_read_job *job;
    pthread_mutex_t lock;
    pthread_cond_t work, ready; /* for workers; for the thread that takes */
    slot *slots;
    size_t n_slots, head, next;        /* files: the first not taken, the next to read */
    cli_read_item *queue[MOST_QUEUED]; /* their reports wait for an extractor */
    size_t queue_at, n_queued;
    rf__buf spare[SPARE]; /* of items taken, for the output of later ones */
    size_t n_spare;
    size_t n_reading, n_idle, n_items, n_ready, n_bytes, most_items;
    size_t wake_at; /* the thread that takes waits for so many to be ready; 0: it does not wait */
    rf_err worker_err;
    bool stop;
} pool;

/* What a worker has of its own. */
typedef struct worker {
    pool *p;
    pthread_t thread;
    bool started;
    rf_extractor *extractor;
    rf_claims claims; /* used again where claims are not kept */
    rf__buf report_json;
    rf_ledger *ledger;
} worker;

/* ---- items ---- */

static void item_free(cli_read_item *item) {
    if (!item)
        return;
    cli_kept_free(item->kept);
    rf_claims_free(&item->claims);
    rf_issues_free(item->issues);
    cli_claim_list_free(&item->printed);
    rf__free(item);
}

static cli_read_item *item_new(size_t file) {
    cli_read_item *item = rf__calloc(1, sizeof *item);
    if (!item)
        return NULL;
    item->file = file;
    if (!rf_issues_new(&item->issues))
        return item;
    rf__free(item);
    return NULL;
}

/* ---- one report ---- */

static rf_err print_claims(worker *w, const rf_report *report, const rf_claims *claims,
                           cli_read_item *item) {
    rf__buf room = item->printed.buf;
    cli_claim_list_start(&item->printed, NULL, w->p->job->format, false);
    item->printed.buf = room;
    rf__buf_clear(&w->report_json);
    rf__claim_json_report(&w->report_json, report);
    for (size_t i = 0; i < claims->n; i++)
        cli_claim_list_add(&item->printed, &(rf__claim_row){.claim = &claims->claims[i],
                                                            .report = report,
                                                            .report_json = &w->report_json});
    return item->printed.buf.failed || item->printed.table.cells.failed ? RF_ERR_NOMEM
                                                                        : item->printed.err;
}

static rf_err explain(worker *w, const rf_report *report, cli_read_item *item) {
    char *text = NULL;
    rf_err err = rf_explain(w->extractor, report, &text);
    if (err)
        return err;
    rf__buf room = item->printed.buf;
    cli_claim_list_start(&item->printed, NULL, CLI_CLAIM_NDJSON, false);
    item->printed.buf = room;
    rf__buf_str(&item->printed.buf, text);
    rf_free(text);
    return item->printed.buf.failed ? RF_ERR_NOMEM : RF_OK;
}

static rf_err read_report(worker *w, const rf_report *report, cli_read_item *item) {
    const cli_read_job *job = w->p->job;
    item->raw_end = report->raw_start + report->n_raw;
    if (w->ledger && rf_ledger_knows(w->ledger, report, &item->known, NULL) == RF_OK && item->known)
        return RF_OK;
    item->known = false;
    rf_claims *claims = job->keep ? &item->claims : &w->claims;
    rf_err err = rf_extract(w->extractor, report, claims, item->issues);
    if (err)
        return err;
    for (size_t i = 0; i < claims->n; i++)
        *(claims->claims[i].kind == RF_FIGURE ? &item->n_figures : &item->n_events) += 1;
    if (job->explain)
        err = explain(w, report, item);
    else if (job->print)
        err = print_claims(w, report, claims, item);
    if (!err && job->keep && !item->kept) {
        item->kept = cli_keep_report(report);
        err = item->kept ? RF_OK : RF_ERR_NOMEM;
    }
    item->n_bytes = report->n + item->printed.buf.n;
    return err;
}

/* With the lock held before and after. */
static void finish_item(worker *w, const rf_report *report, cli_read_item *item) {
    pool *p = w->p;
    if (p->n_spare)
        item->printed.buf = p->spare[--p->n_spare];
    pthread_mutex_unlock(&p->lock);
    rf_err err = read_report(w, report, item);
    if (!p->job->keep) {
        cli_kept_free(item->kept);
        item->kept = NULL;
    }
    pthread_mutex_lock(&p->lock);
    item->err = err;
    item->ready = true;
    p->n_ready++;
    p->n_bytes += item->n_bytes;
    if (item->file == p->head && p->wake_at && p->n_ready >= p->wake_at)
        pthread_cond_signal(&p->ready);
}

static void finish_queued(worker *w) {
    pool *p = w->p;
    cli_read_item *item = p->queue[p->queue_at];
    p->queue_at = (p->queue_at + 1) % MOST_QUEUED;
    p->n_queued--;
    finish_item(w, &item->kept->report, item);
}

/* ---- one file ---- */

static bool has_room(const pool *p) {
    return p->n_items < p->most_items && p->n_bytes < MOST_BYTES;
}

static void wait_for_work(pool *p) {
    if (p->wake_at) /* there may be no room until something is taken */
        pthread_cond_signal(&p->ready);
    p->n_idle++;
    pthread_cond_wait(&p->work, &p->lock);
    p->n_idle--;
}

/* The first file goes on as long as what it gave is taken. */
static void wait_for_room(worker *w, size_t file, const slot *s) {
    pool *p = w->p;
    while (!p->stop && !has_room(p) && !(file == p->head && s->n_items < ITEMS_PER_THREAD)) {
        if (p->n_queued)
            finish_queued(w);
        else
            wait_for_work(p);
    }
}

/* A report from a file's reader: read here, or by a worker that has nothing to do. A file's first
 * report is read here, since most files have but one. */
static rf_err pass_report(worker *w, size_t file, slot *s, const rf_report *report, bool first,
                          cli_read_item *item) {
    pool *p = w->p;
    pthread_mutex_lock(&p->lock);
    wait_for_room(w, file, s);
    bool hand_over = !first && p->n_idle > p->n_queued && p->n_queued < MOST_QUEUED && !p->stop;
    if (hand_over) {
        pthread_mutex_unlock(&p->lock);
        item->kept = cli_keep_report(report);
        pthread_mutex_lock(&p->lock);
        hand_over = item->kept && p->n_queued < MOST_QUEUED;
    }
    if (s->last)
        s->last->next = item;
    else
        s->first = item;
    s->last = item;
    s->n_items++;
    p->n_items++;
    if (hand_over) {
        p->queue[(p->queue_at + p->n_queued++) % MOST_QUEUED] = item;
        pthread_cond_signal(&p->work);
    } else
        finish_item(w, report, item);
    bool stop = p->stop;
    pthread_mutex_unlock(&p->lock);
    return stop ? RF_ERR_STOPPED : RF_OK;
}

/* Issues that the reader met on its way to a report are the report's. */
static void move_issues(const rf_issues *from, size_t *n_passed, rf_issues *to) {
    for (size_t n = rf_issues_count(from); *n_passed < n; ++*n_passed) {
        const rf_issue *i = rf_issues_get(from, *n_passed);
        rf_issues_add(to, i->severity, i->code, i->path, i->line, i->column, "%s", i->message);
    }
}

static rf_err read_reports(worker *w, size_t file, slot *s, rf_reader *reader, rf_issues *issues,
                           rf_diag *diag) {
    size_t n_passed = 0;
    bool first = true;
    for (;;) {
        const rf_report *report = NULL;
        rf_err err = rf_reader_next(reader, &report, diag);
        if (err)
            return err;
        if (!report) {
            s->issues = NULL;
            return rf_issues_new(&s->issues) ? RF_ERR_NOMEM
                                             : (move_issues(issues, &n_passed, s->issues), RF_OK);
        }
        cli_read_item *item = item_new(file);
        if (!item)
            return RF_ERR_NOMEM;
        move_issues(issues, &n_passed, item->issues);
        err = pass_report(w, file, s, report, first, item);
        if (err)
            return err;
        first = false;
    }
}

static rf_err open_and_read(worker *w, size_t file, slot *s, rf_issues *issues, rf_diag *diag) {
    const cli_read_job *job = w->p->job;
    const rf_report_file *f = &job->files->files[file];
    rf_report_options options = {
        .published = f->published != RF_NO_DATE ? f->published : job->date,
        .outlet = f->outlet ? f->outlet : job->outlet,
        .title = f->title,
        .rules = job->rules,
        .unhashed = !job->keep && !job->ledger_path,
    };
    rf_reader *reader = NULL;
    rf_err err = rf_reader_open(&reader, f->path, &options, issues, diag);
    if (!err)
        err = read_reports(w, file, s, reader, issues, diag);
    rf_reader_free(reader);
    return err;
}

/* What is wrong with the file as a whole becomes an issue, and the others are read. */
static void read_file(worker *w, size_t file, slot *s) {
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = open_and_read(w, file, s, issues, &diag);
    if (err && err != RF_ERR_NOMEM && err != RF_ERR_STOPPED) {
        const char *path = w->p->job->files->files[file].path;
        rf_issues_add(issues, RF_ERROR, "unreadable-report", diag.path[0] ? diag.path : path,
                      diag.line, diag.column, "%s",
                      diag.message[0] ? diag.message : rf_strerror(err));
        s->issues = issues;
        issues = NULL;
        err = RF_OK;
    }
    s->err = err;
    rf_issues_free(issues);
}

/* ---- the pool ---- */

static bool may_start_file(const pool *p) {
    return p->next < p->job->files->n && p->next - p->head < p->n_slots &&
           (has_room(p) || p->next == p->head);
}

static void work(worker *w) {
    pool *p = w->p;
    while (!p->stop) {
        if (p->n_queued)
            finish_queued(w);
        else if (may_start_file(p)) {
            size_t file = p->next++;
            slot *s = &p->slots[file % p->n_slots];
            p->n_reading++;
            pthread_mutex_unlock(&p->lock);
            read_file(w, file, s);
            pthread_mutex_lock(&p->lock);
            p->n_reading--;
            s->done = true;
            pthread_cond_signal(&p->ready);
            pthread_cond_broadcast(&p->work);
        } else if (p->next == p->job->files->n && !p->n_reading)
            break;
        else
            wait_for_work(p);
    }
}

static void *run_worker(void *user) {
    worker *w = user;
    pool *p = w->p;
    rf_err err = rf_extractor_new(&w->extractor, p->job->lexicon, p->job->gazetteer);
    if (p->job->ledger_path &&
        rf_ledger_open(&w->ledger, p->job->ledger_path, RF_LEDGER_READ, NULL))
        w->ledger = NULL; /* then all is read again, which changes nothing */
    pthread_mutex_lock(&p->lock);
    if (err) {
        p->worker_err = err;
        p->stop = true;
        pthread_cond_signal(&p->ready);
    } else
        work(w);
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void worker_free(worker *w) {
    rf_extractor_free(w->extractor);
    rf_claims_free(&w->claims);
    rf__buf_free(&w->report_json);
    rf_ledger_free(w->ledger);
}

/* ---- the thread that takes ---- */

static rf_err tell_file(const pool *p, size_t file, rf_err err, rf_diag *diag) {
    return rf_diag_set(diag, err, p->job->files->files[file].path, 0, 0, "%s",
                       err == RF_ERR_NOMEM ? "there is not enough memory to read it"
                                           : rf_strerror(err));
}

static rf_err take_item(pool *p, slot *s, const cli_read_sink *sink, rf_diag *diag) {
    cli_read_item *item = s->first;
    s->first = item->next;
    if (!s->first)
        s->last = NULL;
    s->n_items--;
    bool was_full = !has_room(p);
    p->n_items--;
    p->n_ready--;
    p->n_bytes -= item->n_bytes;
    if (p->n_idle && was_full)
        pthread_cond_broadcast(&p->work);
    pthread_mutex_unlock(&p->lock);
    rf_err err = item->err;
    if (err)
        err = tell_file(p, item->file, err, diag);
    else
        err = sink->take(sink->user, item);
    rf__buf room = item->printed.buf;
    item->printed.buf = (rf__buf){0};
    item_free(item);
    rf__buf_clear(&room);
    pthread_mutex_lock(&p->lock);
    if (p->n_spare < SPARE && room.cap <= SPARE_BYTES && !room.failed)
        p->spare[p->n_spare++] = room;
    else
        rf__buf_free(&room);
    return err;
}

static rf_err end_file(pool *p, slot *s, const cli_read_sink *sink, rf_diag *diag) {
    slot ended = *s;
    size_t file = p->head++;
    *s = (slot){0};
    pthread_cond_broadcast(&p->work);
    pthread_mutex_unlock(&p->lock);
    rf_err err = ended.err ? tell_file(p, file, ended.err, diag) : RF_OK;
    if (!err)
        err = sink->end_file(sink->user, file, ended.issues);
    rf_issues_free(ended.issues);
    pthread_mutex_lock(&p->lock);
    return err;
}

static bool is_ready(const slot *s) { return s->first ? s->first->ready : s->done; }

/* Until the slot is ready, the time is over or a worker tells of something else. */
static void wait_for_items(pool *p, const slot *s, size_t wake_at, long ns) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += ns;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    p->wake_at = wake_at;
    int late = 0;
    while (!late && !p->stop && !is_ready(s))
        late = pthread_cond_timedwait(&p->ready, &p->lock, &until);
    p->wake_at = 0;
}

/* To wake this thread and to write costs more than to take a report, so that it waits for several
 * first. Nothing is held back for long: what is slow to come is taken and written by itself. */
static rf_err wait_until_ready(pool *p, const slot *s, const cli_read_sink *sink) {
    wait_for_items(p, s, LINGER_ITEMS, LINGER_NS);
    if (is_ready(s) || p->stop)
        return RF_OK;
    pthread_mutex_unlock(&p->lock);
    rf_err err = sink->idle(sink->user);
    pthread_mutex_lock(&p->lock);
    if (!err)
        wait_for_items(p, s, 1, LOOK_NS);
    return err;
}

static rf_err take_all(pool *p, const cli_read_sink *sink, rf_diag *diag) {
    rf_err err = RF_OK;
    while (!err && p->head < p->job->files->n) {
        slot *s = &p->slots[p->head % p->n_slots];
        if (p->worker_err)
            err = p->worker_err;
        else if (cli_interrupted())
            err = RF_ERR_STOPPED;
        else if (!is_ready(s))
            err = wait_until_ready(p, s, sink);
        else if (s->first)
            err = take_item(p, s, sink, diag);
        else
            err = end_file(p, s, sink, diag);
    }
    return err;
}

/* False when one of them did not come back in time: it still uses the pool, which then stays. */
static bool join_workers(worker *workers, int n, bool hurry) {
    struct timespec until;
    bool all = true;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += JOIN_S;
    for (int i = 0; i < n; i++)
        if (workers[i].started) {
            if (!hurry)
                pthread_join(workers[i].thread, NULL);
            else if (pthread_timedjoin_np(workers[i].thread, NULL, &until))
                all = false;
        }
    return all;
}

static void pool_free(pool *p) {
    for (size_t i = 0; i < p->n_slots; i++) {
        for (cli_read_item *item = p->slots[i].first, *next; item; item = next) {
            next = item->next;
            item_free(item);
        }
        rf_issues_free(p->slots[i].issues);
    }
    while (p->n_spare)
        rf__buf_free(&p->spare[--p->n_spare]);
    rf__free(p->slots);
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->work);
    pthread_cond_destroy(&p->ready);
    rf__free(p);
}

static rf_err start_workers(pool *p, worker *workers, int n) {
    int n_started = 0;
    for (int i = 0; i < n; i++) {
        workers[i].p = p;
        workers[i].started = !pthread_create(&workers[i].thread, NULL, run_worker, &workers[i]);
        n_started += workers[i].started;
    }
    return n_started ? RF_OK : RF_ERR_NOMEM;
}

rf_err cli_read_run(const cli_read_job *job, const cli_read_sink *sink, rf_diag *diag) {
    int n = job->n_threads;
    pool *p = rf__calloc(1, sizeof *p);
    worker *workers = rf__calloc((size_t)n, sizeof *workers);
    if (p) {
        p->job = job;
        p->n_slots = (size_t)n * SLOTS_PER_THREAD;
        p->most_items = (size_t)n * ITEMS_PER_THREAD;
        p->slots = rf__calloc(p->n_slots, sizeof *p->slots);
    }
    if (!p || !workers || !p->slots) {
        rf__free(p ? p->slots : NULL);
        rf__free(p);
        rf__free(workers);
        return RF_ERR_NOMEM;
    }
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->work, NULL);
    pthread_cond_init(&p->ready, NULL);
    rf_err err = start_workers(p, workers, n);
    pthread_mutex_lock(&p->lock);
    if (!err)
        err = take_all(p, sink, diag);
    p->stop = true;
    pthread_cond_broadcast(&p->work);
    pthread_mutex_unlock(&p->lock);
    if (!join_workers(workers, n, err != RF_OK))
        return err;
    for (int i = 0; i < n; i++)
        worker_free(&workers[i]);
    rf__free(workers);
    pool_free(p);
    return err;
}
