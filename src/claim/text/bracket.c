/* Numbers that a report sets in brackets though they belong to the sentence, as bulletins of
 * monitors do: "at least (32) residents, among them (3) women". Their brackets are taken off before
 * anything is read. Brackets that add a number to what they follow stay: "Gorsk (32), Tarn (3)",
 * "thirty (30) students", "residents (32) fled". */
#include "claim/number/number_words.h"

#include <math.h>
#include <string.h>

enum { DROPPED = 1 << 7 }; /* in rf__token.flags, which has no other such bit */

/* Is "(N)" at `open`, with a word or a hyphen behind it in its sentence? */
static bool is_bracketed(const rf__doc *doc, const rf__sentence *sentence, uint32_t open) {
    const rf__token *t = &doc->tokens[open];
    if (open + 3 >= sentence->token + sentence->n_tokens || t->punct != '(' ||
        t[1].kind != RF__NUMERAL || isnan(t[1].value) || t[2].punct != ')')
        return false;
    return t[3].kind == RF__WORD ? !rf__joined(doc, open + 3)
                                 : t[3].punct == '-' && rf__joined(doc, open + 3);
}

/* "(1) access, (2) water", "(i)": numbers that count the parts of a list. */
static bool numbers_list(const rf__doc *doc, const rf__sentence *sentence) {
    double next = 1;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++)
        if (is_bracketed(doc, sentence, i)) {
            double value = doc->tokens[i + 1].value;
            if (value < next || value > next)
                return false;
            next++;
        }
    return next > 2;
}

/* May a word stand behind a number that it counts, or that is its subject? */
static bool takes_number(const rf__doc *doc, uint32_t token, bool subject) {
    if (doc->tokens[token].punct == '-')
        return true;
    rf__function f = rf__function_at(doc, token);
    if (f == RF__F_NONE || f == RF__F_OTHER || f == RF__F_MORE)
        return subject || !rf__tag_at(doc, token, RF__C_VERB) ||
               rf__tag_at(doc, token, RF__C_NOUN) || rf__tag_at(doc, token, RF__C_TRIGGER) ||
               rf__ends_as_past(doc, token);
    rf__function whom = rf__function_at(doc, token + 1);
    if (f == RF__F_OF)
        return whom == RF__F_THEM || whom == RF__F_WHOM || whom == RF__F_ITS ||
               whom == RF__F_THEIR || whom == RF__F_THE || whom == RF__F_WHICH;
    return subject && (f == RF__F_BE || f == RF__F_HAVE);
}

/* Do the brackets at `open` stand where a number is expected? */
static bool is_wanted(const rf__doc *doc, const rf__sentence *sentence, uint32_t open) {
    enum { LONG_LIST = 20 };
    uint32_t behind = open + 3, before = open - 1;
    if (open == sentence->token) /* "(2) Protect civilians": the number of a line */
        return doc->tokens[open + 1].value > LONG_LIST && takes_number(doc, behind, true);
    const rf__token *t = &doc->tokens[before];
    if (t->kind == RF__PUNCT)
        return t->punct && strchr(",;:_", t->punct) && !rf__tag_at(doc, behind, RF__C_SAY_VERB) &&
               takes_number(doc, behind, true);
    if (t->kind == RF__NUMERAL || rf__tag_over(doc, before, RF__C_NUMBER))
        return false;
    if (rf__tag_over(doc, before, RF__C_QUALIFIER))
        return takes_number(doc, behind, true);
    rf__function f = rf__function_at(doc, before);
    if (f == RF__F_NONE && !rf__tag_over(doc, before, RF__C_VERB) &&
        !rf__tag_over(doc, before, RF__C_SAY_VERB) && !rf__ends_as_past(doc, before))
        return false;
    bool noun = f == RF__F_NONE && rf__tag_over(doc, before, RF__C_NOUN);
    bool counted = rf__tag_at(doc, behind, RF__C_NOUN) != NULL;
    return noun ? counted
                : takes_number(doc, behind,
                               f == RF__F_AND || f == RF__F_WHOM || f == RF__F_WHILE ||
                                   f == RF__F_THAT || f == RF__F_WHICH || f == RF__F_OF);
}

/* Forgets the tags, so that they can be found anew. */
static void clear_tags(rf__doc *doc) {
    doc->n_tags = 0;
    for (uint32_t i = 0; i <= doc->n_tokens; i++) {
        rf__token *t = &doc->tokens[i];
        t->first_tag = 0;
        t->function = 0;
        t->number_words = 0;
        t->time_word = -1;
        t->classes = t->over = 0;
    }
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        doc->sentences[s].classes = 0;
        doc->sentences[s].tells_arms = doc->sentences[s].tells_since = false;
        doc->sentences[s].relates = doc->sentences[s].tells_deed = false;
        doc->sentences[s].n_crisis = doc->sentences[s].n_ordinary = 0;
    }
}

/* Marks the brackets of a sentence that go. */
static bool mark(rf__doc *doc, const rf__sentence *sentence) {
    bool any = false, list = false, asked = false;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (!is_bracketed(doc, sentence, i))
            continue;
        if (!asked)
            list = numbers_list(doc, sentence);
        asked = true;
        if (list || !is_wanted(doc, sentence, i))
            continue;
        doc->tokens[i].flags |= DROPPED;
        doc->tokens[i + 2].flags |= DROPPED;
        any = true;
    }
    return any;
}

/* Takes off what is marked. */
static void drop(rf__doc *doc) {
    uint32_t to = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        uint32_t first = to;
        for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
            rf__token *t = &doc->tokens[i];
            if (t->flags & DROPPED) {
                t[1].flags |= t->punct == '(' ? t->flags & RF__SPACE_BEFORE : 0;
                continue;
            }
            doc->tokens[to++] = *t;
        }
        sentence->token = first;
        sentence->n_tokens = to - first;
    }
    for (uint32_t i = 0; i < RF__END_MARKS; i++)
        doc->tokens[to + i] = doc->tokens[doc->n_tokens + i];
    doc->n_tokens = to;
}

rf_err rf__doc_brackets(rf__doc *doc) {
    bool any = false;
    for (uint32_t s = 0; doc->lexicon && s < doc->n_sentences; s++)
        any |= mark(doc, &doc->sentences[s]);
    if (!any)
        return RF_OK;
    drop(doc);
    clear_tags(doc);
    return rf__doc_tags(doc);
}
