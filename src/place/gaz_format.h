/* The gazetteer file. It is mapped into memory and read in place, so its numbers are those of the
 * machine (a file from a machine of the other byte order is refused by its magic):
 *
 *     head | places | strings | exact slots | variant slots | exact marks | variant marks | lists
 *
 * A name is found by the hash of its folded words (rf__phrase_hash). The exact table also holds the
 * beginnings of longer names, so that a search can stop. The variant table is keyed by the skeleton
 * of a name (name_words.h). Both point into lists: the places that bear the name. Most words that
 * are looked up name no place; the marks, a bit for the low end of each hash, tell so from memory
 * that stays in the processor's cache.
 *
 * Nothing in the file is believed: every index is checked when it is used, which costs less than
 * reading 30 MB at the start. */
#ifndef RF_GAZ_FORMAT_H
#define RF_GAZ_FORMAT_H

#include "refuge/place.h"

#define RF__GAZ_MAGIC 0x335A41474655FE52u /* "R\xFEUFGAZ3" */
#define RF__GAZ_NO_PLACE UINT32_MAX
#define RF__GAZ_NO_DEGREES INT32_MIN
#define RF__GAZ_MORE 0x80000000u

typedef struct rf__gaz_record {
    uint32_t name, id; /* in strings */
    uint32_t admin1;   /* a place, or RF__GAZ_NO_PLACE */
    int32_t lat, lon;  /* 1/100,000 degree, or RF__GAZ_NO_DEGREES */
    uint32_t n_people;
    char country[2]; /* zeros: none */
    uint8_t kind;
    uint8_t flags;
} rf__gaz_record;

enum { /* rf__gaz_record.flags */
       RF__GAZ_CAPITAL = 1 << 0,
       RF__GAZ_SEAT = 1 << 1, /* of its admin1 */
       RF__GAZ_OWN = 1 << 2   /* given by the user */
};

/* Open addressing, linear; the place of a hash is the product of its upper half and the number of
 * slots. at: 0 is an empty slot; RF__GAZ_MORE tells that longer names begin so; the rest is an
 * index in lists, 0 for none. */
typedef struct rf__gaz_slot {
    uint32_t low, high; /* of the hash */
    uint32_t at;
} rf__gaz_slot;

/* A list is n | use << 24, n places, and n bytes of how well known each is (place.h), padded. */
#define RF__GAZ_MOST_CANDIDATES 24

typedef struct rf__gaz_part {
    uint64_t at, n; /* bytes from the start of the file; elements */
} rf__gaz_part;

typedef struct rf__gaz_head {
    uint64_t magic;
    uint64_t n_bytes; /* of the whole file */
    rf__gaz_part places, strings, exact, variant, exact_marks, variant_marks, lists;
} rf__gaz_head;

/* A file or memory image, checked so far that its parts lie within it. */
typedef struct rf__gaz_image {
    const unsigned char *bytes;
    size_t n_bytes;
    const rf__gaz_record *places;
    const char *strings;
    const rf__gaz_slot *exact, *variant;
    const uint64_t *exact_marks, *variant_marks; /* a power of two of them each */
    const uint32_t *lists;
    uint32_t n_places, n_strings, n_exact, n_variant, n_exact_marks, n_variant_marks, n_lists;
} rf__gaz_image;

static inline uint64_t rf__gaz_slot_of(uint64_t hash, uint64_t n_slots) {
    return ((hash >> 32) * n_slots) >> 32;
}

static inline uint64_t rf__gaz_mark(uint64_t hash) { return (uint64_t)1 << (hash & 63); }
static inline uint64_t rf__gaz_mark_at(uint64_t hash, uint64_t n_marks) {
    return (hash >> 6) & (n_marks - 1);
}

struct rf_gazetteer {
    rf__gaz_image base;
    void *mapped; /* or NULL: base.bytes is in own_base */
    size_t n_mapped;
    unsigned char *own_base;
    rf__gaz_image over;          /* places laid over the base; their ids follow those of the base */
    struct rf__gaz_builder *own; /* what over was made of, or NULL */
    unsigned char *own_over;
    uint32_t n_laid; /* how often over was made */
};

rf_err rf__gaz_image_check(rf__gaz_image *ret, const unsigned char *bytes, size_t n_bytes,
                           const char *path, rf_diag *diag) RF_NODISCARD;
/* The list of a hash in one table of an image: *ret_n 0 when there is none. Returns the slot's
 * "longer names begin so". */
bool rf__gaz_find(const rf__gaz_image *image, bool variant, uint64_t hash, const uint32_t **ret_ids,
                  const uint8_t **ret_known, uint32_t *ret_n, rf_name_use *ret_use);
static inline const rf__gaz_record *rf__gaz_at(const rf_gazetteer *g, rf_place_id id) {
    uint32_t i = (uint32_t)id;
    if (id >= 0 && i < g->base.n_places)
        return &g->base.places[i];
    i -= g->base.n_places;
    return id >= 0 && i < g->over.n_places ? &g->over.places[i] : NULL;
}
/* What is asked of a place most; UNKNOWN and "" where there is none. */
typedef struct rf__gaz_brief {
    rf_gaz_kind kind;
    const char *country;
} rf__gaz_brief;
extern const char rf__country_codes[26 * 26][3];
static inline rf__gaz_brief rf__gaz_brief_of(const rf_gazetteer *g, rf_place_id id) {
    const rf__gaz_record *r = rf__gaz_at(g, id);
    if (!r)
        return (rf__gaz_brief){RF_GAZ_UNKNOWN, ""};
    unsigned a = (unsigned)r->country[0] - 'A', b = (unsigned)r->country[1] - 'A';
    return (rf__gaz_brief){r->kind < RF_N_GAZ_KINDS ? (rf_gaz_kind)r->kind : RF_GAZ_UNKNOWN,
                           a < 26 && b < 26 ? rf__country_codes[a * 26 + b] : ""};
}
/* As rf_gazetteer_add_file, for a text in memory. */
rf_err rf__gazetteer_add_text(rf_gazetteer *gazetteer, const char *path, const char *text, size_t n,
                              rf_issues *issues, rf_diag *diag) RF_NODISCARD;
/* A gazetteer over an image in memory, which it takes over (also when it fails). */
rf_err rf__gazetteer_of_image(rf_gazetteer **ret, unsigned char *bytes, size_t n_bytes,
                              rf_diag *diag) RF_NODISCARD;

#endif
