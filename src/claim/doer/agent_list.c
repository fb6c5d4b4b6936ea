/* Several who did something together: "the army, militias and armed gangs killed 40", "killed by
 * the army, militias and armed gangs". Only a list that ends in "and" is one, and each of its parts
 * must be a side by itself; what stands between commas otherwise tells more of one of them. */
#include "claim/doer/agent.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

enum { MOST_PARTS = 4, MOST_WORDS = 6 };

static bool has_and(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__function_at(doc, i) == RF__F_AND)
            return true;
    return false;
}

/* May a list begin at a token: with its sentence, behind a comma or who says so? */
static bool may_open(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    return i == sentence->token || doc->tokens[i - 1].punct == ',' ||
           rf__function_at(doc, i - 1) == RF__F_THAT || rf__tag_at(doc, i - 1, RF__C_SAY_VERB);
}

uint32_t rf__list_before(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t to) {
    bool joined = from > sentence->token && rf__function_at(doc, from - 1) == RF__F_AND;
    if (!joined && !has_and(doc, from, to))
        return from;
    uint32_t first = from, at = joined ? from - 1 : from;
    for (uint32_t n = 0; n < MOST_PARTS && at > sentence->token; n++) {
        if (doc->tokens[at - 1].punct != ',')
            break;
        uint32_t part = rf__phrase_before(doc, sentence->token, at - 1);
        if (at - 1 - part > MOST_WORDS || !rf__is_causer(doc, sentence, part, at - 1) ||
            !rf__may_do(doc, at - 2) || rf__is_attack_at(doc, at - 2) ||
            (part > sentence->token && rf__is_any_preposition(rf__function_at(doc, part - 1))))
            break;
        at = part;
        if (may_open(doc, sentence, part))
            first = part;
    }
    return first;
}

uint32_t rf__list_behind(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t to, bool subject) {
    uint32_t end = sentence->token + sentence->n_tokens, at = to;
    if (has_and(doc, from, to))
        return to;
    for (uint32_t n = 0; n < MOST_PARTS && at + 1 < end && doc->tokens[at].punct == ','; n++) {
        uint32_t part = at + 1;
        bool last = rf__function_at(doc, part) == RF__F_AND;
        part += last;
        uint32_t stop = rf__agent_end(doc, part, end);
        if (stop <= part || stop - part > MOST_WORDS || !rf__is_causer(doc, sentence, part, stop) ||
            rf__is_attack_at(doc, stop - 1) ||
            (stop < end && rf__tag_at(doc, stop, RF__C_SAY_VERB)) ||
            (!subject && stop < end &&
             (rf__acts(doc, stop) || rf__function_at(doc, stop) == RF__F_BE)))
            return to; /* "by rebels, and the army | said" */
        at = stop;
        if (last || has_and(doc, part, stop))
            return stop;
    }
    return to;
}
