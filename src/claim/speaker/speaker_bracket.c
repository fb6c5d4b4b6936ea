/* Sources in brackets behind what they told: "(OCHA, 3 May)", "(Source: OCHA)", and of several the
 * first: "(AP 11/10/2023; Reuters 08/10/2023)". */
#include "claim/name/mention.h"
#include "claim/speaker/speaker_cue.h"

/* A short form with capitals within: "MoPH", "MSPP". */
static bool is_short_form(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    uint32_t n_capitals = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        char c = doc->report->text[t->start + i];
        n_capitals += c >= 'A' && c <= 'Z';
    }
    return t->kind == RF__WORD && n_capitals >= 2;
}

/* Do dates and words of theirs stand here, up to a bracket's end or the next source: ", 3 May",
 * "16/10/2023", ", as of 3 May"? Then the last date and what follows it. */
static const rf__time *date_behind(const rf__cue_place *p, uint32_t at, uint32_t *ret_end) {
    const rf__time *ret = NULL;
    while (at < p->end) {
        const rf__time *time = rf__time_over(p->doc, p->sentence, at);
        if (time) {
            ret = time;
            at = time->token + time->n_tokens;
        } else if (rf__cue_punct(p, at) == ',' ||
                   ((rf__cue_punct(p, at) == '_' || rf__cue_punct(p, at) == '-') && !ret)) {
            at++; /* "(OCHA - 3 May)" */
        } else {
            break;
        }
    }
    *ret_end = at;
    return ret;
}

/* The end of the first of several names: "MoH/WHO", "OCHA & IOM". */
static uint32_t first_name(const rf__cue_place *p, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i < to; i++)
        if ((rf__cue_punct(p, i) == '/' || rf__cue_punct(p, i) == '&' ||
             rf__small_word(p->doc, i) == RF__F_AND) &&
            i + 1 < to && !rf__tag_over(p->doc, i, RF__C_ORGANISATION) &&
            (rf__tag_at(p->doc, i + 1, RF__C_ORGANISATION) || is_short_form(p->doc, i + 1) ||
             (rf__cue_punct(p, i) == '/' && rf__tag_at(p->doc, i + 1, RF__C_ORG_WORD))))
            return i;
    return to;
}

/* Behind more names: "(OCHA, IOM, 3 May)". */
static uint32_t over_names(const rf__cue_place *p, uint32_t at) {
    const rf__tag *name;
    while (rf__cue_punct(p, at) == ',' &&
           (name = rf__tag_at(p->doc, at + 1, RF__C_ORGANISATION)) != NULL)
        at += 1 + name->n;
    return at;
}

/* Behind the other sources of a bracket: "; Reuters 08/10/2023", "; IFRC, 2 May". */
static uint32_t over_others(const rf__cue_place *p, uint32_t at) {
    enum { MOST = 40 };
    uint32_t first = at;
    if (rf__cue_punct(p, at) != ';')
        return at;
    while (at < p->end && at < first + MOST && rf__cue_punct(p, at) != ')' &&
           rf__cue_punct(p, at) != '(')
        at++;
    return at;
}

/* "displaced 900 people in Gorsk | (OCHA)": does a place end before a bracket, behind "in" or "at",
 * and no body's name ("the Mission in Norland (MIN)")? */
static bool is_where(const rf__cue_place *p, uint32_t open) {
    enum { REACH = 5 };
    const rf__doc *doc = p->doc;
    for (uint32_t i = open; i-- > p->from + 1 && open - i <= REACH;) {
        if (rf__tag_over(doc, i, RF__C_ORGANISATION) || rf__tag_at(doc, i, RF__C_ORG_WORD))
            return false;
        if (rf__is_locative(rf__small_word(doc, i)) || rf__small_word(doc, i) == RF__F_AT)
            return rf__place_in(doc, (rf__span){i + 1, open}) &&
                   !(doc->tokens[i - 1].flags & RF__CAPITAL);
    }
    return false;
}

/* "(Infotora, 3 May 2021)": does a date end with its year? */
static bool tells_year(const rf__cue_place *p, const rf__time *time) {
    enum { DIGITS = 4 };
    const rf__token *last = &p->doc->tokens[time->token + time->n_tokens - 1];
    return last->kind == RF__NUMERAL && last->n == DIGITS;
}

/* Does a row end with a number at a token, and with no mark? */
static bool is_last_number(const rf__cue_place *p, uint32_t at) {
    const rf__sentence *s = p->sentence;
    const rf__quantity *last =
        s->n_quantities ? &p->doc->quantities[s->quantity + s->n_quantities - 1] : NULL;
    return last && last->token == at && last->kind == RF__Q_COUNT && at + last->n_tokens >= p->end;
}

bool rf__bracket_cue(const rf__cue_place *p, uint32_t open, rf__cue *ret) {
    uint32_t from = open + 1;
    if (rf__cue_word(p, from) && rf__cue_punct(p, from + 1) == ':')
        from += 2;
    bool word = rf__is_kind(rf__tag_at(p->doc, from, RF__C_ROLE), "line");
    from += word; /* "(Source OCHA)" */
    uint32_t to = rf__phrase_end(p->doc, from, p->end), close;
    if (to <= from)
        return false;
    const rf__time *time = date_behind(p, over_names(p, to), &close);
    /* "(OCHA, May 2025)", "(local authorities, 3 May)", "(Source: Red Cross)": a source for sure */
    bool dated = time || word || rf__is_kind(rf__tag_at(p->doc, open + 1, RF__C_ACCORDING), "line");
    if (dated)
        to = first_name(p, from, to);
    else
        close = over_names(p, to); /* "(IOM, UNHCR)" */
    rf__who who = rf__who_read(p->doc, from, to);
    const rf__tag *tag = rf__tag_at(p->doc, from, RF__C_ORGANISATION);
    bool paper = tag && tag->n < to - from && rf__tag_at(p->doc, from + tag->n, RF__C_SAY_NOUN);
    if (paper) /* "(DTM Flash Alert)" */
        who.organisation.to = to;
    bool name = who.kind == RF__WHO_NAME && who.organisation.to == to &&
                !rf__place_in(p->doc, who.organisation);
    if (dated && time && time->kind == RF__TIME_DAY && name &&
        (to > from + 1 || is_short_form(p->doc, from) || tells_year(p, time)))
        who.kind = RF__WHO_ORGANISATION; /* "(MoPH, 3 May)", "(Al Kawkab, 3 May 2021)" */
    if (who.kind != RF__WHO_ORGANISATION || who.organisation.from != from ||
        who.organisation.to != to || (who.role.to && !dated))
        return false;
    /* "(OCHA, May 2025)": the time of the figure */
    uint32_t words_end = time && time->kind == RF__TIME_PERIOD ? to : 0;
    close = dated ? over_others(p, close) : close;
    bool ends = close + 2 >= p->end, square = rf__cue_punct(p, open) == '[';
    if (rf__cue_punct(p, close) != (square ? ']' : ')') || (square && !dated))
        return false;
    if (!dated && tag && rf__cue_punct(p, close + 1) == ',' && open > p->from &&
        rf__time_over(p->doc, p->sentence, open - 1)) {
        *ret = (rf__cue){.words = {open, close + 1}, /* "As of 3 May (OCHA), 300 have died" */
                         .who = who,
                         .verb = open,
                         .according = true,
                         .says_from = close + 1};
        return true;
    }
    bool body = tag ? tag->n == to - from : rf__names_body(p->doc, who.organisation);
    bool label = !dated && body && rf__cue_punct(p, close + 1) == ':';
    /* "Missing (WHO): 8,500", "Refugees (UNHCR, as of 3 May) 8,500" */
    if (label || (body && is_last_number(p, close + 1))) {
        *ret = (rf__cue){.words = {open, close + 1},
                         .who = who,
                         .verb = open,
                         .according = true,
                         .says_from = close + 1};
        return true;
    }
    if (!ends && !dated)
        return false;
    if (!dated && !(p->doc->tokens[from].flags & RF__CAPITAL))
        return false;
    if (ends && close + 1 < p->end && p->doc->tokens[close + 1].kind != RF__PUNCT)
        return false;
    /* an acronym behind its name is no source; behind a month it is one */
    if (!paper && !dated && open > p->from && !rf__time_over(p->doc, p->sentence, open - 1) &&
        !(tag && is_where(p, open)) && (p->doc->tokens[open - 1].flags & RF__CAPITAL) &&
        from == open + 1 && rf__capitals_end(p->doc, open - 1, open) == open &&
        (tag ? tag->n : to - from) == 1)
        return false;
    *ret = (rf__cue){.words = {open, words_end ? words_end : close + 1},
                     .who = who,
                     .verb = open,
                     .according = true,
                     .bracket = dated,
                     .before = true,
                     .says_from = close + 1};
    return true;
}
