/* Whose strikes a number counts, and by whom a share of the dead was killed: told by the words
 * right beside the number, not by a verb of harm. */
#include "claim/figure/figure.h"

/* "60 Russian air strikes": whose they are stands between the number and the noun. */
bool rf__owner_of_strikes(const rf__doc *doc, const rf__draft *draft, const rf__phrase *p,
                          uint32_t *from, uint32_t *to) {
    rf_indicator v = draft->claim.indicator;
    bool on = v == RF_HEALTH_FACILITY_ATTACKED || v == RF_SCHOOL_ATTACKED || v == RF_CAMP_ATTACKED;
    bool strikes = draft->claim.unit == RF_EVENTS && rf__counts_strikes(v);
    if (!on && (!p->head || !strikes))
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    *from = q->token + q->n_tokens;
    *to = on ? *from : p->head->token;
    while (on && *to < *from + 3 && !rf__tag_at(doc, *to, RF__C_EVENT_WORD))
        ++*to; /* "55 Israeli attacks on hospitals" */
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    return *to > *from && (rf__is_causer(doc, sentence, *from, *to) ||
                           (!on && rf__has_side(doc, sentence, p->head->token)));
}

/* "18 drones and 3 missiles launched by Norland", "Norland launched 18 drones" */
bool rf__launched_by(const rf__doc *doc, const rf__draft *draft, const rf__trigger *t,
                     uint32_t *from, uint32_t *to) {
    enum { REACH = 9, BACK = 4 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, behind = t->token + t->n;
    for (uint32_t i = behind; i < end && i < behind + REACH; i++) {
        if (doc->tokens[i].punct == ',' || rf__is_clause_edge(doc, i) ||
            rf__tag_at(doc, i, RF__C_SAY_VERB))
            break;
        if (!(*from = rf__behind_by(doc, i)))
            continue;
        if (i > sentence->token + 1 && (rf__suffers(doc, i - 1) || rf__suffers(doc, i - 2)))
            break; /* "drones shot down by the army" */
        *to = rf__agent_end(doc, *from, end);
        return *to > *from;
    }
    *from = *to = 0;
    for (uint32_t i = draft->np; i-- > sentence->token && draft->np - i <= BACK;)
        if (rf__suffers(doc, i)) /* "the army shot down 20 drones" */
            return false;
    rf__first_causer(doc, sentence, draft->np, from, to);
    return *to > *from;
}

/* "93 per cent of them caused by the army" */
bool rf__shared_by(const rf__doc *doc, const rf__draft *draft, uint32_t *from, uint32_t *to) {
    enum { REACH = 6 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t at = q->token + q->n_tokens, end = sentence->token + sentence->n_tokens;
    for (uint32_t i = at; i < end && i < at + REACH; i++) {
        if (doc->tokens[i].kind == RF__PUNCT || doc->tokens[i].kind == RF__NUMERAL)
            return false;
        uint32_t who = rf__behind_by(doc, i);
        if (!who)
            continue;
        *from = who;
        *to = rf__agent_end(doc, who, end);
        return *to > who && rf__is_causer(doc, sentence, who, *to);
    }
    return false;
}
