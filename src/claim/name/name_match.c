/* The names of places that were looked for last. A text names the same places again and again, and
 * begins its sentences with the same words; the gazetteer is large and far from the processor, and
 * that a name is not in it takes longest to find out. */
#include "claim/name/mention.h"
#include "place/gaz_format.h"

enum { N_KNOWN = 1024 }; /* a power of two */

struct rf__known_name {
    uint64_t key; /* 0: empty */
    rf_place_match match;
    bool found;
};

static uint64_t key_of(const rf__doc *doc, const rf__name_window *w, uint32_t n, uint32_t n_spelt) {
    uint64_t key = rf__phrase_hash(doc->gazetteer->n_laid, (uint64_t)n << 8 | n_spelt);
    for (uint32_t i = 0; i < n; i++)
        key = rf__phrase_hash(key, w->words[i].hash);
    return key ? key : 1;
}

rf_err rf__name_match(rf__doc *doc, const rf__name_window *w, uint32_t n_spelt, rf_place_match *ret,
                      bool *ret_found) {
    if (!doc->known_names && !(doc->known_names = rf__calloc(N_KNOWN, sizeof *doc->known_names)))
        return RF_ERR_NOMEM;
    uint64_t key = key_of(doc, w, w->n, n_spelt);
    struct rf__known_name *known = &doc->known_names[key & (N_KNOWN - 1)];
    if (known->key != key) {
        *known = (struct rf__known_name){.key = key};
        known->found = rf_gazetteer_match(doc->gazetteer, w->words, w->n, n_spelt, &known->match);
    }
    *ret = known->match;
    *ret_found = known->found;
    return RF_OK;
}
