/* A reader takes the reports of a file one after the other. It holds one of them at a time; of a
 * feed or a JSON array it holds the file, of NDJSON a line. */
#include "base/mem.h"
#include "base/sha256.h"
#include "report/encoding.h"
#include "report/feed.h"
#include "report/finish.h"
#include "report/formats.h"
#include "report/input.h"
#include "report/json_report.h"
#include "report/pdf.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { MOST_BYTES = 64 << 20, FILE_OF_MANY = 4, SNIFF = 1 << 16 };

typedef enum format { UNKNOWN, TEXT, HTML, PDF, FEED, JSON, NDJSON } format;

struct rf_reader {
    rf__input input;
    char *path, *name;
    rf_report_options options;
    rf_report_rules *own_rules;
    rf_issues *issues;
    format format;
    bool begun, done;
    uint64_t n_reports, n_lines;
    rf__buf decoded;
    rf__runs decoded_map;
    rf__mapped file; /* the whole file as text, but for NDJSON */
    rf__json json;
    rf__json_place place;
    rf__json_work work;
    rf__feed feed;
    rf__article article;
    rf__finished finished;
};

static rf_err no_memory(rf_diag *diag, const char *path) {
    return rf_diag_set(diag, RF_ERR_NOMEM, path, 0, 0, "there is not enough memory");
}

static rf_err set_format(rf_reader *r, rf_diag *diag) {
    static const struct {
        const char *name;
        format format;
    } names[] = {{"text", TEXT}, {"html", HTML},      {"pdf", PDF},      {"feed", FEED},
                 {"json", JSON}, {"reliefweb", JSON}, {"ndjson", NDJSON}};
    if (!r->options.format)
        return RF_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(r->options.format, names[i].name)) {
            r->format = names[i].format;
            return RF_OK;
        }
    return rf_diag_set(diag, RF_ERR_USAGE, r->path, 0, 0, "there is no format \"%s\"",
                       r->options.format);
}

static rf_err make_reader(rf_reader **ret, const char *path, const rf_report_options *options,
                          rf_issues *issues, rf_diag *diag) {
    rf_reader *r = rf__calloc(1, sizeof *r);
    if (!r)
        return no_memory(diag, path);
    r->input.fd = -1;
    r->issues = issues;
    if (options)
        r->options = *options;
    else
        r->options.published = RF_NO_DATE;
    if (!r->options.most_bytes)
        r->options.most_bytes = MOST_BYTES;
    if (!r->options.not_after) /* a day more than the clock says, for reports from the east of it */
        r->options.not_after = (rf_date)(time(NULL) / 86400) + 1;
    size_t room = strlen(path) + 32;
    r->path = rf__strdup(path);
    r->name = rf__malloc(room);
    rf_err err = r->path && r->name ? set_format(r, diag) : no_memory(diag, path);
    if (!err && !r->options.rules) {
        err = rf_report_rules_new(&r->own_rules, NULL, issues, diag);
        r->options.rules = r->own_rules;
    }
    if (err)
        rf_reader_free(r);
    else
        *ret = r;
    return err;
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

/* ---- the format ---- */

static bool has(const char *s, size_t n, const char *word) {
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= n; i++) {
        const char *at = memchr(s + i, '<', n - i);
        if (!at || (size_t)(at - s) + length > n)
            return false;
        i = (size_t)(at - s);
        if (rf__name_is(at, length, word))
            return true;
    }
    return false;
}

/* One report and nothing else: no list, and no object that holds one. */
static bool is_report_line(const char *s, size_t n) {
    rf__json line = {.text = s, .n = n};
    rf__json_place place = {0};
    return rf__json_find(&line, &place) && !place.in_list && rf__json_skip(&line) &&
           !rf__json_peek(&line);
}

/* The first line is a report, and not the last line. What comes behind may be broken: that is told
 * line by line. An answer of an API in one long line begins with a list of reports. */
static bool is_ndjson(const char *s, size_t n, bool whole) {
    const char *stop = memchr(s, '\n', n);
    if (!stop && !whole) { /* a first line longer than the look */
        rf__json line = {.text = s, .n = n};
        rf__json_place place = {0};
        return !rf__json_find(&line, &place) || !place.in_list;
    }
    if (!stop || !is_report_line(s, (size_t)(stop - s)))
        return false;
    for (const char *p = stop; p < s + n; p++)
        if ((unsigned char)*p > ' ')
            return true;
    return false;
}

/* "{Translated from Arabic}" opens none. */
static bool opens_object(const char *s, size_t n) {
    size_t i = 1;
    while (i < n && (unsigned char)s[i] <= ' ')
        i++;
    return i < n && (s[i] == '"' || s[i] == '}');
}

static format format_of(const char *s, size_t n, bool whole) {
    static const char *const feeds[] = {"<rss", "<feed", "<rdf:rdf"};
    static const char *const pages[] = {"<!doctype html", "<html", "<head",    "<body", "<title",
                                        "<div",           "<p>",   "<article", "<table"};
    size_t i = 0, look = n < 4096 ? n : 4096;
    const char *pdf = memmem(s, look < 1024 ? look : 1024, "%PDF-", 5);
    if (pdf)
        return PDF;
    while (i < look && (unsigned char)s[i] <= ' ')
        i++;
    if (i < n && s[i] == '{' && opens_object(s + i, n - i))
        return is_ndjson(s + i, n - i, whole) ? NDJSON : JSON;
    if (i < n && s[i] == '[') {
        size_t k = i + 1;
        while (k < n && (unsigned char)s[k] <= ' ')
            k++;
        if (k < n && (s[k] == '{' || s[k] == ']'))
            return JSON;
    }
    bool markup = i < n && s[i] == '<';
    for (size_t k = 0; markup && k < sizeof feeds / sizeof *feeds; k++)
        if (has(s, look, feeds[k]))
            return FEED;
    for (size_t k = 0; k < sizeof pages / sizeof *pages; k++)
        if (has(s, markup ? look : look / 4, pages[k]) && (markup || k < 4))
            return HTML;
    return TEXT;
}

/* Standard input may wait between lines: a report that ends with the first line is enough to know
 * that there is one a line. */
static rf_err look_at_stream(rf_reader *r, rf_diag *diag) {
    rf__input *in = &r->input;
    for (;;) {
        const char *stop = in->n ? memchr(in->bytes, '\n', in->n) : NULL;
        if (stop && in->bytes[0] == '{' && is_report_line(in->bytes, (size_t)(stop - in->bytes)))
            r->format = NDJSON;
        if (stop || in->at_end || in->n >= SNIFF)
            return RF_OK;
        rf_err err = rf__input_fill(in, in->n + 1, diag);
        if (err)
            return err;
    }
}

/* Looks at the beginning, also of UTF-16. */
static rf_err find_format(rf_reader *r, rf_diag *diag) {
    rf_err err = r->format || strcmp(r->path, "-") ? RF_OK : look_at_stream(r, diag);
    if (!err && r->format != NDJSON)
        err = rf__input_fill(&r->input, SNIFF, diag);
    if (err || r->format)
        return err;
    const rf__input *in = &r->input;
    size_t n = in->n < SNIFF ? in->n : SNIFF;
    if (n && memmem(in->bytes, n < 1024 ? n : 1024, "%PDF-", 5)) {
        r->format = PDF;
        return RF_OK;
    }
    if (n > 5 && !memcmp(in->bytes, "{\\rtf", 5))
        return rf_diag_set(diag, RF_ERR_ENCODING, r->path, 0, 0,
                           "it is RTF; save it as text, HTML or PDF");
    rf__encoding_guess guess = rf__encoding_guess_of(in->bytes, n);
    if (guess.encoding == RF__BINARY)
        return rf_diag_set(diag, RF_ERR_ENCODING, r->path, 0, 0,
                           "it is not text; save it as text, HTML or PDF");
    rf__mapped text;
    size_t bad;
    if (guess.encoding != RF__UTF16LE && guess.encoding != RF__UTF16BE)
        text = (rf__mapped){.text = n ? in->bytes + guess.bom : "", .n = n - guess.bom};
    else if (rf__decode(&guess, in->bytes, n, &r->decoded, &r->decoded_map, &text, &bad))
        return no_memory(diag, r->path);
    r->format = format_of(text.text, text.n, in->at_end && in->n <= SNIFF);
    return RF_OK;
}

/* ---- the whole file as text ---- */

static rf_err decode_file(rf_reader *r, rf_diag *diag) {
    const rf__input *in = &r->input;
    const char *bytes = in->n ? in->bytes : "";
    rf__encoding_guess guess = rf__encoding_guess_of(bytes, in->n);
    size_t n_bad;
    if (guess.encoding == RF__BINARY)
        return rf_diag_set(diag, RF_ERR_ENCODING, r->path, 0, 0,
                           "it is not text; save it as text, HTML or PDF");
    rf_err err = rf__decode(&guess, bytes, in->n, &r->decoded, &r->decoded_map, &r->file, &n_bad);
    if (err == RF_ERR_ENCODING)
        return rf_diag_set(diag, err, r->path, 0, 0, "its encoding \"%s\" is not known",
                           guess.name);
    if (err)
        return no_memory(diag, r->path);
    if (n_bad)
        rf_issues_add(r->issues, RF_WARNING, "bad-encoding", r->path, 0, 0,
                      "%zu bytes are no characters of its encoding; a replacement stands in their "
                      "place.",
                      n_bad);
    return RF_OK;
}

static rf_err read_pdf(rf_reader *r, rf_diag *diag) {
    rf_err err =
        rf__pdf_text(r->path, r->input.bytes, r->input.n, r->options.most_bytes, &r->decoded, diag);
    if (!err)
        r->file = (rf__mapped){.text = r->decoded.n ? r->decoded.bytes : "", .n = r->decoded.n};
    return err;
}

static rf_err begin(rf_reader *r, rf_diag *diag) {
    rf_err err = find_format(r, diag);
    r->begun = true;
    if (err || r->format == NDJSON)
        return err;
    size_t most = r->options.most_bytes;
    if (r->format == JSON || r->format == FEED)
        most = most < SIZE_MAX / FILE_OF_MANY ? most * FILE_OF_MANY : SIZE_MAX;
    if (most > UINT32_MAX / 2)
        most = UINT32_MAX / 2;
    err = rf__input_all(&r->input, most, diag);
    if (!err)
        err = r->format == PDF ? read_pdf(r, diag) : decode_file(r, diag);
    if (err)
        return err;
    if (r->format == FEED)
        rf__feed_start(&r->feed, r->file.text, r->file.n);
    r->json = (rf__json){.text = r->file.text, .n = r->file.n};
    return RF_OK;
}

/* ---- one report ---- */

static void hash(rf_reader *r, const char *bytes, size_t n) {
    if (!r->options.unhashed)
        rf__sha256(bytes, n, r->finished.report.sha256);
}

static void note_date(rf_reader *r) {
    const rf_report *report = &r->finished.report;
    const char *field = r->article.meta.bad_date, *line = r->finished.masthead.bad_date;
    const char *bad = field ? field : *line ? line : NULL;
    if (bad && r->options.published == RF_NO_DATE)
        rf_issues_add(r->issues, RF_WARNING, "bad-date", r->name, 0, 0,
                      "\"%.60s\" gives no day of the calendar as the date of the report%s", bad,
                      report->published == RF_NO_DATE ? "; give it with --date or a manifest."
                                                      : "; another in it is used.");
    if (report->published != RF_NO_DATE && report->published > r->options.not_after) {
        char day[11];
        rf_date_format(report->published, day);
        rf_issues_add(r->issues, RF_WARNING, "future-date", r->name, 0, 0,
                      "Its date, %s, is still to come: correct it, or the computer's clock.", day);
    }
}

/* Finishes the article; `many` gives it a number in its file. */
static rf_err give(rf_reader *r, const rf__mapped *from, bool many, const rf_report **ret,
                   rf_diag *diag) {
    r->n_reports++;
    if (many)
        sprintf(r->name, "%s#%llu", r->path, (unsigned long long)r->n_reports);
    else
        strcpy(r->name, r->path);
    rf_err err = rf__finish(&r->finished, &r->article, from, r->options.rules, &r->options, diag);
    if (err)
        return err;
    note_date(r);
    if (r->article.cut)
        rf_issues_add(r->issues, RF_LEFT_OUT, "report-cut", r->name, 0, 0,
                      "It has more parts than a report may have; the rest was left out.");
    rf_report *report = &r->finished.report;
    report->path = r->path;
    report->name = r->name;
    *ret = report;
    return RF_OK;
}

static rf_err next_single(rf_reader *r, const rf_report **ret, rf_diag *diag) {
    r->done = true;
    rf__article_clear(&r->article);
    if (r->format == HTML)
        rf__read_html(&r->article, r->file.text, r->file.n, r->options.rules, false);
    else
        rf__read_plain(&r->article, r->file.text, r->file.n, r->format == PDF);
    hash(r, r->input.n ? r->input.bytes : "", r->input.n);
    r->finished.report.raw_start = 0;
    r->finished.report.n_raw = r->input.n;
    rf_err err = give(r, &r->file, false, ret, diag);
    if (!err && !r->finished.report.n_blocks) {
        *ret = NULL;
        rf_issues_add(r->issues, RF_LEFT_OUT, "empty-report", r->path, 0, 0,
                      r->format == PDF ? "No text was found in it; pages that are pictures need "
                                         "text recognition first."
                                       : "No text was found in it.");
    }
    return err;
}

/* The report's own bytes: text[start, end) of the file. */
static void take_range(rf_reader *r, size_t start, size_t end) {
    uint64_t from, to;
    rf__mapped_span(&r->file, start, end, &from, &to);
    if (to > r->input.n)
        to = r->input.n;
    r->finished.report.raw_start = from;
    r->finished.report.n_raw = to - from;
    hash(r, r->input.bytes + from, to - from);
}

static rf_err next_in_feed(rf_reader *r, const rf_report **ret, rf_diag *diag) {
    size_t start, end;
    while (rf__feed_next(&r->feed, &r->article, &r->file, r->options.rules, &start, &end)) {
        if (!r->article.failed && !r->article.n_blocks) {
            r->n_reports++;
            rf_issues_add(r->issues, RF_NOTE, "no-text-field", r->path, 0, 0,
                          "Item %llu has no text.", (unsigned long long)r->n_reports);
            continue;
        }
        take_range(r, start, end);
        return give(r, &r->feed.from, true, ret, diag);
    }
    r->done = true;
    if (!r->feed.closed)
        rf_issues_add(r->issues, RF_LEFT_OUT, "feed-cut", r->path, 0, 0,
                      "The feed breaks off before its end tag: its last item may be cut and others "
                      "may be missing. Fetch it again.");
    return RF_OK;
}

static void note_no_text(rf_reader *r, uint32_t line) {
    rf_issues_add(r->issues, RF_LEFT_OUT, "no-text-field", r->path, line, 0,
                  "A record has no text, body or content; its number is %llu.",
                  (unsigned long long)r->n_reports + 1);
    r->n_reports++;
}

/* The rest of the file can't be read; a file of which nothing could be is no JSON. */
static rf_err break_off(rf_reader *r, rf_diag *diag) {
    uint32_t line, column;
    r->done = true;
    rf__json_where(&r->json, &line, &column);
    if (!r->n_reports && !r->place.in_list)
        return rf_diag_set(diag, RF_ERR_ENCODING, r->path, line, column, "it is not JSON: %s",
                           r->json.why);
    rf_issues_add(r->issues, RF_LEFT_OUT, "bad-json", r->path, line, column,
                  "The file is not JSON from here on: %s. What comes behind was left out.",
                  r->json.why);
    return RF_OK;
}

static rf_err next_in_json(rf_reader *r, const rf_report **ret, rf_diag *diag) {
    bool text;
    while (rf__json_find(&r->json, &r->place)) {
        rf__json_peek(&r->json);
        size_t start = r->json.at;
        if (!rf__json_report(&r->article, &r->json, &r->file, &r->work, r->options.rules, &text))
            break;
        if (text || r->article.failed) {
            bool many = r->place.in_list || r->n_reports || rf__json_peek(&r->json);
            take_range(r, start, r->json.at);
            return give(r, &r->work.from, many, ret, diag);
        }
        note_no_text(r, 0);
    }
    r->done = true;
    return r->json.why ? break_off(r, diag) : RF_OK;
}

/* ---- NDJSON ---- */

/* Brings the next line into the window: *ret_n bytes, its end included in *ret_used. A line beyond
 * the limit is passed over with an issue. False at the end. */
static rf_err next_line(rf_reader *r, size_t *ret_n, size_t *ret_used, bool *ret_any,
                        rf_diag *diag) {
    rf__input *in = &r->input;
    size_t looked = 0;
    bool too_long = false;
    *ret_any = false;
    for (;;) {
        const char *stop = in->n > looked ? memchr(in->bytes + looked, '\n', in->n - looked) : NULL;
        if (stop || (in->at_end && in->n)) {
            *ret_n = stop ? (size_t)(stop - in->bytes) : in->n;
            *ret_used = *ret_n + (stop != NULL);
            r->n_lines++;
            if (!too_long && *ret_n <= r->options.most_bytes) {
                *ret_any = true;
                return RF_OK;
            }
            r->n_reports++;
            rf_issues_add(r->issues, RF_LEFT_OUT, "line-too-long", r->path,
                          r->n_lines < UINT32_MAX ? (uint32_t)r->n_lines : 0, 0,
                          "The line is longer than %llu bytes, the most of one report.",
                          (unsigned long long)r->options.most_bytes);
            rf__input_skip(in, *ret_used);
            looked = 0;
            too_long = false;
            continue;
        }
        if (in->at_end)
            return RF_OK;
        looked = in->n;
        if (in->n > r->options.most_bytes) { /* let go of what is too long already */
            rf__input_skip(in, in->n);
            looked = 0;
            too_long = true;
        }
        rf_err err =
            rf__input_fill(in, in->n + 1, diag); /* no more than there is: a pipe may wait */
        if (err)
            return err;
    }
}

static uint32_t line_number(const rf_reader *r) {
    return r->n_lines < UINT32_MAX ? (uint32_t)r->n_lines : 0;
}

static void bad_line(rf_reader *r, const char *why, size_t at) {
    rf_issues_add(r->issues, RF_LEFT_OUT, "bad-json", r->path, line_number(r),
                  at < UINT32_MAX ? (uint32_t)at + 1 : 0, "The line is not JSON: %s.", why);
    r->n_reports++;
}

/* Brings the next line that is not empty; false at the end. The line's bytes stay until the next
 * one is asked for. */
static rf_err enter_line(rf_reader *r, bool *ret_any, rf_diag *diag) {
    size_t n, used;
    rf__input *in = &r->input;
    do {
        rf_err err = next_line(r, &n, &used, ret_any, diag);
        if (err || !*ret_any)
            return err;
        const char *line = in->bytes;
        size_t bom = !in->offset && n >= 3 && !memcmp(line, "\xEF\xBB\xBF", 3) ? 3 : 0;
        r->file = (rf__mapped){.text = line + bom, .n = n - bom, .base = in->offset + bom};
        r->json = (rf__json){.text = r->file.text, .n = r->file.n};
        rf__input_skip(in, used);
    } while (!rf__json_peek(&r->json));
    return RF_OK;
}

/* The report's own bytes: the line, or the object when it holds several. */
static void take_line(rf_reader *r, size_t start) {
    size_t end = r->json.at;
    if (!start && !rf__json_peek(&r->json))
        end = r->json.n;
    r->finished.report.raw_start = r->file.base + start;
    r->finished.report.n_raw = end - start;
    hash(r, r->json.text + start, end - start);
}

static rf_err next_in_lines(rf_reader *r, const rf_report **ret, rf_diag *diag) {
    for (;;) {
        bool any = true, text, fresh = !rf__json_peek(&r->json);
        size_t start = fresh ? 0 : r->json.at;
        rf_err err = fresh ? enter_line(r, &any, diag) : RF_OK;
        if (err || !any) {
            r->done = true;
            return err;
        }
        if (!rf__json_report(&r->article, &r->json, &r->file, &r->work, r->options.rules, &text)) {
            bad_line(r, r->json.why, r->json.at);
            r->json = (rf__json){0};
        } else if (text || r->article.failed) {
            take_line(r, start);
            return give(r, &r->work.from, true, ret, diag);
        } else {
            note_no_text(r, line_number(r));
        }
    }
}

rf_err rf_reader_next(rf_reader *r, const rf_report **ret, rf_diag *diag) {
    *ret = NULL;
    if (r->done)
        return RF_OK;
    rf_err err = r->begun ? RF_OK : begin(r, diag);
    if (!err)
        err = r->format == NDJSON ? next_in_lines(r, ret, diag)
              : r->format == JSON ? next_in_json(r, ret, diag)
              : r->format == FEED ? next_in_feed(r, ret, diag)
                                  : next_single(r, ret, diag);
    r->done |= err != RF_OK;
    bool told = r->json.why || (r->format == FEED && !r->feed.closed);
    if (!err && !*ret && !r->n_reports && r->format >= FEED && !told)
        rf_issues_add(r->issues, RF_LEFT_OUT, "empty-report", r->path, 0, 0,
                      "There is no report in it.");
    return err;
}

void rf_reader_free(rf_reader *reader) {
    if (!reader)
        return;
    rf__input_close(&reader->input);
    rf__buf_free(&reader->decoded);
    rf__free(reader->decoded_map.runs);
    rf__json_work_free(&reader->work);
    rf__feed_free(&reader->feed);
    rf__article_free(&reader->article);
    rf__finished_free(&reader->finished);
    rf_report_rules_free(reader->own_rules);
    rf__free(reader->path);
    rf__free(reader->name);
    rf__free(reader);
}
