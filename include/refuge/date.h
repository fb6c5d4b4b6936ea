/* Calendar days. A date is a count of days since 1970-01-01 in the proleptic Gregorian calendar. */
#ifndef REFUGE_DATE_H
#define REFUGE_DATE_H

#include "refuge/err.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t rf_date;

/* Years 1 to 9999. RF_ERR_DATE when the day does not exist. */
rf_err rf_date_make(rf_date *ret, int year, int month, int day) RF_NODISCARD;
/* Reads YYYY-MM-DD from `text`, `n` bytes long; months and days may have one digit, as Flee's
 * reader allows. Spaces around it are allowed, anything else is RF_ERR_DATE. */
rf_err rf_date_parse(rf_date *ret, const char *text, size_t n) RF_NODISCARD;
void rf_date_split(rf_date date, int *year, int *month, int *day);
/* Writes YYYY-MM-DD and a NUL (11 bytes). */
void rf_date_format(rf_date date, char out[11]);

#ifdef __cplusplus
}
#endif
#endif
