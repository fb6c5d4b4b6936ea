/* What the stages of quantities and times make of texts: one text a line on standard input, behind
 * the day of its report (YYYY-MM-DD or -) and a tab; one line of JSON for each. */
#include "claim/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_text(const rf__doc *doc, uint32_t token, uint32_t n) {
    const rf__token *first = &doc->tokens[token], *last = &doc->tokens[token + n - 1];
    putchar('"');
    for (uint32_t i = first->start; i < last->start + last->n; i++) {
        unsigned char c = (unsigned char)doc->report->text[i];
        if (c == '"' || c == '\\')
            putchar('\\');
        if (c >= 0x20)
            putchar(c);
    }
    putchar('"');
}

static void print_quantity(const rf__doc *doc, const rf__quantity *q) {
    static const char *const kinds[] = {"count", "share", "times", "not"};
    printf("{\"text\":");
    print_text(doc, q->token, q->n_tokens);
    printf(",\"phrase\":");
    print_text(doc, q->phrase, q->n_phrase);
    printf(",\"low\":%.15g,\"high\":%.15g,\"qualifier\":\"%s\",\"kind\":\"%s\",\"why\":\"%s\","
           "\"paren_of\":%d}",
           q->low, q->high, rf_qualifier_name(q->qualifier), kinds[q->kind],
           q->why_not ? q->why_not : "", q->paren_of);
}

static void print_day(const char *key, rf_date day) {
    char text[11] = "";
    if (day != RF_NO_DATE)
        rf_date_format(day, text);
    printf(",\"%s\":\"%s\"", key, text);
}

static void print_time(const rf__doc *doc, const rf__time *t) {
    static const char *const kinds[] = {"day",    "period", "since", "as_of",
                                        "length", "until",  "future"};
    printf("{\"text\":");
    print_text(doc, t->token, t->n_tokens);
    printf(",\"kind\":\"%s\",\"vague\":%s", kinds[t->kind], t->vague ? "true" : "false");
    print_day("from", t->from);
    print_day("to", t->to);
    putchar('}');
}

static rf_err read_one(rf__doc *doc, char *line) {
    char *tab = strchr(line, '\t');
    if (!tab)
        return RF_ERR_NOT_FOUND;
    *tab = 0;
    rf_block block = {0, (uint32_t)strlen(tab + 1), RF_BLOCK_PARAGRAPH, 0};
    rf_report report = {.path = "",
                        .name = "",
                        .text = tab + 1,
                        .n = block.n,
                        .blocks = &block,
                        .n_blocks = 1,
                        .published = RF_NO_DATE};
    rf_err err = *line == '-' ? RF_OK : rf_date_parse(&report.published, line, strlen(line));
    if (!err)
        err = rf__doc_read(doc, &report);
    if (err)
        return err;
    printf("{\"quantities\":[");
    for (uint32_t i = 0; i < doc->n_quantities; i++) {
        printf("%s", i ? "," : "");
        print_quantity(doc, &doc->quantities[i]);
    }
    printf("],\"times\":[");
    for (uint32_t i = 0; i < doc->n_times; i++) {
        printf("%s", i ? "," : "");
        print_time(doc, &doc->times[i]);
    }
    printf("]}\n");
    return RF_OK;
}

int main(int argc, char **argv) {
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    rf_lexicon *lexicon = NULL;
    rf_extractor *extractor = NULL;
    rf_err err = rf_issues_new(&issues);
    if (!err)
        err = rf_lexicon_open(&lexicon, argc > 1 ? argv[1] : NULL, issues, &diag);
    if (!err)
        err = rf_extractor_new(&extractor, lexicon, NULL);
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    while (!err && (n = getline(&line, &cap, stdin)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = 0;
        err = read_one(rf__extractor_doc(extractor), line);
    }
    for (size_t i = 0; err && i < rf_issues_count(issues); i++) {
        const rf_issue *issue = rf_issues_get(issues, i);
        fprintf(stderr, "%s:%u: %s\n", issue->path, issue->line, issue->message);
    }
    if (err)
        fprintf(stderr, "%s %s\n", rf_strerror(err), diag.message);
    free(line);
    rf_extractor_free(extractor);
    rf_lexicon_free(lexicon);
    rf_issues_free(issues);
    return err ? 1 : 0;
}
