/* A situation brief: what goes on its page, chosen once for HTML and PDF, and its two drawings. */
#ifndef RF_BRIEF_H
#define RF_BRIEF_H

#include "refuge/picture.h"
#include "view/canvas.h"

#define RF__MOST_HEADLINES 9

typedef struct rf__brief {
    const rf_picture *picture;
    rf_timeline timeline;      /* of the last weeks */
    rf_date on;                /* the day of the brief: asked for, or of the latest report */
    const rf_quantity *crisis; /* or NULL */
    const rf_quantity *lead;   /* of the headlines the count of displaced people, or NULL */
    const rf_quantity *headlines[RF__MOST_HEADLINES];
    size_t n_headlines;
    bool *is_cited; /* by claim: it stands in the appendix */
    size_t n_cited, n_reports;
    char code[3];      /* of the country the brief is about; "" when none is known */
    char country[128]; /* its name */
    char *unknown;     /* lines */
} rf__brief;

/* country: ISO 3166 code, or NULL: where the running crisis is. */
rf_err rf__brief_make(rf__brief *ret, const rf_picture *picture, rf_date on,
                      const char *country) RF_NODISCARD;
void rf__brief_free(rf__brief *brief);

/* Is the incident one for the page: not background, not an appeal? */
bool rf__brief_tells(const rf__brief *brief, const rf_incident *incident);
/* Is the figure one of those the page says to be in conflict? None of more than a year ago. */
bool rf__brief_disagrees(const rf__brief *brief, const rf_quantity *quantity);
/* Is it of the country and of the last year, and not of a whole war? */
bool rf__brief_current(const rf__brief *brief, const rf_quantity *quantity);
/* Does the map show where it is? */
bool rf__brief_places(const rf__brief *brief, const rf_quantity *quantity);
/* What a reader must look at before using a headline that was likelier misread than not; NULL: it
 * may be taken as it is. Static. */
const char *rf__brief_doubt(const rf__brief *brief, const rf_quantity *quantity);
/* "As of 18 Feb 2020. It rests on ..." */
void rf__brief_head(rf__buf *to, const rf__brief *brief);
/* Where and when, and what a headline stands on: "Goma, 31 Jan 2025", "Range 682-718; 1 origin. UN
 * in The Post." */
void rf__brief_scope(rf__buf *to, const rf_quantity *quantity);
void rf__brief_ground(rf__buf *to, const rf__brief *brief, const rf_quantity *quantity);
/* Text with its dates in words: "18 Feb 2020". */
void rf__brief_words(rf__buf *to, const char *text);
void rf__brief_day(rf__buf *to, rf_date date); /* or "undated" */
void rf__brief_days(rf__buf *to, rf_date from, rf_date end);
/* "c12": where the sentence of a claim stands in the appendix. */
void rf__brief_anchor(const rf__brief *brief, uint32_t claim, char out[32]);

/* Displaced people over time: every claim as a point with its interval, the reconciled line. False:
 * there is nothing to draw. */
bool rf__brief_chart(const rf__brief *brief, rf__canvas *canvas, double width, double height);
/* Places with incidents, and flows. False: nothing has a place. */
bool rf__brief_map(const rf__brief *brief, rf__canvas *canvas, double width, double height);

/* The whole page, one file without scripts. */
rf_err rf__brief_html(rf__buf *to, const rf__brief *brief) RF_NODISCARD;
/* The same as A4 pages. */
rf_err rf__brief_pdf(rf__buf *to, const rf__brief *brief) RF_NODISCARD;

#endif
