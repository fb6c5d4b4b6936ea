#include "small_gazetteer.h"

#include "base/buf.h"
#include "place/gaz_builder.h"
#include "place/name_words.h"
#include "place/place_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(bool good) {
    if (!good) {
        fputs("small_gazetteer: a mistake in the test\n", stderr);
        abort();
    }
}

rf_gazetteer *small_gazetteer(const char *rows) {
    rf__buf text = {0};
    rf__buf_str(&text, "name\tother_names\tkind\tcountry\tlat\tlon\tpeople\n");
    for (const char *p = rows; *p; p++)
        rf__buf_add(&text, *p == ';' ? "\t" : p, 1);
    rf__gaz_builder b;
    rf_issues *issues = NULL;
    unsigned char *bytes = NULL;
    size_t n = 0;
    rf_gazetteer *g = NULL;
    must(!rf_issues_new(&issues) && !rf__gaz_builder_start(&b));
    must(!rf__place_table_add(&b, "rows", (rf__span){text.bytes, text.n}, 0, NULL, issues));
    must(rf_issues_count(issues) == 0);
    must(!rf__gaz_builder_finish(&b, 0, &bytes, &n) && !rf__gazetteer_of_image(&g, bytes, n, NULL));
    rf__gaz_builder_free(&b);
    rf_issues_free(issues);
    rf__buf_free(&text);
    return g;
}

bool small_match(const rf_gazetteer *g, const char *name, rf_place_match *ret) {
    rf__name_words words;
    rf__name_split(&words, name, strlen(name));
    return words.n && rf_gazetteer_match(g, words.words, words.n, words.n, ret) &&
           ret->n_words == words.n;
}
