#ifndef RF_SHA256_H
#define RF_SHA256_H

#include <stddef.h>

/* The SHA-256 (FIPS 180-4) of n bytes as 64 hexadecimal digits and a NUL. Uses the processor's own
 * instructions where it has them, else libmd: a tenth of the cost. */
void rf__sha256(const char *bytes, size_t n, char ret[65]);

#endif
