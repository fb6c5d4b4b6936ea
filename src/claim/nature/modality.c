/* What kind of statement it is: reported, feared, planned, asked for or denied. */
#include "claim/figure/figure.h"
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"

#include <string.h>

enum { MODAL_REACH = 16 };

/* Is it a verb of reporting? "Islamic State" and "are projected to" report nothing. */
static bool says_here(const rf__doc *doc, uint32_t token) {
    const rf__tag *modal = rf__tag_over(doc, token, RF__C_MODAL);
    for (uint32_t i = token; !(modal && modal->n > 1) && i > 0 && i + 2 > token;) {
        modal = rf__tag_at(doc, --i, RF__C_MODAL);
        if (modal && modal->token + modal->n <= token)
            modal = NULL;
    }
    const rf__tag *say = rf__tag_at(doc, token, RF__C_SAY_VERB);
    const rf__tag *ahead = rf__tag_at(doc, token, RF__C_MODAL);
    if (ahead && ahead->entry->code == RF_PROJECTED)
        return false; /* "expect the number to rise" */
    if (say && say->entry->flags & RF__WEAK && say->entry->form == RF__BASE && token &&
        rf__function_at(doc, token - 1) == RF__F_TO)
        return false; /* "a plan to provide help" */
    return say && !(doc->tokens[token].flags & RF__CAPITAL) && !(modal && modal->n > 1);
}

/* "have [yet] to return": parts no clauses. */
static bool is_within_modal(const rf__doc *doc, uint32_t token) {
    const rf__tag *modal = rf__tag_over(doc, token, RF__C_MODAL);
    return modal && token > modal->token && token + 1 < modal->token + modal->n;
}

uint32_t rf__clause_start(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t i = token;
    while (i > sentence->token &&
           (!rf__is_clause_edge(doc, i - 1) || is_within_modal(doc, i - 1)) &&
           doc->tokens[i - 1].punct != ',' && !says_here(doc, i - 1))
        i--;
    return i;
}

/* "Those who could | fled", "a possible war crime, | killing 18": who they were, or what something
 * else was. */
static bool is_of_others(const rf__doc *doc, uint32_t modal, uint32_t to) {
    enum { NEAR = 3 };
    uint32_t next = modal + 1;
    next += doc->tokens[next].kind == RF__PUNCT && doc->tokens[next].flags & RF__OPEN_QUOTE;
    bool past = false, base = false;
    for (uint32_t g = doc->tokens[next].first_tag; g < doc->tokens[next + 1].first_tag; g++)
        if (doc->tags[g].class == RF__C_VERB || doc->tags[g].class == RF__C_SAY_VERB) {
            past |= doc->tags[g].entry->form == RF__PAST;
            base |= doc->tags[g].entry->form == RF__BASE;
        }
    if (past && !base)
        return true;
    bool small = rf__function_at(doc, modal) != RF__F_NONE || modal == 0 ||
                 rf__function_at(doc, modal - 1) != RF__F_A;
    return !small && doc->tokens[next].kind == RF__WORD && !rf__tag_at(doc, next, RF__C_NUMBER) &&
           to > next + NEAR;
}

/* "the Disaster [Risk] Reduction Council": a word of a body's name. */
static bool is_of_name(const rf__doc *doc, uint32_t token) {
    enum { REACH = 6 };
    if (rf__tag_over(doc, token, RF__C_ORGANISATION))
        return true;
    for (uint32_t i = token; i < token + REACH && i < doc->n_tokens; i++) {
        rf__function f = rf__function_at(doc, i);
        if (!(doc->tokens[i].flags & RF__CAPITAL) && f != RF__F_AND && f != RF__F_OF)
            return false;
        if (i > token && rf__tag_at(doc, i, RF__C_ORG_WORD))
            return true;
    }
    return false;
}

static const rf__tag *modal_between(const rf__doc *doc, uint32_t from, uint32_t to) {
    const rf__tag *found = NULL;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_MODAL);
        if (tag && tag->entry->code == RF_REPORTED) { /* "in the strongest possible terms" */
            i += tag->n - 1;
            continue;
        }
        if (tag && doc->tokens[i].flags & RF__CAPITAL && is_of_name(doc, i))
            continue;
        /* "the planned convoys" */
        bool of_noun = rf__tag_at(doc, i + 1, RF__C_NOUN) || /* "42 of the planned 110 lorries" */
                       (i && rf__function_at(doc, i - 1) == RF__F_THE &&
                        doc->tokens[i + 1].kind == RF__NUMERAL);
        if (tag && tag->n == 1 && of_noun && i && tag->entry->code == RF_PLANNED)
            continue;
        /* "hit rebel targets", not "targets 500,000 people" */
        if (tag && tag->n == 1 && rf__tag_at(doc, i, RF__C_NOUN) && !rf__is_number_at(doc, i + 1) &&
            !rf__tag_at(doc, i + 1, RF__C_QUALIFIER))
            continue;
        if (tag && tag->entry->code == RF_DEMANDED && doc->tokens[i + tag->n].punct == ':')
            continue; /* "Needs: 900 households ..." */
        if (tag && tag->n == 1 && tag->entry->code == RF_DEMANDED && i > 0 &&
            (rf__is_number_at(doc, i - 1) || rf__function_at(doc, i - 1) == RF__F_THE ||
             rf__function_at(doc, i - 1) == RF__F_THEIR) &&
            !rf__ends_as_past(doc, i))
            continue; /* "the top five needs are" */
        if (tag && tag->n == 1 && tag->entry->code == RF_DEMANDED && i &&
            rf__function_at(doc, i + 1) == RF__F_OF)
            continue; /* "meeting the needs of 900 families" */
        if (tag && tag->entry->code == RF_PROJECTED && tag->n == 1 && is_of_others(doc, i, to))
            continue;
        uint32_t says = i + 1 + (rf__tag_at(doc, i + 1, RF__C_QUALIFIER) != NULL);
        if (tag && tag->n == 1 && tag->entry->code == RF_PROJECTED &&
            !rf__ends_as_past(doc, says) && rf__tag_at(doc, says, RF__C_SAY_VERB) && says < to &&
            !rf__is_verb_of(doc, says, RF_AID, RF__OBJECT)) /* "will give food to 900" */
            continue; /* "we can only | confirm eight deaths" */
        bool month = rf__tag_at(doc, i, RF__C_MONTH) && doc->tokens[i].flags & RF__CAPITAL;
        if (tag && tag->token + tag->n <= to && !month)
            found = tag;
    }
    return found;
}

/* "have [been able to] help 900 people", "[managed to] reach": it was done. */
static bool was_done(const rf__doc *doc, uint32_t verb) {
    enum { LONGEST = 3 };
    for (uint32_t back = 1; back <= LONGEST && back <= verb; back++) {
        const rf__tag *tag = rf__tag_at(doc, verb - back, RF__C_MODAL);
        if (tag && tag->n == back && tag->entry->code == RF_REPORTED)
            return true;
    }
    return false;
}

/* "has distributed food to | reach 1,824 families": help that was given. */
static bool is_under_way(const rf__doc *doc, const rf__sentence *sentence, uint32_t verb) {
    enum { REACH = 12 };
    bool given = false;
    for (uint32_t i = verb; i-- > sentence->token && verb - i <= REACH;) {
        const rf__tag *deed = rf__tag_at(doc, i, RF__C_VERB);
        if (given && rf__function_at(doc, i) == RF__F_HAVE)
            return true;
        if (rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',')
            return false;
        given |= deed && deed->entry->indicator == RF_AID && rf__ends_as_past(doc, i);
    }
    return false;
}

static bool is_negated(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__function_at(doc, i) == RF__F_BY)
            from = i; /* "were not put off by | a blast" */
    for (uint32_t i = from; i < to; i++)
        if (rf__function_at(doc, i) == RF__F_NOT &&
            !(i && rf__function_at(doc, i - 1) == RF__F_IF)) /* "dozens, if not hundreds, died" */
            return true;
    return false;
}

/* "rejected a [report] that 40 died", "[rumours] of 40 dead": what somebody heard or wrote. */
static bool is_hearsay(const rf__doc *doc, uint32_t token) {
    uint32_t n;
    return rf__is_asked_for(doc, token, "hearsay", &n);
}

/* "dismissed as false a report that | 40 were killed": denied where it is told of. */
static bool is_rejected_hearsay(const rf__doc *doc, const rf__sentence *sentence, uint32_t clause) {
    if (clause < sentence->token + 3 || rf__function_at(doc, clause - 1) != RF__F_THAT ||
        !is_hearsay(doc, clause - 2))
        return false;
    uint32_t from = rf__clause_start(doc, sentence, clause - 2);
    from -= from > sentence->token; /* the verb that told of it */
    const rf__tag *modal = modal_between(doc, from, clause - 2);
    return modal && modal->entry->code == RF_DENIED;
}

/* "false reports of 40 dead", "the claim that 40 were killed was withdrawn": from the number's
 * phrase on, which ends at `end`. */
static bool is_untrue_hearsay(const rf__doc *doc, const rf__sentence *sentence, uint32_t start,
                              uint32_t end) {
    enum { NEAR = 4, REACH = 8 };
    uint32_t n, last = sentence->token + sentence->n_tokens;
    bool heard = false;
    for (uint32_t i = start; i-- > sentence->token && i + NEAR >= start && !heard;) {
        rf__function next = rf__function_at(doc, i + 1);
        heard = is_hearsay(doc, i) && /* not "the report that named 12" */
                (next == RF__F_OF || (next == RF__F_THAT && !rf__ends_as_past(doc, i + 2)));
        if (heard && i > sentence->token && rf__is_asked_for(doc, i - 1, "untrue", &n))
            return true;
    }
    for (uint32_t i = end; heard && i + 1 < last && i < end + REACH; i++) {
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
        rf__function f = rf__function_at(doc, i);
        bool be = f == RF__F_BE || f == RF__F_BEEN || f == RF__F_NOT;
        if ((be && rf__is_asked_for(doc, i + 1, "untrue", &n)) ||
            (i == end && rf__is_asked_for(doc, i, "untrue", &n)))
            return true; /* "called the claim of 40 dead a lie" */
    }
    return false;
}

/* A participle clause behind a comma goes with the clause before it: "could spread, displacing
 * 500,000". */
static uint32_t governing_start(const rf__doc *doc, const rf__sentence *sentence,
                                uint32_t trigger) {
    uint32_t start = rf__clause_start(doc, sentence, trigger);
    const rf__tag *verb = rf__tag_at(doc, trigger, RF__C_VERB);
    bool ing = verb && verb->entry->form == RF__ING && trigger - start <= 2;
    if (ing && start > sentence->token && doc->tokens[start - 1].punct == ',')
        start = rf__clause_start(doc, sentence, start - 1);
    return start;
}

/* "denied this, saying | its troops had repelled the attack": what is said instead is not denied.
 */
static bool says_instead(const rf__doc *doc, uint32_t denial, uint32_t token) {
    for (uint32_t i = denial + 1; i < token; i++)
        if (doc->tokens[i].punct == ';' ||
            (rf__tag_at(doc, i, RF__C_SAY_VERB) && rf__ends_as(doc, i, RF__END_ING) &&
             doc->tokens[i - 1].punct == ','))
            return true;
    return false;
}

bool rf__is_denied(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = rf__says_from(doc, sentence->token);
         i < doc->n_says && doc->says[i].token < end; i++) {
        const rf__says *says = &doc->says[i];
        if (token < says->token || token >= says->token + says->n_tokens)
            continue;
        for (uint32_t t = says->cue; t < says->cue + says->n_cue; t++) {
            const rf__tag *tag = rf__tag_at(doc, t, RF__C_MODAL);
            if (tag && tag->entry->code == RF_DENIED && rf__tag_at(doc, t, RF__C_SAY_VERB) &&
                !says_instead(doc, t, token))
                return true;
        }
    }
    return false;
}

/* "said no one would starve | and sent 1,000 soldiers": a past form behind "and" is no infinitive
 * that the modal governs, unless "be" stands between. */
static bool is_past_of_own(const rf__doc *doc, const rf__tag *modal, uint32_t verb) {
    const rf__tag *tag = rf__tag_at(doc, verb, RF__C_VERB);
    bool who = modal->token && rf__function_at(doc, modal->token - 1) == RF__F_WHO;
    if (modal->entry->code != RF_PROJECTED || modal->n > 1 || !tag || verb <= modal->token + 1 ||
        tag->entry->form != RF__PAST || (rf__function_at(doc, verb - 1) != RF__F_AND && !who))
        return false; /* "300 who could walk | fled" */
    for (uint32_t i = modal->token; i < verb; i++)
        if (rf__function_at(doc, i) == RF__F_BE || rf__function_at(doc, i) == RF__F_BEEN ||
            rf__function_at(doc, i) == RF__F_HAVE)
            return false;
    return true;
}

/* "appealed for calm | after clashes killed 40": what came before is not asked for, nor is a past
 * deed to come. */
static bool came_before(const rf__doc *doc, const rf__tag *modal, uint32_t trigger) {
    const rf__tag *verb = rf__tag_at(doc, trigger, RF__C_VERB);
    bool past = verb && verb->entry->form == RF__PAST && trigger > modal->token + 3;
    for (uint32_t i = modal->token + modal->n; i < trigger; i++)
        if (rf__function_at(doc, i) == RF__F_AFTER)
            return past || modal->entry->code == RF_DEMANDED;
    return false;
}

/* "the toll may rise | as 300 are missing": a clause of its own begins behind the modal. */
static bool begins_reason(const rf__doc *doc, uint32_t modal, uint32_t trigger) {
    for (uint32_t i = modal + 1; i + 1 < trigger; i++) /* "to climb past 75 | with 300 missing" */
        if (rf__function_at(doc, i) == RF__F_WITH && rf__is_number_at(doc, i - 1) &&
            rf__is_number_at(doc, i + 1))
            return true;
    for (uint32_t i = modal + 1; i + 1 < trigger; i++) {
        bool again =
            rf__function_at(doc, i - 1) == RF__F_AS || rf__function_at(doc, i - 2) == RF__F_AS;
        if (rf__function_at(doc, i) != RF__F_AS || again) /* not "as high as 300" */
            continue;
        rf__function next = rf__function_at(doc, i + 1);
        if (next == RF__F_THE || doc->tokens[i + 1].kind == RF__NUMERAL ||
            rf__tag_at(doc, i + 1, RF__C_QUALIFIER))
            return true;
        for (uint32_t k = i + 2; k <= trigger && !next; k++)
            if (rf__is_finite(doc, k))
                return true; /* "as flooding leaves 300 homeless" */
    }
    return false;
}

/* "ordered | the transfer of 40 families": what was told to be done, as a noun. */
static const rf__tag *asked_for(const rf__doc *doc, const rf__sentence *sentence, uint32_t start,
                                uint32_t trigger) {
    enum { WORDS_BEFORE = 2, GOODS = 7 };
    rf__function f = rf__function_at(doc, start);
    const rf__tag *goods = rf__tag_at(doc, trigger, RF__C_TRIGGER); /* "requested | tents for" */
    bool aid = goods && goods->entry->indicator == RF_AID && goods->entry->pattern == RF__P_TOLL;
    if (aid && start > sentence->token && trigger - start <= GOODS && f != RF__F_THAT) {
        const rf__tag *asks = rf__tag_at(doc, start - 1, RF__C_MODAL);
        return asks && asks->n == 1 && asks->entry->code == RF_DEMANDED ? asks : NULL;
    }
    if (start == sentence->token || trigger == start || trigger - start > WORDS_BEFORE ||
        (f != RF__F_THE && f != RF__F_A && f != RF__F_THEIR))
        return NULL;
    const rf__tag *modal = rf__tag_at(doc, start - 1, RF__C_MODAL);
    return modal && modal->n == 1 && modal->entry->code == RF_DEMANDED ? modal : NULL;
}

/* "without going so far as to | open the border": what is not done. */
static bool is_left_undone(const rf__doc *doc, uint32_t start, uint32_t trigger) {
    enum { REACH = 7 };
    for (uint32_t i = trigger; i-- > start && trigger - i <= REACH;)
        if (rf__function_at(doc, i) == RF__F_WITHOUT)
            return rf__ends_as(doc, i + 1, RF__END_ING) &&
                   (trigger == i + 1 || rf__function_at(doc, trigger - 1) == RF__F_TO);
    return false;
}

/* "may be hiding among people | fleeing Gorsk": what a participle tells of others. */
static bool tells_of_whom(const rf__doc *doc, const rf__tag *modal, uint32_t trigger) {
    bool verb = false;
    if (modal->n > 1 || modal->entry->code != RF_PROJECTED || trigger < modal->token + 4 ||
        !rf__ends_as(doc, trigger, RF__END_ING) || !rf__tag_at(doc, trigger - 1, RF__C_NOUN) ||
        rf__tag_at(doc, trigger - 1, RF__C_VERB))
        return false;
    for (uint32_t i = modal->token + 1; i + 1 < trigger && !verb; i++)
        verb = rf__ends_as(doc, i, RF__END_ING) || rf__tag_at(doc, i, RF__C_VERB);
    return verb && rf__function_at(doc, modal->token + 1);
}

/* "men who wanted to join the army | were killed": what the clause tells of them is not what
 * befell them. */
static bool is_of_clause(const rf__doc *doc, const rf__tag *modal, uint32_t trigger) {
    enum { NEAR = 2 };
    bool who = false, verb = false;
    for (uint32_t back = 1; back <= NEAR && back <= modal->token; back++) {
        rf__function f = rf__function_at(doc, modal->token - back);
        who |= f == RF__F_WHO || f == RF__F_WHICH;
    }
    for (uint32_t i = modal->token + modal->n; who && i < trigger; i++) {
        rf__function f = rf__function_at(doc, i), before = rf__function_at(doc, i - 1);
        bool goes_on = before == RF__F_TO || before == RF__F_WILL || before == RF__F_HAVE ||
                       before == RF__F_BE || before == RF__F_NOT ||
                       rf__tag_over(doc, i - 1, RF__C_MODAL);
        if (f == RF__F_BE && verb && !goes_on && rf__ends_as_past(doc, i + 1))
            return true;
        verb |= doc->tokens[i].kind == RF__WORD && !f;
    }
    return false;
}

rf_modality rf__modality_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t trigger,
                            uint32_t n_trigger) {
    uint32_t start = governing_start(doc, sentence, trigger);
    if (trigger - start > MODAL_REACH)
        start = trigger - MODAL_REACH;
    uint32_t clause = rf__clause_start(doc, sentence, trigger);
    bool conditional = clause > sentence->token && rf__function_at(doc, clause - 1) == RF__F_IF &&
                       rf__function_at(doc, clause) != RF__F_NOT; /* "dozens if not hundreds" */
    if (rf__function_at(doc, sentence->token) == RF__F_IF || conditional)
        return RF_PROJECTED; /* "if the gangs take the town" */
    const rf__tag *state = rf__tag_at(doc, trigger, RF__C_TRIGGER);
    bool own = state && state->n > 1 && state->entry->pattern == RF__P_STATE;
    /* "the number of people to be assisted": the words of it tell what is done with them */
    bool toll = state && state->entry->pattern == RF__P_TOLL;
    uint32_t n_own = toll ? n_trigger : n_trigger && !own ? 1 : 0;
    /* the words of a state are no modals of it: "could be reached only by boat" */
    const rf__tag *modal = modal_between(doc, start, trigger + n_own);
    if (!modal)
        modal = asked_for(doc, sentence, start, trigger);
    bool unable = modal && modal->token == trigger && n_trigger > 1 &&
                  rf__function_at(doc, trigger + 1) == RF__F_NOT; /* "could not leave" is so */
    if (modal && tells_of_whom(doc, modal, trigger))
        return RF_REPORTED;
    if (modal && (modal->token <= trigger || toll) && !unable &&
        !is_past_of_own(doc, modal, trigger) && !is_of_clause(doc, modal, trigger) &&
        !begins_reason(doc, modal->token, trigger) && !came_before(doc, modal, trigger))
        return (rf_modality)modal->entry->code;
    if (is_rejected_hearsay(doc, sentence, clause))
        return RF_DENIED;
    if (is_negated(doc, trigger >= start + 4 ? trigger - 4 : start, trigger) ||
        is_left_undone(doc, start, trigger))
        return RF_DENIED;
    return RF_REPORTED;
}

/* Of a number in a table: what stands over its column tells, or the words about its trigger in the
 * caption or label; other cells of its row do not. */
static rf_modality modality_in_table(const rf__doc *doc, const rf__draft *draft) {
    const rf__tag *modal = modal_between(doc, draft->head, draft->head + draft->n_head);
    uint32_t from = draft->trigger;
    for (uint32_t back = 0; back < 3 && from; back++, from--)
        if (rf__is_clause_edge(doc, from - 1) || doc->tokens[from - 1].kind == RF__NUMERAL)
            break;
    if (!modal)
        modal = modal_between(doc, from, draft->trigger);
    return modal ? (rf_modality)modal->entry->code : RF_REPORTED;
}

/* "was granted to support the society in delivering aid to 400 families": not yet done. */
static bool has_purpose(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t i = token; i-- > sentence->token && i + 14 > token;) {
        if (doc->tokens[i].punct == ',' || rf__is_clause_edge(doc, i))
            return false;
        const rf__tag *verb = rf__tag_at(doc, i + 1, RF__C_VERB);
        if (rf__function_at(doc, i) == RF__F_TO && verb && verb->entry->form == RF__BASE)
            return true;
    }
    return false;
}

/* "denied that its jets had killed 12", "denied having issued a toll of 12": the clause behind the
 * verb of denying is what is denied, and not what is told of others within it ("that it had hit the
 * school where 12 died"). */
static bool denies_clause(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    if (!rf__is_denied(doc, sentence, token))
        return false;
    for (uint32_t i = token; i > sentence->token + 1; i--) {
        rf__function f = rf__function_at(doc, i);
        const rf__tag *denial = rf__tag_at(doc, i - 1, RF__C_MODAL);
        bool denies = denial && denial->entry->code == RF_DENIED;
        if (denies && rf__tag_at(doc, i - 1, RF__C_SAY_VERB)) /* "denied | that", "| killing 12" */
            return f == RF__F_THAT || f == RF__F_IT || f == RF__F_THEY || f == RF__F_HE ||
                   f == RF__F_THERE || f == RF__F_SHE ||
                   ((i == token || f == RF__F_HAVE) && rf__ends_as(doc, i, RF__END_ING));
        if (f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_WHERE || (f == RF__F_THAT && !denies))
            return false;
    }
    return false;
}

/* "told 12,000 residents to leave", "were urged to evacuate": nothing tells that they went. */
static bool orders_out(const rf__lex_entry *verb) {
    return verb->class == RF__C_VERB && verb->needs && !strcmp(verb->needs, "to_leave");
}

static bool says_will(const rf__doc *doc, const rf__trigger *t) {
    for (uint32_t i = t->group; i < t->token; i++)
        if (rf__function_at(doc, i) == RF__F_WILL)
            return true;
    return false;
}

/* "promised to rebuild 300 homes | destroyed by the floods": what befell them was before. Not
 * "could leave 300 people displaced". */
static bool was_before(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                       const rf__trigger *t) {
    enum { REACH = 2 };
    bool trapped = rf__is_kind(rf__tag_at(doc, t->token, RF__C_TRIGGER), "trapped");
    if (t->token <= p->start || t->token > p->end + 1 || t->group != t->token ||
        (!trapped && !rf__ends_as_past(doc, t->token)) || p->start < sentence->token + 3)
        return false;
    uint32_t verb = p->start - 1;
    for (uint32_t n = 0; n < REACH && (rf__function_at(doc, verb) == RF__F_THE ||
                                       rf__tag_over(doc, verb, RF__C_QUALIFIER));
         n++)
        verb--;
    rf__function before = rf__function_at(doc, verb - 1);
    const rf__tag *modal = rf__tag_over(doc, verb - 1, RF__C_MODAL);
    bool governed = before == RF__F_TO || before == RF__F_WILL || modal;
    if (trapped && rf__tag_at(doc, verb, RF__C_MODAL) && rf__ends_as_past(doc, verb))
        return true; /* "ordered the 900 people still trapped to move" */
    const rf__tag *does = rf__tag_at(doc, verb, RF__C_VERB); /* "make 300 families homeless" */
    bool makes = does && !trapped && rf__counts_people((rf_indicator)does->entry->indicator) &&
                 does->entry->indicator != RF_AID && does->entry->indicator != RF_EVACUATED;
    return governed && rf__is_word(doc, verb) && !rf__function_at(doc, verb) && !makes &&
           !rf__event_tag(doc, verb, RF__E_LEFT) && !rf__tag_at(doc, verb, RF__C_SAY_VERB);
}

bool rf__part_has_done(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { WORDS = 2 };
    uint32_t end = sentence->token + sentence->n_tokens, at = p->end;
    if (p->start < sentence->token + 2 || at + 3 >= end)
        return false;
    bool whom = rf__function_at(doc, at - 1) == RF__F_WHOM; /* "9,800 of whom" is one phrase */
    bool before = rf__function_at(doc, p->start - 1) == RF__F_WHOM &&
                  rf__function_at(doc, p->start - 2) == RF__F_OF;
    if (!whom && !before)
        return false;
    for (uint32_t n = 0; n < WORDS && at + 2 < end && rf__function_at(doc, at) != RF__F_HAVE; n++)
        at++;
    return rf__function_at(doc, at) == RF__F_HAVE && rf__function_at(doc, at + 1) != RF__F_TO;
}

/* "People in need in Norland | to reach 2 million": so headlines tell what is to come. */
static bool is_to_reach(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 3 };
    if (p->start < sentence->token + REACH)
        return false;
    uint32_t to = p->start;
    while (to > p->start - REACH && rf__function_at(doc, to - 1) != RF__F_TO)
        to--;
    if (to == p->start || to == p->start - REACH || rf__function_at(doc, to) ||
        doc->tokens[to].kind != RF__WORD || doc->tokens[to].flags & RF__CAPITAL)
        return false;
    for (uint32_t i = sentence->token; i < to; i++)
        if (rf__is_finite(doc, i) || rf__ends_as_past(doc, i) || doc->tokens[i].punct == ',' ||
            rf__tag_at(doc, i, RF__C_SAY_VERB) || rf__tag_at(doc, i, RF__C_MODAL))
            return false;
    return true;
}

/* "20 were feared dead and | 87 were rescued": behind "and" a clause of its own, and what was
 * feared or rejected of those before it is their predicate; not "it is feared that 20 died and 87
 * were hurt". */
static bool begins_own_clause(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                              const rf__trigger *t) {
    enum { NEAR = 3 };
    if (p->start < sentence->token + 3 || rf__function_at(doc, p->start - 1) != RF__F_AND ||
        t->token < p->end || t->token > p->end + NEAR)
        return false;
    rf__function f = rf__function_at(doc, p->end);
    if (f != RF__F_BE && f != RF__F_HAVE &&
        !(t->token == p->end && t->voice != RF__PASSIVE && t->entry->flags & RF__SUBJECT &&
          t->entry->form == RF__PAST))
        return false;
    for (uint32_t i = p->start - 1; i-- > sentence->token;) {
        const rf__tag *modal = rf__tag_at(doc, i, RF__C_MODAL);
        if (rf__is_clause_edge(doc, i))
            return false;
        if (modal)
            return rf__function_at(doc, modal->token + modal->n - 1) != RF__F_THAT &&
                   (rf__function_at(doc, i) == RF__F_BE ||
                    (i > sentence->token && rf__function_at(doc, i - 1) == RF__F_BE));
    }
    return false;
}

/* "stands at 453,000 and [is expected to exceed] 700,000": what is to come stands right before the
 * number of a toll. */
static const rf__tag *modal_before(const rf__doc *doc, const rf__sentence *sentence,
                                   const rf__phrase *p) {
    enum { REACH = 5 };
    for (uint32_t i = p->start; i-- > sentence->token && i + REACH >= p->start;) {
        const rf__tag *modal = rf__tag_at(doc, i, RF__C_MODAL);
        if (rf__is_number_at(doc, i) || doc->tokens[i].kind == RF__PUNCT)
            return NULL;
        bool governs =
            modal && (modal->n > 1 || (!rf__tag_at(doc, i, RF__C_MONTH) &&
                                       rf__is_word(doc, i + 1) && !rf__function_at(doc, i + 1)));
        if (governs && modal->entry->code == RF_PROJECTED)
            return modal; /* "a slide that buried a village in Tarsa | could reach | 2,000" */
    }
    return NULL;
}

/* "$2 million is required for 52,000 poor people": it is the money that is asked for. */
static bool asks_money(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 6 };
    if (p->start < sentence->token + 4 || rf__function_at(doc, p->start - 1) != RF__F_FOR ||
        !rf__ends_as_past(doc, p->start - 2) || rf__function_at(doc, p->start - 3) != RF__F_BE)
        return false;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *sum = &doc->quantities[q];
        uint32_t end = sum->token + sum->n_tokens;
        if (sum->money && end < p->start && end + REACH >= p->start)
            return true;
    }
    return false;
}

/* "would affect 1.7 million across the country of 15 million": how many live there is so. */
static bool is_of_place(const rf__draft *draft, const rf__trigger *t) {
    return draft->claim.indicator == RF_POPULATION && t->pattern == RF__P_HOME_TO &&
           t->entry->flags & RF__BEFORE;
}

/* "40 were killed, not | 400": what is set against the number before. */
static bool is_other_than(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    if (p->start < sentence->token + 3 || rf__function_at(doc, p->start - 1) != RF__F_NOT)
        return false;
    rf__function before = rf__function_at(doc, p->start - 2);
    return doc->tokens[p->start - 2].punct == ',' || before == RF__F_AND;
}

/* "12 people who had been reported | dead were found alive" */
static bool lives(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                  const rf__trigger *t) {
    enum { REACH = 4 };
    uint32_t end = sentence->token + sentence->n_tokens, n;
    if (t->token <= p->end || rf__function_at(doc, p->end) != RF__F_WHO)
        return false;
    for (uint32_t i = t->token + t->n; i < end && i < t->token + t->n + REACH; i++) {
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_number_at(doc, i))
            return false;
        if (rf__is_asked_for(doc, i, "alive", &n))
            return true;
    }
    return false;
}

/* Does nothing but a mark stand behind a verb? */
static bool ends_clause(const rf__doc *doc, uint32_t behind) {
    return behind >= doc->n_tokens || doc->tokens[behind].kind == RF__PUNCT;
}

/* "another 20,000 [could] follow", "1,600 persons, most of them old, [will] be taken", "56,000 more
 * [are to] go": the modal of the number's own verb, or NULL. */
static const rf__tag *own_modal(const rf__doc *doc, const rf__sentence *sentence,
                                const rf__phrase *p, const rf__quantity *q) {
    uint32_t end = sentence->token + sentence->n_tokens, at = q->token + q->n_tokens;
    const rf__tag *modal = rf__tag_at(doc, at, RF__C_MODAL);
    at = p->end > at ? p->end : at;
    at += !modal && rf__function_at(doc, at) == RF__F_MORE;
    uint32_t behind = doc->tokens[at].punct == ',' ? rf__insertion_end(doc, at, end, ',') : 0;
    if (!modal)
        modal = rf__tag_at(doc, behind ? behind : at, RF__C_MODAL);
    if (modal && modal->n == 1 && rf__tag_at(doc, modal->token, RF__C_NOUN))
        return NULL; /* "hit 40 targets" */
    bool comes = modal && (modal->entry->code == RF_PROJECTED || modal->entry->code == RF_PLANNED);
    return comes && !rf__is_kind(modal, "general") ? modal : NULL;
}

/* "20,000 people [to be brought out]", "the evacuation of 300 people [is planned]": what is done
 * with people by a plan. Not "the first 300 to be evacuated". */
static bool is_yet_to_be_done(const rf__doc *doc, const rf__sentence *sentence,
                              const rf__draft *draft, const rf__phrase *p, const rf__trigger *t) {
    enum { NEAR = 3, PLACE = 6 };
    rf_indicator v = draft->claim.indicator;
    uint32_t at = p->end;
    if (v != RF_EVACUATED && v != RF_RELOCATED && v != RF_RETURNED && v != RF_AID)
        return false;
    if (t->pattern == RF__P_NOUN_OF && t->token < p->start) {
        bool from = rf__is_any_preposition(rf__function_at(doc, at)); /* "[from Gorsk] is" */
        for (uint32_t n = 0;
             from && n < PLACE && rf__is_word(doc, at) && rf__function_at(doc, at) != RF__F_BE; n++)
            at++;
        const rf__tag *plan =
            rf__function_at(doc, at) == RF__F_BE ? rf__tag_at(doc, at + 1, RF__C_MODAL) : NULL;
        plan = plan ? plan : rf__tag_at(doc, at, RF__C_MODAL);
        return plan && plan->entry->code == RF_PLANNED;
    }
    if (rf__function_at(doc, at) != RF__F_TO || rf__function_at(doc, at + 1) != RF__F_BE ||
        t->token < at + 2 || t->token > at + NEAR)
        return false;
    for (uint32_t back = 1; back <= 2 && p->start >= sentence->token + back; back++)
        if (rf__number_tag(doc, p->start - back, RF__NUM_ORDINAL) ||
            rf__tag_at(doc, p->start - back, RF__C_TIME_WORD))
            return false;
    return true;
}

void rf__set_modality(const rf__doc *doc, rf__draft *draft, const rf__phrase *p,
                      const rf__trigger *t) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t said = t ? t->token : draft->trigger; /* the label of a box is a line of its own */
    if (draft->label != UINT32_MAX && said >= doc->sentences[draft->label].token &&
        said < doc->sentences[draft->label].token + doc->sentences[draft->label].n_tokens)
        sentence = &doc->sentences[draft->label];
    draft->claim.modality =
        rf__modality_at(doc, sentence, t ? t->token : draft->trigger, t ? t->n : draft->n_trigger);
    /* "a third of them requires food": that they need it is so */
    const rf__tag *asks =
        t && t->voice != RF__PASSIVE ? rf__tag_at(doc, t->token, RF__C_MODAL) : NULL;
    if (draft->claim.modality == RF_DEMANDED && asks && asks->entry->code == RF_DEMANDED &&
        (t->entry->indicator == RF_IN_NEED || t->entry->indicator == RF_INJURED))
        draft->claim.modality = RF_REPORTED;
    /* "was not allowed to bring aid to 40,000 displaced people": they are displaced all the same */
    bool names = t && p->head && p->head->token == t->token && t->entry->class == RF__C_TRIGGER;
    uint32_t near = p->start > sentence->token + 2 ? p->start - 2 : sentence->token;
    if (draft->claim.modality == RF_DENIED && names && !is_negated(doc, near, p->start))
        draft->claim.modality = RF_REPORTED;
    if (draft->claim.modality == RF_PLANNED && names && draft->claim.indicator == RF_KILLED)
        draft->claim.modality = RF_REPORTED; /* "are trying to reach 40 bodies" */
    /* "to reach 6.8 million of the 12.5 million people in need": these are in need already */
    if (draft->claim.modality == RF_PLANNED && t && t->entry->class == RF__C_TRIGGER &&
        p->start > sentence->token + 2 && rf__function_at(doc, p->start - 1) == RF__F_THE &&
        rf__function_at(doc, p->start - 2) == RF__F_OF)
        draft->claim.modality = RF_REPORTED;
    /* "800,000 could be ..." stands behind the number, "feared" may stand before it */
    if (draft->claim.modality == RF_REPORTED && p->start < draft->trigger) {
        uint32_t from = p->start > sentence->token + 3 ? p->start - 3 : sentence->token;
        for (uint32_t i = from; i < p->start; i++)
            from = doc->tokens[i].punct == ',' ? i + 1 : from; /* "feared dead, | four ..." */
        const rf__tag *modal = modal_between(doc, from, p->start);
        if (modal && !rf__is_clause_edge(doc, modal->token))
            draft->claim.modality = (rf_modality)modal->entry->code;
    }
    /* "whether the 12 people killed were rebels": that they were killed is so; not "whether the 12
     * missing drowned" */
    bool reduced = t && t->token == p->end && t->group == t->token && t->voice != RF__ACTIVE &&
                   t->voice != RF__PASSIVE && rf__ends_as_past(doc, t->token) &&
                   !ends_clause(doc, t->token + t->n);
    if (draft->claim.modality == RF_PROJECTED && reduced && p->start > sentence->token + 1 &&
        rf__function_at(doc, p->start - 1) == RF__F_THE &&
        rf__function_at(doc, p->start - 2) == RF__F_IF)
        draft->claim.modality = RF_REPORTED;
    /* "reached 27,000 with food, against a plan of 410,000" */
    if (draft->claim.modality == RF_REPORTED && p->start > sentence->token + 2 &&
        p->start > draft->trigger) {
        const rf__tag *modal = modal_between(doc, p->start - 3, p->start);
        if (modal && modal->entry->code == RF_PLANNED && modal->token + modal->n == p->start)
            draft->claim.modality = RF_PLANNED;
    }
    const rf__quantity *q = &doc->quantities[draft->quantity];
    const rf__tag *behind = rf__tag_at(doc, q->token + q->n_tokens, RF__C_MODAL);
    if (draft->claim.indicator == RF_AID && behind && behind->entry->code == RF_PLANNED)
        draft->claim.modality = RF_PLANNED; /* "assisted 27,000 out of 60,000 planned" */
    /* "Of the total, 600,000 would be refugees": of those whom the sentence before told */
    bool told = draft->trigger < sentence->token || (behind && draft->trigger > behind->token);
    if (draft->claim.modality == RF_REPORTED && told && behind && behind->n == 1 &&
        behind->entry->code == RF_PROJECTED && rf__function_at(doc, behind->token + 1) == RF__F_BE)
        draft->claim.modality = RF_PROJECTED;
    /* "9,000 have crossed; another 20,000 could follow": the number's own verb */
    if (draft->claim.modality == RF_REPORTED && t && is_yet_to_be_done(doc, sentence, draft, p, t))
        draft->claim.modality = RF_PLANNED;
    const rf__tag *own = own_modal(doc, sentence, p, q);
    if (draft->claim.modality == RF_REPORTED && t && t->token < p->start && own &&
        t->entry->class == RF__C_VERB)
        draft->claim.modality = (rf_modality)own->entry->code;
    /* "the toll could exceed 20,000": between the trigger and the number */
    if (draft->claim.modality == RF_REPORTED && t && t->token < p->start &&
        p->start < t->token + 12 + (t->pattern == RF__P_TOLL ? t->n : 0)) {
        const rf__tag *modal = modal_between(doc, t->token + t->n, p->start);
        if (modal)
            draft->claim.modality = (rf_modality)modal->entry->code;
        else if (is_to_reach(doc, sentence, p))
            draft->claim.modality = RF_PROJECTED;
    }
    if (draft->claim.modality == RF_REPORTED && p->start > sentence->token &&
        rf__event_tag(doc, p->start - 1, RF__E_FEAR))
        draft->claim.modality = RF_PROJECTED; /* "Gorsk fears | 300 dead" */
    if (draft->claim.modality == RF_REPORTED && is_other_than(doc, sentence, p))
        draft->claim.modality = RF_DENIED;
    if (draft->claim.modality == RF_REPORTED && t && lives(doc, sentence, p, t))
        draft->claim.modality = RF_DENIED;
    /* not "denied responsibility for a raid that killed 12": that it killed is told */
    uint32_t ends = t && t->token >= p->end ? t->token + t->n : p->end;
    if (draft->claim.modality == RF_REPORTED && t &&
        (denies_clause(doc, sentence, t->token) ||
         is_untrue_hearsay(doc, sentence, p->start, ends)))
        draft->claim.modality = RF_DENIED;
    if (draft->claim.modality == RF_REPORTED && t && draft->claim.indicator == RF_AID &&
        ((t->infinitive && !was_done(doc, t->token) && !is_under_way(doc, sentence, t->token)) ||
         (t->voice == RF__ING_CLAUSE && has_purpose(doc, sentence, t->token))))
        draft->claim.modality = RF_PLANNED; /* "$160 million to help 5.2 million people" */
    /* "will send 60 instructors": who is to do it says so */
    if (draft->claim.modality == RF_PROJECTED && t && t->voice == RF__ACTIVE &&
        (draft->claim.indicator == RF_TROOPS || draft->claim.indicator == RF_AID) &&
        t->token < p->start && says_will(doc, t))
        draft->claim.modality = RF_PLANNED;
    /* "300 bodies may lie there": what is counted is told before what is not known */
    const rf__tag *unsure = rf__tag_at(doc, p->end, RF__C_MODAL);
    if (draft->claim.modality == RF_REPORTED && t && names && unsure && unsure->n == 1 &&
        unsure->entry->code == RF_PROJECTED && !rf__is_kind(unsure, "general") &&
        draft->claim.indicator == RF_KILLED)
        draft->claim.modality = RF_PROJECTED;
    if (draft->claim.modality == RF_REPORTED && t && orders_out(t->entry))
        draft->claim.modality = RF_DEMANDED;
    const rf__tag *coming =
        draft->claim.modality == RF_REPORTED && t && t->pattern == RF__P_TOLL && t->token < p->start
            ? modal_before(doc, sentence, p)
            : NULL;
    if (coming)
        draft->claim.modality = (rf_modality)coming->entry->code;
    if ((t && (was_before(doc, sentence, p, t) || is_of_place(draft, t) ||
               begins_own_clause(doc, sentence, p, t))) ||
        rf__part_has_done(doc, sentence, p) ||
        (draft->claim.modality == RF_DEMANDED && draft->claim.indicator != RF_AID &&
         asks_money(doc, sentence, p)))
        draft->claim.modality = RF_REPORTED;
    if (draft->n_head)
        draft->claim.modality = modality_in_table(doc, draft);
}
