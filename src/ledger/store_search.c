/* Full text. What people type is not FTS5's language: every word becomes a quoted string in it, so
 * that no word, sign or letter is an operator. */
#include "ledger/store.h"

#include "base/utf8.h"

#include <string.h>

#define MOST_WORDS 64

/* A letter or digit of any script; signs of general punctuation (U+2000 to U+206F) are none. */
static bool has_letter(const char *text, size_t n) {
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == 0xe2 && i + 2 < n &&
            ((unsigned char)text[i + 1] == 0x80 || (unsigned char)text[i + 1] == 0x81)) {
            i += 2;
            continue;
        }
        if (c == 0xc2 && i + 1 < n) { /* signs of Latin-1 */
            i++;
            continue;
        }
        if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return true;
    }
    return false;
}

static bool is_space(char c) { return c && strchr(" \t\r\n\f\v", c); }

typedef struct term {
    const char *text;
    size_t n;
    bool not, begins;
} term;

/* The next term, and where to go on. */
static const char *take(const char *p, term *ret) {
    *ret = (term){0};
    if (*p == '-') {
        ret->not = true;
        p++;
    }
    if (*p == '"') {
        ret->text = ++p;
        ret->n = strcspn(p, "\"");
        p += ret->n + (p[ret->n] == '"');
    } else {
        ret->text = p;
        while (*p && !is_space(*p) && *p != '"')
            p++;
        ret->n = (size_t)(p - ret->text);
        if (ret->n && p[-1] == '*') {
            ret->n--;
            ret->begins = true;
        }
    }
    if (*p == '*') {
        ret->begins = true;
        p++;
    }
    return p;
}

static void put(rf__buf *to, const char *before, const term *t) {
    rf__buf_str(to, before);
    rf__buf_str(to, "\"");
    rf__buf_add(to, t->text, t->n); /* it holds no quotation mark */
    rf__buf_str(to, t->begins ? "\" *" : "\"");
}

rf_err rf__search_words(const char *words, rf__buf *ret, rf_diag *diag) {
    term terms[MOST_WORDS];
    size_t n = 0, n_wanted = 0;
    if (!rf__is_utf8(words, strlen(words)))
        return rf_diag_set(diag, RF_ERR_USAGE, "", 0, 0, "the words to look for are not UTF-8");
    for (const char *p = words; *p;) {
        if (is_space(*p)) {
            p++;
            continue;
        }
        term t;
        p = take(p, &t);
        if (!has_letter(t.text, t.n))
            continue;
        if (n == MOST_WORDS)
            return rf_diag_set(diag, RF_ERR_USAGE, "", 0, 0, "more than %d words to look for",
                               MOST_WORDS);
        n_wanted += !t.not ;
        terms[n++] = t;
    }
    if (!n_wanted)
        return rf_diag_set(diag, RF_ERR_USAGE, "", 0, 0, "there is no word to look for");
    const char *before = "(";
    for (size_t i = 0; i < n; i++)
        if (!terms[i].not ) {
            put(ret, before, &terms[i]);
            before = " AND ";
        }
    rf__buf_str(ret, ")");
    for (size_t i = 0; i < n; i++)
        if (terms[i].not )
            put(ret, " NOT ", &terms[i]);
    return ret->failed ? rf_diag_set(diag, RF_ERR_NOMEM, "", 0, 0, "there is not enough memory")
                       : RF_OK;
}

static const char search_sql[] =
    "SELECT h.report, h.claim, h.words, r.name, r.title, r.outlet, r.published FROM ("
    "SELECT s.report AS report, (SELECT min(id) FROM claim WHERE sentence = s.id"
    "  AND report = s.report) AS claim,"
    " snippet(sentence_index, 0, char(2), char(3), '...', 40) AS words, bm25(sentence_index) AS "
    "rank"
    " FROM sentence_index JOIN sentence s ON s.id = sentence_index.rowid"
    " WHERE sentence_index MATCH ?1"
    " UNION ALL "
    "SELECT title_index.rowid, 0, snippet(title_index, 0, char(2), char(3), '...', 40),"
    " bm25(title_index) FROM title_index WHERE title_index MATCH ?1) h"
    " JOIN report r ON r.id = h.report AND r.replaced_by IS NULL"
    " ORDER BY h.rank, h.report, h.claim LIMIT ?2";

static const char *text_at(sqlite3_stmt *stmt, int at) {
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return text ? text : "";
}

static rf_err each_hit(rf_ledger *ledger, sqlite3_stmt *stmt, rf_ledger_hit_fn fn, void *user,
                       rf_diag *diag) {
    for (;;) {
        bool row;
        rf_err err = rf__ledger_step(ledger, stmt, &row, diag);
        if (err || !row)
            return err;
        rf_ledger_hit hit = {.report_id = sqlite3_column_int64(stmt, 0),
                             .claim_id = sqlite3_column_int64(stmt, 1),
                             .snippet = text_at(stmt, 2),
                             .name = text_at(stmt, 3),
                             .title = text_at(stmt, 4),
                             .outlet = text_at(stmt, 5),
                             .published = rf__column_date(stmt, 6)};
        err = fn(user, &hit);
        if (err)
            return err;
    }
}

rf_err rf_ledger_search(rf_ledger *ledger, const char *words, uint64_t most, rf_ledger_hit_fn fn,
                        void *user, rf_diag *diag) {
    rf__buf match = {0};
    sqlite3_stmt *stmt = NULL;
    rf_err err = rf__search_words(words, &match, diag);
    if (!err)
        err = rf__ledger_err(ledger, sqlite3_prepare_v2(ledger->db, search_sql, -1, &stmt, NULL),
                             diag);
    if (!err)
        err = rf__ledger_err(
            ledger,
            sqlite3_bind_text(stmt, 1, match.bytes, -1, SQLITE_STATIC) |
                sqlite3_bind_int64(stmt, 2, most && most < INT64_MAX ? (int64_t)most : -1),
            diag);
    if (!err)
        err = each_hit(ledger, stmt, fn, user, diag);
    sqlite3_finalize(stmt);
    rf__buf_free(&match);
    return err;
}
