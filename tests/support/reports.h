/* Small reports and claims for tests of the ledger and what stands on it. Helpers of tests: they
 * end the program when the machine itself fails them. */
#ifndef REPORTS_H
#define REPORTS_H

#include "folder.h"
#include "refuge/ledger.h"

/* A report with its claims; all of it is freed with made_free. Change fields as you like: strings
 * must outlive it. */
typedef struct made_report {
    rf_report report;
    rf_claims claims;
    rf_map_run map;
    char path[64];
} made_report;

/* A plain text; its sha256 field is a hash of it, its map is byte by byte, raw byte 0 first. path
 * is "reports/NAME.txt"; date is YYYY-MM-DD or NULL. */
made_report *made_new(const char *name, const char *text, const char *date);
void made_free(made_report *made);
/* Adds a figure whose number and sentence stand in the text (the first number of that spelling in
 * the first such sentence). */
rf_claim *made_figure(made_report *made, rf_indicator indicator, double low, double high,
                      const char *number, const char *sentence);
rf_claim *made_event(made_report *made, rf_event_type type, const char *what, const char *sentence);
/* "2019-12-01"; NULL or "" is RF_NO_DATE. */
rf_date made_date(const char *text);
/* A place that the gazetteer knows. */
rf_claim_place made_place(const char *text, const char *id, const char *name, rf_gaz_kind kind,
                          const char *country, const char *admin1, double lat_deg, double lon_deg);

/* Adds it; the ids are in the answer. Asserts that it went well. */
rf_added made_add(rf_ledger *ledger, const made_report *made);
rf_ledger *made_ledger(const char *path, rf_ledger_mode mode);

/* Are two claims the same in every field? Tells where not. */
bool same_claims(const rf_claim *a, const rf_claim *b);

#endif
