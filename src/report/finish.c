#include "report/finish.h"

#include "base/mem.h"
#include "report/furniture.h"
#include "report/language.h"

#include <string.h>

/* Carries the runs of kept blocks over to the final text and through `from` to the file. */
typedef struct carrier {
    const rf__article *article;
    const rf__mapped *from;
    size_t run; /* the first run of the article that may still matter */
} carrier;

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
        run.clean = clean + (run.clean + before - start);
        run.n -= before + after;
        rf__runs_carry(&ret->map, c->from, run);
    }
}

static rf_err no_memory(rf_diag *diag) {
    return rf_diag_set(diag, RF_ERR_NOMEM, "", 0, 0, "there is not enough memory");
}

static rf_err take_blocks(rf__finished *ret, const rf__article *article, const rf__mapped *from,
                          rf_diag *diag) {
    carrier c = {article, from, 0};
    rf__buf_clear(&ret->text);
    ret->map.n = 0;
    ret->map.failed = false;
    size_t n_blocks = 0;
    if (!rf__grow(&ret->blocks, &ret->blocks_cap, article->n_blocks + 1, sizeof *ret->blocks))
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

static const char *first_of(const char *a, const char *b, const char *c) {
    return a && *a ? a : b && *b ? b : c;
}

static void take_date(rf__finished *ret, const rf__article_meta *meta, rf_date given) {
    rf_report *r = &ret->report;
    const rf__masthead *m = &ret->masthead;
    r->published = given != RF_NO_DATE             ? given
                   : meta->published != RF_NO_DATE ? meta->published
                                                   : m->published;
    r->date_how = given != RF_NO_DATE             ? RF_DATE_GIVEN
                  : meta->published != RF_NO_DATE ? RF_DATE_METADATA
                                                  : m->how;
    bool known = r->published != RF_NO_DATE;
    r->date_candidates = m->candidates;
    r->n_date_candidates = known ? 0 : m->n_candidates;
}

/* "en-GB" and "EN" are en. */
static void take_language(rf_report *r, const rf__article *article, const rf_report_rules *rules) {
    const char *said = article->meta.language;
    rf__language(rules, article, r->text, r->n, r->language);
    if (*r->language || !said)
        return;
    size_t n = 0;
    while (n < 3 && ((said[n] | 0x20) >= 'a' && (said[n] | 0x20) <= 'z'))
        n++;
    if (n < 2 || (said[n] && said[n] != '-' && said[n] != '_'))
        return;
    for (size_t i = 0; i < n; i++)
        r->language[i] = said[i] | 0x20;
    r->language[n] = 0;
}

rf_err rf__finish(rf__finished *ret, rf__article *article, const rf__mapped *from,
                  const rf_report_rules *rules, const rf_report_options *options, rf_diag *diag) {
    if (article->failed)
        return no_memory(diag);
    if (rf__drop_furniture(rules, article))
        return no_memory(diag);
    rf__find_masthead(&ret->masthead, rules, article, options->not_after);
    rf_err err = take_blocks(ret, article, from, diag);
    if (err)
        return err;
    rf_report *r = &ret->report;
    const rf__article_meta *meta = &article->meta;
    const rf__masthead *m = &ret->masthead;
    r->title = first_of(options->title, meta->title, m->title);
    r->outlet = first_of(options->outlet, meta->outlet, m->outlet);
    r->byline = first_of(meta->byline, m->byline, "");
    r->url = first_of(meta->url, NULL, "");
    r->dateline = m->dateline;
    take_date(ret, meta, options->published);
    take_language(r, article, rules);
    return RF_OK;
}

void rf__finished_free(rf__finished *finished) {
    rf__buf_free(&finished->text);
    rf__free(finished->map.runs);
    rf__free(finished->blocks);
}
