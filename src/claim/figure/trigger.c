/* The triggers of a sentence: verbs with their voice, and nouns and adjectives.
 *
 * The voice comes from the auxiliaries before the verb. A bare form in -ed may be a past ("the
 * strike killed 20") or a participle ("20 killed"): it stays open until it is looked at beside a
 * number. */
#include "claim/figure/figure.h"

#include <string.h>

enum { GROUP_REACH = 5, COMPLEMENT_REACH = 20 };

/* "the toll of | that bombing", "in | that attack": it only says which. */
static bool points_at(const rf__doc *doc, uint32_t that) {
    switch (that ? rf__function_at(doc, that - 1) : RF__F_NONE) {
    case RF__F_OF:
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_ON:
    case RF__F_FROM:
    case RF__F_INTO:
    case RF__F_NEAR:
    case RF__F_BY:
        return true;
    default:
        return false;
    }
}

bool rf__is_clause_edge(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    if (t->kind == RF__PUNCT)
        return t->punct == ';' || t->punct == ':' || t->punct == '_' || t->punct == '\t' ||
               t->punct == '|' || t->punct == '*';
    switch (rf__function_at(doc, token)) {
    case RF__F_WHO:
    case RF__F_WHICH:
    case RF__F_WHERE:
    case RF__F_WHEN:
    case RF__F_WHILE:
    case RF__F_IF:
    case RF__F_BUT:
        return true;
    case RF__F_THAT:
        return !points_at(doc, token);
    default:
        return false;
    }
}

/* An object behind a bare verb makes it active: determiners, numbers, names. */
bool rf__has_object(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    uint32_t i = t->token + t->n, end = sentence->token + sentence->n_tokens;
    if (i >= end)
        return false;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        rf__function between = rf__function_at(doc, i);
        bool next = other->phrase == i ||
                    (other->phrase == i + 1 && rf__is_word(doc, i) &&
                     (between == RF__F_NONE || between == RF__F_THE || between == RF__F_A) &&
                     between != RF__F_AND && between != RF__F_OR && between != RF__F_IN);
        if (other->kind != RF__Q_NOT && next)
            return true;
    }
    rf__function f = rf__function_at(doc, i);
    if (f == RF__F_A && rf__tag_at(doc, i + 1, RF__C_TIME_UNIT) &&
        rf__function_at(doc, i + 2) != RF__F_OF)
        return false; /* "140 wounded a day" */
    return f == RF__F_THE || f == RF__F_A || f == RF__F_THEIR || f == RF__F_ITS ||
           f == RF__F_THEM || f == RF__F_THESE;
}

/* Looks for auxiliaries in front of a verb. */
static void read_group(const rf__doc *doc, uint32_t first, rf__trigger *t, bool *be, bool *have,
                       bool *base_marker) {
    bool nearest = true;
    for (uint32_t back = 1; back <= GROUP_REACH && t->token >= first + back; back++) {
        uint32_t i = t->token - back;
        const rf__token *token = &doc->tokens[i];
        if (token->kind != RF__WORD)
            return;
        rf__function f = rf__function_at(doc, i);
        bool modal = rf__tag_at(doc, i, RF__C_MODAL) != NULL;
        if (f == RF__F_BE || f == RF__F_BEEN) {
            *be |= nearest || f == RF__F_BEEN || !*have;
        } else if (f == RF__F_HAVE) {
            *have = true;
        } else if (f == RF__F_WILL || f == RF__F_DO || modal) {
            *base_marker = true;
        } else if (f == RF__F_TO) {
            *base_marker = true;
            t->infinitive = nearest;
        } else if (f == RF__F_NOT) {
            t->negated = true;
        } else if (f == RF__F_SINCE && rf__function_at(doc, i - 1) == RF__F_HAVE) {
            continue; /* "have [since] returned" */
        } else if (f || rf__tag_over(doc, i, RF__C_NOUN) || rf__tag_at(doc, i, RF__C_VERB) ||
                   rf__tag_over(doc, i, RF__C_ACTOR) || /* "attributed to gangs | killed" */
                   (token->flags & RF__CAPITAL && !(token->flags & RF__SENTENCE_FIRST))) {
            if (f != RF__F_ALL)
                return;
        } else {
            continue; /* an adverb, perhaps: looked through but not taken into the group */
        }
        t->group = i;
        nearest = false;
    }
}

/* A base or third form is a noun behind a determiner, an adjective's place or a preposition, and as
 * the first word of a label. */
static bool stands_as_noun(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    if (token == sentence->token || doc->tokens[token].flags & RF__SENTENCE_FIRST)
        return true;
    const rf__tag *name = doc->tokens[token].flags & RF__CAPITAL
                              ? rf__tag_over(doc, token, RF__C_ORGANISATION)
                              : NULL;
    if (name && name->n > 1)
        return true; /* "the Red Cross had 40" */
    rf__function next = rf__function_at(doc, token + 1);
    if (rf__tag_at(doc, token, RF__C_NOUN) && (next == RF__F_BE || next == RF__F_HAVE))
        return true; /* "temporary shelters have been opened" */
    if (doc->tokens[token - 1].kind == RF__NUMERAL)
        return rf__tag_at(doc, token, RF__C_NOUN) != NULL;
    if (doc->tokens[token - 1].punct == ',')
        return rf__tag_at(doc, token, RF__C_NOUN) != NULL;
    for (uint32_t i = token - 1; doc->tokens[token - 1].punct == '_' && i-- > sentence->token;)
        if (doc->tokens[i].punct == '_') /* "four million - half of them children - need help" */
            return rf__tag_at(doc, token, RF__C_NOUN) != NULL;
    if (doc->tokens[token - 1].kind == RF__PUNCT)
        return true;
    const rf__tag *before = rf__tag_at(doc, token - 1, RF__C_TRIGGER);
    if (rf__tag_at(doc, token, RF__C_NOUN) && before && before->entry->pattern == RF__P_ADJECTIVE)
        return true; /* "damaged houses" */
    const rf__tag *verb = rf__tag_at(doc, token, RF__C_VERB);
    if (verb && verb->entry->form == RF__BASE && rf__tag_at(doc, token, RF__C_NOUN) &&
        token >= sentence->token + 2 && rf__function_at(doc, token - 2) == RF__F_A)
        return true; /* "a private house" */
    const rf__tag *noun = rf__tag_at(doc, token, RF__C_TRIGGER);
    const uint64_t no_adjective =
        RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_MODAL) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_FUNCTION);
    if (verb && verb->entry->form == RF__BASE && noun && noun->entry->pattern == RF__P_NOUN_OF &&
        token >= sentence->token + 2 && rf__function_at(doc, token - 2) == RF__F_A &&
        !(doc->tokens[token - 1].classes & no_adjective))
        return true; /* "an average return" */
    switch (rf__function_at(doc, token - 1)) {
    case RF__F_NONE:
    case RF__F_WHO:
    case RF__F_WHICH:
    case RF__F_THAT:
    case RF__F_THEY:
    case RF__F_WE:
    case RF__F_I:
    case RF__F_AND:
    case RF__F_OR:
    case RF__F_BUT:
    case RF__F_NOT:
    case RF__F_ALL:
    case RF__F_HE:
    case RF__F_SHE:
    case RF__F_IT:
        return false;
    case RF__F_THEM: /* "900 of them have no home" */
        return token < sentence->token + 2 || rf__function_at(doc, token - 2) != RF__F_OF;
    default:
        return true;
    }
}

/* "the affected areas", "a damaged bridge": an adjective. */
static bool is_attributive(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    if (token == sentence->token)
        return false;
    const rf__tag *noun = rf__tag_at(doc, token + 1, RF__C_NOUN);
    if (doc->tokens[token - 1].punct == '-' && noun && noun->entry->unit == RF_PLACES)
        return true; /* "conflict-affected regions" */
    switch (rf__function_at(doc, token - 1)) {
    case RF__F_THE:
    case RF__F_A:
    case RF__F_THIS:
    case RF__F_THEIR:
    case RF__F_ITS:
    case RF__F_POSSESSIVE:
        return true;
    default:
        return false;
    }
}

/* The forms that a verb may be here ("put" is three): a bit 1 << rf__verb_form for each. */
static unsigned forms_of(const rf__doc *doc, const rf__tag *tag) {
    unsigned forms = tag->class == RF__C_VERB ? 1u << tag->entry->form : 0;
    for (uint32_t i = doc->tokens[tag->token].first_tag; i < doc->tokens[tag->token + 1].first_tag;
         i++) {
        const rf__tag *other = &doc->tags[i];
        if (other->class == RF__C_VERB && other->n == tag->n &&
            other->entry->line == tag->entry->line && other->entry->path == tag->entry->path)
            forms |= 1u << other->entry->form;
    }
    return forms;
}

/* "900 families | lost crops", "12 towns lost power": a past that takes a thing right behind it, a
 * small word that nothing else is known of, and tells nothing of who did so. */
static bool has_thing_behind(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__trigger *t) {
    enum { SHORTEST = 4 };
    const uint64_t other = RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TIME_WORD) |
                           RF__BIT(RF__C_TIME_UNIT) | RF__BIT(RF__C_NUMBER) |
                           RF__BIT(RF__C_QUALIFIER) | RF__BIT(RF__C_HAZARD) |
                           RF__BIT(RF__C_NEGATION) | RF__BIT(RF__C_SAY_NOUN) |
                           RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_ACCORDING) |
                           RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_FLOW);
    uint32_t at = t->token + t->n;
    if (!(t->entry->flags & RF__NEEDS_NOUN) || !(t->entry->flags & RF__WEAK) ||
        at >= sentence->token + sentence->n_tokens)
        return false;
    const rf__token *thing = &doc->tokens[at];
    return thing->kind == RF__WORD && !(thing->flags & RF__CAPITAL) && !thing->function &&
           !(thing->over & other) && thing->n >= SHORTEST &&
           !rf__ends_as(doc, at, RF__END_ADVERB) && !rf__ends_as_past(doc, at) &&
           !rf__ends_as(doc, at, RF__END_ING) && !rf__time_over(doc, sentence, at);
}

static void read_voice(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag,
                       rf__trigger *t) {
    bool be = false, have = false, base_marker = false;
    read_group(doc, sentence->token, t, &be, &have, &base_marker);
    unsigned forms = forms_of(doc, tag);
    bool participle = forms >> RF__PARTICIPLE & 1;
    t->perfect = have;
    t->finite = true;
    if (forms >> RF__ING & 1) {
        t->voice = be ? RF__ACTIVE : RF__ING_CLAUSE;
        t->finite = be;
    } else if (participle && be) {
        t->voice = RF__PASSIVE;
    } else if (participle && have) {
        t->voice = RF__ACTIVE;
    } else if ((forms >> RF__BASE & 1) && base_marker) {
        t->voice = RF__ACTIVE;
    } else if (participle || forms >> RF__PAST & 1) {
        t->voice = participle && !has_thing_behind(doc, sentence, t) ? RF__BARE : RF__ACTIVE;
    } else {
        t->voice = RF__ACTIVE;
        t->noun_like = true;
    }
}

/* Is the noun at a token governed by a preposition right before it: "soldiers [in the] camp"? */
static bool is_governed(const rf__doc *doc, uint32_t first, uint32_t token) {
    enum { REACH = 3 };
    for (uint32_t i = token; i-- > first && i + REACH >= token;) {
        if (rf__is_any_preposition(rf__function_at(doc, i)))
            return true;
        if (!rf__stands_before_site(doc, i))
            return false;
    }
    return false;
}

/* "The camp was built for 5,000 people. [It] holds 23,000": the sentence before tells of it. */
static bool begins_with_site(const rf__doc *doc, const rf__sentence *before) {
    enum { REACH = 4 };
    for (uint32_t i = before->token; i < before->token + REACH; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->flags & RF__CAMP;
    }
    return false;
}

/* "the transit centre held 546 people", "the camps in the east now hold 900": a place where people
 * stay is the subject, and nobody who could hold them. */
static bool has_site_subject(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__trigger *t) {
    enum { REACH = 16 };
    if (t->voice == RF__PASSIVE)
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH > t->group;) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *state = rf__tag_at(doc, i, RF__C_TRIGGER);
        bool site =
            (noun && noun->entry->flags & RF__CAMP) ||
            (state && state->entry->pattern == RF__P_STATE && state->entry->flags & RF__CAMP);
        bool right_before = (noun || state) &&
                            t->voice == RF__ING_CLAUSE && /* "shells hit a camp | holding 900" */
                            (noun ? i + noun->n : i + state->n) == t->token;
        if (site && (right_before || !is_governed(doc, sentence->token, i)))
            return true;
        bool people = noun && noun->entry->unit == RF_PEOPLE;
        if (doc->tokens[i].punct == ';' || (people && !is_governed(doc, sentence->token, i)))
            return false; /* "in the camp soldiers held 30", not "built for 500 people" */
    }
    uint32_t first = sentence->token;
    return rf__function_at(doc, first) == RF__F_IT && t->group <= first + 2 && first > 0 &&
           begins_with_site(doc, sentence - 1);
}

bool rf__is_asked_for(const rf__doc *doc, uint32_t token, const char *needs, uint32_t *ret_n) {
    if (!(doc->tokens[token].classes & RF__BIT(RF__C_COMPLEMENT)))
        return false;
    for (uint32_t g = doc->tokens[token].first_tag; g < doc->tokens[token + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        if (tag->class == RF__C_COMPLEMENT && tag->entry->text &&
            !strcmp(tag->entry->text, needs)) {
            *ret_n = tag->n;
            return true;
        }
    }
    return false;
}

/* "were handed to | 3,000 families", "on Monday at the port to": to whom something was given,
 * behind words that only tell when and where. */
static bool gives_to(const rf__doc *doc, const rf__sentence *sentence, uint32_t from) {
    enum { REACH = 8 };
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = from; i < end && i < from + REACH; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_TO || f == RF__F_FOR || f == RF__F_AMONG)
            return true;
        const rf__time *time = rf__time_over(doc, sentence, i);
        if (!time && (doc->tokens[i].kind != RF__WORD || rf__tag_at(doc, i, RF__C_VERB) ||
                      rf__is_clause_edge(doc, i) || (i == from && !rf__is_any_preposition(f))))
            return false;
    }
    return false;
}

/* "Relief goods were handed to 3,000 families": what is given stands before a passive. */
static bool gives_before(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 8 };
    if ((t->voice != RF__PASSIVE && t->voice != RF__BARE) ||
        !gives_to(doc, sentence, t->token + t->n))
        return false;
    for (uint32_t back = 1; back <= REACH && t->group >= sentence->token + back; back++) {
        uint32_t i = t->group - back;
        if (doc->tokens[i].punct == ';' || doc->tokens[i].punct == ':')
            return false;
        if (rf__is_asked_for(doc, i, t->entry->needs, &t->n_complement)) {
            t->complement = i;
            return true;
        }
    }
    return false;
}

/* "arrived in Cucuta, a city on the border": says of the place where it lies. */
static bool begins_apposition(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__function_at(doc, token + 1);
    return doc->tokens[token].punct == ',' && (f == RF__F_A || f == RF__F_THE);
}

/* "left 14 dead and drove 2,000 from their homes": nobody left a home. */
static bool leaves_number(const rf__doc *doc, const rf__trigger *t) {
    uint32_t next = t->token + t->n;
    return !strcmp(t->entry->needs, "leave_home") && t->entry->flags & RF__SUBJECT &&
           (doc->tokens[next].kind == RF__NUMERAL || rf__tag_at(doc, next, RF__C_QUALIFIER));
}

/* "brought rain, a million are [food] insecure": a word of a longer one, which tells of something
 * else. */
static bool is_within_state(const rf__doc *doc, const rf__trigger *t, const rf__tag *asked) {
    const rf__tag *longer = rf__tag_at(doc, asked->token, RF__C_TRIGGER);
    return longer && longer->n > asked->n && longer->entry->indicator != t->entry->indicator &&
           (longer->entry->pattern == RF__P_STATE || longer->entry->pattern == RF__P_ADJECTIVE);
}

/* "arrived in Gorsk [on the] border", "fled homes across | the country", "fled parts of the
 * country": where it lies or was, not what was crossed or left. */
static bool says_where(const rf__doc *doc, const rf__trigger *t, uint32_t at) {
    bool country = !strcmp(t->entry->needs, "the_country");
    if (!country && strcmp(t->entry->needs, "abroad") != 0)
        return false;
    uint32_t before = at - 1 - (!country && rf__function_at(doc, at - 1) == RF__F_THE);
    rf__function f = rf__function_at(doc, before);
    if (country)
        return before >= t->token + t->n && rf__is_any_preposition(f) && f != RF__F_FROM;
    return f == RF__F_ON || f == RF__F_NEAR;
}

/* Finds what a verb asks for, behind it in its sentence. */
/* "the death toll has | hit 74" */
static bool is_of_toll(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    enum { REACH = 14 };
    if (t->voice != RF__ACTIVE || !rf__is_number_at(doc, t->token + t->n))
        return false;
    for (uint32_t i = t->token; i-- > sentence->token && t->token - i <= REACH;) {
        const rf__tag *toll = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (toll && toll->entry->pattern == RF__P_TOLL)
            return true;
        if (rf__is_number_at(doc, i) || rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',')
            return false;
    }
    return false;
}

/* "left the town for Gorsk and | the camps": not what was left, but where people went. */
static bool is_goal_of_leaving(const rf__doc *doc, const rf__trigger *t, uint32_t complement) {
    bool object = !rf__is_any_preposition(rf__function_at(doc, complement));
    for (uint32_t i = t->token + t->n; t->entry->flags & RF__LEAVES && object && i < complement;
         i++)
        if (rf__function_at(doc, i) == RF__F_FOR)
            return true;
    return false;
}

static bool find_complement(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    t->complement = UINT32_MAX;
    if (!t->entry->needs)
        return true;
    if (t->entry->indicator == RF_IN_NEED && is_of_toll(doc, sentence, t))
        return false;
    if (leaves_number(doc, t))
        return false;
    bool any = sentence->classes & RF__BIT(RF__C_COMPLEMENT);
    uint32_t end = any ? sentence->token + sentence->n_tokens : 0;
    /* "still in three churches": right behind a word for a state */
    uint32_t reach = t->entry->class == RF__C_TRIGGER ? 3 : COMPLEMENT_REACH;
    for (uint32_t i = t->token + t->n; i < end && i < t->token + t->n + reach; i++) {
        if (doc->tokens[i].punct == ';' || doc->tokens[i].punct == '.' ||
            (t->entry->indicator == RF_CROSSED_BORDER && begins_apposition(doc, i)) ||
            ((t->entry->indicator == RF_CROSSED_BORDER || t->entry->indicator == RF_AID) &&
             rf__begins_other_clause(doc, i)))
            break;
        if (!(doc->tokens[i].classes & RF__BIT(RF__C_COMPLEMENT)) ||
            (i > sentence->token &&
             rf__is_kind(rf__tag_over(doc, i - 1, RF__C_MEASURE), "distance")))
            continue; /* "driven to Tarsa, 300 kilometres | away" */
        for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
            const rf__tag *tag = &doc->tags[g];
            bool none = rf__function_at(doc, i - 1) == RF__F_NO && /* "have received no | food" */
                        t->entry->indicator == RF_AID;
            none |= doc->tokens[i - 1].punct == '-' && /* "to sell-off units" */
                    !(doc->tokens[i].flags & RF__SPACE_BEFORE);
            if (tag->class == RF__C_COMPLEMENT && tag->entry->text && !none &&
                !strcmp(tag->entry->text, t->entry->needs) && !says_where(doc, t, i) &&
                !is_goal_of_leaving(doc, t, i) && !is_within_state(doc, t, tag)) {
                t->complement = i;
                t->n_complement = tag->n;
                return true;
            }
        }
    }
    if (t->entry->indicator == RF_AID && gives_before(doc, sentence, t))
        return true;
    return rf__finds_goal(doc, sentence, t);
}

static bool seen_line(const rf__trigger *list, uint32_t n, const rf__tag *tag) {
    for (uint32_t i = n; i-- > 0 && list[i].token == tag->token;)
        if (list[i].entry->class == tag->class && list[i].n == tag->n &&
            list[i].entry->line == tag->entry->line && list[i].entry->path == tag->entry->path)
            return true;
    return false;
}

/* "has taken over | 20,000 lives": the last word of the phrase may belong to the number. */
static bool may_end_sooner(const rf__doc *doc, const rf__trigger *t, const rf__tag *tag) {
    uint32_t last = t->token + t->n - 1;
    return t->token == tag->token && tag->n < t->n && rf__tag_at(doc, last, RF__C_QUALIFIER) &&
           rf__is_number_at(doc, last + 1);
}

/* Is the tag within a longer trigger that began at or before it? "deaths" in "number of deaths". */
static bool covered(const rf__doc *doc, const rf__trigger *list, uint32_t n, const rf__tag *tag) {
    for (uint32_t i = n; i-- > 0;)
        if (list[i].n > tag->n && list[i].token <= tag->token &&
            list[i].token + list[i].n >= tag->token + tag->n && !may_end_sooner(doc, &list[i], tag))
            return true;
    return false;
}

/* An adjective that is a verb in its place: "have killed", "killed 20". */
static bool is_verb_here(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag) {
    uint32_t last = tag->token + tag->n - 1; /* "newly displaced 300" */
    const rf__tag *verb = rf__tag_at(doc, tag->token, RF__C_VERB);
    if (!verb || verb->n != tag->n)
        verb = tag->n > 1 ? rf__tag_at(doc, last, RF__C_VERB) : NULL;
    if (!verb || verb->token + verb->n != tag->token + tag->n)
        return false;
    if (tag->n > verb->n && rf__begins_label(doc, sentence, tag->token))
        return false; /* "Houses fully damaged 391", "Fully damaged houses 391" */
    rf__trigger t = {
        .token = verb->token, .n = verb->n, .group = verb->token, .entry = verb->entry};
    read_voice(doc, sentence, verb, &t);
    bool whole = verb->n == tag->n;
    return (whole && t.voice == RF__ACTIVE && !t.noun_like) ||
           (t.voice == RF__BARE && rf__has_object(doc, sentence, &t));
}

/* "in 12 evacuation centres", "inside 58 government-run shelters": where people stay, with a number
 * or a few words before the place. The trigger then begins at its preposition. */
static bool reach_preposition(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    bool number = false;
    for (uint32_t back = 1; back <= 6 && t->token >= sentence->token + back; back++) {
        uint32_t i = t->token - back;
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_IN || f == RF__F_AT || f == RF__F_ACROSS) {
            t->n += back;
            t->token = t->group = i;
            return true;
        }
        number |= rf__is_number_at(doc, i);
        if (!rf__stands_before_site(doc, i) || (back > 3 && !number))
            return false;
    }
    return false;
}

/* "have been destroyed", "had arrived": no verb of its own. */
static bool is_auxiliary(const rf__doc *doc, uint32_t i) {
    const rf__tag *next = rf__tag_at(doc, i + 1, RF__C_VERB);
    return rf__function_at(doc, i) == RF__F_HAVE &&
           (rf__function_at(doc, i + 1) == RF__F_BEEN ||
            (next && next->entry->form == RF__PAST && !rf__tag_at(doc, i + 1, RF__C_TRIGGER)));
}

static bool is_wanted(const rf__tag *tag) {
    const rf__lex_entry *e = tag->entry;
    if (e->class == RF__C_TRIGGER)
        return e->indicator != 0 || e->pattern == RF__P_TOLL;
    return e->class == RF__C_VERB && (e->indicator || e->flags & RF__NEEDS_NOUN);
}

/* "in the open | market": a state of people whose last word belongs to a noun behind it. */
static bool is_cut_short(const rf__doc *doc, const rf__tag *tag) {
    const rf__tag *noun = rf__tag_at(doc, tag->token + tag->n, RF__C_NOUN);
    return tag->n > 1 && tag->entry->indicator == RF_HOMELESS && noun &&
           noun->entry->unit != RF_PEOPLE;
}

/* "cattle [slaughter] is estimated at": a noun behind the animals that it is done to. */
static bool is_done_to_animals(const rf__doc *doc, const rf__sentence *sentence,
                               const rf__trigger *t) {
    return t->noun_like && t->token > sentence->token &&
           rf__is_kind(rf__tag_over(doc, t->token - 1, RF__C_MEASURE), "animals");
}

/* Is the first noun in tokens [from, to) one of places, facilities, vehicles? */
static bool counts_things(const rf__doc *doc, uint32_t from, uint32_t to) {
    if (rf__is_kind(rf__tag_at(doc, from, RF__C_MEASURE), "other"))
        return true; /* "the number of places seized" */
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit)
            return noun->entry->unit == RF_PLACES || noun->entry->unit == RF_FACILITIES ||
                   noun->entry->unit == RF_VEHICLES;
    }
    return false;
}

/* "evacuation centres", "displacement sites": things, not what is done to people. */
static bool within_longer_noun(const rf__doc *doc, const rf__tag *tag) {
    const rf__tag *noun = rf__tag_at(doc, tag->token, RF__C_NOUN);
    return tag->entry->pattern == RF__P_NOUN_OF && noun && noun->n > tag->n &&
           (noun->entry->unit == RF_FACILITIES || noun->entry->unit == RF_PLACES);
}

/* "the number of villages it [holds]": what somebody does to the things counted before him. */
static bool is_done_to_things(const rf__doc *doc, uint32_t from, uint32_t verb,
                              const rf__lex_entry *e) {
    rf__function who = verb > from + 1 ? rf__function_at(doc, verb - 1) : RF__F_NONE;
    return e->class == RF__C_VERB && e->flags & RF__NEEDS_NOUN && e->flags & RF__OBJECT &&
           !e->needs && (who == RF__F_IT || who == RF__F_THEY || who == RF__F_WE) &&
           rf__tag_over(doc, verb - 2, RF__C_NOUN) && counts_things(doc, from, verb - 1);
}

/* "the number of people facing hunger", "of children who need aid": what those counted do. */
static bool tells_active(const rf__doc *doc, uint32_t verb, int form, bool who) {
    const rf__tag *noun = rf__tag_over(doc, verb - 1, RF__C_NOUN);
    bool people = noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS);
    return form == RF__ING ? people : who && (form == RF__BASE || form == RF__THIRD);
}

/* "the number of displaced people": a noun of counting takes its indicator from the trigger behind
 * it; "the number fell to 12" from what was counted before. */
static void complete_toll(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    uint32_t end = sentence->token + sentence->n_tokens, from = t->token + t->n;
    bool who = false; /* "the number of people who have fled", "known to have fled" */
    for (uint32_t i = from; i < end && i < from + 7; i++) {
        if (doc->tokens[i].kind == RF__NUMERAL || /* "a count of four dead and 18 injured" */
            rf__tag_at(doc, i, RF__C_NUMBER) ||
            (doc->tokens[i].punct && doc->tokens[i].punct != '-'))
            break;
        who |= rf__function_at(doc, i) == RF__F_WHO ||
               (rf__function_at(doc, i) == RF__F_TO && rf__function_at(doc, i + 1) == RF__F_HAVE);
        for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
            const rf__lex_entry *e = doc->tags[g].entry;
            rf__trigger asking = {.token = i, .n = doc->tags[g].n, .entry = e};
            bool past = e->form == RF__PARTICIPLE || (who && e->form == RF__PAST);
            bool active = !(e->flags & RF__WEAK) && tells_active(doc, i, e->form, who);
            uint32_t counted = active ? RF__SUBJECT : who ? RF__SUBJECT | RF__OBJECT : RF__OBJECT;
            bool verb = e->class == RF__C_VERB && (past || active) && e->flags & counted &&
                        find_complement(doc, sentence, &asking);
            verb |= is_done_to_things(doc, from, i, e);
            if (verb && counts_things(doc, from, i) && e->flags & RF__OBJECT &&
                rf__counts_people((rf_indicator)e->indicator))
                continue; /* "the number of villages captured" */
            if (e->unit == RF_HOMES && !rf__names_unit(doc, from, i + doc->tags[g].n + 1, RF_HOMES))
                continue;
            if (verb &&
                (rf__function_at(doc, i) == RF__F_HAVE || (i == from && e->indicator == RF_AID)))
                continue; /* "the total reached 1,300", "the figure had been 68" */
            uint32_t amount;
            if (verb && e->indicator == RF_AID && rf__is_asked_for(doc, i, "amounts", &amount) &&
                (rf__function_at(doc, i - 1) == RF__F_HAVE || rf__is_number_at(doc, i + 1)))
                continue; /* "the number of families in the camp has reached 900" */
            rf__function front = rf__function_at(doc, i - 1);
            bool housed = e->indicator == RF_IN_RELIEF_CAMP; /* "in the collective centres" */
            if ((front == RF__F_THE || front == RF__F_A) && i > from + 1 && !housed &&
                rf__function_at(doc, i - 2) == RF__F_IN)
                continue; /* "the number of members in the body" */
            if (e->indicator && (verb || (e->class == RF__C_TRIGGER && e->pattern != RF__P_TOLL))) {
                t->entry = e;
                t->n = i + doc->tags[g].n - t->token;
                return;
            }
        }
    }
    t->asks = true;
}

/* "has taken a toll on trade": nothing is counted; but "the toll on Monday". */
static bool takes_toll(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag) {
    uint32_t on = tag->token + tag->n;
    return tag->entry->pattern == RF__P_TOLL && tag->entry->indicator == RF_KILLED &&
           rf__function_at(doc, on) == RF__F_ON && !rf__time_over(doc, sentence, on);
}

uint32_t rf__triggers_of(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *ret) {
    const uint64_t wanted = RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_VERB);
    uint32_t n = 0, end = sentence->token + sentence->n_tokens;
    for (uint32_t i = sentence->token; i < end; i++) {
        if (!(doc->tokens[i].classes & wanted))
            continue;
        for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
            const rf__tag *tag = &doc->tags[g];
            if (!is_wanted(tag) || n == RF__MOST_TRIGGERS || seen_line(ret, n, tag) ||
                covered(doc, ret, n, tag))
                continue;
            if (rf__is_parted(doc, sentence, tag))
                continue;
            rf__trigger *t = &ret[n];
            bool done = tag->entry->pattern == RF__P_ADJECTIVE ||
                        (tag->entry->pattern == RF__P_COUNTED && tag->n > 1);
            if (tag->class == RF__C_TRIGGER && done && is_verb_here(doc, sentence, tag))
                continue;
            if (tag->class == RF__C_TRIGGER && within_longer_noun(doc, tag))
                continue;
            if (tag->class == RF__C_TRIGGER &&
                (rf__lacks_side(doc, sentence, tag) || is_cut_short(doc, tag)))
                continue;
            if (takes_toll(doc, sentence, tag))
                continue;
            const rf__tag *unhurt = rf__tag_at(doc, i, RF__C_MEASURE);
            if (tag->class == RF__C_VERB && rf__is_kind(unhurt, "survivors") && unhurt->n > tag->n)
                continue; /* "escaped alive": who did not flee */
            *t = (rf__trigger){.token = i,
                               .n = tag->n,
                               .group = i,
                               .entry = tag->entry,
                               .voice = RF__NO_VERB,
                               .complement = UINT32_MAX};
            t->pattern = tag->entry->pattern;
            if (tag->class == RF__C_TRIGGER && !tag->entry->indicator)
                complete_toll(doc, sentence, t);
            if (tag->class == RF__C_VERB)
                read_voice(doc, sentence, tag, t);
            if (tag->class == RF__C_VERB &&
                ((t->noun_like && stands_as_noun(doc, sentence, i)) ||
                 is_done_to_animals(doc, sentence, t) ||
                 (t->voice == RF__BARE && is_attributive(doc, sentence, i))))
                continue;
            if (tag->class == RF__C_VERB && tag->entry->flags & RF__CAMP &&
                !has_site_subject(doc, sentence, t))
                continue;
            bool helps = tag->class == RF__C_VERB && tag->n == 1 && is_auxiliary(doc, i);
            if (helps || !find_complement(doc, sentence, t))
                continue; /* "126 homes have been destroyed": no verb of its own */
            if (t->pattern == RF__P_STATE && tag->entry->flags & RF__CAMP &&
                (!reach_preposition(doc, sentence, t) || covered(doc, ret, n, tag)))
                continue;
            n++;
        }
    }
    return n;
}
