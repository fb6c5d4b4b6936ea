#include "claim/doc.h"

#include <string.h>

const rf__tag *rf__tag_find(const rf__doc *doc, uint32_t token, rf__class class) {
    for (uint32_t i = doc->tokens[token].first_tag; i < doc->tokens[token + 1].first_tag; i++)
        if (doc->tags[i].class == class)
            return &doc->tags[i];
    return NULL;
}

const rf__tag *rf__tag_find_over(const rf__doc *doc, uint32_t token, rf__class class) {
    for (uint32_t back = 0; back < 8 && back <= token; back++) {
        const rf__tag *tag = rf__tag_at(doc, token - back, class);
        if (tag && tag->n > back)
            return tag;
    }
    return NULL;
}

char *rf__doc_slice(rf__doc *doc, uint32_t token, uint32_t n) {
    if (!n || token + n > doc->n_tokens)
        return rf__arena_strndup(&doc->arena, "", 0);
    const rf__token *first = &doc->tokens[token], *last = &doc->tokens[token + n - 1];
    return rf__arena_strndup(&doc->arena, doc->report->text + first->start,
                             last->start + last->n - first->start);
}

void rf__doc_clear(rf__doc *doc) {
    rf__arena_free(&doc->arena);
    doc->report = NULL;
    doc->small = NULL;
    doc->n_small = 0;
    doc->n_tokens = doc->n_tags = doc->n_sentences = doc->n_quantities = doc->n_times = 0;
    doc->n_mentions = doc->n_resolve = doc->n_speakers = doc->n_says = doc->n_drafts = 0;
    doc->ordinary = false;
    memset(doc->country, 0, sizeof doc->country);
}

void rf__doc_free(rf__doc *doc) {
    rf__arena_free(&doc->arena);
    rf__free(doc->known);
    rf__free(doc->known_names);
    rf__free(doc->capitals);
    rf__free(doc->tokens);
    rf__free(doc->tags);
    rf__free(doc->sentences);
    rf__free(doc->quantities);
    rf__free(doc->times);
    rf__free(doc->mentions);
    rf__free(doc->resolve);
    rf__free(doc->speakers);
    rf__free(doc->says);
    rf__free(doc->drafts);
    memset(doc, 0, sizeof *doc);
}

bool rf__place_word_is_so(const rf__doc *doc, uint32_t token, const char *what) {
    const rf__tag *word = rf__tag_at(doc, token, RF__C_PLACE_WORD);
    return rf__has_text(word, what);
}

const rf__tag *rf__find_event_tag(const rf__doc *doc, uint32_t token, rf__event_word code) {
    for (uint32_t g = doc->tokens[token].first_tag; g < doc->tokens[token + 1].first_tag; g++)
        if (doc->tags[g].class == RF__C_EVENT_WORD && doc->tags[g].entry->code == (int)code)
            return &doc->tags[g];
    return NULL;
}

bool rf__is_verb_of(const rf__doc *doc, uint32_t token, rf_indicator indicator, uint32_t flag) {
    if (!(doc->tokens[token].classes & RF__BIT(RF__C_VERB)))
        return false;
    for (uint32_t g = doc->tokens[token].first_tag; g < doc->tokens[token + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        if (tag->class == RF__C_VERB && tag->entry->indicator == (int)indicator &&
            tag->entry->flags & flag)
            return true;
    }
    return false;
}

const rf__tag *rf__have_before(const rf__doc *doc, uint32_t first, uint32_t token, uint32_t reach,
                               uint32_t *ret) {
    for (uint32_t i = token; i-- > first && token - i <= reach;) {
        const rf__tag *have = rf__tag_at(doc, i, RF__C_FUNCTION);
        *ret = i;
        if (have && have->entry->code == RF__F_HAVE)
            return have;
        if (doc->tokens[i].kind != RF__WORD)
            return NULL;
    }
    return NULL;
}

bool rf__ends_as(const rf__doc *doc, uint32_t token, rf__ending kind) {
    const rf__token *t = &doc->tokens[token];
    return t->kind == RF__WORD && rf__lexicon_ends(doc->lexicon, kind, t->folded, t->n_folded);
}

bool rf__ends_as_past(const rf__doc *doc, uint32_t token) {
    return rf__ends_as(doc, token, RF__END_PAST);
}

bool rf__ends_as_adverb(const rf__doc *doc, uint32_t token) {
    const uint64_t nouns = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_SAY_NOUN); /* "family", "tally" */
    const rf__token *t = &doc->tokens[token];
    return !(t->flags & RF__CAPITAL) && rf__ends_as(doc, token, RF__END_ADVERB) &&
           (!(t->classes & nouns) ||
            rf__is_kind(rf__tag_at(doc, token, RF__C_SAY_NOUN), "between"));
}

const rf__time *rf__time_over(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        if (token >= doc->times[i].token && token < doc->times[i].token + doc->times[i].n_tokens)
            return &doc->times[i];
    return NULL;
}
