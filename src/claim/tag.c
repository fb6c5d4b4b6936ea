/* Lexicon entries on tokens: at each token the phrases that begin there, all classes, longer ones
 * first. A hyphen inside a phrase counts as a space ("cease-fire" is listed once). What is asked of
 * a token most is kept on it as bits, so that the stages search the tags only where there is
 * something to find. */
#include "claim/doc.h"

enum { MOST_WORDS = 8, AHEAD = 4 /* tokens: the table is far from the processor */ };

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

/* Adds the tags of a phrase and what they tell of its tokens. */
static rf_err add_tags(rf__doc *doc, rf__sentence *sentence, uint32_t first, uint32_t end,
                       const rf__lex_node *node) {
    const rf__lex_entry *const *entries = doc->lexicon->entries;
    if (node->picky && end == first + 1 && !(doc->tokens[first].flags & RF__CAPITAL) &&
        doc->tokens[first].kind == RF__WORD && doc->tokens[first].n > 1)
        node = node->plain;
    if (!rf__grow(&doc->tags, &doc->cap_tags, (size_t)doc->n_tags + node->n, sizeof *doc->tags))
        return RF_ERR_NOMEM;
    const rf__lex_entry *fitting[64];
    rf__lex_node some;
    if (node->picky) {
        some = (rf__lex_node){.hash = node->hash};
        for (uint32_t i = 0; i < node->n && some.n < 64; i++)
            if (fits(doc, first, end, entries[node->first + i]))
                fitting[some.n++] = entries[node->first + i];
        if (!some.n)
            return RF_OK;
        rf__lex_node_note(&some, fitting);
        entries = fitting;
        node = &some;
    }
    bool alike = !(node->classes & (node->classes - 1)); /* then no entry need be fetched */
    uint8_t class = alike ? (uint8_t)__builtin_ctzll(node->classes | 1ull << 63) : 0;
    for (uint32_t i = 0; i < node->n; i++) {
        const rf__lex_entry *entry = entries[node->first + i];
        doc->tags[doc->n_tags++] =
            (rf__tag){first, (uint16_t)(end - first), alike ? class : entry->class, entry};
    }
    rf__token *token = &doc->tokens[first];
    bool has_function = token->classes >> RF__C_FUNCTION & 1;
    token->classes |= node->classes;
    token->number_words |= node->number_words;
    if (token->time_word < 0)
        token->time_word = node->time_word;
    if (!has_function && end == first + 1)
        token->function = node->function;
    for (uint32_t i = first; i < end; i++)
        doc->tokens[i].over |= node->classes;
    sentence->classes |= node->classes;
    sentence->tells_since |= node->tells_since;
    sentence->tells_arms |= node->tells_arms;
    return RF_OK;
}

/* The phrases that begin at a token with this word, which begins longer ones. */
static rf_err tag_from(rf__doc *doc, rf__sentence *sentence, uint32_t first, uint32_t end,
                       uint64_t hash, const rf__lex_node *node) {
    const rf__lex_node *found[MOST_WORDS];
    uint32_t ends[MOST_WORDS], n_found = 0, n_words = 1, i = first;
    while (node) {
        if (node->n) {
            found[n_found] = node;
            ends[n_found++] = i + 1;
        }
        if (!node->next || n_words == MOST_WORDS)
            break;
        do
            i++;
        while (i < end && doc->tokens[i].punct == '-');
        if (i >= end || !(node->next >> rf__next_bit(doc->tokens[i].hash) & 1))
            break;
        hash = rf__phrase_hash(hash, doc->tokens[i].hash);
        node = rf__lexicon_node(doc->lexicon, hash);
        n_words++;
    }
    while (n_found--) {
        rf_err err = add_tags(doc, sentence, first, ends[n_found], found[n_found]);
        if (err)
            return err;
    }
    return RF_OK;
}

rf_err rf__doc_tags(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        uint32_t first = sentence->token, end = first + sentence->n_tokens;
        for (uint32_t i = first; i < end; i++) {
            doc->tokens[i].first_tag = doc->n_tags;
            if (!doc->lexicon)
                continue;
            uint64_t ahead = rf__phrase_hash(0, doc->tokens[i + AHEAD < end ? i + AHEAD : i].hash);
            __builtin_prefetch(&doc->lexicon->slots[ahead & (doc->lexicon->n_slots - 1)]);
            uint64_t hash = rf__phrase_hash(0, doc->tokens[i].hash);
            const rf__lex_node *node = rf__lexicon_node(doc->lexicon, hash);
            if (!node)
                continue;
            rf_err err = node->next ? tag_from(doc, sentence, i, end, hash, node)
                                    : add_tags(doc, sentence, i, i + 1, node);
            if (err)
                return err;
        }
    }
    doc->tokens[doc->n_tokens].first_tag = doc->n_tags;
    return RF_OK;
}
