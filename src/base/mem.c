#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *rf__malloc(size_t n_bytes) { return malloc(n_bytes ? n_bytes : 1); }

void *rf__calloc(size_t n, size_t size) { return calloc(n ? n : 1, size ? size : 1); }

void *rf__realloc(void *block, size_t n, size_t size) {
    if (size && n > SIZE_MAX / size)
        return NULL;
    size_t n_bytes = n * size;
    return realloc(block, n_bytes > 0 ? n_bytes : 1);
}

void rf__free(void *block) { free(block); }

char *rf__strndup(const char *text, size_t n) {
    char *copy = rf__malloc(n + 1);
    if (!copy)
        return NULL;
    memcpy(copy, text, n);
    copy[n] = 0;
    return copy;
}

char *rf__strdup(const char *text) { return rf__strndup(text, strlen(text)); }

bool rf__grow_more(void *block_ptr, size_t *cap, size_t need, size_t size) {
    size_t want = *cap ? *cap : 8;
    while (want < need) {
        if (want > SIZE_MAX / 2)
            return false;
        want *= 2;
    }
    void *old;
    memcpy(&old, block_ptr, sizeof old);
    void *block = rf__realloc(old, want, size);
    if (!block)
        return false;
    memcpy(block_ptr, &block, sizeof block);
    *cap = want;
    return true;
}

struct rf__arena_chunk {
    rf__arena_chunk *next;
    size_t used, size;
    _Alignas(16) unsigned char bytes[];
};

void *rf__arena_alloc(rf__arena *arena, size_t n_bytes) {
    size_t n = (n_bytes + 15) & ~(size_t)15;
    if (n < n_bytes)
        return NULL;
    rf__arena_chunk *chunk = arena->head;
    if (!chunk || chunk->size - chunk->used < n) {
        size_t size = n > 16384 ? n : 16384;
        if (size > SIZE_MAX - sizeof *chunk)
            return NULL;
        chunk = rf__malloc(sizeof *chunk + size);
        if (!chunk)
            return NULL;
        chunk->next = arena->head;
        chunk->used = 0;
        chunk->size = size;
        arena->head = chunk;
    }
    void *block = chunk->bytes + chunk->used;
    chunk->used += n;
    arena->n_bytes += n;
    return block;
}

char *rf__arena_strndup(rf__arena *arena, const char *text, size_t n) {
    char *copy = rf__arena_alloc(arena, n + 1);
    if (!copy)
        return NULL;
    if (n)
        memcpy(copy, text, n);
    copy[n] = 0;
    return copy;
}

void rf__arena_free(rf__arena *arena) {
    rf__arena_chunk *chunk = arena->head;
    while (chunk) {
        rf__arena_chunk *next = chunk->next;
        rf__free(chunk);
        chunk = next;
    }
    arena->head = NULL;
    arena->n_bytes = 0;
}
