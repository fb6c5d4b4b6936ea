/* Settings: any bytes give settings within their ranges, issues, or an error. */
#include "refuge/settings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good) {
    if (!good)
        abort();
}

static void check_ranges(const rf_settings *settings) {
    rf_setting_info info;
    for (size_t i = 0; rf_setting_info_get(i, &info); i++) {
        char value[64];
        bool number = !strcmp(info.type, "number") || !strcmp(info.type, "whole number");
        if (rf_settings_value(settings, i, value, sizeof value) >= sizeof value || !number)
            continue;
        double v = strtod(value, NULL);
        check(isfinite(v) && v >= info.min && v <= info.max);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    rf_settings *settings = NULL, *copy = NULL;
    rf_issues *issues = NULL;
    rf_diag diag = {0};
    if (rf_settings_new(&settings, size % 2 ? RF_RULES_FLEE3 : RF_RULES_REFUGE) ||
        rf_issues_new(&issues))
        abort();
    rf_err err = rf_settings_parse(settings, "in", (const char *)data, size, issues, &diag);
    check(!err || diag.message[0]);
    check_ranges(settings);
    check(!rf_settings_copy(&copy, settings));
    check_ranges(copy);
    rf_settings_free(settings);
    rf_settings_free(copy);
    rf_issues_free(issues);
    return 0;
}
