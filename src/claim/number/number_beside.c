/* What stands beside a number and makes it none of people: a day of the week before it, the name of
 * a camp, animals, "per boat". */
#include "claim/figure/figure.h"
#include "claim/number/number.h"

#include <string.h>

/* "Wednesday 23.", "between Thursday 21 and": a day of the month behind one of the week; not "on
 * Wednesday 23 people". */
bool rf__number_is_weekday(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    enum { LAST = 31 };
    if (n->token == first || !n->bare_digits || n->end != n->token + 1 || n->low < 1 ||
        n->low > LAST || !rf__tag_at(doc, n->token - 1, RF__C_WEEKDAY))
        return false;
    rf__function f = n->end < end ? rf__function_at(doc, n->end) : RF__F_AND;
    return n->end >= end || doc->tokens[n->end].punct == '.' || doc->tokens[n->end].punct == ',' ||
           f == RF__F_AND || f == RF__F_TO || rf__tag_at(doc, n->end, RF__C_WEEKDAY);
}

/* "On February | 18, 2015 gunmen": a date that a line breaks behind its month, and its year. */
bool rf__number_is_torn_date(const rf__doc *doc, const rf__number *n, uint32_t first,
                             uint32_t end) {
    enum { LAST = 31, YEAR = 1900, LAST_YEAR = 2100 };
    const rf__token *day = &doc->tokens[first];
    if (!first || n->token > first + 2 || first + 2 >= end || !n->bare_digits ||
        day->kind != RF__NUMERAL || !(day->value <= LAST) || day[1].punct != ',' ||
        day[2].kind != RF__NUMERAL || !rf__tag_at(doc, first - 1, RF__C_MONTH) ||
        !(day[-1].flags & RF__CAPITAL))
        return false;
    return day[2].value >= YEAR && day[2].value <= LAST_YEAR;
}

/* "Tarsa 1 IDP camp", "the Velm 2 site": a name's number, before one camp. */
bool rf__number_names_camp(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    enum { WORDS = 7, MOST = 30 };
    if (n->token <= first || !n->bare_digits || n->end != n->token + 1 || n->low > MOST)
        return false;
    const rf__token *name = &doc->tokens[n->token - 1];
    const rf__tag *camp = rf__tag_at(doc, n->token - 1, RF__C_NOUN); /* "fire in Camp 5" */
    if (camp && camp->n == 1 && camp->entry->flags & RF__CAMP && name->flags & RF__CAPITAL &&
        !(name->flags & RF__SENTENCE_FIRST && n->end < end && rf__tag_at(doc, n->end, RF__C_NOUN)))
        return true;
    if (name->kind != RF__WORD || !(name->flags & RF__CAPITAL) || name->function)
        return false;
    for (uint32_t i = n->end; i < end && i < n->end + WORDS; i++) {
        const rf__token *t = &doc->tokens[i];
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        uint32_t last = noun ? i + noun->n - 1 : i;
        if (noun && noun->entry->flags & RF__CAMP)
            return doc->tokens[last].flags & RF__ALL_CAPITALS ||
                   !rf__ends_as(doc, last, RF__END_PLURAL);
        if (t->punct == '(') {
            i = rf__skip_brackets(doc, i, end) - 1;
            continue;
        }
        if (t->kind != RF__WORD || t->function)
            return false;
    }
    return false;
}

/* "40 people per boat": behind those counted, of each of some things; not "300 a day", "per day".
 */
bool rf__number_is_per_thing(const rf__doc *doc, const rf__number *n, uint32_t end) {
    const rf__tag *noun = rf__tag_at(doc, n->end, RF__C_NOUN);
    uint32_t at = n->end + (noun ? noun->n : 0);
    const rf__tag *thing = at + 1 < end ? rf__tag_at(doc, at + 1, RF__C_NOUN) : NULL;
    const rf__tag *kind = at + 1 < end ? rf__tag_at(doc, at + 1, RF__C_PLACE_KIND) : NULL;
    return at < end && rf__function_at(doc, at) == RF__F_PER && (thing || kind) &&
           !rf__tag_at(doc, at + 1, RF__C_TIME_UNIT);
}

/* "livestock losses", "the loss of livestock | has reached 875": before the verb of an amount. */
static bool amount_of_animals(const rf__doc *doc, const rf__number *n, uint32_t first) {
    enum { REACH = 6 };
    bool amounts = false;
    for (uint32_t i = n->token, words; i-- > first && i + REACH > n->token;) {
        rf__function f = rf__function_at(doc, i);
        if (amounts && rf__is_kind(rf__tag_at(doc, i, RF__C_MEASURE), "animals"))
            return true;
        bool verb = rf__is_asked_for(doc, i, "amounts", &words);
        if (doc->tokens[i].kind != RF__WORD || rf__tag_at(doc, i, RF__C_NUMBER) ||
            (!verb && !f && !rf__tag_at(doc, i, RF__C_QUALIFIER) && !amounts) || f == RF__F_AND)
            return false;
        amounts |= verb;
    }
    return false;
}

/* "Cattle killed: 300": a label that tells of animals and no people. */
bool rf__number_is_of_animals(const rf__doc *doc, const rf__number *n, uint32_t first) {
    enum { LONGEST = 6 };
    bool animals = false;
    if (amount_of_animals(doc, n, first))
        return true;
    if (n->token < first + 2 || doc->tokens[n->token - 1].punct != ':' ||
        n->token - first > LONGEST)
        return false;
    for (uint32_t i = first; i + 1 < n->token; i++) {
        const rf__tag *measure = rf__tag_at(doc, i, RF__C_MEASURE);
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            return false;
        animals |= rf__is_kind(measure, "animals");
    }
    return animals;
}
