/* refuge show: one claim, with its sentence in the report. */
#include "base/csv.h"
#include "cli/commands.h"
#include "cli/mark.h"
#include "cli/say.h"
#include "refuge/ledger.h"
#include "refuge/scenario.h"
#include "view/claim_view.h"

#include <math.h>
#include <string.h>

#define WIDTH 90
#define LABEL_WIDTH 12

static void label(const char *name) { printf("%-*s", LABEL_WIDTH, name); }

static void line(const char *name, const char *value) {
    if (!value || !*value)
        return;
    label(name);
    cli_put(stdout, value);
    putchar('\n');
}

static void put_date(rf_date date) {
    char text[11];
    rf_date_format(date, text);
    fputs(text, stdout);
}

static void title_line(const rf_ledger_claim *row) {
    const rf_claim *c = &row->claim;
    char amount[160];
    rf__claim_amount(c, amount, sizeof amount);
    printf("claim %lld: %s", (long long)row->id,
           c->kind == RF_FIGURE ? rf_indicator_name(c->indicator) : rf_event_type_name(c->event));
    if (*amount)
        printf(", %s", amount);
    if (c->kind == RF_FIGURE && c->unit != RF_UNIT_SHARE && c->unit != RF_NO_UNIT)
        printf(" %s", rf_unit_name(c->unit));
    for (unsigned i = 0; i < RF_N_GROUPS; i++)
        if (c->groups & 1u << i)
            printf(", %s", rf_group_name((rf_group)(1u << i)));
    printf(", %s", rf_modality_name(c->modality));
    if (c->flow != RF_NO_FLOW)
        printf(", %s", rf_flow_name(c->flow));
    putchar('\n');
}

static void period_line(const rf_claim *c) {
    label("period");
    if (c->from == RF_NO_DATE && c->to == RF_NO_DATE) {
        puts("not told");
        return;
    }
    if (c->from != RF_NO_DATE)
        put_date(c->from);
    if (c->to != c->from) {
        fputs(" to ", stdout);
        if (c->to != RF_NO_DATE)
            put_date(c->to);
    }
    putchar('\n');
}

static void place_line(const char *name, const rf_claim_place *p) {
    if (!p->text)
        return;
    label(name);
    printf("\"");
    cli_put(stdout, p->text);
    printf("\": ");
    if (!p->name) {
        printf("not in the gazetteer%s%s\n", p->country ? ", " : "", p->country ? p->country : "");
        return;
    }
    cli_put(stdout, p->name);
    printf(", %s", rf_gaz_kind_name(p->kind));
    if (p->admin1 && strcmp(p->admin1, p->name) != 0) {
        fputs(", ", stdout);
        cli_put(stdout, p->admin1);
    }
    printf(", %s", p->country ? p->country : "");
    if (isfinite(p->lat_deg))
        printf(" (%.4g, %.4g)", p->lat_deg, p->lon_deg);
    printf(", %s, confidence %.2f\n", p->id ? p->id : "", p->confidence);
}

static void source_line(const rf_claim_source *s) {
    label("source");
    const char *parts[] = {s->person, s->role, s->organisation};
    bool any = false;
    for (int i = 0; i < 3; i++)
        if (parts[i]) {
            fputs(any ? ", " : "", stdout);
            cli_put(stdout, parts[i]);
            any = true;
        }
    if (!any)
        fputs("the report itself", stdout);
    if (s->said_on != RF_NO_DATE) {
        fputs(", said on ", stdout);
        put_date(s->said_on);
    }
    putchar('\n');
}

static const char *how(rf_date_how date_how) {
    static const char *const words[] = {"", "given by the user", "from the file's metadata",
                                        "printed in the report",
                                        "worked out from dates in the text"};
    return words[date_how];
}

static void report_lines(const rf_ledger_claim *row) {
    const rf_report *r = &row->report;
    label("report");
    printf("%lld: ", (long long)row->report_id);
    cli_put(stdout, r->name);
    putchar('\n');
    line("", r->title);
    line("", r->outlet);
    line("", r->url);
    label("published");
    if (r->published == RF_NO_DATE) {
        fputs("not known", stdout);
        for (uint32_t i = 0; i < r->n_date_candidates; i++) {
            fputs(i ? " or " : "; perhaps ", stdout);
            put_date(r->date_candidates[i]);
        }
    } else {
        put_date(r->published);
        printf(", %s", how(r->date_how));
    }
    putchar('\n');
    if (row->copy_of) {
        label("copy of");
        printf("report %lld\n", (long long)row->copy_of);
    }
}

static void bytes_line(const rf_claim *c) {
    label("bytes");
    printf("%llu-%llu of the file", (unsigned long long)c->words.start,
           (unsigned long long)c->words.end);
    if (c->number.text)
        printf(", number %llu-%llu", (unsigned long long)c->number.start,
               (unsigned long long)c->number.end);
    if (c->page)
        printf(", page %u", c->page);
    putchar('\n');
}

/* The sentence's paragraph with those before and after it. */
static void print_context(const rf_ledger_claim *row, const char *text) {
    size_t n = strlen(text);
    if (row->words_at == RF_NO_OFFSET || row->words_at + (size_t)row->n_words > n) {
        cli_mark_wrap(stdout, row->claim.words.text, strlen(row->claim.words.text), 0, 0, 2, WIDTH);
        return;
    }
    size_t start = row->words_at, end = row->words_at + (size_t)row->n_words;
    for (int paragraphs = 0; paragraphs < 2 && start > 0;) {
        start--;
        if (text[start] == '\n' && ++paragraphs == 2)
            start++;
        if (paragraphs == 2)
            break;
    }
    for (int paragraphs = 0; end < n && paragraphs < 2; end++)
        paragraphs += text[end] == '\n';
    bool figure = row->number_at != RF_NO_OFFSET;
    size_t mark = figure ? row->number_at : row->words_at;
    size_t mark_n = figure ? row->n_number : row->n_words;
    while (start < end) {
        const char *stop = memchr(text + start, '\n', end - start);
        size_t length = stop ? (size_t)(stop - text) - start : end - start;
        bool here = mark >= start && mark < start + length;
        if (length)
            cli_mark_wrap(stdout, text + start, length, here ? mark - start : 0, here ? mark_n : 0,
                          2, WIDTH);
        start += length + 1;
        if (length && start < end)
            putchar('\n');
    }
}

static void print_claim(const rf_ledger_claim *row, const char *text) {
    const rf_claim *c = &row->claim;
    title_line(row);
    line("side", c->side);
    line("perpetrator", c->perpetrator);
    line("what", c->what);
    line("actor", c->actor1);
    line("to whom", c->actor2);
    period_line(c);
    place_line("place", &c->place);
    place_line("origin", &c->origin);
    place_line("destination", &c->destination);
    source_line(&c->source);
    label("confidence");
    printf("%.2f%s%s\n", c->confidence, c->doubt ? ", least of its " : "", rf_doubt_name(c->doubt));
    report_lines(row);
    bytes_line(c);
    putchar('\n');
    print_context(row, text);
}

static rf_err show(rf_ledger *ledger, int64_t id, const char *format, rf_diag *diag) {
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row = NULL;
    char *text = NULL;
    rf_err err = rf_ledger_claim_get(ledger, id, &rows, diag);
    if (!err)
        err = rf_ledger_next(rows, &row, diag);
    if (!err && row && !strcmp(format, "json")) {
        rf__buf buf = {0};
        err = rf__claim_row_json(
            &buf, &(rf__claim_row){&row->claim, &row->report, row->id, row->copy_of, NULL});
        if (!err)
            fwrite(buf.bytes, 1, buf.n, stdout);
        rf__buf_free(&buf);
    } else if (!err && row) {
        err = rf_ledger_text(ledger, row->report_id, &text, diag);
        if (!err)
            print_claim(row, text);
    }
    rf_free(text);
    rf_ledger_rows_free(rows);
    return err;
}

int cli_show(const cli_args *args) {
    const char *number = args->subjects[1];
    int64_t id;
    if (!rf__parse_int(number, strlen(number), &id) || id <= 0) {
        cli_say("\"%s\" is no claim's number; `refuge claims` lists them", number);
        return CLI_USAGE;
    }
    rf_ledger *ledger = NULL;
    rf_diag diag = {0};
    rf_err err = rf_ledger_open(&ledger, args->subject, RF_LEDGER_READ, &diag);
    if (!err)
        err = show(ledger, id, args->format, &diag);
    rf_ledger_free(ledger);
    if (!err)
        return CLI_DONE;
    cli_say_error(err, &diag);
    return CLI_FAILED;
}
