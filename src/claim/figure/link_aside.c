/* Numbers of an insertion: what stands behind its end tells nothing of them. */
#include "claim/figure/figure.h"

#include <string.h>

/* "955 people including 148 women, | and they were killed": a pronoun behind "and" is the subject
 * of the verb. */
static bool has_other_subject(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    enum { REACH = 12 };
    for (uint32_t i = p->end; i < t->group && i < p->end + REACH; i++) {
        rf__function f = rf__function_at(doc, i), next = rf__function_at(doc, i + 1);
        bool joins = f == RF__F_AND || f == RF__F_BUT;
        if (joins && (next == RF__F_THEY || next == RF__F_HE || next == RF__F_SHE ||
                      next == RF__F_IT || next == RF__F_WE || next == RF__F_I))
            return true;
    }
    return false;
}

/* "killed 23 people - including four men - | and injured more": does the number stand in a list
 * between dashes, and the trigger behind the second dash? */
bool rf__is_set_aside(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t) {
    enum { LONGEST = 24 };
    uint32_t words;
    if (p->head && p->head->entry->unit == RF_HOMES && t->token < p->start &&
        rf__is_asked_for(doc, p->end, "only_threatened", &words))
        return true; /* "burned 150 homes, and 2,500 homes | remain threatened" */
    if (t->token < p->end || p->start <= sentence->token)
        return false;
    if (has_other_subject(doc, p, t))
        return true;
    uint32_t close = p->end, open = p->start;
    while (close < t->token && doc->tokens[close].punct != '_' && close < p->end + LONGEST)
        close++;
    if (close >= t->token || doc->tokens[close].punct != '_')
        return false;
    bool including = false;
    for (uint32_t n = 0; n < LONGEST && open > sentence->token; n++) {
        open--;
        including |= rf__function_at(doc, open) == RF__F_INCLUDING;
        if (doc->tokens[open].punct == '_')
            return including;
    }
    return false;
}

/* "helped | free four people": what they helped to do stands between. */
bool rf__helps_to_do(const rf__doc *doc, uint32_t behind, uint32_t number) {
    const uint64_t other = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_QUALIFIER) |
                           RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_NUMBER);
    const rf__token *t = &doc->tokens[behind];
    return behind < number && behind + 2 >= number && t->kind == RF__WORD &&
           !(t->flags & RF__CAPITAL) && !rf__function_at(doc, behind) && !(t->classes & other);
}

/* "300 people [gathered] and 12 were killed", "[came] to the square and": they did something of
 * their own; not "30 guards [wounded] in the raid and". */
bool rf__acts_itself(const rf__doc *doc, uint32_t from, uint32_t to, bool alone) {
    uint32_t i = from;
    while (i < to && rf__ends_as_adverb(doc, i))
        i++;
    if (i >= to || !rf__is_word(doc, i) || rf__tag_at(doc, i, RF__C_NOUN) ||
        doc->tokens[i + 1].punct == '-')
        return false;
    bool past = false, participle = false, known = false;
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        if ((tag->class != RF__C_VERB && tag->class != RF__C_SAY_VERB) || tag->n > 1)
            continue;
        known = true;
        past |= tag->entry->form == RF__PAST;
        participle |= tag->entry->form == RF__PARTICIPLE;
    }
    if ((known && past && !participle) ||
        (!known && rf__ends_as_past(doc, i) && (alone || rf__event_tag(doc, i, RF__E_PROTEST))))
        return true;
    bool governs = rf__is_any_preposition(rf__function_at(doc, i + 1)) ||
                   rf__function_at(doc, i + 1) == RF__F_AS;
    return (past || (!known && rf__ends_as_past(doc, i))) && !governs;
}

/* "and 12 | were", "and 12 | of them were": of those before. */
static bool is_alone(const rf__doc *doc, uint32_t behind) {
    rf__function f = rf__function_at(doc, behind);
    return f == RF__F_BE || f == RF__F_HAVE ||
           (f == RF__F_OF && rf__function_at(doc, behind + 1) == RF__F_THEM);
}

/* "moved 200 patients, [including 39] critically ill": that word is of the part's number alone. */
static bool is_of_part_only(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                            const rf__trigger *t) {
    uint32_t at = p->end + 1;
    if (doc->tokens[p->end].punct != ',' || rf__function_at(doc, at) != RF__F_INCLUDING ||
        t->token <= at + 1)
        return false;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++)
        if (doc->quantities[q].phrase == at + 1)
            return doc->quantities[q].token + doc->quantities[q].n_tokens == t->token;
    return false;
}

/* "speaks of 870, and of 300 who are | missing": what is told of a number between alone. */
static bool is_of_next_who(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                           const rf__trigger *t) {
    for (uint32_t i = sentence->quantity; i < sentence->quantity + sentence->n_quantities; i++) {
        const rf__quantity *next = &doc->quantities[i];
        uint32_t who = next->token + next->n_tokens;
        rf__function before =
            next->phrase > p->end ? rf__function_at(doc, next->phrase - 1) : RF__F_NONE;
        if ((before == RF__F_OF || before == RF__F_AND) && who < t->token &&
            rf__function_at(doc, who) == RF__F_WHO)
            return true;
    }
    return false;
}

static bool begins_predicate(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__function_at(doc, token);
    return f == RF__F_BE || f == RF__F_HAVE || f == RF__F_BEEN;
}

/* "a hall with 150 guests; three were | killed", "a dog bit 12 people and was | shot", "the mother
 * of the 14 children who live there | died": harm to others than those who are counted. */
static bool harms_others(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                         const rf__trigger *t) {
    if (!rf__harms(t->entry->indicator) || t->token < p->end)
        return false;
    if (rf__function_at(doc, p->end) == RF__F_AND && begins_predicate(doc, p->end + 1))
        return true;
    for (uint32_t i = sentence->quantity; i < sentence->quantity + sentence->n_quantities; i++) {
        const rf__quantity *next = &doc->quantities[i];
        uint32_t behind = next->token + next->n_tokens;
        bool apart = next->phrase >= p->end &&
                     ((next->phrase > p->end && doc->tokens[next->phrase - 1].punct == ';') ||
                      (next->phrase == p->end && p->head));
        if (apart && next->kind == RF__Q_COUNT && behind < t->token &&
            begins_predicate(doc, behind))
            return true;
    }
    if (p->start < sentence->token + 3 || rf__function_at(doc, p->start - 1) != RF__F_THE ||
        rf__function_at(doc, p->start - 2) != RF__F_OF || t->token == p->end)
        return false;
    const rf__tag *kin = rf__tag_over(doc, p->start - 3, RF__C_NOUN);
    return kin && kin->entry->unit == RF_PEOPLE && kin->n == 1 &&
           !rf__ends_as(doc, kin->token, RF__END_PLURAL) &&
           rf__function_at(doc, kin->token - 1) == RF__F_THE;
}

/* "900 houses, of which 300 have been | razed": the verb of the part alone. */
static bool is_of_part_behind(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                              const rf__trigger *t) {
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *part = &doc->quantities[q];
        rf__function whom =
            part->phrase > p->end + 1 ? rf__function_at(doc, part->phrase - 1) : RF__F_NONE;
        if ((whom != RF__F_WHICH && whom != RF__F_WHOM) || part->token >= t->token ||
            rf__function_at(doc, part->phrase - 2) != RF__F_OF)
            continue;
        uint32_t i = part->token + part->n_tokens;
        while (i < t->token && doc->tokens[i].punct != ',' && doc->tokens[i].punct != ';')
            i++;
        if (i == t->token)
            return true;
    }
    return false;
}

/* "kept two nurses when all the others | fled", "has 60, the others | having gone": whose deed it
 * is stands right before the verb. */
static bool is_deed_of_others(const rf__doc *doc, uint32_t from, const rf__trigger *t) {
    enum { WORDS = 5 };
    uint32_t at = t->group;
    if (at < from + 2)
        return false;
    if (rf__function_at(doc, at - 1) == RF__F_OTHER && rf__function_at(doc, at - 2) == RF__F_THE)
        return rf__function_at(doc, at - 3) != RF__F_AND;
    const rf__tag *who = rf__tag_over(doc, at - 1, RF__C_NOUN);
    if (!who || who->entry->unit != RF_PEOPLE)
        return false;
    for (uint32_t back = 2; back <= WORDS && at - back >= from; back++) {
        rf__function f = rf__function_at(doc, at - back);
        if (f == RF__F_AFTER || f == RF__F_WHEN || f == RF__F_BEFORE || f == RF__F_AS)
            return true;
        if (!rf__is_word(doc, at - back) || rf__is_number_at(doc, at - back) ||
            rf__is_any_preposition(f) || f == RF__F_AND)
            return false;
    }
    return false;
}

/* "300 people have come out since troops | crossed into the district": whose deed it is stands
 * between. */
static bool is_deed_since(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                          const rf__trigger *t) {
    bool since = false;
    if (is_deed_of_others(doc, from, t))
        return true;
    for (uint32_t i = from; i < t->token; i++) {
        since |= rf__function_at(doc, i) == RF__F_SINCE && !rf__time_over(doc, sentence, i + 1);
        const rf__tag *who = since ? rf__tag_over(doc, i, RF__C_NOUN) : NULL;
        if (since && (rf__tag_over(doc, i, RF__C_ACTOR) || (who && who->entry->unit == RF_PEOPLE)))
            return t->voice != RF__PASSIVE || i + 1 == t->group;
    }
    return false;
}

/* "300 people gathered and 12 were | killed": they did something else, and the verb has a number of
 * its own behind "and". */
bool rf__is_next_subjects(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                          const rf__trigger *t) {
    if (is_of_next_who(doc, sentence, p, t) || harms_others(doc, sentence, p, t) ||
        is_of_part_only(doc, sentence, p, t) || is_of_part_behind(doc, sentence, p, t) ||
        is_deed_since(doc, sentence, p->end, t))
        return true;
    if (t->token <= p->end + 2 || !rf__acts_itself(doc, p->end, t->token, true))
        return false;
    bool sure = rf__acts_itself(doc, p->end, t->token, false);
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        uint32_t at = doc->quantities[q].phrase;
        if (at > p->end && at < t->token && doc->quantities[q].kind == RF__Q_COUNT &&
            rf__function_at(doc, at - 1) == RF__F_AND &&
            (sure || is_alone(doc, doc->quantities[q].token + doc->quantities[q].n_tokens)))
            return true;
    }
    return false;
}

/* ", including 37 men, 24 women and five children were injured": nothing but members of the list
 * stands before `to`. */
bool rf__lists_included(const rf__doc *doc, uint32_t i, uint32_t to) {
    if (rf__function_at(doc, i) != RF__F_INCLUDING)
        return false;
    for (i++; i < to; i++) {
        rf__function f = rf__function_at(doc, i);
        bool member = doc->tokens[i].kind == RF__NUMERAL || doc->tokens[i].punct == ',' ||
                      f == RF__F_AND || f == RF__F_A || rf__tag_over(doc, i, RF__C_NOUN) ||
                      rf__tag_over(doc, i, RF__C_NUMBER) || rf__tag_over(doc, i, RF__C_QUALIFIER);
        if (!member)
            return false;
    }
    return true;
}

/* ", including five guards and three members of a club,", ", among them 15 elders and ...": who is
 * among them, however long. */
bool rf__begins_part_list(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__function_at(doc, token);
    uint32_t number = f == RF__F_AMONG ? token + 2 : token + 1;
    return (f == RF__F_INCLUDING || f == RF__F_AMONG) &&
           (rf__is_number_at(doc, number) || rf__function_at(doc, number) == RF__F_A);
}

/* ", including a doctor, a nurse and two drivers from the north, | were killed": does the list go
 * on to the mark right before `to`? */
bool rf__ends_part_list(const rf__doc *doc, uint32_t from, uint32_t to, char mark) {
    enum { LONGEST = 40 };
    if (to > from + LONGEST || doc->tokens[to - 1].punct != mark)
        return false;
    for (uint32_t i = from; i + 1 < to; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_BE || f == RF__F_BEEN || f == RF__F_HAVE || doc->tokens[i].punct == ';' ||
            rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
    }
    return true;
}

/* The token behind the words of one name with capitals, "northern Gorsk", or where they begin. */
static uint32_t name_end(const rf__doc *doc, uint32_t i, uint32_t to) {
    uint32_t at = i;
    while (at < to &&
           (rf__function_at(doc, at) == RF__F_THE || rf__tag_at(doc, at, RF__C_DIRECTION)))
        at++;
    uint32_t name = at;
    while (at < to && doc->tokens[at].kind == RF__WORD && doc->tokens[at].flags & RF__CAPITAL)
        at++;
    return at > name ? at : i;
}

/* "300 people [in Gorsk, Tarsa and Velm] need": the token behind a list of names, or 0. */
static uint32_t name_list_end(const rf__doc *doc, uint32_t from, uint32_t to) {
    uint32_t n_names = 0, i = from + 1;
    for (uint32_t end; (end = name_end(doc, i, to)) > i; n_names++) {
        uint32_t next = end + (doc->tokens[end].punct == ',');
        next += rf__function_at(doc, next) == RF__F_AND;
        if (next >= to || next == end || name_end(doc, next, to) == next)
            return n_names ? end : 0;
        i = next;
    }
    return 0;
}

/* "3,800 people [from eight affected regions] remain": the token behind the places that they come
 * from or are in, or 0. */
uint32_t rf__origin_end(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { WORDS = 4 };
    rf__function f = rf__function_at(doc, from);
    if ((f == RF__F_IN || f == RF__F_FROM || f == RF__F_ACROSS) && from + 1 < to &&
        !rf__is_number_at(doc, from + 1))
        return name_list_end(doc, from, to);
    if (rf__function_at(doc, from) != RF__F_FROM || !rf__is_number_at(doc, from + 1))
        return 0;
    for (uint32_t i = from + 2; i < to && i < from + 2 + WORDS && rf__is_word(doc, i); i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->unit == RF_PLACES ? i + noun->n : 0;
    }
    return 0;
}

bool rf__befell_nobody(const rf__doc *doc, uint32_t from, const rf__trigger *t) {
    enum { REACH = 6 }; /* "none of the passengers was" */
    for (uint32_t i = t->group; i-- > from && t->group - i <= REACH;) {
        rf__function f = rf__function_at(doc, i), next = rf__function_at(doc, i + 1);
        if (f == RF__F_NO) /* "nobody", "no one", "no child", not "no longer work" */
            return i + 1 == t->group || next == RF__F_OF || next == RF__F_BE ||
                   next == RF__F_HAVE || rf__is_number_at(doc, i + 1) ||
                   rf__tag_at(doc, i + 1, RF__C_NOUN);
        bool between = f == RF__F_OF || f == RF__F_THE || f == RF__F_THEM || f == RF__F_WHOM;
        if (!rf__is_word(doc, i) || (f && !between && i + 1 < t->group))
            return false;
    }
    return false;
}

/* "two brothers whose [elder] sister | died": what befell somebody of theirs. */
bool rf__is_of_relative(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    enum { WORDS = 6 };
    uint32_t n, i = p->end;
    if (!rf__harms(t->entry->indicator) || !rf__is_asked_for(doc, i, "whose", &n) ||
        t->token > i + WORDS || (i && rf__function_at(doc, i - 1) == RF__F_OF))
        return false; /* "two of whose brothers died" */
    for (i += n; i < t->token && rf__is_word(doc, i) && !rf__function_at(doc, i); i++)
        ;
    while (i < t->token &&
           (rf__function_at(doc, i) == RF__F_BE || rf__function_at(doc, i) == RF__F_HAVE ||
            rf__function_at(doc, i) == RF__F_BEEN))
        i++;
    return i == t->token;
}

/* "40 households are headed by a woman whose husband | died": the verb of somebody named behind the
 * verb of the number. */
bool rf__is_of_another(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool told = false;
    for (uint32_t i = from; i < to; i++) {
        rf__function f = rf__function_at(doc, i), next = rf__function_at(doc, i + 1);
        if (told && f == RF__F_WHO)
            return true;
        if (told && (f == RF__F_SINCE || f == RF__F_AFTER || f == RF__F_WHEN) && i + 3 == to &&
            (next == RF__F_THE || next == RF__F_A)) /* "are cut off since the bridge | fell" */
            return true;
        told |= f == RF__F_BE || f == RF__F_BEEN;
    }
    return false;
}

/* "a port of 20,000", "the town of 300,000"; not "barley area of 20 million". */
bool rf__names_town(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                    const rf__trigger *t) {
    enum { REACH = 3 };
    if (p->head || p->head_token != UINT32_MAX || t->token == sentence->token)
        return true;
    for (uint32_t i = t->token; i-- > sentence->token && t->token - i <= REACH;) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_A || f == RF__F_THE || f == RF__F_THIS || f == RF__F_ITS ||
            doc->tokens[i].kind == RF__PUNCT || doc->tokens[i].flags & RF__CAPITAL)
            return true;
        if (f)
            return false;
    }
    return false;
}

/* "six kinds would replace trees | uprooted": a word right behind things that are no people. */
bool rf__tells_of_things(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    if (t->token < p->end + 2 || t->pattern != RF__P_ADJECTIVE)
        return false;
    const rf__tag *thing = rf__tag_over(doc, t->token - 1, RF__C_MEASURE);
    return thing && thing->token > p->end && rf__is_of_things(thing->entry->what_kind) &&
           rf__function_at(doc, thing->token - 1) != RF__F_AND &&
           !rf__tag_at(doc, t->token - 1, RF__C_NOUN);
}

/* "its six [remaining] diplomats", "of the [remaining] two trials": an adjective of the noun behind
 * it, which is not who lives there. */
static bool precedes_noun(const rf__doc *doc, uint32_t behind) {
    enum { REACH = 4 };
    const uint64_t no_noun = RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_TRIGGER) |
                             RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_DIRECTION) |
                             RF__BIT(RF__C_COMPLEMENT) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_FLOW) |
                             RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY);
    const rf__token *t = &doc->tokens[behind];
    if (t->kind == RF__PUNCT || (t->kind == RF__WORD && t->classes & no_noun) ||
        rf__ends_as_adverb(doc, behind))
        return false;
    for (uint32_t i = behind; i < behind + REACH && doc->tokens[i].kind != RF__PUNCT; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->unit != RF_PEOPLE || rf__is_kind(noun, "staff");
    }
    return true;
}

/* "two [remain] under construction", "prices [remain] fixed": a state, and not that they are there.
 * "300 remain", "remain in the town", "remain there today". */
static bool tells_other_state(const rf__doc *doc, uint32_t behind) {
    const rf__token *t = &doc->tokens[behind];
    rf__function f = rf__function_at(doc, behind), next = rf__function_at(doc, behind + 1);
    const uint64_t no_state = RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_FLOW) |
                              RF__BIT(RF__C_WEEKDAY) | RF__BIT(RF__C_MONTH) |
                              RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_DIRECTION) |
                              RF__BIT(RF__C_COMPLEMENT);
    if (t->kind != RF__WORD || t->classes & no_state || t->flags & RF__CAPITAL)
        return false;
    if (f == RF__F_ON || f == RF__F_UNDER)
        return next == RF__F_NONE;
    return f == RF__F_NONE && !rf__tag_at(doc, behind, RF__C_NOUN) &&
           !rf__ends_as_adverb(doc, behind);
}

/* Does a weak word for a state ("remain") tell something else than that people are there? */
bool rf__tells_no_stay(const rf__doc *doc, const rf__trigger *t) {
    const rf__lex_entry *e = t->entry;
    uint32_t behind = t->token + t->n;
    if (e->class != RF__C_VERB || !e->what_kind || strcmp(e->what_kind, "stays") != 0)
        return false;
    return e->form == RF__ING ? precedes_noun(doc, behind) : tells_other_state(doc, behind);
}

/* Do another number and a comma stand in tokens [from, to)? */
bool rf__quantity_and_comma(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                            uint32_t from, uint32_t to) {
    bool other = false;
    for (uint32_t i = from; i < to; i++) {
        if (other && doc->tokens[i].punct == ',')
            return true;
        other |= rf__is_other_quantity(doc, sentence, i, q);
    }
    return false;
}

/* "174 people[, the government says,] have fled", "[, by the ministry's count,]": the token behind
 * the words put in that tell who says so; else the token itself. */
uint32_t rf__behind_telling(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { LONGEST = 14 };
    bool says = false;
    if (doc->tokens[from].punct != ',')
        return from;
    for (uint32_t i = from + 1; i < to && i <= from + LONGEST; i++) {
        if (doc->tokens[i].punct == ',')
            return says ? i + 1 : from;
        if (doc->tokens[i].punct == ';' || rf__function_at(doc, i) == RF__F_AND ||
            rf__function_at(doc, i) == RF__F_WHO || rf__is_number_at(doc, i))
            return from;
        says |= rf__tag_at(doc, i, RF__C_SAY_VERB) || rf__tag_at(doc, i, RF__C_SAY_NOUN);
    }
    return from;
}

/* "900 households whose herds have | died": what is theirs is the subject of the verb. */
bool rf__is_of_their_own(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    const uint64_t other = RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TIME_WORD) |
                           RF__BIT(RF__C_SAY_NOUN) | RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_MODAL);
    uint32_t own = p->end + 1;
    rf__function aux = rf__function_at(doc, own + 1);
    const rf__token *word = &doc->tokens[own];
    return rf__function_at(doc, p->end) == RF__F_WHO && own + 1 < t->token &&
           word->kind == RF__WORD && !(word->flags & RF__CAPITAL) && !word->function &&
           !(word->classes & other) && !rf__ends_as_adverb(doc, own) &&
           (aux == RF__F_HAVE || aux == RF__F_BE) && t->token <= own + 3;
}

/* What those who are counted are called by: displaced, returned, or 0. */
static int moved_how(const rf__phrase *p) {
    const rf__tag *moved = p->premodifier ? p->premodifier : p->head;
    int v = moved && moved->entry->class == RF__C_TRIGGER ? moved->entry->indicator : 0;
    return v == RF_DISPLACED || v == RF_RETURNED ? v : 0;
}

bool rf__counts_moved(const rf__phrase *p, const rf__lex_entry *noun) {
    int v = moved_how(p);
    return v == RF_RETURNED || (v == RF_DISPLACED && noun->indicator == RF_POPULATION);
}

bool rf__tells_more_of_moved(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                             const rf__trigger *t) {
    int v = moved_how(p), told = t->entry->indicator;
    if (!v || t->group != t->token || t->voice == RF__ACTIVE || t->voice == RF__PASSIVE ||
        !(told == RF_IN_NEED || (told == RF_DISPLACED && v == RF_RETURNED)))
        return false;
    uint32_t end = p->end;
    if (doc->tokens[end].punct == '(')
        end = rf__skip_brackets(doc, end, sentence->token + sentence->n_tokens);
    return t->token >= end && t->token <= end + 1;
}

/* "most of whom are", "who had": an insertion that has its own verb. */
static bool begins_relative(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < from + 4; i++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_WHOM || f == RF__F_WHICH || (f == RF__F_WHO && i == from))
            return true;
    }
    return false;
}

/* ", most of them women, ": the token behind the second comma of an insertion of a few words, or 0.
 */
uint32_t rf__insertion_end(const rf__doc *doc, uint32_t comma, uint32_t to, char mark) {
    bool relative = begins_relative(doc, comma + 1, to);
    bool joined = rf__function_at(doc, comma + 1) == RF__F_AND; /* ", and likely hundreds more," */
    bool again = rf__function_at(doc, comma + 1) == RF__F_THAT && /* ", that is 2,400 families," */
                 rf__function_at(doc, comma + 2) == RF__F_BE;
    bool lists = rf__begins_part_list(doc, comma + 1);
    if (lists && rf__ends_part_list(doc, comma + 1, to, mark))
        return to;
    uint32_t most = relative || lists ? 28 : joined ? 7 : 12;
    for (uint32_t i = comma + 2 + again; i < to && i < comma + most; i++) {
        if (doc->tokens[i].punct == mark)
            return i + 1;
        rf__function f = rf__function_at(doc, i);
        bool noun = rf__function_at(doc, i - 1) == RF__F_A; /* ", a record for one day," */
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && !(doc->tokens[i].flags & RF__CAPITAL) && !noun)
            return 0;
        if (doc->tokens[i].punct == ';' ||
            (!relative && (f == RF__F_BE || f == RF__F_HAVE || f == RF__F_BEEN)))
            return 0;
        if (joined && rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN))
            return 0;
    }
    return 0;
}

/* "Of the people evacuated from Mariupol, 79 ...": the part of those who were named first; not "of
 * 900 miners, 30 died and 870", "of the victims' families, 79", "of 40 schools that sheltered
 * people, 12". */
double rf__as_part_of_first(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                            const rf__phrase *p, const rf__trigger *t) {
    enum { HEAD = 3, REACH = 24 };
    rf__function first = rf__function_at(doc, sentence->token);
    uint32_t behind = t->token + t->n;
    if ((first != RF__F_OF && first != RF__F_AMONG) || behind > p->start ||
        p->start > sentence->token + REACH || doc->tokens[behind].punct == '\'' ||
        rf__function_at(doc, behind) == RF__F_POSSESSIVE)
        return 0;
    for (uint32_t i = sentence->token; i < p->start; i++) {
        bool number = rf__is_other_quantity(doc, sentence, i, q);
        if (i > t->token && (doc->tokens[i].punct == ',' || number))
            return 0.72;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool thing = noun && noun->entry->unit != RF_PEOPLE && noun->entry->unit != RF_HOUSEHOLDS;
        if (doc->tokens[i].punct == ',' || (number && i > sentence->token + HEAD) ||
            (thing && i < t->token && !p->head &&
             rf__counts_people((rf_indicator)t->entry->indicator)))
            return 0;
    }
    return behind == p->start ? 0.72 : 0; /* "of the evacuees 79" */
}

/* "300 houses [buried] in mud and over 14,000 people": a participle that tells of what is counted
 * before it has no object behind it. */
bool rf__tells_of_counted(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    if (t->voice != RF__BARE || t->token < sentence->token + 2 ||
        !rf__is_any_preposition(rf__function_at(doc, t->token + t->n)))
        return false;
    const rf__tag *noun = rf__tag_at(doc, t->token - 1, RF__C_NOUN);
    return noun && noun->entry->unit == RF_HOMES && rf__is_number_at(doc, t->token - 2);
}

bool rf__is_cut_off(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    const rf__tag *aim =
        t->token > p->end + 2 ? rf__tag_over(doc, t->token - 1, RF__C_PLACE_WORD) : NULL;
    if (!t->infinitive || !aim || !rf__has_text(aim, "aim"))
        return false;
    for (uint32_t i = p->end + 1; i < aim->token; i++) {
        rf__function f = rf__function_at(doc, i - 1);
        if (rf__function_at(doc, i) == RF__F_THEY &&
            (f == RF__F_AS || f == RF__F_WHEN || f == RF__F_WHILE))
            return true;
    }
    return false;
}

/* "38 families, [cut off by a landslip,] were moved": a state told by the way, of those whose own
 * verb stands behind it. */
bool rf__told_by_the_way(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                         const rf__trigger *t) {
    uint32_t at = p->end, end = sentence->token + sentence->n_tokens;
    if (at < end && doc->tokens[at].punct == '(')
        at = rf__skip_brackets(doc, at, end);
    if (rf__is_any_preposition(rf__function_at(doc, at)))
        while (at < t->token && rf__is_word(doc, at))
            at++; /* "families of Gorsk, cut off" */
    if (at + 1 >= end || doc->tokens[at].punct != ',' || t->token <= at || t->token > at + 2)
        return false;
    uint32_t behind = rf__insertion_end(doc, at, end, ',');
    rf__function f = behind ? rf__function_at(doc, behind) : RF__F_NONE;
    return behind > t->token && behind < end && (f == RF__F_BE || f == RF__F_HAVE) &&
           rf__tag_at(doc, behind + 1, RF__C_VERB);
}
