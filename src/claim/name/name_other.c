/* Names that are not of places, though places may stand in them: people behind their office,
 * agencies, sides, offices of a place. */
#include "claim/name/name_other.h"

/* Words of grammar, time and number: never the only word of a name. */
bool rf__is_filler(const rf__doc *doc, uint32_t token) {
    const uint64_t small =
        RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY) |
        RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_TIME_UNIT) | RF__BIT(RF__C_SEASON) |
        RF__BIT(RF__C_NUMBER) | RF__BIT(RF__C_QUALIFIER) | RF__BIT(RF__C_MODAL) |
        RF__BIT(RF__C_NEGATION) | RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_DIRECTION) |
        RF__BIT(RF__C_HONORIFIC) | RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_SAY_NOUN) |
        RF__BIT(RF__C_ACCORDING) | RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ORG_WORD) |
        RF__BIT(RF__C_MEASURE) | RF__BIT(RF__C_PLACE_KIND);
    uint64_t left = token < doc->n_tokens ? doc->tokens[token].classes & small : 0;
    for (uint32_t i = doc->tokens[token].first_tag; left && i < doc->tokens[token + 1].first_tag;
         i++) { /* the first of a class is its longest */
        uint64_t class = RF__BIT(doc->tags[i].class);
        if (left & class && doc->tags[i].n == 1)
            return true;
        left &= ~class;
    }
    return false;
}

/* The end of the run of capitals that begins at a token: a person's or an agency's name. */
uint32_t rf__capital_run(const rf__doc *doc, uint32_t token, uint32_t end) {
    uint32_t i = token;
    while (i < end) {
        const rf__token *t = &doc->tokens[i];
        bool hyphen = t->punct == '-' && !(t->flags & RF__SPACE_BEFORE) && i + 1 < end;
        bool initial = t->punct == '.' && i > token && doc->tokens[i - 1].n <= 2 && i + 1 < end &&
                       rf__is_capital(doc, i + 1);
        bool particle = t->kind == RF__WORD && t->n <= 3 && i > token && i + 1 < end &&
                        rf__function_at(doc, i) == RF__F_NONE &&
                        !rf__tag_at(doc, i, RF__C_VERB) && /* "Bombs hit Gorsk" */
                        (rf__is_capital(doc, i + 1) || doc->tokens[i + 1].punct == '-');
        if (!hyphen && !initial && !particle && !rf__is_capital(doc, i))
            break;
        i++;
    }
    return i;
}

/* Behind an honorific or a role without comma stands a person: "Gen Viktor Kupchishin". */
uint32_t rf__person_behind(const rf__doc *doc, uint32_t token, uint32_t end) {
    const rf__tag *tag = rf__honorific_at(doc, token);
    if (!tag)
        tag = rf__tag_at(doc, token, RF__C_ROLE);
    if (!tag)
        return 0;
    uint32_t at = token + tag->n;
    if (at < end && doc->tokens[at].punct == '.')
        at++;
    if (at >= end || !rf__is_capital(doc, at) || rf__is_filler(doc, at))
        return 0;
    if (tag->class == RF__C_HONORIFIC && !(doc->tokens[token].flags & RF__CAPITAL))
        return 0;
    uint32_t run = rf__capital_run(doc, at, end);
    const rf__tag *kind = run < end ? rf__tag_at(doc, run, RF__C_PLACE_KIND) : NULL;
    bool place = tag->class == RF__C_HONORIFIC && kind && kind->entry->flags & RF__AFTER &&
                 !rf__is_capital(doc, run); /* "the Sheikh Nazim neighbourhood" */
    return place ? 0 : run;
}

/* "a security commander, Liban Osei, said": two or three capitals between commas, behind an office.
 */
bool rf__is_in_apposition(const rf__doc *doc, uint32_t token, uint32_t first, uint32_t end) {
    enum { MOST = 3 };
    uint32_t begin = token;
    while (begin > first && rf__is_capital(doc, begin - 1))
        begin--;
    uint32_t run = rf__capital_run(doc, token, end);
    if (begin < first + 2 || doc->tokens[begin - 1].punct != ',' || run < begin + 2 ||
        run > begin + MOST || run >= end || doc->tokens[run].punct != ',')
        return false;
    for (uint32_t i = begin; i < run; i++)
        if (rf__tag_at(doc, i, RF__C_PLACE_KIND) || rf__tag_at(doc, i, RF__C_DIRECTION))
            return false;
    const rf__tag *role = rf__tag_over(doc, begin - 2, RF__C_ROLE);
    return role && !(role->entry->flags & RF__PLURAL);
}

/* A given name and a family name. */
bool rf__is_full_name(const rf__doc *doc, uint32_t token, uint32_t name_end, uint32_t end) {
    if (!rf__tag_at(doc, token, RF__C_FIRST_NAME) || name_end >= end)
        return false;
    const rf__token *next = &doc->tokens[name_end];
    return next->kind == RF__WORD && rf__is_capital(doc, name_end) &&
           !rf__tag_at(doc, name_end, RF__C_PLACE_KIND) && !rf__is_filler(doc, name_end);
}

/* Within an agency's name or that of an armed side, which may name a place: "Syrian Observatory".
 */
bool rf__in_other_name(const rf__doc *doc, uint32_t token, uint32_t n) {
    static const rf__class classes[] = {RF__C_ORGANISATION, RF__C_ACTOR};
    for (size_t i = 0; i < 2; i++) {
        const rf__tag *tag = rf__tag_over(doc, token, classes[i]);
        if (tag && tag->token <= token && tag->token + tag->n >= token + n)
            return true;
    }
    return false;
}

/* An organisation called like some town elsewhere: "the Red Cross", "the White House". */
bool rf__is_body_name(const rf__doc *doc, const rf__mention *m) {
    const rf__tag *tag = rf__tag_at(doc, m->token, RF__C_ORGANISATION);
    return tag && tag->n == m->n_tokens && m->use == RF_NAME_PLACE &&
           !rf__is_locative(m->preposition);
}

/* "Angola Ministry of Health", "Idlib Health Directorate": capitals with such a word make an
 * agency. */
bool rf__in_agency(const rf__doc *doc, uint32_t name_end, uint32_t end) {
    uint32_t run = rf__capital_run(doc, name_end, end);
    for (uint32_t i = name_end; i < run; i++)
        if (rf__tag_at(doc, i, RF__C_ORG_WORD) && !rf__tag_at(doc, i, RF__C_PLACE_KIND))
            return true;
    return false;
}

/* "the Tarsa news agency": what reports is called so. */
bool rf__names_outlet(const rf__doc *doc, uint32_t name_end) {
    const rf__tag *word = rf__tag_at(doc, name_end, RF__C_ORG_WORD);
    return word && rf__is_kind(word, "outlet");
}

/* "Norland's Tarsa news agency", "Norland's Xinhua", "Norland Today": where those who report are
 * from. */
bool rf__owns_outlet(const rf__doc *doc, const rf__mention *m) {
    enum { LONGEST = 3 };
    uint32_t at = m->token + m->n_tokens;
    const rf__tag *over = m->person ? rf__tag_over(doc, m->token, RF__C_ORGANISATION) : NULL;
    if (over && rf__is_kind(over, "outlet"))
        return true; /* "Press Trust of Norland" */
    if (rf__function_at(doc, at) == RF__F_POSSESSIVE)
        at++;
    else if (m->use != RF_NAME_DEMONYM)
        return false;
    const rf__tag *known = at < doc->n_tokens ? rf__tag_at(doc, at, RF__C_ORGANISATION) : NULL;
    if (known && rf__is_kind(known, "outlet"))
        return true;
    uint32_t name = at;
    while (at < doc->n_tokens && at < name + LONGEST && rf__is_capital(doc, at))
        at++;
    return at > name && at < doc->n_tokens && rf__names_outlet(doc, at);
}

/* "Naivasha sub-county police commander Peter Kiboi": an office of the place. */
bool rf__in_office(const rf__doc *doc, const rf__mention *m, uint32_t end) {
    uint32_t at = m->phrase + m->n_phrase;
    for (uint32_t i = at; i < end && i < at + 3; i++) {
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i) != RF__F_NONE)
            return false;
        const rf__tag *role = rf__tag_at(doc, i, RF__C_ROLE);
        if (role)
            return i + role->n < end && rf__is_capital(doc, i + role->n);
    }
    return false;
}

static bool names_arms(const rf__tag *tag) {
    switch (tag->entry->code) {
    case RF__E_ATTACK:
    case RF__E_RAID:
    case RF__E_AIR:
    case RF__E_AIR_WEAPON:
    case RF__E_STRIKE:
    case RF__E_SHELL:
    case RF__E_SHELL_WEAPON:
    case RF__E_MISSILE:
    case RF__E_MISSILE_WEAPON:
    case RF__E_FIRE:
    case RF__E_TROOPS:
    case RF__E_ARMED:
        return true;
    default:
        return false;
    }
}

/* "Israeli fire", "two US air strikes", "Israel's ground offensive": whose arms did it says little
 * of where. */
bool rf__owns_arms(const rf__doc *doc, const rf__mention *m, uint32_t end) {
    enum { WORDS_BEHIND = 3 };
    uint32_t at = m->token + m->n_tokens;
    bool owner = at < end && rf__function_at(doc, at) == RF__F_POSSESSIVE;
    if (!owner && m->use != RF_NAME_DEMONYM)
        return false;
    at += owner;
    for (uint32_t i = at; i < end && i < at + WORDS_BEHIND; i++) {
        for (uint32_t t = doc->tokens[i].first_tag; t < doc->tokens[i + 1].first_tag; t++)
            if (doc->tags[t].class == RF__C_EVENT_WORD && names_arms(&doc->tags[t]))
                return true;
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i))
            return false;
    }
    return false;
}
