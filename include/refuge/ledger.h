/* A ledger: one SQLite file with the reports that were read and the claims in them
 * (docs/reference/ledger.md describes every table). */
#ifndef REFUGE_LEDGER_H
#define REFUGE_LEDGER_H

#include "refuge/claim.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct rf_ledger rf_ledger;

#ifdef __cplusplus
}
#endif
#endif
