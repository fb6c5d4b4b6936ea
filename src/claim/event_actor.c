/* Who did an event and to whom: the words before a noun that names it ("Russian air strikes"), "by
 * X" behind it, the subject of its verb; "between X and Y"; "on X", the object. */
#include "claim/event.h"
#include "claim/speaker.h"

static bool is_word(const rf__doc *doc, uint32_t token) {
    return doc->tokens[token].kind == RF__WORD;
}

static rf_err give(rf__doc *doc, uint32_t from, uint32_t to, const char **ret) {
    while (from < to &&
           (rf__small_word(doc, from) == RF__F_THE || rf__small_word(doc, from) == RF__F_A))
        from++;
    if (from >= to || *ret)
        return RF_OK;
    *ret = rf__doc_slice(doc, from, to - from);
    return *ret ? RF_OK : RF_ERR_NOMEM;
}

static const rf__sentence *sentence_of(const rf__doc *doc, const rf__draft *draft) {
    return &doc->sentences[draft->sentence];
}

static uint32_t end_of(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = sentence_of(doc, draft);
    return sentence->token + sentence->n_tokens;
}

/* "between X and Y" behind a noun. */
static rf_err between(rf__doc *doc, rf__draft *draft, const rf__event_hit *hit, bool *ret_done) {
    uint32_t end = end_of(doc, draft), at = hit->token + hit->n;
    uint32_t far = at + 8;
    while (at < end && at < far && rf__small_word(doc, at) != RF__F_BETWEEN)
        at++;
    if (at >= end || at >= far)
        return RF_OK;
    uint32_t from = at + 1, stop = rf__phrase_end(doc, from, end), and = from;
    while (and < stop && rf__small_word(doc, and) != RF__F_AND)
        and++;
    if (and >= stop)
        return RF_OK;
    uint32_t to = and+1;
    while (to < stop && to < and+7 && (to == and+1 || rf__small_word(doc, to) == RF__F_NONE))
        to++;
    *ret_done = true;
    rf_err err = give(doc, from, and, &draft->claim.actor1);
    return err ? err : give(doc, and+1, to, &draft->claim.actor2);
}

/* The capitals and sides right before a noun: "Syrian regime air strikes". */
static rf_err before_noun(rf__doc *doc, rf__draft *draft, const rf__event_hit *hit) {
    uint32_t first = sentence_of(doc, draft)->token, from = hit->token;
    while (from > first && hit->token - from < 6) {
        uint32_t back = from - 1;
        const rf__token *token = &doc->tokens[back];
        bool joins =
            rf__small_word(doc, back) == RF__F_AND && from < hit->token && back > first &&
            (doc->tokens[back - 1].flags & RF__CAPITAL || rf__tag_over(doc, back - 1, RF__C_ACTOR));
        bool part = (token->flags & RF__CAPITAL && is_word(doc, back) &&
                     rf__small_word(doc, back) == RF__F_NONE) ||
                    rf__tag_over(doc, back, RF__C_ACTOR) ||
                    (token->punct == '-' && !(token->flags & RF__SPACE_BEFORE)) ||
                    rf__small_word(doc, back) == RF__F_POSSESSIVE;
        if (!part && !joins)
            break;
        from = back;
    }
    uint32_t to = hit->token;
    if (to > from && rf__small_word(doc, to - 1) == RF__F_POSSESSIVE)
        to--;
    return from < to ? give(doc, from, to, &draft->claim.actor1) : RF_OK;
}

/* "by X" behind a noun or a passive. */
static rf_err by_agent(rf__doc *doc, rf__draft *draft, uint32_t from) {
    uint32_t end = end_of(doc, draft);
    for (uint32_t i = from; i < end && i < from + 6; i++) {
        if (doc->tokens[i].punct == ';' || doc->tokens[i].punct == '.')
            break;
        if (rf__small_word(doc, i) != RF__F_BY)
            continue;
        uint32_t to = rf__phrase_end(doc, i + 1, end);
        rf__who who = rf__who_read(doc, i + 1, to);
        if (who.kind == RF__WHO_NOBODY)
            break;
        if (who.organisation.to)
            to = who.organisation.to;
        return give(doc, i + 1, to, &draft->claim.actor1);
    }
    return RF_OK;
}

/* The subject of a verb: back over its auxiliaries to a phrase. */
static rf_err subject(rf__doc *doc, rf__draft *draft, uint32_t verb) {
    uint32_t first = sentence_of(doc, draft)->token, to = verb;
    bool passive = false;
    while (to > first) {
        rf__function f = rf__small_word(doc, to - 1);
        bool skip = f == RF__F_HAVE || f == RF__F_WILL || f == RF__F_BE || f == RF__F_BEEN ||
                    f == RF__F_TO || f == RF__F_NOT || rf__tag_at(doc, to - 1, RF__C_MODAL);
        const rf__token *word = &doc->tokens[to - 1];
        skip = skip ||
               (word->kind == RF__WORD && word->n_folded > 4 && !(word->flags & RF__CAPITAL) &&
                word->folded[word->n_folded - 1] == 'y' && word->folded[word->n_folded - 2] == 'l');
        if (!skip)
            break;
        passive = passive || f == RF__F_BE || f == RF__F_BEEN;
        to--;
    }
    uint32_t from = to;
    while (from > first && to - from < 8) {
        const rf__token *token = &doc->tokens[from - 1];
        rf__function f = rf__small_word(doc, from - 1);
        bool inside =
            token->kind == RF__WORD || (token->punct == '-' && !(token->flags & RF__SPACE_BEFORE));
        if (!inside || f == RF__F_THAT || f == RF__F_WHILE || f == RF__F_AS || f == RF__F_WHERE ||
            f == RF__F_BUT || f == RF__F_IF || f == RF__F_AFTER || f == RF__F_SINCE ||
            f == RF__F_BEFORE || rf__is_finite(doc, from - 1) ||
            rf__tag_at(doc, from - 1, RF__C_SAY_VERB))
            break;
        from--;
    }
    if (from >= to)
        return RF_OK;
    rf__who who = rf__who_read(doc, from, to);
    bool named = who.kind == RF__WHO_ORGANISATION || who.kind == RF__WHO_NAME ||
                 who.kind == RF__WHO_PERSON || who.kind == RF__WHO_SHORT ||
                 who.kind == RF__WHO_OTHER;
    if (!named || (passive && who.kind == RF__WHO_OTHER))
        return RF_OK;
    rf__span span = who.person.to ? who.person : who.organisation;
    if (span.to <= span.from)
        span = (rf__span){from, to};
    return give(doc, span.from, span.to, passive ? &draft->claim.actor2 : &draft->claim.actor1);
}

/* "on X", "against X" behind it, or the object. */
static rf_err target(rf__doc *doc, rf__draft *draft, uint32_t from) {
    uint32_t end = end_of(doc, draft);
    if (from >= end)
        return RF_OK;
    rf__function f = rf__small_word(doc, from);
    bool preposition = f == RF__F_ON || f == RF__F_OTHER_PREPOSITION;
    uint32_t at = preposition ? from + 1 : from;
    uint32_t to = rf__phrase_end(doc, at, end);
    rf__who who = rf__who_read(doc, at, to);
    if (who.kind != RF__WHO_ORGANISATION && who.kind != RF__WHO_PERSON)
        return RF_OK;
    rf__span span = who.person.to ? who.person : who.organisation;
    return give(doc, span.from, span.to, &draft->claim.actor2);
}

static rf_err speaker(rf__doc *doc, rf__draft *draft, const rf__event_hit *hit) {
    uint32_t end = end_of(doc, draft);
    for (uint32_t i = rf__says_from(doc, sentence_of(doc, draft)->token);
         i < doc->n_says && doc->says[i].token < end; i++) {
        const rf__says *says = &doc->says[i];
        if (hit->token < says->cue || hit->token >= says->cue + says->n_cue || says->speaker < 0)
            continue;
        const rf__speaker *who = &doc->speakers[says->speaker];
        draft->claim.actor1 = who->person ? who->person : who->organisation;
        break;
    }
    return draft->claim.actor1 ? RF_OK : subject(doc, draft, hit->token);
}

/* The verb of a pair is the word that is no noun of a thing. */
static const rf__event_hit *verb_of(const rf__event_hit *first, const rf__event_hit *second) {
    if (second)
        return second;
    switch (first->word) {
    case RF__E_AIR_VERB:
    case RF__E_SHELL_VERB:
    case RF__E_CAPTURE:
    case RF__E_ADVANCE:
    case RF__E_FIGHT_VERB:
    case RF__E_CAPTURE_WEAK:
        return first;
    default:
        return NULL;
    }
}

rf_err rf__event_actors(rf__doc *doc, rf__draft *draft, const rf__event_hit *first,
                        const rf__event_hit *second) {
    if (draft->claim.event == RF_WARNING_EVENT || draft->claim.event == RF_APPEAL) {
        rf_err err = speaker(doc, draft, first);
        return err ? err : target(doc, draft, first->token + first->n);
    }
    bool done = false;
    rf_err err = between(doc, draft, first, &done);
    if (err || done)
        return err;
    err = by_agent(doc, draft, first->token + first->n);
    const rf__event_hit *verb = verb_of(first, second);
    if (!err && verb && !draft->claim.actor1)
        err = by_agent(doc, draft, verb->token + verb->n);
    if (!err && !draft->claim.actor1)
        err = before_noun(doc, draft, first);
    if (!err && verb && verb->token > sentence_of(doc, draft)->token && !draft->claim.actor1)
        err = subject(doc, draft,
                      verb->token < first->token || first == verb ? verb->token : first->token);
    if (!err && verb && first == verb)
        err = target(doc, draft, verb->token + verb->n);
    return err;
}
