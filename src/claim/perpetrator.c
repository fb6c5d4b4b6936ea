/* Who did what a figure counts, as its own sentence tells: "by X" behind what was done, the subject
 * of its verb, the side before an attack ("a rebel raid killed 12"). What other sentences tell is
 * looked for in harm.c. */
#include "claim/figure.h"
#include "place/gaz_format.h"

#include <string.h>

static const rf__mention *mention_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
        if (doc->mentions[m].token == i)
            return &doc->mentions[m];
    return NULL;
}

bool rf__is_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (rf__tag_at(doc, i, RF__C_ACTOR))
            return true;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->groups & (RF_FIGHTERS | RF_SOLDIERS))
            return true;
        const rf__mention *mention = mention_at(doc, sentence, i);
        if (mention && (mention->actor || mention->use == RF_NAME_DEMONYM))
            return true;
    }
    return false;
}

/* "Russia launched 18 drones": a country that acts in war, told by the words between it and what it
 * did. */
static bool is_country_at_war(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                              uint32_t to, uint32_t trigger) {
    const rf__mention *mention = mention_at(doc, sentence, from);
    if (!mention || mention->use != RF_NAME_PLACE || mention->place == RF_NO_PLACE ||
        mention->token + mention->n_tokens != to || mention->preposition != RF__F_NONE ||
        rf__gaz_brief_of(doc->gazetteer, mention->place).kind != RF_GAZ_COUNTRY ||
        rf__function_at(doc, to) == RF__F_BE)
        return false;
    bool war = false;
    for (uint32_t i = to; i <= trigger; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_EVENT_WORD);
        if (word && word->entry->code == RF__E_NOT_ARMED)
            return false;
        war |= word != NULL;
    }
    return war;
}

/* A verb that is no noun as well: "warplanes | bombed a hospital", but not "Israeli strikes". */
static bool acts(const rf__doc *doc, uint32_t i) {
    if (i && doc->tokens[i - 1].punct == '-')
        return false; /* "Hamas-led" */
    if (rf__tag_at(doc, i, RF__C_NOUN) || rf__tag_at(doc, i, RF__C_ACTOR))
        return false;
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    int form = verb ? verb->entry->form : RF__ING;
    bool past = form == RF__PAST || form == RF__PARTICIPLE;
    for (uint32_t g = doc->tokens[i].first_tag; !past && g < doc->tokens[i + 1].first_tag; g++)
        past = doc->tags[g].class == RF__C_VERB && doc->tags[g].entry->form == RF__PAST; /* "hit" */
    return (form != RF__ING && (past || !rf__tag_at(doc, i, RF__C_EVENT_WORD))) ||
           rf__tag_at(doc, i, RF__C_SAY_VERB);
}

/* "the attackers | invaded the village": the ending and the article behind tell a verb. */
static bool is_unlisted_verb(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    rf__function next = rf__function_at(doc, i + 1);
    return t->kind == RF__WORD && !(t->flags & RF__CAPITAL) && t->n_folded > 4 &&
           memcmp(t->folded + t->n_folded - 2, "ed", 2) == 0 &&
           (next == RF__F_THE || next == RF__F_A || next == RF__F_THEIR || next == RF__F_ITS);
}

/* "by Russian air strikes": the words behind "by" up to the end of their phrase. */
uint32_t rf__agent_end(const rf__doc *doc, uint32_t from, uint32_t end) {
    uint32_t i = from;
    for (; i < end && i < from + 12; i++) {
        const rf__token *token = &doc->tokens[i];
        if (token->kind == RF__NUMERAL || (token->kind == RF__PUNCT && token->punct != '-'))
            break;
        rf__function f = rf__function_at(doc, i);
        bool joins = f == RF__F_THE || f == RF__F_A || f == RF__F_AND || f == RF__F_OF ||
                     f == RF__F_ITS || f == RF__F_OTHER || f == RF__F_POSSESSIVE ||
                     f == RF__F_THEIR || f == RF__F_SOME || f == RF__F_THIS || f == RF__F_THESE;
        if (f && !joins)
            break;
        if (i > from && (acts(doc, i) || is_unlisted_verb(doc, i)))
            break; /* "warplanes | bombed a hospital" */
        if (rf__tag_at(doc, i, RF__C_WEEKDAY) || rf__tag_at(doc, i, RF__C_MONTH))
            break;
    }
    while (i > from &&
           (rf__function_at(doc, i - 1) == RF__F_AND || rf__function_at(doc, i - 1) == RF__F_OF))
        i--;
    return i;
}

static bool joins(rf__function f) {
    return f == RF__F_THE || f == RF__F_A || f == RF__F_AND || f == RF__F_OF || f == RF__F_ITS ||
           f == RF__F_POSSESSIVE || f == RF__F_THEIR;
}

/* The noun phrase that ends in front of `last`, not before `first`. */
static uint32_t phrase_before(const rf__doc *doc, uint32_t first, uint32_t last) {
    uint32_t from = last;
    while (from > first) {
        const rf__token *token = &doc->tokens[from - 1];
        rf__function f = rf__function_at(doc, from - 1);
        if (token->kind == RF__NUMERAL || (token->kind == RF__PUNCT && token->punct != '-') ||
            acts(doc, from - 1) || (f && !joins(f)))
            break;
        from--;
    }
    while (from < last &&
           (rf__function_at(doc, from) == RF__F_AND || rf__function_at(doc, from) == RF__F_OF))
        from++;
    return from;
}

/* The first phrase of the clauses before `last` that can have done something: the subject of a
 * clause that a participle continues (", killing 12") or a second verb ("hit hospitals and killed
 * 300"). */
static void first_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t last,
                         uint32_t *from, uint32_t *to) {
    for (uint32_t i = sentence->token; i < last; i++) {
        bool begins = i == sentence->token || doc->tokens[i - 1].punct == ',' ||
                      rf__is_clause_edge(doc, i - 1) || rf__tag_at(doc, i - 1, RF__C_SAY_VERB) ||
                      rf__tag_at(doc, i - 1, RF__C_WEEKDAY) ||
                      rf__function_at(doc, i - 1) == RF__F_AFTER ||
                      rf__function_at(doc, i - 1) == RF__F_AS;
        uint32_t end = begins ? rf__agent_end(doc, i, last) : i;
        bool acts_itself = end >= last || (!rf__tag_at(doc, end, RF__C_SAY_VERB) &&
                                           rf__function_at(doc, end) != RF__F_BE);
        if (end > i && acts_itself &&
            (rf__is_causer(doc, sentence, i, end) ||
             is_country_at_war(doc, sentence, i, end, last))) {
            *from = i;
            *to = end;
            return;
        }
    }
}

static bool is_attack(int code) {
    switch (code) {
    case RF__E_FIGHT:
    case RF__E_AIR:
    case RF__E_SHELL:
    case RF__E_MISSILE:
    case RF__E_MISSILE_WEAPON:
    case RF__E_SHELL_WEAPON:
    case RF__E_AIR_WEAPON:
    case RF__E_STRIKE:
    case RF__E_HARM:
    case RF__E_FIRE:
        return true;
    default:
        return false;
    }
}

/* "killed in an Israeli air strike", "in gang violence": the side stands before what it did. */
static bool is_attack_by(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t *to) {
    for (uint32_t i = from; i < *to; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_EVENT_WORD);
        if (word && is_attack(word->entry->code) &&
            rf__is_causer(doc, sentence, from, i + word->n)) {
            *to = i + word->n;
            return true;
        }
    }
    return false;
}

/* "displaced millions since protests were crushed by ...": who did that is told, not this. */
static bool is_other_deed(const rf__doc *doc, const rf__trigger *t, uint32_t i) {
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    rf__function before = rf__function_at(doc, i - 1);
    bool land = verb && verb->entry->indicator == RF_TERRITORY; /* "areas controlled by" */
    bool participle =
        verb && (verb->entry->form == RF__PARTICIPLE || (verb->entry->form == RF__PAST && land));
    return participle && i > t->token + t->n + 1 && !rf__tag_at(doc, i, RF__C_NOUN) &&
           before != RF__F_AND && before != RF__F_OR && doc->tokens[i - 1].kind != RF__NUMERAL &&
           verb->entry->indicator != t->entry->indicator && !rf__tag_at(doc, i, RF__C_ACTOR);
}

static bool is_preposition(rf__function f) {
    return f >= RF__F_OF && f <= RF__F_OTHER_PREPOSITION && f != RF__F_SINCE && f != RF__F_AS &&
           f != RF__F_BEFORE && f != RF__F_AFTER && f != RF__F_UNTIL;
}

/* "died in Gisenyi, [just across the frontier,] from Congolese fire": behind a comma, or behind the
 * aside that it begins, it is told how. */
static bool opens_how(const rf__doc *doc, uint32_t from) {
    for (uint32_t i = from; i < from + 7 && i < doc->n_tokens; i++) {
        rf__function f = rf__function_at(doc, i);
        bool how = f == RF__F_BY || f == RF__F_FROM || f == RF__F_IN || f == RF__F_DURING;
        if (how && (i == from || doc->tokens[i - 1].punct == ','))
            return true;
        if (doc->tokens[i].kind == RF__NUMERAL || rf__is_clause_edge(doc, i) ||
            rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
    }
    return false;
}

/* "were killed when gunmen attacked the town": the subject of the clause that tells how. */
static void causer_behind(const rf__doc *doc, const rf__sentence *sentence, uint32_t behind,
                          uint32_t *from, uint32_t *to) {
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = behind; i + 1 < end && i < behind + 14; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || doc->tokens[i].kind == RF__NUMERAL ||
            rf__tag_at(doc, i, RF__C_SAY_VERB))
            return;
        if (f != RF__F_WHERE && f != RF__F_AFTER && f != RF__F_AS) /* where, when */
            continue;
        uint32_t stop = rf__agent_end(doc, i + 1, end);
        bool deed = stop < end && stop > i + 1 &&
                    (acts(doc, stop) || is_unlisted_verb(doc, stop) ||
                     rf__tag_at(doc, stop, RF__C_EVENT_WORD));
        if (deed && rf__function_at(doc, stop) != RF__F_BE &&
            !rf__tag_at(doc, stop, RF__C_SAY_VERB) && rf__is_causer(doc, sentence, i + 1, stop)) {
            *from = i + 1;
            *to = stop;
        }
        return;
    }
}

static void find_agent(rf__doc *doc, const rf__draft *draft, const rf__trigger *t, uint32_t *from,
                       uint32_t *to) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    uint32_t n_commas = 0;
    *from = *to = 0;
    bool behind = t->voice == RF__PASSIVE || t->voice == RF__BARE ||
                  t->entry->class == RF__C_TRIGGER || draft->np < t->token;
    for (uint32_t i = t->token + t->n; behind && i < end && i < t->token + t->n + 18; i++) {
        rf__function f = rf__function_at(doc, i);
        /* "killed and 826 injured in gang violence", "that day" */
        bool another =
            doc->tokens[i].kind == RF__NUMERAL && rf__function_at(doc, i - 1) == RF__F_AND;
        bool demonstrative = f == RF__F_THAT && rf__tag_at(doc, i + 1, RF__C_TIME_UNIT);
        n_commas += doc->tokens[i].punct == ',';
        if (n_commas > 2 || (doc->tokens[i].punct == ',' && !opens_how(doc, i + 1)) ||
            (doc->tokens[i].kind == RF__NUMERAL && !another) ||
            (rf__is_clause_edge(doc, i) && !demonstrative) || is_other_deed(doc, t, i))
            break;
        bool deadly = draft->claim.indicator == RF_KILLED || draft->claim.indicator == RF_INJURED;
        bool within = deadly && (f == RF__F_IN || f == RF__F_DURING || f == RF__F_SINCE);
        if (f != RF__F_BY && !(f == RF__F_FROM && deadly) && !within)
            continue;
        uint32_t stop = rf__agent_end(doc, i + 1, end);
        if (within ? is_attack_by(doc, sentence, i + 1, &stop)
                   : rf__is_causer(doc, sentence, i + 1, stop)) {
            *from = i + 1;
            *to = stop;
            return;
        }
    }
    if (draft->np < t->token || t->voice == RF__PASSIVE) { /* what is counted is the subject */
        if (behind)
            causer_behind(doc, sentence, t->token + t->n, from, to);
        return;
    }
    uint32_t first = rf__clause_start(doc, sentence, t->group);
    uint32_t near = phrase_before(doc, first, t->group);
    /* "strikes outside Hezbollah strongholds killed": no subject stands behind a preposition */
    bool governed = near > sentence->token && is_preposition(rf__function_at(doc, near - 1));
    if (near < t->group && !governed &&
        (rf__is_causer(doc, sentence, near, t->group) ||
         is_country_at_war(doc, sentence, near, t->group, t->token))) {
        *from = near;
        *to = t->group;
        return;
    }
    if (t->entry->class == RF__C_VERB)
        first_causer(doc, sentence, t->group, from, to);
}

/* "said it had taken ...": who speaks does. */
static const char *pronoun_agent(const rf__doc *doc, const rf__trigger *t) {
    if (t->voice != RF__ACTIVE || !t->group)
        return NULL;
    rf__function f = rf__function_at(doc, t->group - 1);
    if (f != RF__F_IT && f != RF__F_THEY)
        return NULL;
    for (uint32_t s = 0; s < doc->n_says; s++) {
        const rf__says *says = &doc->says[s];
        if (says->speaker >= 0 && says->token <= t->token &&
            t->token < says->token + says->n_tokens)
            return doc->speakers[says->speaker].organisation;
    }
    return NULL;
}

/* "60 Russian air strikes": whose they are stands between the number and the noun. */
static bool owner_of_strikes(const rf__doc *doc, const rf__draft *draft, const rf__phrase *p,
                             uint32_t *from, uint32_t *to) {
    rf_indicator v = draft->claim.indicator;
    bool on = v == RF_HEALTH_FACILITY_ATTACKED || v == RF_SCHOOL_ATTACKED || v == RF_CAMP_ATTACKED;
    bool strikes = draft->claim.unit == RF_EVENTS &&
                   (v == RF_AIR_STRIKES || v == RF_SHELLINGS || v == RF_MISSILES || v == RF_DRONES);
    if (!on && (!p->head || !strikes))
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    *from = q->token + q->n_tokens;
    *to = on ? *from : p->head->token;
    while (on && *to < *from + 3 && !rf__tag_at(doc, *to, RF__C_EVENT_WORD))
        ++*to; /* "55 Israeli attacks on hospitals" */
    return *to > *from && rf__is_causer(doc, &doc->sentences[draft->sentence], *from, *to);
}

rf_err rf__set_perpetrator(rf__doc *doc, rf__draft *draft, const rf__trigger *t,
                           const rf__phrase *p) {
    uint32_t from = 0, to = 0;
    rf_indicator v = draft->claim.indicator;
    if (v == RF_TROOPS || v == RF_TERRITORY || v == RF_AID || v == RF_POPULATION)
        return RF_OK; /* no harm done: whose they are is the side */
    bool strikes = owner_of_strikes(doc, draft, p, &from, &to);
    bool caused = t && (t->entry->flags & RF__CAUSE || v == RF_DISPLACED || v == RF_KILLED ||
                        v == RF_INJURED);
    bool launched =
        t && t->entry->class == RF__C_TRIGGER &&
        (v == RF_AIR_STRIKES || v == RF_SHELLINGS || v == RF_MISSILES || v == RF_DRONES);
    if (!strikes && launched) { /* "Russia launched 18 drones" */
        from = to = 0;
        first_causer(doc, &doc->sentences[draft->sentence], draft->np, &from, &to);
        strikes = to > from;
    }
    if (!strikes && !caused)
        return RF_OK;
    if (!strikes) {
        draft->claim.perpetrator = pronoun_agent(doc, t);
        if (draft->claim.perpetrator)
            return RF_OK;
        find_agent(doc, draft, t, &from, &to);
        if (to <= from)
            return RF_OK;
    }
    draft->claim.perpetrator = rf__doc_slice(doc, from, to - from);
    return draft->claim.perpetrator ? RF_OK : RF_ERR_NOMEM;
}
