/* Outlines of countries, compiled in (tools/make_outline.py): Natural Earth at 1:50 million. */
#ifndef RF_OUTLINE_H
#define RF_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

extern const unsigned char rf__outline_bytes[];
extern const size_t rf__outline_n;

typedef struct rf__ring {
    const char *country; /* not ended by a NUL */
    size_t n_name;
    uint32_t index; /* of the country */
    const unsigned char *points;
    uint32_t n;
} rf__ring;

typedef struct rf__outline {
    size_t at;
    uint32_t n_countries, country, n_rings;
    const char *name;
    size_t n_name;
} rf__outline;

void rf__outline_start(rf__outline *outline);
/* False at the end (also when the table is cut off). */
bool rf__outline_next(rf__outline *outline, rf__ring *ret);
void rf__ring_point(const rf__ring *ring, uint32_t i, double *ret_lon_deg, double *ret_lat_deg);

#endif
