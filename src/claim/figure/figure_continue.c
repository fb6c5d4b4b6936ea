/* Whether a list of numbers goes on from one to the next, so that both count the same. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

static bool may_be_participle(const maker *m, uint32_t token, const rf__tag *verb, uint32_t to) {
    bool past = false; /* "were hurt": one of its forms */
    for (uint32_t g = m->doc->tokens[token].first_tag; g < m->doc->tokens[token + 1].first_tag;
         g++) {
        const rf__tag *tag = &m->doc->tags[g];
        past |= tag->class == RF__C_VERB && tag->n == verb->n &&
                (tag->entry->form == RF__PARTICIPLE || tag->entry->form == RF__PAST);
    }
    rf__function next = rf__function_at(m->doc, token + verb->n);
    bool object =
        next == RF__F_THE || next == RF__F_A || next == RF__F_THEIR || token + verb->n >= to;
    return past && !object;
}

/* "in the north, [followed by] 3,000 in the south": right before the next number of a list; not
 * "fled, followed by 12 soldiers". */
static bool is_followed(const maker *m, uint32_t by) {
    enum { LONGEST = 3, NEAR = 4 };
    uint32_t n;
    for (uint32_t i = by + 1; i < by + NEAR; i++) {
        const rf__tag *noun = i < m->doc->n_tokens ? rf__tag_at(m->doc, i, RF__C_NOUN) : NULL;
        if (noun && noun->entry->groups)
            return false;
    }
    for (uint32_t back = 1; back < LONGEST && by >= m->sentence->token + back; back++)
        if (rf__is_asked_for(m->doc, by - back, "next_of_list", &n) && n == back + 1)
            return true;
    return false;
}

/* "in Velm[, where the plain became a lake], 13 in Gorsk", "on Friday[, when rockets fell on
 * Tarsa,] and 13 in Gorsk": the last token of a clause on where or when that ends right before the
 * number at `to`; `at` itself where there is none. */
static uint32_t clause_aside(const maker *m, uint32_t at, uint32_t to) {
    enum { LONGEST = 20 };
    const rf__doc *doc = m->doc;
    bool comma = doc->tokens[at].punct == ',';
    rf__function f = rf__function_at(doc, at + comma);
    if (f != RF__F_WHEN && !(comma && f == RF__F_WHERE))
        return at;
    for (uint32_t i = at + 2; i < to && i < at + LONGEST; i++) {
        char mark = doc->tokens[i].punct;
        if (mark == ',' &&
            (i + 1 == to || (i + 2 == to && rf__function_at(doc, i + 1) == RF__F_AND)))
            return i;
        if (mark == ';' || mark == ':' || mark == '.' ||
            rf__is_other_quantity(doc, m->sentence, i, NULL))
            return at;
    }
    return at;
}

/* "and six in Velm", "and six soldiers;": nothing of its own is told of the number that begins at a
 * token, as in "and 300 rebels laid down their arms". */
static bool ends_plainly(const maker *m, uint32_t at) {
    for (uint32_t i = 0; i < m->n; i++)
        if (m->made[i].phrase.start == at && m->made[i].phrase.end > at) {
            uint32_t end = m->made[i].phrase.end;
            return m->doc->tokens[end].kind == RF__PUNCT ||
                   rf__is_any_preposition(rf__function_at(m->doc, end)) ||
                   end >= m->sentence->token + m->sentence->n_tokens;
        }
    return false;
}

/* "the hall where 12 died [was full] again with 300": a predicate that is no participle. */
static bool tells_else(const rf__doc *doc, uint32_t be, uint32_t to) {
    if (rf__function_at(doc, be - 1) == RF__F_THERE)
        return true;
    bool month = doc->tokens[be - 1].flags & RF__CAPITAL; /* "in May was" */
    if ((rf__tag_over(doc, be - 1, RF__C_MODAL) && !month) ||
        rf__function_at(doc, be - 1) == RF__F_TO)
        return false;
    uint32_t at = be + 1;
    while (at < to && (rf__function_at(doc, at) == RF__F_BEEN || rf__ends_as_adverb(doc, at)))
        at++;
    return at < to && rf__is_word(doc, at) && !rf__function_at(doc, at) &&
           !rf__ends_as_past(doc, at) && !rf__tag_at(doc, at, RF__C_VERB) &&
           !rf__tag_at(doc, at, RF__C_TRIGGER) && !rf__is_number_at(doc, at);
}

/* Can a list go on between two numbers: "13 in Herat, three in Badghis", "up from 313,900"? */
static bool may_continue_within(const maker *m, uint32_t from, uint32_t to, uint32_t most_words) {
    uint32_t n_words = 0;
    bool joined = false;
    for (uint32_t t = from; t < to; t++) {
        const rf__token *token = &m->doc->tokens[t];
        if (token->punct == '(') {
            t = rf__skip_brackets(m->doc, t, to) - 1;
            continue;
        }
        if (token->punct == '.')
            return false;
        uint32_t last_aside = clause_aside(m, t, to);
        uint32_t told = rf__behind_telling(m->doc, t, to);
        if ((last_aside > t || told > t) &&
            ends_plainly(m, to)) { /* ", the army says, and six in Velm" */
            t = last_aside > t ? last_aside : told - 1;
            joined = true;
            continue;
        }
        rf__function f = rf__function_at(m->doc, t);
        bool last = t + 1 == to; /* "53,000 in Rwanda, while 60,000 in Tanzania" */
        if (f == RF__F_WHO || f == RF__F_WHICH ||
            ((f == RF__F_WHILE || f == RF__F_BUT) && !(last && f == RF__F_WHILE)))
            return false;
        joined |= (last && f == RF__F_WHILE) || f == RF__F_AND || f == RF__F_OR ||
                  token->punct == ',' || token->punct == '\t' || token->punct == ';' ||
                  token->punct == ':' || f == RF__F_FROM || f == RF__F_THAN || f == RF__F_WITH ||
                  f == RF__F_TO || (last && is_followed(m, t));
        const rf__tag *verb = rf__tag_at(m->doc, t, RF__C_VERB);
        rf__function g = t > from ? rf__function_at(m->doc, t - 1) : RF__F_NONE;
        bool passive = g == RF__F_BE || g == RF__F_BEEN;
        bool kind_of_place = rf__tag_at(m->doc, t, RF__C_PLACE_KIND); /* "in Plateau state" */
        if (rf__tag_at(m->doc, t, RF__C_SAY_VERB) && !passive && !kind_of_place)
            return false;
        bool auxiliary = f == RF__F_HAVE || f == RF__F_BE || f == RF__F_BEEN;
        if (f == RF__F_BE && t > from && tells_else(m->doc, t, to))
            return false; /* "died in May was full again with 300", "; there is a family of 11" */
        bool noun = g == RF__F_BY || g == RF__F_IN || g == RF__F_THE; /* "displaced by floods" */
        if (verb && !auxiliary && !noun && !rf__tag_at(m->doc, t, RF__C_NOUN) &&
            !may_be_participle(m, t, verb, to))
            return false;
        if (last && f == RF__F_NONE && rf__ends_as_past(m->doc, t) &&
            token->first_tag == token[1].first_tag)
            return false; /* "killed 31 people and infected 400" */
        n_words += token->kind == RF__WORD;
    }
    return joined && n_words <= most_words;
}

bool rf__may_continue(const maker *m, uint32_t from, uint32_t to) {
    return may_continue_within(m, from, to, 12);
}

/* "21 rebels from the north and their allies as well as 22 pro-government fighters were killed":
 * the first of two subjects of one verb. */
void rf__share_verb(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator || i + 1 >= m->n || !own->phrase.head)
        return;
    const made *next = &m->made[i + 1];
    rf__function before = rf__function_at(m->doc, next->phrase.start - 1);
    if (own->phrase.start > m->sentence->token &&
        rf__is_any_preposition(rf__function_at(m->doc, own->phrase.start - 1)))
        return; /* "he came with two guards, and 40 people fled" */
    bool told = next->link.relation == RF__R_SUBJECT || next->link.relation == RF__R_AFTER;
    told &= !rf__acts_itself(m->doc, own->phrase.end, next->phrase.start, false);
    if (told && next->link.score >= RF__SURE_SCORE && next->phrase.head &&
        next->phrase.head->entry->class == RF__C_NOUN &&
        own->phrase.head->entry->class == RF__C_NOUN && before == RF__F_AND &&
        next->phrase.head->entry->unit == own->phrase.head->entry->unit &&
        may_continue_within(m, own->phrase.end, next->phrase.start, 24))
        rf__take(m, i, next, -1, 0.6);
}
