#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    rf_lexicon *lexicon;
    rf_issues *issues;
    rf_extractor *extractor;
    rf_gazetteer *gazetteer; /* or NULL */
    rf_report report;
    rf_block *blocks;
    char *text;
};

static void must(rf_err err) {
    if (!err)
        return;
    fprintf(stderr, "reading: %s\n", rf_strerror(err));
    abort();
}

static void cut_blocks(reading *r) {
    r->blocks = calloc(strlen(r->text) + 1, sizeof *r->blocks);
    if (!r->blocks)
        abort();
    for (const char *line = r->text; *line;) {
        const char *end = strchrnul(line, '\n'), *from = line;
        bool bullet = !strncmp(from, "- ", 2);
        from += bullet ? 2 : 0;
        if (end > from)
            r->blocks[r->report.n_blocks++] =
                (rf_block){.start = (uint32_t)(from - r->text),
                           .n = (uint32_t)(end - from),
                           .kind = bullet ? RF_BLOCK_BULLET : RF_BLOCK_PARAGRAPH};
        line = *end ? end + 1 : end;
    }
}

static reading *read_text(const char *text, const char *date, rf_gazetteer *gazetteer) {
    reading *r = calloc(1, sizeof *r);
    if (!r || !(r->text = strdup(text)))
        abort();
    r->gazetteer = gazetteer;
    must(rf_issues_new(&r->issues));
    must(rf_lexicon_open(&r->lexicon, NULL, r->issues, NULL));
    must(rf_extractor_new(&r->extractor, r->lexicon, gazetteer));
    r->report = (rf_report){.path = "a.txt",
                            .name = "a.txt",
                            .text = r->text,
                            .n = (uint32_t)strlen(r->text),
                            .title = "",
                            .outlet = "",
                            .byline = "",
                            .url = "",
                            .dateline = "",
                            .published = RF_NO_DATE};
    if (date)
        must(rf_date_parse(&r->report.published, date, strlen(date)));
    cut_blocks(r);
    r->report.blocks = r->blocks;
    must(rf__doc_read(reading_doc(r), &r->report));
    return r;
}

reading *reading_new(const char *text, const char *date) { return read_text(text, date, NULL); }

reading *reading_with_places(const char *text, const char *date) {
    rf_gazetteer *gazetteer = NULL;
    if (rf_gazetteer_open(&gazetteer, NULL, NULL))
        return NULL;
    if (rf_gazetteer_count(gazetteer) < 100000) {
        rf_gazetteer_free(gazetteer);
        return NULL;
    }
    return read_text(text, date, gazetteer);
}

void reading_free(reading *r) {
    rf_extractor_free(r->extractor);
    rf_gazetteer_free(r->gazetteer);
    rf_lexicon_free(r->lexicon);
    rf_issues_free(r->issues);
    free(r->blocks);
    free(r->text);
    free(r);
}

rf__doc *reading_doc(reading *r) { return rf__extractor_doc(r->extractor); }

const char *reading_words(reading *r, uint32_t from, uint32_t n) {
    const char *words = rf__doc_slice(reading_doc(r), from, n);
    if (!words)
        abort();
    return words;
}
