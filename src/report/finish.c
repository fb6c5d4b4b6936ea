#include "report/finish.h"

#include "base/mem.h"

/* The runs of one block, carried over to the final text and through `from` to the file. */
typedef struct carrier {
    const rf__article *article;
    const rf__mapped *from;
    size_t run; /* the first run of the article that may still matter */
} carrier;

static void carry_run(rf__runs *map, const rf__mapped *from, uint32_t clean, rf_map_run run) {
    uint64_t start, end;
    if (!from->runs) {
        rf__runs_add(map, clean, run.n, from->base + run.raw, run.n_raw);
        return;
    }
    if (run.n != run.n_raw) {
        rf__mapped_span(from, run.raw, run.raw + run.n_raw, &start, &end);
        rf__runs_add(map, clean, run.n, start, (uint32_t)(end - start));
        return;
    }
    /* A copied stretch: cut where the decoded text's own runs are cut. */
    size_t low = 0, high = from->n_runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (from->runs[middle].clean <= run.raw)
            low = middle;
        else
            high = middle;
    }
    uint64_t at = run.raw, stop = run.raw + run.n;
    for (; low < from->n_runs && at < stop; low++) {
        const rf_map_run *r = &from->runs[low];
        uint64_t r_end = (uint64_t)r->clean + r->n;
        if (r_end <= at)
            continue;
        uint64_t first = at > r->clean ? at : r->clean, last = r_end < stop ? r_end : stop;
        if (first >= last)
            break;
        rf__mapped_span(from, first, last, &start, &end);
        rf__runs_add(map, clean + (uint32_t)(first - run.raw), (uint32_t)(last - first), start,
                     (uint32_t)(end - start));
        at = last;
    }
}

static void carry_block(carrier *c, rf__finished *ret, const rf__article_block *block,
                        uint32_t clean) {
    const rf__runs *map = &c->article->map;
    uint32_t start = block->start, end = block->start + block->n;
    while (c->run < map->n && map->runs[c->run].clean + map->runs[c->run].n <= start)
        c->run++;
    for (size_t i = c->run; i < map->n && map->runs[i].clean < end; i++) {
        rf_map_run run = map->runs[i];
        uint32_t before = run.clean < start ? start - run.clean : 0;
        uint32_t after = run.clean + run.n > end ? run.clean + run.n - end : 0;
        if (before + after && run.n == run.n_raw) {
            run.raw += before;
            run.n_raw -= before + after;
        } else if (before + after) {
            uint64_t from, to;
            rf__runs_span(&map->runs[i], 1, run.clean + before, run.clean + run.n - after, &from,
                          &to);
            run.raw = from;
            run.n_raw = (uint32_t)(to - from);
        }
        run.clean += before;
        run.n -= before + after;
        carry_run(&ret->map, c->from, clean + (run.clean - start), run);
    }
}

static rf_err no_memory(rf_diag *diag) {
    return rf_diag_set(diag, RF_ERR_NOMEM, "", 0, 0, "there is not enough memory");
}

rf_err rf__finish(rf__finished *ret, const rf__article *article, const rf__mapped *from,
                  rf_diag *diag) {
    carrier c = {article, from, 0};
    rf__buf_clear(&ret->text);
    ret->map.n = 0;
    ret->map.failed = false;
    size_t n_blocks = 0;
    if (article->failed ||
        !rf__grow(&ret->blocks, &ret->blocks_cap, article->n_blocks + 1, sizeof *ret->blocks))
        return no_memory(diag);
    for (size_t i = 0; i < article->n_blocks; i++) {
        const rf__article_block *block = &article->blocks[i];
        if ((block->flags & RF__BLOCK_DROPPED) || !block->n)
            continue;
        if (ret->text.n)
            rf__buf_add(&ret->text, "\n", 1);
        uint32_t clean = (uint32_t)ret->text.n;
        rf__buf_add(&ret->text, article->text.bytes + block->start, block->n);
        carry_block(&c, ret, block, clean);
        ret->blocks[n_blocks++] =
            (rf_block){clean, block->n, (rf_block_kind)block->kind, block->page};
    }
    if (ret->text.failed || ret->map.failed)
        return no_memory(diag);
    rf_report *report = &ret->report;
    report->text = ret->text.n ? ret->text.bytes : "";
    report->n = (uint32_t)ret->text.n;
    report->blocks = ret->blocks;
    report->n_blocks = (uint32_t)n_blocks;
    report->map = ret->map.runs;
    report->n_map = (uint32_t)ret->map.n;
    return RF_OK;
}

void rf__finished_free(rf__finished *finished) {
    rf__buf_free(&finished->text);
    rf__free(finished->map.runs);
    rf__free(finished->blocks);
}
