/* refuge search: full text over a ledger's sentences and titles. */
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/mark.h"
#include "cli/say.h"
#include "refuge/ledger.h"

#include <string.h>
#include <unistd.h>

typedef struct finding {
    bool json;
    int64_t n;
} finding;

static rf_err print_json(const rf_ledger_hit *hit) {
    rf__buf buf = {0};
    rf__buf_str(&buf, "{");
    if (hit->claim_id)
        rf__buf_printf(&buf, "\"claim\":%lld,", (long long)hit->claim_id);
    rf__buf_printf(&buf, "\"report\":%lld,\"name\":", (long long)hit->report_id);
    rf__buf_json(&buf, hit->name);
    static const char *const keys[] = {"title", "outlet"};
    const char *values[] = {hit->title, hit->outlet};
    for (int i = 0; i < 2; i++)
        if (*values[i]) {
            rf__buf_printf(&buf, ",\"%s\":", keys[i]);
            rf__buf_json(&buf, values[i]);
        }
    char date[11];
    if (hit->published != RF_NO_DATE) {
        rf_date_format(hit->published, date);
        rf__buf_printf(&buf, ",\"published\":\"%s\"", date);
    }
    rf__buf_str(&buf, ",\"words\":");
    size_t start = buf.n;
    rf__buf_json(&buf, hit->snippet);
    rf__buf_str(&buf, "}\n");
    if (buf.failed) {
        rf__buf_free(&buf);
        return RF_ERR_NOMEM;
    }
    /* \u0002 and \u0003 around what was looked for are marks for people. */
    char *to = buf.bytes + start;
    for (const char *from = to; *from;) {
        if (!strncmp(from, "\\u0002", 6) || !strncmp(from, "\\u0003", 6))
            from += 6;
        else
            *to++ = *from++;
    }
    fwrite(buf.bytes, 1, (size_t)(to - buf.bytes), stdout);
    rf__buf_free(&buf);
    return RF_OK;
}

static void print_text(const rf_ledger_hit *hit, bool first) {
    char date[11] = "";
    if (hit->published != RF_NO_DATE)
        rf_date_format(hit->published, date);
    if (!first)
        putchar('\n');
    if (hit->claim_id)
        printf("claim %lld  ", (long long)hit->claim_id);
    else
        fputs("title  ", stdout);
    cli_put(stdout, hit->name);
    printf("%s%s%s", *date ? "  " : "", date, *hit->outlet ? "  " : "");
    cli_put(stdout, hit->outlet);
    fputs("\n    ", stdout);
    cli_mark_put(stdout, hit->snippet);
    putchar('\n');
}

static rf_err print_hit(void *user, const rf_ledger_hit *hit) {
    finding *f = user;
    if (ferror(stdout))
        return RF_ERR_IO;
    f->n++;
    if (f->json)
        return print_json(hit);
    print_text(hit, f->n == 1);
    return RF_OK;
}

/* Words were parted by the shell; those with spaces were quoted there and stand together. */
static rf_err join_words(const cli_args *args, rf__buf *ret) {
    for (size_t i = 1; i < args->n_subjects; i++) {
        const char *word = args->subjects[i];
        bool quote = args->n_subjects > 2 && strchr(word, ' ') && !strchr(word, '"');
        rf__buf_printf(ret, quote ? "%s\"%s\"" : "%s%s", i > 1 ? " " : "", word);
    }
    return ret->failed ? RF_ERR_NOMEM : RF_OK;
}

int cli_search(const cli_args *args) {
    rf_ledger *ledger = NULL;
    rf_diag diag = {0};
    rf__buf words = {0};
    finding found = {0};
    found.json = args->format ? !strcmp(args->format, "ndjson") : !isatty(STDOUT_FILENO);
    rf_err err = join_words(args, &words);
    if (!err)
        err = rf_ledger_open(&ledger, args->subject, RF_LEDGER_READ, &diag);
    if (!err)
        err =
            rf_ledger_search(ledger, words.bytes, (uint64_t)args->n_most, print_hit, &found, &diag);
    if (!err && !found.n)
        cli_say("nothing was found");
    rf_ledger_free(ledger);
    rf__buf_free(&words);
    if (!err)
        return CLI_DONE;
    if (err != RF_ERR_IO || diag.message[0])
        cli_say_error(err, &diag);
    return err == RF_ERR_USAGE ? CLI_USAGE : CLI_FAILED;
}
