/* Numbers in tables: what a cell counts stands in the head of its column.
 *
 * The head is the block before the rows that holds no counted number: marked as a head by its
 * format, or the first row of the table. A column without a trigger of its own ("Households") takes
 * that of another column
 * ("IDPs") or of the text above the table. */
#include "claim/figure.h"

enum { SHORT_LABEL = 8, LONGEST_LABEL = 20 };

static bool is_separator(const rf__token *token) {
    return token->punct == '\t' || token->punct == '|';
}

/* Which cell a token stands in. A leading bar opens the first cell; a leading tab closes it, empty.
 */
static uint32_t cell_of(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t cell = 0;
    for (uint32_t i = sentence->token; i < token; i++)
        cell +=
            is_separator(&doc->tokens[i]) && (i > sentence->token || doc->tokens[i].punct == '\t');
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

/* The first row of the table that holds the row, the last head before it where there is one. */
static uint32_t table_of(const rf__doc *doc, uint32_t row) {
    const rf__sentence *before = row ? &doc->sentences[row - 1] : NULL;
    if (!before || !is_table(doc, before) || before->block + 1 < doc->sentences[row].block)
        return UINT32_MAX;
    if (doc->report->blocks[before->block].kind == RF_BLOCK_TABLE_HEAD ||
        before->table == UINT32_MAX)
        return row - 1;
    return before->table;
}

/* The sentence that is the head of the table a row stands in, or NULL. */
static const rf__sentence *head_of(const rf__doc *doc, uint32_t row) {
    uint32_t table = doc->sentences[row].table;
    const rf__sentence *found = table != UINT32_MAX ? &doc->sentences[table] : NULL;
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
             (found->entry->flags & RF__NEEDS_NOUN && !(trigger->entry->flags & RF__NEEDS_NOUN)) ||
             found->entry->indicator == RF_POPULATION))
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

/* What the caption right over a table counts: "Table 2: IDPs by type of shelter". */
static bool caption_trigger(const rf__doc *doc, const rf__sentence *head, rf__trigger *ret) {
    uint32_t s = (uint32_t)(head - doc->sentences);
    const rf__sentence *caption = s ? head - 1 : NULL;
    if (!caption || is_table(doc, caption) || caption->n_tokens > LONGEST_LABEL ||
        has_counts(doc, caption) ||
        doc->tokens[caption->token + caption->n_tokens - 1].punct == '.')
        return false;
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n = rf__triggers_of(doc, caption, triggers);
    const rf__trigger *found = trigger_in(doc, caption, triggers, n, UINT32_MAX);
    if (found)
        *ret = *found;
    return found;
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
    rf__trigger triggers[RF__MOST_TRIGGERS], caption;
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
        /* "Individuals | In camps": the other column tells where some of them stay */
        if (!trigger || (trigger->pattern == RF__P_STATE && above))
            trigger = above;
        if (!trigger && caption_trigger(doc, head, &caption))
            trigger = &caption;
    }
    if (!trigger)
        return false;
    if (made.head && trigger->pattern == RF__P_STATE && made.head->token >= trigger->token &&
        made.head->token < trigger->token + trigger->n)
        made.head = NULL; /* "In camps", "With host families": no camps or families are counted */
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

/* ---- boxes of key figures ---- */

static bool is_bare_number(const rf__doc *doc, uint32_t s) {
    const rf__sentence *sentence = &doc->sentences[s];
    return sentence->n_quantities == 1 && doc->quantities[sentence->quantity].kind != RF__Q_NOT &&
           sentence->n_tokens <= doc->quantities[sentence->quantity].n_phrase + 1;
}

static bool is_label(const rf__doc *doc, uint32_t s) {
    if (s >= doc->n_sentences || doc->sentences[s].n_tokens > LONGEST_LABEL)
        return false;
    const rf__sentence *line = &doc->sentences[s];
    if (line->n_tokens > SHORT_LABEL && doc->tokens[line->token + line->n_tokens - 1].punct == '.')
        return false;
    for (uint32_t q = line->quantity; q < line->quantity + line->n_quantities; q++) {
        uint32_t at = doc->quantities[q].phrase;
        rf__function f = at > line->token + 1 ? rf__function_at(doc, at - 1) : RF__F_NONE;
        bool where = f == RF__F_IN || f == RF__F_ACROSS || f == RF__F_AT; /* "in 31 districts" */
        if (doc->quantities[q].kind != RF__Q_NOT && !where)
            return false;
    }
    return true;
}

/* The label of a bare number: the line behind it where the run of such lines began with a number,
 * else the line before it. UINT32_MAX: none. */
static uint32_t label_of(const rf__doc *doc, uint32_t s) {
    uint32_t first = doc->sentences[s].run;
    bool before = s > 0 && is_label(doc, s - 1), behind = is_label(doc, s + 1);
    /* A label before the first number: "PEOPLE DISPLACED / 64,200 / PEOPLE KILLED / 118". A heading
     * stands there too ("Key figures"), so it must name something counted. */
    bool began_with_label = false;
    if (first > 0 && is_label(doc, first - 1)) {
        rf__trigger any[RF__MOST_TRIGGERS];
        began_with_label = rf__triggers_of(doc, &doc->sentences[first - 1], any) > 0;
    }
    if (behind && !began_with_label)
        return s + 1;
    return before ? s - 1 : UINT32_MAX;
}

rf_err rf__doc_rows(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        bool goes_on = s >= 2 && is_label(doc, s - 1) && is_bare_number(doc, s - 2);
        doc->sentences[s].run = goes_on ? doc->sentences[s - 2].run : s;
        doc->sentences[s].table = table_of(doc, s);
    }
    return RF_OK;
}

/* Of "households in refugee camps affected" what happened says more than who they are. */
static bool says_more(const rf__trigger *a, const rf__trigger *b) {
    return b->pattern == RF__P_COUNTED && a->pattern != RF__P_COUNTED;
}

bool rf__box_link(const rf__doc *doc, uint32_t s, rf__phrase *phrase, rf__trigger *ret_trigger,
                  rf__link *ret) {
    if (!is_bare_number(doc, s))
        return false;
    uint32_t label = label_of(doc, s);
    return label != UINT32_MAX &&
           rf__label_link(doc, label, &doc->quantities[doc->sentences[s].quantity], phrase,
                          ret_trigger, ret);
}

bool rf__label_link(const rf__doc *doc, uint32_t label, const rf__quantity *quantity,
                    rf__phrase *phrase, rf__trigger *ret_trigger, rf__link *ret) {
    const rf__sentence *line = &doc->sentences[label];
    rf__trigger found[RF__MOST_TRIGGERS];
    uint32_t n = rf__triggers_of(doc, line, found);
    rf__phrase counted = *phrase;
    for (uint32_t t = line->token; t < line->token + line->n_tokens && !counted.head; t++) {
        counted.head = rf__tag_at(doc, t, RF__C_NOUN);
        counted.groups |= counted.head ? counted.head->entry->groups : 0;
    }
    bool any = false;
    for (uint32_t t = 0; t < n; t++) {
        rf_unit unit;
        bool noun = found[t].noun_like; /* "host" in "host communities" */
        if (!found[t].entry->indicator || noun || (any && !says_more(&found[t], ret_trigger)))
            continue;
        rf_indicator indicator = rf__resolve(doc, &found[t], &counted, quantity, &unit);
        if (!indicator) /* a place in the label */
            indicator = rf__resolve(doc, &found[t], phrase, quantity, &unit);
        if (!indicator)
            continue;
        *ret_trigger = found[t];
        *ret = (rf__link){.score = 0.7,
                          .relation = RF__R_LABEL,
                          .trigger = -1,
                          .indicator = indicator,
                          .unit = unit};
        any = true;
    }
    if (any)
        *phrase = counted;
    return any;
}
