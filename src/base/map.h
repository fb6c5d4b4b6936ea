/* A map from byte strings to small integers: open addressing, FNV-1a. Keys are not copied and must
 * outlive the map. */
#ifndef RF_MAP_H
#define RF_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct rf__map_slot {
    const char *key;
    uint32_t n;
    int32_t value;
} rf__map_slot;

typedef struct rf__map {
    rf__map_slot *slots;
    size_t n, cap; /* cap is a power of two or 0 */
} rf__map;

/* Sets key to value unless it is there already. *ret (optional) gets the value that the map holds
 * afterwards. False when memory is out. */
bool rf__map_add(rf__map *map, const char *key, size_t n, int32_t value, int32_t *ret);
/* The value, or -1. */
int32_t rf__map_get(const rf__map *map, const char *key, size_t n);
void rf__map_free(rf__map *map);

#endif
