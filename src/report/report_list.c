/* Which files to read: paths, folders, manifests. */
#include "base/buf.h"
#include "base/edit.h"
#include "base/map.h"
#include "base/mem.h"
#include "refuge/report.h"
#include "report/encoding.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_MANIFEST = 1 << 28, MOST_DEPTH = 64 };

typedef struct lister {
    rf_report_list *ret;
    size_t cap;
    size_t n_met; /* files, those that were met before as well */
    rf__arena arena;
    rf__map by_path; /* of the manifest's rows, while paths are added */
    rf_issues *issues;
    rf_diag *diag;
} lister;

static rf_err no_memory(lister *l) {
    return rf_diag_set(l->diag, RF_ERR_NOMEM, "", 0, 0, "there is not enough memory");
}

/* "./a//b" and "a/b" are one file. */
static const char *tidy_path(lister *l, const char *path) {
    char *out = rf__arena_strndup(&l->arena, path, strlen(path));
    if (!out)
        return NULL;
    size_t n = 0;
    for (size_t i = 0; out[i];) {
        if (out[i] == '/' && out[i + 1] == '/')
            i++;
        else if (out[i] == '.' && out[i + 1] == '/' && (n == 0 || out[n - 1] == '/'))
            i += 2;
        else
            out[n++] = out[i++];
    }
    out[n] = 0;
    return out;
}

static rf_err add_file(lister *l, rf_report_file file) {
    file.path = tidy_path(l, file.path);
    int32_t at = 0;
    l->n_met++;
    if (!file.path || l->ret->n >= INT32_MAX ||
        !rf__grow(&l->ret->files, &l->cap, l->ret->n + 1, sizeof file) ||
        !rf__map_add(&l->by_path, file.path, strlen(file.path), (int32_t)l->ret->n, &at))
        return no_memory(l);
    if (at == (int32_t)l->ret->n)
        l->ret->files[l->ret->n++] = file;
    return RF_OK;
}

static bool is_listed(lister *l, const char *path) {
    const char *tidy = tidy_path(l, path);
    return tidy && rf__map_get(&l->by_path, tidy, strlen(tidy)) >= 0;
}

/* ---- a table ---- */

typedef enum column { FILE_COLUMN, PUBLISHED, OUTLET, TITLE, N_COLUMNS } column;
static const char *const column_names[N_COLUMNS] = {"file", "published", "outlet", "title"};
enum { MOST_CELLS = 256 };

typedef struct cell {
    const char *text;
    size_t n;
} cell;

/* Cells of one line; spaces around them do not count. */
static size_t split_cells(const char *text, size_t n, cell cells[MOST_CELLS]) {
    size_t n_cells = 0;
    const char *end = text + n;
    while (n_cells < MOST_CELLS) {
        const char *tab = memchr(text, '\t', (size_t)(end - text));
        const char *stop = tab ? tab : end, *start = text;
        while (start < stop && *start == ' ')
            start++;
        const char *last = stop;
        while (last > start && (last[-1] == ' ' || last[-1] == '\r'))
            last--;
        cells[n_cells++] = (cell){start, (size_t)(last - start)};
        if (!tab)
            break;
        text = tab + 1;
    }
    return n_cells;
}

static uint32_t column_of(const cell *cells, size_t at) {
    return (uint32_t)(cells[at].text - cells[0].text) + 1;
}

/* Where the columns stand in a header, or -1. */
static void find_columns(const cell *cells, size_t n_cells, int at[N_COLUMNS]) {
    for (int c = 0; c < N_COLUMNS; c++) {
        at[c] = -1;
        for (size_t i = 0; i < n_cells && at[c] < 0; i++)
            if (cells[i].n == strlen(column_names[c]) &&
                !strncasecmp(cells[i].text, column_names[c], cells[i].n))
                at[c] = (int)i;
    }
}

/* ---- what lies in a folder and is no report ---- */

static size_t first_bytes(const char *path, char *out, size_t cap) {
    FILE *file = fopen(path, "re");
    size_t n = file ? fread(out, 1, cap, file) : 0;
    if (file)
        fclose(file);
    return n;
}

static bool is_database(const char *path) {
    char head[16];
    return first_bytes(path, head, sizeof head) == sizeof head &&
           !memcmp(head, "SQLite format 3", sizeof head);
}

/* What SQLite keeps beside a database. */
static bool is_beside_database(const char *path) {
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t k = strlen(ends[i]);
        char *base = n > k && !strcmp(path + n - k, ends[i]) ? rf__strndup(path, n - k) : NULL;
        bool beside = base && is_database(base);
        rf__free(base);
        if (beside)
            return true;
    }
    return false;
}

static bool is_manifest(const char *path) {
    char text[4096];
    cell cells[MOST_CELLS];
    int at[N_COLUMNS];
    size_t length = strlen(path);
    size_t n = length > 4 && !strcasecmp(path + length - 4, ".tsv")
                   ? first_bytes(path, text, sizeof text)
                   : 0;
    const char *end = n ? memchr(text, '\n', n) : NULL;
    find_columns(cells, end ? split_cells(text, (size_t)(end - text), cells) : 0, at);
    return at[FILE_COLUMN] >= 0 && (at[PUBLISHED] >= 0 || at[OUTLET] >= 0 || at[TITLE] >= 0);
}

/* Whether a file of a folder is passed over, with a note. */
static bool is_no_report(const lister *l, const char *path) {
    const char *why = is_database(path) || is_beside_database(path)
                          ? "It is a database, as ledgers are, and was passed over."
                      : is_manifest(path)
                          ? "It is a manifest and was passed over; give it with --manifest."
                          : NULL;
    if (why)
        rf_issues_add(l->issues, RF_NOTE, "not-a-report", path, 0, 0, "%s", why);
    return why != NULL;
}

/* ---- folders ---- */

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folders that hold the one that is looked at; a link among them may lead back. */
typedef struct within {
    const struct within *up;
    dev_t device;
    ino_t inode;
    int depth;
} within;

static bool leads_back(const within *up, const struct stat *st) {
    while (up && !(up->device == st->st_dev && up->inode == st->st_ino))
        up = up->up;
    return up != NULL;
}

static rf_err add_path(lister *l, const char *path, const within *up);

static rf_err add_names(lister *l, DIR *dir, const char *path, const within *here) {
    char **names = NULL;
    size_t n = 0, cap = 0;
    rf_err err = RF_OK;
    struct dirent *entry;
    while (!err && (entry = readdir(dir))) {
        if (entry->d_name[0] == '.')
            continue;
        if (!rf__grow(&names, &cap, n + 1, sizeof *names) ||
            !(names[n] = rf__path_join(path, entry->d_name)))
            err = no_memory(l);
        else
            n++;
    }
    if (!err && n)
        qsort(names, n, sizeof *names, by_name);
    for (size_t i = 0; i < n; i++) {
        if (!err)
            err = add_path(l, names[i], here);
        rf__free(names[i]);
    }
    rf__free(names);
    return err;
}

static rf_err add_path(lister *l, const char *path, const within *up) {
    struct stat st;
    int depth = up ? up->depth : 0;
    if (!strcmp(path, "-"))
        return add_file(l, (rf_report_file){.path = path, .published = RF_NO_DATE});
    if (stat(path, &st)) {
        if (depth == 0)
            return rf_diag_set(l->diag, errno == ENOENT ? RF_ERR_NOT_FOUND : RF_ERR_IO, path, 0, 0,
                               "%s", strerror(errno));
        rf_issues_add(l->issues, RF_LEFT_OUT, "unreadable-report", path, 0, 0, "%s.",
                      strerror(errno));
        return RF_OK;
    }
    if (S_ISREG(st.st_mode) && depth && !is_listed(l, path) && is_no_report(l, path))
        return RF_OK;
    if (S_ISREG(st.st_mode) || (depth == 0 && !S_ISDIR(st.st_mode)))
        return add_file(l, (rf_report_file){.path = path, .published = RF_NO_DATE});
    if (!S_ISDIR(st.st_mode)) {
        rf_issues_add(l->issues, RF_NOTE, "not-a-file", path, 0, 0,
                      "It is neither a file nor a folder and was passed over.");
        return RF_OK;
    }
    if (leads_back(up, &st)) {
        rf_issues_add(l->issues, RF_NOTE, "folder-loop", path, 0, 0,
                      "The link leads back to a folder that holds it and was not followed.");
        return RF_OK;
    }
    if (depth >= MOST_DEPTH) {
        rf_issues_add(l->issues, RF_LEFT_OUT, "deep-folder", path, 0, 0,
                      "Folders are nested more than %d deep here.", MOST_DEPTH);
        return RF_OK;
    }
    DIR *dir = opendir(path);
    if (!dir) {
        if (depth == 0)
            return rf_diag_set(l->diag, RF_ERR_IO, path, 0, 0, "%s", strerror(errno));
        rf_issues_add(l->issues, RF_LEFT_OUT, "unreadable-report", path, 0, 0, "%s.",
                      strerror(errno));
        return RF_OK;
    }
    within here = {up, st.st_dev, st.st_ino, depth + 1};
    rf_err err = add_names(l, dir, path, &here);
    closedir(dir);
    return err;
}

/* ---- a manifest ---- */

static const char *kept_cell(lister *l, const cell *cells, size_t n_cells, int at, bool *failed) {
    if (at < 0 || (size_t)at >= n_cells || !cells[at].n)
        return NULL;
    const char *text = rf__arena_strndup(&l->arena, cells[at].text, cells[at].n);
    *failed |= !text;
    return text;
}

static bool differ(const char *a, const char *b) { return strcmp(a ? a : "", b ? b : "") != 0; }

static bool differs_from_first(lister *l, const rf_report_file *file) {
    const char *tidy = tidy_path(l, file->path);
    int32_t at = tidy ? rf__map_get(&l->by_path, tidy, strlen(tidy)) : -1;
    if (at < 0 || (size_t)at >= l->ret->n)
        return false;
    const rf_report_file *first = &l->ret->files[at];
    return first->published != file->published || differ(first->outlet, file->outlet) ||
           differ(first->title, file->title);
}

static rf_err add_row(lister *l, const char *manifest, const char *dir, const int at[N_COLUMNS],
                      const cell *cells, size_t n_cells, uint32_t line) {
    rf_report_file file = {.published = RF_NO_DATE};
    size_t before = l->ret->n;
    bool failed = false;
    const char *name = kept_cell(l, cells, n_cells, at[FILE_COLUMN], &failed);
    file.outlet = kept_cell(l, cells, n_cells, at[OUTLET], &failed);
    file.title = kept_cell(l, cells, n_cells, at[TITLE], &failed);
    if (failed)
        return no_memory(l);
    if (!name) {
        rf_issues_add(l->issues, RF_LEFT_OUT, "manifest-row", manifest, line, 1,
                      "The row names no file.");
        return RF_OK;
    }
    if (at[PUBLISHED] >= 0 && (size_t)at[PUBLISHED] < n_cells && cells[at[PUBLISHED]].n) {
        const cell *date = &cells[at[PUBLISHED]];
        size_t n = date->n > 10 && date->text[10] == 'T' ? 10 : date->n;
        if (rf_date_parse(&file.published, date->text, n)) {
            file.published = RF_NO_DATE;
            rf_issues_add(l->issues, RF_WARNING, "bad-date", manifest, line,
                          column_of(cells, (size_t)at[PUBLISHED]),
                          "\"%.*s\" is not a date as YYYY-MM-DD; the report's own date is looked "
                          "for instead.",
                          (int)(date->n < 40 ? date->n : 40), date->text);
        }
    }
    char *path = name[0] == '/' ? rf__strdup(name) : rf__path_join(dir, name);
    if (!path)
        return no_memory(l);
    file.path = path;
    rf_err err = add_file(l, file);
    if (!err && l->ret->n == before && differs_from_first(l, &file))
        rf_issues_add(l->issues, RF_WARNING, "manifest-row", manifest, line,
                      column_of(cells, (size_t)at[FILE_COLUMN]),
                      "A row above lists the file with another date, outlet or title; that row is "
                      "used.");
    rf__free(path);
    return err;
}

/* The known column that a cell names, or nearly names; N_COLUMNS: none. */
static int column_named(const cell *c, bool nearly) {
    for (int k = 0; k < N_COLUMNS; k++) {
        size_t n = strlen(column_names[k]);
        if (c->n == n && !strncasecmp(c->text, column_names[k], n))
            return k;
        if (nearly && rf__edit_distance(c->text, c->n, column_names[k]) * 3 <= n)
            return k;
    }
    return N_COLUMNS;
}

/* A column that stands twice, and one whose name is a slip of one that is not there. */
static void check_columns(lister *l, const char *manifest, const cell *cells, size_t n_cells,
                          uint32_t line, const int at[N_COLUMNS]) {
    for (size_t i = 0; i < n_cells; i++) {
        int same = column_named(&cells[i], false);
        int near = column_named(&cells[i], true);
        if (same < N_COLUMNS && at[same] != (int)i)
            rf_issues_add(
                l->issues, RF_WARNING, "manifest-column", manifest, line, column_of(cells, i),
                "The column \"%s\" stands twice; the first one is used.", column_names[same]);
        else if (same == N_COLUMNS && near < N_COLUMNS && at[near] < 0)
            rf_issues_add(l->issues, RF_WARNING, "manifest-column", manifest, line,
                          column_of(cells, i),
                          "The column \"%.*s\" is not used; did you mean \"%s\"?", (int)cells[i].n,
                          cells[i].text, column_names[near]);
    }
}

static rf_err read_header(lister *l, const char *manifest, const cell *cells, size_t n_cells,
                          uint32_t line, int at[N_COLUMNS]) {
    find_columns(cells, n_cells, at);
    check_columns(l, manifest, cells, n_cells, line, at);
    if (at[FILE_COLUMN] < 0)
        return rf_diag_set(l->diag, RF_ERR_CSV, manifest, line, 1,
                           "the first row has no column \"file\" (columns are parted by tabs)");
    return RF_OK;
}

static rf_err read_manifest(lister *l, const char *manifest, const char *dir, const rf__buf *text) {
    int at[N_COLUMNS];
    cell cells[MOST_CELLS];
    bool headed = false;
    uint32_t line = 0;
    rf_err err = RF_OK;
    const char *s = text->bytes, *end = s + text->n;
    if (text->n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
        s += 3;
    while (!err && s < end) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        size_t n = (size_t)((stop ? stop : end) - s);
        line++;
        if (n && *s != '#' && *s != '\r') {
            size_t n_cells = split_cells(s, n, cells);
            if (!headed)
                err = read_header(l, manifest, cells, n_cells, line, at);
            else
                err = add_row(l, manifest, dir, at, cells, n_cells, line);
            headed = true;
        }
        s += n + 1;
    }
    if (!err && !headed)
        err = rf_diag_set(l->diag, RF_ERR_CSV, manifest, 0, 0, "it has no header row");
    return err;
}

/* Spreadsheets save tables parted by tabs in UTF-16. */
static rf_err decode_manifest(lister *l, rf__buf *text) {
    rf__encoding_guess guess = rf__encoding_guess_of(text->bytes, text->n);
    if (guess.encoding != RF__UTF16LE && guess.encoding != RF__UTF16BE)
        return RF_OK;
    rf__buf decoded = {0};
    rf__runs map = {0};
    rf__mapped made = {0};
    size_t n_bad;
    rf_err err = rf__decode(&guess, text->bytes, text->n, &decoded, &map, &made, &n_bad);
    rf__free(map.runs);
    if (err) {
        rf__buf_free(&decoded);
        return no_memory(l);
    }
    rf__buf_free(text);
    *text = decoded;
    return RF_OK;
}

static rf_err add_manifest(lister *l, const char *manifest) {
    rf__buf text = {0};
    rf_err err = rf__read_file(manifest, MOST_MANIFEST, &text, l->diag);
    if (!err && text.n)
        err = decode_manifest(l, &text);
    const char *slash = strrchr(manifest, '/');
    char *dir = slash ? rf__strndup(manifest, (size_t)(slash - manifest) + (slash == manifest))
                      : rf__strdup(".");
    if (!err && !dir)
        err = no_memory(l);
    if (!err && !text.n)
        err = rf_diag_set(l->diag, RF_ERR_CSV, manifest, 0, 0, "it is empty");
    if (!err)
        err = read_manifest(l, manifest, dir, &text);
    /* Where its folder is searched as well, the manifest is no report. */
    const char *self = err ? NULL : tidy_path(l, manifest);
    if (!err && (!self || !rf__map_add(&l->by_path, self, strlen(self), INT32_MAX, NULL)))
        err = no_memory(l);
    rf__free(dir);
    rf__buf_free(&text);
    return err;
}

static void tell_empty(lister *l, const char *path, const char *why) {
    rf_issues_add(l->issues, RF_LEFT_OUT, "empty-report", path, 0, 0, "%s", why);
}

/* Paths that the manifest lists as well, under a name of another spelling ("dir/../dir/a.txt"), are
 * not seen to be one: the text's hash joins them in a ledger. */
rf_err rf_report_list_make(rf_report_list *ret, const char *const *paths, size_t n_paths,
                           const char *manifest, rf_issues *issues, rf_diag *diag) {
    *ret = (rf_report_list){0};
    lister l = {.ret = ret, .issues = issues, .diag = diag};
    rf_err err = manifest ? add_manifest(&l, manifest) : RF_OK;
    if (!err && manifest && !l.n_met)
        tell_empty(&l, manifest, "The manifest lists no file.");
    for (size_t i = 0; i < n_paths && !err; i++) {
        size_t before = l.n_met;
        err = add_path(&l, paths[i], NULL);
        if (!err && l.n_met == before)
            tell_empty(&l, paths[i],
                       "There is no file to read in it; those whose names begin with a dot are "
                       "passed over.");
    }
    rf__map_free(&l.by_path);
    rf__arena *store = err ? NULL : rf__malloc(sizeof *store);
    if (!err && !store)
        err = no_memory(&l);
    if (store)
        *store = l.arena;
    else
        rf__arena_free(&l.arena);
    ret->store = store;
    if (err) {
        rf__free(ret->files);
        *ret = (rf_report_list){0};
    }
    return err;
}

void rf_report_list_free(rf_report_list *list) {
    if (!list)
        return;
    rf__free(list->files);
    if (list->store)
        rf__arena_free(list->store);
    rf__free(list->store);
    *list = (rf_report_list){0};
}
