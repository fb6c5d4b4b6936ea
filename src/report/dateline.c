/* Datelines: a place, a date, an agency in brackets, a dash, of which some may be missing. What
 * makes one of them sure is their company: a capitalised name alone is the start of any sentence.
 */
#include "report/dateline.h"

#include <string.h>

enum { MOST_BYTES = 140, PLACE_WORDS = 8, PLACE_BYTES = 70, PAREN_BYTES = 48 };

typedef struct reading {
    const rf_report_rules *rules;
    const char *text;
    size_t n;
    const rf__word *words;
    size_t n_words;
    rf__written dates[4];
    size_t n_dates;
    rf__dateline found;
    bool paren, dash, colon, caps, comma;
    bool pair;  /* "on the Norland\u2013Kesh border": a short dash within a name */
    bool range; /* "From 17 October - 25 November": two days, no dateline */
} reading;

static bool is_capital(const char *s) {
    return (*s >= 'A' && *s <= 'Z') || (unsigned char)*s >= 0xC3;
}

/* All letters of the first word are capitals. */
static bool in_capitals(const char *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (s[i] >= 'a' && s[i] <= 'z')
            return false;
    return n >= 3;
}

static size_t word_at(const reading *r, size_t byte) {
    size_t w = 0;
    while (w < r->n_words && r->words[w].start < byte)
        w++;
    return w;
}

static const rf__written *date_at(const reading *r, size_t word) {
    for (size_t i = 0; i < r->n_dates; i++)
        if (r->dates[i].word == word)
            return &r->dates[i];
    return NULL;
}

/* Nothing but a space, a comma, a slash, a hyphen or a point between two words of a place. */
static bool place_gap(const reading *r, size_t from, size_t to) {
    if (to - from > 3)
        return false;
    for (size_t i = from; i < to; i++)
        if (!strchr(" ,/-.", r->text[i]))
            return false;
    /* " - " and ". " part the place from the text. */
    return !(to - from >= 2 &&
             (r->text[from] == '.' || (r->text[from] == ' ' && r->text[from + 1] == '-')));
}

/* How many words at the start name places. */
static size_t read_place(reading *r) {
    size_t n = 0, last = 0; /* words taken; words up to the last capitalised one */
    for (; n < r->n_words && n < PLACE_WORDS; n++) {
        const rf__word *w = &r->words[n];
        const char *s = r->text + w->start;
        if (w->number || date_at(r, n) || w->start + w->n > PLACE_BYTES ||
            rf__rules_value(r->rules, RF__WEEKDAY, w->hash))
            break;
        if (n && !place_gap(r, r->words[n - 1].start + r->words[n - 1].n, w->start))
            break;
        if (!n && w->start != 0)
            break;
        if (is_capital(s))
            last = n + 1;
        else if (!n || w->n > 3)
            break;
    }
    if (last) {
        const rf__word *end = &r->words[last - 1];
        r->found.place_n = end->start + end->n;
        r->caps = in_capitals(r->text, r->words[0].n);
        r->comma = memchr(r->text, ',', r->found.place_n) != NULL;
    }
    return last;
}

/* What stands in brackets: an agency, a date or both. */
static bool read_paren(reading *r, size_t *at) {
    const char *close = memchr(r->text + *at, ')', r->n - *at);
    size_t end = close ? (size_t)(close - r->text) : 0;
    if (!close || end - *at > PAREN_BYTES || end - *at < 3)
        return false;
    size_t first = word_at(r, *at), last = word_at(r, end);
    const rf__written *date = NULL;
    for (size_t w = first; w < last && !date; w++)
        date = date_at(r, w);
    bool known = first < last &&
                 rf__rules_match(r->rules, RF__CREDIT, r->words + first, last - first, NULL) >= 0;
    if (!date && !known && (last - first > 2 || !is_capital(r->text + *at + 1)))
        return false;
    if (date && !r->found.date.month)
        r->found.date = *date;
    if (!date) {
        r->found.agency_start = (uint32_t)*at + 1;
        r->found.agency_n = (uint32_t)(end - *at - 1);
    }
    r->paren = true;
    *at = end + 1;
    return true;
}

static size_t dash_at(const char *s, size_t n, bool spaced) {
    if (n >= 3 && (!memcmp(s, "\xE2\x80\x93", 3) || !memcmp(s, "\xE2\x80\x94", 3) ||
                   !memcmp(s, "\xE2\x80\x95", 3)))
        return 3;
    if (n >= 2 && !memcmp(s, "--", 2))
        return n >= 3 && s[2] == '-' ? 3 : 2;
    return n >= 2 && s[0] == '-' && spaced && s[1] == ' ' ? 1 : 0;
}

/* Dates, brackets, commas and the dash behind the place. */
static size_t read_tail(reading *r, size_t at) {
    size_t good = at;
    bool spaced = false;
    while (at < r->n) {
        size_t n_dash;
        size_t w = word_at(r, at);
        const rf__written *date = w < r->n_words && r->words[w].start == at ? date_at(r, w) : NULL;
        if (r->text[at] == ' ' || (r->text[at] == ',' && !r->comma)) {
            spaced = r->text[at] == ' ';
            at++;
            continue;
        }
        if (r->text[at] == ',') {
            at++;
            continue;
        }
        if (r->text[at] == '(' && !r->paren && read_paren(r, &at)) {
            good = at;
        } else if (date && !r->found.date.month) {
            const rf__word *end = &r->words[w + date->n_words - 1];
            r->found.date = *date;
            at = end->start + end->n;
            if (at < r->n && r->text[at] == '.')
                at++;
            good = at;
        } else if ((n_dash = dash_at(r->text + at, r->n - at, spaced))) {
            size_t behind = at + n_dash + (at + n_dash < r->n && r->text[at + n_dash] == ' ');
            w = word_at(r, behind);
            r->range = r->found.date.month && w < r->n_words && r->words[w].start == behind &&
                       date_at(r, w);
            r->dash = true;
            r->pair = n_dash == 3 && r->text[at + 2] == '\x93' && at && r->text[at - 1] != ' ' &&
                      behind == at + n_dash;
            good = at + n_dash;
            break;
        } else if (r->text[at] == ':' && at + 1 < r->n && r->text[at + 1] == ' ') {
            r->dash = r->colon = true;
            good = at + 1;
            break;
        } else {
            break;
        }
        spaced = false;
    }
    return good;
}

/* Does the text behind begin as a sentence does? */
static bool sentence_begins(const reading *r, size_t at) {
    const char *s = r->text + at;
    return at < r->n && ((*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9') || *s == '"' ||
                         *s == '\'' || (unsigned char)*s >= 0xC3);
}

static bool is_sure(const reading *r, size_t n_place, size_t at) {
    bool date = r->found.date.month != 0;
    if (r->range)
        return false;
    if (!n_place)
        return date && r->paren;
    if (r->paren)
        return r->dash || date || r->caps;
    if (date)
        return r->dash && (!r->colon || r->caps);
    if (!r->dash || !sentence_begins(r, at))
        return false;
    if (r->colon)
        return r->caps && r->found.place_n >= 4 &&
               rf__rules_match(r->rules, RF__CREDIT, r->words, n_place, NULL) < 0;
    return r->caps || (n_place <= 4 && !r->pair);
}

/* Is there a sign of what makes a dateline sure: a bracket, a dash or a colon? */
static bool has_sign(const char *text, size_t n) {
    return memchr(text, '(', n) || memchr(text, '-', n) || memchr(text, ':', n) ||
           memchr(text, '\xE2', n);
}

bool rf__dateline_find(const rf_report_rules *rules, const char *text, size_t n,
                       const rf__word *words, size_t n_words, rf__dateline *ret) {
    reading r = {
        .rules = rules, .text = text, .n = n < MOST_BYTES ? n : MOST_BYTES, .words = words};
    if (n < 2 || !(is_capital(text) || (*text >= '0' && *text <= '9')))
        return false;
    if (!has_sign(text, r.n))
        return false;
    while (r.n_words < n_words && words[r.n_words].start + words[r.n_words].n <= r.n)
        r.n_words++;
    r.n_dates = rf__dates_find(rules, text, r.words, r.n_words, r.dates, 4);
    size_t n_place = read_place(&r);
    size_t at = read_tail(&r, r.found.place_n);
    while (at < r.n && (text[at] == ' ' || text[at] == '\t'))
        at++;
    if (at >= n || !is_sure(&r, n_place, at))
        return false;
    r.found.end = (uint32_t)at;
    r.found.label = r.colon && !r.paren && !r.found.date.month;
    *ret = r.found;
    return true;
}
