#include "cli/mark.h"

#include <stdbool.h>
#include <unistd.h>

static void begin(FILE *to) { fputs(isatty(fileno(to)) ? "\033[1m" : "[[", to); }
static void end(FILE *to) { fputs(isatty(fileno(to)) ? "\033[0m" : "]]", to); }

static void put_byte(FILE *to, unsigned char c) { fputc(c < 0x20 || c == 0x7f ? '?' : c, to); }

void cli_mark_put(FILE *to, const char *text) {
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        if (*p == 2)
            begin(to);
        else if (*p == 3)
            end(to);
        else if (*p == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f) {
            fputc('?', to);
            p++;
        } else
            put_byte(to, *p == '\n' || *p == '\t' ? ' ' : *p);
    }
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

static size_t word_end(const char *text, size_t n, size_t at) {
    while (at < n && !is_space(text[at]))
        at++;
    return at;
}

void cli_mark_wrap(FILE *to, const char *text, size_t n, size_t mark_at, size_t mark_n, int indent,
                   int width) {
    int column = 0;
    for (size_t i = 0; i < n;) {
        if (is_space(text[i])) {
            i++;
            continue;
        }
        size_t stop = word_end(text, n, i);
        int length = 0;
        for (size_t k = i; k < stop; k++)
            length += (text[k] & 0xc0) != 0x80;
        if (column == 0 || column + 1 + length > width) {
            fprintf(to, "%s%*s", column ? "\n" : "", indent, "");
            column = indent;
        } else {
            fputc(' ', to);
            column++;
        }
        for (; i < stop; i++) {
            if (mark_n && i == mark_at)
                begin(to);
            unsigned char c = (unsigned char)text[i];
            if (c == 0xc2 && i + 1 < stop && ((unsigned char)text[i + 1] & 0xe0) == 0x80)
                c = '?', i++;
            put_byte(to, c);
            if (mark_n && i + 1 == mark_at + mark_n)
                end(to);
        }
        column += length;
    }
    fputc('\n', to);
}
