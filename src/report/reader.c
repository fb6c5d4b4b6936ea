/* A reader takes the reports of a file one after the other. It holds one of them at a time. */
#include "base/mem.h"
#include "report/finish.h"
#include "report/formats.h"
#include "report/input.h"

#include <sha256.h>
#include <string.h>

enum { MOST_BYTES = 64 << 20 };

struct rf_reader {
    rf__input input;
    char *path;
    rf_report_options options;
    rf_issues *issues;
    rf_report_rules *own_rules;
    rf__article article;
    rf__finished finished;
    bool done;
};

static rf_err no_memory(rf_diag *diag, const char *path) {
    return rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "there is not enough memory");
}

static rf_err make_reader(rf_reader **ret, const char *path, const rf_report_options *options,
                          rf_issues *issues, rf_diag *diag) {
    rf_reader *reader = rf__calloc(1, sizeof *reader);
    if (!reader || !(reader->path = rf__strdup(path))) {
        rf__free(reader);
        return no_memory(diag, path);
    }
    reader->input.fd = -1;
    reader->issues = issues;
    if (options)
        reader->options = *options;
    else
        reader->options.published = RF_NO_DATE;
    if (!reader->options.most_bytes)
        reader->options.most_bytes = MOST_BYTES;
    if (!reader->options.rules) {
        rf_err err = rf_report_rules_new(&reader->own_rules, NULL, issues, diag);
        if (err) {
            rf_reader_free(reader);
            return err;
        }
        reader->options.rules = reader->own_rules;
    }
    *ret = reader;
    return RF_OK;
}

rf_err rf_reader_open(rf_reader **ret, const char *path, const rf_report_options *options,
                      rf_issues *issues, rf_diag *diag) {
    rf_reader *reader = NULL;
    rf_err err = make_reader(&reader, path, options, issues, diag);
    if (err)
        return err;
    err = rf__input_open(&reader->input, reader->path, diag);
    if (err)
        rf_reader_free(reader);
    else
        *ret = reader;
    return err;
}

rf_err rf_reader_open_bytes(rf_reader **ret, const char *path, const char *bytes, size_t n,
                            const rf_report_options *options, rf_issues *issues, rf_diag *diag) {
    rf_reader *reader = NULL;
    rf_err err = make_reader(&reader, path, options, issues, diag);
    if (err)
        return err;
    rf__input_from_bytes(&reader->input, reader->path, bytes, n);
    *ret = reader;
    return RF_OK;
}

rf_err rf_reader_next(rf_reader *reader, const rf_report **ret, rf_diag *diag) {
    *ret = NULL;
    if (reader->done)
        return RF_OK;
    reader->done = true;
    rf_err err = rf__input_all(&reader->input, reader->options.most_bytes, diag);
    if (err)
        return err;
    const rf__input *in = &reader->input;
    size_t bom = in->n >= 3 && !memcmp(in->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    rf__mapped from = {.text = in->n ? in->bytes : "", .n = in->n};
    rf__article_clear(&reader->article);
    rf__read_plain(&reader->article, from.text + bom, from.n - bom);
    from.text += bom;
    from.base += bom;
    err = rf__finish(&reader->finished, &reader->article, &from, reader->options.rules,
                     &reader->options, diag);
    if (err)
        return err;
    rf_report *report = &reader->finished.report;
    report->path = report->name = reader->path;
    report->n_raw = in->n;
    SHA256Data((const uint8_t *)in->bytes, in->n, report->sha256);
    *ret = report;
    return RF_OK;
}

void rf_reader_free(rf_reader *reader) {
    if (!reader)
        return;
    rf__input_close(&reader->input);
    rf__article_free(&reader->article);
    rf__finished_free(&reader->finished);
    rf_report_rules_free(reader->own_rules);
    rf__free(reader->path);
    rf__free(reader);
}
