/* Times of numbers in tables, lists and boxes: over the column, in the caption, in the line that
 * says what a list counts, in the heading. */
#include "claim/figure/claim_table.h"
#include "claim/period/period.h"

/* A line of a box, a list or a table: no prose. */
static bool is_line(const rf__doc *doc, const rf__sentence *sentence) {
    rf_block_kind kind = doc->report->blocks[sentence->block].kind;
    return kind == RF_BLOCK_TABLE_ROW || kind == RF_BLOCK_TABLE_HEAD || kind == RF_BLOCK_BULLET ||
           kind == RF_BLOCK_HEADING ||
           (sentence->n_tokens <= 24 && rf__last_mark(doc, sentence) != '.');
}

/* "Losses by province, as of 30 August" over the lines of a box or table. */
/* "Situation up to 28 August:" over lines: what they count is of up to then. */
static bool heads_up_to(const rf__doc *doc, const rf__sentence *line, const rf__time *time) {
    rf_date today = doc->report->published;
    bool head = rf__last_mark(doc, line) == ':' ||
                doc->report->blocks[line->block].kind == RF_BLOCK_HEADING ||
                doc->report->blocks[line->block].kind == RF_BLOCK_TITLE;
    const rf__tag *up =
        time->token > line->token + 1 ? rf__tag_at(doc, time->token - 2, RF__C_QUALIFIER) : NULL;
    bool until = (time->kind == RF__TIME_UNTIL && time->from == RF_NO_DATE) ||
                 (time->kind == RF__TIME_DAY && up && up->n == 2 && up->entry->code == RF_UP_TO);
    return head && until && !line->n_figures && time->to != RF_NO_DATE &&
           (today == RF_NO_DATE || time->to <= today);
}

const rf__time *rf__day_of_lines(const rf__doc *doc, uint32_t sentence) {
    enum { MOST_LINES = 60, RECENT = 7 };
    if (!is_line(doc, &doc->sentences[sentence]))
        return NULL;
    for (uint32_t s = sentence; s > 0 && s + MOST_LINES > sentence; s--) {
        const rf__sentence *line = &doc->sentences[s - 1];
        if (!is_line(doc, line))
            return NULL;
        for (uint32_t i = 0; i < line->n_times; i++) {
            const rf__time *time = &doc->times[line->time + i];
            if (time->to == RF_NO_DATE ||
                (time->kind != RF__TIME_AS_OF && !heads_up_to(doc, line, time)))
                continue;
            rf_date today = doc->report->published;
            bool own = doc->report->blocks[line->block].kind == RF_BLOCK_BULLET &&
                       line->n_figures && time->token > line->token + 2 && today != RF_NO_DATE &&
                       today - time->to > RECENT; /* a day gone by, of one item alone */
            if (!own)
                return time;
        }
    }
    return NULL;
}

/* "Houses damaged (NDRRMC, 21 February)": the only time of a caption and its last words. */
static rf__time *day_at_end(rf__doc *doc, const rf__sentence *line) {
    rf__time *time = line->n_times == 1 ? &doc->times[line->time] : NULL;
    if (!time || time->kind != RF__TIME_DAY || time->to == RF_NO_DATE || time->n_tokens < 2 ||
        doc->report->published == RF_NO_DATE || time->to >= doc->report->published)
        return NULL;
    for (uint32_t i = time->token + time->n_tokens; i < line->token + line->n_tokens; i++)
        if (doc->tokens[i].kind != RF__PUNCT)
            return NULL;
    return time->token > line->token && doc->tokens[time->token - 1].kind == RF__PUNCT ? time
                                                                                       : NULL;
}

void rf__mark_captions(rf__doc *doc) {
    for (uint32_t s = 1; s < doc->n_sentences; s++) {
        if (!rf__is_table(doc, &doc->sentences[s]) || rf__is_table(doc, &doc->sentences[s - 1]))
            continue;
        for (uint32_t n = 0, line; n < RF__MOST_CAPTIONS; n++) {
            line = rf__table_caption(doc, s, n);
            rf__time *time = line != UINT32_MAX ? day_at_end(doc, &doc->sentences[line]) : NULL;
            if (time)
                time->kind = RF__TIME_AS_OF;
        }
    }
}

/* May a time in a caption be that of the numbers under it? A day alone is that of the report. */
static bool tells_days_of(const rf__draft *draft, const rf__time *time) {
    if (time->from == RF_NO_DATE && time->to == RF_NO_DATE)
        return false;
    if (time->kind == RF__TIME_AS_OF || draft->claim.flow == RF_STOCK)
        return time->kind == RF__TIME_AS_OF;
    return time->kind == RF__TIME_PERIOD || time->kind == RF__TIME_SINCE ||
           (time->kind == RF__TIME_DAY && draft->claim.flow == RF_NEW);
}

/* The first time of a line that may be that of the draft, or NULL. */
static const rf__time *time_in(const rf__doc *doc, const rf__sentence *line,
                               const rf__draft *draft) {
    for (uint32_t i = line->time; i < line->time + line->n_times; i++)
        if (tells_days_of(draft, &doc->times[i]))
            return &doc->times[i];
    return NULL;
}

/* "27,000 | Displaced from 1 to 22 May | 10,700 | ...": the label of another number of a box? */
static bool is_label_of_box(const rf__doc *doc, uint32_t line) {
    const rf__sentence *number = line ? &doc->sentences[line - 1] : NULL;
    for (uint32_t i = 0; number && i < number->n_figures; i++)
        if (doc->drafts[number->figure + i].label == line)
            return true;
    return false;
}

/* "Civilian casualties (24 February 2022 - 31 March 2024)" over a line: the heading or the line
 * with a colon that is nearest, without a count of its own. */
const rf__time *rf__span_of_heading(const rf__doc *doc, const rf__draft *draft) {
    enum { MOST_LINES = 12 };
    if (draft->claim.flow == RF_STOCK || !is_line(doc, &doc->sentences[draft->sentence]))
        return NULL;
    for (uint32_t s = draft->sentence; s > 0 && s + MOST_LINES > draft->sentence; s--) {
        const rf__sentence *line = &doc->sentences[s - 1];
        if (!is_line(doc, line))
            return NULL;
        rf_block_kind kind = doc->report->blocks[line->block].kind;
        bool item = kind == RF_BLOCK_BULLET &&
                    line->block != doc->sentences[draft->sentence].block &&
                    rf__last_mark(doc, line) == '.';
        if (item && draft->claim.flow == RF_CUMULATIVE)
            continue; /* "A curfew holds since 3 May. | 35 houses have been destroyed" */
        if (is_label_of_box(doc, s - 1))
            continue;
        if (line->n_figures || (kind != RF_BLOCK_HEADING && !line->n_times))
            continue;
        for (uint32_t i = line->time; i < line->time + line->n_times; i++)
            if (doc->times[i].kind != RF__TIME_DAY && tells_days_of(draft, &doc->times[i]))
                return &doc->times[i];
        return NULL;
    }
    return NULL;
}

/* "From 5 to 11 May 24 households fled. They came from these districts:": the time of a line that
 * opens a list, else of the sentence before it; "They moved from:" below another list, whose own
 * line tells it. */
static const rf__time *time_of_opening(const rf__doc *doc, const rf__sentence *lead,
                                       const rf__draft *draft) {
    enum { MOST_ITEMS = 60 };
    const rf__time *time = time_in(doc, lead, draft);
    const rf__sentence *first = doc->sentences;
    if (!time && lead > first && lead[-1].block == lead->block && lead[-1].n_figures)
        return time_in(doc, lead - 1, draft);
    const rf__sentence *above = lead;
    while (!time && above > first && lead - above < MOST_ITEMS &&
           doc->report->blocks[above[-1].block].kind == RF_BLOCK_BULLET)
        above--;
    if (time || above == lead || above == first)
        return time;
    above--;
    if (rf__last_mark(doc, above) != ':')
        return NULL;
    time = time_in(doc, above, draft);
    bool more = !time && above > first && above[-1].block == above->block;
    return more ? time_in(doc, above - 1, draft) : time;
}

/* "documented 3,055 deaths in May, as follows:" over a list: the time of the line that leads it. */
const rf__time *rf__span_of_lead(const rf__doc *doc, const rf__draft *draft) {
    enum { MOST_ITEMS = 60, SHORT = 8 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (draft->claim.flow == RF_STOCK || doc->report->blocks[own->block].kind != RF_BLOCK_BULLET)
        return NULL;
    for (uint32_t s = draft->sentence; s > 0 && s + MOST_ITEMS > draft->sentence; s--) {
        const rf__sentence *lead = &doc->sentences[s - 1];
        if (doc->report->blocks[lead->block].kind == RF_BLOCK_BULLET)
            continue;
        bool opens = rf__last_mark(doc, lead) == ':';
        if (!opens)
            return NULL;
        /* "Between 3 and 9 May it recorded 412 casualties. This included:" */
        return lead->n_tokens <= SHORT ? time_of_opening(doc, lead, draft)
                                       : time_in(doc, lead, draft);
    }
    return NULL;
}

/* Of a number in a table: the time over its column ("Arrivals since 15 April"), else that of the
 * caption, unless it only says when the table was made. */
const rf__time *rf__time_of_table(const rf__doc *doc, const rf__draft *draft) {
    uint32_t first = rf__table_first(doc, draft->sentence);
    const rf__time *now = NULL; /* "IDPs now": of the day that the caption tells, if it tells one */
    for (uint32_t s = first; s < draft->sentence && s < first + RF__MOST_HEADS; s++)
        for (uint32_t i = 0; i < doc->sentences[s].n_times; i++) {
            const rf__time *time = &doc->times[doc->sentences[s].time + i];
            bool over = time->token >= draft->head && time->token < draft->head + draft->n_head;
            if (!over || (time->from == RF_NO_DATE && time->to == RF_NO_DATE))
                continue;
            if (!rf__time_word_is(doc, time->token, RF__W_NOW))
                return time;
            now = time;
        }
    bool total = false; /* "Cumulative arrivals" of a week are not those of the week */
    for (uint32_t i = draft->head; i < draft->head + draft->n_head; i++)
        total |= rf__tag_at(doc, i, RF__C_FLOW) && draft->claim.flow == RF_CUMULATIVE;
    for (uint32_t n = 0; n < RF__MOST_CAPTIONS; n++) {
        uint32_t s = rf__table_caption(doc, first, n);
        const rf__time *open = NULL; /* "Losses so far (26 June to date)": the one that begins */
        for (uint32_t i = 0; s != UINT32_MAX && i < doc->sentences[s].n_times; i++) {
            const rf__time *time = &doc->times[doc->sentences[s].time + i];
            if (!tells_days_of(draft, time) || (total && time->kind == RF__TIME_PERIOD))
                continue;
            if (time->from != RF_NO_DATE)
                return time;
            open = open ? open : time;
        }
        if (open)
            return open;
    }
    return now;
}

/* "844,120 / refugees arrived since 15 April 2023": the time in the line beside a number alone. */
const rf__time *rf__time_of_label(const rf__doc *doc, const rf__draft *draft) {
    if (draft->quantity == UINT32_MAX || draft->label == UINT32_MAX ||
        draft->label == draft->sentence)
        return NULL;
    return time_in(doc, &doc->sentences[draft->label], draft);
}

/* "Refugees by country (24 February to 5 April)" over the lines of a list: the time of the line
 * that says what they count. */
const rf__time *rf__time_of_lead(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    bool item =
        draft->label == draft->sentence && doc->report->blocks[own->block].kind == RF_BLOCK_BULLET;
    if (draft->quantity == UINT32_MAX || draft->trigger >= own->token ||
        !(item || is_line(doc, own)))
        return NULL;
    uint32_t s = rf__lead_of(doc, draft);
    const rf__sentence *lead = &doc->sentences[s];
    bool opens = rf__last_mark(doc, lead) == ':';
    if (lead->token > draft->trigger || !(is_line(doc, lead) || (item && opens)))
        return NULL;
    return opens ? time_of_opening(doc, lead, draft) : time_in(doc, lead, draft);
}
