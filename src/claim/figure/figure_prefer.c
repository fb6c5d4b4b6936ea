/* Of two links of one number the better one may say less: that people are helped says more than
 * that they are affected, what was done to them more than how they were. */
#include "claim/figure/figure_maker.h"
#include "claim/speaker/speaker.h"

typedef rf__made made;
typedef rf__maker maker;

/* "to reach 40 people (still) trapped by the mud": no help yet, they are trapped. */
static bool reaches_trapped(const maker *m, const made *own, const rf__trigger *verb) {
    uint32_t at = own->phrase.end + (rf__tag_at(m->doc, own->phrase.end, RF__C_FLOW) != NULL);
    return verb->entry->indicator == RF_AID && verb->entry->flags & RF__WEAK &&
           verb->entry->flags & RF__TRANSITIVE && !verb->entry->needs &&
           rf__is_kind(rf__tag_at(m->doc, at, RF__C_TRIGGER), "trapped");
}

/* "kits were handed out, reaching | 900 IDPs": behind words for what was given. */
static bool is_reached_with(const maker *m, uint32_t verb) {
    uint32_t n;
    if (!rf__ends_as(m->doc, verb, RF__END_ING) ||
        !rf__is_verb_of(m->doc, verb, RF_AID, RF__OBJECT))
        return false;
    for (uint32_t t = m->sentence->token; t < verb; t++)
        if (rf__is_asked_for(m->doc, t, "aid_words", &n))
            return true;
    return false;
}

/* "assisted | 900 IDPs": a verb of helping, not "the fire reached 300 IDPs". */
static bool is_helping(const rf__doc *doc, uint32_t token) {
    for (uint32_t g = doc->tokens[token].first_tag; g < doc->tokens[token + 1].first_tag; g++) {
        const rf__lex_entry *e = doc->tags[g].entry;
        if (e->class == RF__C_VERB && e->indicator == RF_AID && e->flags & RF__OBJECT &&
            !e->needs && !(e->flags & (RF__TRANSITIVE | RF__NEEDS_NOUN)))
            return true;
    }
    return false;
}

/* "1.7 million refugees and hosts | were assisted": helped in the passive, and nothing but who else
 * was between. */
static bool are_helped(const maker *m, const made *own) {
    enum { BETWEEN = 2 };
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *help = &m->triggers[t];
        if (help->voice == RF__PASSIVE && help->group >= own->phrase.end &&
            help->group <= own->phrase.end + BETWEEN && is_helping(m->doc, help->token))
            return rf__function_at(m->doc, help->token + help->n) != RF__F_TO && /* "to return" */
                   (help->group == own->phrase.end ||
                    rf__function_at(m->doc, own->phrase.end) == RF__F_AND);
    }
    return false;
}

/* "to assist 75,000 people affected by the storm": that they are helped says more. */
static void prefer_aid(maker *m, uint32_t i) {
    made *own = &m->made[i];
    bool named = own->link.relation == RF__R_PREMODIFIER || own->link.relation == RF__R_HEAD;
    bool away =
        named && (own->link.indicator == RF_DISPLACED || /* "food to 20,000 refugees" */
                  own->link.indicator == RF_CROSSED_BORDER || own->link.indicator == RF_RETURNED);
    if ((own->link.indicator != RF_IN_NEED && !away) || own->link.relation == RF__R_OBJECT)
        return;
    rf__function front = own->phrase.start > m->sentence->token
                             ? rf__function_at(m->doc, own->phrase.start - 1)
                             : RF__F_NONE;
    bool recipient = (own->link.relation == RF__R_PREMODIFIER || away) &&
                     (front == RF__F_TO || (front == RF__F_FOR && !away));
    uint32_t front_verb = own->phrase.start > m->sentence->token ? own->phrase.start - 1 : 0;
    recipient |=
        away && front_verb && (is_helping(m->doc, front_verb) || is_reached_with(m, front_verb));
    if (away && !recipient && !are_helped(m, own))
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *trigger = &m->triggers[t];
        bool given = recipient && trigger->complement != UINT32_MAX; /* "gave tools to 300 affected
                                                                        families" */
        if (trigger->entry->indicator != RF_AID || reaches_trapped(m, own, trigger) ||
            (trigger->token + trigger->n != own->phrase.start && !given &&
             !(away && !recipient && trigger->voice == RF__PASSIVE)))
            continue;
        if (away && rf__modality_at(m->doc, m->sentence, trigger->token, trigger->n) == RF_DENIED)
            continue; /* "could bring no aid to 9,400 displaced people": they are displaced */
        rf__link link =
            rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &own->phrase, trigger);
        if (link.indicator != RF_AID || link.score < RF__LEAST_SCORE)
            continue;
        link.trigger = (int32_t)t;
        own->link = link;
    }
}

/* "the death toll has risen to 920 casualties": the toll tells what became of them. */
static void prefer_toll(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator != RF_CASUALTIES || own->link.relation != RF__R_HEAD)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *toll = &m->triggers[t];
        if (toll->asks || toll->pattern != RF__P_TOLL || toll->n < 2 ||
            toll->entry->indicator != RF_KILLED)
            continue;
        rf__link link = {.score = own->link.score,
                         .relation = RF__R_TOLL,
                         .trigger = (int32_t)t,
                         .indicator = RF_KILLED,
                         .unit = own->link.unit};
        rf__phrase bare = own->phrase;
        bare.head = NULL;
        if (rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &bare, toll).score >=
            RF__SURE_SCORE - 0.1)
            own->link = link;
    }
}

/* "rescued 31 people trapped in cars", "killed nine people displaced by the war": what was done to
 * them says more than how they were. Whom a town hosts are told by what befell them. */
static void prefer_object(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__trigger *reduced = &m->triggers[own->link.trigger];
    bool need = own->link.indicator == RF_IN_NEED;
    bool people = own->phrase.head && own->phrase.head->entry->unit == RF_PEOPLE;
    if (reduced->token != own->phrase.end || (!need && !people) ||
        (own->link.relation != RF__R_SUBJECT && own->link.relation != RF__R_AFTER))
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *verb = &m->triggers[t];
        if (verb->asks || verb->entry->class != RF__C_VERB || verb->token >= own->phrase.start ||
            reaches_trapped(m, own, verb) ||
            (!need && (verb->entry->flags & (RF__STATIVE | RF__WEAK) || verb->noun_like)))
            continue;
        rf__link link =
            rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &own->phrase, verb);
        if (!link.indicator || link.relation != RF__R_OBJECT || link.score < 0.8)
            continue;
        link.trigger = (int32_t)t;
        own->link = link;
        return;
    }
}

/* Does the word stand in the main clause behind a relative one, whose verb ends at `from`: a verb
 * with its auxiliaries, or a state behind "be"? */
static bool is_main_verb(const maker *m, uint32_t from, const rf__trigger *t,
                         const rf__quantity *own) {
    bool state = t->entry->class == RF__C_TRIGGER && t->group > from &&
                 (t->pattern == RF__P_ADJECTIVE || t->pattern == RF__P_STATE) &&
                 t->entry->indicator != RF_IN_NEED && t->entry->indicator != RF_POPULATION &&
                 rf__function_at(m->doc, t->group - 1) == RF__F_BE;
    /* "who fled Gorsk | returned": a past form alone, where no "and" joins it to the clause */
    bool alone = t->group == t->token;
    bool plain = t->entry->form == RF__PAST && t->entry->flags & RF__SUBJECT &&
                 !(t->entry->flags & (RF__OBJECT | RF__STATIVE | RF__WEAK));
    bool verb = t->entry->class == RF__C_VERB && t->group >= from && !t->infinitive &&
                (alone ? plain : t->voice == RF__PASSIVE || t->voice == RF__ACTIVE);
    for (uint32_t i = from; i < t->group && (verb || state); i++)
        if ((alone && rf__function_at(m->doc, i) == RF__F_AND) || rf__is_clause_edge(m->doc, i) ||
            rf__is_other_quantity(m->doc, m->sentence, i, own) ||
            (m->doc->tokens[i].kind == RF__PUNCT && m->doc->tokens[i].punct != '-'))
            return false;
    return verb || state;
}

/* "319 people who were sheltering there were killed", "2,000 who had found refuge there are on the
 * move again": the main clause tells what happened. */
static void prefer_main_verb(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__trigger *verb = &m->triggers[own->link.trigger];
    bool passive = verb->voice == RF__BARE && verb->entry->flags & RF__OBJECT; /* not "died" */
    bool reduced = verb->token == own->phrase.end &&
                   (passive || verb->voice == RF__ING_CLAUSE); /* "hosted by" */
    const rf__tag *clause = rf__tag_at(m->doc, own->phrase.end, RF__C_VERB);
    bool hosted = clause && rf__is_verb_of(m->doc, own->phrase.end, RF_SHELTERED, RF__ARRIVES) &&
                  rf__function_at(m->doc, own->phrase.end + 1) == RF__F_BY;
    bool named =
        own->link.relation == RF__R_HEAD && clause && (hosted || clause->entry->form == RF__ING);
    bool trapped = verb->pattern == RF__P_ADJECTIVE && /* "stranded there | were moved" */
                   rf__tag_at(m->doc, verb->token, RF__C_TRIGGER) &&
                   rf__is_kind(rf__tag_at(m->doc, verb->token, RF__C_TRIGGER), "trapped");
    bool told = verb->pattern == RF__P_STATE || trapped || /* "40 people in camps | have died" */
                (verb->pattern == RF__P_ADJECTIVE && verb->entry->indicator == RF_DISPLACED);
    bool patients = verb->pattern == RF__P_ADJECTIVE && verb->n > 1 && /* "in hospital | died" */
                    verb->entry->indicator == RF_INJURED;
    uint32_t first = rf__quantity_at(m, i)->phrase; /* not "40 of the 90 displaced" */
    bool part = first > m->sentence->token + 1 && rf__function_at(m->doc, first - 1) == RF__F_THE &&
                rf__function_at(m->doc, first - 2) == RF__F_OF;
    bool state = own->link.relation == RF__R_AFTER && (told || patients) && !part &&
                 verb->token == own->phrase.end;
    if (!named && !state &&
        (own->link.relation != RF__R_SUBJECT ||
         (!reduced && rf__function_at(m->doc, own->phrase.end) != RF__F_WHO)))
        return;
    uint32_t from = named ? own->phrase.end + 1 : verb->token + verb->n;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        if (patients && m->triggers[t].entry->indicator != RF_KILLED)
            continue;
        if (m->triggers[t].asks || !is_main_verb(m, from, &m->triggers[t], rf__quantity_at(m, i)) ||
            ((named || state) && m->triggers[t].entry->flags & (RF__STATIVE | RF__WEAK) &&
             !(trapped && m->triggers[t].voice == RF__PASSIVE)))
            continue; /* "refugees living here | are hosted in" are told of as refugees */
        rf__link link = rf__link_score(m->doc, m->sentence, rf__quantity_at(m, i), &own->phrase,
                                       &m->triggers[t]);
        if (!link.indicator || link.score < RF__LEAST_SCORE ||
            (link.relation != RF__R_SUBJECT && link.relation != RF__R_AFTER))
            continue;
        link.trigger = (int32_t)t;
        own->link = link;
        return;
    }
}

/* "nine of the dead had been staying in a school": what befell them says more than where they were.
 */
static void prefer_harm(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t of = q->token + q->n_tokens;
    if (!(m->triggers[own->link.trigger].entry->flags & RF__STATIVE))
        return;
    const made *whole =
        i ? &m->made[i - 1] : NULL; /* "nine of the dead, | five of them children," */
    if (own->phrase.of_pronoun && whole && whole->phrase.end + 2 >= own->phrase.start &&
        m->doc->tokens[own->phrase.start - 1].punct == ',' && whole->link.relation == RF__R_OF &&
        rf__hurts_people(whole->link.indicator)) {
        (void)rf__take(m, i, whole, (int32_t)i - 1, RF__SURE_SCORE);
        return;
    }
    if (rf__function_at(m->doc, of) != RF__F_OF || rf__function_at(m->doc, of + 1) != RF__F_THE ||
        q->kind != RF__Q_COUNT)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *harm = &m->triggers[t];
        if (harm->token != of + 2 || harm->pattern != RF__P_ADJECTIVE ||
            !rf__hurts_people((rf_indicator)harm->entry->indicator))
            continue;
        own->link.trigger = (int32_t)t;
        own->link.indicator = (rf_indicator)harm->entry->indicator;
        own->link.relation = RF__R_OF;
        return;
    }
}

/* "left the camp | to go home": they came back. */
static void prefer_return(maker *m, uint32_t i) {
    enum { REACH = 9 };
    made *own = &m->made[i];
    const rf__trigger *left = &m->triggers[own->link.trigger];
    if (own->link.indicator != RF_DISPLACED || own->link.relation != RF__R_SUBJECT ||
        !(left->entry->flags & RF__LEAVES))
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *back = &m->triggers[t];
        bool behind = back->token > left->token && back->token <= left->token + REACH;
        if (back->entry->indicator != RF_RETURNED || !back->infinitive || !behind)
            continue;
        for (uint32_t k = left->token; k < back->token; k++)
            if (rf__is_clause_edge(m->doc, k) || m->doc->tokens[k].punct == ',')
                return;
        own->link.trigger = (int32_t)t;
        own->link.indicator = RF_RETURNED;
        return;
    }
}

/* "the bodies of (all) eight people who had gone missing": they are dead. */
static void prefer_bodies(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t of = own->phrase.start;
    if (own->link.indicator != RF_MISSING || of < m->sentence->token + 2)
        return;
    rf__function f = rf__function_at(m->doc, of - 1);
    of -= f == RF__F_ALL || f == RF__F_THE ? 2 : 1;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *dead = &m->triggers[t];
        if (dead->pattern != RF__P_NOUN_OF || dead->entry->indicator != RF_KILLED ||
            dead->token + dead->n != of || rf__function_at(m->doc, of) != RF__F_OF)
            continue;
        own->link.trigger = (int32_t)t;
        own->link.indicator = RF_KILLED;
        own->link.relation = RF__R_OF;
        return;
    }
}

static bool says_found(const rf__doc *doc, uint32_t token) {
    uint32_t n;
    return rf__is_asked_for(doc, token, "found_again", &n);
}

/* "12 people who had gone missing have been [found]", "Of the missing, 12 have been [found]",
 * "[found] 12 of the 20 missing miners": no longer missing, and nothing tells how they are. */
bool rf__was_found(const maker *m, uint32_t i) {
    enum { REACH = 14 };
    const made *own = &m->made[i];
    if (own->link.indicator != RF_MISSING)
        return false;
    if (own->phrase.start > m->sentence->token &&
        rf__function_at(m->doc, own->phrase.start - 1) == RF__F_UNTIL)
        return false; /* "until two who were seized are freed" */
    bool those = own->phrase.of_phrase || own->link.relation == RF__R_PREMODIFIER;
    if (those && own->phrase.start > m->sentence->token &&
        says_found(m->doc, own->phrase.start - 1))
        return true;
    uint32_t told = own->trigger.token + own->trigger.n;
    uint32_t from = told > own->phrase.end ? told : own->phrase.end;
    for (uint32_t t = from; t < from + REACH && t < m->doc->n_tokens; t++) {
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_OF && rf__function_at(m->doc, t + 1) == RF__F_WHOM) {
            t++; /* "nine of whom have been freed" */
            continue;
        }
        if (f == RF__F_AND || f == RF__F_NOT || rf__is_clause_edge(m->doc, t) ||
            (m->doc->tokens[t].kind == RF__PUNCT && m->doc->tokens[t].punct != '-'))
            return false;
        if ((f == RF__F_BE || f == RF__F_BEEN) && says_found(m->doc, t + 1))
            return true;
    }
    return false;
}

/* "Mass displacements occurred in Gorsk, affecting | 1,305 people": who was displaced. Not "caused
 * displacement, affecting 1,305". */
static void prefer_displaced(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    uint32_t verb = m->triggers[own->link.trigger].token;
    const rf__tag *affects = rf__tag_at(doc, verb, RF__C_VERB);
    if (own->link.indicator != RF_IN_NEED || !affects || affects->entry->form != RF__ING ||
        !rf__is_verb_of(doc, verb, RF_IN_NEED, RF__OBJECT) ||
        !rf__is_verb_of(doc, verb, RF_HOMES_DAMAGED, RF__OBJECT))
        return;
    for (uint32_t t = m->sentence->token; t < verb; t++) {
        const rf__tag *noun = rf__tag_at(doc, t, RF__C_TRIGGER);
        rf__function before = t > m->sentence->token ? rf__function_at(doc, t - 1) : RF__F_NONE;
        if (noun && noun->entry->indicator == RF_DISPLACED &&
            noun->entry->pattern == RF__P_NOUN_OF && before != RF__F_AND &&
            !rf__is_any_preposition(before)) {
            own->link.indicator = RF_DISPLACED;
            return;
        }
        if (rf__is_finite(doc, t) ||
            (rf__ends_as_past(doc, t) && !rf__tag_at(doc, t, RF__C_TRIGGER)))
            return;
    }
}

/* "9,000 refugees were [left homeless]", "40 migrants are [missing]": what became of people who are
 * named by their flight. */
static void prefer_fate(maker *m, uint32_t i) {
    enum { REACH = 3 };
    made *own = &m->made[i];
    if (own->link.relation != RF__R_HEAD || own->phrase.of_number ||
        (own->link.indicator != RF_CROSSED_BORDER && own->link.indicator != RF_DISPLACED))
        return;
    uint32_t at = own->phrase.end;
    rf__function f = rf__function_at(m->doc, at);
    for (uint32_t t = 0; t < m->n_triggers && (f == RF__F_BE || f == RF__F_HAVE); t++) {
        const rf__trigger *fate = &m->triggers[t];
        int became = fate->entry->indicator;
        if (fate->token <= at || fate->token > at + REACH || fate->entry->class != RF__C_TRIGGER ||
            fate->pattern != RF__P_ADJECTIVE ||
            (became != RF_HOMELESS && became != RF_MISSING && became != RF_KILLED &&
             became != RF_INJURED) ||
            rf__function_at(m->doc, fate->token - 1) == RF__F_NOT)
            continue;
        own->link.trigger = (int32_t)t;
        own->link.indicator = (rf_indicator)became;
        own->link.relation = RF__R_AFTER;
        return;
    }
}

/* "killed two villagers and | 29 refugees": what was done to those before was done to them. */
static void prefer_joined(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (!i || own->link.relation != RF__R_HEAD ||
        (own->link.indicator != RF_CROSSED_BORDER && own->link.indicator != RF_DISPLACED))
        return;
    const made *first = &m->made[i - 1];
    rf_indicator done = first->link.indicator;
    if (first->link.relation != RF__R_OBJECT || first->phrase.end + 1 != own->phrase.start ||
        rf__function_at(m->doc, first->phrase.end) != RF__F_AND || first->link.trigger < 0 ||
        (done != RF_KILLED && done != RF_INJURED && done != RF_CASUALTIES && done != RF_MISSING))
        return;
    own->link = first->link;
    own->link.unit = RF_PEOPLE;
}

/* "2,800 injured people are [receiving care]": they are injured, whoever helps them; and wherever
 * they are taken: "eleven wounded gendarmes were [flown to the capital]". */
static void prefer_injured(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__tag *hurt = own->phrase.premodifier;
    if (!hurt || hurt->entry->indicator != RF_INJURED)
        return;
    bool helped = own->link.indicator == RF_AID && own->link.relation == RF__R_SUBJECT,
         taken =
             own->link.indicator == RF_RELOCATED && own->has_trigger && own->trigger.entry->needs;
    if (helped || taken || own->link.indicator == RF_TROOPS)
        own->link.indicator = RF_INJURED;
}

/* "the landslide [buried] 55 workers": nobody who buries the dead; they are under it. */
static void prefer_missing(maker *m, uint32_t i) {
    enum { REACH = 6 };
    made *own = &m->made[i];
    const rf__trigger *bury = &m->triggers[own->link.trigger];
    if (own->link.indicator != RF_KILLED || own->link.relation != RF__R_OBJECT ||
        bury->entry->class != RF__C_VERB || !(bury->entry->flags & RF__WEAK) ||
        bury->entry->flags & RF__NEEDS_NOUN || bury->voice == RF__PASSIVE)
        return;
    for (uint32_t t = bury->group; t-- > m->sentence->token && t + REACH >= bury->group;) {
        if (rf__event_tag(m->doc, t, RF__E_NOT_ARMED)) {
            own->link.indicator = RF_MISSING;
            return;
        }
        const rf__tag *noun = rf__tag_at(m->doc, t, RF__C_NOUN);
        if (rf__is_clause_edge(m->doc, t) || (noun && noun->entry->unit == RF_PEOPLE))
            return;
    }
}

/* "69 of those kidnapped escaped", "All 532 people held in it got away", "69 inmates escaped": are
 * those counted told to be captives, up to the verb? */
static bool are_held(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    for (uint32_t k = q->token + q->n_tokens; k < m->made[i].trigger.token; k++)
        if (rf__is_kind(rf__tag_at(m->doc, k, RF__C_NOUN), "held") ||
            rf__is_verb_of(m->doc, k, RF_MISSING, RF__OBJECT))
            return true;
    return false;
}

/* "Of the wounded 198 have been allowed home": who leaves a hospital has not come back from flight.
 * Told of the hurt or a hospital in the sentence, and of nobody who fled. */
bool rf__left_hospital(const maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    bool hurt = false;
    if (m->made[i].link.indicator != RF_RETURNED)
        return false;
    for (uint32_t k = m->sentence->token; k < end; k++) {
        const rf__tag *noun = rf__tag_at(doc, k, RF__C_NOUN);
        const rf__tag *word = rf__tag_at(doc, k, RF__C_TRIGGER);
        int v = word ? word->entry->indicator : RF_N_INDICATORS;
        hurt |= v == RF_INJURED || (noun && noun->entry->flags & RF__FACILITY_HEALTH);
        if (v == RF_DISPLACED || v == RF_CROSSED_BORDER || v == RF_IN_RELIEF_CAMP ||
            (rf__is_verb_of(doc, k, RF_DISPLACED, RF__SUBJECT) && /* not "leaving 172 there" */
             !rf__ends_as(doc, k, RF__END_ING)) ||
            (noun && noun->entry->flags & RF__CAMP))
            return false;
    }
    return hurt;
}

/* "abducted 60 villagers; [22 escaped]": captives who got free fled from no home. */
bool rf__got_free(const maker *m, uint32_t i) {
    enum { REACH = 1 };
    const made *own = &m->made[i];
    const rf__lex_entry *verb = own->trigger.entry;
    if (own->link.indicator != RF_DISPLACED || verb->class != RF__C_VERB ||
        !(verb->flags & RF__LEAVES) || verb->needs)
        return false;
    if (are_held(m, i))
        return true;
    if (!(verb->flags & RF__WEAK))
        return false;
    double held = 0;
    for (uint32_t d = m->doc->n_drafts; d-- > 0;) {
        const rf__draft *draft = &m->doc->drafts[d];
        if (draft->sentence + REACH < m->sentence_index)
            break;
        if (draft->claim.indicator == RF_MISSING && draft->claim.high > held)
            held = draft->claim.high;
    }
    for (uint32_t j = 0; j < i; j++)
        if (m->made[j].link.indicator == RF_MISSING && rf__quantity_at(m, j)->high > held)
            held = rf__quantity_at(m, j)->high;
    return rf__quantity_at(m, i)->low <= held;
}

void rf__prefer_link(maker *m, uint32_t i) {
    prefer_injured(m, i);
    prefer_missing(m, i);
    prefer_fate(m, i);
    prefer_joined(m, i);
    prefer_displaced(m, i);
    prefer_aid(m, i);
    prefer_toll(m, i);
    prefer_object(m, i);
    prefer_bodies(m, i);
    prefer_main_verb(m, i);
    prefer_harm(m, i);
    prefer_return(m, i);
    rf__tell_arrival(m, i);
}
