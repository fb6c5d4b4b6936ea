/* Where a noun phrase that may speak ends, at a verb, a pause, a number, words of time; and a name
 * in capitals. */
#include "claim/speaker/speaker_words.h"

#include <string.h>

rf__function rf__small_word(const rf__doc *doc, uint32_t token) {
    if (token < doc->n_tokens && doc->tokens[token].flags & RF__ALL_CAPITALS)
        return RF__F_NONE;
    return rf__function_at(doc, token);
}

bool rf__is_finite(const rf__doc *doc, uint32_t token) {
    switch (rf__small_word(doc, token)) {
    case RF__F_BE:
    case RF__F_HAVE:
    case RF__F_DO:
    case RF__F_WILL:
        return true;
    default:
        break;
    }
    if (token >= doc->n_tokens || doc->tokens[token].flags & RF__CAPITAL)
        return false;
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_MODAL);
    if (tag && tag->n == 1)
        return true;
    tag = rf__tag_at(doc, token, RF__C_VERB);
    return tag && (tag->entry->form == RF__PAST || tag->entry->form == RF__THIRD);
}

/* A verb of reporting that is no noun as well. */
static bool says(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_SAY_VERB);
    if (!tag || doc->tokens[token].flags & RF__CAPITAL || rf__tag_at(doc, token, RF__C_SAY_NOUN) ||
        rf__is_org_word(doc, token))
        return false;
    const rf__tag *role = rf__tag_at(doc, token, RF__C_ROLE);
    uint32_t behind = token + tag->n;
    bool ends = behind >= doc->n_tokens || doc->tokens[behind].kind == RF__PUNCT ||
                rf__small_word(doc, behind) == RF__F_IN || rf__small_word(doc, behind) == RF__F_ON;
    if (role && (tag->entry->form == RF__BASE || (role->entry->flags & RF__PLURAL && ends)))
        return false; /* "a witness", "according to local monitors." */
    rf__function before = token ? rf__small_word(doc, token - 1) : RF__F_NONE;
    if (tag->entry->form == RF__BASE &&
        (before == RF__F_THE || before == RF__F_A || rf__is_org_word(doc, token + 1)))
        return false; /* "the state government" */
    /* in the passive it belongs to the phrase: "data collected by" */
    if (rf__is_kind(rf__tag_at(doc, token + tag->n, RF__C_SAY_NOUN), "means"))
        return true; /* "said by phone" */
    return rf__small_word(doc, token + tag->n) != RF__F_BY &&
           rf__small_word(doc, token + tag->n) != RF__F_FROM;
}

/* "on Monday", "last week", "yesterday" behind a phrase. */
static bool begins_time(const rf__doc *doc, uint32_t token) {
    if (rf__tag_at(doc, token, RF__C_WEEKDAY))
        return true;
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    if (!tag || doc->tokens[token].flags & RF__CAPITAL)
        return false;
    switch (tag->entry->code) {
    case RF__W_TODAY:
    case RF__W_YESTERDAY:
    case RF__W_TOMORROW:
    case RF__W_TONIGHT:
    case RF__W_LAST_NIGHT:
    case RF__W_LAST:
    case RF__W_RECENTLY:
    case RF__W_OVERNIGHT:
        return true;
    default:
        return false;
    }
}

/* Nothing that a verb could take stands behind: a preposition, "and", the end of the clause. */
static bool lacks_object(const rf__doc *doc, uint32_t i) {
    rf__function f = rf__small_word(doc, i + 1);
    return (rf__is_any_preposition(f) && f != RF__F_TO) || f == RF__F_AND || f == RF__F_WHO ||
           f == RF__F_THAT || doc->tokens[i + 1].kind == RF__PUNCT ||
           (rf__is_finite(doc, i + 1) && !rf__small_word(doc, i + 1));
}

/* A word that nothing is known of, in small letters. */
static bool is_adjective(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    return t->kind == RF__WORD && !t->classes && !(t->flags & RF__CAPITAL);
}

bool rf__is_dialled(const rf__doc *doc, uint32_t token, uint32_t end) {
    enum { DIGITS = 3 };
    const rf__token *t = &doc->tokens[token];
    if (!token || token + 1 >= end || t->kind != RF__NUMERAL || t->n != DIGITS ||
        rf__small_word(doc, token - 1) != RF__F_THE)
        return false;
    uint32_t to = rf__capitals_end(doc, token + 1, end);
    return to > token + 1 && rf__is_org_word(doc, to - 1);
}

uint32_t rf__phrase_end(const rf__doc *doc, uint32_t from, uint32_t end) {
    uint32_t at = from;
    for (; at < end && at < from + 24; at++) {
        const rf__token *token = &doc->tokens[at];
        if (token->kind == RF__PUNCT) {
            bool inside = (token->punct == '-' && rf__is_tight(doc, at)) ||
                          rf__is_possessive(doc, at) || token->punct == '&' ||
                          token->punct == '/' ||
                          (token->punct == '.' && at > from && rf__is_tight(doc, at) &&
                           (doc->tokens[at - 1].n <= 4 && rf__is_capital_word(doc, at - 1)) &&
                           at + 1 < end && rf__is_capital_word(doc, at + 1));
            if (!inside)
                break;
            continue;
        }
        const rf__tag *according = rf__tag_at(doc, at, RF__C_ACCORDING);
        bool joined = at > from + 1 && doc->tokens[at - 1].punct == '-' &&
                      rf__is_tight(doc, at - 1) && rf__is_tight(doc, at) &&
                      rf__is_capital_word(doc, at - 2); /* "the M-23 rebels" */
        joined |= rf__is_dialled(doc, at, end);
        if (at > from && ((token->kind == RF__NUMERAL && !joined && !rf__is_age(doc, at, end) &&
                           !rf__tag_over(doc, at, RF__C_ORGANISATION)) ||
                          (according && !(according->entry->flags & RF__WEAK))))
            break;
        const rf__tag *size = at > from ? rf__tag_at(doc, at, RF__C_QUALIFIER) : NULL;
        if (size && size->n > 1 && rf__is_number_at(doc, at + size->n))
            break; /* "according to officials no fewer than 20 died" */
        rf__function f = rf__small_word(doc, at);
        if (f == RF__F_THAT || f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_WHERE ||
            f == RF__F_WHEN || f == RF__F_WHILE || f == RF__F_IF || f == RF__F_BUT ||
            f == RF__F_AS || f == RF__F_SINCE || f == RF__F_UNTIL || f == RF__F_BEFORE ||
            f == RF__F_AFTER || f == RF__F_DURING || f == RF__F_INCLUDING)
            break;
        bool side = at > from && rf__tag_over(doc, at, RF__C_ACTOR) &&
                    (rf__tag_over(doc, at - 1, RF__C_ACTOR) || /* "government [forces]" */
                     is_adjective(doc, at - 1) ||              /* "regular [forces]" */
                     lacks_object(doc, at));                   /* "Norland [forces] in" */
        bool verb = (rf__is_finite(doc, at) && !side) || says(doc, at);
        if (at > from && verb && !(at > from + 1 && rf__is_compound_end(doc, at)))
            break;
        if (at > from && begins_time(doc, at))
            break;
    }
    return at;
}

bool rf__is_short_for(const rf__doc *doc, uint32_t from, uint32_t tail, uint32_t to) {
    if (to != tail + 1 || to + 2 >= doc->n_tokens || doc->tokens[to].punct != '(' ||
        doc->tokens[to + 2].punct != ')')
        return false;
    const rf__token *form = &doc->tokens[to + 1];
    const char *text = doc->report->text;
    return form->n >= 3 && form->flags & RF__ALL_CAPITALS &&
           text[form->start] == text[doc->tokens[from].start] &&
           text[form->start + form->n - 1] == text[doc->tokens[tail].start];
}

bool rf__is_of_people(const rf__doc *doc, uint32_t last) {
    const rf__tag *noun = rf__tag_over(doc, last, RF__C_NOUN);
    bool people = (noun && noun->entry->unit == RF_PEOPLE) || rf__tag_over(doc, last, RF__C_ROLE);
    return people && !(doc->tokens[last].flags & RF__CAPITAL) && !rf__is_org_word(doc, last) &&
           !rf__tag_over(doc, last, RF__C_ACTOR) && !rf__tag_over(doc, last, RF__C_ORGANISATION);
}

/* "Tora Police | Inspector Manu Prasad": where a rank ends the body's name before it and a person's
 * name ends the run of capitals; 0: nowhere. */
uint32_t rf__rank_within(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { MOST_NAMES = 4 };
    const uint64_t others = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_NOUN) |
                            RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_PLACE_KIND);
    bool body = false;
    for (uint32_t i = from + 1; i + 1 < to; i++) {
        const rf__token *t = &doc->tokens[i];
        body |= rf__is_org_word(doc, i - 1) || rf__tag_over(doc, i - 1, RF__C_ORGANISATION);
        const rf__tag *rank = rf__tag_at(doc, i, RF__C_ROLE), *title = rf__honorific_at(doc, i);
        bool ranked = (rank && !(rank->entry->flags & RF__PLURAL)) ||
                      (title && t->flags & RF__ALL_CAPITALS && t->n >= 3);
        if (!ranked || !body)
            continue;
        uint32_t name = i + (rank ? rank->n : title->n);
        bool person = name < to && to - name <= MOST_NAMES;
        for (uint32_t k = name; person && k < to; k++)
            person = !(doc->tokens[k].over & others) && doc->tokens[k].kind == RF__WORD;
        if (person)
            return i;
    }
    uint32_t last = to - 1; /* "Tora Police | Maj. Manu Prasad" */
    bool point = to + 1 < doc->n_tokens && doc->tokens[to].punct == '.' && rf__is_tight(doc, to) &&
                 rf__is_capital_word(doc, to + 1);
    return point && last > from && rf__honorific_at(doc, last) && rf__is_org_word(doc, last - 1)
               ? last
               : 0;
}

/* "the quake", "clashes", "drone strikes": no crisis and no attack speaks. */
bool rf__names_crisis(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_over(doc, token, RF__C_TIME_WORD);
    if (tag && tag->entry->code == RF__W_CRISIS)
        return true;
    for (uint32_t i = doc->tokens[token].first_tag; i < doc->tokens[token + 1].first_tag; i++) {
        const rf__lex_entry *entry = doc->tags[i].entry;
        if (entry->class != RF__C_EVENT_WORD)
            continue;
        switch (entry->code) {
        case RF__E_FIGHT:
        case RF__E_ATTACK:
        case RF__E_RAID:
        case RF__E_STRIKE:
        case RF__E_SHELL:
        case RF__E_MISSILE:
        case RF__E_AIR:
            return true;
        default:
            break;
        }
    }
    return false;
}

/* "Minister for Disaster Management and Relief Mohib Rahman", "Chief of Operations and Relief
 * Coordinator Mark Hale": the name behind what the office is for. Words that mean anything else
 * are no part of it. */
rf__span rf__name_behind_office(const rf__doc *doc, uint32_t tail, uint32_t to) {
    enum { MOST = 4 }; /* "the Press Agency Abdul Wahid Karim" */
    const uint64_t names = RF__BIT(RF__C_FIRST_NAME) | RF__BIT(RF__C_NOT_PLACE);
    uint32_t at = to >= 2 ? to - 2 : 0;
    for (uint32_t n = 3; n <= MOST && to > tail + n; n++)
        if (rf__small_org_word_at(doc, to - n - 1) && rf__tag_at(doc, to - n, RF__C_FIRST_NAME))
            at = to - n;
    if (at < tail + 1 || !rf__tag_at(doc, at, RF__C_FIRST_NAME))
        for (uint32_t i = at; i < to; i++)
            if (doc->tokens[i].classes & ~names)
                return (rf__span){0, 0};
    for (uint32_t i = at; i < to; i++)
        if (at < tail + 1 || !rf__is_capital_word(doc, i) || doc->tokens[i].kind != RF__WORD ||
            rf__tag_over(doc, i, RF__C_ORGANISATION) || rf__tag_over(doc, i, RF__C_PLACE_KIND))
            return (rf__span){0, 0};
    bool joined = false, office = rf__tag_over(doc, at - 1, RF__C_ROLE);
    for (uint32_t i = tail; i < at; i++)
        joined |= rf__small_word(doc, i) == RF__F_AND;
    bool place = rf__place_in(doc, (rf__span){tail, at}) != NULL; /* "Envoy for Norland" */
    bool given = rf__tag_at(doc, at, RF__C_FIRST_NAME) && !rf__is_org_word(doc, to - 1) &&
                 !rf__tag_at(doc, at - 1, RF__C_FIRST_NAME);
    bool behind = rf__is_capital_word(doc, at - 1) && doc->tokens[at - 1].kind == RF__WORD &&
                  (doc->tokens[at - 1].classes & ~names || place || given) && (!office || joined);
    /* "head of the Gorsk military administration Hana Idris" */
    behind |= rf__small_org_word_at(doc, at - 1) && rf__tag_at(doc, at, RF__C_FIRST_NAME);
    return behind ? (rf__span){at, to} : (rf__span){0, 0};
}

rf__span rf__body_in_capitals(const rf__doc *doc, rf__span role, uint32_t tail, uint32_t to) {
    const rf__tag *people = rf__tag_over(doc, role.to - 1, RF__C_NOUN);
    bool live = people && people->entry->unit == RF_PEOPLE && !people->entry->groups &&
                !rf__is_kind(people, "staff");
    if (live || rf__small_word(doc, tail) != RF__F_THE)
        return (rf__span){0, 0};
    rf__span body = {tail + 1, rf__capitals_end(doc, tail + 1, to)};
    const rf__mention *place = rf__place_in(doc, body);
    return body.to > body.from + 1 && (!place || place->place == RF_NO_PLACE) ? body
                                                                              : (rf__span){0, 0};
}

bool rf__is_seated(const rf__doc *doc, uint32_t from, uint32_t to) {
    return to >= from + 4 && rf__is_org_word(doc, to - 1) && doc->tokens[to - 3].punct == '-' &&
           doc->tokens[to - 2].n_folded == 5 && !strncmp(doc->tokens[to - 2].folded, "based", 5);
}

bool rf__is_first_word(const rf__doc *doc, rf__span name) {
    const rf__token *t = &doc->tokens[name.from];
    return name.to == name.from + 1 && t->flags & RF__SENTENCE_FIRST &&
           !(t->flags & RF__ALL_CAPITALS) && rf__is_word(doc, name.to) &&
           rf__tag_at(doc, name.to, RF__C_ROLE) && !(t[1].flags & RF__CAPITAL) &&
           !rf__tag_at(doc, name.from, RF__C_FIRST_NAME) && !rf__place_in(doc, name) &&
           !rf__is_org_word(doc, name.from);
}

bool rf__is_same(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_SAY_NOUN);
    return tag && rf__is_kind(tag, "same");
}

bool rf__is_run(const rf__doc *doc, const rf__who *who) {
    const rf__tag *kind = who->kind == RF__WHO_SHORT && who->organisation.to
                              ? rf__tag_at(doc, who->organisation.to - 1, RF__C_PLACE_KIND)
                              : NULL;
    return kind && !(kind->entry->flags & RF__PLURAL);
}

bool rf__is_small_end(const rf__doc *doc, uint32_t at, uint32_t end) {
    const uint64_t other = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_SAY_NOUN) | RF__BIT(RF__C_SAY_VERB) |
                           RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) |
                           RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ACTOR);
    return at + 1 == end && rf__is_word(doc, at) && !rf__is_capital_word(doc, at) &&
           rf__small_word(doc, at) == RF__F_NONE && !(doc->tokens[at].classes & other) &&
           !rf__ends_as_adverb(doc, at) && !rf__ends_as_past(doc, at);
}

/* A short word within a name that is written small: "al", "bin", "van". */
static bool is_particle(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    return t->kind == RF__WORD && t->n <= 3 && !(t->flags & RF__CAPITAL) &&
           !rf__tag_at(doc, token, RF__C_FUNCTION) && !rf__tag_at(doc, token, RF__C_ROLE);
}

/* Goes on over one joint within capitals: a hyphen, a particle or two, a point behind an
 * initial. Returns the next capital word, or 0. */
static uint32_t joint(const rf__doc *doc, uint32_t at, uint32_t end) {
    if (at >= end)
        return 0;
    const rf__token *token = &doc->tokens[at];
    if (token->punct == '-' && rf__is_tight(doc, at) && at + 1 < end && rf__is_word(doc, at + 1) &&
        rf__is_tight(doc, at + 1))
        return at + 1;
    if (token->punct == '.' && rf__is_tight(doc, at) && doc->tokens[at - 1].n == 1 &&
        at + 1 < end && rf__is_capital_word(doc, at + 1))
        return at + 1;
    if (!is_particle(doc, at))
        return 0;
    uint32_t next = at + 1;
    if (next + 1 < end && is_particle(doc, next)) /* "van de Perre" */
        next++;
    if (next + 1 < end && doc->tokens[next].punct == '-' && rf__is_tight(doc, next))
        next++;
    return next < end && rf__is_capital_word(doc, next) ? next : 0;
}

uint32_t rf__capitals_end(const rf__doc *doc, uint32_t from, uint32_t end) {
    if (from >= end || !rf__is_capital_word(doc, from)) {
        uint32_t next = from < end && rf__is_word(doc, from) ? joint(doc, from, end) : 0;
        if (!next || next == from + 1)
            return from;
    }
    uint32_t at = from + 1;
    while (at < end) {
        if (rf__is_capital_word(doc, at) && !(rf__small_word(doc, at) != RF__F_NONE)) {
            at++;
            continue;
        }
        uint32_t next = joint(doc, at, end);
        if (!next)
            break;
        at = next + 1;
    }
    return at;
}
