/* One ledger into another. Ids differ between ledgers, so rows are copied with new ones; reports
 * are the same when their bytes are. Reviews are matched by report and place of the claim in it.
 *
 * It is done in SQL over both files at once: the alternative, reading every report back and adding
 * it anew, would lose what older versions of the program read. Near copies that lie in different
 * ledgers are not linked. */
#include "ledger/reconcile.h"

#include "ledger/store.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *const steps[] = {
    "CREATE TEMP TABLE merge_report AS SELECT o.id AS old,"
    " (SELECT coalesce(max(id), 0) FROM main.report) + row_number() OVER (ORDER BY o.id) AS new,"
    " 1 AS fresh FROM other.report o"
    " WHERE o.sha256 NOT IN (SELECT sha256 FROM main.report)",
    "INSERT INTO merge_report SELECT o.id, m.id, 0 FROM other.report o JOIN main.report m"
    " ON m.sha256 = o.sha256 AND m.replaced_by IS NULL"
    " WHERE o.id NOT IN (SELECT old FROM merge_report)",
    "CREATE UNIQUE INDEX temp.merge_report_old ON merge_report(old)",
    "CREATE TEMP TABLE merge_sentence AS SELECT s.id AS old,"
    " (SELECT coalesce(max(id), 0) FROM main.sentence) + row_number() OVER (ORDER BY s.id) AS new"
    " FROM other.sentence s JOIN merge_report r ON r.old = s.report AND r.fresh",
    "CREATE UNIQUE INDEX temp.merge_sentence_old ON merge_sentence(old)",
    "CREATE TEMP TABLE merge_claim AS SELECT c.id AS old,"
    " (SELECT coalesce(max(id), 0) FROM main.claim) + row_number() OVER (ORDER BY c.id) AS new"
    " FROM other.claim c JOIN merge_report r ON r.old = c.report AND r.fresh",
    "INSERT INTO merge_claim SELECT c.id, m.id FROM other.claim c"
    " JOIN merge_report r ON r.old = c.report AND NOT r.fresh"
    " JOIN main.claim m ON m.report = r.new AND m.ordinal = c.ordinal"
    " AND m.kind = c.kind AND m.low IS c.low AND m.high IS c.high",
    "CREATE UNIQUE INDEX temp.merge_claim_old ON merge_claim(old)",
    "CREATE TEMP TABLE merge_place AS SELECT o.id AS old, coalesce("
    " (SELECT id FROM main.place m WHERE m.gazetteer_id = o.gazetteer_id),"
    " (SELECT id FROM main.place m WHERE o.gazetteer_id IS NULL AND m.gazetteer_id IS NULL"
    "  AND m.name = o.name AND m.country = o.country AND m.kind = o.kind),"
    " (SELECT coalesce(max(id), 0) FROM main.place) + row_number() OVER (ORDER BY o.id)) AS new"
    " FROM other.place o",
    "CREATE UNIQUE INDEX temp.merge_place_old ON merge_place(old)",
    "INSERT INTO main.place SELECT p.new, o.gazetteer_id, o.name, o.kind, o.country, o.admin1,"
    " o.lat_deg, o.lon_deg FROM other.place o JOIN merge_place p ON p.old = o.id"
    " WHERE p.new NOT IN (SELECT id FROM main.place)",
    "INSERT OR IGNORE INTO main.place_name SELECT n.folded, p.new FROM other.place_name n"
    " JOIN merge_place p ON p.old = n.place",
    "INSERT INTO main.place_box SELECT p.new, b.min_lat, b.max_lat, b.min_lon, b.max_lon"
    " FROM other.place_box b JOIN merge_place p ON p.old = b.id"
    " WHERE p.new NOT IN (SELECT id FROM main.place_box)",
    "INSERT INTO main.report SELECT r.new, o.sha256, o.name, o.path, o.title, o.outlet, o.byline,"
    " o.url, o.dateline, o.published, o.date_how, o.date_candidates, o.language, o.country,"
    " o.raw_start, o.n_raw, (SELECT new FROM merge_report b WHERE b.old = o.replaced_by)"
    " FROM other.report o JOIN merge_report r ON r.old = o.id AND r.fresh",
    "INSERT INTO main.report_text SELECT r.new, t.text FROM other.report_text t"
    " JOIN merge_report r ON r.old = t.report AND r.fresh",
    "INSERT INTO main.issue (report, severity, code, line, col, message)"
    " SELECT r.new, i.severity, i.code, i.line, i.col, i.message FROM other.issue i"
    " JOIN merge_report r ON r.old = i.report AND r.fresh ORDER BY i.id",
    "INSERT INTO main.sentence SELECT n.new, r.new, s.text, s.raw_start, s.raw_end, s.at, s.n"
    " FROM other.sentence s JOIN merge_sentence n ON n.old = s.id"
    " JOIN merge_report r ON r.old = s.report",
    "INSERT INTO main.claim SELECT n.new, r.new, c.ordinal, c.kind, c.indicator, c.event, c.low,"
    " c.high, c.qualifier, c.unit, c.side, c.perpetrator, c.what, c.actor1, c.actor2, c.km,"
    " c.modality, c.flow, c.from_date, c.to_date, c.person, c.role, c.organisation, c.said_on,"
    " s.new, c.number_text, c.number_start, c.number_end, c.number_at, c.number_n, c.page,"
    " c.confidence, (SELECT new FROM merge_place p WHERE p.old = c.place), c.place_text,"
    " c.place_confidence, (SELECT new FROM merge_place p WHERE p.old = c.origin), c.origin_text,"
    " c.origin_confidence, (SELECT new FROM merge_place p WHERE p.old = c.destination),"
    " c.destination_text, c.destination_confidence, c.doubt"
    " FROM other.claim c JOIN merge_claim n ON n.old = c.id"
    " JOIN merge_report r ON r.old = c.report AND r.fresh"
    " JOIN merge_sentence s ON s.old = c.sentence",
    "INSERT INTO main.claim_group SELECT n.new, g.people FROM other.claim_group g"
    " JOIN other.claim c ON c.id = g.claim JOIN merge_claim n ON n.old = g.claim"
    " JOIN merge_report r ON r.old = c.report AND r.fresh",
    "INSERT INTO main.duplicate SELECT r.new, o.new, d.similarity FROM other.duplicate d"
    " JOIN merge_report r ON r.old = d.report AND r.fresh JOIN merge_report o ON o.old = d.copy_of",
    "INSERT OR IGNORE INTO main.duplicate_band SELECT b.hash, r.new FROM other.duplicate_band b"
    " JOIN merge_report r ON r.old = b.report AND r.fresh",
    "INSERT INTO main.sentence_index (rowid, text) SELECT s.id, s.text FROM main.sentence s"
    " WHERE s.id IN (SELECT new FROM merge_sentence)",
    "INSERT INTO main.title_index (rowid, title) SELECT r.id, r.title FROM main.report r"
    " WHERE r.id IN (SELECT new FROM merge_report WHERE fresh) AND r.title IS NOT NULL"};

static const char *const cleaning[] = {
    "DROP TABLE IF EXISTS temp.merge_report", "DROP TABLE IF EXISTS temp.merge_sentence",
    "DROP TABLE IF EXISTS temp.merge_claim", "DROP TABLE IF EXISTS temp.merge_place"};

static rf_err run(rf_ledger *ledger, const char *sql, rf_diag *diag) {
    return rf__ledger_err(ledger, sqlite3_exec(ledger->db, sql, NULL, NULL, NULL), diag);
}

static rf_err count(rf_ledger *ledger, const char *sql, int64_t *ret, rf_diag *diag) {
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(ledger->db, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        *ret = sqlite3_column_int64(stmt, 0);
    rf_err err = rf__ledger_err(ledger, rc, diag);
    sqlite3_finalize(stmt);
    return err;
}

static int weight(const char *verdict) {
    return !strcmp(verdict, "reject") ? 3 : !strcmp(verdict, "correct") ? 2 : 1;
}

/* Where one reviewer said different things in the two ledgers nothing tells which was later: to
 * reject outranks to correct, and that to accept, whichever way they are merged. */
static const char reviews_sql[] =
    "SELECT c.new, v.verdict, v.correction, v.note, p.name, (SELECT l.verdict FROM main.review l"
    " JOIN main.reviewer q ON q.id = l.reviewer AND q.name = p.name WHERE l.claim = c.new AND "
    "l.other IS d.new AND NOT"
    " EXISTS (SELECT 1 FROM main.review s WHERE s.supersedes = l.id)), d.new FROM other.review v"
    " JOIN other.reviewer p ON p.id = v.reviewer JOIN merge_claim c ON c.old = v.claim"
    " LEFT JOIN merge_claim d ON d.old = v.other"
    " WHERE (v.other IS NULL OR d.new IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM other.review s WHERE s.supersedes = v.id) ORDER BY v.id";

static rf_err merge_reviews(rf_ledger *into, rf_merged *ret, rf_diag *diag) {
    sqlite3_stmt *stmt = NULL;
    rf_err err =
        rf__ledger_err(into, sqlite3_prepare_v2(into->db, reviews_sql, -1, &stmt, NULL), diag);
    for (int rc; !err && (rc = sqlite3_step(stmt)) != SQLITE_DONE;) {
        err = rf__ledger_err(into, rc, diag);
        if (err)
            break;
        const char *verdict = (const char *)sqlite3_column_text(stmt, 1);
        const char *mine = (const char *)sqlite3_column_text(stmt, 5);
        if (!verdict || (mine && weight(verdict) < weight(mine)))
            continue;
        rf_review review = {.claim = sqlite3_column_int64(stmt, 0),
                            .other = sqlite3_column_int64(stmt, 6),
                            .correction = (const char *)sqlite3_column_text(stmt, 2),
                            .note = (const char *)sqlite3_column_text(stmt, 3),
                            .by = (const char *)sqlite3_column_text(stmt, 4)};
        review.verdict = weight(verdict) == 3   ? RF_REJECTED
                         : weight(verdict) == 2 ? RF_CORRECTED
                                                : RF_ACCEPTED;
        bool is_new = false;
        err = rf__review_put(into, &review, &is_new, diag);
        ret->n_reviews += is_new;
    }
    sqlite3_finalize(stmt);
    return err;
}

static rf_err merge(rf_ledger *into, rf_merged *ret, rf_diag *diag) {
    rf_err err = rf__ledger_begin(into, diag);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !err; i++)
        err = run(into, steps[i], diag);
    if (!err)
        err = count(into,
                    "SELECT count(*) FROM merge_report m JOIN other.report o ON o.id = m.old"
                    " WHERE m.fresh AND o.replaced_by IS NULL",
                    &ret->n_reports, diag);
    if (!err)
        err = count(into,
                    "SELECT count(*) FROM merge_report m JOIN other.report o ON o.id = m.old"
                    " WHERE NOT m.fresh AND o.replaced_by IS NULL",
                    &ret->n_known, diag);
    if (!err)
        err = merge_reviews(into, ret, diag);
    return err;
}

static rf_err attach(rf_ledger *into, const char *path, rf_diag *diag) {
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(into->db, "ATTACH ?1 AS other", -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    rf_err err = rf__ledger_err(into, rc, diag);
    sqlite3_finalize(stmt);
    return err;
}

rf_err rf_ledger_merge(rf_ledger *into, rf_ledger *from, rf_merged *ret, rf_diag *diag) {
    rf_merged merged = {0};
    struct stat a, b;
    if (!stat(into->path, &a) && !stat(from->path, &b) && a.st_dev == b.st_dev &&
        a.st_ino == b.st_ino)
        return rf_diag_set(diag, RF_ERR_USAGE, from->path, 0, 0,
                           "is the ledger itself: there is nothing to merge");
    rf_err err = rf_ledger_commit(into, diag);
    if (!err)
        err = attach(into, from->path, diag);
    if (err)
        return err;
    err = merge(into, &merged, diag);
    if (err)
        rf__ledger_rollback(into);
    else
        err = rf_ledger_commit(into, diag);
    rf__ledger_forget_places(into);
    for (size_t i = 0; i < sizeof cleaning / sizeof *cleaning; i++)
        sqlite3_exec(into->db, cleaning[i], NULL, NULL, NULL);
    sqlite3_exec(into->db, "DETACH other", NULL, NULL, NULL);
    if (!err)
        *ret = merged;
    return err;
}
