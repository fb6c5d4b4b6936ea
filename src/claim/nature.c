/* What kind of statement a figure is: reported or feared, new or so far, of whom, by whom. */
#include "claim/figure.h"

#include <string.h>

/* ---- modality ---- */

enum { MODAL_REACH = 16 };

/* The first token of the clause that holds `token`. */
static uint32_t clause_start(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t i = token;
    while (i > sentence->token && !rf__is_clause_edge(doc, i - 1) &&
           doc->tokens[i - 1].punct != ',' && !rf__tag_at(doc, i - 1, RF__C_SAY_VERB))
        i--;
    return i;
}

static const rf__tag *modal_between(const rf__doc *doc, uint32_t from, uint32_t to) {
    const rf__tag *found = NULL;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_MODAL);
        /* "the planned convoys" */
        if (tag && tag->n == 1 && rf__tag_at(doc, i + 1, RF__C_NOUN) && i &&
            tag->entry->code == RF_PLANNED)
            continue;
        bool month = rf__tag_at(doc, i, RF__C_MONTH) && doc->tokens[i].flags & RF__CAPITAL;
        if (tag && tag->token + tag->n <= to && !month)
            found = tag;
    }
    return found;
}

static bool is_negated(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__function_at(doc, i) == RF__F_NOT)
            return true;
    return false;
}

/* A participle clause behind a comma goes with the clause before it: "could spread, displacing
 * 500,000". */
static uint32_t governing_start(const rf__doc *doc, const rf__sentence *sentence,
                                uint32_t trigger) {
    uint32_t start = clause_start(doc, sentence, trigger);
    const rf__tag *verb = rf__tag_at(doc, trigger, RF__C_VERB);
    bool ing = verb && verb->entry->form == RF__ING && trigger - start <= 2;
    if (ing && start > sentence->token && doc->tokens[start - 1].punct == ',')
        start = clause_start(doc, sentence, start - 1);
    return start;
}

rf_modality rf__modality_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t trigger,
                            uint32_t n_trigger) {
    uint32_t start = governing_start(doc, sentence, trigger);
    if (trigger - start > MODAL_REACH)
        start = trigger - MODAL_REACH;
    if (rf__function_at(doc, sentence->token) == RF__F_IF)
        return RF_PROJECTED;
    const rf__tag *modal = modal_between(doc, start, trigger + (n_trigger ? 1 : 0));
    if (modal && modal->token <= trigger)
        return (rf_modality)modal->entry->code;
    if (is_negated(doc, trigger >= start + 4 ? trigger - 4 : start, trigger))
        return RF_DENIED;
    return RF_REPORTED;
}

/* Of a number in a table: what stands over its column tells, or the words about its trigger in the
 * caption or label; other cells of its row do not. */
static rf_modality modality_in_table(const rf__doc *doc, const rf__draft *draft) {
    const rf__tag *modal = modal_between(doc, draft->head, draft->head + draft->n_head);
    uint32_t from = draft->trigger;
    for (uint32_t back = 0; back < 3 && from; back++, from--)
        if (rf__is_clause_edge(doc, from - 1) || doc->tokens[from - 1].kind == RF__NUMERAL)
            break;
    if (!modal)
        modal = modal_between(doc, from, draft->trigger);
    return modal ? (rf_modality)modal->entry->code : RF_REPORTED;
}

/* ---- who did it ---- */

static const rf__mention *mention_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
        if (doc->mentions[m].token == i)
            return &doc->mentions[m];
    return NULL;
}

static bool is_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                      uint32_t to) {
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
        rf_gazetteer_get(doc->gazetteer, mention->place).kind != RF_GAZ_COUNTRY ||
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
static uint32_t agent_end(const rf__doc *doc, uint32_t from, uint32_t end) {
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
        uint32_t end = begins ? agent_end(doc, i, last) : i;
        bool acts_itself = end >= last || (!rf__tag_at(doc, end, RF__C_SAY_VERB) &&
                                           rf__function_at(doc, end) != RF__F_BE);
        if (end > i && acts_itself &&
            (is_causer(doc, sentence, i, end) || is_country_at_war(doc, sentence, i, end, last))) {
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
        if (word && is_attack(word->entry->code) && is_causer(doc, sentence, from, i + word->n)) {
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
        uint32_t stop = agent_end(doc, i + 1, end);
        bool deed = stop < end && stop > i + 1 &&
                    (acts(doc, stop) || is_unlisted_verb(doc, stop) ||
                     rf__tag_at(doc, stop, RF__C_EVENT_WORD));
        if (deed && rf__function_at(doc, stop) != RF__F_BE &&
            !rf__tag_at(doc, stop, RF__C_SAY_VERB) && is_causer(doc, sentence, i + 1, stop)) {
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
        uint32_t stop = agent_end(doc, i + 1, end);
        if (within ? is_attack_by(doc, sentence, i + 1, &stop)
                   : is_causer(doc, sentence, i + 1, stop)) {
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
    uint32_t first = clause_start(doc, sentence, t->group);
    uint32_t near = phrase_before(doc, first, t->group);
    /* "strikes outside Hezbollah strongholds killed": no subject stands behind a preposition */
    bool governed = near > sentence->token && is_preposition(rf__function_at(doc, near - 1));
    if (near < t->group && !governed &&
        (is_causer(doc, sentence, near, t->group) ||
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
    return *to > *from && is_causer(doc, &doc->sentences[draft->sentence], *from, *to);
}

static rf_err set_perpetrator(rf__doc *doc, rf__draft *draft, const rf__trigger *t,
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

/* The side that counted fighters belong to: "22 pro-government fighters", "fighters from X". */
static rf_err set_side(rf__doc *doc, rf__draft *draft, const rf__phrase *p) {
    if (!(draft->claim.groups & (RF_FIGHTERS | RF_SOLDIERS)) || !p->head ||
        p->head->entry->class != RF__C_NOUN)
        return RF_OK;
    uint32_t from =
        doc->quantities[draft->quantity].token + doc->quantities[draft->quantity].n_tokens;
    uint32_t to = p->head->token;
    if (rf__function_at(doc, from) == RF__F_OF)
        from++;
    if (from >= to) {
        rf__function f = rf__function_at(doc, p->end);
        const rf__sentence *sentence = &doc->sentences[draft->sentence];
        if (f != RF__F_FROM && f != RF__F_OF)
            return RF_OK;
        from = p->end + 1;
        if (rf__function_at(doc, from) == RF__F_THE)
            from++;
        to = agent_end(doc, from, sentence->token + sentence->n_tokens);
        if (!is_causer(doc, sentence, from, to))
            return RF_OK;
    }
    if (from >= to)
        return RF_OK;
    draft->claim.side = rf__doc_slice(doc, from, to - from);
    return draft->claim.side ? RF_OK : RF_ERR_NOMEM;
}

/* ---- refinements of the indicator ---- */

static bool near_tag(const rf__doc *doc, uint32_t from, uint32_t to, rf__class class,
                     const char *text) {
    for (uint32_t i = from; i < to && i < doc->n_tokens; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, class);
        if (tag && (!text || (tag->entry->text && !strcmp(tag->entry->text, text))))
            return true;
    }
    return false;
}

/* "died from the cold", "cholera deaths". */
static bool of_exposure(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, after = draft->trigger + draft->n_trigger;
    for (uint32_t i = after; i < end && i < after + 7; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || f == RF__F_WHILE)
            break;
        bool links = f == RF__F_FROM || f == RF__F_OF || f == RF__F_BY || f == RF__F_IN ||
                     f == RF__F_OTHER_PREPOSITION || f == RF__F_TO || f == RF__F_FOR;
        if (links && near_tag(doc, i + 1, i + 4 < end ? i + 4 : end, RF__C_HAZARD, "exposure"))
            return true;
    }
    for (uint32_t i = sentence->token; i < draft->trigger; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_HAZARD);
        if (tag && tag->entry->what_kind && !strcmp(tag->entry->what_kind, "disease"))
            return true; /* "38 new cases of cholera, with two deaths" */
    }
    uint32_t before = draft->trigger > sentence->token + 2 ? draft->trigger - 2 : sentence->token;
    return near_tag(doc, before, draft->trigger, RF__C_HAZARD, "exposure");
}

static bool in_camps(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, from = draft->trigger;
    for (uint32_t i = from; i < end && i < from + 10; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (tag && tag->entry->indicator == RF_IN_RELIEF_CAMP && !(tag->entry->flags & RF__CAMP))
            return true;
    }
    return false;
}

/* Fled into another country than where they fled from: refugees. */
static bool over_a_border(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, from = draft->trigger + draft->n_trigger;
    for (uint32_t i = from; i < end && i < from + 8; i++) {
        if (doc->tokens[i].punct == ',' || doc->tokens[i].punct == ';')
            return false;
        rf__function f = rf__function_at(doc, i);
        if (rf__tag_over(doc, i, RF__C_FUNCTION) && rf__tag_over(doc, i, RF__C_FUNCTION)->n > 1)
            continue; /* "due to" */
        if (f == RF__F_OR)
            return false; /* "to other parts of the state or across the border" */
        if (f == RF__F_ACROSS &&
            near_tag(doc, i, i + 4 < end ? i + 4 : end, RF__C_COMPLEMENT, "across_border"))
            return true;
        if (f != RF__F_TO && f != RF__F_INTO)
            continue;
        for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
            const rf__mention *mention = &doc->mentions[m];
            if (mention->token < i || mention->token > i + 3 || mention->place == RF_NO_PLACE ||
                mention->use == RF_NAME_DEMONYM)
                continue;
            rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, mention->place);
            if (place.kind == RF_GAZ_COUNTRY)
                return strcmp(place.country, doc->country) != 0;
        }
    }
    return false;
}

static void refine(const rf__doc *doc, rf__draft *draft, bool passive) {
    rf_claim *c = &draft->claim;
    if (c->indicator == RF_KILLED && of_exposure(doc, draft))
        c->indicator = RF_DIED_OF_EXPOSURE;
    if (c->indicator == RF_SHELTERED && !passive && in_camps(doc, draft))
        c->indicator = RF_IN_RELIEF_CAMP;
    if (c->indicator == RF_DISPLACED && over_a_border(doc, draft))
        c->indicator = RF_CROSSED_BORDER;
}

/* "was granted to support the society in delivering aid to 400 families": not yet done. */
static bool has_purpose(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t i = token; i-- > sentence->token && i + 14 > token;) {
        if (doc->tokens[i].punct == ',' || rf__is_clause_edge(doc, i))
            return false;
        const rf__tag *verb = rf__tag_at(doc, i + 1, RF__C_VERB);
        if (rf__function_at(doc, i) == RF__F_TO && verb && verb->entry->form == RF__BASE)
            return true;
    }
    return false;
}

/* ---- who exactly, told around the number ---- */

/* The groups of the nouns from a token on: "women and children". */
static uint32_t groups_at(const rf__doc *doc, uint32_t from, uint32_t end) {
    uint32_t groups = 0;
    for (uint32_t i = from; i < end && i < from + 4; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        rf__function f = rf__function_at(doc, i);
        if (noun && noun->entry->groups) {
            groups |= noun->entry->groups;
            i += noun->n - 1;
        } else if (f != RF__F_AND && f != RF__F_ALL)
            break;
    }
    return groups;
}

/* "33,000 malnourished children", "four more of its peacekeepers": the noun behind other words. */
static uint32_t groups_behind(const rf__doc *doc, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end && i < from + 5; i++) {
        rf__function f = rf__function_at(doc, i);
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->groups;
        bool joins = f == RF__F_NONE || f == RF__F_AND || f == RF__F_OF || f == RF__F_ITS ||
                     f == RF__F_THEIR || f == RF__F_MORE || f == RF__F_OTHER || f == RF__F_THE;
        if (doc->tokens[i].kind != RF__WORD || !joins || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            doc->tokens[i].flags & RF__CAPITAL)
            return 0;
    }
    return 0;
}

static uint32_t groups_around(const rf__doc *doc, const rf__sentence *sentence,
                              const rf__draft *draft, const rf__phrase *p) {
    if (draft->claim.unit != RF_PEOPLE && draft->claim.unit != RF_UNIT_SHARE)
        return 0;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t behind = q->token + q->n_tokens, end = sentence->token + sentence->n_tokens;
    bool share = draft->claim.indicator == RF_SHARE;
    uint32_t groups = share ? 0 : groups_behind(doc, behind, end);
    for (uint32_t i = behind; i < end && i < behind + 14 && !groups; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || (!share && doc->tokens[i].kind == RF__NUMERAL))
            break;
        if (share && f == RF__F_BE) /* "over half of the displaced are children" */
            return groups_at(doc, i + 1, end);
        if (!share && doc->tokens[i].punct == ',' && rf__function_at(doc, i + 1) == RF__F_ALL)
            groups = groups_at(doc, i + 1, end); /* ", all women and children" */
    }
    /* "Aid workers killed since November: 12" */
    bool label = q->token > sentence->token && doc->tokens[q->token - 1].punct == ':';
    if (!groups && label && p->start + 1 >= q->token)
        groups = groups_at(doc, sentence->token, draft->trigger);
    return groups;
}

rf_err rf__nature(rf__doc *doc, rf__draft *draft, const rf__phrase *p, const rf__trigger *t) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    refine(doc, draft, t && t->voice == RF__PASSIVE);
    draft->claim.groups = p->groups ? p->groups : groups_around(doc, sentence, draft, p);
    draft->claim.modality =
        rf__modality_at(doc, sentence, t ? t->token : draft->trigger, t ? t->n : draft->n_trigger);
    /* "was not allowed to bring aid to 40,000 displaced people": they are displaced all the same */
    bool names = t && p->head && p->head->token == t->token && t->entry->class == RF__C_TRIGGER;
    uint32_t near = p->start > sentence->token + 2 ? p->start - 2 : sentence->token;
    if (draft->claim.modality == RF_DENIED && names && !is_negated(doc, near, p->start))
        draft->claim.modality = RF_REPORTED;
    /* "800,000 could be ..." stands behind the number, "feared" may stand before it */
    if (draft->claim.modality == RF_REPORTED && p->start < draft->trigger) {
        uint32_t from = p->start > sentence->token + 3 ? p->start - 3 : sentence->token;
        const rf__tag *modal = modal_between(doc, from, p->start);
        if (modal && !rf__is_clause_edge(doc, modal->token))
            draft->claim.modality = (rf_modality)modal->entry->code;
    }
    /* "the toll could exceed 20,000": between the trigger and the number */
    if (draft->claim.modality == RF_REPORTED && t && t->token < p->start &&
        p->start - t->token < 12) {
        const rf__tag *modal = modal_between(doc, t->token + t->n, p->start);
        if (modal)
            draft->claim.modality = (rf_modality)modal->entry->code;
    }
    if (draft->claim.modality == RF_REPORTED && t && draft->claim.indicator == RF_AID &&
        (t->infinitive || (t->voice == RF__ING_CLAUSE && has_purpose(doc, sentence, t->token))))
        draft->claim.modality = RF_PLANNED; /* "$160 million to help 5.2 million people" */
    if (draft->n_head)
        draft->claim.modality = modality_in_table(doc, draft);
    draft->claim.flow = rf__flow_of(doc, draft, p, t);
    rf_err err = set_perpetrator(doc, draft, t, p);
    return err ? err : set_side(doc, draft, p);
}
