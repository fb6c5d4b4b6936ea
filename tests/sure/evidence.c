/* What speaks for and against each claim of the reports of a manifest, for fit.py: a line a claim,
 * tab-separated, below a head: file, kind, indicator or type, first byte of its number (of an
 * event: of its sentence), then the evidence of claim/sure/sure.h. usage: sure-evidence
 * MANIFEST.tsv */
#include "claim/sure/sure.h"
#include "judged.h"

#include <inttypes.h>
#include <stdio.h>

static void print_draft(const rf__doc *doc, const rf__draft *draft, const char *path) {
    judged j = judged_draft(doc, draft, path);
    printf("%s\t%s\t%s\t%" PRIu64, j.file, j.kind, j.code, j.start);
    double evidence[RF__N_EVIDENCE];
    rf__weigh(doc, draft, evidence);
    for (int e = 0; e < RF__N_EVIDENCE; e++)
        printf("\t%.4g", evidence[e]);
    printf("\n");
}

static void print_doc(rf__doc *doc, const char *path, void *arg) {
    (void)arg;
    for (uint32_t d = 0; d < doc->n_drafts; d++)
        print_draft(doc, &doc->drafts[d], path);
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: sure-evidence MANIFEST.tsv\n");
        return 2;
    }
    printf("file\tkind\tcode\tstart");
    for (int e = 0; e < RF__N_EVIDENCE; e++)
        printf("\t%s", rf__evidence_names[e]);
    printf("\n");
    return judged_reports(argv[1], print_doc, NULL);
}
