#include "cli/table.h"

#include "cli/say.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#define MOST_COLUMNS 16

void cli_table_start(cli_table *table, const char *align) { *table = (cli_table){.align = align}; }

void cli_table_cell(cli_table *table, const char *format, ...) {
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    rf__buf_add(&table->cells, text, strlen(text) + 1);
    table->n_cells++;
}

/* Characters of UTF-8 text: bytes that do not continue one. */
static size_t width(const char *text) {
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n;
}

static void pad(FILE *to, size_t n) { fprintf(to, "%*s", (int)n, ""); }

static void print_row(const cli_table *table, const size_t *widths, size_t n, const char **cell,
                      FILE *to) {
    for (size_t i = 0; i < n; i++) {
        size_t gap = widths[i] - width(*cell);
        bool last = i + 1 == n;
        if (i)
            pad(to, 2);
        if (table->align[i] == 'r')
            pad(to, gap);
        cli_put(to, *cell);
        if (table->align[i] != 'r' && !last)
            pad(to, gap);
        *cell += strlen(*cell) + 1;
    }
    fputc('\n', to);
}

rf_err cli_table_print(const cli_table *table, FILE *to) {
    size_t n = strlen(table->align), widths[MOST_COLUMNS] = {0};
    if (table->cells.failed || n > MOST_COLUMNS)
        return RF_ERR_NOMEM;
    const char *cell = table->cells.bytes;
    for (size_t i = 0; i < table->n_cells; i++, cell += strlen(cell) + 1)
        if (width(cell) > widths[i % n])
            widths[i % n] = width(cell);
    cell = table->cells.bytes;
    for (size_t row = 0; row < table->n_cells / n; row++)
        print_row(table, widths, n, &cell, to);
    return RF_OK;
}

void cli_table_free(cli_table *table) { rf__buf_free(&table->cells); }

const char *cli_people(char out[32], double people) {
    char digits[32];
    if (!isfinite(people) || fabs(people) >= 1e18)
        return "-";
    snprintf(digits, sizeof digits, "%.0f", people);
    char *to = out;
    for (size_t i = 0, n = strlen(digits); i < n; i++) {
        *to++ = digits[i];
        if (digits[i] != '-' && i + 1 < n && (n - i - 1) % 3 == 0)
            *to++ = ',';
    }
    *to = 0;
    return out;
}

const char *cli_ratio(char out[32], double ratio, int decimals) {
    if (!isfinite(ratio))
        return "-";
    snprintf(out, 32, "%.*f", decimals, ratio);
    return out;
}
