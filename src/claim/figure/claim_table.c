/* The head of a table is its rows before the first with a count. Each column is read once:
 *
 *     State        | IDPs       |             | Returnees  |      a group over several columns
 *                  | Households | Individuals | Households |      the words over each
 *     South Darfur | 159,820    | 799,100     | 12,040     |
 *
 * What a column counts stands over it ("Killed", "IDPs in camps") or over its group. A column that
 * leaves it open ("Households", "Total", "Female", "2023") takes it from the row's label where that
 * says it ("Injured | 12 | 3"), else from the column left of it, the caption, a column right of it,
 * the text before the table. */
#include "claim/figure/claim_table.h"

#include <string.h>

enum { LONGEST_CAPTION = 24 };

static bool is_separator(const rf__token *token) {
    return token->punct == '\t' || token->punct == '|';
}

bool rf__begins_cell(const rf__doc *doc, const rf__sentence *row, uint32_t token) {
    return token == row->token || is_separator(&doc->tokens[token - 1]);
}

/* Which cell a token stands in. A leading bar opens the first cell; a leading tab closes it, empty.
 */
static uint32_t cell_of(const rf__doc *doc, const rf__sentence *row, uint32_t token) {
    uint32_t cell = 0;
    for (uint32_t i = row->token; i < token; i++)
        cell += is_separator(&doc->tokens[i]) && (i > row->token || doc->tokens[i].punct == '\t');
    return cell;
}

/* The tokens of each cell, at most `most`; returns how many. */
static uint32_t cells_of(const rf__doc *doc, const rf__sentence *row, uint32_t *starts,
                         uint32_t *lengths, uint32_t most) {
    uint32_t n = 0, end = row->token + row->n_tokens, from = row->token;
    if (from < end && doc->tokens[from].punct == '|')
        from++;
    for (uint32_t i = from; i <= end && n < most; i++) {
        if (i < end && !is_separator(&doc->tokens[i]))
            continue;
        if (i == end && i == from && n) /* a closing bar */
            break;
        starts[n] = from;
        lengths[n++] = i - from;
        from = i + 1;
    }
    return n;
}

bool rf__is_table(const rf__doc *doc, const rf__sentence *sentence) {
    rf_block_kind kind = doc->report->blocks[sentence->block].kind;
    return kind == RF_BLOCK_TABLE_ROW || kind == RF_BLOCK_TABLE_HEAD;
}

static bool has_counts(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *quantity = &doc->quantities[q];
        uint32_t at = quantity->token;
        if (rf__begins_cell(doc, sentence, at) && quantity->kind == RF__Q_COUNT &&
            doc->tokens[at].kind == RF__NUMERAL && !rf__time_over(doc, sentence, at))
            return true;
    }
    return false;
}

uint32_t rf__table_first(const rf__doc *doc, uint32_t row) {
    uint32_t table = doc->sentences[row].table;
    return table == UINT32_MAX ? row : table;
}

/* "14% in sites", "Dikwa: 98", an item of a list: a figure of its own. */
static bool has_figure(const rf__doc *doc, const rf__sentence *line, bool nearest) {
    for (uint32_t i = line->quantity; i < line->quantity + line->n_quantities; i++) {
        const rf__quantity *q = &doc->quantities[i];
        if ((q->kind == RF__Q_COUNT || q->kind == RF__Q_SHARE) &&
            !rf__time_over(doc, line, q->token))
            return true;
    }
    /* "2. Losses (3 May to date)" right over the table: its heading with a number */
    return doc->report->blocks[line->block].kind == RF_BLOCK_BULLET && !nearest;
}

uint32_t rf__table_caption(const rf__doc *doc, uint32_t first, uint32_t n) {
    for (uint32_t back = 1; back <= RF__MOST_CAPTIONS && back <= first; back++) {
        const rf__sentence *line = &doc->sentences[first - back];
        if (rf__is_table(doc, line) || line->n_tokens > LONGEST_CAPTION ||
            has_figure(doc, line, back == 1) ||
            doc->tokens[line->token + line->n_tokens - 1].punct == '.')
            return UINT32_MAX;
        if (!n--)
            return first - back;
    }
    return UINT32_MAX;
}

uint32_t rf__row_label(const rf__doc *doc, const rf__sentence *row) {
    enum { MOST_ROWS = 1000 };
    uint32_t from = row->token, numbers = 0;
    for (uint32_t i = row->token; i < row->token + row->n_tokens && numbers < 2; i++) {
        const rf__token *token = &doc->tokens[i];
        if (is_separator(token))
            from = i + 1;
        else if (token->kind == RF__WORD)
            return from;
        else if (token->kind == RF__NUMERAL && !(token->value < MOST_ROWS))
            break;
        numbers += token->kind == RF__NUMERAL;
    }
    return row->token;
}

bool rf__is_total_row(const rf__doc *doc, const rf__sentence *row) {
    uint32_t label = rf__row_label(doc, row);
    for (uint32_t i = label; i < row->token + row->n_tokens; i++) {
        if (is_separator(&doc->tokens[i]) && i > label)
            return false;
        const rf__tag *flow = rf__tag_at(doc, i, RF__C_FLOW);
        if (flow && flow->entry->code == RF_CUMULATIVE)
            return true;
    }
    return false;
}

/* ---- the head ---- */

/* Does a trigger of homes or the like go with the noun that is counted? */
static bool fits(const rf__doc *doc, const rf__trigger *trigger, const rf__tag *noun) {
    const rf__quantity any = {.kind = RF__Q_COUNT};
    rf__phrase phrase = {.head = noun};
    rf_unit unit;
    return rf__resolve(doc, trigger, &phrase, &any, &unit) != RF_NO_INDICATOR;
}

/* Which of two triggers in one cell says what is counted? Of an adjective and a noun the adjective:
 * "houses destroyed"; of two of homes the worse: "damaged (fully)". */
static bool says_more(const rf__doc *doc, const rf__trigger *a, const rf__trigger *b,
                      const rf__tag *noun) {
    bool a_fits = fits(doc, a, noun), b_fits = fits(doc, b, noun);
    if (a_fits != b_fits && noun)
        return a_fits;
    int x = a->entry->indicator, y = b->entry->indicator;
    if (x == RF_HOMES_DESTROYED && y == RF_HOMES_DAMAGED)
        return true;
    return (b->entry->flags & RF__NEEDS_NOUN && !(a->entry->flags & RF__NEEDS_NOUN)) ||
           y == RF_POPULATION;
}

/* What [from, to) says is counted, or NULL; `noun` (may be NULL) stands there too. */
static const rf__trigger *trigger_in(const rf__doc *doc, const rf__trigger *triggers, uint32_t n,
                                     uint32_t from, uint32_t to, const rf__tag *noun) {
    const rf__trigger *found = NULL;
    for (uint32_t t = 0; t < n; t++) {
        const rf__trigger *trigger = &triggers[t];
        bool here = trigger->token >= from && trigger->token < to;
        bool home = trigger->entry->pattern == RF__P_HOME_TO || /* "District of origin" */
                    (trigger->entry->class == RF__C_VERB &&
                     (rf__tag_over(doc, trigger->token, RF__C_PLACE_KIND) || /* "Crossing point" */
                      (trigger->entry->form == RF__ING &&                    /* "Hosting area" */
                       rf__tag_at(doc, trigger->token + trigger->n, RF__C_PLACE_KIND))));
        if (here && trigger->entry->indicator && !trigger->entry->needs && !home &&
            (!found || says_more(doc, trigger, found, noun)))
            found = trigger;
    }
    return found;
}

/* Who or what is counted; what stands behind a preposition is where they are: "IDPs in sites". */
static void take_noun(const rf__doc *doc, const rf__sentence *line, uint32_t from, uint32_t n,
                      rf__column *column) {
    bool named = false;
    for (uint32_t i = from; i < from + n; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *counted = rf__tag_at(doc, i, RF__C_TRIGGER);
        rf__function f = rf__function_at(doc, i);
        if (named && (f == RF__F_IN || f == RF__F_AT || f == RF__F_WITH || f == RF__F_BY))
            return;
        named |= noun || (counted && counted->entry->pattern == RF__P_COUNTED);
        bool attribute = column->noun && !noun && counted &&
                         counted->entry->pattern == RF__P_COUNTED &&
                         column->noun->entry->unit == RF_FACILITIES;
        if (attribute)
            column->noun = NULL; /* "Out-of-camp IDPs": no camps are counted */
        if (noun && (!column->noun || noun->entry->unit)) {
            column->noun = noun;
            column->groups |= noun->entry->groups;
        }
        if (rf__tag_at(doc, i, RF__C_MEASURE) && !rf__time_over(doc, line, i))
            column->measured = !column->noun; /* not "Arrivals this week" */
    }
}

static bool names_place(const rf__doc *doc, const rf__sentence *line, uint32_t token) {
    for (uint32_t i = line->mention; i < line->mention + line->n_mentions; i++)
        if (doc->mentions[i].phrase <= token &&
            token < doc->mentions[i].phrase + doc->mentions[i].n_phrase)
            return true;
    return false;
}

/* "of which under 18": a part of the column left of it. */
static bool is_part(const rf__doc *doc, const rf__column *c) {
    rf__function whom = c->n > 2 ? rf__function_at(doc, c->token + 1) : RF__F_NONE;
    return rf__function_at(doc, c->token) == RF__F_OF &&
           (whom == RF__F_WHICH || whom == RF__F_WHOM);
}

/* Do the words say no more than a unit, a group, that it is a sum, where or when? A word that the
 * lexicon lacks may count anything ("Latrines", "Persons vaccinated"). */
static bool is_countable(const rf__doc *doc, const rf__sentence *line, const rf__column *c) {
    uint32_t n;
    bool says = is_part(doc, c) ||
                (rf__is_asked_for(doc, c->token, "grade", &n) && n == c->n); /* "Severe" */
    for (uint32_t i = c->token; i < c->token + c->n; i++) {
        const rf__token *token = &doc->tokens[i];
        bool flow = rf__tag_over(doc, i, RF__C_FLOW), noun = rf__tag_over(doc, i, RF__C_NOUN);
        bool time = rf__time_over(doc, line, i), place = names_place(doc, line, i);
        says |= flow || noun || time || place || rf__tag_at(doc, i, RF__C_TRIGGER);
        if (token->kind == RF__WORD && !token->over && !token->function && !time && !place)
            return false;
    }
    bool things = c->noun && c->noun->entry->unit && c->noun->entry->unit != RF_PEOPLE &&
                  c->noun->entry->unit != RF_HOUSEHOLDS && c->noun->entry->unit != RF_HOMES;
    return says && !things && !c->measured;
}

/* "Violence | Floods", "Conflict-induced": what brought about what the caption counts. */
static bool is_cause(const rf__doc *doc, const rf__column *c) {
    bool cause = false;
    for (uint32_t i = c->token; i < c->token + c->n; i++) {
        const rf__tag *crisis = rf__tag_over(doc, i, RF__C_TIME_WORD);
        bool here = crisis && crisis->entry->code == RF__W_CRISIS;
        cause |= here;
        if (doc->tokens[i].kind == RF__NUMERAL ||
            (doc->tokens[i].kind == RF__WORD && !here && !rf__function_at(doc, i) &&
             (i == c->token || doc->tokens[i - 1].punct != '-')))
            return false;
    }
    return cause;
}

static bool adds_up(const rf__trigger *t) {
    int v = t->entry->indicator;
    return v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES || v == RF_MISSING ||
           v == RF_DIED_OF_EXPOSURE;
}

/* May a column that leaves it open count what another or the caption does? */
static bool may_borrow(const rf__column *c, const rf__trigger *t) {
    bool households = c->noun && c->noun->entry->unit == RF_HOUSEHOLDS;
    return !(households && adds_up(t));
}

static bool is_sum(const rf__doc *doc, const rf__column *c) {
    for (uint32_t i = c->token; i < c->token + c->n; i++) {
        const rf__tag *flow = rf__tag_at(doc, i, RF__C_FLOW);
        if (flow && flow->entry->code == RF_CUMULATIVE)
            return true;
    }
    return false;
}

static bool dead_and_wounded(const rf__column *a, const rf__column *b) {
    int x = a->trigger.entry->indicator, y = b->trigger.entry->indicator;
    return (x == RF_KILLED && y == RF_INJURED) || (x == RF_INJURED && y == RF_KILLED);
}

/* The column left of c that says what it counts: the nearest, and for a sum one that all agree
 * with. */
static const rf__column *left_of(const rf__doc *doc, const rf__table *table, uint32_t c) {
    const rf__column *own = &table->columns[c], *found = NULL;
    bool sum = is_sum(doc, own) && !own->noun;
    for (uint32_t i = c; i-- > 0;) {
        const rf__column *left = &table->columns[i];
        if (!left->own || !may_borrow(own, &left->trigger) ||
            (own->noun && !own->groups && adds_up(&left->trigger))) /* "Deaths | Persons" */
            continue;
        if (!sum)
            return left;
        if (found && found->trigger.entry->indicator != left->trigger.entry->indicator &&
            !dead_and_wounded(found, left))
            return NULL;
        found = left;
    }
    return found;
}

/* "Killed | Injured | Total" */
static bool sums_casualties(const rf__table *table, uint32_t c) {
    bool killed = false, injured = false;
    for (uint32_t i = 0; i < c; i++) {
        const rf__column *left = &table->columns[i];
        killed |= left->own && left->trigger.entry->indicator == RF_KILLED;
        injured |= left->own && left->trigger.entry->indicator == RF_INJURED;
    }
    return killed && injured;
}

static const rf__column *right_of(const rf__table *table, uint32_t c) {
    for (uint32_t i = c + 1; i < table->n_columns; i++) {
        const rf__column *right = &table->columns[i];
        /* "Individuals | In camps": tells where some of them stay */
        if (right->own && right->trigger.pattern != RF__P_STATE &&
            may_borrow(&table->columns[c], &right->trigger))
            return right;
    }
    return NULL;
}

/* What the lines over a table count, the nearest that says it: "Table 2: IDPs by type of shelter".
 */
static bool caption_trigger(const rf__doc *doc, uint32_t first, rf__trigger *ret,
                            rf__column *ret_noun) {
    rf__trigger triggers[RF__MOST_TRIGGERS];
    for (uint32_t n = 0; n < RF__MOST_CAPTIONS; n++) {
        uint32_t s = rf__table_caption(doc, first, n);
        if (s == UINT32_MAX)
            return false;
        const rf__sentence *line = &doc->sentences[s];
        uint32_t n_triggers = rf__triggers_of(doc, line, triggers);
        const rf__trigger *found =
            trigger_in(doc, triggers, n_triggers, line->token, line->token + line->n_tokens, NULL);
        if (!found)
            continue;
        *ret = *found;
        take_noun(doc, line, line->token, line->n_tokens, ret_noun);
        return true;
    }
    return false;
}

static void set_trigger(rf__column *c, const rf__trigger *t, const rf__tag *noun) {
    c->trigger = *t;
    c->has_trigger = true;
    if (!c->noun && t->entry->flags & RF__NEEDS_NOUN)
        c->noun = noun; /* "Damaged houses" over "Partially" */
}

static bool crosses(int v) { return v == RF_RETURNED || v == RF_CROSSED_BORDER; }

static bool is_grade(const rf__column *c, rf_indicator v) {
    return c->has_trigger && !c->noun && c->trigger.entry->indicator == (int)v &&
           c->trigger.entry->flags & RF__NEEDS_NOUN && c->trigger.entry->flags & RF__WEAK;
}

/* "Deaths | Injured | Fully | Partially": houses, of which the report told before the table. */
static void grade_homes(const rf__doc *doc, rf__table *table) {
    enum { REACH = 400 };
    uint32_t first = doc->sentences[table->first].token;
    const rf__tag *homes = NULL;
    bool fully = false, partly = false;
    for (uint32_t i = 0; i < table->n_columns; i++) {
        fully |= is_grade(&table->columns[i], RF_HOMES_DESTROYED);
        partly |= is_grade(&table->columns[i], RF_HOMES_DAMAGED);
    }
    if (!fully || !partly)
        return;
    for (uint32_t i = first; i-- > 0 && i + REACH > first && !homes;) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        homes = noun && noun->entry->unit == RF_HOMES ? noun : NULL;
    }
    for (uint32_t i = 0; i < table->n_columns; i++)
        if (is_grade(&table->columns[i], RF_HOMES_DESTROYED) ||
            is_grade(&table->columns[i], RF_HOMES_DAMAGED))
            table->columns[i].noun = homes;
}

/* Gives the columns that leave it open what they count. */
static void borrow(const rf__doc *doc, rf__table *table, const rf__trigger *above) {
    rf__trigger caption;
    rf__column over = {0};
    bool captioned = caption_trigger(doc, table->first, &caption, &over);
    for (uint32_t i = 0; i < table->n_columns; i++) {
        rf__column *c = &table->columns[i];
        if (!c->has_trigger && c->countable) {
            const rf__column *left = left_of(doc, table, i), *right = right_of(table, i);
            /* "Border point | Total | Assisted": those who crossed, not only those helped */
            bool crossed = table->by_border && !left && !captioned && right &&
                           (is_sum(doc, c) || c->groups) &&
                           right->trigger.entry->indicator == RF_AID;
            if (crossed) {
                if (above && crosses(above->entry->indicator))
                    set_trigger(c, above, NULL);
                continue;
            }
            if (left && !(captioned && is_sum(doc, c)))
                set_trigger(c, &left->trigger, left->noun);
            else if (captioned && may_borrow(c, &caption))
                set_trigger(c, &caption, over.noun);
            else if (left)
                set_trigger(c, &left->trigger, left->noun);
            else if (right)
                set_trigger(c, &right->trigger, right->noun);
            else if (above && may_borrow(c, above) && (c->noun || (i && is_part(doc, c))))
                set_trigger(c, above, NULL);
            c->both = left && is_sum(doc, c) && sums_casualties(table, i);
        } else if (c->has_trigger && !c->noun && c->trigger.entry->flags & RF__NEEDS_NOUN) {
            c->noun = over.noun;
        }
    }
}

/* The words over a column in the head row `row`, a group where the row has cells for several
 * columns: those left of an empty cell, or fewer cells that share the columns evenly. */
static uint32_t group_over(const uint32_t *lengths, uint32_t n, uint32_t column,
                           uint32_t n_columns) {
    if (n < n_columns && n > 1 && (n_columns - 1) % (n - 1) == 0)
        return column ? 1 + (column - 1) / ((n_columns - 1) / (n - 1)) : 0;
    for (uint32_t i = column < n ? column + 1 : 0; i-- > 1;)
        if (lengths[i])
            return i;
    return 0;
}

/* "IDPs / returnees", "Households / individuals" over numbers parted alike. */
static void read_pair(const rf__doc *doc, const rf__trigger *triggers, uint32_t n_triggers,
                      rf__column *c) {
    uint32_t stroke = c->token, end = c->token + c->n;
    while (stroke < end && doc->tokens[stroke].punct != '/')
        stroke++;
    if (stroke + 1 >= end || stroke == c->token)
        return;
    const rf__tag *noun = NULL, *before = NULL;
    for (uint32_t i = c->token; i < end; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_NOUN);
        if (tag && tag->entry->unit)
            *(i < stroke ? &before : &noun) = tag;
    }
    const rf__trigger *first = trigger_in(doc, triggers, n_triggers, c->token, stroke, before);
    const rf__trigger *second = trigger_in(doc, triggers, n_triggers, stroke + 1, end, noun);
    if (first && second) {
        set_trigger(c, first, NULL);
        c->own = true;
        c->behind = *second;
        c->has_behind = true;
    }
    if (noun && before) {
        c->noun = before;
        c->noun_behind = noun;
    }
}

static bool use_in(const rf__doc *doc, uint32_t from, uint32_t n, bool cell, rf__name_use *ret) {
    rf__function f = cell ? rf__function_at(doc, from) : RF__F_NONE;
    if (f == RF__F_FROM || f == RF__F_TO) {
        *ret = f == RF__F_FROM ? RF__NAME_ORIGIN : RF__NAME_DESTINATION;
        return true;
    }
    for (uint32_t i = from; i < from + n; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_PLACE_WORD);
        if (!word || !word->entry->text)
            continue;
        const char *text = word->entry->text;
        *ret = !strcmp(text, "origin")        ? RF__NAME_ORIGIN
               : !strcmp(text, "destination") ? RF__NAME_DESTINATION
               : !strcmp(text, "abroad")      ? RF__NAME_ABROAD
               : !strcmp(text, "border")      ? RF__NAME_BORDER
                                              : RF__NAME_PLACE;
        if (*ret != RF__NAME_PLACE)
            return true;
    }
    return false;
}

static void read_row(const rf__doc *doc, const rf__sentence *line, bool last, rf__table *table) {
    uint32_t starts[RF__MOST_COLUMNS], lengths[RF__MOST_COLUMNS];
    uint32_t n = cells_of(doc, line, starts, lengths, RF__MOST_COLUMNS);
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n_triggers = rf__triggers_of(doc, line, triggers);
    for (uint32_t i = 0; i < table->n_columns; i++) {
        rf__column *c = &table->columns[i];
        uint32_t cell = last ? i : group_over(lengths, n, i, table->n_columns);
        if (cell >= n || !lengths[cell] || (cell == 0 && i))
            continue;
        bool fills = !c->n;
        if (fills) {
            c->token = starts[cell];
            c->n = lengths[cell];
            take_noun(doc, line, c->token, c->n, c);
            c->countable = is_countable(doc, line, c);
            if (is_cause(doc, c)) { /* no floods are counted */
                c->noun = NULL;
                c->measured = false;
                c->countable = true;
                continue;
            }
        } else if (!c->n_group) {
            c->group = starts[cell];
            c->n_group = lengths[cell];
        }
        const rf__trigger *found = trigger_in(doc, triggers, n_triggers, starts[cell],
                                              starts[cell] + lengths[cell], c->noun);
        bool of_places = found && fills && !c->noun && found->token > starts[cell] &&
                         rf__tag_over(doc, found->token - 1, RF__C_PLACE_KIND) &&
                         (found->entry->class == RF__C_VERB || found->pattern == RF__P_ADJECTIVE);
        if (of_places) { /* "Upazilas affected" */
            c->measured = true;
            continue;
        }
        rf__name_use use;
        if (found && fills && !c->noun && found->entry->class == RF__C_VERB &&
            use_in(doc, c->token, c->n, true, &use))
            continue; /* "Left from": the places below it */
        bool takes = found && (fills || (!c->own && c->countable));
        if (takes) {
            set_trigger(c, found, NULL);
            c->own = true;
        }
        if (fills)
            read_pair(doc, triggers, n_triggers, c);
        else if (takes && !c->noun)
            take_noun(doc, line, starts[cell], lengths[cell], c);
    }
}

void rf__table_read(const rf__doc *doc, uint32_t first, const rf__trigger *above, rf__table *ret) {
    ret->first = first;
    ret->n_columns = 0;
    uint32_t n_heads = 0, starts[RF__MOST_COLUMNS], lengths[RF__MOST_COLUMNS];
    for (uint32_t s = first; s < doc->n_sentences && n_heads < RF__MOST_HEADS; s++) {
        bool goes_on = s == first || doc->sentences[s].table == first;
        if (!goes_on || !rf__is_table(doc, &doc->sentences[s]) ||
            has_counts(doc, &doc->sentences[s]))
            break;
        n_heads++;
    }
    if (!n_heads)
        return;
    ret->n_columns =
        cells_of(doc, &doc->sentences[first + n_heads - 1], starts, lengths, RF__MOST_COLUMNS);
    memset(ret->columns, 0, ret->n_columns * sizeof *ret->columns);
    for (uint32_t h = n_heads; h-- > 0;)
        read_row(doc, &doc->sentences[first + h], h + 1 == n_heads, ret);
    ret->by_origin = ret->by_border = false;
    for (uint32_t i = 0; i < ret->n_columns; i++) {
        rf__name_use use;
        const rf__column *c = &ret->columns[i];
        if (!c->n || !use_in(doc, c->token, c->n, true, &use))
            continue;
        ret->by_origin |= use == RF__NAME_ORIGIN;
        ret->by_border |= use == RF__NAME_BORDER;
    }
    borrow(doc, ret, above);
    grade_homes(doc, ret);
    ret->counts = false;
    for (uint32_t i = 0; i < ret->n_columns; i++)
        ret->counts |= ret->columns[i].has_trigger;
}

/* ---- numbers ---- */

const rf__column *rf__table_column(const rf__doc *doc, const rf__table *table, uint32_t row,
                                   uint32_t token) {
    if (table->first != rf__table_first(doc, row))
        return NULL;
    uint32_t cell = cell_of(doc, &doc->sentences[row], token);
    return cell < table->n_columns ? &table->columns[cell] : NULL;
}

/* What the first cell of the row counts, or NULL. */
static const rf__trigger *row_label(const rf__doc *doc, const rf__sentence *row,
                                    const rf__trigger *triggers, uint32_t n) {
    uint32_t label = rf__row_label(doc, row), to = label, end = row->token + row->n_tokens;
    while (to < end && (!is_separator(&doc->tokens[to]) || to == label))
        to++;
    return trigger_in(doc, triggers, n, label, to, NULL);
}

bool rf__table_link(const rf__doc *doc, const rf__table *table, uint32_t row,
                    const rf__quantity *quantity, const rf__trigger *label, uint32_t n_label,
                    rf__phrase *phrase, rf__trigger *ret_trigger, rf__link *ret) {
    const rf__column *c = rf__table_column(doc, table, row, quantity->token);
    if (!c || c->measured)
        return false;
    rf__phrase made = *phrase;
    bool behind = quantity->token && doc->tokens[quantity->token - 1].punct == '/';
    made.head = behind && c->noun_behind ? c->noun_behind : c->noun;
    made.groups |= c->groups;
    const rf__trigger *trigger = behind && c->has_behind ? &c->behind
                                 : c->has_trigger        ? &c->trigger
                                                         : NULL;
    if (!c->own && (c->countable || !c->n || !table->counts)) {
        const rf__trigger *of_row = row_label(doc, &doc->sentences[row], label, n_label);
        if (of_row) {
            rf__column said = {0};
            take_noun(doc, &doc->sentences[row], doc->sentences[row].token,
                      quantity->token - doc->sentences[row].token, &said);
            if (said.noun)
                made.head = said.noun;
            made.groups |= said.groups;
            trigger = of_row;
        }
    }
    if (!trigger) {
        int whom = c->noun ? c->noun->entry->unit : RF_NO_UNIT;
        bool people = whom == RF_PEOPLE || whom == RF_HOUSEHOLDS;
        bool crossed = table->by_border && (people || (!whom && c->countable));
        if (!crossed && (!table->by_origin || !people))
            return false;
        *phrase = made; /* "From | To | Families": they moved */
        *ret_trigger = (rf__trigger){0};
        *ret = (rf__link){.score = 0.6,
                          .relation = RF__R_LABEL,
                          .trigger = -1,
                          .indicator = crossed ? RF_CROSSED_BORDER : RF_DISPLACED,
                          .unit = whom ? (rf_unit)whom : RF_PEOPLE};
        return true;
    }
    if (made.head && trigger->pattern == RF__P_STATE && made.head->token >= trigger->token &&
        made.head->token < trigger->token + trigger->n)
        made.head = NULL; /* "In camps", "With host families": no camps or families are counted */
    rf_unit unit;
    rf_indicator indicator = rf__resolve(doc, trigger, &made, quantity, &unit);
    if (!indicator)
        return false;
    if (c->both && trigger == &c->trigger)
        indicator = RF_CASUALTIES;
    *phrase = made;
    *ret_trigger = *trigger;
    *ret = (rf__link){.score = 0.75,
                      .relation = RF__R_LABEL,
                      .trigger = -1,
                      .indicator = indicator,
                      .unit = unit};
    return true;
}

/* ---- names ---- */

/* The head cell over a token of a row: the lowest of the head rows that has words there. */
static bool head_cell(const rf__doc *doc, uint32_t row, uint32_t token, uint32_t *from,
                      uint32_t *n) {
    uint32_t first = rf__table_first(doc, row), cell = cell_of(doc, &doc->sentences[row], token);
    uint32_t starts[RF__MOST_COLUMNS], lengths[RF__MOST_COLUMNS];
    *n = 0;
    for (uint32_t s = first; s < row && s < first + RF__MOST_HEADS; s++) {
        if (has_counts(doc, &doc->sentences[s]))
            break;
        uint32_t cells = cells_of(doc, &doc->sentences[s], starts, lengths, RF__MOST_COLUMNS);
        if (cell < cells && lengths[cell]) {
            *from = starts[cell];
            *n = lengths[cell];
        }
    }
    return *n;
}

rf__name_use rf__name_use_of(const rf__doc *doc, uint32_t row, uint32_t token, bool *ret_told) {
    uint32_t from, n;
    rf__name_use use = RF__NAME_PLACE;
    *ret_told = false;
    if (head_cell(doc, row, token, &from, &n) && use_in(doc, from, n, true, &use)) {
        *ret_told = true;
        return use;
    }
    const rf__sentence *line = &doc->sentences[row];
    if (cell_of(doc, line, token) != cell_of(doc, line, rf__row_label(doc, line)))
        return use;
    for (uint32_t back = 0; back < RF__MOST_CAPTIONS; back++) {
        uint32_t s = rf__table_caption(doc, rf__table_first(doc, row), back);
        if (s == UINT32_MAX)
            break;
        if (use_in(doc, doc->sentences[s].token, doc->sentences[s].n_tokens, false, &use)) {
            *ret_told = true;
            return use;
        }
    }
    return use;
}

bool rf__names_places(const rf__doc *doc, uint32_t row) {
    uint32_t from, n;
    rf__name_use use;
    uint32_t label = rf__row_label(doc, &doc->sentences[row]);
    if (!head_cell(doc, row, label, &from, &n))
        return false;
    for (uint32_t i = from; i < from + n; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (rf__tag_at(doc, i, RF__C_PLACE_KIND) || (noun && noun->entry->unit == RF_PLACES))
            return true;
    }
    return use_in(doc, from, n, true, &use);
}
