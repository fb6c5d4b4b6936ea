/* Whose figures a table, a list or lines of key figures are: told in brackets in the heading over
 * them, or on a line "Source: ..." right over or under them. */
#include "claim/speaker/speaker.h"

#include <string.h>

/* What parts the names of a list: "OCHA, IOM", "OCHA / IOM". */
static bool parts_names(const rf__doc *doc, uint32_t token) {
    char c = doc->tokens[token].punct;
    return c == ',' || c == ';' || c == '/' || c == '&' || c == '|' ||
           rf__small_word(doc, token) == RF__F_AND;
}

/* An organisation, as a name or as capitals that nothing else is known of. */
static bool is_organisation(const rf__doc *doc, uint32_t from, uint32_t to, rf__who *ret) {
    *ret = rf__who_read(doc, from, to);
    const rf__token *first = &doc->tokens[from];
    bool acronym = to == from + 1 && first->kind == RF__WORD && first->n >= 3 &&
                   first->flags & RF__ALL_CAPITALS;
    if (ret->kind != RF__WHO_ORGANISATION && acronym)
        *ret = (rf__who){
            .kind = RF__WHO_ORGANISATION, .organisation = {from, to}, .phrase = {from, to}};
    return ret->kind == RF__WHO_ORGANISATION && ret->organisation.to > ret->organisation.from;
}

/* Do the tokens say when or what sort of figures these are: "provisional data", "12:00"? */
static bool tells_of_figures(const rf__doc *doc, const rf__sentence *s, uint32_t from,
                             uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (doc->tokens[i].kind == RF__NUMERAL || rf__time_over(doc, s, i) ||
            rf__tag_at(doc, i, RF__C_SAY_NOUN))
            return true;
    return false;
}

/* "(fishermen of Tora who sailed on 25 October)": tells a clause, and no name. */
static bool tells_clause(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        rf__function f = rf__small_word(doc, i);
        if (f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_WHOM || rf__is_finite(doc, i))
            return true;
    }
    return false;
}

/* The first organisation of a list of names. Without the word "source" before it there may be but
 * one, with times and words of figures, or several with a time: who said what of a line "(GDACS,
 * media)" is not told. */
static bool read_names(const rf__doc *doc, const rf__sentence *s, uint32_t from, uint32_t to,
                       bool told, rf__who *ret) {
    bool found = false, several = false;
    for (uint32_t i = from; i < to;) {
        uint32_t end = i;
        while (end < to && !parts_names(doc, end))
            end++;
        rf__who who;
        bool organisation = end > i && is_organisation(doc, i, end, &who);
        if (organisation) {
            several = found;
            *ret = found ? *ret : who;
            found = true;
            if (told)
                return true;
        } else if (!told && end > i && !organisation && !tells_of_figures(doc, s, i, end)) {
            return false;
        }
        i = end + 1;
    }
    return found && (!several || tells_of_figures(doc, s, from, to));
}

/* Behind "Source:", or `from`. */
static uint32_t behind_word(const rf__doc *doc, uint32_t from) {
    const rf__tag *tag = rf__tag_at(doc, from, RF__C_ACCORDING);
    return rf__is_kind(tag, "line") ? from + tag->n : from;
}

/* Does a sentence begin its paragraph, or stand behind no more than a label ("Table 1.")? */
static bool begins_block(const rf__doc *doc, uint32_t sentence) {
    enum { MOST_OF_LABEL = 4 };
    uint32_t block = doc->sentences[sentence].block;
    const rf__sentence *before = sentence ? &doc->sentences[sentence - 1] : NULL;
    if (!before || before->block != block)
        return true;
    return before->n_tokens <= MOST_OF_LABEL &&
           (sentence < 2 || doc->sentences[sentence - 2].block != block);
}

/* Is a sentence a heading or a line of its own, of a size that a source may be told in? */
static bool may_name_source(const rf__doc *doc, uint32_t sentence) {
    enum { MOST = 40 };
    const rf__sentence *s = &doc->sentences[sentence];
    const rf_block *block = &doc->report->blocks[s->block];
    char last = doc->tokens[s->token + s->n_tokens - 1].punct;
    bool alone = begins_block(doc, sentence) && (sentence + 1 == doc->n_sentences ||
                                                 doc->sentences[sentence + 1].block != s->block);
    bool word = s->classes & RF__BIT(RF__C_ACCORDING);
    return alone && s->n_tokens <= MOST && (word || last == ')' || last == ':') &&
           block->kind != RF_BLOCK_TABLE_ROW &&
           (block->kind != RF_BLOCK_BULLET || s->block + 1 >= doc->report->n_blocks ||
            block[1].kind != RF_BLOCK_BULLET); /* "3. Impact (INGD, 18 December)" */
}

bool rf__source_line(const rf__doc *doc, uint32_t sentence, rf__who *ret, rf__span *ret_words) {
    enum { MOST = 24 };
    const rf__sentence *s = &doc->sentences[sentence];
    if (!may_name_source(doc, sentence))
        return false;
    uint32_t end = s->token + s->n_tokens, from = behind_word(doc, s->token);
    if (from > s->token) {
        *ret_words = (rf__span){s->token, end};
        return read_names(doc, s, from, end, true, ret);
    }
    uint32_t close = end - 1;
    while (close > s->token && doc->tokens[close].kind == RF__PUNCT &&
           doc->tokens[close].punct != ')')
        close--;
    uint32_t open = close;
    while (open > s->token && close - open < MOST && doc->tokens[open].punct != '(')
        open--;
    if (doc->tokens[close].punct != ')' || doc->tokens[open].punct != '(' || open == s->token ||
        tells_clause(doc, open + 1, close))
        return false;
    from = behind_word(doc, open + 1);
    *ret_words = (rf__span){open, close + 1};
    return read_names(doc, s, from, close, from > open + 1, ret);
}

/* A line of a table or of key figures: "Injured: 543", "319", "people displaced". */
static bool is_figure_line(const rf__doc *doc, const rf__sentence *s) {
    enum { MOST_OF_LINE = 6, MOST_OF_LABEL = 8 };
    rf_block_kind kind = doc->report->blocks[s->block].kind;
    if (kind == RF_BLOCK_TABLE_HEAD || kind == RF_BLOCK_TABLE_ROW)
        return true;
    if (kind == RF_BLOCK_BULLET)
        return false; /* a story of its own */
    uint32_t end = s->token + s->n_tokens;
    bool alone = s->n_tokens <= 2 && doc->tokens[s->token].kind == RF__NUMERAL;
    if (alone || (s->n_tokens <= MOST_OF_LINE && kind != RF_BLOCK_HEADING &&
                  doc->tokens[end - 1].punct != '.'))
        return true;
    for (uint32_t i = s->token; i + 1 < end && i < s->token + MOST_OF_LABEL; i++)
        if (doc->tokens[i].punct == ':')
            return doc->tokens[i + 1].kind == RF__NUMERAL ||
                   rf__tag_at(doc, i + 1, RF__C_QUALIFIER);
    return false;
}

void rf__lines_of_source(const rf__doc *doc, uint32_t sentence, rf__span *ret) {
    uint32_t block = doc->sentences[sentence].block, after = sentence + 1, before = sentence;
    *ret = (rf__span){sentence, sentence};
    while (after < doc->n_sentences && doc->sentences[after].block != block &&
           is_figure_line(doc, &doc->sentences[after]))
        after++;
    if (after > sentence + 1) {
        *ret = (rf__span){sentence + 1, after};
        return;
    }
    while (before > 0 && doc->sentences[before - 1].block != block &&
           is_figure_line(doc, &doc->sentences[before - 1]))
        before--;
    *ret = (rf__span){before, sentence};
}

/* ---- headlines ---- */

/* Does a span name who may tell a headline: a body by its name or its word, or people who speak for
 * one? */
static bool tells_headline(const rf__doc *doc, uint32_t from, uint32_t to, rf__who *ret) {
    enum { MOST = 6 };
    if (to <= from || to - from > MOST)
        return false;
    *ret = rf__who_read(doc, from, to);
    const rf__tag *role = ret->role.to ? rf__tag_at(doc, ret->role.from, RF__C_ROLE) : NULL;
    const rf__tag *noun = role ? rf__tag_over(doc, ret->role.from, RF__C_NOUN) : NULL;
    bool people = role &&
                  role->entry->flags & RF__PLURAL && /* not "Residents of Gorsk: 300 left" */
                  !(noun && noun->entry->unit == RF_PEOPLE);
    bool body = ret->kind == RF__WHO_ORGANISATION && ret->organisation.to == to;
    const rf__tag *word = rf__tag_over(doc, to - 1, RF__C_ORG_WORD),
                  *name = rf__tag_over(doc, to - 1, RF__C_ORGANISATION);
    bool sure = (word && !(word->entry->flags & RF__WEAK)) || rf__is_kind(word, "monitor") ||
                (name && name->token + name->n == to);
    return people || (body && sure);
}

/* "IOM: 300 families fled", "DOH-TARSA: 24 died": a line begins with who tells it, a name that is
 * listed or two short forms, and a number stands behind the colon. */
static bool label_cue(const rf__doc *doc, uint32_t sentence, rf__cue *ret) {
    enum { LETTERS = 3, LABEL = 8 };
    const rf__sentence *s = &doc->sentences[sentence];
    const rf__token *first = &doc->tokens[s->token];
    const rf__tag *name = rf__tag_at(doc, s->token, RF__C_ORGANISATION);
    uint32_t end = s->token + (name ? name->n : 1);
    bool two = first->flags & RF__ALL_CAPITALS && first->n >= LETTERS && first[1].punct == '-' &&
               first[2].flags & RF__ALL_CAPITALS && first[2].n >= LETTERS;
    if (two && end == s->token + 1)
        end += 2;
    rf__span span = {s->token, end};
    if ((!name && !two) || !s->n_quantities || end > s->token + LABEL ||
        doc->tokens[end].punct != ':' || (two && !name && rf__place_in(doc, span)) ||
        (sentence && doc->sentences[sentence - 1].block == s->block) ||
        doc->report->blocks[s->block].kind == RF_BLOCK_TABLE_ROW)
        return false;
    rf__who who = {.kind = RF__WHO_ORGANISATION, .organisation = span, .phrase = span};
    *ret = (rf__cue){.words = {s->token, end + 1}, .who = who, .says_from = end + 1};
    return true;
}

bool rf__headline_cue(const rf__doc *doc, uint32_t sentence, rf__cue *ret) {
    enum { MOST = 40, FIRST = 7 };
    const rf__sentence *s = &doc->sentences[sentence];
    const rf_block *block = &doc->report->blocks[s->block];
    uint32_t end = s->token + s->n_tokens;
    bool heading = block->kind == RF_BLOCK_HEADING || sentence == 0;
    bool alone = sentence + 1 == doc->n_sentences || doc->sentences[sentence + 1].block != s->block;
    if (label_cue(doc, sentence, ret))
        return true;
    if (!heading || !alone || !s->n_quantities || s->n_tokens < 4 || s->n_tokens > MOST ||
        doc->tokens[end - 1].kind == RF__PUNCT)
        return false;
    rf__who who;
    *ret = (rf__cue){0};
    for (uint32_t i = s->token + 1; i < end - 1 && i < s->token + FIRST; i++)
        if (doc->tokens[i].punct == ':') {
            if (tells_headline(doc, s->token, i, &who)) { /* "UN: 300 flee raid" */
                *ret = (rf__cue){.words = {s->token, i + 1}, .who = who, .says_from = i + 1};
                return true;
            }
            break;
        }
    for (uint32_t i = end - 1; i-- > s->token + 2 && end - i < FIRST;) {
        const rf__token *t = &doc->tokens[i];
        bool dash = (t->punct == '-' || t->punct == '_') && t->flags & RF__SPACE_BEFORE;
        if (!dash && t->punct != ':')
            continue;
        if (!tells_headline(doc, i + 1, end, &who)) /* "300 flee raid - UN" */
            return false;
        *ret = (rf__cue){.words = {i + 1, end},
                         .who = who,
                         .verb = i + 1,
                         .according = true,
                         .before = true,
                         .says_from = end};
        return true;
    }
    return false;
}
