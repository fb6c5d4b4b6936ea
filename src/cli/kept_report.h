/* A report that outlives the reader's next call. */
#ifndef RF_KEPT_REPORT_H
#define RF_KEPT_REPORT_H

#include "base/mem.h"
#include "refuge/report.h"

typedef struct cli_kept_report {
    rf_report report;
    rf__arena store;
} cli_kept_report;

/* NULL when memory is out. */
cli_kept_report *cli_keep_report(const rf_report *report);
void cli_kept_free(cli_kept_report *kept);

#endif
