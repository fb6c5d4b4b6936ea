/* Words that lay a deed on somebody: "blamed on", "accused of", "claimed by", "responsible for". */
#include "claim/doer/agent.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

/* "No group | claimed the attack", "nobody" */
bool rf__is_nobody(const rf__doc *doc, const rf__sentence *sentence, uint32_t from) {
    return rf__function_at(doc, from) == RF__F_NO ||
           (from > sentence->token && rf__function_at(doc, from - 1) == RF__F_NO);
}

/* "blamed by the army | on rebels": the token behind "on", or `end` where there is none. */
uint32_t rf__blamed_by(const rf__doc *doc, uint32_t from, uint32_t end) {
    uint32_t stop = rf__agent_end(doc, from, end);
    return stop + 1 < end && rf__function_at(doc, stop) == RF__F_ON ? stop + 1 : end;
}

/* "deaths were blamed on | the floods": nobody's deed. */
bool rf__names_hazard(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__event_tag(doc, i, RF__E_NOT_ARMED))
            return true;
    return false;
}

/* "blamed the attack that left 19 wounded | on armed youths". */
static bool blamed_on(const rf__doc *doc, const rf__sentence *sentence, uint32_t deed,
                      uint32_t *from, uint32_t *to) {
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = deed; i + 1 < end && i < deed + 12; i++) {
        if (rf__function_at(doc, i) != RF__F_ON || rf__tag_at(doc, i + 1, RF__C_WEEKDAY))
            continue;
        *from = i + 1;
        *to = rf__agent_end(doc, i + 1, end);
        return *to > *from && !rf__names_hazard(doc, *from, *to);
    }
    return false;
}

/* "blamed on | disputes over land": nobody. */
static bool may_be_blamed(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                          uint32_t to) {
    const rf__tag *noun = rf__tag_over(doc, to - 1, RF__C_NOUN);
    for (uint32_t i = from; i < to; i++)
        if (doc->tokens[i].flags & RF__CAPITAL)
            return true;
    return rf__is_causer(doc, sentence, from, to) || (noun && noun->entry->unit == RF_PEOPLE) ||
           rf__tag_at(doc, to - 1, RF__C_ORG_WORD);
}

/* The token behind "blamed on", "pinned on", or 0. */
uint32_t rf__behind_blame(const rf__doc *doc, uint32_t i) {
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        rf__function last = rf__function_at(doc, i + tag->n - 1);
        if (tag->class == RF__C_EVENT_WORD && tag->entry->code == RF__E_BLAME &&
            (last == RF__F_ON || last == RF__F_TO))
            return i + tag->n;
    }
    return 0;
}

/* Words that lay a deed on somebody: "blamed rebels for the deaths of 20", "the bandits were
 * responsible for killing 20", "a raid blamed on rebels". */
bool rf__blamed(const rf__doc *doc, const rf__sentence *sentence, uint32_t last, uint32_t *from,
                uint32_t *to) {
    for (uint32_t i = last; i-- > sentence->token && last - i < 16;) {
        const rf__token *token = &doc->tokens[i];
        if (token->kind == RF__NUMERAL || token->punct == ';')
            return false;
        for (uint32_t g = token->first_tag; g < token[1].first_tag; g++) {
            const rf__tag *tag = &doc->tags[g];
            if (tag->class != RF__C_EVENT_WORD || tag->entry->code != RF__E_BLAME ||
                (rf__is_tie(doc, i) && !(i && rf__is_attack_at(doc, i - 1))))
                continue; /* "a gang led by", but "a raid led by" */
            uint32_t behind = i + tag->n;
            rf__function end = rf__function_at(doc, behind - 1);
            if (end == RF__F_FOR || end == RF__F_OF) { /* whose subject did it */
                uint32_t stop = i;
                while (stop > sentence->token && (rf__function_at(doc, stop - 1) == RF__F_BE ||
                                                  rf__function_at(doc, stop - 1) == RF__F_BEEN ||
                                                  rf__function_at(doc, stop - 1) == RF__F_HAVE))
                    stop--;
                *to = stop;
                *from = rf__phrase_before(doc, sentence->token, stop);
                if (rf__is_nobody(doc, sentence, *from))
                    return false;
            } else {
                if (rf__function_at(doc, behind) == RF__F_BY)
                    behind = rf__blamed_by(doc, behind + 1, last);
                *from = behind;
                *to = rf__agent_end(doc, behind, last);
                for (uint32_t k = *from; k < *to; k++)
                    if (rf__is_attack_at(doc, k))
                        return blamed_on(doc, sentence, last, from, to) &&
                               may_be_blamed(doc, sentence, *from, *to);
                if (*to > *from && !may_be_blamed(doc, sentence, *from, *to))
                    return false;
            }
            return *to > *from;
        }
    }
    return false;
}
