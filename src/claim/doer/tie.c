/* Words behind a noun that only tell with whom it stands: "insurgents backed by X", "fighters loyal
 * to Y". The noun before them did what the sentence tells. */
#include "claim/figure/figure.h"

/* Tokens of such words with the name behind them. */
enum { MOST_OF_TIE = 14 };

static bool is_crisis(const rf__doc *doc, uint32_t token) {
    const rf__tag *word = rf__tag_over(doc, token, RF__C_TIME_WORD);
    return word && word->entry->code == RF__W_CRISIS;
}

/* "in the war set off | by a raid of rebels": who brought a war about has not killed whom it kills.
 */
bool rf__is_sparked_by(const rf__doc *doc, uint32_t by) {
    enum { LONGEST = 2 };
    uint32_t n;
    for (uint32_t back = 1; back <= LONGEST && back < by; back++)
        if (rf__function_at(doc, by) == RF__F_BY &&
            rf__is_asked_for(doc, by - back, "sparked", &n) && n == back)
            return rf__event_tag(doc, by - back - 1, RF__E_FIGHT) || is_crisis(doc, by - back - 1);
    return false;
}

/* "were backed by X" tells it of the subject, and is all that the clause tells. */
bool rf__is_tie(const rf__doc *doc, uint32_t token) {
    rf__function before = token ? rf__function_at(doc, token - 1) : RF__F_NONE;
    return rf__event_tag(doc, token, RF__E_TIED) && before != RF__F_BE && before != RF__F_BEEN &&
           before != RF__F_HAVE;
}

uint32_t rf__before_tie(const rf__doc *doc, uint32_t first, uint32_t to) {
    bool closed = to > first && doc->tokens[to - 1].punct == ','; /* "rebels, backed by X, took" */
    for (uint32_t i = to - closed; i-- > first && to - i < MOST_OF_TIE;) {
        if (rf__is_tie(doc, i)) {
            if (i + rf__event_tag(doc, i, RF__E_TIED)->n >= to - closed)
                return to; /* "gunmen they are linked to" */
            bool opened = i > first && doc->tokens[i - 1].punct == ',';
            if (opened != closed && closed)
                return to;
            return i - (opened && i > first + 1);
        }
        if (rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',' ||
            (rf__tag_at(doc, i, RF__C_SAY_VERB) && !(doc->tokens[i].flags & RF__CAPITAL)))
            return to; /* "Islamic State" says nothing */
    }
    return to;
}

bool rf__is_tied(const rf__doc *doc, uint32_t first, uint32_t name) {
    enum { REACH = 6 };
    for (uint32_t i = name; i-- > first && name - i <= REACH;) {
        const rf__tag *tie = rf__event_tag(doc, i, RF__E_TIED);
        if (tie && i + tie->n <= name)
            return rf__is_tie(doc, i);
        /* words of the tie itself, articles, adjectives */
        if (doc->tokens[i].kind != RF__WORD || doc->tokens[i].flags & RF__CAPITAL ||
            rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_NOUN) ||
            (rf__tag_at(doc, i, RF__C_EVENT_WORD) && !rf__function_at(doc, i)))
            return false;
    }
    return false;
}
