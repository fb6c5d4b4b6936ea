/* What a page's head says of its report: meta elements, JSON-LD, times. */
#ifndef RF_PAGE_META_H
#define RF_PAGE_META_H

#include "report/markup.h"
#include "report/rules.h"

typedef enum rf__page_field {
    RF__PAGE_TITLE,
    RF__PAGE_SITE,
    RF__PAGE_AUTHOR,
    RF__PAGE_URL,
    RF__PAGE_LANGUAGE,
    RF__PAGE_DATE,
    RF__N_PAGE_FIELDS
} rf__page_field;

/* The best value of each field so far; text is the page's, or (decoded) JSON's. */
typedef struct rf__page_meta {
    char value[RF__N_PAGE_FIELDS][512];
    int rank[RF__N_PAGE_FIELDS]; /* 0: none */
    rf_date published;
    int date_rank;
} rf__page_meta;

/* Looks at a start tag: meta, html, time, link. */
void rf__page_meta_tag(rf__page_meta *meta, const rf_report_rules *rules, const char *name,
                       size_t n_name, const char *attributes, size_t n_attributes);
/* The text of <title>. */
void rf__page_meta_title(rf__page_meta *meta, const char *text, size_t n);
/* The content of a script of type application/ld+json. */
void rf__page_meta_json(rf__page_meta *meta, const rf_report_rules *rules, const char *text,
                        size_t n);

#endif
