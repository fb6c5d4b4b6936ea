/* A ledger: one SQLite file with the reports that were read and the claims in them
 * (docs/reference/ledger.md describes every table). Reports and claims are only ever added.
 *
 * A handle belongs to one thread at a time; several handles, in one process or in many, may read
 * and write the same ledger at once. A diag may be NULL. */
#ifndef REFUGE_LEDGER_H
#define REFUGE_LEDGER_H

#include "refuge/claim.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct rf_ledger rf_ledger;

typedef enum rf_ledger_mode {
    RF_LEDGER_READ, /* the file must be there; nothing is written */
    RF_LEDGER_WRITE /* made when it is not there; an older version is brought up to date */
} rf_ledger_mode;

/* RF_ERR_NOT_FOUND, RF_ERR_LEDGER (another kind of file, or a newer version; when reading also an
 * older one), RF_ERR_IO, RF_ERR_DATABASE, RF_ERR_NOMEM. */
rf_err rf_ledger_open(rf_ledger **ret, const char *path, rf_ledger_mode mode,
                      rf_diag *diag) RF_NODISCARD;
/* What was not committed is lost. */
void rf_ledger_free(rf_ledger *ledger);

/* ---- adding ---- */

typedef enum rf_outcome {
    RF_ADDED,   /* a new report */
    RF_COPY,    /* a new report whose text is nearly that of copy_of: kept and linked */
    RF_REVISED, /* known, but now the user gives another date of publication: its claims with their
                   periods are new, its older reading is marked as replaced */
    RF_KNOWN,   /* nothing was changed */
    RF_N_OUTCOMES
} rf_outcome;

typedef struct rf_added {
    rf_outcome outcome;
    int64_t report;    /* its id in the ledger */
    int64_t copy_of;   /* the report that it is a copy of, or 0 */
    double similarity; /* of the two texts, 0..1 */
} rf_added;

/* Adds a report with its claims and what was not understood in it; all of it or nothing. issues may
 * be NULL. It takes the ledger's write lock, waiting for others up to a minute, and keeps it until
 * rf_ledger_commit: commit often where others may write too. After an error all that was not
 * committed is gone. RF_ERR_IO (a full disk), RF_ERR_DATABASE, RF_ERR_NOMEM. */
rf_err rf_ledger_add(rf_ledger *ledger, const rf_report *report, const rf_claims *claims,
                     const rf_issues *issues, rf_added *ret, rf_diag *diag) RF_NODISCARD;
/* Makes what was added since the last commit last, also when the program is killed right after. */
rf_err rf_ledger_commit(rf_ledger *ledger, rf_diag *diag) RF_NODISCARD;
/* Would adding this report change nothing (RF_KNOWN)? */
rf_err rf_ledger_knows(rf_ledger *ledger, const rf_report *report, bool *ret,
                       rf_diag *diag) RF_NODISCARD;

/* ---- asking ---- */

/* Which claims. Begin with RF_ALL_CLAIMS and set what matters; all conditions must hold. */
typedef struct rf_claim_filter {
    uint32_t kinds;      /* bits 1 << rf_claim_kind; 0: all */
    uint64_t indicators; /* bits 1 << rf_indicator; 0: all. Events pass only when 0 */
    uint64_t events;     /* bits 1 << rf_event_type; 0: all. Figures pass only when 0 */
    uint32_t modalities; /* bits 1 << rf_modality; 0: all */
    const char *place;   /* a name as written or as in the gazetteer, however spelt, or a gazetteer
                            id.   What lies in it (country, first-level region) counts too. Place,
                            origin or   destination */
    const rf_gazetteer *gazetteer; /* knows more spellings of `place`, and where it lies when no
                                      claim is there; or NULL */
    double within_km;              /* > 0: also all places up to so far from `place` */
    const char *country;           /* ISO code */
    const char *admin1;            /* name of a first-level region */
    rf_date from, to; /* the claim's period has a day in this one. Without an end it goes on to
                         its report's date, without a beginning it is its last day; a claim
                         without any counts for its report's date. RF_NO_DATE: open */
    const char
        *source; /* part of the name of who is quoted: person, role, organisation, or outlet */
    double confidence;       /* at least */
    const char *text;        /* words of the sentence, see rf_ledger_search */
    int64_t report;          /* id, or 0 */
    const char *report_name; /* as rf_report.name, or the file's name without its folders */
    bool no_copies;          /* leave out reports that are copies of others */
    int64_t after;           /* only claims with a greater id: to go on where a list ended */
    uint64_t most;           /* at most so many; 0: all */
} rf_claim_filter;
#define RF_ALL_CLAIMS ((rf_claim_filter){.from = RF_NO_DATE, .to = RF_NO_DATE})

#define RF_NO_OFFSET UINT32_MAX

/* A claim of the ledger. Strings live until the next row. */
typedef struct rf_ledger_claim {
    int64_t id, report_id;
    rf_claim claim;
    rf_report report;             /* without its text, blocks and map */
    int64_t copy_of;              /* the report that this one is a copy of, or 0 */
    uint32_t words_at, n_words;   /* the sentence in the report's text, or RF_NO_OFFSET */
    uint32_t number_at, n_number; /* the number, likewise */
} rf_ledger_claim;

typedef struct rf_ledger_rows rf_ledger_rows;

/* Claims in the order of their ids (the order they were read in). The ledger must outlive the rows.
 * RF_ERR_USAGE when a name in the filter makes no sense. Older readings of a report that was
 * revised are left out. */
rf_err rf_ledger_query(rf_ledger *ledger, const rf_claim_filter *filter, rf_ledger_rows **ret,
                       rf_diag *diag) RF_NODISCARD;
/* *ret is NULL at the end. */
rf_err rf_ledger_next(rf_ledger_rows *rows, const rf_ledger_claim **ret,
                      rf_diag *diag) RF_NODISCARD;
void rf_ledger_rows_free(rf_ledger_rows *rows);

/* One claim, also of a replaced reading: rows with one row. RF_ERR_NOT_FOUND. */
rf_err rf_ledger_claim_get(rf_ledger *ledger, int64_t id, rf_ledger_rows **ret,
                           rf_diag *diag) RF_NODISCARD;
/* The clean text of a report; a new string, rf_free. RF_ERR_NOT_FOUND. */
rf_err rf_ledger_text(rf_ledger *ledger, int64_t report, char **ret, rf_diag *diag) RF_NODISCARD;
/* What was not understood in a report, or in all (0), in the order of reading. */
rf_err rf_ledger_issues(rf_ledger *ledger, int64_t report, rf_issues *to,
                        rf_diag *diag) RF_NODISCARD;

/* One place that a search found, best first. */
typedef struct rf_ledger_hit {
    int64_t report_id, claim_id; /* claim_id 0: the title */
    const char *name, *title, *outlet;
    rf_date published;
    const char *snippet; /* the words with \x02 before and \x03 after each that was looked for */
} rf_ledger_hit;
typedef rf_err (*rf_ledger_hit_fn)(void *user, const rf_ledger_hit *hit);

/* Full text: words are found in any grammatical form, with or without accents; all must occur.
 * "in quotes" stand together, a word* begins so, -word must not occur. Nothing in `words` is an
 * error but words without a letter or digit (RF_ERR_USAGE). fn is called for each hit, at most
 * `most` (0: all); its error ends the search and is returned. */
rf_err rf_ledger_search(rf_ledger *ledger, const char *words, uint64_t most, rf_ledger_hit_fn fn,
                        void *user, rf_diag *diag) RF_NODISCARD;

typedef struct rf_ledger_sums {
    int64_t n_reports, n_copies, n_figures, n_events, n_places, n_issues;
    rf_date first, last; /* of publication, or RF_NO_DATE */
} rf_ledger_sums;
rf_err rf_ledger_sum(rf_ledger *ledger, rf_ledger_sums *ret, rf_diag *diag) RF_NODISCARD;

#ifdef __cplusplus
}
#endif
#endif
