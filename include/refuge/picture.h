/* The picture: what many claims say together. Claims on one quantity (indicator, group, side,
 * place, period) are put together and related to the best of them; docs/reference/reconciliation.md
 * gives the method, its parameters and its limits.
 *
 * A picture is held in memory and belongs to one thread at a time. The same claims give the same
 * picture, in whatever order their reports were added. */
#ifndef REFUGE_PICTURE_H
#define REFUGE_PICTURE_H

#include "refuge/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The parameters of reconciliation. docs/reference/reconciliation.md has a row for each. */
typedef struct rf_picture_rules {
    /* How far a qualified number N reaches, as a share of N; never further than the place of its
     * last digit that is not 0. */
    double over_share;      /* "over" N: from N to N (1 + share) */
    double nearly_share;    /* "nearly" N: from N (1 - share) to N */
    double about_share;     /* "about" N: N (1 - share) to N (1 + share) */
    double round_share;     /* a round number without a word: as about */
    double at_least_share;  /* "at least" N, not bound by digits */
    double up_to_share;     /* "up to" N, likewise */
    int statement_days;     /* one statement is carried for so long */
    int standing_days;      /* a stock that did not change for so long is told as old */
    int contender_days;     /* figures this much older than the latest still compete with it ... */
    double contender_share; /* ... or this share of the period */
    int episode_days;       /* periods that begin within so many days may be one episode ... */
    double episode_share;   /* ... or within this share of the longer one */
    int undated_days;       /* how long after its last claim a quantity takes undated ones ... */
    double undated_share;   /* ... or this share of its length */
    double near_factor;     /* an undated figure joins one of its report within this factor ... */
    double far_factor;      /* ... and one of another report within this */
} rf_picture_rules;
rf_picture_rules rf_picture_rules_default(void);

typedef enum rf_verdict {
    RF_NOT_REVIEWED,
    RF_ACCEPTED,
    RF_REJECTED,  /* stays in the picture's claims but in no quantity */
    RF_CORRECTED, /* the claim's fields are those of the correction */
    RF_N_VERDICTS
} rf_verdict;
/* "accept", "reject", "correct"; "" when not reviewed. */
const char *rf_verdict_name(rf_verdict verdict);

/* A claim with what must be known of its report. */
typedef struct rf_evidence {
    int64_t id, report_id;
    int64_t copy_of;             /* the report that this one is a copy of, or 0 */
    const char *report, *outlet; /* the report's name; "" or NULL when unknown */
    const char *title, *url;
    rf_date published; /* or RF_NO_DATE */
    const rf_claim *claim;
    rf_verdict verdict;
    const char *reviewer, *note; /* of the verdict, or NULL */
} rf_evidence;

typedef struct rf_picture rf_picture;

/* rules NULL: the default ones. RF_ERR_NOMEM. */
rf_err rf_picture_new(rf_picture **ret, const rf_picture_rules *rules) RF_NODISCARD;
void rf_picture_free(rf_picture *picture);
/* Adds claims; all are copied. Claims of one report come in one call, in the order of the text.
 * After RF_ERR_NOMEM the picture can only be freed. */
rf_err rf_picture_add(rf_picture *picture, const rf_evidence *evidence, size_t n) RF_NODISCARD;
/* Reconciles what was touched since the last time; *ret_n_touched (may be NULL) says how many
 * groups of claims that were. Quantities got before are gone. Cost: near-linear in the claims of
 * the touched groups (claims of one indicator, unit and country). */
rf_err rf_picture_reconcile(rf_picture *picture, size_t *ret_n_touched) RF_NODISCARD;

/* ---- from a ledger ---- */

/* Adds the claims that came since the last call; reports published after `on` are left out
 * (RF_NO_DATE: none), and with an `on` also those without a date. */
rf_err rf_picture_load(rf_picture *picture, rf_ledger *ledger, rf_date on,
                       rf_diag *diag) RF_NODISCARD;

/* ---- review ---- */

typedef struct rf_review {
    int64_t claim;
    int64_t other;          /* 0: the claim itself; else how it stands to this claim */
    rf_verdict verdict;     /* not RF_NOT_REVIEWED */
    const char *correction; /* RF_CORRECTED: a JSON object of the fields that are other: low, high,
                               qualifier, indicator, unit, modality, flow, from, to; of a relation
                               the name of the right one (rf_relation_name, not "best") */
    const char *note;       /* or NULL */
    const char *by;         /* the reviewer: letters and digits */
} rf_review;
/* Writes a verdict into the ledger and commits. The claim stays as it is; the reviewer's earlier
 * verdict on it stays too and is superseded. To accept a relation is to say that both claims count
 * the same; to reject it, that they do not. RF_ERR_NOT_FOUND (no such claim), RF_ERR_USAGE (a name
 * that is not letters and digits, a correction that makes no sense). */
rf_err rf_ledger_review(rf_ledger *ledger, const rf_review *review, rf_diag *diag) RF_NODISCARD;
typedef struct rf_merged {
    int64_t n_reports, n_known, n_reviews;
} rf_merged;
/* Adds the reports of another ledger that this one lacks, and its reviews. Ids differ between the
 * two; reports are matched by their bytes. */
rf_err rf_ledger_merge(rf_ledger *into, rf_ledger *from, rf_merged *ret,
                       rf_diag *diag) RF_NODISCARD;

/* ---- what it says ---- */

typedef enum rf_relation {
    RF_BEST,        /* the claim that the others are related to */
    RF_SAME_ORIGIN, /* the same statement, carried again, or rounded */
    RF_RESTATES,    /* the same figure again, later; no new count */
    RF_AGREES,      /* another origin says what fits */
    RF_UPDATED,     /* an earlier state of the same count: the other is the update */
    RF_PART_OF,     /* of fewer people, a smaller area or a shorter time */
    RF_CONFLICTS,
    RF_N_RELATIONS
} rf_relation;
rf_relation rf_relation_find(const char *name, size_t n); /* RF_N_RELATIONS: no such name */
/* "best", "same_origin", "restates", "agrees", "update", "part_of", "conflicts". */
const char *rf_relation_name(rf_relation relation);

/* Why a relation holds. */
typedef enum rf_reason {
    RF_WHY_NONE,
    RF_WHY_COPY,         /* the report is a copy */
    RF_WHY_ONE_REPORT,   /* one report says it twice: rounded and exact */
    RF_WHY_ONE_SOURCE,   /* both name the same source */
    RF_WHY_UNNAMED,      /* one names no source and has the same number: inferred */
    RF_WHY_LATER,        /* the same source, later */
    RF_WHY_LONGER,       /* the same count over a longer time */
    RF_WHY_NEWER_STATE,  /* a stock, measured later */
    RF_WHY_SHORTER,      /* a shorter time */
    RF_WHY_SUBGROUP,     /* fewer people */
    RF_WHY_SMALLER_AREA, /* a smaller area */
    RF_WHY_SUM,          /* its report gives the parts of a sum */
    RF_WHY_PERPETRATOR,  /* only what one side is said to have caused */
    RF_WHY_OTHER_SOURCE, /* another source */
    RF_WHY_FALLS,        /* a count since one day can't fall */
    RF_WHY_ALREADY,      /* an earlier claim had the higher figure already */
    RF_WHY_EARLIER,      /* told as an earlier state */
    RF_WHY_VAGUE,        /* vague words beside a figure */
    RF_WHY_ROUNDING,     /* gives no period, and may be a rounding */
    RF_WHY_UNDATED,      /* gives no period */
    RF_WHY_DIFFERENT,    /* same time, another figure */
    RF_WHY_LARGER_PART,  /* a part that is larger than the whole */
    RF_WHY_REVIEWED,     /* a reviewer says so */
    RF_N_REASONS
} rf_reason;

typedef struct rf_member {
    uint32_t claim; /* rf_picture_claim */
    uint32_t to;    /* the claim that it is related to; itself for RF_BEST */
    rf_relation relation;
    rf_reason reason;
    bool inferred;    /* likely, but the words do not prove it */
    bool party;       /* its source is a party to the conflict */
    uint32_t origin;  /* members with the same number come from one origin */
    double low, high; /* the number as an interval */
} rf_member;

typedef enum rf_agreement {
    RF_ONE_CLAIM,    /* said once */
    RF_ONE_ORIGIN,   /* said again, by one origin */
    RF_IN_AGREEMENT, /* several origins, no conflict */
    RF_IN_CONFLICT,
    RF_N_AGREEMENTS
} rf_agreement;
/* "single", "one_origin", "agree", "conflict". */
const char *rf_agreement_name(rf_agreement agreement);

typedef struct rf_quantity rf_quantity;
struct rf_quantity {
    const char *key; /* stable as long as its claims are: "displaced.SY.Idlib.2019-12-01" */
    rf_indicator indicator;
    rf_unit unit;
    uint32_t groups;
    const char *side;            /* or NULL */
    const char *perpetrator;     /* of the best figure, or NULL */
    const char *place, *country; /* place: for people; "" when not said. country: ISO or "" */
    rf_claim_place where;        /* of the best claim, for maps; text NULL when not said */
    rf_modality modality;
    bool is_stock;
    rf_date from, to; /* the period of the best figure; RF_NO_DATE: not said. A stock: one day */
    bool no_end;      /* the words give no end: `to` is the day they were said */
    double best;      /* of a vague word: RF_RANGE, from low to high */
    rf_qualifier qualifier;
    double low, high; /* what may be true by the claims; high INFINITY: no upper bound was given */
    bool below_high;  /* the true figure lies under high, not at it */
    uint32_t n_origins, n_named, n_reports; /* n_named: origins that have a name */
    rf_agreement agreement;
    bool by_party;                 /* the best figure comes from a party to the conflict */
    bool reviewed;                 /* a reviewer's verdict bears on it */
    rf_date first_said, last_said; /* of this figure, or RF_NO_DATE */
    const rf_member *members;      /* the best first, then by date */
    uint32_t n_members;
    const rf_quantity *part_of; /* or NULL */
    rf_reason part_why;
    const rf_quantity
        *came; /* of a forecast: the largest count of the area that goes on after it, or NULL */
    const rf_quantity *base; /* of a share: what it is a share of, or NULL */
};

/* Valid until the next rf_picture_add or rf_picture_reconcile. Order: indicator, country, the
 * latest first. */
size_t rf_picture_count(const rf_picture *picture);
const rf_quantity *rf_picture_get(const rf_picture *picture, size_t i);
size_t rf_picture_n_claims(const rf_picture *picture);
const rf_evidence *rf_picture_claim(const rf_picture *picture, uint32_t claim);
/* The quantity that a claim stands in, or NULL (an event, a rejected claim). */
const rf_quantity *rf_picture_of_claim(const rf_picture *picture, uint32_t claim);
const rf_picture_rules *rf_picture_rules_of(const rf_picture *picture);

/* ---- in words; new strings, freed with rf_free (refuge/scenario.h) ---- */

/* "people displaced, children": what is counted. */
rf_err rf_quantity_what(const rf_quantity *quantity, char **ret) RF_NODISCARD;
/* "just under 900,000". */
rf_err rf_quantity_figure(const rf_quantity *quantity, char **ret) RF_NODISCARD;
/* Both in one: "12 civilians killed", "dozens of homes destroyed". */
rf_err rf_quantity_phrase(const rf_quantity *quantity, char **ret) RF_NODISCARD;
/* "400,000 or more", "810,000 to under 1,000,000". */
rf_err rf_quantity_range(const rf_quantity *quantity, char **ret) RF_NODISCARD;
/* "David Swanson (UN) in TRT World". */
rf_err rf_evidence_source(const rf_evidence *evidence, char **ret) RF_NODISCARD;
/* Half a sentence; static. */
const char *rf_reason_words(rf_reason reason);
/* "2019-12-01 to 2020-02-18", "2019-05-06", "as of 2020-02-18", "period not said". */
rf_err rf_quantity_period(const rf_quantity *quantity, char **ret) RF_NODISCARD;
/* One or two sentences: agreement, conflict, age. on: the day of the picture, or RF_NO_DATE. */
rf_err rf_quantity_note(const rf_picture *picture, const rf_quantity *quantity, rf_date on,
                        char **ret) RF_NODISCARD;
/* One sentence on how a member stands to the claim it is related to. */
rf_err rf_member_words(const rf_picture *picture, const rf_quantity *quantity,
                       const rf_member *member, char **ret) RF_NODISCARD;
/* The running count of displaced people that the last reports are about, the largest; where none is
 * about as late, a state or a count without a beginning (`from` RF_NO_DATE); or NULL.
 * country: only there (ISO 3166 code), or NULL for anywhere. */
const rf_quantity *rf_picture_crisis(const rf_picture *picture, rf_date on, const char *country);
/* What is not known of that crisis although it should be, one sentence a line; "" when nothing was
 * found. */
rf_err rf_picture_unknown(const rf_picture *picture, rf_date on, const char *country,
                          char **ret) RF_NODISCARD;

/* ---- what happened: events joined across reports ---- */

/* Why what is told of an incident is not settled. */
typedef enum rf_contest {
    RF_UNCONTESTED,
    RF_ONE_PARTY_ONLY, /* only parties to the conflict say it */
    RF_STILL_FOUGHT, /* a party says it has the place; another source that it is still fought for */
    RF_DENIED_BY_OTHER,
    RF_N_CONTESTS
} rf_contest;
/* "", "one_party", "still_fought", "denied". */
const char *rf_contest_name(rf_contest contest);

typedef struct rf_incident {
    rf_event_type type;
    rf_modality modality;
    rf_date from, to;
    rf_claim_place where;        /* text NULL: not said */
    const char *country;         /* ISO code, of the place or else of the report; or "" */
    const char *actor1, *actor2; /* of the claim that says most, or NULL */
    const uint32_t *claims;      /* the claim that says most first */
    uint32_t n_claims, n_origins, n_reports;
    rf_contest contest;
    uint32_t against;        /* the claim that contests it, or UINT32_MAX */
    const uint32_t *figures; /* claims of figures told in the same sentences, one of a quantity */
    uint32_t n_figures;
} rf_incident;

typedef struct rf_timeline {
    rf_incident *incidents; /* by day */
    size_t n;
    size_t n_undated; /* events without a day, left out */
    void *store;
} rf_timeline;
/* Events with a day in [from, to] (RF_NO_DATE: open). The picture must be reconciled and outlive
 * it. */
rf_err rf_timeline_make(rf_timeline *ret, const rf_picture *picture, rf_date from,
                        rf_date to) RF_NODISCARD;
void rf_timeline_free(rf_timeline *timeline);
/* "air strike: Syrian regime and Russian warplanes on Darat Izza". */
rf_err rf_incident_words(const rf_picture *picture, const rf_incident *incident,
                         char **ret) RF_NODISCARD;
/* The figure of an incident as its own sentence has it: "37 killed"; with its period when it began
 * before the incident did: "2,011 killed (2023-10-01 to 2024-10-04)". */
rf_err rf_incident_figure(const rf_picture *picture, const rf_incident *incident, uint32_t figure,
                          char **ret) RF_NODISCARD;
/* Who says it, and what contests it; one or two sentences. */
rf_err rf_incident_note(const rf_picture *picture, const rf_incident *incident,
                        char **ret) RF_NODISCARD;

#ifdef __cplusplus
}
#endif
#endif
