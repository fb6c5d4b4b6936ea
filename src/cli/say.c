#include "cli/say.h"

#include <stdarg.h>

void cli_put(FILE *to, const char *text) {
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        if (*p < 0x20 || *p == 0x7f)
            fputc('?', to);
        else if (*p == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f) { /* C1 controls in UTF-8 */
            fputc('?', to);
            p++;
        } else
            fputc(*p, to);
    }
}

void cli_say(const char *format, ...) {
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fputs("refuge: ", stderr);
    cli_put(stderr, text);
    fputc('\n', stderr);
}

void cli_say_error(rf_err err, const rf_diag *diag) {
    if (!diag || !diag->message[0]) {
        cli_say("%s", rf_strerror(err));
        return;
    }
    char place[40] = "";
    if (diag->line && diag->column)
        snprintf(place, sizeof place, ":%u:%u", diag->line, diag->column);
    else if (diag->line)
        snprintf(place, sizeof place, ":%u", diag->line);
    cli_say("%s%s%s%s", diag->path, place, diag->path[0] ? ": " : "", diag->message);
}
