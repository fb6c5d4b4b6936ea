/* Claims out of a ledger into a picture, with what reviewers said of them. Where reviewers differ,
 * to reject outranks to correct, and that outranks to accept: the picture does not depend on who
 * was merged first. */
#include "ledger/reconcile.h"

#include "ledger/store.h"

#include <jansson.h>
#include <string.h>

typedef struct verdict_row {
    int64_t claim;
    rf_verdict verdict;
    const char *correction, *note, *by;
} verdict_row;

typedef struct verdicts {
    verdict_row *rows;
    size_t n, cap;
    rf__map by_claim;
    rf__arena arena;
} verdicts;

static void free_verdicts(verdicts *v) {
    rf__map_free(&v->by_claim);
    rf__free(v->rows);
    rf__arena_free(&v->arena);
}

static const char *keep(rf__arena *arena, const unsigned char *text, bool *ok) {
    if (!text)
        return NULL;
    char *copy = rf__arena_strndup(arena, (const char *)text, strlen((const char *)text));
    *ok &= copy != NULL;
    return copy;
}

static rf_verdict verdict_of(const unsigned char *text) {
    for (int v = RF_ACCEPTED; v < RF_N_VERDICTS; v++)
        if (text && !strcmp(rf_verdict_name((rf_verdict)v), (const char *)text))
            return (rf_verdict)v;
    return RF_NOT_REVIEWED;
}

static int weight(rf_verdict verdict) {
    return verdict == RF_REJECTED ? 3 : verdict == RF_CORRECTED ? 2 : 1;
}

static rf_err take_verdict(verdicts *v, sqlite3_stmt *stmt) {
    bool ok = true;
    verdict_row row = {sqlite3_column_int64(stmt, 0), verdict_of(sqlite3_column_text(stmt, 1)),
                       keep(&v->arena, sqlite3_column_text(stmt, 2), &ok),
                       keep(&v->arena, sqlite3_column_text(stmt, 3), &ok),
                       keep(&v->arena, sqlite3_column_text(stmt, 4), &ok)};
    int64_t *key = rf__arena_alloc(&v->arena, sizeof *key);
    if (!ok || !key || !rf__grow(&v->rows, &v->cap, v->n + 1, sizeof *v->rows))
        return RF_ERR_NOMEM;
    *key = row.claim;
    int32_t at = (int32_t)v->n;
    if (!rf__map_add(&v->by_claim, (const char *)key, sizeof *key, at, &at))
        return RF_ERR_NOMEM;
    if (at == (int32_t)v->n)
        v->rows[v->n++] = row;
    else if (weight(row.verdict) >= weight(v->rows[at].verdict))
        v->rows[at] = row;
    return RF_OK;
}

static rf_err read_verdicts(verdicts *v, rf_ledger *ledger, rf_diag *diag) {
    sqlite3_stmt *stmt;
    rf_err err = rf__ledger_stmt(
        ledger,
        "SELECT r.claim, r.verdict, r.correction, r.note, p.name FROM review r JOIN reviewer p"
        " ON p.id = r.reviewer WHERE r.other IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM review s WHERE s.supersedes = r.id)"
        " ORDER BY p.name, r.id",
        &stmt, diag);
    bool more = !err;
    while (more && !err) {
        err = rf__ledger_step(ledger, stmt, &more, diag);
        if (!err && more)
            err = take_verdict(v, stmt);
    }
    return err;
}

/* ---- corrections ---- */

static bool set_code(const json_t *value, int (*find)(const char *, size_t), int *ret) {
    const char *text = json_string_value(value);
    int code = text ? find(text, strlen(text)) : -1;
    if (code >= 0)
        *ret = code;
    return code >= 0;
}

static bool set_date(const json_t *value, rf_date *ret) {
    const char *text = json_string_value(value);
    return text && rf_date_parse(ret, text, strlen(text)) == RF_OK;
}

static bool set_number(const json_t *value, double *ret) {
    if (json_is_number(value))
        *ret = json_number_value(value);
    return json_is_number(value);
}

static bool correct_field(rf_claim *claim, const char *key, const json_t *value) {
    int code = 0;
    bool good;
    if (!strcmp(key, "low"))
        return set_number(value, &claim->low);
    if (!strcmp(key, "high"))
        return set_number(value, &claim->high);
    if (!strcmp(key, "from"))
        return set_date(value, &claim->from);
    if (!strcmp(key, "to"))
        return set_date(value, &claim->to);
    if (!strcmp(key, "qualifier")) {
        good = set_code(value, rf_qualifier_find, &code);
        claim->qualifier = good ? (rf_qualifier)code : claim->qualifier;
    } else if (!strcmp(key, "indicator")) {
        good = set_code(value, rf_indicator_find, &code);
        claim->indicator = good ? (rf_indicator)code : claim->indicator;
    } else if (!strcmp(key, "unit")) {
        good = set_code(value, rf_unit_find, &code);
        claim->unit = good ? (rf_unit)code : claim->unit;
    } else if (!strcmp(key, "modality")) {
        good = set_code(value, rf_modality_find, &code);
        claim->modality = good ? (rf_modality)code : claim->modality;
    } else if (!strcmp(key, "flow")) {
        good = set_code(value, rf_flow_find, &code);
        claim->flow = good ? (rf_flow)code : claim->flow;
    } else {
        return false;
    }
    return good;
}

bool rf__claim_correct(rf_claim *claim, const char *correction) {
    json_t *fields = json_loads(correction, JSON_REJECT_DUPLICATES, NULL);
    bool good = json_is_object(fields) && json_object_size(fields) > 0;
    const char *key;
    json_t *value;
    if (good)
        json_object_foreach(fields, key, value) good &= correct_field(claim, key, value);
    json_decref(fields);
    return good;
}

/* ---- claims ---- */

static rf_err take(rf_picture *picture, const verdicts *v, const rf_ledger_claim *row) {
    rf_claim claim = row->claim;
    rf_evidence e = {.id = row->id,
                     .report_id = row->report_id,
                     .copy_of = row->copy_of,
                     .report = row->report.name,
                     .outlet = row->report.outlet,
                     .title = row->report.title,
                     .url = row->report.url,
                     .published = row->report.published,
                     .claim = &claim};
    int32_t at = rf__map_get(&v->by_claim, (const char *)&row->id, sizeof row->id);
    if (at >= 0) {
        e.verdict = v->rows[at].verdict;
        e.reviewer = v->rows[at].by;
        e.note = v->rows[at].note;
        if (e.verdict == RF_CORRECTED && v->rows[at].correction)
            (void)rf__claim_correct(&claim,
                                    v->rows[at].correction); /* checked when it was written */
        if (claim.high < claim.low)                          /* older versions let it pass */
            claim.high = claim.low;
    }
    return rf__picture_take(picture, &e);
}

static rf_err take_rows(rf_picture *picture, const verdicts *v, rf_ledger_rows *rows, rf_date on,
                        rf_diag *diag) {
    size_t first = picture->n_claims;
    int64_t report = 0;
    for (;;) {
        const rf_ledger_claim *row;
        rf_err err = rf_ledger_next(rows, &row, diag);
        if (!err && (!row || row->report_id != report)) {
            err = rf__picture_end_report(picture, first);
            first = picture->n_claims;
        }
        if (err || !row)
            return err;
        report = row->report_id;
        picture->last_id = row->id;
        rf_date published = row->report.published;
        if (on != RF_NO_DATE && (published == RF_NO_DATE || published > on))
            continue;
        err = take(picture, v, row);
        if (err)
            return err;
    }
}

/* ---- relations ---- */

/* The claim with this id; ids grow with the index. */
static bool find_claim(const rf_picture *picture, int64_t id, uint32_t *ret) {
    size_t from = 0, to = picture->n_claims;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (picture->claims[middle].evidence.id < id)
            from = middle + 1;
        else
            to = middle;
    }
    *ret = (uint32_t)from;
    return from < picture->n_claims && picture->claims[from].evidence.id == id;
}

static void touch(rf_picture *picture, uint32_t claim) {
    if (picture->claims[claim].cell >= 0)
        picture->cells[picture->claims[claim].cell].dirty = true;
}

static rf_err take_link(rf_picture *picture, sqlite3_stmt *stmt) {
    rf__link_row link = {.verdict = verdict_of(sqlite3_column_text(stmt, 2)),
                         .relation = RF_N_RELATIONS};
    if (!find_claim(picture, sqlite3_column_int64(stmt, 0), &link.claim) ||
        !find_claim(picture, sqlite3_column_int64(stmt, 1), &link.other))
        return RF_OK; /* of a report of a later day */
    const char *relation = (const char *)sqlite3_column_text(stmt, 3);
    if (relation)
        link.relation = rf_relation_find(relation, strlen(relation));
    bool ok = true;
    link.note = keep(&picture->arena, sqlite3_column_text(stmt, 4), &ok);
    link.by = keep(&picture->arena, sqlite3_column_text(stmt, 5), &ok);
    if (!ok || !rf__grow(&picture->links, &picture->links_cap, picture->n_links + 1,
                         sizeof *picture->links))
        return RF_ERR_NOMEM;
    touch(picture, link.claim);
    touch(picture, link.other);
    for (size_t i = 0; i < picture->n_links; i++) {
        rf__link_row *before = &picture->links[i];
        if (before->claim != link.claim || before->other != link.other)
            continue;
        if (weight(link.verdict) >= weight(before->verdict))
            *before = link;
        return RF_OK;
    }
    picture->links[picture->n_links++] = link;
    return RF_OK;
}

static rf_err read_links(rf_picture *picture, rf_ledger *ledger, rf_diag *diag) {
    sqlite3_stmt *stmt;
    for (size_t i = 0; i < picture->n_links; i++) {
        touch(picture, picture->links[i].claim);
        touch(picture, picture->links[i].other);
    }
    picture->n_links = 0;
    rf_err err = rf__ledger_stmt(
        ledger,
        "SELECT r.claim, r.other, r.verdict, r.correction, r.note, p.name FROM review r"
        " JOIN reviewer p ON p.id = r.reviewer WHERE r.other IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM review s WHERE s.supersedes = r.id) ORDER BY p.name, r.id",
        &stmt, diag);
    bool more = !err;
    while (more && !err) {
        err = rf__ledger_step(ledger, stmt, &more, diag);
        if (!err && more)
            err = take_link(picture, stmt);
    }
    return err;
}

rf_err rf_picture_load(rf_picture *picture, rf_ledger *ledger, rf_date on, rf_diag *diag) {
    verdicts v = {0};
    rf_ledger_rows *rows = NULL;
    rf_claim_filter filter = RF_ALL_CLAIMS;
    filter.after = picture->last_id;
    rf_err err = read_verdicts(&v, ledger, diag);
    if (!err)
        err = rf_ledger_query(ledger, &filter, &rows, diag);
    if (!err)
        err = take_rows(picture, &v, rows, on, diag);
    if (!err)
        err = read_links(picture, ledger, diag);
    rf_ledger_rows_free(rows);
    free_verdicts(&v);
    return err;
}
