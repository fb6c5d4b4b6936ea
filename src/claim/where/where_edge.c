/* What stands between a place and what is told: the edges of clauses, other deeds, other numbers.
 */
#include "claim/figure/claim_table.h"
#include "claim/number/number_words.h"
#include "claim/where/where.h"

/* "because of fighting in Darfur": several words that make a preposition tell why. */
static bool gives_cause(const rf__doc *doc, uint32_t i) {
    const rf__tag *tag = rf__tag_at(doc, i, RF__C_FUNCTION);
    return tag && tag->n > 1 && tag->entry->code == RF__F_OTHER_PREPOSITION;
}

/* "out of [nine] villages in Mara", "in [13] shelters": how many places the people are from or in.
 */
static bool counts_places(const rf__doc *doc, const rf__quantity *q) {
    uint32_t end = q->token + q->n_tokens;
    const rf__tag *kind = rf__tag_at(doc, end, RF__C_PLACE_KIND);
    const rf__tag *house = rf__tag_at(doc, end, RF__C_NOUN);
    rf__function f = q->phrase ? rf__function_at(doc, q->phrase - 1) : RF__F_NONE;
    if (!kind && house && house->entry->unit != RF_PEOPLE && (f == RF__F_IN || f == RF__F_AT))
        return true;
    return kind && kind->entry->flags & RF__PLURAL && q->phrase &&
           rf__is_any_preposition(rf__function_at(doc, q->phrase - 1));
}

/* "has left 19 dead, [wiped out] homes in Gorsk and": another deed, told after a comma; not "killed
 * by". */
static bool opens_deed(const rf__doc *doc, uint32_t i, uint32_t end) {
    const rf__tag *verb = i < end ? rf__tag_at(doc, i, RF__C_VERB) : NULL;
    bool past = i < end && (verb ? verb->entry->form == RF__PAST : rf__ends_as_past(doc, i));
    rf__function next = past ? rf__function_at(doc, i + (verb ? verb->n : 1)) : RF__F_BY;
    return past && next != RF__F_BY && next != RF__F_IN && next != RF__F_AT;
}

/* "120 people from Norland (43) and Kesh (77) in Gorsk": a number alone in brackets that ends
 * before the place. */
static bool in_own_bracket(const rf__doc *doc, const rf__sentence *s, const rf__quantity *q,
                           uint32_t to) {
    uint32_t end = q->token + q->n_tokens;
    return q->phrase > s->token && doc->tokens[q->phrase - 1].punct == '(' && end < to &&
           doc->tokens[end].punct == ')';
}

/* "attacked Gorsk, [triggering] a war in Norland": what came of it, told of somewhere else. */
static bool opens_war(const rf__doc *doc, uint32_t i, uint32_t end) {
    enum { REACH = 5, FIGHT = 2 };
    if (i >= end || !rf__ends_as(doc, i, RF__END_ING) || rf__function_at(doc, i))
        return false;
    for (uint32_t k = i + 1; k < end && k < i + REACH; k++) {
        const rf__tag *word = rf__tag_at(doc, k, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS)
            return word->entry->low <= FIGHT;
        if (doc->tokens[k].kind == RF__PUNCT)
            return false;
    }
    return false;
}

/* ", including 20 women and 30 children,": what is told between two commas, if it ends before `to`.
 */
rf__anchor rf__insertion(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 1 < to; i++) {
        if (doc->tokens[i].punct != ',' || rf__function_at(doc, i + 1) != RF__F_INCLUDING)
            continue;
        for (uint32_t k = i + 2; k < to; k++) {
            if (doc->tokens[k].punct == ',')
                return (rf__anchor){i, k + 1};
            if (doc->tokens[k].kind == RF__PUNCT && doc->tokens[k].punct != '-')
                break;
        }
    }
    return (rf__anchor){to, to};
}

/* "were killed, including two officers, when men attacked a bus in Gorsk": from what is told to
 * where, through a clause that tells how it came. */
bool rf__leads_to(const rf__doc *doc, uint32_t from, uint32_t to) {
    rf__anchor aside = rf__insertion(doc, from, to);
    bool when = false;
    for (uint32_t i = from; i < to; i++) {
        if (i == aside.from)
            i = aside.to;
        if (i >= to)
            break;
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_WHEN || f == RF__F_AFTER || f == RF__F_AS) {
            if (when)
                return false;
            when = true;
            continue;
        }
        bool comma = doc->tokens[i].punct == ',' && rf__function_at(doc, i + 1) == RF__F_WHEN;
        if ((doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != '-' && !comma) ||
            f == RF__F_WHILE || f == RF__F_BUT || f == RF__F_AND || f == RF__F_SINCE ||
            f == RF__F_BEFORE || f == RF__F_WHO || f == RF__F_WHICH)
            return false;
    }
    return true;
}

/* "since Tuesday": is a time all that the word opens? */
static bool begins_time(const rf__doc *doc, const rf__sentence *s, uint32_t since) {
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &doc->times[i];
        uint32_t end = time->token + time->n_tokens;
        if (since >= time->token && since < end)
            return time->n_tokens > 1 && /* not "since Friday, when rebels" */
                   rf__function_at(doc, end + (doc->tokens[end].punct == ',')) != RF__F_WHEN;
    }
    return false;
}

/* ", more than any other country": what is said of others. */
static bool compares(const rf__doc *doc, const rf__sentence *s, uint32_t than) {
    return than >= s->token + 2 && doc->tokens[than - 2].punct == ',' &&
           doc->tokens[than + 1].kind == RF__WORD;
}

double rf__edge_cost(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     rf__anchor between) {
    double cost = 0;
    rf__anchor aside = rf__insertion(doc, between.from, between.to);
    for (uint32_t i = between.from; i < between.to; i++) {
        if (i == aside.from)
            i = aside.to;
        if (i >= between.to)
            break;
        char p = doc->tokens[i].punct;
        if (p == ';' || p == ':')
            cost += 0.5;
        else if (p == ',' && opens_deed(doc, i + 1, between.to))
            cost += 0.3;
        else if (p == ',' && opens_war(doc, i + 1, between.to))
            cost += 0.5;
        else if (p == ',')
            cost += i + 1 < between.to && rf__function_at(doc, i + 1) == RF__F_AND ? 0.25 : 0.06;
        else if (rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__is_passive_at(doc, i) &&
                 !rf__is_inserted(doc, i))
            cost += 0.3;
        switch (rf__function_at(doc, i)) {
        case RF__F_WHILE:
        case RF__F_BUT:
        case RF__F_IF:
            cost += 0.35;
            break;
        case RF__F_SINCE: /* "the most since rebels took up arms in Kidal" */
            cost += begins_time(doc, s, i) ? 0.1 : 0.4;
            break;
        case RF__F_THAN: /* "more than in Norland" */
            cost += compares(doc, s, i) ? 1.2 : 0;
            break;
        case RF__F_AS:
        case RF__F_AFTER:
        case RF__F_BEFORE:
            cost += 0.2;
            break;
        case RF__F_WHO:
        case RF__F_WHICH:
        case RF__F_WHERE:
        case RF__F_WHEN:
        case RF__F_THAT:
            cost += 0.12;
            break;
        default:
            if (gives_cause(doc, i))
                cost += 0.35;
            break;
        }
    }
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities; q++) {
        const rf__quantity *other = &doc->quantities[q];
        if (q != d->quantity && other->kind == RF__Q_COUNT && other->token >= between.from &&
            other->token < between.to && (other->token < aside.from || other->token >= aside.to) &&
            !counts_places(doc, other))
            cost += in_own_bracket(doc, s, other, between.to) ? 0.05 : 0.22;
    }
    return cost;
}

/* "in Kesh", "in and around Kesh", "in the capital, Kesh": the token of the name that words from
 * `at` on, which begin with a preposition, lead to; else the one behind the preposition. */
uint32_t rf__led_to(const rf__doc *doc, uint32_t at) {
    uint32_t name = at + (rf__is_in_and_near(doc, at) ? 3 : 1);
    for (uint32_t i = name; i <= name + 2; i++) {
        const rf__tag *kind = rf__tag_over(doc, i, RF__C_PLACE_KIND);
        if (kind && doc->tokens[kind->token + kind->n].punct == ',')
            return kind->token + kind->n + 1;
        if (doc->tokens[i].kind != RF__WORD)
            break;
    }
    return name;
}

/* ", leaving 45 dead": the place is that of the clause before, wherever it stands there. */
bool rf__is_result(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { REACH = 8 };
    for (uint32_t i = to; i-- > from && to - i <= REACH;)
        if (doc->tokens[i].punct == ',')
            return rf__ends_as(doc, i + 1, RF__END_ING) && !rf__function_at(doc, i + 1);
    return false;
}
