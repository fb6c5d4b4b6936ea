/* How well a number goes with a label: "Displaced: 12,345", "Dead 41, injured 126, missing: 7". */
#include "claim/figure/figure.h"

#include <string.h>

/* "IDPs in Kachin 89,000", "Refugee arrivals since May (estimate) 616,000": a line that is no
 * sentence and ends with its only number. */
static bool is_long_label(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                          const rf__phrase *p, const rf__trigger *t) {
    enum { LONGEST = 20 };
    uint32_t end = sentence->token + sentence->n_tokens;
    bool counted = t->pattern == RF__P_COUNTED || t->pattern == RF__P_NOUN_OF;
    if (!counted || t->entry->class != RF__C_TRIGGER || p->end < end || p->head ||
        t->token > sentence->token + 2 || sentence->n_tokens > LONGEST ||
        doc->tokens[q->token].kind != RF__NUMERAL || doc->tokens[end - 1].punct == '.')
        return false;
    for (uint32_t i = t->token + t->n; i < p->start; i++) {
        if (doc->tokens[i].punct == '(') {
            i = rf__skip_brackets(doc, i, p->start) - 1;
            continue;
        }
        if (rf__is_other_quantity(doc, sentence, i, q) || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
    }
    rf__function f = rf__function_at(doc, p->start - 1);
    return f == RF__F_NONE && !rf__tag_at(doc, p->start - 1, RF__C_VERB);
}

/* "Returned to their villages as of 30 May: 12,400 (2,480 families)": a line that begins with what
 * is counted, tells more of it up to a colon, and has nothing but the number behind it. */
static bool is_key_line(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                        const rf__phrase *p, const rf__trigger *t) {
    enum { LONGEST = 14, FRONT = 3 };
    uint32_t end = sentence->token + sentence->n_tokens, behind = p->end;
    if (p->start < sentence->token + 2 || doc->tokens[p->start - 1].punct != ':' ||
        p->start > t->token + t->n + LONGEST || t->token > sentence->token + FRONT ||
        doc->tokens[q->token].kind != RF__NUMERAL)
        return false;
    rf__function f = behind < end ? rf__function_at(doc, behind) : RF__F_AND;
    if (behind < end && doc->tokens[behind].kind != RF__PUNCT && f != RF__F_AND && f != RF__F_OR)
        return false;
    for (uint32_t i = sentence->token; i + 1 < p->start; i++) {
        f = rf__function_at(doc, i);
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        bool told = rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__tag_at(doc, i, RF__C_SAY_NOUN) &&
                    i > sentence->token;
        bool finite = verb && i > t->token && verb->entry->form != RF__PARTICIPLE &&
                      verb->entry->form != RF__ING && !rf__tag_at(doc, i, RF__C_NOUN);
        if (f == RF__F_BE || f == RF__F_HAVE || f == RF__F_WILL || told || finite ||
            (doc->tokens[i].punct && strchr(":;.", doc->tokens[i].punct)) ||
            (i < t->token && (f == RF__F_THE || f == RF__F_A)) ||
            rf__is_other_quantity(doc, sentence, i, q))
            return false;
    }
    return !rf__has_object(doc, sentence, t);
}

static bool counts_animals(const rf__doc *doc, uint32_t token) {
    return rf__is_kind(rf__tag_at(doc, token, RF__C_MEASURE), "animals");
}

/* "IDPs in public shelters: 787": who they are is told before where they are. */
static bool names_first(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    for (uint32_t i = sentence->token; i < t->token; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (tag && tag->entry->pattern == RF__P_COUNTED)
            return true;
    }
    return false;
}

static bool parts_pairs(const rf__doc *doc, uint32_t i) {
    return doc->tokens[i].punct && strchr(",;|\t/()*_", doc->tokens[i].punct);
}

/* The token where the nouns before a trigger begin, or the trigger's. */
static uint32_t nouns_before(const rf__doc *doc, const rf__sentence *sentence, uint32_t trigger) {
    uint32_t first = trigger;
    while (first > sentence->token && rf__tag_over(doc, first - 1, RF__C_NOUN))
        first--;
    return first;
}

bool rf__begins_label(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    enum { WORDS = 2 }; /* "private houses" */
    uint32_t first = nouns_before(doc, sentence, token);
    for (uint32_t n = 0; n < WORDS && first < token && first > sentence->token; n++) {
        const rf__token *word = &doc->tokens[first - 1];
        if (word->kind != RF__WORD || word->function || word->flags & RF__CAPITAL ||
            rf__tag_at(doc, first - 1, RF__C_VERB) || rf__tag_at(doc, first - 1, RF__C_SAY_VERB))
            break;
        first--;
    }
    return first == sentence->token || parts_pairs(doc, first - 1) ||
           doc->tokens[first - 1].punct == ':';
}

bool rf__is_noun_and_state(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                           const rf__trigger *t) {
    uint32_t end = sentence->token + sentence->n_tokens, at = t->token;
    bool own = p->head && p->head->token >= p->start; /* and not the noun before it */
    if (t->token + t->n != p->start || own || p->of_phrase || p->of_pronoun ||
        doc->tokens[p->start].kind != RF__NUMERAL ||
        (t->entry->class == RF__C_VERB ? t->entry->form != RF__PAST
                                       : t->pattern != RF__P_ADJECTIVE))
        return false;
    at -= at > sentence->token + 1 && rf__ends_as_adverb(doc, at - 1); /* "houses fully" */
    const rf__tag *noun = at > sentence->token ? rf__tag_over(doc, at - 1, RF__C_NOUN) : NULL;
    int unit = noun ? noun->entry->unit : RF_NO_UNIT; /* not "Helicopters brought 12 out" */
    bool counted = unit == RF_PEOPLE || unit == RF_HOUSEHOLDS || unit == RF_HOMES;
    bool ends = p->end >= end || doc->tokens[p->end].kind == RF__PUNCT;
    return counted && rf__begins_label(doc, sentence, at) && ends;
}

/* "Displaced: 12,345", "Deaths 34", a cell and the cell beside it. */
double rf__as_label(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                    const rf__phrase *p, const rf__trigger *t) {
    enum { MOST_WORDS = 5 };
    if (t->token + t->n > p->start || t->token - sentence->token > 6)
        return 0;
    bool table = doc->report->blocks[sentence->block].kind == RF_BLOCK_TABLE_ROW;
    uint32_t from = t->token + t->n;
    if (doc->tokens[p->start - 1].punct == '_' && p->end < doc->n_tokens &&
        doc->tokens[p->end].punct == '_')
        return 0; /* "a third of the population - 18 million - needs food" */
    if (t->pattern == RF__P_STATE && from + 1 == p->start && rf__function_at(doc, from) == RF__F_BE)
        return 0.93; /* "among the dead were six fighters who had signed the accord" */
    bool colon = false, other = false;
    uint32_t n_words = 0;
    for (uint32_t i = from; i < p->start && !other; i++) {
        char punct = doc->tokens[i].punct;
        if (punct == '(') { /* "Deaths (7 Oct.): 1,384" */
            i = rf__skip_brackets(doc, i, p->start) - 1;
            continue;
        }
        colon |= punct == ':' || punct == '\t' || punct == '|' || punct == '_' || punct == '=';
        other |= (punct == ',' && !table) || punct == ';' || punct == '.';
        n_words += doc->tokens[i].kind == RF__WORD;
        other |= rf__tag_at(doc, i, RF__C_VERB) != NULL && !rf__tag_at(doc, i, RF__C_TRIGGER) &&
                 !rf__tag_at(doc, i, RF__C_NOUN) &&
                 rf__function_at(doc, i + 1) != RF__F_OF; /* "returned to place of origin" */
        other |= rf__is_other_quantity(doc, sentence, i, q);
    }
    for (uint32_t i = sentence->token; i < t->token && !other; i++)
        other = counts_animals(doc, i); /* "Livestock perished: 431" */
    if (!table && is_long_label(doc, sentence, q, p, t))
        return t->entry->flags & RF__WEAK ? 0.8 : 0.6; /* "New arrivals, all districts 27,430" */
    if ((other || n_words > MOST_WORDS) && !table && is_key_line(doc, sentence, q, p, t))
        return 0.7;
    if (other || n_words > MOST_WORDS)
        return 0;
    if (colon)
        return (t->pattern == RF__P_STATE && names_first(doc, sentence, t) ? 0.6 : 0.84) -
               0.04 * n_words;
    /* "Damaged houses 91,808": a label without a colon ends with its number */
    bool begins = t->token == sentence->token || rf__is_noun_and_state(doc, sentence, p, t);
    bool alone = n_words <= 1 && sentence->n_quantities <= 2 && begins;
    return table ? 0.8 - 0.05 * n_words : alone ? 0.6 : 0;
}

/* The last token of a number: "92", "92K", "1.2 million". */
static bool ends_number(const rf__doc *doc, uint32_t i) {
    return doc->tokens[i].kind == RF__NUMERAL ||
           (rf__tag_over(doc, i, RF__C_NUMBER) && i && doc->tokens[i - 1].kind == RF__NUMERAL);
}

/* "Dead 41, injured 126, missing: 7": words with their numbers behind, parted by marks. */
double rf__as_pair(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                   const rf__trigger *t) {
    uint32_t to = t->token + t->n, end = sentence->token + sentence->n_tokens;
    while (to < p->start && t->entry->flags & RF__NEEDS_NOUN && /* "fully damaged houses 391" */
           rf__tag_at(doc, to, RF__C_NOUN))
        to += rf__tag_at(doc, to, RF__C_NOUN)->n;
    if (to > p->start || p->start > to + 1 || t->infinitive)
        return 0;
    if (p->start > to && !(doc->tokens[to].punct && strchr(":-_=", doc->tokens[to].punct)))
        return 0;
    uint32_t first = nouns_before(doc, sentence, t->token);
    bool begins = rf__begins_label(doc, sentence, t->token);
    bool ends = p->end >= end || parts_pairs(doc, p->end) ||
                (doc->tokens[p->end].punct == '.' && p->end + 1 >= end);
    /* one pair alone is a label, or an object: "..., killed 12, ..." */
    bool next = p->end + 2 < end && doc->tokens[p->end + 1].kind == RF__WORD &&
                (doc->tokens[p->end + 2].kind == RF__NUMERAL ||
                 doc->tokens[p->end + 3 < end ? p->end + 3 : p->end + 2].kind == RF__NUMERAL);
    bool another = first > sentence->token && doc->tokens[first - 1].punct != ':'
                       ? first >= sentence->token + 2 && ends_number(doc, first - 2)
                       : next;
    another |= rf__is_noun_and_state(doc, sentence, p, t);
    return begins && ends && another ? 0.95 : 0;
}
