/* The table of settings: the one place that knows every key, its default and its meaning. Reading,
 * --set, help, docs/reference/parameters.md and its test all come from it. */
#ifndef RF_SETTINGS_TABLE_H
#define RF_SETTINGS_TABLE_H

#include "refuge/settings.h"

typedef enum rf__setting_type {
    RF__SWITCH,
    RF__WHOLE,
    RF__NUMBER,
    RF__LIST,
    RF__MAP, /* a mapping whose presence switches something on */
    RF__MODE,
    RF__WORD /* read and ignored */
} rf__setting_type;

typedef struct rf__setting_row {
    const char *section, *key;
    rf__setting_type type;
    size_t offset;
    const char *flee3, *refuge;
    double min, max;
    const char *unit, *meaning;
} rf__setting_row;

extern const rf__setting_row rf__setting_rows[];
extern const size_t rf__n_setting_rows;

#endif
