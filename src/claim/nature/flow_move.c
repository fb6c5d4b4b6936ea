/* Whether people who moved are told as those who came in a time, as all who came, or as those who
 * are there now. */
#include "claim/nature/flow_words.h"
#include "claim/period/period.h"

/* "300 refugees | continue to pour into Norland", "have been arriving every day": they come, and
 * are neither all there yet nor all that came. */
bool rf__keeps_coming(const rf__doc *doc, rf_indicator v, const rf__phrase *p,
                      const rf__trigger *t) {
    enum { NEAR = 4, BEHIND = 6 };
    if (!rf__is_move(v) && v != RF_DISPLACED)
        return false;
    for (uint32_t i = p->end; i < p->end + NEAR; i++) {
        const rf__tag *on = rf__tag_at(doc, i, RF__C_MODAL);
        const rf__tag *verb = on && on->n == 2 && on->entry->code == RF_REPORTED
                                  ? rf__tag_at(doc, i + 2, RF__C_VERB)
                                  : NULL;
        if (verb && !(verb->entry->flags & RF__STATIVE) &&
            (rf__is_move((rf_indicator)verb->entry->indicator) ||
             verb->entry->indicator == RF_DISPLACED))
            return true;
    }
    const rf__tag *verb = rf__tag_at(doc, t->token, RF__C_VERB);
    for (uint32_t i = t->token + t->n; t->perfect && verb && i < t->token + t->n + BEHIND; i++) {
        if (rf__time_word_is(doc, i, RF__W_EVERY))
            return verb->entry->form == RF__ING;
        if (doc->tokens[i].kind != RF__WORD)
            break;
    }
    return false;
}

/* "300 refugees -- most of them women -- | crossed": behind words on some of those told of. */
static uint32_t behind_some(const rf__doc *doc, uint32_t token) {
    enum { WORDS = 24, FIRST = 4 };
    char mark = doc->tokens[token].punct;
    bool of_them = false;
    if (!mark || (mark != ',' && mark != '-' && mark != '_'))
        return token;
    while (doc->tokens[token].punct == mark)
        token++;
    for (uint32_t i = token; i < token + WORDS && i < doc->n_tokens; i++) {
        of_them |= i < token + FIRST && rf__function_at(doc, i) == RF__F_OF;
        if (doc->tokens[i].punct == mark && mark == doc->tokens[i + 1].punct)
            continue;
        if (doc->tokens[i].punct == mark &&
            (mark != ',' || rf__function_at(doc, i + 1) || rf__tag_at(doc, i + 1, RF__C_VERB)))
            return of_them ? i + 1 : token;
        if (doc->tokens[i].punct == '.' || doc->tokens[i].punct == ';')
            break;
    }
    return token;
}

/* What refugees or displaced people did, who are otherwise counted as they are: "5,000 refugees
 * arrived in May". 0 where they did nothing. */
int rf__flow_of_move(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    uint32_t i = behind_some(doc, p->end);
    bool have = rf__function_at(doc, i) == RF__F_HAVE;
    i += have;
    i += have && !rf__tag_at(doc, i, RF__C_VERB) && doc->tokens[i].kind == RF__WORD; /* "already" */
    const rf__tag *said = rf__tag_at(doc, i, RF__C_SAY_NOUN); /* "reportedly" */
    i += rf__ends_as_adverb(doc, i) || (said && said->entry->what_kind);
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    bool past = verb && verb->entry->form == RF__PAST;
    if (t->pattern != RF__P_COUNTED || !past ||
        !rf__is_move((rf_indicator)verb->entry->indicator) ||
        verb->entry->flags & RF__STATIVE) /* "hosted by Norland" */
        return 0;
    return have ? RF_CUMULATIVE : RF_NEW;
}

/* "were sleeping in the open": so at that time. */
bool rf__was_doing(const rf__doc *doc, const rf__trigger *t) {
    const rf__tag *verb = rf__tag_at(doc, t->token, RF__C_VERB);
    return verb && verb->entry->form == RF__ING && t->token > 0 &&
           rf__function_at(doc, t->token - 1) == RF__F_BE;
}
