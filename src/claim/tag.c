/* Lexicon entries on tokens: at each token the phrases that begin there, all classes, longer ones
 * first. A hyphen inside a phrase counts as a space ("cease-fire" is listed once). */
#include "claim/doc.h"

enum { MOST_WORDS = 8 };

/* "M23": one capital and digits are all capitals too. */
static bool has_digit(const rf__token *token) {
    for (uint32_t i = 0; i < token->n_folded; i++)
        if (token->folded[i] >= '0' && token->folded[i] <= '9')
            return token->flags & RF__CAPITAL;
    return false;
}

/* Does the writing fit an entry that asks for capitals? */
static bool fits(const rf__doc *doc, uint32_t first, uint32_t end, const rf__lex_entry *entry) {
    if (entry->flags & RF__TITLE_CASE && !(doc->tokens[first].flags & RF__CAPITAL))
        return false;
    if (entry->flags & RF__CAPITALS)
        for (uint32_t i = first; i < end; i++)
            if (doc->tokens[i].kind == RF__WORD && doc->tokens[i].n > 1 &&
                !(doc->tokens[i].flags & RF__ALL_CAPITALS) && !has_digit(&doc->tokens[i]))
                return false;
    return true;
}

static rf_err add_tags(rf__doc *doc, uint32_t first, uint32_t end, rf__lex_hits hits) {
    if (!rf__grow(&doc->tags, &doc->cap_tags, (size_t)doc->n_tags + hits.n, sizeof *doc->tags))
        return RF_ERR_NOMEM;
    for (uint32_t i = 0; i < hits.n; i++)
        if (fits(doc, first, end, hits.entries[i]))
            doc->tags[doc->n_tags++] = (rf__tag){first, end - first, hits.entries[i]};
    return RF_OK;
}

static rf_err tag_from(rf__doc *doc, uint32_t first, uint32_t end) {
    rf__lex_hits found[MOST_WORDS];
    uint32_t ends[MOST_WORDS], n_found = 0, n_words = 0;
    uint64_t hash = 0;
    for (uint32_t i = first; i < end && n_words < MOST_WORDS; i++) {
        const rf__token *token = &doc->tokens[i];
        if (token->punct == '-' && i > first)
            continue;
        hash = rf__phrase_hash(hash, token->hash);
        rf__lex_hits hits = rf__lexicon_look(doc->lexicon, hash);
        n_words++;
        if (hits.n) {
            found[n_found] = hits;
            ends[n_found++] = i + 1;
        }
        if (!hits.more)
            break;
    }
    while (n_found--) {
        rf_err err = add_tags(doc, first, ends[n_found], found[n_found]);
        if (err)
            return err;
    }
    return RF_OK;
}

/* Keeps on the token what is asked of it most. */
static void note_classes(rf__doc *doc, uint32_t token) {
    rf__token *t = &doc->tokens[token];
    const rf__tag *function = NULL;
    t->classes = 0;
    t->function = RF__F_NONE;
    for (uint32_t g = t->first_tag; g < doc->n_tags; g++) {
        const rf__tag *tag = &doc->tags[g];
        t->classes |= (uint64_t)1 << tag->entry->class;
        if (tag->entry->class == RF__C_FUNCTION && !function)
            function = tag;
    }
    if (function && function->n == 1)
        t->function = (uint8_t)function->entry->code;
}

rf_err rf__doc_tags(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        uint32_t first = doc->sentences[s].token, end = first + doc->sentences[s].n_tokens;
        for (uint32_t i = first; i < end; i++) {
            doc->tokens[i].first_tag = doc->n_tags;
            rf_err err = tag_from(doc, i, end);
            if (err)
                return err;
            note_classes(doc, i);
        }
    }
    doc->tokens[doc->n_tokens].first_tag = doc->n_tags;
    return RF_OK;
}
