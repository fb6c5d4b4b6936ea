#include "small_ledger.h"

#include "base/buf.h"
#include "base/mem.h"
#include "refuge/scenario.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(bool good) {
    if (!good)
        abort();
}

/* ---- a line as words ---- */

#define MOST_WORDS 40

static size_t split(char *line, char **words) {
    size_t n = 0;
    char *at = line;
    while (*at && n < MOST_WORDS) {
        while (*at == ' ')
            at++;
        if (!*at)
            break;
        words[n++] = at;
        char *to = at;
        bool quoted = false;
        for (; *at && (quoted || *at != ' '); at++) {
            if (*at == '"')
                quoted = !quoted;
            else
                *to++ = *at;
        }
        if (*at)
            at++;
        *to = 0;
    }
    return n;
}

static rf_date date_of(const char *text) {
    rf_date date = RF_NO_DATE;
    if (*text && strcmp(text, "-") != 0)
        must(rf_date_parse(&date, text, strlen(text)) == RF_OK);
    return date;
}

static int code(int (*find)(const char *, size_t), const char *text) {
    return find(text, strlen(text));
}

static rf_gaz_kind kind_of(const char *name) {
    for (int k = 0; k < RF_N_GAZ_KINDS; k++)
        if (!strcmp(rf_gaz_kind_name((rf_gaz_kind)k), name))
            return (rf_gaz_kind)k;
    return RF_GAZ_UNKNOWN;
}

/* "Saraqib/town/Idlib/SY": name, kind, first-level region, country. */
static rf_claim_place place_of(char *text) {
    rf_claim_place p = {.lat_deg = (double)NAN, .lon_deg = (double)NAN, .confidence = 0.9};
    char *parts[4] = {text, NULL, NULL, NULL};
    for (int i = 1; i < 4; i++) {
        char *slash = parts[i - 1] ? strchr(parts[i - 1], '/') : NULL;
        if (slash)
            *slash = 0, parts[i] = slash + 1;
    }
    p.text = p.name = *parts[0] ? parts[0] : NULL;
    char *bar = strchr(parts[0], '|'); /* the words, and the name that they stand for */
    if (bar)
        *bar = 0, p.name = bar + 1;
    p.kind = parts[1] ? kind_of(parts[1]) : RF_GAZ_UNKNOWN;
    p.admin1 = parts[2] && *parts[2] ? parts[2] : NULL;
    p.country = parts[3] && *parts[3] ? parts[3] : NULL;
    return p;
}

static const char *set(rf_claim *c, rf_evidence *e, const char *key, char *value) {
    const struct {
        const char *key;
        const char **to;
    } texts[] = {{"person", &c->source.person},    {"role", &c->source.role},
                 {"org", &c->source.organisation}, {"side", &c->side},
                 {"by", &c->perpetrator},          {"what", &c->what},
                 {"actor1", &c->actor1},           {"actor2", &c->actor2},
                 {"words", &c->words.text},        {"number", &c->number.text},
                 {"reviewer", &e->reviewer},       {"note", &e->note}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strcmp(key, texts[i].key)) {
            *texts[i].to = value;
            return NULL;
        }
    int found = 0;
    if (!strcmp(key, "from"))
        c->from = date_of(value);
    else if (!strcmp(key, "to"))
        c->to = date_of(value);
    else if (!strcmp(key, "said_on"))
        c->source.said_on = date_of(value);
    else if (!strcmp(key, "place"))
        c->place = place_of(value);
    else if (!strcmp(key, "origin"))
        c->origin = place_of(value);
    else if (!strcmp(key, "destination"))
        c->destination = place_of(value);
    else if (!strcmp(key, "unit"))
        c->unit = (rf_unit)(found = code(rf_unit_find, value));
    else if (!strcmp(key, "modality"))
        c->modality = (rf_modality)(found = code(rf_modality_find, value));
    else if (!strcmp(key, "group"))
        c->groups |= (uint32_t)(found = code(rf_group_find, value));
    else if (!strcmp(key, "confidence"))
        c->confidence = atof(value);
    else if (!strcmp(key, "doubt"))
        c->doubt = (rf_doubt)(found = code(rf_doubt_find, value));
    else if (!strcmp(key, "verdict"))
        e->verdict = *value == 'a' ? RF_ACCEPTED : *value == 'r' ? RF_REJECTED : RF_CORRECTED;
    else
        return "unknown key";
    return found < 0 ? "unknown code" : NULL;
}

/* A bare word: a qualifier or a flow. */
static const char *set_word(rf_claim *c, const char *word) {
    int v = code(rf_qualifier_find, word);
    if (v >= 0) {
        c->qualifier = (rf_qualifier)v;
        return NULL;
    }
    v = code(rf_flow_find, word);
    if (v < 0)
        return "neither a qualifier nor a flow";
    c->flow = (rf_flow)v;
    return NULL;
}

static void add_claim(small_ledger *l, rf_evidence *report) {
    size_t cap = l->cap;
    must(rf__grow(&l->evidence, &cap, l->n + 1, sizeof *l->evidence));
    cap = l->cap;
    must(rf__grow(&l->claims, &cap, l->n + 1, sizeof *l->claims));
    must(rf__grow(&l->labels, &l->cap, l->n + 1, sizeof *l->labels));
    rf_claim_place none = {.lat_deg = (double)NAN, .lon_deg = (double)NAN};
    l->claims[l->n] = (rf_claim){.unit = RF_PEOPLE,
                                 .flow = RF_CUMULATIVE,
                                 .from = RF_NO_DATE,
                                 .to = RF_NO_DATE,
                                 .km = (double)NAN,
                                 .confidence = 0.8,
                                 .place = none,
                                 .origin = none,
                                 .destination = none,
                                 .source = {.said_on = RF_NO_DATE}};
    l->evidence[l->n] = *report;
    l->evidence[l->n].id = (int64_t)l->n + 1;
    l->n++;
    l->reports[l->n_reports - 1].n++;
}

static const char *read_figure(rf_claim *c, char **words, size_t n, rf_evidence *e) {
    if (!strcmp(words[1], "event")) {
        int type = n > 2 ? code(rf_event_type_find, words[2]) : -1;
        if (type < 0)
            return "unknown event";
        c->kind = RF_EVENT;
        c->event = (rf_event_type)type;
        c->unit = RF_NO_UNIT;
        c->flow = RF_NO_FLOW;
    } else {
        int indicator = code(rf_indicator_find, words[1]);
        if (indicator < 0 || n < 3)
            return "unknown indicator, or no number";
        c->kind = RF_FIGURE;
        c->indicator = (rf_indicator)indicator;
        char *dash = strchr(words[2], '-');
        c->low = atof(words[2]);
        c->high = dash ? atof(dash + 1) : c->low;
        if (dash)
            c->qualifier = RF_RANGE;
    }
    for (size_t i = 3; i < n; i++) {
        char *equals = strchr(words[i], '=');
        if (!strcmp(words[i], "-"))
            continue;
        if (equals)
            *equals = 0;
        const char *why = equals ? set(c, e, words[i], equals + 1) : set_word(c, words[i]);
        if (why)
            return why;
    }
    return NULL;
}

static const char *read_report(small_ledger *l, char **words, size_t n, rf_evidence *report) {
    static const size_t most = 64;
    if (n < 2 || l->n_reports == most)
        return "a report needs a name (and there may be 64)";
    *report = (rf_evidence){.report = words[1],
                            .outlet = words[1],
                            .published = RF_NO_DATE,
                            .report_id = (int64_t)l->n_reports + 1};
    for (size_t i = 2; i < n; i++) {
        char *equals = strchr(words[i], '=');
        if (!equals)
            return "not key=value";
        *equals = 0;
        if (!strcmp(words[i], "published"))
            report->published = date_of(equals + 1);
        else if (!strcmp(words[i], "outlet"))
            report->outlet = equals + 1;
        else if (!strcmp(words[i], "copy_of")) {
            for (size_t r = 0; r < l->n_reports; r++)
                if (!strcmp(l->reports[r].name, equals + 1))
                    report->copy_of = (int64_t)r + 1;
        } else
            return "unknown key of a report";
    }
    l->reports[l->n_reports++] = (small_report){words[1], l->n, 0};
    return NULL;
}

bool small_ledger_read(small_ledger *ret, char *text, const char **ret_why) {
    static char why[200];
    *ret = (small_ledger){.checks = ""};
    ret->store = text;
    ret->reports = rf__calloc(64, sizeof *ret->reports);
    must(ret->reports != NULL);
    rf_evidence report = {0};
    int number = 0;
    *ret_why = why;
    for (char *line = text; line && *line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = 0;
        number++;
        char *words[MOST_WORDS];
        if (!strncmp(line, "---", 4)) {
            ret->checks = end ? end : "";
            return true;
        }
        size_t n = *line == '#' ? 0 : split(line, words);
        const char *wrong = NULL;
        if (n > 0 && !strcmp(words[0], "report")) {
            wrong = read_report(ret, words, n, &report);
        } else if (n > 1 && ret->n_reports) {
            add_claim(ret, &report);
            ret->labels[ret->n - 1] = words[0];
            wrong = read_figure(&ret->claims[ret->n - 1], words, n, &ret->evidence[ret->n - 1]);
        } else if (n > 0) {
            wrong = "neither a report nor a claim";
        }
        if (wrong) {
            snprintf(why, sizeof why, "line %d: %s", number, wrong);
            return false;
        }
        line = end;
    }
    return true;
}

void small_ledger_free(small_ledger *ledger) {
    rf__free(ledger->evidence);
    rf__free(ledger->claims);
    rf__free(ledger->labels);
    rf__free(ledger->reports);
    *ledger = (small_ledger){0};
}

/* ---- pictures ---- */

rf_picture *small_ledger_picture(const small_ledger *ledger, bool reverse, bool step, rf_date on) {
    rf_picture *picture;
    must(rf_picture_new(&picture, NULL) == RF_OK);
    for (size_t k = 0; k < ledger->n_reports; k++) {
        const small_report *r = &ledger->reports[reverse ? ledger->n_reports - 1 - k : k];
        if (r->n == 0)
            continue;
        for (size_t i = r->first; i < r->first + r->n; i++)
            ledger->evidence[i].claim = &ledger->claims[i];
        rf_date published = ledger->evidence[r->first].published;
        if (on != RF_NO_DATE && (published == RF_NO_DATE || published > on))
            continue;
        must(rf_picture_add(picture, ledger->evidence + r->first, r->n) == RF_OK);
        if (step)
            must(rf_picture_reconcile(picture, NULL) == RF_OK);
    }
    must(rf_picture_reconcile(picture, NULL) == RF_OK);
    return picture;
}

static int64_t index_of(const rf_picture *picture, int64_t id) {
    for (size_t i = 0; i < rf_picture_n_claims(picture); i++)
        if (rf_picture_claim(picture, (uint32_t)i)->id == id)
            return (int64_t)i;
    return -1;
}

const rf_quantity *small_quantity(const rf_picture *picture, int64_t id) {
    int64_t at = index_of(picture, id);
    return at < 0 ? NULL : rf_picture_of_claim(picture, (uint32_t)at);
}

const rf_member *small_member(const rf_picture *picture, int64_t id) {
    int64_t at = index_of(picture, id);
    const rf_quantity *q = at < 0 ? NULL : rf_picture_of_claim(picture, (uint32_t)at);
    for (uint32_t i = 0; q && i < q->n_members; i++)
        if (q->members[i].claim == (uint32_t)at)
            return &q->members[i];
    return NULL;
}

/* ---- checks ---- */

typedef struct checking {
    const small_ledger *ledger;
    const rf_picture *picture;
    char *why;
    size_t cap;
} checking;

static int64_t id_of(const checking *c, const char *label) {
    for (size_t i = 0; i < c->ledger->n; i++)
        if (!strcmp(c->ledger->labels[i], label))
            return (int64_t)i + 1;
    return 0;
}

static bool same_text(checking *c, const char *found, const char *wanted) {
    if (!strcmp(found, wanted))
        return true;
    snprintf(c->why, c->cap, "found %s", found);
    return false;
}

static bool number_is(checking *c, double found, const char *wanted) {
    if (!strcmp(wanted, "open") ? isinf(found) : fabs(found - atof(wanted)) < 1e-6)
        return true;
    snprintf(c->why, c->cap, "found %g", found);
    return false;
}

static bool date_is(checking *c, rf_date found, const char *wanted) {
    char text[11] = "-";
    if (found != RF_NO_DATE)
        rf_date_format(found, text);
    return same_text(c, text, wanted);
}

static bool holds_text(checking *c, rf_err err, char **text, const char *wanted) {
    must(err == RF_OK);
    char *found = *text;
    bool good = strstr(found, wanted) != NULL;
    if (!good)
        snprintf(c->why, c->cap, "found \"%s\"", found);
    rf_free(found);
    return good;
}

static bool check_relation(checking *c, const rf_member *m, const char *what, const char *label) {
    const char *found = m ? rf_relation_name(m->relation) : "no quantity";
    if (!m || !same_text(c, found, what))
        return m ? false : same_text(c, found, what);
    if (!*label)
        return true;
    const rf_evidence *to = rf_picture_claim(c->picture, m->to);
    return same_text(c, c->ledger->labels[to->id - 1], label);
}

static bool check_quantity(checking *c, const rf_quantity *q, char **w, size_t n) {
    const char *what = w[1], *a = n > 2 ? w[2] : "", *b = n > 3 ? w[3] : "";
    char *text = NULL;
    if (!strcmp(what, "out")) {
        if (q)
            snprintf(c->why, c->cap, "found in %s", q->key);
        return !q;
    }
    if (!q)
        return same_text(c, "no quantity", what);
    const rf_quantity *other = n > 2 ? small_quantity(c->picture, id_of(c, a)) : NULL;
    if (!strcmp(what, "apart") || !strcmp(what, "with")) {
        snprintf(c->why, c->cap, "found in %s and %s", q->key, other ? other->key : "none");
        return other && (q == other) == (*what == 'w');
    }
    if (!strcmp(what, "within") || !strcmp(what, "came") || !strcmp(what, "of")) {
        const rf_quantity *found = *what == 'w' ? q->part_of : *what == 'c' ? q->came : q->base;
        bool none = !strcmp(a, "none");
        snprintf(c->why, c->cap, "found %s", found ? found->key : "none");
        return none ? !found : found && found == other;
    }
    if (!strcmp(what, "crisis"))
        return q == rf_picture_crisis(c->picture, RF_NO_DATE, NULL);
    if (!strcmp(what, "origins"))
        return number_is(c, q->n_origins, a);
    if (!strcmp(what, "figure"))
        return number_is(c, q->best, a);
    if (!strcmp(what, "range"))
        return number_is(c, q->low, a) && number_is(c, q->high, b);
    if (!strcmp(what, "period"))
        return date_is(c, q->from, a) && date_is(c, q->to, b);
    if (!strcmp(what, "agreement"))
        return same_text(c, rf_agreement_name(q->agreement), a);
    if (!strcmp(what, "party"))
        return q->by_party || same_text(c, "no party", "party");
    if (!strcmp(what, "note"))
        return holds_text(c, rf_quantity_note(c->picture, q, RF_NO_DATE, &text), &text, a);
    if (!strcmp(what, "what"))
        return holds_text(c, rf_quantity_what(q, &text), &text, a);
    return same_text(c, "no such check", what);
}

static bool is_relation(const char *word) {
    for (int r = 0; r < RF_N_RELATIONS; r++)
        if (!strcmp(word, rf_relation_name((rf_relation)r)))
            return true;
    return false;
}

/* unknown "WORDS": a line of what is not known holds them; known "WORDS": none does. */
static bool check_unknown(checking *c, const char *what, const char *words) {
    char *text = NULL;
    if (*what == 'u')
        return holds_text(c, rf_picture_unknown(c->picture, RF_NO_DATE, NULL, &text), &text, words);
    bool good =
        rf_picture_unknown(c->picture, RF_NO_DATE, NULL, &text) == RF_OK && !strstr(text, words);
    snprintf(c->why, c->cap, "found \"%s\"", text ? text : "");
    rf_free(text);
    return good;
}

static bool check_line(checking *c, char **w, size_t n) {
    if (!strcmp(w[0], "unknown") || !strcmp(w[0], "known"))
        return check_unknown(c, w[0], w[1]);
    int64_t id = id_of(c, w[0]);
    if (!id || n < 2)
        return same_text(c, "no such claim", w[0]);
    if (is_relation(w[1]))
        return check_relation(c, small_member(c->picture, id), w[1], n > 2 ? w[2] : "");
    return check_quantity(c, small_quantity(c->picture, id), w, n);
}

bool small_ledger_check(const small_ledger *ledger, rf_picture *picture, char *ret_why,
                        size_t cap) {
    char *text = rf__strdup(ledger->checks);
    must(text != NULL);
    bool good = true;
    char found[512] = "";
    for (char *line = text; line && *line && good;) {
        char *end = strchr(line, '\n'), shown[256], *words[MOST_WORDS];
        if (end)
            *end++ = 0;
        snprintf(shown, sizeof shown, "%s", line);
        size_t n = *line == '#' ? 0 : split(line, words);
        checking c = {ledger, picture, found, sizeof found};
        if (n > 0 && !check_line(&c, words, n)) {
            snprintf(ret_why, cap, "\"%s\": %s", shown, found);
            good = false;
        }
        line = end;
    }
    rf__free(text);
    return good;
}
