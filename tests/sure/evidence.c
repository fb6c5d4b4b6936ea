/* What speaks for and against each claim of the reports of a manifest, for fit.py: a line a claim,
 * tab-separated, below a head: file, kind, indicator or type, first byte of its number (of an
 * event: of its sentence), then the evidence of claim/sure/sure.h. usage: sure-evidence
 * MANIFEST.tsv */
#include "claim/sure/sure.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_draft(const rf__doc *doc, const rf__draft *draft, const char *path) {
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
    printf("%s\t%s\t%s\t%" PRIu64, slash ? slash + 1 : path, figure ? "figure" : "event",
           figure ? rf_indicator_name(claim->indicator) : rf_event_type_name(claim->event), start);
    double evidence[RF__N_EVIDENCE];
    rf__weigh(doc, draft, evidence);
    for (int e = 0; e < RF__N_EVIDENCE; e++)
        printf("\t%.4g", evidence[e]);
    printf("\n");
}

static rf_err print_file(rf_extractor *extractor, const rf_report_file *file, rf_issues *issues,
                         rf_diag *diag) {
    rf_report_options options = {.published = file->published,
                                 .outlet = file->outlet,
                                 .title = file->title,
                                 .unhashed = true};
    rf_reader *reader = NULL;
    const rf_report *report;
    rf_err err = rf_reader_open(&reader, file->path, &options, issues, diag);
    while (!err && !(err = rf_reader_next(reader, &report, diag)) && report) {
        rf__doc *doc = rf__extractor_doc(extractor);
        err = rf__doc_read(doc, report);
        for (uint32_t d = 0; d < doc->n_drafts && !err; d++)
            print_draft(doc, &doc->drafts[d], file->path);
    }
    rf_reader_free(reader);
    return err;
}

int main(int argc, char **argv) {
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    rf_lexicon *lexicon = NULL;
    rf_gazetteer *gazetteer = NULL;
    rf_extractor *extractor = NULL;
    rf_report_list list = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: sure-evidence MANIFEST.tsv\n");
        return 2;
    }
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_lexicon_open(&lexicon, NULL, issues, &diag);
    if (!err)
        err = rf_gazetteer_open(&gazetteer, getenv("RF_GAZETTEER"), &diag);
    if (!err)
        err = rf_extractor_new(&extractor, lexicon, gazetteer);
    if (!err)
        err = rf_report_list_make(&list, NULL, 0, argv[1], issues, &diag);
    printf("file\tkind\tcode\tstart");
    for (int e = 0; e < RF__N_EVIDENCE; e++)
        printf("\t%s", rf__evidence_names[e]);
    printf("\n");
    for (size_t i = 0; i < list.n && !err; i++)
        err = print_file(extractor, &list.files[i], issues, &diag);
    if (err)
        fprintf(stderr, "%s %s\n", rf_strerror(err), diag.message);
    rf_report_list_free(&list);
    rf_extractor_free(extractor);
    rf_gazetteer_free(gazetteer);
    rf_lexicon_free(lexicon);
    rf_issues_free(issues);
    return err ? 1 : 0;
}
