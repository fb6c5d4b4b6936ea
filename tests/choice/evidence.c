/* The places that may be meant by each claim of the reports of a manifest whose sentence names none
 * of its own, with their traits, for those who judge them: a JSON line a claim. usage:
 * choice-evidence MANIFEST.tsv */
#include "base/buf.h"
#include "claim/where/place_choice.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_slice(rf__buf *out, rf__doc *doc, uint32_t token, uint32_t n) {
    const char *text = rf__doc_slice(doc, token, n);
    rf__buf_json(out, text ? text : "");
}

static void add_names(rf__buf *out, rf__doc *doc, uint32_t last) {
    rf__buf_str(out, "\"names\":[");
    for (uint32_t i = last; i != UINT32_MAX; i = doc->mentions[i].previous) {
        const rf__mention *m = &doc->mentions[i];
        if (i != last)
            rf__buf_str(out, ",");
        add_slice(out, doc, m->phrase, m->n_phrase);
        rf__buf_str(out, ",");
        add_slice(out, doc, m->token, m->n_tokens);
    }
    rf__buf_str(out, "]");
}

static void print_draft(rf__doc *doc, uint32_t index, const char *path) {
    const rf__draft *d = &doc->drafts[index];
    const rf_claim *claim = &d->claim;
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf__place_option list[RF__MOST_OPTIONS];
    uint32_t n = rf__place_options(doc, index, list);
    uint32_t rule = rf__place_traits(doc, index, list, n);
    uint32_t at = s->start, to = s->start + s->n;
    if (d->quantity != UINT32_MAX) {
        const rf__token *first = &doc->tokens[doc->quantities[d->quantity].token];
        at = first->start;
        to = first->start + first->n;
    }
    uint64_t start, end;
    rf_report_raw_span(doc->report, at, to, &start, &end);
    bool figure = claim->kind == RF_FIGURE;
    const char *slash = strrchr(path, '/');
    rf__buf out = {0};
    rf__buf_printf(&out, "{\"file\":\"%s\",\"kind\":\"%s\",\"code\":\"%s\",\"start\":%" PRIu64,
                   slash ? slash + 1 : path, figure ? "figure" : "event",
                   figure ? rf_indicator_name(claim->indicator) : rf_event_type_name(claim->event),
                   start);
    rf__buf_printf(&out, ",\"rule\":%d,\"own\":%d,\"place\":", rule == UINT32_MAX ? -1 : (int)rule,
                   !d->carried);
    const char *text = claim->place.text ? claim->place.text : "";
    rf__buf_json(&out, text);
    rf__buf_str(&out, ",\"options\":[");
    for (uint32_t k = 0; k < n; k++) {
        rf__buf_str(&out, k ? ",{" : "{");
        add_names(&out, doc, list[k].last);
        rf__buf_str(&out, ",\"traits\":[");
        for (uint32_t t = 0; t < list[k].traits.n; t++) {
            const rf__trait *trait = &list[k].traits.list[t];
            rf__buf_printf(&out, "%s[\"%s\",%d,%.4g]", t ? "," : "",
                           rf__place_trait_names[trait->sort], trait->kind, (double)trait->value);
        }
        rf__buf_str(&out, "]}");
    }
    rf__buf_str(&out, "]}\n");
    fwrite(out.bytes, 1, out.n, stdout);
    rf__buf_free(&out);
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
            print_draft(doc, d, file->path);
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
        fprintf(stderr, "usage: choice-evidence MANIFEST.tsv\n");
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
