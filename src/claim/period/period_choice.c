/* Which time of its sentence a claim takes: every time is scored by how near it stands to the
 * number and its trigger and by what lies between. */
#include "claim/figure/claim_table.h"
#include "claim/figure/figure.h"
#include "claim/number/number.h"
#include "claim/number/number_words.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

#include <string.h>

/* What an opening time costs at most: it stays above the least score. */
#define MOST_OF_OPENING 0.7
/* ... and that of an entry ("16 December: Gunmen kill 30"), which is told surely. */
#define MOST_OF_HEAD 0.35

enum { FAR = 40 };

/* "twice as many as in 2019": a time that something is compared with. */
static bool is_compared(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time,
                        uint32_t from) {
    uint32_t end = time->token + time->n_tokens;
    if (rf__function_at(doc, end + (doc->tokens[end].punct == ',')) == RF__F_WHEN)
        return false; /* "worse than all of August, when five died" */
    for (uint32_t t = time->token; t > sentence->token && t > from; t--) {
        rf__function f = rf__function_at(doc, t - 1);
        const rf__tag *toll = rf__tag_at(doc, t - 1, RF__C_TRIGGER);
        if (f == RF__F_AS && t == time->token)
            return true; /* "twice as many as in May" */
        bool than = f == RF__F_THAN && !(rf__tag_over(doc, t - 1, RF__C_QUALIFIER) &&
                                         rf__is_number_at(doc, t)); /* "less than two weeks" */
        if (than || (toll && toll->entry->pattern == RF__P_TOLL && toll->n > 1 &&
                     toll->entry->flags & RF__WEAK))
            return true; /* "a rise of a quarter compared with March" */
        if (doc->tokens[t - 1].punct == ',' || doc->tokens[t - 1].punct == '(' ||
            rf__tag_at(doc, t - 1, RF__C_VERB))
            return false;
    }
    return false;
}

/* Only small words between a number and a time: "in", "in the whole of". */
static bool is_close(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { NEAR = 2, FARTHEST = 4 };
    if (to <= from + NEAR)
        return true;
    for (uint32_t i = from; i < to; i++)
        if (doc->tokens[i].kind != RF__WORD || rf__tag_at(doc, i, RF__C_NOUN) ||
            rf__tag_at(doc, i, RF__C_VERB) || doc->tokens[i].flags & RF__CAPITAL)
            return false;
    return to <= from + FARTHEST;
}

/* "up from 12,000 in May": the number that the time right behind it belongs to alone; UINT32_MAX:
 * there is none. */
static uint32_t earlier_number(const rf__doc *doc, const rf__sentence *sentence,
                               const rf__time *time) {
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *number = &doc->quantities[q];
        uint32_t end = number->token + number->n_tokens;
        if (end > time->token || !is_close(doc, end, time->token) ||
            number->phrase < sentence->token + 2)
            continue;
        rf__function f = rf__function_at(doc, number->phrase - 1);
        rf__function before = rf__function_at(doc, number->phrase - 2);
        if (number->kind == RF__Q_SHARE && (f == RF__F_OF || f == RF__F_BY) &&
            end + (time->kind == RF__TIME_SINCE) > time->token)
            return q; /* "an increase of 22% since June" */
        if (number->kind == RF__Q_SHARE && end == time->token &&
            rf__function_at(doc, time->token) == RF__F_FROM)
            return q; /* "527, up 11% from the second quarter" */
        if (f == RF__F_OF && rf__is_say_verb(doc, end) && end + 1 == time->token)
            return q; /* "below the peak of 62,000 reported on 7 May" */
        bool rose = f == RF__F_FROM || f == RF__F_THAN || f == RF__F_OTHER_PREPOSITION;
        if (rose && before != RF__F_OF && number->kind == RF__Q_COUNT)
            return q;
    }
    return UINT32_MAX;
}

/* "Not since 2003 had so many been killed": only when it had happened before. */
static bool is_not_since(const rf__doc *doc, const rf__time *time) {
    return time->kind == RF__TIME_SINCE && time->token &&
           rf__function_at(doc, time->token - 1) == RF__F_NOT;
}

/* "the worst violence since September" */
bool rf__is_superlative(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    if (is_not_since(doc, time))
        return true;
    for (uint32_t back = 1; back <= 10 && time->token >= sentence->token + back; back++) {
        uint32_t t = time->token - back;
        if (doc->tokens[t].punct == ',' || doc->tokens[t].punct == ';')
            return false;
        const rf__tag *order = rf__number_tag(doc, t, RF__NUM_ORDINAL);
        bool nth = order && rf__function_at(doc, t + order->n) == RF__F_TO; /* "the fifth to hit" */
        if (order && time->kind == RF__TIME_SINCE && t > sentence->token &&
            rf__function_at(doc, t - 1) == RF__F_THE && t + order->n + 1 == time->token)
            return true; /* "for the sixth time since 3 May" */
        if (rf__time_word_is(doc, t, RF__W_MOST) || nth || (order && order->entry->low <= 1))
            return true; /* "the first convoy since 7 September" */
    }
    return false;
}

/* "one of the deadliest attacks of the past year": what a superlative was chosen from. */
static bool is_length_of_record(const rf__doc *doc, const rf__sentence *sentence,
                                const rf__time *time) {
    const int64_t LONG = 27; /* days; "the heaviest rain in the past week" may be when it fell */
    return time->kind == RF__TIME_PERIOD && time->from != RF_NO_DATE && time->to != RF_NO_DATE &&
           rf__days_of(time) >= LONG && rf__is_superlative(doc, sentence, time) &&
           !(time->token && rf__function_at(doc, time->token - 1) == RF__F_BE); /* "was in 2003" */
}

/* ---- scores ---- */

rf__hull rf__hull_of(const rf__doc *doc, const rf__draft *draft) {
    rf__hull h = {draft->trigger, draft->trigger + draft->n_trigger};
    if (draft->quantity == UINT32_MAX) {
        uint32_t end = draft->deed + draft->n_deed; /* "the border ... was closed" */
        h.from = draft->n_deed && draft->deed < h.from ? draft->deed : h.from;
        h.to = draft->n_deed && end > h.to ? end : h.to;
        return h;
    }
    const rf__quantity *q = &doc->quantities[draft->quantity];
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    bool here = draft->n_trigger && draft->trigger >= sentence->token &&
                draft->trigger < sentence->token + sentence->n_tokens;
    if (!here || draft->parent >= 0)
        return (rf__hull){q->token, q->token + q->n_tokens};
    if (q->token < h.from)
        h.from = q->token;
    if (q->token + q->n_tokens > h.to)
        h.to = q->token + q->n_tokens;
    return h;
}

bool rf__is_edge_of_time(const rf__doc *doc, uint32_t t) {
    switch (rf__function_at(doc, t)) {
    case RF__F_WHILE:
    case RF__F_BUT:
    case RF__F_WHERE:
    case RF__F_WHEN:
    case RF__F_IF:
    case RF__F_AFTER:
    case RF__F_BEFORE:
        return true;
    case RF__F_THAN:
        return !rf__tag_over(doc, t, RF__C_QUALIFIER);
    default:
        return false;
    }
}

/* Does the bracket that opens at a token hold another count? */
static bool counts_within(const rf__doc *doc, const rf__draft *draft, uint32_t open, uint32_t to) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t close = rf__skip_brackets(doc, open, s->token + s->n_tokens);
    for (uint32_t q = s->quantity; q < s->quantity + s->n_quantities && close > to; q++)
        if (doc->quantities[q].kind == RF__Q_COUNT && doc->quantities[q].token > open &&
            doc->quantities[q].token < close && q != draft->quantity)
            return true;
    return false;
}

/* Does the bracket that closes at a token, and opened before `from`, hold another count? */
static bool counted_before(const rf__doc *doc, const rf__draft *draft, uint32_t close,
                           uint32_t from) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    uint32_t open = close;
    while (open > s->token && doc->tokens[open].punct != '(')
        open--;
    return open < from && counts_within(doc, draft, open, from);
}

static bool holds(const rf__doc *doc, uint32_t from, uint32_t to, char punct) {
    for (uint32_t t = from; t < to; t++)
        if (doc->tokens[t].punct == punct)
            return true;
    return false;
}

/* ", in the province of Mara,": a comma before where it was. */
static bool before_place(const rf__doc *doc, const rf__sentence *sentence, uint32_t comma) {
    rf__function f = rf__function_at(doc, comma + 1);
    for (uint32_t i = 0; i < sentence->n_mentions && (f == RF__F_IN || f == RF__F_NEAR); i++) {
        const rf__mention *m = &doc->mentions[sentence->mention + i];
        if (m->token > comma && m->phrase <= comma + 2)
            return true;
    }
    return false;
}

/* "20 were hurt[, two of them badly,] when a shell hit": the comma that closes words on some of
 * those told of, or `comma` where none follow it. */
static uint32_t behind_some(const rf__doc *doc, uint32_t comma, uint32_t to) {
    enum { WORDS = 7 };
    uint32_t at = comma + 1;
    for (; at < to && at < comma + 3 && rf__function_at(doc, at) != RF__F_OF; at++)
        if (doc->tokens[at].kind == RF__PUNCT)
            return comma;
    rf__function who = rf__function_at(doc, at + 1);
    if (who != RF__F_THEM && who != RF__F_WHOM)
        return comma;
    for (uint32_t i = at + 2; i < to && i < at + WORDS; i++)
        if (doc->tokens[i].punct == ',')
            return rf__function_at(doc, i + 1) == RF__F_WHERE ? comma : i;
        else if (rf__is_number_at(doc, i))
            return comma;
    return comma;
}

/* What lies between a time and a claim's words costs, up to what makes them strangers; another
 * number with a comma before it most, since the time is then that number's. */
static double cost_between(const rf__doc *doc, uint32_t from, uint32_t to, const rf__draft *draft) {
    enum { STRANGERS = 2 }; /* a score begins at 1 */
    double cost = 0;
    bool comma = false;
    uint32_t close;
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    for (uint32_t t = from; t < to && cost < STRANGERS; t++) {
        const rf__token *token = &doc->tokens[t];
        cost += 0.012;
        uint32_t some = token->punct == ',' ? behind_some(doc, t, to) : t;
        if (some > t) {
            cost += 0.05;
            t = some;
        } else if (token->punct == ',' && before_place(doc, sentence, t)) {
            cost += 0.02;
        } else if (token->punct == ',') {
            cost += 0.12;
            comma = true;
        } else if (token->punct == ';' || token->punct == ':') {
            cost += 0.5;
        } else if (token->punct == '(' && t + 2 < to && doc->tokens[t + 2].punct == ')') {
            t += 2; /* an abbreviation: "the Rapid Support Forces (RSF)" */
        } else if (token->punct == '(' && counts_within(doc, draft, t, to)) {
            cost += 1; /* "167 killed (78 in June and 89 in October)" */
        } else if (token->punct == '(' && (close = rf__skip_brackets(doc, t, to)) < to) {
            cost += 0.1; /* "31 deaths (fatality ratio: 2.7%)" */
            t = close - 1;
        } else if (token->punct == ')' && counted_before(doc, draft, t, from)) {
            cost += 1; /* "(78 in June and 89 in October); 223 injured" */
        } else if (token->punct == '_' || token->punct == '(' || token->punct == ')') {
            cost += 0.2;
        } else if (rf__is_edge_of_time(doc, t)) {
            cost += 0.25;
        }
        if (rf__is_say_verb(doc, t))
            cost += 0.1;
    }
    for (uint32_t i = 0; i < sentence->n_figures && comma; i++) {
        const rf__draft *other = &doc->drafts[sentence->figure + i];
        uint32_t at = doc->quantities[other->quantity].token;
        bool part = other->parent >= 0 && &doc->drafts[other->parent] == draft &&
                    rf__function_at(doc, doc->quantities[other->quantity].phrase - 1) ==
                        RF__F_INCLUDING && /* ", including 118 since August" */
                    !holds(doc, at, to, ',');
        if (other != draft && (other->parent < 0 || part) && at >= from && at < to) {
            cost += 0.3;
            break;
        }
    }
    return cost;
}

/* "The border[, which was closed in March,] reopened on": the token behind a clause between commas
 * right behind `from`, or that token. */
static uint32_t behind_aside(const rf__doc *doc, uint32_t from, uint32_t to) {
    rf__function f = rf__function_at(doc, from + 1);
    bool ing = rf__ends_as(doc, from + 1, RF__END_ING);
    bool tells =
        f == RF__F_WHICH || f == RF__F_WHO || f == RF__F_WHERE || rf__ends_as_past(doc, from + 1);
    for (uint32_t i = from + 1; (tells || ing) && doc->tokens[from].punct == ',' && i < to; i++)
        if (doc->tokens[i].punct == ',') /* "20 raids, killing six, have been recorded since May" */
            return tells || rf__function_at(doc, i + 1) == RF__F_HAVE ? i + 1 : from;
    return from;
}

/* "300 fled, and on 13 May 40 more": a time behind a figure that stands right before another. */
static bool heads_other(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens;
    char before = time->token ? doc->tokens[time->token - 1].punct : 0;
    rf__function f = time->token ? rf__function_at(doc, time->token - 1) : RF__F_NONE;
    /* "9 arrived, bringing the total since May to 40" */
    bool total = time->kind == RF__TIME_SINCE && rf__function_at(doc, end) == RF__F_TO;
    if (f != RF__F_AND && f != RF__F_BUT && f != RF__F_WHILE && before != ',' && before != ';' &&
        !total)
        return false;
    for (uint32_t i = 0; i < sentence->n_figures; i++) {
        const rf__draft *other = &doc->drafts[sentence->figure + i];
        uint32_t at = doc->quantities[other->quantity].phrase;
        if (other != draft &&
            (at == end || (at == end + 1 && (total || doc->tokens[end].punct == ','))))
            return true;
    }
    return false;
}

/* "500 fled this year and 300": a time right behind one figure and right before another. */
static bool ends_other(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens;
    rf__function f = rf__function_at(doc, end);
    if (draft->quantity == UINT32_MAX || (f != RF__F_AND && doc->tokens[end].punct != ','))
        return false;
    uint32_t next = end + 1 + (f != RF__F_AND && rf__function_at(doc, end + 1) == RF__F_AND);
    if (doc->quantities[draft->quantity].phrase != next)
        return false;
    for (uint32_t i = 0; i < sentence->n_figures; i++) {
        rf__hull h = rf__hull_of(doc, &doc->drafts[sentence->figure + i]);
        if (h.to <= time->token && time->token - h.to <= 2)
            return true;
    }
    return false;
}

/* Nothing before a time but words of time: "On the evening of [14 May]". */
static bool only_time_before(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__time *time) {
    for (uint32_t i = sentence->token + 1; i < time->token; i++)
        if (!rf__tag_over(doc, i, RF__C_TIME_WORD) && !rf__function_at(doc, i))
            return false;
    return true;
}

/* "15 May[, Tarsa market, 1955 hrs]: a grenade ...": the token behind where it was, up to a colon
 * or a dash; else `end`. */
static uint32_t behind_place_of_entry(const rf__doc *doc, const rf__sentence *sentence,
                                      uint32_t end) {
    enum { WORDS = 9 };
    uint32_t last = sentence->token + sentence->n_tokens;
    if (doc->tokens[end].punct != ',' || !(doc->tokens[end + 1].flags & RF__CAPITAL))
        return end;
    for (uint32_t i = end + 1; i < last && i < end + WORDS; i++) {
        const rf__token *t = &doc->tokens[i];
        bool dash = (t->punct == '-' || t->punct == '_') && t->flags & RF__SPACE_BEFORE;
        if (t->punct == ':' || dash)
            return i;
        if (t->punct == '.' || t->punct == ';' || rf__tag_at(doc, i, RF__C_VERB) ||
            rf__tag_at(doc, i, RF__C_SAY_VERB))
            return end;
    }
    return end;
}

bool rf__heads_entry(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    uint32_t end = behind_place_of_entry(doc, sentence, time->token + time->n_tokens);
    char sign = doc->tokens[end].punct;
    bool dash = (sign == '-' || sign == '_') && doc->tokens[end].flags & RF__SPACE_BEFORE;
    bool days = time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD;
    return (sign == ':' || dash) && days && end < sentence->token + 12 &&
           only_time_before(doc, sentence, time);
}

/* "As of 14 May, 1,200 deaths, 5,400 injuries and ...": a time before the first comma holds to the
 * sentence's end, where no other is nearer. */
static bool opens_sentence(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens;
    rf__function opens = rf__function_at(doc, time->token);
    bool framed = doc->tokens[end].punct == ',' || rf__heads_entry(doc, sentence, time) ||
                  (time->kind == RF__TIME_DAY && (opens == RF__F_ON || opens == RF__F_IN)) ||
                  (time->kind == RF__TIME_SINCE && /* "Since then 300 have died and" */
                   sentence->n_times == 1) ||
                  opens == RF__F_DURING; /* "On 16 October the town hall was hit ..." */
    if (!framed || !only_time_before(doc, sentence, time))
        return false;
    if (draft->claim.flow == RF_STOCK && time->kind != RF__TIME_AS_OF)
        return false;
    for (uint32_t t = end; t < draft->trigger && t < end + FAR; t++)
        if ((doc->tokens[t].punct == ';' && rf__days_of(time) > 1) ||
            rf__function_at(doc, t) == RF__F_BUT)
            return false;
    return draft->parent < 0;
}

/* "where a strike killed 64, was deserted a week later": the outer clause goes on. */
static bool ends_clause(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t + 1 < to && t < from + FAR; t++) {
        rf__function next = rf__function_at(doc, t + 1);
        if (doc->tokens[t].punct == ',' && (next == RF__F_BE || next == RF__F_HAVE))
            return true;
    }
    return false;
}

/* "637 were injured, including 280 in the past 24 hours": the time of a part is not of the whole.
 */
static bool is_of_parts(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool parts = false, counted = false;
    for (uint32_t i = from; i < to; i++) {
        if (counted && doc->tokens[i].punct == ',')
            return false; /* "637, including 280 children, since May": of the whole again */
        counted |= parts && doc->tokens[i].kind == RF__NUMERAL;
        parts |= rf__function_at(doc, i) == RF__F_INCLUDING;
    }
    return counted;
}

/* "in the wake of the [July 2021] killing": a month and a year before a noun. */
static bool names_month_of(const rf__doc *doc, const rf__time *time, uint32_t i) {
    uint32_t end = time->token + time->n_tokens;
    return end == i + 2 && i >= 2 && rf__tag_at(doc, i, RF__C_MONTH) &&
           doc->tokens[i + 1].kind == RF__NUMERAL && doc->tokens[i + 1].n == 4 &&
           rf__function_at(doc, i - 1) == RF__F_THE && rf__function_at(doc, i - 2) == RF__F_OF &&
           doc->tokens[end].kind == RF__WORD && !rf__function_at(doc, end);
}

/* "who had signed the 2016 accord", "near a memorial to the 2010 flood": the year only names it.
 * before: the time stands before what is told. */
static bool names_thing(const rf__doc *doc, const rf__time *time, bool before) {
    uint32_t i = time->token + (rf__function_at(doc, time->token) == RF__F_THE);
    if (!before && names_month_of(doc, time, i))
        return true;
    if (time->token + time->n_tokens != i + 1 || doc->tokens[i].kind != RF__NUMERAL || i < 2 ||
        (rf__function_at(doc, i - 1) != RF__F_THE && rf__function_at(doc, i - 1) != RF__F_A) ||
        doc->tokens[i + 1].kind != RF__WORD || rf__function_at(doc, i + 1))
        return false;
    rf__function f = rf__function_at(doc, i - 2);
    if (before) /* "the 2010 flood killed", but "under the 2018 deal", "signed the 2016 accord" */
        return f == RF__F_UNDER || f == RF__F_OF || f == RF__F_WITH || f == RF__F_FROM ||
               rf__is_finite(doc, i - 2) || rf__ends_as_past(doc, i - 2) ||
               rf__tag_at(doc, i - 2, RF__C_EVENT_WORD);
    return f != RF__F_IN && f != RF__F_DURING && f != RF__F_BY && f != RF__F_ON;
}

bool rf__was_spared(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { REACH = 6 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = time->token + time->n_tokens, until = rf__hull_of(doc, draft).from;
    bool comma = false, had = false;
    for (uint32_t t = end; t < until && !comma; t++)
        comma = doc->tokens[t].punct == ',';
    for (uint32_t t = time->token; comma && t > sentence->token && t + REACH > time->token; t--) {
        rf__function f = rf__function_at(doc, t - 1);
        if (had && (f == RF__F_THAT || f == RF__F_WHICH))
            return time->to != RF_NO_DATE && time->to >= doc->report->published - 31;
        had |= f == RF__F_HAVE;
        if (doc->tokens[t - 1].punct == ',')
            return false;
    }
    return false;
}

bool rf__dates_crisis(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t clause, clause_end;
    if (time->kind != RF__TIME_PERIOD ||
        !rf__relative_over(doc, sentence, time->token, &clause, &clause_end) ||
        clause_end >= rf__hull_of(doc, draft).from || clause < sentence->token + 2)
        return false;
    for (uint32_t t = clause; t < time->token; t++)
        if (rf__time_word_is(doc, t, RF__W_START))
            return false; /* "which began in May" is a beginning */
    if (rf__number_tag(doc, clause - 2, RF__NUM_ORDINAL))
        return true; /* "two wars: in the first, which ended in 1994," */
    const rf__tag *noun = rf__tag_over(doc, clause - 2, RF__C_TIME_WORD);
    return noun && noun->entry->code == RF__W_CRISIS;
}

bool rf__is_of_part(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { REACH = 8 };
    uint32_t to = rf__hull_of(doc, draft).to;
    if (draft->parent < 0 || time->token < to)
        return false;
    uint32_t words = 0;
    for (uint32_t i = to; i < time->token; i++, words++) {
        char punct = doc->tokens[i].punct;
        if (punct == '(') /* ", including 48 (7 dead, 41 hurt) between 9 and 12 May" */
            i = rf__skip_brackets(doc, i, time->token) - 1;
        else if (punct == ',' || punct == ';' || punct == ')')
            return false;
    }
    return words <= REACH;
}

/* "fell from 400,000 to 150,000 [as of 3 May]": a time right behind the newer number of two. */
static bool is_of_newer(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (draft->quantity == UINT32_MAX)
        return false;
    const rf__quantity *own = &doc->quantities[draft->quantity];
    if (own->phrase <= sentence->token || rf__function_at(doc, own->phrase - 1) != RF__F_FROM)
        return false;
    for (uint32_t i = 0; i < sentence->n_figures; i++) {
        const rf__quantity *q = &doc->quantities[doc->drafts[sentence->figure + i].quantity];
        uint32_t end = q->token + q->n_tokens;
        if (q->phrase > own->token && rf__function_at(doc, q->phrase - 1) == RF__F_TO &&
            end <= time->token && is_close(doc, end, time->token))
            return true;
    }
    return false;
}

/* "The toll, which stood at 30 [on Monday], rose to 52": a time between a figure's words that
 * stands right behind another number. */
static bool is_of_number_within(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                                const rf__hull *h) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    for (uint32_t i = 0; i < sentence->n_figures; i++) {
        const rf__draft *other = &doc->drafts[sentence->figure + i];
        const rf__quantity *q = &doc->quantities[other->quantity];
        uint32_t end = q->token + q->n_tokens;
        if (other->quantity != draft->quantity && q->token > h->from && end <= time->token &&
            is_close(doc, end, time->token))
            return true;
    }
    return false;
}

/* "300 families who fled Gorsk [last year] returned": of the clause that tells who they are. */
static bool is_of_who(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    uint32_t who = draft->np + draft->n_np;
    rf__function f = rf__function_at(doc, who);
    return draft->n_np && (f == RF__F_WHO || f == RF__F_THAT || f == RF__F_WHICH) &&
           time->token > who && time->token + time->n_tokens <= draft->trigger;
}

/* "362,000 are displaced, up 15 percent since January": since when a number has changed. */
static bool is_of_change(const rf__doc *doc, const rf__sentence *sentence, const rf__draft *draft,
                         const rf__time *time) {
    enum { REACH = 2 };
    for (uint32_t i = sentence->quantity; i < sentence->quantity + sentence->n_quantities; i++) {
        const rf__quantity *q = &doc->quantities[i];
        uint32_t end = q->token + q->n_tokens;
        rf__function f = rf__function_at(doc, time->token);
        bool over = time->kind == RF__TIME_PERIOD && (f == RF__F_ON || f == RF__F_OVER);
        bool since = time->kind == RF__TIME_SINCE || f == RF__F_FROM || /* "up 11% from June" */
                     over; /* "a 45 percent increase on the previous three months" */
        if (q->kind == RF__Q_NOT && since && end <= time->token && time->token - end <= REACH &&
            q->why_not && !strcmp(q->why_not, "change"))
            return true;
        /* "500 have died, an increase of 20 since Monday" */
        if (q->kind == RF__Q_COUNT && i != draft->quantity && end <= time->token &&
            time->token - end <= REACH && rf__tells_change(doc, sentence->token, q->phrase))
            return true;
    }
    return false;
}

/* "said that 12 had died | and that aid could reach the town only on Sunday" */
bool rf__is_of_next_report(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 1 < to; i++)
        if (rf__function_at(doc, i) == RF__F_AND && rf__function_at(doc, i + 1) == RF__F_THAT)
            return true;
    return false;
}

/* "for all of 2019 (three)": a number in brackets right behind a time is that time's. */
static bool is_bracketed_by(const rf__doc *doc, const rf__draft *draft, uint32_t end) {
    return draft->quantity != UINT32_MAX && doc->tokens[end].punct == '(' &&
           doc->quantities[draft->quantity].phrase == end + 1;
}

/* "has worked there since 2012 and reached 640,000": another verb's time. */
static bool is_of_other_verb(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { REACH = 3 };
    uint32_t verb = draft->trigger, end = time->token + time->n_tokens;
    if (time->kind != RF__TIME_SINCE || !rf__tag_at(doc, verb, RF__C_VERB))
        return false;
    for (uint32_t i = verb; i-- > end && verb - i <= REACH;)
        if (rf__function_at(doc, i) == RF__F_AND)
            return true;
    return false;
}

/* "Today, he met families who | fled the raids", "on Monday, putting strain on a 10-day | truce":
 * what stands in other words than the day, and was before. */
static bool is_day_of_others(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                             const rf__hull *h) {
    uint32_t end = time->token + time->n_tokens;
    if (draft->quantity != UINT32_MAX || time->kind != RF__TIME_DAY || end >= h->from)
        return false;
    if (draft->claim.event == RF_DISPLACEMENT)
        return rf__function_at(doc, h->from - 1) == RF__F_WHO && h->from > end + 1;
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    bool lasts = false;
    for (uint32_t i = sentence->time;
         i < sentence->time + sentence->n_times && draft->claim.event == RF_CEASEFIRE; i++)
        lasts |= doc->times[i].kind == RF__TIME_LENGTH &&
                 doc->times[i].token + doc->times[i].n_tokens == h->from;
    return lasts && holds(doc, end, h->from, ',');
}

double rf__time_score(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    rf__hull h = rf__hull_of(doc, draft);
    bool projected = draft->claim.modality != RF_REPORTED;
    if (time->kind == RF__TIME_LENGTH || (time->kind == RF__TIME_FUTURE && !projected))
        return 0;
    if ((time->from == RF_NO_DATE && time->to == RF_NO_DATE) || is_not_since(doc, time))
        return 0;
    double score = 1;
    uint32_t end = time->token + time->n_tokens;
    if (is_bracketed_by(doc, draft, end) && !time->of_speech)
        return score + 0.5;
    if (time->of_speech || rf__is_of_addition(doc, draft, time) ||
        rf__is_outside_clause(doc, draft, time, &h) || rf__is_put_in(doc, draft, time, &h))
        return 0;
    if (rf__is_of_other_matter(doc, draft, time, &h))
        score -= 0.8;
    if (is_of_other_verb(doc, draft, time))
        score -= 0.3;
    if (is_day_of_others(doc, draft, time, &h) || rf__is_not_of_state(doc, draft, time, &h))
        return 0;
    /* "300 fled a week after the flood": the day of the flood */
    rf__function last = rf__function_at(doc, end - 1);
    if (time->n_tokens > 2 && time->token >= h.to && doc->tokens[end].kind == RF__WORD &&
        (last == RF__F_AFTER || last == RF__F_BEFORE))
        return 0;
    if ((time->token >= h.to && names_thing(doc, time, false)) ||
        ((end + 1 < h.from || (time->token > h.from && end < h.to)) &&
         names_thing(doc, time, true)))
        score -= 0.8;
    if (end < h.to && time->token != h.from &&
        is_compared(doc, sentence, time, end <= h.from ? sentence->token : h.from))
        score -= 0.8; /* "73,000 people, 181% more than in 2020, fled in 2021" */
    if (rf__is_of_count_behind(doc, draft, time, &h) ||
        rf__is_of_count_before(doc, draft, time, &h))
        score -= 0.8;
    if (time->token > h.from && end < h.to &&
        (is_of_number_within(doc, draft, time, &h) || rf__is_of_verb_within(doc, draft, time, &h)))
        score -= 0.6;
    if (time->token > h.to && draft->quantity != UINT32_MAX &&
        rf__in_other_part(doc, sentence, h.to, time->token, true))
        score -= 0.3; /* "30 are missing, and a shell that fell on 3 May killed 4" */
    if (time->token >= h.to && heads_other(doc, draft, time))
        score -= 0.5;
    if (time->token >= h.to && is_of_newer(doc, draft, time))
        score -= 0.8;
    if (end <= h.from && ends_other(doc, draft, time))
        score -= rf__is_over_by_now(doc, time, h.to) ? 0.9 : 0.3;
    if (draft->parent >= 0 && rf__is_of_part(doc, draft, time))
        score += 0.15; /* "900 since May, four of them in raids last month" */
    if (rf__is_of_what_follows(doc, draft, time, &h))
        score -= 0.8;
    if (time->token > h.to && doc->tokens[time->token - 1].punct == ';')
        score -= 0.5; /* "300 died; on Sunday they had told of 20" */
    if (end <= h.from) {
        uint32_t when = end + (doc->tokens[end].punct == ','); /* "in May, when 20 died" */
        double cost = cost_between(doc, rf__function_at(doc, when) == RF__F_WHEN ? when + 1 : end,
                                   h.from, draft);
        double most = rf__heads_entry(doc, sentence, time) ? MOST_OF_HEAD : MOST_OF_OPENING;
        score -= opens_sentence(doc, draft, time) && cost > most ? most : cost;
    }
    uint32_t behind = behind_aside(doc, h.to, time->token);
    if (time->token >= h.to && !(draft->parent >= 0 && rf__is_of_part(doc, draft, time)))
        score -= cost_between(doc, behind, time->token, draft);
    if (time->token >= h.to && ends_clause(doc, h.to, time->token))
        score -= 0.3;
    if (time->token >= h.to && is_compared(doc, sentence, time, h.to))
        score -= 0.8;
    if (time->token >= h.to && rf__is_of_next_report(doc, h.to, time->token))
        score -= 0.9;
    if (end <= h.from && !rf__heads_entry(doc, sentence, time) && rf__is_past_of(doc, end, h.from))
        score -= 0.6;
    uint32_t clause, clause_end;
    if (end <= h.from && rf__relative_over(doc, sentence, time->token, &clause, &clause_end) &&
        clause_end < h.from && !rf__clause_goes_on(doc, clause_end, &h) &&
        !rf__dates_crisis(doc, draft, time) &&
        !(draft->claim.flow == RF_NEW && rf__tells_of_event(doc, sentence, time)) &&
        !(time->kind == RF__TIME_UNTIL && rf__was_spared(doc, draft, time)))
        score -= 0.7; /* "Gorsk, which fell in June, 25,000 have fled" */
    if (time->token >= h.to && is_of_parts(doc, h.to, time->token))
        score -= 0.8;
    uint32_t earlier = earlier_number(doc, sentence, time);
    if (earlier != UINT32_MAX && draft->quantity != earlier)
        score -= 0.8; /* "to 40,000, up from 12,000 in May" */
    else if (earlier != UINT32_MAX)
        score += 0.3;
    /* "now" tells of a state only. */
    if (time->kind == RF__TIME_AS_OF && time->n_tokens == 1 && draft->claim.flow != RF_STOCK)
        score -= 0.8;
    if (is_length_of_record(doc, sentence, time))
        score -= 0.7;
    if (is_of_change(doc, sentence, draft, time) || is_of_who(doc, draft, time) ||
        rf__is_of_clause(doc, draft, time))
        score -= 0.8;
    if (time->kind == RF__TIME_SINCE) {
        if (rf__is_superlative(doc, sentence, time) && !rf__is_of_beginning(doc, draft, time))
            score -= 0.7;
        if (draft->claim.flow == RF_CUMULATIVE)
            score += 0.1;
        /* A start that is not told beats nothing but silence. */
        if (time->from == RF_NO_DATE)
            score -= 0.2;
    }
    return score;
}

/* "killed 150 in one week, and 4,500 this year": a length right behind what is told. */
static bool length_is_nearer(const rf__doc *doc, const rf__draft *draft, const rf__time *best) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    rf__hull h = rf__hull_of(doc, draft);
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        rf__function f = rf__function_at(doc, time->token);
        if (time->kind != RF__TIME_LENGTH || (f != RF__F_IN && f != RF__F_OVER) ||
            time->n_days <= 0 || time->token < h.to || best->token < time->token)
            continue;
        for (uint32_t t = time->token + time->n_tokens; t < best->token; t++)
            if (doc->tokens[t].punct == ',' || doc->tokens[t].punct == ';')
                return true;
    }
    return false;
}

static bool is_behind_but(const rf__doc *doc, const rf__time *time, uint32_t to) {
    for (uint32_t i = time->token + time->n_tokens; i < to; i++)
        if (rf__function_at(doc, i) == RF__F_BUT)
            return true;
    return false;
}

/* "300 have fled in recent days, and 40 were killed last week": a time that tells no days, right
 * behind what is told. */
static bool vague_is_nearer(const rf__doc *doc, const rf__draft *draft, const rf__time *best) {
    enum { NEAR = 3 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t to = rf__hull_of(doc, draft).to;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        uint32_t end = time->token + time->n_tokens;
        if (time->vague && time->from == RF_NO_DATE && time->to == RF_NO_DATE &&
            time->token >= to && time->token <= to + NEAR && !holds(doc, to, time->token, ',') &&
            is_behind_but(doc, best, rf__hull_of(doc, draft).from))
            return true; /* "agreed in May, but the truce has broken down in recent weeks" */
        if (!time->vague || time->from != RF_NO_DATE || time->to != RF_NO_DATE ||
            time->token < to || best->token < end || holds(doc, to, time->token, ','))
            continue;
        for (uint32_t t = end; t < best->token; t++)
            if (doc->tokens[t].punct == ',' || doc->tokens[t].punct == ';' ||
                rf__is_edge_of_time(doc, t) || rf__function_at(doc, t) == RF__F_AS)
                return true;
    }
    return false;
}

const rf__time *rf__best_time(const rf__doc *doc, const rf__draft *draft, double *ret_score) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__time *best = NULL;
    /* A part has the period of its whole unless it stands right beside another time. */
    double score = draft->parent >= 0 ? 0.85 : 0.25;
    for (uint32_t i = 0; i < sentence->n_times; i++) {
        const rf__time *time = &doc->times[sentence->time + i];
        double s = rf__time_score(doc, draft, time);
        if (s > score) {
            score = s;
            best = time;
        }
    }
    const rf__time *fits = best;
    /* "Since 16 June, when ..., 66 houses have so far been damaged": one beginning, told once. */
    const rf__time *first = sentence->n_times ? &doc->times[sentence->time] : NULL;
    if (best && best->kind == RF__TIME_SINCE && best->from == RF_NO_DATE &&
        first->kind == RF__TIME_SINCE && first->from != RF_NO_DATE && !first->of_speech &&
        first->token <= sentence->token + 1 && !rf__is_superlative(doc, sentence, first))
        best = first;
    /* "Since 3 May 40 have died; most came after 20 May", "The storm, which struck on 14 May, has
     * left 34 dead; aid came on 20 May": a time of another part of the sentence */
    uint32_t behind = rf__hull_of(doc, draft).to;
    bool part = best && best->token >= behind && first->token < behind &&
                holds(doc, behind, best->token, ';') && first->from != RF_NO_DATE &&
                !first->of_speech;
    if (part)
        best = opens_sentence(doc, draft, first) && rf__time_score(doc, draft, first) > 0 ? first
                                                                                          : NULL;
    best = rf__state_of_day(doc, draft, best);
    best = best || draft->parent >= 0 ? best : rf__as_of_at_end(doc, draft);
    *ret_score = best == fits ? score : 1;
    return best && !length_is_nearer(doc, draft, best) && !vague_is_nearer(doc, draft, best) ? best
                                                                                             : NULL;
}
