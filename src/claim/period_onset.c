/* When what a report tells of began: crises by the words for their beginning ("the war, which began
 * in March 2011"), and the day that a disaster or a deed came ("Saturday's earthquake"), from which
 * its sums count. */
#include "claim/figure.h"
#include "claim/period.h"

#include <string.h>

static const rf__tag *crisis_noun(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return tag && tag->entry->code == RF__W_CRISIS ? tag : NULL;
}

static uint64_t noun_hash(const rf__doc *doc, const rf__tag *noun) {
    return doc->tokens[noun->token + noun->n - 1].hash;
}

/* "the war, which began in March 2011": a word for a beginning before the time, a crisis before
 * that. */
static void note_start(const rf__doc *doc, rf__crises *crises, const rf__sentence *sentence,
                       const rf__time *time) {
    if (time->from == RF_NO_DATE || time->kind == RF__TIME_FUTURE || crises->n == RF__MOST_CRISES)
        return;
    if (time->kind == RF__TIME_SINCE && rf__is_superlative(doc, sentence, time))
        return; /* "the deadliest to hit the country since 1985" */
    uint32_t start = UINT32_MAX, to = time->token + time->n_tokens;
    for (uint32_t t = to; t > sentence->token && t + 12 > to; t--)
        if (rf__time_word_is(doc, t - 1, RF__W_START)) {
            start = t - 1;
            break;
        }
    if (start == UINT32_MAX)
        return;
    for (uint32_t back = 1; back <= 8 && start >= sentence->token + back; back++) {
        const rf__tag *noun = crisis_noun(doc, start - back);
        if (!noun)
            continue;
        crises->list[crises->n++] =
            (rf__crisis){noun_hash(doc, noun), (int)noun->entry->low, time->from};
        return;
    }
}

void rf__note_crises(const rf__doc *doc, rf__crises *ret) {
    ret->n = 0;
    for (uint32_t i = 0; i < doc->n_times; i++)
        note_start(doc, ret, &doc->sentences[doc->times[i].sentence], &doc->times[i]);
}

/* The crisis that a noun means: the one called so, else one of its sort. */
static const rf__crisis *crisis_at(const rf__doc *doc, const rf__crises *crises,
                                   const rf__tag *noun) {
    const rf__crisis *found = NULL;
    if (!noun)
        return NULL;
    for (uint32_t i = 0; i < crises->n; i++) {
        if (crises->list[i].noun == noun_hash(doc, noun))
            return &crises->list[i];
        if (!found && crises->list[i].sort == (int)noun->entry->low)
            found = &crises->list[i];
    }
    return found;
}

const rf__crisis *rf__named_crisis(const rf__doc *doc, const rf__crises *crises,
                                   const rf__draft *draft, bool *ret_subject) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    *ret_subject = false;
    for (uint32_t t = sentence->token; t < end && crises->n; t++) {
        const rf__crisis *found = crisis_at(doc, crises, crisis_noun(doc, t));
        if (!found)
            continue;
        *ret_subject = t < draft->trigger;
        for (uint32_t u = t; u < draft->trigger; u++)
            if (doc->tokens[u].punct == ',' || doc->tokens[u].punct == ';' ||
                rf__is_edge_of_time(doc, u))
                *ret_subject = false;
        return found;
    }
    return NULL;
}

