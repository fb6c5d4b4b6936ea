/* Lexicon entries on tokens: at each token the phrases that begin there, all classes, longer ones
 * first. A hyphen inside a phrase counts as a space ("cease-fire" is listed once). What is asked of
 * a token most is kept on it as bits, so that the stages search the tags only where there is
 * something to find. */
#include "claim/doc.h"

enum { MOST_WORDS = 8, AT_ONCE = 64, N_KNOWN = 1024 /* a power of two */ };

/* "M23": one capital and digits are all capitals too. */
static bool has_digit(const rf__token *token) {
    for (uint32_t i = 0; i < token->n_folded && token->flags & RF__CAPITAL; i++)
        if (token->folded[i] >= '0' && token->folded[i] <= '9')
            return true;
    return false;
}

/* How a phrase is written: which entries that ask for capitals it fits. */
static uint32_t written(const rf__doc *doc, uint32_t first, uint32_t end) {
    uint32_t how = doc->tokens[first].flags & RF__CAPITAL ? RF__WRITTEN_TITLE : 0;
    for (uint32_t i = first; i < end; i++)
        if (doc->tokens[i].kind == RF__WORD && doc->tokens[i].n > 1 &&
            !(doc->tokens[i].flags & RF__ALL_CAPITALS) && !has_digit(&doc->tokens[i]))
            return how;
    return how | RF__WRITTEN_CAPITALS;
}

/* Adds the tags of a phrase and what they tell of its tokens. */
static rf_err add_tags(rf__doc *doc, rf__sentence *sentence, uint32_t first, uint32_t end,
                       const rf__lex_node *node) {
    if (node->written)
        node = &node->written[written(doc, first, end)];
    if (!node->n)
        return RF_OK;
    if (!rf__grow(&doc->tags, &doc->cap_tags, (size_t)doc->n_tags + node->n, sizeof *doc->tags))
        return RF_ERR_NOMEM;
    const rf__lex_entry *entries = doc->lexicon->entries + node->first;
    rf__tag *to = doc->tags + doc->n_tags;
    uint32_t n = node->n;
    for (uint32_t i = 0; i < n; i++)
        to[i] = (rf__tag){first, (uint16_t)(end - first),
                          i < RF__NODE_CLASSES ? node->class[i] : entries[i].class, &entries[i]};
    doc->n_tags += n;
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
    sentence->relates |= node->relates;
    sentence->tells_arms |= node->tells_arms;
    sentence->tells_deed |= node->tells_deed;
    sentence->n_crisis += node->crisis;
    sentence->n_ordinary += node->ordinary;
    return RF_OK;
}

/* Where the node of a phrase stands in the lexicon, from 1, if the phrase is one that was met: it
 * most likely is the node's. 0: not known. */
static uint32_t known_node(const rf__doc *doc, uint64_t hash) {
    const rf__known_phrases *known = &doc->known[hash & (N_KNOWN - 1)];
    for (uint32_t i = 0; i < 4; i++)
        if (known->high[i] == hash >> 32)
            return known->node[i];
    return 0;
}

/* The node of a phrase that was not met lately. */
static __attribute__((noinline)) const rf__lex_node *new_node(rf__doc *doc, uint64_t hash) {
    const rf__lex_node *nodes = doc->lexicon->nodes;
    const rf__lex_node *node = rf__lexicon_node(doc->lexicon, hash);
    if (node) {
        rf__known_phrases *at = &doc->known[hash & (N_KNOWN - 1)];
        uint32_t oldest = doc->next_known++ & 3;
        at->high[oldest] = (uint32_t)(hash >> 32);
        at->node[oldest] = (uint32_t)(node - nodes) + 1;
    }
    return node;
}

static inline const rf__lex_node *node_of(rf__doc *doc, uint64_t hash, uint32_t known) {
    const rf__lex_node *node = &doc->lexicon->nodes[known ? known - 1 : 0];
    return known && node->hash == hash ? node : new_node(doc, hash);
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
        node = rf__lexicon_may_hold(doc->lexicon, hash) ? node_of(doc, hash, known_node(doc, hash))
                                                        : NULL;
        n_words++;
    }
    while (n_found--) {
        rf_err err = add_tags(doc, sentence, first, ends[n_found], found[n_found]);
        if (err)
            return err;
    }
    return RF_OK;
}

/* The tags of tokens [first, first + n) of a sentence, n at most AT_ONCE: nodes are looked up and
 * asked for before the first of them is needed, since they come from far. */
static rf_err tag_some(rf__doc *doc, rf__sentence *sentence, uint32_t first, uint32_t n) {
    uint32_t known[AT_ONCE], end = sentence->token + sentence->n_tokens;
    bool may[AT_ONCE];
    for (uint32_t i = 0; i < n; i++) {
        uint64_t hash = rf__phrase_hash(0, doc->tokens[first + i].hash);
        may[i] = rf__lexicon_may_hold(doc->lexicon, hash);
        known[i] = may[i] ? known_node(doc, hash) : 0;
        if (known[i])
            __builtin_prefetch(&doc->lexicon->nodes[known[i] - 1]);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = first + i;
        doc->tokens[at].first_tag = doc->n_tags;
        if (!may[i])
            continue;
        uint64_t hash = rf__phrase_hash(0, doc->tokens[at].hash);
        const rf__lex_node *node = node_of(doc, hash, known[i]);
        if (!node)
            continue;
        rf_err err = node->next ? tag_from(doc, sentence, at, end, hash, node)
                                : add_tags(doc, sentence, at, at + 1, node);
        if (err)
            return err;
    }
    return RF_OK;
}

/* "State", "Market": a kind of places, written as part of a name. */
static bool is_kind_name(const rf__token *t) {
    return t->classes & RF__BIT(RF__C_PLACE_KIND) && t->flags & RF__CAPITAL;
}

/* "Mon State", "Kayin, Mon and Rakhine States", "in Monday Market": a name that is a day elsewhere.
 */
static bool names_place(const rf__doc *doc, uint32_t i, uint32_t first, uint32_t end) {
    enum { ABBREVIATION = 3, LIST = 14 };
    const rf__token *t = &doc->tokens[i];
    bool brief = t->n == ABBREVIATION;
    rf__function before = i > first ? rf__function_at(doc, i - 1) : RF__F_NONE;
    if (i + 1 >= end || !(t->flags & RF__CAPITAL))
        return false;
    if (is_kind_name(t + 1))
        return brief || before == RF__F_IN || before == RF__F_AT || before == RF__F_NEAR;
    bool listed = i > first && (t[-1].punct == ',' || before == RF__F_AND || before == RF__F_IN) &&
                  (t[1].punct == ',' || rf__function_at(doc, i + 1) == RF__F_AND);
    for (uint32_t k = i + 1; brief && listed && k < end && k < i + LIST; k++) {
        const rf__tag *kind = rf__tag_at(doc, k, RF__C_PLACE_KIND);
        if (kind && kind->entry->flags & RF__PLURAL)
            return true;
        if (doc->tokens[k].punct != ',' && rf__function_at(doc, k) != RF__F_AND &&
            !(doc->tokens[k].flags & RF__CAPITAL))
            return false;
    }
    return false;
}

/* Takes the days from names of places, and telling from the end of a compound: "non-[state]
 * groups". */
static void leave_names(rf__doc *doc, const rf__sentence *s) {
    const uint64_t says = RF__BIT(RF__C_SAY_VERB);
    for (uint32_t i = s->token + 1; s->classes & says && i < s->token + s->n_tokens; i++) {
        rf__token *t = &doc->tokens[i];
        if (t->classes & says && t[-1].punct == '-' &&
            !((t->flags | t[-1].flags) & RF__SPACE_BEFORE)) {
            t->classes &= ~says;
            t->over &= ~says;
        }
    }
    const uint64_t day = RF__BIT(RF__C_WEEKDAY);
    for (uint32_t i = s->token; s->classes & day && i < s->token + s->n_tokens; i++) {
        rf__token *t = &doc->tokens[i];
        if (t->classes & day && names_place(doc, i, s->token, s->token + s->n_tokens)) {
            t->classes &= ~day;
            t->over &= ~day;
        }
    }
}

rf_err rf__doc_tags(rf__doc *doc) {
    if (!doc->lexicon) {
        for (uint32_t i = 0; i < doc->n_tokens + RF__END_MARKS; i++)
            doc->tokens[i].first_tag = 0;
        return RF_OK;
    }
    if (!doc->known && !(doc->known = rf__calloc(N_KNOWN, sizeof *doc->known)))
        return RF_ERR_NOMEM;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        uint32_t end = sentence->token + sentence->n_tokens;
        for (uint32_t i = sentence->token; i < end; i += AT_ONCE) {
            rf_err err = tag_some(doc, sentence, i, end - i < AT_ONCE ? end - i : AT_ONCE);
            if (err)
                return err;
        }
    }
    for (uint32_t i = 0; i < RF__END_MARKS; i++)
        doc->tokens[doc->n_tokens + i].first_tag = doc->n_tags;
    for (uint32_t s = 0; s < doc->n_sentences; s++)
        leave_names(doc, &doc->sentences[s]);
    return RF_OK;
}
