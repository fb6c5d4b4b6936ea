/* Shared by the files that make event drafts. */
#ifndef RF_EVENT_H
#define RF_EVENT_H

#include "claim/doc.h"

/* A word of an event in a sentence. */
typedef struct rf__event_hit {
    uint32_t token, n;
    rf__event_word word;
    bool weak;
} rf__event_hit;

enum { RF__MOST_EVENT_HITS = 96 };

/* Who did it and to whom, as written: sets actor1 and actor2 of the claim. RF_ERR_NOMEM. first is
 * the word that names the event, second the other of the pair, or NULL. */
rf_err rf__event_actors(rf__doc *doc, rf__draft *draft, const rf__event_hit *first,
                        const rf__event_hit *second) RF_NODISCARD;

#endif
