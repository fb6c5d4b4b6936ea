/* What every table begins with and is made of: where the results came from, and rows of cells. A
 * row is written to a buffer and the buffer to the stream when it is large, so that a table of any
 * length needs little memory. */
#include "base/csv.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "refuge/refuge.h"
#include "view/view.h"

#include <errno.h>
#include <math.h>
#include <sha2.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define FLUSH_BYTES ((size_t)1 << 16)

const char *rf_version(void) { return RF_VERSION; }

/* ---- where results came from ---- */

rf_err rf_settings_hash(char ret[65], const rf_settings *settings) {
    rf_setting_info info;
    rf__buf text = {0};
    rf__buf_str(&text, "");
    for (size_t i = 0; !text.failed && rf_setting_info_get(i, &info); i++) {
        char few[256], *value = few;
        size_t n = rf_settings_value(settings, i, few, sizeof few);
        if (n >= sizeof few) {
            value = rf__malloc(n + 1);
            if (!value) {
                text.failed = true;
                break;
            }
            rf_settings_value(settings, i, value, n + 1);
        }
        rf__buf_printf(&text, "%s=%s\n", info.key, value);
        if (value != few)
            rf__free(value);
    }
    rf_err err = text.failed ? RF_ERR_NOMEM : RF_OK;
    if (!err)
        SHA256Data((const uint8_t *)text.bytes, text.n, ret);
    rf__buf_free(&text);
    return err;
}

static void add_fact(rf__fact *facts, size_t *n, const char *key, const char *format, ...)
    RF_PRINTF(4, 5);

/* Line ends in a value would break out of its comment line. */
static void add_fact(rf__fact *facts, size_t *n, const char *key, const char *format, ...) {
    va_list args;
    va_start(args, format);
    facts[*n].key = key;
    vsnprintf(facts[*n].value, sizeof facts[*n].value, format, args);
    va_end(args);
    for (char *p = facts[*n].value; *p; p++)
        if ((unsigned char)*p < 0x20)
            *p = ' ';
    ++*n;
}

rf_err rf__facts(const rf_ensemble *ensemble, rf__fact ret[RF__MOST_FACTS], size_t *ret_n) {
    const rf_scenario *s = rf_ensemble_scenario(ensemble);
    const rf_settings *settings = rf_ensemble_settings(ensemble);
    const rf_ensemble_options *o = rf_ensemble_asked(ensemble);
    char hash[65], start[11];
    rf_err err = rf_settings_hash(hash, settings);
    if (err)
        return err;
    rf_date_format(s->start, start);
    size_t n = 0;
    add_fact(ret, &n, "refuge", "%s", rf_version());
    add_fact(ret, &n, "scenario", "%s", s->name);
    add_fact(ret, &n, "start", "%s", start);
    add_fact(ret, &n, "days", "%lld", (long long)rf_ensemble_n_days(ensemble));
    add_fact(ret, &n, "rules", "%s", rf_rules_name(settings->rules));
    add_fact(ret, &n, "seed", "%llu", (unsigned long long)o->seed);
    add_fact(ret, &n, "runs", "%d", (int)o->n_runs);
    add_fact(ret, &n, "people_per_count", "%lld", (long long)settings->hasten);
    add_fact(ret, &n, "capacity", "%s", o->ignore_capacity ? "ignored" : "used");
    add_fact(ret, &n, "followed", "%d", (int)o->n_traced);
    add_fact(ret, &n, "settings_sha256", "%s", hash);
    *ret_n = n;
    return RF_OK;
}

rf_err rf_provenance(char **ret, const rf_ensemble *ensemble) {
    const rf_scenario *s = rf_ensemble_scenario(ensemble);
    rf__fact facts[RF__MOST_FACTS];
    size_t n;
    rf_err err = rf__facts(ensemble, facts, &n);
    if (err)
        return err;
    rf__buf text = {0};
    for (size_t i = 0; i < n; i++)
        rf__buf_printf(&text, "# %s: %s\n", facts[i].key, facts[i].value);
    for (int32_t i = 0; i < s->n_inputs; i++)
        rf__buf_printf(&text, "# input: %s %s\n", s->input[i].sha256, s->input[i].path);
    if (text.failed) {
        rf__buf_free(&text);
        return RF_ERR_NOMEM;
    }
    *ret = text.bytes;
    return RF_OK;
}

static void provenance_json(rf__buf *out, const rf_ensemble *ensemble, rf_err *ret_err) {
    const rf_scenario *s = rf_ensemble_scenario(ensemble);
    rf__fact facts[RF__MOST_FACTS];
    size_t n;
    *ret_err = rf__facts(ensemble, facts, &n);
    if (*ret_err)
        return;
    rf__buf_str(out, "{");
    for (size_t i = 0; i < n; i++) {
        int64_t whole;
        rf__buf_json(out, facts[i].key);
        rf__buf_str(out, ":");
        /* A seed may be beyond what JSON's readers keep exact: only smaller numbers go bare. */
        if (strcmp(facts[i].key, "scenario") && strcmp(facts[i].key, "settings_sha256") &&
            rf__parse_int(facts[i].value, strlen(facts[i].value), &whole) && whole < 1LL << 53)
            rf__buf_str(out, facts[i].value);
        else
            rf__buf_json(out, facts[i].value);
        rf__buf_str(out, ",");
    }
    rf__buf_str(out, "\"inputs\":[");
    for (int32_t i = 0; i < s->n_inputs; i++) {
        rf__buf_str(out, i ? ",{\"path\":" : "{\"path\":");
        rf__buf_json(out, s->input[i].path);
        rf__buf_printf(out, ",\"sha256\":\"%s\"}", s->input[i].sha256);
    }
    rf__buf_str(out, "]}");
}

const char *rf__kind_name(const rf_ensemble *ensemble, rf_place_id place) {
    if (place < 0)
        return place == RF_ALL_PEOPLE ? "total" : "";
    return rf_place_kind_name(rf_ensemble_scenario(ensemble)->place[place].kind);
}

const char *rf__place_name(const rf_ensemble *ensemble, rf_place_id place) {
    if (place < 0)
        return place == RF_ALL_PEOPLE ? "(all)" : "(on roads)";
    return rf_ensemble_scenario(ensemble)->place[place].name;
}

rf_place_id rf__row_place(const rf_ensemble *ensemble, int32_t i) {
    int32_t n = rf_ensemble_scenario(ensemble)->n_places;
    return i < n ? i : i == n ? RF_ON_ROADS : RF_ALL_PEOPLE;
}

/* ---- rows ---- */

static void flush(rf__rows *rows) {
    if (rows->buf.failed && !rows->err)
        rows->err = RF_ERR_NOMEM;
    errno = 0;
    if (!rows->err && rows->buf.n &&
        fwrite(rows->buf.bytes, 1, rows->buf.n, rows->to) != rows->buf.n) {
        rows->err = RF_ERR_IO;
        rows->why = errno;
    }
    rf__buf_clear(&rows->buf);
}

/* A header that begins with "#" (agents.csv) is Flee's and must not be quoted. */
static void header_cell(rf__buf *buf, const char *name) {
    if (name[0] == '#')
        rf__buf_str(buf, name);
    else
        rf__buf_csv(buf, name);
}

void rf__rows_begin(rf__rows *rows, FILE *to, rf__format format, const char *const *names,
                    size_t n_columns, const rf_ensemble *ensemble) {
    *rows = (rf__rows){.to = to, .format = format, .names = names, .n_columns = n_columns};
    if (format == RF__CSV) {
        char *text = NULL;
        rows->err = rf_provenance(&text, ensemble);
        if (!rows->err)
            rf__buf_str(&rows->buf, text);
        rf_free(text);
        for (size_t i = 0; i < n_columns; i++) {
            rf__buf_str(&rows->buf, i ? "," : "");
            header_cell(&rows->buf, names[i]);
        }
        rf__buf_str(&rows->buf, "\n");
        return;
    }
    rf__buf_str(&rows->buf, "{\"provenance\":");
    provenance_json(&rows->buf, ensemble, &rows->err);
    rf__buf_str(&rows->buf, format == RF__NDJSON ? "}\n" : ",\"rows\":[");
}

static rf__buf *begin_cell(rf__rows *rows) {
    rf__buf *buf = &rows->buf;
    if (rows->format == RF__CSV)
        rf__buf_add(buf, ",", rows->column ? 1 : 0);
    else {
        if (rows->column == 0 && rows->format == RF__JSON)
            rf__buf_str(buf, rows->any ? ",\n" : "\n");
        rf__buf_add(buf, rows->column ? "," : "{", 1);
        rf__buf_json(buf, rows->names[rows->column]);
        rf__buf_add(buf, ":", 1);
    }
    rows->column++;
    return buf;
}

void rf__cell_text(rf__rows *rows, const char *text) {
    rf__buf *buf = begin_cell(rows);
    if (rows->format == RF__CSV)
        rf__buf_csv(buf, text);
    else
        rf__buf_json(buf, text);
}

void rf__cell_raw(rf__rows *rows, const char *text) { rf__buf_str(begin_cell(rows), text); }

/* Tables of millions of whole numbers: much faster than printf. */
static void add_int(rf__buf *buf, int64_t value) {
    char digits[24], *at = digits + sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        *--at = '-';
    rf__buf_add(buf, at, (size_t)(digits + sizeof digits - at));
}

void rf__cell_int(rf__rows *rows, int64_t value) { add_int(begin_cell(rows), value); }

void rf__cell_fixed(rf__rows *rows, double value, int digits) {
    rf__buf *buf = begin_cell(rows);
    if (!isfinite(value))
        rf__buf_str(buf, rows->format == RF__CSV ? "" : "null");
    else if (digits > 0 && digits < 8 && value >= 0 && value < 1e15 &&
             value == (double)(int64_t)value) {
        add_int(buf, (int64_t)value);
        rf__buf_add(buf, ".0000000", (size_t)digits + 1);
    } else
        rf__buf_printf(buf, "%.*f", digits, value);
}

void rf__cell_switch(rf__rows *rows, bool value) {
    if (rows->format == RF__CSV)
        rf__cell_raw(rows, value ? "True" : "False");
    else
        rf__cell_raw(rows, value ? "true" : "false");
}

/* Python's repr: an exponent below -4 or from 16 on, else with a point. */
static void add_repr(rf__buf *buf, double value) {
    char text[40], digits[24];
    size_t n = 0;
    for (int precision = 0; precision < 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, value);
        if (strtod(text, NULL) == value)
            break;
    }
    char *e = strchr(text, 'e');
    int exponent = atoi(e + 1);
    for (const char *p = text; p < e; p++)
        if (*p >= '0' && *p <= '9')
            digits[n++] = *p;
    digits[n] = 0;
    if (value < 0)
        rf__buf_str(buf, "-");
    if (exponent < -4 || exponent >= 16)
        rf__buf_printf(buf, "%c%s%se%c%02d", digits[0], n > 1 ? "." : "", digits + 1,
                       exponent < 0 ? '-' : '+', abs(exponent));
    else if (exponent < 0)
        rf__buf_printf(buf, "0.%.*s%s", -exponent - 1, "0000", digits);
    else if ((size_t)exponent + 1 >= n)
        rf__buf_printf(buf, "%s%.*s.0", digits, exponent + 1 - (int)n, "0000000000000000");
    else
        rf__buf_printf(buf, "%.*s.%s", exponent + 1, digits, digits + exponent + 1);
}

void rf__cell_number(rf__rows *rows, double value) {
    rf__buf *buf = begin_cell(rows);
    if (!isfinite(value))
        rf__buf_str(buf, rows->format == RF__CSV ? "" : "null");
    else
        add_repr(buf, value);
}

void rf__row_end(rf__rows *rows) {
    if (rows->format != RF__JSON)
        rf__buf_str(&rows->buf, rows->format == RF__CSV ? "\n" : "}\n");
    else
        rf__buf_str(&rows->buf, "}");
    rows->column = 0;
    rows->any = true;
    if (rows->buf.failed || rows->buf.n >= FLUSH_BYTES)
        flush(rows);
}

rf_err rf__rows_end(rf__rows *rows) {
    if (rows->format == RF__JSON)
        rf__buf_str(&rows->buf, "\n]}\n");
    flush(rows);
    rf__buf_free(&rows->buf);
    return rows->err;
}

/* ---- tables as files and onto streams ---- */

rf_err rf__write_table(const rf_ensemble *ensemble, int32_t run, rf__table_fn table,
                       const char *path, rf_diag *diag) {
    if (!rf_ensemble_is_root(ensemble))
        return rf_diag_set(diag, RF_ERR_USAGE, path, 0, 0, "only rank 0 holds the results");
    rf__outfile file;
    rf_err err = rf__outfile_open(&file, path, diag);
    if (err)
        return err;
    int why = 0;
    err = table(ensemble, run, RF__CSV, file.file, &why);
    if (!err)
        return rf__outfile_commit(&file, diag);
    rf__outfile_abort(&file);
    if (err == RF_ERR_IO)
        return rf_diag_set(diag, err, path, 0, 0, "could not be written whole and was not kept: %s",
                           strerror(why));
    return rf_diag_set(diag, err, path, 0, 0, "was not written: %s", rf_strerror(err));
}

rf_err rf_print_result(const rf_ensemble *ensemble, int32_t run, const char *format, FILE *to) {
    static const char *const names[] = {"csv", "ndjson", "json"};
    int which = -1, why = 0;
    for (int i = 0; i < 3; i++)
        if (!strcmp(format, names[i]))
            which = i;
    if (which < 0 || run < -1 || run >= rf_ensemble_n_runs(ensemble) ||
        !rf_ensemble_is_root(ensemble))
        return RF_ERR_USAGE;
    rf__table_fn table = run < 0 ? rf__summary_rows : rf__out_rows;
    rf_err err = table(ensemble, run, (rf__format)which, to, &why);
    if (!err && fflush(to))
        err = RF_ERR_IO;
    return err;
}
