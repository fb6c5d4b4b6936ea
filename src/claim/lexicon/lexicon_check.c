/* Looks at lexicon lines that can be read and asks whether they do what their author meant. Errors,
 * for which a lexicon is refused, are found while reading (lexicon.c); here are warnings: phrases
 * that stand twice, verbs without a meaning or with a complement that nobody lists, months without
 * a number. What is allowed on purpose (one verb with several complements) is passed over. */
#include "base/edit.h"
#include "base/mem.h"
#include "claim/lexicon/lexicon_load.h"

#include <stdio.h>
#include <string.h>

/* ---- the nearest name ---- */

enum { MOST_NAME = 48 };

typedef struct nearest {
    const char *word, *name;
    size_t n, least;
} nearest;

static nearest look_for(const char *word, size_t n) {
    /* A third of the letters may differ. */
    return (nearest){.word = word, .n = n, .least = (n + 1) / 3 + 1 < 4 ? (n + 1) / 3 + 1 : 4};
}

static void consider(nearest *best, const char *name) {
    size_t d =
        name && *name && best->n <= MOST_NAME ? rf__edit_distance(best->word, best->n, name) : 99;
    if (d < best->least) {
        best->least = d;
        best->name = name;
    }
}

const char *rf__lexicon_nearest_section(const char *word, size_t n) {
    nearest best = look_for(word, n);
    for (int c = 1; c < RF__N_CLASSES; c++)
        consider(&best, rf__class_schemas[c].name);
    return best.name;
}

static void consider_keys(nearest *best) {
    static const char *const keys[] = {"event", "group", "indicator", "kind",
                                       "name",  "needs", "text",      "unit"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        consider(best, keys[i]);
}

static void consider_values(nearest *best, const char *key, size_t n) {
    if (n == 5 && !memcmp(key, "event", n))
        for (int i = 1; i < RF_N_EVENT_TYPES; i++)
            consider(best, rf_event_type_name((rf_event_type)i));
    if (n == 5 && !memcmp(key, "group", n))
        for (int i = 0; i < RF_N_GROUPS; i++)
            consider(best, rf_group_name((rf_group)(1 << i)));
    if (n == 4 && !memcmp(key, "unit", n))
        for (int i = 1; i < RF_N_UNITS; i++)
            consider(best, rf_unit_name((rf_unit)i));
    if (n == 9 && !memcmp(key, "indicator", n))
        for (int i = 1; i < RF_N_INDICATORS; i++)
            consider(best, rf_indicator_name((rf_indicator)i));
}

const char *rf__lexicon_nearest(rf__class class, const char *word, size_t n) {
    const char *equals = memchr(word, '=', n);
    if (equals) {
        size_t n_key = (size_t)(equals - word);
        nearest value = look_for(equals + 1, n - n_key - 1);
        consider_values(&value, word, n_key);
        if (value.name)
            return value.name;
        nearest key = look_for(word, n_key);
        consider_keys(&key);
        return key.least ? key.name : NULL; /* the key is right, its value is nothing known */
    }
    nearest best = look_for(word, n);
    const rf__class_schema *schema = &rf__class_schemas[class];
    for (uint32_t i = 0; i < schema->n_codes; i++)
        consider(&best, schema->codes[i]);
    for (size_t i = 0; rf__lexicon_flags[i]; i++)
        consider(&best, rf__lexicon_flags[i]);
    bool indicators =
        class == RF__C_VERB || class == RF__C_TRIGGER || class == RF__C_NOUN || class == RF__C_CLUE;
    for (int i = 1; i < RF_N_INDICATORS && indicators; i++)
        consider(&best, rf_indicator_name((rf_indicator)i));
    for (size_t i = 0; class == RF__C_TRIGGER && rf__lexicon_patterns[i]; i++)
        consider(&best, rf__lexicon_patterns[i]);
    for (int i = 1; class == RF__C_NOUN && i < RF_N_UNITS; i++)
        consider(&best, rf_unit_name((rf_unit)i));
    return best.name;
}

/* ---- phrases that stand twice ---- */

#define WARN(l, listing, ...)                                                                      \
    rf_issues_add((l)->issues, RF_WARNING, "lexicon-meaning", (listing)->entry->path,              \
                  (listing)->entry->line, (listing)->column, __VA_ARGS__)

static bool same_text(const char *a, const char *b) { return a == b || (a && b && !strcmp(a, b)); }

static bool same_meaning(const rf__lex_entry *a, const rf__lex_entry *b) {
    return a->code == b->code && a->pattern == b->pattern && a->indicator == b->indicator &&
           a->event == b->event && a->unit == b->unit && a->groups == b->groups &&
           a->flags == b->flags && memcmp(&a->low, &b->low, sizeof a->low) == 0 &&
           memcmp(&a->high, &b->high, sizeof a->high) == 0 && same_text(a->text, b->text) &&
           same_text(a->what_kind, b->what_kind);
}

static int width(const rf__listing *listing) { return (int)(listing->n < 60 ? listing->n : 60); }

/* What is listed twice on purpose, each place for a use of its own: "third" is an ordinal and a
 * fraction, a verb makes a figure and an event, "at most" stands before or after its number. */
static bool may_differ(const rf__lex_entry *a, const rf__lex_entry *b) {
    if ((a->flags ^ b->flags) & (RF__AFTER | RF__BEFORE | RF__CAPITALS | RF__TITLE_CASE))
        return true;
    switch ((rf__class)a->class) {
    case RF__C_FUNCTION:
    case RF__C_NUMBER:
    case RF__C_TIME_WORD:
        return a->code != b->code;
    case RF__C_EVENT_WORD: /* all places of a word are looked at */
        return true;
    case RF__C_VERB:
    case RF__C_TRIGGER:
        return a->event != b->event || a->indicator != b->indicator || a->pattern != b->pattern;
    case RF__C_COMPLEMENT:
    case RF__C_HAZARD:
        return !same_text(a->text, b->text);
    default:
        return false;
    }
}

static void review_pair(rf__lexicon_loader *l, const rf__listing *first,
                        const rf__listing *second) {
    const rf__lex_entry *a = first->entry, *b = second->entry;
    const char *name = rf__class_schemas[a->class].name;
    if (a->class != b->class || a->form != b->form || !same_text(a->needs, b->needs) ||
        may_differ(a, b))
        return;
    /* Of a measure only that it is one matters, but for money and ages. */
    if (same_meaning(a, b) || a->class == RF__C_MEASURE) {
        /* Spellings side by side that fold together show a reader that both are meant. */
        if (a->line != b->line || a->path != b->path)
            rf_issues_add(l->issues, RF_NOTE, "lexicon-twice", b->path, b->line, second->column,
                          "\"%.*s\" stands in [%s] twice, first in %s:%u, where it counts.",
                          width(second), second->phrase, name, a->path, a->line);
    } else
        WARN(l, second,
             "\"%.*s\" stands twice in [%s] and means something else in %s:%u. The first one "
             "counts; "
             "take one out.",
             width(second), second->phrase, name, a->path, a->line);
}

static void review_doubles(rf__lexicon_loader *l) {
    for (size_t i = 0; i < l->n; i++) {
        if (!l->listings[i].entry)
            continue;
        for (size_t k = i + 1; k < l->n && l->listings[k].hash == l->listings[i].hash; k++)
            if (l->listings[k].entry)
                review_pair(l, &l->listings[i], &l->listings[k]);
    }
}

/* ---- what lines say ---- */

static bool has_complement(const rf__lexicon_loader *l, const char *name) {
    for (size_t i = 0; i < l->n; i++)
        if (l->listings[i].entry && l->listings[i].entry->class == RF__C_COMPLEMENT &&
            same_text(l->listings[i].entry->text, name))
            return true;
    return false;
}

static const char *nearest_complement(const rf__lexicon_loader *l, const char *name) {
    nearest best = look_for(name, strlen(name));
    for (size_t i = 0; i < l->n; i++)
        if (l->listings[i].entry && l->listings[i].entry->class == RF__C_COMPLEMENT)
            consider(&best, l->listings[i].entry->text);
    return best.name;
}

static void review_verb(rf__lexicon_loader *l, const rf__listing *listing) {
    const rf__lex_entry *e = listing->entry;
    if (e->class == RF__C_VERB && !e->indicator && !e->event && !(e->flags & RF__NEEDS_NOUN))
        WARN(
            l, listing,
            "This verb makes no claim: give it an indicator (displaced), event=... or needs_noun.");
    if (e->class == RF__C_VERB && e->indicator && !(e->flags & (RF__SUBJECT | RF__OBJECT)))
        WARN(l, listing,
             "This verb does not say who is counted: \"subject\" (20 fled) or \"object\" (it "
             "displaced 20).");
    if (!e->needs || has_complement(l, e->needs))
        return;
    const char *near = nearest_complement(l, e->needs);
    WARN(l, listing,
         "No section [complement text=%.40s] lists what this verb needs, so that it is never found."
         "%s%.40s%s",
         e->needs, near ? " Did you mean needs=" : "", near ? near : "", near ? "?" : "");
}

static void review_numbers(rf__lexicon_loader *l, const rf__listing *listing) {
    const rf__lex_entry *e = listing->entry;
    bool whole = e->low > 0 && e->low <= 366 && e->low == (double)(int)e->low;
    if (e->class == RF__C_MONTH && (!whole || e->low > 12))
        WARN(l, listing, "A month needs its number after the colon, 1 to 12.");
    if (e->class == RF__C_WEEKDAY && (!whole || e->low > 7))
        WARN(l, listing, "A day of the week needs its number after the colon, 1 (Monday) to 7.");
    if (e->class == RF__C_SEASON && (!whole || e->low > 12 || !(e->high >= 1 && e->high <= 12)))
        WARN(l, listing, "A season needs its first and last month after the colon, as numbers.");
    bool valued =
        e->class == RF__C_NUMBER &&
        (e->code == RF__NUM_UNIT || e->code == RF__NUM_TENS || e->code == RF__NUM_SCALE ||
         e->code == RF__NUM_SUFFIX || e->code == RF__NUM_VAGUE || e->code == RF__NUM_FRACTION);
    if (valued && !(e->high > 0) && !(e->code == RF__NUM_UNIT && listing->n))
        WARN(l, listing, "A number word of this sort needs its value after the colon.");
}

/* "flee:displaced": the colon is part of the form for want of a space. */
static void review_colon(rf__lexicon_loader *l, const rf__listing *listing) {
    const char *colon = memchr(listing->phrase, ':', listing->n);
    size_t after = colon ? (size_t)(listing->phrase + listing->n - colon) - 1 : 0;
    if (after && ((colon[1] | 32) >= 'a' && (colon[1] | 32) <= 'z'))
        WARN(l, listing, "A colon that ends the forms needs a space after it: \"%.*s\".",
             width(listing), listing->phrase);
}

static bool is_new_line(const rf__lexicon_loader *l, size_t i) {
    const rf__lex_entry *e = l->listings[i].entry;
    return e->class != RF__C_VERB || e->form == RF__BASE;
}

rf_err rf__lexicon_review(rf__lexicon_loader *l) {
    review_doubles(l);
    for (size_t i = 0; i < l->n; i++) {
        const rf__listing *listing = &l->listings[i];
        if (!listing->entry)
            continue;
        review_colon(l, listing);
        review_numbers(l, listing);
        if (is_new_line(l, i))
            review_verb(l, listing);
    }
    rf_issues_sort(l->issues);
    return rf_issues_complete(l->issues) ? RF_OK : RF_ERR_NOMEM;
}
