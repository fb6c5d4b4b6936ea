/* Pictures of ledgers: loading, review, merging. */
#include "ledger/store.h"
#include "refuge/picture.h"
#include "refuge/scenario.h"
#include "reports.h"
#include "small_ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int64_t number(rf_ledger *ledger, const char *sql) {
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(ledger->db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return n;
}

static made_report *made(const char *name, const char *date, const char *words, double people) {
    made_report *m = made_new(name, words, date);
    rf_claim *c = made_figure(m, RF_DISPLACED, people, people, "0,000", words);
    c->from = made_date("2019-12-01");
    c->to = made_date(date);
    c->flow = RF_CUMULATIVE;
    c->unit = RF_PEOPLE;
    c->source.organisation = "UN";
    c->place =
        made_place("Idlib", "geonames:169387", "Idlib", RF_GAZ_ADMIN1, "SY", "Idlib", 35.8, 36.7);
    return m;
}

static void fill(rf_ledger *ledger, int from, int to) {
    static const char *const names[] = {"a", "b", "c"};
    static const char *const dates[] = {"2020-01-10", "2020-02-01", "2020-02-18"};
    static const char *const words[] = {"350,000 people have fled.", "600,000 people have fled.",
                                        "900,000 people have fled."};
    static const double people[] = {350000, 600000, 900000};
    for (int i = from; i < to; i++) {
        made_report *m = made(names[i], dates[i], words[i], people[i]);
        made_add(ledger, m);
        made_free(m);
    }
    assert_int_equal(rf_ledger_commit(ledger, NULL), RF_OK);
}

static rf_picture *picture_of(rf_ledger *ledger, rf_date on) {
    rf_picture *picture;
    assert_int_equal(rf_picture_new(&picture, NULL), RF_OK);
    assert_int_equal(rf_picture_load(picture, ledger, on, NULL), RF_OK);
    assert_int_equal(rf_picture_reconcile(picture, NULL), RF_OK);
    return picture;
}

static void the_picture_of_a_day_knows_only_what_was_published(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 3);
    rf_picture *now = picture_of(ledger, RF_NO_DATE);
    rf_picture *then = picture_of(ledger, made_date("2020-02-05"));
    assert_int_equal(rf_picture_count(now), 1);
    assert_int_equal(rf_picture_get(now, 0)->best, 900000);
    assert_int_equal(rf_picture_get(then, 0)->best, 600000);
    rf_picture_free(now);
    rf_picture_free(then);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

static void loading_again_takes_only_what_is_new(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 2);
    rf_picture *picture = picture_of(ledger, RF_NO_DATE);
    fill(ledger, 2, 3);
    size_t touched = 9;
    assert_int_equal(rf_picture_load(picture, ledger, RF_NO_DATE, NULL), RF_OK);
    assert_int_equal(rf_picture_n_claims(picture), 3);
    assert_int_equal(rf_picture_reconcile(picture, &touched), RF_OK);
    assert_int_equal(touched, 1);
    assert_int_equal(rf_picture_get(picture, 0)->best, 900000);
    assert_int_equal(rf_picture_load(picture, ledger, RF_NO_DATE, NULL), RF_OK);
    assert_int_equal(rf_picture_reconcile(picture, &touched), RF_OK);
    assert_int_equal(touched, 0);
    rf_picture_free(picture);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

static void the_picture_follows_reviews_and_says_so(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 3);
    rf_review reject = {.claim = 3, .verdict = RF_REJECTED, .note = "a slip", .by = "maya"};
    assert_int_equal(rf_ledger_review(ledger, &reject, NULL), RF_OK);
    rf_picture *picture = picture_of(ledger, RF_NO_DATE);
    assert_int_equal(rf_picture_get(picture, 0)->best, 600000);
    assert_null(small_quantity(picture, 3));
    rf_picture_free(picture);

    rf_review correct = {.claim = 3,
                         .verdict = RF_CORRECTED,
                         .by = "maya",
                         .correction = "{\"low\":850000,\"high\":850000}"};
    assert_int_equal(rf_ledger_review(ledger, &correct, NULL), RF_OK);
    picture = picture_of(ledger, RF_NO_DATE);
    assert_int_equal(rf_picture_get(picture, 0)->best, 850000);
    assert_true(rf_picture_get(picture, 0)->reviewed);
    char *words;
    assert_int_equal(rf_member_words(picture, rf_picture_get(picture, 0),
                                     rf_picture_get(picture, 0)->members, &words),
                     RF_OK);
    assert_non_null(strstr(words, "corrected by the reviewer maya"));
    rf_free(words);
    rf_picture_free(picture);
    assert_int_equal(number(ledger, "SELECT low FROM claim WHERE id = 3"), 900000);
    assert_int_equal(number(ledger, "SELECT count(*) FROM review"), 2);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

static void a_review_that_makes_no_sense_is_refused(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 1);
    rf_review review = {.claim = 1, .verdict = RF_REJECTED, .by = "ma ya"};
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_ERR_USAGE);
    review.by = "";
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_ERR_USAGE);
    review.by = "maya";
    review.claim = 99;
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_ERR_NOT_FOUND);
    static const char *const wrong[] = {
        "", "[]", "{}", "{\"low\":\"x\"}", "{\"from\":\"soon\"}", "{\"colour\":1}", "{\"low\":1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        review =
            (rf_review){.claim = 1, .verdict = RF_CORRECTED, .correction = wrong[i], .by = "maya"};
        assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_ERR_USAGE);
    }
    assert_int_equal(number(ledger, "SELECT count(*) FROM review"), 0);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

static void two_ledgers_become_one(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *mine = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    rf_ledger *other = made_ledger(folder_path(&dir, "b.db"), RF_LEDGER_WRITE);
    fill(mine, 0, 2);
    fill(other, 1, 3);
    rf_review reject = {.claim = 1, .verdict = RF_REJECTED, .by = "noor"}; /* b in the other */
    assert_int_equal(rf_ledger_review(other, &reject, NULL), RF_OK);
    rf_merged merged;
    assert_int_equal(rf_ledger_merge(mine, other, &merged, NULL), RF_OK);
    assert_int_equal(merged.n_reports, 1);
    assert_int_equal(merged.n_known, 1);
    assert_int_equal(merged.n_reviews, 1);
    assert_int_equal(number(mine, "SELECT count(*) FROM report"), 3);
    assert_int_equal(number(mine, "SELECT count(*) FROM place"), 1);
    assert_int_equal(number(mine, "SELECT claim FROM review"), 2);
    assert_int_equal(number(mine, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_int_equal(number(mine, "SELECT count(*) FROM sentence_index WHERE sentence_index MATCH"
                                  " 'fled'"),
                     3);
    rf_picture *picture = picture_of(mine, RF_NO_DATE);
    assert_int_equal(rf_picture_get(picture, 0)->best, 900000);
    assert_int_equal(rf_picture_get(picture, 0)->n_members, 2);
    rf_picture_free(picture);
    assert_int_equal(rf_ledger_merge(mine, other, &merged, NULL), RF_OK);
    assert_int_equal(merged.n_reports, 0);
    assert_int_equal(merged.n_reviews, 0);
    rf_ledger_free(mine);
    rf_ledger_free(other);
    folder_remove(&dir);
}

static void reviewers_that_differ_give_one_picture_either_way(void **state) {
    (void)state;
    for (int way = 0; way < 2; way++) {
        folder dir = folder_make();
        rf_ledger *ledgers[2] = {made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE),
                                 made_ledger(folder_path(&dir, "b.db"), RF_LEDGER_WRITE)};
        fill(ledgers[0], 0, 3);
        fill(ledgers[1], 0, 3);
        rf_review accept = {.claim = 3, .verdict = RF_ACCEPTED, .by = "maya"};
        rf_review reject = {.claim = 3, .verdict = RF_REJECTED, .by = "maya"};
        assert_int_equal(rf_ledger_review(ledgers[0], &accept, NULL), RF_OK);
        assert_int_equal(rf_ledger_review(ledgers[1], &reject, NULL), RF_OK);
        rf_merged merged;
        assert_int_equal(rf_ledger_merge(ledgers[way], ledgers[!way], &merged, NULL), RF_OK);
        rf_picture *picture = picture_of(ledgers[way], RF_NO_DATE);
        assert_int_equal(rf_picture_get(picture, 0)->best, 600000);
        rf_picture_free(picture);
        rf_ledger_free(ledgers[0]);
        rf_ledger_free(ledgers[1]);
        folder_remove(&dir);
    }
}

static rf_relation stands(rf_ledger *ledger, int64_t claim) {
    rf_picture *picture = picture_of(ledger, RF_NO_DATE);
    const rf_member *member = small_member(picture, claim);
    rf_relation relation = member ? member->relation : RF_N_RELATIONS;
    rf_picture_free(picture);
    return relation;
}

static size_t n_quantities(rf_ledger *ledger) {
    rf_picture *picture = picture_of(ledger, RF_NO_DATE);
    size_t n = rf_picture_count(picture);
    rf_picture_free(picture);
    return n;
}

static void the_picture_follows_reviews_of_relations(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 3);
    assert_int_equal(n_quantities(ledger), 1);
    assert_int_equal(stands(ledger, 1), RF_UPDATED);
    rf_review review = {.claim = 1, .other = 3, .verdict = RF_REJECTED, .by = "maya"};
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_OK);
    assert_int_equal(n_quantities(ledger), 2);
    assert_int_equal(stands(ledger, 1), RF_BEST);
    review = (rf_review){
        .claim = 1, .other = 3, .verdict = RF_CORRECTED, .correction = "conflicts", .by = "maya"};
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_OK);
    assert_int_equal(n_quantities(ledger), 1);
    assert_int_equal(stands(ledger, 1), RF_CONFLICTS);
    review.correction = "part_of";
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_OK);
    rf_picture *picture = picture_of(ledger, RF_NO_DATE);
    const rf_quantity *part = small_quantity(picture, 1);
    assert_ptr_equal(part->part_of, small_quantity(picture, 3));
    assert_int_equal(part->part_why, RF_WHY_REVIEWED);
    assert_true(part->reviewed);
    rf_picture_free(picture);
    /* another reviewer's verdict on the claim itself is another matter */
    rf_review claim = {.claim = 1, .verdict = RF_ACCEPTED, .by = "maya"};
    assert_int_equal(rf_ledger_review(ledger, &claim, NULL), RF_OK);
    assert_int_equal(number(ledger, "SELECT count(*) FROM review WHERE supersedes IS NULL"), 2);
    assert_int_equal(number(ledger, "SELECT count(*) FROM review"), 4);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

static void a_picture_that_is_loaded_again_takes_up_new_relations(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 3);
    rf_picture *picture = picture_of(ledger, RF_NO_DATE);
    rf_review review = {.claim = 1, .other = 3, .verdict = RF_REJECTED, .by = "maya"};
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_OK);
    size_t touched = 0;
    assert_int_equal(rf_picture_load(picture, ledger, RF_NO_DATE, NULL), RF_OK);
    assert_int_equal(rf_picture_reconcile(picture, &touched), RF_OK);
    assert_int_equal(touched, 1);
    assert_int_equal(rf_picture_count(picture), 2);
    rf_picture_free(picture);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

static void reviews_of_relations_are_merged(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *a = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    rf_ledger *b = made_ledger(folder_path(&dir, "b.db"), RF_LEDGER_WRITE);
    fill(a, 0, 3);
    fill(b, 1, 3); /* its claims have other numbers */
    fill(b, 0, 1);
    rf_review review = {.claim = 3, .other = 2, .verdict = RF_REJECTED, .by = "maya"};
    assert_int_equal(rf_ledger_review(b, &review, NULL), RF_OK);
    rf_merged merged;
    assert_int_equal(rf_ledger_merge(a, b, &merged, NULL), RF_OK);
    assert_int_equal(merged.n_reviews, 1);
    assert_int_equal(number(a, "SELECT claim * 10 + other FROM review"), 13);
    assert_int_equal(n_quantities(a), 2);
    rf_ledger_free(a);
    rf_ledger_free(b);
    folder_remove(&dir);
}

static void a_ledger_of_the_first_version_is_brought_up_to_date(void **state) {
    (void)state;
    folder dir = folder_make();
    rf_ledger *ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    fill(ledger, 0, 3);
    assert_int_equal(sqlite3_exec(ledger->db,
                                  "ALTER TABLE review DROP COLUMN other; ALTER TABLE claim DROP"
                                  " COLUMN doubt; PRAGMA user_version = 1",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    rf_ledger_free(ledger);
    ledger = made_ledger(folder_path(&dir, "a.db"), RF_LEDGER_WRITE);
    assert_int_equal(number(ledger, "PRAGMA user_version"), 3);
    assert_int_equal(number(ledger, "SELECT count(*) FROM current_claim WHERE doubt IS NULL"),
                     number(ledger, "SELECT count(*) FROM current_claim"));
    rf_review review = {.claim = 1, .other = 3, .verdict = RF_REJECTED, .by = "maya"};
    assert_int_equal(rf_ledger_review(ledger, &review, NULL), RF_OK);
    assert_int_equal(n_quantities(ledger), 2);
    rf_ledger_free(ledger);
    folder_remove(&dir);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_picture_of_a_day_knows_only_what_was_published),
        cmocka_unit_test(loading_again_takes_only_what_is_new),
        cmocka_unit_test(the_picture_follows_reviews_and_says_so),
        cmocka_unit_test(a_review_that_makes_no_sense_is_refused),
        cmocka_unit_test(two_ledgers_become_one),
        cmocka_unit_test(reviewers_that_differ_give_one_picture_either_way),
        cmocka_unit_test(the_picture_follows_reviews_of_relations),
        cmocka_unit_test(a_picture_that_is_loaded_again_takes_up_new_relations),
        cmocka_unit_test(reviews_of_relations_are_merged),
        cmocka_unit_test(a_ledger_of_the_first_version_is_brought_up_to_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
