/* Users' tables of places in all their forms: any bytes give places, issues or an error, and what
 * was read can be found. */
#include "base/mem.h"
#include "place/gaz_builder.h"
#include "place/name_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good) {
    if (!good)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    rf__gaz_builder b;
    unsigned char *bytes = NULL;
    size_t n = 0;
    rf_gazetteer *g = NULL;
    rf_issues *issues = NULL;
    check(!rf__gaz_builder_start(&b) && !rf__gaz_builder_finish(&b, 0, &bytes, &n));
    rf__gaz_builder_free(&b);
    check(!rf__gazetteer_of_image(&g, bytes, n, NULL) && !rf_issues_new(&issues));
    if (!rf__gazetteer_add_text(g, "places", (const char *)data, size, issues, NULL)) {
        for (size_t i = 0; i < rf_gazetteer_count(g); i++) {
            rf_gaz_place p = rf_gazetteer_get(g, (rf_place_id)i);
            check(isnan(p.lat_deg) || fabs(p.lat_deg) <= 90);
            check(isnan(p.lon_deg) || fabs(p.lon_deg) <= 180);
            check(p.kind != RF_GAZ_UNKNOWN && p.n_people >= 0);
            rf__name_words words;
            rf_place_match match;
            rf__name_split(&words, p.name, strlen(p.name));
            if (words.whole && (words.n > 1 || (words.n && words.words[0].n > 2)))
                check(rf_gazetteer_match(g, words.words, words.n, words.n, &match));
        }
    }
    rf_issues_free(issues);
    rf_gazetteer_free(g);
    return 0;
}
