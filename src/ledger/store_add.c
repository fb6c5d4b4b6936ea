/* A report and its claims into the tables. */
#include "ledger/store.h"

#include <math.h>
#include <string.h>

#define MOST_PLACES_KNOWN 100000
#define SENTENCES_BACK 32 /* claims of one sentence stand near to one another */

/* Columns are bound one after the other; the first failure is kept. */
typedef struct row {
    rf_ledger *ledger;
    rf_diag *diag;
    sqlite3_stmt *stmt;
    int at, rc;
    rf_err err;
} row;

static row start_row(rf_ledger *ledger, const char *sql, rf_diag *diag) {
    row r = {.ledger = ledger, .diag = diag};
    r.err = rf__ledger_stmt(ledger, sql, &r.stmt, diag);
    return r;
}

static void put_int(row *r, int64_t value) {
    if (!r->err)
        r->rc |= sqlite3_bind_int64(r->stmt, ++r->at, value);
}

static void put_null(row *r) {
    if (!r->err)
        r->rc |= sqlite3_bind_null(r->stmt, ++r->at);
}

/* None is NULL. */
static void put_offset(row *r, uint32_t offset) {
    if (offset == RF_NO_OFFSET)
        put_null(r);
    else
        put_int(r, offset);
}

static void put_real(row *r, double value) {
    if (!r->err)
        r->rc |= sqlite3_bind_double(r->stmt, ++r->at, value);
}

static void put_text(row *r, const char *text) {
    if (!r->err)
        r->rc |= rf__bind_text(r->stmt, ++r->at, text);
}

/* For columns that are never NULL. */
static void put_whole_text(row *r, const char *text) {
    if (!r->err)
        r->rc |= sqlite3_bind_text(r->stmt, ++r->at, text ? text : "", -1, SQLITE_STATIC);
}

static void put_date(row *r, rf_date date) {
    if (!r->err)
        r->rc |= rf__bind_date(r->stmt, ++r->at, date);
}

static rf_err end_row(row *r, int64_t *ret_id) {
    if (!r->err && r->rc)
        r->err = rf__ledger_err(r->ledger, r->rc, r->diag);
    if (!r->err)
        r->err = rf__ledger_do(r->ledger, r->stmt, r->diag);
    if (!r->err && ret_id)
        *ret_id = sqlite3_last_insert_rowid(r->ledger->db);
    return r->err;
}

/* ---- where the words stand in the clean text ---- */

/* The clean byte of a byte of the file: the run that holds it or ends there. */
static uint32_t clean_of(const rf_report *report, uint64_t raw, bool is_end) {
    uint32_t low = 0, high = report->n_map;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const rf_map_run *run = &report->map[middle];
        if (is_end ? run->raw + run->n_raw < raw : run->raw + run->n_raw <= raw)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == report->n_map || report->map[low].raw > raw)
        return RF_NO_OFFSET;
    const rf_map_run *run = &report->map[low];
    if (run->n == run->n_raw)
        return run->clean + (uint32_t)(raw - run->raw);
    return is_end ? run->clean + run->n : run->clean;
}

typedef struct span {
    uint32_t at, n;
} span;

static const span nowhere = {RF_NO_OFFSET, 0};

/* Where a quote stands; `in` bounds the search when the map does not tell. */
static span find_quote(const rf_report *report, const rf_quote *quote, span in) {
    size_t n = quote->text ? strlen(quote->text) : 0;
    if (!n || !report->text || n > report->n)
        return nowhere;
    uint32_t start = clean_of(report, quote->start, false);
    uint32_t end = clean_of(report, quote->end, true);
    if (start != RF_NO_OFFSET && end != RF_NO_OFFSET && end <= report->n && end >= start &&
        end - start == n && !memcmp(report->text + start, quote->text, n))
        return (span){start, (uint32_t)n};
    if (in.at == RF_NO_OFFSET)
        return nowhere;
    const char *found = memmem(report->text + in.at, in.n, quote->text, n);
    return found ? (span){(uint32_t)(found - report->text), (uint32_t)n} : nowhere;
}

/* ---- rows ---- */

static rf_err add_report_row(rf_ledger *ledger, const rf_report *report, const rf_claims *claims,
                             int64_t id, rf_diag *diag) {
    rf__buf *dates = &ledger->scratch;
    rf__buf_clear(dates);
    for (uint32_t i = 0; i < report->n_date_candidates; i++) {
        char date[11];
        rf_date_format(report->date_candidates[i], date);
        rf__buf_printf(dates, i ? " %s" : "%s", date);
    }
    if (dates->failed)
        return rf_diag_set(diag, RF_ERR_NOMEM, report->name, 0, 0, "there is not enough memory");
    row r =
        start_row(ledger, "INSERT INTO report VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)", diag);
    put_int(&r, id);
    put_whole_text(&r, report->sha256);
    put_whole_text(&r, report->name);
    put_whole_text(&r, report->path);
    put_text(&r, report->title);
    put_text(&r, report->outlet);
    put_text(&r, report->byline);
    put_text(&r, report->url);
    put_text(&r, report->dateline);
    put_date(&r, report->published);
    put_text(&r, rf__date_how_name(report->date_how));
    put_text(&r, report->n_date_candidates ? dates->bytes : NULL);
    put_text(&r, report->language);
    put_text(&r, claims->country);
    put_int(&r, (int64_t)report->raw_start);
    put_int(&r, (int64_t)report->n_raw);
    rf_err err = end_row(&r, NULL);
    if (err)
        return err;
    r = start_row(ledger, "INSERT INTO report_text VALUES (?,?)", diag);
    put_int(&r, id);
    if (!r.err)
        r.rc |= sqlite3_bind_text64(r.stmt, ++r.at, report->text ? report->text : "", report->n,
                                    SQLITE_STATIC, SQLITE_UTF8);
    err = end_row(&r, NULL);
    if (err || !report->title || !*report->title)
        return err;
    r = start_row(ledger, "INSERT INTO title_index (rowid, title) VALUES (?,?)", diag);
    put_int(&r, id);
    put_text(&r, report->title);
    return end_row(&r, NULL);
}

static rf_err add_issues(rf_ledger *ledger, int64_t report, const rf_issues *issues,
                         rf_diag *diag) {
    size_t n = issues ? rf_issues_count(issues) : 0;
    for (size_t i = 0; i < n; i++) {
        const rf_issue *issue = rf_issues_get(issues, i);
        row r = start_row(ledger, "INSERT INTO issue VALUES (NULL,?,?,?,?,?,?)", diag);
        put_int(&r, report);
        put_text(&r, rf_severity_name(issue->severity));
        put_whole_text(&r, issue->code);
        put_int(&r, issue->line);
        put_int(&r, issue->column);
        put_whole_text(&r, issue->message);
        rf_err err = end_row(&r, NULL);
        if (err)
            return err;
    }
    return RF_OK;
}

/* A spelling under which the place can be asked for. */
static rf_err add_name(rf_ledger *ledger, int64_t place, const char *name, rf_diag *diag) {
    char folded[256];
    rf__fold_name(name, folded, sizeof folded);
    row r = start_row(ledger, "INSERT OR IGNORE INTO place_name VALUES (?,?)", diag);
    put_whole_text(&r, folded);
    put_int(&r, place);
    return end_row(&r, NULL);
}

/* The row of a place, made when it is new. A place that is in no gazetteer is known by its words.
 */
static rf_err place_row(rf_ledger *ledger, const rf_claim_place *place, int64_t *ret,
                        rf_diag *diag) {
    const char *name = place->name ? place->name : place->text ? place->text : "";
    const char *country = place->country ? place->country : "";
    row r;
    if (place->id) {
        r = start_row(ledger, "SELECT id FROM place WHERE gazetteer_id = ?", diag);
        put_text(&r, place->id);
    } else {
        r = start_row(ledger,
                      "SELECT id FROM place WHERE gazetteer_id IS NULL AND name = ? AND country = ?"
                      " AND kind = ?",
                      diag);
        put_whole_text(&r, name);
        put_whole_text(&r, country);
        put_whole_text(&r, rf_gaz_kind_name(place->kind));
    }
    bool found = false;
    if (!r.err && r.rc)
        r.err = rf__ledger_err(ledger, r.rc, diag);
    if (!r.err)
        r.err = rf__ledger_step(ledger, r.stmt, &found, diag);
    if (r.err)
        return r.err;
    if (found) {
        *ret = sqlite3_column_int64(r.stmt, 0);
        sqlite3_reset(r.stmt);
        return RF_OK;
    }
    r = start_row(ledger, "INSERT INTO place VALUES (NULL,?,?,?,?,?,?,?)", diag);
    put_text(&r, place->id);
    put_whole_text(&r, name);
    put_whole_text(&r, rf_gaz_kind_name(place->kind));
    put_whole_text(&r, country);
    put_text(&r, place->admin1);
    bool on_map = isfinite(place->lat_deg) && isfinite(place->lon_deg);
    put_real(&r, on_map ? place->lat_deg : (double)NAN);
    put_real(&r, on_map ? place->lon_deg : (double)NAN);
    rf_err err = end_row(&r, ret);
    if (!err)
        err = add_name(ledger, *ret, name, diag);
    if (err || !on_map)
        return err;
    r = start_row(ledger, "INSERT INTO place_box VALUES (?1,?2,?2,?3,?3)", diag);
    put_int(&r, *ret);
    put_real(&r, place->lat_deg);
    put_real(&r, place->lon_deg);
    return end_row(&r, NULL);
}

static rf_err find_place(rf_ledger *ledger, const rf_claim_place *place, int64_t *ret,
                         rf_diag *diag) {
    rf_err err = place_row(ledger, place, ret, diag);
    return !err && place->text ? add_name(ledger, *ret, place->text, diag) : err;
}

/* The few places of a crisis are named again and again: what was looked up once is remembered. */
static rf_err known_place(rf_ledger *ledger, const rf_claim_place *place, int64_t *ret,
                          rf_diag *diag) {
    rf__buf *key = &ledger->scratch;
    rf__buf_clear(key);
    const char *parts[] = {place->id, place->text, place->id ? "" : place->name, place->country,
                           rf_gaz_kind_name(place->kind)};
    for (int i = 0; i < 5; i++) {
        rf__buf_str(key, parts[i] ? parts[i] : "");
        rf__buf_add(key, "\0", 1);
    }
    int32_t known = key->failed ? -1 : rf__map_get(&ledger->places, key->bytes, key->n);
    if (known > 0) {
        *ret = known;
        return RF_OK;
    }
    rf_err err = find_place(ledger, place, ret, diag);
    if (err || key->failed || *ret > INT32_MAX)
        return err;
    if (ledger->places.n >= MOST_PLACES_KNOWN)
        rf__ledger_forget_places(ledger);
    const char *kept = rf__arena_strndup(&ledger->place_keys, key->bytes, key->n);
    if (!kept || !rf__map_add(&ledger->places, kept, key->n, (int32_t)*ret, NULL))
        return rf_diag_set(diag, RF_ERR_NOMEM, ledger->path, 0, 0, "there is not enough memory");
    return RF_OK;
}

/* 0 when the claim has no such place. */
static rf_err place_of(rf_ledger *ledger, const rf_claim_place *place, int64_t *ret,
                       rf_diag *diag) {
    *ret = 0;
    return place->text || place->country ? known_place(ledger, place, ret, diag) : RF_OK;
}

static void put_place(row *r, const rf_claim_place *place, int64_t id) {
    if (!id) {
        put_null(r);
        put_null(r);
        put_null(r);
        return;
    }
    put_int(r, id);
    put_text(r, place->text);
    put_real(r, isfinite(place->confidence) ? place->confidence : 0);
}

static rf_err add_groups(rf_ledger *ledger, int64_t claim, uint32_t groups, rf_diag *diag) {
    for (uint32_t bit = 1; bit < 1u << RF_N_GROUPS; bit <<= 1) {
        if (!(groups & bit))
            continue;
        row r = start_row(ledger, "INSERT INTO claim_group VALUES (?,?)", diag);
        put_int(&r, claim);
        put_text(&r, rf_group_name((rf_group)bit));
        rf_err err = end_row(&r, NULL);
        if (err)
            return err;
    }
    return RF_OK;
}

typedef struct sentence {
    uint64_t start, end;
    int64_t id;
    span at;
} sentence;

/* The row of a claim's sentence; the last few are remembered in a ring. */
static rf_err sentence_row(rf_ledger *ledger, int64_t report_id, const rf_report *report,
                           const rf_quote *words, sentence *ring, size_t *n, sentence *ret,
                           rf_diag *diag) {
    for (size_t i = 0; i < SENTENCES_BACK && i < *n; i++)
        if (ring[i].start == words->start && ring[i].end == words->end) {
            *ret = ring[i];
            return RF_OK;
        }
    sentence s = {.start = words->start, .end = words->end};
    s.at = find_quote(report, words, (span){0, report->n});
    row r = start_row(ledger, "INSERT INTO sentence VALUES (NULL,?,?,?,?,?,?)", diag);
    put_int(&r, report_id);
    put_whole_text(&r, words->text);
    put_int(&r, (int64_t)words->start);
    put_int(&r, (int64_t)words->end);
    put_offset(&r, s.at.at);
    put_offset(&r, s.at.at == RF_NO_OFFSET ? RF_NO_OFFSET : s.at.n);
    rf_err err = end_row(&r, &s.id);
    if (err)
        return err;
    r = start_row(ledger, "INSERT INTO sentence_index (rowid, text) VALUES (?,?)", diag);
    put_int(&r, s.id);
    put_whole_text(&r, words->text);
    err = end_row(&r, NULL);
    if (err)
        return err;
    ring[(*n)++ % SENTENCES_BACK] = s;
    *ret = s;
    return RF_OK;
}

static void put_figure(row *r, const rf_claim *c) {
    bool figure = c->kind == RF_FIGURE;
    put_text(r, figure ? "figure" : "event");
    put_text(r, rf_indicator_name(c->indicator));
    put_text(r, rf_event_type_name(c->event));
    put_real(r, figure ? c->low : (double)NAN);
    put_real(r, figure ? c->high : (double)NAN);
    put_text(r, figure ? rf_qualifier_name(c->qualifier) : NULL);
    put_text(r, rf_unit_name(c->unit));
    put_text(r, c->side);
    put_text(r, c->perpetrator);
    put_text(r, c->what);
    put_text(r, c->actor1);
    put_text(r, c->actor2);
    put_real(r, c->km);
    put_text(r, rf_modality_name(c->modality));
    put_text(r, rf_flow_name(c->flow));
    put_date(r, c->from);
    put_date(r, c->to);
    put_text(r, c->source.person);
    put_text(r, c->source.role);
    put_text(r, c->source.organisation);
    put_date(r, c->source.said_on);
}

static void put_number(row *r, const rf_claim *c, span number) {
    put_text(r, c->number.text);
    if (c->number.text) {
        put_int(r, (int64_t)c->number.start);
        put_int(r, (int64_t)c->number.end);
    } else {
        put_null(r);
        put_null(r);
    }
    put_offset(r, number.at);
    put_offset(r, number.at == RF_NO_OFFSET ? RF_NO_OFFSET : number.n);
}

static rf_err add_claim(rf_ledger *ledger, int64_t report_id, size_t ordinal,
                        const rf_report *report, const rf_claim *c, const sentence *s,
                        rf_diag *diag) {
    int64_t id, place, origin, destination;
    rf_err err = place_of(ledger, &c->place, &place, diag);
    if (!err)
        err = place_of(ledger, &c->origin, &origin, diag);
    if (!err)
        err = place_of(ledger, &c->destination, &destination, diag);
    if (err)
        return err;
    row r =
        start_row(ledger,
                  "INSERT INTO claim VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                  "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                  diag);
    put_int(&r, report_id);
    put_int(&r, (int64_t)ordinal);
    put_figure(&r, c);
    put_int(&r, s->id);
    put_number(&r, c, find_quote(report, &c->number, s->at));
    put_offset(&r, c->page ? c->page : RF_NO_OFFSET);
    put_real(&r, isfinite(c->confidence) ? c->confidence : 0);
    put_place(&r, &c->place, place);
    put_place(&r, &c->origin, origin);
    put_place(&r, &c->destination, destination);
    put_text(&r, rf_doubt_name(c->doubt));
    err = end_row(&r, &id);
    return err ? err : add_groups(ledger, id, c->groups, diag);
}

static rf_err add_claims(rf_ledger *ledger, int64_t report_id, const rf_report *report,
                         const rf_claims *claims, rf_diag *diag) {
    sentence ring[SENTENCES_BACK], s;
    size_t n = 0;
    for (size_t i = 0; i < claims->n; i++) {
        const rf_claim *c = &claims->claims[i];
        rf_err err = sentence_row(ledger, report_id, report, &c->words, ring, &n, &s, diag);
        if (!err)
            err = add_claim(ledger, report_id, i + 1, report, c, &s, diag);
        if (err)
            return err;
    }
    return RF_OK;
}

/* ---- a report ---- */

typedef struct earlier {
    int64_t id; /* 0: none */
    bool same;  /* this report says nothing new */
} earlier;

static rf_err find_earlier(rf_ledger *ledger, const rf_report *report, earlier *ret,
                           rf_diag *diag) {
    row r = start_row(
        ledger, "SELECT id, published FROM report WHERE sha256 = ? AND replaced_by IS NULL", diag);
    put_whole_text(&r, report->sha256);
    bool found = false;
    if (!r.err && r.rc)
        r.err = rf__ledger_err(ledger, r.rc, diag);
    if (!r.err)
        r.err = rf__ledger_step(ledger, r.stmt, &found, diag);
    if (r.err)
        return r.err;
    *ret = (earlier){0};
    if (found) {
        ret->id = sqlite3_column_int64(r.stmt, 0);
        ret->same =
            report->date_how != RF_DATE_GIVEN || rf__column_date(r.stmt, 1) == report->published;
        sqlite3_reset(r.stmt);
    }
    return RF_OK;
}

rf_err rf_ledger_knows(rf_ledger *ledger, const rf_report *report, bool *ret, rf_diag *diag) {
    earlier known;
    rf_err err = find_earlier(ledger, report, &known, diag);
    if (!err)
        *ret = known.id && known.same;
    return err;
}

static rf_err next_report_id(rf_ledger *ledger, int64_t *ret, rf_diag *diag) {
    row r = start_row(ledger, "SELECT coalesce(max(id), 0) + 1 FROM report", diag);
    bool found = false;
    if (!r.err)
        r.err = rf__ledger_step(ledger, r.stmt, &found, diag);
    if (r.err)
        return r.err;
    *ret = sqlite3_column_int64(r.stmt, 0);
    sqlite3_reset(r.stmt);
    return RF_OK;
}

static rf_err replace(rf_ledger *ledger, int64_t old, int64_t new, rf_diag *diag) {
    row r = start_row(ledger, "UPDATE report SET replaced_by = ?2 WHERE id = ?1", diag);
    put_int(&r, old);
    put_int(&r, new);
    return end_row(&r, NULL);
}

/* The new reading of a report stands where the old one stood among the copies. */
static rf_err take_over_copies(rf_ledger *ledger, int64_t old, int64_t new, rf_diag *diag) {
    row r = start_row(ledger, "UPDATE duplicate SET copy_of = ?2 WHERE copy_of = ?1", diag);
    put_int(&r, old);
    put_int(&r, new);
    rf_err err = end_row(&r, NULL);
    if (err)
        return err;
    r = start_row(ledger,
                  "INSERT INTO duplicate SELECT ?2, copy_of, similarity FROM duplicate"
                  " WHERE report = ?1",
                  diag);
    put_int(&r, old);
    put_int(&r, new);
    return end_row(&r, NULL);
}

static rf_err link_copy(rf_ledger *ledger, const rf_report *report, rf_added *added,
                        rf_diag *diag) {
    rf_err err = rf__ledger_find_copy(ledger, added->report, report->text ? report->text : "",
                                      report->text ? report->n : 0, &added->copy_of,
                                      &added->similarity, diag);
    if (err || !added->copy_of)
        return err;
    added->outcome = RF_COPY;
    row r = start_row(ledger, "INSERT INTO duplicate VALUES (?,?,?)", diag);
    put_int(&r, added->report);
    put_int(&r, added->copy_of);
    put_real(&r, added->similarity);
    return end_row(&r, NULL);
}

static rf_err add(rf_ledger *ledger, const rf_report *report, const rf_claims *claims,
                  const rf_issues *issues, rf_added *added, rf_diag *diag) {
    earlier known;
    rf_err err = rf__ledger_begin(ledger, diag);
    if (!err)
        err = find_earlier(ledger, report, &known, diag);
    if (err)
        return err;
    if (known.id && known.same) {
        added->outcome = RF_KNOWN;
        added->report = known.id;
        return RF_OK;
    }
    added->outcome = known.id ? RF_REVISED : RF_ADDED;
    err = next_report_id(ledger, &added->report, diag);
    if (!err && known.id)
        err = replace(ledger, known.id, added->report, diag);
    if (!err)
        err = add_report_row(ledger, report, claims, added->report, diag);
    if (!err)
        err = add_claims(ledger, added->report, report, claims, diag);
    if (!err)
        err = add_issues(ledger, added->report, issues, diag);
    if (!err)
        err = known.id ? take_over_copies(ledger, known.id, added->report, diag)
                       : link_copy(ledger, report, added, diag);
    return err;
}

rf_err rf_ledger_add(rf_ledger *ledger, const rf_report *report, const rf_claims *claims,
                     const rf_issues *issues, rf_added *ret, rf_diag *diag) {
    rf_added added = {0};
    rf_err err = add(ledger, report, claims, issues, &added, diag);
    if (err) {
        rf__ledger_rollback(ledger);
        return err;
    }
    *ret = added;
    return RF_OK;
}
