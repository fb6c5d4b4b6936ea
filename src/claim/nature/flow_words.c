/* The words of a sentence that say whether a figure is new, so at the moment, or a total so far. */
#include "claim/nature/flow_words.h"

/* sums: "a total of" counts too, as up to now. */
static int word_among(const rf__doc *doc, uint32_t from, uint32_t to, bool sums) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
        const rf__tag *qualifier = rf__tag_at(doc, i, RF__C_QUALIFIER);
        if (tag && !sums && tag->entry->flags & RF__WEAK && tag->entry->code == RF_CUMULATIVE)
            continue;
        if (tag && tag->entry->code > 0 && !(qualifier && qualifier->n > tag->n)) /* "more than" */
            return tag->entry->code;
    }
    return 0;
}

int rf__flow_word_between(const rf__doc *doc, uint32_t from, uint32_t to) {
    return word_among(doc, from, to, true);
}

/* "the newly displaced", "of the new arrivals": a word that says new by itself, in [from, to). */
bool rf__tells_newly(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
        if (tag && tag->entry->code == RF_NEW && !(tag->entry->flags & RF__WEAK))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
    }
    return false;
}

/* "Households this week", "Households since 1 January" over a column: what happened in those few
 * days, all since then; 0: it tells no such time. */
int rf__flow_of_head_times(const rf__doc *doc, const rf__draft *draft) {
    enum { FEW = 7 }; /* a longer one may only say when a round of a survey was */
    uint32_t s = doc->sentences[draft->sentence].table;
    if (s == UINT32_MAX)
        return 0;
    for (uint32_t i = draft->head; i < draft->head + draft->n_head; i++) {
        const rf__time *time = rf__time_over(doc, &doc->sentences[s], i);
        if (!time || time->from == RF_NO_DATE)
            continue;
        if (time->kind == RF__TIME_SINCE)
            return RF_CUMULATIVE;
        if (time->kind == RF__TIME_PERIOD && rf__days_of(time) <= FEW)
            return RF_NEW;
    }
    return 0;
}

/* A total up to now that is no mere sum ("so far"), or 0. */
bool rf__is_so_far_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_FLOW);
    return tag && tag->entry->code == RF_CUMULATIVE && !(tag->entry->flags & RF__WEAK);
}

/* "So far this year, 1,663 refugees ...", "Eight dead and six missing are confirmed so far.": what
 * opens the sentence before a comma, or ends it, holds for all numbers of the clause. */
static int word_of_clause(const rf__doc *doc, const rf__phrase *p, const rf__sentence *sentence) {
    enum { OPENING = 7, CLOSING = 24 };
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = sentence->token, opens = UINT32_MAX;
         i < p->start && i < sentence->token + OPENING; i++) {
        if (doc->tokens[i].punct == ',' && opens != UINT32_MAX)
            return RF_CUMULATIVE;
        if (doc->tokens[i].punct == ',' || rf__tag_at(doc, i, RF__C_VERB))
            break;
        opens = rf__is_so_far_at(doc, i) ? i : opens;
    }
    bool finite = false;
    for (uint32_t i = p->end; i < end && i < p->end + CLOSING; i++) {
        if (rf__is_so_far_at(doc, i)) {
            const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
            uint32_t behind = i + tag->n;
            rf__function next = behind < end ? rf__function_at(doc, behind) : RF__F_NONE;
            bool ends = behind >= end || doc->tokens[behind].kind == RF__PUNCT;
            return ends || next == RF__F_IN || next == RF__F_ACROSS || next == RF__F_THIS
                       ? RF_CUMULATIVE
                       : 0;
        }
        rf__function f = rf__function_at(doc, i);
        bool edge = rf__is_clause_edge(doc, i) && f != RF__F_AND && doc->tokens[i].punct != ',';
        bool passive = finite && rf__function_at(doc, i - 1) == RF__F_BE; /* "are confirmed" */
        bool says = rf__tag_at(doc, i, RF__C_SAY_VERB) && !passive;
        if (edge || says || (finite && f == RF__F_BE))
            return 0;
        finite |= f == RF__F_BE || f == RF__F_HAVE;
    }
    return 0;
}

/* "So far 11 [are missing]", "to date 300 [remain displaced]": a state of the day itself. */
bool rf__is_told_as_state(const rf__doc *doc, const rf__phrase *p, uint32_t trigger) {
    enum { NEAR = 4 };
    if (trigger < p->end || trigger - p->end > NEAR)
        return false;
    for (uint32_t i = p->end; i <= trigger; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_FLOW);
        if (word && word->entry->code == RF_STOCK)
            return true;
    }
    const rf__tag *be = trigger ? rf__tag_at(doc, trigger - 1, RF__C_FUNCTION) : NULL,
                  *state = rf__tag_at(doc, trigger, RF__C_TRIGGER);
    return be && be->entry->code == RF__F_BE && !(be->entry->flags & RF__PAST_FORM) && state &&
           state->entry->indicator == RF_MISSING;
}

static int word_beside(const rf__doc *doc, const rf__phrase *p, const rf__sentence *sentence,
                       uint32_t trigger, bool sums) {
    uint32_t from = p->start > sentence->token + 3 ? p->start - 3 : sentence->token;
    uint32_t to = p->end + 4, end = sentence->token + sentence->n_tokens;
    int clause = word_of_clause(doc, p, sentence);
    if (clause)
        return clause;
    for (uint32_t i = from; i < p->start; i++) { /* "124 were displaced, 79 staying in camps" */
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
        if (tag && tag->n > 1 && tag->entry->code == RF_NEW && tag->entry->flags & RF__WEAK)
            from = i + tag->n;
    }
    if (trigger >= p->end && trigger + 2 > to && trigger - p->end < 12)
        to = trigger + 2;
    to = to < end ? to : end;
    for (uint32_t i = p->end; i <= to && i < end; i++) {
        if (!rf__is_number_at(doc, i))
            continue;
        uint32_t stop = i; /* "uprooted 10 and pushed another 20": of that number */
        const rf__tag *more = rf__tag_at(doc, stop - 1, RF__C_FLOW);
        if (stop > p->end && more && more->entry->code == RF_NEW && more->entry->flags & RF__WEAK)
            stop--;
        else if (i == to)
            break;
        int word = word_among(doc, from, stop, sums); /* "598 children, and hundreds more, died" */
        return word || trigger < i ? word : word_among(doc, trigger - 1, to, sums);
    }
    /* "are marooned, additional secretary Karim said", "injured 59, with the toll mounting" */
    for (uint32_t i = trigger >= p->end ? trigger + 1 : p->end; i < to; i++)
        if (doc->tokens[i].punct == ',')
            to = i;
    return word_among(doc, from, to, sums);
}

int rf__flow_word(const rf__doc *doc, const rf__phrase *p, const rf__sentence *sentence,
                  uint32_t trigger, bool sums) {
    int word = word_beside(doc, p, sentence, trigger, sums);
    return word == RF_CUMULATIVE && rf__is_told_as_state(doc, p, trigger) ? RF_STOCK : word;
}
