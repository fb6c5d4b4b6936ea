/* Numbers in tables: what a cell counts stands in the head of its column.
 *
 * The head is the block before the rows that holds no counted number: marked as a head by its
 * format, or the first row of the table. A column without a trigger of its own ("Households") takes
 * that of another column
 * ("IDPs") or of the text above the table. */
#include "claim/figure.h"

static bool is_separator(const rf__token *token) {
    return token->punct == '\t' || token->punct == '|';
}

/* Which cell a token stands in; a leading mark opens the first cell. */
static uint32_t cell_of(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t cell = 0;
    for (uint32_t i = sentence->token; i < token; i++)
        cell += is_separator(&doc->tokens[i]) && i > sentence->token;
    return cell;
}

static bool is_table(const rf__doc *doc, const rf__sentence *sentence) {
    rf_block_kind kind = doc->report->blocks[sentence->block].kind;
    return kind == RF_BLOCK_TABLE_ROW || kind == RF_BLOCK_TABLE_HEAD;
}

static bool has_counts(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *quantity = &doc->quantities[q];
        uint32_t at = quantity->token;
        bool opens_cell = at == sentence->token || is_separator(&doc->tokens[at - 1]);
        if (opens_cell && quantity->kind == RF__Q_COUNT && doc->tokens[at].kind == RF__NUMERAL)
            return true;
    }
    return false;
}

/* The sentence that is the head of the table a row stands in, or NULL. */
static const rf__sentence *head_of(const rf__doc *doc, uint32_t row) {
    const rf__sentence *found = NULL;
    uint32_t block = doc->sentences[row].block;
    for (uint32_t s = row; s-- > 0;) {
        const rf__sentence *sentence = &doc->sentences[s];
        if (!is_table(doc, sentence) || sentence->block + 1 < block)
            break;
        block = sentence->block;
        found = sentence;
        if (doc->report->blocks[sentence->block].kind == RF_BLOCK_TABLE_HEAD)
            break;
    }
    return found && !has_counts(doc, found) ? found : NULL;
}

/* The first trigger in a cell of the head (UINT32_MAX: in any), or NULL. */
static const rf__trigger *trigger_in(const rf__doc *doc, const rf__sentence *head,
                                     const rf__trigger *triggers, uint32_t n, uint32_t cell) {
    const rf__trigger *found = NULL;
    for (uint32_t t = 0; t < n; t++) {
        const rf__trigger *trigger = &triggers[t];
        bool here = cell == UINT32_MAX || cell_of(doc, head, trigger->token) == cell;
        /* of an adjective and a noun the adjective says what happened: "houses destroyed" */
        if (here && trigger->entry->indicator && !trigger->entry->needs &&
            (!found ||
             (found->entry->flags & RF__NEEDS_NOUN && !(trigger->entry->flags & RF__NEEDS_NOUN))))
            found = trigger;
    }
    return found;
}

static void take_noun(const rf__doc *doc, const rf__sentence *head, uint32_t cell,
                      rf__phrase *phrase) {
    for (uint32_t i = head->token; i < head->token + head->n_tokens; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && cell_of(doc, head, i) == cell && (!phrase->head || noun->entry->unit)) {
            phrase->head = noun;
            phrase->groups |= noun->entry->groups;
        }
        if (rf__tag_at(doc, i, RF__C_MEASURE) && cell_of(doc, head, i) == cell)
            phrase->measured = !phrase->head;
    }
}

bool rf__is_row(const rf__doc *doc, const rf__sentence *sentence) {
    return doc->report->blocks[sentence->block].kind == RF_BLOCK_TABLE_ROW;
}

bool rf__table_link(const rf__doc *doc, uint32_t row, const rf__quantity *quantity,
                    const rf__trigger *above, rf__phrase *phrase, rf__trigger *ret_trigger,
                    rf__link *ret) {
    const rf__sentence *sentence = &doc->sentences[row], *head = head_of(doc, row);
    if (!head)
        return false;
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n = rf__triggers_of(doc, head, triggers),
             cell = cell_of(doc, sentence, quantity->token);
    rf__phrase made = *phrase;
    made.head = NULL;
    take_noun(doc, head, cell, &made);
    if (made.measured)
        return false;
    const rf__trigger *trigger = trigger_in(doc, head, triggers, n, cell);
    if (!trigger && made.head && made.head->entry->class == RF__C_NOUN) {
        trigger = trigger_in(doc, head, triggers, n, UINT32_MAX);
        if (!trigger)
            trigger = above;
    }
    if (!trigger)
        return false;
    rf_unit unit;
    rf_indicator indicator = rf__resolve(doc, trigger, &made, quantity, &unit);
    if (!indicator)
        return false;
    *phrase = made;
    *ret_trigger = *trigger;
    *ret = (rf__link){.score = 0.75,
                      .relation = RF__R_LABEL,
                      .trigger = -1,
                      .indicator = indicator,
                      .unit = unit};
    return true;
}
