/* How well a number and a trigger go together: a score for each way the two can be related, less
 * what stands between them. The best one counts, so that no rule depends on the order in which
 * rules are tried.
 *
 * The bases are judgements, set once and tried on case files (tests/extract); what matters is their
 * order: a counted noun is surer than a verb beside it, a verb beside it surer than an adjective
 * before the noun. */
#include "claim/figure/figure.h"
#include "claim/number/number_words.h"

#include <math.h>
#include <string.h>

/* ---- what stands between ---- */

typedef struct gap {
    double cost;
    uint32_t n_words;
    bool relative_first; /* "people who ..." */
    bool reduced;        /* "people living ..." */
} gap;

bool rf__is_other_quantity(const rf__doc *doc, const rf__sentence *sentence, uint32_t token,
                           const rf__quantity *own) {
    const rf__token *t = &doc->tokens[token];
    if (t->kind == RF__WORD && !(t->classes & (RF__BIT(RF__C_NUMBER) | RF__BIT(RF__C_FUNCTION))))
        return false; /* no number begins so */
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        if (other != own && other->token == token && other->kind == RF__Q_COUNT)
            return true;
    }
    return false;
}

static double function_cost(rf__function f) {
    switch (f) {
    case RF__F_NONE:
        return 0.03;
    case RF__F_WHO:
    case RF__F_WHICH:
    case RF__F_THAT:
        return 0.25;
    case RF__F_WHERE:
    case RF__F_WHEN:
    case RF__F_WHILE:
    case RF__F_IF:
    case RF__F_BUT:
        return 0.35;
    case RF__F_AND:
    case RF__F_OR:
        return 0.08;
    case RF__F_AFTER:
    case RF__F_BEFORE:
    case RF__F_SINCE:
    case RF__F_DURING:
        return 0.1;
    default:
        return 0.02;
    }
}

static double token_cost(const rf__doc *doc, const rf__sentence *sentence, uint32_t i,
                         const rf__quantity *own) {
    const rf__token *token = &doc->tokens[i];
    if (token->kind == RF__PUNCT) {
        switch (token->punct) {
        case ';':
            return 0.5;
        case ':':
        case '_':
            return 0.25;
        case ',':
            return 0.12;
        case '\t':
        case '|':
            return 0.3;
        case '.':
            return 0.3;
        default:
            return 0.01;
        }
    }
    double cost = function_cost(rf__function_at(doc, i));
    if (rf__is_other_quantity(doc, sentence, i, own))
        cost += 0.22;
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    if (verb && !rf__tag_at(doc, i, RF__C_NOUN) &&
        (verb->entry->form != RF__BASE && verb->entry->form != RF__THIRD))
        cost += 0.15;
    bool state = rf__tag_at(doc, i, RF__C_PLACE_KIND) && i > sentence->token &&
                 (token[-1].flags & RF__CAPITAL || /* "Karen state", "in six states" */
                  rf__function_at(doc, i - 1) == RF__F_THE || rf__is_number_at(doc, i - 1));
    if (rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__tag_over(doc, i, RF__C_MODAL) && !state)
        cost += 0.4;
    return cost;
}

/* The cost of the tokens [from, to), brackets skipped; of a gap too wide for any link, of its
 * beginning. */
static gap between(const rf__doc *doc, const rf__sentence *sentence, uint32_t from, uint32_t to,
                   const rf__quantity *own) {
    enum { TOO_WIDE = 3 }; /* no score begins above 1, and of a cost at least .6 counts */
    gap g = {0};
    for (uint32_t i = from; i < to && g.cost < TOO_WIDE; i++) {
        if (doc->tokens[i].punct == '(') {
            uint32_t after = rf__skip_brackets(doc, i, to);
            if (after > to || doc->tokens[after - 1].punct != ')') {
                g.cost += 0.6; /* into brackets */
                continue;
            }
            g.cost += 0.02;
            i = after - 1;
            continue;
        }
        if (doc->tokens[i].punct == ')') {
            g.cost += 0.6; /* out of brackets */
            continue;
        }
        char punct = doc->tokens[i].punct;
        if (rf__lists_included(doc, punct == ',' ? i + 1 : i, to)) {
            g.cost += 0.12;
            break;
        }
        uint32_t after = punct == ',' || punct == '_' ? rf__insertion_end(doc, i, to, punct) : 0;
        bool qualified = after && rf__tag_at(doc, i + 1, RF__C_QUALIFIER);
        if (after && own->token >= to &&
            rf__is_other_quantity(doc, sentence, i + 1 + qualified, own))
            after = 0; /* "9 killed, 22 hurt and 40 displaced, 30 to Velm": a list */
        if (after) {
            g.cost += 0.12;
            i = after - 1;
            /* ", most of them women, in two towns,": one insertion behind another */
            uint32_t next = punct == ',' && rf__is_any_preposition(rf__function_at(doc, after))
                                ? rf__insertion_end(doc, i, to, punct)
                                : 0;
            i = next ? next - 1 : i;
            continue;
        }
        if (punct == ',' && rf__function_at(doc, i + 1) == RF__F_WITH)
            g.cost += rf__number_tag(doc, i + 2, RF__NUM_SMALL) ? 0.6 : 0.2; /* "with many lost" */
        rf__function f = rf__function_at(doc, i);
        uint32_t behind = i == from ? rf__origin_end(doc, i, to) : 0;
        if (behind) {
            g.cost += 0.1;
            i = behind - 1;
            continue;
        }
        if (i == from &&
            (f == RF__F_WHO || f == RF__F_WHOM || f == RF__F_THAT || f == RF__F_WHICH)) {
            g.relative_first = true;
            g.cost += 0.02;
            continue;
        }
        double cost = token_cost(doc, sentence, i, own);
        const rf__tag *verb = i == from ? rf__tag_at(doc, i, RF__C_VERB) : NULL;
        bool hosted = verb && rf__is_verb_of(doc, i, RF_SHELTERED, RF__ARRIVES) &&
                      rf__function_at(doc, i + 1) == RF__F_BY; /* "refugees hosted by Norland" */
        if (hosted || (verb && verb->entry->form == RF__ING && !rf__tag_at(doc, i, RF__C_NOUN)))
            g.reduced = true; /* "residents living in huts had moved" */
        if (g.reduced && doc->tokens[i].punct != ',' && doc->tokens[i].punct != ';')
            cost *= 0.5;
        g.cost += g.relative_first && cost > 0.15 ? 0.15 : cost;
        g.n_words += doc->tokens[i].kind != RF__PUNCT;
    }
    return g;
}

/* ---- the relations ---- */

/* A noun that names people by what happened to them gives way to a verb beside it: "20 refugees
 * died". */
static bool names_people(const rf__lex_entry *e) {
    switch (e->indicator) {
    case RF_DISPLACED:
    case RF_CROSSED_BORDER:
    case RF_EVACUATED:
    case RF_RETURNED:
    case RF_MISSING:
    case RF_POPULATION:
    case RF_AID:
        return true;
    default: /* "victims" */
        return e->indicator == RF_CASUALTIES && e->flags & RF__PERSON_WORD;
    }
}

static double as_head(const rf__doc *doc, const rf__quantity *q, const rf__phrase *p,
                      const rf__trigger *t) {
    if (!p->head || p->head->token != t->token || p->head->entry != t->entry)
        return 0;
    if (t->entry->indicator == RF_POPULATION && t->pattern == RF__P_NOUN_OF)
        return 0;
    const rf__token *next = &doc->tokens[t->token + t->n];
    bool compound = next->kind == RF__WORD && !(next->flags & RF__CAPITAL) &&
                    next->first_tag < next[1].first_tag &&
                    rf__tag_at(doc, t->token + t->n, RF__C_PLACE_KIND);
    if (t->pattern == RF__P_NOUN_OF &&
        (compound || (next->kind == RF__WORD && next->first_tag == next[1].first_tag &&
                      !(next->flags & RF__CAPITAL))))
        return 0; /* "35 evacuation centres" */
    if (t->pattern == RF__P_NOUN_OF && t->entry->indicator == RF_KILLED && q->low <= 1 &&
        q->high <= 1)
        return 0; /* "one massacre" */
    if (t->pattern == RF__P_NOUN_OF)
        return t->entry->indicator == RF_EVACUATED || t->entry->indicator == RF_DISPLACED ||
                       t->entry->indicator == RF_RETURNED
                   ? 0.85
                   : 0.6;
    if (p->of_phrase && t->entry->indicator == RF_POPULATION)
        return 0.5; /* "1.5 of its 3.2 million inhabitants" */
    if (t->entry->flags & RF__WEAK)
        return 0.5;
    if (t->entry->indicator == RF_CASUALTIES && names_people(t->entry))
        return 0.45; /* whose victims is mostly told by the verb */
    bool harmed = names_people(t->entry) && rf__tells_harm(doc, p->end);
    bool of_town = p->start && rf__function_at(doc, p->start - 1) == RF__F_OF;
    if (t->entry->indicator == RF_POPULATION && !harmed && !of_town)
        return 0.70; /* "25,000 inhabitants from Tarsa to Gorsk were ordered to leave" */
    return harmed ? 0.55 : names_people(t->entry) ? 0.8 : 0.95;
}

/* "three million people are now refugees" */
static double as_predicate(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    uint32_t be = p->end;
    bool people = p->head ? p->head->entry->unit == RF_PEOPLE
                          : p->head_token != UINT32_MAX && /* "23,000 Norlanders are refugees" */
                                doc->tokens[p->head_token].flags & RF__CAPITAL;
    bool bare = !p->head && p->head_token == UINT32_MAX; /* "of 230 casualties 99 were deaths" */
    if (bare && !names_people(t->entry) && t->token == be + 1 && rf__harms(t->entry->indicator) &&
        rf__function_at(doc, be) == RF__F_BE)
        return 0.9;
    return people && names_people(t->entry) && rf__function_at(doc, be) == RF__F_BE &&
                   (t->token == be + 1 ||
                    (t->token == be + 2 && rf__tag_at(doc, be + 1, RF__C_TIME_WORD)))
               ? 0.75
               : 0;
}

/* "three conflict-affected | states": places are counted there, nobody in them. */
static bool is_places(const rf__doc *doc, uint32_t token) {
    const rf__tag *part =
        rf__tag_at(doc, token, RF__C_DIRECTION); /* "affected eastern districts" */
    token += part ? part->n : 0;
    const rf__tag *kind = rf__tag_at(doc, token, RF__C_PLACE_KIND);
    return kind && kind->entry->flags & RF__PLURAL;
}

static double as_premodifier(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    if (is_places(doc, t->token + t->n))
        return 0;
    return p->premodifier && p->premodifier->token == t->token ? 0.8 : 0;
}

static bool is_auxiliary(const rf__doc *doc, uint32_t i) {
    rf__function f = rf__function_at(doc, i);
    return f == RF__F_BE || f == RF__F_BEEN || f == RF__F_HAVE;
}

/* A phrase behind such a preposition says where or when; it is nobody's object and seldom a
 * subject. */
static bool is_circumstance(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                            const rf__trigger *t) {
    if (p->start <= sentence->token || (t->token < p->start && t->token + t->n >= p->start))
        return false;
    const rf__tag *verb = rf__tag_over(doc, p->start - 1, RF__C_VERB);
    if (verb && verb->n > 1)
        return false; /* "took in 40 wounded" */
    switch (rf__function_at(doc, p->start - 1)) {
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_ON:
    case RF__F_ACROSS:
    case RF__F_FROM:
    case RF__F_NEAR:
    case RF__F_INTO:
    case RF__F_TOWARDS:
    case RF__F_DURING:
    case RF__F_SINCE:
    case RF__F_UNTIL:
    case RF__F_UNDER:
    case RF__F_TO:
    case RF__F_BY:
        return true;
    default:
        return false;
    }
}

/* "thousands of people whom the storm displaced" */
static bool takes_whom(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    return rf__function_at(doc, p->end) == RF__F_WHOM && t->token <= p->end + 8 &&
           t->token > p->end + 1;
}

/* "missing: 15", not "15 missing: governor": does a colon with a number behind it stand here? */
static bool is_label(const rf__doc *doc, const rf__sentence *sentence, uint32_t colon) {
    uint32_t end = sentence->token + sentence->n_tokens;
    bool number = end <= colon + 1; /* the next line may have it */
    for (uint32_t i = colon + 1; i < end && !number; i++)
        number = rf__is_number_at(doc, i);
    return doc->tokens[colon].punct == ':' && number;
}

static double as_subject(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                         const rf__phrase *p, const rf__trigger *t) {
    if (t->group < p->end || t->voice == RF__NO_VERB)
        return 0;
    rf__phrase behind = *p; /* as if nothing were put in */
    behind.end = rf__behind_telling(doc, p->end, t->group);
    p = &behind;
    uint32_t flags = t->entry->flags;
    bool own = t->token == p->end && !(doc->tokens[t->token].flags & RF__CAPITAL);
    if (t->voice == RF__BARE && !own && is_label(doc, sentence, t->token + t->n))
        return 0; /* the label of what follows, not "eleven died: six in ..." */
    if (rf__function_at(doc, p->end) != RF__F_WHO && rf__is_of_another(doc, p->end, t->group))
        return 0;
    if (t->voice == RF__BARE && !p->head && is_places(doc, t->token + t->n))
        return 0; /* "three conflict | affected states" */
    const rf__tag *site = t->voice == RF__BARE && t->token > p->end
                              ? rf__tag_at(doc, t->token + t->n, RF__C_NOUN)
                              : NULL;
    if (site && site->entry->unit == RF_PLACES)
        return 0; /* "400 people from (two) affected villages" */
    if (rf__is_next_subjects(doc, sentence, p, t) || rf__is_of_their_own(doc, p, t) ||
        rf__is_of_relative(doc, p, t) || rf__befell_nobody(doc, p->end, t) ||
        rf__is_cut_off(doc, p, t))
        return 0;
    bool of = p->start > sentence->token && rf__function_at(doc, p->start - 1) == RF__F_OF;
    if (of && !p->head && p->start > sentence->token + 1 &&
        rf__tag_over(doc, p->start - 2, RF__C_PLACE_KIND))
        return 0; /* "in the city of 500,000 people slept in parks" */
    const rf__tag *size = of && !p->head ? rf__tag_over(doc, p->start - 2, RF__C_NOUN) : NULL;
    if (size && size->entry->unit == RF_HOUSEHOLDS)
        return 0; /* "families of six share a tent" */
    bool near = t->token == t->group && t->token <= p->end + 1 && !doc->tokens[p->end].punct;
    if (near && t->entry->form == RF__THIRD && q->kind == RF__Q_COUNT && q->low > 1 && !of)
        return 0; /* "opened 14 temporary | shelters" */
    gap g = between(doc, sentence, p->end, t->group, q);
    double score = 0.9 - g.cost - (is_circumstance(doc, sentence, p, t) ? 0.3 : 0);
    if (p->start > sentence->token && rf__function_at(doc, p->start - 1) == RF__F_FOR &&
        !g.relative_first)
        score -= 0.5; /* "lessons for 9,200 pupils have ..." */
    bool object = flags & RF__OBJECT, subject = flags & RF__SUBJECT;
    bool ends = doc->tokens[p->end].punct == ',' || /* "came with two guards, and 40 fled" */
                rf__function_at(doc, p->end) == RF__F_AND;
    if (p->start > sentence->token && rf__function_at(doc, p->start - 1) == RF__F_WITH &&
        (t->voice == RF__PASSIVE || ends) && !g.relative_first)
        score -= ends ? 0.5 : 0.3; /* "contact with 40 villagers has been lost" */
    switch (t->voice) {
    case RF__PASSIVE:
        if (!object)
            return 0;
        break;
    case RF__BARE:
        if (subject)
            break;
        bool trucks = p->head && p->head->entry->unit == RF_VEHICLES;
        bool name = t->entry->indicator == RF_AID && t->entry->flags & RF__TRANSITIVE && !trucks &&
                    doc->tokens[t->token + t->n].flags & RF__CAPITAL; /* "reached Gorsk" */
        if (name || rf__has_object(doc, sentence, t))
            return 0;
        if (flags & RF__WEAK && t->token > p->end + 2 &&
            rf__function_at(doc, t->token - 2) == RF__F_A)
            return 0; /* "exchanged 32 prisoners under a deal | reached" */
        if (rf__told_by_the_way(doc, sentence, p, t))
            score -= 0.3;
        if (takes_whom(doc, p, t))
            score += 0.1;
        if (g.cost > 0.3)
            score -= 0.15;
        break;
    case RF__ING_CLAUSE:
        /* "people fleeing", "400 staying": right behind the noun only */
        if (!subject || g.n_words > 1 ||
            (doc->tokens[p->end].punct == ',' && rf__has_object(doc, sentence, t)))
            return 0; /* "attacked two villages, burning 60 houses" */
        score -= 0.05;
        break;
    default:
        if (object && !subject && takes_whom(doc, p, t))
            return 0.95 - g.cost;
        bool hosts = object && flags & RF__STATIVE && t->infinitive;
        if (!subject || (hosts && rf__has_object(doc, sentence, t)))
            return 0; /* "940 centres to shelter displaced people" */
        if (t->noun_like && g.n_words > 2 && !g.relative_first)
            score -= 0.2;
        const rf__tag *way = t->infinitive ? rf__tag_over(doc, t->token - 1, RF__C_MODAL) : NULL;
        if (t->infinitive && !(way && way->entry->code == RF_REPORTED)) /* "managed to return" */
            score -= 0.1;
    }
    return score;
}

/* "delivered rice, lentils, cooking oil, salt and blankets to": nothing but a list of things. */
static bool lists_things(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t to, const rf__quantity *own) {
    for (uint32_t i = from; i < to; i++) {
        const rf__token *token = &doc->tokens[i];
        rf__function f = rf__function_at(doc, i);
        bool joins = f == RF__F_NONE || f == RF__F_AND || f == RF__F_OR || f == RF__F_OTHER ||
                     f == RF__F_TO || f == RF__F_FOR || f == RF__F_OF || f == RF__F_A;
        if ((token->kind == RF__PUNCT && token->punct != ',') || !joins ||
            (rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN) &&
             !rf__tag_at(doc, i, RF__C_COMPLEMENT)) ||
            rf__is_other_quantity(doc, sentence, i, own))
            return false;
    }
    return true;
}

static double as_object(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                        const rf__phrase *p, const rf__trigger *t) {
    if (t->token + t->n > p->start || t->voice == RF__NO_VERB || !(t->entry->flags & RF__OBJECT))
        return 0;
    const rf__token *next = &doc->tokens[t->token + t->n]; /* "reach Gorsk as 255 people were" */
    bool place = t->entry->flags & RF__TRANSITIVE && t->token + t->n < p->start &&
                 next->flags & RF__CAPITAL && next->kind == RF__WORD &&
                 !(next->flags & RF__ALL_CAPITALS);
    if (t->entry->indicator == RF_AID && t->entry->flags & RF__WEAK &&
        (place || rf__helps_to_do(doc, t->token + t->n, p->start)))
        return 0;
    if (t->complement != UINT32_MAX && t->complement + t->n_complement == p->start &&
        rf__function_at(doc, p->start - 1) == RF__F_OF)
        return 0; /* "pulled the country out of two crises" */
    if (rf__is_noun_and_state(doc, sentence, p, t) || rf__tells_of_counted(doc, sentence, t))
        return 0;
    gap g = between(doc, sentence, t->token + t->n, p->start, q);
    rf__function before =
        p->start > sentence->token ? rf__function_at(doc, p->start - 1) : RF__F_NONE;
    bool recipient = t->entry->indicator == RF_AID && t->complement != UINT32_MAX &&
                     (before == RF__F_TO || before == RF__F_FOR);
    if (recipient) { /* "provided food and cash to 10,000 people" */
        bool list = lists_things(doc, sentence, t->token + t->n, p->start, q);
        return 0.8 - (list && g.cost > 0.2 ? 0.2 : g.cost);
    }
    double score = 0.9 - 1.6 * g.cost - (is_circumstance(doc, sentence, p, t) ? 0.5 : 0);
    rf__function aux = t->token > sentence->token ? rf__function_at(doc, t->token - 1) : RF__F_NONE;
    if (t->voice == RF__PASSIVE || aux == RF__F_BEEN)
        score -= 0.45; /* "were displaced, 300 of them": something else is its subject */
    if (t->noun_like)
        score -= g.n_words ? 0.3 : 0.05;

    return score;
}

/* An adjective or state behind the phrase: "12 dead", "2,000 people in need", "were left homeless".
 */
static double as_after(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                       const rf__phrase *p, const rf__trigger *t) {
    if (t->token < p->end)
        return 0;
    uint32_t from = p->end;
    rf__function before = t->token > from ? rf__function_at(doc, t->token - 1) : RF__F_NONE;
    if (before == RF__F_THE && t->token > from + 1 &&
        rf__function_at(doc, t->token - 2) == RF__F_AMONG)
        before = RF__F_NONE; /* "were among the dead" */
    if (before == RF__F_THE || before == RF__F_A || before == RF__F_THIS || before == RF__F_THESE ||
        before == RF__F_THEIR)
        return 0; /* "the affected areas" */
    if (before == RF__F_FROM && rf__function_at(doc, t->token) == RF__F_UNDER)
        return 0; /* "pulled from under the rubble" */
    if (before == RF__F_AND && t->token > from + 1 &&
        rf__is_other_quantity(doc, sentence, t->token + t->n, q))
        return 0; /* "freed 14 hostages and | killed nine" */
    if (rf__is_next_subjects(doc, sentence, p, t) || rf__tells_of_things(doc, p, t) ||
        rf__is_of_relative(doc, p, t) || rf__befell_nobody(doc, p->end, t))
        return 0;
    gap g = between(doc, sentence, from, t->token, q);
    rf__function front =
        p->start > sentence->token ? rf__function_at(doc, p->start - 1) : RF__F_NONE;
    if ((rf__function_at(doc, from) != RF__F_WHO && rf__is_of_another(doc, from, t->token)) ||
        (front == RF__F_WITH && rf__function_at(doc, from) == RF__F_AND &&
         is_auxiliary(doc, from + 1)))
        return 0; /* "came with two guards and was killed" */
    bool linked = false;
    for (uint32_t i = from; i < t->token; i++)
        linked |= is_auxiliary(doc, i);
    /* "39,133 houses reported destroyed" */
    const rf__tag *told = rf__tag_at(doc, from, RF__C_SAY_VERB);
    bool only_told = told && told->entry->form == RF__PAST && from + told->n == t->token;
    bool own = t->token == from && !(doc->tokens[from].flags & RF__CAPITAL) &&
               !rf__tag_at(doc, from, RF__C_VERB);
    if (!linked && !own && is_label(doc, sentence, t->token + t->n))
        return 0; /* the label of what follows, not "40 dead: 30 men and ten women" */
    const rf__tag *noun = rf__tag_at(doc, t->token + t->n, RF__C_NOUN);
    if (t->pattern == RF__P_ADJECTIVE && noun && noun->entry->unit == RF_PLACES && t->token > from)
        return 0; /* "in some of the worst-affected areas" */
    if (t->pattern == RF__P_ADJECTIVE && is_places(doc, t->token + t->n))
        return 0; /* "three conflict-affected states" */
    double cost = only_told ? 0.06 : linked ? 0.6 * g.cost : g.cost + 0.02 * g.n_words;
    if (is_circumstance(doc, sentence, p, t))
        cost += 0.35;
    if (rf__told_by_the_way(doc, sentence, p, t))
        cost += 0.3;
    return (t->pattern == RF__P_ADJECTIVE ? 0.92 : 0.86) - cost;
}

/* "and 17,000 have been left homeless": the subject of a clause of its own. */
static bool begins_own_clause(const rf__doc *doc, const rf__phrase *p) {
    rf__function f = p->start ? rf__function_at(doc, p->start - 1) : RF__F_NONE;
    return (f == RF__F_AND || f == RF__F_WHILE || f == RF__F_BUT) && is_auxiliary(doc, p->end);
}

/* "the toll rose to 11, as 1.5 million people remain": behind a number and "as" the toll is told.
 */
static bool behind_as(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                      uint32_t from, uint32_t to) {
    bool told = false;
    for (uint32_t i = from; i < to; i++) {
        if (told && rf__function_at(doc, i) == RF__F_AS && !is_auxiliary(doc, i - 1))
            return true;
        told |= rf__is_other_quantity(doc, sentence, i, q);
    }
    return false;
}

/* "displacement of N", "death toll of N", "toll rose to N", "population of N". */
static double as_noun_of(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                         const rf__phrase *p, const rf__trigger *t) {
    uint32_t from = t->token + t->n;
    bool toll_behind = t->pattern == RF__P_TOLL && t->token >= p->end && t->token <= p->end + 1 &&
                       (t->token == p->end || (rf__function_at(doc, p->end) != RF__F_AND &&
                                               rf__function_at(doc, p->end) != RF__F_WHILE));
    uint32_t first_word = p->start > sentence->token ? p->start - 1 : sentence->token;
    for (uint32_t i = first_word; toll_behind && i < q->token; i++)
        if (rf__function_at(doc, i) == RF__F_TO || rf__function_at(doc, i) == RF__F_AT)
            return 0.9; /* "bringing to 17 the number of people killed", "put at around 300 the ..."
                         */
    bool dash_behind = t->pattern == RF__P_TOLL && p->start == sentence->token &&
                       t->token > p->end && t->token <= p->end + 2 &&
                       doc->tokens[p->end].kind == RF__PUNCT;
    /* "4,100 Total number of new arrivals": a number with its name, joined into a line */
    bool name_behind = t->pattern == RF__P_TOLL && p->start == sentence->token &&
                       t->token == q->token + q->n_tokens;
    /* "79,016 Total population in Velm Camp" */
    uint32_t total = q->token + q->n_tokens;
    bool key = t->entry->indicator == RF_POPULATION && t->pattern == RF__P_NOUN_OF &&
               doc->tokens[q->token].kind == RF__NUMERAL && t->token + t->n > total + 1 &&
               t->token <= total + 2 && doc->tokens[total].flags & RF__CAPITAL &&
               rf__tag_at(doc, total, RF__C_FLOW);
    if (dash_behind || name_behind || key)
        return 0.85;
    if (from > p->start)
        return 0;
    bool toll = t->pattern == RF__P_TOLL;
    if (!toll && p->head && p->head->entry->unit == RF_PLACES &&
        doc->tokens[p->start - 1].punct == ',')
        return 0; /* "the evacuation of people from Gorsk and Tarsa, two villages" */
    if (toll && (begins_own_clause(doc, p) || behind_as(doc, sentence, q, from, p->start)))
        return 0;
    gap g = between(doc, sentence, from, p->start, q);
    rf__function first = rf__function_at(doc, from);
    if (from == p->start)
        return toll ? 0.8 : 0.5;
    if (q->kind == RF__Q_SHARE && rf__quantity_and_comma(doc, sentence, q, from, p->start))
        return 0;
    if (first == RF__F_OF)
        return (toll ? 0.93 : 0.9) - g.cost;
    const rf__time *when = rf__time_over(doc, sentence, from); /* "the killing on Monday of 3" */
    if (when && p->start > from && rf__function_at(doc, p->start - 1) == RF__F_OF &&
        when->token == from && from + when->n_tokens + 1 == p->start)
        return 0.85;
    bool said = toll && first == RF__F_BE && rf__tag_at(doc, from + 1, RF__C_SAY_VERB) &&
                rf__function_at(doc, from + 2) == RF__F_TO && p->start <= from + 5;
    if (said)
        return 0.85; /* "the toll is reported to have reached 36" */
    if (toll) {
        double score = 0.92 - 0.7 * g.cost;
        return score < 0.6 && rf__tells_toll(doc, sentence, p, t, q) ? 0.6 : score;
    }
    for (uint32_t i = from; i < p->start; i++) {
        rf__function f = rf__function_at(doc, i);
        /* "displacement is estimated at N", "the evacuation of ... reached N" */
        if ((f == RF__F_AT || f == RF__F_TO) && i + 1 >= p->start)
            return 0.75 - g.cost;
        if (f == RF__F_BE && i + 1 == p->start)
            return 0.7 - g.cost;
        /* "damage was reported from the coast, with 46 houses" */
        if (f == RF__F_WITH && i + 1 == p->start && t->entry->flags & RF__NEEDS_NOUN &&
            t->token < sentence->token + 3)
            return 0.6;
    }
    return 0;
}

static double as_home_to(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                         const rf__phrase *p, const rf__trigger *t) {
    if (t->token + t->n > p->start)
        return 0;
    for (uint32_t i = t->token; i-- > sentence->token && t->token - i <= 3;) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_VEHICLES && t->entry->indicator == RF_SHELTERED)
            return 0; /* "a boat crammed with 150 migrants" */
    }
    gap g = between(doc, sentence, t->token + t->n, p->start, q);
    /* "the village has 90 households", not "has 90 dead", "has 90 displaced families" */
    if (t->entry->what_kind &&
        (g.n_words || !p->head || p->premodifier || p->groups ||
         p->head->entry->class != RF__C_NOUN ||
         (p->head->entry->unit != RF_HOUSEHOLDS && !(p->head->entry->flags & RF__CIVIL) &&
          !rf__is_kind(p->head, "anyone"))))
        return 0;
    if (t->entry->flags & RF__BEFORE && (g.n_words || !rf__names_town(doc, sentence, p, t)))
        return 0; /* "a city of two million": nothing between */
    /* "home to 12,000 people, works with a third of its staff" */
    if (rf__quantity_and_comma(doc, sentence, q, t->token + t->n, p->start))
        return 0;
    return 0.95 - 1.2 * g.cost;
}

/* "Of 900 families in the valley, 300 have moved": so many of the families. */
static bool are_of_families(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    const rf__quantity *all = &doc->quantities[sentence->quantity];
    uint32_t at = all->token + all->n_tokens;
    if (!sentence->n_quantities || rf__function_at(doc, sentence->token) != RF__F_OF ||
        all->kind != RF__Q_COUNT || all->phrase > sentence->token + 2 || at >= p->start ||
        doc->tokens[p->start - 1].punct != ',')
        return false;
    const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
    return noun && noun->entry->unit == RF_HOUSEHOLDS;
}

static void better(rf__link *link, double score, rf__relation relation) {
    if (score > link->score) {
        link->score = score;
        link->relation = relation;
    }
}

/* The noun of a label; not that of where they are: "IDPs in public shelters: 787". */
static const rf__tag *label_noun(const rf__doc *doc, const rf__sentence *sentence,
                                 const rf__phrase *p, const rf__trigger *t) {
    const rf__tag *found = NULL;
    for (uint32_t i = sentence->token; i < p->start && i < sentence->token + 6; i++) {
        rf__function f = rf__function_at(doc, i);
        bool where = i >= t->token && (t->pattern == RF__P_STATE || i >= t->token + t->n);
        if (where && (f == RF__F_IN || f == RF__F_AT || f == RF__F_WITH))
            break;
        if (rf__tag_at(doc, i, RF__C_NOUN))
            found = rf__tag_at(doc, i, RF__C_NOUN);
    }
    return found;
}

/* "evacuees were staying in 41 shelters", "a toll of 14 across four states": a number of places
 * that tells where people are. */
static bool is_where(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                     const rf__phrase *p, const rf__trigger *t) {
    int v = t->entry->indicator; /* "300 houses burned in five villages" */
    bool homes = v == RF_HOMES_DESTROYED || v == RF_HOMES_DAMAGED;
    bool people = rf__counts_people((rf_indicator)v) || v == RF_AID;
    if (!(homes || people) || p->start <= sentence->token)
        return false;
    rf__function f = rf__function_at(doc, p->start - 1);
    bool away = f == RF__F_FROM && v == RF_EVACUATED; /* "of 900 people from four districts" */
    if (f != RF__F_IN && f != RF__F_AT && f != RF__F_ACROSS && !away)
        return false;
    bool noun = p->head && p->head->entry->class == RF__C_NOUN;
    return noun ? (p->head->entry->unit == RF_HOMES && !homes) || p->head->entry->unit == RF_PLACES
                : is_places(doc, q->token + q->n_tokens);
}

/* "remained in evacuation centres", "live in 14 tented camps": what stands behind the verb says
 * more than that they are there. */
static bool tells_state(const rf__doc *doc, const rf__sentence *sentence, uint32_t behind) {
    enum { REACH = 5 };
    uint32_t end = sentence->token + sentence->n_tokens;
    bool in = rf__function_at(doc, behind) == RF__F_IN || rf__function_at(doc, behind) == RF__F_AT;
    for (uint32_t i = behind; i < end && i <= (in ? behind + REACH : behind); i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (tag && tag->entry->pattern == RF__P_STATE &&
            (i == behind || tag->entry->flags & RF__CAMP))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT)
            break;
    }
    return false;
}

rf__link rf__link_score(const rf__doc *doc, const rf__sentence *sentence,
                        const rf__quantity *quantity, const rf__phrase *p, const rf__trigger *t) {
    rf__link link = {.trigger = -1};
    const rf__lex_entry *e = t->entry;
    link.indicator = rf__resolve(doc, t, p, quantity, &link.unit);
    if (!link.indicator && !p->head && e->flags & RF__NEEDS_NOUN && t->token + t->n <= p->start) {
        /* "Completely destroyed housing: 146": the noun stands in the label */
        rf__phrase labelled = *p;
        labelled.head = label_noun(doc, sentence, p, t);
        link.indicator = rf__resolve(doc, t, &labelled, quantity, &link.unit);
        if (link.indicator)
            better(
                &link,
                fmax(rf__as_label(doc, sentence, quantity, p, t), rf__as_pair(doc, sentence, p, t)),
                RF__R_LABEL);
        return link;
    }
    if (!link.indicator || rf__tells_no_stay(doc, t) || is_where(doc, sentence, quantity, p, t) ||
        rf__is_set_aside(doc, sentence, p, t) ||
        (e->indicator == RF_AID &&
         (rf__tells_amount(doc, sentence, t) ||
          (link.unit != RF_VEHICLES && rf__reaches_name(doc, sentence, t)))))
        return link;
    better(&link, rf__as_label(doc, sentence, quantity, p, t), RF__R_LABEL);
    if (link.score > 0 && !p->head) {
        /* "Families evacuated: 865" */
        const rf__tag *noun = label_noun(doc, sentence, p, t);
        if (noun && noun->entry->unit == RF_HOUSEHOLDS && link.unit == RF_PEOPLE)
            link.unit = RF_HOUSEHOLDS;
        int unit = noun ? noun->entry->unit : RF_NO_UNIT;
        bool things = unit == RF_HOMES ||
                      (noun && noun->token + noun->n == t->token && /* "Schools affected: 12" */
                       (unit == RF_FACILITIES || unit == RF_VEHICLES || unit == RF_PLACES));
        if (things && rf__counts_people(link.indicator))
            return (rf__link){.trigger = -1}; /* "Homes affected: 12" */
    }
    better(&link, rf__as_pair(doc, sentence, p, t), RF__R_LABEL);
    const rf__tag *whom = t->token > sentence->token ? rf__tag_over(doc, t->token - 1, RF__C_NOUN)
                                                     : NULL; /* "; families displaced 1,845;" */
    if (link.relation == RF__R_LABEL && !p->head && link.unit == RF_PEOPLE && whom &&
        whom->entry->unit == RF_HOUSEHOLDS)
        link.unit = RF_HOUSEHOLDS;
    better(&link, rf__as_put_at(doc, p, t), RF__R_OF);
    better(&link, rf__as_inverted(doc, p, t), RF__R_AFTER);
    better(&link, rf__as_part_of_first(doc, sentence, quantity, p, t), RF__R_OF);
    if (!p->head && link.unit == RF_PEOPLE && are_of_families(doc, sentence, p))
        link.unit = RF_HOUSEHOLDS;
    if (e->class == RF__C_TRIGGER)
        better(&link, rf__as_include(doc, sentence, p, t), RF__R_OF);
    if (t->pattern == RF__P_TOLL) {
        better(&link, as_noun_of(doc, sentence, quantity, p, t), RF__R_TOLL);
    } else if (e->class == RF__C_VERB) {
        better(&link, as_subject(doc, sentence, quantity, p, t), RF__R_SUBJECT);
        better(&link, as_object(doc, sentence, quantity, p, t), RF__R_OBJECT);
        better(&link, rf__as_company(doc, sentence, quantity, p, t), RF__R_SUBJECT);
        better(&link, rf__as_agent(doc, p, t), RF__R_SUBJECT);
    } else if (t->pattern == RF__P_COUNTED) {
        better(&link, as_head(doc, quantity, p, t), RF__R_HEAD);
        better(&link, as_predicate(doc, p, t), RF__R_AFTER);
    } else if (t->pattern == RF__P_NOUN_OF) {
        better(&link, as_head(doc, quantity, p, t), RF__R_HEAD);
        better(&link, as_noun_of(doc, sentence, quantity, p, t), RF__R_OF);
    } else if (t->pattern == RF__P_HOME_TO) {
        better(&link, as_home_to(doc, sentence, quantity, p, t), RF__R_HOME_TO);
    } else {
        better(&link, as_premodifier(doc, p, t), RF__R_PREMODIFIER);
        better(&link, as_after(doc, sentence, quantity, p, t), RF__R_AFTER);
    }
    if (link.relation == RF__R_HOME_TO) {
        /* "home to a million refugees", "home to 9,000 people who fled": who they are and what they
         * did says more than where they live */
        if (p->head && p->head->entry->class == RF__C_TRIGGER)
            link.score -= 0.3;
        else if (rf__function_at(doc, p->end) == RF__F_WHO || rf__tag_at(doc, p->end, RF__C_VERB))
            link.score -= 0.45;
    }
    /* "the influx of 300 returnees", "the population of 300 displaced people": who they are */
    if (t->pattern == RF__P_NOUN_OF && link.relation == RF__R_OF && rf__counts_moved(p, e))
        link.score -= e->indicator == RF_POPULATION ? 0.35 : 0.2;
    if (rf__tells_more_of_moved(doc, sentence, p, t))
        link.score -= 0.45;
    bool said_of = p->head && p->head->entry->indicator == RF_POPULATION &&
                   rf__function_at(doc, p->end) == RF__F_BE; /* "28 inhabitants were missing" */
    bool noun_tells =
        p->premodifier || (p->head && p->head->entry->class == RF__C_TRIGGER && !said_of);
    if (noun_tells && e->flags & RF__STATIVE && link.relation != RF__R_HEAD &&
        link.relation != RF__R_PREMODIFIER)
        link.score -= 0.15;
    /* "1.1 million of those displaced have returned": says which, not what became of them */
    rf__function last = p->end ? rf__function_at(doc, p->end - 1) : RF__F_NONE;
    bool names_which = last == RF__F_THESE || last == RF__F_THE || /* "of the 40 wounded" */
                       (p->of_number && (e->class != RF__C_VERB || e->flags & RF__OBJECT));
    bool which =
        t->token == p->end || (t->token == p->end + 1 && rf__function_at(doc, p->end) == RF__F_WHO);
    if (p->of_phrase && names_which && which &&
        (e->class == RF__C_VERB ? t->voice == RF__BARE : t->pattern == RF__P_ADJECTIVE))
        link.score -= 0.45;
    uint32_t behind = t->token + t->n;
    bool alone = link.relation == RF__R_AFTER && e->flags & RF__NEEDS_NOUN && t->token == p->end &&
                 (doc->tokens[behind].kind == RF__PUNCT ||
                  rf__function_at(doc, behind) == RF__F_AND); /* "21,400 fully and ..." */
    if (e->flags & RF__WEAK && link.relation != RF__R_HEAD && !alone)
        link.score -= e->flags & RF__STATIVE ? 0.25 : 0.15;
    if (e->class == RF__C_VERB && e->flags & RF__WEAK && e->flags & RF__STATIVE &&
        tells_state(doc, sentence, behind))
        link.score -= 0.3;
    if (link.score < 0)
        link.score = 0;
    return link;
}
