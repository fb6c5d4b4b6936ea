/* Lexicon files: any bytes give a lexicon or errors that name a line; a lexicon can read a text. */
#include "base/mem.h"
#include "claim/lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good) {
    if (!good)
        abort();
}

static void read_with(const rf_lexicon *lexicon, const char *text, size_t n) {
    rf_extractor *extractor = NULL;
    rf_reader *reader = NULL;
    rf_issues *issues = NULL;
    rf_claims claims = {0};
    const rf_report *report = NULL;
    rf_report_options options = {.format = "text"};
    check(!rf_issues_new(&issues) && !rf_extractor_new(&extractor, lexicon, NULL));
    check(!rf_date_make(&options.published, 2020, 2, 18));
    if (!rf_reader_open_bytes(&reader, "in", text, n, &options, issues, NULL) &&
        !rf_reader_next(reader, &report, NULL) && report)
        check(!rf_extract(extractor, report, &claims, issues));
    rf_claims_free(&claims);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
    rf_issues_free(issues);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    rf_lexicon *lexicon = NULL;
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    if (rf_issues_new(&issues))
        return 0;
    rf_err err =
        rf__lexicon_from_text(&lexicon, "in", (const char *)data, size, size % 2, issues, &diag);
    if (err)
        check(err == RF_ERR_LEXICON && diag.message[0] && rf_issues_of(issues, RF_ERROR) > 0);
    else
        check(!rf_issues_of(issues, RF_ERROR));
    for (size_t i = 0; i < rf_issues_count(issues); i++)
        check(rf_issues_get(issues, i)->line >= 1 && rf_issues_get(issues, i)->column >= 1);
    if (!err)
        read_with(lexicon, (const char *)data, size);
    rf_lexicon_free(lexicon);
    rf_issues_free(issues);
    return 0;
}
