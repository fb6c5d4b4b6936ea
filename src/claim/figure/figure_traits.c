/* What speaks for each of the things that a number may count which no rule reads. */
#include "claim/figure/figure_choice.h"

#include <string.h>

const char *const rf__figure_trait_names[RF__N_FIGURE_TRAITS] = {
    [RF__FT_NONE_COUNTED] = "none-counted",
    [RF__FT_NONE_SIZE] = "none-size",
    [RF__FT_NONE_QUALIFIER] = "none-qualifier",
    [RF__FT_NONE_FORM] = "none-form",
    [RF__FT_NONE_LINKED] = "none-linked",
    [RF__FT_NONE_READ] = "none-read",
    [RF__FT_NONE_CRISIS] = "none-crisis",
    [RF__FT_NONE_ORDINARY] = "none-ordinary",
    [RF__FT_NONE_REPORT] = "none-report",
    [RF__FT_NONE_MATTER] = "none-matter",
    [RF__FT_NONE_UNKNOWN] = "none-unknown",
    [RF__FT_NONE_BEFORE] = "none-before",
    [RF__FT_NONE_BEHIND] = "none-behind",
    [RF__FT_NONE_WORD] = "none-word",
    [RF__FT_NONE_WORD_BEFORE] = "none-word-before",
    [RF__FT_READ] = "read",
    [RF__FT_PREVIOUS_FAR] = "previous-far",
    [RF__FT_PREVIOUS_BARE] = "previous-bare",
    [RF__FT_PREVIOUS_WORD] = "previous-word",
    [RF__FT_NEXT_FAR] = "next-far",
    [RF__FT_BACK] = "back",
    [RF__FT_BACK_PARAGRAPH] = "back-paragraph",
    [RF__FT_BACK_FIRST] = "back-first",
    [RF__FT_LINE_ABOVE] = "line-above",
    [RF__FT_WORD] = "word",
    [RF__FT_TRIGGER] = "trigger",
    [RF__FT_CLUE_NOUN] = "clue-noun",
    [RF__FT_CLUE_BEHIND] = "clue-behind",
    [RF__FT_CLUE_BEHIND_MARK] = "clue-behind-mark",
    [RF__FT_CLUE_BEFORE] = "clue-before",
    [RF__FT_CLUE_BEFORE_MARK] = "clue-before-mark",
    [RF__FT_CLUE_FAR] = "clue-far",
    [RF__FT_CLUE_BACK] = "clue-back",
    [RF__FT_COUNTED] = "counted",
    [RF__FT_COUNTED_PEOPLE] = "counted-people",
    [RF__FT_COUNTED_HOUSEHOLDS] = "counted-households",
    [RF__FT_COUNTED_FACILITIES] = "counted-facilities",
    [RF__FT_COUNTED_EVENTS] = "counted-events",
    [RF__FT_COUNTED_PLACES] = "counted-places",
    [RF__FT_COUNTED_VEHICLES] = "counted-vehicles",
    [RF__FT_COUNTED_HOMES] = "counted-homes",
    [RF__FT_COUNTED_SHARE] = "counted-share",
    [RF__FT_COUNTED_UNKNOWN] = "counted-unknown",
    [RF__FT_GROUP_CIVILIANS] = "group-civilians",
    [RF__FT_GROUP_CHILDREN] = "group-children",
    [RF__FT_GROUP_WOMEN] = "group-women",
    [RF__FT_GROUP_MEN] = "group-men",
    [RF__FT_GROUP_WOMEN_AND_CHILDREN] = "group-women-and-children",
    [RF__FT_GROUP_FIGHTERS] = "group-fighters",
    [RF__FT_GROUP_SOLDIERS] = "group-soldiers",
    [RF__FT_GROUP_HEALTH_WORKERS] = "group-health-workers",
    [RF__FT_GROUP_AID_WORKERS] = "group-aid-workers",
    [RF__FT_NOUN_PARTY] = "noun-party",
    [RF__FT_NOUN_BODY] = "noun-body",
    [RF__FT_NOUN_SUBGROUP] = "noun-subgroup",
    [RF__FT_NOUN_CIVIL] = "noun-civil",
    [RF__FT_NOUN_HEALTH] = "noun-health",
    [RF__FT_NOUN_SCHOOL] = "noun-school",
    [RF__FT_NOUN_CAMP] = "noun-camp",
};

/* What the traits "noun-..." are for, in their order. */
static const uint32_t noun_flags[] = {
    RF__PARTY,           RF__BODY, RF__SUBGROUP, RF__CIVIL, RF__FACILITY_HEALTH,
    RF__FACILITY_SCHOOL, RF__CAMP};
enum { N_NOUN_FLAGS = sizeof noun_flags / sizeof *noun_flags };
_Static_assert(RF__FT_NOUN_PARTY + N_NOUN_FLAGS == RF__N_FIGURE_TRAITS, "a trait for each flag");

/* What all options of a number share. */
typedef struct asked {
    const rf__doc *doc;
    const rf__figures_read *read;
    const rf__sentence *s;
    const rf__quantity *q;
    uint32_t sentence, first, end; /* the number with all that belongs to it: tokens */
    rf__phrase phrase;
    uint32_t counted; /* kind of what the noun counts */
    bool bare;
    rf__figure_option *options; /* by indicator */
} asked;

static void has(asked *a, rf_indicator v, uint32_t sort, uint32_t kind) {
    rf__has(&a->options[v].traits, sort, kind, 1);
    a->options[v].supported |= sort < RF__FT_COUNTED;
}

static uint32_t distance_kind(uint32_t n) {
    return n <= 1 ? 0 : n <= 3 ? 1 : n <= 6 ? 2 : n <= 12 ? 3 : 4;
}

static uint32_t size_kind(double number) {
    uint32_t kind = number <= 1 ? 0 : 1;
    for (double least = 10; kind && kind < 6 && number >= least; least *= 10)
        kind++;
    return kind;
}

/* A kind for the function word or mark at a token of the sentence. */
static uint32_t word_kind(const asked *a, uint32_t token, bool within) {
    enum { COMMA = RF__N_FUNCTIONS, BRACKET, MARK, EDGE, N_KINDS };
    _Static_assert((int)N_KINDS <= (int)RF__MOST_TRAIT_KINDS, "a kind for each function");
    if (!within)
        return EDGE;
    char mark = a->doc->tokens[token].punct;
    return mark == ','   ? COMMA
           : mark == '(' ? BRACKET
           : mark        ? MARK
                         : rf__function_at(a->doc, token);
}

static uint32_t counted_kind(const rf__quantity *q, const rf__phrase *p) {
    enum { UNKNOWN = RF_UNIT_SHARE + 1 };
    if (q->kind == RF__Q_SHARE)
        return RF_UNIT_SHARE;
    if (p->head)
        return (uint32_t)p->head->entry->unit;
    return p->head_token == UINT32_MAX ? RF_NO_UNIT : UNKNOWN;
}

/* ---- nothing ---- */

static uint32_t crisis_kind(const rf__doc *doc, const rf__figures_read *read) {
    double share = 100.0 * read->words.crisis / doc->n_tokens;
    return share < 0.5 ? 0 : share < 1 ? 1 : share < 2 ? 2 : share < 4 ? 3 : 4;
}

static void add_classes(asked *a, uint32_t back, uint32_t sort) {
    if (a->first < a->s->token + back)
        return;
    uint64_t classes = a->doc->tokens[a->first - back].classes & ~RF__BIT(RF__C_FUNCTION);
    for (; classes; classes &= classes - 1)
        has(a, RF_NO_INDICATOR, sort, (uint32_t)__builtin_ctzll(classes));
}

static void add_nothing(asked *a, uint32_t n_linked) {
    const rf__doc *doc = a->doc;
    const rf__phrase *p = &a->phrase;
    uint32_t end = a->s->token + a->s->n_tokens;
    has(a, RF_NO_INDICATOR, RF__FT_NONE_COUNTED, a->counted);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_SIZE, size_kind(a->q->high));
    has(a, RF_NO_INDICATOR, RF__FT_NONE_QUALIFIER, a->q->qualifier);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_FORM,
        (uint32_t)p->of_pronoun | (uint32_t)p->of_phrase << 1 | (uint32_t)p->of_number << 2 |
            (uint32_t)p->others << 3);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_LINKED, n_linked < 3 ? n_linked : 3);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_CRISIS, a->s->n_crisis < 3 ? a->s->n_crisis : 3);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_ORDINARY, a->s->n_ordinary < 3 ? a->s->n_ordinary : 3);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_REPORT, crisis_kind(doc, a->read));
    has(a, RF_NO_INDICATOR, RF__FT_NONE_MATTER, a->read->words.ordinary >= a->read->words.crisis);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_READ, a->read->n_all < 20 ? a->read->n_all / 4 : 5);
    if (p->head_token == UINT32_MAX && a->end < end && doc->tokens[a->end].kind == RF__WORD)
        has(a, RF_NO_INDICATOR, RF__FT_NONE_UNKNOWN, 0);
    has(a, RF_NO_INDICATOR, RF__FT_NONE_BEFORE, word_kind(a, a->first - 1, a->first > a->s->token));
    has(a, RF_NO_INDICATOR, RF__FT_NONE_BEHIND, word_kind(a, a->end, a->end < end));
    add_classes(a, 1, RF__FT_NONE_WORD);
    add_classes(a, 2, RF__FT_NONE_WORD_BEFORE);
}

/* ---- figures beside it ---- */

static uint32_t add_beside(asked *a, uint32_t quantity) {
    const rf__doc *doc = a->doc;
    uint32_t first = a->s->quantity, end = first + a->s->n_quantities, n = 0;
    const rf__draft *before = NULL, *behind = NULL;
    for (uint32_t i = first; i < quantity; i++) {
        const rf__draft *d = rf__figure_read(doc, a->read, i);
        before = d ? d : before;
        n += d != NULL;
    }
    for (uint32_t i = quantity + 1; i < end && !behind; i++)
        behind = rf__figure_read(doc, a->read, i);
    if (before) {
        const rf__quantity *q = &doc->quantities[before->quantity];
        uint32_t from = q->token + q->n_tokens;
        has(a, before->claim.indicator, RF__FT_PREVIOUS_FAR,
            distance_kind(a->first > from ? a->first - from : 0));
        has(a, before->claim.indicator, RF__FT_PREVIOUS_BARE, a->bare);
        has(a, before->claim.indicator, RF__FT_PREVIOUS_WORD,
            word_kind(a, a->first - 1, a->first > a->s->token));
    }
    if (behind) {
        const rf__quantity *q = &doc->quantities[behind->quantity];
        uint32_t from = a->q->token + a->q->n_tokens;
        has(a, behind->claim.indicator, RF__FT_NEXT_FAR,
            distance_kind(q->phrase > from ? q->phrase - from : 0));
    }
    return n;
}

/* The last sentence before with figures: its last and its first one. */
static void add_back(asked *a) {
    enum { REACH = 6, NEAR = 3 };
    const rf__doc *doc = a->doc;
    for (uint32_t back = 1; back <= REACH && back <= a->sentence; back++) {
        const rf__sentence *s = &doc->sentences[a->sentence - back];
        const rf__draft *first = NULL, *last = NULL;
        for (uint32_t i = s->quantity; i < s->quantity + s->n_quantities; i++) {
            const rf__draft *d = rf__figure_read(doc, a->read, i);
            last = d ? d : last;
            first = first ? first : d;
        }
        if (!last)
            continue;
        has(a, last->claim.indicator, RF__FT_BACK, back < NEAR ? back - 1 : NEAR - 1);
        has(a, last->claim.indicator, RF__FT_BACK_PARAGRAPH, s->block == a->s->block);
        has(a, first->claim.indicator, RF__FT_BACK_FIRST, 0);
        return;
    }
}

/* ---- words ---- */

/* The indicators that words of tokens [from, to) tell, as bits; ret: of nouns, verbs, triggers. */
static uint32_t told_by_words(const rf__doc *doc, uint32_t from, uint32_t to, uint32_t ret[3]) {
    const uint64_t any = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER);
    ret[0] = ret[1] = ret[2] = 0;
    for (uint32_t i = from; i < to; i++)
        for (uint32_t t = doc->tokens[i].first_tag;
             doc->tokens[i].classes & any && t < doc->tokens[i + 1].first_tag; t++) {
            const rf__tag *tag = &doc->tags[t];
            if (any >> tag->class & 1 && tag->entry->indicator > 0)
                ret[tag->class == RF__C_NOUN   ? 0
                    : tag->class == RF__C_VERB ? 1
                                               : 2] |= 1u << tag->entry->indicator;
        }
    return ret[0] | ret[1] | ret[2];
}

static void add_all(asked *a, uint32_t bits, uint32_t sort, uint32_t kind) {
    for (; bits; bits &= bits - 1)
        has(a, (rf_indicator)__builtin_ctz(bits), sort, kind);
}

/* A short line or a row above that tells what its numbers are. */
static void add_lines_above(asked *a) {
    enum { REACH = 4, SHORT = 12 };
    const rf__doc *doc = a->doc;
    uint32_t each[3];
    for (uint32_t back = 1; back <= REACH && back <= a->sentence; back++) {
        const rf__sentence *s = &doc->sentences[a->sentence - back];
        if (s->n_tokens > SHORT && !rf__is_row(doc, s))
            continue;
        uint32_t bits = told_by_words(doc, s->token, s->token + s->n_tokens, each);
        add_all(a, bits, RF__FT_LINE_ABOVE, (uint32_t)(back > 1) * 2 + rf__is_row(doc, a->s));
        if (bits)
            return;
    }
}

static void add_words(asked *a) {
    uint32_t each[3], end = a->s->token + a->s->n_tokens;
    told_by_words(a->doc, a->s->token, end, each);
    for (uint32_t c = 0; c < 3; c++)
        add_all(a, each[c], RF__FT_WORD, c);
}

/* The nearest trigger of each indicator before it. */
static void add_triggers(asked *a) {
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n = rf__triggers_of(a->doc, a->s, triggers), seen = 1;
    for (uint32_t t = n; t-- > 0;) {
        uint32_t bit = 1u << triggers[t].entry->indicator;
        if (seen & bit || triggers[t].token + triggers[t].n > a->q->token)
            continue;
        seen |= bit;
        has(a, (rf_indicator)triggers[t].entry->indicator, RF__FT_TRIGGER, triggers[t].pattern);
    }
}

/* ---- clues ---- */

static uint32_t clues_in(const rf__doc *doc, uint32_t from, uint32_t to) {
    uint32_t bits = 0;
    for (uint32_t i = from; i < to; i++)
        bits |= rf__lexicon_clues(doc->lexicon, doc->tokens[i].hash);
    return bits;
}

static bool parts(const rf__doc *doc, uint32_t token) {
    char mark = doc->tokens[token].punct;
    return mark && strchr(",.;:()", mark);
}

static void add_clues(asked *a, uint32_t bits, uint32_t sort) {
    for (; bits; bits &= bits - 1) {
        rf_indicator v = (rf_indicator)__builtin_ctz(bits);
        rf__has(&a->options[v].traits, sort, v != RF_NO_INDICATOR, 1);
        a->options[v].supported = true;
    }
}

static void add_all_clues(asked *a) {
    enum { BEHIND = 6, BEFORE = 8, BACK = 40 };
    const rf__doc *doc = a->doc;
    uint32_t first = a->s->token, end = first + a->s->n_tokens, mark = a->end;
    uint32_t behind = a->end + BEHIND < end ? a->end + BEHIND : end;
    uint32_t before = a->first > first + BEFORE ? a->first - BEFORE : first;
    if (a->phrase.head_token != UINT32_MAX)
        add_clues(a, clues_in(doc, a->phrase.head_token, a->phrase.head_token + 1),
                  RF__FT_CLUE_NOUN);
    while (mark < behind && !parts(doc, mark))
        mark++;
    add_clues(a, clues_in(doc, a->end, mark), RF__FT_CLUE_BEHIND);
    add_clues(a, clues_in(doc, mark, behind), RF__FT_CLUE_BEHIND_MARK);
    for (mark = a->first; mark > before && !parts(doc, mark - 1);)
        mark--;
    add_clues(a, clues_in(doc, mark, a->first), RF__FT_CLUE_BEFORE);
    add_clues(a, clues_in(doc, before, mark), RF__FT_CLUE_BEFORE_MARK);
    add_clues(a, clues_in(doc, first, before) | clues_in(doc, behind, end), RF__FT_CLUE_FAR);
    if (a->sentence) {
        const rf__sentence *s = a->s - 1;
        uint32_t n = s->n_tokens < BACK ? s->n_tokens : BACK, to = s->token + s->n_tokens;
        add_clues(a, clues_in(doc, to - n, to), RF__FT_CLUE_BACK);
    }
}

/* ---- all ---- */

static void add_counted(asked *a, rf_indicator v) {
    const rf__phrase *p = &a->phrase;
    has(a, v, RF__FT_COUNTED + a->counted, v);
    if (p->groups)
        has(a, v, RF__FT_GROUP_CIVILIANS + (uint32_t)__builtin_ctz(p->groups), v);
    for (uint32_t f = 0; p->head && f < N_NOUN_FLAGS; f++)
        if (p->head->entry->flags & noun_flags[f])
            has(a, v, RF__FT_NOUN_PARTY + f, v);
}

uint32_t rf__figure_options(const rf__doc *doc, const rf__figures_read *read, uint32_t quantity,
                            rf__figure_option ret[RF__MOST_FIGURE_OPTIONS]) {
    const rf__quantity *q = &doc->quantities[quantity];
    const rf__sentence *s = &doc->sentences[q->sentence];
    asked a = {.doc = doc,
               .read = read,
               .s = s,
               .q = q,
               .sentence = q->sentence,
               .first = q->phrase,
               .phrase = rf__phrase_of(doc, s, q),
               .options = ret};
    a.end = a.phrase.end > q->token ? a.phrase.end : q->token + q->n_tokens;
    a.counted = counted_kind(q, &a.phrase);
    a.bare = a.phrase.head_token == UINT32_MAX && !a.phrase.of_pronoun && !a.phrase.of_phrase &&
             !a.phrase.of_number;
    for (int v = 0; v < RF_N_INDICATORS; v++) {
        ret[v].indicator = (rf_indicator)v;
        ret[v].supported = !v;
        ret[v].traits.n = 0;
    }
    for (int v = 1; v < RF_N_INDICATORS; v++)
        if (read->n[v])
            has(&a, (rf_indicator)v, RF__FT_READ, 0);
    add_nothing(&a, add_beside(&a, quantity));
    add_back(&a);
    add_lines_above(&a);
    add_words(&a);
    add_triggers(&a);
    add_all_clues(&a);
    uint32_t n = 0;
    for (int v = 0; v < RF_N_INDICATORS; v++)
        if (ret[v].supported) {
            if (v)
                add_counted(&a, (rf_indicator)v);
            if (n < (uint32_t)v)
                ret[n] = ret[v];
            n++;
        }
    return n;
}
