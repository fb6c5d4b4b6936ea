/* A text file that was compiled in (tools/embed). */
#ifndef RF_EMBEDDED_H
#define RF_EMBEDDED_H

#include <stddef.h>

/* A table of them ends with a NULL name. */
typedef struct rf__embedded {
    const char *name, *text;
    size_t n;
} rf__embedded;

#endif
