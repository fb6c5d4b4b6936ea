/* Two words of harm that "and" joins: one number for both ("killed and injured 30"), or two ("left
 * four dead and injured 36"). */
#include "claim/figure/figure.h"

/* Does a count stand right before the words at `token`, with nothing but its noun and auxiliaries
 * between: "four people were | killed"? */
static bool count_before(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    enum { REACH = 6 };
    for (uint32_t i = token; i-- > sentence->token && i + REACH >= token;) {
        if (rf__is_number_at(doc, i))
            return rf__is_other_quantity(doc, sentence, i, NULL);
        rf__function f = rf__function_at(doc, i);
        bool may = f == RF__F_NONE || f == RF__F_BE || f == RF__F_BEEN || f == RF__F_HAVE ||
                   f == RF__F_OTHER || f == RF__F_MORE;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool people =
            noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS);
        if (f == RF__F_NONE && !people && !(doc->tokens[i].flags & RF__CAPITAL))
            return false; /* "two blasts | killed and injured 30" */
        bool verb = rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN) && !f;
        if (doc->tokens[i].kind != RF__WORD || !may || verb)
            return false;
    }
    return false;
}

/* Does a count begin at `token`, with its qualifiers and "a further"? */
static bool count_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t n = 0;
         n < 2 && (rf__function_at(doc, token) == RF__F_A || rf__tag_at(doc, token, RF__C_FLOW));
         n++)
        token++;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++)
        if (doc->quantities[q].phrase >= token)
            return doc->quantities[q].phrase == token && doc->quantities[q].kind == RF__Q_COUNT;
    return false;
}

bool rf__parts_counts(const rf__doc *doc, const rf__sentence *sentence, uint32_t first,
                      uint32_t behind) {
    return count_at(doc, sentence, behind) && count_before(doc, sentence, first);
}

bool rf__is_parted(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag) {
    return tag->n == 3 && rf__function_at(doc, tag->token + 1) == RF__F_AND &&
           rf__parts_counts(doc, sentence, tag->token, tag->token + 3);
}
