/* Days from and to the civil calendar after Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms": years start in March so that the leap day comes last. */
#include "refuge/date.h"

#include <stdbool.h>

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

rf_err rf_date_make(rf_date *ret, int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return RF_ERR_DATE;
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    *ret = era * 146097 + doe - 719468;
    return RF_OK;
}

static size_t read_digits(const char *text, size_t n, size_t at, size_t most, int *ret) {
    size_t i = at;
    int value = 0;
    while (i < n && i - at < most && text[i] >= '0' && text[i] <= '9')
        value = value * 10 + (text[i++] - '0');
    *ret = value;
    return i - at;
}

rf_err rf_date_parse(rf_date *ret, const char *text, size_t n) {
    size_t i = 0;
    while (i < n && (text[i] == ' ' || text[i] == '\t'))
        i++;
    while (n > i && (text[n - 1] == ' ' || text[n - 1] == '\t'))
        n--;
    int part[3];
    static const size_t most[] = {4, 2, 2};
    for (int k = 0; k < 3; k++) {
        size_t used = read_digits(text, n, i, most[k], &part[k]);
        if (used == 0 || (k == 0 && used != 4))
            return RF_ERR_DATE;
        i += used;
        if (k < 2 && (i >= n || text[i++] != '-'))
            return RF_ERR_DATE;
    }
    if (i != n)
        return RF_ERR_DATE;
    return rf_date_make(ret, part[0], part[1], part[2]);
}

void rf_date_split(rf_date date, int *year, int *month, int *day) {
    int z = date + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

static void put_digits(char *out, int n, int signed_value) {
    unsigned value = (unsigned)(signed_value < 0 ? -signed_value : signed_value);
    while (n--) {
        out[n] = (char)('0' + value % 10);
        value /= 10;
    }
}

void rf_date_format(rf_date date, char out[11]) {
    int y, m, d;
    rf_date_split(date, &y, &m, &d);
    put_digits(out, 4, y);
    out[4] = '-';
    put_digits(out + 5, 2, m);
    out[7] = '-';
    put_digits(out + 8, 2, d);
    out[10] = 0;
}
