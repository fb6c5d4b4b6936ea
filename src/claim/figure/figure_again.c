/* "By noon it was 103", "the ministry had 83", "relatives put them at 95", "an aide spoke of 40": a
 * number that nothing beside it explains tells a count again that was told before, by a later or
 * another account. Which one, the numbers say: that which it comes near to. */
#include "claim/figure/figure_maker.h"

#include <math.h>

typedef rf__made made;
typedef rf__maker maker;

enum { NEAR = 3 };             /* words that may stand between, sentences that are looked back at */
static const double FAR = 3.4; /* between two accounts of one count: the logarithm of about ten */

static bool is_asking(const maker *m, const made *own) {
    return own->has_trigger && own->link.trigger >= 0 && m->triggers[own->link.trigger].asks;
}

/* "still", "already", "only", "officially" */
static bool is_light(const rf__doc *doc, uint32_t token) {
    const uint64_t light =
        RF__BIT(RF__C_FLOW) | RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_QUALIFIER);
    return doc->tokens[token].kind == RF__WORD && !rf__function_at(doc, token) &&
           (doc->tokens[token].classes & light || rf__ends_as_adverb(doc, token));
}

/* Where the words before a token begin that only say how sure or since when: "had [still] | 40". */
static uint32_t before_light(const maker *m, uint32_t at) {
    for (uint32_t n = 0; n < NEAR && at > m->sentence->token && is_light(m->doc, at - 1); n++)
        at--;
    return at;
}

/* Does a word that asks for what was counted before ("the count") end right before a token? */
static bool ends_asking(const maker *m, uint32_t at) {
    for (uint32_t t = 0; t < m->n_triggers; t++)
        if (m->triggers[t].asks && m->triggers[t].token + m->triggers[t].n == at &&
            !(m->triggers[t].entry->flags & RF__WEAK) &&
            rf__function_at(m->doc, at - 1) != RF__F_OF)
            return true;
    return false;
}

/* Does nothing but a mark or a time stand behind a number? */
static bool ends_there(const maker *m, uint32_t i) {
    uint32_t end = rf__quantity_at(m, i)->token + rf__quantity_at(m, i)->n_tokens;
    return end >= m->sentence->token + m->sentence->n_tokens ||
           m->doc->tokens[end].kind == RF__PUNCT || rf__time_over(m->doc, m->sentence, end);
}

/* "it was | 40", "these were | 40", "that had already been | 40", "the count is still | 40" */
static bool is_it(const maker *m, uint32_t i) {
    enum { HOURS = 24 }; /* "it was 7 in the evening" */
    const rf__doc *doc = m->doc;
    uint32_t at = rf__quantity_at(m, i)->phrase;
    if (rf__quantity_at(m, i)->high <= HOURS && !ends_there(m, i))
        return false;
    uint32_t first = m->sentence->token, be = before_light(m, at);
    bool is = false;
    for (uint32_t n = 0; n < NEAR && be > first + 1; n++, be = before_light(m, be)) {
        rf__function f = rf__function_at(doc, be - 1);
        if (f != RF__F_BE && f != RF__F_BEEN && f != RF__F_HAVE)
            break;
        is |= f != RF__F_HAVE;
        be--;
    }
    rf__function who = be > first ? rf__function_at(doc, be - 1) : RF__F_NONE;
    return is && be > first && (who == RF__F_IT || who == RF__F_THESE || ends_asking(m, be));
}

static bool may_be_told_again(rf_indicator v) {
    return v == RF_HOMES_DAMAGED || v == RF_HOMES_DESTROYED ||
           (rf__counts_people(v) && v != RF_POPULATION && v != RF_AID);
}

/* Counts that are compared with those of another time: also of who lives there, and strikes. */
static bool may_be_compared(rf_indicator v) {
    return may_be_told_again(v) || v == RF_POPULATION || (v >= RF_AIR_STRIKES && v <= RF_DRONES);
}

/* "on Friday there had been | 72", "At the start of the year there were | 3,500": the same at
 * another time. */
static bool there_were(const maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    uint32_t first = m->sentence->token, at = before_light(m, rf__quantity_at(m, i)->phrase);
    uint32_t be = at;
    while (be > first && (rf__function_at(doc, be - 1) == RF__F_BE ||
                          rf__function_at(doc, be - 1) == RF__F_BEEN ||
                          rf__function_at(doc, be - 1) == RF__F_HAVE))
        be--;
    return be < at && be > first && rf__function_at(doc, be - 1) == RF__F_THERE &&
           m->sentence->n_times && ends_there(m, i);
}

/* "an earlier count had stood at | 40" */
static bool count_stands_at(const maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    uint32_t at = before_light(m, rf__quantity_at(m, i)->phrase), first = m->sentence->token;
    if (at < first + 3 || m->made[i].link.score >= RF__LEAST_SCORE ||
        rf__function_at(doc, at - 1) != RF__F_AT || doc->tokens[at - 2].kind != RF__WORD ||
        rf__function_at(doc, at - 2))
        return false;
    for (uint32_t n = 0, verb = at - 2; n < NEAR && verb > first; n++, verb--)
        if (ends_asking(m, verb))
            return true;
        else if (rf__function_at(doc, verb - 1) != RF__F_HAVE &&
                 rf__function_at(doc, verb - 1) != RF__F_BEEN)
            break;
    return false;
}

/* "they number | 900" */
static bool they_number(const maker *m, uint32_t i) {
    uint32_t at = before_light(m, rf__quantity_at(m, i)->phrase), n;
    return at >= m->sentence->token + 2 && rf__function_at(m->doc, at - 2) == RF__F_THEY &&
           rf__is_asked_for(m->doc, at - 1, "amounts", &n) && ends_there(m, i);
}

/* "That is | 126.", "This would make | 94.": a sum of what was told before. */
static bool sums_up(const maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    uint32_t at = before_light(m, rf__quantity_at(m, i)->phrase), first = m->sentence->token, n;
    rf__function that = rf__function_at(doc, first);
    if ((that != RF__F_THAT && that != RF__F_THIS) || at > first + NEAR + 2 || at < first + 2 ||
        !ends_there(m, i))
        return false;
    if (at == first + 2 && rf__function_at(doc, first + 1) == RF__F_BE)
        return true;
    for (uint32_t k = first + 1; k < at; k++)
        if (rf__is_asked_for(doc, k, "makes", &n))
            return k + n == at;
    return false;
}

/* "said 50 at first|, then 272 and then about | 300", "80 or even | 100": the count before it goes
 * on. Returns the number before, or -1. */
static int32_t goes_on(const maker *m, uint32_t i) {
    enum { REACH = 5 };
    const rf__doc *doc = m->doc;
    const rf__quantity *q = rf__quantity_at(m, i);
    if (!i || m->made[i - 1].link.score < RF__LEAST_SCORE ||
        !may_be_told_again(m->made[i - 1].link.indicator))
        return -1;
    uint32_t from = m->made[i - 1].phrase.end, at = q->phrase;
    if (at <= from || at > from + REACH)
        return -1;
    bool then = false;
    for (uint32_t k = from; k < at; k++) {
        const rf__tag *time = rf__tag_at(doc, k, RF__C_TIME_WORD);
        bool next = time && time->entry->code == RF__W_THEN && k + 1 == at;
        then |= next || (k == from && rf__function_at(doc, k) == RF__F_OR);
        if (doc->tokens[k].kind == RF__PUNCT ? doc->tokens[k].punct != ','
                                             : rf__tag_at(doc, k, RF__C_VERB) != NULL)
            return -1;
    }
    return then ? (int32_t)i - 1 : -1;
}

/* "put it at | 40", "had estimated them at | 40", "brought it to | 40" */
static bool is_put_at(const maker *m, uint32_t at) {
    const rf__doc *doc = m->doc;
    if (at < m->sentence->token + 3)
        return false;
    rf__function last = rf__function_at(doc, at - 1), them = rf__function_at(doc, at - 2);
    bool it = them == RF__F_IT,
         verb = rf__ends_as_past(doc, at - 3) ||
                doc->tokens[at - 3].classes & (RF__BIT(RF__C_VERB) | RF__BIT(RF__C_SAY_VERB));
    return verb && !rf__function_at(doc, at - 3) &&
           ((last == RF__F_AT && (it || them == RF__F_THEM)) || (last == RF__F_TO && it));
}

/* Somebody who counts, before a verb: an office, an organisation, "we". */
static bool counts(const maker *m, uint32_t verb) {
    enum { REACH = 10 };
    const uint64_t who =
        RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ROLE);
    for (uint32_t t = verb; t-- > m->sentence->token && t + REACH > verb;) {
        const rf__token *token = &m->doc->tokens[t];
        if (rf__function_at(m->doc, t) == RF__F_WE || token->over & who)
            return true;
        if (token->kind == RF__PUNCT || rf__is_clause_edge(m->doc, t) ||
            rf__function_at(m->doc, t) == RF__F_TO)
            return false;
    }
    return false;
}

/* "the ministry had | 40"; not "the army had 40 in the town" */
static bool has_so_many(const maker *m, uint32_t i) {
    uint32_t verb = before_light(m, rf__quantity_at(m, i)->phrase);
    return verb > m->sentence->token && rf__function_at(m->doc, verb - 1) == RF__F_HAVE &&
           counts(m, verb - 1) && ends_there(m, i);
}

/* "the police spoke of | 40", "he counted | 40": of what the same sentence tells, since one may
 * speak of anything. */
static bool says_so_many(const maker *m, uint32_t i) {
    uint32_t verb = before_light(m, rf__quantity_at(m, i)->phrase);
    if (verb <= m->sentence->token)
        return false;
    const rf__tag *say = rf__tag_over(m->doc, verb - 1, RF__C_SAY_VERB);
    return say && say->token + say->n == verb && (rf__is_kind(say, "speaks") || say->n == 1);
}

/* "The ministry said | 50 at first": an office, and when. */
static bool first_said(const maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t verb = before_light(m, q->phrase), end = q->token + q->n_tokens;
    return says_so_many(m, i) && counts(m, verb - 1) && rf__tag_at(m->doc, end, RF__C_SAY_NOUN);
}

/* Does the number stand alone: no noun, and behind it a mark, a time, where, or the next clause? */
static bool stands_alone(const maker *m, const made *own, const rf__quantity *q) {
    const rf__doc *doc = m->doc;
    uint32_t end = q->token + q->n_tokens;
    if (!rf__is_bare(own) || q->low != floor(q->low) || q->high < 2)
        return false;
    bool year = q->n_tokens == 1 && q->qualifier == RF_EXACT && doc->tokens[q->token].n == 4 &&
                q->low >= 1900 && q->low < 2100;
    if (year)
        return false;
    if (end >= m->sentence->token + m->sentence->n_tokens || doc->tokens[end].kind == RF__PUNCT)
        return doc->tokens[end].punct != '%' && doc->tokens[end].punct != '-' &&
               doc->tokens[end].punct != '$' && doc->tokens[end].punct != '/';
    switch (rf__function_at(doc, end)) {
    case RF__F_NONE:
        break;
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_ON:
    case RF__F_BY:
    case RF__F_AND:
    case RF__F_OR:
    case RF__F_BUT:
    case RF__F_UNTIL:
    case RF__F_WHEN:
    case RF__F_WHILE:
    case RF__F_SINCE:
        return true;
    default:
        return false;
    }
    return rf__time_over(doc, m->sentence, end) || is_light(doc, end);
}

/* How far an account of `low` to `high` is from a number, by ratio; parts are no count of all. */
static double distance(const rf__quantity *q, double low, double high, bool part) {
    double told = (low + high) / 2, now = (q->low + q->high) / 2;
    return told < 1 ? INFINITY : fabs(log2(now / told)) + (part ? 1.5 : 0);
}

/* The number before it in its sentence that is told again, or -1. */
static int32_t meant_here(const maker *m, uint32_t i, bool compared) {
    int32_t best = -1;
    double least = FAR, subject = 0; /* the first one is what is talked of */
    for (uint32_t j = 0; j < i; j++) {
        const made *old = &m->made[j];
        const rf__quantity *q = rf__quantity_at(m, j);
        bool may = compared ? may_be_compared(old->link.indicator)
                            : may_be_told_again(old->link.indicator);
        if (q->kind != RF__Q_COUNT || !may || old->link.score < RF__LEAST_SCORE)
            continue;
        double d = distance(rf__quantity_at(m, i), q->low, q->high, old->parent >= 0) + subject;
        if (d < least) {
            least = d;
            best = (int32_t)j;
        }
        subject = 1;
    }
    return best;
}

/* "of 54 breaches Tarsa is said to count | 52": does another number before it in its sentence tell
 * what is counted, or none knows what? */
static bool counts_other(const maker *m, uint32_t i) {
    for (uint32_t j = 0; j < i; j++) {
        const rf__quantity *q = rf__quantity_at(m, j);
        if (q->kind == RF__Q_COUNT && !m->made[j].phrase.measured)
            return true;
    }
    return false;
}

/* The draft of a sentence before that is told again, or -1. */
static int32_t meant_before(const maker *m, uint32_t i, bool compared) {
    const rf__doc *doc = m->doc;
    int32_t best = -1;
    double least = FAR;
    uint32_t sentence = UINT32_MAX;
    for (uint32_t d = doc->n_drafts; d-- > 0;) {
        const rf__draft *draft = &doc->drafts[d];
        if (draft->sentence + NEAR < m->sentence_index || draft->claim.kind != RF_FIGURE ||
            (draft->sentence != sentence && best >= 0))
            break;
        sentence = draft->sentence;
        bool may = compared ? may_be_compared(draft->claim.indicator)
                            : may_be_told_again(draft->claim.indicator);
        if (draft->claim.unit == RF_UNIT_SHARE || draft->quantity == UINT32_MAX || !may)
            continue;
        bool first = d == 0 || doc->drafts[d - 1].sentence != sentence;
        double far = distance(rf__quantity_at(m, i), draft->claim.low, draft->claim.high,
                              draft->parent >= 0) +
                     (first ? 0 : 1);
        if (far < least) {
            least = far;
            best = (int32_t)d;
        }
    }
    return best;
}

/* "17 suspected cases ... it was 12": of no figure. */
static bool is_of_cases(const maker *m) {
    for (uint32_t i = m->sentence->token; i < m->sentence->token + m->sentence->n_tokens; i++)
        if (rf__is_kind(rf__tag_at(m->doc, i, RF__C_MEASURE), "cases"))
            return true;
    return false;
}

/* "12,000 people have fled; the ministry has spoken of | 900 families": the families of a count
 * told before in the sentence. */
static bool speaks_of_families(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t verb = before_light(m, rf__quantity_at(m, i)->phrase);
    if (!own->phrase.head || own->phrase.head->entry->unit != RF_HOUSEHOLDS || own->has_trigger ||
        verb < m->sentence->token + 2 || rf__function_at(m->doc, verb - 1) != RF__F_OF)
        return false;
    const rf__tag *say = rf__tag_over(m->doc, verb - 2, RF__C_SAY_VERB);
    int32_t here = rf__is_kind(say, "speaks") ? meant_here(m, i, false) : -1;
    if (here < 0 || !rf__take(m, i, &m->made[here], here, RF__SURE_SCORE))
        return false;
    own->link.unit = RF_HOUSEHOLDS;
    own->parent = -1;
    return true;
}

/* "went from | 8 to 14 dead": the number it was before. */
static bool take_from_to(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t end = q->token + q->n_tokens;
    const made *next = i + 1 < m->n ? &m->made[i + 1] : NULL;
    if (!next || q->token <= m->sentence->token || q->kind != RF__Q_COUNT ||
        m->made[i].link.score >= RF__LEAST_SCORE ||
        rf__function_at(doc, q->token - 1) != RF__F_FROM || rf__function_at(doc, end) != RF__F_TO ||
        next->phrase.start != end + 1 || !rf__hurts_people(next->link.indicator) ||
        next->link.unit != RF_PEOPLE ||
        (next->link.relation != RF__R_HEAD && next->link.relation != RF__R_AFTER))
        return false;
    return rf__take(m, i, next, -1, RF__SURE_SCORE);
}

/* "900 are displaced, which were only | 40 in May": those right before, at another time. */
static bool take_which_were(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t be = before_light(m, q->phrase), end = q->token + q->n_tokens;
    int32_t before = rf__linked_before(m, i);
    bool only = be > m->sentence->token && rf__function_at(doc, be - 1) != RF__F_BE;
    be -= only && rf__is_word(doc, be - 1);
    if (be < m->sentence->token + 3 || before < 0 || m->made[i].has_trigger ||
        !stands_alone(m, &m->made[i], q) || rf__function_at(doc, be - 1) != RF__F_BE ||
        doc->tokens[be - 3].punct != ',' || !rf__time_over(doc, m->sentence, end) ||
        !may_be_told_again(m->made[before].link.indicator))
        return false;
    rf__function who = rf__function_at(doc, be - 2);
    return (who == RF__F_WHICH || who == RF__F_WHO) &&
           rf__take(m, i, &m->made[before], -1, RF__SURE_SCORE);
}

/* "bringing to | 90 those registered": a sum of those counted right before. */
static bool take_brought_to(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t at = q->phrase, n;
    if (at < m->sentence->token + 2 || q->kind != RF__Q_COUNT || m->made[i].has_trigger ||
        rf__function_at(doc, at - 1) != RF__F_TO || !rf__is_asked_for(doc, at - 2, "brings", &n) ||
        rf__function_at(doc, q->token + q->n_tokens) != RF__F_THESE)
        return false;
    int32_t before = rf__linked_before(m, i);
    if (before < 0 || !may_be_told_again(m->made[before].link.indicator) ||
        rf__quantity_at(m, (uint32_t)before)->high > q->high)
        return false;
    return rf__take(m, i, &m->made[before], -1, RF__SURE_SCORE);
}

/* "300 were damaged and 40 destroyed. In May these were 200 and | 30": the next of those told
 * before, or -1. */
static int32_t next_told(const maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    if (!i || m->made[i - 1].told < 0 || !stands_alone(m, &m->made[i], rf__quantity_at(m, i)))
        return -1;
    uint32_t first = (uint32_t)m->made[i - 1].told, end = m->made[i - 1].phrase.end;
    bool joined =
        rf__quantity_at(m, i)->phrase == end + 1 && rf__function_at(doc, end) == RF__F_AND;
    return joined && first + 1 < doc->n_drafts &&
                   doc->drafts[first + 1].sentence == doc->drafts[first].sentence &&
                   may_be_told_again(doc->drafts[first + 1].claim.indicator)
               ? (int32_t)first + 1
               : -1;
}

void rf__take_again(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    if (take_from_to(m, i) || take_which_were(m, i) || take_brought_to(m, i))
        return;
    if (q->kind == RF__Q_COUNT && speaks_of_families(m, i))
        return;
    if (q->kind != RF__Q_COUNT || own->phrase.measured ||
        (own->has_trigger && !is_asking(m, own)) || q->phrase <= m->sentence->token ||
        !stands_alone(m, own, q) || is_of_cases(m))
        return;
    int32_t next = next_told(m, i);
    if (next >= 0) {
        rf__take_told(m, i, next);
        return;
    }
    int32_t here = goes_on(m, i);
    bool compared = there_were(m, i);
    bool again = compared || is_it(m, i) || is_put_at(m, q->phrase) || has_so_many(m, i) ||
                 count_stands_at(m, i) || sums_up(m, i);
    if (here < 0 && !again && !says_so_many(m, i) && !they_number(m, i))
        return;
    here = here >= 0 ? here : meant_here(m, i, compared);
    if (here >= 0) {
        if (rf__take(m, i, &m->made[here], here, RF__SURE_SCORE))
            own->parent = here;
        return;
    }
    again |= first_said(m, i);
    int32_t told = !again || counts_other(m, i) ? -1 : meant_before(m, i, compared);
    if (told >= 0)
        rf__take_told(m, i, told);
}
