/* Gazetteer files: any bytes are refused or read without going astray. */
#include "base/mem.h"
#include "place/gaz_builder.h"
#include "place/name_words.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void use(const rf_gazetteer *g) {
    static const char *const names[] = {"Alba", "Alba Longa", "Saraqeb", "Old Alba", "X"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        rf__name_words words;
        rf_place_match match;
        rf__name_split(&words, names[i], strlen(names[i]));
        if (!rf_gazetteer_match(g, words.words, words.n, words.n, &match))
            continue;
        rf_place_mention m = {.match = match, .within = 0, .weight = 1, .cue = true};
        char country[3];
        if (rf_places_resolve(g, &m, 1, NULL, country))
            continue;
        for (uint32_t k = 0; k < match.n_candidates; k++)
            rf_gazetteer_get(g, match.candidates[k]);
    }
    size_t n = rf_gazetteer_count(g);
    for (size_t i = 0; i < n && i < 1000; i++) {
        rf_gaz_place p = rf_gazetteer_get(g, (rf_place_id)i);
        (void)(strlen(p.name) + strlen(p.id) + strlen(p.country) + strlen(p.admin1));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    unsigned char *bytes = rf__malloc(size);
    rf_gazetteer *g;
    if (!bytes)
        return 0;
    if (size)
        memcpy(bytes, data, size);
    if (size >= sizeof(rf__gaz_head)) { /* the size is no secret: let the fuzzer get past it */
        uint64_t n_bytes = size;
        memcpy(bytes + offsetof(rf__gaz_head, n_bytes), &n_bytes, sizeof n_bytes);
    }
    if (rf__gazetteer_of_image(&g, bytes, size, NULL))
        return 0;
    use(g);
    if (g->base.n_exact < 4096 && g->base.n_variant < 4096) {
        static const char own[] = "name\tkind\tlat\tlon\nAlba\ttown\t1\t2\n";
        if (!rf__gazetteer_add_text(g, "own", own, sizeof own - 1, NULL, NULL))
            use(g);
        rf__gaz_builder b;
        unsigned char *copy = NULL;
        size_t n = 0;
        if (!rf__gaz_builder_start(&b) && !rf__gaz_builder_copy(&b, &g->base) &&
            !rf__gaz_builder_finish(&b, 0, &copy, &n))
            rf__free(copy);
        rf__gaz_builder_free(&b);
    }
    rf_gazetteer_free(g);
    return 0;
}
