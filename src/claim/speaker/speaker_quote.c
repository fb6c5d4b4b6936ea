/* Where quotations begin and end, and which of them say something. */
#include "claim/speaker/speaker.h"

bool rf__quote_opens(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    return t->flags & RF__OPEN_QUOTE && t->kind == RF__PUNCT &&
           (t->punct == '"' || t->punct == '\'');
}

bool rf__quote_closes(const rf__doc *doc, uint32_t token, char mark, uint32_t first) {
    const rf__token *t = &doc->tokens[token];
    if (mark == '"' && t->punct == '\'' && t->flags & RF__CLOSE_QUOTE && token > first &&
        t[1].punct == '\'' && !(t[1].flags & RF__SPACE_BEFORE))
        return true; /* ’’ for ” */
    if (t->kind != RF__PUNCT || t->punct != mark || token == first)
        return false;
    if (t->flags & RF__CLOSE_QUOTE)
        /* an apostrophe at a word's end ("the rebels' lines") is no closing mark unless a pause is
         * beside it */
        return mark == '"' || doc->tokens[token - 1].kind == RF__PUNCT ||
               doc->tokens[token + 1].kind == RF__PUNCT;
    return mark == '"' && !(t->flags & RF__SPACE_BEFORE);
}

/* A quotation that says something: it has a pause before its end mark, is long, or a sentence of
 * its own. */
bool rf__quote_is_speech(const rf__doc *doc, uint32_t from, uint32_t to) {
    if (to <= from)
        return false;
    bool first =
        from && (doc->tokens[from].flags | doc->tokens[from - 1].flags) & RF__SENTENCE_FIRST;
    if (first && to + 1 < doc->n_tokens && doc->tokens[to + 1].punct == '.' &&
        doc->tokens[from].flags & RF__CAPITAL)
        return true; /* “We have buried 19”. */
    char last = doc->tokens[to - 1].punct;
    char before = from >= 2 ? doc->tokens[from - 2].punct : 0;
    return last == '.' || last == ',' || last == '?' || last == '!' || to - from >= 12 ||
           before == ':' || before == ',';
}

/* "“Last night 900 came.", "So far it is 10,000.”": a quotation that its paragraph left open ends
 * in one of the next, where no other begins before. Where it ends in [first, end), or `first`. */
uint32_t rf__quote_end(const rf__doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (rf__quote_opens(doc, i) && doc->tokens[i].punct == '"')
            return first;
        if (doc->tokens[i].flags & RF__CLOSE_QUOTE && rf__quote_closes(doc, i, '"', first))
            return i;
    }
    return first;
}
