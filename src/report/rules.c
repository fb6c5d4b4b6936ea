/* A rule is a pattern of words. Patterns lie in a hash table under their section and first word, so
 * that a line costs as much as it has words, however many rules there are. */
#include "report/rules.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { ANY, WORD, COLON_WORD, NUMBER };
enum { MOST_WORDS = 32, MOST_FILE = 1 << 22, MOST_LANGUAGES = 64 };

typedef struct element {
    uint64_t hash;
    uint8_t kind;
} element;

typedef struct pattern {
    uint32_t first, n; /* in elements */
    int32_t next;      /* the next one of this key, or -1 */
    int32_t value;
    uint8_t section;
} pattern;

typedef struct slot {
    uint64_t key; /* 0: empty */
    int32_t head;
    uint64_t languages;
} slot;

enum { MAY_STAND = 4096 };

struct rf_report_rules {
    /* By some bits of a word's hash the sections with a pattern that begins so: most words begin
     * none, and are passed over with one look. */
    uint32_t may_stand[MAY_STAND];
    /* Those that begin with a wildcard, by the first word in them; in `wild` those without one. */
    uint32_t may_hold[MAY_STAND];
    uint32_t wild;
    element *elements;
    size_t n_elements, elements_cap;
    pattern *patterns;
    size_t n_patterns, patterns_cap;
    slot *slots;
    size_t n_slots, slots_used; /* n_slots is a power of two */
    char languages[MOST_LANGUAGES][4];
    unsigned n_languages;
};

static const char *const section_names[RF__N_SECTIONS] = {
    "line",          "phrase",       "end",         "teasers",    "credit",     "caption",
    "byline",        "outlet",       "date_label",  "later_date", "state_date", "class",
    "content_class", "hidden_class", "report_name", "month",      "weekday",    "language"};

/* ---- the table ---- */

static uint64_t key_of(rf__section section, uint64_t hash) {
    uint64_t key = (hash ^ ((uint64_t)section + 1)) * 0x9E3779B97F4A7C15u;
    return key | 1;
}

_Static_assert(RF__N_SECTIONS <= 32, "a section is a bit of may_stand");

static void let(uint32_t sections[MAY_STAND], rf__section section, uint64_t hash) {
    sections[(hash >> 40) & (MAY_STAND - 1)] |= 1u << section;
}

static inline bool may(const uint32_t sections[MAY_STAND], rf__section section, uint64_t hash) {
    return sections[(hash >> 40) & (MAY_STAND - 1)] >> section & 1;
}

static slot *find_slot(const rf_report_rules *rules, uint64_t key) {
    size_t at = (key >> 20) & (rules->n_slots - 1);
    while (rules->slots[at].key && rules->slots[at].key != key)
        at = (at + 1) & (rules->n_slots - 1);
    return &rules->slots[at];
}

static bool grow_slots(rf_report_rules *rules) {
    size_t n = rules->n_slots ? rules->n_slots * 2 : 2048;
    slot *old = rules->slots;
    size_t n_old = rules->n_slots;
    slot *more = rf__calloc(n, sizeof *more);
    if (!more)
        return false;
    rules->slots = more;
    rules->n_slots = n;
    for (size_t i = 0; i < n_old; i++)
        if (old[i].key)
            *find_slot(rules, old[i].key) = old[i];
    rf__free(old);
    return true;
}

static slot *make_slot(rf_report_rules *rules, uint64_t key) {
    if (rules->slots_used * 2 >= rules->n_slots && !grow_slots(rules))
        return NULL;
    slot *s = find_slot(rules, key);
    if (!s->key) {
        *s = (slot){.key = key, .head = -1};
        rules->slots_used++;
    }
    return s;
}

/* Patterns that begin with * or a number lie under hash 0. */
static bool add_pattern(rf_report_rules *rules, rf__section section, const element *elements,
                        size_t n, int value) {
    if (!n)
        return true;
    bool wild = elements[0].kind != WORD && elements[0].kind != COLON_WORD;
    slot *s = make_slot(rules, key_of(section, wild ? 0 : elements[0].hash));
    if (!s ||
        !rf__grow(&rules->elements, &rules->elements_cap, rules->n_elements + n,
                  sizeof *rules->elements) ||
        !rf__grow(&rules->patterns, &rules->patterns_cap, rules->n_patterns + 1,
                  sizeof *rules->patterns))
        return false;
    memcpy(rules->elements + rules->n_elements, elements, n * sizeof *elements);
    rules->patterns[rules->n_patterns] = (pattern){.first = (uint32_t)rules->n_elements,
                                                   .n = (uint32_t)n,
                                                   .next = s->head,
                                                   .value = value,
                                                   .section = (uint8_t)section};
    s->head = (int32_t)rules->n_patterns++;
    rules->n_elements += n;
    size_t word = 0;
    while (word < n && elements[word].kind != WORD && elements[word].kind != COLON_WORD)
        word++;
    if (word == n)
        rules->wild |= 1u << section;
    else
        let(wild ? rules->may_hold : rules->may_stand, section, elements[word].hash);
    return true;
}

/* ---- the files ---- */

/* "read more: *" into elements; 0 when it holds no word or too many. */
static size_t parse_pattern(const char *text, size_t n, element out[MOST_WORDS]) {
    size_t count = 0, from = 0;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && text[i] != '*')
            continue;
        rf__word words[MOST_WORDS];
        size_t n_words = rf__words(text + from, i - from, words, MOST_WORDS);
        for (size_t w = 0; w < n_words; w++) {
            if (count == MOST_WORDS)
                return 0;
            out[count++] = (element){words[w].hash, words[w].number  ? NUMBER
                                                    : words[w].colon ? COLON_WORD
                                                                     : WORD};
        }
        if (i < n) {
            if (count == MOST_WORDS)
                return 0;
            out[count++] = (element){0, ANY};
        }
        from = i + 1;
    }
    return count;
}

typedef struct rules_file {
    rf_report_rules *rules;
    const char *name;
    rf_issues *issues;
    bool lexicon; /* of another module: sections that are not ours are passed over */
    uint32_t line;
    int section;
} rules_file;

/* "January, Jan : 1 title weak": the words and their value. */
static bool add_values(rules_file *f, const char *text, size_t n) {
    const char *colon = memchr(text, ':', n);
    int value = colon ? atoi(colon + 1) : 0;
    size_t end = colon ? (size_t)(colon - text) : n, from = 0;
    for (size_t i = 0; i <= end; i++) {
        if (i < end && text[i] != ',')
            continue;
        element out[MOST_WORDS];
        size_t count = parse_pattern(text + from, i - from, out);
        if (count && value && !add_pattern(f->rules, (rf__section)f->section, out, count, value))
            return false;
        from = i + 1;
    }
    return true;
}

/* "en : the of and": the words of a language. */
static bool add_language(rules_file *f, const char *text, size_t n) {
    rf_report_rules *rules = f->rules;
    const char *colon = memchr(text, ':', n);
    if (!colon || n < 3 || rules->n_languages == MOST_LANGUAGES)
        return true;
    size_t length = strcspn(text, " :");
    if (length > 3)
        return true;
    memcpy(rules->languages[rules->n_languages], text, length);
    uint64_t bit = (uint64_t)1 << rules->n_languages++;
    const char *at = colon + 1;
    rf__word words[MOST_WORDS];
    size_t left = n - (size_t)(at - text), n_words;
    while ((n_words = rf__words(at, left, words, MOST_WORDS))) {
        for (size_t i = 0; i < n_words; i++) {
            slot *s = make_slot(rules, key_of(RF__LANGUAGE, words[i].hash));
            if (!s)
                return false;
            s->languages |= bit;
            let(rules->may_stand, RF__LANGUAGE, words[i].hash);
        }
        size_t used = words[n_words - 1].start + words[n_words - 1].n;
        at += used;
        left -= used;
    }
    return true;
}

static bool add_rule(rules_file *f, const char *text, size_t n) {
    if (f->section == RF__MONTH || f->section == RF__WEEKDAY)
        return add_values(f, text, n);
    if (f->section == RF__LANGUAGE)
        return add_language(f, text, n);
    element out[MOST_WORDS];
    size_t count = parse_pattern(text, n, out);
    if (!count || (count == 1 && out[0].kind == ANY)) {
        rf_issues_add(f->issues, RF_LEFT_OUT, "furniture-rule", f->name, f->line, 1,
                      "A pattern needs a word, and has at most %d.", MOST_WORDS);
        return true;
    }
    return add_pattern(f->rules, (rf__section)f->section, out, count, 1);
}

static void open_section(rules_file *f, const char *text, size_t n) {
    const char *close = memchr(text, ']', n);
    size_t length = close ? (size_t)(close - text) - 1 : 0;
    f->section = -1;
    for (int s = 0; s < RF__N_SECTIONS && close; s++)
        if (strlen(section_names[s]) == length && !memcmp(text + 1, section_names[s], length))
            f->section = s;
    if (f->section < 0 && !f->lexicon)
        rf_issues_add(f->issues, RF_LEFT_OUT, "furniture-rule", f->name, f->line, 1,
                      "There is no section \"%.*s\".", (int)(n < 40 ? n : 40), text);
}

static bool read_rules(rules_file *f, const char *text, size_t n) {
    const char *end = text + n;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((stop ? stop : end) - text);
        f->line++;
        while (length && (text[length - 1] == '\r' || text[length - 1] == ' '))
            length--;
        if (length && *text == '[')
            open_section(f, text, length);
        else if (length && *text != '#' && f->section >= 0 && !add_rule(f, text, length))
            return false;
        text = stop ? stop + 1 : end;
    }
    return true;
}

static rf_err read_one(rf_report_rules *rules, const rf__embedded *file, const char *dir,
                       rf_issues *issues, rf_diag *diag) {
    rules_file f = {.rules = rules,
                    .name = file->name,
                    .issues = issues,
                    .lexicon = !strcmp(file->name, "time.txt"),
                    .section = -1};
    rf__buf own = {0};
    char *path = dir && !f.lexicon ? rf__path_join(dir, file->name) : NULL;
    rf_err err = dir && !f.lexicon && !path ? RF_ERR_NOMEM : RF_OK;
    if (!err && path && rf__file_exists(path)) {
        f.name = path;
        err = rf__read_file(path, MOST_FILE, &own, diag);
    }
    if (!err && !read_rules(&f, own.n ? own.bytes : file->text, own.n ? own.n : file->n))
        err = RF_ERR_NOMEM;
    if (err == RF_ERR_NOMEM)
        err = rf_diag_set(diag, err, file->name, 0, 0, "there is not enough memory");
    rf__free(path);
    rf__buf_free(&own);
    return err;
}

rf_err rf_report_rules_new(rf_report_rules **ret, const char *dir, rf_issues *issues,
                           rf_diag *diag) {
    rf_report_rules *rules = rf__calloc(1, sizeof *rules);
    if (!rules || !grow_slots(rules)) {
        rf_report_rules_free(rules);
        return rf_diag_set(diag, RF_ERR_NOMEM, "", 0, 0, "there is not enough memory");
    }
    for (size_t i = 0; rf__embedded_rules[i].name; i++) {
        rf_err err = read_one(rules, &rf__embedded_rules[i], dir, issues, diag);
        if (err) {
            rf_report_rules_free(rules);
            return err;
        }
    }
    *ret = rules;
    return RF_OK;
}

void rf_report_rules_free(rf_report_rules *rules) {
    if (!rules)
        return;
    rf__free(rules->elements);
    rf__free(rules->patterns);
    rf__free(rules->slots);
    rf__free(rules);
}

/* ---- looking ---- */

static bool fits(const element *e, const rf__word *w) {
    return e->kind == NUMBER ? w->number : e->hash == w->hash && (e->kind == WORD || w->colon);
}

/* Wildcards are tried greedily with one step back, as for file names: linear in practice, and the
 * words of a line are few. */
static bool matches(const rf_report_rules *rules, const pattern *p, const rf__word *words, size_t n,
                    size_t *ret_rest) {
    const element *e = rules->elements + p->first;
    size_t i = 0, w = 0, star = SIZE_MAX, star_word = 0;
    while (w < n) {
        if (i < p->n && e[i].kind == ANY) {
            star = i++;
            star_word = w;
        } else if (i < p->n && fits(&e[i], &words[w])) {
            i++;
            w++;
        } else if (star != SIZE_MAX) {
            i = star + 1;
            w = ++star_word;
        } else {
            return false;
        }
        if (star != SIZE_MAX && i == star + 1 && i == p->n) {
            *ret_rest = star_word; /* a final * takes all the rest */
            return true;
        }
    }
    while (i < p->n && e[i].kind == ANY)
        i++;
    *ret_rest = n;
    return i == p->n;
}

static bool may_hold(const rf_report_rules *rules, rf__section section, const rf__word *words,
                     size_t n_words) {
    bool any = rules->wild >> section & 1;
    for (size_t i = 0; i < n_words && !any; i++)
        any = may(rules->may_hold, section, words[i].hash);
    return any;
}

int rf__rules_match(const rf_report_rules *rules, rf__section section, const rf__word *words,
                    size_t n_words, size_t *ret_rest) {
    if (!n_words)
        return -1;
    for (int wild = 0; wild < 2; wild++) {
        if (wild ? !may_hold(rules, section, words, n_words)
                 : !may(rules->may_stand, section, words[0].hash))
            continue;
        const slot *s = find_slot(rules, key_of(section, wild ? 0 : words[0].hash));
        for (int32_t at = s->key ? s->head : -1; at >= 0; at = rules->patterns[at].next) {
            size_t rest;
            if (matches(rules, &rules->patterns[at], words, n_words, &rest)) {
                if (ret_rest)
                    *ret_rest = rest;
                return at;
            }
        }
    }
    return -1;
}

size_t rf__rules_find(const rf_report_rules *rules, rf__section section, const rf__word *words,
                      size_t n_words) {
    for (size_t i = 0; i < n_words; i++) {
        if (!may(rules->may_stand, section, words[i].hash))
            continue;
        const slot *s = find_slot(rules, key_of(section, words[i].hash));
        for (int32_t at = s->key ? s->head : -1; at >= 0; at = rules->patterns[at].next) {
            const pattern *p = &rules->patterns[at];
            size_t k = 0;
            while (k < p->n && i + k < n_words &&
                   fits(&rules->elements[p->first + k], &words[i + k]))
                k++;
            if (k == p->n)
                return i;
        }
    }
    return n_words;
}

int rf__rules_value(const rf_report_rules *rules, rf__section section, uint64_t hash) {
    if (!may(rules->may_stand, section, hash))
        return 0;
    const slot *s = find_slot(rules, key_of(section, hash));
    for (int32_t at = s->key ? s->head : -1; at >= 0; at = rules->patterns[at].next)
        if (rules->patterns[at].n == 1)
            return rules->patterns[at].value;
    return 0;
}

void rf__rules_languages(const rf_report_rules *rules, const rf__word *words, size_t n_words,
                         uint32_t hits[64]) {
    for (size_t i = 0; i < n_words; i++) {
        if (!may(rules->may_stand, RF__LANGUAGE, words[i].hash))
            continue;
        const slot *s = find_slot(rules, key_of(RF__LANGUAGE, words[i].hash));
        for (uint64_t languages = s->key ? s->languages : 0; languages; languages &= languages - 1)
            hits[__builtin_ctzll(languages)]++;
    }
}

const char *rf__rules_language(const rf_report_rules *rules, unsigned bit) {
    return bit < rules->n_languages ? rules->languages[bit] : "";
}
