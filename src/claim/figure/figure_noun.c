/* Numbers without a trigger whose noun tells by itself what they are: many soldiers, those who live
 * somewhere, lorries with food, people whom an appeal is for. */
#include "claim/figure/figure_maker.h"
#include "place/gaz_format.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

enum { LEAST_TOWN = 1000 }; /* people */

/* A link by the noun alone, without a trigger. */
static void link_as(made *own, double score, rf__relation relation, rf_indicator indicator,
                    rf_unit unit) {
    own->link = (rf__link){
        .score = score, .relation = relation, .trigger = -1, .indicator = indicator, .unit = unit};
}

/* "seeks $93.6 million for 114,000 people" */
static void link_appeal(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator || !i || own->phrase.start <= m->sentence->token + 1 ||
        own->phrase.measured)
        return;
    const rf__quantity *before = rf__quantity_at(m, i - 1);
    bool people = own->phrase.head && (own->phrase.head->entry->unit == RF_PEOPLE ||
                                       own->phrase.head->entry->unit == RF_HOUSEHOLDS);
    if (!people || !before->money || rf__function_at(m->doc, own->phrase.start - 1) != RF__F_FOR ||
        before->token + before->n_tokens + 2 < own->phrase.start)
        return;
    link_as(own, 0.6, RF__R_OBJECT, RF_AID, (rf_unit)own->phrase.head->entry->unit);
    own->appeal = true;
}

/* "About 10,000 soldiers are in Kursk": many of an armed side, and nothing told of them but where
 * they are. */
static void link_troops(maker *m, uint32_t i) {
    enum { FEWEST = 100 };
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    if (own->link.indicator || !head || own->phrase.measured || rf__is_row(m->doc, m->sentence) ||
        rf__quantity_at(m, i)->low < FEWEST)
        return;
    if (head->entry->unit != RF_PEOPLE || !(head->entry->groups & (RF_SOLDIERS | RF_FIGHTERS)))
        return;
    link_as(own, 0.45, RF__R_OBJECT, RF_TROOPS, RF_PEOPLE);
}

static bool lives_there(const rf__tag *head) {
    return head->entry->class == RF__C_NOUN ? head->entry->flags & RF__CIVIL
                                            : head->entry->indicator == RF_POPULATION;
}

/* "the 30,000 people of this town" */
static bool is_of_town(const rf__doc *doc, const made *own) {
    uint32_t end = own->phrase.end;
    rf__function f = rf__function_at(doc, end + 1);
    return own->phrase.head->entry->class == RF__C_NOUN &&
           own->phrase.head->entry->unit == RF_PEOPLE && !own->phrase.groups &&
           rf__function_at(doc, end) == RF__F_OF && (f == RF__F_THE || f == RF__F_THIS) &&
           rf__tag_at(doc, end + 2, RF__C_PLACE_KIND);
}

/* "displaced most of Norland's 50 million people", "many of the town's population of 900": only an
 * unknown part of those who live there, so that what was done to it is not told of all of them. */
static void unlink_whole(maker *m, uint32_t i) {
    enum { REACH = 5 };
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    uint32_t at = own->phrase.start, first = m->sentence->token;
    if (!own->link.indicator || own->phrase.groups || at < first + 4 ||
        rf__quantity_at(m, i)->kind != RF__Q_COUNT)
        return;
    bool people = head && head->entry->class == RF__C_NOUN && head->entry->unit == RF_PEOPLE;
    bool owned = people && rf__function_at(m->doc, at - 1) == RF__F_POSSESSIVE;
    const rf__tag *lives = rf__tag_at(m->doc, at - 2, RF__C_TRIGGER); /* "the population of | N" */
    bool named = !head && rf__function_at(m->doc, at - 1) == RF__F_OF && lives &&
                 lives->entry->indicator == RF_POPULATION;
    if (!owned && !named)
        return;
    uint32_t of = named ? at - 3 : at - 2;
    while (of > first && at - of <= REACH && rf__function_at(m->doc, of) != RF__F_OF)
        of--;
    bool part = of > first && rf__function_at(m->doc, of) == RF__F_OF &&
                (rf__function_at(m->doc, of - 1) == RF__F_ALL ||
                 rf__tag_at(m->doc, of - 1, RF__C_NUMBER)) &&
                m->doc->tokens[of - 1].kind == RF__WORD;
    if (part)
        link_as(own, 0.6, RF__R_HOME_TO, RF_POPULATION, RF_PEOPLE);
}

/* "most of the town's 20,000 people", "Tarsa's two million people" */
static bool is_towns(const maker *m, const made *own) {
    uint32_t at = own->phrase.start - 1;
    const rf__tag *head = own->phrase.head;
    const rf__sentence *s = m->sentence;
    if (own->phrase.end != head->token + head->n || head->entry->class != RF__C_NOUN ||
        head->entry->unit != RF_PEOPLE || own->phrase.groups ||
        !(head->entry->flags & RF__CIVIL || rf__is_kind(head, "anyone")) ||
        rf__function_at(m->doc, at) != RF__F_POSSESSIVE)
        return false; /* not "Norland's 40,000 seamen" */
    if (rf__tag_over(m->doc, at - 1, RF__C_PLACE_KIND))
        return true;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (m->doc->mentions[i].token + m->doc->mentions[i].n_tokens == at)
            return m->doc->mentions[i].use == RF_NAME_PLACE && !m->doc->mentions[i].person;
    return false;
}

/* "nearly all of Tarsa's 20,000 residents had left": whatever is told of them, they lived there. */
static void link_residents(maker *m, uint32_t i) {
    enum { FEWEST = 100 }; /* "three of the 12 residents of a house" */
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    uint32_t at = own->phrase.start, first = m->sentence->token;
    if (own->link.indicator || rf__quantity_at(m, i)->low < FEWEST || !head || at < first + 2 ||
        !(lives_there(head) || is_of_town(m->doc, own) || is_towns(m, own)) ||
        rf__is_row(m->doc, m->sentence))
        return;
    rf__function f = rf__function_at(m->doc, at - 1);
    if (f != RF__F_POSSESSIVE && f != RF__F_ITS &&
        !(f == RF__F_THE && rf__function_at(m->doc, at - 2) == RF__F_OF))
        return;
    link_as(own, 0.45, RF__R_HOME_TO, RF_POPULATION, RF_PEOPLE);
}

/* "a camp with 2,300 people", "two of the centres, with 90 families,": those who stay there. */
void rf__link_occupants(maker *m, uint32_t i) {
    enum { FEWEST = 20 }; /* "left the camp with two children" */
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    uint32_t at = own->phrase.start, first = m->sentence->token;
    int unit = head ? head->entry->unit : 0;
    if (own->link.indicator || rf__quantity_at(m, i)->low < FEWEST || own->phrase.measured ||
        (unit != RF_PEOPLE && unit != RF_HOUSEHOLDS) || at < first + 3 ||
        own->phrase.groups & (RF_SOLDIERS | RF_FIGHTERS) ||
        rf__function_at(m->doc, at - 1) != RF__F_WITH)
        return;
    uint32_t site = at - 2 - (m->doc->tokens[at - 2].punct == ',');
    const rf__tag *noun = rf__tag_over(m->doc, site, RF__C_NOUN);
    const rf__tag *state = rf__tag_over(m->doc, site, RF__C_TRIGGER);
    if (!(noun && noun->entry->flags & RF__CAMP) &&
        !(state && state->entry->pattern == RF__P_STATE && state->entry->flags & RF__CAMP))
        return;
    link_as(own, 0.6, RF__R_AFTER, RF_IN_RELIEF_CAMP, (rf_unit)unit);
}

/* "Twelve lorries with rice left the port", "two trucks of tents were due": whatever is told of
 * vehicles that carry aid. */
static void link_lorries(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    if (own->link.indicator || !head || head->entry->unit != RF_VEHICLES ||
        head->entry->flags & RF__PARTY || rf__is_row(m->doc, m->sentence) ||
        !rf__carries_aid(m->doc, &own->phrase))
        return;
    link_as(own, 0.5, RF__R_OBJECT, RF_AID, RF_VEHICLES);
}

/* "most of the refugees, about 35,000, are in Gorsk": a number between commas right behind those
 * who are counted; not "a refugee, 34, said". */
static void link_apposed(maker *m, uint32_t i) {
    enum { OLDEST = 110 };
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t at = own->phrase.start;
    int unit = own->phrase.head ? own->phrase.head->entry->unit : RF_PEOPLE;
    if (own->link.indicator || own->phrase.measured || q->kind != RF__Q_COUNT ||
        (unit != RF_PEOPLE && unit != RF_HOUSEHOLDS) || at < m->sentence->token + 3 ||
        !m->doc->tokens[at - 1].punct || !strchr(",_-", m->doc->tokens[at - 1].punct) ||
        m->doc->tokens[own->phrase.end].punct != m->doc->tokens[at - 1].punct ||
        (q->low <= OLDEST && q->n_phrase == q->n_tokens))
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *named = &m->triggers[t];
        bool the = named->pattern == RF__P_ADJECTIVE && /* "the displaced - 120,000 people -" */
                   named->token > m->sentence->token &&
                   rf__function_at(m->doc, named->token - 1) == RF__F_THE;
        if ((named->pattern != RF__P_COUNTED && !the) || named->token + named->n + 1 != at)
            continue;
        own->link = (rf__link){.score = 0.6,
                               .relation = RF__R_HEAD,
                               .trigger = (int32_t)t,
                               .indicator = (rf_indicator)named->entry->indicator,
                               .unit = (rf_unit)unit};
        own->trigger = *named;
        own->has_trigger = true;
        return;
    }
}

/* Do words of the list `needs` end right before a token? */
static bool ends_words(const maker *m, uint32_t token, const char *needs) {
    enum { LONGEST = 5 };
    uint32_t n;
    for (uint32_t back = 1; back <= LONGEST && token >= m->sentence->token + back; back++)
        if (rf__is_asked_for(m->doc, token - back, needs, &n) && n == back)
            return true;
    return false;
}

static bool moves(rf_indicator v) {
    return v == RF_CROSSED_BORDER || v == RF_DISPLACED || v == RF_RETURNED || v == RF_EVACUATED;
}

/* "were crossing into Norland at a daily rate of 2,500 people": by the verb before it. */
static void link_rate(maker *m, uint32_t i) {
    made *own = &m->made[i];
    int unit = own->phrase.head ? own->phrase.head->entry->unit : RF_PEOPLE;
    if (own->link.indicator || (unit != RF_PEOPLE && unit != RF_HOUSEHOLDS) ||
        !ends_words(m, own->phrase.start, "rate"))
        return;
    for (uint32_t t = m->n_triggers; t-- > 0;) {
        const rf__trigger *verb = &m->triggers[t];
        if (verb->token >= own->phrase.start || verb->asks ||
            !moves((rf_indicator)verb->entry->indicator))
            continue;
        link_as(own, 0.6, RF__R_SUBJECT, (rf_indicator)verb->entry->indicator, (rf_unit)unit);
        own->link.trigger = (int32_t)t;
        own->trigger = *verb;
        own->has_trigger = true;
        return;
    }
}

/* "8,000 crossed, and another 20,000 are expected": of the number before, and still to come. */
static void link_expected(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t n;
    int32_t before = rf__linked_before(m, i);
    if (own->link.indicator || own->phrase.head || before < 0 ||
        !moves(m->made[before].link.indicator) ||
        !rf__is_asked_for(m->doc, own->phrase.end, "to_come", &n) ||
        rf__function_at(m->doc, own->phrase.end + n) == RF__F_TO)
        return;
    if (rf__take(m, i, &m->made[before], -1, 0.6))
        own->expected = true;
}

/* "The centres that came under attack included 30 clinics, 24 schools and six camps": a list of
 * facilities behind "include" or a colon, and an attack before it. */
static void link_attacked(maker *m, uint32_t i) {
    enum { REACH = 40 };
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    uint32_t first = m->sentence->token, n;
    if (own->link.indicator || !head || head->entry->unit != RF_FACILITIES ||
        head->entry->class != RF__C_NOUN || rf__is_row(m->doc, m->sentence) ||
        own->phrase.start <= first)
        return;
    rf__function f = rf__function_at(m->doc, own->phrase.start - 1);
    if (f != RF__F_NONE && f != RF__F_AND && f != RF__F_INCLUDING && f != RF__F_BE)
        return; /* "including two doctors at three clinics" */
    rf_indicator v = rf__attacked_facility(head->entry->flags);
    bool list = false;
    for (uint32_t t = own->phrase.start; v && t-- > first && own->phrase.start - t < REACH;) {
        if ((list && rf__event_tag(m->doc, t, RF__E_NOT_ARMED)) || m->doc->tokens[t].punct == ';')
            return;
        bool includes = rf__function_at(m->doc, t) == RF__F_INCLUDING;
        list |= includes || m->doc->tokens[t].punct == ':';
        bool told = list && rf__is_asked_for(m->doc, t, "under_attack", &n);
        if (!told)
            continue;
        link_as(own, 0.55, RF__R_OBJECT, v, RF_FACILITIES);
        own->trigger = (rf__trigger){.token = t,
                                     .n = n,
                                     .group = t,
                                     .entry = rf__tag_at(m->doc, t, RF__C_COMPLEMENT)->entry,
                                     .voice = RF__NO_VERB,
                                     .complement = UINT32_MAX};
        own->has_trigger = true;
        return;
    }
}

/* "27 strikes on schools, 11 on medical centres": attacks by what they were on; a bare number goes
 * with the attacks counted before it. */
static void link_attacks_on(maker *m, uint32_t i) {
    enum { WORDS = 4 };
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    if (own->link.indicator || rf__function_at(m->doc, own->phrase.end) != RF__F_ON ||
        rf__quantity_at(m, i)->kind != RF__Q_COUNT)
        return;
    for (uint32_t j = i; !head && j-- > 0;) /* "of which 38 on clinics" */
        head = m->made[j].phrase.head;
    if (!head || head->entry->class != RF__C_NOUN || head->entry->unit != RF_EVENTS)
        return;
    uint32_t from = own->phrase.end + 1;
    for (uint32_t t = from; t < from + WORDS && rf__is_word(m->doc, t); t++) {
        const rf__tag *noun = rf__tag_at(m->doc, t, RF__C_NOUN);
        if (!noun || !noun->entry->unit)
            continue;
        if (noun->entry->unit == RF_FACILITIES && rf__attacked_facility(noun->entry->flags))
            link_as(own, 0.55, RF__R_OBJECT, rf__attacked_facility(noun->entry->flags), RF_EVENTS);
        return;
    }
}

/* "5,000 soldiers are there, up from | 4,200": as many of the same before. */
static void link_compared(maker *m, uint32_t i) {
    made *own = &m->made[i];
    int32_t before = rf__linked_before(m, i);
    if (own->link.indicator || !rf__is_bare(own) || before < 0 || m->made[before].has_trigger)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++)
        if (m->triggers[t].asks && m->triggers[t].token + m->triggers[t].n == own->phrase.start &&
            rf__function_at(m->doc, own->phrase.start - 1) == RF__F_FROM) {
            own->link = m->made[before].link;
            own->phrase.groups = m->made[before].phrase.groups;
        }
}

/* "Tarsa, a port city in eastern Norland of about | 90,000 people": how many live in a town whose
 * place is told before. */
static void link_town(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    uint32_t of = own->phrase.start - 1, first = m->sentence->token;
    bool people =
        rf__is_bare(own) || (own->phrase.head && own->phrase.head->entry->class == RF__C_NOUN &&
                             own->phrase.head->entry->unit == RF_PEOPLE);
    if (own->link.indicator || !people || own->phrase.start < first + 5 ||
        rf__quantity_at(m, i)->low < LEAST_TOWN || rf__function_at(doc, of) != RF__F_OF)
        return;
    for (uint32_t k = m->sentence->mention; k < m->sentence->mention + m->sentence->n_mentions;
         k++) {
        const rf__mention *mention = &doc->mentions[k];
        const rf__tag *kind = mention->phrase >= first + 3 && mention->preposition == RF__F_IN
                                  ? rf__tag_over(doc, mention->phrase - 2, RF__C_PLACE_KIND)
                                  : NULL;
        if (mention->phrase + mention->n_phrase == of && kind && kind->entry->code == RF_GAZ_TOWN) {
            link_as(own, 0.6, RF__R_HOME_TO, RF_POPULATION, RF_PEOPLE);
            return;
        }
    }
}

void rf__link_by_noun(maker *m, uint32_t i) {
    link_attacks_on(m, i);
    link_rate(m, i);
    link_expected(m, i);
    link_attacked(m, i);
    link_appeal(m, i);
    link_apposed(m, i);
    link_troops(m, i);
    link_compared(m, i);
    link_town(m, i);
    unlink_whole(m, i);
    link_residents(m, i);
    link_lorries(m, i);
}
