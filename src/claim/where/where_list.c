/* Places of a list that have numbers of their own: what they say of the other numbers. */
#include "claim/name/name_other.h"
#include "claim/number/number_words.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* Tokens looked back over for a bracket. */
enum { LONGEST_BRACKET = 40 };

uint32_t rf__bracket_over(const rf__doc *doc, const rf__sentence *s, uint32_t token) {
    for (uint32_t i = token; i-- > s->token && token - i < LONGEST_BRACKET;) {
        if (doc->tokens[i].punct == ')')
            return UINT32_MAX;
        if (doc->tokens[i].punct == '(')
            return i;
    }
    return UINT32_MAX;
}

/* "6 (Gorsk 4, Tarsa: 2)": a number stands right behind the place. */
static bool leads_number(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t behind = m->phrase + m->n_phrase;
    behind += doc->tokens[behind].punct == ':' || doc->tokens[behind].punct == '-';
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++)
        if (doc->quantities[q].phrase == behind && doc->quantities[q].kind == RF__Q_COUNT)
            return true;
    return false;
}

/* "displaced (73,000 in Cianjur and 4 in Bogor), and 4,600 were injured": a place told of parts in
 * brackets that the number is not in. */
static bool is_bracketed(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                         const rf__mention *m, uint32_t from) {
    uint32_t open = rf__bracket_over(doc, s, m->phrase);
    if (open == UINT32_MAX || d->quantity == UINT32_MAX ||
        rf__bracket_over(doc, s, doc->quantities[d->quantity].token) == open)
        return false;
    return rf__count_between(doc, s, open, m->phrase) ||
           (m->phrase >= from && leads_number(doc, s, m));
}

bool rf__is_numbered(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     const rf__mention *m) {
    uint32_t open = m->phrase + m->n_phrase;
    if (d->quantity == UINT32_MAX || doc->tokens[open].punct != '(')
        return false;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        uint32_t close = other->token + other->n_tokens;
        if (other->phrase != open + 1 || other->kind != RF__Q_COUNT)
            continue;
        const rf__tag *noun = rf__tag_at(doc, close, RF__C_NOUN); /* "Sofala (114 sites)" */
        if (!noun)                                                /* "(39 deaths)" */
            noun = rf__tag_at(doc, close, RF__C_TRIGGER);
        close += noun ? noun->n : 0;
        return q != d->quantity && close < s->token + s->n_tokens &&
               doc->tokens[close].punct == ')';
    }
    return false;
}

bool rf__is_of_nation_list(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                           const rf__mention *m) {
    const rf__mention *first = m;
    if (d->quantity == UINT32_MAX || m->place == RF_NO_PLACE ||
        doc->tokens[m->phrase + m->n_phrase].punct != '(' ||
        rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY)
        return false;
    while (first > doc->mentions + s->mention) { /* ", Kesh (12)" behind "Norland (43)" */
        uint32_t at = first->phrase - 1, open = first[-1].phrase + first[-1].n_phrase;
        while (at > open && (doc->tokens[at].punct == ',' || rf__function_at(doc, at) == RF__F_AND))
            at--;
        if (at + 1 == first->phrase || doc->tokens[at].punct != ')' ||
            rf__bracket_over(doc, s, at) != open)
            break;
        first--;
    }
    return first->preposition == RF__F_FROM && (first < m || m->preposition == RF__F_FROM);
}

uint32_t rf__n_numbered(const rf__doc *doc, const rf__sentence *s, const rf__draft *d) {
    uint32_t n = 0;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        n += rf__is_place(&doc->mentions[i]) && rf__is_numbered(doc, s, d, &doc->mentions[i]);
    return n;
}

/* "followed by Punjab with 61", "with Punjab hardest hit at 61": the number right behind is that
 * place's. */
static bool has_own_number(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                           const rf__mention *m) {
    uint32_t after = m->phrase + m->n_phrase;
    enum { REACH = 4 };
    bool with = rf__function_at(doc, after) == RF__F_WITH;
    if (d->quantity == UINT32_MAX || (!with && m->preposition != RF__F_WITH))
        return false;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        uint32_t number = doc->quantities[q].phrase;
        bool at = m->preposition == RF__F_WITH && number > after && number - after <= REACH &&
                  rf__function_at(doc, number - 1) == RF__F_AT;
        if (q != d->quantity && ((with && number == after + 1) || at) &&
            doc->quantities[q].kind == RF__Q_COUNT)
            return true;
    }
    return false;
}

/* "parts of Pakistan (particularly Sindh)", "(most of them in Sindh)": no more than where most is.
 */
static bool is_mainly(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                      const rf__mention *m) {
    uint32_t open = rf__bracket_over(doc, s, m->phrase);
    if (open == UINT32_MAX || d->quantity == UINT32_MAX ||
        rf__bracket_over(doc, s, doc->quantities[d->quantity].token) == open)
        return false;
    const rf__token *first = &doc->tokens[open + 1];
    return (first->kind == RF__WORD && !(first->flags & RF__CAPITAL) &&
            rf__number_tag(doc, open + 1, RF__NUM_SMALL)) ||
           rf__ends_as_adverb(doc, open + 1);
}

/* "three in Bicol", "two each in Caraga": the place of a number without a noun that is not d's. */
static bool ends_other_part(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                            const rf__mention *m) {
    const rf__mention *first = &doc->mentions[s->mention];
    while (m > first && rf__function_at(doc, m->phrase - 1) == RF__F_AND &&
           m[-1].phrase + m[-1].n_phrase + 1 == m->phrase)
        m--; /* "two each in Caraga and Davao" */
    if (m->phrase < s->token + 2 || (m->preposition != RF__F_IN && m->preposition != RF__F_FROM) ||
        rf__function_at(doc, m->phrase - 1) != m->preposition)
        return false;
    uint32_t end = m->phrase - 1;
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        uint32_t behind = other->token + other->n_tokens;
        bool each = behind + 1 == end && rf__function_at(doc, behind) == RF__F_EACH;
        if ((behind == end || each) && other->kind == RF__Q_COUNT)
            return q != d->quantity;
    }
    return false;
}

/* "The 23 deaths are nine in Bicol, eight in Caraga and six in Davao": of the 23 none of them. */
static bool is_of_part(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                       const rf__mention *m) {
    uint32_t n = 0;
    if (d->quantity == UINT32_MAX || !ends_other_part(doc, s, d, m))
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *other = &doc->mentions[i];
        bool listed = i > s->mention && rf__function_at(doc, other->phrase - 1) == RF__F_AND &&
                      other[-1].phrase + other[-1].n_phrase + 1 == other->phrase;
        n += !listed && rf__is_place(other) && ends_other_part(doc, s, d, other);
    }
    return n > 1;
}

double rf__cost_of_list(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                        const rf__mention *m, uint32_t from) {
    double cost = is_bracketed(doc, s, d, m, from) || is_mainly(doc, s, d, m) ? 1.2 : 0;
    if (is_of_part(doc, s, d, m))
        cost += 1.2;
    return cost + (has_own_number(doc, s, d, m) ? 0.8 : 0);
}

bool rf__has_own_count(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        uint32_t before = other->phrase > s->token ? other->phrase - 1 : s->token;
        bool listed = doc->tokens[before].punct || rf__function_at(doc, before) == RF__F_AND;
        if (q != d->quantity && other->kind == RF__Q_COUNT && listed && /* "and abducted 253 in" */
            other->token + other->n_tokens + 1 == m->phrase)
            return true;
    }
    return false;
}

/* Do only marks and conjunctions, and words of a number, stand between two tokens? */
static bool only_joins(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct != ',' && f != RF__F_AND && f != RF__F_OR &&
            !rf__tag_over(doc, i, RF__C_QUALIFIER))
            return false;
    }
    return to > from;
}

uint32_t rf__head_of_list(const rf__doc *doc, const rf__sentence *s, uint32_t mention) {
    enum { LONGEST = 16 };
    uint32_t head = mention;
    while (head > s->mention && mention - head < LONGEST &&
           only_joins(doc, doc->mentions[head - 1].phrase + doc->mentions[head - 1].n_phrase,
                      doc->mentions[head].phrase))
        head--;
    return head;
}

/* The place of its number in a list of numbers, from 0, and how many the list has. */
static uint32_t rank_of(const rf__doc *doc, const rf__sentence *s, uint32_t quantity,
                        uint32_t *ret_n) {
    uint32_t first = quantity, last = quantity;
    const rf__quantity *q = doc->quantities;
    while (first > s->quantity &&
           only_joins(doc, q[first - 1].token + q[first - 1].n_tokens, q[first].token))
        first--;
    while (last + 1 < s->quantity + s->n_quantities &&
           only_joins(doc, q[last].token + q[last].n_tokens, q[last + 1].token))
        last++;
    *ret_n = last - first + 1;
    return quantity - first;
}

/* "Tarsa and Gorsk had 45 and 27 deaths": do n numbers stand with no more between them than a list
 * has, each a count? */
static bool tells_list(const rf__doc *doc, const rf__sentence *s, uint32_t first, uint32_t n) {
    const rf__quantity *q = doc->quantities;
    if (first + n > s->quantity + s->n_quantities)
        return false;
    for (uint32_t k = first; k < first + n; k++) {
        if (q[k].kind != RF__Q_COUNT)
            return false;
        uint32_t end = q[k].token + q[k].n_tokens;
        for (uint32_t i = end; k + 1 < first + n && i < q[k + 1].token; i++)
            if (rf__function_at(doc, i) == RF__F_OR)
                return false;
    }
    return true;
}

uint32_t rf__place_in_order(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || s->n_mentions < 2 || s->n_quantities < 2)
        return UINT32_MAX;
    bool told = false;
    for (uint32_t i = d->np;
         s->classes & RF__BIT(RF__C_PLACE_WORD) && !told && i < s->token + s->n_tokens; i++)
        told = rf__place_word_is(doc, i, "respectively");
    uint32_t n, rank = rank_of(doc, s, d->quantity, &n), first = s->mention;
    told = n > 1 && (told || tells_list(doc, s, d->quantity - rank, n));
    for (uint32_t i = s->mention; told && i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        bool goes_on = i > first && only_joins(doc, m[-1].phrase + m[-1].n_phrase, m->phrase);
        if (!goes_on)
            first = i;
        bool ends = i + 1 == s->mention + s->n_mentions ||
                    !only_joins(doc, m->phrase + m->n_phrase, m[1].phrase);
        if (ends && i - first + 1 == n && n > 1)
            return first + rank;
    }
    return UINT32_MAX;
}

uint32_t rf__place_of_pair(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; d->quantity != UINT32_MAX && i < s->mention + s->n_mentions;
         i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t number = rf__is_place(m) ? rf__number_of_pair(doc, m) : 0;
        if (number && number == doc->quantities[d->quantity].token)
            return i;
    }
    return UINT32_MAX;
}

bool rf__is_of_pair(const rf__doc *doc, const rf__draft *d, const rf__mention *m) {
    uint32_t number = d->quantity != UINT32_MAX ? rf__number_of_pair(doc, m) : 0;
    return number && number != doc->quantities[d->quantity].token;
}

/* "29 deaths in Gorsk, [9 deaths] and 15 injuries in Tarsa": the first of two counts that share the
 * place behind the second, right behind another place. */
uint32_t rf__place_of_joined(const rf__doc *doc, const rf__draft *d, uint32_t next) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf__draft *second = next < doc->n_drafts ? &doc->drafts[next] : NULL;
    uint32_t end = d->np + d->n_np;
    if (!second || d->quantity == UINT32_MAX || second->quantity != d->quantity + 1 || !d->n_np ||
        second->sentence != d->sentence || rf__function_at(doc, end) != RF__F_AND ||
        doc->quantities[second->quantity].phrase != end + 1)
        return UINT32_MAX;
    bool behind = false; /* a place that ends what is told before */
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t mark = m->phrase + m->n_phrase;
        mark += doc->tokens[mark].punct == ',' || doc->tokens[mark].punct == ';';
        mark += rf__function_at(doc, mark) == RF__F_AND;
        behind |= mark == doc->quantities[d->quantity].phrase && mark > m->phrase + m->n_phrase &&
                  rf__count_between(doc, s, s->token, m->phrase);
        if (behind && m->phrase > end && rf__is_place(m) && rf__is_locative(m->preposition))
            return rf__adjoins(doc, second, i) ? i : UINT32_MAX;
    }
    return UINT32_MAX;
}

/* "these three localities": how many places told before are meant; 0: none. */
static uint32_t n_pointed(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *n = &doc->quantities[q];
        uint32_t end = n->token + n->n_tokens;
        const rf__tag *kind = rf__tag_at(doc, end, RF__C_PLACE_KIND);
        const rf__tag *noun = rf__tag_at(doc, end, RF__C_NOUN);
        bool places = kind || (noun && noun->entry->unit == RF_PLACES);
        bool these = n->token > s->token && rf__function_at(doc, n->token - 1) == RF__F_THESE;
        if (these && places && n->low >= 2 && n->low <= 12)
            return (uint32_t)n->low;
    }
    return 0;
}

uint32_t rf__list_pointed(const rf__doc *doc, const rf__draft *d) {
    enum { BACK = 3 };
    uint32_t n = d->quantity != UINT32_MAX ? n_pointed(doc, &doc->sentences[d->sentence]) : 0;
    for (uint32_t s = d->sentence, back = 0; n && s-- > 0 && back < BACK; back++) {
        const rf__sentence *told = &doc->sentences[s];
        uint32_t last = told->mention + told->n_mentions, found = UINT32_MAX;
        for (uint32_t i = told->mention, first = i; i < last; i++) {
            const rf__mention *m = &doc->mentions[i];
            bool goes_on = i > first && only_joins(doc, m[-1].phrase + m[-1].n_phrase, m->phrase);
            first = goes_on ? first : i;
            bool ends = i + 1 == last || !only_joins(doc, m->phrase + m->n_phrase, m[1].phrase);
            found = ends && i - first + 1 == n && rf__is_place(m) ? first : found;
        }
        if (found != UINT32_MAX)
            return found;
    }
    return UINT32_MAX;
}

uint32_t rf__n_headed(const rf__doc *doc, const rf__sentence *s) {
    uint32_t n = 0;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        uint32_t end = doc->mentions[i].phrase + doc->mentions[i].n_phrase;
        n += doc->tokens[end].punct == '(' && doc->tokens[end + 1].kind == RF__NUMERAL;
    }
    return n;
}

/* How a number stands behind a name that ends at a token: '(' or ':' before it, ' ' right behind;
 * 0: no number does. */
static char form_behind(const rf__doc *doc, uint32_t end) {
    char mark = doc->tokens[end].punct;
    if (doc->tokens[end].kind == RF__NUMERAL)
        return ' ';
    return (mark == '(' || mark == ':') && doc->tokens[end + 1].kind == RF__NUMERAL ? mark : 0;
}

/* A word that may be one of a name which is no mention: not "Women 12", "Monday 12". */
static bool may_name(const rf__doc *doc, uint32_t i) {
    const uint64_t other = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY) |
                           RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ROLE) |
                           RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_NUMBER_NAME) | RF__BIT(RF__C_TIME_UNIT) |
                           RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_MEASURE);
    const rf__token *t = &doc->tokens[i];
    return t->kind == RF__WORD && t->flags & RF__CAPITAL && !t->function && !(t->over & other);
}

/* "Tarsa (91), Xelpur (12), Kesh (76)", "Tarsa 91, Xelpur 12": the name, no mention, that stands
 * before the draft's number in a list of places; *ret_to is *ret_from where there is none. */
void rf__unknown_in_list(const rf__doc *doc, const rf__draft *d, uint32_t *ret_from,
                         uint32_t *ret_to) {
    enum { WORDS = 3 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    *ret_from = *ret_to = 0;
    if (d->quantity == UINT32_MAX || d->n_head || !s->n_mentions)
        return;
    uint32_t number = doc->quantities[d->quantity].phrase, to = number;
    to -= to > s->token && (doc->tokens[to - 1].punct == '(' || doc->tokens[to - 1].punct == ':');
    uint32_t from = to;
    while (from > s->token && to - from < WORDS && may_name(doc, from - 1))
        from--;
    if (from == to || from == s->token || form_behind(doc, to) == 0)
        return;
    char before = doc->tokens[from - 1].punct;
    if (before != ',' && before != ';' && before != ':' &&
        rf__function_at(doc, from - 1) != RF__F_AND)
        return;
    bool listed = false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t end = m->phrase + m->n_phrase;
        if (m->phrase < to && m->token + m->n_tokens > from)
            return;
        listed |= rf__is_place(m) && form_behind(doc, end) == form_behind(doc, to);
    }
    if (!listed)
        return;
    *ret_from = from;
    *ret_to = to;
}

/* Does a number stand right behind a mention that nothing governs? */
static bool adjoins_number(const rf__doc *doc, const rf__mention *m) {
    return m->preposition == RF__F_NONE && rf__is_place(m) &&
           rf__is_number_at(doc, m->phrase + m->n_phrase);
}

bool rf__is_head_of_row(const rf__doc *doc, const rf__mention *m) {
    const rf__sentence *s = &doc->sentences[m->sentence];
    uint32_t n = 0;
    if (!adjoins_number(doc, m))
        return false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        n += adjoins_number(doc, &doc->mentions[i]);
    return n > 1 && doc->mentions[s->mention].phrase == s->token &&
           adjoins_number(doc, &doc->mentions[s->mention]);
}
