/* Reads a noun phrase as somebody who speaks: a person, a role, an organisation. The phrase is cut
 * into chunks (tagged names, runs of capitals, roles, plain words), and the kinds of the chunks in
 * their order decide. What no list knows is told by its shape: capitals around an organisation's
 * word, a given name or a role before capitals. */
#include "claim/figure/figure.h"
#include "claim/speaker/speaker_words.h"

#include <string.h>

/* ---- names by their shape ---- */

/* "of Health", "for the Study of War", "and Population": connectors within an organisation's name.
 */
static uint32_t connected(const rf__doc *doc, uint32_t at, uint32_t end, bool *of) {
    rf__function f = rf__small_word(doc, at);
    bool and = f == RF__F_AND;
    if (f != RF__F_OF && f != RF__F_FOR && f != RF__F_ON && !(and&&*of))
        return 0;
    uint32_t next = at + 1;
    if (!and&&next < end && rf__small_word(doc, next) == RF__F_THE)
        next++;
    if (next >= end || !rf__is_capital_word(doc, next) || rf__tag_at(doc, next, RF__C_WEEKDAY) ||
        rf__tag_at(doc, next, RF__C_MONTH))
        return 0;
    if (and&&rf__tag_at(doc, next, RF__C_ORGANISATION))
        return 0;
    *of = true;
    return next;
}

/* Small words behind capitals that end in an organisation's word: "Gaza's health ministry". */
static uint32_t small_tail(const rf__doc *doc, uint32_t at, uint32_t end) {
    uint32_t from = at;
    if (from < end && rf__is_possessive(doc, from))
        from++;
    uint32_t last = 0;
    for (uint32_t i = from; i < end && i < from + 5; i++) {
        if (!rf__is_word(doc, i) ||
            (rf__small_word(doc, i) != RF__F_NONE && !rf__is_possessive(doc, i)) ||
            (rf__is_capital_word(doc, i) && last))
            break;
        const rf__tag *role = rf__tag_at(doc, i, RF__C_ROLE);
        if (role && !rf__is_org_word(doc, i + role->n - 1))
            break;
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__is_org_word(doc, i))
            break;
        if (rf__small_org_word_at(doc, i))
            last = i + rf__tag_at(doc, i, RF__C_ORG_WORD)->n;
    }
    /* "local relief committee members": the head noun is another */
    bool plain = last && last < end && rf__is_word(doc, last) && !rf__is_capital_word(doc, last) &&
                 rf__small_word(doc, last) == RF__F_NONE && !rf__is_possessive(doc, last) &&
                 !rf__tag_at(doc, last, RF__C_ROLE) && !rf__tag_at(doc, last, RF__C_SAY_VERB) &&
                 !rf__tag_at(doc, last, RF__C_SAY_NOUN);
    return last <= end && !plain ? last : 0;
}

/* The listed name at a token; not "The National" of "The National Coordinator". */
static const rf__tag *listed_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_ORGANISATION);
    uint32_t next = tag ? token + tag->n : token;
    bool part = tag && rf__small_word(doc, token) == RF__F_THE && rf__is_capital_word(doc, next) &&
                (rf__is_org_word(doc, next) || rf__tag_at(doc, next, RF__C_ROLE));
    return part ? NULL : tag;
}

/* "the [Peace] and Reconciliation Commission": a word with a capital behind an article that names
 * no place, body, side or person. */
static bool is_field(const rf__doc *doc, uint32_t from, uint32_t to) {
    const uint64_t others = RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ACTOR) |
                            RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_FIRST_NAME) | RF__BIT(RF__C_MONTH) |
                            RF__BIT(RF__C_WEEKDAY);
    const rf__token *t = &doc->tokens[from];
    return to == from + 1 && from && rf__small_word(doc, from - 1) == RF__F_THE &&
           !(t->over & others) && !(t->flags & RF__ALL_CAPITALS) &&
           !rf__place_in(doc, (rf__span){from, to}) && !rf__is_nation_at(doc, from);
}

/* The end of an organisation's name that begins at `from`, or from. */
static uint32_t organisation_end(const rf__doc *doc, uint32_t from, uint32_t end) {
    const rf__tag *tag = listed_at(doc, from);
    const rf__tag *last = &doc->tags[doc->tokens[from + 1].first_tag];
    /* "Doctors Without Borders" of "Doctors Without Borders (MSF)" */
    for (const rf__tag *t = tag; t && t < last && from + tag->n > end; t++)
        if (t->entry->class == RF__C_ORGANISATION && t->n < tag->n)
            tag = t;
    uint32_t tagged = tag && from + tag->n <= end ? from + tag->n : from;
    if (tagged > from + 1 && tagged < end && rf__is_capital_word(doc, tagged) &&
        rf__is_org_word(doc, tagged) && !rf__tag_at(doc, tagged, RF__C_ORGANISATION))
        tagged++; /* "... of Red Cross and Red Crescent | Societies" */
    if (tagged > from && tagged + 1 < end && doc->tokens[tagged].punct == '-' &&
        rf__is_tight(doc, tagged) && doc->tokens[tagged + 1].flags & RF__ALL_CAPITALS)
        tagged += 2; /* "PNP-NOC" */
    uint32_t to = rf__capitals_end(doc, from, end);
    if (to == from)
        return tagged;
    uint32_t names_from = from;
    bool led = to > from + 3 && rf__is_compound_end(doc, to - 2); /* "UN-led Protection and" */
    const rf__tag *sort =
        led || (to == from + 1 && !tag) ? rf__tag_at(doc, to - 1, RF__C_ORG_WORD) : NULL;
    bool relief = sort && sort->entry->flags & RF__WEAK; /* "Relief and Resettlement Department" */
    if (to + 1 < end && rf__small_word(doc, to) == RF__F_AND &&
        (relief || !rf__has_org_word(doc, from, to))) {
        /* "National Earthquake Monitoring and Research Centre" */
        uint32_t more = rf__capitals_end(doc, to + 1, end);
        if ((relief || to - from >= 2 || is_field(doc, from, to)) && more > to + 1 &&
            !rf__tag_at(doc, to + 1, RF__C_ORGANISATION) && rf__is_org_word(doc, more - 1))
            to = more;
        /* "Search and rescue agency" at the head of a sentence */
        uint32_t small = to == from + 1 && doc->tokens[from].flags & RF__SENTENCE_FIRST && !tag &&
                                 !(doc->tokens[from].classes & RF__BIT(RF__C_FIRST_NAME))
                             ? small_tail(doc, to + 1, end)
                             : 0;
        if (small)
            return small;
    }
    bool of = false;
    for (;;) {
        /* "Syria's General Directorate": capitals go on behind a possessive */
        if (to + 1 < end && rf__is_possessive(doc, to) && rf__is_capital_word(doc, to + 1)) {
            uint32_t more = rf__capitals_end(doc, to + 1, end);
            if (!rf__has_org_word(doc, to + 1, more))
                break;
            to = more;
            continue;
        }
        uint32_t next = rf__has_org_word(doc, names_from, to) ? connected(doc, to, end, &of) : 0;
        if (!next)
            break;
        to = rf__capitals_end(doc, next, end);
    }
    uint32_t rank = rf__rank_within(doc, from, to);
    if (rank)
        return rank;
    if (of && rf__is_small_end(doc, to, end))
        to++;
    uint32_t tail = small_tail(doc, to, end);
    if (tail > to)
        to = tail;
    bool is = rf__has_org_word(doc, from, to);
    /* a person's name behind the organisation's: "UN spokesman", "BNPB Budi Santoso" */
    if (tagged > from && (!is || tagged > to))
        return tagged;
    return is ? to : from;
}

/* ---- chunks ---- */

typedef enum chunk_kind {
    CH_WORD,
    CH_ORGANISATION,
    CH_ACTOR,
    CH_ROLE,
    CH_HONORIFIC,
    CH_PERSON,
    CH_NAME, /* capitals of an unknown kind */
    CH_NOUN, /* a noun of reporting: "figures" */
    CH_PREPOSITION,
    CH_POSSESSIVE,
    CH_END
} chunk_kind;

typedef struct chunk {
    chunk_kind kind;
    uint32_t from, to;
} chunk;

static bool is_preposition(rf__function f) {
    return (f >= RF__F_OF && f <= RF__F_WITHOUT) || f == RF__F_ACROSS || f == RF__F_OVER ||
           f == RF__F_UNDER || f == RF__F_OTHER_PREPOSITION;
}

static bool begins_person(const rf__doc *doc, uint32_t from, uint32_t to) {
    return to - from >= 2 && rf__tag_at(doc, from, RF__C_FIRST_NAME) &&
           !rf__is_nation_at(doc, from);
}

static chunk next_chunk(const rf__doc *doc, uint32_t at, uint32_t end, chunk_kind before) {
    if (at >= end)
        return (chunk){CH_END, end, end};
    if (rf__is_possessive(doc, at))
        return (chunk){CH_POSSESSIVE, at, at + 1};
    const rf__tag *office = rf__tag_at(doc, at, RF__C_ROLE); /* "Under-Secretary-General" */
    if (is_preposition(rf__small_word(doc, at)) && !(office && office->n > 1))
        return (chunk){CH_PREPOSITION, at, at + 1};
    bool capital = rf__is_capital_word(doc, at);
    const rf__tag *title = capital ? rf__honorific_at(doc, at) : NULL;
    const rf__tag *body = title ? listed_at(doc, at) : NULL; /* "General Security" */
    if (title && at + title->n < end && !(body && body->n > title->n)) {
        uint32_t next = at + title->n;
        if (doc->tokens[next].punct == '.')
            next++;
        if (next < end && rf__is_capital_word(doc, next) && !rf__tag_at(doc, next, RF__C_ROLE) &&
            !rf__tag_at(doc, next, RF__C_ORGANISATION) && !rf__is_org_word(doc, next) &&
            rf__capitals_end(doc, next, end) > next)
            return (chunk){CH_HONORIFIC, at, next};
    }
    bool compound = at && doc->tokens[at - 1].punct == '-' && rf__is_tight(doc, at - 1);
    const rf__tag *role = compound && !capital ? NULL : office; /* "pro-government" is no office */
    uint32_t org = organisation_end(doc, at, end);
    uint32_t role_end = role ? at + role->n : at; /* "Army [commander]-in-chief" */
    const rf__tag *inner = role && role_end < end && doc->tokens[role_end].punct == '-'
                               ? rf__tag_at(doc, role_end - 1, RF__C_ROLE)
                               : NULL;
    if (inner && inner->n > 1)
        role_end = role_end - 1 + inner->n;
    if (role && role_end <= end && role_end >= org)
        return (chunk){CH_ROLE, at, role_end};
    uint32_t names = rf__capitals_end(doc, at, end);
    if (names > at && before != CH_WORD && names > org && begins_person(doc, at, names))
        return (chunk){CH_PERSON, at, names};
    /* a listed person's first name must not hide an organisation: "Save", "Christian Aid" */
    if (org > at)
        return (chunk){CH_ORGANISATION, at, org};
    const rf__tag *actor = rf__tag_at(doc, at, RF__C_ACTOR);
    if (actor && !(compound && !capital) && at + actor->n <= end && !(names > at + actor->n))
        return (chunk){CH_ACTOR, at, at + actor->n};
    const rf__tag *noun = rf__tag_at(doc, at, RF__C_SAY_NOUN);
    if (noun && at + noun->n <= end)
        return (chunk){CH_NOUN, at, at + noun->n};
    if (names > at) {
        /* a role written with capitals among them ends the run: "Turkish President Recep" */
        for (uint32_t i = at + 1; i < names; i++)
            if (rf__tag_at(doc, i, RF__C_ROLE) || rf__tag_at(doc, i, RF__C_ORGANISATION) ||
                (rf__honorific_at(doc, i) && i + 1 < names))
                names = i;
        bool after_title = before == CH_ROLE || before == CH_HONORIFIC;
        return (chunk){after_title || begins_person(doc, at, names) ? CH_PERSON : CH_NAME, at,
                       names};
    }
    return (chunk){CH_WORD, at, at + 1};
}

/* ---- the phrase ---- */

static bool is_determiner(rf__function f) {
    return f == RF__F_THE || f == RF__F_A || f == RF__F_THIS || f == RF__F_THESE ||
           f == RF__F_SOME || f == RF__F_ALL || f == RF__F_OTHER || f == RF__F_EACH;
}

static bool is_owner(rf__function f) {
    return f == RF__F_ITS || f == RF__F_THEIR || f == RF__F_HIS;
}

typedef struct parts {
    rf__span person, role, organisation, actor, name, noun;
    bool role_last, plural, org_word_last, title_only;
    uint32_t head_to;
    uint32_t tail; /* behind the preposition, or 0 */
    rf__function preposition;
} parts;

static bool is_plural(const rf__doc *doc, uint32_t role_from) {
    const rf__tag *tag = rf__tag_at(doc, role_from, RF__C_ROLE);
    return tag && (tag->entry->flags & RF__PLURAL);
}

/* "Inspector Manu Rey", "DSP Manu Rey", "Police Inspector Manu Rey": an honorific that is an office
 * too, with the body before it. */
static void take_rank(const rf__doc *doc, uint32_t from, uint32_t to, parts *p) {
    const rf__tag *rank = rf__tag_at(doc, from, RF__C_ROLE);
    const rf__token *t = &doc->tokens[from];
    bool letters = t->n >= 3 && t->flags & RF__ALL_CAPITALS && !(t[1].flags & RF__ALL_CAPITALS);
    if (!p->role.to && (rank || letters)) {
        p->role = (rf__span){from, to};
    } else if (rank && p->role.to == from && !p->organisation.to &&
               rf__is_org_word(doc, from - 1)) {
        p->organisation = p->role;
        p->role.to = to;
    }
}

static parts take_apart(const rf__doc *doc, uint32_t from, uint32_t to) {
    parts p = {.head_to = to};
    chunk_kind before = CH_END;
    for (uint32_t at = from; at < to;) {
        chunk c = next_chunk(doc, at, to, before);
        rf__span span = {c.from, c.to};
        if (c.kind == CH_PREPOSITION && at > from) {
            p.head_to = c.from;
            p.tail = c.to;
            p.preposition = rf__small_word(doc, c.from);
            break;
        }
        rf__function behind = rf__small_word(doc, c.to);
        bool works = behind == RF__F_FOR || behind == RF__F_AT ||
                     (behind == RF__F_WITH && rf__is_capital_word(doc, c.to + 1));
        if (c.kind == CH_WORD && before == CH_ROLE && !works &&
            rf__ends_as(doc, c.from, RF__END_ING)) {
            p.head_to = c.from; /* "a nurse [standing by the gate]" */
            break;
        }
        switch (c.kind) {
        case CH_ORGANISATION:
            p.organisation = span;
            break;
        case CH_ACTOR:
            p.actor = span;
            break;
        case CH_ROLE:
            if (!p.person.to) {
                /* "health ministry | spokesman": whose office it is */
                if (before == CH_ROLE && p.role.to == c.from && p.plural &&
                    rf__has_org_word(doc, p.role.from, p.role.to))
                    p.organisation = p.role;
                p.role = span;
                p.plural = is_plural(doc, c.from);
            }
            break;
        case CH_PERSON:
            p.person = span;
            break;
        case CH_HONORIFIC: /* "Mayor Ali Diallo" */
            take_rank(doc, c.from, c.to, &p);
            break;
        case CH_NAME:
            if (!rf__is_first_word(doc, span))
                p.name = span;
            break;
        case CH_NOUN:
            p.noun = span;
            break;
        case CH_POSSESSIVE: /* "the Norland-based monitor's head": no role of its own */
            if (before == CH_ROLE && !p.person.to && p.name.to && p.name.to == p.role.from) {
                p.organisation = (rf__span){p.name.from, p.role.to};
                p.role = p.name = (rf__span){0, 0};
            } else if (before == CH_ROLE && !p.person.to && rf__is_capital_word(doc, c.to) &&
                       rf__has_org_word(doc, p.role.from, p.role.to)) {
                p.organisation = p.role; /* "the Interior Ministry's Jamal Nasser" */
                p.role = (rf__span){0, 0};
            }
            break;
        default:
            break;
        }
        p.role_last = c.kind == CH_ROLE;
        p.org_word_last = c.kind == CH_WORD && rf__small_org_word_at(doc, c.from);
        before = c.kind;
        at = c.to;
    }
    return p;
}

/* The organisation in the part behind a preposition: "for the Ministry of Health". */
static rf__span tail_organisation(const rf__doc *doc, const parts *p, uint32_t to) {
    if (!p->tail || p->tail >= to)
        return (rf__span){0, 0};
    rf__who tail = rf__who_read(doc, p->tail, to);
    if (tail.kind == RF__WHO_SHORT && tail.organisation.to &&
        rf__tag_at(doc, tail.organisation.to - 1, RF__C_PLACE_KIND) &&
        !rf__is_org_word(doc, tail.organisation.to - 1))
        return (rf__span){0, 0}; /* "a fighter from the village" */
    if (tail.kind == RF__WHO_OTHER && p->preposition == RF__F_OF)
        for (uint32_t i = p->tail + 1; i + 1 < to; i++) { /* "head of operations | at the agency" */
            rf__function f = rf__small_word(doc, i);
            if (f == RF__F_AT || f == RF__F_FOR || f == RF__F_WITH) {
                tail = rf__who_read(doc, i + 1, to);
                break;
            }
        }
    /* "a spokesman for the [UN] high commissioner" */
    bool owned = tail.kind == RF__WHO_PERSON && !tail.person.to && tail.organisation.to &&
                 tail.organisation.to <= tail.role.from && p->preposition == RF__F_FOR;
    return owned || tail.kind == RF__WHO_ORGANISATION || tail.kind == RF__WHO_SHORT
               ? tail.organisation
               : (rf__span){0, 0};
}

static rf__span tail_name(const rf__doc *doc, const parts *p, uint32_t to) {
    rf__span of = tail_organisation(doc, p, to);
    if (of.to || !p->tail || p->tail >= to)
        return of;
    rf__who tail = rf__who_read(doc, p->tail, to);
    return tail.kind == RF__WHO_NAME ? tail.organisation : (rf__span){0, 0};
}

/* The name before a role that says whose it is: "Turkey's presidential spokesman". */
static rf__span owner_of_role(const parts *p) {
    if (p->organisation.to && p->organisation.to <= p->role.from)
        return p->organisation;
    if (p->name.to && p->role.to && p->name.to <= p->role.from)
        return p->name;
    if (p->actor.to && p->role.to && p->actor.to <= p->role.from)
        return p->actor;
    return (rf__span){0, 0};
}

/* "police chief", "the Government spokesman": the role begins with whose it is. */
static rf__span owner_within_role(const rf__doc *doc, const parts *p, uint32_t from) {
    const rf__tag *role = rf__tag_at(doc, p->role.from, RF__C_ROLE);
    if (!role || role->entry->flags & RF__PLURAL || role->n < 2)
        return (rf__span){0, 0};
    const rf__tag *whole = rf__tag_at(doc, p->role.from, RF__C_ORG_WORD);
    for (uint32_t i = from; i < p->role.from; i++) /* "an aid worker and an | army spokesman" */
        from = rf__small_word(doc, i) == RF__F_A ? i + 1 : from;
    while (from < p->role.from && rf__is_word(doc, from) && !rf__is_capital_word(doc, from) &&
           !rf__is_org_word(doc, from) && !rf__tag_over(doc, from, RF__C_ACTOR))
        from++; /* "a senior | government official" */
    return whole && whole->n < role->n && !(whole->entry->flags & RF__WEAK)
               ? (rf__span){from, p->role.from + whole->n}
               : (rf__span){0, 0};
}

/* "the army's spokesman", "the ministry's press officer": the words before the possessive, where
 * the last of them is of a body. */
static rf__span body_of_role(const rf__doc *doc, const parts *p, uint32_t from) {
    enum { REACH = 3 };
    for (uint32_t i = p->role.from; i-- > from + 1 && p->role.from - i <= REACH;)
        if (rf__is_possessive(doc, i))
            return rf__is_org_word(doc, i - 1) || rf__tag_over(doc, i - 1, RF__C_ACTOR) ||
                           rf__tag_at(doc, i - 1, RF__C_ROLE)
                       ? (rf__span){from, i}
                       : (rf__span){0, 0};
    return (rf__span){0, 0};
}

static void read_person(const rf__doc *doc, const parts *p, uint32_t from, uint32_t to,
                        rf__who *who) {
    who->kind = RF__WHO_PERSON;
    who->person = p->person;
    who->role = p->role;
    who->organisation = owner_of_role(p);
    if (!who->organisation.to && p->organisation.to && p->organisation.to <= p->person.from)
        who->organisation = p->organisation;
    if (!who->organisation.to)
        who->organisation = tail_organisation(doc, p, to);
    if (p->role.to && (!who->organisation.to || who->organisation.to == p->name.to)) {
        rf__span owner = owner_within_role(doc, p, from), body = body_of_role(doc, p, from);
        if (owner.to)
            who->organisation = owner;
        else if (!who->organisation.to)
            who->organisation = body;
    }
}

/* "the ministry of | health and population in Gaza": up to the next place or pause. */
static uint32_t name_end(const rf__doc *doc, uint32_t from, uint32_t to) {
    uint32_t at = from;
    while (at < to && doc->tokens[at].kind == RF__WORD &&
           (!is_preposition(rf__small_word(doc, at)) || rf__small_word(doc, at) == RF__F_OF))
        at++;
    return at;
}

static void read_role(const rf__doc *doc, const parts *p, uint32_t from, uint32_t to,
                      rf__who *who) {
    who->kind = p->plural ? RF__WHO_ORGANISATION : RF__WHO_PERSON;
    who->role = p->role;
    bool there = p->preposition == RF__F_IN && p->tail && /* "spokesman in Norland Tom Brandt" */
                 rf__place_in(doc, (rf__span){p->tail, p->tail + 1});
    if (!p->plural && p->tail &&
        (p->preposition == RF__F_FOR || p->preposition == RF__F_OF || there))
        who->person = rf__name_behind_office(doc, p->tail, to);
    for (uint32_t i = p->tail + 1; p->tail && !p->plural && !who->person.to && i + 1 < to; i++)
        if (p->preposition == RF__F_OF && rf__is_capital_word(doc, i - 1) &&
            (rf__small_word(doc, i) == RF__F_IN || rf__small_word(doc, i) == RF__F_ON))
            who->person = rf__name_behind_office(doc, p->tail, i); /* "Karim on | Telegram" */
    if (who->person.to)
        to = who->person.from;
    rf__span tail = tail_organisation(doc, p, to);
    if (p->plural && p->preposition == RF__F_OF && tail.to && rf__is_of_people(doc, tail.to - 1))
        tail.to = 0; /* "relatives of the victims" */
    if (p->organisation.to)
        who->organisation = p->organisation;
    else if (tail.to && (p->preposition == RF__F_OF || p->preposition == RF__F_FOR ||
                         p->preposition == RF__F_FROM || p->preposition == RF__F_AT ||
                         p->preposition == RF__F_WITH))
        who->organisation = tail;
    else if (tail.to == to && tail.to && p->preposition == RF__F_IN && p->plural &&
             rf__tag_over(doc, tail.from, RF__C_ORGANISATION))
        who->organisation = tail; /* "colleagues in the World Food Programme" */
    else if (owner_within_role(doc, p, from).to)
        who->organisation = owner_within_role(doc, p, from);
    else if (p->plural && p->role_last && p->preposition == RF__F_OF && p->tail < to &&
             rf__is_org_word(doc, p->role.to - 1) && !rf__is_capital_word(doc, p->tail))
        who->organisation = (rf__span){from, name_end(doc, p->tail, to)};
    else if (p->plural && p->preposition == RF__F_OF && p->tail &&
             rf__body_in_capitals(doc, p->role, p->tail, to).to)
        who->organisation = rf__body_in_capitals(doc, p->role, p->tail, to);
    else if (!p->plural && p->name.to && p->name.to <= p->role.from)
        who->organisation = p->name;
    else if (!p->plural && p->actor.to && p->actor.to == p->role.from)
        who->organisation = p->actor; /* "an [Israeli military] spokesperson" */
    else if (!p->plural && body_of_role(doc, p, from).to)
        who->organisation = body_of_role(doc, p, from);
    else /* "residents", also where "contacted" follows */
        who->organisation = (rf__span){from, p->role_last ? p->head_to : p->role.to};
}

/* "the latest | government figures": where the first word for somebody begins, else `from`. */
static uint32_t first_of(const parts *p, uint32_t from) {
    uint32_t first = UINT32_MAX;
    if (p->name.to)
        first = p->name.from;
    if (p->actor.to && p->actor.from < first)
        first = p->actor.from;
    if (p->role.to && p->role.from < first)
        first = p->role.from;
    return first == UINT32_MAX ? from : first;
}

static void read_noun(const rf__doc *doc, const parts *p, uint32_t from, uint32_t to,
                      rf__who *who) {
    if (p->organisation.to) {
        who->kind = RF__WHO_ORGANISATION;
        who->organisation = p->organisation;
        return;
    }
    if (p->tail) {
        rf__who tail = rf__who_read(doc, p->tail, to);
        bool source = p->preposition == RF__F_BY || p->preposition == RF__F_FROM ||
                      p->preposition == RF__F_OF || /* "a statement attributed to" */
                      (p->preposition == RF__F_TO && rf__ends_as_past(doc, p->tail - 2));
        for (uint32_t i = p->tail; source && i < to; i++) /* "records from the sixth day" */
            if (rf__tag_at(doc, i, RF__C_TIME_UNIT) ||
                (i <= p->tail + 1 && rf__tag_at(doc, i, RF__C_MONTH)))
                return;
        const rf__mention *there =
            p->preposition == RF__F_FROM ? rf__place_in(doc, (rf__span){p->tail, to}) : NULL;
        if (there && there->token + there->n_tokens == to)
            return; /* "reports from Norland": nobody's */
        if (source && tail.kind != RF__WHO_NOBODY) {
            bool run = p->preposition == RF__F_BY && rf__is_run(doc, &tail);
            if (run) /* "a survey by the city" */
                tail.phrase.from = who->phrase.from;
            *who = tail;
            if (tail.kind == RF__WHO_OTHER || run)
                who->kind = RF__WHO_ORGANISATION;
            return;
        }
    }
    if (p->name.to || p->actor.to || p->role.to || p->org_word_last) {
        uint32_t end = p->actor.to > p->role.to ? p->actor.to : p->role.to;
        uint32_t start = first_of(p, from);
        if (start == p->role.from && end == start + 1 && p->noun.to == p->head_to &&
            rf__is_kind(rf__tag_at(doc, start, RF__C_ROLE), "any"))
            end = p->head_to; /* "official data": no more is known */
        who->kind = RF__WHO_ORGANISATION;
        who->organisation = (rf__span){start, end ? end : p->head_to};
        return;
    }
    if (who->definite || who->of_predecessor) {
        who->kind = RF__WHO_SHORT;
        who->organisation = (rf__span){0, 0};
    }
}

/* "UNHCR's Babar Baloch": two or three capitals behind an organisation that has them. */
static bool owns_person(const rf__doc *doc, const parts *p) {
    uint32_t n = p->name.to - p->name.from;
    return !p->person.to && !p->role.to && p->organisation.to && p->name.to == p->head_to &&
           n >= 2 && n <= 3 && p->organisation.to < p->name.from &&
           rf__is_possessive(doc, p->organisation.to) &&
           !rf__has_org_word(doc, p->name.from, p->name.to);
}

/* "Lena Arvid of the regional health office": two or three capitals and the body behind them, which
 * ends in a word for one. */
static rf__span body_behind(const rf__doc *doc, const parts *p, uint32_t to) {
    uint32_t n = p->name.to - p->name.from, at = p->tail;
    if (!p->tail || p->preposition != RF__F_OF || n < 2 || n > 3 ||
        rf__has_org_word(doc, p->name.from, p->name.to) || p->name.to + 1 != p->tail)
        return (rf__span){0, 0};
    for (uint32_t i = p->name.from; i < p->name.to; i++)
        if (rf__tag_over(doc, i, RF__C_PLACE_KIND) || rf__tag_over(doc, i, RF__C_ORGANISATION))
            return (rf__span){0, 0};
    if (at < to && is_determiner(rf__small_word(doc, at)))
        at++;
    for (uint32_t i = at; i < to; i++)
        if (rf__is_org_word(doc, i))
            return (rf__span){at, to};
    return (rf__span){0, 0};
}

static void read_parts(const rf__doc *doc, uint32_t from, uint32_t to, rf__who *who) {
    parts p = take_apart(doc, from, to);
    uint32_t n_head = p.head_to - from;
    if (!n_head)
        return;
    if (who->definite && rf__is_seated(doc, from, p.head_to)) { /* "the Gorsk-based group" */
        who->kind = RF__WHO_SHORT;
        who->organisation = (rf__span){from, p.head_to};
        return;
    }
    if (owns_person(doc, &p)) {
        p.person = p.name;
        p.name = (rf__span){0, 0};
    }
    if (p.noun.to == p.head_to && p.person.to == p.noun.from && p.person.from == p.role.to &&
        p.person.to) { /* "the official Copeco report" */
        p.organisation = p.person;
        p.person = p.role = (rf__span){0, 0};
    }
    bool reached = p.role.to && !p.person.to && p.preposition == RF__F_BY && p.tail > p.role.to &&
                   p.role.to < p.head_to && p.role.from < p.head_to;
    if (reached) { /* "a doctor contacted by AFP" */
        who->kind = p.plural ? RF__WHO_ORGANISATION : RF__WHO_PERSON;
        who->role = p.role;
        who->organisation = (rf__span){from, p.role.to};
    } else if (p.person.to) {
        read_person(doc, &p, from, to, who);
    } else if (p.noun.to && p.noun.to == p.head_to && !p.role_last) {
        read_noun(doc, &p, from, to, who);
    } else if (p.role.to && (p.role_last || p.role.to >= p.head_to)) {
        read_role(doc, &p, from, to, who);
    } else if (p.organisation.to) {
        /* one capital word that only says which sort: "the Observatory" */
        bool alone = p.organisation.to - p.organisation.from == 1 &&
                     rf__is_org_word(doc, p.organisation.from) &&
                     !rf__tag_at(doc, p.organisation.from, RF__C_ORGANISATION);
        const rf__tag *word = alone ? rf__tag_at(doc, p.organisation.from, RF__C_ORG_WORD) : NULL;
        if (word && word->entry->flags & RF__WEAK && p.preposition == RF__F_OF &&
            doc->tokens[p.organisation.from].flags & RF__SENTENCE_FIRST)
            return; /* "News of the deaths" */
        who->kind = alone && who->definite ? RF__WHO_SHORT : RF__WHO_ORGANISATION;
        who->organisation = p.organisation;
        if (p.preposition == RF__F_IN && rf__is_short_for(doc, p.organisation.from, p.tail, to))
            who->organisation.to = to;
    } else if (p.actor.to) {
        who->kind = RF__WHO_ORGANISATION;
        who->organisation = (rf__span){from, p.actor.to};
    } else if (p.name.to && p.name.to == p.head_to && !rf__names_crisis(doc, p.name.to - 1)) {
        who->kind = RF__WHO_NAME;
        who->organisation = p.name;
        rf__span body = body_behind(doc, &p, to);
        if (body.to) {
            who->kind = RF__WHO_PERSON;
            who->person = p.name;
            who->organisation = body;
        }
    } else if (p.org_word_last) {
        uint32_t end = p.tail ? name_end(doc, p.tail, to) : to;
        bool whole = p.preposition == RF__F_OF && p.tail && /* "the department of Gorsk" */
                     (end >= doc->n_tokens || doc->tokens[end].punct != '-');
        const rf__tag *sort = rf__tag_at(doc, from, RF__C_ORG_WORD); /* "the news agency" */
        bool alone = n_head == 1 || (sort && sort->n == n_head);
        who->kind = alone && !whole && (who->definite || who->of_predecessor)
                        ? RF__WHO_SHORT
                        : RF__WHO_ORGANISATION;
        who->organisation = (rf__span){from, whole ? end : p.head_to};
    } else if (p.noun.to && p.tail) {
        read_noun(doc, &p, from, to, who);
    } else if ((p.preposition == RF__F_BY && tail_name(doc, &p, to).to) ||
               (p.preposition == RF__F_FROM && tail_organisation(doc, &p, to).to)) {
        /* "movements tracked by IOM", "a count kept by the project Cabo Ligado", "the latest
         * balance from the Red Cross" */
        who->kind = RF__WHO_ORGANISATION;
        who->organisation = tail_name(doc, &p, to);
    } else if (!rf__names_crisis(doc, p.head_to - 1)) {
        bool numbered = p.preposition == RF__F_OF && rf__is_numbered(doc, p.head_to - 1);
        who->organisation = numbered ? tail_organisation(doc, &p, to) : who->person;
        who->kind = RF__WHO_ORGANISATION; /* "Round 8 of the Displacement Matrix" */
        if (who->organisation.to)
            return;
        who->kind = n_head == 1 && who->definite ? RF__WHO_SHORT : RF__WHO_OTHER;
        /* "the Tora branch of the Red Cross" */
        rf__span whole = p.preposition == RF__F_OF ? tail_organisation(doc, &p, to) : who->person;
        bool named = whole.to && rf__has_org_word(doc, whole.from, whole.to);
        who->organisation = (rf__span){from, named ? whole.to : p.head_to};
    }
}

/* "In Kinshasa officials said": past the place that opens the clause. */
static uint32_t skip_opening(const rf__doc *doc, uint32_t from, uint32_t to) {
    rf__function f = rf__small_word(doc, from);
    if (!is_preposition(f) || f == RF__F_OF)
        return from;
    uint32_t at = from + 1;
    while (at < to &&
           !(is_determiner(rf__small_word(doc, at)) && at > from + 1 &&
             !rf__tag_at(doc, at + 1, RF__C_TIME_UNIT)) && /* "At seven in the morning" */
           !rf__tag_at(doc, at, RF__C_ORGANISATION) &&
           !rf__tag_at(doc, at, RF__C_ROLE) &&
           !(at > from + 1 && rf__is_capital_word(doc, at) && /* "In Tarsa | Ali Balde said" */
             begins_person(doc, at, rf__capitals_end(doc, at, to))) &&
           !(rf__honorific_at(doc, at) && rf__is_capital_word(doc, at)))
        at++;
    return at < to ? at : from;
}

static rf__who read_one(const rf__doc *doc, uint32_t from, uint32_t to) {
    rf__who who = {.phrase = {from, to}};
    if (from >= to)
        return who;
    from = skip_opening(doc, from, to);
    const rf__tag *lead = rf__tag_at(doc, from, RF__C_SAY_NOUN); /* "Earlier | the media" */
    if (doc->tokens[from].flags & RF__SENTENCE_FIRST && lead && rf__is_kind(lead, "between") &&
        from + lead->n < to && !rf__tag_at(doc, from, RF__C_ROLE))
        from = skip_opening(doc, from + lead->n, to); /* "Later in the day | police" */
    if (from + 2 < to && doc->tokens[from].flags & RF__SENTENCE_FIRST && /* "Separately | ..." */
        rf__ends_as(doc, from, RF__END_ADVERB) && rf__is_capital_word(doc, from + 1) &&
        !rf__tag_at(doc, from, RF__C_FIRST_NAME) && !rf__place_in(doc, (rf__span){from, from + 1}))
        from++;
    rf__function f = rf__small_word(doc, from);
    if (to - from == 1) {
        bool they = f == RF__F_THEY || f == RF__F_THEM; /* "according to them", "to her" */
        bool he = f == RF__F_HE || f == RF__F_SHE || f == RF__F_HIS;
        who.kind = he              ? RF__WHO_HE
                   : f == RF__F_IT ? RF__WHO_IT
                   : they          ? RF__WHO_THEY
                                   : RF__WHO_NOBODY;
        if (who.kind != RF__WHO_NOBODY || f == RF__F_I || f == RF__F_WE || f == RF__F_WHO ||
            f == RF__F_THERE || f == RF__F_THIS || f == RF__F_THAT || f == RF__F_WHICH)
            return who;
    }
    if (f == RF__F_NO)
        return who;                                             /* "No group claimed it" */
    if (from + 3 < to && rf__tag_at(doc, from, RF__C_NUMBER) && /* "one of the residents" */
        rf__small_word(doc, from + 1) == RF__F_OF && rf__small_word(doc, from + 2) == RF__F_THE) {
        from += 2;
        f = rf__small_word(doc, from);
    }
    /* "The Guardian" is listed with its article. */
    while (from < to &&
           (is_determiner(f) || is_owner(f) || f == RF__F_AND || f == RF__F_OR ||
            rf__is_same(doc, from)) &&
           !listed_at(doc, from)) {
        who.same = who.same || rf__is_same(doc, from);
        who.definite = who.definite || f == RF__F_THE || f == RF__F_THIS;
        who.of_predecessor = who.of_predecessor || is_owner(f);
        from++;
        f = rf__small_word(doc, from);
    }
    while (from < to && doc->tokens[from].kind == RF__PUNCT &&
           !(doc->tokens[from].flags & RF__CAPITAL))
        from++;
    if (rf__is_age(doc, from, to))
        while (from < to &&
               (doc->tokens[from].kind != RF__WORD || (from && doc->tokens[from - 1].punct == '-')))
            from++;
    bool pointed = rf__small_word(doc, who.phrase.from) == RF__F_THIS; /* "This new Round" */
    bool dialled = rf__is_dialled(doc, from, to);
    if (from < to && (doc->tokens[from].kind != RF__NUMERAL || dialled)) /* not "2013 has seen" */
        read_parts(doc, from + dialled, to, &who);
    if (dialled && who.organisation.from == from + 1)
        who.organisation.from = from;
    if (pointed && (who.kind == RF__WHO_NAME || who.kind == RF__WHO_OTHER))
        who.kind = RF__WHO_NOBODY;
    return who;
}

/* Does an organisation with a name or word of its own begin here: "IOM", "partner agencies"? */
static bool is_organisation(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__tag_at(doc, i, RF__C_ORGANISATION) || rf__is_org_word(doc, i))
            return read_one(doc, from, to).kind == RF__WHO_ORGANISATION;
    return false;
}

/* Is it another one, and not more of the name before it ("the Ministry of Health and Population")?
 */
static bool is_another(const rf__doc *doc, uint32_t from, uint32_t to) {
    const rf__tag *name = rf__tag_at(doc, from, RF__C_ORGANISATION);
    bool compound = from + 1 < to && doc->tokens[from + 1].punct == '-'; /* "Gaza-based agencies" */
    return ((name && from + name->n == to) || !rf__is_capital_word(doc, from) || compound) &&
           is_organisation(doc, from, to);
}

/* "locals and | media reports", "a witness and | the police": people who speak before "and", and
 * others behind it. */
static bool parts_people(const rf__doc *doc, uint32_t from, uint32_t and, uint32_t to) {
    const rf__tag *role = rf__tag_over(doc, and-1, RF__C_ROLE);
    bool one = rf__small_word(doc, from) == RF__F_A;
    if (!role || role->token + role->n != and ||
        (doc->tokens[and-1].flags & RF__CAPITAL &&
         !(doc->tokens[and-1].flags & RF__SENTENCE_FIRST)) ||
        (!one && !(role->entry->flags & RF__PLURAL)) || rf__tag_over(doc, and, RF__C_ROLE))
        return false;
    rf__function next = rf__small_word(doc, and+1);
    rf__who second = read_one(doc, and+1, to);
    bool anyone = next == RF__F_A && second.kind == RF__WHO_OTHER && to - and <= 4;
    return anyone || /* "residents and a hunter" */
           ((second.kind == RF__WHO_ORGANISATION || second.kind == RF__WHO_PERSON) &&
            (next == RF__F_A || next == RF__F_THE || is_organisation(doc, and+1, to) ||
             (second.role.to && !one)));
}

rf__who rf__who_read(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i < to; i++)
        if (doc->tokens[i].classes & RF__BIT(RF__C_EVENT_WORD) && rf__is_tie(doc, i))
            to = i; /* "an official | loyal to the rebels" */
    for (uint32_t and = from + 1; and+1 < to; and++) {
        if (rf__small_word(doc, and) != RF__F_AND || rf__tag_over(doc, and, RF__C_ORGANISATION) ||
            !is_organisation(doc, from, and) || !is_another(doc, and+1, to))
            continue;
        rf__who first = read_one(doc, from, and); /* "UNHCR and IOM": the first speaks for both */
        first.phrase.to = to;
        return first;
    }
    for (uint32_t and = from + 1; and+1 < to; and++)
        if (rf__small_word(doc, and) == RF__F_AND && parts_people(doc, from, and, to)) {
            rf__who first = read_one(doc, from, and);
            first.phrase.to = to;
            return first;
        }
    return read_one(doc, from, to);
}
