#include "judged.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

judged judged_draft(const rf__doc *doc, const rf__draft *draft, const char *path) {
    const rf_claim *claim = &draft->claim;
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t at = s->start, to = s->start + s->n;
    if (draft->quantity != UINT32_MAX) {
        const rf__token *first = &doc->tokens[doc->quantities[draft->quantity].token];
        at = first->start;
        to = first->start + first->n;
    }
    uint64_t start, end;
    rf_report_raw_span(doc->report, at, to, &start, &end);
    bool figure = claim->kind == RF_FIGURE;
    const char *slash = strrchr(path, '/');
    return (judged){.file = slash ? slash + 1 : path,
                    .kind = figure ? "figure" : "event",
                    .code = figure ? rf_indicator_name(claim->indicator)
                                   : rf_event_type_name(claim->event),
                    .start = start};
}

typedef struct readers {
    rf_extractor *extractor;
    rf_issues *issues;
    void (*see)(rf__doc *doc, const char *path, void *arg);
    void *arg;
} readers;

static rf_err see_file(const readers *r, const rf_report_file *file, rf_diag *diag) {
    rf_report_options options = {.published = file->published,
                                 .outlet = file->outlet,
                                 .title = file->title,
                                 .unhashed = true};
    rf_reader *reader = NULL;
    const rf_report *report;
    rf_err err = rf_reader_open(&reader, file->path, &options, r->issues, diag);
    while (!err && !(err = rf_reader_next(reader, &report, diag)) && report) {
        rf__doc *doc = rf__extractor_doc(r->extractor);
        err = rf__doc_read(doc, report);
        if (!err)
            r->see(doc, file->path, r->arg);
    }
    rf_reader_free(reader);
    return err;
}

int judged_reports(const char *manifest, void (*see)(rf__doc *doc, const char *path, void *arg),
                   void *arg) {
    readers r = {.see = see, .arg = arg};
    rf_diag diag = {0};
    rf_lexicon *lexicon = NULL;
    rf_gazetteer *gazetteer = NULL;
    rf_report_list list = {0};
    rf_err err = rf_issues_new(&r.issues);
    if (!err)
        err = rf_lexicon_open(&lexicon, NULL, r.issues, &diag);
    if (!err)
        err = rf_gazetteer_open(&gazetteer, getenv("RF_GAZETTEER"), &diag);
    if (!err)
        err = rf_extractor_new(&r.extractor, lexicon, gazetteer);
    if (!err)
        err = rf_report_list_make(&list, NULL, 0, manifest, r.issues, &diag);
    for (size_t i = 0; i < list.n && !err; i++)
        err = see_file(&r, &list.files[i], &diag);
    if (err)
        fprintf(stderr, "%s %s\n", rf_strerror(err), diag.message);
    rf_report_list_free(&list);
    rf_extractor_free(r.extractor);
    rf_gazetteer_free(gazetteer);
    rf_lexicon_free(lexicon);
    rf_issues_free(r.issues);
    return err ? 1 : 0;
}
