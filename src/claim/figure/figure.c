/* Figures: every number of a sentence is tried with every trigger of it, the best link above a
 * threshold makes a draft. What has no trigger of its own may take one from a number beside it: a
 * parenthetical, a part ("including 12 children"), the next item of a list, an older value. */
#include "claim/figure/figure_choice.h"
#include "claim/figure/figure_maker.h"
#include "claim/speaker/speaker.h"

#include <math.h>
#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

/* "30 clinics in nine districts were hit, and five are closed": a number that only says where. */
static bool is_where_only(const made *own) {
    return !own->has_trigger && own->phrase.head && own->phrase.head->entry->class == RF__C_NOUN &&
           own->phrase.head->entry->unit == RF_PLACES;
}

/* "Trucks: | 211 arrived" */
static const rf__tag *vehicles_of_label(const maker *m, uint32_t number) {
    uint32_t first = m->sentence->token;
    const rf__tag *noun = number > first + 1 && m->doc->tokens[number - 1].punct == ':'
                              ? rf__tag_over(m->doc, number - 2, RF__C_NOUN)
                              : NULL;
    return noun && noun->entry->unit == RF_VEHICLES && noun->token <= first + 1 ? noun : NULL;
}

/* "Of the town's clinics only | four are open": what stands in front is what they are a part of. */
static const rf__tag *facility_in_front(const maker *m, uint32_t number) {
    enum { REACH = 2 };
    const rf__tag *noun = rf__function_at(m->doc, m->sentence->token) == RF__F_OF
                              ? rf__thing_before(m, number)
                              : NULL;
    return noun && noun->entry->unit == RF_FACILITIES && noun->token + noun->n + REACH >= number
               ? noun
               : NULL;
}

static void link_alone(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    if ((own->phrase.measured && q->kind != RF__Q_SHARE) || rf__is_all_but(m, i))
        return;
    /* "224 buildings collapsed and 325 were damaged": the noun is that of the number before */
    rf__phrase borrowed = own->phrase;
    for (uint32_t j = i; j-- > 0 && !borrowed.head;) {
        bool bare = own->phrase.head_token == UINT32_MAX && !own->phrase.of_phrase;
        const made *behind = &m->made[j + 1];
        bool counts = behind->phrase.end > behind->phrase.start && /* no date */
                      behind->phrase.head_token != UINT32_MAX && !is_where_only(behind);
        if (!bare || (j + 1 < i && counts))
            break;
        if (!is_where_only(&m->made[j]))
            borrowed.head = m->made[j].phrase.head;
    }
    bool bare = own->phrase.head_token == UINT32_MAX && !own->phrase.of_phrase;
    if (own->phrase.of_pronoun && i && m->made[i - 1].phrase.head &&
        m->made[i - 1].phrase.head->entry->unit == RF_VEHICLES)
        own->phrase.head = borrowed.head = m->made[i - 1].phrase.head; /* "50 of them with flour" */
    if (!borrowed.head && (own->phrase.of_pronoun || bare))
        borrowed.head = rf__thing_before(m, own->phrase.start);
    if (bare && borrowed.head && borrowed.head->entry->unit == RF_FACILITIES && !i)
        borrowed.head = facility_in_front(m, rf__quantity_at(m, i)->token);
    /* "210 houses fell. Another 90 have minor damage." */
    if (bare && !i && !borrowed.head && m->last.link.unit == RF_HOMES &&
        m->last_in + 1 == m->sentence_index)
        borrowed.head = rf__homes_before(m);
    if (!borrowed.head && !own->phrase.head)
        borrowed.head = rf__homes_of_these(m);
    if (bare && !i && !borrowed.head)
        borrowed.head = rf__homes_heading(m, own->phrase.start);
    if (bare && !borrowed.head && (borrowed.head = vehicles_of_label(m, own->phrase.start)))
        own->phrase.head = borrowed.head;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        bool clears = own->phrase.of_pronoun && borrowed.head && /* "two of them were evacuated" */
                      borrowed.head->entry->unit == RF_FACILITIES &&
                      m->triggers[t].voice == RF__PASSIVE &&
                      m->triggers[t].entry->indicator == RF_EVACUATED;
        bool stands = bare && borrowed.head && /* "340 houses fell and 500 are at risk" */
                      borrowed.head->entry->unit == RF_HOMES &&
                      m->triggers[t].entry->indicator == RF_IN_NEED &&
                      rf__function_at(m->doc, m->triggers[t].token) == RF__F_AT;
        if (m->triggers[t].asks || clears || stands ||
            rf__tells_more_of_part(m, &own->phrase, &m->triggers[t]))
            continue;
        bool borrow = m->triggers[t].entry->flags & RF__NEEDS_NOUN;
        rf__link link = rf__link_score(m->doc, m->sentence, q, borrow ? &borrowed : &own->phrase,
                                       &m->triggers[t]);
        bool of_homes = borrow && bare && borrowed.head && /* "4,000 houses ..., 600 were swept" */
                        borrowed.head->entry->unit == RF_HOMES && own->link.trigger >= 0 &&
                        m->triggers[own->link.trigger].token == m->triggers[t].token &&
                        link.score + 0.05 >= own->link.score;
        if (link.indicator && (link.score > own->link.score || of_homes)) {
            link.trigger = (int32_t)t;
            own->link = link;
        }
    }
    rf__phrase without = own->phrase;
    bool better = false;
    if (own->link.score < RF__SURE_SCORE &&
        rf__noun_before_bracket(m->doc, m->sentence, q, i ? m->made[i - 1].phrase.end : 0,
                                &own->phrase))
        for (uint32_t t = 0; t < m->n_triggers; t++) {
            rf__link link = rf__link_score(m->doc, m->sentence, q, &own->phrase, &m->triggers[t]);
            if (m->triggers[t].asks || link.score <= own->link.score ||
                (link.relation != RF__R_SUBJECT && link.relation != RF__R_AFTER &&
                 link.relation != RF__R_HEAD))
                continue;
            link.trigger = (int32_t)t;
            own->link = link;
            better = true;
        }
    if (!better)
        own->phrase = without;
    if (own->link.score < RF__LEAST_SCORE) {
        own->link = (rf__link){.trigger = -1};
        return;
    }
    rf__prefer_link(m, i);
    own->trigger = m->triggers[own->link.trigger];
    own->has_trigger = true;
    if (rf__was_found(m, i) || rf__got_free(m, i) || rf__left_hospital(m, i) ||
        rf__harms_some(m, own)) {
        own->link = (rf__link){.trigger = -1};
        own->has_trigger = false;
        own->phrase.measured = true;
    }
}

/* "Dohuk 1,020 6,120 48%", "Camps 52%": a share in a row, of those counted beside it or above; with
 * a sign ("+2.3%") it is a change. */
static void link_row_share(maker *m, uint32_t i) {
    enum { NEAR = 8 }; /* sentences, rows among them */
    made *own = &m->made[i];
    uint32_t number = rf__quantity_at(m, i)->token;
    bool sign = number > m->sentence->token && m->doc->tokens[number - 1].kind == RF__PUNCT &&
                !rf__begins_cell(m->doc, m->sentence, number) &&
                strchr("-+*_", m->doc->tokens[number - 1].punct);
    if (sign)
        return;
    const made *from = NULL;
    for (uint32_t j = 0; j < i && !from; j++)
        if (m->made[j].has_trigger && rf__counts_people(m->made[j].link.indicator))
            from = &m->made[j];
    bool near = m->last_in + NEAR >= m->sentence_index && m->n == 1 &&
                (rf__counts_people(m->last.link.indicator) || m->last.link.indicator == RF_SHARE);
    if (!from && near && m->last.has_trigger)
        from = &m->last;
    if (!from || own->link.score >= RF__LEAST_SCORE || !rf__is_row(m->doc, m->sentence))
        return;
    rf__take_trigger(own, &from->trigger, -1, 0.6, RF_SHARE, RF_UNIT_SHARE);
    if (from == &m->last)
        m->last_in = m->sentence_index;
}

static void link_row(maker *m, uint32_t i) {
    made *own = &m->made[i];
    rf__phrase phrase = own->phrase;
    rf__link link;
    rf__trigger trigger;
    rf_indicator alone = own->link.indicator;
    if (rf__quantity_at(m, i)->kind == RF__Q_SHARE)
        link_row_share(m, i);
    else if (rf__quantity_at(m, i)->kind == RF__Q_COUNT &&
             rf__table_link(m->doc, &m->table, m->sentence_index, rf__quantity_at(m, i),
                            m->triggers, m->n_triggers, &phrase, &trigger, &link)) {
        own->phrase = phrase;
        own->trigger = trigger;
        own->has_trigger = trigger.entry != NULL;
        own->link = link;
    } else if (m->table.n_columns) {
        own->none = true; /* its column counts nothing */
        if (alone) {
            own->link = (rf__link){.trigger = -1}; /* of another cell */
            own->has_trigger = false;
        }
    }
}

/* The table of a row, read when its first row is reached. */
static void enter_table(maker *m) {
    enum { NEAR = 12 }; /* sentences */
    uint32_t first = rf__table_first(m->doc, m->sentence_index);
    if (m->table.first == first)
        return;
    bool near = m->counted_in != UINT32_MAX && m->counted_in + NEAR >= first;
    rf__table_read(m->doc, first, near ? &m->counted : NULL, &m->table);
}

/* "nine of the 12 people killed | were women": the word behind the whole tells of all 12, and what
 * the part is or does comes later. */
static bool tells_of_part(const maker *m, const made *part, const made *whole) {
    enum { REACH = 10 };
    uint32_t behind = whole->trigger.token + whole->trigger.n;
    uint32_t near = rf__function_at(m->doc, whole->phrase.end) == RF__F_WHO ? 4 : 0;
    if (!part->phrase.of_number || whole->trigger.token > whole->phrase.end + near)
        return false; /* "nine of the 12 people who were killed" */
    for (uint32_t t = behind; t < behind + REACH && t < m->doc->n_tokens; t++) {
        rf__function f = rf__function_at(m->doc, t);
        if (f == RF__F_BE || f == RF__F_HAVE)
            return true;
        if (m->doc->tokens[t].kind == RF__PUNCT)
            break;
    }
    return false;
}

/* "ten of Gaza's 36 hospitals function": the whole is not what functions. */
static void drop_wholes(maker *m) {
    /* "carried 52 passengers, 38 of whom died", not "13 people, two of them soldiers, died" */
    for (uint32_t i = 1; i < m->n; i++) {
        const made *part = &m->made[i];
        made *all = &m->made[i - 1];
        bool inserted = false;
        if (!part->phrase.of_pronoun || !part->has_trigger || !all->has_trigger ||
            all->link.relation != RF__R_SUBJECT || part->trigger.token != all->trigger.token ||
            part->trigger.token < part->phrase.end || all->phrase.end + 1 != part->phrase.start)
            continue;
        for (uint32_t t = part->phrase.end; t < part->trigger.token; t++)
            inserted |= m->doc->tokens[t].punct == ',' || m->doc->tokens[t].punct == '_';
        if (!inserted)
            rf__counts_nothing(all);
    }
    for (uint32_t i = 1; i < m->n; i++)
        for (uint32_t j = 0; j < i; j++) {
            const made *part = &m->made[j], *whole = &m->made[i];
            bool within = part->phrase.of_phrase && part->phrase.end > whole->phrase.start;
            /* "six members of two families were killed" */
            within |= part->phrase.head && part->phrase.end + 1 == whole->phrase.start &&
                      rf__function_at(m->doc, part->phrase.end) == RF__F_OF;
            if (within && rf__names_some(m, j)) { /* "they are two of the 200,000 who fled" */
                rf__counts_nothing(&m->made[j]);
            } else if (within && part->has_trigger && whole->has_trigger &&
                       part->trigger.token == whole->trigger.token &&
                       part->phrase.start < whole->phrase.start &&
                       part->link.relation != RF__R_HEAD &&
                       part->link.relation != RF__R_PREMODIFIER && !tells_of_part(m, part, whole)) {
                m->made[i].link = (rf__link){.trigger = -1};
                m->made[i].none = true;
            }
        }
}

/* "Of the 53 passengers, 38 died": the first number is the whole. */
static void drop_first_whole(maker *m) {
    if (m->n < 2 || rf__function_at(m->doc, m->sentence->token) != RF__F_OF)
        return;
    uint32_t number = m->made[0].phrase.start;
    if (number > m->sentence->token && m->doc->tokens[number - 1].punct == ',')
        return; /* "Of these, 300 people (90 families) are in camps" */
    made *whole = &m->made[0];
    const made *part = &m->made[1];
    if (whole->has_trigger && part->has_trigger && whole->trigger.token == part->trigger.token &&
        whole->phrase.start <= m->sentence->token + 3 &&
        whole->trigger.token > part->phrase.start) {
        whole->link = (rf__link){.trigger = -1};
        whole->none = true;
    }
}

/* "60% of them are under 18", "most were over seventy" */
static bool is_age_limit(const maker *m, const rf__quantity *q) {
    if (q->high > 120 || q->phrase <= m->sentence->token + 1)
        return false;
    const rf__tag *person = rf__tag_at(m->doc, q->phrase - 2, RF__C_NOUN);
    if (rf__function_at(m->doc, q->phrase - 1) == RF__F_OF && person && person->n == 1 &&
        person->entry->groups & (RF_CHILDREN | RF_WOMEN | RF_MEN) &&
        q->token + q->n_tokens < m->doc->n_tokens &&
        !rf__tag_at(m->doc, q->token + q->n_tokens, RF__C_NOUN))
        return true; /* "a girl of five" */
    rf__function before = rf__function_at(m->doc, q->phrase - 1);
    rf__function limit = rf__function_at(m->doc, q->phrase);
    uint32_t end = q->token + q->n_tokens;
    for (uint32_t t = 0; t < m->n_triggers; t++) /* "the toll is over 80" */
        if (m->triggers[t].pattern == RF__P_TOLL && m->triggers[t].token < q->phrase)
            return false;
    return (before == RF__F_BE || before == RF__F_THEM) && q->phrase < q->token &&
           (limit == RF__F_UNDER || limit == RF__F_OVER) &&
           (end >= m->sentence->token + m->sentence->n_tokens ||
            m->doc->tokens[end].kind == RF__PUNCT || rf__function_at(m->doc, end) == RF__F_OR ||
            rf__function_at(m->doc, end) == RF__F_AND);
}

/* "several fighters, including one known as Abu Lulu": names somebody and counts nobody. */
static bool is_someone(const maker *m, const rf__quantity *q) {
    uint32_t after = q->token + q->n_tokens, end = m->sentence->token + m->sentence->n_tokens;
    if (q->low < 1 || q->high > 1 || q->token == m->sentence->token || after >= end ||
        rf__function_at(m->doc, q->token - 1) != RF__F_INCLUDING)
        return false;
    return rf__function_at(m->doc, after) == RF__F_WHO ||
           (m->doc->tokens[after].kind == RF__WORD && !rf__tag_at(m->doc, after, RF__C_NOUN) &&
            rf__function_at(m->doc, after + 1) == RF__F_AS);
}

/* "a journalist and two residents told the agency", "according to two residents": those who speak,
 * not those told of. */
static bool is_speaker(const maker *m, const rf__quantity *q) {
    enum { REACH = 3 };
    const rf__doc *doc = m->doc;
    const rf__says *of = rf__cue_over(doc, m->sentence, q->token);
    if (!of || q->kind != RF__Q_COUNT)
        return false;
    bool role = false, according = false;
    for (uint32_t i = of->cue; i < q->token; i++) {
        const rf__tag *words = rf__tag_at(doc, i, RF__C_ACCORDING);
        according |= words != NULL;
        role |= words && words->token + words->n == q->phrase; /* "by the count of one monitor" */
    }
    for (uint32_t i = q->token + q->n_tokens; i < of->cue + of->n_cue; i++) {
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && /* not "three witnesses | told" */
            !(i == q->token + q->n_tokens && rf__tag_at(doc, i, RF__C_ROLE)))
            return role;
        bool hyphen = doc->tokens[i - 1].punct == '-'; /* "long-running" */
        bool tells = rf__tag_at(doc, i, RF__C_TRIGGER) || rf__tag_at(doc, i, RF__C_VERB);
        if ((tells && !hyphen) || rf__tag_at(doc, i, RF__C_NUMBER) || doc->tokens[i].punct == ',')
            return false; /* "300 displaced residents said", "14 people in four states" */
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool people = according && noun && noun->entry->unit == RF_PEOPLE;
        role |= i < q->token + q->n_tokens + REACH && (people || rf__tag_at(doc, i, RF__C_ROLE));
    }
    return according && role; /* "according to two aid workers" */
}

/* "a 6.6 M quake": nobody counts parts of people; and none is no figure. */
static bool is_measure(const rf__quantity *q) {
    return q->kind == RF__Q_COUNT && (fabs(q->low - round(q->low)) > 1e-3 || q->high < 1);
}

static bool is_noun(const rf__trigger *t) {
    return t->entry->class == RF__C_TRIGGER && t->pattern != RF__P_ADJECTIVE &&
           t->pattern != RF__P_STATE;
}

/* "damaged or destroyed 120", "killed and injured": one number for both. */
static void join_triggers(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (!own->has_trigger)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *other = &m->triggers[t];
        uint32_t a = own->trigger.token, b = other->token;
        uint32_t from = a < b ? a + own->trigger.n : b + other->n, to = a < b ? b : a;
        if (a == b || to < from || to - from != 1)
            continue;
        rf__function f = rf__function_at(m->doc, from);
        if ((f != RF__F_AND && f != RF__F_OR) || is_noun(&own->trigger) != is_noun(other))
            continue; /* "caused 12 deaths and injured 30" */
        if (own->trigger.entry->class == RF__C_VERB && other->entry->class == RF__C_VERB &&
            own->trigger.infinitive != other->infinitive && a > b)
            continue; /* "forced 300 to flee and confined 40" */
        if (rf__parts_counts(m->doc, m->sentence, a < b ? a : b,
                             a < b ? b + other->n : a + own->trigger.n))
            continue;
        rf_indicator x = own->link.indicator, y = (rf_indicator)other->entry->indicator;
        if ((x == RF_KILLED && y == RF_INJURED) || (x == RF_INJURED && y == RF_KILLED))
            own->link.indicator = RF_CASUALTIES;
        else if (x == RF_MISSING && y == RF_KILLED && own->link.relation != RF__R_HEAD) {
            /* "rounded up and beheaded", not "freed 14 hostages and killed" */
            own->link.indicator = RF_KILLED;
            own->trigger = *other;
        } else if (x == RF_HOMES_DAMAGED && y == RF_HOMES_DESTROYED)
            own->link.indicator = RF_HOMES_DESTROYED;
        else if (x == RF_IN_NEED && y && !(other->entry->flags & (RF__NEEDS_NOUN | RF__STATIVE))) {
            /* "affected and evacuated": what happened says more */
            own->link.indicator = y;
            own->trigger = *other;
        }
    }
}

/* "hosts three million people, including many displaced": those who live there. */
static void tell_inhabitants(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t end = m->sentence->token + m->sentence->n_tokens, t = own->phrase.end;
    if (own->link.indicator != RF_SHELTERED || own->link.relation != RF__R_OBJECT ||
        own->phrase.groups)
        return;
    if (t < end && m->doc->tokens[t].punct == ',')
        t++;
    if (rf__function_at(m->doc, t) != RF__F_INCLUDING)
        return;
    for (uint32_t k = t + 1; k < end && k <= t + 4; k++) {
        if (m->doc->tokens[k].kind == RF__NUMERAL)
            return;
        const rf__tag *among = rf__tag_at(m->doc, k, RF__C_TRIGGER);
        if (among && among->entry->indicator == RF_DISPLACED)
            own->link.indicator = RF_POPULATION;
    }
}

static bool fled(rf_indicator v) {
    return v == RF_DISPLACED || v == RF_CROSSED_BORDER || v == RF_RETURNED || v == RF_EVACUATED;
}

/* "600,000 have fled. [39,200 are living] in Gorsk": a number without a noun is of those told of
 * before, where it is no more than they are. */
static void tell_where_they_live(maker *m, uint32_t i) {
    enum { REACH = 2 };
    made *own = &m->made[i];
    bool told_so = own->link.relation == RF__R_SUBJECT || own->link.relation == RF__R_INHERITED;
    if (own->link.indicator != RF_POPULATION || !told_so || own->phrase.head ||
        own->phrase.head_token != UINT32_MAX || !own->has_trigger ||
        own->trigger.entry->class != RF__C_VERB || own->trigger.n > 1)
        return; /* not "refuse to leave", which those did who did not flee */
    int32_t before = rf__linked_before(m, i);
    rf_indicator told = before >= 0 ? m->made[before].link.indicator : RF_NO_INDICATOR;
    double most = before >= 0 ? rf__quantity_at(m, (uint32_t)before)->high : 0;
    if (!fled(told) && m->last.draft >= 0 && m->last_in + REACH >= m->sentence_index) {
        told = m->last.link.indicator;
        most = m->doc->drafts[m->last.draft].claim.high;
    }
    if (fled(told) && rf__quantity_at(m, i)->low <= most)
        own->link.indicator = told;
}

/* "how many of the city's 600,000 residents have fled": all who live there, of whom some fled. */
static void tell_whole(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t first = m->sentence->token, at = own->phrase.start;
    if (own->link.relation != RF__R_SUBJECT || own->link.unit != RF_PEOPLE || at < first + 3 ||
        rf__function_at(m->doc, at - 1) != RF__F_POSSESSIVE)
        return;
    for (uint32_t k = at - 1; k-- > first && k + 6 > at;)
        if (rf__function_at(m->doc, k) == RF__F_OF)
            own->link.indicator = RF_POPULATION;
}

/* ---- drafts ---- */

/* "Two inhabitants said": how many tell of it, and no count of those who live there. */
static bool only_speak(const maker *m, const made *own) {
    uint32_t verb = own->phrase.end;
    return own->link.indicator == RF_POPULATION && own->link.relation == RF__R_HEAD &&
           rf__tag_at(m->doc, verb, RF__C_SAY_VERB) && !rf__tag_at(m->doc, verb, RF__C_NOUN);
}

/* "of whom 8,500 remain in Chad": a state, whatever befell them all. */
static bool remains(const rf__doc *doc, const rf__quantity *q) {
    uint32_t at = q->token + q->n_tokens;
    at += rf__function_at(doc, at) == RF__F_BE; /* "are still in Chad" */
    const rf__tag *state = rf__tag_at(doc, at, RF__C_FLOW);
    return state && state->entry->code == RF_STOCK && !rf__function_at(doc, at);
}

static rf_err add_draft(maker *m, uint32_t i) {
    rf__doc *doc = m->doc;
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    if (own->has_trigger && own->trigger.token >= m->sentence->token)
        rf__spare_nature(m, i); /* of a list: "the quake damaged 14 schools and 30 clinics" */
    if (!own->link.indicator || only_speak(m, own) || rf__is_no_trouble(m, own) ||
        rf__tells_whose(m, own) || rf__is_emptied(m, own) ||
        (own->parent >= 0 && rf__was_found(m, i))) { /* "nine of whom have been freed" */
        own->none |= own->link.indicator != RF_NO_INDICATOR;
        return RF_OK;
    }
    if (!rf__grow(&doc->drafts, &doc->cap_drafts, (size_t)doc->n_drafts + 1, sizeof *doc->drafts))
        return RF_ERR_NOMEM;
    rf__take_predicate_group(m, i);
    rf__take_subject_group(m, i);
    rf__draft *draft = &doc->drafts[doc->n_drafts];
    *draft = (rf__draft){.sentence = m->sentence_index,
                         .quantity = m->sentence->quantity + i,
                         .trigger = own->has_trigger ? own->trigger.token : q->token,
                         .n_trigger = own->has_trigger ? own->trigger.n : 0,
                         .parent = own->parent >= 0 ? m->made[own->parent].draft : own->told,
                         .label = own->label,
                         .names_place = own->names_place,
                         .np = own->phrase.start,
                         .n_np = own->phrase.end - own->phrase.start};
    const rf__column *column = rf__is_row(doc, m->sentence)
                                   ? rf__table_column(doc, &m->table, m->sentence_index, q->token)
                                   : NULL;
    if (column) {
        draft->head = column->token;
        draft->n_head = column->n;
    }
    draft->claim = (rf_claim){.kind = RF_FIGURE,
                              .indicator = own->link.indicator,
                              .low = q->low,
                              .high = q->high,
                              .qualifier = rf__told_qualifier(m, i),
                              .unit = rf__told_unit(m, i),
                              .km = NAN,
                              .from = RF_NO_DATE,
                              .to = RF_NO_DATE,
                              .source.said_on = RF_NO_DATE};
    draft->link = own->link.score;
    rf_err err = rf__nature(doc, draft, &own->phrase, own->has_trigger ? &own->trigger : NULL);
    if (err)
        return err;
    if (own->appeal)
        draft->claim.modality = RF_PLANNED;
    if (own->expected)
        draft->claim.modality = RF_PROJECTED;
    if (q->kind == RF__Q_SHARE && draft->claim.indicator == RF_POPULATION)
        draft->claim.indicator = RF_SHARE; /* "80 per cent live in rented rooms" */
    if (draft->parent >= 0) {
        const rf_claim *parent = &doc->drafts[draft->parent].claim;
        if (draft->claim.modality == RF_REPORTED &&
            (parent->modality != RF_DENIED || rf__is_part(m, i)) &&
            !rf__part_has_done(doc, m->sentence, &own->phrase))
            draft->claim.modality = parent->modality;
        if (draft->claim.indicator == RF_KILLED && parent->indicator == RF_DIED_OF_EXPOSURE)
            draft->claim.indicator = RF_DIED_OF_EXPOSURE;
        if (!draft->claim.perpetrator)
            draft->claim.perpetrator = parent->perpetrator;
        /* "a total of 759 died in Sindh, 308 in Punjab": the parts count as the whole does. */
        bool beside = parent->indicator == RF_POPULATION; /* "in Gorsk, a town of 9,000, six" */
        beside |= draft->claim.unit == RF_HOMES && parent->unit == RF_PEOPLE &&
                  parent->flow == RF_STOCK; /* "swept away 12 people and 40 homes" */
        /* "fled since May, half of whom | are packed into schools": a state of its own */
        bool state = draft->claim.indicator == RF_SHARE && own->has_trigger &&
                     own->link.relation == RF__R_SUBJECT && own->link.score >= RF__SURE_SCORE &&
                     own->trigger.entry->flags & RF__STATIVE && draft->claim.flow == RF_STOCK;
        if (((draft->claim.flow == RF_NEW && !beside) || draft->claim.indicator == RF_SHARE ||
             draft->claim.indicator == parent->indicator) &&
            !rf__is_change(doc, draft) && !remains(doc, q) && !state)
            draft->claim.flow = parent->flow;
    }
    own->draft = (int32_t)doc->n_drafts++;
    rf__set_groups_beside(m, i);
    return RF_OK;
}

/* Do people stand right behind "of them": "six of them children", "four of them wounded women"? */
static bool tells_people(const maker *m, uint32_t from) {
    enum { REACH = 4 };
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    for (uint32_t i = from; i < end && i < from + REACH && !m->doc->tokens[i].punct; i++) {
        const rf__tag *noun = rf__tag_at(m->doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->unit == RF_PEOPLE;
    }
    return false;
}

/* "in 14 sites, three of which were hit", "in 14 sites, three of them new": of what is no people.
 */
static bool is_of_things(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t end = q->token + q->n_tokens;
    if (q->kind != RF__Q_COUNT || m->made[i].phrase.head || q->phrase < m->sentence->token + 2 ||
        m->doc->tokens[q->phrase - 1].punct != ',' || rf__function_at(m->doc, end) != RF__F_OF)
        return false;
    bool them = rf__function_at(m->doc, end + 1) == RF__F_THEM && !m->made[i].link.indicator &&
                !tells_people(m, end + 2) &&
                !(i && m->made[i - 1].link.indicator && m->made[i - 1].phrase.end + 1 >= q->phrase);
    if (rf__function_at(m->doc, end + 1) != RF__F_WHICH && !them)
        return false;
    const rf__tag *noun = rf__tag_over(m->doc, q->phrase - 2, RF__C_NOUN);
    return noun && (noun->entry->unit == RF_FACILITIES || noun->entry->unit == RF_PLACES) &&
           (!m->made[i].link.indicator || m->made[i].link.unit == RF_PEOPLE);
}

/* A number that may have been meant as a figure, beside a word that makes figures, and no figure
 * came of the sentence. */
static bool is_unclaimed(const maker *m) {
    bool number = false, trigger = false;
    for (uint32_t i = 0; i < m->n; i++) {
        const rf__quantity *q = rf__quantity_at(m, i);
        if (m->made[i].draft >= 0)
            return false;
        number |= q->kind == RF__Q_COUNT && q->high > 1 && !m->made[i].phrase.measured &&
                  m->made[i].phrase.end > m->made[i].phrase.start;
    }
    for (uint32_t t = 0; t < m->n_triggers; t++)
        trigger |= !m->triggers[t].asks && !(m->triggers[t].entry->flags & RF__WEAK) &&
                   m->triggers[t].entry->indicator;
    return number && trigger;
}

/* "100 were hurt as six car bombs went off in the city": what blew up is none of the people. */
static bool counts_bombs(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    const rf__link *link = &m->made[i].link;
    uint32_t next = q->token + q->n_tokens;
    return next < m->sentence->token + m->sentence->n_tokens &&
           rf__event_tag(m->doc, next, RF__E_FIGHT) && !rf__function_at(m->doc, next) &&
           !rf__tag_at(m->doc, next, RF__C_VERB) && link->indicator &&
           rf__counts_people(link->indicator);
}

/* "28 vehicles crossed, among them | seven tanks": a column with arms brings no aid. */
static void tell_column(maker *m, uint32_t i) {
    made *own = &m->made[i];
    if (own->link.indicator != RF_AID || !own->phrase.head || own->parent < 0 ||
        own->phrase.head->entry->unit != RF_VEHICLES ||
        !(own->phrase.head->entry->flags & RF__PARTY))
        return;
    m->made[own->parent].link.indicator = RF_TROOPS;
    own->link.indicator = RF_TROOPS;
}

/* "Go home, [one] banner read": what says it, and nobody counted. */
static bool is_text(const maker *m, const rf__quantity *q) {
    uint32_t noun = q->token + q->n_tokens, end = m->sentence->token + m->sentence->n_tokens;
    if (q->low < 1 || q->high > 1 || noun + 2 > end || m->doc->tokens[noun].kind != RF__WORD ||
        rf__function_at(m->doc, noun) || rf__tag_at(m->doc, noun, RF__C_NOUN) ||
        !rf__tag_at(m->doc, noun + 1, RF__C_SAY_VERB))
        return false;
    return noun + 2 == end || m->doc->tokens[noun + 2].kind == RF__PUNCT;
}

static rf_err make_figures(maker *m) {
    m->n = m->sentence->n_quantities < RF__MOST_QUANTITIES ? m->sentence->n_quantities
                                                           : RF__MOST_QUANTITIES;
    bool any = false; /* dates and ages ask for no triggers */
    for (uint32_t k = 0; k < m->n && !any; k++)
        any = rf__quantity_at(m, k)->kind != RF__Q_NOT;
    m->n_triggers = any ? rf__triggers_of(m->doc, m->sentence, m->triggers) : 0;
    if (any && rf__is_row(m->doc, m->sentence))
        enter_table(m);
    for (uint32_t i = 0; i < m->n; i++) {
        const rf__quantity *q = rf__quantity_at(m, i);
        m->made[i] =
            (made){.link.trigger = -1, .draft = -1, .parent = -1, .told = -1, .label = UINT32_MAX};
        bool none = rf__is_row(m->doc, m->sentence) && q->low <= 0 && q->high <= 0; /* a cell "0" */
        if (q->kind == RF__Q_NOT || (is_measure(q) && !none) ||
            (q->kind == RF__Q_COUNT && is_age_limit(m, q))) {
            m->made[i].none = true;
            continue;
        }
        m->made[i].phrase = rf__phrase_of(m->doc, m->sentence, q);
        if (is_someone(m, q))
            m->made[i].phrase.measured = true;
        if (is_text(m, q)) {
            m->made[i].none = m->made[i].phrase.measured = true;
            continue;
        }
        if (is_speaker(m, q)) {
            m->made[i].phrase.measured = true;
            continue;
        }
        if (q->kind == RF__Q_TIMES)
            rf__link_times(m, i);
        else
            link_alone(m, i);
        if (is_of_things(m, i) || counts_bombs(m, i) || rf__counts_no_people(m, i)) {
            m->made[i].link.indicator = RF_NO_INDICATOR;
            m->made[i].phrase.measured = true;
            continue;
        }
        join_triggers(m, i);
        tell_inhabitants(m, i);
        tell_where_they_live(m, i);
        rf__tell_dwellers(m, i);
        tell_whole(m, i);
        rf__spare_nature(m, i);
        if (q->kind == RF__Q_COUNT)
            rf__link_asking(m, i);
        if (rf__is_row(m->doc, m->sentence))
            link_row(m, i);
    }
    drop_wholes(m);
    drop_first_whole(m);
    if (!rf__is_row(m->doc, m->sentence))
        rf__share_units(m);
    made *first = &m->made[0];
    if (m->n && !first->has_trigger &&
        rf__box_link(m->doc, m->sentence_index, &first->phrase, &first->trigger, &first->link,
                     &first->label, &first->names_place))
        first->has_trigger = true;
    if (!rf__is_row(m->doc, m->sentence))
        rf__read_item(m);
    for (uint32_t i = 0; i < m->n && !rf__is_row(m->doc, m->sentence); i++) {
        rf__take_named_part(m, i);
        rf__refer_back(m, i);
        rf__take_again(m, i);
        if (rf__quantity_at(m, i)->kind == RF__Q_COUNT)
            rf__link_occupants(m, i);
    }
    for (uint32_t i = 0; i < m->n; i++)
        if ((rf__quantity_at(m, i)->kind == RF__Q_COUNT ||
             rf__quantity_at(m, i)->kind == RF__Q_SHARE) &&
            !rf__is_row(m->doc, m->sentence) && !rf__has_own_label(m, &m->made[i]))
            rf__inherit(m, i);
    for (uint32_t i = 0; i < m->n; i++)
        if (rf__quantity_at(m, i)->kind == RF__Q_COUNT && !rf__is_row(m->doc, m->sentence))
            rf__share_verb(m, i);
    for (uint32_t i = 0; i < m->n; i++)
        tell_column(m, i);
    if (!rf__is_row(m->doc, m->sentence)) {
        rf__read_lists(m);
        rf__read_list_line(m);
        rf__read_next_item(m);
    } else if (m->table.first == rf__table_first(m->doc, m->sentence_index) &&
               !m->table.n_columns) {
        rf__read_list_line(m); /* rows without a head: a list under the line before */
    }
    for (uint32_t i = 0; i < m->n; i++) {
        if (rf__quantity_at(m, i)->kind == RF__Q_COUNT)
            rf__link_by_noun(m, i);
        tell_where_they_live(m, i); /* "and 14,100 in Tarsa" as well */
        rf_err err = add_draft(m, i);
        if (err)
            return err;
        m->doc->quantities[m->sentence->quantity + i].none =
            m->made[i].none || m->made[i].phrase.measured;
    }
    m->doc->sentences[m->sentence_index].unclaimed = is_unclaimed(m);
    rf__note_item(m);
    int32_t last = rf__linked_before(m, m->n);
    if (last > 0 && m->made[last].link.indicator == RF_POPULATION &&
        rf__linked_before(m, (uint32_t)last) >= 0) /* "900 fled, half of the 3,000-strong town" */
        last = rf__linked_before(m, (uint32_t)last);
    if (last >= 0) {
        if (rf__is_row(m->doc, m->sentence)) /* the columns behind the first are parts of it */
            for (int32_t before = last; before >= 0;
                 before = rf__linked_before(m, (uint32_t)before))
                last = before;
        m->last = m->made[last];
        m->last_in = m->sentence_index;
        if (m->last.has_trigger && !rf__is_row(m->doc, m->sentence)) {
            m->counted = m->last.trigger;
            m->counted_in = m->sentence_index;
        }
    }
    return RF_OK;
}

rf_err rf__doc_figures(rf__doc *doc) {
    maker m; /* large: only what a sentence uses is set */
    m.doc = doc;
    m.last = (made){.draft = -1};
    m.last_in = 0;
    m.lead = m.lead_to = m.item_of = m.item_lead = m.item_to = UINT32_MAX;
    m.counted_in = m.beside_in = UINT32_MAX;
    m.of_business = rf__is_of_business(doc);
    m.table.first = UINT32_MAX;
    m.table.n_columns = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        m.sentence = &doc->sentences[s];
        m.sentence_index = s;
        if (!m.sentence->n_quantities || m.sentence->repeated ||
            doc->report->blocks[m.sentence->block].kind == RF_BLOCK_TABLE_HEAD)
            continue;
        rf_err err = make_figures(&m);
        if (err)
            return err;
    }
    return m.of_business ? RF_OK : rf__choose_figures(doc);
}
