#include "view/outline.h"

#define SCALE 180.0

static uint32_t u16(size_t at) {
    return at + 2 <= rf__outline_n
               ? (uint32_t)(rf__outline_bytes[at] | rf__outline_bytes[at + 1] << 8)
               : 0;
}

void rf__outline_start(rf__outline *outline) {
    *outline = (rf__outline){.at = 2, .n_countries = u16(0), .country = UINT32_MAX};
}

bool rf__outline_next(rf__outline *o, rf__ring *ret) {
    while (o->n_rings == 0) {
        if (o->country + 1 >= o->n_countries || o->at >= rf__outline_n)
            return false;
        o->country++;
        o->n_name = rf__outline_bytes[o->at];
        o->name = (const char *)rf__outline_bytes + o->at + 1;
        o->at += 1 + o->n_name;
        o->n_rings = u16(o->at);
        o->at += 2;
    }
    uint32_t n = u16(o->at);
    if (o->at + 2 + 4 * (size_t)n > rf__outline_n)
        return false;
    *ret = (rf__ring){o->name, o->n_name, o->country, rf__outline_bytes + o->at + 2, n};
    o->at += 2 + 4 * (size_t)n;
    o->n_rings--;
    return true;
}

static double degrees(const unsigned char *bytes) {
    return (int16_t)(uint16_t)(bytes[0] | bytes[1] << 8) / SCALE;
}

void rf__ring_point(const rf__ring *ring, uint32_t i, double *ret_lon_deg, double *ret_lat_deg) {
    *ret_lon_deg = degrees(ring->points + 4 * (size_t)i);
    *ret_lat_deg = degrees(ring->points + 4 * (size_t)i + 2);
}
