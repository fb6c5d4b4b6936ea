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

/* Goes to the first report of a file: an array's first element, also where an object holds the
 * array (data, items, articles, results, reports, docs), or the object itself. *ret_many: in an
 * array. */
bool rf__json_enter(rf__json *json, bool *ret_many);

#endif
