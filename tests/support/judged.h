/* The claims of the reports of a manifest as reading made them, for those who judge them. */
#ifndef JUDGED_H
#define JUDGED_H

#include "claim/doc.h"

/* Reads each report and shows it; says on stderr what went wrong, and returns 1, else 0. */
int judged_reports(const char *manifest, void (*see)(rf__doc *doc, const char *path, void *arg),
                   void *arg);

/* What tells which claim of a report a draft is. */
typedef struct judged {
    const char *file; /* the name without its folders */
    const char *kind, *code;
    uint64_t start; /* byte of its number in the file; of an event, of its sentence */
} judged;
judged judged_draft(const rf__doc *doc, const rf__draft *draft, const char *path);

#endif
