/* Reports in JSON: an object with a text field, alone, in an array, one a line (NDJSON), or as
 * ReliefWeb's API gives them. */
#ifndef RF_JSON_REPORT_H
#define RF_JSON_REPORT_H

#include "report/json_scan.h"
#include "report/rules.h"

/* What is needed to read one after the other. */
typedef struct rf__json_work {
    rf__buf text;
    rf__runs map;
    rf__mapped from; /* the text that the article was read from */
} rf__json_work;

void rf__json_work_free(rf__json_work *work);

/* Reads the object at json into the article. *ret_text is false when it has no text. False (with
 * json->why) when it is broken. `file` is what json->text is. */
bool rf__json_report(rf__article *article, rf__json *json, const rf__mapped *file,
                     rf__json_work *work, const rf_report_rules *rules, bool *ret_text);

/* Where the reports of a file are: values one after the other, each of them a report, a list of
 * them, or an object without a text of its own that holds lists (data, items, articles, results,
 * reports, docs). */
typedef struct rf__json_place {
    bool in_list;   /* the next report is an element of a list */
    bool in_object; /* which an object holds */
    bool first;     /* of the list */
} rf__json_place;

/* Goes to the next report. False at the end, or (with json->why) where something is broken. */
bool rf__json_find(rf__json *json, rf__json_place *place);

#endif
