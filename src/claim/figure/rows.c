/* Rows of tables and lines of boxes: which sentences stand together. What a table counts is read by
 * claim_table.c. */
#include "claim/figure/claim_table.h"

enum { SHORT_LABEL = 8, LONGEST_LABEL = 20 };

/* The first row of the table that holds the row, the last head before it where there is one. */
static uint32_t table_of(const rf__doc *doc, uint32_t row) {
    const rf__sentence *before = row ? &doc->sentences[row - 1] : NULL;
    if (!before || !rf__is_table(doc, before) || !rf__is_table(doc, &doc->sentences[row]) ||
        before->block + 1 < doc->sentences[row].block)
        return UINT32_MAX;
    bool head = doc->report->blocks[before->block].kind == RF_BLOCK_TABLE_HEAD;
    return before->table == UINT32_MAX || head ? row - 1 : before->table;
}

bool rf__is_row(const rf__doc *doc, const rf__sentence *sentence) {
    return doc->report->blocks[sentence->block].kind == RF_BLOCK_TABLE_ROW;
}

/* ---- boxes of key figures ---- */

static bool is_bare_number(const rf__doc *doc, uint32_t s) {
    const rf__sentence *line = &doc->sentences[s];
    if (!line->n_quantities || doc->quantities[line->quantity].kind == RF__Q_NOT)
        return false;
    const rf__quantity *q = &doc->quantities[line->quantity];
    uint32_t end = line->token + line->n_tokens, behind = q->phrase + q->n_phrase;
    if (line->n_tokens <= q->n_phrase + 1)
        return line->n_quantities == 1;
    return q->phrase == line->token && doc->tokens[behind].punct == '(' &&
           rf__skip_brackets(doc, behind, end) == end; /* "1.9 million (85% of all)" */
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

/* "310 / Villagers killed, including 40 children, of whom 12 were infants.": the line behind a bare
 * number is a sentence that begins with who is counted; the numbers in it are parts of that one. */
static bool completes_number(const rf__doc *doc, uint32_t number) {
    enum { FEWEST = 20, LONGEST = 32 }; /* not the number of a page */
    uint32_t s = number + 1;
    if (s >= doc->n_sentences || doc->quantities[doc->sentences[number].quantity].low < FEWEST)
        return false;
    const rf__sentence *line = &doc->sentences[s];
    uint32_t first = line->token;
    const rf__tag *noun = rf__tag_at(doc, first, RF__C_NOUN);
    const rf__tag *named = rf__tag_at(doc, first, RF__C_TRIGGER);
    const rf__tag *state = rf__tag_at(doc, first + 1, RF__C_TRIGGER); /* "Norlanders killed" */
    bool counted = (noun && noun->entry->unit) ||
                   (named && named->entry->pattern == RF__P_COUNTED) ||
                   (state && state->entry->pattern == RF__P_ADJECTIVE);
    if (!counted || line->n_tokens > LONGEST)
        return false;
    for (uint32_t q = line->quantity; q < line->quantity + line->n_quantities; q++) {
        rf__function f = rf__function_at(doc, doc->quantities[q].phrase - 1);
        if (doc->quantities[q].kind != RF__Q_NOT && f != RF__F_INCLUDING && f != RF__F_WHOM &&
            f != RF__F_WHICH && f != RF__F_AND && f != RF__F_IN && f != RF__F_ACROSS)
            return false;
    }
    return true;
}

uint32_t rf__line_before(const rf__doc *doc, uint32_t s) {
    if (!s)
        return UINT32_MAX;
    const rf__sentence *line = &doc->sentences[s - 1];
    const rf__time *time = line->n_times ? &doc->times[line->time] : NULL;
    bool day = time && time->token == line->token && time->n_tokens >= line->n_tokens;
    return !day ? s - 1 : s > 1 ? s - 2 : UINT32_MAX;
}

/* "Shelter of the newly displaced" */
static bool parts_people(const rf__doc *doc, const rf__sentence *line) {
    uint32_t end = line->token + line->n_tokens, of = line->token + 1;
    if (line->n_tokens < 3 || rf__function_at(doc, of) != RF__F_OF ||
        rf__tag_at(doc, line->token, RF__C_TRIGGER))
        return false;
    for (uint32_t i = of + 1; i < end && i < of + 4; i++) {
        const rf__tag *people = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (people &&
            (people->entry->pattern == RF__P_COUNTED || people->entry->pattern == RF__P_ADJECTIVE))
            return true;
    }
    return false;
}

/* "They live in four districts of Norland:" */
static bool tells_where(const rf__doc *doc, const rf__sentence *line) {
    uint32_t end = line->token + line->n_tokens;
    rf__function f = rf__function_at(doc, line->token);
    if ((f != RF__F_THEY && f != RF__F_THESE) || doc->tokens[end - 1].punct != ':')
        return false;
    for (uint32_t i = line->token; i < end; i++)
        if (rf__function_at(doc, i) == RF__F_IN || rf__function_at(doc, i) == RF__F_AT)
            return true;
    return false;
}

bool rf__asks_where(const rf__doc *doc, uint32_t sentence) {
    enum { LONGEST = 12 };
    const rf__sentence *line = &doc->sentences[sentence];
    if (line->n_tokens && line->n_tokens <= LONGEST && tells_where(doc, line))
        return true;
    return line->n_tokens <= LONGEST && !line->n_quantities &&
           rf__function_at(doc, line->token) == RF__F_WHERE;
}

rf__list_by rf__lists_by(const rf__doc *doc, uint32_t sentence) {
    if (rf__asks_where(doc, sentence))
        return RF__BY_PLACE;
    const rf__sentence *line = &doc->sentences[sentence];
    uint32_t end = line->token + line->n_tokens, by = line->token;
    while (by < end && rf__function_at(doc, by) != RF__F_BY &&
           rf__function_at(doc, by) != RF__F_PER)
        by++;
    for (uint32_t i = by + 1; i < end; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool place = (noun && noun->entry->unit == RF_PLACES) ||
                     rf__tag_at(doc, i, RF__C_PLACE_KIND) || rf__tag_at(doc, i, RF__C_PLACE_WORD);
        if (place && i <= by + 3)
            return RF__BY_PLACE;
    }
    bool capital = by + 1 < end && doc->tokens[by + 1].flags & RF__CAPITAL; /* who did it */
    if (by >= end && parts_people(doc, line))
        return RF__BY_KIND;
    return by + 1 < end && !capital ? RF__BY_KIND : RF__BY_NOTHING;
}

bool rf__is_plain_label(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { MOST_WORDS = 7 };
    if (from >= to || to - from > MOST_WORDS || !(doc->tokens[from].flags & RF__CAPITAL))
        return false;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool people = noun && noun->entry->unit == RF_PEOPLE && !noun->entry->groups &&
                      i + noun->n == to; /* not "Individual shelters" */
        char p = doc->tokens[i].punct;
        if (doc->tokens[i].kind == RF__NUMERAL || people || rf__tag_at(doc, i, RF__C_FLOW) ||
            rf__tag_at(doc, i, RF__C_SAY_VERB) || p == '.' || p == ':' || p == ';')
            return false;
    }
    return true;
}

/* Is the line the name of a place and nothing else? */
static bool is_place_name(const rf__doc *doc, uint32_t s) {
    const rf__sentence *line = &doc->sentences[s];
    if (!line->n_mentions)
        return false;
    const rf__mention *m = &doc->mentions[line->mention];
    uint32_t end = line->token + line->n_tokens, behind = m->phrase + m->n_phrase;
    return !m->person && m->use == RF_NAME_PLACE && m->phrase == line->token &&
           (behind >= end ||
            (doc->tokens[behind].punct == '(' && rf__skip_brackets(doc, behind, end) == end));
}

/* "3.8 million / 2.7 million / People in need / People reached": numbers in a row and as many
 * labels behind them, in that order: the label of one, or UINT32_MAX. */
static uint32_t label_in_order(const rf__doc *doc, uint32_t s) {
    enum { MOST = 8 };
    uint32_t first = s, last = s;
    while (first && s - first < MOST && is_bare_number(doc, first - 1))
        first--;
    while (last + 1 < doc->n_sentences && last - s < MOST && is_bare_number(doc, last + 1))
        last++;
    uint32_t n = last - first + 1;
    if (n < 2 || n > MOST || last + n >= doc->n_sentences)
        return UINT32_MAX;
    rf__trigger any[RF__MOST_TRIGGERS];
    for (uint32_t k = 1; k <= n; k++) {
        const rf__sentence *line = &doc->sentences[last + k];
        if (!is_label(doc, last + k) || is_bare_number(doc, last + k) ||
            rf__triggers_of(doc, line, any) == 0)
            return UINT32_MAX;
    }
    return last + 1 + (s - first);
}

/* The label of a bare number: the line behind it where the run of such lines began with a number,
 * else the line before it. UINT32_MAX: none. */
static uint32_t label_of(const rf__doc *doc, uint32_t s) {
    uint32_t in_order = label_in_order(doc, s);
    if (in_order != UINT32_MAX)
        return in_order;
    uint32_t first = doc->sentences[s].run;
    uint32_t above = rf__line_before(doc, s);
    bool before = above != UINT32_MAX && is_label(doc, above),
         behind = is_label(doc, s + 1) || completes_number(doc, s);
    /* A label before the first number: "PEOPLE DISPLACED / 64,200 / PEOPLE KILLED / 118". A heading
     * stands there too ("Key figures"), so it must name something counted, or a place. */
    bool began_with_label = false;
    bool head = first == 1 && doc->sentences[0].n_times; /* "Flood update, 3 May" */
    if (first > 0 && !(head && behind) && is_label(doc, first - 1)) {
        rf__trigger any[RF__MOST_TRIGGERS];
        began_with_label =
            rf__triggers_of(doc, &doc->sentences[first - 1], any) > 0 ||
            is_place_name(doc, first - 1) ||
            (first > 1 && is_label(doc, first - 2) &&
             rf__lists_by(doc, first - 2) != RF__BY_NOTHING); /* "IDPs by site / Tarkolo / 310" */
    }
    if (behind && !began_with_label)
        return s + 1;
    return before ? above : UINT32_MAX;
}

/* What all lines of a run count, of which the labels are places or what the line says it lists by:
 * the line over the first of them. */
static uint32_t lead_of(const rf__doc *doc, uint32_t s, uint32_t label) {
    uint32_t first = doc->sentences[s].run, over = label < s ? 2 : 1;
    const rf__sentence *line = &doc->sentences[label];
    if (first < over || !is_label(doc, first - over))
        return UINT32_MAX;
    bool item = is_place_name(doc, label) ||
                (rf__lists_by(doc, first - over) != RF__BY_NOTHING &&
                 rf__is_plain_label(doc, line->token, line->token + line->n_tokens));
    return item ? first - over : UINT32_MAX;
}

uint32_t rf__lead_of(const rf__doc *doc, const rf__draft *draft) {
    enum { MOST_LINES = 60 };
    uint32_t s = draft->sentence;
    for (uint32_t n = 0; n < MOST_LINES && s && doc->sentences[s].token > draft->trigger; n++)
        s--;
    return s;
}

rf_err rf__doc_rows(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        bool goes_on = s >= 2 && is_label(doc, s - 1) && is_bare_number(doc, s - 2);
        doc->sentences[s].run = goes_on ? doc->sentences[s - 2].run : s;
        doc->sentences[s].table = table_of(doc, s);
    }
    return RF_OK;
}

/* Of "households in refugee camps affected" what happened says more than who they are; that
 * refugees flee does not. */
static bool says_more(const rf__trigger *a, const rf__trigger *b) {
    if (a->entry->indicator == RF_DISPLACED && b->entry->indicator == RF_CROSSED_BORDER)
        return false;
    return b->pattern == RF__P_COUNTED && a->pattern != RF__P_COUNTED;
}

bool rf__box_link(const rf__doc *doc, uint32_t s, rf__phrase *phrase, rf__trigger *ret_trigger,
                  rf__link *ret, uint32_t *ret_label, bool *ret_place) {
    uint32_t label = is_bare_number(doc, s) ? label_of(doc, s) : UINT32_MAX;
    if (label == UINT32_MAX)
        return false;
    const rf__quantity *q = &doc->quantities[doc->sentences[s].quantity];
    *ret_label = label;
    uint32_t lead = lead_of(doc, s, label);
    *ret_place =
        lead != UINT32_MAX &&
        (rf__lists_by(doc, lead) == RF__BY_PLACE || (label >= 2 && is_place_name(doc, label - 2)) ||
         (label + 2 < doc->n_sentences && is_place_name(doc, label + 2)));
    if (lead == UINT32_MAX && rf__label_link(doc, label, q, phrase, ret_trigger, ret))
        return true;
    return lead != UINT32_MAX && rf__label_link(doc, lead, q, phrase, ret_trigger, ret);
}

bool rf__label_link(const rf__doc *doc, uint32_t label, const rf__quantity *quantity,
                    rf__phrase *phrase, rf__trigger *ret_trigger, rf__link *ret) {
    const rf__sentence *line = &doc->sentences[label];
    rf__trigger found[RF__MOST_TRIGGERS];
    uint32_t n = rf__triggers_of(doc, line, found);
    rf__phrase counted = *phrase;
    for (uint32_t t = line->token; t < line->token + line->n_tokens && !counted.head; t++) {
        if (rf__function_at(doc, t) == RF__F_INCLUDING)
            break; /* a part */
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
        bool compound = counted.head && counted.head != phrase->head && /* "refugee sites" */
                        counted.head->token == found[t].token + found[t].n;
        if (!indicator && !compound) /* a place in the label */
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
