/* Reads the input as a file of one format and checks what every report must keep: blocks in order
 * and within the text, map runs in order, spans within the file. */
#include "refuge/report.h"

#include <stdlib.h>

static void check_report(const rf_report *r, uint64_t n_raw, bool raw_is_file) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < r->n_blocks; i++) {
        const rf_block *b = &r->blocks[i];
        if (b->start < at || b->n == 0 || b->start + b->n > r->n)
            abort();
        at = b->start + b->n;
        uint64_t from, to;
        rf_report_raw_span(r, b->start, b->start + b->n, &from, &to);
        if (from > to || (raw_is_file && to > n_raw))
            abort();
    }
    for (uint32_t i = 0; i < r->n_map; i++)
        if (!r->map[i].n || r->map[i].clean + r->map[i].n > r->n ||
            (i && r->map[i].clean < r->map[i - 1].clean + r->map[i - 1].n))
            abort();
    if (raw_is_file && r->raw_start + r->n_raw > n_raw)
        abort();
}

static int read_as(const char *format, const uint8_t *data, size_t size) {
    static rf_report_rules *rules; /* the fuzzer runs on one thread */
    rf_issues *issues = NULL;
    rf_reader *reader = NULL;
    const rf_report *report = NULL;
    rf_date today;
    if ((!rules && rf_report_rules_new(&rules, NULL, NULL, NULL)) ||
        rf_date_make(&today, 2025, 1, 1) || rf_issues_new(&issues))
        abort();
    rf_report_options options = {.format = format,
                                 .published = RF_NO_DATE,
                                 .most_bytes = 1 << 20,
                                 .rules = rules,
                                 .not_after = today};
    if (!rf_reader_open_bytes(&reader, "x", (const char *)data, size, &options, issues, NULL))
        while (!rf_reader_next(reader, &report, NULL) && report)
            check_report(report, size, true);
    rf_reader_free(reader);
    rf_issues_free(issues);
    return 0;
}
