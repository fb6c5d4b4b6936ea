/* What stands beside a number and makes it none of people: a day of the week before it, the name of
 * a camp, animals, "per boat". */
#include "claim/figure/figure.h"
#include "claim/name/mention.h"
#include "claim/number/number.h"

#include <string.h>

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
static bool names_camp(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
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

/* The first of the bare numbers of a list that a token stands in, "camps | 4, 9 and 11". */
static uint32_t first_of_list(const rf__doc *doc, uint32_t at, uint32_t first) {
    while (at >= first + 2 && doc->tokens[at - 2].kind == RF__NUMERAL &&
           (doc->tokens[at - 1].punct == ',' || rf__function_at(doc, at - 1) == RF__F_AND ||
            rf__function_at(doc, at - 1) == RF__F_OR))
        at -= 2;
    return at;
}

/* "camps 12 and 19", "Wards 3, 4 and 5": two or more of which the numbers are names. */
static bool names_several(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    enum { HIGHEST = 99 };
    uint32_t from = first_of_list(doc, n->token, first), last = from, members = 1;
    if (!n->bare_digits || n->low > HIGHEST || from <= first)
        return false;
    while (last + 2 < end && doc->tokens[last + 2].kind == RF__NUMERAL &&
           first_of_list(doc, last + 2, first) == from) {
        if (!(doc->tokens[last].value <= HIGHEST))
            return false;
        last += 2;
        members++;
    }
    if (members < 2 || (last + 1 < end && (rf__tag_at(doc, last + 1, RF__C_NOUN) ||
                                           rf__tag_at(doc, last + 1, RF__C_NUMBER) ||
                                           rf__tag_at(doc, last + 1, RF__C_TRIGGER))))
        return false;
    const rf__tag *camp = rf__tag_at(doc, from - 1, RF__C_NOUN);
    const rf__tag *name = rf__tag_at(doc, from - 1, RF__C_NUMBER_NAME);
    return rf__ends_as(doc, from - 1, RF__END_PLURAL) &&
           ((camp && camp->n == 1 && camp->entry->flags & RF__CAMP) ||
            (name && name->n == 1 && rf__is_kind(name, "name")));
}

/* "the 28 Task Force Brigade", "the 81 Division", "the 112 Emergency Centre": a unit of an army, a
 * body named by its telephone. */
static bool names_unit(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    enum { WORDS = 3, LONGEST = 4 };
    if (!n->bare_digits || n->end != n->token + 1 || doc->tokens[n->token].n > LONGEST)
        return false;
    bool the = n->token > first && rf__function_at(doc, n->token - 1) == RF__F_THE;
    for (uint32_t i = n->end; i < end && i < n->end + WORDS; i++) {
        const rf__token *t = &doc->tokens[i];
        if (t->kind != RF__WORD || !(t->flags & RF__CAPITAL) || t->flags & RF__ALL_CAPITALS)
            return false;
        bool body = the && i > n->end && rf__tag_at(doc, i, RF__C_ORG_WORD);
        if (body || rf__is_kind(rf__tag_at(doc, i, RF__C_NUMBER_NAME), "unit"))
            return !rf__tag_at(doc, i + 1, RF__C_NOUN);
    }
    return false;
}

bool rf__number_names_one(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    return names_camp(doc, n, first, end) || names_several(doc, n, first, end) ||
           names_unit(doc, n, first, end);
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

/* "[seven] houses in ten are damaged": where the whole begins that a small number of people or
 * homes is a part of, no noun behind it; 0: none. */
static uint32_t whole_behind(const rf__doc *doc, uint32_t at, uint32_t end, double part) {
    const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
    bool counted = noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOMES ||
                            noun->entry->unit == RF_HOUSEHOLDS);
    uint32_t in = counted ? at + noun->n : end;
    if (in + 1 >= end)
        return 0;
    const rf__tag *out = rf__tag_at(doc, in, RF__C_FUNCTION);
    bool out_of = out && out->n == 2 && out->entry->code == RF__F_FROM;
    if (!out_of && rf__function_at(doc, in) != RF__F_IN)
        return 0;
    rf__amount whole;
    uint32_t token = in + 1 + out_of + (rf__function_at(doc, in + 1 + out_of) == RF__F_EACH);
    if (token >= end || !rf__amount_read(doc, token, end, &whole) || whole.fraction ||
        whole.percent || whole.vague || (whole.low > 10 && whole.low != 100) || part >= whole.low)
        return 0;
    uint32_t next = token + whole.n_tokens;
    rf__function f = next < end ? rf__function_at(doc, next) : RF__F_BE;
    bool deed =
        next < end && rf__tag_at(doc, next, RF__C_VERB) && !rf__tag_at(doc, next, RF__C_NOUN);
    bool ends =
        next >= end || (doc->tokens[next].kind == RF__PUNCT && doc->tokens[next].punct != '-');
    return f == RF__F_BE || f == RF__F_HAVE || f == RF__F_WILL || ends || deed ? token : 0;
}

bool rf__number_is_part(const rf__doc *doc, rf__number *n, uint32_t first, uint32_t end) {
    enum { REACH = 6, MOST = 10 };
    rf__amount amount;
    if (n->fraction || n->percent || n->vague || n->range || n->low > 100)
        return false;
    uint32_t whole = n->low < MOST && n->low >= 1 ? whole_behind(doc, n->end, end, n->low) : 0;
    if (whole && rf__amount_read(doc, whole, end, &amount)) { /* a share of what follows it */
        n->low = n->high = n->low / amount.low;
        n->fraction = true;
        n->one_word_one = n->bare_digits = false;
        return false;
    }
    if (n->token < first + 3)
        return false;
    rf__function before = rf__function_at(doc, n->token - 1);
    const rf__tag *out = rf__tag_at(doc, n->token - 2, RF__C_FUNCTION);
    bool out_of = out && out->n == 2 && out->entry->code == RF__F_FROM;
    if (before != RF__F_IN && before != RF__F_EACH && !out_of)
        return false;
    for (uint32_t i = n->token - 1; i-- > first && n->token - i <= REACH;)
        if (rf__is_number_at(doc, i))
            return rf__amount_read(doc, i, end, &amount) && amount.low >= 1 && amount.low < MOST &&
                   !amount.fraction && !amount.percent &&
                   whole_behind(doc, i + amount.n_tokens, end, amount.low) == n->token;
    return false;
}

/* "livestock losses", "the loss of livestock | has reached 875": before the verb of an amount, or
 * "cattle losses | at 36". */
static bool amount_of_animals(const rf__doc *doc, const rf__number *n, uint32_t first) {
    enum { REACH = 6 };
    bool amounts = false;
    for (uint32_t i = n->token, words; i-- > first && i + REACH > n->token;) {
        rf__function f = rf__function_at(doc, i);
        if (amounts && rf__is_kind(rf__tag_at(doc, i, RF__C_MEASURE), "animals"))
            return true;
        bool verb = rf__is_asked_for(doc, i, "amounts", &words) ||
                    (f == RF__F_AT && i > first && !rf__function_at(doc, i - 1) &&
                     !rf__tag_at(doc, i - 1, RF__C_MEASURE)); /* not "goats at 30 farms" */
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

bool rf__number_is_among(const rf__doc *doc, const rf__number *n, uint32_t first) {
    return n->token > first + 1 && rf__function_at(doc, n->token - 1) == RF__F_THEM &&
           rf__function_at(doc, n->token - 2) == RF__F_AMONG &&
           rf__function_at(doc, n->end) == RF__F_OF;
}

/* "Sami Orlan (42),": a number in brackets right behind two words or more in capitals. */
static bool follows_name(const rf__doc *doc, uint32_t numeral, uint32_t first, uint32_t end,
                         bool *full) {
    enum { OLDEST = 110 };
    const rf__token *t = &doc->tokens[numeral];
    if (t->kind != RF__NUMERAL || numeral < first + 3 || numeral + 1 >= end || t[-1].punct != '(' ||
        t[1].punct != ')' || !(t->value <= OLDEST))
        return false;
    uint32_t begin = numeral - 1;
    while (begin > first && rf__is_capital(doc, begin - 1) && doc->tokens[begin - 1].n > 1)
        begin--;
    if (begin + 2 > numeral - 1 || rf__tag_over(doc, numeral - 2, RF__C_PLACE_KIND) ||
        rf__tag_over(doc, begin, RF__C_PLACE_KIND))
        return false;
    *full |= rf__tag_at(doc, begin, RF__C_FIRST_NAME) != NULL;
    return true;
}

/* "the dead are Dorin Vel (38), Sami Orlan (61) and Mira Vel (9)": ages, where some of the names
 * begins with a given name; not "Gorsk Valley (38), Tarsa (61)". */
bool rf__number_is_age_of_named(const rf__doc *doc, const rf__number *n, uint32_t first,
                                uint32_t end) {
    bool full = false;
    if (!n->bare_digits || n->range || !follows_name(doc, n->token, first, end, &full))
        return false;
    for (uint32_t i = first + 3; i + 1 < end; i++)
        if (doc->tokens[i].kind == RF__NUMERAL && doc->tokens[i - 1].punct == '(' &&
            !follows_name(doc, i, first, end, &full))
            return false;
    return full;
}

/* "a plot of | 30 by 40 metres" */
bool rf__number_is_side(const rf__doc *doc, const rf__number *n, uint32_t end) {
    uint32_t other = n->end + 1;
    if (other + 1 >= end || rf__function_at(doc, n->end) != RF__F_BY ||
        doc->tokens[other].kind != RF__NUMERAL)
        return false;
    return rf__is_kind(rf__tag_at(doc, other + 1, RF__C_MEASURE), "distance");
}

/* "[one] of the six clinics", "[one] of its 12 schools" */
bool rf__number_is_of_facilities(const rf__doc *doc, uint32_t of, uint32_t end) {
    enum { WORDS = 3 };
    if (rf__function_at(doc, of) != RF__F_OF)
        return false;
    bool number = false;
    for (uint32_t i = of + 1; i < end && i <= of + WORDS + 1; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return number && noun->entry->unit == RF_FACILITIES;
        number |= rf__is_number_at(doc, i);
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
    }
    return false;
}
