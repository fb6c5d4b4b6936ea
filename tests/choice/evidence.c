/* The places or the periods that may be meant by each claim of the reports of a manifest, or what
 * each number that no rule reads may count, with their traits, for those who judge them: a JSON
 * line a claim or number. usage: choice-evidence place|period|figure MANIFEST.tsv */
#include "base/buf.h"
#include "claim/figure/figure_choice.h"
#include "claim/period/period_option.h"
#include "claim/where/place_choice.h"
#include "judged.h"

#include <inttypes.h>
#include <stdio.h>
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

/* Which claim it is. */
static void add_draft(rf__buf *out, const rf__doc *doc, const rf__draft *d, const char *path) {
    judged j = judged_draft(doc, d, path);
    rf__buf_printf(out, "{\"file\":\"%s\",\"kind\":\"%s\",\"code\":\"%s\",\"start\":%" PRIu64,
                   j.file, j.kind, j.code, j.start);
}

static void add_traits(rf__buf *out, const rf__traits *traits, const char *const *names) {
    rf__buf_str(out, "\"traits\":[");
    for (uint32_t t = 0; t < traits->n; t++) {
        const rf__trait *trait = &traits->list[t];
        rf__buf_printf(out, "%s[\"%s\",%d,%.4g]", t ? "," : "", names[trait->sort], trait->kind,
                       (double)trait->value);
    }
    rf__buf_str(out, "]}");
}

static void print(rf__buf *out) {
    rf__buf_str(out, "]}\n");
    fwrite(out->bytes, 1, out->n, stdout);
    rf__buf_free(out);
}

static void print_places(rf__doc *doc, uint32_t index, const char *path) {
    const rf__draft *d = &doc->drafts[index];
    rf__place_option list[RF__MOST_OPTIONS];
    uint32_t n = rf__place_options(doc, index, list);
    uint32_t rule = rf__place_traits(doc, index, list, n);
    rf__buf out = {0};
    add_draft(&out, doc, d, path);
    rf__buf_printf(&out, ",\"rule\":%d,\"own\":%d,\"place\":", rule == UINT32_MAX ? -1 : (int)rule,
                   !d->carried);
    rf__buf_json(&out, d->claim.place.text ? d->claim.place.text : "");
    rf__buf_str(&out, ",\"options\":[");
    for (uint32_t k = 0; k < n; k++) {
        rf__buf_str(&out, k ? ",{" : "{");
        add_names(&out, doc, list[k].last);
        rf__buf_str(&out, ",");
        add_traits(&out, &list[k].traits, rf__place_trait_names);
    }
    print(&out);
}

static void add_date(rf__buf *out, const char *name, rf_date date) {
    char text[11] = "";
    if (date != RF_NO_DATE)
        rf_date_format(date, text);
    rf__buf_printf(out, "\"%s\":\"%s\",", name, text);
}

static void print_periods(rf__doc *doc, const rf__report_times *report, uint32_t index,
                          const char *path) {
    const rf__draft *d = &doc->drafts[index];
    rf__periods all;
    rf__period_options(doc, report, index, &all);
    rf__period_traits(doc, report, index, NULL, &all);
    rf__buf out = {0};
    add_draft(&out, doc, d, path);
    rf__buf_printf(&out, ",\"rule\":0,\"open\":%d,\"options\":[",
                   rf__may_choose_period(doc, report, d));
    for (uint32_t k = 0; k < all.n; k++) {
        rf__buf_str(&out, k ? ",{" : "{");
        add_date(&out, "from", all.list[k].from);
        add_date(&out, "to", all.list[k].to);
        add_traits(&out, &all.list[k].traits, rf__period_trait_names);
    }
    print(&out);
}

static void print_figure(const rf__doc *doc, const rf__figures_read *read, uint32_t quantity,
                         const char *path) {
    const rf__quantity *q = &doc->quantities[quantity];
    const rf__token *first = &doc->tokens[q->token], *last = first + q->n_tokens - 1;
    rf__figure_option list[RF__MOST_FIGURE_OPTIONS];
    uint32_t n = rf__figure_options(doc, read, quantity, list);
    uint64_t start, end;
    rf_report_raw_span(doc->report, first->start, last->start + last->n, &start, &end);
    const char *slash = strrchr(path, '/');
    rf__buf out = {0};
    rf__buf_printf(
        &out, "{\"file\":\"%s\",\"start\":%" PRIu64 ",\"end\":%" PRIu64 ",\"rule\":0,\"options\":[",
        slash ? slash + 1 : path, start, end);
    for (uint32_t k = 0; k < n; k++) {
        rf__buf_printf(&out, "%s{\"code\":\"%s\",", k ? "," : "",
                       k ? rf_indicator_name(list[k].indicator) : "");
        add_traits(&out, &list[k].traits, rf__figure_trait_names);
    }
    print(&out);
}

static void print_figures(rf__doc *doc, const char *path, void *arg) {
    (void)arg;
    rf__figures_read read;
    if (rf__see_figures(doc, &read))
        return;
    for (uint32_t i = 0; i < doc->n_quantities; i++)
        if (rf__may_choose_figure(doc, &read, i))
            print_figure(doc, &read, i, path);
}

static void print_doc(rf__doc *doc, const char *path, void *arg) {
    bool periods = *(const bool *)arg;
    rf__report_times report;
    for (uint32_t d = 0; d < doc->n_drafts; d++) { /* as it was when it was chosen */
        rf__draft *draft = &doc->drafts[d];
        draft->claim.from = draft->from_by_rule;
        draft->claim.to = draft->to_by_rule;
        draft->claim.flow = draft->flow_by_rule;
    }
    if (periods && doc->n_drafts)
        rf__see_times(doc, &report);
    for (uint32_t d = 0; d < doc->n_drafts; d++) {
        if (periods)
            print_periods(doc, &report, d, path);
        else
            print_places(doc, d, path);
    }
}

int main(int argc, char **argv) {
    bool periods = argc == 3 && !strcmp(argv[1], "period");
    if (argc == 3 && !strcmp(argv[1], "figure"))
        return judged_reports(argv[2], print_figures, NULL);
    if (argc != 3 || (!periods && strcmp(argv[1], "place") != 0)) {
        fprintf(stderr, "usage: choice-evidence place|period|figure MANIFEST.tsv\n");
        return 2;
    }
    return judged_reports(argv[2], print_doc, &periods);
}
