#include "cli/kept_report.h"

#include <string.h>

static const char *keep_text(rf__arena *store, const char *text, bool *failed) {
    const char *copy = rf__arena_strndup(store, text ? text : "", text ? strlen(text) : 0);
    *failed |= !copy;
    return copy;
}

static void *keep_array(rf__arena *store, const void *from, size_t n, size_t size, bool *failed) {
    if (!n)
        return NULL;
    void *copy = rf__arena_alloc(store, n * size);
    if (copy)
        memcpy(copy, from, n * size);
    *failed |= !copy;
    return copy;
}

cli_kept_report *cli_keep_report(const rf_report *r) {
    cli_kept_report *kept = rf__calloc(1, sizeof *kept);
    if (!kept)
        return NULL;
    rf__arena *store = &kept->store;
    rf_report *k = &kept->report;
    bool failed = false;
    *k = *r;
    k->path = keep_text(store, r->path, &failed);
    k->name = keep_text(store, r->name, &failed);
    k->text = rf__arena_strndup(store, r->text, r->n);
    failed |= !k->text;
    k->blocks = keep_array(store, r->blocks, r->n_blocks, sizeof *r->blocks, &failed);
    k->map = keep_array(store, r->map, r->n_map, sizeof *r->map, &failed);
    k->title = keep_text(store, r->title, &failed);
    k->outlet = keep_text(store, r->outlet, &failed);
    k->byline = keep_text(store, r->byline, &failed);
    k->url = keep_text(store, r->url, &failed);
    k->dateline = keep_text(store, r->dateline, &failed);
    k->date_candidates = keep_array(store, r->date_candidates, r->n_date_candidates,
                                    sizeof *r->date_candidates, &failed);
    if (!failed)
        return kept;
    cli_kept_free(kept);
    return NULL;
}

void cli_kept_free(cli_kept_report *kept) {
    if (!kept)
        return;
    rf__arena_free(&kept->store);
    rf__free(kept);
}
