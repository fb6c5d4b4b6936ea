/* Entries of a chronology: a date before a colon or a dash ("16 December: Gunmen kill 30") heads
 * its paragraph, a date alone on a line ("March 2011:") the paragraphs below it. What is told there
 * happened then; dates without a year are of the head's. */
#include "claim/time/time_span.h"

enum { WORDS = 8, LINES = 40, SENTENCES = 12, HEAD = 3, MONTH = 31, LONGEST = 366 }; /* days */

bool rf__opens_line(const rf__clock *clock, uint32_t token) {
    for (uint32_t i = clock->first; i < token; i++)
        if (clock->doc->tokens[i].kind != RF__PUNCT)
            return false;
    return true;
}

/* A colon, or a dash between spaces. */
static bool is_sign(const rf__doc *doc, uint32_t token) {
    char sign = doc->tokens[token].punct;
    return sign == ':' ||
           ((sign == '-' || sign == '_') && doc->tokens[token].flags & RF__SPACE_BEFORE);
}

/* "17 December: talks will go on": an entry of what lies ahead. */
static bool looks_ahead(const rf__clock *clock, uint32_t token) {
    for (uint32_t i = token; i < clock->end && i < token + 2 * WORDS; i++) {
        const rf__tag *modal = rf__tag_at(clock->doc, i, RF__C_MODAL);
        if (rf__function_at(clock->doc, i) == RF__F_WILL ||
            (modal && (modal->entry->code == RF_PLANNED || modal->entry->code == RF_PROJECTED)))
            return true;
    }
    return false;
}

bool rf__span_heads(const rf__clock *clock, const rf__span *span) {
    return span->end < clock->end && is_sign(clock->doc, span->end) &&
           rf__opens_line(clock, span->token) && !looks_ahead(clock, span->end);
}

/* Nothing on a line but a date with its month or a year? */
static bool is_date_line(const rf__doc *doc, const rf__sentence *line) {
    bool date = false;
    if (line->n_tokens > WORDS)
        return false;
    for (uint32_t i = line->token; i < line->token + line->n_tokens; i++) {
        const rf__token *t = &doc->tokens[i];
        bool month = t->classes & (RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY));
        if (!month && t->kind == RF__WORD && !rf__function_at(doc, i))
            return false;
        date |= month || (t->kind == RF__NUMERAL && t->n == 4);
    }
    return date;
}

/* Is there another such line below? One alone is the day of the report. */
static bool has_fellow(const rf__doc *doc, uint32_t sentence) {
    for (uint32_t s = sentence + 1; s < doc->n_sentences && s <= sentence + LINES; s++)
        if (is_date_line(doc, &doc->sentences[s]) &&
            doc->sentences[s].block != doc->sentences[s - 1].block)
            return true;
    return false;
}

void rf__stay_in_entry(rf__clock *clock) {
    rf__entry *entry = &clock->entry;
    const rf__doc *doc = clock->doc;
    if (entry->time == UINT32_MAX)
        return;
    const rf__sentence *head = &doc->sentences[entry->sentence];
    const rf__sentence *own = &doc->sentences[clock->sentence];
    rf_block_kind kind = doc->report->blocks[own->block].kind;
    bool below = entry->line && clock->sentence <= entry->sentence + SENTENCES &&
                 (kind == RF_BLOCK_PARAGRAPH || kind == RF_BLOCK_BULLET);
    if (own->block == head->block || below)
        return;
    entry->time = UINT32_MAX;
    entry->from = entry->to = RF_NO_DATE;
}

/* Digits of a year among the words of a time. */
static bool tells_year(const rf__doc *doc, const rf__time *time) {
    for (uint32_t i = time->token; i < time->token + time->n_tokens; i++)
        if (doc->tokens[i].kind == RF__NUMERAL && doc->tokens[i].n == 4)
            return true;
    return false;
}

void rf__note_entry(rf__clock *clock, const rf__time *time, uint32_t index) {
    const rf__doc *doc = clock->doc;
    uint32_t end = time->token + time->n_tokens;
    bool days = time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD;
    if (!days || time->from == RF_NO_DATE || time->to == RF_NO_DATE || time->vague ||
        time->to - time->from >= LONGEST || !rf__opens_line(clock, time->token) ||
        end > clock->first + WORDS)
        return;
    bool line = end >= clock->end || (end + 1 == clock->end && doc->tokens[end].punct == ':');
    bool above = clock->entry.line && clock->sentence <= clock->entry.sentence + LINES;
    bool fellows = clock->entry.last != RF_NO_DATE || above || has_fellow(doc, clock->sentence);
    if (line && end >= clock->end && (time->to - time->from > MONTH || !fellows))
        return;
    bool of_report = clock->sentence < HEAD && time->from == clock->today;
    if (of_report || (!line && !is_sign(doc, end)))
        return;
    bool year = tells_year(doc, time) || clock->entry.last != RF_NO_DATE;
    clock->entry = (rf__entry){.time = index,
                               .sentence = clock->sentence,
                               .line = line,
                               .from = time->from,
                               .to = time->to,
                               .last = year ? time->from : RF_NO_DATE};
}
