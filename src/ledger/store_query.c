/* Claims out of the ledger. A filter becomes one statement: each condition that is set adds its
 * part, and all values are bound. Places are looked up first (a ledger has few), so that spelling,
 * what lies in a region and distance are plain C, and the statement gets a list of ids. */
#include "ledger/store.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_VALUES 32
#define MOST_CANDIDATE_DATES 16

enum { /* the columns of `columns` */
       C_ID,
       C_REPORT,
       C_KIND,
       C_INDICATOR,
       C_EVENT,
       C_LOW,
       C_HIGH,
       C_QUALIFIER,
       C_UNIT,
       C_GROUPS,
       C_SIDE,
       C_PERPETRATOR,
       C_WHAT,
       C_ACTOR1,
       C_ACTOR2,
       C_KM,
       C_MODALITY,
       C_FLOW,
       C_FROM,
       C_TO,
       C_PERSON,
       C_ROLE,
       C_ORGANISATION,
       C_SAID_ON,
       C_NUMBER_TEXT,
       C_NUMBER_START,
       C_NUMBER_END,
       C_NUMBER_AT,
       C_NUMBER_N,
       C_PAGE,
       C_CONFIDENCE,
       C_DOUBT,
       S_TEXT,
       S_START,
       S_END,
       S_AT,
       S_N,
       R_PATH,
       R_NAME,
       R_TITLE,
       R_OUTLET,
       R_BYLINE,
       R_URL,
       R_DATELINE,
       R_PUBLISHED,
       R_DATE_HOW,
       R_CANDIDATES,
       R_LANGUAGE,
       R_SHA256,
       R_RAW_START,
       R_N_RAW,
       R_COPY_OF,
       P_FIRST, /* nine columns for each of place, origin, destination */
       P_N = 9
};

#define PLACE_COLUMNS(role, p)                                                                     \
    ",c." role "_text," p ".gazetteer_id," p ".name," p ".kind," p ".country," p ".admin1," p      \
    ".lat_deg," p ".lon_deg,c." role "_confidence"
#define PLACE_JOIN(role, p) " LEFT JOIN place " p " ON " p ".id = c." role

static const char columns[] =
    "SELECT c.id, c.report, c.kind, c.indicator, c.event, c.low, c.high, c.qualifier, c.unit,"
    " (SELECT group_concat(people) FROM claim_group WHERE claim = c.id), c.side, c.perpetrator,"
    " c.what, c.actor1, c.actor2, c.km, c.modality, c.flow, c.from_date, c.to_date, c.person,"
    " c.role, c.organisation, c.said_on, c.number_text, c.number_start, c.number_end, c.number_at,"
    " c.number_n, c.page, c.confidence, c.doubt, s.text, s.raw_start, s.raw_end, s.at, s.n, "
    "r.path, r.name,"
    " r.title, r.outlet, r.byline, r.url, r.dateline, r.published, r.date_how, r.date_candidates,"
    " r.language, r.sha256, r.raw_start, r.n_raw, d.copy_of" PLACE_COLUMNS("place", "p1")
        PLACE_COLUMNS("origin", "p2") PLACE_COLUMNS("destination", "p3");
static const char joins[] =
    " FROM claim c JOIN report r ON r.id = c.report JOIN sentence s ON s.id = c.sentence"
    " LEFT JOIN duplicate d ON d.report = r.id" PLACE_JOIN("place", "p1") PLACE_JOIN("origin", "p2")
        PLACE_JOIN("destination", "p3") " WHERE 1";

struct rf_ledger_rows {
    rf_ledger *ledger;
    sqlite3_stmt *stmt;
    rf_ledger_claim row;
    rf_date candidates[MOST_CANDIDATE_DATES];
};

/* ---- from a row ---- */

static const char *text_at(sqlite3_stmt *stmt, int at) {
    return (const char *)sqlite3_column_text(stmt, at);
}

static const char *text_or_empty(sqlite3_stmt *stmt, int at) {
    const char *text = text_at(stmt, at);
    return text ? text : "";
}

static double real_at(sqlite3_stmt *stmt, int at) {
    return sqlite3_column_type(stmt, at) == SQLITE_NULL ? (double)NAN
                                                        : sqlite3_column_double(stmt, at);
}

static uint32_t offset_at(sqlite3_stmt *stmt, int at) {
    return sqlite3_column_type(stmt, at) == SQLITE_NULL ? RF_NO_OFFSET
                                                        : (uint32_t)sqlite3_column_int64(stmt, at);
}

typedef int (*find_fn)(const char *code, size_t n);

/* 0 for a code that is not there or not known. */
static int code_at(sqlite3_stmt *stmt, int at, find_fn find) {
    const char *text = text_at(stmt, at);
    int value = text ? find(text, strlen(text)) : 0;
    return value > 0 ? value : 0;
}

static uint32_t groups_at(sqlite3_stmt *stmt, int at) {
    uint32_t groups = 0;
    for (const char *p = text_or_empty(stmt, at); *p;) {
        size_t n = strcspn(p, ",");
        int bit = rf_group_find(p, n);
        groups |= bit > 0 ? (uint32_t)bit : 0;
        p += n + (p[n] == ',');
    }
    return groups;
}

static rf_claim_place place_at(sqlite3_stmt *stmt, int at) {
    rf_claim_place p = {.text = text_at(stmt, at)};
    p.id = text_at(stmt, at + 1);
    p.name = p.id ? text_at(stmt, at + 2) : NULL;
    p.kind = rf__place_kind_find(text_at(stmt, at + 3));
    p.country = text_at(stmt, at + 4);
    if (p.country && !*p.country)
        p.country = NULL;
    p.admin1 = text_at(stmt, at + 5);
    p.lat_deg = real_at(stmt, at + 6);
    p.lon_deg = real_at(stmt, at + 7);
    p.confidence = sqlite3_column_double(stmt, at + 8);
    return p;
}

static void read_words(sqlite3_stmt *s, rf_ledger_claim *row) {
    rf_claim *c = &row->claim;
    c->number.text = text_at(s, C_NUMBER_TEXT);
    c->number.start = (uint64_t)sqlite3_column_int64(s, C_NUMBER_START);
    c->number.end = (uint64_t)sqlite3_column_int64(s, C_NUMBER_END);
    c->words.text = text_or_empty(s, S_TEXT);
    c->words.start = (uint64_t)sqlite3_column_int64(s, S_START);
    c->words.end = (uint64_t)sqlite3_column_int64(s, S_END);
    c->page = (uint32_t)sqlite3_column_int64(s, C_PAGE);
    row->words_at = offset_at(s, S_AT);
    row->n_words = (uint32_t)sqlite3_column_int64(s, S_N);
    row->number_at = offset_at(s, C_NUMBER_AT);
    row->n_number = (uint32_t)sqlite3_column_int64(s, C_NUMBER_N);
}

static void read_claim(sqlite3_stmt *s, rf_claim *c) {
    *c = (rf_claim){
        .kind = strcmp(text_or_empty(s, C_KIND), "event") ? RF_FIGURE : RF_EVENT,
        .indicator = (rf_indicator)code_at(s, C_INDICATOR, rf_indicator_find),
        .event = (rf_event_type)code_at(s, C_EVENT, rf_event_type_find),
        .low = sqlite3_column_double(s, C_LOW),
        .high = sqlite3_column_double(s, C_HIGH),
        .qualifier = (rf_qualifier)code_at(s, C_QUALIFIER, rf_qualifier_find),
        .unit = (rf_unit)code_at(s, C_UNIT, rf_unit_find),
        .groups = groups_at(s, C_GROUPS),
        .side = text_at(s, C_SIDE),
        .perpetrator = text_at(s, C_PERPETRATOR),
        .what = text_at(s, C_WHAT),
        .actor1 = text_at(s, C_ACTOR1),
        .actor2 = text_at(s, C_ACTOR2),
        .km = real_at(s, C_KM),
        .modality = (rf_modality)code_at(s, C_MODALITY, rf_modality_find),
        .flow = (rf_flow)code_at(s, C_FLOW, rf_flow_find),
        .from = rf__column_date(s, C_FROM),
        .to = rf__column_date(s, C_TO),
        .source = {text_at(s, C_PERSON), text_at(s, C_ROLE), text_at(s, C_ORGANISATION),
                   rf__column_date(s, C_SAID_ON)},
        .confidence = sqlite3_column_double(s, C_CONFIDENCE),
        .doubt = (rf_doubt)code_at(s, C_DOUBT, rf_doubt_find),
    };
    c->place = place_at(s, P_FIRST);
    c->origin = place_at(s, P_FIRST + P_N);
    c->destination = place_at(s, P_FIRST + 2 * P_N);
}

static void read_report(rf_ledger_rows *rows) {
    sqlite3_stmt *s = rows->stmt;
    rf_report *r = &rows->row.report;
    *r = (rf_report){
        .path = text_or_empty(s, R_PATH),
        .name = text_or_empty(s, R_NAME),
        .title = text_or_empty(s, R_TITLE),
        .outlet = text_or_empty(s, R_OUTLET),
        .byline = text_or_empty(s, R_BYLINE),
        .url = text_or_empty(s, R_URL),
        .dateline = text_or_empty(s, R_DATELINE),
        .published = rf__column_date(s, R_PUBLISHED),
        .date_how = rf__date_how_find(text_or_empty(s, R_DATE_HOW)),
        .raw_start = (uint64_t)sqlite3_column_int64(s, R_RAW_START),
        .n_raw = (uint64_t)sqlite3_column_int64(s, R_N_RAW),
        .date_candidates = rows->candidates,
    };
    snprintf(r->language, sizeof r->language, "%s", text_or_empty(s, R_LANGUAGE));
    snprintf(r->sha256, sizeof r->sha256, "%s", text_or_empty(s, R_SHA256));
    for (const char *p = text_or_empty(s, R_CANDIDATES);
         *p && r->n_date_candidates < MOST_CANDIDATE_DATES;) {
        size_t n = strcspn(p, " ");
        if (!rf_date_parse(&rows->candidates[r->n_date_candidates], p, n))
            r->n_date_candidates++;
        p += n + (p[n] == ' ');
    }
}

rf_err rf_ledger_next(rf_ledger_rows *rows, const rf_ledger_claim **ret, rf_diag *diag) {
    bool row;
    *ret = NULL;
    if (!rows->stmt)
        return RF_OK;
    rf_err err = rf__ledger_step(rows->ledger, rows->stmt, &row, diag);
    if (err || !row) {
        sqlite3_finalize(rows->stmt);
        rows->stmt = NULL;
        return err;
    }
    rows->row.id = sqlite3_column_int64(rows->stmt, C_ID);
    rows->row.report_id = sqlite3_column_int64(rows->stmt, C_REPORT);
    rows->row.copy_of = sqlite3_column_int64(rows->stmt, R_COPY_OF);
    read_claim(rows->stmt, &rows->row.claim);
    read_words(rows->stmt, &rows->row);
    read_report(rows);
    *ret = &rows->row;
    return RF_OK;
}

void rf_ledger_rows_free(rf_ledger_rows *rows) {
    if (!rows)
        return;
    sqlite3_finalize(rows->stmt);
    rf__free(rows);
}

/* ---- the statement ---- */

typedef struct value {
    enum { V_TEXT, V_INT, V_REAL } type;
    const char *text;
    int64_t whole;
    double real;
} value;

typedef struct query {
    rf__buf sql;
    value values[MOST_VALUES];
    int n_values;
    rf__buf words;     /* of full text */
    rf__buf places[2]; /* JSON lists of place ids */
    char source[256];
    char from[11], to[11];
} query;

static void add_value(query *q, value v) {
    if (q->n_values < MOST_VALUES)
        q->values[q->n_values++] = v;
}

/* A condition with one "?" for one value. */
static void with_text(query *q, const char *condition, const char *text) {
    rf__buf_str(&q->sql, condition);
    add_value(q, (value){.type = V_TEXT, .text = text});
}

static void with_int(query *q, const char *condition, int64_t whole) {
    rf__buf_str(&q->sql, condition);
    add_value(q, (value){.type = V_INT, .whole = whole});
}

typedef const char *(*name_fn)(unsigned value);

static const char *kind_name(unsigned v) { return v == RF_EVENT ? "event" : "figure"; }
static const char *indicator_name(unsigned v) { return rf_indicator_name((rf_indicator)v); }
static const char *event_name(unsigned v) { return rf_event_type_name((rf_event_type)v); }
static const char *modality_name(unsigned v) { return rf_modality_name((rf_modality)v); }

/* column IN (the codes of the bits); codes are words of our own. */
static void add_codes(query *q, const char *column, uint64_t bits, unsigned n, name_fn name) {
    const char *comma = "";
    rf__buf_printf(&q->sql, "%s IN (", column);
    for (unsigned i = 0; i < n; i++)
        if (bits >> i & 1) {
            rf__buf_printf(&q->sql, "%s'%s'", comma, name(i));
            comma = ",";
        }
    rf__buf_str(&q->sql, ")");
}

static void add_kinds(query *q, const rf_claim_filter *f) {
    if (f->kinds) {
        rf__buf_str(&q->sql, " AND ");
        add_codes(q, "c.kind", f->kinds, RF_EVENT + 1, kind_name);
    }
    if (f->indicators || f->events) {
        rf__buf_str(&q->sql, " AND (");
        if (f->indicators)
            add_codes(q, "c.indicator", f->indicators, RF_N_INDICATORS, indicator_name);
        rf__buf_str(&q->sql, f->indicators && f->events ? " OR " : "");
        if (f->events)
            add_codes(q, "c.event", f->events, RF_N_EVENT_TYPES, event_name);
        rf__buf_str(&q->sql, ")");
    }
    if (f->modalities) {
        rf__buf_str(&q->sql, " AND ");
        add_codes(q, "c.modality", f->modalities, RF_N_MODALITIES, modality_name);
    }
}

/* A period without an end goes on to its report's day; one without a beginning is told of its last
 * day; a claim without any counts for its report's day. */
static void add_period(query *q, const rf_claim_filter *f) {
    if (f->from != RF_NO_DATE) {
        rf_date_format(f->from, q->from);
        with_text(q,
                  " AND coalesce(c.to_date, max(c.from_date, r.published), c.from_date,"
                  " r.published) >= ?",
                  q->from);
    }
    if (f->to != RF_NO_DATE) {
        rf_date_format(f->to, q->to);
        with_text(q, " AND coalesce(c.from_date, c.to_date, r.published) <= ?", q->to);
    }
}

static void add_report(query *q, const rf_claim_filter *f) {
    if (f->report)
        with_int(q, " AND c.report = ?", f->report);
    if (f->report_name) {
        with_text(q, " AND (r.name = ?", f->report_name);
        with_text(q, " OR r.path = ?", f->report_name);
        with_text(q, " OR substr(r.name, -length(?) - 1) =", f->report_name);
        with_text(q, " '/' || ?)", f->report_name);
    }
    if (f->no_copies)
        rf__buf_str(&q->sql, " AND d.copy_of IS NULL");
}

static void add_source(query *q, const rf_claim_filter *f) {
    if (!f->source)
        return;
    rf__fold_name(f->source, q->source, sizeof q->source);
    static const char *const of[] = {"c.person", "c.role", "c.organisation", "r.outlet"};
    for (int i = 0; i < 4; i++) {
        rf__buf_printf(&q->sql, "%s rf_has(%s, ", i ? " OR" : " AND (", of[i]);
        with_text(q, "?)", q->source);
    }
    rf__buf_str(&q->sql, ")");
}

/* In one of the three roles. */
static void at_places(query *q, const char *ids) {
    with_text(q, " AND (c.place IN (SELECT value FROM json_each(?))", ids);
    with_text(q, " OR c.origin IN (SELECT value FROM json_each(?))", ids);
    with_text(q, " OR c.destination IN (SELECT value FROM json_each(?)))", ids);
}

static rf_err add_places(rf_ledger *ledger, query *q, const rf_claim_filter *f, rf_diag *diag) {
    rf_err err = RF_OK;
    if (f->place) {
        err = rf__ledger_places_named(ledger, f->place, f->gazetteer, f->within_km, &q->places[0],
                                      diag);
        if (!err)
            at_places(q, q->places[0].bytes);
    }
    if (!err && f->admin1) {
        err = rf__ledger_places_in(ledger, f->admin1, &q->places[1], diag);
        if (!err)
            at_places(q, q->places[1].bytes);
    }
    if (f->country) {
        with_text(q, " AND (p1.country = ?", f->country);
        with_text(q, " OR p2.country = ?", f->country);
        with_text(q, " OR p3.country = ?", f->country);
        with_text(q,
                  " OR (r.country = ? AND c.place IS NULL AND c.origin IS NULL AND c.destination "
                  "IS NULL))",
                  f->country);
    }
    return err;
}

static rf_err build(rf_ledger *ledger, query *q, const rf_claim_filter *f, rf_diag *diag) {
    rf__buf_str(&q->sql, columns);
    rf__buf_str(&q->sql, joins);
    rf__buf_str(&q->sql, " AND r.replaced_by IS NULL");
    add_kinds(q, f);
    add_period(q, f);
    add_report(q, f);
    add_source(q, f);
    rf_err err = add_places(ledger, q, f, diag);
    if (!err && f->text) {
        err = rf__search_words(f->text, &q->words, diag);
        if (!err)
            with_text(q,
                      " AND c.sentence IN (SELECT rowid FROM sentence_index WHERE sentence_index"
                      " MATCH ?)",
                      q->words.bytes);
    }
    if (f->confidence > 0) {
        rf__buf_str(&q->sql, " AND round(c.confidence, 2) >= ?"); /* as it is printed */
        add_value(q, (value){.type = V_REAL, .real = f->confidence});
    }
    if (f->after)
        with_int(q, " AND c.id > ?", f->after);
    rf__buf_str(&q->sql, " ORDER BY c.id");
    if (f->most)
        with_int(q, " LIMIT ?", f->most > INT64_MAX ? INT64_MAX : (int64_t)f->most);
    return err;
}

static int bind_values(const query *q, sqlite3_stmt *stmt) {
    int rc = SQLITE_OK;
    for (int i = 0; i < q->n_values && rc == SQLITE_OK; i++) {
        const value *v = &q->values[i];
        if (v->type == V_TEXT)
            rc = sqlite3_bind_text(stmt, i + 1, v->text, -1, SQLITE_TRANSIENT);
        else if (v->type == V_INT)
            rc = sqlite3_bind_int64(stmt, i + 1, v->whole);
        else
            rc = sqlite3_bind_double(stmt, i + 1, v->real);
    }
    return rc;
}

static void query_free(query *q) {
    rf__buf_free(&q->sql);
    rf__buf_free(&q->words);
    rf__buf_free(&q->places[0]);
    rf__buf_free(&q->places[1]);
}

static rf_err make_rows(rf_ledger *ledger, const query *q, rf_ledger_rows **ret, rf_diag *diag) {
    rf_ledger_rows *rows = rf__calloc(1, sizeof *rows);
    if (!rows || q->sql.failed) {
        rf__free(rows);
        return rf_diag_set(diag, RF_ERR_NOMEM, ledger->path, 0, 0, "there is not enough memory");
    }
    rows->ledger = ledger;
    int rc = sqlite3_prepare_v2(ledger->db, q->sql.bytes, -1, &rows->stmt, NULL);
    if (rc == SQLITE_OK)
        rc = bind_values(q, rows->stmt);
    rf_err err = rf__ledger_err(ledger, rc, diag);
    if (err) {
        rf_ledger_rows_free(rows);
        return err;
    }
    *ret = rows;
    return RF_OK;
}

/* Names come from people: what is no text, or has no letter, is refused here so that nothing later
 * meets it. */
static bool is_name(const char *text) {
    char folded[256];
    if (!text)
        return true;
    if (!rf__is_utf8(text, strlen(text)))
        return false;
    rf__fold_name(text, folded, sizeof folded);
    return folded[0] != 0;
}

rf_err rf_ledger_query(rf_ledger *ledger, const rf_claim_filter *filter, rf_ledger_rows **ret,
                       rf_diag *diag) {
    if (!is_name(filter->place) || !is_name(filter->admin1) || !is_name(filter->country) ||
        !is_name(filter->source))
        return rf_diag_set(diag, RF_ERR_USAGE, "", 0, 0,
                           "a name to look for has no letter, or is not UTF-8");
    if (isnan(filter->within_km) || filter->within_km < 0 ||
        (filter->within_km > 0 && !filter->place))
        return rf_diag_set(diag, RF_ERR_USAGE, "", 0, 0,
                           "a distance needs a place and is not negative");
    query q = {0};
    rf_err err = build(ledger, &q, filter, diag);
    if (!err)
        err = make_rows(ledger, &q, ret, diag);
    query_free(&q);
    return err;
}

rf_err rf_ledger_claim_get(rf_ledger *ledger, int64_t id, rf_ledger_rows **ret, rf_diag *diag) {
    sqlite3_stmt *stmt;
    bool found = false;
    rf_err err = rf__ledger_stmt(ledger, "SELECT 1 FROM claim WHERE id = ?", &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, sqlite3_bind_int64(stmt, 1, id), diag);
    if (!err)
        err = rf__ledger_step(ledger, stmt, &found, diag);
    if (err)
        return err;
    sqlite3_reset(stmt);
    if (!found)
        return rf_diag_set(diag, RF_ERR_NOT_FOUND, ledger->path, 0, 0, "has no claim %lld",
                           (long long)id);
    query q = {0};
    rf__buf_str(&q.sql, columns);
    rf__buf_str(&q.sql, joins);
    with_int(&q, " AND c.id = ?", id);
    err = make_rows(ledger, &q, ret, diag);
    query_free(&q);
    return err;
}

/* ---- what goes with claims ---- */

rf_err rf_ledger_text(rf_ledger *ledger, int64_t report, char **ret, rf_diag *diag) {
    sqlite3_stmt *stmt;
    bool found = false;
    rf_err err =
        rf__ledger_stmt(ledger, "SELECT text FROM report_text WHERE report = ?", &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, sqlite3_bind_int64(stmt, 1, report), diag);
    if (!err)
        err = rf__ledger_step(ledger, stmt, &found, diag);
    if (err)
        return err;
    if (!found)
        return rf_diag_set(diag, RF_ERR_NOT_FOUND, ledger->path, 0, 0, "has no report %lld",
                           (long long)report);
    const char *text = text_at(stmt, 0);
    char *copy = text ? rf__strndup(text, (size_t)sqlite3_column_bytes(stmt, 0)) : NULL;
    sqlite3_reset(stmt);
    if (!copy)
        return rf_diag_set(diag, RF_ERR_NOMEM, ledger->path, 0, 0, "there is not enough memory");
    *ret = copy;
    return RF_OK;
}

static rf_severity severity_find(const char *name) {
    int severity = RF_ERROR;
    while (severity > RF_NOTE && strcmp(name, rf_severity_name((rf_severity)severity)) != 0)
        severity--;
    return (rf_severity)severity;
}

rf_err rf_ledger_issues(rf_ledger *ledger, int64_t report, rf_issues *to, rf_diag *diag) {
    sqlite3_stmt *stmt;
    bool more = true;
    rf_err err = rf__ledger_stmt(ledger,
                                 "SELECT i.severity, i.code, r.name, i.line, i.col, i.message"
                                 " FROM issue i JOIN report r ON r.id = i.report"
                                 " WHERE r.replaced_by IS NULL AND (?1 = 0 OR i.report = ?1)"
                                 " ORDER BY i.id",
                                 &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, sqlite3_bind_int64(stmt, 1, report), diag);
    while (!err && more) {
        err = rf__ledger_step(ledger, stmt, &more, diag);
        if (!err && more)
            rf_issues_add(to, severity_find(text_or_empty(stmt, 0)), text_or_empty(stmt, 1),
                          text_or_empty(stmt, 2), (uint32_t)sqlite3_column_int64(stmt, 3),
                          (uint32_t)sqlite3_column_int64(stmt, 4), "%s", text_or_empty(stmt, 5));
    }
    return err ? err : rf_issues_complete(to) ? RF_OK : RF_ERR_NOMEM;
}

rf_err rf_ledger_sum(rf_ledger *ledger, rf_ledger_sums *ret, rf_diag *diag) {
    sqlite3_stmt *stmt;
    bool row = false;
    rf_err err =
        rf__ledger_stmt(ledger,
                        "SELECT (SELECT count(*) FROM report WHERE replaced_by IS NULL),"
                        " (SELECT count(*) FROM duplicate d JOIN report r ON r.id = d.report"
                        "  WHERE r.replaced_by IS NULL),"
                        " (SELECT count(*) FROM current_claim WHERE kind = 'figure'),"
                        " (SELECT count(*) FROM current_claim WHERE kind = 'event'),"
                        " (SELECT count(*) FROM place),"
                        " (SELECT count(*) FROM issue i JOIN report r ON r.id = i.report"
                        "  WHERE r.replaced_by IS NULL),"
                        " (SELECT min(published) FROM report WHERE replaced_by IS NULL),"
                        " (SELECT max(published) FROM report WHERE replaced_by IS NULL)",
                        &stmt, diag);
    if (!err)
        err = rf__ledger_step(ledger, stmt, &row, diag);
    if (err || !row)
        return err;
    *ret = (rf_ledger_sums){sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1),
                            sqlite3_column_int64(stmt, 2), sqlite3_column_int64(stmt, 3),
                            sqlite3_column_int64(stmt, 4), sqlite3_column_int64(stmt, 5),
                            rf__column_date(stmt, 6),      rf__column_date(stmt, 7)};
    sqlite3_reset(stmt);
    return RF_OK;
}
