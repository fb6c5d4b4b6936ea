/* Places that a sentence names for something else than the figure or event at hand: for a part of
 * what is counted, behind a semicolon for another count, in a relative clause that tells more of
 * another place. */
#include "claim/number/number_words.h"
#include "claim/where/where.h"

#include <string.h>

static const double OF_PART = 1.2, OF_PART_BEFORE = 0.8, OF_OTHER_COUNT = 1, OF_CLAUSE = 0.4;

/* Tokens between a number and the place that is its own: "nine of them in". */
enum { OWN = 4 };

/* The draft that a number gave, or NULL. */
static const rf__draft *draft_of(const rf__doc *doc, const rf__sentence *s, uint32_t quantity) {
    for (uint32_t i = s->figure; i < s->figure + s->n_figures; i++)
        if (doc->drafts[i].quantity == quantity)
            return &doc->drafts[i];
    return NULL;
}

bool rf__same_between(const rf__doc *doc, const rf__sentence *s, const rf__draft *d, uint32_t a,
                      uint32_t b) {
    uint32_t from = a < b ? a : b, to = a < b ? b : a;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        const rf__draft *of = draft_of(doc, s, q);
        const rf__tag *noun = rf__tag_at(doc, other->token + other->n_tokens, RF__C_NOUN);
        int unit = of ? (int)of->claim.unit : noun ? (int)noun->entry->unit : (int)d->claim.unit;
        bool same = d->quantity == UINT32_MAX || unit == (int)d->claim.unit;
        if (other->kind == RF__Q_COUNT && other->token > from && other->token < to && same)
            return true;
    }
    return false;
}

/* Does a verb or another word for what happened stand between? */
static bool tells(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_TRIGGER))
            return true;
    return false;
}

static bool opens_part(const rf__doc *doc, const rf__sentence *s, uint32_t number) {
    char before = number ? doc->tokens[number - 1].punct : 0;
    rf__function f = number ? rf__function_at(doc, number - 1) : RF__F_NONE;
    return number &&
           (f == RF__F_INCLUDING || before == ',' || before == ':' || before == '(' ||
            before == '_' || (f == RF__F_AND && rf__bracket_over(doc, s, number) != UINT32_MAX));
}

/* "14 civilians, including eight children, in Idlib": the same behind an aside that is closed. */
static bool is_behind_aside(const rf__doc *doc, const rf__quantity *part, const rf__mention *m) {
    enum { REACH = 8 };
    if (m->phrase < 2 || doc->tokens[m->phrase - 2].punct != ',')
        return false;
    for (uint32_t i = part->phrase; i-- > 1 && part->phrase - i <= REACH;) {
        if (rf__function_at(doc, i) == RF__F_INCLUDING)
            return doc->tokens[i - 1].punct == ',' &&
                   rf__behind_bracket(doc, i - 1) == m->phrase - 1;
        if (doc->tokens[i].punct)
            return false;
    }
    return false;
}

/* "1,000 people (200 families) in Gorsk": the place is not told within the bracket. */
static bool is_out_of_bracket(const rf__doc *doc, const rf__sentence *s, const rf__quantity *part,
                              const rf__mention *m) {
    uint32_t open = rf__bracket_over(doc, s, part->phrase);
    return open != UINT32_MAX && rf__bracket_over(doc, s, m->phrase) != open;
}

/* Is a count's own place one that stands before what is told, in a part that a mark ends:
 * "7 million are displaced in Norland, including 2 million in Gorsk; 25 million need help"? */
static bool ends_before(const rf__doc *doc, const rf__mention *m, uint32_t from) {
    for (uint32_t i = m->phrase + m->n_phrase; i < from; i++)
        if (doc->tokens[i].punct == ';')
            return true;
    return false;
}

/* "nine[, including six children,] in Gorsk", also "dozens of children" */
static uint32_t behind_including(const rf__doc *doc, uint32_t i) {
    enum { LONGEST = 12 };
    if (doc->tokens[i].punct != ',' || rf__function_at(doc, i + 1) != RF__F_INCLUDING)
        return i;
    for (uint32_t k = i + 2; k < i + LONGEST && k < doc->n_tokens; k++) {
        if (doc->tokens[k].punct == ',')
            return k + 1;
        rf__function f = rf__function_at(doc, k);
        if (doc->tokens[k].kind == RF__PUNCT || (rf__is_locative(f) && f != RF__F_OF))
            return i;
    }
    return i;
}

/* "5,000 people[, or 900 families,] in Gorsk": the same people in another measure. */
static uint32_t behind_measure(const rf__doc *doc, uint32_t i) {
    enum { LONGEST = 6 };
    bool comma = doc->tokens[i].punct == ',';
    uint32_t first = i + comma;
    if (rf__function_at(doc, first) != RF__F_OR)
        return i;
    bool number = false;
    for (uint32_t k = first + 1; k < first + LONGEST && k < doc->n_tokens; k++) {
        const rf__tag *noun = number ? rf__tag_at(doc, k, RF__C_NOUN) : NULL;
        if (noun && (noun->entry->unit == RF_HOUSEHOLDS || noun->entry->unit == RF_PEOPLE)) {
            uint32_t end = k + noun->n;
            return end + (comma && doc->tokens[end].punct == ',');
        }
        number |= rf__is_number_at(doc, k);
        if (doc->tokens[k].kind == RF__PUNCT || rf__is_locative(rf__function_at(doc, k)))
            return i;
    }
    return i;
}

uint32_t rf__behind_bracket(const rf__doc *doc, uint32_t i) {
    enum { LONGEST = 8 };
    uint32_t measure = behind_measure(doc, i);
    if (measure > i)
        return measure;
    if (doc->tokens[i].punct == ',')
        return behind_including(doc, i);
    for (uint32_t k = i; doc->tokens[i].punct == '(' && k < i + LONGEST && k < doc->n_tokens; k++)
        if (doc->tokens[k].punct == ')')
            return k + 1;
    return i;
}

/* ", 64 per cent of whom live in": a part, whatever is told of it. */
static bool is_of_whom(const rf__doc *doc, uint32_t end) {
    return rf__function_at(doc, end) == RF__F_OF && rf__function_at(doc, end + 1) == RF__F_WHOM;
}

bool rf__in_clause_of_part(const rf__doc *doc, const rf__quantity *part, const rf__mention *m) {
    enum { REACH = 12 };
    uint32_t i = part->token + part->n_tokens;
    if (m->phrase < i || m->phrase > i + REACH || part->phrase < 2 ||
        rf__function_at(doc, part->phrase - 1) != RF__F_INCLUDING)
        return false;
    const rf__tag *who = rf__tag_at(doc, i, RF__C_NOUN);
    i += who ? who->n : 0;
    rf__function f = rf__function_at(doc, i);
    bool own = f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_WHOM || f == RF__F_DURING ||
               (f == RF__F_IN && rf__function_at(doc, i + 1) == RF__F_A);
    for (; own && i < m->phrase; i++)
        own = doc->tokens[i].punct == '-' || doc->tokens[i].kind != RF__PUNCT;
    return own;
}

/* "21 dead, nine of them in Hirshabelle": what it costs that a place is that of a part. */
static double cost_of_part(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                           const rf__mention *m, uint32_t from, uint32_t to) {
    rf__function f = m->preposition; /* "including 40,000 to Norland" */
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        if (d->quantity != UINT32_MAX && q != d->quantity && doc->quantities[q].token >= to &&
            rf__in_clause_of_part(doc, &doc->quantities[q], m))
            return OF_PART;
    if (d->quantity == UINT32_MAX || !(rf__is_locative(f) || f == RF__F_TO || f == RF__F_INTO))
        return 0;
    while (m > doc->mentions + s->mention && rf__function_at(doc, m->phrase - 1) == RF__F_AND &&
           m[-1].phrase + m[-1].n_phrase + 1 == m->phrase)
        m--; /* "nine of them in Hirshabelle and Hiraan" */
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        uint32_t end = other->token + other->n_tokens;
        bool counts = other->kind == RF__Q_COUNT || other->kind == RF__Q_SHARE;
        bool whom = is_of_whom(doc, end);
        if (q == d->quantity || !counts || end >= m->phrase ||
            m->phrase - end > OWN + (uint32_t)whom || !opens_part(doc, s, other->phrase) ||
            (!whom && tells(doc, end, m->phrase)) || is_behind_aside(doc, other, m) ||
            is_out_of_bracket(doc, s, other, m))
            continue;
        if (other->token >= to)
            return OF_PART;
        if (m->phrase < from && ends_before(doc, m, from))
            return OF_PART_BEFORE;
    }
    return 0;
}

/* ", and a shell", ", while the rest": a part with a subject of its own begins. */
static bool begins_part(const rf__doc *doc, uint32_t mark) {
    rf__function joint = rf__function_at(doc, mark + 1), next = rf__function_at(doc, mark + 2);
    return doc->tokens[mark].punct == ';' ||
           (doc->tokens[mark].punct == ',' &&
            (joint == RF__F_AND || joint == RF__F_WHILE || joint == RF__F_BUT) &&
            (next == RF__F_A || next == RF__F_THE));
}

static bool counts_in(const rf__doc *doc, const rf__sentence *s, uint32_t from, uint32_t to) {
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        if ((other->kind == RF__Q_COUNT || other->kind == RF__Q_SHARE) && other->token > from &&
            other->token < to)
            return true;
    }
    return false;
}

bool rf__in_other_part(const rf__doc *doc, const rf__sentence *s, uint32_t from, uint32_t token,
                       bool whole) {
    uint32_t mark = token, end = token, last = s->token + s->n_tokens;
    while (mark > from && !begins_part(doc, mark))
        mark--;
    bool begins = mark < token && begins_part(doc, mark);
    while (whole && end < last && doc->tokens[end].punct != ';')
        end++;
    return begins && counts_in(doc, s, mark, end);
}

/* "105 are missing; 168 of the hurt were flown to Gorsk": in another part of the sentence, behind a
 * count of its own. */
static bool is_of_other_count(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                              const rf__mention *m, uint32_t to) {
    return d->quantity != UINT32_MAX && m->phrase > to &&
           rf__in_other_part(doc, s, to, m->phrase, false);
}

bool rf__relative_over(const rf__doc *doc, const rf__sentence *s, uint32_t token,
                       uint32_t *ret_from, uint32_t *ret_to) {
    enum { REACH = 24 };
    uint32_t end = s->token + s->n_tokens;
    if (!s->relates)
        return false;
    for (uint32_t i = token; i-- > s->token + 1 && token - i < REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';')
            return false;
        if (doc->tokens[i].punct == ',' && i + 1 < token &&
            !(doc->tokens[i + 1].flags & RF__CAPITAL))
            return false; /* the clause has ended, where no list of names goes on */
        bool relative = f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_WHERE || f == RF__F_WHEN ||
                        f == RF__F_WHOM;
        bool comma = doc->tokens[i - 1].punct == ',' ||
                     (i >= s->token + 2 && doc->tokens[i - 2].punct == ',');
        if (!relative || !comma)
            continue;
        for (uint32_t k = token; k < end && k - i < 2 * REACH; k++)
            if (doc->tokens[k].punct == ',' || doc->tokens[k].punct == '_') {
                *ret_from = i;
                *ret_to = k;
                return true;
            }
        return false;
    }
    return false;
}

/* ", where the army took Singa, ...": does the clause tell of a place that is named before it? */
static bool tells_of_place(const rf__doc *doc, const rf__sentence *s, uint32_t relative) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].phrase + doc->mentions[i].n_phrase + 1 == relative)
            return rf__is_place(&doc->mentions[i]);
    return false;
}

/* "Since 8 May, when rebels opened a front for Gorsk, 306 have died", "The authorities, who took
 * Gorsk, said": what a clause before the figure tells of a beginning or of a speaker. */
static bool is_of_aside(const rf__doc *doc, const rf__sentence *s, uint32_t first, uint32_t last) {
    enum { REACH = 10, LONG = 180 }; /* LONG: so many days ago that the count is of more places */
    rf__function f = rf__function_at(doc, first);
    const rf__time *time = first > s->token + 1 ? rf__time_over(doc, s, first - 2) : NULL;
    if (f == RF__F_WHEN)
        return time && time->kind == RF__TIME_SINCE && time->from != RF_NO_DATE &&
               rf__days_of(time) >= LONG;
    bool office = first > s->token + 1 && (rf__tag_over(doc, first - 2, RF__C_ORG_WORD) ||
                                           rf__tag_over(doc, first - 2, RF__C_ACTOR));
    for (uint32_t i = last;
         office && f == RF__F_WHO && i < last + REACH && i < s->token + s->n_tokens; i++) {
        if (rf__tag_at(doc, i, RF__C_SAY_VERB))
            return true;
        if (doc->tokens[i].kind == RF__NUMERAL || rf__tag_at(doc, i, RF__C_VERB))
            return false;
    }
    return false;
}

uint32_t rf__most_before(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    const rf__mention *m = &doc->mentions[mention];
    bool of = m->token > s->token && rf__function_at(doc, m->token - 1) == RF__F_OF;
    if (of && mention > s->mention && m[-1].phrase + m[-1].n_phrase + 1 >= m->token)
        return rf__most_before(doc, s, mention - 1); /* "in the Kesh district of Gorsk" */
    if (m->phrase < s->token + 5 || !rf__is_locative(m->preposition))
        return 0;
    uint32_t at = m->phrase - 2;
    /* "most of them [Keshis living] in Gorsk" */
    at -= at > s->token + 3 && rf__ends_as(doc, at, RF__END_ING);
    at -= at > s->token + 3 && at < m->phrase - 2 && rf__is_capital(doc, at);
    rf__function f = rf__function_at(doc, at);
    bool most =
        (f == RF__F_THEM || f == RF__F_WHOM) && rf__function_at(doc, at - 1) == RF__F_OF &&
        doc->tokens[at - 2].kind == RF__WORD && doc->tokens[at - 3].punct == ',' &&
        (!rf__tag_at(doc, at - 2, RF__C_NUMBER) || rf__number_tag(doc, at - 2, RF__NUM_SMALL));
    return most ? at - 2 : 0;
}

/* "damaged 2,262 houses, with Tarsa and Gorsk the worst affected": only where most of them are. */
static bool is_worst(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 8 };
    uint32_t end = s->token + s->n_tokens, at = m->phrase + m->n_phrase;
    for (; at < end && at < m->phrase + m->n_phrase + REACH; at++) {
        rf__function f = rf__function_at(doc, at);
        if (rf__place_word_is(doc, at, "worst"))
            break;
        if (f != RF__F_AND && f != RF__F_THE && f != RF__F_BE && doc->tokens[at].punct != ',' &&
            !rf__is_capital(doc, at) && !rf__tag_at(doc, at, RF__C_PLACE_KIND))
            return false;
    }
    if (at >= end || !rf__place_word_is(doc, at, "worst"))
        return false;
    for (uint32_t i = m->phrase; i-- > s->token + 1 && m->phrase - i <= REACH;) {
        if (rf__function_at(doc, i) == RF__F_WITH)
            return doc->tokens[i - 1].punct == ',';
        if (rf__function_at(doc, i) != RF__F_AND && doc->tokens[i].punct != ',' &&
            rf__function_at(doc, i) != RF__F_THE && !rf__is_capital(doc, i) &&
            !rf__tag_at(doc, i, RF__C_PLACE_KIND))
            return false;
    }
    return false;
}

/* "Since the onset of the war in [Norland], Kesh has registered 5,000": what a clause on a
 * beginning names, where another place is the subject behind it. */
static bool is_of_beginning(const rf__doc *doc, const rf__sentence *s, const rf__mention *m,
                            uint32_t from) {
    uint32_t comma = m->phrase + m->n_phrase;
    rf__function f = rf__function_at(doc, s->token);
    const rf__mention *next = m + 1;
    return (f == RF__F_SINCE || f == RF__F_AFTER) && comma < from && m->phrase > s->token + 1 &&
           doc->tokens[comma].punct == ',' && next < doc->mentions + s->mention + s->n_mentions &&
           !next->person && next->use == RF_NAME_PLACE && next->phrase == comma + 1 &&
           next->phrase < from;
}

double rf__cost_of_parts(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                         const rf__mention *m, uint32_t from, uint32_t to) {
    uint32_t first, last;
    double cost = cost_of_part(doc, s, d, m, from, to);
    if (is_worst(doc, s, m))
        cost += OF_PART;
    if (is_of_beginning(doc, s, m, from))
        cost += 2 * OF_PART;
    if (is_of_other_count(doc, s, d, m, to))
        cost += OF_OTHER_COUNT;
    if (m->phrase < from && rf__relative_over(doc, s, m->phrase, &first, &last) && last < from &&
        tells_of_place(doc, s, first))
        cost += OF_CLAUSE;
    if (m->phrase < from && rf__relative_over(doc, s, m->phrase, &first, &last) && last < from &&
        is_of_aside(doc, s, first, last))
        cost += OF_OTHER_COUNT;
    return cost;
}

bool rf__names_part(const rf__doc *doc, const rf__sentence *s, uint32_t mention, uint32_t from) {
    const rf__mention *m = &doc->mentions[mention];
    uint32_t first = s->token > from ? s->token : from;
    if (m->phrase < s->token + 2)
        return false;
    rf__function joint = rf__function_at(doc, m->phrase - 1);
    if (joint == RF__F_AND && mention > s->mention &&
        m[-1].phrase + m[-1].n_phrase + 1 == m->phrase)
        return rf__names_part(doc, s, mention - 1, from);
    rf__function them = rf__function_at(doc, m->phrase - 2);
    if (joint == RF__F_IN && m->phrase >= first + 4 && /* "62,000, 50,000 of them in Gorsk" */
        (them == RF__F_THEM || them == RF__F_WHOM) &&
        rf__function_at(doc, m->phrase - 3) == RF__F_OF)
        return rf__is_number_at(doc, m->phrase - 4);
    if ((joint != RF__F_IN && joint != RF__F_AT && joint != RF__F_FROM) ||
        doc->tokens[m->phrase - 2].kind != RF__NUMERAL)
        return false;
    for (uint32_t i = first; i + 2 < m->phrase; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_WHICH || f == RF__F_WHOM || f == RF__F_INCLUDING || f == RF__F_AMONG)
            return true;
    }
    return false;
}

bool rf__names_part_of(const rf__doc *doc, const rf__sentence *s, const rf__draft *d, uint32_t i) {
    return d->quantity != UINT32_MAX &&
           doc->mentions[i].phrase > doc->quantities[d->quantity].token &&
           rf__names_part(doc, s, i,
                          doc->quantities[d->quantity].token +
                              doc->quantities[d->quantity].n_tokens);
}

bool rf__names_most(const rf__doc *doc, const rf__sentence *s, uint32_t i, uint32_t anchor) {
    const rf__mention *m = &doc->mentions[i];
    uint32_t most = rf__most_before(doc, s, i);
    if (most)
        return anchor < most;
    if (i == s->mention || m->phrase < s->token + 5 || !rf__is_locative(m->preposition))
        return false;
    rf__function joint = rf__function_at(doc, m->phrase - 1);
    if (joint == RF__F_AND && m[-1].phrase + m[-1].n_phrase + 1 == m->phrase)
        return rf__names_most(doc, s, i - 1, anchor);
    uint32_t at = m->phrase - 2;
    if (!rf__ends_as_adverb(doc, at) || doc->tokens[at - 1].punct != ',' || anchor >= at)
        return false;
    for (uint32_t k = s->mention; k < i; k++) { /* "In Norland, 6,000 fled, mainly in Gorsk" */
        const rf__mention *whole = &doc->mentions[k];
        bool opens = whole->phrase <= s->token + 2 || k + 1 == i;
        if (opens && rf__is_place(whole) && !whole->aside && rf__is_locative(whole->preposition) &&
            whole->preposition != RF__F_FROM)
            return true;
    }
    return false;
}

bool rf__is_whole_of(const rf__doc *doc, const rf__draft *d) {
    enum { REACH = 4 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->quantity <= s->quantity)
        return false;
    const rf__quantity *whole = &doc->quantities[d->quantity], *part = whole - 1;
    uint32_t of = part->token + part->n_tokens;
    if ((part->kind != RF__Q_COUNT && part->kind != RF__Q_SHARE) ||
        rf__function_at(doc, of) != RF__F_OF || whole->token > of + REACH)
        return false;
    bool definite = false;
    for (uint32_t i = of + 1; i < whole->token; i++) {
        rf__function f = rf__function_at(doc, i);
        definite |= f == RF__F_THE || f == RF__F_THESE || f == RF__F_THEIR;
        if (doc->tokens[i].kind == RF__PUNCT || f == RF__F_POSSESSIVE)
            return false; /* "of the town's 9,000" */
    }
    return definite;
}
