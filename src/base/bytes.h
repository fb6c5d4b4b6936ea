/* Sixteen bytes at once, in the vectors that gcc and clang share, for questions that most text
 * answers with no: is there any byte of these kinds? */
#ifndef RF_BYTES_H
#define RF_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char rf__bytes __attribute__((vector_size(16)));
/* All bits of a byte are set where an answer is yes. */
typedef signed char rf__bytes_mask __attribute__((vector_size(16)));

static inline rf__bytes rf__bytes_at(const char *text) {
    rf__bytes bytes;
    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

static inline rf__bytes rf__bytes_each(unsigned char c) {
    return (rf__bytes){c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c};
}

static inline rf__bytes_mask rf__bytes_are(rf__bytes bytes, char c) {
    return (rf__bytes_mask)(bytes == rf__bytes_each((unsigned char)c));
}

static inline rf__bytes_mask rf__bytes_below(rf__bytes bytes, unsigned char c) {
    return (rf__bytes_mask)(bytes < rf__bytes_each(c));
}

static inline bool rf__bytes_any(rf__bytes_mask mask) {
    uint64_t halves[2];
    memcpy(halves, &mask, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

#endif
