#include "base/map.h"

#include "base/mem.h"

#include <string.h>

static size_t hash(const char *key, size_t n) {
    uint64_t h = 14695981039346656037ULL;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)key[i]) * 1099511628211ULL;
    return (size_t)(h ^ (h >> 29));
}

static rf__map_slot *find(const rf__map *map, const char *key, size_t n) {
    size_t mask = map->cap - 1;
    for (size_t i = hash(key, n) & mask;; i = (i + 1) & mask) {
        rf__map_slot *slot = &map->slots[i];
        if (!slot->key || (slot->n == n && !memcmp(slot->key, key, n)))
            return slot;
    }
}

static bool grow(rf__map *map) {
    rf__map bigger = {0};
    bigger.cap = map->cap ? map->cap * 2 : 16;
    bigger.slots = rf__calloc(bigger.cap, sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key)
            *find(&bigger, map->slots[i].key, map->slots[i].n) = map->slots[i];
    bigger.n = map->n;
    rf__free(map->slots);
    *map = bigger;
    return true;
}

bool rf__map_add(rf__map *map, const char *key, size_t n, int32_t value, int32_t *ret) {
    if (map->n * 2 >= map->cap && !grow(map))
        return false;
    rf__map_slot *slot = find(map, key, n);
    if (!slot->key) {
        *slot = (rf__map_slot){key, (uint32_t)n, value};
        map->n++;
    }
    if (ret)
        *ret = slot->value;
    return true;
}

int32_t rf__map_get(const rf__map *map, const char *key, size_t n) {
    if (!map->cap)
        return -1;
    rf__map_slot *slot = find(map, key, n);
    return slot->key ? slot->value : -1;
}

void rf__map_free(rf__map *map) {
    rf__free(map->slots);
    *map = (rf__map){0};
}
