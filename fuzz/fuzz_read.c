/* The whole of reading: any bytes give reports, any report claims. Spans lie in the file in order,
 * and where the file is plain text the number's text is the file's bytes. The first byte says how
 * the file is read. */
#include "base/mem.h"
#include "refuge/claim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good) {
    if (!good)
        abort();
}

static const rf_lexicon *lexicon(void) {
    static rf_lexicon *opened;
    if (!opened)
        check(!rf_lexicon_open(&opened, NULL, NULL, NULL));
    return opened;
}

/* With places where the environment names a gazetteer. */
static const rf_gazetteer *gazetteer(void) {
    static rf_gazetteer *opened;
    const char *path = getenv("RF_GAZETTEER");
    if (!opened && path)
        check(!rf_gazetteer_open(&opened, path, NULL));
    return opened;
}

static bool is_ascii(const char *bytes, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (bytes[i] < ' ' || bytes[i] > '~')
            return false;
    return true;
}

static void check_quote(const rf_quote *quote, const char *file, size_t n, bool plain) {
    size_t length = strlen(quote->text);
    check(quote->start <= quote->end && quote->end <= n);
    if (!plain || quote->end - quote->start != length || !is_ascii(quote->text, length))
        return;
    for (size_t i = 0; i < length; i++) { /* control bytes and spaces of code pages become spaces */
        unsigned char byte = (unsigned char)file[quote->start + i];
        check(byte == (unsigned char)quote->text[i] || byte < ' ' || byte >= 0x7F);
    }
}

static void check_claim(const rf_claim *claim, const rf_report *report, const char *file, size_t n,
                        bool plain) {
    char *line = NULL;
    check_quote(&claim->words, file, n, plain);
    if (claim->kind == RF_FIGURE) {
        check(claim->indicator > RF_NO_INDICATOR && claim->indicator < RF_N_INDICATORS);
        check(isfinite(claim->low) && isfinite(claim->high) && claim->low <= claim->high);
        check(claim->number.text && claim->number.start >= claim->words.start &&
              claim->number.end <= claim->words.end);
        check_quote(&claim->number, file, n, plain);
    } else {
        check(claim->event > RF_NO_EVENT && claim->event < RF_N_EVENT_TYPES);
    }
    check(claim->confidence >= 0 && claim->confidence <= 1);
    check(claim->from == RF_NO_DATE || claim->to == RF_NO_DATE || claim->from <= claim->to);
    check(!rf_claim_json(&line, claim, report) && line[strlen(line) - 1] == '\n');
    rf__free(line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const formats[] = {"text", NULL, "html", "feed", "reliefweb", "ndjson"};
    rf_extractor *extractor = NULL;
    rf_issues *issues = NULL;
    rf_reader *reader = NULL;
    const rf_report *report = NULL;
    rf_claims claims = {0};
    rf_diag diag = {0};
    if (!size || size > 1 << 16)
        return 0;
    uint32_t how = (data[0] & 0x7F) % (sizeof formats / sizeof *formats);
    const char *file = (const char *)data + 1;
    rf_report_options options = {.format = formats[how], .published = RF_NO_DATE};
    if (data[0] & 0x80)
        check(!rf_date_make(&options.published, 2020, 2, 18));
    if (rf_issues_new(&issues) || rf_extractor_new(&extractor, lexicon(), gazetteer()))
        return 0;
    rf_err err = rf_reader_open_bytes(&reader, "in", file, size - 1, &options, issues, &diag);
    while (!err && !(err = rf_reader_next(reader, &report, &diag)) && report) {
        check(!rf_extract(extractor, report, &claims, issues));
        for (size_t i = 0; i < claims.n; i++)
            check_claim(&claims.claims[i], report, file, size - 1, how == 0);
    }
    check(err != RF_ERR_NOMEM && (!err || diag.message[0]));
    rf_claims_free(&claims);
    rf_reader_free(reader);
    rf_extractor_free(extractor);
    rf_issues_free(issues);
    return 0;
}
