/* A toll and its number, far from each other: a relative clause, a day and a place may stand
 * between; what those told of include or number ("the dead include 14 children"), what they are put
 * at. */
#include "claim/figure/figure.h"

/* "which buried three villages": does a number of things that are no people begin here? */
static bool counts_things(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t i = sentence->quantity; i < sentence->quantity + sentence->n_quantities; i++) {
        const rf__quantity *q = &doc->quantities[i];
        const rf__tag *noun =
            q->token == token ? rf__tag_at(doc, q->token + q->n_tokens, RF__C_NOUN) : NULL;
        if (noun)
            return noun->entry->unit != RF_PEOPLE && noun->entry->unit != RF_HOUSEHOLDS;
    }
    return false;
}

/* "the toll of the floods that ... has reached N", "was reported as N", "the toll in the floods
 * which buried two villages went up to N": far from the noun, but nothing else stands there that
 * the number could belong to. */
bool rf__tells_toll(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                    const rf__trigger *t, const rf__quantity *q) {
    uint32_t from = t->token + t->n;
    if (p->head || p->start < from + 2)
        return false;
    rf__function f = rf__function_at(doc, p->start - 1);
    const rf__tag *verb = rf__tag_at(doc, p->start - 1, RF__C_VERB);
    const rf__tag *rise = rf__tag_at(doc, p->start, RF__C_QUALIFIER); /* "went up to" */
    uint32_t n;
    bool over = false; /* "could exceed 2,000" */
    for (uint32_t i = p->start; i < q->token; i++)
        over |= rf__is_asked_for(doc, i, "amounts", &n);
    bool told = over || f == RF__F_AT || f == RF__F_AS || f == RF__F_TO ||
                (verb && p->start > from + 2) ||
                (rise && rise->entry->code == RF_EXACT && !(rise->entry->flags & RF__AFTER));
    bool relative = false;
    for (uint32_t i = from; i < p->start; i++) {
        f = rf__function_at(doc, i);
        relative |= f == RF__F_WHICH || f == RF__F_THAT || f == RF__F_WHEN;
        if (doc->tokens[i].punct == ';' || doc->tokens[i].punct == ':' || f == RF__F_WHILE ||
            (rf__is_other_quantity(doc, sentence, i, q) &&
             !(relative && counts_things(doc, sentence, i))))
            return false;
    }
    return told;
}

/* "a nurse and", "the owner, a teacher,": between "include" and the number of others */
static bool joins_one(const rf__doc *doc, uint32_t from, uint32_t to) {
    rf__function first = rf__function_at(doc, from);
    if ((first != RF__F_A && first != RF__F_THE) ||
        (rf__function_at(doc, to - 1) != RF__F_AND && doc->tokens[to - 1].punct != ','))
        return false;
    for (uint32_t i = from + 1; i + 1 < to; i++) {
        rf__function f = rf__function_at(doc, i);
        bool next = doc->tokens[i - 1].punct == ',' && (f == RF__F_A || f == RF__F_THE);
        if ((doc->tokens[i].kind != RF__WORD && doc->tokens[i].punct != ',') || (f && !next) ||
            (rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN)))
            return false;
    }
    return true;
}

/* "the wounded in the north | number 40", "the dead so far total 12": a verb of counting right
 * before the number, and nothing but where or since when before it. */
static bool totals(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { REACH = 9 };
    uint32_t n;
    if (to <= from || to > from + REACH || !rf__is_asked_for(doc, to - 1, "amounts", &n))
        return false;
    for (uint32_t i = from; i + 1 < to; i++)
        if (doc->tokens[i].kind != RF__WORD || rf__is_clause_edge(doc, i) ||
            rf__function_at(doc, i) == RF__F_BE ||
            (rf__function_at(doc, i) == RF__F_HAVE && i + 2 < to)) /* "have reached" */
            return false;
    return true;
}

bool rf__tells_amount(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    enum { REACH = 14 };
    uint32_t n;
    if (t->entry->class != RF__C_VERB || !rf__is_asked_for(doc, t->token, "amounts", &n))
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH > t->group;) {
        const rf__tag *toll = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (toll && toll->entry->pattern == RF__P_TOLL && !(toll->entry->flags & RF__WEAK))
            return true;
        if (rf__is_clause_edge(doc, i) || rf__is_number_at(doc, i) ||
            rf__tag_over(doc, i, RF__C_ORGANISATION) ||
            rf__is_kind(rf__tag_at(doc, i, RF__C_NUMBER_NAME), "change"))
            return false;
    }
    return false;
}

bool rf__reaches_name(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    uint32_t behind = t->token + t->n, n;
    const rf__mention *place = rf__mention_over(doc, sentence, behind);
    return t->entry->class == RF__C_VERB && t->voice == RF__BARE &&
           rf__is_asked_for(doc, t->token, "amounts", &n) && place && place->phrase == behind &&
           place->use == RF_NAME_PLACE && !place->person && doc->tokens[behind].flags & RF__CAPITAL;
}

/* "The dead include 14 children", "Among those killed were a nurse and two guards", "The wounded
 * number 40". */
double rf__as_include(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t) {
    uint32_t from = t->token + t->n;
    bool among = t->pattern == RF__P_STATE && rf__function_at(doc, t->token) == RF__F_AMONG;
    bool people = t->pattern == RF__P_ADJECTIVE || t->pattern == RF__P_COUNTED || among;
    if (!people || t->entry->flags & RF__NEEDS_NOUN || from >= p->start)
        return 0;
    bool the = t->token > sentence->token && rf__function_at(doc, t->token - 1) == RF__F_THE;
    if (t->pattern == RF__P_ADJECTIVE && !the)
        return 0;
    if (totals(doc, from, p->start))
        return 0.82;
    if (p->start > from + 14)
        return 0;
    for (uint32_t i = from; i < p->start && i < from + 6; i++) {
        rf__function f = rf__function_at(doc, i);
        bool now = i + 2 == p->start && /* "The IDPs in Gorsk are now 250" */
                   (rf__tag_at(doc, i + 1, RF__C_FLOW) || rf__tag_at(doc, i + 1, RF__C_TIME_WORD));
        if ((f == RF__F_INCLUDING || f == RF__F_BE) &&
            (p->start <= from + 3 || i + 1 == p->start || now || joins_one(doc, i + 1, p->start)))
            return 0.82; /* "The dead in the raid on Gorsk were 25 women" */
        if (doc->tokens[i].kind != RF__WORD || rf__is_clause_edge(doc, i))
            return 0;
    }
    return 0;
}

/* "Among the dead were seven former fighters" */
double rf__as_inverted(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    bool state = t->entry->class == RF__C_TRIGGER &&
                 (t->pattern == RF__P_ADJECTIVE || t->pattern == RF__P_STATE);
    uint32_t be = t->token + t->n;
    return state && be + 1 == p->start && rf__function_at(doc, be) == RF__F_BE &&
                   rf__function_at(doc, t->token) == RF__F_AMONG
               ? 0.85
               : 0;
}

/* "deaths in the north rose | to 202", "casualties declined | from 507 to 202", "returns to the
 * town | exceeded 900": a word of rise, fall or amount before the number, and nothing but where and
 * when between it and those who are counted. */
static bool rises_to(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    enum { REACH = 14 };
    uint32_t from = t->token + t->n, n;
    rf__function last = rf__function_at(doc, p->start - 1);
    bool over = rf__is_asked_for(doc, p->start, "amounts", &n);
    bool rise = over || (rf__is_asked_for(doc, p->start - 1, "amounts", &n) && n == 1);
    bool noun = t->entry->class == RF__C_TRIGGER &&
                (t->pattern == RF__P_COUNTED || t->pattern == RF__P_NOUN_OF);
    if (!noun || p->head || !rf__counts_people((rf_indicator)t->entry->indicator) ||
        (!rise && last != RF__F_TO && last != RF__F_FROM) || p->start > from + REACH ||
        (t->token && rf__is_number_at(doc, t->token - 1)))
        return false;
    for (uint32_t i = from; i + 1 < p->start; i++) {
        bool moves = rf__is_kind(rf__tag_at(doc, i, RF__C_NUMBER_NAME), "change");
        bool older = rise && rf__is_number_at(doc, i); /* "from | 507 | to" */
        rise |= moves;
        if (!moves && !older &&
            (rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',' ||
             rf__is_number_at(doc, i) ||
             (rf__tag_at(doc, i, RF__C_SAY_VERB) && i > from) || /* "attributed to rebels" */
             (rf__tag_at(doc, i, RF__C_VERB) && !rf__function_at(doc, i) &&
              !rf__tag_at(doc, i, RF__C_NOUN))))
            return false;
    }
    return rise;
}

/* "the number of dead as 94 and of | missing (people) | as eight" */
static bool is_second_of_number(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    uint32_t behind = t->token + t->n;
    const rf__tag *noun = rf__tag_at(doc, behind, RF__C_NOUN);
    behind += noun ? noun->n : 0;
    rf__function put = rf__function_at(doc, behind);
    return t->entry->class == RF__C_TRIGGER && t->token > 1 && !p->head &&
           rf__function_at(doc, t->token - 1) == RF__F_OF &&
           rf__function_at(doc, t->token - 2) == RF__F_AND && p->start == behind + 1 &&
           (put == RF__F_AS || put == RF__F_AT || put == RF__F_TO);
}

/* "put the dead at 35,000", "puts displaced families at 512", "the confirmed dead rose to 91". */
double rf__as_put_at(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    enum { NEAR = 6 };
    uint32_t from = t->token + t->n;
    if (t->pattern == RF__P_TOLL && (t->token == p->end || t->token == p->end + 1) &&
        p->start > 0 && rf__function_at(doc, p->start - 1) == RF__F_AT)
        return 0.8; /* "put at 1,300 the number of civilians killed" */
    if (t->pattern == RF__P_TOLL && !t->asks && rf__function_at(doc, p->end) == RF__F_AS &&
        (t->token == p->end + 1 || t->token == p->end + 2) && !p->head)
        return 0.8; /* "gave 213 as the death toll" */
    if (from <= p->start && rises_to(doc, p, t))
        return 0.8;
    bool weak = t->entry->class == RF__C_VERB && t->entry->flags & RF__WEAK;
    if (weak) /* not "prices remain fixed at 150" */
        return 0;
    if (from >= p->start || p->start > from + NEAR)
        return 0;
    bool the = (t->token > 0 && rf__function_at(doc, t->token - 1) == RF__F_THE) ||
               (t->token > 1 && rf__function_at(doc, t->token - 2) == RF__F_THE);
    bool that = t->token > 1 && rf__function_at(doc, t->token - 1) == RF__F_OF &&
                rf__function_at(doc, t->token - 2) == RF__F_THAT;
    if (that && from + 1 == p->start && rf__function_at(doc, from) == RF__F_TO && !p->head)
        return 0.8; /* "the number of dead rose to 12 and that of injured to 40" */
    if (is_second_of_number(doc, p, t))
        return 0.8;
    uint32_t joint = t->token > 1 ? t->token - 2 : 0; /* "rose to 90, and the injured to 400" */
    bool besides = rf__function_at(doc, joint) == RF__F_AND || doc->tokens[joint].punct == ',';
    if (rf__function_at(doc, p->start - 1) == RF__F_TO && the && besides && !p->head &&
        t->pattern == RF__P_ADJECTIVE && p->start == from + 1 && t->entry->class == RF__C_TRIGGER)
        return 0.8;
    if (rf__function_at(doc, p->start - 1) == RF__F_AS && the && !p->head &&
        t->pattern == RF__P_ADJECTIVE && p->start == from + 1)
        return 0.8; /* "gave the wounded as 300" */
    if (rf__function_at(doc, p->start - 1) == RF__F_TO && the && !p->head &&
        t->pattern == RF__P_ADJECTIVE && p->start == from + 2 && t->entry->class == RF__C_TRIGGER &&
        doc->tokens[from].kind == RF__WORD)
        return 0.8;
    if (rf__function_at(doc, p->start - 1) != RF__F_AT)
        return 0;
    for (uint32_t i = from; i + 1 < p->start; i++) /* "the dead of 7 October at 2,053" */
        if (doc->tokens[i].kind == RF__PUNCT ||
            (rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN)))
            return 0;
    return 0.8;
}
