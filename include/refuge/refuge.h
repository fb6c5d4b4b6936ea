/* librefuge: all of it. Nothing here prints (but onto a stream that the caller gives) or exits, and
 * nothing is global: two simulations in one process do not touch each other. */
#ifndef REFUGE_H
#define REFUGE_H

#include "refuge/claim.h"
#include "refuge/date.h"
#include "refuge/ensemble.h"
#include "refuge/err.h"
#include "refuge/ledger.h"
#include "refuge/output.h"
#include "refuge/picture.h"
#include "refuge/place.h"
#include "refuge/report.h"
#include "refuge/run.h"
#include "refuge/scenario.h"
#include "refuge/score.h"
#include "refuge/settings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* "0.1.0" */
const char *rf_version(void);

#ifdef __cplusplus
}
#endif
#endif
