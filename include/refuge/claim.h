/* Claims: what a report says happened, is so or may happen, each with its words. The fields and
 * their meaning are those of docs/reference/claims.md. */
#ifndef REFUGE_CLAIM_H
#define REFUGE_CLAIM_H

#include "refuge/place.h"
#include "refuge/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum rf_claim_kind { RF_FIGURE, RF_EVENT } rf_claim_kind;

typedef enum rf_indicator {
    RF_NO_INDICATOR,
    RF_DISPLACED,
    RF_EVACUATED,
    RF_RELOCATED,
    RF_IN_RELIEF_CAMP,
    RF_SHELTERED,
    RF_HOMELESS,
    RF_RETURNED,
    RF_CROSSED_BORDER,
    RF_POPULATION,
    RF_IN_NEED,
    RF_KILLED,
    RF_INJURED,
    RF_CASUALTIES,
    RF_DIED_OF_EXPOSURE,
    RF_MISSING,
    RF_HOMES_DESTROYED,
    RF_HOMES_DAMAGED,
    RF_HEALTH_FACILITY_ATTACKED,
    RF_HEALTH_FACILITY_FUNCTIONING,
    RF_SCHOOL_ATTACKED,
    RF_CAMP_ATTACKED,
    RF_AIR_STRIKES,
    RF_SHELLINGS,
    RF_MISSILES,
    RF_DRONES,
    RF_PLACES_CAPTURED,
    RF_TERRITORY,
    RF_TROOPS,
    RF_AID,
    RF_SHARE,
    RF_N_INDICATORS
} rf_indicator;

typedef enum rf_qualifier {
    RF_EXACT,
    RF_ABOUT,
    RF_NEARLY,
    RF_OVER,
    RF_AT_LEAST,
    RF_UP_TO,
    RF_RANGE,
    RF_N_QUALIFIERS
} rf_qualifier;

typedef enum rf_unit {
    RF_NO_UNIT,
    RF_PEOPLE,
    RF_HOUSEHOLDS,
    RF_FACILITIES,
    RF_EVENTS,
    RF_PLACES,
    RF_VEHICLES,
    RF_HOMES,
    RF_UNIT_SHARE,
    RF_N_UNITS
} rf_unit;

/* Bits of rf_claim.groups. */
typedef enum rf_group {
    RF_CIVILIANS = 1 << 0,
    RF_CHILDREN = 1 << 1,
    RF_WOMEN = 1 << 2,
    RF_MEN = 1 << 3,
    RF_WOMEN_AND_CHILDREN = 1 << 4,
    RF_FIGHTERS = 1 << 5,
    RF_SOLDIERS = 1 << 6,
    RF_HEALTH_WORKERS = 1 << 7,
    RF_AID_WORKERS = 1 << 8
} rf_group;
#define RF_N_GROUPS 9

typedef enum rf_modality {
    RF_REPORTED,
    RF_PROJECTED,
    RF_PLANNED,
    RF_DENIED,
    RF_DEMANDED,
    RF_N_MODALITIES
} rf_modality;

typedef enum rf_flow { RF_NO_FLOW, RF_NEW, RF_STOCK, RF_CUMULATIVE, RF_N_FLOWS } rf_flow;

/* What of a claim is likeliest to be wrong: what was counted or happened, where, when, who says so. */
typedef enum rf_doubt {
    RF_NO_DOUBT,
    RF_DOUBT_WHAT,
    RF_DOUBT_PLACE,
    RF_DOUBT_PERIOD,
    RF_DOUBT_SOURCE,
    RF_N_DOUBTS
} rf_doubt;

typedef enum rf_event_type {
    RF_NO_EVENT,
    RF_BATTLE,
    RF_AIR_STRIKE,
    RF_SHELLING,
    RF_MISSILE_OR_DRONE,
    RF_ATTACK_ON_HEALTH_CARE,
    RF_ATTACK_ON_SCHOOL,
    RF_ATTACK_ON_CAMP,
    RF_PLACE_CAPTURED,
    RF_FRONT_LINE,
    RF_ROAD_OPENED,
    RF_ROAD_CLOSED,
    RF_BORDER_OPENED,
    RF_BORDER_CLOSED,
    RF_AID_CROSSING,
    RF_AID_BLOCKED,
    RF_DISPLACEMENT,
    RF_CEASEFIRE,
    RF_CEASEFIRE_BROKEN,
    RF_TALKS,
    RF_AGREEMENT,
    RF_TROOP_MOVEMENT,
    RF_WARNING_EVENT,
    RF_APPEAL,
    RF_PROTEST,
    RF_N_EVENT_TYPES
} rf_event_type;

/* The codes as written in claims ("at_least", "air_strike"); "" for the "no" values. */
const char *rf_indicator_name(rf_indicator v);
const char *rf_qualifier_name(rf_qualifier v);
const char *rf_unit_name(rf_unit v);
const char *rf_group_name(rf_group bit);
const char *rf_modality_name(rf_modality v);
const char *rf_flow_name(rf_flow v);
const char *rf_event_type_name(rf_event_type v);
const char *rf_doubt_name(rf_doubt v);
/* The value of a code of n bytes, or -1. rf_group_find gives the bit. */
int rf_indicator_find(const char *code, size_t n);
int rf_qualifier_find(const char *code, size_t n);
int rf_unit_find(const char *code, size_t n);
int rf_group_find(const char *code, size_t n);
int rf_modality_find(const char *code, size_t n);
int rf_flow_find(const char *code, size_t n);
int rf_event_type_find(const char *code, size_t n);
int rf_doubt_find(const char *code, size_t n);

/* A stretch of the file, byte offsets, end exclusive; text is the clean text of it. */
typedef struct rf_quote {
    const char *text;
    uint64_t start, end;
} rf_quote;

typedef struct rf_claim_place {
    const char *text;                         /* as written; NULL: no place */
    const char *name, *country, *id, *admin1; /* of the gazetteer; NULL when not found. country may
                                                 be known (of the report) where the place is not */
    rf_gaz_kind kind;
    double lat_deg, lon_deg; /* NAN when unknown */
    double confidence;       /* 0..1 */
} rf_claim_place;

typedef struct rf_claim_source {
    const char *person, *role, *organisation; /* as written, or NULL */
    rf_date said_on;                          /* or RF_NO_DATE */
} rf_claim_source;

/* One claim. Strings are NUL-ended, NULL for empty fields, and belong to the rf_claims that holds
 * it. */
typedef struct rf_claim {
    rf_claim_kind kind;
    rf_indicator indicator; /* figures */
    rf_event_type event;    /* events */
    double low, high;       /* figures */
    rf_qualifier qualifier;
    rf_unit unit;
    uint32_t groups; /* bits of rf_group */
    const char *side, *perpetrator;
    const char *what, *actor1, *actor2; /* events */
    double km;                          /* front_line: a distance, or NAN */
    rf_modality modality;
    rf_flow flow;
    rf_date from, to; /* inclusive, or RF_NO_DATE */
    rf_claim_place place, origin, destination;
    rf_claim_source source;
    rf_quote number;   /* figures: the number's text */
    rf_quote words;    /* the sentence */
    uint32_t page;     /* of a PDF, else 0 */
    double confidence; /* 0..1: how often all of claims that look like it is right */
    rf_doubt doubt;
} rf_claim;

/* The claims of one report, in the order of the text. */
typedef struct rf_claims {
    rf_claim *claims;
    size_t n, cap;
    char country[3]; /* the country the report is mostly about (ISO), or "" */
    void *store;     /* the list's memory */
} rf_claims;
void rf_claims_free(rf_claims *claims);

/* What reading needs to know of a language and of places; read-only, shared by threads. */
typedef struct rf_lexicon rf_lexicon;
/* dir NULL: the lexicon compiled into the program; else the folder's text files (data/lexicon/en).
 * Errors in the files are issues with line and column; RF_ERR_LEXICON when one of them makes it
 * unusable. */
rf_err rf_lexicon_open(rf_lexicon **ret, const char *dir, rf_issues *issues,
                       rf_diag *diag) RF_NODISCARD;
/* Every problem of a lexicon's files: errors, for which rf_lexicon_open would refuse it, and warnings
 * of lines that do not do what their author meant. dir as for rf_lexicon_open. Fails only when the
 * folder can't be read. */
rf_err rf_lexicon_check(const char *dir, rf_issues *issues, rf_diag *diag) RF_NODISCARD;
void rf_lexicon_free(rf_lexicon *lexicon);

/* A text reader: one a thread. */
typedef struct rf_extractor rf_extractor;
rf_err rf_extractor_new(rf_extractor **ret, const rf_lexicon *lexicon,
                        const rf_gazetteer *gazetteer) RF_NODISCARD;
void rf_extractor_free(rf_extractor *extractor);
/* The claims of a report. Sentences with a number and a trigger that gave no claim, unknown dates
 * and the like become issues. ret must be zeroed or a list from an earlier call, whose memory is
 * used again. */
rf_err rf_extract(rf_extractor *extractor, const rf_report *report, rf_claims *ret,
                  rf_issues *issues) RF_NODISCARD;
/* What each stage did with a report, as text for people who extend lexicons; a new string, rf_free.
 */
rf_err rf_explain(rf_extractor *extractor, const rf_report *report, char **ret) RF_NODISCARD;

/* One claim as one line of JSON (docs/reference/claims.md), with its newline; a new string,
 * rf_free. */
rf_err rf_claim_json(char **ret, const rf_claim *claim, const rf_report *report) RF_NODISCARD;

#ifdef __cplusplus
}
#endif
#endif
