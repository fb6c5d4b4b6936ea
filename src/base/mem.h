/* All allocation of the library goes through these, so that tests can make the n-th one fail (they
 * wrap malloc, calloc and realloc at link time). */
#ifndef RF_MEM_H
#define RF_MEM_H

#include <stdbool.h>
#include <stddef.h>

void *rf__malloc(size_t n_bytes);
/* n * size zeroed bytes; NULL on overflow. */
void *rf__calloc(size_t n, size_t size);
/* n * size bytes; NULL on overflow, the old block then stays. */
void *rf__realloc(void *block, size_t n, size_t size);
void rf__free(void *block);
char *rf__strndup(const char *text, size_t n);
char *rf__strdup(const char *text);

/* Grows *block (elements of `size` bytes, room for *cap) so that `need` elements fit; doubles.
 * The block is untouched on failure. */
bool rf__grow_more(void *block_ptr, size_t *cap, size_t need, size_t size);
static inline bool rf__grow(void *block_ptr, size_t *cap, size_t need, size_t size) {
    return need <= *cap || rf__grow_more(block_ptr, cap, need, size);
}

/* An arena: many small blocks, freed together. Not for use by two threads at once. */
typedef struct rf__arena_chunk rf__arena_chunk;
typedef struct rf__arena {
    rf__arena_chunk *head;
    size_t n_bytes; /* handed out so far */
} rf__arena;

void *rf__arena_alloc(rf__arena *arena, size_t n_bytes);
char *rf__arena_strndup(rf__arena *arena, const char *text, size_t n);
void rf__arena_free(rf__arena *arena);

#endif
