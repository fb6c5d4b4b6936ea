/* Whether a figure is new, so at the moment, or a total so far. A word of the sentence says it;
 * else what is counted and how: people in need are a state, a perfect tense counts up to now, and
 * so do tables and lists of key figures. */
#include "claim/figure/claim_table.h"
#include "claim/nature/flow_words.h"
#include "claim/number/number.h"
#include "claim/period/period.h"

#include <string.h>

/* Tokens of a line that is a label and a number. */
enum { MOST_OF_LABEL = 5, CONJUNCT_REACH = 20 };

static bool is_state(rf_indicator v) {
    return v == RF_POPULATION || v == RF_IN_NEED || v == RF_SHELTERED || v == RF_IN_RELIEF_CAMP ||
           v == RF_HEALTH_FACILITY_FUNCTIONING || v == RF_TERRITORY;
}

/* What stays as it is until it is mended: a table of it tells of the day it was made. */
static bool is_lasting(rf_indicator v) {
    return is_state(v) || v == RF_DISPLACED || v == RF_MISSING || v == RF_HOMELESS;
}

static bool adds_up(rf_indicator v) {
    return v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES || v == RF_HOMES_DESTROYED ||
           v == RF_HOMES_DAMAGED || v == RF_DIED_OF_EXPOSURE;
}

static bool is_listed(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    return p->start > sentence->token && doc->tokens[p->start - 1].punct == ',';
}

/* "has hit hospitals and killed 300": the auxiliary of the first verb is that of the second; or
 * NULL. */
static const rf__tag *have_before(const rf__doc *doc, const rf__sentence *sentence,
                                  const rf__phrase *p, const rf__trigger *t) {
    /* "five had been killed, 63 injured and ..." */
    bool joined = is_listed(doc, sentence, p) && p->end <= t->token;
    /* "has killed thousands, | displaced a million and ..." */
    bool comma =
        t->token > sentence->token && t->token < p->start && doc->tokens[t->token - 1].punct == ',';
    joined |= comma;
    const rf__tag *own = rf__tag_at(doc, t->token, RF__C_VERB);
    if (!own || t->group != t->token || own->entry->form == RF__ING)
        return NULL;
    for (uint32_t i = t->token - comma, back = 0; i-- > sentence->token && back < CONJUNCT_REACH;
         back++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_HAVE) /* not "is said to have left 60 dead and 184 wounded" */
            return joined && rf__function_at(doc, i - 1) != RF__F_TO
                       ? rf__tag_at(doc, i, RF__C_FUNCTION)
                       : NULL;
        /* "has mediated and 30 people fled": a subject and a deed of its own */
        if (f == RF__F_AND && i < p->start && p->end <= t->token && t->entry->class == RF__C_VERB &&
            !(t->entry->flags & RF__OBJECT))
            return NULL;
        joined |= f == RF__F_AND;
        bool says = rf__tag_at(doc, i, RF__C_SAY_VERB) && /* not "has claimed 40 lives and" */
                    !rf__tag_at(doc, i, RF__C_VERB) &&
                    !rf__tag_over(doc, i, RF__C_TRIGGER); /* "confirmed dead" */
        if (doc->tokens[i].punct == ';' || says || (rf__is_clause_edge(doc, i) && f != RF__F_AND))
            return NULL;
    }
    return NULL;
}

/* "has left 20 dead and made 300 homeless" */
static bool has_made(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    for (uint32_t i = p->start, back = 0; i-- > sentence->token && back < CONJUNCT_REACH; back++) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_HAVE)
            return true;
        if (doc->tokens[i].punct == ';' || (rf__is_clause_edge(doc, i) && f != RF__F_AND))
            return false;
    }
    return false;
}

/* "has carried out [hundreds of] raids": up to now, of no told day. */
static bool has_done(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 4 };
    uint32_t at;
    const rf__tag *have = rf__have_before(doc, sentence->token, p->start, REACH, &at);
    for (uint32_t i = p->start; have && --i > at;)
        if (rf__is_clause_edge(doc, i))
            return false;
    return rf__is_perfect(have);
}

static bool perfect_before(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                           const rf__trigger *t) {
    return have_before(doc, sentence, p, t) != NULL;
}

/* "could be displaced", "would soon be uprooted": something that happens then. */
static bool may_become(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    if (t->token < sentence->token + 2 || rf__function_at(doc, t->token - 1) != RF__F_BE)
        return false;
    return rf__tag_at(doc, t->token - 2, RF__C_MODAL) ||
           rf__function_at(doc, t->token - 2) == RF__F_WILL;
}

/* "have been forcibly displaced": up to now, though the words alone tell a state. */
static bool has_been(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    enum { REACH = 3 };
    for (uint32_t i = t->token, back = 0; i-- > sentence->token && back < REACH; back++) {
        if (rf__function_at(doc, i) == RF__F_BEEN)
            return true;
        if (doc->tokens[i].kind != RF__WORD || rf__is_clause_edge(doc, i))
            return false;
    }
    return false;
}

static bool is_pluperfect(const rf__doc *doc, const rf__trigger *t) {
    const rf__tag *first = rf__tag_at(doc, t->group, RF__C_FUNCTION);
    return first && first->entry->code == RF__F_HAVE && first->entry->flags & RF__PAST_FORM;
}

/* "shelling [was reported to have] killed 12" */
static bool tells_was_said(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 9 };
    for (uint32_t i = p->start, back = 0; i-- > sentence->token + 2 && back < REACH; back++) {
        const rf__tag *be = rf__tag_at(doc, i - 2, RF__C_FUNCTION);
        if (rf__function_at(doc, i) == RF__F_TO && rf__function_at(doc, i + 1) == RF__F_HAVE)
            return be && be->entry->code == RF__F_BE && be->entry->flags & RF__PAST_FORM &&
                   rf__ends_as_past(doc, i - 1);
        if (doc->tokens[i].punct)
            return false;
    }
    return false;
}

/* "a raid on Sunday is said to have left 64 dead and 90 hurt": no perfect of a sum. */
static bool is_said_of_day(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 9 };
    bool have = false;
    bool day = tells_was_said(doc, sentence, p);
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        day |= doc->times[i].kind == RF__TIME_DAY;
    for (uint32_t i = p->start, back = 0; day && i-- > sentence->token && back < REACH; back++) {
        if (have && rf__function_at(doc, i) == RF__F_TO)
            return true;
        have = rf__function_at(doc, i) == RF__F_HAVE;
        if (doc->tokens[i].punct)
            return false;
    }
    return false;
}

/* "the first shock had killed one", "had repelled the raid and killed 30": told of a day gone by.
 */
static bool is_deed_of_then(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                            const rf__trigger *t) {
    if (t->voice == RF__ACTIVE && is_pluperfect(doc, t))
        return true;
    bool joined = t->entry->class == RF__C_VERB && t->entry->flags & RF__CAUSE && !t->perfect &&
                  t->token < p->start && t->token > sentence->token &&
                  rf__function_at(doc, t->token - 1) == RF__F_AND;
    const rf__tag *have = joined ? have_before(doc, sentence, p, t) : NULL;
    return have && have->entry->flags & RF__PAST_FORM;
}

/* "said nine people had died on Monday", "had killed 82 in the past 24 hours": what was told of a
 * few days is no total. */
static bool past_of_days(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                         const rf__trigger *t) {
    enum { SHORT = 3 };
    /* "had been killed and ten | captured": the auxiliary of the first */
    const rf__tag *have = t->perfect ? NULL : have_before(doc, sentence, p, t);
    if (have && rf__function_at(doc, have->token + 1) != RF__F_BEEN)
        have = NULL; /* "had given 19 dead and 42 hurt" */
    if (!is_pluperfect(doc, t) && !(have && have->entry->flags & RF__PAST_FORM))
        return false;
    for (uint32_t i = sentence->time; have && i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i]; /* "killed, 902 | hurt this year" */
        if (time->kind == RF__TIME_SINCE ||
            (time->kind == RF__TIME_PERIOD && rf__days_of(time) > SHORT))
            return false;
    }
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        bool short_period = time->kind == RF__TIME_PERIOD && rf__days_of(time) <= SHORT;
        uint32_t deed = have ? have->token : t->token;
        uint32_t away = time->token > deed ? time->token - deed : deed - time->token;
        if ((time->kind == RF__TIME_DAY || short_period) && away <= 10 &&
            !rf__is_by_then(doc, time))
            return true;
    }
    return false;
}

/* "3,554 injured", "Injured: 2,285 in ...": a line of key figures. */
static bool is_key_figure(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                          const rf__trigger *t) {
    rf_block_kind kind = doc->report->blocks[sentence->block].kind;
    bool heading = kind == RF_BLOCK_HEADING && sentence->n_tokens > 3;
    if (kind == RF_BLOCK_TITLE || (t->finite && t->voice != RF__BARE))
        return false;
    bool prose = sentence > doc->sentences && sentence[-1].block == sentence->block &&
                 doc->tokens[sentence->token + sentence->n_tokens - 1].punct == '.';
    if (!heading && !prose && sentence->n_tokens <= MOST_OF_LABEL && !sentence->n_mentions &&
        !sentence->n_times)
        return true; /* not "A bomb exploded on Monday. Ten people died." */
    for (uint32_t i = t->token + t->n; i < p->start && i < t->token + t->n + 6; i++)
        if (doc->tokens[i].punct == ':')
            return t->token <= sentence->token + MOST_OF_LABEL;
    return false;
}

/* Does only a colon part the trigger from its number? */
static bool is_label_of(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t) {
    return t->token + t->n + 1 == p->start && doc->tokens[t->token + t->n].punct == ':';
}

/* "counted 155 dead", "has recorded 45 deaths", "with 32 dead": up to now. */
static bool is_counted(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                       const rf__trigger *t) {
    bool bare = t->entry->class == RF__C_VERB && t->voice == RF__BARE; /* "74 soldiers killed" */
    bool state = (bare || t->pattern == RF__P_ADJECTIVE) && t->token == p->end;
    if ((t->entry->class == RF__C_VERB && !state) || p->start <= sentence->token)
        return false;
    if (state && rf__function_at(doc, p->start - 1) == RF__F_WITH)
        return true;
    for (uint32_t i = p->start; i > sentence->token + 1 && i + 4 > p->start; i--)
        if (rf__tag_at(doc, i - 1, RF__C_SAY_VERB)) {
            const rf__lex_entry *verb = rf__tag_at(doc, i - 1, RF__C_SAY_VERB)->entry;
            bool counts =
                verb->flags & RF__WEAK || verb->form == RF__THIRD; /* "admits to 7 dead" */
            return (state && counts) || rf__function_at(doc, i - 2) == RF__F_HAVE;
        }
    return false;
}

/* "deaths rose to 21,000", "puts the houses destroyed at 8,364": a sum behind what is counted. */
static bool is_sum_behind(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                          const rf__trigger *t) {
    rf__function f =
        p->start > sentence->token + 1 ? rf__function_at(doc, p->start - 1) : RF__F_NONE;
    if (t->token < sentence->token || t->token >= p->start)
        return false;
    bool noun = t->entry->class == RF__C_TRIGGER && t->pattern != RF__P_ADJECTIVE;
    bool rose = f == RF__F_TO && noun && t->token + t->n + 1 < p->start; /* not "injuries to 12" */
    bool put = false;
    for (uint32_t i = t->token; f == RF__F_AT && i-- > sentence->token && t->token - i < 6;)
        put |= rf__tag_at(doc, i, RF__C_SAY_VERB) != NULL;
    return rose || put;
}

/* What the head of a column says: "New arrivals", "Cumulative arrivals"; "Total IDPs" counts as
 * plain "IDPs" do. */
static int word_over(const rf__doc *doc, const rf__draft *draft, rf_indicator v) {
    uint32_t from = draft->head, to = draft->head + draft->n_head;
    int word = rf__flow_word_between(doc, from, to);
    bool state = is_lasting(v) || v == RF_CROSSED_BORDER || v == RF_SHARE;
    if (word != RF_CUMULATIVE || !state)
        return word;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
        if (tag && !(tag->entry->flags & RF__WEAK))
            return word;
    }
    return 0;
}

/* "Newly displaced people by county", "People displaced from 1 June to 20 August" over a table: the
 * caption tells of what happened in days; 0: of a state, or it does not say. */
static int flow_of_caption(const rf__doc *doc, const rf__draft *draft, const rf__trigger *t) {
    enum { REACH = 8 }; /* lines over the table */
    uint32_t s = doc->sentences[draft->sentence].table;
    if (s == UINT32_MAX || t->token >= doc->sentences[s].token)
        return 0;
    for (uint32_t back = 0; s && back < REACH && doc->sentences[s].token > t->token; back++)
        s--;
    const rf__sentence *caption = &doc->sentences[s];
    if (rf__is_table(doc, caption) || caption->token > t->token)
        return 0;
    if (rf__flow_word_between(doc, caption->token, t->token + t->n) == RF_NEW)
        return RF_NEW;
    for (uint32_t i = caption->time; i < caption->time + caption->n_times; i++) {
        if (doc->times[i].kind == RF__TIME_SINCE)
            return RF_CUMULATIVE;
        if (doc->times[i].kind == RF__TIME_PERIOD)
            return RF_NEW;
    }
    return 0;
}

/* "Week | Arrivals": what happened, not who is there; "1-7 May | 1,250 displaced": in those days.
 */
static bool happens_in_row(const rf__doc *doc, const rf__draft *draft, const rf__sentence *row,
                           const rf__trigger *t) {
    if (!t || t->entry->flags & RF__STATIVE || t->pattern == RF__P_COUNTED)
        return false;
    bool over = t->token >= draft->head && t->token < draft->head + draft->n_head;
    bool noun = t->entry->class == RF__C_TRIGGER && t->pattern == RF__P_NOUN_OF;
    bool item = draft->label != UINT32_MAX; /* "Arrivals by county / Akobo / 310" */
    if ((over || item) && noun && !adds_up((rf_indicator)t->entry->indicator))
        return true;
    for (uint32_t i = row->time; i < row->time + row->n_times; i++)
        if (doc->times[i].kind == RF__TIME_PERIOD && doc->times[i].token == row->token)
            return true;
    return false;
}

/* "People were displaced from:", "Households displaced this week, by district:" over a list tell
 * what happened; a label that begins with the word ("Displaced by state:") counts a state. */
static bool is_told_of(const rf__doc *doc, const rf__draft *draft, const rf__trigger *t) {
    const rf__sentence *lead = &doc->sentences[rf__lead_of(doc, draft)];
    return t->voice != RF__BARE || t->token > lead->token;
}

/* "New IDPs in Rakhine (confirmed as at 12 September) 21,000": what is counted opens the line, the
 * number ends it. */
static bool is_label(const rf__sentence *sentence, const rf__phrase *p, const rf__trigger *t) {
    return t->token >= sentence->token && t->token <= sentence->token + 2 &&
           p->end >= sentence->token + sentence->n_tokens;
}

/* "as of 17 June 9,000 were displaced", "of these, 300 were displaced": the weak word of a past
 * tense gives way to the day. */
static bool told_of_a_day(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                          uint32_t trigger) {
    rf__function next = rf__function_at(doc, sentence->token + 1);
    bool weak = false, as_of = false;
    if (rf__function_at(doc, sentence->token) == RF__F_OF)
        as_of = next == RF__F_THESE || next == RF__F_THEM; /* a part of those told of before */
    for (uint32_t i = p->end; i <= trigger && i < p->end + 12; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
        weak |= tag && tag->entry->code == RF_NEW && tag->entry->flags & RF__WEAK;
    }
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        as_of |= doc->times[i].kind == RF__TIME_AS_OF;
    return weak && as_of;
}

/* "refugees arrived since 15 April 2023" beside a number: all who came. */
static bool tells_since(const rf__doc *doc, const rf__sentence *label) {
    bool since = false, verb = false;
    for (uint32_t i = label->time; i < label->time + label->n_times; i++)
        since |= doc->times[i].kind == RF__TIME_SINCE && doc->times[i].from != RF_NO_DATE;
    for (uint32_t i = label->token; since && i < label->token + label->n_tokens; i++)
        verb |= rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN);
    return verb;
}

/* "left 300 families homeless", "leaving 40 with no roof over their heads": a verb before them made
 * them so. */
static bool is_made_so(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                       const rf__trigger *t) {
    return p->start > sentence->token && t->token == p->end && t->entry->class == RF__C_TRIGGER &&
           t->pattern != RF__P_COUNTED && rf__tag_at(doc, p->start - 1, RF__C_VERB) &&
           !rf__function_at(doc, p->start - 1);
}

/* "has led to the | displacement of 300" */
static bool has_led_to(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    enum { REACH = 5 };
    uint32_t at;
    return rf__is_perfect(rf__have_before(doc, sentence->token, t->token, REACH, &at));
}

/* "has caused [over 2,500] deaths" */
static bool has_caused(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    uint32_t verb = p->start - 1;
    rf__function f = p->start > sentence->token ? rf__function_at(doc, verb) : RF__F_NONE;
    verb -= f == RF__F_IN || f == RF__F_TO; /* "has resulted in" */
    if (p->start < sentence->token + 3 || !rf__ends_as_past(doc, verb))
        return false;
    const rf__tag *have = rf__tag_at(doc, verb - 1, RF__C_FUNCTION);
    return have && have->entry->code == RF__F_HAVE && !(have->entry->flags & RF__PAST_FORM);
}

/* "has left 40,000 dead", "40 people are confirmed dead", "41 bodies have been recovered". */
static bool are_dead_by_now(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                            const rf__trigger *t) {
    enum { REACH = 3 };
    if (t->entry->class != RF__C_TRIGGER)
        return false;
    if (t->pattern == RF__P_COUNTED) {
        rf__function next = rf__function_at(doc, p->end);
        return (next == RF__F_HAVE && rf__function_at(doc, p->end + 1) == RF__F_BEEN) ||
               has_caused(doc, sentence, p);
    }
    bool doubt = false; /* "has left hundreds [, if not thousands,] dead" */
    for (uint32_t i = p->end; p->start > sentence->token && i < p->end + 2; i++)
        doubt |= rf__function_at(doc, i) == RF__F_IF && rf__function_at(doc, i + 1) == RF__F_NOT;
    bool found = p->start > sentence->token && t->token == p->end &&
                 t->pattern == RF__P_ADJECTIVE && rf__ends_as_past(doc, p->start - 1);
    if (found || is_made_so(doc, sentence, p, t) ||
        (doubt && rf__event_tag(doc, p->start - 1, RF__E_LEFT))) {
        bool already = p->start > sentence->token + 2 && /* "have already recovered three dead" */
                       rf__function_at(doc, p->start - 2) == RF__F_NONE &&
                       doc->tokens[p->start - 2].kind == RF__WORD &&
                       !rf__tag_at(doc, p->start - 2, RF__C_VERB);
        return p->start >= sentence->token + 2u + already &&
               rf__function_at(doc, p->start - 2 - already) == RF__F_HAVE;
    }
    for (uint32_t i = t->token, back = 0; i-- > p->end && back < REACH; back++) {
        const rf__tag *be = rf__tag_at(doc, i, RF__C_FUNCTION);
        if (be && (be->entry->code == RF__F_BE || be->entry->code == RF__F_HAVE))
            return !(be->entry->flags & RF__PAST_FORM); /* "are dead", "have [been] killed" */
        if (doc->tokens[i].kind != RF__WORD || rf__is_clause_edge(doc, i))
            return false;
    }
    return false;
}

/* "The toll in Norland has gone up to 267 deaths": the clause's subject is a total. */
static bool is_of_toll(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    enum { REACH = 10 };
    for (uint32_t i = p->start, back = 0; i-- > sentence->token && back < REACH; back++) {
        if (rf__is_so_far_at(doc, i))
            return rf__tag_over(doc, i, RF__C_TRIGGER) || rf__function_at(doc, i - 1) == RF__F_THE;
        if (doc->tokens[i].kind == RF__PUNCT || doc->tokens[i].kind == RF__NUMERAL)
            return false;
    }
    return false;
}

/* "has documented the deaths of 481: / - 43 civilians": an item's flow is that of what it parts.
 * 0: it has a trigger of its own. */
static int flow_of_lead(const rf__doc *doc, const rf__draft *draft) {
    enum { MOST_ITEMS = 40 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (draft->n_head || draft->label != UINT32_MAX || draft->trigger >= own->token ||
        doc->report->blocks[own->block].kind != RF_BLOCK_BULLET)
        return 0;
    for (uint32_t i = doc->n_drafts, back = 0; i-- > 0 && back < MOST_ITEMS; back++) {
        const rf__draft *lead = &doc->drafts[i];
        if (lead->trigger == draft->trigger && lead->sentence < draft->sentence)
            return lead->claim.kind == RF_FIGURE ? (int)lead->claim.flow : 0;
    }
    return 0;
}

/* "300 more", "another 300", "a further 300": they come on top of others, which need not be new. */
static bool only_more(const rf__doc *doc, const rf__phrase *p) {
    bool more = false;
    for (uint32_t i = p->start > 2 ? p->start - 2 : 0; i < p->end + 2; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_FLOW);
        if (!tag || tag->entry->code != RF_NEW)
            continue;
        if (!(tag->entry->flags & RF__WEAK) || tag->n > 1)
            return false;
        more = true;
    }
    return more;
}

/* "are registered as refugees", "2,790 men are deployed": so at the moment. */
static bool is_now_so(const rf__doc *doc, rf_indicator v, const rf__trigger *t) {
    const rf__tag *be = t ? rf__tag_at(doc, t->group, RF__C_FUNCTION) : NULL;
    return (v == RF_CROSSED_BORDER || v == RF_TROOPS) && be && be->entry->code == RF__F_BE &&
           !(be->entry->flags & RF__PAST_FORM) && t->voice == RF__PASSIVE && !t->perfect;
}

/* "the number of [evacuees] swelled to": those who are away, not all who were brought away. */
static bool names_evacuees(const rf__doc *doc, const rf__trigger *t) {
    for (uint32_t i = t->token; i < t->token + t->n; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (noun && noun->entry->indicator == RF_EVACUATED && noun->entry->pattern == RF__P_COUNTED)
            return true;
    }
    return false;
}

/* "has brought tents for 900", not "landed with tents for 900": does a perfect tense stand before?
 */
static bool aid_so_far(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    for (uint32_t i = p->start; i-- > sentence->token;) {
        const rf__tag *have = rf__tag_at(doc, i, RF__C_FUNCTION);
        if (have && have->entry->code == RF__F_HAVE)
            return !(have->entry->flags & RF__PAST_FORM);
        if (doc->tokens[i].punct == ';')
            return false;
    }
    return false;
}

/* "a total of 67 dead, | 21 injured and", "26,074 were damaged: | 2,121 totally": what goes on or
 * parts the sum right before it is a sum. */
static bool parts_sum(const rf__doc *doc, const rf__draft *draft, const rf__phrase *p) {
    enum { NEAR = 8 };
    const rf__draft *sum = doc->n_drafts ? &doc->drafts[doc->n_drafts - 1] : NULL;
    if (!sum || sum->sentence != draft->sentence || sum->quantity == UINT32_MAX ||
        sum->claim.flow != RF_CUMULATIVE ||
        (!adds_up(sum->claim.indicator) && sum->claim.indicator != RF_DISPLACED))
        return false;
    const rf__quantity *q = &doc->quantities[sum->quantity];
    uint32_t from = q->token + q->n_tokens;
    if (p->start < from || p->start > from + NEAR)
        return false;
    char mark = doc->tokens[p->start - 1].punct;
    bool joined = mark == ',' || mark == ':' || rf__function_at(doc, p->start - 1) == RF__F_AND;
    for (uint32_t i = from; i + 1 < p->start; i++)
        if (doc->tokens[i].punct && doc->tokens[i].punct != '-')
            return false;
    return joined && p->start > from;
}

static bool tells_since_between(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { LONGEST = 20 };
    for (uint32_t i = from; i < to && i < from + LONGEST; i++)
        if (rf__function_at(doc, i) == RF__F_SINCE)
            return true;
    return false;
}

/* "the number of people who have left their homes since May rose to": all of them so far. */
static bool tells_deed_since(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool have = false, since = false;
    for (uint32_t i = from; i < to; i++) {
        have |= i > from && rf__function_at(doc, i) == RF__F_HAVE &&
                rf__function_at(doc, i - 1) == RF__F_WHO;
        since |= rf__function_at(doc, i) == RF__F_SINCE;
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        if (i > from && rf__function_at(doc, i - 1) == RF__F_WHO && verb &&
            verb->entry->form == RF__PAST && verb->entry->flags & RF__SUBJECT)
            return true; /* "the number of people who fled Gorsk has risen to" */
    }
    return have && since;
}

/* "121 people have been injured and 1,058 families | displaced", "383 houses were burnt and over
 * 1,000 people | displaced": the first verb's words are also the second's. 0: it has none. */
static int flow_of_first(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                         const rf__trigger *t) {
    bool joined = p->start > sentence->token &&
                  (is_listed(doc, sentence, p) || rf__function_at(doc, p->start - 1) == RF__F_AND);
    if (!joined || t->token != p->end || t->pattern == RF__P_COUNTED)
        return 0;
    for (uint32_t i = p->start - 1, back = 0; i-- > sentence->token && back < CONJUNCT_REACH;
         back++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_FUNCTION);
        if (word && word->entry->code == RF__F_BEEN)
            return RF_CUMULATIVE;
        if (i > sentence->token && rf__function_at(doc, i - 1) == RF__F_HAVE &&
            rf__event_tag(doc, i, RF__E_LEFT))
            return RF_CUMULATIVE; /* "has left 44 dead and 300 | displaced" */
        if (word && word->entry->code == RF__F_BE)
            return word->entry->flags & RF__PAST_FORM ? RF_NEW : 0;
        if (doc->tokens[i].punct == ';' || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            (rf__is_clause_edge(doc, i) && !(word && word->entry->code == RF__F_AND) &&
             doc->tokens[i].punct != ','))
            return 0;
    }
    return 0;
}

/* "were killed in the war on Lebanon", with no day: all whom it has killed. */
static bool is_of_war(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t) {
    enum { REACH = 6, WARS = 1 };
    uint32_t i = t->token + t->n > p->end ? t->token + t->n : p->end;
    uint32_t end = sentence->token + sentence->n_tokens;
    if (i + 2 >= end || rf__function_at(doc, i) != RF__F_IN ||
        rf__function_at(doc, i + 1) != RF__F_THE || sentence->n_times > 0)
        return false;
    for (i += 2; i < end && i < p->end + REACH && rf__is_word(doc, i); i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS)
            return word->entry->low <= WARS;
        if (rf__is_clause_edge(doc, i))
            return false;
    }
    return false;
}

bool rf__is_change(const rf__doc *doc, const rf__draft *draft) {
    if (draft->quantity == UINT32_MAX)
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    if (q->qualifier == RF_OVER && q->token == q->phrase + 1 && q->phrase &&
        !rf__function_at(doc, q->phrase - 1))
        return false; /* "has risen above 500", not "rose by 500" */
    return rf__tells_change(doc, doc->sentences[draft->sentence].token, q->phrase);
}

/* "hosting | 300", "which houses | 300" */
static bool is_hosted(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p) {
    if (p->start <= sentence->token)
        return false;
    const rf__tag *verb = rf__tag_at(doc, p->start - 1, RF__C_VERB);
    const rf__tag *home =
        p->start > sentence->token + 2 && rf__function_at(doc, p->start - 1) == RF__F_TO
            ? rf__tag_at(doc, p->start - 2, RF__C_TRIGGER)
            : NULL;
    if (home && home->n == 2 && home->entry->indicator == RF_POPULATION)
        return true; /* "home to | 300" */
    return verb && verb->entry->form != RF__PAST && verb->entry->flags & RF__ARRIVES &&
           (rf__is_verb_of(doc, p->start - 1, RF_SHELTERED, RF__OBJECT) ||
            rf__is_verb_of(doc, p->start - 1, RF_CROSSED_BORDER, RF__OBJECT));
}

/* "the number of [refugees] in Gorsk has risen to 300", not "of arrivals" */
static bool names_refugees(const rf__doc *doc, const rf__trigger *t, const rf__phrase *p) {
    enum { REACH = 8 };
    for (uint32_t i = t->token; i < p->start && i < t->token + REACH; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (noun && noun->entry->indicator == RF_CROSSED_BORDER && noun->entry->flags & RF__STATIVE)
            return true;
    }
    return false;
}

static rf_flow flow_of(const rf__doc *doc, const rf__draft *draft, const rf__phrase *p,
                       const rf__trigger *t) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    rf_indicator v = draft->claim.indicator;
    int word = draft->n_head ? word_over(doc, draft, v)
                             : rf__flow_word(doc, p, sentence, draft->trigger, !is_lasting(v));
    if (!word && draft->n_head && !is_state(v) && v != RF_SHARE)
        word = rf__flow_of_head_times(doc, draft);
    if (!word && t && !draft->n_head && is_label(sentence, p, t))
        word = rf__flow_word_between(doc, sentence->token, t->token + t->n);
    if (rf__is_change(doc, draft))
        return RF_NEW;
    if (!word && t && v == RF_DISPLACED && !draft->n_head && !t->perfect &&
        t->token >= sentence->token && t->pattern != RF__P_TOLL &&
        rf__tells_newly(doc, t->token ? t->token - 1 : 0, t->token + t->n))
        return RF_NEW; /* "most of the newly displaced are from Gorsk (300)" */
    bool verb = t && t->entry->class == RF__C_VERB;
    if (word == RF_STOCK && (v == RF_KILLED || v == RF_CASUALTIES || v == RF_DIED_OF_EXPOSURE))
        return RF_CUMULATIVE; /* "the toll now stands at 61" */
    if (v == RF_POPULATION && !draft->n_head)
        return RF_STOCK; /* "so far they have reached a city of 300" */
    if (word == RF_STOCK && t && t->pattern == RF__P_TOLL && rf__is_move(v) &&
        tells_since_between(doc, t->token, p->start))
        return RF_CUMULATIVE; /* "the number of arrivals since May now stands at 300" */
    if (v == RF_DISPLACED && t && verb && t->n > 2 && t->token + t->n <= p->start &&
        tells_since_between(doc, t->token + t->n, p->start))
        return RF_CUMULATIVE; /* "the number of people displaced since May has reached 300" */
    if (word == RF_STOCK && v == RF_INJURED)
        word = 0; /* "71 remain missing while 52 were hurt" */
    /* "were kidnapped", not "are missing" */
    bool deeds = t && t->entry->class == RF__C_TRIGGER && t->pattern == RF__P_COUNTED &&
                 !(t->entry->flags & RF__STATIVE); /* "680 kidnappings" */
    bool held = t && t->entry->flags & RF__STATIVE && t->entry->class == RF__C_VERB;
    bool taken = v == RF_MISSING && t && !held &&
                 (deeds || rf__is_verb_of(doc, t->token, RF_MISSING, RF__CAUSE));
    if (word == RF_NEW && v == RF_MISSING && !taken)
        return RF_STOCK; /* "another 28 are missing" */
    if (word == RF_CUMULATIVE && v == RF_MISSING && !taken && t && !t->perfect &&
        t->token >= p->end && !draft->n_head && !tells_since(doc, sentence))
        return RF_STOCK; /* "12 deaths to date; eight people are missing" */
    if (t && !draft->n_head && rf__keeps_coming(doc, v, p, t))
        return RF_NEW;
    if (t && v == RF_DISPLACED && !draft->n_head && rf__tells_who(doc, draft))
        return RF_STOCK;
    if (word == RF_STOCK && verb && t->perfect && rf__is_move(v))
        return RF_CUMULATIVE; /* "have now been moved inland" */
    if (word == RF_NEW && !draft->n_head && only_more(doc, p)) {
        const rf__tag *now = rf__tag_at(doc, p->end, RF__C_FLOW); /* "A further 300 remain" */
        if (is_lasting(v) && now && now->entry->code == RF_STOCK)
            return RF_STOCK;
        bool lives = v == RF_CROSSED_BORDER && t && t->entry->class == RF__C_TRIGGER &&
                     t->entry->flags & RF__STATIVE; /* "another 200,000 live as refugees" */
        if (is_state(v) || lives || rf__is_told_as_state(doc, p, draft->trigger))
            return RF_STOCK; /* "five more are working at half capacity" */
        if (t && (t->perfect || (verb && perfect_before(doc, sentence, p, t))) &&
            !past_of_days(doc, sentence, p, t))
            return RF_CUMULATIVE; /* "has moved another 10,000" */
    } else if (word == RF_NEW && !draft->n_head && told_of_a_day(doc, sentence, p, draft->trigger))
        return RF_STOCK;
    if (!word)
        word = flow_of_lead(doc, draft);
    if (word)
        return (rf_flow)word;
    if (draft->label != UINT32_MAX && draft->label != draft->sentence &&
        tells_since(doc, &doc->sentences[draft->label]))
        return RF_CUMULATIVE;
    if (v == RF_MISSING && verb && !taken && t->perfect)
        return RF_CUMULATIVE; /* "have gone missing since 2014" */
    if (v == RF_IN_NEED && verb && t->perfect && !(t->entry->flags & RF__STATIVE) && !draft->n_head)
        return RF_CUMULATIVE; /* "have been affected", not "have been trapped" */
    if (is_state(v) || (v == RF_MISSING && !taken) || (!draft->n_head && is_now_so(doc, v, t)))
        return RF_STOCK;
    bool elsewhere =
        t && (t->token < sentence->token || t->token >= sentence->token + sentence->n_tokens);
    bool item = draft->label != UINT32_MAX;
    if ((elsewhere && (item || rf__is_row(doc, sentence))) || draft->n_head) {
        if (happens_in_row(doc, draft, sentence, t))
            return RF_NEW;
        int caption = elsewhere && rf__is_row(doc, sentence) ? flow_of_caption(doc, draft, t) : 0;
        if (caption && (is_lasting(v) || rf__is_move(v)))
            return (rf_flow)caption;
        if (verb && item && !draft->n_head && is_told_of(doc, draft, t))
            return t->perfect ? RF_CUMULATIVE : RF_NEW;     /* "were displaced from:" */
        if (is_lasting(v) || (v == RF_CROSSED_BORDER && t)) /* "Border point | Total" */
            return RF_STOCK;
        if (adds_up(v) || (v == RF_RETURNED && t && t->pattern == RF__P_COUNTED))
            return RF_CUMULATIVE; /* "Returnees" over a column */
    }
    if (!t || (v == RF_TROOPS && rf__function_at(doc, t->token) == RF__F_HAVE))
        return v == RF_TROOPS ? RF_STOCK : RF_NEW; /* "has 300 soldiers there" */
    bool fled_there = (t->token == p->end &&
                       rf__function_at(doc, t->token + t->n) ==
                           RF__F_BY) || /* "hosts 300 people | displaced by", "| who fled" */
                      (verb && rf__function_at(doc, t->token - 1) == RF__F_WHO);
    /* "shelters 300 | displaced." */
    fled_there |= verb && t->voice == RF__BARE && t->token == p->end && p->start > 0 &&
                  rf__is_verb_of(doc, p->start - 1, RF_SHELTERED, RF__OBJECT);
    fled_there = fled_there && p->start > sentence->token &&
                 (rf__is_verb_of(doc, p->start - 1, RF_SHELTERED, RF__STATIVE) ||
                  rf__is_verb_of(doc, p->start - 1, RF_IN_RELIEF_CAMP, RF__STATIVE) ||
                  is_hosted(doc, sentence, p));
    if (v == RF_DISPLACED &&
        (fled_there || (t->entry->flags & RF__STATIVE && is_hosted(doc, sentence, p))))
        return RF_STOCK; /* "a village hosting hundreds of displaced people" */
    if (t->pattern == RF__P_TOLL && v == RF_AID)
        return aid_so_far(doc, sentence, p) ? RF_CUMULATIVE : RF_NEW;
    if (t->pattern == RF__P_TOLL)
        /* "the number of displaced people fell to", not "the total number" */
        return (v == RF_DISPLACED || v == RF_HOMELESS || names_evacuees(doc, t) ||
                (v == RF_CROSSED_BORDER && names_refugees(doc, t, p) &&
                 rf__function_at(doc, p->end) != RF__F_SINCE)) &&
                       !tells_deed_since(doc, t->token, p->start) &&
                       !rf__flow_word_between(doc, t->token, t->token + t->n)
                   ? RF_STOCK
                   : RF_CUMULATIVE;
    if ((v == RF_HOMELESS || v == RF_DISPLACED) && t->entry->flags & RF__STATIVE &&
        is_made_so(doc, sentence, p, t))
        return t->perfect || has_been(doc, sentence, t) || has_made(doc, sentence, p)
                   ? RF_CUMULATIVE
                   : RF_NEW;
    int moved = t->entry->flags & RF__STATIVE ? rf__flow_of_move(doc, p, t) : 0;
    if (moved)
        return (rf_flow)moved;
    if (v == RF_DISPLACED && may_become(doc, sentence, t))
        return RF_NEW;
    if (v == RF_HOMELESS && rf__was_doing(doc, t))
        return RF_STOCK;
    int first = t->entry->flags & RF__STATIVE ? flow_of_first(doc, sentence, p, t) : 0;
    if (first && !taken)
        return (rf_flow)first;
    if (t->entry->flags & RF__STATIVE && !taken)
        return (v == RF_DISPLACED || v == RF_HOMELESS) && has_been(doc, sentence, t)
                   ? RF_CUMULATIVE
                   : RF_STOCK; /* "have been left homeless" */
    if (adds_up(v) && is_of_war(doc, sentence, p, t))
        return RF_CUMULATIVE;
    if (rf__counts_strikes(v) && t->entry->class == RF__C_TRIGGER && !sentence->n_times &&
        has_done(doc, sentence, p))
        return RF_CUMULATIVE;
    bool told = t->token > sentence->token && rf__tag_at(doc, t->token - 1, RF__C_SAY_VERB) &&
                t->voice != RF__ACTIVE && has_been(doc, sentence, t);
    if (adds_up(v) && told)
        return RF_CUMULATIVE; /* "97 had been reported killed" */
    if (adds_up(v) && (is_deed_of_then(doc, sentence, p, t) || is_said_of_day(doc, sentence, p)))
        return RF_NEW;
    bool listed = t->pattern == RF__P_ADJECTIVE && t->token == p->end &&
                  (is_listed(doc, sentence, p) || rf__function_at(doc, p->start - 1) == RF__F_AND);
    /* "has claimed 90 lives and left | 400 wounded" */
    bool left = t->pattern == RF__P_ADJECTIVE && t->token == p->end &&
                p->start > sentence->token + 2 && rf__function_at(doc, p->start - 2) == RF__F_AND &&
                rf__event_tag(doc, p->start - 1, RF__E_LEFT) && has_made(doc, sentence, p);
    if (t->pattern == RF__P_NOUN_OF && t->entry->class == RF__C_TRIGGER && t->token < p->start &&
        has_led_to(doc, sentence, t))
        return RF_CUMULATIVE;
    if (adds_up(v) && rf__is_deed_of_day(doc, sentence, p))
        return RF_NEW;
    if (t->perfect || left || rf__has_made_do(doc, sentence, p, t) ||
        ((verb || listed) && perfect_before(doc, sentence, p, t)))
        return past_of_days(doc, sentence, p, t) ? RF_NEW : RF_CUMULATIVE;
    uint32_t n_words; /* "the fatalities in Gorsk reached 103" */
    if (adds_up(v) && !verb && p->start > sentence->token &&
        rf__is_asked_for(doc, p->start - 1, "amounts", &n_words))
        return RF_CUMULATIVE;
    if (adds_up(v) && (are_dead_by_now(doc, sentence, p, t) || is_of_toll(doc, sentence, p) ||
                       rf__is_sum_told(doc, sentence, p, t)))
        return RF_CUMULATIVE;
    if ((adds_up(v) || v == RF_DISPLACED) && parts_sum(doc, draft, p))
        return RF_CUMULATIVE;
    if (v == RF_DISPLACED && is_label_of(doc, p, t) && is_key_figure(doc, sentence, p, t))
        return RF_STOCK; /* "Displaced: 19,412" */
    if ((rf__is_move(v) || v == RF_DISPLACED) && is_counted(doc, sentence, p, t))
        return RF_CUMULATIVE; /* "have registered 178,000 returns" */
    return adds_up(v) && (is_key_figure(doc, sentence, p, t) || is_counted(doc, sentence, p, t) ||
                          is_sum_behind(doc, sentence, p, t))
               ? RF_CUMULATIVE
               : RF_NEW;
}

rf_flow rf__flow_of(const rf__doc *doc, const rf__draft *draft, const rf__phrase *p,
                    const rf__trigger *t) {
    enum { REACH = 8 }; /* "60 per cent | of the people newly displaced" */
    rf_flow flow = flow_of(doc, draft, p, t);
    if (draft->claim.indicator != RF_SHARE)
        return flow;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t of = q->token + q->n_tokens;
    if (!draft->n_head && rf__function_at(doc, of) == RF__F_OF &&
        rf__tells_newly(doc, of, of + REACH < doc->n_tokens ? of + REACH : doc->n_tokens))
        return RF_NEW;
    return flow == RF_NEW ? RF_STOCK : flow;
}
