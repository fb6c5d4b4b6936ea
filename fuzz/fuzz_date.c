/* Dates: what is read can be written, and is read again as the same day. */
#include "refuge/date.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    rf_date date, again;
    char text[11];
    if (!rf_date_parse(&date, (const char *)data, size)) {
        rf_date_format(date, text);
        if (strlen(text) != 10 || rf_date_parse(&again, text, 10) || again != date)
            abort();
    }
    if (size >= sizeof date) { /* any count of days can be split and written */
        int year, month, day;
        memcpy(&date, data, sizeof date);
        if (date < -1000000000 || date > 1000000000)
            return 0;
        rf_date_split(date, &year, &month, &day);
        if (month < 1 || month > 12 || day < 1 || day > 31)
            abort();
        if (year >= 1 && year <= 9999 && (rf_date_make(&again, year, month, day) || again != date))
            abort();
        rf_date_format(date, text);
    }
    return 0;
}
