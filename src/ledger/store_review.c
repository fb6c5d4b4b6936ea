/* Verdicts of people on claims and on how two claims stand to each other. A verdict is a row; a
 * later one of the same reviewer on the same supersedes it and leaves it in place. */
#include "ledger/reconcile.h"

#include "ledger/store.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static bool is_name(const char *name) {
    size_t n = 0;
    for (; name && name[n]; n++)
        if (!isalnum((unsigned char)name[n]) || (unsigned char)name[n] > 127)
            return false;
    return n > 0 && n <= 64;
}

static rf_err refuse(rf_ledger *ledger, rf_diag *diag, const char *why) {
    return rf_diag_set(diag, RF_ERR_USAGE, ledger->path, 0, 0, "%s", why);
}

static rf_err find_claim(rf_ledger *ledger, int64_t id, rf_diag *diag) {
    rf_ledger_rows *rows = NULL;
    rf_err err = rf_ledger_claim_get(ledger, id, &rows, diag);
    rf_ledger_rows_free(rows);
    return err;
}

static rf_err check_relation(rf_ledger *ledger, const rf_review *review, rf_diag *diag) {
    const char *name = review->correction;
    rf_relation relation = name ? rf_relation_find(name, strlen(name)) : RF_N_RELATIONS;
    if ((review->verdict == RF_CORRECTED) != (name != NULL) ||
        (name && (relation == RF_BEST || relation == RF_N_RELATIONS)))
        return refuse(
            ledger, diag,
            "a relation is corrected to same_origin, restates, agrees, update, part_of or "
            "conflicts");
    if (review->claim == review->other)
        return refuse(ledger, diag, "a claim has no relation to itself");
    rf_err err = find_claim(ledger, review->claim, diag);
    return err ? err : find_claim(ledger, review->other, diag);
}

/* Numbers and days as they are once the correction is laid over the claim's own. */
static const char *why_impossible(const rf_claim *before, const rf_claim *after) {
    static const double most = 1e10;
    bool numbers = before->low < after->low || before->low > after->low ||
                   before->high < after->high || before->high > after->high;
    bool days = before->from != after->from || before->to != after->to;
    if (numbers && before->kind != RF_FIGURE)
        return "the claim is of an event and has no number to correct";
    if (numbers && (after->low < 0 || after->high < 0))
        return "a figure can't be negative";
    if (numbers && (after->low > most || after->high > most))
        return "a figure can't be above 10,000,000,000";
    if (numbers && after->unit != RF_UNIT_SHARE &&
        (after->low > floor(after->low) || after->high > floor(after->high)))
        return "a figure is a whole number, but for shares";
    if (numbers && after->low > after->high)
        return "\"low\" would be above \"high\"; give both";
    if (days && after->from != RF_NO_DATE && after->to != RF_NO_DATE && after->from > after->to)
        return "\"from\" would be after \"to\"; give both";
    return NULL;
}

static rf_err check_correction(rf_ledger *ledger, const rf_review *review, rf_diag *diag) {
    rf_ledger_rows *rows = NULL;
    const rf_ledger_claim *row = NULL;
    rf_err err = rf_ledger_claim_get(ledger, review->claim, &rows, diag);
    if (!err)
        err = rf_ledger_next(rows, &row, diag);
    if (!err && row) {
        rf_claim corrected = row->claim;
        bool good = rf__claim_correct(&corrected, review->correction);
        const char *why = good ? why_impossible(&row->claim, &corrected)
                               : "a correction is a JSON object of low, high, qualifier, "
                                 "indicator, unit, modality, flow, from, to";
        err = why ? refuse(ledger, diag, why) : RF_OK;
    }
    rf_ledger_rows_free(rows);
    return err;
}

static rf_err check(rf_ledger *ledger, const rf_review *review, rf_diag *diag) {
    if (!is_name(review->by))
        return refuse(ledger, diag, "a reviewer's name is letters and digits");
    if (review->verdict == RF_NOT_REVIEWED || review->verdict >= RF_N_VERDICTS)
        return refuse(ledger, diag, "a review accepts, rejects or corrects");
    if (review->other)
        return check_relation(ledger, review, diag);
    bool corrects = review->verdict == RF_CORRECTED;
    if (corrects != (review->correction != NULL))
        return refuse(ledger, diag, "a correction, and nothing else, has values");
    return corrects ? check_correction(ledger, review, diag)
                    : find_claim(ledger, review->claim, diag);
}

/* The reviewer's id, made when new. */
static rf_err find_reviewer(rf_ledger *ledger, const char *name, int64_t *ret, rf_diag *diag) {
    sqlite3_stmt *stmt;
    rf_err err =
        rf__ledger_stmt(ledger, "INSERT OR IGNORE INTO reviewer (name) VALUES (?1)", &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, rf__bind_text(stmt, 1, name), diag);
    if (!err)
        err = rf__ledger_do(ledger, stmt, diag);
    bool found = false;
    if (!err)
        err = rf__ledger_stmt(ledger, "SELECT id FROM reviewer WHERE name = ?1", &stmt, diag);
    if (!err)
        err = rf__ledger_err(ledger, rf__bind_text(stmt, 1, name), diag);
    if (!err)
        err = rf__ledger_step(ledger, stmt, &found, diag);
    if (!err && found) {
        *ret = sqlite3_column_int64(stmt, 0);
        sqlite3_reset(stmt);
    }
    return err;
}

static int bind_id(sqlite3_stmt *stmt, int at, int64_t id) {
    return id ? sqlite3_bind_int64(stmt, at, id) : sqlite3_bind_null(stmt, at);
}

/* The verdict of this reviewer that counts until now, or 0; *same: it says the same. */
static rf_err find_before(rf_ledger *ledger, const rf_review *review, int64_t reviewer,
                          int64_t *ret, bool *same, rf_diag *diag) {
    sqlite3_stmt *stmt;
    bool found = false;
    *ret = 0;
    *same = false;
    rf_err err = rf__ledger_stmt(
        ledger,
        "SELECT r.id, r.verdict = ?3 AND r.correction IS ?4 AND r.note IS ?5 FROM review r"
        " WHERE r.claim = ?1 AND r.reviewer = ?2 AND r.other IS ?6"
        " AND NOT EXISTS (SELECT 1 FROM review s WHERE s.supersedes = r.id)",
        &stmt, diag);
    if (!err)
        err = rf__ledger_err(
            ledger,
            sqlite3_bind_int64(stmt, 1, review->claim) | sqlite3_bind_int64(stmt, 2, reviewer) |
                rf__bind_text(stmt, 3, rf_verdict_name(review->verdict)) |
                rf__bind_text(stmt, 4, review->correction) | rf__bind_text(stmt, 5, review->note) |
                bind_id(stmt, 6, review->other),
            diag);
    if (!err)
        err = rf__ledger_step(ledger, stmt, &found, diag);
    if (!err && found) {
        *ret = sqlite3_column_int64(stmt, 0);
        *same = sqlite3_column_int(stmt, 1) != 0;
        sqlite3_reset(stmt);
    }
    return err;
}

static rf_err write_review(rf_ledger *ledger, const rf_review *review, int64_t reviewer,
                           int64_t before, rf_diag *diag) {
    sqlite3_stmt *stmt;
    rf_err err = rf__ledger_stmt(
        ledger,
        "INSERT INTO review (claim, reviewer, verdict, correction, note, supersedes, other)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &stmt, diag);
    if (err)
        return err;
    int rc = sqlite3_bind_int64(stmt, 1, review->claim) | sqlite3_bind_int64(stmt, 2, reviewer) |
             rf__bind_text(stmt, 3, rf_verdict_name(review->verdict)) |
             rf__bind_text(stmt, 4, review->correction) | rf__bind_text(stmt, 5, review->note);
    rc |= bind_id(stmt, 6, before) | bind_id(stmt, 7, review->other);
    err = rf__ledger_err(ledger, rc, diag);
    return err ? err : rf__ledger_do(ledger, stmt, diag);
}

rf_err rf__review_put(rf_ledger *ledger, const rf_review *review, bool *ret_new, rf_diag *diag) {
    int64_t reviewer = 0, before = 0;
    bool same = false;
    rf_err err = rf__ledger_begin(ledger, diag);
    if (!err)
        err = find_reviewer(ledger, review->by, &reviewer, diag);
    if (!err)
        err = find_before(ledger, review, reviewer, &before, &same, diag);
    if (!err && !same)
        err = write_review(ledger, review, reviewer, before, diag);
    if (!err)
        *ret_new = !same;
    return err;
}

rf_err rf_ledger_review(rf_ledger *ledger, const rf_review *review, rf_diag *diag) {
    bool is_new;
    rf_err err = check(ledger, review, diag);
    if (!err)
        err = rf__review_put(ledger, review, &is_new, diag);
    if (err) {
        rf__ledger_rollback(ledger);
        return err;
    }
    return rf_ledger_commit(ledger, diag);
}
