/* Settings from YAML. libfyaml parses; the table of settings says what each key means. Flee reads
 * the same file through PyYAML and Python's bool(), int() and float(): words for true and false
 * follow YAML 1.1, a number stands for a switch. */
#include "refuge/settings.h"

#include "base/buf.h"
#include "base/csv.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "scenario/settings_table.h"

#include <libfyaml.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define MOST_YAML_BYTES (4u << 20)
#define MOST_LIST 100000

/* The public struct first, so that the two can be cast to each other. */
typedef struct settings_box {
    rf_settings values;
    rf__arena arena;
} settings_box;

typedef struct reader {
    rf_settings *settings;
    const char *path;
    rf_issues *issues; /* where complaints go; NULL: into diag */
    rf_diag *diag;
    bool bad;    /* a value or key was refused */
    bool nomem;
} reader;

const char *rf_rules_name(rf_rules rules) {
    return rules == RF_RULES_FLEE3 ? "flee3" : "refuge";
}

static const char *type_name(rf__setting_type type) {
    static const char *const names[] = {"switch", "whole number", "number", "list",
                                        "map",    "spawn mode",   "word"};
    return names[type];
}

bool rf_setting_info_get(size_t i, rf_setting_info *ret) {
    if (i >= rf__n_setting_rows)
        return false;
    const rf__setting_row *row = &rf__setting_rows[i];
    *ret = (rf_setting_info){row->section, row->key, type_name(row->type), row->flee3, row->refuge,
                             row->min,     row->max, row->unit,            row->meaning};
    return true;
}

static void *slot(rf_settings *settings, const rf__setting_row *row) {
    return (char *)settings + row->offset;
}

static const void *slot_const(const rf_settings *settings, const rf__setting_row *row) {
    return (const char *)settings + row->offset;
}

static const char *mode_name(rf_spawn_mode mode) {
    static const char *const names[] = {"constant", "pop_ratio", "poisson"};
    return names[mode];
}

static void append_number(rf__buf *buf, double value) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) { /* the shortest that reads back */
        snprintf(text, sizeof text, "%.*g", digits, value);
        double back;
        if (rf__parse_double(text, strlen(text), &back) && !(back < value) && !(back > value))
            break;
    }
    rf__buf_str(buf, text);
}

size_t rf_settings_value(const rf_settings *settings, size_t i, char *out, size_t cap) {
    rf__buf buf = {0};
    if (i < rf__n_setting_rows) {
        const rf__setting_row *row = &rf__setting_rows[i];
        const void *at = slot_const(settings, row);
        switch (row->type) {
        case RF__SWITCH:
        case RF__MAP:
            rf__buf_str(&buf, *(const bool *)at ? "true" : "false");
            break;
        case RF__WHOLE:
            rf__buf_printf(&buf, "%lld", (long long)*(const int64_t *)at);
            break;
        case RF__NUMBER:
            append_number(&buf, *(const double *)at);
            break;
        case RF__MODE:
            rf__buf_str(&buf, mode_name(*(const rf_spawn_mode *)at));
            break;
        case RF__WORD:
            rf__buf_str(&buf, row->flee3);
            break;
        case RF__LIST: {
            const rf_list *list = at;
            rf__buf_str(&buf, "[");
            for (int32_t k = 0; k < list->n; k++) {
                rf__buf_str(&buf, k ? ", " : "");
                append_number(&buf, list->v[k]);
            }
            rf__buf_str(&buf, "]");
            break;
        }
        }
    }
    size_t n = buf.n;
    if (cap)
        snprintf(out, cap, "%s", buf.bytes ? buf.bytes : "");
    rf__buf_free(&buf);
    return n;
}

/* ---- complaints ---- */

static void node_place(struct fy_node *node, uint32_t *line, uint32_t *column) {
    *line = *column = 0;
    struct fy_token *token = node ? fy_node_get_scalar_token(node) : NULL;
    const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
    if (mark) {
        *line = (uint32_t)mark->line + 1;
        *column = (uint32_t)mark->column + 1;
    }
}

static void refuse(reader *r, const char *code, struct fy_node *near, const char *message) {
    uint32_t line, column;
    node_place(near, &line, &column);
    r->bad = true;
    if (r->issues)
        rf_issues_add(r->issues, strcmp(code, "bad-setting") ? RF_WARNING : RF_ERROR, code, r->path,
                      line, column, "%s", message);
    else
        rf_diag_set(r->diag, RF_ERR_SETTING, r->path, line, column, "%s", message);
}

/* Edits between two words, case-blind (Levenshtein's distance). Long words are cut. */
static size_t edits(const char *a, const char *b) {
    size_t row[65], n = strlen(b) < 64 ? strlen(b) : 64;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] && i <= 64; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t up = row[j];
            size_t swap = diagonal + (strncasecmp(&a[i - 1], &b[j - 1], 1) != 0);
            size_t best = up + 1 < row[j - 1] + 1 ? up + 1 : row[j - 1] + 1;
            row[j] = swap < best ? swap : best;
            diagonal = up;
        }
    }
    return row[n];
}

/* The setting whose name is nearest to the last part of `key`; of two, one of that section. */
static const rf__setting_row *nearest_row(const char *section, const char *key) {
    const char *dot = strrchr(key, '.'), *last = dot ? dot + 1 : key;
    const rf__setting_row *best = NULL;
    size_t least = 0;
    for (size_t i = 0; i < rf__n_setting_rows; i++) {
        const rf__setting_row *row = &rf__setting_rows[i];
        size_t d = 3 * edits(last, row->key) + (strcmp(section, row->section) ? 4 : 0);
        if (!best || d < least) {
            best = &rf__setting_rows[i];
            least = d;
        }
    }
    return best;
}

/* "move_rules.awareness_level". */
static void full_name(const rf__setting_row *row, char *out, size_t cap) {
    snprintf(out, cap, "%s%s%s", row->section, *row->section ? "." : "", row->key);
}

/* ---- values ---- */

static bool is_word(const char *text, const char *const *words) {
    for (; *words; words++)
        if (!strcasecmp(text, *words))
            return true;
    return false;
}

static bool scalar_text(struct fy_node *node, char *out, size_t cap) {
    size_t n = 0;
    if (node && fy_node_is_alias(node))
        return false; /* aliases are not followed: a few lines could stand for billions of values */
    const char *text = node && fy_node_is_scalar(node) ? fy_node_get_scalar(node, &n) : NULL;
    if (node && fy_node_is_scalar(node) && !text)
        text = "";
    if (!text || n >= cap)
        return false;
    memcpy(out, text, n);
    out[n] = 0;
    return true;
}

static bool read_switch(const char *text, bool *ret) {
    static const char *const yes[] = {"true", "yes", "on", "1", "1.0", NULL};
    static const char *const no[] = {"false", "no", "off", "0", "0.0", "null", "~", "", NULL};
    if (!is_word(text, yes) && !is_word(text, no))
        return false;
    *ret = is_word(text, yes);
    return true;
}

/* Nothing, or a word for it. */
static bool is_nothing(struct fy_node *node) {
    static const char *const words[] = {"", "null", "~", NULL};
    char text[8];
    return !node || fy_node_is_null(node) ||
           (scalar_text(node, text, sizeof text) && is_word(text, words));
}

static bool read_number(const rf__setting_row *row, const char *text, double *ret) {
    return rf__parse_double(text, strlen(text), ret) && *ret >= row->min && *ret <= row->max;
}

static bool read_list(reader *r, const rf__setting_row *row, struct fy_node *node, rf_list *ret) {
    char text[64];
    if (is_nothing(node)) {
        *ret = (rf_list){0};
        return true;
    }
    if (!fy_node_is_sequence(node))
        return false;
    int n = fy_node_sequence_item_count(node);
    if (n < 0 || n > MOST_LIST)
        return false;
    double *values = rf__arena_alloc(&((settings_box *)(void *)r->settings)->arena,
                                     ((size_t)n + 1) * sizeof *values);
    if (!values) {
        r->nomem = true;
        return false;
    }
    void *at = NULL;
    struct fy_node *item;
    for (int i = 0; i < n && (item = fy_node_sequence_iterate(node, &at)); i++)
        if (!scalar_text(item, text, sizeof text) || !read_number(row, text, &values[i]))
            return false;
    *ret = (rf_list){values, n};
    return true;
}

static bool read_scalar(const rf__setting_row *row, const char *text, void *at) {
    double number;
    switch (row->type) {
    case RF__SWITCH:
    case RF__MAP:
        return read_switch(text, at);
    case RF__WHOLE:
        /* Flee's int(): a fraction is cut off. */
        if (!read_number(row, text, &number) || trunc(number) < row->min)
            return false;
        *(int64_t *)at = (int64_t)number;
        return true;
    case RF__NUMBER:
        return read_number(row, text, at);
    case RF__MODE:
        for (int mode = RF_SPAWN_CONSTANT; mode <= RF_SPAWN_POISSON; mode++)
            if (!strcmp(text, mode_name((rf_spawn_mode)mode))) {
                *(rf_spawn_mode *)at = (rf_spawn_mode)mode;
                return true;
            }
        return false;
    default:
        return true;
    }
}

static void expected(const rf__setting_row *row, char *out, size_t cap) {
    switch (row->type) {
    case RF__SWITCH:
    case RF__MAP:
        snprintf(out, cap, "true or false");
        break;
    case RF__MODE:
        snprintf(out, cap, "constant, pop_ratio or poisson");
        break;
    case RF__LIST:
        snprintf(out, cap, "a list of numbers from %g to %g", row->min, row->max);
        break;
    default:
        snprintf(out, cap, "a %s from %g to %g", type_name(row->type), row->min, row->max);
    }
}

static void set_row(reader *r, const rf__setting_row *row, struct fy_node *key,
                    struct fy_node *value) {
    if (row->type == RF__WORD)
        return;
    char text[64] = "";
    bool is_scalar = !value || scalar_text(value, text, sizeof text);
    rf_settings before = *r->settings;
    bool good = row->type == RF__LIST ? read_list(r, row, value, slot(r->settings, row))
                                      : is_scalar && read_scalar(row, text, slot(r->settings, row));
    if (good)
        return;
    *r->settings = before;
    if (r->nomem)
        return;
    char want[120], message[400];
    expected(row, want, sizeof want);
    snprintf(message, sizeof message, "%s can't be \"%s\": give %s.", row->key,
             is_scalar ? text : "(a map or list)", want);
    refuse(r, "bad-setting", value && fy_node_is_scalar(value) ? value : key, message);
}

/* ---- keys ---- */

static const rf__setting_row *find_row(const char *section, const char *key) {
    for (size_t i = 0; i < rf__n_setting_rows; i++)
        if (!strcmp(rf__setting_rows[i].section, section) && !strcmp(rf__setting_rows[i].key, key))
            return &rf__setting_rows[i];
    return NULL;
}

static bool is_section(const char *name) {
    size_t n = strlen(name);
    for (size_t i = 0; i < rf__n_setting_rows; i++) {
        const char *section = rf__setting_rows[i].section;
        if (!strncmp(section, name, n) && (section[n] == 0 || section[n] == '.'))
            return true;
    }
    return false;
}

static void unknown_key(reader *r, struct fy_node *key, const char *section, const char *name) {
    char message[500], near[200];
    full_name(nearest_row(section, name), near, sizeof near);
    snprintf(message, sizeof message,
             "There is no setting %s%s%s and it is ignored; the nearest known name is %s.", section,
             *section ? "." : "", name, near);
    refuse(r, "unknown-setting", key, message);
}

static void read_section(reader *r, const char *section, struct fy_node *node, int depth) {
    void *at = NULL;
    struct fy_node_pair *pair;
    while ((pair = fy_node_mapping_iterate(node, &at))) {
        struct fy_node *key = fy_node_pair_key(pair), *value = fy_node_pair_value(pair);
        char name[100], path[256];
        if (!scalar_text(key, name, sizeof name)) {
            refuse(r, "unknown-setting", key, "A key that is not a word is ignored.");
            continue;
        }
        snprintf(path, sizeof path, "%s%s%s", section, *section ? "." : "", name);
        const rf__setting_row *row = find_row(section, name);
        if (value && fy_node_is_mapping(value) && is_section(path) && depth < 4) {
            if (row)
                *(bool *)slot(r->settings, row) = true;
            read_section(r, path, value, depth + 1);
        } else if (row && row->type == RF__MAP && r->issues) {
            /* Flee: `flood_rules:` with nothing under it is as if it were not there. */
            bool on = false;
            char text[64] = "";
            if (value && scalar_text(value, text, sizeof text) && read_switch(text, &on))
                *(bool *)slot(r->settings, row) = on;
        } else if (row)
            set_row(r, row, key, value);
        else if (!is_section(path) || !is_nothing(value))
            unknown_key(r, key, section, name);
    }
}

/* What libfyaml 0.7 can't be trusted with: it loops for ever on directives (lines that begin with %)
 * with broken text. No settings file needs one. */
static rf_err refuse_odd_text(const char *path, const char *yaml, size_t n, rf_diag *diag) {
    if (memchr(yaml, 0, n) || !rf__is_utf8(yaml, n))
        return rf_diag_set(diag, RF_ERR_YAML, path, 0, 0,
                           "is not UTF-8 text: save it in that encoding");
    uint32_t line = 1;
    for (size_t i = 0; i < n; i++) {
        if (yaml[i] == '%' && (i == 0 || yaml[i - 1] == '\n' || yaml[i - 1] == '\r'))
            return rf_diag_set(diag, RF_ERR_YAML, path, line, 1,
                               "has a directive (a line that begins with %%): leave it out");
        line += yaml[i] == '\n';
    }
    return RF_OK;
}

typedef struct yaml_file {
    struct fy_diag *log;
    struct fy_parser *parser;
    struct fy_document *doc; /* NULL: a file without content */
    bool has_more;           /* documents after the first */
} yaml_file;

static void yaml_close(yaml_file *y) {
    if (y->doc)
        fy_parse_document_destroy(y->parser, y->doc);
    if (y->parser)
        fy_parser_destroy(y->parser);
    if (y->log)
        fy_diag_destroy(y->log);
    *y = (yaml_file){0};
}

static rf_err yaml_open(yaml_file *y, const char *path, const char *yaml, size_t n, rf_diag *diag) {
    *y = (yaml_file){0};
    rf_err err = refuse_odd_text(path, yaml, n, diag);
    if (err)
        return err;
    struct fy_diag_cfg log_cfg;
    fy_diag_cfg_default(&log_cfg);
    log_cfg.fp = NULL;
    y->log = fy_diag_create(&log_cfg);
    if (!y->log)
        return RF_ERR_NOMEM;
    fy_diag_set_collect_errors(y->log, true);
    /* Duplicate keys are allowed, as PyYAML allows them: the last one counts. (Looking for them takes
     * time with the square of the keys.) */
    struct fy_parse_cfg cfg = {.flags = FYPCF_QUIET | FYPCF_ALLOW_DUPLICATE_KEYS, .diag = y->log};
    y->parser = fy_parser_create(&cfg);
    if (!y->parser || fy_parser_set_string(y->parser, yaml, n))
        return RF_ERR_NOMEM;
    y->doc = fy_parse_load_document(y->parser);
    void *at = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(y->log, &at);
    if (!error && y->doc) {
        struct fy_document *more = fy_parse_load_document(y->parser);
        y->has_more = more != NULL;
        if (more)
            fy_parse_document_destroy(y->parser, more);
        at = NULL;
        error = fy_diag_errors_iterate(y->log, &at);
    }
    if (!error)
        return RF_OK;
    return rf_diag_set(diag, RF_ERR_YAML, path, (uint32_t)(error->line > 0 ? error->line : 0),
                       (uint32_t)(error->column > 0 ? error->column : 0), "is not YAML: %s",
                       error->msg ? error->msg : "it can't be parsed");
}

/* Flee: use_v1_rules overrides what the file says of these. */
static void apply_v1_rules(rf_settings *s) {
    if (!s->use_v1_rules)
        return;
    s->max_move_speed = 200;
    s->start_on_foot = s->avoid_short_stints = false;
    s->camp_weight = 2.0;
    s->conflict_weight = 0.25;
}

rf_err rf_settings_parse(rf_settings *settings, const char *path, const char *yaml, size_t n,
                         rf_issues *issues, rf_diag *diag) {
    if (n > MOST_YAML_BYTES)
        return rf_diag_set(diag, RF_ERR_TOO_BIG, path, 0, 0, "is larger than %u bytes",
                           MOST_YAML_BYTES);
    yaml_file y;
    rf_err err = yaml_open(&y, path, yaml, n, diag);
    reader r = {.settings = settings, .path = path, .issues = issues, .diag = diag};
    struct fy_node *root = !err && y.doc ? fy_document_root(y.doc) : NULL;
    if (!err && root && fy_node_is_mapping(root))
        read_section(&r, "", root, 0);
    else if (!err && !is_nothing(root))
        err = rf_diag_set(diag, RF_ERR_YAML, path, 1, 1,
                          "is not a list of settings (key: value lines)");
    if (!err && y.has_more)
        rf_issues_add(issues, RF_LEFT_OUT, "second-document", path, 0, 0,
                      "The file holds a second document (after ---), which is left out: put all "
                      "settings into one.");
    if (!err)
        apply_v1_rules(settings);
    yaml_close(&y);
    return !err && r.nomem ? RF_ERR_NOMEM : err;
}

rf_err rf_settings_load(rf_settings *settings, const char *path, rf_issues *issues, rf_diag *diag) {
    rf__buf text = {0};
    rf_err err = rf__read_file(path, MOST_YAML_BYTES, &text, diag);
    if (err)
        return err;
    err = rf_settings_parse(settings, path, text.bytes, text.n, issues, diag);
    rf__buf_free(&text);
    return err;
}

static const rf__setting_row *find_by_name(const char *name) {
    const rf__setting_row *found = NULL;
    for (size_t i = 0; i < rf__n_setting_rows; i++) {
        const rf__setting_row *row = &rf__setting_rows[i];
        char full[200];
        full_name(row, full, sizeof full);
        size_t a = strlen(full), b = strlen(name);
        bool tail = a >= b && !strcmp(full + a - b, name) && (a == b || full[a - b - 1] == '.');
        if (!tail)
            continue;
        if (found)
            return NULL; /* two keys end so: the name must say which */
        found = row;
    }
    return found;
}

rf_err rf_settings_set(rf_settings *settings, const char *key, const char *value, rf_diag *diag) {
    const rf__setting_row *row = find_by_name(key);
    if (!row) {
        char near[200];
        full_name(nearest_row("", key), near, sizeof near);
        return rf_diag_set(diag, RF_ERR_SETTING, "", 0, 0,
                           "there is no single setting %s; the nearest known name is %s", key, near);
    }
    yaml_file y;
    rf_err err = yaml_open(&y, "", value, strlen(value), diag);
    reader r = {.settings = settings, .path = "", .diag = diag};
    if (!err && y.has_more)
        err = rf_diag_set(diag, RF_ERR_SETTING, "", 0, 0, "%s: the value ends in another one", key);
    if (!err) {
        set_row(&r, row, NULL, y.doc ? fy_document_root(y.doc) : NULL);
        err = r.bad ? RF_ERR_SETTING : RF_OK;
        apply_v1_rules(settings);
    }
    yaml_close(&y);
    if (r.nomem)
        return RF_ERR_NOMEM;
    return err == RF_ERR_YAML ? RF_ERR_SETTING : err;
}

rf_err rf_settings_new(rf_settings **ret, rf_rules rules) {
    settings_box *box = rf__calloc(1, sizeof *box);
    if (!box)
        return RF_ERR_NOMEM;
    box->values.rules = rules;
    for (size_t i = 0; i < rf__n_setting_rows; i++) {
        const rf__setting_row *row = &rf__setting_rows[i];
        if (row->type == RF__LIST || row->type == RF__WORD)
            continue; /* every list starts empty */
        read_scalar(row, rules == RF_RULES_FLEE3 ? row->flee3 : row->refuge,
                    slot(&box->values, row));
    }
    *ret = &box->values;
    return RF_OK;
}

rf_err rf_settings_copy(rf_settings **ret, const rf_settings *settings) {
    settings_box *box = rf__calloc(1, sizeof *box);
    if (!box)
        return RF_ERR_NOMEM;
    box->values = *settings;
    for (size_t i = 0; i < rf__n_setting_rows; i++) {
        if (rf__setting_rows[i].type != RF__LIST)
            continue;
        rf_list *list = slot(&box->values, &rf__setting_rows[i]);
        size_t n = (size_t)list->n * sizeof *list->v;
        double *copy = rf__arena_alloc(&box->arena, n + 1);
        if (!copy) {
            rf_settings_free(&box->values);
            return RF_ERR_NOMEM;
        }
        if (n)
            memcpy(copy, list->v, n);
        list->v = copy;
    }
    *ret = &box->values;
    return RF_OK;
}

void rf_settings_free(rf_settings *settings) {
    if (!settings)
        return;
    settings_box *box = (settings_box *)(void *)settings;
    rf__arena_free(&box->arena);
    rf__free(box);
}
