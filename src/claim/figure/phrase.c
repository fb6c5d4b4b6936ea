/* The noun phrase of a number: the words behind it up to where the phrase must end. There is no
 * parser; a phrase ends at punctuation, function words and verbs, and its head is the last counted
 * noun in it. Words that the lexicon does not know may stand within ("12 Rohingya villagers") but
 * only a few. */
#include "claim/figure/figure.h"
#include "place/gaz_format.h"

#include <string.h>

enum { MOST_UNKNOWN = 4 };

uint32_t rf__skip_brackets(const rf__doc *doc, uint32_t token, uint32_t end) {
    uint32_t depth = 0;
    for (uint32_t i = token; i < end; i++) {
        char p = doc->tokens[i].punct;
        depth += p == '(' || p == '[';
        if ((p == ')' || p == ']') && depth && !--depth)
            return i + 1;
    }
    return end;
}

static const rf__tag *longer(const rf__tag *a, const rf__tag *b) {
    return !a ? b : !b ? a : b->n > a->n ? b : a;
}

static bool is_participle_only(const rf__doc *doc, uint32_t token) {
    const rf__tag *verb = rf__tag_at(doc, token, RF__C_VERB);
    return verb && (verb->entry->form == RF__PARTICIPLE || verb->entry->form == RF__PAST);
}

bool rf__has_side(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t to = token;
    if (to > sentence->token && rf__function_at(doc, to - 1) == RF__F_POSSESSIVE)
        to--;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *name = &doc->mentions[m];
        bool nation = name->use == RF_NAME_DEMONYM || name->actor ||
                      (name->place != RF_NO_PLACE &&
                       rf__gaz_brief_of(doc->gazetteer, name->place).kind == RF_GAZ_COUNTRY);
        if (name->token + name->n_tokens == to && nation)
            return true;
    }
    return to > sentence->token && rf__is_causer(doc, sentence, to - 1, to);
}

/* "half of [Shell] Canada": one word of a weapon with a capital within a sentence is a name. */
static bool is_name(const rf__doc *doc, const rf__tag *tag) {
    const rf__token *t = &doc->tokens[tag->token];
    return tag->n == 1 && tag->entry->unit == RF_EVENTS && t->flags & RF__CAPITAL && tag->token &&
           !(t->flags & RF__ALL_CAPITALS) && !rf__is_number_at(doc, tag->token - 1) &&
           (!(t->flags & RF__SENTENCE_FIRST) || t[1].flags & RF__CAPITAL);
}

/* "31 raids by Norland's warplanes", "28 raids at least of the jets": what flew them stands behind.
 */
static bool has_planes_behind(const rf__doc *doc, const rf__sentence *sentence, uint32_t behind) {
    enum { REACH = 3, PHRASE = 6 };
    uint32_t end = sentence->token + sentence->n_tokens, i = behind;
    for (; i < end && i < behind + REACH && doc->tokens[i].kind == RF__WORD; i++)
        if (rf__function_at(doc, i) == RF__F_BY || rf__function_at(doc, i) == RF__F_OF)
            break;
    rf__function f = rf__function_at(doc, i);
    for (uint32_t k = i + 1; (f == RF__F_BY || f == RF__F_OF) && k < end && k < i + PHRASE; k++) {
        if (rf__has_text(rf__tag_at(doc, k, RF__C_HAZARD), "air"))
            return true;
        if (doc->tokens[k].kind != RF__WORD || rf__is_any_preposition(rf__function_at(doc, k)))
            return false;
    }
    return false;
}

/* "the coalition reported 36 | strikes", "Kesh counted 80 | raids", "40 | raids hit the town": no
 * others are counted, or hit anything, where arms are told of. */
static bool is_told_in_war(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag) {
    enum { BACK = 4 };
    if (!sentence->tells_arms &&
        (sentence == doc->sentences || !sentence[-1].tells_arms || sentence[-1].repeated))
        return false;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++)
        if (rf__is_kind(rf__tag_at(doc, i, RF__C_NOUN), "staff"))
            return false;
    uint32_t i = tag->token, behind = tag->token + tag->n;
    const rf__tag *verb = rf__tag_at(doc, behind, RF__C_EVENT_WORD);
    if (rf__event_tag(doc, behind, RF__E_FIRE) && verb &&
        (rf__function_at(doc, behind + verb->n) == RF__F_THE ||
         rf__mention_over(doc, sentence, behind + verb->n)))
        return true;
    bool number = false;
    for (uint32_t n = 0; n < BACK && i > sentence->token; n++, i--) {
        const rf__tag *say = rf__tag_over(doc, i - 1, RF__C_SAY_VERB);
        if (number && say)
            return rf__is_kind(say, "counts") || say->entry->flags & RF__WEAK;
        if (rf__function_at(doc, i - 1) || doc->tokens[i - 1].kind == RF__PUNCT)
            return false;
        number |= rf__is_number_at(doc, i - 1);
    }
    return false;
}

bool rf__lacks_side(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag) {
    if (!(tag->entry->flags & RF__WHOSE))
        return is_name(doc, tag);
    return !rf__has_side(doc, sentence, tag->token) &&
           !has_planes_behind(doc, sentence, tag->token + tag->n) &&
           !is_told_in_war(doc, sentence, tag);
}

/* Perhaps an adjective: nothing tells that it is more. */
static bool is_unknown_word(const rf__doc *doc, uint32_t i) {
    const uint64_t more = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) |
                          RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_NUMBER) | RF__BIT(RF__C_MEASURE);
    const rf__token *t = &doc->tokens[i];
    return t->kind == RF__WORD && !(t->classes & more) && !(t->flags & RF__CAPITAL);
}

/* A trigger word within the phrase: a counted noun is its head, an adjective before the head its
 * premodifier. Returns how many tokens it takes; 0: the phrase ends here. */
static uint32_t take_trigger(const rf__doc *doc, const rf__sentence *sentence, rf__phrase *p,
                             const rf__tag *tag) {
    uint32_t end = sentence->token + sentence->n_tokens;
    if (rf__lacks_side(doc, sentence, tag) || rf__is_parted(doc, sentence, tag))
        return 0;
    uint32_t at = tag->token, after = at + tag->n;
    bool part = tag->entry->flags & RF__WEAK && at && doc->tokens[at - 1].punct == '-';
    if (part && !(doc->tokens[at].flags & RF__SPACE_BEFORE))
        return 0; /* "15 wide-bodies" */
    if (tag->entry->pattern == RF__P_COUNTED || tag->entry->pattern == RF__P_NOUN_OF) {
        const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
        if (noun && noun->n > tag->n)
            return 0;
        p->head = tag;
        p->head_token = after - 1;
        return tag->n;
    }
    const rf__tag *most = at ? rf__tag_at(doc, at - 1, RF__C_TIME_WORD) : NULL;
    bool compound =
        at && (doc->tokens[at - 1].punct == '-' || (most && most->entry->code == RF__W_MOST));
    if (tag->entry->pattern != RF__P_ADJECTIVE || (p->head_token != UINT32_MAX && !compound))
        return 0;
    /* "20 wounded soldiers" has a noun behind; "20 wounded in" has not. */
    uint32_t first = after; /* "20 wounded and sick soldiers" */
    if (rf__function_at(doc, after) == RF__F_AND && after + 2 < end &&
        is_unknown_word(doc, after + 1) && rf__tag_at(doc, after + 2, RF__C_NOUN))
        first = after + 2;
    for (uint32_t i = first; i < end && i < first + 3; i++) {
        if (rf__tag_at(doc, i, RF__C_NOUN) || rf__tag_at(doc, i, RF__C_MEASURE) ||
            (rf__tag_at(doc, i, RF__C_TRIGGER) &&
             rf__tag_at(doc, i, RF__C_TRIGGER)->entry->pattern == RF__P_COUNTED)) {
            p->premodifier = tag;
            return tag->n;
        }
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i) ||
            doc->tokens[i].flags & RF__CAPITAL)
            break;
    }
    return 0;
}

/* A number in words: "five", "sixty". */
static bool begins_number(const rf__doc *doc, uint32_t token) {
    return doc->tokens[token].number_words & (1u << RF__NUM_UNIT | 1u << RF__NUM_TENS);
}

/* Behind "of": "thousands of", "half of the", "two of them". */
static uint32_t take_of(const rf__doc *doc, rf__phrase *p, uint32_t at, uint32_t end) {
    p->of_phrase = true;
    uint32_t i = at + 1;
    for (; i < end; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_THEM || f == RF__F_WHOM || f == RF__F_WHICH) {
            p->of_pronoun = true;
            return i + 1;
        }
        if (f == RF__F_THESE || f == RF__F_THIS) {
            const rf__tag *word = i + 1 < end ? rf__tag_at(doc, i + 1, RF__C_TRIGGER) : NULL;
            bool noun = i + 1 < end && (rf__tag_at(doc, i + 1, RF__C_NOUN) || /* "these deaths" */
                                        (word && word->entry->pattern == RF__P_COUNTED));
            if (!noun) {
                p->of_pronoun = true;
                return i + 1;
            }
        }
        /* "ten of Gaza's 36 hospitals" */
        const rf__tag *over = rf__tag_at(doc, i, RF__C_QUALIFIER); /* "two of (the) over 9,000" */
        if (over && i + over->n < end && doc->tokens[i + over->n].kind == RF__NUMERAL) {
            i += over->n - 1;
            continue;
        }
        bool owner = rf__function_at(doc, i + 1) == RF__F_POSSESSIVE || f == RF__F_POSSESSIVE;
        owner |= i + 2 < end && !f && rf__is_word(doc, i) && /* "28 of western Gorsk's 54 wards" */
                 doc->tokens[i + 1].flags & RF__CAPITAL &&
                 rf__function_at(doc, i + 2) == RF__F_POSSESSIVE;
        bool scale = i > at + 1 && rf__is_number_at(doc, i - 1) && /* "1.2 | million" */
                     doc->tokens[i].number_words & 1u << RF__NUM_SCALE;
        bool number = doc->tokens[i].kind == RF__NUMERAL || begins_number(doc, i) || scale;
        bool total = number && i + 1 < end && rf__is_word(doc, i + 1);
        p->of_number |= total;
        /* "42 of the planned 110 lorries", "12 of the estimated 40 hospitals" */
        bool adjective = i + 2 < end && !f && rf__is_word(doc, i) &&
                         !(doc->tokens[i].flags & RF__CAPITAL) &&
                         doc->tokens[i + 1].kind == RF__NUMERAL && rf__is_word(doc, i + 2);
        if (owner || total || adjective)
            continue;
        if (f != RF__F_THE && f != RF__F_ALL && f != RF__F_THESE && f != RF__F_THIS &&
            f != RF__F_THEIR && f != RF__F_ITS && f != RF__F_HIS && f != RF__F_MORE &&
            f != RF__F_OTHER && f != RF__F_A)
            break;
    }
    return i;
}

/* "confirmed deaths", "registered refugees", "310 registered Syrian refugees": no verb. */
static bool qualifies_noun(const rf__doc *doc, uint32_t i) {
    if (i && doc->tokens[i - 1].kind == RF__NUMERAL && doc->tokens[i + 1].flags & RF__CAPITAL)
        i++;
    const rf__tag *next = rf__tag_at(doc, i + 1, RF__C_TRIGGER);
    return rf__tag_at(doc, i + 1, RF__C_NOUN) || (next && next->entry->pattern == RF__P_COUNTED);
}

static bool ends_phrase(const rf__doc *doc, uint32_t i) {
    const rf__token *token = &doc->tokens[i];
    if (token->kind == RF__NUMERAL)
        return true;
    if (token->kind == RF__PUNCT)
        return token->punct != '-' && token->punct != '/' && token->punct != '"' &&
               token->punct != '\'';
    /* within a compound: "mud-and-thatch" */
    if (doc->tokens[i - 1].punct == '-' ||
        (i + 1 < doc->n_tokens && doc->tokens[i + 1].punct == '-'))
        return false;
    if (begins_number(doc, i))
        return true; /* "up from 92 | two days ago" */
    rf__function f = rf__function_at(doc, i);
    bool name = (f == RF__F_WE || f == RF__F_WHO) && token->flags & RF__ALL_CAPITALS;
    if (f == RF__F_OTHER || f == RF__F_MORE || name)
        return false; /* "15 US strikes", "five WHO regions" */
    if (f || (rf__tag_at(doc, i, RF__C_TIME_WORD) && rf__tag_at(doc, i + 1, RF__C_TIME_UNIT)))
        return true; /* "11,000 Afghans last week" */
    const rf__tag *modal = rf__tag_at(doc, i, RF__C_MODAL);
    uint32_t behind = i + (modal ? modal->n : 1);
    rf__function next = rf__function_at(doc, behind);
    bool verb = rf__tag_at(doc, behind, RF__C_VERB) && !rf__tag_at(doc, behind, RF__C_NOUN);
    if (modal && (verb || next == RF__F_BE || next == RF__F_NOT))
        return true; /* "180,000 Sudanese could seek safety", "3,000 could be deported" */
    return rf__tag_at(doc, i, RF__C_MONTH) || rf__tag_at(doc, i, RF__C_WEEKDAY) ||
           (rf__tag_at(doc, i, RF__C_SAY_VERB) && !qualifies_noun(doc, i) &&
            !rf__tag_at(doc, i, RF__C_MEASURE) &&
            !(rf__tag_at(doc, i, RF__C_NOUN) && rf__is_number_at(doc, i - 1)));
}

/* "men, women and children": further nouns that share the number. */
static uint32_t take_coordinated(const rf__doc *doc, rf__phrase *p, uint32_t i, uint32_t end) {
    while (i + 1 < end && p->head && p->head->entry->class == RF__C_NOUN) {
        rf__function f = rf__function_at(doc, i);
        if (f != RF__F_AND && f != RF__F_OR && doc->tokens[i].punct != ',' &&
            doc->tokens[i].punct != '/')
            break;
        const rf__tag *noun = rf__tag_at(doc, i + 1, RF__C_NOUN);
        if (!noun || noun->entry->unit != p->head->entry->unit)
            break;
        /* "12 people and soldiers said": only where the list goes on the same way */
        if (doc->tokens[i].punct == ',' &&
            !(rf__function_at(doc, noun->token + noun->n) == RF__F_AND) &&
            !(noun->n > 2 && rf__function_at(doc, noun->token + 1) == RF__F_AND))
            break;
        if (p->groups && noun->entry->groups)
            p->groups |= noun->entry->groups;
        i = noun->token + noun->n;
        p->head_token = i - 1;
    }
    return i;
}

static bool is_acronym(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    return t->kind == RF__WORD && t->flags & RF__ALL_CAPITALS && t->n > 1;
}

/* "primary and secondary schools", "private, public and religious buildings", "UN and NGO
 * warehouses" */
static bool joins_adjectives(const rf__doc *doc, const rf__phrase *p, uint32_t i, uint32_t end) {
    rf__function f = rf__function_at(doc, i);
    if (p->head || p->head_token != i - 1)
        return false;
    if (f == RF__F_AND || f == RF__F_OR) {
        const rf__token *next = &doc->tokens[i + 1];
        const rf__tag *men = i + 2 < end ? rf__tag_at(doc, i + 2, RF__C_NOUN) : NULL;
        bool side = next->flags & RF__CAPITAL || rf__tag_at(doc, i + 1, RF__C_ACTOR);
        if (men && men->entry->groups & (RF_SOLDIERS | RF_FIGHTERS) && side &&
            next[-2].flags & RF__CAPITAL)
            return true; /* "30 Norlandish and coalition soldiers" */
        if (i + 2 < end && is_acronym(doc, i - 1) && is_acronym(doc, i + 1) &&
            rf__tag_at(doc, i + 2, RF__C_NOUN))
            return true;
        return i + 2 < end && is_unknown_word(doc, i + 1) && rf__tag_at(doc, i + 2, RF__C_NOUN) &&
               (next->first_tag == next[1].first_tag || doc->tokens[i - 2].punct == ',');
    }
    if (doc->tokens[i].punct != ',' || !is_unknown_word(doc, i - 1))
        return false;
    for (; i + 4 < end && doc->tokens[i].punct == ',' && is_unknown_word(doc, i + 1); i += 2)
        ;
    f = rf__function_at(doc, i);
    return (f == RF__F_AND || f == RF__F_OR) && is_unknown_word(doc, i + 1) &&
           rf__tag_at(doc, i + 2, RF__C_NOUN);
}

/* "sick | and wounded men": the word of harm behind another adjective, or NULL. */
static const rf__tag *joined_harm(const rf__doc *doc, const rf__phrase *p, uint32_t i,
                                  uint32_t end) {
    if (p->head || p->premodifier || p->head_token != i - 1 || i + 2 >= end ||
        rf__function_at(doc, i) != RF__F_AND || !is_unknown_word(doc, i - 1) ||
        !rf__tag_at(doc, i + 2, RF__C_NOUN))
        return NULL;
    const rf__tag *harm = rf__tag_at(doc, i + 1, RF__C_TRIGGER);
    return harm && harm->n == 1 && harm->entry->pattern == RF__P_ADJECTIVE ? harm : NULL;
}

/* "two S-300 missiles", "135 Fadi-1 rockets": behind the name of a model, where a counted noun
 * follows; else 0. */
static uint32_t model_end(const rf__doc *doc, uint32_t i, uint32_t end) {
    if (i + 3 >= end || !(doc->tokens[i].flags & RF__CAPITAL) || doc->tokens[i + 1].punct != '-' ||
        doc->tokens[i + 2].kind != RF__NUMERAL)
        return 0;
    uint32_t behind = i + 3;
    if (doc->tokens[behind].kind == RF__WORD && !(doc->tokens[behind].flags & RF__SPACE_BEFORE))
        behind++; /* "Su-34s" is the noun itself; "BM-21K rockets" */
    for (uint32_t k = behind; k < end && k < behind + 3; k++)
        if (rf__tag_at(doc, k, RF__C_NOUN) || rf__tag_at(doc, k, RF__C_TRIGGER) ||
            rf__tag_at(doc, k, RF__C_MEASURE)) /* "14 AK-47 rifles" */
            return behind;
    return 0;
}

static bool is_counted(const rf__doc *doc, uint32_t i) {
    const rf__tag *trigger = rf__tag_at(doc, i, RF__C_TRIGGER);
    return rf__tag_at(doc, i, RF__C_NOUN) || (trigger && trigger->entry->pattern == RF__P_COUNTED);
}

/* "five-storey buildings": no measure of the number before. */
static bool in_compound(const rf__doc *doc, uint32_t i) {
    return i && doc->tokens[i - 1].punct == '-' && !(doc->tokens[i].flags & RF__SPACE_BEFORE) &&
           rf__tag_at(doc, i + 1, RF__C_NOUN);
}

/* "seven died instantly", "300 fled barefoot", "40 killed overnight": what stands behind the verb
 * is no noun that it could be an adjective of. */
static bool is_predicate(const rf__doc *doc, const rf__tag *verb) {
    uint32_t behind = verb->token + verb->n;
    const rf__token *t = &doc->tokens[behind];
    if (behind >= doc->n_tokens || t->kind != RF__WORD)
        return false;
    if (rf__ends_as_adverb(doc, behind) || rf__tag_at(doc, behind, RF__C_TIME_WORD))
        return !qualifies_noun(doc, behind) && !is_counted(doc, behind);
    bool acts = verb->entry->flags & RF__SUBJECT && !(verb->entry->flags & RF__OBJECT);
    return acts && verb->entry->indicator && !is_counted(doc, behind) &&
           !rf__is_word(doc, behind + 1);
}

/* "public [(residential)] buildings": the end of a bracket between an adjective and its noun, or 0.
 */
static uint32_t inserted_end(const rf__doc *doc, const rf__phrase *p, uint32_t i, uint32_t end) {
    enum { LONGEST = 7 };
    if (doc->tokens[i].punct != '(' || p->head || p->head_token != i - 1)
        return 0;
    uint32_t close = rf__skip_brackets(doc, i, end);
    for (uint32_t t = i; t < close; t++)
        if (rf__is_number_at(doc, t))
            return 0;
    return close - i <= LONGEST && close < end && rf__tag_at(doc, close, RF__C_NOUN) ? close : 0;
}

/* "registered [Syrian] refugees": people who are named by their flight. */
static bool names_moved(const rf__doc *doc, uint32_t i) {
    i += doc->tokens[i].flags & RF__CAPITAL && !is_counted(doc, i);
    const rf__tag *trigger = rf__tag_at(doc, i, RF__C_TRIGGER);
    return trigger && trigger->entry->pattern == RF__P_COUNTED &&
           trigger->entry->flags & RF__STATIVE;
}

/* "children under five [years of age]": the token behind the limit, or i where there is none. */
static uint32_t behind_age(const rf__doc *doc, const rf__phrase *p, uint32_t i, uint32_t end) {
    if (!p->head || !(p->groups & RF_CHILDREN) || rf__function_at(doc, i) != RF__F_UNDER ||
        i + 1 >= end || !(doc->tokens[i + 1].kind == RF__NUMERAL || begins_number(doc, i + 1)))
        return i;
    i += 2;
    if (rf__tag_at(doc, i, RF__C_TIME_UNIT))
        i += rf__function_at(doc, i + 1) == RF__F_OF ? 3 : 1;
    return i < end ? i : end;
}

/* "403 women's kits", "200 family kits": things that are named by who gets them; the token behind
 * them, or 0. */
static uint32_t goods_behind(const rf__doc *doc, uint32_t i) {
    if (rf__function_at(doc, i) == RF__F_POSSESSIVE)
        i++;
    if (i >= doc->n_tokens)
        return 0;
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++)
        if (doc->tags[g].class == RF__C_MEASURE && rf__is_kind(&doc->tags[g], "goods"))
            return i + doc->tags[g].n;
    return 0;
}

/* "nine Hill [Workers' | Party] fighters": a noun with a capital that owns another one is part of a
 * name; the token behind the owner's mark, or 0. behind: the token behind the noun. */
static uint32_t name_behind(const rf__doc *doc, uint32_t behind, uint32_t end) {
    bool mark =
        rf__function_at(doc, behind) == RF__F_POSSESSIVE || doc->tokens[behind].punct == '\'';
    if (!mark || !(doc->tokens[behind - 1].flags & RF__CAPITAL) ||
        doc->tokens[behind - 1].flags & RF__SENTENCE_FIRST)
        return 0;
    uint32_t i = behind + 1;
    while (i < end && doc->tokens[i].kind == RF__WORD && doc->tokens[i].flags & RF__CAPITAL)
        i++;
    return i > behind + 1 && i < end ? i : 0;
}

/* "two [still] work": behind the word for a state stands what they do, and no noun. */
static bool still_does(const rf__doc *doc, uint32_t i) {
    const rf__tag *state = rf__tag_at(doc, i, RF__C_FLOW),
                  *verb = rf__tag_at(doc, i + 1, RF__C_VERB);
    return state && state->n == 1 && state->entry->code == RF_STOCK && verb &&
           (verb->entry->form == RF__BASE || verb->entry->form == RF__THIRD) &&
           !rf__tag_at(doc, i + 1, RF__C_NOUN) && !rf__tag_at(doc, i + 1, RF__C_TRIGGER);
}

static uint32_t take_nouns(const rf__doc *doc, const rf__sentence *sentence, rf__phrase *p,
                           uint32_t i) {
    uint32_t end = sentence->token + sentence->n_tokens;
    uint32_t n_unknown = 0;
    while (i < end) {
        uint32_t inserted = inserted_end(doc, p, i, end);
        if (inserted || joins_adjectives(doc, p, i, end)) {
            i = inserted ? inserted : i + 1;
            continue;
        }
        const rf__tag *harm = joined_harm(doc, p, i, end);
        if (harm) {
            p->premodifier = harm;
            i += 2;
            continue;
        }
        if (ends_phrase(doc, i) || still_does(doc, i))
            break;
        const rf__tag *trigger = rf__tag_at(doc, i, RF__C_TRIGGER),
                      *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *measure = in_compound(doc, i) ? NULL : rf__tag_at(doc, i, RF__C_MEASURE);
        const rf__tag *longest = longer(longer(trigger, noun), measure);
        if (longest && longest == measure) {
            p->measured = !p->head;
            return p->head ? i : i + measure->n;
        }
        if (trigger && longest == trigger) {
            uint32_t n = take_trigger(doc, sentence, p, trigger);
            if (n) {
                i += n;
                p->groups |= trigger->entry->groups;
                continue;
            }
            if (!noun)
                return i;
        }
        uint32_t behind = noun ? i + noun->n : end;
        uint32_t named = noun && !p->head ? name_behind(doc, i + noun->n, end) : 0;
        if (named) {
            i = named;
            continue;
        }
        bool first_part = behind + 1 < end && doc->tokens[behind].punct == '-' &&
                          !(doc->tokens[behind].flags & RF__SPACE_BEFORE);
        if (noun && first_part && !(doc->tokens[behind + 1].flags & RF__SPACE_BEFORE) &&
            rf__is_word(doc, behind + 1) && !p->head) {
            p->head_token = behind + 1; /* "school-aged" */
            i = behind + 2;
            continue;
        }
        uint32_t goods = noun ? goods_behind(doc, behind) : 0;
        if (goods) {
            p->measured = true;
            return goods;
        }
        if (noun && noun->entry->flags & RF__SUBGROUP) {
            p->others = true;
            i += noun->n;
            continue;
        }
        if (noun) {
            p->head = noun;
            p->head_token = i + noun->n - 1;
            p->groups |= noun->entry->groups;
            i += noun->n;
            continue;
        }
        if (doc->tokens[i].kind == RF__PUNCT) {
            i++;
            continue;
        }
        uint32_t model = model_end(doc, i, end);
        if (model && !p->head) {
            i = model;
            continue;
        }
        bool compound = (i + 1 < end && doc->tokens[i + 1].punct == '-') ||
                        doc->tokens[i - 1].punct == '-'; /* "flood-affected", "home-made" */
        const rf__tag *verb = compound ? NULL : rf__tag_at(doc, i, RF__C_VERB);
        if (verb && is_predicate(doc, verb))
            return i;
        /* "27 suffered wounds": such a verb stands beside no noun */
        bool asks = verb && verb->entry->needs && !names_moved(doc, i + verb->n);
        if (verb && (p->head || p->head_token != UINT32_MAX || verb->n > 1 || asks ||
                     !is_participle_only(doc, i) || !rf__is_word(doc, i + verb->n) ||
                     rf__function_at(doc, i + verb->n) || verb->token + verb->n >= end))
            return i;
        if (p->head || ++n_unknown > MOST_UNKNOWN)
            return i;
        if (rf__function_at(doc, i) == RF__F_OTHER)
            p->others = true;
        p->head_token = i++;
    }
    return i;
}

/* "299 civilian deaths", "four of them children": the group stands beside the head. */
static uint32_t groups_within(const rf__doc *doc, uint32_t from, uint32_t to, uint32_t end) {
    uint32_t groups = 0;
    for (uint32_t i = from; i < to && i < end; i++) {
        if (doc->tokens[i].punct == ',' || doc->tokens[i].kind == RF__NUMERAL)
            break;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (!noun)
            continue;
        groups |= noun->entry->groups;
        i += noun->n - 1; /* "women and children" are no children besides */
    }
    return groups;
}

/* "cut the crossings from four to two": things that stand before both numbers. */
static bool counts_things_before(const rf__doc *doc, const rf__sentence *sentence,
                                 const rf__quantity *q) {
    enum { REACH = 4 };
    uint32_t from = q->phrase;
    if (from > sentence->token && rf__function_at(doc, from - 1) == RF__F_TO)
        for (uint32_t back = 0; back < REACH && from > sentence->token + 2 &&
                                rf__function_at(doc, from - 1) != RF__F_FROM;
             back++)
            from--;
    if (from < sentence->token + 3 || rf__function_at(doc, from - 1) != RF__F_FROM)
        return false;
    const rf__token *noun = &doc->tokens[from - 2];
    const rf__tag *counted = rf__tag_at(doc, from - 2, RF__C_NOUN);
    bool people =
        counted && counted->entry->unit != RF_FACILITIES && counted->entry->unit != RF_PLACES;
    const uint64_t known = RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TIME_UNIT) |
                           RF__BIT(RF__C_PLACE_KIND);
    rf__function f = rf__function_at(doc, from - 3);
    return noun->kind == RF__WORD && noun->n_folded > 3 &&
           rf__ends_as(doc, from - 2, RF__END_PLURAL) && !(noun->classes & known) && !people &&
           !(noun->flags & RF__CAPITAL) && (f == RF__F_THE || f == RF__F_ITS || f == RF__F_THEIR);
}

/* "two out of (the) | 16 hospitals", "180 out of (the) | nearly 200 homes" */
static bool is_total(const rf__doc *doc, uint32_t i) {
    bool the = rf__function_at(doc, i) == RF__F_THE;
    const rf__tag *over = rf__tag_at(doc, i + the, RF__C_QUALIFIER);
    uint32_t number = i + the + (over ? over->n : 0);
    return doc->tokens[number].kind == RF__NUMERAL || (the && rf__is_number_at(doc, number));
}

rf__phrase rf__phrase_of(const rf__doc *doc, const rf__sentence *sentence,
                         const rf__quantity *quantity) {
    uint32_t end = sentence->token + sentence->n_tokens;
    rf__phrase p = {.start = quantity->phrase, .head_token = UINT32_MAX};
    uint32_t i = quantity->token + quantity->n_tokens;
    if (i < quantity->phrase + quantity->n_phrase)
        i = quantity->phrase + quantity->n_phrase;
    bool out_of = i + 2 < end && rf__is_word(doc, i) && !rf__tag_at(doc, i, RF__C_NOUN) &&
                  rf__function_at(doc, i + 1) == RF__F_OF && is_total(doc, i + 2);
    bool half = quantity->kind == RF__Q_SHARE && rf__function_at(doc, i) == RF__F_THE;
    if (i < end && (out_of || half || rf__function_at(doc, i) == RF__F_OF))
        i = take_of(doc, &p, i + out_of, end);
    if (i < end && rf__function_at(doc, i) == RF__F_THESE)
        i++; /* "puts at 40,000 those in need of shelter" */
    if (!p.of_pronoun) {
        i = take_nouns(doc, sentence, &p, i);
        i = take_coordinated(doc, &p, i, end);
        i = behind_age(doc, &p, i, end);
    }
    /* Unknown words without a known head: they belong to the phrase only when nothing tells that
     * the first of them is a verb; the links allow for a few words between. */
    if (!p.head && p.head_token != UINT32_MAX && !p.measured)
        i = p.head_token + 1;
    p.end = i;
    p.measured |= !p.head && p.head_token == UINT32_MAX && quantity->kind == RF__Q_COUNT &&
                  counts_things_before(doc, sentence, quantity);
    if (!p.groups)
        p.groups =
            groups_within(doc, quantity->token + quantity->n_tokens, p.of_pronoun ? i + 3 : i, end);
    return p;
}

/* "the driver (46)": an age, of one that an article names. */
static bool may_be_age(const rf__doc *doc, uint32_t first, uint32_t noun, const rf__quantity *q) {
    enum { OLDEST = 110, REACH = 3 };
    for (uint32_t i = noun; i > first && i + REACH > noun; i--) {
        rf__function f = rf__function_at(doc, i - 1);
        if (f == RF__F_THE || f == RF__F_A || f == RF__F_HIS)
            return q->low <= OLDEST && q->n_phrase == q->n_tokens;
        if (doc->tokens[i - 1].kind == RF__PUNCT)
            break;
    }
    return false;
}

bool rf__noun_before_bracket(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__quantity *q, uint32_t from, rf__phrase *p) {
    uint32_t first = sentence->token, open = q->phrase - 1, close = q->phrase + q->n_phrase;
    if (q->kind != RF__Q_COUNT || p->head || q->paren_of >= 0 || q->phrase < first + 2 ||
        doc->tokens[open].punct != '(' || doc->tokens[close].punct != ')')
        return false;
    const rf__tag *noun = rf__tag_over(doc, open - 1, RF__C_NOUN);
    const rf__tag *named = rf__tag_over(doc, open - 1, RF__C_TRIGGER); /* "IDPs (44,200)" */
    if (named && named->entry->pattern == RF__P_COUNTED && (!noun || named->n >= noun->n))
        noun = named;
    if (!noun || noun->token + noun->n != open || noun->token < first || noun->token < from ||
        may_be_age(doc, first, noun->token, q))
        return false;
    p->head = noun;
    p->head_token = open - 1;
    p->groups = noun->entry->groups;
    p->start = noun->token;
    p->end = close + 1;
    return true;
}
