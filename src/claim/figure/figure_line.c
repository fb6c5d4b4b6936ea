/* Lists of lines: a label and a number in each, and what they count in the line over them. */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

/* The tokens of what names the line, before its number: *ret_from to *ret_to. False: the line says
 * more than that and a number. open: it may, behind a comma. */
static bool label_of_line(const maker *m, const made *own, bool open, uint32_t *ret_from,
                          uint32_t *ret_to) {
    enum { LONGEST = 18 };
    const rf__sentence *s = m->sentence;
    uint32_t from = s->token, to = own->phrase.start, end = s->token + s->n_tokens;
    while (from < to && m->doc->tokens[from].kind == RF__PUNCT)
        from++;
    rf__function whom = rf__function_at(m->doc, from + 1); /* "of whom Gorsk: 9" */
    if (rf__function_at(m->doc, from) == RF__F_OF && from + 2 < to &&
        (whom == RF__F_WHOM || whom == RF__F_WHICH))
        from += 2;
    while (to > from && m->doc->tokens[to - 1].punct &&
           strchr(":-_,(=|\t", m->doc->tokens[to - 1].punct))
        to--;
    const rf__quantity *named =
        own > m->made ? rf__quantity_at(m, (uint32_t)(own - m->made) - 1) : NULL;
    if (named && named->kind == RF__Q_NOT && named->token + 1 == to && to > from + 1)
        to--; /* "Sector 14 - 6,904" */
    uint32_t t = own->phrase.end;
    while (t < end && m->doc->tokens[t].kind == RF__PUNCT)
        t = m->doc->tokens[t].punct == '(' ? rf__skip_brackets(m->doc, t, end)
            : rf__function_at(m->doc, t + 1) == RF__F_INCLUDING
                ? end /* "Thursday: 33, including 7 children" */
                : t + 1;
    int unit = own->phrase.head ? own->phrase.head->entry->unit : 0;
    bool noun =
        rf__is_bare(own) || (own->phrase.head && own->phrase.head->entry->class == RF__C_NOUN &&
                             (unit == RF_PEOPLE || unit == RF_HOUSEHOLDS || unit == RF_HOMES));
    *ret_from = from;
    *ret_to = to;
    bool ends = t >= end && s->n_tokens <= LONGEST;
    bool more = open && own->phrase.end < end && m->doc->tokens[own->phrase.end].kind == RF__PUNCT;
    return (ends || more) && from < to && to <= from + LONGEST && noun &&
           m->doc->tokens[own->phrase.end - 1].kind != RF__PUNCT;
}

/* Are the words, or what a bracket or comma leaves of them, a place that was found? */
static bool is_place_label(const maker *m, uint32_t from, uint32_t to) {
    const rf__sentence *s = m->sentence;
    uint32_t behind = UINT32_MAX;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *mention = &m->doc->mentions[i];
        uint32_t end = mention->phrase + mention->n_phrase;
        if (mention->person || mention->use != RF_NAME_PLACE || end > to)
            continue;
        if (behind == UINT32_MAX && mention->phrase > from)
            return false;
        behind = end;
    }
    if (behind == UINT32_MAX)
        return false;
    for (uint32_t t = behind; t < to; t++)
        if (!m->doc->tokens[t].punct || !strchr(":-_,(=|", m->doc->tokens[t].punct))
            return false;
    return true;
}

/* "- 186 in Sonitpur": the number, and nothing but where it is; *ret_from to *ret_to are the words
 * of the place. */
static bool place_of_line(const maker *m, const made *own, uint32_t *ret_from, uint32_t *ret_to) {
    const rf__sentence *s = m->sentence;
    uint32_t first = s->token, end = s->token + s->n_tokens;
    while (first < end && m->doc->tokens[first].kind == RF__PUNCT)
        first++;
    while (end > first && m->doc->tokens[end - 1].kind == RF__PUNCT)
        end--;
    rf__function in = rf__function_at(m->doc, own->phrase.end);
    if (own->phrase.start != first || own->phrase.head ||
        (in != RF__F_IN && in != RF__F_AT && in != RF__F_FROM))
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *mention = &m->doc->mentions[i];
        *ret_from = own->phrase.end + 1;
        *ret_to = mention->phrase + mention->n_phrase;
        if (!mention->person && mention->use == RF_NAME_PLACE && mention->phrase <= *ret_from + 1 &&
            *ret_to == end)
            return true;
    }
    return false;
}

/* "Thursday: at least 33", "Monday 14 August: 15,040" */
static bool is_day_label(const maker *m, uint32_t from, uint32_t to) {
    const rf__sentence *s = m->sentence;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &m->doc->times[i];
        if (time->kind == RF__TIME_DAY && time->token <= from && time->token + time->n_tokens >= to)
            return true;
    }
    return false;
}

/* "A report counts 39,054 displaced. These are the hardest hit:": does the sentence before the line
 * over a list tell what is counted? */
static bool told_before_lead(const maker *m, uint32_t lead) {
    return m->last_in + 1 == lead && rf__ends_with_colon(m->doc, lead) &&
           !m->doc->sentences[lead].n_quantities &&
           m->doc->sentences[lead].block == m->doc->sentences[m->last_in].block;
}

/* "537,000 have arrived. ... | Where they are: | Kutup: 212,000": those of whom the sentences
 * before the heading told. */
static bool told_before_where(const maker *m, uint32_t lead) {
    enum { REACH = 6 };
    const rf__link *last = &m->last.link;
    bool people = last->unit == RF_PEOPLE || last->unit == RF_HOUSEHOLDS;
    bool moved = last->indicator == RF_DISPLACED || last->indicator == RF_CROSSED_BORDER ||
                 last->indicator == RF_RETURNED || last->indicator == RF_EVACUATED ||
                 last->indicator == RF_RELOCATED || last->indicator == RF_IN_RELIEF_CAMP ||
                 last->indicator == RF_SHELTERED || last->indicator == RF_HOMELESS ||
                 last->indicator == RF_IN_NEED;
    return rf__asks_where(m->doc, lead) && m->last_in + REACH >= lead && people && moved;
}

/* "Total", "Grand total": the sum of the lines above. */
static bool is_sum(const rf__doc *doc, uint32_t from, uint32_t to) {
    const rf__tag *flow = rf__tag_at(doc, from, RF__C_FLOW);
    return flow && flow->entry->flags & RF__WEAK && flow->n == to - from;
}

/* "Last 24 hours: 6", "Cumulative since 28 May: 62" below "Deaths" */
static bool is_span_label(const maker *m, uint32_t from, uint32_t to) {
    const rf__sentence *s = m->sentence;
    while (from < to && rf__tag_over(m->doc, from, RF__C_FLOW))
        from++;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &m->doc->times[i];
        if ((time->kind == RF__TIME_PERIOD || time->kind == RF__TIME_SINCE) &&
            time->token <= from && time->token + time->n_tokens >= to)
            return true;
    }
    return false;
}

/* "Deaths", "7. Human lives lost", "Attacks on health care, 2024": few words. */
static bool is_short_heading(const rf__doc *doc, uint32_t s) {
    enum { LONGEST = 8 };
    const rf__sentence *line = &doc->sentences[s];
    for (uint32_t q = line->quantity; q < line->quantity + line->n_quantities; q++)
        if (doc->quantities[q].kind != RF__Q_NOT)
            return false;
    return line->n_tokens <= LONGEST;
}

/* A heading, or a line that ends with a colon: it may say what the lines behind it count. */
static bool may_lead(const rf__doc *doc, uint32_t s) {
    enum { LONGEST = 24, LONGEST_WITH_COLON = 60 };
    const rf__sentence *line = &doc->sentences[s];
    char mark = line->n_tokens ? doc->tokens[line->token + line->n_tokens - 1].punct : 0;
    rf_block_kind kind = doc->report->blocks[line->block].kind;
    return line->n_tokens <= (mark == ':' ? LONGEST_WITH_COLON : LONGEST) && mark != '.' &&
           mark != '?' && mark != '!' && kind != RF_BLOCK_TABLE_ROW;
}

/* "host communities: 89,000": words and nothing else. */
static bool is_plain_item(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { MOST_WORDS = 5 };
    for (uint32_t i = from; i < to; i++)
        if (doc->tokens[i].kind != RF__WORD || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            rf__function_at(doc, i) == RF__F_BE || rf__function_at(doc, i) == RF__F_HAVE)
            return false;
    return to > from && to - from <= MOST_WORDS;
}

/* Is a sentence the line behind the last of the list, or behind more sentences of that item? */
static bool goes_on_list(const maker *m, uint32_t s) {
    if (!s || m->lead == UINT32_MAX)
        return false;
    const rf__sentence *last = &m->doc->sentences[m->lead_to], *before = &m->doc->sentences[s - 1];
    bool item = m->doc->report->blocks[last->block].kind == RF_BLOCK_BULLET;
    return m->lead_to + 1 == s ||
           (item && before->block == last->block && m->sentence->block != last->block);
}

/* "189,000 have come. ... | By location | Gorsk: 97,000 | Tarsa: 92,000": the draft of those who
 * are told apart in the lines from this one on, whose sum they are; -1: none. */
static int32_t whole_of_lines(const maker *m, uint32_t lead) {
    enum { LEAST = 3 };
    const rf__doc *doc = m->doc;
    const rf__sentence *over = &doc->sentences[lead];
    double sum = 0;
    uint32_t n = 0;
    for (uint32_t q = over->quantity; q < over->quantity + over->n_quantities; q++)
        if (doc->quantities[q].kind == RF__Q_COUNT)
            return -1; /* a line of the list, and not the first: each is looked at once */
    for (uint32_t s = m->sentence_index; s < doc->n_sentences; s++) {
        const rf__sentence *line = &doc->sentences[s];
        const rf__quantity *q = &doc->quantities[line->quantity];
        if (line->n_quantities != 1 || q->kind != RF__Q_COUNT || q->low != q->high ||
            q->token + q->n_tokens < line->token + line->n_tokens ||
            is_sum(doc, line->token, q->token - 1))
            break;
        sum += q->low;
        n++;
    }
    for (int32_t d = (int32_t)doc->n_drafts - 1; n >= LEAST && d >= 0; d--) {
        const rf_claim *claim = &doc->drafts[d].claim;
        if (claim->kind == RF_FIGURE &&
            (claim->unit == RF_PEOPLE || claim->unit == RF_HOUSEHOLDS) && claim->low == sum &&
            claim->high == sum)
            return d;
    }
    return -1;
}

void rf__read_list_line(maker *m) {
    uint32_t s = m->sentence_index, from, to;
    made *own = NULL;
    bool goes_on = goes_on_list(m, s);
    uint32_t above = s ? rf__line_before(m->doc, s) : UINT32_MAX;
    uint32_t lead = goes_on ? m->lead : above;
    bool where = lead != UINT32_MAX && rf__asks_where(m->doc, lead);
    for (uint32_t i = 0; i < m->n; i++) {
        if (rf__quantity_at(m, i)->kind != RF__Q_COUNT)
            continue;
        if (!m->made[i].phrase.end)
            return; /* of a date or an age: the line is no label and a number */
        uint32_t at = m->made[i].phrase.start; /* "Kayah - 48,000 (returned 2,300)" */
        while (own && at > own->phrase.end && m->doc->tokens[at].punct != '(')
            at--;
        bool besides = own && where && m->doc->tokens[own->phrase.end].kind == RF__PUNCT;
        if (own && (at == own->phrase.end || besides))
            continue; /* "Gorsk: 900, of whom 40 came on foot" */
        if (own || m->made[i].link.score >= RF__LEAST_SCORE)
            return;
        own = &m->made[i];
    }
    if (!own || own->phrase.measured || !s)
        return;
    bool behind = place_of_line(m, own, &from, &to);
    if (!behind && !label_of_line(m, own, where, &from, &to))
        return;
    if (!goes_on && (above == UINT32_MAX || !may_lead(m->doc, above)))
        return;
    bool place = behind || is_place_label(m, from, to), sum = is_sum(m->doc, from, to);
    bool day =
        !place && is_day_label(m, from, to) && (goes_on || rf__ends_with_colon(m->doc, lead));
    day |= !place && is_span_label(m, from, to) &&
           (goes_on || rf__ends_with_colon(m->doc, lead) || is_short_heading(m->doc, lead));
    if (sum && !goes_on)
        return;
    rf__list_by by = rf__lists_by(m->doc, lead);
    bool named = by != RF__BY_NOTHING || /* "Tarsa: 900", "Gorsk: 300", though it is not known */
                 (goes_on && m->lead_places && (m->doc->tokens[from].flags & RF__CAPITAL));
    if (!place && !sum && !day &&
        (!named ||
         !(rf__is_plain_label(m->doc, from, to) || (where && is_plain_item(m->doc, from, to)))))
        return;
    const rf__quantity *q = rf__quantity_at(m, (uint32_t)(own - m->made));
    const made *before = goes_on ? &m->lead_made : &m->last;
    int32_t whole = -1;
    bool told = goes_on || m->last_in == lead || told_before_where(m, lead);
    if (!told && told_before_lead(m, lead)) /* unless the line itself does */
        told = !rf__label_link(m->doc, lead, q, &own->phrase, &own->trigger, &own->link);
    if (before->has_trigger && before->link.indicator != RF_SHARE && told) {
        rf__take_of_line(own, before);
        int unit = own->phrase.head ? own->phrase.head->entry->unit : 0;
        if (unit == RF_PEOPLE || unit == RF_HOUSEHOLDS)
            own->link.unit = (rf_unit)unit;
    } else if (!rf__label_link(m->doc, lead, q, &own->phrase, &own->trigger, &own->link)) {
        whole = goes_on ? m->lead_made.told : whole_of_lines(m, lead);
        if (whole < 0)
            return;
        rf__take_told(m, (uint32_t)(own - m->made), whole);
    }
    own->has_trigger = whole < 0;
    own->parent = -1;
    m->lead_places = place || (goes_on && m->lead_places); /* an item of the list is a place */
    if (sum)
        return;
    own->label = s;
    own->names_place = !place && (by == RF__BY_PLACE || m->lead_places);
    m->lead = lead;
    m->lead_to = s;
    m->lead_made = *own;
    for (uint32_t i = 0; i < m->n; i++) /* "12,000 individuals (2,400 households)" */
        if (&m->made[i] > own && !m->made[i].has_trigger &&
            rf__quantity_at(m, i)->kind == RF__Q_COUNT) {
            m->made[i].label = s;
            rf__inherit(m, i);
        }
    rf__read_place_pairs(m); /* "Last 24 hours: 6 (Gorsk 4, Tarsa 2)" */
}
