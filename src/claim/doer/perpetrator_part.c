/* Who did it, told right beside a count that is a part of another: "40 were killed, 30 [by the
 * army] and 10 [by rebels]", "71 of them were [attributed to the army] and 36 [to rebels]", "12
 * soldiers died [in clashes with rebels]". Such a part never takes the doer of the whole. */
#include "claim/doer/agent.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

/* Behind "of them", "of whom", "people": the first token that may tell of the doer. */
static uint32_t behind_count(const rf__doc *doc, const rf__draft *draft, const rf__quantity *q) {
    uint32_t i = q->token + q->n_tokens, np_end = draft->np + draft->n_np;
    if (rf__function_at(doc, i) == RF__F_OF) {
        rf__function f = rf__function_at(doc, i + 1);
        if (f != RF__F_THEM && f != RF__F_WHOM && f != RF__F_WHICH && f != RF__F_THESE)
            return UINT32_MAX;
        i += 2;
    } else if (np_end > i && np_end <= i + 3) {
        i = np_end;
    }
    return i;
}

/* The token behind "were linked to", "attributed to", "blamed on"; 0: no such words. */
static uint32_t behind_ascribed(const rf__doc *doc, uint32_t i) {
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        rf__function last = rf__function_at(doc, i + tag->n - 1);
        if (tag->class == RF__C_EVENT_WORD && tag->n > 1 && tag->entry->code == RF__E_BLAME &&
            (last == RF__F_ON || last == RF__F_TO))
            return i + tag->n;
    }
    return 0;
}

/* How a count of the same sentence before this one told it: the function word behind it. */
static bool ascribed_before(const rf__doc *doc, const rf__sentence *sentence,
                            const rf__draft *draft) {
    enum { REACH = 14 };
    uint32_t at = doc->quantities[draft->quantity].phrase;
    for (uint32_t i = at; i-- > sentence->token && at - i < REACH;)
        if (behind_ascribed(doc, i))
            return true;
    return false;
}

/* "blamed rebels for 20 deaths and | the army for | 12" */
static bool blamed_as_well(const rf__doc *doc, const rf__sentence *sentence, uint32_t number,
                           uint32_t *from, uint32_t *to) {
    enum { REACH = 14 };
    if (number < sentence->token + 4 || rf__function_at(doc, number - 1) != RF__F_FOR)
        return false;
    *to = number - 1;
    *from = *to;
    while (*from > sentence->token && rf__function_at(doc, *from - 1) != RF__F_AND &&
           *to - *from < REACH)
        --*from;
    if (*from >= *to || *from <= sentence->token || rf__function_at(doc, *from - 1) != RF__F_AND ||
        !rf__is_causer(doc, sentence, *from, *to))
        return false;
    for (uint32_t i = *from; i-- > sentence->token && *from - i < REACH;)
        if (rf__event_tag(doc, i, RF__E_BLAME))
            return true;
    return false;
}

bool rf__doer_of_part(const rf__doc *doc, const rf__draft *draft, uint32_t *from, uint32_t *to) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t end = sentence->token + sentence->n_tokens, i = behind_count(doc, draft, q);
    if (blamed_as_well(doc, sentence, q->phrase, from, to))
        return true;
    if (i >= end || q->phrase == sentence->token)
        return false;
    if (rf__function_at(doc, i) == RF__F_BE && rf__event_tag(doc, i + 1, RF__E_LEFT))
        i += 2; /* "30 were caused by rebels" */
    rf__function f = rf__function_at(doc, i);
    uint32_t who = f == RF__F_BY ? i + 1 : 0;
    if (!who)
        who = behind_ascribed(doc, i);
    if (!who && f == RF__F_TO && i == q->token + q->n_tokens &&
        ascribed_before(doc, sentence, draft))
        who = i + 1;
    if (!who || who >= end)
        return false;
    uint32_t stop = rf__agent_end(doc, who, end);
    if (stop <= who || !rf__is_causer(doc, sentence, who, stop))
        return false;
    for (uint32_t k = who + 1; k < stop; k++) /* "12 by the army [and 10] by rebels" */
        if (rf__function_at(doc, k) == RF__F_AND && rf__is_number_at(doc, k + 1))
            stop = k;
    *from = who;
    *to = stop;
    return true;
}

/* "12 soldiers were killed in clashes | with rebels": of a side that fights, the other one. */
bool rf__doer_of_clash(const rf__doc *doc, const rf__draft *draft, uint32_t behind, uint32_t *from,
                       uint32_t *to) {
    enum { REACH = 8 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    if (!(draft->claim.groups & (RF_SOLDIERS | RF_FIGHTERS)) && !draft->claim.side)
        return false;
    for (uint32_t i = behind; i + 2 < end && i < behind + REACH; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_clause_edge(doc, i) || f == RF__F_BETWEEN)
            return false;
        if (!rf__event_tag(doc, i, RF__E_FIGHT) || rf__function_at(doc, i + 1) != RF__F_WITH)
            continue;
        uint32_t stop = rf__agent_end(doc, i + 2, end);
        if (stop <= i + 2 || !rf__is_causer(doc, sentence, i + 2, stop))
            return false;
        *from = i + 2;
        *to = stop;
        return true;
    }
    return false;
}

/* "36 [Norland deaths], including eight children", "80 [Norlanders], including 41 children, fled":
 * those whom a number counts, and who bear no arms. */
bool rf__is_counted_victim(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t,
                           uint32_t from, uint32_t to) {
    bool counted =
        rf__is_number_at(doc, from) || (from > sentence->token && rf__is_number_at(doc, from - 1));
    for (uint32_t i = from; counted && i < to; i++) {
        const rf__tag *noun = rf__tag_over(doc, i, RF__C_NOUN);
        counted = !rf__tag_over(doc, i, RF__C_ACTOR) &&
                  !(noun && noun->entry->groups & (RF_FIGHTERS | RF_SOLDIERS));
    }
    bool died = t->entry->class == RF__C_TRIGGER && t->token == to; /* "Norland | deaths" */
    const rf__mention *nation =
        died && to == from + 1 ? rf__mention_over(doc, sentence, from) : NULL;
    if (nation && nation->use == RF_NAME_DEMONYM)
        return true;
    bool fled = t->group == to && t->entry->flags & RF__SUBJECT;
    bool suffered = t->voice == RF__PASSIVE || t->entry->flags & RF__SUBJECT ||
                    t->entry->class == RF__C_TRIGGER;
    return counted &&
           (died || fled || (suffered && rf__function_at(doc, to + 1) == RF__F_INCLUDING));
}

/* "a war that has left | 9,000 dead", "the conflict which | killed thousands": nobody's deed. */
bool rf__is_of_war(const rf__doc *doc, const rf__sentence *sentence, uint32_t verb) {
    enum { NEAR = 2 };
    while (verb > sentence->token &&
           (rf__is_between(doc, verb - 1) || rf__function_at(doc, verb - 1) == RF__F_HAVE))
        verb--;
    rf__function f = verb > sentence->token + 2 ? rf__function_at(doc, verb - 1) : RF__F_NONE;
    if (f != RF__F_THAT && f != RF__F_WHICH)
        return false;
    uint32_t comma = doc->tokens[verb - 2].punct == ',';
    for (uint32_t i = verb - 1 - comma; i-- > sentence->token && i + 1 + comma + NEAR > verb - 1;) {
        const rf__tag *war = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (war && war->entry->code == RF__W_CRISIS && war->entry->low < 2)
            return i == sentence->token || (!rf__tag_over(doc, i - 1, RF__C_ACTOR) &&
                                            !(doc->tokens[i - 1].flags & RF__CAPITAL));
    }
    return false;
}
