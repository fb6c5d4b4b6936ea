/* Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals" (1966), by
 * rows. */
#include "base/edit.h"

#include <string.h>

size_t rf__edit_distance(const char *word, size_t n, const char *name) {
    enum { LONGEST = 63 };
    size_t row[LONGEST + 1], n_name = strlen(name);
    if (n_name > LONGEST)
        return n + n_name;
    for (size_t j = 0; j <= n_name; j++)
        row[j] = j;
    for (size_t i = 0; i < n; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < n_name; j++) {
            size_t best = diagonal + (word[i] != name[j]);
            diagonal = row[j + 1];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (diagonal + 1 < best)
                best = diagonal + 1;
            row[j + 1] = best;
        }
    }
    return row[n_name];
}
