/* Names that make a clause with a number and nothing else: "Gorsk lost 64 houses, Tarsa 38". */
#include "claim/name/name_other.h"

/* A count of the sentence that begins at a token, with its qualifier; NULL: none does. */
static const rf__quantity *count_at(const rf__doc *doc, const rf__sentence *s, uint32_t token) {
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *number = &doc->quantities[q];
        if (number->phrase <= token && token <= number->token)
            return number->kind == RF__Q_COUNT || number->kind == RF__Q_SHARE ? number : NULL;
    }
    return NULL;
}

/* "Gorsk's [summer camps] 1,000": past what the place has. */
static uint32_t past_owned(const rf__doc *doc, uint32_t at) {
    enum { WORDS = 2 };
    if (rf__function_at(doc, at) != RF__F_POSSESSIVE)
        return at;
    at++;
    for (uint32_t n = 0; n < WORDS; n++) {
        const rf__token *t = &doc->tokens[at];
        if (t->kind != RF__WORD || t->flags & RF__CAPITAL || t->function ||
            rf__is_number_at(doc, at))
            break;
        at++;
    }
    return at;
}

uint32_t rf__number_of_pair(const rf__doc *doc, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    uint32_t end = s->token + s->n_tokens, at = m->phrase + m->n_phrase;
    if (m->phrase <= s->token + 2)
        return 0;
    uint32_t before = m->phrase - 1;
    bool semicolon = doc->tokens[before].punct == ';', and = rf__function_at(doc, before) ==
                                                             RF__F_AND;
    if (!semicolon && !and&&doc->tokens[before].punct != ',')
        return 0;
    if (at + 2 < end && doc->tokens[at].punct == '(' && doc->tokens[at + 2].punct == ')' &&
        doc->tokens[at + 1].flags & RF__ALL_CAPITALS)
        at += 3; /* "and Kesh Hills (KH) 4" */
    if (doc->tokens[at].punct == ',' && semicolon)
        at++; /* "Gorsk has 18; Tarsa, eleven" */
    else
        at = past_owned(doc, at);
    at += rf__function_at(doc, at) == RF__F_ALL; /* "Tarsa all 21" */
    const rf__quantity *number = at < end ? count_at(doc, s, at) : NULL;
    if (!number)
        return 0;
    uint32_t behind = number->token + number->n_tokens;
    const rf__tag *noun = rf__tag_at(doc, behind, RF__C_NOUN); /* "and Tarsa 44 households" */
    behind += noun ? noun->n : 0;
    char mark = behind < end ? doc->tokens[behind].punct : '.';
    bool closes = mark == ',' || mark == ';' || mark == '.' || mark == ')' ||
                  rf__function_at(doc, behind) == RF__F_AND;
    bool told = false; /* a number before, which the pair goes on from */
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        told |= doc->quantities[q].kind == RF__Q_COUNT && doc->quantities[q].token < before;
    return closes && told ? number->token : 0;
}
